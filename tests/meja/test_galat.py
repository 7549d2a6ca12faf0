"""What goes wrong is a page in the words of the office, also where the fault is the program's."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from meja.kata import pembersih
from tests.meja.conftest import ALAMAT, Situs
from zi_model.pengguna import Peran


def test_a_fault_of_the_program_is_a_page_that_says_so(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    kuki = situs.masuk(Peran.HUKUM).cookies

    def rusak(*_: object) -> None:
        raise RuntimeError("rahasia di dalam")

    monkeypatch.setattr("meja.rute.naskah.lihat_outbox", rusak)
    peramban = TestClient(situs.app, base_url=ALAMAT, cookies=kuki, raise_server_exceptions=False)
    jawab = peramban.get("/naskah")
    assert jawab.status_code == 500
    assert "Ada kesalahan di program ini" in jawab.text
    assert "rahasia di dalam" not in jawab.text


def test_a_page_that_there_is_not_is_told_with_the_menu(situs: Situs) -> None:
    jawab = situs.masuk(Peran.HUKUM).get("/tidak-ada")
    assert jawab.status_code == 404
    assert "Halaman ini tidak ada." in jawab.text
    assert "Keluar" in jawab.text


@pytest.mark.parametrize(
    ("kata", "di_meja"),
    [
        (
            "Terima atau tolak di Word (tab Tinjau), lalu simpan.",
            "Terima atau tolak di Word (tab Tinjau), simpan, lalu unggah lagi.",
        ),
        ("Samakan di Word, simpan, lalu jalankan lagi.", "Samakan di Word, simpan, unggah lagi, lalu ulangi."),
        (
            "Kalau isinya, betulkan di Word, lalu jalankan lagi. Kalau tidak, jalankan lagi.",
            "Kalau isinya, betulkan di Word, unggah lagi, lalu ulangi. Kalau tidak, jalankan lagi.",
        ),
        ("Periksa tanggalnya, lalu jalankan lagi.", "Periksa tanggalnya, lalu ulangi."),
    ],
)
def test_what_is_mended_in_word_is_to_be_uploaded_again(situs: Situs, kata: str, di_meja: str) -> None:
    assert pembersih(situs.kantor.pengaturan)(kata) == di_meja


def test_what_only_a_file_can_say_is_the_admins(situs: Situs) -> None:
    kata = 'Tulis pegawai: "199001172014021003" dan nama: null, supaya namanya cukup dibetulkan di satu tempat.'
    di_meja = "Admin dapat menautkannya ke daftar itu di pejabat.yaml, supaya namanya cukup dibetulkan di satu tempat."
    assert pembersih(situs.kantor.pengaturan)(kata) == di_meja
