"""Signed letters come home: known by their code, taken in once, and what stays says why and what to do."""

from __future__ import annotations

import datetime as dt
import functools
import os
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.skema import naskah
from tata_usaha.cli.anjuran import sebut
from tata_usaha.cli.daur import baris_ttd
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja import terima as penerimaan
from tata_usaha.kerja.daur import PermintaanAlasan, PermintaanTtd, lepas_naskah, tandatangani_naskah
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib, PermintaanTerima
from tata_usaha.kerja.lembar_naskah import buat_lembar
from tata_usaha.outbox import baca_kiriman as pembaca
from tata_usaha.outbox.ingatan_masuk import NAMA as INGATAN
from tests.tata_usaha.contoh_bukti import docx_, pdf
from tests.tata_usaha.kerja.kantor_terima import BATAL, KONSEP, MONEV, SARI, WBS, KantorTerima, buat
from tests.tata_usaha.pindaian_uji import foto, lembar, pdf_pindaian, pindaian
from tests.tata_usaha.ttd_elektronik import tandatangani
from zi_model.daur_naskah import StatusNaskah

_baca_kantor = functools.cache(penerimaan.baca_kantor)
SALINAN = "01 undangan-monev (ditandatangani).pdf"


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> KantorTerima:
    return buat(tmp_path_factory.mktemp("kantor") / "kantor")


@pytest.fixture(autouse=True)
def rencana_sekali(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the real plan once for all tests: it takes longer than a scan."""
    monkeypatch.setattr(penerimaan, "baca_kantor", _baca_kantor)


@pytest.fixture
def kantor(asli: KantorTerima, tmp_path: Path) -> KantorTerima:
    return asli.salin(tmp_path / "kantor")


def perintah(hasil: HasilKiriman) -> list[str]:
    return [sebut(satu) for satu in hasil.langkah]


class TestDiterima:
    def test_a_scan_is_known_by_its_code_and_its_letter_is_signed_by_it_byte_for_byte(
        self, kantor: KantorTerima
    ) -> None:
        isi = pindaian(MONEV, halaman=2)
        kantor.taruh("scan 0012.pdf", isi)

        hasil = kantor.satu()

        assert (hasil.nasib, hasil.kunci, hasil.cara) == (Nasib.DITERIMA, MONEV, "kode di kaki halaman")
        assert hasil.salinan is not None
        assert (hasil.salinan.name, hasil.salinan.read_bytes()) == (SALINAN, isi)
        assert hasil.salinan.stat().st_mode & stat.S_IWUSR == 0
        assert kantor.entri().status is StatusNaskah.DITANDATANGANI
        assert kantor.kejadian() == ["DITANDATANGANI", "DITERIMA"]
        assert (kantor.menunggu, kantor.diterima) == ([], ["scan 0012.pdf"])
        assert (kantor.masuk / "diterima" / "scan 0012.pdf").read_bytes() == isi
        assert kantor.keluhan() == []

    def test_what_is_there_once_is_not_taken_in_twice(self, kantor: KantorTerima) -> None:
        kantor.taruh("scan.pdf", pindaian(MONEV))
        kantor.terima()
        kejadian, isi = kantor.kejadian(), kantor.isi_outbox()
        assert kantor.terima().kiriman == ()
        assert (kantor.kejadian(), kantor.isi_outbox()) == (kejadian, isi)

    def test_the_same_scan_again_changes_nothing_and_leaves(self, kantor: KantorTerima) -> None:
        kantor.taruh("scan.pdf", pindaian(MONEV))
        kantor.terima()
        kejadian = kantor.kejadian()
        kantor.taruh("sekali lagi.pdf", pindaian(MONEV))
        hasil = kantor.satu()
        assert (hasil.nasib, hasil.kunci) == (Nasib.SUDAH, MONEV)
        assert kantor.kejadian() == kejadian
        assert (kantor.menunggu, kantor.diterima) == ([], ["scan.pdf", "sekali lagi.pdf"])

    @pytest.mark.tahan
    def test_a_copy_that_somebody_removed_comes_back_with_the_same_scan(self, kantor: KantorTerima) -> None:
        kantor.taruh("scan.pdf", pindaian(MONEV))
        salinan = kantor.satu().salinan
        assert salinan is not None
        salinan.unlink()
        assert [k for k in kantor.keluhan() if "salinan bertanda tangan" in k]
        kantor.taruh("scan.pdf", pindaian(MONEV))
        assert kantor.satu().nasib is Nasib.SUDAH
        assert kantor.keluhan() == []

    def test_one_bad_thing_stops_only_itself(self, kantor: KantorTerima) -> None:
        for nama, isi in {"a.pdf": b"%PDF-1.4 terpotong", "b.pdf": pindaian(MONEV), "c.pdf": pindaian(""),
                          "d.pdf": pindaian(WBS)}.items():  # fmt: skip
            kantor.taruh(nama, isi)
        assert [h.nasib for h in kantor.terima().kiriman] == [
            Nasib.TINGGAL, Nasib.DITERIMA, Nasib.TINGGAL, Nasib.DITERIMA,
        ]  # fmt: skip
        assert (kantor.menunggu, kantor.diterima) == (["a.pdf", "c.pdf"], ["b.pdf", "d.pdf"])

    def test_files_that_are_named_are_taken_in_and_stay_with_whoever_has_them(
        self, kantor: KantorTerima, tmp_path: Path
    ) -> None:
        kantor.taruh("lain.pdf", pindaian(WBS))
        sendiri = tmp_path / "unduhan.pdf"
        sendiri.write_bytes(pindaian(MONEV))
        assert kantor.satu(sendiri).nasib is Nasib.DITERIMA
        assert sendiri.exists()
        assert (kantor.menunggu, kantor.diterima) == (["lain.pdf"], [])
        with pytest.raises(GalatPemakaian, match=r"tidak-ada\.pdf tidak ada"):
            kantor.terima(tmp_path / "tidak-ada.pdf")

    @pytest.mark.tahan
    def test_the_copy_counts_even_where_the_scan_cannot_be_moved_away(
        self, kantor: KantorTerima, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kantor.taruh("scan.pdf", pindaian(MONEV))

        def menolak(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        with monkeypatch.context() as ubah:
            ubah.setattr(penerimaan, "pindahkan_diterima", menolak)
            hasil = kantor.satu()
        assert hasil.nasib is Nasib.DITERIMA
        assert hasil.catatan == ("scan.pdf tidak dapat dipindahkan ke diterima: tidak ada izin",)
        assert kantor.satu().nasib is Nasib.SUDAH
        assert kantor.menunggu == []

    def test_for_an_office_that_is_none_no_folder_is_made(self, kantor: KantorTerima) -> None:
        with pytest.raises(GalatPemakaian, match="sgii"):
            penerimaan.terima_naskah(kantor.atur, SARI, PermintaanTerima("sgii"))
        assert not (kantor.atur.outbox / "sgii").exists()


class TestFoto:
    def test_photographs_of_the_sheets_become_one_pdf_and_are_kept(self, kantor: KantorTerima) -> None:
        semua = {"rapat 1.jpg": foto(MONEV), "rapat 2.jpg": foto("", "dua")}
        for nama, isi in semua.items():
            kantor.taruh(nama, isi)
        hasil = kantor.satu()
        assert (hasil.nama, hasil.nasib) == ("rapat", Nasib.DITERIMA)
        assert hasil.salinan is not None
        assert (hasil.salinan.name, hasil.salinan.read_bytes()[:5]) == (SALINAN, b"%PDF-")
        assert {n: (kantor.masuk / "diterima" / n).read_bytes() for n in kantor.diterima} == semua

    @pytest.mark.tahan
    def test_photographs_in_a_folder_are_one_letter_and_come_home_together(self, kantor: KantorTerima) -> None:
        for nama, isi in {"IMG_1.jpg": foto(MONEV), "IMG_2.jpg": foto("", "dua")}.items():
            kantor.taruh(f"undangan/{nama}", isi)
        assert kantor.satu().nasib is Nasib.DITERIMA
        assert kantor.diterima == ["undangan/IMG_1.jpg", "undangan/IMG_2.jpg"]
        kantor.taruh("undangan/IMG_1.jpg", foto(MONEV))
        kantor.taruh("undangan/IMG_2.jpg", foto("", "dua"))
        assert kantor.satu().nasib is Nasib.SUDAH, "the same photographs make the same PDF"

    def test_photographs_of_two_letters_under_one_name_are_not_taken_for_one(self, kantor: KantorTerima) -> None:
        kantor.taruh("surat 1.jpg", foto(MONEV))
        kantor.taruh("surat 2.jpg", foto(WBS))
        hasil = kantor.satu()
        assert hasil.nasib is Nasib.TINGGAL
        assert hasil.alasan.startswith(f"foto pertamanya {MONEV}, tetapi foto ke-2 {WBS}")
        assert kantor.entri().status is StatusNaskah.SIAP_TTD

    def test_photographs_that_nobody_can_tell_are_named_by_a_person(self, kantor: KantorTerima) -> None:
        kantor.taruh("lembar 1.jpg", foto("", "satu"))
        satu = kantor.taruh("lembar 2.jpg", foto("", "dua"))
        hasil = kantor.satu()
        letak = kantor.masuk / "lembar 1.jpg"
        assert perintah(hasil) == [f'zi outbox terima "{letak}" --kunci KUNCI']
        kedua = kantor.satu(satu, kunci="undangan-wbs")  # of one series, one stands for all
        assert (kedua.nasib, kedua.kunci, kedua.cara) == (Nasib.DITERIMA, WBS, "pilihan orang")
        assert (kantor.menunggu, len(kantor.diterima)) == ([], 2)

    def test_a_letter_is_named_for_one_thing_only(self, kantor: KantorTerima) -> None:
        kantor.taruh("a.pdf", pindaian(""))
        kantor.taruh("b.pdf", pindaian(""))
        with pytest.raises(GalatPemakaian, match="kirimannya 2"):
            kantor.terima(kunci="undangan-wbs")


class TestTinggal:
    def test_what_is_not_known_stays_with_the_reason_and_what_a_person_can_do(self, kantor: KantorTerima) -> None:
        tempat = kantor.taruh("scan.pdf", pindaian(""))
        hasil = kantor.satu()
        assert (hasil.nasib, hasil.kunci) == (Nasib.TINGGAL, "")
        assert "tidak ada kode di kaki halaman" in hasil.alasan
        assert perintah(hasil) == [f'zi outbox tandatangani KUNCI "{tempat}"']
        assert kantor.menunggu == ["scan.pdf"]

    def test_after_a_person_named_its_letter_it_leaves(self, kantor: KantorTerima) -> None:
        tempat = kantor.taruh("scan.pdf", pindaian(""))
        kantor.terima()
        tandatangani_naskah(kantor.atur, SARI, PermintaanTtd("sigi", MONEV, tempat, dt.date(2026, 3, 18)))
        assert kantor.satu().nasib is Nasib.SUDAH
        assert (kantor.menunggu, kantor.diterima) == ([], ["scan.pdf"])
        assert kantor.kejadian() == ["DITANDATANGANI"], "it was not the program that knew it"

    @pytest.mark.parametrize(
        ("nama", "isi", "alasan"),
        [
            ("naskah.docx", docx_(), "ini berkas Word, belum bertanda tangan; yang diterima pindaiannya"),
            ("data.csv", b"a,b\n1,2\n", "isinya CSV; yang diterima PDF, atau foto JPG atau PNG"),
            ("kosong.pdf", b"", "berkas kosong (0 bita)"),
            ("rusak.pdf", pdf()[:-400], "PDF"),
            ("teks.txt", b"sudah ditandatangani", "berkas teks"),
        ],
    )
    def test_what_is_no_scan_is_told_with_what_it_is(
        self, kantor: KantorTerima, nama: str, isi: bytes, alasan: str
    ) -> None:
        kantor.taruh(nama, isi)
        hasil = kantor.satu()
        assert (hasil.nasib, hasil.alasan.startswith(alasan)) == (Nasib.TINGGAL, True), hasil.alasan
        assert kantor.menunggu == [nama]

    def test_a_draft_is_not_signed_by_its_scan_and_what_comes_first_is_said(self, kantor: KantorTerima) -> None:
        kantor.taruh("scan.pdf", pindaian(KONSEP))
        hasil = kantor.satu()
        assert hasil.alasan == f"{KONSEP} masih konsep, jadi belum dapat dicatat sebagai ditandatangani"
        assert perintah(hasil)[:2] == [
            f"zi outbox nomori {KONSEP} --nomor NOMOR --tanggal TANGGAL",
            f"zi outbox siap {KONSEP}",
        ]
        assert kantor.menunggu == ["scan.pdf"]

    def test_a_cancelled_letter_takes_nothing(self, kantor: KantorTerima) -> None:
        kantor.taruh("scan.pdf", pindaian(BATAL))
        assert "sudah batal" in kantor.satu().alasan

    def test_a_scan_that_was_let_go_is_not_taken_in_again_by_itself(self, kantor: KantorTerima) -> None:
        """Also when the command that took it in was killed before it moved it away."""
        isi = pindaian(MONEV)
        tempat = kantor.taruh("scan.pdf", isi)
        kantor.terima()
        lepas_naskah(kantor.atur, SARI, PermintaanAlasan("sigi", MONEV, "lembar kedua tertukar"))
        kantor.taruh("scan.pdf", isi)
        hasil = kantor.satu()
        assert hasil.alasan == f"pindaian ini pernah dilepas dari {MONEV} (“lembar kedua tertukar”)"
        assert kantor.entri().status is StatusNaskah.SIAP_TTD
        assert perintah(hasil) == [f'zi outbox tandatangani {MONEV} "{tempat}"']
        assert kantor.satu(tempat, kunci=MONEV).nasib is Nasib.DITERIMA, "a person may think better of it"

    def test_a_letter_saved_as_pdf_is_not_signed_by_anybody(self, kantor: KantorTerima) -> None:
        """Its text names it, but no pen and no certificate has touched it."""
        kantor.taruh("undangan.pdf", pdf_berteks(MONEV))
        hasil = kantor.satu()
        assert (hasil.nasib, hasil.alasan) == (
            Nasib.TINGGAL,
            f"PDF {MONEV} ini disimpan dari program: bukan pindaian, dan tidak bertanda tangan elektronik; taruh "
            "pindaian lembar yang ditandatangani",
        )

    @pytest.mark.tahan
    def test_the_letter_that_changed_since_it_was_ready_keeps_its_scan_waiting(self, kantor: KantorTerima) -> None:
        kantor.taruh("scan.pdf", pindaian(MONEV))
        berkas = kantor.atur.outbox / kantor.entri().berkas
        semula = berkas.read_bytes()
        berkas.write_bytes(semula + b"\0")
        assert "berubah sesudah dinyatakan siap" in kantor.satu().alasan
        berkas.write_bytes(semula)
        assert kantor.satu().nasib is Nasib.DITERIMA, "mended, it comes home: only what was read is remembered"


class TestTandaElektronik:
    def test_a_letter_that_was_signed_electronically_comes_home_and_who_signed_is_told(
        self, kantor: KantorTerima
    ) -> None:
        isi = tandatangani(pdf_berteks(MONEV))
        kantor.taruh("undangan-signed.pdf", isi)
        hasil = kantor.satu()
        assert (hasil.nasib, hasil.cara) == (Nasib.DITERIMA, "kode di kaki halaman")
        assert hasil.ttd is not None
        assert [p.nama for p in hasil.ttd.tanda.penanda] == ["Siti Aminah"]
        assert any("oleh Siti Aminah" in satu for satu in baris_ttd(hasil.ttd, dt.UTC))
        assert hasil.salinan is not None
        assert hasil.salinan.read_bytes() == isi

    def test_one_that_was_changed_after_it_was_signed_stays_with_the_reason(self, kantor: KantorTerima) -> None:
        isi = bytearray(tandatangani(pdf_berteks(MONEV)))
        isi[isi.index(b"Helvetica")] ^= 1
        kantor.taruh("undangan-signed.pdf", bytes(isi))
        hasil = kantor.satu()
        assert (hasil.nasib, hasil.alasan.startswith("PDF ini berubah sesudah ditandatangani")) == (Nasib.TINGGAL, True)
        assert hasil.saran.startswith("Minta lagi PDF aslinya")
        assert kantor.entri().status is StatusNaskah.SIAP_TTD


class TestMenunggu:
    def test_what_somebody_has_open_waits(self, kantor: KantorTerima) -> None:
        tempat = kantor.taruh("scan.pdf", pindaian(MONEV))
        kunci = tempat.with_name(".~lock.scan.pdf#")
        kunci.write_text(",rusdi,PC-1,;")
        hasil = kantor.satu()
        assert (hasil.nasib, hasil.alasan) == (Nasib.MENUNGGU, "sedang dibuka di LibreOffice oleh rusdi (PC-1)")
        kunci.unlink()
        assert kantor.satu().nasib is Nasib.DITERIMA

    def test_what_changes_while_it_is_read_waits(self, kantor: KantorTerima, monkeypatch: pytest.MonkeyPatch) -> None:
        tempat = kantor.taruh("scan.pdf", pindaian(MONEV))
        asli = penerimaan.kenali_kiriman

        def ditulis_lagi(*args: object) -> object:
            hasil = asli(*args)  # type: ignore[arg-type]
            with tempat.open("ab") as tulis:
                tulis.write(b"\n")
            return hasil

        with monkeypatch.context() as ubah:
            ubah.setattr(penerimaan, "kenali_kiriman", ditulis_lagi)
            assert kantor.satu().nasib is Nasib.MENUNGGU
        assert kantor.entri().status is StatusNaskah.SIAP_TTD
        assert kantor.satu().nasib is Nasib.DITERIMA

    def test_a_run_leaves_alone_what_was_just_laid_down(self, kantor: KantorTerima) -> None:
        kantor.taruh("scan.pdf", pindaian(MONEV))
        (hasil,) = kantor.terima(tunggu=dt.timedelta(hours=1)).kiriman
        assert (hasil.nasib, hasil.alasan) == (Nasib.MENUNGGU, "baru saja ditaruh")


class TestVersi:
    def test_another_scan_of_a_signed_letter_is_kept_and_told_and_does_not_take_its_place(
        self, kantor: KantorTerima
    ) -> None:
        pertama, kedua = pindaian(MONEV, "satu"), pindaian(MONEV, "dua")
        kantor.taruh("scan.pdf", pertama)
        salinan = kantor.satu().salinan
        kantor.taruh("scan baru.pdf", kedua)

        hasil = kantor.satu()

        assert (hasil.nasib, kantor.entri().status) == (Nasib.VERSI, StatusNaskah.DITANDATANGANI)
        assert salinan is not None
        assert hasil.salinan is not None
        assert (salinan.read_bytes(), hasil.salinan.read_bytes()) == (pertama, kedua)
        assert hasil.salinan.parent.name == "riwayat"
        assert f"salinan yang dipakai tetap “{SALINAN}”" in hasil.alasan
        assert perintah(hasil) == [
            f"zi outbox lepas {MONEV} --alasan ALASAN",
            f'zi outbox tandatangani {MONEV} "{hasil.salinan}"',
        ]
        assert kantor.kejadian()[-1] == "PINDAIAN_LAIN"
        assert (kantor.menunggu, kantor.keluhan()) == ([], [])

    @pytest.mark.tahan
    def test_the_same_version_again_is_kept_once(self, kantor: KantorTerima) -> None:
        kantor.taruh("scan.pdf", pindaian(MONEV, "satu"))
        kantor.terima()
        for nama in ("a.pdf", "b.pdf"):
            kantor.taruh(nama, pindaian(MONEV, "dua"))
            tempat = kantor.satu().salinan
        assert tempat is not None
        assert len(list(tempat.parent.glob("*pindaian lain*"))) == 1
        assert kantor.kejadian().count("PINDAIAN_LAIN") == 1
        kantor.taruh("c.pdf", pindaian(MONEV, "tiga"))
        kantor.terima()
        assert len(list(tempat.parent.glob("*pindaian lain*"))) == 2

    def test_a_version_becomes_the_copy_when_a_person_lets_the_first_go(self, kantor: KantorTerima) -> None:
        for ke in ("satu", "dua"):
            kantor.taruh(f"{ke}.pdf", pindaian(MONEV, ke))
            hasil = kantor.satu()
        assert hasil.salinan is not None
        lepas_naskah(kantor.atur, SARI, PermintaanAlasan("sigi", MONEV, "kurang jelas"))
        tandatangani_naskah(kantor.atur, SARI, PermintaanTtd("sigi", MONEV, hasil.salinan, dt.date(2026, 3, 18)))
        assert (kantor.atur.outbox / str(kantor.entri().berkas_ttd)).read_bytes() == pindaian(MONEV, "dua")
        assert kantor.keluhan() == []

    @pytest.mark.tahan
    @pytest.mark.parametrize(("status", "nasib"), [("DIARSIPKAN", Nasib.VERSI), ("DISEGEL", Nasib.TINGGAL)])
    def test_an_archived_letter_keeps_it_too_and_one_of_an_unknown_state_takes_nothing(
        self, kantor: KantorTerima, status: str, nasib: Nasib
    ) -> None:
        kantor.taruh("satu.pdf", pindaian(MONEV, "satu"))
        kantor.terima()
        with buka(kantor.atur.database) as basis, basis.transaksi() as sambungan:
            sambungan.execute(sa.update(naskah).where(naskah.c.kunci == MONEV).values(status=status))
        kantor.taruh("dua.pdf", pindaian(MONEV, "dua"))
        hasil = kantor.satu()
        assert (hasil.nasib, perintah(hasil)) == (nasib, [])


class TestCatatan:
    def test_other_pages_than_the_printed_letter_had_are_a_remark(self, kantor: KantorTerima) -> None:
        cetakan = (kantor.atur.outbox / kantor.entri().berkas).with_suffix(".pdf")
        cetakan.write_bytes(pindaian("", halaman=3))
        kantor.taruh("scan.pdf", pindaian(MONEV, halaman=2))
        hasil = kantor.satu()
        assert hasil.nasib is Nasib.DITERIMA
        assert hasil.catatan == (
            "salinannya 2 halaman, padahal “01 undangan-monev.pdf” 3 halaman; periksa kelengkapannya",
        )
        assert kantor.keluhan() == []

    @pytest.mark.tahan
    def test_of_a_print_that_is_older_than_the_letter_nothing_is_claimed(self, kantor: KantorTerima) -> None:
        cetakan = (kantor.atur.outbox / kantor.entri().berkas).with_suffix(".pdf")
        cetakan.write_bytes(pindaian("", halaman=3))
        os.utime(cetakan, (0, 0))
        kantor.taruh("scan.pdf", pindaian(MONEV))
        assert kantor.satu().catatan == ()

    @pytest.mark.parametrize(
        ("digambar", "dipindai", "kurang"), [(4, 1, True), (2, 1, True), (4, 3, False), (4, 4, False), (1, 2, False)]
    )
    def test_a_scan_of_clearly_fewer_pages_than_the_letter_is_drawn_with_is_a_remark(
        self, kantor: KantorTerima, monkeypatch: pytest.MonkeyPatch, *, digambar: int, dipindai: int, kurang: bool
    ) -> None:
        monkeypatch.setattr(
            "tata_usaha.pratinjau.simpanan_lembar.jadikan_pdf", lambda *_: pindaian("", halaman=digambar)
        )
        buat_lembar(kantor.atur, kantor.atur.outbox / kantor.entri().berkas, str(kantor.entri().sha256_siap))
        kantor.taruh("scan.pdf", pindaian(MONEV, halaman=dipindai))
        kalimat = f"salinannya {dipindai} halaman, padahal naskahnya {digambar} halaman; kalau ada yang kurang, lepas"
        assert [satu.startswith(kalimat) for satu in kantor.satu().catatan] == ([True] if kurang else [])

    def test_a_letter_that_was_scanned_together_with_another_is_asked_about(self, kantor: KantorTerima) -> None:
        kantor.taruh("semua.pdf", pdf_pindaian([lembar(MONEV), lembar(WBS)]))
        hasil = kantor.satu()
        assert (hasil.nasib, hasil.kunci) == (Nasib.DITERIMA, MONEV)
        assert hasil.catatan == (
            "halaman 2 ialah “01 undangan-wbs”; kalau naskah itu juga sudah ditandatangani, pindai tersendiri",
        )


class TestIngatan:
    def test_what_is_not_known_is_read_once_for_as_long_as_nothing_changes(
        self, kantor: KantorTerima, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dibaca: list[str] = []
        asli = pembaca.kenali_kiriman

        def hitung(kiriman: object, *args: object) -> object:
            dibaca.append(kiriman.nama)  # type: ignore[attr-defined]
            return asli(kiriman, *args)  # type: ignore[arg-type]

        monkeypatch.setattr(penerimaan, "kenali_kiriman", hitung)
        kantor.taruh("scan.pdf", pindaian(""))
        alasan = [kantor.satu().alasan for _ in range(3)]
        assert (dibaca, len(set(alasan))) == (["scan.pdf"], 1)
        kantor.taruh("scan.pdf", pindaian("", "lain"))
        kantor.terima()
        assert len(dibaca) == 2, "it was changed"
        kantor.taruh("monev.pdf", pindaian(MONEV))
        kantor.terima()
        assert dibaca.count("scan.pdf") == 2, "another letter came home"
        with buka(kantor.atur.database) as basis:
            from tests.tata_usaha.outbox.meja_daur import MejaDaur

            MejaDaur(kantor.folder, basis).nomori(18, "undangan-konsep")
        kantor.terima()
        assert dibaca.count("scan.pdf") == 3, "the register knows more"
        kantor.satu(kantor.masuk / "scan.pdf")
        assert dibaca.count("scan.pdf") == 4, "somebody asks for it by name"

    @pytest.mark.tahan
    @pytest.mark.parametrize("isi", [b"{", b'{"versi": 1, "dasar": "x", "kiriman": []}'])
    def test_what_is_remembered_may_be_lost_or_spoilt(self, kantor: KantorTerima, isi: bytes) -> None:
        kantor.taruh("scan.pdf", pindaian(""))
        kantor.terima()
        (kantor.masuk / INGATAN).write_bytes(isi)
        assert kantor.satu().nasib is Nasib.TINGGAL


def pdf_berteks(kunci: str) -> bytes:
    """Return a PDF as a program saves it: the code stands in it as text."""
    from tests.tata_usaha.pindaian_uji import WILAYAH
    from zi_model.naskah.inti.kode_kaki import kode_kaki

    isi = f"BT /F1 12 Tf 72 72 Td ({kode_kaki(kunci, WILAYAH)}) Tj ET".encode()
    bagian = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(isi), isi),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    keluar, letak = bytearray(b"%PDF-1.4\n"), []
    for ke, satu in enumerate(bagian, start=1):
        letak.append(len(keluar))
        keluar += b"%d 0 obj\n%s\nendobj\n" % (ke, satu)
    awal = len(keluar)
    keluar += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % n for n in letak)
    return bytes(keluar + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % awal)
