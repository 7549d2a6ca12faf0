"""A recommendation's name stays its own, whatever becomes of the rows around it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from zi_model.id_rekomendasi import awalan_id, beri_id, beri_nomor, letak_id
from zi_model.periode import Periode
from zi_model.terbit import RekomendasiTerbit

TW1 = Periode.parse("2026-TW1")
LAPORAN = "sigi/2026-TW1/laporan-monev"


def baris(nomor: int, teks: str, kode: str = "") -> RekomendasiTerbit:
    kewajiban = ((kode, TW1),) if kode else ()
    return RekomendasiTerbit("", nomor, teks, "Sekretaris", "", None, kewajiban, "kurang" if kode else "")


def test_names_follow_the_letter_and_its_numbers() -> None:
    assert [r.id for r in beri_id(LAPORAN, [baris(1, "a"), baris(3, "b")], [])] == ["2026-TW1/1", "2026-TW1/3"]
    assert awalan_id("sigi/2026-TW1/notula-monev") == "2026-TW1/notula-monev/"
    assert awalan_id("sigi/2026-TW1/notula-monev/2") == "2026-TW1/notula-monev/2/"
    assert letak_id("2026-TW1/notula-monev/2/7") == (TW1, 7)
    assert letak_id("2026-TW1/notula-monev") is None


def test_a_row_with_the_same_control_keeps_its_name_wherever_it_stands_and_whatever_it_says() -> None:
    lama = beri_id(LAPORAN, [baris(1, "a", "1.1.1.1"), baris(2, "b", "1.1.1.2"), baris(3, "orang")], [])
    kini = [baris(1, "orang"), baris(2, "b baru sama sekali", "1.1.1.2"), baris(3, "a", "1.1.1.1")]
    assert [r.id for r in beri_id(LAPORAN, kini, lama)] == ["2026-TW1/3", "2026-TW1/2", "2026-TW1/1"]


def test_a_persons_own_row_is_known_by_its_words_a_slip_mended() -> None:
    lama = beri_id(LAPORAN, [baris(1, "Laksanakan bimbingan teknis pelaporn", ""), baris(2, "Beli pemindai")], [])
    kini = [baris(1, "Beli pencetak baru"), baris(2, "Laksanakan bimbingan teknis pelaporan")]
    assert [r.id for r in beri_id(LAPORAN, kini, lama)] == ["2026-TW1/2", "2026-TW1/1"]


def test_rows_without_obligations_that_change_places_keep_their_names() -> None:
    lama = beri_id(LAPORAN, [replace(baris(n, teks), aturan="rapat") for n, teks in ((1, "a"), (2, "b"))], [])
    kini = [replace(baris(n, teks), aturan="rapat") for n, teks in ((1, "b"), (2, "a"))]
    assert [r.id for r in beri_id(LAPORAN, kini, lama)] == ["2026-TW1/2", "2026-TW1/1"]


def test_a_name_that_somebody_answered_to_never_passes_to_another_row() -> None:
    pertama = beri_id(LAPORAN, [baris(1, "a", "1.1.1.1"), baris(2, "b", "1.1.1.2")], [])
    kedua = beri_id(LAPORAN, [baris(1, "b", "1.1.1.2")], pertama)
    assert [r.id for r in kedua] == ["2026-TW1/2"]
    baru = [baris(1, "sesuatu yang lain"), baris(2, "b", "1.1.1.2")]
    lama = [*kedua, *pertama]
    assert [r.id for r in beri_id(LAPORAN, baru, lama, {"2026-TW1/1"})] == ["2026-TW1/3", "2026-TW1/2"]
    assert [r.id for r in beri_id(LAPORAN, baru, lama)] == ["2026-TW1/1", "2026-TW1/2"], "nobody answered to it"
    kembali = beri_id(LAPORAN, [baris(1, "a", "1.1.1.1")], lama, {"2026-TW1/1"})
    assert [r.id for r in kembali] == ["2026-TW1/1"], "the row that was struck is back"


def test_printed_numbers_count_when_they_tell_the_rows_apart() -> None:
    assert beri_nomor([1, 2, 4]) == (1, 2, 4)
    assert beri_nomor([1, 2, 2]) == (1, 2, 3)
    assert beri_nomor([1, None, 3]) == (1, 2, 3)
    assert beri_nomor([]) == ()


isi = st.builds(baris, st.integers(1, 5), st.sampled_from("abcde"), st.sampled_from(["", "1.1.1.1", "1.1.1.2"]))


@settings(max_examples=50)
@given(st.lists(st.lists(isi, max_size=5), max_size=4))
def test_no_two_rows_have_one_name_and_making_ready_again_changes_none(terbitan: list[list[RekomendasiTerbit]]) -> None:
    lama: tuple[RekomendasiTerbit, ...] = ()
    for rekomendasi in terbitan:
        kini = beri_id(LAPORAN, rekomendasi, lama)
        assert len({r.id for r in kini}) == len(kini)
        assert beri_id(LAPORAN, [replace(r, id="") for r in kini], (*kini, *lama)) == kini
        lama = (*kini, *lama)
