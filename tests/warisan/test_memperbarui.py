"""docs/memperbarui.md followed as it stands: the folders of version 0.1 copied into today's program."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.rencana.baca_kantor import baca_kantor
from tests.conftest import Meja
from tests.warisan.toko import buka_arsip

HALAMAN = (AKAR / "docs" / "memperbarui.md").read_text(encoding="utf-8")
KODE_GALAT = (AKAR / "docs" / "kode-galat.md").read_text(encoding="utf-8")


@pytest.fixture
def baru(meja: Meja, tmp_path: Path) -> Meja:
    """Return a fresh program with the office's old folders in the place of the delivered ones."""
    lama = tmp_path / "lama"
    lama.mkdir()
    buka_arsip(lama)
    shutil.rmtree(meja.pengaturan.plan / "sigi")
    shutil.copytree(lama / "plan" / "sigi", meja.pengaturan.plan / "sigi")
    shutil.copytree(lama / "bukti", meja.pengaturan.bukti)
    shutil.copytree(lama / "outbox", meja.pengaturan.outbox)
    return meja


def isi_naskah(outbox: Path) -> list[tuple[str, bytes]]:
    """Return the Word files of an outbox, wherever they lie in it."""
    return sorted((p.name, p.read_bytes()) for p in outbox.rglob("*.docx"))


def kode_di_halaman() -> set[str]:
    """Return the codes of the page's table."""
    return set(re.findall(r"^\| `([A-Z]\d\d)`", HALAMAN, re.MULTILINE))


@pytest.mark.tahan
def test_the_checks_pass_and_say_only_what_the_page_explains(baru: Meja) -> None:
    hasil = baru.zi("rencana", "periksa")
    assert hasil.kode == 0, hasil.err
    assert "65 indikator, 121 kewajiban" in hasil.out
    dulu = baca_kantor(AKAR / "plan", "sigi")[1]  # what the plan itself is told, updated or not
    baru_disebut = set(re.findall(r"catatan ([A-Z]\d\d):", hasil.err)) - {m.kode for m in dulu if m.kode[:2] != "R8"}
    assert baru_disebut
    assert baru_disebut <= kode_di_halaman()
    assert baru.zi("templat", "periksa").kode == 0


def test_every_code_that_the_page_explains_is_one_of_the_programs() -> None:
    assert kode_di_halaman() == {"R31", "R81", "R82", "T30", "T31"}
    assert all(f"| {kode} |" in KODE_GALAT for kode in kode_di_halaman())


def test_letters_numbers_and_evidence_are_those_of_before(baru: Meja, tmp_path: Path) -> None:
    """By the old folder's own register, read where it lies."""
    atur = Pengaturan.dari_lingkungan({f"ZI_{n.upper()}": str(tmp_path / "lama" / n) for n in ("bukti", "outbox")})
    naskah = {n["kunci"]: n for n in json.loads(baru.zi("outbox", "--json").out)}
    assert len(naskah) == 31
    assert all(Path(n["berkas"]).is_relative_to(baru.pengaturan.outbox) for n in naskah.values())
    assert not [n for n in naskah.values() if n["berubah_sesudah_siap"] or n["sha256"] is None]
    assert isi_naskah(baru.pengaturan.outbox) == isi_naskah(atur.outbox)
    status = json.loads(baru.zi("status", "2026-TW1", "--per", "2026-04-03", "--json").out)
    (monev,) = [k for k in status["kewajiban"] if (k["kode"], k["periode"]) == ("1.3.1.2", "2026-TW1")]
    assert {b["berkas"].rsplit("/", 1)[1]: b["diterima"][:10] for b in monev["bukti"]} == {
        "Laporan Monev.pdf": "2026-04-02",
        "rapat 25 Maret.jpg": "2026-03-27",
    }


def test_what_may_be_deleted_can_be_deleted_without_a_change(baru: Meja) -> None:
    """Files and references of which the check says so: the office is read as the same afterwards."""
    plan = baru.pengaturan.plan
    sebelum, masalah = baca_kantor(plan, "sigi")
    boleh = [m for m in masalah if "boleh dihapus" in m.saran]
    assert len(boleh) > len(masalah) / 3, "much of what an office brings along it never changed"
    butir = {m.letak.baris - 1 for m in boleh if m.saran.startswith("Butir")}
    for satu in (m for m in boleh if m.saran.startswith("Berkas")):
        Path(satu.letak.berkas).unlink()
    hukum = plan / "sigi" / "hukum.yaml"
    baris = hukum.read_text(encoding="utf-8").splitlines(keepends=True)
    ke = [max((i for i in range(no + 1) if baris[i].startswith("- ")), default=-1) for no in range(len(baris))]
    hukum.write_text("".join(b for b, awal in zip(baris, ke, strict=True) if awal not in butir), encoding="utf-8")

    sesudah, masalah = baca_kantor(plan, "sigi")

    assert not [m for m in masalah if "boleh dihapus" in m.saran]
    (satu,), (lain,) = sebelum, sesudah
    assert (lain.kantor.teks, lain.kantor.hukum) == (satu.kantor.teks, satu.kantor.hukum)
