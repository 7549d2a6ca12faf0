"""A file is what its content says: good ones are recognised, all others refused with a reason."""

from __future__ import annotations

import io
import logging
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from tata_usaha.bukti.jenis_berkas import Pengenalan, kenali
from tests.tata_usaha import contoh_bukti as contoh
from tests.tata_usaha.contoh_bukti import CONTOH
from zi_model.bukti import JenisBerkas

NAMA_AKHIRAN = {jenis: jenis.lower() for jenis in JenisBerkas} | {JenisBerkas.JPEG: "jpg", JenisBerkas.TAUTAN: "url"}


def taruh(folder: Path, nama: str, isi: bytes) -> Pengenalan:
    berkas = folder / nama
    berkas.write_bytes(isi)
    return kenali(berkas)


@pytest.mark.parametrize("jenis", JenisBerkas)
def test_a_good_file_of_each_kind_is_recognised(tmp_path: Path, jenis: JenisBerkas) -> None:
    assert taruh(tmp_path, f"bukti.{NAMA_AKHIRAN[jenis]}", CONTOH[jenis]()) == Pengenalan(jenis)


@pytest.mark.parametrize(
    ("nama", "isi", "jenis"),
    [
        ("LAPORAN.PDF", contoh.pdf(), JenisBerkas.PDF),
        ("foto.jpeg", contoh.gambar(), JenisBerkas.JPEG),
        ("foto.jpg", contoh.gambar(progressive=True), JenisBerkas.JPEG),
        ("foto.jfif", contoh.gambar(), JenisBerkas.JPEG),
        ("foto.heif", contoh.heic(), JenisBerkas.HEIC),
        ("film.m4v", contoh.mp4(), JenisBerkas.MP4),
        ("film.mp4", contoh.mov(), JenisBerkas.MOV),
        ("tanpa akhiran", contoh.pdf(), JenisBerkas.PDF),
        ("Laporan 31.03.2026", contoh.pdf(), JenisBerkas.PDF),
        ("boleh dibuka.pdf", contoh.pdf(pemilik="panitia"), JenisBerkas.PDF),
        ("awalan.pdf", b"\r\n" + contoh.pdf(), JenisBerkas.PDF),
        ("koma.csv", contoh.csv(","), JenisBerkas.CSV),
        ("tab.csv", contoh.csv("\t"), JenisBerkas.CSV),
        ("bertanda.csv", b"\xef\xbb\xbf" + contoh.csv(), JenisBerkas.CSV),
        ("lama.csv", "Nama;Gelar\r\nAndré;S.H.\r\n".encode("cp1252"), JenisBerkas.CSV),
        ("excel.csv", contoh.csv("\t").decode().encode("utf-16"), JenisBerkas.CSV),
    ],
)
def test_suffixes_and_variants_that_people_really_have_are_taken(
    tmp_path: Path, nama: str, isi: bytes, jenis: JenisBerkas
) -> None:
    assert taruh(tmp_path, nama, isi) == Pengenalan(jenis)


@pytest.mark.parametrize("jenis", JenisBerkas)
def test_an_empty_file_is_no_evidence_whatever_its_name(tmp_path: Path, jenis: JenisBerkas) -> None:
    hasil = taruh(tmp_path, f"bukti.{NAMA_AKHIRAN[jenis]}", b"")

    assert hasil.jenis is None
    assert "berkas kosong (0 bita)" in hasil.alasan


@pytest.mark.parametrize("jenis", [j for j in JenisBerkas if j is not JenisBerkas.CSV])
def test_a_truncated_file_is_no_evidence_wherever_it_breaks_off(tmp_path: Path, jenis: JenisBerkas) -> None:
    """Every 2 percent and each of the last 32 bytes; only a PDF may lack its very last line end.

    A CSV has no end by which its truncation could be seen.
    """
    isi = CONTOH[jenis]()
    potongan = {*range(0, len(isi), max(1, len(isi) // 50)), *range(max(0, len(isi) - 32), len(isi))}

    diterima = {
        len(isi) - n for n in sorted(potongan) if taruh(tmp_path, f"x.{NAMA_AKHIRAN[jenis]}", isi[:n]).jenis is not None
    }

    assert diterima <= ({1} if jenis is JenisBerkas.PDF else set())
    assert "terpotong" in taruh(tmp_path, f"x.{NAMA_AKHIRAN[jenis]}", isi[:-2]).alasan


SALAH_NAMA = [
    (jenis, akhiran)
    for jenis in JenisBerkas
    for akhiran in ("pdf", "jpg", "docx", "xlsx", "mp4", "txt")
    if akhiran != NAMA_AKHIRAN[jenis] and (jenis, akhiran) != (JenisBerkas.MOV, "mp4")
]


@pytest.mark.parametrize(("jenis", "akhiran"), SALAH_NAMA)
def test_content_under_another_kinds_name_is_refused_and_named(
    tmp_path: Path, jenis: JenisBerkas, akhiran: str
) -> None:
    hasil = taruh(tmp_path, f"bukti.{akhiran}", CONTOH[jenis]())

    assert hasil.jenis is None
    if jenis is JenisBerkas.CSV:  # without its name it is text
        assert "berkas teks" in hasil.alasan
    else:
        assert f"berakhiran .{akhiran} tetapi isinya {jenis}" in hasil.alasan
        assert f".{NAMA_AKHIRAN[jenis]}" in hasil.alasan


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("nama", "isi", "sebutan", "saran"),
    [
        ("laporan.doc", OLE, "Office format lama", "DOCX, XLSX, atau PDF"),
        ("terkunci.docx", OLE, "terkunci kata sandi", "tanpa kata sandi"),
        ("laporan.rtf", b"{\\rtf1 Laporan}", "RTF", "PDF atau DOCX"),
        ("laporan.pdf", b"<!DOCTYPE html><html>Masuk</html>", "halaman web", "unduh ulang"),
        ("laporan.txt", b"Laporan kegiatan", "berkas teks", "catatan.txt"),
        ("laporan", b"a,b\n1,2\n", "berkas teks", "PDF atau DOCX"),
        ("foto.gif", b"GIF89a" + bytes(20), "GIF", "JPEG atau PNG"),
        ("foto.tiff", b"II*\0" + bytes(20), "TIFF", "JPEG"),
        ("rapat.mkv", b"\x1a\x45\xdf\xa3\xa3\x42\x82\x88matroska", "video MKV", "MP4"),
        ("rapat.avi", b"RIFF\x10\0\0\0AVI " + bytes(20), "AVI", "MP4"),
        ("rapat.mp3", b"ID3\4" + bytes(20), "rekaman suara", "PDF"),
        ("rapat.m4a", contoh.mp4(b"M4A ", b"soun"), "rekaman suara", "PDF"),
        ("foto.avif", contoh.kotak(b"ftyp", b"avif", bytes(4), b"mif1"), "AVIF", "JPEG"),
        ("bukti.rar", b"Rar!\x1a\x07\x01\0", "RAR", "keluarkan isinya"),
        ("laporan.pdf.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(60), "pintasan", "salin berkas aslinya"),
        ("program.exe", b"MZ\x90\0\x03" + bytes(60), "program", "pakai dokumennya sendiri"),
        ("laporan.pdf", bytes(5000), "deretan nol", "salin"),
        ("laporan.pdf", b"\x01\x02\x03\x04\x05" * 50, "tidak dikenal", "simpan ulang"),
    ],
)
def test_what_is_no_evidence_is_called_by_its_name_with_what_to_do(
    tmp_path: Path, nama: str, isi: bytes, sebutan: str, saran: str
) -> None:
    hasil = taruh(tmp_path, nama, isi)

    assert hasil.jenis is None
    assert not hasil.sementara
    assert sebutan in hasil.alasan
    assert saran in hasil.alasan


def test_archives_and_open_documents_are_told_from_office_files(tmp_path: Path) -> None:
    def zip_(**isi: str) -> bytes:
        keluar = io.BytesIO()
        with zipfile.ZipFile(keluar, "w") as arsip:
            for nama, teks in isi.items():
                arsip.writestr(nama.replace("_", "."), teks)
        return keluar.getvalue()

    odt = zip_(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>")
    makro = contoh.paket("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml", b"<document/>")

    assert "arsip ZIP" in taruh(tmp_path, "bukti.zip", zip_(laporan_pdf="x")).alasan
    assert "arsip ZIP" in taruh(tmp_path, "bukti.docx", zip_(laporan_pdf="x")).alasan
    assert "OpenDocument" in taruh(tmp_path, "laporan.odt", odt).alasan
    assert "makro" in taruh(tmp_path, "laporan.docm", makro).alasan


def test_a_locked_or_empty_pdf_is_no_evidence(tmp_path: Path) -> None:
    assert "kata sandi" in taruh(tmp_path, "a.pdf", contoh.pdf(sandi="rahasia")).alasan
    assert "tidak berhalaman" in taruh(tmp_path, "b.pdf", contoh.pdf(halaman=0)).alasan


def test_a_broken_pdf_is_refused_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    rusak = contoh.pdf().replace(b"/Pages", b"/Xages")

    with caplog.at_level(logging.DEBUG, logger="root"):
        hasil = taruh(tmp_path, "a.pdf", rusak)

    assert hasil.jenis is None
    assert "rusak" in hasil.alasan
    assert capsys.readouterr() == ("", "")
    assert caplog.records == []


@pytest.mark.parametrize(
    "utama",
    [
        b"<document>",  # not closed
        b"<workbook/>",  # another kind's root
        b"",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><document>&a;</document>',
        b"<document>&a;</document>",
    ],
)
def test_a_word_file_needs_a_sound_main_part_without_entities(tmp_path: Path, utama: bytes) -> None:
    hasil = taruh(tmp_path, "a.docx", contoh.paket(contoh.UTAMA_DOCX, "word/document.xml", utama))

    assert hasil.jenis is None
    assert "DOCX rusak" in hasil.alasan


def test_a_changed_byte_in_the_main_part_is_noticed(tmp_path: Path) -> None:
    """The text stays well-formed; only its checksum tells."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(contoh.docx_("Nilai 100"))) as asal, zipfile.ZipFile(keluar, "w") as tujuan:
        for info in asal.infolist():
            tujuan.writestr(info.filename, asal.read(info))

    hasil = taruh(tmp_path, "a.docx", keluar.getvalue().replace(b"Nilai 100", b"Nilai 900"))

    assert hasil.jenis is None


def test_films_need_pictures_and_data(tmp_path: Path) -> None:
    ftyp, mdat = contoh.kotak(b"ftyp", b"isom", bytes(4)), contoh.kotak(b"mdat", bytes(100))

    assert "tidak berisi gambar" in taruh(tmp_path, "a.mp4", contoh.mp4(penangan=b"soun")).alasan
    assert "terpotong" in taruh(tmp_path, "b.mp4", ftyp + mdat).alasan
    assert "terpotong" in taruh(tmp_path, "c.mp4", ftyp + contoh.moov()).alasan


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        (b"Nama;Gelar\r\nBudi;S.H.;lebih\r\n", "tidak sama"),
        (b'Nama;Gelar\r\n"Budi;S.H.\r\n', "tanda petik"),
        (b"Laporan kegiatan\r\nselesai\r\n", "dua baris dan dua kolom"),
        (b"Nama;Gelar\r\n", "dua baris"),
    ],
)
def test_a_csv_has_to_be_a_table(tmp_path: Path, isi: bytes, alasan: str) -> None:
    hasil = taruh(tmp_path, "daftar.csv", isi)

    assert hasil.jenis is None
    assert alasan in hasil.alasan


def _png(lebar: int, tinggi: int, data: bytes) -> bytes:
    def bagian(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = bagian(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + kepala + bagian(b"IDAT", data) + bagian(b"IEND", b"")


@pytest.mark.parametrize(
    ("nama", "alasan", "isi"),
    [
        ("bom.docx", "tidak wajar", lambda: contoh.paket(contoh.UTAMA_DOCX, "word/document.xml", b" " * 60_000_000)),
        (
            "besar.docx",
            "tidak wajar",
            lambda: contoh.paket(
                contoh.UTAMA_DOCX, "word/document.xml", b"<document>" + b" " * 40_000_000 + b"</document>"
            ),
        ),
        (
            "bom.xlsx",
            "tidak wajar",
            lambda: contoh.paket(contoh.UTAMA_XLSX, "xl/workbook.xml", b"<workbook/>", ("x", bytes(60_000_000))),
        ),
        (
            "sarang.docx",
            "rusak",
            lambda: contoh.paket(
                contoh.UTAMA_DOCX,
                "word/document.xml",
                b"<document>" + b"<a>" * 700_000 + b"</a>" * 700_000 + b"</document>",
            ),
        ),
        ("raksasa.png", "terlalu besar", lambda: _png(60_000, 60_000, b"")),
        (
            "raksasa.webp",
            "terlalu besar",
            lambda: b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0" + bytes(8),
        ),
        ("ruas.jpg", "terpotong", lambda: b"\xff\xd8" + b"\xff\xfe\0\2" * 1_000_000 + b"\xff\xd9"),
        ("isi.jpg", "terpotong", lambda: b"\xff\xd8" + b"\xff" * 5_000_000),
        (
            "kotak.mp4",
            "terpotong",
            lambda: contoh.mp4() + contoh.kotak(b"free") * 200_000,
        ),
    ],
)
def test_hostile_files_are_refused_before_they_cost_anything(
    tmp_path: Path, nama: str, alasan: str, isi: Callable[[], bytes]
) -> None:
    assert alasan in taruh(tmp_path, nama, isi()).alasan


def test_a_zip_directory_of_absurd_size_is_not_read(tmp_path: Path) -> None:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for i in range(21_000):
            arsip.writestr(str(i), b"")

    assert "tidak wajar" in taruh(tmp_path, "a.docx", keluar.getvalue()).alasan


@pytest.mark.tahan
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_and_no_name_makes_it_raise(tmp_path: Path, data: st.DataObject) -> None:
    jenis = data.draw(st.sampled_from(list(JenisBerkas)))
    akhiran = data.draw(st.sampled_from([*NAMA_AKHIRAN.values(), "txt", "doc", ""]))
    isi = bytearray(CONTOH[jenis]())
    for letak in data.draw(st.lists(st.integers(0, len(isi) - 1), max_size=20)):
        isi[letak] = data.draw(st.integers(0, 255))

    hasil = taruh(tmp_path, f"x.{akhiran}", bytes(isi[: data.draw(st.integers(0, len(isi)))]))

    assert (hasil.jenis is None) == bool(hasil.alasan)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kepala=st.sampled_from(
        [b"", b"%PDF-1.7\n", b"PK\3\4", b"\xff\xd8\xff", b"\0\0\0\x18ftypheic", b"\x1a\x45\xdf\xa3"]
    ),
    isi=st.binary(max_size=400),
    akhiran=st.sampled_from([*NAMA_AKHIRAN.values(), "zip", ""]),
)
def test_arbitrary_bytes_are_never_evidence(tmp_path: Path, kepala: bytes, isi: bytes, akhiran: str) -> None:
    hasil = taruh(tmp_path, f"x.{akhiran}", kepala + isi)

    assert hasil.jenis in {None, JenisBerkas.CSV}
    assert (hasil.jenis is None) == bool(hasil.alasan)


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="a superuser may read everything")
def test_a_forbidden_file_may_be_read_later(tmp_path: Path) -> None:
    berkas = tmp_path / "a.pdf"
    berkas.write_bytes(contoh.pdf())
    berkas.chmod(0)

    hasil = kenali(berkas)

    assert (hasil.jenis, hasil.sementara) == (None, True)
    assert "izin" in hasil.alasan


def test_what_is_not_there_or_no_file_is_a_reason_too(tmp_path: Path) -> None:
    assert kenali(tmp_path / "hilang.pdf").sementara
    assert "bukan berkas biasa" in kenali(tmp_path).alasan


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "laporan.pdf")

    assert "bukan berkas biasa" in kenali(tmp_path / "laporan.pdf").alasan


@pytest.mark.tahan
def test_a_large_photograph_is_decoded_at_an_eighth(tmp_path: Path) -> None:
    """100 million pixels, more than Pillow's own limit, without a warning."""
    Image.new("RGB", (10_000, 10_000), "navy").save(tmp_path / "besar.jpg", quality=30)

    assert kenali(tmp_path / "besar.jpg").jenis is JenisBerkas.JPEG


@pytest.mark.tahan
def test_readers_of_pdf_and_pictures_are_imported_only_for_them(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(contoh.mp4())
    program = (
        "import sys, tata_usaha.bukti.pindai_bukti\n"
        "from pathlib import Path; from tata_usaha.bukti.jenis_berkas import kenali\n"
        "assert kenali(Path(sys.argv[1])).jenis == 'MP4'\n"
        "assert not {m.split('.')[0] for m in sys.modules} & {'pypdf', 'PIL', 'docx', 'lxml'}"
    )

    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.mp4")], check=True)


# ---- what one file may cost


def biaya(berkas: Path, program: str = "") -> tuple[str, int]:
    """Return what a child process prints that looks at one file, and the megabytes that this took more than starting.

    What it needs is imported before; a large file must not cost the tests as much as an office.
    """
    anak = (
        "import resource, sys, pypdf, PIL.WebPImagePlugin, PIL.PngImagePlugin, PIL.JpegImagePlugin\n"
        "from pathlib import Path; from tata_usaha.bukti.jenis_berkas import kenali\n"
        "awal = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        + (program or "hasil = kenali(Path(sys.argv[1])); print(hasil.jenis, hasil.alasan, hasil.catatan)\n")
        + "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - awal) // 1024)"
    )
    perintah = [sys.executable, "-c", anak, str(berkas)]
    *teks, mega = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout.splitlines()
    return " ".join(teks), int(mega) // (1024 if sys.platform == "darwin" else 1)


def berwarna(bentuk: str, sisi: tuple[int, int], **pilihan: object) -> Callable[[], bytes]:
    """Return a maker of a picture of one colour, large in pixels and small in bytes."""

    def buat() -> bytes:
        keluar = io.BytesIO()
        Image.new("L" if bentuk == "PNG" else "RGB", sisi).save(keluar, bentuk, **pilihan)
        return keluar.getvalue()

    return buat


def png_berat() -> bytes:
    """Return a PNG of 79 megapixels in colours and transparency, its data packed without making them."""
    pemampat = zlib.compressobj()
    baris = bytes(1 + 10_000 * 4)
    return _png(10_000, 7_900, b"".join(pemampat.compress(baris) for _ in range(7_900)) + pemampat.flush())


def webp_berat() -> bytes:
    """Return the head of a WEBP without loss, of 79 megapixels, as long as it says."""
    kepala = b"\x2f" + struct.pack("<I", 9_999 | 7_899 << 14) + bytes(3001)
    isi = b"WEBPVP8L" + struct.pack("<I", len(kepala)) + kepala
    return b"RIFF" + struct.pack("<I", len(isi)) + isi


def progresif_berat(sisi: int = 6200, warna: str = "RGB") -> bytes:
    """Return a progressive JPEG that says to have 38 megapixels, whose coefficients alone take 230 MB."""
    keluar = io.BytesIO()
    Image.effect_mandelbrot((320, 240), (-2, -1.5, 1, 1.5), 50).convert(warna).save(
        keluar, "JPEG", progressive=True, subsampling=0
    )
    isi = bytearray(keluar.getvalue())
    letak = isi.index(b"\xff\xc2") + 5
    isi[letak : letak + 4] = struct.pack(">HH", sisi, sisi)
    return bytes(isi)


def progresif_lama() -> bytes:
    """Return a grey one of 90 megapixels, which are gone through six times."""
    return progresif_berat(9500, "L")


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="no such measure there")
@pytest.mark.parametrize(
    ("nama", "isi"),
    [("a.png", png_berat), ("a.webp", webp_berat), ("a.jpg", progresif_berat), ("b.jpg", progresif_lama)],
)
def test_a_picture_too_heavy_to_decode_is_followed_to_its_end_and_that_is_said(
    tmp_path: Path, nama: str, isi: Callable[[], bytes]
) -> None:
    (tmp_path / nama).write_bytes(isi())

    teks, mega = biaya(tmp_path / nama)

    assert teks.startswith(f"{kenali(tmp_path / nama).jenis} ")
    assert "juta piksel terlalu berat dibuka" in teks
    assert mega < 60


@pytest.mark.tahan
def test_a_heavy_picture_that_breaks_off_or_is_damaged_is_no_evidence(tmp_path: Path) -> None:
    """Its checksums are right to the last one, or it is refused: so far it is read."""
    isi = bytearray(png_berat())
    isi[len(isi) // 2] ^= 1

    assert "rusak" in taruh(tmp_path, "a.png", bytes(isi)).alasan
    assert "terpotong" in taruh(tmp_path, "b.png", bytes(isi[:-20])).alasan
    assert "terpotong" in taruh(tmp_path, "c.webp", webp_berat()[:-1]).alasan
    assert "terpotong" in taruh(tmp_path, "d.jpg", progresif_berat()[:-2]).alasan


@pytest.mark.tahan
def test_a_picture_of_a_telephone_is_decoded_whatever_its_kind(tmp_path: Path) -> None:
    for bentuk in ("PNG", "WEBP", "JPEG"):
        isi = berwarna(bentuk, (4000, 3000), progressive=True)()
        assert taruh(tmp_path, f"a.{bentuk.lower()}".replace("jpeg", "jpg"), isi) == Pengenalan(JenisBerkas[bentuk])


def pdf_bertabel(objek: int, daftar: int | None = None, lebar: int = 0) -> bytes:
    """Return a PDF of one page with so many objects of a width; `daftar`: where it says its directory is."""
    badan = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", b"<</Type/Page/Parent 2 0 R>>"]
    isi = io.BytesIO()
    isi.write(b"%PDF-1.4\n")
    letak = []
    for nomor in range(1, objek + 1):
        letak.append(isi.tell())
        isi.write(b"%d 0 obj\n%b\nendobj\n" % (nomor, badan[nomor - 1] if nomor <= 3 else b"<<>>" + b" " * lebar))
    awal = isi.tell() if daftar is None else daftar
    isi.write(b"xref\n0 %d\n0000000000 65535 f \n" % (objek + 1))
    isi.write(b"".join(b"%010d 00000 n \n" % satu for satu in letak))
    isi.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (objek + 1, awal))
    return isi.getvalue()


def test_a_pdf_of_very_many_pages_is_asked_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of voters has tens of thousands; its tree of pages is not walked to the end."""
    anak = b" ".join(b"3 0 R" for _ in range(50_000))
    isi = pdf_bertabel(3).replace(b"/Count 1/Kids[3 0 R]", b"/Count 50000/Kids[%b]" % anak)

    monkeypatch.setattr(PdfReader, "pages", property(lambda _: pytest.fail("all pages are listed")))

    assert taruh(tmp_path, "dpt.pdf", isi).jenis is JenisBerkas.PDF


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="no such measure there")
def test_a_pdf_whose_directory_costs_too_much_is_taken_by_its_ends_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_bertabel(40_000, lebar=600))

    teks, mega = biaya(tmp_path / "a.pdf")

    assert teks == "PDF  PDF terlalu banyak isinya untuk dibuka, jadi hanya awal dan akhirnya yang diperiksa"
    assert mega < 100


@pytest.mark.skipif(sys.platform == "win32", reason="no such measure there")
def test_a_large_pdf_of_junk_is_refused_without_being_read(tmp_path: Path) -> None:
    """It ends as a PDF does, but where it says its directory is there is none."""
    with (tmp_path / "a.pdf").open("wb") as keluar:
        keluar.write(b"%PDF-1.7\n" + bytes(range(1, 256)) * 100)
        keluar.seek(280 * 2**20)  # a hole: no disk is filled
        keluar.write(b"\nstartxref\n99\n%%EOF\n")

    teks, mega = biaya(tmp_path / "a.pdf")

    assert teks.startswith("None PDF rusak: daftar isinya tidak ada di tempatnya")
    assert mega < 100


def test_a_large_pdf_whose_places_are_shifted_is_no_junk(tmp_path: Path) -> None:
    """A program that saved it put a line before its head."""
    hasil = taruh(tmp_path, "a.pdf", b"\r\n" * 9 + pdf_bertabel(40_000, lebar=600))

    assert (hasil.jenis, bool(hasil.catatan)) == (JenisBerkas.PDF, True)


def test_an_ordinary_pdf_with_a_shifted_directory_is_still_mended(tmp_path: Path) -> None:
    assert taruh(tmp_path, "a.pdf", pdf_bertabel(30, daftar=40)).jenis is JenisBerkas.PDF


@pytest.mark.skipif(sys.platform == "win32", reason="no such measure there")
def test_a_table_of_one_endless_row_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"ab;" * 5_000_000)

    teks, mega = biaya(tmp_path / "a.csv")

    assert "barisnya terlalu panjang" in teks
    assert mega < 40
