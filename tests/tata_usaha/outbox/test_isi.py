"""Blanks of a draft in the outbox are filled in its file as people left it, by one of several, killed anywhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.dasar.berkas import sha256
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.konsep.tempat_isi import cari_tempat_isi
from tata_usaha.outbox.isi import HasilIsi, Jawaban, isi_naskah
from tata_usaha.word.ganti_bagian import baca_bagian
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.test_nomori import SAAT, MejaNomor, templat
from zi_model.daur_naskah import StatusNaskah, Tindakan


@pytest.fixture
def meja(tmp_path: Path, url_agenda_tahan: str) -> Iterator[MejaNomor]:
    tulis_templat(tmp_path, templat)
    with buka(url_agenda_tahan, Pelaku("Siti (siti)")) as basis:
        yield siapkan(tmp_path, basis)


def siapkan(folder: Path, basis: BasisData) -> MejaNomor:
    hasil = MejaNomor(folder, basis)
    hasil.taruh()
    return hasil


def isi(
    meja: MejaNomor, nilai: Mapping[str, str], dasar: str | None = None, serempak: Collection[str] = ()
) -> HasilIsi:
    return isi_naskah(meja.outbox, meja.basis, meja.entri(), Jawaban(nilai, serempak), dasar, SAAT)


def terisi(meja: MejaNomor) -> dict[str, str]:
    return {t.id: t.teks for t in cari_tempat_isi(baca_bagian(meja.berkas().read_bytes())) if t.terisi}


def test_a_blank_is_filled_the_old_file_kept_and_the_rest_told(meja: MejaNomor) -> None:
    lama = meja.berkas().read_bytes()
    hasil = isi(meja, {"tempat": "Aula\nLantai 2 & <b>"}, sha256(lama))
    assert (hasil.terisi, hasil.tersisa) == (1, 0), "number and date are no blanks that somebody fills"
    assert hasil.riwayat is not None
    assert hasil.riwayat.read_bytes() == lama
    assert terisi(meja) == {"tempat": "Aula\nLantai 2 & <b>"}
    beda = {n for n, i in baca_bagian(meja.berkas().read_bytes()).items() if i != baca_bagian(lama)[n]}
    assert beda == {"word/document.xml", "word/settings.xml"}, "a line that ends with a break is not to be stretched"
    assert meja.peristiwa()[-1] == "DIISI"
    assert meja.taruh(judul="Bab II") is Tindakan.DISANDINGKAN, "no run lays its draft over what a person filled in"


def test_an_answer_of_one_line_changes_nothing_but_the_text(meja: MejaNomor) -> None:
    lama = baca_bagian(meja.berkas().read_bytes())
    isi(meja, {"tempat": "Aula"})
    assert {n for n, i in baca_bagian(meja.berkas().read_bytes()).items() if i != lama[n]} == {"word/document.xml"}


def test_the_same_again_writes_nothing(meja: MejaNomor) -> None:
    isi(meja, {"tempat": "Aula"})
    isi_lama, peristiwa = meja.berkas().read_bytes(), meja.peristiwa()
    assert isi(meja, {"tempat": " Aula "}).berubah is False
    assert isi(meja, {"tempat": "  "}).berubah is False
    assert (meja.berkas().read_bytes(), meja.peristiwa()) == (isi_lama, peristiwa)


def test_whoever_looked_at_another_file_writes_nothing_and_is_told_by_whom(meja: MejaNomor) -> None:
    dasar = sha256(meja.berkas().read_bytes())
    isi(meja, {"tempat": "Aula"}, dasar)
    with pytest.raises(GalatBentrok) as galat:
        isi(meja, {"tempat": "Halaman"}, dasar)
    assert (galat.value.oleh, galat.value.saat) == ("Siti", SAAT)
    assert terisi(meja) == {"tempat": "Aula"}


def test_one_text_that_is_refused_refuses_all(meja: MejaNomor) -> None:
    lama = meja.berkas().read_bytes()
    for salah in ({"nomor": "7"}, {"tanggal": "besok"}, {"entah": "x"}, {"tempat": "\x07"}):
        with pytest.raises(GalatPemakaian):
            isi(meja, {"tempat": "Aula", **salah})
    assert meja.berkas().read_bytes() == lama


def test_a_letter_that_is_open_or_no_draft_is_not_touched(meja: MejaNomor) -> None:
    lama = meja.berkas().read_bytes()
    kunci = meja.berkas().with_name(f".~lock.{meja.berkas().name}#")
    kunci.write_text("Rusdi,rusdi,PC-3,26.11.2026,x;")
    with pytest.raises(GalatOutbox, match="sedang dibuka di LibreOffice oleh Rusdi"):
        isi(meja, {"tempat": "Aula"})
    kunci.unlink()
    meja.nomori()
    bernomor = meja.berkas().read_bytes()
    assert bernomor != lama
    for status in StatusNaskah:
        if status is not StatusNaskah.KONSEP:
            with meja.basis.transaksi("sigi") as sambungan:
                buku.simpan(sambungan, replace(meja.entri(), status=status))
            with pytest.raises(GalatOutbox):
                isi(meja, {"tempat": "Aula"})
    assert meja.berkas().read_bytes() == bernomor


def test_a_numbered_letter_keeps_its_number_when_a_blank_is_filled(meja: MejaNomor) -> None:
    meja.nomori(15)
    isi(meja, {"tempat": "Aula"})
    assert terisi(meja) == {"nomor": "15", "tanggal": "18 Maret 2026", "tempat": "Aula"}


MATI = """
import shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tata_usaha.agenda.basis_data import buka
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox.test_isi import isi
from tests.tata_usaha.outbox.test_nomori import MejaNomor

asal = Path(sys.argv[1])

def siapkan(n):
    return shutil.copytree(asal, asal.parent / f"ke-{n}")

def kerja(tempat, n):
    with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        langkah = mati_sebelum(n, ("rename", "link", "unlink", "replace", "mkdir", "fsync"))
        sa.event.listen(basis._mesin, "commit", langkah)
        isi(MejaNomor(tempat, basis), {"tempat": "Aula"})

mati_di_setiap_langkah(siapkan, kerja)
"""


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")
def test_killed_at_any_step_nothing_is_lost_and_the_same_again_finishes(tmp_path: Path) -> None:
    asal = tmp_path / "asal"
    asal.mkdir()
    tulis_templat(asal, templat)
    with buka(f"sqlite:///{asal}/agenda.sqlite3") as basis:
        meja = siapkan(asal, basis)
        lama = meja.berkas().read_bytes()
    proses = subprocess.run([sys.executable, "-c", MATI, str(asal)], capture_output=True, encoding="utf-8", check=False)
    assert proses.returncode == 0, proses.stderr
    langkah = int(proses.stdout)
    assert langkah >= 5
    for n in range(1, langkah + 2):
        with buka(f"sqlite:///{tmp_path}/ke-{n}/agenda.sqlite3") as basis:
            satu = MejaNomor(tmp_path / f"ke-{n}", basis)
            isi(satu, {"tempat": "Aula"})
            assert terisi(satu) == {"tempat": "Aula"}
            semua = [p.read_bytes() for p in satu.outbox.rglob("*.docx")]
            assert lama in semua, n
            assert set(semua) == {lama, satu.berkas().read_bytes()}, n
