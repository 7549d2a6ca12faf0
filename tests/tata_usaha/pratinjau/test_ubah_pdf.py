"""LibreOffice in our care: nothing is fetched for a document, nothing is left of it, and its time is limited."""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.pratinjau import ubah_pdf
from tata_usaha.pratinjau.ubah_pdf import TakBerhalaman, cari_libreoffice, dapat_grafik, jadikan_pdf
from tools.contoh.berkas import docx, tangkapan_layar

pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(cari_libreoffice() is None, reason="LibreOffice is not installed here"),
]


@pytest.fixture
def didatangi() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server, and which of its pages somebody asked for."""
    semua: list[str] = []

    class Penjawab(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            semua.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Penjawab) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", semua
        server.shutdown()


def bertautan(alamat: str) -> bytes:
    """Return a Word file whose picture lies elsewhere."""
    dokumen, keluar = Document(), io.BytesIO()
    dokumen.add_picture(io.BytesIO(tangkapan_layar("contoh")))
    dokumen.save(keluar)
    hasil = io.BytesIO()
    with ZipFile(keluar) as dari, ZipFile(hasil, "w") as ke:
        for nama in dari.namelist():
            teks = dari.read(nama)
            teks = teks.replace(b'Target="media/image1.png"', f'Target="{alamat}/g.png" TargetMode="External"'.encode())
            ke.writestr(nama, teks.replace(b"r:embed=", b"r:link="))
    return hasil.getvalue()


def test_a_picture_that_lies_elsewhere_is_not_fetched(didatangi: tuple[str, list[str]], tmp_path: Path) -> None:
    alamat, semua = didatangi
    assert jadikan_pdf(bertautan(alamat), tmp_path / "kunci").startswith(b"%PDF-")
    assert semua == []


@pytest.fixture
def bergrafik() -> bytes:
    """Give a report with charts that name what they show."""
    program = cari_libreoffice()
    if program is None or not dapat_grafik(program):
        pytest.skip("LibreOffice Calc is not installed here")
    return (AKAR / "templates_docx" / "laporan-monev.docx").read_bytes()


def test_a_chart_of_a_report_is_printed(bergrafik: bytes, tmp_path: Path) -> None:
    # with LibreOffice's "active content" off it prints a puzzle piece there, without a word
    assert "Komponen pertama" in _teks(jadikan_pdf(bergrafik, tmp_path / "kunci"))


def test_for_a_chart_nothing_is_fetched(bergrafik: bytes, didatangi: tuple[str, list[str]], tmp_path: Path) -> None:
    alamat, semua = didatangi
    pdf = jadikan_pdf(berasal_dari(alamat, bergrafik), tmp_path / "kunci")
    assert "Komponen pertama" in _teks(pdf)
    assert semua == []


def berasal_dari(alamat: str, docx: bytes) -> bytes:
    """Return a report whose charts have their figures elsewhere."""
    hasil = io.BytesIO()
    with ZipFile(io.BytesIO(docx)) as dari, ZipFile(hasil, "w") as ke:
        for nama in dari.namelist():
            isi = dari.read(nama)
            if nama.startswith("word/charts/_rels/"):
                isi = re.sub(rb'Target="[^"]*"', f'Target="{alamat}/a.xlsx" TargetMode="External"'.encode(), isi)
            ke.writestr(nama, isi)
    return hasil.getvalue()


def test_its_time_is_limited_and_nothing_of_it_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ubah_pdf, "BATAS_DETIK", 0.1)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(TakBerhalaman, match="tidak selesai"):
        jadikan_pdf(docx("contoh"), tmp_path / "kunci")
    assert [p.name for p in tmp_path.iterdir()] == ["kunci"]
    # what is killed is gone a moment later; what is not killed is there for as long as its work takes it
    for _ in range(20):
        berjalan = [p for p in Path("/proc").glob("[0-9]*/cmdline") if str(tmp_path).encode() in _baca(p)]
        if not berjalan:
            break
        time.sleep(0.05)
    assert berjalan == []


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(TakBerhalaman):
        jadikan_pdf(b"\x00\x01\x02 bukan apa-apa" * 9, tmp_path / "kunci")


def _teks(pdf: bytes) -> str:
    dokumen = pypdfium2.PdfDocument(pdf)
    return "\n".join(halaman.get_textpage().get_text_bounded() for halaman in dokumen)


def _baca(tempat: Path) -> bytes:
    try:
        return tempat.read_bytes()
    except OSError:
        return b""
