"""What hurried hands, Word's autocorrection and Word itself do to a template: the means to break one on purpose."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph


def cari(d: Any, teks: str) -> Paragraph:
    """Return the first paragraph of the body, tables included, that holds a text."""
    return next(p for el in d.element.body.iter(qn("w:p")) if teks in (p := Paragraph(el, d)).text)


def tulis(p: Paragraph, teks: str) -> Paragraph:
    """Put a text in the place of a paragraph's, with the look of its first run."""
    for run in p.runs[1:]:
        run._r.getparent().remove(run._r)
    (p.runs[0] if p.runs else p.add_run()).text = teks
    return p


def ganti(lama: str, baru: str) -> Callable[[Any], object]:
    """Return what types something else in the place of a text."""

    def rusakkan(d: Any) -> None:
        p = cari(d, lama)
        tulis(p, p.text.replace(lama, baru))

    return rusakkan


def tag_srikandi_terpotong(d: Any) -> None:
    """Type a tag of SRIKANDI's of which a part gets another look."""
    paragraf = cari(d, "{{ nomor }}")
    paragraf.add_run(" ${h")
    paragraf.add_run("al}").bold = True


def hapus(teks: str) -> Callable[[Any], object]:
    """Return what deletes a paragraph."""

    def rusakkan(d: Any) -> None:
        el = cari(d, teks)._p
        el.getparent().remove(el)

    return rusakkan


def sesudah(p: Paragraph, *teks: str) -> list[Paragraph]:
    """Add paragraphs of the same look after one."""
    hasil = []
    for satu in reversed(teks):
        baru = Paragraph(deepcopy(p._p), p._parent)
        p._p.addnext(baru._p)
        hasil.insert(0, tulis(baru, satu))
    return hasil


def urutan(teks: str, *baru: str) -> Callable[[Any], object]:
    """Return what types paragraphs in the place of one."""
    return lambda d: sesudah(tulis(cari(d, teks), baru[0]), *baru[1:])


def belah(teks: str, depan: str, tengah: Callable[[Any, Any], object], belakang: str) -> Callable[[Any], object]:
    """Return what splits a paragraph's text into two runs and puts something of Word's between or around them."""

    def rusakkan(d: Any) -> None:
        p = tulis(cari(d, teks), depan)
        satu, dua = p.runs[0]._r, p.add_run(belakang)._r
        tengah(satu, dua)

    return rusakkan


def el(nama: str, **atribut: str) -> Any:
    """Return an element of Word's."""
    hasil = OxmlElement(nama)
    for kunci, nilai in atribut.items():
        hasil.set(qn(f"w:{kunci}"), nilai)
    return hasil


def bungkus(run: Any, nama: str, **atribut: str) -> Any:
    """Put a run into a link, a tracked insertion or the like."""
    wadah = el(nama, **atribut)
    run.addprevious(wadah)
    wadah.append(run)
    return wadah


def medan(run: Any, *jenis: str) -> None:
    """Set the marks of a field before a run."""
    for satu in jenis:
        potongan = el("w:r")
        potongan.append(el("w:fldChar", fldCharType=satu))
        run.addprevious(potongan)


def dalam_kontrol(d: Any) -> None:
    """Put the number into a content control of the template's own."""
    run = cari(d, "{{ nomor }}").runs[0]._r
    isi = bungkus(run, "w:sdtContent")
    sdt = el("w:sdt")
    isi.addprevious(sdt)
    sdt.extend((el("w:sdtPr"), isi))


def dalam_medan(d: Any) -> None:
    """Put the number into the result of a field."""
    run = cari(d, "{{ nomor }}").runs[0]._r
    medan(run, "begin", "separate")
    akhir = el("w:r")
    akhir.append(el("w:fldChar", fldCharType="end"))
    run.addnext(akhir)


def kotak_teks(run: Any, isi: str) -> None:
    """Add a text box with one paragraph behind a run's text."""
    run.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
            f"<w:p><w:r><w:t>{isi}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )


def tabel_bersarang(d: Any) -> None:
    """Put a table into the cell of a row that a loop prints, beside the loop's tag."""
    sel = next(s for t in d.tables for b in t.rows for s in b.cells if "{%tr for y in yth %}" in s.text)
    sel.add_table(1, 1)
    sel.add_paragraph()


def tr_di_baris_isi(d: Any) -> None:
    """Write the loop's opener into the row that it should repeat."""
    tabel = next(t for t in d.tables if "{%tr for y in yth %}" in t.rows[0].cells[0].text)
    tabel._tbl.remove(tabel.rows[0]._tr)
    tulis(tabel.rows[0].cells[1].paragraphs[0], "{%tr for y in yth %}")


def tanpa_endfor_tabel(d: Any) -> None:
    tabel = next(t for t in d.tables if "{%tr for y in yth %}" in t.rows[0].cells[0].text)
    tabel._tbl.remove(next(b._tr for b in tabel.rows if "{%tr endfor %}" in b.cells[0].text))


def sel_bisa_kosong(d: Any) -> None:
    p = tulis(cari(d, "{{ hal }}"), "{%p if hal %}")
    sesudah(p, "{{ hal }}", "{%p endif %}")


def teks_alternatif(d: Any) -> None:
    d.tables[1]._tbl.tblPr.append(el("w:tblDescription", val="Nomor {{ nomor }}"))


def kode_medan(d: Any) -> None:
    run = cari(d, "{{ pembuka }}").runs[0]._r
    medan(run, "begin")
    kode = el("w:r")
    kode.append(el("w:instrText"))
    kode[0].text = 'HYPERLINK "{{ hal }}"'
    run.addprevious(kode)
    medan(run, "separate", "end")


def catatan_akhir(d: Any) -> None:
    xml = (
        f"<w:endnotes {nsdecls('w')}><w:endnote><w:p><w:r><w:t>{{{{ hal }}}}</w:t></w:r></w:p></w:endnote></w:endnotes>"
    )
    bagian = Part(PackURI("/word/endnotes.xml"), CONTENT_TYPE.WML_ENDNOTES, xml.encode(), d.part.package)
    d.part.relate_to(bagian, RELATIONSHIP_TYPE.ENDNOTES)


def hapus_gaya(*id_gaya: str) -> Callable[[Any], object]:
    def rusakkan(d: Any) -> None:
        for gaya in list(d.styles.element.iter(qn("w:style"))):
            if gaya.get(qn("w:styleId")) in id_gaya:
                gaya.getparent().remove(gaya)

    return rusakkan


def terhapus_terlacak(d: Any) -> None:
    run = cari(d, "{{ pembuka }}").runs[0]._r
    salinan = deepcopy(run)
    salinan.find(qn("w:t")).tag = qn("w:delText")
    run.addprevious(salinan)
    bungkus(salinan, "w:del", id="90", author="x")


def sisipan_terlacak(d: Any) -> None:
    bungkus(cari(d, "Tembusan:").runs[0]._r, "w:ins", id="91", author="x")


def kertas_letter(d: Any) -> None:
    d.sections[0].page_width, d.sections[0].page_height = Mm(216), Mm(279)


def mendatar_tanpa_arah(d: Any) -> None:
    bagian = d.sections[0]
    bagian.orientation = WD_ORIENT.PORTRAIT
    bagian.page_width, bagian.page_height = Mm(297), Mm(210)


def tanpa_ukuran_kertas(d: Any) -> None:
    ukuran = d.sections[0]._sectPr.find(qn("w:pgSz"))
    ukuran.getparent().remove(ukuran)


def huruf_dasar(d: Any) -> None:
    huruf = d.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    for atribut in huruf.attrib:
        huruf.set(atribut, "Times New Roman")


def tukar_konsiderans(d: Any) -> None:
    """Move the table of Mengingat before that of Menimbang."""
    menimbang, mengingat = (next(t for t in d.tables if k in _teks(t)) for k in ("in menimbang", "in mengingat"))
    menimbang._tbl.addprevious(mengingat._tbl)


def menetapkan_hilang(d: Any) -> None:
    tabel = next(t for t in d.tables if "Menetapkan" in _teks(t))
    tabel._tbl.remove(next(b._tr for b in tabel.rows if b.cells[0].text.startswith("Menetapkan")))


def ke_awal_diktum(d: Any) -> None:
    """Move MEMUTUSKAN behind the diktum."""
    tabel = next(t for t in d.tables if "in diktum" in _teks(t))
    tabel._tbl.addnext(cari(d, "MEMUTUSKAN")._p)


def kepala_lampiran_tanpa(kata: str) -> Callable[[Any], object]:
    def rusakkan(d: Any) -> None:
        semua = [p for p in d.paragraphs if p.style.style_id == "NDKepalaLampiran"]
        p = next(p for p in semua if p.text.startswith(kata))
        p._p.getparent().remove(p._p)

    return rusakkan


def bagian_di_tag(d: Any) -> None:
    """Let the section end in the paragraph of a block's tag, as LibreOffice does when it saves."""
    p = cari(d, "{%p endfor %}")
    p._p.get_or_add_pPr().append(deepcopy(d.element.body.sectPr))


def gaya_biasa(d: Any) -> None:
    """Type the signature as plain paragraphs in the place of its table."""
    paragraf = [cari(d, teks) for teks in ("{{ penanda_tangan.jabatan }}", "{{ penanda_tangan.nama }}")]
    tabel = next(paragraf[0]._p.iterancestors(qn("w:tbl")))
    for p in paragraf:
        p.style = "Normal"
        tabel.addprevious(p._p)
    tabel.getparent().remove(tabel)


def kepala(teks: str) -> Callable[[Any], object]:
    return lambda d: d.sections[0].header.paragraphs[0].add_run(teks)


def _teks(tabel: Table) -> str:
    return " ".join(s.text for b in tabel.rows for s in b.cells)
