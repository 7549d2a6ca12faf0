"""What a letter asks of somebody has a deadline that can be read, and that is not over when the letter is dated.

Only what it asks itself: a row that recommends or follows up, a deadline in a control of its own. What it quotes of
others, and days on which something fell due, are told as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from textwrap import shorten

from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.baca_terbit import IsiTerbaca, baca_terbit, mungkin_meminta
from tata_usaha.konsep.kendali import ISIAN
from tata_usaha.outbox.kode import KodeSiap
from tata_usaha.outbox.pilih import BerkasNaskah
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.bahasa import tanggal_panjang
from zi_model.batas_tertulis import CONTOH
from zi_model.masalah import Letak, Masalah
from zi_model.naskah.inti.naskah import Naskah

_CUPLIKAN = 60


def batas_tak_terbaca(naskah: BerkasNaskah, terbaca: IsiTerbaca) -> Iterator[Masalah]:
    """Yield the rows and deadlines of a letter of which nobody could tell until when they ask what."""
    letak = Letak(naskah.tempat.name)
    for baris in terbaca.baris:
        if ISIAN.search(baris.teks + baris.batas_teks):
            continue  # told as a gap
        if not baris.teks:
            pesan = f"{baris.tempat}: baris ini meminta sesuatu dengan batas waktu, tetapi uraiannya kosong."
            yield Masalah(letak, KodeSiap.BATAS_TAK_TERBACA, pesan, "Isi uraiannya, atau hapus barisnya.")
        elif baris.batas is None:
            yield _tak_terbaca(letak, baris.tempat, baris.batas_teks, f" untuk “{_cuplik(baris.teks)}”")
    for satu in terbaca.diminta:
        if satu.batas is None:
            yield _tak_terbaca(letak, satu.tempat, satu.teks, "")


def batas_lewat(naskah: BerkasNaskah, terbaca: IsiTerbaca, tanggal: dt.date | None) -> Iterator[Masalah]:
    """Yield what a letter asks for a day before its own date; nothing while it has none."""
    if tanggal is None:
        return
    diminta = [(b.tempat, b.batas, f" untuk “{_cuplik(b.teks)}”") for b in terbaca.baris]
    diminta += [(d.tempat, d.batas, "") for d in terbaca.diminta]
    for tempat, batas, untuk in diminta:
        if batas is not None and batas < tanggal:
            pesan = (
                f"{tempat}: batas waktu {tanggal_panjang(batas)}{untuk} lebih awal daripada tanggal naskah, "
                f"{tanggal_panjang(tanggal)}."
            )
            saran = "Undurkan batas waktunya di Word, atau periksa tanggal naskahnya."
            yield Masalah(Letak(naskah.tempat.name), KodeSiap.BATAS_LEWAT, pesan, saran)


def tolak_batas_lewat(naskah: Naskah, hari: dt.date, isi: bytes) -> GalatOutbox | None:
    """Return why a letter that is printed on a day may not be laid: it asks something for a day before; None: it may.

    A draft has no date of its own yet, and cannot get an earlier one. What is no Word file asks nothing.
    """
    try:
        bagian = baca_bagian(isi) if naskah.akhiran == ".docx" else {}
        if not mungkin_meminta(bagian):
            return None
        terbaca = baca_terbit(bagian, naskah.kunci.periode)
    except PaketAsing:
        return None  # what is laid has been checked: a test lays what it likes
    diminta = [(b.batas, b.tempat) for b in terbaca.baris] + [(d.batas, d.tempat) for d in terbaca.diminta]
    lewat = [(batas, tempat) for batas, tempat in diminta if batas is not None and batas < hari]
    if not lewat:
        return None
    sebutan = "; ".join(f"{tempat}: {tanggal_panjang(batas)}" for batas, tempat in lewat)
    return GalatOutbox(
        f"Naskah “{naskah.perihal}” meminta sesuatu paling lambat pada hari yang sudah lewat ({sebutan}), padahal "
        f"disusun {tanggal_panjang(hari)}.",
        "Periksa teks naskahnya kalau diubah kantor; kalau tidak, laporkan kepada pengelola program.",
    )


def _tak_terbaca(letak: Letak, tempat: str, teks: str, untuk: str) -> Masalah:
    sebab = "tidak terbaca sebagai tanggal" if teks else "kosong"
    sebut = f" “{_cuplik(teks)}”" if teks else ""
    saran = f"Tulis tanggalnya lengkap, misalnya {CONTOH}."
    return Masalah(letak, KodeSiap.BATAS_TAK_TERBACA, f"{tempat}: batas waktu{sebut}{untuk} {sebab}.", saran)


def _cuplik(teks: str) -> str:
    return shorten(teks, _CUPLIKAN, placeholder="…")
