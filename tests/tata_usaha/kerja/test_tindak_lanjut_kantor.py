"""What issued letters recommended, seen and answered from the command line: `zi tindak-lanjut`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tata_usaha.agenda import buku, terbit
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBukti, GalatPemakaian
from tata_usaha.kerja.periksa_jawaban import periksa_jawaban
from tests.conftest import Meja, data
from tests.zi_model.terbit_uji import laporan, notula, rekomendasi
from zi_model.daur_naskah import StatusNaskah
from zi_model.terbit import NaskahTerbit

LAPORAN = laporan(
    "2026-TW1",
    "2026-04-09",
    rekomendasi("2026-TW1/1", ("2.1.2.1", "2026-TW1")),
    rekomendasi("2026-TW1/2", teks="Menunjuk petugas [pengumpul] bukti.", batas="15 Mei 2026"),
)
NOTULA = notula("2026-TW1", "2026-03-25", rekomendasi("2026-TW1/notula-monev/1", teks="Membagi tugas."))


@pytest.fixture
def kantor(meja: Meja, jam: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> Meja:
    """Return an office on 4 May 2026 that has issued a report and a notula."""
    jam("2026-05-04T09:00+08:00")
    monkeypatch.setenv("ZI_OLEH", "Sari")
    terbitkan(meja, LAPORAN, NOTULA)
    return meja


def terbitkan(meja: Meja, *semua: NaskahTerbit) -> None:
    with buka(meja.pengaturan.database) as basis, basis.transaksi("sigi") as sambungan:
        for n in semua:
            entri = EntriAgenda(
                n.kunci, "sigi", n.jenis, "", str(n.periode), f"{n.jenis}.docx", StatusNaskah.SIAP_TTD, 1, None,
                nomor=7, tanggal=n.tanggal,
            )  # fmt: skip
            buku.simpan(sambungan, entri)
            isi = terbit.tulis_isi(n.isi, n.nomor, n.rekomendasi)
            terbit.simpan(sambungan, n.kunci, waktu.sekarang(), "0" * 64, isi)


def surat(tempat: Path, isi: str = "Surat tugas petugas pengumpul bukti.") -> Path:
    dokumen = Document()
    dokumen.add_paragraph(isi)
    tempat.parent.mkdir(parents=True, exist_ok=True)
    dokumen.save(str(tempat))
    return tempat


def test_it_tells_each_with_its_words_and_what_became_of_it(kantor: Meja) -> None:
    isi = data(kantor.zi("tindak-lanjut", "--json"))
    assert (isi["periode"], isi["per"], isi["belum_terbit"]) == ("2026", "2026-05-04", [])
    satu = isi["rekomendasi"][0]
    assert satu["teks"] == LAPORAN.rekomendasi[0].teks
    assert satu["kewajiban"] == [{"kode": "2.1.2.1", "periode": "2026-TW1"}]
    assert satu["dasar"] == "Sampai dengan 4 Mei 2026 belum ada laporan untuk 2.1.2.1 Efektivitas Penerapan SOP."
    assert [(r["id"], r["keadaan"]) for r in isi["rekomendasi"]] == [
        ("2026-TW1/1", "BELUM"),
        ("2026-TW1/2", "BERJALAN"),
        ("2026-TW1/notula-monev/1", "BELUM"),
    ]


def test_the_status_says_how_many_are_open(kantor: Meja) -> None:
    hasil = kantor.zi("status", "2026-TW2")
    assert hasil.kode == 0, hasil.err
    assert "3 rekomendasi belum selesai; lihat dengan: zi tindak-lanjut" in hasil.out


def test_on_the_screen_it_is_as_of_the_day_asked_for_and_names_a_report_that_was_not_issued(kantor: Meja) -> None:
    """Words that look like marks of the screen stay words."""
    hasil = kantor.zi("tindak-lanjut", "tampil", "2026-S1", "--per", "2026-07-20")
    assert hasil.kode == 0, hasil.err
    assert "[pengumpul]" in hasil.out
    assert "3 dari 3 belum selesai." in hasil.out
    assert "Laporan monev Triwulan II Tahun 2026 belum ditetapkan" in hasil.out


def test_a_proof_from_elsewhere_is_taken_in_recorded_and_closes_it(kantor: Meja, tmp_path: Path) -> None:
    """Whoever was cut off after the file was copied runs the command again: nothing is copied or recorded twice."""
    asal = surat(tmp_path / "rumah/Surat Tugas.docx")
    perintah = ("tindak-lanjut", "jawab", "2026-tw1/2", "--bukti", str(asal), "--catatan", "Ani ditunjuk.", "--json")
    hasil = data(kantor.zi(*perintah))
    assert (hasil["keadaan"], hasil["berubah"]) == ("SELESAI", True)
    assert hasil["jawaban"]["bukti"] == "2026/tindak-lanjut/2026-TW1 2/Surat Tugas.docx"
    assert Path(hasil["tempat_bukti"]).read_bytes() == asal.read_bytes()
    assert hasil["dasar"] == "Dijawab pada 4 Mei 2026 oleh Sari: “Ani ditunjuk.” (bukti: “Surat Tugas.docx”)."
    assert data(kantor.zi(*perintah))["berubah"] is False
    assert len(list((kantor.pengaturan.bukti / "sigi").rglob("*.docx"))) == 1
    with buka(kantor.pengaturan.database) as basis, basis.baca() as sambungan:
        (satu,) = kejadian_naskah(sambungan, LAPORAN.kunci)
    assert (satu.peristiwa, satu.oleh, satu.data["id"]) == ("TINDAK_LANJUT_DIJAWAB", "Sari", "2026-TW1/2")
    assert len(str(satu.data["sha256"])) == 64


def test_a_file_of_the_evidence_folder_stays_where_it_is_and_one_taken_in_is_not_misplaced(kantor: Meja) -> None:
    ada = surat(kantor.pengaturan.bukti / "sigi/2026/tindak-lanjut/lama/Surat Tugas.docx")
    relatif = ada.relative_to(kantor.pengaturan.bukti / "sigi").as_posix()
    hasil = data(kantor.zi("tindak-lanjut", "jawab", "2026-TW1/2", "--bukti", relatif, "--json"))
    assert hasil["jawaban"]["bukti"] == relatif
    assert list((kantor.pengaturan.bukti / "sigi").rglob("*.docx")) == [ada]
    hasil = kantor.zi("bukti", "periksa")
    assert hasil.kode == 0, hasil.err
    assert "Surat Tugas" not in hasil.out + hasil.err


def test_a_proof_that_is_gone_or_another_file_by_now_is_found(kantor: Meja) -> None:
    ada = surat(kantor.pengaturan.bukti / "sigi/2026/tindak-lanjut/lama/Surat Tugas.docx")
    kantor.zi("tindak-lanjut", "jawab", "2026-TW1/2", "--bukti", str(ada))
    akar = kantor.pengaturan.bukti / "sigi"
    with buka(kantor.pengaturan.database) as basis, basis.baca() as sambungan:

        def keluhan(arsip: frozenset[int] = frozenset()) -> list[str]:
            return [m.pesan for m in periksa_jawaban(sambungan, "sigi", akar, arsip)]

        assert keluhan() == []
        surat(ada, "Surat lain.")
        assert keluhan() == ["bukti jawaban rekomendasi 2026-TW1/2 berubah sesudah dicatat."]
        ada.unlink()
        assert keluhan() == ["bukti jawaban rekomendasi 2026-TW1/2 tidak ada lagi."]
        assert keluhan(frozenset({2026})) == []


def test_words_alone_are_recorded_and_close_nothing(kantor: Meja) -> None:
    hasil = kantor.zi("tindak-lanjut", "jawab", "2026-TW1/2", "--catatan", "Sedang dibahas.")
    assert hasil.kode == 0, hasil.err
    assert "Keadaannya: Berjalan." in hasil.out
    assert "--bukti" in hasil.out


@pytest.mark.parametrize(
    ("id_", "sisa", "kata"),
    [
        ("2026-TW1/9", ("--catatan", "x"), "Yang ada: 2026-TW1/1, 2026-TW1/2."),
        ("tiga", ("--catatan", "x"), "bukan nomor rekomendasi"),
        ("2026-TW1/2", (), "Tulis apa yang sudah dikerjakan, sertakan berkas buktinya, atau keduanya."),
    ],
)
def test_what_cannot_be_answered_is_told(kantor: Meja, id_: str, sisa: tuple[str, ...], kata: str) -> None:
    hasil = kantor.zi("tindak-lanjut", "jawab", id_, *sisa)
    assert (hasil.kode, kata in hasil.err) == (GalatPemakaian.kode_keluar, True), hasil.err


def test_a_file_that_is_no_evidence_is_refused_and_nothing_is_recorded(kantor: Meja, tmp_path: Path) -> None:
    asal = tmp_path / "surat.pdf"
    for isi in (None, b"", b"bukan apa-apa"):
        if isi is not None:
            asal.write_bytes(isi)
        hasil = kantor.zi("tindak-lanjut", "jawab", "2026-TW1/2", "--bukti", str(asal))
        assert hasil.kode == GalatBukti.kode_keluar, hasil.err
    with buka(kantor.pengaturan.database) as basis, basis.baca() as sambungan:
        assert terbit.muat_jawaban(sambungan, "sigi") == ()


def test_those_of_one_sub_bagian_are_its_rows_and_what_names_it_in_words(kantor: Meja) -> None:
    """The first is drafted for a row of Rendatin, though its words name another sub bagian."""
    for unit, milik in (("Rendatin", ["2026-TW1/1"]), ("teknis_hukum", ["2026-TW1/2", "2026-TW1/notula-monev/1"])):
        isi = data(kantor.zi("tindak-lanjut", "--unit", unit, "--json"))
        assert [r["id"] for r in isi["rekomendasi"]] == milik
    hasil = kantor.zi("tindak-lanjut", "--unit", "dapur")
    assert (hasil.kode, "Tidak ada sub bagian “dapur”" in hasil.err) == (2, True)
