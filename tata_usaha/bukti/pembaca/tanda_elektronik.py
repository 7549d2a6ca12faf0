"""Electronic signatures in a PDF: are there any, is what was signed still what lies here, and who signed.

Looked at offline, with nothing but the file and the certificates that the office laid into its folder
`kepercayaan/`. Whether a file may have a signature is told by its bytes; only then pyHanko is imported, which
an office without the extra `[tte]` does not have. That it is missing is said, and refuses nothing.

A changed file is refused for ever, whatever is installed later: a verdict on bytes stays true of them.
"""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path
from typing import BinaryIO

from tata_usaha.bukti.pembaca.ciri_tanda import ada_ciri
from tata_usaha.bukti.pembaca.hasil_tanda import BELUM_DIPASANG, TANPA_TANDA, HasilTanda, KeadaanTanda


def periksa_tanda(isi: bytes, kepercayaan: Path | None = None) -> HasilTanda:
    """Return what is known of the electronic signatures in a PDF's bytes (see `periksa_tanda_berkas`)."""
    return periksa_tanda_berkas(io.BytesIO(isi), len(isi), kepercayaan)


def periksa_tanda_berkas(masuk: BinaryIO, ukuran: int, kepercayaan: Path | None = None) -> HasilTanda:
    """Return what is known of the electronic signatures in an open PDF, of which only parts are read into memory.

    `kepercayaan` is the office's folder with certificates; None: nobody is trusted.

    Raises:
        OSError: when the file cannot be read.

    """
    if not ada_ciri(masuk):
        return TANPA_TANDA
    if not terpasang():
        return HasilTanda(KeadaanTanda.TAK_DIPERIKSA)
    try:
        from tata_usaha.bukti.pembaca.tanda_pyhanko import periksa_dengan_pyhanko
    except ImportError:  # half of it is there
        return HasilTanda(KeadaanTanda.TAK_DIPERIKSA)
    return periksa_dengan_pyhanko(masuk, ukuran, kepercayaan)


def terpasang() -> bool:
    """Tell whether the extra `[tte]` is there."""
    return importlib.util.find_spec("pyhanko") is not None


def perlu_lagi(catatan: str) -> bool:
    """Tell whether a file that was remarked on can be checked by now."""
    return catatan == BELUM_DIPASANG and terpasang()
