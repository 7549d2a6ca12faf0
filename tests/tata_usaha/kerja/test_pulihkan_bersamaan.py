"""A register in a server is put back while somebody at another PC still writes into the old one."""

from __future__ import annotations

import datetime as dt
import threading
import time
from dataclasses import replace
from pathlib import Path

import psycopg
import sqlalchemy as sa

from tata_usaha.agenda import pasang
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import catat, kejadian_naskah, periksa_rantai
from tata_usaha.dasar.pengaturan import Pengaturan

KUNCI = "sigi/2026/uji"
SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


def catat_satu(alamat: str, peristiwa: str) -> None:
    with buka(alamat) as basis, basis.transaksi("sigi") as sambungan:
        catat(sambungan, KUNCI, peristiwa, {}, SAAT)


def sampai_menunggu(alamat: str) -> None:
    with psycopg.connect(alamat, autocommit=True) as pengamat:
        while not pengamat.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
            time.sleep(0.01)


def test_what_is_written_meanwhile_is_kept_beside_and_the_new_register_is_whole(
    alamat_postgresql: str, tmp_path: Path
) -> None:
    baru = tmp_path / "baru.sqlite3"
    catat_satu(f"sqlite:///{baru}", "DIPULIHKAN")
    catat_satu(alamat_postgresql, "LAMA")
    atur = replace(Pengaturan.dari_lingkungan({"ZI_OUTBOX": str(tmp_path)}), database=alamat_postgresql)
    pemulih = threading.Thread(target=lambda: pasang._muat_ke_server(atur, baru))

    with buka(alamat_postgresql) as basis, basis.transaksi("sigi") as sambungan:
        catat(sambungan, KUNCI, "TERAKHIR", {}, SAAT)
        pemulih.start()
        sampai_menunggu(alamat_postgresql)
    pemulih.join()

    with buka(alamat_postgresql) as basis, basis.baca() as sambungan:
        assert [k.peristiwa for k in kejadian_naskah(sambungan, KUNCI)] == ["DIPULIHKAN"]
        assert periksa_rantai(sambungan, "sigi") == []
        (sisih,) = [n for n in sa.inspect(sambungan).get_table_names() if n.startswith("kejadian_disisihkan")]
        lama = sambungan.exec_driver_sql(f"SELECT peristiwa FROM {sisih} ORDER BY nomor").scalars()  # noqa: S608
        assert list(lama) == ["LAMA", "TERAKHIR"]
