"""A person says which file is the letter: the register takes that one, and every other one is kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.pelaku import Pelaku
from tests.tata_usaha.outbox.meja_ikuti import FOLDER, MejaIkuti, disunting
from zi_model.daur_naskah import StatusNaskah, Tindakan

UTAMA = f"{FOLDER}/01 undangan.docx"
SANDING = f"{FOLDER}/01 undangan (konsep baru).docx"
FINAL = f"{FOLDER}/final fix revisi.docx"
LAIN = "sigi/2026/Surat Bu Kasub/undangan rev.docx"
KUNCI = "sigi/2026-TW1/undangan"
SUNTINGAN = {"TEMPAT": "Aula"}
SUNTINGAN_LAIN = {"TEMPAT": "Ruang Rapat"}


@pytest.fixture(scope="module")
def templat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templat")


@pytest.fixture
def basis(url_agenda_tahan: str) -> Iterator[BasisData]:
    with buka(url_agenda_tahan, Pelaku("Rusdi")) as terbuka:
        yield terbuka


@pytest.fixture
def meja(tmp_path: Path, basis: BasisData, templat: Path) -> MejaIkuti:
    """Give an outbox with one letter, laid and edited, and an edited copy of it."""
    return siapkan(tmp_path, basis, templat)


def siapkan(folder: Path, basis: BasisData, templat: Path) -> MejaIkuti:
    hasil = MejaIkuti(folder, basis, templat)
    hasil.taruh()
    hasil.tulis(UTAMA, disunting(hasil.cetakan(), SUNTINGAN))
    hasil.tulis(FINAL, disunting(hasil.cetakan(), SUNTINGAN_LAIN))
    return hasil


def riwayat(nama: str, ke: str = "") -> str:
    tempat = Path(nama)
    return f"{tempat.parent}/riwayat/{tempat.stem} (tidak dipakai){ke}{tempat.suffix}"


def test_the_chosen_copy_is_the_letter_and_the_other_is_kept(meja: MejaIkuti) -> None:
    sebelum = meja.berkas()

    hasil = meja.pakai(FINAL)

    assert (hasil.berubah, hasil.berkas, hasil.disimpan) == (
        True,
        meja.outbox / FINAL,
        (meja.outbox / riwayat(UTAMA),),
    )
    assert meja.berkas() == {FINAL: sebelum[FINAL], riwayat(UTAMA): sebelum[UTAMA]}
    assert meja.entri().berkas == FINAL
    assert meja.peristiwa()[-1] == ("DIPAKAI", {"dari": UTAMA, "ke": FINAL}, "Rusdi")
    assert (meja.lihat().lain, meja.ikuti().tanya) == ({}, {})
    assert meja.taruh(data="dua").tindakan is Tindakan.DISANDINGKAN


def test_choosing_the_registered_one_keeps_the_copy(meja: MejaIkuti) -> None:
    sebelum = meja.berkas()
    assert meja.pakai(UTAMA).disimpan == (meja.outbox / riwayat(FINAL),)
    assert meja.berkas() == {UTAMA: sebelum[UTAMA], riwayat(FINAL): sebelum[FINAL]}


def test_choosing_again_changes_nothing(meja: MejaIkuti) -> None:
    meja.pakai(FINAL)
    sebelum, peristiwa = meja.berkas(), meja.peristiwa()
    assert meja.pakai(FINAL).berubah is False
    assert (meja.berkas(), meja.peristiwa()) == (sebelum, peristiwa)


def test_of_two_copies_without_the_registered_one_the_chosen_is_the_letter(meja: MejaIkuti) -> None:
    meja.pindah(UTAMA, LAIN)
    assert set(meja.ikuti().tanya) == {KUNCI}
    assert meja.pakai(LAIN).disimpan == (meja.outbox / riwayat(FINAL),)
    assert meja.ikuti().tanya == {}


def test_kept_files_of_one_name_are_all_kept(meja: MejaIkuti) -> None:
    meja.pakai(UTAMA)
    meja.tulis(FINAL, disunting(meja.cetakan(), {"TEMPAT": "Halaman"}))
    assert meja.pakai(UTAMA).disimpan == (meja.outbox / riwayat(FINAL, " (2)"),)
    assert len(meja.berkas()) == 3


def test_a_second_name_of_the_chosen_file_is_taken_away_and_not_kept(meja: MejaIkuti) -> None:
    """A kept revision must never be the file that people go on editing."""
    (meja.outbox / FINAL).unlink()
    os.link(meja.outbox / UTAMA, meja.outbox / FINAL)
    assert meja.pakai(FINAL).disimpan == ()
    assert set(meja.berkas()) == {FINAL}


def test_the_new_draft_takes_the_letters_place_and_the_edited_one_is_kept(meja: MejaIkuti) -> None:
    (meja.outbox / FINAL).unlink()
    meja.taruh(data="dua")
    sebelum = meja.berkas()

    meja.pakai(SANDING)

    assert meja.berkas() == {UTAMA: sebelum[SANDING], riwayat(UTAMA): sebelum[UTAMA]}
    entri = meja.entri()
    assert (entri.berkas, entri.berkas_sanding, entri.revisi) == (UTAMA, None, 2)
    assert entri.sha256 == entri.sha256_tulis
    assert meja.taruh(data="dua").tindakan is Tindakan.TETAP


def test_a_copy_that_looks_like_another_letter_stays(meja: MejaIkuti) -> None:
    apel = disunting(meja.cetakan(), {"undangan rapat monev": "Undangan Apel"})
    meja.tulis(LAIN, apel)
    hasil = meja.pakai(FINAL)
    assert (hasil.dibiarkan, hasil.beda) == ((f"{LAIN}: judulnya lain",), "")
    assert meja.berkas()[LAIN] == apel


def test_a_copy_that_looks_like_another_letter_is_taken_when_a_person_says_so(meja: MejaIkuti) -> None:
    meja.tulis(LAIN, disunting(meja.cetakan(), {"undangan rapat monev": "Undangan Apel"}))
    hasil = meja.pakai(LAIN)
    assert (hasil.beda, meja.entri().berkas) == ("judulnya lain", LAIN)


def test_a_copy_that_is_open_stays(meja: MejaIkuti) -> None:
    meja.tulis(f"{FOLDER}/~$nal fix revisi.docx", b"")
    hasil = meja.pakai(UTAMA)
    assert hasil.dibiarkan == (f"{FINAL}: sedang dibuka di Word",)
    assert FINAL in meja.berkas()


def test_while_the_registered_one_is_open_another_is_not_chosen(meja: MejaIkuti) -> None:
    meja.tulis(f"{FOLDER}/~$ undangan.docx", b"")
    sebelum = meja.berkas()
    with pytest.raises(GalatOutbox, match="sedang dibuka di Word"):
        meja.pakai(FINAL)
    assert meja.berkas() == sebelum
    assert meja.pakai(UTAMA).disimpan, "the open one itself may be chosen"


@pytest.mark.parametrize("status", [s for s in StatusNaskah if s is not StatusNaskah.KONSEP])
def test_a_letter_that_is_no_draft_any_more_takes_only_the_file_that_was_ready(
    meja: MejaIkuti, status: StatusNaskah
) -> None:
    meja.ubah(status=status, sha256_siap="0" * 64)
    with pytest.raises(GalatOutbox, match="berkasnya tidak diganti"):
        meja.pakai(FINAL)
    meja.ubah(sha256_siap=_sha(meja.berkas()[FINAL]))
    meja.pakai(FINAL)
    assert meja.entri().berkas == FINAL


def test_choosing_the_edited_letter_over_the_new_draft_keeps_that_and_no_run_lays_it_again(meja: MejaIkuti) -> None:
    (meja.outbox / FINAL).unlink()
    meja.taruh(data="dua")
    sebelum = meja.berkas()

    assert meja.pakai(UTAMA).disimpan == (meja.outbox / riwayat(SANDING),)

    assert meja.berkas() == {UTAMA: sebelum[UTAMA], riwayat(SANDING): sebelum[SANDING]}
    assert meja.entri().berkas_sanding is None
    assert meja.taruh(data="dua").tindakan is Tindakan.DISUNTING
    assert meja.taruh(data="tiga").tindakan is Tindakan.DISANDINGKAN


def test_files_that_are_no_letter_of_this_office_are_refused(meja: MejaIkuti) -> None:
    meja.tulis(f"{FOLDER}/kosong.docx", b"")
    meja.tulis(f"{FOLDER}/tamu.docx", meja.cetakan("undangan", "donggala"))
    meja.tulis(f"{FOLDER}/asing.docx", meja.cetakan("asing"))
    for nama, pesan in (("kosong", "tidak menyebut naskah"), ("tamu", "satker lain"), ("asing", "tidak ada di buku")):
        with pytest.raises(GalatOutbox, match=pesan):
            meja.pakai(f"{FOLDER}/{nama}.docx")


def _sha(isi: bytes) -> str:
    import hashlib

    return hashlib.sha256(isi).hexdigest()


MATI = """
import shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tata_usaha.agenda.basis_data import buka
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox.meja_ikuti import MejaIkuti

asal, nama = Path(sys.argv[1]), sys.argv[2]

def siapkan(n):
    tempat = asal.parent / f"ke-{n}"
    shutil.copytree(asal, tempat)
    return tempat

def kerja(tempat, n):
    with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        langkah = mati_sebelum(n, ("rename", "link", "unlink", "replace", "mkdir"))
        sa.event.listen(basis._mesin, "commit", langkah)
        MejaIkuti(tempat, basis, asal).pakai(nama)

mati_di_setiap_langkah(siapkan, kerja)
"""


@pytest.mark.tahan
@pytest.mark.parametrize("nama", [FINAL, SANDING])
def test_killed_at_any_step_nothing_is_lost_and_the_next_command_finishes(
    tmp_path: Path, templat: Path, nama: str
) -> None:
    """Whichever command is next: every file is there once, and the letter is the chosen one, or still the old one."""
    asal = tmp_path / "asal"
    asal.mkdir()
    with buka(f"sqlite:///{asal}/agenda.sqlite3") as basis:
        meja = siapkan(asal, basis, templat)
        meja.taruh(data="dua")
        isi = meja.berkas()
    hasil = subprocess.run(
        [sys.executable, "-c", MATI, str(asal), nama], capture_output=True, encoding="utf-8", check=True
    )
    langkah = int(hasil.stdout)
    assert langkah >= 3
    for n in range(1, langkah + 2):
        shutil.copytree(tmp_path / f"ke-{n}", tmp_path / f"lain-{n}")
        with buka(f"sqlite:///{tmp_path}/ke-{n}/agenda.sqlite3") as basis:
            satu = MejaIkuti(tmp_path / f"ke-{n}", basis, meja.templat)
            if (satu.outbox / nama).exists():
                satu.pakai(nama)
                assert satu.lihat().lain == {}
            assert satu.berkas()[satu.entri().berkas] == isi[nama]
            assert set(satu.berkas().values()) == set(isi.values())
        with buka(f"sqlite:///{tmp_path}/lain-{n}/agenda.sqlite3") as basis:
            satu = MejaIkuti(tmp_path / f"lain-{n}", basis, meja.templat)
            satu.ikuti()
            satu.taruh(data="dua")
            assert satu.berkas()[satu.entri().berkas] in {isi[nama], isi[UTAMA]}
            assert set(satu.berkas().values()) == set(isi.values())
