"""Where somebody goes after logging in: back to a page of ours, never to another site."""

from __future__ import annotations

import re

_JALUR = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


def aman(tujuan: str, lain: str) -> str:
    """Return a path of ours as it was asked for; `lain` when it could lead a browser anywhere else.

    Browsers read a backslash as a slash, and leave out tabs and ends of lines.
    """
    return tujuan if _JALUR.fullmatch(tujuan) else lain
