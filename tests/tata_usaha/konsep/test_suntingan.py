"""A file that comes back is judged by its bytes: whole, harmless, a Word document; if not, a remedy is told."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tata_usaha.konsep.suntingan import KeluhanSuntingan, beri_jati_diri, keluhan_suntingan
from tata_usaha.word.paket import bongkar, kemas
from tests.tata_usaha.outbox.meja_ikuti import tercetak

JENIS, UTAMA, HUBUNGAN = "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
LUAR = (
    b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"'
    b' Target="%s" TargetMode="External"/></Relationships>'
)


@pytest.fixture(scope="module")
def naskah(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return tercetak(tmp_path_factory.mktemp("templat"))


def keluhan(isi: bytes) -> KeluhanSuntingan:
    hasil = keluhan_suntingan(isi, "rapat.docx")
    assert hasil is not None
    assert hasil.saran
    return hasil


def ubah(isi: bytes, bagian: str, dari: bytes, ke: bytes) -> bytes:
    semua = bongkar(isi)
    assert dari in semua[bagian]
    return kemas(semua | {bagian: semua[bagian].replace(dari, ke)})


def dengan_luar(isi: bytes, jenis: bytes, tujuan: bytes) -> bytes:
    return ubah(isi, HUBUNGAN, b"</Relationships>", LUAR % (jenis, tujuan))


def test_a_letter_as_printed_and_as_another_program_saves_it_is_taken(naskah: bytes) -> None:
    assert keluhan_suntingan(naskah, "a.docx") is None
    keluar = BytesIO()
    with zipfile.ZipFile(BytesIO(naskah)) as lama, zipfile.ZipFile(keluar, "w", zipfile.ZIP_STORED) as baru:
        for nama in reversed(lama.namelist()):
            baru.writestr(nama, lama.read(nama))
    assert keluhan_suntingan(keluar.getvalue(), "a.docx") is None
    assert keluhan_suntingan(dengan_luar(naskah, b"hyperlink", b"https://kpu.go.id"), "a.docx") is None


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "dikunci dengan kata sandi"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\xff\xd8\xff\xe0", "foto"),
        (b"halo", "bukan berkas Word"),
        (b"PK\x03\x04 bukan zip", "terpotong atau rusak"),
    ],
)
def test_what_is_no_word_file_is_called_what_it_is(isi: bytes, kata: str) -> None:
    assert kata in keluhan(isi).sebab


def test_what_was_cut_off_anywhere_is_refused(naskah: bytes) -> None:
    for n in range(1, len(naskah), len(naskah) // 40):
        assert "rusak" in keluhan(naskah[:n]).sebab or "bukan berkas Word" in keluhan(naskah[:n]).sebab


def test_macros_are_refused_by_type_and_by_part(naskah: bytes) -> None:
    docm = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    biasa = re.search(rb"application/[^\"]+document\.main\+xml", bongkar(naskah)[JENIS])
    assert biasa
    assert "makro" in keluhan(ubah(naskah, JENIS, biasa[0], docm)).sebab
    semua = bongkar(naskah)
    jenis = semua[JENIS].replace(b"<Default", b'<Default Extension="bin" ContentType="application/x"/><Default', 1)
    assert "makro" in keluhan(kemas(semua | {"word/vbaProject.bin": b"x", JENIS: jenis})).sebab
    templat = biasa[0].replace(b"document.main", b"template.main")
    assert "templat" in keluhan(ubah(naskah, JENIS, biasa[0], templat)).sebab


@pytest.mark.parametrize(
    ("jenis", "tujuan", "kata"),
    [
        (b"image", b"http://jahat.example/a.png", "gambar tertaut"),
        (b"attachedTemplate", b"file:///C:/x.dotm", "templat terlampir"),
        (b"oleObject", b"\\\\server\\x", "objek tertaut"),
        (b"frame", b"http://jahat.example", "bingkai"),
    ],
)
def test_what_would_be_fetched_from_elsewhere_is_refused(naskah: bytes, jenis: bytes, tujuan: bytes, kata: str) -> None:
    assert f"memuat {kata} dari luar" in keluhan(dengan_luar(naskah, jenis, tujuan)).sebab


def test_a_document_type_and_a_bomb_are_refused(naskah: bytes) -> None:
    isi = bongkar(naskah)[UTAMA]
    akar = isi.index(b"<w:document")
    tipe = isi[:akar] + b'<!DOCTYPE w:document [<!ENTITY a "b">]>' + isi[akar:]
    assert "rusak" in keluhan(kemas(bongkar(naskah) | {UTAMA: tipe})).sebab
    besar = isi.replace(b"<w:body>", b"<w:body>" + b" " * 80_000_000)
    assert "rusak" in keluhan(kemas(bongkar(naskah) | {UTAMA: besar})).sebab


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_bytes_make_it_fail(isi: bytes) -> None:
    for awal in (b"", b"PK\x03\x04", b"PK\x05\x06"):
        assert keluhan_suntingan(awal + isi, "x.docx") is not None
        assert beri_jati_diri(awal + isi, "sigi/2026/x#7210.ABCDEF") == awal + isi


def test_a_file_without_properties_gets_no_name(naskah: bytes, tmp_path: Path) -> None:
    tanpa = {n: isi for n, isi in bongkar(naskah).items() if n != "docProps/core.xml"}
    isi = kemas(tanpa)
    (tmp_path / "a.docx").write_bytes(isi)
    assert beri_jati_diri(isi, "sigi/2026/x#7210.ABCDEF") == isi
