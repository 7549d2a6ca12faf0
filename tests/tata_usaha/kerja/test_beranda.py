"""What waits for whom: groups by role, packets as one line, counts, ages, and never more than five lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tata_usaha.kerja.antrean import ButirAntrean, Tunggu
from tata_usaha.kerja.baris_beranda import acara_berkas, baris_naskah
from tata_usaha.kerja.beranda import (
    BARIS_MAKS,
    Beranda,
    Jenis,
    Kelompok,
    PermintaanBeranda,
    lihat_beranda,
    menunggu_tanda_tangan,
    urutan,
)
from tata_usaha.kerja.isian import PermintaanIsian, lihat_isian
from tata_usaha.kerja.outbox import lihat_outbox
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.conftest import Meja
from tests.tata_usaha.cli.test_cli_daur import siap
from tests.tata_usaha.contoh_bukti import pdf
from zi_model.pengguna import Pengguna, Peran

__all__ = ["siap"]  # the fixture: a decree that is ready

SITI = Pengguna("siti", "Siti", frozenset({Peran.SEKRETARIAT}))
UMI = Pengguna("umi", "Umi", frozenset({Peran.UNIT}), frozenset({"parmas_sdm"}))
KETUA = Pengguna("soleman", "Soleman, S.E.", frozenset({Peran.PIMPINAN}))


@pytest.fixture(autouse=True)
def hari(jam: Callable[[str], None]) -> Callable[[str], None]:
    """Set the clock to a day of spring on which some rows are late and some nearly due."""
    jam("2026-03-20T09:00+08:00")
    return jam


def beranda(meja: Meja, orang: Pengguna) -> Beranda:
    return lihat_beranda(meja.pengaturan, PermintaanBeranda("sigi", orang))


def kelompok(meja: Meja, orang: Pengguna, jenis: Jenis) -> Kelompok:
    (satu,) = [k for k in beranda(meja, orang).kelompok if k.jenis is jenis]
    return satu


def test_each_role_looks_at_its_own_first() -> None:
    assert urutan(KETUA)[0] is Jenis.TTD_ANDA
    assert urutan(UMI)[0] is Jenis.KEWAJIBAN
    assert urutan(SITI)[0] is Jenis.KANTOR
    assert Jenis.NOMORI not in urutan(UMI)
    keduanya = urutan(replace(SITI, peran=frozenset({Peran.ADMIN, Peran.UNIT})))
    assert keduanya[0] is Jenis.KEWAJIBAN
    assert len(keduanya) == len(set(keduanya))
    assert urutan(replace(SITI, peran=frozenset())) == []


def test_who_has_nothing_waiting_sees_nothing_but_that(meja: Meja) -> None:
    isi = beranda(meja, replace(SITI, peran=frozenset({Peran.ADMIN})))
    assert isi.kelompok == ()
    assert isi.kosong == (Jenis.KANTOR,)


def test_a_meetings_letters_are_one_line_and_each_counts(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    assert meja.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1").kode == 0
    lengkapi = kelompok(meja, SITI, Jenis.LENGKAPI)
    (baris,) = lengkapi.baris
    assert baris.teks == "Rapat Monev Triwulan I 2026"
    assert baris.keterangan.startswith(f"{lengkapi.banyak} naskah, ")
    assert lengkapi.banyak == len(baris.kunci) > 1
    assert (baris.periode, baris.batas, baris.lewat) == ("2026-TW1", dt.date(2026, 4, 15), False)
    monkeypatch.setattr("tata_usaha.kerja.beranda.BARIS_MAKS", 0)
    assert kelompok(meja, SITI, Jenis.LENGKAPI).lain == lengkapi.banyak, "also of those that are not shown"


@pytest.mark.parametrize(
    ("nama", "acara"),
    [
        ("02 Daftar Hadir Rapat Monev Triwulan I 2026", "Rapat Monev Triwulan I 2026"),
        ("4.1.1.1-3 Notula Rapat Perencanaan dan Anggaran 2026", "Rapat Perencanaan dan Anggaran 2026"),
        ("5.4.1.1-4 Lembar Dokumentasi Sosialisasi WBS 2026", "Sosialisasi WBS 2026"),
        ("Keputusan Tim PPID 2026", ""),
    ],
)
def test_any_letter_of_a_meeting_tells_its_name(nama: str, acara: str) -> None:
    assert acara_berkas(nama) == acara


def test_what_no_day_is_named_for_comes_by_how_long_it_has_waited(meja: Meja) -> None:
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    meja.zi("naskah", "buat", "keputusan/tim-upg")
    semua = lihat_outbox(meja.pengaturan, "sigi")
    lama = {n.entri.kunci: 3 if n.entri.kunci.endswith("upg") else 2 for n in semua}
    butir = [ButirAntrean(n, Tunggu.TANDA_TANGAN, lama[n.entri.kunci]) for n in semua]
    baris = baris_naskah(butir, lambda _: None, dt.date(2026, 3, 20))
    assert [b.keterangan for b in baris] == ["sudah 3 hari", "sudah 2 hari"]


def test_never_more_than_five_lines_the_earliest_first(meja: Meja) -> None:
    kewajiban = kelompok(meja, SITI, Jenis.KEWAJIBAN)
    assert kewajiban.banyak > BARIS_MAKS == len(kewajiban.baris)
    assert kewajiban.lain == kewajiban.banyak - BARIS_MAKS
    hari = [b.batas for b in kewajiban.baris if b.batas]
    assert hari == sorted(hari)
    assert kewajiban.genting
    assert "terlambat" in kewajiban.keterangan
    assert "jatuh tempo dalam 14 hari" in kewajiban.keterangan


def test_a_sub_bagian_sees_its_own_rows_and_letters(meja: Meja) -> None:
    meja.zi("naskah", "buat", "keputusan/tim-ppid")  # its own
    meja.zi("naskah", "buat", "keputusan/tim-upg")
    isi = beranda(meja, UMI)
    assert {k.jenis for k in isi.kelompok} == {Jenis.KEWAJIBAN, Jenis.LENGKAPI}
    assert [b.teks for b in kelompok(meja, UMI, Jenis.LENGKAPI).baris] == ["Keputusan Tim PPID 2026"]
    assert kelompok(meja, SITI, Jenis.KEWAJIBAN).banyak > kelompok(meja, UMI, Jenis.KEWAJIBAN).banyak
    assert isi.unit == {"parmas_sdm"}


@pytest.mark.usefixtures("siap")
@pytest.mark.tahan
def test_who_signs_sees_what_waits_for_that_and_for_how_long(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-03-25T09:00+08:00")
    sendiri = kelompok(meja, KETUA, Jenis.TTD_ANDA)
    assert (sendiri.banyak, sendiri.keterangan) == (1, "naskah; terlama 5 hari")
    assert sendiri.baris[0].keterangan == "Ketua KPU Kabupaten Sigi, sudah 5 hari"
    lain = replace(KETUA, nama_lengkap="Orang Lain")
    assert beranda(meja, lain).tanpa_jabatan
    assert not beranda(meja, KETUA).tanpa_jabatan
    assert kelompok(meja, lain, Jenis.TTD).banyak == 1
    assert menunggu_tanda_tangan(meja.pengaturan, "sigi", KETUA) == {"sigi/2026/keputusan/tim-ppid"}
    assert menunggu_tanda_tangan(meja.pengaturan, "sigi", lain) == frozenset()
    assert kelompok(meja, SITI, Jenis.TTD).banyak == 1


@pytest.mark.tahan
def test_the_letters_of_a_packet_that_is_not_shown_are_counted_each(meja: Meja) -> None:
    tahunan = ("sosialisasi-wbs", "perjanjian-kinerja", "sosialisasi-rencana-aksi", "sosialisasi-benturan-kepentingan")
    rapat = {**dict.fromkeys(("monev", "perencanaan-anggaran"), "2026-TW1"), **dict.fromkeys(tahunan, "2026")}
    for nama, periode in rapat.items():
        meja.zi("naskah", "buat", f"rapat/{nama}", "--periode", periode)
    tunggu = kelompok(meja, SITI, Jenis.LENGKAPI)
    tampak = sum(len(b.kunci) for b in tunggu.baris)
    assert len(tunggu.baris) == BARIS_MAKS
    assert tunggu.lain > 1
    assert tampak + tunggu.lain == tunggu.banyak


@pytest.mark.tahan
def test_what_is_only_to_be_numbered_is_not_to_be_completed(meja: Meja) -> None:
    from tests.tata_usaha.cli.test_cli_daur import lengkapi

    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    naskah = meja.pengaturan.outbox / "sigi" / "2026" / "tahunan" / "Keputusan Tim PPID 2026.docx"
    lengkapi(naskah)
    assert kelompok(meja, SITI, Jenis.NOMORI).banyak == 1
    isi = naskah.read_bytes()
    diketik = {nama: xml.replace(b"[isi: ", b"(") for nama, xml in baca_bagian(isi).items() if b"[isi: " in xml}
    naskah.write_bytes(ganti_bagian(isi, diketik))
    assert kelompok(meja, SITI, Jenis.NOMORI).banyak == 1, "a number typed in Word is none of the book's"
    naskah.write_bytes(isi)
    meja.zi("outbox", "nomori", "tim-ppid", "--nomor", "15", "--tanggal", "2026-02-03")
    assert kelompok(meja, SITI, Jenis.SIAP).banyak == 1


def test_what_is_wrong_is_to_be_looked_at(meja: Meja, siap: Path) -> None:
    siap.unlink()
    folder = next((meja.pengaturan.bukti / "sigi" / "2026").rglob("6.2.1.1 */2026-02"), None)
    if folder is None:
        meja.zi("bukti", "siapkan", "2026")
        folder = next((meja.pengaturan.bukti / "sigi" / "2026").rglob("6.2.1.1 */2026-02*"))
    (folder / "foto.jpg").write_bytes(b"bukan foto")
    dilihat = kelompok(meja, SITI, Jenis.DILIHAT)
    assert (dilihat.banyak, dilihat.keterangan) == (2, "1 naskah, 1 berkas bukti yang ditolak")
    assert "berkasnya tidak di tempatnya" in {b.keterangan for b in dilihat.baris}
    assert any("ditolak: foto.jpg" in b.keterangan for b in dilihat.baris)


@pytest.mark.usefixtures("siap")
def test_a_scan_that_nobody_knows_waits_by_its_name(meja: Meja) -> None:
    masuk = meja.pengaturan.outbox / "sigi" / "masuk"
    masuk.mkdir(exist_ok=True)
    (masuk / "scan0001.pdf").write_bytes(pdf("x"))
    assert [b.teks for b in kelompok(meja, SITI, Jenis.MASUK).baris] == ["scan0001.pdf"]


@pytest.mark.tahan
def test_what_the_office_answers_once_is_counted(meja: Meja) -> None:
    from tata_usaha.kerja.hitung_isian import hitung_isian

    isian = hitung_isian(meja.pengaturan, "sigi").kantor
    isi = lihat_beranda(meja.pengaturan, PermintaanBeranda("sigi", SITI, isian))
    kantor = isi.kelompok[0]
    assert kantor.jenis is Jenis.KANTOR
    assert kantor.banyak == sum(k.banyak for k in isian)
    assert kantor.banyak < lihat_isian(meja.pengaturan, PermintaanIsian("sigi")).banyak
    assert len(kantor.baris) == BARIS_MAKS


def test_the_side_tells_what_falls_due_next_and_what_was_achieved(meja: Meja) -> None:
    isi = beranda(meja, UMI)
    assert all(b.batas and b.batas >= isi.hari for b in isi.tenggat)
    assert len(isi.tenggat) == BARIS_MAKS
    assert [str(tw) for tw, _ in isi.capaian] == ["2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4"]
    assert isi.capaian[0][1].persen == 0
    assert isi.capaian[3][1].persen is None
    kantor = beranda(meja, SITI).capaian[0][1].jatuh_tempo
    assert 0 < isi.capaian[0][1].jatuh_tempo < kantor  # a sub bagian is told of its own here as well


def test_a_letter_whose_row_is_complete_is_not_told_to_be_late(meja: Meja) -> None:
    meja.zi("naskah", "buat", "laporan/layanan-informasi", "--periode", "2026-01")
    (baris,) = kelompok(meja, UMI, Jenis.LENGKAPI).baris
    assert baris.lewat
    asal = meja.pengaturan.bukti.parent / "laporan januari.pdf"
    asal.write_bytes(pdf("laporan januari"))
    meja.zi("bukti", "terima", "6.2.1.1", "2026-01", str(asal))
    (baris,) = kelompok(meja, UMI, Jenis.LENGKAPI).baris
    assert (baris.lewat, baris.batas) == (False, None)
