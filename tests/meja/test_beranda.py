"""The first page: what waits for whom, in words, with the way to each; never a wall."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tata_usaha.kerja.hitung_isian import Hitungan
from tests.meja import naskah_meja
from tests.meja.conftest import Situs
from zi_model.daftar_isian import KelompokIsian
from zi_model.pengguna import Peran


@pytest.fixture(autouse=True)
def hari(jam: Callable[[str], None]) -> None:
    jam("2026-03-20T09:00+08:00")


def test_a_packet_is_one_line_with_its_way(situs: Situs) -> None:
    situs.kantor.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1")
    teks = situs.masuk(Peran.HUKUM).get("/").text
    assert "Rapat Monev Triwulan I 2026" in teks
    assert "/naskah?periode=2026-TW1&amp;status=KONSEP&amp;isian=true" in teks
    assert "zi naskah" not in teks
    assert str(situs.kantor.pengaturan.plan) not in teks


def test_all_that_only_has_to_be_declared_ready_are_letters_without_blanks(situs: Situs) -> None:
    naskah_meja.buat(situs, naskah_meja.PPID).lengkapi()
    assert situs.kantor.zi("outbox", "nomori", "tim-ppid", "--nomor", "15", "--tanggal", "2026-02-03").kode == 0
    teks = situs.masuk(Peran.HUKUM).get("/").text
    assert "Tinggal dinyatakan siap" in teks
    assert "/naskah?status=KONSEP&amp;terisi=true" in teks


def test_an_entry_for_calendars_is_no_letter_that_waits_to_be_declared_ready(situs: Situs) -> None:
    situs.kantor.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1")
    siti, kalender = situs.masuk(Peran.SEKRETARIAT), "/naskah/sigi/2026-TW1/kalender-monev"
    assert (kalender in siti.get("/naskah").text, kalender in siti.get("/naskah?terisi=true").text) == (True, False)


def test_no_group_has_more_than_five_lines(situs: Situs) -> None:
    for peran in ("sekretariat", "unit:parmas_sdm", "pimpinan"):
        jawab = situs.masuk(peran).get("/")
        assert jawab.status_code == 200
        kartu = re.findall(r'<section class="kartu.*?</section>', jawab.text, re.DOTALL)
        assert kartu
        assert all(1 <= satu.count("<li>") <= 5 for satu in kartu)


def test_a_sub_bagian_is_told_of_its_own(situs: Situs) -> None:
    milik = situs.masuk("unit:parmas_sdm").get("/").text
    assert "Kewajiban unit Anda" in milik
    assert "Capaian sub bagian Anda" in milik
    kantor = situs.masuk(Peran.SEKRETARIAT).get("/").text
    assert "Kewajiban belum lengkap" in kantor
    assert "Capaian per triwulan" in kantor
    assert "Batas sudah tiba" in kantor, "not all that falls due in the quarter, as the report's page counts"


def test_who_has_nothing_waiting_reads_so(situs: Situs) -> None:
    orang = situs.masuk("unit:tidak_ada")
    assert "Tidak ada yang menunggu Anda." in orang.get("/").text


def test_who_signs_is_told_when_nobody_knows_as_whom(situs: Situs) -> None:
    assert "belum dikenal sebagai pejabat" in situs.masuk(Peran.PIMPINAN, nama="entah").get("/").text
    assert "belum dikenal sebagai pejabat" not in situs.masuk(Peran.PIMPINAN, nama="soleman").get("/").text


def test_a_plan_with_mistakes_is_told_on_the_page(situs: Situs) -> None:
    situs.kantor.ubah_rencana("tahun: 2026", "tahun: dua", "rencana-aksi-2026.yaml")
    jawab = situs.masuk(Peran.SEKRETARIAT).get("/")
    assert jawab.status_code == 200
    assert "Belum dapat dilakukan" in jawab.text
    assert str(situs.kantor.pengaturan.plan) not in jawab.text


def test_what_others_have_to_do_does_not_lead_and_says_who_can(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    hitungan = Hitungan((), (KelompokIsian("alamat kantor", "satker.yaml: kop.alamat", 3, ("a", "b")),), 2)
    monkeypatch.setattr("meja.rute.beranda.hitungan_kini", lambda *_: (hitungan, True))
    kartu = re.compile(r'<section class="kartu.*?</section>', re.DOTALL)
    hukum, siti = (situs.masuk(p, nama=p.value).get("/").text for p in (Peran.HUKUM, Peran.SEKRETARIAT))
    assert not [satu for satu in kartu.findall(hukum) if "Data kantor belum diisi" in satu]
    assert "Data kantor belum diisi: 3 isian di 2 naskah" in hukum
    assert "Yang dapat mengisinya: Admin dan Sekretariat." in hukum
    assert [satu for satu in kartu.findall(siti) if "Data kantor belum diisi" in satu]
    assert "Yang dapat mengisinya" not in siti


def test_what_the_office_has_not_said_is_called_as_its_page_and_leads_there(
    situs: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    kelompok = tuple(
        KelompokIsian(petunjuk, tempat, 3, ("a",))
        for petunjuk, tempat in (
            ("jumlah", "pegawai.csv"),
            ("nama anggota tim", "pejabat.yaml: tim"),
            ("NIP Kasubbag Hukum", "pejabat.yaml: kasubbag-teknis-hukum"),
            ("alamat kantor", "satker.yaml: kop.alamat"),
            ("nama SOP", "fakta.yaml: sop"),
        )
    )
    monkeypatch.setattr("meja.rute.beranda.hitungan_kini", lambda *_: (Hitungan((), kelompok, 1), True))
    isi = situs.masuk(Peran.SEKRETARIAT).get("/").text
    for alamat, sebutan in (
        ("/kantor/pegawai", "Daftar pegawai"),
        ("/kantor/tim", "Anggota tim"),
        ("/kantor/pejabat?jabatan=kasubbag-teknis-hukum", "Nama atau NIP Kasubbag Hukum"),
        ("/kantor", "Alamat kantor"),
    ):
        assert f'<a href="{alamat}">{sebutan}</a>' in isi
    assert "<li>Daftar SOP (ditambahkan admin" in isi


def test_before_it_was_counted_nobody_is_told_that_nothing_waits(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, jam: Callable[[str], None]
) -> None:
    jam("2026-01-05T09:00+08:00")
    monkeypatch.setattr("meja.rute.beranda.hitungan_kini", lambda *_: (None, False))
    isi = situs.masuk(Peran.SEKRETARIAT).get("/").text
    assert "Yang menunggu Anda sedang dihitung." in isi
    assert "Tidak ada yang menunggu Anda." not in isi


def test_the_admin_is_told_to_add_people_until_there_is_somebody_else(
    situs: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    hitungan = Hitungan((), (KelompokIsian("alamat kantor", "satker.yaml: kop.alamat", 3, ("a", "b")),), 2)
    monkeypatch.setattr("meja.rute.beranda.hitungan_kini", lambda *_: (hitungan, True))
    admin = situs.masuk(Peran.ADMIN)
    assert "Tambahkan orang kantor" in admin.get("/").text, "also when something waits"
    assert "Tambahkan orang kantor" not in situs.masuk(Peran.SEKRETARIAT, nama="ani").get("/").text
    assert "Tambahkan orang kantor" not in admin.get("/").text
