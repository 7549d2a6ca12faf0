"""The figures of an office's achievement: one counting for the desk, `zi status` and the signed report."""

from __future__ import annotations

import random

import pytest

from tests.zi_model.bahan_sigi import bahan, bukti_untuk, semua_bukti, tahun
from zi_model.capaian import BarisCapaian as Angka
from zi_model.capaian import Capaian, hitung_capaian
from zi_model.naskah.inti.bagian import NASKAH_LAPORAN
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.monev.capaian import susun_jumlah, susun_tabel_komponen, susun_tabel_unit
from zi_model.naskah.monev.isi import BarisCapaian
from zi_model.naskah.monev.keadaan import KeadaanTriwulan
from zi_model.periode import Periode

TW = [Periode.parse(f"2026-TW{ke}") for ke in (1, 2, 3, 4)]


def sebagian(benih: int) -> Bahan:
    """Return the office with half of its evidence, in time or late; the reports are handed in."""
    acak = random.Random(benih)  # noqa: S311 - made-up evidence
    laporan = tahun().kode_naskah(NASKAH_LAPORAN)
    ada = [k for k in tahun().kewajiban if k.kode in laporan or acak.random() < 0.5]
    return bahan(b for k in ada for b in bukti_untuk(k, 0 if k.kode in laporan else acak.choice([-3, 0, 40])))


def capaian(sumber: Bahan, keadaan: KeadaanTriwulan) -> Capaian:
    setahun = sumber.status(tahun().periode, keadaan.hari)
    return hitung_capaian(tahun(), setahun, keadaan.periode, keadaan.hari)


def menurut_laporan(b: BarisCapaian) -> tuple[str, ...]:
    return b.kewajiban, str(b.jatuh_tempo), str(b.terpenuhi), str(b.tepat_waktu), b.belum


def menurut_meja(b: Angka) -> tuple[str, ...]:
    d = b.dalam
    return tuple(map(str, (d.kewajiban, d.jatuh_tempo, d.terpenuhi, d.tepat_waktu, d.belum)))


@pytest.mark.parametrize("periode", TW, ids=str)
@pytest.mark.parametrize("benih", range(3))
def test_on_the_report_s_day_its_figures_are_the_desk_s(periode: Periode, benih: int) -> None:
    sumber = sebagian(benih)
    keadaan = KeadaanTriwulan(sumber, periode)
    hasil = capaian(sumber, keadaan)
    assert [menurut_meja(b) for b in hasil.komponen] == [menurut_laporan(b) for b in susun_tabel_komponen(keadaan)]
    assert menurut_meja(hasil.jumlah) == menurut_laporan(susun_jumlah(keadaan))
    unit = {b.nama: menurut_meja(b) for b in hasil.unit if b.dalam.kewajiban}
    assert unit == {b.nama: menurut_laporan(b) for b in susun_tabel_unit(keadaan)}


def test_the_quarters_of_every_line_add_up_to_its_year_and_the_lines_to_all() -> None:
    sumber = sebagian(7)
    hasil = capaian(sumber, KeadaanTriwulan(sumber, TW[1]))
    for b in (*hasil.komponen, *hasil.unit, hasil.jumlah):
        assert sum(h.jatuh_tempo for h in b.triwulan) == b.setahun.jatuh_tempo
        assert sum(h.terpenuhi for h in b.triwulan) == b.setahun.terpenuhi
        assert b.triwulan[1] == b.dalam
    for baris in (hasil.komponen, hasil.unit):
        assert sum(b.setahun.terpenuhi for b in baris) == hasil.jumlah.setahun.terpenuhi
    assert hasil.jumlah.setahun.jatuh_tempo == 121


def test_before_anything_fell_due_there_is_no_share() -> None:
    setahun = bahan().status(tahun().periode, tahun().periode.mulai)
    jumlah = hitung_capaian(tahun(), setahun, TW[0], tahun().periode.mulai).jumlah
    assert (jumlah.sampai.persen, jumlah.dalam.persen) == (None, 0.0)


def test_all_in_time_is_all() -> None:
    sumber = bahan(semua_bukti())
    jumlah = capaian(sumber, KeadaanTriwulan(sumber, TW[3])).jumlah
    assert [h.persen for h in (*jumlah.triwulan, jumlah.setahun)] == [100.0] * 5
