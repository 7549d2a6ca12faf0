"""Every gap gives exactly one recommendation, and the evidence tells what became of it."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.zi_model.bahan_sigi import TW1, TW2, bukti_untuk, kantor, kewajiban, tahun
from zi_model.bahasa import tanggal_panjang
from zi_model.bukti import Bukti
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.monev.isi import TeksLaporanMonev
from zi_model.periode import JenisPeriode, Periode
from zi_model.rekomendasi import (
    AturanRekomendasi,
    Rekomendasi,
    TeksRekomendasi,
    susun_rekomendasi,
)
from zi_model.status import HasilStatus, StatusKewajiban, nilai_status

TENGGAT = dt.date(2026, 4, 15)
AKHIR_TW1, AKHIR_TW2 = sesudah(TW1), sesudah(TW2)
triwulan = st.sampled_from([Periode(2026, JenisPeriode.TRIWULAN, ke) for ke in range(1, 5)])


def teks() -> TeksLaporanMonev:
    return kantor().teks.ambil("laporan/monev", TeksLaporanMonev)


def rekomendasi(status: list[HasilStatus], periode: Periode = TW1) -> tuple[Rekomendasi, ...]:
    return susun_rekomendasi(status, periode, TENGGAT, kantor().satker, teks().hasil.aturan)


def satu(k: Kewajiban, bukti: list[Bukti], per: dt.date = AKHIR_TW1) -> HasilStatus:
    return nilai_status(k, bukti, per, kantor().zona, dt.date.max)


def bukti_acak(acak: random.Random) -> list[Bukti]:
    """Return evidence for the year in which each obligation is met in time, late, in part or not at all."""
    hasil: list[Bukti] = []
    for k in tahun().kewajiban:
        hari = acak.choice([-1, 0, 1, 20])
        hasil += bukti_untuk(k, hari, acak.choice([0, 1, 1, None]))
    return hasil


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), triwulan)
def test_setiap_kekurangan_memberi_tepat_satu_rekomendasi(acak: random.Random, periode: Periode) -> None:
    """Overdue, incomplete, late, or due and still empty: one each, naming unit, evidence and date; else none."""
    status = Bahan(tahun(), tuple(bukti_acak(acak))).status_laporan(periode)
    berkekurangan = {
        (h.kewajiban.kode, h.kewajiban.periode)
        for h in status
        if h.status in {StatusKewajiban.TERLAMBAT, StatusKewajiban.KURANG, StatusKewajiban.LENGKAP_TERLAMBAT}
        or (h.status is StatusKewajiban.BERJALAN and periode.berisi(h.kewajiban.jatuh_tempo))
    }
    hasil = rekomendasi(status, periode)
    assert [(r.kode, r.periode) for r in hasil] == sorted(
        berkekurangan, key=lambda kunci: ([int(angka) for angka in kunci[0].split(".")], kunci[1])
    )
    for r in hasil:
        assert kantor().satker.unit_menurut_kode(r.unit).nama in r.teks
        assert all(str(bukti) in r.teks for bukti in r.bukti) and r.bukti
        assert tanggal_panjang(r.batas) in r.teks
        assert r.kode in r.teks


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_urutan_rekomendasi_tidak_bergantung_pada_urutan_status(acak: random.Random) -> None:
    status = Bahan(tahun(), tuple(bukti_acak(acak))).status_laporan(TW1)
    teracak = acak.sample(status, len(status))
    assert rekomendasi(teracak) == rekomendasi(status)


class TestBatasWaktu:
    """The date until which something is asked for follows from the rule."""

    def test_yang_terlambat_diminta_sampai_tenggat_tindak_lanjut(self) -> None:
        (r,) = rekomendasi([satu(kewajiban("5.2.1.1", "2026"), [])])
        assert (r.aturan, r.batas) == (AturanRekomendasi.TERLAMBAT, TENGGAT)

    def test_yang_sebagian_hanya_diminta_kekurangannya(self) -> None:
        k = kewajiban("1.1.1.1", "2026")
        (r,) = rekomendasi([satu(k, bukti_untuk(k, sebanyak=1))])
        assert r.aturan is AturanRekomendasi.TERLAMBAT_SEBAGIAN
        assert list(map(str, r.bukti)) == [str(k.baris.indikator.kebutuhan[1])]

    def test_yang_belum_lewat_diminta_sampai_jatuh_temponya_sendiri(self) -> None:
        k = kewajiban("1.3.1.2", "2026-TW2")
        (r,) = rekomendasi([satu(k, bukti_untuk(k, hari=-80, sebanyak=1), dt.date(2026, 4, 20))], TW2)
        assert (r.aturan, r.batas) == (AturanRekomendasi.KURANG, dt.date(2026, 7, 14))

    def test_yang_terlambat_lengkap_diminta_tepat_waktu_pada_periode_berikutnya(self) -> None:
        k = kewajiban("4.1.1.1", "2026-TW1")
        (r,) = rekomendasi([satu(k, bukti_untuk(k, hari=3))])
        assert (r.aturan, r.batas) == (AturanRekomendasi.TEPAT_WAKTU_BERIKUTNYA, dt.date(2026, 6, 30))
        assert "3 April 2026" in r.teks

    def test_tepat_waktu_pada_periode_berikutnya_memakai_tenggangnya_juga(self) -> None:
        k = kewajiban("2.1.2.1", "2026-TW1")
        (r,) = rekomendasi([satu(k, bukti_untuk(k, hari=16), dt.date(2026, 4, 20))])
        assert (r.aturan, r.batas) == (AturanRekomendasi.TEPAT_WAKTU_BERIKUTNYA, dt.date(2026, 7, 14))

    def test_yang_tidak_berulang_diminta_tepat_waktu_untuk_kewajiban_lain(self) -> None:
        k = kewajiban("5.2.1.1", "2026")
        (r,) = rekomendasi([satu(k, bukti_untuk(k, hari=3))])
        assert (r.aturan, r.batas) == (AturanRekomendasi.TEPAT_WAKTU, dt.date(2026, 6, 30))

    def test_yang_jatuh_tempo_dalam_masa_tenggang_diminta_sampai_masa_itu_berakhir(self) -> None:
        k = kewajiban("2.1.2.1", "2026-TW1")
        (r,) = rekomendasi([satu(k, [])])
        assert (r.aturan, r.batas) == (AturanRekomendasi.JATUH_TEMPO, dt.date(2026, 4, 15))


def test_isian_yang_salah_tempat_ditolak_saat_teks_dibaca() -> None:
    """{lengkap_pada} means nothing where nothing is complete yet."""
    isi = teks().hasil.aturan.model_dump() | {"terlambat": "{unit} sejak {lengkap_pada}"}
    with pytest.raises(ValidationError, match=r"\{lengkap_pada\} tidak dapat dipakai di sini"):
        TeksRekomendasi.model_validate(isi)
