"""Every page: readable by everybody, as wide as the screen, small, and asking nothing of anybody else."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from tests.meja.semua_rute import SEMUA_RUTE
from tests.peramban.conftest import NAMA_LAIN, SOP, Peramban, isi_masuk

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
TAMBAHAN = (f"/naskah/{SOP}", f"/naskah/{SOP}/isi", "/kewajiban/2026-TW1", "/kewajiban/2026-TW1/2.1.3.1", "/tidak-ada")
_BUKAN_HALAMAN = {"kalender.ics", "laporan.xlsx", "jejak.csv", "sehat", "sertifikat.unduh", "kantor.pegawai.unduh"}
_SEPOTONG = {"kantor.hitungan", "alur.keadaan", "kantor.logo.gambar"}
_ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_MAKS_PERMINTAAN, _MAKS_BITA = 6, 40_000


def halaman_tanpa_bagian() -> list[str]:
    """Return the address of each page that can be opened as it is."""
    rute = [r for r in SEMUA_RUTE if "GET" in r.methods]
    lepas = [r for r in rute if "{" not in r.path and r.name not in _BUKAN_HALAMAN | _SEPOTONG]
    return sorted({r.path for r in lepas}, key=lambda jalur: (len(jalur), jalur))


@pytest.mark.parametrize("jalur", [*halaman_tanpa_bagian(), *TAMBAHAN])
def test_a_page_can_be_used_by_everybody_on_every_screen(peramban: Peramban, jalur: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    halaman = peramban.masuk("budi", jalur)
    temuan = []
    for lebar in (1280, 360):
        halaman.set_viewport_size({"width": lebar, "height": 800})
        expect(halaman.locator("main")).to_be_visible()
        lebih = halaman.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        if lebih > 0:
            temuan.append(f"{lebar}: {lebih} px too wide")
        for salah in axe.run(halaman, options={"runOnly": _ATURAN}).response["violations"]:
            temuan += [f"{lebar}: {salah['id']}: {simpul['html'][:200]}" for simpul in salah["nodes"][:3]]
    assert not temuan, "\n".join(temuan)


def test_the_menu_of_who_may_all_is_one_line_and_folded_on_a_telephone(peramban: Peramban) -> None:
    halaman = peramban.masuk("budi", "/")
    tautan = halaman.locator("nav.menu a")
    halaman.set_viewport_size({"width": 1280, "height": 800})
    assert tautan.count() == 13
    assert len(set(tautan.evaluate_all("(semua) => semua.map((a) => a.offsetTop)"))) == 1
    halaman.set_viewport_size({"width": 390, "height": 800})
    expect(tautan.first).to_be_hidden()
    halaman.locator("nav.menu summary").press("Enter")
    expect(tautan.last).to_be_visible()


def test_a_printed_board_has_its_rows_and_nothing_that_is_pressed_or_folded(peramban: Peramban) -> None:
    halaman = peramban.masuk("budi", "/kewajiban/2026-TW1")
    halaman.emulate_media(media="print")
    expect(halaman.locator("tr[data-baris]").first).to_be_visible()
    for satu in ("nav.menu", "form", "button", "td details"):
        assert halaman.locator(f"{satu}:visible").count() == 0, satu


def test_the_first_visit_is_small(peramban: Peramban) -> None:
    for halaman in (peramban.buka(), peramban.masuk("rahma", "about:blank")):
        jawaban: list[Any] = []
        halaman.on("requestfinished", lambda r, ke=jawaban: ke.append(r))
        halaman.goto("/", wait_until="networkidle")
        expect(halaman.get_by_role("heading", level=1)).to_be_visible()
        ukuran = {r.url: sum(r.sizes()[k] for k in ("responseBodySize", "responseHeadersSize")) for r in jawaban}
        assert len(jawaban) <= _MAKS_PERMINTAAN, ukuran
        assert sum(ukuran.values()) <= _MAKS_BITA, ukuran


def test_a_plain_address_of_the_office_network_works_as_well(peramban: Peramban) -> None:
    """Browsers do less for such a page: it is not secure, and still must say from where it writes."""
    halaman = peramban.buka(peramban.alamat.replace("127.0.0.1", NAMA_LAIN))
    isi_masuk(halaman, "rahma")
    assert halaman.evaluate("() => isSecureContext") is False
    halaman.get_by_role("button", name="Keluar").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Masuk ke Meja ZI")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="the pages of letters are made by LibreOffice")
def test_the_pages_of_a_letter_appear_by_themselves(peramban: Peramban) -> None:
    halaman = peramban.masuk("rahma", f"/naskah/{SOP}")
    gambar = halaman.locator("main img").first
    expect(gambar).to_be_visible(timeout=60_000)
    expect(gambar).to_have_js_property("complete", True)
    assert gambar.evaluate("(ini) => ini.naturalWidth") > 300
