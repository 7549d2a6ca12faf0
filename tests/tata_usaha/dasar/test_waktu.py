"""One clock for the whole program."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import AKAR


def test_the_clock_tells_the_moment_in_the_zone_asked_for() -> None:
    assert waktu.sekarang().tzinfo is dt.UTC
    assert waktu.sekarang(ZoneInfo("Asia/Makassar")).utcoffset() == dt.timedelta(hours=8)


def test_nothing_in_the_program_asks_another_clock() -> None:
    """A command with a clock of its own would live in another year than the rest when a test sets the day."""
    sumber = [b for paket in ("zi_model", "tata_usaha", "flows") for b in (AKAR / paket).rglob("*.py")]
    lain = [b.name for b in sumber if re.search(r"\b(?:now|today|utcnow)\(", b.read_text(encoding="utf-8"))]
    assert lain == ["waktu.py"]
