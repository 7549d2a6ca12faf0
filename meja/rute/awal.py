"""The first admin, made on the PC itself by a one-time address that the desk shows in its window."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from meja.keamanan import kuki
from meja.keamanan.awal import Undangan
from meja.keamanan.gerbang import RuteMeja
from meja.tampilan import Tampilan, url
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.pengguna import ada_admin, buat_admin_pertama
from tata_usaha.kerja.sesi import buka_sesi
from zi_model.pengguna import Pengguna, rapikan_nama

rute = RuteMeja()
_USANG = (
    "Alamat sekali pakai ini tidak berlaku: sudah dipakai, lewat 30 menit, salah ketik, atau dibuka dari komputer "
    "lain. Kalau admin pertama sudah ada, masuk dengan namanya. Kalau belum, tutup mejanya di komputer meja dan buka "
    "lagi: jendelanya menyebut alamat yang baru."
)
"""The same for each reason: who tries addresses learns nothing."""


@rute.get("/awal/{token}", name="awal")
def awal(permintaan: Request, token: str) -> Response:
    """Ask who the first admin is."""
    _undangan(permintaan, token)
    return _halaman(permintaan, token)


@rute.post("/awal/{token}", name="awal.kirim")
def kirim(
    permintaan: Request,
    token: str,
    nama: Annotated[str, Form()] = "",
    nama_lengkap: Annotated[str, Form()] = "",
    sandi: Annotated[str, Form()] = "",
    ulang: Annotated[str, Form()] = "",
) -> Response:
    """Make the first admin and log them in, or show the form again with what is wrong."""
    _undangan(permintaan, token)
    keadaan = permintaan.app.state
    satker = keadaan.setelan.satker
    orang = Pengguna(nama, nama_lengkap, frozenset())
    if sandi != ulang:
        return _halaman(permintaan, token, orang, {"ulang": "Kedua kata sandi tidak sama."})
    try:
        dibuat = buat_admin_pertama(
            keadaan.pengaturan, Pelaku(f"{nama_lengkap.strip()} ({rapikan_nama(nama)})"), satker, orang, sandi
        )
    except GalatPemakaian as galat:
        if not galat.isian:
            raise
        return _halaman(permintaan, token, orang, galat.isian)
    isi = buka_sesi(
        keadaan.pengaturan,
        satker,
        dibuat,
        waktu.sekarang(),
        alamat=kuki.alamat(permintaan),
        peramban=permintaan.headers.get("user-agent", ""),
    )
    jawab = RedirectResponse(url(permintaan.app, "beranda"), 303)
    kuki.beri(jawab, permintaan, isi)
    return jawab


def _undangan(permintaan: Request, token: str) -> None:
    """Refuse an address that is no invitation.

    Raises:
        HTTPException: when it is none, no longer one, was opened elsewhere, or there is an admin already.

    """
    keadaan = permintaan.app.state
    undangan: Undangan | None = keadaan.undangan
    if undangan is None or not undangan.berlaku(token, kuki.alamat(permintaan)):
        raise HTTPException(410, _USANG)
    if ada_admin(keadaan.pengaturan, keadaan.setelan.satker):
        raise HTTPException(410, _USANG)


def _halaman(
    permintaan: Request, token: str, orang: Pengguna | None = None, salah: dict[str, str] | None = None
) -> Response:
    tampilan: Tampilan = permintaan.app.state.tampilan
    status = 422 if salah else 200
    return tampilan.halaman(permintaan, "awal.html", status, token=token, isi=orang, salah=salah or {})
