"""The content model of a lembar dokumentasi, and the wording that an office gives it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from zi_model.data import Data
from zi_model.naskah.inti.bagian import UMUM
from zi_model.naskah.inti.naskah import Foto, Isi, Isian, KodeQR, KopSurat, Kutipan, PenandaTangan, Teks
from zi_model.pola import boleh

_KEPUTUSAN = ("satker", "nomor", "tahun", "tanggal", "tentang")
_BARIS = (*UMUM, "keputusan", "kode", "aksi", "indikator", "bukti_fisik", "unit")

Pola = Annotated[str, boleh(*UMUM)]
PolaBaris = Annotated[str, boleh(*_BARIS)]
PolaJumlah = Annotated[str, boleh(*_BARIS, "jumlah")]


class TeksLembar(Data):
    """The wording that all sheets share.

    `penanda_tangan` is the id of a post; None: whoever heads the unit that answers for the row.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset({*_KEPUTUSAN, *_BARIS, "jumlah", "kurang", "berkas", "rapat"})

    penanda_tangan: str | None
    penanda_tangan_tanpa_pejabat: Annotated[str, boleh("unit")]
    judul: Pola
    keputusan: Annotated[str, boleh(*_KEPUTUSAN)]
    dasar: PolaBaris
    gambar: PolaJumlah
    video: PolaJumlah
    berkas: PolaJumlah
    tanpa_bukti: PolaBaris
    kurang: PolaBaris
    kurang_isian: Annotated[str, boleh(*_BARIS, "kurang")]
    tanpa_tanggal: str
    di_luar: Pola
    bukan_hari_rapat: Annotated[str, boleh("rapat")] = "bukan hari acara, {rapat}"
    tanpa_durasi: str
    salinan: Annotated[str, boleh("berkas")]
    tak_tampil: str
    tak_terbaca: str
    penutup: PolaBaris
    penutup_tanpa: PolaBaris = "Demikian lembar dokumentasi ini disiapkan untuk dilengkapi sebagaimana disebut di atas."


class TeksDokumentasi(Data):
    """The wording of one sheet: its subject, its file, its purpose, the prompt of the paragraph that people write.

    `untuk_baris` are codes of rows that call for a letter of another kind and for this sheet too.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset(_BARIS)

    perihal: Pola
    nama_berkas: Annotated[str, boleh(*UMUM, "kode")]
    tujuan: PolaBaris
    uraian: str
    untuk_baris: tuple[str, ...] = ()


class AcaraLembar(Isi):
    """The meeting that a sheet documents, as its undangan names it."""

    hari_tanggal: Teks
    waktu: Teks
    tempat: Teks
    acara: Teks
    moda: Teks = ""
    tautan: Teks = ""


class FotoLembar(Isi):
    """One picture with what is known of it; `catatan` is a remark ("" if there is none).

    `judul` is its file's name, or where that says nothing (a meeting) the day in a control for people to go on from;
    then the line below it, `tanggal`, has only the remark.
    """

    nomor: int
    gambar: Foto
    judul: Teks
    tanggal: str
    catatan: str


class BarisFoto(Isi):
    """Two pictures side by side; the last row may have one only."""

    kiri: FotoLembar
    kanan: FotoLembar | None


class VideoLembar(Isi):
    """One film: its file, its length, and the QR code of its name and SHA-256."""

    berkas: Kutipan
    durasi: str
    diterima: str
    sidik: str
    qr: KodeQR


class BerkasLembar(Isi):
    """One accepted file that the sheet does not show, and why when it could have been shown."""

    berkas: Kutipan
    jenis: str
    diterima: str
    keterangan: Teks


class IsiDokumentasi(Isi):
    """What the sheet's template may name."""

    kop: KopSurat
    judul: str
    periode: str
    kegiatan: Teks
    indikator: Teks
    unit: str
    acara: AcaraLembar | None
    dasar: Teks
    tujuan: Teks
    uraian: Isian | None
    kurang: tuple[Teks, ...]
    foto_pengantar: Teks
    foto: tuple[BarisFoto, ...]
    video_pengantar: Teks
    video: tuple[VideoLembar, ...]
    berkas_pengantar: Teks
    berkas: tuple[BerkasLembar, ...]
    penutup: Teks
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan
