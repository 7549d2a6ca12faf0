"""A decree that stands is not drafted again, and of a row that misses only its copy that is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.zi_model.bahan_sigi import bahan, berkas, kantor, tahun
from zi_model.daur_naskah import StatusNaskah
from zi_model.keputusan_terbit import KeputusanTerbit, keputusan_dikenal, keputusan_terbit
from zi_model.mengapa import mengapa
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.surat.nota_dinas import IsiNotaDinas, susun_nota_dinas
from zi_model.periode import Periode
from zi_model.status import HasilStatus
from zi_model.terbit import NaskahTerbit

TAHUN = Periode.parse("2026")
HARI = dt.date(2026, 2, 10)
UPG = NaskahTerbit(
    "sigi/2026/keputusan/tim-upg", "keputusan", TAHUN, StatusNaskah.DITANDATANGANI, "21", dt.date(2026, 1, 28)
)


def satu(kode: str, per: dt.date = dt.date(2026, 4, 1)) -> HasilStatus:
    return next(h for h in bahan().status(TAHUN, per) if h.kewajiban.kode == kode)


def test_the_plan_s_own_decree_and_the_one_that_it_cites_stand() -> None:
    assert keputusan_dikenal(tahun()) == {
        "keputusan/tim-zi": KeputusanTerbit("10", 2026),
        "keputusan/rencana-aksi": KeputusanTerbit("12", 2026, dt.date(2026, 1, 21)),
    }


@pytest.mark.parametrize(
    ("status", "berlaku"),
    [(StatusNaskah.SIAP_TTD, False), (StatusNaskah.DITANDATANGANI, True), (StatusNaskah.DIARSIPKAN, True)],
)
def test_of_the_register_only_what_is_signed_is_a_decree(status: StatusNaskah, berlaku: bool) -> None:
    assert ("keputusan/tim-upg" in keputusan_terbit(tahun(), [replace(UPG, status=status)])) is berlaku


def test_a_decree_of_another_year_is_not_this_year_s() -> None:
    lama = kantor().hukum["kep-tim-zi"].model_copy(update={"tahun": 2025})
    milik = tahun(replace(kantor(), hukum={**kantor().hukum, "kep-tim-zi": lama}))
    assert set(keputusan_terbit(milik, [replace(UPG, periode=Periode.parse("2025"))])) == {"keputusan/rencana-aksi"}


def test_the_run_drafts_what_is_still_owed_and_no_second_decree() -> None:
    kunci = {str(n.kunci) for n in susun_naskah(bahan(), JenisAlur.KEPUTUSAN, TAHUN, Bagian.SEMUA, None, HARI)}
    assert not {"sigi/2026/keputusan/tim-zi", "sigi/2026/keputusan/rencana-aksi"} & kunci
    assert {"sigi/2026/keputusan/tim-upg", "sigi/2026/pakta-integritas/tim-zi"} <= kunci  # pledges nobody knows of


def test_who_names_a_decree_gets_it_all_the_same() -> None:
    naskah = susun_naskah(bahan(), JenisAlur.KEPUTUSAN, TAHUN, Bagian.SEMUA, "tim-zi", HARI)
    assert "sigi/2026/keputusan/tim-zi" in {str(n.kunci) for n in naskah}


def test_of_a_decree_that_stands_only_the_copy_is_missing() -> None:
    assert satu("1.2.1.1").alasan == (
        "Keputusannya sudah ditetapkan (Nomor 12 Tahun 2026); salinannya belum ada di folder bukti; "
        "batas 28 Februari 2026 sudah lewat."
    )
    assert satu("1.1.1.1").sebut_kurang == "salinan Keputusan Nomor 10 Tahun 2026 dan pakta integritas"
    assert satu("1.4.2.1").alasan == "Belum ada keputusan; batas 28 Februari 2026 sudah lewat."


def test_why_it_is_so_names_the_copy_too() -> None:
    _, kurang = mengapa(satu("1.2.1.1"), kantor().zona)
    assert kurang.startswith("Salinan Keputusan Nomor 12 Tahun 2026: belum ada. Jenis berkas yang diterima: ")


def test_before_its_day_a_decree_does_not_stand() -> None:
    assert "sudah ditetapkan" not in satu("1.2.1.1", dt.date(2026, 1, 20)).alasan
    assert "sudah ditetapkan" in satu("1.2.1.1", dt.date(2026, 1, 21)).alasan


def test_with_the_copy_nothing_is_said_of_it() -> None:
    ada = bahan([berkas("1.2.1.1", TAHUN, "Keputusan Nomor 12.pdf", "2026-02-03")])
    (hasil,) = [h for h in ada.status(TAHUN, dt.date(2026, 4, 1)) if h.kewajiban.kode == "1.2.1.1"]
    assert (hasil.keputusan, hasil.sebut_kurang) == (None, "")


def test_the_reminder_says_the_same() -> None:
    kurang = [
        b.kurang
        for nota in susun_nota_dinas(bahan(), Periode.parse("2026-03"))
        if isinstance(nota.isi, IsiNotaDinas)
        for d in nota.isi.daftar
        for b in d.baris
        if b.kode == "1.2.1.1"
    ]
    assert kurang == ["salinan Keputusan Nomor 12 Tahun 2026"]
