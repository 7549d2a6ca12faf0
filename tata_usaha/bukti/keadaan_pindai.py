"""What a scan's answer depends on, all of it, as one digest: while it stays, so does the answer.

These are the entries of the folder (name, kind, size, both times, number: what a scan trusts of each file), what the
register knows of this year's evidence, the plan, the program, and where both folder and reader stand. Of the time it is
not: what a scan makes of it is told by who remembers (`simpanan_pindai`). A digest that cannot be trusted is none: on
Windows, where an entry does not tell of every change; where something cannot be looked at; and while a file changed so
recently that another change may not show.
"""

from __future__ import annotations

import functools
import hashlib
import os
import sys
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tata_usaha.agenda import tautan_naskah
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.skema import berkas_bukti, bukti_lama
from tata_usaha.bukti import arsip_bukti
from tata_usaha.bukti.jelajah_bukti import folder_kantor, nama_tahun
from tata_usaha.bukti.pembaca.tanda_elektronik import terpasang
from tata_usaha.dasar import ingatan
from zi_model import bukti as model
from zi_model.tahun_rencana import TahunRencana

_KOLOM, _BARIS = "\x1f", "\x1e"  # no path that is recorded has a control character


def keadaan(folder_bukti: Path, tahun: TahunRencana, basis: BasisData) -> str | None:
    """Return what stays while a scan of an office's year tells the same; None when nobody can tell.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    if sys.platform == "win32" or _PROGRAM is None:
        return None
    akar = folder_kantor(folder_bukti, tahun.kantor)
    pohon = keadaan_pohon(akar, tahun.tahun)
    if pohon is None:
        return None
    bagian = (_PROGRAM, tempat_kerja(akar), keadaan_rencana(tahun), keadaan_register(basis, tahun), pohon)
    return _sidik("\n".join((*bagian, str(terpasang()))))


def tempat_kerja(akar: Path) -> str:
    """Return what problems are named by: the folder, and the current one where one of them lies in the other."""
    try:
        kini = Path.cwd()
    except OSError:
        return str(akar)
    return f"{akar}\n{kini}" if akar.is_relative_to(kini) or kini.is_relative_to(akar) else str(akar)


def keadaan_pohon(akar: Path, tahun: int) -> str | None:
    """Return a digest of all entries below an office's folder, but for other years; None when it cannot be trusted.

    Of a folder its names tell everything. In the order in which the system lists them: another order costs a scan.
    """
    bagian: list[str] = []
    try:
        akarnya = os.open(akar, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _telusuri(akarnya, bagian, time.time_ns() - ingatan.BARU_NS, str(tahun))
        finally:
            os.close(akarnya)
    except (OSError, RecursionError, _TakPasti):
        return None
    return _sidik("\0".join(bagian))


class _TakPasti(Exception):
    """An entry may change once more without showing it."""


def _telusuri(folder: int, bagian: list[str], batas: int, tahun: str = "") -> None:
    """Add all entries of an open folder and of those in it; a look from there is cheaper than one by its whole path.

    With `tahun` no other year's.
    """
    dalam = []
    with os.scandir(folder) as isi:
        for entri in isi:
            nama = entri.name
            if entri.is_dir(follow_symlinks=False):
                dalam.append(nama)
                continue
            k = entri.stat(follow_symlinks=False)
            if k.st_ctime_ns > batas or not k.st_ino:
                raise _TakPasti
            bagian.append(f"{nama}\0{k.st_mode} {k.st_size} {k.st_mtime_ns} {k.st_ctime_ns} {k.st_ino}")
    for nama in dalam:
        bagian.append(f"{nama}/")
        if tahun and nama != tahun and nama_tahun(nama):
            continue
        anak = os.open(nama, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
        try:
            _telusuri(anak, bagian, batas)
        finally:
            os.close(anak)
    bagian.append("/")


def keadaan_rencana(tahun: TahunRencana) -> str:
    """Return a digest of the plan of a year, and of what the office says of itself."""
    return _sidik(f"{tahun.rencana.model_dump_json()}\n{tahun.kantor.satker.model_dump_json()}")


def keadaan_register(basis: BasisData, tahun: TahunRencana) -> str:
    """Return a digest of all that the register knows of an office's evidence of a year.

    Of the rows themselves, joined by the database: nothing else tells of every change in them.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    satker = tahun.kantor.satker.kode
    with basis.baca() as sambungan:
        baris = [_sidik(_semua(sambungan, tabel, satker, tahun.tahun)) for tabel in (berkas_bukti, bukti_lama)]
        tautan = tautan_naskah.muat(sambungan, satker, tahun.kantor.zona)
        dilepas = sorted(tautan_naskah.dilepas(sambungan, satker))
        arsip = arsip_bukti.diarsipkan(sambungan, satker, tahun.tahun)
    return _sidik(repr((baris, tautan, dilepas, arsip)))


def _semua(sambungan: sa.Connection, tabel: sa.Table, satker: str, tahun: int) -> str:
    """Return all of a table's rows of an office's year as one text."""
    kolom = [_teks(k) for k in tabel.c if k is not tabel.c.satker]
    satu = functools.reduce(lambda kiri, kanan: kiri + _KOLOM + kanan, kolom)
    urut = [k for k in tabel.primary_key if k is not tabel.c.satker]
    milik = (tabel.c.satker == satker, tabel.c.berkas.startswith(f"{tahun}/"))
    baris = sa.select(satu.label("satu")).where(*milik).order_by(*urut).subquery()
    teks: str | None = sambungan.scalar(sa.select(sa.func.aggregate_strings(baris.c.satu, _BARIS)))
    return teks or ""


def _teks(kolom: sa.Column[Any]) -> sa.ColumnElement[str]:
    """Return a column as text; twenty thousand times, so nothing is asked of it that it cannot be."""
    teks: sa.ColumnElement[str] = kolom if isinstance(kolom.type, sa.String) else sa.cast(kolom, sa.String)
    return sa.func.coalesce(teks, "") if kolom.nullable else teks


def _program() -> str | None:
    """Return by what this program is told from another version of it; None when its files cannot be looked at."""
    bagian = [sys.version]
    antre = [str(Path(__file__).parents[1]), str(Path(model.__file__).parent)]
    try:
        while antre:
            with os.scandir(antre.pop()) as isi:
                for entri in sorted(isi, key=lambda e: e.name):
                    if entri.is_dir():
                        antre.append(entri.path)
                    elif entri.name.endswith(".py"):
                        k = entri.stat()
                        bagian.append(f"{entri.path} {k.st_size} {k.st_mtime_ns}")
    except OSError:
        return None
    return _sidik("\n".join(bagian))


def _sidik(teks: str) -> str:
    return hashlib.sha256(teks.encode("utf-8", "surrogatepass")).hexdigest()


_PROGRAM = _program()
"""When the program starts, because that is what runs, whatever is installed meanwhile."""
