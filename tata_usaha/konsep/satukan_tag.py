"""Makes SRIKANDI's tags whole again that Word has parted, in the file as a person left it.

Word parts a word that it takes for misspelt, and whatever got another look, into several runs when it saves; who
types the tag anew gets it parted anew. So the pieces are put into the run in which the tag begins. Nothing but the
text of these runs changes: every other byte stays.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from tata_usaha.konsep.teks_word import bagian_berteks
from tata_usaha.word.letak_xml import Unsur, baca_letak
from zi_model.srikandi import letak_tag

_LAIN = frozenset({"tab", "br", "cr", "noBreakHyphen"})
"""What stands between texts and parts a tag for good: then it is none."""


def satukan_tag(bagian: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the parts of a letter that change when its tags are made whole, and which tags these are.

    Raises:
        PaketAsing: when a part is no XML as Word writes it.

    """
    baru: dict[str, bytes] = {}
    disatukan: list[str] = []
    for nama in bagian_berteks(bagian):
        xml = bagian[nama]
        ganti: list[tuple[Unsur, str]] = []
        for paragraf in baca_letak(xml, nama).keturunan():
            if paragraf.nama == "p":
                ganti += _satukan(list(_potongan(paragraf)), disatukan)
        if ganti:
            baru[nama] = _tulis(xml, ganti)
    return baru, tuple(disatukan)


def _potongan(paragraf: Unsur) -> Iterator[Unsur]:
    """Yield what a paragraph's own text is made of, in its order."""
    for satu in paragraf.keturunan():
        pemisah = satu.nama in _LAIN and satu.induk is not None and satu.induk.nama == "r"
        if (satu.nama == "t" or pemisah) and next((u for u in satu.leluhur() if u.nama == "p"), None) is paragraf:
            yield satu


def _satukan(potongan: list[Unsur], disatukan: list[str]) -> Iterator[tuple[Unsur, str]]:
    """Yield the texts that change, as they are then; `disatukan` gets the tags."""
    teks = [u.teks if u.nama == "t" else "\n" for u in potongan]
    batas = [0, *itertools.accumulate(map(len, teks))]
    hasil = dict(enumerate(teks))
    for awal, akhir, tag in reversed(letak_tag("".join(teks))):  # from the end, so that what is before keeps its place
        kena = [ke for ke in range(len(teks)) if batas[ke] < akhir and batas[ke + 1] > awal]
        if len(kena) == 1:
            continue
        disatukan.append(tag)
        for ke in reversed(kena):
            dari, sampai = max(awal - batas[ke], 0), akhir - batas[ke]
            hasil[ke] = hasil[ke][:dari] + (tag if ke == kena[0] else "") + hasil[ke][max(sampai, 0) :]
    yield from ((potongan[ke], isi) for ke, isi in hasil.items() if isi != teks[ke])


def _tulis(xml: bytes, ganti: list[tuple[Unsur, str]]) -> bytes:
    hasil, letak = bytearray(), 0
    for unsur, teks in sorted(ganti, key=lambda satu: satu[0].awal):
        nama = xml[unsur.awal + 1 : unsur.kepala].split(b">", 1)[0].split(None, 1)[0].rstrip(b"/")
        hasil += xml[letak : unsur.awal] + b"<" + nama + b' xml:space="preserve">' + escape(teks).encode()
        hasil += b"</" + nama + b">"
        letak = unsur.akhir
    return bytes(hasil + xml[letak:])
