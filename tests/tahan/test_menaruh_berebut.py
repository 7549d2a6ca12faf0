"""Three or eight processes lay a triwulan's letters at once, killed at any moment; data change, people edit."""

from __future__ import annotations

import hashlib
import random
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.tahan.kantor_tahan import KantorTahan, sunting
from tests.tahan.serbuan import HANYA_POSIX, jalankan_skenario, serbu
from zi_model.daur_naskah import Tindakan

pytestmark = [pytest.mark.tahan, HANYA_POSIX]
RONDE = 20


@pytest.mark.parametrize("url_agenda", ["sqlite", "postgresql"], indirect=True)
def test_everything_is_laid_and_nothing_of_a_persons_is_lost(tmp_path: Path, url_agenda: str) -> None:
    """After twenty rounds of killed runs, one run that is left alone brings all in order."""
    jalankan_skenario(__name__, tmp_path, url_agenda)


def skenario(folder: Path, database: str, acak: random.Random) -> None:
    """Lay, kill, edit and change for some rounds; then assert that all is as it must be."""
    kantor = KantorTahan(folder, database)
    milik_orang: dict[str, bytes] = {}
    pernah_tercetak: set[bytes] = set()
    awal = time.monotonic()
    kantor.taruh()
    lama = time.monotonic() - awal  # of one that is alone; several at once need a little more
    pernah_tercetak |= set(kantor.tercetak.values())
    mati = 0
    for ronde in range(RONDE):
        kantor.ubah_data(f"Gedung {ronde}")
        pernah_tercetak |= set(kantor.tercetak.values())
        urutan = random.Random(acak.random()) if ronde % 2 else None  # noqa: S311 - no secret
        banyak = 8 if ronde % 4 == 3 else 3
        dibunuh = acak.choice((1, 2, banyak, banyak, banyak))
        mati += serbu(acak, [partial(kantor.taruh, urutan)] * banyak, dibunuh, lama)
        _periksa_milik_orang(kantor, milik_orang)
        ada = [k for k, e in kantor.entri().items() if (kantor.atur.outbox / e.berkas).exists()]
        if ronde % 3 == 1:
            for kunci in acak.sample(ada, min(2, len(ada))):
                milik_orang[kunci] = sunting(kantor.berkas(kunci), acak)
    assert mati >= RONDE / 2, "hardly a run was killed: the moments come too late"

    kantor.taruh()
    terakhir = kantor.taruh()

    tercetak = kantor.tercetak
    assert terakhir.keys() == tercetak.keys()
    _periksa_milik_orang(kantor, milik_orang)
    for kunci, entri in kantor.entri().items():
        isi = (kantor.atur.outbox / entri.berkas).read_bytes()
        if kunci not in milik_orang:
            assert isi == tercetak[kunci], kunci
            assert terakhir[kunci] is Tindakan.TETAP
            assert entri.sha256 == hashlib.sha256(isi).hexdigest()
        else:
            assert terakhir[kunci] is Tindakan.DISUNTING
            tetangga = {p.read_bytes() for p in (kantor.atur.outbox / entri.berkas).parent.glob("*(konsep baru*")}
            assert tercetak[kunci] in tetangga or hashlib.sha256(tercetak[kunci]).hexdigest() == entri.sha256
        assert entri.sha256_niat is None
    for berkas in kantor.atur.outbox.rglob("*.*"):
        if berkas.suffix in {".docx", ".ics"}:
            assert berkas.read_bytes() in pernah_tercetak | set(milik_orang.values()), f"half written: {berkas}"
    kantor.periksa_rantai()


def _periksa_milik_orang(kantor: KantorTahan, milik_orang: dict[str, bytes]) -> None:
    for kunci, isi in milik_orang.items():
        assert kantor.berkas(kunci).read_bytes() == isi, f"lost: {kunci}"


if __name__ == "__main__":
    skenario(Path(sys.argv[1]), sys.argv[3], random.Random(int(sys.argv[2])))  # noqa: S311 - no secret
