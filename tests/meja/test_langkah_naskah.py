"""A letter's life at the desk: each act with who did it, what is refused with what to do, two people at one letter."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tata_usaha.agenda.csv_agenda import tempat_csv
from tata_usaha.dasar.berkas import sha256
from tests.meja.conftest import Situs
from tests.meja.naskah_meja import PPID, NaskahMeja, buat, teks
from tests.tata_usaha.pdf_berteks import pdf_berteks
from zi_model.daur_naskah import StatusNaskah
from zi_model.pengguna import Peran

HARI = "2026-02-16"
LAPORAN = "sigi/2026-S1/laporan-monev-ppid"


@pytest.fixture
def naskah(situs: Situs) -> NaskahMeja:
    return buat(situs)


@pytest.mark.tahan
def test_a_whole_life_from_blanks_to_archive(situs: Situs) -> None:
    naskah, siti = buat(situs, PPID), situs.masuk(Peran.HUKUM)
    assert naskah.tahap(siti) == "Lengkapi"
    naskah.lengkapi()
    assert naskah.tahap(siti) == "Nomori"
    assert naskah.kirim(siti, "nomori", nomor="21", tanggal=HARI).status_code == 303
    sidik = {"sha256": sha256(naskah.berkas.read_bytes())}
    siti.get(f"/naskah/{PPID}/lembar", params=sidik, headers={"hx-request": "true"})  # the browser asks by itself
    assert "Nomor 21 dan tanggal 16 Februari 2026" in teks(naskah.lihat(siti))
    assert naskah.tahap(siti) == "Siap"
    siap = naskah.kirim(siti, "siap")
    if siap.status_code == 422:  # what it asks about is confirmed
        siap = naskah.kirim(siti, "siap", tetap="ya", alasan="sudah dicocokkan")
    assert siap.status_code == 303, teks(siap)
    assert naskah.tahap(siti) == "Tanda tangani"
    ttd = naskah.kirim(siti, "ttd", berkas={"berkas": naskah.pindaian()}, tanggal="2026-02-15")
    assert ttd.status_code == 303, teks(ttd)
    dini = "dicatat ditandatangani 15 Februari 2026, padahal naskahnya bertanggal 16 Februari 2026"
    assert dini in teks(naskah.lihat(siti))
    assert naskah.tahap(siti) == "Bukti"
    assert "Menjadi bukti" in teks(naskah.lihat(siti))
    assert "Belum ada Keputusan lain yang ditandatangani." in teks(naskah.lihat(siti))
    assert naskah.kirim(siti, "arsipkan", tempat="Lemari 2").status_code == 303
    ingat = re.search(r'<p class="ingat">(Belum ditentukan: [^<]*)', naskah.lihat(siti))
    assert ingat is not None
    assert "kode klasifikasi dan masa simpan." in ingat[1]
    assert naskah.entri.status is StatusNaskah.DIARSIPKAN
    assert naskah.entri.arsip_tempat == "Lemari 2"
    riwayat = teks(naskah.lihat(siti))
    for kalimat in ("Dinomori 21", "Dinyatakan siap ditandatangani", "Ditandatangani pada", "Diarsipkan di Lemari 2"):
        assert f"{kalimat}" in riwayat
    assert "Siti (siti)" in riwayat
    pilihan = re.search(r'<option value="([^"]+)">[^<]*keputusan tim PPID', siti.get("/naskah/buat").text)
    assert pilihan is not None
    siti.post("/naskah/buat", data={"diminta": pilihan[1], "periode": "2026"})
    assert "Sudah diarsipkan; tidak diganti." in teks(naskah.lihat(siti))


@pytest.mark.tahan
def test_a_stale_page_does_nothing_and_says_who_was_faster(naskah: NaskahMeja) -> None:
    siti, budi = naskah.situs.masuk(Peran.HUKUM), naskah.situs.masuk(Peran.SEKRETARIAT, nama="budi")
    dilihat = naskah.dasar(siti)
    assert naskah.kirim(budi, "nomori", nomor="21", tanggal=HARI).status_code == 303
    basi = naskah.kirim(siti, "nomori", dasar=dilihat, nomor="22", tanggal=HARI)
    assert basi.status_code == 409
    assert "sudah diubah oleh Budi" in teks(basi)
    assert naskah.entri.nomor == 21
    for aksi in ("siap", "batal"):
        assert naskah.kirim(siti, aksi, dasar=dilihat, alasan="x").status_code == 409
    assert naskah.entri.status is StatusNaskah.KONSEP


def test_a_remark_on_the_number_book_names_its_file_and_line_and_what_to_do(situs: Situs, naskah: NaskahMeja) -> None:
    siti = situs.masuk(Peran.HUKUM)
    naskah.kirim(siti, "nomori", nomor="21", tanggal=HARI)
    buku = tempat_csv(situs.kantor.pengaturan.outbox, "sigi", 2026)
    buku.write_text(f"{buku.read_text(encoding='utf-8')}ini bukan baris\n", encoding="utf-8")
    lain = buat(situs, PPID)
    lain.kirim(siti, "nomori", nomor="22", tanggal=HARI)
    isi = teks(lain.lihat(siti))
    assert re.search(rf"Perlu diingat: \S*{buku.name}, baris \d+: .*Betulkan barisnya menurut naskahnya", isi), isi
    assert str(situs.kantor.pengaturan.outbox) not in isi


@pytest.mark.tahan
def test_a_second_click_is_no_conflict(naskah: NaskahMeja) -> None:
    siti = naskah.situs.masuk(Peran.HUKUM)
    dilihat = naskah.dasar(siti)
    for _ in range(2):
        jawab = naskah.kirim(siti, "nomori", dasar=dilihat, nomor="21", tanggal=HARI)
        assert jawab.status_code == 303, teks(jawab)
    assert "sudah tercatat" in teks(naskah.lihat(siti))


@pytest.mark.tahan
def test_what_is_refused_stays_typed_with_what_is_missing(naskah: NaskahMeja) -> None:
    siti = naskah.situs.masuk(Peran.HUKUM)
    salah = naskah.kirim(siti, "nomori", nomor="dua puluh", tanggal=HARI)
    assert salah.status_code == 422
    assert "bukan angka" in teks(salah)
    assert 'value="dua puluh"' in salah.text
    belum = naskah.kirim(siti, "siap")
    assert belum.status_code == 422
    assert "belum lengkap" in teks(belum)
    assert "nomornya belum tercatat" in teks(belum)
    assert "zi outbox" not in belum.text
    assert str(naskah.situs.kantor.pengaturan.outbox) not in belum.text


@pytest.mark.tahan
def test_another_number_asks_for_its_reason(naskah: NaskahMeja) -> None:
    siti = naskah.situs.masuk(Peran.HUKUM)
    naskah.kirim(siti, "nomori", nomor="21", tanggal=HARI)
    tanpa = naskah.kirim(siti, "nomori", nomor="22", tanggal=HARI)
    assert tanpa.status_code == 422
    assert 'name="kehendak" value="ganti"' in tanpa.text
    keliru = naskah.kirim(siti, "nomori", nomor="dua", tanggal=HARI, kehendak="ganti", alasan="salah baca")
    assert keliru.status_code == 422
    assert ">salah baca</textarea>" in keliru.text
    dipakai = naskah.kirim(siti, "nomori", nomor="12", tanggal=HARI, kehendak="ganti", alasan="salah baca buku")
    assert dipakai.status_code == 422
    assert ">salah baca buku</textarea>" in dipakai.text, "what was typed stays when the number is another's"
    dengan = naskah.kirim(siti, "nomori", nomor="22", tanggal=HARI, kehendak="ganti", alasan="salah baca")
    assert dengan.status_code == 303, teks(dengan)
    halaman = teks(naskah.lihat(siti))
    assert "Nomor 21 menjadi batal" in halaman
    assert "salah baca" in halaman


def test_the_next_number_is_proposed_and_nobody_gets_it_before_it_is_given(naskah: NaskahMeja) -> None:
    siti = naskah.situs.masuk(Peran.HUKUM)
    pertama = naskah.lihat(siti)
    assert "Nomor bebas berikutnya" in teks(pertama)
    assert naskah.lihat(siti).count("Belum dipesan untuk siapa pun") == 1
    assert naskah.entri.nomor is None


@pytest.mark.tahan
def test_numbers_between_the_last_and_the_next_are_said_to_be_taken(naskah: NaskahMeja) -> None:
    siti = naskah.situs.masuk(Peran.HUKUM)
    naskah.kirim(siti, "nomori", nomor="21", tanggal=HARI)
    naskah.kirim(siti, "nomori", nomor="23", tanggal=HARI, kehendak="ganti", alasan="salah baca")
    naskah.kirim(siti, "nomori", nomor="22", tanggal=HARI, kehendak="ganti", alasan="ternyata 22")
    halaman = teks(naskah.lihat(siti))
    assert "Nomor bebas berikutnya: 24" in halaman
    assert "Terakhir dipakai: 22 (16 Feb 2026). Nomor 23 dilewati: batal, atau sudah dipakai" in halaman


def test_a_draft_is_cancelled_with_a_reason_only(naskah: NaskahMeja) -> None:
    siti = naskah.situs.masuk(Peran.HUKUM)
    assert naskah.kirim(siti, "batal").status_code == 422
    assert naskah.kirim(siti, "batal", alasan="tidak jadi").status_code == 303
    halaman = naskah.lihat(siti)
    assert "tidak jadi" in halaman
    assert 'aria-current="step"' not in halaman
    pilihan = re.search(r'<option value="([^"]+)">[^<]*keputusan tim UPG', siti.get("/naskah/buat").text)
    assert pilihan is not None
    siti.post("/naskah/buat", data={"diminta": pilihan[1], "periode": "2026"})
    ingat = re.search(r'<p class="ingat">([^<]*)', naskah.lihat(siti))
    assert ingat is not None, "nothing was drafted: that does not stand in the box of what went well"
    assert "Sudah batal; tidak disusun lagi." in ingat[1]
    assert "sebagai bukti di barisnya" in ingat[1]


@pytest.mark.tahan
def test_a_sub_bagian_reads_at_each_step_who_goes_on_with_its_letter(situs: Situs) -> None:
    naskah, siti = buat(situs, PPID), situs.masuk(Peran.HUKUM)
    umi, siapa = situs.masuk("unit:parmas_sdm", nama="umi"), "Sekretariat dan Subbag Hukum"
    assert f"Sesudah lengkap, yang menomori dan menyatakannya siap: {siapa}." in teks(naskah.lihat(umi))
    assert "Sesudah lengkap, yang menomori" not in teks(naskah.lihat(siti))
    naskah.lengkapi()
    assert f"Yang menomorinya: {siapa}." in teks(naskah.lihat(umi))
    naskah.kirim(siti, "nomori", nomor="21", tanggal=HARI)
    assert f"menyatakannya siap ditandatangani: {siapa}." in teks(naskah.lihat(umi))
    naskah.kirim(siti, "siap", tetap="ya", alasan="sudah dicocokkan")
    assert naskah.tahap(umi) == "Tanda tangani"
    assert f"yang mengunggah pindaiannya: {siapa}." in teks(naskah.lihat(umi))
    assert "yang mengunggah pindaiannya" not in teks(naskah.lihat(siti))

    ketua = situs.masuk(Peran.PIMPINAN, nama="soleman")  # whoever signs finds what waits for him among all others
    assert "/naskah?status=SIAP_TTD&amp;penanda=saya" in ketua.get("/").text
    milik = ketua.get("/naskah?status=SIAP_TTD&penanda=saya").text
    assert "1 naskah dari 1" in milik
    assert "Menunggu tanda tangan saya" in milik
    lain = situs.masuk(Peran.PIMPINAN, nama="entah").get("/naskah?status=SIAP_TTD&penanda=saya").text
    assert "0 naskah dari 1" in lain
    assert "Menunggu tanda tangan saya" not in siti.get("/naskah").text


@pytest.mark.tahan
@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.ADMIN, "unit:tekhum"])
def test_who_only_reads_sees_no_act_and_may_do_none(naskah: NaskahMeja, peran: Peran | str) -> None:
    orang = naskah.situs.masuk(peran)
    halaman = naskah.lihat(orang)
    assert "Batalkan" not in halaman
    assert "Nyatakan siap" not in halaman
    assert "Diisi oleh sub bagiannya, sekretariat, atau Subbag Hukum." in halaman
    assert naskah.kirim(orang, "batal", dasar="x", alasan="iseng").status_code == 403
    assert naskah.entri.status is StatusNaskah.KONSEP


@pytest.mark.tahan
def test_open_in_word_it_is_shown_and_respected(naskah: NaskahMeja) -> None:
    siti = naskah.situs.masuk(Peran.HUKUM)
    kunci = naskah.berkas.with_name(f".~lock.{naskah.berkas.name}#")
    kunci.write_text(",Rusdi,pc-rusdi,26.11.2026 09:00,file:///x;", encoding="utf-8")
    assert "Sedang dibuka oleh Rusdi" in teks(naskah.lihat(siti))
    ditolak = naskah.kirim(siti, "nomori", nomor="21", tanggal=HARI)
    assert ditolak.status_code == 422
    assert "sedang dibuka" in teks(ditolak)
    assert naskah.entri.nomor is None


@pytest.mark.tahan
def test_of_two_files_a_person_chooses_one(naskah: NaskahMeja) -> None:
    siti = naskah.situs.masuk(Peran.HUKUM)
    salinan = naskah.berkas.with_name("final fix.docx")
    salinan.write_bytes(naskah.berkas.read_bytes())
    naskah.lengkapi()
    halaman = naskah.lihat(siti)
    assert "Berkas mana yang dipakai?" in halaman
    assert siti.get(f"/naskah/{naskah.kunci}/revisi/final%20fix.docx").content == salinan.read_bytes()
    pilihan = dict(re.findall(r'value="([0-9a-f]{64})" required><label [^>]*>([^<]*docx)', halaman))
    sidik = next(s for s, nama in pilihan.items() if nama == "final fix.docx")
    salinan.write_bytes(naskah.berkas.read_bytes())  # somebody saves it meanwhile
    basi = siti.post(f"/naskah/{naskah.kunci}/pakai", data={"berkas": sidik})
    assert basi.status_code == 409, teks(basi)
    kini = re.findall(r'value="([0-9a-f]{64})" required', naskah.lihat(siti))
    assert siti.post(f"/naskah/{naskah.kunci}/pakai", data={"berkas": kini[-1]}).status_code == 303
    assert "Berkas mana yang dipakai?" not in naskah.lihat(siti)


@pytest.mark.tahan
def test_through_srikandi_the_number_comes_home_with_the_signature(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-07-06T09:00+08:00")
    situs.kantor.ubah_rencana("srikandi: []", "srikandi: [laporan]", "satker.yaml")
    assert situs.kantor.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1").kode == 0
    naskah, siti = NaskahMeja(situs, LAPORAN), situs.masuk(Peran.SEKRETARIAT)
    naskah.lengkapi()
    halaman = naskah.lihat(siti)
    assert "2. Nomori di SRIKANDI" in halaman
    assert "Beri nomor" not in halaman
    assert naskah.tahap(siti) == "Siap"
    siap = naskah.kirim(siti, "siap", tetap="ya", alasan="sudah dicocokkan")
    assert siap.status_code == 303, teks(siap)
    halaman = naskah.lihat(siti)
    assert "lembar SRIKANDI</a>" in halaman
    lembar = re.search(r'href="([^"]*lembar%20SRIKANDI[^"]*)"', halaman)
    assert lembar is not None
    assert siti.get(lembar[1]).content.startswith(b"PK")
    tanpa_nomor = pdf_berteks(["KOMISI PEMILIHAN UMUM"], ["Sekretaris,"])
    pulang = {"berkas": ("unduhan.pdf", tanpa_nomor, "application/pdf")}
    ditanya = naskah.kirim(siti, "ttd", berkas=pulang)
    assert ditanya.status_code == 422, teks(ditanya)
    assert siti.post("/kiriman", files=pulang).status_code == 303
    kiriman = siti.get("/kiriman").text
    tanda = re.search(r'name="tanda" value="(\w+)"', kiriman)
    assert tanda is not None
    tetap = {"nama": "unduhan.pdf", "tanda": tanda[1], "kunci": LAPORAN}
    ditanya = siti.post("/kiriman/tetapkan", data=tetap)
    assert ditanya.status_code == 422
    assert "<details open>" in ditanya.text, "the number can be typed where it is asked for"
    jawab = siti.post("/kiriman/tetapkan", data={**tetap, "nomor": "41", "tanggal": "2026-07-06"})
    assert jawab.status_code == 303, teks(jawab)
    assert "Nomor dari SRIKANDI: 41, tanggal 6 Juli 2026" in teks(naskah.lihat(siti))
    assert naskah.entri.nomor == 41


@pytest.mark.tahan
def test_a_draft_that_nobody_touched_is_drafted_anew_after_its_grace(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-07-06T09:00+08:00")
    assert situs.kantor.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1").kode == 0
    naskah, siti = NaskahMeja(situs, LAPORAN), situs.masuk(Peran.SEKRETARIAT)
    assert "Susun lagi dengan data sekarang" in teks(naskah.lihat(siti))
    jam("2026-12-01T09:00+08:00")
    lama, siti = naskah.entri.sha256, situs.masuk(Peran.SEKRETARIAT)  # the session of July is long over
    situs.kantor.ubah_rencana("alamat: null", "alamat: Jalan Contoh 1", "satker.yaml")
    assert "dibiarkan" in situs.kantor.zi("kantor", "perbarui").out
    assert naskah.entri.sha256 == lama
    assert "masih kosong di sini? Buka Susun lagi" in teks(naskah.lihat(siti))
    assert naskah.kirim(siti, "susun").status_code == 303
    assert (naskah.entri.revisi, naskah.entri.sha256 == lama) == (2, False)
    assert "Disusun lagi." in teks(naskah.lihat(siti))
    naskah.lengkapi()
    lama = sha256(naskah.berkas.read_bytes())
    assert "Susun lagi" not in teks(naskah.lihat(siti))
    jawab = naskah.kirim(siti, "susun")
    assert jawab.status_code == 422
    assert "sudah disunting, dinomori, atau sedang dibuka, jadi tidak disusun lagi" in teks(jawab)
    assert sha256(naskah.berkas.read_bytes()) == lama
