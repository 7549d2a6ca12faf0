"""A Word file as PDF, by LibreOffice where there is one: a profile of its own, one at a time, a limit on its time.

What people upload is opened here, so the profile says that nothing is fetched, run or followed. LibreOffice goes round
for ever over some lines: after its time it is killed with all that it started, and nothing of it is left.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tata_usaha.pratinjau.giliran import giliran

BATAS_DETIK = 60
_TUNGGU_GILIRAN = 120
_NAMA = ("soffice", "libreoffice")
_TEMPAT = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SEKOP = "org.openoffice.Office"
_SETELAN = (
    (f"{_SEKOP}.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_SEKOP}.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    # without a place that is trusted, a link in a document leads nowhere
    (f"{_SEKOP}.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_SEKOP}.Writer/Content/Update", "Link", "0"),
    (f"{_SEKOP}.Common/Misc", "FirstRun", "false"),
)
_TANPA_SISIPAN = (f"{_SEKOP}.Common/Security/Scripting", "DisableActiveContent", "true")
"""Objects in a document stay closed. LibreOffice counts a chart among them, and prints a puzzle piece in its place."""


_AWALAN = "zi-halaman-"
_TUA = 3600.0
_BERJALAN: set[subprocess.Popen[bytes]] = set()


class TakBerhalaman(Exception):
    """A Word file of which there is no PDF; the message says in Indonesian why, without a full stop."""


class TanpaLibreOffice(TakBerhalaman):
    """There is no LibreOffice on this computer."""

    def __init__(self) -> None:
        super().__init__("LibreOffice belum terpasang di komputer ini")


def cari_libreoffice() -> str | None:
    """Return where LibreOffice is; None when there is none."""
    return next(
        (ada for nama in _NAMA if (ada := shutil.which(nama))), next((t for t in _TEMPAT if Path(t).is_file()), None)
    )


def dapat_grafik(program: str) -> bool:
    """Tell whether this LibreOffice draws charts: without its spreadsheet it prints a placeholder in their place."""
    setelan = Path(program).resolve().parent.parent / "share" / "registry"
    return not (setelan / "writer.xcd").is_file() or (setelan / "calc.xcd").is_file()


def jadikan_pdf(docx: bytes, kunci: Path) -> bytes:
    """Return a Word file as PDF; others that hold the lock file `kunci` go first.

    Raises:
        TakBerhalaman: when LibreOffice makes none of it, not in time, not with its charts, or is not there
            (`TanpaLibreOffice`).

    """
    program = cari_libreoffice()
    if program is None:
        raise TanpaLibreOffice
    bergrafik = _bergrafik(docx)
    if bergrafik and not dapat_grafik(program):  # else somebody signs a report with a puzzle piece in it
        raise TakBerhalaman("grafiknya memerlukan LibreOffice Calc, yang belum terpasang di komputer ini")
    try:
        _buang_sisa()
        with (
            giliran(kunci, _TUNGGU_GILIRAN),
            tempfile.TemporaryDirectory(prefix=_AWALAN, ignore_cleanup_errors=True) as sementara,
        ):
            folder = Path(sementara)
            (folder / "naskah.docx").write_bytes(docx)
            _siapkan_profil(folder / "profil", _SETELAN if bergrafik else (*_SETELAN, _TANPA_SISIPAN))
            _jalankan(program, folder)
            return (folder / "naskah.pdf").read_bytes()
    except TimeoutError:
        raise TakBerhalaman("LibreOffice masih mengerjakan naskah lain") from None
    except FileNotFoundError:
        raise TakBerhalaman("LibreOffice tidak dapat membuka berkasnya") from None
    except OSError as galat:
        raise TakBerhalaman(f"komputernya tidak mengizinkan ({galat.strerror or 'galat sistem'})") from galat


def _bergrafik(docx: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as paket:
            return any(nama.startswith("word/charts/") for nama in paket.namelist())
    except zipfile.BadZipFile:  # LibreOffice tells what it is
        return False


def hentikan() -> None:
    """End every conversion of this process at once: whoever waits for one is told that there is no PDF."""
    for proses in list(_BERJALAN):
        _bunuh(proses)


def _buang_sisa() -> None:
    """Take away what is left of conversions whose process was killed."""
    for sisa in Path(tempfile.gettempdir()).glob(f"{_AWALAN}*"):
        with contextlib.suppress(OSError):
            if time.time() - sisa.stat().st_mtime > _TUA:
                shutil.rmtree(sisa)


def _siapkan_profil(profil: Path, setelan: Iterable[tuple[str, str, str]]) -> None:
    isi = "".join(
        f'<item oor:path="/{jalur}"><prop oor:name="{nama}" oor:op="fuse"><value>{nilai}</value></prop></item>'
        for jalur, nama, nilai in setelan
    )
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{isi}</oor:items>",
        encoding="utf-8",
    )


def _jalankan(program: str, folder: Path) -> None:
    """Let LibreOffice convert `naskah.docx` of a folder there.

    Raises:
        TakBerhalaman: when it takes too long.
        OSError: when it cannot be started.

    """
    profil = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    pilihan = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "naskah.docx")]
    perintah = [program, profil, *pilihan]
    if sys.platform != "win32":  # whoever started it may be killed: then this limit ends it all the same
        perintah = ["/bin/sh", "-c", f'ulimit -t {2 * BATAS_DETIK}; exec "$@"', "sh", *perintah]
    diam = subprocess.DEVNULL
    proses = subprocess.Popen(perintah, cwd=folder, stdin=diam, stdout=diam, stderr=diam, start_new_session=True)  # noqa: S603 - what was found
    _BERJALAN.add(proses)
    try:
        proses.wait(BATAS_DETIK)
    except subprocess.TimeoutExpired:
        raise TakBerhalaman(f"LibreOffice tidak selesai dalam {BATAS_DETIK} detik") from None
    finally:
        _BERJALAN.discard(proses)
        _bunuh(proses)
        proses.wait()


def _bunuh(proses: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started; one that has ended may have left something behind."""
    if sys.platform == "win32":
        if proses.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(proses.pid)], check=False, capture_output=True)  # noqa: S603, S607
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):  # `soffice` is only who starts the program
        os.killpg(proses.pid, signal.SIGKILL)
