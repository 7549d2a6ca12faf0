"""The desk of a copy of the office, and people who are logged in at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from meja.aplikasi import susun_aplikasi
from meja.keamanan.gerbang import KUKI
from meja.setelan import SetelanMeja
from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import waktu
from tata_usaha.kerja import sandi
from tata_usaha.kerja.hitung_isian import hitungan_terakhir
from tata_usaha.kerja.sesi import buka_sesi
from tests.conftest import Meja
from zi_model.pengguna import Pengguna, Peran

ALAMAT = "http://127.0.0.1:4300"


@dataclass
class Situs:
    """The desk as people see it: `masuk` gives the browser of somebody who is logged in."""

    kantor: Meja
    app: FastAPI
    _peramban: list[TestClient] = field(default_factory=list)

    def peramban(self) -> TestClient:
        """Return a browser of somebody who is not logged in; like a real one it says from which page it writes."""
        baru = TestClient(self.app, base_url=ALAMAT, headers={"Origin": ALAMAT}, follow_redirects=False)
        self._peramban.append(baru)
        return baru

    def masuk(self, *peran: Peran | str, nama: str = "siti") -> TestClient:
        """Return the browser of somebody with these roles; `unit:tekhum` is one of that sub bagian."""
        jenis = frozenset(Peran(str(p).partition(":")[0]) for p in peran or (Peran.SEKRETARIAT,))
        unit = frozenset(kode for p in peran if (kode := str(p).partition(":")[2]))
        orang = Pengguna(nama, nama.capitalize(), jenis, unit)
        pengaturan, saat = self.kantor.pengaturan, waktu.sekarang()
        with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
            tabel.simpan(sambungan, "sigi", orang, saat, sandi="-")
        token = buka_sesi(pengaturan, "sigi", orang, saat, alamat="127.0.0.1", peramban="uji")
        peramban = self.peramban()
        peramban.cookies.set(KUKI, token)
        return peramban


@pytest.fixture(autouse=True)
def _sandi_murah(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases cost next to nothing: what they cost people who guess is tried where it matters."""
    monkeypatch.setattr(sandi, "_penyidik", cache(partial(PasswordHasher, 1, 8, 1)))
    sandi._tiruan.cache_clear()


@pytest.fixture
def situs(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> Situs:
    """Return the desk; the year's questions are not counted behind a page, which takes seconds."""
    monkeypatch.setattr("meja.rute.beranda.hitungan_kini", lambda *_: (None, True))
    monkeypatch.setattr("meja.rute.kantor_orang.hitungan_kini", hitungan_terakhir)
    return Situs(meja, susun_aplikasi(meja.pengaturan, SetelanMeja("sigi")))
