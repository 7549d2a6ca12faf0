"""pegawai.csv as Excel, Notepad and LibreOffice save it, or pegawai.xlsx: one list, its mistakes with their places."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tata_usaha.rencana.baca_kantor import baca_kantor
from tata_usaha.rencana.baca_pegawai import baca_pegawai
from tests.kantor_pegawai import PEGAWAI_CSV
from tests.tata_usaha.kantor_uji import KantorUji
from tests.tata_usaha.pipa import PERLU_PIPA, pipa
from zi_model.pegawai import DaftarPegawai

DUA = "nama;NIP;jabatan;unit\r\nAndi “Ano”, S.E.;199001172014021002;Analis;U\r\nBudi;;Pengemudi;\r\n"
NIP_ANDI = "199001172014021002"


def baca(folder: Path) -> tuple[DaftarPegawai | None, list[str]]:
    daftar, masalah = baca_pegawai(folder, lambda berkas: berkas.name, None)
    return daftar, [str(m) for m in masalah if "belum disebut, jadi" not in m.pesan]


def xlsx(*baris: tuple[object, ...], judul: str = "Sheet1") -> bytes:
    buku = openpyxl.Workbook()
    buku.active.title = judul
    for satu in baris:
        buku.active.append(satu)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


@pytest.mark.parametrize(
    "isi",
    [
        DUA.encode(),
        DUA.encode("utf-8-sig"),
        DUA.encode("cp1252"),
        DUA.encode("utf-16"),
        DUA.replace(";", "\t").encode(),
        b"sep=;\r\n" + DUA.encode(),
        DUA.replace("Andi “Ano”, S.E.", '"Andi “Ano”, S.E."').replace(";", ",").encode(),
        DUA.replace("\r\n", ";;\r\n").replace("nama", ";;;\r\nDaftar Pegawai;;\r\nnama", 1).encode(),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "Windows-1252", "UTF-16", "tabs", "sep=", "commas", "a title above"],
)
def test_a_csv_is_read_however_it_was_saved(tmp_path: Path, isi: bytes) -> None:
    (tmp_path / "pegawai.csv").write_bytes(isi)
    daftar, masalah = baca(tmp_path)
    assert masalah == []
    assert daftar is not None
    assert [(p.nama, p.nip) for p in daftar.semua] == [("Andi “Ano”, S.E.", NIP_ANDI), ("Budi", None)]


def test_an_excel_file_is_the_same_list(tmp_path: Path) -> None:
    isi = xlsx(("DAFTAR PEGAWAI",), (), *(tuple(b.split(";")) for b in DUA.splitlines()))
    (tmp_path / "Pegawai.XLSX").write_bytes(isi)
    daftar, masalah = baca(tmp_path)
    assert masalah == []
    assert daftar is not None
    assert [(p.nama, p.nip) for p in daftar.semua] == [("Andi “Ano”, S.E.", NIP_ANDI), ("Budi", None)]


def test_what_excel_did_to_a_nip_is_told_with_its_row_in_both_kinds(tmp_path: Path) -> None:
    (tmp_path / "pegawai.xlsx").write_bytes(xlsx(("nama", "NIP"), (), ("Andi", int(NIP_ANDI))))
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain/pegawai.csv").write_text("nama;NIP\nAndi;1,99001E+17\n", encoding="utf-8")
    for folder, letak in ((tmp_path, "pegawai.xlsx:3:2"), (tmp_path / "lain", "pegawai.csv:2:2")):
        daftar, (masalah,) = baca(folder)
        assert daftar is None
        assert masalah.startswith(f"{letak}: galat R47: NIP “")
        assert "jadikan Teks (Format Cells › Text), lalu ketik ulang NIP ini" in masalah


def test_the_sheet_that_has_the_heading_is_read_and_hidden_ones_are_not(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    buku.active.append(("Catatan bendahara",))
    buku.create_sheet("Lama").append(("nama", "NIP", "jabatan", "unit", "status"))
    buku["Lama"].sheet_state = "hidden"
    for baris in (("nama", "jabatan"), ("Andi", "Analis")):
        buku["Data"].append(baris) if "Data" in buku.sheetnames else buku.create_sheet("Data").append(baris)
    buku.save(tmp_path / "pegawai.xlsx")
    daftar, masalah = baca(tmp_path)
    assert masalah == []
    assert daftar is not None
    assert [p.nama for p in daftar.semua] == ["Andi"]


def test_without_a_list_there_is_nobody(tmp_path: Path) -> None:
    assert baca(tmp_path) == (DaftarPegawai(), [])


def test_an_empty_csv_gives_way_to_the_excel_file_and_two_full_lists_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "pegawai.xlsx").write_bytes(xlsx(("nama", "jabatan"), ("Andi", "Analis")))
    (tmp_path / "pegawai.csv").write_text("nama;NIP;unit\n", encoding="utf-8")
    daftar, masalah = baca(tmp_path)
    assert masalah == []
    assert daftar is not None
    assert len(daftar.semua) == 1
    (tmp_path / "pegawai.csv").write_text(DUA, encoding="utf-8")
    daftar, masalah = baca(tmp_path)
    assert daftar is None
    assert masalah == [
        "pegawai.xlsx: galat R46: daftar pegawai ada dua: pegawai.csv dan pegawai.xlsx. Simpan satu saja yang terbaru, "
        "dan pindahkan yang lain dari folder ini."
    ]


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("pegawai.csv", b"PK\x03\x04\x00\x00", "galat R02: daftar pegawai bukan berkas CSV."),
        ("pegawai.csv", b'nama;NIP\n"Andi;1\n', "2: galat R46: tanda kutip di baris ini tidak berpasangan."),
        ("pegawai.csv", b"", "galat R45: judul kolom tidak ditemukan"),
        ("pegawai.csv", b"x" * (2**20 + 1), "galat R08: daftar pegawai tidak dibaca: ukurannya lebih dari 1 MB."),
        ("pegawai.csv", b"nama;NIP\n" + b"A;\n" * 2001, "galat R08: daftar pegawai berisi lebih dari 2000 baris."),
        ("pegawai.xlsx", b"bukan", "galat R46: berkas Excel ini rusak, terkunci kata sandi, atau terlalu besar."),
        ("pegawai.xlsx", xlsx(("nama",))[:-40], "galat R46: berkas Excel ini rusak, terkunci kata sandi"),
    ],
)
def test_a_file_that_is_no_list_is_told(tmp_path: Path, nama: str, isi: bytes, pesan: str) -> None:
    (tmp_path / nama).write_bytes(isi)
    daftar, (masalah,) = baca(tmp_path)
    assert daftar is None
    assert masalah.startswith((f"{nama}: {pesan}", f"{nama}:{pesan}"))


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "pegawai.xlsx").mkdir()
    _, (masalah,) = baca(tmp_path)
    assert masalah.startswith("pegawai.xlsx: galat R02: daftar pegawai tidak dapat dibaca:")


@PERLU_PIPA
def test_a_pipe_in_its_place_is_told_and_nobody_waits_for_it(tmp_path: Path) -> None:
    with pipa(tmp_path / "pegawai.csv"):
        _, (masalah,) = baca(tmp_path)
    assert "ini pipa, perangkat, atau soket" in masalah


def test_a_list_under_another_name_is_remarked_but_for_excels_own_lock(tmp_path: Path) -> None:
    for nama in ("Data Pegawai 2026.xlsx", "pegawai.xls", "~$pegawai.xlsx", "rekening.xlsx"):
        (tmp_path / nama).write_bytes(b"")
    daftar, masalah = baca(tmp_path)
    assert daftar == DaftarPegawai()
    assert [m.split(":")[0] for m in masalah] == ["Data Pegawai 2026.xlsx", "pegawai.xls"]
    assert "simpan sebagai pegawai.xlsx (Excel Workbook) atau pegawai.csv" in masalah[0]


class TestDiKantor:
    """The list together with the office's other files."""

    CSV = f"nama;NIP;jabatan;unit\nAndi, S.H.;{NIP_ANDI};Kepala Sub Bagian;H\nBudi;199112142022031003;Analis;U\n"
    KASUBBAG = "    unsur: sekretariat\n"

    @pytest.fixture
    def kantor(self, uji: KantorUji) -> KantorUji:
        (uji.folder / "pegawai.csv").write_text(self.CSV, encoding="utf-8")
        return uji

    def test_an_official_and_a_seat_that_point_to_somebody_are_named_by_the_list(self, kantor: KantorUji) -> None:
        kantor.ganti("pejabat", self.KASUBBAG, f'{self.KASUBBAG}    pegawai: "19900117 201402 1 002"\n')
        kantor.ganti("pejabat", "kedudukan: Anggota\n", 'kedudukan: Anggota\n        pegawai: "199112142022031003"\n')
        (tahun,), masalah = kantor.baca()
        assert masalah == []
        pejabat = tahun.kantor.pejabat.pejabat[1]
        assert (pejabat.nama, pejabat.nip) == ("Andi, S.H.", NIP_ANDI)
        kursi = tahun.kantor.pejabat.tim[0].anggota[1]
        assert (budi := tahun.kantor.pegawai.cari(kursi.pegawai)) is not None
        assert budi.nama == "Budi"

    def test_without_a_pointer_nothing_changes_and_an_official_in_the_list_is_remarked(self, kantor: KantorUji) -> None:
        kantor.ganti("pejabat", self.KASUBBAG, f"{self.KASUBBAG}    nama: Andi\n")
        assert kantor.satu() == (
            "pejabat.yaml:7:9: catatan R49: pejabat “kasubbag-hukum” ada juga di daftar pegawai. Tulis pegawai: "
            f'"{NIP_ANDI}" dan nama: null, supaya namanya cukup dibetulkan di satu tempat.'
        )

    @pytest.mark.parametrize(
        ("tambah", "pesan"),
        [
            ('pegawai: "199001172014021003"', "11:14: galat R49: NIP 199001172014021003 tidak ada di daftar pegawai."),
            (f'nama: Ani\n    pegawai: "{NIP_ANDI}"', "11:11: galat R49: nama “Ani” berbeda dengan daftar pegawai:"),
            (
                f'punya_nip: false\n    pegawai: "{NIP_ANDI}"',
                "12:14: galat R49: jabatan “kasubbag-hukum” tidak ber-NIP",
            ),
            (f"pegawai: {NIP_ANDI}", "11:14: galat R12: pejabat 2 (kasubbag-hukum) › pegawai: harus teks"),
        ],
    )
    def test_a_pointer_that_cannot_be_right_is_told(self, kantor: KantorUji, tambah: str, pesan: str) -> None:
        kantor.ganti("pejabat", self.KASUBBAG, f"{self.KASUBBAG}    {tambah}\n")
        assert kantor.satu().startswith(f"pejabat.yaml:{pesan}")

    def test_a_seat_has_a_post_or_a_person(self, kantor: KantorUji) -> None:
        kantor.ganti("pejabat", "pejabat: ketua\n", f'pejabat: ketua\n        pegawai: "{NIP_ANDI}"\n')
        assert "kursi ini diisi pejabat dan pegawai sekaligus" in kantor.satu()

    def test_a_pointer_into_a_list_that_is_gone_says_so(self, uji: KantorUji) -> None:
        uji.ganti("pejabat", "kedudukan: Anggota\n", f'kedudukan: Anggota\n        pegawai: "{NIP_ANDI}"\n')
        assert "daftar pegawai (pegawai.csv atau pegawai.xlsx) tidak ada isinya" in uji.satu()

    def test_a_broken_list_hides_no_other_mistake_and_accuses_no_pointer(self, kantor: KantorUji) -> None:
        kantor.ganti("pejabat", self.KASUBBAG, f'{self.KASUBBAG}    pegawai: "{NIP_ANDI}"\n')
        kantor.ganti("satker", "singkatan_waktu: WITA", "singkatan_waktu: WIB")
        (kantor.folder / "pegawai.csv").write_text("nama;NIP;unit\nAndi;1;X\n", encoding="utf-8")
        assert [m.split(": ")[1] for m in kantor.masalah()] == ["galat R47", "galat R26", "galat R61"]

    def test_who_drafts_no_letter_waits_for_no_list_and_is_stopped_by_none(self, kantor: KantorUji) -> None:
        (kantor.folder / "pegawai.csv").write_text("nama;NIP\nAndi;1\n", encoding="utf-8")
        tahun, masalah = baca_kantor(kantor.plan, "kecil", dengan_naskah=False)
        assert masalah == []
        assert [satu.kantor.pegawai for satu in tahun] == [DaftarPegawai()]


def test_the_sample_list_reads_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "pegawai.csv").write_text(PEGAWAI_CSV, encoding="utf-8")
    daftar, masalah = baca(tmp_path)
    assert masalah == []
    assert daftar is not None
    assert daftar.jumlah() == 20
