"""However Word parts a letter's runs, its tags are whole afterwards and it reads as before."""

from __future__ import annotations

import itertools
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tata_usaha.konsep.satukan_tag import satukan_tag
from tata_usaha.konsep.tag_srikandi import periksa_tag
from tata_usaha.word.ruang_nama import W

ISI = "word/document.xml"
KATA = ("${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}", " & Saudara <", "$", "{", "}", "${bukan}", " ")


def dokumen(*paragraf: list[str]) -> dict[str, bytes]:
    """Return the parts of a letter of these paragraphs, each of runs; a line break for a newline."""
    run = {"\n": "<w:r><w:br/></w:r>"}
    isi = "".join(
        "<w:p>"
        + "".join(run.get(t) or f'<w:r><w:t xml:space="preserve">{escape(t)}</w:t></w:r><w:proofErr/>' for t in p)
        + "</w:p>"
        for p in paragraf
    )
    ruang = W.strip("{}")
    return {ISI: f'<w:document xmlns:w="{ruang}"><w:body>{isi}</w:body></w:document>'.encode()}


def baca(bagian: dict[str, bytes]) -> list[list[str]]:
    """Return the texts of each paragraph, run by run."""
    akar = etree.fromstring(bagian[ISI])
    return [
        ["\n" if t.tag == f"{W}br" else t.text or "" for t in p.iter(f"{W}t", f"{W}br")] for p in akar.iter(f"{W}p")
    ]


@settings(max_examples=50)
@given(st.lists(st.sampled_from(KATA), min_size=1, max_size=6), st.sets(st.integers(1, 80), max_size=12))
def test_it_reads_as_before_and_every_tag_is_whole(kata: list[str], potong: set[int]) -> None:
    teks = "".join(kata)
    batas = [0, *sorted(p for p in potong if p < len(teks)), len(teks)]
    semula = dokumen([teks[a:b] for a, b in itertools.pairwise(batas)], ["lain"])

    baru, disatukan = satukan_tag(semula)

    sesudah = {**semula, **baru}
    assert ["".join(p) for p in baca(sesudah)] == [teks, "lain"]
    assert not [k for k in periksa_tag(sesudah) if k.sebab.startswith("terpotong")]
    assert bool(disatukan) is bool(baru)
    assert satukan_tag(sesudah) == ({}, ()), "done once"


def test_nothing_else_changes_and_what_a_line_break_parts_is_no_tag() -> None:
    semula = dokumen(["Nomor: ${", "hal", "} & ", "sifat"], ["${nomor_", "\n", "naskah}"])
    baru, disatukan = satukan_tag(semula)
    assert disatukan == ("${hal}",)
    assert baca({**semula, **baru}) == [["Nomor: ${hal}", "", " & ", "sifat"], ["${nomor_", "\n", "naskah}"]]
