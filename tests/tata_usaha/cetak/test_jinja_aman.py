"""A template fills in data and can do nothing else: what would do more is refused before anything runs."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError

from tata_usaha.cetak.jinja_aman import LingkunganNaskah, TagTerlarang, TerlaluBanyak
from tata_usaha.cetak.penanda import TakTercetak
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji
from zi_model.naskah.inti.naskah import Isian

ISI = IsiUji(daftar=(BarisUji(nama="a", nilai=Isian(tag="t", petunjuk="p")), BarisUji(nama="b", nilai="c")))


def cetak(tag: str, **nilai: object) -> str:
    return LingkunganNaskah().from_string(tag).render({"isi": ISI, **nilai})


TERLARANG = [
    "{{ cycler.__init__.__globals__ }}",
    "{{ isi.__class__ }}",
    "{{ isi['__class__'] }}",
    "{{ isi._private }}",
    "{{ isi|attr('judul') }}",
    "{{ isi.daftar|map(attribute='nama') }}",
    "{{ '%s'|format(isi) }}",
    "{{ isi|cetak }}",
    "{{ isi|bidang('model_dump') }}",
    "{{ 'a' ~ 'b' }}",
    "{{ 'a' * 10**9 }}",
    "{{ 10 ** 10 }}",
    "{{ 7 // 2 }}",
    "{{ {'a': 1} }}",
    "{{ lipsum() }}",
    "{{ isi.judul.upper() }}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% filter first %}x{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{% for b in isi.daftar recursive %}{% endfor %}",
    "{% for b in isi.daftar %}{{ loop.cycle('a') }}{% endfor %}",
    "{% if isi is callable %}{% endif %}",
    "{% autoescape false %}{{ isi.judul }}{% endautoescape %}",
]


@pytest.mark.parametrize("tag", TERLARANG)
def test_yang_lebih_dari_mengisi_data_ditolak_sebelum_dijalankan(tag: str) -> None:
    with pytest.raises(TemplateError):
        LingkunganNaskah().from_string(tag)


def test_penolakan_menyebut_barisnya() -> None:
    with pytest.raises(TagTerlarang) as galat:
        LingkunganNaskah().from_string("{{ isi.judul }}\n\n{{ isi.judul.upper() }}")
    assert galat.value.lineno == 3


@pytest.mark.parametrize(
    "tag", ["{{ isi.model_dump }}", "{{ isi.copy }}", "{{ isi.daftar.count }}", "{{ isi.judul.format }}"]
)
def test_bagian_yang_bukan_data_tidak_terbaca(tag: str) -> None:
    with pytest.raises(SecurityError):
        cetak(tag)


@pytest.mark.parametrize("ungkapan", ["d.items", "d['keys']", "d.x", "isi.x", "isi.daftar[7]", "loop", "range"])
def test_yang_tidak_ada_tetap_tidak_ada(ungkapan: str) -> None:
    """A mapping's own methods are no data either."""
    with pytest.raises(TemplateError):
        cetak(f"{{{{ {ungkapan} }}}}", d={"nama": "a"})
    assert cetak(f"{{% if {ungkapan} is defined %}}ada{{% endif %}}", d={"nama": "a"}) == ""


@pytest.mark.parametrize(
    ("tag", "hasil"),
    [
        ("{{ isi.judul }}{{ isi['judul'] }}", "JudulJudul"),
        ("{{ isi.daftar[0].nama }}{{ isi.daftar[-1].nama }}{{ (isi.daftar|last).nama }}", "abb"),
        ("{% for b in isi.daftar[1:] %}{{ loop.index }}{{ b.nama }}{% else %}x{% endfor %}", "1b"),
        ("{% for b in isi.daftar if b.nama == 'b' %}{{ loop.length }}{{ b.nama }}{% endfor %}", "1b"),
        ("{% for b in isi.daftar %}{% if not loop.last %}{{ loop.nextitem.nama }}{% endif %}{% endfor %}", "b"),
        ("{{ isi.jumlah + 1 - 3 }} {{ isi.daftar|length }}", "0 2"),
        ("{{ isi.mungkin if isi.mungkin else 'tidak' }}", "tidak"),
        ("{% if isi.jumlah > 1 and 'J' in isi.judul and isi.mungkin is none %}ya{% endif %}", "ya"),
        ("{{ d.nama }}{{ d['nama'] }}{{ d.lain.dalam[1] }}", "aay"),
        ("{{ '<b>' }}", "&lt;b&gt;"),
    ],
)
def test_yang_dibutuhkan_surat_tersedia(tag: str, hasil: str) -> None:
    assert cetak(tag, d={"nama": "a", "lain": {"dalam": ["x", "y"]}}) == hasil


@pytest.mark.parametrize("tag", ["{{ isi.judul + isi.judul }}", "{{ isi.daftar + isi.daftar }}", "{{ isi.judul - 1 }}"])
def test_teks_dan_daftar_tidak_dapat_dijumlahkan(tag: str) -> None:
    """Doubled in every loop within a loop, they would fill the memory."""
    with pytest.raises(TakTercetak):
        cetak(tag)


@pytest.mark.parametrize("nilai", [None, True, 2.5, [], {}, object(), ISI])
def test_yang_bukan_teks_tidak_tercetak(nilai: object) -> None:
    with pytest.raises(TakTercetak):
        cetak("{{ nilai }}", nilai=nilai)


@pytest.mark.parametrize("nilai", [7, None, ISI, object()])
def test_yang_bukan_daftar_tidak_diulang(nilai: object) -> None:
    with pytest.raises(TakTercetak):
        cetak("{% for x in nilai %}{% endfor %}", nilai=nilai)


def test_putaran_dihitung_di_semua_perulangan() -> None:
    tag = "{% for a in x %}{% for b in x %}{% endfor %}{% endfor %}{% for a in x %}{{ a }}{% endfor %}"
    x = ["a"] * 10
    assert LingkunganNaskah(maks_putaran=120).from_string(tag).render(x=x) == "a" * 10
    with pytest.raises(TerlaluBanyak) as galat:
        LingkunganNaskah(maks_putaran=119).from_string(tag).render(x=x)
    assert galat.value.putaran == 120
