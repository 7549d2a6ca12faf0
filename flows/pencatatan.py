"""Our own log lines, which a person reads in the run's page of the UI and on the console."""

from __future__ import annotations

import logging

CATATAN = logging.getLogger("zi")
RINCIAN = logging.getLogger("zi.rincian")

_KABAR_AKHIR = (
    "Finished in state ",
    "Crash detected! Execution was cancelled ",
    "Crash detected! Execution was aborted ",
)
"""How Prefect begins what it says of a run that failed, and of one that somebody stopped."""


class TanpaKabarAkhir(logging.Filter):
    """Drops Prefect's closing line of a run that failed or was stopped: ours says why, and whoever stopped it knows."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is worth showing."""
        return not record.getMessage().startswith(_KABAR_AKHIR)
