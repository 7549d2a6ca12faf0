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
from zi_model.naskah.monev import teks_hasil
from zi_model.naskah.monev.teks_hasil import TeksBelum, TeksPenyebab, TeksPerkembangan, TeksRapatMonev, TeksRingkasan
from zi_model.naskah.monev.tindak_lanjut_isi import TeksBabTindakLanjut, TindakLanjutTriwulan
from zi_model.pola import boleh
from zi_model.rekomendasi import TeksAnjuran

_KEPUTUSAN = ("satker", "nomor", "tahun", "tanggal", "tentang")
_RENCANA = (*UMUM, "keputusan", "komponen", "indikator", "kewajiban", "keadaan")
_CAPAIAN = (*UMUM, "komponen", "kewajiban", "jatuh_tempo", "terpenuhi", "belum", "persen")
_SEL = ("bukti", "berkas", "tanggal", "jumlah", "alasan", "ada", "perlu", "capaian", "satuan", "nomor")
_CATATAN = ("catatan", "nomor", "kode", "indikator", "periode", "unit")
_JUMLAH = (*UMUM, "jumlah")
_LAMA = ("lengkap_pada",)  # what wording of earlier versions may name where it is printed no more

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
    realisasi_target: Annotated[str, boleh("ada", "perlu", "satuan")] = "{ada} dari {perlu} {satuan}"
    laporan_ini: str = "Terpenuhi dengan laporan ini sejak ditandatangani."
    bukti_laporan_ini: Annotated[str, boleh("bukti")] = "{bukti}: laporan ini"
    bukti: Annotated[str, boleh("bukti", "berkas", "tanggal")]
    bukti_lain: Annotated[str, boleh("jumlah")]
    tanpa_bukti: str
    catatan: Annotated[str, boleh("catatan")]
    catatan_panjang: Annotated[str, boleh("nomor")]
    # printed no more: an office's own wording of an earlier version may still have them
    ditolak: Annotated[str, boleh("berkas", "alasan")] = ""
    ditolak_lain: Annotated[str, boleh("jumlah")] = ""


class TeksHasil(Data):
    """Bab III: achievement, what is missing, why, recommendations."""

    capaian: PolaCapaian
    capaian_tanpa_jatuh_tempo: PolaCapaian
    keterangan_kosong: str
    grafik: Annotated[str, boleh("periode", "capaian")]
    perkembangan: TeksPerkembangan = TeksPerkembangan()
    belum: PolaJumlah
    belum_tanpa: PolaJumlah
    belum_unit: Annotated[str, boleh("unit", "jumlah")]
    belum_rincian: TeksBelum = TeksBelum()
    penyebab: TeksPenyebab = TeksPenyebab()
    kendala_judul: Annotated[str, boleh("kode", "indikator", "periode", "unit")]
    rekomendasi: PolaJumlah
    anjuran: TeksAnjuran = TeksAnjuran()
    # printed no more: an office's own wording of an earlier version may still have them
    kendala: PolaJumlah = ""
    kendala_tanpa: PolaJumlah = ""
    rekomendasi_tanpa: PolaJumlah = ""
    aturan: dict[str, str] = Field(default_factory=dict)


class TeksLaporanMonev(Data):
    """The wording of the quarterly monev report.

    `mengingat` are ids of legal references, `penanda_tangan` is the id of a post. What is overdue is asked for until
    the end of a month, `tenggat_hari_kerja` working days after the report is drafted at least.
    """

    ISIAN: ClassVar[frozenset[str]] = rekomendasi.ISIAN.union(
        _KEPUTUSAN, _RENCANA, _CAPAIAN, _SEL, _CATATAN, _LAMA, teks_hasil.ISIAN
    )

    penanda_tangan: str
    tenggat_hari_kerja: Annotated[int, Field(ge=1, le=60)]
    judul: tuple[Pola, ...]
    perihal: Pola
    nama_berkas: Pola
    mengingat: tuple[str, ...]
    keputusan: Annotated[str, boleh(*_KEPUTUSAN)]
    ringkasan: TeksRingkasan = TeksRingkasan()
    rapat: TeksRapatMonev = TeksRapatMonev()
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
    lampiran_naskah: PolaJumlah = (
        "Naskah rapat yang telah ditetapkan berjumlah {jumlah}, sebagaimana tercantum dalam Lampiran."
    )
    pendukung: str
    # printed no more: an office's own wording of an earlier version may still have it
    lampiran_tanpa: PolaJumlah = ""


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
    """Achievement of one component or unit, or of all; figures that are quoted later are controls, `persen` `33,33`."""

    nomor: str
    nama: str
    kewajiban: Teks
    jatuh_tempo: Teks
    terpenuhi: Teks
    tepat_waktu: Teks
    belum: Teks
    persen: Teks


class BarisPerkembangan(Isi):
    """The figures of one quarter, as its report was issued; the last row is this report's own."""

    periode: str
    jatuh_tempo: str
    terpenuhi: str
    tepat_waktu: str
    persen: str


class BarisBelum(Isi):
    """One obligation that fell due and is not complete: what is missing, how long overdue, late since when."""

    kode: str
    indikator: str
    bukti: str
    batas: str
    lewat: str
    berulang: str


class BelumUnit(Isi):
    """What one unit has not handed in."""

    judul: str
    baris: tuple[BarisBelum, ...]


class Kendala(Isi):
    """A unit's remark in full, under the row that it is about; its number is a control by which it is known again."""

    nomor: Teks
    judul: str
    catatan: Kutipan


class PenyebabUnit(Isi):
    """Why a unit has not handed in: its remarks, or a fill-in where it made none about what is missing."""

    unit: str
    kendala: tuple[Kendala, ...]
    isian: Teks


class BarisRekomendasi(Isi):
    """One recommendation; its number is the control that tells which obligations it is for."""

    nomor: Teks
    teks: Teks
    penanggung_jawab: str
    batas: str
    kode: str


class BarisSurat(Isi):
    """One letter of the meeting: what it is, its number and its date."""

    sebutan: str
    nomor: str
    tanggal: str


class IsiLaporanMonev(Isi):
    """The quarterly monev report."""

    kop: KopSurat
    judul: tuple[str, ...]
    periode: str
    tahun: int
    nomor: Teks
    ringkasan: tuple[Teks, ...]
    ringkasan_pengantar: str
    ringkasan_butir: tuple[str, ...]
    latar_belakang: tuple[str, ...]
    dasar: tuple[ButirDasar, ...]
    maksud: str
    tujuan: tuple[str, ...]
    ruang_lingkup: tuple[str, ...]
    arti_status: tuple[ArtiStatus, ...]
    rapat: tuple[Teks, ...]
    rapat_simpulan_pengantar: str
    rapat_simpulan: Teks
    komponen: tuple[BagianKomponen, ...]
    capaian_pengantar: str
    capaian: tuple[BarisCapaian, ...]
    capaian_jumlah: BarisCapaian
    capaian_keterangan: str
    capaian_unit: tuple[BarisCapaian, ...]
    capaian_uraian: tuple[str, ...]
    perkembangan: tuple[BarisPerkembangan, ...]
    perkembangan_uraian: tuple[str, ...]
    grafik: tuple[Grafik, ...]
    grafik_judul: str
    belum_pengantar: str
    belum: tuple[BelumUnit, ...]
    belum_uraian: tuple[str, ...]
    penyebab_pengantar: str
    penyebab: tuple[PenyebabUnit, ...]
    rekomendasi_pengantar: str
    rekomendasi_lama: str
    rekomendasi: tuple[BarisRekomendasi, ...]
    tindak_lanjut_pengantar: tuple[str, ...]
    tindak_lanjut: tuple[TindakLanjutTriwulan, ...]
    penutup: tuple[str, ...]
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan
    lampiran_pengantar: tuple[str, ...]
    surat_rapat: tuple[BarisSurat, ...]
    lampiran: tuple[BarisBukti, ...]
