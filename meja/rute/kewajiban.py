"""What is owed in a period, row by row: what counts, what is missing, why; and one row with all its files."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response

from meja import saring
from meja.halaman_diingat import diingat
from meja.kata import di_meja, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.garis_bukti import PermintaanGaris, lihat_garis
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.status import KeadaanKewajiban, PermintaanStatus, lihat_status
from tata_usaha.kerja.tahun import hari_ini, tahun_berjalan
from zi_model.masalah import Masalah
from zi_model.mengapa import mengapa
from zi_model.periode import JenisPeriode, Periode
from zi_model.status import HasilStatus, StatusKewajiban
from zi_model.tunggakan import tempo

rute = RuteMeja()
TERIMA = "bukti.terima"
CIP = {
    StatusKewajiban.BELUM_WAKTUNYA: "netral",
    StatusKewajiban.BERJALAN: "jalan",
    StatusKewajiban.KURANG: "kurang",
    StatusKewajiban.LENGKAP: "baik",
    StatusKewajiban.TERLAMBAT: "buruk",
    StatusKewajiban.LENGKAP_TERLAMBAT: "baik",
}
"""The colours of the states, whose words stand in them."""
KURANG = "kurang"
"""A filter: whatever is not complete and has begun."""
_SEBARIS = frozenset({"image/jpeg", "image/png", "image/webp"})
"""Pictures that a browser shows within a page; everything else is downloaded."""


@rute.get("/kewajiban", name="kewajiban")
def kini(meja: MejaIni, unit: str = "", status: str = "") -> Response:
    """Go to the quarter of today; where that year has no plan yet, to the quarter of the plan's year next to it."""
    tahun = Periode.parse(str(tahun_berjalan(meja.pengaturan, meja.satker)))
    hari = min(max(hari_ini(meja.pengaturan, meja.satker), tahun.mulai), tahun.akhir)
    periode = Periode.dari_tanggal(hari, JenisPeriode.TRIWULAN)
    tanya = {"unit": unit or None, "status": status or None}
    return RedirectResponse(meja.url("kewajiban.periode", periode=str(periode), **_ada(tanya)), 303)


@rute.get("/kewajiban/{periode}", name="kewajiban.periode")
@diingat()
def papan(meja: MejaIni, periode: str, unit: str = "", status: str = "", per: str = "", pilih: str = "") -> Response:
    """Show what a period owes on a day; `pilih` is another period that somebody chose in the filter."""
    if pilih and pilih != periode:
        tanya = _ada({"unit": unit or None, "status": status or None, "per": per or None})
        return RedirectResponse(meja.url("kewajiban.periode", periode=pilih, **tanya), 303)
    dipilih = baca_periode(periode)
    keadaan = lihat_status(meja.pengaturan, PermintaanStatus(meja.satker, dipilih, saring.pilihan_hari(per)))
    terpilih = saring.unit_terpilih(meja, unit)
    dicari = saring.unit_dicari(meja, terpilih)
    milik = [h for h in keadaan.hasil if dicari is None or h.kewajiban.unit in dicari]
    menunggak = [h for h in keadaan.tunggakan if dicari is None or h.kewajiban.unit in dicari]
    tampil = [h for h in milik if _cocok(h, status)]
    return meja.halaman(
        "kewajiban/papan.html",
        keadaan=keadaan,
        periode=dipilih,
        komponen=_per_komponen(keadaan, tampil),
        tunggakan=menunggak,
        tempo=tempo(milik, dipilih, keadaan.per),
        hitungan={s: sum(h.status is s for h in milik) for s in StatusKewajiban},
        banyak=len(tampil),
        unit=terpilih,
        terpilih=status,
        per=per,
        pilihan_periode=_pilihan_periode(meja, dipilih.tahun),
        pilihan_unit=saring.pilihan_unit(meja, keadaan.tahun.kantor.satker),
        pilihan_status=[("", "Semua"), (KURANG, "Yang kurang"), *((s.value, s.nama) for s in StatusKewajiban)],
        **untuk_baris(meja, keadaan),
    )


@rute.get("/kewajiban/{periode}/{kode}/berkas/{nama}", name="bukti.berkas")
def berkas(meja: MejaIni, periode: str, kode: str, nama: str) -> Response:
    """Return a file of a row: a picture to be shown, everything else to be saved."""
    garis = lihat_garis(meja.pengaturan, PermintaanGaris(meja.satker, kode, baca_periode(periode)))
    tempat = garis.tempat(nama, meja.pengaturan.bukti)
    if tempat is None or not tempat.is_file():
        raise HTTPException(404)
    jenis = mimetypes.guess_type(tempat.name)[0] or "application/octet-stream"
    if jenis in _SEBARIS:
        return FileResponse(tempat, media_type=jenis)
    return FileResponse(tempat, media_type="application/octet-stream", filename=tempat.name)


@rute.get("/kewajiban/{periode}/{kode}", name="kewajiban.satu")
@diingat()
def satu(meja: MejaIni, periode: str, kode: str, per: str = "") -> Response:
    """Show one row in one period: what is asked, its files and what happened."""
    return halaman_satu(meja, periode, kode, per=per)


def halaman_satu(meja: Meja, periode: str, kode: str, status: int = 200, *, per: str = "", **lain: Any) -> Response:
    """Return the page of one obligation; `lain` is what went wrong with an act, and what was typed.

    Raises:
        HTTPException: 404, when the plan has no such row, or it owes nothing in that period.

    """
    permintaan = PermintaanGaris(meja.satker, kode, baca_periode(periode), saring.pilihan_hari(per))
    try:
        garis = lihat_garis(meja.pengaturan, permintaan)
    except GalatPemakaian as galat:
        raise HTTPException(404) from galat
    keadaan = garis.keadaan
    nilai = {
        "garis": garis,
        "h": garis.hasil,
        "sebabnya": _mengapa(keadaan, garis.hasil),
        "jenis_berkas": sorted({j for butuh in garis.hasil.kewajiban.baris.indikator.kebutuhan for j in butuh.berkas}),
        "masalah": sebut_masalah(meja, keadaan.masalah_berkas.get((kode, garis.hasil.kewajiban.periode), ())),
        "tujuan": lambda bukti: tujuan_tautan(keadaan.alamat.get(bukti.berkas, "")),
        "lain_periode": [
            k.periode for k in keadaan.tahun.kewajiban if k.kode == kode and k.periode != garis.hasil.kewajiban.periode
        ],
        "per": per,
        "keluhan": None,
        "ketik": {},
        **untuk_baris(meja, keadaan),
    }
    return meja.halaman("kewajiban/satu.html", status, **{**nilai, **lain})


def untuk_baris(meja: Meja, keadaan: KeadaanKewajiban) -> dict[str, Any]:
    """Return what the row of an obligation needs beside itself."""
    unit = {u.kode: u.singkatan for u in keadaan.tahun.kantor.satker.unit}
    return {
        "cip": CIP,
        "nama_unit": lambda kode: unit.get(kode, kode),
        "mengapa": lambda h: _mengapa(keadaan, h),
        "di_meja": di_meja,
        "jangkar": jangkar,
        "ke": str(meja.permintaan.url.path) + (f"?{meja.permintaan.url.query}" if meja.permintaan.url.query else ""),
        "boleh_unggah": lambda h: meja.boleh(TERIMA, h.kewajiban.unit),
    }


def _mengapa(keadaan: KeadaanKewajiban, hasil: HasilStatus) -> list[str]:
    return [di_meja(satu) for satu in mengapa(hasil, keadaan.tahun.kantor.zona, keadaan.alamat)]


def sebut_masalah(meja: Meja, masalah: Iterable[Masalah]) -> list[str]:
    """Return what is told of files as all pages say it: a page that has a sentence twice then takes one away."""
    bersihkan = pembersih(meja.pengaturan)
    semua = ((m.letak.berkas.rpartition("/")[2], f"{m.pesan} {m.saran}") for m in masalah)
    return [f"“{nama}”: {di_meja(bersihkan(kata))}" for nama, kata in semua]


def tujuan_tautan(alamat: str) -> tuple[str, str] | None:
    """Return where a link kept among the files leads, and on whose host; None when that is no page of the web."""
    try:
        bagian = urlsplit(alamat)
    except ValueError:
        return None
    return (alamat, bagian.hostname) if bagian.scheme in {"http", "https"} and bagian.hostname else None


def jangkar(h: HasilStatus) -> str:
    """Return by which mark an address points to a row of the board."""
    return f"k-{h.kewajiban.kode.replace('.', '-')}-{h.kewajiban.periode}"


def _cocok(h: HasilStatus, status: str) -> bool:
    if status == KURANG:
        return not h.status.lengkap and h.status is not StatusKewajiban.BELUM_WAKTUNYA
    return not status or h.status.value == status


def _per_komponen(keadaan: KeadaanKewajiban, hasil: Sequence[HasilStatus]) -> list[tuple[str, list[HasilStatus]]]:
    nama = {ke: f"{ke}. {k.nama}" for ke, k in enumerate(keadaan.tahun.rencana.komponen, start=1)}
    return [(nama[ke], list(milik)) for ke, milik in groupby(hasil, key=lambda h: h.kewajiban.baris.nomor_komponen)]


def _pilihan_periode(meja: Meja, tahun: int) -> list[tuple[str, str]]:
    """Return the parts of a year, its months among them, and then those of the other years that have a plan."""
    bulan = [Periode.parse(f"{tahun}-{ke:02d}") for ke in range(1, 13)]
    semua = saring.pilihan_bagian_tahun(meja, tahun)
    setahun = [p for p in semua if p[0].startswith(str(tahun))]
    return [*setahun, *((str(p), p.nama) for p in bulan), *semua[len(setahun) :]]


def _ada(tanya: dict[str, str | None]) -> dict[str, str]:
    return {nama: nilai for nama, nilai in tanya.items() if nilai}
