"""What a Word file says: its paragraphs as a reader sees them, the first page first, and what its properties say.

Pages exist only once Word has laid a file out: then it left its breaks there; else the first page ends at a break that
somebody put, or after so many paragraphs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lxml import etree

from tata_usaha.bukti.isi.teks import TEKS_MAKS, susun_bacaan
from tata_usaha.word.baca_sebagian import baca_sebagian
from tata_usaha.word.ganti_bagian import PaketAsing
from tata_usaha.word.paket import urut_teks
from tata_usaha.word.ruang_nama import CADANGAN, WORD
from zi_model.isi_bukti import Bacaan, IsiBukti
from zi_model.naskah.inti.jati_diri import baca_jati_diri

_BAGIAN_MAKS = 8 * 2**20  # unpacked; the text of a report of a thousand rows has 2 MB
_HALAMAN_MAKS = 60  # paragraphs
_SIFAT = "docProps/core.xml"
_KATA_KUNCI_MAKS = 10_000
_W = frozenset(f"{{{ruang}}}" for ruang in WORD)
_KATA_KUNCI = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
_DIBUAT = "{http://purl.org/dc/terms/}created"
_JARAK = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


def baca_docx(isi: bytes) -> Bacaan:
    """Return what a Word file says; nothing of one that is damaged, or larger than any text."""
    try:
        bagian = dict(baca_sebagian(isi, _pilih, _BAGIAN_MAKS))
        sifat = bagian.pop(_SIFAT, b"")
        halaman, semua = _baca_teks(bagian)
        hasil = susun_bacaan(halaman, semua, berteks=True if semua.strip() else None)
        return replace(hasil, isi=_dengan_sifat(hasil.isi, _urai(sifat))) if sifat else hasil
    except (PaketAsing, etree.XMLSyntaxError):
        return Bacaan()


def _pilih(nama: Iterable[str]) -> list[str]:
    semua = list(nama)
    teks = [satu for sebutan, satu in urut_teks(semua) if sebutan != "komentar"]
    return [*teks, *(satu for satu in semua if satu == _SIFAT)]


def _urai(xml: bytes) -> Any:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _baca_teks(bagian: dict[str, bytes]) -> tuple[list[str], str]:
    """Return the lines of the first page, with those of its head, and the text of all parts."""
    kepala: list[str] = []
    badan: list[str] = []
    semua: list[str] = []
    for nama, xml in bagian.items():
        akar = _urai(xml)
        if nama.startswith("word/document"):
            badan = _paragraf(akar, semua, _HALAMAN_MAKS)
        elif nama.startswith("word/header"):
            kepala += _paragraf(akar, semua, _HALAMAN_MAKS)
        else:
            _paragraf(akar, semua, 0)
    return [*kepala, *badan], "\n".join(semua)[:TEKS_MAKS]


def _paragraf(akar: Any, semua: list[str], maks: int) -> list[str]:
    """Return the paragraphs of the first page, no more than so many; all of them go to `semua`."""
    pertama: list[str] = []
    terbuka: list[list[str]] = []
    di_halaman, penghabisan = True, False
    jalan = etree.iterwalk(akar, events=("start", "end"))
    for kejadian, unsur in jalan:
        if unsur.tag == CADANGAN:
            if kejadian == "start":
                jalan.skip_subtree()
            continue
        nama = _nama(unsur)
        if nama == "p" and kejadian == "start":
            terbuka.append([])
        elif nama == "p":
            teks = "".join(terbuka.pop())
            semua.append(teks)
            if di_halaman and teks.strip():
                pertama.append(teks)
                di_halaman = len(pertama) < maks
            di_halaman = di_halaman and not penghabisan
        elif kejadian == "start" and terbuka:
            if nama == "t":
                terbuka[-1].append(unsur.text or "")
            elif nama in _JARAK and _nama(unsur.getparent()) == "r":
                terbuka[-1].append(_JARAK[nama])
        if kejadian == "start" and _halaman_baru(unsur, nama):
            penghabisan = bool(terbuka and "".join(terbuka[-1]).strip())  # what stands before the break is on this page
            di_halaman = di_halaman and (penghabisan or not pertama)
    return pertama[:maks]


def _halaman_baru(unsur: Any, nama: str) -> bool:
    if nama == "br":
        return any(unsur.get(w + "type") == "page" for w in _W)
    return nama in {"lastRenderedPageBreak", "pageBreakBefore"}


def _nama(unsur: Any) -> str:
    """Return the name of an element of Word's; "" for any other."""
    tanda = unsur.tag
    if not isinstance(tanda, str):
        return ""
    ruang, _, nama = tanda.rpartition("}")
    return nama if f"{ruang}}}" in _W else ""


def _dengan_sifat(isi: IsiBukti, sifat: Any) -> IsiBukti:
    kata_kunci = " ".join("".join(k.itertext()) for k in sifat.iter(_KATA_KUNCI))
    jati_diri = baca_jati_diri(kata_kunci[:_KATA_KUNCI_MAKS])
    dibuat = next((_hari(satu.text or "") for satu in sifat.iter(_DIBUAT)), None)
    if jati_diri is None:
        return replace(isi, dibuat=dibuat)
    return replace(isi, kunci=jati_diri.kunci, terperiksa=jati_diri.terperiksa, dibuat=dibuat)


def _hari(teks: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(teks.strip()[:10])
    except ValueError:
        return None
