"""`zi kalender`: last days, meetings, runs and holidays of a month, and the file for calendar programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tata_usaha.kerja.kalender import PermintaanKalender, lihat_kalender, sebagai_ics
from tests.conftest import Meja, data
from tests.tata_usaha.contoh_bukti import pdf
from zi_model.periode import Periode


@pytest.fixture
def kantor(meja: Meja, jam: Callable[[str], None]) -> Meja:
    """Return an office on 10 March 2026."""
    jam("2026-03-10T09:00+08:00")
    return meja


def acara(kantor: Meja, *kata: str) -> list[dict[str, Any]]:
    isi: Any = data(kantor.zi("kalender", *kata, "--json"))
    return isi["acara"]  # type: ignore[no-any-return]


def entri(berkas: bytes) -> dict[str, Any]:
    return {str(e["uid"]): e for e in Calendar.from_ical(berkas).walk("VEVENT")}


def test_a_month_tells_its_last_days_meetings_runs_and_holidays_in_order(kantor: Meja) -> None:
    semua = acara(kantor)
    assert [a["tanggal"] for a in semua] == sorted(a["tanggal"] for a in semua)
    menurut = {jenis: [a for a in semua if a["jenis"] == jenis] for jenis in ("libur", "rapat", "batas", "jadwal")}
    assert ("2026-03-19", "Hari Suci Nyepi") in [(a["tanggal"], a["judul"]) for a in menurut["libur"]]
    assert {(a["tanggal"], a["judul"]) for a in menurut["jadwal"]} == {
        ("2026-03-02", "Laporan bulanan disusun: Februari 2026"),
        ("2026-03-05", "Paket rapat bulanan disusun kalau ada: Maret 2026"),
        ("2026-03-05", "Paket rapat triwulanan disusun: Triwulan I Tahun 2026"),
    }
    rapat: Any = data(kantor.zi("rapat", "tampil", "2026", "--json"))
    assert [a["tanggal"] for a in menurut["rapat"]] == [
        r["tanggal"] for r in rapat if r["tanggal"].startswith("2026-03")
    ]
    status: Any = data(kantor.zi("status", "2026", "--json"))
    assert sorted((a["kode"], a["periode"]) for a in menurut["batas"]) == sorted(
        (k["kode"], k["periode"]) for k in status["kewajiban"] if k["batas"].startswith("2026-03")
    )


@pytest.mark.tahan
def test_every_last_day_of_the_plan_stands_in_one_month_also_in_the_year_after(kantor: Meja) -> None:
    bulan = [*(f"2026-{ke:02}" for ke in range(1, 13)), "2027-01"]
    batas = [(a["kode"], a["periode"]) for satu in bulan for a in acara(kantor, satu) if a["jenis"] == "batas"]
    assert (len(batas), len(set(batas))) == (121, 121)


def test_what_is_complete_says_so(kantor: Meja, tmp_path: Path) -> None:
    asal = tmp_path / "Laporan.pdf"
    asal.write_bytes(pdf())
    kantor.zi("bukti", "terima", "6.2.1.1", "2026-02", str(asal))
    lengkap = {a["kode"]: a["lengkap"] for a in acara(kantor) if a["tanggal"] == "2026-03-13"}
    assert lengkap["6.2.1.1"] is True
    assert not any(ada for kode, ada in lengkap.items() if kode != "6.2.1.1")


def test_one_sub_bagian_sees_its_own_last_days_and_all_that_concerns_everybody(kantor: Meja) -> None:
    milik, semua = acara(kantor, "--unit", "Parmas-SDM"), acara(kantor)
    assert {a["unit"] for a in milik if a["jenis"] == "batas"} == {"parmas_sdm"}
    assert [a for a in milik if a["jenis"] != "batas"] == [a for a in semua if a["jenis"] != "batas"]
    hasil = kantor.zi("kalender", "--unit", "dapur")
    assert (hasil.kode, "Tidak ada sub bagian" in hasil.err) == (2, True)


def test_the_office_s_own_holidays_are_told_and_what_it_took_away_is_not(kantor: Meja) -> None:
    kantor.ubah_rencana("\n  tambah: {}", "\n  tambah:\n    2026-03-11: Hari Jadi Sigi", "satker.yaml")
    kantor.ubah_rencana("\n  hapus: []", "\n  hapus:\n    - 2026-03-18", "satker.yaml")
    libur = {a["tanggal"]: a["judul"] for a in acara(kantor, "2026-03") if a["jenis"] == "libur"}
    assert libur["2026-03-11"] == "Hari Jadi Sigi"
    assert "2026-03-18" not in libur


def test_the_file_has_last_days_as_whole_days_and_meetings_with_their_hours(kantor: Meja, tmp_path: Path) -> None:
    tujuan = tmp_path / "kalender.ics"
    assert kantor.zi("kalender", "2026", "--ics", str(tujuan)).kode == 0
    semua = entri(tujuan.read_bytes())
    batas = semua["zona-integritas/sigi/2026-TW1/batas/2.1.2.1"]
    assert isinstance(batas["dtstart"].dt, dt.date)
    assert not isinstance(batas["dtstart"].dt, dt.datetime)
    rapat = semua["zona-integritas/sigi/2026-TW1/undangan-monev"]
    assert rapat["dtstart"].dt.isoformat() == "2026-03-26T09:00:00+08:00"
    banyak = sum("/batas/" in uid for uid in semua)
    assert banyak == len([a for a in acara(kantor, "2026") if a["jenis"] == "batas"])


@pytest.mark.tahan
def test_the_same_office_gives_the_same_bytes_and_a_moved_meeting_keeps_its_id(kantor: Meja) -> None:
    permintaan = PermintaanKalender("sigi", Periode.parse("2026-03"))
    dulu = sebagai_ics(lihat_kalender(kantor.pengaturan, permintaan))
    assert sebagai_ics(lihat_kalender(kantor.pengaturan, permintaan)) == dulu
    assert kantor.zi("rapat", "pindah", "monev", "2026-TW1", "--tanggal", "2026-03-27").kode == 0
    kini = sebagai_ics(lihat_kalender(kantor.pengaturan, permintaan))
    assert entri(kini).keys() == entri(dulu).keys()
    assert entri(kini)["zona-integritas/sigi/2026-TW1/undangan-monev"]["dtstart"].dt.day == 27


def test_the_entry_beside_an_undangan_and_the_calendar_s_have_one_id(kantor: Meja) -> None:
    """Who opens both does not see the meeting twice."""
    assert kantor.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1").kode == 0
    (paket,) = kantor.pengaturan.outbox.rglob("*.ics")
    semua = entri(sebagai_ics(lihat_kalender(kantor.pengaturan, PermintaanKalender("sigi", Periode.parse("2026-03")))))
    assert entri(paket.read_bytes()).keys() <= semua.keys()


def test_where_no_plan_reaches_there_is_no_calendar(kantor: Meja) -> None:
    hasil = kantor.zi("kalender", "2031-05")
    assert (hasil.kode, "Tidak ada rencana aksi untuk Mei 2031." in hasil.err) == (2, True)


def test_the_screen_names_days_and_sub_bagian(kantor: Meja) -> None:
    layar = kantor.zi("kalender", "2026-03").out
    assert "Kamis, 26 Maret 2026" in layar
    assert "09.00" in layar
    assert "(Parmas-SDM)" in layar
