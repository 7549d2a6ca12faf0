"""What a program enters that answers many requests: the register is opened once, and what was read is remembered.

Outside of it every use case opens and reads for itself, as a command does; within, the answers are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tata_usaha.agenda.mesin_bersama import bersama
from tata_usaha.dasar.ingatan import mengingat


@contextmanager
def terbuka_lama() -> Iterator[None]:
    """Let all use cases of this process share the register's connections, and what they read of files."""
    with bersama(), mengingat():
        yield
