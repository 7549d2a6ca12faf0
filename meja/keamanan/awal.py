"""The one-time address by which the first admin is made: shown in the window of the desk, good on that PC alone.

It holds 128 random bits and lives as long as the process, no longer than half an hour. It works once, because there is
an admin then: who comes second is refused where the first one is written down
(`tata_usaha.kerja.pengguna.buat_admin_pertama`).
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import time

LAMA = 30 * 60.0
"""Seconds for which it may be used."""


class Undangan:
    """A one-time invitation; `token` is what the address ends with."""

    def __init__(self, lama: float = LAMA) -> None:
        self.token = secrets.token_urlsafe(16)
        self._sampai = time.monotonic() + lama

    def berlaku(self, token: str, alamat: str) -> bool:
        """Tell whether somebody at an address, with this token, may make the first admin now."""
        cocok = hmac.compare_digest(token.encode(), self.token.encode())
        return cocok and _komputer_ini(alamat) and time.monotonic() < self._sampai


def _komputer_ini(alamat: str) -> bool:
    try:
        ip = ipaddress.ip_address(alamat)
    except ValueError:
        return False
    dipetakan = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (dipetakan or ip).is_loopback
