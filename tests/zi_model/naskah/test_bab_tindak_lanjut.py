"""Bab IV of the monev report quotes what issued letters recommended, and nothing that was never issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.zi_model.bahan_sigi import TW1, TW2, TW3, TW4, bahan, kantor, tahun, tiba
from tests.zi_model.terbit_uji import TEKHUM, jawaban, laporan, notula, rekomendasi
from zi_model.bukti import Bukti
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Kutipan, Rangkaian
from zi_model.naskah.monev.isi import TeksLaporanMonev
from zi_model.naskah.monev.tindak_lanjut import susun_bab_tindak_lanjut
from zi_model.naskah.monev.tindak_lanjut_isi import BarisTindakLanjut, TeksBabTindakLanjut, TindakLanjutTriwulan
from zi_model.periode import Periode
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit

SATU, DUA, TIGA = (("2.1.2.1", "2026-TW1"), ("2.1.3.1", "2026-TW1"), ("4.1.3.1", "2026-TW1"))
TW1_TERBIT = laporan(
    "2026-TW1",
    "2026-04-09",
    rekomendasi("2026-TW1/1", SATU),
    rekomendasi("2026-TW1/3", DUA, teks="Menyerahkan daftar, seperti  yang dibaca\ndi rapat."),
)


def teks() -> TeksLaporanMonev:
    return kantor().teks.ambil("laporan/monev", TeksLaporanMonev)


def bab(
    periode: Periode,
    *terbit: NaskahTerbit,
    bukti: Iterable[Bukti] = (),
    semua_jawaban: Iterable[JawabanTindakLanjut] = (),
    isi: Bahan | None = None,
) -> tuple[tuple[str, ...], tuple[TindakLanjutTriwulan, ...]]:
    isi = replace(isi or bahan(bukti), terbit=terbit, jawaban=tuple(semua_jawaban))
    return susun_bab_tindak_lanjut(isi, periode, teks())


def semua_baris(tabel: Iterable[TindakLanjutTriwulan]) -> list[BarisTindakLanjut]:
    return [b for t in tabel for b in t.baris]


def test_the_rows_are_those_of_the_signed_report_word_for_word() -> None:
    (_, tabel) = bab(TW2, TW1_TERBIT)
    assert [t.judul for t in tabel] == [
        "Laporan Monitoring dan Evaluasi Triwulan I Tahun 2026 Nomor 7/PW.02-Lap/7210/2026 tanggal 9 April 2026"
    ]
    satu, dua = semua_baris(tabel)
    assert (satu.nomor, dua.nomor) == (1, 3)
    assert satu.teks == Kutipan(teks="Menyerahkan laporan butir 1 <sesuai> kesepakatan.")
    assert dua.teks.teks == "Menyerahkan daftar, seperti  yang dibaca\ndi rapat."
    assert (dua.unit.teks, dua.batas.teks) == (TEKHUM, "30 April 2026")


def test_the_sentence_counts_what_became_of_them() -> None:
    (alinea, tabel) = bab(TW2, TW1_TERBIT, bukti=tiba(*SATU, "2026-04-20"))
    (kalimat,) = alinea
    assert kalimat.startswith("Laporan Monitoring dan Evaluasi Triwulan I Tahun 2026 Nomor 7/PW.02-Lap/7210/2026")
    assert "memuat 2 (dua) rekomendasi" in kalimat
    assert kalimat.endswith("keadaannya adalah 1 (satu) selesai dan 1 (satu) belum selesai.")
    assert [b.keadaan for b in semua_baris(tabel)] == ["Selesai", "Belum"]


def test_it_counts_by_the_day_that_the_report_names() -> None:
    """Evidence that came after that day is the next report's."""
    hari = dt.date(2026, 7, 2)
    isi = replace(bahan([*tiba(*SATU, "2026-07-02"), *tiba(*DUA, "2026-07-03")]), hari=hari)
    (alinea, tabel) = bab(TW2, TW1_TERBIT, isi=isi)
    assert "sampai dengan 2 Juli 2026" in alinea[0]
    assert [b.keadaan for b in semua_baris(tabel)] == ["Selesai, terlambat", "Belum"]


def test_what_came_in_just_before_the_report_was_signed_is_told_all_the_same() -> None:
    """The recommendation stands in the signed report, so the next one has to say what became of it."""
    (_, tabel) = bab(TW2, TW1_TERBIT, bukti=tiba(*SATU, "2026-04-08"))
    assert [b.keadaan for b in semua_baris(tabel)] == ["Selesai", "Belum"]


def test_file_names_and_answers_are_printed_as_typed() -> None:
    ada = [jawaban("2026-TW1/3", "2026-05-02", "Menunggu <b>SK</b>, 4 (lima) hari.")]
    (_, tabel) = bab(TW2, TW1_TERBIT, bukti=tiba(*SATU, "2026-04-20"), semua_jawaban=ada)
    satu, dua = (b.dasar for b in semua_baris(tabel))
    assert isinstance(satu, Rangkaian) and isinstance(dua, Rangkaian)
    assert Kutipan(teks="bukti 1.docx") in satu.bagian
    assert Kutipan(teks="Menunggu <b>SK</b>, 4 (lima) hari.") in dua.bagian


class TestBelumTerbit:
    def test_a_report_that_was_never_issued_is_named_and_not_quoted(self) -> None:
        """So is one that was opened again or cancelled: it no longer stands."""
        alinea, tabel = bab(TW2)
        assert tabel == ()
        (kalimat,) = alinea
        assert kalimat.startswith(
            "Laporan Monitoring dan Evaluasi Triwulan I Tahun 2026 belum ditetapkan sampai dengan"
        )

    def test_what_no_report_has_followed_up_yet_is_told_in_full_later(self) -> None:
        """The second quarter's report was never issued, so the third's tells all that the first asked for."""
        alinea, tabel = bab(TW3, TW1_TERBIT, bukti=tiba(*SATU, "2026-04-20"))
        assert [b.keadaan for b in semua_baris(tabel)] == ["Selesai", "Dieskalasi"]
        assert alinea[0].startswith("Laporan Monitoring dan Evaluasi Triwulan II Tahun 2026 belum ditetapkan")
        assert "memuat 2 (dua) rekomendasi" in alinea[1]

    def test_the_first_quarter_has_none_before_it(self) -> None:
        (alinea, tabel) = bab(TW1)
        assert (len(alinea), tabel) == (1, ())
        assert "triwulan pertama tahun rencana aksi" in alinea[0]

    def test_a_report_that_waits_for_its_number_is_quoted_without_it(self) -> None:
        (_, tabel) = bab(TW2, laporan("2026-TW1", None, rekomendasi("2026-TW1/1", SATU)))
        assert tabel[0].judul == "Laporan Monitoring dan Evaluasi Triwulan I Tahun 2026"

    def test_a_report_without_recommendations_is_told_as_such(self) -> None:
        alinea, tabel = bab(TW2, laporan("2026-TW1", "2026-04-09"))
        assert tabel == ()
        assert alinea[0].endswith("tanggal 9 April 2026 tidak memuat rekomendasi.")

    def test_the_report_does_not_follow_up_itself(self) -> None:
        """Drafted once more after it was issued, it says the same as before."""
        sendiri = laporan("2026-TW2", "2026-07-10", rekomendasi("2026-TW2/1", SATU))
        assert bab(TW2, TW1_TERBIT, sendiri) == bab(TW2, TW1_TERBIT)


class TestBeberapaTriwulan:
    TW2_TERBIT = laporan(
        "2026-TW2", "2026-07-10", rekomendasi("2026-TW2/1", TIGA, batas="31 Juli 2026"), keadaan="2 Juli 2026"
    )

    @pytest.mark.parametrize(
        ("datang", "disebut"), [("2026-07-02", []), ("2026-07-03", ["Selesai, terlambat"]), (None, ["Dieskalasi"])]
    )
    def test_of_older_ones_only_what_the_last_report_left_open_is_told(
        self, datang: str | None, disebut: list[str]
    ) -> None:
        """That report counted by 2 July: what was settled by then it has told itself."""
        lama = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU))
        bukti = tiba(*SATU, datang) if datang else []
        alinea, tabel = bab(TW3, lama, self.TW2_TERBIT, bukti=bukti)
        assert tabel[0].judul.startswith("Laporan Monitoring dan Evaluasi Triwulan II ")
        assert [b.keadaan for t in tabel[1:] for b in t.baris] == disebut
        assert sum("belum selesai pada laporan sebelumnya" in a for a in alinea) == len(disebut)

    def test_what_was_asked_for_again_is_told_once(self) -> None:
        lagi = laporan("2026-TW2", "2026-07-10", rekomendasi("2026-TW2/2", SATU, batas="31 Juli 2026"))
        lama = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU))
        alinea, tabel = bab(TW3, lama, lagi)
        (satu,) = semua_baris(tabel)
        assert (satu.nomor, satu.keadaan) == (2, "Dieskalasi")
        assert "diajukan kepada pimpinan Komisi Pemilihan Umum" in alinea[-1]
        assert "berjumlah 1 (satu)" in alinea[-1]

    def test_a_wish_for_being_in_time_is_judged_once(self) -> None:
        lama = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU, aturan="tepat_waktu"))
        tw2 = laporan("2026-TW2", "2026-07-20", rekomendasi("2026-TW2/1", TIGA), keadaan="15 Juli 2026")
        bukti = tiba("2.1.2.1", "2026-TW1", "2026-05-20")
        _, tabel = bab(TW2, lama, bukti=bukti)
        assert [b.keadaan for b in semua_baris(tabel)] == ["Tidak tercapai"]
        _, tabel = bab(TW3, lama, tw2, bukti=bukti)
        assert [t.judul.split(" Nomor")[0] for t in tabel] == ["Laporan Monitoring dan Evaluasi Triwulan II Tahun 2026"]


class TestNotula:
    def test_the_meeting_of_the_quarter_itself_is_followed_up_too(self) -> None:
        rapat = notula("2026-TW1", "2026-03-25", rekomendasi("2026-TW1/notula-monev/1", teks="Menunjuk petugas."))
        alinea, tabel = bab(TW1, rapat)
        assert tabel[0].judul == (
            "Notula Rapat Monitoring dan Evaluasi Pelaksanaan Rencana Aksi Pembangunan Zona Integritas "
            "Triwulan I Tahun 2026 Nomor 7/PW.02-Lap/7210/2026 tanggal 25 Maret 2026"
        )
        assert "memuat 1 (satu) tindak lanjut" in alinea[1]

    def test_what_the_last_report_told_as_settled_is_not_told_again(self) -> None:
        rapat = notula(
            "2026-TW1",
            "2026-03-25",
            rekomendasi("2026-TW1/notula-monev/1"),
            rekomendasi("2026-TW1/notula-monev/2", batas="31 Desember 2026"),
        )
        selesai = [jawaban("2026-TW1/notula-monev/1", "2026-04-02", bukti="sigi/2026/tindak-lanjut/a.pdf")]
        _, tabel = bab(TW2, rapat, laporan("2026-TW1", "2026-04-09"), semua_jawaban=selesai)
        assert [b.nomor for b in semua_baris(tabel)] == [2]

    def test_other_meetings_are_not_the_reports(self) -> None:
        lain = notula("2026-TW1", "2026-03-24", rekomendasi("2026-TW1/x/1"), rapat="perencanaan-anggaran")
        assert bab(TW2, TW1_TERBIT, lain) == bab(TW2, TW1_TERBIT)


class TestTahunLalu:
    """The first quarter's report follows up what the last one of the year before asked for."""

    LALU = replace(tahun(), rencana=tahun().rencana.model_copy(update={"tahun": 2025}))
    ISI = replace(bahan(), tahun=replace(tahun(), lalu=LALU))

    def test_its_last_report_is_quoted(self) -> None:
        tw4 = laporan("2025-TW4", "2026-01-12", rekomendasi("2025-TW4/1", ("2.1.2.1", "2025-TW4")))
        alinea, tabel = bab(TW1, tw4, isi=self.ISI)
        (satu,) = semua_baris(tabel)
        assert (satu.nomor, satu.keadaan) == (1, "Berjalan")
        assert not any("triwulan pertama" in a for a in alinea)

    def test_one_that_was_not_issued_is_named(self) -> None:
        alinea, tabel = bab(TW1, isi=self.ISI)
        assert tabel == ()
        assert alinea[0].startswith("Laporan Monitoring dan Evaluasi Triwulan IV Tahun 2025 belum ditetapkan")


def test_nothing_of_what_was_asked_is_computed_anew() -> None:
    """Whatever the evidence is, a report that stands decides which rows there are."""
    for bukti in ([], tiba(*SATU, "2026-04-20"), tiba(*TIGA, "2026-04-20")):
        (_, tabel) = bab(TW4, TW1_TERBIT, bukti=bukti)
        assert [b.nomor for b in semua_baris(tabel)] == [1, 3]


def test_an_offices_wording_of_an_earlier_version_still_loads() -> None:
    """It has the old sentences, which are printed no more, and none of the new ones."""
    lama = {
        "triwulan_pertama": "{periode} adalah yang pertama.",
        "pengantar": "Menurut keadaan pada akhir {lalu} berjumlah {jumlah}; {selesai} selesai, {belum} belum.",
        "tanpa": "Tidak ada pada {lalu}.",
        "sebelumnya": "Rekomendasi {lalu} berjumlah {jumlah}.",
        "judul": "Rekomendasi {lalu}",
        "perkembangan": {"selesai": "Selesai {tanggal}.", "belum": "Belum ada {bukti} sampai {batas}."},
    }
    assert TeksBabTindakLanjut.model_validate(lama).terbit_tanpa == "{naskah} tidak memuat rekomendasi."


def test_the_wording_that_every_office_gets_is_that_of_the_code() -> None:
    """An office that has its own file misses new keys: it gets the same sentences."""
    baku = teks().tindak_lanjut
    bawaan = TeksBabTindakLanjut(triwulan_pertama="")
    for nama in ("tidak_terbit", "terbit", "terbit_tanpa", "terbit_lama", "notula", "eskalasi"):
        assert getattr(baku, nama) == getattr(bawaan, nama)
