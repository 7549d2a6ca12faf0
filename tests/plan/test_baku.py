"""What all offices share names none of them, and proposes the plan that the real office's decree set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.bentuk_data import bentuk
from tata_usaha.rencana.nama_kantor import daftar_satker
from tata_usaha.rencana.yaml_berletak import baca_yaml
from zi_model.kantor_baru import isi_kerangka
from zi_model.rencana import Baris, RencanaAksi
from zi_model.satker import Satker

BAKU = AKAR / "plan" / "_baku"
SEMUA = sorted(BAKU.rglob("*.yaml"))
NAMA = re.compile(r"\bsigi\b|\bdonggala\b|soleman|sasli", re.IGNORECASE)
DIPERBAIKI = {"aksi": {"2.3.1.1"}, "target_capaian": {"6.2.1.1"}, "indikator": {"6.3.2.1"}}
"""Where the proposal differs from the decree's corrected wording: PPID in full, twelve reports, a capital letter."""


@pytest.mark.parametrize("berkas", SEMUA, ids=lambda b: b.relative_to(BAKU).as_posix())
def test_nothing_that_is_shared_names_an_office(berkas: Path) -> None:
    assert not NAMA.search(berkas.read_text(encoding="utf-8"))


def test_what_is_shared_is_no_office() -> None:
    assert "sigi" in daftar_satker(AKAR / "plan")
    assert "_baku" not in daftar_satker(AKAR / "plan")


def usulan(satker: Satker, tahun: int) -> RencanaAksi:
    nilai = {"satker": satker.nama, "singkatan": satker.singkatan, "tahun": str(tahun)}
    isi = isi_kerangka((BAKU / "rencana-aksi.yaml").read_text(encoding="utf-8"), nilai)
    data, masalah = baca_yaml(isi.encode(), "rencana-aksi.yaml")
    assert data is not None, masalah
    rencana, masalah = bentuk(RencanaAksi, data)
    assert rencana is not None, masalah
    return rencana


def kata(baris: Baris) -> dict[str, str]:
    i = baris.indikator.rapi
    return {
        "komponen": baris.komponen.nama,
        "aspek": baris.aspek.nama,
        "aksi": baris.aksi.nama,
        "indikator": i.nama,
        "bukti_fisik": i.bukti_fisik,
        "target_waktu": i.target_waktu,
        "target_capaian": i.target_capaian,
        "nama_pendek": i.nama_pendek,
        "jadwal": i.jadwal,
        "bukti": "; ".join(i.bukti),
        "unit": i.penanggung_jawab.unit,
        "naskah": i.naskah,
    }


def test_the_proposal_is_the_decrees_plan_in_its_corrected_words(rencana: RencanaAksi, satker: Satker) -> None:
    diusulkan = usulan(satker, rencana.tahun)
    assert list(diusulkan.menurut_kode) == list(rencana.menurut_kode)
    beda: dict[str, set[str]] = {}
    for dulu, kini in zip(rencana.baris, diusulkan.baris, strict=True):
        for nama, teks in kata(dulu).items():
            if kata(kini)[nama] != teks:
                beda.setdefault(nama, set()).add(dulu.kode)
    assert beda == DIPERBAIKI


def test_the_proposal_has_no_number_no_date_and_no_misprint(satker: Satker) -> None:
    diusulkan = usulan(satker, 2027)
    assert (diusulkan.keputusan.nomor, diusulkan.keputusan.tanggal) == (None, None)
    assert all(b.indikator.usulan is None and b.indikator.penanggung_jawab.usulan for b in diusulkan.baris)
    for komponen in diusulkan.komponen:
        assert [a.label for a in komponen.aspek] == [f"{ke}." for ke in range(1, len(komponen.aspek) + 1)]
    assert "2026" not in (BAKU / "rencana-aksi.yaml").read_text(encoding="utf-8")
