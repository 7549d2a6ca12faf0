"""The numbers of the office's decrees that the plan knows are taken, except for these decrees themselves."""

from __future__ import annotations

import pytest

from tests.zi_model.bahan_sigi import kantor, tahun
from zi_model.keputusan_kantor import pemakai_nomor_keputusan

UPG = "Keputusan tentang Pembentukan Tim Unit Pengendalian Gratifikasi"


@pytest.mark.parametrize(("nomor", "tentang"), [(12, "Rencana Aksi"), (10, "Pembentukan Tim Pembangunan")])
def test_nomor_keputusan_yang_sudah_ada_tidak_dipakai_lagi(nomor: int, tentang: str) -> None:
    judul = pemakai_nomor_keputusan(kantor(), nomor, 2026, UPG)
    assert judul is not None
    assert f"Kabupaten Sigi Nomor {nomor} Tahun 2026 tentang {tentang}" in judul


@pytest.mark.parametrize(("nomor", "tahun"), [(1, 2026), (13, 2026), (12, 2027), (915, 2025)])
def test_nomor_lain_bebas(nomor: int, tahun: int) -> None:
    """915/2025 is a decree of the KPU in Jakarta, whose numbers are not the office's."""
    assert pemakai_nomor_keputusan(kantor(), nomor, tahun, UPG) is None


def test_keputusan_itu_sendiri_memakai_nomornya() -> None:
    tentang = tahun().rencana.keputusan.tentang
    assert pemakai_nomor_keputusan(kantor(), 12, 2026, f"Keputusan tentang {tentang.upper()}") is None
