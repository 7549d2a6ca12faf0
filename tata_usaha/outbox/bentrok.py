"""Two people at one letter: who made its file what it is now, and how that is told to whoever looked at another one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree
from sqlalchemy import Connection

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.cetak.sifat import SIFAT
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatBentrok
from tata_usaha.outbox.terbuka import Pembuka
from tata_usaha.word.baca_sebagian import baca_sebagian
from tata_usaha.word.ganti_bagian import PaketAsing
from zi_model.bahasa import tanggal_panjang

SUNTINGAN, SUNTINGAN_LAIN, DIISI = "SUNTINGAN", "SUNTINGAN_LAIN", "DIISI"
"""The events of a letter: a person's edit became it, one was kept beside it, blanks in it were filled."""
_SIFAT_MAKS = 2**20
_PENYUNTING = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"


@dataclass(frozen=True)
class Pengubah:
    """Who made a letter's file what it is, and when; "" and None where nobody knows."""

    oleh: str = ""
    saat: dt.datetime | None = None

    def sebut(self, zona: dt.tzinfo | None) -> str:
        """Return it as a part of a sentence: ` oleh Siti, 26 November 2026 pukul 14.05`; "" when it is not known."""
        oleh = f" oleh {self.oleh}" if self.oleh else ""
        if self.saat is None:
            return oleh
        saat = self.saat.astimezone(zona)
        return f"{oleh}{',' if oleh else ''} {tanggal_panjang(saat.date())} pukul {saat:%H.%M}"


def pengubah(sambungan: Connection, entri: EntriAgenda, tempat: Path, isi: bytes) -> Pengubah:
    """Return who made a letter's file these bytes: by the register, else by what the file and its folder say."""
    sidik = berkas.sha256(isi)
    for satu in reversed(kejadian_naskah(sambungan, entri.kunci)):
        if satu.peristiwa != SUNTINGAN_LAIN and satu.data.get("sha256") == sidik:
            return Pengubah(nama_pendek(satu.oleh), satu.saat)
    try:
        saat = dt.datetime.fromtimestamp(tempat.stat().st_mtime, dt.UTC)
    except OSError:
        saat = None
    return Pengubah(_penyunting(isi), saat)


def nama_pendek(oleh: str) -> str:
    """Return what colleagues call who acted: without the name of the account that the register remembers too."""
    return oleh.partition(" (")[0].strip()


def bentrok(
    entri: EntriAgenda, kini: bytes, oleh: Pengubah, zona: dt.tzinfo | None, disimpan: str = "", milik: str = ""
) -> GalatBentrok:
    """Return the error of whoever looked at another file of a letter; `disimpan` is where theirs is kept."""
    kepada = f" Suntingan Anda disimpan sebagai “{disimpan}”." if disimpan else ""
    saran = (
        "Bandingkan keduanya, lalu pilih yang dipakai, atau gabungkan di Word dan unggah lagi."
        if disimpan
        else "Lihat naskahnya yang sekarang, lalu ulangi."
    )
    return GalatBentrok(
        f"Naskah “{PurePosixPath(entri.berkas).stem}” sudah diubah{oleh.sebut(zona)}.{kepada}",
        saran,
        kunci=entri.kunci,
        kini=berkas.sha256(kini),
        oleh=oleh.oleh,
        saat=oleh.saat,
        disimpan=disimpan,
        milik=milik,
    )


def sedang_dibuka(entri: EntriAgenda, kini: bytes, dibuka: Pembuka, disimpan: str, milik: str) -> GalatBentrok:
    """Return the error of whoever brings an edit of a letter that somebody has open: saved there, it would be lost."""
    nama = PurePosixPath(entri.berkas).stem
    return GalatBentrok(
        f"Naskah “{nama}” {dibuka}, jadi tidak diganti. Suntingan Anda disimpan sebagai “{disimpan}”.",
        "Bandingkan sesudah naskahnya ditutup, lalu pilih yang dipakai.",
        kunci=entri.kunci,
        kini=berkas.sha256(kini),
        oleh=dibuka.nama,
        disimpan=disimpan,
        milik=milik,
    )


def _penyunting(isi: bytes) -> str:
    """Return who saved a Word file last, as the file says."""
    try:
        bagian = baca_sebagian(isi, lambda nama: [n for n in nama if n == SIFAT], _SIFAT_MAKS)
        akar: list[Any] = [etree.fromstring(xml, etree.XMLParser(resolve_entities=False)) for _, xml in bagian]
    except (PaketAsing, etree.XMLSyntaxError):
        return ""
    nama = " ".join("".join(el.text or "" for a in akar for el in a.iter(_PENYUNTING)).split())
    return nama[:60] if nama.isprintable() else ""
