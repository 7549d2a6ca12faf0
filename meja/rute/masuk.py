"""The way in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request
from starlette.responses import RedirectResponse, Response

from meja.keamanan import kembali, kuki
from meja.keamanan.gerbang import RuteMeja, siapa
from meja.meja import MejaIni
from meja.tampilan import Tampilan, url
from tata_usaha.kerja.masuk import Ditolak, PermintaanMasuk
from tata_usaha.kerja.masuk import masuk as masukkan
from tata_usaha.kerja.pengguna import ada_admin
from tata_usaha.kerja.sesi import tutup_sesi

rute = RuteMeja()


@rute.get("/masuk", name="masuk")
def masuk(permintaan: Request, ke: str = "/") -> Response:
    """Show the way in; who is in already goes on."""
    if siapa(permintaan) is not None:
        return RedirectResponse(kembali.aman(ke, "/"), 303)
    return _halaman(permintaan, ke)


@rute.post("/masuk", name="masuk.kirim")
def kirim(
    permintaan: Request,
    nama: Annotated[str, Form()] = "",
    sandi: Annotated[str, Form()] = "",
    ke: Annotated[str, Form()] = "/",
) -> Response:
    """Log somebody in, or show the form again with what is wrong; what they typed stays, but for the passphrase."""
    keadaan = permintaan.app.state
    minta = PermintaanMasuk(
        keadaan.setelan.satker,
        nama,
        sandi,
        kuki.alamat(permintaan),
        permintaan.headers.get("user-agent", ""),
        kuki.token(permintaan),
    )
    hasil = masukkan(keadaan.pengaturan, minta)
    if isinstance(hasil, Ditolak):
        permintaan.state.orang = None
        return _halaman(permintaan, ke, hasil, nama)
    jawab = RedirectResponse(kembali.aman(ke, "/"), 303)
    kuki.beri(jawab, permintaan, hasil.token)
    return jawab


@rute.post("/keluar", name="keluar")
def keluar(meja: MejaIni) -> Response:
    """Log out here."""
    tutup_sesi(meja.pengaturan, meja.satker, kuki.token(meja.permintaan))
    jawab = RedirectResponse(url(meja.permintaan.app, "masuk"), 303)
    kuki.buang(jawab, meja.permintaan)
    return jawab


def _halaman(permintaan: Request, ke: str, ditolak: Ditolak | None = None, nama: str = "") -> Response:
    tampilan: Tampilan = permintaan.app.state.tampilan
    status = 200 if ditolak is None else 429 if ditolak.tunggu else 422
    tujuan = kembali.aman(ke, "/")
    keadaan = permintaan.app.state
    perlu_admin = keadaan.undangan is not None and not ada_admin(keadaan.pengaturan, keadaan.setelan.satker)
    return tampilan.halaman(
        permintaan, "masuk.html", status, ke=tujuan, ditolak=ditolak, isi=nama[:100], perlu_admin=perlu_admin
    )
