"""Every command that writes does it again when a PostgreSQL server undid it because of somebody else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tata_usaha.bukti.pohon_bukti import cari_folder
from tests.conftest import Keluaran, Meja
from tests.postgresql import PeladenUji
from tests.tata_usaha.cli.test_cli_daur import lengkapi
from tests.tata_usaha.contoh_bukti import pdf
from tests.zi_model.bahan_sigi import kantor, kewajiban

TOLAK = """
CREATE SEQUENCE kali;
CREATE FUNCTION tolak() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('kali') % 4 = 1 THEN RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001'; END IF;
    RETURN NEW;
END $$
"""
"""A sequence counts on whatever is undone: every fourth write fails, and the first of each command."""


class Perebut:
    """A desk at a server that undoes the first transaction of each command."""

    def __init__(self, meja: Meja, peladen: PeladenUji, alamat: str) -> None:
        self.meja, self._peladen, self._basis = meja, peladen, urlsplit(alamat).path[1:]

    def pasang(self) -> None:
        pemicu = (
            f"CREATE TRIGGER tolak BEFORE INSERT ON {t} FOR EACH ROW EXECUTE FUNCTION tolak()"
            for t in ("kejadian", "berkas_bukti")
        )
        self._peladen.kerjakan(*TOLAK.strip().split(";\n", 1), *pemicu, basis_data=self._basis)

    def zi(self, *argumen: str) -> Keluaran:
        """Run a command; assert that it was undone at least once, and done in the end."""
        self._peladen.kerjakan("ALTER SEQUENCE kali RESTART", basis_data=self._basis)
        hasil = self.meja.zi(*argumen)
        assert hasil.kode == 0, hasil.err
        assert self._kali() > 1, f"nothing was undone: {argumen}"
        return hasil

    def _kali(self) -> int:
        import psycopg

        with psycopg.connect(self._peladen.alamat(self._basis)) as sambungan:
            (kali,) = sambungan.execute("SELECT last_value FROM kali").fetchone() or (0,)
            return int(kali)


@pytest.fixture
def perebut(
    meja: Meja,
    monkeypatch: pytest.MonkeyPatch,
    jam: Callable[[str], None],
    alamat_postgresql: str,
    peladen_postgresql: PeladenUji,
) -> Perebut:
    jam("2026-03-20T09:00+08:00")
    monkeypatch.setenv("ZI_DATABASE", alamat_postgresql)
    assert meja.zi("outbox").kode == 0
    hasil = Perebut(meja, peladen_postgresql, alamat_postgresql)
    hasil.pasang()
    return hasil


@pytest.mark.tahan
def test_a_letters_life_and_evidence_are_recorded_once(perebut: Perebut, tmp_path: Path) -> None:
    atur = perebut.meja.pengaturan
    perebut.zi("naskah", "buat", "keputusan/tim-ppid")
    lengkapi(atur.outbox / "sigi/2026/tahunan/Keputusan Tim PPID 2026.docx")
    pindaian = tmp_path / "pindaian.pdf"
    pindaian.write_bytes(pdf())
    for perintah in (
        ("nomori", "--nomor", "16", "--tanggal", "2026-02-03"),
        ("nomori", "--nomor", "15", "--tanggal", "2026-02-03", "--ganti", "--alasan", "salah ketik"),
        ("siap", "--tetap", "--alasan", "cocok dengan JDIH"),
        ("buka", "--alasan", "salah nama"),
        ("siap", "--tetap", "--alasan", "cocok dengan JDIH"),
        ("tandatangani", str(pindaian)),
        ("lepas", "--alasan", "salah pindaian"),
        ("tandatangani", str(pindaian)),
        ("arsipkan", "--tempat", "Lemari 1"),
    ):
        perebut.zi("outbox", perintah[0], "tim-ppid", *perintah[1:])
    perebut.zi("naskah", "buat", "keputusan/tim-upg")
    perebut.zi("outbox", "batal", "tim-upg", "--alasan", "tidak jadi")
    perebut.zi("nomor", "catat", "keputusan", "17", "--tanggal", "2026-02-05", "--perihal", "Keputusan lain")
    folder = cari_folder(atur.bukti, kantor(), kewajiban("1.3.1.2", "2026-TW1"))
    folder.mkdir(parents=True)
    (folder / "laporan.pdf").write_bytes(pdf())
    perebut.zi("bukti", "periksa")
    perebut.zi("bukti", "arsipkan", "2026")

    riwayat = json.loads(perebut.meja.zi("outbox", "riwayat", "tim-ppid", "--json").out)
    assert [k["peristiwa"] for k in riwayat] == [
        *("DICATAT", "BARU", "DINOMORI", "DINOMORI", "SIAP_TTD", "DIBUKA", "SIAP_TTD"),
        *("DITANDATANGANI", "DITAUTKAN", "DILEPAS", "DITANDATANGANI", "DITAUTKAN", "DIARSIPKAN"),
    ]
    nomor = json.loads(perebut.meja.zi("nomor", "--json").out)["nomor"]
    assert [(n["nomor"], n["keadaan"]) for n in nomor] == [(15, "DIPAKAI"), (16, "BATAL"), (17, "LUAR")]
    periksa = perebut.meja.zi("periksa", "--penuh")
    assert periksa.kode == 0, periksa.out + periksa.err
