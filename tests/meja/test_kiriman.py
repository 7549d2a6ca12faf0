"""Signed copies that arrive at the desk: recognised, looked at, assigned; and the signed copy of one letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meja.aplikasi import susun_aplikasi
from meja.kata import pembersih
from meja.setelan import SetelanMeja
from tata_usaha.kerja.pilihan import naskah_bertanda
from tests.conftest import Meja
from tests.meja.conftest import Situs
from tests.meja.naskah_meja import NaskahMeja, teks
from tests.tata_usaha.kerja.kantor_terima import MONEV, WBS, KantorTerima, buat
from tests.tata_usaha.pindaian_uji import foto, pindaian
from zi_model.daur_naskah import StatusNaskah
from zi_model.pengguna import Peran


@pytest.fixture
def kantor(tmp_path: Path) -> KantorTerima:
    return buat(tmp_path / "kantor")


@pytest.fixture
def situs(kantor: KantorTerima, capsys: pytest.CaptureFixture[str]) -> Situs:
    return Situs(Meja(kantor.atur, capsys), susun_aplikasi(kantor.atur, SetelanMeja("sigi")))


def test_a_scan_that_is_known_signs_its_letter(situs: Situs, kantor: KantorTerima) -> None:
    siti = situs.masuk(Peran.SEKRETARIAT)
    berkas = {"berkas": ("pindai 1.pdf", pindaian(MONEV), "application/pdf")}
    jawab = siti.post("/kiriman", files=berkas)
    assert jawab.status_code == 303, teks(jawab)
    kabar = teks(siti.get("/kiriman"))
    assert "tercatat ditandatangani" in kabar
    assert f"{MONEV} tercatat" not in kabar, "letters are called by what they are called"
    assert kantor.entri(MONEV).status is StatusNaskah.DITANDATANGANI
    assert kantor.menunggu == []


def test_whatever_is_said_of_a_letter_calls_it_as_its_page_does(kantor: KantorTerima) -> None:
    nama = Path(kantor.entri(MONEV).berkas).stem
    bersihkan = pembersih(kantor.atur)
    assert bersihkan(f"PDF {MONEV} ini disimpan dari program") == f"PDF “{nama}” ini disimpan dari program"
    assert bersihkan("sigi/2026-TW1/tidak-ada tetap") == "sigi/2026-TW1/tidak-ada tetap"


def test_one_that_is_not_known_is_looked_at_and_assigned(situs: Situs, kantor: KantorTerima) -> None:
    kantor.taruh("entah apa.pdf", pindaian("", "tanpa kode", halaman=2))
    siti = situs.masuk(Peran.HUKUM)
    assert "Belum dicoba dikenali" in siti.get("/kiriman").text
    assert siti.post("/kiriman").status_code == 303
    halaman = siti.get("/kiriman").text
    assert re.search(r'<p class="ingat">[^<]*belum diterima', halaman), "it does not stand in the box of what went well"
    assert "Sebabnya" in halaman
    assert halaman.count("<img ") == 2
    gambar = re.search(r'<img src="([^"]+)"', halaman)
    assert gambar is not None
    lembar = siti.get(gambar[1].replace("&amp;", "&"))
    assert lembar.headers["content-type"] == "image/png"
    assert lembar.content.startswith(b"\x89PNG")
    tanda = re.search(r'name="tanda" value="(\w+)"', halaman)
    assert tanda is not None
    isi = {"nama": "entah apa.pdf", "tanda": tanda[1]}
    assert siti.post("/kiriman/tetapkan", data=isi).status_code == 422
    jawab = siti.post("/kiriman/tetapkan", data={**isi, "kunci": WBS})
    assert jawab.status_code == 303, teks(jawab)
    assert jawab.headers["location"] == f"/naskah/{WBS}"
    assert kantor.entri(WBS).status is StatusNaskah.DITANDATANGANI
    assert kantor.keluhan() == []


def test_another_scan_under_its_name_is_not_assigned_unseen(situs: Situs, kantor: KantorTerima) -> None:
    kantor.taruh("entah apa.pdf", pindaian("", "tanpa kode"))
    siti = situs.masuk(Peran.HUKUM)
    tanda = re.search(r'name="tanda" value="(\w+)"', siti.get("/kiriman").text)
    assert tanda is not None
    kantor.taruh("entah apa.pdf", pindaian("", "yang lain sama sekali"))
    jawab = siti.post("/kiriman/tetapkan", data={"nama": "entah apa.pdf", "tanda": tanda[1], "kunci": WBS})
    assert jawab.status_code == 409
    assert kantor.entri(WBS).status is StatusNaskah.SIAP_TTD


def test_a_letter_that_does_not_wait_for_a_signature_is_not_offered(situs: Situs, kantor: KantorTerima) -> None:
    kantor.taruh("entah.pdf", pindaian("", "x"))
    halaman = situs.masuk(Peran.HUKUM).get("/kiriman").text
    assert re.findall(r'<option value="(sigi[^"]+)"', halaman) == [MONEV, WBS]


def test_what_is_no_scan_is_refused_and_does_not_stay(situs: Situs, kantor: KantorTerima) -> None:
    jawab = situs.masuk(Peran.HUKUM).post("/kiriman", files={"berkas": ("naskah.docx", b"PK", "application/zip")})
    assert jawab.status_code == 422
    assert "bukan PDF atau foto" in teks(jawab)
    assert kantor.menunggu == []


def test_several_photographs_of_one_letter_become_one_pdf(situs: Situs, kantor: KantorTerima) -> None:
    naskah, siti = NaskahMeja(situs, MONEV), situs.masuk(Peran.SEKRETARIAT)
    lembar = [("berkas", (f"IMG_{n}.jpg", foto(MONEV if n == 1 else "", str(n)), "image/jpeg")) for n in (2, 1)]
    jawab = naskah.kirim(siti, "ttd", berkas=lembar)
    assert jawab.status_code == 303, teks(jawab)
    entri = kantor.entri(MONEV)
    assert entri.status is StatusNaskah.DITANDATANGANI
    assert str(entri.berkas_ttd).endswith(".pdf")
    unduh = siti.get(f"/naskah/{MONEV}/berkas?salinan=true")
    assert unduh.content.count(b"/Type /Page\n") == 2 or unduh.content.count(b"/Page") >= 2
    assert kantor.menunggu == []


def test_a_draft_is_no_signed_copy(situs: Situs, kantor: KantorTerima) -> None:
    naskah, siti = NaskahMeja(situs, MONEV), situs.masuk(Peran.SEKRETARIAT)
    isi = naskah.berkas.read_bytes()
    jawab = naskah.kirim(siti, "ttd", berkas={"berkas": ("naskah.docx", isi, "application/octet-stream")})
    assert jawab.status_code == 422
    assert "belum bertanda tangan" in teks(jawab)
    putus = naskah.kirim(siti, "ttd", berkas={"berkas": ("scan.pdf", b"%PDF-1.7\n1 0 obj\n", "application/pdf")})
    assert putus.status_code == 422
    assert "salin atau pindai sekali lagi" in teks(putus)
    assert kantor.entri(MONEV).status is StatusNaskah.SIAP_TTD


@pytest.mark.tahan
def test_a_wrong_copy_is_let_go_and_the_letter_revoked_by_another(situs: Situs) -> None:
    siti = situs.masuk(Peran.HUKUM)
    monev, wbs = NaskahMeja(situs, MONEV), NaskahMeja(situs, WBS)
    for satu in (monev, wbs):
        assert satu.kirim(siti, "ttd", berkas={"berkas": satu.pindaian()}).status_code == 303
    assert monev.kirim(siti, "lepas", alasan="lembar tertukar").status_code == 303
    assert monev.entri.status is StatusNaskah.SIAP_TTD
    assert monev.kirim(siti, "ttd", berkas={"berkas": monev.pindaian("yang benar")}).status_code == 303
    tanpa = monev.kirim(siti, "batal", alasan="diganti")
    assert tanpa.status_code == 422
    assert "Dicabut oleh" in tanpa.text
    atur = situs.kantor.pengaturan
    assert {kunci for kunci, _ in naskah_bertanda(atur, "sigi")} == {MONEV, WBS}
    assert naskah_bertanda(atur, "sigi", "keputusan") == (), "only a decree revokes a decree"
    hasil = monev.kirim(siti, "batal", alasan="diganti", dicabut_oleh=WBS, sejak="2026-04-01")
    assert hasil.status_code == 303, teks(hasil)
    assert monev.entri.dicabut_oleh == WBS
    halaman = teks(monev.lihat(siti))
    assert "Naskah tercatat dicabut sejak 1 April 2026." in halaman
    assert "Keadaan Dicabut" in halaman, "what was signed and revoked was not cancelled"
    nama = Path(wbs.entri.berkas).stem
    assert f"Dicabut oleh {nama} sejak 1 April 2026." in halaman
    assert f"Dicabut oleh “{nama}” sejak 1 April 2026: “diganti”" in halaman, "in its history it is called so too"


def test_who_only_reads_may_neither_bring_nor_assign(situs: Situs, kantor: KantorTerima) -> None:
    kantor.taruh("entah.pdf", pindaian("", "x"))
    orang = situs.masuk(Peran.PIMPINAN)
    assert "Ini naskah yang mana" not in orang.get("/kiriman").text
    assert "Yang mencatatnya pada naskahnya: Sekretariat dan Subbag Hukum." in orang.get("/kiriman").text
    assert orang.post("/kiriman").status_code == 403
    assert orang.post("/kiriman/tetapkan", data={"nama": "x", "tanda": "x", "kunci": WBS}).status_code == 403


@pytest.mark.tahan
def test_one_that_was_brought_by_mistake_is_put_aside_downloaded_and_put_back(
    situs: Situs, kantor: KantorTerima
) -> None:
    isi = pindaian("", "undangan bank")
    kantor.taruh("undangan bank.pdf", isi)
    siti = situs.masuk(Peran.HUKUM)
    assert "undangan bank" in teks(siti.get("/"))
    tanda = re.search(r'name="tanda" value="(\w+)"', siti.get("/kiriman").text)
    assert tanda is not None
    kirim = {"nama": "undangan bank.pdf", "tanda": tanda[1]}
    kosong = siti.post("/kiriman/sisihkan", data={**kirim, "alasan": " "})
    assert kosong.status_code == 422
    assert "Alasannya belum diisi" in teks(kosong)
    assert re.search(r"<details open>\s*<summary>Bukan naskah bertanda tangan", kosong.text)
    jawab = siti.post("/kiriman/sisihkan", data={**kirim, "alasan": "surat <dari> bank"})
    assert jawab.status_code == 303, teks(jawab)
    halaman = siti.get("/kiriman")
    assert "“undangan bank.pdf” disisihkan dan disimpan." in teks(halaman)
    assert "Menunggu: 0" in teks(halaman)
    assert "undangan bank" not in teks(siti.get("/")), "the first page does not count it any more"
    (baris,) = re.findall(r"<tbody>(.*?)</tbody>", siti.get("/kiriman").text, re.DOTALL)
    assert "oleh Siti" in baris
    assert "surat &lt;dari&gt; bank" in baris
    unduh = re.search(r'href="(/kiriman/disisihkan[^"]+)"', baris)
    assert unduh is not None
    berkas = siti.get(unduh[1].replace("&amp;", "&"))
    assert berkas.content == isi
    assert berkas.headers["content-disposition"].startswith("attachment")
    assert "Kiriman disisihkan: “undangan bank.pdf”" in teks(situs.masuk(Peran.SEKRETARIAT, nama="sari").get("/jejak"))
    assert siti.post("/kiriman/kembalikan", data={"nama": "undangan bank.pdf"}).status_code == 303
    assert kantor.menunggu == ["undangan bank.pdf"]
    assert "Disisihkan:" not in teks(siti.get("/kiriman"))
    lagi = siti.post("/kiriman/kembalikan", data={"nama": "tidak ada.pdf"})
    assert (lagi.status_code, "Tidak ada “tidak ada.pdf” yang disisihkan" in teks(lagi)) == (422, True)


def test_another_scan_under_its_name_is_not_put_aside_unseen(situs: Situs, kantor: KantorTerima) -> None:
    kantor.taruh("a.pdf", pindaian("", "yang dilihat"))
    siti = situs.masuk(Peran.SEKRETARIAT)
    tanda = re.search(r'name="tanda" value="(\w+)"', siti.get("/kiriman").text)
    assert tanda is not None
    kantor.taruh("a.pdf", pindaian("", "yang lain sama sekali"))
    jawab = siti.post("/kiriman/sisihkan", data={"nama": "a.pdf", "tanda": tanda[1], "alasan": "keliru"})
    assert jawab.status_code == 409
    assert kantor.menunggu == ["a.pdf"]


def test_only_what_was_put_aside_can_be_downloaded(situs: Situs, kantor: KantorTerima) -> None:
    kantor.taruh("a.pdf", b"menunggu")
    siti = situs.masuk(Peran.SEKRETARIAT)
    for nama in ("a.pdf", "../a.pdf", "../../../../agenda.sqlite3", "", "."):
        assert siti.get("/kiriman/disisihkan", params={"nama": nama}).status_code == 404, nama


def test_who_only_reads_sees_what_was_put_aside_and_moves_nothing(situs: Situs, kantor: KantorTerima) -> None:
    kantor.taruh("disisihkan/a.pdf", b"a")
    kantor.taruh("b.pdf", b"b")
    orang = situs.masuk(Peran.PIMPINAN)
    halaman = orang.get("/kiriman").text
    assert "Disisihkan: 1" in halaman
    assert "Bukan naskah bertanda tangan" not in halaman
    assert "/kiriman/kembalikan" not in halaman
    assert orang.get("/kiriman/disisihkan", params={"nama": "a.pdf"}).content == b"a"
    assert orang.post("/kiriman/sisihkan", data={"nama": "b.pdf", "tanda": "", "alasan": "x"}).status_code == 403
    assert orang.post("/kiriman/kembalikan", data={"nama": "a.pdf"}).status_code == 403
    assert kantor.menunggu == ["b.pdf"]
