"""An edited draft comes back: it becomes the letter, or is kept beside it; nothing of anybody's is lost."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.dasar.berkas import sha256
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.konsep.jati_diri import jati_diri_berkas
from tata_usaha.outbox.suntingan import HasilSuntingan, Suntingan, tanpa_nama, terima
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.tata_usaha.outbox.meja_ikuti import FOLDER, MejaIkuti, disunting
from zi_model.anjuran import Tindak
from zi_model.daur_naskah import StatusNaskah, Tindakan

UTAMA = f"{FOLDER}/01 undangan.docx"
SAMPING = f"{FOLDER}/01 undangan (suntingan Siti).docx"
SEBELUM = f"{FOLDER}/riwayat/01 undangan (sebelum disunting).docx"
SIANG = dt.datetime(2026, 4, 1, 14, 5, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture(scope="module")
def templat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templat")


@pytest.fixture
def basis(url_agenda_tahan: str) -> Iterator[BasisData]:
    with buka(url_agenda_tahan, Pelaku("Rusdi (rusdi)")) as terbuka:
        yield terbuka


@pytest.fixture
def meja(tmp_path: Path, basis: BasisData, templat: Path) -> MejaIkuti:
    hasil = MejaIkuti(tmp_path, basis, templat)
    hasil.taruh()
    return hasil


def serahkan(meja: MejaIkuti, isi: bytes, dasar: str | None, oleh: str = "Siti") -> HasilSuntingan:
    return terima(meja.outbox, meja.basis, meja.entri(), Suntingan(isi, dasar, oleh), SIANG)


def tempat(meja: MejaIkuti, kata: str) -> bytes:
    return disunting(meja.cetakan(), {"TEMPAT": kata})


def test_an_edit_of_what_lies_there_becomes_the_letter_and_the_old_one_is_kept(meja: MejaIkuti) -> None:
    lama, baru = meja.cetakan(), tempat(meja, "Aula")
    hasil = serahkan(meja, baru, sha256(lama))
    assert (hasil.berubah, hasil.riwayat) == (True, meja.outbox / SEBELUM)
    assert meja.berkas() == {UTAMA: baru, SEBELUM: lama}
    peristiwa = ("SUNTINGAN", {"sha256": sha256(baru), "sebelum": sha256(lama)}, "Rusdi (rusdi)")
    assert meja.peristiwa()[-1] == peristiwa
    assert meja.taruh(data="dua").tindakan is Tindakan.DISANDINGKAN, "no run lays its draft over a person's edit"


def test_a_number_that_comes_later_is_no_blank_of_the_person_who_edits(meja: MejaIkuti) -> None:
    lama = meja.cetakan()
    hasil = serahkan(meja, tempat(meja, "Aula"), sha256(lama))
    assert (hasil.isian, hasil.sisa) == (0, "")
    hasil = serahkan(meja, tempat(meja, "Aula [isi: ruang rapat]"), hasil.sha256)
    assert (hasil.isian, hasil.sisa) == (1, "1 isian masih kosong")


def test_the_same_bytes_again_change_nothing(meja: MejaIkuti) -> None:
    baru = tempat(meja, "Aula")
    serahkan(meja, baru, sha256(meja.cetakan()))
    sebelum, peristiwa = meja.berkas(), meja.peristiwa()
    assert serahkan(meja, baru, "0" * 64).berubah is False
    assert serahkan(meja, baru, None).berubah is False
    assert (meja.berkas(), meja.peristiwa()) == (sebelum, peristiwa)


def test_of_two_edits_of_one_version_the_second_is_kept_beside_and_told_by_whom_the_first_is(meja: MejaIkuti) -> None:
    dasar = sha256(meja.cetakan())
    satu, dua = tempat(meja, "Aula"), tempat(meja, "Ruang Rapat")
    serahkan(meja, satu, dasar, "Rusdi")
    with pytest.raises(GalatBentrok) as galat:
        serahkan(meja, dua, dasar)
    assert (galat.value.oleh, galat.value.saat, galat.value.kini) == ("Rusdi", SIANG, sha256(satu))
    assert "diubah oleh Rusdi, 1 April 2026 pukul 14.05" in galat.value.pesan
    assert (galat.value.disimpan, galat.value.milik) == (Path(SAMPING).name, sha256(dua))
    assert meja.berkas() == {UTAMA: satu, SAMPING: dua, SEBELUM: meja.cetakan()}
    rincian = {"berkas": SAMPING, "sha256": sha256(dua), "dasar": dasar}
    assert meja.peristiwa()[-1] == ("SUNTINGAN_LAIN", rincian, "Rusdi (rusdi)")
    assert [b.nama for b in meja.lihat().lain[meja.entri().kunci]] == [SAMPING]

    meja.pakai(SAMPING)
    assert meja.berkas()[SAMPING] == dua
    assert satu in meja.berkas().values()


def test_the_same_edit_refused_again_is_kept_once_and_another_under_the_next_number(meja: MejaIkuti) -> None:
    dasar = sha256(meja.cetakan())
    serahkan(meja, tempat(meja, "Aula"), dasar, "Rusdi")
    for kata in ("Ruang Rapat", "Ruang Rapat", "Halaman"):
        with pytest.raises(GalatBentrok):
            serahkan(meja, tempat(meja, kata), dasar)
    nama = {n.rpartition("/")[2] for n in meja.berkas() if "suntingan" in n}
    assert nama == {"01 undangan (suntingan Siti).docx", "01 undangan (suntingan Siti 2).docx"}
    assert [p for p, *_ in meja.peristiwa()].count("SUNTINGAN_LAIN") == 2


def test_a_letter_that_is_open_in_word_keeps_its_place_and_the_edit_lies_beside(meja: MejaIkuti) -> None:
    meja.tulis(f"{FOLDER}/.~lock.01 undangan.docx#", b"Rusdi,rusdi,PC-3,26.11.2026,x;")
    baru = tempat(meja, "Aula")
    with pytest.raises(GalatBentrok, match="sedang dibuka di LibreOffice oleh Rusdi"):
        serahkan(meja, baru, sha256(meja.cetakan()))
    assert meja.berkas()[UTAMA] == meja.cetakan()
    assert meja.berkas()[SAMPING] == baru


def test_a_letter_whose_file_is_gone_gets_the_edit_as_its_file(meja: MejaIkuti) -> None:
    (meja.outbox / UTAMA).unlink()
    baru = tempat(meja, "Aula")
    assert serahkan(meja, baru, sha256(meja.cetakan())).berubah
    assert meja.berkas() == {UTAMA: baru}


@pytest.mark.parametrize("status", [s for s in StatusNaskah if s is not StatusNaskah.KONSEP])
def test_only_a_draft_can_be_edited(meja: MejaIkuti, status: StatusNaskah) -> None:
    meja.ubah(status=status)
    with pytest.raises(GalatOutbox) as galat:
        serahkan(meja, tempat(meja, "Aula"), sha256(meja.cetakan()))
    if status is StatusNaskah.SIAP_TTD:
        assert galat.value.anjuran is not None
        assert (galat.value.anjuran.tindak, galat.value.saran) == (Tindak.BUKA_NASKAH, "Buka kembali dulu naskahnya.")
    assert meja.berkas() == {UTAMA: meja.cetakan()}


@pytest.mark.parametrize("oleh", ["../../x", "Siti/../..", 'a<b>:"|?*', "", "x" * 300, "Siti (admin)"])
def test_a_persons_name_never_leaves_the_folder_of_the_letter(meja: MejaIkuti, oleh: str) -> None:
    serahkan(meja, tempat(meja, "Aula"), None)
    with pytest.raises(GalatBentrok):
        serahkan(meja, tempat(meja, "Halaman"), "0" * 64, oleh)
    assert {n.rpartition("/")[0] for n in meja.berkas()} == {FOLDER, f"{FOLDER}/riwayat"}


@pytest.mark.parametrize("kata_kunci", [b"", b"<cp:keywords/>", b"<cp:keywords>rapat; 2026</cp:keywords>"])
def test_an_edit_that_forgot_its_name_gets_it_again(meja: MejaIkuti, kata_kunci: bytes) -> None:
    sifat = baca_bagian(meja.cetakan())["docProps/core.xml"]
    awal, akhir = sifat.index(b"<cp:keywords>"), sifat.index(b"</cp:keywords>") + len(b"</cp:keywords>")
    polos = ganti_bagian(meja.cetakan(), {"docProps/core.xml": sifat[:awal] + kata_kunci + sifat[akhir:]})
    assert jati_diri_berkas(polos) is None
    kini = tanpa_nama(meja.outbox, meja.entri(), polos)
    assert jati_diri_berkas(kini) == jati_diri_berkas(meja.cetakan())
    lain = {n: isi for n, isi in baca_bagian(kini).items() if n != "docProps/core.xml"}
    assert lain == {n: isi for n, isi in baca_bagian(polos).items() if n != "docProps/core.xml"}


MATI = """
import shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.galat import GalatBentrok
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox.meja_ikuti import MejaIkuti
from tests.tata_usaha.outbox.test_suntingan import serahkan

asal, templat, dasar, kata = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]

def siapkan(n):
    tempat = asal.parent / f"ke-{n}"
    shutil.copytree(asal, tempat)
    return tempat

def kerja(tempat, n):
    with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        langkah = mati_sebelum(n, ("rename", "link", "unlink", "replace", "mkdir", "fsync"))
        sa.event.listen(basis._mesin, "commit", langkah)
        try:
            serahkan(MejaIkuti(tempat, basis, templat), (asal / "suntingan.docx").read_bytes(), dasar)
        except GalatBentrok:
            pass

mati_di_setiap_langkah(siapkan, kerja)
"""


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")
@pytest.mark.parametrize("bentrok", [False, True])
def test_killed_at_any_step_nothing_is_lost_and_the_same_edit_again_finishes(
    tmp_path: Path, templat: Path, bentrok: bool
) -> None:
    """Whatever comes next: the same edit again, or a run with other data."""
    asal = tmp_path / "asal"
    asal.mkdir()
    with buka(f"sqlite:///{asal}/agenda.sqlite3") as basis:
        meja = MejaIkuti(asal, basis, templat)
        meja.taruh()
        if bentrok:
            meja.tulis(UTAMA, tempat(meja, "Halaman"))
        lama, baru, dasar = meja.berkas()[UTAMA], tempat(meja, "Aula"), sha256(meja.cetakan())
    (asal / "suntingan.docx").write_bytes(baru)
    perintah = [sys.executable, "-c", MATI, str(asal), str(templat), dasar, "Aula"]
    proses = subprocess.run(perintah, capture_output=True, encoding="utf-8", check=False)
    assert proses.returncode == 0, proses.stderr
    langkah = int(proses.stdout)
    assert langkah >= 5
    for n in range(1, langkah + 2):
        shutil.copytree(tmp_path / f"ke-{n}", tmp_path / f"lain-{n}")
        with buka(f"sqlite:///{tmp_path}/ke-{n}/agenda.sqlite3") as basis:
            satu = MejaIkuti(tmp_path / f"ke-{n}", basis, templat)
            assert lama in satu.berkas().values()
            if bentrok:
                with pytest.raises(GalatBentrok):
                    serahkan(satu, baru, dasar)
                assert satu.berkas() == {UTAMA: lama, SAMPING: baru}
            else:
                serahkan(satu, baru, dasar)
                assert satu.berkas()[UTAMA] == baru
                assert set(satu.berkas().values()) == {lama, baru}
            apa = [p for p, *_ in satu.peristiwa()]
            assert apa.count("SUNTINGAN_LAIN" if bentrok else "SUNTINGAN") == 1, n
        with buka(f"sqlite:///{tmp_path}/lain-{n}/agenda.sqlite3") as basis:
            satu = MejaIkuti(tmp_path / f"lain-{n}", basis, templat)
            ada = {isi for nama, isi in satu.berkas().items() if not nama.endswith(".tmp")}
            satu.taruh(data="dua")
            assert {i for i in ada if i in {lama, baru}} <= set(satu.berkas().values()), n
            assert satu.berkas()[UTAMA] in {lama, baru, satu.cetakan(data="dua")}
