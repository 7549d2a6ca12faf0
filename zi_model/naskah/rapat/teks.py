"""The wording of a meeting: what its undangan, daftar hadir, notula, photo sheet and calendar entry say.

One type for every kind of meeting. What only some have is optional: a table of commitments, a
speaker, a day or an hour other than the office's usual one.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from zi_model.data import Data
from zi_model.naskah.dokumentasi.isi import TeksDokumentasi
from zi_model.naskah.inti.bagian import UMUM
from zi_model.naskah.rapat.tindak_lanjut_rapat import TeksTindakLanjutRapat
from zi_model.satker import Hari, Pukul


class TeksWaktu(Data):
    """Where a meeting differs from the office's usual day, hour and place; None: as usual."""

    hari: Hari | None = None
    pukul: Pukul | None = None
    sampai: str | None = None
    tempat: str | None = None


class TeksUndangan(Data):
    """Wording of the undangan; `yth` are its addressees, `tembusan` may be empty.

    `pembuka_sebelum_rencana` opens one that is older than the plan's decree, which it therefore does not name; None:
    it opens as any other.
    """

    penanda_tangan: str
    sifat: str
    lampiran: str
    hal: str
    yth: tuple[str, ...]
    di: str
    pembuka: str
    pembuka_sebelum_rencana: str | None = None
    penutup: tuple[str, ...]
    tembusan: tuple[str, ...]
    nama_berkas: str


class TeksPerubahan(Data):
    """Wording of an undangan that changes an earlier one; else it is worded as that one.

    {hal}, {nomor} and {tanggal} are the earlier one's, {semula} is when and where the meeting was to be.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(("hal", "nomor", "tanggal", "semula"))

    hal: str = "Perubahan {hal}"
    pembuka: str = (
        "Menyusuli surat kami Nomor {nomor} tanggal {tanggal} hal {hal}, dengan ini kami sampaikan bahwa acara "
        "tersebut, yang semula dijadwalkan pada {semula}, diubah menjadi:"
    )
    penutup: tuple[str, ...] = (
        "Hal-hal lain dalam surat tersebut tetap berlaku.",
        "Demikian disampaikan, atas perhatian dan kehadiran Saudara diucapkan terima kasih.",
    )


class TeksDaftarHadir(Data):
    """Wording of the daftar hadir, and how many empty rows follow the officials'.

    `semua_pegawai`: everybody is invited, so that an office with a list of its staff has their names in these rows.
    """

    judul: str
    baris_pegawai: int = Field(ge=0, le=300)
    semua_pegawai: bool = False
    nama_berkas: str


class TeksBagianNotula(Data):
    """A part of the notula that people write: its heading and the prompt of its fill-in."""

    judul: str
    isian: str


class TeksNotula(Data):
    """Wording of the notula.

    `pimpinan` and `pemateri` are what whoever leads and whoever speaks is called (None: nobody speaks). `lalu` words
    what the meeting hears of earlier decisions; `yang_hadir` and `jumlah_hadir` prompt for the leaders who were there
    and for how many came. `komitmen` is the sentence before the table of obligations due (None: they are not
    discussed); `baris_tindak_lanjut` is how many empty rows the follow-up table has after the first.
    """

    judul: str
    pimpinan: str
    pemateri: str | None = None
    peserta: str
    lalu: TeksTindakLanjutRapat = TeksTindakLanjutRapat()
    yang_hadir: str = "unsur pimpinan yang hadir: Ketua, para Anggota, Sekretaris, dan para Kepala Sub Bagian"
    jumlah_hadir: str = "jumlah yang hadir menurut daftar hadir, misalnya 24 orang"
    agenda: tuple[str, ...]
    komitmen: str | None = None
    pembahasan: TeksBagianNotula
    simpulan: TeksBagianNotula
    baris_tindak_lanjut: int = Field(ge=0, le=100)
    nama_berkas: str


class TeksKalender(Data):
    """Wording of the calendar entry: its notes."""

    keterangan: str
    nama_berkas: str


class TeksRapat(Data):
    """What a meeting's letters say. `acara` is the subject, the same in all of them.

    `untuk_baris` are codes of rows that call for a letter of another kind and for this meeting too.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(UMUM)

    untuk_baris: tuple[str, ...] = ()
    waktu: TeksWaktu = TeksWaktu()
    acara: str
    undangan: TeksUndangan
    perubahan: TeksPerubahan = TeksPerubahan()
    daftar_hadir: TeksDaftarHadir
    notula: TeksNotula
    dokumentasi: TeksDokumentasi
    kalender: TeksKalender
