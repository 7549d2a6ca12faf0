"""Our own log lines, which a person reads in the run's page of the UI and on the console."""

from __future__ import annotations

import logging

CATATAN = logging.getLogger("zi")
RINCIAN = logging.getLogger("zi.rincian")


class TanpaKabarAkhir(logging.Filter):
    """Drops Prefect's closing line of a failed run, because ours has just said why it failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is worth showing."""
        return not record.getMessage().startswith("Finished in state ")
