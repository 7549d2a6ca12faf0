"""Connections that are shared: opened once, by all threads, and never those of a file that is another one by now."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.mesin_bersama import bersama
from tata_usaha.agenda.skema import metadata


def mesin(url: str) -> int:
    with buka(url) as basis:
        return id(basis.mesin)


def tulis(url: str) -> None:
    with buka(url) as basis, basis.transaksi() as sambungan:
        sambungan.exec_driver_sql("CREATE TABLE IF NOT EXISTS uji (x INTEGER)")
        sambungan.exec_driver_sql("INSERT INTO uji VALUES (1)")


def banyak(url: str) -> int:
    with buka(url) as basis, basis.baca() as sambungan:
        return int(sambungan.exec_driver_sql("SELECT count(*) FROM uji").scalar_one())


def test_within_it_connections_stay_open_and_outside_they_do_not(url_agenda: str) -> None:
    with buka(url_agenda) as basis:
        luar = basis.mesin
    with bersama():
        with buka(url_agenda) as basis:
            dalam = basis.mesin
        with buka(url_agenda) as basis:
            assert basis.mesin is dalam is not luar
    with buka(url_agenda) as basis:
        assert basis.mesin is not dalam


def test_many_threads_write_through_it_and_nothing_is_lost(url_agenda: str) -> None:
    with bersama():
        tulis(url_agenda)
        with ThreadPoolExecutor(12) as utas:
            list(utas.map(lambda _: tulis(url_agenda), range(60)))
        assert banyak(url_agenda) == 61
    with buka(url_agenda) as basis, basis.transaksi() as sambungan:
        sambungan.exec_driver_sql("DROP TABLE uji")


def test_a_register_that_was_replaced_or_removed_is_opened_anew(tmp_path: Path) -> None:
    tempat = tmp_path / "agenda.sqlite3"
    url = f"sqlite:///{tempat}"
    tulis(url)
    shutil.copyfile(tempat, tmp_path / "salinan")
    tulis(url)
    with bersama():
        assert banyak(url) == 2
        (tmp_path / "salinan").replace(tempat)
        assert banyak(url) == 1
        tempat.unlink()
        with buka(url) as basis, basis.baca() as sambungan:
            ada = {n for (n,) in sambungan.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert metadata.tables.keys() <= ada
        assert "uji" not in ada
