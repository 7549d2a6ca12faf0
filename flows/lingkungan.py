"""Prefect's environment, set before Prefect is imported: it reads its settings only once.

Every value is a default: whoever sets the variable keeps their own. What each is for, and what
was measured without it, is told beside it; docs/keputusan-desain.md has the figures.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

from tata_usaha.dasar.galat import GalatLayanan
from tata_usaha.dasar.letak_prefect import (
    FOLDER_BAWAAN,
    alamat,
    alamat_api,
    baca_porta,
    folder_prefect,
)
from tata_usaha.dasar.pintu import ALAMAT_LOKAL
from tata_usaha.dasar.sebab import sebab_sistem

__all__ = [
    "ALAMAT_LOKAL",
    "alamat",
    "alamat_api",
    "baca_porta",
    "folder_prefect",
    "galat_folder",
    "siapkan",
    "siapkan_folder",
]

_TETAP = {
    # nothing leaves this computer: no telemetry, no advertisements, the UI that contacts nobody
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
    # a page of another site that is open in the browser cannot send forms to our API; by itself this keeps
    # out neither other accounts of this computer (rahasia.py does) nor a site that borrows our address
    # (penjaga_host.py does)
    "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
    # marking runs as late locks an SQLite database while those of a month are made up; nobody needs the mark
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    # who holds a queue's only place is kept on disk: in memory it is lost by a power cut, and the queue stands still
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    # half-yearly runs are planned more than the default 100 days ahead
    "PREFECT_SERVER_SERVICES_SCHEDULER_MAX_SCHEDULED_TIME": "P400D",
    # recording events in batches costs the server a fifth of the time
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "100",
    # runs stay visible for two years (their events a week, which is Prefect's default)
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "P730D",
    # Prefect's own English progress is not shown, its warnings and errors are; ours are (log.yml)
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_LOGGING_SETTINGS_PATH": str(Path(__file__).with_name("log.yml")),
    # a run that somebody starts in the UI should not wait ten seconds
    "PREFECT_RUNNER_POLL_FREQUENCY": "5",
}


def siapkan(lingkungan: MutableMapping[str, str] = os.environ) -> None:
    """Set every variable that is not set yet.

    Raises:
        GalatPemakaian: when ZI_PORT is not a port.

    """
    porta = baca_porta(lingkungan)
    asal = ",".join(f"http://{nama}:{porta}" for nama in (ALAMAT_LOKAL, "localhost"))
    bawaan = {
        "PREFECT_HOME": str(FOLDER_BAWAAN),
        "PREFECT_SERVER_API_HOST": ALAMAT_LOKAL,
        "PREFECT_SERVER_API_PORT": str(porta),
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": asal,
        **_TETAP,
    }
    for nama, nilai in bawaan.items():
        lingkungan.setdefault(nama, nilai)
    lingkungan["NO_PROXY"] = _tanpa_proxy(lingkungan.get("NO_PROXY") or lingkungan.get("no_proxy") or "")


def _tanpa_proxy(lama: str) -> str:
    """Return the list of hosts that no proxy may stand before: an office's proxy cannot reach our own computer."""
    bagian = [b for b in lama.split(",") if b.strip()]
    return ",".join([*bagian, *(nama for nama in (ALAMAT_LOKAL, "localhost") if nama not in bagian)])


def siapkan_folder() -> Path:
    """Return Prefect's folder, made if it was not there: then for this account only.

    Raises:
        GalatLayanan: when it cannot be made.

    """
    folder = folder_prefect()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as galat:
        raise galat_folder(galat) from galat
    return folder


def galat_folder(galat: OSError) -> GalatLayanan:
    """Return what tells a person that Prefect's folder cannot be used."""
    return GalatLayanan(
        f"Folder Prefect {folder_prefect()} tidak dapat dipakai: {sebab_sistem(galat)}.",
        "Atur PREFECT_HOME ke folder yang dapat ditulisi.",
    )
