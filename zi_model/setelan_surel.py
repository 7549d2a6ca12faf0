"""How an office sends mail: its server, whose account, from which address. The password never stands in a plan.

An office that says nothing sends nothing. Encryption is the default; a password is never sent without it to another
computer, because everybody on the way could read it.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from zi_model.data import Data

Keamanan = Literal["starttls", "tls", "tanpa"]

_SETEMPAT = frozenset({"localhost", "127.0.0.1", "::1"})
_LOKAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ALAMAT = re.compile(rf"(?P<lokal>{_LOKAL})@(?P<domain>{_LABEL}(?:\.{_LABEL})+)", re.ASCII)
_PELADEN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+", re.ASCII)
_PANJANG = 254
_PANJANG_LOKAL = 64


def boleh_alamat(teks: str) -> bool:
    """Tell whether a text is one mail address, such as `sekretaris@kantor.example`, and nothing more."""
    cocok = _ALAMAT.fullmatch(teks)
    return cocok is not None and len(teks) <= _PANJANG and len(cocok["lokal"]) <= _PANJANG_LOKAL


def setempat(server: str) -> bool:
    """Tell whether a server is this very computer: what goes there leaves it by nobody's wire."""
    return server.casefold() in _SETEMPAT


def _periksa_alamat(teks: str) -> str:
    if not boleh_alamat(teks):
        raise ValueError(
            f"“{teks[:80]}” bukan alamat surel. Tulis satu alamat saja, tanpa nama, spasi, atau kurung sudut, misalnya "
            "“sekretaris@kantor.example”; null = tidak ada."
        )
    return teks


def _periksa_peladen(teks: str) -> str:
    if not _PELADEN.fullmatch(teks):
        raise ValueError(
            f"“{teks[:80]}” bukan nama server surel. Tulis namanya saja tanpa porta, misalnya “smtp.kantor.example”."
        )
    return teks


AlamatSurel = Annotated[str, AfterValidator(_periksa_alamat)]
"""One mail address without a name."""

Peladen = Annotated[str, AfterValidator(_periksa_peladen)]
"""The name or the number of a mail server, without a port."""


class SetelanSurel(Data):
    """The office's outgoing mail: server, port, encryption, account and sender.

    `pengguna` None: the server asks for no account. `admin` is who is told of failed runs, backup and plan; None: the
    head of the secretariat.
    """

    server: Peladen
    porta: Annotated[int, Field(ge=1, le=65535)] = 587
    keamanan: Keamanan = "starttls"
    pengguna: str | None = None
    pengirim: AlamatSurel
    admin: AlamatSurel | None = None

    @property
    def domain(self) -> str:
        """The domain of the sender, under which messages are named."""
        return self.pengirim.rpartition("@")[2].lower()

    @model_validator(mode="after")
    def _sandi_tersandi(self) -> SetelanSurel:
        if self.keamanan == "tanpa" and self.pengguna and not setempat(self.server):
            raise ValueError(
                "kata sandi akan melewati jaringan tanpa disandikan. Tulis keamanan: starttls (porta 587) atau "
                "keamanan: tls (porta 465), atau pengguna: null kalau servernya tidak meminta akun."
            )
        return self
