"""`zi isian`: what letters ask, of drafts as they lie there and of those that nobody has drafted yet."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Meja

LAYANAN = "sigi/2026-03/laporan-layanan-informasi"


def lihat(meja: Meja, periode: str) -> dict[str, Any]:
    keluaran = meja.zi("isian", periode, "--json")
    assert keluaran.kode == 0, keluaran.err
    data: dict[str, Any] = json.loads(keluaran.out)
    return data


def isian_di(data: dict[str, Any], kunci: str) -> set[str]:
    return {k["petunjuk"] for k in data["kelompok"] if kunci in k["naskah"]}


def ketik(berkas: Path, dari: str, ke: str) -> None:
    """Type something into a draft as Word would save it."""
    with zipfile.ZipFile(berkas) as arsip:
        isi = {nama: arsip.read(nama) for nama in arsip.namelist()}
    isi["word/document.xml"] = isi["word/document.xml"].replace(dari.encode(), ke.encode())
    with zipfile.ZipFile(berkas, "w") as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama, satu)


def test_what_will_be_asked_is_known_before_anything_is_drafted(meja: Meja) -> None:
    data = lihat(meja, "2026-04")
    assert (data["naskah"], data["naskah_berisian"]) == (6, 6)
    assert data["isian"] == sum(k["banyak"] for k in data["kelompok"])
    (alamat,) = [k for k in data["kelompok"] if k["petunjuk"] == "alamat kantor"]
    assert (alamat["jawab_di"], alamat["banyak"], len(alamat["naskah"])) == ("satker.yaml: kop.alamat", 6, 6)


@pytest.mark.tahan
def test_what_the_office_answers_once_is_asked_no_more(meja: Meja) -> None:
    sebelum = lihat(meja, "2026-04")
    meja.ubah_rencana("media_sosial: []", 'media_sosial: ["Instagram @contoh"]', "fakta.yaml")
    meja.ubah_rencana("  alamat: null", "  alamat: Jalan Contoh Nomor 1", "satker.yaml")
    sesudah = lihat(meja, "2026-04")
    hilang = {k["petunjuk"] for k in sebelum["kelompok"]} - {k["petunjuk"] for k in sesudah["kelompok"]}
    assert hilang == {"alamat kantor", "nama akun"}
    assert sebelum["isian"] - sesudah["isian"] == 7


@pytest.mark.tahan
def test_a_draft_is_read_as_people_left_it(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-04-10T09:00+08:00")
    meja.zi("naskah", "buat", "6.2.1.1", "--periode", "2026-03")
    (berkas,) = meja.pengaturan.outbox.glob("sigi/**/6.2.1.1 *.docx")
    ketik(berkas, "[isi: simpulan pelaksanaan layanan informasi]", "Layanan berjalan.")
    ketik(berkas, "[isi: nama akun]", "[isi: nama akun resmi]")
    isian = isian_di(lihat(meja, "2026-03"), LAYANAN)
    assert "simpulan pelaksanaan layanan informasi" not in isian
    assert "nama akun resmi" in isian, "also a prompt that somebody wrote"
    assert meja.zi("outbox", "batal", "laporan-layanan-informasi", "--alasan", "keliru").kode == 0
    assert isian_di(lihat(meja, "2026-03"), LAYANAN) == set(), "nobody is asked any more"


def test_the_table_groups_by_where_it_is_answered(meja: Meja) -> None:
    hasil = meja.zi("isian", "2026-04")
    assert hasil.kode == 0
    assert "satker.yaml: kop.alamat" in hasil.out
    assert "isian di 6 dari 6 naskah" in hasil.out
    assert "lagi; semuanya: zi isian --semua" not in hasil.out
