"""What is owed, seen and answered at the desk: evidence handed in, withdrawn, remarked on, by whom it concerns."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from starlette.testclient import TestClient

from meja.rute.kewajiban import tujuan_tautan
from tests.meja.conftest import Situs
from tests.tata_usaha.contoh_bukti import CONTOH
from zi_model.bukti import JenisBerkas
from zi_model.pengguna import Peran

BARIS = "/kewajiban/2026-TW1/2.1.3.1"
"""A row of Rendatin that asks for a laporan each quarter."""
UNIT = "unit:perencanaan_data_informasi"
PDF = CONTOH[JenisBerkas.PDF]()


def unggah(peramban: TestClient, nama: str = "laporan evaluasi.pdf", isi: bytes = PDF, **lain: str) -> tuple[int, str]:
    """Send a file as the form without JavaScript does; return status and page."""
    jawab = peramban.post(f"{BARIS}/berkas", files={"berkas": (nama, isi)}, data=lain, follow_redirects=True)
    return jawab.status_code, unescape(jawab.text)


def test_the_board_of_a_quarter_tells_each_row_by_component(situs: Situs) -> None:
    teks = unescape(situs.masuk(Peran.PIMPINAN).get("/kewajiban/2026-TW1").text)
    assert "Kewajiban Triwulan I 2026" in teks
    assert teks.count("data-baris") > 50
    assert "1. Manajemen Perubahan" in teks
    assert "laporan belum ada" in teks
    assert "Unggah bukti" not in teks, "who only reads has no form"


def test_the_board_leads_to_the_quarter_of_today_with_its_filters(situs: Situs) -> None:
    jawab = situs.masuk(Peran.HUKUM).get("/kewajiban?status=kurang")
    assert jawab.status_code == 303
    assert re.fullmatch(r"/kewajiban/\d{4}-TW[1-4]\?status=kurang", jawab.headers["location"])


def test_a_unit_sees_its_own_rows_first_and_the_day_can_be_another(situs: Situs) -> None:
    peramban = situs.masuk(UNIT)
    sendiri = peramban.get("/kewajiban/2026-TW1?per=2026-01-01").text
    assert "1.4.1.1" not in re.findall(r'scope="row"><a[^>]*>([\d.]+)<', sendiri), "another unit's row"
    assert "Belum waktunya" in sendiri
    assert "Belum ada kewajiban yang batasnya tiba, keadaan 1 Januari 2026." in sendiri
    assert peramban.get("/kewajiban/2026-TW1?unit=semua").text.count("data-baris") > sendiri.count("data-baris")
    assert peramban.get("/kewajiban/2026-TW1?per=besok").status_code == 422
    assert peramban.get("/kewajiban/2026-13").status_code == 422


def test_evidence_completes_the_row_and_the_same_once_more_changes_nothing(situs: Situs) -> None:
    peramban = situs.masuk(UNIT)
    status, teks = unggah(peramban)
    assert status == 200
    assert "“laporan evaluasi.pdf” diterima" in teks
    assert "✓ laporan: laporan evaluasi.pdf" in teks
    assert "oleh Siti (siti)" in teks
    assert "sudah ada di sini" in unggah(peramban)[1]
    assert len(list(situs.kantor.pengaturan.bukti.rglob("laporan evaluasi*.pdf"))) == 1


def test_a_page_that_asks_for_the_row_alone_gets_it(situs: Situs) -> None:
    jawab = situs.masuk(UNIT).post(
        f"{BARIS}/berkas", files={"berkas": ("laporan.pdf", PDF)}, headers={"X-Sebagian": "1"}
    )
    assert jawab.status_code == 200
    assert "<html" not in jawab.text
    assert "✓ laporan: laporan.pdf" in unescape(jawab.text)


@pytest.mark.parametrize(
    ("nama", "isi"),
    [("laporan.pdf", b""), ("laporan.pdf", b"bukan PDF"), ("kosong.docx", b"PK\x03\x04"), ("foto.jpg", PDF[:40])],
)
def test_what_is_no_evidence_is_refused_with_its_reason_and_not_kept(situs: Situs, nama: str, isi: bytes) -> None:
    status, teks = unggah(situs.masuk(UNIT), nama, isi)
    assert status == 422
    assert "bukan bukti" in teks or "kosong" in teks
    assert not list(situs.kantor.pengaturan.bukti.rglob(nama))
    assert not list((situs.kantor.pengaturan.gambar.parent / "unggahan").glob("*"))


def test_advice_for_folders_is_advice_for_the_desk(situs: Situs) -> None:
    _, teks = unggah(situs.masuk(UNIT), "catatan.txt", b"Listrik padam tiga hari.")
    assert "kalau ini kendala, tulis di “Tambahkan kendala”" in teks
    assert "namai catatan.txt" not in teks


@pytest.mark.tahan
def test_so_is_that_on_a_file_which_somebody_laid_into_the_folder(situs: Situs) -> None:
    assert unggah(situs.masuk(UNIT))[0] == 200
    (ada,) = situs.kantor.pengaturan.bukti.rglob("laporan evaluasi.pdf")
    (ada.parent / "keterangan.txt").write_text("Listrik padam tiga hari.", encoding="utf-8")
    situs.kantor.zi("bukti", "periksa")
    for halaman, kali in ((BARIS, 3), ("/kewajiban/2026-TW1", 2)):
        isi = unescape(situs.masuk(UNIT).get(halaman).text)
        assert isi.count("kalau ini kendala, tulis di “Tambahkan kendala”") == kali, "its line, why, what is remarked"
        assert "namai catatan.txt" not in isi


def test_the_page_of_one_row_names_its_own_kinds_of_files_and_other_times(situs: Situs) -> None:
    isi = unescape(situs.masuk(UNIT).get(BARIS).text)
    assert "Jenis berkas yang diterima: DOCX, PDF. Boleh beberapa sekaligus." in isi
    assert "Laporan: belum ada. Jenis berkas yang diterima: DOCX, PDF." in isi
    lain = re.findall(r"2026-TW./2.1.3.1\">(Triwulan.*?)</a>", isi)
    assert lain == ["Triwulan II 2026", "Triwulan III 2026", "Triwulan IV 2026"]
    assert "baris ini" not in isi


def test_who_brings_a_file_for_a_time_that_has_not_begun_is_asked_to_look(
    situs: Situs, jam: Callable[[str], None]
) -> None:
    kata = "Triwulan I 2026 baru mulai 1 Januari 2026. Pastikan berkasnya memang tentang masa itu."
    jam("2025-12-30T09:00+08:00")
    assert kata in situs.masuk(UNIT).get(BARIS).text
    assert kata in situs.masuk(UNIT).get("/kewajiban/2026-TW1").text
    jam("2026-01-01T09:00+08:00")
    assert kata not in situs.masuk(UNIT).get(BARIS).text
    assert kata not in situs.masuk(UNIT).get("/kewajiban/2026-TW1").text


@pytest.mark.parametrize(
    "nama",
    ["../../etc/cron.d/x.pdf", "..\\..\\x.pdf", "a" * 300 + ".pdf", "con.pdf", "x\u202efdp.pdf", ".pdf", "a\x00.pdf"],
)
def test_a_hostile_name_stays_a_name(situs: Situs, nama: str) -> None:
    status, teks = unggah(situs.masuk(UNIT), nama)
    assert status in {200, 422}
    semua = [p for p in situs.kantor.pengaturan.bukti.rglob("*.pdf") if p.is_file()]
    assert all(p.parent.name == "2026-TW1" for p in semua)
    assert all(len(p.name) <= 160 and "\u202e" not in p.name for p in semua)
    assert str(situs.kantor.pengaturan.bukti) not in teks


def test_another_units_row_is_read_but_not_written(situs: Situs) -> None:
    peramban = situs.masuk("unit:parmas_sdm")
    kata = "Buktinya diserahkan oleh sub bagian ini, sekretariat, atau Subbag Hukum."
    assert kata in peramban.get(BARIS).text
    assert kata not in situs.masuk(UNIT, nama="milik").get(BARIS).text
    assert unggah(peramban)[0] == 403
    for aksi, isi in (("kendala", {"teks": "x"}), ("tautan", {"alamat": "https://a.id"}), ("tarik", {"nama": "x"})):
        assert peramban.post(f"{BARIS}/{aksi}", data=isi).status_code == 403


@pytest.mark.tahan
def test_a_remark_a_link_and_a_withdrawal_are_told_with_who_and_why(situs: Situs) -> None:
    peramban = situs.masuk(UNIT)
    unggah(peramban)
    peramban.post(f"{BARIS}/kendala", data={"teks": "Aplikasi sedang gangguan."})
    peramban.post(f"{BARIS}/tautan", data={"alamat": "https://kpu.go.id/a", "nama": "album"})
    teks = unescape(peramban.get(BARIS).text)
    assert "Aplikasi sedang gangguan." in teks
    assert "Tautan ditaruh" in teks
    assert '<a href="https://kpu.go.id/a" rel="noopener noreferrer" target="_blank">Buka kpu.go.id</a>' in teks
    ditolak = peramban.post(f"{BARIS}/tarik", data={"nama": "laporan evaluasi.pdf", "alasan": ""})
    assert ditolak.status_code == 422
    peramban.post(f"{BARIS}/tarik", data={"nama": "laporan evaluasi.pdf", "alasan": "salah triwulan"})
    teks = unescape(peramban.get(BARIS).text)
    assert "laporan belum ada" in teks
    assert "Bukti ditarik: “laporan evaluasi.pdf”" in teks
    assert "salah triwulan" in teks
    assert list(situs.kantor.pengaturan.bukti.rglob("ditarik/**/laporan evaluasi.pdf"))


def test_a_file_of_the_row_is_given_and_nothing_else(situs: Situs) -> None:
    peramban = situs.masuk(UNIT)
    unggah(peramban)
    berkas = peramban.get(f"{BARIS}/berkas/laporan evaluasi.pdf")
    assert berkas.content == PDF
    assert berkas.headers["content-disposition"].startswith("attachment")
    for lain in ("catatan.txt", "..%2F..%2F..%2Fsatker.yaml", "BACA-SAYA.txt"):
        assert peramban.get(f"{BARIS}/berkas/{lain}").status_code == 404


def test_a_row_that_there_is_not_is_not_found(situs: Situs) -> None:
    peramban = situs.masuk(Peran.HUKUM)
    assert peramban.get("/kewajiban/2026-TW1/9.9.9.9").status_code == 404
    assert peramban.get("/kewajiban/2026-S2/2.1.3.1").status_code == 404


def test_from_the_board_one_goes_back_to_it_with_its_filters(situs: Situs) -> None:
    peramban = situs.masuk(UNIT)
    papan = "/kewajiban/2026-TW1?status=kurang"
    assert 'name="ke" value="/kewajiban/2026-TW1?status=kurang"' in unescape(peramban.get(papan).text)
    for ke, tujuan in ((papan, f"{papan}#k-2-1-3-1-2026-TW1"), ("https://jahat.example/kewajiban/", BARIS)):
        jawab = peramban.post(f"{BARIS}/berkas", files={"berkas": ("laporan.pdf", PDF)}, data={"ke": ke})
        assert jawab.headers["location"] == tujuan


def test_nothing_chosen_is_said(situs: Situs) -> None:
    jawab = situs.masuk(UNIT).post(f"{BARIS}/berkas", data={"ke": "/kewajiban/2026-TW1"})
    assert jawab.status_code == 422
    assert "Belum ada berkas yang dipilih." in jawab.text


def test_a_file_that_is_taken_in_but_proves_nothing_here_says_so_at_once(situs: Situs) -> None:
    """“Diterima” alone would send somebody away while the row still waits."""
    peramban = situs.masuk(UNIT)
    isi = {"files": {"berkas": ("foto rapat.jpg", CONTOH[JenisBerkas.JPEG]())}}
    baris = unescape(peramban.post(f"{BARIS}/berkas", headers={"X-Sebagian": "1"}, **isi).text)
    assert "“foto rapat.jpg” diterima" in baris
    assert "“foto rapat.jpg”: JPEG tidak memenuhi kebutuhan baris 2.1.3.1. Yang diperlukan: Laporan" in baris
    assert "tidak: JPEG tidak dapat menjadi laporan" in unescape(peramban.get(BARIS).text)


def test_who_brings_last_months_file_again_is_told_there(situs: Situs) -> None:
    peramban = situs.masuk(UNIT)
    unggah(peramban)
    lagi = BARIS.replace("TW1", "TW2")
    jawab = peramban.post(f"{lagi}/berkas", files={"berkas": ("laporan.pdf", PDF)}, headers={"X-Sebagian": "1"})
    sama = "“laporan.pdf”: isinya sama persis dengan “laporan evaluasi.pdf” (2.1.3.1 Triwulan I Tahun 2026)."
    assert sama in unescape(jawab.text)


def test_a_remark_stands_once_and_in_no_box_of_what_went_well(situs: Situs) -> None:
    peramban = situs.masuk(UNIT)
    unggah(peramban)
    papan, berkas = "/kewajiban/2026-TW2", {"berkas": ("laporan.pdf", PDF)}
    lagi = BARIS.replace("TW1", "TW2")
    sendiri = peramban.post(f"{lagi}/berkas", files=berkas, follow_redirects=True).text
    assert sendiri.count("isinya sama persis dengan") == 1
    lain = BARIS.replace("TW1", "TW3")
    dari_papan = peramban.post(f"{lain}/berkas", files=berkas, data={"ke": papan}, follow_redirects=True).text
    assert re.search(r'<p class="ingat">[^<]*isinya sama persis dengan', dari_papan)


@pytest.mark.parametrize(
    ("alamat", "host"),
    [
        ("https://drive.google.com/a?b=1", "drive.google.com"),
        ("HTTP://kpu.go.id/", "kpu.go.id"),
        ("javascript:alert(1)", None),
        ("file:///C:/a.pdf", None),
        ("https://[rusak", None),
        ("", None),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(alamat: str, host: str | None) -> None:
    assert tujuan_tautan(alamat) == ((alamat, host) if host else None)


def test_foreign_words_of_the_plan_are_in_italics_and_nothing_else_is_markup(situs: Situs) -> None:
    teks = situs.masuk(Peran.PIMPINAN).get("/kewajiban/2026/1.2.2.1").text
    assert "melalui <i>website</i> dan" in teks
    satu = situs.app.state.tampilan._jinja.get_template("unsur.html").module.miring
    assert satu("<i>a</i> <b>b</b> &lt;i&gt;") == "<i>a</i> &lt;b&gt;b&lt;/b&gt; &amp;lt;i&amp;gt;"


def test_who_asks_for_what_is_missing_sees_the_arrears_of_before_too(situs: Situs) -> None:
    """The first page counts them; its “Lihat semua” leads here."""
    peramban, papan = situs.masuk(UNIT), "/kewajiban/2026-TW4?per=2026-11-01"
    terbuka = re.compile(r'<details class="komponen" open>\s*<summary><h2 id="tunggakan">')
    semua, kurang = peramban.get(papan).text, peramban.get(f"{papan}&status=kurang").text
    assert 'href="#tunggakan"' in semua
    assert not terbuka.search(semua)
    assert terbuka.search(kurang)
    assert kurang.index('id="tunggakan"') < kurang.index("<summary><h2>"), "the oldest first"
    assert semua.index('id="tunggakan"') > semua.index("<summary><h2>")


def test_before_the_new_year_has_a_plan_the_last_quarter_of_the_old_one_is_shown(
    situs: Situs, jam: Callable[[str], None]
) -> None:
    jam("2027-01-11T09:00+08:00")
    jawab = situs.masuk(Peran.SEKRETARIAT).get("/kewajiban")
    assert (jawab.status_code, jawab.headers["location"]) == (303, "/kewajiban/2026-TW4")


@pytest.mark.tahan
def test_in_january_the_end_of_the_old_year_can_be_chosen_and_drafted(situs: Situs, jam: Callable[[str], None]) -> None:
    assert situs.kantor.zi("rencana", "baru", "2027").kode == 0
    jam("2027-01-11T09:00+08:00")
    peramban = situs.masuk(Peran.SEKRETARIAT)
    assert peramban.get("/kewajiban").headers["location"] == "/kewajiban/2027-TW1"
    for alamat in ("/kewajiban/2027-TW1", "/laporan", "/tindak-lanjut"):
        isi = peramban.get(alamat).text
        assert '<option value="2026-TW4">Triwulan IV 2026</option>' in isi, alamat
    buat = peramban.get("/naskah/buat?nama=1.3.1.2").text
    masa = re.findall(r'name="periode" value="([^"]+)"', buat)
    assert masa == ["2026-TW4", "2027-TW1", "2027-TW2", "2027-TW3", "2027-TW4"]
    jam("2027-07-01T09:00+08:00")
    buat = situs.masuk(Peran.SEKRETARIAT).get("/naskah/buat?nama=1.3.1.2").text
    assert "2026" not in "".join(re.findall(r'name="periode" value="([^"]+)"', buat))
