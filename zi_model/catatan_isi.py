"""What is remarked about an evidence file by what its text names: another office, another time, a regulation.

A remark asks a person to look; it refuses nothing, so a text that does not tell is not spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from zi_model.isi_bukti import Sebutan, TeksAwal
from zi_model.kantor_lain import NamaKantor
from zi_model.periode import Periode


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


def catatan_isi(
    sebutan: Sebutan, periode: Periode, kantor: NamaKantor, awal: Callable[[], TeksAwal]
) -> tuple[CatatanIsi, ...]:
    """Return what is remarked about a file that lies in a period's folder of an office.

    `awal` gives the file's text, and is asked only when nothing else tells whether it names the office.
    """
    hasil = _menurut_sebutan(sebutan, periode, kantor)
    if any(c.hal is HalCatatan.TANPA_KANTOR for c in hasil) and _menyebut(awal(), kantor):
        return tuple(c for c in hasil if c.hal is not HalCatatan.TANPA_KANTOR)
    return hasil


@lru_cache(maxsize=4096)  # thousands of files name the same
def _menurut_sebutan(sebutan: Sebutan, periode: Periode, kantor: NamaKantor) -> tuple[CatatanIsi, ...]:
    if sebutan.peraturan:
        pesan = f"judulnya peraturan: “{sebutan.peraturan}”"
        return (CatatanIsi(HalCatatan.PERATURAN, pesan, "Taruh hasil pelaksanaannya di kantor ini, bukan aturannya."),)
    return (*_kantor(sebutan, kantor), *_waktu(sebutan, periode))


def _waktu(sebutan: Sebutan, periode: Periode) -> Iterator[CatatanIsi]:
    tahun = sebutan.tahun
    if tahun and not any(awal <= periode.tahun <= akhir for awal, akhir in tahun):
        nama = " dan ".join(str(awal) if awal == akhir else f"{awal}–{akhir}" for awal, akhir in tahun)
        disebut = f"tahun {nama}"
    elif sebutan.bagian and not any(_bersinggungan(satu, periode) for satu in _menurut_tahun(sebutan, periode.tahun)):
        disebut = " dan ".join(satu.nama.partition(" Tahun")[0] for satu in _menurut_tahun(sebutan, periode.tahun))
    else:
        return
    saran = f"Pastikan memang bukti {periode.nama}; kalau bukan, pindahkan ke foldernya."
    yield CatatanIsi(HalCatatan.WAKTU_LAIN, f"judulnya menyebut {disebut}, foldernya {periode.nama}", saran)


def _menurut_tahun(sebutan: Sebutan, tahun: int) -> Iterator[Periode]:
    yield from (Periode.parse(f"{tahun}-{satu}") for satu in sebutan.bagian)


def _bersinggungan(satu: Periode, lain: Periode) -> bool:
    return satu.berisi(lain) or lain.berisi(satu)


def _kantor(sebutan: Sebutan, kantor: NamaKantor) -> Iterator[CatatanIsi]:
    sendiri = _wilayah(kantor)
    if sendiri is None:  # a province's office writes of those below it
        return
    for jenis, nama, tertulis in sebutan.kantor:
        if (jenis, nama) != sendiri:
            saran = "Kalau tersalin dari sana, perbaiki; kalau memang dimaksud, biarkan."
            yield CatatanIsi(HalCatatan.KANTOR_LAIN, f"menyebut {tertulis}", saran)
            return
    if sebutan.berteks and sebutan.panjang and sendiri not in sebutan.wilayah:
        pesan = f"halaman pertamanya tidak menyebut {kantor.singkatan}"
        yield CatatanIsi(HalCatatan.TANPA_KANTOR, pesan, "Pastikan memang milik kantor ini.")


def _menyebut(awal: TeksAwal, kantor: NamaKantor) -> bool:
    """Tell whether a title or a first page names an office, be it by its place alone."""
    seluruhnya = " ".join((*awal.judul, *awal.halaman)).casefold()
    return any(satu.casefold() in seluruhnya for satu in (*kantor.lengkap, *kantor.kata))


@lru_cache
def _wilayah(kantor: NamaKantor) -> tuple[str, str] | None:
    """Return whether an office is a regency's or a town's, and the first word of its name."""
    cocok = re.search(r"\b(kabupaten|kota)\s+(\S+)", kantor.nama.casefold())
    return (cocok[1], cocok[2]) if cocok else None
