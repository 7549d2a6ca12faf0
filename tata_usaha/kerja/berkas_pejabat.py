"""The file of officials and teams as a change of it goes: read as it was looked at, judged with the plan, written.

What is changed there is each use case's own (`pejabat`, `tim`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.hitung_isian import Terisi
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
from tata_usaha.rencana.tulis_kantor import baca_data
from zi_model.masalah import Masalah, galat_saja
from zi_model.pejabat import DaftarPejabat

PEJABAT = "pejabat.yaml"


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


@dataclass(frozen=True)
class BerkasPejabat:
    """The file as a change begins: its content, the SHA-256 of that ("": there is none), and what it says."""

    isi: bytes
    dasar: str
    daftar: DaftarPejabat


def sebut_jabatan(daftar: DaftarPejabat) -> dict[str, str]:
    """Return what each post is called, by its id, in the order of the file; four Anggota are told apart by a number."""
    nama: dict[str, str] = {}
    for p in daftar.pejabat:
        nama.setdefault(p.id, p.sebutan)
    kembar, ke = Counter(nama.values()), Counter[str]()
    for jabatan, sebutan in nama.items():
        if kembar[sebutan] > 1:
            ke[sebutan] += 1
            nama[jabatan] = f"{sebutan} ({ke[sebutan]})"
    return nama


def baca_untuk_diubah(pengaturan: Pengaturan, satker: str, dasar: str | None) -> BerkasPejabat:
    """Return the file that somebody changes who looked at the one with this SHA-256 (None: they looked at none).

    Raises:
        GalatBentrok: when it is another by now.
        GalatRencana: when it cannot be read.

    """
    isi = isi_berkas(pengaturan, satker, PEJABAT)
    terbaca = BerkasPejabat(isi or b"", sidik_isi(isi), baca_pejabat(isi))
    if dasar not in {None, terbaca.dasar}:
        raise galat_bentrok(pengaturan, satker, PEJABAT, terbaca.dasar)
    return terbaca


def nilai_berkas(pengaturan: Pengaturan, satker: str, baru: bytes) -> list[Masalah]:
    """Return the mistakes that the plan would have with the file so."""
    return galat_saja(nilai_rencana(pengaturan, satker, Pengganti({PEJABAT: baru})))


def tulis_perubahan(
    pengaturan: Pengaturan,
    pelaku: Pelaku,
    satker: str,
    diubah: tuple[PratinjauPejabat, bytes, str],
    alasan: str = "",
) -> PratinjauPejabat:
    """Write a change: what it does, the file with it, and the SHA-256 of what that was made from; return the first.

    Raises:
        GalatPemakaian: when something asked for cannot be so.
        GalatBentrok: when the file is another by now.
        GalatRencana: when the plan would have mistakes, or the file cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    hasil, baru, dasar = diubah
    if hasil.salah:
        raise GalatPemakaian(" ".join(hasil.salah.values()))
    tolak_yang_salah(pengaturan, satker, hasil.masalah)
    if hasil.perubahan:
        tulis_berkas(pengaturan, pelaku, satker, PEJABAT, dasar, baru, hasil.perubahan, alasan)
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
