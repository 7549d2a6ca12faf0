"""Which letter a scan is of: real letters, printed, scanned, and put before a register that has others too."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.outbox.kenali_pindaian import (
    CARA_JUDUL,
    CARA_KODE,
    CARA_NOMOR,
    CARA_SIFAT,
    HasilKenali,
    kenali_pindaian,
)
from tests.tata_usaha import contoh_bukti as contoh
from tests.tata_usaha.naskah_terpindai import (
    PERLU_LIBREOFFICE,
    WILAYAH,
    SuratUji,
    beberapa_naskah,
    bertulis,
    gabung,
    lembar_pindaian,
    pindai,
    surat_bernomor,
)
from tests.zi_model.bahan_sigi import kantor
from zi_model.daur_naskah import StatusNaskah
from zi_model.naskah.inti.jati_diri import tulis_jati_diri
from zi_model.naskah.inti.kode_kaki import kode_kaki

pytestmark = PERLU_LIBREOFFICE
HARI = dt.date(2026, 4, 8)
UNDANGAN, LAPORAN, KEPUTUSAN, KONSEP = "undangan-monev", "laporan-evaluasi-sop", "keputusan", "konsep"
Surat = dict[str, SuratUji]


@pytest.fixture(scope="module")
def surat(tmp_path_factory: pytest.TempPathFactory) -> Surat:
    return dict(surat_bernomor(tmp_path_factory.mktemp("surat"), beberapa_naskah(), HARI))


def bernomor(surat: Surat) -> list[SuratUji]:
    """Return the letters but for the draft."""
    return [satu for nama, satu in surat.items() if nama != KONSEP]


def buku(surat: Surat) -> list[EntriAgenda]:
    """Return the register: these letters, and those of the next quarter with the numbers that follow."""
    ini = [satu.entri for satu in bernomor(surat)]
    lain = [
        replace(
            e,
            kunci=e.kunci.replace("2026-TW1", "2026-TW2"),
            periode="2026-TW2",
            perihal=e.perihal.replace("Triwulan I ", "Triwulan II "),
            nomor=None if e.nomor is None else e.nomor + 10,
        )
        for e in ini
        if e.periode == "2026-TW1"
    ]
    return [*lain, *ini]


def kenali(
    isi: bytes, entri: list[EntriAgenda], wilayah: str = WILAYAH, nama_kantor: str = kantor().satker.nama
) -> HasilKenali:
    """Return what a scan is taken for; with another region's code no footer is believed."""
    return kenali_pindaian(isi, entri, wilayah, nama_kantor, kantor().satker.nomor.values())


@pytest.mark.tahan
def test_a_scan_is_known_by_the_code_in_its_footer(surat: Surat) -> None:
    hasil = kenali(surat[LAPORAN].dipindai(halaman=2), buku(surat))
    assert hasil.entri == surat[LAPORAN].entri
    assert (hasil.cara, hasil.kepala, hasil.halaman, hasil.dipindai) == (CARA_KODE, None, 2, True)


@pytest.mark.tahan
@pytest.mark.parametrize("sudut", [-3.0, 181.0])
def test_the_code_is_read_however_the_sheet_lay_on_the_glass(surat: Surat, sudut: float) -> None:
    hasil = kenali(surat[UNDANGAN].dipindai(sudut=sudut, halaman=1), buku(surat))
    assert hasil.entri == surat[UNDANGAN].entri


@pytest.mark.tahan
def test_a_photograph_of_the_first_sheet_is_enough(surat: Surat) -> None:
    foto = io.BytesIO()
    lembar_pindaian(surat[UNDANGAN].pdf, surat[UNDANGAN].kode, sudut=4, dpi=200)[0].save(foto, "PNG")
    hasil = kenali(foto.getvalue(), buku(surat))
    assert (hasil.entri, hasil.cara, hasil.halaman) == (surat[UNDANGAN].entri, CARA_KODE, 1)


@pytest.mark.tahan
def test_a_pdf_that_keeps_its_keywords_is_known_by_them(surat: Surat) -> None:
    for satu in bernomor(surat):
        hasil = kenali(satu.pdf, buku(surat))
        assert hasil.entri == satu.entri, hasil.keberatan
        assert hasil.cara in {CARA_SIFAT, CARA_KODE}
        assert hasil.dipindai is False


@pytest.mark.tahan
def test_without_code_and_key_number_kind_and_year_tell_it(surat: Surat) -> None:
    for satu in bernomor(surat):
        hasil = kenali(satu.tanpa_kunci, buku(surat), wilayah="9999")
        assert (hasil.entri, hasil.cara) == (satu.entri, CARA_NOMOR), hasil.keberatan


@pytest.mark.tahan
def test_a_scan_with_neither_code_nor_text_is_nobodys(surat: Surat) -> None:
    hasil = kenali(pindai(contoh.pdf(halaman=1)), buku(surat))
    assert hasil.entri is None
    assert "tidak ada kode" in hasil.keberatan
    assert "tidak berteks" in hasil.keberatan


@pytest.mark.tahan
def test_a_code_that_the_text_contradicts_is_not_believed(surat: Surat) -> None:
    """Somebody's footer was copied into another letter."""
    hasil = kenali(bertulis(gabung(surat[KEPUTUSAN].pdf), surat[UNDANGAN].kode), buku(surat))
    assert hasil.entri is None
    assert f"menyebut “{Path(surat[UNDANGAN].entri.berkas).stem}”, tetapi" in hasil.keberatan
    assert "teksnya keputusan" in hasil.keberatan
    assert hasil.calon == (surat[UNDANGAN].entri,)


def test_a_code_and_a_key_of_two_letters_are_not_believed(surat: Surat) -> None:
    lain = replace(surat[LAPORAN].entri, kunci="sigi/2026-TW1/laporan-lain", nomor=None)
    penulis = PdfWriter(clone_from=io.BytesIO(bertulis(surat[LAPORAN].pdf, kode_kaki(lain.kunci, WILAYAH))))
    penulis.add_metadata({"/Keywords": tulis_jati_diri(surat[LAPORAN].entri.kunci, WILAYAH)})
    keluar = io.BytesIO()
    penulis.write(keluar)
    hasil = kenali(keluar.getvalue(), [*buku(surat), lain])
    assert hasil.entri is None
    assert "beberapa naskah" in hasil.keberatan


def test_a_letter_of_another_year_with_the_same_number_is_told_apart(surat: Surat) -> None:
    entri = [replace(e, tahun_nomor=2025, tanggal=dt.date(2025, 4, 8)) for e in buku(surat)]
    hasil = kenali(surat[KEPUTUSAN].tanpa_kunci, entri)
    assert hasil.entri is None
    assert "2026" in hasil.keberatan
    assert [c.kunci for c in hasil.calon] == [surat[KEPUTUSAN].entri.kunci]


def test_another_offices_decree_with_our_number_is_not_ours(surat: Surat) -> None:
    hasil = kenali(surat[KEPUTUSAN].tanpa_kunci, buku(surat), nama_kantor="Komisi Pemilihan Umum Kabupaten Poso")
    assert hasil.entri is None
    assert "kop di teksnya Kabupaten Sigi" in hasil.keberatan


def test_where_two_letters_have_kind_number_and_year_nobody_guesses(surat: Surat) -> None:
    """Two sub bagian may count their own nota dinas."""
    ini = surat["nota-dinas-pengingat"].entri
    lain = replace(ini, kunci=f"{ini.kunci}-lain", jenis_nomor="nota-dinas/lain")
    hasil = kenali(surat["nota-dinas-pengingat"].tanpa_kunci, [*buku(surat), lain], wilayah="9999")
    assert hasil.entri is None
    assert "beberapa naskah" in hasil.keberatan
    assert len(hasil.calon) == 2


@pytest.mark.tahan
def test_a_code_on_a_later_page_is_an_attachments(surat: Surat) -> None:
    berlampiran = gabung(surat[KEPUTUSAN].dipindai(berkode=False, halaman=1), surat[UNDANGAN].dipindai(halaman=1))
    hasil = kenali(berlampiran, buku(surat))
    assert hasil.entri is None
    assert "bukan di halaman pertama" in hasil.keberatan


def test_a_letter_that_srikandi_numbers_is_known_by_title_and_period(surat: Surat) -> None:
    for jenis in (UNDANGAN, LAPORAN, KEPUTUSAN):
        entri = [replace(e, jalur="srikandi", nomor=None, tahun_nomor=None, tanggal=None) for e in buku(surat)]
        hasil = kenali(surat[jenis].tanpa_kunci, entri, wilayah="9999")
        assert hasil.entri is not None, hasil.keberatan
        assert (hasil.entri.kunci, hasil.cara) == (surat[jenis].entri.kunci, CARA_JUDUL)
        assert hasil.kepala is not None
        assert hasil.kepala.angka == surat[jenis].entri.nomor


@pytest.mark.tahan
def test_a_draft_that_was_saved_as_pdf_is_not_the_numbered_letter(surat: Surat) -> None:
    hasil = kenali(surat[KONSEP].pdf, buku(surat))
    assert hasil.entri is None
    assert "belum diisi" in hasil.keberatan


@pytest.mark.tahan
@pytest.mark.parametrize("status", [StatusNaskah.KONSEP, StatusNaskah.DITANDATANGANI, StatusNaskah.BATAL])
def test_a_letter_is_known_in_whatever_state_it_is(surat: Surat, status: StatusNaskah) -> None:
    entri = [replace(e, status=status) for e in buku(surat)]
    hasil = kenali(surat[UNDANGAN].dipindai(halaman=1), entri)
    assert hasil.entri is not None
    assert hasil.entri.status is status


@pytest.mark.tahan
def test_a_code_that_no_letter_has_is_named(surat: Surat) -> None:
    hasil = kenali(pindai(surat[UNDANGAN].pdf, "7210.K3F9QX7B2MW"), [surat[LAPORAN].entri])
    assert hasil.entri is None
    assert "bukan milik naskah" in hasil.keberatan


@pytest.mark.tahan
def test_other_programs_codes_say_nothing(surat: Surat) -> None:
    hasil = kenali(pindai(contoh.pdf(halaman=1), "HTTPS://TTE.KOMDIGI"), buku(surat))
    assert "tidak ada kode" in hasil.keberatan


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"", "bukan PDF"),
        (b"MZ program", "bukan PDF"),
        (b"%PDF-1.4\nrusak", "tidak dapat dibuka"),
        (contoh.pdf(sandi="rahasia"), "kata sandi"),
        (b"\xff\xd8\xff\xe0terpotong", "terpotong"),
    ],
)
def test_what_cannot_be_read_says_why(isi: bytes, sebab: str) -> None:
    hasil = kenali(isi, [])
    assert hasil.entri is None
    assert sebab in hasil.keberatan
