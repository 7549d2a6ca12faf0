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


def test_what_is_said_of_each_file_stays_and_one_refusal_stops_no_other(peramban: Peramban) -> None:
    """On the board and on the page of one row; what is typed beside it stays as well."""
    palsu = {"name": "palsu.pdf", "mimeType": "application/pdf", "buffer": b"bukan PDF"}
    halaman = peramban.masuk("dewi", "/kewajiban/2026-S1/4.2.1.8")
    halaman.get_by_label("Tambahkan kendala").fill("Masih saya tulis.")
    halaman.get_by_label("Unggah bukti").set_input_files([palsu, berkas("satu.pdf", b"\n%4"), palsu])
    halaman.get_by_role("button", name="Kirim").click()
    kabar = halaman.locator("[data-kirim]")
    expect(kabar.locator("p.tolak")).to_have_count(2)
    expect(kabar).to_contain_text("“satu.pdf” diterima")
    expect(halaman.locator("#berkas")).to_contain_text("satu.pdf")
    expect(halaman.get_by_label("Tambahkan kendala")).to_have_value("Masih saya tulis.")
    halaman.context.clear_cookies()
    halaman.get_by_label("Unggah bukti").set_input_files([berkas("dua.pdf", b"\n%5")])
    halaman.get_by_role("button", name="Kirim").click()
    expect(kabar).to_contain_text("“dua.pdf” tidak terkirim: Anda sudah keluar.")
    halaman.get_by_role("button", name="Catat").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Anda sudah keluar")
    expect(halaman.get_by_role("main")).to_contain_text("Masih saya tulis.")


def test_a_file_dropped_beside_the_row_does_not_leave_the_page(peramban: Peramban) -> None:
    papan = peramban.masuk("dewi", PAPAN)
    bawaan = papan.evaluate_handle(_JATUHKAN, [base64.b64encode(PDF).decode(), "meleset.pdf"])
    diterima = papan.locator("h1").evaluate(
        "(h, d) => h.dispatchEvent(new DragEvent('drop', {dataTransfer: d, bubbles: true, cancelable: true}))", bawaan
    )
    assert diterima is False, "the browser would have opened it in the place of the page"


def test_what_arrived_before_the_connection_was_cut_is_shown(peramban: Peramban) -> None:
    halaman = peramban.masuk("dewi", "/kewajiban/2026-S2/4.2.1.8")
    kiriman = iter((False, True, True))
    halaman.route("**/berkas", lambda jalur: jalur.abort() if next(kiriman) else jalur.continue_())
    halaman.get_by_label("Unggah bukti").set_input_files([berkas("tiba.pdf", b"\n%6"), berkas("putus.pdf", b"\n%7")])
    halaman.get_by_role("button", name="Kirim").click()
    expect(halaman.locator("[data-kirim]")).to_contain_text("“putus.pdf” tidak terkirim: sambungan terputus")
    expect(halaman.locator("#berkas")).to_contain_text("tiba.pdf")
    expect(halaman.locator("#berkas")).not_to_contain_text("putus.pdf")


def test_what_is_remarked_on_a_file_stands_once(peramban: Peramban) -> None:
    for baris in ("2026-S1/4.2.1.8", "2026-TW1/2.1.3.1"):
        halaman = peramban.masuk("dewi", f"/kewajiban/{baris}")
        halaman.get_by_label("Unggah bukti").set_input_files([berkas("kembar.pdf", b"\n%8")])
        halaman.get_by_role("button", name="Kirim").click()
        expect(halaman.locator("[data-kirim]")).to_contain_text("“kembar.pdf” diterima")
    expect(halaman.locator("#diminta")).to_contain_text("“kembar.pdf”: isinya sama persis dengan")
    expect(halaman.locator(".ingat", has_text="isinya sama persis")).to_have_count(1)


def test_whoever_leaves_while_files_are_on_their_way_is_asked(peramban: Peramban) -> None:
    halaman = peramban.masuk("dewi", "/kewajiban/2026-S2/4.2.1.8")
    ditanya: list[str] = []
    halaman.on("dialog", lambda dialog: (ditanya.append(dialog.type), dialog.accept()))
    halaman.route("**/berkas", lambda _: None)  # never answered
    halaman.get_by_label("Unggah bukti").set_input_files([berkas("lama.pdf", b"\n%8")])
    halaman.get_by_role("button", name="Kirim").click()
    expect(halaman.locator("[data-kirim]")).to_contain_text("Mengirim lama.pdf")
    halaman.goto("/")
    assert ditanya == ["beforeunload"]
    halaman.goto("/kewajiban")
    assert ditanya == ["beforeunload"], "nothing is on its way"


def test_a_refused_upload_says_what_to_do_as_well(peramban: Peramban) -> None:
    halaman = peramban.masuk("dewi", "/kewajiban/2026-S2/4.2.1.8")
    isi = "<div class='galat'><p>Kiriman ini terlalu besar.</p><p>Kirim satu per satu.</p></div>"
    halaman.route("**/berkas", lambda jalur: jalur.fulfill(status=413, body=isi, content_type="text/html"))
    halaman.get_by_label("Unggah bukti").set_input_files([berkas("besar.pdf", b"\n%9")])
    halaman.get_by_role("button", name="Kirim").click()
    expect(halaman.locator("[data-kirim]")).to_have_text(
        "“besar.pdf” tidak terkirim: Kiriman ini terlalu besar. Kirim satu per satu."
    )
