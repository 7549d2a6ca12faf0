"""What makes Word call a file damaged, or drop something without a word, and no validator reports.

Found by breaking a good letter in one place at a time and asking Microsoft's SDK and openxml-audit
(tests/golden/test_ooxml.py keeps those broken letters).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
SPASI = "{http://www.w3.org/XML/1998/namespace}space"
BERTEKS = {f"{W}{nama}" for nama in ("t", "instrText", "delText", "delInstrText")}
PEMBUNGKUS = {f"{W}{nama}" for nama in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
AWAL_GAMBAR = {"jpeg": b"\xff\xd8\xff", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n", "gif": b"GIF8", "bmp": b"BM"}
TERPANJANG = 64
"""Word refuses a content control whose tag or title is longer."""


def periksa(docx: bytes) -> list[str]:
    """Return what is wrong with a Word file, each with its part and place; an empty list when nothing is."""
    with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
        nama = arsip.namelist()
        isi = {satu: arsip.read(satu) for satu in nama}
    masalah = [f"{satu}: ada {kali} kali di dalam paket" for satu, kali in Counter(nama).items() if kali > 1]
    pohon: dict[str, Any] = {
        satu: etree.fromstring(data) for satu, data in isi.items() if satu.endswith((".xml", ".rels"))
    }
    bagian = {satu: akar for satu, akar in pohon.items() if akar.tag.startswith(W)}
    masalah += _id_ganda(bagian)
    for satu, akar in bagian.items():
        for periksa_bagian in (_tabel, _teks, _medan, _penanda_buku, _kendali):
            masalah += (f"{satu}: {pesan}" for pesan in periksa_bagian(akar))
    masalah += (f"{satu}: {pesan}" for satu, akar in pohon.items() for pesan in _sifat(akar))
    masalah += (f"{satu}: {pesan}" for satu, data in isi.items() for pesan in _gambar(satu, data))
    return masalah


def _anak(induk: Any, nama: str) -> list[Any]:
    """Return the children of this name, also those within content controls."""
    hasil = []
    for anak in induk:
        if anak.tag == f"{W}{nama}":
            hasil.append(anak)
        elif anak.tag in PEMBUNGKUS:
            hasil += _anak(anak, nama)
    return hasil


def _angka(induk: Any, jalur: str, bawaan: int) -> int:
    unsur = induk.find("/".join(f"{W}{nama}" for nama in jalur.split("/")))
    return bawaan if unsur is None else int(unsur.get(f"{W}val"))


def _tabel(akar: Any) -> Iterator[str]:
    for ke, tabel in enumerate(akar.iter(f"{W}tbl"), start=1):
        baris = _anak(tabel, "tr")
        if not baris:
            yield f"tabel {ke} tidak berbaris"
        kolom = len(tabel.findall(f"{W}tblGrid/{W}gridCol"))
        berlanjut: set[int] = set()
        kepala_lewat = False
        for no, satu in enumerate(baris, start=1):
            tempat = f"tabel {ke} baris {no}"
            sel = _anak(satu, "tc")
            if not sel:
                yield f"{tempat} tidak bersel"
            if satu.find(f"{W}trPr/{W}tblHeader") is None:
                kepala_lewat = True
            elif kepala_lewat:
                yield f"{tempat} ditandai kepala tabel, tetapi tidak di awal tabel"
            letak, gabung = _angka(satu, "trPr/gridBefore", 0), set()
            for nomor, tc in enumerate(sel, start=1):
                yield from (f"{tempat} sel {nomor} {pesan}" for pesan in _sel(tc))
                gabungan = tc.find(f"{W}tcPr/{W}vMerge")
                if gabungan is not None:
                    gabung.add(letak)
                    if gabungan.get(f"{W}val") != "restart" and letak not in berlanjut:
                        yield f"{tempat} sel {nomor} melanjutkan gabungan yang tidak dimulai"
                letak += _angka(tc, "tcPr/gridSpan", 1)
            if sel and letak + _angka(satu, "trPr/gridAfter", 0) != kolom:
                yield f"{tempat} selebar {letak} kolom, kisinya {kolom}"
            berlanjut = gabung


def _sel(tc: Any) -> Iterator[str]:
    isi = [anak for anak in tc if anak.tag != f"{W}tcPr"]
    terakhir = isi[-1] if isi else None
    while terakhir is not None and terakhir.tag in PEMBUNGKUS:
        terakhir = next(iter(reversed(terakhir)), None)
    if terakhir is None or terakhir.tag != f"{W}p":
        yield "tidak berakhir dengan paragraf"


def _teks(akar: Any) -> Iterator[str]:
    for unsur in akar.iter(etree.Element):
        if unsur.tag in BERTEKS:
            teks = unsur.text or ""
            if teks != teks.strip(" \t\r\n") and unsur.get(SPASI) != "preserve":
                yield f"spasi di tepi “{teks[:40]}” akan hilang"
        elif unsur.tag.startswith(W) and (unsur.text or "").strip():
            yield f"teks “{unsur.text.strip()[:40]}” langsung di dalam {unsur.tag.removeprefix(W)}"
        if unsur.tag.startswith(W) and (unsur.tail or "").strip():
            yield f"teks “{unsur.tail.strip()[:40]}” sesudah {unsur.tag.removeprefix(W)}"


def _medan(akar: Any) -> Iterator[str]:
    terbuka = 0
    for unsur in akar.iter(f"{W}fldChar"):
        jenis = unsur.get(f"{W}fldCharType")
        terbuka += {"begin": 1, "end": -1}.get(jenis, 0)
        if terbuka < 0 or (jenis == "separate" and not terbuka):
            yield f"medan: {jenis} tanpa begin"
            return
    if terbuka:
        yield f"{terbuka} medan tidak ditutup"


def _penanda_buku(akar: Any) -> Iterator[str]:
    for jenis in ("bookmark", "commentRange"):
        awal, akhir = (Counter(u.get(f"{W}id") for u in akar.iter(f"{W}{jenis}{ujung}")) for ujung in ("Start", "End"))
        yield from (f"{jenis} {satu} tidak berpasangan" for satu in sorted((awal - akhir) + (akhir - awal)))


def _kendali(akar: Any) -> Iterator[str]:
    for sifat in akar.iter(f"{W}sdtPr"):
        for nama in ("tag", "alias"):
            nilai = sifat.find(f"{W}{nama}")
            if nilai is not None and len(nilai.get(f"{W}val")) > TERPANJANG:
                yield f"{nama} kendali isi lebih dari {TERPANJANG} huruf: {nilai.get(f'{W}val')}"


def _id_ganda(bagian: dict[str, Any]) -> Iterator[str]:
    """Yield ids that occur twice, counted over all parts as Word does."""
    jalur = {"gambar": (DOCPR, "id"), "kendali isi": (f"{W}sdtPr/{W}id", f"{W}val")}
    for benda, (unsur, atribut) in jalur.items():
        semua = [el.get(atribut) for akar in bagian.values() for el in akar.iterfind(f".//{unsur}")]
        yield from (f"id {benda} {satu} dipakai {kali} kali" for satu, kali in Counter(semua).items() if kali > 1)
    penanda = [el.get(f"{W}name") for akar in bagian.values() for el in akar.iter(f"{W}bookmarkStart")]
    yield from (f"penanda {satu} ada {kali} kali" for satu, kali in Counter(penanda).items() if kali > 1)


def _sifat(akar: Any) -> Iterator[str]:
    if akar.tag.endswith("}coreProperties"):
        for nama, kali in Counter(etree.QName(anak).localname for anak in akar).items():
            if kali > 1:
                yield f"sifat {nama} ada {kali} kali"


def _gambar(nama: str, data: bytes) -> Iterator[str]:
    akhiran = re.sub(r".*\.", "", nama).casefold()
    if akhiran in AWAL_GAMBAR and not data.startswith(AWAL_GAMBAR[akhiran]):
        yield f"isinya bukan {akhiran}"
