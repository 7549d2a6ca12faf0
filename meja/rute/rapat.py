"""The meetings of the year: when and where each is, moving one, and who came."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Form
from starlette.responses import Response

from meja import saring
from meja.halaman_diingat import diingat
from meja.kata import Keluhan, keluhan, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.kilat import Ingat
from meja.meja import Meja, MejaIni
from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian, GalatZI
from tata_usaha.kerja.kehadiran import (
    HasilHadir,
    KehadiranRapat,
    PermintaanHadir,
    baca_orang,
    catat_kehadiran,
    lihat_kehadiran,
)
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.paket_rapat import RapatKantor, lihat_rapat_kantor
from tata_usaha.kerja.rapat import HasilPindah, PermintaanPindah, pindahkan_rapat
from zi_model.bahasa import hari_tanggal
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.kehadiran import Hadir

rute = RuteMeja()
_MODA = [("", "Seperti semula"), ("luring", "Luring (tatap muka)"), ("daring", "Daring"), ("hibrida", "Hibrida")]
_CIP = {
    StatusNaskah.KONSEP: "kurang",
    StatusNaskah.SIAP_TTD: "jalan",
    StatusNaskah.DITANDATANGANI: "baik",
    StatusNaskah.DIARSIPKAN: "baik",
}


@rute.get("/rapat", name="rapat")
@diingat()
def rapat(meja: MejaIni, tahun: str = "", nama: str = "", periode: str = "") -> Response:
    """Show the meetings of a year, or one of them with who came."""
    if nama:
        return _satu(meja, nama, periode)
    return meja.halaman("rapat.html", r=_rapat(meja, tahun), cip=_CIP)


@rute.post("/rapat/pindah", name="rapat.pindah")
def pindah(
    meja: MejaIni,
    nama: Annotated[str, Form()],
    periode: Annotated[str, Form()],
    tanggal: Annotated[str, Form()] = "",
    pukul: Annotated[str, Form()] = "",
    sampai: Annotated[str, Form()] = "",
    tempat: Annotated[str, Form()] = "",
    moda: Annotated[str, Form()] = "",
    tautan: Annotated[str, Form()] = "",
) -> Response:
    """Give a meeting a time of its own."""
    ditulis = {"pukul": pukul, "sampai": sampai, "tempat": tempat, "moda": moda, "tautan": tautan}
    try:
        hari = saring.pilihan_hari(tanggal)
        if hari is None:
            raise GalatPemakaian("Harinya belum dipilih.", "Pilih hari rapatnya.")
        bagian: dict[str, Any] = {n: " ".join(isi.split()) or None for n, isi in ditulis.items()}
        permintaan = PermintaanPindah(meja.satker, nama, baca_periode(periode), hari, **bagian)
        hasil = pindahkan_rapat(meja.pengaturan, meja.pelaku, permintaan)
    except GalatZI as galat:
        isi = keluhan(galat, meja.pengaturan)
        return _satu(meja, nama, periode, 422, keluhan_pindah=isi, ditulis={**ditulis, "tanggal": tanggal})
    return meja.pindah(meja.url("rapat", nama=nama, periode=periode), *_kabar_pindah(meja, hasil))


@rute.post("/rapat/hadir", name="rapat.hadir")
def hadir(
    meja: MejaIni,
    nama: Annotated[str, Form()],
    periode: Annotated[str, Form()],
    dasar: Annotated[str, Form()] = "",
    orang: Annotated[list[str] | None, Form()] = None,
    lain: Annotated[str, Form()] = "",
) -> Response:
    """Enter who came to a meeting."""
    terpilih = frozenset(orang or ())
    try:
        tambahan = baca_orang(lain)
        permintaan = PermintaanHadir(meja.satker, nama, baca_periode(periode), terpilih, tambahan, dasar)
        hasil = catat_kehadiran(meja.pengaturan, meja.pelaku, permintaan)
    except GalatZI as galat:
        status = 409 if isinstance(galat, GalatBentrok) else 422
        isi = keluhan(galat, meja.pengaturan)
        return _satu(meja, nama, periode, status, keluhan_hadir=isi, terpilih=terpilih, lain=lain)
    return meja.pindah(meja.url("rapat", nama=nama, periode=periode), *_kabar_hadir(meja, hasil))


def _rapat(meja: Meja, tahun: str) -> RapatKantor:
    if tahun and not tahun.isdecimal():
        raise GalatPemakaian(f"“{tahun}” bukan tahun.")
    return lihat_rapat_kantor(meja.pengaturan, meja.satker, int(tahun) if tahun else None)


def _satu(meja: Meja, nama: str, periode: str, status: int = 200, **nilai: Any) -> Response:
    """Return the page of one meeting; `nilai` is what somebody typed that was refused, with why."""
    dipilih = saring.pilihan_periode(periode)
    kehadiran = lihat_kehadiran(meja.pengaturan, meja.satker, nama, dipilih)
    kini = lihat_rapat_kantor(meja.pengaturan, meja.satker, kehadiran.rapat.periode.tahun)
    w = kehadiran.rapat.pindah or kehadiran.rapat.waktu
    tetap: dict[str, Keluhan | object] = {
        "keluhan_pindah": None,
        "keluhan_hadir": None,
        "ditulis": {
            "tanggal": w.tanggal.isoformat(),
            "pukul": w.pukul,
            "sampai": w.sampai,
            "tempat": w.tempat or "",
            "moda": w.moda,
            "tautan": w.tautan or "",
        },
        "terpilih": kehadiran.hadir,
        "lain": tulis_orang(kehadiran),
    }
    paket = kini.paket.get((kehadiran.rapat.nama, kehadiran.rapat.periode), ())
    return meja.halaman(
        "rapat_satu.html",
        status,
        k=kehadiran,
        b=kehadiran.rapat,
        paket=paket,
        cip=_CIP,
        moda=_MODA[1:],
        **{**tetap, **nilai},
    )


def tulis_orang(kehadiran: KehadiranRapat) -> str:
    """Return whom somebody entered besides those that there are, as the form takes them."""
    return "\n".join(_baris(h) for h in kehadiran.lain)


def _baris(h: Hadir) -> str:
    return f"{h.nama}; {h.jabatan}" if h.jabatan else h.nama


def _kabar_pindah(meja: Meja, hasil: HasilPindah) -> list[str]:
    b, bersih = hasil.rapat, pembersih(meja.pengaturan)
    kini = b.pindah or b.waktu
    sudah = "akan pindah ke" if b.pindah else "pindah ke" if hasil.berubah else "memang"
    kata = [f"Rapat {sudah} {hari_tanggal(kini.tanggal)} pukul {kini.pukul}."]
    if b.pindah:
        kata.append(
            f"Undangannya sudah terbit untuk {b.hari_tanggal}; undangan perubahan disusun, dan waktunya berlaku "
            "sesudah undangan perubahan itu bernomor."
        )
    elif not hasil.naskah:
        kata.append("Paket rapatnya belum disusun; waktu itu dipakai ketika disusun.")
    ingat = [bersih(satu) for satu in hasil.perhatian]
    ingat += [f"{n.berkas.name}: {bersih(n.keterangan)}" for n in hasil.naskah if n.tindakan in _PERLU_DILIHAT]
    return [" ".join(kata), *map(Ingat, ingat)]


_PERLU_DILIHAT = {Tindakan.DISUNTING, Tindakan.DISANDINGKAN, Tindakan.TERTINGGAL}


def _kabar_hadir(meja: Meja, hasil: HasilHadir) -> list[str]:
    sudah = "dicatat" if hasil.berubah else "memang sudah tercatat"
    kata = [f"Yang hadir {sudah}: {hasil.kehadiran.jumlah}."]
    if hasil.diisi:
        kata.append("Notula yang sudah disunting diisi di tempat isiannya.")
    elif any(n.tindakan.menulis for n in hasil.naskah):
        kata.append("Notulanya sudah memuatnya.")
    bersih = pembersih(meja.pengaturan)
    ingat = [*hasil.perhatian, *(bersih(n.keterangan) for n in hasil.naskah if n.tindakan in _PERLU_DILIHAT)]
    return [" ".join(kata), *map(Ingat, ingat)]
