"""What `zi outbox` shows of letters that somebody damaged, locked or replaced: a remark in its row, never an end."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from docx import Document

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.skema import naskah
from tata_usaha.konsep.sisa import UKURAN_MAKS
from tata_usaha.outbox.taruh import taruh
from tests.conftest import Meja
from tests.tata_usaha.pipa import PERLU_PIPA, pipa
from zi_model.naskah.inti.naskah import Isi, KunciNaskah, Naskah
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
KUNCI = "sigi/2026-TW1/undangan-monev"
LAIN = "sigi/2026-TW1/laporan-monev"


@pytest.fixture
def surat(meja: Meja, tmp_path: Path) -> Path:
    """Give the file of a letter in the outbox, beside which lies another one that is as it should be."""
    dokumen = Document()
    dokumen.add_paragraph("Nomor [isi: nomor]")
    dokumen.save(str(tmp_path / "asli.docx"))
    isi = (tmp_path / "asli.docx").read_bytes()
    with buka(meja.pengaturan.database) as basis:
        berkas = [
            taruh(
                meja.pengaturan.outbox,
                basis,
                Naskah(
                    kunci=KunciNaskah("sigi", jenis, "", Periode.parse("2026-TW1")),
                    perihal=jenis,
                    templat="undangan.docx",
                    nama_berkas=jenis,
                    keluarga="surat",
                    isi=Isi(),
                ),
                isi,
                SAAT,
            ).berkas
            for jenis in ("undangan-monev", "laporan-monev")
        ]
    return berkas[0]


def baris(meja: Meja, kunci: str = KUNCI) -> dict[str, Any]:
    """Return what is told of a letter, after making sure that it is told in the table too and the other is whole."""
    tabel, data = meja.zi("outbox"), meja.zi("outbox", "--json")
    assert (tabel.kode, data.kode) == (0, 0), tabel.err + data.err
    semua = {satu["kunci"]: satu for satu in json.loads(data.out)}
    assert (semua[LAIN]["isian"], semua[LAIN]["catatan"]) == (1, "")
    hasil = semua[kunci]
    for kata in hasil["catatan"].split():
        assert kata[:8] in tabel.out
    assert isinstance(hasil, dict)
    return hasil


def ganti_dengan_folder(surat: Path) -> None:
    surat.unlink()
    surat.mkdir()


def ubah_agenda(meja: Meja, **nilai: str) -> None:
    with buka(meja.pengaturan.database) as basis, basis.transaksi() as sambungan:
        sambungan.execute(sa.update(naskah).where(naskah.c.kunci == KUNCI).values(**nilai))


def potong(surat: Path) -> None:
    isi = surat.read_bytes()
    surat.write_bytes(isi[: len(isi) // 2])


def perbesar(surat: Path) -> None:
    with surat.open("r+b") as berkas:
        berkas.truncate(UKURAN_MAKS + 1)


@pytest.mark.parametrize(
    ("rusakkan", "catatan"),
    [
        (lambda s: s.write_bytes(b""), "berkas kosong (0 bita); kembalikan dari folder riwayat atau cadangan"),
        (lambda s: s.write_bytes(b"%PDF-1.7 pindaian"), "bukan dokumen Word yang utuh"),
        (potong, "bukan dokumen Word yang utuh"),
        (ganti_dengan_folder, "berkas tidak dapat dibaca: ternyata folder"),
        (perbesar, "berkas tidak dibaca: ukurannya lebih dari 200 MB"),
    ],
)
def test_a_letter_that_cannot_be_read_is_remarked_and_not_called_complete(
    meja: Meja, surat: Path, rusakkan: Callable[[Path], object], catatan: str
) -> None:
    rusakkan(surat)
    satu = baris(meja)

    assert satu["catatan"] == catatan
    assert satu["isian"] is None
    assert satu["belum_terverifikasi"] is None


def test_a_letter_that_the_system_locks_is_remarked_and_not_called_changed(
    meja: Meja, surat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def buka_terlarang(berkas: Path) -> bytes:
        if berkas == surat:
            raise PermissionError(13, "Permission denied", str(berkas))
        return asli(berkas)

    asli = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", buka_terlarang)
    ubah_agenda(meja, status="SIAP_TTD", sha256_siap="ab" * 32)
    satu = baris(meja)

    assert (satu["catatan"], satu["isian"]) == ("berkas tidak dapat dibaca: tidak ada izin", None)
    assert (satu["disunting"], satu["berubah_sesudah_siap"]) == (False, False)


@PERLU_PIPA
def test_a_pipe_in_the_place_of_a_letter_is_remarked_and_nobody_waits_for_it(meja: Meja, surat: Path) -> None:
    surat.unlink()
    with pipa(surat):
        satu = baris(meja)

    assert satu["catatan"] == "berkas tidak dibaca: ini pipa, perangkat, atau soket, bukan berkas biasa"


def test_a_letter_whose_folder_is_gone_is_remarked(meja: Meja, surat: Path) -> None:
    lain = surat.with_name("laporan-monev.docx").read_bytes()
    shutil.rmtree(surat.parent)
    surat.parent.mkdir()
    surat.with_name("laporan-monev.docx").write_bytes(lain)

    assert baris(meja)["catatan"] == "berkas tidak ada lagi"


@pytest.mark.usefixtures("surat")
def test_a_state_that_this_version_does_not_know_is_shown_as_it_stands_and_never_overwritten(meja: Meja) -> None:
    """A newer version may have written it; whoever acts on the letter is told so."""
    ubah_agenda(meja, status="DIRAPATKAN")
    with buka(meja.pengaturan.database) as basis, basis.transaksi() as sambungan:
        entri = agenda.cari(sambungan, KUNCI)
        assert entri is not None
        agenda.simpan(sambungan, entri)
    satu = baris(meja)
    siap = meja.zi("outbox", "siap", KUNCI)

    assert satu["status"] == "DIRAPATKAN"
    assert satu["catatan"] == "status “DIRAPATKAN” tidak dikenal program ini"
    assert siap.kode == 5
    assert "“DIRAPATKAN”, tidak dikenal program ini" in " ".join(siap.err.split())


def test_a_lost_register_is_not_taken_for_an_empty_outbox(meja: Meja) -> None:
    """Made anew and empty it knows nothing; whoever looks is told so instead of being asked to draft."""
    assert meja.zi("naskah", "buat", "keputusan/tim-upg").kode == 0
    (meja.pengaturan.outbox / "buku-agenda.sqlite3").unlink()

    hasil = meja.zi("outbox")

    assert "masih kosong" not in hasil.out
    assert "Keputusan Tim UPG 2026.docx (sigi/2026/keputusan/tim-upg)" in hasil.out
    assert (hasil.kode, "tidak memuat semua yang ada di salinannya" in hasil.err) == (7, True)
    assert "Jalankan: zi pulihkan" in hasil.err
