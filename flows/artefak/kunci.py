"""The names of artifacts, stable for an office and a period, so that each run leaves a new version of the same one."""

from __future__ import annotations

import re

from zi_model.periode import Periode

_BUKAN_KUNCI = re.compile(r"[^a-z0-9]+")
_PANJANG_MAKS = 120  # what somebody typed into a form goes into the key of a run that failed


def kunci(*bagian: str) -> str:
    """Return an artifact's key, which may hold a–z, 0–9 and hyphens only: `papan-sigi-2026-tw1`."""
    return _BUKAN_KUNCI.sub("-", " ".join(bagian).lower()).strip("-")[:_PANJANG_MAKS].strip("-")


def kunci_papan(satker: str, periode: Periode) -> str:
    """Return the key under which one sees how an office stands in a period."""
    return kunci("papan", satker, str(periode))


def kunci_outbox(satker: str) -> str:
    """Return the key under which one sees what waits in an office's outbox."""
    return kunci("outbox", satker)


def kunci_ringkasan(alur: str, satker: str, periode: Periode | None) -> str:
    """Return the key of what is told of a flow's runs for a period; None: nobody knows for which."""
    return kunci("ringkasan", alur, satker, str(periode or ""))
