"""A Prefect server with the guard of its pool: `python -m tests.tahan.server_kolam PORTA`.

What `zi layani --kolam` is, without its deployments.
"""

from __future__ import annotations

import os
import sys

DIAM = 75.0
"""Seconds of silence after which a run is scheduled again: two heartbeats and something."""


def main() -> None:
    """Serve until standard input ends or a signal tells to stop."""
    from flows import lingkungan
    from flows.server.layanan import pakai_server

    lingkungan.siapkan()
    pakai_server(int(sys.argv[1]))
    from flows.server.detak import Penjaga
    from flows.server.server_prefect import main as layani

    with Penjaga(os.environ.get("ZI_KOLAM", "kantor"), DIAM):
        layani()


if __name__ == "__main__":
    main()
