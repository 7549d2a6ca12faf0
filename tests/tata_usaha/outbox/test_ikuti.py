"""A letter is found under any name and in any folder of the outbox; where there is a choice, a person is asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.periksa_catatan import ikuti_semua
from tata_usaha.agenda.rantai import catat, semua_kejadian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.konsep.jati_diri import bentuk_lama
from tata_usaha.outbox.cocokkan import BerkasLain
from tata_usaha.outbox.ikuti import ikuti
from tests.tata_usaha.outbox.meja_ikuti import FOLDER, SAAT, MejaIkuti, disunting
from zi_model.daur_naskah import StatusNaskah, Tindakan

UTAMA = f"{FOLDER}/01 undangan.docx"
SANDING = f"{FOLDER}/01 undangan (konsep baru).docx"
KUNCI = "sigi/2026-TW1/undangan"
SUNTINGAN = {"TEMPAT": "Aula"}


@pytest.fixture(scope="module")
def templat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templat")


@pytest.fixture
def basis(url_agenda_tahan: str) -> Iterator[BasisData]:
    with buka(url_agenda_tahan, Pelaku("Rusdi")) as terbuka:
        yield terbuka


@pytest.fixture
def meja(tmp_path: Path, basis: BasisData, templat: Path) -> MejaIkuti:
    """Give an outbox with one letter, laid."""
    hasil = MejaIkuti(tmp_path, basis, templat)
    hasil.taruh()
    return hasil


def nama(berkas: tuple[BerkasLain, ...]) -> dict[str, str]:
    return {b.nama: b.beda for b in berkas}


KE = {
    "another name": f"{FOLDER}/final fix revisi.docx",
    "another period": "sigi/2026/2026-TW2/01 undangan.docx",
    "another year": "sigi/2027/tahunan/01 undangan.docx",
    "a folder of a person's own": "sigi/2026/Surat Bu Kasub/undangan.docx",
    "the top of the outbox": "undangan.docx",
    "a folder beside the office's": "Surat Keluar/2026/undangan.docx",
    "a renamed folder of the period": "sigi/2026/2026-TW1 lama/01 undangan.docx",
    "a renamed folder of the office": "sigi lama/2026/2026-TW1/01 undangan.docx",
}


@pytest.mark.parametrize("ke", KE.values(), ids=KE.keys())
@pytest.mark.parametrize("isi", ["as laid", "edited"])
def test_the_register_follows_a_letter_and_nothing_is_drafted_beside_it(meja: MejaIkuti, ke: str, isi: str) -> None:
    if isi == "edited":
        meja.tulis(UTAMA, disunting(meja.cetakan(), SUNTINGAN))
    meja.pindah(UTAMA, ke)
    sebelum = meja.berkas()

    assert meja.ikuti().tanya == {}
    hasil = meja.taruh()

    assert hasil.tindakan is (Tindakan.DISUNTING if isi == "edited" else Tindakan.TETAP)
    assert (meja.entri().berkas, meja.berkas()) == (ke, sebelum)
    assert meja.peristiwa()[-1] == ("DIIKUTI", {"dari": UTAMA, "ke": ke}, "Rusdi")


def test_with_changed_data_the_moved_draft_is_replaced_where_it_lies(meja: MejaIkuti) -> None:
    meja.pindah(UTAMA, KE["a folder of a person's own"])
    meja.ikuti()
    assert meja.taruh(data="dua").tindakan is Tindakan.DIGANTI
    tempat = KE["a folder of a person's own"]
    kept = tempat.replace("undangan.docx", "riwayat/undangan (revisi 1).docx")
    assert meja.berkas() == {tempat: meja.cetakan(data="dua"), kept: meja.cetakan()}


def test_looking_shows_where_it_lies_and_writes_nothing(meja: MejaIkuti) -> None:
    meja.pindah(UTAMA, KE["another name"])
    assert meja.lihat().pindah[KUNCI].berkas == KE["another name"]
    assert meja.entri().berkas == UTAMA


def test_while_every_letter_lies_at_its_place_nothing_is_looked_for(
    meja: MejaIkuti, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja.tulis(f"{FOLDER}/salinan.docx", meja.cetakan())
    for satu in ("temukan", "kenali_berkas"):
        monkeypatch.delattr(f"tata_usaha.outbox.ikuti.{satu}")
    assert meja.ikuti().lain == {}


@pytest.mark.parametrize("status", StatusNaskah)
def test_a_letter_is_looked_for_until_it_is_archived_or_cancelled(meja: MejaIkuti, status: StatusNaskah) -> None:
    meja.ubah(status=status)
    meja.pindah(UTAMA, KE["another name"])
    meja.ikuti()
    diikuti = status in {StatusNaskah.KONSEP, StatusNaskah.SIAP_TTD, StatusNaskah.DITANDATANGANI}
    assert meja.entri().berkas == (KE["another name"] if diikuti else UTAMA)


def test_a_letter_of_version_0_1_is_followed_by_its_bare_key_as_the_register_knows_it(meja: MejaIkuti) -> None:
    lama = disunting(bentuk_lama(meja.cetakan(), KUNCI), SUNTINGAN)
    (meja.outbox / UTAMA).unlink()
    meja.tulis(KE["another name"], lama)
    meja.tulis(f"{FOLDER}/lain.docx", bentuk_lama(meja.cetakan("asing"), "sigi/2026-TW1/asing"))
    assert [b.nama for b in meja.ikuti().asing] == [f"{FOLDER}/lain.docx"]
    assert meja.entri().berkas == KE["another name"]


def test_a_calendar_entry_is_known_by_its_bytes(meja: MejaIkuti) -> None:
    meja.tulis("sigi/rapat.ics", b"BEGIN:VCALENDAR")
    meja.ubah(berkas=f"{FOLDER}/kalender.ics", sha256_tulis=None, sha256=_sha(b"BEGIN:VCALENDAR"))
    (meja.outbox / UTAMA).unlink()
    meja.ikuti()
    assert meja.entri().berkas == "sigi/rapat.ics"


def _sha(isi: bytes) -> str:
    import hashlib

    return hashlib.sha256(isi).hexdigest()


# Two files of one letter.


def test_a_copy_beside_a_letter_that_lies_at_its_place_changes_nothing_and_is_named(meja: MejaIkuti) -> None:
    meja.tulis(KE["another name"], disunting(meja.cetakan(), SUNTINGAN))
    assert meja.ikuti().pindah == {}
    assert nama(meja.lihat().lain[KUNCI]) == {KE["another name"]: ""}
    assert meja.taruh(data="dua").tindakan is Tindakan.DIGANTI


def test_of_two_copies_without_the_registered_one_none_is_taken(meja: MejaIkuti) -> None:
    meja.tulis(f"{FOLDER}/a.docx", disunting(meja.cetakan(), SUNTINGAN))
    meja.pindah(UTAMA, f"{FOLDER}/b.docx")
    assert nama(meja.ikuti().tanya[KUNCI]) == {f"{FOLDER}/a.docx": "", f"{FOLDER}/b.docx": ""}
    assert meja.entri().berkas == UTAMA


def test_two_names_of_one_file_are_one_file(meja: MejaIkuti) -> None:
    for satu in ("a", "b"):
        os.link(meja.outbox / UTAMA, meja.outbox / FOLDER / f"{satu}.docx")
    assert all(b.nama_kedua for b in meja.lihat().lain[KUNCI])
    (meja.outbox / UTAMA).unlink()
    kenalan = meja.ikuti()
    assert meja.entri().berkas == f"{FOLDER}/a.docx"
    assert [(b.nama, b.nama_kedua) for b in kenalan.lain[KUNCI]] == [(f"{FOLDER}/b.docx", True)]


def test_the_draft_beside_and_kept_revisions_are_no_copies(meja: MejaIkuti) -> None:
    meja.taruh(data="dua")
    meja.tulis(UTAMA, disunting(meja.cetakan(data="dua"), SUNTINGAN))
    meja.taruh(data="tiga")
    assert {SANDING, f"{FOLDER}/riwayat/01 undangan (revisi 1).docx"} <= set(meja.berkas())
    assert (meja.lihat().lain, meja.lihat().asing) == ({}, ())


@pytest.mark.parametrize("sanding", ["as laid", "edited"])
def test_a_letter_and_the_draft_beside_it_move_together(meja: MejaIkuti, sanding: str) -> None:
    """As when somebody renames the folder."""
    meja.tulis(UTAMA, disunting(meja.cetakan(), SUNTINGAN))
    meja.taruh(data="dua")
    if sanding == "edited":
        meja.tulis(SANDING, disunting(meja.cetakan(data="dua"), SUNTINGAN))
    meja.pindah(FOLDER, f"{FOLDER} lama")
    meja.ikuti()
    entri = meja.entri()
    assert (entri.berkas, entri.berkas_sanding) == tuple(n.replace("TW1/", "TW1 lama/") for n in (UTAMA, SANDING))
    assert meja.taruh(data="dua").tindakan is Tindakan.DISUNTING


def test_a_new_draft_that_took_the_letters_place_under_another_name_is_the_letter(meja: MejaIkuti) -> None:
    meja.tulis(UTAMA, disunting(meja.cetakan(), SUNTINGAN))
    meja.taruh(data="dua")
    (meja.outbox / UTAMA).unlink()
    meja.pindah(SANDING, KE["another name"])
    meja.ikuti()
    entri = meja.entri()
    assert (entri.berkas, entri.berkas_sanding, entri.revisi) == (KE["another name"], None, 2)
    assert meja.taruh(data="dua").tindakan is Tindakan.TETAP
    kini = meja.entri()
    assert (kini.sha256_tulis, kini.ukuran_tulis) == (None, None), "what lay there before says nothing of this file"


def test_a_moved_letter_leaves_no_old_draft_behind_it(meja: MejaIkuti) -> None:
    """The next draft is laid beside it where it lies now; the one that lay at its old place is kept."""
    meja.tulis(UTAMA, disunting(meja.cetakan(), SUNTINGAN))
    meja.taruh(data="dua")
    meja.pindah(UTAMA, KE["a folder of a person's own"])
    meja.ikuti()
    hasil = meja.taruh(data="tiga")
    assert hasil.berkas.parent.name == "Surat Bu Kasub"
    assert meja.lihat().lain == {}
    assert meja.cetakan(data="dua") in meja.berkas().values()
    assert SANDING not in meja.berkas()


def test_a_copy_of_the_draft_beside_is_not_taken_for_the_edited_letter(meja: MejaIkuti) -> None:
    meja.tulis(UTAMA, disunting(meja.cetakan(), SUNTINGAN))
    meja.taruh(data="dua")
    (meja.outbox / UTAMA).unlink()
    meja.tulis(KE["another name"], meja.cetakan(data="dua"))
    assert nama(meja.ikuti().tanya[KUNCI]) == {KE["another name"]: ""}
    assert meja.entri().berkas == UTAMA


def test_a_signed_copy_is_followed_by_its_bytes(meja: MejaIkuti) -> None:
    """As when the period's folder was renamed; scans that nobody misses are not read."""
    pindaian = f"{FOLDER}/01 undangan (bertanda tangan).pdf"
    meja.tulis(pindaian, b"%PDF- tanda tangan")
    isi = _sha(b"%PDF- tanda tangan")
    meja.ubah(status=StatusNaskah.DITANDATANGANI, berkas_ttd=pindaian, sha256_ttd=isi)
    with meja.basis.transaksi("sigi") as sambungan:
        catat(sambungan, KUNCI, "DITANDATANGANI", {"berkas": pindaian, "sha256": isi}, SAAT)
    meja.tulis("sigi/2026/lain.pdf", b"%PDF- lain")
    assert [b.sha256 for b in meja.lihat().asing] == [""]
    meja.pindah(FOLDER, f"{FOLDER} lama")
    meja.ikuti()
    entri = meja.entri()
    assert (entri.berkas, entri.berkas_ttd) == (
        UTAMA.replace("TW1/", "TW1 lama/"),
        pindaian.replace("TW1/", "TW1 lama/"),
    )
    assert [b.nama for b in meja.lihat().asing] == ["sigi/2026/lain.pdf"]
    with meja.basis.baca() as sambungan:
        jejak = ikuti_semua(semua_kejadian(sambungan, "sigi"))[KUNCI]
    assert (jejak.berkas, jejak.berkas_ttd) == (entri.berkas, entri.berkas_ttd), "the events tell the same"


# *Save As*: a new letter made from an old one.

JUDUL_LAIN = {"undangan rapat monev": "Undangan Apel Pagi"}
NOMOR_LAIN = {"[isi: nomor]": "17", "<w:showingPlcHdr/>": ""}


@pytest.mark.parametrize(
    ("ganti", "beda"),
    [
        (JUDUL_LAIN, "judulnya lain"),
        (NOMOR_LAIN, "bernomor 17, di buku agenda 15"),
        ({"w:sdt>": "w:ins>"}, "tidak memuat nomor 15"),
    ],
)
@pytest.mark.parametrize("asli", ["there", "gone"])
def test_a_copy_with_another_title_or_number_is_asked_about(
    meja: MejaIkuti, ganti: dict[str, str], beda: str, asli: str
) -> None:
    meja.ubah(nomor=15 if "15" in beda else None)
    meja.tulis(KE["another name"], disunting(meja.cetakan(), ganti))
    if asli == "gone":
        (meja.outbox / UTAMA).unlink()
    kenalan = meja.ikuti() if asli == "gone" else meja.lihat()
    assert nama((kenalan.tanya if asli == "gone" else kenalan.lain)[KUNCI]) == {KE["another name"]: beda}
    assert meja.entri().berkas == UTAMA


def test_a_copy_from_before_the_letter_got_its_number_is_the_same_letter(meja: MejaIkuti) -> None:
    meja.ubah(nomor=15)
    meja.tulis(KE["another name"], disunting(meja.cetakan(), SUNTINGAN))
    assert nama(meja.lihat().lain[KUNCI]) == {KE["another name"]: ""}


def test_the_moved_letter_is_told_from_a_new_one_that_was_made_of_it(meja: MejaIkuti) -> None:
    meja.tulis(f"{FOLDER}/apel.docx", disunting(meja.cetakan(), JUDUL_LAIN))
    meja.pindah(UTAMA, KE["another name"])
    assert nama(meja.ikuti().lain[KUNCI]) == {f"{FOLDER}/apel.docx": "judulnya lain"}
    assert meja.entri().berkas == KE["another name"]


def test_a_file_whose_bytes_the_register_knows_needs_no_title(meja: MejaIkuti) -> None:
    lain = disunting(meja.cetakan(), JUDUL_LAIN)
    meja.ubah(sha256_siap=_sha(lain), status=StatusNaskah.SIAP_TTD)
    (meja.outbox / UTAMA).unlink()
    meja.tulis(KE["another name"], lain)
    meja.ikuti()
    assert meja.entri().berkas == KE["another name"]


# What is not the letter, and when nobody may decide.


@pytest.mark.parametrize(
    "berkas",
    [
        "sigi/2026/~$ undangan.docx",
        "sigi/2026/.~lock.01 undangan.docx#",
        "sigi/2026/~WRL0001.tmp",
        "sigi/2026/.zi-00000000-1-aa.tmp",
        "sigi/2026/riwayat/01 undangan.docx",
        "sigi/2026/Cadangan/01 undangan.docx",
        "sigi/2026/BACA-SAYA.txt",
        "sigi/2026/buku-agenda.csv",
        "gambar/x.docx",
    ],
)
def test_what_programs_leave_and_what_is_kept_is_nobodys_letter(meja: MejaIkuti, berkas: str) -> None:
    meja.tulis(berkas, meja.cetakan())
    assert (meja.lihat().lain, meja.lihat().asing) == ({}, ())


def test_another_offices_letter_in_this_outbox_is_named_and_not_taken(meja: MejaIkuti) -> None:
    meja.tulis(f"{FOLDER}/tamu.docx", meja.cetakan("undangan", "donggala"))
    (meja.outbox / UTAMA).unlink()
    (satu,) = meja.ikuti().asing
    assert (satu.nama, satu.jati_diri and satu.jati_diri.kunci) == (
        f"{FOLDER}/tamu.docx",
        "donggala/2026-TW1/undangan",
    )
    assert meja.entri().berkas == UTAMA


def test_files_in_another_offices_folder_are_that_offices(meja: MejaIkuti) -> None:
    meja.ubah(kunci="donggala/2026-TW1/surat", satker="donggala", berkas="donggala/2026/2026-TW1/surat.docx")
    meja.pindah(UTAMA, "donggala/2026/undangan.docx")
    assert meja.ikuti().pindah == {}


def test_a_letter_that_somebody_gave_another_suffix_is_no_word_file_any_more(meja: MejaIkuti) -> None:
    meja.pindah(UTAMA, f"{FOLDER}/undangan.ics")
    assert [b.nama for b in meja.ikuti().asing] == [f"{FOLDER}/undangan.ics"]


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04 rusak", b"bukan surat"])
def test_files_that_say_nothing_are_listed_by_name(meja: MejaIkuti, isi: bytes) -> None:
    meja.tulis(f"{FOLDER}/x.docx", isi)
    meja.tulis(f"{FOLDER}/pindaian.pdf", isi)
    assert [b.nama for b in meja.lihat().asing] == [f"{FOLDER}/pindaian.pdf", f"{FOLDER}/x.docx"]


def test_a_letter_that_is_open_where_it_lies_now_is_followed(meja: MejaIkuti) -> None:
    meja.pindah(UTAMA, KE["another name"])
    meja.tulis(f"{FOLDER}/~$nal fix revisi.docx", b"")
    meja.ikuti()
    assert meja.entri().berkas == KE["another name"]


def test_a_letter_that_a_program_has_open_at_its_old_place_will_be_saved_there(meja: MejaIkuti) -> None:
    meja.tulis(f"{FOLDER}/~$ undangan.docx", b"")
    meja.pindah(UTAMA, KE["another name"])
    meja.ikuti()
    assert meja.entri().berkas == UTAMA


def test_a_letter_that_a_run_is_replacing_is_not_lost(meja: MejaIkuti) -> None:
    meja.pindah(UTAMA, f"{FOLDER}/riwayat/01 undangan (sedang diganti).docx")
    meja.tulis(KE["another name"], meja.cetakan())
    assert meja.ikuti().pindah == {}


def test_many_commands_at_once_follow_a_letter_once(tmp_path: Path, templat: Path, url_agenda: str) -> None:
    with buka(url_agenda) as basis:
        meja = MejaIkuti(tmp_path, basis, templat)
        meja.taruh()
        _ikuti_bersama(meja, url_agenda)
        assert [nama for nama, *_ in meja.peristiwa()].count("DIIKUTI") == 1


def _ikuti_bersama(meja: MejaIkuti, url: str) -> None:
    meja.pindah(UTAMA, KE["another name"])

    def satu(_: int) -> None:
        with buka(url) as sendiri:
            ikuti(meja.outbox, sendiri, "sigi", SAAT)

    with ThreadPoolExecutor(4) as kolam:
        list(kolam.map(satu, range(4)))
