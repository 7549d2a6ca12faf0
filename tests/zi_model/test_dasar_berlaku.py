"""For any day: no letter of the real office cites what was not in force on its date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import bahan, kantor, tahun
from tests.zi_model.dalam_isi import cari_isi
from zi_model.hukum import hari_akhir, hari_mulai
from zi_model.naskah.inti.bagian import ButirDasar, tanggal_konsep
from zi_model.naskah.inti.bahan import sesudah
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jatuh_waktu import nama_tetap, susun_diminta, susun_tetap
from zi_model.naskah.keputusan.pokok_dan_tim import TeksPokok

HARI = st.dates(dt.date(2025, 6, 1), dt.date(2027, 6, 30))


def dasar(naskah: Naskah) -> list[str]:
    return [str(b.teks) for b in cari_isi(naskah.isi, ButirDasar)]


def periksa(naskah: Naskah, tanggal: dt.date) -> None:
    """Fail when a letter of a day cites a regulation or an amendment that surely, or perhaps, was not in force."""
    for teks in dasar(naskah):
        for r in kantor().hukum.values():
            if teks.startswith(r.judul):
                assert hari_mulai(r.berlaku_dari) <= tanggal, (naskah.kunci, r.id)
                assert r.berlaku_sampai is None or tanggal <= hari_akhir(r.berlaku_sampai), (naskah.kunci, r.id)
            for p in r.perubahan:
                if p.judul in teks:
                    assert hari_mulai(p.berlaku_dari) <= tanggal, (naskah.kunci, p.judul)


def test_ada_naskah_yang_mengutip_dasar_hukum() -> None:
    dengan_dasar = [
        n for n in nama_tetap(kantor().teks).values() for s in susun_tetap(tahun(), n, sekarang()) if dasar(s)
    ]
    assert len(dengan_dasar) >= 4


def sekarang() -> dt.date:
    return dt.date(2026, 2, 10)


@settings(max_examples=25, deadline=None)
@given(per=HARI)
def test_naskah_tetap_tersusun_pada_hari_apa_pun_dengan_dasar_yang_berlaku(per: dt.date) -> None:
    for nama in nama_tetap(kantor().teks).values():
        teks = kantor().teks[nama]
        bertanggal = tanggal_konsep(tahun(), per, sesudah_rencana=isinstance(teks, TeksPokok) and bool(teks.rencana))
        if nama == "keputusan/rencana-aksi":
            bertanggal = tahun().rencana.keputusan.tanggal or bertanggal
        for naskah in susun_tetap(tahun(), nama, per):
            periksa(naskah, bertanggal)


@pytest.mark.tahan
def test_laporan_setahun_mengutip_dasar_yang_berlaku_sesudah_waktunya() -> None:
    semua = bahan()
    for k in tahun().kewajiban:
        for naskah in susun_diminta(semua, [k], k.baris.indikator.naskah, dt.date(2027, 2, 1)):
            periksa(naskah, sesudah(k.jendela))
