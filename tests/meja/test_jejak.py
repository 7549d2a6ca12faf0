"""The page of events: sentences, filters that stay in the address, pages, the table, a broken chain."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.skema import kejadian
from tests.meja.conftest import Situs
from tests.meja.naskah_meja import UPG, buat
from tests.tata_usaha.kerja.test_jejak import UNDANGAN, terjadi
from zi_model.pengguna import Peran


def isi(situs: Situs, banyak: int) -> None:
    for ke in range(banyak):
        terjadi(situs.kantor, f"Orang {ke % 2}", f"2026-03-01T09:{ke % 60:02}+08:00", UNDANGAN, "BARU")


def test_before_anything_happened_the_page_says_so(situs: Situs) -> None:
    jawab = situs.masuk(Peran.ADMIN).get("/jejak")
    assert jawab.status_code == 200
    assert "Belum ada yang tercatat." in jawab.text
    assert "Catatan utuh" in jawab.text


def test_events_are_sentences_page_by_page(situs: Situs) -> None:
    isi(situs, 60)
    peramban = situs.masuk(Peran.PIMPINAN)
    pertama = peramban.get("/jejak").text
    assert pertama.count("Konsep disusun.") == 50
    assert "/jejak?halaman=2" in pertama
    assert peramban.get("/jejak?halaman=2").text.count("Konsep disusun.") == 10
    milik_satu = peramban.get("/jejak", params={"oleh": "Orang 1"}).text
    assert milik_satu.count("Konsep disusun.") == 30
    assert "/jejak.csv?oleh=Orang+1" in milik_satu


def test_a_mistyped_day_is_told_and_nothing_else_is_lost(situs: Situs) -> None:
    jawab = situs.masuk(Peran.ADMIN).get("/jejak?sejak=kemarin&tentang=undangan")
    assert jawab.status_code == 422
    assert "“kemarin” bukan tanggal." in jawab.text
    assert 'value="undangan"' in jawab.text
    assert situs.masuk(Peran.ADMIN).get("/jejak?halaman=²&sejak=").status_code == 200


def test_the_table_is_a_file(situs: Situs) -> None:
    isi(situs, 3)
    peramban = situs.masuk(Peran.SEKRETARIAT)
    jawab = peramban.get("/jejak.csv?oleh=Orang 0")
    assert "attachment" in jawab.headers["content-disposition"]
    assert len(jawab.text.splitlines()) == 3
    assert peramban.get("/jejak.csv?sejak=x").status_code == 422


def test_a_broken_chain_is_loud(situs: Situs) -> None:
    isi(situs, 3)
    with buka(situs.kantor.pengaturan.database) as basis, basis.transaksi() as sambungan:
        sambungan.execute(sa.delete(kejadian).where(kejadian.c.nomor == 2))
    teks = situs.masuk(Peran.ADMIN).get("/jejak").text
    assert "Catatan tidak utuh" in teks
    assert "Kejadian 2 tidak ada." in teks


def test_a_changed_event_names_the_letter_as_its_page_does(situs: Situs) -> None:
    naskah = buat(situs)
    with buka(situs.kantor.pengaturan.database) as basis, basis.transaksi() as sambungan:
        sambungan.execute(sa.update(kejadian).where(kejadian.c.kunci == UPG).values(oleh="Orang Lain"))
    teks = situs.masuk(Peran.ADMIN).get("/jejak").text
    assert "Catatan tidak utuh" in teks
    assert f"“{naskah.berkas.stem}”) tidak seperti waktu dicatat." in teks
    assert UPG not in teks.partition("<form")[0].partition("Catatan tidak utuh")[2]


def test_the_table_has_the_date_of_the_office(situs: Situs, jam: Callable[[str], None]) -> None:
    peramban = situs.masuk(Peran.ADMIN)
    jam("2026-03-03T06:00+08:00")  # in Greenwich it is still the day before
    assert "jejak-sigi-2026-03-03.csv" in peramban.get("/jejak.csv").headers["content-disposition"]


def test_a_sub_bagian_does_not_read_who_did_what(situs: Situs) -> None:
    assert situs.masuk("unit:tekhum").get("/jejak").status_code == 403
