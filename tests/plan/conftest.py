"""The real office, read once as every command reads it, apart from the wording of its letters.

The letters have tests of their own; a mistake in one of them shall not hide whether the data is right.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.baca_kantor import baca_kantor
from zi_model.hukum import Referensi
from zi_model.kantor import Kantor
from zi_model.masalah import Masalah
from zi_model.naskah import keluarga
from zi_model.pejabat import DaftarPejabat
from zi_model.rencana import RencanaAksi
from zi_model.satker import Satker
from zi_model.tahun_rencana import TahunRencana


@pytest.fixture(scope="session")
def terbaca(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[TahunRencana, ...], list[Masalah]]:
    folder = tmp_path_factory.mktemp("plan")
    for nama in ("sigi", "_baku"):
        shutil.copytree(AKAR / "plan" / nama, folder / nama, ignore=shutil.ignore_patterns("naskah"))
    with pytest.MonkeyPatch.context() as tambalan:
        tanpa_wajib = tuple(replace(j, wajib=False, umum_di=None) for j in keluarga.KELUARGA)
        tambalan.setattr(keluarga, "KELUARGA", tanpa_wajib)  # without letters their wording need not be there
        return baca_kantor(folder, "sigi", {2026})


@pytest.fixture(scope="session")
def tahun(terbaca: tuple[tuple[TahunRencana, ...], list[Masalah]]) -> TahunRencana:
    tahun, masalah = terbaca
    assert tahun, "\n".join(map(str, masalah))
    return tahun[0]


@pytest.fixture(scope="session")
def kantor(tahun: TahunRencana) -> Kantor:
    return tahun.kantor


@pytest.fixture(scope="session")
def rencana(tahun: TahunRencana) -> RencanaAksi:
    return tahun.rencana


@pytest.fixture(scope="session")
def satker(kantor: Kantor) -> Satker:
    return kantor.satker


@pytest.fixture(scope="session")
def pejabat(kantor: Kantor) -> DaftarPejabat:
    return kantor.pejabat


@pytest.fixture(scope="session")
def hukum(kantor: Kantor) -> Mapping[str, Referensi]:
    return kantor.hukum
