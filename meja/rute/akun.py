"""One's own account: the passphrase, and where one is logged in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from meja.halaman_diingat import diingat, tempat_masuk
from meja.keamanan import kuki
from meja.keamanan.gerbang import RuteMeja
from meja.keamanan.peramban import sebut_peramban
from meja.meja import Meja, MejaIni
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.kerja.pengguna import ganti_sandi, unit_kantor
from tata_usaha.kerja.sesi import cabut_sesi, daftar_sesi, sidik_token

rute = RuteMeja()


@rute.get("/akun", name="akun")
@diingat(tempat_masuk)
def akun(meja: MejaIni) -> Response:
    """Show one's own account."""
    return _halaman(meja)


@rute.post("/akun/sandi", name="akun.sandi")
def sandi(
    meja: MejaIni,
    lama: Annotated[str, Form()] = "",
    baru: Annotated[str, Form()] = "",
    ulang: Annotated[str, Form()] = "",
) -> Response:
    """Change one's own passphrase; all other sessions end."""
    if baru != ulang:
        return _halaman(meja, {"ulang": "Kedua kata sandi baru tidak sama."})
    try:
        ganti_sandi(meja.pengaturan, meja.pelaku, meja.satker, meja.orang.nama, lama, baru, sesi_ini=_sidik(meja))
    except GalatPemakaian as galat:
        if not galat.isian:
            raise
        return _halaman(meja, galat.isian)
    tujuan = meja.url("beranda" if meja.orang.ganti_sandi else "akun")
    return meja.pindah(tujuan, "Kata sandi Anda sudah diganti. Anda keluar di semua tempat lain.")


@rute.post("/akun/cabut", name="akun.cabut")
def cabut(meja: MejaIni, sesi: Annotated[str, Form()] = "") -> Response:
    """End one other session of one's own, or all others."""
    ini = _sidik(meja)
    if sesi == ini:
        raise GalatPemakaian("Itu tempat Anda masuk sekarang.", "Pakai tombol Keluar.")
    banyak = cabut_sesi(meja.pengaturan, meja.pelaku, meja.satker, meja.orang.nama, sidik=sesi or None, kecuali=ini)
    pesan = f"Anda sudah dikeluarkan dari {banyak} tempat lain." if banyak else "Anda sudah tidak masuk di tempat lain."
    return meja.pindah(meja.url("akun"), pesan)


def _sidik(meja: Meja) -> str:
    return sidik_token(kuki.token(meja.permintaan))


def _halaman(meja: Meja, salah: Mapping[str, str] | None = None) -> Response:
    sesi = daftar_sesi(meja.pengaturan, meja.satker, meja.orang.nama)
    return meja.halaman(
        "akun.html",
        422 if salah else 200,
        sesi=[(s, sebut_peramban(s.peramban)) for s in sesi],
        ini=_sidik(meja),
        nama_unit=_nama_unit(meja),
        salah=salah or {},
    )


def _nama_unit(meja: Meja) -> dict[str, str]:
    """Return the names of the sub bagian; none while the plan has mistakes, which keep nobody from their account."""
    try:
        return dict(unit_kantor(meja.pengaturan, meja.satker))
    except GalatRencana:
        return {}
