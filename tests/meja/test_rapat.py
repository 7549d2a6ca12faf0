"""Meetings at the desk: everybody sees them, the secretariat moves them and enters who came."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.meja.conftest import Situs
from zi_model.pengguna import Peran

SATU = {"nama": "monev", "periode": "2026-TW1"}
ALAMAT = "/rapat?nama=monev&periode=2026-TW1"


@pytest.fixture
def usai(situs: Situs, jam: Callable[[str], None]) -> Situs:
    """Return the desk on the day after the first quarter's meeting."""
    jam("2026-03-27T09:00+08:00")
    return situs


def dasar(isi: str) -> str:
    cocok = re.search(r'name="dasar" value="([0-9a-f]*)"', isi)
    assert cocok
    return cocok[1]


@pytest.mark.parametrize("peran", [Peran.ADMIN, Peran.HUKUM, "unit:teknis_hukum", Peran.PIMPINAN])
@pytest.mark.tahan
def test_everybody_sees_the_year_and_one_meeting_and_only_the_secretariat_acts(usai: Situs, peran: Peran | str) -> None:
    peramban = usai.masuk(peran)
    isi = peramban.get("/rapat").text
    assert "Kamis, 26 Maret 2026" in isi
    assert "Kebiasaan kantor" in isi
    assert isi.count("Belum dicatat") == 5  # the sixth of the quarter is today
    satu = peramban.get(ALAMAT).text
    assert "Belum dicatat." in satu
    assert '<form method="post" action="/rapat' not in satu
    assert peramban.post("/rapat/hadir", data={**SATU, "orang": "pejabat:ketua"}).status_code == 403
    assert peramban.post("/rapat/pindah", data={**SATU, "tanggal": "2026-03-30"}).status_code == 403


def test_who_came_is_chosen_and_written_and_the_page_tells_who_entered_it(usai: Situs) -> None:
    peramban = usai.masuk(Peran.SEKRETARIAT)
    kirim = {**SATU, "dasar": "", "orang": ["pejabat:ketua", "pejabat:sekretaris"], "lain": "Budi <b>; Staf"}
    jawab = peramban.post("/rapat/hadir", data=kirim)
    assert (jawab.status_code, jawab.headers["location"]) == (303, ALAMAT)
    isi = peramban.get(ALAMAT).text
    assert "<strong>3 orang</strong> tercatat, oleh Siti (siti) pada 27 Mar 2026 09.00." in isi
    assert "Budi &lt;b&gt; (Staf)" in isi
    assert "Notulanya belum disusun" in isi
    assert 'value="pejabat:ketua" checked' in isi
    assert "3 orang" in peramban.get("/rapat").text


@pytest.mark.tahan
def test_a_notula_that_still_asks_who_came_leads_to_where_that_is_entered(usai: Situs) -> None:
    assert usai.kantor.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1").kode == 0
    siti, notula = usai.masuk(Peran.SEKRETARIAT), "/naskah/sigi/2026-TW1/notula-monev"
    ke_rapat = 'href="/rapat?nama=monev&amp;periode=2026-TW1#hadir"'
    assert ke_rapat in siti.get(notula).text
    siti.post("/rapat/hadir", data={**SATU, "dasar": "", "orang": "pejabat:ketua"})
    assert ke_rapat not in siti.get(notula).text


@pytest.mark.tahan
def test_who_was_slower_is_told_what_stands_and_keeps_their_choice(usai: Situs) -> None:
    siti, budi = usai.masuk(Peran.SEKRETARIAT), usai.masuk(Peran.SEKRETARIAT, nama="budi")
    lama = dasar(budi.get(ALAMAT).text)
    siti.post("/rapat/hadir", data={**SATU, "dasar": lama, "orang": "pejabat:ketua"})
    jawab = budi.post("/rapat/hadir", data={**SATU, "dasar": lama, "orang": "pejabat:sekretaris", "lain": "Ani; Staf"})
    assert jawab.status_code == 409
    assert "sudah diubah oleh Siti (siti)" in jawab.text
    assert "<strong>1 orang</strong> tercatat" in jawab.text
    assert 'value="pejabat:sekretaris" checked' in jawab.text
    assert 'value="pejabat:ketua" checked' not in jawab.text
    assert "Ani; Staf</textarea>" in jawab.text
    lagi = {**SATU, "dasar": dasar(jawab.text), "orang": "pejabat:sekretaris"}
    assert budi.post("/rapat/hadir", data=lagi).status_code == 303


@pytest.mark.parametrize(
    ("kirim", "kata"),
    [
        ({}, "Belum ada yang disebut hadir."),
        ({"orang": "pejabat:raja"}, "Tidak ada “raja”"),
        ({"lain": "; Staf"}, "tidak menyebut nama"),
    ],
)
@pytest.mark.tahan
def test_who_is_nobody_is_refused_with_what_was_typed(usai: Situs, kirim: dict[str, str], kata: str) -> None:
    jawab = usai.masuk(Peran.SEKRETARIAT).post("/rapat/hadir", data={**SATU, "dasar": "", **kirim})
    assert (jawab.status_code, kata in jawab.text) == (422, True)
    assert f"{kirim.get('lain', '')}</textarea>" in jawab.text
    assert not (usai.kantor.pengaturan.plan / "sigi/kehadiran-2026.yaml").exists()


@pytest.mark.tahan
def test_before_the_meeting_nobody_can_be_entered(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-03-20T09:00+08:00")
    peramban = situs.masuk(Peran.SEKRETARIAT)
    assert "Simpan yang hadir" not in peramban.get(ALAMAT).text
    jawab = peramban.post("/rapat/hadir", data={**SATU, "orang": "pejabat:ketua"})
    assert (jawab.status_code, "Rapatnya baru Kamis, 26 Maret 2026." in jawab.text) == (422, True)


def test_a_meeting_is_moved_and_the_answer_says_what_follows(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-03-05T09:00+08:00")
    peramban = situs.masuk(Peran.SEKRETARIAT)
    kirim = {**SATU, "tanggal": "2026-03-30", "pukul": "13.30", "tempat": "Aula", "moda": "luring"}
    assert peramban.post("/rapat/pindah", data=kirim).status_code == 303
    isi = peramban.get(ALAMAT).text
    assert "Rapat pindah ke Senin, 30 Maret 2026 pukul 13.30. Paket rapatnya belum disusun" in isi
    assert "<dd>Senin, 30 Maret 2026</dd>" in isi
    assert "<dd>Aula</dd>" in isi


def test_a_meeting_at_the_same_time_is_called_as_people_call_it(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-03-05T09:00+08:00")
    peramban = situs.masuk(Peran.SEKRETARIAT)
    assert "Buat naskah</a>" in peramban.get(ALAMAT).text
    lain = {"nama": "perencanaan-anggaran", "periode": "2026-TW1", "tanggal": "2026-03-30", "pukul": "13.30"}
    for kirim in (lain, {**SATU, "tanggal": "2026-03-30", "pukul": "13.30"}):
        assert peramban.post("/rapat/pindah", data=kirim).status_code == 303
    bentrok = "pukul 13.30 ada juga rapat perencanaan anggaran Triwulan I Tahun 2026."
    assert f"Pada Senin, 30 Maret 2026 {bentrok}" in peramban.get(ALAMAT).text


@pytest.mark.tahan
def test_after_its_undangan_was_issued_the_answer_says_that_a_change_is_drafted(
    situs: Situs, jam: Callable[[str], None]
) -> None:
    jam("2026-03-05T09:00+08:00")
    zi = situs.kantor.zi
    assert zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1").kode == 0
    nomori = zi("outbox", "nomori", "sigi/2026-TW1/undangan-monev", "--nomor", "5", "--tanggal", "2026-03-06")
    assert nomori.kode == 0, nomori.err
    peramban = situs.masuk(Peran.SEKRETARIAT)
    assert re.search(r"Undangan bernomor<br><span class=.redup.>5/PW", peramban.get("/rapat").text)
    assert peramban.post("/rapat/pindah", data={**SATU, "tanggal": "2026-03-30"}).status_code == 303
    isi = peramban.get(ALAMAT).text
    assert "Rapat akan pindah ke Senin, 30 Maret 2026" in isi
    assert "undangan perubahan disusun" in isi
    assert "Akan pindah ke Senin, 30 Maret 2026" in isi
    assert "Undangan perubahan" in isi
    assert "Akan pindah" in peramban.get("/rapat").text


@pytest.mark.parametrize(
    ("kirim", "kata"),
    [
        ({"tanggal": ""}, "Harinya belum dipilih."),
        ({"tanggal": "besok"}, "bukan tanggal"),
        ({"tanggal": "2026-03-30", "pukul": "sore"}, "Waktu rapatnya tidak dapat dipakai"),
        ({"tanggal": "2026-03-30", "tautan": "javascript:alert(1)", "moda": "daring"}, "tautan ditulis lengkap"),
    ],
)
def test_a_time_that_is_none_is_refused_with_what_was_typed(usai: Situs, kirim: dict[str, str], kata: str) -> None:
    jawab = usai.masuk(Peran.SEKRETARIAT).post("/rapat/pindah", data={**SATU, "pukul": "09.00", **kirim})
    assert (jawab.status_code, kata in jawab.text) == (422, True), jawab.text
    assert f'value="{kirim.get("tautan", kirim.get("pukul", "09.00"))}"' in jawab.text


@pytest.mark.parametrize("alamat", ["/rapat?nama=pesta", "/rapat?tahun=dulu", "/rapat?tahun=2031", "/rapat?nama=monev"])
def test_a_meeting_that_there_is_not_is_an_error_page(usai: Situs, alamat: str) -> None:
    assert usai.masuk(Peran.PIMPINAN).get(alamat).status_code == 422
