"""A mail server on this computer that keeps what it is given: encryption, accounts, and addresses that it refuses."""

# ruff: noqa: ARG002 - what aiosmtpd calls has its signatures

from __future__ import annotations

import datetime as dt
import email
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from functools import cache
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PENGGUNA, SANDI = "zi@kantor.example", "sandi-Kj7-surel"


@dataclass(frozen=True)
class Diterima:
    """One mail as the server took it: from whom, to whom, and what it says."""

    dari: str
    kepada: tuple[str, ...]
    mentah: bytes

    @property
    def pesan(self) -> EmailMessage:
        """The mail, read as a mail program reads it."""
        return email.message_from_bytes(self.mentah, policy=default)  # type: ignore[return-value]

    @property
    def teks(self) -> str:
        """What a person reads in it."""
        return str(self.pesan.get_content()).replace("\r\n", "\n")


@dataclass
class PeladenSurel:
    """A running server: `kotak` are the mails it took, `tolak` are addresses that it does not know.

    `gantung` are addresses after whose mail it hangs up: with an answer never given, or before it took any.
    """

    porta: int
    kotak: list[Diterima] = field(default_factory=list)
    tolak: set[str] = field(default_factory=set)
    gantung: set[str] = field(default_factory=set)
    masuk: list[str] = field(default_factory=list)

    def setelan(self, *, keamanan: str = "tanpa", pengguna: str | None = None, admin: str | None = None) -> str:
        """Return the section `surel` of an office that sends through this server."""
        isi = {"server": "localhost" if keamanan != "tanpa" else "127.0.0.1", "porta": self.porta, "keamanan": keamanan}
        lain = {"pengguna": pengguna or "null", "pengirim": PENGGUNA, "admin": admin or "null"}
        return "surel: {" + ", ".join(f"{k}: {v}" for k, v in (isi | lain).items()) + "}"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: Any, sesi: Any, amplop: Any, alamat: str, pilihan: list[str]
    ) -> str:
        """Refuse whom nobody knows here."""
        if alamat in self.tolak:
            return "550 5.1.1 User unknown"
        amplop.rcpt_tos.append(alamat)
        return "250 OK"

    async def handle_DATA(self, server: Any, sesi: Any, amplop: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a mail; of some hang up without a word."""
        if self.gantung & set(amplop.rcpt_tos):
            self.gantung.clear()
            self.kotak.append(Diterima(amplop.mail_from, tuple(amplop.rcpt_tos), amplop.content))
            server.transport.abort()
            return "250 OK"
        self.kotak.append(Diterima(amplop.mail_from, tuple(amplop.rcpt_tos), amplop.content))
        return "250 OK"

    def periksa_akun(self, server: Any, sesi: Any, amplop: Any, cara: str, akun: Any) -> AuthResult:
        """Let in who says the right password."""
        cocok = akun.login.decode() == PENGGUNA and akun.password.decode() == SANDI
        self.masuk.append(akun.login.decode() if cocok else "ditolak")
        return AuthResult(success=cocok, handled=False)


@contextmanager
def peladen(
    *, keamanan: str = "tanpa", akun: bool = False, sertifikat: Path | None = None, porta: int = 0
) -> Iterator[PeladenSurel]:
    """Give a server on a port of its own, or on one that had been; `sertifikat` is what `buat_sertifikat` wrote."""
    satu = PeladenSurel(porta or _porta_kosong())
    pilihan: dict[str, Any] = {}
    if sertifikat is not None:
        konteks = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        konteks.load_cert_chain(sertifikat)
        pilihan |= {"ssl_context": konteks} if keamanan == "tls" else {"tls_context": konteks}
    if akun:
        lewat_tls = sertifikat is not None and keamanan != "tls"  # there it does not see that all of it is encrypted
        pilihan |= {"authenticator": satu.periksa_akun, "auth_required": True, "auth_require_tls": lewat_tls}
    pengendali = Controller(satu, hostname="127.0.0.1", port=satu.porta, **pilihan)
    pengendali.start()
    try:
        yield satu
    finally:
        pengendali.stop()


def buat_sertifikat(folder: Path, nama: str = "localhost") -> Path:
    """Write key and certificate of a server into a file, which is also what a computer must trust; return it."""
    tempat = folder / f"{nama}.pem"
    tempat.write_bytes(_sertifikat(nama))
    return tempat


@cache
def _sertifikat(nama: str) -> bytes:
    kunci = ec.generate_private_key(ec.SECP256R1())
    siapa = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nama)])
    lain = [x509.DNSName(nama), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))] if nama == "localhost" else []
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(siapa)
        .issuer_name(siapa)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.SubjectAlternativeName(lain or [x509.DNSName(nama)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(kunci, hashes.SHA256())
    )
    bentuk = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return kunci.private_bytes(*bentuk) + sertifikat.public_bytes(serialization.Encoding.PEM)


def _porta_kosong() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])
