"""A letter's way at the desk: filled, edited in Word, numbered, ready, scanned; two people at one; keys alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.peramban.conftest import LAYANAN, PPID, SANDI, SOP, SPIP, UPG, Peramban
from tests.tata_usaha.pindaian_uji import pindaian

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
_FOKUS = """async () => {
  await new Promise((lanjut) => requestAnimationFrame(() => requestAnimationFrame(lanjut)));
  const ini = document.activeElement, gaya = getComputedStyle(ini), kotak = ini.getBoundingClientRect();
  return {tampak: gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2,
          layar: kotak.width > 0 && kotak.bottom > 0 && kotak.top < innerHeight,
          apa: ini.outerHTML.slice(0, 120)};
}"""


def unduh(halaman: Any) -> tuple[str, bytes]:
    """Download the letter and return its name and bytes."""
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh berkasnya").click()
    return unduhan.value.suggested_filename, Path(unduhan.value.path()).read_bytes()


def sunting(isi: bytes, kata: str) -> bytes:
    """Return what a person saves who types a word at the end of the letter's first paragraph of text."""
    dokumen = docx.Document(BytesIO(isi))
    next(p for p in dokumen.paragraphs if p.text.strip()).add_run(f" {kata}")
    keluar = BytesIO()
    dokumen.save(keluar)
    return keluar.getvalue()


def unggah(halaman: Any, nama: str, isi: bytes) -> None:
    """Bring an edited letter back."""
    jenis = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    halaman.get_by_label("Unggah berkas yang sudah disunting").set_input_files(
        [{"name": nama, "mimeType": jenis, "buffer": isi}]
    )
    halaman.get_by_role("button", name="Unggah suntingan").click()


def isi_semua(halaman: Any) -> None:
    """Open every part of the form of blanks and fill what is empty."""
    formulir = halaman.locator("#isian form")
    for satu in formulir.locator("details:not([open]) > summary").all()[::-1]:  # what is opened is no longer counted
        satu.click()
    for kolom in formulir.locator("input[name^='isi:'], textarea[name^='isi:']").all():
        if kolom.is_visible() and not kolom.input_value():
            kolom.fill("sudah diisi")
    formulir.get_by_role("button", name="Simpan isian").click()


def test_from_blanks_to_evidence(peramban: Peramban) -> None:
    halaman = peramban.masuk("sasli", f"/naskah/{UPG}")
    tahap = halaman.locator("[aria-current=step]")
    expect(tahap).to_contain_text("Lengkapi")
    isi_semua(halaman)
    expect(tahap).to_contain_text("Nomori")
    halaman.get_by_label("Nomor urut").fill("21")
    halaman.get_by_label("Tanggal naskah").fill("2026-02-16")
    halaman.get_by_role("button", name="Beri nomor dan tanggal").click()
    expect(tahap).to_contain_text("Siap")
    halaman.get_by_role("button", name="Nyatakan siap ditandatangani").click()
    tetap = halaman.get_by_label("Mengapa tetap dinyatakan siap")
    expect(tetap.or_(tahap.filter(has_text="Tanda tangani"))).to_be_visible()
    if tetap.is_visible():  # a legal base that nobody has verified yet
        tetap.fill("sudah dicocokkan dengan salinan aslinya")
        halaman.get_by_role("button", name="Tetap nyatakan siap").click()
    expect(tahap).to_contain_text("Tanda tangani")
    halaman.get_by_label("Pindaian atau foto").set_input_files(
        [{"name": "scan.pdf", "mimeType": "application/pdf", "buffer": pindaian(UPG)}]
    )
    halaman.get_by_role("button", name="Unggah dan catat ditandatangani").click()
    expect(tahap).to_contain_text("Bukti")
    expect(halaman.get_by_role("main")).to_contain_text("Menjadi bukti")
    halaman.get_by_role("main").locator("a[href^='/kewajiban/']").first.click()
    expect(halaman.get_by_role("main")).to_contain_text("✓ keputusan")


def test_a_letter_is_downloaded_edited_in_word_and_brought_back(peramban: Peramban) -> None:
    halaman = peramban.masuk("rahma", f"/naskah/{PPID}")
    nama, lama = unduh(halaman)
    unggah(halaman, nama, sunting(lama, "KATAPERTAMA"))
    expect(halaman.locator("#kabar")).to_contain_text("Suntingan diterima")
    assert b"KATAPERTAMA" in _teks(unduh(halaman)[1])
    halaman.get_by_role("link", name="Bandingkan dengan versi lain").click()
    expect(halaman.locator("ins").filter(has_text="KATAPERTAMA").first).to_be_visible()


def test_of_two_who_edit_at_once_the_second_sees_both_versions(peramban: Peramban) -> None:
    rahma, sasli = peramban.masuk("rahma", f"/naskah/{SOP}"), peramban.masuk("sasli", f"/naskah/{SOP}")
    nama, lama = unduh(rahma)
    unduh(sasli)
    unggah(rahma, nama, sunting(lama, "DARIRAHMA"))
    expect(rahma.locator("#kabar")).to_contain_text("Suntingan diterima")
    with sasli.expect_response(lambda satu: satu.request.method == "POST") as jawab:
        unggah(sasli, nama, sunting(lama, "DARISASLI"))
    assert jawab.value.status == 409
    expect(sasli.get_by_role("alert")).to_be_focused()
    expect(sasli.get_by_role("main")).to_contain_text("Rahma Wulandari")
    sasli.get_by_role("link", name="Bandingkan keduanya").click()
    expect(sasli.get_by_role("main")).to_contain_text("DARIRAHMA")
    expect(sasli.get_by_role("main")).to_contain_text("DARISASLI")
    sasli.get_by_role("button", name="Tetap naskah yang sekarang").click()
    sasli.goto(f"/naskah/{SOP}")
    assert b"DARIRAHMA" in _teks(unduh(sasli)[1])


def test_keys_alone_log_in_find_a_letter_and_fill_a_blank(peramban: Peramban) -> None:
    halaman = peramban.buka()
    halaman.goto("/")
    ketik(halaman, halaman.get_by_label("Nama masuk"), "rahma")
    ketik(halaman, halaman.get_by_label("Kata sandi"), SANDI)
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**/")
    tekan(halaman, halaman.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Naskah"))
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Naskah")
    halaman.keyboard.press("Tab")
    lewati = halaman.get_by_role("link", name="Langsung ke isi")
    expect(lewati).to_be_focused()
    halaman.keyboard.press("Enter")
    tekan(halaman, halaman.locator(f"main a[href='/naskah/{LAYANAN}']").first)
    kolom = halaman.locator("#isian form").locator("input[name^='isi:'], textarea[name^='isi:']").first
    expect(kolom).to_have_value("")
    ketik(halaman, kolom, "diisi dengan papan ketik")
    tekan(halaman, halaman.get_by_role("button", name="Simpan isian"))
    expect(halaman.locator("#kabar")).to_contain_text("isian")
    halaman.goto(f"/naskah/{LAYANAN}/isi")
    nilai = [k.input_value() for k in halaman.locator("[name^='isi:']").all()]
    assert "diisi dengan papan ketik" in nilai


def test_whoever_leaves_answers_unsent_is_asked(peramban: Peramban) -> None:
    halaman = peramban.masuk("rahma", f"/naskah/{SPIP}/isi")
    ditanya: list[str] = []
    halaman.on("dialog", lambda dialog: (ditanya.append(dialog.type), dialog.accept()))
    kolom = halaman.locator("#isian form").locator("input[name^='isi:'], textarea[name^='isi:']")
    halaman.goto(f"/naskah/{SPIP}/isi")
    assert ditanya == [], "nothing was typed"
    for satu in halaman.locator("#isian form details:not([open]) > summary").all()[::-1]:
        satu.click()
    kolom.locator("visible=true").first.press_sequentially("belum dikirim")
    halaman.goto("/")
    assert ditanya == ["beforeunload"]


def test_without_scripts_a_blank_is_filled(peramban: Peramban) -> None:
    halaman = peramban.masuk("rahma", f"/naskah/{SPIP}", java_script_enabled=False)
    for satu in halaman.locator("#isian form details:not([open]) > summary").all()[::-1]:
        satu.click()
    kolom = halaman.locator("#isian form").locator("input[name^='isi:'], textarea[name^='isi:']")
    kolom.locator("visible=true").first.fill("tanpa skrip")
    halaman.get_by_role("button", name="Simpan isian").click()
    expect(halaman.locator("#kabar")).to_contain_text("isian")
    assert b"tanpa skrip" in _teks(unduh(halaman)[1])


def ketik(halaman: Any, kolom: Any, teks: str) -> None:
    """Go to a field by Tab and type."""
    sampai(halaman, kolom)
    halaman.keyboard.type(teks)


def tekan(halaman: Any, apa: Any) -> None:
    """Go to a link or a button by Tab and press Enter."""
    sampai(halaman, apa)
    halaman.keyboard.press("Enter")


def sampai(halaman: Any, tujuan: Any) -> None:
    """Press Tab until something is reached; wherever one comes by, it must be seen where one is."""
    expect(tujuan).to_be_attached()
    for _ in range(150):
        if tujuan.evaluate("(ini) => ini === document.activeElement"):
            return
        halaman.keyboard.press("Tab")
        fokus = halaman.evaluate(_FOKUS)
        assert fokus["tampak"], f"no focus to be seen at {fokus['apa']}"
        assert fokus["layar"], f"out of sight: {fokus['apa']}"
    pytest.fail("Tab does not reach it")


def _teks(isi: bytes) -> bytes:
    """Return all that a letter says."""
    dokumen = docx.Document(BytesIO(isi))
    return "".join(dokumen.element.body.itertext()).encode()
