"""The office's mail: each morning one digest to each person of what is new, and what became of it in the register.

Each digest is reserved in one transaction under a Message-ID that follows from office, address and day, then sent, then
marked. Two that work at once agree by the reservation: the second one leaves the person to the first. Whoever died in
between left a reservation; when it is old enough that nobody can still be at it, the same things are sent once more
under the same Message-ID (on another day they go with that day's digest). What the server surely did not take is let go
and is new again the next time. A server that is away, or an address that it refuses, is told and stops nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from tata_usaha.agenda import surel as catatan_surel
from tata_usaha.agenda import terbit
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.surel import CatatanSurel
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian, GalatSurel
from tata_usaha.dasar.letak_meja import cari_meja
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.pos import Pos, Surat, baca_sandi
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.tahun import zona_kantor
from tata_usaha.rencana.baca_kantor import baca_satker
from zi_model.pejabat import DaftarPejabat
from zi_model.perhatian import ButirPerhatian
from zi_model.satker import Satker
from zi_model.setelan_surel import SetelanSurel, boleh_alamat
from zi_model.surel import (
    Bagian,
    Ringkasan,
    SebutAnjuran,
    SebutHalaman,
    bagi,
    nama_pesan,
    susun_percobaan,
    susun_ringkasan,
)

if TYPE_CHECKING:
    from tata_usaha.kerja.perhatian import HasilPerhatian

__all__ = ["HasilSurel", "LihatanSurel", "kirim_surel", "lihat_surel", "uji_surel"]

JEDA = dt.timedelta(minutes=15)
"""So long a reservation may be of somebody who is at it: longer than the server is waited for in one mail."""
_MATI = "Surel tidak dikirim: bagian surel di satker.yaml belum diisi."
_TIADA = "Tidak ada surel yang perlu dikirim hari ini."


@dataclass(frozen=True)
class SurelGagal:
    """A digest that was not sent, or not surely: to whom, why (Indonesian), what to do."""

    alamat: str
    pesan: str
    saran: str = ""

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return f"{self.pesan} {self.saran}".strip()


@dataclass(frozen=True)
class HasilSurel:
    """What became of a day's digests: those sent, those that were not, and who had theirs already or gets none today.

    `aktif` is False for an office that sends no mail. `ditunda` are addresses to which somebody else may be sending.
    """

    hari: dt.date
    aktif: bool = True
    terkirim: tuple[Ringkasan, ...] = ()
    gagal: tuple[SurelGagal, ...] = ()
    ditunda: tuple[str, ...] = ()

    @property
    def kalimat(self) -> str:
        """One sentence that says what came of it."""
        if not self.aktif:
            return _MATI
        bagian = [f"{len(self.terkirim)} surel terkirim"] if self.terkirim else []
        bagian += [f"{len(self.gagal)} surel tidak terkirim"] if self.gagal else []
        bagian += [f"{len(self.ditunda)} sedang dikirim proses lain"] if self.ditunda else []
        return f"{', '.join(bagian)}." if bagian else _TIADA

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "hari": str(self.hari),
            "aktif": self.aktif,
            "kalimat": self.kalimat,
            "terkirim": [_data_ringkasan(r) for r in self.terkirim],
            "gagal": [vars(g) for g in self.gagal],
            "ditunda": list(self.ditunda),
        }


@dataclass(frozen=True)
class LihatanSurel:
    """What would be sent to whom now, and what stands in the register; `tertahan` had their digest of today."""

    hari: dt.date
    setelan: SetelanSurel | None
    akan: tuple[Ringkasan, ...] = ()
    tertahan: tuple[str, ...] = ()
    catatan: tuple[CatatanSurel, ...] = ()

    @property
    def kalimat(self) -> str:
        """One sentence that says how it stands."""
        if self.setelan is None:
            return _MATI
        if not self.akan:
            return _TIADA
        return f"{len(self.akan)} surel akan dikirim dari {self.setelan.pengirim} lewat {self.setelan.server}."

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "hari": str(self.hari),
            "aktif": self.setelan is not None,
            "akan": [{**_data_ringkasan(r), "teks": r.teks} for r in self.akan],
            "tertahan": list(self.tertahan),
            "catatan": [vars(c) for c in self.catatan],
        }


@dataclass(frozen=True)
class _Giliran:
    """The digests of a day: for whom there may be what, and how they are worded."""

    satker: Satker
    setelan: SetelanSurel
    hari: dt.date
    zona: dt.tzinfo
    bagian: tuple[Bagian, ...]
    sebut: SebutAnjuran | None
    halaman: SebutHalaman | None = None

    def pilih(self, bagian: Bagian, lama: Sequence[CatatanSurel]) -> Ringkasan | None:
        """Return the digest that a person gets now, by what stands of them; None: they get none today."""
        pesan = nama_pesan(self.satker.kode, bagian.penerima, self.hari, self.setelan.domain)
        dikirimi = catatan_surel.terakhir(lama)
        if dikirimi is not None and dikirimi.astimezone(self.zona).date() >= self.hari:
            return None
        sudah = {c.hal for c in lama if c.terkirim is not None}
        disiapkan = {c.hal for c in lama if c.terkirim is None and c.pesan == pesan}
        baru = tuple(b for b in bagian.butir if _hal(b) not in sudah)
        ulang = tuple(b for b in baru if _hal(b) in disiapkan)
        isi = Bagian(bagian.penerima, ulang or baru)
        if not isi.butir:
            return None
        return susun_ringkasan(self.satker, isi, self.hari, pesan, self.sebut, self.halaman)


def kirim_surel(
    pengaturan: Pengaturan,
    satker: str,
    perhatian: HasilPerhatian,
    sekarang: dt.datetime,
    pelaku: Pelaku,
    sebut: SebutAnjuran | None = None,
) -> HasilSurel:
    """Send today's digests of what needs attention and was not told yet; return what became of them.

    `sebut` words what the program can do about an item. Mail that cannot be sent is told in the result.

    Raises:
        GalatBasisData: when the register database cannot be used.

    """
    with buka(pengaturan.database) as basis:
        giliran = _susun(pengaturan, basis, satker, perhatian, sebut)
        if giliran is None:
            return HasilSurel(perhatian.hari, aktif=False)
        with basis.baca() as sambungan:
            ada = any(giliran.pilih(b, _milik(sambungan, satker, b)) for b in giliran.bagian)
    if not ada:
        return HasilSurel(giliran.hari)
    try:
        with (
            Pos(giliran.setelan, baca_sandi(), giliran.satker.singkatan) as pos,
            buka_tulis(pengaturan, pelaku) as basis,
        ):
            return _kirim_semua(giliran, pos, basis, sekarang)
    except GalatSurel as galat:
        return HasilSurel(giliran.hari, gagal=(SurelGagal("", galat.pesan, galat.saran),))


def lihat_surel(
    pengaturan: Pengaturan, satker: str, perhatian: HasilPerhatian, sebut: SebutAnjuran | None = None
) -> LihatanSurel:
    """Return what would be sent to whom now, and what was sent; nothing is sent or written.

    Raises:
        GalatBasisData: when the register database cannot be used.

    """
    with buka(pengaturan.database) as basis:
        giliran = _susun(pengaturan, basis, satker, perhatian, sebut)
        with basis.baca() as sambungan:
            catatan = tuple(catatan_surel.muat(sambungan, satker))
            if giliran is None:
                return LihatanSurel(perhatian.hari, None, catatan=catatan)
            pasangan = [(b, giliran.pilih(b, _milik(sambungan, satker, b))) for b in giliran.bagian]
    return LihatanSurel(
        perhatian.hari,
        giliran.setelan,
        tuple(r for _, r in pasangan if r is not None),
        tuple(b.penerima.alamat for b, r in pasangan if r is None),
        catatan,
    )


def uji_surel(pengaturan: Pengaturan, satker: str, alamat: str) -> SetelanSurel:
    """Send one mail that only shows that mail arrives; return by which settings it went.

    Raises:
        GalatPemakaian: when the address is none, or the office has no settings.
        GalatSurel: when it cannot be sent.
        GalatRencana: when the office's file cannot be read.

    """
    if not boleh_alamat(alamat):
        raise GalatPemakaian(f"“{alamat}” bukan alamat surel.", "Tulis satu alamat, misalnya admin@kantor.example.")
    zona = zona_kantor(pengaturan, satker)
    kantor = baca_satker(pengaturan.plan, satker)
    setelan = kantor.surel if kantor else None
    if kantor is None or setelan is None:
        raise GalatPemakaian(_MATI, "Isi bagian surel di satker.yaml seperti contoh di sana, lalu ulangi.")
    saat = waktu.sekarang(zona)
    subjek, teks = susun_percobaan(kantor, saat)
    pesan = f"<zi.{saat:%Y%m%d%H%M%S%f}.uji@{setelan.domain}>"
    with Pos(setelan, baca_sandi(), kantor.singkatan) as pos:
        pos.kirim(Surat(alamat, subjek, teks, pesan, saat))
    return setelan


def _susun(
    pengaturan: Pengaturan, basis: BasisData, satker: str, perhatian: HasilPerhatian, sebut: SebutAnjuran | None
) -> _Giliran | None:
    """Return whose turn it is and what for; None when the office sends no mail.

    Of an office whose folder cannot be read as a whole, its own file alone tells who is told of that. Items lead to the
    desk only when others can open it: mail is read anywhere.
    """
    kantor = perhatian.kantor
    milik = kantor.satker if kantor else baca_satker(pengaturan.plan, satker)
    if milik is None or milik.surel is None:
        return None
    pejabat: DaftarPejabat | None = kantor.pejabat if kantor else None
    penanda = _penanda(basis, satker, pejabat) if pejabat else {}
    bagian = bagi(milik, pejabat, perhatian.butir, perhatian.hari, penanda)
    meja = cari_meja(pengaturan, satker)
    halaman = meja.perhatian if meja is not None and meja.terbuka else None
    return _Giliran(milik, milik.surel, perhatian.hari, ZoneInfo(milik.zona_waktu), bagian, sebut, halaman)


def _penanda(basis: BasisData, satker: str, pejabat: DaftarPejabat) -> Mapping[str, Collection[str]]:
    """Return the posts that sign each issued letter, as the letter itself has them under its signature."""
    dikenal = {p.id for p in pejabat.pejabat}
    with basis.baca() as sambungan:
        semua = terbit.muat_terbit(sambungan, satker)
    return {n.kunci: {j for j in dikenal if n.isi.keys() & {f"nama-{j}", f"nip-{j}"}} for n in semua}


def _kirim_semua(giliran: _Giliran, pos: Pos, basis: BasisData, sekarang: dt.datetime) -> HasilSurel:
    """Send one digest after another; when the server has gone for good the rest waits."""
    terkirim: list[Ringkasan] = []
    gagal: list[SurelGagal] = []
    ditunda: list[str] = []
    for bagian in giliran.bagian:
        ringkasan, sibuk = _siapkan(giliran, basis, bagian)
        if sibuk:
            ditunda.append(bagian.penerima.alamat)
        if ringkasan is None:
            continue
        try:
            pos.kirim(_surat(giliran, ringkasan, sekarang))
        except GalatSurel as galat:
            gagal.append(SurelGagal(bagian.penerima.alamat, galat.pesan, galat.saran))
            if not galat.mungkin_sampai:
                with basis.transaksi(giliran.satker.kode) as sambungan:
                    catatan_surel.lepaskan(sambungan, giliran.satker.kode, bagian.penerima.kunci)
            if not galat.satu_surat:
                break
        else:
            with basis.transaksi(giliran.satker.kode) as sambungan:
                catatan_surel.tandai_terkirim(
                    sambungan, giliran.satker.kode, bagian.penerima.kunci, ringkasan.pesan, sekarang
                )
            terkirim.append(ringkasan)
    return HasilSurel(giliran.hari, True, tuple(terkirim), tuple(gagal), tuple(ditunda))


def _siapkan(giliran: _Giliran, basis: BasisData, bagian: Bagian) -> tuple[Ringkasan | None, bool]:
    """Reserve a person's digest; return it, None when they get none, and whether somebody else may be sending it."""
    satker, kini = giliran.satker.kode, waktu.sekarang()
    with basis.transaksi(satker) as sambungan:
        lama = _milik(sambungan, satker, bagian)
        if any(c.terkirim is None and kini - c.disiapkan < JEDA for c in lama):
            return None, True
        ringkasan = giliran.pilih(bagian, lama)
        if ringkasan is not None:
            hal = list(map(_hal, ringkasan.butir))
            catatan_surel.siapkan(sambungan, satker, bagian.penerima.kunci, hal, ringkasan.pesan, kini)
    return ringkasan, False


def _surat(giliran: _Giliran, ringkasan: Ringkasan, sekarang: dt.datetime) -> Surat:
    penerima = ringkasan.penerima
    nama = penerima.nama or penerima.sebutan[0]
    saat = sekarang.astimezone(giliran.zona)
    return Surat(penerima.alamat, ringkasan.subjek, ringkasan.teks, ringkasan.pesan, saat, nama)


def _milik(sambungan: Connection, satker: str, bagian: Bagian) -> list[CatatanSurel]:
    return catatan_surel.muat(sambungan, satker, bagian.penerima.kunci)


def _hal(butir: ButirPerhatian) -> tuple[str, str]:
    return butir.jenis.value, butir.kunci


def _data_ringkasan(ringkasan: Ringkasan) -> dict[str, object]:
    return {
        "alamat": ringkasan.penerima.alamat,
        "sebutan": list(ringkasan.penerima.sebutan),
        "subjek": ringkasan.subjek,
        "pesan": ringkasan.pesan,
        "hal": [{"jenis": b.jenis.value, "kunci": b.kunci, "uraian": b.uraian} for b in ringkasan.butir],
    }
