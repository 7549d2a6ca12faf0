"""An office's own Word template: made once, printed from for that office alone, never touched by an update."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from tata_usaha.cli.anjuran import sebut
from tata_usaha.dasar.galat import GalatPemakaian, GalatTemplat
from tata_usaha.kerja.satker_baru import buat_satker
from tata_usaha.kerja.templat import periksa, ubah
from tests.conftest import Meja
from tests.tata_usaha.naskah_uji import baca_semua
from zi_model.kantor_baru import JatiDiri
from zi_model.masalah import Masalah, Tingkat

NAMA = "keputusan.docx"
KALIMAT = "Kalimat kantor sendiri."


def milik(meja: Meja, nama: str = NAMA, satker: str = "sigi") -> Path:
    return meja.pengaturan.plan / satker / "templat" / nama


def tambah(berkas: Path, kalimat: str = KALIMAT) -> None:
    """Add a sentence to a template, as somebody does in Word."""
    dokumen = docx.Document(str(berkas))
    dokumen.paragraphs[0].insert_paragraph_before(kalimat, style=dokumen.paragraphs[0].style)
    dokumen.save(str(berkas))


def cetak(meja: Meja, satker: str = "sigi") -> str:
    hasil = meja.zi("naskah", "buat", "keputusan/tim-ppid", "--satker", satker, "--json")
    assert hasil.kode == 0, hasil.err
    return "\n".join(baca_semua(Path(json.loads(hasil.out)[0]["berkas"]).read_bytes()))


def masalah(meja: Meja, *berkas: str) -> list[Masalah]:
    return list(periksa(meja.pengaturan, "sigi", [Path(satu) for satu in berkas]).masalah)


class TestUbah:
    def test_the_copy_is_the_delivered_template_byte_for_byte(self, meja: Meja) -> None:
        hasil = meja.zi("templat", "ubah", "keputusan")
        assert hasil.kode == 0
        assert str(milik(meja)) in hasil.out
        assert "zi templat periksa --satker sigi" in hasil.out
        assert milik(meja).read_bytes() == (meja.pengaturan.templat / NAMA).read_bytes()
        assert masalah(meja, NAMA) == []

    def test_a_copy_that_is_there_is_never_overwritten(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", NAMA)
        tambah(milik(meja))
        sebelum = {b: b.read_bytes() for b in milik(meja).parent.iterdir()}
        tambah(meja.pengaturan.templat / NAMA, "Kalimat baru program.")
        hasil = meja.zi("templat", "ubah", "keputusan.docx")
        assert (hasil.kode, "Sudah ada dan tidak diubah" in hasil.out) == (0, True)
        assert {b: b.read_bytes() for b in milik(meja).parent.iterdir()} == sebelum

    @pytest.mark.parametrize(
        ("satker", "nama", "pesan"),
        [
            ("sigi", "keputusn", "Tidak ada templat bernama “keputusn.docx”"),
            ("sgi", "keputusan", "Tidak ada satker “sgi”"),
            ("_baku", "keputusan", "Tidak ada satker “_baku”"),
            ("../plan/sigi", "keputusan", "Tidak ada satker"),
        ],
    )
    def test_what_is_not_there_is_told_with_what_is(self, meja: Meja, satker: str, nama: str, pesan: str) -> None:
        with pytest.raises(GalatPemakaian, match=pesan):
            ubah(meja.pengaturan, satker, nama)

    def test_a_missing_delivered_template_leaves_nothing_behind(self, meja: Meja) -> None:
        (meja.pengaturan.templat / NAMA).unlink()
        with pytest.raises(GalatTemplat, match="tidak dapat disalin"):
            ubah(meja.pengaturan, "sigi", NAMA)
        assert not milik(meja).exists()


class TestCetak:
    @pytest.mark.tahan
    def test_the_offices_letters_are_printed_from_its_copy_and_no_other_offices(self, meja: Meja) -> None:
        buat_satker(meja.pengaturan, JatiDiri("donggala", "KPU Kabupaten Donggala", "7205", "Banawa", "WITA", 2026))
        ubah(meja.pengaturan, "sigi", NAMA)
        tambah(milik(meja))
        assert KALIMAT in cetak(meja)
        assert KALIMAT not in cetak(meja, "donggala")

    def test_an_update_of_the_program_changes_nothing_for_the_office(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", NAMA)
        tambah(meja.pengaturan.templat / NAMA)
        assert KALIMAT not in cetak(meja)

    @pytest.mark.tahan
    def test_runs_print_from_it_too(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", "undangan")
        tambah(milik(meja, "undangan.docx"))
        hasil = meja.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1", "--json")
        (undangan,) = [n for n in json.loads(hasil.out) if "undangan" in n["kunci"]]
        assert KALIMAT in "\n".join(baca_semua(Path(undangan["berkas"]).read_bytes()))

    def test_a_copy_that_cannot_be_opened_is_told_and_not_passed_over(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", NAMA)
        milik(meja).write_bytes(b"bukan Word")
        hasil = meja.zi("naskah", "buat", "keputusan/tim-ppid")
        assert hasil.kode == 4
        assert str(milik(meja)) in hasil.err


class TestPeriksa:
    @pytest.mark.tahan
    def test_without_names_the_delivered_ones_and_the_offices_own_are_checked(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", NAMA)
        tambah(milik(meja), "{{ satkr }}")
        hasil = meja.zi("templat", "periksa")
        assert hasil.kode == 4
        assert f"{milik(meja)}: galat T08" in hasil.err
        assert meja.zi("templat", "periksa", "--satker", "donggala").kode == 2

    def test_a_template_named_alone_is_the_one_that_is_printed_from(self, meja: Meja) -> None:
        assert masalah(meja, NAMA) == []
        ubah(meja.pengaturan, "sigi", NAMA)
        tambah(milik(meja), "{{ satkr }}")
        assert {m.letak.berkas for m in masalah(meja, NAMA)} == {str(milik(meja))}

    def test_a_delivered_one_that_changed_since_is_told_until_the_copy_was_brought_up(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", NAMA)
        tambah(meja.pengaturan.templat / NAMA)
        (satu,) = masalah(meja, NAMA)
        assert (satu.kode, satu.tingkat, satu.letak.berkas) == ("T30", Tingkat.CATATAN, str(milik(meja)))
        assert satu.anjuran is not None
        assert sebut(satu.anjuran) == "zi templat ubah keputusan --cocok"
        assert meja.zi("templat", "ubah", "keputusan", "--cocok").kode == 0
        assert masalah(meja, NAMA) == []

    def test_what_is_new_in_the_delivered_one_is_named(self, meja: Meja) -> None:
        """The delivered template did not name the office's place when the copy was made; now it does."""
        bawaan = meja.pengaturan.templat / NAMA
        asli = bawaan.read_bytes()
        hapus(bawaan, "{{ tempat }}", "{{tempat}}")
        ubah(meja.pengaturan, "sigi", NAMA)
        bawaan.write_bytes(asli)
        assert [(m.kode, "“tempat”" in m.pesan) for m in masalah(meja, NAMA) if m.kode == "T31"] == [("T31", True)]

    def test_what_the_office_took_out_itself_is_not_called_new(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", NAMA)
        hapus(milik(meja), "{{ tempat }}", "{{tempat}}")
        tambah(meja.pengaturan.templat / NAMA)
        assert "T31" not in {m.kode for m in masalah(meja, NAMA)}

    @pytest.mark.tahan
    @pytest.mark.parametrize("isi", [None, b"", b"[]", b'{"keputusan.docx": 1}', b"\xff"])
    def test_a_lost_or_broken_record_is_survived(self, meja: Meja, isi: bytes | None) -> None:
        """Printing goes on, and the check says that it cannot tell what changed."""
        ubah(meja.pengaturan, "sigi", NAMA)
        tambah(milik(meja))
        asal = milik(meja, "asal.json")
        if isi is None:
            asal.unlink()
        else:
            asal.write_bytes(isi)
        (satu,) = masalah(meja, NAMA)
        assert satu.kode == "T30"
        assert "tidak tercatat" in satu.pesan
        assert "DITETAPKAN" in cetak(meja).upper()
        ubah(meja.pengaturan, "sigi", NAMA, cocok=True)
        assert masalah(meja, NAMA) == []

    def test_a_copy_that_is_the_delivered_one_may_go(self, meja: Meja) -> None:
        """Whoever brings templates along from a version without copies of their own knows not which were changed."""
        milik(meja).parent.mkdir()
        milik(meja).write_bytes((meja.pengaturan.templat / NAMA).read_bytes())
        (satu,) = masalah(meja, NAMA)
        assert (satu.kode, "sama dengan" in satu.pesan, "boleh dihapus" in satu.saran) == ("T30", True, True)

    @pytest.mark.tahan
    def test_a_file_from_which_nothing_is_printed_is_remarked(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", NAMA)
        for nama in ("keputusan (2).docx", "keputusan (ditandai).docx", "~$keputusan.docx"):
            milik(meja, nama).write_bytes(milik(meja).read_bytes())
        (satu,) = masalah(meja)
        assert satu.letak.berkas == str(milik(meja, "keputusan (2).docx"))
        assert "tidak dipakai untuk mencetak" in satu.pesan

    def test_a_marked_copy_lies_beside_the_offices_own(self, meja: Meja) -> None:
        ubah(meja.pengaturan, "sigi", NAMA)
        tambah(milik(meja), "{{ satkr }}")
        hasil = periksa(meja.pengaturan, "sigi", [Path(NAMA)], tandai=True)
        assert hasil.bertanda == (milik(meja, "keputusan (ditandai).docx"),)

    def test_only_a_copy_can_have_been_brought_up(self, meja: Meja) -> None:
        with pytest.raises(GalatPemakaian, match="tidak ada"):
            ubah(meja.pengaturan, "sigi", NAMA, cocok=True)


def hapus(berkas: Path, *tag: str) -> None:
    """Take a tag out of a template wherever it stands."""
    dokumen = docx.Document(io.BytesIO(berkas.read_bytes()))
    for p in dokumen.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        for satu in tag:
            p.text = (p.text or "").replace(satu, "")
    dokumen.save(str(berkas))
