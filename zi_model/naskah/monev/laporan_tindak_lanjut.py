"""The report on the follow-up of recommendations: a letter of its own each quarter, with the evidence of each.

An evaluator asks of every recommendation what became of it, and for the proof. It tells what Bab IV of the monev report
tells, of the other meetings' notulas too, and lists every file that it relies on. It is owed only when something was
issued that can be followed up, and proves no row of the plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from zi_model.bahasa import angka_dan_kata, isi_teks, tanggal_panjang
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.inti.bagian import (
    KOSONG,
    NASKAH_LAPORAN,
    UMUM,
    ButirDasar,
    kutip,
    nama_berkas_aman,
    nama_ringkas,
    nilai_umum,
    susun_dasar,
    susun_tempat_tanggal,
)
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import (
    Isi,
    KopSurat,
    KunciNaskah,
    Kutipan,
    Naskah,
    PenandaTangan,
    Teks,
    sambung,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.inti.tindak_lanjut import (
    TindakLanjutTriwulan,
    dikutip,
    kelompokkan,
    per_naskah,
    rincian_keadaan,
    sebut_terbit,
    tulis_dasar,
)
from zi_model.periode import Periode
from zi_model.pola import boleh
from zi_model.tindak_lanjut import (
    LAPORAN,
    KeadaanRekomendasi,
    KeadaanTindakLanjut,
    laporan_belum_terbit,
    nilai_terbit,
)

NAMA = "laporan/tindak-lanjut"
JENIS = bentuk_kunci(NAMA)
"""Kind of the letter."""
_ISI = (*UMUM, "keadaan", "jumlah", "rincian")
_KEPUTUSAN = ("satker", "nomor", "tahun", "tanggal", "tentang")

Pola = Annotated[str, boleh(*_ISI)]


class TeksLaporanTindakLanjut(Data):
    """The wording: `keadaan` is the day by which it counts, `rincian` how many are in which state.

    `mengingat` are ids of legal references, `penanda_tangan` is the id of a post; `lalu` is a quarter without an issued
    report.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset({*_ISI, *_KEPUTUSAN, "lalu"})

    penanda_tangan: str
    judul: tuple[Pola, ...]
    perihal: Pola
    nama_berkas: Pola
    mengingat: tuple[str, ...]
    keputusan: Annotated[str, boleh(*_KEPUTUSAN)]
    pendahuluan: tuple[Pola, ...]
    tidak_terbit: Annotated[str, boleh(*UMUM, "keadaan", "lalu")]
    rekapitulasi: Pola
    hasil: Pola
    pimpinan: Pola
    pimpinan_tanpa: Pola
    bukti: Pola
    bukti_tanpa: Pola
    jawaban: str
    penutup: tuple[Pola, ...]


class BarisRekapitulasi(Isi):
    """How many of what was asked of somebody is in which state."""

    nomor: str
    siapa: Kutipan
    jumlah: int
    selesai: int
    berjalan: int
    belum: int
    tidak_tercapai: int


class ButirPimpinan(Isi):
    """A recommendation that the leaders have to decide: of which letter, its words, why."""

    asal: str
    teks: Kutipan
    unit: Kutipan
    dasar: Teks


class BarisBuktiTindakLanjut(Isi):
    """One file: for which recommendation of the letter, for which row of the plan (or none), what it is, since when."""

    nomor: int
    kode: str
    berkas: Kutipan
    jenis: Teks
    diterima: str


class KelompokBukti(Isi):
    """The files for the recommendations of one letter."""

    judul: str
    baris: tuple[BarisBuktiTindakLanjut, ...]


class IsiLaporanTindakLanjut(Isi):
    """What the template may name."""

    kop: KopSurat
    judul: tuple[str, ...]
    periode: str
    nomor: Teks
    pendahuluan: tuple[str, ...]
    dasar: tuple[ButirDasar, ...]
    rekapitulasi_pengantar: str
    rekapitulasi: tuple[BarisRekapitulasi, ...]
    rekapitulasi_jumlah: BarisRekapitulasi
    hasil_pengantar: str
    hasil: tuple[TindakLanjutTriwulan, ...]
    pimpinan_pengantar: str
    pimpinan: tuple[ButirPimpinan, ...]
    bukti_pengantar: str
    bukti: tuple[KelompokBukti, ...]
    penutup: tuple[str, ...]
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan


def susun_laporan_tindak_lanjut(bahan: Bahan, periode: Periode) -> list[Naskah]:
    """Return the report on what became of recommendations by the day of a quarter's report; none without any.

    Raises:
        KeyError: when nobody holds the post that signs.

    """
    kantor = bahan.kantor
    if NAMA not in kantor.teks:
        return []
    penyampai = [t for t in bahan.terbit if t.jenis == LAPORAN and t.periode < periode]
    milik = [t for t in bahan.terbit if t.jenis != LAPORAN or t.periode < periode]
    semua = dikutip(nilai_terbit(bahan.dengan_terbit(milik), bahan.keadaan(periode), periode), penyampai)
    if not semua:
        return []
    teks = kantor.teks.ambil(NAMA, TeksLaporanTindakLanjut)
    umum = nilai_umum(kantor.satker, periode)
    return [
        Naskah(
            kunci=KunciNaskah(kantor.satker.kode, JENIS, "", periode),
            perihal=isi_teks(teks.perihal, umum),
            templat="laporan-tindak-lanjut.docx",
            nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, umum | {"periode": nama_ringkas(periode)})),
            keluarga="laporan",
            isi=_susun_isi(bahan, periode, teks, semua),
            unit=bahan.tahun.unit_naskah(NASKAH_LAPORAN),
        )
    ]


def _susun_isi(
    bahan: Bahan, periode: Periode, teks: TeksLaporanTindakLanjut, semua: Sequence[KeadaanRekomendasi]
) -> IsiLaporanTindakLanjut:
    kantor, tanggal = bahan.kantor, sesudah(periode)
    nilai = nilai_umum(kantor.satker, periode) | {
        "keadaan": tanggal_panjang(bahan.keadaan(periode)),
        "jumlah": angka_dan_kata(len(semua)),
        "rincian": rincian_keadaan(semua),
    }
    pimpinan = [s for s in semua if s.keadaan is KeadaanTindakLanjut.DIESKALASI]
    bukti = tuple(_bukti(kantor, isi, teks.jawaban) for isi in per_naskah(semua))
    bukti = tuple(kelompok for kelompok in bukti if kelompok.baris)
    banyak = sum(len(kelompok.baris) for kelompok in bukti)
    belum_terbit = laporan_belum_terbit(bahan, periode)

    def berjumlah(pola: str, jumlah: int) -> str:
        return isi_teks(pola, nilai | {"jumlah": angka_dan_kata(jumlah)})

    return IsiLaporanTindakLanjut(
        kop=susun_kop(kantor.satker),
        judul=tuple(isi_teks(t, nilai) for t in teks.judul),
        periode=periode.nama.upper(),
        nomor=susun_nomor(kantor.satker, "laporan", NAMA, tanggal.year, bahan.tahun.unit_naskah(NASKAH_LAPORAN)),
        pendahuluan=(
            *(isi_teks(t, nilai) for t in teks.pendahuluan),
            *(isi_teks(teks.tidak_terbit, nilai | {"lalu": lalu.nama}) for lalu in belum_terbit),
        ),
        dasar=tuple(susun_dasar(bahan.tahun, NAMA, teks.mengingat, teks.keputusan, tanggal)),
        rekapitulasi_pengantar=isi_teks(teks.rekapitulasi, nilai),
        rekapitulasi=tuple(_rekapitulasi(semua)),
        rekapitulasi_jumlah=_baris_rekap("", "", semua),
        hasil_pengantar=isi_teks(teks.hasil, nilai),
        hasil=kelompokkan(kantor, semua),
        pimpinan_pengantar=berjumlah(teks.pimpinan if pimpinan else teks.pimpinan_tanpa, len(pimpinan)),
        pimpinan=tuple(_butir_pimpinan(kantor, s) for s in pimpinan),
        bukti_pengantar=berjumlah(teks.bukti if banyak else teks.bukti_tanpa, banyak),
        bukti=bukti,
        penutup=tuple(isi_teks(t, nilai) for t in teks.penutup),
        tempat_tanggal=susun_tempat_tanggal(kantor.satker),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
    )


def _rekapitulasi(semua: Sequence[KeadaanRekomendasi]) -> Iterator[BarisRekapitulasi]:
    """Yield a row for each who was asked, as the letters call them, in the order in which they first were."""
    menurut: dict[str, list[KeadaanRekomendasi]] = {}
    for satu in semua:
        menurut.setdefault(" ".join(satu.rekomendasi.unit.split()).casefold(), []).append(satu)
    for ke, isi in enumerate(menurut.values(), start=1):
        yield _baris_rekap(f"{ke}.", isi[0].rekomendasi.unit, isi)


def _baris_rekap(nomor: str, siapa: str, semua: Sequence[KeadaanRekomendasi]) -> BarisRekapitulasi:
    hitungan = Counter(s.keadaan for s in semua)
    k = KeadaanTindakLanjut
    return BarisRekapitulasi(
        nomor=nomor,
        siapa=kutip(siapa),
        jumlah=len(semua),
        selesai=hitungan[k.SELESAI] + hitungan[k.SELESAI_TERLAMBAT] + hitungan[k.DIJAWAB],
        berjalan=hitungan[k.BERJALAN],
        belum=hitungan[k.SEBAGIAN] + hitungan[k.BELUM] + hitungan[k.DIESKALASI],
        tidak_tercapai=hitungan[k.TIDAK_TERCAPAI],
    )


def _butir_pimpinan(kantor: Kantor, satu: KeadaanRekomendasi) -> ButirPimpinan:
    r = satu.rekomendasi
    return ButirPimpinan(
        asal=f"{sebut_terbit(kantor, satu.terbit)}, nomor {r.nomor}",
        teks=kutip(r.teks),
        unit=kutip(r.unit),
        dasar=tulis_dasar(satu),
    )


def _bukti(kantor: Kantor, semua: Sequence[KeadaanRekomendasi], jawaban: str) -> KelompokBukti:
    baris = [b for satu in semua for b in _baris_bukti(kantor, satu, jawaban)]
    return KelompokBukti(judul=sebut_terbit(kantor, semua[0].terbit), baris=tuple(baris))


def _baris_bukti(kantor: Kantor, satu: KeadaanRekomendasi, jawaban: str) -> Iterator[BarisBuktiTindakLanjut]:
    """Yield the files that count for a recommendation, and the one with which a person answered it."""
    nomor = satu.rekomendasi.nomor
    for b in satu.bukti:
        diterima = tanggal_panjang(b.diterima.astimezone(kantor.zona).date())
        yield BarisBuktiTindakLanjut(
            nomor=nomor, kode=b.kode, berkas=kutip(b.nama), jenis=str(b.jenis), diterima=diterima
        )
    j = satu.jawaban
    if j is not None and j.bukti is not None:
        yield BarisBuktiTindakLanjut(
            nomor=nomor,
            kode=KOSONG,
            berkas=kutip(j.bukti.rsplit("/", 1)[-1]),
            jenis=sambung([jawaban, " ", kutip(j.oleh)]),
            diterima=tanggal_panjang(j.saat.astimezone(kantor.zona).date()),
        )
