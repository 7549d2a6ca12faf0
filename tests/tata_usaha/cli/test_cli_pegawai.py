"""The list of staff from the first to the last: typed, checked, printed, corrected."""

from __future__ import annotations

import io

import docx
import pytest

from tests.conftest import Meja
from tests.kantor_pegawai import AGEN, PEGAWAI_CSV, isi_pegawai


def tertulis(meja: Meja) -> str:
    """Return all cells of the decree that appoints the agents of change."""
    (berkas,) = meja.pengaturan.outbox.rglob("Keputusan Agen Perubahan 2026.docx")
    dokumen = docx.Document(io.BytesIO(berkas.read_bytes()))
    return "\n".join(sel.text for tabel in dokumen.tables for baris in tabel.rows for sel in baris.cells)


def test_the_check_counts_the_staff_and_a_corrected_name_reaches_the_draft(meja: Meja) -> None:
    folder = meja.pengaturan.plan / "sigi"
    isi_pegawai(folder)
    periksa = meja.zi("rencana", "periksa")
    assert periksa.kode == 0
    assert " rujukan hukum, 20 pegawai, 2 catatan." in periksa.out
    assert meja.zi("naskah", "buat", "keputusan/agen-perubahan").kode == 0
    assert "Rizky Pratama, S.H." in tertulis(meja)
    (folder / "pegawai.csv").write_text(
        PEGAWAI_CSV.replace("Rizky Pratama, S.H.", "Rizky Pratama, S.H., M.H."), encoding="utf-8"
    )
    assert meja.zi("naskah", "buat", "keputusan/agen-perubahan").kode == 0
    assert "Rizky Pratama, S.H., M.H." in tertulis(meja)


@pytest.mark.parametrize("perintah", [("rencana", "periksa"), ("naskah", "buat", "keputusan/agen-perubahan")])
def test_a_nip_that_excel_changed_stops_the_letters_with_its_row(meja: Meja, perintah: tuple[str, ...]) -> None:
    isi_pegawai(meja.pengaturan.plan / "sigi")
    rusak = PEGAWAI_CSV.replace(AGEN[2], "1,99407E+17")
    (meja.pengaturan.plan / "sigi/pegawai.csv").write_text(rusak, encoding="utf-8")
    keluaran = meja.zi(*perintah)
    assert keluaran.kode != 0
    assert "pegawai.csv:14:2: galat R47: NIP “1,99407E+17” diubah Excel menjadi angka" in keluaran.err
    assert not list(meja.pengaturan.outbox.rglob("*.docx"))
