"""Where things lie: five folders and a database, each overridable by an environment variable."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Pengaturan:
    """The folders in use; `database` is an SQLAlchemy URL."""

    plan: Path
    bukti: Path
    outbox: Path
    templat: Path
    database: str

    @property
    def gambar(self) -> Path:
        """Where prepared photos are kept: beside an SQLite register, else in the outbox. Safe to delete."""
        jenis, _, berkas = self.database.partition(":///")
        folder = Path(berkas).parent if jenis == "sqlite" and berkas else self.outbox
        return folder / "gambar"

    @classmethod
    def dari_lingkungan(cls, lingkungan: Mapping[str, str] = os.environ) -> Pengaturan:
        """Return the settings from ZI_PLAN, ZI_BUKTI, ZI_OUTBOX, ZI_TEMPLAT and ZI_DATABASE.

        A folder that is not named is the checkout's own. ZI_DATABASE is the path of
        an SQLite file (or its SQLAlchemy URL); by default it is a file in the outbox.
        """

        def folder(nama: str, bawaan: str) -> Path:
            return Path(lingkungan.get(nama) or AKAR / bawaan).expanduser().resolve()

        outbox = folder("ZI_OUTBOX", "outbox")
        basis_data = lingkungan.get("ZI_DATABASE") or str(outbox / "buku-agenda.sqlite3")
        if "://" not in basis_data:
            basis_data = f"sqlite:///{Path(basis_data).expanduser().resolve()}"
        return cls(
            plan=folder("ZI_PLAN", "plan"),
            bukti=folder("ZI_BUKTI", "bukti"),
            outbox=outbox,
            templat=folder("ZI_TEMPLAT", "templates_docx"),
            database=basis_data,
        )
