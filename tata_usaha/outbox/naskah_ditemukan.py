"""The letters that lie in the outbox, by what their files say of themselves: when no register tells which they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from tata_usaha.cetak.sifat import SIFAT
from tata_usaha.dasar import berkas
from tata_usaha.konsep.jati_diri import jati_diri_berkas
from tata_usaha.konsep.kendali import cari_kendali
from tata_usaha.konsep.sisa import UKURAN_MAKS
from tata_usaha.konsep.tag_srikandi import jalur_bagian
from tata_usaha.outbox.isian_nomor import TANGGAL
from tata_usaha.outbox.temukan import AKHIRAN_NASKAH, temukan
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.periode import NAMA_BULAN
from zi_model.pola_nomor import NOMOR

_JUDUL = "{http://purl.org/dc/elements/1.1/}title"
_UID = re.compile(rb"^UID:zona-integritas/(\S+)\s*$", re.MULTILINE)
_URUTAN = re.compile(rb"^SEQUENCE:([1-9]\d?)\s*$", re.MULTILINE)
_HARI = re.compile(rf"(\d{{1,2}}) ({'|'.join(NAMA_BULAN)}) (\d{{4}})")
SANDING = " (konsep baru"
"""What the name of a draft beside another one has before its end."""


@dataclass(frozen=True)
class NaskahDitemukan:
    """A letter's file: where it lies below the outbox, which letter it says it is, its subject, number and date.

    `jalur` is by which way it is numbered, as it says itself ("": by the office's own book, or not at all).
    """

    berkas: str
    kunci: str
    perihal: str
    sha256: str
    ukuran: int
    nomor: int | None = None
    tanggal: dt.date | None = None
    jalur: str = ""

    @property
    def sanding(self) -> bool:
        """Whether it is a draft that was laid beside another one."""
        return SANDING in self.berkas.rpartition("/")[2]


def baca_temuan(outbox: Path, satker: str) -> Iterator[NaskahDitemukan]:
    """Yield the letters in an office's folder, by their paths; what cannot be read or says nothing is passed over."""
    for nama in temukan(outbox, satker, (), ()):
        tempat = outbox / nama
        if not nama.startswith(f"{satker}/") or tempat.suffix.lower() not in AKHIRAN_NASKAH:
            continue
        try:
            isi = berkas.baca(tempat, UKURAN_MAKS)
        except (OSError, berkas.BerkasTakWajar):
            continue
        ada = _kalender(isi) if tempat.suffix.lower() == ".ics" else _naskah(isi)
        if ada and ada[0].startswith(f"{satker}/"):
            kunci, perihal, nomor, tanggal = ada
            sidik, jalur = berkas.sha256(isi), _jalur(isi)
            yield NaskahDitemukan(nama, kunci, perihal or tempat.stem, sidik, len(isi), nomor, tanggal, jalur)


def _jalur(isi: bytes) -> str:
    try:
        return jalur_bagian(baca_bagian(isi)) or ""
    except PaketAsing:
        return ""


def _kalender(isi: bytes) -> tuple[str, str, None, None] | None:
    cocok = _UID.search(isi.replace(b"\r\n ", b""))
    if cocok is None:
        return None
    undangan = cocok[1].decode("utf-8", "replace")  # an entry has the same id in every calendar: its invitation's
    urutan = _URUTAN.search(isi)  # that of the undangan which changed the first
    perubahan = f"/perubahan-{int(urutan[1])}" if urutan else ""
    return undangan.replace("/undangan-", "/kalender-") + perubahan, "", None, None


def _naskah(isi: bytes) -> tuple[str, str, int | None, dt.date | None] | None:
    jati_diri = jati_diri_berkas(isi)
    if jati_diri is None:
        return None
    try:
        bagian = baca_bagian(isi)
        kendali = cari_kendali(bagian)
        perihal = _perihal(bagian.get(SIFAT, b""))
    except PaketAsing:
        return jati_diri.kunci, "", None, None
    tertulis = {
        nama: " ".join(k.teks.split())
        for nama in (TANGGAL, NOMOR)
        for k in kendali
        if k.tag == f"isian:{nama}" and k.terisi
    }
    return jati_diri.kunci, perihal, _angka(tertulis.get(NOMOR, "")), _hari(tertulis.get(TANGGAL, ""))


def _perihal(sifat: bytes) -> str:
    try:
        akar: Any = etree.fromstring(sifat, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ""
    return " ".join(" ".join(el.text or "" for el in akar.iter(_JUDUL)).split())


def _angka(teks: str) -> int | None:
    return int(teks) if re.fullmatch(r"\d{1,6}", teks, re.ASCII) and int(teks) else None


def _hari(teks: str) -> dt.date | None:
    if cocok := _HARI.fullmatch(teks):
        try:
            return dt.date(int(cocok[3]), NAMA_BULAN.index(cocok[2]) + 1, int(cocok[1]))
        except ValueError:
            return None
    return None
