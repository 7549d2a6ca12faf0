"""Locks that end with their process, and the marks of runs that are made of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.server.penanda import tandai, yang_terputus
from tata_usaha.dasar.kunci import Kunci, terkunci

PEGANG = "import sys; from pathlib import Path; {impor}; {ambil}; print('siap', flush=True); sys.stdin.read()"


@contextmanager
def pemegang(impor: str, ambil: str) -> Iterator[subprocess.Popen[str]]:
    """Give another process that has taken something and holds it until it is killed."""
    program = PEGANG.format(impor=impor, ambil=ambil)
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as proses:
        assert proses.stdout is not None
        assert proses.stdout.readline() == "siap\n"
        yield proses
        proses.kill()


def test_kunci_dipegang_satu_saja_dan_lepas_bersama_prosesnya(tmp_path: Path) -> None:
    berkas = tmp_path / "kunci"
    with pemegang(
        "from tata_usaha.dasar.kunci import Kunci", f"k = Kunci(Path({str(berkas)!r})); assert k.coba()"
    ) as lain:
        assert terkunci(berkas)
        assert not Kunci(berkas).coba()
        lain.kill()
        lain.wait()
        assert not terkunci(berkas)
        with Kunci(berkas):
            assert not Kunci(berkas).coba()  # nor twice within one process
            assert terkunci(berkas)
    assert Kunci(berkas).coba()


def test_kunci_yang_belum_pernah_ada_tidak_terkunci(tmp_path: Path) -> None:
    assert not terkunci(tmp_path / "kunci")
    assert not (tmp_path / "kunci").exists()


def test_hanya_jalan_yang_prosesnya_mati_dianggap_terputus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also not those of this process, nor those on another server."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    milik = tandai("")
    with pemegang("from flows.server.penanda import tandai", "t = tandai(''), tandai('http://pusat/api')") as lain:
        assert yang_terputus("") == []
        lain.kill()
        lain.wait()
    (mati,) = yang_terputus("")
    assert yang_terputus("") == []  # we have it now
    mati.hapus()
    milik.hapus()
    assert yang_terputus("") == []
    (di_pusat,) = yang_terputus("http://pusat/api")
    assert di_pusat.nama != mati.nama
