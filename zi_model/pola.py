"""Wording with named places, checked where it stands.

A text file of a letter has many texts, and each knows other values: `{kode}` means something in a
recommendation and nothing on the cover. A field of this type accepts only the names that will be
filled there, so that a misplaced one is a problem of the file and never of the letter.
"""

from __future__ import annotations

from pydantic import AfterValidator

from zi_model.bahasa import nama_isian


def boleh(*nama: str) -> AfterValidator:
    """Return the check of a text in which only these places may be named.

    Used as `Annotated[str, boleh("satker", "periode")]`.
    """
    dikenal = frozenset(nama)

    def periksa(teks: str) -> str:
        asing = sorted(nama_isian(teks) - dikenal)
        if asing:
            sebutan = ", ".join(f"{{{n}}}" for n in asing)
            pilihan = ", ".join(f"{{{n}}}" for n in sorted(dikenal)) or "tidak ada"
            raise ValueError(f"{sebutan} tidak dapat dipakai di sini; yang dapat dipakai: {pilihan}")
        return teks

    return AfterValidator(periksa)
