"""The pages, one module each: what is asked of the office, and which page tells the answer."""

from __future__ import annotations

from meja.rute import (
    akun,
    alur,
    awal,
    beranda,
    bukti,
    isian_naskah,
    jejak,
    kalender,
    kantor,
    kantor_orang,
    kesehatan,
    kewajiban,
    kiriman,
    langkah_naskah,
    laporan,
    masuk,
    naskah,
    nomori_banyak,
    pengguna,
    statis,
    suntingan,
    tindak_lanjut,
)

RUTE = [
    statis.rute,
    masuk.rute,
    awal.rute,
    akun.rute,
    beranda.rute,
    alur.rute,
    bukti.rute,
    jejak.rute,
    kalender.rute,
    kantor.rute,
    kantor_orang.rute,
    kesehatan.rute,
    kewajiban.rute,
    kiriman.rute,
    laporan.rute,
    pengguna.rute,
    tindak_lanjut.rute,
    suntingan.rute,
    isian_naskah.rute,
    nomori_banyak.rute,
    langkah_naskah.rute,
    naskah.rute,
]
"""All of them, a letter's acts before the letter itself; one in no table of rights (`meja.hak`) is open to nobody."""
