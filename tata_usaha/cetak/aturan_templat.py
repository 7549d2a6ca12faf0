"""The rules that a template's tags have to keep: each finds one kind of mistake in one part.

Most of them guard against what docxtpl does without a word: it drops text beside a paragraph tag,
joins paragraphs, leaves cells empty. The names in the tags are checked elsewhere (`nama_templat`),
on the program that `susun_program` makes of a part's tags however broken they are.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from tata_usaha.cetak.jinja_aman import LingkunganNaskah
from tata_usaha.cetak.kode_templat import KodeTemplat
from tata_usaha.cetak.penanda import W
from tata_usaha.cetak.tag_templat import TAG, BagianTemplat, Paragraf, Tag
from zi_model.masalah import Letak, Masalah, Tingkat

_PENUTUP = {"endif": "if", "endfor": "for"}
_DOCXTPL = re.compile(r"\{%\s*(?:vm|hm)\s*%\}|\{%\s*(?:cellbg|colspan)\s+(?P<nilai>.*?)%\}")
_MIRIP = re.compile(r"(?<!\{)\{\s*([A-Za-z_][\w.]*)\s*\}(?!\})|\[\[\s*([\w.]+)\s*\]\]|«([\w.]+)»|<<\s*([\w.]+)\s*>>")


@dataclass(frozen=True)
class Temuan:
    """A problem before it is told: the code, where, what is wrong, what to do, the tag."""

    kode: KodeTemplat
    paragraf: Paragraf
    pesan: str
    saran: str = ""
    tag: str = ""
    tingkat: Tingkat = Tingkat.GALAT

    def masalah(self, berkas: str) -> Masalah:
        """Return it as people read it."""
        pesan = f"{self.paragraf.tempat}: {self.pesan}"
        if self.tag:
            pesan += f" Tag: {self.tag}"
        return Masalah(Letak(berkas), self.kode, pesan, self.saran, self.tingkat)


def _tag_terbuka(bagian: BagianTemplat) -> Iterator[Temuan]:
    for p in bagian.paragraf:
        sisa = TAG.sub("", p.teks)
        for buka, tutup in (("{{", "}}"), ("{%", "%}")):
            if buka in sisa or tutup in sisa:
                yield Temuan(
                    KodeTemplat.TAK_TERTUTUP,
                    p,
                    f"ada “{buka if buka in sisa else tutup}” tanpa pasangannya di paragraf yang sama.",
                    f"Tulis {buka} … {tutup} lengkap dalam satu paragraf.",
                )
    for t in bagian.tag:
        if "{{" in t.mentah[2:] or "{%" in t.mentah[2:]:
            yield Temuan(
                KodeTemplat.TAK_TERTUTUP, t.paragraf, "tag tidak ditutup sebelum tag berikutnya.", "", t.mentah
            )


def _mirip_tag(bagian: BagianTemplat) -> Iterator[Temuan]:
    for p in bagian.paragraf:
        for cocok in _MIRIP.finditer(TAG.sub("", p.teks)):
            nama = next(g for g in cocok.groups() if g)
            yield Temuan(
                KodeTemplat.MIRIP_TAG,
                p,
                f"“{cocok[0]}” mirip tag, tetapi akan tercetak apa adanya.",
                f"Bila maksudnya isian, tulis {{{{ {nama} }}}}.",
                tingkat=Tingkat.CATATAN,
            )


def _sintaks(bagian: BagianTemplat) -> Iterator[Temuan]:
    for t in bagian.tag:
        if pesan := _salah_tulis(t):
            yield Temuan(KodeTemplat.SINTAKS, t.paragraf, pesan, _saran_nama(t), t.mentah)


def _blok(bagian: BagianTemplat) -> Iterator[Temuan]:
    for buka, tutup in _pasangan(bagian):
        if tutup is None and buka is not None:
            pesan = f"blok “{buka.perintah}” tidak pernah ditutup; {{% end{buka.perintah} %}}-nya tidak ada."
            yield Temuan(KodeTemplat.BLOK, buka.paragraf, pesan, "", buka.mentah)
        elif buka is None and tutup is not None:
            pesan = f"“{tutup.perintah}” tanpa “{_PENUTUP[tutup.perintah]}” pembukanya."
            yield Temuan(KodeTemplat.BLOK, tutup.paragraf, pesan, "", tutup.mentah)
        elif buka is not None and tutup is not None and (pesan := _pasangan_janggal(buka, tutup)):
            yield Temuan(KodeTemplat.BLOK, tutup.paragraf, pesan, "", tutup.mentah)


def _letak_tag(bagian: BagianTemplat) -> Iterator[Temuan]:
    for t in bagian.tag:
        if cocok := re.match(r"\{%\s+(tr|tc|p)\s", t.mentah):
            pesan = f"ada spasi sebelum “{cocok[1]}”."
            yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, f"Tulis {{%{cocok[1]} …", t.mentah)
        if t.awalan in {"tr", "tc"} and t.paragraf.leluhur("tr") is None:
            pesan = f"{{%{t.awalan} … %}} hanya berlaku di dalam tabel."
            yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, "", t.mentah)
        if t.awalan and t.mentah.startswith("{{"):
            pesan = f"{{{{{t.awalan} … }}}} tidak dipakai di sini."
            yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, "Tulis {{ … }} biasa.", t.mentah)
        if t.awalan and re.search("[%}]", t.mentah[2:-2]):
            pesan = "tanda % atau } tidak boleh ada di dalam tag berawalan."
            yield Temuan(KodeTemplat.LETAK_TAG, t.paragraf, pesan, "", t.mentah)
    yield from _berdesakan(bagian)


def _berdesakan(bagian: BagianTemplat) -> Iterator[Temuan]:
    """Find what docxtpl drops without a word: text beside {%p, a second {%tr in the same row."""
    baris_terpakai: dict[object, Tag] = {}
    for p in bagian.paragraf:
        sendiri = [t for t in bagian.tag if t.paragraf is p]
        berawalan = [t for t in sendiri if t.awalan]
        if not berawalan:
            continue
        if len(berawalan) > 1:
            pesan = "lebih dari satu tag berawalan di paragraf ini; hanya satu yang dipakai."
            yield Temuan(
                KodeTemplat.LETAK_TAG, p, pesan, "Pisahkan ke paragraf atau baris sendiri.", berawalan[1].mentah
            )
        if berawalan[0].awalan == "p" and (TAG.sub("", p.teks).strip() or len(sendiri) > len(berawalan)):
            pesan = "tulisan di samping tag ini akan hilang."
            yield Temuan(KodeTemplat.LETAK_TAG, p, pesan, "Pindahkan ke paragraf sendiri.", berawalan[0].mentah)
        baris = p.leluhur("tr")
        if berawalan[0].awalan == "tr" and baris is not None:
            if baris in baris_terpakai:
                pesan = "dua tag {%tr … %} di baris tabel yang sama; hanya satu yang dipakai."
                saran = "Taruh pembuka dan penutup masing-masing di baris sendiri."
                yield Temuan(KodeTemplat.LETAK_TAG, p, pesan, saran, berawalan[0].mentah)
            baris_terpakai[baris] = berawalan[0]


def _terlacak(bagian: BagianTemplat) -> Iterator[Temuan]:
    """Find tags in deleted text that Word still tracks: docxtpl would fill them."""
    for p in bagian.paragraf:
        terhapus = "".join(el.text or "" for el in p.el.iter(f"{W}delText"))
        if TAG.search(terhapus):
            pesan = f"ada tag di dalam teks yang dihapus dengan lacak perubahan: {terhapus}"
            yield Temuan(KodeTemplat.LETAK_TAG, p, pesan, "Terima atau tolak semua perubahan di Word.")


def _sel_kosong(bagian: BagianTemplat) -> Iterator[Temuan]:
    """Find cells whose paragraphs may all be dropped: Word then calls the file damaged."""
    menurut_sel: dict[etree._Element, list[Paragraf]] = {}
    for p in bagian.paragraf:
        sel = next(p.el.iterancestors(), None)
        if sel is not None and sel.tag == f"{W}tc":
            menurut_sel.setdefault(sel, []).append(p)
    for isi in menurut_sel.values():
        if not any(_tetap(isi, bagian)):
            pesan = "sel ini bisa menjadi kosong tanpa paragraf; Word lalu menganggap naskahnya rusak."
            saran = "Tambahkan satu paragraf kosong sesudah tag penutup."
            yield Temuan(KodeTemplat.SEL_KOSONG, isi[0], pesan, saran)


def _tetap(isi: list[Paragraf], bagian: BagianTemplat) -> Iterator[bool]:
    """Yield for each paragraph of a cell whether it is printed whatever the data."""
    dalam = 0
    for p in isi:
        kendali = [t for t in bagian.tag if t.paragraf is p and t.awalan == "p"]
        dalam += sum(t.perintah in _PENUTUP.values() for t in kendali)
        yield not dalam and not kendali
        dalam -= sum(t.perintah in _PENUTUP for t in kendali)


ATURAN: tuple[Callable[[BagianTemplat], Iterator[Temuan]], ...] = (
    _tag_terbuka,
    _mirip_tag,
    _sintaks,
    _blok,
    _letak_tag,
    _terlacak,
    _sel_kosong,
)


def _pasangan(bagian: BagianTemplat) -> list[tuple[Tag | None, Tag | None]]:
    """Return the blocks as (opener, closer); None stands for the one that is missing."""
    terbuka: list[Tag] = []
    hasil: list[tuple[Tag | None, Tag | None]] = []
    for t in bagian.tag:
        if t.perintah in _PENUTUP.values():
            terbuka.append(t)
        elif asal := _PENUTUP.get(t.perintah):
            if terbuka and terbuka[-1].perintah == asal:
                hasil.append((terbuka.pop(), t))
            elif any(b.perintah == asal for b in terbuka):
                while terbuka[-1].perintah != asal:
                    hasil.append((terbuka.pop(), None))
                hasil.append((terbuka.pop(), t))
            else:
                hasil.append((None, t))
    return hasil + [(t, None) for t in terbuka]


def _pasangan_janggal(buka: Tag, tutup: Tag) -> str:
    if buka.awalan != tutup.awalan:
        return f"pembukanya {buka.mentah} berawalan lain ({buka.paragraf.tempat})."
    if buka.awalan == "tr" and buka.paragraf.leluhur("tbl") is not tutup.paragraf.leluhur("tbl"):
        return f"pembukanya {buka.mentah} berada di tabel lain ({buka.paragraf.tempat})."
    if not buka.awalan and buka.paragraf.leluhur("tc") is not tutup.paragraf.leluhur("tc"):
        return f"pembukanya {buka.mentah} berada di sel lain ({buka.paragraf.tempat}); pakai {{%tr … %}}."
    if not buka.awalan and buka.paragraf.el is not tutup.paragraf.el:
        return f"pembukanya {buka.mentah} berada di paragraf lain ({buka.paragraf.tempat}); pakai {{%p … %}}."
    if buka.awalan == "p" and buka.paragraf.leluhur("tc") is not tutup.paragraf.leluhur("tc"):
        return f"pembukanya {buka.mentah} berada di sel lain ({buka.paragraf.tempat})."
    return ""


def _salah_tulis(tag: Tag) -> str:
    """Return in Indonesian what Jinja cannot read in one tag, or ""."""
    if tag.mentah.startswith("{#"):
        return ""
    teks = tag.jinja
    if cocok := _DOCXTPL.fullmatch(teks):
        teks = f"{{{{ {cocok['nilai']} }}}}" if cocok["nilai"] else ""
    bungkus = {
        "if": teks + "{% endif %}",
        "elif": "{% if true %}" + teks + "{% endif %}",
        "else": "{% if true %}" + teks + "{% endif %}",
        "for": teks + "{% endfor %}",
        "endif": "{% if true %}" + teks,
        "endfor": "{% for x in y %}" + teks,
    }
    if tag.perintah and tag.perintah not in bungkus and teks == tag.jinja:
        return f"perintah “{tag.perintah}” tidak dikenal."
    try:
        _JINJA.parse(bungkus.get(tag.perintah, teks))
    except TemplateSyntaxError as galat:
        if "end of print statement" in (galat.message or ""):
            return "nama tidak boleh berisi spasi atau kata berlebih."
        if cocok := re.search("unexpected char '(.)'", galat.message or ""):
            return f"tanda “{cocok[1]}” tidak boleh ada di dalam tag."
        if cocok := re.search("expected token '(.+)', got '(.+)'", galat.message or ""):
            return f"tertulis “{cocok[2]}” di tempat “{cocok[1]}”."
        return "isi tag tidak terbaca."
    return ""


def _saran_nama(tag: Tag) -> str:
    if tag.perintah:
        dekat = difflib.get_close_matches(tag.perintah, ["if", "elif", "else", "endif", "for", "endfor"], 1)
        return f"Mungkin maksudnya “{dekat[0]}”." if dekat and dekat[0] != tag.perintah else ""
    kata = tag.jinja[2:-2].split()
    return (
        f"Mungkin maksudnya {{{{ {'_'.join(kata)} }}}}." if len(kata) > 1 and all(map(str.isidentifier, kata)) else ""
    )


def susun_program(bagian: BagianTemplat) -> nodes.Template:
    """Return the part's tags as a program that Jinja can read, however broken they are.

    What cannot be read is left out, and so are a lone end and an `if` without one; a loop without an
    end goes to the last line. The names in all other tags are still checked, on lines that are tag numbers.
    """
    pengganti: dict[int, str] = {}
    for t in bagian.tag:
        if cocok := _DOCXTPL.fullmatch(t.jinja):
            pengganti[id(t)] = f"{{{{ {cocok['nilai']} }}}}" if cocok["nilai"] else ""
        if _salah_tulis(t):
            pengganti[id(t)] = _pengganti(t)
    ekor = ""
    for buka, tutup in _pasangan(bagian):
        if buka is None:
            pengganti[id(tutup)] = ""
        elif tutup is None and buka.perintah == "for":
            ekor += "{% endfor %}"
        elif tutup is None:
            pengganti[id(buka)] = ""
    baris = [pengganti.get(id(t), t.jinja) for t in bagian.tag]
    try:
        return _JINJA.parse("\n".join([*baris, ekor]))
    except TemplateSyntaxError:  # ends in the wrong order: told by _blok, names are checked after that is mended
        return nodes.Template([], lineno=1)


def _pengganti(tag: Tag) -> str:
    """Return a readable tag in the place of one that is not, which keeps the block and its loop name."""
    if tag.perintah == "for":
        cocok = re.match(r"\{%-?\s*for\s+(\w+)", tag.jinja)
        return f"{{% for {cocok[1] if cocok else 'x'} in TAK_DIKETAHUI %}}"
    return {"if": "{% if true %}", "endif": "{% endif %}", "endfor": "{% endfor %}"}.get(tag.perintah, "")


_JINJA = LingkunganNaskah()
