"""What became of an issued recommendation is read from the evidence of a day, or from what a person answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.zi_model.bahan_sigi import TW1, bahan, berkas, bukti_untuk, kewajiban, tahun, tiba
from tests.zi_model.terbit_uji import jawaban, laporan, notula, rekomendasi
from zi_model.bukti import Bukti
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit
from zi_model.tindak_lanjut import KeadaanRekomendasi, KeadaanTindakLanjut, laporan_belum_terbit, nilai_terbit

SATU = ("2.1.2.1", "2026-TW1")
DUA = ("2.1.3.1", "2026-TW1")
K = KeadaanTindakLanjut


def nilai(
    terbit: NaskahTerbit | Iterable[NaskahTerbit],
    per: str,
    bukti: Iterable[Bukti] = (),
    semua_jawaban: Iterable[JawabanTindakLanjut] = (),
) -> list[KeadaanRekomendasi]:
    semua = (terbit,) if isinstance(terbit, NaskahTerbit) else tuple(terbit)
    isi = replace(bahan(bukti), terbit=semua, jawaban=tuple(semua_jawaban))
    return nilai_terbit(isi, dt.date.fromisoformat(per))


TW1_TERBIT = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU))


class TestMenurutBukti:
    @pytest.mark.parametrize(
        ("datang", "per", "keadaan"),
        [
            (None, "2026-04-30", K.BERJALAN),
            (None, "2026-05-01", K.BELUM),
            ("2026-04-30", "2026-07-14", K.SELESAI),
            ("2026-05-01", "2026-07-14", K.SELESAI_TERLAMBAT),
            ("2026-07-15", "2026-07-14", K.BELUM),
        ],
    )
    def test_it_is_done_when_the_evidence_is_complete(self, datang: str | None, per: str, keadaan: K) -> None:
        (satu,) = nilai(TW1_TERBIT, per, tiba(*SATU, datang) if datang else ())
        assert satu.keadaan is keadaan
        assert satu.selesai_pada == (dt.date.fromisoformat(datang) if keadaan.selesai and datang else None)
        assert ("sesudah batas waktunya" in satu.dasar) is (keadaan is K.SELESAI_TERLAMBAT)

    def test_the_basis_names_the_evidence_and_its_day(self) -> None:
        bukti = tiba(*SATU, "2026-04-20")
        (satu,) = nilai(TW1_TERBIT, "2026-07-14", bukti)
        assert satu.dasar.startswith("Bukti lengkap pada 20 April 2026: “")
        assert all(f"“{b.nama}”" in satu.dasar for b in bukti)
        assert satu.bukti == tuple(bukti)

    def test_a_group_is_done_only_when_all_of_it_is(self) -> None:
        terbit = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU, DUA))
        (satu,) = nilai(terbit, "2026-07-14", tiba(*SATU, "2026-04-20"))
        assert satu.keadaan is K.SEBAGIAN
        assert "belum ada" in satu.dasar and satu.dasar.count("2.1.3.1") == 1
        assert "2.1.2.1" not in satu.dasar
        (satu,) = nilai(terbit, "2026-07-14", [*tiba(*SATU, "2026-04-20"), *tiba(*DUA, "2026-05-02")])
        assert (satu.keadaan, satu.selesai_pada) == (K.SELESAI_TERLAMBAT, dt.date(2026, 5, 2))

    def test_a_decree_that_stands_misses_its_copy_only(self) -> None:
        (satu,) = nilai(laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", ("1.2.1.1", "2026"))), "2026-07-14")
        assert "belum ada salinan Keputusan Nomor 12 Tahun 2026 untuk 1.2.1.1" in satu.dasar

    def test_what_is_missing_is_told_once_for_rows_that_miss_the_same(self) -> None:
        terbit = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU, DUA, ("5.2.1.1", "2026")))
        (satu,) = nilai(terbit, "2026-07-14")
        assert (
            "laporan untuk 2.1.2.1 Efektivitas Penerapan SOP dan 2.1.3.1 Evaluasi SOP; serta keputusan untuk "
            "5.2.1.1 Satgas SPIP (Januari 2026)."
        ) in satu.dasar

    def test_many_rows_are_told_by_their_codes_alone(self) -> None:
        banyak = ("2.1.2.1", "2.1.3.1", "2.2.2.1", "4.2.1.7")
        terbit = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", *((k, "2026-TW1") for k in banyak)))
        (satu,) = nilai(terbit, "2026-07-14")
        assert (
            satu.dasar == "Sampai dengan 14 Juli 2026 belum ada laporan untuk 2.1.2.1, 2.1.3.1, 2.2.2.1, dan 4.2.1.7."
        )

    def test_a_row_that_the_plan_no_longer_has_is_answered_only_by_a_person(self) -> None:
        terbit = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", ("9.9.9.9", "2026-TW1")))
        (satu,) = nilai(terbit, "2026-07-14")
        assert (satu.keadaan, satu.dasar) == (K.BELUM, "Sampai dengan 14 Juli 2026 belum ada jawaban.")


class TestMenurutJawaban:
    """A row that a person added has no obligation: only a person can say what became of it."""

    TERBIT = notula("2026-TW1", "2026-03-25", rekomendasi("2026-TW1/notula-monev/1", teks="Menunjuk petugas."))
    ID = "2026-TW1/notula-monev/1"

    @pytest.mark.parametrize(
        ("hari", "bukti", "keadaan"),
        [
            ("2026-04-28", "sigi/2026/tindak-lanjut/SK petugas.pdf", K.SELESAI),
            ("2026-05-04", "sigi/2026/tindak-lanjut/SK petugas.pdf", K.SELESAI_TERLAMBAT),
            ("2026-04-28", None, K.SEBAGIAN),
            ("2026-07-15", "sigi/2026/tindak-lanjut/SK petugas.pdf", K.BELUM),
        ],
    )
    def test_a_proof_closes_it_and_words_alone_do_not(self, hari: str, bukti: str | None, keadaan: K) -> None:
        (satu,) = nilai(self.TERBIT, "2026-07-14", semua_jawaban=[jawaban(self.ID, hari, bukti=bukti)])
        assert satu.keadaan is keadaan

    def test_the_answer_is_quoted_with_its_day_its_author_and_its_proof(self) -> None:
        satu_jawaban = jawaban(self.ID, "2026-04-28", "Petugas: Ani & Budi", "sigi/2026/x/SK petugas.pdf")
        (satu,) = nilai(self.TERBIT, "2026-07-14", semua_jawaban=[satu_jawaban])
        assert satu.dasar == "Dijawab pada 28 April 2026 oleh Sari: “Petugas: Ani & Budi” (bukti: “SK petugas.pdf”)."
        assert [p.teks for p in satu.potongan if p.kutipan] == ["Sari", "Petugas: Ani & Budi", "SK petugas.pdf"]
        assert satu.jawaban == satu_jawaban

    def test_a_later_answer_in_words_does_not_undo_the_proof(self) -> None:
        semua = [
            jawaban(self.ID, "2026-04-28", bukti="sigi/2026/x/SK.pdf"),
            jawaban(self.ID, "2026-06-01", "Nanti diganti."),
        ]
        (satu,) = nilai(self.TERBIT, "2026-07-14", semua_jawaban=reversed(semua))
        assert (satu.keadaan, satu.selesai_pada) == (K.SELESAI, dt.date(2026, 4, 28))

    def test_words_that_end_with_a_full_stop_get_no_second_one(self) -> None:
        (satu,) = nilai(self.TERBIT, "2026-04-29", semua_jawaban=[jawaban(self.ID, "2026-04-28", "Masih dibahas.")])
        assert satu.dasar == "Dijawab pada 28 April 2026 oleh Sari: “Masih dibahas.” Jawaban ini tanpa bukti."

    def test_without_a_deadline_it_is_open_from_the_first_day(self) -> None:
        terbit = notula("2026-TW1", "2026-03-25", rekomendasi(self.ID, batas="segera"))
        (satu,) = nilai(terbit, "2026-03-26")
        assert satu.keadaan is K.BELUM

    def test_a_proof_answers_a_gap_but_does_not_hide_what_the_plan_still_lacks(self) -> None:
        (satu,) = nilai(TW1_TERBIT, "2026-07-14", semua_jawaban=[jawaban("2026-TW1/1", "2026-04-20", bukti="a/b.pdf")])
        assert satu.keadaan is K.DIJAWAB
        assert not satu.keadaan.selesai and not satu.keadaan.terbuka
        assert satu.dasar.endswith(
            "Bukti rencana aksi yang belum ada: laporan untuk 2.1.2.1 Efektivitas Penerapan SOP."
        )

    def test_words_alone_leave_a_gap_as_open_as_it_is(self) -> None:
        (satu,) = nilai(TW1_TERBIT, "2026-07-14", semua_jawaban=[jawaban("2026-TW1/1", "2026-04-20", "Menunggu SK.")])
        assert satu.keadaan is K.BELUM
        assert satu.dasar.endswith("Dijawab pada 20 April 2026 oleh Sari: “Menunggu SK.”")

    def test_evidence_that_is_complete_needs_no_answer(self) -> None:
        satu_jawaban = jawaban("2026-TW1/1", "2026-06-20", "Belum sempat.")
        (satu,) = nilai(TW1_TERBIT, "2026-07-14", tiba(*SATU, "2026-04-20"), [satu_jawaban])
        assert satu.keadaan is K.SELESAI
        assert "Belum sempat" not in satu.dasar


class TestTepatWaktu:
    """What asked for being in time is judged by the obligations that follow, never closed unexamined."""

    TERBIT = laporan(
        "2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU, batas="30 Juni 2026", aturan="tepat_waktu")
    )
    TERLAMBAT = tiba(*SATU, "2026-05-20")

    def test_until_the_next_one_is_due_it_runs(self) -> None:
        (satu,) = nilai(self.TERBIT, "2026-06-30", self.TERLAMBAT)
        assert satu.keadaan is K.BERJALAN
        assert "2.1.2.1 (Triwulan II Tahun 2026)" in satu.dasar

    def test_the_next_one_in_time_settles_it(self) -> None:
        (satu,) = nilai(self.TERBIT, "2026-07-31", [*self.TERLAMBAT, *tiba("2.1.2.1", "2026-TW2", "2026-06-29")])
        assert (satu.keadaan, satu.selesai_pada) == (K.SELESAI, dt.date(2026, 6, 29))

    @pytest.mark.parametrize("datang", [None, "2026-07-28"])
    def test_the_next_one_late_again_is_told_and_cannot_be_answered_away(self, datang: str | None) -> None:
        bukti = [*self.TERLAMBAT, *(tiba("2.1.2.1", "2026-TW2", datang) if datang else ())]
        ada = [jawaban("2026-TW1/1", "2026-07-01", bukti="a/b.pdf")]
        (satu,) = nilai(self.TERBIT, "2026-07-31", bukti, ada)
        assert satu.keadaan is K.TIDAK_TERCAPAI
        assert satu.dasar.startswith("Kembali terlambat: 2.1.2.1 (Triwulan II Tahun 2026)")
        assert satu.diputus_pada == kewajiban("2.1.2.1", "2026-TW2").batas + dt.timedelta(days=1)
        assert satu.selesai_pada is None

    def test_a_window_that_was_over_before_the_letter_is_no_judge(self) -> None:
        """The report on the first quarter is of April: what fell due in February is over by then, April's is next."""
        bulanan = [str(k.periode) for k in tahun().kewajiban if k.kode == "6.2.1.1"]
        assert bulanan[:4] == ["2026-01", "2026-02", "2026-03", "2026-04"]
        terbit = laporan(
            "2026-TW1", "2026-04-20", rekomendasi("2026-TW1/1", ("6.2.1.1", "2026-01"), aturan="tepat_waktu")
        )
        (satu,) = nilai(terbit, "2026-04-30", tiba("6.2.1.1", "2026-01", "2026-03-20"))
        assert (satu.keadaan, "6.2.1.1 (April 2026)" in satu.dasar) == (K.BERJALAN, True)

    def test_a_row_without_a_next_window_is_judged_by_all_that_its_unit_owes(self) -> None:
        """A decree is owed once a year; what its unit owes until the deadline tells whether it is in time now."""
        terbit = laporan(
            "2026-TW1",
            "2026-04-09",
            rekomendasi("2026-TW1/1", ("5.2.1.1", "2026"), batas="31 Juli 2026", aturan="tepat_waktu"),
        )
        dulu = tiba("5.2.1.1", "2026", "2026-04-20")
        unit = kewajiban("5.2.1.1", "2026").unit
        mulai, batas = dt.date(2026, 4, 9), dt.date(2026, 7, 31)
        milik = [k for k in tahun().kewajiban if k.unit == unit and mulai <= k.batas <= batas]
        assert len(milik) > 3
        tepat = [b for k in milik for b in bukti_untuk(k, -1)]
        (satu,) = nilai(terbit, "2026-08-10", [*dulu, *tepat])
        assert satu.keadaan is K.SELESAI
        terakhir = max(milik, key=lambda k: k.batas)
        kurang = [b for b in tepat if (b.kode, b.periode) != (terakhir.kode, terakhir.periode)]
        (satu,) = nilai(terbit, "2026-08-10", [*dulu, *kurang])
        assert satu.keadaan is K.TIDAK_TERCAPAI
        assert terakhir.kode in satu.dasar


class TestDimintaLagi:
    """A later report that asks for the same again stands for the older one, and says since when."""

    TW2_TERBIT = laporan("2026-TW2", "2026-07-10", rekomendasi("2026-TW2/4", SATU, batas="31 Juli 2026"))

    def test_the_older_one_points_to_the_later_one_which_tells_since_when(self) -> None:
        lama, baru = nilai([self.TW2_TERBIT, TW1_TERBIT], "2026-08-10")
        assert (lama.rekomendasi.id, lama.diulang_di, baru.diulang_di) == ("2026-TW1/1", ("2026-TW2/4",), ())
        assert baru.sejak == TW1
        assert baru.dasar.endswith("Sudah diminta sejak Triwulan I Tahun 2026.")

    def test_a_group_of_which_something_is_left_out_later_stays_open_itself(self) -> None:
        """Of two that are missing the later report asks for one: the other must not be lost from sight."""
        lama = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU, DUA))
        semua = nilai([lama, self.TW2_TERBIT], "2026-08-10")
        assert semua[0].diulang_di == ()
        semua = nilai([lama, self.TW2_TERBIT], "2026-08-10", tiba(*DUA, "2026-06-01"))
        assert semua[0].diulang_di == ("2026-TW2/4",)

    def test_a_later_wish_for_being_in_time_asks_for_something_else(self) -> None:
        tepat = laporan("2026-TW2", "2026-07-10", rekomendasi("2026-TW2/1", SATU, aturan="tepat_waktu"))
        lama, _ = nilai([TW1_TERBIT, tepat], "2026-08-10")
        assert lama.diulang_di == ()


class TestEskalasi:
    @pytest.mark.parametrize(("per", "keadaan"), [("2026-09-30", K.BELUM), ("2026-10-01", K.DIESKALASI)])
    def test_open_in_the_third_quarter_it_goes_to_the_leaders(self, per: str, keadaan: K) -> None:
        (satu,) = nilai(TW1_TERBIT, per)
        assert satu.keadaan is keadaan
        assert ("diajukan kepada pimpinan" in satu.dasar) is (keadaan is K.DIESKALASI)

    def test_asked_for_again_it_counts_from_the_first_time(self) -> None:
        tw2 = laporan("2026-TW2", "2026-07-10", rekomendasi("2026-TW2/1", SATU, batas="31 Juli 2026"))
        _, baru = nilai([TW1_TERBIT, tw2], "2026-10-14")
        assert baru.keadaan is K.DIESKALASI
        assert "sejak diminta pada Triwulan I Tahun 2026" in baru.dasar

    def test_one_whose_deadline_is_not_over_is_left_to_its_unit(self) -> None:
        terbit = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU, batas="31 Desember 2026"))
        (satu,) = nilai(terbit, "2026-10-14")
        assert satu.keadaan is K.BERJALAN


def test_only_letters_that_stand_are_followed_up() -> None:
    """One that was opened again, cancelled or never issued is none of `terbit`: nothing is known of what it asked."""
    assert nilai([], "2026-07-14") == []
    isi = replace(bahan(), terbit=(TW1_TERBIT,))
    tw1, tw2, tw3 = (isi.tahun.periode.bagian(TW1.jenis)[ke] for ke in range(3))
    assert laporan_belum_terbit(isi, tw1) == []
    assert laporan_belum_terbit(isi, tw2) == []
    assert laporan_belum_terbit(isi, tw3) == [tw2]
    assert laporan_belum_terbit(bahan(), tw3) == [tw2, tw1]


def test_the_words_are_those_of_the_letter() -> None:
    (satu,) = nilai(TW1_TERBIT, "2026-07-14", [berkas("1.1.1.1", "2026", "x.pdf", "2026-02-01")])
    assert satu.rekomendasi is TW1_TERBIT.rekomendasi[0]
