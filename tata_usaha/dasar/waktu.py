"""The one clock by which all commands go, so that a whole office can be set to another day in one place."""

from __future__ import annotations

import datetime as dt


def sekarang(zona: dt.tzinfo = dt.UTC) -> dt.datetime:
    """Return this moment in a time zone."""
    return dt.datetime.now(zona)
