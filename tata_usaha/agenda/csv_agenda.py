"""The number book beside the letters, `outbox/<satker>/<tahun>/buku-agenda.csv`: every number event, one a line.

People read it without the program, and when the register is lost or an old copy took its place it still knows
which numbers are taken. Lines are only ever added. People open it in Excel, which saves it with commas, with
other dates, in the system's encoding and with empty columns: what can be understood is, the rest is told line by
line and stays as it is.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tata_usaha.agenda.kode_agenda import KodeAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.masalah import Letak, Masalah
from zi_model.nomor import KeadaanNomor

NAMA = "buku-agenda.csv"
_BOM = b"\xef\xbb\xbf"
_KOLOM = ("Pencacah", "Nomor", "Tanggal", "Peristiwa", "Perihal", "Alasan", "Kunci", "Oleh", "Dicatat")
_WAJIB = ("pencacah", "nomor", "peristiwa")
_TANGGAL = re.compile(r"(?P<h>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<t>\d{4}|\d{2})\b.*", re.ASCII)
_RUMUS = ("=", "+", "-", "@")
"""How a cell begins that Excel takes for a formula."""


class PeristiwaNomor(StrEnum):
    """What happened to a number, as the file calls it."""

    DIPAKAI = "DIPAKAI"
    BATAL = "BATAL"
    DIPAKAI_LAGI = "DIPAKAI LAGI"
    LUAR = "LUAR"

    @property
    def keadaan(self) -> KeadaanNomor:
        """What the number is after it."""
        return KeadaanNomor.DIPAKAI if self is PeristiwaNomor.DIPAKAI_LAGI else KeadaanNomor(self.value)


@dataclass(frozen=True)
class BarisCSV:
    """One line: what happened to a number. `kunci` is "" for none of our letters; `baris` is its line in the file."""

    pencacah: str
    nomor: int
    peristiwa: PeristiwaNomor
    tanggal: dt.date | None = None
    perihal: str = ""
    alasan: str = ""
    kunci: str = ""
    oleh: str = ""
    dicatat: str = ""
    baris: int = 0

    def menyatakan(self, kunci: str, tanggal: dt.date | None) -> bool:
        """Tell whether it says already that this letter has the number, of this date."""
        return self.peristiwa.keadaan is KeadaanNomor.DIPAKAI and (self.kunci, self.tanggal) == (kunci, tanggal)


def tempat_csv(outbox: Path, satker: str, tahun: int) -> Path:
    """Return where the number book of an office and a year lies."""
    return outbox / satker / str(tahun) / NAMA


def baca_csv(folder_tahun: Path) -> tuple[tuple[BarisCSV, ...], list[Masalah]]:
    """Return the lines of a year's number book, the oldest first, and a problem for each that cannot be read.

    There are none of either when the file is not there.

    Raises:
        OSError: when it cannot be read.

    """
    tempat = folder_tahun / NAMA
    if not tempat.exists():
        return (), []
    teks = _teks(tempat.read_bytes())
    letak = str(tempat)
    pisah = _pisah_judul(teks)
    kolom, mulai = _kolom(teks)
    if kurang := [nama for nama in _WAJIB if nama not in kolom]:
        pesan = f"kolom {' dan '.join(nama.capitalize() for nama in kurang)} tidak ada."
        saran = f"Kembalikan baris judulnya: {';'.join(_KOLOM)}."
        return (), [Masalah(Letak(letak, mulai), KodeAgenda.CSV_KOLOM, pesan, saran)]
    hasil, masalah = [], []
    for ke, satu in enumerate(teks, start=1):
        if ke <= mulai or not satu.strip(" ;,\t\r\n\x00"):
            continue
        keluhan: list[str] = []
        try:
            hasil.append(_baris(_sel(satu, pisah, len(kolom)), kolom, ke, keluhan))
        except ValueError as salah:
            keluhan.append(str(salah))
        saran = "Betulkan barisnya menurut naskahnya, atau kembalikan berkasnya dari cadangan."
        masalah += [Masalah(Letak(letak, ke), KodeAgenda.CSV_BARIS, f"{satu}.", saran) for satu in keluhan]
    return tuple(hasil), masalah


def keadaan_terakhir(baris: Iterable[BarisCSV]) -> dict[tuple[str, int], BarisCSV]:
    """Return the last line of each number, by counter and number: what the number is now."""
    return {(satu.pencacah, satu.nomor): satu for satu in baris}


def periksa_tertulis(tempat: Path) -> None:
    """Refuse a number book that cannot be written, before anything else is.

    Raises:
        GalatOutbox: when it cannot, with the reason.

    """
    try:
        if tempat.exists():
            tempat.open("r+b").close()
        else:
            berkas.buat_folder(tempat.parent)
    except OSError as galat:
        raise tak_tertulis(tempat, galat) from galat


def tambah(tempat: Path, baris: Sequence[BarisCSV]) -> None:
    """Add lines at the end of the file, durably; it is made if it is not there.

    Its delimiter stays what it is, and a last line without an end gets one, so that no two become one.

    Raises:
        GalatOutbox: when it cannot be written, with the reason.

    """
    if not baris:
        return
    try:
        berkas.buat_folder(tempat.parent)
        baru = not tempat.exists() or tempat.stat().st_size == 0
        with berkas.buat_berkas(tempat) if not tempat.exists() else tempat.open("r+b") as keluar:
            lama = keluar.read() if not baru else b""
            keluar.seek(0, os.SEEK_END)
            pisah = ";" if baru else _pisah_judul(_teks(lama))
            isi = b"" if not lama or lama.endswith(b"\n") else b"\r\n"
            isi += _BOM + _tulis([_KOLOM], pisah) if baru else b""
            keluar.write(isi + _tulis(map(_nilai, baris), pisah))
            keluar.flush()
            os.fsync(keluar.fileno())
        if baru:
            berkas.sinkron_folder(tempat.parent)
    except OSError as galat:
        raise tak_tertulis(tempat, galat) from galat


def tak_tertulis(tempat: Path, galat: OSError) -> GalatOutbox:
    """Return the error of a number book that the system does not let us have."""
    return GalatOutbox(
        f"Buku agenda {tempat} tidak dapat dibaca atau ditulisi: {sebab_sistem(galat)}. "
        "Tanpa itu tidak ada nomor yang dicatat.",
        saran_sistem(
            galat,
            "Tutup Excel atau program lain yang sedang membukanya, pastikan foldernya dapat ditulisi, lalu ulangi.",
        ),
    )


def _nilai(satu: BarisCSV) -> tuple[str, ...]:
    """Return a line's cells in the order of the columns."""
    tanggal = satu.tanggal.isoformat() if satu.tanggal else ""
    kepala = (satu.pencacah, str(satu.nomor), tanggal, satu.peristiwa.value)
    return (*kepala, *map(aman, (satu.perihal, satu.alasan, satu.kunci, satu.oleh)), satu.dicatat)


def aman(teks: str) -> str:
    """Return a text in one line that Excel does not take for a formula."""
    teks = " ".join(teks.split())
    return f"'{teks}" if teks.startswith(_RUMUS) else teks


def _tulis(baris: Iterable[Sequence[str]], pisah: str) -> bytes:
    keluar = io.StringIO()
    csv.writer(keluar, delimiter=pisah, lineterminator="\r\n").writerows(baris)
    return keluar.getvalue().encode()


def _teks(isi: bytes) -> list[str]:
    """Return the lines; each for itself is UTF-8, or what Excel writes in its place."""
    return [_urai(satu) for satu in isi.removeprefix(_BOM).splitlines()]


def _urai(baris: bytes) -> str:
    try:
        return baris.decode("utf-8")
    except UnicodeDecodeError:
        return baris.decode("cp1252", errors="replace")


def _pisah_judul(teks: Sequence[str]) -> str:
    """Return by what the heading separates its columns."""
    judul = next((satu for satu in teks if satu.strip()), "")
    return max(";,\t", key=judul.count) if any(satu in judul for satu in ";,\t") else ";"


def _kolom(teks: Sequence[str]) -> tuple[dict[str, int], int]:
    """Return which column is what, and the line of the heading; a file without one has the usual columns."""
    for ke, satu in enumerate(teks, start=1):
        if satu.strip(" ;,\t"):
            sel = [s.strip().casefold() for s in _pecah(satu, _pisah_judul([satu]))]
            if "nomor" in sel or "pencacah" in sel:
                return {nama: k for k, nama in enumerate(sel) if nama}, ke
            break
    return {nama.casefold(): k for k, nama in enumerate(_KOLOM)}, 0


def _sel(baris: str, pisah: str, banyak: int) -> list[str]:
    """Return a line's cells, separated as the heading is, or by whatever gives as many as there are columns."""
    if len(sel := _pecah(baris, pisah)) == banyak:
        return sel
    hasil = [_pecah(baris, satu) for satu in ";,\t"]
    return min(hasil, key=lambda sel: abs(len(_tanpa_ekor(sel, banyak)) - banyak))


def _tanpa_ekor(sel: list[str], banyak: int) -> list[str]:
    while len(sel) > banyak and not sel[-1].strip():
        sel = sel[:-1]
    return sel


def _pecah(baris: str, pisah: str) -> list[str]:
    return next(csv.reader([baris], delimiter=pisah), [])


def _baris(sel: Sequence[str], kolom: Mapping[str, int], ke: int, keluhan: list[str]) -> BarisCSV:
    """Return what a line says; a day that cannot be read is added to `keluhan`, the number is taken all the same.

    Raises:
        ValueError: with what is wrong with it, in Indonesian.

    """

    def isi(nama: str) -> str:
        di = kolom.get(nama, len(sel))
        teks = " ".join(sel[di].split()) if di < len(sel) else ""
        return teks[1:] if teks.startswith("'") and teks[1:].startswith(_RUMUS) else teks

    nomor, peristiwa, pencacah = isi("nomor"), " ".join(isi("peristiwa").upper().split("_")), isi("pencacah")
    if not re.fullmatch(r"0*[1-9]\d{0,8}", nomor, re.ASCII):
        raise ValueError(f"nomor “{nomor}” bukan bilangan bulat mulai dari 1")
    if peristiwa not in set(PeristiwaNomor):
        pilihan = ", ".join(PeristiwaNomor)
        raise ValueError(f"peristiwa “{isi('peristiwa')}” tidak dikenal; yang ada: {pilihan}")
    if not pencacah:
        raise ValueError("pencacahnya kosong")
    return BarisCSV(
        pencacah,
        int(nomor),
        PeristiwaNomor(peristiwa),
        _tanggal(isi("tanggal"), keluhan),
        isi("perihal"),
        isi("alasan"),
        isi("kunci"),
        isi("oleh"),
        isi("dicatat"),
        ke,
    )


def _tanggal(teks: str, keluhan: list[str]) -> dt.date | None:
    """Return the day that a cell says, as we write it or as Excel does: `2026-03-18`, `18/03/2026`; None if empty."""
    if not teks:
        return None
    try:
        if cocok := _TANGGAL.fullmatch(teks):
            tahun = int(cocok["t"])
            return dt.date(tahun + 2000 if tahun < 100 else tahun, int(cocok["b"]), int(cocok["h"]))
        return dt.date.fromisoformat(teks[:10])
    except ValueError:
        keluhan.append(f"tanggal “{teks}” tidak dapat dibaca")
        return None
