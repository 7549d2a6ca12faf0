"""What tests remember of plans is what the reader says of each folder: its place, and whatever is changed in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.baca_kantor import baca_kantor
from tata_usaha.rencana.yaml_berletak import baca_yaml
from tests.ingat_rencana import Terbaca, ingat, ingat_yaml


def salin(folder: Path) -> Path:
    shutil.copytree(AKAR / "plan", folder)
    return folder


def test_a_second_copy_is_not_read_again_and_a_changed_one_is(tmp_path: Path) -> None:
    dibaca: list[Path] = []

    def baca(folder: Path, kode: str, *_: object, dengan_naskah: bool = True) -> Terbaca:
        dibaca.append(folder)
        return baca_kantor(folder, kode, dengan_naskah=dengan_naskah)

    baca_ingat = ingat(baca)
    for ke, asli in enumerate([satu := salin(tmp_path / "satu"), salin(tmp_path / "dua"), satu]):
        hasil, masalah = baca_ingat(asli, "sigi")
        harus, masalah_harus = baca_kantor(asli, "sigi")
        assert (hasil, masalah) == (harus, masalah_harus)
        assert [t.kantor.letak_hukum for t in hasil] == [t.kantor.letak_hukum for t in harus]
        assert dibaca == [satu], ke
    satker = satu / "sigi" / "satker.yaml"
    satker.write_text(satker.read_text(encoding="utf-8").replace("tempat: Sigi", "tempat: Bora"), encoding="utf-8")
    assert baca_ingat(satu, "sigi")[0][-1].kantor.satker.tempat == "Bora"
    satker.write_text("rusak: [", encoding="utf-8")
    assert baca_ingat(satu, "sigi") == baca_kantor(satu, "sigi")


def test_a_file_that_is_known_has_the_name_by_which_it_is_asked_for() -> None:
    baca = ingat_yaml(baca_yaml)
    for isi in (b"a: 1\na: 2\n", b"a: [", b""):
        for nama in ("satu.yaml", "dua.yaml"):
            (data, masalah), (data_harus, harus) = baca(isi, nama), baca_yaml(isi, nama)
            assert masalah == harus
            assert (data and (data.berkas, data.nilai)) == (data_harus and (data_harus.berkas, data_harus.nilai))
