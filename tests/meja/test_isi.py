"""What a request may bring is counted while it arrives: strangers bring words, people files."""

from __future__ import annotations

import errno
import io
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import UploadFile
from starlette.testclient import TestClient

from meja import unggahan
from meja.keamanan import gerbang, isi
from meja.unggahan import folder_unggahan, nama_aman, tampung
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatBasisData, GalatPemakaian
from tests.meja.conftest import Situs

BERKAS = "/kewajiban/2026-TW1/2.1.3.1/berkas"
UNIT = "unit:perencanaan_data_informasi"
KEPALA = {"content-type": "multipart/form-data; boundary=batas"}


def potongan(banyak: int) -> Iterator[bytes]:
    """Give the body of a form piece by piece, so that nobody knows beforehand how large it is."""
    yield b'--batas\r\nContent-Disposition: form-data; name="berkas"; filename="laporan.pdf"\r\n\r\n'
    for _ in range(banyak):
        yield b"%PDF-1.4 " * 7000
    yield b"\r\n--batas--\r\n"


@pytest.fixture
def sempit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a request bring 2 MiB at most."""
    monkeypatch.setattr(isi.BatasIsi.__init__, "__defaults__", (2 * berkas.MIB, 0))


@pytest.mark.parametrize("disebut", [True, False], ids=["announced", "piece by piece"])
def test_who_is_not_logged_in_brings_no_file(situs: Situs, disebut: bool) -> None:
    semua = b"".join(potongan(40))
    jawab = situs.peramban().post(BERKAS, content=semua if disebut else potongan(40), headers=KEPALA)
    assert jawab.status_code == 401
    assert "Masuk dahulu, lalu kirim lagi." in jawab.text
    kecil = situs.peramban().post(BERKAS, content=potongan(1), headers=KEPALA)
    assert kecil.status_code == 401
    assert "pilih berkasnya lagi" in kecil.text, "a small form: how to go on"


def test_a_register_that_cannot_be_used_lets_nobody_bring_a_file(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak(*_a: object) -> None:
        raise GalatBasisData("Register tidak terbaca.")

    peramban = situs.masuk(UNIT)
    monkeypatch.setattr(gerbang, "kenali_sesi", rusak)
    assert peramban.post(BERKAS, content=b"".join(potongan(40)), headers=KEPALA).status_code == 401


@pytest.mark.parametrize("disebut", [True, False], ids=["announced", "piece by piece"])
@pytest.mark.usefixtures("sempit")
def test_more_than_a_request_may_bring_is_refused_with_a_page(situs: Situs, disebut: bool) -> None:
    semua = b"".join(potongan(40))
    jawab = situs.masuk(UNIT).post(BERKAS, content=semua if disebut else potongan(40), headers=KEPALA)
    assert jawab.status_code == 413
    assert "<h1>Terlalu besar</h1>" in jawab.text
    assert "Kirim berkasnya satu per satu" in jawab.text
    assert not list(situs.kantor.pengaturan.bukti.rglob("laporan*"))


def test_what_would_fill_the_disk_is_refused_before_it_comes(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isi.BatasIsi.__init__, "__defaults__", (isi.ISI_MAKS, 1 << 62))
    jawab = situs.masuk(UNIT).post(BERKAS, content=b"".join(potongan(40)), headers=KEPALA)
    assert jawab.status_code == 507
    assert "Ruang di komputer meja hampir habis" in jawab.text


def _penuh(*_a: Any, **_k: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_while_a_file_arrives_is_told(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "write", _penuh)
    jawab = situs.masuk(UNIT).post(BERKAS, files={"berkas": ("laporan.pdf", b"%PDF-1.4 x")})
    assert jawab.status_code == 507
    assert "disk penuh" in jawab.text


def test_a_disk_that_fills_while_it_is_laid_aside_is_told(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unggahan.shutil, "copyfileobj", _penuh)
    jawab = situs.masuk(UNIT).post(BERKAS, files={"berkas": ("laporan.pdf", b"%PDF-1.4 x")})
    assert jawab.status_code == 422
    assert "disk penuh" in jawab.text
    assert not list(folder_unggahan(situs.kantor.pengaturan).glob("*"))


def test_a_form_that_breaks_off_is_told_in_our_words(situs: Situs) -> None:
    peramban: TestClient = situs.masuk(UNIT)
    jawab = peramban.post(BERKAS, content=b"--batas\r\nbukan kepala\r\n", headers=KEPALA)
    assert jawab.status_code in {400, 422}
    assert "error" not in jawab.text.lower()


_JAHAT = st.from_regex(r"(\.\.[\\/])*(con|NUL|lpt1)?[. ]*\w*", fullmatch=True)


@given(st.text(max_size=400) | _JAHAT | st.text("\U0001f600é", min_size=100, max_size=300))
def test_any_name_becomes_one_that_every_system_takes(nama: str) -> None:
    hasil = nama_aman(nama)
    assert hasil == hasil.strip(" .")
    assert hasil not in {"", ".", ".."}
    assert len(hasil.encode()) <= 255
    assert not set('\x00<>:"/\\|?*\u202e\u200f\u2066\n') & set(hasil)
    assert hasil.partition(".")[0].upper().strip() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert nama_aman(hasil) == hasil
    hasil.encode("utf-8")


@pytest.mark.parametrize("nama", ["C:\\data\\laporan.pdf", "../../etc/laporan.pdf", "data/laporan.pdf", "laporan.pdf"])
def test_the_folders_of_another_computer_are_no_part_of_a_name(nama: str) -> None:
    assert nama_aman(nama) == "laporan.pdf"


def test_a_file_that_is_too_large_is_named_and_nothing_of_it_stays(situs: Situs) -> None:
    pengaturan = situs.kantor.pengaturan
    besar = UploadFile(io.BytesIO(bytes(11)), size=11, filename="film.mp4")
    with pytest.raises(GalatPemakaian, match=r"“film\.mp4” lebih dari"), tampung(pengaturan, [besar], 10):
        pytest.fail("it was taken in")
    assert not list(folder_unggahan(pengaturan).glob("*"))
