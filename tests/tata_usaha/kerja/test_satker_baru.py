"""A folder for another office: it passes the check, drafts letters at once, and has not a word of its neighbour."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.kerja.langkah import susun_naskah
from tata_usaha.kerja.satker_baru import buat_satker
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.rencana.nama_kantor import daftar_satker
from tata_usaha.surat.cetak_naskah import cetak
from tests.conftest import Meja
from tests.tata_usaha.naskah_uji import baca_semua
from tests.zi_model.terbit_uji import laporan, rekomendasi
from zi_model.kantor_baru import JatiDiri
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.tahun_rencana import TahunRencana

DONGGALA = JatiDiri("donggala", "KPU Kabupaten Donggala", "7205", "Banawa", "WITA", 2026)
PILIHAN = ("--nama", "KPU Kabupaten Donggala", "--kode-wilayah", "7205", "--tempat", "Banawa", "--zona", "WITA")
"""`--tahun` is given beside these: without it the year is that of the day."""
KANTOR_LAIN = re.compile(r"\bsigi\b|7210|soleman|sasli", re.IGNORECASE)


def isi_folder(folder: Path) -> dict[str, bytes]:
    return {str(b.relative_to(folder)): b.read_bytes() for b in sorted(folder.rglob("*")) if b.is_file()}


def test_the_new_folder_passes_the_check_and_says_what_it_still_needs(meja: Meja) -> None:
    keluaran = meja.zi("satker", "baru", "donggala", *PILIHAN, "--tahun", "2026")
    assert (keluaran.kode, keluaran.err) == (0, "")
    for hal in (
        "alamat",
        "nama pejabat: ketua",
        "pola nomor",
        "nomor dan tanggal Keputusan rencana aksi",
        "kep-tim-zi",
    ):
        assert hal in keluaran.out
    periksa = meja.zi("rencana", "periksa", "--satker", "donggala")
    assert (periksa.kode, periksa.err) == (0, "")
    assert "Rencana KPU Kabupaten Donggala tahun 2026 baik: 65 indikator, 121 kewajiban" in periksa.out
    assert sorted(isi_folder(meja.pengaturan.plan / "donggala")) == [
        *("fakta.yaml", "hukum.yaml", "pegawai.xlsx", "pejabat.yaml", "rencana-aksi-2026.yaml", "satker.yaml")
    ]


def test_the_real_office_stays_right_beside_it(meja: Meja) -> None:
    buat_satker(meja.pengaturan, DONGGALA)
    assert "R80" not in meja.zi("rencana", "periksa").err


@pytest.mark.tahan
def test_nothing_is_invented(meja: Meja) -> None:
    """No name of a person, no number, no date stands in the new office's files; its units are proposals."""
    buat_satker(meja.pengaturan, DONGGALA)
    tahun = baca_rencana(meja.pengaturan, "donggala", 2026)
    kantor = tahun.kantor
    assert {p.nama for p in kantor.pejabat.pejabat} == {p.nip for p in kantor.pejabat.pejabat} == {None}
    assert (tahun.rencana.keputusan.nomor, tahun.rencana.keputusan.tanggal) == (None, None)
    kop = kantor.satker.kop
    assert {kop.alamat, kop.telepon, kop.laman, kop.surel, kop.logo, kantor.satker.rapat.tempat} == {None}
    assert kop.baris == ("KOMISI PEMILIHAN UMUM", "KABUPATEN DONGGALA")
    assert all(b.indikator.penanggung_jawab.usulan for b in tahun.rencana.baris)
    assert all(tim.usulan for tim in kantor.pejabat.tim)
    assert len(kantor.satker.unit) == 4


def test_another_year_and_another_kind_of_region(meja: Meja) -> None:
    buat_satker(meja.pengaturan, JatiDiri("kota-palu", "Komisi Pemilihan Umum Kota Palu", "7271", "Palu", "wita", 2027))
    tahun = baca_rencana(meja.pengaturan, "kota-palu", 2027)
    satker = tahun.kantor.satker
    assert (satker.singkatan, satker.kop.baris[1]) == ("KPU Kota Palu", "KOTA PALU")
    assert len(tahun.kewajiban) == 121


class TestProvinsi:
    """A province's folder is made in the same way; its secretariat consists of Bagian."""

    def test_it_passes_the_check_beside_its_offices_and_says_what_is_not_known(self, meja: Meja) -> None:
        pilihan = ("--kode-wilayah", "72", "--tempat", "Palu", "--zona", "WITA", "--tahun", "2026")
        keluaran = meja.zi("satker", "baru", "sulteng", "--nama", "KPU Provinsi Sulawesi Tengah", *pilihan)
        assert (keluaran.kode, keluaran.err) == (0, "")
        assert "susunan, nama, dan singkatan Bagian sekretariat, yang belum diketahui" in keluaran.out
        for kode in ("sulteng", "sigi"):
            periksa = meja.zi("rencana", "periksa", "--satker", kode)
            assert periksa.kode == 0, periksa.err
            assert "R80" not in periksa.err

    def test_no_file_of_it_speaks_of_a_sub_bagian(self, meja: Meja) -> None:
        provinsi = JatiDiri("sulteng", "Komisi Pemilihan Umum Provinsi Sulawesi Tengah", "72", "Palu", "WITA", 2026)
        hasil = buat_satker(meja.pengaturan, provinsi)
        for berkas in hasil.folder.glob("*.yaml"):
            assert not re.search(r"[Ss]ub\s+(?:#\s*)?[Bb]agian|Kasubbag", berkas.read_text(encoding="utf-8")), berkas
        satker = baca_rencana(meja.pengaturan, "sulteng", 2026).kantor.satker
        assert (satker.singkatan, satker.kop.baris[1]) == ("KPU Provinsi Sulawesi Tengah", "PROVINSI SULAWESI TENGAH")
        assert all(u.nama.startswith("Bagian ") for u in satker.unit)


class TestTidakMenimpa:
    def test_a_folder_that_is_there_stays_as_it_is(self, meja: Meja) -> None:
        sebelum = isi_folder(meja.pengaturan.plan)
        with pytest.raises(GalatPemakaian, match="sudah ada dan tidak diubah"):
            buat_satker(meja.pengaturan, JatiDiri("sigi", "KPU Kabupaten Sigi", "7210", "Sigi", "WITA", 2027))
        assert isi_folder(meja.pengaturan.plan) == sebelum

    @pytest.mark.parametrize("jenis", ["folder kosong", "berkas", "tautan"])
    def test_whatever_has_the_name_keeps_it(self, meja: Meja, jenis: str) -> None:
        tujuan = meja.pengaturan.plan / "donggala"
        if jenis == "folder kosong":
            tujuan.mkdir()
        elif jenis == "berkas":
            tujuan.write_text("catatan", encoding="utf-8")
        else:
            tujuan.symlink_to(tujuan.with_name("tidak-ada"))
        with pytest.raises(GalatPemakaian, match="sudah ada"):
            buat_satker(meja.pengaturan, DONGGALA)
        assert not list(meja.pengaturan.plan.glob(".zi-*"))

    def test_a_write_that_fails_leaves_no_half_folder(self, meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
        ditulis = []

        def penuh(tujuan: Path, isi: bytes) -> None:
            if ditulis:
                raise OSError(28, "No space left on device")
            ditulis.append(tujuan.write_bytes(isi))

        monkeypatch.setattr("tata_usaha.kerja.satker_baru.simpan", penuh)
        with pytest.raises(GalatRencana, match="disk penuh"):
            buat_satker(meja.pengaturan, DONGGALA)
        assert sorted(b.name for b in meja.pengaturan.plan.iterdir()) == ["_baku", "sigi"]

    @pytest.mark.tahan
    def test_a_run_that_is_killed_leaves_no_office_and_the_next_one_makes_it(self, meja: Meja) -> None:
        """The process dies when all files are written and the folder has not got its name yet."""
        program = (
            "import os, sys\nfrom pathlib import Path\nfrom tata_usaha.cli import jalankan\n"
            "Path.rename = lambda *_: os._exit(9)\njalankan(sys.argv[1:])"
        )
        perintah = [sys.executable, "-c", program, "satker", "baru", "donggala", *PILIHAN, "--tahun", "2026"]
        assert subprocess.run(perintah, cwd=AKAR, check=False).returncode == 9
        assert list(meja.pengaturan.plan.glob(".zi-satker-*/satker.yaml"))
        assert daftar_satker(meja.pengaturan.plan) == ["sigi"]
        assert meja.zi("rencana", "periksa").kode == 0
        assert buat_satker(meja.pengaturan, DONGGALA).masalah == ()


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"kode": "_baku"}, "tidak dapat menjadi kode satker"),
        ({"kode": "../sigi"}, "tidak dapat menjadi kode satker"),
        ({"kode": "Donggala"}, "tidak dapat menjadi kode satker"),
        ({"kode": "con"}, "tidak dapat menjadi kode satker"),
        ({"nama": "KPU Kecamatan Biromaru"}, "bukan nama KPU kabupaten/kota atau provinsi"),
        ({"nama": "KPU Provinsi Sulawesi Tengah"}, "Kode wilayah provinsi “7205” bukan dua angka"),
        ({"nama": "KPU Kabupaten X: y"}, "bukan nama KPU kabupaten/kota"),
        ({"kode_wilayah": "72"}, "bukan empat angka"),
        ({"tempat": "# Banawa"}, "bukan nama tempat"),
        ({"zona": "UTC"}, "Pilih WIB, WITA, atau WIT"),
        ({"tahun": 26}, "tidak dapat menjadi tahun rencana"),
    ],
)
def test_what_an_office_cannot_be_is_refused_before_anything_is_written(
    meja: Meja, ubah: dict[str, str | int], pesan: str
) -> None:
    with pytest.raises(GalatPemakaian, match=pesan):
        buat_satker(meja.pengaturan, JatiDiri(**{**vars(DONGGALA), **ubah}))  # type: ignore[arg-type] # of any type
    assert sorted(b.name for b in meja.pengaturan.plan.iterdir()) == ["_baku", "sigi"]


class TestPerintah:
    @pytest.mark.tahan
    def test_what_is_not_said_is_asked_for_at_a_terminal(self, meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("7205\nWITA\n"))
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        hasil = meja.zi(
            "satker", "baru", "donggala", "--nama", "KPU Kabupaten Donggala", "--tempat", "Banawa", "--tahun", "2026"
        )
        assert hasil.kode == 0, hasil.err
        assert "Kode wilayah, empat angka" in hasil.out
        assert baca_rencana(meja.pengaturan, "donggala", 2026).kantor.satker.zona_waktu == "Asia/Makassar"

    def test_where_nobody_can_answer_it_is_said_what_is_missing(
        self, meja: Meja, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        hasil = meja.zi("satker", "baru", "donggala", "--nama", "KPU Kabupaten Donggala")
        assert hasil.kode == 2
        assert "--kode-wilayah, --tempat, --zona" in hasil.err
        assert not (meja.pengaturan.plan / "donggala").exists()

    @pytest.mark.tahan
    def test_programs_get_json(self, meja: Meja) -> None:
        data = json.loads(meja.zi("satker", "baru", "donggala", *PILIHAN, "--tahun", "2026", "--json").out)
        assert data["folder"].endswith("donggala")
        assert {"berkas", "hal"} == set(data["belum"][0])


TERBIT = replace(laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", ("2.1.2.1", "2026-TW1"))), nomor="7")


def semua_naskah(tahun: TahunRencana) -> Iterator[Naskah]:
    """Yield one letter of each kind and subject of a year without evidence, in which one report was issued."""
    terlihat: set[tuple[str, str]] = set()
    for jenis in JenisAlur:
        for periode in tahun.periode.bagian(jenis.jenis_periode):
            hari = dt.date(2026, 2, 10) if jenis is JenisAlur.KEPUTUSAN else dt.date(2027, 1, 11)
            for n in susun_naskah(tahun, HasilPindai((), terbit=(TERBIT,)), jenis, periode, Bagian.SEMUA, None, hari):
                if (kunci := (n.kunci.jenis, n.kunci.subjek)) not in terlihat and n.templat:
                    terlihat.add(kunci)
                    yield n


@pytest.mark.tahan
def test_no_letter_of_the_new_office_has_a_word_of_the_other(meja: Meja) -> None:
    """Every letter that can be drafted: decrees, meetings, reports, sheets, reminders, the plan's own decree."""
    buat_satker(meja.pengaturan, DONGGALA)
    tahun = baca_rencana(meja.pengaturan, "donggala", 2026)
    naskah = list(semua_naskah(tahun))
    assert {n.kunci.subjek for n in naskah if n.kunci.jenis == "keputusan"} >= {"tim-ppid", "tim-zi", "rencana-aksi"}
    tak_disusun = {"lembar-srikandi.docx", "laporan-rekap-provinsi.docx"}  # beside a ready letter; a province's
    assert {n.templat for n in naskah} == {p.name for p in (AKAR / "templates_docx").glob("*.docx")} - tak_disusun
    for n in naskah:
        isi = cetak(n, tahun.kantor, meja.pengaturan.templat)
        teks = "\n".join([*baca_semua(isi), n.perihal, n.nama_berkas])
        assert not KANTOR_LAIN.search(teks), n.nama_berkas
        sifat = docx.Document(io.BytesIO(isi)).core_properties
        assert not KANTOR_LAIN.search(f"{sifat.author} {sifat.title} {sifat.subject} {sifat.keywords} {sifat.comments}")


@pytest.mark.tahan
def test_the_decree_of_the_ppid_team_prints_with_its_own_name(meja: Meja) -> None:
    buat_satker(meja.pengaturan, DONGGALA)
    hasil = meja.zi("naskah", "buat", "keputusan/tim-ppid", "--satker", "donggala", "--json")
    assert hasil.kode == 0, hasil.err
    teks = "\n".join(baca_semua(Path(json.loads(hasil.out)[0]["berkas"]).read_bytes()))
    assert "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN DONGGALA" in teks
    assert "Ditetapkan di Banawa" in teks
    assert "Keputusan Komisi Pemilihan Umum Kabupaten Donggala Nomor [isi: nomor keputusan] Tahun 2026 tentang" in teks
