"""Photographs of sheets become one PDF: upright, in order, unchanged, and readable."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageOps, ImageStat

from tata_usaha.bukti.jenis_berkas import kenali
from tata_usaha.bukti.pembaca import foto_pdf
from tata_usaha.bukti.pembaca.foto_pdf import FotoTakTerpakai, foto_ke_pdf
from tata_usaha.bukti.pembaca.halaman_pdf import banyak_halaman, gambar_halaman
from tata_usaha.bukti.pembaca.kode_qr import baca_kode
from tests.tata_usaha import contoh_bukti as contoh
from tests.tata_usaha.naskah_terpindai import tempel_kode
from zi_model.bukti import JenisBerkas


def lembar(warna: str = "red", ukuran: tuple[int, int] = (300, 400)) -> Image.Image:
    """Return a sheet on which every corner looks different."""
    gambar = Image.new("RGB", ukuran, "white")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((10, 10, 140, 60), fill=warna)
    pena.rectangle((200, 300, 290, 390), fill="blue")
    pena.rectangle((10, 350, 40, 390), fill="black")
    return gambar


def simpan(tempat: Path, gambar: Image.Image, **setelan: object) -> Path:
    gambar.save(tempat, **setelan)
    return tempat


def beda(satu: Image.Image, lain: Image.Image) -> float:
    """Return by how much two pictures differ, in grey steps of 255."""
    return float(ImageStat.Stat(ImageChops.difference(satu, lain.convert("L").resize(satu.size))).mean[0])


@pytest.mark.parametrize("arah", range(1, 9))
def test_however_the_telephone_was_held_the_page_stands_upright(tmp_path: Path, arah: int) -> None:
    exif = Image.Exif()
    exif[0x112] = arah
    foto = simpan(tmp_path / "foto.jpg", lembar(), exif=exif, quality=95)
    halaman = gambar_halaman(foto_ke_pdf([foto]), dpi=72)
    assert halaman is not None
    with Image.open(foto) as asli:
        assert beda(halaman, ImageOps.exif_transpose(asli)) < 1.5


def test_a_jpeg_stands_in_the_pdf_byte_for_byte(tmp_path: Path) -> None:
    foto = simpan(tmp_path / "foto.jpg", lembar(), progressive=True)
    assert foto.read_bytes() in foto_ke_pdf([foto])


@pytest.mark.parametrize("ragam", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_every_kind_looks_as_it_did(tmp_path: Path, ragam: str) -> None:
    gambar = lembar("gray").convert("L") if ragam == "I;16" else lembar("gray")
    foto = simpan(tmp_path / "foto.png", gambar.convert("I;16" if ragam == "I;16" else ragam))
    halaman = gambar_halaman(foto_ke_pdf([foto]), dpi=72)
    assert halaman is not None
    assert halaman.getextrema()[0] != halaman.getextrema()[1]


def test_what_can_be_seen_through_is_white(tmp_path: Path) -> None:
    foto = simpan(tmp_path / "foto.png", Image.new("RGBA", (30, 40), (0, 0, 0, 0)))
    halaman = gambar_halaman(foto_ke_pdf([foto]), dpi=72)
    assert halaman is not None
    assert halaman.getextrema() == (255, 255)


def test_pages_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    tinggi = {"surat 10.jpg": 100, "surat 2.jpg": 200, "Surat 1.JPG": 300, "surat.jpg": 400}
    foto = [simpan(tmp_path / nama, lembar().resize((400, t)), format="JPEG") for nama, t in tinggi.items()]
    pdf = foto_ke_pdf(foto)
    halaman = [gambar_halaman(pdf, ke, dpi=72) for ke in range(4)]
    assert [round(h.height / h.width, 2) for h in halaman if h] == [1.0, 0.75, 0.5, 0.25]


def test_the_same_photographs_give_the_same_pdf_that_is_evidence(tmp_path: Path) -> None:
    foto = [simpan(tmp_path / "1.jpg", lembar()), simpan(tmp_path / "2.png", lembar())]
    pdf = foto_ke_pdf(foto)
    assert pdf == foto_ke_pdf(foto[::-1])
    (tmp_path / "surat.pdf").write_bytes(pdf)
    assert kenali(tmp_path / "surat.pdf").jenis is JenisBerkas.PDF
    assert banyak_halaman(pdf) == 2


def test_a_code_on_a_photographed_sheet_is_read_from_the_pdf(tmp_path: Path) -> None:
    kertas = Image.new("L", (2480, 3508), "white")
    tempel_kode(kertas, "7210.K3F9QX7B2MW", 300)
    meja = Image.new("L", (3024, 4032), 90)
    meja.paste(kertas, (270, 260))
    foto = simpan(tmp_path / "IMG_0001.jpg", meja.rotate(2, fillcolor=90), quality=80)
    halaman = gambar_halaman(foto_ke_pdf([foto]), dpi=300)
    assert halaman is not None
    assert baca_kode(halaman) == ["7210.K3F9QX7B2MW"]


@pytest.mark.parametrize(
    ("nama", "isi", "sebab"),
    [
        ("foto.heic", contoh.CONTOH[JenisBerkas.HEIC](), "HEIC"),
        ("foto.webp", contoh.CONTOH[JenisBerkas.WEBP](), "WEBP"),
        ("foto.jpg", contoh.CONTOH[JenisBerkas.JPEG]()[:200], "terpotong"),
        ("foto.jpg", b"", "kosong"),
        ("surat.pdf", contoh.pdf(), "PDF"),
    ],
)
def test_what_is_no_photograph_is_named_with_the_reason(tmp_path: Path, nama: str, isi: bytes, sebab: str) -> None:
    (tmp_path / nama).write_bytes(isi)
    with pytest.raises(FotoTakTerpakai, match=sebab) as galat:
        foto_ke_pdf([tmp_path / nama])
    assert nama in str(galat.value)


def test_one_bad_photograph_makes_no_pdf_of_the_others(tmp_path: Path) -> None:
    baik = simpan(tmp_path / "1.jpg", lembar())
    shutil.copyfile(baik, tmp_path / "2.jpg")
    (tmp_path / "2.jpg").write_bytes(baik.read_bytes()[:-300])
    with pytest.raises(FotoTakTerpakai, match=r"2\.jpg"):
        foto_ke_pdf([baik, tmp_path / "2.jpg"])


def test_no_photographs_and_too_many_make_no_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    foto = simpan(tmp_path / "1.jpg", lembar())
    for banyak in (0, foto_pdf.FOTO_MAKS + 1):
        with pytest.raises(FotoTakTerpakai, match="1 sampai"):
            foto_ke_pdf([foto] * banyak)
    monkeypatch.setattr(foto_pdf, "_UKURAN_MAKS", foto.stat().st_size + 5)
    with pytest.raises(FotoTakTerpakai, match="lebih besar"):
        foto_ke_pdf([foto, foto])


def test_a_cmyk_jpeg_is_shown_in_its_true_colours(tmp_path: Path) -> None:
    foto = simpan(tmp_path / "foto.jpg", lembar().convert("CMYK"))
    halaman = gambar_halaman(foto_ke_pdf([foto]), dpi=72)
    assert halaman is not None
    assert beda(halaman, lembar()) < 8


def test_a_picture_that_would_have_to_be_decoded_may_not_be_endless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foto_pdf, "_PIKSEL_MAKS", 300 * 400 - 1)
    with pytest.raises(FotoTakTerpakai, match="piksel"):
        foto_ke_pdf([simpan(tmp_path / "foto.png", lembar())])
    assert foto_ke_pdf([simpan(tmp_path / "foto.jpg", lembar())])
