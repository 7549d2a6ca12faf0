"""One letter with all that there is to tell: where it stands, what to do next, its earlier files, what it became."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import Kejadian
from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian
from tata_usaha.kerja.daur import (
    PermintaanAlasan,
    PermintaanArsipkan,
    PermintaanBatal,
    PermintaanTtd,
    arsipkan_naskah,
    batalkan_naskah,
    buka_naskah,
    lepas_naskah,
    tandatangani_naskah,
)
from tata_usaha.kerja.lihat_naskah import RincianNaskah, Tahap, lihat_naskah
from tata_usaha.kerja.outbox import PermintaanNomor, PermintaanSiap, nomori_naskah, nyatakan_siap
from tata_usaha.kerja.sebut_peristiwa import sebut_peristiwa
from tests.tata_usaha.kerja.kantor_terima import BATAL, KONSEP, MONEV, SARI, KantorTerima, buat
from tests.tata_usaha.outbox.meja_daur import MejaDaur
from tests.tata_usaha.outbox.test_siap import ganti_teks
from tests.tata_usaha.pindaian_uji import pindaian
from zi_model.daur_naskah import Langkah

HARI = dt.date(2026, 3, 18)


@pytest.fixture
def kantor(tmp_path: Path) -> KantorTerima:
    return buat(tmp_path / "kantor")


def lihat(kantor: KantorTerima, kunci: str = MONEV) -> RincianNaskah:
    return lihat_naskah(kantor.atur, "sigi", kunci)


def berkas(kantor: KantorTerima, kunci: str) -> Path:
    return kantor.atur.outbox / kantor.entri(kunci).berkas


def test_it_says_step_by_step_what_comes_next(kantor: KantorTerima) -> None:
    awal = lihat(kantor, KONSEP)
    assert awal.tahap is Tahap.LENGKAPI
    assert [satu.petunjuk for satu in awal.isian] == ["tempat rapat"]
    ganti_teks(berkas(kantor, KONSEP), "[isi: tempat rapat]", "Aula")
    lengkap = lihat(kantor, KONSEP)
    assert lengkap.tahap is Tahap.NOMORI
    assert lengkap.urutan is not None
    assert ([b.nomor for b in lengkap.urutan.terakhir], lengkap.urutan.berikutnya) == ([15, 16], 18)
    nomori_naskah(kantor.atur, SARI, PermintaanNomor("sigi", KONSEP, HARI, 18))
    assert lihat(kantor, KONSEP).tahap is Tahap.SIAP
    assert lihat(kantor).tahap is Tahap.TANDA_TANGAN
    assert lihat(kantor, BATAL).tahap is None
    assert lihat(kantor, BATAL).langkah == ()


def test_what_was_put_aside_can_be_fetched_and_what_happened_is_told(kantor: KantorTerima) -> None:
    rincian = lihat(kantor)
    assert [r.sebutan for r in rincian.revisi] == ["sebelum dinomori"]
    assert rincian.revisi[0].tempat.read_bytes().startswith(b"PK")
    sebutan = [p.sebutan for p in rincian.peristiwa]
    assert sebutan[0] == "Dicatat di buku agenda"
    assert sebutan[-2].startswith("Dinomori 15, tanggal ")
    assert sebutan[-1] == "Dinyatakan siap ditandatangani"


def test_signing_before_the_letter_s_own_date_is_asked_about(kantor: KantorTerima) -> None:
    salinan = kantor.atur.outbox / "scan.pdf"
    salinan.write_bytes(pindaian(MONEV))
    tanggal = kantor.entri().tanggal
    assert tanggal is not None
    dini = tanggal - dt.timedelta(days=1)
    hasil = tandatangani_naskah(kantor.atur, SARI, PermintaanTtd("sigi", MONEV, salinan, dini))
    assert [satu.partition(" ditandatangani")[0] for satu in hasil.perhatian] == ["dicatat"]
    lepas_naskah(kantor.atur, SARI, PermintaanAlasan("sigi", MONEV, "salah tanggal"))
    assert tandatangani_naskah(kantor.atur, SARI, PermintaanTtd("sigi", MONEV, salinan, tanggal)).perhatian == ()


def test_a_copy_that_was_let_go_is_called_so(kantor: KantorTerima) -> None:
    salinan = kantor.atur.outbox / "scan.pdf"
    salinan.write_bytes(pindaian(MONEV))
    tandatangani_naskah(kantor.atur, SARI, PermintaanTtd("sigi", MONEV, salinan, HARI))
    lepas_naskah(kantor.atur, SARI, PermintaanAlasan("sigi", MONEV, "kurang jelas"))
    assert "salinan bertanda tangan yang dilepas" in [r.sebutan for r in lihat(kantor).revisi]


def test_it_tells_who_has_it_open(kantor: KantorTerima) -> None:
    tempat = berkas(kantor, KONSEP)
    tempat.with_name(f".~lock.{tempat.name}#").write_text(",Siti,pc-2,,;", encoding="utf-8")
    pembuka = lihat(kantor, KONSEP).pembuka
    assert pembuka is not None
    assert str(pembuka) == "sedang dibuka di LibreOffice oleh Siti (pc-2)"


def test_several_files_are_offered_while_the_letter_may_change(kantor: KantorTerima) -> None:
    tempat = berkas(kantor, KONSEP)
    assert lihat(kantor, KONSEP).berkas_lain == ()
    salinan = tempat.with_name("final fix.docx")
    salinan.write_bytes(tempat.read_bytes())
    ganti_teks(salinan, "[isi: tempat rapat]", "Aula")
    assert [b.tempat.name for b in lihat(kantor, KONSEP).berkas_lain] == [tempat.name, salinan.name]


def test_its_key_or_the_end_of_it_will_do_and_another_is_refused(kantor: KantorTerima) -> None:
    assert lihat(kantor, "undangan-monev").entri.kunci == MONEV
    with pytest.raises(GalatPemakaian):
        lihat(kantor, "undangan")


def test_a_step_on_a_letter_that_was_not_looked_at_is_refused(kantor: KantorTerima) -> None:
    """Nobody acts on what they have not seen: the file changed, or the signed copy is another."""
    atur, lama = kantor.atur, lihat(kantor, KONSEP).dasar
    ganti_teks(berkas(kantor, KONSEP), "[isi: tempat rapat]", "Aula")
    with pytest.raises(GalatBentrok):
        nomori_naskah(atur, SARI, PermintaanNomor("sigi", KONSEP, HARI, 18, dasar=lama))
    with pytest.raises(GalatBentrok):
        nyatakan_siap(atur, SARI, PermintaanSiap("sigi", KONSEP, dasar=lama))
    with pytest.raises(GalatBentrok):
        batalkan_naskah(atur, SARI, PermintaanBatal("sigi", KONSEP, "x", dasar=lama))
    with pytest.raises(GalatBentrok):
        buka_naskah(atur, SARI, PermintaanAlasan("sigi", MONEV, "x", dasar=lama))
    assert kantor.entri(KONSEP).tanggal is None
    nomori_naskah(atur, SARI, PermintaanNomor("sigi", KONSEP, HARI, 18, dasar=lihat(kantor, KONSEP).dasar))


def test_after_signing_it_is_the_copy_that_counts(kantor: KantorTerima) -> None:
    atur, sebelum = kantor.atur, lihat(kantor).dasar
    scan = kantor.folder / "scan.pdf"
    scan.write_bytes(pindaian(MONEV))
    tandatangani_naskah(atur, SARI, PermintaanTtd("sigi", MONEV, scan, HARI, dasar=sebelum))
    with pytest.raises(GalatBentrok):
        arsipkan_naskah(atur, SARI, PermintaanArsipkan("sigi", MONEV, dasar=sebelum))
    kini = lihat(kantor)
    assert kini.dasar == kantor.entri().sha256_ttd
    assert kini.tahap is Tahap.BUKTI
    assert kini.dapat(Langkah.LEPAS)
    lepas_naskah(atur, SARI, PermintaanAlasan("sigi", MONEV, "tertukar", dasar=kini.dasar))
    lepas_naskah(atur, SARI, PermintaanAlasan("sigi", MONEV, "tertukar", dasar=kini.dasar))  # a second click
    assert lihat(kantor).tahap is Tahap.TANDA_TANGAN


def test_each_event_of_the_office_has_a_sentence(kantor: KantorTerima) -> None:
    with buka(kantor.atur.database) as basis:
        MejaDaur(kantor.folder, basis).buka("undangan-monev")
    semua = [p for kunci in (MONEV, BATAL, KONSEP) for p in lihat(kantor, kunci).peristiwa]
    assert all(p.sebutan and not p.sebutan.isupper() for p in semua)
    asing = Kejadian("sigi", 1, dt.datetime.now(dt.UTC), MONEV, "HAL_BARU", "sari", "", "bukan json", 2, "", "")
    assert sebut_peristiwa(asing) == "Hal baru"
