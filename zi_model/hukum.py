"""Legal references as data: each regulation once, with its amendments and their dates.

Letters name references by id. What is cited depends on the letter's date: a decree cites the
chain of amendments as it stood that day, in the order hierarchy, year, number (UU 12/2011, lampiran II).
A bare year as a date means "some day of that year" and counts against citing: in force from its
last day, revoked from its first, so that nothing is cited on a day on which it may not have been
in force.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Literal

from zi_model.bahasa import tanggal_panjang
from zi_model.data import Data
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah, Tingkat


class Hierarki(IntEnum):
    """Order in which a Mengingat list names its sources."""

    UU = 1
    PP = 2
    PERPRES = 3
    PERATURAN_LEMBAGA = 4
    PKPU = 5
    KEPUTUSAN = 6


class DasarTidakBerlaku(ValueError):
    """A letter names references that are not in force on its date: one problem for each, with its place."""

    def __init__(self, masalah: Iterable[Masalah]) -> None:
        self.masalah = tuple(masalah)
        super().__init__("; ".join(map(str, self.masalah)))


class Perubahan(Data):
    """One amendment. `berlaku_dari` is a day, or a bare year when no source gives the day.

    `ke` is which amendment it is; the ones before it need not be listed to be counted.
    """

    ke: int
    judul: str
    pengundangan: str = ""
    berlaku_dari: dt.date | int

    @property
    def sebutan(self) -> str:
        """Its title without the subject: `Peraturan Komisi Pemilihan Umum Nomor 12 Tahun 2023`."""
        return _sebutan(self.judul)


class Referensi(Data):
    """One regulation: its full title, where it was promulgated, since when, amended by what.

    `jenis` gives its place in the hierarchy. `berlaku_sampai` is the last day on which it is in force.
    `koma` puts a comma before "sebagaimana telah diubah", where the source that is cited has one.

    `nomor` is None for an office's own decree whose number nobody has told yet: its title then has {nomor} in
    the number's place, and it need not tell its day (see `periksa_kantor.periksa_hukum`).
    """

    id: str
    jenis: Literal["uu", "pp", "perpres", "peraturan lembaga", "pkpu", "keputusan"]
    nomor: str | None
    tahun: int
    judul: str
    pengundangan: str = ""
    berlaku_dari: dt.date | int | None
    berlaku_sampai: dt.date | int | None = None
    dicabut_oleh: str | None = None
    perubahan: tuple[Perubahan, ...] = ()
    koma: bool = False
    terverifikasi: bool
    sumber: str

    @property
    def hierarki(self) -> Hierarki:
        """Its place in the hierarchy of regulations."""
        return Hierarki[self.jenis.replace(" ", "_").upper()]

    @property
    def mulai(self) -> dt.date:
        """The first day on which it surely is in force; the first of its year when nobody has told its day."""
        return dt.date(self.tahun, 1, 1) if self.berlaku_dari is None else hari_mulai(self.berlaku_dari)

    @property
    def akhir(self) -> dt.date:
        """The last day on which it surely is in force; the last of all days while it has not been revoked."""
        return dt.date.max if self.berlaku_sampai is None else hari_akhir(self.berlaku_sampai)

    @property
    def sebutan(self) -> str:
        """Its title without the subject: `Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019`."""
        return _sebutan(self.judul)

    def berlaku(self, tanggal: dt.date) -> bool:
        """Tell whether it surely was in force on a day."""
        return self.mulai <= tanggal <= self.akhir

    def pasti(self, tanggal: dt.date) -> bool:
        """Tell whether its citation on a day is checked and complete, its last amendment then being known.

        That is not known in the year of an amendment whose day no source gives, nor before an amendment
        whose forerunners are not listed. A citation is complete with the gazette, but for a decree, which
        stands in none.
        """
        sudah = self.perubahan_terakhir(tanggal)
        terakhir = sudah.ke if sudah else 0
        berikut = min((p for p in self.perubahan if p.ke > terakhir), key=lambda p: p.ke, default=None)
        dikutip = (self.pengundangan, sudah.pengundangan) if sudah else (self.pengundangan,)
        if not self.terverifikasi or (self.jenis != "keputusan" and not all(dikutip)):
            return False
        if berikut is None:
            return True
        mungkin_sudah = isinstance(berikut.berlaku_dari, int) and berikut.berlaku_dari <= tanggal.year
        return berikut.ke == terakhir + 1 and not mungkin_sudah

    def kutipan(self, tanggal: dt.date) -> str:
        """Return the citation with its amendments as they stood on a day, without a full stop."""
        pokok = _dengan_pengundangan(self.judul, self.pengundangan)
        terakhir = self.perubahan_terakhir(tanggal)
        if terakhir is None:
            return pokok
        diubah = "telah diubah dengan" if terakhir.ke == 1 else "telah beberapa kali diubah terakhir dengan"
        pengubah = _dengan_pengundangan(terakhir.judul, terakhir.pengundangan)
        return f"{pokok}{',' if self.koma else ''} sebagaimana {diubah} {pengubah}"

    def perubahan_terakhir(self, tanggal: dt.date) -> Perubahan | None:
        """Return the last amendment that surely was in force on a day; None when there was none."""
        sudah = (p for p in self.perubahan if hari_mulai(p.berlaku_dari) <= tanggal)
        return max(sudah, key=lambda p: p.ke, default=None)

    @property
    def masa(self) -> str:
        """Since when and until when it is in force, as far as that is known, in Indonesian."""
        dari = _tertulis(self.berlaku_dari or self.mulai, "baru pasti berlaku pada akhir tahun {}", "berlaku sejak {}")
        if self.berlaku_sampai is None:
            return dari
        return f"{dari}, {_tertulis(self.berlaku_sampai, 'dicabut dalam tahun {}', 'terakhir berlaku {}')}"


def _sebutan(judul: str) -> str:
    return judul.partition(" tentang ")[0]


def hari_mulai(kapan: dt.date | int) -> dt.date:
    """Return the first day on which something surely is in force: a bare year's last day."""
    return dt.date(kapan, 12, 31) if isinstance(kapan, int) else kapan


def hari_akhir(kapan: dt.date | int) -> dt.date:
    """Return the last day on which something surely is in force: a bare year's first day."""
    return dt.date(kapan, 1, 1) if isinstance(kapan, int) else kapan


def susun_mengingat(referensi: Iterable[Referensi]) -> list[Referensi]:
    """Return the references in the order of a Mengingat list: hierarchy, then year, then number."""
    return sorted(referensi, key=lambda r: (r.hierarki, r.tahun, _angka(r.nomor or ""), r.nomor or ""))


def periksa_tanggal(r: Referensi, hukum: Mapping[str, Referensi], letak: Letak, tanggal: dt.date) -> Masalah | None:
    """Return the problem that a letter of a day names a reference that is not in force then; None if it is."""
    if r.berlaku(tanggal):
        return None
    pesan = f"dasar hukum “{r.id}” ({r.sebutan}) tidak berlaku pada tanggal naskah, {tanggal_panjang(tanggal)}: "
    return Masalah(letak, KodeMasalah.HUKUM_TIDAK_BERLAKU, pesan + r.masa + ".", _saran(r, hukum, tanggal))


def periksa_masa(
    r: Referensi, hukum: Mapping[str, Referensi], letak: Letak, mulai: dt.date, akhir: dt.date
) -> Masalah | None:
    """Return what can be told of a reference before a letter's date is known; None when there is nothing.

    A problem when it is in force on no day of the time in which letters are dated, a remark when it
    is on some of them only.
    """
    if r.mulai <= mulai and akhir <= r.akhir:
        return None
    masa = f"{tanggal_panjang(mulai)} sampai {tanggal_panjang(akhir)}"
    if r.akhir < mulai or akhir < r.mulai or r.akhir < r.mulai:
        pesan = f"dasar hukum “{r.id}” ({r.sebutan}) tidak berlaku selama naskah rencana ini bertanggal, {masa}: "
        return Masalah(letak, KodeMasalah.HUKUM_TIDAK_BERLAKU, pesan + r.masa + ".", _saran(r, hukum, akhir))
    pesan = f"dasar hukum “{r.id}” ({r.sebutan}) berlaku hanya pada sebagian dari {masa}: {r.masa}."
    saran = "Naskah yang bertanggal di luar itu akan ditolak."
    return Masalah(letak, KodeMasalah.HUKUM_SEBAGIAN, pesan, saran, Tingkat.CATATAN)


def _tertulis(kapan: dt.date | int, tahun: str, hari: str) -> str:
    return tahun.format(kapan) if isinstance(kapan, int) else hari.format(tanggal_panjang(kapan))


def _saran(r: Referensi, hukum: Mapping[str, Referensi], tanggal: dt.date) -> str:
    """Return what to cite on a day instead of a reference that is not in force then."""
    if tanggal < r.mulai:
        if isinstance(r.berlaku_dari, int) and r.berlaku_dari == tanggal.year:
            return "Kalau sudah berlaku, tulis tanggal lengkapnya pada berlaku_dari di hukum.yaml."
        return "Hapus dari naskah ini, atau periksa berlaku_dari di hukum.yaml."
    pengganti, dilihat = hukum.get(r.dicabut_oleh or ""), {r.id}
    while pengganti and pengganti.id not in dilihat and not pengganti.berlaku(tanggal):
        dilihat.add(pengganti.id)
        pengganti = hukum.get(pengganti.dicabut_oleh or "")
    if pengganti and pengganti.berlaku(tanggal):
        return f"Ganti dengan “{pengganti.id}” ({pengganti.judul})."
    return "Hapus dari naskah ini; peraturan yang menggantikannya tidak tercantum di hukum.yaml."


def _angka(nomor: str) -> int:
    return int("".join(c for c in nomor if c.isdigit()) or 0)


def _dengan_pengundangan(judul: str, pengundangan: str) -> str:
    return f"{judul} ({pengundangan})" if pengundangan else judul
