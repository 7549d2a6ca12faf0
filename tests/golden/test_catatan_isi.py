"""Letters of ours, laid as evidence into the folder of their own period, give no cause for a remark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.bukti.isi.simpanan import baca_isi
from tata_usaha.kerja.langkah import cetak_naskah
from tests.golden.contoh_naskah import TEMPLAT, penuh, tahun, tercetak
from tools.halaman import PERLU, ubah_ke_pdf
from zi_model.bukti import JenisBerkas
from zi_model.catatan_isi import catatan_isi
from zi_model.isi_bukti import Bacaan, alasan_konsep
from zi_model.kantor_lain import NamaKantor
from zi_model.naskah.inti.naskah import Naskah
from zi_model.periode import Periode


def catatan(bacaan: Bacaan, naskah: Naskah, periode: Periode | None = None) -> list[str]:
    """Return what is remarked about a letter in its own period's folder, or in another one."""
    satker = tahun().tahun.kantor.satker
    kantor = NamaKantor(satker.kode, satker.nama, satker.singkatan, satker.tempat)
    semua = catatan_isi(bacaan.isi.sebutan, periode or naskah.kunci.periode, kantor, lambda: bacaan.awal)
    return [f"{naskah.nama_berkas}: {satu.pesan}" for satu in semua]


def setahun() -> Iterator[tuple[Naskah, bytes]]:
    """Yield every Word letter of the sample year with its bytes."""
    contoh = tahun()
    pindaian = contoh.pindai()
    for jenis, periode in contoh.alur():
        for naskah in contoh.susun(pindaian, jenis, periode):
            if naskah.akhiran == ".docx":
                yield naskah, cetak_naskah(naskah, contoh.tahun.kantor, TEMPLAT)


@pytest.mark.tahan
def test_nothing_is_remarked_about_letters_of_every_kind() -> None:
    semua = penuh()

    for nama, isi in tercetak("penuh").items():
        bacaan = baca_isi(isi, JenisBerkas.DOCX)
        assert catatan(bacaan, semua[nama]) == []
        assert bacaan.isi.sebutan.berteks
        assert alasan_konsep(bacaan.isi, JenisBerkas.DOCX, "sigi")


@pytest.mark.tahan
def test_nothing_is_remarked_about_any_letter_of_the_year_and_a_year_later_about_many() -> None:
    salah, berbeda, banyak = [], 0, 0
    for naskah, isi in setahun():
        bacaan = baca_isi(isi, JenisBerkas.DOCX)
        salah += catatan(bacaan, naskah)
        kemudian = Periode(naskah.kunci.periode.tahun + 1, naskah.kunci.periode.jenis, naskah.kunci.periode.ke)
        berbeda += bool(catatan(bacaan, naskah, kemudian))
        banyak += 1

    assert salah == []
    assert banyak > 200
    assert berbeda > banyak / 3  # an attendance list or a pledge has no year in its title


@pytest.mark.tahan
@pytest.mark.skipif(any(shutil.which(alat) is None for alat in PERLU), reason="LibreOffice tidak terpasang")
def test_nothing_is_remarked_about_any_letter_of_the_year_as_pdf(tmp_path: Path) -> None:
    semua = {}
    for ke, (naskah, isi) in enumerate(setahun()):
        berkas = tmp_path / f"{ke}.docx"
        berkas.write_bytes(isi)
        semua[berkas] = naskah

    hasil = ubah_ke_pdf(list(semua), tmp_path / "pdf")

    bacaan = [baca_isi(pdf.read_bytes(), JenisBerkas.PDF) for pdf in hasil]
    assert [c for satu, n in zip(bacaan, semua.values(), strict=True) for c in catatan(satu, n)] == []
    assert all(satu.isi.sebutan.berteks for satu in bacaan)
    assert all(satu.isi.kunci == str(n.kunci) for satu, n in zip(bacaan, semua.values(), strict=True))
