"""Letters of a whole year lie in `<tahun>/tahunan`; an outbox that still has them in `<tahun>/<tahun>` is moved along.

File by file, because one of them may be open: that one stays where it is, with its path in the register, until
the next command that writes. Nothing is ever replaced: where a name is taken, another gets a number. What
the register does not know (a person's notes, scans, kept revisions) goes along, and the old folder goes when
it is empty.

A letter gets its new name before the register says so. Killed in between, the next command finds its place free
and its file at the new name; only which number it got cannot be told from that, so it is recorded before.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat, rincian_kejadian
from tata_usaha.dasar import berkas
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.outbox import riwayat, terbuka
from zi_model.periode import JenisPeriode, Periode

_KABAR = logging.getLogger("zi")
"""Where a run tells what a person should know; a command outside a run tells it on standard error."""

_TAHUNAN = "tahunan"
_NIAT, _DIPINDAHKAN = "AKAN_DIPINDAHKAN", "DIPINDAHKAN"


def nama_folder(periode: Periode) -> str:
    """Return the folder of a period below its year: as the period is written, but `tahunan` for the year itself."""
    return _TAHUNAN if periode.jenis is JenisPeriode.TAHUN else str(periode)


def terputus(tempat: Path) -> bool:
    """Tell whether somebody ended after a letter was moved from this place and before the register said so."""
    folder = tempat.parent
    lama = folder.name.isdigit() and folder.name == folder.parent.name
    return lama and not os.path.lexists(tempat) and os.path.lexists(folder.with_name(_TAHUNAN) / tempat.name)


@diulang
def pindahkan(folder: Path, basis: BasisData, satker: str, sekarang: dt.datetime) -> None:
    """Move what lies in the old folders of an office's years; writes nothing when there is nothing to move.

    What cannot be moved now stays, and is told with its reason.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with basis.baca() as sambungan:
        naskah = [e.kunci for e in agenda.semua(sambungan, satker) if _di_folder_lama(folder, e)]
    for kunci in naskah:
        _pindahkan_naskah(folder, basis, kunci, sekarang)
    for lama in _folder_lama(folder / satker):
        with basis.transaksi(
            satker
        ) as sambungan:  # held, so that no other of our processes is half-way with a file in it
            terdaftar = {folder / b for e in agenda.semua(sambungan, satker) for b in _berkas(e)}
            _pindahkan_isi(lama, lama.with_name(_TAHUNAN), terdaftar)
            with contextlib.suppress(OSError):
                lama.rmdir()
        if not lama.exists():
            _KABAR.warning("Isi folder %s sudah dipindahkan ke %s.", lama, lama.with_name(_TAHUNAN))


def _pindahkan_naskah(folder: Path, basis: BasisData, kunci: str, sekarang: dt.datetime) -> None:
    """Move a letter, then the draft beside it and its signed copy, and let the register say so."""
    satker = kunci.partition("/")[0]
    with basis.transaksi(satker) as sambungan:
        entri = agenda.cari(sambungan, kunci)
        tujuan = _tentukan(folder, sambungan, entri, sekarang) if entri else {}
    with basis.transaksi(satker) as sambungan:
        lama = agenda.cari(sambungan, kunci)
        if lama is None or lama != entri or not tujuan:
            return
        sesudah = lama
        for dari, ke in tujuan.items():
            if not _pindahkan_satu(folder / dari, folder / ke):
                break  # what lies beside stays beside
            if dari == lama.berkas:
                sesudah = replace(sesudah, berkas=ke)
            elif dari == lama.berkas_sanding:
                sesudah = replace(sesudah, berkas_sanding=ke)
            else:
                sesudah = replace(sesudah, berkas_ttd=ke)
            catat(sambungan, kunci, _DIPINDAHKAN, {"dari": dari, "ke": ke}, sekarang)
            _kabarkan_nama(folder / dari, folder / ke)
        if sesudah != lama:
            agenda.simpan(sambungan, sesudah)


def _tentukan(folder: Path, sambungan: Connection, entri: EntriAgenda, sekarang: dt.datetime) -> dict[str, str]:
    """Return where the files of a letter go that lie in an old folder; a name with a number is recorded first."""
    milik_lain = {b for e in agenda.semua(sambungan, entri.satker) for b in _berkas(e)}
    niat = {str(r["dari"]): str(r["ke"]) for r in rincian_kejadian(sambungan, entri.kunci, _NIAT)}
    tujuan = {}
    for dari in _di_folder_lama(folder, entri):
        asal, sudah = folder / dari, niat.get(dari)
        if terbuka.pembuka(asal):
            tujuan[dari] = nama_baru(dari)  # not moved now: nothing to decide
            continue
        with contextlib.suppress(OSError):
            riwayat.pulihkan(asal)
        if sudah and sudah not in milik_lain and _boleh(asal, folder / sudah):
            tujuan[dari] = sudah
        else:
            calon = (n for n in _bernomor(nama_baru(dari)) if n not in milik_lain)
            tujuan[dari] = next(n for n in calon if _boleh(asal, folder / n))
            if tujuan[dari] != nama_baru(dari):
                catat(sambungan, entri.kunci, _NIAT, {"dari": dari, "ke": tujuan[dari]}, sekarang)
    return tujuan


def _boleh(asal: Path, tujuan: Path) -> bool:
    """Tell whether a file may get a name: it is free, or the file's own; what was moved already lies there."""
    return not os.path.lexists(tujuan) or not os.path.lexists(asal) or _satu_berkas(asal, tujuan)


def _pindahkan_satu(asal: Path, tujuan: Path) -> bool:
    """Give a letter's file its new name; tell whether the register should name that one from now on."""
    if dibuka := terbuka.pembuka(asal):
        _KABAR.warning("%s belum dipindahkan ke folder tahunan: %s. %s", asal, dibuka, dibuka.saran)
        return False
    try:
        if os.path.lexists(asal):
            _beri_nama(asal, tujuan)
            berkas.sinkron_folder(tujuan.parent)
    except OSError as galat:
        _tertinggal(asal, galat)
        return False
    return True


def _beri_nama(asal: Path, tujuan: Path) -> None:
    """Move a file to a name that is free, or its own already: then a run ended between two names of it.

    Raises:
        FileExistsError: when the name is another file's.
        OSError: when the system refuses; the file then has its old name only.

    """
    berkas.buat_folder(tujuan.parent)
    try:
        if os.path.lexists(tujuan) and _satu_berkas(asal, tujuan):
            asal.unlink()
        else:
            berkas.pindahkan(asal, tujuan)
    except FileExistsError:
        raise
    except OSError:
        if _satu_berkas(asal, tujuan):
            tujuan.unlink()
        raise


def _pindahkan_isi(lama: Path, baru: Path, terdaftar: set[Path]) -> None:
    """Move what a folder holds, and what its folders hold, but what the register says is there, and what is open."""
    try:
        berkas.buang_sisa(lama)
        isi = sorted(lama.iterdir())
    except OSError as galat:
        _tertinggal(lama, galat)
        return
    tetap = _yang_tetap(isi, terdaftar)
    for satu in isi:
        if satu in tetap:
            continue
        try:
            if satu.is_dir() and not satu.is_symlink():
                tujuan = next(f for f in _bernomor_di(baru / satu.name) if f.is_dir() or not os.path.lexists(f))
                _pindahkan_isi(satu, tujuan, terdaftar)
                if not any(satu.iterdir()):
                    berkas.buat_folder(tujuan)
                    satu.rmdir()
            else:
                tujuan = _pindahkan_milik_orang(satu, baru / satu.name)
        except FileNotFoundError:  # somebody took it away meanwhile
            continue
        except OSError as galat:
            _tertinggal(satu, galat)
            continue
        _kabarkan_nama(satu, tujuan)
    berkas.sinkron_folder(baru)


def _yang_tetap(isi: list[Path], terdaftar: set[Path]) -> set[Path]:
    """Return what of a folder stays: letters that the register has there, what is being written, what is open."""
    ditunggu = {p for p in terdaftar if p.parent in {satu.parent for satu in isi}}
    diganti = {riwayat.sedang_diganti(p) for p in terdaftar}
    tetap = {p for p in isi if p in terdaftar or p in diganti or (p.name.startswith(".zi-") and p.suffix == ".tmp")}
    for satu in {*isi, *ditunggu}:
        if not satu.name.startswith("~$") and (dibuka := terbuka.pembuka(satu)):
            tetap |= {satu, dibuka.kunci}
            if satu not in terdaftar:
                _KABAR.warning("%s belum dipindahkan ke folder tahunan: %s. %s", satu, dibuka, dibuka.saran)
    return tetap


def _pindahkan_milik_orang(asal: Path, tujuan: Path) -> Path:
    """Move a file that the register does not know; return where to."""
    for calon in _bernomor_di(tujuan):
        with contextlib.suppress(FileExistsError):
            _beri_nama(asal, calon)
            return calon
    raise AssertionError  # numbers do not end


def _satu_berkas(satu: Path, lain: Path) -> bool:
    """Tell whether two names are one file, as a move leaves them that ended half-way."""
    try:
        a, b = satu.lstat(), lain.lstat()
    except OSError:
        return False
    return a.st_nlink > 1 and a.st_ino != 0 and os.path.samestat(a, b)


def _kabarkan_nama(asal: Path, tujuan: Path) -> None:
    if tujuan.name != asal.name:
        _KABAR.warning("%s dipindahkan ke %s karena namanya di sana sudah dipakai.", asal, tujuan)


def _tertinggal(tempat: Path, galat: OSError) -> None:
    _KABAR.warning("%s belum dipindahkan ke folder tahunan: %s.", tempat, sebab_sistem(galat))


def _berkas(entri: EntriAgenda) -> list[str]:
    return [b for b in (entri.berkas, entri.berkas_sanding, entri.berkas_ttd) if b is not None]


def _di_folder_lama(folder: Path, entri: EntriAgenda) -> list[str]:
    """Return the paths of a letter that begin with an old folder."""
    bagian = {b: PurePosixPath(b).parts for b in _berkas(entri)}
    lama = [b for b, p in bagian.items() if len(p) > 3 and p[1].isdigit() and p[1] == p[2]]
    return [b for b in lama if _lain_folder(folder.joinpath(*bagian[b][:3]))]


def _folder_lama(satker: Path) -> list[Path]:
    """Return the old folders of an office that are there."""
    with contextlib.suppress(OSError):
        calon = [tahun / tahun.name for tahun in sorted(satker.iterdir()) if tahun.name.isdigit()]
        return [f for f in calon if f.is_dir() and _lain_folder(f)]
    return []


def _lain_folder(lama: Path) -> bool:
    """Tell whether the new folder is another one than the old, and not a second name that somebody gave it."""
    baru = lama.with_name(_TAHUNAN)
    return not (lama.exists() and baru.exists() and lama.samefile(baru))


def nama_baru(nama: str) -> str:
    """Return the path of a letter in the new folder."""
    satker, tahun, _, *sisa = PurePosixPath(nama).parts
    return "/".join([satker, tahun, _TAHUNAN, *sisa])


def _bernomor(nama: str) -> Iterator[str]:
    """Give a name, and then names like it with a number."""
    tempat = PurePosixPath(nama)
    yield nama
    for ke in itertools.count(2):
        yield str(tempat.with_name(f"{tempat.stem} ({ke}){tempat.suffix}"))


def _bernomor_di(tempat: Path) -> Iterator[Path]:
    return (tempat.with_name(PurePosixPath(n).name) for n in _bernomor(tempat.name))
