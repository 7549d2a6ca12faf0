"""Fills the charts of a printed letter: a real Word chart, with its data behind it for who edits it.

A template holds each chart with sample figures, drawn as its maker likes, under a name such as
`grafik:capaian` (in Word: Selection Pane). The letter's content brings the figures of that name.
Only those are exchanged: categories, values, labels, and the worksheet that Word opens for editing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tata_usaha.cetak.penanda import lolos
from tata_usaha.dasar.galat import GalatTemplat
from tata_usaha.word import ruang_nama
from tata_usaha.word.hubungan import KEPALA, baca_hubungan, tujuan
from tata_usaha.word.paket import kemas
from zi_model.naskah.inti.naskah import Grafik

AWALAN = "grafik:"
_DOKUMEN = "word/document.xml"
_LEMBAR = "Sheet1"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = f"{{{ruang_nama.GAMBAR}}}"
_WP = f"{{{ruang_nama.GAMBAR_WORD}}}"
_R_ID = f"{{{ruang_nama.OFFICE}}}id"


@dataclass(frozen=True)
class TempatGrafik:
    """A chart of a template: its name, its part, the worksheet behind it ("" if none), as they are in the template.

    In the template's body its description is `tanda`, which no text holds, until the letter gives it its words.
    """

    nama: str
    bagian: str
    xml: bytes
    lembar: str

    @property
    def tanda(self) -> str:
        """What stands for the description in the printed body."""
        return f"\ufdd3{self.bagian}\ufdd3"

    def isi(self, data: Grafik) -> dict[str, bytes]:
        """Return the chart's parts with this data in the place of the samples.

        Raises:
            AksaraTakSah: when a text of it holds what no Word file can hold.

        """
        for teks in (*data.kategori, *data.label):
            lolos(teks)
        akar: Any = etree.fromstring(self.xml)
        judul = _isi_seri(akar, data)
        hasil = {self.bagian: _tulis(akar)}
        if self.lembar:
            hasil[self.lembar] = susun_lembar(judul, data)
        return hasil


def cari_grafik(dokumen: Any, bagian: Mapping[str, bytes]) -> list[TempatGrafik]:
    """Return the charts in a template's body (an lxml tree), whose descriptions are marked there."""
    hubungan = _tujuan(bagian, _DOKUMEN)
    hasil = []
    for rujukan in dokumen.iter(f"{_C}chart"):
        sifat = next(rujukan.iterancestors(f"{_WP}inline", f"{_WP}anchor")).find(f"{_WP}docPr")
        nama = hubungan[rujukan.get(_R_ID)]
        luar = etree.fromstring(bagian[nama]).find(f"{_C}externalData")
        lembar = "" if luar is None else _tujuan(bagian, nama)[str(luar.get(_R_ID))]
        tempat = TempatGrafik(sifat.get("name"), nama, bagian[nama], lembar)
        sifat.set("descr", tempat.tanda)
        hasil.append(tempat)
    return hasil


def isi_grafik(xml: str, tempat: Iterable[TempatGrafik], grafik: Sequence[Grafik]) -> tuple[str, dict[str, bytes]]:
    """Return a printed body with its charts described, and the parts of those charts with the letter's figures.

    A chart that the template no longer has is not missed: the letter tells its figures in words, too.

    Raises:
        GalatTemplat: when the body has a chart that no figures are for, because its sample
            figures would then stand in the letter as if they were true.
        AksaraTakSah: when a text of a chart holds what no Word file can hold.

    """
    menurut_nama = {AWALAN + g.nama: g for g in grafik}
    bagian: dict[str, bytes] = {}
    for satu in tempat:
        if satu.tanda not in xml:
            continue
        data = menurut_nama.get(satu.nama)
        if data is None:
            raise GalatTemplat(
                f"Templat memuat grafik “{satu.nama}” yang tidak ada datanya.",
                f"Hapus grafik itu, atau beri nama {' atau '.join(sorted(menurut_nama)) or 'yang dikenal'} "
                "di Word (Home › Select › Selection Pane).",
            )
        xml = xml.replace(satu.tanda, lolos(data.uraian))
        bagian |= satu.isi(data)
    return xml, bagian


def _isi_seri(akar: Any, data: Grafik) -> str:
    """Put the data into the chart's one series and return the series' name."""
    seri = akar.find(f".//{_C}ser")
    akhir = len(data.kategori) + 1
    _ganti(seri, "cat", _kategori(data, f"{_LEMBAR}!$A$2:$A${akhir}"))
    _ganti(seri, "val", _nilai(data, f"{_LEMBAR}!$B$2:$B${akhir}"))
    label = seri.find(f"{_C}dLbls")
    if label is not None:
        for lama in label.findall(f"{_C}dLbl"):
            label.remove(lama)
        for ke, teks in reversed(list(enumerate(data.label))):
            label.insert(0, _label(label, ke, teks))
    return "".join(seri.find(f"{_C}tx").itertext(f"{_C}v")) or "Nilai"


def _ganti(seri: Any, nama: str, baru: Any) -> None:
    lama = seri.find(_C + nama)
    lama.getparent().replace(lama, baru)


def _kategori(data: Grafik, rumus: str) -> Any:
    kategori = etree.Element(f"{_C}cat")
    rujukan = etree.SubElement(kategori, f"{_C}strRef")
    etree.SubElement(rujukan, f"{_C}f").text = rumus
    _titik(etree.SubElement(rujukan, f"{_C}strCache"), list(data.kategori))
    return kategori


def _nilai(data: Grafik, rumus: str) -> Any:
    """Return the values; one that there is none of is drawn as zero, so that its label stands at the axis."""
    nilai = etree.Element(f"{_C}val")
    rujukan = etree.SubElement(nilai, f"{_C}numRef")
    etree.SubElement(rujukan, f"{_C}f").text = rumus
    simpanan = etree.SubElement(rujukan, f"{_C}numCache")
    etree.SubElement(simpanan, f"{_C}formatCode").text = "0.00"
    _titik(simpanan, [_angka(n or 0.0) for n in data.nilai])
    return nilai


def _titik(induk: Any, isi: Sequence[str]) -> None:
    etree.SubElement(induk, f"{_C}ptCount").set("val", str(len(isi)))
    for ke, teks in enumerate(isi):
        titik = etree.SubElement(induk, f"{_C}pt", {"idx": str(ke)})
        etree.SubElement(titik, f"{_C}v").text = teks


def _label(bersama: Any, ke: int, teks: str) -> Any:
    """Return one bar's label with its text as printed; place and looks are those that all labels have."""
    label = etree.Element(f"{_C}dLbl")
    etree.SubElement(label, f"{_C}idx").set("val", str(ke))
    kaya = etree.SubElement(etree.SubElement(label, f"{_C}tx"), f"{_C}rich")
    etree.SubElement(kaya, f"{_A}bodyPr")
    paragraf = etree.SubElement(kaya, f"{_A}p")
    potongan = etree.SubElement(paragraf, f"{_A}r")
    etree.SubElement(potongan, f"{_A}rPr").set("lang", "id-ID")
    etree.SubElement(potongan, f"{_A}t").text = teks
    for anak in bersama:
        if anak.tag in {f"{_C}spPr", f"{_C}dLblPos"} or etree.QName(anak).localname.startswith("show"):
            label.append(deepcopy(anak))
    return label


def susun_lembar(judul: str, data: Grafik) -> bytes:
    """Return the worksheet behind a chart as the bytes of an XLSX: same data, same bytes."""
    baris = [_baris(1, "", judul)]
    baris += [
        _baris(ke, kategori, nilai)
        for ke, (kategori, nilai) in enumerate(zip(data.kategori, data.nilai, strict=True), start=2)
    ]
    lembar = f'<worksheet xmlns="{_SPREADSHEET}"><sheetData>{"".join(baris)}</sheetData></worksheet>'
    isi = {
        "[Content_Types].xml": _JENIS_ISI,
        "_rels/.rels": _rel("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{ruang_nama.OFFICE}"><sheets>'
            f'<sheet name="{_LEMBAR}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _rel("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": lembar,
    }
    return kemas({nama: (KEPALA + xml).encode() for nama, xml in isi.items()})


def _baris(ke: int, kategori: str, nilai: str | float | None) -> str:
    if isinstance(nilai, str):
        sel = _sel_teks(f"B{ke}", nilai)
    else:
        sel = "" if nilai is None else f'<c r="B{ke}"><v>{_angka(nilai)}</v></c>'
    return f'<row r="{ke}">{_sel_teks(f"A{ke}", kategori)}{sel}</row>'


def _sel_teks(sel: str, teks: str) -> str:
    el = etree.Element("t")
    el.text = teks
    return f'<c r="{sel}" t="inlineStr"><is>{etree.tostring(el, encoding="unicode")}</is></c>'


def _angka(nilai: float) -> str:
    return f"{nilai:.4f}".rstrip("0").rstrip(".")


def _tujuan(bagian: Mapping[str, bytes], nama: str) -> dict[str, str]:
    """Return the parts to which a part refers, by the id of the reference."""
    return {h.id: tujuan(nama, h) for h in baca_hubungan(bagian, nama) if not h.luar}


def _tulis(akar: Any) -> bytes:
    return etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)


_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_JENIS_ISI = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_JENIS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_JENIS}.worksheet+xml"/></Types>'
)


def _rel(jenis: str, tujuan: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{ruang_nama.OFFICE}/{jenis}" Target="{tujuan}"/></Relationships>'
    )
