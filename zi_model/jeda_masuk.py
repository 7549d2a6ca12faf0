"""How long somebody waits after failing to log in: not at all for a few slips, then twice as long each time."""

from __future__ import annotations

import datetime as dt

BEBAS = 5
"""So often may somebody fail before they have to wait."""
_AWAL = dt.timedelta(seconds=15)
PALING_LAMA = dt.timedelta(minutes=15)
LUPA = dt.timedelta(hours=24)
"""After so long without another failure the earlier ones no longer count."""


def jeda(kali: int) -> dt.timedelta:
    """Return for how long nobody may try after so many failures in a row."""
    if kali < BEBAS:
        return dt.timedelta()
    return min(_AWAL * (1 << min(kali - BEBAS, 20)), PALING_LAMA)


def masih_menunggu(kali: int, terakhir: dt.datetime, sekarang: dt.datetime) -> dt.timedelta:
    """Return how long it still is until the next attempt counts; nothing when it may be made now."""
    if sekarang < terakhir:  # the clock was set back: nobody waits for longer than that
        terakhir = sekarang
    return max(dt.timedelta(), terakhir + jeda(kali) - sekarang)


def sebut_jeda(lama: dt.timedelta) -> str:
    """Return a wait in words, never less than it is: `30 detik`, `2 menit`."""
    detik = max(1, -(-int(lama.total_seconds() * 1000) // 1000))
    return f"{detik} detik" if detik < 60 else f"{-(-detik // 60)} menit"
