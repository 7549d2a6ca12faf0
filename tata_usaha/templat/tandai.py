"""Writes the problems of a template into a copy of it, as Word comments at their places.

A person who mends a template in Word sees there what is wrong and where. The template itself is
never touched, and a copy that somebody has worked in is never overwritten.
"""

from __future__ import annotations

import copy
import itertools
import zipfile
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from tata_usaha.dasar.berkas import BerkasTakWajar, baca, simpan
from tata_usaha.dasar.galat import GalatTemplat
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.templat.kelengkapan import PENULIS
from tata_usaha.templat.periksa import TANDA, UKURAN_MAKS, cari_temuan
from tata_usaha.templat.tag import BukanDocx, Paragraf, potongan_teks, urai
from tata_usaha.templat.temuan import Bacaan, Temuan
from tata_usaha.word import ruang_nama
from tata_usaha.word.paket import kemas, kemas_ulang
from tata_usaha.word.ruang_nama import W
from zi_model.naskah.inti.naskah import Isi

_KOMENTAR = "word/comments.xml"
_JENIS_ISI = "[Content_Types].xml"
_HUBUNGAN = "word/_rels/document.xml.rels"
_NS_JENIS = f"{{{ruang_nama.JENIS_ISI}}}"
_NS_HUBUNGAN = f"{{{ruang_nama.HUBUNGAN}}}"
_TIPE_HUBUNGAN = f"{ruang_nama.OFFICE}/comments"
_TIPE_ISI = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TANDA_KOMENTAR = ("commentRangeStart", "commentRangeEnd", "commentReference")


def tulis_tandaan(templat: Path, model: type[Isi]) -> Path | None:
    """Write the marked copy of a template beside it and return where it lies.

    None when nothing is wrong with it, or when it is no Word document that could bear a comment. A copy
    from before is replaced only as long as nobody has saved it.

    Raises:
        GalatTemplat: when the copy cannot be written.

    """
    try:
        bacaan = Bacaan(baca(templat, UKURAN_MAKS), model, ditandai=TANDA in templat.name)
        temuan = cari_temuan(bacaan)
    except (OSError, BerkasTakWajar, BukanDocx):
        return None
    if not temuan:
        return None
    tujuan = _nama_bebas(templat)
    try:
        simpan(tujuan, tandai(bacaan, temuan))
    except OSError as galat:
        pesan = f"Salinan bertanda “{tujuan}” tidak dapat ditulis: {sebab_sistem(galat)}."
        raise GalatTemplat(pesan, "Salin templatnya ke folder yang dapat ditulisi, lalu periksa di sana.") from galat
    return tujuan


def tandai(bacaan: Bacaan, temuan: Sequence[Temuan]) -> bytes:
    """Return a template with these problems as comments; the same template gives the same bytes.

    What was read (`bacaan`) is changed thereby. Word knows no comments in headers, footers, footnotes and
    text boxes: what is wrong there is said at the beginning, or around the box, with its place.
    """
    dokumen = bacaan.isi.akar
    komentar = urai(bacaan.paket[_KOMENTAR]) if _KOMENTAR in bacaan.paket else _kosong()
    _hapus_lama(dokumen, komentar)
    terpakai = [int(n) for k in komentar if (n := k.get(f"{W}id") or "").isdecimal()]
    nomor = itertools.count(1 + max(terpakai, default=-1))
    tempat = [t.tempat or t.paragraf.tempat for t in temuan]  # before the runs are split
    for t, letak in zip(temuan, tempat, strict=True):
        ke = str(next(nomor))
        tepat = _sasaran(bacaan, t)
        komentar.append(_komentar(ke, t, "" if tepat is t.paragraf and not t.tempat else letak))
        _pasang(tepat.el, ke, (t.tag.mulai, t.tag.akhir) if t.tag and tepat is t.paragraf else None)
    paket = dict(bacaan.paket)
    paket["word/document.xml"] = _xml(dokumen)
    paket[_KOMENTAR] = _xml(komentar)
    _daftarkan(paket)
    return kemas(paket)


def _nama_bebas(templat: Path) -> Path:
    """Return the first name beside a template that is free, or holds a copy that nobody but us has written."""
    pokok = templat.stem.split(TANDA)[0]
    for ke in itertools.count(1):
        calon = templat.with_name(f"{pokok}{TANDA}{f' {ke}' if ke > 1 else ''}).docx")
        if calon != templat and (not calon.exists() or _belum_disentuh(calon)):
            return calon
    raise AssertionError  # never: there is always one more number


def _belum_disentuh(berkas: Path) -> bool:
    """Tell whether a file is byte for byte as we pack: any program that saves it packs otherwise."""
    try:
        isi = berkas.read_bytes()
        return kemas_ulang(isi) == isi
    except (OSError, zipfile.BadZipFile):
        return False


def _sasaran(bacaan: Bacaan, temuan: Temuan) -> Paragraf:
    """Return the paragraph of the body at which a problem's comment can stand."""
    p = temuan.paragraf
    if p.bagian != bacaan.isi.nama:
        return bacaan.isi.paragraf[0] if bacaan.isi.paragraf else p
    luar = list(p.el.iterancestors(f"{W}p"))
    return next((lain for lain in bacaan.isi.paragraf if luar and lain.el is luar[-1]), p)


def _pasang(paragraf: etree._Element, nomor: str, rentang: tuple[int, int] | None) -> None:
    """Set the marks of one comment around a stretch of a paragraph's text, or around all of it."""
    if rentang is not None:
        _belah(paragraf, rentang[0])
        _belah(paragraf, rentang[1])
    potongan = [el for letak, el in potongan_teks(paragraf) if rentang is None or rentang[0] <= letak < rentang[1]]
    awal, akhir = (etree.Element(f"{W}commentRange{n}", {f"{W}id": nomor}) for n in ("Start", "End"))
    rujukan = etree.Element(f"{W}r")
    etree.SubElement(rujukan, f"{W}commentReference", {f"{W}id": nomor})
    if potongan:
        next(potongan[0].iterancestors(f"{W}r")).addprevious(awal)
        next(potongan[-1].iterancestors(f"{W}r")).addnext(akhir)
        akhir.addnext(rujukan)
    else:
        paragraf.extend((awal, akhir, rujukan))


def _belah(paragraf: etree._Element, letak: int) -> None:
    """Split the run at a place of the paragraph's text, so that a mark can stand there."""
    for mulai, el in potongan_teks(paragraf):
        panjang = len(el.text or "") if el.tag == f"{W}t" else 1
        if not mulai <= letak < mulai + panjang:
            continue
        if mulai < letak:
            ekor = copy.deepcopy(el)
            ekor.text, el.text = (el.text or "")[letak - mulai :], (el.text or "")[: letak - mulai]
            for bagian in (el, ekor):
                bagian.set(_XML_SPACE, "preserve")
            el.addnext(ekor)
            el = ekor
        potongan = next(el.iterancestors(f"{W}r"))
        sesudah = [el, *el.itersiblings()]
        if sesudah == [a for a in potongan if a.tag != f"{W}rPr"]:
            return
        baru = etree.Element(f"{W}r")
        for nama, nilai in potongan.items():
            baru.set(nama, nilai)
        if (sifat := potongan.find(f"{W}rPr")) is not None:
            baru.append(copy.deepcopy(sifat))
        baru.extend(sesudah)
        potongan.addnext(baru)
        return


def _komentar(nomor: str, temuan: Temuan, tempat: str) -> etree._Element:
    """Return a comment: code and problem, then what to do. It bears no date: the same copy is the same file."""
    el = etree.Element(f"{W}comment", {f"{W}id": nomor, f"{W}author": PENULIS, f"{W}initials": "zi"})
    for teks in (f"{temuan.kode} ({temuan.tingkat}) {f'{tempat}: ' if tempat else ''}{temuan.pesan}", temuan.saran):
        if teks:
            potongan = etree.SubElement(etree.SubElement(el, f"{W}p"), f"{W}r")
            etree.SubElement(potongan, f"{W}t", {_XML_SPACE: "preserve"}).text = teks
    return el


def _hapus_lama(dokumen: etree._Element, komentar: etree._Element) -> None:
    """Remove the comments that an earlier check has written, when a marked copy is marked again."""
    lama = {k.get(f"{W}id") for k in komentar if k.get(f"{W}author") == PENULIS}
    for k in list(komentar):
        if k.get(f"{W}id") in lama:
            komentar.remove(k)
    for el in list(dokumen.iter(*(W + n for n in _TANDA_KOMENTAR))):
        induk = el.getparent()
        if induk is not None and el.get(f"{W}id") in lama:
            buang = induk if induk.tag == f"{W}r" and len(induk) == 1 else el
            atas = buang.getparent()
            if atas is not None:
                atas.remove(buang)


def _daftarkan(paket: dict[str, bytes]) -> None:
    """Make the part of the comments known to the package."""
    jenis = urai(paket[_JENIS_ISI])
    if not any(el.get("PartName") == f"/{_KOMENTAR}" for el in jenis):
        etree.SubElement(jenis, f"{_NS_JENIS}Override", {"PartName": f"/{_KOMENTAR}", "ContentType": _TIPE_ISI})
        paket[_JENIS_ISI] = _xml(jenis)
    hubungan = urai(paket[_HUBUNGAN]) if _HUBUNGAN in paket else etree.Element(f"{_NS_HUBUNGAN}Relationships")
    if not any(el.get("Type") == _TIPE_HUBUNGAN for el in hubungan):
        terpakai = {el.get("Id") for el in hubungan}
        id_baru = next(i for ke in itertools.count(1) if (i := f"rIdZi{ke}") not in terpakai)
        sifat = {"Id": id_baru, "Type": _TIPE_HUBUNGAN, "Target": "comments.xml"}
        etree.SubElement(hubungan, f"{_NS_HUBUNGAN}Relationship", sifat)
        paket[_HUBUNGAN] = _xml(hubungan)


def _kosong() -> etree._Element:
    return etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def _xml(akar: etree._Element) -> bytes:
    return etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)
