"""Evidence comes, goes, changes and is renamed for weeks, while scans run at once and are killed: arrivals hold."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.bukti.pohon_bukti import cari_folder, siapkan
from tests.tahan.serbuan import HANYA_POSIX, jalankan_skenario, serbu
from tests.tata_usaha import contoh_bukti as contoh
from zi_model.tahun_rencana import TahunRencana

pytestmark = [pytest.mark.tahan, HANYA_POSIX]
BENIH = 40
PEKAN = 12
AWAL = dt.datetime(2026, 1, 5, 2, tzinfo=dt.UTC)
ISI = {
    **{f"laporan {n}": contoh.pdf(f"laporan {n}") for n in range(4)},
    **{jenis.value: buat() for jenis, buat in contoh.CONTOH.items()},
    "terpotong": contoh.pdf("terpotong")[:200],
    "kosong": b"",
    "palsu": b"bukan apa-apa",
}
NAMA = ("laporan.pdf", "Laporan (1).PDF", "foto.jpg", "rapat.mp4", "notula.docx", "data.csv", "catatan.txt", "x")


@pytest.mark.parametrize("bagian", range(2))
def test_an_arrival_is_neither_lost_nor_later_than_it_was_first_told(tmp_path: Path, bagian: int) -> None:
    """What a scan has told stays true for every later scan, and for every question about an earlier day."""
    jalankan_skenario(__name__, tmp_path, str(bagian))


def skenario(folder: Path, acak: random.Random) -> None:
    """Live through some weeks, many times."""
    for ke in range(BENIH):
        tempat = folder / str(ke)
        _satu(tempat, acak)
        shutil.rmtree(tempat)


def _satu(folder: Path, acak: random.Random) -> None:
    tahun = contoh.tahun()
    siapkan(folder / "bukti", tahun)
    tempat = [cari_folder(folder / "bukti", tahun.kantor, k) for k in tahun.kewajiban[:3]]
    tiba: dict[tuple[str, str], dt.datetime] = {}  # when each content was told to have arrived, by obligation
    for pekan in range(PEKAN):
        saat = AWAL + dt.timedelta(weeks=pekan)
        for _ in range(acak.randint(0, 5)):
            _lakukan(acak, tempat)
        serbu(acak, [partial(_pindai, folder, tahun, saat)] * 2, acak.randint(0, 2), 0.03)

        hasil = _pindai(folder, tahun, saat)

        lagi = _pindai(folder, tahun, saat + dt.timedelta(days=1))
        sementara = [b for b in hasil.bukti if not b.sha256]
        assert not sementara or all("baru saja" in b.alasan_ditolak for b in sementara)
        assert {b.berkas: (b.diterima, b.sha256) for b in lagi.bukti if b.sha256} == {
            b.berkas: (b.diterima, b.sha256) for b in hasil.bukti if b.sha256
        }
        ada = {p for t in tempat for p in t.iterdir() if p.name.casefold() not in {"baca-saya.txt", "catatan.txt"}}
        assert {b.berkas for b in hasil.bukti} == {p.relative_to(hasil.folder).as_posix() for p in ada}
        baru: dict[tuple[str, str], dt.datetime] = {}
        for b in (b for b in hasil.bukti if b.sha256):
            kunci = (f"{b.kode} {b.periode}", b.sha256)
            assert b.diterima <= tiba.get(kunci, saat), f"{b.berkas} came {b.diterima}, was told {tiba.get(kunci)}"
            baru[kunci] = min(b.diterima, baru.get(kunci, b.diterima))
        dulu = {(f"{b.kode} {b.periode}", b.sha256) for b in hasil.riwayat}
        layak = {(f"{b.kode} {b.periode}", b.sha256) for b in hasil.bukti}
        assert tiba.keys() <= dulu | layak, "evidence that was there is forgotten"
        tiba |= {k: w for k, w in baru.items() if k in {(f"{b.kode} {b.periode}", b.sha256) for b in _layak(hasil)}}


def _layak(hasil: HasilPindai) -> list:
    return [b for b in hasil.bukti if b.jenis is not None]


def _pindai(folder: Path, tahun: TahunRencana, saat: dt.datetime) -> HasilPindai:
    with buka(f"sqlite:///{folder}/agenda.sqlite3") as basis:
        return pindai(folder / "bukti", tahun, basis, saat)


def _lakukan(acak: random.Random, tempat: list[Path]) -> None:
    berkas = acak.choice(tempat) / acak.choice(NAMA)
    match acak.choice(("tulis", "tulis", "hapus", "ganti nama", "salin")):
        case "tulis":
            berkas.write_bytes(acak.choice(list(ISI.values())))
        case "hapus":
            berkas.unlink(missing_ok=True)
        case "ganti nama" if berkas.exists():
            berkas.replace(acak.choice(tempat) / acak.choice(NAMA))
        case "salin" if berkas.exists():
            shutil.copy2(berkas, acak.choice(tempat) / f"salinan {berkas.name}")
        case _:
            pass


if __name__ == "__main__":
    skenario(Path(sys.argv[1]), random.Random(int(sys.argv[2]) + int(sys.argv[3])))  # noqa: S311 - no secret
