"""What the parts of a Word file are, and to which others they refer: content types and relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tata_usaha.word import ruang_nama

JENIS_ISI = "[Content_Types].xml"
KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = ruang_nama.HUBUNGAN
_TIPE = f"{{{ruang_nama.JENIS_ISI}}}"


@dataclass(frozen=True)
class Hubungan:
    """One reference of a part: its id there, its kind, its target as written, whether that is outside of the file."""

    id: str
    jenis: str
    tujuan: str
    luar: bool = False


def nama_hubungan(bagian: str) -> str:
    """Return the name of the part that lists the references of a part ("" for the whole file)."""
    folder, berkas = posixpath.split(bagian)
    return posixpath.join(folder, "_rels", f"{berkas}.rels")


def baca_hubungan(bagian: Mapping[str, bytes], nama: str) -> list[Hubungan]:
    """Return the references of a part; none when it has no list.

    Raises:
        lxml.etree.XMLSyntaxError: when the list is no XML.

    """
    xml = bagian.get(nama_hubungan(nama))
    return [] if xml is None else urai_hubungan(xml)


def urai_hubungan(xml: bytes) -> list[Hubungan]:
    """Return the references of a list.

    Raises:
        lxml.etree.XMLSyntaxError: when it is no XML.

    """
    from lxml import etree

    akar: Any = etree.fromstring(xml).iter(f"{{{_REL}}}Relationship")
    return [
        Hubungan(r.get("Id", ""), r.get("Type", ""), r.get("Target", ""), r.get("TargetMode") == "External")
        for r in akar
    ]


def asal_hubungan(nama: str) -> str:
    """Return the name of the part whose references a list holds ("" for the whole file)."""
    folder, berkas = posixpath.split(nama)
    return posixpath.join(posixpath.dirname(folder), berkas[: -len(".rels")])


def tujuan(nama: str, hubungan: Hubungan) -> str:
    """Return the name of the part to which a reference of a part leads."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(nama), hubungan.tujuan)).lstrip("/")


def tulis_hubungan(hubungan: Iterable[Hubungan]) -> bytes:
    """Return a list of references as its part."""
    from lxml import etree

    polos: Any = {None: _REL}  # the stubs know no default namespace
    akar = etree.Element(f"{{{_REL}}}Relationships", nsmap=polos)
    for h in hubungan:
        el = etree.SubElement(akar, f"{{{_REL}}}Relationship", {"Id": h.id, "Type": h.jenis, "Target": h.tujuan})
        if h.luar:
            el.set("TargetMode", "External")
    return etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)


def jenis_bagian(jenis_isi: bytes, nama: str) -> str:
    """Return the content type of a part that has one of its own, or "".

    Raises:
        lxml.etree.XMLSyntaxError: when the list of content types is no XML.

    """
    from lxml import etree

    semua: Any = etree.fromstring(jenis_isi).iter(f"{_TIPE}Override")
    return next((o.get("ContentType") for o in semua if o.get("PartName") == f"/{nama}"), "")


def tambah_jenis(jenis_isi: bytes, akhiran: Mapping[str, str], bagian: Mapping[str, str] | None = None) -> bytes:
    """Return the list of content types with those of these suffixes and parts, as far as it lacks them."""
    from lxml import etree

    akar: Any = etree.fromstring(jenis_isi)
    ada = {el.get("Extension", "").lower() for el in akar} | {el.get("PartName") for el in akar}
    for ke, satu in enumerate(sorted(akhiran)):
        if satu not in ada:
            akar.insert(ke, etree.Element(f"{_TIPE}Default", {"Extension": satu, "ContentType": akhiran[satu]}))
    for nama, jenis in (bagian or {}).items():
        if f"/{nama}" not in ada:
            etree.SubElement(akar, f"{_TIPE}Override", {"PartName": f"/{nama}", "ContentType": jenis})
    return etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)
