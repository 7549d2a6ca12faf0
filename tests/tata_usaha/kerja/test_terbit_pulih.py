"""`zi periksa` finds, and `zi pulihkan` mends, what is kept of issued letters; a run looks before it quotes them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tata_usaha.agenda import terbit
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.pulihkan import Dasar, pulihkan
from tests.tata_usaha.kerja.kantor_periksa import KantorPeriksa, buat
from tests.tata_usaha.kerja.test_periksa import Rusakkan, sql
from tests.tata_usaha.outbox.meja_terbit import LAPORAN, MejaTerbit, Penyunting
from tests.tata_usaha.outbox.test_terbit import SEMULA

SARI = Pelaku("Sari")
NOTULA = {kunci.replace("/", "/notula-monev/", 1): teks for kunci, teks in SEMULA.items()}


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> KantorPeriksa:
    """Return an office that has issued a report and a notula."""
    kantor = buat(tmp_path_factory.mktemp("kantor") / "kantor")
    with buka_tulis(kantor.atur, SARI) as basis:
        meja = MejaTerbit(kantor.folder, basis)
        meja.siapkan_templat()
        meja.terbitkan()
        meja.terbitkan(jenis="notula-monev", nomor=3)
    return kantor


@pytest.fixture
def kantor(asli: KantorPeriksa, tmp_path: Path) -> KantorPeriksa:
    return asli.salin(tmp_path / "kantor")


def dikutip(kantor: KantorPeriksa) -> dict[str, str]:
    with buka(kantor.atur.database) as basis, basis.baca() as sambungan:
        return {r.id: r.teks for n in terbit.muat_terbit(sambungan, "sigi") for r in n.rekomendasi}


def baris(kantor: KantorPeriksa) -> int:
    with closing(sqlite3.connect(kantor.register)) as basis:
        return int(basis.execute("SELECT count(*) FROM terbit").fetchone()[0])


RUSAK: dict[str, Rusakkan] = {
    "diubah": sql("UPDATE terbit SET isi = replace(isi, 'notula', 'risalah') WHERE kunci LIKE ?", f"%{LAPORAN}"),
    "dihapus": sql("DELETE FROM terbit WHERE kunci LIKE ?", f"%{LAPORAN}"),
    "diakhiri": sql("UPDATE terbit SET sampai = sejak WHERE kunci LIKE ?", f"%{LAPORAN}"),
    "berkas lain": sql("UPDATE terbit SET sha256 = 'x' WHERE kunci LIKE ?", f"%{LAPORAN}"),
    "tak terbaca": sql("UPDATE terbit SET isi = '{}' WHERE kunci LIKE ?", f"%{LAPORAN}"),
}


@pytest.mark.tahan
@pytest.mark.parametrize("rusak", [pytest.param(r, id=nama) for nama, r in RUSAK.items()])
def test_what_is_kept_of_a_report_is_proved_and_read_again_from_its_file(
    kantor: KantorPeriksa, rusak: Rusakkan
) -> None:
    rusak(kantor)
    assert kantor.kode() == ["K13"]
    hasil = pulihkan(kantor.atur, SARI, lakukan=True)
    assert (hasil.dasar, hasil.dilakukan, hasil.putusan) == (Dasar.REGISTER, True, ())
    assert dikutip(kantor) == SEMULA | NOTULA
    assert kantor.kode(penuh=True) == []
    assert not pulihkan(kantor.atur, SARI, lakukan=True).perlu


def test_where_the_file_is_gone_an_earlier_row_serves_that_the_events_vouch_for(kantor: KantorPeriksa) -> None:
    sql("UPDATE terbit SET sampai = sejak WHERE kunci LIKE ?", f"%{LAPORAN}")(kantor)
    kantor.berkas(LAPORAN).rename(kantor.folder / "di tangan Ketua.docx")
    hasil = pulihkan(kantor.atur, SARI, lakukan=True)
    assert f"catatan isi sigi/2026-TW1/{LAPORAN} dikembalikan menurut kejadiannya" in hasil.tindakan
    assert dikutip(kantor) == SEMULA | NOTULA


def test_what_nothing_tells_any_more_is_named_and_not_made_up(kantor: KantorPeriksa) -> None:
    RUSAK["diubah"](kantor)
    kantor.berkas(LAPORAN).unlink()
    hasil = pulihkan(kantor.atur, SARI, lakukan=True)
    assert any(LAPORAN in satu and "tidak dapat dibaca lagi" in satu for satu in hasil.putusan)
    assert dikutip(kantor) == NOTULA


@pytest.mark.tahan
def test_a_register_rebuilt_from_its_broken_rows_still_says_what_the_letters_said(kantor: KantorPeriksa) -> None:
    shutil.rmtree(kantor.atur.folder_cadangan[0])
    sql("DELETE FROM kejadian WHERE nomor = 3")(kantor)
    sql("UPDATE terbit SET isi = replace(isi, 'PPID', 'UPG') WHERE kunci LIKE ?", f"%{LAPORAN}")(kantor)
    assert pulihkan(kantor.atur, SARI, lakukan=True).dasar is Dasar.CATATAN
    assert dikutip(kantor) == SEMULA | NOTULA
    assert "K13" not in kantor.kode(penuh=True)


def menulis(kantor: KantorPeriksa) -> None:
    with buka_tulis(kantor.atur, SARI):
        pass


def test_the_next_command_that_writes_reads_what_an_earlier_version_had_made_ready(kantor: KantorPeriksa) -> None:
    sql("DELETE FROM terbit")(kantor)
    with closing(sqlite3.connect(kantor.register)) as basis, basis:
        basis.execute("UPDATE naskah SET sha256_siap = 'x' WHERE kunci LIKE '%notula-monev'")
    menulis(kantor)
    assert dikutip(kantor) == SEMULA
    banyak = baris(kantor)
    menulis(kantor)
    assert baris(kantor) == banyak


def test_a_report_that_somebody_changed_after_it_was_ready_is_quoted_as_it_was(kantor: KantorPeriksa) -> None:
    Penyunting(kantor.berkas(LAPORAN)).coret(1).simpan()
    menulis(kantor)
    assert dikutip(kantor) == SEMULA | NOTULA
    assert kantor.kode(penuh=True) == ["K03"]
