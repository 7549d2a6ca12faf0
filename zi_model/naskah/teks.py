"""Which wording each letter needs: the type of every file in an office's `naskah/`."""

from __future__ import annotations

from zi_model.dasar import Data
from zi_model.naskah.isi_laporan_monev import TeksLaporanMonev
from zi_model.naskah.keputusan import TeksKeputusan
from zi_model.naskah.laporan_berkala import TeksLaporanBerkala
from zi_model.naskah.nota_dinas import TeksNotaDinas
from zi_model.naskah.rapat import TeksRapatMonev

AWALAN_KEPUTUSAN = "keputusan-"

TEKS: dict[str, type[Data]] = {
    "laporan-evaluasi-benturan-kepentingan": TeksLaporanBerkala,
    "laporan-layanan-informasi": TeksLaporanBerkala,
    "laporan-monev": TeksLaporanMonev,
    "laporan-monev-ppid": TeksLaporanBerkala,
    "nota-dinas-pengingat": TeksNotaDinas,
    "rapat-monev": TeksRapatMonev,
}
"""The files that every office needs, by their names without suffix."""


def jenis_teks(nama: str) -> type[Data] | None:
    """Return the type of a file; None for one that no letter reads. Decrees an office adds as it needs them."""
    return TeksKeputusan if nama.startswith(AWALAN_KEPUTUSAN) else TEKS.get(nama)
