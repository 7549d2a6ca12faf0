"""The proof that what a template prints is well-formed: never wrong, and found for every template of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError
from lxml import etree

from tata_usaha.cetak.jinja_aman import LingkunganNaskah
from tata_usaha.cetak.mesin import Templat
from tata_usaha.cetak.susunan import buktikan
from tata_usaha.dasar.pengaturan import AKAR

TEMPLAT = sorted((AKAR / "templates_docx").glob("*.docx"))


def terbukti(xml: str) -> bool:
    return buktikan(LingkunganNaskah().parse(xml))


@pytest.mark.parametrize("berkas", TEMPLAT, ids=lambda b: b.name)
def test_semua_templat_kami_terbukti(berkas: Path) -> None:
    templat = Templat.muat(berkas.read_bytes())
    assert [b.nama for b in templat._bagian if not b.terbukti] == []


@pytest.mark.parametrize(
    "xml",
    [
        "<a/>",
        '<?xml version="1.0"?><!-- <b> --><a b=\'">\' c="x"><b/></a>\n',
        "<a>{{ x }}</a>",
        '<a b="{{ x }}"/>',
        '<a b="{% if x %}c{% else %}d{% endif %}"/>',
        "<a>{% for x in y %}<b>{{ x }}</b>{% endfor %}</a>",
        "<p><r><t>{% if x %}a</t></r><r><t>b{% endif %}</t></r></p>",
        "<p><r><t>{% if x %}a</t></r><r><t>{% elif y %}</t><t>{% else %}b{% endif %}</t></r></p>",
        '<a>{% if x %}<b xmlns:n="n"><n:c/></b>{% endif %}</a>',
    ],
)
def test_terbukti(xml: str) -> None:
    assert terbukti(xml)


@pytest.mark.parametrize(
    "xml",
    [
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>x",
        "{{ x }}<a/>",
        "<a {{ x }}/>",
        "<a><{{ x }}/></a>",
        '<a b="<"/>',
        "<a b=c/>",
        "<a>{% if x %}<b>{% endif %}</a>",
        "<a>{% if x %}</a>{% endif %}",
        "<a>{% if x %}<b>{% else %}<c>{% endif %}</b></a>",
        "<a>{% for x in y %}</a><a>{% endfor %}</a>",
        "<a>{% for x in y %}<b>{% else %}<b>{% endfor %}</b></a>",
        "<p><r><t>{% if x %}a</t></r><h><t>b{% endif %}</t></h></p>",
        '<a b="{% if x %}"{% endif %}/>',
        '<r><a>{% if x %}</a><a xmlns:n="n">{% endif %}<n:b/></a></r>',
        "{% if x %}<a/>{% endif %}",
        "<a>{% set x = 1 %}</a>",
    ],
)
def test_tidak_terbukti(xml: str) -> None:
    assert not terbukti(xml)


POTONGAN = st.lists(
    st.sampled_from(
        (
            *("<a>", "</a>", '<b c="', '">', "/>", "<d/>", "x", "{{ x }}", "{% if x %}", "{% else %}", "{% endif %}"),
            *("{% for i in y %}", "{% endfor %}", "</b>", "</a><a>"),
        )
    ),
    max_size=9,
)


@settings(max_examples=400, deadline=None)
@given(POTONGAN, st.integers(0, 3))
def test_yang_terbukti_memang_selalu_utuh(potongan: list[str], banyak: int) -> None:
    """Whatever is proven can be printed with any data and parsed."""
    lingkungan = LingkunganNaskah()
    try:
        program = lingkungan.parse(f"<a>{''.join(potongan)}</a>")
    except TemplateSyntaxError:  # not every row of pieces is a template
        return
    if buktikan(program):
        templat = lingkungan.from_string(program)
        for nilai in ("<&\"'", ""):
            etree.fromstring(templat.render(x=nilai, y=[1] * banyak))
