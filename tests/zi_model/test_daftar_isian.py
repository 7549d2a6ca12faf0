"""What letters ask, put together by where it is answered once."""

from __future__ import annotations

import pytest

from tests.zi_model.bahan_sigi import kantor
from zi_model.daftar_isian import (
    NOMOR_DAN_TANGGAL,
    IsianNaskah,
    isian_naskah,
    kelompokkan,
    menurut_tempat,
    tempat_jawaban,
)
from zi_model.naskah.inti.naskah import Isi, Isian, Rangkaian, Teks

LAPORAN, NOTULA = "sigi/2026-TW1/laporan-aplikasi-sdm", "sigi/2026-TW1/notula-monev"


class _Surat(Isi):
    kepala: Teks
    baris: tuple[Teks, ...]


def test_every_fill_in_is_found_wherever_it_stands() -> None:
    nama, isi = Isian(tag="nama", petunjuk="nama"), Isian(tag="isi", petunjuk="isi")
    surat = _Surat(kepala=Rangkaian(bagian=("Sigi, ", nama)), baris=("tetap", isi, nama))
    assert [i.tag for i in isian_naskah(LAPORAN, surat)] == ["nama", "isi", "nama"]


@pytest.mark.parametrize(
    ("kunci", "tag", "petunjuk", "tempat"),
    [
        (LAPORAN, "alamat", "alamat kantor", "satker.yaml: kop.alamat"),
        (LAPORAN, "logo", "logo kantor", "satker.yaml: kop.logo"),
        (LAPORAN, "nama-sekretaris", "nama Sekretaris", "pejabat.yaml: sekretaris"),
        (LAPORAN, "nip-kasubbag-keuangan", "NIP", "pejabat.yaml: kasubbag-keuangan"),
        (LAPORAN, "nomor", "nomor", NOMOR_DAN_TANGGAL),
        (LAPORAN, "rapat", "hari rapat", "notula rapatnya"),
        (LAPORAN, "simpulan-1", "simpulan", ""),
        (NOTULA, "pimpinan", "nama pimpinan rapat", "fakta.yaml: rapat.pimpinan"),
        (NOTULA, "pimpinan", "nama Sekretaris KPU Kabupaten Sigi", "pejabat.yaml: sekretaris"),
        (NOTULA, "simpulan", "simpulan rapat", ""),
        ("sigi/2026/keputusan/tim-zi", "nama-7", "nama", "pejabat.yaml: tim"),
        ("sigi/2026/keputusan/tim-ppid", "nomor-kep-tim-zi", "nomor keputusan", "hukum.yaml: kep-tim-zi"),
        ("sigi/2026/keputusan/penetapan-sop", "nama-sop-2", "nama SOP", "fakta.yaml: sop"),
        ("sigi/2026/keputusan/iku", "target-1", "target", "naskah/keputusan/iku.yaml: iku"),
        ("sigi/2026/sop/pelayanan", "waktu-3", "waktu", "naskah/sop/pelayanan.yaml: langkah"),
        ("sigi/2026-TW1/dokumentasi-monev", "bukti-1", "sertakan dokumentasi", "folder bukti"),
        ("sigi/2026-S1/laporan-survei-kepuasan", "unsur-1-2", "mutu", "folder bukti: jawaban survei (CSV)"),
    ],
)
def test_where_a_question_is_answered_once(kunci: str, tag: str, petunjuk: str, tempat: str) -> None:
    assert tempat_jawaban(IsianNaskah(kunci, tag, petunjuk), kantor()) == tempat


def test_what_a_fill_in_says_of_itself_wins() -> None:
    satu = IsianNaskah(LAPORAN, "tabel-1-1-2", "nama aplikasi", "fakta.yaml: aplikasi")
    assert tempat_jawaban(satu, kantor()) == "fakta.yaml: aplikasi"


def test_the_same_question_counts_once_for_each_place_where_it_is_asked() -> None:
    semua = [IsianNaskah(k, "alamat", "alamat kantor") for k in (LAPORAN, NOTULA, LAPORAN)]
    semua += [IsianNaskah(NOTULA, "simpulan", "simpulan rapat"), IsianNaskah(NOTULA, "nomor", "nomor")]
    alamat, simpulan, nomor = (
        next(k for k in kelompokkan(semua, kantor()) if k.petunjuk == p)
        for p in ("alamat kantor", "simpulan rapat", "nomor")
    )
    assert (alamat.banyak, alamat.kunci) == (3, (LAPORAN, NOTULA))
    assert [k.petunjuk for k in kelompokkan(semua, kantor())] == ["alamat kantor", "nomor", "simpulan rapat"]
    assert (simpulan.tempat, nomor.tempat) == ("", NOMOR_DAN_TANGGAL)


def test_a_place_that_spares_most_stands_first() -> None:
    semua = [IsianNaskah(NOTULA, f"bukti-{ke}", f"foto {ke}", "folder bukti") for ke in range(2)]
    semua += [IsianNaskah(LAPORAN, "alamat", "alamat kantor")] * 3
    pertama, kedua = menurut_tempat(kelompokkan(semua, kantor()))
    assert (pertama.tempat, pertama.banyak, pertama.naskah) == ("satker.yaml: kop.alamat", 3, 1)
    assert (kedua.petunjuk, kedua.naskah) == (("foto 0", "foto 1"), 1)
