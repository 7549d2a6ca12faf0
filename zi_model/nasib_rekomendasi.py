"""How one recommendation is judged: by the evidence of a day, by what its unit owes next, by what a person answered.

What asked for evidence is done when that is complete. What asked for being in time is judged by the obligations that
follow, never by those that were late. What a person added to a letter only a person can answer, with a proof.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zi_model.bahasa import angka_dan_kata, deret, tanggal_panjang
from zi_model.bukti import Bukti
from zi_model.kewajiban import Kewajiban
from zi_model.periode import Periode
from zi_model.status import HasilStatus, StatusKewajiban

_MAKS = 3
"""So many files or obligations are named in a sentence; the others are counted."""
_KETEPATAN = "tepat_waktu"
_TELAT = frozenset({StatusKewajiban.TERLAMBAT, StatusKewajiban.LENGKAP_TERLAMBAT})


class KeadaanTindakLanjut(StrEnum):
    """What became of a recommendation."""

    SELESAI = "SELESAI"
    SELESAI_TERLAMBAT = "SELESAI_TERLAMBAT"
    DIJAWAB = "DIJAWAB"
    """A person answered it with a proof, while what the plan itself asks for is not complete."""
    BERJALAN = "BERJALAN"
    SEBAGIAN = "SEBAGIAN"
    BELUM = "BELUM"
    TIDAK_TERCAPAI = "TIDAK_TERCAPAI"
    """It asked for being in time, and the next obligations were late again: judged, nothing left to do about it."""
    DIESKALASI = "DIESKALASI"
    """Overdue and still open in the third quarter: the leaders have to decide."""

    @property
    def selesai(self) -> bool:
        """Whether what was asked is done."""
        return self in {KeadaanTindakLanjut.SELESAI, KeadaanTindakLanjut.SELESAI_TERLAMBAT}

    @property
    def terbuka(self) -> bool:
        """Whether something of it is left to do."""
        return self in _TERBUKA

    @property
    def nama(self) -> str:
        """The words that people read."""
        if self is KeadaanTindakLanjut.SELESAI_TERLAMBAT:
            return "Selesai, terlambat"
        return self.value.replace("_", " ").capitalize()


_TERBUKA = frozenset(
    {
        KeadaanTindakLanjut.BERJALAN,
        KeadaanTindakLanjut.SEBAGIAN,
        KeadaanTindakLanjut.BELUM,
        KeadaanTindakLanjut.DIESKALASI,
    }
)


@dataclass(frozen=True)
class Potongan:
    """A piece of a sentence; `kutipan`: somebody's own words (a file's name, an answer), printed as they are."""

    teks: str
    kutipan: bool = False


@dataclass(frozen=True)
class Jawaban:
    """What a person answered: on which day, who, which words, the name of the proof (None: words only)."""

    hari: dt.date
    oleh: str
    catatan: str
    bukti: str | None = None


@dataclass(frozen=True)
class Nasib:
    """What became of it and why, in pieces; days and files as in `KeadaanRekomendasi`."""

    keadaan: KeadaanTindakLanjut
    potongan: tuple[Potongan, ...]
    selesai_pada: dt.date | None = None
    diputus_pada: dt.date | None = None
    bukti: tuple[Bukti, ...] = ()


def tentang_ketepatan(aturan: str) -> bool:
    """Tell whether the rule of this name asks for being in time, nothing being missing.

    Issued letters bear the names of rules; those of this kind begin alike, whatever version drafted them.
    """
    return aturan.startswith(_KETEPATAN)


def menurut_jawaban(batas: dt.date | None, jawaban: Jawaban | None, per: dt.date) -> Nasib:
    """Judge what only a person can answer; words alone close nothing."""
    berjalan = batas is not None and per <= batas
    hari = tanggal_panjang(per)
    if jawaban is None:
        if berjalan:
            kata = f"Batas waktunya belum lewat pada {hari}; belum ada jawaban."
            return Nasib(KeadaanTindakLanjut.BERJALAN, (Potongan(kata),))
        return Nasib(KeadaanTindakLanjut.BELUM, (Potongan(f"Sampai dengan {hari} belum ada jawaban."),))
    if jawaban.bukti is None:
        keadaan = KeadaanTindakLanjut.BERJALAN if berjalan else KeadaanTindakLanjut.SEBAGIAN
        return Nasib(keadaan, (*_sebut_jawaban(jawaban), Potongan(" Jawaban ini tanpa bukti.")))
    return _selesai(batas, jawaban.hari, tuple(_sebut_jawaban(jawaban)))


def menurut_bukti(
    batas: dt.date | None, hasil: Sequence[HasilStatus], jawaban: Jawaban | None, per: dt.date, periode: Periode
) -> Nasib:
    """Judge what asked for evidence; an answer with a proof stands where that is not complete.

    `periode` is that of the letter: obligations of another one are named with theirs.
    """
    bukti = tuple(dict.fromkeys(b for h in hasil for _, b in h.dihitung))
    if all(h.status.lengkap for h in hasil):
        pada = max(h.lengkap_pada for h in hasil if h.lengkap_pada)
        lewat = batas is not None and pada > batas
        kata = "Bukti baru lengkap" if lewat else "Bukti lengkap"
        sesudah = ", sesudah batas waktunya" if lewat else ""
        awal = Potongan(f"{kata} pada {tanggal_panjang(pada)}{sesudah}: ")
        return _selesai(batas, pada, (awal, *_sebut_berkas(bukti), Potongan(".")), bukti)
    kurang = _sebut_kurang(hasil, periode)
    if jawaban is not None and jawaban.bukti is not None:
        sisa = Potongan(f" Bukti rencana aksi yang belum ada: {kurang}.")
        kata_jawaban = (*_sebut_jawaban(jawaban), sisa)
        return Nasib(KeadaanTindakLanjut.DIJAWAB, kata_jawaban, diputus_pada=jawaban.hari, bukti=bukti)
    ada = (Potongan("Baru ada "), *_sebut_berkas(bukti), Potongan(". ")) if bukti else ()
    jawab = (Potongan(" "), *_sebut_jawaban(jawaban)) if jawaban else ()
    if batas is not None and per <= batas:
        belum = Potongan(f"{'Masih ditunggu' if ada else 'Batas waktunya belum lewat; masih ditunggu'} {kurang}.")
        return Nasib(KeadaanTindakLanjut.BERJALAN, (*ada, belum, *jawab), bukti=bukti)
    keadaan = KeadaanTindakLanjut.SEBAGIAN if bukti else KeadaanTindakLanjut.BELUM
    belum = Potongan(f"Sampai dengan {tanggal_panjang(per)} belum ada {kurang}.")
    return Nasib(keadaan, (*ada, belum, *jawab), bukti=bukti)


def menurut_berikutnya(berikut: Sequence[HasilStatus], jawaban: Jawaban | None) -> Nasib:
    """Judge what asked for being in time by what follows (see `yang_berikut`); an answer closes nothing."""
    jawab = (Potongan(" "), *_sebut_jawaban(jawaban)) if jawaban else ()
    if not berikut:
        kata = "Belum ada kewajiban berikutnya yang dapat dinilai ketepatan waktunya."
        return Nasib(KeadaanTindakLanjut.BERJALAN, (Potongan(kata), *jawab))
    bukti = tuple(dict.fromkeys(b for h in berikut for _, b in h.dihitung))
    if telat := [h for h in berikut if h.status in _TELAT]:
        pada = min(h.kewajiban.batas for h in telat) + dt.timedelta(days=1)
        kata = f"Kembali terlambat: {_sebagian([_sebut_telat(h) for h in telat], '; ')}."
        return Nasib(KeadaanTindakLanjut.TIDAK_TERCAPAI, (Potongan(kata), *jawab), diputus_pada=pada, bukti=bukti)
    if tunggu := [h for h in berikut if not h.status.lengkap]:
        batas = tanggal_panjang(max(h.kewajiban.batas for h in tunggu))
        nama = _sebagian([_sebut_kewajiban(h.kewajiban) for h in tunggu])
        kata = f"Dinilai dari kewajiban berikutnya: {nama}, batas {batas}."
        return Nasib(KeadaanTindakLanjut.BERJALAN, (Potongan(kata), *jawab), bukti=bukti)
    pada = max(h.lengkap_pada for h in berikut if h.lengkap_pada)
    nama = _sebagian([_sebut_kewajiban(h.kewajiban) for h in berikut])
    kata = f"Kewajiban berikutnya tepat waktu: {nama}, lengkap pada {tanggal_panjang(pada)}."
    return Nasib(KeadaanTindakLanjut.SELESAI, (Potongan(kata), *jawab), pada, pada, bukti)


def yang_berikut(
    semua: Iterable[HasilStatus], telat: Sequence[Kewajiban], mulai: dt.date, batas: dt.date | None
) -> list[HasilStatus]:
    """Return by what a wish for being in time is judged that was made on the day `mulai` for these obligations.

    For each row it is the next window that could still be in time then; where a row has none in its year, what its
    unit owes until the deadline, or, where it owes nothing by then, what it owes next.
    """
    nanti = sorted(
        (h for h in semua if h.kewajiban.batas >= mulai),
        key=lambda h: (h.kewajiban.batas, h.kewajiban.mulai, h.kewajiban.kode),
    )
    terpilih: dict[tuple[str, Periode], HasilStatus] = {}
    for k in telat:
        sebaris = (
            h
            for h in nanti
            if (h.kewajiban.kode, h.kewajiban.periode.tahun) == (k.kode, k.periode.tahun)
            and h.kewajiban.mulai > k.mulai
        )
        satu = next(sebaris, None)
        for h in [satu] if satu else _seunit(nanti, k.unit, batas):
            terpilih[h.kewajiban.kode, h.kewajiban.periode] = h
    return list(terpilih.values())


def _seunit(nanti: Sequence[HasilStatus], unit: str, batas: dt.date | None) -> list[HasilStatus]:
    milik = [h for h in nanti if h.kewajiban.unit == unit]
    sampai = [h for h in milik if batas is not None and h.kewajiban.batas <= batas]
    return sampai or [h for h in milik if h.kewajiban.batas == milik[0].kewajiban.batas]


def _selesai(
    batas: dt.date | None, pada: dt.date, potongan: tuple[Potongan, ...], bukti: tuple[Bukti, ...] = ()
) -> Nasib:
    tepat = batas is None or pada <= batas
    keadaan = KeadaanTindakLanjut.SELESAI if tepat else KeadaanTindakLanjut.SELESAI_TERLAMBAT
    return Nasib(keadaan, potongan, pada, pada, bukti)


def _sebut_jawaban(jawaban: Jawaban) -> Iterator[Potongan]:
    yield Potongan(f"Dijawab pada {tanggal_panjang(jawaban.hari)} oleh ")
    yield Potongan(jawaban.oleh, kutipan=True)
    if jawaban.catatan:
        yield Potongan(": “")
        yield Potongan(jawaban.catatan, kutipan=True)
        yield Potongan("”")
    if jawaban.bukti:
        yield Potongan(" (bukti: “")
        yield Potongan(jawaban.bukti, kutipan=True)
        yield Potongan("”)")
    if jawaban.bukti or not jawaban.catatan.endswith((".", "!", "?")):
        yield Potongan(".")


def _sebut_berkas(bukti: Sequence[Bukti]) -> Iterator[Potongan]:
    """Yield the files' names as a sentence lists them, those beyond the first few counted."""
    nama = list(dict.fromkeys(b.nama for b in bukti))
    disebut, lain = nama[:_MAKS], len(nama) - _MAKS
    for ke, satu in enumerate(disebut):
        terakhir = ke == len(disebut) - 1 and ke and lain <= 0
        yield Potongan(f"{', ' if ke and len(nama) > 2 else ' ' if ke else ''}{'dan ' if terakhir else ''}“")
        yield Potongan(satu, kutipan=True)
        yield Potongan("”")
    if lain > 0:
        yield Potongan(f", dan {angka_dan_kata(lain)} berkas lain")


def _sebut_kurang(hasil: Iterable[HasilStatus], periode: Periode) -> str:
    """Return what is missing, and for which rows: `laporan untuk 2.1.2.1 dan 2.1.3.1; serta daftar untuk 4.2.1.7`.

    A few rows are named, not only by their codes.
    """
    kurang = [h for h in hasil if not h.status.lengkap]
    menurut: defaultdict[str, list[str]] = defaultdict(list)
    for h in kurang:
        k = h.kewajiban
        nama = f"{k.kode} {k.baris.indikator.nama_pendek}" if len(kurang) <= _MAKS else k.kode
        menurut[h.sebut_kurang].append(nama if k.periode == periode else f"{nama} ({k.nama_waktu})")
    return _rangkai([f"{bukti} untuk {deret(kode)}" for bukti, kode in menurut.items()])


def _rangkai(bagian: Sequence[str]) -> str:
    return bagian[0] if len(bagian) == 1 else f"{'; '.join(bagian[:-1])}; serta {bagian[-1]}"


def _sebagian(nama: Sequence[str], pemisah: str = "") -> str:
    """Return the first few names, and how many others there are."""
    lain = len(nama) - _MAKS
    if lain > 0:
        nama = [*nama[:_MAKS], f"{angka_dan_kata(lain)} kewajiban lain"]
    return pemisah.join(nama) if pemisah else deret(nama)


def _sebut_kewajiban(k: Kewajiban) -> str:
    return f"{k.kode} ({k.nama_waktu})"


def _sebut_telat(hasil: HasilStatus) -> str:
    batas = tanggal_panjang(hasil.kewajiban.batas)
    nama = _sebut_kewajiban(hasil.kewajiban)
    if hasil.lengkap_pada is None:
        return f"{nama} belum lengkap, padahal batasnya {batas}"
    return f"{nama} baru lengkap pada {tanggal_panjang(hasil.lengkap_pada)}, batasnya {batas}"
