"""Calendar entries tell in which packet they lie, also those that change an earlier one."""

from __future__ import annotations

from pathlib import Path

from tata_usaha.outbox.naskah_ditemukan import baca_temuan
from tata_usaha.surat.kalender_ics import cetak_kalender
from tests.tata_usaha.surat.test_kalender_ics import RAPAT


def test_entries_of_one_meeting_are_two_letters(tmp_path: Path) -> None:
    folder = tmp_path / "sigi" / "2026" / "Triwulan I"
    folder.mkdir(parents=True)
    for urutan in (0, 2):
        (folder / f"acara {urutan}.ics").write_bytes(cetak_kalender(RAPAT.model_copy(update={"urutan": urutan})))
    assert [n.kunci for n in baca_temuan(tmp_path, "sigi")] == [
        "sigi/2026-TW1/kalender-monev",
        "sigi/2026-TW1/kalender-monev/perubahan-2",
    ]
