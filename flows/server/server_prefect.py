"""The Prefect server as a program of its own: `python -m flows.server.server_prefect`.

It is `prefect server start` with four differences. It ends when its standard input does, that is
when whoever started it has gone, however that came about: no server is left behind on the port.
It has no second UI (V2), which calls a telemetry service on the internet whatever the settings
say (3.8.8 and 3.9.1), and which the first UI offers in a banner: with its files out of sight neither is there.
It answers only who calls it by one of its names (`pintu`, `penjaga_host`), on this computer's own address and on
one more where others are let in. And it does not start without a secret to ask for.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from pathlib import Path


def main() -> None:
    """Run the server until standard input ends or a signal tells it to stop."""
    gc.disable()  # looking for garbage among what is imported, which all stays, is a quarter of the import
    import prefect
    import uvicorn
    from prefect.settings import get_current_settings

    from flows.server.pintu import nama_dari_lingkungan
    from flows.server.sementara import dahulukan
    from tata_usaha.dasar.penjaga_host import HanyaDikenal
    from tata_usaha.dasar.pintu import Pintu, buka_soket

    prefect.__ui_v2_static_path__ = Path(__file__).with_name("tanpa-ui-v2")  # a folder that does not exist
    threading.Thread(target=_berhenti_bersama_induk, daemon=True).start()
    server = get_current_settings().server
    if server.api.auth_string is None or not server.api.auth_string.get_secret_value():
        sys.exit("PREFECT_SERVER_API_AUTH_STRING kosong: server tidak dimulai tanpa kata rahasia.")

    from prefect.server.api import server as peladen

    sementara = "PREFECT__SERVER_EPHEMERAL" in os.environ
    if sementara:
        peladen.API_ROUTERS = dahulukan(peladen.API_ROUTERS)  # type: ignore[assignment] # the type names each in its place
    aplikasi = peladen.create_app(final=not sementara)  # final: looks for that garbage once
    gc.freeze()
    gc.enable()
    pintu = Pintu(server.api.host, nama_dari_lingkungan())
    # run here and not by Prefect's command line, so that nothing of Prefect's can be reached past the guard
    pelayan = uvicorn.Server(
        uvicorn.Config(
            HanyaDikenal(aplikasi, pintu.dilayani),
            timeout_keep_alive=server.api.keepalive_timeout,
            ws_ping_interval=server.api.websocket_ping_interval,
            ws_ping_timeout=server.api.websocket_ping_timeout,
            log_level=server.logging_level.lower(),
        )
    )
    pelayan.run(sockets=[buka_soket(alamat, server.api.port) for alamat in pintu.soket])


def _berhenti_bersama_induk() -> None:
    while os.read(0, 1024):
        pass
    signal.raise_signal(signal.SIGTERM)


if __name__ == "__main__":
    main()
