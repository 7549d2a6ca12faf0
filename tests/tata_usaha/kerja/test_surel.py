"""The office's mail by a real server: each person once a day, each thing once, whatever dies or is away meanwhile."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tata_usaha.agenda import surel as catatan_surel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import waktu
from tata_usaha.dasar.letak_meja import LetakMeja, catat_meja
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.perhatian import HasilPerhatian
from tata_usaha.kerja.surel import JEDA, HasilSurel, kirim_surel, lihat_surel
from tests.peladen_surel import PeladenSurel, peladen
from tests.zi_model.test_surel import ADMIN, BARU, GAGAL, HUKUM, PEJABAT, SEKRETARIS, TEMPO, TERLAMBAT, UMUM, satker
from zi_model.daftar_teks import DaftarTeks
from zi_model.kantor import Kantor
from zi_model.perhatian import ButirPerhatian
from zi_model.setelan_surel import SetelanSurel

PAGI = dt.datetime(2026, 4, 2, 6, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
BESOK = PAGI + dt.timedelta(days=1)
SURELI = Pelaku("uji")


@dataclass
class KantorSurel:
    """An office that sends through a server, and what needs its attention."""

    atur: Pengaturan
    porta: int

    def perhatian(self, *butir: ButirPerhatian, saat: dt.datetime = PAGI) -> HasilPerhatian:
        setelan = SetelanSurel(
            server="127.0.0.1", porta=self.porta, keamanan="tanpa", pengirim="zi@kantor.example", admin=ADMIN
        )
        kantor = Kantor(satker().model_copy(update={"surel": setelan}), PEJABAT, {}, DaftarTeks({}))
        return HasilPerhatian(kantor, saat.date(), butir, "kecil")

    def kirim(self, *butir: ButirPerhatian, saat: dt.datetime = PAGI) -> HasilSurel:
        return kirim_surel(self.atur, "kecil", self.perhatian(*butir, saat=saat), saat, SURELI)

    def catatan(self) -> dict[tuple[str, str], bool]:
        """Return what stands in the register: address and thing, and whether the server took it."""
        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            return {(c.penerima, c.butir): c.terkirim is not None for c in catatan_surel.muat(sambungan, "kecil")}


@pytest.fixture
def server() -> Iterator[PeladenSurel]:
    with peladen() as satu:
        yield satu


@pytest.fixture
def atur(tmp_path: Path) -> Pengaturan:
    folder = {f"ZI_{nama.upper()}": str(tmp_path / nama) for nama in ("plan", "bukti", "outbox")}
    return Pengaturan.dari_lingkungan(folder)


@pytest.fixture
def kantor(atur: Pengaturan, server: PeladenSurel) -> KantorSurel:
    return KantorSurel(atur, server.porta)


def tujuan(server: PeladenSurel) -> list[str]:
    return sorted(alamat for d in server.kotak for alamat in d.kepada)


def test_each_person_gets_one_digest_of_theirs(kantor: KantorSurel, server: PeladenSurel) -> None:
    hasil = kantor.kirim(TERLAMBAT, TEMPO, BARU, GAGAL)
    assert hasil.kalimat == "4 surel terkirim."
    assert tujuan(server) == [ADMIN, HUKUM, SEKRETARIS, UMUM]
    (milik,) = [d for d in server.kotak if d.kepada == (HUKUM,)]
    assert milik.pesan["Subject"] == "KPU Kabupaten Kecil: 2 hal perlu perhatian, 2 April 2026"
    assert milik.pesan["Date"].datetime == PAGI
    assert TERLAMBAT.uraian in " ".join(milik.teks.split())
    assert TEMPO.uraian not in milik.teks
    assert kantor.catatan()[HUKUM, TERLAMBAT.kunci]


def test_a_mail_leads_to_a_desk_that_others_can_open_and_to_no_other(kantor: KantorSurel, server: PeladenSurel) -> None:
    catat_meja(kantor.atur, "kecil", LetakMeja("http://127.0.0.1:4300"))
    assert kantor.kirim(TERLAMBAT).kalimat == "2 surel terkirim."
    catat_meja(kantor.atur, "kecil", LetakMeja("https://meja.example:4300", terbuka=True))
    assert kantor.kirim(TEMPO, saat=BESOK).kalimat == "2 surel terkirim."
    lama, baru = ([d.teks for d in server.kotak if k in d.kepada] for k in (HUKUM, UMUM))
    assert "127.0.0.1" not in lama[0]
    (halaman,) = [b.strip() for b in baru[0].splitlines() if "Halaman: " in b]
    kode, _, periode = TEMPO.kunci.rpartition(" ")
    assert halaman == f"Halaman: https://meja.example:4300/kewajiban/{periode}/{kode}"


def test_nobody_gets_a_second_one_that_day_nor_hears_of_anything_twice(
    kantor: KantorSurel, server: PeladenSurel
) -> None:
    kantor.kirim(TERLAMBAT)
    assert kantor.kirim(TERLAMBAT, BARU).kalimat == "Tidak ada surel yang perlu dikirim hari ini."
    assert tujuan(server) == [HUKUM, SEKRETARIS]
    server.kotak.clear()
    assert kantor.kirim(TERLAMBAT, saat=BESOK).terkirim == ()
    kantor.kirim(TERLAMBAT, BARU, saat=BESOK)
    assert tujuan(server) == [HUKUM, SEKRETARIS]
    assert all("Laporan monev." in d.teks and "1.3.1.2" not in d.teks for d in server.kotak)


def test_one_thing_is_told_again_when_it_becomes_another_kind(kantor: KantorSurel, server: PeladenSurel) -> None:
    """What is nearly due is told once, and once more when it is late."""
    kantor.kirim(replace(TERLAMBAT, jenis=TEMPO.jenis))
    kantor.kirim(TERLAMBAT, saat=BESOK)
    assert tujuan(server) == [HUKUM, HUKUM, SEKRETARIS, SEKRETARIS]


def test_a_wrong_address_stops_only_itself_and_is_tried_again(kantor: KantorSurel, server: PeladenSurel) -> None:
    server.tolak.add(SEKRETARIS)
    hasil = kantor.kirim(TERLAMBAT, TEMPO)
    assert [g.alamat for g in hasil.gagal] == [SEKRETARIS]
    assert hasil.kalimat == "2 surel terkirim, 1 surel tidak terkirim."
    assert tujuan(server) == [HUKUM, UMUM]
    assert not [orang for orang, _ in kantor.catatan() if orang == SEKRETARIS]
    server.tolak.clear()
    kantor.kirim(TERLAMBAT, TEMPO, saat=BESOK)
    assert tujuan(server) == [HUKUM, SEKRETARIS, UMUM]


def test_a_server_that_is_away_stops_nothing_and_is_tried_the_next_morning(
    kantor: KantorSurel, server: PeladenSurel
) -> None:
    hidup, kantor.porta = kantor.porta, 1
    hasil = kantor.kirim(TERLAMBAT)
    assert [g.pesan for g in hasil.gagal] == [
        "Server surel 127.0.0.1:1 tidak dapat dipakai: tidak ada yang menjawab di porta itu."
    ]
    assert kantor.catatan() == {}
    kantor.porta = hidup
    kantor.kirim(TERLAMBAT, saat=BESOK)
    assert tujuan(server) == [HUKUM, SEKRETARIS]


def test_what_may_have_arrived_is_sent_once_more_as_the_same_message(
    kantor: KantorSurel, server: PeladenSurel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line broke after the mail had gone: nobody knows, so the same things go under the same name, later."""
    server.gantung.add(HUKUM)
    assert [g.alamat for g in kantor.kirim(TERLAMBAT).gagal] == [HUKUM]
    assert kantor.catatan()[HUKUM, TERLAMBAT.kunci] is False
    assert kantor.kirim(TERLAMBAT, BARU).ditunda == (HUKUM,)
    kini = waktu.sekarang()
    monkeypatch.setattr(waktu, "sekarang", lambda zona=dt.UTC: (kini + JEDA).astimezone(zona))
    kantor.kirim(TERLAMBAT, BARU)
    pertama, kedua = (d for d in server.kotak if d.kepada == (HUKUM,))
    assert pertama.pesan["Message-ID"] == kedua.pesan["Message-ID"]
    assert pertama.teks == kedua.teks
    assert kantor.catatan()[HUKUM, TERLAMBAT.kunci]


def test_the_next_day_it_goes_with_that_days_digest(
    kantor: KantorSurel, server: PeladenSurel, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.gantung.add(HUKUM)
    kantor.kirim(TERLAMBAT)
    kini = waktu.sekarang()
    monkeypatch.setattr(waktu, "sekarang", lambda zona=dt.UTC: (kini + dt.timedelta(days=1)).astimezone(zona))
    kantor.kirim(TERLAMBAT, BARU, saat=BESOK)
    pertama, kedua = (d for d in server.kotak if d.kepada == (HUKUM,))
    assert pertama.pesan["Message-ID"] != kedua.pesan["Message-ID"]
    assert "TERLAMBAT (1)" in kedua.teks
    assert "NASKAH BARU DI OUTBOX (1)" in kedua.teks


def test_two_at_once_send_each_digest_once(server: PeladenSurel, tmp_path: Path, url_agenda_tahan: str) -> None:
    atur = Pengaturan.dari_lingkungan(
        {"ZI_OUTBOX": str(tmp_path / "outbox"), "ZI_PLAN": str(tmp_path), "ZI_DATABASE": url_agenda_tahan}
    )
    kantor = KantorSurel(atur, server.porta)
    with ThreadPoolExecutor(4) as banyak:
        hasil = list(banyak.map(lambda _: kantor.kirim(TERLAMBAT, TEMPO, BARU, GAGAL), range(4)))
    assert sum(len(h.terkirim) for h in hasil) == 4
    assert tujuan(server) == [ADMIN, HUKUM, SEKRETARIS, UMUM]
    assert all(kantor.catatan().values())


def test_looking_sends_and_writes_nothing(kantor: KantorSurel, server: PeladenSurel) -> None:
    lihat = lihat_surel(kantor.atur, "kecil", kantor.perhatian(TERLAMBAT))
    assert [r.penerima.alamat for r in lihat.akan] == [SEKRETARIS, HUKUM]
    assert (server.kotak, kantor.catatan()) == ([], {})
    kantor.kirim(TERLAMBAT)
    lihat = lihat_surel(kantor.atur, "kecil", kantor.perhatian(TERLAMBAT))
    assert (lihat.akan, lihat.tertahan) == ((), (SEKRETARIS, HUKUM))
    assert {c.penerima for c in lihat.catatan} == {HUKUM, SEKRETARIS}


def test_an_office_without_settings_sends_nothing(kantor: KantorSurel, server: PeladenSurel) -> None:
    tanpa = Kantor(satker().model_copy(update={"surel": None}), PEJABAT, {}, DaftarTeks({}))
    hasil = kirim_surel(kantor.atur, "kecil", HasilPerhatian(tanpa, PAGI.date(), (TERLAMBAT,), "kecil"), PAGI, SURELI)
    assert (hasil.aktif, server.kotak) == (False, [])


def test_of_an_office_whose_plan_is_broken_the_admin_is_told(kantor: KantorSurel, server: PeladenSurel) -> None:
    """Its own file alone says where to."""
    folder = kantor.atur.plan / "kecil"
    folder.mkdir(parents=True)
    isi = (AKAR / "plan/sigi/satker.yaml").read_text(encoding="utf-8").replace("kode: sigi", "kode: kecil")
    (folder / "satker.yaml").write_text(isi.replace("\nsurel: null\n", "\n"), encoding="utf-8")
    with (folder / "satker.yaml").open("a", encoding="utf-8") as berkas:
        berkas.write(server.setelan(admin=ADMIN))
    hasil = kirim_surel(kantor.atur, "kecil", HasilPerhatian(None, PAGI.date(), (GAGAL,), "kecil"), PAGI, SURELI)
    assert [r.penerima.alamat for r in hasil.terkirim] == [ADMIN]
    assert tujuan(server) == [ADMIN]


def test_a_register_rebuilt_from_its_rows_keeps_what_was_told(kantor: KantorSurel, tmp_path: Path) -> None:
    """Else everybody would be told everything once more."""
    from tata_usaha.agenda.pasang import salin_catatan

    kantor.kirim(TERLAMBAT)
    salin_catatan(kantor.atur.database, tmp_path / "baru.sqlite3")
    baru = replace(kantor.atur, database=f"sqlite:///{tmp_path / 'baru.sqlite3'}")
    assert KantorSurel(baru, kantor.porta).catatan() == kantor.catatan() != {}


def _terbunuh(folder: str, porta: int, kapan: str) -> None:
    """Send, and die when the first digest has been reserved: before it goes, or after the server took it."""
    from tata_usaha.dasar.pos import Pos, Surat

    kirim = Pos.kirim

    def mati(pos: Pos, surat: Surat) -> None:
        if kapan == "sesudah":
            kirim(pos, surat)
        os.kill(os.getpid(), signal.SIGKILL)

    Pos.kirim = mati  # type: ignore[method-assign]
    lingkungan = {f"ZI_{nama.upper()}": f"{folder}/{nama}" for nama in ("plan", "bukti", "outbox")}
    KantorSurel(Pengaturan.dari_lingkungan(lingkungan), porta).kirim(TERLAMBAT)


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
@pytest.mark.parametrize("kapan", ["sebelum", "sesudah"])
def test_who_was_killed_while_sending_is_made_good_once(
    kantor: KantorSurel, server: PeladenSurel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kapan: str
) -> None:
    """What went before the kill goes once more as the same message: a mail program shows one of the two."""
    perintah = f"from {__name__} import _terbunuh; _terbunuh({str(tmp_path)!r}, {server.porta}, {kapan!r})"
    mati = subprocess.run([sys.executable, "-c", perintah], capture_output=True, check=False, cwd=AKAR)
    assert mati.returncode == -signal.SIGKILL, mati.stderr
    assert len(server.kotak) == (kapan == "sesudah")
    assert kantor.catatan() == {(SEKRETARIS, TERLAMBAT.kunci): False}
    assert kantor.kirim(TERLAMBAT).ditunda == (SEKRETARIS,)  # whoever reserved it may live
    kini = waktu.sekarang()
    monkeypatch.setattr(waktu, "sekarang", lambda zona=dt.UTC: (kini + JEDA).astimezone(zona))
    kantor.kirim(TERLAMBAT)
    kantor.kirim(TERLAMBAT)
    assert tujuan(server) == [HUKUM, *[SEKRETARIS] * (1 + (kapan == "sesudah"))]
    assert len({d.pesan["Message-ID"] for d in server.kotak}) == 2
    assert all(kantor.catatan().values())
