"""What may answer where the schedules' server is expected: something like it, or nothing like it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Jawab = Callable[["Permintaan"], tuple[int, Any]]
JALAN = "11111111-2222-3333-4444-555555555555"


@dataclass(frozen=True)
class Permintaan:
    """One request: how, for what, with which headers (lower case) and JSON."""

    cara: str
    jalur: str
    kepala: dict[str, str]
    isi: Any = None


@dataclass
class Peladen:
    """A server and what it was asked."""

    alamat: str
    diminta: list[Permintaan] = field(default_factory=list)


@contextmanager
def peladen(jawab: Jawab, *, lambat: bool = False) -> Iterator[Peladen]:
    """Give a server that answers so; `lambat`: a byte at a time, without end."""

    class Penangan(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def _jawab(self) -> None:
            panjang = int(self.headers.get("content-length") or 0)
            isi = json.loads(self.rfile.read(panjang)) if panjang else None
            kepala = {k.lower(): v for k, v in self.headers.items()}
            satu = Permintaan(self.command, self.path, kepala, isi)
            hasil.diminta.append(satu)
            kode, nilai = jawab(satu)
            bita = nilai if isinstance(nilai, bytes) else json.dumps(nilai).encode()
            self.send_response(kode)
            self.send_header("content-length", str(10_000 if lambat else len(bita)))
            self.end_headers()
            try:
                for _ in range(50 if lambat else 0):
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    time.sleep(0.05)
                self.wfile.write(bita)
            except OSError:  # whoever asked has gone
                pass

        do_GET = do_POST = _jawab  # noqa: N815  names of http.server

    server = ThreadingHTTPServer(("127.0.0.1", 0), Penangan)
    server.daemon_threads = True
    hasil = Peladen(f"http://127.0.0.1:{server.server_port}/api")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield hasil
    finally:
        server.shutdown()
        server.server_close()


def seperti_prefect(permintaan: Permintaan) -> tuple[int, Any]:
    """Answer as the server does for an office with one run of each kind that has ended."""
    jalur = permintaan.jalur.removeprefix("/api")
    if jalur.startswith("/csrf-token"):
        return 200, {"token": "rahasia-tulis"}
    if permintaan.cara == "POST" and permintaan.kepala.get("prefect-csrf-token") != "rahasia-tulis":
        return 403, {"detail": "csrf"}
    if jalur == "/deployments/filter":
        return 200, [{"name": nama, "flow_id": f"f-{nama}"} for nama in ("pagi", "bulanan", "triwulanan")]
    if jalur.startswith("/deployments/name/"):
        return 200, {"id": "d-1"}
    if jalur == "/deployments/d-1/create_flow_run":
        return 201, {"id": JALAN}
    if jalur == "/flow_runs/filter":
        jenis = permintaan.isi["flow_runs"]["state"]["type"]["any_"]
        return 200, [_satu("f-bulanan", "SCHEDULED" if jenis == ["SCHEDULED"] else "FAILED")]
    if jalur == f"/flow_runs/{JALAN}":
        return 200, _satu("f-bulanan", "COMPLETED")
    return 404, {"detail": "tidak ada"}


def _satu(flow: str, keadaan: str) -> dict[str, Any]:
    return {
        "id": JALAN,
        "flow_id": flow,
        "name": "Bulanan · Sigi · Maret 2026",
        "parameters": {"satker": "sigi"},
        "state_type": keadaan,
        "state": {"message": "Ada 2 kesalahan di rencana.\nbaris kedua\nJalankan: zi templat periksa"},
        "expected_start_time": "2026-04-01T22:00:00Z",
        "end_time": "2026-04-01T22:01:00Z" if keadaan != "SCHEDULED" else None,
        "tags": ["bulanan", "meja:siti"],
    }
