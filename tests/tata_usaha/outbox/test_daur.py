"""A letter's life from ready on: opened again, cancelled or revoked, archived and listed, each with its reason."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.csv_agenda import tempat_csv
from tata_usaha.agenda.nomor import cari_nomor
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox.arsip import BELUM, daftar_arsip, daftar_arsip_xlsx
from tata_usaha.outbox.batal import Pencabutan, batalkan
from tata_usaha.outbox.nomori import Kehendak
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.meja_daur import LAIN, SAAT, UNDANGAN, MejaDaur, perintah
from tests.tata_usaha.outbox.test_nomori import HARI, saat_transaksi, templat
from tests.zi_model.bahan_sigi import kantor
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.nomor import KeadaanNomor
from zi_model.satker import Arsip, ArsipJenis

BESOK = HARI + dt.timedelta(days=1)


@pytest.fixture
def meja_daur(tmp_path: Path, url_agenda_tahan: str) -> Iterator[MejaDaur]:
    tulis_templat(tmp_path, templat)
    with buka(url_agenda_tahan) as basis:
        yield MejaDaur(tmp_path, basis)


def keadaan_nomor(meja: MejaDaur, jenis: str = UNDANGAN) -> tuple[KeadaanNomor, str]:
    entri = meja.entri(jenis)
    assert entri.jenis_nomor is not None
    assert entri.tahun_nomor is not None
    assert entri.nomor is not None
    with meja.basis.baca() as sambungan:
        baris = cari_nomor(sambungan, entri.satker, entri.jenis_nomor, entri.tahun_nomor, entri.nomor)
    assert baris is not None
    return baris.keadaan, baris.alasan


def tandatangani(meja: MejaDaur, jenis: str = UNDANGAN, nomor: int = 15, hari: dt.date = HARI) -> None:
    meja.siapkan(jenis, nomor, hari)
    meja.tandatangani(meja.pindaian(f"{jenis}.pdf"), jenis)


class TestBuka:
    def test_a_letter_that_is_ready_becomes_a_draft_again_and_keeps_its_number(self, meja_daur: MejaDaur) -> None:
        isi = meja_daur.siapkan().read_bytes()
        hasil = meja_daur.buka()
        entri = meja_daur.entri()
        assert (hasil.berubah, hasil.entri) == (True, entri)
        assert (entri.status, entri.sha256_siap, entri.sejak) == (StatusNaskah.KONSEP, None, SAAT)
        assert (entri.nomor, keadaan_nomor(meja_daur)[0]) == (15, KeadaanNomor.DIPAKAI)
        assert meja_daur.berkas().read_bytes() == isi
        assert meja_daur.kejadian()[-1] == ("DIBUKA", "nomor keliru")
        assert not meja_daur.buka(alasan="").berubah
        assert meja_daur.kejadian()[-1] == ("DIBUKA", "nomor keliru")

    def test_a_run_replaces_nothing_of_what_people_did_to_a_letter_that_was_opened(self, meja_daur: MejaDaur) -> None:
        meja_daur.siapkan()
        meja_daur.buka()
        isi = meja_daur.berkas().read_bytes()
        assert meja_daur.taruh(judul="Data baru") is Tindakan.DISANDINGKAN
        assert meja_daur.berkas().read_bytes() == isi

    def test_it_needs_a_reason_and_a_letter_that_is_ready(self, meja_daur: MejaDaur) -> None:
        meja_daur.siapkan()
        with pytest.raises(GalatPemakaian, match="menunggu tanda tangan; untuk dibuka kembali, sebutkan alasannya"):
            meja_daur.buka(alasan=" ")
        meja_daur.tandatangani(meja_daur.pindaian())
        with pytest.raises(GalatOutbox, match="sudah ditandatangani, jadi tidak dapat dibuka kembali") as galat:
            meja_daur.buka()
        assert perintah(galat.value.langkah) == ["ARSIPKAN_NASKAH", "LEPAS_TTD", "BATALKAN_NASKAH"]


class TestBatal:
    def test_a_letter_that_is_not_signed_is_cancelled_for_good_and_its_number_with_it(
        self, meja_daur: MejaDaur
    ) -> None:
        isi = meja_daur.siapkan().read_bytes()
        hasil = meja_daur.batal()
        assert (hasil.berubah, hasil.nomor_batal, hasil.entri) == (True, True, meja_daur.entri())
        assert meja_daur.entri().status is StatusNaskah.BATAL
        assert keadaan_nomor(meja_daur) == (KeadaanNomor.BATAL, "rapat ditiadakan")
        assert meja_daur.kejadian()[-1] == ("BATAL", "rapat ditiadakan")
        assert meja_daur.berkas().read_bytes() == isi
        kejadian = meja_daur.kejadian()
        assert meja_daur.keluhan() == []
        ulang = meja_daur.batal()
        assert (ulang.berubah, ulang.nomor_batal, meja_daur.kejadian()) == (False, True, kejadian)
        with pytest.raises(GalatOutbox, match="sudah batal, jadi tidak dapat dibuka kembali") as galat:
            meja_daur.buka()
        assert perintah(galat.value.langkah) == []
        assert galat.value.saran.startswith("Kalau masih diperlukan, simpan berkasnya di Word dengan nama lain")

    def test_its_number_is_given_to_another_letter_only_when_somebody_says_so(self, meja_daur: MejaDaur) -> None:
        meja_daur.siapkan()
        meja_daur.batal()
        meja_daur.taruh(LAIN)
        with pytest.raises(GalatOutbox, match="Nomor 15"):
            meja_daur.nomori(15, LAIN)
        meja_daur.nomori(15, LAIN, kehendak=Kehendak(pakai_lagi=True, alasan="belum sempat keluar"))
        assert keadaan_nomor(meja_daur)[0] is KeadaanNomor.DIPAKAI, "for the other one"
        assert meja_daur.keluhan() == [], "the cancelled letter does not ask for its number back"

    def test_a_run_does_not_draft_it_anew_and_says_what_to_do_instead(self, meja_daur: MejaDaur) -> None:
        meja_daur.taruh()
        meja_daur.batal()
        isi = meja_daur.isi_outbox()
        hasil = meja_daur.taruh_hasil(judul="Data baru")
        assert hasil.tindakan is Tindakan.TERKUNCI
        assert hasil.keterangan.startswith("Sudah batal; tidak disusun lagi. Kalau masih diperlukan,")
        assert meja_daur.isi_outbox() == isi

    def test_a_letter_is_not_cancelled_while_somebody_has_the_number_book_open(self, meja_daur: MejaDaur) -> None:
        meja_daur.siapkan()
        kunci = tempat_csv(meja_daur.outbox, "sigi", 2026).with_name(".~lock.buku-agenda.csv#")
        kunci.write_text(",rusdi,,,;")
        with pytest.raises(GalatOutbox, match=r"“buku-agenda\.csv” sedang dibuka di LibreOffice oleh rusdi"):
            meja_daur.batal()
        assert (meja_daur.entri().status, keadaan_nomor(meja_daur)[0]) == (StatusNaskah.SIAP_TTD, KeadaanNomor.DIPAKAI)
        kunci.unlink()
        assert meja_daur.batal().nomor_batal

    def test_a_revoking_letter_that_is_let_go_meanwhile_revokes_nothing(self, meja_daur: MejaDaur) -> None:
        """Looked at while the register is held: it is not signed any more."""
        tandatangani(meja_daur)
        tandatangani(meja_daur, LAIN, 16, BESOK)

        def orang_lain() -> None:
            with buka(meja_daur.basis.mesin.url.render_as_string(hide_password=False)) as basis:
                MejaDaur(meja_daur.folder, basis).lepas(LAIN)

        entri, pencabutan = meja_daur.entri(), Pencabutan(meja_daur.entri(LAIN), BESOK)
        saat_transaksi(meja_daur, orang_lain)
        with pytest.raises(GalatOutbox, match="undangan-wbs di buku agenda baru saja berubah"):
            batalkan(meja_daur.outbox, meja_daur.basis, entri, "susunan acara diganti", pencabutan, SAAT)
        assert meja_daur.entri().status is StatusNaskah.DITANDATANGANI

    def test_a_letter_that_is_not_signed_has_nothing_to_be_revoked(self, meja_daur: MejaDaur) -> None:
        tandatangani(meja_daur, LAIN, 14)
        meja_daur.siapkan()
        with pytest.raises(GalatPemakaian, match="belum ditandatangani, jadi tidak perlu dicabut"):
            meja_daur.batal(oleh=LAIN)
        with pytest.raises(GalatPemakaian, match="sebutkan alasannya"):
            meja_daur.batal(alasan="")

    def test_a_signed_letter_is_cancelled_only_by_the_letter_that_revokes_it(self, meja_daur: MejaDaur) -> None:
        """Its number stays its own: it stands on paper that went out. Its signed copy stays as well."""
        tandatangani(meja_daur)
        with pytest.raises(GalatPemakaian, match="sebutkan naskah yang mencabutnya dan sejak kapan"):
            meja_daur.batal()
        tandatangani(meja_daur, LAIN, 16, BESOK)
        salinan = meja_daur.entri().berkas_ttd
        hasil = meja_daur.batal(alasan="susunan acara diganti", oleh=LAIN, sejak=BESOK)
        entri = meja_daur.entri()
        assert (hasil.berubah, hasil.nomor_batal, entri.status) == (True, False, StatusNaskah.BATAL)
        assert (entri.dicabut_oleh, entri.dicabut_sejak) == (meja_daur.entri(LAIN).kunci, BESOK)
        assert (entri.berkas_ttd, keadaan_nomor(meja_daur)[0]) == (salinan, KeadaanNomor.DIPAKAI)
        assert not meja_daur.batal(oleh=LAIN, sejak=BESOK).berubah
        with pytest.raises(GalatOutbox, match="sudah batal, dicabut sigi/2026-TW1/undangan-wbs sejak 19 Maret 2026"):
            meja_daur.batal(oleh=LAIN, sejak=BESOK + dt.timedelta(days=1))

    @pytest.mark.parametrize(
        ("oleh", "sejak", "keluhan"),
        [
            (LAIN, BESOK, "undangan-wbs belum dapat mencabut apa pun: statusnya menunggu tanda tangan"),
            (UNDANGAN, BESOK, "tidak dapat mencabut dirinya sendiri"),
        ],
    )
    def test_only_another_letter_that_was_issued_revokes(
        self, meja_daur: MejaDaur, oleh: str, sejak: dt.date, keluhan: str
    ) -> None:
        tandatangani(meja_daur)
        meja_daur.siapkan(LAIN, 16, BESOK)
        with pytest.raises(GalatPemakaian, match=keluhan):
            meja_daur.batal(oleh=oleh, sejak=sejak)
        assert meja_daur.entri().status is StatusNaskah.DITANDATANGANI

    @pytest.mark.parametrize(("sejak", "siapa"), [(HARI, "yang mencabut"), (dt.date(2026, 3, 1), "yang dicabut")])
    def test_nothing_is_revoked_before_both_letters_are_there(
        self, meja_daur: MejaDaur, sejak: dt.date, siapa: str
    ) -> None:
        tandatangani(meja_daur)
        tandatangani(meja_daur, LAIN, 16, BESOK)
        with pytest.raises(GalatPemakaian, match=f"padahal naskah {siapa} bertanggal"):
            meja_daur.batal(oleh=LAIN, sejak=sejak)


class TestArsip:
    def test_what_nobody_says_stays_open_and_shows(self, meja_daur: MejaDaur) -> None:
        tandatangani(meja_daur)
        hasil = meja_daur.arsipkan()
        entri = meja_daur.entri()
        assert (hasil.berubah, entri.status, entri.diarsipkan) == (True, StatusNaskah.DIARSIPKAN, HARI)
        assert hasil.belum == ("tempat", "klasifikasi", "retensi")
        assert meja_daur.kejadian()[-1] == ("DIARSIPKAN", "")
        assert not meja_daur.arsipkan().berubah

    def test_what_is_said_now_comes_before_what_was_noted_and_that_before_the_settings(
        self, meja_daur: MejaDaur
    ) -> None:
        """A change of the settings reaches only what was open: what is noted of an archived letter is a fact."""
        satker = kantor().satker
        arsip = Arsip(tempat="Lemari 1", jenis={"undangan": ArsipJenis(klasifikasi="PW.02")})
        tandatangani(meja_daur)
        meja_daur.arsipkan(satker=satker.model_copy(update={"arsip": arsip}), tempat="Lemari 7")
        entri = meja_daur.entri()
        assert (entri.arsip_tempat, entri.arsip_klasifikasi, entri.arsip_retensi) == ("Lemari 7", "PW.02", None)
        baru = Arsip(tempat="Gudang", jenis={"undangan": ArsipJenis(klasifikasi="PW.09", retensi="2 tahun")})
        assert meja_daur.arsipkan(satker=satker.model_copy(update={"arsip": baru})).belum == ()
        entri = meja_daur.entri()
        assert (entri.arsip_tempat, entri.arsip_klasifikasi, entri.arsip_retensi) == ("Lemari 7", "PW.02", "2 tahun")
        meja_daur.arsipkan(retensi="5 tahun")
        assert meja_daur.entri().arsip_retensi == "5 tahun"

    def test_only_a_signed_letter_whose_copy_is_whole_is_archived(self, meja_daur: MejaDaur) -> None:
        meja_daur.siapkan()
        with pytest.raises(GalatOutbox, match="masih menunggu tanda tangan, jadi belum dapat diarsipkan") as galat:
            meja_daur.arsipkan()
        assert perintah(galat.value.langkah) == ["NYATAKAN_SIAP", "TANDATANGANI", "BUKA_NASKAH", "BATALKAN_NASKAH"]
        salinan = meja_daur.tandatangani(meja_daur.pindaian()).salinan
        salinan.chmod(0o644)
        salinan.write_bytes(b"rusak")
        with pytest.raises(GalatOutbox, match="tidak ada lagi atau sudah berubah"):
            meja_daur.arsipkan()
        salinan.unlink()
        with pytest.raises(GalatOutbox, match="tidak ada lagi atau sudah berubah"):
            meja_daur.arsipkan()
        assert meja_daur.entri().status is StatusNaskah.DITANDATANGANI

    def test_the_list_has_each_archived_letter_by_date_and_remarks_which_were_revoked(
        self, meja_daur: MejaDaur
    ) -> None:
        for jenis, nomor, hari in ((LAIN, 16, BESOK), (UNDANGAN, 15, HARI), ("undangan-akhir", 17, BESOK)):
            tandatangani(meja_daur, jenis, nomor, hari)
        meja_daur.arsipkan(LAIN, tempat="Lemari 1")
        meja_daur.arsipkan()
        meja_daur.batal(oleh=LAIN, sejak=BESOK)
        satker = kantor().satker
        with meja_daur.basis.baca() as sambungan:
            semua = agenda.semua(sambungan)
        baris = daftar_arsip(satker, semua, 2026)
        assert meja_daur.keluhan() == []
        assert [(b.entri.nomor, b.keterangan) for b in baris] == [
            (15, "dicabut sigi/2026-TW1/undangan-wbs sejak 19 Maret 2026"),
            (16, ""),
        ]
        assert daftar_arsip(satker, semua, 2025) == []
        with zipfile.ZipFile(io.BytesIO(daftar_arsip_xlsx(satker, baris, 2026))) as lembar:
            teks = lembar.read("xl/worksheets/sheet1.xml").decode()
        assert f"Daftar Arsip Aktif {satker.singkatan} Tahun 2026" in teks
        assert all(kata in teks for kata in (BELUM, "Lemari 1", "(ditandatangani).pdf", "dicabut sigi/"))
