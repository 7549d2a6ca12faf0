"""What an evidence file says of itself: when its camera took it, how long a film is, whether it opens.

Only the files that a letter shows are asked, one head each, when the letter is composed: thousands
of evidence files are never opened for a status, and nothing has to be kept beside the register.
"""

from __future__ import annotations

from pathlib import Path

from tata_usaha.bukti.pembaca.asing import teruskan_galat_baca
from tata_usaha.bukti.pembaca.gambar import berat_dicetak, buka_gambar, waktu_pengambilan
from tata_usaha.bukti.pembaca.video import durasi_video
from zi_model.bukti import Bukti, JenisBerkas, JenisBukti, RincianBerkas

_VIDEO = JenisBukti.VIDEO.berkas
_GAMBAR = frozenset({JenisBerkas.JPEG, JenisBerkas.PNG, JenisBerkas.WEBP})


def baca_rincian(folder: Path, bukti: Bukti) -> RincianBerkas:
    """Return what a file below an office's evidence folder says of itself.

    One that cannot be read (any more), or would cost too much to be shown, is `terbaca=False`.
    """
    berkas = folder / bukti.berkas
    try:
        if bukti.jenis in _GAMBAR:
            return _gambar(berkas, bukti.jenis)
        if bukti.jenis in _VIDEO:
            with berkas.open("rb") as masuk:
                return RincianBerkas(str(berkas), durasi_detik=durasi_video(masuk, bukti.ukuran))
    except OSError:
        return RincianBerkas(str(berkas), terbaca=False)
    return RincianBerkas(str(berkas))


def _gambar(berkas: Path, jenis: JenisBerkas) -> RincianBerkas:
    with berkas.open("rb") as masuk:
        try:
            gambar = buka_gambar(masuk, jenis)
        except Exception as galat:  # noqa: BLE001 - a stranger's file can break a decoder in any way
            teruskan_galat_baca(galat)
            return RincianBerkas(str(berkas), terbaca=False)
        if berat_dicetak(gambar):
            return RincianBerkas(str(berkas), terbaca=False)
        return RincianBerkas(str(berkas), diambil=waktu_pengambilan(gambar))
