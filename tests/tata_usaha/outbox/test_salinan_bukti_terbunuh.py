"""Killed at every durable step of becoming evidence, or of being taken back: the next command finishes it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import berkas
from tata_usaha.kerja.tautan import lengkapi
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.outbox.meja_bukti import MejaBukti, nama
from zi_model.daur_naskah import StatusNaskah
from zi_model.status import StatusKewajiban

pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal"),
]
SALINAN = "Keputusan Tim PPID 2026 (ditandatangani).pdf"

# Forks once for each n a child that begins some work and kills itself before the n-th durable step.
MATI_DI_LANGKAH = """
import shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox import meja_bukti as m
from tests.zi_model.bahan_sigi import tahun
from tata_usaha.agenda.basis_data import buka

awal, pekerjaan = Path(sys.argv[1]), sys.argv[2]
tahun()

def siapkan(n):
    return Path(shutil.copytree(awal, awal.with_name(f"mati {n}")))

def kerja(tempat, n):
    hitung = mati_sebelum(n, ("rename", "link", "unlink", "chmod"))
    with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        sa.event.listen(basis._mesin, "commit", hitung)
        meja = m.MejaBukti(tempat, basis)
        if pekerjaan == "taut":
            meja.tandatangani(asal=tempat / "unduhan" / "scan 1.pdf")
            meja.tautkan()
        else:
            meja.hari(3, 10)
            meja.lepas()
            meja.tarik()

mati_di_setiap_langkah(siapkan, kerja)
"""


def mati_di(pekerjaan: str, awal: Path) -> list[Path]:
    """Return the desks on which the work was begun and killed, each at another durable step."""
    proses = subprocess.run(
        [sys.executable, "-c", MATI_DI_LANGKAH, str(awal), pekerjaan], capture_output=True, text=True, check=False
    )
    assert proses.returncode == 0, proses.stderr
    print(f"{pekerjaan}: {proses.stdout.strip()} steps")  # noqa: T201 - the figure of docs/ketahanan.md
    return [awal.with_name(f"mati {n}") for n in range(1, int(proses.stdout) + 1)]


@pytest.fixture
def awal(tmp_path: Path) -> Iterator[MejaBukti]:
    """Give a desk with one letter that is ready, and two scans."""
    with buka(f"sqlite:///{tmp_path}/awal/agenda.sqlite3") as basis:
        meja = MejaBukti(tmp_path / "awal", basis)
        meja.siapkan()
        meja.pindaian("scan 1.pdf")
        meja.pindaian("scan 2.pdf")
        yield meja


def test_killed_while_it_becomes_evidence_the_next_command_finishes_it(awal: MejaBukti) -> None:
    """With the same scan or another one where the letter was not signed yet; else without being asked."""
    semua = mati_di("taut", awal.folder)
    assert len(semua) >= 8
    for ke, tempat in enumerate(semua):
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            meja = MejaBukti(tempat, basis)
            isi = "scan 1.pdf"
            if meja.entri().status is not StatusNaskah.DITANDATANGANI:
                assert (lengkapi(meja.atur, basis, meja.saat), meja.akar.exists()) == ([], False)
                isi = f"scan {ke % 2 + 1}.pdf"
                meja.tandatangani(asal=tempat / "unduhan" / isi)
            assert lengkapi(meja.atur, basis, meja.saat) == []
            assert (meja.keluhan(), nama(meja.isi_bukti())) == ([], [SALINAN])
            assert (meja.akar / str(meja.entri().berkas_bukti)).read_bytes() == pdf(isi)
            assert [t[3] for t in meja.tautan()] == [True]
            assert meja.peristiwa() == ["DITANDATANGANI", "DITAUTKAN"]
            assert meja.status().status is StatusKewajiban.LENGKAP


def test_killed_while_it_is_let_go_it_proves_nothing_and_the_next_command_finishes_it(awal: MejaBukti) -> None:
    awal.tandatangani(asal=awal.pindaian("scan 1.pdf"))
    awal.tautkan()
    berkas.simpan(awal.akar / "2026/BACA-SAYA.txt", b"x")
    awal.pindai()
    semua = mati_di("lepas", awal.folder)
    assert len(semua) >= 6
    for tempat in semua:
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            meja = MejaBukti(tempat, basis)
            meja.hari(3, 10)
            if meja.entri().status is StatusNaskah.SIAP_TTD:
                assert meja.status().dihitung == ()
            meja.lepas()
            assert lengkapi(meja.atur, basis, meja.saat) == []
            assert (meja.keluhan(), nama(meja.isi_bukti())) == ([], ["BACA-SAYA.txt"])
            assert meja.riwayat() == ["Keputusan Tim PPID 2026 (ditandatangani) (dilepas).pdf"]
            assert [t[3] for t in meja.tautan()] == [False]
            assert meja.status(per=meja.saat.date().replace(day=9)).status is StatusKewajiban.LENGKAP
            assert meja.status().dihitung == ()
