"""A Word file that somebody edited and brings back: whether it is whole and harmless, and which letter it says it is.

Judged are the bytes alone. What is wrong is told with what to do about it in Word; a letter's own name, where the
program that saved it forgot it, can be written into it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from tata_usaha.cetak.bawaan import JenisBawaan, cari_bawaan
from tata_usaha.cetak.penanda import lolos
from tata_usaha.cetak.sifat import SIFAT
from tata_usaha.dasar.berkas import MIB
from tata_usaha.konsep.keutuhan import periksa_keutuhan
from tata_usaha.konsep.sisa import hitung_sisa
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian, ganti_bagian
from tata_usaha.word.hubungan import JENIS_ISI, jenis_bagian

SUNTINGAN_MAKS = 64 * MIB
"""How large a file may be that is brought back: a letter with two hundred photos has 13 MB."""
_UTAMA = "word/document.xml"
_DOKUMEN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SIMPAN_ULANG = "Simpan dari Word sebagai Dokumen Word (.docx), lalu unggah yang itu."
_SAMPUL = {
    b"%PDF-": (
        "sebuah PDF, bukan berkas Word",
        "Unggah berkas Word yang disunting. Salinan bertanda tangan (PDF) diserahkan di langkah tanda tangan.",
    ),
    b"\xd0\xcf\x11\xe0": ("dokumen Word lama (.doc) atau dikunci dengan kata sandi", _SIMPAN_ULANG),
    b"{\\rtf": ("dokumen RTF, bukan berkas Word", _SIMPAN_ULANG),
    b"\xff\xd8\xff": ("foto, bukan berkas Word", "Unggah berkas Word yang disunting."),
    b"\x89PNG": ("gambar, bukan berkas Word", "Unggah berkas Word yang disunting."),
}
_PROGRAM = "Simpan ulang dari Word sebagai .docx (tanpa makro), dan hapus kontrol ActiveX yang ada."
_LUAR = "Putuskan tautannya di Word (File, Info, Edit Tautan ke File), atau sisipkan isinya langsung, lalu simpan."
_TEMPLAT = "Di Word: Pengembang, Templat Dokumen, ganti dengan Normal, lalu simpan."
_KATA_KUNCI = re.compile(rb"<((?:\w+:)?)keywords\s*/>|<((?:\w+:)?)keywords>([^<]*)</(?:\w+:)?keywords>")
_AKHIR_SIFAT = re.compile(rb"</((?:\w+:)?)coreProperties>")


@dataclass(frozen=True)
class KeluhanSuntingan:
    """Why a file cannot be taken as a letter's edit, and what to do about it; both Indonesian."""

    sebab: str
    saran: str


def keluhan_suntingan(isi: bytes, nama: str) -> KeluhanSuntingan | None:
    """Return why the bytes of a file cannot be a letter that somebody edited; None when they can."""
    if not isi:
        return KeluhanSuntingan("kosong (0 bita)", "Simpan sekali lagi di Word, lalu unggah.")
    if len(isi) > SUNTINGAN_MAKS:
        return KeluhanSuntingan(
            f"lebih dari {SUNTINGAN_MAKS // MIB} MB",
            "Perkecil gambarnya di Word (Format Gambar, Kompres), lalu simpan.",
        )
    for awal, (sebab, saran) in _SAMPUL.items():
        if isi.startswith(awal):
            return KeluhanSuntingan(sebab, saran)
    if not isi.startswith(b"PK"):
        return KeluhanSuntingan("bukan berkas Word", _SIMPAN_ULANG)
    if cacat := periksa_keutuhan(isi, nama):
        rinci = cacat[0].pesan.rstrip(".")
        return KeluhanSuntingan(
            f"terpotong atau rusak: {rinci}", "Tunggu sampai tersalin seluruhnya, atau simpan ulang di Word."
        )
    if keluhan := _bawaan(isi):
        return keluhan
    keluhan_isi = hitung_sisa(isi).keluhan
    return KeluhanSuntingan(f"tidak terbaca: {keluhan_isi}", _SIMPAN_ULANG) if keluhan_isi else None


def _bawaan(isi: bytes) -> KeluhanSuntingan | None:
    """Return what it brings along that no letter of the office should carry."""
    try:
        bagian = baca_bagian(isi)
        jenis = jenis_bagian(bagian[JENIS_ISI], _UTAMA)
        semua = list(cari_bawaan(bagian))
    except (PaketAsing, KeyError, etree.XMLSyntaxError):
        return KeluhanSuntingan("bukan dokumen Word yang utuh", _SIMPAN_ULANG)
    if "macroEnabled" in jenis:
        return KeluhanSuntingan("dokumen dengan makro (.docm)", _PROGRAM)
    if jenis != _DOKUMEN:
        return KeluhanSuntingan("templat, bukan dokumen Word", _SIMPAN_ULANG)
    for satu in semua:
        if satu.jenis is JenisBawaan.PROGRAM:
            return KeluhanSuntingan(f"memuat {satu.sebutan}", _PROGRAM)
        if satu.jenis is JenisBawaan.LUAR:
            saran = _TEMPLAT if satu.sebutan == "templat terlampir" else _LUAR
            return KeluhanSuntingan(f"memuat {satu.sebutan} dari luar berkasnya", saran)
    return None


def beri_jati_diri(isi: bytes, jati_diri: str) -> bytes:
    """Return a letter with its name (`tulis_jati_diri`) in its properties again; as it is where it has no place for it.

    What somebody wrote into the keywords stays beside it, and no other byte changes.
    """
    try:
        sifat = baca_bagian(isi).get(SIFAT)
        if sifat is None:
            return isi
        tanda = lolos(jati_diri).encode()
        if cocok := _KATA_KUNCI.search(sifat):
            awalan, lama = cocok[1] or cocok[2] or b"", (cocok[3] or b"").strip()
            kata = b" ".join(filter(None, (lama, tanda)))
            baru = b"<%skeywords>%s</%skeywords>" % (awalan, kata, awalan)
            sifat = sifat[: cocok.start()] + baru + sifat[cocok.end() :]
        elif akhir := _AKHIR_SIFAT.search(sifat):
            awalan = akhir[1]
            baru = b"<%skeywords>%s</%skeywords>" % (awalan, tanda, awalan)
            sifat = sifat[: akhir.start()] + baru + sifat[akhir.start() :]
        else:
            return isi
        return ganti_bagian(isi, {SIFAT: sifat})
    except PaketAsing:
        return isi
