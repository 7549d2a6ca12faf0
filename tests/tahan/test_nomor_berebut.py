"""Sixteen processes take numbers of one counter at once, on both databases: each is given once, none is lost."""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka, diulang
from tata_usaha.agenda.csv_agenda import baca_csv, tempat_csv
from tata_usaha.agenda.nomor import BarisNomor, daftar_nomor
from tata_usaha.agenda.penomoran import BukuNomor, urutan
from tata_usaha.agenda.rantai import catat, periksa_rantai
from tata_usaha.dasar.galat import GalatBasisData
from tests.tahan.serbuan import HANYA_POSIX, jalankan_skenario, serbu

pytestmark = [HANYA_POSIX]
SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("proses", "nomor"), [(4, 5), pytest.param(16, 100, marks=pytest.mark.tahan)], ids=["few", "many"]
)
def test_each_number_is_given_once(tmp_path: Path, url_agenda: str, proses: int, nomor: int) -> None:
    jalankan_skenario(__name__, tmp_path, url_agenda, str(proses), str(nomor))


def skenario(folder: Path, acak: random.Random, url: str, proses: int, nomor: int) -> None:
    """Let every process take its numbers, each the next free one; then look at register, chain and number book."""
    with buka(url):
        pass
    serbu(acak, [partial(_ambil, folder, url, ke, nomor) for ke in range(proses)], 0, 0)
    semua = list(range(1, proses * nomor + 1))
    with buka(url) as basis, basis.baca() as sambungan:
        baris = daftar_nomor(sambungan, "sigi")
        assert sorted(b.nomor for b in baris) == semua
        assert len({b.kunci for b in baris}) == len(semua), "each for another letter"
        assert periksa_rantai(sambungan, "sigi") == []
    csv, masalah = baca_csv(tempat_csv(folder, "sigi", 2026).parent)
    assert not masalah
    assert [b.nomor for b in csv] == semua, "in the order in which they were given"
    assert {(b.nomor, b.kunci) for b in csv} == {(b.nomor, b.kunci) for b in baris}


def _ambil(folder: Path, url: str, siapa: int, banyak: int) -> None:
    acak = random.Random(siapa)  # noqa: S311 - no secret
    with buka(url) as basis:

        @diulang
        def satu(kunci: str) -> None:
            with basis.transaksi("sigi") as sambungan:
                no = urutan(daftar_nomor(sambungan, "sigi", 2026), "undangan", 2026).berikutnya
                baris = BarisNomor("sigi", "undangan", 2026, no, SAAT.date(), kunci, "Undangan")
                buku = BukuNomor(sambungan, folder, "sigi", 2026, SAAT)
                buku.pakai(baris)
                catat(sambungan, kunci, "DINOMORI", {"nomor": no}, SAAT)
                buku.simpan()

        for ke in range(banyak):
            while not _jadi(partial(satu, f"sigi/2026/uji/{siapa}-{ke}")):
                pass
            time.sleep(acak.uniform(0, 0.05))  # SQLite lets nobody queue: who never pauses would starve the others


def _jadi(ambil: Callable[[], None]) -> bool:
    """Tell whether a number was taken; a database that was busy all the time is told, and one tries again."""
    try:
        ambil()
    except GalatBasisData as galat:
        if "sedang dipakai" not in galat.pesan:
            raise
        return False
    return True


if __name__ == "__main__":
    folder, benih, url, proses, nomor = sys.argv[1:]
    skenario(Path(folder), random.Random(int(benih)), url, int(proses), int(nomor))  # noqa: S311 - no secret
