"""How far long copying has come: on a terminal only, on standard error, so that what is printed stays what it was.

rich is imported only where there is a terminal to draw on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_LANGKAH_PANJANG = 8 * 2**20
"""Less than so many bytes are done before anybody could read how far they are."""


@contextmanager
def kemajuan(berkas: tuple[Path, ...]) -> Iterator[Callable[[str, int], None] | None]:
    """Give a function that is told of the file under way and of how many more bytes are done; None: nobody watches.

    "" is told when all is copied and the folder is looked through.
    """
    seluruh = sum(_ukuran(satu) for satu in berkas)
    if not sys.stderr.isatty() or seluruh < _LANGKAH_PANJANG:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    kolom = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*kolom, console=Console(stderr=True), transient=True) as layar:
        tugas = layar.add_task("Menyalin", total=seluruh)

        def kabar(nama: str, bita: int) -> None:
            layar.update(tugas, advance=bita, description=nama[:30] or "Memeriksa folder bukti")

        yield kabar


def _ukuran(berkas: Path) -> int:
    try:
        return berkas.stat().st_size
    except OSError:
        return 0
