"""Which files lie in the evidence folder, and to which obligation each belongs by its place.

A place is told by the year, the row's `kode` and the period alone; inside a period's folder people
may order their files as they like. Whatever lies elsewhere counts for nothing, so it is reported
together with where it should go: a file that nobody sees is evidence that somebody believes in.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.bukti.pohon_bukti import BACA_SAYA, CATATAN, DITARIK, TINDAK_LANJUT, nama_aman, nomor_folder
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.kantor import Kantor
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.tahun_rencana import TahunRencana

_KODE = re.compile(r"[0-9]+(?:\.[0-9]+){3}")
_SISA_SISTEM = frozenset({"thumbs.db", "desktop.ini"})
# what neither a database nor a Word file can hold: control characters, halves of characters
_TAK_TERTULIS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Tempat = tuple[str, Periode]
"""The row's `kode` and the period: what an obligation's folder is told by."""


@dataclass(frozen=True)
class BerkasTemuan:
    """One regular file in a period's folder. `relatif` is its path below the office's folder, with /.

    `tanda` is what else tells that the file is the one that was read; empty where the system says nothing more.
    """

    berkas: Path
    relatif: str
    tempat: Tempat
    ukuran: int
    mtime_ns: int
    ctime: float
    tanda: str


@dataclass(frozen=True)
class Jelajah:
    """What a walk found: files, remarks (the unit's own file per place), problems.

    `ada_berkas` tells whether there is any file at all in the year's folder, be it only a note of ours.
    """

    temuan: list[BerkasTemuan] = field(default_factory=list)
    catatan: list[tuple[Tempat, Path]] = field(default_factory=list)
    masalah: list[Masalah] = field(default_factory=list)
    ada_berkas: bool = False


@dataclass(frozen=True)
class PetaTempat:
    """Knows which places the plan has."""

    tahun: TahunRencana

    @cached_property
    def periode(self) -> Mapping[str, list[Periode]]:
        """The periods of each row, by its kode."""
        hasil: dict[str, list[Periode]] = {}
        for kewajiban in self.tahun.kewajiban:
            hasil.setdefault(kewajiban.kode, []).append(kewajiban.periode)
        return hasil

    def tempat(self, relatif: str) -> Tempat | None:
        """Return the place of a path below the office's folder; None when it lies in no period's folder."""
        tahun, *bagian = relatif.split("/")
        if len(bagian) < 4 or tahun != str(self.tahun.tahun) or not self.ada_komponen(bagian[0]):
            return None
        kode = nomor_folder(bagian[1])
        periode = self.baca_periode(kode, bagian[2])
        return (kode, periode) if periode else None

    def ada_komponen(self, nama: str) -> bool:
        """Tell whether a folder's name begins with the number of a component."""
        return nomor_folder(nama) in {str(nomor) for nomor in range(1, len(self.tahun.rencana.komponen) + 1)}

    def baca_periode(self, kode: str, nama: str) -> Periode | None:
        """Return the period that a folder's name says, if the row owes something in it."""
        try:
            periode = Periode.parse(nama)
        except PeriodeTidakSah:
            return None
        return periode if periode in self.periode.get(kode, ()) else None


def jelajahi(folder_bukti: Path, tahun: TahunRencana) -> Jelajah:
    """Return what lies in an office's evidence folder of a year now; nothing when the folder is not there.

    Links and special files are never followed or opened. Files of other years are passed over: the
    plan at hand cannot judge them.
    """
    return _Penjelajah(folder_kantor(folder_bukti, tahun.kantor), tahun).jelajahi()


def nama_tahun(nama: str) -> bool:
    """Tell whether a folder's name is a year: of another one than that at hand nothing is looked at."""
    return re.fullmatch(r"[1-9]\d{3}", nama) is not None


def tanda_berkas(status: os.stat_result) -> str:
    """Return what a file's entry says beside size and time of writing, which a copy may bring along.

    Everything that is done to a file renews `st_ctime`, and another file in its place is another `st_ino`.
    Windows gives the creation there, and no number while a folder is listed: nothing.
    """
    return "" if os.name == "nt" or not status.st_ino else f"{status.st_ctime_ns}:{status.st_ino}"


def folder_kantor(folder_bukti: Path, kantor: Kantor) -> Path:
    """Return the folder in which an office's evidence lies."""
    return folder_bukti / nama_aman(kantor.satker.kode)


def sebut(berkas: Path) -> str:
    """Return how people are told of a file: from the current folder if it is below it, always printable."""
    with contextlib.suppress(ValueError, OSError):
        berkas = berkas.relative_to(Path.cwd())
    return _TAK_TERTULIS.sub("�", str(berkas))


class _Penjelajah:
    """Walks one office's folder, top down."""

    def __init__(self, akar: Path, tahun: TahunRencana) -> None:
        self._akar = akar
        self._nama_tahun = str(tahun.tahun)
        self._peta = PetaTempat(tahun)
        self._hasil = Jelajah()
        self._ada_berkas = False

    def jelajahi(self) -> Jelajah:
        for entri in self._isi(self._akar):
            if not _folder(entri):
                self._salah_tempat(entri, "")
            elif entri.name == self._nama_tahun:
                self._tahun(Path(entri.path))
            elif not nama_tahun(entri.name):
                self._folder_asing(entri, "bukan tahun", f"Namai dengan tahun, misalnya {self._nama_tahun}.")
        return replace(self._hasil, ada_berkas=self._ada_berkas)

    def _tahun(self, folder: Path) -> None:
        for entri in self._isi(folder):
            if not _folder(entri):
                self._salah_tempat(entri, "")
            elif self._peta.ada_komponen(entri.name):
                self._komponen(Path(entri.path))
            elif entri.name.casefold() in {DITARIK, TINDAK_LANJUT}:
                next(self._semua(Path(entri.path)), None)  # a year of which all was withdrawn is there all the same
            else:
                saran = "Awali namanya dengan nomor komponen, atau pindahkan isinya ke folder periode."
                self._folder_asing(entri, "tidak diawali nomor komponen", saran)

    def _komponen(self, folder: Path) -> None:
        for entri in self._isi(folder):
            if not _folder(entri):
                self._salah_tempat(entri, "")
            elif (kode := nomor_folder(entri.name)) in self._peta.periode:
                self._baris(Path(entri.path), kode)
            else:
                saran = "Awali namanya dengan kode baris, misalnya 1.3.1.2, atau pindahkan isinya ke folder periode."
                self._folder_asing(entri, "tidak diawali kode baris rencana", saran)

    def _baris(self, folder: Path, kode: str) -> None:
        for entri in self._isi(folder):
            if not _folder(entri):
                self._salah_tempat(entri, kode)
            elif periode := self._peta.baca_periode(kode, entri.name):
                self._periode(Path(entri.path), (kode, periode))
            else:
                self._folder_asing(entri, f"bukan periode baris {kode}", f"Yang ada: {self._sebut_periode(kode)}.")

    def _periode(self, folder: Path, tempat: Tempat) -> None:
        """Gather the files of one period's folder and of the folders in it."""
        for entri in self._isi(folder):
            if _folder(entri):
                for dalam in self._semua(Path(entri.path)):
                    self._terima(dalam, tempat)
            elif entri.name.casefold() == CATATAN:
                self._hasil.catatan.append((tempat, Path(entri.path)))
            else:
                self._terima(entri, tempat)

    def _terima(self, entri: os.DirEntry[str], tempat: Tempat) -> None:
        if entri.name.casefold() == CATATAN:
            self._salah_tempat(entri, tempat[0])
            return
        try:
            status = entri.stat(follow_symlinks=False)
        except OSError:  # gone since the folder was listed
            return
        berkas = Path(entri.path)
        relatif = entri.path.removeprefix(f"{self._akar}{os.sep}").replace(os.sep, "/")
        if _TAK_TERTULIS.search(relatif):
            pesan = "nama berkas atau foldernya memuat karakter yang tidak dapat ditulis; berkas ini tidak dihitung."
            self._catat(berkas, KodeBukti.NAMA_RUSAK, pesan, "Ganti namanya dengan huruf, angka, dan spasi.")
            return
        tanda = tanda_berkas(status)
        self._hasil.temuan.append(
            BerkasTemuan(berkas, relatif, tempat, status.st_size, status.st_mtime_ns, status.st_ctime, tanda)
        )

    def _salah_tempat(self, entri: os.DirEntry[str], kode: str) -> None:
        """Report a file outside every period's folder, and where it should go."""
        kode = kode or next((k for k in _KODE.findall(entri.name) if k in self._peta.periode), "")
        if entri.name.casefold() == CATATAN:
            pesan = f"{CATATAN} hanya dibaca langsung di dalam folder periode."
        else:
            pesan = "berkas di luar folder periode tidak dihitung."
        tujuan = (
            f"baris {kode}: {self._sebut_periode(kode)}"
            if kode
            else f"baris yang dimaksud, misalnya {self._nama_tahun}-TW1"
        )
        self._catat(Path(entri.path), KodeBukti.SALAH_TEMPAT, pesan, f"Pindahkan ke folder periode {tujuan}.")

    def _folder_asing(self, entri: os.DirEntry[str], sebab: str, saran: str) -> None:
        folder = Path(entri.path)
        banyak = sum(1 for _ in self._semua(folder))
        isi = f"{banyak} berkas di dalamnya tidak dihitung" if banyak else "folder ini kosong"
        tingkat = Tingkat.GALAT if banyak else Tingkat.CATATAN
        self._catat(folder, KodeBukti.FOLDER_ASING, f"nama folder {sebab}; {isi}.", saran, tingkat)

    def _sebut_periode(self, kode: str) -> str:
        return ", ".join(map(str, self._peta.periode[kode]))

    def _semua(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """Yield the files below a folder, however deep."""
        antre = [folder]
        while antre:
            for entri in self._isi(antre.pop()):
                if _folder(entri):
                    antre.append(Path(entri.path))
                else:
                    yield entri

    def _isi(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return what lies in one folder by name, without what systems and programs leave there.

        Links and special files are reported and left out.
        """
        try:
            with os.scandir(folder) as isi:
                semua = sorted(isi, key=lambda entri: entri.name)
        except FileNotFoundError:
            return []
        except OSError as galat:
            pesan = f"folder tidak dapat dibuka ({sebab_sistem(galat)}); isinya tidak dihitung."
            self._catat(folder, KodeBukti.FOLDER_TERTUTUP, pesan, "Periksa izin baca folder itu.")
            return []
        if not self._ada_berkas and folder.is_relative_to(self._akar / self._nama_tahun):
            self._ada_berkas = any(not _folder(e) and not _sisa_sistem(e.name) for e in semua)
        return [entri for entri in semua if not diabaikan(entri.name) and self._biasa(entri)]

    def _biasa(self, entri: os.DirEntry[str]) -> bool:
        try:
            if _folder(entri) or stat.S_ISREG(entri.stat(follow_symlinks=False).st_mode):
                return True
        except OSError:
            return False
        pesan = "tautan atau berkas istimewa tidak dihitung."
        self._catat(Path(entri.path), KodeBukti.TAUTAN, pesan, "Salin berkas aslinya ke folder ini.")
        return False

    def _catat(self, berkas: Path, kode: KodeBukti, pesan: str, saran: str, tingkat: Tingkat = Tingkat.GALAT) -> None:
        self._hasil.masalah.append(Masalah(Letak(sebut(berkas)), kode, pesan, saran, tingkat))


def _folder(entri: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder, and no link or Windows junction to one."""
    if sys.version_info >= (3, 12) and entri.is_junction():
        return False
    return entri.is_dir(follow_symlinks=False)


def diabaikan(nama: str) -> bool:
    """Tell whether a name is one that systems and programs leave behind (and our own note)."""
    return nama.casefold() == BACA_SAYA.casefold() or _sisa_sistem(nama)


def _sisa_sistem(nama: str) -> bool:
    rata = unicodedata.normalize("NFC", nama).casefold()
    return rata in _SISA_SISTEM or rata.startswith((".", "~$"))
