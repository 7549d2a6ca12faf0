"""A wrong number is corrected, not forgotten: the old one is void with its reason, in register and number book."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.csv_agenda import PeristiwaNomor, baca_csv, tempat_csv
from tata_usaha.agenda.nomor import cari_nomor
from tata_usaha.agenda.penomoran import BukuNomor
from tata_usaha.agenda.rantai import kejadian_naskah, periksa_rantai
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox.nomori import BIASA, Kehendak
from tata_usaha.outbox.siap import siapkan_ttd
from tata_usaha.word.ganti_bagian import baca_bagian
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.test_nomori import NOMOR, SAAT, TANGGAL, MejaNomor, nilai, templat, tulis_bagian
from tests.zi_model.bahan_sigi import kantor
from zi_model.anjuran import Tindak
from zi_model.daur_naskah import Tindakan
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Isian, rangkai
from zi_model.nomor import KeadaanNomor
from zi_model.satker import Pencacah

SALAH = Kehendak(ganti=True, alasan="salah baca buku agenda")
MONEV, WBS = "undangan-monev", "undangan-wbs"


@pytest.fixture
def meja(tmp_path: Path) -> Iterator[MejaNomor]:
    tulis_templat(tmp_path, templat)
    with buka(f"sqlite:///{tmp_path}/agenda.sqlite3") as basis:
        yield MejaNomor(tmp_path, basis)


def keadaan(meja: MejaNomor, nomor: int, pencacah: str = "undangan") -> tuple[KeadaanNomor, str, str | None] | None:
    with meja.basis.baca() as sambungan:
        baris = cari_nomor(sambungan, "sigi", pencacah, 2026, nomor)
        assert periksa_rantai(sambungan, "sigi") == []
    return (baris.keadaan, baris.alasan, baris.kunci) if baris else None


def csv(meja: MejaNomor) -> list[tuple[int, PeristiwaNomor, str]]:
    baris, masalah = baca_csv(tempat_csv(meja.outbox, "sigi", 2026).parent)
    assert not masalah
    return [(b.nomor, b.peristiwa, b.kunci.removeprefix("sigi/2026-TW1/")) for b in baris]


def dengan_pola(pola: str, **lain: object) -> Kantor:
    satker = kantor().satker.model_copy(update={"nomor": {**kantor().satker.nomor, "undangan": pola}, **lain})
    return replace(kantor(), satker=satker)


class TestMengganti:
    def test_the_old_number_is_void_with_its_reason_and_the_file_says_the_new_one(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori(16)
        hasil = meja.nomori(15, kehendak=SALAH)
        assert (hasil.terisi, hasil.batal) == (1, 16)
        assert ("isian:nomor", "15", True) in nilai(meja.berkas().read_bytes())
        kunci = "sigi/2026-TW1/undangan-monev"
        assert keadaan(meja, 16) == (KeadaanNomor.BATAL, SALAH.alasan, kunci)
        assert keadaan(meja, 15) == (KeadaanNomor.DIPAKAI, "", kunci)
        assert csv(meja) == [
            (16, PeristiwaNomor.DIPAKAI, MONEV),
            (15, PeristiwaNomor.DIPAKAI, MONEV),
            (16, PeristiwaNomor.BATAL, MONEV),
        ]
        with meja.basis.baca() as sambungan:
            akhir = kejadian_naskah(sambungan, kunci)[-1]
        assert (akhir.peristiwa, akhir.alasan, akhir.data["diganti"]) == ("DINOMORI", SALAH.alasan, 16)

    def test_what_people_wrote_meanwhile_stays(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori(16)
        hasil = meja.nomori(15, kehendak=SALAH)
        assert hasil.riwayat is not None
        assert ("isian:nomor", "16", True) in nilai(hasil.riwayat.read_bytes())

    def test_a_wrong_date_is_corrected_and_the_number_stays(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori()
        meja.nomori(hari=dt.date(2026, 3, 19), kehendak=SALAH)
        assert ("isian:tanggal", "19 Maret 2026", True) in nilai(meja.berkas().read_bytes())
        assert csv(meja) == [(15, PeristiwaNomor.DIPAKAI, MONEV)] * 2
        assert keadaan(meja, 15) == (KeadaanNomor.DIPAKAI, "", "sigi/2026-TW1/undangan-monev")

    def test_without_a_reason_nothing_is_replaced(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori(16)
        with pytest.raises(GalatPemakaian, match="Alasannya belum disebut"):
            meja.nomori(15, kehendak=Kehendak(ganti=True))
        assert meja.entri().nomor == 16

    def test_a_letter_without_number_has_nothing_to_replace(self, meja: MejaNomor) -> None:
        meja.taruh()
        with pytest.raises(GalatPemakaian, match="belum ada yang diganti"):
            meja.nomori(15, kehendak=SALAH)

    def test_another_number_that_a_person_typed_is_not_the_old_one(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori(16)
        xml = baca_bagian(meja.berkas().read_bytes())["word/document.xml"].replace(b">16<", b">61<")
        tulis_bagian(meja.berkas(), xml)
        with pytest.raises(GalatOutbox, match="sudah memuat nomor “61”, bukan “15”"):
            meja.nomori(15, kehendak=SALAH)


class TestNomorBatal:
    def test_a_void_number_is_given_again_only_when_somebody_says_so(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.taruh(WBS)
        meja.nomori(16)
        meja.nomori(15, kehendak=SALAH)
        with pytest.raises(GalatOutbox, match=r"Nomor 16 .* sudah batal: salah baca") as galat:
            meja.nomori(16, WBS)
        assert Tindak.PAKAI_LAGI_NOMOR in {satu.tindak for satu in galat.value.langkah}
        with pytest.raises(GalatOutbox, match="sudah batal"):
            meja.nomori(16, WBS, kehendak=Kehendak(alasan="alasan saja tidak cukup"))
        meja.nomori(16, WBS, kehendak=Kehendak(pakai_lagi=True, alasan="buku agenda kantor memberinya lagi"))
        assert keadaan(meja, 16) == (
            KeadaanNomor.DIPAKAI,
            "buku agenda kantor memberinya lagi",
            "sigi/2026-TW1/undangan-wbs",
        )
        assert csv(meja)[-1] == (16, PeristiwaNomor.DIPAKAI_LAGI, WBS)

    def test_also_not_to_the_letter_that_had_it(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori(16)
        meja.nomori(15, kehendak=SALAH)
        with pytest.raises(GalatOutbox, match=r"Nomor 16 .* sudah batal"):
            meja.nomori(16, kehendak=SALAH)
        assert meja.entri().nomor == 15

    def test_a_number_in_use_is_given_to_no_other_letter_whatever_is_said(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.taruh(WBS)
        meja.nomori(16)
        with pytest.raises(GalatOutbox, match="sudah dipakai sigi/2026-TW1/undangan-monev"):
            meja.nomori(16, WBS, kehendak=Kehendak(pakai_lagi=True, alasan="x"))


class TestUrutanTanggal:
    @pytest.mark.parametrize(("nomor", "hari"), [(16, 17), (14, 19)])
    def test_a_date_that_does_not_fit_between_its_neighbours_needs_a_reason(
        self, meja: MejaNomor, nomor: int, hari: int
    ) -> None:
        meja.taruh()
        meja.taruh(WBS)
        meja.nomori(15)
        tanggal = dt.date(2026, 3, hari)
        with pytest.raises(GalatOutbox, match=rf"Nomor {nomor} bertanggal {hari} Maret 2026, lebih .* nomor 15"):
            meja.nomori(nomor, WBS, tanggal)
        assert meja.entri(WBS).nomor is None
        meja.nomori(nomor, WBS, tanggal, Kehendak(alasan="surat susulan"))
        assert keadaan(meja, nomor) == (KeadaanNomor.DIPAKAI, "surat susulan", "sigi/2026-TW1/undangan-wbs")

    def test_the_same_day_and_void_neighbours_are_no_matter(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.taruh(WBS)
        meja.nomori(15)
        meja.nomori(14, hari=dt.date(2026, 3, 10), kehendak=SALAH)
        assert meja.nomori(16, WBS, dt.date(2026, 3, 10)).berubah, "15 sudah batal"


class TestYangDitanyakan:
    def test_without_a_number_the_last_three_and_the_next_are_told_and_nothing_is_reserved(
        self, meja: MejaNomor
    ) -> None:
        jenis = [f"undangan-{ke}" for ke in range(5)]
        for satu in jenis:
            meja.taruh(satu)
        with pytest.raises(GalatPemakaian, match=r"Belum ada nomor tahun 2026\. Nomor bebas berikutnya 1,"):
            meja.nomori(None, jenis[0])
        for ke, satu in enumerate(jenis[:4], start=3):
            meja.nomori(ke, satu)
        for _ in range(2):
            with pytest.raises(GalatPemakaian, match=r"terakhir: 4 \(18 Maret 2026\), 5 .*, 6 .* berikutnya 7, belum"):
                meja.nomori(None, jenis[4])

    def test_decrees_that_the_plan_knows_are_counted(self, meja: MejaNomor) -> None:
        """Keputusan 12/2026 is the plan's own."""
        meja.taruh("keputusan")
        with pytest.raises(GalatPemakaian, match="berikutnya 13,"):
            meja.nomori(None, "keputusan")


class TestPola:
    def test_zeros_and_month_are_filled_and_changed_with_the_date(self, meja: MejaNomor) -> None:
        milik = dengan_pola("{no:03}/Und/{bulan:02}/{bulan_romawi}/{tahun}")
        bulan, romawi = Isian(tag="bulan-nomor", petunjuk="bulan"), Isian(tag="bulan-romawi", petunjuk="bulan romawi")
        isian = {"no": Isian(tag="nomor", petunjuk="nomor"), "a": bulan, "b": romawi}
        pola = rangkai("{no}/Und/{a}/{b}/2026", isian)
        meja.taruh(MONEV, pola)
        assert meja.nomori(15, milik=milik).terisi == 4
        isi = {tag.removeprefix("isian:"): teks for tag, teks, _ in nilai(meja.berkas().read_bytes())}
        assert (isi["nomor"], isi["bulan-nomor"], isi["bulan-romawi"]) == ("015", "03", "III")
        assert not meja.nomori(15, milik=milik).berubah
        meja.nomori(16, hari=dt.date(2026, 4, 1), kehendak=SALAH, milik=milik)
        isi = {tag.removeprefix("isian:"): teks for tag, teks, _ in nilai(meja.berkas().read_bytes())}
        assert (isi["nomor"], isi["bulan-nomor"], isi["bulan-romawi"]) == ("016", "04", "IV")

    def test_a_number_that_a_person_typed_without_zeros_is_the_same(self, meja: MejaNomor) -> None:
        meja.taruh()
        xml = baca_bagian(meja.berkas().read_bytes())["word/document.xml"].replace(b"<w:showingPlcHdr/>", b"")
        tulis_bagian(meja.berkas(), xml.replace(b"[isi: nomor]", b"15"))
        assert meja.nomori(15, milik=dengan_pola("{no:03}/{tahun}")).terisi == 1
        assert ("isian:nomor", "15", True) in nilai(meja.berkas().read_bytes())

    @pytest.mark.parametrize(("tertulis", "siap"), [(b"15", True), (b"015", True), (b"51", False)])
    def test_a_letter_is_ready_with_its_own_number_however_many_zeros(
        self, meja: MejaNomor, tertulis: bytes, siap: bool
    ) -> None:
        milik = dengan_pola("{no:03}/{tahun}")
        meja.taruh(MONEV, NOMOR, TANGGAL)
        meja.nomori(15, milik=milik)
        xml = baca_bagian(meja.berkas().read_bytes())["word/document.xml"].replace(b">015<", b">" + tertulis + b"<")
        tulis_bagian(meja.berkas(), xml)
        if siap:
            assert siapkan_ttd(meja.outbox, meja.basis, milik, meja.entri(), SAAT).berubah
        else:
            with pytest.raises(GalatOutbox) as galat:
                siapkan_ttd(meja.outbox, meja.basis, milik, meja.entri(), SAAT)
            assert "nomor di naskah “51”, di buku agenda “015”" in str(galat.value.masalah[0])

    def test_a_joint_counter_gives_a_number_to_one_kind_only(self, meja: MejaNomor) -> None:
        bersama = Pencacah(gabungan={"surat": ("undangan", "laporan")})
        milik = dengan_pola("{no}/{tahun}", pencacah=bersama)
        meja.taruh()
        meja.taruh("laporan-uji")
        meja.nomori(15, milik=milik)
        with pytest.raises(GalatOutbox, match="Nomor 15 jenis surat tahun 2026 sudah dipakai"):
            meja.nomori(15, "laporan-uji", milik=milik)

    def test_a_letter_keeps_its_counter_when_the_setting_changes(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori(15)
        milik = dengan_pola("{no}/{tahun}", pencacah=Pencacah(gabungan={"surat": ("undangan",)}))
        assert not meja.nomori(15, milik=milik).berubah
        assert meja.entri().jenis_nomor == "undangan"


def lupakan(basis: Path) -> None:
    basis.unlink()


def kosongkan(basis: Path) -> None:
    basis.write_bytes(b"")


class TestBukuAgendaHilang:
    """The register is lost, zeroed, or an older copy took its place: no number is given a second time."""

    def susun(self, tmp_path: Path) -> tuple[Path, bytes]:
        """Return the register after two letters were numbered, and what it was between the two."""
        tulis_templat(tmp_path, templat)
        basis = tmp_path / "agenda.sqlite3"
        with buka(f"sqlite:///{basis}") as terbuka:
            meja = MejaNomor(tmp_path, terbuka)
            for satu in (MONEV, WBS, "undangan-lain"):
                meja.taruh(satu)
            meja.nomori(15)
        lama = basis.read_bytes()
        with buka(f"sqlite:///{basis}") as terbuka:
            MejaNomor(tmp_path, terbuka).nomori(16, WBS)
        return basis, lama

    @pytest.mark.parametrize("rusakkan", [lupakan, kosongkan, None], ids=["lost", "zeroed", "older"])
    def test_no_number_is_given_twice(self, tmp_path: Path, rusakkan: Callable[[Path], None] | None) -> None:
        basis, lama = self.susun(tmp_path)
        if rusakkan is None:
            basis.write_bytes(lama)
        else:
            rusakkan(basis)
        with buka(f"sqlite:///{basis}") as terbuka:
            meja = MejaNomor(tmp_path, terbuka)
            for satu in (MONEV, WBS, "undangan-lain"):
                meja.taruh(satu)
            sebelum = tempat_csv(meja.outbox, "sigi", 2026).read_bytes()
            with pytest.raises(GalatOutbox, match=r"Nomor 16 .* sudah tercatat DIPAKAI") as galat:
                meja.nomori(16, "undangan-lain")
            assert galat.value.anjuran is not None
            assert galat.value.anjuran.tindak is Tindak.PULIHKAN
            with pytest.raises(GalatOutbox):
                meja.nomori(15, "undangan-lain")
            with pytest.raises(GalatPemakaian, match="berikutnya 17,"):
                meja.nomori(None, "undangan-lain")
            assert tempat_csv(meja.outbox, "sigi", 2026).read_bytes() == sebelum
            meja.nomori(16, WBS)
            assert keadaan(meja, 16) == (KeadaanNomor.DIPAKAI, "", "sigi/2026-TW1/undangan-wbs"), "naskah yang sama"
            assert tempat_csv(meja.outbox, "sigi", 2026).read_bytes() == sebelum, "tidak tertulis dua kali"

    def test_an_older_register_does_not_give_a_void_number_as_if_it_were_in_use(self, tmp_path: Path) -> None:
        basis, lama = self.susun(tmp_path)
        with buka(f"sqlite:///{basis}") as terbuka:
            MejaNomor(tmp_path, terbuka).nomori(20, kehendak=SALAH)
        basis.write_bytes(lama)
        with buka(f"sqlite:///{basis}") as terbuka:
            meja = MejaNomor(tmp_path, terbuka)
            meja.taruh("undangan-baru")
            for nomor in (15, 20):
                with pytest.raises(GalatOutbox):
                    meja.nomori(nomor, "undangan-baru")

    def test_an_older_register_knows_nothing_of_what_became_of_a_number_later(self, tmp_path: Path) -> None:
        """Given again since, it is not given a third time, whatever is said; whose it was has it no longer."""
        basis, _ = self.susun(tmp_path)
        with buka(f"sqlite:///{basis}") as terbuka:
            MejaNomor(tmp_path, terbuka).nomori(20, kehendak=SALAH)
        lama = basis.read_bytes()
        lagi = Kehendak(pakai_lagi=True, alasan="diberikan lagi")
        with buka(f"sqlite:///{basis}") as terbuka:
            MejaNomor(tmp_path, terbuka).nomori(15, "undangan-lain", kehendak=lagi)
        basis.write_bytes(lama)
        with buka(f"sqlite:///{basis}") as terbuka:
            meja = MejaNomor(tmp_path, terbuka)
            meja.taruh("undangan-baru")
            with pytest.raises(GalatOutbox, match="sudah tercatat DIPAKAI LAGI untuk sigi/2026-TW1/undangan-lain"):
                meja.nomori(15, "undangan-baru", kehendak=lagi)
            meja.nomori(15, "undangan-lain", kehendak=lagi)

    def test_an_older_register_voids_no_number_that_is_another_letters_by_now(self, tmp_path: Path) -> None:
        basis, _ = self.susun(tmp_path)
        lama = basis.read_bytes()
        with buka(f"sqlite:///{basis}") as terbuka:
            meja = MejaNomor(tmp_path, terbuka)
            meja.nomori(20, kehendak=SALAH)
            meja.nomori(15, "undangan-lain", kehendak=Kehendak(pakai_lagi=True, alasan="diberikan lagi"))
            sesudah = csv(meja)
        basis.write_bytes(lama)
        with buka(f"sqlite:///{basis}") as terbuka:
            meja = MejaNomor(tmp_path, terbuka)
            with (
                pytest.raises(GalatOutbox, match="sudah tercatat DIPAKAI LAGI"),
                meja.basis.transaksi("sigi") as sambungan,
            ):
                baris = cari_nomor(sambungan, "sigi", "undangan", 2026, 15)
                assert baris is not None
                buku = BukuNomor(sambungan, meja.outbox, "sigi", 2026, SAAT)
                buku.batalkan(baris, "naskahnya batal")
                buku.simpan()
            assert csv(meja) == sesudah

    def test_numbers_that_only_the_register_knows_are_added_at_the_next_numbering(self, meja: MejaNomor) -> None:
        """So it is with a register of version 0.1, and after somebody deleted the number book."""
        meja.taruh()
        meja.taruh(WBS)
        meja.nomori(15)
        tempat_csv(meja.outbox, "sigi", 2026).unlink()
        meja.nomori(16, WBS)
        assert csv(meja) == [(15, PeristiwaNomor.DIPAKAI, MONEV), (16, PeristiwaNomor.DIPAKAI, WBS)]


def test_a_number_book_that_is_open_is_refused_before_anything_changes(meja: MejaNomor) -> None:
    meja.taruh()
    sebelum = meja.berkas().read_bytes()
    kunci = tempat_csv(meja.outbox, "sigi", 2026).with_name(".~lock.buku-agenda.csv#")
    kunci.write_text(",rusdi,,,;")
    with pytest.raises(GalatOutbox, match=r"“buku-agenda\.csv” sedang dibuka di LibreOffice"):
        meja.nomori()
    assert (meja.berkas().read_bytes(), meja.entri().nomor) == (sebelum, None)


@pytest.mark.parametrize("tahun", [2026, 2027])
def test_a_number_that_moves_to_another_year_needs_both_years_books(meja: MejaNomor, tahun: int) -> None:
    """Open or not to be written, neither letter nor register nor the other year's book changes."""
    meja.taruh(nomor=Isian(tag="nomor", petunjuk="nomor"))
    meja.nomori(15)
    buku = {ke: tempat_csv(meja.outbox, "sigi", ke) for ke in (2026, 2027)}
    buku[2027].parent.mkdir(parents=True, exist_ok=True)
    sebelum = meja.berkas().read_bytes(), meja.entri(), buku[2026].read_bytes()
    kunci = buku[tahun].with_name(".~lock.buku-agenda.csv#")
    kunci.write_text(",rusdi,,,;")
    ganti = Kehendak(ganti=True, alasan="dikirim sesudah tahun berganti")
    with pytest.raises(GalatOutbox, match="sedang dibuka di LibreOffice"):
        meja.nomori(1, hari=dt.date(2027, 1, 4), kehendak=ganti)
    assert (meja.berkas().read_bytes(), meja.entri(), buku[2026].read_bytes()) == sebelum
    kunci.unlink()
    meja.nomori(1, hari=dt.date(2027, 1, 4), kehendak=ganti)
    assert (meja.entri().tahun_nomor, b";BATAL;" in buku[2026].read_bytes()) == (2027, True)


def test_a_number_book_that_cannot_be_written_is_refused_before_anything_changes(
    meja: MejaNomor, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja.taruh()
    meja.taruh(WBS)
    meja.nomori(15)
    sebelum = meja.berkas(WBS).read_bytes()
    asli = Path.open

    def tertutup(tempat: Path, mode: str = "r", *lain: object, **pilihan: object) -> object:
        if tempat.name == "buku-agenda.csv" and "+" in mode:
            raise PermissionError(13, "Permission denied", str(tempat))
        return asli(tempat, mode, *lain, **pilihan)  # type: ignore[call-overload] # as it was called

    monkeypatch.setattr(Path, "open", tertutup)
    with pytest.raises(GalatOutbox, match=r"buku-agenda\.csv"):
        meja.nomori(16, WBS)
    assert (meja.berkas(WBS).read_bytes(), meja.entri(WBS).nomor) == (sebelum, None)


def test_lines_that_cannot_be_read_are_told(meja: MejaNomor) -> None:
    meja.taruh()
    tempat = tempat_csv(meja.outbox, "sigi", 2026)
    tempat.parent.mkdir(parents=True, exist_ok=True)
    tempat.write_bytes(b"Pencacah;Nomor;Peristiwa\nundangan;lima;LUAR\n")
    hasil = meja.nomori()
    assert [str(m.kode) for m in hasil.perhatian] == ["N01"]
    assert b"lima" in tempat.read_bytes()


def test_voiding_twice_writes_one_line(meja: MejaNomor) -> None:
    """Whoever was killed before the register had it does the same again."""
    meja.taruh()
    meja.nomori(15)
    for _ in range(2):
        with meja.basis.transaksi("sigi") as sambungan:
            baris = cari_nomor(sambungan, "sigi", "undangan", 2026, 15)
            assert baris is not None
            buku = BukuNomor(sambungan, meja.outbox, "sigi", 2026, SAAT)
            buku.batalkan(baris, "naskahnya batal")
            buku.simpan()
    assert [p for _, p, _ in csv(meja)] == [PeristiwaNomor.DIPAKAI, PeristiwaNomor.BATAL]


class TestKonsepBernomorHilang:
    """A numbered draft whose file is gone is drafted anew with its number and date."""

    def test_it_comes_back_with_number_and_date(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori()
        bernomor = meja.berkas().read_bytes()
        meja.berkas().unlink()
        assert meja.taruh() is Tindakan.BARU
        assert meja.berkas().read_bytes() == bernomor
        assert meja.taruh() is Tindakan.TETAP
        assert not meja.nomori().berubah

    def test_also_with_changed_data_and_then_it_is_not_drafted_over(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori()
        meja.berkas().unlink()
        assert meja.taruh(judul="Data baru") is Tindakan.BARU
        isi = meja.berkas().read_bytes()
        assert ("isian:nomor", "15", True) in nilai(isi)
        assert ("isian:tanggal", "18 Maret 2026", True) in nilai(isi)
        assert meja.taruh(judul="Data baru") is Tindakan.TETAP
        assert meja.taruh(judul="Data lebih baru") is Tindakan.DISANDINGKAN
        assert meja.berkas().read_bytes() == isi

    def test_its_number_can_be_replaced_afterwards(self, meja: MejaNomor) -> None:
        meja.taruh()
        meja.nomori(16)
        meja.berkas().unlink()
        meja.taruh()
        meja.nomori(15, kehendak=SALAH)
        assert ("isian:nomor", "15", True) in nilai(meja.berkas().read_bytes())
        assert meja.taruh() is Tindakan.TETAP

    def test_zeros_are_written_as_the_office_does(self, meja: MejaNomor) -> None:
        milik = dengan_pola("{no:03}/{tahun}")
        meja.pola = milik.satker.nomor
        meja.taruh()
        meja.nomori(milik=milik)
        meja.berkas().unlink()
        meja.taruh()
        assert ("isian:nomor", "015", True) in nilai(meja.berkas().read_bytes())

    def test_a_letter_that_has_only_a_date_gets_it_back(self, meja: MejaNomor) -> None:
        meja.taruh("dokumentasi-apel", "tanpa")
        meja.nomori(None, "dokumentasi-apel")
        meja.berkas("dokumentasi-apel").unlink()
        meja.taruh("dokumentasi-apel", "tanpa")
        assert ("isian:tanggal", "18 Maret 2026", True) in nilai(meja.berkas("dokumentasi-apel").read_bytes())


# Forks once for each n a child that begins to replace a number and kills itself before the n-th durable step.
MATI_SELAGI_DIGANTI = """
import shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum
from tests.tata_usaha.outbox import test_ganti_nomor as t

def siapkan(n):
    return Path(shutil.copytree(sys.argv[1], Path(sys.argv[1]).with_name(f"mati {n}")))

def kerja(tempat, n):
    langkah = mati_sebelum(n, ("rename", "link", "unlink", "fsync"))
    with t.buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
        sa.event.listen(basis._mesin, "commit", langkah)
        t.MejaNomor(tempat, basis).nomori(15, kehendak=t.SALAH)

t.kantor()
mati_di_setiap_langkah(siapkan, kerja)
"""


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_killed_at_any_step_the_same_command_finishes_and_no_line_is_written_twice(tmp_path: Path) -> None:
    """Until then the number that is about to be given is given to no other letter."""
    awal = tmp_path / "awal"
    awal.mkdir()
    tulis_templat(awal, templat)
    with buka(f"sqlite:///{awal}/agenda.sqlite3") as basis:
        meja = MejaNomor(awal, basis)
        meja.taruh()
        meja.taruh(WBS)
        meja.nomori(16)
    proses = subprocess.run(
        [sys.executable, "-c", MATI_SELAGI_DIGANTI, str(awal)], capture_output=True, text=True, check=False
    )
    assert proses.returncode == 0, proses.stderr
    assert int(proses.stdout) >= 5
    ditolak = 0
    for n in range(1, int(proses.stdout) + 1):
        with buka(f"sqlite:///{tmp_path}/mati {n}/agenda.sqlite3") as basis:
            meja = MejaNomor(tmp_path / f"mati {n}", basis)
            tercatat = any(nomor == 15 for nomor, _, _ in csv(meja))
            if tercatat:
                ditolak += 1
                with pytest.raises(GalatOutbox):
                    meja.nomori(15, WBS)
            meja.nomori(15, kehendak=SALAH if meja.entri().nomor == 16 else BIASA)
            assert ("isian:nomor", "15", True) in nilai(meja.berkas().read_bytes())
            assert csv(meja) == [
                (16, PeristiwaNomor.DIPAKAI, MONEV),
                (15, PeristiwaNomor.DIPAKAI, MONEV),
                (16, PeristiwaNomor.BATAL, MONEV),
            ]
            assert keadaan(meja, 16) == (KeadaanNomor.BATAL, SALAH.alasan, "sigi/2026-TW1/undangan-monev")
            assert meja.entri().nomor == 15
    assert ditolak, "mati juga antara buku-agenda.csv dan basis data"
