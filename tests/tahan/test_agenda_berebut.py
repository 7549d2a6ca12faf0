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
from tata_usaha.bukti import bukti_lama, rekaman_bukti
from tata_usaha.bukti.jelajah_bukti import PetaTempat
from tata_usaha.bukti.pindai_bukti import pindai
from tata_usaha.bukti.pohon_bukti import cari_folder
from tata_usaha.dasar.pelaku import Pelaku
from tests.tahan.serbuan import HANYA_POSIX, jalankan_skenario, serbu
from tests.tata_usaha import contoh_bukti as contoh
from tests.zi_model.bahan_sigi import kantor, kewajiban, tahun

pytestmark = HANYA_POSIX
SAAT = dt.datetime(2026, 4, 3, 4, tzinfo=dt.UTC)
KEPALA = ",".join(f"U{ke}" for ke in range(1, 10))


@pytest.mark.tahan
@pytest.mark.parametrize(("proses", "banyak"), [(4, 25), (8, 200)], ids=["few", "many"])
def test_no_event_is_lost_and_the_chain_is_whole(
    url_agenda_tahan: str, tmp_path: Path, proses: int, banyak: int
) -> None:
    """Of every office: who writes for one does not harm the chain of the other."""
    jalankan_skenario(__name__, tmp_path, "kejadian", url_agenda_tahan, str(proses), str(banyak))


@pytest.mark.parametrize(
    ("proses", "banyak"), [(4, 10), pytest.param(16, 100, marks=pytest.mark.tahan)], ids=["few", "many"]
)
def test_no_number_is_given_twice_and_none_is_left_out(
    url_agenda_tahan: str, tmp_path: Path, proses: int, banyak: int
) -> None:
    jalankan_skenario(__name__, tmp_path, "nomor", url_agenda_tahan, str(proses), str(banyak))


@pytest.mark.tahan
def test_scans_at_once_lose_no_evidence(url_agenda: str, tmp_path: Path) -> None:
    """Each sees all of it, whoever was first to record a file, an arrival or the answers of a survey."""
    jalankan_skenario(__name__, tmp_path, "bukti", url_agenda, "6", "60")


def skenario_kejadian(acak: random.Random, url: str, _folder: Path, proses: int, banyak: int) -> None:
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


def skenario_nomor(acak: random.Random, url: str, _folder: Path, proses: int, banyak: int) -> None:
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


def skenario_bukti(acak: random.Random, url: str, folder: Path, proses: int, banyak: int) -> None:
    """Scan a folder from several processes, while nothing, some and all of it is replaced and taken away."""
    bukti, tempat = folder / "bukti", _siapkan_bukti(folder / "bukti")
    for ronde in range(3):
        for n in range(0, banyak, ronde + 1):
            (tempat / f"laporan {n}.pdf").write_bytes(contoh.pdf(f"{n} {ronde}"))
        (tempat / f"jawaban {ronde}.csv").write_text(f"{KEPALA}\n" + f"{','.join('4' * 9)}\n" * (ronde + 1))
        if ronde:
            (tempat / f"laporan {ronde}.pdf").unlink()
        saat = SAAT + dt.timedelta(days=ronde)
        serbu(acak, [partial(_pindai, url, bukti, tempat, saat)] * proses, 0, 0)
    with buka(url) as basis, basis.baca() as sambungan:
        tercatat = set(rekaman_bukti.muat(sambungan, "sigi"))
        lama = bukti_lama.muat(sambungan, "sigi", PetaTempat(tahun()))
    akar = bukti / "sigi"
    assert tercatat >= {p.relative_to(akar).as_posix() for p in tempat.iterdir()}
    assert len(lama) == len({(b.berkas, b.sha256) for b in lama}) > banyak // 2


def _siapkan_bukti(akar: Path) -> Path:
    folder = cari_folder(akar, kantor(), kewajiban("6.3.1.1", "2026-S1"))
    folder.mkdir(parents=True)
    return folder


def _pindai(url: str, akar: Path, tempat: Path, saat: dt.datetime) -> None:
    with buka(url) as basis:
        hasil = pindai(akar, tahun(), basis, saat)
    assert {b.nama for b in hasil.bukti} == {p.name for p in tempat.iterdir()}
    assert len(hasil.survei) == 1


SKENARIO = {"kejadian": skenario_kejadian, "nomor": skenario_nomor, "bukti": skenario_bukti}

if __name__ == "__main__":
    _folder, _benih, _nama, _url, *_ukuran = sys.argv[1:]
    _acak = random.Random(int(_benih))  # noqa: S311 - no secret
    SKENARIO[_nama](_acak, _url, Path(_folder), *map(int, _ukuran))
