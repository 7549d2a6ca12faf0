"""Templates that bring along what no letter should carry: told with part and reference, and never printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tata_usaha.cetak.mesin import BukanTemplat, Templat
from tata_usaha.dasar.galat import GalatTemplat
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.templat.periksa import UKURAN_MAKS, periksa_templat
from tata_usaha.word.paket import bongkar, kemas
from tests.conftest import Meja
from tests.tata_usaha.pipa import PERLU_PIPA, pipa
from tests.zi_model.bahan_sigi import kantor, tahun
from zi_model.naskah.keluarga import isi_templat
from zi_model.naskah.keputusan.pokok_dan_tim import susun_keputusan

NAMA = "keputusan.docx"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MS = "http://schemas.microsoft.com/office/2006/relationships"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
DOKUMEN = "word/document.xml"

Paket = dict[str, bytes]


def rujuk(bagian: str, jenis: str, tujuan: str, *, luar: bool = True) -> Callable[[Paket], Paket]:
    """Return what adds a reference to a part."""
    folder, _, nama = bagian.rpartition("/")
    daftar = f"{folder}/_rels/{nama}.rels"
    modus = ' TargetMode="External"' if luar else ""
    baru = f'<Relationship Id="rIdX" Type="{jenis}" Target="{tujuan}"{modus}/></Relationships>'.encode()

    def ubah(paket: Paket) -> Paket:
        lama = paket.get(daftar, f'<Relationships xmlns="{REL}"></Relationships>'.encode())
        return {**paket, daftar: lama.replace(b"</Relationships>", baru)}

    return ubah


def bermakro(paket: Paket) -> Paket:
    return {
        **rujuk(DOKUMEN, f"{MS}/vbaProject", "vbaProject.bin", luar=False)(paket),
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    }


def bertipe(nama: str, sandi: str = "utf-8") -> Callable[[Paket], Paket]:
    def ubah(paket: Paket) -> Paket:
        xml = paket[nama].decode().partition("?>")[2]
        awal = f'<?xml version="1.0" encoding="{sandi}"?>{"<!-- x -->" * 1000}<!DOCTYPE w [<!ENTITY a "b">]>'
        return {**paket, nama: (awal + xml).encode(sandi)}

    return ubah


@pytest.fixture
def templat(tmp_path: Path) -> Path:
    return tmp_path / NAMA


def tulis(templat: Path, ubah: Callable[[Paket], Paket]) -> list[str]:
    """Write the real decree's template, changed, and return what the check says of it, without the file's name."""
    templat.write_bytes(kemas(ubah(bongkar((AKAR / "templates_docx" / NAMA).read_bytes()))))
    return [str(m).removeprefix(f"{templat}: ") for m in periksa_templat(templat, isi_templat()[NAMA])]


def cetak_keputusan(templat: Path) -> bytes:
    (keputusan, *_) = susun_keputusan(tahun(), "keputusan/tim-upg", dt.date(2026, 2, 10))
    return cetak(keputusan, kantor(), templat.parent)


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (
            rujuk("word/settings.xml", f"{OFFICE}/attachedTemplate", "file:///C:/kantor/lama.dotm"),
            "galat T27: word/settings.xml: memuat templat terlampir dari luar berkas "
            "(hubungan rIdX, attachedTemplate: file:///C:/kantor/lama.dotm).",
        ),
        (
            rujuk(DOKUMEN, f"{OFFICE}/oleObject", "file:///C:/kantor/rekap.xlsx"),
            "galat T27: word/document.xml: memuat objek tertaut dari luar berkas "
            "(hubungan rIdX, oleObject: file:///C:/kantor/rekap.xlsx).",
        ),
        (
            rujuk("word/header1.xml", f"{STRICT}/image", "https://contoh.id/" + "a" * 200),
            "galat T27: word/header1.xml: memuat gambar tertaut dari luar berkas (hubungan rIdX, image: "
            "https://contoh.id/aaaa",
        ),
        (rujuk(DOKUMEN, f"{OFFICE}/baru", "x"), "memuat baru dari luar berkas (hubungan rIdX, baru: x)"),
        (
            bermakro,
            "galat T28: word/document.xml: memuat makro (hubungan rIdX, vbaProject: vbaProject.bin).",
        ),
        (lambda p: {**p, "word/vbaProject.bin": b"x"}, "galat T28: word/vbaProject.bin: memuat makro."),
        (
            rujuk(DOKUMEN, f"{OFFICE}/control", "activeX/activeX1.xml", luar=False),
            "galat T28: word/document.xml: memuat kontrol ActiveX (hubungan rIdX, control: activeX/activeX1.xml).",
        ),
        (bertipe("word/settings.xml"), "galat T29: word/settings.xml: memuat DOCTYPE."),
        (bertipe("docProps/app.xml", "utf-16"), "galat T29: docProps/app.xml: memuat DOCTYPE."),
        (bertipe("word/fontTable.xml", "utf-32"), "galat T29: word/fontTable.xml: memuat DOCTYPE."),
        (bertipe("word/_rels/document.xml.rels"), "galat T29: word/_rels/document.xml.rels: memuat DOCTYPE."),
        (bertipe(DOKUMEN), "galat T29: word/document.xml: memuat DOCTYPE."),
    ],
)
def test_what_no_letter_should_carry_is_an_error_once_and_stops_the_printing(
    templat: Path, ubah: Callable[[Paket], Paket], kata: str
) -> None:
    masalah = [m for m in tulis(templat, ubah) if "galat" in m]

    assert len(masalah) == 1, masalah
    assert kata in masalah[0]
    with pytest.raises(GalatTemplat) as galat:
        cetak_keputusan(templat)
    assert [str(m).removeprefix(f"{templat}: ") for m in galat.value.masalah] == masalah
    with pytest.raises(BukanTemplat):
        Templat.muat(templat.read_bytes())


@pytest.mark.parametrize("ruang", [OFFICE, STRICT])
def test_a_link_that_only_its_reader_opens_is_no_mistake(templat: Path, ruang: str) -> None:
    assert tulis(templat, rujuk(DOKUMEN, f"{ruang}/hyperlink", "https://jdih.kpu.go.id")) == []
    assert cetak_keputusan(templat)


def test_a_list_of_references_that_is_no_xml_is_told(templat: Path) -> None:
    assert "galat T01: isi berkas ini rusak." in tulis(templat, lambda p: {**p, "word/_rels/header1.xml.rels": b"<"})[0]


@pytest.mark.tahan
@PERLU_PIPA
def test_a_pipe_in_the_place_of_a_template_is_told_and_nobody_waits_for_it(meja: Meja) -> None:
    templat = meja.pengaturan.templat / NAMA
    templat.unlink()
    with pipa(templat):
        hasil = meja.zi("templat", "periksa", "--tandai")

    assert hasil.kode == 4
    assert "T01: templat tidak dibaca: ini pipa, perangkat, atau soket" in " ".join((hasil.out + hasil.err).split())


def test_a_template_of_a_size_that_none_has_is_not_read(templat: Path) -> None:
    templat.touch()
    with templat.open("r+b") as berkas:
        berkas.truncate(UKURAN_MAKS + 1)

    (masalah,) = periksa_templat(templat, isi_templat()[NAMA])
    assert "templat tidak dibaca: ukurannya lebih dari 50 MB" in masalah.pesan
    with pytest.raises(GalatTemplat):
        cetak_keputusan(templat)
