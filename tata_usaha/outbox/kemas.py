"""Letters and pictures in one ZIP, byte for byte, with a list of what is in it.

Nothing is joined, converted or compressed: a signed PDF comes out as it went in, and its signature with it. The same
files give the same bytes, whatever the day.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar import berkas
from tata_usaha.dasar.berkas import MIB

DAFTAR_ISI = "00 Daftar Isi.txt"
_TANGGAL = (1980, 1, 1, 0, 0, 0)
_HAK = 0o100644 << 16


@dataclass(frozen=True)
class IsiPaket:
    """One file of a package: its name there, where it lies, its SHA-256, and what the list says of it."""

    nama: str
    asal: Path
    sha256: str
    keterangan: str


class BerkasBerubah(ValueError):
    """A file that is no longer what was listed."""


def kemas(tujuan: Path, judul: str, isi: Sequence[IsiPaket], kurang: Iterable[str]) -> bool:
    """Write the package; return whether its file is another one than before.

    Raises:
        BerkasBerubah: when a file changed meanwhile; nothing is written then.
        OSError: when a file cannot be read, or the package not be written.

    """
    berkas.buat_folder(tujuan.parent)
    with berkas.tempat_sementara(tujuan.parent) as sementara:
        with zipfile.ZipFile(sementara, "w", zipfile.ZIP_STORED) as paket:
            paket.writestr(_entri(DAFTAR_ISI), daftar_isi(judul, isi, kurang).encode("utf-8-sig"))
            for satu in isi:
                _salin(paket, satu)
        if tujuan.exists() and berkas.sha256_berkas(tujuan) == berkas.sha256_berkas(sementara):
            return False
        sementara.replace(tujuan)
    berkas.sinkron_folder(tujuan.parent)
    return True


def daftar_isi(judul: str, isi: Sequence[IsiPaket], kurang: Iterable[str]) -> str:
    """Return the list: each file with what it is and its SHA-256, then what is not in the package and why."""
    baris = [judul, "=" * len(judul), ""]
    for ke, satu in enumerate(isi, start=1):
        baris += [f"{ke}. {satu.nama}", f"   {satu.keterangan}", f"   SHA-256 {satu.sha256}"]
    if tidak := list(kurang):
        baris += ["", "Tidak termasuk:", *(f"- {satu}" for satu in tidak)]
    return "".join(f"{b}\r\n" for b in baris)


def _entri(nama: str) -> zipfile.ZipInfo:
    entri = zipfile.ZipInfo(nama, _TANGGAL)
    entri.create_system, entri.external_attr = 3, _HAK
    return entri


def _salin(paket: zipfile.ZipFile, satu: IsiPaket) -> None:
    hitung = hashlib.sha256()
    with satu.asal.open("rb") as masuk, paket.open(_entri(satu.nama), "w", force_zip64=True) as keluar:
        while potong := masuk.read(MIB):
            hitung.update(potong)
            keluar.write(potong)
    if hitung.hexdigest() != satu.sha256:
        raise BerkasBerubah(satu.asal.name)
