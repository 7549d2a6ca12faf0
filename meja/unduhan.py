"""Files that a browser gets: under which name it saves them."""

from __future__ import annotations

from urllib.parse import quote


def unduhan(nama: str) -> dict[str, str]:
    """Return the header that has a browser save an answer under a name, whatever letters it has."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(nama)}"}
