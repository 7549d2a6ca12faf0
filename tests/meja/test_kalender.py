"""The calendar at the desk: a month as a list, one's own last days first, a file for one's own calendar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from icalendar import Calendar

from tests.meja.conftest import Situs
from tests.tata_usaha.contoh_bukti import CONTOH
from zi_model.bukti import JenisBerkas
from zi_model.pengguna import Peran


@pytest.fixture
def kantor(situs: Situs, jam: Callable[[str], None]) -> Situs:
    """Return the desk on 26 March 2026, the day of a meeting."""
    jam("2026-03-26T08:00+08:00")
    return situs


def test_the_running_month_is_shown_with_today_marked_and_ways_to_its_neighbours(kantor: Situs) -> None:
    isi = kantor.masuk(Peran.PIMPINAN).get("/kalender").text
    assert "<h1>Kalender Maret 2026</h1>" in isi
    assert isi.count("Hari ini") == 1
    assert "/kalender?bulan=2026-02&amp;unit=semua" in isi
    assert "/kalender?bulan=2026-04&amp;unit=semua" in isi
    assert "Hari Suci Nyepi" in isi
    assert "09.00 WITA" in isi


def test_a_sub_bagian_sees_its_own_last_days_first(kantor: Situs) -> None:
    peramban = kantor.masuk("unit:parmas_sdm")
    sendiri, semua = peramban.get("/kalender").text, peramban.get("/kalender?unit=semua").text
    assert "kewajiban Parmas-SDM" in sendiri
    assert "kewajiban Tekhum" not in sendiri
    assert "kewajiban Tekhum" in semua
    assert sendiri.count("Hari Suci Nyepi") == semua.count("Hari Suci Nyepi")


@pytest.mark.parametrize(("bulan", "sebelum", "berikut"), [("2026-01", False, True), ("2027-12", True, False)])
def test_where_no_plan_reaches_there_is_no_way(kantor: Situs, bulan: str, sebelum: bool, berikut: bool) -> None:
    isi = kantor.masuk(Peran.PIMPINAN).get(f"/kalender?bulan={bulan}").text
    assert ("‹" in isi, "›" in isi) == (sebelum, berikut)


@pytest.mark.tahan
def test_what_was_complete_too_late_says_so_here_as_in_its_row_and_its_time_once(
    situs: Situs, jam: Callable[[str], None]
) -> None:
    """In May 2026 this sub bagian has one last day."""
    jam("2026-05-20T08:00+08:00")
    peramban, laporan = situs.masuk("unit:parmas_sdm"), ("laporan.pdf", CONTOH[JenisBerkas.PDF]())
    isi = peramban.get("/kalender").text
    assert "<strong>1</strong> batas kewajiban, semuanya belum lengkap;" in isi
    assert ('">April 2026,' in isi, ", April 2026" in isi) == (True, False)
    baris = "/kewajiban/2026-04/6.2.1.1"
    assert peramban.post(f"{baris}/berkas", files={"berkas": laporan}).status_code == 303
    isi = peramban.get("/kalender").text
    assert "<strong>1</strong> batas kewajiban, semuanya lengkap;" in isi
    cip = '<span class="cip cip-baik">Lengkap terlambat</span>'
    assert (cip in isi, cip in peramban.get(baris).text) == (True, True)


def test_the_file_is_of_the_choice_that_the_page_shows(kantor: Situs) -> None:
    jawab = kantor.masuk("unit:parmas_sdm").get("/kalender/zona-integritas.ics?bulan=2026")
    assert jawab.headers["content-type"].startswith("text/calendar")
    assert "Tahun%202026.ics" in jawab.headers["content-disposition"]
    batas = [e for e in Calendar.from_ical(jawab.content).walk("VEVENT") if "/batas/" in e["uid"]]
    assert batas
    assert all("Partisipasi" in str(e["description"]) for e in batas)


def test_before_the_first_plan_s_year_its_first_month_is_shown(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2025-11-03T08:00+08:00")
    assert "<h1>Kalender Januari 2026</h1>" in situs.masuk(Peran.PIMPINAN).get("/kalender").text


@pytest.mark.parametrize("tanya", ["bulan=2026-13", "bulan=2026-TW1", "bulan=2031-01", "unit=dapur"])
def test_a_choice_that_means_nothing_is_an_error_page(kantor: Situs, tanya: str) -> None:
    jawab = kantor.masuk(Peran.PIMPINAN).get(f"/kalender?{tanya}")
    assert jawab.status_code == 422
    assert "Belum dapat dilakukan" in jawab.text
