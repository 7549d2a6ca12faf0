"""Signed copies that arrived and are no letter's yet: looked at, brought, assigned, put aside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Annotated

from fastapi import File, Form, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from meja.hak import siapa_boleh
from meja.halaman_diingat import diingat
from meja.isian import baca_angka, baca_hari
from meja.kabar_naskah import kabar_ttd
from meja.kata import Keluhan, keluhan, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.kilat import Ingat
from meja.meja import Meja, MejaIni
from meja.unggahan import tampung
from tata_usaha.dasar import berkas as dasar_berkas
from tata_usaha.dasar.galat import GalatBasisData, GalatBentrok, GalatPemakaian, GalatZI
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib, PermintaanTerima
from tata_usaha.kerja.lihat_kiriman import (
    PermintaanTetapkan,
    halaman_kiriman,
    lihat_kiriman,
    taruh_kiriman,
    tetapkan_kiriman,
)
from tata_usaha.kerja.sisihkan_kiriman import (
    PermintaanSisih,
    berkas_disisihkan,
    kembalikan_kiriman,
    lihat_disisihkan,
    sisihkan_kiriman,
)
from tata_usaha.kerja.terima import terima_naskah

rute = RuteMeja()
BATAS = 200 * dasar_berkas.MIB
"""How large a scan may be."""


@rute.get("/kiriman", name="kiriman")
@diingat()
def daftar(meja: MejaIni) -> Response:
    """Show what waits, each with how it looks and why it waits."""
    return _halaman(meja)


@rute.get("/kiriman/halaman/{ke}.png", name="kiriman.halaman")
def halaman(meja: MejaIni, ke: int, nama: str, tanda: str = "") -> Response:
    """Return a page of something that waits as a picture; `tanda` changes with it, so that it may be kept."""
    try:
        isi = halaman_kiriman(meja.pengaturan, meja.satker, nama, ke)
    except GalatPemakaian as galat:
        raise HTTPException(404) from galat
    if isi is None:
        raise HTTPException(404)
    simpan = {"Cache-Control": "private, max-age=86400"} if tanda else None
    return Response(isi, media_type="image/png", headers=simpan)


@rute.post("/kiriman", name="kiriman.unggah")
def unggah(
    meja: MejaIni,
    berkas: Annotated[list[UploadFile] | None, File()] = None,
    satu_naskah: Annotated[str, Form()] = "",
) -> Response:
    """Bring scans (none: those that wait), and have them recognised."""
    try:
        if any(b.filename for b in berkas or ()):
            with tampung(meja.pengaturan, berkas or [], BATAS) as semua:
                taruh_kiriman(meja.pengaturan, meja.satker, semua, satu_naskah=bool(satu_naskah))
        hasil = terima_naskah(meja.pengaturan, meja.pelaku, PermintaanTerima(meja.satker)).kiriman
    except GalatBasisData:
        raise
    except GalatZI as galat:
        return _halaman(meja, keluhan(galat, meja.pengaturan), status=422)
    return meja.pindah(meja.url("kiriman"), *(_kabar(meja, hasil) or ["Tidak ada kiriman yang menunggu."]))


@rute.post("/kiriman/tetapkan", name="kiriman.tetapkan")
def tetapkan(
    meja: MejaIni,
    nama: Annotated[str, Form()],
    tanda: Annotated[str, Form()],
    kunci: Annotated[str, Form()] = "",
    nomor: Annotated[str, Form()] = "",
    tanggal: Annotated[str, Form()] = "",
) -> Response:
    """Take one in as the signed copy of the letter that the person chose."""
    ketik = {nama: {"kunci": kunci, "nomor": nomor, "tanggal": tanggal}}
    try:
        if not kunci:
            raise GalatPemakaian("Naskahnya belum dipilih.", f"Pilih naskah mana “{nama}” itu.")
        hari = baca_hari(tanggal, "Tanggal") if tanggal.strip() else None
        diminta = PermintaanTetapkan(meja.satker, nama, kunci, tanda, hari, baca_angka(nomor))
        hasil = tetapkan_kiriman(meja.pengaturan, meja.pelaku, diminta)
    except (GalatBasisData, GalatBentrok):
        raise
    except GalatZI as galat:
        return _halaman(meja, keluhan(galat, meja.pengaturan), ketik=ketik, status=422)
    if hasil.nasib in {Nasib.TINGGAL, Nasib.MENUNGGU}:
        bersihkan = pembersih(meja.pengaturan)
        isi = Keluhan(bersihkan(f"“{hasil.nama}” belum diterima: {hasil.alasan}."), bersihkan(hasil.saran))
        return _halaman(meja, isi, ketik=ketik, status=422)
    return meja.pindah(meja.url("naskah.satu", kunci=hasil.kunci or kunci), *_kabar(meja, [hasil]))


@rute.post("/kiriman/sisihkan", name="kiriman.sisihkan")
def sisihkan(
    meja: MejaIni,
    nama: Annotated[str, Form()],
    tanda: Annotated[str, Form()],
    alasan: Annotated[str, Form()] = "",
) -> Response:
    """Put aside what was brought by mistake, with a reason; it is kept."""
    try:
        sisihkan_kiriman(meja.pengaturan, meja.pelaku, PermintaanSisih(meja.satker, nama, alasan, tanda))
    except (GalatBasisData, GalatBentrok):
        raise
    except GalatZI as galat:
        ketik = {nama: {"alasan": alasan, "sisih": "ya"}}
        return _halaman(meja, keluhan(galat, meja.pengaturan), ketik=ketik, status=422)
    return meja.pindah(meja.url("kiriman"), f"“{nama}” disisihkan dan disimpan.")


@rute.post("/kiriman/kembalikan", name="kiriman.kembalikan")
def kembalikan(meja: MejaIni, nama: Annotated[str, Form()]) -> Response:
    """Let something wait again that was put aside."""
    try:
        hasil = kembalikan_kiriman(meja.pengaturan, meja.pelaku, meja.satker, nama)
    except GalatBasisData:
        raise
    except GalatZI as galat:
        return _halaman(meja, keluhan(galat, meja.pengaturan), status=422)
    return meja.pindah(meja.url("kiriman"), f"“{hasil.nama}” menunggu lagi.")


@rute.get("/kiriman/disisihkan", name="kiriman.disisihkan")
def disisihkan(meja: MejaIni, nama: str, ke: int = 1) -> Response:
    """Return a file of something that was put aside."""
    try:
        tempat = berkas_disisihkan(meja.pengaturan, meja.satker, nama, ke)
    except GalatPemakaian as galat:
        raise HTTPException(404) from galat
    return FileResponse(tempat, filename=tempat.name)


def _kabar(meja: Meja, hasil: Sequence[HasilKiriman]) -> list[str]:
    bersihkan = pembersih(meja.pengaturan)
    kabar: list[str] = []
    for satu in hasil:
        kalimat = bersihkan(f"{_tanpa_kunci(satu)}.")
        kabar.append(kalimat if satu.nasib in {Nasib.DITERIMA, Nasib.SUDAH} else Ingat(kalimat))
        kabar += kabar_ttd(satu.ttd)[1:] if satu.ttd and satu.nasib is Nasib.DITERIMA else []
    return kabar


def _tanpa_kunci(hasil: HasilKiriman) -> str:
    """Return what became of one, with its letter called as the list of letters calls it."""
    if hasil.ttd is None:
        return hasil.kalimat
    return hasil.kalimat.replace(hasil.kunci, f"“{PurePosixPath(hasil.ttd.entri.berkas).stem}”")


def _halaman(
    meja: Meja, galat: Keluhan | None = None, *, ketik: dict[str, dict[str, str]] | None = None, status: int = 200
) -> Response:
    isi = lihat_kiriman(meja.pengaturan, meja.satker)
    nilai = {"sisih": lihat_disisihkan(meja.pengaturan, meja.satker), "bersih": pembersih(meja.pengaturan)}
    return meja.halaman(
        "naskah/kiriman.html",
        status,
        isi=isi,
        keluhan=galat,
        ketik=ketik or {},
        siapa=siapa_boleh("kiriman.tetapkan"),
        **nilai,
    )
