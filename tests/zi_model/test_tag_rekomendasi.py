"""A row's tag says of which obligations it is, and fits into a Word control."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_model.periode import JenisPeriode, Periode
from zi_model.rekomendasi import AturanRekomendasi
from zi_model.tag_rekomendasi import PANJANG_MAKS, baca_tag, muat, tulis_tag

TW1 = Periode(2026, JenisPeriode.TRIWULAN, 1)
TAHUN = Periode(2026, JenisPeriode.TAHUN)
PERIODE = [p for jenis in JenisPeriode for p in TAHUN.bagian(jenis)]

posisi = st.one_of(st.integers(1, 12), st.integers(1, 1295))
kode = st.tuples(*[posisi] * 4).map(lambda p: ".".join(map(str, p)))
aturan = st.sampled_from([*(a.value for a in AturanRekomendasi), "lain", "x_2"])


@settings(max_examples=50)
@given(aturan, st.sets(st.tuples(kode, st.sampled_from(PERIODE)), max_size=6))
def test_a_tag_gives_back_what_was_written_into_it(nama: str, kewajiban: set[tuple[str, Periode]]) -> None:
    if not muat(kewajiban):
        return
    tag = tulis_tag(nama, list(kewajiban))
    assert re.fullmatch(r"[a-z0-9._-]{1,58}", tag)
    dibaca = baca_tag(tag, TW1)
    assert dibaca is not None
    assert (dibaca[0], set(dibaca[1])) == (nama, kewajiban)
    assert list(dibaca[1]) == sorted(dibaca[1], key=lambda s: (s[1], [int(n) for n in s[0].split(".")]))


def test_every_rule_can_be_written() -> None:
    for satu in AturanRekomendasi:
        assert baca_tag(tulis_tag(satu, [("1.3.1.2", TW1)]), TW1) == (satu, (("1.3.1.2", TW1),))


def test_a_row_bears_the_obligations_of_a_whole_sub_bagian() -> None:
    rapat = [(f"{a}.{b}.1.{c}", TW1) for a in (1, 2) for b in (1, 2, 3) for c in (1, 2)]
    assert muat(rapat)
    assert len(tulis_tag("tepat_waktu_berikutnya", rapat)) <= PANJANG_MAKS
    banyak = [(f"{a}.{b}.1.1", TW1) for a in range(1, 7) for b in range(1, 4)]
    assert not muat(banyak)
    with pytest.raises(ValueError, match="tidak muat"):
        tulis_tag("kurang", banyak)


def test_a_long_rule_or_another_ones_abbreviation_is_refused() -> None:
    for salah in ("serahkan_bersama_sama", "tw", "Kurang", ""):
        with pytest.raises(ValueError, match="singkatan"):
            tulis_tag(salah, [])


def test_the_year_is_that_of_the_letter() -> None:
    tag = tulis_tag("kurang", [("1.3.1.2", Periode(2025, JenisPeriode.TRIWULAN, 4))])
    assert baca_tag(tag, TW1) == ("kurang", (("1.3.1.2", Periode(2026, JenisPeriode.TRIWULAN, 4)),))
    with pytest.raises(ValueError, match="satu tahun"):
        tulis_tag("kurang", [("1.3.1.2", TW1), ("1.3.1.2", Periode(2025, JenisPeriode.TRIWULAN, 4))])


@pytest.mark.parametrize(
    "tag", ["", "nomor", "r.", "r.k.", "r.k.m131", "r.k.9", "r.k.m1310", "r.K", "r.k.m-2", "r.k.mz1", "r.k.m131!"]
)
def test_what_is_no_tag_of_a_row_is_not_read_as_one(tag: str) -> None:
    assert baca_tag(tag, TW1) is None
