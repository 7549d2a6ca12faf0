"""An outbox that has letters of the year in `2026/2026` is moved to `2026/tahunan`, and nothing in it is lost."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import tata_usaha.agenda.basis_data
import tata_usaha.dasar.berkas
from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.skema import kejadian
from tata_usaha.outbox.daftar import daftar
from tata_usaha.outbox.pindah_tahunan import pindahkan
from tata_usaha.outbox.taruh import taruh
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.inti.naskah import Isi, KunciNaskah, Naskah
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
LAMA, BARU = "sigi/2026/2026", "sigi/2026/tahunan"


def naskah(nama: str, periode: str = "2026") -> Naskah:
    return Naskah(
        kunci=KunciNaskah("sigi", "keputusan", nama, Periode.parse(periode)),
        perihal=nama,
        templat="keputusan.docx",
        nama_berkas=f"Keputusan {nama}",
        keluarga="keputusan",
        isi=Isi(),
    )


PPID, UPG = naskah("PPID"), naskah("UPG")


@pytest.fixture
def basis(url_agenda_tahan: str) -> Iterator[BasisData]:
    with buka(url_agenda_tahan) as terbuka:
        yield terbuka


def isi_lama(tempat: Path, basis: BasisData) -> None:
    """Make an outbox as an earlier version left it.

    PPID has a revision in `riwayat`, was edited, and has a newer draft beside it; UPG is as it was laid. Persons'
    own files lie among them.
    """
    outbox = tempat / "outbox"
    for isi in (b"satu", b"dua"):
        taruh(outbox, basis, PPID, isi, SAAT)
    (outbox / BARU / "Keputusan PPID.docx").write_bytes(b"suntingan")
    taruh(outbox, basis, PPID, b"tiga", SAAT)
    taruh(outbox, basis, UPG, b"upg", SAAT)
    (outbox / BARU).rename(outbox / LAMA)
    with basis.transaksi() as sambungan:
        for e in agenda.semua(sambungan):
            sanding = e.berkas_sanding and e.berkas_sanding.replace(BARU, LAMA)
            lama = dataclasses.replace(e, berkas=e.berkas.replace(BARU, LAMA), berkas_sanding=sanding)
            agenda.simpan(sambungan, lama)
    tulis(outbox / LAMA, {"catatan.txt": b"orang", "pindaian/ttd.pdf": b"pindaian", "riwayat/Thumbs.db": b"kecil"})
    (outbox / LAMA / "kosong").mkdir()


def tulis(folder: Path, isi: dict[str, bytes]) -> None:
    for nama, bita in isi.items():
        (folder / nama).parent.mkdir(parents=True, exist_ok=True)
        (folder / nama).write_bytes(bita)


SESUDAH = {
    "Keputusan PPID.docx": b"suntingan",
    "Keputusan PPID (konsep baru).docx": b"tiga",
    "Keputusan UPG.docx": b"upg",
    "riwayat/Keputusan PPID (revisi 1).docx": b"satu",
    "riwayat/Thumbs.db": b"kecil",
    "catatan.txt": b"orang",
    "pindaian/ttd.pdf": b"pindaian",
}

MILIK_ORANG = {
    "Keputusan PPID.docx": b"milik orang",
    "Keputusan PPID (konsep baru).docx": b"milik orang juga",
    "catatan.txt": b"catatan lain",
    "pindaian": b"bukan folder",
}
"""What has the names already, in the new folder."""

SESUDAH_TERPAKAI = {
    **MILIK_ORANG,
    "Keputusan PPID (2).docx": b"suntingan",
    "Keputusan PPID (konsep baru) (2).docx": b"tiga",
    "Keputusan UPG.docx": b"upg",
    "riwayat/Keputusan PPID (revisi 1).docx": b"satu",
    "riwayat/Thumbs.db": b"kecil",
    "catatan (2).txt": b"orang",
    "pindaian (2)/ttd.pdf": b"pindaian",
}


def pindah(tempat: Path, basis: BasisData) -> None:
    pindahkan(tempat / "outbox", basis, "sigi", SAAT)


def berkas(tempat: Path, folder: str) -> dict[str, bytes]:
    akar = tempat / "outbox" / folder
    return {p.relative_to(akar).as_posix(): p.read_bytes() for p in akar.rglob("*") if p.is_file()}


def entri(basis: BasisData) -> dict[str, EntriAgenda]:
    with basis.baca() as sambungan:
        return {e.perihal: e for e in agenda.semua(sambungan)}


def periksa_selesai(tempat: Path, basis: BasisData, sesudah: dict[str, bytes]) -> None:
    """Nothing is lost, each file has one name, and the register knows where its own lie."""
    outbox = tempat / "outbox"
    assert berkas(tempat, BARU) == sesudah
    assert not (outbox / LAMA).exists()
    assert (outbox / BARU / "kosong").is_dir()
    assert {p.stat().st_nlink for p in (outbox / BARU).rglob("*") if p.is_file()} == {1}
    ppid, upg = entri(basis)["PPID"], entri(basis)["UPG"]
    assert [(outbox / str(b)).read_bytes() for b in (ppid.berkas, ppid.berkas_sanding, upg.berkas)] == [
        b"suntingan",
        b"tiga",
        b"upg",
    ]
    assert (ppid.revisi, upg.revisi) == (2, 1)


def keadaan(tempat: Path) -> dict[Path, tuple[int, int, bytes]]:
    return {
        p: (p.stat().st_mtime_ns, p.stat().st_ino, p.read_bytes() if p.is_file() else b"") for p in tempat.rglob("*")
    }


def peristiwa(basis: BasisData) -> list[tuple[str, str, dict[str, str]]]:
    with basis.baca() as sambungan:
        baris = sambungan.execute(sa.select(kejadian).order_by(kejadian.c.nomor)).all()
    pindah = [(b.kunci, b.peristiwa, json.loads(b.rincian)) for b in baris if "DIPINDAHKAN" in b.peristiwa]
    return [(kunci, nama, {"dari": r["dari"], "ke": r["ke"]}) for kunci, nama, r in pindah]


def test_a_letter_of_the_year_is_laid_into_tahunan_and_others_into_their_period(
    tmp_path: Path, basis: BasisData
) -> None:
    tempat = [
        taruh(tmp_path, basis, naskah("PPID", periode), b"satu", SAAT).berkas.parent.relative_to(tmp_path).as_posix()
        for periode in ("2026", "2026-03", "2026-TW1", "2026-S1", "2027")
    ]
    assert tempat == [BARU, "sigi/2026/2026-03", "sigi/2026/2026-TW1", "sigi/2026/2026-S1", "sigi/2027/tahunan"]


def test_everything_is_moved_and_the_register_goes_along(
    tmp_path: Path, basis: BasisData, caplog: pytest.LogCaptureFixture
) -> None:
    isi_lama(tmp_path, basis)

    pindah(tmp_path, basis)

    periksa_selesai(tmp_path, basis, SESUDAH)
    kunci = str(PPID.kunci)
    assert peristiwa(basis) == [
        (k, "DIPINDAHKAN", {"dari": f"{LAMA}/{nama}", "ke": f"{BARU}/{nama}"})
        for k, nama in [
            (kunci, "Keputusan PPID.docx"),
            (kunci, "Keputusan PPID (konsep baru).docx"),
            (str(UPG.kunci), "Keputusan UPG.docx"),
        ]
    ]
    assert [r.getMessage() for r in caplog.records] == [
        f"Isi folder {tmp_path / 'outbox' / LAMA} sudah dipindahkan ke {tmp_path / 'outbox' / BARU}."
    ]
    assert taruh(tmp_path / "outbox", basis, PPID, b"tiga", SAAT).tindakan is Tindakan.DISUNTING
    assert taruh(tmp_path / "outbox", basis, UPG, b"upg", SAAT).tindakan is Tindakan.TETAP


def test_a_second_time_nothing_is_written(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    pindah(tmp_path, basis)
    sebelum = keadaan(tmp_path)

    pindah(tmp_path, basis)

    assert keadaan(tmp_path) == sebelum


def test_a_name_that_is_taken_stays_with_whom_it_is_and_the_other_gets_a_number(
    tmp_path: Path, basis: BasisData, caplog: pytest.LogCaptureFixture
) -> None:
    isi_lama(tmp_path, basis)
    tulis(tmp_path / "outbox" / BARU, MILIK_ORANG)

    pindah(tmp_path, basis)

    periksa_selesai(tmp_path, basis, SESUDAH_TERPAKAI)
    baru = tmp_path / "outbox" / BARU
    kabar = "\n".join(r.getMessage() for r in caplog.records)
    for nama in ("Keputusan PPID (2).docx", "Keputusan PPID (konsep baru) (2).docx", "catatan (2).txt", "pindaian (2)"):
        assert f"dipindahkan ke {baru / nama} karena namanya di sana sudah dipakai." in kabar
    assert [(p, r["ke"]) for _, p, r in peristiwa(basis) if p == "AKAN_DIPINDAHKAN"] == [
        ("AKAN_DIPINDAHKAN", f"{BARU}/Keputusan PPID (2).docx"),
        ("AKAN_DIPINDAHKAN", f"{BARU}/Keputusan PPID (konsep baru) (2).docx"),
    ]


def test_looking_moves_nothing_and_shows_the_letters_where_they_lie(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    sebelum = keadaan(tmp_path)

    lama = daftar(tmp_path / "outbox", list(entri(basis).values()))

    assert keadaan(tmp_path) == sebelum
    assert all(n.sha256 for n in lama)
    pindah(tmp_path, basis)
    baru = daftar(tmp_path / "outbox", list(entri(basis).values()))
    assert [(n.entri.kunci, n.sha256, n.disunting, n.catatan) for n in baru] == [
        (n.entri.kunci, n.sha256, n.disunting, n.catatan) for n in lama
    ]


def test_a_letter_that_a_person_removed_is_laid_into_the_new_folder(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    lama = tmp_path / "outbox" / LAMA
    (lama / "Keputusan UPG.docx").unlink()
    (lama / "~$putusan UPG.docx").write_bytes(b"")  # as while Word saves

    pindah(tmp_path, basis)
    assert berkas(tmp_path, LAMA) == {"~$putusan UPG.docx": b""}
    (lama / "~$putusan UPG.docx").unlink()
    pindah(tmp_path, basis)

    assert entri(basis)["UPG"].berkas == f"{BARU}/Keputusan UPG.docx"
    assert taruh(tmp_path / "outbox", basis, UPG, b"upg", SAAT).tindakan is Tindakan.BARU
    assert not (tmp_path / "outbox" / LAMA).exists()


def test_what_a_person_moved_along_by_hand_is_still_the_letter(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    (tmp_path / "outbox" / LAMA).rename(tmp_path / "outbox" / BARU)

    pindah(tmp_path, basis)

    periksa_selesai(tmp_path, basis, SESUDAH)


def test_a_new_folder_that_is_another_name_of_the_old_one_is_left_alone(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    (tmp_path / "outbox" / BARU).symlink_to("2026", target_is_directory=True)
    sebelum = keadaan(tmp_path)

    pindah(tmp_path, basis)

    assert keadaan(tmp_path) == sebelum


def test_another_office_is_left_alone(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    sebelum = keadaan(tmp_path)

    pindahkan(tmp_path / "outbox", basis, "donggala", SAAT)

    assert keadaan(tmp_path) == sebelum


# What cannot be moved now.


@pytest.mark.parametrize("kunci", ["~$putusan PPID.docx", ".~lock.Keputusan PPID.docx#"])
def test_an_open_draft_stays_with_its_neighbour_and_is_moved_once_it_is_closed(
    tmp_path: Path, basis: BasisData, kunci: str, caplog: pytest.LogCaptureFixture
) -> None:
    isi_lama(tmp_path, basis)
    lama = tmp_path / "outbox" / LAMA
    (lama / kunci).write_bytes(b"")

    pindah(tmp_path, basis)

    assert set(berkas(tmp_path, LAMA)) == {"Keputusan PPID.docx", "Keputusan PPID (konsep baru).docx", kunci}
    ppid = entri(basis)["PPID"]
    assert (ppid.berkas, ppid.berkas_sanding) == (
        f"{LAMA}/Keputusan PPID.docx",
        f"{LAMA}/Keputusan PPID (konsep baru).docx",
    )
    assert entri(basis)["UPG"].berkas == f"{BARU}/Keputusan UPG.docx"
    (kabar,) = [r.getMessage() for r in caplog.records]
    assert kabar.startswith(f"{lama / 'Keputusan PPID.docx'} belum dipindahkan ke folder tahunan: sedang dibuka di ")
    assert f"“{kunci}”" in kabar, "which file to remove when nobody has it open"
    sebelum = keadaan(tmp_path)
    pindah(tmp_path, basis)
    assert keadaan(tmp_path) == sebelum
    (lama / kunci).unlink()
    pindah(tmp_path, basis)
    periksa_selesai(tmp_path, basis, SESUDAH)


def test_an_open_neighbour_stays_while_its_letter_goes(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    kunci = tmp_path / "outbox" / LAMA / "~$putusan PPID (konsep baru).docx"
    kunci.write_bytes(b"")

    pindah(tmp_path, basis)

    assert set(berkas(tmp_path, LAMA)) == {"Keputusan PPID (konsep baru).docx", kunci.name}
    kunci.unlink()
    pindah(tmp_path, basis)
    periksa_selesai(tmp_path, basis, SESUDAH)


def test_an_open_file_of_a_person_stays_with_what_says_that_it_is_open(
    tmp_path: Path, basis: BasisData, caplog: pytest.LogCaptureFixture
) -> None:
    isi_lama(tmp_path, basis)
    tulis(tmp_path / "outbox" / LAMA, {"Nota.docx": b"nota", "~$Nota.docx": b""})

    pindah(tmp_path, basis)

    assert berkas(tmp_path, LAMA) == {"Nota.docx": b"nota", "~$Nota.docx": b""}
    assert "Nota.docx belum dipindahkan" in caplog.text
    (tmp_path / "outbox" / LAMA / "~$Nota.docx").unlink()
    pindah(tmp_path, basis)
    periksa_selesai(tmp_path, basis, {**SESUDAH, "Nota.docx": b"nota"})


def test_a_lock_file_whose_document_is_gone_goes_along(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    tulis(tmp_path / "outbox" / LAMA, {"~$hilang.docx": b"", ".~lock.hilang.odt#": b""})

    pindah(tmp_path, basis)

    periksa_selesai(tmp_path, basis, {**SESUDAH, "~$hilang.docx": b"", ".~lock.hilang.odt#": b""})


@pytest.mark.parametrize("macet", ["Keputusan PPID.docx", "Keputusan UPG.docx", "catatan.txt", "ttd.pdf"])
def test_a_file_in_use_stays_and_is_moved_next_time(
    tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, macet: str
) -> None:
    """As on Windows, where a file that a program holds keeps its name."""
    isi_lama(tmp_path, basis)
    asli = tata_usaha.dasar.berkas.pindahkan

    def pindahkan_berkas(dari: Path, ke: Path) -> None:
        if dari.name == macet:
            raise PermissionError(13, "Permission denied", str(dari))
        asli(dari, ke)

    monkeypatch.setattr(tata_usaha.dasar.berkas, "pindahkan", pindahkan_berkas)
    pindah(tmp_path, basis)

    tinggal = {n.rpartition("/")[2] for n in berkas(tmp_path, LAMA)}
    assert tinggal - {"Keputusan PPID (konsep baru).docx"} == {macet}
    assert f"{macet} belum dipindahkan ke folder tahunan: tidak ada izin." in caplog.text
    assert all(n.sha256 for n in daftar(tmp_path / "outbox", list(entri(basis).values())))
    monkeypatch.setattr(tata_usaha.dasar.berkas, "pindahkan", asli)
    pindah(tmp_path, basis)
    periksa_selesai(tmp_path, basis, SESUDAH)


@pytest.mark.skipif(sys.platform == "win32", reason="there a file is moved by its rename alone")
def test_a_file_whose_old_name_cannot_be_removed_keeps_only_that(
    tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch
) -> None:
    isi_lama(tmp_path, basis)
    asli = Path.unlink

    def unlink(tempat: Path, missing_ok: bool = False) -> None:
        if tempat.name == "Keputusan UPG.docx" and tempat.parent.name == "2026":
            raise PermissionError(13, "Permission denied", str(tempat))
        asli(tempat, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    pindah(tmp_path, basis)

    assert berkas(tmp_path, LAMA) == {"Keputusan UPG.docx": b"upg"}
    assert "Keputusan UPG.docx" not in berkas(tmp_path, BARU)
    monkeypatch.setattr(Path, "unlink", asli)
    pindah(tmp_path, basis)
    periksa_selesai(tmp_path, basis, SESUDAH)


@pytest.mark.parametrize("tanpa_tautan", [False, True])
def test_a_share_without_hard_links_loses_nothing_either(
    tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch, *, tanpa_tautan: bool
) -> None:
    isi_lama(tmp_path, basis)
    tulis(tmp_path / "outbox" / BARU, MILIK_ORANG)
    if tanpa_tautan:

        def link(*_: object, **__: object) -> None:
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr(os, "link", link)

    pindah(tmp_path, basis)

    periksa_selesai(tmp_path, basis, SESUDAH_TERPAKAI)


def test_a_replacement_that_ended_half_way_is_finished_before_the_letter_goes(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    lama = tmp_path / "outbox" / LAMA
    (lama / "Keputusan UPG.docx").rename(lama / "riwayat" / "Keputusan UPG (sedang diganti).docx")

    pindah(tmp_path, basis)

    periksa_selesai(tmp_path, basis, SESUDAH)


def test_what_the_register_has_in_the_old_folder_is_never_taken_for_a_persons(
    tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held for a moment only: by the time that the rest is moved, it could be moved too, but nobody would know."""
    isi_lama(tmp_path, basis)
    asli, sekali = tata_usaha.dasar.berkas.pindahkan, ["Keputusan UPG.docx"]

    def pindahkan_berkas(dari: Path, ke: Path) -> None:
        if dari.name in sekali:
            sekali.remove(dari.name)
            raise PermissionError(13, "Permission denied", str(dari))
        asli(dari, ke)

    monkeypatch.setattr(tata_usaha.dasar.berkas, "pindahkan", pindahkan_berkas)
    pindah(tmp_path, basis)

    assert (tmp_path / "outbox" / entri(basis)["UPG"].berkas).read_bytes() == b"upg"
    assert berkas(tmp_path, LAMA) == {"Keputusan UPG.docx": b"upg"}


# Killed anywhere, and two at once, in real processes.

# Forks once for each n a child that takes a copy of the outbox in argv[1], begins to move it and kills itself before
# the n-th durable step of that. Prints after how many steps it is done. A kill needs no disk that is in step.
MATI_DI_LANGKAH = """
import os, shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox import test_pindah_tahunan as t

os.fsync = lambda _: None
t.tata_usaha.agenda.basis_data._siapkan_sqlite = t._tanpa_menunggu

def siapkan(n):
    return Path(shutil.copytree(sys.argv[1], Path(sys.argv[1]).with_name(str(n))))

def tanpa_tautan(*args, **kwargs):
    raise OSError(95, "Operation not supported")

def kerja(tempat, n):
    with t.buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        langkah = mati_sebelum(n, ("rename", "link", "unlink", "rmdir", "mkdir"))
        if sys.argv[2] == "tanpa tautan":
            os.link = tanpa_tautan
        sa.event.listen(basis._mesin, "commit", langkah)
        t.pindah(tempat, basis)

mati_di_setiap_langkah(siapkan, kerja)
"""


@pytest.fixture
def tanpa_sinkron(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait for the disk: what is checked many times here does not depend on it."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(tata_usaha.agenda.basis_data, "_siapkan_sqlite", _tanpa_menunggu)


def _tanpa_menunggu(sambungan: Any, _: object) -> None:
    sambungan.isolation_level = None
    sambungan.execute("PRAGMA synchronous=OFF")


posix = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")


@posix
@pytest.mark.tahan
@pytest.mark.usefixtures("tanpa_sinkron")
@pytest.mark.parametrize("tautan", ["tautan", "tanpa tautan"])
@pytest.mark.parametrize("nama", ["bebas", "terpakai"])
def test_a_move_killed_at_any_step_is_finished_by_the_next(tmp_path: Path, nama: str, tautan: str) -> None:
    (tmp_path / "awal").mkdir()
    with buka(f"sqlite:///{tmp_path}/awal/agenda.sqlite3") as basis:
        isi_lama(tmp_path / "awal", basis)
    if nama == "terpakai":
        tulis(tmp_path / "awal" / "outbox" / BARU, MILIK_ORANG)
    perintah = [sys.executable, "-c", MATI_DI_LANGKAH, str(tmp_path / "awal"), tautan]
    proses = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert proses.returncode == 0, proses.stderr
    langkah = int(proses.stdout)
    assert langkah >= 10, "at least a name for each file and a commit for each letter"
    for n in range(1, langkah + 1):
        tempat = tmp_path / str(n)
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            lama = daftar(tempat / "outbox", list(entri(basis).values()))
            assert {m.catatan for m in lama if m.sha256 is None} <= {
                "pemindahannya ke folder tahunan terputus; jalankan lagi alurnya"
            }
            pindah(tempat, basis)
            periksa_selesai(tempat, basis, SESUDAH if nama == "bebas" else SESUDAH_TERPAKAI)


# Forks children that all begin to move one outbox when the parent lets them.
SEKALIGUS = """
import os, sys
from pathlib import Path
from tests.tata_usaha.outbox import test_pindah_tahunan as t

tempat, anak = Path(sys.argv[1]), []
mulai, lepas = os.pipe()
for _ in range(4):
    if (pid := os.fork()) == 0:
        os.close(lepas)
        os.read(mulai, 1)
        with t.buka(sys.argv[2]) as basis:
            t.pindah(tempat, basis)
        os._exit(0)
    anak.append(pid)
os.close(lepas)
print([os.waitpid(pid, 0)[1] for pid in anak])
"""


@pytest.mark.tahan
@posix
def test_two_commands_at_once_move_everything_once(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    tulis(tmp_path / "outbox" / BARU, MILIK_ORANG)
    basis.tutup()

    alamat = basis._mesin.url.render_as_string(hide_password=False)
    proses = subprocess.run(
        [sys.executable, "-c", SEKALIGUS, str(tmp_path), alamat], capture_output=True, text=True, check=False
    )

    assert proses.stdout == "[0, 0, 0, 0]\n", proses.stderr
    periksa_selesai(tmp_path, basis, SESUDAH_TERPAKAI)
    assert [p for _, p, _ in peristiwa(basis)].count("DIPINDAHKAN") == 3


def test_a_draft_laid_by_a_killed_run_is_recognised_in_the_new_folder(tmp_path: Path, basis: BasisData) -> None:
    """The register had its bytes as what is about to be laid; the name in the old folder was all that was left."""
    isi_lama(tmp_path, basis)
    with basis.transaksi() as sambungan:
        upg = agenda.cari(sambungan, str(UPG.kunci))
        assert upg is not None
        agenda.simpan(sambungan, dataclasses.replace(upg, sha256=None, sha256_niat=upg.sha256))
    pindah(tmp_path, basis)

    assert taruh(tmp_path / "outbox", basis, UPG, b"baru", SAAT).tindakan is Tindakan.DIGANTI
    with contextlib.suppress(FileNotFoundError):
        assert not list((tmp_path / "outbox" / LAMA).iterdir())


def test_a_letter_that_is_open_half_way_through_its_replacement_waits_whole(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    lama = tmp_path / "outbox" / LAMA
    (lama / "Keputusan UPG.docx").rename(lama / "riwayat" / "Keputusan UPG (sedang diganti).docx")
    kunci = lama / "~$putusan UPG.docx"
    kunci.write_bytes(b"")

    pindah(tmp_path, basis)

    assert set(berkas(tmp_path, LAMA)) == {kunci.name, "riwayat/Keputusan UPG (sedang diganti).docx"}
    kunci.unlink()
    pindah(tmp_path, basis)
    periksa_selesai(tmp_path, basis, SESUDAH)


def test_what_is_being_written_stays_until_it_is_nobodys(tmp_path: Path, basis: BasisData) -> None:
    """A temporary file of another machine may be under way; an old one is rubbish."""
    isi_lama(tmp_path, basis)
    sementara = tmp_path / "outbox" / LAMA / ".zi-00000000-1-ab.tmp"
    sementara.write_bytes(b"separuh")

    pindah(tmp_path, basis)

    assert berkas(tmp_path, LAMA) == {sementara.name: b"separuh"}
    os.utime(sementara, (0, 0))
    pindah(tmp_path, basis)
    periksa_selesai(tmp_path, basis, SESUDAH)


def test_a_file_that_somebody_takes_away_meanwhile_stops_nothing(
    tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    isi_lama(tmp_path, basis)
    asli = tata_usaha.dasar.berkas.pindahkan

    def pindahkan_berkas(dari: Path, ke: Path) -> None:
        if dari.name == "catatan.txt":
            dari.unlink()
        asli(dari, ke)

    monkeypatch.setattr(tata_usaha.dasar.berkas, "pindahkan", pindahkan_berkas)
    pindah(tmp_path, basis)

    assert "belum dipindahkan" not in caplog.text
    periksa_selesai(tmp_path, basis, {n: isi for n, isi in SESUDAH.items() if n != "catatan.txt"})


def test_a_letter_that_is_gone_does_not_take_the_place_of_another(tmp_path: Path, basis: BasisData) -> None:
    isi_lama(tmp_path, basis)
    (tmp_path / "outbox" / LAMA / "Keputusan UPG.docx").unlink()
    lain = dataclasses.replace(naskah("lain"), nama_berkas=UPG.nama_berkas)
    taruh(tmp_path / "outbox", basis, lain, b"lain", SAAT)

    pindah(tmp_path, basis)

    assert entri(basis)["lain"].berkas == f"{BARU}/Keputusan UPG.docx"
    assert entri(basis)["UPG"].berkas == f"{BARU}/Keputusan UPG (2).docx"


def test_another_command_that_moves_a_letter_first_is_taken_into_account(tmp_path: Path, basis: BasisData) -> None:
    """It comes between our choice of the name and our move."""
    isi_lama(tmp_path, basis)
    ke = 0

    def mulai(_: object) -> None:
        nonlocal ke
        ke += 1
        if ke == 3:  # the look, the choice, the move
            with buka(basis._mesin.url.render_as_string(hide_password=False)) as kedua:
                pindah(tmp_path, kedua)

    sa.event.listen(basis._mesin, "begin", mulai)
    pindah(tmp_path, basis)

    periksa_selesai(tmp_path, basis, SESUDAH)
    assert entri(basis)["PPID"].berkas_sanding == f"{BARU}/Keputusan PPID (konsep baru).docx"
    assert len(peristiwa(basis)) == 3


def test_the_signed_copy_goes_along_with_its_letter(tmp_path: Path, basis: BasisData) -> None:
    """A letter that was open stayed in the old folder, and was signed there."""
    isi_lama(tmp_path, basis)
    outbox = tmp_path / "outbox"
    tulis(outbox / LAMA, {"Keputusan UPG (ditandatangani).pdf": b"%PDF-"})
    with basis.transaksi() as sambungan:
        entri = agenda.cari(sambungan, str(UPG.kunci))
        assert entri is not None
        ttd = f"{LAMA}/Keputusan UPG (ditandatangani).pdf"
        agenda.simpan(sambungan, dataclasses.replace(entri, berkas_ttd=ttd))

    pindahkan(outbox, basis, "sigi", SAAT)

    with basis.baca() as sambungan:
        entri = agenda.cari(sambungan, str(UPG.kunci))
    assert entri is not None
    assert (entri.berkas, entri.berkas_ttd) == (
        f"{BARU}/Keputusan UPG.docx",
        f"{BARU}/Keputusan UPG (ditandatangani).pdf",
    )
    assert (outbox / entri.berkas_ttd).read_bytes() == b"%PDF-"
