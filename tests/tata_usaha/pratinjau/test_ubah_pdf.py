"""LibreOffice in our care: nothing is fetched for a document, nothing is left of it, and its time is limited."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from tata_usaha.pratinjau import ubah_pdf
from tata_usaha.pratinjau.ubah_pdf import TakBerhalaman, cari_libreoffice, jadikan_pdf
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


def _baca(tempat: Path) -> bytes:
    try:
        return tempat.read_bytes()
    except OSError:
        return b""
