"""Every morning: what was missed is made up, untouched drafts are renewed while the grace runs, the rest stays."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from docx import Document

from tata_usaha.bukti.pohon_bukti import siapkan
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.langkah import periksa_bukti
from tata_usaha.kerja.pagi import HasilPagi, kerjakan_pagi
from tata_usaha.kerja.tahun import baca_rencana
from tests.tata_usaha.contoh_bukti import pdf
from zi_model.daur_naskah import Tindakan

WITA = ZoneInfo("Asia/Makassar")
APRIL = "sigi/2026/2026-04"
LAYANAN = "sigi/2026-04/laporan-layanan-informasi"
TENGGANG_USAI = dt.date(2026, 5, 20)
"""The day after the grace of April's report; 14 and 15 May are holidays."""


def pagi(atur: Pengaturan, hari: dt.date) -> HasilPagi:
    return kerjakan_pagi(atur, "sigi", dt.datetime.combine(hari, dt.time(6, 15), WITA), Pelaku("uji"))


def dilakukan(hasil: HasilPagi) -> dict[str, Tindakan]:
    return {n.kunci: n.tindakan for n in hasil.naskah}


@pytest.fixture(scope="module")
def lima_mei(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, HasilPagi]:
    """Return an office whose computer was off until 5 May, and what that morning did."""
    folder = tmp_path_factory.mktemp("pagi")
    atur = _pengaturan(folder)
    siapkan(atur.bukti, baca_rencana(atur, "sigi", 2026))
    return folder, pagi(atur, dt.date(2026, 5, 5))


@pytest.fixture
def kantor(lima_mei: tuple[Path, HasilPagi], tmp_path: Path) -> Pengaturan:
    """Return a copy of that office."""
    shutil.copytree(lima_mei[0], tmp_path / "kantor")
    return _pengaturan(tmp_path / "kantor")


def _pengaturan(folder: Path) -> Pengaturan:
    lingkungan = {f"ZI_{nama.upper()}": f"{folder}/{nama}" for nama in ("bukti", "outbox")}
    return Pengaturan.dari_lingkungan({**lingkungan, "ZI_PLAN": str(AKAR / "plan")})


def taruh_bukti(atur: Pengaturan) -> None:
    (tempat,) = atur.bukti.glob("sigi/2026/*/6.2.1.1 */2026-04")
    (tempat / "Laporan Layanan Informasi April.pdf").write_bytes(pdf("Laporan layanan informasi April 2026"))


def test_what_was_missed_is_drafted(lima_mei: tuple[Path, HasilPagi]) -> None:
    hasil = lima_mei[1]
    assert [f"{j.jenis} {j.periode}" for j in hasil.jalan] == ["bulanan 2026-04", "triwulanan 2026-TW1"]
    assert set(dilakukan(hasil).values()) == {Tindakan.BARU}
    assert hasil.kalimat.startswith("April 2026: ")


@pytest.mark.tahan
def test_what_is_planned_for_today_is_left_to_its_own_run(tmp_path: Path) -> None:
    """The reports on April are drafted on 4 May, the first working day."""
    hasil = pagi(_pengaturan(tmp_path), dt.date(2026, 5, 4))
    assert "bulanan 2026-04" not in [f"{j.jenis} {j.periode}" for j in hasil.jalan]


def test_the_morning_after_writes_nothing_and_says_so(kantor: Pengaturan) -> None:
    sebelum = {b: b.stat().st_mtime_ns for b in kantor.outbox.rglob("*.docx")}
    hasil = pagi(kantor, dt.date(2026, 5, 6))
    assert hasil.kalimat == "Tidak ada yang perlu disusun pagi ini."
    assert {b: b.stat().st_mtime_ns for b in kantor.outbox.rglob("*.docx")} == sebelum


def test_a_draft_that_nobody_touched_tells_what_came_in(kantor: Pengaturan) -> None:
    taruh_bukti(kantor)
    assert dilakukan(pagi(kantor, dt.date(2026, 5, 6)))[LAYANAN] is Tindakan.DIGANTI


@pytest.mark.tahan
def test_a_notula_that_waits_for_its_meeting_tells_what_came_in_meanwhile(tmp_path: Path) -> None:
    """The packet is laid on 5 June, the meeting is on 24 June; what came on 19 June is no gap in it."""
    atur = _pengaturan(tmp_path)
    siapkan(atur.bukti, baca_rencana(atur, "sigi", 2026))
    pagi(atur, dt.date(2026, 6, 8))
    taruh_bukti(atur)
    hasil = dilakukan(pagi(atur, dt.date(2026, 6, 24)))
    assert hasil["sigi/2026-TW2/notula-monev"] is Tindakan.DIGANTI
    assert hasil["sigi/2026-TW2/undangan-monev"] is Tindakan.TETAP


def test_a_draft_that_somebody_edited_stays_and_gets_no_neighbour(kantor: Pengaturan) -> None:
    (konsep,) = (kantor.outbox / APRIL).glob("6.2.1.1 *.docx")
    dokumen = Document(str(konsep))
    dokumen.add_paragraph("Sudah saya periksa.")
    dokumen.save(str(konsep))
    suntingan = konsep.read_bytes()
    taruh_bukti(kantor)

    hasil = pagi(kantor, dt.date(2026, 5, 6))

    assert LAYANAN not in dilakukan(hasil)
    assert konsep.read_bytes() == suntingan
    assert not list((kantor.outbox / APRIL).glob("*konsep baru*"))


def test_a_draft_that_somebody_took_away_does_not_come_back(kantor: Pengaturan) -> None:
    (konsep,) = (kantor.outbox / APRIL).glob("6.2.1.1 *.docx")
    konsep.unlink()
    assert LAYANAN not in dilakukan(pagi(kantor, dt.date(2026, 5, 6)))


@pytest.mark.tahan
@pytest.mark.parametrize(("sesudah", "hasil"), [(14, Tindakan.DIGANTI), (15, None)])
def test_a_computer_that_was_off_when_the_grace_ended_brings_the_draft_to_its_last_state(
    kantor: Pengaturan, sesudah: int, hasil: Tindakan | None
) -> None:
    """What came in within the grace was seen then; no morning followed until long after."""
    taruh_bukti(kantor)
    periksa_bukti(kantor, baca_rencana(kantor, "sigi", 2026), dt.datetime(2026, 5, 18, 10, tzinfo=WITA))
    assert dilakukan(pagi(kantor, TENGGANG_USAI + dt.timedelta(days=sesudah))).get(LAYANAN) is hasil
