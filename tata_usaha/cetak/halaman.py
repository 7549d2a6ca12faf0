"""The pages of a printed letter: paper and type as the office wants them, signatures never alone.

Templates are drawn for one paper. On another one the pages change size, keep their orientation
and margins, and tables that would no longer fit between the margins become narrower in proportion.
"""

from __future__ import annotations

from typing import Any, Literal

from tata_usaha.cetak.penanda import W
from zi_model.satker import Huruf

_UKURAN_MM = {"A4": (210, 297), "F4": (215, 330)}
_ATRIBUT_HURUF = ("ascii", "hAnsi", "eastAsia", "cs")


def atur_kertas(dokumen: Any, kertas: Literal["A4", "F4"]) -> None:
    """Give every section of a python-docx document this paper."""
    pendek, panjang = (_twip(mm) for mm in _UKURAN_MM[kertas])
    lebar = []
    for bagian in dokumen.element.body.iter(f"{W}sectPr"):
        halaman = bagian.find(f"{W}pgSz")
        mendatar = halaman.get(f"{W}orient") == "landscape"
        lama = int(halaman.get(f"{W}w"))
        baru = panjang if mendatar else pendek
        halaman.set(f"{W}w", str(baru))
        halaman.set(f"{W}h", str(pendek if mendatar else panjang))
        tepi = bagian.find(f"{W}pgMar")
        kosong = int(tepi.get(f"{W}left")) + int(tepi.get(f"{W}right"))
        lebar.append((lama - kosong, baru - kosong))
    if any(baru != lama for lama, baru in lebar):
        _sempitkan_tabel(dokumen.element.body, lebar)


def _sempitkan_tabel(badan: Any, lebar: list[tuple[int, int]]) -> None:
    """Scale down the tables that are wider than the text of their section is now."""
    bagian = 0
    for anak in badan:
        if anak.tag == f"{W}tbl":
            kolom = anak.findall(f"{W}tblGrid/{W}gridCol")
            jumlah = sum(int(k.get(f"{W}w")) for k in kolom)
            _, muat = lebar[bagian]
            if jumlah > muat:
                _skalakan(anak, muat / jumlah)
        bagian += anak.find(f".//{W}sectPr") is not None


def _skalakan(tabel: Any, faktor: float) -> None:
    for el in tabel.iter(f"{W}gridCol", f"{W}tcW", f"{W}tblW"):
        if el.get(f"{W}type", "dxa") == "dxa":
            el.set(f"{W}w", str(int(int(el.get(f"{W}w")) * faktor)))


def atur_huruf(dokumen: Any, huruf: Huruf) -> None:
    """Put the office's type in the place of the template's own, in all styles that use it.

    Only the size of running text follows; headings and tables keep theirs.
    """
    gaya = dokumen.styles.element
    bawaan = gaya.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    dasar = gaya.find(f"{W}style[@{W}default='1'][@{W}type='paragraph']/{W}rPr")
    semua = [bawaan, dasar]
    lama = next((n for s in semua if s is not None and (n := _nama_huruf(s))), None)
    for sumber in gaya.iter(f"{W}rFonts"):
        for atribut in _ATRIBUT_HURUF:
            if sumber.get(W + atribut) == lama:
                sumber.set(W + atribut, huruf.nama)
    for sifat in semua:
        for nama in ("sz", "szCs"):
            if sifat is not None and (ukuran := sifat.find(W + nama)) is not None:
                ukuran.set(f"{W}val", str(huruf.ukuran * 2))


def lekatkan_tanda_tangan(dokumen: Any) -> None:
    """Keep the last two rows of a table with the signature block that follows it.

    A style cannot do that for rows that a loop prints; without it the block could stand on a page alone.
    """
    gaya = {g.get(f"{W}styleId"): g for g in dokumen.styles.element.iter(f"{W}style")}
    for tabel in dokumen.element.body.findall(f"{W}tbl"):
        berikut = tabel.getnext()
        nama = None if berikut is None else berikut.find(f"{W}pPr/{W}pStyle")
        if nama is None or not _bergaya_lekat(gaya, nama.get(f"{W}val")):
            continue
        for baris in tabel.findall(f"{W}tr")[-2:]:
            for paragraf in baris.iter(f"{W}p"):
                paragraf.get_or_add_pPr().get_or_add_keepNext()


def _bergaya_lekat(gaya: dict[str, Any], nama: str | None) -> bool:
    """Tell whether a style, or one that it is based on, keeps with the next paragraph."""
    while nama in gaya:
        if (lekat := gaya[nama].find(f"{W}pPr/{W}keepNext")) is not None:
            return lekat.get(f"{W}val") not in {"0", "false"}
        dasar = gaya[nama].find(f"{W}basedOn")
        nama = None if dasar is None else dasar.get(f"{W}val")
    return False


def _nama_huruf(sifat: Any) -> str | None:
    huruf = sifat.find(f"{W}rFonts")
    return None if huruf is None else huruf.get(f"{W}ascii")


def _twip(mm: float) -> int:
    return round(mm / 25.4 * 1440)
