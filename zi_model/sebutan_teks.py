"""What the title and the first page of an evidence file name: offices, times, a regulation.

Title lines and first page only, and what is cited there does not count: a report names the decrees that it rests on,
and of other years they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zi_model.isi_bukti import Sebutan
from zi_model.periode import NAMA_BULAN

_KEPALA_MAKS = 40  # lines of a first page among which its title is looked for
_JUDUL_MAKS = 14
_PANJANG_MAKS = 200
_KANTOR_MAKS = 8
_KATA_CUKUP = 40  # words of a first page that would name the office, if it were its paper
_BESAR = 0.8  # of its letters are capitals: a line of a title
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


def baris_judul(baris: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a first page that are its title and letterhead: in capitals, or beginning as titles do."""
    hasil: list[str] = []
    sambung = False  # “II” below “TRIWULAN”
    for satu in baris[:_KEPALA_MAKS]:
        if _ISI_DIMULAI.match(satu):
            break
        huruf = _HURUF.findall(satu)
        kapital = len(huruf) >= (1 if sambung else 4) and sum(map(str.isupper, huruf)) >= _BESAR * len(huruf)
        pembuka = _PEMBUKA.match(satu) and len(satu.split()) <= 25 and not satu.endswith((".", ";", ","))
        sambung = bool(kapital or pembuka)
        if sambung:
            hasil.append(satu[:_PANJANG_MAKS])
    return tuple(hasil[:_JUDUL_MAKS])


def baca_sebutan(judul: Sequence[str], halaman: Sequence[str], *, berteks: bool | None = None) -> Sebutan:
    """Return what title lines and the lines of a first page name; `berteks` as in `Sebutan`."""
    teks = _judul_tanpa_kutipan(judul)
    kantor = tuple(dict.fromkeys(_kantor(" ".join(judul), _tanpa_kutipan(halaman))))
    wilayah = filter(None, map(_wilayah, _SEBUTAN_WILAYAH.finditer(" ".join((*judul, *halaman)))))
    return Sebutan(
        berteks=berteks,
        peraturan=_peraturan(judul),
        tahun=tuple(dict.fromkeys((int(awal), int(akhir or awal)) for awal, akhir in _RENTANG.findall(teks))),
        bagian=tuple(dict.fromkeys(_bagian(teks))),
        kantor=kantor[:_KANTOR_MAKS],
        wilayah=tuple(dict.fromkeys(wilayah))[:_KANTOR_MAKS],
        panjang=sum(len(satu.split()) for satu in halaman) >= _KATA_CUKUP,
    )


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
    rf"\b\d{{1,2}}\s+(?:{'|'.join(NAMA_BULAN)})\s+\d{{4}}\b|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}\b|\S*/\S*",
    re.IGNORECASE,
)
_NOMOR = re.compile(r"\bnomor\b\W*\d+\W+tahun\s+\d{4}", re.IGNORECASE)
_RENTANG = re.compile(
    r"\b(20\d\d)\b(?:\s*(?:-|–|s\.?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?(20\d\d)\b)?", re.IGNORECASE
)
_SAMPAI = re.compile(r"s\.?d|sampai|-|–")
_KE = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
_BAGIAN = re.compile(
    r"\b(triwulan|tw|kuartal|semester)\b[.\s-]*(?:ke-?\s*)?((?:iv|i{1,3}|[1-4]|pertama|kesatu|kedua|ketiga|keempat)"
    r"(?:\s*(?:,|dan|s\.?d\.?|sampai dengan|-|–|&)\s*(?:iv|i{1,3}|[1-4])\b)*)\b",
    re.IGNORECASE,
)


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


def _bagian(teks: str) -> Iterator[str]:
    """Yield the triwulan and semester that a title names, as periods write them."""
    for kata, urutan in _BAGIAN.findall(teks):
        huruf, banyak = ("S", 2) if kata.casefold() == "semester" else ("TW", 4)
        ke = [angka for satu in re.findall(r"[^\W\d_]+|\d", urutan) if (angka := _ke(satu))]
        rentang = range(ke[0], ke[-1] + 1) if len(ke) > 1 and _SAMPAI.search(urutan) else ke
        yield from (f"{huruf}{satu}" for satu in rentang if satu <= banyak)


def _ke(kata: str) -> int:
    return int(kata) if kata.isdecimal() else _KE.get(kata.casefold(), 0)


# ---- offices

_WILAYAH = r"\b(?P<jenis>kabupaten|kab\.?|kota)\s+(?P<nama>[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*)?)"
_SEBUTAN_WILAYAH = re.compile(_WILAYAH, re.IGNORECASE)
_SEBUTAN_KANTOR = re.compile(rf"\b(?:kpu|komisi pemilihan umum)\s+{_WILAYAH}", re.IGNORECASE)
_BUKAN_NAMA = frozenset({
    "atau", "bulan", "dalam", "dan", "dengan", "di", "ke", "kota", "nomor", "oleh", "pada", "periode", "se", "semester",
    "tahun", "telah", "tentang", "triwulan", "untuk", "yang",
})  # fmt: skip
_KUTIPAN = re.compile(
    r"\b(?:berdasarkan|sesuai(?: dengan)?|menindaklanjuti|mempedomani|merujuk|memperhatikan|mengingat)\b[^.;]{0,300}"
    r"|\b(?:keputusan|peraturan|undang-undang|surat|instruksi)\b[^.;]{0,250}?\bnomor\b[^;]{0,200}?"
    r"(?:\btahun\s+\d{4}|/\d{4})"
    r"|\b(?:yth|kepada|tembusan)\b[^;]{0,150}",
    re.IGNORECASE,
)
_DASAR = re.compile(r"(?:\W|[a-z0-9]\.)*(?:mengingat|memperhatikan|dasar(?: hukum)?\s*:?$|tembusan)", re.IGNORECASE)
_SESUDAH_DASAR = re.compile(r"(?:memutuskan|menetapkan|[b-z]\.\s+[A-Z]|bab\s)", re.IGNORECASE)


def _kantor(*teks: str) -> Iterator[tuple[str, str, str]]:
    """Yield the offices of regencies and towns: kind, first word of the name, all as it is written."""
    for satu in teks:
        for cocok in _SEBUTAN_KANTOR.finditer(satu):
            if wilayah := _wilayah(cocok):
                pertama, *lain = cocok["nama"].split()
                nama = [pertama, *(kata for kata in lain if _bernama(kata))]
                yield *wilayah, " ".join((*cocok[0][: cocok.start("nama") - cocok.start()].split(), *nama))


def _wilayah(cocok: re.Match[str]) -> tuple[str, str] | None:
    """Return the kind of a regency or town, and the first word of its name; None of `KPU Kabupaten dan Kota`."""
    pertama = cocok["nama"].split()[0]
    jenis = "kota" if cocok["jenis"].casefold() == "kota" else "kabupaten"
    return (jenis, pertama.casefold()) if _bernama(pertama) else None


def _bernama(kata: str) -> bool:
    """Tell whether a word can be part of a name, also where all stands in capitals."""
    return kata[0].isupper() and kata.casefold() not in _BUKAN_NAMA


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
