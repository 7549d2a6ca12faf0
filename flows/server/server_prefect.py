"""The Prefect server as a program of its own: `python -m flows.server.server_prefect`.

It is `prefect server start` with two differences. It ends when its standard input does, that is
when whoever started it has gone, however that came about: no server is left behind on the port.
And it has no second UI (V2), which calls a telemetry service on the internet whatever the settings
say (3.8.8), and which the first UI offers in a banner: with its files out of sight neither is there.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path


def main() -> None:
    """Run the server until standard input ends or a signal tells it to stop."""
    import prefect
    from prefect.cli import app

    prefect.__ui_v2_static_path__ = Path(__file__).with_name("tanpa-ui-v2")  # a folder that does not exist
    threading.Thread(target=_berhenti_bersama_induk, daemon=True).start()
    sys.argv = ["prefect", "server", "start"]
    app()


def _berhenti_bersama_induk() -> None:
    while os.read(0, 1024):
        pass
    signal.raise_signal(signal.SIGTERM)


if __name__ == "__main__":
    main()
