"""The gate before signing: nothing with gaps passes, what passed is never replaced, and a later change shows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.nomor import BarisNomor, daftar_nomor, simpan_nomor
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox.daftar import daftar
from tata_usaha.outbox.nomori import Kehendak
from tata_usaha.outbox.pilih import pilih_naskah
from tata_usaha.outbox.siap import HasilSiap, siapkan_ttd
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.conftest import Meja
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.test_nomori import HARI, MejaNomor, saat_transaksi, sunting, templat
from tests.zi_model.bahan_sigi import kantor
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.masalah import Tingkat
from zi_model.naskah.inti.kode_kaki import kode_kaki
from zi_model.nomor import KeadaanNomor

SAAT = dt.datetime(2026, 4, 2, tzinfo=dt.UTC)
ISI = "word/document.xml"
TANDA_BELUM = '<w:r><w:rPr><w:rStyle w:val="NDBelumTerverifikasi"/></w:rPr><w:t> (belum terverifikasi)</w:t></w:r>'


@pytest.fixture
def meja_nomor(tmp_path: Path, url_agenda_tahan: str) -> Iterator[MejaNomor]:
    tulis_templat(tmp_path, templat)
    with buka(url_agenda_tahan) as basis:
        yield MejaNomor(tmp_path, basis)


def siap(meja: MejaNomor, jenis: str = "undangan-monev", tetap: str | None = None) -> HasilSiap:
    return siapkan_ttd(meja.outbox, meja.basis, kantor(), meja.entri(jenis), SAAT, tetap=tetap)


def ganti_teks(berkas: Path, lama: str, baru: str) -> None:
    """Type something over a text of the letter."""
    docx = berkas.read_bytes()
    xml = baca_bagian(docx)[ISI]
    assert lama.encode() in xml
    berkas.write_bytes(ganti_bagian(docx, {ISI: xml.replace(lama.encode(), baru.encode())}))


def lengkapi(meja: MejaNomor, jenis: str = "undangan-monev") -> None:
    meja.nomori(15, jenis)
    ganti_teks(meja.berkas(jenis), "[isi: tempat rapat]", "Aula")


def keluhan(meja: MejaNomor) -> list[str]:
    with pytest.raises(GalatOutbox) as galat:
        siap(meja)
    return [f"{m.kode} {m.pesan}" for m in galat.value.masalah]


def saran(meja: MejaNomor) -> str:
    with pytest.raises(GalatOutbox) as galat:
        siap(meja)
    return galat.value.saran


def test_ditolak_selama_ada_isian_dan_disebut_tempatnya(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    assert keluhan(meja_nomor) == [
        "S01 di bawah “Bab I”, paragraf 4: [isi: tempat rapat] belum diisi.",
        "S02 nomornya belum tercatat di buku agenda.",
    ]
    meja_nomor.nomori()
    assert keluhan(meja_nomor) == ["S01 di bawah “Bab I”, paragraf 4: [isi: tempat rapat] belum diisi."]
    assert meja_nomor.entri().status is StatusNaskah.KONSEP


def test_sarannya_menyebut_yang_memang_kurang(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    assert saran(meja_nomor) == (
        "Beri nomor dan tanggalnya, lengkapi di isian naskahnya atau di Word, lalu jalankan lagi."
    )
    ganti_teks(meja_nomor.berkas(), "[isi: tempat rapat]", "Aula")
    assert saran(meja_nomor) == "Beri dahulu nomor dan tanggalnya, lalu jalankan lagi."
    ganti_teks(meja_nomor.berkas(), "Aula", "[isi: tempat rapat]")
    meja_nomor.nomori()
    assert saran(meja_nomor) == "Lengkapi di isian naskahnya atau di Word, lalu jalankan lagi."


def test_yang_lengkap_menjadi_siap_dan_sidiknya_dicatat(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    isi = meja_nomor.berkas().read_bytes()
    hasil = siap(meja_nomor)
    assert (hasil.berubah, hasil.entri.status, hasil.belum_terverifikasi) == (True, StatusNaskah.SIAP_TTD, 0)
    assert meja_nomor.berkas().read_bytes() == isi
    assert meja_nomor.entri() == hasil.entri
    peristiwa = meja_nomor.peristiwa()
    assert peristiwa[-1] == "SIAP_TTD"
    assert not siap(meja_nomor).berubah
    assert meja_nomor.peristiwa() == peristiwa


def test_salah_ketik_orang_disebut_tanpa_menghalangi(meja_nomor: MejaNomor) -> None:
    """A weekday that does not agree, another office's name: said, not refused, for a letter may quote them."""
    meja_nomor.taruh()
    ganti_teks(meja_nomor.berkas(), "[isi: tempat rapat]", "Aula KPU Kabupaten Poso, Senin, 25 Maret 2026")
    meja_nomor.nomori()
    hasil = siap(meja_nomor)
    assert hasil.berubah
    assert [(str(m.kode), m.tingkat) for m in hasil.perhatian] == [("P04", Tingkat.CATATAN), ("P05", Tingkat.CATATAN)]


def test_dasar_hukum_yang_tidak_sesuai_tanggalnya_disebut_tanpa_menghalangi(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    ganti_teks(meja_nomor.berkas(), "[isi: tempat rapat]", kantor().hukum["permenpanrb-52-2014"].judul)
    meja_nomor.nomori()
    hasil = siap(meja_nomor)
    assert hasil.berubah
    assert [(str(m.kode), m.tingkat) for m in hasil.perhatian] == [("S05", Tingkat.CATATAN)]


def test_sesudah_siap_tidak_diganti_dan_perubahannya_ketahuan(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    siap(meja_nomor)
    isi = meja_nomor.berkas().read_bytes()
    assert meja_nomor.taruh(judul="Data baru") is Tindakan.TERKUNCI
    assert meja_nomor.berkas().read_bytes() == isi
    assert daftar(meja_nomor.outbox, [meja_nomor.entri()])[0].catatan == ""
    sunting(meja_nomor.berkas())
    (satu,) = daftar(meja_nomor.outbox, [meja_nomor.entri()])
    assert satu.berubah_sesudah_siap
    assert satu.catatan.startswith("BERUBAH sesudah dinyatakan siap")
    assert siap(meja_nomor).berubah, "diperiksa dan dicatat lagi"
    assert daftar(meja_nomor.outbox, [meja_nomor.entri()])[0].catatan == ""


def test_nomor_yang_diketik_di_word_harus_dicatat_dahulu(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    docx = meja_nomor.berkas().read_bytes()
    xml = baca_bagian(docx)[ISI].replace(b"<w:showingPlcHdr/>", b"")
    for petunjuk, nilai in ((b"nomor", b"15"), (b"tanggal", b"18 Maret 2026"), (b"tempat rapat", b"Aula")):
        xml = xml.replace(b"[isi: " + petunjuk + b"]", nilai)
    meja_nomor.berkas().write_bytes(ganti_bagian(docx, {ISI: xml}))
    assert keluhan(meja_nomor) == ["S02 nomornya belum tercatat di buku agenda."]
    meja_nomor.nomori()
    assert siap(meja_nomor).berubah


def test_nomor_yang_diubah_sesudah_dicatat_ketahuan(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    ganti_teks(meja_nomor.berkas(), ">15<", ">16<")
    assert keluhan(meja_nomor) == ["S04 nomor di naskah “16”, di buku agenda “15”."]


def test_naskah_tanpa_nomor_cukup_bertanggal(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh("dokumentasi-apel", "tanpa")
    ganti_teks(meja_nomor.berkas("dokumentasi-apel"), "[isi: tempat rapat]", "Aula")
    with pytest.raises(GalatOutbox) as galat:
        siap(meja_nomor, "dokumentasi-apel")
    assert [str(m.kode) for m in galat.value.masalah] == ["S03"]
    meja_nomor.nomori(None, "dokumentasi-apel")
    assert siap(meja_nomor, "dokumentasi-apel").berubah


def test_isian_yang_kendalinya_dihapus_tetap_menghalangi(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    docx = meja_nomor.berkas().read_bytes()
    xml = baca_bagian(docx)[ISI]
    meja_nomor.berkas().write_bytes(ganti_bagian(docx, {ISI: xml.replace(b"</w:t>", b" [isi: nomor]</w:t>", 1)}))
    assert [k[:3] for k in keluhan(meja_nomor)] == ["S01"]


@pytest.mark.parametrize("status", [StatusNaskah.DITANDATANGANI, StatusNaskah.DIARSIPKAN, StatusNaskah.BATAL])
def test_yang_sudah_lewat_tidak_menjadi_siap_lagi(meja_nomor: MejaNomor, status: StatusNaskah) -> None:
    meja_nomor.taruh()
    with meja_nomor.basis.transaksi() as sambungan:
        agenda.simpan(sambungan, replace(meja_nomor.entri(), status=status))
    with pytest.raises(GalatOutbox, match=status.kata):
        siap(meja_nomor)


def test_berkas_siap_yang_dipindahkan_disebut_hilang_bukan_berubah(meja_nomor: MejaNomor) -> None:
    """Nothing is promised that will not be: no run drafts a letter anew that is ready."""
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    siap(meja_nomor)
    meja_nomor.berkas().unlink()
    (satu,) = daftar(meja_nomor.outbox, [meja_nomor.entri()])
    assert (satu.catatan, satu.berubah_sesudah_siap) == ("berkas tidak ada lagi", False)
    with pytest.raises(GalatOutbox, match="tidak ada lagi") as galat:
        siap(meja_nomor)
    assert galat.value.saran == "Kembalikan berkasnya ke tempat itu."
    assert meja_nomor.taruh() is Tindakan.HILANG


def test_catatan_yang_berubah_selagi_diperiksa_tidak_ditimpa(meja_nomor: MejaNomor) -> None:
    """Somebody cancelled the letter while it was checked: it stays cancelled."""
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    entri = meja_nomor.entri()

    def orang_lain() -> None:
        with buka(meja_nomor.alamat) as basis, basis.transaksi() as sambungan:
            agenda.simpan(sambungan, replace(entri, status=StatusNaskah.BATAL))

    saat_transaksi(meja_nomor, orang_lain)
    with pytest.raises(GalatOutbox, match="di buku agenda baru saja berubah"):
        siapkan_ttd(meja_nomor.outbox, meja_nomor.basis, kantor(), entri, SAAT)
    assert meja_nomor.entri().status is StatusNaskah.BATAL


def sisipkan(berkas: Path, xml: str) -> None:
    """Put something at the end of the letter's first paragraph, as Word keeps it."""
    docx = berkas.read_bytes()
    isi = baca_bagian(docx)[ISI]
    awal, akhir = isi.split(b"</w:p>", 1)
    berkas.write_bytes(ganti_bagian(docx, {ISI: awal + xml.encode() + b"</w:p>" + akhir}))


def test_a_letter_that_is_still_under_review_is_refused_with_each_change_and_comment(meja_nomor: MejaNomor) -> None:
    """Also with a reason: printed, it would show deleted words, or a remark in the margin."""
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    oleh = 'w:id="7" w:author="Kasubbag" w:date="2026-03-01T08:00:00Z"'
    sisipkan(meja_nomor.berkas(), f"<w:ins {oleh}><w:r><w:t>wajib</w:t></w:r></w:ins>")
    sisipkan(meja_nomor.berkas(), TANDA_BELUM)
    with pytest.raises(GalatOutbox) as galat:
        siap(meja_nomor, tetap="sudah disetujui lisan")
    masalah, ditanya = galat.value.masalah
    assert (str(masalah.kode), str(ditanya.kode)) == ("S06", "S09"), "all at once, what is asked too"
    assert "disisipkan oleh Kasubbag “wajib”, belum diterima atau ditolak" in masalah.pesan
    assert meja_nomor.entri().status is StatusNaskah.KONSEP


def test_a_comment_that_is_open_is_refused(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    dokumen = Document(str(meja_nomor.berkas()))
    paragraf = dokumen.paragraphs[0]
    dokumen.add_comment(paragraf.runs, text="Tolong dicek", author="Kasubbag", initials="K")
    dokumen.save(str(meja_nomor.berkas()))
    (keluhan_komentar,) = keluhan(meja_nomor)
    assert keluhan_komentar.startswith("S07 ")
    assert "komentar Kasubbag “Tolong dicek” masih terbuka" in keluhan_komentar


def test_what_only_a_person_knows_is_asked_and_passes_with_a_reason_that_is_recorded(meja_nomor: MejaNomor) -> None:
    """A decree that says that it is older than what it cites, and a citation that nobody has verified."""
    baru = next(r for r in kantor().hukum.values() if isinstance(r.berlaku_dari, dt.date) and r.nomor)
    assert isinstance(baru.berlaku_dari, dt.date)
    meja_nomor.taruh("dokumentasi-apel", "tanpa")
    ganti_teks(meja_nomor.berkas("dokumentasi-apel"), "[isi: tempat rapat]", baru.judul.partition(" tentang ")[0])
    meja_nomor.nomori(None, "dokumentasi-apel", baru.berlaku_dari - dt.timedelta(days=1))
    sisipkan(meja_nomor.berkas("dokumentasi-apel"), TANDA_BELUM)
    with pytest.raises(GalatOutbox, match="2 hal perlu dipastikan dahulu") as galat:
        siap(meja_nomor, "dokumentasi-apel")
    assert [(str(m.kode), m.tingkat) for m in galat.value.masalah] == [("S08", Tingkat.GALAT), ("S09", Tingkat.GALAT)]
    bertanda = galat.value.masalah[1]
    assert "1 dasar hukum bertanda kuning, belum terverifikasi: “(belum terverifikasi)” (" in bertanda.pesan
    assert "paragraf 1" in bertanda.pesan, "it is said where, as of all else"
    assert "Ctrl+Spasi" in bertanda.saran
    assert galat.value.anjuran is not None
    assert dict(galat.value.anjuran.parameter)["tetap"] == "ya"
    hasil = siap(meja_nomor, "dokumentasi-apel", "tanggal mengikuti rapat pleno")
    assert hasil.berubah
    assert [(str(m.kode), m.tingkat) for m in hasil.perhatian] == [("S08", Tingkat.CATATAN), ("S09", Tingkat.CATATAN)]
    with meja_nomor.basis.baca() as sambungan:
        terakhir = kejadian_naskah(sambungan, hasil.entri.kunci)[-1]
    assert (terakhir.alasan, terakhir.data["tetap"]) == ("tanggal mengikuti rapat pleno", "S08 S09")
    assert not siap(meja_nomor, "dokumentasi-apel").berubah, "what was answered is not asked again"


@pytest.mark.parametrize(
    ("tetangga", "hari", "ditanya"),
    [
        (13, dt.date(2026, 3, 19), True),
        (13, HARI, False),
        (17, dt.date(2026, 3, 17), True),
        (17, dt.date(2026, 3, 19), False),
    ],
)
def test_a_date_that_is_not_between_those_of_the_numbers_beside_is_asked(
    meja_nomor: MejaNomor, tetangga: int, hari: dt.date, ditanya: bool
) -> None:
    """A number that is void is nobody's neighbour, whatever its date."""
    for jenis in ("undangan-monev", "undangan-wbs"):
        meja_nomor.taruh(jenis)
    lengkapi(meja_nomor)
    meja_nomor.nomori(tetangga, "undangan-wbs", hari, Kehendak(alasan="menurut buku agenda"))
    with meja_nomor.basis.transaksi() as sambungan:
        for nomor, tanggal in ((14, dt.date(2026, 12, 1)), (16, dt.date(2026, 1, 1))):
            simpan_nomor(sambungan, BarisNomor("sigi", "undangan", 2026, nomor, tanggal, None, "x", KeadaanNomor.BATAL))
    if ditanya:
        assert keluhan(meja_nomor) == [
            f"S10 nomor 15 bertanggal 18 Maret 2026, padahal nomor {tetangga} bertanggal {tanggal_panjang(hari)}."
        ]
    else:
        assert siap(meja_nomor).perhatian == ()


def test_a_date_that_was_explained_when_it_was_numbered_is_not_asked_again(meja_nomor: MejaNomor) -> None:
    meja_nomor.taruh()
    lengkapi(meja_nomor)
    with meja_nomor.basis.transaksi("sigi") as sambungan:
        simpan_nomor(sambungan, BarisNomor("sigi", "undangan", 2026, 14, dt.date(2026, 12, 1), None, "x"))
        (sendiri,) = (b for b in daftar_nomor(sambungan, "sigi") if b.nomor == 15)
        simpan_nomor(sambungan, replace(sendiri, alasan="surat itu tertunda"))
    assert siap(meja_nomor).berubah


def test_naskah_dipilih_dengan_kunci_akhiran_atau_berkasnya(meja_nomor: MejaNomor) -> None:
    for jenis in ("undangan-monev", "undangan-wbs", "daftar-hadir-monev"):
        meja_nomor.taruh(jenis)
    with meja_nomor.basis.baca() as sambungan:
        semua = agenda.semua(sambungan)
    tujuan = "sigi/2026-TW1/undangan-monev"
    berkas = str(meja_nomor.berkas())
    pendek = ("undangan-monev", "2026-TW1/undangan-monev", "undangan/monev", "2026-TW1/undangan/monev")
    kode = kode_kaki(tujuan, "7210")
    for sebutan in (tujuan, tujuan.upper(), *pendek, berkas, "01 undangan-monev", kode, f" {kode.lower()} "):
        assert pilih_naskah(semua, meja_nomor.outbox, sebutan).kunci == tujuan
    with pytest.raises(GalatPemakaian, match=r"cocok dengan 2 naskah:\n  sigi/2026-TW1/daftar-hadir-monev\n"):
        pilih_naskah(semua, meja_nomor.outbox, "-monev")
    with pytest.raises(GalatPemakaian, match="Tidak ada naskah") as galat:
        pilih_naskah(semua, meja_nomor.outbox, "undangan-monv")
    assert tujuan in galat.value.saran
    for sebutan in ("", "/", ".", kode_kaki(tujuan, "7271")[:5] + kode[5:]):
        with pytest.raises(GalatPemakaian):
            pilih_naskah(semua, meja_nomor.outbox, sebutan)


def test_perintahnya_dari_konsep_sampai_siap(meja: Meja) -> None:
    """The real decree: numbered, refused with every gap, and shown in the list."""
    assert meja.zi("naskah", "buat", "keputusan/tim-upg").kode == 0
    hasil = meja.zi("outbox", "nomori", "tim-upg", "--nomor", "9", "--tanggal", "2026-01-20", "--json")
    assert hasil.kode == 0, hasil.err
    data = json.loads(hasil.out)
    assert (data["nomor"], data["tanggal"], data["tersisa"]) == (9, "2026-01-20", [])
    for nomor in (10, 12):  # both are decrees of 21 January, as far as the plan knows
        assert any(f"Nomor {nomor} Tahun 2026 tidak berlaku pada 20 Januari 2026" in m for m in data["perhatian"])
    assert data["terisi"] >= 3  # number at the top and over the Lampiran, date
    (satu,) = json.loads(meja.zi("outbox", "--json").out)
    assert (satu["nomor"], satu["tanggal"], satu["status"]) == (9, "2026-01-20", "KONSEP")
    ditolak = meja.zi("outbox", "siap", "tim-upg")
    assert ditolak.kode == 5
    assert ditolak.err.count("galat S01") == satu["isian"]
    assert " 9 " in meja.zi("outbox").out
    assert meja.zi("outbox", "nomori", "tim-upg", "--tanggal", "kemarin").kode == 2
    assert meja.zi("outbox", "nomori", "tim-upg", "--nomor", "0", "--tanggal", "2026-01-20").kode == 2
    assert meja.zi("outbox", "siap", "tidak-ada").kode == 2
