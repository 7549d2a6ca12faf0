"""A register of any earlier version becomes one of this version, whole or not at all; a newer one is left alone."""

from __future__ import annotations

import datetime as dt
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tata_usaha.agenda import buku, migrasi
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.migrasi.jalankan import naikkan
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.agenda.rantai import BERSAMA, catat, kejadian_naskah, periksa_rantai
from tata_usaha.agenda.skema import metadata
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pelaku import Pelaku
from tests.warisan.toko import buka_arsip

UPG = "sigi/2026/keputusan/tim-upg"
SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
SEBELUM = f"cadangan/buku-agenda (sebelum versi {migrasi.VERSI}).sqlite3"


@pytest.fixture
def lama(tmp_path: Path) -> Path:
    """Return the register of a store of version 0.1."""
    buka_arsip(tmp_path)
    return tmp_path / "outbox/buku-agenda.sqlite3"


def alamat(berkas: Path) -> str:
    return f"sqlite:///{berkas}"


def isi(berkas: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every table with its columns and rows."""
    sambungan = sqlite3.connect(berkas)
    try:
        nama = [n for (n,) in sambungan.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {n: sambungan.execute(f"SELECT * FROM {n}").fetchall() for n in nama}  # noqa: S608
    finally:
        sambungan.close()


def test_the_newest_step_is_the_version_that_the_program_writes() -> None:
    langkah = ScriptDirectory(str(Path(migrasi.__file__).parent))
    assert langkah.get_heads() == [migrasi.VERSI]


@pytest.mark.parametrize("dari", ["an empty database", "a store of 0.1"])
def test_the_steps_arrive_at_the_schema_of_this_version(tmp_path: Path, dari: str) -> None:
    if dari == "a store of 0.1":
        buka_arsip(tmp_path)
    berkas = tmp_path / ("outbox/buku-agenda.sqlite3" if dari == "a store of 0.1" else "baru.sqlite3")
    mesin = sa.create_engine(alamat(berkas))
    with mesin.begin() as sambungan:
        naikkan(sambungan)
        konteks = MigrationContext.configure(sambungan, opts={"version_table": migrasi.TABEL_VERSI})
        assert compare_metadata(konteks, metadata) == []
    mesin.dispose()


def test_a_new_register_needs_no_steps(tmp_path: Path) -> None:
    """Alembic costs a quarter of a second: it is imported only for a register that has to change."""
    perintah = (
        "import sys; from tata_usaha.agenda.basis_data import buka\n"
        f"with buka('sqlite:///{tmp_path}/baru.sqlite3'): pass\n"
        f"with buka('sqlite:///{tmp_path}/baru.sqlite3'): pass\n"
        "print('alembic' in sys.modules)"
    )
    hasil = subprocess.run([sys.executable, "-c", perintah], capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "False"


def test_a_register_of_0_1_keeps_its_letters_numbers_and_events(lama: Path) -> None:
    dulu = isi(lama)
    with buka(alamat(lama)) as basis, basis.baca() as sambungan:
        entri = buku.semua(sambungan)
        nomor = daftar_nomor(sambungan, "sigi")
        assert periksa_rantai(sambungan, BERSAMA) == []
    kini = isi(lama)

    assert [baris[: len(dulu["naskah"][0])] for baris in kini["naskah"]] == dulu["naskah"]
    assert [baris[: len(dulu["berkas_bukti"][0])] for baris in kini["berkas_bukti"]] == dulu["berkas_bukti"]
    bernomor = {(e.jenis_nomor, e.tahun_nomor, e.nomor, e.kunci, e.tanggal) for e in entri if e.nomor is not None}
    assert {(n.pencacah, n.tahun, n.nomor, n.kunci, n.tanggal) for n in nomor} == bernomor
    assert len(bernomor) == 3
    assert len(kini["kejadian"]) == len(dulu["kejadian"])


def test_old_events_and_new_ones_verify_together(lama: Path) -> None:
    """The first new event goes on from the last old one: none of either can be changed or taken away unseen."""
    with buka(alamat(lama), Pelaku("sari")) as basis:
        with basis.transaksi("sigi") as sambungan:
            catat(sambungan, UPG, "DINOMORI", {"nomor": 22}, SAAT, "baru")
        with basis.baca() as sambungan:
            assert periksa_rantai(sambungan, BERSAMA) == periksa_rantai(sambungan, "sigi") == []
            terakhir = kejadian_naskah(sambungan, UPG)[-1]
    assert (terakhir.nomor, terakhir.oleh, terakhir.alasan, terakhir.data) == (1, "sari", "baru", {"nomor": 22})


@pytest.mark.tahan
@pytest.mark.parametrize(
    ("rusakkan", "keluhan"),
    [
        ("UPDATE kejadian SET rincian = '{}' WHERE satker = '' AND nomor = 3", "isi kejadian 3"),
        ("DELETE FROM kejadian WHERE satker = '' AND nomor = 1", "kejadian 1 tidak ada"),
        ("DELETE FROM kejadian WHERE satker = '' AND nomor = 4", "kejadian 4 tidak ada"),
        ("DELETE FROM kejadian WHERE satker = '' AND nomor = (SELECT MAX(nomor) FROM kejadian)", "catatan berakhir"),
        ("UPDATE kejadian SET alasan = 'lain' WHERE satker = 'sigi' AND nomor = 2", "isi kejadian 2"),
        ("UPDATE kejadian SET oleh = 'lain' WHERE satker = 'sigi' AND nomor = 1", "isi kejadian 1"),
        ("DELETE FROM kejadian WHERE satker = 'sigi' AND nomor = 1", "kejadian 1 tidak ada"),
        ("DELETE FROM kejadian WHERE satker = 'sigi' AND nomor = 2", "kejadian 2 tidak ada"),
        ("DELETE FROM kejadian WHERE satker = 'sigi' AND nomor = 3", "catatan berakhir pada kejadian 2"),
        ("DELETE FROM kejadian WHERE satker = 'sigi'", "catatan berakhir pada kejadian 0"),
        (
            "UPDATE kejadian SET nomor = 30 WHERE satker = 'sigi' AND nomor = 2;"
            "UPDATE kejadian SET nomor = 2 WHERE satker = 'sigi' AND nomor = 3;"
            "UPDATE kejadian SET nomor = 3 WHERE satker = 'sigi' AND nomor = 30",
            "kejadian 2 tidak menyambung",
        ),
    ],
)
def test_a_changed_missing_or_reordered_event_shows(lama: Path, rusakkan: str, keluhan: str) -> None:
    with buka(alamat(lama), Pelaku("sari")) as basis, basis.transaksi("sigi") as sambungan:
        for ke in range(3):
            catat(sambungan, UPG, "DINOMORI", {"nomor": ke}, SAAT)
    langsung = sqlite3.connect(lama)
    langsung.executescript(rusakkan)
    langsung.close()
    with buka(alamat(lama)) as basis, basis.baca() as sambungan:
        rusak = [*periksa_rantai(sambungan, BERSAMA), *periksa_rantai(sambungan, "sigi")]
    assert any(r.startswith(keluhan) for r in rusak), rusak


def test_before_it_changes_a_copy_is_laid_aside(lama: Path) -> None:
    dulu = isi(lama)
    with buka(alamat(lama)):
        pass
    with buka(alamat(lama)):
        pass
    assert isi(lama.parent / SEBELUM) == dulu
    assert len(list(lama.parent.rglob("*.sqlite3"))) == 2


def test_without_room_for_the_copy_the_register_is_not_changed(lama: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dulu = lama.read_bytes()

    def penuh(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tata_usaha.agenda.salinan.salin_sqlite", penuh)
    with pytest.raises(GalatBasisData, match="disk penuh") as galat, buka(alamat(lama)):
        pass
    assert "belum diubah" in galat.value.saran
    assert lama.read_bytes() == dulu


def test_a_newer_register_is_refused_in_words_and_left_alone(tmp_path: Path) -> None:
    berkas = tmp_path / "agenda.sqlite3"
    with buka(alamat(berkas)):
        pass
    langsung = sqlite3.connect(berkas)
    with langsung:
        langsung.execute("UPDATE zi_versi SET version_num = '0999'")
    langsung.close()
    sebelum = berkas.read_bytes()
    with pytest.raises(GalatBasisData, match="versi program yang lebih baru") as galat, buka(alamat(berkas)):
        pass
    assert "Pasang versi program yang terbaru" in galat.value.saran
    assert berkas.read_bytes() == sebelum


def test_many_that_open_an_old_register_at_once_change_it_once(lama: Path) -> None:
    def satu(_: int) -> int:
        with buka(alamat(lama)) as basis, basis.baca() as sambungan:
            return len(buku.semua(sambungan))

    with ThreadPoolExecutor(6) as kolam:
        assert set(kolam.map(satu, range(6))) == {31}
    assert len(list(lama.parent.rglob("*.sqlite3"))) == 2


# Dies at the n-th statement of the change of schema; prints how many there are when it does not.
MATI_SELAGI_NAIK = """
import os, signal, sys
import sqlalchemy as sa
from tata_usaha.agenda import basis_data

n, sisa = int(sys.argv[2]), [int(sys.argv[2])]
def langkah(*_):
    sisa[0] -= 1
    if sisa[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
sa.event.listen(sa.Engine, "before_cursor_execute", langkah)
with basis_data.buka(sys.argv[1]):
    pass
print(n - sisa[0])
"""


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_killed_half_way_it_is_the_old_one_and_the_next_start_changes_it(lama: Path, tmp_path: Path) -> None:
    asal = tmp_path / "asal.sqlite3"
    shutil.copy(lama, asal)
    dulu = isi(asal)

    def jalankan(berkas: Path, n: int) -> subprocess.CompletedProcess[str]:
        perintah = [sys.executable, "-c", MATI_SELAGI_NAIK, alamat(berkas), str(n)]
        return subprocess.run(perintah, capture_output=True, text=True, check=False)

    banyak = int(jalankan(Path(shutil.copy(asal, tmp_path / "utuh.sqlite3")), 10**6).stdout)
    jadi = isi(tmp_path / "utuh.sqlite3")
    for n in (banyak // 4, banyak // 2, banyak - 3, banyak):
        berkas = Path(shutil.copy(asal, tmp_path / f"mati {n}.sqlite3"))
        assert jalankan(berkas, n).returncode == -signal.SIGKILL
        with sqlite3.connect(berkas) as sambungan:  # what the next one to open it does first: undo what was half done
            sambungan.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        sambungan.close()
        assert isi(berkas) == dulu
        with buka(alamat(berkas)):
            pass
        assert isi(berkas) == jadi
