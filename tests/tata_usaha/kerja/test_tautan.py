"""Signed letters become evidence by what people command, are proved to be, and come back when they are lost."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.cadangan import cadangkan
from tata_usaha.agenda.skema import naskah, tautan_naskah
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.daur import PermintaanAlasan, PermintaanTtd, lepas_naskah, tandatangani_naskah
from tata_usaha.kerja.periksa import PermintaanPeriksa, periksa
from tata_usaha.kerja.pulihkan import pulihkan
from tata_usaha.kerja.tautan import taruh_lagi
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.outbox.meja_bukti import HARI, PPID, SAAT, UNDANGAN, UPG, MejaBukti, nama
from zi_model.daur_naskah import StatusNaskah
from zi_model.status import StatusKewajiban

SARI = Pelaku("Sari")
SALINAN = "Keputusan Tim PPID 2026 (ditandatangani).pdf"


@pytest.fixture
def meja(tmp_path: Path, url_agenda_tahan: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[MejaBukti]:
    with buka(url_agenda_tahan) as basis:
        satu = MejaBukti(tmp_path, basis)
        monkeypatch.setattr(waktu, "sekarang", lambda zona=SAAT.tzinfo: satu.saat.astimezone(zona))
        yield satu


def tulis(meja: MejaBukti) -> None:
    """Do what any command does that writes."""
    with buka_tulis(meja.atur, SARI):
        pass


def kode(meja: MejaBukti) -> list[str]:
    """Return the codes of what `zi periksa` finds wrong."""
    return [str(m.kode) for m in periksa(meja.atur, PermintaanPeriksa("sigi")).masalah]


def jalankan(meja: MejaBukti, *perintah: sa.UpdateBase) -> None:
    with meja.basis.transaksi("sigi") as sambungan:
        for satu in perintah:
            sambungan.execute(satu)


def test_signing_answers_with_what_the_letter_proves_and_where_its_copy_lies(meja: MejaBukti) -> None:
    meja.siapkan()
    hasil = tandatangani_naskah(meja.atur, SARI, PermintaanTtd("sigi", PPID, meja.pindaian(), HARI))

    assert hasil.bukti is not None
    assert (hasil.bukti.name, hasil.bukti.exists(), hasil.bukti_belum) == (SALINAN, True, "")
    assert hasil.sebagai_data()["membuktikan"] == [
        {"kode": "2.3.1.1", "periode": "2026", "jenis": ["keputusan", "rencana aksi"]}
    ]
    assert (hasil.entri, kode(meja)) == (meja.entri(), [])

    lagi = tandatangani_naskah(meja.atur, SARI, PermintaanTtd("sigi", PPID, meja.pindaian(), HARI))
    assert (lagi.berubah, lagi.bukti) == (False, hasil.bukti)


def test_letting_go_takes_our_copy_out_and_names_those_of_others(meja: MejaBukti) -> None:
    meja.siapkan()
    salinan = tandatangani_naskah(meja.atur, SARI, PermintaanTtd("sigi", PPID, meja.pindaian(), HARI)).bukti
    assert salinan is not None
    orang = salinan.with_name("scan.pdf")
    orang.write_bytes(salinan.read_bytes())
    meja.pindai()

    hasil = lepas_naskah(meja.atur, SARI, PermintaanAlasan("sigi", PPID, "salah pindaian"))

    assert (hasil.ditarik, hasil.masih_di_bukti) == (salinan, (orang,))
    assert nama(meja.isi_bukti()) == ["scan.pdf"]
    assert (hasil.entri, kode(meja)) == (meja.entri(), [])


def test_letters_signed_under_an_earlier_version_are_linked_by_the_next_command_that_writes(meja: MejaBukti) -> None:
    """From the moment on at which they were signed; one that proves nothing is looked at once."""
    for kunci, judul in ((PPID, "Keputusan Tim PPID 2026"), (UPG, "Keputusan Tim UPG 2026"), (UNDANGAN, "Undangan")):
        meja.siapkan(kunci, judul)
        meja.tandatangani(kunci)
    assert kode(meja) == ["K12", "K12"]
    meja.hari(7, 1)

    tulis(meja)

    assert nama(meja.isi_bukti()) == [SALINAN, "Keputusan Tim UPG 2026 (ditandatangani).pdf"]
    assert meja.status().lengkap_pada == HARI
    assert (meja.entri(UNDANGAN).berkas_bukti, kode(meja), meja.keluhan()) == ("", [], [])
    sebelum = meja.isi_bukti(), meja.peristiwa()
    tulis(meja)
    assert (meja.isi_bukti(), meja.peristiwa()) == sebelum


def test_a_plan_with_mistakes_keeps_no_letter_from_being_signed(
    meja: MejaBukti, caplog: pytest.LogCaptureFixture
) -> None:
    atur = dataclasses.replace(meja.atur, plan=Path(shutil.copytree(meja.atur.plan, meja.folder / "plan")))
    rusak = atur.plan / "sigi" / "rencana-aksi-2026.yaml"
    isi = rusak.read_text(encoding="utf-8")
    rusak.write_text(isi.replace("\ntahun: 2026", "\ntahun: dua ribu"), encoding="utf-8")
    meja.siapkan()

    hasil = tandatangani_naskah(atur, SARI, PermintaanTtd("sigi", PPID, meja.pindaian(), HARI))

    assert (hasil.entri.status, hasil.bukti) == (StatusNaskah.DITANDATANGANI, None)
    assert "kesalahan" in hasil.bukti_belum
    assert f"Folder bukti belum sesuai dengan {PPID}" in caplog.text
    rusak.write_text(isi, encoding="utf-8")
    with buka_tulis(atur, SARI):
        pass
    assert nama(meja.isi_bukti()) == [SALINAN]


@pytest.mark.tahan
def test_a_run_lays_a_copy_again_that_somebody_took_away(meja: MejaBukti) -> None:
    salinan = meja.akar / str(meja.selesai().salinan)
    (salinan.parent / "BACA-SAYA.txt").write_text("x")
    salinan.unlink()
    assert kode(meja) == ["K10"]

    assert taruh_lagi(meja.atur, meja.basis, "sigi", meja.saat) == []

    assert (salinan.read_bytes(), kode(meja)) == (pdf("tim-ppid.pdf"), [])


@pytest.mark.tahan
def test_a_run_lays_a_copy_beside_one_that_somebody_changed(meja: MejaBukti) -> None:
    meja.selesai()
    _ubah_salinan(meja)
    meja.pindai()

    taruh_lagi(meja.atur, meja.basis, "sigi", meja.saat)

    assert nama(meja.isi_bukti()) == ["Keputusan Tim PPID 2026 (ditandatangani) (2).pdf", SALINAN]
    assert meja.keluhan() == []


@pytest.mark.tahan
def test_a_letter_that_the_plan_did_not_name_is_looked_at_again_by_the_next_run(meja: MejaBukti) -> None:
    meja.selesai()
    jalankan(meja, sa.update(naskah).values(berkas_bukti=""), sa.delete(tautan_naskah))

    taruh_lagi(meja.atur, meja.basis, "sigi", meja.saat)

    assert (nama(meja.isi_bukti()), meja.keluhan()) == ([SALINAN], [])


Rusakkan = Callable[[MejaBukti], object]


def _ubah_salinan(meja: MejaBukti) -> None:
    salinan = meja.akar / str(meja.entri().berkas_bukti)
    salinan.chmod(0o644)
    salinan.write_bytes(b"diubah")


KERUSAKAN: dict[str, tuple[Rusakkan, str]] = {
    "salinan diubah": (_ubah_salinan, "K10"),
    "folder hilang": (lambda m: shutil.rmtree(m.akar), "K07"),
    "tautan dihapus": (lambda m: jalankan(m, sa.delete(tautan_naskah)), "K12"),
    "kunci tautan diubah": (lambda m: jalankan(m, sa.update(tautan_naskah).values(kunci="sigi/2026/x")), "K11"),
    "belum ditaruh": (lambda m: jalankan(m, sa.update(naskah).values(berkas_bukti=None)), "K12"),
    "dianggap tidak membuktikan": (
        lambda m: jalankan(m, sa.update(naskah).values(berkas_bukti=""), sa.delete(tautan_naskah)),
        "K12",
    ),
}


@pytest.mark.parametrize(
    "nama_rusak",
    ["salinan diubah", *(pytest.param(r, marks=pytest.mark.tahan) for r in KERUSAKAN if r != "salinan diubah")],
)
def test_every_fault_of_copies_and_links_is_found(meja: MejaBukti, nama_rusak: str) -> None:
    rusakkan, seharusnya = KERUSAKAN[nama_rusak]
    meja.selesai()
    assert meja.keluhan() == []

    rusakkan(meja)

    assert seharusnya in [str(m.kode) for m in meja.keluhan()]


@pytest.mark.parametrize(
    "nama_rusak",
    [
        "tautan dihapus",
        pytest.param("kunci tautan diubah", marks=pytest.mark.tahan),
        pytest.param("dianggap tidak membuktikan", marks=pytest.mark.tahan),
    ],
)
def test_lost_links_are_found_again_from_letters_and_plan(meja: MejaBukti, nama_rusak: str) -> None:
    meja.selesai()
    meja.pindai()
    tautan, status = meja.tautan(), meja.status()
    KERUSAKAN[nama_rusak][0](meja)
    rencana = pulihkan(meja.atur, SARI)
    assert rencana.perlu

    hasil = pulihkan(meja.atur, SARI, lakukan=True)

    assert hasil.tindakan == rencana.tindakan
    assert (meja.tautan(), meja.status()) == (tautan, status)
    assert nama(meja.isi_bukti()) == [SALINAN]
    assert (kode(meja), meja.keluhan(), pulihkan(meja.atur, SARI).perlu) == ([], [], False)


@pytest.mark.tahan
@pytest.mark.parametrize("salinan", ["dengan salinan", "tanpa salinan"])
def test_a_register_that_is_lost_brings_its_links_back(
    tmp_path: Path, salinan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a copy; with none the letter is signed again, and nothing lies there twice."""
    alamat = f"sqlite:///{tmp_path}/agenda.sqlite3"
    monkeypatch.setattr(waktu, "sekarang", lambda zona=SAAT.tzinfo: SAAT.astimezone(zona))
    with buka(alamat) as basis:
        meja = MejaBukti(tmp_path, basis)
        meja.selesai()
        if salinan == "dengan salinan":
            cadangkan(basis.mesin, meja.atur.folder_cadangan, HARI)
        atur = meja.atur
    (tmp_path / "agenda.sqlite3").unlink()

    hasil = pulihkan(atur, SARI, lakukan=True)

    with buka(alamat) as basis:
        meja = MejaBukti(tmp_path, basis)
        if salinan == "tanpa salinan":  # these files are no Word files, so no letter is found in them
            assert not hasil.perlu
            meja.siapkan()
            tandatangani_naskah(atur, SARI, PermintaanTtd("sigi", PPID, meja.pindaian("tim-ppid.pdf"), HARI))
        assert meja.status().status is StatusKewajiban.LENGKAP
        assert nama(meja.isi_bukti()) == [SALINAN]
        assert meja.tautan() == [("2.3.1.1", "2026", "keputusan; rencana aksi", True)]
