"""A package is the same bytes for the same files, and takes none that changed meanwhile."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tata_usaha.dasar.berkas import sha256
from tata_usaha.outbox.kemas import DAFTAR_ISI, BerkasBerubah, IsiPaket, kemas

ISI = b"%PDF-1.7 signed \x00\xff"


def isi(folder: Path, nama: str = "Laporan.pdf", byte: bytes = ISI) -> IsiPaket:
    (folder / nama).write_bytes(byte)
    return IsiPaket(f"Naskah/{nama}", folder / nama, sha256(byte), "Laporan Nomor 7")


def test_files_come_out_as_they_went_in_and_the_list_names_them(tmp_path: Path) -> None:
    tujuan = tmp_path / "paket" / "TW1.zip"
    assert kemas(tujuan, "Paket TW1", [isi(tmp_path)], ["Notula: masih konsep"])
    with zipfile.ZipFile(tujuan) as paket:
        assert paket.namelist() == [DAFTAR_ISI, "Naskah/Laporan.pdf"]
        assert paket.read("Naskah/Laporan.pdf") == ISI
        daftar = paket.read(DAFTAR_ISI).decode("utf-8-sig")
    assert sha256(ISI) in daftar
    assert "Laporan Nomor 7" in daftar
    assert "- Notula: masih konsep" in daftar


def test_the_same_files_are_the_same_package_and_written_once(tmp_path: Path) -> None:
    satu, dua = tmp_path / "1.zip", tmp_path / "2.zip"
    assert kemas(satu, "Paket", [isi(tmp_path)], [])
    (tmp_path / "Laporan.pdf").touch()
    assert kemas(dua, "Paket", [isi(tmp_path)], [])
    assert satu.read_bytes() == dua.read_bytes()
    assert not kemas(satu, "Paket", [isi(tmp_path)], [])
    assert kemas(satu, "Paket", [isi(tmp_path, byte=ISI + b"."), isi(tmp_path, "b.pdf")], [])


def test_a_file_that_changed_meanwhile_stops_it_and_leaves_the_old_package(tmp_path: Path) -> None:
    tujuan, terdaftar = tmp_path / "TW1.zip", isi(tmp_path)
    kemas(tujuan, "Paket", [terdaftar], [])
    lama = tujuan.read_bytes()
    (tmp_path / "Laporan.pdf").write_bytes(b"lain")
    with pytest.raises(BerkasBerubah):
        kemas(tujuan, "Paket", [terdaftar], [])
    assert tujuan.read_bytes() == lama
    assert sorted(b.name for b in tmp_path.iterdir()) == ["Laporan.pdf", "TW1.zip"]
