"""A line break typed into a justified paragraph leaves the line before it as it is."""

from __future__ import annotations

import re

import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.konsep.ganti_baris import tanpa_regang
from tata_usaha.word.ganti_bagian import baca_bagian

SETELAN = "word/settings.xml"


def setelan(isi: str) -> dict[str, bytes]:
    ruang = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return {SETELAN: f'<w:settings xmlns:w="{ruang}">{isi}</w:settings>'.encode()}


def unsur(bagian: dict[str, bytes]) -> list[str]:
    return re.findall(r"<w:(\w+)", bagian[SETELAN].decode())


@pytest.mark.parametrize("templat", ["notula.docx", "laporan-monev.docx"])
def test_a_letter_of_ours_gets_the_setting_once(templat: str) -> None:
    bagian = baca_bagian((AKAR / "templates_docx" / templat).read_bytes())
    baru = tanpa_regang(bagian)
    assert b"<w:compat><w:doNotExpandShiftReturn/><w:compatSetting" in baru[SETELAN]
    assert tanpa_regang({**bagian, **baru}) == {}


def test_it_stands_where_the_format_wants_it() -> None:
    baru = tanpa_regang(setelan("<w:compat><w:spaceForUL/><w:ulTrailSpace/><w:growAutofit/></w:compat>"))
    assert unsur(baru)[1:] == ["compat", "spaceForUL", "ulTrailSpace", "doNotExpandShiftReturn", "growAutofit"]
    assert unsur(tanpa_regang(setelan("<w:compat/>")))[1:] == ["compat", "doNotExpandShiftReturn"]


def test_a_file_without_such_settings_stays() -> None:
    assert tanpa_regang({}) == {}
    assert tanpa_regang(setelan("<w:zoom/>")) == {}
