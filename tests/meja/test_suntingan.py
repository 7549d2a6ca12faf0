"""Download, edit, bring back: at the desk, by two people at once, with files that are none of this letter's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from httpx import Response
from starlette.testclient import TestClient

from tata_usaha.dasar.berkas import MIB, sha256
from tata_usaha.kerja.suntingan import SUNTINGAN_MAKS
from tata_usaha.word.paket import bongkar, kemas
from tests.meja.conftest import Situs
from zi_model.pengguna import Peran

KUNCI = "sigi/2026/sop/pengaduan"
ALAMAT = f"/naskah/{KUNCI}"
SIFAT = "docProps/core.xml"
pytestmark = pytest.mark.tahan


@pytest.fixture
def naskah(situs: Situs) -> Path:
    """Lay one letter and return its file."""
    assert situs.kantor.zi("naskah", "buat", "sop/pengaduan", "--periode", "2026").kode == 0
    (hasil,) = (situs.kantor.pengaturan.outbox / "sigi").rglob("*.docx")
    return hasil


def sunting(isi: bytes, kata: str) -> bytes:
    """Return what a person saved who typed something at the end of the first paragraph of text."""
    semua = bongkar(isi)
    xml = semua["word/document.xml"].decode()
    return kemas(semua | {"word/document.xml": xml.replace("</w:t>", f" {kata}</w:t>", 1).encode()})


def kirim(peramban: TestClient, isi: bytes, dasar: str, nama: str = "hasil.docx", **lain: str) -> Response:
    return peramban.post(f"{ALAMAT}/suntingan", data={"dasar": dasar, **lain}, files={"berkas": (nama, isi)})


def test_an_edit_is_the_letter_and_what_it_was_stays_to_be_downloaded(situs: Situs, naskah: Path) -> None:
    siti, lama = situs.masuk(Peran.SEKRETARIAT), naskah.read_bytes()
    halaman = siti.get(ALAMAT).text
    assert f'name="dasar" value="{sha256(lama)}"' in halaman
    baru = sunting(lama, "TAMBAHAN")
    assert kirim(siti, baru, sha256(lama)).headers["location"] == ALAMAT
    assert naskah.read_bytes() == baru
    halaman = siti.get(ALAMAT).text
    assert "Suntingan diterima" in halaman
    assert "Suntingan diunggah" in halaman
    banding = siti.get(f"{ALAMAT}/bandingkan").text
    assert re.search(r"<ins>[^<]*TAMBAHAN", banding)
    assert kirim(siti, baru, sha256(lama)).status_code == 303, "the same bytes again are no conflict"
    assert not list((situs.kantor.pengaturan.gambar.parent / "unggahan").iterdir())


def test_of_two_who_edit_one_version_the_second_sees_both_and_chooses(situs: Situs, naskah: Path) -> None:
    siti, budi, lama = situs.masuk(Peran.SEKRETARIAT), situs.masuk(Peran.HUKUM, nama="budi"), naskah.read_bytes()
    satu, dua = sunting(lama, "DARISITI"), sunting(lama, "DARIBUDI")
    assert kirim(siti, satu, sha256(lama)).status_code == 303
    jawab = kirim(budi, dua, sha256(lama))
    assert jawab.status_code == 409
    assert "sudah diubah oleh Siti" in jawab.text
    assert "(suntingan Budi).docx" in jawab.text
    assert naskah.read_bytes() == satu
    assert naskah.with_name(f"{naskah.stem} (suntingan Budi).docx").read_bytes() == dua
    alamat = re.search(r'href="([^"]+/bandingkan\?dengan=[0-9a-f]{64})"', jawab.text)
    assert alamat
    banding = budi.get(alamat[1]).text
    assert ">Ambil suntingan Budi</button>" in banding
    assert "DARISITI" in banding
    assert "DARIBUDI" in banding
    assert re.search(r"Perlu dilihat lagi.*berkasnya lebih dari satu", budi.get("/").text, re.DOTALL)
    assert situs.kantor.zi("periksa").kode == 0

    assert budi.post(f"{ALAMAT}/pakai", data={"berkas": sha256(satu)}).status_code == 303
    assert naskah.read_bytes() == satu
    assert dua in [p.read_bytes() for p in (naskah.parent / "riwayat").iterdir()]
    assert situs.kantor.zi("periksa").out.strip().endswith("Semua cocok.")


def test_a_letter_that_is_open_on_the_share_is_shown_as_such_and_not_replaced(situs: Situs, naskah: Path) -> None:
    siti, lama = situs.masuk(Peran.SEKRETARIAT), naskah.read_bytes()
    naskah.with_name(f".~lock.{naskah.name}#").write_text("Rusdi,rusdi,PC-3,26.11.2026,x;")
    assert "sedang dibuka di LibreOffice oleh Rusdi" in siti.get(f"{ALAMAT}/suntingan").text
    jawab = kirim(siti, sunting(lama, "TAMBAHAN"), sha256(lama))
    assert jawab.status_code == 409
    assert "Suntingan Anda disimpan sebagai" in jawab.text
    assert naskah.read_bytes() == lama


def test_what_is_none_of_this_letter_is_refused_with_what_to_do(situs: Situs, naskah: Path) -> None:
    siti, lama = situs.masuk(Peran.SEKRETARIAT), naskah.read_bytes()
    assert situs.kantor.zi("naskah", "buat", "keputusan/tim-ppid", "--periode", "2026").kode == 0
    (milik_lain,) = naskah.parent.glob("Keputusan Tim PPID*.docx")
    bagian = bongkar(lama)
    sifat = re.sub(rb"<cp:keywords>.*?</cp:keywords>", b"", bagian[SIFAT])
    polos = kemas(bagian | {SIFAT: sifat})
    ditolak = {
        "potongan.docx": (lama[: len(lama) // 2], "terpotong atau rusak"),
        "scan.pdf": (b"%PDF-1.7", "sebuah PDF"),
        "besar.docx": (b"PK" + b"\0" * SUNTINGAN_MAKS, f"lebih dari {SUNTINGAN_MAKS // MIB} MB"),
        "lain.docx": (milik_lain.read_bytes(), "adalah berkas naskah lain: “Keputusan Tim PPID 2026”"),
        "polos.docx": (polos, "tidak menyebut naskah mana pun"),
        "../../../../etc/passwd": (b"x", "bukan berkas Word"),
    }
    for nama, (isi, kata) in ditolak.items():
        jawab = kirim(siti, isi, sha256(lama), nama)
        assert jawab.status_code == 422, nama
        assert kata in jawab.text, nama
        assert ("Berkas ini memang suntingan naskah ini" in jawab.text) == (nama == "polos.docx")
        kotak = re.search(r'<input type="checkbox" name="tetap"[^>]*>', jawab.text)
        assert kotak is None or "required" not in kotak[0], "who chose the wrong file need not say that it is right"
    assert naskah.read_bytes() == lama
    assert kirim(siti, sunting(polos, "BARU"), sha256(lama), "polos.docx", tetap="ya").status_code == 303
    assert f"{KUNCI}#".encode() in bongkar(naskah.read_bytes())[SIFAT]


def test_a_letter_that_is_ready_is_opened_again_first_and_others_may_not(situs: Situs, naskah: Path) -> None:
    lama = naskah.read_bytes()
    assert situs.masuk("unit:teknis_hukum", nama="lain").get(f"{ALAMAT}/suntingan").status_code in {200, 403}
    assert situs.masuk(Peran.PIMPINAN, nama="ketua").get(f"{ALAMAT}/suntingan").status_code == 403
    assert kirim(situs.masuk(Peran.PIMPINAN, nama="ketua"), lama, sha256(lama)).status_code == 403
    assert situs.masuk(Peran.PIMPINAN, nama="ketua").get(f"{ALAMAT}/bandingkan").status_code == 200
    assert situs.masuk(Peran.SEKRETARIAT).get("/naskah/sigi/2026/tidak-ada/suntingan").status_code == 404
