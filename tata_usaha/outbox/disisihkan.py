"""Where scans go that were brought by mistake: `masuk/disisihkan`, whole and under a free name, and back again.

What was several photographs of one name becomes a folder there, so that each thing has one name. A number at the end
of a name that was taken is written `-2`: `(2)` would make two photographs a series when they come back.
"""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

from tata_usaha.dasar import berkas
from tata_usaha.outbox.diterima import pindahkan_berkas, pindahkan_deret, pindahkan_folder
from tata_usaha.outbox.masuk import DISISIHKAN, Kiriman, isi_folder, kiriman_folder, urutan


def _strip(ke: int) -> str:
    return f"-{ke}" if ke > 1 else ""


def daftar_disisihkan(folder: Path) -> list[Kiriman]:
    """Return what was put aside in a folder in which scans arrive, by name.

    Raises:
        OSError: when it cannot be listed.

    """
    try:
        isi = sorted(isi_folder(folder / DISISIHKAN), key=lambda b: urutan(b.name))
    except FileNotFoundError:
        return []
    semua = [kiriman_folder(b) if b.is_dir() else Kiriman(b.name, (b,)) for b in isi]
    return [satu for satu in semua if satu.berkas]


def sisihkan(folder: Path, kiriman: Kiriman) -> str:
    """Move what waits in `folder` to what was put aside; return its name there.

    Raises:
        OSError: when it cannot be moved; the same again, or `selesaikan_pindah`, goes on from there.

    """
    tujuan = folder / DISISIHKAN
    if kiriman.folder is not None:
        return pindahkan_folder(kiriman.folder, tujuan, _strip).name
    if len(kiriman.berkas) == 1:
        return pindahkan_berkas(kiriman.berkas[0], tujuan, _strip).name
    calon = (f"{kiriman.nama}{_strip(ke)}" for ke in itertools.count(1))
    nama = next(satu for satu in calon if not os.path.lexists(tujuan / satu))
    pindahkan_deret(folder, kiriman.berkas, f"{DISISIHKAN}/{nama}")
    return nama


def kembalikan(folder: Path, kiriman: Kiriman) -> str:
    """Move what was put aside back to where scans wait; return its name there.

    Raises:
        OSError: when it cannot be moved.

    """
    if kiriman.folder is not None:
        return pindahkan_folder(kiriman.folder, folder, _strip).name
    return pindahkan_berkas(kiriman.berkas[0], folder, _strip).name


def separuh(folder: Path, kiriman: Kiriman) -> bool:
    """Tell whether somebody was killed while this file was put aside, or put back: it lies at both places."""
    if kiriman.folder is not None or len(kiriman.berkas) != 1:
        return False
    satu = kiriman.berkas[0]
    return any(k.folder is None and k.berkas[0].samefile(satu) for k in daftar_disisihkan(folder))


def mungkin_dari(nama: str, asal: str, *, folder: bool) -> bool:
    """Tell whether something may have got its name when `asal` was put aside."""
    pokok, akhiran = (asal, "") if folder else (Path(asal).stem, Path(asal).suffix)
    return re.fullmatch(rf"{re.escape(pokok)}(-\d+)?{re.escape(akhiran)}", nama) is not None


def semua_berkas(kiriman: Kiriman) -> list[Path]:
    """Return its files, those in folders of its own folder too; links are nobody's."""
    if kiriman.folder is None:
        return list(kiriman.berkas)
    hasil = []
    for akar, _, nama in os.walk(kiriman.folder):
        hasil += [satu for n in nama if (satu := Path(akar, n)).is_file() and not satu.is_symlink()]
    return sorted(hasil, key=lambda b: urutan(b.relative_to(str(kiriman.folder)).as_posix()))


def sidik_kiriman(kiriman: Kiriman) -> str:
    """Return the SHA-256 of a file; of several that of theirs together, which stays when they are moved.

    Raises:
        OSError: when one cannot be read.

    """
    sidik = [berkas.sha256_berkas(satu) for satu in semua_berkas(kiriman)]
    return sidik[0] if len(sidik) == 1 else berkas.sha256("\n".join(sidik).encode())
