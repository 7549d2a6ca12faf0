"""What an office has of its own in the place of what all offices share, and whether the shared one changed since.

An override remembers from which base it was made: by a comment with a mark, which is a short hash of what the base
said. Marks are of values, so that comments, line ends and folding of the base may change without a word.
"""

from __future__ import annotations

import hashlib
import re

from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah, Tingkat

_TANDA = re.compile(
    r"^[ \t]*#[ \t]*disalin dari _baku(?:[ \t]*\((?P<id>[^)\n]*)\))?,[ \t]*tanda:[ \t]*(?P<tanda>\w+)", re.MULTILINE
)


def tanda_isi(nilai: object) -> str:
    """Return the mark of what a file, or one reference, says: eight characters that change when it does."""
    return hashlib.sha256(repr(nilai).encode()).hexdigest()[:8]


def baris_tanda(tanda: str, id_hukum: str = "") -> str:
    """Return the comment that says from which base an override was made; of a reference, with its id."""
    return f"# disalin dari _baku ({id_hukum}), tanda: {tanda}" if id_hukum else f"# disalin dari _baku, tanda: {tanda}"


def baca_tanda(teks: str) -> dict[str, str]:
    """Return the marks that a file's comments give: of each reference by its id, of the file itself by ""."""
    return {cocok["id"] or "": cocok["tanda"] for cocok in _TANDA.finditer(teks)}


def periksa_pengganti(
    letak: Letak, baku: str, kini: str, milik: str, disalin: str | None, id_hukum: str = ""
) -> Masalah:
    """Return the remark that something is overridden, and what is known of the base since.

    `baku` is where the base stands, `kini` the mark of what it says now, `milik` that of what the override says,
    `disalin` the mark in the override. One that says nothing else than its base only keeps updates away.
    """
    if disalin == kini:
        pesan = f"dipakai sebagai ganti {baku}, yang belum berubah sejak disalin."
        return Masalah(letak, KodeMasalah.BAKU_DIGANTI, pesan, tingkat=Tingkat.CATATAN)
    if milik == kini:
        yang = "Butir" if id_hukum else "Berkas"
        saran = f"{yang} ini boleh dihapus; naskahnya tidak berubah, dan pembaruan yang baku ikut."
        return Masalah(letak, KodeMasalah.BAKU_DIGANTI, f"sama dengan {baku}.", saran, Tingkat.CATATAN)
    baris = baris_tanda(kini, id_hukum)
    if disalin is None:
        pesan = f"dipakai sebagai ganti {baku}; tidak bertanda, jadi tidak diketahui apakah itu berubah sejak disalin."
        saran = f"Cocokkan keduanya, lalu tulis baris “{baris}” di sini."
        return Masalah(letak, KodeMasalah.BAKU_DIGANTI, pesan, saran, Tingkat.CATATAN)
    pesan = f"dipakai sebagai ganti {baku}, yang berubah sejak disalin."
    saran = f"Cocokkan keduanya, lalu ganti tandanya: “{baris}”."
    return Masalah(letak, KodeMasalah.BAKU_BERUBAH, pesan, saran, Tingkat.CATATAN)
