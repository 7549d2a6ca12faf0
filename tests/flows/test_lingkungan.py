"""Prefect's environment: every variable that we set is one that Prefect knows, and takes effect."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from flows import lingkungan
from tata_usaha.dasar.galat import GalatPemakaian


def test_pengaturan_pengguna_dihormati() -> None:
    milik = {"PREFECT_HOME": "/tempat/lain", "ZI_PORT": "4300"}
    lingkungan.siapkan(milik)
    assert milik["PREFECT_HOME"] == "/tempat/lain"
    assert milik["PREFECT_SERVER_API_PORT"] == "4300"


@pytest.mark.parametrize("lama", ["", "intranet.kpu.go.id", "localhost,127.0.0.1"])
def test_proxy_kantor_tidak_menghalangi_server_di_komputer_sendiri(lama: str) -> None:
    milik = {"NO_PROXY": lama}
    lingkungan.siapkan(milik)
    lingkungan.siapkan(milik)
    bagian = milik["NO_PROXY"].split(",")
    assert sorted(bagian) == sorted({*filter(None, lama.split(",")), "127.0.0.1", "localhost"})


@pytest.mark.parametrize("teks", ["0", "65536", "-1", "4200 ", "４２００", "http"])
def test_porta_yang_tidak_ada_ditolak(teks: str) -> None:
    with pytest.raises(GalatPemakaian):
        lingkungan.baca_porta({"ZI_PORT": teks})


@pytest.mark.tahan
def test_prefect_mengenal_dan_memakai_semua_yang_ditetapkan() -> None:
    """A variable that Prefect renamed would be ignored without a word; so each is compared with what it read."""
    milik = {n: v for n, v in os.environ.items() if not n.startswith(("PREFECT_", "ZI_"))}
    lingkungan.siapkan(milik)
    program = (
        "import json; from prefect.settings import get_current_settings; "
        "print(json.dumps(get_current_settings().to_environment_variables(exclude_unset=True, include_aliases=True)))"
    )
    selesai = subprocess.run([sys.executable, "-c", program], env=milik, capture_output=True, text=True, check=True)
    dibaca = json.loads(selesai.stdout)
    ditetapkan = {n for n in milik if n.startswith("PREFECT_")}
    assert ditetapkan <= set(dibaca)
    assert dibaca["PREFECT_SERVER_API_HOST"] == "127.0.0.1"
    assert dibaca["PREFECT_SERVER_ANALYTICS_ENABLED"].lower() == "false"
    assert "*" not in dibaca["PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS"]
