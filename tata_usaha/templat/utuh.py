"""What Word may have done to a tag that docxtpl cannot mend.

Word cuts text into runs as it likes, and docxtpl joins what lies between the braces again: changed
type, spelling marks, whole insertions. It does so by dropping everything between two pieces of text.
Where that is only half of something (a link, a bookmark, a field), the file breaks; where it is
a picture or a line break, that is lost. A control cannot stand in everything either.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from lxml import etree

from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.tag import Tag, wadah
from tata_usaha.templat.temuan import Bacaan, Temuan
from tata_usaha.word.ruang_nama import W

_PEMOTONG = {
    "hyperlink": ("tautan", "Hapus tautannya (klik kanan, Hapus Hyperlink), lalu ketik ulang tagnya."),
    "ins": ("perubahan terlacak", "Terima atau tolak semua perubahan di Word."),
    "moveTo": ("perubahan terlacak", "Terima atau tolak semua perubahan di Word."),
    "moveFrom": ("perubahan terlacak", "Terima atau tolak semua perubahan di Word."),
    "sdtContent": ("kontrol konten", "Hapus kontrol kontennya, lalu ketik ulang tagnya."),
    "fldSimple": ("medan", "Hapus medannya, lalu ketik ulang tagnya sebagai teks biasa."),
    "smartTag": ("tag pintar", "Ketik ulang tagnya sekaligus, sebagai teks biasa."),
}
_PEMOTONG_LAIN = ("pemformatan Word", "Ketik ulang tagnya sekaligus, sebagai teks biasa.")
_TERBUANG = {
    "drawing": "gambar atau kotak teks",
    "pict": "gambar atau kotak teks",
    "object": "objek",
    "footnoteReference": "catatan kaki",
    "endnoteReference": "catatan akhir",
    "sym": "simbol",
}
_SARAN_BARIS = "Hapus ganti baris atau tab di dalam tag, dan ganti dengan spasi."


def tag_utuh(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find tags that Word has cut so that docxtpl breaks the file or loses something."""
    for bagian in bacaan.bagian:
        for t in bagian.tag:
            for pesan, saran in _luka(t):
                yield Temuan(KodeTemplat.TERPOTONG, t.paragraf, pesan, saran, t)


def _luka(tag: Tag) -> Iterator[tuple[str, str]]:
    potongan = tag.potongan
    if any(el.tag != f"{W}t" for el in potongan):
        yield "ada ganti baris atau tab di dalam tag.", _SARAN_BARIS
    if beda := _beda_wadah(potongan):
        nama, saran = _PEMOTONG.get(beda, _PEMOTONG_LAIN)
        yield f"tag ini terpotong oleh {nama}: sebagian di dalam, sebagian di luar.", saran
    antara = list(_antara(tag, potongan[0], potongan[-1]))
    for nama in dict.fromkeys(_TERBUANG[n] for el in antara if (n := _nama(el)) in _TERBUANG):
        yield f"{nama} di tengah tag ini akan hilang.", f"Pindahkan {nama} itu ke luar kurung tag."
    if not _seimbang_medan(antara):
        yield "tag ini terpotong oleh medan (field) Word.", "Hapus medannya, lalu ketik ulang tagnya."
    if nama := _penanda_timpang(antara):
        pesan = f"tag ini terpotong oleh penanda (bookmark) “{nama}”: hanya salah satu ujungnya di dalam tag."
        yield pesan, "Hapus penandanya (Sisipkan, Bookmark), atau pindahkan ke luar kurung tag."


def _beda_wadah(potongan: tuple[etree._Element, ...]) -> str:
    """Return the name of what one end of a tag stands in and the other does not; two links in a row do no harm."""
    awal, akhir = ([_nama(el) for el in wadah(potongan[i])] for i in (0, -1))
    if awal == akhir:
        return ""
    return next((n for n in (*awal, *akhir) if n not in awal or n not in akhir), awal[0] if awal else "")


def _antara(tag: Tag, awal: etree._Element, akhir: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands between the first and the last piece of a tag, in reading order."""
    dalam = False
    for el in tag.paragraf.el.iter(etree.Element):
        if el is akhir:
            return
        if dalam:
            yield el
        dalam = dalam or el is awal


def _seimbang_medan(isi: Iterable[etree._Element]) -> bool:
    """Tell whether every field that begins there ends there."""
    dalam = 0
    for el in isi:
        jenis = el.get(f"{W}fldCharType") if el.tag == f"{W}fldChar" else None
        if jenis == "begin":
            dalam += 1
        elif dalam == 0 and jenis in {"separate", "end"}:
            return False
        elif jenis == "end":
            dalam -= 1
    return dalam == 0


def _penanda_timpang(isi: Iterable[etree._Element]) -> str:
    """Return the name (or number) of a bookmark of which only one end is there, or ""."""
    buka: dict[str | None, str] = {}
    for el in isi:
        nomor = el.get(f"{W}id")
        if el.tag == f"{W}bookmarkStart":
            buka[nomor] = el.get(f"{W}name") or str(nomor)
        elif el.tag == f"{W}bookmarkEnd" and buka.pop(nomor, None) is None:
            return str(nomor)
    return next(iter(buka.values()), "")


def blok_utuh(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find blocks within one paragraph that hold only half of a field: it would break when they are left out."""
    for bagian in bacaan.bagian:
        for b in bacaan.blok[id(bagian)]:
            if b.buka is None or b.tutup is None or b.buka.awalan:
                continue
            sebaris = [t for t in (b.buka, *b.tengah, b.tutup) if t.paragraf is b.buka.paragraf]
            for awal, akhir in itertools.pairwise(sebaris):
                if not _seimbang_medan(_antara(awal, awal.potongan[-1], akhir.potongan[0])):
                    pesan = f"blok yang dibuka {awal.mentah} memuat sebagian medan (field) Word saja."
                    saran = "Taruh seluruh medan di dalam blok, atau seluruhnya di luar."
                    yield Temuan(KodeTemplat.TERPOTONG, akhir.paragraf, pesan, saran, akhir)


def pengunci(tag: Tag) -> str:
    """Return in Indonesian what a tag stands in that lets no content control of its own stand there, or ""."""
    for el in tag.wadah:
        if el.tag == f"{W}sdtContent":
            return "kontrol konten lain"
        if el.tag == f"{W}fldSimple":
            return "medan (field)"
    if any(el.tag == f"{W}sdt" for el in tag.paragraf.el.iterancestors()):
        return "kontrol konten lain"
    return "medan (field)" if _dalam_medan(tag) else ""


def _dalam_medan(tag: Tag) -> bool:
    """Tell whether a tag stands in the result of a field, which Word writes anew when it updates the field."""
    dalam = 0
    for el in tag.paragraf.el.iter(f"{W}fldChar", f"{W}t"):
        if el is tag.potongan[0]:
            return dalam > 0
        jenis = el.get(f"{W}fldCharType") if el.tag == f"{W}fldChar" else None
        dalam += (jenis == "begin") - (jenis == "end")
    return False


def _nama(el: etree._Element) -> str:
    return etree.QName(el).localname
