"""Thousands of broken files say little or nothing, within a bound, and end no scan."""

from __future__ import annotations

import random

import pytest

from tata_usaha.bukti.isi.simpanan import baca_isi, dari_json, ke_json
from tata_usaha.bukti.isi.teks import susun_bacaan
from tests.tata_usaha import contoh_bukti as contoh
from tools.contoh.berkas import xlsx
from zi_model.bukti import JenisBerkas
from zi_model.isi_bukti import Bacaan

BARIS = ("LAPORAN MONEV TRIWULAN I TAHUN 2026", "KPU Kabupaten Sigi", "[isi: nomor]")
CONTOH = {
    JenisBerkas.PDF: contoh.pdf_teks(*BARIS, gambar=True),
    JenisBerkas.DOCX: contoh.docx_("\n".join(BARIS)),
    JenisBerkas.XLSX: xlsx("DAFTAR PEGAWAI"),
}


def rusakkan(isi: bytes, acak: random.Random) -> bytes:
    """Return bytes with some changed, cut out, doubled or cut off."""
    hasil = bytearray(isi)
    for _ in range(acak.randint(1, 12)):
        ke = acak.randrange(len(hasil))
        match acak.randrange(4):
            case 0:
                hasil[ke] = acak.randrange(256)
            case 1:
                del hasil[ke : ke + acak.randint(1, 60)]
            case 2:
                hasil[ke:ke] = hasil[ke : ke + acak.randint(1, 200)]
            case _:
                hasil[ke : ke + 4] = acak.randbytes(4)
        if not hasil:
            return b""
    return bytes(hasil[: acak.randrange(len(hasil))] if acak.random() < 0.1 else hasil)


@pytest.mark.tahan
@pytest.mark.parametrize("jenis", list(CONTOH))
def test_thousands_of_broken_files_say_what_they_can(jenis: JenisBerkas) -> None:
    acak = random.Random(9)  # noqa: S311 - made-up damage
    for _ in range(1000):
        bacaan = baca_isi(rusakkan(CONTOH[jenis], acak), jenis)
        assert isinstance(bacaan, Bacaan)
        dari_json(ke_json(bacaan))


@pytest.mark.tahan
@pytest.mark.parametrize(
    "teks",
    [
        "a" * 400_000,
        "/" * 400_000,
        "[isi: " * 60_000,
        "keputusan " * 40_000,
        "KPU Kabupaten " * 30_000,
        "TRIWULAN I DAN " * 30_000,
        "nomor 1 tahun " * 30_000,
        "tahun dua " * 40_000,
        "1/1/1/" * 60_000,
    ],
)
def test_no_text_keeps_a_reader_busy(teks: str) -> None:
    """A pattern that looks again from every character would take hours for these."""
    bacaan = susun_bacaan([teks, *teks.split(" ")[:1000]], teks)

    assert len("".join(bacaan.awal.halaman)) <= 3000
