"""Real files of every kind of evidence, made by the programs' own libraries, and an office to lay them in.

Films and HEIC have no encoder among our dependencies, so they are built box by box, as
ffmpeg and telephones lay them; the checks were tried on real ones besides.
"""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable

import docx
from PIL import Image
from pypdf import PdfWriter

from zi_model.bukti import JenisBerkas
from zi_model.daftar_teks import DaftarTeks
from zi_model.jadwal import baca_target_waktu
from zi_model.kantor import Kantor
from zi_model.pejabat import DaftarPejabat
from zi_model.rencana import Aksi, Aspek, Indikator, KeputusanRencana, Komponen, PenanggungJawab, RencanaAksi
from zi_model.satker import TENGGANG, Kop, Satker, Unit
from zi_model.tahun_rencana import TahunRencana

UTAMA_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
UTAMA_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
UTAMA_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def pdf(isi: str = "Laporan", halaman: int = 2, sandi: str | None = None, pemilik: str | None = None) -> bytes:
    """Return a PDF; `sandi` locks it, `pemilik` only forbids changes."""
    penulis = PdfWriter()
    for _ in range(halaman):
        penulis.add_blank_page(595, 842)
    penulis.add_metadata({"/Title": isi})
    if sandi is not None or pemilik is not None:
        penulis.encrypt(sandi or "", pemilik, algorithm="RC4-128")
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def pdf_teks(*baris: str, gambar: bool = False, tersembunyi: bool = False, kata_kunci: str = "") -> bytes:
    """Return a PDF of one page with these lines, `tersembunyi` as telephones lay them behind the `gambar` of a page."""
    pencetak = "q 595 0 0 842 0 0 cm /I1 Do Q " if gambar else ""
    rupa = "3" if tersembunyi else "0"
    teks = " ".join(f"({satu.translate({40: 91, 41: 93})}) Tj T*" for satu in baris)
    isi = f"{pencetak}BT {rupa} Tr /F1 11 Tf 60 780 Td 15 TL {teks} ET"
    benda = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>>>>>",
        f"<</Length {len(isi)}>>\nstream\n{isi}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>\n"
        "stream\nabcd\nendstream",
        f"<</Keywords({kata_kunci})/CreationDate(D:20260405090000+08'00')>>",
    )
    keluar, letak = bytearray(b"%PDF-1.4\n"), []
    for nomor, satu in enumerate(benda, start=1):
        letak.append(len(keluar))
        keluar += f"{nomor} 0 obj\n{satu}\nendobj\n".encode()
    awal = len(keluar)
    keluar += f"xref\n0 {len(benda) + 1}\n0000000000 65535 f \n".encode()
    keluar += b"".join(f"{satu:010} 00000 n \n".encode() for satu in letak)
    akhir = f"trailer<</Size {len(benda) + 1}/Root 1 0 R/Info 7 0 R>>\nstartxref\n{awal}\n%%EOF\n"
    return bytes(keluar + akhir.encode())


def docx_(isi: str = "Laporan Monitoring dan Evaluasi") -> bytes:
    """Return a Word file."""
    dokumen = docx.Document()
    dokumen.add_paragraph(isi)
    keluar = io.BytesIO()
    dokumen.save(keluar)
    return keluar.getvalue()


def paket(utama: str, bagian: str, isi: bytes, *lain: tuple[str, bytes]) -> bytes:
    """Return an Office package with one main part of the given content type."""
    tipe = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{bagian}" ContentType="{utama}"/></Types>'
    )
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("[Content_Types].xml", tipe)
        arsip.writestr(bagian, isi)
        for nama, data in lain:
            arsip.writestr(nama, data)
    return keluar.getvalue()


def xlsx() -> bytes:
    """Return an Excel file."""
    isi = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
    return paket(UTAMA_XLSX, "xl/workbook.xml", isi)


def pptx() -> bytes:
    """Return a PowerPoint file."""
    isi = b'<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'
    return paket(UTAMA_PPTX, "ppt/presentation.xml", isi)


def gambar(bentuk: str = "JPEG", ukuran: tuple[int, int] = (320, 240), **pilihan: object) -> bytes:
    """Return a picture with something on it."""
    keluar = io.BytesIO()
    Image.effect_mandelbrot(ukuran, (-2, -1.5, 1, 1.5), 50).convert("RGB").save(keluar, bentuk, **pilihan)
    return keluar.getvalue()


def kotak(jenis: bytes, *isi: bytes) -> bytes:
    """Return one box of an MP4, MOV or HEIC."""
    badan = b"".join(isi)
    return struct.pack(">I4s", 8 + len(badan), jenis) + badan


def moov(penangan: bytes = b"vide") -> bytes:
    """Return the index of a film with one track."""
    hdlr = kotak(b"hdlr", bytes(8), penangan, bytes(12))
    return kotak(b"moov", kotak(b"mvhd", bytes(100)), kotak(b"trak", kotak(b"tkhd", bytes(84)), kotak(b"mdia", hdlr)))


def mp4(merek: bytes = b"isom", penangan: bytes = b"vide") -> bytes:
    """Return a film as a telephone lays it: data first, index last."""
    return kotak(b"ftyp", merek, bytes(4), b"isommp42") + kotak(b"mdat", bytes(range(256)) * 8) + moov(penangan)


def mov() -> bytes:
    """Return a QuickTime film."""
    return mp4(b"qt  ")


def heic() -> bytes:
    """Return a photograph as iPhones lay it: index first, picture last."""
    meta = kotak(b"meta", bytes(4), kotak(b"hdlr", bytes(8), b"pict", bytes(12)), kotak(b"iloc", bytes(20)))
    return kotak(b"ftyp", b"heic", bytes(4), b"mif1heic") + meta + kotak(b"mdat", bytes(range(256)) * 8)


def csv(pemisah: str = ";") -> bytes:
    """Return a table as the Indonesian Excel saves it."""
    return "".join(f"{i}{pemisah}Pegawai {i}{pemisah}Sigi\r\n" for i in range(40)).encode()


def tautan(alamat: str = "https://drive.google.com/drive/folders/1a2B3c") -> bytes:
    """Return a link as Windows and Chrome lay it down."""
    return f"[InternetShortcut]\r\nURL={alamat}\r\n".encode()


CONTOH: dict[JenisBerkas, Callable[[], bytes]] = {
    JenisBerkas.PDF: pdf,
    JenisBerkas.DOCX: docx_,
    JenisBerkas.XLSX: xlsx,
    JenisBerkas.PPTX: pptx,
    JenisBerkas.JPEG: gambar,
    JenisBerkas.PNG: lambda: gambar("PNG"),
    JenisBerkas.WEBP: lambda: gambar("WEBP"),
    JenisBerkas.HEIC: heic,
    JenisBerkas.MP4: mp4,
    JenisBerkas.MOV: mov,
    JenisBerkas.CSV: csv,
    JenisBerkas.TAUTAN: tautan,
}
"""One good file of each kind."""


def indikator(kode: str, nama_pendek: str, target_waktu: str, *bukti: str, usulan: bool = False) -> Indikator:
    """Return a row of a plan."""
    return Indikator(
        kode=kode,
        nama=f"Terlaksananya <i>{nama_pendek}</i>",
        nama_pendek=nama_pendek,
        bukti_fisik=" dan ".join(bukti),
        target_waktu=target_waktu,
        target_capaian="1 (satu) Laporan",
        jadwal=str(baca_target_waktu(target_waktu)),
        bukti=bukti,
        penanggung_jawab=PenanggungJawab(unit="hukum", usulan=usulan),
        naskah="laporan/uji",
    )


BARIS = (
    indikator("1.1.1.1", "Tim Kerja", "Januari s.d. Februari 2026", "keputusan"),
    indikator("1.1.1.2", "Monev Rencana Aksi", "Per Triwulan", "dokumentasi", "laporan"),
    indikator("1.1.1.3", "Daftar Pegawai", "Per Semester", "daftar|rekapitulasi", usulan=True),
)


def tahun(
    *baris: Indikator, komponen: str = "Manajemen Perubahan", kode: str = "sigi", tenggang_hari: int = 0
) -> TahunRencana:
    """Return a year of an office with one component and these rows (`BARIS` when none is named)."""
    aksi = Aksi(label="1.", nama="Melaksanakan rapat", indikator=baris or BARIS)
    rencana = RencanaAksi(
        tahun=2026,
        keputusan=KeputusanRencana(nomor="12", tanggal=dt.date(2026, 1, 21), tentang="Rencana Aksi"),
        komponen=(Komponen(label="1.", nama=komponen, aspek=(Aspek(label="1.", nama="Tim", aksi=(aksi,)),)),),
    )
    satker = Satker(
        kode=kode,
        nama="Komisi Pemilihan Umum Kabupaten Sigi",
        singkatan="KPU Kabupaten Sigi",
        kode_wilayah="7210",
        tempat="Sigi",
        zona_waktu="Asia/Makassar",
        singkatan_waktu="WITA",
        kop=Kop(baris=("KOMISI PEMILIHAN UMUM",)),
        unit=(Unit(kode="hukum", nama="Sub Bagian Hukum", singkatan="H"),),
        nomor={},
        tenggang=dict.fromkeys(TENGGANG, 0),
        tenggang_hari=tenggang_hari,
    )
    return TahunRencana(Kantor(satker, DaftarPejabat(pejabat=()), {}, DaftarTeks()), rencana)
