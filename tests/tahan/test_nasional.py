"""The first triwulan for all 553 offices of the country, while computers fail: nothing is lost, nothing is done twice.

`ZI_UJI_KANTOR` makes the country smaller for a try.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from flows.server.layanan import cari_porta
from tests.kantor_banyak import buat_kantor
from tests.postgresql import PeladenUji
from tests.tahan.kolam_uji import Kolam, Komputer
from tests.tahan.test_provinsi_13 import periksa_semua

pytestmark = [pytest.mark.tahan, pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")]
BANYAK = int(os.environ.get("ZI_UJI_KANTOR", "553"))
BATAS = 1500.0


def test_the_whole_country_while_a_worker_the_server_and_the_database_fail(
    peladen_postgresql: PeladenUji, alamat_postgresql: str, tmp_path: Path
) -> None:
    """Every office has exactly its packet, every chain is whole, everything agrees."""
    kantor = [k.kode for k in buat_kantor(tmp_path / "plan", BANYAK)]
    kolam = Kolam(tmp_path, alamat_postgresql, cari_porta())

    def sampai(bagian: float) -> None:
        kolam.tunggu(lambda: kolam.kantor_dikerjakan() >= BANYAK * bagian, BATAS, f"less than {bagian:.0%} is done")

    try:
        kolam.mulai_server()
        kolam.pasang()
        kolam.jalankan(alur="triwulanan", periode="2026-TW1", ukuran=max(2, min(50, BANYAK // 5)))
        for nama in ("satu", "dua"):
            kolam.mulai_pekerja(Komputer(nama))
        sampai(0.2)
        kolam.bunuh("satu")
        kolam.mulai_pekerja(Komputer("tiga"))
        sampai(0.4)
        kolam.bunuh("server")
        kolam.mulai_server()
        sampai(0.6)
        peladen_postgresql.mulai_ulang()
        kolam.tunggu(kolam.selesai, BATAS, "the country is not done")
        keadaan = kolam.keadaan()
    finally:
        kolam.tutup()

    assert any(int(str(k[5])) > 1 for k in keadaan), f"no run was cut off and taken up again: {keadaan}"
    periksa_semua(kolam, kantor, keadaan)
