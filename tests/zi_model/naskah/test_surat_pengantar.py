"""The surat pengantar lists all letters of a period, once nothing of it is held back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.zi_model.bahan_sigi import bahan, kantor
from zi_model.naskah.inti.naskah import Isian, Naskah
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.surat.surat_pengantar import IsiSuratPengantar, susun_surat_pengantar
from zi_model.periode import Periode

SESUDAH = dt.date(2027, 1, 4)


def susun(
    jenis: JenisAlur, periode: str, bagian: Bagian = Bagian.SEMUA, hari_ini: dt.date = SESUDAH
) -> tuple[list[Naskah], IsiSuratPengantar | None]:
    """Return a run's letters without the surat pengantar, and what that says (None when there is none)."""
    semua = susun_naskah(bahan(), jenis, Periode.parse(periode), bagian, None, hari_ini)
    pengantar = [n for n in semua if n.kunci.jenis == "surat-pengantar"]
    if not pengantar:
        return semua, None
    assert pengantar == semua[-1:]
    isi = pengantar[0].isi
    assert isinstance(isi, IsiSuratPengantar)
    return semua[:-1], isi


def menurut_folder(naskah: list[Naskah]) -> list[Naskah]:
    """Return the letters among these in the order in which they lie in the folder."""
    return sorted((n for n in naskah if n.akhiran == ".docx"), key=lambda n: n.nama_berkas)


@pytest.mark.parametrize(
    ("jenis", "periode"),
    [(JenisAlur.BULANAN, "2026-02"), (JenisAlur.TRIWULANAN, "2026-TW3"), (JenisAlur.SEMESTERAN, "2026-S1")],
)
def test_setiap_naskah_periode_itu_tercantum_sekali(jenis: JenisAlur, periode: str) -> None:
    naskah, isi = susun(jenis, periode)
    assert isi is not None
    surat = [n.perihal for n in menurut_folder(naskah)]
    assert [b.naskah for b in isi.baris] == surat
    assert isi.seluruhnya.startswith(f"Jumlah seluruhnya {len(surat)} (")


def test_bagian_laporan_juga_mencantumkan_undangannya() -> None:
    """The packet was drafted weeks before; the letter that hands everything over names it all the same."""
    semua, lengkap = susun(JenisAlur.TRIWULANAN, "2026-TW1")
    laporan, isi = susun(JenisAlur.TRIWULANAN, "2026-TW1", Bagian.LAPORAN)
    assert isi == lengkap
    assert not any(n.kunci.jenis.startswith("undangan") for n in laporan)
    assert {n.kunci for n in laporan} < {n.kunci for n in semua}


@pytest.mark.parametrize("bagian", [Bagian.SEMUA, Bagian.UNDANGAN])
def test_tidak_ada_selama_masih_ada_yang_ditunda(bagian: Bagian) -> None:
    _, isi = susun(JenisAlur.TRIWULANAN, "2026-TW1", bagian, dt.date(2026, 3, 31))
    assert isi is None


def test_bagian_undangan_tidak_pernah_membawanya() -> None:
    assert susun(JenisAlur.TRIWULANAN, "2026-TW1", Bagian.UNDANGAN)[1] is None


def test_tanpa_naskah_tidak_ada_yang_diantar() -> None:
    assert susun_surat_pengantar(kantor(), Periode.parse("2026-03"), []) == []


def test_tanggal_dan_nomor_diisi_ketika_dikirim() -> None:
    (naskah,) = susun_surat_pengantar(kantor(), Periode.parse("2026-12"), susun(JenisAlur.BULANAN, "2026-12")[0])
    assert isinstance(naskah.isi, IsiSuratPengantar)
    assert isinstance(naskah.isi.tanggal, Isian)
    assert str(naskah.isi.nomor) == "[isi: nomor]/PW.02-SR/7210/2027"
    assert str(naskah.kunci) == "sigi/2026-12/surat-pengantar"
    assert naskah.nama_berkas == "00 Surat Pengantar Desember 2026"


def test_keterangan_menyebut_barisnya_atau_banyaknya() -> None:
    naskah, isi = susun(JenisAlur.BULANAN, "2026-01")
    assert isi is not None
    keterangan = dict(zip((n.kunci.jenis for n in menurut_folder(naskah)), isi.baris, strict=True))
    assert keterangan["undangan-perjanjian-kinerja"].keterangan == "Indikator 4.1.2.1"
    pengingat = next(n for n in naskah if len(n.kode) > 3)
    assert keterangan[pengingat.kunci.jenis].keterangan.endswith(" indikator")


def test_hanya_bergantung_pada_naskahnya() -> None:
    hari = (dt.date(2026, 4, 1), dt.date(2026, 12, 31))
    satu, dua = (susun(JenisAlur.TRIWULANAN, "2026-TW1", hari_ini=h)[1] for h in hari)
    assert satu == dua


def test_undangan_yang_diubah_tetap_tercantum_di_samping_perubahannya() -> None:
    """It was issued, and is not drafted again; each of the three is listed once."""
    (undangan,) = (n for n in susun(JenisAlur.TRIWULANAN, "2026-TW1")[0] if str(n.kunci).endswith("/undangan-monev"))
    kedua = replace(
        undangan,
        kunci=replace(undangan.kunci, subjek="perubahan-2"),
        perihal=undangan.perihal.replace("Undangan", "Undangan Perubahan", 1),
        nama_berkas=f"{undangan.nama_berkas} (Perubahan 2)",
    )
    for semua in ([kedua], [undangan, kedua]):
        (pengantar,) = susun_surat_pengantar(kantor(), undangan.kunci.periode, semua)
        assert [b.naskah for b in pengantar.isi.baris] == [undangan.perihal, kedua.perihal, kedua.perihal]
