"""The address of a register: which database ZI_DATABASE means, how it is talked to, and what may be told of it.

An address may hold a password. It stands in no message and in no cause that a log would print along.
"""

from __future__ import annotations

import sys
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

from tata_usaha.dasar.galat import GalatBasisData

_SARAN = (
    "Isi ZI_DATABASE dengan letak sebuah berkas SQLite, misalnya D:/kantor/buku-agenda.sqlite3, atau dengan alamat "
    "PostgreSQL, misalnya postgresql://zi:KATA-SANDI@server/zi, atau kosongkan supaya buku agenda disimpan di outbox."
)
_TUNGGU_MS = 60_000
"""How long a command waits for another's; on SQLite it is half a minute."""
_SESI = {
    "lock_timeout": _TUNGGU_MS,
    # a PC whose power fails would hold its office's chain for two hours else
    "tcp_keepalives_idle": 30,
    "tcp_keepalives_interval": 10,
    "tcp_keepalives_count": 3,
}
_SAMBUNGAN = {
    "connect_timeout": "15",
    # and when it is the server that is gone, a command must not stand still for a quarter of an hour
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": str(_TUNGGU_MS),
}


def buat_mesin(url: str, *, lama: bool = False) -> Engine:
    """Return the engine of an address; nothing is connected yet. `lama`: its connections are kept for many uses.

    Raises:
        GalatBasisData: when it is no address, or of a database that cannot be used here.

    """
    try:
        alamat = make_url(url)
        if alamat.drivername in {"postgres", "postgresql"}:
            alamat = alamat.set(drivername="postgresql+psycopg")
        mesin = create_engine(alamat, **_pilihan(alamat), **(_kolam(alamat) if lama else {}))
    except ImportError as galat:
        raise _tanpa_pustaka(alamat, galat) from galat
    except NoSuchModuleError:
        raise GalatBasisData(
            f"ZI_DATABASE meminta basis data “{alamat.drivername}”, yang tidak dikenal.", _SARAN
        ) from None
    except (SQLAlchemyError, ValueError, TypeError):
        raise GalatBasisData("Isi ZI_DATABASE bukan alamat basis data yang dapat dibaca.", _SARAN) from None
    if mesin.dialect.is_async:
        raise GalatBasisData(f"ZI_DATABASE meminta “{alamat.drivername}”, yang tidak dipakai di sini.", _SARAN)
    return mesin


def sebut(alamat: URL) -> str:
    """Return what a person is told of where a register is: without password, nor options, which may hold one."""
    if alamat.get_backend_name() == "sqlite":
        return str(alamat.database)
    return alamat.set(drivername=alamat.get_backend_name(), query={}).render_as_string(hide_password=True)


def saran(alamat: URL) -> str:
    """Return what to do when a register cannot be used."""
    if alamat.get_backend_name() == "sqlite":
        return (
            "Periksa apakah foldernya dapat ditulisi dan tidak ada program lain yang menguncinya; "
            "tempat lain dapat diatur dengan ZI_DATABASE."
        )
    return (
        "Periksa apakah server PostgreSQL berjalan dan dapat dicapai dari komputer ini, dan apakah alamat, nama "
        "pengguna, dan kata sandi di ZI_DATABASE benar, lalu jalankan lagi."
    )


def _pilihan(alamat: URL) -> dict[str, Any]:
    """Return how a database is talked to; what the address itself says of that counts.

    Raises:
        GalatBasisData: when the password was written in a way that makes half of it a part of the address.

    """
    if alamat.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": 30}}
    if alamat.get_backend_name() != "postgresql":
        return {}
    if "@" in f"{alamat.host}{alamat.database}":
        raise GalatBasisData(
            "Alamat PostgreSQL di ZI_DATABASE memuat tanda @ lebih dari satu kali.",
            "Di dalam kata sandi tulis @ sebagai %40, / sebagai %2F, : sebagai %3A, dan % sebagai %25.",
        )
    sesi = [f"-c {nama}={nilai}" for nama, nilai in _SESI.items()]
    diminta = alamat.query.get("options", ())
    sesi += [diminta] if isinstance(diminta, str) else diminta  # what comes later counts
    argumen = {nama: nilai for nama, nilai in _SAMBUNGAN.items() if nama not in alamat.query}
    return {
        # whatever the server's own setting: who waits for an office's chain then sees what the other wrote
        "isolation_level": "READ COMMITTED",
        "pool_pre_ping": True,  # a server may have been restarted while nobody asked it
        "connect_args": {**argumen, "options": " ".join(sesi)},
    }


def _kolam(alamat: URL) -> dict[str, Any]:
    """Return how connections are kept that many threads use.

    As many as ask at once: whoever waits for one while it holds another would wait for ever. On Windows a file that is
    open cannot be replaced, so there none is kept.
    """
    if sys.platform == "win32" and alamat.get_backend_name() == "sqlite":
        return {"poolclass": NullPool}
    return {"pool_size": 8, "max_overflow": -1}


def _tanpa_pustaka(alamat: URL, galat: ImportError) -> GalatBasisData:
    pustaka = galat.name or "psycopg"  # it has no name when only the part of it in C is missing
    return GalatBasisData(
        f"ZI_DATABASE meminta basis data “{alamat.drivername}”, tetapi pustaka {pustaka} tidak terpasang.",
        "Pasang dengan “python3 tools/siapkan.py --postgresql” (di Windows: “py tools\\siapkan.py --postgresql”), "
        "lalu jalankan lagi."
        if alamat.get_backend_name() == "postgresql"
        else _SARAN,
    )
