"""How a stranger would have the Prefect server run a command: another account of this computer, or another site's page.

A site's page gets here by DNS rebinding: its own name leads to 127.0.0.1, so that the browser sends
that name, and lets the page read the answers. It does not know the secret, but is let in with it
here, so that the two defences are each tried alone.
"""

from __future__ import annotations

import http.client
from pathlib import Path
from typing import Any

import httpx

from tests.flows.jendela import sandi


def serang(porta: str, rahasia: str, jejak: Path) -> None:
    """Try to have a server make the file `jejak`, in every way; fail when a single request is answered."""
    asing = {"host": f"evil.com:{porta}", "origin": f"http://evil.com:{porta}"}
    for nama, kepala, ditolak in (
        ("halaman situs lain", {**asing, **sandi(rahasia)}, 400),
        ("halaman situs lain tanpa rahasia", asing, 400),
        ("akun lain", {}, 401),
        ("akun lain yang menebak", sandi("0" * 32), 401),
    ):
        jawaban = _suruh(f"http://127.0.0.1:{porta}", kepala, jejak)
        assert jawaban == [ditolak] * len(jawaban), nama
    assert _buka_soket(porta, asing["host"]) == 403
    assert _buka_soket(porta, f"localhost:{porta}") == 101
    with httpx.Client(trust_env=False) as klien:  # nor the page itself, or what needs no secret
        for jalur in ("/", "/ui-settings", "/api/health", "/api/ready", "/docs", "/openapi.json"):
            assert klien.get(f"http://127.0.0.1:{porta}{jalur}", headers=asing).status_code == 400


def _suruh(alamat: str, kepala: dict[str, str], jejak: Path) -> list[int]:
    """Go as far as the server lets us: a flow, a deployment that begins with a command, a run of it."""
    perintah = {"prefect.deployments.steps.run_shell_script": {"script": f"touch {jejak}"}}
    jawaban = []
    with httpx.Client(base_url=f"{alamat}/api", trust_env=False, headers=kepala) as klien:

        def kirim(cara: str, jalur: str, isi: dict[str, Any] | None = None) -> dict[str, Any]:
            balasan = klien.request(cara, jalur, json=isi)
            jawaban.append(balasan.status_code)
            hasil: dict[str, Any] = balasan.json() if balasan.is_success else {}
            return hasil

        token = kirim("GET", "/csrf-token?client=tamu").get("token", "")
        klien.headers.update({"Prefect-Csrf-Client": "tamu", "Prefect-Csrf-Token": token})
        if not token:
            return jawaban
        alur = kirim("POST", "/flows/", {"name": "triwulanan"}).get("id")
        isi = {"name": "triwulanan-sigi", "flow_id": alur, "entrypoint": "a.py:b", "pull_steps": [perintah]}
        deployment = kirim("POST", "/deployments/", isi).get("id")
        kirim("POST", f"/deployments/{deployment}/create_flow_run", {"state": {"type": "SCHEDULED"}})
    return jawaban


def _buka_soket(porta: str, host: str) -> int:
    """Return the answer to a websocket's handshake."""
    sambungan = http.client.HTTPConnection("127.0.0.1", int(porta), timeout=10)
    kepala = {"Host": host, "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    kunci = {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Protocol": "prefect"}
    try:
        sambungan.request("GET", "/api/events/in", headers=kepala | kunci)
        return sambungan.getresponse().status
    finally:
        sambungan.close()
