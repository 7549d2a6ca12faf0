"""Rows of a plan become obligations: one for each window of time."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import kantor
from zi_model.jadwal import baca_target_waktu
from zi_model.kalender import Kalender
from zi_model.kewajiban import susun_kewajiban
from zi_model.periode import NAMA_BULAN, JenisPeriode, Periode
from zi_model.rencana import Aksi, Aspek, Indikator, KeputusanRencana, Komponen, PenanggungJawab, RencanaAksi
from zi_model.satker import Libur

BERULANG = {"Per Triwulan": 4, "Per Semester": 2, "Setiap Bulan": 12}
jendela_bulan = (
    st.tuples(st.integers(1, 12), st.integers(1, 12))
    .map(sorted)
    .map(lambda b: f"{NAMA_BULAN[b[0] - 1]} s.d. {NAMA_BULAN[b[1] - 1]} 2026")
)
waktu = st.sampled_from(list(BERULANG)) | jendela_bulan
periode_2026 = st.builds(
    Periode.dari_tanggal, st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)), st.sampled_from(list(JenisPeriode))
)


def rencana(*target_waktu: str, bukti: tuple[str, ...] = ("laporan",)) -> RencanaAksi:
    """Return a plan for 2026 with a row for each target time, all under one activity."""
    indikator = tuple(
        Indikator(
            kode=f"1.1.1.{ke}",
            nama="Indikator",
            nama_pendek="Indikator",
            bukti_fisik="Laporan",
            target_waktu=teks,
            target_capaian="1 (satu) Laporan",
            jadwal=str(baca_target_waktu(teks)),
            bukti=bukti,
            penanggung_jawab=PenanggungJawab(unit="umum"),
            naskah="laporan/uji",
        )
        for ke, teks in enumerate(target_waktu, start=1)
    )
    aksi = Aksi(nama="Aksi", indikator=indikator)
    return RencanaAksi(
        tahun=2026,
        keputusan=KeputusanRencana(nomor="12", tanggal=dt.date(2026, 1, 21), tentang="Rencana Aksi"),
        komponen=(Komponen(label="1.", nama="Komponen", aspek=(Aspek(nama="Aspek", aksi=(aksi,)),)),),
    )


@given(st.lists(waktu, max_size=6))
def test_every_row_owes_as_often_as_its_time_says_and_in_the_plan_s_order(target: list[str]) -> None:
    kewajiban = susun_kewajiban(rencana(*target))
    assert Counter(k.kode for k in kewajiban) == {
        f"1.1.1.{ke}": BERULANG.get(teks, 1) for ke, teks in enumerate(target, start=1)
    }
    assert [(k.kode, k.mulai) for k in kewajiban] == sorted((k.kode, k.mulai) for k in kewajiban)
    assert len({(k.kode, k.periode) for k in kewajiban}) == len(kewajiban)
    assert all(k.mulai <= k.jatuh_tempo and k.mulai.year == k.jatuh_tempo.year == 2026 for k in kewajiban)


@given(waktu, periode_2026)
def test_an_obligation_concerns_a_period_when_they_share_a_day(target: str, periode: Periode) -> None:
    for kewajiban in susun_kewajiban(rencana(target)):
        hari = [
            kewajiban.mulai + dt.timedelta(days=k) for k in range((kewajiban.jatuh_tempo - kewajiban.mulai).days + 1)
        ]
        assert kewajiban.menyangkut(periode) == any(map(periode.berisi, hari))


@given(waktu, st.integers(0, 60))
def test_grace_moves_the_limit_and_nothing_else(target: str, tenggang: int) -> None:
    for tanpa, dengan in zip(susun_kewajiban(rencana(target)), susun_kewajiban(rencana(target), tenggang), strict=True):
        assert tanpa.batas == tanpa.jatuh_tempo == dengan.jatuh_tempo
        assert dengan.batas - dengan.jatuh_tempo == dt.timedelta(days=tenggang)
        assert (tanpa.mulai, tanpa.periode) == (dengan.mulai, dengan.periode)


def test_working_days_of_grace_skip_weekends_and_holidays() -> None:
    """3 April 2026 is Good Friday; with an office's own holiday on the 7th the tenth working day is one later."""
    (pertama, *_), (berlibur, *_) = (
        susun_kewajiban(rencana("Per Triwulan"), tenggang={"laporan": 10}, kalender=Kalender(Libur(tambah=libur)))
        for libur in ({}, {dt.date(2026, 4, 7): "Libur daerah"})
    )
    assert (pertama.jatuh_tempo, pertama.batas) == (dt.date(2026, 3, 31), dt.date(2026, 4, 15))
    assert berlibur.batas == dt.date(2026, 4, 16)


@pytest.mark.parametrize(("hari", "batas"), [(0, "2026-04-15"), (14, "2026-04-15"), (16, "2026-04-16")])
def test_of_days_for_all_and_working_days_for_a_kind_the_later_last_day_counts(hari: int, batas: str) -> None:
    pertama = susun_kewajiban(rencana("Per Triwulan"), hari, {"laporan": 10})[0]
    assert pertama.batas.isoformat() == batas


@pytest.mark.parametrize(
    ("bukti", "hari_kerja"),
    [
        (("dokumentasi",), 0),
        (("dokumentasi", "laporan"), 10),
        (("rekapitulasi", "penilaian"), 12),
        (("laporan|dokumentasi",), 10),
    ],
)
def test_a_row_of_several_proofs_has_the_longest_grace_of_them(bukti: tuple[str, ...], hari_kerja: int) -> None:
    tenggang = {"laporan": 10, "rekapitulasi": 5, "penilaian": 12}
    semua = susun_kewajiban(rencana("Per Triwulan", bukti=bukti), tenggang=tenggang)
    assert {k.tenggang_hari_kerja for k in semua} == {hari_kerja}


def test_an_office_that_says_nothing_has_grace_for_what_tells_of_a_time() -> None:
    bawaan = kantor().satker
    assert dict(bawaan.tenggang_bukti) == {"laporan": 10, "rekapitulasi": 10, "penilaian": 10, "daftar": 10}
    sendiri = bawaan.model_copy(update={"tenggang": {"laporan": 0, "video": 3}})
    assert sendiri.tenggang_bukti["laporan"] == 0
    assert (sendiri.tenggang_bukti["video"], sendiri.tenggang_bukti["daftar"]) == (3, 10)


@pytest.mark.parametrize(
    ("target", "periode", "mulai", "jatuh_tempo"),
    [
        ("Per Triwulan", "2026-TW1", dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        ("Per Semester", "2026-S1", dt.date(2026, 1, 1), dt.date(2026, 6, 30)),
        ("Setiap Bulan", "2026-01", dt.date(2026, 1, 1), dt.date(2026, 1, 31)),
        ("Januari s.d. Februari 2026", "2026", dt.date(2026, 1, 1), dt.date(2026, 2, 28)),
    ],
)
def test_the_first_obligation_of_each_kind(target: str, periode: str, mulai: dt.date, jatuh_tempo: dt.date) -> None:
    pertama = susun_kewajiban(rencana(target))[0]
    assert (str(pertama.periode), pertama.mulai, pertama.jatuh_tempo) == (periode, mulai, jatuh_tempo)
    assert (pertama.kode, pertama.unit) == ("1.1.1.1", "umum")
