"""The province's artifact says of each office what the recapitulation says, and fits the window."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.artefak.provinsi import kunci_provinsi, rekap_provinsi
from tata_usaha.dasar.letak_meja import LetakMeja
from tests.zi_model.rekap_contoh import REKAP


def test_its_key_is_the_same_for_a_province_and_period() -> None:
    assert kunci_provinsi(REKAP) == "rekap-sulteng-2026-tw1"
    assert kunci_provinsi(replace(REKAP, provinsi="")) == "rekap-semua-2026-tw1"


def test_every_office_has_its_line_worst_first_and_a_sum() -> None:
    baris = [b for b in rekap_provinsi(REKAP).splitlines() if b.startswith("|")][2:]
    nama = [b.split(" | ")[0].strip("| ") for b in baris]
    assert nama == ["KPU Kabupaten Donggala", "KPU Kota Palu", "KPU Kabupaten Sigi", "KPU Kabupaten Poso", "**Jumlah**"]
    assert "| tanpa data | – | 1 | – |" in baris[0]
    assert baris[-1] == "| **Jumlah** | 37 dari 43 (86,0 %) | 7 | 7 |  |"


def test_an_office_leads_to_its_own_desk_where_it_has_one() -> None:
    meja = {"poso": LetakMeja("https://meja.poso.example:4300", terbuka=True)}
    baris = [b for b in rekap_provinsi(REKAP, meja.get).splitlines() if b.startswith("|")]
    (poso,) = [b for b in baris if "](" in b]
    assert poso.startswith("| [KPU Kabupaten Poso](https://meja.poso.example:4300/kewajiban/2026-TW1) |")


def test_late_rows_stand_below_by_office_and_sub_bagian() -> None:
    teks = rekap_provinsi(REKAP)
    poso = teks.partition("### KPU Kabupaten Poso")[2]
    assert "- Sub Bagian Keuangan, Umum, dan Logistik (2): 2\\.1\\.1\\.1, 1\\.1\\.1\\.1 2025\\-TW4" in poso
    assert "## Tanpa data" in teks


def test_what_an_office_calls_itself_cannot_break_the_table() -> None:
    nakal = replace(REKAP.kantor[0], nama="KPU | <b>Poso</b> *x*")
    teks = rekap_provinsi(replace(REKAP, kantor=(nakal,)))
    (baris,) = [b for b in teks.splitlines() if "Poso" in b and b.startswith("|")]
    assert len(re.findall(r"(?<!\\)\|", baris)) == 6
    assert "<b>" not in teks.replace("\\<b\\>", "")
