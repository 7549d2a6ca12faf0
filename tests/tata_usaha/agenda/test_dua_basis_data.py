"""The register is the same on SQLite and on PostgreSQL: what is written is read again, in the same order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.nomor import BarisNomor, cari_nomor, daftar_nomor, simpan_nomor
from tata_usaha.agenda.rantai import catat, kejadian_naskah, periksa_rantai
from tata_usaha.bukti import bukti_lama, rekaman_bukti
from tata_usaha.bukti.jelajah_bukti import PetaTempat
from tata_usaha.bukti.rekaman_bukti import Rekaman
from tata_usaha.dasar.pelaku import Pelaku
from tests.tata_usaha import contoh_bukti as contoh
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.daur_naskah import StatusNaskah
from zi_model.nomor import KeadaanNomor
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 1, 23, 59, 59, 999_999, tzinfo=dt.UTC)
HARI = dt.date(2026, 3, 18)
BESAR = 3 * 2**30
NAMA = ["B", "a", "Ä", "10 x", "9", "a b", "a-c", "aB", "_", "~", "Z", "é"]
"""As a dictionary sorts them they are in another order than by their characters' numbers."""

PENUH = EntriAgenda(
    kunci="sigi/2026-TW1/undangan-monev",
    satker="sigi",
    jenis="undangan-monev",
    perihal="Undangan “Rapat” Monev – Triwulan I; 'kutip', 100 %, :nama",
    periode="2026-TW1",
    berkas="sigi/2026-TW1/01 Undangan.docx",
    status=StatusNaskah.DITANDATANGANI,
    revisi=3,
    sha256="a" * 64,
    sha256_niat="b" * 64,
    berkas_sanding="sigi/2026-TW1/01 Undangan (konsep baru).docx",
    sha256_sanding="c" * 64,
    jenis_nomor="undangan",
    tahun_nomor=2026,
    nomor=15,
    tanggal=HARI,
    sha256_siap="d" * 64,
    sejak=SAAT,
    unit="hukum",
    sha256_tulis="e" * 64,
    ukuran_tulis=BESAR,
    berkas_ttd="sigi/2026-TW1/01 Undangan (bertanda tangan).pdf",
    sha256_ttd="f" * 64,
    dicabut_oleh="sigi/2026/keputusan/lain",
    dicabut_sejak=HARI,
    arsip_tempat="Rak 3",
    arsip_klasifikasi="PW.02",
    arsip_retensi="2 tahun aktif",
    diarsipkan=HARI,
    jalur="srikandi",
    berkas_bukti="2026/1 Komponen/1.1.1.2 Monev/2026-TW1/Undangan.pdf",
)

TEMPAT = "2026/1 Komponen/1.1.1.2 Monev/2026-TW1"


@pytest.fixture
def basis(url_agenda: str) -> Iterator[BasisData]:
    with buka(url_agenda, Pelaku("Sari")) as terbuka:
        yield terbuka


def test_a_letter_is_read_as_it_was_written(basis: BasisData) -> None:
    """Every field, at its fullest and at its barest; written twice it is one letter."""
    kosong = EntriAgenda("sigi/2026/x", "sigi", "x", "", "2026", "x.docx", StatusNaskah.KONSEP, 1, None)
    with basis.transaksi("sigi") as sambungan:
        buku.simpan(sambungan, replace(PENUH, revisi=2))
        buku.simpan(sambungan, kosong)
        buku.simpan(sambungan, PENUH)
    assert None not in vars(PENUH).values()
    with basis.baca() as sambungan:
        assert buku.cari(sambungan, PENUH.kunci) == PENUH
        assert buku.cari(sambungan, kosong.kunci) == kosong
        assert buku.semua(sambungan, "sigi") == [kosong, PENUH]
        assert buku.semua(sambungan, "poso") == []


def test_everything_comes_in_the_same_order(basis: BasisData) -> None:
    with basis.transaksi("sigi") as sambungan:
        for nama in NAMA:
            buku.simpan(sambungan, replace(PENUH, kunci=f"sigi/2026/{nama}", berkas=nama))
            simpan_nomor(sambungan, BarisNomor("sigi", nama, 2026, 1, HARI, None, "", KeadaanNomor.LUAR))
        bukti_lama.simpan(sambungan, "sigi", [_bukti(f"{TEMPAT}/{nama}.pdf") for nama in NAMA])
    with basis.baca() as sambungan:
        assert [e.berkas for e in buku.semua(sambungan)] == sorted(NAMA)
        assert [n.pencacah for n in daftar_nomor(sambungan, "sigi")] == sorted(NAMA)
        lama = bukti_lama.muat(sambungan, "sigi", PetaTempat(contoh.tahun()))
        assert [b.berkas for b in lama] == sorted(f"{TEMPAT}/{nama}.pdf" for nama in NAMA)


def test_an_event_says_who_when_what_and_why(basis: BasisData) -> None:
    rincian = {"berkas": "01 “Undangan” – é.docx", "nomor": 15, "kosong": None}
    with basis.transaksi("sigi") as sambungan:
        catat(sambungan, PENUH.kunci, "DINOMORI", rincian, SAAT, "salah ketik: 16 → 15")
        catat(sambungan, "poso/2026/lain", "DICATAT", {}, SAAT)
    with basis.baca() as sambungan:
        (satu,) = kejadian_naskah(sambungan, PENUH.kunci)
        assert periksa_rantai(sambungan, "sigi") == periksa_rantai(sambungan, "poso") == []
    assert (satu.oleh, satu.saat, satu.peristiwa, satu.alasan) == ("Sari", SAAT, "DINOMORI", "salah ketik: 16 → 15")
    assert (satu.data, satu.sidik) == (rincian, satu.sha256)


def test_a_transaction_that_fails_leaves_nothing(basis: BasisData) -> None:
    with pytest.raises(ZeroDivisionError), basis.transaksi("sigi") as sambungan:
        buku.simpan(sambungan, PENUH)
        catat(sambungan, PENUH.kunci, "DICATAT", {}, SAAT)
        simpan_nomor(sambungan, BarisNomor("sigi", "undangan", 2026, 15, HARI, PENUH.kunci, ""))
        _ = 1 / 0
    with basis.baca() as sambungan:
        assert buku.semua(sambungan) == daftar_nomor(sambungan, "sigi") == []
        assert kejadian_naskah(sambungan, PENUH.kunci) == periksa_rantai(sambungan, "sigi") == []


def test_a_number_is_one_row_whatever_becomes_of_it(basis: BasisData) -> None:
    baris = BarisNomor("sigi", "undangan", 2026, 15, HARI, PENUH.kunci, "Undangan")
    batal = replace(baris, keadaan=KeadaanNomor.BATAL, alasan="ganda")
    with basis.transaksi("sigi") as sambungan:
        for satu in (baris, batal):
            simpan_nomor(sambungan, satu)
    with basis.baca() as sambungan:
        assert daftar_nomor(sambungan, "sigi") == [batal]
        assert cari_nomor(sambungan, "sigi", "undangan", 2026, 15) == batal
        assert cari_nomor(sambungan, "sigi", "undangan", 2025, 15) is None


def _bukti(berkas: str) -> Bukti:
    return Bukti(berkas, "1.1.1.2", Periode.parse("2026-TW1"), SAAT, "a" * 64, BESAR, JenisBerkas.PDF, sampai=SAAT)


def test_evidence_is_remembered_as_it_was_seen(basis: BasisData) -> None:
    """A film may be longer than an integer of PostgreSQL; times are kept to the nanosecond."""
    satu = Rekaman("2026/film.mp4", BESAR, 1_777_777_777_123_456_789, "a" * 64, None, "rusak", SAAT, "t", SAAT, "c")
    dua = replace(satu, jenis=JenisBerkas.PDF, alasan_ditolak="", tanda="", dibaca=None, catatan="")
    for rekaman in (satu, dua):
        with basis.transaksi("sigi") as sambungan:
            rekaman_bukti.simpan(sambungan, "sigi", [rekaman])
        with basis.baca() as sambungan:
            assert rekaman_bukti.muat(sambungan, "sigi") == {satu.berkas: rekaman}
            assert rekaman_bukti.muat(sambungan, "poso") == {}
