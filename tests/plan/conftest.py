"""The real office, read once as every command reads it, apart from the wording of its letters.

The letters have tests of their own; a mistake in one of them shall not hide whether the data is right.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.baca_kantor import baca_kantor
from zi_model.hukum import Referensi
from zi_model.kantor import Kantor
from zi_model.masalah import Masalah
from zi_model.naskah import teks as naskah
from zi_model.pejabat import DaftarPejabat
from zi_model.rencana import RencanaAksi
from zi_model.satker import Satker


@pytest.fixture(scope="session")
def terbaca(tmp_path_factory: pytest.TempPathFactory) -> tuple[Kantor | None, list[Masalah]]:
    folder = tmp_path_factory.mktemp("plan")
    for nama in ("sigi", "_baku"):
        shutil.copytree(AKAR / "plan" / nama, folder / nama, ignore=shutil.ignore_patterns("naskah"))
    with pytest.MonkeyPatch.context() as tambalan:
        tambalan.setattr(naskah, "TEKS", {})  # without letters their wording need not be there
        return baca_kantor(folder, "sigi")


@pytest.fixture(scope="session")
def kantor(terbaca: tuple[Kantor | None, list[Masalah]]) -> Kantor:
    kantor, masalah = terbaca
    assert kantor is not None, "\n".join(map(str, masalah))
    return kantor


@pytest.fixture(scope="session")
def rencana(kantor: Kantor) -> RencanaAksi:
    return kantor.rencana


@pytest.fixture(scope="session")
def satker(kantor: Kantor) -> Satker:
    return kantor.satker


@pytest.fixture(scope="session")
def pejabat(kantor: Kantor) -> DaftarPejabat:
    return kantor.pejabat


@pytest.fixture(scope="session")
def hukum(kantor: Kantor) -> Mapping[str, Referensi]:
    return kantor.hukum
