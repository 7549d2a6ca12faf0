"""A run for decrees says which it leaves out, and how to get one all the same."""

from __future__ import annotations

from tata_usaha.cli.anjuran import kabarkan
from tata_usaha.kerja.ditetapkan import sudah_ditetapkan
from tests.zi_model.bahan_sigi import tahun


def test_each_decree_that_stands_is_named_with_the_command_for_a_new_draft() -> None:
    assert sorted(map(kabarkan, sudah_ditetapkan(tahun()))) == [
        f"Keputusan {nama} sudah ditetapkan (Nomor {nomor} Tahun 2026), jadi tidak dirancang lagi. Rancangan baru "
        f"tetap dapat disusun kalau keputusan itu akan diubah. Jalankan: zi naskah buat keputusan/{nama} --periode 2026"
        for nama, nomor in (("rencana-aksi", 12), ("tim-zi", 10))
    ]
