"""`zi periksa` finds every single fault of files, events, rows, numbers and copies, and nothing where all is well."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from docx import Document

from tata_usaha.agenda.basis_data import buka
from tata_usaha.outbox.ikuti import ikuti
from tata_usaha.outbox.nomori import Kehendak, nomori
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.conftest import Meja
from tests.tata_usaha.kerja.kantor_periksa import (
    AWAL,
    BERNOMOR,
    DISUNTING,
    KALENDER,
    SEMUA,
    SIAP,
    SUNTING_NOMOR,
    UTUH,
    KantorPeriksa,
    buat,
)
from tests.tata_usaha.konsep.test_keutuhan import tak_terbaca, terbalik
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.meja_daur import LAIN, SAAT, UNDANGAN, MejaDaur
from tests.tata_usaha.outbox.test_nomori import HARI, MejaNomor, templat
from tests.tata_usaha.outbox.test_siap import siap
from tests.zi_model.bahan_sigi import kantor as kantor_sigi

Rusakkan = Callable[[KantorPeriksa], object]


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> KantorPeriksa:
    return buat(tmp_path_factory.mktemp("kantor") / "kantor")


@pytest.fixture
def kantor(asli: KantorPeriksa, tmp_path: Path) -> KantorPeriksa:
    return asli.salin(tmp_path / "kantor")


def sql(perintah: str, *nilai: object) -> Rusakkan:
    """Return what changes the register behind the program's back."""

    def rusakkan(kantor: KantorPeriksa) -> None:
        with closing(sqlite3.connect(kantor.register)) as basis, basis:
            assert basis.execute(perintah, nilai).rowcount, "nothing was changed"

    return rusakkan


def banyak_kejadian(kantor: KantorPeriksa) -> int:
    with closing(sqlite3.connect(kantor.register)) as basis:
        return int(basis.execute("SELECT max(nomor) FROM kejadian").fetchone()[0])


def test_an_office_after_daily_work_is_clean(kantor: KantorPeriksa) -> None:
    hasil = kantor.periksa()
    assert hasil.masalah == ()
    assert (hasil.cocok, hasil.naskah, hasil.nomor) == (True, len(SEMUA), 3)
    assert kantor.kode(penuh=True) == []


def test_looking_changes_nothing(kantor: KantorPeriksa) -> None:
    sebelum = {p: p.read_bytes() for p in kantor.folder.rglob("*") if p.is_file()}
    kantor.periksa(penuh=True)
    assert {p: p.read_bytes() for p in kantor.folder.rglob("*") if p.is_file()} == sebelum


@pytest.mark.parametrize("jenis", SEMUA)
def test_a_letter_that_is_gone_is_found(kantor: KantorPeriksa, jenis: str) -> None:
    kantor.berkas(jenis).unlink()
    assert kantor.kode() == ["K01"]


@pytest.mark.parametrize("jenis", [UTUH, DISUNTING, BERNOMOR, SIAP])
def test_a_letter_that_somebody_renamed_is_told_with_its_new_place(kantor: KantorPeriksa, jenis: str) -> None:
    baru = kantor.berkas(jenis).parents[1] / "final fix revisi.docx"
    kantor.berkas(jenis).rename(baru)
    (masalah,) = kantor.periksa(penuh=True).masalah
    assert (str(masalah.kode), masalah.letak.berkas) == ("K09", str(baru))
    assert masalah.anjuran is not None
    assert dict(masalah.anjuran.parameter)["berkas"] == str(baru)


def test_a_copy_of_a_letter_is_told_with_whose_it_is(kantor: KantorPeriksa) -> None:
    salinan = Path(shutil.copy(kantor.berkas(BERNOMOR), kantor.berkas(BERNOMOR).with_name("salinan.docx")))
    (masalah,) = kantor.periksa().masalah
    assert (str(masalah.kode), masalah.letak.berkas) == ("K02", str(salinan))
    assert f"{AWAL}/{BERNOMOR}" in masalah.pesan
    assert masalah.anjuran is not None


def test_a_draft_beside_that_became_the_letter_is_clean_once_it_was_followed(kantor: KantorPeriksa) -> None:
    """Its event says which draft the letter is from then on."""
    samping = kantor.atur.outbox / str(kantor.entri(DISUNTING).berkas_sanding)
    kantor.berkas(DISUNTING).unlink()
    samping.rename(samping.with_name("yang dipakai.docx"))
    with buka(kantor.atur.database) as basis:
        ikuti(kantor.atur.outbox, basis, "sigi", SAAT)
    assert kantor.berkas(DISUNTING).name == "yang dipakai.docx"
    assert kantor.kode() == []


def periksa_bit(kantor: KantorPeriksa, acak: random.Random, kali: int) -> None:
    banyak = 0
    for jenis in SEMUA:
        berkas = kantor.berkas(jenis)
        utuh = berkas.read_bytes()
        disunting = jenis in {DISUNTING, SUNTING_NOMOR}
        boleh = tak_terbaca(utuh) if disunting else set()  # of what somebody saved nobody knows the hash
        tempat = [n for n in acak.sample(range(len(utuh)), min(kali, len(utuh))) if n not in boleh]
        banyak += len(tempat)
        for letak in tempat:
            berkas.write_bytes(terbalik(utuh, letak, acak.randrange(8)))
            if not kantor.kode():
                assert disunting, (jenis, letak)
                assert baca_bagian(berkas.read_bytes()) == baca_bagian(utuh), (jenis, letak)
        berkas.write_bytes(utuh)
    sys.stdout.write(f"{banyak} bit di {len(SEMUA)} naskah\n")
    assert kantor.kode() == []


@pytest.mark.tahan
def test_a_flipped_bit_in_any_letter_is_found(kantor: KantorPeriksa) -> None:
    """In a draft as laid, one that was edited, numbered, edited after that, ready, and in an entry for calendars."""
    periksa_bit(kantor, random.Random(8), 8)  # noqa: S311 - no secret


@pytest.mark.tahan
def test_two_thousand_flipped_bits_are_found(kantor: KantorPeriksa) -> None:
    periksa_bit(kantor, random.Random(), 350)  # noqa: S311 - no secret


def test_an_edited_letter_of_the_very_size_that_we_wrote_is_no_damage(kantor: KantorPeriksa) -> None:
    """It happens by chance that a person's program saves a file of that size; only what it is not is told."""
    berkas = kantor.berkas(DISUNTING)
    sql("UPDATE naskah SET ukuran_tulis = ? WHERE kunci = ?", berkas.stat().st_size, f"{AWAL}/{DISUNTING}")(kantor)
    assert kantor.kode() == []


def test_a_bit_that_no_program_reads_is_found_in_a_persons_file_that_we_numbered(kantor: KantorPeriksa) -> None:
    with buka(kantor.atur.database) as basis:
        MejaNomor(kantor.folder, basis).nomori(18, DISUNTING)
    berkas = kantor.berkas(DISUNTING)
    utuh = berkas.read_bytes()
    for letak in sorted(n for n in tak_terbaca(utuh) if n > 0)[::9]:
        berkas.write_bytes(terbalik(utuh, letak, letak % 8))
        assert "K04" in kantor.kode(), letak


def test_a_letter_cut_off_is_found(kantor: KantorPeriksa) -> None:
    for jenis in SEMUA:
        berkas = kantor.berkas(jenis)
        utuh = berkas.read_bytes()
        for panjang in (0, 1, len(utuh) // 2, len(utuh) - 1):
            berkas.write_bytes(utuh[:panjang])
            assert kantor.kode() != [], (jenis, panjang)
        berkas.write_bytes(utuh)


@pytest.mark.tahan
def test_a_draft_beside_and_a_kept_revision_that_are_broken_are_found(kantor: KantorPeriksa) -> None:
    samping = kantor.atur.outbox / str(kantor.entri(DISUNTING).berkas_sanding)
    samping.write_bytes(samping.read_bytes()[:-9])
    assert kantor.kode() == ["K60"]
    samping.unlink()
    assert kantor.kode() == [], "who has taken it over throws it away"
    for lama in (kantor.atur.outbox / "sigi").rglob("riwayat/*.docx"):
        utuh = lama.read_bytes()
        lama.write_bytes(terbalik(utuh, len(utuh) // 2, 3))
        assert kantor.kode() == []
        assert kantor.kode(penuh=True) == ["K08"]
        lama.write_bytes(utuh)


@pytest.mark.parametrize("nama", ["2026/2026-TW1/catatan.txt", "2026/x.docx", "2026/2026-TW1/riwayat/lain.docx", "y/z"])
def test_a_stray_file_is_found(kantor: KantorPeriksa, nama: str) -> None:
    tempat = kantor.atur.outbox / "sigi" / nama
    tempat.parent.mkdir(exist_ok=True)
    tempat.write_bytes(b"x")
    assert kantor.kode() == ["K02"]


def test_what_programs_lay_beside_an_open_letter_is_no_stray(kantor: KantorPeriksa) -> None:
    berkas = kantor.berkas(UTUH)
    for nama in (f"~${berkas.name[2:]}", f".~lock.{berkas.name}#", "Thumbs.db", ".zi-0-0-0.tmp"):
        berkas.with_name(nama).write_bytes(b"")
    assert kantor.kode() == []


def simpan_lagi(berkas: Path) -> None:
    dokumen = Document(str(berkas))
    dokumen.add_paragraph("Ditambahkan.")
    dokumen.save(str(berkas))


def test_a_letter_edited_after_it_was_ready_is_found(kantor: KantorPeriksa) -> None:
    simpan_lagi(kantor.berkas(SIAP))
    assert kantor.kode() == ["K03"]


def test_a_numbered_draft_that_says_another_number_or_date_is_found(kantor: KantorPeriksa) -> None:
    berkas = kantor.berkas(SUNTING_NOMOR)
    utuh = berkas.read_bytes()
    for lama, baru in (("16", "61"), ("18 Maret 2026", "19 Maret 2026")):
        berkas.write_bytes(ketik(utuh, lama, baru))
        assert kantor.kode() == ["K20"], baru


def test_a_number_that_nobody_gave_is_found_and_its_owner_named(kantor: KantorPeriksa) -> None:
    berkas = kantor.berkas(DISUNTING)
    berkas.write_bytes(ketik(berkas.read_bytes(), "[isi: nomor]", "15"))
    (masalah,) = kantor.periksa().masalah
    assert masalah.kode == "K21"
    assert f"{AWAL}/{BERNOMOR}" in masalah.pesan


def ketik(docx: bytes, lama: str, baru: str) -> bytes:
    """Return the letter with something typed over a text that stands in a run of its own."""
    xml = baca_bagian(docx)["word/document.xml"]
    for sekitar in (f">{lama}<", f">{lama}</w:t>"):
        if sekitar.encode() in xml:
            xml = xml.replace(sekitar.encode(), sekitar.replace(lama, baru).encode()).replace(
                b"<w:showingPlcHdr/>", b""
            )
            return ganti_bagian(docx, {"word/document.xml": xml})
    raise AssertionError(lama)


KEJADIAN = {
    "saat": "2026-04-02 00:00:00.000000",
    "kunci": f"{AWAL}/lain",
    "peristiwa": "DICATAT",
    "oleh": "orang lain",
    "alasan": "lain",
    "rincian": '{"berkas":"lain"}',
    "versi": 1,
    "sebelum": "0" * 64,
    "sha256": "0" * 64,
}


@pytest.mark.parametrize("kolom", KEJADIAN)
@pytest.mark.parametrize("letak", ["pertama", "tengah", "terakhir"])
def test_a_changed_event_is_found(kantor: KantorPeriksa, kolom: str, letak: str) -> None:
    nomor = {"pertama": 1, "tengah": 7, "terakhir": banyak_kejadian(kantor)}[letak]
    with closing(sqlite3.connect(kantor.register)) as basis:
        lama = basis.execute(f"SELECT {kolom} FROM kejadian WHERE nomor = ?", (nomor,)).fetchone()[0]  # noqa: S608
    baru = KEJADIAN[kolom] if KEJADIAN[kolom] != lama else f"{lama[:-1]}9"
    sql(f"UPDATE kejadian SET {kolom} = ? WHERE nomor = ?", baru, nomor)(kantor)  # noqa: S608
    assert "K30" in kantor.kode()


@pytest.mark.parametrize(("kolom", "isi"), [("saat", "kemarin"), ("rincian", "{"), ("rincian", "[]"), ("nomor", "x")])
def test_a_value_that_cannot_be_read_is_found(kantor: KantorPeriksa, kolom: str, isi: str) -> None:
    sql(f"UPDATE kejadian SET {kolom} = ? WHERE nomor = 7", isi)(kantor)  # noqa: S608
    assert {"K30", "K33"} & set(kantor.kode())


@pytest.mark.parametrize("letak", ["pertama", "tengah", "terakhir"])
def test_a_removed_event_is_found(kantor: KantorPeriksa, letak: str) -> None:
    """Also from a chain whose later events were numbered anew, and without the copy that knows better."""
    shutil.rmtree(kantor.atur.folder_cadangan[0])
    nomor = {"pertama": 1, "tengah": 7, "terakhir": banyak_kejadian(kantor)}[letak]
    sql("DELETE FROM kejadian WHERE nomor = ?", nomor)(kantor)
    assert "K30" in kantor.kode()
    if letak != "terakhir":
        sql("UPDATE kejadian SET nomor = nomor - 1001 WHERE nomor > ?", nomor)(kantor)
        sql("UPDATE kejadian SET nomor = nomor + 1000 WHERE nomor < 0")(kantor)
        assert "K30" in kantor.kode()


def test_events_that_changed_places_are_found(kantor: KantorPeriksa) -> None:
    for dari, ke in ((3, 1000), (4, 3), (1000, 4)):
        sql("UPDATE kejadian SET nomor = ? WHERE nomor = ?", ke, dari)(kantor)
    assert "K30" in kantor.kode()


@pytest.mark.parametrize(
    "perintah",
    [
        "DELETE FROM rantai",
        "UPDATE rantai SET banyak = banyak + 1",
        "UPDATE rantai SET sha256 = ''",
        "INSERT INTO kejadian SELECT satker, nomor + 1, saat, kunci, peristiwa, oleh, alasan, rincian, versi, sha256, "
        "'x' FROM kejadian ORDER BY nomor DESC LIMIT 1",
    ],
)
def test_a_changed_head_and_an_added_event_are_found(kantor: KantorPeriksa, perintah: str) -> None:
    sql(perintah)(kantor)
    assert "K30" in kantor.kode()


@pytest.mark.parametrize("jenis", SEMUA)
@pytest.mark.parametrize(
    "isi",
    [
        "status = 'DIARSIPKAN'",
        "status = 'LAIN'",
        "revisi = 9",
        "sha256 = 'x'",
        "sha256_siap = 'x'",
        "berkas = 'sigi/2026/y.docx'",
    ],
)
def test_a_letters_row_that_was_changed_is_found(kantor: KantorPeriksa, jenis: str, isi: str) -> None:
    sql(f"UPDATE naskah SET {isi} WHERE kunci = ?", f"{AWAL}/{jenis}")(kantor)  # noqa: S608
    assert "K31" in kantor.kode()


@pytest.mark.parametrize("jenis", SEMUA)
def test_a_letters_row_that_is_gone_is_found(kantor: KantorPeriksa, jenis: str) -> None:
    sql("DELETE FROM naskah WHERE kunci = ?", f"{AWAL}/{jenis}")(kantor)
    assert {"K31", "K02"} <= set(kantor.kode())


@pytest.mark.parametrize("jenis", [BERNOMOR, SUNTING_NOMOR, SIAP])
@pytest.mark.parametrize(
    ("perintah", "kode"),
    [
        ("UPDATE naskah SET nomor = 99 WHERE kunci = ?", "K22"),
        ("UPDATE naskah SET tanggal = '2026-03-19' WHERE kunci = ?", "K22"),
        ("UPDATE naskah SET nomor = NULL, tanggal = NULL WHERE kunci = ?", "K22"),
        ("UPDATE naskah SET tahun_nomor = 2025 WHERE kunci = ?", "K22"),
        ("DELETE FROM nomor WHERE kunci = ?", "K22"),
        ("UPDATE nomor SET nomor = 99 WHERE kunci = ?", "K22"),
        ("UPDATE nomor SET tanggal = '2026-03-19' WHERE kunci = ?", "K22"),
        ("UPDATE nomor SET kunci = 'sigi/2026/lain' WHERE kunci = ?", "K22"),
        ("UPDATE nomor SET keadaan = 'BATAL' WHERE kunci = ?", "K23"),
        (
            "INSERT INTO nomor SELECT satker, pencacah, tahun, 77, tanggal, kunci, perihal, keadaan, alasan FROM nomor "
            "WHERE kunci = ?",
            "K22",
        ),
    ],
)
def test_a_number_that_was_changed_or_removed_is_found(
    kantor: KantorPeriksa, jenis: str, perintah: str, kode: str
) -> None:
    sql(perintah, f"{AWAL}/{jenis}")(kantor)
    assert kode in kantor.kode()


@pytest.mark.parametrize("ke", [1, 2, 3])
def test_a_line_of_the_number_book_that_was_changed_or_removed_is_found(kantor: KantorPeriksa, ke: int) -> None:
    utuh = kantor.csv.read_bytes()
    baris = utuh.splitlines(keepends=True)
    kantor.csv.write_bytes(b"".join(b for n, b in enumerate(baris) if n != ke))
    assert kantor.kode() == ["K23"]
    nomor = str(14 + ke).encode()
    for lama, baru in (
        (nomor, b"99"),
        (b"2026-03-18", b"2026-03-19"),
        (b"DIPAKAI", b"BATAL"),
        (b"/undangan", b"/lain"),
    ):
        assert lama in baris[ke]
        kantor.csv.write_bytes(b"".join(b.replace(lama, baru, 1) if n == ke else b for n, b in enumerate(baris)))
        assert set(kantor.kode()) == {"K23"}, baru
    kantor.csv.write_bytes(utuh + b"bukan;baris;buku\r\n")
    assert kantor.kode() == ["N01"]


@pytest.mark.parametrize(
    "rusakkan",
    [
        sql("UPDATE naskah SET sha256_niat = 'x' WHERE kunci = ?", f"{AWAL}/{UTUH}"),
        lambda k: ganti_sebagian(k.berkas(SIAP)),
        lambda k: ganti_sebagian(k.berkas(KALENDER)),
    ],
)
def test_work_that_ended_half_way_is_found(kantor: KantorPeriksa, rusakkan: Rusakkan) -> None:
    rusakkan(kantor)
    assert "K06" in kantor.kode()


def ganti_sebagian(berkas: Path) -> None:
    berkas.parent.joinpath("riwayat").mkdir(exist_ok=True)
    berkas.rename(berkas.parent / "riwayat" / f"{berkas.stem} (sedang diganti){berkas.suffix}")


def ganti_nomor(meja: MejaDaur, nomor: int) -> None:
    kehendak = Kehendak(ganti=True, alasan="keliru")
    nomori(meja.outbox, meja.basis, kantor_sigi(), meja.entri(UNDANGAN), nomor, HARI, SAAT, kehendak)


@pytest.mark.tahan
def test_an_office_is_clean_after_every_step_of_a_letters_life(tmp_path: Path) -> None:
    """Number replaced, opened again, signed, let go, signed, archived, revoked; and a draft that is cancelled."""
    kantor = KantorPeriksa(tmp_path)
    tulis_templat(tmp_path, templat)
    with buka(kantor.atur.database) as basis:
        meja = MejaDaur(tmp_path, basis)
        langkah: list[Callable[[], object]] = [
            lambda: meja.siapkan(UNDANGAN, 15),
            lambda: meja.siapkan(LAIN, 16),
            lambda: meja.buka(UNDANGAN),
            lambda: ganti_nomor(meja, 17),
            lambda: siap(meja, UNDANGAN),
            lambda: meja.tandatangani(meja.pindaian(), UNDANGAN),
            lambda: meja.lepas(UNDANGAN),
            lambda: meja.tandatangani(meja.pindaian("scan 2.pdf"), UNDANGAN),
            lambda: meja.tandatangani(meja.pindaian("scan 3.pdf"), LAIN),
            lambda: meja.arsipkan(UNDANGAN),
            lambda: meja.batal(UNDANGAN, oleh=LAIN),
            lambda: meja.siapkan("undangan-spip", 18),
            lambda: meja.batal("undangan-spip"),
        ]
        for ke, satu in enumerate(langkah):
            satu()
            assert [str(m) for m in kantor.periksa(penuh=True).masalah] == [], f"after step {ke}"


@pytest.fixture(scope="module")
def terbit(tmp_path_factory: pytest.TempPathFactory) -> KantorPeriksa:
    """Give an office with a signed letter and an archived one."""
    kantor = KantorPeriksa(tmp_path_factory.mktemp("terbit"))
    tulis_templat(kantor.folder, templat)
    with buka(kantor.atur.database) as basis:
        meja = MejaDaur(kantor.folder, basis)
        for nomor, jenis in enumerate((UNDANGAN, LAIN), start=15):
            meja.siapkan(jenis, nomor)
            meja.tandatangani(meja.pindaian(f"scan {nomor}.pdf"), jenis)
        meja.arsipkan(LAIN)
    return kantor


@pytest.mark.parametrize("jenis", [UNDANGAN, LAIN])
def test_a_fault_of_an_issued_letter_or_its_signed_copy_is_found(
    terbit: KantorPeriksa, tmp_path: Path, jenis: str
) -> None:
    kantor = terbit.salin(tmp_path / "kantor")
    naskah, salinan = kantor.berkas(jenis), kantor.atur.outbox / str(kantor.entri(jenis).berkas_ttd)
    for berkas, hilang, berubah in ((naskah, "K01", "K03"), (salinan, "K05", "K05")):
        utuh = berkas.read_bytes()
        berkas.unlink()
        assert kantor.kode() == [hilang]
        berkas.write_bytes(terbalik(utuh, len(utuh) // 2, 4))
        assert berubah in kantor.kode()
        berkas.write_bytes(utuh)
    assert kantor.kode() == []
    for kolom in ("berkas_ttd", "sha256_ttd", "dicabut_oleh"):
        sql(f"UPDATE naskah SET {kolom} = 'x' WHERE kunci = ?", f"{AWAL}/{jenis}")(kantor)  # noqa: S608
        assert "K31" in kantor.kode(), kolom


def test_a_register_set_back_is_found_by_its_copy(kantor: KantorPeriksa) -> None:
    sql("DELETE FROM kejadian WHERE nomor > 3")(kantor)
    assert "K32" in kantor.kode()


def test_a_register_that_is_gone_is_found(kantor: KantorPeriksa) -> None:
    kantor.register.unlink()
    assert kantor.kode() == ["K32"]
    assert not kantor.register.exists()
    kantor.register.write_bytes(b"")
    assert kantor.kode() == ["K32"]
    assert kantor.register.read_bytes() == b""


def test_copies_that_are_missing_old_or_broken_are_found(kantor: KantorPeriksa) -> None:
    (salinan,) = kantor.atur.folder_cadangan[0].iterdir()
    utuh = salinan.read_bytes()
    salinan.write_bytes(utuh[:5000])
    assert "K41" in kantor.kode()
    salinan.write_bytes(utuh)
    lama = salinan.with_name("buku-agenda-2026-03-01.sqlite3")
    salinan.rename(lama)
    assert kantor.kode() == ["K40"]
    lama.rename(salinan)
    sql("UPDATE kejadian SET saat = '2026-03-20 00:00:00.000000' WHERE nomor = 1")(kantor)
    salinan.unlink()
    assert "K40" in kantor.kode()


def test_a_second_folder_out_of_reach_is_a_remark(
    kantor: KantorPeriksa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    atur = kantor.atur
    monkeypatch.setattr(KantorPeriksa, "atur", type(atur)(**{**vars(atur), "cadangan": tmp_path / "usb"}))
    hasil = kantor.periksa()
    assert [m.kode for m in hasil.masalah] == ["K42"]
    assert hasil.cocok


def test_the_command_says_it_and_ends_with_its_own_code(meja: Meja) -> None:
    assert meja.zi("periksa").kode == 0
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    bersih = meja.zi("periksa", "--penuh", "--semua")
    assert (bersih.kode, bersih.out.splitlines()[-1]) == (0, "Semua cocok.")
    next((meja.pengaturan.outbox / "sigi").rglob("*.docx")).unlink()
    hasil = meja.zi("periksa")
    assert hasil.kode == 11
    assert "K01" in hasil.err
    assert "Galat PERIKSA: Ada 1 hal yang tidak cocok." in hasil.err
    assert '"kode": "K01"' in meja.zi("periksa", "--json").out
