"""The report on the follow-up of recommendations tells of each what became of it, and lists the evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from tests.zi_model.bahan_sigi import TW1, TW2, TW3, bahan, kantor, tiba
from tests.zi_model.terbit_uji import jawaban, laporan, notula, rekomendasi
from zi_model.bukti import Bukti
from zi_model.bukti_naskah import yang_dibuktikan
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.keluarga import pencacah
from zi_model.naskah.monev.isi import TeksLaporanMonev
from zi_model.naskah.monev.laporan_tindak_lanjut import (
    JENIS,
    IsiLaporanTindakLanjut,
    TeksLaporanTindakLanjut,
    susun_laporan_tindak_lanjut,
)
from zi_model.naskah.monev.tindak_lanjut import susun_bab_tindak_lanjut
from zi_model.periode import Periode
from zi_model.terbit import NaskahTerbit

SATU, DUA = ("2.1.2.1", "2026-TW1"), ("2.1.3.1", "2026-TW1")
LAPORAN_TW1 = laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", SATU), rekomendasi("2026-TW1/2", DUA))
ANGGARAN = notula(
    "2026-TW2", "2026-06-23", rekomendasi("2026-TW2/a/1", batas="31 Juli 2026"), rapat="perencanaan-anggaran"
)


def sumber(*terbit: NaskahTerbit, bukti: Iterable[Bukti] = ()) -> Bahan:
    isi = replace(bahan(bukti), terbit=terbit)
    return replace(isi, jawaban=(jawaban("2026-TW2/a/1", "2026-07-01", "Selesai.", "2026/tindak-lanjut/x/SK.pdf"),))


def susun(isi: Bahan, periode: Periode = TW2) -> IsiLaporanTindakLanjut:
    (naskah,) = susun_laporan_tindak_lanjut(isi, periode)
    assert isinstance(naskah.isi, IsiLaporanTindakLanjut)
    return naskah.isi


def test_without_anything_issued_there_is_no_such_letter() -> None:
    assert susun_laporan_tindak_lanjut(bahan(), TW2) == []
    assert susun_laporan_tindak_lanjut(sumber(laporan("2026-TW1", "2026-04-09")), TW2) == []


def test_it_comes_with_the_reports_of_a_quarterly_run_after_the_quarter() -> None:
    def jenis(bagian: Bagian, hari: str) -> list[str]:
        hari_ini = dt.date.fromisoformat(hari)
        isi = sumber(LAPORAN_TW1)
        return [n.kunci.jenis for n in susun_naskah(isi, JenisAlur.TRIWULANAN, TW2, bagian, None, hari_ini)]

    assert jenis(Bagian.LAPORAN, "2026-07-01").count(JENIS) == 1
    assert JENIS not in jenis(Bagian.UNDANGAN, "2026-07-01")
    assert JENIS not in jenis(Bagian.SEMUA, "2026-06-30")


def test_it_tells_what_bab_iv_tells_and_the_other_meetings_too() -> None:
    isi = sumber(LAPORAN_TW1, ANGGARAN, bukti=tiba(*SATU, "2026-04-20"))
    hasil = susun(isi)
    _, bab = susun_bab_tindak_lanjut(isi, TW2, kantor().teks.ambil("laporan/monev", TeksLaporanMonev))
    assert hasil.hasil[: len(bab)] == bab
    assert [b.keadaan for t in hasil.hasil for b in t.baris] == ["Selesai", "Belum", "Selesai"]


def test_the_sums_are_those_of_the_rows() -> None:
    hasil = susun(sumber(LAPORAN_TW1, ANGGARAN, bukti=tiba(*SATU, "2026-04-20")))
    j = hasil.rekapitulasi_jumlah
    assert (j.jumlah, j.selesai, j.berjalan, j.belum, j.tidak_tercapai) == (3, 2, 0, 1, 0)
    for nama in ("jumlah", "selesai", "berjalan", "belum", "tidak_tercapai"):
        assert getattr(j, nama) == sum(getattr(r, nama) for r in hasil.rekapitulasi)
    assert (
        "berjumlah 3 (tiga), dengan keadaan 2 (dua) selesai dan 1 (satu) belum selesai" in hasil.rekapitulasi_pengantar
    )


def test_the_evidence_of_each_is_listed_that_of_answers_too() -> None:
    bukti = tiba(*SATU, "2026-04-20")
    hasil = susun(sumber(LAPORAN_TW1, ANGGARAN, bukti=bukti))
    baris = [(b.nomor, b.kode, b.berkas.teks, b.diterima) for k in hasil.bukti for b in k.baris]
    assert baris == [
        (1, "2.1.2.1", bukti[0].nama, "20 April 2026"),
        (1, "–", "SK.pdf", "1 Juli 2026"),
    ]
    assert "2 (dua) berkas" in hasil.bukti_pengantar


def test_what_the_leaders_have_to_decide_stands_in_a_part_of_its_own() -> None:
    hasil = susun(sumber(LAPORAN_TW1), TW3)
    assert [p.teks.teks for p in hasil.pimpinan] == [r.teks for r in LAPORAN_TW1.rekomendasi]
    assert hasil.pimpinan[0].asal.endswith("tanggal 9 April 2026, nomor 1")
    assert "berjumlah 2 (dua)" in hasil.pimpinan_pengantar
    assert susun(sumber(LAPORAN_TW1)).pimpinan == ()


def test_a_report_that_was_not_issued_is_named() -> None:
    hasil = susun(sumber(LAPORAN_TW1), TW3)
    assert any("Triwulan II Tahun 2026 belum ditetapkan" in a for a in hasil.pendahuluan)


def test_the_first_quarter_can_have_one_after_its_own_meeting() -> None:
    rapat = notula("2026-TW1", "2026-03-25", rekomendasi("2026-TW1/notula-monev/1"))
    assert len(susun(sumber(rapat), TW1).hasil) == 1


def test_it_proves_no_row_and_takes_a_reports_number() -> None:
    (naskah,) = susun_laporan_tindak_lanjut(sumber(LAPORAN_TW1), TW2)
    assert (str(naskah.kunci), naskah.kode) == ("sigi/2026-TW2/laporan-tindak-lanjut", ())
    assert yang_dibuktikan(sumber().tahun, str(naskah.kunci)) == ()
    assert pencacah(JENIS, kantor().satker.nomor) == "laporan"


def test_an_office_without_the_wording_does_without_the_letter() -> None:
    isi = sumber(LAPORAN_TW1)
    teks = {nama: satu for nama, satu in kantor().teks.items() if not isinstance(satu, TeksLaporanTindakLanjut)}
    tanpa = replace(kantor(), teks=type(kantor().teks)(teks))
    assert susun_laporan_tindak_lanjut(replace(isi, tahun=replace(isi.tahun, kantor=tanpa)), TW2) == []
