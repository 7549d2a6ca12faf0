"""The number book beside the letters: added to, never rewritten, and read whatever Excel made of it."""

from __future__ import annotations

import csv
import datetime as dt
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tata_usaha.agenda.csv_agenda import (
    BarisCSV,
    PeristiwaNomor,
    baca_csv,
    keadaan_terakhir,
    periksa_tertulis,
    tambah,
    tempat_csv,
)
from tata_usaha.dasar.galat import GalatOutbox

HARI = dt.date(2026, 3, 18)
SATU = BarisCSV(
    "undangan",
    15,
    PeristiwaNomor.DIPAKAI,
    HARI,
    "Undangan Rapat; “Monev”, Triwulan I",
    "",
    "sigi/2026-TW1/undangan-monev",
    "rusdi",
    "2026-03-18 10:15",
)
DUA = BarisCSV("undangan", 15, PeristiwaNomor.BATAL, HARI, "Undangan", "keliru nomor", SATU.kunci, "rusdi", "x")


@pytest.fixture
def tempat(tmp_path: Path) -> Path:
    return tempat_csv(tmp_path, "sigi", 2026)


def isi(tempat: Path) -> list[BarisCSV]:
    baris, masalah = baca_csv(tempat.parent)
    assert masalah == []
    return [BarisCSV(**{**vars(b), "baris": 0}) for b in baris]


def tulis(tempat: Path, teks: str, pengodean: str = "utf-8-sig") -> None:
    tempat.parent.mkdir(parents=True, exist_ok=True)
    tempat.write_bytes(teks.encode(pengodean))


def test_a_line_is_read_as_it_was_written_and_earlier_ones_keep_their_bytes(tempat: Path) -> None:
    tambah(tempat, [SATU])
    sebelum = tempat.read_bytes()
    tambah(tempat, [DUA])
    assert tempat.read_bytes().startswith(sebelum)
    assert sebelum.startswith(b"\xef\xbb\xbfPencacah;Nomor;Tanggal;Peristiwa;")
    assert isi(tempat) == [SATU, DUA]
    assert keadaan_terakhir(isi(tempat)) == {("undangan", 15): DUA}


def test_without_the_file_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert baca_csv(tmp_path / "2026") == ((), [])


def test_adding_nothing_makes_no_file(tempat: Path) -> None:
    tambah(tempat, [])
    assert not tempat.exists()


teks = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(1, 999_999_999), st.sampled_from(PeristiwaNomor), teks, teks), max_size=6))
def test_whatever_people_type_comes_back_in_one_line(tmp_path: Path, semua: list[tuple[int, str, str, str]]) -> None:
    tempat = tempat_csv(tmp_path, "sigi", 2026)
    tempat.unlink(missing_ok=True)
    baris = [BarisCSV("nota-dinas/hukum", no, PeristiwaNomor(p), HARI, a, b) for no, p, a, b in semua]
    tambah(tempat, baris)

    def rapi(teks: str) -> str:
        return " ".join(teks.split()).removeprefix("'")

    harus = [(b.nomor, b.peristiwa, rapi(b.perihal), rapi(b.alasan)) for b in baris]
    assert [(b.nomor, b.peristiwa, rapi(b.perihal), rapi(b.alasan)) for b in isi(tempat)] == harus
    assert tempat.exists() == bool(baris)
    assert not baris or len(tempat.read_bytes().split(b"\r\n")) == len(baris) + 2


def test_what_excel_would_take_for_a_formula_is_text(tempat: Path) -> None:
    satu = BarisCSV("undangan", 1, PeristiwaNomor.LUAR, None, '=HYPERLINK("http://x")', "-2 lembar")
    tambah(tempat, [satu])
    sel = next(csv.reader(tempat.read_text(encoding="utf-8-sig").splitlines()[1:], delimiter=";"))
    assert not [satu for satu in sel if satu.startswith(("=", "-"))]
    assert isi(tempat) == [satu]


@pytest.mark.parametrize("pengodean", ["utf-8", "utf-8-sig", "cp1252"])
def test_saved_anew_by_excel_with_commas_other_dates_and_empty_columns(tempat: Path, pengodean: str) -> None:
    tulis(
        tempat,
        "Pencacah,Nomor,Tanggal,Peristiwa,Perihal,Alasan,Kunci,Oleh,Dicatat,,\r\n"
        'undangan,15,18/03/2026,dipakai,"Undangan Rapat; “Monev”, Triwulan I",,'
        "sigi/2026-TW1/undangan-monev,rusdi,2026-03-18 10:15,,\r\n"
        ",,,,,,,,,,\r\n"
        "undangan,015,18/3/26,Batal,Undangan,keliru nomor,sigi/2026-TW1/undangan-monev,rusdi,x,,",
        pengodean,
    )
    assert isi(tempat) == [SATU, DUA]


def test_a_line_added_after_excel_fits_the_others(tempat: Path) -> None:
    """The commas stay commas, and the last line, which Excel left without an end, stays a line of its own."""
    tulis(tempat, "Pencacah,Nomor,Tanggal,Peristiwa,Perihal,Alasan,Kunci,Oleh,Dicatat\nundangan,14,,LUAR,,,,,")
    tambah(tempat, [SATU])
    assert [b.nomor for b in isi(tempat)] == [14, 15]
    assert b",15,2026-03-18,DIPAKAI," in tempat.read_bytes()


def test_columns_in_another_order_and_a_heading_that_is_gone(tempat: Path) -> None:
    tulis(tempat, "Nomor;Pencacah;Peristiwa\n7;sop;LUAR\n")
    assert [(b.nomor, b.pencacah) for b in isi(tempat)] == [(7, "sop")]
    tulis(tempat, "undangan;15;2026-03-18;DIPAKAI;Undangan;;k;rusdi;x\n")
    assert [(b.nomor, b.kunci) for b in isi(tempat)] == [(15, "k")]


def test_what_cannot_be_read_is_told_by_line_and_the_rest_is_read(tempat: Path) -> None:
    tambah(tempat, [SATU])
    with tempat.open("ab") as keluar:
        keluar.write(
            "undangan;lima belas;;DIPAKAI\r\nundangan;16;;HILANG\r\n;17;;LUAR\r\n\xff\x00\r\n".encode("cp1252")
        )
        keluar.write(b"undangan;18;31/02/2026;LUAR;;;;;\r\n")
    baris, masalah = baca_csv(tempat.parent)
    assert [(m.letak.baris, str(m.kode)) for m in masalah] == [(ke, "N01") for ke in (3, 4, 5, 6, 7)]
    assert "“lima belas” bukan bilangan" in masalah[0].pesan
    assert "“HILANG” tidak dikenal" in masalah[1].pesan
    assert [(b.nomor, b.tanggal, b.baris) for b in baris] == [(15, HARI, 2), (18, None, 7)], "nomornya tetap terpakai"


def test_a_heading_without_what_is_needed_is_told(tempat: Path) -> None:
    tulis(tempat, "Nomor;Perihal\n15;x\n")
    baris, (masalah,) = baca_csv(tempat.parent)
    assert (baris, str(masalah.kode)) == ((), "N02")
    assert "Pencacah dan Peristiwa" in masalah.pesan


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_file_that_cannot_be_written_is_refused_in_words(tempat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tolak(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    tambah(tempat, [SATU])
    sebelum = tempat.read_bytes()
    tempat.chmod(stat.S_IRUSR)
    monkeypatch.setattr(Path, "open", tolak)
    for coba in (lambda: periksa_tertulis(tempat), lambda: tambah(tempat, [DUA])):
        with pytest.raises(GalatOutbox, match="tidak ada izin") as galat:
            coba()
        assert "Tutup Excel" in galat.value.saran
    monkeypatch.undo()
    assert tempat.read_bytes() == sebelum
