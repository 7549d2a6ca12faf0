"""The desk as a child of `zi layani --meja`: opened beside the schedules, opened again when it dies, closed with us.

It is `zi meja` as a person would start it, in a process of its own: a schedule at work slows no page down, and neither
takes the other along when it dies. It speaks for itself on our output. Its standard input is a pipe of ours, so that
it ends when we are gone, however that came about. Only this computer reaches it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import Self

from flows.pencatatan import CATATAN
from tata_usaha.dasar.galat import GalatLayanan
from tata_usaha.dasar.pintu import ALAMAT_LOKAL, bebas

_BATAS_HENTI = 20.0
"""Seconds that it may take to end: it gives a page under way five, and stops the making of pages of letters."""
_LAMA = 60.0
"""Seconds after which a desk that dies is opened again at once; one that died sooner waits longer each time."""
_JEDA_MAKS = 300.0


class AnakMeja:
    """The desk of an office while a `with` lasts."""

    def __init__(self, satker: str, porta: int) -> None:
        self._satker, self._porta = satker, porta
        self._anak: subprocess.Popen[bytes] | None = None
        self._henti = threading.Event()
        self._pengawas = threading.Thread(target=self._awasi, name="pengawas-meja", daemon=True)

    def __enter__(self) -> Self:
        """Open it; it says itself when it is there.

        Raises:
            GalatLayanan: when somebody else is on its port.

        """
        if not bebas(ALAMAT_LOKAL, self._porta):
            raise GalatLayanan(
                f"Porta meja {self._porta} sudah dipakai program lain, mungkin meja yang sudah terbuka.",
                "Hentikan dulu yang itu, atau pilih porta lain, misalnya ZI_MEJA_PORT=4310 zi layani --meja.",
            )
        self._anak = self._jalankan()
        self._pengawas.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, and return when it is gone."""
        self._henti.set()
        self._pengawas.join()
        if self._anak is None or self._anak.stdin is None:
            return
        self._anak.stdin.close()  # which tells it to stop
        try:
            self._anak.wait(_BATAS_HENTI)
        except subprocess.TimeoutExpired:
            self._anak.kill()
            self._anak.wait()

    def _jalankan(self) -> subprocess.Popen[bytes]:
        # a process session of its own: Ctrl-C reaches us first, and a page under way is let finish
        return subprocess.Popen(  # noqa: S603 - our own program, an office whose plan has been read
            [sys.executable, "-c", "from tata_usaha.cli import main; main()", "meja", "--satker", self._satker],
            stdin=subprocess.PIPE,
            env=os.environ | {"ZI_MEJA_BERSAMA_INDUK": "1"},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    def _awasi(self) -> None:
        """Open it again whenever it has ended, later and later while that does not help."""
        gagal, mulai = 0, time.monotonic()
        while not self._henti.wait(1):
            if self._anak is None or self._anak.poll() is None:
                continue
            gagal = gagal + 1 if time.monotonic() - mulai < _LAMA else 0
            jeda = min(2.0**gagal, _JEDA_MAKS) if gagal else 0.0
            if self._anak.stdin is not None:
                self._anak.stdin.close()
            kapan = f"dibuka lagi sesudah {jeda:.0f} detik" if jeda else "dibuka lagi"
            CATATAN.warning("Meja berhenti (kode %s); %s.", self._anak.returncode, kapan)
            if self._henti.wait(jeda):
                return
            try:
                self._anak = self._jalankan()
            except OSError as galat:  # no memory, no more processes: the next round tries again
                CATATAN.warning("Meja belum dapat dibuka: %s.", galat)
            mulai = time.monotonic()
