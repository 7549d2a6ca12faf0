"""The rule that decides about drafts, as a state machine: a person's bytes are never replaced."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zi_model.daur_naskah import Catatan, StatusNaskah, Tindakan, putuskan

sidik = st.sampled_from(["a", "b", "c", "d"])
mungkin = st.none() | sidik
catatan = st.builds(
    Catatan,
    status=st.sampled_from(list(StatusNaskah)),
    sha256=mungkin,
    sha256_niat=mungkin,
    sha256_sanding=mungkin,
)


@given(st.none() | catatan, sidik, sidik)
def test_bytes_that_the_program_did_not_lay_are_never_replaced(c: Catatan | None, di_berkas: str, baru: str) -> None:
    milik_program = c is not None and di_berkas in {c.sha256, c.sha256_niat}

    tindakan = putuskan(c, di_berkas, baru)

    assert tindakan is not Tindakan.BARU
    assert milik_program or tindakan is not Tindakan.DIGANTI


@given(st.none() | catatan, sidik, sidik)
def test_an_open_file_is_never_replaced(c: Catatan | None, di_berkas: str, baru: str) -> None:
    assert putuskan(c, di_berkas, baru, terbuka=True) not in {Tindakan.BARU, Tindakan.DIGANTI}


@given(catatan, mungkin, sidik)
def test_after_konsep_nothing_is_replaced(c: Catatan, di_berkas: str | None, baru: str) -> None:
    if c.status is not StatusNaskah.KONSEP:
        diambil = c.status is StatusNaskah.SIAP_TTD and di_berkas is None
        assert putuskan(c, di_berkas, baru) is (Tindakan.HILANG if diambil else Tindakan.TERKUNCI)


def test_a_draft_laid_half_when_a_run_was_killed_is_our_own_after_the_data_changed() -> None:
    assert putuskan(Catatan(StatusNaskah.KONSEP, "laid", "half"), "half", "new") is Tindakan.DIGANTI


@given(st.none() | catatan, sidik)
def test_the_same_draft_again_writes_nothing(c: Catatan | None, baru: str) -> None:
    assert not putuskan(c, baru, baru).menulis


@given(sidik)
def test_a_new_draft_is_laid_beside_an_edited_one_only_once(baru: str) -> None:
    konsep = Catatan(StatusNaskah.KONSEP, "laid", None, None)
    assert putuskan(konsep, "edited", baru) is Tindakan.DISANDINGKAN
    sesudah = Catatan(StatusNaskah.KONSEP, "laid", None, baru)
    assert putuskan(sesudah, "edited", baru) is Tindakan.DISUNTING


def test_a_draft_that_somebody_edited_stays_when_the_data_did_not_change() -> None:
    assert putuskan(Catatan(StatusNaskah.KONSEP, "laid"), "edited", "laid") is Tindakan.DISUNTING


def test_a_missing_draft_is_laid_again() -> None:
    assert putuskan(Catatan(StatusNaskah.KONSEP, "laid"), None, "laid") is Tindakan.BARU
