"""The code at the foot of a page fits into the smallest QR code, and no two letters of an office share it."""

from __future__ import annotations

import itertools

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_model.naskah.inti.kode_kaki import PANJANG, POLA_KODE_KAKI, kode_kaki

KUNCI = "sigi/2026-TW1/undangan-monev"
TEKS = st.text(st.characters(exclude_categories=("Cs",)))


def test_it_is_the_region_and_a_piece_of_the_hash() -> None:
    assert kode_kaki(KUNCI, "7210") == "7210.H6CHEXC9VNF"


@settings(max_examples=50)
@given(TEKS, TEKS)
def test_it_fits_into_a_qr_code_of_version_one_and_level_q_for_any_office(kunci: str, wilayah: str) -> None:
    kode = kode_kaki(kunci, wilayah)
    qr = segno.make(kode, error="Q", micro=False, boost_error=False)
    assert (len(kode), qr.version, qr.mode) == (PANJANG, 1, "alphanumeric")


@settings(max_examples=50)
@given(TEKS, TEKS)
def test_it_is_found_in_a_text_for_any_office(kunci: str, wilayah: str) -> None:
    kode = kode_kaki(kunci, wilayah)
    assert POLA_KODE_KAKI.findall(f"Halaman 1\n{kode} 2") == [kode]


def test_another_letter_and_another_office_have_another_code() -> None:
    kunci = [f"sigi/2026-{ke:02}/nota-dinas-pengingat/{unit}" for ke in range(1, 13) for unit in ("a", "b", "c", "d")]
    kode = [kode_kaki(satu, wilayah) for satu, wilayah in itertools.product(kunci, ("7210", "7271", "72.10"))]
    assert len(set(kode)) == len(kode)
