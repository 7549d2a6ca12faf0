"""The empty list of staff that offices are given is what the tool writes, and takes a NIP as Excel users type it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl

from tata_usaha.rencana.baca_pegawai import baca_pegawai
from tools.daftar_pegawai import TUJUAN, daftar_pegawai
from zi_model.pegawai import DaftarPegawai


def isi(xlsx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as paket:
        return {nama: paket.read(nama) for nama in paket.namelist()}


def test_the_delivered_list_is_what_the_tool_writes() -> None:
    assert isi(TUJUAN.read_bytes()) == isi(daftar_pegawai())
    assert daftar_pegawai() == daftar_pegawai()


def test_as_delivered_it_names_nobody_and_has_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "pegawai.xlsx").write_bytes(daftar_pegawai())
    assert baca_pegawai(tmp_path, str, None) == (DaftarPegawai(berunit=True), [])


def test_a_row_that_is_typed_into_it_is_one_of_the_staff(tmp_path: Path) -> None:
    buku = openpyxl.load_workbook(io.BytesIO(daftar_pegawai()))
    lembar = buku["Pegawai"]
    assert {lembar.cell(baris, 2).number_format for baris in range(2, 302)} == {"@"}  # Excel then keeps all 18 figures
    for ke, sel in enumerate(("Andi", "199001172014021002", "Analis", None, None, "L", None, "PNS"), start=1):
        lembar.cell(2, ke).value = sel
    buku.save(tmp_path / "pegawai.xlsx")
    daftar, masalah = baca_pegawai(tmp_path, str, None)
    assert daftar is not None
    assert [(p.nama, p.nip) for p in daftar.semua] == [("Andi", "199001172014021002")]
    assert [m.kode for m in masalah] == ["R46"]  # who is of no sub bagian is remarked


def test_its_words_are_for_who_fills_it_at_the_desk() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(daftar_pegawai()))
    kata = " ".join(str(nilai or "") for baris in buku["Petunjuk"].iter_rows(values_only=True) for nilai in baris)
    assert "unggah di meja" in kata
    assert all(asing not in kata for asing in ("zi ", ".yaml", "git"))
