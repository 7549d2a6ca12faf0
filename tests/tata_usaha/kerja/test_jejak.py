"""What happened, asked of the register: by whom, about what, on which days; as sentences, as a table, and whole."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import catat
from tata_usaha.agenda.skema import kejadian
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.jejak import PermintaanJejak, jejak_csv, lihat_jejak, periksa_jejak
from tests.conftest import Meja, data

UNDANGAN = "sigi/2026-TW1/undangan-monev"


def terjadi(meja: Meja, oleh: str, saat: str, kunci: str, peristiwa: str, alasan: str = "", **rincian: str) -> None:
    with buka(meja.pengaturan.database, Pelaku(oleh)) as basis, basis.transaksi("sigi") as sambungan:
        catat(sambungan, kunci, peristiwa, rincian, dt.datetime.fromisoformat(saat), alasan)


@pytest.fixture
def berisi(meja: Meja) -> Meja:
    """Return an office where three people did something on three days, near midnight of the office's clock."""
    terjadi(meja, "Siti", "2026-03-01T23:59+08:00", UNDANGAN, "BARU")
    terjadi(
        meja, "Budi", "2026-03-02T00:01+08:00", "sigi/2026-TW1/bukti/1.3.1.1", "BUKTI_DITERIMA", berkas="a/foto.jpg"
    )
    terjadi(meja, "Siti", "2026-03-03T09:00+08:00", UNDANGAN, "DIBUKA", alasan="=HYPERLINK(1)")
    return meja


def kalimat(meja: Meja, **saring: object) -> list[str]:
    permintaan = PermintaanJejak("sigi", **saring)  # type: ignore[arg-type]
    return [b.kalimat for b in lihat_jejak(meja.pengaturan, permintaan).butir]


def test_the_newest_stands_first_in_words(berisi: Meja) -> None:
    assert kalimat(berisi) == ["Dibuka kembali menjadi konsep", "Bukti diterima: “foto.jpg”", "Konsep disusun"]


def test_a_day_is_one_of_the_offices_clock(berisi: Meja) -> None:
    assert kalimat(berisi, sampai=dt.date(2026, 3, 1)) == ["Konsep disusun"]
    assert kalimat(berisi, sejak=dt.date(2026, 3, 2), sampai=dt.date(2026, 3, 2)) == ["Bukti diterima: “foto.jpg”"]
    assert kalimat(berisi, sampai=dt.date.max) == kalimat(berisi)


def test_days_in_the_wrong_order_are_refused(berisi: Meja) -> None:
    with pytest.raises(GalatPemakaian):
        kalimat(berisi, sejak=dt.date(2026, 3, 2), sampai=dt.date(2026, 3, 1))


def test_one_persons_doings_and_one_letters(berisi: Meja) -> None:
    assert kalimat(berisi, oleh="Budi") == ["Bukti diterima: “foto.jpg”"]
    assert len(kalimat(berisi, tentang="undangan-monev")) == 2
    assert kalimat(berisi, tentang="%") == []


def test_pages_hold_all_and_none_twice(berisi: Meja) -> None:
    halaman = [lihat_jejak(berisi.pengaturan, PermintaanJejak("sigi", halaman=n, sehalaman=2)) for n in (1, 2, 99)]
    assert [len(h.butir) for h in halaman] == [2, 1, 1]
    assert (halaman[2].halaman, halaman[2].terakhir, halaman[0].banyak) == (2, 2, 3)


def test_another_offices_doings_are_not_told(berisi: Meja) -> None:
    terjadi(berisi, "Ani", "2026-03-04T09:00+08:00", "poso/2026-TW1/undangan-monev", "BARU")
    assert len(kalimat(berisi)) == 3
    assert lihat_jejak(berisi.pengaturan, PermintaanJejak("sigi")).pelaku == ("Budi", "Siti")


def test_the_table_runs_no_formula(berisi: Meja) -> None:
    isi = b"".join(jejak_csv(berisi.pengaturan, PermintaanJejak("sigi"))).decode("utf-8-sig")
    baris = list(csv.DictReader(io.StringIO(isi), delimiter=";"))
    assert [b["Oleh"] for b in baris] == ["Siti", "Budi", "Siti"]
    assert baris[0]["Alasan"] == "'=HYPERLINK(1)"


def test_a_changed_event_shows(berisi: Meja) -> None:
    assert periksa_jejak(berisi.pengaturan, "sigi").utuh
    with buka(berisi.pengaturan.database) as basis, basis.transaksi() as sambungan:
        sambungan.execute(sa.update(kejadian).where(kejadian.c.nomor == 2).values(oleh="Orang lain"))
    keadaan = periksa_jejak(berisi.pengaturan, "sigi")
    assert not keadaan.utuh
    assert "isi kejadian 2" in keadaan.putus[0]
    keluaran = berisi.zi("jejak")
    assert "CATATAN TIDAK UTUH" in keluaran.out


def test_the_command_prints_what_is_asked_for(berisi: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-03-05T09:00+08:00")
    hasil = data(berisi.zi("jejak", "--oleh", "Siti", "--sejak", "2026-03-02", "--json"))
    assert (hasil["utuh"], hasil["banyak"]) == (True, 1)
    assert hasil["kejadian"][0]["kunci"] == UNDANGAN
    layar = berisi.zi("jejak")
    assert "Dibuka kembali menjadi konsep" in layar.out
    assert "Catatan utuh: 3 kejadian" in layar.out
    assert berisi.zi("jejak", "--sejak", "kemarin").kode == 2
