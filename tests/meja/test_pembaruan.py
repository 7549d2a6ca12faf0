"""What is told of drafts that are renewed behind a page: from the answer on, and no longer than they are."""

from __future__ import annotations

from collections.abc import Callable

from meja.pembaruan import Pembaruan


def test_from_the_answer_on_it_is_told_as_under_way_and_at_its_end_what_came_of_it() -> None:
    pembaruan = Pembaruan()
    selagi: list[object] = []
    pembaruan.umumkan()
    assert pembaruan.keadaan.sejak is not None, "a page that is quicker than the work would ask no more"

    def kerja() -> tuple[str, bool]:
        selagi.append(pembaruan.keadaan.sejak)
        return "3 konsep diperbarui.", False

    pembaruan.jalankan(kerja)
    assert selagi[0] is not None
    assert pembaruan.keadaan.sejak is None
    assert pembaruan.keadaan.kalimat == "3 konsep diperbarui."


def test_what_was_announced_and_never_began_is_not_told_for_ever(jam: Callable[[str], None]) -> None:
    pembaruan = Pembaruan()
    jam("2026-03-20T09:00+08:00")
    pembaruan.umumkan()
    jam("2026-03-20T09:02+08:00")
    assert pembaruan.keadaan.sejak is None


def test_what_is_asked_for_meanwhile_is_done_once_more() -> None:
    pembaruan = Pembaruan()
    kali: list[int] = []

    def kerja() -> tuple[str, bool]:
        kali.append(1)
        if len(kali) == 1:
            for _ in range(2):
                pembaruan.umumkan()
                pembaruan.jalankan(kerja)
        return "", False

    pembaruan.jalankan(kerja)
    assert len(kali) == 2
    assert pembaruan.keadaan.sejak is None
