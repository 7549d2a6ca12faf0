"""`zi outbox terima` as a secretary sees it: what came home, what stays, and the command that helps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Meja
from tests.tata_usaha.cli.test_cli_daur import PPID, siap
from tests.tata_usaha.pindaian_uji import pindaian

__all__ = ["siap"]  # the fixture: a decree that is ready


@pytest.mark.tahan
def test_what_waits_is_told_and_taken_in_from_the_command_line(meja: Meja, siap: Path) -> None:
    masuk = meja.pengaturan.outbox / "sigi" / "masuk"
    assert (masuk / "BACA-SAYA.txt").is_file(), "made with the first letter"
    assert meja.zi("outbox", "terima").out == f"Tidak ada yang menunggu di {masuk}.\n"
    (masuk / "scan.pdf").write_bytes(pindaian(PPID))
    (masuk / "lain.pdf").write_bytes(pindaian(""))

    daftar = meja.zi("outbox").out
    assert "Menunggu diterima di folder masuk: lain.pdf, scan.pdf" in daftar
    assert "Jalankan: zi outbox terima" in daftar
    assert "tidak dikenal buku agenda" not in daftar

    hasil = meja.zi("outbox", "terima")
    assert hasil.kode == 9
    salinan = siap.with_name("Keputusan Tim PPID 2026 (ditandatangani).pdf")
    (di_bukti,) = meja.pengaturan.bukti.rglob(salinan.name)
    assert hasil.out == (
        f"scan.pdf: {PPID} tercatat ditandatangani, dikenal dari kode di kaki halaman.\n"
        f"  Salinannya disimpan: {salinan}\n"
        "  Membuktikan 2.3.1.1 2026: keputusan, rencana aksi.\n"
        f"  Salinannya ditaruh di folder bukti: {di_bukti}\n"
    )
    assert di_bukti.read_bytes() == salinan.read_bytes() == pindaian(PPID)
    assert "1 dari 2 kiriman belum diterima; tetap di tempatnya:\n  lain.pdf: " in hasil.err
    assert f'    zi outbox tandatangani KUNCI "{masuk / "lain.pdf"}"\n' in hasil.err
    assert "dikenal kode di kaki halaman" in meja.zi("outbox", "riwayat", PPID).out

    ulang = meja.zi("outbox", "terima", str(masuk / "diterima" / "scan.pdf"), "--json")
    (kiriman,) = json.loads(ulang.out)["kiriman"]
    assert (ulang.kode, kiriman["nasib"], kiriman["kunci"]) == (0, "SUDAH", PPID)
    assert meja.zi("periksa").kode == 0
