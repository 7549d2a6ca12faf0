"""Taking in signed letters, killed before every durable step: the next one finishes it, nothing is lost or twice."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tata_usaha.kerja.hasil_terima import Nasib
from tests.tata_usaha.kerja.kantor_terima import MONEV, WBS, KantorTerima, buat
from tests.tata_usaha.pindaian_uji import foto, pindaian
from zi_model.daur_naskah import StatusNaskah

pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX"),
]
MATI_DI_LANGKAH = """
import shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tata_usaha.kerja import terima as penerimaan
from tests.tata_usaha.kerja.kantor_terima import KantorTerima
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum

awal = Path(sys.argv[1])
sigi = penerimaan.baca_kantor(KantorTerima(awal).atur, "sigi")
penerimaan.baca_kantor = lambda *_: sigi  # the real plan, read once

def siapkan(n):
    return Path(shutil.copytree(awal, awal.with_name(f"mati {n}")))

def kerja(tempat, n):
    kantor = KantorTerima(tempat)
    hitung = mati_sebelum(n, ("rename", "replace", "link", "unlink", "chmod", "mkdir", "rmdir"))
    sa.event.listen(sa.Engine, "commit", hitung)
    kantor.terima()

mati_di_setiap_langkah(siapkan, kerja)
"""


@pytest.fixture
def kantor(tmp_path: Path) -> KantorTerima:
    return buat(tmp_path / "kantor")


def mati_di(kantor: KantorTerima, paling_sedikit: int) -> list[KantorTerima]:
    """Return the offices in which scans were being taken in, each killed at another durable step."""
    perintah = [sys.executable, "-c", MATI_DI_LANGKAH, str(kantor.folder)]
    proses = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert proses.returncode == 0, proses.stderr
    banyak = int(proses.stdout)
    sys.stdout.write(f"mati di {banyak} langkah\n")
    assert banyak >= paling_sedikit
    return [KantorTerima(kantor.folder.with_name(f"mati {n}")) for n in range(1, banyak + 1)]


def bertanda_tangan(kantor: KantorTerima) -> bytes:
    """Return the signed copy of the letter, which must be signed once, with all that belongs to it in its place."""
    entri = kantor.entri()
    assert entri.status is StatusNaskah.DITANDATANGANI
    assert kantor.menunggu == []
    assert kantor.keluhan() == []
    assert [kantor.kejadian().count(p) for p in ("DITANDATANGANI", "DITERIMA")] == [1, 1]
    return (kantor.atur.outbox / str(entri.berkas_ttd)).read_bytes()


def test_a_scan_comes_home_after_a_kill_anywhere(kantor: KantorTerima) -> None:
    isi = pindaian(MONEV)
    kantor.taruh("scan.pdf", isi)
    for mati in mati_di(kantor, 10):
        mati.terima()
        assert bertanda_tangan(mati) == isi
        assert {n: (mati.masuk / "diterima" / n).read_bytes() for n in mati.diterima} == {"scan.pdf": isi}


def test_photographs_come_home_together_after_a_kill_anywhere(kantor: KantorTerima) -> None:
    """Also when one of the two had left for `diterima`: the PDF was made of both."""
    semua = {"rapat 1.jpg": foto(MONEV), "rapat 2.jpg": foto("", "dua")}
    for nama, isi in semua.items():
        kantor.taruh(nama, isi)
    salinan = set()
    for mati in mati_di(kantor, 12):
        mati.terima()
        salinan.add(bertanda_tangan(mati))
        assert {n: (mati.masuk / "diterima" / n).read_bytes() for n in mati.diterima} == semua
    assert len(salinan) == 1


def test_another_scan_is_kept_once_after_a_kill_anywhere(kantor: KantorTerima) -> None:
    pertama, kedua = pindaian(MONEV, "satu"), pindaian(MONEV, "dua")
    kantor.taruh("scan.pdf", pertama)
    kantor.terima()
    kantor.taruh("scan baru.pdf", kedua)
    for mati in mati_di(kantor, 5):
        mati.terima()
        assert bertanda_tangan(mati) == pertama
        (versi,) = (mati.atur.outbox / mati.entri().berkas).parent.glob("riwayat/*pindaian lain*")
        assert versi.read_bytes() == kedua
        assert mati.kejadian().count("PINDAIAN_LAIN") == 1
        assert mati.diterima == ["scan baru.pdf", "scan.pdf"]


@pytest.mark.parametrize("ke", range(5))
def test_of_several_runs_at_once_each_scan_comes_home_once(kantor: KantorTerima, ke: int) -> None:
    """Also photographs, of which one run may see only those that another has not moved yet."""
    semua = {
        "rapat 1.jpg": foto(MONEV), "rapat 2.jpg": foto("", "dua"), "scan.pdf": pindaian(WBS), "lain.pdf": pindaian(""),
    }  # fmt: skip
    for nama, isi in semua.items():
        kantor.taruh(nama, isi)
    with ThreadPoolExecutor(4) as kolam:
        hasil = [satu for h in kolam.map(lambda _: kantor.terima(), range(4)) for satu in h.kiriman]
    hasil += kantor.terima().kiriman
    assert {h.nasib for h in hasil} <= {Nasib.DITERIMA, Nasib.SUDAH, Nasib.TINGGAL}
    assert [[h.nasib for h in hasil if h.kunci == k].count(Nasib.DITERIMA) for k in (MONEV, WBS)] == [1, 1], ke
    for kunci in (MONEV, WBS):
        assert kantor.entri(kunci).status is StatusNaskah.DITANDATANGANI
        assert [kantor.kejadian(kunci).count(p) for p in ("DITANDATANGANI", "DITERIMA")] == [1, 1]
    assert (kantor.menunggu, kantor.keluhan()) == (["lain.pdf"], [])
    assert {n: (kantor.masuk / "diterima" / n).read_bytes() for n in kantor.diterima} == {
        n: isi for n, isi in semua.items() if n != "lain.pdf"
    }
