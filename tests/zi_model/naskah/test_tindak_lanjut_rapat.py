"""The notula of a meeting quotes what earlier letters asked, as it stood on the day of the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from tests.zi_model.bahan_sigi import TW1, TW2, bahan, tiba
from tests.zi_model.terbit_uji import jawaban, laporan, notula, rekomendasi
from zi_model.bukti import Bukti
from zi_model.naskah.rapat.tindak_lanjut_rapat import BagianTindakLanjutRapat, susun_tindak_lanjut_rapat
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit

SATU = ("2.1.2.1", "2026-TW1")
RAPAT_TW2 = dt.date(2026, 6, 24)
LAPORAN_TW1 = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU))
NOTULA_TW1 = notula("2026-TW1", "2026-03-25", rekomendasi("2026-TW1/notula-monev/1", teks="Menunjuk petugas."))
ANGGARAN_TW1 = notula("2026-TW1", "2026-03-24", rekomendasi("2026-TW1/a/1"), rapat="perencanaan-anggaran")


def bagian(
    *terbit: NaskahTerbit,
    nama: str = "rapat/monev",
    bukti: Iterable[Bukti] = (),
    semua_jawaban: Iterable[JawabanTindakLanjut] = (),
) -> BagianTindakLanjutRapat | None:
    isi = replace(bahan(bukti), terbit=terbit, jawaban=tuple(semua_jawaban))
    return susun_tindak_lanjut_rapat(isi, nama, TW2, RAPAT_TW2)


def test_the_monev_meeting_discusses_the_last_report_and_the_last_meeting() -> None:
    hasil = bagian(NOTULA_TW1, LAPORAN_TW1, ANGGARAN_TW1)
    assert hasil is not None
    assert [k.judul.split(" Nomor")[0].split(" Pelaksanaan")[0] for k in hasil.kelompok] == [
        "Laporan Monitoring dan Evaluasi Triwulan I Tahun 2026",
        "Notula Rapat Monitoring dan Evaluasi",
    ]
    assert [b.teks.teks for k in hasil.kelompok for b in k.baris][1] == "Menunjuk petugas."


def test_another_meeting_discusses_only_its_own_decisions() -> None:
    hasil = bagian(NOTULA_TW1, LAPORAN_TW1, ANGGARAN_TW1, nama="rapat/perencanaan-anggaran")
    assert hasil is not None
    assert ["Anggaran" in k.judul for k in hasil.kelompok] == [True]


def test_it_tells_what_was_known_on_the_day_of_the_meeting() -> None:
    for hari, keadaan in (("2026-06-24", "Selesai, terlambat"), ("2026-06-25", "Belum")):
        hasil = bagian(LAPORAN_TW1, bukti=tiba(*SATU, hari))
        assert hasil is not None
        assert [b.keadaan for b in hasil.kelompok[0].baris] == [keadaan]


def test_a_report_that_is_dated_after_the_meeting_was_not_known_there() -> None:
    assert bagian(laporan("2026-TW1", "2026-06-25", rekomendasi("2026-TW1/1", SATU))) is None


def test_a_meeting_does_not_follow_up_itself() -> None:
    assert bagian(notula("2026-TW2", "2026-06-24", rekomendasi("2026-TW2/notula-monev/1"))) is None


def test_without_anything_issued_there_is_no_such_part() -> None:
    assert bagian() is None
    assert susun_tindak_lanjut_rapat(bahan(), "rapat/monev", TW1, dt.date(2026, 3, 25)) is None


def test_what_the_report_has_told_as_settled_is_not_discussed_again() -> None:
    selesai = [jawaban("2026-TW1/notula-monev/1", "2026-04-02", bukti="sigi/2026/tindak-lanjut/a.pdf")]
    hasil = bagian(NOTULA_TW1, LAPORAN_TW1, semua_jawaban=selesai)
    assert hasil is not None
    assert len(hasil.kelompok) == 1
