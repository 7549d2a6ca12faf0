"""An office's own Word templates: copies of the delivered ones, which win over them and which no update touches.

Beside the copies lies `asal.json`: for each, what the delivered one was when the copy was made. Without it printing
goes on as before; only what has changed since can then not be told.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar.berkas import sha256, simpan, simpan_baru
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.tag import BukanDocx
from tata_usaha.templat.temuan import Bacaan
from zi_model.anjuran import Anjuran, Tindak
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.naskah.inti.naskah import Isi

FOLDER = "templat"
"""The folder of an office's own templates, in its plan folder."""
_ASAL = "asal.json"


@dataclass(frozen=True)
class Asal:
    """What a delivered template was when an office copied it: its hash, and the names that its tags had."""

    sha256: str
    nama: frozenset[str]


def folder_templat(bawaan: Path, milik: Path, nama: str) -> Path:
    """Return the folder from which a template is printed: the office's own, as soon as something of that name is there.

    Never the delivered one in the place of a copy that cannot be opened: that is told instead.
    """
    return milik if nama and os.path.lexists(milik / nama) else bawaan


def salin(bawaan: Path, milik: Path, nama: str, model: type[Isi]) -> Path:
    """Copy a delivered template into the office's folder and return where it lies.

    Raises:
        FileExistsError: when the office has one of this name, which stays as it is.
        OSError: when the delivered one cannot be read, or the folder cannot be written.

    """
    tujuan = milik / nama
    if os.path.lexists(tujuan):
        raise FileExistsError(nama)
    docx = (bawaan / nama).read_bytes()
    _catat(milik, nama, docx, model)  # first: a copy that was cut off is then only made again
    simpan_baru(tujuan, docx)
    return tujuan


def cocokkan(bawaan: Path, milik: Path, nama: str, model: type[Isi]) -> None:
    """Record that a copy has been brought up to the delivered template as it is now.

    Raises:
        OSError: when the delivered one cannot be read, or the folder cannot be written.

    """
    _catat(milik, nama, (bawaan / nama).read_bytes(), model)


def periksa_asal(bawaan: Path, milik: Path, nama: str, model: type[Isi]) -> list[Masalah]:
    """Return what is to be told of a copy beside the delivered template: nothing while that is as it was."""
    try:
        docx, salinan = (bawaan / nama).read_bytes(), (milik / nama).read_bytes()
    except OSError:
        return []  # told by who checks the template itself
    asal = baca_asal(milik).get(nama)
    if asal and asal.sha256 == sha256(docx):
        return []
    if salinan == docx:
        pesan, saran = (
            f"sama dengan {bawaan / nama}.",
            "Salinan ini boleh dihapus; naskahnya tidak berubah, dan pembaruan yang bawaan ikut.",
        )
        return [Masalah(Letak(str(milik / nama)), KodeTemplat.BAWAAN_BERUBAH, pesan, saran, Tingkat.CATATAN)]
    saran = "Bandingkan keduanya di Word, lalu catat bahwa sudah cocok."
    anjuran = Anjuran.untuk(Tindak.COCOKKAN_TEMPLAT, nama=nama.removesuffix(".docx"), satker=milik.parent.name)
    pesan = f"{bawaan / nama} berubah sejak salinan ini dibuat."
    if asal is None:
        pesan = (
            f"tidak tercatat dari templat bawaan yang mana salinan ini dibuat; {bawaan / nama} mungkin sudah berubah."
        )
    letak = Letak(str(milik / nama))
    masalah = [Masalah(letak, KodeTemplat.BAWAAN_BERUBAH, pesan, saran, Tingkat.CATATAN, anjuran)]
    if kurang := _nama_tag(docx, model) - _nama_tag(salinan, model) - (asal.nama if asal else frozenset()):
        pesan = f"templat bawaan menyebut {_sebut(kurang)}, salinan ini tidak."
        saran = "Kalau perlu, salin tag dan kalimatnya dari templat bawaan."
        masalah.append(Masalah(letak, KodeTemplat.KURANG_BARU, pesan, saran, Tingkat.CATATAN))
    return masalah


def baca_asal(milik: Path) -> dict[str, Asal]:
    """Return what is recorded of each copy; nothing for what is lost or cannot be read."""
    try:
        isi = json.loads((milik / _ASAL).read_text(encoding="utf-8"))
        return {nama: Asal(str(satu["sha256"]), frozenset(map(str, satu["nama"]))) for nama, satu in isi.items()}
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return {}


def _catat(milik: Path, nama: str, docx: bytes, model: type[Isi]) -> None:
    semua = {**baca_asal(milik), nama: Asal(sha256(docx), _nama_tag(docx, model))}
    isi = {n: {"sha256": a.sha256, "nama": sorted(a.nama)} for n, a in sorted(semua.items())}
    simpan(milik / _ASAL, (json.dumps(isi, ensure_ascii=False, indent=2) + "\n").encode())


def _nama_tag(docx: bytes, model: type[Isi]) -> frozenset[str]:
    """Return what the tags of a template name, each as its type and field; nothing for what is no Word document."""
    try:
        semua = Bacaan(docx, model).nama.values
    except BukanDocx:
        return frozenset()
    return frozenset(f"{pemilik.__name__}.{nama}" for hasil in semua() for pemilik, nama in hasil.disebut)


def _sebut(nama: Collection[str]) -> str:
    return ", ".join(dict.fromkeys(f"“{satu.partition('.')[2]}”" for satu in sorted(nama)))
