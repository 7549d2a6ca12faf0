"""The QR codes on a picture of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_PIKSEL_MAKS = 60_000_000
_PANJANG_MAKS = 4000  # no QR code holds more bytes


def baca_kode(gambar: Image) -> list[str]:
    """Return the texts of the QR codes on a picture, from the top down; [] when there are none."""
    import zxingcpp  # only who has a scan waits

    if gambar.width * gambar.height > _PIKSEL_MAKS:
        return []
    abu = gambar if gambar.mode == "L" else gambar.convert("L")
    try:
        semua = zxingcpp.read_barcodes(abu, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), try_invert=False)
    except (RuntimeError, ValueError, TypeError):  # whatever is on a picture, it is no error of ours
        return []
    letak = sorted(semua, key=lambda satu: (satu.position.top_left.y, satu.position.top_left.x))
    return [satu.text[:_PANJANG_MAKS] for satu in letak]
