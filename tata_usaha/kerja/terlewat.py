"""What the register already has, and what it should have had by today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import periksa_bukti, susun_naskah
from tata_usaha.kerja.periode_alur import hari_kerja_pertama, periode_untuk
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

TANGGAL_UNDANGAN = 5
"""Day of a period's last month on which the packets of its meetings are drafted.

A meeting lies in the last full week of its time, so its undangan is dated in the second week of
the month or later, even when holidays come before it.
"""


def belum_tercatat(pengaturan: Pengaturan, kantor: Kantor, naskah: Sequence[Naskah]) -> list[Naskah]:
    """Return those letters that the register does not know as laid in the outbox.

    Raises:
        GalatBasisData: when the register database cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        ada = {entri.kunci for entri in agenda.semua(sambungan, kantor.satker.kode) if entri.sha256}
    return [n for n in naskah if str(n.kunci) not in ada]


def yang_terlewat(pengaturan: Pengaturan, kantor: Kantor, sekarang: dt.datetime) -> list[tuple[str, list[Naskah]]]:
    """Return for each planned run that should have been by now the letters that are missing.

    Each comes with the command that drafts them. Only the latest run of each kind is looked at, and
    only within the plan's year: the computer may have been off when it was due.

    Raises:
        GalatBasisData: when the register database cannot be used.

    """
    pindaian = periksa_bukti(pengaturan, kantor, sekarang)
    hari_ini = sekarang.astimezone(kantor.zona).date()
    hasil = []
    for jenis, bagian, periode in _seharusnya(kantor, hari_ini):
        naskah = susun_naskah(kantor, pindaian, jenis, periode, bagian, None, hari_ini)
        if kurang := belum_tercatat(pengaturan, kantor, naskah):
            pilihan = "" if bagian is Bagian.SEMUA else f" --bagian {bagian}"
            hasil.append((f"zi jalankan {jenis} {periode}{pilihan}", kurang))
    return hasil


def _seharusnya(kantor: Kantor, hari_ini: dt.date) -> Iterator[tuple[JenisAlur, Bagian, Periode]]:
    """Give the latest planned run of each kind whose day has come."""
    for jenis, bagian in (
        (JenisAlur.BULANAN, Bagian.UNDANGAN),
        (JenisAlur.BULANAN, Bagian.LAPORAN),
        (JenisAlur.TRIWULANAN, Bagian.UNDANGAN),
        (JenisAlur.TRIWULANAN, Bagian.LAPORAN),
        (JenisAlur.SEMESTERAN, Bagian.SEMUA),
    ):
        periode = periode_untuk(jenis, bagian, hari_ini)
        if bagian is Bagian.UNDANGAN:
            mulai = periode.akhir.replace(day=TANGGAL_UNDANGAN)
        elif jenis is JenisAlur.BULANAN:
            mulai = periode.berikut.mulai
        else:
            mulai = hari_kerja_pertama(kantor.kalender, periode)
        if periode.tahun == kantor.rencana.tahun and hari_ini >= mulai:
            yield jenis, bagian, periode
