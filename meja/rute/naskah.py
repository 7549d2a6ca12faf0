"""Letters: the list by period and packet, and the page of one with its files."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any

from fastapi import Form
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from meja.daftar_naskah import RINGKAS_DARI, Hitungan, kelompokkan, konsep_lengkap
from meja.hak import siapa_boleh
from meja.halaman_diingat import diingat
from meja.kata import keluhan, keluhan_rencana, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.kilat import Ingat
from meja.meja import Meja, MejaIni
from meja.pratinjau import Lembar, Pratinjau, lembar_naskah
from meja.tampilan import nama_periode
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana, GalatZI
from tata_usaha.kerja.beranda import menunggu_tanda_tangan
from tata_usaha.kerja.isi_isian import IsianBerkas, lihat_isian_naskah
from tata_usaha.kerja.langkah import baca_periode, periksa_tertinggal
from tata_usaha.kerja.lihat_naskah import RincianNaskah, Tahap, lihat_naskah, sebutan_naskah
from tata_usaha.kerja.outbox import IsiOutbox, Saringan, lihat_outbox
from tata_usaha.kerja.paket import PermintaanPaket, kemas_paket
from tata_usaha.kerja.pilihan import naskah_bertanda
from tata_usaha.kerja.pilihan_naskah import pilihan_naskah
from tata_usaha.kerja.satu_naskah import PermintaanNaskah, buat_naskah
from tata_usaha.kerja.tahun import baca_kantor
from zi_model.daur_naskah import Langkah, StatusNaskah
from zi_model.keputusan_kantor import KEPUTUSAN
from zi_model.pengguna import Peran
from zi_model.periode import Periode, PeriodeTidakSah

rute = RuteMeja()
PENANDA_SAYA = "saya"
"""A filter: what waits for the signature of who asks."""


@rute.get("/naskah", name="naskah")
@diingat()
def daftar(
    meja: MejaIni,
    periode: str = "",
    status: str = "",
    jenis: str = "",
    unit: str = "",
    isian: bool = False,
    terisi: bool = False,
    disunting: bool = False,
    penanda: str = "",
) -> Response:
    """Show the letters of the office: the periods with their counts, or those that are asked for."""
    masa, keadaan = _periode(periode), StatusNaskah.__members__.get(status)
    semua = lihat_outbox(meja.pengaturan, meja.satker)
    saringan = Saringan(masa, keadaan, jenis or None, unit or None)
    milik = _menunggu_saya(meja) if penanda == PENANDA_SAYA else None
    dipilih = [
        n
        for n in semua
        if saringan.cocok(n.entri)
        and (not isian or _berisian(n))
        and (not terisi or konsep_lengkap(n))
        and (not disunting or (_konsep(n) and n.disunting))
        and (milik is None or n.entri.kunci in milik)
    ]
    disaring = bool(masa or keadaan or jenis or unit or isian or terisi or disunting or milik is not None)
    return meja.halaman(
        "naskah/daftar.html",
        isi=kelompokkan(dipilih),
        hitungan=Hitungan.dari(dipilih),
        semua=Hitungan.dari(semua),
        ringkas=not disaring and len(dipilih) > RINGKAS_DARI,
        disaring=disaring,
        pilihan={
            "periode": [(satu.periode, nama_periode(satu.periode)) for satu in kelompokkan(semua)],
            "jenis": sorted({n.entri.jenis.partition("-")[0].partition("/")[0] for n in semua}),
            "unit": _unit(meja),
        },
        pilihan_status=[("", "Semua"), *((s.value, s.sebutan) for s in StatusNaskah)],
        saring={"periode": periode, "status": status, "jenis": jenis, "unit": unit},
        centang={"isian": isian, "terisi": terisi, "disunting": disunting, "penanda": milik is not None},
        menandatangani=meja.orang.adalah(Peran.PIMPINAN),
    )


@rute.get("/naskah/buat", name="naskah.buat")
@diingat()
def pilih(meja: MejaIni, nama: str = "") -> Response:
    """Choose a letter of the plan, then its period."""
    semua = pilihan_naskah(meja.pengaturan, meja.satker)
    dipilih = next((p for p in semua if p.nama == nama), None)
    return meja.halaman("naskah/buat.html", semua=semua, dipilih=dipilih, keluhan=None, periode="")


@rute.post("/naskah/buat", name="naskah.buat")
def buat(meja: MejaIni, diminta: Annotated[str, Form()] = "", periode: Annotated[str, Form()] = "") -> Response:
    """Draft a letter anew."""
    semua = pilihan_naskah(meja.pengaturan, meja.satker)
    dipilih = next((p for p in semua if p.nama == diminta), None)
    try:
        if dipilih is None:
            raise GalatPemakaian("Naskahnya belum dipilih.", "Pilih satu naskah dari daftar.")
        permintaan = PermintaanNaskah(meja.satker, dipilih.nama, baca_periode(periode))
        hasil = buat_naskah(meja.pengaturan, meja.pelaku, permintaan)
        periksa_tertinggal(hasil)
    except GalatZI as galat:
        isi = keluhan(galat, meja.pengaturan)
        return meja.halaman("naskah/buat.html", 422, semua=semua, dipilih=dipilih, keluhan=isi, periode=periode)
    bersih = pembersih(meja.pengaturan)
    kabar = [
        kalimat if h.tindakan.menulis else Ingat(kalimat)
        for h in hasil
        for kalimat in [f"{h.berkas.stem}: {bersih(h.keterangan)}"]
    ]
    kunci = {h.kunci for h in hasil if h.berkas.suffix == ".docx"}
    tujuan = meja.url("naskah.satu", kunci=kunci.pop()) if len(kunci) == 1 else meja.url("naskah", periode=periode)
    return meja.pindah(tujuan, *kabar)


@rute.get("/naskah/paket/{periode}.zip", name="paket.unduh")
def paket(meja: MejaIni, periode: str) -> Response:
    """Return a period's letters as signed, and the pictures of its meetings, in one ZIP."""
    masa = _periode(periode)
    if masa is None:
        raise HTTPException(404)
    ruang = tempfile.TemporaryDirectory(prefix="zi-paket-")
    try:
        tujuan = Path(ruang.name) / f"Paket naskah {nama_periode(masa)}.zip"
        hasil = kemas_paket(meja.pengaturan, PermintaanPaket(meja.satker, masa, tujuan))
    except BaseException:
        ruang.cleanup()
        raise
    return FileResponse(hasil.berkas, filename=tujuan.name, background=BackgroundTask(ruang.cleanup))


@rute.get("/naskah/{kunci:path}/berkas", name="naskah.unduh")
def unduh(meja: MejaIni, kunci: str, salinan: bool = False) -> Response:
    """Return the letter's file as it lies there now, or its signed copy."""
    rincian = cari(meja, kunci)
    tempat = rincian.isi.salinan if salinan else rincian.isi.berkas
    return _berkas(tempat)


@rute.get("/naskah/{kunci:path}/revisi/{nama}", name="naskah.revisi")
def revisi(meja: MejaIni, kunci: str, nama: str) -> Response:
    """Return one of the letter's earlier files, one of those that may become it, or its sheet for SRIKANDI."""
    rincian = cari(meja, kunci)
    semua = [*(r.tempat for r in rincian.revisi), *(b.tempat for b in rincian.berkas_lain), rincian.lembar]
    return _berkas(next((tempat for tempat in semua if tempat and tempat.name == nama), None))


def _lembar_kini(meja: Meja) -> int:
    """Return what changes when pages of letters have been made: they lie where no state of the office tells of them."""
    pratinjau: Pratinjau = meja.permintaan.app.state.pratinjau
    return pratinjau.perubahan


@rute.get("/naskah/{kunci:path}", name="naskah.satu")
@diingat(_lembar_kini)
def satu(meja: MejaIni, kunci: str) -> Response:
    """Show one letter: where it stands, and what to do now first."""
    return halaman_naskah(meja, cari(meja, kunci))


def cari(meja: Meja, kunci: str) -> RincianNaskah:
    """Return the letter of a page's address, which names it in full.

    Raises:
        HTTPException: 404, when the register has none of this key.

    """
    try:
        hasil = lihat_naskah(meja.pengaturan, meja.satker, kunci)
    except GalatPemakaian as galat:
        raise HTTPException(404) from galat
    if hasil.entri.kunci != kunci:
        raise HTTPException(404)
    return hasil


def halaman_naskah(meja: Meja, rincian: RincianNaskah, status: int = 200, **lain: Any) -> Response:
    """Return the page of a letter; `lain` is what went wrong with an act, and what was typed."""
    nilai: dict[str, Any] = {
        "keluhan": None,
        "aksi": "",
        "ketik": {},
        "minta": frozenset(),
        "lembar": _lembar(meja, rincian),
        "isian": _isian(meja, rincian),
        "tahap_semua": list(Tahap),
        "Langkah": Langkah,
        "siapa_boleh": siapa_boleh,
        "pencabut": _pencabut(meja, rincian),
        "nama_pencabut": _nama(meja, rincian.entri.dicabut_oleh),
        "bersih": pembersih(meja.pengaturan),
        "rencana": keluhan_rencana(salah, meja.pengaturan, meja.boleh) if (salah := rincian.galat_rencana) else None,
    }
    return meja.halaman("naskah/satu.html", status, n=rincian, **{**nilai, **lain})


def _isian(meja: Meja, rincian: RincianNaskah) -> IsianBerkas | None:
    """Return the blanks of a draft with their places, to be filled on its page; None for what is no draft in Word."""
    if rincian.entri.status is not StatusNaskah.KONSEP or rincian.isi.berkas.suffix != ".docx":
        return None
    return lihat_isian_naskah(meja.pengaturan, meja.satker, rincian.entri.kunci)


def _lembar(meja: Meja, rincian: RincianNaskah) -> Lembar | None:
    """Return the letter's pages: those of its signed copy, where that has pages of its own."""
    salinan = rincian.isi.salinan
    if salinan is not None and salinan.suffix.lower() == ".pdf":
        return lembar_naskah(meja, rincian.entri.sha256_ttd, salinan)
    return lembar_naskah(meja, rincian.isi.sha256, rincian.isi.berkas)


def _pencabut(meja: Meja, rincian: RincianNaskah) -> list[tuple[str, str]]:
    """Return the letters that may revoke this one, where it may be revoked: key and name, the newest first.

    A decree is revoked by a decree only, and those of a year are few among hundreds of letters.
    """
    if rincian.tahap is not Tahap.BUKTI or not meja.boleh("naskah.batal"):
        return []
    jenis = rincian.entri.jenis if rincian.entri.jenis == KEPUTUSAN else None
    semua = naskah_bertanda(meja.pengaturan, meja.satker, jenis)
    return [(kunci, sebutan) for kunci, sebutan in reversed(semua) if kunci != rincian.entri.kunci]


def _nama(meja: Meja, kunci: str | None) -> str:
    """Return what people call a letter, its key where the register has none of it; "" where none is meant."""
    return (sebutan_naskah(meja.pengaturan, kunci) or kunci) if kunci else ""


def _periode(teks: str) -> Periode | None:
    """Return the period of an address; None where it names none."""
    try:
        return Periode.parse(teks) if teks else None
    except PeriodeTidakSah:
        return None


def _unit(meja: Meja) -> list[tuple[str, str]]:
    """Return the sub bagian to choose from; none while the plan has mistakes: the letters are there all the same."""
    try:
        return [(u.kode, u.singkatan) for u in baca_kantor(meja.pengaturan, meja.satker).satker.unit]
    except GalatRencana:
        return []


def _menunggu_saya(meja: Meja) -> frozenset[str] | None:
    """Return what waits for the signature of who asks; None while the plan has mistakes, and nobody knows."""
    try:
        return menunggu_tanda_tangan(meja.pengaturan, meja.satker, meja.orang)
    except (GalatRencana, GalatPemakaian):
        return None


def _konsep(n: IsiOutbox) -> bool:
    return n.entri.status is StatusNaskah.KONSEP


def _berisian(n: IsiOutbox) -> bool:
    return _konsep(n) and bool(n.isian_orang)


def _berkas(tempat: Path | None) -> Response:
    if tempat is None or not tempat.is_file():
        raise HTTPException(404)
    return FileResponse(tempat, filename=tempat.name)
