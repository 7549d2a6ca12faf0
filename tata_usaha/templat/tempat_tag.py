"""Where the tags of a template may stand.

docxtpl removes the whole row, cell or paragraph around a tag with a prefix, and fills some parts of
a file and others not. What is lost or left over thereby it does not say; these rules do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.sintaks import KHUSUS, PENUTUP, SALAH_AWALAN, maksud
from tata_usaha.templat.tag import TAG, BagianTemplat, Paragraf, Tag, dalam_cadangan
from tata_usaha.templat.temuan import Bacaan, Temuan
from tata_usaha.word.ruang_nama import W

_SEBUTAN = {"tr": "baris tabel", "tc": "sel", "p": "paragraf"}
_WADAH = {
    "hyperlink": "tautan",
    "txbxContent": "kotak teks",
    "sdtContent": "kontrol konten",
    "ins": "perubahan terlacak",
    "fldSimple": "medan",
}
_BERISI = {
    "drawing": "gambar",
    "pict": "gambar",
    "object": "objek",
    "fldChar": "medan",
    "fldSimple": "medan",
    "footnoteReference": "catatan kaki",
    "endnoteReference": "catatan akhir",
    "sectPr": "pemisah bagian",
}
_LINGKUNGAN = {"tbl": "tabel", "tc": "sel", "txbxContent": "kotak teks", "sdtContent": "kontrol konten"}
_WAJIB_BERPARAGRAF = ("tc", "hdr", "ftr", "txbxContent", "footnote")


def letak_tag(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find prefixes that docxtpl does not take, or takes at a place where they break the document."""
    for bagian in bacaan.bagian:
        for t in bagian.tag:
            for pesan, saran in _salah_letak(t):
                yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, saran, t)
        yield from _khusus(bacaan, bagian)


def _salah_letak(t: Tag) -> Iterator[tuple[str, str]]:
    if not t.awalan and (cocok := SALAH_AWALAN.match(t.mentah)):
        awalan = cocok["awalan"]
        yield f"awalan “{awalan}” harus menempel pada {{% dan diikuti satu spasi biasa.", f"Tulis {{%{awalan} …"
    if re.match(r"\{[{%#][-+]|.*[-+][}%#]\}$", t.mentah):
        yield "tanda - atau + di tepi tag menyambungkan paragraf di sekitarnya.", "Hapus tanda itu."
    if t.awalan in {"tr", "tc"} and t.paragraf.leluhur("tr") is None:
        yield f"{{%{t.awalan} … %}} hanya berlaku di dalam tabel.", "Tulis {%p … %} di luar tabel."
    if t.awalan and t.mentah.startswith("{{"):
        yield f"{{{{{t.awalan} … }}}} tidak dipakai di sini.", "Tulis {{ … }} biasa."
    if t.awalan and re.search("[%}]", t.mentah[2:-2]):
        yield "tanda % atau } tidak boleh ada di dalam tag berawalan.", "Hilangkan tanda itu dari tag."
    dibuang = unsur(t) if t.awalan else None
    if dibuang is not None and next(dibuang.iterdescendants(str(dibuang.tag)), None) is not None:
        apa = _SEBUTAN[t.awalan]
        yield (
            f"{apa} dengan tag ini memuat {apa} lain (di kotak teks atau tabel di dalamnya): tidak dapat dibuang utuh.",
            f"Taruh tag ini di {apa} yang tidak memuat apa-apa selain tag itu.",
        )


def _khusus(bacaan: Bacaan, bagian: BagianTemplat) -> Iterator[Temuan]:
    """Find `{% vm %}` and the like where there is no cell or no loop for them."""
    urut = {id(t): ke for ke, t in enumerate(bagian.tag)}
    dalam_for = [
        (urut[id(b.buka)], urut[id(b.tutup)])
        for b in bacaan.blok[id(bagian)]
        if b.jenis == "for" and b.tutup is not None
    ]
    for t in bagian.tag:
        if not (cocok := KHUSUS.fullmatch(t.jinja)):
            continue
        if t.paragraf.leluhur("tc") is None:
            pesan = f"{{% {cocok['perintah']} %}} hanya berlaku di dalam sel tabel."
            yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, "Pindahkan ke sel tabel.", t)
        if not cocok["nilai"] and not any(awal < urut[id(t)] < akhir for awal, akhir in dalam_for):
            pesan = f"{{% {cocok['perintah']} %}} hanya berlaku di dalam {{% for … %}}."
            yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, "Taruh di antara for dan endfor.", t)


def tersapu(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find what docxtpl removes without a word with the paragraph, row or cell around a tag with a prefix."""
    for bagian in bacaan.bagian:
        terpakai: dict[etree._Element, Tag] = {}
        for t in bagian.tag:
            dibuang = unsur(t) if t.awalan else None
            if dibuang is None:
                continue
            apa = _SEBUTAN[t.awalan]
            if dibuang in terpakai:
                pesan = f"lebih dari satu tag berawalan di {apa} ini; hanya satu yang dipakai."
                saran = f"Taruh pembuka dan penutup masing-masing di {apa} sendiri."
                yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, saran, t)
                continue
            terpakai[dibuang] = t
            if hilang := _yang_hilang(bagian, dibuang, t):
                pesan = f"{hilang} di {apa} yang sama akan hilang dari naskah."
                yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, f"Pindahkan ke {apa} sendiri.", t)


def _yang_hilang(bagian: BagianTemplat, dibuang: etree._Element, tag: Tag) -> str:
    """Return what goes with a tag's paragraph, row or cell, besides tags that are told otherwise."""
    di_dalam = [p for p in bagian.paragraf if p.el is dibuang or dibuang in p.el.iterancestors()]
    teks = " ".join("".join(TAG.sub("", p.teks) for p in di_dalam).split())
    if teks:
        return f"tulisan “{teks[:40]}”"
    lain = [t for p in di_dalam for t in bagian.tag_di(p) if t is not tag and t.awalan != tag.awalan]
    if lain:
        return f"tag {lain[0].mentah}"
    for el in dibuang.iter():
        nama = etree.QName(el).localname if isinstance(el.tag, str) else ""
        if nama == "br" and el.get(f"{W}type") == "page":
            return "pemisah halaman"
        if _BERISI.get(nama):
            return _BERISI[nama]
    return ""


def terlacak(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find tags in deleted or moved text that Word still tracks: docxtpl would fill them."""
    for bagian in bacaan.bagian:
        for p in bagian.paragraf:
            terhapus = "".join(el.text or "" for el in p.el.iter(f"{W}delText"))
            if TAG.search(terhapus):
                pesan = f"ada tag di dalam teks yang dihapus dengan lacak perubahan: {terhapus}"
                yield Temuan(KodeTemplat.LETAK_TAG, p, pesan, "Terima atau tolak semua perubahan di Word.")
            for t in bagian.tag_di(p):
                if any(el.tag == f"{W}moveFrom" for el in t.wadah):
                    pesan = "tag berada di teks yang dipindahkan dengan lacak perubahan, dan akan tercetak dua kali."
                    saran = "Terima atau tolak semua perubahan di Word."
                    yield Temuan(KodeTemplat.LETAK_TAG, p, pesan, saran, t)


def bisa_kosong(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find cells, headers and text boxes whose paragraphs may all be dropped: Word calls the file damaged."""
    for bagian in bacaan.bagian:
        menurut_wadah: dict[etree._Element, list[Paragraf]] = {}
        for p in bagian.paragraf:
            induk = next(p.el.iterancestors(), None)
            if induk is not None and isinstance(induk.tag, str) and induk.tag in {W + n for n in _WAJIB_BERPARAGRAF}:
                menurut_wadah.setdefault(induk, []).append(p)
        for induk, isi in menurut_wadah.items():
            tetap = [p.el for p, ada in zip(isi, _tetap(isi, bagian), strict=True) if ada]
            tabel = induk.findall(f"{W}tbl") if induk.tag == f"{W}tc" else []  # a cell must not end with a table
            if tetap and (not tabel or induk.index(tetap[-1]) > induk.index(tabel[-1])):
                continue
            apa = "sel ini" if induk.tag == f"{W}tc" else "bagian ini"
            pesan = f"{apa} bisa berakhir tanpa paragraf; Word lalu menganggap naskahnya rusak."
            saran = "Tambahkan satu paragraf kosong sesudah tag penutup."
            yield Temuan(KodeTemplat.SEL_KOSONG, isi[0], pesan, saran)


def _tetap(isi: list[Paragraf], bagian: BagianTemplat) -> Iterator[bool]:
    """Yield for each paragraph of a cell whether it is printed whatever the data."""
    dalam = 0
    for p in isi:
        kendali = [maksud(t) for t in bagian.tag_di(p) if t.awalan == "p"]
        dalam += sum(kata in PENUTUP.values() for kata in kendali)
        yield not dalam and not kendali
        dalam = max(0, dalam - sum(kata in PENUTUP for kata in kendali))


def tak_terisi(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find tags outside of the text that docxtpl fills: in attributes, field codes, other parts of the file."""
    for bagian in bacaan.bagian:
        for el in bagian.akar.iter(etree.Element):
            kode_medan = el.tag in {f"{W}instrText", f"{W}delInstrText"} or not str(el.tag).startswith(W)
            teks = (el.text or "") if kode_medan else ""
            atribut = " ".join(str(n) for n in el.attrib.values())
            if ("{" in teks and TAG.search(teks)) or ("{" in atribut and TAG.search(atribut)):
                if dalam_cadangan(el) or not bagian.paragraf:
                    continue
                tempat = next(
                    (p for p in bagian.paragraf if p.el is el or el in p.el.iterdescendants()), bagian.paragraf[0]
                )
                pesan = f"ada tag di kode medan, teks alternatif, atau persamaan, bukan di tulisan: {teks or atribut}"
                yield Temuan(KodeTemplat.TAK_TERISI, tempat, pesan, "Hapus dari sana; tulis tag di teks biasa saja.")
    yield from _bagian_lain(bacaan)


def _bagian_lain(bacaan: Bacaan) -> Iterator[Temuan]:
    terisi = ("word/document.xml", "word/header", "word/footer", "word/footnotes", "word/comments")
    for nama, xml in sorted(bacaan.paket.items()):
        if not nama.startswith("word/") or nama.startswith(terisi) or not nama.endswith(".xml") or b"{" not in xml:
            continue
        try:
            teks = "".join(str(t) for t in etree.fromstring(xml).itertext())
        except etree.XMLSyntaxError:
            continue  # told by whoever reads that part
        if (cocok := TAG.search(teks)) and bacaan.isi.paragraf:
            pesan = f"ada tag di bagian yang tidak diisi program: {cocok[0]}"
            saran = "Catatan akhir, bagan, dan SmartArt tidak diisi; pindahkan tagnya ke teks biasa."
            yield Temuan(KodeTemplat.TAK_TERISI, bacaan.isi.paragraf[0], pesan, saran, tempat=_sebut_bagian(nama))


def _sebut_bagian(nama: str) -> str:
    jenis = {"endnotes": "catatan akhir", "charts": "bagan", "diagrams": "SmartArt"}
    return next((sebutan for kunci, sebutan in jenis.items() if kunci in nama), nama)


def unsur(tag: Tag) -> etree._Element | None:
    """Return what docxtpl removes around a tag: its row, cell or paragraph; None where there is none."""
    if tag.awalan == "p":
        return tag.paragraf.el
    return tag.paragraf.leluhur(tag.awalan) if tag.awalan in _SEBUTAN else None


def beda_tempat(buka: Tag, lain: Tag) -> str:
    """Return in Indonesian how another tag of a block stands elsewhere than its opener, or ""."""
    tempat = f"{buka.mentah} ({buka.paragraf.tempat})"
    if buka.awalan != lain.awalan:
        return f"pembukanya {tempat} berawalan lain."
    if not buka.awalan:
        if buka.paragraf.leluhur("tc") is not lain.paragraf.leluhur("tc"):
            return f"pembukanya {tempat} berada di sel lain; pakai {{%tr … %}}."
        if buka.paragraf.el is not lain.paragraf.el:
            return f"pembukanya {tempat} berada di paragraf lain; pakai {{%p … %}}."
        if buka.wadah != lain.wadah:
            apa = next((_sebut_wadah(el) for el in {*buka.wadah} ^ {*lain.wadah}), "bagian")
            return f"pembukanya {buka.mentah} berada di luar atau di dalam {apa} yang lain."
        return ""
    satu, dua = unsur(buka), unsur(lain)
    if satu is None or dua is None or satu.getparent() is dua.getparent():
        return ""
    for nama, sebutan in _LINGKUNGAN.items():
        if buka.paragraf.leluhur(nama) is not lain.paragraf.leluhur(nama):
            return f"pembukanya {tempat} berada di {sebutan} lain."
    return f"pembukanya {tempat} berada di tempat lain."


def _sebut_wadah(el: etree._Element) -> str:
    return _WADAH.get(etree.QName(el).localname, "bagian")
