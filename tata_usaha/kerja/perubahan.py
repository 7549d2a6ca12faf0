"""What changed for a period since a moment: states, evidence, and what happened to its letters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import kejadian_sejak
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import hitung_status
from tata_usaha.outbox.saring import Saringan
from zi_model.periode import Periode
from zi_model.perubahan import Perubahan, bandingkan, pada_saat
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana

_SEBUTAN = {
    "BARU": "konsep baru",
    "DIGANTI": "konsep diperbarui",
    "DISANDINGKAN": "konsep baru di samping yang disunting atau dibuka",
    "DINOMORI": "dinomori",
    "SIAP_TTD": "dinyatakan siap",
    "DIBUKA": "dibuka kembali",
    "DITANDATANGANI": "ditandatangani",
    "DILEPAS": "salinan bertanda tangannya dilepas",
    "DIARSIPKAN": "diarsipkan",
    "BATAL": "dibatalkan",
}


@dataclass(frozen=True)
class JalanLalu:
    """When a run began and when it had told of what it found.

    What came in while it ran may have come too late for it: evidence is new that came after its beginning. What it did
    with letters it has told itself: of these counts what happened after its end.
    """

    mulai: dt.datetime
    selesai: dt.datetime


@dataclass(frozen=True)
class PerubahanPeriode:
    """What is otherwise for a period: of its obligations and evidence, and by letter what happened to it, in order.

    `naskah` are Indonesian words by the name of the letter's file.
    """

    kewajiban: Perubahan
    naskah: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ada(self) -> bool:
        """Whether anything is otherwise."""
        return self.kewajiban.ada or bool(self.naskah)


def status_dulu(
    tahun: TahunRencana, pindaian: HasilPindai, periode: Periode, per: dt.date, sejak: dt.datetime
) -> list[HasilStatus]:
    """Return where the obligations of a period stood at a moment, as one knew it then; `per` is today."""
    hari = min(sejak.astimezone(tahun.kantor.zona).date(), per)
    dahulu = replace(pindaian, bukti=pada_saat((*pindaian.bukti, *pindaian.riwayat), sejak), riwayat=())
    return hitung_status(tahun, dahulu, periode, hari, bukti_sampai=dt.date.max)  # a day may have had two runs


def lihat_perubahan(
    pengaturan: Pengaturan,
    tahun: TahunRencana,
    pindaian: HasilPindai,
    periode: Periode,
    per: dt.date,
    lalu: JalanLalu,
) -> PerubahanPeriode:
    """Return what changed for a period since a run, of a plan and evidence that have been read already.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    dulu = status_dulu(tahun, pindaian, periode, per, lalu.mulai)
    kini = hitung_status(tahun, pindaian, periode, per)
    bukti = (*pindaian.bukti, *pindaian.riwayat)
    naskah = _naskah(pengaturan, tahun.kantor.satker.kode, periode, lalu.selesai)
    return PerubahanPeriode(bandingkan(dulu, kini, bukti, lalu.mulai), naskah)


def _naskah(pengaturan: Pengaturan, satker: str, periode: Periode, sejak: dt.datetime) -> dict[str, tuple[str, ...]]:
    """Return what happened to the letters of a period, those within it too, by the names of their files."""
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        kejadian = kejadian_sejak(sambungan, satker, sejak)
        if not kejadian:
            return {}
        saringan = Saringan(periode)
        nama = {e.kunci: PurePosixPath(e.berkas).name for e in buku.semua(sambungan, satker) if saringan.cocok(e)}
    hasil: dict[str, list[str]] = {}
    for satu in kejadian:
        sebutan = _SEBUTAN.get(satu.peristiwa)
        if sebutan and satu.kunci in nama and sebutan not in hasil.setdefault(nama[satu.kunci], []):
            hasil[nama[satu.kunci]].append(sebutan)
    return {berkas: tuple(apa) for berkas, apa in hasil.items() if apa}
