"""What one tag says, read by itself: which block word was meant, whether Jinja can read it, and why not.

A tag that cannot be read must not hide what is wrong elsewhere. So every tag has a readable form
(`jinja_terbaca`), which keeps the block that was meant even where its words are misspelt.
"""

from __future__ import annotations

import difflib
import re

from jinja2 import TemplateSyntaxError

from tata_usaha.cetak.jinja_aman import LingkunganNaskah
from tata_usaha.templat.tag import Tag

PENUTUP = {"endif": "if", "endfor": "for"}
KATA = ("if", "elif", "else", "endif", "for", "endfor")
SALAH_AWALAN = re.compile(rf"\{{%\s*(?P<awalan>tr|tc|p)\s*(?=(?:{'|'.join(KATA)})\b)")
"""A docxtpl prefix that docxtpl does not take for one: `{% p if …`, `{%trfor …`, `{%p` and a hard space."""
KHUSUS = re.compile(r"\{%\s*(?P<perintah>vm|hm|cellbg|colspan)(?:\s+(?P<nilai>.*?))?\s*%\}")
"""What docxtpl adds to Jinja, for table cells: `{% vm %}`, `{% cellbg warna %}`."""
_KUTIPAN = re.compile(r'"[^"]*"|\'[^\']*\'')
_LURUS = re.compile("[“”‘’]")
_MIRIP_KUTIP = "„‚‟‛«»‹›′″´`"
_MIRIP_MINUS = "–—−‐‑"
_TAK_TERLIHAT = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_TIPOGRAFI = re.compile(f"[{_MIRIP_KUTIP}{_MIRIP_MINUS}…{_TAK_TERLIHAT}]")


def maksud(tag: Tag) -> str:
    """Return the block word that a tag stands for, also when it is misspelt; "" for any other tag."""
    if not tag.mentah.startswith("{%") or KHUSUS.fullmatch(tag.jinja):
        return ""
    if tag.perintah in KATA:
        return tag.perintah
    if not tag.awalan and (cocok := SALAH_AWALAN.match(tag.mentah)):
        kata = re.match(r"\w+", tag.mentah[cocok.end() :])
        return kata[0] if kata else ""
    dekat = difflib.get_close_matches(tag.perintah.lower(), KATA, 1)
    return dekat[0] if dekat else ""


def tipografi(tag: Tag) -> tuple[str, bool]:
    """Return the typographic characters that Word put into a tag, and whether docxtpl straightens them all.

    What stands between quotation marks is text, and may be what it likes.
    """
    lurus = "".join(dict.fromkeys(_LURUS.findall(tag.mentah)))
    lain = "".join(dict.fromkeys(_TIPOGRAFI.findall(_KUTIPAN.sub("", tag.jinja))))
    return (lain, False) if lain else (lurus, True)


def sebut_aksara(aksara: str) -> str:
    """Return characters as a person can find them; one that cannot be seen by its number."""
    return " ".join(f"U+{ord(a):04X} (tak terlihat)" if a in _TAK_TERLIHAT else a for a in aksara)


def salah_tulis(tag: Tag) -> str:
    """Return in Indonesian what Jinja cannot read in one tag, or ""."""
    if tag.mentah.startswith("{#") or (not tag.awalan and SALAH_AWALAN.match(tag.mentah)):
        return ""
    teks = tag.jinja
    if cocok := KHUSUS.fullmatch(teks):
        if (cocok["perintah"] in {"vm", "hm"}) == bool(cocok["nilai"]):
            return f"“{cocok['perintah']}” {'tidak memakai' if cocok['nilai'] else 'harus menyebut'} nilai."
        teks = _nilai_khusus(cocok)
    elif tag.mentah.startswith("{%") and tag.perintah not in KATA:
        return f"perintah “{tag.perintah}” tidak dikenal." if tag.perintah else "tag ini tidak berisi perintah."
    if "&" in teks:
        return "tanda “&” tidak boleh ada di dalam tag; tulis “and” untuk “dan”."
    return _keluhan_jinja(_bungkus(tag.perintah, teks))


def saran_tulis(tag: Tag) -> str:
    """Return what was probably meant by a tag that cannot be read, or ""."""
    if tag.mentah.startswith("{%"):
        dekat = maksud(tag)
        return f"Mungkin maksudnya “{dekat}”." if dekat and dekat != tag.perintah else ""
    kata = tag.jinja[2:-2].split()
    if len(kata) > 1 and all(map(str.isidentifier, kata)):
        return f"Mungkin maksudnya {{{{ {'_'.join(kata)} }}}}."
    return ""


def jinja_terbaca(tag: Tag) -> str:
    """Return a tag as Jinja can read it: as it is, or what keeps its block and the name of its loop."""
    kata = maksud(tag)
    if cocok := KHUSUS.fullmatch(tag.jinja):
        teks = _nilai_khusus(cocok)
    elif kata and not tag.awalan and (salah := SALAH_AWALAN.match(tag.mentah)):
        teks = "{% " + tag.mentah[salah.end() :]
    else:
        teks = tag.jinja
    if tag.mentah.startswith("{#") or (teks.startswith("{%") and not kata):
        return ""
    if "&" not in teks and not _keluhan_jinja(_bungkus(kata, teks)):
        return teks
    if kata == "for":
        cocok = re.match(r"\{%[-+]?\s*\w+\s+(\w+)", teks)
        return f"{{% for {cocok[1] if cocok and cocok[1].isidentifier() else 'x'} in TAK_DIKETAHUI %}}"
    return {"if": "{% if true %}", "elif": "{% elif true %}"}.get(kata, f"{{% {kata} %}}" if kata else "")


def _nilai_khusus(cocok: re.Match[str]) -> str:
    return f"{{{{ {cocok['nilai']} }}}}" if cocok["nilai"] else ""


def _bungkus(kata: str, teks: str) -> str:
    """Return a tag with what it needs around it to be a program of its own."""
    return {
        "if": teks + "{% endif %}",
        "elif": "{% if true %}" + teks + "{% endif %}",
        "else": "{% if true %}" + teks + "{% endif %}",
        "for": teks + "{% endfor %}",
        "endif": "{% if true %}" + teks,
        "endfor": "{% for x in y %}" + teks,
    }.get(kata, teks)


def _keluhan_jinja(program: str) -> str:
    try:
        JINJA.parse(program)
    except TemplateSyntaxError as galat:
        pesan = galat.message or ""
        if "end of print statement" in pesan:
            return "nama tidak boleh berisi spasi atau kata berlebih."
        if cocok := re.search("unexpected char '(.)'", pesan):
            return f"tanda “{cocok[1]}” tidak boleh ada di dalam tag."
        if cocok := re.search("expected token '(.+)', got '(.+)'", pesan):
            return f"tertulis “{cocok[2]}” di tempat “{cocok[1]}”."
        return "isi tag tidak terbaca."
    return ""


JINJA = LingkunganNaskah()
