"""A link to a page or a shared folder: the Internet shortcut (`.url`) that Windows opens with a double click.

It is kept and shown, never fetched: what stands at an address may be another thing tomorrow, and is
nobody's evidence until somebody lays it down as a file. A shortcut to a file of somebody's own PC opens
nowhere else and stays what it was, a shortcut.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, urlsplit, urlunsplit

from tata_usaha.bukti.pembaca.asing import PINTASAN, SALIN_ULANG, Asing, urutan_sandi
from zi_model.bukti import JenisBerkas

_MAKS = 64 * 1024
ALAMAT_MAKS = 2000  # beyond it browsers and Windows' own shortcuts begin to cut
_BAGIAN = "[internetshortcut]"
_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f]+", re.IGNORECASE)


class BukanAlamat(ValueError):
    """A text that is no address of the web; the message says so in Indonesian."""


def kenali_tautan(kepala: bytes) -> JenisBerkas | Asing:
    """Return what an Internet shortcut leads to, by its first kilobytes: the web, or something of one PC only."""
    alamat = _alamat(kepala)
    return PINTASAN if alamat and not _WEB.fullmatch(alamat) else JenisBerkas.TAUTAN


def periksa_tautan(masuk: BinaryIO) -> str:
    """Return why a shortcut leads nowhere (Indonesian), or nothing."""
    masuk.seek(0)
    return "" if _alamat(masuk.read(_MAKS)) else f"tautannya terpotong, alamatnya tidak lengkap; {SALIN_ULANG}"


def baca_alamat(berkas: Path) -> str:
    """Return the address to which a shortcut leads; "" when it says none (any more)."""
    try:
        with berkas.open("rb") as masuk:
            return _alamat(masuk.read(_MAKS))
    except OSError:
        return ""


def susun_tautan(alamat: str) -> bytes:
    """Return the shortcut to an address (see `rapikan_alamat`)."""
    return f"[InternetShortcut]\r\nURL={alamat}\r\n".encode("ascii")


def rapikan_alamat(teks: str) -> str:
    """Return an address as every browser takes it: in ASCII, with its host in small letters.

    Raises:
        BukanAlamat: when it is none of the web, carries a password, or is too long.

    """
    teks = teks.strip()
    if "://" not in teks and re.match(r"www\.|[\w-]+(\.[\w-]+)+/", teks):
        teks = f"https://{teks}"
    try:
        bagian = urlsplit(teks)
        tuan = (bagian.hostname or "").encode("idna").decode("ascii")
        porta = f":{bagian.port}" if bagian.port else ""
    except ValueError as galat:  # also what IDNA refuses
        raise BukanAlamat(f"“{teks}” bukan alamat web") from galat
    if bagian.scheme not in {"http", "https"} or not tuan or re.search(r"[\s\x00-\x1f\x7f]", teks):
        raise BukanAlamat(f"“{teks}” bukan alamat web")
    if bagian.username is not None or bagian.password is not None:
        raise BukanAlamat("alamatnya memuat nama pengguna atau kata sandi")
    lain = (quote(satu, safe="/%:@!$&'()*+,;=-._~?#[]") for satu in (bagian.path, bagian.query, bagian.fragment))
    alamat = urlunsplit((bagian.scheme, f"{tuan}{porta}", *lain))
    if len(alamat) > ALAMAT_MAKS:
        raise BukanAlamat(f"alamatnya lebih dari {ALAMAT_MAKS} huruf")
    return alamat


def nama_dari_alamat(alamat: str) -> str:
    """Return how a link is called when nobody names it: by its host."""
    return (urlsplit(alamat).hostname or "tautan").removeprefix("www.")


def _alamat(isi: bytes) -> str:
    """Return the address that a shortcut names on a whole line of its own; "" when there is none."""
    for sandi in urutan_sandi(isi):
        try:
            teks = isi.decode(sandi)
        except UnicodeDecodeError:
            continue
        return _alamat_dalam(teks)
    return ""


def _alamat_dalam(teks: str) -> str:
    di_bagian = False
    for baris in teks.splitlines(keepends=True):
        isi = baris.strip()
        if isi.startswith("["):
            di_bagian = isi.casefold() == _BAGIAN
        kunci, sama, nilai = isi.partition("=")
        if di_bagian and sama and kunci.strip().casefold() == "url" and baris.endswith("\n"):
            return nilai.strip()
    return ""
