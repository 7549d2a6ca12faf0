"""A province of thirteen offices on three computers: a server, a worker here, a worker behind a network of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from flows.server.layanan import cari_porta
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import periksa_rantai
from tata_usaha.kerja.periksa import PermintaanPeriksa, periksa
from tests.kantor_banyak import buat_kantor
from tests.postgresql import PeladenUji
from tests.tahan.kolam_uji import Kolam, Komputer, bisa_ruang_jaringan, penerus, ruang_jaringan

pytestmark = pytest.mark.tahan
BANYAK = 13
NASKAH = 21
"""Letters of a first triwulan."""


def test_a_province_on_two_workers_one_behind_its_own_network(
    peladen_postgresql: PeladenUji, alamat_postgresql: str, tmp_path: Path
) -> None:
    """Each office has exactly its packet, and everything agrees."""
    if sebab := bisa_ruang_jaringan():
        pytest.skip(sebab)
    kantor = [k.kode for k in buat_kantor(tmp_path / "plan", BANYAK)]
    with ruang_jaringan("zi-uji-jauh", 71) as jauh, penerus(jauh.server, peladen_postgresql.porta) as porta_pg:
        kolam = Kolam(tmp_path, alamat_postgresql, cari_porta(), jauh.server)
        try:
            kolam.mulai_server()
            kolam.pasang()
            kolam.jalankan(alur="triwulanan", periode="2026-TW1", provinsi="11", ukuran=3)
            kolam.mulai_pekerja(Komputer("dekat"))
            kolam.mulai_pekerja(jauh, porta_pg)
            kolam.tunggu(kolam.selesai, 300, "the province is not done")
            keadaan = kolam.keadaan()
        finally:
            kolam.tutup()
        periksa_semua(kolam, kantor, keadaan)
        assert kolam.pekerja() == {"dekat", jauh.nama}, "one of the workers had no share in it"


def periksa_semua(kolam: Kolam, kantor: list[str], keadaan: list[tuple[object, ...]]) -> None:
    """Assert that all runs are complete, every office has its packet once, every chain is whole, all agree."""
    assert {k[2] for k in keadaan} == {"COMPLETED"}, keadaan
    atur = kolam.pengaturan
    baris = kolam.tanya("SELECT satker, kunci, revisi FROM naskah")
    assert Counter(b[0] for b in baris) == dict.fromkeys(kantor, NASKAH)
    assert {b[2] for b in baris} == {1}
    with buka(atur.database) as basis, basis.baca() as sambungan:
        assert [putus for kode in kantor if (putus := periksa_rantai(sambungan, kode))] == []
    hasil = periksa(atur, PermintaanPeriksa("", semua=True))
    assert hasil.cocok, hasil.masalah[:10]
    assert (len(hasil.satker), hasil.naskah) == (len(kantor), len(kantor) * NASKAH)
    di_folder = Counter(
        b.relative_to(atur.outbox).parts[0] for b in atur.outbox.rglob("*.docx") if "riwayat" not in b.parts
    )
    assert len(set(di_folder.values())) == 1, di_folder
