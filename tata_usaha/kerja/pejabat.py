"""The officials of the office: who holds each post and since when, a successor, a slip of the pen put right.

A change of holder is a new entry with its day, and the old one keeps his days: letters of his time still name him. What
nobody has said yet is filled into the entry that is there; what is known there is put right only with a reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.berkas_pejabat import (
    PEJABAT,
    PratinjauPejabat,
    baca_pejabat,
    baca_untuk_diubah,
    nilai_berkas,
    sebut_jabatan,
    tulis_perubahan,
)
from tata_usaha.kerja.hitung_isian import Hitungan, Terisi, hitung_isian
from tata_usaha.kerja.isian_pejabat import CARA, NilaiPejabat, PermintaanPejabat, urai_pejabat
from tata_usaha.kerja.tahun import hari_ini
from tata_usaha.kerja.tulis_plan import Berubah, isi_berkas, sidik_isi
from tata_usaha.rencana.tulis_kantor import NilaiYaml, ganti_nilai
from tata_usaha.rencana.tulis_pejabat import tambah_pejabat
from zi_model.bahasa import tanggal_panjang
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah
from zi_model.nilai_mentah import Jalur, sebut_pilihan
from zi_model.pegawai import rapikan_nip
from zi_model.pejabat import Cara, DaftarPejabat, Pejabat

_SEMENTARA = frozenset({"plh", "an", "ub"})
_MASA = frozenset({KodeMasalah.MASA_BERTUMPUK, KodeMasalah.MASA_TERBALIK})
_SEHARI = dt.timedelta(days=1)


@dataclass(frozen=True)
class Pemangku:
    """One entry: who holds a post, in which way and when. `ke` is its place in the file, `kini` whether it signs today.

    `jabatan` is the post's id, `sebutan` what it is called.
    """

    ke: int
    jabatan: str
    sebutan: str
    nama: str
    nip: str
    punya_nip: bool
    pegawai: str
    cara: Cara
    dari: dt.date | None
    sampai: dt.date | None
    surel: str
    kini: bool


@dataclass(frozen=True)
class DataPejabat:
    """The posts in the order of the file, each with its holders, the present one first.

    `dasar` is the SHA-256 of the file, `masalah` what is wrong with it: then there are no posts.
    """

    jabatan: tuple[tuple[str, str, tuple[Pemangku, ...]], ...]
    dasar: str
    masalah: tuple[Masalah, ...] = ()


def lihat_pejabat(pengaturan: Pengaturan, satker: str) -> DataPejabat:
    """Return who holds each post.

    Raises:
        GalatRencana: when not even the office's clock can be read from its plan folder.

    """
    isi = isi_berkas(pengaturan, satker, PEJABAT)
    dasar, kini = sidik_isi(isi), hari_ini(pengaturan, satker)
    try:
        daftar = baca_pejabat(isi)
    except GalatRencana as galat:
        return DataPejabat((), dasar, galat.masalah)
    hasil = []
    for jabatan, sebutan in sebut_jabatan(daftar).items():
        milik = [(ke, p) for ke, p in enumerate(daftar.pejabat) if p.id == jabatan]
        pemangku = _pemangku(daftar, jabatan, kini)
        baris = [_sebagai_pemangku(ke, p, kini=p is pemangku) for ke, p in milik]
        hasil.append((jabatan, sebutan, tuple(sorted(baris, key=_urutan))))
    return DataPejabat(tuple(hasil), dasar)


def periksa_pejabat(pengaturan: Pengaturan, permintaan: PermintaanPejabat) -> PratinjauPejabat:
    """Return what a change of an official would do, and what keeps it from being saved; nothing is written.

    Raises:
        GalatPemakaian: when there is no such post.
        GalatBentrok: when the file is another than the one that was looked at.
        GalatRencana: when the file cannot be read, or is laid out so that only a person can change it.

    """
    return _nilai(pengaturan, permintaan)[0]


def ubah_pejabat(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanPejabat) -> PratinjauPejabat:
    """Write a change of an official; nothing is written when it, or the plan with it, has a mistake.

    Raises:
        GalatPemakaian: when there is no such post, or something asked for cannot be so.
        GalatBentrok: when the file is another than the one that was looked at.
        GalatRencana: when the plan would have mistakes, or the file cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    diubah = _nilai(pengaturan, permintaan, hitung=False)
    return tulis_perubahan(pengaturan, pelaku, permintaan.satker, diubah, permintaan.alasan.strip())


def _pemangku(daftar: DaftarPejabat, jabatan: str, hari: dt.date) -> Pejabat | None:
    try:
        return daftar.pemangku(jabatan, hari)
    except KeyError:
        return None


def _sebagai_pemangku(ke: int, p: Pejabat, *, kini: bool) -> Pemangku:
    return Pemangku(
        ke,
        p.id,
        p.sebutan,
        p.nama or "",
        p.nip or "",
        p.punya_nip,
        p.pegawai or "",
        p.cara,
        p.berlaku_dari,
        p.berlaku_sampai,
        p.surel or "",
        kini,
    )


def _urutan(satu: Pemangku) -> tuple[bool, int]:
    return not satu.kini, -(satu.dari or dt.date.min).toordinal()


def _nilai(
    pengaturan: Pengaturan, permintaan: PermintaanPejabat, *, hitung: bool = True
) -> tuple[PratinjauPejabat, bytes, str]:
    """Return what a change would do, the file as it would be, and the SHA-256 of what that is made from."""
    satker = permintaan.satker
    berkas = baca_untuk_diubah(pengaturan, satker, permintaan.dasar)
    semula, daftar = berkas.isi, berkas.daftar
    if permintaan.jabatan not in {p.id for p in daftar.pejabat}:
        ada = list(dict.fromkeys(p.id for p in daftar.pejabat))
        raise GalatPemakaian(f"Tidak ada jabatan “{permintaan.jabatan}”.", sebut_pilihan(permintaan.jabatan, ada))
    salah: dict[str, str] = {}
    nilai = urai_pejabat(permintaan, salah)
    if permintaan.berlaku_dari:
        perubahan, baru = _gantikan(semula, daftar, permintaan.jabatan, nilai, salah)
    else:
        perubahan, baru = _isi_yang_ada(semula, daftar, permintaan, nilai, hari_ini(pengaturan, satker), salah)
    if salah or baru == semula:
        return PratinjauPejabat(tuple(perubahan), salah), baru, berkas.dasar
    galat = nilai_berkas(pengaturan, satker, baru)
    for satu in galat:
        if satu.kode in _MASA:
            salah["berlaku_dari"] = f"{satu.pesan} {satu.saran}"
    mengisi = None if galat or not hitung else _mengisi(pengaturan, permintaan, perubahan)
    return PratinjauPejabat(tuple(perubahan), salah, tuple(galat), mengisi), baru, berkas.dasar


def _gantikan(
    isi: bytes, daftar: DaftarPejabat, jabatan: str, nilai: NilaiPejabat, salah: dict[str, str]
) -> tuple[list[Berubah], bytes]:
    """Return what a successor changes, and the file with him."""
    milik = [(ke, p) for ke, p in enumerate(daftar.pejabat) if p.id == jabatan]
    ke_lama, lama = max(milik, key=lambda m: (m[1].berlaku_dari or dt.date.min, m[0]))
    cara = nilai.cara or "definitif"
    if not nilai.teks.get("nama"):
        salah.setdefault("nama", "Tulis nama pejabat yang baru.")
    if nilai.dari is None or salah:
        return [], isi
    if cara in _SEMENTARA and nilai.sampai is None:
        salah["berlaku_sampai"] = f"Tulis sampai kapan {CARA[cara].partition(' ')[0]} bertugas."
        return [], isi
    baru = lama.model_copy(
        update={
            "nama": nilai.teks.get("nama"),
            "nip": nilai.teks.get("nip") if lama.punya_nip else None,
            "pegawai": None,
            "cara": cara,
            "berlaku_dari": nilai.dari,
            "berlaku_sampai": nilai.sampai,
            "surel": nilai.teks.get("surel"),
        }
    )
    if any(_sama(p, baru) for _, p in milik):
        return [], isi
    berakhir = {ke: nilai.dari - _SEHARI for ke, p in milik if _digantikan(p, baru, nilai.dari)}
    perubahan = [
        Berubah(
            f"{jabatan}.berlaku_sampai",
            f"Masa jabatan {_orang(daftar.pejabat[ke])} berakhir",
            "",
            tanggal_panjang(hari),
        )
        for ke, hari in berakhir.items()
    ]
    sampai = f" sampai {tanggal_panjang(nilai.sampai)}" if nilai.sampai else ""
    masa = f"mulai {tanggal_panjang(nilai.dari)}{sampai}"
    nip = f", NIP {baru.nip}" if baru.nip else ""
    perubahan.append(Berubah(f"{jabatan}.pejabat", lama.sebutan, _orang(lama), f"{_orang(baru)}{nip}, {masa}"))
    return perubahan, tambah_pejabat(isi, ke_lama, baru, berakhir, PEJABAT)


def _sama(satu: Pejabat, lain: Pejabat) -> bool:
    return satu.model_dump() == lain.model_dump()


def _digantikan(lama: Pejabat, baru: Pejabat, mulai: dt.date) -> bool:
    """Tell whether an entry ends on the day before another begins; who only stands in ends no holder's term."""
    if (lama.berlaku_dari or dt.date.min) >= mulai or (lama.berlaku_sampai or dt.date.max) < mulai:
        return False
    return baru.cara not in _SEMENTARA or lama.cara in _SEMENTARA


def _orang(p: Pejabat) -> str:
    cara = "" if p.cara == "definitif" else f" ({CARA[p.cara].partition(' ')[0]})"
    return f"{p.nama or 'yang belum diketahui namanya'}{cara}"


def _isi_yang_ada(
    isi: bytes,
    daftar: DaftarPejabat,
    permintaan: PermintaanPejabat,
    nilai: NilaiPejabat,
    hari: dt.date,
    salah: dict[str, str],
) -> tuple[list[Berubah], bytes]:
    """Return what filling or putting right the present entry changes, and the file with it."""
    pemangku = _pemangku(daftar, permintaan.jabatan, hari)
    if pemangku is None:
        salah["berlaku_dari"] = "Hari ini tidak ada yang memangku jabatan ini; tulis mulai kapan pejabat yang baru."
        return [], isi
    ke = next(i for i, p in enumerate(daftar.pejabat) if p is pemangku)
    ganti: dict[Jalur, NilaiYaml] = {}
    perubahan = []
    for nama, baru in nilai.teks.items():
        lama = getattr(pemangku, nama)
        if nama == "nip" and (not pemangku.punya_nip or (lama and baru and rapikan_nip(lama) == baru)):
            if baru and not pemangku.punya_nip:
                salah["nip"] = "Jabatan ini tidak ber-NIP."
            continue
        if lama == baru:
            continue
        if pemangku.pegawai and nama in {"nama", "nip"}:
            if baru is not None:
                salah[nama] = "Nama dan NIP-nya diambil dari daftar pegawai; betulkan di sana."
            continue
        if lama is not None and nama != "surel" and not permintaan.alasan.strip():
            salah["alasan"] = (
                f"{_JUDUL[nama]} yang sudah tertulis hanya dibetulkan dengan alasan. Kalau orangnya berganti, "
                "tulis mulai kapan pejabat yang baru."
            )
        ganti["pejabat", ke, nama] = baru
        perubahan.append(
            Berubah(f"{permintaan.jabatan}.{nama}", f"{_JUDUL[nama]} {pemangku.sebutan}", lama or "", baru or "")
        )
    if salah or not ganti:
        return perubahan, isi
    return perubahan, ganti_nilai(isi, ganti, PEJABAT)


_JUDUL = {"nama": "Nama", "nip": "NIP", "surel": "Surel"}


def _mengisi(pengaturan: Pengaturan, permintaan: PermintaanPejabat, perubahan: Sequence[Berubah]) -> Terisi | None:
    """Return how many blanks become filled that a name or a NIP was missing for."""
    if not any(not b.dari and b.menjadi and b.kunci.endswith((".nama", ".nip")) for b in perubahan):
        return None
    try:
        hitungan = hitung_isian(pengaturan, permintaan.satker)
    except (GalatRencana, GalatPemakaian):
        return None
    return terisi_pejabat(hitungan, permintaan.jabatan)


def terisi_pejabat(hitungan: Hitungan, jabatan: str) -> Terisi:
    """Return how many blanks wait for the name and the NIP of who holds a post."""
    return hitungan.untuk({f"{PEJABAT}: {jabatan}"})
