"""What the quarterly monev report says, as types: the wording it is given, the content it has.

`Teks…` models are read from the office's `naskah/laporan/monev.yaml`; `Isi…` and `Baris…` models are
the contract of the Word template `laporan-monev.docx`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from zi_model import rekomendasi
from zi_model.data import Data
from zi_model.naskah.inti.bagian import UMUM, BarisBukti, ButirDasar
from zi_model.naskah.inti.naskah import Grafik, Isi, KopSurat, Kutipan, PenandaTangan, Teks
from zi_model.naskah.monev.tindak_lanjut_isi import TeksBabTindakLanjut, TindakLanjutTriwulan
from zi_model.pola import boleh
from zi_model.rekomendasi import TeksRekomendasi

_KEPUTUSAN = ("satker", "nomor", "tahun", "tanggal", "tentang")
_RENCANA = (*UMUM, "keputusan", "komponen", "indikator", "kewajiban")
_CAPAIAN = (*UMUM, "komponen", "kewajiban", "jatuh_tempo", "terpenuhi", "belum", "persen")
_SEL = ("bukti", "berkas", "tanggal", "jumlah", "alasan", "ada", "perlu", "capaian")
_CATATAN = ("catatan", "nomor", "kode", "indikator", "periode", "unit")
_JUMLAH = (*UMUM, "jumlah")

Pola = Annotated[str, boleh(*UMUM)]
PolaRencana = Annotated[str, boleh(*_RENCANA)]
PolaCapaian = Annotated[str, boleh(*_CAPAIAN)]
PolaJumlah = Annotated[str, boleh(*_JUMLAH)]


class TeksStatus(Data):
    """What each state of an obligation means, for the reader of the tables."""

    lengkap: str
    lengkap_terlambat: str
    kurang: str
    terlambat: str
    berjalan: str
    belum_waktunya: str


class TeksPelaksanaan(Data):
    """Bab II: the sentence before each component's table, and what stands in its cells."""

    pengantar: PolaCapaian
    tanpa_jatuh_tempo: PolaCapaian
    tanpa_kewajiban: PolaCapaian
    jatuh_tempo: Annotated[str, boleh("tanggal")]
    realisasi: Annotated[str, boleh("ada", "perlu")]
    bukti: Annotated[str, boleh("bukti", "berkas", "tanggal")]
    bukti_lain: Annotated[str, boleh("jumlah")]
    tanpa_bukti: str
    catatan: Annotated[str, boleh("catatan")]
    catatan_panjang: Annotated[str, boleh("nomor")]
    # printed no more: an office's own wording of an earlier version may still have them
    ditolak: Annotated[str, boleh("berkas", "alasan")] = ""
    ditolak_lain: Annotated[str, boleh("jumlah")] = ""


class TeksHasil(Data):
    """Bab III: achievement, what is missing, remarks, recommendations."""

    capaian: PolaCapaian
    capaian_tanpa_jatuh_tempo: PolaCapaian
    keterangan_kosong: str
    grafik: Annotated[str, boleh("periode", "capaian")]
    belum: PolaJumlah
    belum_tanpa: PolaJumlah
    belum_unit: Annotated[str, boleh("unit", "jumlah")]
    kendala: PolaJumlah
    kendala_tanpa: PolaJumlah
    kendala_judul: Annotated[str, boleh("kode", "indikator", "periode", "unit")]
    rekomendasi: PolaJumlah
    rekomendasi_tanpa: PolaJumlah
    aturan: TeksRekomendasi


class TeksLaporanMonev(Data):
    """The wording of the quarterly monev report.

    `mengingat` are ids of legal references, `penanda_tangan` is the id of a post. What is overdue is
    asked for within `tenggat_hari_kerja` working days after the quarter's end.
    """

    ISIAN: ClassVar[frozenset[str]] = rekomendasi.ISIAN.union(_KEPUTUSAN, _RENCANA, _CAPAIAN, _SEL, _CATATAN)

    penanda_tangan: str
    tenggat_hari_kerja: Annotated[int, Field(ge=1, le=60)]
    judul: tuple[Pola, ...]
    perihal: Pola
    nama_berkas: Pola
    mengingat: tuple[str, ...]
    keputusan: Annotated[str, boleh(*_KEPUTUSAN)]
    latar_belakang: tuple[PolaRencana, ...]
    maksud: PolaRencana
    tujuan: tuple[PolaRencana, ...]
    ruang_lingkup: tuple[PolaRencana, ...]
    status: TeksStatus
    pelaksanaan: TeksPelaksanaan
    hasil: TeksHasil
    tindak_lanjut: TeksBabTindakLanjut
    penutup_rekomendasi: PolaCapaian
    penutup: PolaCapaian
    lampiran: PolaJumlah
    lampiran_tanpa: PolaJumlah
    pendukung: str


class ArtiStatus(Isi):
    """One state and its meaning."""

    status: str
    arti: str


class BarisPelaksanaan(Isi):
    """One obligation in the table of its component; cells with several lines are tuples."""

    kode: str
    kegiatan: Teks
    indikator: Teks
    target: tuple[str, ...]
    realisasi: str
    bukti: tuple[Teks, ...]
    status: str
    keterangan: tuple[Teks, ...]


class BagianAspek(Isi):
    """An aspect and the obligations under it."""

    nama: Teks
    baris: tuple[BarisPelaksanaan, ...]


class BagianKomponen(Isi):
    """A component: its letter in the chapter, its name, a sentence with its figures, its table."""

    huruf: str
    nama: str
    pengantar: str
    aspek: tuple[BagianAspek, ...]


class BarisCapaian(Isi):
    """Achievement of one component, or of all; `persen` is `33,33` or a dash."""

    nomor: str
    komponen: str
    kewajiban: int
    jatuh_tempo: int
    terpenuhi: int
    belum: int
    persen: str


class BarisBelum(Isi):
    """One obligation that fell due and is not complete."""

    kode: str
    indikator: str
    bukti: str
    jatuh_tempo: str


class BelumUnit(Isi):
    """What one unit has not handed in."""

    judul: str
    baris: tuple[BarisBelum, ...]


class Kendala(Isi):
    """A unit's remark in full, under the row that it is about."""

    nomor: int
    judul: str
    catatan: Kutipan


class BarisRekomendasi(Isi):
    """One recommendation."""

    nomor: int
    kode: str
    teks: str
    batas: str


class IsiLaporanMonev(Isi):
    """The quarterly monev report."""

    kop: KopSurat
    judul: tuple[str, ...]
    periode: str
    tahun: int
    nomor: Teks
    latar_belakang: tuple[str, ...]
    dasar: tuple[ButirDasar, ...]
    maksud: str
    tujuan: tuple[str, ...]
    ruang_lingkup: tuple[str, ...]
    arti_status: tuple[ArtiStatus, ...]
    komponen: tuple[BagianKomponen, ...]
    capaian_pengantar: str
    capaian: tuple[BarisCapaian, ...]
    capaian_jumlah: BarisCapaian
    capaian_keterangan: str
    grafik: tuple[Grafik, ...]
    belum_pengantar: str
    belum: tuple[BelumUnit, ...]
    kendala_pengantar: str
    kendala: tuple[Kendala, ...]
    rekomendasi_pengantar: str
    rekomendasi: tuple[BarisRekomendasi, ...]
    tindak_lanjut_pengantar: tuple[str, ...]
    tindak_lanjut: tuple[TindakLanjutTriwulan, ...]
    penutup: tuple[str, ...]
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan
    lampiran_pengantar: str
    lampiran: tuple[BarisBukti, ...]
