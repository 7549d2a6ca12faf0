"""Passphrases: Argon2's hash is all that is kept, and whoever asks for a name that there is not waits as long."""

from __future__ import annotations

import secrets
import threading
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_SEKALIGUS = threading.BoundedSemaphore(2)
"""Each hash takes 64 MiB and a core for a moment: two at a time, whoever else logs in waits for them."""
_HURUF = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_KELOMPOK, _PANJANG = 4, 5


def sidik_sandi(sandi: str) -> str:
    """Return what the register keeps of a passphrase."""
    with _SEKALIGUS:
        return _penyidik().hash(sandi)


def cocok(sandi: str, sidik: str | None) -> bool:
    """Tell whether a passphrase is that of a hash; None, of nobody, takes as long and is never."""
    from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

    with _SEKALIGUS:
        try:
            return _penyidik().verify(sidik or _tiruan(), sandi) and sidik is not None
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


def sandi_acak() -> str:
    """Return a passphrase that nobody can guess and people can copy from paper: 20 letters and figures, 99 bits."""
    return "-".join("".join(secrets.choice(_HURUF) for _ in range(_PANJANG)) for _ in range(_KELOMPOK))


@cache
def _penyidik() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _tiruan() -> str:
    """Return the hash of what nobody knows, made as all others are."""
    return _penyidik().hash(secrets.token_urlsafe(32))
