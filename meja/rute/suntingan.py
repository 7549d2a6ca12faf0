"""A draft that was edited in Word comes back; what differs between two versions of a letter."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, UploadFile
from starlette.responses import Response

from meja.kata import keluhan
from meja.meja import Meja, MejaIni
from meja.unggahan import tampung
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox, GalatPemakaian, GalatZI
from tata_usaha.kerja.isi_isian import IsianBerkas, lihat_isian_naskah
from tata_usaha.kerja.suntingan import SUNTINGAN_MAKS, PermintaanSuntingan, terima_suntingan

rute = APIRouter()


@rute.get("/naskah/{kunci:path}/suntingan", name="naskah.suntingan")
def lihat(meja: MejaIni, kunci: str) -> Response:
    """Show how a letter is edited in Word and brought back."""
    return _halaman(meja, _milik(meja, kunci))


@rute.post("/naskah/{kunci:path}/suntingan", name="naskah.suntingan")
def terima(
    meja: MejaIni,
    kunci: str,
    berkas: UploadFile,
    dasar: Annotated[str, Form()] = "",
    tetap: Annotated[str, Form()] = "",
) -> Response:
    """Take in an edited draft; whoever was slower gets the page of the conflict."""
    isian = _milik(meja, kunci)
    try:
        with tampung(meja.pengaturan, [berkas], SUNTINGAN_MAKS) as (tempat,):
            permintaan = PermintaanSuntingan(meja.satker, isian.entri.kunci, tempat, dasar, bool(tetap))
            hasil = terima_suntingan(meja.pengaturan, meja.pelaku, permintaan)
    except GalatBentrok:
        raise
    except (GalatOutbox, GalatPemakaian) as galat:
        return _halaman(meja, _milik(meja, kunci), galat)
    diterima = "Suntingan diterima" if hasil.berubah else "Berkas itu sama dengan yang sudah ada; tidak ada yang diubah"
    pesan = [f"{diterima}{f'; {hasil.sisa}' if hasil.sisa else ''}.", hasil.perhatian]
    tujuan = "naskah.satu" if "naskah.satu" in meja.permintaan.app.state.rute else "naskah.suntingan"
    return meja.pindah(meja.url(tujuan, kunci=isian.entri.kunci), " ".join(filter(None, pesan)))


def _milik(meja: Meja, kunci: str) -> IsianBerkas:
    isian = lihat_isian_naskah(meja.pengaturan, meja.satker, kunci)
    meja.wajib("naskah.suntingan", isian.entri.unit)
    return isian


def _halaman(meja: Meja, isian: IsianBerkas, galat: GalatZI | None = None) -> Response:
    isi = keluhan(galat, meja.pengaturan) if galat is not None else None
    tanya = isinstance(galat, GalatPemakaian) and "tidak menyebut" in galat.pesan
    status = 200 if galat is None else 422
    return meja.halaman("naskah/sunting.html", status, isian=isian, keluhan=isi, tanya=tanya)
