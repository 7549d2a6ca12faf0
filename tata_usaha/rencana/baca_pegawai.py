"""The list of staff of an office, `pegawai.csv` or `pegawai.xlsx`, as rows of cells with their numbers.

A CSV is what Excel, Notepad or LibreOffice saves: separated by commas, semicolons or tabs, in UTF-8 (also with a mark),
in Windows-1252 or in UTF-16. What the cells mean is said by `zi_model.tabel_pegawai`. The file holds what is nobody's
business outside the office, so it stays out of git.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tata_usaha.dasar.berkas import MIB, BerkasTakWajar, baca
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.word.baca_sebagian import baca_sebagian
from tata_usaha.word.ganti_bagian import PaketAsing
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah, Tingkat, galat_saja
from zi_model.pegawai import DaftarPegawai
from zi_model.satker import Unit
from zi_model.tabel_pegawai import BarisMentah, baca_tabel_pegawai, banyak_kolom

NAMA_CSV, NAMA_XLSX = "pegawai.csv", "pegawai.xlsx"
_UKURAN_MAKS = MIB  # a list of a thousand people has 150 KB
_TERURAI_MAKS = 16 * MIB
_BARIS_MAKS = 2000
_DAERAH_MAKS = (20_000, 100)  # rows and columns of a sheet that are looked at
_LEMBAR = (".csv", ".xls", ".xlsx", ".xlsm", ".ods")

Sebut = Callable[[Path], str]
"""How problems name a file."""


class _TakTerbaca(ValueError):
    """The file holds no table; the message says why, in Indonesian, and `saran` what to do."""

    def __init__(self, pesan: str, saran: str, kode: KodeMasalah = KodeMasalah.PEGAWAI_NILAI, baris: int = 0) -> None:
        super().__init__(pesan)
        self.saran, self.kode, self.baris = saran, kode, baris


def baca_pegawai(folder: Path, sebut: Sebut, unit: Sequence[Unit] | None) -> tuple[DaftarPegawai | None, list[Masalah]]:
    """Return the staff of the office in a folder, and every problem of the list, by place.

    Without a file there is nobody; None when there is one that cannot be read. Of two files the CSV without a
    person in it (as a new office has it) gives way; two with people in them are a mistake.
    """
    masalah = _periksa_nama_lain(folder, sebut)
    hasil = [(berkas, *_baca(berkas, sebut(berkas), unit)) for berkas in _cari(folder)]
    berisi = [satu for satu in hasil if satu[2] or satu[1] is None or satu[1].semua]
    if len(berisi) > 1:
        pesan = f"daftar pegawai ada dua: {' dan '.join(berkas.name for berkas, _, _ in berisi)}."
        saran = "Simpan satu saja yang terbaru, dan pindahkan yang lain dari folder ini."
        masalah.append(Masalah(Letak(sebut(berisi[1][0])), KodeMasalah.PEGAWAI_NILAI, pesan, saran))
    dipakai = berisi or hasil[:1]
    masalah += [satu for _, _, salah in dipakai for satu in salah]
    if galat_saja(masalah):
        return None, masalah
    return (dipakai[0][1] if dipakai else DaftarPegawai()), masalah


def _cari(folder: Path) -> list[Path]:
    """Return the lists that there are; Windows does not tell capitals from small letters, so neither do we."""
    try:
        return sorted(b for b in folder.iterdir() if b.name.casefold() in {NAMA_CSV, NAMA_XLSX})
    except OSError:
        return []


def _periksa_nama_lain(folder: Path, sebut: Sebut) -> list[Masalah]:
    """Remark lists of staff under a name by which nobody reads them: `Data Pegawai 2026.xlsx`, `pegawai.xls`."""
    try:
        nama = sorted(
            b for b in folder.iterdir() if b.suffix.casefold() in _LEMBAR and not b.name.startswith((".", "~"))
        )
    except OSError:
        return []
    lain = [b for b in nama if "pegawai" in b.name.casefold() and b.name.casefold() not in {NAMA_CSV, NAMA_XLSX}]
    saran = f"Kalau ini daftar pegawai, simpan sebagai {NAMA_XLSX} (Excel Workbook) atau {NAMA_CSV}."
    kode, catatan = KodeMasalah.BERKAS_ASING, Tingkat.CATATAN
    return [Masalah(Letak(sebut(b)), kode, "berkas ini tidak dibaca.", saran, catatan) for b in lain]


def _baca(berkas: Path, sebutan: str, unit: Sequence[Unit] | None) -> tuple[DaftarPegawai | None, list[Masalah]]:
    """Return the staff of one file and its problems; None when it cannot be read as a table."""

    def salah(kode: KodeMasalah, pesan: str, saran: str, baris: int = 0) -> tuple[None, list[Masalah]]:
        return None, [Masalah(Letak(sebutan, baris), kode, pesan, saran)]

    try:
        isi = baca(berkas, _UKURAN_MAKS)
        baris = _dari_xlsx(isi) if berkas.suffix.casefold() == ".xlsx" else _dari_csv(isi)
    except OSError as galat:
        pesan = f"daftar pegawai tidak dapat dibaca: {sebab_sistem(galat)}."
        return salah(KodeMasalah.TIDAK_TERBACA, pesan, "Tutup Excel kalau sedang membukanya, lalu ulangi.")
    except BerkasTakWajar as galat:
        pesan = f"daftar pegawai tidak dibaca: {galat}."
        return salah(KodeMasalah.TAK_WAJAR, pesan, "Simpan tabelnya saja, tanpa gambar.")
    except _TakTerbaca as galat:
        return salah(galat.kode, f"{galat}.", galat.saran, galat.baris)
    if len(baris) > _BARIS_MAKS:
        pesan = f"daftar pegawai berisi lebih dari {_BARIS_MAKS} baris."
        return salah(KodeMasalah.TAK_WAJAR, pesan, "Hapus baris yang bukan pegawai.")
    return baca_tabel_pegawai(baris, sebutan, unit)


def _dari_csv(isi: bytes) -> list[BarisMentah]:
    """Return the rows of a CSV, separated by what makes most of its heading.

    Raises:
        _TakTerbaca: when it is no text, or its quotes do not pair up.

    """
    teks = _urai(isi)
    hasil: list[BarisMentah] = []
    galat: _TakTerbaca | None = None
    terbanyak = -1
    for pemisah in ";,\t":
        try:
            baris = list(_pecah(teks, pemisah))
        except _TakTerbaca as salah:
            galat = galat or salah
            continue
        if (banyak := banyak_kolom(baris)) > terbanyak:
            hasil, terbanyak = baris, banyak
    if galat is not None and terbanyak <= 0:
        raise galat
    return hasil


def _urai(isi: bytes) -> str:
    """Return the bytes of a CSV as text.

    Raises:
        _TakTerbaca: when they are none.

    """
    if isi.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        sandi: tuple[str, ...] = ("utf-16",)
    else:
        sandi = ("utf-8-sig", "cp1252")
    for satu in sandi:
        try:
            teks = isi.decode(satu)
        except UnicodeDecodeError:
            continue
        if "\0" not in teks:
            return teks
    pesan, saran = (
        "daftar pegawai bukan berkas CSV",
        "Simpan ulang dari Excel sebagai CSV (Comma delimited), atau .xlsx.",
    )
    raise _TakTerbaca(pesan, saran, KodeMasalah.TIDAK_TERBACA)


def _pecah(teks: str, pemisah: str) -> Iterator[BarisMentah]:
    """Yield the records of a text with the line on which each begins.

    Raises:
        _TakTerbaca: when quotes do not pair up.

    """
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    nomor = 1
    try:
        for sel in pembaca:
            yield BarisMentah(nomor, tuple(sel))
            nomor = pembaca.line_num + 1
    except csv.Error as galat:
        saran = 'Tanda kutip di dalam teks ditulis dua kali (""), atau simpan ulang dari Excel.'
        raise _TakTerbaca("tanda kutip di baris ini tidak berpasangan", saran, baris=nomor) from galat


def _dari_xlsx(isi: bytes) -> list[BarisMentah]:
    """Return the rows of the first sheet of an Excel file that has the heading; of its first sheet if none has.

    Raises:
        _TakTerbaca: when it is damaged, locked with a password, or unpacks to more than any list has.

    """
    try:
        baca_sebagian(isi, list, _TERURAI_MAKS)  # judged before anything else unpacks it
    except PaketAsing as galat:
        pesan, saran = (
            "berkas Excel ini rusak, terkunci kata sandi, atau terlalu besar",
            "Simpan ulang sebagai .xlsx biasa.",
        )
        raise _TakTerbaca(pesan, saran) from galat
    try:
        semua = list(_lembar(isi))
    except Exception as galat:  # openpyxl breaks in a dozen ways on what only looks like a workbook
        pesan, saran = "berkas Excel ini tidak dapat dibaca", "Buka di Excel, lalu simpan ulang sebagai .xlsx."
        raise _TakTerbaca(pesan, saran) from galat
    return max(semua, key=banyak_kolom, default=[])


def _lembar(isi: bytes) -> Iterator[list[BarisMentah]]:
    """Yield the rows of each sheet that people see, those that hold anything."""
    import openpyxl  # 0.2 s to import: only an office that has its list in Excel waits

    buku = openpyxl.load_workbook(io.BytesIO(isi), read_only=True, data_only=True, keep_links=False)
    try:
        for lembar in buku.worksheets:
            if lembar.sheet_state != "visible":
                continue
            lembar.reset_dimensions()  # what programs say of them is often wrong
            baris = lembar.iter_rows(max_row=_DAERAH_MAKS[0], max_col=_DAERAH_MAKS[1], values_only=True)
            yield [
                BarisMentah(ke, tuple(sel)) for ke, sel in enumerate(baris, start=1) if any(s is not None for s in sel)
            ]
    finally:
        buku.close()
