"""What signed letters prove by the files that lie in the evidence folder, on every day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

from tests.zi_model.bahan_sigi import kewajiban
from zi_model.bukti import AturanHitung, Bukti, JenisBerkas, JenisBukti
from zi_model.periode import Periode
from zi_model.status import HasilStatus, StatusKewajiban, nilai_status
from zi_model.tautan_naskah import DICABUT, DILEPAS, TautanNaskah, rentangkan

ZONA = ZoneInfo("Asia/Makassar")
TAHUN = Periode.parse("2026")
PPID, UPG = ("2.3.1.1", TAHUN), ("5.1.2.1", TAHUN)
DIKENAL = {PPID, UPG}


def hari(bulan: int, tanggal: int, jam: int = 10) -> dt.datetime:
    return dt.datetime(2026, bulan, tanggal, jam, tzinfo=ZONA)


def berkas(
    nama: str, tempat: tuple[str, Periode] = PPID, tiba: dt.datetime | None = None, sampai: dt.datetime | None = None
) -> Bukti:
    """Return a file with the bytes of the signed copy, as the scan finds it; without a time it arrived in May."""
    return Bukti(f"2026/{nama}", *tempat, tiba or hari(5, 1), "isi", 1, JenisBerkas.PDF, sampai=sampai)


def tautan(
    tempat: tuple[str, Periode] = PPID,
    sejak: dt.datetime | None = None,
    sampai: dt.datetime | None = None,
    *,
    dicabut: bool = False,
) -> TautanNaskah:
    """Return a link of the decree that appoints the PPID; without a time it was signed on 2 February."""
    jenis = (JenisBukti.KEPUTUSAN, JenisBukti.RENCANA_AKSI)
    return TautanNaskah("isi", "sigi/2026/keputusan/tim-ppid", *tempat, jenis, sejak or hari(2, 2), sampai, dicabut)


def status(kini: list[Bukti], dulu: list[Bukti], per: dt.date, kode: str = "2.3.1.1") -> HasilStatus:
    return nilai_status(kewajiban(kode, "2026"), [*kini, *dulu], per, ZONA)


def test_a_row_of_two_needs_is_met_by_one_letter_from_the_moment_it_was_signed() -> None:
    kini, dulu = rentangkan([berkas("a.pdf")], [], [tautan()], DIKENAL)

    assert status(kini, dulu, dt.date(2026, 2, 1)).status is StatusKewajiban.BERJALAN
    hasil = status(kini, dulu, dt.date(2026, 2, 2))
    assert (hasil.status, hasil.lengkap_pada) == (StatusKewajiban.LENGKAP, dt.date(2026, 2, 2))
    assert hasil.aturan == (AturanHitung.NASKAH, AturanHitung.NASKAH)
    assert {b.naskah for _, b in hasil.dihitung} == {"sigi/2026/keputusan/tim-ppid"}


def test_another_row_gets_the_same_file_without_a_copy_of_it() -> None:
    kini, dulu = rentangkan([berkas("a.pdf")], [], [tautan(), tautan(UPG)], DIKENAL)

    assert [(b.kode, b.berkas) for b in kini] == [("2.3.1.1", "2026/a.pdf"), ("5.1.2.1", "2026/a.pdf")]
    assert status(kini, dulu, dt.date(2026, 2, 2), "5.1.2.1").status is StatusKewajiban.LENGKAP_TERLAMBAT


def test_a_persons_own_copy_is_the_same_evidence_since_it_came_wherever_it_lies() -> None:
    """In the row's own folder under their name, or only in that of another row."""
    sendiri = berkas("scan0001.pdf", tiba=hari(1, 20))
    kini, _ = rentangkan([sendiri, berkas("a.pdf")], [], [tautan()], DIKENAL)
    assert [(b.nama, b.diterima) for b in kini] == [("scan0001.pdf", hari(1, 20)), ("a.pdf", hari(2, 2))]
    assert all(b.memenuhi for b in kini)

    di_lain = berkas("scan0001.pdf", UPG)
    kini, _ = rentangkan([di_lain], [], [tautan()], DIKENAL)
    assert [(b.kode, b.naskah) for b in kini] == [("5.1.2.1", ""), ("2.3.1.1", "sigi/2026/keputusan/tim-ppid")]


def test_a_letter_whose_file_lies_nowhere_proves_nothing_now_and_what_it_did_then() -> None:
    assert rentangkan([], [], [tautan()], DIKENAL) == ([], [])

    dulu = [berkas("a.pdf", sampai=hari(6, 1))]
    kini, pernah = rentangkan([], dulu, [tautan(), tautan(UPG)], DIKENAL)
    assert kini == []
    for kode in ("2.3.1.1", "5.1.2.1"):
        assert status(kini, pernah, dt.date(2026, 5, 31), kode).status.lengkap
        assert not status(kini, pernah, dt.date(2026, 6, 1), kode).status.lengkap


def test_a_letter_that_was_let_go_proved_its_row_until_then_and_a_persons_copy_is_other_evidence() -> None:
    orang = berkas("scan.pdf", tiba=hari(3, 1))
    kini, dulu = rentangkan([orang], [], [tautan(sampai=hari(4, 1))], DIKENAL)

    assert kini == [orang]
    assert status(kini, dulu, dt.date(2026, 3, 31)).status is StatusKewajiban.LENGKAP
    assert status(kini, dulu, dt.date(2026, 4, 1)).aturan == (AturanHitung.JENIS_BERKAS,)


def test_our_copy_of_a_letter_that_was_let_go_is_no_evidence_while_it_still_lies_there() -> None:
    kini, dulu = rentangkan([berkas("a.pdf")], [], [tautan(sampai=hari(4, 1))], DIKENAL, {"2026/a.pdf"})

    assert [(b.jenis, b.alasan_ditolak) for b in kini] == [(None, DILEPAS)]
    assert status(kini, dulu, dt.date(2026, 3, 31)).status is StatusKewajiban.LENGKAP
    sesudah = status(kini, dulu, dt.date(2026, 4, 1))
    assert (sesudah.dihitung, [b.nama for b in sesudah.ditolak]) == ((), ["a.pdf"])


def test_between_letting_go_and_the_scan_that_missed_the_copy_it_counts_for_nothing() -> None:
    diambil = berkas("a.pdf", sampai=hari(4, 1))  # as it is recorded when it is taken away
    kini, dulu = rentangkan([], [diambil], [tautan(sampai=hari(4, 1))], DIKENAL)

    assert status(kini, dulu, dt.date(2026, 3, 31)).status is StatusKewajiban.LENGKAP
    assert status(kini, dulu, dt.date(2026, 4, 2)).dihitung == ()


def test_a_revoked_letter_proves_nothing_from_its_day_on_whoever_has_a_copy() -> None:
    salinan = [berkas("a.pdf"), berkas("scan.pdf")]
    kini, dulu = rentangkan(salinan, [], [tautan(sampai=hari(9, 1, 0), dicabut=True)], DIKENAL)

    assert status(kini, dulu, dt.date(2026, 8, 31)).status is StatusKewajiban.LENGKAP
    sesudah = status(kini, dulu, dt.date(2026, 9, 1))
    assert sesudah.status is StatusKewajiban.TERLAMBAT
    assert [b.alasan_ditolak for b in sesudah.ditolak] == [DICABUT, DICABUT]


def test_a_copy_that_was_signed_again_counts_again() -> None:
    dua = [tautan(sampai=hari(3, 1)), tautan(sejak=hari(4, 1))]
    kini, _ = rentangkan([berkas("a.pdf")], [], dua, DIKENAL)

    assert [(b.sampai, b.memenuhi != frozenset()) for b in kini] == [(None, True)]


def test_links_of_rows_that_the_plan_does_not_have_and_other_files_change_nothing() -> None:
    lain = dataclasses.replace(berkas("b.pdf"), sha256="lain")
    ditolak = dataclasses.replace(berkas("c.pdf"), jenis=None, alasan_ditolak="rusak")
    semua = [berkas("a.pdf"), lain, ditolak]

    assert rentangkan(semua, [], [tautan(("9.9.9.9", TAHUN))], DIKENAL) == (semua, [])
    assert rentangkan([lain, ditolak], [], [tautan()], DIKENAL) == ([lain, ditolak], [])
