"""A letter is not dated on the wrong side of the day that it names: of its meeting, or of the evidence it tells of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tata_usaha.konsep.baca_terbit import IsiTerbaca
from tata_usaha.outbox.periksa_rapat import salah_sisi
from tata_usaha.outbox.pilih import BerkasNaskah

NASKAH = BerkasNaskah(Path("01 Undangan.docx"), b"", {})


def pesan(jenis: str, tanggal: str | None, hari: str = "Selasa, 31 Maret 2026") -> list[str]:
    terbaca = IsiTerbaca({"hari-rapat": hari}, (), (), "")
    return [m.pesan for m in salah_sisi(NASKAH, jenis, terbaca, dt.date.fromisoformat(tanggal) if tanggal else None)]


@pytest.mark.parametrize(
    ("jenis", "tanggal", "sisi"),
    [
        ("undangan-monev", "2026-03-16", None),
        ("undangan-monev", "2026-03-31", None),
        ("undangan-monev", "2026-04-01", "sesudah"),
        ("notula-monev", "2026-03-30", "sebelum"),
        ("notula-monev", "2026-03-31", None),
        ("notula-monev", "2026-04-02", None),
        ("daftar-hadir-monev", "2026-03-16", "sebelum"),
        ("laporan-monev", "2026-03-16", None),
        ("laporan-monev", "2026-04-16", None),
    ],
)
def test_each_letter_of_a_meeting_has_its_side(jenis: str, tanggal: str, sisi: str | None) -> None:
    kata = [sisi] if sisi else []
    assert [p.split(", ")[1].split()[0] for p in pesan(jenis, tanggal)] == kata


def test_a_report_is_not_older_than_the_evidence_it_tells_of() -> None:
    terbaca = IsiTerbaca({"keadaan-sampai": "9 April 2026"}, (), (), "")
    hari = [dt.date(2026, 4, tanggal) for tanggal in (8, 9)]
    keluhan = [[m.pesan for m in salah_sisi(NASKAH, "laporan-monev", terbaca, satu)] for satu in hari]
    assert keluhan == [["naskah bertanggal 8 April 2026, padahal memuat keadaan sampai 9 April 2026."], []]


def test_the_message_names_both_days_and_nothing_is_asked_without_one() -> None:
    assert pesan("undangan-monev", "2026-04-02") == [
        "naskah bertanggal 2 April 2026, sesudah hari rapatnya, Selasa, 31 Maret 2026."
    ]
    assert pesan("undangan-monev", None) == []
    assert pesan("undangan-monev", "2026-04-02", "menyusul") == []
