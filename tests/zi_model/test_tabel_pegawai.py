"""The list of staff is read as offices have it, and every mistake in it is told at its row and column."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.kantor_pegawai import PEGAWAI_CSV
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah, Tingkat
from zi_model.pegawai import DaftarPegawai, JenisKelamin, Pegawai, Rumpun
from zi_model.satker import Unit
from zi_model.tabel_pegawai import BarisMentah, baca_tabel_pegawai

UNIT = (
    Unit(kode="keuangan_umum_logistik", nama="Sub Bagian Keuangan, Umum, dan Logistik", singkatan="KUL"),
    Unit(kode="teknis_hukum", nama="Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum", singkatan="Tekhum"),
)
KEPALA = ("nama", "NIP", "jabatan", "unit", "pangkat/golongan", "jenis kelamin", "pendidikan", "status")
ANDI = ("Andi, S.E.", "199001172014021002", "Analis", "KUL", "Penata (III/c)", "L", "S-1", "PNS")


def baca(*baris: tuple[object, ...], unit: tuple[Unit, ...] | None = UNIT) -> tuple[DaftarPegawai, list[Masalah]]:
    return baca_tabel_pegawai([BarisMentah(ke, sel) for ke, sel in enumerate(baris, 1)], "pegawai.csv", unit)


def pesan(*baris: tuple[object, ...]) -> str:
    """Return the one problem of a table as a person reads it."""
    _, masalah = baca(KEPALA, *baris)
    (satu,) = map(str, masalah)
    return satu


def dengan(**lain: object) -> tuple[object, ...]:
    """Return a right row with some cells changed, by the first word of the column."""
    nama = [judul.split("/")[0].replace(" ", "_").lower() for judul in KEPALA]
    return tuple(lain.get(satu, sel) for satu, sel in zip(nama, ANDI, strict=True))


def test_a_row_is_one_of_the_staff() -> None:
    daftar, masalah = baca(KEPALA, ANDI)
    assert masalah == []
    assert daftar.semua == (
        Pegawai(
            nama="Andi, S.E.",
            nip="199001172014021002",
            jabatan="Analis",
            unit="keuangan_umum_logistik",
            pangkat="Penata (III/c)",
            jenis_kelamin=JenisKelamin.LAKI_LAKI,
            pendidikan="S-1",
            status="PNS",
        ),
    )


def test_the_heading_may_stand_below_a_title_in_any_order_and_any_usual_words() -> None:
    daftar, masalah = baca(
        ("DAFTAR PEGAWAI", None, None, None, None, None),
        (None, "Nama", None),
        (),
        ("No.", "SUB BAGIAN", "L/P", " Nama Pegawai ", "Golongan", "Pangkat", "Alamat", "N I P"),
        (1, 2, 3, 4, 5, 6, 7, 8),
        (1, "tekhum", "perempuan", "Maria", "III/b", "Penata Muda Tingkat I", None, "19930214 201903 2 003"),
        unit=UNIT,
    )
    assert [m.kode for m in masalah] == [KodeMasalah.PEGAWAI_KOLOM]
    assert masalah[0].tingkat is Tingkat.CATATAN
    assert "“Alamat” tidak dibaca" in masalah[0].pesan
    (maria,) = daftar.semua
    assert (maria.nip, maria.unit, maria.pangkat) == (
        "199302142019032003",
        "teknis_hukum",
        "Penata Muda Tingkat I (III/b)",
    )


@pytest.mark.parametrize(
    "tertulis",
    ["teknis_hukum", "Tekhum", "Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum", "Subbag Teknis Penyelenggaraan "
     "Pemilu dan Hukum", "SUBBAGIAN TEKNIS PENYELENGGARAAN PEMILU, HUKUM"],
)  # fmt: skip
def test_a_sub_bagian_is_known_by_code_and_by_its_names(tertulis: str) -> None:
    daftar, masalah = baca(KEPALA, dengan(unit=tertulis))
    assert masalah == []
    assert daftar.semua[0].unit == "teknis_hukum"


@pytest.mark.parametrize(
    ("nip", "sebab"),
    [
        ("1,98501E+17", "diubah Excel menjadi angka, sehingga tiga angka terakhirnya hilang"),
        ("1.98501012010011E+17", "diubah Excel menjadi angka"),
        (1.98501012010011e17, "diubah Excel menjadi angka"),
        (198501012010011001, "diubah Excel menjadi angka"),
        ("198501012010011000", "berakhiran 000: Excel mengubahnya"),
        ("19850101201001100", "terdiri atas 17 angka, seharusnya 18"),
        (12345, "terdiri atas 5 angka"),
        ("19850101201001I001", "bukan angka"),
    ],
)
def test_a_nip_that_is_none_is_refused_with_row_column_and_remedy(nip: object, sebab: str) -> None:
    tertulis = pesan(ANDI, dengan(nip=nip))
    assert tertulis.startswith("pegawai.csv:3:2: galat R47: NIP “")
    assert sebab in tertulis
    if "Excel" in sebab:
        assert tertulis.endswith("sesudah itu Excel tidak mengubahnya lagi.")


def test_a_nip_that_two_have_names_the_earlier_row() -> None:
    assert pesan(ANDI, dengan(nama="Budi")).startswith(
        "pegawai.csv:3:2: galat R48: NIP 199001172014021002 sudah dipakai pada baris 2."
    )


def test_who_has_no_nip_is_of_the_staff_too() -> None:
    daftar, masalah = baca(KEPALA, dengan(nip="-", status="PPNPN"), dengan(nip="", nama="Budi"))
    assert masalah == []
    assert [p.nip for p in daftar.semua] == [None, None]


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"unit": "Hukm"}, ":2:4: galat R26: unit “Hukm” tidak ada di satker.yaml."),
        ({"jenis_kelamin": "X"}, ":2:6: galat R46: kolom “jenis kelamin”: jenis kelamin “X” tidak dikenal."),
        ({"pangkat": dt.datetime(2026, 3, 1)}, ":2:5: galat R46: kolom “pangkat/golongan”: Excel menjadikan isinya"),
        ({"pendidikan": "#REF!"}, ":2:7: galat R46: kolom “pendidikan”: isinya galat rumus Excel “#REF!”."),
        ({"nama": " "}, ":2:1: galat R46: kolom “nama”: namanya kosong."),
        ({"nip": None, "jabatan": ""}, ":2:1: galat R46: kolom “nama”: selain “Andi, S.E.” tidak ada isinya."),
        ({"unit": None}, ":2:4: catatan R46: kolom “unit”: sub bagian Andi, S.E. belum disebut"),
        ({"nip": "199013172014021002"}, ":2:2: catatan R47: NIP 199013172014021002: delapan angka pertamanya bukan"),
        ({"jenis_kelamin": "P"}, ":2:2: catatan R47: NIP 199001172014021002 milik pegawai laki-laki, tetapi"),
    ],
)
def test_every_other_mistake_is_told_where_it_stands(lain: dict[str, object], kata: str) -> None:
    assert pesan(dengan(**lain)).startswith(f"pegawai.csv{kata}")


def test_all_mistakes_come_at_once_and_the_right_rows_are_read() -> None:
    daftar, masalah = baca(KEPALA, dengan(nip="1", unit="X"), dengan(nip="", jenis_kelamin="?"), ANDI)
    assert [str(m.letak) for m in masalah] == ["pegawai.csv:2:2", "pegawai.csv:2:4", "pegawai.csv:3:6"]
    assert [p.nama for p in daftar.semua] == ["Andi, S.E."]


def test_a_mistaken_row_leaves_its_nip_to_nobody_else() -> None:
    _, masalah = baca(KEPALA, dengan(jenis_kelamin="?"), dengan(nama="Budi"))
    assert [m.kode for m in masalah] == [KodeMasalah.PEGAWAI_NILAI, KodeMasalah.NIP_KEMBAR]


def test_a_title_with_a_comma_in_a_table_of_commas_is_not_moved_into_the_next_column() -> None:
    kata = pesan(("Andi", " S.E.", *ANDI[1:]))
    assert kata.startswith("pegawai.csv:2:9: galat R46: baris ini berisi lebih dari 8 kolom.")


def test_columns_without_a_heading_and_columns_that_mean_the_same_are_told() -> None:
    _, masalah = baca(("nama", "Sub Bagian", "unit"), ("Andi", "KUL", "KUL"))
    assert [str(m)[:79] for m in masalah][:1] == [
        "pegawai.csv:1:3: galat R45: kolom “unit” dan “Sub Bagian” berarti sama. Hapus a"
    ]
    _, masalah = baca(("Andi", "199001172014021002"))
    assert [str(m) for m in masalah] == [
        "pegawai.csv: galat R45: judul kolom tidak ditemukan: paling sedikit “nama” dan satu kolom lain dalam satu "
        "baris. Tulis baris judul: nama;NIP;jabatan;unit;pangkat/golongan;jenis kelamin;pendidikan;status."
    ]


def test_no_unit_is_called_unknown_while_the_office_itself_cannot_be_read() -> None:
    daftar, masalah = baca(KEPALA, dengan(unit="Antah"), unit=None)
    assert masalah == []
    assert daftar.semua[0].unit is None


class TestMenghitung:
    def daftar(self, *status: str | None) -> DaftarPegawai:
        isi = [dengan(nip=None, status=s) for s in status]
        return baca(KEPALA, *isi)[0]

    def test_statuses_are_counted_in_three_groups(self) -> None:
        daftar = self.daftar("PNS", "CPNS", "PPPK Paruh Waktu", "P3K", "PPNPN")
        assert [daftar.jumlah(r) for r in (*Rumpun, None)] == [2, 2, 1, 5]
        assert daftar.jumlah_unit("keuangan_umum_logistik", Rumpun.PNS) == 2
        assert daftar.jumlah_unit("teknis_hukum") == 0

    def test_what_the_list_does_not_tell_is_no_number(self) -> None:
        assert DaftarPegawai().jumlah() is None
        assert self.daftar("PNS", None).jumlah(Rumpun.PNS) is None
        tanpa_unit, _ = baca(("nama", "jabatan"), ("Andi", "Analis"))
        assert (tanpa_unit.jumlah(), tanpa_unit.jumlah_unit("teknis_hukum")) == (1, None)


def test_the_sample_office_has_twenty_people() -> None:
    baris = [tuple(satu.split(";")) for satu in PEGAWAI_CSV.splitlines()]
    daftar, masalah = baca(*baris, unit=None)
    assert masalah == []
    assert daftar.jumlah() == 20
