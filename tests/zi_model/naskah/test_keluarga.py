"""The table of the kinds of letters agrees with the letters themselves, and with what people call them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
import sys

import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tests.golden.terbit_contoh import TERBIT
from tests.zi_model.bahan_sigi import bahan, kantor, tahun
from tests.zi_model.rekap_contoh import REKAP
from zi_model.data import Data
from zi_model.nama_naskah import NAMA_LAMA, bentuk_kunci, nama_kini
from zi_model.naskah.inti.naskah import Isi, Naskah
from zi_model.naskah.jatuh_waktu import susun_naskah, susun_salinan, susun_tetap
from zi_model.naskah.jenis import JenisNaskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.keluarga import KELUARGA, isi_templat, jenis_naskah, nama_disebut, pencacah
from zi_model.naskah.monev.rekap_provinsi import susun_rekap_provinsi
from zi_model.naskah.surat.lembar_srikandi import IsiLembarSrikandi
from zi_model.periode import Periode

SESUDAH = dt.date(2027, 1, 4)


def setahun() -> list[Naskah]:
    """Return every letter of a year, of an office whose patterns of numbers begin with the counter's name."""
    satker = kantor().satker
    pola = {nama: f"<{nama}> {teks}" for nama, teks in satker.nomor.items()}
    tahun_uji = tahun(dataclasses.replace(kantor(), satker=satker.model_copy(update={"nomor": pola})))
    semua = dataclasses.replace(bahan(), tahun=tahun_uji, terbit=TERBIT)
    naskah = [
        n
        for jenis in JenisAlur
        for periode in Periode.parse("2026").bagian(jenis.jenis_periode)
        for n in susun_naskah(semua, jenis, periode, Bagian.SEMUA, None, SESUDAH)
    ]
    naskah += susun_tetap(tahun_uji, "keputusan/rencana-aksi", SESUDAH)  # no run owes what stands already
    salinan = susun_salinan(tahun_uji, "keputusan/rencana-aksi")
    return [*naskah, *([salinan] if salinan else []), *susun_rekap_provinsi(tahun_uji, REKAP)]


@pytest.mark.parametrize("jenis", KELUARGA, ids=lambda j: j.nama)
def test_what_a_row_names_is_there_and_is_what_its_column_says(jenis: JenisNaskah) -> None:
    assert issubclass(jenis.teks, Data)
    assert all(issubclass(s.isi, Isi) for s in jenis.surat)
    assert all(callable(satu) for satu in (jenis.susun, jenis.susun_lembar or len, jenis.susun_salinan or len))


def test_every_letter_of_a_year_is_what_its_row_says() -> None:
    """Key, template, content and counter; and every letter of the table is drafted some time."""
    semua = [(j.nama, s) for j in KELUARGA for s in j.surat]
    tersusun = set()
    for n in setahun():
        ekor = str(n.kunci).split("/", 2)[2]
        cocok = [
            (nama, s)
            for nama, s in semua
            if s.berjenis(n.kunci.jenis) and s.templat == n.templat and type(n.isi) is s.isi
        ]
        assert cocok, ekor
        tersusun |= {(s.kunci, s.templat) for _, s in cocok}
        nomor = str(getattr(n.isi, "nomor", None) or "")
        (counter,) = {s.pencacah for _, s in cocok}
        assert nomor.startswith(f"<{counter}> ") if counter else not nomor or n.kunci.jenis == "salinan-keputusan", ekor
        assert pencacah(n.kunci.jenis, kantor().satker.nomor) == counter, ekor
    assert {(s.kunci, s.templat) for _, s in semua} == tersusun


def test_every_key_of_a_year_ends_as_the_name_of_its_wording_says() -> None:
    """Whoever knows what the plan calls a letter knows its key."""
    ekor = {str(n.kunci).split("/", 2)[2] for n in setahun()}
    dari_nama = {
        akhir for nama in kantor().teks if (jenis := jenis_naskah(nama)) is not None for akhir in jenis.kunci(nama)
    }
    tanpa_nama = {e for e in ekor if not any(e == d or e.startswith(f"{d}/") for d in dari_nama)}
    assert tanpa_nama == set()


def test_a_template_is_filled_from_one_content() -> None:
    """Two kinds may share a template, not with contents of two types: the linter checks it against one."""
    pasangan = {(s.templat, s.isi) for j in KELUARGA for s in j.surat if s.templat}
    assert dict(pasangan) | {"lembar-srikandi.docx": IsiLembarSrikandi} == isi_templat(), "and a sheet of no kind"
    assert len(pasangan) == len(dict(pasangan))


def test_a_name_of_its_own_comes_before_its_folder() -> None:
    sendiri, sefolder = jenis_naskah("laporan/monev"), jenis_naskah("laporan/monev-ppid")
    assert sendiri is not None
    assert sefolder is not None
    assert (sendiri.surat[0].templat, sefolder.surat[0].templat) == ("laporan-monev.docx", "laporan-berkala.docx")
    assert jenis_naskah("laporan") is None
    assert jenis_naskah("surat-kaleng/x") is None


@pytest.mark.parametrize(
    ("jenis", "counter"),
    [
        ("laporan-monev-ppid", "laporan"),
        ("nota-dinas-pengingat", "nota-dinas"),
        ("salinan-keputusan", None),
        ("kalender-monev", None),
        ("surat-kaleng", None),
    ],
)
def test_a_kind_takes_its_number_from_the_counter_of_its_row(jenis: str, counter: str | None) -> None:
    assert pencacah(jenis, kantor().satker.nomor) == counter


def test_what_an_office_does_not_number_has_no_counter() -> None:
    assert pencacah("notula-monev", {"undangan"}) is None


class TestNama:
    @pytest.mark.parametrize("lama", NAMA_LAMA)
    def test_the_key_of_a_letter_that_was_called_otherwise_is_the_one_that_registers_hold(self, lama: str) -> None:
        """`laporan-monev` and `nota-dinas-pengingat` were the keys before the names became the same."""
        assert bentuk_kunci(lama) == nama_kini(lama).replace("/", "-")
        assert {bentuk_kunci(nama) for nama in NAMA_LAMA} == {"laporan-monev", "nota-dinas-pengingat"}

    @pytest.mark.parametrize(
        ("sebutan", "nama"),
        [
            ("laporan/monev", "laporan/monev"),
            ("laporan/monev-triwulan", "laporan/monev"),
            ("laporan-monev", "laporan/monev"),
            ("laporan-monev-ppid", "laporan/monev-ppid"),
            ("undangan-monev", "rapat/monev"),
            ("dokumentasi-budaya-kerja", "dokumentasi/budaya-kerja"),
            ("pakta-integritas/tim-zi", "keputusan/tim-zi"),
            ("surat-kaleng", None),
        ],
    )
    def test_a_letter_may_be_called_as_the_plan_does_or_as_its_key_ends(self, sebutan: str, nama: str | None) -> None:
        assert nama_disebut(sebutan, kantor().teks) == nama


def test_who_reads_the_table_loads_no_letter() -> None:
    """`zi status` reads it every time; the modules of letters are loaded when one is asked for."""
    program = """
import sys
from zi_model.naskah import keluarga
assert keluarga.pencacah("undangan-monev", {"undangan"}) == "undangan"
termuat = {m for m in sys.modules if m.startswith("zi_model.naskah.")}
sys.exit(termuat != {"zi_model.naskah.jenis", "zi_model.naskah.keluarga"})
"""
    assert subprocess.run([sys.executable, "-c", program], cwd=AKAR, check=False).returncode == 0
