"""Blanks filled at the desk: what was typed is in the letter, and is not lost when something is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.kerja.isi_isian import Golongan, SatuIsian, lihat_isian_naskah
from tests.meja.conftest import Situs
from zi_model.pengguna import Peran

KUNCI = "sigi/2026/keputusan/tim-ppid"
ALAMAT = f"/naskah/{KUNCI}/isi"


@pytest.fixture
def naskah(situs: Situs) -> Path:
    """Lay one letter with many blanks and return its file."""
    assert situs.kantor.zi("naskah", "buat", "keputusan/tim-ppid", "--periode", "2026").kode == 0
    return situs.kantor.pengaturan.outbox / entri(situs).berkas


def entri(situs: Situs) -> EntriAgenda:
    with buka(situs.kantor.pengaturan.database) as basis, basis.baca() as sambungan:
        hasil = buku.cari(sambungan, KUNCI)
    assert hasil is not None
    return hasil


def dasar(peramban: TestClient) -> str:
    jawab = peramban.get(ALAMAT)
    assert jawab.status_code == 200
    cocok = re.search(r'name="dasar" value="([0-9a-f]{64})"', jawab.text)
    assert cocok
    return cocok[1]


def kirim(peramban: TestClient, dasar: str, **nilai: str) -> int:
    isi = {f"isi:{nama.replace('_', '-')}": teks for nama, teks in nilai.items()}
    return peramban.post(ALAMAT, data={"dasar": dasar, **isi}).status_code


def teks(situs: Situs) -> dict[str, str]:
    hasil = lihat_isian_naskah(situs.kantor.pengaturan, "sigi", KUNCI)
    return {i.id: i.teks for i in hasil.terisi}


@pytest.mark.tahan
def test_what_is_typed_is_in_the_letter_and_the_register_knows_who(situs: Situs, naskah: Path) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    halaman = peramban.get(ALAMAT).text
    assert "kegiatan lain, atau hapus baris ini" in halaman.lower()
    assert "terisi sendiri ketika naskahnya dinomori" in halaman
    assert kirim(peramban, dasar(peramban), kegiatan_1="Uji konsekuensi\nDIK", waktu_1="Maret 2026") == 303
    assert teks(situs) == {"kegiatan-1": "Uji konsekuensi\nDIK", "waktu-1": "Maret 2026"}
    jawab = peramban.get(ALAMAT).text
    (sisa,) = re.findall(r"2 isian disimpan; (\d+) isian lagi kosong\.", jawab)
    isian = lihat_isian_naskah(situs.kantor.pengaturan, "sigi", KUNCI)
    assert int(sisa) == len(isian.kosong) - len(isian.golongan("nomor")), "number and date are no blanks of a person's"
    riwayat = situs.kantor.zi("outbox", "riwayat", KUNCI).out
    assert "DIISI" in riwayat
    assert "Siti" in riwayat
    assert list((naskah.parent / "riwayat").glob("*(sebelum diisi).docx"))


@pytest.mark.tahan
@pytest.mark.usefixtures("naskah")
def test_who_was_slower_is_told_who_changed_it_and_keeps_what_was_typed(situs: Situs) -> None:
    siti, budi = situs.masuk(Peran.SEKRETARIAT), situs.masuk(Peran.HUKUM, nama="budi")
    lama = dasar(budi)
    assert kirim(siti, dasar(siti), kegiatan_1="Milik Siti") == 303
    jawab = budi.post(ALAMAT, data={"dasar": lama, "isi:kegiatan-1": "Milik Budi", "isi:waktu-1": "April"})
    assert jawab.status_code == 409
    assert "sudah diubah oleh Siti" in jawab.text
    assert "Milik Budi" in jawab.text
    assert "Sekarang tertulis: “Milik Siti”" in jawab.text
    assert '<a href="#isi-kegiatan-1">Berbeda dengan yang sekarang tertulis:' in jawab.text, (
        "it is told above all fields"
    )
    assert "#isi-waktu-1" not in jawab.text, "what nobody else wrote is not contested"
    assert re.search(r"<details open>\s*<summary><h3>Sudah diisi", jawab.text), "folded away it would be saved unseen"
    assert teks(situs) == {"kegiatan-1": "Milik Siti"}
    assert kirim(budi, dasar(budi), waktu_1="April") == 303
    assert teks(situs) == {"kegiatan-1": "Milik Siti", "waktu-1": "April"}


@pytest.mark.tahan
def test_a_refused_text_is_named_at_its_field_and_nothing_is_written(situs: Situs, naskah: Path) -> None:
    peramban, sebelum = situs.masuk(Peran.SEKRETARIAT), naskah.read_bytes()
    data = {"dasar": dasar(peramban), "isi:kegiatan-1": "[isi: nanti]", "isi:waktu-1": "Maret", "isi:nomor.1": "7"}
    jawab = peramban.post(ALAMAT, data=data)
    assert jawab.status_code == 422
    assert 'id="salah-kegiatan-1"' in jawab.text
    assert 'value="Maret"' in jawab.text
    assert naskah.read_bytes() == sebelum


@pytest.mark.tahan
def test_a_letter_open_in_word_is_not_filled_and_its_page_says_by_whom(situs: Situs, naskah: Path) -> None:
    peramban = situs.masuk(Peran.SEKRETARIAT)
    asal = dasar(peramban)
    naskah.with_name(f".~lock.{naskah.name}#").write_text("Rusdi,rusdi,PC-3,26.11.2026,x;")
    assert "sedang dibuka di LibreOffice oleh Rusdi" in peramban.get(ALAMAT).text
    jawab = peramban.post(ALAMAT, data={"dasar": asal, "isi:kegiatan-1": "Uji"})
    assert jawab.status_code == 422
    assert teks(situs) == {}
    assert re.search(r'id="isi-kegiatan-1"[^>]*>Uji<|id="isi-kegiatan-1"[^>]*value="Uji"', jawab.text), "it stays typed"
    assert "Simpan isian" in jawab.text
    naskah.unlink()
    hilang = peramban.post(ALAMAT, data={"dasar": asal, "isi:kegiatan-1": "Uji yang panjang"}).text
    assert "Yang Anda ketik tidak tersimpan" in hilang
    assert '<p class="kutipan">Uji yang panjang</p>' in hilang


@pytest.mark.tahan
@pytest.mark.usefixtures("naskah")
def test_a_sub_bagian_fills_its_own_letters_only(situs: Situs) -> None:
    milik, asing = entri(situs).unit, "parmas_sdm"
    lain = asing if milik != asing else "teknis_hukum"
    assert situs.masuk(f"unit:{lain}", nama="lain").get(ALAMAT).status_code == 403
    assert situs.masuk(Peran.PIMPINAN, nama="ketua").get(ALAMAT).status_code == 403
    if milik:
        assert situs.masuk(f"unit:{milik}", nama="sendiri").get(ALAMAT).status_code == 200


@pytest.mark.tahan
def test_the_rows_of_a_table_below_the_first_can_be_filled_as_well(situs: Situs) -> None:
    kunci = "sigi/2026-TW1/notula-monev"
    assert situs.kantor.zi("naskah", "buat", "notula-monev", "--periode", "2026-TW1").kode == 0
    peramban = situs.masuk(Peran.SEKRETARIAT)
    alamat = f"/naskah/{kunci}/isi"
    halaman = peramban.get(alamat).text
    assert "Baris berikutnya di tabel" in halaman
    assert "(4 baris, boleh dibiarkan kosong)" in halaman
    assert "Tindak Lanjut, baris 2" in halaman
    assert ">Baris 1</p>" in halaman, "no other number of the same row stands beside its own"
    cocok = re.search(r'name="dasar" value="([0-9a-f]{64})"', halaman)
    assert cocok
    kiriman = {"dasar": cocok[1], "isi:tindak-lanjut-baris-2": "Pasang banner", "isi:batas-waktu-baris-2": "April 2026"}
    assert peramban.post(alamat, data=kiriman).status_code == 303
    kini = lihat_isian_naskah(situs.kantor.pengaturan, "sigi", kunci)
    assert {i.id: i.teks for i in kini.terisi} == {
        "tindak-lanjut-baris-2": "Pasang banner", "batas-waktu-baris-2": "April 2026",
    }  # fmt: skip
    boleh = {i.id for k in kini.tambahan for i in k.isian}
    assert "penanggung-jawab-baris-2" in boleh
    assert not boleh & {i.id for i in kini.kosong}, "nobody is asked for them"
    assert [k.isian[0].baris for k in kini.tambahan] == [2, 3, 4, 5], "no row goes unless somebody says so"
    assert situs.kantor.zi("outbox", "isi", kunci, "tindak-lanjut-baris-2=Pasang banner").out.count("tidak ada yang")


def test_rows_that_stay_empty_go_when_somebody_says_so(situs: Situs) -> None:
    kunci = "sigi/2026-TW1/notula-monev"
    assert situs.kantor.zi("naskah", "buat", "notula-monev", "--periode", "2026-TW1").kode == 0
    peramban, alamat, atur = situs.masuk(Peran.SEKRETARIAT), f"/naskah/{kunci}/isi", situs.kantor.pengaturan
    kini = lihat_isian_naskah(atur, "sigi", kunci)
    kiriman = {"dasar": kini.sha256, "isi:tindak-lanjut-baris-2": "Pasang banner", "hapus_baris": "ya"}
    assert peramban.post(alamat, data=kiriman).status_code == 303
    halaman = peramban.get(f"/naskah/{kunci}").text
    assert "1 isian disimpan, 3 baris kosong dihapus" in halaman
    sesudah = lihat_isian_naskah(atur, "sigi", kunci)
    assert [k.isian[0].baris for k in sesudah.tambahan] == [2], "what is left of the row that was begun"
    assert sesudah.sisa == kini.sisa
    jawab = peramban.post(alamat, data={"dasar": kini.sha256, "isi:simpulan": "x", "hapus_baris": "ya"})
    assert jawab.status_code == 409
    assert re.search(r'name="hapus_baris" value="ya" checked', jawab.text), "what was wanted is still wanted"
    assert "tidak ada yang berubah" in situs.kantor.zi("outbox", "isi", kunci, "--hapus-baris").out


@pytest.mark.tahan
def test_what_only_word_or_the_office_fills_is_told_first_when_nothing_else_is_left(situs: Situs) -> None:
    assert situs.kantor.zi("naskah", "buat", "laporan/layanan-informasi", "--periode", "2026-01").kode == 0
    kunci, umi = "sigi/2026-01/laporan-layanan-informasi", situs.masuk("unit:parmas_sdm", nama="umi")
    isian = lihat_isian_naskah(situs.kantor.pengaturan, "sigi", kunci)
    semua = {f"isi:{i.id}": "sudah" for i in isian.kosong if not i.halangan}
    jawab = umi.post(f"/naskah/{kunci}/isi", data={"dasar": isian.sha256, **semua}, follow_redirects=True).text
    assert "Isian yang masih kosong (1)" in jawab, "the logo"
    assert 0 < jawab.index("Tidak diisi di halaman ini") < jawab.index("Sudah diisi")
    assert "Data kantor diisi oleh sekretariat atau admin." in jawab
    assert "Data kantor diisi oleh" not in situs.masuk(Peran.SEKRETARIAT).get(f"/naskah/{kunci}").text


def test_blanks_of_the_office_s_data_alone_are_not_hidden_behind_a_fold(situs: Situs) -> None:
    assert situs.kantor.zi("naskah", "buat", "keputusan/tim-upg").kode == 0
    assert situs.kantor.zi("naskah", "buat", "keputusan/tim-ppid").kode == 0
    siti = situs.masuk(Peran.HUKUM)
    lipatan = r"<details( open)?>\s*<summary><h3>Menunggu data kantor</h3>"
    hanya = re.search(lipatan, siti.get("/naskah/sigi/2026/keputusan/tim-upg").text)
    campur = re.search(lipatan, siti.get("/naskah/sigi/2026/keputusan/tim-ppid").text)
    assert hanya is not None
    assert hanya[1], "a button to save, and nothing to be seen above it"
    assert campur is not None
    assert not campur[1]


def test_where_a_blank_stands_is_said_in_words() -> None:
    def di_mana(sekitar: str, tempat: str = "paragraf 7, tabel") -> str:
        return SatuIsian("x", "x", tempat, sekitar, Golongan.SENDIRI, "", (), False, "").di_mana

    assert di_mana("1. | ____ | … | …") == "Baris 1"
    assert di_mana("Jumlah hadir | ____") == "Di samping “Jumlah hadir”"
    assert di_mana("2. | Mutasi | ____") == "“2. | Mutasi | ____”"
    assert di_mana("Tempat: ____.") == "“Tempat: ____.” · paragraf 7, tabel"
    assert di_mana("… | ____") == di_mana("") == "paragraf 7, tabel"
