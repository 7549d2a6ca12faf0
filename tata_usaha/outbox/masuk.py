"""The folder `masuk` of an office's outbox, into which people drop scans and signed PDFs; what arrives as one letter.

A PDF is one letter. Photographs may be one each, or several: those in a folder of their own, and those whose names
differ by a number at the end only (`rapat 1.jpg`, `rapat 2.jpg`). What was taken in leaves for `masuk/diterima`
(`tata_usaha/outbox/diterima.py`), what was brought by mistake for `masuk/disisihkan`
(`tata_usaha/outbox/disisihkan.py`).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar import berkas
from tata_usaha.outbox.temukan import MASUK

DITERIMA = "diterima"
"""The folder in `masuk` to which scans go when they were taken in."""
DISISIHKAN = "disisihkan"
"""The folder in `masuk` to which a person puts aside what was brought by mistake."""
MILIK_PROGRAM = frozenset({DITERIMA, DISISIHKAN})
"""Folders in `masuk` that are no letter of photographs."""
BACA_SAYA = "BACA-SAYA.txt"
AKHIRAN_FOTO = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png"})
_BUKAN_KIRIMAN = re.compile(
    r"[.~].*|.*\.(tmp|part|partial|crdownload|download)|BACA-SAYA.*|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)
"""What is no scan: lock files, what a browser or a scanner is still writing, explanations."""
_BERNOMOR = re.compile(r"(?P<pokok>.*\S)(?:[ _]+(?P<ke>\d{1,2})|\s*\((?P<kurung>\d{1,2})\))", re.DOTALL)
_ISI_BACA_SAYA = """\
FOLDER MASUK

Taruh di sini pindaian naskah yang sudah ditandatangani, atau PDF bertanda tangan elektroniknya.
Program mengenali naskahnya, menyimpan salinannya di samping naskah itu, dan mencatatnya ditandatangani:
dengan sendirinya pada alur berikutnya, atau begitu diminta (lihat panduan).

- Satu PDF untuk satu naskah, semua halamannya, dari halaman pertama. Nama berkasnya bebas.
- Foto dari telepon: JPG atau PNG. Kalau lembarnya beberapa, taruh semua fotonya dalam satu folder, atau beri nama
  yang sama dengan nomor di belakangnya: "rapat 1.jpg", "rapat 2.jpg". Fotonya dijadikan satu PDF.
- Yang sudah diterima pindah ke folder "diterima". Yang tidak dikenal tetap di sini; sebabnya, dan apa yang dapat
  dilakukan, disebut setiap kali.
- Yang keliru dibawa dapat disisihkan, dengan alasannya: pindah ke folder "disisihkan", tidak dihapus.
- Konsep Word tidak ditaruh di sini.

Panduan lengkap: docs/panduan.md
"""


@dataclass(frozen=True)
class Kiriman:
    """What arrives as one letter: a file, or photographs in the order of their pages.

    `nama` is what people call it. `folder` is the folder of its own in which photographs came. `keluhan` says in
    Indonesian, without a full stop, why it is no letter as it lies there; "" when it may be one.
    """

    nama: str
    berkas: tuple[Path, ...]
    folder: Path | None = None
    keluhan: str = ""

    @property
    def foto(self) -> bool:
        """Whether it is photographs, of which a PDF must be made."""
        return all(b.suffix.lower() in AKHIRAN_FOTO for b in self.berkas)

    @property
    def berderet(self) -> bool:
        """Whether several photographs are held to be one letter because of their names."""
        return self.folder is None and len(self.berkas) > 1

    @property
    def letak(self) -> Path:
        """Where it lies: its file, the folder of its photographs, or the first of them."""
        return self.folder or self.berkas[0]


def folder_masuk(outbox: Path, satker: str) -> Path:
    """Return the folder in which an office's scans arrive."""
    return outbox / satker / MASUK


def siapkan_masuk(outbox: Path, satker: str) -> Path:
    """Make the folder with the note that says what it is for, and return it; what is there stays.

    Raises:
        OSError: when the outbox cannot be written.

    """
    folder = folder_masuk(outbox, satker)
    berkas.buat_folder(folder)
    if not os.path.lexists(folder / BACA_SAYA):
        # with its mark and CR LF, or the Notepad of older Windows shows one line of odd characters
        berkas.simpan(folder / BACA_SAYA, _ISI_BACA_SAYA.replace("\n", "\r\n").encode("utf-8-sig"))
    return folder


def daftar_kiriman(folder: Path) -> list[Kiriman]:
    """Return what has arrived in a folder and is not taken in, by name; nothing when there is no such folder.

    Raises:
        OSError: when it cannot be listed.

    """
    try:
        isi = [b for b in isi_folder(folder) if b.name.casefold() not in MILIK_PROGRAM]
    except FileNotFoundError:
        return []
    dari_folder = [satu for b in isi if b.is_dir() and (satu := kiriman_folder(b)).berkas]
    return sorted([*dari_folder, *susun_kiriman(b for b in isi if not b.is_dir())], key=lambda k: urutan(k.nama))


def yang_menunggu(outbox: Path, satker: str) -> tuple[str, ...]:
    """Return the names of what has arrived and is not taken in; nothing when the folder cannot be listed."""
    try:
        return tuple(satu.nama for satu in daftar_kiriman(folder_masuk(outbox, satker)))
    except OSError:
        return ()


def kiriman_folder(folder: Path) -> Kiriman:
    """Return the photographs in a folder as one letter.

    Raises:
        OSError: when it cannot be listed.

    """
    isi = tuple(sorted(isi_folder(folder), key=lambda b: urutan(b.name)))
    asing = [b.name for b in isi if b.is_dir() or b.suffix.lower() not in AKHIRAN_FOTO]
    if asing:
        lebih = f" dan {len(asing) - 1} lainnya" if len(asing) > 1 else ""
        return Kiriman(folder.name, isi, folder, f"folder ini berisi yang bukan foto: “{asing[0]}”{lebih}")
    return Kiriman(folder.name, isi, folder)


def susun_kiriman(semua: Iterable[Path]) -> list[Kiriman]:
    """Return files as letters: photographs whose names differ by a number at the end are one, all others one each."""
    hasil = []
    kelompok: defaultdict[tuple[Path, str], dict[int, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for satu in semua:
        if satu.suffix.lower() in AKHIRAN_FOTO:
            pokok, ke = _pokok(satu.stem)
            kelompok[satu.parent, pokok.casefold()][ke].append(satu)
        else:
            hasil.append(Kiriman(satu.name, (satu,)))
    for nomor in kelompok.values():
        hasil += _sekelompok({ke: sorted(nomor[ke]) for ke in sorted(nomor)})
    return hasil


def _sekelompok(nomor: dict[int, list[Path]]) -> list[Kiriman]:
    """Return photographs of one name; a number that is missing or there twice is told, for a page may be missing."""
    berurut = tuple(b for semua in nomor.values() for b in semua)
    if len(berurut) == 1:
        return [Kiriman(berurut[0].name, berurut)]
    pokok = _pokok(berurut[-1].stem)[0]
    if ganda := [semua for semua in nomor.values() if len(semua) > 1]:
        if len(ganda) == len(nomor) == 1:  # `rapat.jpg` and `rapat.png`: of one name, but not of one series
            return [Kiriman(b.name, (b,)) for b in berurut]
        return [
            Kiriman(pokok, berurut, keluhan=f"dua foto bernomor sama: “{ganda[0][0].name}” dan “{ganda[0][1].name}”")
        ]
    ada = set(nomor) | ({1} if 0 in nomor else set())  # the one without a number is the first
    if kurang := sorted(set(range(1, max(nomor) + 1)) - ada):
        return [Kiriman(pokok, berurut, keluhan=f"foto nomor {kurang[0]} tidak ada")]
    return [Kiriman(pokok, berurut)]


def _pokok(nama: str) -> tuple[str, int]:
    """Return a photograph's name without the number at its end, and that number; 0 when there is none."""
    cocok = _BERNOMOR.fullmatch(nama)
    return (cocok["pokok"], int(cocok["ke"] or cocok["kurung"])) if cocok else (nama, 0)


def isi_folder(folder: Path) -> list[Path]:
    """Return what a person laid into a folder; links are nobody's scans.

    Raises:
        OSError: when it cannot be listed.

    """
    with os.scandir(folder) as isi:
        return [Path(b.path) for b in isi if not (b.is_symlink() or _BUKAN_KIRIMAN.fullmatch(b.name))]


def urutan(nama: str) -> list[tuple[int, str]]:
    """Return by what names are sorted as people count: `foto 2` before `foto 10`."""
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in re.split(r"([0-9]{1,9})", nama.casefold()) if p]


def baru_saja(kiriman: Kiriman, selama: dt.timedelta, sekarang: dt.datetime) -> bool:
    """Tell whether something of it was laid down so short ago; a time that is yet to come is some other clock's."""
    kini, saat = sekarang.timestamp(), []
    for tempat in filter(None, (kiriman.folder, *kiriman.berkas)):
        with contextlib.suppress(OSError):
            keadaan = tempat.stat()
            saat.append(max(keadaan.st_mtime, keadaan.st_ctime))  # of Windows: when it was made there
    return any(abs(kini - satu) < selama.total_seconds() for satu in saat)
