"""`zi kantor`: the office's own data by commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Meja, data
from tests.kantor_pegawai import PEGAWAI_CSV


@pytest.mark.tahan
def test_a_fact_is_tried_then_changed(meja: Meja) -> None:
    tempat = meja.pengaturan.plan / "sigi" / "satker.yaml"
    lama = tempat.read_bytes()
    coba = meja.zi("kantor", "ubah", "rapat.tempat=Aula", "--coba")
    assert (coba.kode, tempat.read_bytes()) == (0, lama)
    assert "Tempat rapat: belum diisi → Aula" in coba.out
    assert "Akan mengisi" in coba.out
    assert meja.zi("kantor", "ubah", "rapat.tempat=Aula").kode == 0
    assert tempat.read_bytes() == lama.replace(b"  tempat: null\n  undangan", b"  tempat: Aula\n  undangan")
    assert "Tidak ada yang berubah" in meja.zi("kantor", "ubah", "rapat.tempat=Aula").out


@pytest.mark.parametrize(
    ("argumen", "sebab"),
    [
        (("ubah", "kop.alamt=x"), "kop.alamat"),
        (("ubah", "kop.alamat"), "KUNCI=NILAI"),
        (("ubah",), "KUNCI=NILAI"),
        (("ubah", "kop.surel=x"), "alamat surel"),
        (("pejabat", "bendahara", "--nama", "x"), "bendahara"),
        (("pejabat", "sekretaris", "--nama", "x", "--cara", "plt"), "--mulai"),
        (("logo",), "--tanpa"),
        (("pegawai", "tidak-ada.xlsx"), "tidak"),
    ],
)
def test_a_wrong_call_is_told(meja: Meja, argumen: tuple[str, ...], sebab: str) -> None:
    hasil = meja.zi("kantor", *argumen)
    assert hasil.kode in {2, 3}
    assert sebab in hasil.err


def test_officials_are_shown_and_followed(meja: Meja) -> None:
    assert meja.zi("kantor", "pejabat", "sekretaris", "--nama", "Rina, S.H.").kode == 0
    hasil = meja.zi("kantor", "pejabat", "sekretaris", "--nama", "Andi, S.E.", "--mulai", "2026-08-03")
    assert "Andi, S.E., mulai 3 Agustus 2026" in hasil.out
    semua = data(meja.zi("kantor", "pejabat", "--json"))
    assert [(p["nama"], p["sampai"]) for p in semua if p["jabatan"] == "sekretaris" and p["nama"] == "Rina, S.H."] == [
        ("Rina, S.H.", "2026-08-02")
    ]


def test_a_list_of_staff_is_tried_then_used(meja: Meja, tmp_path: Path) -> None:
    (tmp_path / "daftar.csv").write_text(PEGAWAI_CSV, encoding="utf-8")
    coba = meja.zi("kantor", "pegawai", str(tmp_path / "daftar.csv"), "--coba")
    assert "Bertambah: Rahmat Hidayat" in coba.out
    assert data(meja.zi("kantor", "pegawai", "--json")) == []
    assert meja.zi("kantor", "pegawai", str(tmp_path / "daftar.csv")).kode == 0
    assert len(data(meja.zi("kantor", "pegawai", "--json"))) == 20


@pytest.mark.tahan
def test_drafts_that_nobody_touched_name_the_new_official(meja: Meja) -> None:
    assert meja.zi("naskah", "buat", "keputusan/tim-ppid").kode == 0
    assert meja.zi("naskah", "buat", "keputusan/tim-upg").kode == 0
    outbox = meja.pengaturan.outbox / "sigi"
    disunting = next(outbox.rglob("*Tim UPG*.docx"))
    disunting.write_bytes(disunting.read_bytes() + b"\0")
    milik_orang = disunting.read_bytes()
    assert meja.zi("kantor", "pejabat", "sekretaris", "--nama", "Rina, S.H.").kode == 0
    assert "1 dari 1 konsep diperbarui." in meja.zi("kantor", "perbarui").out
    assert disunting.read_bytes() == milik_orang
    assert len([b for b in outbox.rglob("*Tim UPG*") if "riwayat" not in b.parts]) == 1
    assert "0 dari 1 konsep diperbarui." in meja.zi("kantor", "perbarui").out
    assert data(meja.zi("kantor", "tampil", "--json"))["kesalahan"] == []


@pytest.mark.tahan
def test_a_draft_of_a_time_whose_grace_is_over_is_not_renewed_unasked(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-07-03T09:00+08:00")
    assert meja.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1").kode == 0
    assert meja.zi("naskah", "buat", "keputusan/tim-ppid").kode == 0
    laporan = next((meja.pengaturan.outbox / "sigi").rglob("*Monev PPID*.docx"))
    lama = laporan.read_bytes()
    jam("2026-12-01T09:00+08:00")
    assert meja.zi("kantor", "pejabat", "sekretaris", "--nama", "Rina, S.H.").kode == 0
    kabar = "1 dari 1 konsep diperbarui; 1 dibiarkan, karena tenggang periodenya sudah berakhir (yang masih diperlukan"
    assert kabar in meja.zi("kantor", "perbarui").out
    assert laporan.read_bytes() == lama
    kunci = "sigi/2026-S1/laporan-monev-ppid"
    assert "1 dari 1 konsep diperbarui." in meja.zi("kantor", "perbarui", "--naskah", kunci).out
    assert laporan.read_bytes() != lama
    laporan.write_bytes(laporan.read_bytes() + b"\0")
    assert "sudah disunting" in meja.zi("kantor", "perbarui", "--naskah", kunci).err
    assert "Tidak ada naskah" in meja.zi("kantor", "perbarui", "--naskah", "sigi/2026-S1/tidak-ada").err
