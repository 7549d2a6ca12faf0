"""Sample files of every kind of evidence, made by code: the same arguments give the same bytes.

Photos show a made-up room with what they are written across them, so that nobody takes one for real.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import struct
from html import escape

from docx import Document
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfWriter

from tata_usaha.word.paket import kemas, kemas_ulang

DUA_BELAS_MEGAPIKSEL = (4000, 3000)
_EXIF, _WAKTU_FOTO, _ARAH = 0x8769, 0x9003, 0x0112
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_KANTOR = "http://schemas.openxmlformats.org/officeDocument/2006"
_LEMBAR = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def foto(
    judul: str, waktu: dt.datetime | None, ukuran: tuple[int, int] = (1600, 1200), *, miring: bool = False
) -> bytes:
    """Return a JPEG photo with the time it was taken; `miring`: held upright, so stored lying on its side."""
    gambar = _pemandangan(judul, ukuran[::-1] if miring else ukuran)
    exif = Image.Exif()
    if miring:
        gambar = gambar.transpose(Image.Transpose.ROTATE_90)
        exif[_ARAH] = 6
    if waktu is not None:
        exif.get_ifd(_EXIF)[_WAKTU_FOTO] = f"{waktu:%Y:%m:%d %H:%M:%S}"
    return _simpan(gambar, "JPEG", quality=85, exif=exif)


def tangkapan_layar(judul: str) -> bytes:
    """Return a PNG screenshot of a page with a heading and lines of text."""
    gambar = Image.new("RGB", (1366, 768), "white")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((0, 0, 1366, 70), fill="#1f3864")
    pena.text((30, 18), judul, fill="white", font=ImageFont.load_default(28))
    for ke in range(14):
        pena.rectangle((30, 110 + 42 * ke, 500 + 137 * (ke * ke % 6), 122 + 42 * ke), fill="#b8c4d6")
    return _simpan(gambar, "PNG")


def pindaian(judul: str) -> bytes:
    """Return a scanned page as JPEG."""
    gambar = Image.new("RGB", (1240, 1754), "#f7f5ef")
    pena = ImageDraw.Draw(gambar)
    pena.text((150, 140), judul, fill="#222222", font=ImageFont.load_default(34))
    for ke in range(24):
        pena.rectangle((150, 260 + 52 * ke, 1090 - 90 * (ke % 4 == 3), 272 + 52 * ke), fill="#777777")
    return _simpan(gambar, "JPEG", quality=80)


def pdf(judul: str, halaman: int = 3) -> bytes:
    """Return a PDF of so many pages."""
    penulis = PdfWriter()
    for _ in range(halaman):
        penulis.add_blank_page(595, 842)
    penulis.add_metadata({"/Title": judul})
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def docx(judul: str) -> bytes:
    """Return a Word file."""
    dokumen = Document()
    dokumen.add_heading(judul)
    dokumen.add_paragraph("Isi dokumen contoh.")
    keluar = io.BytesIO()
    dokumen.save(keluar)
    return kemas_ulang(keluar.getvalue())


def xlsx(judul: str) -> bytes:
    """Return an Excel file of one sheet with its title in the first cell."""
    lembar = f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{escape(judul)}</t></is></c></row></sheetData>'
    isi = {
        "[Content_Types].xml": f'<Types xmlns="{_PAKET}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_JENIS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/lembar.xml" ContentType="{_JENIS}.worksheet+xml"/></Types>',
        "_rels/.rels": _hubungan("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _hubungan("worksheet", "lembar.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_LEMBAR}" xmlns:r="{_KANTOR}/relationships">'
        '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/lembar.xml": f'<worksheet xmlns="{_LEMBAR}">{lembar}</worksheet>',
    }
    return kemas({nama: teks.encode() for nama, teks in isi.items()})


def _hubungan(jenis: str, tujuan: str) -> str:
    satu = f'<Relationship Id="rId1" Type="{_KANTOR}/relationships/{jenis}" Target="{tujuan}"/>'
    return f'<Relationships xmlns="{_PAKET}/relationships">{satu}</Relationships>'


def mp4(detik: int) -> bytes:
    """Return a film of so many seconds as a telephone lays it: data first, index last."""
    perekam = _kotak(b"hdlr", bytes(8), b"vide", bytes(12))
    jalur = _kotak(b"trak", _kotak(b"tkhd", bytes(84)), _kotak(b"mdia", perekam))
    indeks = _kotak(b"mvhd", bytes(12), struct.pack(">II", 1000, detik * 1000), bytes(80))
    awal = _kotak(b"ftyp", b"isom", bytes(4), b"isommp42")
    return awal + _kotak(b"mdat", bytes(range(256)) * detik) + _kotak(b"moov", indeks, jalur)


def jawaban_survei(responden: int = 150) -> bytes:
    """Return the answers to a satisfaction survey as CSV, as the guide describes it."""
    acak = random.Random(responden)  # noqa: S311 - made-up answers
    baris = ["U1;U2;U3;U4;U5;U6;U7;U8;U9;Jenis Kelamin;Umur;Pendidikan;Pekerjaan"]
    for _ in range(responden):
        nilai = [str(acak.choice((2, 3, 3, 3, 4, 4, 4))) for _ in range(9)]
        ciri = (
            acak.choice(("Laki-laki", "Perempuan")),
            str(acak.randint(18, 67)),
            acak.choice(("SMA", "D3", "S1", "S2")),
            acak.choice(("PNS", "Swasta", "Mahasiswa", "Petani")),
        )
        baris.append(";".join((*nilai, *ciri)))
    return ("\r\n".join(baris) + "\r\n").encode("utf-8-sig")


def _kotak(jenis: bytes, *isi: bytes) -> bytes:
    badan = b"".join(isi)
    return struct.pack(">I4s", 8 + len(badan), jenis) + badan


def _pemandangan(judul: str, ukuran: tuple[int, int]) -> Image.Image:
    """Return something with the colours, shapes and grain of a photo, and its title across it."""
    acak = random.Random(judul)  # noqa: S311 - only so that every photo looks different
    gambar = Image.new("RGB", ukuran, "white")
    for petak, kuat in ((ukuran[0] // 5, 1.0), (ukuran[0] // 40, 0.3), (2, 0.12)):
        kecil = (-(-ukuran[0] // petak), -(-ukuran[1] // petak))
        lapis = Image.frombytes("RGB", kecil, acak.randbytes(kecil[0] * kecil[1] * 3))
        gambar = Image.blend(gambar, lapis.resize(ukuran, Image.Resampling.BICUBIC), kuat)
    pena = ImageDraw.Draw(gambar)
    lebar, tinggi = ukuran
    pena.rectangle((0, tinggi * 0.42, lebar, tinggi * 0.58), fill="white")
    teks = f"CONTOH · {judul}"
    huruf = ImageFont.load_default(min(lebar / len(teks) * 1.6, tinggi * 0.09))
    pena.text((lebar / 2, tinggi / 2), teks, fill="black", anchor="mm", font=huruf)
    return gambar


def _simpan(gambar: Image.Image, bentuk: str, **pilihan: object) -> bytes:
    keluar = io.BytesIO()
    gambar.save(keluar, bentuk, **pilihan)
    return keluar.getvalue()
