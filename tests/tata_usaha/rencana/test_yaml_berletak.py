"""YAML files are read with a place for every value, and every way to break one is answered in Indonesian."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tata_usaha.rencana import yaml_berletak
from tata_usaha.rencana.yaml_berletak import AngkaTaksa, DataBerletak, baca_yaml, nilai_skalar
from zi_model.masalah import Letak, Masalah


@pytest.fixture(params=["libyaml", "murni"])
def pengurai(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with the C parser and with the pure one, which is all there is on some Pythons."""
    if request.param == "murni":
        monkeypatch.setattr(yaml_berletak, "YAML", partial(YAML, pure=True))
    return str(request.param)


def baca(teks: str) -> DataBerletak:
    data, masalah = baca_yaml(teks.encode(), "uji.yaml")
    assert masalah == []
    assert data is not None
    return data


def satu_masalah(isi: str | bytes) -> Masalah:
    _, masalah = baca_yaml(isi.encode() if isinstance(isi, str) else isi, "uji.yaml")
    assert len(masalah) == 1, masalah
    return masalah[0]


@pytest.mark.parametrize(
    ("tertulis", "nilai"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("012", AngkaTaksa("012")),
        ("-07", AngkaTaksa("-07")),
        ("00", AngkaTaksa("00")),
        ("0o14", AngkaTaksa("0o14")),
        ("0x1F", AngkaTaksa("0x1F")),
        ("09.00", 9.0),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-.inf", float("-inf")),
        ("12.", 12.0),
        ("1.2.3.4", "1.2.3.4"),
        ("08:30", "08:30"),
        ("1_000", "1_000"),
        ("12/PW.02", "12/PW.02"),
        ("2026-01-21", dt.date(2026, 1, 21)),
        ("2026-01", "2026-01"),
        ("2026-02-30", "2026-02-30"),
        ("2026-01 s.d. 2026-02", "2026-01 s.d. 2026-02"),
        ("true", True),
        ("False", False),
        ("", None),
        ("~", None),
        ("null", None),
        # in YAML 1.1 these were booleans, and the office may well write them
        ("ya", "ya"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("tidak", "tidak"),
        ("-", "-"),
        ("+", "+"),
        (".", "."),
        ("...x", "...x"),
        ("٣", "٣"),  # a digit in another script is no number
    ],
)
def test_a_plain_scalar_means_what_yaml_1_2_says(tertulis: str, nilai: object) -> None:
    terbaca = nilai_skalar(tertulis)
    assert terbaca == nilai
    assert type(terbaca) is type(nilai)


def test_a_very_long_number_stays_text_instead_of_costing_minutes() -> None:
    assert nilai_skalar("9" * 5000) == "9" * 5000


@pytest.mark.usefixtures("pengurai")
def test_every_value_and_key_knows_its_place() -> None:
    data = baca(
        "# catatan\n"
        "nama: KPU Kabupaten Sigi\n"
        "unit:\n"
        "  - kode: umum\n"
        '    "nama": "Umum 😀" # sisa\n'
        "  - {kode: hukum, nama: é}\n"
        "kosong:\n"
        "panjang: >-\n"
        "  baris satu\n"
        "  baris dua\n"
    )
    assert data.nilai == {
        "nama": "KPU Kabupaten Sigi",
        "unit": ({"kode": "umum", "nama": "Umum 😀"}, {"kode": "hukum", "nama": "é"}),
        "kosong": None,
        "panjang": "baris satu baris dua",
    }
    assert data.letak(("nama",)) == Letak("uji.yaml", 2, 7)
    assert data.letak_kunci(("nama",)) == Letak("uji.yaml", 2, 1)
    assert data.letak(("unit", 0)) == Letak("uji.yaml", 4, 5)
    assert data.letak(("unit", 0, "nama")) == Letak("uji.yaml", 5, 13)
    assert data.letak(("unit", 1, "nama")) == Letak("uji.yaml", 6, 25)
    assert data.letak(("kosong",)) == data.letak_kunci(("kosong",)) == Letak("uji.yaml", 7, 1)
    assert data.letak(("panjang",)) == Letak("uji.yaml", 8, 10)


def test_what_is_not_written_is_at_the_place_of_what_encloses_it() -> None:
    data = baca("a:\n  - b: 1\n")
    assert data.letak(("a", 0, "tidak", "ada")) == Letak("uji.yaml", 2, 5)
    assert data.letak(("zz",)) == Letak("uji.yaml", 1, 1)


def test_the_text_as_written_is_kept_beside_its_value() -> None:
    data = baca("a: 012\nb: '012'\nc: 2026-01-21\n")
    assert data.nilai == {"a": AngkaTaksa("012"), "b": "012", "c": dt.date(2026, 1, 21)}
    assert [(data.tempat[(k,)].teks, data.tempat[(k,)].polos) for k in "abc"] == [
        ("012", True),
        ("012", False),
        ("2026-01-21", True),
    ]


@pytest.mark.usefixtures("pengurai")
def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    data, masalah = baca_yaml(b"\xef\xbb\xbfa: satu\r\nb: dua\r\n", "uji.yaml")
    assert masalah == []
    assert data is not None
    assert data.nilai == {"a": "satu", "b": "dua"}
    assert data.letak(("a",)) == Letak("uji.yaml", 1, 4)


_HURUF = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=12)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _HURUF,
    lambda isi: st.lists(isi, max_size=4) | st.dictionaries(_HURUF, isi, max_size=4),
    max_leaves=15,
)


def _tanpa_daftar(nilai: object) -> object:
    if isinstance(nilai, list):
        return tuple(map(_tanpa_daftar, nilai))
    return {k: _tanpa_daftar(v) for k, v in nilai.items()} if isinstance(nilai, dict) else nilai


@pytest.mark.tahan
@settings(max_examples=150)
@given(st.dictionaries(_HURUF, _JSON, min_size=1, max_size=4))
def test_json_is_read_as_json_and_every_place_points_at_its_value(isi: dict[str, object]) -> None:
    teks = json.dumps(isi, ensure_ascii=False, indent=2)
    data = baca(teks)
    assert data.nilai == _tanpa_daftar(isi)
    baris = teks.split("\n")
    for jalur, tempat in data.tempat.items():
        nilai: object = isi
        for langkah in jalur:
            nilai = nilai[langkah]  # type: ignore[index]
        sisa = baris[tempat.baris - 1][tempat.kolom - 1 :]
        assert sisa.startswith(json.dumps(nilai, ensure_ascii=False, indent=2).split("\n")[0])


@pytest.mark.parametrize("murni", [False, True])
def test_no_text_whatever_breaks_the_reader(murni: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything comes back as data or as located problems, from either parser."""
    monkeypatch.setattr(yaml_berletak, "YAML", partial(YAML, pure=murni))

    @settings(max_examples=150, deadline=None)
    @given(
        st.text("ab:- \n\t[]{}\"'#&*!|>%@`,?\\<~0.1é\u2028", max_size=40).map(str.encode) | st.binary(max_size=30),
    )
    def coba(isi: bytes) -> None:
        data, masalah = baca_yaml(isi, "uji.yaml")
        assert data is not None or masalah
        assert all(m.letak.baris and m.pesan and m.saran for m in masalah)

    coba()


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize(
    ("teks", "baris", "ucapan"),
    [
        ("a:\n\tb: 1\n", 2, "Ganti Tab dengan spasi"),
        ("a:\n  b: 1\n\tc: 2\n", 3, "Ganti Tab dengan spasi"),
        ('a: "abc\nb: 2\n', 1, "tanda kutip yang dibuka di sini tidak ditutup"),
        ('a: "abc\nb: "x"\nc: 2\n', 1, "tanda kutip yang dibuka di sini baru ditutup di baris 2"),
        ('a: "abc\nb: 1\nc: "x"\n', 1, "tanda kutip yang dibuka di sini baru ditutup di baris 3"),
        ('a: "abc\nb: "\nc: @x\n', 3, "tidak boleh diawali “@”"),
        ("a: rapat: monev\n", 1, "titik dua diikuti spasi di dalam nilai"),
        ("a:\n  b: 1\n   c: 2\n", 3, "terbaca sebagai lanjutan teks di atasnya"),
        ("a:\n  b: 1\n c: 2\n", 3, "tidak sejajar"),
        ("a: [1, 2\nb: 3\n", 1, "kurung yang dibuka di sini tidak ditutup"),
        ("a: {x: 1\nb: 3\n", 1, "kurung yang dibuka di sini tidak ditutup"),
        ("a: 1\n---\nb: 2\n", 2, "dokumen kedua"),
        ("a: @b\n", 1, "tidak boleh diawali “@”"),
        ("a: %b\n", 1, "tidak boleh diawali “%”"),
        ("a: `b`\n", 1, "tidak boleh diawali “`”"),
        ("a: - satu\n", 1, "tidak boleh sebaris dengan kuncinya"),
        ("a: ? apa\n", 1, "tidak boleh diawali “? ”"),
        ("a: 1\nbcd\ne: 2\n", 2, "tidak mempunyai titik dua"),
        ("- a\nb: 1\n", 2, "bukan butir"),
        ("a: *\n", 1, "tidak boleh diawali * atau &"),
        ("b: & c\n", 1, "tidak boleh diawali * atau &"),
        ('a: "\\q"\n', 1, "Pakai tanda kutip tunggal"),
        ("a: >x\n  x\n", 1, "sesudah | atau >"),
        ("a: 'it's'\n", 1, "sesudah tanda kutip penutup"),
        ('a: "x" y\n', 1, "sesudah tanda kutip penutup"),
        ("a: {periode} tahun\n", 1, "Apit seluruh nilai dengan tanda kutip"),
        ("a: [1,,2]\n", 1, "Hapus koma yang berlebih"),
        ("a: 1\n- b\n", 2, "tidak sejajar"),
        ("Pejabat kantor\npejabat: []\n", 2, "titik dua"),
        ("Pejabat kantor\n\n# dan tim\npejabat: []\n", 4, "Awali keterangan dengan “# ”"),
        ("? [a, b]\n: 1\n", 1, "kunci harus satu kata atau teks"),
        ("[" * 60, 1, "tingkatnya lebih dari 50"),
    ],
)
def test_broken_yaml_is_one_located_problem_in_indonesian(teks: str, baris: int, ucapan: str) -> None:
    masalah = satu_masalah(teks)
    assert masalah.kode == "R04"
    assert masalah.letak.baris == baris
    assert masalah.letak.kolom > 0
    assert ucapan in f"{masalah.pesan} {masalah.saran}"


def test_a_line_that_begins_with_a_percent_sign_is_explained() -> None:
    assert "baris yang diawali %" in satu_masalah("%foo\na: 1\n").pesan


def test_a_row_of_brackets_is_refused_at_once() -> None:
    assert satu_masalah("[" * 100_000).kode == "R04"


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize(
    ("teks", "tempat"),
    [
        ("a: &x 1\n", ["1:4"]),
        ("a: &x 1\nb: *x\n", ["1:4", "2:4"]),
        ("a: 1\nb:\n  <<: {c: 1}\n", ["3:3"]),
        ("a: !!str 012\n", ["1:4"]),
        ("a: !penting\n", ["1:4"]),
        ("- *x\n", ["1:3"]),
    ],
)
def test_anchors_aliases_merges_and_tags_are_refused_politely(teks: str, tempat: list[str]) -> None:
    _, masalah = baca_yaml(teks.encode(), "uji.yaml")
    assert [m.kode for m in masalah] == ["R05"] * len(tempat)
    assert [str(m.letak) for m in masalah] == [f"uji.yaml:{t}" for t in tempat]


@pytest.mark.usefixtures("pengurai")
def test_a_key_twice_names_both_places_and_hides_nothing_of_the_first() -> None:
    data, masalah = baca_yaml(b"a:\n  b: 1\na:\n  b: 2\n  b: 3\n", "uji.yaml")
    assert data is not None
    assert data.nilai == {"a": {"b": 1}}
    assert data.letak(("a", "b")) == Letak("uji.yaml", 2, 6)
    assert [str(m) for m in masalah] == [
        "uji.yaml:3:1: galat R06: kunci “a” sudah ditulis di uji.yaml:1:1. Satukan, atau hapus salah satunya.",
        "uji.yaml:5:3: galat R06: kunci “b” sudah ditulis di uji.yaml:4:3. Satukan, atau hapus salah satunya.",
    ]


def test_keys_and_values_that_were_refused_come_with_what_is_broken_further_down() -> None:
    _, masalah = baca_yaml(b"a: 1\na: 2\nb: [\n", "uji.yaml")
    assert [m.kode for m in masalah] == ["R06", "R04"]


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize("teks", ["", "\n\n", "# hanya catatan\n", "---\n", "~\n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(teks: str) -> None:
    assert satu_masalah(teks).kode == "R03"


@pytest.mark.parametrize(
    ("isi", "tempat"),
    [
        ("nama: é\n".encode("latin-1"), "1:7"),
        ("a: 1\nb: x\n".encode("utf-16"), "1:1"),
        (b"a: 1\nb: \xe9\n", "2:4"),
        (b"a: 1\nb: \x00\n", "2:4"),
        ("é: \x07\n".encode(), "1:4"),
        (b"\x89PNG\r\n\x1a\n", "1:1"),
    ],
)
def test_a_file_that_is_not_utf_8_text_is_told_where(isi: bytes, tempat: str) -> None:
    masalah = satu_masalah(isi)
    assert masalah.kode == "R02"
    assert str(masalah.letak) == f"uji.yaml:{tempat}"
