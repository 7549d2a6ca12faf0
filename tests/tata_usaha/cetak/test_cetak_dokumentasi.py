"""A lembar dokumentasi as a file: the evidence's pictures, people's file names as typed, small, repeatable."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from tata_usaha.bukti.rincian_bukti import baca_rincian
from tata_usaha.cetak.kode_kaki import GAMBAR_KODE
from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tests.tata_usaha.contoh_bukti import gambar, mp4, pdf
from tests.tata_usaha.naskah_uji import W, bagian
from tests.zi_model.bahan_sigi import kantor, kewajiban, tahun
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.naskah.dokumentasi.lembar import susun_dokumentasi
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.periode import Periode

_JENIS = {"jpg": JenisBerkas.JPEG, "png": JenisBerkas.PNG, "mp4": JenisBerkas.MP4, "pdf": JenisBerkas.PDF}


def susun(folder: Path, berkas: Mapping[str, bytes]) -> Naskah:
    """Return the sheet of the leaders' example, with these files laid down as its evidence."""
    bukti = []
    for nama, isi in berkas.items():
        (folder / nama).write_bytes(isi)
        saat = dt.datetime(2026, 5, 4, 2, tzinfo=dt.UTC)
        sidik, jenis = hashlib.sha256(isi).hexdigest(), _JENIS[nama.rpartition(".")[2]]
        bukti.append(Bukti(nama, "1.4.1.1", Periode.parse("2026"), saat, sidik, len(isi), jenis))
    bahan = Bahan(tahun(), tuple(bukti), rincian=lambda b: baca_rincian(folder, b))
    return susun_dokumentasi(bahan, kewajiban("1.4.1.1", "2026"))


def tercetak(naskah: Naskah) -> bytes:
    return cetak(naskah, kantor(), AKAR / "templates_docx")


def teks_paragraf(docx: bytes) -> list[str]:
    """Return the text of all paragraphs, those in tables too."""
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in bagian(docx).iter(f"{W}p")]


def gambar_di(docx: bytes) -> list[Image.Image]:
    with zipfile.ZipFile(io.BytesIO(docx)) as paket:
        nama = [n for n in paket.namelist() if n.startswith("word/media/") and n != GAMBAR_KODE]
        return [Image.open(io.BytesIO(paket.read(n))) for n in nama]


def test_gambar_nama_berkas_dan_film_tercetak_apa_adanya(tmp_path: Path) -> None:
    nama = ['Zack & <b> "Rusdi" 😀', "مرحبا بالعالم", "{{ 7 * 7 }} {% for %}", "Apel 'Senin'"]
    berkas = {f"{n}.jpg": gambar(ukuran=(300 + ke, 200)) for ke, n in enumerate(nama)}
    docx = tercetak(susun(tmp_path, {**berkas, "film & 'suara'.mp4": mp4(), "laporan.pdf": pdf()}))
    teks = teks_paragraf(docx)
    assert {t.partition(". ")[2] for t in teks if t[:1].isdigit()} >= set(nama)
    assert any(t.startswith("film & 'suara'.mp4") and hashlib.sha256(mp4()).hexdigest() in t for t in teks)
    assert "laporan.pdf" in teks
    assert len(gambar_di(docx)) == 5


@pytest.mark.tahan
@pytest.mark.parametrize("banyak", [0, 1, 2, 3, 200])
def test_berapa_pun_banyaknya(tmp_path: Path, banyak: int) -> None:
    berkas = {f"foto {ke}.jpg": gambar(ukuran=(40 + ke, 90 if ke % 2 else 30)) for ke in range(banyak)}
    docx = tercetak(susun(tmp_path, berkas))
    assert len(gambar_di(docx)) == banyak
    teks = teks_paragraf(docx)
    assert sum("Tanggal pengambilan tidak tercatat" in t for t in teks) == banyak
    assert sum("[isi: kegiatan pada gambar" in t for t in teks) == (1 if banyak else 0)
    assert any("Bukti yang Belum Ada" in t for t in teks) is (banyak == 0)


def test_dua_kali_dicetak_bitanya_sama(tmp_path: Path) -> None:
    berkas = {"a.jpg": gambar(), "b.png": gambar("PNG"), "c.mp4": mp4()}
    assert tercetak(susun(tmp_path, berkas)) == tercetak(susun(tmp_path, berkas))


def test_folder_bukti_di_tempat_lain_bita_tetap_sama(tmp_path: Path) -> None:
    berkas = {"a.jpg": gambar(), "c.mp4": mp4()}
    (tmp_path / "lain").mkdir()
    assert tercetak(susun(tmp_path, berkas)) == tercetak(susun(tmp_path / "lain", berkas))


def test_foto_yang_hilang_sesudah_disusun_disebut_namanya(tmp_path: Path) -> None:
    naskah = susun(tmp_path, {"apel.jpg": gambar()})
    (tmp_path / "apel.jpg").unlink()
    with pytest.raises(GalatRencana, match=r"apel\.jpg"):
        tercetak(naskah)
