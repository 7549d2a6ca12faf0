"""Who writes into the register lays its copy of the day aside first, and never writes into one that was lost."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from tata_usaha.agenda.cadangan import daftar_salinan, nama_salinan, salinan_terbaru
from tata_usaha.dasar.pengaturan import AKAR
from tests.conftest import Meja

PPID, UPG = "keputusan/tim-ppid", "keputusan/tim-upg"


def register(meja: Meja) -> Path:
    return Path(meja.pengaturan.database.removeprefix("sqlite:///"))


def hari(meja: Meja) -> list[str]:
    return [str(s.hari) for s in daftar_salinan(meja.pengaturan.folder_cadangan[0])]


def banyak(meja: Meja) -> int:
    salinan = salinan_terbaru(meja.pengaturan.folder_cadangan)
    assert salinan is not None
    return salinan.banyak


@pytest.mark.tahan
def test_each_day_on_which_something_is_written_has_a_copy(meja: Meja, jam: Callable[[str], None]) -> None:
    """It knows the last write; a command that is refused makes none."""
    jam("2026-02-02T09:00+08:00")
    assert meja.zi("naskah", "buat", PPID).kode == 0
    assert hari(meja) == ["2026-02-02"]
    sebelum = banyak(meja)
    assert meja.zi("outbox", "nomori", "tim-ppid", "--nomor", "15", "--tanggal", "2026-02-03").kode == 0
    assert (hari(meja), banyak(meja)) == (["2026-02-02"], sebelum + 1)
    jam("2026-02-03T09:00+08:00")
    assert meja.zi("outbox").kode == 0
    assert hari(meja) == ["2026-02-02"], "looking makes no copy"
    assert meja.zi("outbox", "siap", "tim-ppid").kode == 5
    assert hari(meja) == ["2026-02-02"], "it was refused"
    assert meja.zi("outbox", "batal", "tim-ppid", "--alasan", "tidak jadi").kode == 0
    assert (hari(meja), banyak(meja)) == (["2026-02-03", "2026-02-02"], sebelum + 2)


@pytest.mark.tahan
def test_a_register_that_was_lost_or_set_back_is_not_written_into(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-02-02T09:00+08:00")
    meja.zi("naskah", "buat", PPID)
    lama = register(meja).read_bytes()
    jam("2026-02-03T09:00+08:00")
    meja.zi("outbox", "nomori", "tim-ppid", "--nomor", "15", "--tanggal", "2026-02-03")
    meja.zi("naskah", "buat", UPG)
    for isi in (None, b"", lama):
        register(meja).unlink()
        if isi is not None:
            register(meja).write_bytes(isi)
        for perintah in (("naskah", "buat", UPG), ("outbox", "siap", "tim-ppid")):
            hasil = meja.zi(*perintah)
            assert hasil.kode == 7, perintah
            assert "3 Februari 2026" in hasil.err
            assert "zi pulihkan" in hasil.err


def test_evidence_is_not_judged_by_a_register_that_was_lost(meja: Meja) -> None:
    """It alone knows when each file arrived: judged by an empty one, all would have come today."""
    assert meja.zi("naskah", "buat", PPID).kode == 0
    assert meja.zi("status", "2026-TW1").kode == 0
    register(meja).unlink()
    for perintah in (("status", "2026-TW1"), ("bukti", "periksa")):
        hasil = meja.zi(*perintah)
        assert (hasil.kode, "zi pulihkan" in hasil.err) == (7, True), perintah


def test_a_second_folder_gets_the_copies_too_and_one_out_of_reach_stops_nothing(
    meja: Meja,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    jam: Callable[[str], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    jam("2026-02-02T09:00+08:00")
    usb = tmp_path / "usb"
    monkeypatch.setenv("ZI_CADANGAN", str(usb))
    assert meja.zi("naskah", "buat", PPID).kode == 0
    assert (usb / nama_salinan(salinan_terbaru([usb]).hari)).exists()  # type: ignore[union-attr] # there is one
    (tmp_path / "berkas").write_bytes(b"")
    monkeypatch.setenv("ZI_CADANGAN", str(tmp_path / "berkas" / "usb"))
    jam("2026-02-03T09:00+08:00")
    hasil = meja.zi("naskah", "buat", UPG)
    assert hasil.kode == 0
    (kabar,) = caplog.messages
    assert "Salinan buku agenda hari ini tidak dapat ditaruh" in kabar
    assert "Keputusan Tim UPG" in hasil.out


def test_a_copy_is_not_written_again_when_nothing_happened(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-02-02T09:00+08:00")
    meja.zi("naskah", "buat", PPID)
    (tempat,) = (s.tempat for s in daftar_salinan(meja.pengaturan.folder_cadangan[0]))
    sebelum = tempat.stat()
    meja.zi("naskah", "buat", PPID)
    assert (tempat.stat().st_mtime_ns, tempat.stat().st_ino) == (sebelum.st_mtime_ns, sebelum.st_ino)


def test_every_use_case_that_writes_opens_the_register_so() -> None:
    """Who acts is given only by those who write; what they open must be guarded."""
    lolos = []
    for berkas in (AKAR / "tata_usaha/kerja").glob("*.py"):
        pohon = ast.parse(berkas.read_text(encoding="utf-8"))
        nama = {
            satu.asname or satu.name
            for simpul in ast.walk(pohon)
            if isinstance(simpul, ast.ImportFrom) and simpul.module == "tata_usaha.agenda.basis_data"
            for satu in simpul.names
        }
        panggilan = [n for n in ast.walk(pohon) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
        menulis = [n for n in panggilan if n.func.id in nama and len(n.args) + len(n.keywords) > 1]  # type: ignore[attr-defined]
        lolos += [f"{berkas.name}:{n.lineno}" for n in menulis if berkas.stem not in {"buka_agenda", "pulihkan"}]
    assert lolos == []
