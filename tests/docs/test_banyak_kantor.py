"""What the guide to many offices and the table of schedules say of Prefect is what the program does."""

from __future__ import annotations

import re
import shlex

import pytest

from flows.deployment import _PUKUL, TANGGAL_UNDANGAN
from flows.server import detak, pekerja
from tata_usaha.cli import susun_app
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.kerja.banyak_kantor import SABAR
from tata_usaha.kerja.pilih_kantor import UKURAN
from tests.docs.test_panduan import PANDUAN

ASLI = (AKAR / "docs" / "banyak-kantor.md").read_text(encoding="utf-8")
HALAMAN = " ".join(ASLI.split())


@pytest.mark.parametrize(
    ("kalimat", "nilai", "seharusnya"),
    [
        ("(paling banyak 50 kantor)", UKURAN, 50),
        ("sesudah dua setengah menit dijadwalkan lagi", detak.DIAM, 150),
        ("(ditunggu tiga menit)", SABAR, 180),
        ("paling sedikit 2 ", pekerja.SERENTAK, 2),
        ("--kolam kantor", pekerja.KOLAM, "kantor"),
    ],
)
def test_its_figures_are_the_programs(kalimat: str, nilai: object, seharusnya: object) -> None:
    assert kalimat in HALAMAN
    assert nilai == seharusnya


def test_its_commands_exist() -> None:
    app = susun_app()
    perintah = re.findall(r"^zi (.+)$", ASLI, re.MULTILINE)
    assert len(perintah) >= 2
    for satu in perintah:
        app.parse_args(shlex.split(satu), exit_on_error=False, print_error=False)


def test_the_table_of_schedules_says_when_they_run() -> None:
    for jenis, (jam, menit) in _PUKUL.items():
        pola = rf"^\| {jenis}(?:, bagian laporan)? \| (hari kerja pertama .*?) \|$"
        (baris,) = re.findall(pola, PANDUAN, re.MULTILINE)
        assert f"pukul {jam:02}.{menit:02}" in baris
    assert PANDUAN.count(f"| tanggal {TANGGAL_UNDANGAN}") == 2
