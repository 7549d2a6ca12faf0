"""A whole year in one go: twelve months, four triwulan, two semester, all decrees, and again without a change."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from tata_usaha.outbox.taruh import HasilTaruh
from tests.golden.contoh_naskah import tahun
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jatuh_waktu import naskah_rencana
from zi_model.naskah.jenis_alur import JenisAlur
from zi_model.naskah.keluarga import isi_templat

SISA_TEMPLAT = re.compile(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bnan\b|\bnull\b")


@cache
def setahun() -> list[tuple[Naskah, HasilTaruh]]:
    return tahun().jalankan()


def isi_outbox() -> dict[Path, tuple[bytes, int]]:
    """Return every file of the outbox, the register too, with its time of writing; but what a scan remembers.

    That is written as soon as a scan is sure of every file, which is a moment after the files came.
    """
    atur = tahun().pengaturan
    semua = (berkas for berkas in atur.outbox.rglob("*") if berkas.is_file() and atur.pindaian not in berkas.parents)
    return {berkas: (berkas.read_bytes(), berkas.stat().st_mtime_ns) for berkas in semua}


def teks(berkas: Path) -> str:
    with ZipFile(berkas) as paket:
        bagian = [n for n in paket.namelist() if n.startswith("word/") and n.endswith(".xml")]
        pohon = [etree.fromstring(paket.read(nama)) for nama in bagian]
    return "\n".join("".join(p.itertext("{*}t")) for akar in pohon for p in akar.iter("{*}p"))


@pytest.mark.tahan
def test_setahun_memuat_semua_alur() -> None:
    banyak = {jenis: sum(satu is jenis for satu, _ in tahun().alur()) for jenis in JenisAlur}
    assert banyak == {
        JenisAlur.KEPUTUSAN: 1,
        JenisAlur.BULANAN: 12,
        JenisAlur.TRIWULANAN: 4,
        JenisAlur.SEMESTERAN: 2,
    }


@pytest.mark.tahan
def test_setiap_naskah_baru_dan_di_tempatnya_sendiri() -> None:
    hasil = [h for _, h in setahun()]
    assert {h.tindakan for h in hasil} == {Tindakan.BARU}
    assert len({h.kunci for h in hasil}) == len({str(h.berkas).casefold() for h in hasil}) == len(hasil)
    assert all(h.berkas.is_file() for h in hasil)


@pytest.mark.tahan
def test_disusun_lagi_tidak_ada_yang_berubah() -> None:
    setahun()
    sebelum = isi_outbox()
    assert {h.tindakan for _, h in tahun().jalankan()} == {Tindakan.TETAP}
    assert isi_outbox() == sebelum


@pytest.mark.tahan
def test_setiap_templat_dan_setiap_baris_rencana_mendapat_naskah() -> None:
    # laid beside a letter that is ready; owed when something was issued to follow up
    tak_disusun = {"lembar-srikandi.docx", "laporan-tindak-lanjut.docx", "laporan-rekap-provinsi.docx"}
    assert {n.templat for n, _ in setahun()} - {""} == isi_templat().keys() - tak_disusun
    milik = tahun().tahun
    rencana = naskah_rencana(milik.rencana, milik.kantor.teks)
    assert [(r.kode, r.naskah) for r in rencana if r.alur is None or r.templat is None] == []
    tersusun = {kode for naskah, _ in setahun() for kode in naskah.kode}
    assert [r.kode for r in rencana if r.kode not in tersusun] == []


@pytest.mark.tahan
def test_tidak_ada_sisa_templat_dan_isian_terhitung() -> None:
    for _, h in setahun():
        if h.berkas.suffix == ".docx":
            isi = teks(h.berkas)
            assert not SISA_TEMPLAT.search(isi), h.kunci
            assert h.isian == isi.count("[isi: "), h.kunci
