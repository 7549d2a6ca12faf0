"""The officials of the office: who holds each post and since when, a successor, a slip of the pen put right.

A change of holder is a new entry with its day, and the old one keeps his days: letters of his time still name him. What
nobody has said yet is filled into the entry that is there; what is known there is put right only with a reason.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.hitung_isian import Hitungan, Terisi, hitung_isian
from tata_usaha.kerja.tahun import hari_ini
from tata_usaha.kerja.tulis_plan import (
    Berubah,
    galat_bentrok,
    isi_berkas,
    nilai_rencana,
    sidik_isi,
    tolak_yang_salah,
    tulis_berkas,
)
from tata_usaha.rencana.baca_kantor import Pengganti
from tata_usaha.rencana.bentuk_data import bentuk
from tata_usaha.rencana.tulis_kantor import NilaiYaml, baca_data, ganti_nilai
from tata_usaha.rencana.tulis_pejabat import tambah_pejabat
from zi_model.bahasa import tanggal_panjang
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah, galat_saja
from zi_model.nilai_mentah import Jalur, sebut_pilihan
from zi_model.pegawai import rapikan_nip
from zi_model.pejabat import Cara, DaftarPejabat, Pejabat
from zi_model.setelan_surel import boleh_alamat

PEJABAT = "pejabat.yaml"
CARA: dict[Cara, str] = {
    "definitif": "Definitif",
    "plt": "Plt. (jabatan kosong)",
    "plh": "Plh. (pejabat berhalangan)",
    "an": "a.n. (atas nama)",
    "ub": "u.b. (untuk beliau)",
}
_SEMENTARA = frozenset({"plh", "an", "ub"})
_MASA = frozenset({KodeMasalah.MASA_BERTUMPUK, KodeMasalah.MASA_TERBALIK})
_NAMA_MAKS = 150
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


@dataclass(frozen=True)
class PermintaanPejabat:
    """What is asked: of which post; texts as people type them. `dasar` is the file that they looked at.

    `berlaku_dari` says that it is a successor; without it the present entry is filled or, with `alasan`, put right.
    None leaves as it is, "" takes away.
    """

    satker: str
    jabatan: str
    nama: str | None = None
    nip: str | None = None
    surel: str | None = None
    cara: str | None = None
    berlaku_dari: str = ""
    berlaku_sampai: str = ""
    alasan: str = ""
    dasar: str | None = None


@dataclass(frozen=True)
class PratinjauPejabat:
    """What a change would do; `salah` is by the field of the request, `mengisi` None when it cannot be counted."""

    perubahan: tuple[Berubah, ...]
    salah: Mapping[str, str] = field(default_factory=dict)
    masalah: tuple[Masalah, ...] = ()
    mengisi: Terisi | None = None

    @property
    def boleh(self) -> bool:
        """Whether it can be saved."""
        return bool(self.perubahan) and not self.salah and not self.masalah


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
    for jabatan in dict.fromkeys(p.id for p in daftar.pejabat):
        milik = [(ke, p) for ke, p in enumerate(daftar.pejabat) if p.id == jabatan]
        pemangku = _pemangku(daftar, jabatan, kini)
        baris = [_sebagai_pemangku(ke, p, kini=p is pemangku) for ke, p in milik]
        hasil.append((jabatan, milik[0][1].sebutan, tuple(sorted(baris, key=_urutan))))
    kembar = Counter(sebutan for _, sebutan, _ in hasil)
    ke = Counter[str]()
    for urut, (jabatan, sebutan, pemangku_nya) in enumerate(hasil):
        if kembar[sebutan] > 1:  # four Anggota are called the same
            ke[sebutan] += 1
            hasil[urut] = (jabatan, f"{sebutan} ({ke[sebutan]})", pemangku_nya)
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
    hasil, baru, dasar = _nilai(pengaturan, permintaan, hitung=False)
    if hasil.salah:
        raise GalatPemakaian(" ".join(hasil.salah.values()))
    tolak_yang_salah(pengaturan, permintaan.satker, hasil.masalah)
    if hasil.perubahan:
        alasan = permintaan.alasan.strip()
        tulis_berkas(pengaturan, pelaku, permintaan.satker, PEJABAT, dasar, baru, hasil.perubahan, alasan)
    return hasil


def baca_pejabat(isi: bytes | None) -> DaftarPejabat:
    """Return what the file says.

    Raises:
        GalatRencana: when it cannot be read, with every problem.

    """
    if isi is None:
        raise GalatRencana(f"{PEJABAT} tidak ada.", "Kembalikan berkas itu dari cadangan.")
    try:
        teks = isi.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as galat:
        raise GalatRencana(f"{PEJABAT} bukan teks UTF-8.", "Simpan ulang sebagai UTF-8.") from galat
    daftar, masalah = bentuk(DaftarPejabat, baca_data(teks, PEJABAT))
    if daftar is None:
        raise GalatRencana(f"{PEJABAT} berisi kesalahan.", "Perbaiki yang disebut.", masalah)
    return daftar


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
    isi = isi_berkas(pengaturan, satker, PEJABAT)
    dasar, daftar = sidik_isi(isi), baca_pejabat(isi)
    if permintaan.dasar not in {None, dasar}:
        raise galat_bentrok(pengaturan, satker, PEJABAT, dasar)
    if permintaan.jabatan not in {p.id for p in daftar.pejabat}:
        ada = list(dict.fromkeys(p.id for p in daftar.pejabat))
        raise GalatPemakaian(f"Tidak ada jabatan “{permintaan.jabatan}”.", sebut_pilihan(permintaan.jabatan, ada))
    semula = isi or b""
    salah: dict[str, str] = {}
    nilai = _urai(permintaan, salah)
    if permintaan.berlaku_dari:
        perubahan, baru = _gantikan(semula, daftar, permintaan.jabatan, nilai, salah)
    else:
        perubahan, baru = _isi_yang_ada(semula, daftar, permintaan, nilai, hari_ini(pengaturan, satker), salah)
    if salah or baru == semula:
        return PratinjauPejabat(tuple(perubahan), salah), baru, dasar
    galat = galat_saja(nilai_rencana(pengaturan, satker, Pengganti({PEJABAT: baru})))
    for satu in galat:
        if satu.kode in _MASA:
            salah["berlaku_dari"] = f"{satu.pesan} {satu.saran}"
    mengisi = None if galat or not hitung else _mengisi(pengaturan, permintaan, perubahan)
    return PratinjauPejabat(tuple(perubahan), salah, tuple(galat), mengisi), baru, dasar


@dataclass(frozen=True)
class _Nilai:
    """What was asked for, as values: only what was named."""

    teks: Mapping[str, str | None]
    cara: Cara | None
    dari: dt.date | None
    sampai: dt.date | None


def _urai(permintaan: PermintaanPejabat, salah: dict[str, str]) -> _Nilai:
    """Return what was asked for as values; what cannot be one goes into `salah`."""
    teks: dict[str, str | None] = {}
    if permintaan.nama is not None:
        nama = " ".join(permintaan.nama.split())
        teks["nama"] = nama or None
        if len(nama) > _NAMA_MAKS or "[isi:" in nama:
            salah["nama"] = "Tulis nama lengkap dengan gelar, seperti di bawah tanda tangan."
    if permintaan.nip is not None:
        nip = rapikan_nip(permintaan.nip)
        teks["nip"] = nip or None
        if nip and not re.fullmatch(r"[0-9]{18}", nip):
            salah["nip"] = f"NIP terdiri atas 18 angka; yang Anda tulis {len(nip)} huruf atau angka."
    if permintaan.surel is not None:
        surel = permintaan.surel.strip()
        teks["surel"] = surel or None
        if surel and not boleh_alamat(surel):
            salah["surel"] = "Tulis satu alamat surel, misalnya sekretaris@kantor.example."
    cara = next((c for c in CARA if c == permintaan.cara), None)
    if permintaan.cara and cara is None:
        salah["cara"] = f"Pilih salah satu: {', '.join(CARA)}."
    dari, sampai = (_tanggal(nama, getattr(permintaan, nama), salah) for nama in ("berlaku_dari", "berlaku_sampai"))
    if dari and sampai and sampai < dari:
        salah["berlaku_sampai"] = "Hari terakhirnya sebelum hari pertamanya."
    return _Nilai(teks, cara, dari, sampai)


def _tanggal(nama: str, teks: str, salah: dict[str, str]) -> dt.date | None:
    if not teks.strip():
        return None
    try:
        return dt.date.fromisoformat(teks.strip())
    except ValueError:
        salah[nama] = "Tulis tanggal seperti 2026-08-01."
        return None


def _gantikan(
    isi: bytes, daftar: DaftarPejabat, jabatan: str, nilai: _Nilai, salah: dict[str, str]
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
        Berubah(f"{jabatan}.berlaku_sampai", f"Masa jabatan {_orang(daftar.pejabat[ke])} berakhir", "", str(hari))
        for ke, hari in berakhir.items()
    ]
    sampai = f" sampai {tanggal_panjang(nilai.sampai)}" if nilai.sampai else ""
    masa = f"mulai {tanggal_panjang(nilai.dari)}{sampai}"
    perubahan.append(Berubah(f"{jabatan}.pejabat", lama.sebutan, _orang(lama), f"{_orang(baru)}, {masa}"))
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
    nilai: _Nilai,
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
