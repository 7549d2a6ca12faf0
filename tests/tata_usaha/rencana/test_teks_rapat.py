"""Mistakes in the wording of a meeting are told with their place before any letter is drafted."""

from __future__ import annotations

import pytest

from tests.conftest import Meja


@pytest.mark.parametrize(
    ("dari", "ke", "berkas", "sebutan"),
    [
        (
            "  - 1.3.1.2",
            "  - 1.3.1.9",
            "naskah/rapat/monev.yaml",
            "monev.yaml:13:5: galat R71: baris “1.3.1.9” tidak ada di rencana aksi.",
        ),
        (
            '  pukul: "13.30"',
            '  pukul: "1.30"',
            "naskah/rapat/sosialisasi-benturan-kepentingan.yaml",
            "misalnya “09.00” atau “13.30”",
        ),
        ('  pukul: "09.00"', '  pukul: "pagi"', "satker.yaml", "misalnya “09.00” atau “13.30”"),
        ("  hari: kamis", "  hari: ahad", "naskah/rapat/perjanjian-kinerja.yaml", "“ahad”"),
        ("acara: Rapat", "acara: Rapat {tema}", "naskah/rapat/perencanaan-anggaran.yaml", "galat R70: isian {tema}"),
        ("  baris_pegawai: 24", "  baris_pegawai: 3000", "naskah/rapat/monev.yaml", "paling banyak 300"),
    ],
)
def test_kesalahan_teks_rapat_disebut_dengan_letaknya(
    meja: Meja, dari: str, ke: str, berkas: str, sebutan: str
) -> None:
    meja.ubah_rencana(dari, ke, berkas)
    hasil = meja.zi("rencana", "periksa")
    assert hasil.kode == 3
    keluaran = " ".join((hasil.out + hasil.err).split())
    assert berkas.rsplit("/", 1)[-1] in keluaran
    assert sebutan in keluaran
