"""The command `zi` on the real plan: what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image

from tests.conftest import Meja
from tests.tata_usaha import contoh_bukti

TIDAK_MEMUAT_PREFECT = """
import sys
from tata_usaha.cli import jalankan
tanpa, *argumen = sys.argv[1:]
jalankan(argumen)
assert not {m for m in sys.modules if m.split(".")[0] in set(tanpa.split())}, "heavy"
"""


def status(meja: Meja, *argumen: str) -> dict[str, Any]:
    keluaran = meja.zi("status", *argumen, "--json")
    assert keluaran.kode == 0, keluaran.err
    data: dict[str, Any] = json.loads(keluaran.out)
    return data


def kewajiban(data: dict[str, Any], kode: str, periode: str) -> dict[str, Any]:
    (satu,) = [k for k in data["kewajiban"] if (k["kode"], k["periode"]) == (kode, periode)]
    assert isinstance(satu, dict)
    return satu


def folder_bukti(meja: Meja, kode: str, periode: str) -> Path:
    meja.zi("bukti", "siapkan", "2026")
    (tempat,) = meja.pengaturan.bukti.glob(f"sigi/2026/*/{kode} */{periode}")
    return tempat


def taruh_laporan(tempat: Path) -> None:
    dokumen = Document()
    dokumen.add_paragraph("Laporan Monitoring dan Evaluasi")
    dokumen.save(str(tempat / "Laporan Monev TW I.docx"))


def taruh_foto(tempat: Path) -> None:
    Image.new("RGB", (640, 480), "navy").save(tempat / "rapat.jpg")


def test_the_whole_year_owes_121(meja: Meja) -> None:
    data = status(meja, "2026", "--per", "2026-12-31")

    assert len(data["kewajiban"]) == data["total"]["jumlah"] == 121
    panjang = Counter(len(k["periode"]) for k in data["kewajiban"])  # 2026-TW1, 2026-S1/2026-01, 2026
    assert panjang == {8: 40, 7: 12 + 30, 4: 39}
    assert sum(k["jumlah"] for k in data["komponen"]) == 121


def test_nothing_is_late_before_its_day_and_all_is_late_after(meja: Meja) -> None:
    """Documentation has until the quarter's end, a report ten working days more."""
    for kode, terakhir, sesudahnya, batas in (
        ("4.1.1.1", "2026-03-31", "2026-04-01", "31 Maret 2026"),
        ("1.3.1.2", "2026-04-15", "2026-04-16", "15 April 2026"),
    ):
        assert kewajiban(status(meja, "2026-TW1", "--per", terakhir), kode, "2026-TW1")["status"] == "BERJALAN"
        satu = kewajiban(status(meja, "2026-TW1", "--per", sesudahnya), kode, "2026-TW1")

        assert satu["status"] == "TERLAMBAT"
        assert satu["kurang"][0] == "dokumentasi"
        assert batas in satu["alasan"]


def test_evidence_is_counted_piece_by_piece(meja: Meja) -> None:
    tempat = folder_bukti(meja, "1.3.1.2", "2026-TW1")
    taruh_foto(tempat)
    satu = kewajiban(status(meja, "2026-TW1"), "1.3.1.2", "2026-TW1")
    assert satu["kurang"] == ["laporan"]

    taruh_laporan(tempat)
    dua = kewajiban(status(meja, "2026-TW1"), "1.3.1.2", "2026-TW1")

    assert dua["kurang"] == []
    assert dua["status"] in {"LENGKAP", "LENGKAP_TERLAMBAT"}
    assert sorted(Path(b["berkas"]).name for b in dua["bukti"]) == ["Laporan Monev TW I.docx", "rapat.jpg"]


def test_an_empty_file_is_no_evidence_and_is_named(meja: Meja) -> None:
    tempat = folder_bukti(meja, "1.3.1.2", "2026-TW1")
    (tempat / "laporan.pdf").write_bytes(b"")

    satu = kewajiban(status(meja, "2026-TW1"), "1.3.1.2", "2026-TW1")
    periksa = meja.zi("bukti", "periksa")

    assert satu["bukti"] == []
    assert "kosong" in satu["ditolak"][0]["alasan"]
    assert periksa.kode == 6
    assert "laporan.pdf" in periksa.err
    assert "kosong" in periksa.err


def test_the_status_table_fits_a_hundred_columns(meja: Meja) -> None:
    keluaran = meja.zi("status", "2026-TW1", "--per", "2026-03-31")

    assert keluaran.kode == 0
    assert max(map(len, keluaran.out.splitlines())) <= 100
    assert "1.3.1.2" in keluaran.out


def test_the_status_shows_what_is_left_of_earlier_periods_and_parts_what_is_due_so_far(meja: Meja) -> None:
    awal, akhir = (status(meja, "2026-TW2", "--per", hari) for hari in ("2026-05-19", "2026-07-14"))

    assert kewajiban({"kewajiban": awal["tunggakan"]}, "1.3.1.2", "2026-TW1")["status"] == "TERLAMBAT"
    assert not any(satu["periode"] == "2026-TW2" for satu in awal["tunggakan"])
    assert awal["total"]["jatuh_tempo"] == akhir["total"]["jatuh_tempo"] == akhir["total"]["jatuh_tempo_sampai_per"]
    assert awal["total"]["jatuh_tempo_sampai_per"] == 1  # the report on April's information service
    assert awal["tenggang"] == []
    tabel = meja.zi("status", "2026-TW2", "--per", "2026-05-19").out
    assert "Tunggakan sebelum Triwulan II Tahun 2026" in tabel
    assert f"{len(awal['tunggakan'])} kewajiban dari periode sebelumnya menunggak." in tabel


def test_in_the_first_days_of_a_quarter_what_can_still_be_in_time_is_shown(meja: Meja) -> None:
    data = status(meja, "2026-TW2", "--per", "2026-04-15")
    tabel = meja.zi("status", "2026-TW2", "--per", "2026-04-15").out

    assert kewajiban({"kewajiban": data["tenggang"]}, "1.3.1.2", "2026-TW1")["batas"] == "2026-04-15"
    assert "Masih dalam masa tenggang, dari sebelum Triwulan II Tahun 2026" in tabel
    assert f"{len(data['tenggang'])} kewajiban dari periode sebelumnya masih dalam masa tenggang." in tabel
    assert max(map(len, tabel.splitlines())) <= 100


def test_the_status_of_one_row_says_why_file_by_file(meja: Meja) -> None:
    folder = folder_bukti(meja, "1.3.1.2", "2026-TW1")
    taruh_foto(folder)
    (folder / "lama.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    (folder / "drive.url").write_bytes(contoh_bukti.tautan("https://contoh.id/[x]"))

    hasil = meja.zi("status", "2026-TW1", "--kode", "1.3.1.2")
    teks = " ".join(hasil.out.split())

    assert hasil.kode == 0
    assert "1.3.1.2 Monev Rencana Aksi · 2026-TW1" in teks
    assert "1.3.1.1" not in teks
    assert "- Laporan: belum ada. Jenis berkas yang diterima: DOCX, PDF." in teks
    assert "dihitung: jenis berkasnya dapat membuktikannya." in teks
    assert "“lama.doc” bukan bukti: dokumen Office format lama" in teks
    assert "“drive.url” tautan ke https://contoh.id/[x]; tidak memenuhi permintaan" in teks
    assert max(map(len, hasil.out.splitlines())) <= 100
    assert meja.zi("status", "--kode", "1.3").out.count("1.3.1.2 Monev") == 4


def test_a_narrow_terminal_gets_a_narrow_table(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    from tata_usaha.cli import status as perintah
    from tata_usaha.cli.tampilan import konsol

    def sempit() -> object:
        layar = konsol()
        layar.width = 80
        return layar

    monkeypatch.setattr(perintah, "konsol", sempit)
    hasil = meja.zi("status", "2026-TW2")

    assert hasil.kode == 0
    assert max(map(len, hasil.out.splitlines())) <= 80
    assert "…" not in hasil.out


def test_preparing_the_evidence_folders_twice_changes_nothing(meja: Meja) -> None:
    meja.zi("bukti", "siapkan", "2026")
    sebelum = {p: p.stat().st_mtime_ns for p in meja.pengaturan.bukti.rglob("*")}
    assert len([p for p in sebelum if p.name == "BACA-SAYA.txt"]) == 121
    assert max(len(str(p.relative_to(meja.pengaturan.bukti))) for p in sebelum) <= 180

    meja.zi("bukti", "siapkan", "2026")

    assert {p: p.stat().st_mtime_ns for p in meja.pengaturan.bukti.rglob("*")} == sebelum


def test_a_status_that_changes_nothing_writes_nothing(meja: Meja) -> None:
    taruh_foto(folder_bukti(meja, "1.3.1.2", "2026-TW1"))
    status(meja, "2026-TW1")
    sebelum = {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in meja.pengaturan.outbox.rglob("*")}

    status(meja, "2026-TW1")

    assert {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in meja.pengaturan.outbox.rglob("*")} == sebelum


def test_the_plan_is_shown_in_the_decrees_order_and_wording(meja: Meja) -> None:
    data = json.loads(meja.zi("rencana", "tampil", "--json").out)

    assert len(data) == 65
    kunci = {"kode", "komponen", "aspek", "aksi", "indikator", "bukti_fisik", "target_waktu", "target_capaian"}
    assert all(kunci <= set(baris) for baris in data)
    assert data[0]["kode"] == "1.1.1.1"
    assert data[-1]["kode"] == "6.3.3.1"


def test_the_real_plan_is_clean(meja: Meja) -> None:
    keluaran = meja.zi("rencana", "periksa")

    assert keluaran.kode == 0, keluaran.err
    assert "65 indikator, 121 kewajiban" in keluaran.out


@pytest.mark.parametrize(
    ("dari", "ke", "kata"),
    [
        ("tahun: 2026", "tahun: [2026", "rencana-aksi-2026.yaml:"),
        ("nama_pendek:", "nama_pendk:", "nama_pendek"),
        ('kode: "1.2.1.1"', 'kode: "1.1.1.1"', "1.1.1.1"),
    ],
)
def test_a_broken_plan_is_told_with_file_and_line(meja: Meja, dari: str, ke: str, kata: str) -> None:
    meja.ubah_rencana(dari, ke)

    for perintah in (("rencana", "periksa"), ("status", "2026-TW1")):
        keluaran = meja.zi(*perintah)
        assert keluaran.kode == 3
        assert kata in keluaran.err
        assert "rencana-aksi-2026.yaml:" in keluaran.err
        assert "Traceback" not in keluaran.err


def test_a_decree_with_more_diktum_than_there_are_words_for_is_refused_and_not_cut(meja: Meja) -> None:
    berkas = "naskah/keputusan/tim-upg.yaml"
    meja.ubah_rencana("\ndiktum:\n", "\ndiktum:\n" + "  - teks: Satu lagi.\n" * 10, berkas)

    keluaran = meja.zi("rencana", "periksa")

    assert keluaran.kode == 3
    assert "tim-upg.yaml:" in keluaran.err
    assert "paling banyak 10 butir" in keluaran.err


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (("status", "2026-TW5"), "bukan periode"),
        (("status", "2025-TW1"), "tahun 2026"),
        (("status", "--per", "31-03-2026"), "bukan tanggal"),
        (("outbox", "nomori", "x", "--tanggal", "31-03-2026"), "bukan tanggal"),
        (("statsu",), "Maksudnya “status”"),
        (("status", "--jso"), "tidak dikenal"),
        (("status", "2026-TW1", "lagi"), "berlebih"),
        (("bukti", "siapkan", "dua"), "tidak dapat dipakai"),
        (("status", "--satker", "poso"), "poso"),
    ],
)
def test_wrong_usage_is_told_in_indonesian(meja: Meja, argumen: tuple[str, ...], kata: str) -> None:
    keluaran = meja.zi(*argumen)

    assert keluaran.kode in {2, 3}
    assert kata in keluaran.err
    assert "Traceback" not in keluaran.err


def test_help_is_indonesian(meja: Meja) -> None:
    keluaran = meja.zi("--help")

    assert keluaran.kode == 0
    assert not {"Usage", "Commands", "Parameters", "Display"} & set(keluaran.out.split())
    for perintah in ("rencana", "bukti", "status", "naskah", "outbox", "templat", "jalankan", "layani"):
        assert perintah in keluaran.out


def test_help_says_in_indonesian_what_must_be_given_and_what_may(meja: Meja) -> None:
    keluaran = " ".join(meja.zi("jalankan", "--help").out.replace("│", " ").split())
    assert "[pilihan: bulanan, triwulanan, semesteran, keputusan] [wajib]" in keluaran
    assert not {"required", "choices"} & set(keluaran.replace("[", " ").replace("]", " ").replace(":", " ").split())


@pytest.mark.parametrize(
    ("argumen", "tanpa"),
    [
        pytest.param(("--help",), "prefect docxtpl holidays", marks=pytest.mark.tahan),
        (("status", "2026-TW1", "--json"), "prefect docxtpl"),  # whose grace is counted in working days
        pytest.param(("rencana", "periksa"), "prefect docxtpl holidays", marks=pytest.mark.tahan),
    ],
)
def test_the_office_starts_without_what_it_does_not_need(meja: Meja, argumen: tuple[str, ...], tanpa: str) -> None:
    assert meja.pengaturan.plan.exists()

    hasil = subprocess.run(
        [sys.executable, "-c", TIDAK_MEMUAT_PREFECT, tanpa, *argumen],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )

    assert hasil.returncode == 0, hasil.stderr


def test_a_reader_that_goes_away_is_no_error(meja: Meja) -> None:
    """`zi rencana tampil | head -1` ends quietly."""
    assert meja.pengaturan.plan.exists()
    proses = subprocess.Popen(
        [sys.executable, "-c", "from tata_usaha.cli import main; main()", "rencana", "tampil", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert proses.stdout is not None
    assert proses.stderr is not None
    proses.stdout.close()
    assert b"Traceback" not in proses.stderr.read()
    proses.wait()
