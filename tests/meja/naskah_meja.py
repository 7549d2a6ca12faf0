"""Letters of the office at its desk: drafted by the program, completed as in Word, looked at as a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from httpx import Response
from starlette.testclient import TestClient

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.konsep.kendali import ISIAN, cari_kendali, isi_kendali
from tata_usaha.outbox.isian_nomor import milik_nomor
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.meja.conftest import Situs
from tests.tata_usaha.pindaian_uji import pindaian

PPID, UPG = "sigi/2026/keputusan/tim-ppid", "sigi/2026/keputusan/tim-upg"


@dataclass
class NaskahMeja:
    """One letter of the desk's office, and what its page says."""

    situs: Situs
    kunci: str

    @property
    def entri(self) -> EntriAgenda:
        with buka(self.situs.kantor.pengaturan.database) as basis, basis.baca() as sambungan:
            hasil = buku.cari(sambungan, self.kunci)
        assert hasil is not None
        return hasil

    @property
    def berkas(self) -> Path:
        return self.situs.kantor.pengaturan.outbox / self.entri.berkas

    def lengkapi(self, teks: str = "sudah diisi") -> None:
        """Fill every blank but number and date, as a person does in Word."""
        isi = self.berkas.read_bytes()
        bagian = baca_bagian(isi)
        kosong = [(k, teks) for k in cari_kendali(bagian) if ISIAN.search(k.teks) and not milik_nomor(k)]
        self.berkas.write_bytes(ganti_bagian(isi, isi_kendali(bagian, kosong)))

    def lihat(self, peramban: TestClient) -> str:
        """Return the page as text."""
        jawab = peramban.get(f"/naskah/{self.kunci}")
        assert jawab.status_code == 200, jawab.text
        return str(jawab.text)

    def kirim(self, peramban: TestClient, aksi: str, *, dasar: str | None = None, **isi: object) -> Response:
        """Fill in a form of the page and send it; `dasar` None: the one that the page shows now."""
        dasar = self.dasar(peramban) if dasar is None else dasar
        berkas = isi.pop("berkas", None)
        data = {"dasar": dasar, **isi}
        jawab: Response = peramban.post(f"/naskah/{self.kunci}/{aksi}", data=data, files=berkas)
        return jawab

    def dasar(self, peramban: TestClient) -> str:
        """Return which letter the page shows."""
        cocok = re.search(r'name="dasar" value="([0-9a-f]*)"', self.lihat(peramban))
        assert cocok is not None
        return cocok[1]

    def tahap(self, peramban: TestClient) -> str:
        """Return which step the page marks as the present one."""
        cocok = re.search(r'<li aria-current="step">\d\. ([^<]*)', self.lihat(peramban))
        return cocok[1] if cocok else ""

    def pindaian(self, tulisan: str = "") -> tuple[str, bytes, str]:
        """Return a scan of the signed letter as a browser sends it."""
        return ("scan.pdf", pindaian(self.kunci, tulisan), "application/pdf")


def buat(situs: Situs, kunci: str = UPG) -> NaskahMeja:
    """Draft a decree of the year."""
    hasil = situs.kantor.zi("naskah", "buat", kunci.split("/", 2)[2])
    assert hasil.kode == 0, hasil.err
    return NaskahMeja(situs, kunci)


def teks(jawab: Response | str) -> str:
    """Return what a page says, without its marks."""
    isi = jawab if isinstance(jawab, str) else jawab.text
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", isi)).split())
