"""One meeting is moved before and after its undangan is issued, as the secretary does it: by commands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tata_usaha.dasar.berkas import sha256_berkas
from tata_usaha.kerja import rapat as kerja_rapat
from tests.conftest import Meja
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.outbox.test_siap import ganti_teks


def berkas(meja: Meja, awal: str) -> Path:
    (satu,) = [b for b in (meja.pengaturan.outbox / "sigi").rglob(f"{awal}*") if "riwayat" not in b.parts]
    return satu


def teks(tempat: Path) -> str:
    with zipfile.ZipFile(tempat) as paket:
        return re.sub(r"<[^>]+>", "", paket.read("word/document.xml").decode())


def rapat(meja: Meja) -> dict[str, Any]:
    hasil = meja.zi("rapat", "--json")
    assert hasil.kode == 0, hasil.err
    semua: list[dict[str, Any]] = json.loads(hasil.out)
    return next(r for r in semua if (r["rapat"], r["periode"]) == ("monev", "2026-TW1"))


def pindah(meja: Meja, tanggal: str, *lain: str) -> str:
    hasil = meja.zi("rapat", "pindah", "monev", "2026-TW1", "--tanggal", tanggal, *lain)
    assert hasil.kode == 0, hasil.err
    return hasil.out


def nomori(meja: Meja, kunci: str, nomor: int, tanggal: str) -> None:
    hasil = meja.zi("outbox", "nomori", kunci, "--nomor", str(nomor), "--tanggal", tanggal)
    assert hasil.kode == 0, hasil.err


@pytest.fixture
def disusun(meja: Meja, jam: Callable[[str], None]) -> Meja:
    """Return a desk on which the packet of the first quarter's meeting was drafted on 5 March."""
    jam("2026-03-05T09:00+08:00")
    hasil = meja.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1")
    assert hasil.kode == 0, hasil.err
    return meja


@pytest.mark.tahan
def test_a_meeting_is_moved_before_and_after_its_undangan_is_issued(disusun: Meja) -> None:
    meja = disusun
    assert "Selasa, 31 Maret 2026" in pindah(meja, "2026-03-31", "--tempat", "Aula")
    assert "Selasa, 31 Maret 2026" in teks(berkas(meja, "02 Daftar Hadir"))
    assert rapat(meja)["asal"] == "sendiri"

    nomori(meja, "undangan-monev", 12, "2026-03-16")
    keluar = pindah(meja, "2026-04-01")
    assert "undangan perubahan" in keluar
    perubahan = berkas(meja, "01 Undangan Rapat Monev Triwulan I 2026 (Perubahan).docx")
    assert "Nomor 12/PW.02-Und/7210/2026 tanggal 16 Maret 2026" in teks(perubahan)
    assert "31 Maret 2026" in teks(berkas(meja, "02 Daftar Hadir"))  # until the change is issued
    assert b"SEQUENCE:1" in berkas(meja, "01 Kalender Rapat Monev Triwulan I 2026 (Perubahan)").read_bytes()
    assert (rapat(meja)["asal"], rapat(meja)["tanggal"], rapat(meja)["pindah_ke"]) == (
        "undangan",
        "2026-03-31",
        "2026-04-01",
    )

    assert "Konsep undangan perubahan tidak diperlukan lagi" in pindah(meja, "2026-03-31")  # they think better of it
    assert "tidak diperlukan lagi" not in pindah(meja, "2026-04-01")

    nomori(meja, "undangan-monev/perubahan-1", 13, "2026-03-17")
    assert meja.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1").kode == 0
    for awal in ("02 Daftar Hadir", "03 Notula"):
        assert "1 April 2026" in teks(berkas(meja, awal))

    batal = meja.zi("outbox", "batal", "undangan-monev/perubahan-1", "--alasan", "salah hari")
    assert batal.kode == 0, batal.err
    assert rapat(meja)["tanggal"] == "2026-03-31"
    pindah(meja, "2026-04-02")
    assert berkas(meja, "01 Undangan Rapat Monev Triwulan I 2026 (Perubahan 2).docx").exists()
    assert "perubahan: 2" in (meja.pengaturan.plan / "sigi/rapat-2026.yaml").read_text(encoding="utf-8")


@pytest.mark.tahan
def test_who_has_a_letter_open_is_told_when_its_meeting_moves(disusun: Meja) -> None:
    notula = berkas(disusun, "03 Notula")
    notula.with_name(f".~lock.{notula.name}#").write_text(",Budi,PC2,05.03.2026 09:00,file:///home/budi;")
    keluar = pindah(disusun, "2026-03-31")
    assert "(konsep baru).docx: " in keluar
    assert "Budi" in keluar


@pytest.mark.tahan
def test_an_undangan_dated_after_its_meeting_is_told_and_asked(disusun: Meja) -> None:
    dinomori = disusun.zi("outbox", "nomori", "undangan-monev", "--nomor", "12", "--tanggal", "2026-04-16")
    assert (dinomori.kode, "catatan S14" in dinomori.err) == (0, True)
    assert "galat S14" in disusun.zi("outbox", "siap", "undangan-monev").err


@pytest.mark.tahan
def test_an_issued_meeting_is_not_moved_into_the_past(disusun: Meja, jam: Callable[[str], None]) -> None:
    nomori(disusun, "undangan-monev", 12, "2026-03-12")
    jam("2026-03-28T09:00+08:00")
    hasil = disusun.zi("rapat", "pindah", "monev", "2026-TW1", "--tanggal", "2026-03-27")
    assert hasil.kode == 2
    assert "sudah lewat" in hasil.err
    assert not (disusun.pengaturan.plan / "sigi/rapat-2026.yaml").exists()


@pytest.mark.tahan
def test_a_move_is_taken_back_even_when_the_day_itself_has_gone_by(disusun: Meja, jam: Callable[[str], None]) -> None:
    nomori(disusun, "undangan-monev", 12, "2026-03-12")
    semula = rapat(disusun)["tanggal"]
    jam("2026-03-28T09:00+08:00")
    pindah(disusun, "2026-03-31")
    pindah(disusun, semula)
    assert rapat(disusun)["pindah_ke"] is None


@pytest.mark.tahan
def test_a_day_outside_the_meetings_time_or_gone_by_is_told(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-03-05T09:00+08:00")
    keluar = pindah(meja, "2026-04-06")
    assert "Senin, 6 April 2026 di luar waktu kewajibannya, Triwulan I Tahun 2026; pastikan" in keluar
    assert "sudah lewat" not in keluar
    assert "Selasa, 3 Maret 2026 sudah lewat; pastikan" in pindah(meja, "2026-03-03")
    assert "pastikan" not in pindah(meja, "2026-03-31")


@pytest.mark.tahan
def test_what_somebody_saves_while_a_meeting_moves_stays(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    pindah(meja, "2026-03-30")
    tempat = meja.pengaturan.plan / "sigi" / "rapat-2026.yaml"
    tulis = kerja_rapat.tulis_rapat

    def disela(*argumen: Any) -> str:
        baru = tulis(*argumen)
        tempat.write_bytes(tempat.read_bytes() + b"# catatan Sekretaris\n")
        return baru

    monkeypatch.setattr(kerja_rapat, "tulis_rapat", disela)
    hasil = meja.zi("rapat", "pindah", "monev", "2026-TW1", "--tanggal", "2026-03-31")

    assert hasil.kode != 0
    assert "rapat-2026.yaml baru saja disimpan orang lain" in hasil.err
    assert b"# catatan Sekretaris" in tempat.read_bytes()
    assert b"2026-03-31" not in tempat.read_bytes()


@pytest.mark.tahan
def test_meetings_that_are_moved_at_once_are_all_moved(meja: Meja) -> None:
    """Four people, four meetings, one file."""
    periode = [f"2026-TW{ke}" for ke in range(1, 5)]
    tanggal = ["2026-03-30", "2026-06-29", "2026-09-29", "2026-12-29"]
    perintah = [
        [sys.executable, "-c", "from tata_usaha.cli import main; main()", "rapat", "pindah", "monev", p, "--tanggal", t]
        for p, t in zip(periode, tanggal, strict=True)
    ]
    pindah(meja, "2026-03-31")  # the file and the register are there
    jalan = [subprocess.Popen(p, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for p in perintah]
    assert [(p.communicate()[1].decode(), p.returncode) for p in jalan] == [("", 0)] * 4
    isi = (meja.pengaturan.plan / "sigi" / "rapat-2026.yaml").read_text(encoding="utf-8")
    assert [t for t in tanggal if t not in isi] == []


def test_nothing_is_drafted_of_a_packet_that_was_not_drafted_yet(meja: Meja) -> None:
    assert "belum disusun" in pindah(meja, "2026-03-27")
    assert not list((meja.pengaturan.outbox / "sigi").rglob("*.docx"))


@pytest.mark.tahan
def test_a_time_may_be_typed_with_a_colon(meja: Meja) -> None:
    hasil = meja.zi(
        "rapat", "pindah", "monev", "2026-TW1", "--tanggal", "2026-03-27", "--pukul", "9:00", "--sampai", "11:30"
    )
    assert hasil.kode == 0, hasil.err
    isi = (meja.pengaturan.plan / "sigi/rapat-2026.yaml").read_text(encoding="utf-8")
    assert "09.00" in isi
    assert "11.30" in isi
    assert meja.zi("rencana", "periksa").kode == 0


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (("monef", "--tanggal", "2026-03-27"), "monev"),
        (("monev", "--tanggal", "2026-03-27"), "2026-TW1, 2026-TW2"),
        (("monev", "2026-S1", "--tanggal", "2026-03-27"), "2026-TW1, 2026-TW2"),
        (("monev", "2026-TW1", "--tanggal", "2026-03-27", "--pukul", "9"), "09.00"),
        (("monev", "2026-TW1", "--tanggal", "2026-03-27", "--tautan", "zoom"), "https://"),
    ],
)
@pytest.mark.tahan
def test_what_is_no_meeting_or_no_time_is_refused(meja: Meja, argumen: tuple[str, ...], kata: str) -> None:
    hasil = meja.zi("rapat", "pindah", *argumen)
    assert hasil.kode == 2
    assert kata in hasil.err


@pytest.mark.tahan
def test_a_package_has_signed_letters_and_photos_byte_for_byte(disusun: Meja) -> None:
    meja = disusun
    kosong = meja.zi("outbox", "paket", "2026-TW1")
    assert kosong.kode == 5
    assert "Belum ada naskah" in kosong.err
    nomori(meja, "undangan-monev", 12, "2026-03-12")
    ganti_teks(berkas(meja, "01 Undangan"), "[isi: tempat rapat]", "Aula")
    for isian in ("logo kantor", "alamat kantor", "telepon, laman, dan surel kantor"):
        ganti_teks(berkas(meja, "01 Undangan"), f"[isi: {isian}]", "ada")
    siap = meja.zi("outbox", "siap", "undangan-monev", "--tetap", "--alasan", "uji")
    assert siap.kode == 0, siap.err
    pindaian = meja.pengaturan.outbox.parent / "pindaian.pdf"
    pindaian.write_bytes(pdf("undangan"))
    assert meja.zi("outbox", "tandatangani", "undangan-monev", str(pindaian)).kode == 0
    meja.zi("bukti", "siapkan")
    (folder,) = (meja.pengaturan.bukti / "sigi").rglob("1.3.1.2*/2026-TW1")
    Image.new("RGB", (32, 24), "navy").save(folder / "IMG_1.jpg")

    keluar = meja.zi("outbox", "paket", "2026-TW1", "--json")
    assert keluar.kode == 0, keluar.err
    data = json.loads(keluar.out)
    with zipfile.ZipFile(data["berkas"]) as paket:
        nama = paket.namelist()
        assert nama[0] == "00 Daftar Isi.txt"
        assert nama[-1] == "Foto/1.3.1.2/IMG_1.jpg"
        assert pindaian.read_bytes() in [paket.read(n) for n in nama]
        daftar = paket.read(nama[0]).decode("utf-8-sig")
    assert "Nomor 12/PW.02-Und/7210/2026 tanggal 12 Maret 2026, salinan bertanda tangan" in daftar
    assert "masih konsep" in daftar
    sidik = sha256_berkas(Path(data["berkas"]))
    assert meja.zi("periksa").kode == 0
    assert ".zip" not in meja.zi("outbox").out  # it is no letter, and nobody's stray file
    lagi = meja.zi("outbox", "paket", "2026-TW1", "--json")
    assert json.loads(lagi.out)["berubah"] is False
    assert sha256_berkas(Path(data["berkas"])) == sidik
