"""Evidence handed in as a person does: chosen, dropped, and without any script."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.peramban.conftest import SANDI, Peramban
from tests.tata_usaha.contoh_bukti import CONTOH
from zi_model.bukti import JenisBerkas

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
PDF = CONTOH[JenisBerkas.PDF]()
PAPAN, KODE = "/kewajiban/2026-TW2?unit=semua", "2.1.3.1"
_JATUHKAN = """([isi, nama]) => {
  const bita = Uint8Array.from(atob(isi), (c) => c.charCodeAt(0));
  const bawaan = new DataTransfer();
  bawaan.items.add(new File([bita], nama, {type: "application/pdf"}));
  return bawaan;
}"""


def berkas(nama: str, tambahan: bytes = b"") -> dict[str, object]:
    """Return a file as a person chooses it; `tambahan` makes it differ from others."""
    return {"name": nama, "mimeType": "application/pdf", "buffer": PDF + tambahan}


def test_a_chosen_file_completes_the_row_without_leaving_the_board(peramban: Peramban) -> None:
    papan = peramban.masuk("dewi", PAPAN)
    baris = papan.get_by_role("row").filter(has=papan.get_by_role("link", name=KODE, exact=True))
    expect(baris).not_to_contain_text("Lengkap")
    baris.get_by_text("Unggah bukti").click()
    baris.locator("input[type=file]").set_input_files([berkas("laporan evaluasi.pdf", b"\n%1")])
    baris.get_by_role("button", name="Kirim").click()
    expect(baris).to_contain_text("✓ laporan: laporan evaluasi.pdf")
    expect(baris).to_contain_text("Lengkap")
    expect(papan.get_by_role("status")).to_contain_text("laporan evaluasi.pdf")
    assert papan.url.endswith(PAPAN), "no page was left"
    papan.reload()
    expect(baris).to_contain_text("✓ laporan: laporan evaluasi.pdf")


def test_a_file_dropped_on_the_row_does_the_same(peramban: Peramban) -> None:
    papan = peramban.masuk("dewi", PAPAN.replace("TW2", "TW3"))
    baris = papan.get_by_role("row").filter(has=papan.get_by_role("link", name=KODE, exact=True))
    isi = base64.b64encode(PDF + b"\n%2").decode()
    bawaan = papan.evaluate_handle(_JATUHKAN, [isi, "dijatuhkan.pdf"])
    baris.dispatch_event("dragover", {"dataTransfer": bawaan})
    expect(baris).to_have_class("jatuh-sini")
    baris.dispatch_event("drop", {"dataTransfer": bawaan})
    expect(baris).to_contain_text("✓ laporan: dijatuhkan.pdf")
    expect(baris).to_contain_text("Lengkap")


def test_what_is_no_evidence_is_said_at_the_row(peramban: Peramban) -> None:
    papan = peramban.masuk("dewi", PAPAN.replace("TW2", "TW4"))
    baris = papan.get_by_role("row").filter(has=papan.get_by_role("link", name=KODE, exact=True))
    baris.get_by_text("Unggah bukti").click()
    palsu = {"name": "palsu.pdf", "mimeType": "application/pdf", "buffer": b"bukan PDF"}
    baris.locator("input[type=file]").set_input_files([palsu])
    baris.get_by_role("button", name="Kirim").click()
    expect(baris.locator("[data-kirim] .tolak")).to_contain_text("palsu.pdf")
    expect(baris).not_to_contain_text("✓")


def test_without_scripts_one_logs_in_and_hands_in_evidence(peramban: Peramban, tmp_path: Path) -> None:
    halaman = peramban.buka(java_script_enabled=False)
    halaman.goto(f"/kewajiban/2026-TW1/{KODE}")
    halaman.get_by_label("Nama masuk").fill("dewi")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(KODE)
    kiriman = tmp_path / "tanpa skrip.pdf"
    kiriman.write_bytes(PDF + b"\n%3")
    halaman.get_by_label("Unggah bukti").set_input_files(kiriman)
    halaman.get_by_role("button", name="Kirim").click()
    expect(halaman.get_by_role("main")).to_contain_text("✓ laporan: tanpa skrip.pdf")
    expect(halaman.get_by_role("status")).to_contain_text("diterima")
