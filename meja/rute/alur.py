"""The schedules: what ran last, what runs next, one more run now, and how it goes.

Nothing else of the desk needs the schedules' server: where it cannot be asked, this page says so and no other is the
poorer for it.
"""

from __future__ import annotations

import re
import secrets
from functools import partial
from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from meja.ingatan import Diingat, lupakan, sejenak
from meja.kata import Keluhan, keluhan, keluhan_rencana, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.prefect import ALUR, Ditolak, Jadwal, Jalan, Prefect, TakTerjangkau
from tata_usaha.dasar.galat import GalatRencana, GalatZI
from tata_usaha.kerja.bersama import ingat
from tata_usaha.kerja.minta_alur import PermintaanAlur, PilihanAlur, catat_permintaan, parameter_alur, pilihan_alur

rute = RuteMeja()
SEBUTAN = {
    "pagi": ("Setiap pagi", "Memperbarui konsep yang belum disentuh dan menyusul yang terlewat."),
    "bulanan": ("Bulanan", "Laporan, nota dinas pengingat, dan surat pengantar sebulan."),
    "triwulanan": ("Triwulanan", "Paket rapat dan laporan monev satu triwulan."),
    "semesteran": ("Semesteran", "Laporan satu semester."),
    "keputusan": ("Keputusan dan SOP", "Naskah yang berlaku sepanjang tahun."),
}
"""What people call each kind of run, and what it does."""
_DETIK, _DETIK_RINGKAS = 1, 30
"""For so long what the schedules answered counts: on their own page, and on pages that only mention them."""
_KUNCI = re.compile(r"[0-9a-f]{32}")


@rute.get("/alur", name="alur")
def alur(meja: MejaIni, jalan: str = "") -> Response:
    """Show what ran last and runs next, and the run that was just asked for."""
    return _halaman(meja, jalan=jalan)


@rute.get("/alur/keadaan", name="alur.keadaan")
def keadaan(meja: MejaIni, jalan: str) -> Response:
    """Return how a run stands, as a piece of the page that asks for itself again until the run is over."""
    satu, sebab = _jalan(meja, jalan)
    if satu is not None and satu.keadaan.akhir:
        lupakan(meja.permintaan.app, "jadwal")
    return meja.halaman(
        "alur_keadaan.html", jalan=satu, diminta=jalan, sebab=sebab, bersih=pembersih(meja.pengaturan), sendiri=True
    )


@rute.post("/alur/jalankan", name="alur.jalankan")
def jalankan(
    meja: MejaIni,
    jenis: Annotated[str, Form()] = "",
    periode: Annotated[str, Form()] = "",
    bagian: Annotated[str, Form()] = "",
    kode: Annotated[str, Form()] = "",
    kunci: Annotated[str, Form()] = "",
) -> Response:
    """Ask for a run now; a form that is sent twice asks once."""
    permintaan = PermintaanAlur(meja.satker, jenis, periode, bagian, kode)
    try:
        parameter = parameter_alur(meja.pengaturan, permintaan)
        kunci = kunci if _KUNCI.fullmatch(kunci) else secrets.token_hex(16)
        id_, baru = _prefect(meja).jalankan(jenis, parameter, kunci, meja.orang.nama, SEBUTAN[jenis][0])
    except GalatZI as galat:
        return _halaman(meja, 422, keluh=_keluhan(meja, galat), ketik=permintaan)
    except TakTerjangkau as galat:
        return _halaman(meja, 503, keluh=Keluhan("Pekerjaannya belum dimulai.", str(galat)), ketik=permintaan)
    except Ditolak:
        keluh = Keluhan("Pekerjaan ini tidak dapat dimulai dengan pilihan itu.", "Muat ulang halaman, lalu pilih lagi.")
        return _halaman(meja, 422, keluh=keluh, ketik=permintaan)
    if baru:
        catat_permintaan(meja.pengaturan, meja.pelaku, permintaan, id_)
    lupakan(meja.permintaan.app, "jadwal")
    return meja.pindah(meja.url("alur", jalan=id_), f"{SEBUTAN[jenis][0]} dijalankan.")


def jadwal_ringkas(meja: Meja, detik: float = _DETIK_RINGKAS) -> Diingat[tuple[Jadwal | None, str]]:
    """Return the runs as they were a moment ago, or why they cannot be told: for pages that only mention them."""
    return sejenak(meja.permintaan.app, "jadwal", detik, partial(_tanya, meja))


def _tanya(meja: Meja) -> tuple[Jadwal | None, str]:
    try:
        return _prefect(meja).jadwal(meja.satker), ""
    except Ditolak:
        return None, "Jadwal otomatis tidak menjawab seperti biasanya."
    except TakTerjangkau as galat:
        return None, str(galat)


def _prefect(meja: Meja) -> Prefect:
    """Return what asks the server: one for the whole desk, which keeps its token."""
    keadaan = meja.permintaan.app.state
    if not hasattr(keadaan, "prefect"):
        keadaan.prefect = Prefect()
    satu: Prefect = keadaan.prefect
    return satu


def _keluhan(meja: Meja, galat: GalatZI) -> Keluhan:
    if isinstance(galat, GalatRencana):
        return keluhan_rencana(galat, meja.pengaturan, meja.boleh)
    return keluhan(galat, meja.pengaturan)


def _jalan(meja: Meja, id_: str) -> tuple[Jalan | None, str]:
    try:
        return _prefect(meja).jalan(id_), ""
    except TakTerjangkau as galat:
        return None, str(galat)


def _halaman(
    meja: Meja, status: int = 200, jalan: str = "", keluh: Keluhan | None = None, ketik: PermintaanAlur | None = None
) -> Response:
    try:
        cari = partial(pilihan_alur, meja.pengaturan, meja.satker)
        pilihan: tuple[PilihanAlur, ...] = ingat(meja.pengaturan, ("pilihan alur", meja.satker), cari)
    except GalatZI as galat:
        pilihan, keluh = (), keluh or _keluhan(meja, galat)
    jadwal, sebab = jadwal_ringkas(meja, _DETIK).nilai
    satu, sebab_jalan = _jalan(meja, jalan) if jalan and jadwal else (None, sebab)
    return meja.halaman(
        "alur.html",
        status,
        jadwal=jadwal,
        sebab=sebab,
        alur=[(nama, *SEBUTAN[nama]) for nama in ALUR],
        pilihan={satu.jenis: satu for satu in pilihan},
        kunci=secrets.token_hex(16),
        jalan=satu,
        diminta=jalan,
        sebab_jalan=sebab_jalan,
        keluhan=keluh,
        ketik=ketik,
        bersih=pembersih(meja.pengaturan),
    )
