"""Which letter of the register a scan, or a signed PDF, is of: told by what it carries, never by its name.

The key in a PDF's properties or the code in a page's footer names the letter, and is believed only where the
text, if there is any, does not speak against it: people print old files anew and copy footers. Without them number,
kind and year in the text have to fit exactly one letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tata_usaha.agenda.buku import EntriAgenda
from zi_model.pengenalan import KepalaNaskah

CARA_KODE = "kode di kaki halaman"
CARA_SIFAT = "kunci di sifat PDF"
CARA_NOMOR = "nomor, jenis, dan tahun di teks"
CARA_JUDUL = "jenis, judul, dan periode di teks"


@dataclass(frozen=True)
class HasilKenali:
    """Which letter a file is of, and by what it was known; without `entri`, `keberatan` says why none is believed.

    `keberatan` is an Indonesian sentence without a full stop, `calon` are the letters that were thought of. `kepala`
    is what the text says (None: there is no text), `halaman` how many pages the file has (None: not known).
    """

    entri: EntriAgenda | None
    cara: str = ""
    keberatan: str = ""
    calon: tuple[EntriAgenda, ...] = ()
    kepala: KepalaNaskah | None = None
    halaman: int | None = None


def kenali_pindaian(isi: bytes, entri: Sequence[EntriAgenda], wilayah: str) -> HasilKenali:
    """Return which of an office's letters a PDF (or a JPEG or PNG of its first sheet) is of.

    `entri` are the office's letters as the register has them, `wilayah` is its region code. A letter in any state may
    be named, also a draft and one that is signed or cancelled: what may be done with it is not asked here. Whatever
    the file, nothing is raised for it.
    """
    raise NotImplementedError
