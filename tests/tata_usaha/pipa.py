"""A pipe in the place of a file: whoever opens it waits for somebody who writes into it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PERLU_PIPA = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")


@contextmanager
def pipa(tempat: Path) -> Iterator[None]:
    """Lay a pipe at a place; a program that does open it gets nothing instead of stopping the tests."""
    os.mkfifo(tempat)
    penulis = threading.Thread(target=lambda: tempat.open("wb").close())
    penulis.start()
    try:
        yield
    finally:
        pembaca = os.open(tempat, os.O_RDONLY | os.O_NONBLOCK)
        penulis.join()
        os.close(pembaca)
