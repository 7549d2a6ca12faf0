"""What is remarked about an evidence file by what its text says: another office, another time, a regulation.

Title lines and first page only, and what is cited there does not count: a report names the decrees that it rests on,
and of other years they are. A remark asks a person to look; it refuses nothing, so a text that does not tell is
not spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from zi_model.isi_bukti import IsiBukti
from zi_model.kantor_lain import NamaKantor
from zi_model.periode import JenisPeriode, Periode

_KEPALA_MAKS = 40  # lines of a first page among which its title is looked for
_JUDUL_MAKS = 14
_PANJANG_MAKS = 200
_BESAR = 0.8  # of its letters are capitals: a line of a title
_KATA_CUKUP = 40  # words of a first page that would name the office, if it were its paper
_HURUF = re.compile(r"[^\W\d_]")
_PEMBUKA = re.compile(
    r"(?:laporan|notul[ae]n?|rekapitulasi|rekap|daftar|undangan|berita acara|keputusan|rencana|standar|hasil|evaluasi"
    r"|penilaian|pakta|maklumat|survei|dokumentasi|monitoring|(?:peri)?hal\s*:)",
    re.IGNORECASE,
)
_ISI_DIMULAI = re.compile(
    r"(?:menimbang|mengingat|memperhatikan|yth\b|kepada\b|dengan hormat|berdasarkan|dasar\b|pada hari ini|sehubungan"
    r"|menindaklanjuti)",
    re.IGNORECASE,
)


class HalCatatan(StrEnum):
    """What a remark is about."""

    KANTOR_LAIN = "kantor lain"
    WAKTU_LAIN = "waktu lain"
    TANPA_KANTOR = "tanpa kantor"
    PERATURAN = "peraturan"
    TANPA_TEKS = "tanpa teks"


@dataclass(frozen=True)
class CatatanIsi:
    """One remark: about what, what the text says, and what to do (Indonesian)."""

    hal: HalCatatan
    pesan: str
    saran: str


def baris_judul(baris: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a first page that are its title and letterhead: in capitals, or beginning as titles do."""
    hasil: list[str] = []
    for satu in baris[:_KEPALA_MAKS]:
        if _ISI_DIMULAI.match(satu):
            break
        huruf = _HURUF.findall(satu)
        kapital = len(huruf) >= 4 and sum(map(str.isupper, huruf)) >= _BESAR * len(huruf)
        pembuka = _PEMBUKA.match(satu) and len(satu.split()) <= 25 and not satu.endswith((".", ";", ","))
        if kapital or pembuka:
            hasil.append(satu[:_PANJANG_MAKS])
    return tuple(hasil[:_JUDUL_MAKS])


def catatan_isi(isi: IsiBukti, periode: Periode, kantor: NamaKantor) -> tuple[CatatanIsi, ...]:
    """Return what is remarked about a file that lies in a period's folder of an office."""
    if peraturan := _peraturan(isi.judul):
        pesan = f"judulnya peraturan: “{peraturan}”"
        return (CatatanIsi(HalCatatan.PERATURAN, pesan, "Taruh hasil pelaksanaannya di kantor ini, bukan aturannya."),)
    return (*_kantor(isi, kantor), *_waktu(isi.judul, periode))


# ---- regulations

_PENERBIT = re.compile(
    r"(?:salinan|presiden republik indonesia|menteri\b.*|kementerian\b.*|(?:ketua )?komisi pemilihan umum(?: republik"
    r" indonesia)?|republik indonesia|dengan rahmat.*|tentang)",
    re.IGNORECASE,
)
_PERATURAN = re.compile(
    r"(?:undang-undang|peraturan (?:pemerintah|presiden|menteri|komisi|badan|kepala|daerah|lembaga|bersama)"
    r"|instruksi presiden|(?:tambahan )?(?:berita|lembaran) negara)\b",
    re.IGNORECASE,
)


def _peraturan(judul: Sequence[str]) -> str:
    """Return the line that says that this is a regulation itself; "" when the title begins with something else."""
    pertama = next((satu for satu in judul if not _PENERBIT.fullmatch(satu)), "")
    return pertama if _PERATURAN.match(pertama) else ""


# ---- times

_TANGGAL = re.compile(
    r"\b\d{1,2}(?:\s*(?:s\.?d\.?|sampai dengan|dan|-|–)\s*\d{1,2})?\s+[^\W\d]{3,9}\s+\d{4}\b"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|\S*/\S*"
)
_NOMOR = re.compile(r"\bnomor\b\W*\d+\W+tahun\s+\d{4}", re.IGNORECASE)
_RENTANG = re.compile(
    r"\b(20\d\d)\b(?:\s*(?:-|–|s\.?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?(20\d\d)\b)?", re.I
)
_KE = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
_BAGIAN = re.compile(
    r"\b(triwulan|tw|kuartal|semester)\b[.\s-]*(?:ke-?\s*)?((?:iv|i{1,3}|[1-4]|pertama|kesatu|kedua|ketiga|keempat)"
    r"(?:\s*(?:,|dan|s\.?d\.?|sampai dengan|-|–|&)\s*(?:iv|i{1,3}|[1-4])\b)*)\b",
    re.IGNORECASE,
)


def _waktu(judul: Sequence[str], periode: Periode) -> Iterator[CatatanIsi]:
    saran = f"Pastikan memang bukti {periode.nama}; kalau bukan, pindahkan ke foldernya."
    teks = _judul_tanpa_kutipan(judul)
    tahun = _tahun_disebut(teks)
    if tahun and not any(awal <= periode.tahun <= akhir for awal, akhir in tahun):
        sebutan = " dan ".join(
            dict.fromkeys(str(awal) if awal == akhir else f"{awal}–{akhir}" for awal, akhir in tahun)
        )
        yield CatatanIsi(HalCatatan.WAKTU_LAIN, f"judulnya menyebut tahun {sebutan}, foldernya {periode.nama}", saran)
        return
    bagian = _bagian_disebut(teks, periode.tahun)
    if bagian and not any(satu.berisi(periode) or periode.berisi(satu) for satu in bagian):
        sebutan = " dan ".join(satu.nama.partition(" Tahun")[0] for satu in bagian)
        yield CatatanIsi(HalCatatan.WAKTU_LAIN, f"judulnya menyebut {sebutan}, foldernya {periode.nama}", saran)


def _judul_tanpa_kutipan(judul: Sequence[str]) -> str:
    """Return a title as one line, without days and without the numbers of decrees other than its own."""
    milik_sendiri = any(satu.casefold().startswith("keputusan") for satu in judul[:6])
    teks = " ".join(_TANGGAL.sub(" ", satu) for satu in judul)
    if not milik_sendiri:
        return _NOMOR.sub(" ", teks)
    pertama = _NOMOR.search(teks)
    if pertama is None:
        return teks
    return teks[: pertama.end()] + _NOMOR.sub(" ", teks[pertama.end() :])


def _tahun_disebut(teks: str) -> list[tuple[int, int]]:
    return [(int(awal), int(akhir or awal)) for awal, akhir in _RENTANG.findall(teks)]


def _bagian_disebut(teks: str, tahun: int) -> list[Periode]:
    hasil: dict[Periode, None] = {}
    for kata, urutan in _BAGIAN.findall(teks):
        jenis = JenisPeriode.SEMESTER if kata.casefold() == "semester" else JenisPeriode.TRIWULAN
        ke = [_ke(satu) for satu in re.findall(r"[^\W\d_]+|\d", urutan) if _ke(satu)]
        rentang = range(ke[0], ke[-1] + 1) if re.search(r"s\.?d|sampai|-|–", urutan) and len(ke) > 1 else ke
        for satu in rentang:
            if 1 <= satu <= 12 // jenis.panjang:
                hasil[Periode(tahun, jenis, satu)] = None
    return list(hasil)


def _ke(kata: str) -> int:
    return int(kata) if kata.isdecimal() else _KE.get(kata.casefold(), 0)


# ---- offices

_SEBUTAN_KANTOR = re.compile(
    r"\b(?:kpu|komisi pemilihan umum)\s+(?P<jenis>kabupaten|kab\.?|kota)\s+"
    r"(?P<nama>[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*)?)",
    re.IGNORECASE,
)
_KUTIPAN = re.compile(
    r"\b(?:berdasarkan|sesuai(?: dengan)?|menindaklanjuti|mempedomani|merujuk|memperhatikan|mengingat)\b[^.;]{0,300}"
    r"|\b(?:keputusan|peraturan|undang-undang|surat|instruksi)\b[^.;]{0,250}?\bnomor\b[^;]{0,200}?(?:\btahun\s+\d{4}|/\d{4})"
    r"|\b(?:yth|kepada|tembusan)\b[^;]{0,150}",
    re.IGNORECASE,
)
_DASAR = re.compile(r"(?:\W|[a-z0-9]\.)*(?:mengingat|memperhatikan|dasar(?: hukum)?\s*:?$|tembusan)", re.IGNORECASE)
_SESUDAH_DASAR = re.compile(r"(?:memutuskan|menetapkan|[b-z]\.\s+[A-Z]|bab\s)", re.IGNORECASE)


def _kantor(isi: IsiBukti, kantor: NamaKantor) -> Iterator[CatatanIsi]:
    wilayah = _wilayah(kantor)
    if wilayah is None:  # a province's office writes of those below it
        return
    jenis, nama = wilayah
    teks = _tanpa_kutipan(isi.halaman)
    for sumber in (" ".join(isi.judul), teks):
        for cocok in _SEBUTAN_KANTOR.finditer(sumber):
            jenis_lain = "kota" if cocok["jenis"].casefold() == "kota" else "kabupaten"
            nama_lain = cocok["nama"].casefold()
            if (jenis_lain, nama_lain.split()[0]) != (jenis, nama.split()[0]):
                pesan = f"menyebut {' '.join(cocok[0].split())}"
                saran = "Kalau tersalin dari sana, perbaiki; kalau memang dimaksud, biarkan."
                yield CatatanIsi(HalCatatan.KANTOR_LAIN, pesan, saran)
                return
    seluruhnya = " ".join((*isi.judul, *isi.halaman)).casefold()
    if isi.berteks and len(seluruhnya.split()) >= _KATA_CUKUP and not any(k in seluruhnya for k in _sebutan(kantor)):
        pesan = f"halaman pertamanya tidak menyebut {kantor.singkatan}"
        yield CatatanIsi(HalCatatan.TANPA_KANTOR, pesan, "Pastikan memang milik kantor ini.")


def _tanpa_kutipan(baris: Sequence[str]) -> str:
    """Return a first page without what it cites, nor to whom it goes."""
    tersisa: list[str] = []
    di_dasar = False
    for satu in baris:
        if _DASAR.match(satu):
            di_dasar = True
        elif _SESUDAH_DASAR.match(satu):
            di_dasar = False
        if not di_dasar:
            tersisa.append(satu)
    return _KUTIPAN.sub(" ", " ".join(tersisa))


@lru_cache
def _wilayah(kantor: NamaKantor) -> tuple[str, str] | None:
    cocok = re.search(r"\b(kabupaten|kota)\s+(\S.*)", kantor.nama.casefold())
    return (cocok[1], cocok[2]) if cocok else None


@lru_cache
def _sebutan(kantor: NamaKantor) -> tuple[str, ...]:
    return tuple(satu.casefold() for satu in (*kantor.lengkap, *kantor.kata))
