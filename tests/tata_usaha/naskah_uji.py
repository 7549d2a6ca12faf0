"""A small letter with a template of its own, to try the printing engine with any content."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from lxml import etree

from tata_usaha.konsep.sisa import hitung_sisa
from tata_usaha.templat.periksa import periksa_templat, pilih_templat
from tools.templat.kit import PenulisTemplat
from zi_model.masalah import Masalah
from zi_model.naskah.inti.naskah import Gambar, Isi, KunciNaskah, Naskah, Teks
from zi_model.periode import Periode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class BarisUji(Isi):
    nama: str
    nilai: Teks
    kunci: str = ""


class IsiUji(Isi):
    judul: str = "Judul"
    teks: Teks = "teks"
    mungkin: str | None = None
    ya: bool = False
    daftar: tuple[BarisUji, ...] = ()
    gambar: Gambar | None = None

    @property
    def jumlah(self) -> int:
        return len(self.daftar)


def tulis_templat(folder: Path, bangun: Callable[[PenulisTemplat], None], nama: str = "uji.docx") -> Path:
    """Write a template that a function fills."""
    t = PenulisTemplat()
    bangun(t)
    t.simpan(folder / nama)
    return folder / nama


def naskah_uji(isi: Isi) -> Naskah:
    """Return a letter with this content, printed through `uji.docx`."""
    kunci = KunciNaskah("sigi", "uji", "", Periode.parse("2026-TW2"))
    return Naskah(kunci, "Surat Uji", "uji.docx", "00 Surat Uji", "surat", isi)


def hitung_isian(docx: bytes | Path) -> list[str]:
    """Return the prompts that are left in a letter."""
    return list(hitung_sisa(docx).isian)


def bagian(docx: bytes, nama: str = "word/document.xml") -> Any:
    """Return one part of a Word file as a tree."""
    with zipfile.ZipFile(BytesIO(docx)) as arsip:
        return etree.fromstring(arsip.read(nama))


def teks_paragraf(docx: bytes) -> list[str]:
    """Return the text of every paragraph of the body, as a reader of the file sees it."""
    return [p.text for p in Document(BytesIO(docx)).paragraphs]


def baca_semua(docx: bytes) -> Iterator[str]:
    """Yield body, then headers and footers, paragraph by paragraph; table rows with ` | ` between cells."""
    with zipfile.ZipFile(BytesIO(docx)) as arsip:
        for nama in sorted(arsip.namelist(), key=lambda n: ("document" not in n, n)):
            if nama == "word/document.xml" or nama.startswith(("word/header", "word/footer")):
                akar = etree.fromstring(arsip.read(nama))
                yield from _baca(akar.find(f"{W}body") if nama == "word/document.xml" else akar)


def _baca(induk: Any) -> Iterator[str]:
    for anak in induk:
        if anak.tag == f"{W}p":
            yield _teks(anak)
        elif anak.tag == f"{W}tbl":
            for baris in anak.findall(f"{W}tr"):
                yield " | ".join(" / ".join(_baca(sel)) for sel in baris.findall(f"{W}tc"))


def _teks(paragraf: Any) -> str:
    return "".join(
        el.text or "" if el.tag == f"{W}t" else "\t" if el.tag == f"{W}tab" else "\n"
        for el in paragraf.iter(f"{W}t", f"{W}tab", f"{W}br")
        if el.getparent().tag == f"{W}r"
    )


def periksa_semua(folder: Path, berkas: Sequence[Path] = ()) -> list[Masalah]:
    """Return the problems of these templates, or of every one that letters need."""
    masalah: list[Masalah] = []
    for templat, model in pilih_templat(folder, berkas):
        masalah += [model] if isinstance(model, Masalah) else periksa_templat(templat, model)
    return masalah
