"""Whoever comes from a page of Prefect or from a mail gets to the page of the desk that was meant."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import artefak
from flows.artefak.pagi import perhatian_pagi
from meja.layanan import letak_meja
from meja.setelan import SetelanMeja
from tata_usaha.dasar import waktu
from tata_usaha.dasar.letak_meja import LetakMeja, cari_meja, catat_meja, folder_meja
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.pintu import SETEMPAT, baca_pintu
from tata_usaha.kerja import langkah
from tata_usaha.kerja.hasil import HasilAlur
from tata_usaha.kerja.laporan_alur import LaporanAlur, susun_laporan
from tata_usaha.kerja.perhatian import kumpulkan_perhatian
from tata_usaha.kerja.tahun import baca_rencana
from tests.meja.conftest import ALAMAT, Situs
from tests.meja.naskah_meja import buat
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.perhatian import ButirPerhatian, JenisPerhatian
from zi_model.periode import Periode

MEJA = LetakMeja(ALAMAT)
_TAUTAN = re.compile(rf"\]\({re.escape(ALAMAT)}(/[^)]*)\)")


def laporan(pengaturan: Pengaturan) -> LaporanAlur:
    """Return what a quarter's run tells of the office after it has laid its letters."""
    periode, sekarang = Periode.parse("2026-TW1"), waktu.sekarang()
    tahun = baca_rencana(pengaturan, "sigi", 2026)
    pindaian = langkah.periksa_bukti(pengaturan, tahun, sekarang)
    hari = sekarang.astimezone(tahun.kantor.zona).date()
    status = langkah.hitung_status(tahun, pindaian, periode, hari)
    naskah = langkah.susun_naskah(tahun, pindaian, JenisAlur.TRIWULANAN, periode, Bagian.LAPORAN, None, hari)
    ditaruh = langkah.taruh_di_outbox(pengaturan, tahun.kantor, naskah, sekarang)
    hasil = HasilAlur(JenisAlur.TRIWULANAN, tahun, periode, hari, tuple(status), tuple(ditaruh))
    return susun_laporan(pengaturan, hasil, pindaian, sekarang, None)


def test_every_kind_of_link_opens_its_page(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-04-20T09:00+08:00")
    naskah, periode = buat(situs), Periode.parse("2026-TW1")
    tujuan = [MEJA.naskah(naskah.kunci), MEJA.kewajiban("1.3.1.2", periode), MEJA.papan(periode), MEJA.kiriman]
    tujuan += [MEJA.perhatian(ButirPerhatian(JenisPerhatian.CADANGAN_LAMA, "x", "x"))]
    orang = situs.masuk()
    assert {satu: orang.get(satu).status_code for satu in tujuan} == dict.fromkeys(tujuan, 200)


@pytest.mark.tahan
def test_every_link_of_prefects_pages_opens_a_page_of_the_desk(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-04-20T09:00+08:00")
    buat(situs)
    isi = laporan(situs.kantor.pengaturan)
    perhatian = kumpulkan_perhatian(situs.kantor.pengaturan, "sigi", waktu.sekarang())

    def halaman(meja: LetakMeja | None) -> dict[str, str]:
        return {
            "papan": artefak.papan(isi.keadaan, meja),
            "outbox": artefak.outbox(isi.antrean, isi.hasil.per, meja=meja),
            "ringkasan": artefak.ringkasan(isi, meja=meja),
            "pagi": perhatian_pagi(perhatian, None, meja),
        }

    assert not any("](http" in teks for teks in halaman(None).values())
    assert not any("`](" in teks for teks in halaman(MEJA).values())  # the UI would show the fence of the code
    tautan = {nama: _TAUTAN.findall(teks) for nama, teks in halaman(MEJA).items()}
    assert all(tautan.values()), tautan
    assert len(tautan["outbox"]) == len(isi.antrean.butir)
    assert {b.jenis for b in perhatian.butir} >= {JenisPerhatian.TERLAMBAT, JenisPerhatian.NASKAH_BARU}
    tujuan = {satu for semua in tautan.values() for satu in semua}
    tujuan |= {MEJA.perhatian(b).removeprefix(ALAMAT) for b in perhatian.butir} - {""}
    orang = situs.masuk()
    assert {satu: orang.get(satu).status_code for satu in sorted(tujuan)} == dict.fromkeys(tujuan, 200)


def test_who_is_not_logged_in_comes_there_after_logging_in(situs: Situs) -> None:
    naskah = buat(situs)
    jawab = situs.peramban().get(MEJA.naskah(naskah.kunci).removeprefix(ALAMAT))
    assert (jawab.status_code, jawab.headers["location"]) == (
        303,
        f"/masuk?ke=%2Fnaskah%2F{naskah.kunci.replace('/', '%2F')}",
    )


def test_what_the_desk_has_no_page_for_leads_nowhere() -> None:
    for jenis in (JenisPerhatian.ALUR_GAGAL, JenisPerhatian.RENCANA_KURANG):
        assert MEJA.perhatian(ButirPerhatian(jenis, "x", "Sesuatu.")) == ""


def test_the_desk_is_led_to_by_the_name_that_others_call_it_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tata_usaha.dasar.pintu._periksa_alamat", lambda *_: None)
    setelan = SetelanMeja("sigi", 4310, aman=True)
    assert letak_meja(SetelanMeja("sigi", 4310), SETEMPAT) == LetakMeja("http://127.0.0.1:4310")
    lewat_host = letak_meja(setelan, baca_pintu("192.168.1.10"))
    assert lewat_host == LetakMeja("https://192.168.1.10:4310", terbuka=True)
    semua = letak_meja(setelan, baca_pintu("0.0.0.0", ("meja.kantor.example",)))  # noqa: S104 - no socket is opened
    assert semua == LetakMeja("https://meja.kantor.example:4310", terbuka=True)


def test_the_desk_opened_last_is_remembered_for_its_office_alone(tmp_path: Path) -> None:
    atur = Pengaturan.dari_lingkungan({"ZI_OUTBOX": str(tmp_path)})
    assert cari_meja(atur, "sigi") is None
    catat_meja(atur, "sigi", LetakMeja("http://127.0.0.1:4300"))
    catat_meja(atur, "sigi", LetakMeja("https://meja.kantor.example:4310", terbuka=True))
    catat_meja(atur, "palu", LetakMeja("http://[fe80::1]:4300"))
    assert cari_meja(atur, "sigi") == LetakMeja("https://meja.kantor.example:4310", terbuka=True)
    assert cari_meja(atur, "palu") == LetakMeja("http://[fe80::1]:4300")
    assert cari_meja(atur, "poso") is None


@pytest.mark.parametrize(
    "isi",
    [b"", b"[]", b"{}", b'{"alamat": "javascript:x", "terbuka": true}', b'{"alamat": "http://a)b", "terbuka": 1}'],
)
def test_what_is_no_address_leads_nowhere(tmp_path: Path, isi: bytes) -> None:
    atur = Pengaturan.dari_lingkungan({"ZI_OUTBOX": str(tmp_path)})
    folder_meja(atur).mkdir()
    (folder_meja(atur) / "alamat-sigi.json").write_bytes(isi)
    assert cari_meja(atur, "sigi") is None


def test_a_link_holds_whatever_a_letters_name_holds() -> None:
    jahat = MEJA.naskah("sigi/2026/keputusan/tim (ppid) [x] 100%?")
    assert jahat == f"{ALAMAT}/naskah/sigi/2026/keputusan/tim%20%28ppid%29%20%5Bx%5D%20100%25%3F"
    tempo = ButirPerhatian(JenisPerhatian.JATUH_TEMPO, "1.3.1.2 2026-TW1", "x", batas=dt.date(2026, 4, 15))
    assert MEJA.perhatian(tempo) == f"{ALAMAT}/kewajiban/2026-TW1/1.3.1.2"
