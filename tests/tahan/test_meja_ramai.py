"""One real desk and many at it: twenty people with mixed acts, a run beside them, and kill -9 at work."""

from __future__ import annotations

import contextlib
import hashlib
import random
import re
import sys
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html import unescape
from types import SimpleNamespace
from typing import cast

import httpx
import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.dasar.pengaturan import Pengaturan
from tests.conftest import Meja
from tests.meja.conftest import Situs
from tests.meja.naskah_meja import NaskahMeja
from tests.tahan.meja_hidup import MejaHidup, bita, meja_hidup, periksa, zi
from zi_model.nomor import KeadaanNomor
from zi_model.pengguna import Peran

pytestmark = [pytest.mark.tahan, pytest.mark.skipif(sys.platform != "linux", reason="kill -9")]
BARIS = ("/kewajiban/2026-TW1/2.1.3.1", "/kewajiban/2026-TW1/1.3.1.1")
NASKAH = ("tim-ppid", "tim-upg", "satgas-spip", "tim-pengaduan")
HARI = "2026-02-16"
ORANG, KALI = 20, 12


@pytest.fixture
def kantor(meja: Meja, url_agenda: str, monkeypatch: pytest.MonkeyPatch) -> Meja:
    monkeypatch.setenv("ZI_DATABASE", url_agenda)
    return Meja(Pengaturan.dari_lingkungan(), meja.capsys)


@pytest.fixture
def naskah(kantor: Meja) -> list[NaskahMeja]:
    return susun(kantor)


def susun(kantor: Meja) -> list[NaskahMeja]:
    situs = cast(Situs, SimpleNamespace(kantor=kantor))
    hasil = []
    for nama in NASKAH:
        keluaran = kantor.zi("naskah", "buat", f"keputusan/{nama}")
        assert keluaran.kode == 0, keluaran.err
        hasil.append(NaskahMeja(situs, f"sigi/2026/keputusan/{nama}"))
    return hasil


class Seorang:
    """Somebody at the desk who remembers what was accepted of them."""

    def __init__(self, hidup: MejaHidup, ke: int) -> None:
        self.acak = random.Random(ke)  # noqa: S311 - no secret
        self.nama = f"orang{ke}"
        self.peramban = hidup.masuk(self.nama, Peran.SEKRETARIAT)
        self.ke = ke
        self.bukti: list[str] = []
        self.kendala: list[str] = []
        self.nomor: list[tuple[str, int]] = []
        self.isi: list[tuple[str, str]] = []
        self.jawab: Counter[tuple[str, int]] = Counter()

    def bekerja(self) -> None:
        """Do this and that."""
        for kali in range(KALI):
            apa = self.acak.choice(("bukti", "bukti", "kendala", "nomori", "nomori", "isi", "isi", "siap", "baca"))
            jawab = getattr(self, f"_{apa}")(f"{self.ke}-{kali}")
            if jawab is not None:
                assert jawab.status_code in {200, 303, 409, 422}, (apa, jawab.status_code, jawab.text[-1500:])
                self.jawab[apa, jawab.status_code] += 1

    def _bukti(self, _tanda: str) -> httpx.Response:
        isi = bita(self.acak.randint(2000, 300_000))
        jawab = self.peramban.post(f"{self.acak.choice(BARIS)}/berkas", files={"berkas": ("rapat.mp4", isi)})
        if jawab.status_code == 303:
            self.bukti.append(hashlib.sha256(isi).hexdigest())
        return jawab

    def _kendala(self, tanda: str) -> httpx.Response:
        jawab = self.peramban.post(f"{BARIS[0]}/kendala", data={"teks": f"Kendala {tanda}."})
        if jawab.status_code == 303:
            self.kendala.append(f"Kendala {tanda}.")
        return jawab

    def _nomori(self, _tanda: str) -> httpx.Response | None:
        kunci, nomor = self._kunci(), self.acak.randint(1, 12)
        isi = {"dasar": self._dasar(kunci), "tanggal": HARI, "nomor": str(nomor)}
        jawab = self.peramban.post(f"/naskah/{kunci}/nomori", data=isi)
        if jawab.status_code == 303:
            self.nomor.append((kunci, nomor))
        return jawab

    def _isi(self, tanda: str) -> httpx.Response | None:
        kunci = self._kunci()
        halaman = self.peramban.get(f"/naskah/{kunci}/isi").text
        tempat = [unescape(n) for n in re.findall(r'name="(isi:[^"]*)"', halaman)]
        cocok = re.search(r'name="dasar" value="([0-9a-f]*)"', halaman)
        if not tempat or cocok is None:
            return None
        teks = f"Isian {tanda}"
        time.sleep(self.acak.uniform(0, 0.3))  # a person types
        jawab = self.peramban.post(f"/naskah/{kunci}/isi", data={"dasar": cocok[1], self.acak.choice(tempat): teks})
        if jawab.status_code == 303:
            self.isi.append((kunci, teks))
        elif jawab.status_code == 409:
            assert teks in jawab.text, "what was typed is still there"
        return jawab

    def _siap(self, _tanda: str) -> httpx.Response | None:
        kunci = self._kunci()
        return self.peramban.post(f"/naskah/{kunci}/siap", data={"dasar": self._dasar(kunci)})

    def _baca(self, _tanda: str) -> httpx.Response:
        return self.peramban.get(
            self.acak.choice(("/naskah", BARIS[0], f"/naskah/{self._kunci()}", "/kewajiban/2026-TW1"))
        )

    def _kunci(self) -> str:
        return f"sigi/2026/keputusan/{self.acak.choice(NASKAH)}"

    def _dasar(self, kunci: str) -> str:
        cocok = re.search(r'name="dasar" value="([0-9a-f]*)"', self.peramban.get(f"/naskah/{kunci}").text)
        return cocok[1] if cocok else ""


def test_twenty_people_lose_nothing_and_no_number_is_given_twice(kantor: Meja, naskah: list[NaskahMeja]) -> None:
    with meja_hidup(kantor.pengaturan) as hidup:
        orang = [Seorang(hidup, ke) for ke in range(ORANG)]
        with ThreadPoolExecutor(ORANG) as utas:
            for satu in [utas.submit(o.bekerja) for o in orang]:
                satu.result()
        keluaran = hidup.tutup()
    assert "Traceback" not in keluaran, keluaran[-6000:]
    sys.stdout.write(f"{sum((o.jawab for o in orang), Counter())}\n")
    sesuai(kantor, orang, naskah)


def test_the_run_of_the_year_beside_people_at_the_desk(meja: Meja) -> None:
    naskah = susun(meja)
    with meja_hidup(meja.pengaturan) as hidup:
        orang = [Seorang(hidup, ke) for ke in range(6)]
        jalan = zi(meja.pengaturan, "jalankan", "triwulanan", "2026-TW1", "--bagian", "undangan")
        with ThreadPoolExecutor(6) as utas:
            for satu in [utas.submit(o.bekerja) for o in orang]:
                satu.result()
        kata = jalan.communicate(timeout=240)[0]
        assert jalan.returncode == 0, kata
        keluaran = hidup.tutup()
    assert "Traceback" not in keluaran, keluaran[-6000:]
    sesuai(meja, orang, naskah)


def sesuai(kantor: Meja, orang: list[Seorang], naskah: list[NaskahMeja]) -> None:
    """Assert that all that was accepted is there, and that the office agrees with its register."""
    ada = {hashlib.sha256(p.read_bytes()).hexdigest() for p in kantor.pengaturan.bukti.rglob("*.mp4")}
    assert {sidik for o in orang for sidik in o.bukti} == ada
    catatan = "\n".join(p.read_text(encoding="utf-8") for p in kantor.pengaturan.bukti.rglob("catatan.txt"))
    for teks in (t for o in orang for t in o.kendala):
        assert catatan.count(teks) == 1, teks
    with buka(kantor.pengaturan.database) as basis, basis.baca() as sambungan:
        dipakai = [b for b in daftar_nomor(sambungan, "sigi") if b.keadaan is KeadaanNomor.DIPAKAI]
    assert max(Counter((b.pencacah, b.nomor) for b in dipakai).values(), default=0) <= 1
    assert max(Counter(b.kunci for b in dipakai).values(), default=0) <= 1
    diterima = {pasang for o in orang for pasang in o.nomor}
    assert {(b.kunci, b.nomor) for b in dipakai} == diterima
    assert {n.kunci: n.entri.nomor for n in naskah if n.entri.nomor} == dict(diterima)
    versi = [zipfile.ZipFile(p).read("word/document.xml").decode() for p in kantor.pengaturan.outbox.rglob("*.docx")]
    for teks in (t for o in orang for _, t in o.isi):  # who looked later may have written something else there
        assert any(f"{teks}<" in satu for satu in versi), teks
    kode, keluaran = periksa(kantor.pengaturan)
    assert kode == 0, keluaran


@pytest.fixture
def hidup(meja: Meja) -> Iterator[MejaHidup]:
    with meja_hidup(meja.pengaturan) as desk:
        yield desk


def mati_saat(hidup: MejaHidup, jeda: float, minta: Callable[[], object]) -> None:
    """Let a request be under way for so many seconds, end the desk, and open it again."""

    def coba() -> None:
        with contextlib.suppress(httpx.HTTPError):
            minta()

    utas = threading.Thread(target=coba)
    utas.start()
    time.sleep(jeda)
    hidup.bunuh()
    utas.join()
    hidup.buka_lagi()


def test_a_desk_that_is_killed_while_it_numbers_and_files_finishes_it_the_next_time(
    meja: Meja, hidup: MejaHidup
) -> None:
    semua = susun(meja)
    acak = random.Random(1)  # noqa: S311 - no secret
    for ke, satu in enumerate(semua, start=21):
        satu.lengkapi()
        with hidup.masuk("sasli", Peran.HUKUM) as peramban:
            dasar = satu.dasar(peramban)  # type: ignore[arg-type]
            isi = {"dasar": dasar, "nomor": str(ke), "tanggal": HARI}
            mati_saat(hidup, acak.uniform(0.01, 0.5), partial(peramban.post, f"/naskah/{satu.kunci}/nomori", data=isi))
            jawab = satu.kirim(peramban, "nomori", nomor=str(ke), tanggal=HARI)  # type: ignore[arg-type]
            assert jawab.status_code == 303, jawab.text
            assert satu.entri.nomor == ke
            siap = satu.kirim(peramban, "siap", tetap="ya", alasan="cocok")  # type: ignore[arg-type]
            assert siap.status_code == 303, siap.text
            dasar = satu.dasar(peramban)  # type: ignore[arg-type]
            pindai = satu.pindaian()
            mati_saat(
                hidup,
                acak.uniform(0.01, 0.8),
                partial(peramban.post, f"/naskah/{satu.kunci}/ttd", data={"dasar": dasar}, files={"berkas": pindai}),
            )
            jawab = peramban.post(
                f"/naskah/{satu.kunci}/ttd",
                data={"dasar": satu.dasar(peramban)},
                files={"berkas": pindai},  # type: ignore[arg-type]
            )
            assert jawab.status_code in {303, 422}, jawab.text
            assert satu.entri.status.value == "DITANDATANGANI", jawab.text
    assert hidup.sisa() == []
    with buka(meja.pengaturan.database) as basis, basis.baca() as sambungan:
        dipakai = [b for b in daftar_nomor(sambungan, "sigi") if b.keadaan is KeadaanNomor.DIPAKAI]
    assert sorted((b.nomor, b.kunci) for b in dipakai) == [(n, s.kunci) for n, s in enumerate(semua, start=21)]
    kode, keluaran = periksa(meja.pengaturan)
    assert kode == 0, keluaran
