"""A run over many offices, plainly: each gets its letters, one that is broken stops only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.cadangan import salinan_terbaru
from tata_usaha.dasar.galat import GalatBasisData, GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.banyak_kantor import kerjakan_banyak
from tata_usaha.kerja.buka_agenda import cadangkan_register
from tata_usaha.kerja.pilih_kantor import bagi, pilih_kantor
from tata_usaha.kerja.satu_kantor import HasilKantor, kerjakan_kantor, periksa_alur
from tests.kantor_banyak import SE_PROVINSI, KantorUji, buat_kantor
from zi_model.daur_naskah import Tindakan


def diam(_: HasilKantor) -> None:
    """Tell nobody."""


@pytest.fixture
def atur(tmp_path: Path) -> Pengaturan:
    nama = ("plan", "bukti", "outbox")
    return Pengaturan.dari_lingkungan({f"ZI_{n.upper()}": str(tmp_path / n) for n in nama})


def test_a_broken_office_stops_only_itself_and_a_second_run_changes_nothing(atur: Pengaturan) -> None:
    kantor = [k.kode for k in buat_kantor(atur.plan, 2, rusak=0)]
    pertama = kerjakan_banyak(atur, "semesteran", kantor, "2026-S1", diam)
    assert [h.satker for h in pertama] == kantor
    assert [h.beres for h in pertama] == [False, True], pertama
    assert "satker.yaml" in pertama[0].masalah
    assert pertama[1].berubah == pertama[1].naskah > 0
    assert pertama[1].capaian is not None
    assert pertama[1].terlambat == pertama[1].capaian.jatuh_tempo > 0, "nobody has laid any evidence"
    lagi = kerjakan_banyak(atur, "semesteran", kantor, "2026-S1", diam)
    assert [set(h.hitungan) for h in lagi] == [set(), {Tindakan.TETAP}]
    with buka(atur.database) as basis, basis.baca() as sambungan:
        assert {e.kunci.split("/")[0] for e in buku.semua(sambungan)} == {kantor[1]}


def test_the_register_is_copied_once_when_all_offices_are_done_and_a_lost_one_is_refused(atur: Pengaturan) -> None:
    (kantor,) = (k.kode for k in buat_kantor(atur.plan, 1))
    kerjakan_banyak(atur, "semesteran", [kantor], "2026-S1", diam)
    assert salinan_terbaru(atur.folder_cadangan) is None
    cadangkan_register(atur)
    assert salinan_terbaru(atur.folder_cadangan) is not None
    assert atur.berkas_database is not None
    atur.berkas_database.unlink()
    with pytest.raises(GalatBasisData, match="salinannya"):
        kerjakan_banyak(atur, "semesteran", [kantor], "2026-S1", diam)


def test_whoever_wants_it_to_end_ends_it_after_the_office_at_hand(atur: Pengaturan) -> None:
    kantor = [k.kode for k in buat_kantor(atur.plan, 3, rusak=0)]
    selesai: list[HasilKantor] = []
    kerjakan_banyak(atur, "semesteran", kantor, "2026-S1", selesai.append, lambda: bool(selesai))
    assert [h.satker for h in selesai] == kantor[:1]


def test_a_kind_of_run_or_a_period_that_cannot_be_is_refused() -> None:
    for alur, periode in (("keputusan", "2026"), ("pagi", "2026-01"), ("triwulanan", "2026-S1")):
        with pytest.raises(GalatPemakaian):
            periksa_alur(alur, periode)


def test_offices_are_chosen_by_province_or_by_name(atur: Pengaturan) -> None:
    """One whose file cannot be read belongs to no province, and to all offices; names that are none are refused."""
    kantor = buat_kantor(atur.plan, SE_PROVINSI + 2)
    (atur.plan / kantor[-1].kode / "satker.yaml").write_text("kode_wilayah: apa", encoding="utf-8")
    assert pilih_kantor(atur, "11").kantor == _kode(kantor[:SE_PROVINSI])
    assert pilih_kantor(atur, "12").kantor == _kode(kantor[-2:-1])
    semua = pilih_kantor(atur)
    assert set(semua.kantor) == {k.kode for k in kantor}
    assert set(semua.menurut_provinsi) == {"", "11", "12"}
    assert pilih_kantor(atur, satker=[kantor[3].kode]).kantor == (kantor[3].kode,)
    with pytest.raises(GalatPemakaian, match="Tidak ada satker"):
        pilih_kantor(atur, satker=["tidak-ada"])
    with pytest.raises(GalatPemakaian, match="Tidak ada kantor"):
        pilih_kantor(atur, "99")


def test_shares_are_of_one_size_and_hold_every_office_once() -> None:
    kantor = [str(ke) for ke in range(553)]
    pecahan = bagi(kantor)
    assert [k for satu in pecahan for k in satu] == kantor
    assert {len(satu) for satu in pecahan} <= {46, 47}
    assert bagi(kantor[:3]) == [("0", "1", "2")]


def test_without_a_period_what_is_due_by_today_is_done(atur: Pengaturan) -> None:
    """Of one kind of run only, or in the morning of all; what is due today too, for it has no run of its own."""
    import datetime as dt

    from tata_usaha.dasar.pelaku import Pelaku

    (kantor,) = (k.kode for k in buat_kantor(atur.plan, 1))
    saat = dt.datetime(2026, 7, 1, 1, tzinfo=dt.UTC)  # the first working day after the first half-year
    setengah = kerjakan_kantor(atur, "semesteran", kantor, "", saat, Pelaku("uji"))
    assert set(setengah.hitungan) == {Tindakan.BARU}, setengah
    with buka(atur.database) as basis, basis.baca() as sambungan:
        assert all("/2026-S1/" in e.kunci for e in buku.semua(sambungan))


def _kode(kantor: list[KantorUji]) -> tuple[str, ...]:
    return tuple(
        sorted((k.kode for k in kantor), key=lambda kode: next(x.kode_wilayah for x in kantor if x.kode == kode))
    )
