"""Recommendations as issued, quoted word for word with what became of them: the rows that letters print.

Which of them a letter tells is one rule (`dikutip`): all of what no issued letter has followed up yet, and of the
others what was still open when the last one did. Nothing is lost from sight, and nothing settled is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zi_model.bahasa import angka_dan_kata, deret, tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import kutip, nilai_umum
from zi_model.naskah.inti.naskah import Isi, Kutipan, Teks, sambung
from zi_model.naskah.inti.tulis import tulis
from zi_model.terbit import NaskahTerbit
from zi_model.tindak_lanjut import LAPORAN, NOTULA, KeadaanRekomendasi, KeadaanTindakLanjut, hari_keadaan


class BarisTindakLanjut(Isi):
    """One recommendation as issued, and what became of it: `keadaan` in a word, `dasar` with the evidence.

    `nomor` is its place in the letter that is quoted; `unit` and `batas` are who was asked and until when, as it says.
    """

    nomor: int
    teks: Kutipan
    unit: Kutipan
    batas: Kutipan
    keadaan: str
    dasar: Teks


class TindakLanjutTriwulan(Isi):
    """The recommendations of one issued letter, under the line that names it."""

    judul: str
    baris: tuple[BarisTindakLanjut, ...]


def dikutip(semua: Iterable[KeadaanRekomendasi], penyampai: Sequence[NaskahTerbit]) -> list[KeadaanRekomendasi]:
    """Return which recommendations a letter tells, the latest letter's first, those of reports before those of notulas.

    `penyampai` are the issued letters before it that told of recommendations. What a later report asks for again is
    told as that one's.
    """
    terakhir = max((hari_keadaan(t) for t in penyampai), default=None)
    hasil = []
    for satu in semua:
        if satu.diulang_di:
            continue
        baru = not any(_menyampaikan(t, satu.terbit) for t in penyampai)
        lalu = satu.diputus_pada is not None and terakhir is not None and satu.diputus_pada <= terakhir
        if baru or satu.keadaan.terbuka or not lalu:
            hasil.append(satu)
    urutan = sorted(hasil, key=lambda s: s.rekomendasi.nomor)
    urutan.sort(key=lambda s: (s.terbit.periode.akhir, s.terbit.kunci), reverse=True)
    return sorted(urutan, key=lambda s: s.terbit.jenis != LAPORAN)


def _menyampaikan(penyampai: NaskahTerbit, terbit: NaskahTerbit) -> bool:
    """Tell whether an issued letter came after another, so that it told what became of that one's recommendations."""
    if penyampai.jenis == LAPORAN and terbit.jenis != LAPORAN:  # a report follows up the meeting of its own time too
        return penyampai.periode.akhir >= terbit.periode.akhir
    return penyampai.periode.akhir > terbit.periode.akhir


def kelompokkan(kantor: Kantor, semua: Iterable[KeadaanRekomendasi]) -> tuple[TindakLanjutTriwulan, ...]:
    """Return the rows to print, under a line for each letter, in the order given."""
    return tuple(
        TindakLanjutTriwulan(judul=sebut_terbit(kantor, isi[0].terbit), baris=tuple(map(_baris, isi)))
        for isi in per_naskah(semua)
    )


def per_naskah(semua: Iterable[KeadaanRekomendasi]) -> list[list[KeadaanRekomendasi]]:
    """Return them letter by letter, in the order given."""
    menurut: dict[str, list[KeadaanRekomendasi]] = {}
    for satu in semua:
        menurut.setdefault(satu.terbit.kunci, []).append(satu)
    return list(menurut.values())


def _baris(satu: KeadaanRekomendasi) -> BarisTindakLanjut:
    r = satu.rekomendasi
    return BarisTindakLanjut(
        nomor=r.nomor,
        teks=kutip(r.teks),
        unit=kutip(r.unit),
        batas=kutip(r.batas_teks),
        keadaan=satu.keadaan.nama,
        dasar=tulis_dasar(satu),
    )


def tulis_dasar(satu: KeadaanRekomendasi) -> Teks:
    """Return why it is so as a letter prints it: people's own words and file names as they are."""
    return sambung(kutip(p.teks) if p.kutipan else p.teks for p in satu.potongan)


def sebut_terbit(kantor: Kantor, terbit: NaskahTerbit) -> str:
    """Return how sentences call an issued letter: its name, and number and date as far as they are known."""
    nomor = f" Nomor {terbit.nomor}" if terbit.nomor else ""
    tanggal = f" tanggal {tanggal_panjang(terbit.tanggal)}" if terbit.tanggal else ""
    return f"{_nama(kantor, terbit)}{nomor}{tanggal}"


def _nama(kantor: Kantor, terbit: NaskahTerbit) -> str:
    if terbit.jenis == LAPORAN:
        return f"Laporan Monitoring dan Evaluasi {terbit.periode.nama}"
    teks = kantor.teks.get(f"rapat/{terbit.jenis.removeprefix(NOTULA)}")
    acara = getattr(teks, "acara", None)
    if acara is None:  # the office has no wording of that meeting any more
        return f"Notula Rapat {terbit.periode.nama}"
    return f"Notula {tulis(acara, nilai_umum(kantor.satker, terbit.periode))}"


_RINCIAN = (
    ("selesai", (KeadaanTindakLanjut.SELESAI, KeadaanTindakLanjut.SELESAI_TERLAMBAT)),
    ("dijawab dengan bukti", (KeadaanTindakLanjut.DIJAWAB,)),
    ("tidak tercapai", (KeadaanTindakLanjut.TIDAK_TERCAPAI,)),
    ("belum jatuh tempo", (KeadaanTindakLanjut.BERJALAN,)),
    ("belum selesai", (KeadaanTindakLanjut.SEBAGIAN, KeadaanTindakLanjut.BELUM)),
    ("diajukan kepada pimpinan", (KeadaanTindakLanjut.DIESKALASI,)),
)


def rincian_keadaan(semua: Sequence[KeadaanRekomendasi]) -> str:
    """Return how many are in which state: `5 (lima) selesai, 1 (satu) tidak tercapai, dan 2 (dua) belum selesai`."""
    hitungan = ((sum(s.keadaan in keadaan for s in semua), kata) for kata, keadaan in _RINCIAN)
    return deret(f"{angka_dan_kata(jumlah)} {kata}" for jumlah, kata in hitungan if jumlah)
