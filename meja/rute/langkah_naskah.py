"""What is done with one letter at its page: numbered, ready, signed, opened, let go, filed, cancelled, another file.

Each act says which letter was looked at (`dasar`). What is refused is told on the same page, with what was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

from fastapi import File, Form, UploadFile
from starlette.responses import Response

from meja.isian import baca_angka, baca_hari
from meja.kabar_naskah import (
    kabar_arsip,
    kabar_batal,
    kabar_lepas,
    kabar_nomor,
    kabar_pakai,
    kabar_siap,
    kabar_ttd,
)
from meja.kata import Keluhan, keluhan, pembersih
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.rute.naskah import cari, halaman_naskah
from meja.unggahan import tampung
from tata_usaha.dasar.galat import GalatBasisData, GalatBentrok, GalatZI
from tata_usaha.kerja.daur import (
    PermintaanAlasan,
    PermintaanArsipkan,
    PermintaanBatal,
    arsipkan_naskah,
    batalkan_naskah,
    buka_naskah,
    lepas_naskah,
)
from tata_usaha.kerja.kenali import PermintaanPakai, pakai_berkas
from tata_usaha.kerja.lihat_naskah import RincianNaskah
from tata_usaha.kerja.outbox import PermintaanNomor, PermintaanSiap, nomori_naskah, nyatakan_siap
from tata_usaha.kerja.perbarui import susun_lagi
from tata_usaha.kerja.unggah_salinan import PermintaanUnggah, unggah_salinan
from zi_model.anjuran import Anjuran, Tindak

rute = RuteMeja()
Isian = Annotated[str, Form()]
_MINTA = {Tindak.GANTI_NOMOR: "ganti", Tindak.PAKAI_LAGI_NOMOR: "pakai_lagi"}


@rute.post("/naskah/{kunci:path}/nomori", name="naskah.nomori")
def nomori(
    meja: MejaIni,
    kunci: str,
    dasar: Isian,
    tanggal: Isian = "",
    nomor: Isian = "",
    kehendak: Isian = "",
    alasan: Isian = "",
) -> Response:
    """Put number and date into the letter."""

    def kerja() -> list[str]:
        ganti, lagi = kehendak == "ganti", kehendak == "pakai_lagi"
        hari, ke = baca_hari(tanggal, "Tanggal naskah"), baca_angka(nomor)
        diminta = PermintaanNomor(meja.satker, kunci, hari, ke, ganti, lagi, alasan, dasar)
        return kabar_nomor(nomori_naskah(meja.pengaturan, meja.pelaku, diminta), pembersih(meja.pengaturan))

    ketik = {"tanggal": tanggal, "nomor": nomor, "kehendak": kehendak, "alasan": alasan}
    return _kerjakan(meja, kunci, "nomori", ketik, kerja)


@rute.post("/naskah/{kunci:path}/susun", name="naskah.susun")
def susun(meja: MejaIni, kunci: str) -> Response:
    """Draft the letter anew from what the office says now, while nobody touched it."""

    def kerja() -> list[str]:
        hasil = susun_lagi(meja.pengaturan, meja.pelaku, meja.satker, kunci)
        return [f"Disusun lagi. {hasil.keterangan}" if hasil.keterangan else "Disusun lagi."]

    return _kerjakan(meja, kunci, "susun", {}, kerja)


@rute.post("/naskah/{kunci:path}/siap", name="naskah.siap")
def siap(meja: MejaIni, kunci: str, dasar: Isian, tetap: Isian = "", alasan: Isian = "") -> Response:
    """Declare the letter ready to be signed."""

    def kerja() -> list[str]:
        diminta = PermintaanSiap(meja.satker, kunci, bool(tetap), alasan if tetap else "", dasar)
        return kabar_siap(nyatakan_siap(meja.pengaturan, meja.pelaku, diminta), pembersih(meja.pengaturan))

    return _kerjakan(meja, kunci, "siap", {"tetap": tetap, "alasan": alasan}, kerja)


@rute.post("/naskah/{kunci:path}/ttd", name="naskah.ttd")
def ttd(
    meja: MejaIni,
    kunci: str,
    dasar: Isian,
    berkas: Annotated[list[UploadFile] | None, File()] = None,
    tanggal: Isian = "",
    nomor: Isian = "",
) -> Response:
    """Take in the signed copy."""

    def kerja() -> list[str]:
        hari, ke = baca_hari(tanggal, "Tanggal") if tanggal.strip() else None, baca_angka(nomor)
        with tampung(meja.pengaturan, berkas or []) as semua:
            diminta = PermintaanUnggah(meja.satker, kunci, semua, hari, ke, dasar)
            return kabar_ttd(unggah_salinan(meja.pengaturan, meja.pelaku, diminta))

    return _kerjakan(meja, kunci, "ttd", {"tanggal": tanggal, "nomor": nomor}, kerja)


@rute.post("/naskah/{kunci:path}/buka", name="naskah.buka")
def buka(meja: MejaIni, kunci: str, dasar: Isian, alasan: Isian = "") -> Response:
    """Make the letter a draft again."""

    def kerja() -> list[str]:
        diminta = PermintaanAlasan(meja.satker, kunci, alasan, dasar=dasar)
        hasil = buka_naskah(meja.pengaturan, meja.pelaku, diminta)
        return ["Naskah dibuka kembali dan sekarang konsep." if hasil.berubah else "Naskah ini memang masih konsep."]

    return _kerjakan(meja, kunci, "buka", {"alasan": alasan}, kerja)


@rute.post("/naskah/{kunci:path}/lepas", name="naskah.lepas")
def lepas(meja: MejaIni, kunci: str, dasar: Isian, alasan: Isian = "") -> Response:
    """Let a wrong signed copy go."""

    def kerja() -> list[str]:
        diminta = PermintaanAlasan(meja.satker, kunci, alasan, dasar=dasar)
        return kabar_lepas(lepas_naskah(meja.pengaturan, meja.pelaku, diminta))

    return _kerjakan(meja, kunci, "lepas", {"alasan": alasan}, kerja)


@rute.post("/naskah/{kunci:path}/batal", name="naskah.batal")
def batal(
    meja: MejaIni, kunci: str, dasar: Isian, alasan: Isian = "", dicabut_oleh: Isian = "", sejak: Isian = ""
) -> Response:
    """Cancel the letter for good."""

    def kerja() -> list[str]:
        hari = baca_hari(sejak, "Sejak kapan dicabut") if sejak.strip() else None
        diminta = PermintaanBatal(meja.satker, kunci, alasan, dicabut_oleh.strip() or None, hari, dasar=dasar)
        return kabar_batal(batalkan_naskah(meja.pengaturan, meja.pelaku, diminta))

    ketik = {"alasan": alasan, "dicabut_oleh": dicabut_oleh, "sejak": sejak}
    return _kerjakan(meja, kunci, "batal", ketik, kerja)


@rute.post("/naskah/{kunci:path}/arsipkan", name="naskah.arsipkan")
def arsipkan(
    meja: MejaIni, kunci: str, dasar: Isian, tempat: Isian = "", klasifikasi: Isian = "", retensi: Isian = ""
) -> Response:
    """File the signed letter away."""

    def kerja() -> list[str]:
        keterangan = (tempat.strip() or None, klasifikasi.strip() or None, retensi.strip() or None)
        diminta = PermintaanArsipkan(meja.satker, kunci, *keterangan, dasar)
        return kabar_arsip(arsipkan_naskah(meja.pengaturan, meja.pelaku, diminta))

    ketik = {"tempat": tempat, "klasifikasi": klasifikasi, "retensi": retensi}
    return _kerjakan(meja, kunci, "arsipkan", ketik, kerja)


@rute.post("/naskah/{kunci:path}/pakai", name="naskah.pakai")
def pakai(meja: MejaIni, kunci: str, berkas: Isian) -> Response:
    """Let another of its files be the letter; `berkas` is the SHA-256 of the one that was chosen."""

    def kerja() -> list[str]:
        pilihan = {satu.sidik: satu for satu in cari(meja, kunci).berkas_lain}
        if (dipilih := pilihan.get(berkas)) is None:
            raise GalatBentrok("Berkas yang dipilih sudah berubah atau tidak ada lagi.", "Pilih lagi.", kunci=kunci)
        diminta = PermintaanPakai(meja.satker, str(dipilih.tempat), dipilih.sidik)
        return kabar_pakai(pakai_berkas(meja.pengaturan, meja.pelaku, diminta))

    return _kerjakan(meja, kunci, "pakai", {}, kerja)


def _kerjakan(meja: Meja, kunci: str, aksi: str, ketik: dict[str, str], kerja: Callable[[], list[str]]) -> Response:
    """Do something with a letter and tell of it; what is refused is told on its page, with what was typed."""
    rincian = cari(meja, kunci)  # an address that names no letter is no act
    try:
        kabar = kerja()
    except (GalatBentrok, GalatBasisData):  # these have pages of their own
        raise
    except GalatZI as galat:
        isi = _sebut_ini(keluhan(galat, meja.pengaturan), rincian)
        lain = tuple(t for t in isi.langkah if dict(t.bagian).get("kunci") != kunci)  # not back to where one is
        return halaman_naskah(
            meja,
            cari(meja, kunci),
            422,
            keluhan=replace(isi, langkah=lain),
            aksi=aksi,
            ketik={aksi: ketik},
            minta=diminta_lagi(galat),
        )
    return meja.pindah(meja.url("naskah.satu", kunci=kunci), *kabar)


def _sebut_ini(isi: Keluhan, rincian: RincianNaskah) -> Keluhan:
    """Return an error as the letter's own page tells it: without its key."""
    kunci, nama = rincian.entri.kunci, rincian.isi.berkas.name

    def sebut(teks: str) -> str:
        teks = teks.removeprefix(f"{nama}: ")
        if teks.startswith(kunci):
            teks = f"Naskah ini{teks.removeprefix(kunci)}"
        return teks.replace(kunci, "naskah ini")

    return replace(isi, pesan=sebut(isi.pesan), saran=sebut(isi.saran), tempat=tuple(map(sebut, isi.tempat)))


def diminta_lagi(galat: GalatZI) -> frozenset[str]:
    """Return what the same act may say once more, with a reason: what its refusal advises."""
    semua: list[Anjuran] = [satu for satu in (galat.anjuran, *galat.langkah) if satu is not None]
    hasil = {_MINTA[satu.tindak] for satu in semua if satu.tindak in _MINTA}
    hasil |= {nama for satu in semua for nama in ("tetap", "alasan") if nama in dict(satu.parameter)}
    return frozenset(hasil)
