"""`zi capaian`: the same figures as `zi status`, as of any day, beside what issued reports say."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tata_usaha.kerja.capaian import PermintaanCapaian, lihat_capaian
from tata_usaha.kerja.lembar_capaian import lembar_capaian
from tests.conftest import Meja, data
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.kerja.test_tindak_lanjut_kantor import terbitkan
from tests.zi_model.terbit_uji import laporan
from zi_model.periode import Periode

HARI = ["2026-01-05", "2026-03-31", "2026-04-20", "2026-12-31"]


@pytest.fixture
def kantor(meja: Meja, jam: Callable[[str], None], tmp_path: Path) -> Meja:
    """Return an office in April 2026 that has handed in two proofs, the second of them late."""
    asal = tmp_path / "Laporan.pdf"
    asal.write_bytes(pdf())
    for saat, kode in (("2026-03-30T09:00+08:00", "2.1.3.1"), ("2026-04-18T09:00+08:00", "2.1.2.1")):
        jam(saat)
        assert meja.zi("bukti", "terima", kode, "2026-TW1", str(asal)).kode == 0
    jam("2026-04-20T09:00+08:00")
    return meja


@pytest.mark.parametrize("per", HARI)
@pytest.mark.parametrize(
    "periode",
    ["2026-TW1", pytest.param("2026-S1", marks=pytest.mark.tahan), pytest.param("2026", marks=pytest.mark.tahan)],
)
def test_its_figures_are_those_of_the_status(kantor: Meja, periode: str, per: str) -> None:
    capaian: Any = data(kantor.zi("capaian", periode, "--per", per, "--json"))
    status: Any = data(kantor.zi("status", periode, "--per", per, "--json"))
    sama = {
        "kewajiban": "jumlah",
        "jatuh_tempo": "jatuh_tempo",
        "terpenuhi": "terpenuhi",
        "persen": "persen",
        **{n: n for n in ("jatuh_tempo_sampai_per", "terpenuhi_sampai_per", "persen_sampai_per")},
    }
    for kita, mereka in [
        *zip(capaian["komponen"], status["komponen"], strict=True),
        (capaian["total"], status["total"]),
    ]:
        assert {n: kita[n] for n in sama} == {n: mereka[m] for n, m in sama.items()}


def test_a_quarter_tells_what_its_report_says_of_its_own_day(kantor: Meja) -> None:
    angka = {
        "angka.jatuh-tempo": "36",
        "angka.terpenuhi": "20",
        "angka.tepat-waktu": "18",
        "keadaan-sampai": "9 April 2026",
    }
    terbit = laporan("2026-TW1", "2026-04-10")
    terbitkan(kantor, type(terbit)(**{**vars(terbit), "isi": angka}))
    tren: Any = data(kantor.zi("capaian", "2026", "--json"))["tren"]
    assert tren[0]["menurut_laporan"] == {
        "jatuh_tempo": 36, "terpenuhi": 20, "tepat_waktu": 18, "persen": 55.56, "keadaan": "2026-04-09",
    }  # fmt: skip
    assert tren[0]["laporan"] == {"kunci": "sigi/2026-TW1/laporan-monev", "status": "SIAP_TTD"}
    assert (tren[0]["terpenuhi"], tren[0]["tepat_waktu"]) == (2, 1)
    assert [t["laporan"] for t in tren[1:]] == [None, None, None]
    layar = kantor.zi("capaian", "2026").out
    assert "20 dari 36" in layar
    assert "Menunggu tanda" in layar
    assert "Belum disusun" in layar
    batal = kantor.zi("outbox", "batal", "sigi/2026-TW1/laporan-monev", "--alasan", "digabung")
    assert batal.kode == 0, batal.err
    assert data(kantor.zi("capaian", "2026", "--json"))["tren"][0]["laporan"]["status"] == "BATAL"


def test_the_workbook_has_the_figures_and_each_obligation_and_is_the_same_each_time(
    kantor: Meja, tmp_path: Path
) -> None:
    tujuan = tmp_path / "capaian.xlsx"
    assert kantor.zi("capaian", "2026-TW1", "--xlsx", str(tujuan)).kode == 0
    keadaan = lihat_capaian(kantor.pengaturan, PermintaanCapaian("sigi", Periode.parse("2026-TW1")))
    assert tujuan.read_bytes() == lembar_capaian(keadaan)
    buku = openpyxl.load_workbook(io.BytesIO(tujuan.read_bytes()))
    assert buku.sheetnames == ["Capaian", "Per triwulan", "Tren", "Kewajiban"]
    assert [s.value for s in buku["Capaian"][buku["Capaian"].max_row]][:5] == [None, "Semua", 66, 36, 2]
    assert buku["Kewajiban"].max_row == 3 + len(keadaan.kewajiban)


def test_without_a_period_it_is_the_running_quarter_as_of_today(kantor: Meja) -> None:
    isi: Any = data(kantor.zi("capaian", "--json"))
    assert (isi["periode"], isi["per"]) == ("2026-TW2", "2026-04-20")


def test_a_report_that_was_cancelled_is_told_so_until_there_is_another(kantor: Meja) -> None:
    def tren() -> str:
        return lihat_capaian(kantor.pengaturan, PermintaanCapaian("sigi", Periode.parse("2026-TW1"))).tren[0].status

    buat = ("naskah", "buat", "laporan-monev", "--periode", "2026-TW1")
    assert tren() == "Belum disusun"
    assert kantor.zi(*buat).kode == 0
    assert tren() == "Konsep"
    assert kantor.zi("outbox", "batal", "sigi/2026-TW1/laporan-monev", "--alasan", "salah periode").kode == 0
    assert tren() == "Batal"
