"""The people of the office: officials with their days, and the list of staff."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

from fastapi import Form, UploadFile
from starlette.responses import Response

from meja.halaman_diingat import diingat, keadaan_hitungan
from meja.kata import Keluhan, keluhan
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.rute.kantor import Formulir, perbarui_di_belakang, tempat_salah
from meja.unduhan import unduhan
from meja.unggahan import folder_unggahan, tampung
from tata_usaha.dasar.berkas import MIB, sha256_berkas
from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian, GalatZI
from tata_usaha.kerja.hitung_isian import hitungan_kini, hitungan_terakhir
from tata_usaha.kerja.isian_pejabat import CARA, PermintaanPejabat
from tata_usaha.kerja.pegawai import ganti_pegawai, lihat_pegawai, periksa_pegawai, unduh_pegawai
from tata_usaha.kerja.pejabat import (
    lihat_pejabat,
    periksa_pejabat,
    terisi_pejabat,
    ubah_pejabat,
)
from tata_usaha.kerja.perbarui import konsep_diperbarui
from tata_usaha.kerja.tim import TEMPAT, PermintaanTim, lihat_tim, periksa_tim, ubah_tim

rute = RuteMeja()
_DAFTAR_MAKS = MIB
_SEHARI = 86_400
_TANDA = re.compile(r"[0-9a-f]{64}\.(?:csv|xlsx)")
_BIDANG = ("nama", "nip", "surel", "cara", "berlaku_dari", "berlaku_sampai", "alasan")

_SEBUT = {
    "nama": "Nama lengkap",
    "nip": "NIP",
    "surel": "Surel",
    "berlaku_dari": "Mulai tanggal",
    "berlaku_sampai": "Sampai tanggal",
    "alasan": "Alasan membetulkan",
}
"""What people call the fields."""


@rute.get("/kantor/pejabat", name="kantor.pejabat")
@diingat(keadaan_hitungan)
def pejabat(meja: MejaIni, jabatan: str = "") -> Response:
    """Show who holds each post; of one post the forms by which that is changed."""
    return _halaman_pejabat(meja, jabatan)


@rute.post("/kantor/pejabat", name="kantor.pejabat.simpan")
def simpan_pejabat(meja: MejaIni, formulir: Formulir) -> Response:
    """Show what a change of an official does; save it when it was shown and is wanted."""
    isi = {nama: str(formulir.get(nama, "")).strip() for nama in (*_BIDANG, "jabatan", "dasar", "cara_ubah", "aksi")}
    if isi["aksi"] == "kembali":
        return _halaman_pejabat(meja, isi["jabatan"], isi)
    ganti = isi["cara_ubah"] == "ganti"
    if ganti and not isi["berlaku_dari"]:
        tanpa_hari = {"berlaku_dari": "Tulis hari pertama pejabat yang baru."}
        return _halaman_pejabat(meja, isi["jabatan"], isi, _ditandai(tanpa_hari), salah=tanpa_hari)
    permintaan = PermintaanPejabat(
        meja.satker,
        isi["jabatan"],
        nama=isi["nama"],
        nip=isi["nip"],
        surel=isi["surel"],
        cara=isi["cara"] if ganti else None,
        berlaku_dari=isi["berlaku_dari"] if ganti else "",
        berlaku_sampai=isi["berlaku_sampai"] if ganti else "",
        alasan=isi["alasan"],
        dasar=isi["dasar"],
    )
    try:
        if isi["aksi"] == "simpan":
            hasil = ubah_pejabat(meja.pengaturan, meja.pelaku, permintaan)
            if hasil.perubahan:
                return perbarui_di_belakang(meja, meja.url("kantor.pejabat"), "Perubahan pejabat disimpan.")
            return meja.pindah(meja.url("kantor.pejabat"), "Tidak ada yang berubah.")
        pratinjau = periksa_pejabat(meja.pengaturan, permintaan)
    except GalatZI as galat:
        status = 409 if isinstance(galat, GalatBentrok) else 422
        return _halaman_pejabat(meja, isi["jabatan"], isi, keluhan(galat, meja.pengaturan), status)
    if pratinjau.salah or pratinjau.masalah:
        masalah = tempat_salah(meja, pratinjau.masalah)
        tempat = tuple(f"{m.berkas}, baris {m.baris}: {m.pesan} {m.saran}" for m in masalah)
        galat_isi = _ditandai(dict(pratinjau.salah), tempat)
        return _halaman_pejabat(meja, isi["jabatan"], isi, galat_isi, 422, dict(pratinjau.salah))
    if not pratinjau.perubahan:
        return meja.pindah(meja.url("kantor.pejabat", jabatan=isi["jabatan"]), "Tidak ada yang berubah.")
    return meja.halaman(
        "kantor/pejabat_periksa.html",
        pratinjau=pratinjau,
        kembali={n: v for n, v in isi.items() if n != "aksi"},
        konsep=len(konsep_diperbarui(meja.pengaturan, meja.satker)),
        induk=("Pejabat", "kantor.pejabat"),
        tujuan="kantor.pejabat.simpan",
    )


def _ditandai(salah: dict[str, str], tempat: tuple[str, ...] = ()) -> Keluhan:
    """Return what is told at the head of the page of fields that are wrong: on a phone they are a long way down."""
    semua = (*(f"{_SEBUT.get(nama, nama)}: {sebab}" for nama, sebab in salah.items()), *tempat)
    return Keluhan("Belum dapat disimpan.", "Perbaiki yang ditandai, lalu periksa lagi.", semua)


def _halaman_pejabat(
    meja: Meja,
    jabatan: str,
    isi: dict[str, str] | None = None,
    galat: Keluhan | None = None,
    status: int = 200,
    salah: dict[str, str] | None = None,
) -> Response:
    data = lihat_pejabat(meja.pengaturan, meja.satker)
    hitungan, _ = (None, False) if data.masalah else hitungan_kini(meja.pengaturan, meja.satker)
    terisi = {kode: terisi_pejabat(hitungan, kode) for kode, _, _ in data.jabatan} if hitungan else {}
    terpilih = next((satu for satu in data.jabatan if satu[0] == jabatan), None)
    return meja.halaman(
        "kantor/pejabat.html",
        422 if salah and status == 200 else status,
        data=data,
        tempat_salah=tempat_salah(meja, data.masalah),
        terisi=terisi,
        dihitung=hitungan is not None,
        terpilih=terpilih,
        cara=list(CARA.items()),
        isi=isi or {},
        salah=salah or {},
        keluhan=galat,
    )


@rute.get("/kantor/tim", name="kantor.tim")
@diingat(keadaan_hitungan)
def tim(meja: MejaIni) -> Response:
    """Show the seats of each team, and who fills them."""
    return _halaman_tim(meja, {})


@rute.post("/kantor/tim", name="kantor.tim.simpan")
def simpan_tim(meja: MejaIni, formulir: Formulir) -> Response:
    """Show what filling seats does; save it when it was shown and is wanted."""
    isi = {nama: nilai for nama, nilai in formulir.items() if isinstance(nilai, str)}
    aksi, dasar = isi.pop("aksi", ""), isi.pop("dasar", "")
    if aksi == "kembali":
        return _halaman_tim(meja, isi)
    lama = {k.kunci: k.siapa for _, _, semua in lihat_tim(meja.pengaturan, meja.satker).tim for k in semua}
    diubah = {n: v for n, v in isi.items() if not n.startswith("lama-") and v != isi.get(f"lama-{n}", lama.get(n))}
    permintaan = PermintaanTim(meja.satker, diubah, dasar)
    try:
        if aksi == "simpan":
            hasil = ubah_tim(meja.pengaturan, meja.pelaku, permintaan)
            if hasil.perubahan:
                return perbarui_di_belakang(meja, meja.url("kantor.tim"), f"{len(hasil.perubahan)} kursi disimpan.")
            return meja.pindah(meja.url("kantor.tim"), "Tidak ada yang berubah.")
        pratinjau = periksa_tim(meja.pengaturan, permintaan)
    except GalatZI as galat:
        status = 409 if isinstance(galat, GalatBentrok) else 422
        return _halaman_tim(meja, isi, keluhan(galat, meja.pengaturan), status)
    if pratinjau.salah or pratinjau.masalah:
        tempat = tuple(f"{m.berkas}, baris {m.baris}: {m.pesan}" for m in tempat_salah(meja, pratinjau.masalah))
        isi_galat = Keluhan(
            "Belum dapat disimpan.", "Betulkan, lalu periksa lagi.", (*pratinjau.salah.values(), *tempat)
        )
        return _halaman_tim(meja, isi, isi_galat, 422)
    if not pratinjau.perubahan:
        return meja.pindah(meja.url("kantor.tim"), "Tidak ada yang berubah.")
    return meja.halaman(
        "kantor/pejabat_periksa.html",
        pratinjau=pratinjau,
        kembali={**isi, "dasar": dasar},
        konsep=len(konsep_diperbarui(meja.pengaturan, meja.satker)),
        induk=("Tim", "kantor.tim"),
        tujuan="kantor.tim.simpan",
    )


def _halaman_tim(meja: Meja, isi: dict[str, str], galat: Keluhan | None = None, status: int = 200) -> Response:
    data = lihat_tim(meja.pengaturan, meja.satker)
    hitungan, _ = hitungan_terakhir(meja.pengaturan, meja.satker)
    return meja.halaman(
        "kantor/tim.html",
        status,
        data=data,
        tempat_salah=tempat_salah(meja, data.masalah),
        isi=isi,
        keluhan=galat,
        menunggu=hitungan.untuk({TEMPAT}) if hitungan else None,
    )


@rute.get("/kantor/pegawai", name="kantor.pegawai")
@diingat()
def pegawai(meja: MejaIni) -> Response:
    """Show the list of staff."""
    return _halaman_pegawai(meja)


@rute.get("/kantor/pegawai/unduh", name="kantor.pegawai.unduh")
def unduh(meja: MejaIni) -> Response:
    """Return the office's list, or an empty one to be filled."""
    nama, isi = unduh_pegawai(meja.pengaturan, meja.satker)
    jenis = "text/csv" if nama.casefold().endswith(".csv") else _XLSX
    return Response(isi, media_type=jenis, headers=unduhan(nama))


@rute.post("/kantor/pegawai/periksa", name="kantor.pegawai.periksa")
def periksa_daftar(meja: MejaIni, berkas: UploadFile | None = None, dasar: str = Form("")) -> Response:
    """Judge a list that somebody sends, and show what it changes; it is kept aside until they want it."""
    try:
        with tampung(meja.pengaturan, [berkas] if berkas else [], _DAFTAR_MAKS) as (tempat,):
            pratinjau = periksa_pegawai(meja.pengaturan, meja.satker, tempat)
            if not pratinjau.boleh:
                masalah = tempat_salah(meja, pratinjau.masalah)
                tempat_kata = tuple(
                    f"{m.berkas}{f', baris {m.baris}' if m.baris else ''}: {m.pesan} {m.saran}" for m in masalah
                )
                isi = Keluhan("Daftar ini belum dapat dipakai.", "Betulkan, lalu unggah lagi.", tempat_kata)
                return _halaman_pegawai(meja, isi, 422)
            tanda = _sisihkan(meja, tempat)
    except GalatZI as galat:
        return _halaman_pegawai(meja, keluhan(galat, meja.pengaturan), 422)
    return meja.halaman(
        "kantor/pegawai_periksa.html",
        pratinjau=pratinjau,
        catatan=tempat_salah(meja, pratinjau.catatan),
        tanda=tanda,
        dasar=dasar,
        nama_berkas=berkas.filename if berkas else "",
    )


@rute.post("/kantor/pegawai", name="kantor.pegawai.simpan")
def simpan_daftar(meja: MejaIni, tanda: str = Form(""), dasar: str = Form("")) -> Response:
    """Use the list that was shown."""
    tempat = _ruang(meja) / tanda
    try:
        if not _TANDA.fullmatch(tanda) or not tempat.is_file():
            raise GalatPemakaian("Berkas yang diperiksa tadi tidak ada lagi.", "Unggah daftarnya sekali lagi.")
        lama = " Daftar lama tetap disimpan." if lihat_pegawai(meja.pengaturan, meja.satker).daftar.semua else ""
        hasil = ganti_pegawai(meja.pengaturan, meja.pelaku, meja.satker, tempat, dasar)
    except GalatZI as galat:
        status = 409 if isinstance(galat, GalatBentrok) else 422
        return _halaman_pegawai(meja, keluhan(galat, meja.pengaturan), status)
    tempat.unlink(missing_ok=True)
    kalimat = f"Daftar pegawai yang baru dipakai: {hasil.banyak} orang.{lama}"
    return perbarui_di_belakang(meja, meja.url("kantor.pegawai"), kalimat)


def _halaman_pegawai(meja: Meja, galat: Keluhan | None = None, status: int = 200) -> Response:
    data = lihat_pegawai(meja.pengaturan, meja.satker)
    return meja.halaman(
        "kantor/pegawai.html",
        status,
        data=data,
        unit=data.unit,
        tempat_salah=tempat_salah(meja, data.masalah),
        keluhan=galat,
    )


def _ruang(meja: Meja) -> Path:
    """Return where lists lie between what they change was shown and they are used."""
    return folder_unggahan(meja.pengaturan) / "pegawai"


def _sisihkan(meja: Meja, berkas: Path) -> str:
    """Keep a judged list aside for a day, by what it holds; return by which name."""
    ruang = _ruang(meja)
    ruang.mkdir(parents=True, exist_ok=True)
    for lama in ruang.iterdir():
        if lama.stat().st_mtime < time.time() - _SEHARI:
            lama.unlink(missing_ok=True)
    tanda = f"{sha256_berkas(berkas)}{berkas.suffix.casefold()}"
    shutil.copy(berkas, ruang / tanda)
    return tanda


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
