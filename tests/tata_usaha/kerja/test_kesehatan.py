"""How the computer is: copies that are behind are loud, a clock that went back is, the rest is told."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja import kesehatan
from tata_usaha.kerja.buka_agenda import cadangkan_register
from tata_usaha.kerja.kesehatan import ButirSehat, PermintaanSehat, Tingkat, lihat_kesehatan
from tata_usaha.kerja.lembar_naskah import huruf_hilang
from tata_usaha.pratinjau import huruf
from tests.conftest import Meja, data
from tests.tata_usaha.kerja.test_jejak import UNDANGAN, terjadi


def butir(pengaturan: Pengaturan, perihal: str, sertifikat: Path | None = None) -> ButirSehat:
    semua = lihat_kesehatan(pengaturan, PermintaanSehat("sigi", sertifikat)).butir
    (satu,) = [b for b in semua if b.perihal == perihal]
    return satu


@pytest.fixture
def berisi(meja: Meja, jam: Callable[[str], None]) -> Meja:
    """Return an office whose register has an event of which there is a copy."""
    jam("2026-03-02T09:00+08:00")
    terjadi(meja, "Siti", "2026-03-02T08:00+08:00", UNDANGAN, "BARU")
    cadangkan_register(meja.pengaturan)
    return meja


def test_a_copy_that_knows_all_is_never_too_old(berisi: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-05-20T09:00+08:00")
    satu = butir(berisi.pengaturan, "Salinan buku agenda harian")
    assert (satu.tingkat, satu.uraian) == (Tingkat.BAIK, "Lengkap sampai kejadian terakhir; dibuat 2 Maret 2026.")


@pytest.mark.parametrize(("hari", "tingkat"), [("03", Tingkat.BAIK), ("04", Tingkat.BURUK)])
def test_a_copy_behind_for_more_than_a_day_is_loud(
    berisi: Meja, jam: Callable[[str], None], hari: str, tingkat: Tingkat
) -> None:
    terjadi(berisi, "Siti", "2026-03-02T10:00+08:00", UNDANGAN, "DIBUKA")
    jam(f"2026-03-{hari}T09:00+08:00")
    assert butir(berisi.pengaturan, "Salinan buku agenda harian").tingkat is tingkat


def test_no_copy_at_all_is_loud(berisi: Meja) -> None:
    shutil.rmtree(berisi.pengaturan.folder_cadangan[0])
    assert butir(berisi.pengaturan, "Salinan buku agenda harian").tingkat is Tingkat.BURUK


def test_one_computer_alone_is_told(berisi: Meja, tmp_path: Path) -> None:
    assert butir(berisi.pengaturan, "Salinan buku agenda kedua").tingkat is Tingkat.INGAT
    kedua = replace(berisi.pengaturan, cadangan=tmp_path / "usb")
    assert "tidak dapat dicapai" in butir(kedua, "Salinan buku agenda kedua").uraian
    (tmp_path / "usb").mkdir()
    cadangkan_register(kedua)
    assert butir(kedua, "Salinan buku agenda kedua").tingkat is Tingkat.BAIK


def test_a_clock_that_went_back_is_loud(berisi: Meja, jam: Callable[[str], None]) -> None:
    assert butir(berisi.pengaturan, "Jam komputer").tingkat is Tingkat.BAIK
    jam("2026-03-01T09:00+08:00")
    assert butir(berisi.pengaturan, "Jam komputer").tingkat is Tingkat.BURUK


def test_before_the_first_letter_nothing_is_wrong_and_nothing_made(meja: Meja) -> None:
    hasil = lihat_kesehatan(meja.pengaturan, PermintaanSehat("sigi"))
    assert not [b for b in hasil.mendesak if "Disk" not in b.perihal]
    assert not meja.pengaturan.outbox.exists()


@pytest.mark.parametrize(
    ("kosong", "tingkat"), [(100, Tingkat.BURUK), (2_000_000_000, Tingkat.INGAT), (10**12, Tingkat.BAIK)]
)
def test_a_full_disk_is_loud(meja: Meja, monkeypatch: pytest.MonkeyPatch, kosong: int, tingkat: Tingkat) -> None:
    monkeypatch.setattr(
        kesehatan.shutil, "disk_usage", lambda _: SimpleNamespace(free=kosong, total=2 * 10**12, used=0)
    )
    assert butir(meja.pengaturan, "Disk naskah, bukti, buku agenda").tingkat is tingkat


@pytest.mark.parametrize(
    ("ada", "tingkat", "kata"),
    [
        ({"bookman old style": "Bookman Old Style"}, Tingkat.BAIK, "terpasang"),
        ({"urw bookman": "URW Bookman"}, Tingkat.BAIK, "selebar sama"),
        ({"dejavu sans": "DejaVu Sans"}, Tingkat.INGAT, "tidak terpasang"),
        (None, Tingkat.BAIK, "tidak dapat menyebut"),
    ],
)
def test_the_letters_typeface_or_one_as_wide(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, ada: dict[str, str] | None, tingkat: Tingkat, kata: str
) -> None:
    monkeypatch.setattr(huruf, "_terpasang", lambda: ada)
    satu = butir(meja.pengaturan, "Huruf naskah")
    assert satu.tingkat is tingkat
    assert kata in satu.uraian
    hilang = "Bookman Old Style" if tingkat is Tingkat.INGAT else ""
    assert huruf_hilang(meja.pengaturan, "sigi") == hilang, "below the pictures of a letter it is told the same"


@pytest.mark.parametrize(
    ("terpasang", "tingkat"),
    [(("writer.xcd", "calc.xcd"), Tingkat.BAIK), (("writer.xcd",), Tingkat.INGAT), ((), Tingkat.BAIK)],
)
def test_a_libreoffice_without_its_spreadsheet_draws_no_charts(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terpasang: tuple[str, ...], tingkat: Tingkat
) -> None:
    setelan = tmp_path / "lo/share/registry"
    setelan.mkdir(parents=True)
    for nama in terpasang:
        (setelan / nama).touch()
    monkeypatch.setattr(kesehatan, "cari_libreoffice", lambda: str(tmp_path / "lo/program/soffice"))
    assert butir(meja.pengaturan, "LibreOffice").tingkat is tingkat


@pytest.mark.parametrize(("sisa", "tingkat"), [(200, Tingkat.BAIK), (20, Tingkat.INGAT), (-3, Tingkat.BURUK)])
def test_a_certificate_tells_its_days(
    meja: Meja, tmp_path: Path, jam: Callable[[str], None], sisa: int, tingkat: Tingkat
) -> None:
    jam("2026-03-02T09:00+08:00")
    kini = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
    kunci = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "meja")])
    satu = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(1)
        .not_valid_before(kini - dt.timedelta(days=10))
        .not_valid_after(kini + dt.timedelta(days=sisa))
        .sign(kunci, hashes.SHA256())
    )
    berkas = tmp_path / "meja.pem"
    berkas.write_bytes(satu.public_bytes(serialization.Encoding.PEM))
    assert butir(meja.pengaturan, "Sertifikat", berkas).tingkat is tingkat
    berkas.write_bytes(b"bukan")
    assert butir(meja.pengaturan, "Sertifikat", berkas).tingkat is Tingkat.BURUK


def test_a_broken_plan_hides_nothing_else(
    meja: Meja, jam: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Jayapura")
    time.tzset()
    try:
        jam("2026-03-02T09:00+08:00")
        meja.ubah_rencana("kode: sigi", "kode: [", "satker.yaml")
        assert "pukul 10.00" in butir(meja.pengaturan, "Jam komputer").uraian, "on the computer's own clock"
    finally:
        monkeypatch.undo()
        time.tzset()
    assert "belum dapat dibaca" in butir(meja.pengaturan, "Huruf naskah").uraian
    assert butir(meja.pengaturan, "Versi program").uraian


def test_the_command_tells_the_same(berisi: Meja) -> None:
    hasil = data(berisi.zi("kesehatan", "--json"))
    assert {b["perihal"] for b in hasil["butir"]} >= {"Jam komputer", "LibreOffice", "Huruf naskah", "Versi program"}
    shutil.rmtree(berisi.pengaturan.folder_cadangan[0])
    assert "! Salinan buku agenda harian: Belum ada." in berisi.zi("kesehatan").out
