"""Letters: the list by period and packet, and the page of one with its files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from meja.meja import Meja, MejaIni
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.lihat_naskah import RincianNaskah, Tahap, lihat_naskah
from tata_usaha.kerja.outbox import lihat_outbox
from tata_usaha.kerja.pilihan import naskah_bertanda
from zi_model.daur_naskah import Langkah

rute = APIRouter()


@rute.get("/naskah", name="naskah")
def daftar(meja: MejaIni) -> Response:
    """Show the letters of the office."""
    return meja.halaman("naskah/daftar.html", naskah=lihat_outbox(meja.pengaturan, meja.satker))


@rute.get("/naskah/{kunci:path}/berkas", name="naskah.unduh")
def unduh(meja: MejaIni, kunci: str, salinan: bool = False) -> Response:
    """Return the letter's file as it lies there now, or its signed copy."""
    rincian = cari(meja, kunci)
    tempat = rincian.isi.salinan if salinan else rincian.isi.berkas
    return _berkas(tempat)


@rute.get("/naskah/{kunci:path}/revisi/{nama}", name="naskah.revisi")
def revisi(meja: MejaIni, kunci: str, nama: str) -> Response:
    """Return one of the letter's earlier files, or one of those that may become it."""
    rincian = cari(meja, kunci)
    semua = [*(r.tempat for r in rincian.revisi), *(b.tempat for b in rincian.berkas_lain)]
    return _berkas(next((tempat for tempat in semua if tempat.name == nama), None))


@rute.get("/naskah/{kunci:path}", name="naskah.satu")
def satu(meja: MejaIni, kunci: str) -> Response:
    """Show one letter: where it stands, and what to do now first."""
    return halaman_naskah(meja, cari(meja, kunci))


def cari(meja: Meja, kunci: str) -> RincianNaskah:
    """Return the letter of a page's address, which names it in full.

    Raises:
        HTTPException: 404, when the register has none of this key.

    """
    try:
        hasil = lihat_naskah(meja.pengaturan, meja.satker, kunci)
    except GalatPemakaian as galat:
        raise HTTPException(404) from galat
    if hasil.entri.kunci != kunci:
        raise HTTPException(404)
    return hasil


def halaman_naskah(meja: Meja, rincian: RincianNaskah, status: int = 200, **lain: Any) -> Response:
    """Return the page of a letter; `lain` is what went wrong with an act, and what was typed."""
    nilai: dict[str, Any] = {
        "keluhan": None,
        "aksi": "",
        "ketik": {},
        "minta": frozenset(),
        "lembar": None,
        "isian": None,
        "tahap_semua": list(Tahap),
        "Langkah": Langkah,
        "pencabut": _pencabut(meja, rincian),
    }
    return meja.halaman("naskah/satu.html", status, n=rincian, **{**nilai, **lain})


def _pencabut(meja: Meja, rincian: RincianNaskah) -> list[tuple[str, str]]:
    """Return the letters that may revoke this one, where it may be revoked: key and name, the newest first."""
    if rincian.tahap is not Tahap.BUKTI or not meja.boleh("naskah.batal"):
        return []
    semua = naskah_bertanda(meja.pengaturan, meja.satker)
    return [(kunci, sebutan) for kunci, sebutan in reversed(semua) if kunci != rincian.entri.kunci]


def _berkas(tempat: Path | None) -> Response:
    if tempat is None or not tempat.is_file():
        raise HTTPException(404)
    return FileResponse(tempat, filename=tempat.name)
