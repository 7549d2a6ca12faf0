"""Through SRIKANDI: no number here, whole tags when ready, number and date from the signed PDF, let go with it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.agenda.periksa_catatan import periksa_catatan
from tata_usaha.agenda.rantai import kejadian_naskah, semua_kejadian
from tata_usaha.agenda.terbit import muat_terbit
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox import tanda_tangan
from tata_usaha.outbox.kode import KodeSiap
from tata_usaha.outbox.nomor_srikandi import TAK_DISEBUT, Disebut
from tata_usaha.outbox.pakai import pakai
from tata_usaha.outbox.siap import siapkan_ttd
from tata_usaha.outbox.tanda_tangan import HasilTtd, tandatangani
from tata_usaha.word.ganti_bagian import baca_bagian
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji, naskah_uji, tulis_templat
from tests.tata_usaha.outbox.meja_daur import LAIN, SAAT, UNDANGAN, MejaDaur
from tests.tata_usaha.outbox.test_nomori import templat
from tests.tata_usaha.outbox.test_siap import ISI, ganti_teks
from tests.tata_usaha.outbox.test_tanda_tangan import mati_di
from tests.tata_usaha.pdf_berteks import pdf_berteks
from tests.zi_model.bahan_sigi import kantor
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.naskah.inti.naskah import KunciNaskah, TagSistem
from zi_model.nomor import KeadaanNomor
from zi_model.periode import Periode
from zi_model.srikandi import JALUR

TANGGAL = dt.date(2026, 3, 16)
TERPOTONG = (
    '${</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>nomor</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
    '<w:t>_naskah</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>}'
)
SISA = (
    '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"></w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
    '<w:t xml:space="preserve"></w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve">'
)
"""What is left of the runs in which the pieces stood."""
WAJIB = ("nomor_naskah", "tanggal_naskah", "ttd_pengirim")


@dataclasses.dataclass
class MejaSrikandi(MejaDaur):
    """An outbox whose invitations go through SRIKANDI."""

    def taruh_bertag(self, jenis: str = UNDANGAN, tag: tuple[str, ...] = WAJIB, judul: str = "Bab I") -> Tindakan:
        nomor, *lain = (TagSistem(nama=nama) for nama in tag)
        baris = tuple(BarisUji(nama=f"Baris {ke}", nilai=t) for ke, t in enumerate(lain, start=1))
        naskah = dataclasses.replace(
            naskah_uji(IsiUji(judul=judul, teks=nomor, daftar=baris)),
            kunci=KunciNaskah("sigi", jenis, "", Periode.parse("2026-TW1")),
            nama_berkas=f"01 {jenis}",
            jalur=JALUR,
        )
        return self.taruh_naskah(naskah).tindakan

    def nyatakan_siap(self, jenis: str = UNDANGAN) -> Path:
        siapkan_ttd(self.outbox, self.basis, kantor(), self.entri(jenis), SAAT)
        return self.berkas(jenis)

    def pulang(
        self, jenis: str = UNDANGAN, nomor: str = "17", disebut: Disebut = TAK_DISEBUT, nama: str = "surat.pdf"
    ) -> HasilTtd:
        """Sign a letter with the PDF that the system gives."""
        asal = self.pindaian(nama, surat(nomor))
        return tandatangani(self.outbox, self.basis, self.entri(jenis), asal, SAAT.date(), SAAT, disebut)

    def nomor_tercatat(self) -> list[tuple[str, int, str | None, KeadaanNomor]]:
        with self.basis.baca() as sambungan:
            return [(b.pencacah, b.nomor, b.kunci, b.keadaan) for b in daftar_nomor(sambungan, "sigi")]

    def baris_csv(self) -> list[str]:
        buku_agenda = self.outbox / "sigi" / "2026" / "buku-agenda.csv"
        return [b.split(";")[3] for b in buku_agenda.read_text("utf-8-sig").splitlines()[1:]]

    def keluhan(self) -> list[str]:
        with self.basis.baca() as sambungan:
            entri, kejadian = agenda.semua(sambungan, "sigi"), semua_kejadian(sambungan, "sigi")
        return [*super().keluhan(), *map(str, periksa_catatan(entri, kejadian, ()))]


def surat(nomor: str = "17") -> bytes:
    return pdf_berteks(
        [
            "KOMISI PEMILIHAN UMUM",
            "KABUPATEN SIGI",
            f"Nomor : {nomor}/PW.02-Und/7210/2026          Sigi, 16 Maret 2026",
            "Sifat : Biasa",
            "Hal : Surat Uji",
            "Yth. Para Anggota KPU Kabupaten Sigi",
            "dengan ini kami mengundang Saudara pada Rabu, 25 Maret 2026",
        ]
    )


@pytest.fixture
def meja(tmp_path: Path, url_agenda_tahan: str) -> Iterator[MejaSrikandi]:
    tulis_templat(tmp_path, templat)
    with buka(url_agenda_tahan) as basis:
        yield MejaSrikandi(tmp_path, basis)


def test_the_register_keeps_by_which_way_a_draft_goes(meja: MejaSrikandi) -> None:
    meja.taruh_bertag()
    assert meja.entri().jalur == JALUR
    with pytest.raises(GalatOutbox, match="lewat SRIKANDI, jadi tidak dinomori di sini"):
        meja.nomori(15)
    assert meja.taruh(judul="Lagi") is Tindakan.DIGANTI
    assert meja.entri().jalur == "", "the office numbers it again"
    assert meja.nomori(15).entri.nomor == 15


def test_what_a_letter_says_is_kept_before_its_number_is_known_and_quoted_with_it_afterwards(
    meja: MejaSrikandi,
) -> None:
    def terbit() -> list[tuple[str, dt.date | None]]:
        with meja.basis.baca() as sambungan:
            return [(n.nomor, n.tanggal) for n in muat_terbit(sambungan, "sigi")]

    meja.taruh_bertag()
    meja.nyatakan_siap()
    assert terbit() == [("", None)]
    meja.pulang()
    assert terbit() == [("17/PW.02-Und/7210/2026", TANGGAL)]
    meja.lepas()
    assert terbit() == [("", None)]
    meja.buka()
    assert terbit() == []


def test_ready_without_number_and_date_but_not_without_the_tags_that_the_system_fills(meja: MejaSrikandi) -> None:
    meja.taruh_bertag(tag=("nomor_naskah", "tanggal_naskah"))
    ganti_teks(meja.berkas(), "${tanggal_naskah}", "${tanggal_nakah}")
    with pytest.raises(GalatOutbox) as galat:
        meja.nyatakan_siap()
    assert {m.kode for m in galat.value.masalah} == {KodeSiap.TAG_SRIKANDI}
    assert [m.pesan.rpartition("tag SRIKANDI ")[2] for m in galat.value.masalah] == [
        "${tanggal_nakah} tidak dikenal SRIKANDI.",
        "${tanggal_naskah} tidak ada.",
        "${ttd_pengirim} tidak ada.",
    ]
    ganti_teks(meja.berkas(), "${tanggal_nakah}", "${tanggal_naskah} ${ttd_pengirim}")
    meja.nyatakan_siap()
    assert (meja.entri().status, meja.entri().nomor, meja.keluhan()) == (StatusNaskah.SIAP_TTD, None, [])


@pytest.mark.tahan
def test_a_tag_that_word_has_parted_is_made_whole_when_the_letter_is_ready(meja: MejaSrikandi) -> None:
    """As Word saves what its spell checker underlines; a letter that does not pass is not touched."""
    meja.taruh_bertag()
    utuh = baca_bagian(meja.berkas().read_bytes())[ISI]
    ganti_teks(meja.berkas(), "${nomor_naskah}", TERPOTONG)
    ganti_teks(meja.berkas(), "${ttd_pengirim}", "[isi: siapa]")
    terpotong = meja.berkas().read_bytes()
    with pytest.raises(GalatOutbox, match="2 hal belum lengkap"):
        meja.nyatakan_siap()
    assert meja.berkas().read_bytes() == terpotong
    ganti_teks(meja.berkas(), "[isi: siapa]", "${ttd_pengirim}")
    sebelum = meja.berkas().read_bytes()

    hasil = siapkan_ttd(meja.outbox, meja.basis, kantor(), meja.entri(), SAAT)

    assert "${nomor_naskah} terpotong oleh Word, dan sudah disatukan lagi" in str(hasil.perhatian[-1])
    kini = baca_bagian(meja.berkas().read_bytes())[ISI].decode()
    assert kini.replace(SISA, "").replace(' xml:space="preserve"', "") == utuh.decode().replace(
        ' xml:space="preserve"', ""
    )
    simpanan = meja.berkas().parent / "riwayat" / f"{meja.berkas().stem} (sebelum tag disatukan).docx"
    assert simpanan.read_bytes() == sebelum
    assert (meja.keluhan(), meja.pulang().entri.nomor) == ([], 17)


def test_a_letter_that_the_office_numbers_is_not_ready_with_a_tag_in_it(meja: MejaSrikandi) -> None:
    meja.taruh()
    meja.nomori(15)
    ganti_teks(meja.berkas(), "[isi: tempat rapat]", "${ttd_pengirim}")
    with pytest.raises(GalatOutbox) as galat:
        meja.nyatakan_siap()
    assert [m.kode for m in galat.value.masalah] == [KodeSiap.TAG_SRIKANDI]


def test_number_and_date_come_with_the_signed_pdf(meja: MejaSrikandi) -> None:
    meja.taruh_bertag()
    meja.nyatakan_siap()
    hasil = meja.pulang()
    entri = meja.entri()
    assert (entri.status, entri.nomor, entri.tanggal) == (StatusNaskah.DITANDATANGANI, 17, TANGGAL)
    assert hasil.perhatian == ()
    assert meja.nomor_tercatat() == [("undangan/srikandi", 17, entri.kunci, KeadaanNomor.DIPAKAI)]
    with meja.basis.baca() as sambungan:
        (dinomori,) = (k for k in kejadian_naskah(sambungan, entri.kunci) if k.peristiwa == "DINOMORI")
    assert (dinomori.data["tertulis"], dinomori.data["sumber"]) == ("17/PW.02-Und/7210/2026", "SRIKANDI")
    assert meja.keluhan() == []
    assert not meja.pulang().berubah
    assert meja.baris_csv() == ["DIPAKAI"]


def test_a_number_of_the_offices_own_book_does_not_stand_in_its_way(meja: MejaSrikandi) -> None:
    meja.siapkan(LAIN, 17)
    meja.taruh_bertag()
    meja.nyatakan_siap()
    assert meja.pulang().entri.nomor == 17
    assert meja.keluhan() == []


def test_a_number_that_another_letter_got_from_the_system_is_refused_and_nothing_is_left(meja: MejaSrikandi) -> None:
    for jenis in (UNDANGAN, LAIN):
        meja.taruh_bertag(jenis)
        meja.nyatakan_siap(jenis)
    meja.pulang()
    with pytest.raises(GalatOutbox, match=r"Nomor 17 dari SRIKANDI .* sudah dipakai sigi/2026-TW1/undangan-monev"):
        meja.pulang(LAIN, "17 ", nama="lain.pdf")
    entri = meja.entri(LAIN)
    assert (entri.status, entri.berkas_ttd, meja.keluhan()) == (StatusNaskah.SIAP_TTD, None, [])


def test_what_the_text_does_not_say_is_asked_for_and_may_be_said(meja: MejaSrikandi) -> None:
    meja.taruh_bertag()
    meja.nyatakan_siap()
    asal = meja.pindaian("scan.pdf", pdf("tanpa teks"))

    def catat(disebut: Disebut) -> HasilTtd:
        return tandatangani(meja.outbox, meja.basis, meja.entri(), asal, SAAT.date(), SAAT, disebut)

    with pytest.raises(GalatPemakaian, match=r"Nomor dan tanggal .* tidak terbaca di “scan.pdf”"):
        catat(TAK_DISEBUT)
    with pytest.raises(GalatPemakaian, match=r"Tanggal .* tidak terbaca"):
        catat(Disebut(nomor=17))
    assert meja.entri().berkas_ttd is None
    assert catat(Disebut(17, TANGGAL)).entri.tanggal == TANGGAL


def test_what_a_person_says_goes_before_what_is_read_and_the_difference_is_told(meja: MejaSrikandi) -> None:
    meja.taruh_bertag()
    meja.nyatakan_siap()
    hasil = meja.pulang(disebut=Disebut(18, TANGGAL))
    assert (hasil.entri.nomor, hasil.perhatian) == (
        18,
        ("di teks berkasnya terbaca nomor 17, yang dicatat 18 seperti disebut",),
    )
    with pytest.raises(GalatOutbox, match="sudah bernomor 18, bukan 17"):
        meja.pulang(disebut=Disebut(17))


def test_the_pdf_of_another_kind_gives_no_number(meja: MejaSrikandi) -> None:
    meja.taruh_bertag("laporan-monev-ppid")
    meja.nyatakan_siap("laporan-monev-ppid")
    with pytest.raises(GalatOutbox, match="bukan teks sigi/2026-TW1/laporan-monev-ppid"):
        meja.pulang("laporan-monev-ppid")
    assert meja.nomor_tercatat() == []


def test_a_day_to_come_is_not_the_letters_date(meja: MejaSrikandi) -> None:
    meja.taruh_bertag()
    meja.nyatakan_siap()
    dini, asal = dt.datetime(2026, 3, 15, 1, tzinfo=dt.UTC), meja.pindaian("surat.pdf", surat())
    with pytest.raises(GalatPemakaian, match=r"Tanggal .* tidak terbaca"):
        tandatangani(meja.outbox, meja.basis, meja.entri(), asal, dini.date(), dini)


def test_letting_a_wrong_copy_go_lets_its_number_go_and_the_right_one_may_bring_it_again(meja: MejaSrikandi) -> None:
    meja.taruh_bertag()
    meja.nyatakan_siap()
    meja.pulang()
    meja.lepas()
    entri = meja.entri()
    assert (entri.status, entri.nomor, entri.tanggal) == (StatusNaskah.SIAP_TTD, None, None)
    assert meja.nomor_tercatat() == [("undangan/srikandi", 17, entri.kunci, KeadaanNomor.BATAL)]
    assert meja.keluhan() == []
    meja.taruh_bertag(LAIN)
    meja.nyatakan_siap(LAIN)
    assert meja.pulang(LAIN).entri.nomor == 17
    assert meja.pulang(nomor="18", nama="benar.pdf").entri.nomor == 18
    assert meja.keluhan() == []
    assert meja.baris_csv() == ["DIPAKAI", "BATAL", "DIPAKAI LAGI", "DIPAKAI"]


def test_a_letter_numbered_in_the_office_takes_no_number_with_its_signature(meja: MejaSrikandi) -> None:
    meja.siapkan()
    with pytest.raises(GalatPemakaian, match="dinomori di kantor, bukan oleh SRIKANDI"):
        meja.pulang(disebut=Disebut(17))
    assert meja.pulang().entri.nomor == 15


def test_choosing_the_other_draft_chooses_its_way(meja: MejaSrikandi) -> None:
    meja.taruh()
    ganti_teks(meja.berkas(), "[isi: tempat rapat]", "Aula")
    assert meja.taruh_bertag() is Tindakan.DISANDINGKAN
    assert meja.entri().jalur == "", "the draft that somebody edited stays the letter"
    samping = meja.entri().berkas_sanding
    assert samping is not None
    pakai(meja.outbox, meja.basis, "sigi", samping, SAAT)
    assert meja.entri().jalur == JALUR


def test_a_register_that_was_lost_takes_the_way_from_the_file(meja: MejaSrikandi) -> None:
    meja.taruh_bertag()
    with meja.basis.transaksi("sigi") as sambungan:
        agenda.simpan(sambungan, dataclasses.replace(meja.entri(), jalur=""))
    with pytest.raises(GalatOutbox, match="lewat SRIKANDI"):
        meja.nomori(15)
    assert meja.entri().jalur == JALUR


def test_a_number_that_another_letter_gets_meanwhile_is_refused_and_no_copy_is_laid(
    meja: MejaSrikandi, monkeypatch: pytest.MonkeyPatch
) -> None:
    for jenis in (UNDANGAN, LAIN):
        meja.taruh_bertag(jenis)
        meja.nyatakan_siap(jenis)
    asli = tanda_tangan._niatkan

    def orang_lain_mendahului(*args: Any) -> EntriAgenda:
        monkeypatch.undo()
        hasil = asli(*args)
        meja.pulang(LAIN, "17 ", nama="lain.pdf")
        return hasil

    monkeypatch.setattr(tanda_tangan, "_niatkan", orang_lain_mendahului)
    with pytest.raises(GalatOutbox, match=r"Nomor 17 dari SRIKANDI .* sudah dipakai sigi/2026-TW1/undangan-wbs"):
        meja.pulang()
    assert not list(meja.berkas().parent.glob(f"01 {UNDANGAN} (ditandatangani)*"))
    assert meja.pulang(nomor="18", nama="benar.pdf").entri.nomor == 18
    assert meja.keluhan() == []


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
@pytest.mark.parametrize("langkah", ["tandatangani", "lepas"])
def test_killed_anywhere_the_same_command_finishes_it_and_the_number_is_entered_once(
    tmp_path: Path, langkah: str
) -> None:
    (tmp_path / "awal").mkdir()
    tulis_templat(tmp_path / "awal", templat)
    with buka(f"sqlite:///{tmp_path}/awal/agenda.sqlite3") as basis:
        awal = MejaSrikandi(tmp_path / "awal", basis)
        awal.taruh_bertag()
        awal.nyatakan_siap()
        asal = awal.pindaian("scan 1.pdf", surat())
        if langkah == "lepas":
            awal.tandatangani(asal)
    semua = mati_di(langkah, awal.folder)
    assert len(semua) >= 4
    for tempat in semua:
        with buka(f"sqlite:///{tempat}/agenda.sqlite3") as basis:
            meja = MejaSrikandi(tempat, basis)
            if langkah == "tandatangani":
                meja.tandatangani(tempat / "unduhan" / "scan 1.pdf")
                keadaan, peristiwa = KeadaanNomor.DIPAKAI, ["DIPAKAI"]
            else:
                meja.lepas()
                keadaan, peristiwa = KeadaanNomor.BATAL, ["DIPAKAI", "BATAL"]
            assert meja.nomor_tercatat() == [("undangan/srikandi", 17, meja.entri().kunci, keadaan)], tempat
            assert (meja.baris_csv(), meja.keluhan()) == (peristiwa, []), tempat
