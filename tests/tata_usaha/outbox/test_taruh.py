"""The outbox keeps what people did, repeats nothing, and survives being killed anywhere."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from docx import Document

import tata_usaha.dasar.berkas
from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.rantai import periksa_rantai
from tata_usaha.agenda.skema import kejadian
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.jati_diri import bentuk_lama
from tata_usaha.outbox.daftar import daftar
from tata_usaha.outbox.taruh import HasilTaruh, taruh
from tata_usaha.surat.cetak_naskah import cetak
from tests.tata_usaha.naskah_uji import IsiUji, tulis_templat
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.naskah.inti.naskah import Isi, KunciNaskah, Naskah
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
NASKAH = Naskah(
    kunci=KunciNaskah("sigi", "undangan-monev", "", Periode.parse("2026-TW1")),
    perihal="Undangan Rapat Monev",
    templat="undangan.docx",
    nama_berkas="01 Undangan",
    keluarga="surat",
    isi=Isi(),
)
TEMPAT = "sigi/2026/2026-TW1/01 Undangan.docx"
BUKAN_SURAT = "bukan dokumen Word yang utuh"
"""What the list says of these tests' letters, which are a few bytes each."""
SANDING = "sigi/2026/2026-TW1/01 Undangan (konsep baru).docx"
RIWAYAT = "sigi/2026/2026-TW1/riwayat/01 Undangan (revisi 1).docx"


@pytest.fixture
def basis(url_agenda_tahan: str) -> Iterator[BasisData]:
    with buka(url_agenda_tahan) as terbuka:
        yield terbuka


def letakkan(tmp_path: Path, basis: BasisData, isi: bytes) -> HasilTaruh:
    return taruh(tmp_path / "outbox", basis, NASKAH, isi, SAAT)


def berkas(tmp_path: Path) -> dict[str, bytes]:
    akar = tmp_path / "outbox"
    return {str(p.relative_to(akar)): p.read_bytes() for p in sorted(akar.rglob("*")) if p.is_file()}


def test_a_first_draft_is_laid_and_registered(tmp_path: Path, basis: BasisData) -> None:
    hasil = letakkan(tmp_path, basis, b"satu")

    assert hasil.tindakan is Tindakan.BARU
    assert berkas(tmp_path) == {TEMPAT: b"satu"}
    with basis.baca() as sambungan:
        entri = agenda.cari(sambungan, "sigi/2026-TW1/undangan-monev")
    assert entri is not None
    assert (entri.status, entri.revisi, entri.sha256_niat) == (StatusNaskah.KONSEP, 1, None)
    assert entri.sha256 == hashlib.sha256(b"satu").hexdigest()


def test_the_same_draft_again_changes_no_byte_and_no_time(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    basis.tutup()
    sebelum = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in tmp_path.rglob("*") if p.is_file()}

    hasil = letakkan(tmp_path, basis, b"satu")

    assert hasil.tindakan is Tindakan.TETAP
    assert {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in tmp_path.rglob("*") if p.is_file()} == sebelum


def test_changed_data_replaces_an_untouched_draft_and_keeps_the_old_one(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")

    hasil = letakkan(tmp_path, basis, b"dua")

    assert hasil.tindakan is Tindakan.DIGANTI
    lama = "sigi/2026/2026-TW1/riwayat/01 Undangan (revisi 1).docx"
    assert berkas(tmp_path) == {TEMPAT: b"dua", lama: b"satu"}


def test_an_edited_draft_stays_and_the_new_one_is_laid_beside_it(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang")

    assert letakkan(tmp_path, basis, b"satu").tindakan is Tindakan.DISUNTING
    hasil = letakkan(tmp_path, basis, b"dua")

    assert hasil.tindakan is Tindakan.DISANDINGKAN
    assert hasil.berkas.name == "01 Undangan (konsep baru).docx"
    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISUNTING
    letakkan(tmp_path, basis, b"tiga")
    assert berkas(tmp_path) == {
        TEMPAT: b"suntingan orang",
        SANDING: b"tiga",
        "sigi/2026/2026-TW1/riwayat/01 Undangan (konsep baru) (sebelumnya).docx": b"dua",
    }


def test_nothing_is_laid_where_a_draft_is_open_but_gone(tmp_path: Path, basis: BasisData) -> None:
    """A program is saving it just now, or somebody moved it while it was open: either way it would lie there twice."""
    tempat = letakkan(tmp_path, basis, b"satu").berkas
    tempat.rename(tempat.with_name("diganti nama.docx"))
    kunci = tempat.with_name(f".~lock.{tempat.name}#")
    kunci.write_text(",rusdi,PC-1,,;")
    with pytest.raises(GalatOutbox, match="sedang dibuka di LibreOffice oleh rusdi") as galat:
        letakkan(tmp_path, basis, b"dua")
    assert f"“{kunci.name}”" in galat.value.saran
    assert not tempat.exists()
    kunci.unlink()
    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.BARU


def test_a_neighbour_that_was_edited_too_stays_as_well(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang")
    letakkan(tmp_path, basis, b"dua").berkas.write_bytes(b"suntingan kedua")

    letakkan(tmp_path, basis, b"tiga")

    assert set(berkas(tmp_path).values()) == {b"suntingan orang", b"suntingan kedua", b"tiga"}


def test_a_file_of_somebody_else_at_the_place_is_left_alone(tmp_path: Path, basis: BasisData) -> None:
    tempat = tmp_path / "outbox" / TEMPAT
    tempat.parent.mkdir(parents=True)
    tempat.write_bytes(b"milik orang")

    assert letakkan(tmp_path, basis, b"satu").tindakan is Tindakan.DISANDINGKAN
    assert tempat.read_bytes() == b"milik orang"


def test_a_register_that_was_lost_recognises_its_own_letters_again(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    with buka(f"sqlite:///{tmp_path}/lain.sqlite3") as kosong:
        assert letakkan(tmp_path, kosong, b"satu").tindakan is Tindakan.TETAP
        assert letakkan(tmp_path, kosong, b"dua").tindakan is Tindakan.DIGANTI


@pytest.mark.parametrize("status", [s for s in StatusNaskah if s is not StatusNaskah.KONSEP])
def test_from_siap_ttd_on_nothing_is_replaced(tmp_path: Path, basis: BasisData, status: StatusNaskah) -> None:
    letakkan(tmp_path, basis, b"satu")
    with basis.transaksi() as sambungan:
        entri = agenda.cari(sambungan, str(NASKAH.kunci))
        assert entri is not None
        agenda.simpan(sambungan, agenda.EntriAgenda(**{**vars(entri), "status": status}))

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.TERKUNCI
    assert berkas(tmp_path) == {TEMPAT: b"satu"}


def test_an_outbox_that_cannot_be_written_is_told_with_its_place(tmp_path: Path, basis: BasisData) -> None:
    (tmp_path / "outbox").write_text("bukan folder")

    with pytest.raises(GalatOutbox, match="Undangan Rapat Monev") as galat:
        letakkan(tmp_path, basis, b"satu")

    assert str(tmp_path / "outbox") in galat.value.pesan
    assert galat.value.saran


def test_the_event_log_is_a_chain(tmp_path: Path, basis: BasisData) -> None:
    for isi in (b"satu", b"dua", b"tiga"):
        letakkan(tmp_path, basis, isi)

    with basis.baca() as sambungan:
        baris = sambungan.execute(sa.select(kejadian).order_by(kejadian.c.nomor)).all()
        assert periksa_rantai(sambungan, "sigi") == []
    assert [b.peristiwa for b in baris] == ["DICATAT", "BARU", "DIGANTI", "DIGANTI"]
    assert [b.sebelum for b in baris] == ["", *(b.sha256 for b in baris[:-1])]


def test_many_runs_at_once_lay_one_letter(tmp_path: Path, url_agenda: str) -> None:
    def satu(_: int) -> Tindakan:
        with buka(url_agenda) as milik_sendiri:
            return letakkan(tmp_path, milik_sendiri, b"satu").tindakan

    with ThreadPoolExecutor(8) as kolam:
        hasil = list(kolam.map(satu, range(16)))

    assert hasil.count(Tindakan.BARU) == 1
    assert set(hasil) <= {Tindakan.BARU, Tindakan.TETAP}
    assert berkas(tmp_path) == {TEMPAT: b"satu"}


def test_runs_with_other_data_at_once_lose_nothing(tmp_path: Path, url_agenda: str) -> None:
    """Every draft that was laid is at the place or kept, and none is taken for a person's."""

    def satu(ke: int) -> Tindakan:
        with buka(url_agenda) as milik_sendiri:
            return letakkan(tmp_path, milik_sendiri, str(ke).encode()).tindakan

    with ThreadPoolExecutor(6) as kolam:
        hasil = list(kolam.map(satu, range(6)))

    assert set(hasil) == {Tindakan.BARU, Tindakan.DIGANTI}
    assert sorted(berkas(tmp_path).values()) == [str(ke).encode() for ke in range(6)]


def test_a_register_that_was_lost_does_not_write_over_an_older_revision(tmp_path: Path, basis: BasisData) -> None:
    for isi in (b"satu", b"dua"):
        letakkan(tmp_path, basis, isi)
    with buka(f"sqlite:///{tmp_path}/lain.sqlite3") as kosong:
        letakkan(tmp_path, kosong, b"dua")
        letakkan(tmp_path, kosong, b"tiga")

    assert set(berkas(tmp_path).values()) == {b"satu", b"dua", b"tiga"}


def test_a_draft_that_is_laid_anew_with_other_data_is_another_revision(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    (tmp_path / "outbox" / TEMPAT).unlink()
    letakkan(tmp_path, basis, b"dua")

    with basis.baca() as sambungan:
        (entri,) = agenda.semua(sambungan)
    assert entri.revisi == 2


# A draft that version 0.1 laid, without its identity.


@pytest.fixture
def cetakan(tmp_path: Path) -> Callable[[str], tuple[bytes, bytes]]:
    """Return a function that prints the letter with a text: as version 0.1 did, and as it is printed now."""
    tulis_templat(tmp_path, lambda t: t.paragraf("{{ teks }}"))

    def cetak_dua(teks: str) -> tuple[bytes, bytes]:
        satu = dataclasses.replace(NASKAH, templat="uji.docx", isi=IsiUji(teks=teks))
        baru = cetak(satu, kantor_sigi(), tmp_path)
        return bentuk_lama(baru, str(NASKAH.kunci)), baru

    return cetak_dua


def test_a_draft_that_lacks_only_its_identity_is_as_new(
    tmp_path: Path, basis: BasisData, cetakan: Callable[[str], tuple[bytes, bytes]]
) -> None:
    lama, baru = cetakan("satu")
    letakkan(tmp_path, basis, lama)

    assert letakkan(tmp_path, basis, baru).tindakan is Tindakan.TETAP

    assert berkas(tmp_path) == {TEMPAT: lama}
    with basis.baca() as sambungan:
        (entri,) = agenda.semua(sambungan)
    assert (entri.revisi, entri.sha256_niat) == (1, None)


def test_an_edited_draft_of_the_old_program_gets_no_neighbour_that_says_the_same(
    tmp_path: Path, basis: BasisData, cetakan: Callable[[str], tuple[bytes, bytes]]
) -> None:
    """Neither beside the first draft, nor once a second one lies beside it."""
    letakkan(tmp_path, basis, cetakan("satu")[0])
    (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang")
    assert letakkan(tmp_path, basis, cetakan("satu")[1]).tindakan is Tindakan.DISUNTING
    letakkan(tmp_path, basis, cetakan("dua")[0])
    assert letakkan(tmp_path, basis, cetakan("dua")[1]).tindakan is Tindakan.DISUNTING
    assert berkas(tmp_path) == {TEMPAT: b"suntingan orang", SANDING: cetakan("dua")[0]}


def test_with_changed_data_the_old_programs_draft_gives_way_to_one_that_says_which_letter_it_is(
    tmp_path: Path, basis: BasisData, cetakan: Callable[[str], tuple[bytes, bytes]]
) -> None:
    letakkan(tmp_path, basis, cetakan("satu")[0])
    assert letakkan(tmp_path, basis, cetakan("dua")[1]).tindakan is Tindakan.DIGANTI
    assert berkas(tmp_path) == {TEMPAT: cetakan("dua")[1], RIWAYAT: cetakan("satu")[0]}


def test_a_lost_register_takes_the_old_programs_draft_for_the_same_letter(
    tmp_path: Path, basis: BasisData, cetakan: Callable[[str], tuple[bytes, bytes]]
) -> None:
    lama, baru = cetakan("satu")
    letakkan(tmp_path, basis, lama)
    with buka(f"sqlite:///{tmp_path}/lain.sqlite3") as kosong:
        assert letakkan(tmp_path, kosong, baru).tindakan is Tindakan.TETAP
        assert letakkan(tmp_path, kosong, cetakan("dua")[1]).tindakan is Tindakan.DIGANTI


# A draft that was laid before the first page bore a code.


@pytest.fixture
def berkode(tmp_path: Path, basis: BasisData) -> Callable[[str, bool], HasilTaruh]:
    """Return a function that lays the letter with a text: as it is printed now, or (True) as version 0.1 did."""
    dokumen = Document()
    dokumen.add_paragraph("{{ teks }}")
    dokumen.save(str(tmp_path / "uji.docx"))

    def letakkan_satu(teks: str, lama: bool) -> HasilTaruh:
        satu = dataclasses.replace(NASKAH, templat="uji.docx", isi=IsiUji(teks=teks))
        tanpa = cetak(satu, kantor_sigi(), tmp_path, berkode=False)
        if lama:
            return taruh(tmp_path / "outbox", basis, satu, bentuk_lama(tanpa, str(NASKAH.kunci)), SAAT)
        isi = cetak(satu, kantor_sigi(), tmp_path)
        assert isi != tanpa
        return taruh(tmp_path / "outbox", basis, satu, isi, SAAT, tanpa_kode=lambda: tanpa)

    return letakkan_satu


def test_a_draft_that_lacks_identity_and_code_alone_is_as_new(
    tmp_path: Path, berkode: Callable[[str, bool], HasilTaruh]
) -> None:
    berkode("satu", True)
    lama = berkas(tmp_path)
    assert berkode("satu", False).tindakan is Tindakan.TETAP
    assert berkas(tmp_path) == lama


def test_an_edited_one_gets_no_neighbour_that_differs_by_its_code_alone(
    tmp_path: Path, berkode: Callable[[str, bool], HasilTaruh]
) -> None:
    berkode("satu", True)
    (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang")
    assert berkode("satu", False).tindakan is Tindakan.DISUNTING
    assert berkode("dua", False).tindakan is Tindakan.DISANDINGKAN


def test_with_changed_data_the_new_draft_bears_the_code(berkode: Callable[[str, bool], HasilTaruh]) -> None:
    berkode("satu", True)
    assert berkode("dua", False).tindakan is Tindakan.DIGANTI
    assert berkode("dua", False).tindakan is Tindakan.TETAP


def test_what_is_new_is_not_printed_twice(tmp_path: Path, basis: BasisData) -> None:
    """Asking how a letter looked before it had a code costs a second printing of it."""
    diminta: list[str] = []
    for isi in (b"satu", b"satu"):
        taruh(tmp_path / "outbox", basis, NASKAH, isi, SAAT, tanpa_kode=lambda: diminta.append("diminta") or b"tanpa")
    assert diminta == []


# A draft that somebody has open.


def buka_di_word(tmp_path: Path, nama: str = "~$ Undangan.docx", oleh: str = "Rusdi Halim") -> Path:
    """Lay the file that Word lays beside a document that it has open."""
    kunci = (tmp_path / "outbox" / TEMPAT).with_name(nama)
    kunci.parent.mkdir(parents=True, exist_ok=True)
    kunci.write_bytes(isi_kunci_word(oleh))
    return kunci


def isi_kunci_word(oleh: str) -> bytes:
    ansi = oleh.encode("cp1252", "replace")
    utf16 = oleh.encode("utf-16-le")
    awal = bytes([len(ansi)]) + ansi.ljust(53, b" ")
    return (awal + len(oleh).to_bytes(2, "little") + utf16).ljust(162, b"\0")


def test_an_open_draft_stays_and_the_new_one_is_laid_beside_it(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    kunci = buka_di_word(tmp_path)

    hasil = letakkan(tmp_path, basis, b"dua")

    assert (hasil.tindakan, hasil.berkas.name) == (Tindakan.DISANDINGKAN, "01 Undangan (konsep baru).docx")
    assert hasil.dibuka == "sedang dibuka di Word oleh Rusdi Halim"
    assert hasil.keterangan.startswith("Sedang dibuka di Word oleh Rusdi Halim dan dibiarkan; konsep baru ditaruh")
    assert f"“{kunci.name}”" in hasil.keterangan, "which file to remove when nobody has it open"
    lagi = letakkan(tmp_path, basis, b"dua")
    assert (lagi.tindakan, lagi.perlu_dibaca) == (Tindakan.DISUNTING, True)
    assert (tmp_path / "outbox" / TEMPAT).read_bytes() == b"satu"


def test_once_it_is_closed_unchanged_the_newer_draft_takes_its_place(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    kunci = buka_di_word(tmp_path)
    letakkan(tmp_path, basis, b"dua")
    kunci.unlink()

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DIGANTI

    isi = berkas(tmp_path)
    assert (isi[TEMPAT], isi[RIWAYAT], SANDING in isi) == (b"dua", b"satu", False)
    with basis.baca() as sambungan:
        (entri,) = agenda.semua(sambungan)
    assert (entri.berkas_sanding, entri.revisi) == (None, 2)


@pytest.mark.parametrize("dipakai", ["disunting", "dibuka"])
def test_a_neighbour_that_somebody_uses_stays_when_the_letter_is_renewed(
    tmp_path: Path, basis: BasisData, dipakai: str
) -> None:
    letakkan(tmp_path, basis, b"satu")
    kunci = buka_di_word(tmp_path)
    sanding = letakkan(tmp_path, basis, b"dua").berkas
    kunci.unlink()
    if dipakai == "disunting":
        sanding.write_bytes(b"suntingan orang")
    else:
        buka_di_word(tmp_path, "~$ Undangan (konsep baru).docx")
    sebelum = sanding.read_bytes()

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DIGANTI

    with basis.baca() as sambungan:
        (satu,) = daftar(tmp_path / "outbox", agenda.semua(sambungan))
    assert (sanding.read_bytes(), satu.konsep_baru) == (sebelum, sanding)
    assert satu.catatan == f"{BUKAN_SURAT}; konsep baru: 01 Undangan (konsep baru).docx"


def test_a_neighbour_that_is_open_stays_as_well(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang")
    letakkan(tmp_path, basis, b"dua")
    buka_di_word(tmp_path, "~$ Undangan (konsep baru).docx")

    assert letakkan(tmp_path, basis, b"tiga").berkas.name == "01 Undangan (konsep baru 2).docx"
    assert set(berkas(tmp_path).values()) >= {b"suntingan orang", b"dua", b"tiga"}


def test_an_open_draft_that_its_program_keeps_to_itself_stays_too(
    tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where an open file may not even be read."""
    letakkan(tmp_path, basis, b"satu")
    kunci, asli = buka_di_word(tmp_path), tata_usaha.dasar.berkas.sha256_berkas

    def sha256_berkas(berkas: Path) -> str:
        if berkas == tmp_path / "outbox" / TEMPAT and kunci.exists():
            raise PermissionError(13, "Permission denied", str(berkas))
        return asli(berkas)

    monkeypatch.setattr(tata_usaha.dasar.berkas, "sha256_berkas", sha256_berkas)

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISANDINGKAN
    kunci.unlink()
    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DIGANTI


# What somebody does between our looking and our writing.


def selagi(basis: BasisData, kejadian_ke: int, lakukan: Callable[[], object]) -> None:
    """Let something happen just before the n-th transaction from now begins."""
    ke = 0

    def mulai(_: object) -> None:
        nonlocal ke
        ke += 1
        if ke == kejadian_ke:
            lakukan()

    sa.event.listen(basis._mesin, "begin", mulai)


@pytest.fixture
def saat_diganti(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Return a function that lets something happen just before the old draft is moved away."""

    def pasang(lakukan: Callable[[], object]) -> None:
        asli = Path.rename

        def ganti_nama(dari: Path, ke: Path) -> Path:
            if "sedang diganti" in ke.name:
                monkeypatch.setattr(Path, "rename", asli)
                lakukan()
            return asli(dari, ke)

        monkeypatch.setattr(Path, "rename", ganti_nama)

    return pasang


BACA, NIAT, TARUH = 1, 2, 3
"""The transactions of a letter that is laid: look, record the intent, lay."""


def test_a_draft_opened_after_the_intent_stays(tmp_path: Path, basis: BasisData) -> None:
    """All is looked at once more while the register is held: here nothing but the lock file tells."""
    letakkan(tmp_path, basis, b"satu")
    selagi(basis, TARUH, lambda: buka_di_word(tmp_path))

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISANDINGKAN
    assert (tmp_path / "outbox" / TEMPAT).read_bytes() == b"satu"


def test_another_run_between_intent_and_laying_is_taken_into_account(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")

    def lain() -> None:
        with buka(basis._mesin.url.render_as_string(hide_password=False)) as kedua:
            letakkan(tmp_path, kedua, b"tiga")

    selagi(basis, TARUH, lain)
    letakkan(tmp_path, basis, b"dua")

    isi = berkas(tmp_path)
    assert (isi[TEMPAT], sorted(isi.values())) == (b"dua", [b"dua", b"satu", b"tiga"])
    with basis.baca() as sambungan:
        (entri,) = agenda.semua(sambungan)
    assert (entri.revisi, entri.sha256) == (3, hashlib.sha256(b"dua").hexdigest())


def test_a_draft_laid_beside_before_a_kill_is_told_as_laid_beside(tmp_path: Path, basis: BasisData) -> None:
    """The log says what the register's row says: the draft at the letter's own place is still the old one."""
    letakkan(tmp_path, basis, b"satu")
    (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang")
    with basis.transaksi("sigi") as sambungan:  # as a run leaves it that is killed when the file lies there
        (entri,) = agenda.semua(sambungan)
        agenda.simpan(sambungan, replace(entri, sha256_niat=hashlib.sha256(b"dua").hexdigest()))
    (tmp_path / "outbox" / SANDING).write_bytes(b"dua")

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISUNTING
    with basis.baca() as sambungan:
        (entri,) = agenda.semua(sambungan)
        peristiwa = list(sambungan.scalars(sa.select(kejadian.c.peristiwa).order_by(kejadian.c.nomor)))
    assert peristiwa == ["DICATAT", "BARU", "DISANDINGKAN"]
    assert (entri.sha256, entri.berkas_sanding) == (hashlib.sha256(b"satu").hexdigest(), SANDING)


def test_what_somebody_saves_at_the_last_moment_stays(
    tmp_path: Path, basis: BasisData, saat_diganti: Callable[[Callable[[], object]], None]
) -> None:
    letakkan(tmp_path, basis, b"satu")
    saat_diganti(lambda: (tmp_path / "outbox" / TEMPAT).write_bytes(b"suntingan orang"))

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISANDINGKAN
    assert berkas(tmp_path) == {TEMPAT: b"suntingan orang", SANDING: b"dua"}


def test_a_draft_that_cannot_be_moved_is_told_with_who_has_it_open(
    tmp_path: Path, basis: BasisData, saat_diganti: Callable[[Callable[[], object]], None]
) -> None:
    """As on Windows, where a file that was opened a moment ago has its name for good; next time it is seen."""
    letakkan(tmp_path, basis, b"satu")

    def dibuka() -> None:
        buka_di_word(tmp_path)
        raise PermissionError(13, "Permission denied", str(tmp_path / "outbox" / TEMPAT))

    saat_diganti(dibuka)
    with pytest.raises(GalatOutbox, match="tidak ada izin; berkasnya sedang dibuka di Word oleh Rusdi Halim") as galat:
        letakkan(tmp_path, basis, b"dua")
    assert "Tutup berkasnya" in galat.value.saran

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISANDINGKAN
    assert (tmp_path / "outbox" / TEMPAT).read_bytes() == b"satu"


def test_what_somebody_saves_into_the_gap_stays(
    tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between moving the old draft away and laying the new one the place is free for a moment."""
    letakkan(tmp_path, basis, b"satu")
    tempat, asli = tmp_path / "outbox" / TEMPAT, tata_usaha.dasar.berkas.pindahkan

    def pindahkan(dari: Path, ke: Path) -> None:
        if ke == tempat:
            monkeypatch.setattr(tata_usaha.dasar.berkas, "pindahkan", asli)
            tempat.write_bytes(b"suntingan orang")
        asli(dari, ke)

    monkeypatch.setattr(tata_usaha.dasar.berkas, "pindahkan", pindahkan)

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISANDINGKAN
    isi = berkas(tmp_path)
    assert (isi[TEMPAT], isi[SANDING], sorted(isi.values())) == (
        b"suntingan orang",
        b"dua",
        [b"dua", b"satu", b"suntingan orang"],
    )


@pytest.mark.parametrize("langkah", ["pindahkan", "sha256_berkas"])
def test_a_draft_that_was_moved_away_comes_back_when_the_disk_fails(
    tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch, langkah: str
) -> None:
    """Neither the look at what was moved away nor the laying of the new one may lose the old one."""
    letakkan(tmp_path, basis, b"satu")
    asli = getattr(tata_usaha.dasar.berkas, langkah)

    def gagal(*tempat: Path) -> object:
        if (langkah == "pindahkan" and tempat[0].suffix == ".tmp") or "sedang diganti" in tempat[0].name:
            monkeypatch.setattr(tata_usaha.dasar.berkas, langkah, asli)
            raise OSError(5, "Input/output error", str(tempat[0]))
        return asli(*tempat)

    monkeypatch.setattr(tata_usaha.dasar.berkas, langkah, gagal)
    with pytest.raises(GalatOutbox, match="disk tidak dapat dibaca atau ditulisi"):
        letakkan(tmp_path, basis, b"dua")
    assert berkas(tmp_path) == {TEMPAT: b"satu"}


def test_what_somebody_saves_right_after_us_counts_as_theirs(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    tempat = tmp_path / "outbox" / TEMPAT
    sa.event.listen(
        basis._mesin,
        "commit",
        lambda _: tempat.read_bytes() == b"dua" and tempat.write_bytes(b"suntingan orang"),
    )
    letakkan(tmp_path, basis, b"dua")

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISUNTING
    assert letakkan(tmp_path, basis, b"tiga").tindakan is Tindakan.DISANDINGKAN
    assert tempat.read_bytes() == b"suntingan orang"


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="needs a privilege there")
def test_a_place_that_never_comes_to_rest_is_told(tmp_path: Path, basis: BasisData) -> None:
    """A link to nothing: the name is taken, but no file is there."""
    tempat = tmp_path / "outbox" / TEMPAT
    tempat.parent.mkdir(parents=True)
    tempat.symlink_to(tmp_path / "tidak ada")

    with pytest.raises(GalatOutbox, match="terus berubah"):
        letakkan(tmp_path, basis, b"satu")


# A letter that was taken away to be signed.


def test_a_letter_taken_to_be_signed_is_told_and_not_laid_again(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    with basis.transaksi() as sambungan:
        (entri,) = agenda.semua(sambungan)
        agenda.simpan(sambungan, dataclasses.replace(entri, status=StatusNaskah.SIAP_TTD, sha256_siap=entri.sha256))
    (tmp_path / "outbox" / TEMPAT).unlink()

    hasil = letakkan(tmp_path, basis, b"dua")

    assert (hasil.tindakan, hasil.perlu_dibaca) == (Tindakan.HILANG, True)
    assert "berkasnya tidak ada lagi" in hasil.keterangan
    assert berkas(tmp_path) == {}


def test_a_file_that_cannot_be_read_is_shown_as_such(tmp_path: Path, basis: BasisData) -> None:
    letakkan(tmp_path, basis, b"satu")
    tempat = tmp_path / "outbox" / TEMPAT
    tempat.unlink()
    tempat.mkdir()

    with basis.baca() as sambungan:
        (satu,) = daftar(tmp_path / "outbox", agenda.semua(sambungan))
    assert satu.catatan == "berkas tidak dapat dibaca: ternyata folder"


# Killed anywhere, in a real process.

# Forks once for each n a child that does what argv[2] says ("-": nothing), then begins to lay argv[3] and kills itself
# before the n-th durable step of that (a file that gets another name or is removed, a commit of the register).
# Prints after how many steps it is done.
MATI_DI_LANGKAH = """
import sys
from pathlib import Path
import sqlalchemy as sa
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox import test_taruh as t

def siapkan(n):
    tempat = Path(sys.argv[1]) / str(n)
    tempat.mkdir()
    return tempat

def kerja(tempat, n):
    basis = f"sqlite:///{tempat}/agenda.sqlite3"
    for isi in filter(None, sys.argv[2].split("-")):
        with t.buka(basis) as terbuka:
            if isi == "orang":
                (tempat / "outbox" / t.TEMPAT).write_bytes(b"orang")
            elif isi == "buka":
                kunci = t.buka_di_word(tempat)
            elif isi == "tutup":
                kunci.unlink()
            else:
                t.letakkan(tempat, terbuka, isi.encode())
    langkah = mati_sebelum(n, ("rename", "replace", "link", "unlink"))
    with t.buka(basis) as terbuka:
        sa.event.listen(terbuka._mesin, "commit", langkah)
        t.letakkan(tempat, terbuka, sys.argv[3].encode())

mati_di_setiap_langkah(siapkan, kerja)
"""


def mati_di_setiap_langkah(tmp_path: Path, awal: str, isi: str) -> list[Path]:
    """Return the desks of runs that were killed, each one step later."""
    proses = subprocess.run(
        [sys.executable, "-c", MATI_DI_LANGKAH, str(tmp_path), awal, isi], capture_output=True, text=True, check=False
    )
    assert proses.returncode == 0, proses.stderr
    langkah = int(proses.stdout)
    assert langkah >= 4, "the run has at least: intent, two names of the file, result"
    return [tmp_path / str(n) for n in range(1, langkah + 1)]


posix = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")


@posix
@pytest.mark.parametrize("awal", [pytest.param("-", marks=pytest.mark.tahan), "satu"])
def test_a_run_killed_at_any_step_is_finished_by_the_next(tmp_path: Path, awal: str) -> None:
    """Also when the data changed meanwhile: what was laid half is our own and no person's."""
    for tempat in mati_di_setiap_langkah(tmp_path, awal, "dua"):
        sebelum = {isi for nama, isi in berkas(tempat).items() if not nama.endswith(".tmp")}
        for lagi in (b"dua", b"tiga"):
            meja = tempat.with_name(f"{tempat.name} {lagi.decode()}")
            subprocess.run(["cp", "-a", tempat, meja], check=True)  # with hard links, such as a kill leaves
            selesaikan(meja, lagi, sebelum)


def selesaikan(tempat: Path, isi: bytes, sebelum: set[bytes]) -> None:
    """Run again after a kill; what was there before must be kept, in its own place and once."""
    with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        letakkan(tempat, basis, isi)
        assert letakkan(tempat, basis, isi).tindakan is Tindakan.TETAP
        with basis.baca() as sambungan:
            (entri,) = agenda.semua(sambungan)
            (satu,) = daftar(tempat / "outbox", [entri])
    sesudah = berkas(tempat)
    assert sesudah[TEMPAT] == isi
    assert set(sesudah.values()) == sebelum | {isi}
    assert all(nama == TEMPAT or "/riwayat/" in nama for nama in sesudah), list(sesudah)
    assert not any("sedang diganti" in nama for nama in sesudah), list(sesudah)
    assert (entri.sha256, entri.sha256_niat) == (hashlib.sha256(isi).hexdigest(), None)
    assert entri.revisi == len(sesudah)
    assert satu.catatan == BUKAN_SURAT


@posix
@pytest.mark.tahan
@pytest.mark.parametrize("awal", ["satu-orang", "satu-orang-nol"])
def test_a_run_killed_while_it_lays_a_draft_beside_leaves_one_neighbour(tmp_path: Path, awal: str) -> None:
    for tempat in mati_di_setiap_langkah(tmp_path, awal, "dua"):
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            letakkan(tempat, basis, b"tiga")
            assert letakkan(tempat, basis, b"tiga").tindakan is Tindakan.DISUNTING
        sesudah = berkas(tempat)
        assert (sesudah[TEMPAT], sesudah[SANDING]) == (b"orang", b"tiga")
        assert all(nama in {TEMPAT, SANDING} or "/riwayat/" in nama for nama in sesudah), list(sesudah)
        assert not any("sedang diganti" in nama for nama in sesudah), list(sesudah)


@posix
@pytest.mark.tahan
def test_a_run_killed_while_the_newer_draft_takes_its_place_leaves_no_neighbour(tmp_path: Path) -> None:
    """The newer one lay beside while somebody had the letter open; now it is closed."""
    for tempat in mati_di_setiap_langkah(tmp_path, "satu-buka-dua-tutup", "dua"):
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            letakkan(tempat, basis, b"dua")
            with basis.baca() as sambungan:
                (satu,) = daftar(tempat / "outbox", agenda.semua(sambungan))
        sesudah = berkas(tempat)
        assert sesudah[TEMPAT] == b"dua"
        assert all(nama == TEMPAT or "/riwayat/" in nama for nama in sesudah), list(sesudah)
        assert not any("sedang diganti" in nama for nama in sesudah), list(sesudah)
        assert set(sesudah.values()) == {b"satu", b"dua"}
        assert (satu.entri.berkas_sanding, satu.entri.revisi) == (None, 2)


@posix
def test_what_a_person_saved_just_before_the_kill_comes_back(tmp_path: Path, basis: BasisData) -> None:
    """Moved away by us with their last save in it, then killed before anybody looked."""
    letakkan(tmp_path, basis, b"satu")
    tempat = tmp_path / "outbox" / TEMPAT
    tempat.with_name("riwayat").mkdir()
    tempat.write_bytes(b"suntingan orang")
    tempat.rename(tempat.parent / "riwayat" / "01 Undangan (sedang diganti).docx")
    with basis.baca() as sambungan:
        (entri,) = agenda.semua(sambungan)
    (satu,) = daftar(tmp_path / "outbox", [entri])
    assert "terputus" in satu.catatan

    assert letakkan(tmp_path, basis, b"dua").tindakan is Tindakan.DISANDINGKAN
    assert berkas(tmp_path) == {TEMPAT: b"suntingan orang", SANDING: b"dua"}
