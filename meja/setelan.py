"""How the desk is served: for which office, at which address, by which names, with which certificate."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar.pintu import PORTA_MEJA

SENDIRI = ("127.0.0.1", "localhost", "[::1]")
"""By which names this computer calls itself."""


@dataclass(frozen=True)
class SetelanMeja:
    """`nama` are the names under which it may be called, without port; `aman`: by TLS.

    `biasa`: by plain HTTP on the network, because somebody said so; then every page has a banner.
    """

    satker: str
    porta: int = PORTA_MEJA
    host: str = "127.0.0.1"
    nama: tuple[str, ...] = SENDIRI
    aman: bool = False
    biasa: bool = False
    sertifikat: Path | None = None
    """The office CA's certificate, which other computers install; None when there is none."""
    sertifikat_meja: Path | None = None
    """The desk's own certificate with that of its CA, and the key."""

    @property
    def skema(self) -> str:
        """Return the scheme of its address."""
        return "https" if self.aman else "http"
