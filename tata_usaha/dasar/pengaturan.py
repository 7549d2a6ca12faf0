"""Where things lie: folders and a database, each overridable by an environment variable."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Pengaturan:
    """The folders in use; `database` is an SQLAlchemy URL, `cadangan` where copies of the register go as well."""

    plan: Path
    bukti: Path
    outbox: Path
    templat: Path
    database: str
    cadangan: Path | None = None

    @property
    def folder_cadangan(self) -> tuple[Path, ...]:
        """Where the daily copies of the register lie: beside an SQLite register, else in the outbox; and `cadangan`."""
        sendiri = self._di_samping_register / "cadangan"
        return (sendiri,) if self.cadangan is None else (sendiri, self.cadangan)

    @property
    def gambar(self) -> Path:
        """Where prepared photos are kept: beside an SQLite register, else in the outbox. Safe to delete."""
        return self._di_samping_register / "gambar"

    @property
    def pindaian(self) -> Path:
        """Where the answers of scans are kept: beside an SQLite register, else in the outbox. Safe to delete."""
        return self._di_samping_register / ".pindaian"

    @property
    def berkas_database(self) -> Path | None:
        """The register's file; None when it is in a server."""
        jenis, _, berkas = self.database.partition(":///")
        return Path(berkas) if jenis == "sqlite" and berkas else None

    @property
    def _di_samping_register(self) -> Path:
        berkas = self.berkas_database
        return self.outbox if berkas is None else berkas.parent

    @classmethod
    def dari_lingkungan(cls, lingkungan: Mapping[str, str] = os.environ) -> Pengaturan:
        """Return the settings from ZI_PLAN, ZI_BUKTI, ZI_OUTBOX, ZI_TEMPLAT, ZI_DATABASE and ZI_CADANGAN.

        A folder that is not named is the checkout's own. ZI_DATABASE is the path of
        an SQLite file (or its SQLAlchemy URL); by default it is a file in the outbox. ZI_CADANGAN is a second
        folder for copies of the register; by default there is none.
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
            cadangan=Path(cadangan).expanduser().resolve() if (cadangan := lingkungan.get("ZI_CADANGAN")) else None,
        )
