"""Pictures on paper: upright, small, the same bytes each time, and nothing of the camera's notes with them."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFile, ImageStat
from PIL.WebPImagePlugin import WebPImageFile

from tata_usaha.cetak.gambar import GambarSiap, GambarTakTerbaca, siapkan, simpanan_gambar
from zi_model.naskah.inti.naskah import Foto, Gambar, KodeQR

LEBAR, TINGGI = 70, 70
MM = 36_000
BATAS = LEBAR * TINGGI * 14
_PUTARAN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that is held so lays an upright scene down in its file: the opposite of what sets it upright."""


def pemandangan(ukuran: tuple[int, int] = (640, 480)) -> Image.Image:
    """Return a scene that looks different from every side."""
    gambar = Image.new("RGB", ukuran, "skyblue")
    pena = ImageDraw.Draw(gambar)
    lebar, tinggi = ukuran
    pena.rectangle((0, tinggi // 2, lebar, tinggi), fill="darkgreen")
    pena.ellipse((lebar // 10, tinggi // 10, lebar // 3, tinggi // 3), fill="yellow")
    pena.rectangle((lebar * 2 // 3, tinggi // 3, lebar * 5 // 6, tinggi), fill="brown")
    return gambar


def simpan(folder: Path, gambar: Image.Image, nama: str = "foto.jpg", orientasi: int = 0, **pilihan: object) -> Path:
    exif = Image.Exif()
    if orientasi:
        exif[0x0112] = orientasi
    exif[0x010F] = "Kamera Rahasia"
    berkas = folder / nama
    if berkas.suffix == ".jpg":
        pilihan = {"quality": 92, **pilihan}
    gambar.save(berkas, exif=exif, **pilihan)  # type: ignore[arg-type] # Pillow's options are many
    return berkas


def cetak(berkas: Path | str, lebar: int = LEBAR, tinggi: int = TINGGI) -> GambarSiap:
    return siapkan(Foto(berkas=str(berkas), lebar_mm=lebar, tinggi_mm=tinggi, uraian="Apel"))


def buka(siap: GambarSiap) -> Image.Image:
    gambar = Image.open(io.BytesIO(siap.isi))
    gambar.load()
    return gambar


def beda(satu: Image.Image, dua: Image.Image) -> float:
    """Return how far two pictures lie apart, 0–255 on the average."""
    return max(ImageStat.Stat(ImageChops.difference(satu.convert("RGB"), dua.convert("RGB"))).mean)


def bising(ukuran: tuple[int, int]) -> Image.Image:
    """Return what is hardest to make small."""
    return Image.merge("RGB", [Image.effect_noise(ukuran, 120) for _ in range(3)])


@pytest.mark.parametrize("nama", ["foto.jpg", "foto.png", "foto.webp"])
@pytest.mark.parametrize("orientasi", range(1, 9))
def test_kamera_dipegang_bagaimanapun_fotonya_tegak(tmp_path: Path, orientasi: int, nama: str) -> None:
    tegak = pemandangan()
    direkam = tegak.transpose(_PUTARAN[orientasi]) if orientasi in _PUTARAN else tegak
    siap = cetak(simpan(tmp_path, direkam, nama, orientasi))
    assert buka(siap).size == tegak.size
    assert beda(buka(siap), tegak) < 6
    assert (siap.lebar_emu, siap.tinggi_emu) == (LEBAR * MM, round(LEBAR * MM * 0.75))


@pytest.mark.tahan
def test_foto_12_megapiksel_menjadi_kecil_dan_tetap_rapat(tmp_path: Path) -> None:
    besar = pemandangan((4000, 3000))
    berkas = simpan(tmp_path, Image.blend(besar, bising(besar.size), 0.2))
    assert berkas.stat().st_size > 2_000_000
    siap = cetak(berkas)
    assert len(siap.isi) <= BATAS
    titik = buka(siap).width / (siap.lebar_emu / MM / 25.4)
    assert titik > 150
    assert beda(buka(siap), besar.resize(buka(siap).size)) < 25


@pytest.mark.tahan
def test_gambar_bising_pun_tidak_melampaui_jatah_dua_kali(tmp_path: Path) -> None:
    assert len(cetak(simpan(tmp_path, bising((2000, 1500)))).isi) <= 2 * BATAS


def test_tangkapan_layar_tetap_png_dengan_semua_titiknya(tmp_path: Path) -> None:
    layar = Image.new("RGB", (1366, 768), "white")
    for baris in range(20):
        ImageDraw.Draw(layar).text((40, 30 + 30 * baris), "Informasi layanan kepemiluan", fill="black")
    siap = cetak(simpan(tmp_path, layar, "layar.png"))
    assert siap.jenis == "png"
    assert beda(buka(siap), layar) == 0


@pytest.mark.tahan
def test_tangkapan_layar_yang_penuh_foto_menjadi_jpeg(tmp_path: Path) -> None:
    siap = cetak(simpan(tmp_path, bising((1366, 768)), "layar.png"))
    assert siap.jenis == "jpeg"
    assert buka(siap).format == "JPEG"


@pytest.mark.parametrize("ukuran", [(827, 465), (300, 900), (1, 1)])
@pytest.mark.parametrize("nama", ["layar.png", "layar.webp"])
def test_bintik_segala_warna_tidak_dikira_gambar_rusak(tmp_path: Path, nama: str, ukuran: tuple[int, int]) -> None:
    """A dark photo on a screen is nothing but noise; packed small at good quality it does not fit Pillow's buffer."""
    acak = random.Random(20260121)  # noqa: S311 - noise, not a secret
    gambar = Image.frombytes("RGB", ukuran, acak.randbytes(3 * ukuran[0] * ukuran[1]))
    pilihan = {"lossless": True} if nama.endswith("webp") else {}
    siap = cetak(simpan(tmp_path, gambar, nama, **pilihan))
    assert len(siap.isi) <= 2 * BATAS
    assert buka(siap).size[0] > 0


def test_catatan_kamera_tidak_ikut(tmp_path: Path) -> None:
    for nama in ("foto.jpg", "foto.png"):
        siap = cetak(simpan(tmp_path, pemandangan(), nama, 6))
        assert b"Kamera Rahasia" not in siap.isi
        assert not buka(siap).getexif()


@pytest.mark.parametrize(
    "moda",
    ["LA", "CMYK", *(pytest.param(m, marks=pytest.mark.tahan) for m in ("1", "L", "P", "RGBA", "I;16", "YCbCr"))],
)
def test_segala_macam_warna_tercetak_di_atas_putih(tmp_path: Path, moda: str) -> None:
    akhiran = "jpg" if moda in {"CMYK", "YCbCr"} else "png"
    asal = pemandangan().convert("L").convert(moda) if moda == "I;16" else pemandangan().convert(moda)
    berkas = tmp_path / f"warna.{akhiran}"
    asal.save(berkas)
    assert buka(cetak(berkas)).mode in {"RGB", "L"}


def test_yang_tembus_pandang_menjadi_putih(tmp_path: Path) -> None:
    berkas = tmp_path / "logo.png"
    Image.new("RGBA", (200, 200), (255, 0, 0, 0)).save(berkas)
    assert buka(cetak(berkas)).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 900), st.integers(1, 900), st.integers(5, 160), st.integers(5, 160))
def test_selalu_muat_di_kotaknya_dan_sebangun(
    tmp_path_factory: pytest.TempPathFactory, lebar: int, tinggi: int, kotak_lebar: int, kotak_tinggi: int
) -> None:
    berkas = simpan(tmp_path_factory.mktemp("f"), Image.new("RGB", (lebar, tinggi), "red"))
    siap = cetak(berkas, kotak_lebar, kotak_tinggi)
    assert 1 <= siap.lebar_emu <= kotak_lebar * MM + 1
    assert 1 <= siap.tinggi_emu <= kotak_tinggi * MM + 1
    if min(lebar, tinggi) > 40 and max(lebar, tinggi) < 10 * min(lebar, tinggi):
        assert siap.lebar_emu / siap.tinggi_emu == pytest.approx(lebar / tinggi, rel=0.15)


def test_gambar_kecil_tidak_dibesarkan(tmp_path: Path) -> None:
    siap = cetak(simpan(tmp_path, pemandangan((96, 48))))
    assert siap.lebar_emu / MM == pytest.approx(25.4, abs=0.1)


def test_bita_selalu_sama_dengan_atau_tanpa_simpanan(tmp_path: Path) -> None:
    berkas = simpan(tmp_path, pemandangan((1600, 1200)), orientasi=6)
    folder = tmp_path / "simpanan"
    with simpanan_gambar(folder):
        pertama, kedua = cetak(berkas), cetak(berkas)
    assert pertama == kedua == cetak(berkas)
    assert len(list(folder.iterdir())) == 1
    with simpanan_gambar(folder):
        assert cetak(berkas, 100, 100) != pertama, "kotak lain, gambar lain"
    assert len(list(folder.iterdir())) == 2


def test_simpanan_menurut_isi_bukan_menurut_nama(tmp_path: Path) -> None:
    with simpanan_gambar(tmp_path / "simpanan"):
        satu = cetak(simpan(tmp_path, pemandangan()))
        dua = cetak(simpan(tmp_path, pemandangan().convert("L").convert("RGB")))
    assert satu.isi != dua.isi


def test_simpanan_yang_tak_dapat_ditulis_tidak_menghalangi(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with simpanan_gambar(tmp_path / "berkas" / "gambar"):
        assert cetak(simpan(tmp_path, pemandangan())).isi


def test_yang_hilang_rusak_atau_bukan_gambar_disebut_namanya(tmp_path: Path) -> None:
    utuh = simpan(tmp_path, pemandangan()).read_bytes()
    for nama, isi in {"hilang.jpg": None, "teks.jpg": b"halo", "potong.jpg": utuh[: len(utuh) // 3]}.items():
        if isi is not None:
            (tmp_path / nama).write_bytes(isi)
        with pytest.raises(GambarTakTerbaca, match=nama):
            cetak(tmp_path / nama)


def test_logo_tercetak_apa_adanya(tmp_path: Path) -> None:
    berkas = simpan(tmp_path, pemandangan(), "logo.png")
    siap = siapkan(Gambar(berkas=str(berkas), tinggi_mm=22, uraian="Logo"))
    assert siap.isi == berkas.read_bytes()
    assert (siap.tinggi_emu, siap.lebar_emu) == (22 * MM, round(22 * MM * 640 / 480))


def test_a_logo_of_more_dots_than_a_letter_can_carry_is_refused_by_its_head(tmp_path: Path) -> None:
    """Every letter would carry it, and whoever opens one would have to decode it."""
    berkas = simpan(tmp_path, Image.new("1", (5001, 5000)), "logo.png")
    with pytest.raises(GambarTakTerbaca, match=r"logo\.png” terlalu besar \(5001 × 5000 piksel\)"):
        siapkan(Gambar(berkas=str(berkas), tinggi_mm=22, uraian="Logo"))


@pytest.mark.parametrize("isi", ["Video Apel.mp4 SHA-256:" + "ab" * 32, "وثيقة 😀 " * 25, "x"])
def test_kode_qr_persegi_tajam_dan_selalu_sama(isi: str) -> None:
    qr = KodeQR(isi=isi, sisi_mm=22, uraian="Kode QR")
    siap = siapkan(qr)
    assert siap == siapkan(qr)
    assert (siap.jenis, siap.lebar_emu, siap.tinggi_emu) == ("png", 22 * MM, 22 * MM)
    gambar = buka(siap).convert("L")
    assert gambar.width == gambar.height
    assert {warna for _, warna in gambar.getcolors() or ()} == {0, 255}


@pytest.mark.tahan
@pytest.mark.parametrize(("bentuk", "modus"), [("WEBP", "RGB"), ("PNG", "RGBA"), ("PNG", "P")])
def test_foto_yang_terlalu_berat_disebut_dan_tidak_dibuka(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bentuk: str, modus: str
) -> None:
    """Satu WEBP kecil dengan 79 juta piksel dahulu memakan lebih dari 1 GB."""
    berkas = tmp_path / "raksasa"
    Image.new(modus, (5200, 5200)).save(berkas, bentuk)
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _: pytest.fail("dibuka"))
    monkeypatch.setattr(WebPImageFile, "load", lambda _: pytest.fail("dibuka"))

    with pytest.raises(GambarTakTerbaca, match=r"raksasa” terlalu besar untuk dicetak \(27 juta piksel\)"):
        cetak(berkas)


@pytest.mark.tahan
def test_foto_raksasa_yang_masih_dapat_dibuka_tercetak_tegak_dan_penuh(tmp_path: Path) -> None:
    berkas = tmp_path / "raksasa.png"
    foto = Image.new("RGB", (4900, 3500), "red")
    foto.paste("blue", (2450, 0, 4900, 3500))
    foto.save(berkas)

    siap = cetak(berkas)

    hasil = Image.open(io.BytesIO(siap.isi)).convert("RGB")
    assert (siap.lebar_emu, siap.tinggi_emu) == (70 * 36_000, 50 * 36_000)
    assert [hasil.getpixel((hasil.width * ke // 4, hasil.height // 2)) for ke in (1, 3)] == [(255, 0, 0), (0, 0, 255)]
