"""Who has a file open: Word and LibreOffice lay a small file beside it that says so, with the name of its owner.

After a crash of theirs that file may stay. It is believed all the same: at worst a new draft then lies beside the
old one instead of in its place, and the message names the file that may be removed.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

_PISAH = re.compile(r"(?<!\\),")
_WORD_ANSI, _WORD_UTF16 = 0, 0x36
"""Where the two copies of the owner's name begin in Word's file, each after its length."""


@dataclass(frozen=True)
class Pembuka:
    """Which program has a file open, for whom (empty when it does not tell), and the file that says so."""

    program: str
    nama: str
    kunci: Path

    def __str__(self) -> str:
        """Return it as the end of a sentence: `sedang dibuka di Word oleh Rusdi`."""
        return f"sedang dibuka di {self.program}{f' oleh {self.nama}' if self.nama else ''}"

    @property
    def tutup(self) -> str:
        """What to do so that the file can be used; who reads this need not be who has it open."""
        siapa = self.nama or "yang membukanya"
        return f"Simpan dan tutup dahulu, atau minta {siapa} menutupnya, lalu ulangi. {self.saran}"

    @property
    def saran(self) -> str:
        """What to do when it is not true any more."""
        return f"Bila tidak sedang dibuka siapa pun, hapus “{self.kunci.name}” di folder yang sama."


def pembuka(tempat: Path) -> Pembuka | None:
    """Return who has a file open; None when nobody has, as far as the folder tells.

    Word puts `~$` in the place of the first two characters of a name; of a short one, before it or in the
    place of one.
    """
    nama = tempat.name
    for word in (f"~${nama[2:]}", f"~${nama[1:]}", f"~${nama}"):
        kunci = tempat.with_name(word)
        if os.path.lexists(kunci):
            return Pembuka("Word", _nama_word(_baca(kunci)), kunci)
    kunci = tempat.with_name(f".~lock.{nama}#")
    return Pembuka("LibreOffice", _nama_libreoffice(_baca(kunci)), kunci) if os.path.lexists(kunci) else None


def _baca(kunci: Path) -> bytes:
    """Return what such a file says; nothing when its program keeps it to itself, as Word may on Windows."""
    try:
        return kunci.read_bytes()
    except OSError:
        return b""


def _nama_word(isi: bytes) -> str:
    """Return the owner's name from Word's file: in UTF-16 where it is there, else in the PC's old code page."""
    utf16 = isi[_WORD_UTF16 + 2 :][: 2 * int.from_bytes(isi[_WORD_UTF16 : _WORD_UTF16 + 2], "little")]
    ansi = isi[_WORD_ANSI + 1 :][: isi[_WORD_ANSI]] if isi else b""
    return _rapi(utf16.decode("utf-16-le", "replace")) or _rapi(ansi.decode("cp1252", "replace"))


def _nama_libreoffice(isi: bytes) -> str:
    """Return the owner's name and PC from LibreOffice's file: full name, account, PC, time, profile."""
    medan = [_rapi(m.replace("\\,", ",")) for m in _PISAH.split(isi.decode("utf-8", "replace"))]
    nama, akun, komputer = (*medan, "", "", "")[:3]
    return " ".join(filter(None, (nama or akun, f"({komputer})" if komputer else "")))


def _rapi(teks: str) -> str:
    return " ".join("".join(h if h.isprintable() else " " for h in teks).split())
