"""Bring a register up to this version, within a transaction that somebody else opened and ends."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from tata_usaha.agenda.migrasi import VERSI


def naikkan(sambungan: Connection, sampai: str = VERSI) -> None:
    """Do all the steps that a register still lacks, up to a version."""
    atur = Config(attributes={"sambungan": sambungan})
    atur.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    atur.set_main_option("path_separator", "os")
    command.upgrade(atur, sampai)
