"""Writing a file so that a power cut leaves the old one or the new one, never half of one.

And reading what a person laid down: a pipe would keep the reader waiting for ever, and a file of any size
would be taken into memory whole.

What is written gets the rights that anybody's new file in that folder would have: those of the umask,
and in a folder that a group shares (setgid and writable by the group) also those of the group, so that
a colleague under another account can go on with it. A file that is replaced keeps its own.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import platform
import re
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_SISA_PROSES = re.compile(r"\.zi-([0-9a-f]{8})-(\d+)-[0-9a-f]+\.tmp")
_TUA = 3600
"""After so many seconds a temporary file is nobody's any more, whoever wrote it."""

MIB = 2**20


class BerkasTakWajar(ValueError):
    """No ordinary file, or one that is too large to be what it should be; the message says so in Indonesian."""


def baca(tempat: Path, maks: int) -> bytes:
    """Return the bytes of an ordinary file that has no more than `maks` of them.

    Raises:
        BerkasTakWajar: when it is a pipe, a device or a socket, or larger.
        OSError: when it is not there, a folder, or cannot be read.

    """
    keadaan = tempat.stat()
    if stat.S_ISDIR(keadaan.st_mode):  # opening one is refused with another reason on each system
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(tempat))
    if not stat.S_ISREG(keadaan.st_mode):
        raise BerkasTakWajar("ini pipa, perangkat, atau soket, bukan berkas biasa")
    if keadaan.st_size > maks:
        raise BerkasTakWajar(f"ukurannya lebih dari {maks // MIB} MB")
    return tempat.read_bytes()


def simpan(tujuan: Path, isi: bytes) -> None:
    """Write a file atomically: temporary file in the same folder, fsync, rename, fsync the folder.

    Raises:
        OSError: when the folder cannot be written; the target then is as it was before.

    """
    buat_folder(tujuan.parent)
    with berkas_sementara(tujuan.parent, isi, seperti=tujuan) as sementara:
        sementara.replace(tujuan)
    sinkron_folder(tujuan.parent)


def simpan_baru(tujuan: Path, isi: bytes) -> None:
    """Write a file as `simpan` does, unless something has its name: that stays as it is.

    Of several that write it at once the first one wins.

    Raises:
        FileExistsError: when the name is taken.
        OSError: when the folder cannot be written.

    """
    buat_folder(tujuan.parent)
    with berkas_sementara(tujuan.parent, isi) as sementara:
        pindahkan(sementara, tujuan)
    sinkron_folder(tujuan.parent)


@contextmanager
def berkas_sementara(folder: Path, isi: bytes, *, seperti: Path | None = None) -> Iterator[Path]:
    """Give a durable temporary file in a folder, with the rights of the file `seperti` if there is one.

    What of it is left at the end is removed.

    Raises:
        OSError: when the folder cannot be written.

    """
    with _nama_sementara(folder) as sementara:
        with buat_berkas(sementara) as keluar:
            keluar.write(isi)
            keluar.flush()
            os.fsync(keluar.fileno())
        if seperti is not None:
            with contextlib.suppress(OSError):
                sementara.chmod(stat.S_IMODE(seperti.stat().st_mode))
        yield sementara


@contextmanager
def _nama_sementara(folder: Path) -> Iterator[Path]:
    """Give a name for a temporary file that is recognised as ours, and remove what is left of it at the end."""
    buang_sisa(folder)
    sementara = folder / f".zi-{_mesin()}-{os.getpid()}-{secrets.token_hex(8)}.tmp"
    try:
        yield sementara
    finally:
        with contextlib.suppress(OSError):
            sementara.unlink()


@contextmanager
def tempat_sementara(folder: Path) -> Iterator[Path]:
    """Give a name in a folder for what is written piece by piece; what of it is left at the end is removed."""
    with _nama_sementara(folder) as sementara:
        yield sementara


class BerubahSaatDisalin(ValueError):
    """A file that another program wrote to while it was copied."""


@dataclass(frozen=True)
class Salinan:
    """A durable temporary copy: where it lies, and what was copied."""

    tempat: Path
    sha256: str
    ukuran: int


@contextmanager
def salinan_sementara(folder: Path, asal: Path, kabar: Callable[[int], None] | None = None) -> Iterator[Salinan]:
    """Give a durable copy of an ordinary file in another folder, made piece by piece, with its time of writing.

    `kabar` is told of each piece how many bytes it has. What is left of the copy at the end is removed.

    Raises:
        BerkasTakWajar: when it is a pipe, a device or a socket.
        BerubahSaatDisalin: when it is another file at the end than at the beginning.
        OSError: when it cannot be read, or the folder not be written.

    """
    if not stat.S_ISREG(asal.stat().st_mode):  # opening a pipe would wait for ever
        raise BerkasTakWajar("ini folder, pipa, perangkat, atau soket, bukan berkas biasa")
    with _nama_sementara(folder) as sementara:
        with asal.open("rb") as masuk, buat_berkas(sementara) as keluar:
            awal, hitung, ukuran = os.fstat(masuk.fileno()), hashlib.sha256(), 0
            while potong := masuk.read(MIB):
                keluar.write(potong)
                hitung.update(potong)
                ukuran += len(potong)
                if ukuran > awal.st_size:  # one that grows as fast as it is read would never end
                    raise BerubahSaatDisalin(str(asal))
                if kabar:
                    kabar(len(potong))
            keluar.flush()
            os.fsync(keluar.fileno())
        akhir = asal.stat()
        if (akhir.st_size, akhir.st_mtime_ns) != (awal.st_size, awal.st_mtime_ns) or ukuran != awal.st_size:
            raise BerubahSaatDisalin(str(asal))
        with contextlib.suppress(OSError):
            os.utime(sementara, ns=(awal.st_atime_ns, awal.st_mtime_ns))
        yield Salinan(sementara, hitung.hexdigest(), ukuran)


def buat_berkas(berkas: Path) -> BinaryIO:
    """Make a file that must not be there yet, with the rights of its folder, and return it open for writing.

    Raises:
        FileExistsError: when it is there.
        OSError: when it cannot be made.

    """
    keluar = berkas.open("xb")
    _bagi_dengan_grup(berkas, stat.S_IRGRP | stat.S_IWGRP)
    return keluar


def buat_folder(folder: Path) -> None:
    """Make a folder with all that are above it, each shared with the group if the one above is.

    Raises:
        OSError: when it cannot be made.

    """
    if folder.is_dir():
        return
    buat_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir()
        _bagi_dengan_grup(folder, stat.S_IRGRP | stat.S_IWGRP | stat.S_IXGRP)


def _bagi_dengan_grup(baru: Path, hak: int) -> None:
    """Give the group its rights on what was made in a folder that the group shares."""
    induk = baru.parent.stat().st_mode
    if induk & stat.S_ISGID and induk & stat.S_IWGRP:
        with contextlib.suppress(OSError):  # a folder of another system may refuse rights, and be shared all the same
            baru.chmod(stat.S_IMODE(baru.stat().st_mode) | hak)


def pindahkan(dari: Path, ke: Path) -> None:
    """Give a file another name, which must be free: nothing is ever replaced.

    POSIX renames over what is there, so the name is taken by a hard link, which fails instead. Where there
    are no hard links (some shared folders) the name is looked at first.

    Raises:
        FileExistsError: when the name is taken.
        OSError: when the system refuses.

    """
    if sys.platform != "win32":
        try:
            os.link(dari, ke, follow_symlinks=False)
        except FileExistsError:
            raise
        except OSError:
            if os.path.lexists(ke):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(ke)) from None
        else:
            dari.unlink()
            return
    dari.rename(ke)


def buang_sisa(folder: Path) -> None:
    """Remove temporary files of writes that were killed: of a process that is gone, or too old to be under way."""
    for sisa in folder.glob(".zi-*.tmp"):
        with contextlib.suppress(OSError):
            if _proses_mati(sisa.name) or sisa.stat().st_mtime < time.time() - _TUA:
                sisa.unlink()


def _proses_mati(nama: str) -> bool:
    """Tell whether a temporary file surely is of a process of this machine that runs no more."""
    cocok = _SISA_PROSES.fullmatch(nama)
    if cocok is None or cocok[1] != _mesin() or sys.platform == "win32":  # there, signal 0 is no mere question
        return False
    try:
        os.kill(int(cocok[2]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False  # somebody else's, and alive
    return False


def _mesin() -> str:
    """Return what tells this machine from others that write into the same folder: only its processes are known here.

    A container is a machine of its own, even with the name of its host.
    """
    ruang = ""
    with contextlib.suppress(OSError):
        ruang = str(Path("/proc/self/ns/pid").readlink())
    return hashlib.sha256(f"{platform.node()} {ruang}".encode()).hexdigest()[:8]


def sinkron_folder(folder: Path) -> None:
    """Make a rename itself durable, where the system lets folders be opened (Windows does not)."""
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def sha256(isi: bytes) -> str:
    """Return the SHA-256 of some bytes in hex."""
    return hashlib.sha256(isi).hexdigest()


def sha256_berkas(berkas: Path) -> str:
    """Return the SHA-256 of a file in hex, read in pieces.

    Raises:
        OSError: when it cannot be read.

    """
    with berkas.open("rb") as masuk:
        return hashlib.file_digest(masuk, "sha256").hexdigest()


def sidik(berkas: Path) -> str | None:
    """Return the SHA-256 of a file, None when there is none.

    Raises:
        OSError: when it cannot be read.

    """
    return sha256_berkas(berkas) if berkas.exists() else None
