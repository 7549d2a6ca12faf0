"""A signed letter lies once in the evidence folder and counts for all that it proves, until it is let go or revoked."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.bukti import arsip_bukti
from tata_usaha.bukti.arsip_bukti import arsipkan
from tata_usaha.dasar import berkas
from tata_usaha.outbox.batal import Pencabutan, batalkan
from tata_usaha.outbox.salinan_bukti import salinan_di_bukti, tarik
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.outbox.meja_bukti import PPID, SAAT, SOP, UNDANGAN, UPG, MejaBukti, nama
from tests.tata_usaha.pdf_berteks import pdf_berteks
from zi_model.bukti import AturanHitung
from zi_model.daur_naskah import StatusNaskah
from zi_model.status import StatusKewajiban
from zi_model.tautan_naskah import DILEPAS

SALINAN = "Keputusan Tim PPID 2026 (ditandatangani).pdf"
LENGKAP, TERLAMBAT = StatusKewajiban.LENGKAP, StatusKewajiban.TERLAMBAT


@pytest.fixture
def meja_dua(tmp_path: Path, url_agenda: str) -> Iterator[MejaBukti]:
    """Give a desk on each database."""
    with buka(url_agenda) as basis:
        yield MejaBukti(tmp_path, basis)


@pytest.fixture
def meja(tmp_path: Path, url_agenda_tahan: str) -> Iterator[MejaBukti]:
    with buka(url_agenda_tahan) as basis:
        yield MejaBukti(tmp_path, basis)


def test_one_copy_lies_in_the_rows_folder_byte_for_byte_and_both_its_proofs_are_there(meja_dua: MejaBukti) -> None:
    meja = meja_dua
    meja.siapkan()
    ttd = meja.tandatangani()

    hasil = meja.tautkan()

    assert meja.isi_bukti() == [hasil.salinan]
    assert hasil.salinan is not None
    assert hasil.salinan.split("/")[2].startswith("2.3.1.1 ")
    assert nama([hasil.salinan]) == [SALINAN]
    tempat = meja.akar / hasil.salinan
    assert tempat.read_bytes() == ttd.salinan.read_bytes() == pdf("tim-ppid.pdf")
    assert tempat.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) == 0
    assert meja.tautan() == [("2.3.1.1", "2026", "keputusan; rencana aksi", True)]
    assert (meja.entri().berkas_bukti, meja.peristiwa()) == (hasil.salinan, ["DITANDATANGANI", "DITAUTKAN"])
    status = meja.status()
    assert (status.status, len(status.dihitung)) == (LENGKAP, 2)
    assert set(status.aturan) == {AturanHitung.NASKAH}
    assert status.dihitung[0][1].diterima == SAAT


def test_done_again_nothing_changes(meja: MejaBukti) -> None:
    meja.selesai()
    sebelum = meja.isi_bukti(), meja.peristiwa(), meja.tautan(), meja.entri()

    assert not meja.tautkan().baru
    assert (meja.isi_bukti(), meja.peristiwa(), meja.tautan(), meja.entri()) == sebelum


def test_a_letter_that_proves_nothing_is_looked_at_once(meja: MejaBukti) -> None:
    meja.siapkan(UNDANGAN, "Undangan")
    meja.tandatangani(UNDANGAN)

    assert meja.tautkan(UNDANGAN).salinan == ""
    assert (meja.entri(UNDANGAN).berkas_bukti, meja.akar.exists()) == ("", False)
    meja.lepas(UNDANGAN)
    assert meja.entri(UNDANGAN).berkas_bukti is None, "another scan of it is looked at anew"


@pytest.mark.tahan
def test_a_letter_that_is_not_signed_gets_no_copy(meja: MejaBukti) -> None:
    meja.siapkan()
    assert meja.tautkan().salinan is None
    assert not meja.akar.exists()


def test_a_persons_own_copy_is_the_same_evidence_and_nothing_to_complain_of(meja: MejaBukti) -> None:
    meja.selesai()
    folder = (meja.akar / str(meja.entri().berkas_bukti)).parent
    (folder / "scan0001.pdf").write_bytes(pdf("tim-ppid.pdf"))

    pindaian = meja.pindai()

    assert {b.naskah for b in pindaian.bukti} == {PPID}
    assert pindaian.masalah == []


def test_nothing_is_remarked_about_the_text_of_a_letter_of_our_own(meja: MejaBukti) -> None:
    """As a person's file it would be: it names another office, and last year."""
    isi = pdf_berteks(["KOMISI PEMILIHAN UMUM KABUPATEN DONGGALA", "KEPUTUSAN TAHUN 2025", "TENTANG TIM PPID"])
    meja.siapkan()
    meja.tandatangani(asal=meja.pindaian("scan.pdf", isi))
    folder = (meja.akar / str(meja.tautkan().salinan)).parent
    (folder / "lain.pdf").write_bytes(isi.replace(b"TIM PPID", b"TIM PPIX"))

    pindaian = meja.pindai()

    assert [(b.nama, bool(b.catatan)) for b in pindaian.bukti] == [(SALINAN, False), ("lain.pdf", True)]
    assert {m.letak.berkas.rsplit("/", 1)[-1] for m in pindaian.masalah} == {"lain.pdf"}


def test_a_copy_in_the_folder_of_a_row_that_the_letter_does_not_prove_is_told_as_before(meja: MejaBukti) -> None:
    meja.selesai()
    meja.selesai(UPG, "Keputusan Tim UPG 2026")
    folder = (meja.akar / str(meja.entri(UPG).berkas_bukti)).parent
    (folder / "scan0001.pdf").write_bytes(pdf("tim-ppid.pdf"))

    pindaian = meja.pindai()

    assert [str(m.kode) for m in pindaian.masalah] == ["B03"]
    assert {(b.nama, b.naskah) for b in pindaian.bukti if b.kode == "5.1.2.1"} == {
        ("scan0001.pdf", ""),
        ("Keputusan Tim UPG 2026 (ditandatangani).pdf", UPG),
    }


@pytest.mark.tahan
def test_a_photo_of_a_signed_sop_is_no_wrong_kind_of_file(meja: MejaBukti) -> None:
    from PIL import Image

    meja.siapkan(SOP, "SOP Pengaduan")
    foto = meja.folder / "IMG_1.png"
    Image.new("RGB", (30, 40), "white").save(foto)
    meja.tandatangani(SOP, foto)
    meja.tautkan(SOP)

    assert meja.pindai().masalah == []
    assert [str(k) for k in meja.status("5.3.2.1").kurang] == ["laporan"]


@pytest.mark.tahan
def test_a_name_that_is_taken_is_left_to_whoever_has_it(meja: MejaBukti) -> None:
    salinan = meja.akar / str(meja.selesai().salinan)
    salinan.chmod(0o644)
    salinan.write_bytes(b"milik orang")

    kedua = meja.tautkan().salinan

    assert (nama([str(kedua)]), salinan.read_bytes()) == (
        ["Keputusan Tim PPID 2026 (ditandatangani) (2).pdf"],
        b"milik orang",
    )


def test_a_copy_that_somebody_took_away_is_laid_again_and_the_days_between_are_kept(meja: MejaBukti) -> None:
    salinan = meja.akar / str(meja.selesai().salinan)
    meja.pindai()
    salinan.unlink()
    (salinan.parent / "BACA-SAYA.txt").write_text("x")
    meja.hari(3, 1)
    assert meja.status().status is TERLAMBAT

    assert meja.tautkan().baru is False  # the register says the same: only the file was gone
    assert salinan.exists()
    assert meja.status().lengkap_pada == SAAT.date()


@pytest.mark.tahan
def test_a_copy_that_somebody_moved_within_the_folder_is_not_laid_twice(meja: MejaBukti) -> None:
    salinan = meja.akar / str(meja.selesai().salinan)
    pindah = salinan.parent / "sudah dicek" / "SK.pdf"
    pindah.parent.mkdir()
    salinan.rename(pindah)
    meja.pindai()

    meja.tautkan()

    assert nama(meja.isi_bukti()) == ["SK.pdf"]
    with meja.basis.baca() as sambungan:
        assert salinan_di_bukti(meja.akar, sambungan, meja.entri())


@pytest.mark.tahan
def test_a_long_name_is_cut_so_that_windows_can_open_it(meja: MejaBukti) -> None:
    panjang = "Keputusan tentang Pembentukan Tim " + "Pejabat Pengelola Informasi dan Dokumentasi " * 3
    meja.siapkan(nama=f"{panjang}Triwulan II 2026")
    meja.tandatangani()

    salinan = str(meja.tautkan().salinan)

    assert len(f"sigi/{salinan}") <= 180
    assert salinan.endswith(" Triwulan II 2026 (ditandatangani).pdf"), "of two quarters each keeps its own"


def test_where_the_evidence_folder_is_out_of_reach_the_letter_is_signed_and_the_copy_comes_later(
    meja: MejaBukti,
) -> None:
    meja.selesai(UPG, "Keputusan Tim UPG 2026")
    meja.pindai()  # the register knows a file of the year
    shutil.move(meja.bukti, meja.folder / "lepas")
    meja.siapkan()
    meja.tandatangani()

    hasil = meja.tautkan()

    assert (hasil.salinan, "tidak ada" in hasil.belum) == (None, True)
    assert (meja.entri().status, meja.entri().berkas_bukti) == (StatusNaskah.DITANDATANGANI, None)
    assert not meja.bukti.exists()
    shutil.move(meja.folder / "lepas", meja.bukti)
    assert meja.tautkan().salinan is not None
    assert meja.status().status is LENGKAP


@pytest.mark.tahan
def test_a_disk_that_refuses_leaves_the_letter_signed_and_says_why(
    meja: MejaBukti, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja.siapkan()
    meja.tandatangani()

    def penuh(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(berkas, "pindahkan", penuh)
    hasil = meja.tautkan()
    monkeypatch.undo()

    assert (hasil.salinan, "disk penuh" in hasil.belum) == (None, True)
    assert meja.tautkan().salinan is not None


@pytest.mark.tahan
def test_a_year_that_was_archived_gets_no_folder_again(meja: MejaBukti) -> None:
    meja.selesai(UPG, "Keputusan Tim UPG 2026")
    meja.pindai()
    arsipkan(meja.basis, "sigi", 2026, SAAT, batal=False)
    shutil.rmtree(meja.akar)
    meja.siapkan()
    meja.tandatangani()

    assert meja.tautkan().belum == "folder bukti tahun 2026 sudah diarsipkan"
    assert not meja.akar.exists()


@pytest.mark.tahan
def test_a_signed_copy_that_is_gone_or_changed_is_not_laid(meja: MejaBukti) -> None:
    meja.siapkan()
    salinan = meja.tandatangani().salinan
    salinan.chmod(0o644)
    salinan.write_bytes(b"lain")
    assert "bukan lagi yang dicatat" in meja.tautkan().belum
    salinan.unlink()
    assert "tidak ada" in meja.tautkan().belum
    assert not meja.akar.exists() or meja.isi_bukti() == []


def test_a_wrong_scan_that_is_let_go_proves_nothing_any_more_and_is_kept(meja_dua: MejaBukti) -> None:
    meja = meja_dua
    meja.selesai()
    meja.pindai()
    meja.hari(3, 10)

    meja.lepas()
    sebelum_ditarik = meja.status()
    hasil = meja.tarik()

    assert [b.alasan_ditolak for b in sebelum_ditarik.ditolak] == [DILEPAS]
    assert (hasil.baru, meja.isi_bukti()) == (True, [])
    assert meja.riwayat() == ["Keputusan Tim PPID 2026 (ditandatangani) (dilepas).pdf"]
    assert meja.tautan() == [("2.3.1.1", "2026", "keputusan; rencana aksi", False)]
    assert meja.entri().berkas_bukti is None
    meja.hari(3, 15)
    assert meja.status().status is TERLAMBAT
    assert meja.status(per=dt.date(2026, 3, 9)).status is LENGKAP
    assert meja.status(per=dt.date(2026, 3, 12)).dihitung == ()


def test_the_only_file_of_a_year_that_is_taken_away_leaves_no_folder_that_seems_out_of_reach(meja: MejaBukti) -> None:
    """Also when the command that took it was killed right after."""
    salinan = meja.akar / str(meja.selesai().salinan)
    meja.pindai()
    meja.hari(3, 10)
    meja.lepas()
    salinan.unlink()

    assert meja.tarik().baru

    assert meja.status().status is TERLAMBAT
    assert meja.status(per=dt.date(2026, 3, 9)).status is LENGKAP


def test_another_scan_takes_the_place_of_the_one_that_was_let_go_also_when_nobody_took_that_away(
    meja: MejaBukti,
) -> None:
    pertama = meja.akar / str(meja.selesai().salinan)
    meja.hari(3, 10)
    meja.lepas()
    meja.tandatangani(asal=meja.pindaian("benar.pdf"))

    kedua = meja.akar / str(meja.tautkan().salinan)

    assert (kedua, kedua.read_bytes(), len(meja.isi_bukti())) == (pertama, pdf("benar.pdf"), 1)
    assert meja.riwayat() == ["Keputusan Tim PPID 2026 (ditandatangani) (dilepas).pdf"]
    assert [satu[3] for satu in meja.tautan()] == [False, True]


@pytest.mark.tahan
def test_the_same_scan_signed_again_needs_no_new_copy(meja: MejaBukti) -> None:
    salinan = meja.selesai().salinan
    berkas_itu = (meja.akar / str(salinan)).stat().st_ino
    meja.pindai()
    meja.hari(3, 10)
    meja.lepas()
    meja.hari(3, 11)
    meja.tandatangani()

    assert meja.tautkan().salinan == salinan
    assert nama(meja.isi_bukti()) == [SALINAN]
    assert (meja.akar / str(salinan)).stat().st_ino == berkas_itu, "it was not even laid anew"
    assert meja.status().status is LENGKAP


@pytest.mark.tahan
def test_a_wrong_scan_whose_copy_beside_the_letter_is_gone_is_kept_from_the_evidence_folder(meja: MejaBukti) -> None:
    meja.selesai()
    (meja.outbox / str(meja.entri().berkas_ttd)).unlink()
    meja.hari(3, 10)
    meja.lepas()
    assert meja.riwayat() == []

    meja.tarik()

    assert meja.riwayat() == ["Keputusan Tim PPID 2026 (ditandatangani) (dilepas).pdf"]
    (disimpan,) = meja.outbox.rglob("riwayat/*")
    assert disimpan.read_bytes() == pdf("tim-ppid.pdf")


@pytest.mark.tahan
def test_whoever_comes_late_neither_lays_the_copy_of_a_letter_that_was_let_go_nor_takes_that_of_one_signed_again(
    meja: MejaBukti, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja.siapkan()
    meja.tandatangani()
    asli = arsip_bukti.tolak_folder_hilang

    def orang_lain_melepas(*args: Any) -> None:
        monkeypatch.undo()
        meja.hari(2, 4)
        meja.lepas()
        asli(*args)

    monkeypatch.setattr(arsip_bukti, "tolak_folder_hilang", orang_lain_melepas)
    assert "baru saja berubah" in meja.tautkan().belum
    assert not meja.akar.exists()

    meja.tandatangani()
    meja.tautkan()
    meja.hari(2, 5)
    meja.lepas()
    dilepas = meja.entri()
    meja.tandatangani()
    assert not tarik(meja.outbox, meja.akar, meja.basis, dilepas, meja.saat).baru
    assert nama(meja.isi_bukti()) == [SALINAN]


@pytest.mark.tahan
def test_let_go_and_signed_again_at_once_it_is_linked(meja: MejaBukti) -> None:
    """The clock may not have moved in between."""
    meja.selesai()
    meja.lepas()
    meja.tandatangani()
    meja.tautkan()
    assert [satu[3] for satu in meja.tautan()] == [True]
    assert meja.status().status is LENGKAP


@pytest.mark.tahan
def test_what_somebody_laid_in_the_place_of_the_copy_stays_when_it_is_let_go(meja: MejaBukti) -> None:
    salinan = meja.akar / str(meja.selesai().salinan)
    salinan.chmod(0o644)
    salinan.write_bytes(b"milik orang")
    meja.hari(3, 10)
    meja.lepas()

    assert meja.tarik().salinan is None
    assert (salinan.read_bytes(), meja.entri().berkas_bukti) == (b"milik orang", None)


@pytest.mark.tahan
def test_a_copy_out_of_reach_is_taken_away_later_and_counts_for_nothing_meanwhile(meja: MejaBukti) -> None:
    meja.selesai()
    meja.pindai()
    shutil.move(meja.bukti, meja.folder / "lepas")
    meja.hari(3, 10)
    meja.lepas()

    assert meja.tarik().belum

    shutil.move(meja.folder / "lepas", meja.bukti)
    assert meja.status().dihitung == ()
    assert meja.tarik().baru
    assert meja.isi_bukti() == []


def test_a_revoked_letter_proves_its_row_until_the_day_before(meja_dua: MejaBukti) -> None:
    meja = meja_dua
    meja.selesai()
    meja.selesai(UPG, "Keputusan Tim UPG 2026")
    pencabutan = Pencabutan(meja.entri(UPG), dt.date(2026, 9, 1))
    batalkan(meja.outbox, meja.basis, meja.entri(), "susunan tim berubah", pencabutan, meja.saat)

    meja.hari(8, 31)
    assert meja.status().status is LENGKAP
    meja.hari(9, 1)
    status = meja.status()
    assert (status.status, [b.nama for b in status.ditolak]) == (TERLAMBAT, [SALINAN])
    assert meja.status(per=dt.date(2026, 8, 31)).status is LENGKAP
    assert nama(meja.isi_bukti()) == [SALINAN, "Keputusan Tim UPG 2026 (ditandatangani).pdf"]
    assert not meja.tarik().baru


@pytest.mark.tahan
def test_a_letter_that_is_archived_or_lies_elsewhere_keeps_its_links(meja: MejaBukti) -> None:
    meja.selesai()
    entri = meja.entri()
    pindah = dataclasses.replace(entri, berkas="sigi/2026/2026/lain.docx", status=StatusNaskah.DIARSIPKAN)
    with meja.basis.transaksi("sigi") as sambungan:
        agenda.simpan(sambungan, pindah)

    assert not meja.tautkan().baru
    assert meja.status().status is LENGKAP


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="a superuser may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(meja: MejaBukti) -> None:
    meja.siapkan()
    meja.tandatangani()
    meja.akar.mkdir(parents=True)
    meja.akar.chmod(0o555)
    assert str(meja.akar) in meja.tautkan().belum
    meja.akar.chmod(0o755)
