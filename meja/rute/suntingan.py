"""A draft that was edited in Word comes back; what differs between two versions of a letter."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, UploadFile
from starlette.responses import Response

from meja.halaman_diingat import diingat
from meja.kata import keluhan
from meja.keamanan.gerbang import RuteMeja
from meja.kilat import Ingat
from meja.meja import Meja, MejaIni
from meja.rute.isian_naskah import isian_milik
from meja.rute.naskah import cari
from meja.unggahan import tampung
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox, GalatPemakaian, GalatZI
from tata_usaha.kerja.bandingkan import Beda, HasilBanding, PermintaanBanding, bandingkan_naskah
from tata_usaha.kerja.isi_isian import IsianBerkas, lihat_isian_naskah
from tata_usaha.kerja.suntingan import SUNTINGAN_MAKS, PermintaanSuntingan, terima_suntingan

rute = RuteMeja()


@rute.get("/naskah/{kunci:path}/suntingan", name="naskah.suntingan")
@diingat()
def lihat(meja: MejaIni, kunci: str) -> Response:
    """Show how a letter is edited in Word and brought back."""
    return _halaman(meja, isian_milik(meja, "naskah.suntingan", kunci))


@rute.post("/naskah/{kunci:path}/suntingan", name="naskah.suntingan")
def terima(
    meja: MejaIni,
    kunci: str,
    berkas: UploadFile,
    dasar: Annotated[str, Form()] = "",
    tetap: Annotated[str, Form()] = "",
) -> Response:
    """Take in an edited draft; whoever was slower gets the page of the conflict."""
    isian = isian_milik(meja, "naskah.suntingan", kunci)
    try:
        with tampung(meja.pengaturan, [berkas], SUNTINGAN_MAKS) as (tempat,):
            permintaan = PermintaanSuntingan(meja.satker, isian.entri.kunci, tempat, dasar, bool(tetap))
            hasil = terima_suntingan(meja.pengaturan, meja.pelaku, permintaan)
    except GalatBentrok:
        raise
    except (GalatOutbox, GalatPemakaian) as galat:
        return _halaman(meja, lihat_isian_naskah(meja.pengaturan, meja.satker, kunci), galat)
    diterima = "Suntingan diterima" if hasil.berubah else "Berkas itu sama dengan yang sudah ada; tidak ada yang diubah"
    pesan = [f"{diterima}{f'; {hasil.sisa}' if hasil.sisa else ''}.", Ingat(hasil.perhatian)]
    return meja.pindah(meja.url("naskah.satu", kunci=isian.entri.kunci), *pesan)


@rute.get("/naskah/{kunci:path}/bandingkan", name="naskah.bandingkan")
@diingat()
def bandingkan(meja: MejaIni, kunci: str, dengan: str = "") -> Response:
    """Show what differs between a letter and another version of it."""
    rincian = cari(meja, kunci)
    permintaan = PermintaanBanding(meja.satker, rincian.entri.kunci, dengan or None)
    try:
        hasil, galat = bandingkan_naskah(meja.pengaturan, permintaan), None
    except (GalatOutbox, GalatPemakaian) as salah:
        hasil, galat = HasilBanding(rincian, ()), salah
    isi = keluhan(galat, meja.pengaturan) if galat is not None else None
    return meja.halaman("naskah/bandingkan.html", 422 if galat else 200, hasil=hasil, keluhan=isi, Beda=Beda)


def _halaman(meja: Meja, isian: IsianBerkas, galat: GalatZI | None = None) -> Response:
    isi = keluhan(galat, meja.pengaturan) if galat is not None else None
    tanya = isinstance(galat, GalatPemakaian) and "tidak menyebut" in galat.pesan
    status = 200 if galat is None else 422
    return meja.halaman("naskah/sunting.html", status, isian=isian, keluhan=isi, tanya=tanya)
