"""A register, outbox, plan and evidence of version 0.1 go on working: nothing is lost, done twice or printed anew."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from lxml import etree

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import BERSAMA, kejadian_naskah, periksa_rantai
from tata_usaha.agenda.skema import kejadian
from tata_usaha.agenda.terbit import muat_terbit
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from tests.conftest import Meja
from tests.tata_usaha.contoh_bukti import pdf
from tests.warisan.toko import TERAKHIR, Toko, buka_arsip
from zi_model.daur_naskah import Tindakan

MONEV = "sigi/2026-TW1/undangan-monev"
ANGGARAN = "sigi/2026-TW1/undangan-perencanaan-anggaran"
LAPORAN = "sigi/2026-TW1/laporan-monev"
HADIR = "sigi/2026-TW1/daftar-hadir-monev"
PELAKSANAAN = "sigi/2026-TW1/laporan-pelaksanaan-rencana-aksi"
PPID = "sigi/2026/keputusan/tim-ppid"
UPG = "sigi/2026/keputusan/tim-upg"

BUKAN_TETAP = {
    MONEV: Tindakan.TERKUNCI,
    ANGGARAN: Tindakan.DISUNTING,
    LAPORAN: Tindakan.DISUNTING,
    HADIR: Tindakan.DISUNTING,
    PPID: Tindakan.DISUNTING,
    UPG: Tindakan.DISUNTING,
}
"""What today's program finds to say of the letters that people have touched; all others stay as they are."""


@pytest.fixture
def toko(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Toko:
    buka_arsip(tmp_path)
    for nama in ("plan", "bukti", "outbox"):
        monkeypatch.setenv(f"ZI_{nama.upper()}", str(tmp_path / nama))
    for nama in ("DATABASE", "TEMPLAT"):
        monkeypatch.delenv(f"ZI_{nama}", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return Toko(Meja(Pengaturan.dari_lingkungan(), capsys))


def daftar(toko: Toko) -> dict[str, dict[str, object]]:
    hasil = toko.meja.zi("outbox", "--json")
    assert hasil.kode == 0, hasil.err
    return {n["kunci"]: n for n in json.loads(hasil.out)}


def kewajiban(toko: Toko, per: str, kode: str = "1.3.1.2", periode: str = "2026-TW1") -> dict[str, object]:
    hasil = toko.meja.zi("status", periode, "--per", per, "--json")
    assert hasil.kode == 0, hasil.err
    (satu,) = [k for k in json.loads(hasil.out)["kewajiban"] if (k["kode"], k["periode"]) == (kode, periode)]
    return satu


def tiba(satu: dict[str, object]) -> dict[str, str]:
    return {b["berkas"].rsplit("/", 1)[1]: b["diterima"][:10] for b in satu["bukti"]}


def naskah(toko: Toko, kunci: str) -> Path:
    return Path(str(daftar(toko)[kunci]["berkas"]))


def teks(berkas: Path) -> str:
    with zipfile.ZipFile(berkas) as paket:
        return "".join(etree.fromstring(paket.read("word/document.xml")).itertext("{*}t"))


def di_tahunan(isi: dict[str, tuple[bytes, int]]) -> dict[str, tuple[bytes, int]]:
    """Return what lies in the outbox once the letters of the year have their new folder; times and bytes stay."""
    return {nama.replace("sigi/2026/2026/", "sigi/2026/tahunan/"): satu for nama, satu in isi.items()}


def test_the_register_opens_and_knows_every_letter_in_its_state(toko: Toko) -> None:
    semua = daftar(toko)

    assert len(semua) == 31
    assert all(Path(str(n["berkas"])).is_file() for n in semua.values())
    assert {k: (n["status"], n["nomor"], n["tanggal"]) for k, n in semua.items() if n["nomor"]} == {
        MONEV: ("SIAP_TTD", 15, "2026-03-12"),
        ANGGARAN: ("KONSEP", 16, "2026-03-13"),
        PPID: ("KONSEP", 21, "2026-02-12"),
    }
    assert {k for k, n in semua.items() if n["disunting"]} == set(BUKAN_TETAP)
    assert {k for k, n in semua.items() if n["konsep_baru"]} == {LAPORAN}
    assert {k for k, n in semua.items() if n["revisi"] != 1} == {PELAKSANAAN}
    assert not [k for k, n in semua.items() if n["berubah_sesudah_siap"]]


@pytest.mark.tahan
def test_runs_with_unchanged_data_write_what_is_worded_anew_and_then_nothing(toko: Toko) -> None:
    """Letters are worded anew since version 0.1, and ask for the logo: who touched none gets the newer draft.

    What people edited keeps every byte and gets its newer draft beside it, once; what is ready stays. A second run
    writes nothing.
    """
    sebelum = toko.isi()

    hasil = toko.jalankan_semua()

    assert len(hasil) == len(daftar(toko))
    disunting = {k: h for k, h in hasil.items() if k in BUKAN_TETAP}
    assert disunting == {k: t if t is Tindakan.TERKUNCI else Tindakan.DISANDINGKAN for k, t in BUKAN_TETAP.items()}
    assert {h for k, h in hasil.items() if k not in BUKAN_TETAP} <= {Tindakan.DIGANTI, Tindakan.TETAP}
    sesudah, lama = toko.isi(), di_tahunan(sebelum)
    berubah = {n for n in lama if sesudah.get(n) != lama[n] and not n.endswith(".sqlite3")}
    diganti = {k for k, h in hasil.items() if h is Tindakan.DIGANTI}
    assert len(berubah) == len(diganti | {LAPORAN}), "no file but those of these letters, and a newer draft of old"
    lagi = toko.jalankan_semua()
    assert set(lagi.values()) <= {Tindakan.TETAP, Tindakan.DISUNTING, Tindakan.TERKUNCI}
    assert toko.isi() == sesudah


@pytest.mark.tahan
def test_what_people_did_survives_changed_data(toko: Toko) -> None:
    """Drafts that nobody touched follow the data; edited, numbered and ready ones keep every byte."""
    milik_orang = {k: naskah(toko, k) for k in BUKAN_TETAP}
    sebelum = toko.isi()
    isi = {k: p.read_bytes() for k, p in milik_orang.items()}
    (toko.bukti("1.3.1.2", "2026-TW1") / "Laporan Monev.pdf").write_bytes(pdf("yang ketiga"))
    toko.meja.ubah_rencana("Dra. Hj. Andi Nurhayati, M.Si.", "Drs. Moh. Rizal", "pejabat.yaml")
    toko.meja.ubah_rencana("  tempat: null", "  tempat: Aula", "satker.yaml")

    hasil = toko.jalankan("triwulanan", "2026-TW1")

    assert hasil[MONEV] is Tindakan.TERKUNCI
    assert hasil[LAPORAN] is hasil[ANGGARAN] is Tindakan.DISANDINGKAN
    assert hasil["sigi/2026-TW1/surat-pengantar"] is Tindakan.DIGANTI
    assert {k: naskah(toko, k).read_bytes() for k in BUKAN_TETAP} == isi
    tersisa = {isi for isi, _ in toko.isi().values()}
    diganti_sanding = {sebelum[p][0] for p in sebelum if "(konsep baru)" in p}
    assert {isi for isi, _ in sebelum.values()} - tersisa <= diganti_sanding, "each laid draft is kept in riwayat"
    lagi = toko.jalankan("triwulanan", "2026-TW1")
    assert set(lagi.values()) <= {Tindakan.TETAP, Tindakan.DISUNTING, Tindakan.TERKUNCI}


def test_numbers_stay_taken(toko: Toko) -> None:
    perintah = ("outbox", "nomori", "keputusan/tim-upg", "--tanggal", "2026-02-16")
    ditolak = toko.meja.zi(*perintah, "--nomor", "21")
    assert ditolak.kode == 5
    assert PPID in ditolak.err
    assert toko.meja.zi(*perintah, "--nomor", "22").kode == 0
    assert daftar(toko)[UPG]["nomor"] == 22
    assert "Catatan Kasubbag Hukum: tunggu rapat pleno." in teks(naskah(toko, UPG))


def test_a_number_given_by_the_old_program_is_given_again_without_a_change(toko: Toko) -> None:
    sebelum = toko.isi()
    assert toko.meja.zi("outbox", "nomori", ANGGARAN, "--nomor", "16", "--tanggal", "2026-03-13").kode == 0
    assert toko.isi() == di_tahunan(sebelum)


@pytest.mark.tahan
def test_letters_of_the_year_are_shown_where_they_lie_and_moved_by_the_next_command_that_writes(toko: Toko) -> None:
    """Named by its old path, as somebody copies it from the folder, the letter is found and then lies in the new."""
    tulis = toko.outbox / "sigi/2026/2026/catatan Kasubbag.txt"
    tulis.write_text("jangan hilang", encoding="utf-8")
    sebelum, lama = toko.isi(), naskah(toko, UPG)
    assert lama.parent == toko.outbox / "sigi/2026/2026"
    assert toko.isi() == sebelum, "looking moves nothing"

    hasil = toko.meja.zi("outbox", "nomori", str(lama), "--nomor", "22", "--tanggal", "2026-02-16", "--json")

    assert hasil.kode == 0, hasil.err
    baru = toko.outbox / "sigi/2026/tahunan"
    assert Path(json.loads(hasil.out)["berkas"]) == naskah(toko, UPG) == baru / lama.name
    assert not lama.parent.exists()
    assert (baru / tulis.name).read_text(encoding="utf-8") == "jangan hilang"
    sesudah = toko.isi()
    dinomori = f"sigi/2026/tahunan/{lama.name}"
    tetap = {n: satu for n, satu in di_tahunan(sebelum).items() if n != dinomori}
    assert {n: sesudah[n] for n in tetap} == tetap
    assert toko.meja.zi("outbox", "siap", PPID).kode == 5
    assert naskah(toko, PPID).parent == baru


@pytest.mark.tahan
def test_a_command_tells_on_standard_error_what_it_could_not_move(toko: Toko) -> None:
    """As a process of its own: standard output is for what was asked, here JSON."""
    upg = naskah(toko, UPG)
    (upg.parent / f"~${upg.name[2:]}").write_bytes(b"")
    zi = [sys.executable, "-c", "from tata_usaha.cli import main; main()", "outbox", "nomori", PPID, "--json"]

    hasil = subprocess.run(
        [*zi, "--nomor", "21", "--tanggal", "2026-02-12"], capture_output=True, encoding="utf-8", check=False
    )

    assert (hasil.returncode, json.loads(hasil.stdout)["kunci"]) == (0, PPID)
    assert f"{upg} belum dipindahkan ke folder tahunan: sedang dibuka di Word." in hasil.stderr
    assert (naskah(toko, UPG), naskah(toko, PPID).parent.name) == (upg, "tahunan")


@pytest.mark.tahan
def test_a_letter_that_is_ready_stays_locked(toko: Toko) -> None:
    berkas = naskah(toko, MONEV)
    isi = berkas.read_bytes()

    assert toko.meja.zi("outbox", "nomori", MONEV, "--nomor", "17", "--tanggal", "2026-03-12").kode == 5
    lagi = toko.meja.zi("outbox", "siap", MONEV, "--json")

    assert lagi.kode == 0, lagi.err
    assert json.loads(lagi.out)["berubah"] is False
    assert berkas.read_bytes() == isi


@pytest.mark.tahan
def test_another_letter_is_made_ready(toko: Toko) -> None:
    """The gate names what is left; when that is typed, a letter that the old program numbered passes."""
    kurang = toko.meja.zi("outbox", "siap", ANGGARAN)
    assert kurang.kode == 5
    assert "tempat rapat" in kurang.err
    berkas = naskah(toko, ANGGARAN)
    with zipfile.ZipFile(berkas) as paket:
        bagian = {satu: paket.read(satu) for satu in paket.infolist()}
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as paket:
        for satu, isi in bagian.items():
            paket.writestr(satu, isi.replace(b"[isi: ", b"").replace(b"<w:showingPlcHdr/>", b""))

    siap = toko.meja.zi("outbox", "siap", ANGGARAN)

    assert siap.kode == 0, siap.err
    assert daftar(toko)[ANGGARAN]["status"] == "SIAP_TTD"


@pytest.mark.tahan
def test_evidence_keeps_the_day_of_its_arrival(toko: Toko) -> None:
    """Also what was replaced, for questions about earlier days, and what is no evidence."""
    assert tiba(kewajiban(toko, "2026-04-03")) == {
        "Laporan Monev.pdf": "2026-04-02",
        "rapat 25 Maret.jpg": "2026-03-27",
    }
    assert tiba(kewajiban(toko, "2026-03-31")) == {
        "Laporan Monev.pdf": "2026-03-27",
        "rapat 25 Maret.jpg": "2026-03-27",
    }
    (ditolak,) = kewajiban(toko, "2026-04-03", "3.4.1.1")["ditolak"]
    assert "Rekap SKP.pdf" in ditolak["berkas"]


def test_evidence_copied_to_another_computer_keeps_the_day_of_its_arrival(toko: Toko) -> None:
    """A copy may bring new times; the register knows the content."""
    for berkas in toko.meja.pengaturan.bukti.rglob("*.*"):
        os.utime(berkas)
    assert tiba(kewajiban(toko, "2026-04-03")) == {
        "Laporan Monev.pdf": "2026-04-02",
        "rapat 25 Maret.jpg": "2026-03-27",
    }


def test_the_folders_and_notes_of_the_old_tree_are_kept(toko: Toko) -> None:
    """Today's `zi bukti siapkan` finds its tree made, and no second one beside it."""
    bukti = toko.meja.pengaturan.bukti
    folder = {p for p in bukti.rglob("*") if p.is_dir()}
    assert toko.meja.zi("bukti", "siapkan", "2026").kode == 0
    assert {p for p in bukti.rglob("*") if p.is_dir()} == folder


@pytest.mark.tahan
def test_answers_to_a_survey_are_still_counted(toko: Toko) -> None:
    # after the semester, the report is drafted from the old CSV
    hasil = toko.jalankan("semesteran", "2026-S1", saat=dt.datetime(2026, 7, 2, 9, tzinfo=TERAKHIR.tzinfo))
    (laporan,) = [k for k in hasil if k.endswith("/laporan-survei-kepuasan")]
    assert hasil[laporan] is Tindakan.BARU
    assert "12 (dua belas)" in teks(naskah(toko, laporan))


@pytest.mark.tahan
def test_a_plan_that_holds_its_own_wording_is_read_as_before(toko: Toko) -> None:
    """The office's wording, names and references count, whether or not the program brings wording of its own."""
    plan = toko.meja.pengaturan.plan
    assert (plan / "sigi/hukum.yaml").is_file()
    assert not (plan / "_baku").exists()
    periksa = toko.meja.zi("rencana", "periksa")
    assert periksa.kode == 0, periksa.err
    assert "65 indikator, 121 kewajiban" in periksa.out

    hasil = toko.jalankan("triwulanan", "2026-TW2", saat=dt.datetime(2026, 6, 8, 9, tzinfo=TERAKHIR.tzinfo))

    assert set(hasil.values()) == {Tindakan.BARU}
    undangan = teks(naskah(toko, "sigi/2026-TW2/undangan-monev"))
    assert "kehadiran Saudara tidak dapat diwakilkan." in undangan
    assert "Andi Nurhayati" in teks(naskah(toko, "sigi/2026-TW1/surat-pengantar"))


def test_the_log_of_events_goes_on_as_one_chain(toko: Toko) -> None:
    with sqlite3.connect(toko.outbox / "buku-agenda.sqlite3") as lama:
        dulu = lama.execute("SELECT nomor, sha256 FROM kejadian ORDER BY nomor").fetchall()
    assert toko.meja.zi("outbox", "nomori", UPG, "--nomor", "22", "--tanggal", "2026-02-16").kode == 0

    with buka(toko.meja.pengaturan.database) as basis, basis.baca() as sambungan:
        baris = sambungan.execute(sa.select(kejadian).order_by(kejadian.c.satker, kejadian.c.nomor)).all()
        assert periksa_rantai(sambungan, BERSAMA) == []
        assert periksa_rantai(sambungan, "sigi") == []

    assert [(b.nomor, b.sha256) for b in baris[: len(dulu)]] == dulu
    assert len(baris) > len(dulu)
    assert baris[len(dulu)].sebelum == dulu[-1][1]


@pytest.mark.tahan
@pytest.mark.parametrize("perintah", [("status", "2026-TW1"), ("outbox",), ("bukti", "periksa"), ("naskah", "daftar")])
def test_commands_show_the_old_store(toko: Toko, perintah: tuple[str, ...]) -> None:
    """Only `zi bukti periksa` ends with an error: it names the one file that is no evidence."""
    hasil = toko.meja.zi(*perintah)
    assert hasil.kode == (6 if perintah[0] == "bukti" else 0), hasil.err
    assert hasil.out


@pytest.mark.tahan
def test_the_proof_asks_for_a_copy_first_and_then_finds_nothing(toko: Toko) -> None:
    """Numbers that version 0.1 gave stand in no number book, and need not."""
    lama = toko.meja.zi("periksa")
    assert (lama.kode, lama.err.count("galat K")) == (11, 1)
    assert "K40" in lama.err
    assert toko.meja.zi("naskah", "buat", "sop/pengaduan", "--periode", "2026").kode == 0
    assert toko.meja.zi("periksa").kode == 0


def test_what_was_ready_under_the_old_version_is_read_by_the_next_command_that_writes(toko: Toko) -> None:
    pengaturan = toko.meja.pengaturan
    for _ in range(2):
        with buka_tulis(pengaturan, Pelaku("Sari")):
            pass
        with buka(pengaturan.database) as basis, basis.baca() as sambungan:
            (naskah,) = muat_terbit(sambungan, "sigi")
            dibaca = [k.peristiwa for k in kejadian_naskah(sambungan, MONEV)].count("DIBACA")
        assert (naskah.kunci, naskah.nomor, naskah.tanggal) == (MONEV, "15/PW.02-Und/7210/2026", dt.date(2026, 3, 12))
        assert naskah.isi["tanggal"] == "12 Maret 2026"
        assert dibaca == 1
