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
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan

BATAS = 512 * berkas.MIB
"""How large one file may be that a browser sends."""
_TERLARANG = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*‎‏‪-‮⁦-⁩]')
_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)")
_PANJANG = 150


def folder_unggahan(pengaturan: Pengaturan) -> Path:
    """Return where files lie while they are judged."""
    return pengaturan.gambar.parent / "unggahan"


def bersihkan(pengaturan: Pengaturan) -> None:
    """Remove what an earlier process of the desk left there; only for who knows that none is alive."""
    shutil.rmtree(folder_unggahan(pengaturan), ignore_errors=True)


def nama_aman(nama: str) -> str:
    """Return a file name that every system takes, without folders, as near to what the person called it as can be."""
    bersih = unicodedata.normalize("NFC", nama.replace("\\", "/").rpartition("/")[2])
    bersih = _TERLARANG.sub("_", bersih).strip(" .") or "berkas"
    if _WINDOWS.match(bersih):
        bersih = f"_{bersih}"
    batang, titik, akhiran = bersih.rpartition(".")
    if titik and len(akhiran) <= 10:
        return f"{batang[: _PANJANG - len(akhiran) - 1].strip(' .') or 'berkas'}.{akhiran}"
    return bersih[:_PANJANG].strip(" .") or "berkas"


@contextmanager
def tampung(pengaturan: Pengaturan, unggahan: Sequence[UploadFile], batas: int = BATAS) -> Iterator[tuple[Path, ...]]:
    """Give the files of a form, each under its own name in a folder that is gone at the end.

    Raises:
        GalatPemakaian: when there is none, or one is larger than `batas` (bytes).
        OSError: when the disk takes them not.

    """
    ada = [u for u in unggahan if u.filename]
    if not ada:
        raise GalatPemakaian("Belum ada berkas yang dipilih.", "Pilih berkasnya, lalu kirim lagi.")
    ruang = folder_unggahan(pengaturan) / secrets.token_hex(8)
    try:
        hasil = []
        for ke, satu in enumerate(ada, start=1):
            tujuan = ruang / str(ke) / nama_aman(satu.filename or "")
            tujuan.parent.mkdir(parents=True)
            besar = 0
            with tujuan.open("xb") as keluar:
                while potong := satu.file.read(berkas.MIB):
                    besar += len(potong)
                    if besar > batas:
                        raise GalatPemakaian(
                            f"“{tujuan.name}” lebih dari {batas // berkas.MIB} MB.",
                            "Perkecil berkasnya, atau serahkan langsung ke admin.",
                        )
                    keluar.write(potong)
            hasil.append(tujuan)
        yield tuple(hasil)
    finally:
        shutil.rmtree(ruang, ignore_errors=True)
