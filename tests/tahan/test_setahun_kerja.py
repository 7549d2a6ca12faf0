"""A year of daily work by chance, beside a slow clerk who writes everything on one sheet of paper: they always agree.

The clerk knows nothing of files, hashes or databases: only what state each letter is in and whose each number is.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.cadangan import cadangkan
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.pulihkan import pulihkan
from tata_usaha.outbox.ikuti import ikuti
from tata_usaha.outbox.nomori import Kehendak, nomori
from tata_usaha.outbox.siap import siapkan_ttd
from tests.tahan.serbuan import jalankan_skenario
from tests.tata_usaha.kerja.kantor_periksa import AWAL, KantorPeriksa
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.meja_daur import SAAT, MejaDaur
from tests.tata_usaha.outbox.test_nomori import HARI, NOMOR, TANGGAL, sunting, templat
from tests.zi_model.bahan_sigi import kantor as kantor_sigi

HARI_KERJA = 240
NASKAH = [f"undangan-{huruf}" for huruf in "abcdefghij"]
BERIKUT = {
    ("KONSEP", "siap"): "SIAP_TTD",
    ("SIAP_TTD", "buka"): "KONSEP",
    ("SIAP_TTD", "tandatangani"): "DITANDATANGANI",
    ("DITANDATANGANI", "lepas"): "SIAP_TTD",
    ("DITANDATANGANI", "arsipkan"): "DIARSIPKAN",
    ("KONSEP", "batal"): "BATAL",
    ("SIAP_TTD", "batal"): "BATAL",
}


@dataclass
class Kertas:
    """The clerk's sheet: each letter's state and number, and what became of each number: whose, what, of which day."""

    status: dict[str, str] = field(default_factory=dict)
    milik: dict[str, int] = field(default_factory=dict)
    nomor: dict[int, tuple[str, str, dt.date]] = field(default_factory=dict)

    def nomori(self, jenis: str, angka: int, hari: dt.date, *, alasan: bool, ganti: bool = False) -> bool:
        """Tell whether a letter may have a number of a day, and write it down; what comes late needs a reason."""
        ada = self.milik.get(jenis)
        if self.status[jenis] != "KONSEP" or self.nomor.get(angka, (jenis,))[0] != jenis:
            return False
        if not (alasan or ganti or self._urut(angka, hari)):
            return False
        if angka in self.nomor and self.nomor[angka][1] == "BATAL":
            return False
        if ganti is (ada is None) or (ada not in {None, angka} and not ganti):
            return False
        if ada is not None and ada != angka:
            self.nomor[ada] = (jenis, "BATAL", self.nomor[ada][2])
        self.milik[jenis] = angka
        self.nomor[angka] = (jenis, "DIPAKAI", hari)
        return True

    def _urut(self, angka: int, hari: dt.date) -> bool:
        """Tell whether a day lies between those of the numbers in use next to a number."""
        berlaku = {n: h for n, (_, keadaan, h) in self.nomor.items() if keadaan == "DIPAKAI"}
        sebelum = [berlaku[n] for n in sorted(berlaku) if n < angka]
        sesudah = [berlaku[n] for n in sorted(berlaku) if n > angka]
        return (not sebelum or sebelum[-1] <= hari) and (not sesudah or hari <= sesudah[0])

    def langkah(self, jenis: str, langkah: str) -> bool:
        """Tell whether a step is possible, and write down where it leads."""
        ke = BERIKUT.get((self.status[jenis], langkah))
        if ke is None or (langkah == "siap" and jenis not in self.milik):
            return False
        self.status[jenis] = ke
        if ke == "BATAL" and jenis in self.milik:
            angka = self.milik[jenis]
            self.nomor[angka] = (jenis, "BATAL", self.nomor[angka][2])
        return True


@pytest.mark.tahan
@pytest.mark.parametrize("ke", range(2))
def test_a_year_of_work_agrees_with_a_slow_clerk(tmp_path: Path, ke: int) -> None:
    """Late, edited, moved, copied, misnumbered, opened, signed and cancelled letters, and a register that is lost."""
    jalankan_skenario(__name__, tmp_path, str(ke))


def skenario(folder: Path, acak: random.Random) -> None:
    """Work through the days; what the program refuses the clerk must refuse too, and what it does he must do."""
    tulis_templat(folder, templat)
    kantor, kertas = KantorPeriksa(folder), Kertas()
    disimpan: dict[str, bytes] = {}
    for hari in range(HARI_KERJA):
        for _ in range(acak.randint(1, 4)):
            _satu(kantor, kertas, acak, disimpan)
        _bandingkan(kantor, kertas)
        if hari % 10 == 9:
            temuan = [str(m) for m in kantor.periksa(penuh=hari % 50 == 49).masalah]
            assert temuan == [], temuan
        if hari % 40 == 39:
            _hilang(kantor, acak)
            _bandingkan(kantor, kertas)
    ada = {p.read_bytes() for p in (kantor.atur.outbox / "sigi").rglob("*") if p.is_file()}
    assert set(disimpan.values()) <= ada


def _satu(kantor: KantorPeriksa, kertas: Kertas, acak: random.Random, disimpan: dict[str, bytes]) -> None:
    jenis = acak.choice(NASKAH)
    with buka(kantor.atur.database) as basis:
        meja = MejaDaur(kantor.folder, basis)
        if jenis not in kertas.status:
            meja.taruh(jenis, NOMOR, TANGGAL)
            kertas.status[jenis] = "KONSEP"
            return
        angka, hari, alasan = acak.randint(1, 40), HARI + dt.timedelta(days=acak.randint(0, 9)), acak.random() < 0.5
        kehendak = Kehendak(alasan="datangnya terlambat" if alasan else "")
        perbuatan: dict[str, tuple[Callable[[], object], Callable[[], bool]]] = {
            "taruh": (lambda: meja.taruh(jenis, NOMOR, TANGGAL, judul=f"Bab {acak.randint(1, 9)}"), lambda: True),
            "sunting": (lambda: _sunting(meja, kertas, jenis, disimpan), lambda: True),
            "pindah": (lambda: _pindah(meja, kertas, jenis, acak), lambda: True),
            "salin": (lambda: _salin(kantor, meja, jenis), lambda: True),
            "nomori": (
                lambda: meja.nomori(angka, jenis, hari, kehendak),
                lambda: kertas.nomori(jenis, angka, hari, alasan=alasan),
            ),
            "ganti": (
                lambda: _ganti(meja, jenis, angka, hari),
                lambda: kertas.nomori(jenis, angka, hari, alasan=True, ganti=True),
            ),
        }
        for langkah, kerja in _langkah(meja, jenis, acak).items():
            perbuatan[langkah] = (kerja, lambda langkah=langkah: kertas.langkah(jenis, langkah))  # type: ignore[misc]
        nama = acak.choice(list(perbuatan))
        kerja, di_kertas = perbuatan[nama]
        sebelum = _keadaan(kantor)
        try:
            kerja()
        except GalatZI as galat:
            assert _keadaan(kantor) == sebelum, f"{nama} {jenis} was refused and changed something: {galat.pesan}"
            assert not di_kertas(), f"{nama} {jenis} {angka}: the clerk would have done it: {galat.pesan}"
        else:
            if _keadaan(kantor) != sebelum:
                assert di_kertas(), f"{nama} {jenis} {angka}: the clerk would have refused"


def _langkah(meja: MejaDaur, jenis: str, acak: random.Random) -> dict[str, Callable[[], object]]:
    pindaian = f"scan {acak.random()}.pdf"
    return {
        "siap": lambda: siapkan_ttd(meja.outbox, meja.basis, kantor_sigi(), meja.entri(jenis), SAAT, tetap="ya"),
        "buka": lambda: meja.buka(jenis),
        "tandatangani": lambda: meja.tandatangani(meja.pindaian(pindaian), jenis),
        "lepas": lambda: meja.lepas(jenis),
        "arsipkan": lambda: meja.arsipkan(jenis),
        "batal": lambda: meja.batal(jenis) if acak.random() < 0.15 else None,
    }


def _ganti(meja: MejaDaur, jenis: str, angka: int, hari: dt.date) -> None:
    kehendak = Kehendak(ganti=True, alasan="keliru")
    nomori(meja.outbox, meja.basis, kantor_sigi(), meja.entri(jenis), angka, hari, SAAT, kehendak)


def _sunting(meja: MejaDaur, kertas: Kertas, jenis: str, disimpan: dict[str, bytes]) -> None:
    if kertas.status[jenis] == "KONSEP":
        sunting(meja.berkas(jenis))
        disimpan[jenis] = meja.berkas(jenis).read_bytes()


def _salin(kantor: KantorPeriksa, meja: MejaDaur, jenis: str) -> None:
    """Copy a letter under another name, which the proof tells, and throw the copy away."""
    salinan = meja.berkas(jenis).with_name("salinan.docx")
    shutil.copy(meja.berkas(jenis), salinan)
    temuan = [str(m) for m in kantor.periksa().masalah]
    salinan.unlink()
    assert len(temuan) == 1, temuan
    assert "K02" in temuan[0]


def _pindah(meja: MejaDaur, kertas: Kertas, jenis: str, acak: random.Random) -> None:
    """Rename a letter or move it to another folder; the register follows with the next command."""
    if kertas.status[jenis] in {"KONSEP", "SIAP_TTD"}:
        lama = meja.berkas(jenis)
        baru = lama.parents[1] / acak.choice(["2026-TW1", "Bu Kasub"]) / f"{jenis} fix {acak.randint(1, 99)}.docx"
        if not baru.exists():
            baru.parent.mkdir(exist_ok=True)
            lama.rename(baru)
            ikuti(meja.outbox, meja.basis, "sigi", SAAT)
            assert meja.berkas(jenis) == baru


def _keadaan(
    kantor: KantorPeriksa,
) -> tuple[dict[str, str], dict[int, tuple[str, str, dt.date | None]], dict[str, int]]:
    """Return what the register says, as the clerk would write it."""
    with buka(kantor.atur.database) as basis, basis.baca() as sambungan:
        entri = buku.semua(sambungan, "sigi")
        nomor = daftar_nomor(sambungan, "sigi")
    status = {e.kunci.removeprefix(f"{AWAL}/"): e.status.value for e in entri}
    milik = {e.kunci.removeprefix(f"{AWAL}/"): e.nomor for e in entri if e.nomor is not None}
    isi = {b.nomor: (str(b.kunci).removeprefix(f"{AWAL}/"), b.keadaan.value, b.tanggal) for b in nomor}
    return status, isi, milik


def _bandingkan(kantor: KantorPeriksa, kertas: Kertas) -> None:
    status, nomor, milik = _keadaan(kantor)
    assert status == kertas.status
    assert nomor == kertas.nomor
    assert milik == kertas.milik


def _hilang(kantor: KantorPeriksa, acak: random.Random) -> None:
    """Lose the register after its copy of the day was made, and rebuild it."""
    with buka(kantor.atur.database) as basis:
        assert cadangkan(basis.mesin, kantor.atur.folder_cadangan, waktu.sekarang().date()) == []
    if acak.random() < 0.5:
        kantor.register.unlink()
    else:
        kantor.register.write_bytes(b"sampah " * 900)
    pulihkan(kantor.atur, Pelaku("Sari"), lakukan=True)


if __name__ == "__main__":
    skenario(Path(sys.argv[1]), random.Random(int(sys.argv[2]) + int(sys.argv[3])))  # noqa: S311 - no secret
