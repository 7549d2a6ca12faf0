"""The outbox keeps what people did, repeats nothing, and survives being killed anywhere."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, buka, kejadian
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.outbox.taruh import HasilTaruh, taruh
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.naskah.inti.naskah import Isi, KunciNaskah, Naskah
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
NASKAH = Naskah(
    kunci=KunciNaskah("sigi", "undangan-monev", "", Periode.parse("2026-TW1")),
    perihal="Undangan Rapat Monev",
    templat="undangan.docx",
    nama_berkas="01 Undangan",
    keluarga="surat",
    isi=Isi(),
)
TEMPAT = "sigi/2026/2026-TW1/01 Undangan.docx"


@pytest.fixture
def basis(tmp_path: Path) -> Iterator[BasisData]:
    with buka(f"sqlite:///{tmp_path}/agenda.sqlite3") as terbuka:
        yield terbuka


def letakkan(tmp_path: Path, basis: BasisData, isi: bytes) -> HasilTaruh:
    return taruh(tmp_path / "outbox", basis, NASKAH, isi, SAAT)


def berkas(tmp_path: Path) -> dict[str, bytes]:
    akar = tmp_path / "outbox"
    return {str(p.relative_to(akar)): p.read_bytes() for p in sorted(akar.rglob("*")) if p.is_file()}


def test_a_first_draft_is_laid_and_registered(tmp_path: Path, basis: BasisData) -> None:
    hasil = letakkan(tmp_path, basis, b"satu")

    assert hasil.tindakan is Tindakan.BARU
    assert berkas(tmp_path) == {TEMPAT: b"satu"}
    with basis.baca() as sambungan:
        entri = agenda.cari(sambungan, "sigi/2026-TW1/undangan-monev")
    assert entri is not None
    assert (entri.status, entri.revisi, entri.sha256_niat) == (StatusNaskah.KONSEP, 1, None)
    assert entri.sha256 == hashlib.sha256(b"satu").hexdigest()


def test_the_same_draft_again_changes_no_byte_and_no_time(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    basis.tutup()
    sebelum = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in tmp_path.rglob("*") if p.is_file()}

    hasil = letakkan(tmp_path, basis, b"satu")

    assert hasil.tindakan is Tindakan.TETAP
    assert {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in tmp_path.rglob("*") if p.is_file()} == sebelum


def test_changed_data_replaces_an_untouched_draft_and_keeps_the_old_one(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")

    hasil = letakkan(tmp_path, basis, b"dua")

    assert hasil.tindakan is Tindakan.DIGANTI
    lama = "sigi/2026/2026-TW1/riwayat/01 Undangan (revisi 1).docx"
    assert berkas(tmp_path) == {TEMPAT: b"dua", lama: b"satu"}


def test_an_edited_draft_stays_and_the_new_one_is_laid_beside_it(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang")

    assert letakkan(tmp_path, basis, b"satu").tindakan is Tindakan.DISUNTING
    hasil = letakkan(tmp_path, basis, b"dua")

    assert hasil.tindakan is Tindakan.DISANDINGKAN
    assert hasil.berkas.name == "01 Undangan (konsep baru).docx"
    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISUNTING
    letakkan(tmp_path, basis, b"tiga")
    assert berkas(tmp_path) == {
        TEMPAT: b"suntingan orang",
        "sigi/2026/2026-TW1/01 Undangan (konsep baru).docx": b"tiga",
    }


def test_a_neighbour_that_was_edited_too_stays_as_well(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang")
    letakkan(tmp_path, basis, b"dua").berkas.write_bytes(b"suntingan kedua")

    letakkan(tmp_path, basis, b"tiga")

    assert set(berkas(tmp_path).values()) == {b"suntingan orang", b"suntingan kedua", b"tiga"}


def test_a_file_of_somebody_else_at_the_place_is_left_alone(tmp_path: Path, basis: BasisData) -> None:
    tempat = tmp_path / "outbox" / TEMPAT
    tempat.parent.mkdir(parents=True)
    tempat.write_bytes(b"milik orang")

    assert letakkan(tmp_path, basis, b"satu").tindakan is Tindakan.DISANDINGKAN
    assert tempat.read_bytes() == b"milik orang"


def test_a_register_that_was_lost_recognises_its_own_letters_again(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    with buka(f"sqlite:///{tmp_path}/lain.sqlite3") as kosong:
        assert letakkan(tmp_path, kosong, b"satu").tindakan is Tindakan.TETAP
        assert letakkan(tmp_path, kosong, b"dua").tindakan is Tindakan.DIGANTI


@pytest.mark.parametrize("status", [s for s in StatusNaskah if s is not StatusNaskah.KONSEP])
def test_from_siap_ttd_on_nothing_is_replaced(tmp_path: Path, basis: BasisData, status: StatusNaskah) -> None:
    letakkan(tmp_path, basis, b"satu")
    with basis.transaksi() as sambungan:
        entri = agenda.cari(sambungan, str(NASKAH.kunci))
        assert entri is not None
        agenda.simpan(sambungan, agenda.EntriAgenda(**{**vars(entri), "status": status}))

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.TERKUNCI
    assert berkas(tmp_path) == {TEMPAT: b"satu"}


def test_an_outbox_that_cannot_be_written_is_told_with_its_place(tmp_path: Path, basis: BasisData) -> None:
    (tmp_path / "outbox").write_text("bukan folder")

    with pytest.raises(GalatOutbox, match="Undangan Rapat Monev") as galat:
        letakkan(tmp_path, basis, b"satu")

    assert str(tmp_path / "outbox") in galat.value.pesan
    assert galat.value.saran


def test_the_event_log_is_a_chain(tmp_path: Path, basis: BasisData) -> None:
    for isi in (b"satu", b"dua", b"tiga"):
        letakkan(tmp_path, basis, isi)

    with basis.baca() as sambungan:
        baris = sambungan.execute(sa.select(kejadian).order_by(kejadian.c.nomor)).all()
    assert [b.peristiwa for b in baris] == ["DICATAT", "BARU", "DIGANTI", "DIGANTI"]
    sebelum = ""
    for b in baris:
        assert b.sebelum == sebelum
        assert b.sha256 == agenda.sidik_kejadian(b.nomor, b.saat, b.kunci, b.peristiwa, b.rincian, sebelum)
        sebelum = b.sha256


def test_many_runs_at_once_lay_one_letter(tmp_path: Path) -> None:
    def satu(_: int) -> Tindakan:
        with buka(f"sqlite:///{tmp_path}/agenda.sqlite3") as milik_sendiri:
            return letakkan(tmp_path, milik_sendiri, b"satu").tindakan

    with ThreadPoolExecutor(8) as kolam:
        hasil = list(kolam.map(satu, range(16)))

    assert hasil.count(Tindakan.BARU) == 1
    assert set(hasil) <= {Tindakan.BARU, Tindakan.TETAP}
    assert berkas(tmp_path) == {TEMPAT: b"satu"}


# Lays b"dua" over b"satu" and kills its own process before the n-th durable step (a rename of a
# file, a commit of the register); prints nothing when there is no n-th step.
MATI_DI_LANGKAH = """
import os, signal, sys
from pathlib import Path
import sqlalchemy as sa
from tests.tata_usaha.outbox import test_taruh as t
sisa = int(sys.argv[2])
def langkah(*_):
    global sisa
    sisa -= 1
    if sisa == 0:
        os.kill(os.getpid(), signal.SIGKILL)
asli = Path.replace
def ganti(dari, ke):
    langkah()
    return asli(dari, ke)
Path.replace = ganti
tempat = Path(sys.argv[1])
with t.buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
    sa.event.listen(basis._mesin, "commit", langkah)
    t.letakkan(tempat, basis, sys.argv[3].encode())
print("selesai")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
@pytest.mark.parametrize(("awal", "harapan"), [(None, {b"dua"}), (b"satu", {b"dua", b"satu"})])
def test_a_run_killed_at_any_step_is_finished_by_the_next(
    tmp_path: Path, awal: bytes | None, harapan: set[bytes]
) -> None:
    for n in range(1, 20):
        tempat = tmp_path / str(n)
        tempat.mkdir()
        if awal is not None:
            with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
                letakkan(tempat, basis, awal)
        proses = subprocess.run(
            [sys.executable, "-c", MATI_DI_LANGKAH, str(tempat), str(n), "dua"],
            capture_output=True,
            text=True,
            check=False,
        )
        if "selesai" in proses.stdout:
            assert n > 3, "the run has at least: intent, file, result"
            return
        assert proses.returncode == -9, proses.stderr
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            letakkan(tempat, basis, b"dua")
            assert letakkan(tempat, basis, b"dua").tindakan is Tindakan.TETAP
            with basis.baca() as sambungan:
                (entri,) = agenda.semua(sambungan)
        assert (entri.sha256, entri.sha256_niat) == (hashlib.sha256(b"dua").hexdigest(), None)
        tersisa = {p: isi for p, isi in berkas(tempat).items() if not p.endswith(".tmp")}
        assert set(tersisa.values()) == harapan, json.dumps(list(tersisa))
    pytest.fail("the run never came to its end")
