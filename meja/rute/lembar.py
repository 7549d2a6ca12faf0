"""A letter's pages as pictures, asked for again while they are being made; and the whole as PDF."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.pratinjau import Pratinjau
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.lembar_naskah import BerkasNaskah, PdfNaskah, berkas_naskah, lembar_siap, pdf_naskah

rute = RuteMeja()
_SETAHUN = {"Cache-Control": "private, max-age=31536000, immutable"}


@rute.get("/naskah/{kunci:path}/halaman/{sha256}/{ke}.png", name="naskah.halaman")
def halaman(meja: MejaIni, kunci: str, sha256: str, ke: int) -> Response:
    """Return one page's picture; its address changes with the letter, so it may be kept."""
    siap = lembar_siap(meja.pengaturan, sha256)
    gambar = siap.gambar(ke) if siap else None
    if gambar is None or not kunci.startswith(f"{meja.satker}/"):
        raise HTTPException(404)
    return FileResponse(gambar, media_type="image/png", headers=_SETAHUN)


@rute.get("/naskah/{kunci:path}/lembar", name="naskah.lembar")
def lembar(meja: MejaIni, kunci: str, sha256: str) -> Response:
    """Return the part of a letter's page that has its pages: a browser asks again while they are being made."""
    pratinjau: Pratinjau = meja.permintaan.app.state.pratinjau
    hasil = pratinjau.lihat(sha256, None)
    if hasil is None:
        satu = _berkas(meja, kunci)
        hasil = pratinjau.lihat(satu.sidik, satu.tempat)
    return meja.halaman("naskah/lembar.html", lembar=hasil, kunci=kunci)


@rute.get("/naskah/{kunci:path}/pdf", name="naskah.pdf")
def pdf(meja: MejaIni, kunci: str) -> Response:
    """Return the letter as PDF: what LibreOffice makes of it, or its signed copy."""
    hasil = _pdf(meja, kunci)
    kepala = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(hasil.nama)}"}
    return Response(hasil.isi, media_type="application/pdf", headers=kepala)


def _berkas(meja: Meja, kunci: str) -> BerkasNaskah:
    try:
        satu = berkas_naskah(meja.pengaturan, meja.satker, kunci)
    except GalatPemakaian as galat:
        raise HTTPException(404) from galat
    if satu is None or satu.kunci != kunci:
        raise HTTPException(404)
    return satu


def _pdf(meja: Meja, kunci: str) -> PdfNaskah:
    _berkas(meja, kunci)  # an address names its letter in full
    return pdf_naskah(meja.pengaturan, meja.satker, kunci)
