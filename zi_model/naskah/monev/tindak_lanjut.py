"""Bab IV of the monev report: what became of the recommendations of earlier quarters, last year's too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zi_model.bahasa import angka_dan_kata, isi_teks, tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import nilai_umum
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.monev.isi import BarisTindakLanjut, TeksLaporanMonev, TindakLanjutTriwulan
from zi_model.periode import JenisPeriode, Periode
from zi_model.rekomendasi import Rekomendasi, TindakLanjut, nilai_tindak_lanjut, susun_rekomendasi
from zi_model.status import HasilStatus


def rekomendasi_triwulan(
    kantor: Kantor, periode: Periode, status: list[HasilStatus], teks: TeksLaporanMonev
) -> tuple[Rekomendasi, ...]:
    """Return the recommendations that these states of a quarter's obligations give."""
    tenggat = kantor.kalender.geser(periode.akhir, teks.tenggat_hari_kerja)
    return susun_rekomendasi(status, periode, tenggat, kantor.satker, teks.hasil.aturan)


def susun_riwayat(
    bahan: Bahan, periode: Periode, teks: TeksLaporanMonev
) -> list[tuple[Periode, tuple[TindakLanjut, ...]]]:
    """Return what a report follows up, by earlier quarter of this year and the one before, the last one first.

    Of the last quarter it is every recommendation, as its obligations stood when it had ended. Of
    the quarters before it is only what was still missing when the last one ended and what no later
    quarter asked for again: nothing is lost from sight, and nothing is told twice.
    """
    tahun = [satu for satu in (bahan, bahan.lalu) if satu]
    per = bahan.keadaan(periode)
    semua = (h for satu in tahun for h in satu.status(satu.tahun.periode, per))
    kini = {(h.kewajiban.kode, h.kewajiban.periode): h for h in semua}
    riwayat: list[tuple[Periode, tuple[TindakLanjut, ...]]] = []
    sudah: set[tuple[str, Periode]] = set()
    for milik, lalu in _triwulan_sebelum(tahun, periode):
        rekomendasi = rekomendasi_triwulan(bahan.kantor, lalu, milik.status_laporan(lalu), teks)
        tindak_lanjut = (nilai_tindak_lanjut(r, kini, per, teks.tindak_lanjut.perkembangan) for r in rekomendasi)
        terbaru = lalu == periode.sebelum
        riwayat.append((lalu, tuple(t for t in tindak_lanjut if terbaru or _masih_terbuka(t, periode, sudah))))
        sudah |= {(r.kode, r.periode) for r in rekomendasi}
    return riwayat


def _triwulan_sebelum(tahun: Iterable[Bahan], periode: Periode) -> Iterator[tuple[Bahan, Periode]]:
    """Yield the quarters before one, the last one first, each with its year."""
    for satu in tahun:
        for lalu in reversed(satu.tahun.periode.bagian(JenisPeriode.TRIWULAN)):
            if lalu < periode:
                yield satu, lalu


def _masih_terbuka(tindak_lanjut: TindakLanjut, periode: Periode, sudah: set[tuple[str, Periode]]) -> bool:
    """Tell whether an older recommendation was open when the last quarter ended, and not made again since."""
    rekomendasi = tindak_lanjut.rekomendasi
    if rekomendasi.aturan.ketepatan or (rekomendasi.kode, rekomendasi.periode) in sudah:
        return False
    return tindak_lanjut.selesai_pada is None or tindak_lanjut.selesai_pada >= periode.mulai


def susun_bab_tindak_lanjut(
    bahan: Bahan, periode: Periode, teks: TeksLaporanMonev
) -> tuple[tuple[str, ...], tuple[TindakLanjutTriwulan, ...]]:
    """Return the chapter's sentences and its recommendations, quarter by quarter."""
    bab = teks.tindak_lanjut
    umum = nilai_umum(bahan.kantor.satker, periode)
    if periode.ke == 1 and bahan.tahun.lalu is None:
        return (isi_teks(bab.triwulan_pertama, umum | {"lalu": "", "jumlah": "", "selesai": "", "belum": ""}),), ()
    pengantar: list[str] = []
    tabel: list[TindakLanjutTriwulan] = []
    for lalu, semua in susun_riwayat(bahan, periode, teks):
        terbaru = lalu == periode.sebelum
        selesai = sum(t.perkembangan.selesai for t in semua)
        nilai = umum | {
            "lalu": lalu.nama,
            "jumlah": angka_dan_kata(len(semua)),
            "selesai": angka_dan_kata(selesai),
            "belum": angka_dan_kata(len(semua) - selesai),
        }
        if semua:
            pengantar.append(isi_teks(bab.pengantar if terbaru else bab.sebelumnya, nilai))
            tabel.append(TindakLanjutTriwulan(judul=isi_teks(bab.judul, nilai), baris=_baris(semua)))
        elif terbaru:
            pengantar.append(isi_teks(bab.tanpa, nilai))
    return tuple(pengantar), tuple(tabel)


def _baris(semua: tuple[TindakLanjut, ...]) -> tuple[BarisTindakLanjut, ...]:
    return tuple(
        BarisTindakLanjut(nomor=ke, teks=t.rekomendasi.teks, batas=tanggal_panjang(t.rekomendasi.batas), hasil=t.teks)
        for ke, t in enumerate(semua, start=1)
    )
