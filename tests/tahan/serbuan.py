"""Many processes at once, some killed at a moment that chance picks: the means of the endurance tests.

A test starts its scenario as a program of its own (`jalankan_skenario`), which has loaded everything once and
forks its workers from there; so a round costs no start-up, and a worker is a real process that `kill -9` ends.
"""

from __future__ import annotations

import os
import random
import secrets
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

HANYA_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")


def jalankan_skenario(modul: str, folder: Path, *pilihan: str) -> None:
    """Run a scenario in its own process with a seed of its own; a failure tells how to repeat it."""
    benih = os.environ.get("ZI_BENIH") or str(secrets.randbelow(10**9))
    perintah = [sys.executable, "-m", modul, str(folder), benih, *pilihan]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, f"ZI_BENIH={benih}\n{hasil.stdout[-4000:]}\n{hasil.stderr[-8000:]}"


def serbu(acak: random.Random, kerja: Sequence[Callable[[], object]], bunuh: int, paling_lama: float) -> int:
    """Do several jobs at once, each in a process of its own, and kill `bunuh` of them; return how many died so.

    The moment of each kill is up to `paling_lama` seconds after the start. When all are to die they die at once, as
    in a power cut, so that none finishes the work of another.

    Raises:
        AssertionError: when a job that was not killed failed; it has printed why.

    """
    anak = [_cabang(satu) for satu in kerja]
    awal = time.monotonic()
    semua = acak.uniform(0, paling_lama) if bunuh == len(kerja) else None
    for saat, pid in sorted((semua or acak.uniform(0, paling_lama), pid) for pid in acak.sample(anak, bunuh)):
        time.sleep(max(0.0, awal + saat - time.monotonic()))
        os.kill(pid, signal.SIGKILL)
    mati = 0
    for pid in anak:
        _, keadaan = os.waitpid(pid, 0)
        if os.WIFSIGNALED(keadaan):
            mati += 1
        else:
            assert os.waitstatus_to_exitcode(keadaan) == 0, "a job failed, see above"
    return mati


def _cabang(kerja: Callable[[], object]) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        kerja()
    except BaseException:  # noqa: BLE001 - the child must never run on in its parent's code
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
