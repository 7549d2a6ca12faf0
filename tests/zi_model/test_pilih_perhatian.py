"""What needs attention: each rule by itself, on rows of the real plan and on letters, runs and copies made up here."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import kewajiban, tahun, tiba
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bukti import Bukti
from zi_model.daur_naskah import StatusNaskah
from zi_model.naskah.inti.bahan import Bahan
from zi_model.perhatian import ButirPerhatian, JenisPerhatian
from zi_model.pilih_perhatian import (
    FolderCadangan,
    JalanGagal,
    NaskahDiOutbox,
    butir_cadangan,
    butir_jalan,
    butir_kewajiban,
    butir_naskah,
    urut,
)
from zi_model.status import HasilStatus

TERLAMBAT, JATUH_TEMPO = JenisPerhatian.TERLAMBAT, JenisPerhatian.JATUH_TEMPO
MONEV = "1.3.1.2"
"""A row whose last day for the first quarter is 15 April 2026, grace counted in."""


def status(hari: dt.date, bukti: tuple[Bukti, ...] = ()) -> list[HasilStatus]:
    return Bahan(tahun(), bukti).status(tahun().periode, hari)


def kewajiban_pada(hari: str, bukti: tuple[Bukti, ...] = ()) -> dict[str, ButirPerhatian]:
    tanggal = dt.date.fromisoformat(hari)
    return {b.kunci: b for b in butir_kewajiban(status(tanggal, bukti), tanggal, "sigi")}


@settings(max_examples=30, deadline=None)
@given(st.dates(dt.date(2026, 1, 1), dt.date(2027, 3, 1)), st.sampled_from(["2026-04-10", "2026-04-20", None]))
def test_each_row_that_is_not_complete_is_told_once_or_not_at_all_by_its_last_day(
    hari: dt.date, lengkap: str | None
) -> None:
    bukti = tuple(tiba(MONEV, "2026-TW1", lengkap)) if lengkap else ()
    hasil = status(hari, bukti)
    butir = butir_kewajiban(hasil, hari, "sigi")
    assert len({b.kunci for b in butir}) == len(butir)
    jenis = {b.kunci: b.jenis for b in butir}
    for h in hasil:
        sisa = (h.kewajiban.batas - hari).days
        seharusnya = None if h.status.lengkap or sisa > 7 else JATUH_TEMPO if sisa >= 0 else TERLAMBAT
        assert jenis.pop(f"{h.kewajiban.kode} {h.kewajiban.periode}", None) is seharusnya
    assert not jenis


@pytest.mark.parametrize(
    ("hari", "jenis"),
    [("2026-04-07", None), ("2026-04-08", JATUH_TEMPO), ("2026-04-15", JATUH_TEMPO), ("2026-04-16", TERLAMBAT)],
)
def test_seven_calendar_days_before_its_last_day_a_row_is_told_and_the_day_after_it_is_late(
    hari: str, jenis: JenisPerhatian | None
) -> None:
    butir = kewajiban_pada(hari).get(f"{MONEV} 2026-TW1")
    assert (butir.jenis if butir else None) is jenis


def test_a_row_has_the_same_key_and_words_until_something_comes_in() -> None:
    kunci = f"{MONEV} 2026-TW1"
    awal, akhir, lama = (kewajiban_pada(hari)[kunci] for hari in ("2026-04-08", "2026-04-15", "2026-06-01"))
    assert awal == akhir
    assert lama == replace(akhir, jenis=TERLAMBAT, sejak=dt.date(2026, 4, 16))
    assert lama.uraian == f"{MONEV} Monev Rencana Aksi (Triwulan I Tahun 2026): belum ada dokumentasi dan laporan."
    sebagian = kewajiban_pada("2026-06-01", tuple(tiba(MONEV, "2026-TW1", "2026-04-20", 1)))[kunci]
    assert sebagian.uraian.endswith(": belum ada laporan.")
    assert (lama.unit, lama.batas) == ("teknis_hukum", dt.date(2026, 4, 15))


def test_a_row_whose_decree_stands_keeps_what_is_said_of_it() -> None:
    butir = kewajiban_pada("2026-03-05")["1.2.1.1 2026"]
    assert butir.uraian.endswith("; salinannya belum ada di folder bukti.")


def test_the_longest_overdue_comes_first() -> None:
    batas = [b.batas for b in butir_kewajiban(status(dt.date(2026, 12, 1)), dt.date(2026, 12, 1), "sigi")]
    assert batas == sorted(batas, key=str)


NASKAH = NaskahDiOutbox("sigi/2026-TW1/undangan", "Undangan", StatusNaskah.SIAP_TTD, "umum", dt.date(2026, 4, 2))


@pytest.mark.parametrize(
    ("naskah", "jenis", "uraian"),
    [
        (NASKAH, JenisPerhatian.MENUNGGU_TTD, "Undangan menunggu tanda tangan sejak 2 April 2026."),
        (
            replace(NASKAH, penanda="Ketua", berkas="/o/01 Undangan Monev.docx"),
            JenisPerhatian.MENUNGGU_TTD,
            "01 Undangan Monev menunggu tanda tangan Ketua sejak 2 April 2026.",
        ),
        (
            replace(NASKAH, srikandi=True, sejak=None),
            JenisPerhatian.MENUNGGU_TTD,
            "Undangan menunggu tanda tangan di SRIKANDI.",
        ),
        (
            replace(NASKAH, status=StatusNaskah.KONSEP),
            JenisPerhatian.NASKAH_BARU,
            "Undangan ada di outbox sebagai konsep.",
        ),
        (
            replace(NASKAH, status=StatusNaskah.KONSEP, sanding="/o/01 (konsep baru).docx"),
            JenisPerhatian.KONSEP_BERSANDING,
            "Undangan sudah disunting, dan konsep yang lebih baru ada di sampingnya; pilih salah satu.",
        ),
    ],
)
def test_a_letter_waits_for_one_thing(naskah: NaskahDiOutbox, jenis: JenisPerhatian, uraian: str) -> None:
    (butir,) = butir_naskah([naskah], "sigi")
    assert (butir.jenis, butir.uraian, butir.kunci, butir.unit) == (jenis, uraian, naskah.kunci, "umum")


@pytest.mark.parametrize("selesai", [StatusNaskah.DITANDATANGANI, StatusNaskah.DIARSIPKAN, StatusNaskah.BATAL])
def test_a_letter_that_is_done_waits_for_nobody(selesai: StatusNaskah) -> None:
    assert butir_naskah([replace(NASKAH, status=selesai, sanding="/o/x.docx")], "sigi") == []


HARI = dt.date(2026, 4, 10)


@pytest.mark.parametrize(
    ("folder", "uraian"),
    [
        (FolderCadangan("/c", hari=dt.date(2026, 1, 1), utuh=True), None),  # nothing was written since
        (FolderCadangan("/c", hari=dt.date(2026, 4, 8)), None),
        (
            FolderCadangan("/c", hari=dt.date(2026, 4, 7)),
            "Salinan buku agenda di /c terakhir 7 April 2026; yang dicatat sesudahnya belum tersalin.",
        ),
        (FolderCadangan("/c"), "Salinan buku agenda di /c belum ada."),
        (
            FolderCadangan("/c", terjangkau=False),
            "Folder salinan buku agenda /c tidak dapat dicapai; sambungkan disknya.",
        ),
    ],
)
def test_a_copy_is_told_of_when_it_lacks_something_for_days(folder: FolderCadangan, uraian: str | None) -> None:
    assert [b.uraian for b in butir_cadangan([folder], dt.date(2026, 1, 2), HARI)] == ([uraian] if uraian else [])


def test_a_register_without_events_needs_no_copy_and_a_young_one_has_time() -> None:
    folder = [FolderCadangan("/c"), FolderCadangan("/d", terjangkau=False)]
    assert butir_cadangan(folder, None, HARI) == []
    assert [b.berkas for b in butir_cadangan(folder, HARI - dt.timedelta(days=2), HARI)] == ["/d"]


def test_a_failed_run_is_told_with_the_first_line_of_its_reason() -> None:
    anjuran = Anjuran.untuk(Tindak.SUSUN_NASKAH, jenis="triwulanan", periode="2026-TW1", satker="sigi")
    saat = dt.datetime(2026, 4, 1, 6, 30, tzinfo=dt.UTC)
    (butir,) = butir_jalan([JalanGagal("id-1", "Triwulanan · Sigi", saat, "Ada 1 kesalahan.\nBaris 3", anjuran)])
    assert butir.uraian == "Triwulanan · Sigi gagal pada 1 April 2026: Ada 1 kesalahan."
    assert (butir.kunci, butir.sejak, butir.anjuran) == ("id-1", dt.date(2026, 4, 1), anjuran)


def test_kinds_come_in_the_order_of_their_urgency() -> None:
    semua = [ButirPerhatian(jenis, str(jenis), "") for jenis in JenisPerhatian]
    assert urut(reversed(semua)) == semua


def test_the_last_day_of_the_row_in_these_tests_is_the_plans_own() -> None:
    assert kewajiban(MONEV, "2026-TW1").batas == dt.date(2026, 4, 15)
