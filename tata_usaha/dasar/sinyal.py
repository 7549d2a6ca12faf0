"""Whatever tells a command to end, ends it as Ctrl-C does: SIGTERM, or the closing of its window."""

from __future__ import annotations

import signal
import sys

# Windows has no SIGHUP, and only Windows has SIGBREAK
_MENGAKHIRI = [getattr(signal, nama) for nama in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, nama)]


def berhenti_seperti_ctrl_c() -> None:
    """Let SIGTERM and a closed window end us as Ctrl-C does, which a shell in the background had us ignore."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for sinyal in _MENGAKHIRI:
        signal.signal(sinyal, _akhiri)
    if sys.platform == "win32":
        _dengar_jendela_ditutup()


def _akhiri(*_: object) -> None:
    """Raise what Ctrl-C raises, once: a terminal that closes and its shell both send SIGHUP."""
    for sinyal in _MENGAKHIRI:
        signal.signal(sinyal, signal.SIG_IGN)
    signal.raise_signal(signal.SIGINT)


if sys.platform == "win32":
    import _thread
    import ctypes
    import time

    _TUTUP = {2, 5, 6}  # the window is closed, the user logs off, the computer shuts down
    _SELAMA_MUNGKIN = 60.0  # Windows itself waits five seconds

    def _jendela_ditutup(kejadian: int) -> int:
        """Interrupt the main thread and give it time: Windows ends the process as soon as this returns."""
        if kejadian in _TUTUP:
            _thread.interrupt_main()
            time.sleep(_SELAMA_MUNGKIN)
        return 0

    _PENDENGAR = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(_jendela_ditutup)  # kept while Windows may call it

    def _dengar_jendela_ditutup() -> None:
        ctypes.windll.kernel32.SetConsoleCtrlHandler(_PENDENGAR, 1)
