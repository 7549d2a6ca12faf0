"""`zi pulihkan` brings a register back from what is left, loses nothing of a person's, and gives no number twice."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.agenda.rantai import catat
from tata_usaha.agenda.skema import kejadian
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.pulihkan import Dasar, HasilPulihkan, pulihkan
from tests.conftest import Meja
from tests.tata_usaha.kerja.kantor_periksa import (
    BERNOMOR,
    DISUNTING,
    SEMUA,
    SIAP,
    SUNTING_NOMOR,
    UTUH,
    KantorPeriksa,
    buat,
)
from tests.tata_usaha.kerja.test_periksa import Rusakkan, sql
from tests.tata_usaha.outbox.test_nomori import SAAT, MejaNomor, sunting

SARI = Pelaku("Sari")
HARI_SALINAN = dt.date(2026, 4, 1)


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> KantorPeriksa:
    return buat(tmp_path_factory.mktemp("kantor") / "kantor")


@pytest.fixture
def kantor(asli: KantorPeriksa, tmp_path: Path) -> KantorPeriksa:
    return asli.salin(tmp_path / "kantor")


def lakukan(kantor: KantorPeriksa) -> HasilPulihkan:
    return pulihkan(kantor.atur, SARI, lakukan=True)


def berkas_outbox(kantor: KantorPeriksa) -> dict[str, bytes]:
    """Return all files of the office but the number book, which is added to."""
    outbox = kantor.atur.outbox
    semua = (p for p in outbox.rglob("*") if p.is_file() and p.suffix != ".csv")
    return {p.relative_to(outbox).as_posix(): p.read_bytes() for p in semua}


def nomor(kantor: KantorPeriksa) -> dict[int, str | None]:
    with buka(kantor.atur.database) as basis, basis.baca() as sambungan:
        return {b.nomor: b.kunci and b.kunci.rpartition("/")[2] for b in daftar_nomor(sambungan, "sigi")}


NOMOR = {15: BERNOMOR, 16: SUNTING_NOMOR, 17: SIAP}


def test_a_whole_register_is_left_alone(kantor: KantorPeriksa) -> None:
    sebelum = kantor.register.read_bytes()
    hasil = lakukan(kantor)
    assert (hasil.perlu, hasil.putusan) == (False, ())
    assert kantor.register.read_bytes() == sebelum


def halaman_rusak(register: Path) -> None:
    isi = register.read_bytes()
    register.write_bytes(isi[:8192] + b"\xff" * (len(isi) - 8192))


HILANG: dict[str, Callable[[Path], object]] = {
    "dihapus": Path.unlink,
    "kosong": lambda r: r.write_bytes(b""),
    "nol": lambda r: r.write_bytes(bytes(r.stat().st_size)),
    "sampah": lambda r: r.write_bytes(b"bukan buku agenda " * 1000),
    "halaman rusak": halaman_rusak,
    "terpotong": lambda r: r.write_bytes(r.read_bytes()[: r.stat().st_size // 2]),
}


@pytest.mark.parametrize("salinan", ["dengan salinan", "tanpa salinan"])
@pytest.mark.parametrize(
    "rusak",
    [pytest.param(r, marks=[pytest.mark.tahan] * (r != "dihapus")) for r in HILANG],
)
def test_a_register_that_is_lost_comes_back_with_every_number(kantor: KantorPeriksa, rusak: str, salinan: str) -> None:
    if salinan == "tanpa salinan":
        shutil.rmtree(kantor.atur.folder_cadangan[0])
    HILANG[rusak](kantor.register)
    lama = kantor.register.read_bytes() if kantor.register.exists() else None
    berkas = berkas_outbox(kantor)
    rencana = pulihkan(kantor.atur, SARI)
    assert rencana.perlu
    assert (kantor.register.read_bytes() if kantor.register.exists() else None) == lama, "told only"
    hasil = lakukan(kantor)
    assert hasil.dasar is (Dasar.SALINAN if salinan == "dengan salinan" else Dasar.KOSONG)
    assert (hasil.tindakan, hasil.putusan) == (rencana.tindakan, rencana.putusan)
    assert berkas_outbox(kantor) == berkas
    assert nomor(kantor) == NOMOR
    if lama:
        assert hasil.disisihkan is not None
        assert hasil.disisihkan.read_bytes() == lama
    assert kantor.kode(penuh=True) == []
    assert not pulihkan(kantor.atur, SARI).perlu


def test_what_came_after_the_copy_comes_from_number_book_and_letters(kantor: KantorPeriksa) -> None:
    """A register set back to an older one: its copy does not know the last numbers, and neither it nor we give them."""
    with buka(kantor.atur.database) as basis:
        meja = MejaNomor(kantor.folder, basis)
        meja.taruh("undangan-f")
        meja.nomori(18, "undangan-f")
        meja.nomori(19, UTUH)
    kantor.register.unlink()
    lakukan(kantor)
    assert nomor(kantor) == NOMOR | {18: "undangan-f", 19: UTUH}
    assert kantor.kode(penuh=True) == []
    assert (kantor.entri(UTUH).nomor, kantor.entri("undangan-f").nomor) == (19, 18)
    with buka(kantor.atur.database) as basis, pytest.raises(GalatOutbox):
        MejaNomor(kantor.folder, basis).nomori(18, DISUNTING)


def test_without_a_number_book_the_letters_say_their_numbers(kantor: KantorPeriksa) -> None:
    kantor.csv.unlink()
    kantor.register.unlink()
    shutil.rmtree(kantor.atur.folder_cadangan[0])
    lakukan(kantor)
    assert nomor(kantor) == NOMOR
    assert kantor.csv.exists()
    assert kantor.kode() == []


def test_nothing_that_a_person_edited_is_replaced_afterwards(kantor: KantorPeriksa) -> None:
    """A letter that was taken in anew counts as edited, whoever wrote it last."""
    shutil.rmtree(kantor.atur.folder_cadangan[0])
    kantor.register.unlink()
    lakukan(kantor)
    sebelum = kantor.berkas(DISUNTING).read_bytes()
    with buka(kantor.atur.database) as basis:
        MejaNomor(kantor.folder, basis).taruh(DISUNTING, judul="Bab III")
    assert kantor.berkas(DISUNTING).read_bytes() == sebelum


def test_two_files_of_one_letter_are_left_to_a_person(kantor: KantorPeriksa) -> None:
    berkas = kantor.berkas(UTUH)
    shutil.copy(berkas, berkas.with_name("final fix revisi.docx"))
    sunting(berkas.with_name("final fix revisi.docx"))
    shutil.rmtree(kantor.atur.folder_cadangan[0])
    kantor.register.unlink()
    hasil = lakukan(kantor)
    (putusan,) = hasil.putusan
    assert "final fix revisi.docx" in putusan
    assert berkas.name in putusan


def test_a_draft_beside_that_the_copy_does_not_know_is_left_to_a_person(kantor: KantorPeriksa) -> None:
    with buka(kantor.atur.database) as basis:
        sunting(kantor.berkas(UTUH))
        MejaNomor(kantor.folder, basis).taruh(UTUH, judul="Bab III")
    kantor.register.unlink()
    (putusan,) = lakukan(kantor).putusan
    assert "(konsep baru).docx di samping sigi/2026-TW1/undangan-a tidak tercatat" in putusan
    assert kantor.kode() == ["K02"]


def test_a_letter_that_was_moved_meanwhile_is_found(kantor: KantorPeriksa) -> None:
    berkas = kantor.berkas(UTUH)
    kantor.register.unlink()
    berkas.rename(berkas.with_name("pindah.docx"))
    lakukan(kantor)
    assert kantor.berkas(UTUH).name == "pindah.docx"


@pytest.mark.tahan
@pytest.mark.parametrize(
    "rusakkan",
    [
        sql("DELETE FROM naskah WHERE kunci LIKE ?", f"%{BERNOMOR}"),
        pytest.param(sql("DELETE FROM naskah"), marks=pytest.mark.tahan),
        pytest.param(
            sql("UPDATE naskah SET status = 'DIARSIPKAN' WHERE kunci LIKE ?", f"%{SIAP}"), marks=pytest.mark.tahan
        ),
        sql("UPDATE naskah SET nomor = 99 WHERE kunci LIKE ?", f"%{BERNOMOR}"),
        pytest.param(
            sql("UPDATE naskah SET tahun_nomor = 2025 WHERE kunci LIKE ?", f"%{BERNOMOR}"), marks=pytest.mark.tahan
        ),
        pytest.param(sql("UPDATE naskah SET berkas = 'x' WHERE kunci LIKE ?", f"%{BERNOMOR}"), marks=pytest.mark.tahan),
        pytest.param(sql("DELETE FROM nomor WHERE nomor = 15"), marks=pytest.mark.tahan),
        pytest.param(sql("DELETE FROM nomor"), marks=pytest.mark.tahan),
        sql("UPDATE nomor SET keadaan = 'BATAL' WHERE nomor = 15"),
        pytest.param(sql("UPDATE nomor SET tanggal = '2026-03-19' WHERE nomor = 15"), marks=pytest.mark.tahan),
        lambda k: k.csv.write_bytes(b"".join(k.csv.read_bytes().splitlines(keepends=True)[:-1])),
        pytest.param(
            lambda k: k.csv.write_bytes(k.csv.read_bytes().replace(b"2026-03-18", b"2026-03-19", 1)),
            marks=pytest.mark.tahan,
        ),
        pytest.param(lambda k: k.csv.unlink(), marks=pytest.mark.tahan),
        sql("DELETE FROM kejadian WHERE nomor = 5"),
        pytest.param(sql("DELETE FROM kejadian WHERE nomor > 5"), marks=pytest.mark.tahan),
        pytest.param(sql("UPDATE kejadian SET rincian = '{}' WHERE nomor = 5"), marks=pytest.mark.tahan),
        pytest.param(sql("UPDATE kejadian SET saat = 'kemarin' WHERE nomor = 5"), marks=pytest.mark.tahan),
        sql("DELETE FROM rantai"),
    ],
)
def test_a_single_change_by_hand_is_undone(kantor: KantorPeriksa, rusakkan: Rusakkan) -> None:
    sebelum = {jenis: kantor.entri(jenis) for jenis in SEMUA}
    berkas = berkas_outbox(kantor)
    rusakkan(kantor)
    assert kantor.kode()
    lakukan(kantor)
    assert kantor.kode(penuh=True) == []
    assert {jenis: kantor.entri(jenis) for jenis in SEMUA} == sebelum
    assert nomor(kantor) == NOMOR
    assert berkas_outbox(kantor) == berkas


def test_a_number_that_only_a_changed_line_names_stays_taken(kantor: KantorPeriksa) -> None:
    kantor.csv.write_bytes(kantor.csv.read_bytes().replace(b";15;", b";51;", 1))
    hasil = lakukan(kantor)
    assert any("51" in satu for satu in hasil.putusan)
    assert kantor.kode() == []
    assert nomor(kantor) == NOMOR | {51: None}


def test_a_broken_chain_without_a_copy_begins_anew_from_its_rows(kantor: KantorPeriksa) -> None:
    shutil.rmtree(kantor.atur.folder_cadangan[0])
    sebelum = {jenis: kantor.entri(jenis) for jenis in SEMUA}
    sql("DELETE FROM kejadian WHERE nomor = 5")(kantor)
    hasil = lakukan(kantor)
    assert hasil.dasar is Dasar.CATATAN
    assert {jenis: kantor.entri(jenis) for jenis in SEMUA} == sebelum
    assert kantor.kode(penuh=True) == []


def test_a_copy_that_is_broken_itself_is_passed_over_and_named_otherwise(kantor: KantorPeriksa) -> None:
    """Else the register that was rebuilt would lack what the broken copy has, and be refused for ever."""
    folder = kantor.atur.folder_cadangan[0]
    lanjut = folder / "buku-agenda-2026-04-02.sqlite3"
    shutil.copy(kantor.register, lanjut)
    with buka(f"sqlite:///{lanjut}") as basis, basis.transaksi("sigi") as sambungan:
        catat(sambungan, "sigi/2026/lain", "DICATAT", {}, SAAT)
        sambungan.execute(sa.delete(kejadian).where(kejadian.c.nomor == 5))
    kantor.register.unlink()
    hasil = lakukan(kantor)
    assert hasil.salinan is not None
    assert hasil.salinan.hari == HARI_SALINAN
    assert not lanjut.exists()
    assert kantor.kode(penuh=True) == []
    assert nomor(kantor) == NOMOR


def test_a_journal_of_the_old_register_does_not_meet_the_new_one(kantor: KantorPeriksa) -> None:
    """SQLite would undo in the new file what was half done in the old one."""
    kantor.register.write_bytes(b"sampah" * 1000)
    jurnal = kantor.register.with_name(kantor.register.name + "-journal")
    jurnal.write_bytes(b"jurnal")
    hasil = lakukan(kantor)
    assert hasil.disisihkan is not None
    assert not jurnal.exists()
    assert kantor.kode() == []


def test_each_rebuilt_letter_says_so_and_who_did_it(kantor: KantorPeriksa) -> None:
    kantor.register.unlink()
    shutil.rmtree(kantor.atur.folder_cadangan[0])
    lakukan(kantor)
    with closing(sqlite3.connect(kantor.register)) as basis:
        peristiwa = basis.execute("SELECT DISTINCT peristiwa, oleh, alasan FROM kejadian").fetchall()
    assert peristiwa == [("DIPULIHKAN", "Sari", Dasar.KOSONG.value)]


@pytest.mark.tahan
def test_the_command_tells_first_and_does_it_when_told(meja: Meja) -> None:
    assert "tidak ada yang perlu dipulihkan" in meja.zi("pulihkan").out
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    meja.zi("outbox", "nomori", "tim-ppid", "--nomor", "15", "--tanggal", "2026-02-03")
    register = Path(meja.pengaturan.database.removeprefix("sqlite:///"))
    register.unlink()
    ditunjukkan = meja.zi("pulihkan")
    assert ditunjukkan.kode == 0
    assert "Belum ada yang diubah" in ditunjukkan.out
    assert not register.exists()
    assert '"perlu": true' in meja.zi("pulihkan", "--json").out
    dilakukan = meja.zi("pulihkan", "--ya")
    assert (dilakukan.kode, "sudah dipulihkan" in dilakukan.out) == (0, True)
    assert meja.zi("periksa", "--penuh").kode == 0
    meja.zi("naskah", "buat", "keputusan/tim-upg")
    terpakai = meja.zi("outbox", "nomori", "tim-upg", "--nomor", "15", "--tanggal", "2026-02-03")
    assert terpakai.kode == 5
    assert "tim-ppid" in terpakai.err
