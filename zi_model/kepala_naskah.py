"""What the head of a letter says of it, read from plain text: its kind, number, title, date, and period.

The text comes from a PDF's own layer, or from whatever read a scan. Lines are as they were printed, so what a title
says may go on in the next one; a table's cells stand behind each other. What cannot be read for certain is left out:
a number with a misread figure is worse than none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from zi_model.periode import NAMA_BULAN, NOMOR_BULAN, JenisPeriode, Periode
from zi_model.pola_nomor import polos, tanpa_unit

_TEKS_MAKS = 200_000
_KEPALA_MAKS = 60  # lines in which a letter has said what it is
_BARIS_MAKS = 500  # characters of a line; paper is not wider
_JUDUL_MAKS = 8  # lines of a title
_PANJANG_MAKS = 600

_NAMA_BULAN = "|".join(NAMA_BULAN)
_HARI = "Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu"
_TANGGAL = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({_NAMA_BULAN})\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_TEMPAT_TANGGAL = re.compile(
    rf"(?:^|(?<=\s))(?!(?:{_HARI}),)[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,3}},\s+"
    rf"(?:tanggal\s+)?(\d{{1,2}}\s+(?:{_NAMA_BULAN})\s+\d{{4}})\s*$",
    re.MULTILINE,
)
_DITETAPKAN = re.compile(rf"\bpada\s+tanggal\s*:?\s*(\d{{1,2}}\s+(?:{_NAMA_BULAN})\s+\d{{4}})", re.IGNORECASE)
_LABEL_TANGGAL = re.compile(
    rf"^\s*tanggal(?:\s+efektif|\s+penetapan|\s+pengesahan)?\s*:?\s*(\d{{1,2}}\s+(?:{_NAMA_BULAN})\s+\d{{4}})\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_NOMOR_SOP = re.compile(r"^\s*nomor\s+sop\s*:?\s*(?P<nomor>\S.*)$", re.IGNORECASE)
_NOMOR = re.compile(r"^\s*(?:nomor\s*:|NOMOR\s*:?(?=[\s\d])|NOMOR$)\s*(?P<nomor>.*)$", re.IGNORECASE)
_NOMOR_KAPITAL = re.compile(r"^\s*NOMOR")
_TAHUN_NOMOR = re.compile(r"^(?P<angka>\S+)\s+TAHUN\s+(?P<tahun>\d{4})\b", re.IGNORECASE)
_ANGKA = re.compile(r"(?:[A-Z]{1,2}-)?(\d{1,7})", re.IGNORECASE)
_KLASIFIKASI = re.compile(r"[A-Z]{1,4}\.[\d.]+(?:-[A-Z]+)?", re.IGNORECASE)
_TAHUN = re.compile(r"(?:19|20|21)\d\d")
_ISIAN = re.compile(r"\[isi:|\$\{[a-z_]+\}", re.IGNORECASE)
_LABEL = re.compile(r"^\s*[A-Z][A-Za-z /]{0,24}?\s*:(?:\s|$)")
_BATAS = re.compile(r"^\s*(?:Yth\b|Kepada\b|Dengan hormat|No\.?\s+Nama\b|[A-Z]\.\s)", re.IGNORECASE)
_AKHIR_TENTANG = re.compile(
    r"^\s*(?:(?:PLT\.?\s+|PLH\.?\s+)?(?:KETUA|SEKRETARIS)\b.*,?|Menimbang\b.*|DENGAN RAHMAT\b.*|Mengingat\b.*)$",
    re.IGNORECASE,
)
_AKHIR_LAPORAN = re.compile(r"^\s*(?:NOMOR\b|BAB\s+I\b|A\.\s|I\.\s|KOMISI PEMILIHAN UMUM\b|-\s*\d+\s*-)", re.IGNORECASE)
_KOP = re.compile(
    r"KOMISI\s+PEMILIHAN\s+UMUM(?:\s+REPUBLIK\s+INDONESIA)?\s+((?:KABUPATEN|KOTA|PROVINSI)\s+[A-Z][A-Z .'’-]*[A-Z])"
)
_ROMAWI = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PERIODE = re.compile(
    r"\b(?:(?P<kelas>TRIWULAN|SEMESTER)\s+(?P<ke>IV|I{1,3}|[1-4])\s+(?:TAHUN\s+)?(?P<tahun>\d{4})"
    rf"|(?P<bulan>{_NAMA_BULAN})\s+(?P<tahun_bulan>\d{{4}})|TAHUN\s+(?P<tahun_saja>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_HARI_BULAN = re.compile(r"\d{1,2}\s+$")
_KODE_JENIS = {
    "und": "undangan",
    "lp": "laporan",
    "nd": "nota-dinas",
    "nt": "notula",
    "sr": "surat-pengantar",
}
"""Kinds by the code that KPU's numbers carry (`12/PW.02-Und/7210/2026`)."""
_JUDUL_JENIS = (
    (re.compile(r"(?:SALINAN\s+)?KEPUTUSAN(?:\s+[A-Z].*)?"), "keputusan"),
    (re.compile(r"LAPORAN(?:\s+\S.*)?"), "laporan"),
    (re.compile(r"NOTA\s+DINAS", re.IGNORECASE), "nota-dinas"),
    (re.compile(r"SURAT\s+PENGANTAR", re.IGNORECASE), "surat-pengantar"),
    (re.compile(r"(?:SURAT\s+)?UNDANGAN", re.IGNORECASE), "undangan"),
    (re.compile(r"NOTUL(?:A|EN)(?:\s+RAPAT)?", re.IGNORECASE), "notula"),
    (re.compile(r"DAFTAR\s+HADIR(?:\s+\S.*)?"), "daftar-hadir"),
    (re.compile(r"LEMBAR\s+DOKUMENTASI", re.IGNORECASE), "dokumentasi"),
    (re.compile(r"PAKTA\s+INTEGRITAS", re.IGNORECASE), "pakta-integritas"),
    (re.compile(r"MAKLUMAT\s+PELAYANAN", re.IGNORECASE), "maklumat"),
)
"""Kinds by the line that is their title; those of long titles stand in capitals only."""
_HAL_UNDANGAN = re.compile(r"\s*undangan\b", re.IGNORECASE)


@dataclass(frozen=True)
class KepalaNaskah:
    """What the head of a letter says; None or "" where it does not.

    `nomor` is as it is written (`12/PW.02-Und/7210/2026`, `12 TAHUN 2026`), `angka` the number in it,
    `tahun_nomor` its year. `jenis` is the kind of letter as keys begin (`undangan`, `laporan`, `keputusan`), `judul`
    its title or *hal*, `acara` the event that it is about. `tanggal` is the letter's own date, `tahun` the year in
    number, title or date, `periode` the one that the title names. `kantor` is the region whose office the letterhead
    names (`KABUPATEN SIGI`). `isian` tells that the place of its number is not filled yet.
    """

    nomor: str = ""
    angka: int | None = None
    tahun_nomor: int | None = None
    jenis: str = ""
    judul: str = ""
    acara: str = ""
    tanggal: dt.date | None = None
    tahun: int | None = None
    periode: Periode | None = None
    kantor: str = ""
    isian: bool = False

    @property
    def kosong(self) -> bool:
        """Whether it says nothing by which a letter could be known."""
        return not (self.nomor or self.jenis or self.judul or self.isian)


def baca_kepala(teks: str, pola: Iterable[str] = ()) -> KepalaNaskah:
    """Return what a letter's text says of it, whatever the text; the first page's is enough, but for the date.

    Reports and minutes have their date before the signature, decrees after the last diktum: who wants it gives all
    pages. `pola` are the office's patterns of numbers (`{no}/{klasifikasi}-Und/{satker}/{tahun}`); without them the
    number is what stands first in it, or behind a classification.
    """
    baris = [satu[:_BARIS_MAKS].replace("\u00a0", " ").replace("\t", " ") for satu in teks[:_TEKS_MAKS].splitlines()]
    baris = [satu for satu in baris if satu.strip()]
    kepala = baris[:_KEPALA_MAKS]
    jenis, ke_judul = _jenis(kepala)
    nomor, isian = _nomor(kepala, jenis)
    angka, tahun_nomor = _urai_nomor(nomor, pola)
    if not jenis:
        jenis = _jenis_menurut_hal(kepala, nomor)
    hal, acara = _berlabel(kepala, "hal|perihal"), _berlabel(kepala, "acara")
    judul = _judul(kepala, jenis, ke_judul) or hal or acara
    tanggal = _tanggal("\n".join(baris), jenis)
    periode = _periode(f"{judul} {acara}") or _periode(_sebutan_periode(kepala, jenis))
    tahun = tahun_nomor or (periode.tahun if periode else None) or (tanggal.year if tanggal else None)
    kop = _KOP.search("\n".join(satu.strip() for satu in baris[:12]))
    return KepalaNaskah(
        nomor=nomor,
        angka=angka,
        tahun_nomor=tahun_nomor,
        jenis=jenis,
        judul=judul,
        acara=acara,
        tanggal=tanggal,
        tahun=tahun,
        periode=periode,
        kantor=" ".join(kop[1].split()) if kop else "",
        isian=isian,
    )


def _jenis(kepala: Sequence[str]) -> tuple[str, int]:
    """Return the kind that the first title among these lines says, and in which line; "" when none does."""
    for ke, satu in enumerate(kepala):
        if _NOMOR_SOP.match(satu):
            return "sop", ke
        for pola, jenis in _JUDUL_JENIS:
            if pola.fullmatch(satu.strip()):
                return jenis, ke
    return "", 0


def _jenis_menurut_hal(kepala: Sequence[str], nomor: str) -> str:
    """Return the kind of a letter without a title: by its *hal*, or by the code in its number."""
    if _HAL_UNDANGAN.match(_berlabel(kepala, "hal|perihal")):
        return "undangan"
    kode = re.search(r"-([A-Za-z]{2,4})(?:/|$)", nomor)
    return _KODE_JENIS.get(kode[1].casefold(), "") if kode else ""


def _nomor(kepala: Sequence[str], jenis: str) -> tuple[str, bool]:
    """Return the number as it is written, and whether its place is not filled yet."""
    for ke, satu in enumerate(kepala):
        cocok = _NOMOR_SOP.match(satu) if jenis == "sop" else _NOMOR.match(satu)
        if cocok is None or (":" not in satu and jenis != "sop" and not _NOMOR_KAPITAL.match(satu)):
            continue
        sisa = cocok["nomor"].strip() or (kepala[ke + 1].strip() if ke + 1 < len(kepala) else "")
        if _ISIAN.search(sisa):
            return "", True
        sisa = re.sub(r"\s*/\s*", "/", sisa)
        if tahun := _TAHUN_NOMOR.match(sisa):
            return f"{tahun['angka']} TAHUN {tahun['tahun']}", False
        awal = sisa.split(maxsplit=1)[0] if sisa else ""
        if any(aksara.isdigit() for aksara in awal):
            return awal.rstrip(".,;"), False
    return "", False


def _urai_nomor(nomor: str, pola: Iterable[str]) -> tuple[int | None, int | None]:
    """Return the number and the year that a number as it is written holds."""
    if cocok := _TAHUN_NOMOR.match(nomor):
        angka = _ANGKA.fullmatch(cocok["angka"])
        return (int(angka[1]) if angka else None), int(cocok["tahun"])
    for satu in sorted(pola, key=len, reverse=True):
        for bentuk in dict.fromkeys((satu, tanpa_unit(satu))):
            if cocok := _pola_regex(polos(bentuk)).fullmatch(nomor):
                tahun = cocok.groupdict().get("tahun")
                return int(cocok["no"]), int(tahun) if tahun else _tahun_akhir(nomor)
    bagian = nomor.split("/")
    if len(bagian) > 1 and _KLASIFIKASI.fullmatch(bagian[0]):
        del bagian[0]
    angka = _ANGKA.fullmatch(bagian[0])
    return (int(angka[1]) if angka else None), _tahun_akhir(nomor)


def _tahun_akhir(nomor: str) -> int | None:
    bagian = nomor.split("/")
    return int(bagian[-1]) if len(bagian) > 1 and _TAHUN.fullmatch(bagian[-1]) else None


@cache
def _pola_regex(pola: str) -> re.Pattern[str]:
    """Return what reads a number of this pattern: places but for number and year hold anything without a slash."""
    hasil, ada = "", set()
    for ke, bagian in enumerate(re.split(r"\{([a-z_]+)\}", pola)):
        if ke % 2 == 0:
            hasil += re.escape(bagian)
        elif bagian in {"no", "tahun"} and bagian not in ada:
            hasil += r"(?P<no>\d{1,7})" if bagian == "no" else r"(?P<tahun>\d{4})"
            ada.add(bagian)
        else:
            hasil += r"[^/]+?"
    return re.compile(hasil if "no" in ada else r"(?!)(?P<no>)", re.IGNORECASE)


def _judul(kepala: Sequence[str], jenis: str, ke_judul: int) -> str:
    """Return the title of a kind that has one of its own; "" of the others, and where it cannot be told."""
    match jenis:
        case "keputusan":
            awal = next((ke for ke, satu in enumerate(kepala) if satu.strip().upper().startswith("TENTANG")), None)
            if awal is None:
                return ""
            satu_baris = kepala[awal].strip()[len("TENTANG") :]
            return _sambung([satu_baris, *_sampai(kepala[awal + 1 :], _AKHIR_TENTANG)])
        case "laporan":
            return _sambung([kepala[ke_judul], *_sampai(kepala[ke_judul + 1 :], _AKHIR_LAPORAN)])
        case "sop":
            return _berlabel(kepala, "nama sop", titik_dua=False)
        case _:
            return ""


def _sampai(baris: Iterable[str], akhir: re.Pattern[str]) -> Iterator[str]:
    for ke, satu in enumerate(baris):
        if ke >= _JUDUL_MAKS or akhir.match(satu):
            return
        yield satu


def _berlabel(kepala: Sequence[str], label: str, *, titik_dua: bool = True) -> str:
    """Return what stands behind a label (`Hal :`), with the lines into which it goes on; "" when it is not there.

    A line that goes on ends with the space between two words; without it only what comes before another label, the
    address, a table or a part's heading is still the same.
    """
    pola = re.compile(rf"^\s*(?:{label})\s*{':' if titik_dua else ':?'}\s*(?P<isi>\S.*)$", re.IGNORECASE)
    for ke, satu in enumerate(kepala):
        if cocok := pola.match(satu):
            hasil = [cocok["isi"]]
            lanjut = list(kepala[ke + 1 : ke + 1 + _JUDUL_MAKS])
            batas = next((n for n, b in enumerate(lanjut) if _LABEL.match(b) or _BATAS.match(b)), None)
            for n, berikut in enumerate(lanjut):
                bersambung = hasil[-1] != hasil[-1].rstrip()
                if n == batas or not (bersambung or (batas is not None and batas <= 4)):
                    break
                hasil.append(berikut)
            return _sambung(hasil)
    return ""


def _sebutan_periode(kepala: Sequence[str], jenis: str) -> str:
    """Return where a letter names its period that has it in no title: its own line, or a cover letter's opening."""
    if jenis == "dokumentasi":
        return _berlabel(kepala, "periode")
    awal = next((ke for ke, satu in enumerate(kepala) if satu.lstrip().startswith("Bersama ini")), None)
    return _sambung(kepala[awal : awal + 4]) if jenis == "surat-pengantar" and awal is not None else ""


def _sambung(baris: Iterable[str]) -> str:
    return " ".join(" ".join(baris).split())[:_PANJANG_MAKS]


def _tanggal(teks: str, jenis: str) -> dt.date | None:
    """Return a letter's own date: in its head where that kind has it there, else the last one, before a signature."""
    urutan: tuple[re.Pattern[str], ...]
    match jenis:
        case "keputusan":
            urutan = (_DITETAPKAN,)
        case "nota-dinas" | "sop":
            urutan = (_LABEL_TANGGAL, _TEMPAT_TANGGAL)
        case "":
            urutan = (_TEMPAT_TANGGAL, _LABEL_TANGGAL, _DITETAPKAN)
        case _:
            urutan = (_TEMPAT_TANGGAL, _LABEL_TANGGAL)
    for pola in urutan:
        semua = [hari for cocok in pola.finditer(teks) if (hari := _baca_tanggal(cocok[1]))]
        if semua:
            return semua[-1] if jenis in {"laporan", "notula"} else semua[0]
    return None


def _baca_tanggal(teks: str) -> dt.date | None:
    if (cocok := _TANGGAL.search(teks)) is None:
        return None
    try:
        return dt.date(int(cocok[3]), NOMOR_BULAN[cocok[2].casefold()], int(cocok[1]))
    except ValueError:
        return None


def _periode(judul: str) -> Periode | None:
    """Return the period that a title names last, a shorter one before its year."""
    hasil: list[Periode] = []
    for cocok in _PERIODE.finditer(judul):
        tahun = int(cocok["tahun"] or cocok["tahun_bulan"] or cocok["tahun_saja"])
        if cocok["bulan"] and _HARI_BULAN.search(judul, 0, cocok.start()):
            continue  # a day
        try:
            if cocok["kelas"]:
                kelas = JenisPeriode.TRIWULAN if cocok["kelas"].upper() == "TRIWULAN" else JenisPeriode.SEMESTER
                hasil.append(Periode(tahun, kelas, _ROMAWI[cocok["ke"].upper()]))
            elif cocok["bulan"]:
                hasil.append(Periode(tahun, JenisPeriode.BULAN, NOMOR_BULAN[cocok["bulan"].casefold()]))
            else:
                hasil.append(Periode(tahun, JenisPeriode.TAHUN))
        except ValueError:  # a third semester
            continue
    pendek = [satu for satu in hasil if satu.jenis is not JenisPeriode.TAHUN]
    return next(reversed(pendek or hasil), None)
