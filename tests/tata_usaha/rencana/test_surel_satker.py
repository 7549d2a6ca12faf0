"""What an office writes about its mail is checked with its other files: addresses, the server, and who reads along."""

from __future__ import annotations

import pytest

from tests.tata_usaha.kantor_uji import KantorUji

ISI = "surel: {server: smtp.kantor.example, pengguna: zi, pengirim: zi@kantor.example, admin: a@kantor.example}\n"


@pytest.fixture
def bersurel(uji: KantorUji) -> KantorUji:
    uji.ganti("satker", "libur:\n", f"{ISI}libur:\n")
    return uji


def test_an_office_that_says_nothing_sends_none(uji: KantorUji) -> None:
    (tahun,), _ = uji.baca()
    assert tahun.kantor.satker.surel is None


def test_what_is_not_said_is_the_safe_way(bersurel: KantorUji) -> None:
    (tahun,), masalah = bersurel.baca()
    surel = tahun.kantor.satker.surel
    assert masalah == []
    assert surel is not None
    assert (surel.porta, surel.keamanan) == (587, "starttls")


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        ("zi@kantor.example", "zi@kantor", "galat R14: surel › pengirim: “zi@kantor” bukan alamat surel. Tulis satu"),
        (
            "a@kantor.example",
            '"a@b.example, c@d.example"',
            "galat R14: surel › admin: “a@b.example, c@d.example” bukan",
        ),
        (
            "smtp.kantor.example",
            '"smtp.kantor.example:587"',
            "galat R14: surel › server: “smtp.kantor.example:587” bukan",
        ),
        ("pengguna: zi", "porta: 0", "galat R14: surel › porta: harus paling sedikit 1, bukan angka 0."),
        ("pengguna: zi", "keamanan: ssl", "galat R13: surel › keamanan: “ssl” tidak ada dalam pilihan."),
        ("pengguna: zi", "sandi: rahasia", "galat R10: surel: kunci “sandi” tidak dikenal."),
        ("pengguna: zi", "pengguna: zi, keamanan: tanpa", "galat R14: surel: kata sandi akan melewati jaringan tanpa"),
        (
            "pengguna: zi",
            "keamanan: tanpa",
            "catatan R69: surel ke smtp.kantor.example melewati jaringan tanpa disandi",
        ),
        (", admin: a@kantor.example", "", "catatan R69: surel diatur, tetapi tidak ada yang akan dikirimi."),
    ],
)
def test_what_is_wrong_is_told_with_its_place(bersurel: KantorUji, lama: str, baru: str, pesan: str) -> None:
    bersurel.ganti("satker", lama, baru)
    assert any(m.startswith("satker.yaml:15:") and pesan in m for m in bersurel.masalah()), bersurel.masalah()


def test_a_wrong_address_of_an_official_is_told(uji: KantorUji) -> None:
    uji.ganti("pejabat", "    unit: hukum\n", "    unit: hukum\n    surel: Sasli <a@b.example>\n")
    assert "galat R14: pejabat 2 (kasubbag-hukum) › surel: “Sasli <a@b.example>” bukan alamat surel." in uji.satu()


def test_an_account_on_this_very_computer_needs_no_encryption(bersurel: KantorUji) -> None:
    bersurel.ganti("satker", "smtp.kantor.example", "127.0.0.1, keamanan: tanpa")
    assert bersurel.masalah() == []
