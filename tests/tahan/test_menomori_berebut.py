"""Three people number and finish the same letters at once, and any of their commands is killed at any moment."""

from __future__ import annotations

import contextlib
import random
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.berkas import sha256_berkas
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.kendali import cari_kendali
from tata_usaha.outbox.nomori import nomori
from tata_usaha.outbox.siap import siapkan_ttd
from tata_usaha.word.ganti_bagian import baca_bagian
from tests.tahan.kantor_tahan import SAAT, KantorTahan
from tests.tahan.serbuan import HANYA_POSIX, jalankan_skenario, serbu
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.naskah.keluarga import pencacah

pytestmark = [pytest.mark.tahan, HANYA_POSIX]
RONDE = 20
TANGGAL = SAAT.date()


@pytest.mark.parametrize("url_agenda", ["sqlite", "postgresql"], indirect=True)
def test_no_number_is_given_twice_and_what_is_ready_says_its_own(tmp_path: Path, url_agenda: str) -> None:
    """Two letters of a counter want each number; one gets it, in its file and in the register, the other none."""
    jalankan_skenario(__name__, tmp_path, url_agenda)


def skenario(folder: Path, database: str, acak: random.Random) -> None:
    """Give numbers under kills; then repeat each command once and assert."""
    kantor = KantorTahan(folder, database)
    kantor.taruh()
    pola = kantor.tahun.kantor.satker.nomor
    penghitung = {k: pencacah(e.jenis, pola) for k, e in kantor.entri().items() if e.berkas.endswith(".docx")}
    bernomor = [k for k, jenis in penghitung.items() if jenis]
    for kunci in bernomor:
        _ketik(kantor.berkas(kunci))
    semula = {k: kantor.berkas(k).read_bytes() for k in bernomor}
    ke = Counter[str | None]()
    minta: dict[str, int] = {}
    for kunci in bernomor:
        minta[kunci] = ke[penghitung[kunci]] // 2 + 1
        ke[penghitung[kunci]] += 1
    mati = 0
    for _ in range(RONDE):
        perintah = [partial(_kerjakan, kantor, minta, acak.random()) for _ in range(3)]
        mati += serbu(acak, perintah, acak.randint(1, 3), 0.6)
        _periksa(kantor, penghitung)
    assert mati >= RONDE / 2, "hardly a command was killed: the moments come too late"

    _kerjakan(kantor, minta, acak.random())
    _kerjakan(kantor, minta, acak.random())

    entri = kantor.entri()
    _periksa(kantor, penghitung)
    for jenis in ke:
        dipakai = sorted(e.nomor for k, e in entri.items() if penghitung.get(k) == jenis and e.nomor)
        assert dipakai == sorted({minta[k] for k in bernomor if penghitung[k] == jenis}), jenis
    for kunci, isi in semula.items():
        berkas = kantor.berkas(kunci)
        riwayat = {p.read_bytes() for p in (berkas.parent / "riwayat").glob("*")}
        assert isi in riwayat or berkas.read_bytes() == isi, f"what it was is lost: {kunci}"
        assert entri[kunci].nomor is None or entri[kunci].status is StatusNaskah.SIAP_TTD, kunci
    kantor.ubah_data("Gedung baru")
    lagi = kantor.taruh()
    assert {lagi[k] for k in bernomor if entri[k].nomor} == {Tindakan.TERKUNCI}
    kantor.periksa_rantai()


def _ketik(berkas: Path) -> None:
    """Type something over every prompt but those of number and date, as a person does before numbering."""
    with zipfile.ZipFile(berkas) as paket:
        bagian = [(satu, paket.read(satu)) for satu in paket.infolist()]
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as paket:
        for satu, isi in bagian:
            isi = isi.replace(b"[isi: batas waktu]", b"31 Desember 2026")  # a day, or it cannot be ready
            paket.writestr(satu, re.sub(rb"\[isi: (?!nomor\]|tanggal\])([^\]]*)\]", rb"\1", isi))


def _kerjakan(kantor: KantorTahan, minta: dict[str, int], benih: float) -> None:
    """Give each letter its number and declare it ready, in an order of one's own; what is refused is left."""
    acak = random.Random(benih)  # noqa: S311 - no secret
    for kunci in acak.sample(sorted(minta), len(minta)):
        _bila_boleh(partial(_nomori, kantor, kunci, minta[kunci]))
        _bila_boleh(partial(_siap, kantor, kunci))


def _bila_boleh(perintah: Callable[[], object]) -> None:
    with contextlib.suppress(GalatOutbox):
        perintah()


def _nomori(kantor: KantorTahan, kunci: str, nomor: int) -> None:
    with buka(kantor.atur.database) as basis:
        nomori(kantor.atur.outbox, basis, kantor.tahun.kantor, kantor.entri()[kunci], nomor, TANGGAL, SAAT)


def _siap(kantor: KantorTahan, kunci: str) -> None:
    with buka(kantor.atur.database) as basis:
        siapkan_ttd(kantor.atur.outbox, basis, kantor.tahun.kantor, kantor.entri()[kunci], SAAT, tetap="uji")


def _periksa(kantor: KantorTahan, penghitung: dict[str, str | None]) -> None:
    """Assert what must hold at any time, also just after a kill."""
    entri = kantor.entri()
    dipakai = Counter((penghitung[k], e.nomor) for k, e in entri.items() if e.nomor is not None)
    assert set(dipakai.values()) <= {1}, dipakai
    for kunci, e in entri.items():
        if e.status is StatusNaskah.SIAP_TTD:
            berkas = kantor.atur.outbox / e.berkas
            assert e.sha256_siap == sha256_berkas(berkas), f"changed after it was ready: {kunci}"
            kendali = cari_kendali(baca_bagian(berkas.read_bytes()))
            nomor = {k.teks.strip() for k in kendali if k.tag in {"nomor", "isian:nomor"}}
            assert nomor <= {str(e.nomor)}, f"{kunci} says {nomor}, the register {e.nomor}"


if __name__ == "__main__":
    skenario(Path(sys.argv[1]), sys.argv[3], random.Random(int(sys.argv[2])))  # noqa: S311 - no secret
