"""What a server that lives for one run leaves out: it is started while somebody waits for it.

It has no pages and plans nothing. It does not look for migrations of the database when that was done before with this
version of Prefect and the database still stands where it stood then, and it does not watch for automations when there
are none. Where the database is not the file in Prefect's folder, nothing is known of it and all is done. Of the ways
in which it can be asked it prepares those first that a run uses, and the others only when somebody asks.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from flows.lingkungan import folder_prefect
from tata_usaha.dasar import berkas

if TYPE_CHECKING:
    from fastapi import APIRouter

_SELALU = {
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT_SERVER_UI_ENABLED": "false",
}
_TANPA_MIGRASI = {"PREFECT_SERVER_DATABASE_MIGRATE_ON_START": "false"}
_TANPA_OTOMASI = {"PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false"}

_DIPAKAI = ("/csrf-token", "/admin", "/flows", "/flow_runs", "/logs", "/artifacts", "/events")
"""The parts of Prefect's API that a run uses; FastAPI prepares each part that it passes on its way to the right one."""


def dahulukan(bagian: Iterable[APIRouter]) -> tuple[APIRouter, ...]:
    """Return the parts of Prefect's API with those first that a run uses."""
    letak = {awalan: ke for ke, awalan in enumerate(_DIPAKAI)}
    return tuple(sorted(bagian, key=lambda satu: letak.get(satu.prefix, len(letak))))


def lingkungan_sementara() -> dict[str, str]:
    """Return what is set for the server of one run."""
    revisi, otomasi = _keadaan()
    return {
        **_SELALU,
        **(_TANPA_MIGRASI if revisi is not None and _catatan() == _isi_catatan(revisi) else {}),
        **(_TANPA_OTOMASI if otomasi == 0 else {}),
    }


def catat_skema() -> None:
    """Note where the database stands, now that a server of this version of Prefect has started on it."""
    revisi, _ = _keadaan()
    if revisi is not None and _catatan() != (isi := _isi_catatan(revisi)):
        with contextlib.suppress(OSError):  # the next start then compares once more
            berkas.simpan(_berkas_catatan(), json.dumps(isi).encode())


def _keadaan() -> tuple[str | None, int | None]:
    """Return the revision of Prefect's own database file and how many automations it has; None when not known."""
    basis_data = folder_prefect() / "prefect.db"
    if _mungkin_lain() or not basis_data.is_file():
        return None, None
    try:
        with closing(sqlite3.connect(f"{basis_data.absolute().as_uri()}?mode=ro", uri=True, timeout=1)) as sambungan:
            ((revisi,),) = sambungan.execute("SELECT version_num FROM alembic_version")
            ((otomasi,),) = sambungan.execute("SELECT count(*) FROM automation")
    except (sqlite3.Error, ValueError):  # the server will say what is wrong with it
        return None, None
    return revisi, otomasi


def _mungkin_lain() -> bool:
    """Tell whether somebody may have chosen another database, in one of the places where Prefect looks."""
    variabel = (n for n in os.environ if n.startswith("PREFECT_") and ("_DATABASE_" in n or "_PROFILE" in n))
    berkas_lain = {
        folder_prefect() / "profiles.toml": b"database",
        Path("prefect.toml"): b"database",
        Path(".env"): b"database",
        Path("pyproject.toml"): b"[tool.prefect",
    }
    return any(variabel) or any(b.is_file() and kata in b.read_bytes().lower() for b, kata in berkas_lain.items())


def _isi_catatan(revisi: str) -> dict[str, str]:
    return {"prefect": version("prefect"), "revisi": revisi}


def _berkas_catatan() -> Path:
    return folder_prefect() / "skema.json"


def _catatan() -> object:
    try:
        return json.loads(_berkas_catatan().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
