"""What needs attention in an office this morning, gathered from plan, evidence, outbox, register, copies and runs.

Whoever asks gets an answer, whatever is broken: an office whose plan cannot be read, or whose evidence folder is gone,
is told of first, and of the rest as far as it can be seen. Only the register's index of letters is read, never their
files, and evidence that the morning's work has just looked at is not looked at again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku, cadangan, rantai, terbit
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.pohon_bukti import cari_folder
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.rencana_baru import rencana_kurang
from tata_usaha.kerja.tahun import baca_kantor, baca_rencana
from tata_usaha.rencana import baca_kantor as pembaca
from tata_usaha.rencana.nama_kantor import daftar_satker
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import Langkah, dapat
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.penanda_naskah import penanda_terbit
from zi_model.perhatian import ButirPerhatian, JenisPerhatian
from zi_model.pilih_perhatian import (
    FolderCadangan,
    JalanGagal,
    NaskahDiOutbox,
    butir_cadangan,
    butir_jalan,
    butir_kewajiban,
    butir_naskah,
    butir_rencana,
    urut,
)
from zi_model.status import HasilStatus

__all__ = ["HasilPerhatian", "JalanGagal", "galat_sebagai_butir", "kumpulkan_perhatian", "satker_dikenal"]

TENANG = "Tidak ada yang perlu perhatian hari ini."
_SEBUTAN = {
    JenisPerhatian.ALUR_GAGAL: "pekerjaan gagal",
    JenisPerhatian.TERLAMBAT: "kewajiban terlambat",
    JenisPerhatian.JATUH_TEMPO: "kewajiban jatuh tempo dalam 7 hari",
    JenisPerhatian.MENUNGGU_TTD: "naskah menunggu tanda tangan",
    JenisPerhatian.KONSEP_BERSANDING: "konsep dengan yang lebih baru di sampingnya",
    JenisPerhatian.RENCANA_KURANG: "rencana belum ada",
    JenisPerhatian.CADANGAN_LAMA: "salinan buku agenda tertinggal",
}


@dataclass(frozen=True)
class HasilPerhatian:
    """What needs attention in an office on a day, the most urgent first.

    `kantor` is None when not even the office's own files can be read: then `satker` and `butir` are all that is known.
    """

    kantor: Kantor | None
    hari: dt.date
    butir: tuple[ButirPerhatian, ...] = ()
    satker: str = ""

    @property
    def nama(self) -> str:
        """The office's name, or its code when its files cannot be read."""
        return self.kantor.satker.nama if self.kantor else self.satker

    @cached_property
    def menurut_jenis(self) -> Mapping[JenisPerhatian, tuple[ButirPerhatian, ...]]:
        """The items by their kind, in the order in which kinds are told; no kind without an item."""
        ada = {b.jenis for b in self.butir}
        return {jenis: tuple(b for b in self.butir if b.jenis is jenis) for jenis in JenisPerhatian if jenis in ada}

    @property
    def mendesak(self) -> tuple[ButirPerhatian, ...]:
        """The items that call for something today: all but the drafts that merely lie there."""
        return tuple(b for b in self.butir if b.jenis is not JenisPerhatian.NASKAH_BARU)

    @property
    def kalimat(self) -> str:
        """One sentence that counts each kind, as in `51 kewajiban terlambat, 2 naskah menunggu tanda tangan.`."""
        hitungan = Counter(b.jenis for b in self.mendesak)
        rincian = ", ".join(f"{hitungan[jenis]} {sebutan}" for jenis, sebutan in _SEBUTAN.items() if hitungan[jenis])
        return f"{rincian}." if rincian else TENANG

    @property
    def tertinggal(self) -> bool:
        """Whether the office is behind: a row is late, or a piece of work failed."""
        return any(b.jenis in {JenisPerhatian.TERLAMBAT, JenisPerhatian.ALUR_GAGAL} for b in self.butir)


def kumpulkan_perhatian(
    pengaturan: Pengaturan,
    satker: str,
    sekarang: dt.datetime,
    jalan_gagal: Sequence[JalanGagal] = (),
    terbaca: Bahan | None = None,
    galat: GalatZI | None = None,
) -> HasilPerhatian:
    """Return what needs attention in an office now, whatever is broken in it.

    What cannot be read is an item of the kind ALUR_GAGAL, told once for each kind of error, and hides nothing else.
    `terbaca` is what the morning's work has read of the office's year, `galat` why that work could not be done.
    """
    pengumpul = _Pengumpul(pengaturan, satker, sekarang, terbaca)
    if galat is not None:
        pengumpul.catat(galat)
    return pengumpul.kumpulkan(jalan_gagal)


def satker_dikenal(pengaturan: Pengaturan, satker: str) -> bool:
    """Tell whether there is a plan folder of this name."""
    return satker in daftar_satker(pengaturan.plan)


def galat_sebagai_butir(galat: GalatZI, satker: str, hari: dt.date) -> ButirPerhatian:
    """Return a problem as what needs attention; the same problem has the same key on every day."""
    tempat = [str(m.letak) for m in galat.masalah]
    sidik = hashlib.sha256("\n".join([galat.pesan, *tempat]).encode()).hexdigest()[:12]
    pesan = galat.pesan.partition("\n")[0]
    pertama = f" {galat.masalah[0].letak}: {galat.masalah[0].pesan}" if galat.masalah else ""
    anjuran = galat.anjuran
    if anjuran is None and galat.kode == "RENCANA":
        anjuran = Anjuran.untuk(Tindak.PERIKSA_RENCANA, satker=satker)
    return ButirPerhatian(
        JenisPerhatian.ALUR_GAGAL,
        f"{satker} {galat.kode.lower()} {sidik}",
        f"{pesan}{pertama} {galat.saran}".strip(),
        sejak=hari,
        anjuran=anjuran,
    )


class _Pengumpul:
    """Gathers what needs attention, part by part; a part that fails is told and stops no other."""

    def __init__(self, pengaturan: Pengaturan, satker: str, sekarang: dt.datetime, terbaca: Bahan | None) -> None:
        self._pengaturan, self._satker, self._sekarang, self._terbaca = pengaturan, satker, sekarang, terbaca
        self._zona: dt.tzinfo = pembaca.baca_zona(pengaturan.plan, satker) or sekarang.tzinfo or dt.UTC
        self._hari = sekarang.astimezone(self._zona).date()
        self._kantor: Kantor | None = None
        self._butir: dict[tuple[JenisPerhatian, str], ButirPerhatian] = {}
        self._diketahui: set[str] = set()

    def catat(self, galat: GalatZI) -> None:
        """Add a problem, unless one of its kind is there: a broken plan is found by everybody who reads it."""
        if galat.kode not in self._diketahui:
            self._diketahui.add(galat.kode)
            self._tambah([galat_sebagai_butir(galat, self._satker, self._hari)])

    def kumpulkan(self, jalan_gagal: Sequence[JalanGagal]) -> HasilPerhatian:
        self._tambah(butir_jalan(jalan_gagal))
        for bagian in (self._baca_kantor, self._kewajiban, self._register, self._rencana):
            self._coba(bagian)
        return HasilPerhatian(self._kantor, self._hari, tuple(urut(self._butir.values())), self._satker)

    def _tambah(self, butir: Sequence[ButirPerhatian]) -> None:
        self._butir.update({(b.jenis, b.kunci): b for b in butir})

    def _coba(self, bagian: Callable[[], None]) -> None:
        try:
            bagian()
        except GalatZI as galat:
            self.catat(galat)

    def _baca_kantor(self) -> None:
        if self._terbaca is not None:
            self._kantor = self._terbaca.kantor
            return
        try:
            self._kantor = baca_kantor(self._pengaturan, self._satker)
        except GalatZI:
            self._kantor = pembaca.baca_tanpa_rencana(self._pengaturan.plan, self._satker)
            raise

    def _kewajiban(self) -> None:
        """Add the rows of the running year and of the one before it; of an office without this year, of its newest."""
        isi = self._bahan()
        if isi is None:
            return
        lama = isi.lalu.status(isi.lalu.tahun.periode, self._hari) if isi.lalu else []
        semua = [*lama, *isi.status(isi.tahun.periode, self._hari)]
        tempat = partial(_tempat_bukti, self._pengaturan.bukti, isi.kantor)
        self._tambah(butir_kewajiban(semua, self._hari, self._satker, tempat))

    def _bahan(self) -> Bahan | None:
        ada = [t for t in pembaca.tahun_tersedia(self._pengaturan.plan, self._satker) if t <= self._hari.year]
        if not ada:
            return None
        if self._terbaca is not None and self._terbaca.tahun.tahun == ada[-1]:
            return self._terbaca
        tahun = baca_rencana(self._pengaturan, self._satker, ada[-1], dengan_naskah=False, dengan_lalu=True)
        return bahan(tahun, periksa_bukti(self._pengaturan, tahun, self._sekarang), self._hari)

    def _register(self) -> None:
        """Add the letters that wait, and the copies of the register that are behind."""
        if (berkas := self._pengaturan.berkas_database) and not berkas.exists():
            return
        with buka(self._pengaturan.database) as basis:
            with basis.baca() as sambungan:
                self._tambah(butir_naskah(self._naskah(sambungan), self._satker))
            self._tambah(self._cadangan(basis))

    def _naskah(self, sambungan: Connection) -> list[NaskahDiOutbox]:
        """Return the letters that are still worked on; of one whose draft somebody took away nothing is to be told."""
        entri = buku.semua(sambungan, self._satker)
        siap = [e for e in entri if dapat(e.status, Langkah.TANDATANGANI)]
        konsep = [e for e in entri if dapat(e.status, Langkah.SUSUN) and self._tempat(e.berkas)]
        isi = {n.kunci: n.isi for n in terbit.muat_terbit(sambungan, self._satker)} if siap else {}
        penanda = {e.kunci: self._penanda(e.kunci, isi.get(e.kunci, {})) for e in siap}
        return [self._lihat(e, penanda.get(e.kunci, "")) for e in (*siap, *konsep)]

    def _penanda(self, kunci: str, isi: Mapping[str, str]) -> str:
        """Return what people call who signs a letter; "" where nobody knows."""
        pejabat = penanda_terbit(self._kantor, kunci, isi, self._hari) if self._kantor else None
        return pejabat.sebutan if pejabat else ""

    def _lihat(self, e: EntriAgenda, penanda: str) -> NaskahDiOutbox:
        return NaskahDiOutbox(
            e.kunci,
            e.perihal,
            e.status,
            unit=e.unit,
            sejak=e.sejak.astimezone(self._zona).date() if e.sejak else None,
            berkas=str(self._pengaturan.outbox / e.berkas),
            sanding=self._tempat(e.berkas_sanding),
            penanda=penanda,
            srikandi=bool(e.jalur),
        )

    def _tempat(self, nama: str | None) -> str:
        """Return where a file of the outbox lies; "" when it does not."""
        tempat = self._pengaturan.outbox / nama if nama else None
        return str(tempat) if tempat and tempat.is_file() else ""

    def _cadangan(self, basis: BasisData) -> list[ButirPerhatian]:
        with basis.baca() as sambungan:
            ujung = rantai.rentang_kejadian(sambungan)
            kepala = cadangan.kepala_register(sambungan)
            folder = [
                _lihat_cadangan(sambungan, satu, kepala, kedua=ke > 0)
                for ke, satu in enumerate(self._pengaturan.folder_cadangan)
            ]
        awal = ujung[0].astimezone(self._zona).date() if ujung else None
        return butir_cadangan(folder, awal, self._hari)

    def _rencana(self) -> None:
        self._tambah(butir_rencana(rencana_kurang(self._pengaturan, self._satker, self._hari)))


def _tempat_bukti(akar: Path, kantor: Kantor, hasil: HasilStatus) -> str:
    """Return where a row's evidence lies, or belongs; "" when the folder cannot be listed."""
    try:
        return str(cari_folder(akar, kantor, hasil.kewajiban))
    except OSError:
        return ""


def _lihat_cadangan(
    sambungan: Connection, folder: Path, kepala: Mapping[str, tuple[int, str]], *, kedua: bool
) -> FolderCadangan:
    """Return how a folder with copies stands; the first is made by the program itself, the second is a disk."""
    if kedua and not folder.is_dir():
        return FolderCadangan(str(folder), terjangkau=False)
    baik = (s for s in cadangan.daftar_salinan(folder, utuh=False) if not s.keluhan)
    terbaru = next(baik, None)
    if terbaru is None:
        return FolderCadangan(str(folder))
    # a register that lacks what its copy has is refused by all that read it, in words of its own
    utuh = terbaru.kepala == kepala or not cadangan.berlanjut(sambungan, terbaru.kepala)
    return FolderCadangan(str(folder), hari=terbaru.hari, utuh=utuh)
