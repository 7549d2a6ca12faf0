"""Where a server of ours listens, and by which names it may be called.

By itself only this computer reaches it. Whoever lets others in says the address on which it listens as well, and the
names by which they call it: `0.0.0.0` is every address of this computer and no name. A server behind a TLS proxy on
the same computer needs the name only.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tata_usaha.dasar.galat import GalatPemakaian

ALAMAT_LOKAL = "127.0.0.1"
PORTA_MEJA = 4300
NAMA_LOKAL = ("localhost", ALAMAT_LOKAL, "[::1]")
"""The names of this computer for itself, which are always served."""
_BAGIAN_NAMA = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_NAMA_HOST = re.compile(rf"(?=.{{1,253}}$){_BAGIAN_NAMA}(\.{_BAGIAN_NAMA})*", re.ASCII)


@dataclass(frozen=True)
class Pintu:
    """The address on which the server listens besides this computer's own, if any, and its names for others."""

    pasang: str = ALAMAT_LOKAL
    nama: tuple[str, ...] = ()

    @property
    def terbuka(self) -> bool:
        """Tell whether other computers can reach the server itself."""
        return not _hanya_di_sini(self.pasang)

    @property
    def dilayani(self) -> tuple[str, ...]:
        """Return every name by which the server may be called."""
        return (*NAMA_LOKAL, *self.nama)

    @property
    def soket(self) -> tuple[str, ...]:
        """Return the addresses to listen on: our own clients always find the server on this computer's own."""
        return (self.pasang,) if self.pasang in {ALAMAT_LOKAL, "0.0.0.0"} else (ALAMAT_LOKAL, self.pasang)  # noqa: S104

    def asal(self, porta: int) -> list[str]:
        """Return the origins of pages that may speak to the server: its own, with TLS in front of it or without."""
        lokal = [f"http://{nama}:{porta}" for nama in NAMA_LOKAL]
        return lokal + [asal for nama in self.nama for asal in (f"http://{nama}:{porta}", f"https://{nama}")]


SETEMPAT = Pintu()
"""Only this computer."""


def baca_pintu(host: str | None, nama: Sequence[str] = ()) -> Pintu:
    """Return where to listen, from what a person wrote.

    Raises:
        GalatPemakaian: for an address that this computer does not have, a name that is none, or every address
            without a name.

    """
    sebutan = tuple(dict.fromkeys(_baca_nama(satu) for satu in nama))
    if host is None:
        return Pintu(nama=sebutan)
    pasang = host.strip().strip("[]").lower()
    if _hanya_di_sini(pasang):
        return Pintu(nama=sebutan)
    _periksa_alamat(pasang, host)
    if _semua_alamat(pasang):
        if not sebutan:
            raise GalatPemakaian(
                f"--host {host} berarti semua alamat komputer ini, tetapi tidak menyebut namanya.",
                "Sebut nama yang dipakai komputer lain untuk memanggilnya, misalnya --nama server.kantor.go.id.",
            )
        return Pintu(pasang, sebutan)
    return Pintu(pasang, tuple(dict.fromkeys((_baca_nama(host), *sebutan))))


def baca_porta(lingkungan: Mapping[str, str], variabel: str, bawaan: int) -> int:
    """Return the port that an environment variable names, else the usual one.

    Raises:
        GalatPemakaian: when it names none.

    """
    teks = lingkungan.get(variabel) or str(bawaan)
    if not (teks.isascii() and teks.isdigit() and 0 < int(teks) < 65536):
        raise GalatPemakaian(
            f"{variabel} “{teks}” bukan nomor porta.", f"Tulis angka 1 sampai 65535, misalnya {bawaan + 1}."
        )
    return int(teks)


def baca_porta_meja(lingkungan: Mapping[str, str]) -> int:
    """Return the port of the desk.

    Raises:
        GalatPemakaian: when `ZI_MEJA_PORT` is no port.

    """
    return baca_porta(lingkungan, "ZI_MEJA_PORT", PORTA_MEJA)


def bebas(alamat: str, porta: int) -> bool:
    """Tell whether nobody listens on a port of an address of this computer."""
    try:
        buka_soket(alamat, porta).close()
    except OSError:
        return False
    return True


def buka_soket(alamat: str, porta: int) -> socket.socket:
    """Return a socket that is bound to an address and a port.

    Raises:
        OSError: when somebody else listens there, or the address is not this computer's.

    """
    keluarga, _, _, _, tujuan = socket.getaddrinfo(alamat, porta, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    # asyncio sends small pieces at once only where the socket says TCP: else each answer waits 40 ms for the browser
    soket = socket.socket(keluarga, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # where it would let two programs share a port
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if keluarga == socket.AF_INET6:  # 0.0.0.0 and :: beside each other, never one for both
            soket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        soket.bind(tujuan)
    except BaseException:
        soket.close()
        raise
    return soket


def _periksa_alamat(pasang: str, host: str) -> None:
    try:
        buka_soket(pasang, 0).close()
    except OSError as galat:
        raise GalatPemakaian(
            f"--host {host} bukan alamat komputer ini.",
            "Tulis alamat IP atau nama komputer ini di jaringan kantor, misalnya --host 192.168.1.10.",
        ) from galat


def _baca_nama(teks: str) -> str:
    """Return a name as browsers write it in a request, an IPv6 address in brackets."""
    nama = teks.strip().strip("[]").lower()
    try:
        ip = ipaddress.ip_address(nama)
    except ValueError:
        if _NAMA_HOST.fullmatch(nama):
            return nama
        raise GalatPemakaian(
            f"“{teks}” bukan nama komputer.", "Tulis nama atau alamat IP saja, tanpa http:// dan tanpa porta."
        ) from None
    return f"[{ip}]" if ip.version == 6 else str(ip)


def _semua_alamat(pasang: str) -> bool:
    try:
        return ipaddress.ip_address(pasang).is_unspecified
    except ValueError:
        return False


def _hanya_di_sini(pasang: str) -> bool:
    try:
        return ipaddress.ip_address(pasang).is_loopback
    except ValueError:
        return pasang == "localhost"
