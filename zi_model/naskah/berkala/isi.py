"""What the reports of single rows say, as types: the wording they are given, the content they have.

What all reports say alike stands once, in the office's `naskah/laporan.yaml` (`TeksLaporan`); a
report's own file (`TeksLaporanBerkala`) has what only it can say. `Isi…` and `Baris…` models are the
contract of the Word template `laporan-berkala.docx`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zi_model.bukti import JenisBukti
from zi_model.data import Data
from zi_model.nama_naskah import NamaNaskah
from zi_model.naskah.berkala.kalimat import BARIS, PolaBaris, TeksIsian
from zi_model.naskah.berkala.teks_survei import TeksSurvei
from zi_model.naskah.berkala.teks_tabel import TeksTabel
from zi_model.naskah.inti.bagian import UMUM, BarisBukti, ButirDasar
from zi_model.naskah.inti.naskah import Grafik, Isi, KopSurat, Kutipan, PenandaTangan, Teks
from zi_model.pola import boleh

_KEPUTUSAN = ("satker", "nomor", "tahun", "tanggal", "tentang")
_LAPORAN = (*BARIS, "nama", "pokok")
_RAPAT = (*BARIS, "hari_rapat", "waktu_rapat", "tempat_rapat", "pimpinan_rapat", "jumlah_hadir")

PolaLaporan = Annotated[str, boleh(*_LAPORAN)]


class TeksLaporan(Data):
    """What all reports say alike. `penanda_tangan` is the id of a post.

    `nama_berkas` is how files are called, `indikator` names the row below the title, `pendukung` marks evidence that
    no need asked for; `isian_…` are the prompts of fill-ins. `hasil` stands where a report says nothing else before its
    tables. Without a remark of the unit `kendala_di_saran` sends to the first `saran`, which then asks for both (None:
    the kendala has a fill-in of its own).
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(
        {*_KEPUTUSAN, *_LAPORAN, "jumlah", "rincian", "kurang", "isian", "nama_berkas"}
    )

    penanda_tangan: str
    perihal: Annotated[str, boleh(*UMUM, "nama")]
    indikator: PolaLaporan = "Indikator {kode} Rencana Aksi Tahun {tahun}"
    nama_berkas: Annotated[str, boleh(*UMUM, "kode", "nama_berkas")]
    umum: tuple[PolaLaporan, ...]
    maksud: PolaLaporan
    tujuan: tuple[PolaLaporan, ...]
    ruang_lingkup: tuple[PolaLaporan, ...]
    keputusan: Annotated[str, boleh(*_KEPUTUSAN)]
    bukti_diminta: PolaLaporan
    bukti: Annotated[str, boleh(*_LAPORAN, "jumlah", "rincian")]
    bukti_tanpa: PolaLaporan
    bukti_kurang: Annotated[str, boleh(*_LAPORAN, "kurang", "isian")]
    isian_bukti_kurang: Annotated[str, boleh("kurang")]
    terkait: PolaLaporan
    hasil: tuple[PolaLaporan, ...] = ("Hasil yang dicapai pada {periode} disajikan pada bagian berikut.",)
    kendala: PolaLaporan
    kendala_di_saran: PolaLaporan | None = None
    isian_kendala: str
    penutup: tuple[PolaLaporan, ...]
    pendukung: str


class TeksRapatLaporan(Data):
    """The meeting that a report tells of, by the name of its wording.

    `terlaksana` is what is said of it once its notula stands; until then `isian` is the prompt.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(_RAPAT)

    nama: NamaNaskah
    terlaksana: Annotated[str, boleh(*_RAPAT)]
    isian: str


class TeksLaporanBerkala(Data):
    """What one report alone says. `nama` is its title, `pokok` what it tells, in a sentence's middle.

    `mengingat` are ids of legal references. `terkait` are the letters (as rows of the plan call them)
    of other rows whose state the report tells too. `penanda_tangan` only if another one signs.
    `untuk_baris` are codes of rows that call for a letter of another kind and for this report too.
    `membuktikan` are the proofs that it holds besides being a report (a list, a recapitulation). `rapat` is told after
    `kegiatan`. Without `hasil` the shared one stands there.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(BARIS)

    nama: Annotated[str, boleh(*UMUM)]
    nama_berkas: str
    pokok: PolaBaris
    untuk_baris: tuple[str, ...] = ()
    membuktikan: tuple[Annotated[JenisBukti, Field(strict=False)], ...] = ()
    penanda_tangan: str | None = None
    mengingat: tuple[str, ...]
    umum: tuple[PolaBaris, ...]
    tujuan: tuple[PolaBaris, ...]
    kegiatan: tuple[PolaBaris | TeksIsian, ...]
    rapat: TeksRapatLaporan | None = None
    terkait: tuple[NamaNaskah, ...] = ()
    hasil: tuple[PolaBaris | TeksIsian, ...] = ()
    survei: TeksSurvei | None = None
    bagian: tuple[TeksTabel, ...] = ()
    simpulan: tuple[PolaBaris | TeksIsian, ...]
    saran: tuple[PolaBaris | TeksIsian, ...]


class BarisTerkait(Isi):
    """The state of another row's obligation in the same time."""

    kode: str
    kegiatan: str
    jatuh_tempo: str
    keadaan: str


class BarisTabel(Isi):
    """A row of a section's table: its number ("" of a sum) and as many cells as the table has columns."""

    nomor: int | Literal[""]
    sel: tuple[Teks, ...]


class BagianKhusus(Isi):
    """A section of its own: heading, introduction, a table of 2 to 5 columns, what follows it.

    `nomor` is its number in the report's part, set when all sections are there. `grafik` is the heading of the
    chart that shows its table ("" it has none).
    """

    nomor: int = 0
    judul: Teks
    pengantar: Teks
    kolom: tuple[str, ...]
    baris: tuple[BarisTabel, ...]
    grafik: Teks = ""
    penutup: tuple[Teks, ...] = ()


class IsiLaporanBerkala(Isi):
    """A report in the office's five parts; `nomor_bukti` is the number of the section after the special ones.

    `grafik` are the figures of its sections' charts.
    """

    kop: KopSurat
    judul: tuple[str, ...]
    periode: str
    indikator: Teks
    nomor: Teks
    umum: tuple[Teks, ...]
    maksud: Teks
    tujuan: tuple[Teks, ...]
    ruang_lingkup: tuple[Teks, ...]
    dasar: tuple[ButirDasar, ...]
    kegiatan: tuple[Teks, ...]
    hasil: tuple[Teks, ...]
    bagian: tuple[BagianKhusus, ...]
    nomor_bukti: int
    bukti: tuple[Teks, ...]
    terkait_pengantar: Teks
    terkait: tuple[BarisTerkait, ...]
    kendala: Teks
    kendala_catatan: tuple[Kutipan, ...]
    simpulan: tuple[Teks, ...]
    saran: tuple[Teks, ...]
    penutup: tuple[Teks, ...]
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan
    lampiran: tuple[BarisBukti, ...]
    grafik: tuple[Grafik, ...] = ()
