"""A link is a kind of its own: read as Windows writes it, opened by nobody here, and never proof of anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tata_usaha.bukti.jenis_berkas import kenali
from tata_usaha.bukti.pembaca.tautan import (
    ALAMAT_MAKS,
    BukanAlamat,
    baca_alamat,
    nama_dari_alamat,
    rapikan_alamat,
    susun_tautan,
)
from tests.tata_usaha import contoh_bukti as contoh
from zi_model.bukti import JenisBerkas, JenisBukti

WINDOWS = (
    b"[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,11\r\n[InternetShortcut]\r\nIDList=\r\n"
    b"url = https://kab-sigi.kpu.go.id/ppid \r\nHotKey=0\r\n"
)


def taruh(folder: Path, isi: bytes, nama: str = "tautan.url") -> Path:
    (folder / nama).write_bytes(isi)
    return folder / nama


@pytest.mark.parametrize("isi", [WINDOWS, WINDOWS.decode().encode("utf-16"), b"\xef\xbb\xbf" + WINDOWS])
def test_a_shortcut_that_windows_wrote_is_a_link(tmp_path: Path, isi: bytes) -> None:
    berkas = taruh(tmp_path, isi)

    assert kenali(berkas).jenis is JenisBerkas.TAUTAN
    assert baca_alamat(berkas) == "https://kab-sigi.kpu.go.id/ppid"


@pytest.mark.parametrize("alamat", ["file:///C:/Users/Sari/laporan.pdf", "C:\\laporan.pdf", "javascript:alert(1)"])
def test_a_shortcut_to_what_only_one_pc_has_is_no_link(tmp_path: Path, alamat: str) -> None:
    hasil = kenali(taruh(tmp_path, contoh.tautan(alamat)))

    assert hasil.jenis is None
    assert "pintasan, bukan berkasnya; salin berkas aslinya" in hasil.alasan


def test_an_address_in_another_section_is_not_the_links(tmp_path: Path) -> None:
    berkas = taruh(tmp_path, b"[Lain]\r\nURL=https://a.id/\r\n[InternetShortcut]\r\nIDList=\r\n")

    assert kenali(berkas).alasan.startswith("tautannya terpotong")


def test_no_kind_of_proof_can_be_a_link() -> None:
    assert not any(JenisBerkas.TAUTAN in jenis.berkas for jenis in JenisBukti)


@pytest.mark.parametrize(
    ("teks", "alamat"),
    [
        (" https://Drive.Google.com/x?id=1#a ", "https://drive.google.com/x?id=1#a"),
        ("kab-sigi.kpu.go.id/ppid", "https://kab-sigi.kpu.go.id/ppid"),
        ("https://sigi.id/laporan 2026", None),
        ("https://sigi.id/laporan–2026", "https://sigi.id/laporan%E2%80%932026"),
        ("https://sigi.id/a%20b", "https://sigi.id/a%20b"),
        ("http://contoh.id:8080/", "http://contoh.id:8080/"),
        ("https://bücher.id/", "https://xn--bcher-kva.id/"),
        ("ftp://sigi.id/", None),
        ("laporan.pdf", None),
        ("www.kpu.go.id", "https://www.kpu.go.id"),
        ("laporan", None),
        ("https://", None),
        ("https://sari:rahasia@sigi.id/", None),
        ("https://sigi.id:porta/", None),
        ("https://sigi.id/\r\nIconFile=x", None),
        ("https://sigi.id/" + "a" * ALAMAT_MAKS, None),
    ],
)
def test_an_address_is_one_that_every_browser_takes_or_is_refused(teks: str, alamat: str | None) -> None:
    if alamat is None:
        with pytest.raises(BukanAlamat):
            rapikan_alamat(teks)
    else:
        assert rapikan_alamat(teks) == alamat


@settings(max_examples=40)
@given(st.text(max_size=80))
@example("[::1")
@example("http://[a]/")
@example("http://a..b/")
def test_whatever_is_taken_as_an_address_comes_back_from_its_shortcut(tmp_path_factory, teks: str) -> None:  # type: ignore[no-untyped-def]
    try:
        alamat = rapikan_alamat(f"https://sigi.id/{teks}")
    except BukanAlamat:
        return
    berkas = taruh(tmp_path_factory.mktemp("tautan"), susun_tautan(alamat))
    assert kenali(berkas).jenis is JenisBerkas.TAUTAN
    assert baca_alamat(berkas) == alamat


def test_a_link_is_called_by_its_host_when_nobody_names_it() -> None:
    assert nama_dari_alamat("https://www.kpu.go.id/x") == "kpu.go.id"
