"""What files say is read once per content; a draft is refused under any name, and what looks wrong is remarked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import sqlalchemy as sa
from docx.enum.text import WD_BREAK

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.skema import isi_bukti
from tata_usaha.bukti.isi import simpanan
from tata_usaha.bukti.isi.simpanan import DIBACA, SimpananIsi, baca_isi, dari_json, ke_json
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.bukti.pohon_bukti import cari_folder, siapkan
from tests.tata_usaha import contoh_bukti as contoh
from tools.contoh.berkas import xlsx
from zi_model.bukti import JenisBerkas
from zi_model.isi_bukti import Bacaan
from zi_model.masalah import Tingkat
from zi_model.naskah.inti.jati_diri import tulis_jati_diri
from zi_model.status import StatusKewajiban, nilai_status

KUNCI = "sigi/2026-TW1/laporan-monev"
LAYAR = contoh.indikator("1.1.1.1", "Publikasi Maklumat", "Per Triwulan", "tangkapan layar")
LAPORAN = contoh.indikator("1.1.1.2", "Monev Rencana Aksi", "Per Triwulan", "laporan")
TAHUN = contoh.tahun(LAYAR, LAPORAN)
SAAT = dt.datetime(2026, 4, 5, 8, tzinfo=dt.UTC)
ISI = ("LAPORAN MONEV TRIWULAN I TAHUN 2026", "KPU Kabupaten Sigi melaksanakan rapat pada triwulan ini dengan baik.")


def naskah_docx(*paragraf: str, kata_kunci: str = "", halaman_dua: str = "") -> bytes:
    """Return a Word file with these paragraphs, and one after a page break."""
    dokumen = docx.Document()
    for satu in paragraf:
        dokumen.add_paragraph(satu)
    if halaman_dua:
        dokumen.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        dokumen.add_paragraph(halaman_dua)
    dokumen.core_properties.keywords = kata_kunci
    keluar = io.BytesIO()
    dokumen.save(keluar)
    return keluar.getvalue()


# ---- reading


def test_a_pdfs_text_title_and_properties_are_read() -> None:
    bacaan = baca_isi(contoh.pdf_teks(*ISI, kata_kunci=tulis_jati_diri(KUNCI, "7210")), JenisBerkas.PDF)

    assert bacaan.awal.judul == ISI[:1]
    assert bacaan.awal.halaman == ISI
    assert (bacaan.isi.kunci, bacaan.isi.terperiksa, bacaan.isi.dibuat) == (KUNCI, True, dt.date(2026, 4, 5))
    assert bacaan.isi.sebutan.bagian == ("TW1",)


@pytest.mark.parametrize(
    ("isi", "berteks"),
    [
        (contoh.pdf_teks(*ISI), True),
        (contoh.pdf_teks(gambar=True), False),
        (contoh.pdf_teks(*ISI, gambar=True, tersembunyi=True), False),  # what a telephone recognised
        (contoh.pdf_teks(*ISI, gambar=True), None),  # a screenshot with its caption, or a report with a photo
        (contoh.pdf(), None),  # nothing on it
    ],
)
def test_whether_a_pdf_is_text_or_pictures(isi: bytes, berteks: bool | None) -> None:
    assert baca_isi(isi, JenisBerkas.PDF).isi.sebutan.berteks is berteks


def test_a_word_files_first_page_ends_at_its_break_and_fill_ins_are_found_behind_it() -> None:
    bacaan = baca_isi(naskah_docx(*ISI, halaman_dua="Nama [isi: nama pejabat]"), JenisBerkas.DOCX)

    assert bacaan.awal.halaman == ISI
    assert (bacaan.isi.isian, bacaan.isi.banyak_isian) == (("nama pejabat",), 1)


def test_a_text_box_is_read_once_though_old_word_has_a_copy_of_it() -> None:
    ruang = 'xmlns:w="{}" xmlns:mc="{}"'.format(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    )
    kotak = "<w:p><w:r><w:t>[isi: nomor]</w:t></w:r></w:p>"
    pilihan = (
        f"<mc:AlternateContent><mc:Choice>{kotak}</mc:Choice><mc:Fallback>{kotak}</mc:Fallback></mc:AlternateContent>"
    )
    xml = f"<w:document {ruang}><w:body><w:p><w:r>{pilihan}</w:r></w:p></w:body></w:document>"

    bacaan = baca_isi(contoh.paket(contoh.UTAMA_DOCX, "word/document.xml", xml.encode()), JenisBerkas.DOCX)

    assert bacaan.isi.banyak_isian == 1


def test_an_excel_files_rows_are_read() -> None:
    assert baca_isi(xlsx("DAFTAR PEGAWAI TAHUN 2025"), JenisBerkas.XLSX).awal.judul == ("DAFTAR PEGAWAI TAHUN 2025",)


@pytest.mark.parametrize("jenis", sorted(DIBACA))
@pytest.mark.parametrize("isi", [b"", b"%PDF-1.7\n%%EOF", b"PK\x03\x04" + bytes(60), contoh.docx_()[:900]])
def test_a_broken_file_says_nothing(jenis: JenisBerkas, isi: bytes) -> None:
    assert baca_isi(isi, jenis) == Bacaan()


def test_the_register_gives_back_what_was_read() -> None:
    bacaan = baca_isi(contoh.pdf_teks(*ISI, "[isi: nomor]", kata_kunci=KUNCI), JenisBerkas.PDF)

    assert dari_json(ke_json(bacaan)) == replace(
        bacaan.isi, sebutan=replace(bacaan.isi.sebutan, konsep=True)
    )  # told by the register for its own sake


# ---- a scan


class Meja:
    """The evidence folder of a small office, and its register."""

    def __init__(self, tmp_path: Path, basis: BasisData) -> None:
        self.akar = tmp_path / "bukti"
        self.basis = basis
        siapkan(self.akar, TAHUN)

    def taruh(self, nama: str, isi: bytes, kode: str = LAPORAN.kode) -> Path:
        (kewajiban,) = [k for k in TAHUN.kewajiban if f"{k.kode} {k.periode}" == f"{kode} 2026-TW1"]
        berkas = cari_folder(self.akar, TAHUN.kantor, kewajiban) / nama
        berkas.write_bytes(isi)
        return berkas

    def pindai(self) -> HasilPindai:
        return pindai(self.akar, TAHUN, self.basis, dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1))

    def status(self, kode: str) -> StatusKewajiban:
        (kewajiban,) = [k for k in TAHUN.kewajiban if f"{k.kode} {k.periode}" == f"{kode} 2026-TW1"]
        hasil = self.pindai()
        return nilai_status(kewajiban, hasil.bukti, dt.date.max, TAHUN.kantor.zona).status


@pytest.fixture
def meja(tmp_path: Path) -> Iterator[Meja]:
    with buka(f"sqlite:///{tmp_path}/agenda.sqlite3") as basis:
        yield Meja(tmp_path, basis)


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("Laporan Monev (final).pdf", contoh.pdf_teks(*ISI, "Nomor [isi: nomor]/PW.02-LP/7210/2026")),
        ("Laporan Monev.docx", naskah_docx(*ISI, "Nomor [isi: nomor]")),
        ("apa saja.docx", naskah_docx(*ISI, kata_kunci=tulis_jati_diri(KUNCI, "7210"))),
    ],
)
def test_a_draft_is_refused_whatever_its_name(meja: Meja, nama: str, isi: bytes) -> None:
    meja.taruh(nama, isi)

    (bukti,) = meja.pindai().bukti
    (masalah,) = meja.pindai().masalah

    assert bukti.jenis is None
    assert bukti.alasan_ditolak.startswith("konsep")
    assert (masalah.kode, masalah.tingkat) == ("B01", Tingkat.GALAT)
    assert not meja.status(LAPORAN.kode).lengkap


def test_a_word_file_of_somebodys_own_counts_as_before(meja: Meja) -> None:
    meja.taruh("Laporan.docx", naskah_docx(*ISI))

    assert meja.status(LAPORAN.kode).lengkap


def test_every_copy_of_a_draft_is_refused(meja: Meja) -> None:
    for nama in ("a.docx", "b.docx"):
        meja.taruh(nama, naskah_docx("Laporan [isi: nomor]"))

    assert [b.jenis for b in meja.pindai().bukti] == [None, None]


def test_a_file_that_changes_while_it_is_read_says_nothing_yet(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf", contoh.pdf_teks(*ISI))
    isi = SimpananIsi(meja.basis, "sigi")

    assert isi.baca(berkas, JenisBerkas.PDF, "0" * 64) is None
    assert "0" * 64 not in isi


def test_what_was_filled_in_counts(meja: Meja) -> None:
    meja.taruh("laporan.pdf", contoh.pdf_teks(*ISI, "[isi: nomor]"))
    assert not meja.status(LAPORAN.kode).lengkap

    meja.taruh("laporan.pdf", contoh.pdf_teks(*ISI, "Nomor 12"))

    assert meja.status(LAPORAN.kode).lengkap


def test_a_draft_that_an_earlier_version_counted_is_refused_by_the_next_scan(meja: Meja) -> None:
    """And it never lay there as evidence: a question about an earlier day gets the same answer."""
    meja.taruh("laporan.docx", naskah_docx(*ISI, "[isi: nomor]"))
    with pytest.MonkeyPatch.context() as lama:
        lama.setattr("tata_usaha.bukti.isi.nilai_isi.DIBACA", frozenset())
        assert meja.pindai().bukti[0].jenis is JenisBerkas.DOCX

    hasil = meja.pindai()

    assert [b.jenis for b in hasil.bukti] == [None]
    assert hasil.riwayat == ()


def test_contents_are_read_once(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    meja.taruh("laporan.pdf", contoh.pdf_teks(*ISI))
    meja.taruh("konsep.docx", naskah_docx("[isi: nomor]"))
    pertama = meja.pindai()
    monkeypatch.delattr(simpanan, "baca_isi")

    kedua = meja.pindai()

    assert kedua.dibaca == 0
    assert (kedua.bukti, kedua.masalah) == (pertama.bukti, pertama.masalah)


def test_what_another_version_of_the_reader_kept_is_read_anew(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    meja.taruh("laporan.docx", naskah_docx("[isi: nomor]"))
    monkeypatch.setattr(simpanan, "VERSI", simpanan.VERSI - 1)
    meja.pindai()
    monkeypatch.undo()

    assert meja.pindai().bukti[0].jenis is None
    with meja.basis.baca() as sambungan:
        assert sambungan.scalar(sa.select(sa.func.count()).select_from(isi_bukti)) == 2


def test_a_first_scan_that_is_stopped_goes_on_where_it_was(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simpanan, "_SEKALIGUS", 1)
    for ke in range(3):
        meja.taruh(f"{ke}.docx", naskah_docx(f"Laporan {ke} [isi: nomor]"))
    asli, terbaca = simpanan.baca_isi, []

    def baca(isi: bytes, jenis: JenisBerkas) -> Bacaan:
        terbaca.append(isi)
        if len(terbaca) == 3:
            raise KeyboardInterrupt
        return asli(isi, jenis)

    monkeypatch.setattr(simpanan, "baca_isi", baca)
    with pytest.raises(KeyboardInterrupt):
        meja.pindai()
    hasil = meja.pindai()

    assert len(terbaca) == 4
    assert [b.jenis for b in hasil.bukti] == [None] * 3


# ---- screenshots


@pytest.mark.parametrize(
    ("isi", "lengkap"),
    [
        (contoh.pdf_teks(*ISI), False),
        (contoh.pdf_teks(gambar=True), True),
        (contoh.pdf_teks(*ISI, gambar=True), True),  # nobody can tell, so nothing is claimed
    ],
)
def test_a_report_is_no_screenshot(meja: Meja, isi: bytes, lengkap: bool) -> None:
    meja.taruh("Tangkapan layar.pdf", isi, LAYAR.kode)

    assert meja.status(LAYAR.kode).lengkap is lengkap


def test_a_report_in_a_screenshots_place_is_told(meja: Meja) -> None:
    meja.taruh("Tangkapan layar.pdf", contoh.pdf_teks(*ISI), LAYAR.kode)

    (masalah,) = meja.pindai().masalah

    assert (masalah.kode, masalah.tingkat) == ("B06", Tingkat.CATATAN)
    assert "teks" in masalah.pesan


# ---- remarks


@pytest.mark.parametrize(
    ("baris", "kode"),
    [
        (("LAPORAN MONEV TRIWULAN II TAHUN 2026",), "B41"),
        (("LAPORAN KPU KABUPATEN POSO",), "B40"),
        (("PERATURAN KOMISI PEMILIHAN UMUM", "NOMOR 2 TAHUN 2021"), "B43"),
        (("LAPORAN", *(f"Kegiatan ke-{ke} dilaksanakan dengan baik" for ke in range(10))), "B42"),
    ],
)
def test_what_looks_wrong_is_remarked_and_still_counts(meja: Meja, baris: tuple[str, ...], kode: str) -> None:
    meja.taruh("laporan.pdf", contoh.pdf_teks(*baris, "Isi laporan kegiatan yang dilaksanakan pada periode ini."))

    hasil = meja.pindai()

    assert [(m.kode, m.tingkat) for m in hasil.masalah] == [(kode, Tingkat.CATATAN)]
    assert f"{hasil.bukti[0].catatan[0]}." == hasil.masalah[0].pesan
    assert meja.status(LAPORAN.kode).lengkap


def test_scans_without_text_are_told_once_for_all(meja: Meja) -> None:
    for ke in range(3):
        meja.taruh(f"pindaian {ke}.pdf", contoh.pdf_teks(gambar=True, kata_kunci=str(ke)))

    (masalah,) = meja.pindai().masalah

    assert masalah.kode == "B44"
    assert masalah.pesan.startswith("3 PDF")
