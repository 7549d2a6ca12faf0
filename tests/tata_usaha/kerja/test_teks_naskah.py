"""An office's own wording of a letter: a marked copy of the shared one, made once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.teks_naskah import ubah_teks
from tests.conftest import Meja
from tests.tata_usaha.naskah_uji import baca_semua

PPID = "keputusan/tim-ppid"


def berkas(meja: Meja, folder: str) -> Path:
    return meja.pengaturan.plan / folder / "naskah" / f"{PPID}.yaml"


def test_the_letter_is_worded_by_the_copy_from_then_on(meja: Meja) -> None:
    hasil = meja.zi("naskah", "ubah", PPID)
    assert hasil.kode == 0
    assert str(berkas(meja, "sigi")) in hasil.out
    meja.ubah_rencana("perlu membentuk Tim", "sangat perlu membentuk Tim", f"naskah/{PPID}.yaml")
    buat = meja.zi("naskah", "buat", PPID, "--json")
    assert "sangat perlu membentuk Tim" in " ".join(baca_semua(Path(json.loads(buat.out)[0]["berkas"]).read_bytes()))


@pytest.mark.tahan
def test_the_copy_knows_its_base_until_that_changes(meja: Meja) -> None:
    ubah_teks(meja.pengaturan, "sigi", PPID)
    assert f"{berkas(meja, 'sigi')}: catatan R81" in meja.zi("rencana", "periksa").err
    baku = berkas(meja, "_baku")
    baku.write_text(baku.read_text(encoding="utf-8").replace("keterbukaan", "keterbukaan penuh", 1), encoding="utf-8")
    hasil = meja.zi("rencana", "periksa")
    assert (hasil.kode, f"{berkas(meja, 'sigi')}: catatan R82" in hasil.err) == (0, True)


def test_a_copy_that_is_there_is_never_overwritten(meja: Meja) -> None:
    ubah_teks(meja.pengaturan, "sigi", PPID)
    berkas(meja, "sigi").write_text("milik saya", encoding="utf-8")
    assert not ubah_teks(meja.pengaturan, "sigi", PPID).baru
    assert "Sudah ada dan tidak diubah" in meja.zi("naskah", "ubah", PPID).out
    assert berkas(meja, "sigi").read_text(encoding="utf-8") == "milik saya"


@pytest.mark.parametrize(
    ("satker", "nama", "pesan"),
    [
        ("sigi", "keputusan/tim-ppd", "Tidak ada teks naskah baku"),
        ("sigi", "../hukum", "Tidak ada teks naskah baku"),
        ("_baku", PPID, "Tidak ada satker “_baku”"),
        ("poso", PPID, "Tidak ada satker “poso”"),
    ],
)
def test_what_is_not_there_cannot_be_copied(meja: Meja, satker: str, nama: str, pesan: str) -> None:
    with pytest.raises(GalatPemakaian, match=pesan):
        ubah_teks(meja.pengaturan, satker, nama)


def test_the_real_offices_own_wording_is_made_from_the_base_as_it_is(meja: Meja) -> None:
    """Whoever changes the shared decree has to look at the one whose misprint is the office's."""
    assert "R82" not in meja.zi("rencana", "periksa").err
