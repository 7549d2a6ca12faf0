"""Gaps with one cause are one recommendation, which asks for nothing before the report's own day."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.zi_model.bahan_sigi import TW1, kantor, kewajiban, tahun
from zi_model.bukti import JenisBukti
from zi_model.kewajiban import Kewajiban
from zi_model.periode import JenisPeriode, Periode
from zi_model.rekomendasi import (
    AturanRekomendasi,
    Kekurangan,
    Rekomendasi,
    TeksAnjuran,
    pilih_aturan,
    sebut_hal,
    sebut_waktu,
    susun_rekomendasi,
    tenggat_tindak_lanjut,
)
from zi_model.status import nilai_status
from zi_model.tag_rekomendasi import baca_tag, muat, tulis_tag

DASAR = dt.date(2026, 4, 16)
TENGGAT = dt.date(2026, 4, 30)
A = AturanRekomendasi


def kurang(
    k: Kewajiban,
    aturan: AturanRekomendasi = A.KONSEP,
    hal: str = "laporan",
    kendala: tuple[int, ...] = (),
    kali: int = 1,
) -> Kekurangan:
    return Kekurangan(nilai_status(k, [], DASAR, kantor().zona), aturan, hal, kendala, kali)


def susun(*semua: Kekurangan, dasar: dt.date = DASAR) -> tuple[Rekomendasi, ...]:
    return susun_rekomendasi(semua, dasar, TENGGAT, [u.kode for u in kantor().satker.unit], TeksAnjuran())


SOP, EVALUASI = kewajiban("2.1.2.1", "2026-TW1"), kewajiban("2.1.3.1", "2026-TW1")


class TestAturan:
    """One rule for each gap: of those that fit the first."""

    def pilih(self, kode: str, *, terbit: bool = False, selesai: str = "", konsep: str = "") -> AturanRekomendasi:
        periode = next(str(k.periode) for k in tahun().kewajiban if k.kode == kode)
        return pilih_aturan(
            kewajiban(kode, periode).baris.indikator.kebutuhan,
            ditetapkan=terbit,
            selesai=[JenisBukti(j) for j in selesai.split()],
            berkonsep=[JenisBukti(j) for j in konsep.split()],
        )

    def test_keputusan_yang_belum_ada_diajukan(self) -> None:
        assert self.pilih("5.2.1.1", konsep="keputusan") is A.KEPUTUSAN

    def test_keputusan_yang_sudah_siap_ditandatangani_tidak_diajukan_lagi(self) -> None:
        assert self.pilih("5.2.1.1", konsep="keputusan", selesai="keputusan") is A.SALINAN

    def test_keputusan_yang_sudah_ditetapkan_hanya_diminta_salinannya(self) -> None:
        assert self.pilih("1.2.1.1", terbit=True, konsep="keputusan", selesai="keputusan") is A.SK_TERBIT

    def test_laporan_berkonsep_dilengkapi_dan_yang_siap_ditandatangani(self) -> None:
        assert self.pilih("2.1.3.1", konsep="laporan") is A.KONSEP
        assert self.pilih("2.1.3.1", konsep="laporan", selesai="laporan") is A.SALINAN

    def test_yang_tidak_berkonsep_diserahkan(self) -> None:
        assert self.pilih("5.3.3.1", konsep="laporan") is A.SERAHKAN


class TestKelompok:
    """One row where unit, remedy and deadline are one."""

    def test_satu_sebab_satu_rekomendasi_yang_menyebut_semuanya(self) -> None:
        (r,) = susun(kurang(SOP, hal="laporan A"), kurang(EVALUASI, hal="laporan B"))
        assert r.kode == ("2.1.2.1", "2.1.3.1")
        assert r.teks == (
            "Melengkapi dan menandatangani konsep laporan A dan laporan B Triwulan I Tahun 2026, lalu menyerahkan "
            "salinannya."
        )

    @pytest.mark.parametrize(
        "lain",
        [
            kurang(kewajiban("6.1.1.1", "2026")),  # another unit
            kurang(EVALUASI, A.SERAHKAN),
            kurang(EVALUASI, kendala=(2,)),
            kurang(kewajiban("4.1.3.1", "2026-TW2")),  # not overdue: its own last day
        ],
    )
    def test_sebab_lain_rekomendasi_lain(self, lain: Kekurangan) -> None:
        assert len(susun(kurang(SOP), lain)) == 2

    def test_bulan_bulan_satu_indikator_disebut_sekali_dengan_waktunya(self) -> None:
        bulan = [kurang(kewajiban("6.2.1.1", f"2026-0{ke}"), hal="laporan Media Sosial") for ke in (1, 2, 3)]
        (r,) = susun(*bulan)
        assert r.kode == ("6.2.1.1",)
        assert "laporan Media Sosial (Januari, Februari, dan Maret 2026)" in r.teks

    def test_tunggakan_tidak_dicampur_dengan_yang_baru_jatuh_tempo(self) -> None:
        assert len(susun(kurang(SOP), replace(kurang(EVALUASI), tunggakan=True))) == 2

    def test_keputusan_disebut_tanpa_waktunya(self) -> None:
        semua = [kurang(kewajiban(kode, "2026"), A.KEPUTUSAN, kode) for kode in ("2.1.1.1", "4.2.1.3")]
        (r,) = susun(*semua)
        assert r.teks == "Mengajukan rancangan Keputusan tentang 2.1.1.1 dan 4.2.1.3 kepada Ketua untuk ditetapkan."

    def test_yang_kendalanya_disampaikan_unit_merujuk_ke_kendala_itu(self) -> None:
        (r,) = susun(kurang(SOP, A.SERAHKAN, kendala=(3,)))
        assert r.teks.endswith("Kendalanya (Bab III huruf C nomor 3) diselesaikan lebih dahulu.")
        assert r.berlangkah

    def test_yang_tidak_diketahui_caranya_diserahkan_kepada_orang(self) -> None:
        assert not susun(kurang(SOP, A.SERAHKAN))[0].berlangkah
        assert susun(kurang(SOP))[0].berlangkah

    def test_keputusan_didahulukan_lalu_yang_paling_lama_lewat(self) -> None:
        maret, januari = kewajiban("5.5.2.1", "2026"), kewajiban("6.2.4.1", "2026")
        keputusan = kurang(kewajiban("1.4.2.1", "2026"), A.KEPUTUSAN)
        hasil = susun(kurang(maret, A.SERAHKAN), kurang(januari, A.SERAHKAN), keputusan)
        assert [r.kode for r in hasil] == [("1.4.2.1",), ("6.2.4.1",), ("5.5.2.1",)]


class TestBatas:
    """Until when something is asked for."""

    def test_yang_sudah_lewat_sampai_tenggat_dan_yang_belum_sampai_batasnya_sendiri(self) -> None:
        belum_lewat = kewajiban("4.1.3.1", "2026-TW2")
        assert [r.batas for r in susun(kurang(SOP))] == [TENGGAT]
        assert [r.batas for r in susun(kurang(belum_lewat))] == [belum_lewat.batas]

    def test_yang_dua_kali_terlambat_diminta_sebelum_batas_berikutnya(self) -> None:
        (r,) = susun(kurang(SOP, A.TEPAT_WAKTU, kali=2))
        assert r.batas == dt.date(2026, 7, 7)  # five working days before 14 July
        assert r.kewajiban == (SOP,)
        assert "Triwulan II Tahun 2026 lima hari kerja sebelum batas waktunya, 14 Juli 2026" in r.teks
        assert "sudah dua periode berturut-turut" in r.teks

    def test_yang_tidak_berulang_lagi_tahun_ini_tidak_diminta_tepat_waktu(self) -> None:
        assert susun(kurang(kewajiban("2.1.2.1", "2026-TW4"), A.TEPAT_WAKTU, kali=2)) == ()

    @pytest.mark.parametrize(
        ("dasar", "tenggat"),
        [
            ("2026-04-01", "2026-04-30"),
            ("2026-04-16", "2026-04-30"),
            ("2026-04-17", "2026-05-29"),
            ("2026-12-20", "2027-01-29"),
        ],
    )
    def test_tenggat_adalah_hari_kerja_terakhir_suatu_bulan(self, dasar: str, tenggat: str) -> None:
        assert tenggat_tindak_lanjut(kantor().kalender, dt.date.fromisoformat(dasar), 10) == dt.date.fromisoformat(
            tenggat
        )

    @settings(max_examples=30, deadline=None)
    @given(st.randoms(use_true_random=False), st.dates(dt.date(2026, 4, 1), dt.date(2026, 11, 30)))
    def test_tidak_ada_yang_diminta_sebelum_hari_laporan(self, acak: random.Random, dasar: dt.date) -> None:
        """Whatever is missing, and however late the report is drafted."""
        semua = acak.sample(tahun().kewajiban, 20)
        tenggat = tenggat_tindak_lanjut(kantor().kalender, dasar, 10)
        isi = [kurang(k, acak.choice(list(A)), kali=acak.randint(2, 4)) for k in semua]
        hasil = susun_rekomendasi(isi, dasar, tenggat, [u.kode for u in kantor().satker.unit], TeksAnjuran())
        assert all(r.batas >= dasar for r in hasil)


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_setiap_kekurangan_ada_di_tepat_satu_rekomendasi_yang_muat_di_tandanya(acak: random.Random) -> None:
    """In whatever order they come; and the control of each row says again what it is for."""
    isi = [kurang(k, acak.choice([A.KONSEP, A.SERAHKAN])) for k in acak.sample(tahun().kewajiban, 60)]
    hasil = susun(*isi)
    assert sorted(s for r in hasil for s in r.sebutan) == sorted((k.kewajiban.kode, k.kewajiban.periode) for k in isi)
    assert susun(*acak.sample(isi, len(isi))) == hasil
    for r in hasil:
        assert muat(r.sebutan)
        terbaca = baca_tag(tulis_tag(r.aturan.value, r.sebutan), TW1)
        assert terbaca is not None
        assert (terbaca[0], set(terbaca[1])) == (r.aturan.value, set(r.sebutan))


def test_waktu_yang_berbeda_disebut_di_belakang_hal_masing_masing() -> None:
    kata = sebut_hal([("laporan A", SOP), ("laporan B", kewajiban("2.3.2.1", "2026-S1"))])
    assert kata == ("laporan A (Triwulan I Tahun 2026) dan laporan B (Semester I Tahun 2026)", "")


def test_tahun_yang_sama_disebut_sekali() -> None:
    triwulan = [Periode(2026, JenisPeriode.TRIWULAN, ke).nama for ke in (1, 2)]
    assert sebut_waktu(triwulan) == "Triwulan I dan Triwulan II Tahun 2026"
    assert sebut_waktu(["Januari 2026"]) == "Januari 2026"


def test_isian_yang_salah_tempat_ditolak_saat_teks_dibaca() -> None:
    """{kali} means nothing where nothing was late."""
    with pytest.raises(ValidationError, match=r"\{kali\} tidak dapat dipakai di sini"):
        TeksAnjuran.model_validate({"konsep": "{hal} untuk {kali} kali"})
