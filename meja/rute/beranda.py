"""What waits for whom: the first page."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Any

from starlette.responses import Response

from meja.hak import siapa_boleh
from meja.halaman_diingat import diingat, keadaan_hitungan
from meja.ingatan import Diingat, sejenak
from meja.kata import keluhan, keluhan_rencana, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.prefect import ALUR
from meja.rute.alur import SEBUTAN, jadwal_ringkas
from meja.rute.kewajiban import KURANG
from meja.rute.naskah import PENANDA_SAYA
from tata_usaha.dasar.galat import GalatBasisData, GalatRencana, GalatZI
from tata_usaha.kerja.baris_beranda import Baris
from tata_usaha.kerja.beranda import Beranda, Jenis, Kelompok, PermintaanBeranda, lihat_beranda, urutan
from tata_usaha.kerja.hitung_isian import hitungan_kini
from tata_usaha.kerja.kesehatan import ButirSehat, Tingkat, lihat_salinan
from tata_usaha.kerja.pengguna import ada_yang_lain
from zi_model.daur_naskah import StatusNaskah
from zi_model.pengguna import Peran
from zi_model.periode import JenisPeriode, Periode

rute = RuteMeja()
_TINDAKAN = {Jenis.KANTOR: "kantor.simpan"}
"""What has to be allowed to whom a group waits for; the others are told who may."""


_DETIK_SALINAN = 30


def _juga(meja: Meja) -> Hashable:
    """Return what the page depends on besides."""
    hitungan = keadaan_hitungan(meja)
    if hitungan is None or not meja.orang.adalah(Peran.ADMIN):
        return hitungan
    return hitungan, _salinan(meja).saat, jadwal_ringkas(meja).saat


def _salinan(meja: Meja) -> Diingat[tuple[ButirSehat, ...]]:
    cari = partial(lihat_salinan, meja.pengaturan, meja.satker)
    return sejenak(meja.permintaan.app, "salinan", _DETIK_SALINAN, cari)


@rute.get("/", name="beranda")
@diingat(_juga)
def beranda(meja: MejaIni) -> Response:
    """Show what waits for the person who asks; a plan with mistakes is told on the page itself."""
    hitungan, dihitung = None, False
    try:
        if Jenis.KANTOR in urutan(meja.orang):
            hitungan, kini = hitungan_kini(meja.pengaturan, meja.satker)
            dihitung = hitungan is None and not kini
        permintaan = PermintaanBeranda(meja.satker, meja.orang, hitungan.kantor if hitungan else None)
        isi = lihat_beranda(meja.pengaturan, permintaan)
    except GalatBasisData:
        raise
    except GalatRencana as galat:
        isi_keluhan = keluhan_rencana(galat, meja.pengaturan, meja.boleh)
        return meja.halaman("beranda.html", isi=None, keluhan=isi_keluhan)
    except GalatZI as galat:
        return meja.halaman("beranda.html", isi=None, keluhan=keluhan(galat, meja.pengaturan))
    sendiri = [k for k in isi.kelompok if meja.boleh(_TINDAKAN.get(k.jenis, "beranda"))]
    return meja.halaman(
        "beranda.html",
        isi=isi,
        keluhan=None,
        dihitung=dihitung,
        kelompok=[(k, _semua(meja, isi, k), [(b, _tujuan(meja, k.jenis, b)) for b in k.baris]) for k in sendiri],
        orang_lain=[
            (k, _semua(meja, isi, k), siapa_boleh(_TINDAKAN[k.jenis])) for k in isi.kelompok if k not in sendiri
        ],
        tenggat=[(b, _tujuan(meja, Jenis.KEWAJIBAN, b)) for b in isi.tenggat],
        **_admin(meja),
    )


def _admin(meja: Meja) -> dict[str, Any]:
    """Return what only who looks after the desk is told: whether anybody else is there, the computer, the schedules."""
    if not meja.orang.adalah(Peran.ADMIN):
        return {"sendirian": False, "gawat": (), "jalan": None, "sebab_jalan": ""}
    jadwal, sebab = jadwal_ringkas(meja).nilai
    jalan = [(SEBUTAN[nama][0], jadwal.terakhir.get(nama)) for nama in ALUR if nama != "keputusan"] if jadwal else None
    bersih = pembersih(meja.pengaturan)
    gawat = [f"{b.perihal}: {bersih(b.uraian)}" for b in _salinan(meja).nilai if b.tingkat is Tingkat.BURUK]
    berdua = ada_yang_lain(meja.pengaturan, meja.satker, meja.orang)
    return {"sendirian": not berdua, "gawat": gawat, "jalan": jalan, "sebab_jalan": sebab}


def _tujuan(meja: Meja, jenis: Jenis, baris: Baris) -> str:
    """Return where a line is worked on; "" where this person has no such page."""
    if jenis is Jenis.KANTOR:
        return _data_kantor(meja, baris.tempat)
    if jenis is Jenis.MASUK:
        return _url(meja, "kiriman")
    if baris.kode:
        return _url(meja, "kewajiban.satu", periode=baris.periode, kode=baris.kode)
    if len(baris.kunci) == 1:
        return _url(meja, "naskah.satu", kunci=baris.kunci[0])
    return _url(meja, "naskah", periode=baris.periode, **_saring(jenis))


def _data_kantor(meja: Meja, tempat: str) -> str:
    """Return the page of the office's data that answers there; "" where only the admin can, in the plan's folder."""
    berkas, _, bagian = tempat.partition(": ")
    if berkas == "pegawai.csv":
        return _url(meja, "kantor.pegawai")
    if berkas == "pejabat.yaml":
        return _url(meja, "kantor.tim") if bagian == "tim" else _url(meja, "kantor.pejabat", jabatan=bagian)
    return "" if tempat == "fakta.yaml: sop" else _url(meja, "kantor")


def _semua(meja: Meja, isi: Beranda, kelompok: Kelompok) -> str:
    """Return where all of a group are listed; "" where this person has no such page."""
    match kelompok.jenis:
        case Jenis.KANTOR:
            return _url(meja, "kantor")
        case Jenis.MASUK:
            return _url(meja, "kiriman")
        case Jenis.KEWAJIBAN:
            unit = next(iter(isi.unit)) if len(isi.unit) == 1 else None
            periode = Periode.dari_tanggal(isi.hari, JenisPeriode.TRIWULAN)
            tahun = Periode(isi.tahun, JenisPeriode.TAHUN)
            kini = str(periode if tahun.berisi(isi.hari) else tahun)
            return _url(meja, "kewajiban.periode", periode=kini, unit=unit, status=KURANG)
        case Jenis.NOMORI if meja.boleh("naskah.nomori_banyak"):
            return _url(meja, "naskah.nomori_banyak")
    unit = (
        next(iter(isi.unit)) if len(isi.unit) == 1 and not meja.orang.adalah(Peran.SEKRETARIAT, Peran.HUKUM) else None
    )
    return _url(meja, "naskah", unit=unit, **_saring(kelompok.jenis))


def _saring(jenis: Jenis) -> dict[str, str]:
    """Return how the list of letters is asked for those of a group."""
    match jenis:
        case Jenis.LENGKAPI:
            return {"status": StatusNaskah.KONSEP.value, "isian": "true"}
        case Jenis.NOMORI | Jenis.SIAP:
            return {"status": StatusNaskah.KONSEP.value, "terisi": "true"}
        case Jenis.TTD_ANDA:
            return {"status": StatusNaskah.SIAP_TTD.value, "penanda": PENANDA_SAYA}
        case Jenis.TTD:
            return {"status": StatusNaskah.SIAP_TTD.value}
    return {}


def _url(meja: Meja, rute: str, **bagian: str | None) -> str:
    if not meja.boleh(rute):
        return ""
    return meja.url(rute, **{nama: nilai for nama, nilai in bagian.items() if nilai})
