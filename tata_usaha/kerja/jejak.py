"""What happened in the office: every event of the register as a sentence, and whether its chain is whole."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from tata_usaha.agenda import buku, rantai
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.cari_kejadian import (
    SaringKejadian,
    alir_kejadian,
    banyak_kejadian,
    kejadian_terbaru,
    para_pelaku,
)
from tata_usaha.agenda.csv_agenda import aman
from tata_usaha.agenda.rantai import Kejadian
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.sebut_peristiwa import sebut_kunci, sebut_peristiwa
from tata_usaha.kerja.tahun import zona_kantor

SEHALAMAN = 50
"""So many events are on one page."""
_KOLOM = ("Saat", "Oleh", "Tentang", "Peristiwa", "Alasan", "Kunci", "Nomor")
_BOM = "\ufeff"


@dataclass(frozen=True)
class PermintaanJejak:
    """Which events of an office: by whom, about what (part of a name or key), on which days, both included."""

    satker: str
    oleh: str = ""
    tentang: str = ""
    sejak: dt.date | None = None
    sampai: dt.date | None = None
    halaman: int = 1
    sehalaman: int | None = SEHALAMAN


@dataclass(frozen=True)
class ButirJejak:
    """One event: when, by whom, about what, in a sentence without a full stop, and why ("": nobody said).

    `kunci` is that under which the register has it, `naskah` whether that is a letter's.
    """

    nomor: int
    saat: dt.datetime
    oleh: str
    tentang: str
    kalimat: str
    alasan: str
    kunci: str
    naskah: bool
    peristiwa: str

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {**vars(self), "saat": self.saat.isoformat()}


@dataclass(frozen=True)
class Jejak:
    """The events of one page, the newest first; how many are meant in all; by whom there are any."""

    butir: tuple[ButirJejak, ...]
    banyak: int
    halaman: int
    terakhir: int
    pelaku: tuple[str, ...]


@dataclass(frozen=True)
class KeadaanRantai:
    """Whether the chain of events is whole: how many it has, and in Indonesian where it is broken."""

    banyak: int
    putus: tuple[str, ...]

    @property
    def utuh(self) -> bool:
        """Whether nothing was changed, taken out or put in."""
        return not self.putus


def lihat_jejak(pengaturan: Pengaturan, permintaan: PermintaanJejak) -> Jejak:
    """Return what happened in an office; a page after the last is the last.

    Raises:
        GalatPemakaian: when the days are in the wrong order.
        GalatRencana: with every problem that the plan folder has, when the office's clock cannot be read from it.
        GalatBasisData: when the register cannot be used.

    """
    zona = _zona(pengaturan, permintaan)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        nama = {e.kunci: _nama(e) for e in buku.semua(sambungan, permintaan.satker)}
        saring = _saring(permintaan, zona, nama)
        banyak = banyak_kejadian(sambungan, permintaan.satker, saring)
        sehalaman = permintaan.sehalaman or max(banyak, 1)
        terakhir = max(-(-banyak // sehalaman), 1)
        halaman = min(max(permintaan.halaman, 1), terakhir)
        lewati = (halaman - 1) * sehalaman
        semua = kejadian_terbaru(sambungan, permintaan.satker, saring, lewati, permintaan.sehalaman)
        pelaku = tuple(para_pelaku(sambungan, permintaan.satker))
    butir = tuple(_butir(k, nama, zona) for k in semua)
    return Jejak(butir, banyak, halaman, terakhir, pelaku)


def periksa_jejak(pengaturan: Pengaturan, satker: str) -> KeadaanRantai:
    """Return whether an office's chain of events is whole, with that of version 0.1 before it.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        putus = [*rantai.periksa_rantai(sambungan, rantai.BERSAMA), *rantai.periksa_rantai(sambungan, satker)]
        return KeadaanRantai(banyak_kejadian(sambungan, satker, SaringKejadian()), tuple(putus))


def jejak_csv(pengaturan: Pengaturan, permintaan: PermintaanJejak) -> Iterator[bytes]:
    """Yield the events that are meant as a table for spreadsheets (CSV, `;`), whatever page was asked for.

    A text that a spreadsheet would take for a formula is marked as text.

    Raises as `lihat_jejak`.
    """
    zona = _zona(pengaturan, permintaan)  # before the first line: what is wrong is told, not half a file given
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        nama = {e.kunci: _nama(e) for e in buku.semua(sambungan, permintaan.satker)}
        saring = _saring(permintaan, zona, nama)
        yield (_BOM + _baris(_KOLOM)).encode()
        for satu in alir_kejadian(sambungan, permintaan.satker, saring):
            b = _butir(satu, nama, zona)
            saat = f"{b.saat:%Y-%m-%d %H:%M:%S}"
            yield _baris((saat, b.oleh, b.tentang, b.kalimat, b.alasan, b.kunci, str(b.nomor))).encode()


def _baris(sel: tuple[str, ...]) -> str:
    keluar = io.StringIO()
    csv.writer(keluar, delimiter=";", lineterminator="\r\n").writerow([aman(s) for s in sel])
    return keluar.getvalue()


def _zona(pengaturan: Pengaturan, permintaan: PermintaanJejak) -> ZoneInfo:
    """Return the office's clock, on which the days of a request are.

    Raises:
        GalatPemakaian: when they are in the wrong order.

    """
    if permintaan.sejak and permintaan.sampai and permintaan.sejak > permintaan.sampai:
        raise GalatPemakaian("Hari pertamanya sesudah hari terakhirnya.", "Tukar kedua tanggalnya.")
    return zona_kantor(pengaturan, permintaan.satker)


def _saring(permintaan: PermintaanJejak, zona: ZoneInfo, nama: Mapping[str, str]) -> SaringKejadian:
    def awal(hari: dt.date | None) -> dt.datetime | None:
        return dt.datetime.combine(hari, dt.time(), zona) if hari else None

    teks = " ".join(permintaan.tentang.split())
    kunci = tuple(k for k, satu in nama.items() if teks and teks.casefold() in satu.casefold())
    besok = permintaan.sampai + dt.timedelta(days=1) if permintaan.sampai and permintaan.sampai < dt.date.max else None
    return SaringKejadian(permintaan.oleh, awal(permintaan.sejak), awal(besok), teks, kunci)


def _nama(entri: buku.EntriAgenda) -> str:
    """Return what people call a letter: its file's name without suffix."""
    return PurePosixPath(entri.berkas).stem or entri.perihal


def _butir(satu: Kejadian, nama: Mapping[str, str], zona: ZoneInfo) -> ButirJejak:
    return ButirJejak(
        satu.nomor,
        satu.saat.astimezone(zona),
        satu.oleh,
        nama.get(satu.kunci) or sebut_kunci(satu.kunci),
        sebut_peristiwa(satu),
        satu.alasan,
        satu.kunci,
        satu.kunci in nama,
        satu.peristiwa,
    )
