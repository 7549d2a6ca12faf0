"""Filling the blanks of a letter without Word; what was typed stays on the page when something is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from meja.halaman_diingat import diingat
from meja.kata import keluhan
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox, GalatPemakaian, GalatZI
from tata_usaha.kerja.isi_isian import IsianBerkas, PermintaanIsi, isi_isian, lihat_isian_naskah

rute = RuteMeja()
_AWALAN, _ASAL = "isi:", "asal:"
_MASIH_ADA = "Yang Anda ketik masih ada di bawah ini. Periksa, lalu simpan lagi."
_TIDAK_LAGI = "Yang Anda ketik tidak tersimpan, tetapi masih ada di bawah ini: salin yang masih diperlukan."


async def _formulir(permintaan: Request) -> FormData:
    return await permintaan.form()


@rute.get("/naskah/{kunci:path}/isi", name="naskah.isi")
@diingat()
def lihat(meja: MejaIni, kunci: str) -> Response:
    """Show the blanks of a letter, with a field each."""
    return _halaman(meja, isian_milik(meja, "naskah.isi", kunci))


@rute.post("/naskah/{kunci:path}/isi", name="naskah.isi")
def isi(meja: MejaIni, kunci: str, formulir: Annotated[FormData, Depends(_formulir)]) -> Response:
    """Fill what was typed, and tell how much is left."""
    isian = isian_milik(meja, "naskah.isi", kunci)
    teks = [
        (nama.removeprefix(_AWALAN), str(nilai)) for nama, nilai in formulir.multi_items() if nama.startswith(_AWALAN)
    ]
    nilai = {nama: satu for nama, satu in teks if satu.strip()}
    serempak = [str(satu) for satu in formulir.getlist("sama")]
    hapus = "hapus_baris" in formulir
    permintaan = PermintaanIsi(meja.satker, isian.entri.kunci, nilai, str(formulir.get("dasar", "")), serempak, hapus)
    try:
        hasil = isi_isian(meja.pengaturan, meja.pelaku, permintaan)
    except (GalatBentrok, GalatOutbox, GalatPemakaian) as galat:
        kini = lihat_isian_naskah(meja.pengaturan, meja.satker, isian.entri.kunci)
        return _halaman(meja, kini, galat, nilai, serempak, hapus_baris=hapus)
    lagi = f"{hasil.tersisa} isian lagi kosong" if hasil.tersisa else "semua isian sudah terisi"
    yang = [f"{hasil.terisi} isian disimpan"] * bool(hasil.terisi)
    yang += [f"{hasil.dihapus} baris kosong dihapus"] * bool(hasil.dihapus)
    disimpan = ", ".join(yang) or "Tidak ada yang berubah"
    return meja.pindah(meja.url("naskah.satu", kunci=isian.entri.kunci), f"{disimpan}; {lagi}.")


def isian_milik(meja: Meja, nama_rute: str, kunci: str) -> IsianBerkas:
    """Return the blanks of the letter of a page's address, when it is theirs who ask.

    Raises:
        Terlarang: when it is not.
        HTTPException: 404, when the register has none of this key.

    """
    try:
        isian = lihat_isian_naskah(meja.pengaturan, meja.satker, kunci)
    except GalatPemakaian as galat:
        raise HTTPException(404) from galat
    if isian.entri.kunci != kunci:
        raise HTTPException(404)
    meja.wajib(nama_rute, isian.entri.unit)
    return isian


def _halaman(
    meja: Meja,
    isian: IsianBerkas,
    galat: GalatZI | None = None,
    tertulis: dict[str, str] | None = None,
    serempak: list[str] | None = None,
    *,
    hapus_baris: bool = False,
) -> Response:
    status = 200 if galat is None else 409 if isinstance(galat, GalatBentrok) else 422
    salah = isian.salah(tertulis, serempak or ()) if tertulis else {}
    isi_keluhan = keluhan(galat, meja.pengaturan) if galat is not None else None
    terbuka = isian.konsep and bool(isian.sha256) and not isian.keluhan  # also while somebody has it open
    if isi_keluhan is not None and tertulis:
        lama = "" if isinstance(galat, GalatBentrok) else isi_keluhan.saran
        isi_keluhan = replace(isi_keluhan, saran=f"{lama} {_MASIH_ADA if terbuka else _TIDAK_LAGI}".strip())
    return meja.halaman(
        "naskah/isi.html",
        status,
        isian=isian,
        keluhan=isi_keluhan,
        tertulis=tertulis or {},
        terbuka=terbuka,
        serempak=serempak or [],
        hapus_baris=hapus_baris,
        salah=salah,
    )
