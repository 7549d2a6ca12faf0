"""The rules that the tags of a template have to keep: closed, readable, paired, with names that exist.

Where a tag may stand is checked in `tempat_tag`, what Word may not do to it in `utuh`,
and how a letter has to look in `bentuk_kpu`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from lxml import etree

from tata_usaha.cetak.jinja_aman import anggota
from tata_usaha.templat.blok import Blok
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.sintaks import PENUTUP, maksud, salah_tulis, saran_tulis, sebut_aksara, tipografi
from tata_usaha.templat.tag import TAG
from tata_usaha.templat.tempat_tag import beda_tempat
from tata_usaha.templat.temuan import Bacaan, Temuan
from tata_usaha.word.ruang_nama import W
from zi_model.masalah import Tingkat

_MIRIP = re.compile(
    r"(?<![{$])\{\s*([A-Za-z_][\w.]*)\s*\}(?!\})|\{\s+\{\s*([\w.]+)\s*\}\s*\}|\{\s*\{\s*([\w.]+)\s*\}\s+\}"
    r"|\[\[\s*([\w.]+)\s*\]\]|«\s*([\w.]+)\s*»|<<\s*([\w.]+)\s*>>|\{\s*%\s*((?:end)?(?:if|for))\b[^{}]*%\s*\}"
)

_MARKAH = "(?:<[^>]*>)"
_MARKAH_RE = re.compile(_MARKAH)
_MENEMPEL = re.compile(
    rf"\{{{_MARKAH}*\{{{_MARKAH}*[{{%#]|[%}}#]{_MARKAH}*\}}{_MARKAH}*\}}|\{{{_MARKAH}+[{{%#]|[%}}#]{_MARKAH}+\}}"
)
_BIASA = ("{{{", "%}}", "}}}", "#}}")  # what stands together like this is read by Jinja, or refused as it is
_PARAGRAF_BUKA = re.compile(r"<w:p[ />]")


def tag_terbuka(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find tags that are not closed in their paragraph."""
    for bagian in bacaan.bagian:
        for p in bagian.paragraf:
            sisa = TAG.sub("", p.teks)
            for buka, tutup in (("{{", "}}"), ("{%", "%}"), ("{#", "{#")):
                if buka in sisa or tutup in sisa:
                    pesan = f"ada “{buka if buka in sisa else tutup}” tanpa pasangannya di paragraf yang sama."
                    lengkap = f"{buka} … {'#}' if buka == tutup else tutup}"
                    yield Temuan(KodeTemplat.TAK_TERTUTUP, p, pesan, f"Tulis {lengkap} lengkap dalam satu paragraf.")
        for t in bagian.tag:
            if "{{" in t.mentah[2:] or "{%" in t.mentah[2:]:
                pesan = "tag tidak ditutup sebelum tag berikutnya."
                saran = f"Tutup dengan {'}}' if t.mentah.startswith('{{') else '%}'}."
                yield Temuan(KodeTemplat.TAK_TERTUTUP, t.paragraf, pesan, saran, t)


def mirip_tag(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find what was meant as a tag and would be printed as it is; for sure where it names a field."""
    nama_naskah = anggota(bacaan.model)
    for bagian in bacaan.bagian:
        for p in bagian.paragraf:
            for cocok in _MIRIP.finditer(TAG.sub("", p.teks)):
                nama = next(g for g in cocok.groups() if g)
                depan = nama.split(".")[0]
                dekat = difflib.get_close_matches(depan.lower(), nama_naskah, 1, 0.8)
                perintah = cocok[cocok.lastindex or 0] == cocok[7]
                yield Temuan(
                    KodeTemplat.MIRIP_TAG,
                    p,
                    f"“{cocok[0]}” mirip tag, tetapi akan tercetak apa adanya.",
                    f"Tulis {{% {nama} … %}} tanpa spasi di antara kurung dan %."
                    if perintah
                    else f"Bila maksudnya isian, tulis {{{{ {nama} }}}}.",
                    tingkat=Tingkat.GALAT if dekat or perintah else Tingkat.CATATAN,
                )


def kurung_lepas(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find braces that docxtpl and Jinja read together with what stands beside them, also over a paragraph's end.

    docxtpl takes a brace and the brace that follows it for one tag, however much of Word's markup stands between.
    """
    for bagian in bacaan.bagian:
        menurut_el = {p.el: p for p in bagian.paragraf}
        semua = list(bagian.akar.iter(f"{W}p"))
        xml = etree.tostring(bagian.akar, encoding="unicode")
        for cocok in _MENEMPEL.finditer(xml):
            sendiri = _MARKAH_RE.sub("", cocok[0])
            if cocok[0] in _BIASA or (len(sendiri) == 2 and "</w:p>" not in cocok[0]):  # as Word splits a tag
                continue
            p = menurut_el.get(semua[len(_PARAGRAF_BUKA.findall(xml, 0, cocok.start())) - 1])
            if p is not None:
                kurung, sisi = ("{", "di sini") if sendiri[0] == "{" else ("}", "di awal teks sesudahnya")
                pesan = f"kurung “{kurung}” {sisi} terbaca sebagai bagian dari tag di sebelahnya."
                yield Temuan(KodeTemplat.MIRIP_TAG, p, pesan, "Hapus kurung itu, atau beri tanda lain di antaranya.")


def sintaks(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find tags that Jinja cannot read, and what Word's autocorrection put into them."""
    for bagian in bacaan.bagian:
        for t in bagian.tag:
            aksara, diluruskan = tipografi(t)
            if aksara and diluruskan:
                pesan = f"ada kutip Word di dalam tag ({sebut_aksara(aksara)}); program membacanya sebagai kutip lurus."
                yield Temuan(
                    KodeTemplat.TIPOGRAFI, t.paragraf, pesan, 'Sebaiknya tulis kutip lurus: ".', t, Tingkat.CATATAN
                )
            if aksara and not diluruskan:
                pesan = f"tanda baca tipografi tidak boleh ada di dalam tag: {sebut_aksara(aksara)}."
                saran = 'Ketik ulang tagnya dengan tanda biasa (" - ...), atau tempel sebagai teks saja.'
                yield Temuan(KodeTemplat.TIPOGRAFI, t.paragraf, pesan, saran, t)
            elif pesan := salah_tulis(t):
                yield Temuan(KodeTemplat.SINTAKS, t.paragraf, pesan, saran_tulis(t), t)


def blok(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find blocks without an end or a beginning, crossed ones, and ends at another place than their openers."""
    for bagian in bacaan.bagian:
        for b in bacaan.blok[id(bagian)]:
            yield from _blok(b)


def _blok(b: Blok) -> Iterator[Temuan]:
    for t in b.tengah_salah():
        pesan = f"“{t.perintah}” {'berdiri di luar “if”' if b.buka is None else 'tidak pada tempatnya di sini'}."
        saran = "Hapus tag ini, atau pindahkan ke antara {% if … %} dan {% endif %}."
        yield Temuan(KodeTemplat.BLOK, t.paragraf, pesan, saran, t)
    if b.buka is None:
        if b.tutup is not None:
            asal = PENUTUP[maksud(b.tutup)]
            pesan = f"“{maksud(b.tutup)}” tanpa “{asal}” pembukanya."
            saran = f"Hapus tag ini, atau kembalikan {{% {asal} … %}} di depannya."
            yield Temuan(KodeTemplat.BLOK, b.tutup.paragraf, pesan, saran, b.tutup)
        return
    if b.tutup is None:
        pesan = f"blok “{b.jenis}” tidak pernah ditutup; {{% end{b.jenis} %}}-nya tidak ada."
        saran = f"Tambahkan {{%{b.buka.awalan} end{b.jenis} %}} sesudah bagian yang dimaksud."
        yield Temuan(KodeTemplat.BLOK, b.buka.paragraf, pesan, saran, b.buka)
        return
    if b.silang is not None and b.silang.buka is not None and b.batas is None:
        lain = b.silang
        pesan = (
            f"blok “{b.jenis}” ditutup sebelum “{lain.jenis}” di dalamnya ({b.silang.buka.mentah}) ditutup: bersilang."
        )
        saran = f"Tukar letaknya: {{% end{lain.jenis} %}} dahulu, baru {{% end{b.jenis} %}}."
        yield Temuan(KodeTemplat.BLOK, b.tutup.paragraf, pesan, saran, b.tutup)
    for t in (*b.tengah, b.tutup):
        if pesan := beda_tempat(b.buka, t):
            saran = "Samakan awalan dan letak pembuka, else, dan penutupnya."
            yield Temuan(KodeTemplat.BLOK, t.paragraf, pesan, saran, t)


def nama(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find names that the letter does not have, and values that cannot be printed."""
    for bagian in bacaan.bagian:
        for baris, kode, pesan, saran in bacaan.nama[id(bagian)].temuan:
            tag = bacaan.tag_pada(bagian, baris)
            yield Temuan(kode, tag.paragraf, pesan, saran, tag)
