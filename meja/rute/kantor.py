"""The office's own data: facts by group with what they fill, judged before they are saved; the logo; drafts renewed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from starlette.background import BackgroundTask
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from meja.halaman_diingat import diingat, keadaan_hitungan
from meja.kata import Keluhan, keluhan, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.pembaruan import Pembaruan
from meja.unggahan import tampung
from tata_usaha.dasar.berkas import MIB
from tata_usaha.dasar.galat import GalatBentrok, GalatZI
from tata_usaha.kerja.hitung_isian import hitung_isian, hitungan_terakhir
from tata_usaha.kerja.kantor import (
    DataKantor,
    FaktaKantor,
    PermintaanKantor,
    ganti_logo,
    isi_logo,
    lihat_kantor,
    periksa_perubahan,
    ubah_kantor,
)
from tata_usaha.kerja.perbarui import konsep_diperbarui, perbarui_konsep
from zi_model.masalah import Masalah

rute = RuteMeja()
_LOGO_MAKS = 20 * MIB


async def _formulir(permintaan: Request) -> FormData:
    return await permintaan.form()


Formulir = Annotated[FormData, Depends(_formulir)]


@dataclass(frozen=True)
class Kolom:
    """One field of the form: what stands in it, what stood in it, why it cannot be saved, what stands there by now."""

    fakta: FaktaKantor
    isi: str
    lama: str
    salah: str = ""
    kini: str | None = None

    @property
    def terbuka(self) -> bool:
        """Whether it must be seen: somebody typed into it, or something is wrong with it."""
        return bool(self.salah) or self.kini is not None or self.isi != self.lama


@dataclass(frozen=True)
class TempatSalah:
    """A mistake of the plan folder as a page tells it: in which file, on which line, what, what to do."""

    berkas: str
    baris: int
    pesan: str
    saran: str


def _juga(meja: Meja) -> Hashable:
    hitungan = keadaan_hitungan(meja)
    return None if hitungan is None else (hitungan, _pembaruan(meja).keadaan)


@rute.get("/kantor", name="kantor")
@diingat(_juga)
def kantor(meja: MejaIni, hitung: bool = False) -> Response:
    """Show the office's own data, as a form for who may change them."""
    data = lihat_kantor(meja.pengaturan, meja.satker)
    return _formulir_kantor(meja, data, {}, hitung=hitung)


@rute.get("/kantor/hitungan", name="kantor.hitungan")
def hitungan(meja: MejaIni) -> Response:
    """Return what is not filled yet, counted now: a part of the page."""
    data = lihat_kantor(meja.pengaturan, meja.satker)
    if data.galat:
        return Response("")
    nilai = hitung_isian(meja.pengaturan, meja.satker)
    return meja.halaman(
        "kantor/hitungan.html", data=data, hitungan=nilai, terkini=True, terpisah=True, keadaan=_pembaruan(meja).keadaan
    )


@rute.post("/kantor/periksa", name="kantor.periksa")
def periksa(meja: MejaIni, formulir: Formulir) -> Response:
    """Show what a change does and fills, or the form again with what is wrong beside each field."""
    if formulir.get("aksi") == "kembali":
        return _lagi(meja, formulir)
    try:
        permintaan = _permintaan(meja, formulir)
        pratinjau = periksa_perubahan(meja.pengaturan, permintaan)
    except GalatBentrok as galat:
        return _lagi(meja, formulir, keluhan(galat, meja.pengaturan), 409)
    except GalatZI as galat:
        return _lagi(meja, formulir, keluhan(galat, meja.pengaturan), 422)
    if not pratinjau.perubahan and not pratinjau.salah:
        return meja.pindah(meja.url("kantor"), "Tidak ada yang berubah.")
    if not pratinjau.boleh:
        label = {f.bidang.kunci: f.bidang.label for f in lihat_kantor(meja.pengaturan, meja.satker).semua}
        salah = tuple(f"{label.get(kunci, kunci)}: {sebab}" for kunci, sebab in pratinjau.salah.items())
        isi = Keluhan("Ada isian yang belum dapat disimpan.", "Perbaiki yang ditandai, lalu periksa lagi.", salah)
        if not pratinjau.salah:
            isi = Keluhan(
                "Data kantor belum dapat disimpan, karena berkas rencana berisi kesalahan.",
                "Kesalahannya disebut di bawah. Yang Anda ketik tetap ada.",
            )
        return _lagi(meja, formulir, isi, 422, pratinjau.salah)
    kembali = {k: v for k, v in formulir.items() if isinstance(v, str) and k != "aksi"}
    return meja.halaman(
        "kantor/periksa.html",
        pratinjau=pratinjau,
        catatan=tempat_salah(meja, pratinjau.catatan),
        kembali=kembali,
        konsep=len(konsep_diperbarui(meja.pengaturan, meja.satker)),
    )


@rute.post("/kantor", name="kantor.simpan")
def simpan(meja: MejaIni, formulir: Formulir) -> Response:
    """Save a change, and renew the drafts that nobody touched behind the answer."""
    try:
        hasil = ubah_kantor(meja.pengaturan, meja.pelaku, _permintaan(meja, formulir))
    except GalatBentrok as galat:
        return _lagi(meja, formulir, keluhan(galat, meja.pengaturan), 409)
    except GalatZI as galat:
        return _lagi(meja, formulir, keluhan(galat, meja.pengaturan), 422)
    if not hasil.perubahan:
        return meja.pindah(meja.url("kantor"), "Tidak ada yang berubah.")
    return perbarui_di_belakang(meja, meja.url("kantor"), f"{len(hasil.perubahan)} data kantor disimpan.")


@rute.post("/kantor/perbarui", name="kantor.perbarui")
def perbarui(meja: MejaIni) -> Response:
    """Renew the drafts that nobody touched, behind the answer."""
    return perbarui_di_belakang(meja, meja.url("kantor"), "")


@rute.get("/kantor/logo", name="kantor.logo.gambar")
def gambar_logo(meja: MejaIni) -> Response:
    """Return the picture of the letters' head."""
    isi = isi_logo(meja.pengaturan, meja.satker)
    if isi is None:
        raise HTTPException(404)
    jenis = "image/png" if isi.startswith(b"\x89PNG") else "image/jpeg"
    return Response(isi, media_type=jenis)


@rute.post("/kantor/logo", name="kantor.logo")
def logo(meja: MejaIni, formulir: Formulir) -> Response:
    """Take in a picture for the letters' head, or say that it has none."""
    dasar = _dasar(formulir).get("satker.yaml")
    gambar = formulir.get("gambar")
    try:
        if formulir.get("aksi") == "tanpa":
            ganti_logo(meja.pengaturan, meja.pelaku, meja.satker, None, dasar)
        else:
            unggahan = [gambar] if not isinstance(gambar, str) and gambar is not None else []
            with tampung(meja.pengaturan, unggahan, _LOGO_MAKS) as (tempat,):
                ganti_logo(meja.pengaturan, meja.pelaku, meja.satker, tempat, dasar)
    except GalatZI as galat:
        data = lihat_kantor(meja.pengaturan, meja.satker)
        status = 409 if isinstance(galat, GalatBentrok) else 422
        return _formulir_kantor(meja, data, {}, keluhan(galat, meja.pengaturan), status)
    return perbarui_di_belakang(meja, meja.url("kantor"), "Logo kepala surat disimpan.")


def perbarui_di_belakang(meja: Meja, tujuan: str, kalimat: str) -> Response:
    """Return the way on with a sentence that says how many drafts are being renewed; that is done after the answer."""
    banyak = len(konsep_diperbarui(meja.pengaturan, meja.satker))
    akan = (
        f"{banyak} konsep yang belum disentuh sedang diperbarui."
        if banyak
        else "Belum ada konsep yang perlu diperbarui."
    )
    jawab = meja.pindah(tujuan, f"{kalimat} {akan}".strip())
    if banyak:
        _pembaruan(meja).umumkan()
        jawab.background = BackgroundTask(_pembaruan(meja).jalankan, partial(_perbarui, meja))
    return jawab


def _perbarui(meja: Meja) -> tuple[str, bool]:
    try:
        hasil = perbarui_konsep(meja.pengaturan, meja.pelaku, meja.satker)
    except GalatZI as galat:
        return pembersih(meja.pengaturan)(f"Konsep belum diperbarui: {galat.pesan} {galat.saran}"), True
    return hasil.kalimat, bool(hasil.tertinggal)


def _pembaruan(meja: Meja) -> Pembaruan:
    keadaan = meja.permintaan.app.state
    if not hasattr(keadaan, "pembaruan"):
        keadaan.pembaruan = Pembaruan()
    hasil: Pembaruan = keadaan.pembaruan
    return hasil


def _dasar(formulir: FormData) -> dict[str, str]:
    """Return the SHA-256 of each file that the form was made from."""
    teks = formulir.get("dasar")
    pasangan = (satu.partition("=") for satu in (teks if isinstance(teks, str) else "").split())
    return {nama: sidik for nama, _, sidik in pasangan}


def _kolom(data: DataKantor, formulir: Mapping[str, object], salah: Mapping[str, str]) -> dict[str, Kolom]:
    """Return the fields as they were sent: what somebody typed stays, what they left alone follows the file."""
    hasil = {}
    for fakta in data.semua:
        nama, kini = fakta.bidang.nama, tampak(fakta)
        isi, lama = _rapi(formulir.get(nama, kini)), _rapi(formulir.get(f"lama-{nama}", kini))
        diubah = isi != lama
        bentrok = kini if diubah and lama != kini else None
        hasil[fakta.bidang.kunci] = Kolom(
            fakta, isi if diubah else kini, kini, salah.get(fakta.bidang.kunci, ""), bentrok
        )
    return hasil


def tampak(fakta: FaktaKantor) -> str:
    """Return a value as people see it in its field: a post by what it is called."""
    return fakta.bidang.tampak(fakta.nilai) if fakta.bidang.jenis == "jabatan" else fakta.nilai


def _rapi(nilai: object) -> str:
    return str(nilai).replace("\r\n", "\n").strip() if isinstance(nilai, str) else ""


def _permintaan(meja: Meja, formulir: FormData) -> PermintaanKantor:
    """Return the request of a form: only what was changed in it."""
    data = lihat_kantor(meja.pengaturan, meja.satker)
    ganti = {}
    for fakta in data.semua:
        nama = fakta.bidang.nama
        if nama in formulir and _rapi(formulir.get(nama)) != _rapi(formulir.get(f"lama-{nama}", "")):
            ganti[fakta.bidang.kunci] = _rapi(formulir.get(nama))
    return PermintaanKantor(meja.satker, ganti, _dasar(formulir))


def _lagi(
    meja: Meja,
    formulir: FormData,
    isi: Keluhan | None = None,
    status: int = 200,
    salah: Mapping[str, str] | None = None,
) -> Response:
    data = lihat_kantor(meja.pengaturan, meja.satker)
    return _formulir_kantor(meja, data, formulir, isi, status, salah)


def _formulir_kantor(
    meja: Meja,
    data: DataKantor,
    formulir: Mapping[str, object],
    isi: Keluhan | None = None,
    status: int = 200,
    salah: Mapping[str, str] | None = None,
    *,
    hitung: bool = False,
) -> Response:
    """Return the page with its form: with what was typed, else with what stands in the files."""
    hitungan, terkini = (None, False) if data.galat else hitungan_terakhir(meja.pengaturan, meja.satker)
    if hitung and not data.galat:
        hitungan, terkini = hitung_isian(meja.pengaturan, meja.satker), True
    return meja.halaman(
        "kantor/kantor.html",
        status,
        data=data,
        kolom=_kolom(data, formulir, salah or {}),
        tempat_salah=tempat_salah(meja, data.galat),
        keluhan=isi,
        hitungan=hitungan,
        terkini=terkini,
        keadaan=_pembaruan(meja).keadaan,
        ada_logo=bool(data.logo) and isi_logo(meja.pengaturan, meja.satker) is not None,
    )


def tempat_salah(meja: Meja, masalah: tuple[Masalah, ...]) -> list[TempatSalah]:
    """Return mistakes without any path of the server."""
    bersihkan = pembersih(meja.pengaturan)
    akar = (meja.pengaturan.plan / meja.satker, meja.pengaturan.plan)
    hasil = []
    for m in masalah:
        tempat = Path(m.letak.berkas).resolve()
        nama = next((str(tempat.relative_to(a)) for a in akar if tempat.is_relative_to(a)), tempat.name)
        hasil.append(TempatSalah(nama, m.letak.baris, bersihkan(m.pesan), bersihkan(m.saran)))
    return hasil
