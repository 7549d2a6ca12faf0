"""`zi layani --meja` as people run it: the desk beside the schedules, killed, opened again, gone with `zi layani`."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.server.layanan import cari_porta
from tata_usaha.dasar.pintu import ALAMAT_LOKAL, bebas
from tests.conftest import Meja
from tests.flows.jendela import tunggu
from tests.flows.layanan_uji import ZI, layani
from tests.flows.meja_uji import dasar, meja_menjawab, peramban, proses_meja
from tests.tata_usaha.contoh_bukti import CONTOH
from zi_model.bukti import JenisBerkas

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mengirim sinyal Unix, membaca /proc")
UPG = "sigi/2026/keputusan/tim-upg"


@pytest.fixture
def lingkungan(lingkungan_layani: dict[str, str]) -> dict[str, str]:
    """Return the environment of both, without what would let their words wait for each other."""
    milik = {**lingkungan_layani, "ZI_MEJA_PORT": str(cari_porta())}
    del milik["PYTHONUNBUFFERED"]
    return milik


@pytest.mark.tahan
def test_the_desk_lives_beside_the_schedules_and_ends_with_them(
    meja: Meja, lingkungan: dict[str, str], tmp_path: Path
) -> None:
    porta = lingkungan["ZI_MEJA_PORT"]
    with layani(lingkungan, tmp_path / "pertama.txt", "--meja") as layanan:
        tunggu("meja", lambda: meja_menjawab(porta), 120)
        assert f"Meja terbuka di http://127.0.0.1:{porta}" in tunggu("sapaan", layanan.kata)
        assert re.search(rf"Belum ada admin\..* http://127\.0\.0\.1:{porta}/awal/\S+", layanan.kata())
        layanan.tunggu_jadwal()
        _kerja_sambil_jalan(meja, lingkungan, porta)

        (lama,) = proses_meja(porta)
        os.kill(lama, signal.SIGKILL)
        tunggu("meja lagi", lambda: proses_meja(porta) not in ([], [lama]) and meja_menjawab(porta), 120)
        assert layanan.kata().count("Meja berhenti (kode -9)") == 1
        with peramban(meja, porta) as siti:
            assert "laporan monev.pdf" in siti.get("/kewajiban/2026-TW1/2.1.3.1").text

        layanan.proses.kill()  # as a power cut does
        tunggu("meja ikut hilang", lambda: not proses_meja(porta))
        tunggu("porta bebas", lambda: all(bebas(ALAMAT_LOKAL, int(p)) for p in (porta, lingkungan["ZI_PORT"])))

    with layani(lingkungan, tmp_path / "kedua.txt", "--meja") as layanan:
        tunggu("meja", lambda: meja_menjawab(porta), 120)
        layanan.tunggu_jadwal()
        layanan.hentikan()
        assert not proses_meja(porta)
        assert "Meja ditutup." in layanan.kata()
        assert all(bebas(ALAMAT_LOKAL, int(p)) for p in (porta, lingkungan["ZI_PORT"]))


def _kerja_sambil_jalan(meja: Meja, lingkungan: dict[str, str], porta: str) -> None:
    """Hand in evidence and number a letter at the desk while a run lays the letters of a quarter."""
    assert meja.zi("naskah", "buat", "keputusan/tim-upg").kode == 0
    jalan = subprocess.Popen([*ZI, "jalankan", "triwulanan", "2026-TW1"], env=lingkungan, stdout=subprocess.DEVNULL)
    with peramban(meja, porta) as siti:
        berkas = {"berkas": ("laporan monev.pdf", CONTOH[JenisBerkas.PDF]())}
        assert siti.post("/kewajiban/2026-TW1/2.1.3.1/berkas", files=berkas).status_code == 303
        isi = {"dasar": dasar(siti.get(f"/naskah/{UPG}").text), "nomor": "21", "tanggal": "2026-02-16"}
        assert siti.post(f"/naskah/{UPG}/nomori", data=isi).status_code == 303
        assert "16 Februari 2026" in siti.get(f"/naskah/{UPG}").text
        assert jalan.wait(180) == 0
        assert "Laporan Monev" in siti.get("/naskah").text
    assert meja.zi("periksa").kode == 0


@pytest.mark.tahan
def test_a_desk_that_is_there_already_is_left_alone(meja: Meja, lingkungan: dict[str, str], tmp_path: Path) -> None:
    porta = lingkungan["ZI_MEJA_PORT"]
    with subprocess.Popen([*ZI, "meja"], env=lingkungan, stdout=subprocess.DEVNULL) as sendiri:
        try:
            tunggu("meja", lambda: meja_menjawab(porta), 120)
            with layani(lingkungan, tmp_path / "kata.txt", "--meja") as layanan:
                assert layanan.proses.wait(120) == 8
                assert f"Porta meja {porta} sudah dipakai program lain" in layanan.kata()
            assert meja_menjawab(porta)
            assert meja.pengaturan.plan.exists()
        finally:
            sendiri.send_signal(signal.SIGINT)
        assert sendiri.wait(60) == 0
