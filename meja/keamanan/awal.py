"""The one-time address by which the first admin is made: shown in the window of the desk, good on that PC alone.

It holds 128 random bits, lives as long as the process and no longer than half an hour, and works once.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import threading
import time

LAMA = 30 * 60.0
"""Seconds for which it may be used."""


class Undangan:
    """A one-time invitation; `token` is what the address ends with."""

    def __init__(self, lama: float = LAMA) -> None:
        self.token = secrets.token_urlsafe(16)
        self._sampai = time.monotonic() + lama
        self._terpakai = False
        self._kunci = threading.Lock()

    def berlaku(self, token: str, alamat: str) -> bool:
        """Tell whether somebody at an address, with this token, may make the first admin now."""
        cocok = hmac.compare_digest(token.encode(), self.token.encode())
        return cocok and _komputer_ini(alamat) and not self._terpakai and time.monotonic() < self._sampai

    def pakai(self) -> bool:
        """Use it up; tell whether nobody had."""
        with self._kunci:
            pertama, self._terpakai = not self._terpakai, True
            return pertama

    def kembalikan(self) -> None:
        """Let it be used after all: what it was used for has failed."""
        with self._kunci:
            self._terpakai = False


def _komputer_ini(alamat: str) -> bool:
    try:
        ip = ipaddress.ip_address(alamat)
    except ValueError:
        return False
    dipetakan = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (dipetakan or ip).is_loopback
