"""The page of health: what is loud, and a check that runs behind the pages."""

from __future__ import annotations

import shutil
import threading

import pytest

from meja.pemeriksaan import Pemeriksaan
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.periksa import HasilPeriksaan
from tests.meja.conftest import Situs
from tests.tata_usaha.kerja.test_jejak import UNDANGAN, terjadi
from zi_model.masalah import Letak, Masalah
from zi_model.pengguna import Peran


def selesai(situs: Situs) -> None:
    for utas in threading.enumerate():
        if utas.name == "periksa":
            utas.join(60)
    assert not situs.app.state.pemeriksaan.kini.berjalan


def test_a_missing_copy_is_loud_and_names_no_folder(situs: Situs) -> None:
    terjadi(situs.kantor, "Siti", "2026-03-02T08:00+08:00", UNDANGAN, "BARU")
    shutil.rmtree(situs.kantor.pengaturan.folder_cadangan[0], ignore_errors=True)
    orang = situs.masuk(Peran.ADMIN)
    teks = orang.get("/kesehatan").text
    assert "Perlu ditangani sekarang" in teks
    assert "Salinan buku agenda harian" in teks
    assert "Belum diperiksa" in teks
    assert str(situs.kantor.pengaturan.outbox) not in teks
    assert "Komputer meja perlu ditangani" in orang.get("/").text


def test_nobody_is_sent_to_himself(situs: Situs) -> None:
    terjadi(situs.kantor, "Siti", "2026-03-02T08:00+08:00", UNDANGAN, "BARU")
    assert "Minta admin memasang" in situs.masuk(Peran.SEKRETARIAT).get("/kesehatan").text
    teks = situs.masuk(Peran.ADMIN, nama="budi").get("/kesehatan").text
    assert "Pasang folder salinan di disk lain." in teks
    assert "Minta admin" not in teks


def test_the_check_is_asked_for_and_its_result_stays(situs: Situs) -> None:
    orang = situs.masuk(Peran.ADMIN)
    jawab = orang.post("/kesehatan/periksa")
    assert (jawab.status_code, jawab.headers["location"]) == (303, "/kesehatan")
    selesai(situs)
    teks = orang.get("/kesehatan").text
    assert "Pemeriksaan dimulai." in teks
    assert "Semua cocok" in teks
    assert "Semua cocok" in situs.masuk(Peran.SEKRETARIAT).get("/kesehatan").text


def test_findings_are_told_in_the_words_of_the_desk(situs: Situs) -> None:
    orang = situs.masuk(Peran.ADMIN)
    outbox = situs.kantor.pengaturan.outbox
    situs.app.state.pemeriksaan = periksaan = Pemeriksaan()
    masalah = (Masalah(Letak(f"{outbox}/sigi/x.docx"), "K01", "tidak cocok.", "Jalankan `zi pulihkan`."),)
    periksaan.mulai(lambda: HasilPeriksaan(("sigi",), False, 1, 2, 3, masalah))
    selesai(situs)
    teks = orang.get("/kesehatan").text
    assert "Ada yang tidak cocok" in teks
    assert str(outbox) not in teks
    assert "zi pulihkan" not in teks


@pytest.mark.parametrize(
    ("galat", "kata"), [(GalatPemakaian("Rusak itu."), "Rusak itu."), (ZeroDivisionError(), "kesalahan program")]
)
def test_a_check_that_fails_says_so_and_can_be_asked_again(situs: Situs, galat: Exception, kata: str) -> None:
    orang = situs.masuk(Peran.ADMIN)

    def gagal() -> HasilPeriksaan:
        raise galat

    situs.app.state.pemeriksaan = periksaan = Pemeriksaan()
    periksaan.mulai(gagal)
    selesai(situs)
    teks = orang.get("/kesehatan").text
    assert kata in teks
    assert "Periksa sekarang" in teks


def test_one_check_at_a_time(situs: Situs) -> None:
    orang, pintu = situs.masuk(Peran.ADMIN), threading.Event()
    situs.app.state.pemeriksaan = periksaan = Pemeriksaan()

    def lama() -> HasilPeriksaan:
        pintu.wait(60)
        return HasilPeriksaan(("sigi",), False, 0, 0, 0, ())

    assert periksaan.mulai(lama)
    orang.post("/kesehatan/periksa")
    teks = orang.get("/kesehatan").text
    assert "Pemeriksaan sedang berjalan." in teks
    assert 'hx-trigger="every 2s"' in teks
    pintu.set()
    selesai(situs)


def test_who_may_not_look_after_the_computer_does_not_see_it(situs: Situs) -> None:
    assert situs.masuk(Peran.PIMPINAN).get("/kesehatan").status_code == 403
    assert situs.masuk(Peran.HUKUM).post("/kesehatan/periksa").status_code == 403
