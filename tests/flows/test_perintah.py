"""`zi jalankan`: what it prints, what it refuses before Prefect is even imported, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Meja


@pytest.mark.usefixtures("prefect")
def test_jalankan_menyebut_setiap_berkas_lalu_mengatakan_tidak_ada_yang_berubah(meja: Meja) -> None:
    hasil = meja.zi("jalankan", "triwulanan", "2026-TW1")
    assert hasil.kode == 0
    berkas = sorted(p.name for p in (meja.pengaturan.outbox / "sigi/2026/2026-TW1").iterdir())
    assert {".docx", ".ics"} == {Path(nama).suffix for nama in berkas}
    assert "01 Undangan Rapat Monev Triwulan I 2026.docx" in berkas
    for nama in berkas:
        assert f"{nama}: konsep baru" in hasil.out
    assert "isian masih kosong" in hasil.out
    assert "Tidak ada yang berubah." not in hasil.out

    lagi = meja.zi("jalankan", "triwulanan", "2026-TW1")
    assert lagi.kode == 0
    assert "Tidak ada yang berubah." in lagi.out


@pytest.mark.tahan
@pytest.mark.usefixtures("prefect")
def test_server_pilihan_pengguna_dipakai_dengan_pengaturannya_sendiri(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "milik:sendiri")
    rahasia = Path(os.environ["PREFECT_HOME"]) / "rahasia"
    rahasia.unlink(missing_ok=True)
    assert meja.zi("jalankan", "keputusan", "2026", "--kode", "tim-ppid").kode == 0
    assert os.environ["PREFECT_API_AUTH_STRING"] == "milik:sendiri"
    assert not rahasia.exists()


@pytest.mark.tahan
@pytest.mark.usefixtures("prefect")
def test_jalankan_json_dapat_dibaca_program(meja: Meja) -> None:
    hasil = meja.zi("jalankan", "keputusan", "2026", "--kode", "tim-ppid", "--json")
    data = json.loads(hasil.out)
    assert (data["alur"], data["periode"], data["satker"], data["berubah"]) == ("keputusan", "2026", "sigi", True)
    (naskah,) = data["naskah"]
    assert naskah["kunci"] == "sigi/2026/keputusan/tim-ppid"
    assert naskah["tindakan"] == "BARU"
    assert Path(naskah["berkas"]).is_file()


@pytest.mark.usefixtures("prefect")
def test_jalankan_keluar_dengan_kode_galat_yang_terjadi_di_dalam_alur(meja: Meja) -> None:
    meja.pengaturan.outbox.parent.mkdir(parents=True, exist_ok=True)
    meja.pengaturan.outbox.write_text("bukan folder", encoding="utf-8")
    hasil = meja.zi("jalankan", "triwulanan", "2026-TW1")
    assert hasil.kode in {5, 7}
    assert "Galat " in hasil.err
    assert "Traceback" not in hasil.err


@pytest.mark.tahan
@pytest.mark.usefixtures("prefect")
def test_yang_tidak_dapat_ditaruh_dan_yang_dibuka_disebut_dan_yang_lain_selesai(meja: Meja) -> None:
    """One place is taken by a folder, one letter is open in Word: both are named, all others are renewed."""
    perintah = ("jalankan", "triwulanan", "2026-TW1", "--bagian", "undangan")
    assert meja.zi(*perintah).kode == 0
    folder = meja.pengaturan.outbox / "sigi/2026/2026-TW1"
    tertahan, dibuka, lain, *_ = sorted(folder.glob("*.docx"))
    tertahan.unlink()
    tertahan.mkdir()
    (folder / f"~${dibuka.name[2:]}").write_bytes(bytes([5]) + b"Rusdi")
    meja.ubah_rencana("  tempat: null", "  tempat: Aula", "satker.yaml")

    hasil = meja.zi(*perintah)

    assert (hasil.kode, "Traceback" in hasil.err) == (9, False)
    assert "Galat TERTINGGAL: 1 dari " in hasil.err
    assert f"  {tertahan.name}: Naskah " in hasil.err
    assert "ternyata folder" in hasil.err
    assert f"{tertahan.name}: tidak dapat ditaruh" in hasil.out
    assert "Sedang dibuka di Word oleh Rusdi dan dibiarkan; konsep baru ditaruh di sampingnya." in hasil.out
    assert f"{lain.name}: konsep diperbarui" in hasil.out
    assert "1 tidak dapat ditaruh" in hasil.out
    data = meja.zi(*perintah, "--json")
    assert data.kode == 9
    assert [n["tindakan"] for n in json.loads(data.out)["naskah"]].count("TERTINGGAL") == 1


@pytest.mark.parametrize(
    ("argumen", "sebutan"),
    [
        (("triwulanan", "2026-TW5"), "“2026-TW5” bukan periode"),
        (("triwulanan", "2026-03"), "2026-03 adalah bulan"),
        (("triwulanan", "2031-TW1"), "untuk tahun 2026, bukan 2031"),
        (("semesteran", "2026-S1", "--bagian", "laporan"), "hanya untuk alur bulanan dan triwulanan"),
        (("bulanan", "2026-03", "--kode", "tim-ppid"), "hanya untuk alur keputusan"),
        (("tahunan",), "triwulanan, semesteran, keputusan"),
    ],
)
def test_pemakaian_yang_salah_ditolak(meja: Meja, argumen: tuple[str, ...], sebutan: str) -> None:
    hasil = meja.zi("jalankan", *argumen)
    assert hasil.kode == 2
    assert sebutan in hasil.err
    assert not meja.pengaturan.outbox.exists()


def test_rencana_yang_salah_ditolak_dengan_semua_letaknya(meja: Meja) -> None:
    meja.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan")
    hasil = meja.zi("jalankan", "triwulanan", "2026-TW1")
    assert hasil.kode == 3
    assert "rencana-aksi-2026.yaml:" in hasil.err
    assert "Kapan-kapan" in hasil.err


def test_porta_yang_bukan_angka_ditolak(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_PORT", "empat ribu")
    hasil = meja.zi("jalankan", "triwulanan", "2026-TW1")
    assert hasil.kode == 2
    assert "ZI_PORT" in hasil.err


def test_penolakan_tidak_menunggu_prefect(meja: Meja) -> None:
    """Prefect takes longer to import than most commands to run: what can be refused without it is."""
    program = (
        "import sys; from tata_usaha.cli import jalankan; "
        "kode = jalankan(['jalankan', 'triwulanan', '2031-TW1']); "
        "sys.exit(kode if 'prefect' not in sys.modules else 99)"
    )
    selesai = subprocess.run(
        [sys.executable, "-c", program],
        env=dict(os.environ),
        cwd=meja.pengaturan.plan,
        capture_output=True,
        check=False,
    )
    assert selesai.returncode == 2
