r"""Authoring kit: writes a Word template from short Python, with named styles only.

A template is made of paragraphs, tables and blocks; what the tags in it may name is the content
model of its letter. Tags are docxtpl's: `{{ nilai }}`, and blocks that repeat or drop whole
paragraphs or table rows:

    t = PenulisTemplat(jarak=1.5, kertas="F4")
    t.kop_surat()
    t.paragraf("Hal\t:\t{{ perihal }}", "ND Rincian")
    with t.blok("if tembusan"):
        t.paragraf("Tembusan:")
    tabel = t.tabel((1, 6, 9), judul="Susunan tim")
    tabel.kepala("No.", "Nama", "Jabatan")
    with tabel.blok("for a in anggota"):
        tabel.baris(Sel("{{ loop.index }}", "ND Tabel Tengah"), "{{ a.nama }}", "{{ a.jabatan }}")
    t.tanda_tangan()
    t.simpan(folder / "contoh.docx")

Fill-ins need nothing here: a value that is an `Isian` becomes a Word content control while printing.
The bytes written are the same for the same script.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from tata_usaha.cetak.halaman import UKURAN_MM
from tata_usaha.dasar.berkas import simpan
from tata_usaha.word.paket import kemas_ulang
from tools.templat.gaya import Gaya, berkas_kosong, gaya_umum, twip

Potongan = str | tuple[str, str]


@dataclass(frozen=True)
class Sel:
    """A table cell: its text (or pieces with a character style), its paragraph style, its width in columns.

    A text with several entries makes several paragraphs of the same style.
    """

    teks: str | Sequence[Potongan]
    gaya: str = ""
    rentang: int = 1


class PenulisTemplat:
    """A Word template in the making; `lebar` is the width of the text in centimetres."""

    def __init__(
        self,
        *,
        kertas: Literal["A4", "F4"] = "A4",
        jarak: float = 1.15,
        mendatar: bool = False,
        kiri: float = 3.0,
        kanan: float = 2.0,
        atas: float = 2.0,
        bawah: float = 2.5,
        gaya: Sequence[Gaya] = (),
    ) -> None:
        """Start an empty template, upright or (`mendatar`) landscape.

        `gaya` are styles beside the common ones, or in their place.
        """
        menurut_nama = {g.nama: g for g in (*gaya_umum(jarak), *gaya)}
        self._dokumen: Any = Document(io.BytesIO(berkas_kosong(menurut_nama.values())))
        self._kertas = kertas
        self._tepi = (atas, kanan, bawah, kiri)
        self._atur_halaman(mendatar=mendatar)

    @property
    def lebar(self) -> float:
        """Width of the text on the present section's page, in centimetres."""
        bagian = self._dokumen.sections[-1]
        return float((bagian.page_width - bagian.left_margin - bagian.right_margin) / Cm(1))

    def _atur_halaman(self, *, mendatar: bool) -> None:
        bagian = self._dokumen.sections[-1]
        pendek, panjang = (Mm(sisi) for sisi in UKURAN_MM[self._kertas])
        bagian.orientation = WD_ORIENT.LANDSCAPE if mendatar else WD_ORIENT.PORTRAIT
        bagian.page_width, bagian.page_height = (panjang, pendek) if mendatar else (pendek, panjang)
        bagian.top_margin, bagian.right_margin, bagian.bottom_margin, bagian.left_margin = map(Cm, self._tepi)
        bagian.header_distance = bagian.footer_distance = Cm(1.0)

    def bagian_baru(self, *, mendatar: bool = False, gaya: str = "ND Akhir Bagian") -> None:
        """Begin a new page in a new section, upright or (`mendatar`) landscape; headers go on.

        The paragraph that ends the old section (`gaya`) is next to nothing high: after a table that fills its page
        it would else stand on a page of its own. It is not empty, because LibreOffice drops an empty one
        when it saves the template and lets the section end in the tag before it.
        """
        self._dokumen.add_section(WD_SECTION.NEW_PAGE)
        self._dokumen.paragraphs[-1].style = gaya
        self._dokumen.paragraphs[-1].add_run("\u00a0")
        self._dokumen.sections[-1].different_first_page_header_footer = False
        self._atur_halaman(mendatar=mendatar)

    def nomor_halaman(self) -> None:
        """Put page numbers `- 2 -` at the top, except on the first page."""
        bagian = self._dokumen.sections[0]
        bagian.different_first_page_header_footer = True
        paragraf = bagian.header.paragraphs[0]
        paragraf.style = "ND Nomor Halaman"
        paragraf.add_run("- ")
        tambah_medan(paragraf, "PAGE", "2")
        paragraf.add_run(" -")

    def kaki(self, teks: str) -> None:
        """Put a line at the foot of every page."""
        bagian = self._dokumen.sections[0]
        for kaki in (bagian.footer, bagian.first_page_footer):
            kaki.paragraphs[0].style = "ND Kaki"
            kaki.paragraphs[0].add_run(teks)

    def paragraf(self, teks: str | Sequence[Potongan], gaya: str = "ND Isi") -> Paragraph:
        r"""Add a paragraph; `\t` goes to the next tab stop, `\n` to a new line.

        Pieces with another look are given as (text, character style) in a sequence.
        """
        paragraf: Paragraph = self._dokumen.add_paragraph(style=gaya)
        _isi_paragraf(paragraf, teks)
        return paragraf

    @contextmanager
    def blok(self, perintah: str) -> Iterator[None]:
        """Print the paragraphs within only `if …`, or once `for …` (docxtpl's `{%p … %}`)."""
        self.paragraf(f"{{%p {perintah} %}}", "ND Kendali")
        yield
        self.paragraf(f"{{%p end{perintah.split()[0]} %}}", "ND Kendali")

    def cabang(self, perintah: str) -> None:
        """Begin another branch of the block: the paragraphs that follow are printed instead (`elif …`, `else`)."""
        self.paragraf(f"{{%p {perintah} %}}", "ND Kendali")

    def tabel(
        self,
        lebar: Sequence[float],
        *,
        garis: bool = True,
        judul: str = "",
        gaya: str = "ND Tabel",
        utuh: bool = True,
        berkepala: bool = False,
    ) -> TabelTemplat:
        """Add an empty table with these column widths in centimetres.

        `judul` is read to who cannot see it; `gaya` is the style of cells that name none; rows break
        over pages only when `utuh` is False. One without lines is a layout, unless it is `berkepala`: a table of
        data whose rows are written by hand, its heading too.
        """
        tabel = self._dokumen.add_table(0, len(lebar))
        return TabelTemplat(tabel, lebar, garis=garis, judul=judul, gaya=gaya, utuh=utuh, berkepala=berkepala)

    def kop_surat(self) -> None:
        """Add the head of letters from `kop` (KopSurat): logo if any, bold lines, address, thick rule."""
        sisi = 2.5
        kepala = self.tabel((sisi, self.lebar - 2 * sisi, sisi), garis=False, judul="Kepala surat")
        logo, tengah, _ = kepala.baris(Sel("{% if kop.logo %}{{ kop.logo }}{% endif %}"), Sel(""), Sel(""))
        tulis_sel(
            tengah,
            ("{%p for baris in kop.baris %}", "ND Kendali"),
            ("{{ baris }}", "ND Kop Instansi"),
            ("{%p endfor %}", "ND Kendali"),
            ("{{ kop.alamat }}", "ND Kop Alamat"),
            ("{{ kop.kontak }}", "ND Kop Alamat"),
        )
        logo.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        self.paragraf("", "ND Kop Garis")

    def tanda_tangan(self, *, sebelum: Sequence[str] = (), berlanjut: bool = False) -> None:
        """Add the signature block of `penanda_tangan`, in the right half and never alone on a page.

        `sebelum` are lines above the post (place and date). What follows begins with a paragraph of its own
        (`berlanjut`), or the letter ends here with the one that Word wants after a table. The paragraph before
        it should have a style that keeps with the next (`ND Isi Akhir`). The block is one row of a table without
        lines, because a row is the one thing that LibreOffice never parts over two pages; paragraphs that keep
        with the next it does.
        """
        tabel = self.tabel((self.lebar,), garis=False, judul="Tanda tangan")
        berjarak, rapat = "ND Tanda Tangan Jabatan", "ND Tanda Tangan"
        atas = [(baris, rapat if ke else berjarak) for ke, baris in enumerate(sebelum)]
        tabel.tanda_tangan(sebelum=atas, jabatan=rapat if atas else berjarak)
        if not berlanjut:
            self.paragraf("", "ND Akhir Lekat")

    def simpan(self, berkas: Path) -> None:
        """Write the template; nothing of python-docx or of today's date is left in it."""
        keluar = io.BytesIO()
        self._dokumen.save(keluar)
        simpan(berkas, kemas_ulang(keluar.getvalue()))

    @property
    def dokumen(self) -> Any:
        """The python-docx document, for what the kit has no word for."""
        return self._dokumen


class TabelTemplat:
    """A table of a template: fixed widths, rows that break over pages only if they may."""

    def __init__(
        self,
        tabel: Table,
        lebar: Sequence[float],
        *,
        garis: bool,
        judul: str,
        gaya: str,
        utuh: bool,
        berkepala: bool = False,
    ) -> None:
        self._tabel = tabel
        self._lebar = tuple(lebar)
        self._gaya = gaya
        self._utuh = utuh
        self._garis = garis
        tabel.style = "ND Kisi" if garis else "ND Tanpa Garis"
        tabel.autofit = False
        sifat: Any = tabel._tbl.tblPr
        sifat.find(qn("w:tblW")).set(qn("w:w"), str(twip(sum(lebar))))
        sifat.find(qn("w:tblW")).set(qn("w:type"), "dxa")
        self._sebut_kepala(ada=berkepala)
        if judul:
            _tambah(sifat, "w:tblCaption", val=judul)
        if not garis and not berkepala:
            _tambah(sifat, "w:tblDescription", val="Tata letak; dibaca sel demi sel menurut urutannya")
        for kolom, cm in zip(tabel._tbl.tblGrid.findall(qn("w:gridCol")), lebar, strict=True):
            kolom.set(qn("w:w"), str(twip(cm)))

    def kepala(self, *judul: str | Sel, nomor_kolom: bool = False) -> list[_Cell]:
        """Add a header row, repeated on every page, and return its cells.

        `nomor_kolom` adds a row of column numbers.
        """
        self._sebut_kepala(ada=True)
        sel = self._baris_kepala(judul)
        if nomor_kolom:
            self._baris_kepala([f"({ke})" for ke in range(1, len(self._lebar) + 1)])
        return sel

    def _sebut_kepala(self, *, ada: bool) -> None:
        """Say whether the first row is a heading, to whoever reads the table aloud or converts it.

        One without lines is no table of data: none of its rows is.
        """
        rupa: Any = self._tabel._tbl.tblPr.find(qn("w:tblLook"))
        for nama in list(rupa.attrib):
            del rupa.attrib[nama]
        nilai = {"val": "0620" if ada else "0600", "firstRow": int(ada), "noHBand": 1, "noVBand": 1}
        for nama, isi in {**nilai, "lastRow": 0, "firstColumn": 0, "lastColumn": 0}.items():
            rupa.set(qn(f"w:{nama}"), str(isi))

    def _baris_kepala(self, judul: Sequence[str | Sel]) -> list[_Cell]:
        semua = [s if isinstance(s, Sel) else Sel(s) for s in judul]
        baris = self._baris_baru([Sel(s.teks, "ND Tabel Kepala", s.rentang) for s in semua])
        _tambah(baris._tr.get_or_add_trPr(), "w:tblHeader")
        for sel in baris.cells:
            sel.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        return _sel_unik(baris)

    def baris(self, *sel: str | Sel, tinggi: float | None = None, utuh: bool = False) -> list[_Cell]:
        """Add a row and return its cells; `tinggi` is its least height in centimetres.

        One that is `utuh` stays on one page, though other rows of its table may break.
        """
        baris = self._baris_baru([s if isinstance(s, Sel) else Sel(s) for s in sel], utuh=utuh)
        if tinggi:
            baris.height = Cm(tinggi)
        return _sel_unik(baris)

    def tanda_tangan(
        self,
        *,
        jabatan: str = "ND Tanda Tangan Jabatan",
        nama: str = "ND Tanda Tangan Nama",
        sebelum: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Add the signature block of `penanda_tangan` as a last row without lines (see `baris_akhir`).

        `jabatan` and `nama` are the styles of its paragraphs, `sebelum` the paragraphs above (text, style).
        """
        self.baris_akhir((*sebelum, ("{{ penanda_tangan.jabatan }},", jabatan), (nama_dan_nip(), nama)))

    def baris_akhir(self, *sel: Sequence[tuple[str, str]], rentang: Sequence[int] = ()) -> None:
        """Add a last row without lines, for signatures: cells with these paragraphs, so many columns wide.

        Rows of one table stay together in every word processor; LibreOffice does not keep the rows of a
        table that goes over two pages with the paragraph after it. That paragraph should have a style
        that keeps with the next: it makes the printing keep the last rows together.
        """
        lebar = rentang or (len(self._lebar),)
        baris = self._baris_baru([Sel("", rentang=satu) for satu in lebar], utuh=True)
        for tujuan, isi in zip(_sel_unik(baris), sel, strict=True):
            tulis_sel(tujuan, *isi)
            if self._garis:
                _tanpa_garis(tujuan)

    @contextmanager
    def blok(self, perintah: str) -> Iterator[None]:
        """Print the rows within only `if …`, or once `for …` (docxtpl's `{%tr … %}`)."""
        self._kendali(perintah)
        yield
        self._kendali(f"end{perintah.split()[0]}")

    def cabang(self, perintah: str) -> None:
        """Begin another branch of the block: the rows that follow are printed instead (`elif …`, `else`)."""
        self._kendali(perintah)

    def _kendali(self, perintah: str) -> None:
        self._baris_baru([Sel(f"{{%tr {perintah} %}}", "ND Kendali", rentang=len(self._lebar))])

    def _baris_baru(self, isi: Sequence[Sel], *, utuh: bool = False) -> Any:
        baris: Any = self._tabel.add_row()  # type: ignore[no-untyped-call] # python-docx leaves it so
        if self._utuh or utuh:
            _tambah(baris._tr.get_or_add_trPr(), "w:cantSplit")
        kolom = 0
        for sel, tujuan in _gabung_sel(baris, isi):
            tujuan.width = Cm(sum(self._lebar[kolom : kolom + sel.rentang]))
            kolom += sel.rentang
            tujuan.paragraphs[0].style = sel.gaya or self._gaya
            _isi_paragraf(tujuan.paragraphs[0], sel.teks)
        return baris


def nama_dan_nip(penanda: str = "penanda_tangan") -> str:
    """Return the tags of a signer's name and, on a line of its own, the NIP of who has one."""
    return f"{{{{ {penanda}.nama }}}}{{% if {penanda}.nip %}}\nNIP {{{{ {penanda}.nip }}}}{{% endif %}}"


def tulis_sel(sel: _Cell, *paragraf: tuple[str, str]) -> None:
    """Write paragraphs (text, style) into an empty cell."""
    for ke, (teks, gaya) in enumerate(paragraf):
        tujuan = sel.paragraphs[0] if ke == 0 else sel.add_paragraph()
        tujuan.style = gaya
        _isi_paragraf(tujuan, teks)


def _tanpa_garis(sel: _Cell) -> None:
    """Take the lines at the left, below and at the right from a cell of a table that has lines."""
    tepi: Any = OxmlElement("w:tcBorders")
    for sisi in ("left", "bottom", "right"):
        _tambah(tepi, f"w:{sisi}", val="nil")
    sifat: Any = sel._tc.get_or_add_tcPr()
    sifat.append(tepi)


def tambah_medan(paragraf: Paragraph, perintah: str, contoh: str) -> None:
    """Add a Word field (PAGE, NUMPAGES, TOC …) with the text shown until Word computes it."""
    for jenis in ("begin", "perintah", "separate", "contoh", "end"):
        potongan = paragraf.add_run()
        if jenis == "perintah":
            teks: Any = OxmlElement("w:instrText")
            teks.set(qn("xml:space"), "preserve")
            teks.text = f" {perintah} "
            potongan._r.append(teks)
        elif jenis == "contoh":
            potongan.text = contoh
        else:
            _tambah(potongan._r, "w:fldChar", fldCharType=jenis)


def _isi_paragraf(paragraf: Paragraph, teks: str | Sequence[Potongan]) -> None:
    for potongan in (teks,) if isinstance(teks, str) else teks:
        isi, gaya = (potongan, None) if isinstance(potongan, str) else potongan
        if isi:
            paragraf.add_run(isi, style=gaya)


def _gabung_sel(baris: _Row, isi: Sequence[Sel]) -> list[tuple[Sel, _Cell]]:
    """Return each cell's content with its cell, several columns merged where it says so."""
    hasil = []
    kolom = 0
    semua = baris.cells
    for sel in isi:
        tujuan = semua[kolom]
        if sel.rentang > 1:
            tujuan = tujuan.merge(semua[kolom + sel.rentang - 1])
        hasil.append((sel, tujuan))
        kolom += sel.rentang
    if kolom != len(semua):
        raise ValueError(f"baris dengan {kolom} kolom dalam tabel {len(semua)} kolom: {[s.teks for s in isi]}")
    return hasil


def _sel_unik(baris: _Row) -> list[_Cell]:
    tabel: Any = baris._parent
    return [_Cell(tc, tabel) for tc in baris._tr.tc_lst]


def _tambah(induk: Any, nama: str, **atribut: object) -> None:
    anak = OxmlElement(nama)
    for kunci, nilai in atribut.items():
        anak.set(qn(f"w:{kunci}"), str(nilai))
    induk.append(anak)
