"""What a browser says of itself, in the words of people: `Chrome di Windows`."""

from __future__ import annotations

_PERAMBAN = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SISTEM = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def sebut_peramban(teks: str) -> str:
    """Return which browser on which system; what it says itself when that is neither."""
    nama = next((sebut for tanda, sebut in _PERAMBAN if tanda in teks), "")
    sistem = next((sebut for tanda, sebut in _SISTEM if tanda in teks), "")
    return " di ".join(filter(None, (nama, sistem))) or teks[:40] or "tidak dikenal"
