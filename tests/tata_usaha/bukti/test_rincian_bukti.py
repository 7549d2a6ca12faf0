"""What evidence files say of themselves: the camera's date, a film's length; nonsense is no answer."""

from __future__ import annotations

import datetime as dt
import io
import struct
from pathlib import Path

import pytest
from PIL import Image

from tata_usaha.bukti.rincian_bukti import baca_rincian
from tests.tata_usaha.contoh_bukti import CONTOH, gambar, kotak
from zi_model.bukti import Bukti, JenisBerkas, RincianBerkas
from zi_model.periode import Periode

_EXIF, _ASLI, _DIUBAH = 0x8769, 0x9003, 0x0132


def rincian(folder: Path, isi: bytes | None, jenis: JenisBerkas) -> RincianBerkas:
    if isi is not None:
        (folder / "berkas").write_bytes(isi)
    saat = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
    bukti = Bukti("berkas", "1.4.1.1", Periode.parse("2026"), saat, "00", len(isi or b""), jenis)
    return baca_rincian(folder, bukti)


def berexif(tanggal: object, bentuk: str = "JPEG", tag: int = _ASLI) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    (exif if tag == _DIUBAH else exif.get_ifd(_EXIF))[tag] = tanggal
    keluar = io.BytesIO()
    Image.new("RGB", (8, 8)).save(keluar, bentuk, exif=exif)
    return keluar.getvalue()


@pytest.mark.parametrize("jenis", [JenisBerkas.JPEG, JenisBerkas.PNG, JenisBerkas.WEBP])
def test_tanggal_kamera_terbaca(tmp_path: Path, jenis: JenisBerkas) -> None:
    hasil = rincian(tmp_path, berexif("2026:01:05 07:30:12", jenis.value), jenis)
    assert hasil == RincianBerkas(str(tmp_path / "berkas"), diambil=dt.datetime(2026, 1, 5, 7, 30, 12))


@pytest.mark.parametrize(
    "tanggal", ["0000:00:00 00:00:00", "    :  :     :  :  ", "kemarin", "2026:13:40 99:00:00", ""]
)
def test_tanggal_yang_bukan_tanggal_tidak_dianggap(tmp_path: Path, tanggal: str) -> None:
    assert rincian(tmp_path, berexif(tanggal), JenisBerkas.JPEG).diambil is None


def test_tanggal_simpan_ulang_bukan_tanggal_pengambilan(tmp_path: Path) -> None:
    assert rincian(tmp_path, berexif("2026:01:05 07:30:12", tag=_DIUBAH), JenisBerkas.JPEG).diambil is None


def test_exif_rusak_tidak_menyingkirkan_foto(tmp_path: Path) -> None:
    isi = berexif("2026:01:05 07:30:12")
    letak = isi.index(b"Exif") + 10
    hasil = rincian(tmp_path, isi[:letak] + b"\xff" * 12 + isi[letak + 12 :], JenisBerkas.JPEG)
    assert (hasil.terbaca, hasil.diambil) == (True, None)


def test_foto_yang_hilang_atau_bukan_gambar_tidak_terbaca(tmp_path: Path) -> None:
    assert not rincian(tmp_path, None, JenisBerkas.JPEG).terbaca
    assert not rincian(tmp_path, b"bukan gambar", JenisBerkas.PNG).terbaca
    assert not rincian(tmp_path, gambar("PNG"), JenisBerkas.JPEG).terbaca


def test_foto_yang_terlalu_berat_dicetak_tidak_ditampilkan(tmp_path: Path) -> None:
    keluar = io.BytesIO()
    Image.new("P", (3400, 3400)).save(keluar, "PNG")
    assert not rincian(tmp_path, keluar.getvalue(), JenisBerkas.PNG).terbaca


def mp4(skala: int, durasi: int, *, panjang: bool = False) -> bytes:
    waktu = (
        struct.pack(">IQQIQ", 1 << 24, 0, 0, skala, durasi)
        if panjang
        else struct.pack(">IIIII", 0, 0, 0, skala, durasi)
    )
    moov = kotak(b"moov", kotak(b"mvhd", waktu + bytes(80)))
    return kotak(b"ftyp", b"isom", bytes(4)) + kotak(b"mdat", bytes(40)) + moov


@pytest.mark.parametrize(
    ("isi", "jenis", "detik"),
    [
        (mp4(1000, 95_200), JenisBerkas.MP4, 95.2),
        (mp4(600, 36_000, panjang=True), JenisBerkas.MOV, 60.0),
        (mp4(0, 100), JenisBerkas.MP4, None),
        (mp4(1000, 0), JenisBerkas.MP4, None),
        (mp4(1000, 0xFFFFFFFF), JenisBerkas.MP4, None),
        (mp4(1, 0xFFFFFFF0), JenisBerkas.MP4, None),
        (b"rusak sama sekali", JenisBerkas.MP4, None),
        (b"", JenisBerkas.MP4, None),
    ],
)
def test_durasi_film(tmp_path: Path, isi: bytes, jenis: JenisBerkas, detik: float | None) -> None:
    durasi = rincian(tmp_path, isi, jenis).durasi_detik
    assert durasi == (None if detik is None else pytest.approx(detik))


@pytest.mark.parametrize("jenis", JenisBerkas)
def test_setiap_jenis_bukti_dapat_ditanya(tmp_path: Path, jenis: JenisBerkas) -> None:
    hasil = rincian(tmp_path, CONTOH[jenis](), jenis)
    assert (hasil.terbaca, hasil.diambil) == (True, None)
