"""Many processes write one register at once, on both databases: no event and no number is lost or given twice."""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import BasisData, buka, diulang
from tata_usaha.agenda.nomor import BarisNomor, cari_nomor, daftar_nomor, simpan_nomor
from tata_usaha.agenda.rantai import catat, kejadian_naskah, periksa_rantai
from tata_usaha.agenda.skema import nomor as tabel_nomor
from tata_usaha.dasar.pelaku import Pelaku
from tests.tahan.serbuan import HANYA_POSIX, jalankan_skenario, serbu

pytestmark = HANYA_POSIX
SAAT = dt.datetime(2026, 4, 3, 4, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("proses", "banyak"), [(4, 25), pytest.param(8, 200, marks=pytest.mark.tahan)], ids=["few", "many"]
)
def test_no_event_is_lost_and_the_chain_is_whole(url_agenda: str, tmp_path: Path, proses: int, banyak: int) -> None:
    """Of every office: who writes for one does not harm the chain of the other."""
    jalankan_skenario(__name__, tmp_path, "kejadian", url_agenda, str(proses), str(banyak))


@pytest.mark.parametrize(
    ("proses", "banyak"), [(4, 10), pytest.param(16, 100, marks=pytest.mark.tahan)], ids=["few", "many"]
)
def test_no_number_is_given_twice_and_none_is_left_out(
    url_agenda: str, tmp_path: Path, proses: int, banyak: int
) -> None:
    jalankan_skenario(__name__, tmp_path, "nomor", url_agenda, str(proses), str(banyak))


def skenario_kejadian(acak: random.Random, url: str, proses: int, banyak: int) -> None:
    """Append events from several processes; then assert that each is there, in two whole chains."""
    serbu(acak, [partial(_catat, url, ke, banyak) for ke in range(proses)], 0, 0)
    with buka(url) as basis, basis.baca() as sambungan:
        for satker in ("sigi", "poso"):
            assert periksa_rantai(sambungan, satker) == []
        for ke in range(proses):
            ada = kejadian_naskah(sambungan, _kunci(ke))
            assert [k.data for k in ada] == [{"ke": n} for n in range(banyak)]
            assert {k.oleh for k in ada} == {f"proses {ke}"}


def _kunci(ke: int) -> str:
    return f"{'poso' if ke == 0 else 'sigi'}/2026/uji-{ke}"


def _catat(url: str, ke: int, banyak: int) -> None:
    satker = _kunci(ke).partition("/")[0]
    with buka(url, Pelaku(f"proses {ke}")) as basis:
        for n in range(banyak):
            _satu_kejadian(basis, satker, _kunci(ke), n)


@diulang
def _satu_kejadian(basis: BasisData, satker: str, kunci: str, n: int) -> None:
    with basis.transaksi(satker) as sambungan:
        catat(sambungan, kunci, "UJI", {"ke": n}, SAAT)


def skenario_nomor(acak: random.Random, url: str, proses: int, banyak: int) -> None:
    """Take the next free number from several processes; then assert that each was given once."""
    serbu(acak, [partial(_ambil, url, ke, banyak) for ke in range(proses)], 0, 0)
    with buka(url) as basis, basis.baca() as sambungan:
        baris = daftar_nomor(sambungan, "sigi")
        assert [b.nomor for b in baris] == list(range(1, proses * banyak + 1))
        assert set(Counter(b.kunci for b in baris).values()) == {banyak}
        assert periksa_rantai(sambungan, "sigi") == []
        for ke in range(proses):
            tercatat = [k.data["nomor"] for k in kejadian_naskah(sambungan, f"sigi/2026/uji-{ke}")]
            assert tercatat == [b.nomor for b in baris if b.kunci == f"sigi/2026/uji-{ke}"]


def _ambil(url: str, ke: int, banyak: int) -> None:
    with buka(url, Pelaku(f"proses {ke}")) as basis:
        for _ in range(banyak):
            _satu_nomor(basis, f"sigi/2026/uji-{ke}")


@diulang
def _satu_nomor(basis: BasisData, kunci: str) -> None:
    with basis.transaksi("sigi") as sambungan:
        terakhir = sambungan.scalar(sa.select(sa.func.max(tabel_nomor.c.nomor)).where(tabel_nomor.c.satker == "sigi"))
        nomor = (terakhir or 0) + 1
        assert cari_nomor(sambungan, "sigi", "undangan", 2026, nomor) is None
        simpan_nomor(sambungan, BarisNomor("sigi", "undangan", 2026, nomor, SAAT.date(), kunci, "Undangan"))
        catat(sambungan, kunci, "DINOMORI", {"nomor": nomor}, SAAT)


SKENARIO = {"kejadian": skenario_kejadian, "nomor": skenario_nomor}

if __name__ == "__main__":
    _, benih, nama, url, proses, banyak = sys.argv[1:]
    SKENARIO[nama](random.Random(int(benih)), url, int(proses), int(banyak))  # noqa: S311 - no secret
