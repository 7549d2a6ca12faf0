"""What arrives in `masuk` as one letter, and where it goes when it was taken in: nothing is copied over or lost."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import berkas
from tata_usaha.outbox.diterima import pindahkan_diterima, selesaikan_pindah
from tata_usaha.outbox.ikuti import kenali
from tata_usaha.outbox.masuk import (
    BACA_SAYA,
    DITERIMA,
    baru_saja,
    daftar_kiriman,
    folder_masuk,
    siapkan_masuk,
    susun_kiriman,
    yang_menunggu,
)
from tata_usaha.outbox.temukan import temukan
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.meja_daur import MejaDaur
from tests.tata_usaha.outbox.test_nomori import templat


@pytest.fixture
def meja_daur(tmp_path: Path) -> Iterator[MejaDaur]:
    tulis_templat(tmp_path, templat)
    with buka(f"sqlite:///{tmp_path}/agenda.sqlite3") as basis:
        yield MejaDaur(tmp_path, basis)


@pytest.fixture
def masuk(tmp_path: Path) -> Path:
    return siapkan_masuk(tmp_path / "outbox", "sigi")


def taruh(folder: Path, *nama: str) -> None:
    for satu in nama:
        tempat = folder / satu
        tempat.parent.mkdir(exist_ok=True)
        tempat.write_bytes(satu.encode())


def datang(folder: Path) -> list[list[str]]:
    """Return what arrived, each with its files; what is wrong with it comes first."""
    return [[*([k.keluhan] if k.keluhan else []), *(b.name for b in k.berkas)] for k in daftar_kiriman(folder)]


def test_the_folder_tells_what_it_is_for_and_what_a_person_wrote_there_stays(masuk: Path) -> None:
    catatan = masuk / BACA_SAYA
    assert "Taruh di sini pindaian naskah yang sudah ditandatangani" in catatan.read_text(encoding="utf-8-sig")
    assert b"\r\n" in catatan.read_bytes()
    catatan.write_text("Milik Sari")
    siapkan_masuk(masuk.parents[1], "sigi")
    assert catatan.read_text() == "Milik Sari"
    assert datang(masuk) == []


def test_each_pdf_is_one_letter_in_the_order_in_which_people_count(masuk: Path) -> None:
    taruh(masuk, "scan 10.pdf", "scan 2.pdf", "Laporan 1.pdf", "Laporan 2.pdf")
    assert datang(masuk) == [["Laporan 1.pdf"], ["Laporan 2.pdf"], ["scan 2.pdf"], ["scan 10.pdf"]]


def test_photographs_whose_names_differ_by_a_number_at_the_end_are_one_letter(masuk: Path) -> None:
    taruh(
        masuk, "rapat 10.jpg", *(f"rapat {n}.jpg" for n in range(1, 10)), "undangan.jpg", "IMG_0001.jpg", "IMG_0002.jpg"
    )
    assert datang(masuk) == [
        ["IMG_0001.jpg"],
        ["IMG_0002.jpg"],
        [f"rapat {n}.jpg" for n in range(1, 11)],
        ["undangan.jpg"],
    ]


@pytest.mark.parametrize(
    "nama",
    [
        ["W at 10.11.12.jpeg", "W at 10.11.12 (1).jpeg", "W at 10.11.12 (2).jpeg"],  # as WhatsApp saves them
        ["scan.png", "scan (2).png"],  # as Windows names the second
        ["nota_1.JPG", "nota_2.JPG"],
    ],
)
def test_the_ways_in_which_programs_number_photographs_are_known(masuk: Path, nama: list[str]) -> None:
    taruh(masuk, *nama)
    assert datang(masuk) == [nama]


@pytest.mark.parametrize(
    ("nama", "keluhan"),
    [
        (["rapat 1.jpg", "rapat 3.jpg"], "foto nomor 2 tidak ada"),
        (["rapat 2.jpg", "rapat 3.jpg"], "foto nomor 1 tidak ada"),
        (["rapat 1.jpg", "rapat 1.png", "rapat 2.jpg"], "dua foto bernomor sama: “rapat 1.jpg” dan “rapat 1.png”"),
    ],
)
def test_photographs_of_which_a_page_may_be_missing_are_not_taken_for_a_letter(
    masuk: Path, nama: list[str], keluhan: str
) -> None:
    taruh(masuk, *nama)
    assert datang(masuk) == [[keluhan, *nama]]


@settings(max_examples=25)
@given(
    st.sets(
        st.builds(
            "{}{}{}".format,
            st.sampled_from(["rapat", "a 1", "", "scan (2)"]),
            st.sampled_from(["", " 1", " 2", "_3", " (1)", "(2)", " 10", "0"]),
            st.sampled_from([".jpg", ".JPG", ".png", ".pdf"]),
        ),
        max_size=12,
    )
)
def test_whatever_the_names_each_file_arrives_once(nama: set[str]) -> None:
    semua = [Path("masuk") / satu for satu in sorted(nama)]
    kiriman = susun_kiriman(semua)
    assert sorted(b for k in kiriman for b in k.berkas) == sorted(semua)
    assert all(k.foto for k in kiriman if len(k.berkas) > 1)


def test_a_folder_of_photographs_is_one_letter_and_one_with_something_else_is_told(masuk: Path) -> None:
    taruh(masuk, "notula/a.jpg", "notula/b.png", "notula/Thumbs.db", "campur/a.jpg", "campur/b.pdf")
    (masuk / "kosong").mkdir()
    assert datang(masuk) == [["folder ini berisi yang bukan foto: “b.pdf”", "a.jpg", "b.pdf"], ["a.jpg", "b.png"]]


def test_what_a_program_still_writes_or_locks_is_no_scan(masuk: Path) -> None:
    taruh(masuk, "~$scan.docx", ".~lock.scan.pdf#", "scan.pdf.crdownload", "scan.pdf.part", "x.tmp", "desktop.ini")
    (masuk / "tautan.pdf").symlink_to(masuk / BACA_SAYA)
    assert datang(masuk) == []


def test_what_was_taken_in_goes_to_diterima_and_never_over_another_file(masuk: Path) -> None:
    for _ in range(2):
        taruh(masuk, "scan.pdf", "rapat 1.jpg", "rapat 2.jpg", "notula/a.jpg")
        for kiriman in daftar_kiriman(masuk):
            pindahkan_diterima(masuk, kiriman)
    assert datang(masuk) == []
    assert sorted(str(p.relative_to(masuk / DITERIMA)) for p in (masuk / DITERIMA).rglob("*") if p.is_file()) == [
        "notula (2)/a.jpg",
        "notula/a.jpg",
        "rapat 1 (2).jpg",
        "rapat 1.jpg",
        "rapat 2 (2).jpg",
        "rapat 2.jpg",
        "scan (2).pdf",
        "scan.pdf",
    ]


def test_what_was_moved_half_way_is_moved_to_its_end(masuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between the two names of a file, and between two photographs of a series."""
    taruh(masuk, "rapat 1.jpg", "rapat 2.jpg", "scan.pdf")
    seri, scan = daftar_kiriman(masuk)
    (masuk / DITERIMA).mkdir()
    os.link(masuk / "scan.pdf", masuk / DITERIMA / "scan.pdf")
    pindahkan_diterima(masuk, scan)

    def terputus(asal: Path, ke: Path) -> None:
        if asal.name == "rapat 2.jpg":
            raise KeyboardInterrupt
        asal.rename(ke)

    with monkeypatch.context() as ubah, pytest.raises(KeyboardInterrupt):
        ubah.setattr(berkas, "pindahkan", terputus)
        pindahkan_diterima(masuk, seri)
    assert datang(masuk) == [["rapat 2.jpg"]]
    selesaikan_pindah(masuk)
    assert {p.name for p in (masuk / DITERIMA).iterdir()} == {"rapat 1.jpg", "rapat 2.jpg", "scan.pdf"}
    assert {p.name for p in masuk.iterdir()} == {BACA_SAYA, DITERIMA}


def niat(masuk: Path, isi: object) -> None:
    """Lay down what says which files were about to leave."""
    (masuk / ".zi-pindah-0123456789abcdef.json").write_text(json.dumps(isi), encoding="utf-8")


def test_what_an_earlier_version_was_about_to_move_is_moved(masuk: Path) -> None:
    """It knew one place only, and named none."""
    taruh(masuk, "rapat 2.jpg")
    keadaan = (masuk / "rapat 2.jpg").stat()
    niat(masuk, [["rapat 2.jpg", keadaan.st_size, keadaan.st_mtime_ns]])
    selesaikan_pindah(masuk)
    assert [p.name for p in (masuk / DITERIMA).iterdir()] == ["rapat 2.jpg"]


@pytest.mark.parametrize("ke", ["../..", "lain", "disisihkan/../../..", "/", "", None])
def test_nothing_moves_to_where_nothing_of_ours_goes(masuk: Path, ke: str | None) -> None:
    taruh(masuk, "rapat 2.jpg")
    keadaan = (masuk / "rapat 2.jpg").stat()
    niat(masuk, {"ke": ke, "berkas": [["rapat 2.jpg", keadaan.st_size, keadaan.st_mtime_ns]]})
    selesaikan_pindah(masuk)
    assert {p.name for p in masuk.iterdir()} == {BACA_SAYA, "rapat 2.jpg"}


def test_a_photograph_that_came_later_under_the_same_name_does_not_leave_with_the_others(
    masuk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taruh(masuk, "rapat 1.jpg", "rapat 2.jpg")
    (seri,) = daftar_kiriman(masuk)

    def terputus(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as ubah, pytest.raises(KeyboardInterrupt):
        ubah.setattr(berkas, "pindahkan", terputus)
        pindahkan_diterima(masuk, seri)
    (masuk / "rapat 2.jpg").write_bytes(b"lembar yang lain sama sekali")
    selesaikan_pindah(masuk)
    assert datang(masuk) == [["rapat 2.jpg"]]


def test_what_lies_elsewhere_stays_with_whoever_has_it(masuk: Path, tmp_path: Path) -> None:
    taruh(tmp_path / "unduhan", "scan.pdf")
    (kiriman,) = daftar_kiriman(tmp_path / "unduhan")
    pindahkan_diterima(masuk, kiriman)
    assert (tmp_path / "unduhan" / "scan.pdf").exists()


def test_what_was_just_laid_down_is_known_by_any_of_its_times(masuk: Path) -> None:
    taruh(masuk, "scan.pdf")
    os.utime(masuk / "scan.pdf", (0, 0))  # copied with its old time: the system knows when it came
    (kiriman,) = daftar_kiriman(masuk)
    kini, semenit = dt.datetime.now(dt.UTC), dt.timedelta(minutes=1)
    assert baru_saja(kiriman, semenit, kini)
    assert not baru_saja(kiriman, semenit, kini + 2 * semenit)
    assert not baru_saja(kiriman, semenit, kini - 2 * semenit), "a clock that is off keeps nobody waiting for ever"


def test_nothing_in_it_is_a_letter_or_a_stranger_in_the_outbox(meja_daur: MejaDaur) -> None:
    meja = meja_daur
    naskah = meja.siapkan()
    folder = siapkan_masuk(meja.outbox, "sigi")
    taruh(folder, "scan.pdf", "diterima/lama.pdf")
    (folder / "salinan.docx").write_bytes(naskah.read_bytes())
    naskah.with_suffix(".pdf").write_bytes(b"%PDF- dicetak untuk ditandatangani")
    assert meja.keluhan() == []
    assert temukan(meja.outbox, "sigi", (), {meja.entri().berkas}) == [
        str(naskah.with_suffix(".pdf").relative_to(meja.outbox))
    ]
    naskah.unlink()
    with meja.basis.baca() as sambungan:
        assert kenali(meja.outbox, sambungan, "sigi", [meja.entri()]).tanya == {}, "a copy in masuk is not its file"
    assert yang_menunggu(meja.outbox, "sigi") == ("salinan.docx", "scan.pdf")
    assert yang_menunggu(meja.outbox, "donggala") == ()
    assert folder_masuk(meja.outbox, "sigi") == folder
