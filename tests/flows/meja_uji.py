"""A person at a desk that runs in a process of its own, and what can be asked of that process."""

from __future__ import annotations

import os
import re
from pathlib import Path

import httpx

from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import waktu
from tata_usaha.kerja.sesi import buka_sesi
from tests.conftest import Meja
from zi_model.pengguna import Pengguna, Peran

SITI = Pengguna("siti", "Siti", frozenset({Peran.SEKRETARIAT}), frozenset())


def alamat(porta: str) -> str:
    """Return where a desk is."""
    return f"http://127.0.0.1:{porta}"


def meja_menjawab(porta: str) -> bool:
    """Tell whether a desk answers there now."""
    try:
        return httpx.get(f"{alamat(porta)}/sehat", trust_env=False).text == "meja\n"
    except httpx.HTTPError:
        return False


def peramban(meja: Meja, porta: str) -> httpx.Client:
    """Return the browser of somebody who is logged in; like a real one it says from which page it writes."""
    pengaturan, saat = meja.pengaturan, waktu.sekarang()
    with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
        tabel.simpan(sambungan, "sigi", SITI, saat, sandi="-")
    token = buka_sesi(pengaturan, "sigi", SITI, saat, alamat="127.0.0.1", peramban="uji")
    return httpx.Client(
        base_url=alamat(porta),
        headers={"Origin": alamat(porta)},
        cookies={"zi_meja": token},
        trust_env=False,
        timeout=60,
    )


def dasar(halaman: str) -> str:
    """Return which letter a page shows."""
    cocok = re.search(r'name="dasar" value="([0-9a-f]*)"', halaman)
    assert cocok is not None
    return cocok[1]


def proses_meja(porta: str) -> list[int]:
    """Return the processes of desks at this port (`ZI_MEJA_PORT`): as many as there are, but not who started them."""
    hasil = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            kata = (folder / "cmdline").read_bytes().split(b"\0")
            lingkungan = (folder / "environ").read_bytes().split(b"\0")
        except OSError:  # it has just ended, or is somebody else's
            continue
        if b"meja" in kata and f"ZI_MEJA_PORT={porta}".encode() in lingkungan and int(folder.name) != os.getpid():
            hasil.append(int(folder.name))
    return hasil
