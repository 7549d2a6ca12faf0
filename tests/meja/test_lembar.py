"""A letter's pages at the desk: there, being made, or not to be had; each said so, none of them kept waiting for."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from meja.pratinjau import DIBUAT, SIAP, TIDAK_ADA, Pratinjau
from tata_usaha.dasar.berkas import sha256
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja import lembar_naskah as kerja
from tata_usaha.kerja.lembar_naskah import buat_lembar
from tests.meja.conftest import Situs
from tests.tata_usaha.pdf_berteks import pdf_berteks
from zi_model.pengguna import Peran

KUNCI = "sigi/2026-S1/laporan-monev-ppid"


@pytest.fixture
def naskah(situs: Situs) -> Situs:
    hasil = situs.kantor.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1")
    assert hasil.kode == 0, hasil.err
    return situs


@pytest.fixture
def tanpa_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tata_usaha.kerja.lembar_naskah.cari_libreoffice", lambda: None)
    monkeypatch.setattr("tata_usaha.pratinjau.ubah_pdf.cari_libreoffice", lambda: None)


@pytest.fixture
def ada_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Word files be printed as this PDF of two pages."""
    monkeypatch.setattr("tata_usaha.kerja.lembar_naskah.cari_libreoffice", lambda: "soffice")
    pdf = pdf_berteks(["satu"], ["dua"])
    monkeypatch.setattr("tata_usaha.pratinjau.simpanan_lembar.jadikan_pdf", lambda *_: pdf)


def berkas(situs: Situs) -> Path:
    return next(p for p in (situs.kantor.pengaturan.outbox / "sigi").rglob("*.docx") if "riwayat" not in p.parts)


@pytest.mark.usefixtures("tanpa_libreoffice")
def test_without_libreoffice_the_page_says_so_and_offers_the_file(naskah: Situs) -> None:
    peramban = naskah.masuk(Peran.HUKUM)
    halaman = peramban.get(f"/naskah/{KUNCI}").text
    assert "Komputer server belum mempunyai LibreOffice" in halaman
    assert "every 2s" not in halaman
    jawab = peramban.get(f"/naskah/{KUNCI}/pdf")
    assert jawab.status_code == 422
    assert "Pasang LibreOffice" in jawab.text


@pytest.mark.usefixtures("ada_libreoffice")
def test_while_pages_are_made_the_browser_asks_again_and_stops_when_they_are_there(naskah: Situs) -> None:
    peramban = naskah.masuk(Peran.HUKUM)
    halaman = peramban.get(f"/naskah/{KUNCI}").text
    tanya = re.search(r'hx-get="([^"]+)" hx-trigger="every 2s"', halaman)
    assert tanya, halaman
    assert "Muat ulang" in halaman
    assert "every 2s" in peramban.get(tanya[1]).text
    tempat = berkas(naskah)
    buat_lembar(naskah.kantor.pengaturan, tempat, sha256(tempat.read_bytes()))
    potongan = peramban.get(tanya[1]).text
    assert "every 2s" not in potongan
    assert re.findall(r'alt="([^"]+)"', potongan) == ["Halaman 1 dari 2", "Halaman 2 dari 2"]
    for alamat in re.findall(r'<img src="([^"]+)"', potongan):
        gambar = peramban.get(alamat)
        assert gambar.headers["content-type"] == "image/png"
        assert "immutable" in gambar.headers["cache-control"]
    assert peramban.get(f"/naskah/{KUNCI}/pdf").content.startswith(b"%PDF-")
    sidik = sha256(tempat.read_bytes())
    for bukan in (f"halaman/{sidik}/9.png", "halaman/..%2f..%2fplan/1.png", f"halaman/{'a' * 64}/1.png"):
        assert peramban.get(f"/naskah/{KUNCI}/{bukan}").status_code == 404


@pytest.mark.usefixtures("ada_libreoffice")
def test_a_letter_is_drawn_once_however_many_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dibuat: list[str] = []
    asli = kerja.buat_lembar

    def catat(*minta: object) -> object:
        dibuat.append(str(minta[2]))
        return asli(*minta)  # type: ignore[arg-type]

    monkeypatch.setattr(kerja, "buat_lembar", catat)
    pratinjau, tempat, sidik = satu_naskah(tmp_path)
    keadaan = [pratinjau.lihat(sidik, tempat) for _ in range(5)]
    assert {k.keadaan for k in keadaan if k} == {DIBUAT}
    pratinjau.mulai()
    try:
        tunggu(pratinjau, sidik, SIAP)
    finally:
        pratinjau.selesai()
    assert dibuat == [sidik]


@pytest.mark.usefixtures("ada_libreoffice")
def test_a_letter_that_somebody_looks_at_is_drawn_before_those_that_a_morning_laid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dibuat: list[str] = []
    pratinjau, tempat, sidik = satu_naskah(tmp_path)
    pagi = [kerja.BerkasNaskah(f"sigi/{n}", tempat, n * 64) for n in "123"]
    pagi.append(kerja.BerkasNaskah("sigi/4", tempat, sidik))

    def buat(_: object, __: object, sidik: str) -> None:
        if not dibuat:  # the first of the morning's is being drawn when somebody opens the last
            assert pratinjau.lihat(pagi[-1].sidik, tempat) == pratinjau.lihat(pagi[-1].sidik, None)
        dibuat.append(sidik)

    monkeypatch.setattr(kerja, "naskah_baru", lambda *_: pagi)
    monkeypatch.setattr(kerja, "buat_lembar", buat)
    monkeypatch.setattr("meja.pratinjau._SAPU", 0.01)
    pratinjau.mulai()
    try:
        for _ in range(600):
            if len(dibuat) >= len(pagi):
                break
            time.sleep(0.01)
    finally:
        pratinjau.selesai()
    assert dibuat[:4] == [pagi[0].sidik, sidik, pagi[1].sidik, pagi[2].sidik]


@pytest.mark.usefixtures("ada_libreoffice")
def test_what_cannot_be_drawn_is_said_and_the_next_letter_is_drawn(tmp_path: Path) -> None:
    pratinjau, tempat, sidik = satu_naskah(tmp_path)
    pratinjau.mulai()
    try:
        pratinjau.lihat("b" * 64, tempat)  # the file has become another one since
        tunggu(pratinjau, "b" * 64, TIDAK_ADA)
        pratinjau.lihat(sidik, tempat)
        tunggu(pratinjau, sidik, SIAP)
    finally:
        pratinjau.selesai()


def satu_naskah(folder: Path) -> tuple[Pratinjau, Path, str]:
    tempat = folder / "naskah.docx"
    tempat.write_bytes(b"isi surat")
    database = f"sqlite:///{folder}/agenda.sqlite3"
    pengaturan = Pengaturan(AKAR / "plan", folder / "bukti", folder / "outbox", AKAR / "templates_docx", database)
    return Pratinjau(pengaturan, "sigi"), tempat, sha256(b"isi surat")


def tunggu(pratinjau: Pratinjau, sidik: str, keadaan: str) -> None:
    for _ in range(600):
        hasil = pratinjau.lihat(sidik, None)
        if hasil is not None and hasil.keadaan == keadaan:
            return
        time.sleep(0.05)
    pytest.fail(f"{sidik[:8]} never became {keadaan}")
