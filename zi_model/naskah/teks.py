"""Which wording each letter needs: the type of every file in an office's `naskah/`.

A file bears the name by which rows of the plan call their letter (`laporan/monev-ppid`), so the
plan itself says where its words are.
"""

from __future__ import annotations

from zi_model.dasar import Data
from zi_model.naskah.isi_laporan_monev import TeksLaporanMonev
from zi_model.naskah.keputusan import TeksKeputusan
from zi_model.naskah.laporan_berkala import TeksLaporanBerkala
from zi_model.naskah.nota_dinas import TeksNotaDinas
from zi_model.naskah.rapat import TeksRapatMonev

TEKS: dict[str, type[Data]] = {
    "laporan/monev-triwulan": TeksLaporanMonev,
    "nota-dinas": TeksNotaDinas,
    "rapat/monev": TeksRapatMonev,
}
"""The files that every office needs, by their paths without suffix."""

KELUARGA: dict[str, type[Data]] = {
    "keputusan": TeksKeputusan,
    "laporan": TeksLaporanBerkala,
}
"""The folders to which an office adds a file for each letter that its plan calls for."""


def jenis_teks(nama: str) -> type[Data] | None:
    """Return the type of a file by its path without suffix; None for one that no letter reads."""
    if jenis := TEKS.get(nama):
        return jenis
    folder, garis, _ = nama.partition("/")
    return KELUARGA.get(folder) if garis else None
