"""Pictures as a letter holds them: their bytes, their kind, their size on paper, their words.

What a picture is on paper is settled here alone; the printing engine embeds what it is given. A photo
from the evidence is turned upright, scaled to what a printer can show of it and held to a number of
bytes by its box, so that two hundred of them still make a letter that can be sent. Nothing that the
camera wrote into the file (its owner, the place) goes along. The work is done one picture at a time,
and kept (see `simpanan_gambar`), because preparing two hundred of them takes twenty seconds.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import sys
import warnings
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

from tata_usaha.bukti.pembaca.asing import teruskan_galat_baca
from tata_usaha.bukti.pembaca.gambar import berat_dicetak, buka_gambar
from tata_usaha.dasar import berkas
from zi_model.bukti import JenisBerkas
from zi_model.naskah.inti.naskah import Foto, Gambar, KodeQR

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_EMU_PER_MM = 36_000
_MM_PER_INCI = 25.4
_DPI = 300  # finer than that no office printer is
_DPI_TERKECIL = 96  # a picture of few dots stays small on paper instead of turning into squares
_BITA_PER_MM2 = 14  # 69 KB for the box of a lembar dokumentasi: 200 photos make 13 MB
_TINGKAT = ((1.0, 80), (1.0, 70), (1.0, 60), (0.8, 60), (0.65, 50))  # scale and JPEG quality, tried in turn
_LOGO_MAKS = 5 * berkas.MIB
_LOGO_PIKSEL_MAKS = 25_000_000  # at 3 cm of height, 40 times what a printer can show
_ORIENTASI = 0x0112
_RAKSASA = 12_000_000  # dots from which a picture is made smaller before anything else is done with it
_VERSI = 2  # of how a picture is prepared: part of the name under which it is kept
_SIMPANAN: ContextVar[Path | None] = ContextVar("simpanan_gambar", default=None)


class GambarTakTerbaca(ValueError):
    """A picture that is not there or is none; the message is Indonesian and names the file, `keluhan` does not."""

    def __init__(self, nama: str, keluhan: str) -> None:
        super().__init__(f"Gambar “{nama}” {keluhan}.")
        self.keluhan = keluhan


@dataclass(frozen=True)
class GambarSiap:
    """A picture ready to be embedded: measures in EMU (360,000 to the centimetre); `uraian` is its alt text."""

    isi: bytes
    jenis: Literal["png", "jpeg"]
    lebar_emu: int
    tinggi_emu: int
    uraian: str


@contextlib.contextmanager
def simpanan_gambar(folder: Path) -> Iterator[None]:
    """Keep prepared photos in a folder, by the SHA-256 of the original and their box.

    It may be deleted at any time. Holds for what is printed within, in this thread or task.
    """
    tanda = _SIMPANAN.set(folder)
    try:
        yield
    finally:
        _SIMPANAN.reset(tanda)


def siapkan(nilai: Gambar | Foto | KodeQR) -> GambarSiap:
    """Return a picture ready to be embedded.

    Raises:
        GambarTakTerbaca: when its file cannot be opened, is no PNG or JPEG (a photo: nor WEBP), or too large.

    """
    match nilai:
        case Gambar():
            isi, gambar, jenis = _buka_logo(nilai.berkas)
            tinggi = nilai.tinggi_mm * _EMU_PER_MM
            return GambarSiap(isi, jenis, round(tinggi * gambar.width / gambar.height), tinggi, nilai.uraian)
        case Foto():
            return _siapkan_foto(nilai)
        case KodeQR():
            return _siapkan_qr(nilai)
    assert_never(nilai)


def keluhan_logo(tempat: Path) -> str:
    """Return in Indonesian why a picture cannot stand in a letterhead, or ""; nothing of it is decoded."""
    try:
        _buka_logo(str(tempat))
    except GambarTakTerbaca as galat:
        return galat.keluhan
    return ""


def _buka_logo(nama: str) -> tuple[bytes, Image, Literal["png", "jpeg"]]:
    """Return a picture that is embedded as it is: every letter carries it, and Word has to decode it."""
    isi = _baca(nama, _LOGO_MAKS)
    gambar, jenis = _buka(isi, nama, (JenisBerkas.PNG, JenisBerkas.JPEG))
    if gambar.width * gambar.height > _LOGO_PIKSEL_MAKS:
        raise GambarTakTerbaca(nama, f"terlalu besar ({gambar.width} × {gambar.height} piksel); perkecil gambarnya")
    return isi, gambar, jenis


def _baca(nama: str, maks: int = sys.maxsize) -> bytes:
    try:
        return berkas.baca(Path(nama), maks)
    except OSError as galat:
        raise GambarTakTerbaca(nama, "tidak dapat dibuka") from galat
    except berkas.BerkasTakWajar as galat:
        raise GambarTakTerbaca(nama, f"tidak dibaca: {galat}") from galat


def _buka(isi: bytes, nama: str, pilihan: tuple[JenisBerkas, ...]) -> tuple[ImageFile, Literal["png", "jpeg"]]:
    """Return a picture whose head has been read, and what it is best kept as: a WEBP is mostly a screen too."""
    jenis = next((j for awal, j in _AWAL.items() if isi.startswith(awal)), None)
    if jenis in pilihan:
        try:
            return buka_gambar(io.BytesIO(isi), jenis), "jpeg" if jenis is JenisBerkas.JPEG else "png"
        except Exception as galat:  # noqa: BLE001 - a stranger's file can break a decoder in any way
            teruskan_galat_baca(galat)
    raise GambarTakTerbaca(nama, f"bukan gambar {' atau '.join(pilihan)} yang utuh")


def _siapkan_foto(foto: Foto) -> GambarSiap:
    asli = _baca(foto.berkas)
    isi = _dari_simpanan(asli, foto)
    gambar, jenis = _buka(isi, foto.berkas, (JenisBerkas.PNG, JenisBerkas.JPEG))
    terbesar = _MM_PER_INCI / _DPI_TERKECIL  # millimetres per dot
    skala = min(foto.lebar_mm / gambar.width, foto.tinggi_mm / gambar.height, terbesar) * _EMU_PER_MM
    lebar, tinggi = (max(1, round(sisi * skala)) for sisi in gambar.size)
    return GambarSiap(isi, jenis, lebar, tinggi, foto.uraian)


def _dari_simpanan(asli: bytes, foto: Foto) -> bytes:
    """Return the prepared photo: as it was kept, or else made now and kept."""
    folder = _SIMPANAN.get()
    if folder is None:
        return _kecilkan(asli, foto)
    sidik = hashlib.sha256(asli).hexdigest()
    tempat = folder / f"{sidik}-{foto.lebar_mm}x{foto.tinggi_mm}-{_VERSI}"
    with contextlib.suppress(OSError):
        return tempat.read_bytes()
    isi = _kecilkan(asli, foto)
    with contextlib.suppress(OSError):  # where nothing can be kept, every run prepares anew
        berkas.simpan(tempat, isi)
    return isi


def _kecilkan(asli: bytes, foto: Foto) -> bytes:
    """Return a photo upright, without its camera's notes, no larger than its box is worth.

    What came as PNG (or WEBP) is mostly a screen full of text: it stays PNG when that is small
    enough, in all its dots if possible, and else becomes a JPEG that keeps the edges of letters.
    """
    gambar, asal = _buka(asli, foto.berkas, (JenisBerkas.JPEG, JenisBerkas.PNG, JenisBerkas.WEBP))
    if berat_dicetak(gambar):
        juta = gambar.width * gambar.height // 1_000_000
        raise GambarTakTerbaca(foto.berkas, f"terlalu besar untuk dicetak ({juta} juta piksel)")
    kotak = (_titik(foto.lebar_mm), _titik(foto.tinggi_mm))
    cukup = foto.lebar_mm * foto.tinggi_mm * _BITA_PER_MM2
    try:
        tegak = _polos(_susutkan(_tegak(gambar, kotak), kotak))
        if asal == "png":
            utuh = [tegak] if len(asli) <= 2 * cukup else []
            for calon in (*utuh, _muat(tegak, kotak, 1.0)):
                if len(isi := _sebagai_png(calon)) <= cukup:
                    return isi
        for skala, mutu in _TINGKAT:
            isi = _sebagai_jpeg(_muat(tegak, kotak, skala), mutu, tajam=asal == "png")
            if len(isi) <= cukup:
                break
    except Exception as galat:
        teruskan_galat_baca(galat)
        raise GambarTakTerbaca(foto.berkas, "rusak dan tidak dapat dibuka") from galat
    return isi


def _titik(mm: int) -> int:
    return round(mm / _MM_PER_INCI * _DPI)


def _tegak(gambar: Image, kotak: tuple[int, int]) -> Image:
    """Return the decoded picture as its camera was held; a JPEG is decoded near the size that is wanted."""
    from PIL.Image import Image, Transpose

    putaran = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    try:
        with warnings.catch_warnings(action="ignore"):  # of broken EXIF, aloud on standard error
            orientasi = Image.getexif(gambar).get(_ORIENTASI)
    except Exception as galat:  # noqa: BLE001 - broken EXIF is no reason to leave a good picture out
        teruskan_galat_baca(galat)
        orientasi = None
    rebah = orientasi in {5, 6, 7, 8}
    lebar, tinggi = kotak[::-1] if rebah else kotak
    skala = min(1.0, max(lebar / gambar.width, tinggi / gambar.height))
    gambar.draft(None, (round(gambar.width * skala), round(gambar.height * skala)))
    gambar.load()
    return gambar.transpose(putaran[orientasi]) if orientasi in putaran else gambar


def _susutkan(gambar: Image, kotak: tuple[int, int]) -> Image:
    """Return a gigantic picture with at least twice the dots of its box, as cheaply as it can be had."""
    kali = int(min(gambar.width / kotak[0], gambar.height / kotak[1]) / 2)
    besar = gambar.width * gambar.height > _RAKSASA and gambar.mode in {"L", "RGB", "RGBA"}
    return gambar.reduce(kali) if besar and kali > 1 else gambar


def _polos(gambar: Image) -> Image:
    """Return the picture in grey or in colours, on white where one could look through it."""
    from PIL import Image

    if gambar.mode in {"L", "RGB"}:
        return gambar
    if gambar.mode in {"RGBA", "LA", "PA"} or "transparency" in gambar.info:
        lapis = gambar.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", lapis.size, "white"), lapis).convert("RGB")
    return gambar.convert("L" if gambar.mode in {"1", "I", "I;16", "F"} else "RGB")


def _muat(gambar: Image, kotak: tuple[int, int], skala: float) -> Image:
    """Return the picture within so many dots, never enlarged."""
    from PIL.Image import Resampling

    faktor = skala * min(1.0, kotak[0] / gambar.width, kotak[1] / gambar.height)
    if faktor >= 1:
        return gambar
    ukuran = (max(1, round(gambar.width * faktor)), max(1, round(gambar.height * faktor)))
    return gambar.resize(ukuran, Resampling.LANCZOS)


def _sebagai_png(gambar: Image) -> bytes:
    keluar = io.BytesIO()
    _tanpa_catatan(gambar).save(keluar, "PNG", optimize=True)
    return keluar.getvalue()


def _sebagai_jpeg(gambar: Image, mutu: int, *, tajam: bool) -> bytes:
    """Return the picture as a JPEG, as small as this quality allows; `tajam` keeps the colours of every dot.

    Pillow packs it as small as that into a buffer of one byte for each dot only. Noise in all colours needs
    more; it is left as it comes out first, for a lower quality to be tried.
    """
    bersih = _tanpa_catatan(gambar)
    if tajam:
        biasa = io.BytesIO()
        bersih.save(biasa, "JPEG", quality=mutu, subsampling=0)
        if len(biasa.getvalue()) >= bersih.width * bersih.height:
            return biasa.getvalue()
    keluar = io.BytesIO()
    cuplik = 0 if tajam else 2
    bersih.save(keluar, "JPEG", quality=mutu, subsampling=cuplik, optimize=True, progressive=True)
    return keluar.getvalue()


def _tanpa_catatan(gambar: Image) -> Image:
    """Return the picture without what its file said beside the dots."""
    bersih = gambar.copy()
    bersih.info = {}
    return bersih


def _siapkan_qr(nilai: KodeQR) -> GambarSiap:
    import segno

    keluar = io.BytesIO()
    segno.make(nilai.isi, micro=False).save(keluar, kind="png", scale=8)
    sisi = nilai.sisi_mm * _EMU_PER_MM
    return GambarSiap(keluar.getvalue(), "png", sisi, sisi, nilai.uraian)


_AWAL = {b"\xff\xd8\xff": JenisBerkas.JPEG, b"\x89PNG\r\n\x1a\n": JenisBerkas.PNG, b"RIFF": JenisBerkas.WEBP}
"""How the files of each kind begin."""
