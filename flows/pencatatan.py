"""Our own log lines, which a person reads in the run's page of the UI and on the console."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

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


_SERVER_PERGI = (
    "Process exited with status code",
    "Unable to connect to",
    "The FlowRun",  # …Observer: how it is told that a run shall stop
    "Cancellation polling task failed",
    "Attempt ",
    "Service '",
)
_PUTUS = frozenset({"httpx", "httpcore", "websockets"})
logging.raiseExceptions = "PREFECT__FLOW_RUN_ID" not in os.environ  # else a planned run says in English that
# the server, which was away for a moment, has not got its lines


class TanpaKabarServerPergi(logging.Filter):
    """Drops what Prefect says for as long as the server is away, in a hundred lines: `zi layani` says it in one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is worth showing."""
        if not record.name.startswith("prefect"):
            return True
        sebab = record.exc_info[1] if record.exc_info else None
        return not (record.getMessage().startswith(_SERVER_PERGI) or any(map(_terputus, _rantai(sebab))))


def _rantai(galat: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what caused it."""
    while galat is not None:
        yield galat
        galat = galat.__cause__ or galat.__context__


def _terputus(galat: BaseException) -> bool:
    """Tell whether an exception says that a connection could not be made, or broke."""
    return isinstance(galat, ConnectionError) or (
        type(galat).__module__.partition(".")[0] in _PUTUS and not hasattr(galat, "response")
    )
