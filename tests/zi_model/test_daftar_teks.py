"""The wording of letters: each letter is given its own type, or told that there is none."""

from __future__ import annotations

import copy
import dataclasses

import pytest

from zi_model.daftar_teks import DaftarTeks
from zi_model.data import Data


class Maklumat(Data):
    janji: str


class Undangan(Data):
    hal: str


MAKLUMAT = Maklumat(janji="sanggup")
DAFTAR = DaftarTeks({"maklumat": MAKLUMAT, "undangan": Undangan(hal="rapat")})


def test_wording_is_given_as_the_type_that_its_letter_knows() -> None:
    """The composer needs no cast: what it is given has its fields."""
    assert DAFTAR.ambil("maklumat", Maklumat).janji == "sanggup"


@pytest.mark.parametrize(("nama", "jenis"), [("maklumat", Undangan), ("sop", Maklumat)])
def test_wording_that_is_missing_or_of_another_letter_is_named(nama: str, jenis: type[Data]) -> None:
    """Neither is a letter composed of another's words, nor is the name of what is missing lost."""
    with pytest.raises(KeyError, match=nama):
        DAFTAR.ambil(nama, jenis)


def test_wordings_are_a_value() -> None:
    """Two lists of the same wordings are equal, also to a plain mapping and as a copy."""
    sama = {"maklumat": MAKLUMAT, "undangan": Undangan(hal="rapat")}
    assert sama == DAFTAR == DaftarTeks(sama)
    assert DaftarTeks({**sama, "maklumat": Maklumat(janji="lain")}) != DAFTAR
    assert list(DAFTAR) == ["maklumat", "undangan"]
    assert copy.deepcopy(DAFTAR) == DAFTAR
    with pytest.raises(dataclasses.FrozenInstanceError):
        DAFTAR.isi = {}  # type: ignore[misc]
