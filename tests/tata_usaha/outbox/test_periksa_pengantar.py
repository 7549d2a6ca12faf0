"""A surat pengantar hands over what is there to be handed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.outbox.periksa_pengantar import belum_siap_dikirim
from tata_usaha.outbox.pilih import BerkasNaskah
from zi_model.daur_naskah import StatusNaskah

RUANG = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def entri(jenis: str, status: StatusNaskah = StatusNaskah.KONSEP, periode: str = "2026-TW1") -> EntriAgenda:
    perihal = f"Perihal {jenis} {periode}"
    return EntriAgenda(
        f"sigi/{periode}/{jenis}", "sigi", jenis, perihal, periode, f"sigi/2026/{jenis}.docx", status, 1, "0" * 64
    )


SURAT = entri("surat-pengantar")


@pytest.fixture
def basis(tmp_path: Path) -> Iterator[BasisData]:
    with buka(f"sqlite:///{tmp_path / 'buku.sqlite3'}", Pelaku("Siti")) as basis:
        semua = [entri(f"laporan-{n}") for n in "abcd"]
        semua += [entri("undangan", StatusNaskah.BATAL)]
        semua += [entri("notula", StatusNaskah.DITANDATANGANI), entri("laporan-e", periode="2026-TW2"), SURAT]
        with basis.transaksi("sigi") as sambungan:
            for satu in semua:
                buku.simpan(sambungan, satu)
        yield basis


def pesan(basis: BasisData, *disebut: EntriAgenda, surat: EntriAgenda = SURAT) -> list[str]:
    baris = "".join(f"<w:p><w:r><w:t>{e.perihal}</w:t></w:r></w:p>" for e in disebut)
    isi = f"<w:document {RUANG}><w:body>{baris}</w:body></w:document>".encode()
    naskah = BerkasNaskah(Path("00 Surat Pengantar.docx"), b"", {"word/document.xml": isi})
    return [m.pesan for m in belum_siap_dikirim(basis, surat, naskah)]


def test_drafts_that_it_lists_are_named(basis: BasisData) -> None:
    assert pesan(basis, entri("laporan-a"), entri("notula")) == ["menyebut 1 naskah yang masih konsep: “laporan-a”."]
    (banyak,) = pesan(basis, *(entri(f"laporan-{n}") for n in "abcd"))
    assert banyak == "menyebut 4 naskah yang masih konsep: “laporan-a”, “laporan-b”, “laporan-c”, dan 1 lagi."


def test_what_was_cancelled_is_named_first(basis: BasisData) -> None:
    (keduanya,) = pesan(basis, entri("laporan-a"), entri("undangan"))
    assert keduanya == "menyebut 2 naskah yang masih konsep atau batal: “undangan” (batal) dan “laporan-a”."


def test_what_was_struck_is_signed_or_of_another_period_is_not_asked_about(basis: BasisData) -> None:
    assert pesan(basis, entri("notula"), entri("laporan-e", periode="2026-TW2")) == []


def test_no_other_letter_is_asked(basis: BasisData) -> None:
    assert pesan(basis, entri("laporan-a"), surat=entri("notula")) == []
