"""Sending one mail after another by the office's own server, with the standard library.

What a message's head says is built of parts that have no line ends, and encoded as the mail standard has it. A failure
tells how far it reaches: of one message or of all, and whether the server may have taken it all the same. The password
comes from the environment or from a file that nobody else may read; nothing that is told of a failure holds it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import smtplib
import socket
import ssl
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatSurel
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.setelan_surel import SetelanSurel

SANDI = "ZI_SUREL_SANDI"
BERKAS_SANDI = "ZI_SUREL_SANDI_BERKAS"
TUNGGU = 30.0
"""So many seconds the server may take for one answer."""
TUNGGU_TERIMA = 120.0
"""And so many to say that it took a mail: some read it for viruses first."""
_UKURAN_SANDI = 4096
_PANJANG_JAWABAN = 200


@dataclass(frozen=True)
class Surat:
    """One mail: to whom, its Message-ID, subject, text, and when it was written (with a time zone)."""

    kepada: str
    subjek: str
    teks: str
    pesan: str
    saat: dt.datetime
    nama_kepada: str = ""


def baca_sandi(lingkungan: Mapping[str, str] = os.environ) -> str | None:
    """Return the password of the mail account: what ZI_SUREL_SANDI says, else the first line of the file; None: none.

    Raises:
        GalatSurel: when the file cannot be read, or others may read it.

    """
    if sandi := lingkungan.get(SANDI):
        return sandi
    nama = lingkungan.get(BERKAS_SANDI)
    if not nama:
        return None
    tempat = Path(nama).expanduser()
    try:
        hak = tempat.stat().st_mode
        isi = berkas.baca(tempat, _UKURAN_SANDI).decode("utf-8")
    except OSError as galat:
        raise GalatSurel(
            f"Berkas kata sandi surel {tempat} tidak dapat dibaca: {sebab_sistem(galat)}.",
            f"Perbaiki {BERKAS_SANDI}, atau isi {SANDI}.",
        ) from galat
    except (berkas.BerkasTakWajar, UnicodeDecodeError) as galat:
        raise GalatSurel(
            f"Berkas kata sandi surel {tempat} bukan berkas teks berisi satu kata sandi.",
            "Tulis kata sandinya saja di baris pertamanya, sebagai teks UTF-8.",
        ) from galat
    if os.name == "posix" and stat.S_IMODE(hak) & 0o077:
        raise GalatSurel(
            f"Berkas kata sandi surel {tempat} dapat dibaca orang lain, jadi tidak dipakai.",
            f"Tutup dengan: chmod 600 {tempat}. Kalau sudah terbaca orang lain, ganti juga kata sandinya.",
        )
    return isi.partition("\n")[0].rstrip("\r") or None


def susun_pesan(setelan: SetelanSurel, nama_pengirim: str, surat: Surat) -> EmailMessage:
    """Return a mail as it is sent: plain text in UTF-8, marked as written by a program."""
    pesan = EmailMessage(policy=SMTP)
    pesan["Subject"] = _kepala(surat.subjek)
    pesan["From"] = Address(_kepala(nama_pengirim), addr_spec=setelan.pengirim)
    pesan["To"] = Address(_kepala(surat.nama_kepada), addr_spec=surat.kepada)
    pesan["Date"] = format_datetime(surat.saat)
    pesan["Message-ID"] = surat.pesan
    pesan["Auto-Submitted"] = "auto-generated"
    pesan["X-Auto-Response-Suppress"] = "All"
    pesan["Content-Language"] = "id"
    pesan.set_content(surat.teks, charset="utf-8", cte="quoted-printable")
    return pesan


def _kepala(teks: str) -> str:
    """Return a text that cannot begin another line of the head, whatever it was made of."""
    return " ".join("".join(h if h.isprintable() else " " for h in teks).split())


class Pos:
    """The office's mail server while mails are sent: connected when the first one goes, and again after it hung up."""

    def __init__(self, setelan: SetelanSurel, sandi: str | None, nama_pengirim: str) -> None:
        self._setelan, self._sandi, self._nama = setelan, sandi, nama_pengirim
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Connect at once, so that nothing is begun while the server is away.

        Raises:
            GalatSurel: when the server cannot be used.

        """
        self._sambung()
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        """Say goodbye; a server that has gone need not hear it."""
        if self._smtp is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self._putus()

    def kirim(self, surat: Surat) -> None:
        """Hand one mail to the server.

        Raises:
            GalatSurel: when it does not take it; `satu_surat` when others may fare better, `mungkin_sampai` when the
                line broke after the mail had gone, so that nobody knows.

        """
        smtp = self._smtp or self._sambung()
        isi = susun_pesan(self._setelan, self._nama, surat).as_bytes()
        diserahkan = False
        try:
            self._tuntut(smtp.mail(self._setelan.pengirim), surat, satu=False)
            self._tuntut(smtp.rcpt(surat.kepada), surat, satu=True)
            diserahkan = True
            self._sabar(TUNGGU_TERIMA)
            self._tuntut(smtp.data(isi), surat, satu=True)
            self._sabar(TUNGGU)
        except smtplib.SMTPDataError as galat:  # DATA itself was refused: nothing went
            self._batal()
            raise self._ditolak(galat.smtp_code, galat.smtp_error, surat, satu=True) from galat
        except (OSError, smtplib.SMTPException) as galat:
            self._putus()
            raise GalatSurel(
                f"Sambungan ke {self._sebut} terputus sewaktu surel untuk {surat.kepada} dikirim: {_sebab(galat)}.",
                _NANTI,
                satu_surat=True,
                mungkin_sampai=diserahkan,
            ) from galat

    def _sambung(self) -> smtplib.SMTP:
        s = self._setelan
        try:
            konteks = ssl.create_default_context()
            smtp: smtplib.SMTP
            if s.keamanan == "tls":
                smtp = smtplib.SMTP_SSL(s.server, s.porta, local_hostname=_DIRI, timeout=TUNGGU, context=konteks)
            else:
                smtp = smtplib.SMTP(s.server, s.porta, local_hostname=_DIRI, timeout=TUNGGU)
            self._smtp = smtp
            smtp.local_hostname = _alamat_sendiri(smtp.sock)
            if s.keamanan == "starttls":
                smtp.starttls(context=konteks)
            smtp.ehlo_or_helo_if_needed()
            self._masuk(smtp)
        except GalatSurel:
            self._putus()
            raise
        except smtplib.SMTPNotSupportedError as galat:
            self._putus()
            raise GalatSurel(
                f"{self._sebut} tidak menawarkan yang diminta satker.yaml (penyandian, atau masuk dengan kata sandi).",
                "Periksa porta dan keamanan di bagian surel: starttls biasanya porta 587, tls porta 465.",
            ) from galat
        except (OSError, smtplib.SMTPException) as galat:
            self._putus()
            raise GalatSurel(f"{self._sebut} tidak dapat dipakai: {_sebab(galat)}.", _saran(galat)) from galat
        return smtp

    def _masuk(self, smtp: smtplib.SMTP) -> None:
        if self._setelan.pengguna is None:
            return
        if self._sandi is None:
            raise GalatSurel(
                f"Kata sandi akun surel {self._setelan.pengguna} belum diatur.",
                f"Isi {SANDI}, atau {BERKAS_SANDI} dengan letak berkas yang hanya terbaca pemiliknya.",
            )
        try:
            smtp.login(self._setelan.pengguna, self._sandi)
        except smtplib.SMTPAuthenticationError as galat:
            raise GalatSurel(
                f"{self._sebut} menolak akun {self._setelan.pengguna} atau kata sandinya ({galat.smtp_code}).",
                f"Periksa pengguna di satker.yaml dan kata sandi di {SANDI} atau {BERKAS_SANDI}.",
            ) from None  # what is raised there holds what was answered, and what was asked
        except UnicodeEncodeError:
            raise GalatSurel(
                "Kata sandi surel memuat huruf yang tidak dapat dikirim ke server.",
                "Pakai huruf, angka, dan tanda ASCII.",
            ) from None

    def _tuntut(self, jawaban: tuple[int, bytes], surat: Surat, *, satu: bool) -> None:
        """Take the server's answer as a yes.

        Raises:
            GalatSurel: when it is a no.
            smtplib.SMTPServerDisconnected: when it is a goodbye.

        """
        kode, kata = jawaban
        if kode == 421:
            raise smtplib.SMTPServerDisconnected(_jawaban(kode, kata))
        if not 200 <= kode < 300:
            self._batal()
            raise self._ditolak(kode, kata, surat, satu=satu)

    def _ditolak(self, kode: int, kata: bytes | str, surat: Surat, *, satu: bool) -> GalatSurel:
        siapa = f"surel untuk {surat.kepada}" if satu else f"pengirim {self._setelan.pengirim}"
        saran = (
            "Periksa alamatnya di pejabat.yaml atau satker.yaml."
            if satu and 500 <= kode < 600
            else "Periksa pengirim di satker.yaml."
            if not satu
            else _NANTI
        )
        return GalatSurel(f"{self._sebut} menolak {siapa}: {_jawaban(kode, kata)}.", saran, satu_surat=satu)

    def _sabar(self, detik: float) -> None:
        if self._smtp is not None and self._smtp.sock is not None:
            self._smtp.sock.settimeout(detik)

    def _batal(self) -> None:
        """Let the server forget the mail that was begun; one that does not is left, and called again for the next."""
        try:
            if self._smtp is not None:
                self._smtp.rset()
        except (OSError, smtplib.SMTPException):
            self._putus()

    def _putus(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    @property
    def _sebut(self) -> str:
        return f"Server surel {self._setelan.server}:{self._setelan.porta}"


_DIRI = "[127.0.0.1]"
_NANTI = "Dicoba lagi besok pagi, atau sekarang dengan: zi surel kirim"
_PERIKSA = "Periksa server, porta, dan keamanan di bagian surel satker.yaml, dan sambungan internetnya."


def _alamat_sendiri(soket: socket.socket | None) -> str:
    """Return by which name we greet: our address as a literal, which needs no name server and tells no name."""
    if soket is None:
        return _DIRI
    alamat = str(soket.getsockname()[0])
    return f"[IPv6:{alamat}]" if ":" in alamat else f"[{alamat}]"


def _sebab(galat: Exception) -> str:
    """Return why a server cannot be talked to, in Indonesian, without a full stop."""
    if isinstance(galat, ssl.SSLCertVerificationError):
        return f"sertifikatnya tidak dipercaya komputer ini ({galat.verify_message})"
    if isinstance(galat, ssl.SSLError):
        return "penyandiannya tidak cocok dengan yang ditulis di keamanan"
    if isinstance(galat, socket.gaierror):
        return "nama servernya tidak dikenal"
    if isinstance(galat, TimeoutError):
        return "servernya tidak menjawab"
    if isinstance(galat, ConnectionRefusedError):
        return "tidak ada yang menjawab di porta itu"
    if isinstance(galat, smtplib.SMTPResponseException):
        return _jawaban(galat.smtp_code, galat.smtp_error)
    if isinstance(galat, smtplib.SMTPServerDisconnected | ConnectionError):
        return "servernya memutus sambungan"
    return sebab_sistem(galat) if isinstance(galat, OSError) else "jawabannya tidak dapat dipakai"


def _saran(galat: Exception) -> str:
    if isinstance(galat, ssl.SSLCertVerificationError):
        return "Tulis nama server seperti di sertifikatnya, atau pasang sertifikat penerbitnya di komputer ini."
    return f"{_PERIKSA} {_NANTI}"


def _jawaban(kode: int, kata: bytes | str) -> str:
    teks = kata.decode("utf-8", "replace") if isinstance(kata, bytes) else str(kata)
    return f"{kode} {_kepala(teks)[:_PANJANG_JAWABAN]}".rstrip(" .")
