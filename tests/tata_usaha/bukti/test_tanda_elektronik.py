"""An electronically signed PDF: unchanged or not, by whom, offline, at a bounded price, and without the extra."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import random
import sys
import tracemalloc
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

from tata_usaha.bukti.jenis_berkas import kenali
from tata_usaha.bukti.pembaca import tanda_pyhanko
from tata_usaha.bukti.pembaca.hasil_tanda import BELUM_DIPASANG, BERUBAH, TANPA_TANDA, HasilTanda, KeadaanTanda
from tata_usaha.bukti.pembaca.tanda_elektronik import periksa_tanda, periksa_tanda_berkas
from tests.tata_usaha import contoh_bukti as contoh
from tests.tata_usaha.ttd_elektronik import (
    Penerbit,
    cap_waktu,
    folder_kepercayaan,
    penanda,
    penerbit,
    rentang,
    sambung,
    seperti_word,
    simpan_sertifikat,
    tandatangani,
)
from zi_model.bukti import JenisBerkas

WITA = ZoneInfo("Asia/Makassar")
JUNI = dt.datetime(2025, 6, 1, 2, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def bertanda() -> bytes:
    return tandatangani()


@pytest.fixture(scope="module")
def kepercayaan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_kepercayaan(tmp_path_factory.mktemp("kepercayaan"), penerbit())


def ganti(isi: bytes, letak: int) -> bytes:
    """Return a file with one byte changed."""
    return isi[:letak] + bytes([isi[letak] ^ 1]) + isi[letak + 1 :]


def objek_lain(isi: bytes, nama: str, nilai: generic.PdfObject) -> bytes:
    """Return a PDF to which an entry of its catalog was added, as a later revision."""
    penulis = IncrementalPdfFileWriter(io.BytesIO(isi))
    penulis.root[generic.pdf_name(nama)] = penulis.add_object(nilai)
    penulis.update_root()
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def bertanda_lama(cara: str) -> bytes:
    """Return a PDF signed in a way that is not checked any more."""
    nama = generic.pdf_name
    penulis = IncrementalPdfFileWriter(io.BytesIO(contoh.pdf()))
    tanda = generic.DictionaryObject(
        {
            nama("/SubFilter"): nama(cara),
            nama("/ByteRange"): generic.ArrayObject(map(generic.NumberObject, (0, 9, 19, 9))),
            nama("/Contents"): generic.ByteStringObject(b"\x04\x01\x00"),
        }
    )
    bidang = generic.DictionaryObject(
        {nama("/FT"): nama("/Sig"), nama("/T"): generic.pdf_string("A"), nama("/V"): penulis.add_object(tanda)}
    )
    formulir = generic.DictionaryObject({nama("/Fields"): generic.ArrayObject([penulis.add_object(bidang)])})
    penulis.root[nama("/AcroForm")] = penulis.add_object(formulir)
    penulis.update_root()
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def test_a_signed_pdf_is_whole_and_says_who_signed_and_when(bertanda: bytes, kepercayaan: Path) -> None:
    hasil = periksa_tanda(bertanda, kepercayaan)

    assert (hasil.keadaan, hasil.alasan, hasil.catatan) == (KeadaanTanda.DIKENAL, "", "")
    (satu,) = hasil.penanda
    assert (satu.nama, satu.penerbit, satu.dikenal) == ("Siti Aminah", "Balai Sertifikasi Uji", True)
    assert satu.waktu is not None
    assert satu.waktu.utcoffset() is not None


def test_people_are_told_in_the_offices_own_time(bertanda: bytes, kepercayaan: Path) -> None:
    hasil = periksa_tanda(bertanda, kepercayaan)
    saat = hasil.penanda[0].waktu
    assert saat is not None
    (kalimat,) = hasil.kalimat(WITA)
    assert kalimat.startswith("Ditandatangani secara elektronik oleh Siti Aminah (sertifikat dari Balai Sertifikasi")
    assert f"pukul {saat.astimezone(WITA):%H.%M}; isinya utuh, penanda tangannya dikenal." in kalimat


@pytest.mark.parametrize("isi", [contoh.pdf(), contoh.docx_(), b"", b"%PDF-1.7 /Adobe.PPKLite"])
def test_what_has_no_signature_says_nothing(isi: bytes) -> None:
    hasil = periksa_tanda(isi)
    assert hasil.keadaan is not KeadaanTanda.BERUBAH
    assert not hasil.alasan


class TestChanged:
    def test_one_byte_anywhere_in_what_was_signed(self, bertanda: bytes) -> None:
        awal, panjang, lanjut, sisa = rentang(bertanda)
        for letak in [*range(awal, awal + panjang), *range(lanjut, lanjut + sisa)][::97]:
            assert periksa_tanda(ganti(bertanda, letak)).keadaan is KeadaanTanda.BERUBAH, letak

    @pytest.mark.parametrize("kata", [b"/ByteRange", b"/SubFilter /ETSI.CAdES", b"/AcroForm", b"/Fields", b"/FT /Sig"])
    def test_one_byte_of_what_makes_it_a_signature(self, bertanda: bytes, kata: bytes) -> None:
        """A signature that nobody finds any more must not make the file an ordinary one."""
        letak = bertanda.rindex(kata)
        for ke in range(len(kata)):
            assert periksa_tanda(ganti(bertanda, letak + ke)).keadaan is KeadaanTanda.BERUBAH, kata[ke:]

    def test_other_content_that_was_added_later(self, bertanda: bytes) -> None:
        assert "ditambahkan atau diganti" in periksa_tanda(sambung(bertanda)).sebab

    def test_other_content_below_a_later_signature(self, bertanda: bytes) -> None:
        """The second one is whole; what the first one signed is not what is shown."""
        assert periksa_tanda(tandatangani(sambung(bertanda), bidang="Ttd2")).keadaan is KeadaanTanda.BERUBAH

    def test_tags_that_were_added_later(self) -> None:
        """They are passed over where ways to an object are looked for, not where it is asked what was changed."""
        isi = tandatangani(objek_lain(contoh.pdf(), "/StructTreeRoot", generic.DictionaryObject()))
        penulis = IncrementalPdfFileWriter(io.BytesIO(isi))
        akar = penulis.root["/StructTreeRoot"]
        akar[generic.pdf_name("/K")] = generic.ArrayObject()
        penulis.update_container(akar)
        keluar = io.BytesIO()
        penulis.write(keluar)
        assert periksa_tanda(isi).keadaan is KeadaanTanda.TAK_DIKENAL
        assert periksa_tanda(keluar.getvalue()).keadaan is KeadaanTanda.BERUBAH

    def test_a_form_that_was_filled_in_later(self) -> None:
        """By itself pyHanko lets it pass: forms are filled in. A letter is none."""
        kolom = generic.DictionaryObject(
            {
                generic.pdf_name("/FT"): generic.pdf_name("/Tx"),
                generic.pdf_name("/T"): generic.pdf_string("Jumlah"),
                generic.pdf_name("/V"): generic.pdf_string("Rp9.000"),
            }
        )
        penulis = IncrementalPdfFileWriter(io.BytesIO(contoh.pdf()))
        formulir = generic.DictionaryObject(
            {generic.pdf_name("/Fields"): generic.ArrayObject([penulis.add_object(kolom)])}
        )
        penulis.root[generic.pdf_name("/AcroForm")] = penulis.add_object(formulir)
        penulis.update_root()
        keluar = io.BytesIO()
        penulis.write(keluar)
        isi = tandatangani(keluar.getvalue())
        penulis = IncrementalPdfFileWriter(io.BytesIO(isi))
        kolom = penulis.root["/AcroForm"]["/Fields"][0]
        kolom[generic.pdf_name("/V")] = generic.pdf_string("Rp900.000")
        penulis.update_container(kolom)
        keluar = io.BytesIO()
        penulis.write(keluar)
        assert periksa_tanda(isi).keadaan is KeadaanTanda.TAK_DIKENAL
        assert periksa_tanda(keluar.getvalue()).keadaan is KeadaanTanda.BERUBAH

    def test_saved_anew_by_another_program(self, bertanda: bytes) -> None:
        penulis = PdfWriter(clone_from=PdfReader(io.BytesIO(bertanda)))
        keluar = io.BytesIO()
        penulis.write(keluar)
        assert periksa_tanda(keluar.getvalue()).keadaan is KeadaanTanda.BERUBAH

    def test_a_signature_by_another_key_than_its_certificates(self, bertanda: bytes) -> None:
        """What is signed is untouched; what was signed with is not the signer's."""
        awal, panjang, lanjut, _ = rentang(bertanda)
        isi = bytearray(bertanda)
        tanda = isi[awal + panjang : lanjut].rstrip(b">0")
        letak = awal + panjang + len(tanda) - 6  # in the signature itself, which comes last
        isi[letak : letak + 2] = b"00" if isi[letak : letak + 2] != b"00" else b"11"
        assert periksa_tanda(bytes(isi)).keadaan is KeadaanTanda.BERUBAH

    def test_it_is_said_with_what_to_do(self, bertanda: bytes) -> None:
        hasil = periksa_tanda(ganti(bertanda, 20))
        assert hasil.alasan.startswith(f"{BERUBAH} (")
        assert "; pakai berkas yang diterima dari penanda tangan" in hasil.alasan
        assert hasil.kalimat(WITA) == [f"{BERUBAH} ({hasil.sebab})."]


class TestStillWhole:
    def test_a_second_signature(self, bertanda: bytes, kepercayaan: Path) -> None:
        hasil = periksa_tanda(tandatangani(bertanda, penerbit().penanda("Budi Santoso"), "Ttd2"), kepercayaan)
        assert [satu.nama for satu in hasil.penanda] == ["Siti Aminah", "Budi Santoso"]
        assert hasil.keadaan is KeadaanTanda.DIKENAL

    def test_what_keeps_it_checkable_for_years_and_a_time_stamp_over_it(
        self, bertanda: bytes, kepercayaan: Path
    ) -> None:
        hasil = periksa_tanda(cap_waktu(simpan_sertifikat(bertanda)), kepercayaan)
        assert (hasil.keadaan, len(hasil.penanda)) == (KeadaanTanda.DIKENAL, 1)

    def test_the_older_kind_of_signature_and_one_that_allows_nothing_after_it(self) -> None:
        assert periksa_tanda(tandatangani(pades=False)).keadaan is KeadaanTanda.TAK_DIKENAL
        assert periksa_tanda(simpan_sertifikat(tandatangani(kunci=True))).keadaan is KeadaanTanda.TAK_DIKENAL

    @pytest.mark.parametrize("ekor", [b"\r\n", b"\0" * 300])
    def test_a_few_empty_bytes_at_the_end(self, bertanda: bytes, ekor: bytes) -> None:
        """Mail and scanners' shares add them."""
        assert periksa_tanda(bertanda + ekor).keadaan is KeadaanTanda.TAK_DIKENAL

    def test_one_that_word_saved(self) -> None:
        isi = tandatangani(seperti_word())
        assert periksa_tanda(isi).keadaan is KeadaanTanda.TAK_DIKENAL
        assert periksa_tanda(simpan_sertifikat(isi)).keadaan is KeadaanTanda.TAK_DIKENAL
        assert periksa_tanda(ganti(isi, 20)).keadaan is KeadaanTanda.BERUBAH

    def test_a_time_stamp_alone_is_nobodys_signature(self) -> None:
        assert periksa_tanda(cap_waktu(contoh.pdf())) == TANPA_TANDA

    def test_a_signed_pdf_that_is_only_attached(self, bertanda: bytes) -> None:
        """Its signature is in the bytes, and no signature of this file."""
        penulis = PdfWriter(clone_from=PdfReader(io.BytesIO(contoh.pdf())))
        penulis.add_attachment("surat.pdf", bertanda)
        keluar = io.BytesIO()
        penulis.write(keluar)
        assert b"/ByteRange" in keluar.getvalue()
        assert periksa_tanda(keluar.getvalue()) == TANPA_TANDA

    def test_one_that_a_password_protects_from_changes(self) -> None:
        isi = tandatangani(contoh.pdf(pemilik="rahasia"), sandi="")
        assert periksa_tanda(isi).keadaan is KeadaanTanda.TAK_DIKENAL
        assert periksa_tanda(ganti(isi, 20)).keadaan is KeadaanTanda.BERUBAH


class TestNotKnown:
    def test_one_that_is_locked(self) -> None:
        hasil = periksa_tanda(tandatangani(contoh.pdf(sandi="rahasia"), sandi="rahasia"))
        assert (hasil.keadaan, hasil.sebab) == (KeadaanTanda.TAK_TERPERIKSA, "terkunci kata sandi")

    @pytest.mark.parametrize("cara", ["/adbe.x509.rsa_sha1", "/adbe.pkcs7.sha1"])
    def test_a_way_of_signing_of_long_ago(self, cara: str) -> None:
        hasil = periksa_tanda(bertanda_lama(cara))
        assert (hasil.keadaan, hasil.alasan) == (KeadaanTanda.TAK_TERPERIKSA, "")

    def test_it_hides_no_change_that_another_signature_shows(self) -> None:
        isi = tandatangani(bertanda_lama("/adbe.pkcs7.sha1"))
        assert periksa_tanda(isi).keadaan is KeadaanTanda.TAK_TERPERIKSA
        assert periksa_tanda(sambung(isi)).keadaan is KeadaanTanda.BERUBAH

    @pytest.mark.parametrize("batas", ["_TANDA_MAKS", "_REVISI_MAKS"])
    def test_more_signatures_or_revisions_than_any_letter_has(
        self, bertanda: bytes, monkeypatch: pytest.MonkeyPatch, batas: str
    ) -> None:
        monkeypatch.setattr(tanda_pyhanko, batas, 1)
        hasil = periksa_tanda(tandatangani(bertanda, bidang="Ttd2"))
        assert (hasil.keadaan, hasil.alasan) == (KeadaanTanda.TAK_TERPERIKSA, "")


class TestWhoIsKnown:
    def test_nobody_without_a_folder(self, bertanda: bytes, tmp_path: Path) -> None:
        hasil = periksa_tanda(bertanda, tmp_path / "kepercayaan")
        assert hasil.keadaan is KeadaanTanda.TAK_DIKENAL
        assert "Belum ada sertifikat di" in hasil.kalimat(WITA)[-1]

    def test_not_one_of_another_issuer_under_the_same_name(self, tmp_path: Path) -> None:
        folder = folder_kepercayaan(tmp_path, penerbit())
        hasil = periksa_tanda(tandatangani(oleh=Penerbit().penanda()), folder)
        assert hasil.keadaan is KeadaanTanda.TAK_DIKENAL
        assert "tidak ada di" in hasil.kalimat(WITA)[-1]

    def test_one_unknown_signer_among_known_ones_makes_the_whole_unknown(
        self, bertanda: bytes, kepercayaan: Path
    ) -> None:
        hasil = periksa_tanda(tandatangani(bertanda, Penerbit().penanda("Anonim"), "Ttd2"), kepercayaan)
        assert hasil.keadaan is KeadaanTanda.TAK_DIKENAL
        assert [satu.dikenal for satu in hasil.penanda] == [True, False]

    def test_a_certificate_counts_at_the_moment_of_signing(self, kepercayaan: Path) -> None:
        """It has run out since; what was signed with it meanwhile stays good, what was signed later never was."""
        lewat = penerbit().penanda("Lewat", (dt.datetime(2024, 1, 1, tzinfo=dt.UTC), JUNI))
        dulu, kini = (tandatangani(oleh=lewat, saat=JUNI + dt.timedelta(days=hari)) for hari in (-30, 30))
        assert periksa_tanda(dulu, kepercayaan).penanda[0].waktu == JUNI - dt.timedelta(days=30)
        assert periksa_tanda(dulu, kepercayaan).keadaan is KeadaanTanda.DIKENAL
        assert periksa_tanda(kini, kepercayaan).keadaan is KeadaanTanda.TAK_DIKENAL

    @pytest.mark.parametrize("nama", ["akar.cer", "akar.crt", "AKAR.PEM"])
    def test_certificates_come_in_either_form(self, bertanda: bytes, tmp_path: Path, nama: str) -> None:
        isi = penerbit().pem() if nama == "AKAR.PEM" else penerbit().der()
        (tmp_path / nama).write_bytes(isi)
        (tmp_path / "BACA-SAYA.txt").write_text("bukan sertifikat", encoding="utf-8")
        assert periksa_tanda(bertanda, tmp_path).keadaan is KeadaanTanda.DIKENAL

    def test_a_broken_certificate_is_named_and_spoils_no_other(self, bertanda: bytes, tmp_path: Path) -> None:
        (tmp_path / "aneh.cer").write_bytes(b"\x30\x82garbage")
        hasil = periksa_tanda(bertanda, tmp_path)
        assert "tidak terbaca: aneh.cer" in hasil.kalimat(WITA)[-1]
        folder_kepercayaan(tmp_path, penerbit())
        assert periksa_tanda(bertanda, tmp_path).keadaan is KeadaanTanda.DIKENAL

    def test_the_signers_own_certificate_may_be_laid_there(self, bertanda: bytes, tmp_path: Path) -> None:
        (tmp_path / "ketua.cer").write_bytes(penanda().signing_cert.dump())
        assert periksa_tanda(bertanda, tmp_path).keadaan is KeadaanTanda.DIKENAL


class TestWithoutTheExtra:
    @pytest.fixture(autouse=True)
    def tanpa_pustaka(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyhanko", None)  # Python's own way to say that it is not there

    def test_nothing_is_refused_and_it_is_said(self, bertanda: bytes) -> None:
        hasil = periksa_tanda(ganti(bertanda, 20))
        assert (hasil.keadaan, hasil.alasan, hasil.catatan) == (KeadaanTanda.TAK_DIPERIKSA, "", BELUM_DIPASANG)

    def test_a_file_without_signature_is_not_remarked_on(self) -> None:
        """Nor is pyHanko asked about it where it is there: importing it costs half a second."""
        assert periksa_tanda(contoh.pdf()) == TANPA_TANDA


class TestPrice:
    def test_a_large_file_is_summed_up_without_being_held(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is larger than what may be read of it otherwise."""
        for jatah in ("_JATAH_BUKA", "_JATAH_BANDING"):
            monkeypatch.setattr(tanda_pyhanko, jatah, 2**20)
        besar = random.Random(9).randbytes(8 * 2**20)  # noqa: S311 - no secret
        isi = tandatangani(objek_lain(contoh.pdf(), "/Lampiran", generic.StreamObject(stream_data=besar)))
        berkas = tmp_path / "besar.pdf"
        berkas.write_bytes(isi)
        del besar, isi
        with berkas.open("rb") as masuk:
            tracemalloc.start()
            hasil = periksa_tanda_berkas(masuk, berkas.stat().st_size)
            _, puncak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert hasil.keadaan is KeadaanTanda.TAK_DIKENAL
        assert puncak < 4 * 2**20

    def test_endless_ways_through_a_small_file_are_not_all_walked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Forty objects, each of which names the next one twice: a million million ways to the last."""
        monkeypatch.setattr(tanda_pyhanko, "_SIMPUL_MAKS", 5_000)
        penulis = IncrementalPdfFileWriter(io.BytesIO(contoh.pdf()))
        rujukan: Any = penulis.add_object(generic.DictionaryObject())
        for _ in range(40):
            rujukan = penulis.add_object(generic.ArrayObject([rujukan, rujukan]))
        penulis.root[generic.pdf_name("/Jebakan")] = rujukan
        penulis.update_root()
        keluar = io.BytesIO()
        penulis.write(keluar)
        isi = tandatangani(keluar.getvalue())
        assert periksa_tanda(isi).keadaan is KeadaanTanda.TAK_DIKENAL
        hasil = periksa_tanda(simpan_sertifikat(isi))
        assert (hasil.keadaan, hasil.alasan) == (KeadaanTanda.TAK_TERPERIKSA, "")
        assert (
            hasil.catatan
            == "tanda tangan elektroniknya tidak dapat diperiksa (berkasnya terlalu besar atau terlalu rumit)"
        )

    def test_tags_for_readers_of_screens_cost_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of a long report they are nine tenths of what could be walked through."""
        monkeypatch.setattr(tanda_pyhanko, "_SIMPUL_MAKS", 5_000)
        banyak = generic.ArrayObject(map(generic.NumberObject, range(5_000)))
        pohon = generic.DictionaryObject({generic.pdf_name("/K"): banyak})
        isi = tandatangani(objek_lain(contoh.pdf(), "/StructTreeRoot", pohon))
        assert periksa_tanda(simpan_sertifikat(isi)).keadaan is KeadaanTanda.TAK_DIKENAL

    def test_what_would_take_too_much_reading_is_unchecked_not_refused(
        self, bertanda: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tanda_pyhanko, "_JATAH_BANDING", 1000)
        assert periksa_tanda(simpan_sertifikat(bertanda)).keadaan is KeadaanTanda.TAK_TERPERIKSA


def test_it_is_checked_also_where_a_runs_own_loop_is_running(bertanda: bytes) -> None:
    """A flow may call it in the thread of its loop."""

    async def alur() -> HasilTanda:
        return periksa_tanda(bertanda)

    assert asyncio.run(alur()).keadaan is KeadaanTanda.TAK_DIKENAL


def test_a_changed_file_is_no_evidence_whatever_its_signature(bertanda: bytes, tmp_path: Path) -> None:
    berkas = tmp_path / "Keputusan.pdf"
    berkas.write_bytes(sambung(bertanda))
    dikenal = kenali(berkas)
    assert (dikenal.jenis, dikenal.alasan.startswith(BERUBAH), dikenal.sementara) == (None, True, False)


def test_a_whole_one_is_evidence_by_whomever(bertanda: bytes, tmp_path: Path) -> None:
    berkas = tmp_path / "Keputusan.pdf"
    berkas.write_bytes(bertanda)
    dikenal = kenali(berkas)
    assert (dikenal.jenis, dikenal.alasan, dikenal.catatan) == (JenisBerkas.PDF, "", "")
    assert dikenal.tanda.penanda[0].nama == "Siti Aminah"


@pytest.mark.tahan
def test_each_single_byte_of_what_was_signed(bertanda: bytes) -> None:
    awal, panjang, lanjut, sisa = rentang(bertanda)
    for letak in [*range(awal, awal + panjang), *range(lanjut, lanjut + sisa)]:
        assert periksa_tanda(ganti(bertanda, letak)).keadaan is KeadaanTanda.BERUBAH, letak


@pytest.mark.tahan
def test_thousands_of_mangled_signed_files_raise_nothing(bertanda: bytes, tmp_path: Path) -> None:
    benih = random.randrange(10**9)  # noqa: S311 - no secret
    print(f"benih {benih}")  # noqa: T201 - how to repeat it
    acak = random.Random(benih)  # noqa: S311
    semua = [bertanda, cap_waktu(simpan_sertifikat(bertanda)), sambung(bertanda), tandatangani(bertanda, bidang="Ttd2")]
    berkas = tmp_path / "a.pdf"
    for _ in range(2000):
        isi = bytearray(acak.choice(semua))
        for _ in range(acak.randint(1, 4)):
            letak = acak.randrange(len(isi))
            match acak.randrange(4):
                case 0:
                    isi[letak] = acak.randrange(256)
                case 1:
                    del isi[letak : letak + acak.randrange(1, 300)]
                case 2:
                    isi[letak:letak] = isi[acak.randrange(len(isi)) :][: acak.randrange(1, 300)]
                case _:
                    angka = b"%d" % acak.choice([0, 1, 7, 2**31, 10**9])
                    isi[letak : letak + len(angka)] = angka
        periksa_tanda(bytes(isi))
        berkas.write_bytes(isi)
        kenali(berkas)
