"""What happened, by whom, when and why; and whether the register's chain of events is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from starlette.responses import Response, StreamingResponse

from meja.halaman_diingat import diingat
from meja.ingatan import sejenak
from meja.kata import keluhan, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.jejak import Jejak, PermintaanJejak, jejak_csv, lihat_jejak, periksa_jejak

rute = RuteMeja()
_DETIK_RANTAI = 60
"""For so long the chain is believed to be as it was found: reading all of it for each page would hold the page."""


@rute.get("/jejak", name="jejak")
@diingat()
def jejak(
    meja: MejaIni, oleh: str = "", tentang: str = "", sejak: str = "", sampai: str = "", halaman: str = ""
) -> Response:
    """Show what happened, the newest first."""
    saring = {"oleh": oleh, "tentang": tentang, "sejak": sejak, "sampai": sampai}
    isi, keluh, status = None, None, 200
    try:
        isi = lihat_jejak(meja.pengaturan, _permintaan(meja, halaman=halaman, **saring))
    except GalatPemakaian as galat:
        keluh, status = keluhan(galat, meja.pengaturan), 422
        isi = Jejak((), 0, 1, 1, lihat_jejak(meja.pengaturan, PermintaanJejak(meja.satker)).pelaku)
    rantai = sejenak(meja.permintaan.app, "rantai", _DETIK_RANTAI, partial(periksa_jejak, meja.pengaturan, meja.satker))
    dipakai = {nama: nilai for nama, nilai in saring.items() if nilai}
    return meja.halaman(
        "jejak.html",
        status,
        jejak=isi,
        rantai=rantai,
        bersih=pembersih(meja.pengaturan),
        saring=saring,
        dipakai=dipakai,
        keluhan=keluh,
    )


@rute.get("/jejak.csv", name="jejak.csv")
def unduh(meja: MejaIni, oleh: str = "", tentang: str = "", sejak: str = "", sampai: str = "") -> Response:
    """Return all that is meant as a table for spreadsheets."""
    isi = jejak_csv(meja.pengaturan, _permintaan(meja, oleh, tentang, sejak, sampai))
    awal = next(isi)  # what is wrong shows before an answer has begun
    nama = f"jejak-{meja.satker}-{waktu.sekarang(meja.permintaan.app.state.tampilan.zona):%Y-%m-%d}.csv"
    kepala = {"Content-Disposition": f'attachment; filename="{nama}"'}

    def semua() -> Iterator[bytes]:
        yield awal
        yield from isi

    return StreamingResponse(semua(), media_type="text/csv; charset=utf-8", headers=kepala)


def _permintaan(meja: Meja, oleh: str, tentang: str, sejak: str, sampai: str, halaman: str = "") -> PermintaanJejak:
    ke = int(halaman) if halaman.isascii() and halaman.isdigit() and len(halaman) < 9 else 1
    return PermintaanJejak(meja.satker, oleh, tentang, _hari(sejak), _hari(sampai), ke)


def _hari(teks: str) -> dt.date | None:
    """Return the day of a field; None for an empty one.

    Raises:
        GalatPemakaian: when it is none.

    """
    try:
        return dt.date.fromisoformat(teks) if teks else None
    except ValueError as galat:
        raise GalatPemakaian(f"“{teks}” bukan tanggal.", "Tulis seperti 2026-03-31.") from galat
