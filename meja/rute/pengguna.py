"""Who works at the desk, for the admin: added, changed, let in again, logged out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Form
from starlette.exceptions import HTTPException
from starlette.responses import Response

from meja import kilat
from meja.halaman_diingat import diingat, tempat_masuk
from meja.keamanan import kuki
from meja.keamanan.gerbang import RuteMeja
from meja.keamanan.peramban import sebut_peramban
from meja.meja import Meja, MejaIni
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.pengguna import (
    SandiAwal,
    beri_sandi_awal,
    daftar_pengguna,
    tambah_pengguna,
    ubah_pengguna,
)
from tata_usaha.kerja.sesi import cabut_sesi, perbarui_token, sidik_token
from zi_model.pengguna import Pengguna, Peran

rute = RuteMeja()


@rute.get("/pengguna", name="pengguna")
@diingat()
def pengguna(meja: MejaIni) -> Response:
    """Show everybody."""
    return _daftar(meja)


@rute.post("/pengguna", name="pengguna.tambah")
def tambah(
    meja: MejaIni,
    nama: Annotated[str, Form()] = "",
    nama_lengkap: Annotated[str, Form()] = "",
    nip: Annotated[str, Form()] = "",
    peran: Annotated[list[str] | None, Form()] = None,
    unit: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Add a person; their first passphrase is shown once."""
    orang = Pengguna(nama, nama_lengkap, _peran(peran), frozenset(unit or ()), nip or None)
    try:
        hasil = tambah_pengguna(meja.pengaturan, meja.pelaku, meja.satker, orang)
    except GalatPemakaian as galat:
        if not galat.isian:
            raise
        return _daftar(meja, orang, galat.isian)
    return meja.pindah(meja.url("pengguna.satu", nama=hasil.orang.nama), *_sekali(hasil))


@rute.get("/pengguna/{nama}", name="pengguna.satu")
@diingat(tempat_masuk)
def satu(meja: MejaIni, nama: str) -> Response:
    """Show one person."""
    return _satu(meja, nama)


@rute.post("/pengguna/{nama}", name="pengguna.ubah")
def ubah(
    meja: MejaIni,
    nama: str,
    nama_lengkap: Annotated[str, Form()] = "",
    nip: Annotated[str, Form()] = "",
    peran: Annotated[list[str] | None, Form()] = None,
    unit: Annotated[list[str] | None, Form()] = None,
    aktif: Annotated[str, Form()] = "",
) -> Response:
    """Change a person: what they are called, what they are, whether they work here."""
    orang = Pengguna(nama, nama_lengkap, _peran(peran), frozenset(unit or ()), nip or None, aktif=aktif == "ya")
    token = kuki.token(meja.permintaan)
    try:
        berubah = ubah_pengguna(meja.pengaturan, meja.pelaku, meja.satker, orang, sesi_ini=sidik_token(token))
    except GalatPemakaian as galat:
        if not galat.isian:
            raise
        return _satu(meja, nama, orang, galat.isian)
    pesan = f"Data {orang.nama_lengkap.strip()} disimpan." if berubah else "Tidak ada yang berubah."
    if not berubah or nama != meja.orang.nama:
        return meja.pindah(meja.url("pengguna.satu", nama=nama), pesan)
    return _diri_sendiri(meja, token, pesan, orang)


@rute.post("/pengguna/{nama}/sandi", name="pengguna.sandi")
def sandi(meja: MejaIni, nama: str) -> Response:
    """Give a person another first passphrase, which is shown once; they are logged out."""
    if nama == meja.orang.nama:
        raise GalatPemakaian("Kata sandi Anda sendiri diganti di halaman Akun.")
    hasil = beri_sandi_awal(meja.pengaturan, meja.pelaku, meja.satker, nama)
    return meja.pindah(meja.url("pengguna.satu", nama=nama), *_sekali(hasil))


@rute.post("/pengguna/{nama}/cabut", name="pengguna.cabut")
def cabut(meja: MejaIni, nama: str, sesi: Annotated[str, Form()] = "") -> Response:
    """End one session of a person, or all; never the one in which this is asked."""
    banyak = cabut_sesi(
        meja.pengaturan,
        meja.pelaku,
        meja.satker,
        nama,
        sidik=sesi or None,
        kecuali=sidik_token(kuki.token(meja.permintaan)),
    )
    pesan = f"Dikeluarkan dari {banyak} tempat." if banyak else "Tidak ada tempat lain yang dapat dikeluarkan."
    return meja.pindah(meja.url("pengguna.satu", nama=nama), pesan)


def _diri_sendiri(meja: Meja, token: str, pesan: str, orang: Pengguna) -> Response:
    """Go on under a new token after somebody changed what they themselves may."""
    baru = perbarui_token(meja.pengaturan, meja.satker, token)
    if baru is None or not orang.aktif:
        return meja.pindah(meja.url("masuk"))
    kilat.titip(baru, pesan)
    tujuan = meja.url("pengguna.satu", nama=orang.nama) if orang.adalah(Peran.ADMIN) else meja.url("akun")
    jawab = meja.pindah(tujuan)
    kuki.beri(jawab, meja.permintaan, baru)
    return jawab


def _peran(teks: list[str] | None) -> frozenset[Peran]:
    """Return the roles that were ticked; one that there is not counts as none."""
    return frozenset(peran for peran in Peran if peran.value in (teks or ()))


def _sekali(hasil: SandiAwal) -> tuple[str, str, str]:
    return (
        f"Kata sandi awal {hasil.orang.nama_lengkap}:",
        kilat.Sandi(hasil.sandi),
        "Hanya ditampilkan sekali ini: catat, lalu serahkan langsung kepada orangnya. "
        "Saat masuk pertama ia menggantinya.",
    )


def _daftar(meja: Meja, isi: Pengguna | None = None, salah: Mapping[str, str] | None = None) -> Response:
    hasil = daftar_pengguna(meja.pengaturan, meja.satker)
    aktif = sorted(hasil.orang, key=lambda o: (not o[0].aktif, o[0].nama_lengkap.casefold()))
    return meja.halaman(
        "pengguna.html",
        422 if salah else 200,
        semua=aktif,
        unit=hasil.unit,
        nama_unit=dict(hasil.unit),
        isi=isi,
        salah=salah or {},
        daftar_peran=Peran,
    )


def _satu(meja: Meja, nama: str, isi: Pengguna | None = None, salah: Mapping[str, str] | None = None) -> Response:
    hasil = daftar_pengguna(meja.pengaturan, meja.satker)
    ada = next((satu for satu in hasil.orang if satu[0].nama == nama), None)
    if ada is None:
        raise HTTPException(404)
    orang, sesi = ada
    kode = {kode for kode, _ in hasil.unit}
    lama = ((satu, "tidak ada lagi di rencana" if kode else satu) for satu in sorted(orang.unit - kode))
    return meja.halaman(
        "pengguna_satu.html",
        422 if salah else 200,
        siapa=orang,
        isi=isi or orang,
        sesi=[(s, sebut_peramban(s.peramban)) for s in sesi],
        ini=sidik_token(kuki.token(meja.permintaan)),
        nama_unit=dict(hasil.unit),
        unit=[*hasil.unit, *lama],
        salah=salah or {},
        daftar_peran=Peran,
    )
