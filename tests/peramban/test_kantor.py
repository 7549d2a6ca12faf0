"""The office's data are written once: shown before they are saved, and the drafts that nobody touched are renewed."""

from __future__ import annotations

import pytest

from tests.peramban.conftest import Peramban

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
ALAMAT = "Jalan Uji Peramban Nomor 7, Sigi Biromaru"


def test_an_address_is_shown_saved_and_the_drafts_are_renewed(peramban: Peramban) -> None:
    halaman = peramban.masuk("rahma", "/kantor")
    halaman.locator("[name=kop-alamat]").fill(ALAMAT)
    halaman.get_by_role("button", name="Periksa perubahan").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Periksa perubahan")
    expect(halaman.get_by_role("row").filter(has_text="Alamat")).to_contain_text(ALAMAT)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("#kabar")).to_contain_text("1 data kantor disimpan")
    expect(halaman.locator("[name=kop-alamat]")).to_have_value(ALAMAT)
    expect(halaman.locator("#hitungan")).to_contain_text("Terakhir diperbarui", timeout=90_000)
