"""What a letter says of itself is read back whole or not at all, and no program can tear it apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_model.naskah.inti.jati_diri import JatiDiriNaskah, baca_jati_diri, tulis_jati_diri

KUNCI = "sigi/2026-TW1/undangan-monev"
TERTULIS = tulis_jati_diri(KUNCI, "7210")
LAIN = tulis_jati_diri("sigi/2026-TW1/notula-monev", "7210")
KUNCI_APA_PUN = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


def test_it_is_the_key_with_the_region_and_a_short_check_value() -> None:
    kunci, tanda, ekor = TERTULIS.partition("#")
    assert (kunci, tanda, ekor[:5], len(ekor)) == (KUNCI, "#", "7210.", 11)


@given(KUNCI_APA_PUN, st.text(st.characters(exclude_categories=("Cs",))))
def test_it_holds_nothing_at_which_a_program_parts_keywords(kunci: str, wilayah: str) -> None:
    tertulis = tulis_jati_diri(kunci, wilayah)
    assert tertulis.isascii()
    assert tertulis.isprintable()
    assert not set(tertulis) & set(" ;:,<>&\"'")
    assert baca_jati_diri(tertulis) == JatiDiriNaskah(kunci, wilayah, terperiksa=True)


@pytest.mark.parametrize("ke", range(len(TERTULIS)))
def test_one_wrong_or_missing_letter_and_nothing_is_proven(ke: int) -> None:
    """At most it is taken for the bare key of a letter that no register knows."""
    for lain in {"", "x", "1", "#", ".", "/", TERTULIS[ke] * 2} - {TERTULIS[ke]}:
        satu = baca_jati_diri(TERTULIS[:ke] + lain + TERTULIS[ke + 1 :])
        assert satu is None or (not satu.terperiksa and satu.kunci not in {KUNCI, KUNCI[:-1]})


def test_the_check_value_of_another_letter_or_office_does_not_fit() -> None:
    assert baca_jati_diri(f"{KUNCI}#{LAIN.partition('#')[2]}") is None
    assert baca_jati_diri(TERTULIS.replace("7210", "7203")) is None


@pytest.mark.parametrize("pola", ["{}", " {} ", "rapat; {}", "{}, undangan", "Undangan: {} rapat monev", "{}\n{}"])
def test_keywords_of_a_persons_own_do_not_hide_it(pola: str) -> None:
    assert baca_jati_diri(pola.format(TERTULIS, TERTULIS)) == JatiDiriNaskah(KUNCI, "7210", terperiksa=True)


def test_a_file_that_says_it_is_two_letters_is_neither() -> None:
    assert baca_jati_diri(f"{TERTULIS} {LAIN}") is None


@pytest.mark.parametrize("kunci", [KUNCI, "sigi/2026/keputusan/tim-ppid", "sigi/2026-03/nota-dinas/Sub Bagian Umum"])
def test_a_bare_key_as_version_0_1_wrote_it_is_read_but_not_proven(kunci: str) -> None:
    assert baca_jati_diri(f" {kunci} ") == JatiDiriNaskah(kunci)
    assert baca_jati_diri(f"{kunci}#7210.AAAAAA") is None


@pytest.mark.parametrize("teks", ["", "rapat monev", "a/b/c", "2026/laporan", "sigi/2026-TW1/", f"a {KUNCI} {KUNCI}2"])
def test_other_keywords_name_no_letter(teks: str) -> None:
    assert baca_jati_diri(teks) is None


@given(st.text(max_size=100))
def test_any_keywords_at_all_are_read_without_an_error(teks: str) -> None:
    satu = baca_jati_diri(teks)
    assert satu is None or satu.satker in teks
