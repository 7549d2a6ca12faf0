"""Laying evidence into a period's folder, and taking it out again: always whole, never over another file.

A file comes under the name that its owner gave it. The same content that lies there already is not laid twice,
whatever it is called; another one of the same name gets a number. What is withdrawn is moved, never deleted:
below the year's folder `ditarik/<kode> <periode>/`, which the walk knows and nothing counts.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tata_usaha.bukti.jelajah_bukti import Tempat, diabaikan
from tata_usaha.bukti.jenis_berkas import kenali
from tata_usaha.bukti.pohon_bukti import BACA_SAYA, CATATAN, DITARIK, nama_aman
from tata_usaha.dasar import berkas
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.bukti import JenisBerkas

_NAMA_MAKS = 200


class TakDitaruh(Exception):
    """A file that is not laid down; the message says why and what to do, in Indonesian, parted by `; `."""


@dataclass(frozen=True)
class Ditaruh:
    """A file in a period's folder; `baru` is False when this content lay there already."""

    tempat: Path
    sha256: str
    jenis: JenisBerkas | None
    baru: bool


def taruh(folder: Path, asal: Path, kabar: Callable[[int], None] | None = None) -> Ditaruh:
    """Copy a file into a period's folder, provided that it can be evidence; the person's own stays where it is.

    Raises:
        TakDitaruh: when it is no evidence, is not there, or changes meanwhile.
        OSError: when the folder cannot be written.

    """
    nama = nama_bukti(asal.name)
    if not asal.exists():
        raise TakDitaruh("berkasnya tidak ada; periksa nama dan letaknya")
    if not asal.is_file():  # opening a pipe would wait for ever
        raise TakDitaruh("ini folder atau bukan berkas biasa; sebutkan berkasnya satu per satu")
    try:
        with asal.open("rb"):
            pass
    except OSError as galat:
        raise TakDitaruh(f"tidak dapat dibaca ({sebab_sistem(galat)}); tutup program yang membukanya") from galat
    berkas.buat_folder(folder)
    try:
        with berkas.salinan_sementara(folder, asal, kabar) as salinan:
            pengenalan = kenali(salinan.tempat, nama)
            if pengenalan.alasan:
                raise TakDitaruh(pengenalan.alasan)
            return _beri_nama(folder, salinan.tempat, nama, salinan.sha256, salinan.ukuran, pengenalan.jenis)
    except berkas.BerkasTakWajar as galat:
        raise TakDitaruh(f"{galat}; salin berkas aslinya dahulu") from galat
    except berkas.BerubahSaatDisalin as galat:
        raise TakDitaruh("sedang ditulis program lain; tunggu sampai selesai, lalu jalankan lagi") from galat


def taruh_isi(folder: Path, nama: str, isi: bytes, jenis: JenisBerkas) -> Ditaruh:
    """Lay bytes of our own making into a period's folder.

    Raises:
        OSError: when the folder cannot be written.

    """
    berkas.buat_folder(folder)
    with berkas.berkas_sementara(folder, isi) as sementara:
        return _beri_nama(folder, sementara, nama_bukti(nama), berkas.sha256(isi), len(isi), jenis)


def _beri_nama(folder: Path, sementara: Path, nama: str, sidik: str, ukuran: int, jenis: JenisBerkas | None) -> Ditaruh:
    if kembar := cari_isi(folder, sidik, ukuran):
        return Ditaruh(kembar, sidik, jenis, baru=False)
    tempat = _pindah(sementara, folder, nama)
    berkas.sinkron_folder(folder)
    return Ditaruh(tempat, sidik, jenis, baru=True)


def _pindah(dari: Path, folder: Path, nama: str) -> Path:
    for tempat in _nama_bebas(folder, nama):
        with contextlib.suppress(FileExistsError):
            berkas.pindahkan(dari, tempat)
            return tempat
    raise AssertionError  # there is always another number


def _nama_bebas(folder: Path, nama: str) -> Iterator[Path]:
    """Yield names that were free a moment ago, also where small and capital letters are one."""
    dipakai = {satu.name.casefold() for satu in folder.iterdir()}
    asli = PurePosixPath(nama)
    for ke in itertools.count(1):
        calon = nama if ke == 1 else f"{asli.stem} ({ke}){asli.suffix}"
        if calon.casefold() not in dipakai:
            yield folder / calon


def cari_isi(folder: Path, sidik: str, ukuran: int) -> Path | None:
    """Return where a period's folder, or a folder in it, holds this content already.

    A file that cannot be read just now is another one.
    """
    for akar, anak, nama in os.walk(folder):
        anak[:] = sorted(satu for satu in anak if not diabaikan(satu))
        for satu in sorted(nama):
            tempat = Path(akar, satu)
            if diabaikan(satu) or tempat.is_symlink():
                continue
            with contextlib.suppress(OSError):
                if tempat.stat().st_size == ukuran and berkas.sha256_berkas(tempat) == sidik:
                    return tempat
    return None


def nama_bukti(nama: str) -> str:
    """Return under which name a file is laid down: its own, as far as every system can show it and the walk sees it."""
    asli = PurePosixPath(nama)
    akhiran = nama_aman(asli.suffix.removeprefix("."), 20)
    batang = nama_aman(asli.stem if asli.suffix else nama, _NAMA_MAKS).lstrip(".~$ ") or "bukti"
    hasil = f"{batang}.{akhiran}" if akhiran else batang
    return f"bukti {hasil}" if diabaikan(hasil) or hasil.casefold() in {CATATAN, BACA_SAYA.casefold()} else hasil


def folder_ditarik(folder_kantor: Path, tempat: Tempat) -> Path:
    """Return where evidence of a row and period lies after it was withdrawn."""
    kode, periode = tempat
    return folder_kantor / str(periode.tahun) / DITARIK / f"{kode} {periode}"


def sisihkan(folder_kantor: Path, tempat: Tempat, asal: Path) -> Path:
    """Move a file from a period's folder to what is withdrawn, and return where it lies now.

    Raises:
        OSError: when it is gone, or the system refuses.

    """
    tujuan = folder_ditarik(folder_kantor, tempat)
    berkas.buat_folder(tujuan)
    separuh = next((satu for satu in sorted(tujuan.iterdir()) if satu.samefile(asal)), None)
    if separuh:  # where somebody was killed between the new name and the end of the old one
        asal.unlink()
    hasil = separuh or _pindah(asal, tujuan, asal.name)
    berkas.sinkron_folder(tujuan)
    berkas.sinkron_folder(asal.parent)
    return hasil
