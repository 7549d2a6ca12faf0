"""Files that a browser sends: written piece by piece into a room of their own, judged there, and gone when it is over.

They lie beside the register, not in the outbox or the evidence: what was cut off is never seen by anybody else, and a
use case that takes one in copies it (`tata_usaha.dasar.berkas.salinan_sementara`). What a killed server left is removed
at its next start (`bersihkan`).
"""

from __future__ import annotations

import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from starlette.datastructures import UploadFile

from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatLayanan, GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.nama_terlarang import TERLARANG

BATAS = 512 * berkas.MIB
"""How large one file may be that a browser sends."""
_ARAH = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: a name would read as another."""
_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])\s*(\.|$)")
_PANJANG = 150
"""How many bytes a name may have: file systems count those, not letters."""
_AKHIRAN = 10
_POTONG = 256 * 1024


def folder_unggahan(pengaturan: Pengaturan) -> Path:
    """Return where files lie while they are judged."""
    return pengaturan.gambar.parent / "unggahan"


def bersihkan(pengaturan: Pengaturan) -> None:
    """Remove what an earlier process of the desk left there; only for who knows that none is alive."""
    shutil.rmtree(folder_unggahan(pengaturan), ignore_errors=True)


def nama_aman(nama: str) -> str:
    """Return a file name that every system takes, without folders, as near to what the person called it as can be."""
    bersih = unicodedata.normalize("NFC", nama.replace("\\", "/").rpartition("/")[2])
    bersih = _ARAH.sub("_", TERLARANG.sub("_", bersih)).strip(" .") or "berkas"
    if _WINDOWS.match(bersih):
        bersih = f"_{bersih}"
    batang, titik, akhiran = bersih.rpartition(".")
    if titik and len(akhiran.encode()) <= _AKHIRAN:
        return f"{_potong(batang, _PANJANG - len(akhiran.encode()) - 1)}.{akhiran}"
    return _potong(bersih, _PANJANG)


def _potong(teks: str, bita: int) -> str:
    return teks.encode()[:bita].decode(errors="ignore").strip(" .") or "berkas"


@contextmanager
def tampung(pengaturan: Pengaturan, unggahan: Sequence[UploadFile], batas: int = BATAS) -> Iterator[tuple[Path, ...]]:
    """Give the files of a form, each under its own name in a folder that is gone at the end.

    Raises:
        GalatPemakaian: when there is none, or one is larger than `batas` (bytes).
        GalatLayanan: when the disk takes them not.

    """
    ada = [u for u in unggahan if u.filename]
    if not ada:
        raise GalatPemakaian("Belum ada berkas yang dipilih.", "Pilih berkasnya, lalu kirim lagi.")
    ruang = folder_unggahan(pengaturan) / secrets.token_hex(8)
    try:
        yield tuple(_simpan(satu, ruang / str(ke), batas) for ke, satu in enumerate(ada, start=1))
    finally:
        shutil.rmtree(ruang, ignore_errors=True)


def _simpan(satu: UploadFile, folder: Path, batas: int) -> Path:
    """Write a file of a form into a folder of its own, and return where it lies."""
    tujuan = folder / nama_aman(satu.filename or "")
    if satu.size is not None and satu.size > batas:
        raise GalatPemakaian(
            f"“{tujuan.name}” lebih dari {batas // berkas.MIB} MB.",
            "Perkecil berkasnya, atau serahkan langsung ke admin.",
        )
    try:
        folder.mkdir(parents=True)
        satu.file.seek(0)
        with tujuan.open("xb") as keluar:
            shutil.copyfileobj(satu.file, keluar, _POTONG)
        satu.file.close()  # as it came it is on the disk as well: now it lies there once
    except OSError as galat:
        raise GalatLayanan(
            f"“{tujuan.name}” tidak dapat disimpan di komputer meja: {sebab_sistem(galat)}.", saran_sistem(galat)
        ) from galat
    return tujuan
