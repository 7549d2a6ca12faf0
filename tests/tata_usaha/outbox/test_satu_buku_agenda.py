"""Several people work on one register at once, on both databases: nothing is lost, nothing is done twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.agenda.rantai import kejadian_naskah, periksa_rantai
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.outbox.taruh import taruh
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.test_nomori import MejaNomor, templat
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.naskah.inti.naskah import Isi, KunciNaskah, Naskah
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


@pytest.fixture
def basis(url_agenda: str) -> Iterator[BasisData]:
    with buka(url_agenda) as terbuka:
        yield terbuka


def surat(ke: int) -> Naskah:
    kunci = KunciNaskah("sigi", f"uji-{ke}", "", Periode.parse("2026-TW1"))
    return Naskah(kunci, f"Surat {ke}", "uji.docx", f"{ke:02} Surat", "surat", Isi())


def test_twenty_four_letters_laid_by_eight_threads_are_all_there(tmp_path: Path, basis: BasisData) -> None:
    semua = [surat(ke) for ke in range(24)]

    def satu(naskah: Naskah) -> Tindakan:
        return taruh(tmp_path / "outbox", basis, naskah, str(naskah.kunci).encode(), SAAT).tindakan

    with ThreadPoolExecutor(8) as kolam:
        assert list(kolam.map(satu, semua)) == [Tindakan.BARU] * 24
        assert list(kolam.map(satu, semua)) == [Tindakan.TETAP] * 24

    with basis.baca() as sambungan:
        entri = {e.kunci: e for e in buku.semua(sambungan, "sigi")}
        assert entri.keys() == {str(n.kunci) for n in semua}
        assert periksa_rantai(sambungan, "sigi") == []
        for kunci, e in entri.items():
            assert (tmp_path / "outbox" / e.berkas).read_bytes() == kunci.encode()
            assert (e.status, e.revisi, e.sha256_niat) == (StatusNaskah.KONSEP, 1, None)
            assert [k.peristiwa for k in kejadian_naskah(sambungan, kunci)] == ["DICATAT", "BARU"]


def test_one_number_wanted_for_six_letters_is_given_once(tmp_path: Path, basis: BasisData) -> None:
    """The others are told whose it is, and their files stay as they were."""
    tulis_templat(tmp_path, templat)
    meja = MejaNomor(tmp_path, basis)
    jenis = [f"undangan-{ke}" for ke in range(6)]
    for satu in jenis:
        meja.taruh(satu)
    semula = {satu: meja.berkas(satu).read_bytes() for satu in jenis}

    def minta(satu: str) -> bool:
        try:
            meja.nomori(15, satu)
        except GalatOutbox as galat:
            assert "sudah dipakai" in galat.pesan
            return False
        return True

    with ThreadPoolExecutor(6) as kolam:
        (pemenang,) = [satu for satu, dapat in zip(jenis, kolam.map(minta, jenis), strict=True) if dapat]

    with basis.baca() as sambungan:
        (baris,) = daftar_nomor(sambungan, "sigi")
        assert periksa_rantai(sambungan, "sigi") == []
    assert (baris.nomor, baris.kunci) == (15, meja.entri(pemenang).kunci)
    for satu in jenis:
        assert (meja.berkas(satu).read_bytes() == semula[satu]) is (satu != pemenang)
