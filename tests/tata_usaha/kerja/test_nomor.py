"""The number book from the command line: shown, printed, added to, and letters numbered in order."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tata_usaha.agenda.csv_agenda import tempat_csv
from tests.conftest import Meja

MONEV = "sigi/2026-TW1/undangan-monev"
UPG, PPID = "sigi/2026/keputusan/tim-upg", "sigi/2026/keputusan/tim-ppid"


def zi(meja: Meja, *kata: str) -> str:
    hasil = meja.zi(*kata)
    assert hasil.kode == 0, hasil.err
    return hasil.out


def galat(meja: Meja, kode: int, *kata: str) -> str:
    hasil = meja.zi(*kata)
    assert hasil.kode == kode, (hasil.kode, hasil.out, hasil.err)
    return hasil.err


@pytest.fixture
def dua_keputusan(meja: Meja) -> Meja:
    for nama in ("tim-upg", "tim-ppid"):
        zi(meja, "naskah", "buat", f"keputusan/{nama}")
    return meja


def nomor(meja: Meja, *kata: str) -> dict[str, object]:
    hasil: dict[str, object] = json.loads(zi(meja, "nomor", "tampil", "--tahun", "2026", *kata, "--json"))
    return hasil


def test_an_empty_book_tells_the_next_number_of_each_kind(meja: Meja) -> None:
    """Keputusan 12/2026 is the plan's own."""
    keluar = zi(meja, "nomor", "--tahun", "2026")
    assert "Belum ada nomor tahun 2026 di buku agenda." in keluar
    assert "keputusan: Nomor sampai 12 dipakai naskah lain, atau batal. Nomor bebas berikutnya 13, belum" in keluar
    assert "undangan: Belum ada nomor tahun 2026. Nomor bebas berikutnya 1, belum dipesan" in keluar
    assert not tempat_csv(meja.pengaturan.outbox, "sigi", 2026).exists()


@pytest.mark.tahan
def test_letters_and_numbers_from_elsewhere_stand_in_one_book(dua_keputusan: Meja, tmp_path: Path) -> None:
    meja = dua_keputusan
    zi(meja, "outbox", "nomori", UPG, "--nomor", "21", "--tanggal", "2026-02-16")
    keluar = zi(
        meja, "nomor", "catat", "keputusan", "22", "--tanggal", "2026-02-17", "--perihal", "Keputusan Sekretaris"
    )
    assert "Nomor 22 jenis keputusan tahun 2026 dicatat sebagai dipakai di luar program." in keluar
    assert "Nomor terakhir: 21 (16 Februari 2026), 22 (17 Februari 2026). Nomor bebas berikutnya 23" in keluar
    buku = tmp_path / "agenda.xlsx"
    layar = zi(meja, "nomor", "tampil", "--tahun", "2026", "--xlsx", str(buku))
    assert "Keputusan Sekretaris" in layar
    with zipfile.ZipFile(io.BytesIO(buku.read_bytes())) as paket:
        teks = paket.read("xl/worksheets/sheet1.xml").decode()
    assert "Keputusan Sekretaris" in teks
    assert UPG in teks
    data = nomor(meja, "--jenis", "keputusan")
    assert [(n["nomor"], n["keadaan"], n["kunci"]) for n in data["nomor"]] == [(21, "DIPAKAI", UPG), (22, "LUAR", None)]
    assert data["pencacah"] == [{"pencacah": "keputusan", "terakhir": [21, 22], "berikutnya": 23}]


@pytest.mark.tahan
def test_a_number_from_elsewhere_is_given_to_no_letter(dua_keputusan: Meja) -> None:
    meja = dua_keputusan
    catat = ("nomor", "catat", "keputusan", "22", "--tanggal", "2026-02-17", "--perihal", "Keputusan Sekretaris")
    zi(meja, *catat)
    assert "sudah tercatat sebagai dipakai di luar program" in zi(meja, *catat)
    keluar = galat(meja, 5, "outbox", "nomori", UPG, "--nomor", "22", "--tanggal", "2026-02-18")
    assert "sudah dipakai di luar program (Keputusan Sekretaris)" in keluar
    assert "--pakai-lagi --alasan ALASAN" in keluar
    zi(
        meja,
        "outbox",
        "nomori",
        UPG,
        "--nomor",
        "22",
        "--tanggal",
        "2026-02-18",
        "--pakai-lagi",
        "--alasan",
        "salah catat",
    )
    assert tempat_csv(meja.pengaturan.outbox, "sigi", 2026).read_text(encoding="utf-8-sig").count("\n") == 3
    assert "sudah dipakai sigi/2026/keputusan/tim-upg" in galat(meja, 5, *catat)


@pytest.mark.parametrize(
    ("kata", "kode", "pesan"),
    [
        (
            ("nomor", "catat", "undngan", "1", "--tanggal", "2026-01-05", "--perihal", "x"),
            2,
            "Mungkin maksudnya “undangan”",
        ),
        (
            ("nomor", "catat", "undangan", "0", "--tanggal", "2026-01-05", "--perihal", "x"),
            2,
            "Nomor urut mulai dari 1",
        ),
        (
            ("nomor", "catat", "undangan", "1", "--tanggal", "2026-01-05", "--perihal", " "),
            2,
            "Perihalnya belum disebut",
        ),
        (
            ("nomor", "catat", "undangan", "1", "--tanggal", "2026-01-05", "--perihal", "x", "--unit", "hukum"),
            2,
            "Tidak ada sub bagian berkode “hukum”",
        ),
        (
            ("nomor", "catat", "undangan", "1", "--tanggal", "2026-01-05", "--perihal", "x", "--pakai-lagi"),
            2,
            "Alasannya belum disebut",
        ),
        (("nomor", "tampil", "--jenis", "surat"), 2, "Tidak ada jenis naskah bernomor “surat”"),
        (("outbox", "nomori", "--tanggal", "2026-01-05"), 2, "Naskah mana yang dinomori belum disebut"),
        (("outbox", "nomori", "x", "--tanggal", "2026-01-05", "--ya"), 2, "hanya dipakai bersama --periode"),
        (
            ("outbox", "nomori", "x", "--tanggal", "2026-01-05", "--periode", "2026"),
            2,
            "tidak dipakai bersama satu naskah",
        ),
        (("outbox", "nomori", "--tanggal", "2026-01-05", "--periode", "2026-TW9"), 2, "2026-TW9"),
        (("outbox", "nomori", "--tanggal", "2026-01-05", "--periode", "2026-TW1"), 2, "yang menunggu nomor"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(meja: Meja, kata: tuple[str, ...], kode: int, pesan: str) -> None:
    keluar = galat(meja, kode, *kata)
    assert pesan in keluar
    assert len(re.findall(r"[.?:] |[.?:]\n", keluar)) > 1, "apa yang salah, dan apa yang dilakukan"


@pytest.mark.tahan
def test_several_letters_are_shown_first_and_numbered_in_order_when_somebody_says_yes(dua_keputusan: Meja) -> None:
    meja = dua_keputusan
    zi(meja, "nomor", "catat", "keputusan", "32", "--tanggal", "2026-03-02", "--perihal", "lain")
    kata = ("outbox", "nomori", "--periode", "2026", "--mulai", "31", "--tanggal", "2026-03-02")
    rencana = json.loads(zi(meja, *kata, "--json"))
    assert [r["nomor"] for r in rencana] == [31, 33], "32 sudah dipakai"
    assert "Belum ada yang diubah." in zi(meja, *kata)
    assert len(nomor(meja)["nomor"]) == 1
    keluar = zi(meja, *kata, "--ya")
    assert keluar.count("diisikan di") == 2
    dipakai = {n["kunci"]: n["nomor"] for n in nomor(meja)["nomor"] if n["kunci"]}
    assert dipakai == {r["kunci"]: r["nomor"] for r in rencana}
    assert "menunggu nomor" in galat(meja, 2, *kata, "--ya"), "tidak dinomori dua kali"


def test_a_letter_that_was_renamed_gets_its_number_where_it_lies(dua_keputusan: Meja) -> None:
    meja = dua_keputusan
    kata = ("outbox", "nomori", "--periode", "2026", "--tanggal", "2026-03-02")
    berkas = Path(json.loads(zi(meja, *kata, "--json"))[0]["berkas"])
    baru = berkas.rename(berkas.with_name("final fix revisi.docx"))
    hasil = json.loads(zi(meja, *kata, "--ya", "--json"))
    assert {Path(str(h["berkas"])).name for h in hasil} >= {baru.name}
    assert not berkas.exists()


def test_a_number_is_not_noted_while_somebody_has_the_number_book_open(meja: Meja) -> None:
    catat = ("nomor", "catat", "undangan", "4", "--tanggal", "2026-02-17", "--perihal", "Undangan pleno")
    buku = meja.pengaturan.outbox / "sigi/2026/buku-agenda.csv"
    buku.parent.mkdir(parents=True)
    kunci = buku.with_name(".~lock.buku-agenda.csv#")
    kunci.write_text(",rusdi,,,;")
    assert "sedang dibuka di LibreOffice" in galat(meja, 5, *catat)
    kunci.unlink()
    assert nomor(meja)["nomor"] == []
    zi(meja, *catat)
    assert [n["nomor"] for n in nomor(meja)["nomor"]] == [4]


def test_one_letter_that_is_open_does_not_stop_the_others(dua_keputusan: Meja) -> None:
    meja = dua_keputusan
    kata = ("outbox", "nomori", "--periode", "2026", "--tanggal", "2026-03-02")
    pertama, kedua = json.loads(zi(meja, *kata, "--json"))
    berkas = Path(pertama["berkas"])
    berkas.with_name(f".~lock.{berkas.name}#").write_text("")
    keluar = galat(meja, 5, *kata, "--ya")
    assert "1 dari 2 naskah tidak dapat dinomori; yang lain sudah." in keluar
    assert "sedang dibuka di LibreOffice" in keluar
    assert [(n["kunci"], n["nomor"]) for n in nomor(meja)["nomor"]] == [(kedua["kunci"], kedua["nomor"])]


def test_one_first_number_is_for_one_counter_only(meja: Meja) -> None:
    for nama in ("undangan-monev", "laporan-monev"):
        zi(meja, "naskah", "buat", nama, "--periode", "2026-TW1")
    kata = ("outbox", "nomori", "--periode", "2026-TW1", "--tanggal", "2026-04-08")
    keluar = galat(meja, 2, *kata, "--mulai", "31")
    assert "berlaku untuk satu urutan nomor" in keluar
    assert "zi outbox nomori --periode 2026-TW1 --jenis" in keluar
    assert {r["pencacah"]: r["nomor"] for r in json.loads(zi(meja, *kata, "--json"))}["laporan"] == 1
    assert [r["nomor"] for r in json.loads(zi(meja, *kata, "--mulai", "31", "--jenis", "laporan", "--json"))] == [31]


def test_a_workbook_that_is_open_is_told(meja: Meja, tmp_path: Path) -> None:
    (tmp_path / "agenda.xlsx").mkdir()
    keluar = galat(meja, 5, "nomor", "tampil", "--tahun", "2026", "--xlsx", str(tmp_path / "agenda.xlsx"))
    assert "Tutup Excel" in keluar
