"""Recommendations at the desk: everybody reads them, each sub bagian answers its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from meja.unggahan import folder_unggahan
from tests.meja.conftest import Situs
from tests.tata_usaha.kerja.test_tindak_lanjut_kantor import LAPORAN, NOTULA, surat, terbitkan
from tests.zi_model.terbit_uji import laporan, rekomendasi
from zi_model.pengguna import Peran

MILIK, LAIN = "unit:teknis_hukum", "unit:parmas_sdm"
ALAMAT = "/tindak-lanjut/jawab/2026-TW1/2"
FORM = (
    '--batas\r\nContent-Disposition: form-data; name="catatan"\r\n\r\nSedang dibahas.\r\n'
    '--batas\r\nContent-Disposition: form-data; name="bukti"; filename=""\r\n'
    "Content-Type: application/octet-stream\r\n\r\n\r\n--batas--\r\n"
)
"""What a browser sends of the form when no file was chosen."""


@pytest.fixture
def terbit(situs: Situs, jam: Callable[[str], None]) -> Situs:
    """Return the desk of an office on 4 May 2026 that has issued a report and a notula."""
    jam("2026-05-04T09:00+08:00")
    terbitkan(situs.kantor, LAPORAN, NOTULA)
    return situs


def test_before_anything_is_issued_the_page_says_so(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-01-05T09:00+08:00")
    jawab = situs.masuk(Peran.PIMPINAN).get("/tindak-lanjut")
    assert jawab.status_code == 200
    assert "Belum ada rekomendasi di sini." in jawab.text


@pytest.mark.tahan
def test_in_january_what_the_old_year_left_is_one_click_away(terbit: Situs, jam: Callable[[str], None]) -> None:
    assert terbit.kantor.zi("rencana", "baru", "2027").kode == 0
    jam("2027-01-11T09:00+08:00")
    peramban = terbit.masuk(Peran.PIMPINAN)
    isi = peramban.get("/tindak-lanjut?terbuka=1").text
    assert '<a href="/tindak-lanjut?terbuka=1&amp;periode=2026">Lihat tindak lanjut Tahun 2026</a>' in isi
    lalu = peramban.get("/tindak-lanjut?periode=2026&terbuka=1").text
    assert "<strong>3</strong> dari 3 belum selesai." in lalu
    assert "Lihat tindak lanjut Tahun" not in lalu
    assert "Tahun 2025" not in peramban.get("/tindak-lanjut?periode=2026-TW4").text


def test_everybody_reads_the_words_as_issued_with_what_became_of_them(terbit: Situs) -> None:
    isi = terbit.masuk(Peran.PIMPINAN).get("/tindak-lanjut").text
    assert "Menunjuk petugas [pengumpul] bukti." in isi
    assert "Menyerahkan laporan butir 1 &lt;sesuai&gt; kesepakatan." in isi
    assert "<strong>3</strong> dari 3 belum selesai." in isi
    assert "Simpan jawaban" not in isi
    assert "<h2>Notula monev Triwulan I 2026, 25 Mar 2026</h2>" in isi, "a quarter has notulas of several meetings"
    assert re.findall(r'<th scope="row">(.*?)</th>', isi) == ["1", "2", "1"], "as the letters print them"
    assert re.findall(r'Nomor</th><th scope="col">(.*?)</th>', isi) == ["Rekomendasi", "Tindak lanjut"]
    assert {"<h2>Laporan monev Triwulan I 2026", "<h2>Notula monev Triwulan I 2026"} == set(
        re.findall(r"<h2>[^<,]*Triwulan I 2026", isi)
    ), "of several meetings each is named"


@pytest.mark.tahan
def test_one_that_is_asked_for_again_and_a_cancelled_report_are_told_in_words(
    terbit: Situs, jam: Callable[[str], None]
) -> None:
    jam("2026-07-20T09:00+08:00")
    baca = terbit.masuk(Peran.PIMPINAN)
    assert "Laporan monev Triwulan II 2026 belum dinyatakan siap; belum ada" in baca.get("/tindak-lanjut").text
    lagi = rekomendasi("2026-TW2/4", ("2.1.2.1", "2026-TW1"))
    terbitkan(terbit.kantor, laporan("2026-TW2", "2026-07-09", lagi))
    isi = baca.get("/tindak-lanjut").text
    assert "Diminta lagi di laporan monev Triwulan II 2026, nomor 4." in isi
    for saring in ("?periode=2026-TW1", "?periode=2026-TW1&terbuka=1"):
        assert "Diminta lagi di laporan monev Triwulan II 2026, nomor 4." in baca.get(f"/tindak-lanjut{saring}").text
    assert "Laporan monev Triwulan II" in isi
    assert "belum dinyatakan siap" not in isi
    batal = terbit.kantor.zi("outbox", "batal", "sigi/2026-TW2/laporan-monev", "--alasan", "digabung")
    assert batal.kode == 0, batal.err
    isi = baca.get("/tindak-lanjut").text
    assert "Laporan monev Triwulan II 2026 dibatalkan dan belum ada gantinya; belum ada rekomendasi darinya." in isi
    assert "dibatalkan dan belum ada gantinya" in terbit.kantor.zi("tindak-lanjut", "--per", "2026-07-20").out


@pytest.mark.tahan
def test_what_evidence_closed_asks_for_no_answer(terbit: Situs, tmp_path: Path) -> None:
    peramban = terbit.masuk(Peran.SEKRETARIAT)
    assert peramban.get("/tindak-lanjut").text.count("<summary>Jawab<") == 3
    berkas = {"berkas": ("laporan.docx", surat(tmp_path / "laporan.docx", "Laporan evaluasi SOP.").read_bytes())}
    assert peramban.post("/kewajiban/2026-TW1/2.1.2.1/berkas", files=berkas).status_code == 303
    isi = peramban.get("/tindak-lanjut").text
    assert "Bukti baru lengkap pada" in isi
    assert isi.count("<summary>Jawab<") == 2
    assert "<strong>2</strong> dari 3 belum selesai." in isi
    for nomor in ("2026-TW1/2", "2026-TW1/notula-monev/1"):
        berkas = {"bukti": ("Surat.docx", surat(tmp_path / "Surat.docx").read_bytes())}
        assert peramban.post(f"/tindak-lanjut/jawab/{nomor}", data={"catatan": "Ani."}, files=berkas).status_code == 303
    isi = peramban.get("/tindak-lanjut").text
    assert "Tindak lanjut nomor 1, notula monev Triwulan I 2026: Jawaban dicatat." in isi
    assert "Semuanya sudah selesai." in isi
    assert "dari 3 belum selesai" not in isi
    assert isi.count("<summary>Tambahkan jawaban<") == 2


def test_a_sub_bagian_sees_its_own_first_and_answers_it_in_words(terbit: Situs) -> None:
    peramban = terbit.masuk(MILIK)
    isi = peramban.get("/tindak-lanjut").text
    assert isi.count("Simpan jawaban") == 2  # the third is drafted for a row of another sub bagian
    jawab = peramban.post(ALAMAT, content=FORM, headers={"Content-Type": "multipart/form-data; boundary=batas"})
    assert jawab.status_code == 303, jawab.text
    assert jawab.headers["location"] == "/tindak-lanjut#r-2026-TW1-2"
    isi = peramban.get("/tindak-lanjut").text
    assert "Lampirkan buktinya" in isi
    assert "Dijawab pada 4 Mei 2026 oleh Siti (siti): “Sedang dibahas.”" in isi


def test_another_sub_bagian_may_not_answer_it_and_is_shown_none_of_it(terbit: Situs) -> None:
    peramban = terbit.masuk(LAIN)
    assert "[pengumpul]" not in peramban.get("/tindak-lanjut").text
    assert "Simpan jawaban" not in peramban.get("/tindak-lanjut?unit=semua").text
    assert peramban.post(ALAMAT, data={"catatan": "Bukan milik saya."}).status_code == 403
    assert "Bukan milik" not in peramban.get("/tindak-lanjut?unit=semua").text


@pytest.mark.parametrize("nama", ["../../../etc/Surat Tugas.docx", "C:\\rahasia\\Surat Tugas.docx"])
def test_a_proof_closes_it_whatever_its_name_says(terbit: Situs, tmp_path: Path, nama: str) -> None:
    berkas = surat(tmp_path / "rumah/asal.docx")
    jawab = terbit.masuk(Peran.SEKRETARIAT).post(
        ALAMAT, data={"catatan": "Ani ditunjuk."}, files={"bukti": (nama, berkas.read_bytes())}
    )
    assert jawab.status_code == 303, jawab.text
    akar = terbit.kantor.pengaturan.bukti / "sigi"
    assert [p.relative_to(akar).as_posix() for p in akar.rglob("*.docx")] == [
        "2026/tindak-lanjut/2026-TW1 2/Surat Tugas.docx"
    ]
    assert not list(folder_unggahan(terbit.kantor.pengaturan).glob("*"))
    isi = terbit.masuk(Peran.PIMPINAN).get("/tindak-lanjut?periode=2026-TW1").text
    assert "Selesai" in isi
    assert "“Ani ditunjuk.”" in isi, "what was answered is read there, whatever closed it"


def test_what_is_no_proof_is_refused_with_the_words_kept(terbit: Situs) -> None:
    jawab = terbit.masuk(MILIK).post(
        ALAMAT, data={"catatan": "Ani ditunjuk."}, files={"bukti": ("surat.docx", b"bukan Word")}
    )
    assert jawab.status_code == 422
    assert "tidak diterima" in jawab.text
    assert "Ani ditunjuk.</textarea>" in jawab.text
    assert "zi tindak-lanjut" not in jawab.text


def test_an_answer_that_says_nothing_or_to_nothing_is_refused(terbit: Situs) -> None:
    peramban = terbit.masuk(MILIK)
    kosong = peramban.post(ALAMAT, data={"catatan": "  "})
    assert (kosong.status_code, "Jawabannya kosong." in kosong.text) == (422, True)
    asing = peramban.post("/tindak-lanjut/jawab/2026-TW1/99", data={"catatan": "x"})
    assert (asing.status_code, "Tidak ada rekomendasi" in asing.text) == (422, True)


@pytest.mark.parametrize("tanya", ["periode=bulan", "per=kemarin", "unit=dapur", "periode=2031"])
def test_a_filter_that_means_nothing_is_an_error_page(terbit: Situs, tanya: str) -> None:
    assert terbit.masuk(Peran.PIMPINAN).get(f"/tindak-lanjut?{tanya}").status_code == 422
