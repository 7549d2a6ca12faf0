"""For each template a full letter of a sample year, one without evidence, one with hostile words, one grown long.

Which letters there are is asked of the plan, so a new template is tried without a word here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.surat.cetak_naskah import cetak
from tests.golden.terbit_contoh import JAWABAN, TERBIT
from tests.zi_model.dalam_isi import cari_isi
from tests.zi_model.rekap_contoh import REKAP
from tools.contoh.setahun import TahunContoh, siapkan_tahun
from zi_model.naskah.inti.naskah import Foto, Gambar, Grafik, Isi, Isian, Kendali, KodeQR, Kutipan, Naskah
from zi_model.naskah.monev.rekap_provinsi import susun_rekap_provinsi
from zi_model.naskah.surat.lembar_srikandi import BahanLembar, susun_lembar_srikandi

TEMPLAT = AKAR / "templates_docx"
UKURAN_FOTO = (320, 240)
GANAS = ' Zack & <b> "Rusdi" 😀 مرحبا dst.'
KURUNG = "{{ 7 * 7 }} {% for %}"
"""Allowed in people's own words only; elsewhere it is the rest of a template, and refused."""
TAK_TERPENGGAL = "Pertanggungjawaban/" * 12
PANJANG = "Petugas menunggu perbaikan jaringan; " * 140
BANYAK = 200
_UTUH = (Isian, Kendali, Gambar, Foto, KodeQR, Grafik)
"""Not words: files, tags, a chart's data."""

_FOLDER = tempfile.TemporaryDirectory(prefix="zi-contoh-")


@cache
def tahun() -> TahunContoh:
    """Return the sample year, its evidence laid once for each process."""
    folder = Path(_FOLDER.name)
    lingkungan = {"ZI_BUKTI": f"{folder}/bukti", "ZI_OUTBOX": f"{folder}/outbox", "ZI_TEMPLAT": str(TEMPLAT)}
    return siapkan_tahun(Pengaturan.dari_lingkungan(lingkungan), ukuran_foto=UKURAN_FOTO)


@cache
def penuh() -> dict[str, Naskah]:
    """Return for each template the letter that says most, and those that have parts of a type that it lacks."""
    hasil: dict[str, Naskah] = {}
    terlihat: set[tuple[str, str]] = set()
    for naskah in sorted(_setahun(tahun().pindai()), key=_panjang, reverse=True):
        jenis = {(naskah.templat, type(bagian).__name__) for bagian in cari_isi(naskah.isi, Isi)}
        if not jenis <= terlihat:
            hasil[f"{naskah.templat} {naskah.nama_berkas}"] = naskah
            terlihat |= jenis
    return hasil


@cache
def kosong() -> dict[str, Naskah]:
    """Return for each template the letter that says least, in a year without evidence."""
    semua = sorted(_setahun(HasilPindai(())), key=_panjang, reverse=True)
    return {naskah.templat: naskah for naskah in semua}


@cache
def ganas() -> dict[str, Naskah]:
    """Return the full letters with hostile words in every text, and one very long remark."""
    return {
        nama: replace(naskah, perihal=naskah.perihal + GANAS, isi=_dengan_racun(naskah.isi, iter([PANJANG])))
        for nama, naskah in penuh().items()
    }


@cache
def banyak() -> dict[str, Naskah]:
    """Return for each template the letter that says most with every list grown, of short entries to two hundred."""
    return {naskah.templat: replace(naskah, isi=_perbanyak(naskah.isi)) for naskah in reversed(penuh().values())}


CONTOH: dict[str, Callable[[], dict[str, Naskah]]] = {
    "penuh": penuh,
    "kosong": kosong,
    "ganas": ganas,
    "banyak": banyak,
}


@cache
def tercetak(contoh: str) -> dict[str, bytes]:
    """Return the letters of a sample as the bytes of their Word files, by a name that begins with the template's."""
    return {nama: cetak(naskah, tahun().tahun.kantor, TEMPLAT) for nama, naskah in CONTOH[contoh]().items()}


def _setahun(pindaian: HasilPindai) -> list[Naskah]:
    """Return all Word letters of a year, the sheet for SRIKANDI of one of them, and a province's report."""
    pindaian = replace(pindaian, terbit=TERBIT, jawaban=JAWABAN)
    semua = (n for jenis, periode in tahun().alur() for n in tahun().susun(pindaian, jenis, periode))
    surat = [n for n in semua if n.templat]
    lembar = _lembar_srikandi(next(n for n in surat if n.kunci.jenis.startswith("undangan-")))
    return [*surat, lembar, *susun_rekap_provinsi(tahun().tahun, REKAP)]


def _lembar_srikandi(naskah: Naskah) -> Naskah:
    kunci, berkas = naskah.kunci, f"{naskah.nama_berkas}.docx"
    tujuan = ("Para Anggota", "Sekretaris")
    bahan = BahanLembar(str(kunci), kunci.jenis, naskah.perihal, kunci.periode, berkas, "Biasa", tujuan=tujuan)
    return susun_lembar_srikandi(tahun().tahun.kantor, bahan, kunci.periode.akhir)


def _panjang(naskah: Naskah) -> int:
    return len(naskah.isi.model_dump_json())


def _perbanyak(isi: Isi) -> Isi:
    ubah = {}
    for nama in type(isi).model_fields:
        nilai = getattr(isi, nama)
        if isinstance(nilai, tuple) and nilai and isinstance(nilai[0], Isi) and not isinstance(nilai[0], Grafik):
            kali = min(BANYAK, 30_000 // len(nilai[0].model_dump_json())) // len(nilai)
            ubah[nama] = nilai * max(1, kali)
    return isi.model_copy(update=ubah)


def _dengan_racun(nilai: Any, panjang: Iterator[str]) -> Any:
    """Return a value with hostile words after each of its texts; the first remarks get the long ones."""
    if isinstance(nilai, str):
        return nilai + GANAS
    if isinstance(nilai, Kutipan):
        return Kutipan(teks=f"{nilai.teks}{GANAS} {KURUNG} {TAK_TERPENGGAL} {next(panjang, '')}")
    if isinstance(nilai, tuple):
        return tuple(_dengan_racun(satu, panjang) for satu in nilai)
    if isinstance(nilai, Isi) and not isinstance(nilai, _UTUH):
        bidang = type(nilai).model_fields
        bertulisan = (nama for nama in bidang if "Literal" not in str(bidang[nama].annotation))
        return nilai.model_copy(update={nama: _dengan_racun(getattr(nilai, nama), panjang) for nama in bertulisan})
    return nilai
