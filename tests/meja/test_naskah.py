"""The pages of letters: what stands there, for whom, and where it leads."""

from __future__ import annotations

import pytest

from tests.meja.conftest import Situs
from zi_model.pengguna import Peran


@pytest.fixture
def laporan(situs: Situs) -> str:
    hasil = situs.kantor.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1")
    assert hasil.kode == 0, hasil.err
    return "sigi/2026-S1/laporan-monev-ppid"


def test_a_letter_says_where_it_stands_and_what_happened(situs: Situs, laporan: str) -> None:
    halaman = situs.masuk(Peran.HUKUM).get(f"/naskah/{laporan}")
    assert halaman.status_code == 200
    assert '<li aria-current="step">1. Lengkapi' in halaman.text
    assert "Konsep disusun" in halaman.text


def test_its_file_is_downloaded_under_its_name(situs: Situs, laporan: str) -> None:
    berkas = situs.masuk(Peran.PIMPINAN).get(f"/naskah/{laporan}/berkas")
    assert berkas.status_code == 200
    assert berkas.content.startswith(b"PK")
    assert "attachment" in berkas.headers["content-disposition"]


@pytest.mark.tahan
def test_mistakes_of_the_plan_are_told_to_who_mends_them_and_hide_no_letter(situs: Situs, laporan: str) -> None:
    situs.kantor.ubah_rencana("tahun: 2026", "tahun: dua", "rencana-aksi-2026.yaml")
    hukum, admin = situs.masuk(Peran.HUKUM), situs.masuk(Peran.ADMIN, nama="budi")
    halaman = hukum.get(f"/naskah/{laporan}")
    assert halaman.status_code == 200
    assert "Rencana kantor sedang diperbaiki admin." in halaman.text
    assert "rencana-aksi-2026.yaml" not in halaman.text
    assert hukum.get(f"/naskah/{laporan}/berkas").content.startswith(b"PK")
    assert "rencana-aksi-2026.yaml, baris" in admin.get(f"/naskah/{laporan}").text
    menunggu = hukum.get("/kewajiban/2026-S1")
    assert menunggu.status_code == 422
    assert "Rencana kantor sedang diperbaiki admin." in menunggu.text
    assert "rencana-aksi-2026.yaml, baris" in admin.get("/kewajiban/2026-S1").text


@pytest.mark.parametrize("ekor", ["", "/berkas", "/revisi/..%2f..%2fplan", "/revisi/satker.yaml"])
def test_what_is_no_letter_is_not_found(situs: Situs, laporan: str, ekor: str) -> None:
    kunci = laporan if ekor.startswith("/revisi") else "sigi/2026-S1/tidak-ada"
    assert situs.masuk(Peran.HUKUM).get(f"/naskah/{kunci}{ekor}").status_code == 404
