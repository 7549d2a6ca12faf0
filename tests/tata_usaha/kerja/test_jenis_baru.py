"""A new kind of letter is its own module, its row, its template and its wording: the program needs nothing else."""

from __future__ import annotations

import datetime as dt
import json
import shutil

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.kerja.langkah import periksa_bukti, susun_naskah, taruh_di_outbox
from tata_usaha.kerja.satu_naskah import susun_satu
from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja
from tests.zi_model.naskah.jenis_tugas import NAMA, SURAT_TUGAS, TEKS, TEMPLAT
from zi_model.naskah import keluarga
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

JULI = dt.datetime(2026, 7, 2, 9, tzinfo=dt.UTC)
KUNCI = "sigi/2026-S1/surat-tugas-monitoring"


@pytest.fixture
def meja_baru(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> Meja:
    """Return a desk whose plan calls for a letter of a kind that was just added."""
    monkeypatch.setattr(keluarga, "KELUARGA", (*keluarga.KELUARGA, SURAT_TUGAS))
    shutil.copyfile(meja.pengaturan.templat / "nota-dinas.docx", meja.pengaturan.templat / TEMPLAT)
    wording = meja.pengaturan.plan / "sigi" / "naskah" / f"{NAMA}.yaml"
    wording.parent.mkdir()
    wording.write_text(TEKS, encoding="utf-8")
    meja.ubah_rencana("naskah: laporan/monev-ppid", f"naskah: {NAMA}")
    meja.ubah_rencana("  nota-dinas: ", '  surat-tugas: "{no}/ST/{tahun}"\n  nota-dinas: ', "satker.yaml")
    return meja


@pytest.mark.tahan
def test_its_wording_and_template_are_checked_as_those_of_any_other(meja_baru: Meja) -> None:
    assert meja_baru.zi("rencana", "periksa").kode == 0
    assert meja_baru.zi("templat", "periksa", TEMPLAT).kode == 0
    (meja_baru.pengaturan.plan / "sigi" / "naskah" / f"{NAMA}.yaml").write_text(
        TEKS.replace("{satker}", "{satkr}"), encoding="utf-8"
    )
    salah = meja_baru.zi("rencana", "periksa")
    assert f"{NAMA}.yaml:3:9: galat R70: isian {{satkr}} tidak dikenal." in salah.err
    (meja_baru.pengaturan.templat / TEMPLAT).unlink()
    assert TEMPLAT in meja_baru.zi("templat", "periksa").err


def test_the_run_drafts_it_and_the_number_book_counts_it(meja_baru: Meja) -> None:
    pengaturan = meja_baru.pengaturan
    tahun = baca_rencana(pengaturan, "sigi", 2026)
    pindaian = periksa_bukti(pengaturan, tahun, JULI)
    semester = Periode.parse("2026-S1")
    naskah = susun_naskah(tahun, pindaian, JenisAlur.SEMESTERAN, semester, Bagian.SEMUA, None, JULI.date())
    (surat,) = (n for n in naskah if str(n.kunci) == KUNCI)
    (hasil,) = taruh_di_outbox(pengaturan, tahun.kantor, [surat], JULI)
    assert hasil.berkas.is_file()
    tertulis = meja_baru.zi("outbox", "nomori", NAMA, "--nomor", "7", "--tanggal", "2026-07-03")
    assert (tertulis.kode, tertulis.err) == (0, "")
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        entri = buku.cari(sambungan, KUNCI)
    assert entri is not None
    assert (entri.jenis_nomor, entri.nomor) == ("surat-tugas", 7)


def test_it_is_listed_and_drafted_on_demand_by_either_form_of_its_name(meja_baru: Meja) -> None:
    daftar = json.loads(meja_baru.zi("naskah", "daftar", "--json").out)
    (baris,) = (n for n in daftar if n["naskah"] == NAMA)
    assert (baris["jenis"], baris["periode_kerja"], baris["templat"]) == ("surat-tugas", "semesteran", TEMPLAT)
    tahun = baca_rencana(meja_baru.pengaturan, "sigi", 2026)
    for sebutan in (NAMA, "surat-tugas-monitoring"):
        (surat,) = susun_satu(meja_baru.pengaturan, tahun, sebutan, "2026-S1", JULI)
        assert str(surat.kunci) == KUNCI


def test_no_other_place_lists_the_kinds_of_letters() -> None:
    """Templates are named by the table and by the modules that compose; what else asks, asks the table."""
    templat = {f'"{nama}"' for nama in keluarga.isi_templat()}
    sumber = (b for paket in ("zi_model", "tata_usaha", "flows") for b in (AKAR / paket).rglob("*.py"))
    menyebut = {
        berkas.relative_to(AKAR).as_posix()
        for berkas in sumber
        if any(nama in berkas.read_text(encoding="utf-8") for nama in templat)
    }
    penyusun = {
        f"{satu.susun_di.partition(':')[0].replace('.', '/')}.py".replace("/", "zi_model/naskah/", 1)
        for satu in keluarga.KELUARGA
    }
    lain = {"zi_model/naskah/keputusan/pakta_integritas.py", "zi_model/naskah/surat/lembar_srikandi.py"}
    assert menyebut - penyusun - lain == {"zi_model/naskah/keluarga.py"}
