"""Why: each need with what meets it and by which rule, and each file that does not count with its reason."""

from __future__ import annotations

from dataclasses import replace

from tests.zi_model.test_status import FOTO, LAPORAN, WITA, bukti, kewajiban, nilai
from zi_model.bukti import JenisBerkas, JenisBukti
from zi_model.mengapa import mengapa


def test_each_need_says_which_file_meets_it_when_it_came_who_brought_it_and_by_which_rule() -> None:
    dibawa = replace(LAPORAN, oleh="Sari", alasan="rapat gabungan")

    batas, *isi = mengapa(nilai(kewajiban(), FOTO, dibawa, per="2026-04-01"), WITA)

    assert batas == "Mulai 1 Januari 2026, jatuh tempo 31 Maret 2026, tanpa tenggang."
    assert isi == [
        "Dokumentasi: “rapat.jpg” (JPEG), datang 10 Februari 2026; dihitung: jenis berkasnya dapat membuktikannya.",
        "Laporan: “laporan.pdf” (PDF), datang 30 Maret 2026, dibawa Sari; dihitung: nama berkasnya menyebutnya. "
        "Catatannya: rapat gabungan.",
    ]


def test_a_signed_letter_is_told_as_one_and_its_key_is_not() -> None:
    ttd = replace(LAPORAN, memenuhi=frozenset({JenisBukti.LAPORAN}), naskah="sigi/2026-TW1/laporan-monev")

    _, laporan = mengapa(nilai(kewajiban("laporan"), ttd, per="2026-04-01"), WITA)

    assert laporan.endswith("dihitung: salinan bertanda tangan naskahnya.")


def test_a_need_that_nothing_meets_says_what_could() -> None:
    _, kurang = mengapa(nilai(kewajiban("laporan"), per="2026-02-01"), WITA)

    assert kurang == "Laporan: belum ada. Jenis berkas yang diterima: DOCX, PDF."


def test_a_limit_with_grace_says_how_it_comes_about() -> None:
    batas, *_ = mengapa(nilai(kewajiban(tenggang=14), per="2026-02-01"), WITA)

    assert batas.endswith("jatuh tempo 31 Maret 2026, dengan tenggang 14 hari sampai 14 April 2026.")


def test_a_good_file_that_does_not_count_says_why() -> None:
    kembar = replace(bukti("salinan.pdf", "2026-03-31T08:00"), sha256=LAPORAN.sha256)
    lain = bukti("laporan kedua.pdf", "2026-03-31T09:00")
    asing = bukti("angka.pdf", "2026-03-31T10:00", jenis=JenisBerkas.XLSX)

    sebab = mengapa(nilai(kewajiban(), FOTO, LAPORAN, kembar, lain, asing, per="2026-04-01"), WITA)[3:]

    assert sebab == (
        "“salinan.pdf” tidak dihitung: isinya sama dengan “laporan.pdf”.",
        "“laporan kedua.pdf” tidak dihitung: laporan sudah dipenuhi berkas lain.",
        "“angka.pdf” tidak dihitung: XLSX tidak dapat menjadi dokumentasi dan laporan.",
    )


def test_a_refused_file_and_a_link_are_named_with_what_to_do() -> None:
    rusak = replace(bukti("x.rusak", "2026-03-01T08:00"), alasan_ditolak="berkas kosong; salin ulang")
    tautan = bukti("drive.pdf", "2026-03-01T08:00", jenis=JenisBerkas.TAUTAN)

    hasil = nilai(kewajiban("laporan"), rusak, tautan, per="2026-04-01")

    assert mengapa(hasil, WITA, {"drive.pdf": "https://contoh.id"})[2:] == (
        "“x.rusak” bukan bukti: berkas kosong; salin ulang.",
        "“drive.pdf” tautan ke https://contoh.id; tidak memenuhi permintaan, taruh berkasnya.",
    )
