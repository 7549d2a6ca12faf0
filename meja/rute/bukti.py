"""Evidence handed in at the desk, withdrawn, linked, remarked on; the answer is always the row's new state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import File, Form, Header, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from meja.kata import di_meja, keluhan, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.kilat import Ingat
from meja.meja import Meja, MejaIni
from meja.rute.kewajiban import halaman_satu, jangkar, sebut_masalah, untuk_baris
from meja.unggahan import tampung
from tata_usaha.dasar.galat import GalatBasisData, GalatZI
from tata_usaha.kerja.garis_bukti import GarisBukti, PermintaanGaris, lihat_garis
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.masuk_bukti import (
    BerkasMasuk,
    PermintaanBukti,
    PermintaanCatatan,
    PermintaanTautan,
    Tindakan,
    catat_kendala,
    tautkan_bukti,
    terima_bukti,
)
from tata_usaha.kerja.rencana import lihat_rencana
from tata_usaha.kerja.tarik_bukti import PermintaanTarik, tarik_bukti

rute = RuteMeja()
_DITERIMA = {
    Tindakan.DITERIMA: "“{nama}” diterima",
    Tindakan.TETAP: "“{nama}” sudah ada di sini, tidak disalin lagi",
    Tindakan.DICATAT: "“{nama}” sudah ada di sini; catatannya ditambahkan",
    Tindakan.DITOLAK: "“{nama}” bukan bukti: {alasan}",
}


@rute.post("/kewajiban/{periode}/{kode}/berkas", name="bukti.terima")
def terima(
    meja: MejaIni,
    periode: str,
    kode: str,
    berkas: Annotated[list[UploadFile] | None, File()] = None,
    alasan: Annotated[str, Form()] = "",
    ke: Annotated[str, Form()] = "",
    x_sebagian: Annotated[str, Header()] = "",
) -> Response:
    """Take files in; `ke` is the board to go back to, and with `X-Sebagian` the answer is the row alone."""
    dipilih = baca_periode(periode)
    _wajib(meja, "bukti.terima", periode, kode)
    try:
        with tampung(meja.pengaturan, berkas or []) as terkumpul:
            permintaan = PermintaanBukti(meja.satker, kode, dipilih, terkumpul, alasan)
            hasil = terima_bukti(meja.pengaturan, meja.pelaku, permintaan)
    except GalatBasisData:
        raise
    except GalatZI as galat:
        if x_sebagian:
            return _baris(meja, periode, kode, [keluhan(galat, meja.pengaturan).pesan], salah=True)
        return halaman_satu(meja, periode, kode, 422, keluhan=keluhan(galat, meja.pengaturan))
    bersihkan = pembersih(meja.pengaturan)
    kabar = [_sebut(satu, bersihkan) for satu in hasil.berkas]
    ingat = sebut_masalah(meja, (m for satu in hasil.berkas for m in satu.masalah))
    if x_sebagian:
        return _baris(meja, periode, kode, kabar, salah=bool(hasil.ditolak), ingat=ingat)
    if hasil.ditolak:
        isi = keluhan(GalatZI("Tidak semua berkas diterima.", "Ganti berkasnya, lalu kirim lagi."), meja.pengaturan)
        return halaman_satu(meja, periode, kode, 422, keluhan=isi, kabar=kabar)
    kalimat = f"{'; '.join(kabar)}. Keadaannya sekarang: {hasil.status.status.nama}."
    if ke.startswith(meja.url("kewajiban") + "/"):
        return meja.pindah(f"{ke}#{jangkar(hasil.status)}", kalimat, *map(Ingat, ingat))
    return meja.pindah(meja.url("kewajiban.satu", periode=periode, kode=kode), kalimat)  # the page has what is remarked


@rute.post("/kewajiban/{periode}/{kode}/tautan", name="bukti.tautan")
def tautan(
    meja: MejaIni,
    periode: str,
    kode: str,
    alamat: Annotated[str, Form()] = "",
    nama: Annotated[str, Form()] = "",
) -> Response:
    """Lay a link beside a row's files."""

    def kerjakan() -> str:
        tautkan_bukti(
            meja.pengaturan, meja.pelaku, PermintaanTautan(meja.satker, kode, baca_periode(periode), alamat, nama)
        )
        return "Tautan ditaruh. Tautan tidak memenuhi permintaan bukti; berkasnya sendiri tetap diperlukan."

    return _lakukan(meja, "bukti.tautan", periode, kode, kerjakan, {"alamat": alamat, "nama": nama})


@rute.post("/kewajiban/{periode}/{kode}/kendala", name="bukti.kendala")
def kendala(meja: MejaIni, periode: str, kode: str, teks: Annotated[str, Form()] = "") -> Response:
    """Add the unit's remark, which the report quotes."""

    def kerjakan() -> str:
        permintaan = PermintaanCatatan(meja.satker, kode, baca_periode(periode), teks)
        hasil = catat_kendala(meja.pengaturan, meja.pelaku, permintaan)
        return "Kendala dicatat; laporan mengutipnya." if hasil.berubah else "Kendala ini sudah tercatat."

    return _lakukan(meja, "bukti.kendala", periode, kode, kerjakan, {"teks": teks})


@rute.post("/kewajiban/{periode}/{kode}/tarik", name="bukti.tarik")
def tarik(
    meja: MejaIni,
    periode: str,
    kode: str,
    nama: Annotated[str, Form()],
    alasan: Annotated[str, Form()] = "",
) -> Response:
    """Withdraw one file, with a reason; it is kept."""

    def kerjakan() -> str:
        garis = _garis(meja, periode, kode)
        bukti = next((b.bukti for b in garis.berkas if b.bukti.nama == nama), None)
        berkas = bukti.berkas if bukti else nama
        tarik_bukti(meja.pengaturan, meja.pelaku, PermintaanTarik(meja.satker, berkas, alasan))
        return f"“{nama}” ditarik dan disimpan."

    return _lakukan(meja, "bukti.tarik", periode, kode, kerjakan, {"tarik": nama, "alasan": alasan})


def _lakukan(
    meja: Meja, hak: str, periode: str, kode: str, kerjakan: Callable[[], str], ketik: dict[str, str]
) -> Response:
    """Do one act on a row and go back to its page; what is refused is told there, with what was typed."""
    _wajib(meja, hak, periode, kode)
    try:
        kabar = kerjakan()
    except GalatBasisData:
        raise
    except GalatZI as galat:
        return halaman_satu(meja, periode, kode, 422, keluhan=keluhan(galat, meja.pengaturan), ketik=ketik)
    return meja.pindah(meja.url("kewajiban.satu", periode=periode, kode=kode), kabar)


def _wajib(meja: Meja, hak: str, periode: str, kode: str) -> None:
    """Refuse who may not do this on this row's unit."""
    rencana = lihat_rencana(meja.pengaturan, meja.satker, baca_periode(periode).tahun).rencana
    baris = rencana.menurut_kode.get(kode)
    if baris is None:
        raise HTTPException(404)
    meja.wajib(hak, baris.indikator.penanggung_jawab.unit)


def _garis(meja: Meja, periode: str, kode: str) -> GarisBukti:
    return lihat_garis(meja.pengaturan, PermintaanGaris(meja.satker, kode, baca_periode(periode)))


def _baris(
    meja: Meja, periode: str, kode: str, kabar: list[str], *, salah: bool, ingat: Sequence[str] = ()
) -> Response:
    """Return the row as it stands now, for a page that puts it in the place of the old one."""
    garis = _garis(meja, periode, kode)
    nilai = {**untuk_baris(meja, garis.keadaan), "ke": ""}
    nilai |= {"kabar": kabar, "salah": salah, "ingat": ingat}
    return meja.halaman("kewajiban/baris.html", 422 if salah else 200, h=garis.hasil, **nilai)


def _sebut(satu: BerkasMasuk, bersihkan: Callable[[str], str]) -> str:
    return _DITERIMA[satu.tindakan].format(nama=satu.asal.name, alasan=di_meja(bersihkan(satu.alasan)))
