"""What a desk remembers of the whole office is what a fresh look would find, whoever changed it in between."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import psycopg
import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import catat
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar import ingatan, penjaga_pohon, waktu
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja import langkah
from tata_usaha.kerja.bersama import ingat, terbuka_lama
from tata_usaha.kerja.langkah import periksa_bukti
from tata_usaha.kerja.masuk_bukti import PermintaanBukti, terima_bukti
from tata_usaha.kerja.tahun import baca_rencana
from tests.tata_usaha import contoh_bukti as contoh
from tests.tata_usaha.kerja.test_masuk_bukti import pengaturan_di
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

MONEV, TW1 = "1.3.1.2", Periode.parse("2026-TW1")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is remembered there")


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Pengaturan]:
    """Return an office whose files are old enough to be remembered, and which each question looks at."""
    monkeypatch.setattr(ingatan, "BARU_NS", -3_600_000_000_000)
    monkeypatch.setattr(penjaga_pohon, "SEJENAK", 0.0)
    monkeypatch.setattr(penjaga_pohon, "BAGIAN", 0)
    with terbuka_lama():
        pengaturan = pengaturan_di(tmp_path, plan=AKAR / "plan")
        if getattr(request, "param", "sqlite") == "postgresql":
            pengaturan = replace(pengaturan, database=request.getfixturevalue("alamat_postgresql"))
        asal = tmp_path / "asal" / "notula.pdf"
        asal.parent.mkdir()
        asal.write_bytes(contoh.pdf())
        terima_bukti(pengaturan, Pelaku("Sari"), PermintaanBukti("sigi", MONEV, TW1, (asal,)))
        lihat(pengaturan)  # a register that was just made is known with its next use
        yield pengaturan


def rencana(pengaturan: Pengaturan) -> TahunRencana:
    return baca_rencana(pengaturan, "sigi", 2026, dengan_naskah=False)


def lihat(pengaturan: Pengaturan) -> HasilPindai:
    return _menurut_register(periksa_bukti(pengaturan, rencana(pengaturan), waktu.sekarang()))


def segar(pengaturan: Pengaturan) -> HasilPindai:
    tahun = rencana(pengaturan)
    return _menurut_register(langkah._periksa_bukti(pengaturan, tahun, waktu.sekarang(), penuh=False))


def _menurut_register(hasil: HasilPindai) -> HasilPindai:
    """Return a scan as the next one tells it.

    The one that finds evidence gone counts what is new, tells what ended just now after what ended earlier (the next
    one: by path), and still knows who had brought it, which the register keeps of present evidence only.
    """
    dulu = sorted((replace(b, oleh="", alasan="") for b in hasil.riwayat), key=lambda b: (b.berkas, b.diterima))
    return replace(hasil, baru=0, dibaca=0, riwayat=tuple(dulu))


def terang(pengaturan: Pengaturan) -> Path:
    """Return the piece of evidence that lies there."""
    return next(pengaturan.bukti.rglob("notula*.pdf"))


def test_an_office_that_stays_is_looked_at_once(kantor: Pengaturan, monkeypatch: pytest.MonkeyPatch) -> None:
    pertama = lihat(kantor)
    assert len(pertama.bukti) == 1
    monkeypatch.setattr(langkah, "_periksa_bukti", lambda *_, **__: pytest.fail("looked again"))
    assert lihat(kantor) == pertama


def test_a_file_that_another_process_adds_or_removes_is_seen(kantor: Pengaturan) -> None:
    assert len(lihat(kantor).bukti) == 1
    tempat = terang(kantor)
    subprocess.run(["cp", tempat, tempat.with_name("lain.pdf")], check=True)
    assert len(lihat(kantor).bukti) == 2
    subprocess.run(["rm", tempat], check=True)
    assert [b.berkas.rpartition("/")[2] for b in lihat(kantor).bukti] == ["lain.pdf"]


def test_another_file_under_the_same_name_is_seen(kantor: Pengaturan) -> None:
    (lama,) = lihat(kantor).bukti
    tempat = terang(kantor)
    baru = tempat.with_name("x.tmp")
    baru.write_bytes(contoh.pdf("Lain"))
    baru.replace(tempat)
    assert lihat(kantor).bukti[0].sha256 != lama.sha256


def test_what_another_process_writes_into_the_register_is_seen(kantor: Pengaturan) -> None:
    dihitung: list[int] = []

    def hitung() -> int:
        dihitung.append(1)
        return len(dihitung)

    assert [ingat(kantor, "uji", hitung) for _ in range(2)] == [1, 1]
    kode = (
        "import sqlite3, sys; k = sqlite3.connect(sys.argv[1]); "
        "k.execute('CREATE TABLE lain_sendiri (a)'); k.commit(); k.close()"
    )
    subprocess.run([sys.executable, "-c", kode, str(kantor.berkas_database)], check=True)
    assert ingat(kantor, "uji", hitung) == 2


@pytest.mark.parametrize("kantor", ["postgresql"], indirect=True)
def test_what_others_write_into_a_server_is_seen_from_the_moment_on_that_it_counts(kantor: Pengaturan) -> None:
    nilai, tanya = iter(range(9)), partial(ingat, kantor, "uji")
    assert [tanya(lambda: next(nilai)) for _ in range(2)] == [0, 0]
    with psycopg.connect(kantor.database) as lain:
        lain.execute("UPDATE rantai SET banyak = banyak + 1")
        assert tanya(lambda: next(nilai)) == 0, "nobody else sees it yet"
        lain.commit()
        assert [tanya(lambda: next(nilai)) for _ in range(2)] == [1, 1]


def test_a_walk_answers_for_a_moment_but_not_for_what_the_process_does_itself(
    kantor: Pengaturan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(penjaga_pohon, "SEJENAK", 3600.0)
    penjaga_pohon.berubah()
    assert len(lihat(kantor).bukti) == 1
    shutil.copy(terang(kantor), terang(kantor).with_name("lain.pdf"))
    assert len(lihat(kantor).bukti) == 1, "another process is seen by the next walk"
    asal = kantor.bukti.parent / "asal" / "lagi.pdf"
    asal.write_bytes(contoh.pdf() + b"\n%")
    terima_bukti(kantor, Pelaku("Sari"), PermintaanBukti("sigi", MONEV, TW1, (asal,)))
    assert len(lihat(kantor).bukti) == 3


def test_who_writes_is_told_nothing_that_is_remembered(kantor: Pengaturan) -> None:
    nilai = iter(range(9))
    assert ingat(kantor, "uji", lambda: next(nilai)) == ingat(kantor, "uji", lambda: next(nilai)) == 0
    with penjaga_pohon.menulis():
        assert ingat(kantor, "uji", lambda: next(nilai)) == 1
    assert ingat(kantor, "uji", lambda: next(nilai)) == 0, "nothing changed"


def test_what_changed_just_now_is_not_trusted(kantor: Pengaturan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingatan, "BARU_NS", 3_600_000_000_000)
    nilai = iter(range(9))
    assert [ingat(kantor, "uji", lambda: next(nilai)) for _ in range(2)] == [0, 1]


@pytest.mark.parametrize("kantor", ["sqlite", pytest.param("postgresql", marks=pytest.mark.tahan)], indirect=True)
@pytest.mark.parametrize("benih", [0, *(pytest.param(n, marks=pytest.mark.tahan) for n in (1, 2))])
def test_after_any_change_the_answer_is_a_fresh_one(kantor: Pengaturan, benih: int) -> None:
    acak = random.Random(benih)  # noqa: S311 - no secret
    folder = terang(kantor).parent
    for ke in range(12):
        ada = sorted(folder.glob("*.pdf"))
        match acak.randrange(6):
            case 0:
                (folder / f"baru {ke}.pdf").write_bytes(contoh.pdf() + b"%" * ke)
            case 1 if len(ada) > 1:
                acak.choice(ada).unlink()
            case 2 if ada:
                satu = acak.choice(ada)
                satu.rename(folder / f"pindah {ke}.pdf")
            case 3 if ada:
                acak.choice(ada).write_bytes(contoh.pdf() + b"%" * acak.randrange(5))
            case 4:
                (folder / "catatan.txt").write_text(f"Kendala {ke}.", encoding="utf-8")
            case _:
                with buka(kantor.database) as basis, basis.transaksi("sigi") as sambungan:
                    catat(sambungan, f"sigi/uji/{ke}", "UJI", {}, waktu.sekarang())
        pertama = lihat(kantor)  # records what is new
        assert pertama == segar(kantor)
        assert lihat(kantor) == segar(kantor)
