"""Answers to a survey as forms and spreadsheets save them, from the evidence folder to the scan's result."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.bukti import baca_survei
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.bukti.pohon_bukti import cari_folder, susun_baca_saya
from tests.tata_usaha import contoh_bukti as contoh
from tests.zi_model.bahan_sigi import kantor, kewajiban, tahun
from zi_model.masalah import Masalah, Tingkat
from zi_model.periode import Periode

SEKARANG = dt.datetime(2026, 7, 1, 8, tzinfo=dt.UTC)
TEMPAT = ("6.3.1.1", Periode.parse("2026-S1"))
KEPALA = "U1,U2,U3,U4,U5,U6,U7,U8,U9"
EMPAT = ",".join("4" * 9)
TIGA = ",".join("3" * 9)


class Meja:
    """The real office's evidence folder with the folder of its survey."""

    def __init__(self, akar: Path, basis: BasisData) -> None:
        self.akar, self.basis = akar, basis
        self.folder = self.buat("6.3.1.1")

    def buat(self, kode: str) -> Path:
        """Make the folder of a row's first semester."""
        folder = cari_folder(self.akar, kantor(), kewajiban(kode, "2026-S1"))
        folder.mkdir(parents=True)
        return folder

    def taruh(self, *baris: str, nama: str = "jawaban.csv", sandi: str = "utf-8") -> Path:
        berkas = self.folder / nama
        berkas.write_bytes("\r\n".join(baris).encode(sandi))
        return berkas

    def pindai(self) -> HasilPindai:
        return pindai(self.akar, tahun(), self.basis, SEKARANG)

    def masalah(self) -> Masalah:
        hasil = self.pindai()
        assert hasil.survei == {}
        (satu,) = hasil.masalah
        return satu


@pytest.fixture
def meja(tmp_path: Path, url_agenda_tahan: str) -> Iterator[Meja]:
    with buka(url_agenda_tahan) as basis:
        yield Meja(tmp_path / "bukti", basis)


def test_ikm_dihitung_dari_berkasnya_dan_berkas_itu_bukan_masalah(meja: Meja) -> None:
    meja.taruh(KEPALA, EMPAT, TIGA)
    hasil = meja.pindai()
    assert hasil.masalah == []
    assert hasil.survei[TEMPAT].responden == 2
    assert hasil.survei[TEMPAT].ikm == Decimal("87.50")


def test_the_report_beside_the_answers_is_no_answer(meja: Meja) -> None:
    """The row's own proof, a PDF, lies in the same folder."""
    meja.taruh(KEPALA, EMPAT, TIGA)
    (meja.folder / "laporan.pdf").write_bytes(contoh.pdf())
    hasil = meja.pindai()
    assert hasil.masalah == []
    assert hasil.survei[TEMPAT].responden == 2


@pytest.mark.parametrize("sandi", ["utf-8-sig", "cp1252", "utf-16"])
def test_berkas_excel_indonesia_dengan_titik_koma_dan_tanda_awal(meja: Meja, sandi: str) -> None:
    kepala = "Cap waktu;U1. Persyaratan;u2;U 3;U4;U5;U6;U7;U8;U9;Jenis Kelamin;Saran"
    meja.taruh(
        kepala,
        '1 Juni;4;4;4;4;4;4;4;4;4;Perempuan;"Ramah;\nsigap"',
        '2 Juni;"4";4;4;4;4;4;4;4; 4 ;Laki-laki;',
        sandi=sandi,
    )
    survei = meja.pindai().survei[TEMPAT]
    assert (survei.responden, survei.ikm) == (2, Decimal("100.00"))
    assert dict(survei.karakteristik) == {"jenis kelamin": (("Laki-laki", 1), ("Perempuan", 1))}


def test_beberapa_berkas_satu_survei_dan_isi_yang_sama_sekali_saja(meja: Meja) -> None:
    meja.taruh(KEPALA, EMPAT, nama="loket 1.csv")
    meja.taruh(f"{KEPALA},Pendidikan", f"{TIGA},S1", f"{TIGA},SMA", nama="loket 2.csv")
    meja.taruh(KEPALA, EMPAT, nama="loket 1 (salinan).csv")
    survei = meja.pindai().survei[TEMPAT]
    assert survei.responden == 3
    assert dict(survei.karakteristik) == {"pendidikan": (("SMA", 1), ("S1", 1), ("", 1))}


def test_jawaban_yang_salah_disebut_baris_dan_kolomnya(meja: Meja) -> None:
    berkas = meja.taruh(f"Saran,{KEPALA}", f'"dua\nbaris",{EMPAT}', f'"a, ""b""",4,4,5,{",".join("4" * 6)}')
    masalah = meja.masalah()
    assert (masalah.letak.berkas, masalah.letak.baris, masalah.letak.kolom) == (str(berkas), 4, 16)
    assert (masalah.kode, masalah.pesan) == ("B31", "jawaban U3 “5”, jadi berkas ini belum dihitung.")


def test_jawaban_kosong_dan_berkas_yang_salah_menahan_seluruh_survei(meja: Meja) -> None:
    meja.taruh(KEPALA, EMPAT, nama="baik.csv")
    meja.taruh(KEPALA, EMPAT, EMPAT[:-1], nama="kurang.csv")
    assert "jawaban U9 kosong" in meja.masalah().pesan


def test_kolom_yang_kurang_dan_yang_kembar_disebut(meja: Meja) -> None:
    berkas = meja.taruh("U1,U2,U3,U4,U5,U6,U8,U8,Nama", ",".join("4" * 9))
    hasil = meja.pindai()
    assert hasil.survei == {}
    assert [(m.kode, m.letak.baris, m.letak.kolom) for m in hasil.masalah] == [("B30", 1, 1), ("B30", 1, 22)]
    assert "kolom U7, U9 tidak ada" in hasil.masalah[0].pesan
    assert hasil.masalah[0].letak.berkas == str(berkas)


def test_kesalahan_yang_sangat_banyak_diringkas(meja: Meja) -> None:
    meja.taruh(KEPALA, *[",".join("0" * 9)] * 30)
    masalah = meja.pindai().masalah
    assert len(masalah) == 21
    assert any("masih ada 250 kesalahan lain" in m.pesan for m in masalah)


def test_csv_di_baris_lain_tetap_bukan_survei(meja: Meja) -> None:
    (meja.buat("6.2.2.1") / "jawaban.csv").write_text(f"{KEPALA}\n{EMPAT}\n")
    hasil = meja.pindai()
    assert (hasil.survei, [m.kode for m in hasil.masalah]) == ({}, ["B06"])


def test_laporannya_tetap_bukti_yang_diminta(meja: Meja) -> None:
    meja.taruh(KEPALA, EMPAT)
    (meja.folder / "laporan.pdf").write_bytes(contoh.pdf())
    assert {b.nama: str(b.jenis) for b in meja.pindai().bukti} == {"jawaban.csv": "CSV", "laporan.pdf": "PDF"}


def test_baca_saya_menyebut_berkas_jawaban() -> None:
    catatan = susun_baca_saya(kantor(), kewajiban("6.3.1.1", "2026-S1")).decode("utf-8-sig")
    assert "kolom U1 sampai U9" in " ".join(catatan.split())
    assert "U1" not in susun_baca_saya(kantor(), kewajiban("6.2.2.1", "2026-S1")).decode("utf-8-sig")


@pytest.mark.parametrize("jawaban", [EMPAT, ",".join("5" * 9)], ids=["benar", "salah"])
def test_satu_isi_dibaca_sekali_saja(meja: Meja, monkeypatch: pytest.MonkeyPatch, jawaban: str) -> None:
    """Apa yang terbaca, juga kesalahannya, diingat di buku agenda menurut isinya, bukan namanya."""
    berkas = meja.taruh(KEPALA, jawaban)
    pertama = meja.pindai()
    monkeypatch.delattr(baca_survei, "baca_tabel")

    kedua = meja.pindai()
    baru = berkas.rename(berkas.with_name("nama lain.csv"))
    ketiga = meja.pindai()

    assert (kedua.survei, kedua.masalah) == (pertama.survei, pertama.masalah)
    assert ketiga.survei == pertama.survei
    assert {m.letak.berkas for m in ketiga.masalah} <= {str(baru)}
    assert bool(pertama.masalah) == (jawaban != EMPAT)


def test_isi_yang_berganti_dibaca_lagi(meja: Meja) -> None:
    meja.taruh(KEPALA, EMPAT)
    meja.pindai()
    meja.taruh(KEPALA, TIGA)

    assert meja.pindai().survei[TEMPAT].ikm == Decimal("75.00")


def test_kolom_yang_isinya_selalu_lain_tidak_ditabelkan(meja: Meja) -> None:
    meja.taruh(f"{KEPALA},Pekerjaan,Umur", *(f"{EMPAT},nomor {ke},{ke % 50}" for ke in range(1002)))

    hasil = meja.pindai()

    (masalah,) = hasil.masalah
    assert (masalah.kode, masalah.tingkat) == ("B32", Tingkat.CATATAN)
    assert list(hasil.survei[TEMPAT].karakteristik) == ["umur"]
    assert hasil.survei[TEMPAT].responden == 1002


@pytest.mark.tahan
def test_jawaban_yang_sangat_banyak_tidak_memenuhi_memori(tmp_path: Path) -> None:
    """Dahulu satu respons menjadi ribuan bita; kini hanya dihitung."""
    berkas = tmp_path / "jawaban.csv"
    berkas.write_text(f"{KEPALA}\n" + f"{EMPAT}\n" * 20_000, encoding="utf-8")
    program = (
        "import sys, tracemalloc\n"
        "from tata_usaha.bukti import baca_survei; from tata_usaha.bukti.pembaca import tabel_csv\n"
        "with open(sys.argv[1], 'rb') as masuk:\n"
        "    tracemalloc.start(); hasil = tabel_csv.baca_tabel(masuk, baca_survei._hitung)\n"
        "print(hasil.responden, tracemalloc.get_traced_memory()[1] < 2**20)"
    )

    keluar = subprocess.run([sys.executable, "-c", program, str(berkas)], check=True, capture_output=True, text=True)

    assert keluar.stdout.split() == ["20000", "True"]
