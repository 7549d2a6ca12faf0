"""The real office with evidence of a test's choosing: what reports and reminders are composed from."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.baca_kantor import baca_kantor
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.bahan import Bahan
from zi_model.periode import Periode
from zi_model.survei import HasilSurvei
from zi_model.tahun_rencana import TahunRencana

TW1, TW2, TW3, TW4 = (Periode.parse(f"2026-TW{ke}") for ke in range(1, 5))
MONEV = "1.3.1.2"


@cache
def _tahun() -> TahunRencana:
    hasil, masalah = baca_kantor(AKAR / "plan", "sigi", {2026})
    assert hasil, "\n".join(map(str, masalah))
    return hasil[0]


def tahun(milik: Kantor | None = None) -> TahunRencana:
    """Return the real office's year 2026, of `milik` in its place if given; what is wrong with it fails the test."""
    return replace(_tahun(), kantor=milik) if milik else _tahun()


def kantor() -> Kantor:
    """Return the real office."""
    return tahun().kantor


def berkas(
    kode: str,
    periode: str | Periode,
    nama: str,
    tanggal: str | dt.date,
    jenis: JenisBerkas | None = JenisBerkas.PDF,
    alasan: str = "",
) -> Bukti:
    """Return a file that arrived at ten o'clock in the morning, in the office's time, on a day."""
    p = Periode.parse(periode) if isinstance(periode, str) else periode
    hari = dt.date.fromisoformat(tanggal) if isinstance(tanggal, str) else tanggal
    return Bukti(
        berkas=f"sigi/2026/area/{kode} nama/{p}/{nama}",
        kode=kode,
        periode=p,
        diterima=dt.datetime.combine(hari, dt.time(10), kantor().zona),
        sha256=hashlib.sha256(f"{kode}{p}{nama}".encode()).hexdigest(),
        ukuran=1000,
        jenis=jenis,
        alasan_ditolak=alasan,
    )


def bukti_untuk(kewajiban: Kewajiban, hari: int = 0, sebanyak: int | None = None) -> list[Bukti]:
    """Return files that meet an obligation (`sebanyak` of its needs), so many days after its due date."""
    kebutuhan = kewajiban.baris.indikator.kebutuhan[:sebanyak]
    hasil = []
    for ke, satu in enumerate(kebutuhan, start=1):
        jenis = sorted(satu.berkas)[0]
        nama = f"bukti {ke}.{jenis.lower()}"
        tanggal = kewajiban.jatuh_tempo + dt.timedelta(days=hari)
        hasil.append(berkas(kewajiban.kode, kewajiban.periode, nama, tanggal, jenis))
    return hasil


def tiba(kode: str, periode: str, hari: str, sebanyak: int | None = None) -> list[Bukti]:
    """Return files that meet an obligation of the real plan (`sebanyak` of its needs), received on a day."""
    k = kewajiban(kode, periode)
    return bukti_untuk(k, (dt.date.fromisoformat(hari) - k.jatuh_tempo).days, sebanyak)


def bahan(
    bukti: Iterable[Bukti] = (),
    catatan: Mapping[tuple[str, Periode], str] | None = None,
    survei: Mapping[tuple[str, Periode], HasilSurvei] | None = None,
) -> Bahan:
    """Return the real office with this evidence, these remarks and these surveys."""
    return Bahan(tahun(), tuple(bukti), catatan, survei)


def semua_bukti(hari: int = 0) -> list[Bukti]:
    """Return everything that the year owes, each piece so many days after its due date."""
    return [b for k in tahun().kewajiban for b in bukti_untuk(k, hari)]


def kewajiban(kode: str, periode: str) -> Kewajiban:
    """Return one obligation of the real plan."""
    return next(k for k in tahun().kewajiban if (k.kode, str(k.periode)) == (kode, periode))
