"""Bab IV of the monev report: what became of the recommendations that were issued, word for word.

What they were is read from the letters as people left them (`Bahan.terbit`), never computed anew: a recommendation that
was struck, added or reworded before the report was signed is followed up as it was signed.
"""

from __future__ import annotations

from collections.abc import Sequence

from zi_model.bahasa import angka_dan_kata, isi_teks, tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import nilai_umum
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.tindak_lanjut import dikutip, kelompokkan, per_naskah, rincian_keadaan, sebut_terbit
from zi_model.naskah.monev.isi import TeksLaporanMonev
from zi_model.naskah.monev.tindak_lanjut_isi import TeksBabTindakLanjut, TindakLanjutTriwulan
from zi_model.periode import Periode
from zi_model.terbit import NaskahTerbit
from zi_model.tindak_lanjut import (
    LAPORAN,
    KeadaanRekomendasi,
    KeadaanTindakLanjut,
    laporan_belum_terbit,
    nilai_terbit,
)

_NOTULA = "notula-monev"


def susun_bab_tindak_lanjut(
    bahan: Bahan, periode: Periode, teks: TeksLaporanMonev
) -> tuple[tuple[str, ...], tuple[TindakLanjutTriwulan, ...]]:
    """Return the chapter's sentences and its tables: recommendations as issued, letter by letter.

    A report that was never issued, was opened again or cancelled is named as such, and nothing is quoted from it.
    """
    bab, kantor, per = teks.tindak_lanjut, bahan.kantor, bahan.keadaan(periode)
    umum = nilai_umum(kantor.satker, periode) | {"keadaan": tanggal_panjang(per)}
    penyampai = _penyampai(bahan, periode)
    semua = _dikutip(bahan, periode)
    alinea: list[str] = []
    if periode.ke == 1 and bahan.tahun.lalu is None and not penyampai:
        kosong = dict.fromkeys(("lalu", "jumlah", "selesai", "belum"), "")
        alinea.append(isi_teks(bab.triwulan_pertama, umum | kosong))
    belum_terbit = laporan_belum_terbit(bahan, periode)
    alinea += [isi_teks(bab.tidak_terbit, umum | {"lalu": lalu.nama}) for lalu in belum_terbit]
    terakhir = max(penyampai, key=lambda t: t.periode, default=None)
    if terakhir is not None and not terakhir.rekomendasi:
        tanpa = {"naskah": sebut_terbit(kantor, terakhir), "jumlah": angka_dan_kata(0), "rincian": ""}
        alinea.append(isi_teks(bab.terbit_tanpa, umum | tanpa))
    for isi in per_naskah(semua):
        alinea.append(isi_teks(_pola(bab, isi[0].terbit, terakhir), umum | _nilai(kantor, isi)))
    if dieskalasi := [s for s in semua if s.keadaan is KeadaanTindakLanjut.DIESKALASI]:
        nilai = {"naskah": "", "jumlah": angka_dan_kata(len(dieskalasi)), "rincian": rincian_keadaan(dieskalasi)}
        alinea.append(isi_teks(bab.eskalasi, umum | nilai))
    return tuple(alinea), kelompokkan(kantor, semua)


def hitung_terbuka(bahan: Bahan, periode: Periode) -> int:
    """Return how many of what the chapter quotes are still open, those whose day has not come included."""
    return sum(s.keadaan.terbuka for s in _dikutip(bahan, periode))


def _penyampai(bahan: Bahan, periode: Periode) -> list[NaskahTerbit]:
    return [t for t in _milik_monev(bahan, periode).terbit if t.jenis == LAPORAN]


def _dikutip(bahan: Bahan, periode: Periode) -> list[KeadaanRekomendasi]:
    """Return what the chapter quotes, each with what became of it."""
    nilai = nilai_terbit(_milik_monev(bahan, periode), bahan.keadaan(periode))
    return list(dikutip(nilai, _penyampai(bahan, periode)))


def _milik_monev(bahan: Bahan, periode: Periode) -> Bahan:
    """Return the same with only what the report follows up: earlier reports, and notulas of its kind of meeting.

    That of its own quarter's meeting is one of them: it was held before the report.
    """
    terbit = tuple(
        t
        for t in bahan.terbit
        if (t.jenis == LAPORAN and t.periode < periode) or (t.jenis == _NOTULA and t.periode <= periode)
    )
    return bahan.dengan_terbit(terbit)


def _pola(bab: TeksBabTindakLanjut, terbit: NaskahTerbit, terakhir: NaskahTerbit | None) -> str:
    if terakhir is None or terbit == terakhir or terbit.periode > terakhir.periode:
        return bab.terbit if terbit.jenis == LAPORAN else bab.notula
    return bab.terbit_lama


def _nilai(kantor: Kantor, isi: Sequence[KeadaanRekomendasi]) -> dict[str, str]:
    return {
        "naskah": sebut_terbit(kantor, isi[0].terbit),
        "jumlah": angka_dan_kata(len(isi)),
        "rincian": rincian_keadaan(isi),
    }
