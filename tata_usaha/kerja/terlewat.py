"""What the register already has, and what it should have had by today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import periksa_bukti, susun_naskah
from tata_usaha.kerja.periode_alur import seharusnya
from tata_usaha.kerja.tahun import baca_kantor, baca_rencana, zona_kantor
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from zi_model.anjuran import Anjuran, Tindak
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis_alur import Bagian


def belum_tercatat(pengaturan: Pengaturan, kantor: Kantor, naskah: Sequence[Naskah]) -> list[Naskah]:
    """Return those letters that the register does not know as laid in the outbox.

    Raises:
        GalatBasisData: when the register database cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        ada = {entri.kunci for entri in agenda.semua(sambungan, kantor.satker.kode) if entri.sha256}
    return [n for n in naskah if str(n.kunci) not in ada]


def yang_terlewat(pengaturan: Pengaturan, satker: str, sekarang: dt.datetime) -> list[tuple[Anjuran, list[Naskah]]]:
    """Return for each planned run that should have been by now the letters that are missing.

    Each comes with the advice that drafts them. Only the latest run of each kind is looked at, and
    only where its year has a plan: the computer may have been off when it was due.

    Raises:
        GalatRencana: when the office's plan folder has mistakes.
        GalatBasisData: when the register database cannot be used.

    """
    hari_ini = sekarang.astimezone(zona_kantor(pengaturan, satker)).date()
    kantor = baca_kantor(pengaturan, satker)
    terjadwal = sorted(seharusnya(kantor.kalender, hari_ini), key=lambda satu: satu[2].tahun)
    hasil = []
    for tahun_periode, milik in groupby(terjadwal, key=lambda satu: satu[2].tahun):
        if tahun_periode not in tahun_tersedia(pengaturan.plan, satker):
            continue
        tahun = baca_rencana(pengaturan, satker, tahun_periode)
        pindaian = periksa_bukti(pengaturan, tahun, sekarang)
        for jenis, bagian, periode in milik:
            naskah = susun_naskah(tahun, pindaian, jenis, periode, bagian, None, hari_ini)
            if kurang := belum_tercatat(pengaturan, tahun.kantor, naskah):
                pilihan = {} if bagian is Bagian.SEMUA else {"bagian": bagian}
                anjuran = Anjuran.untuk(Tindak.SUSUN_NASKAH, jenis=jenis, periode=periode, satker=satker, **pilihan)
                hasil.append((anjuran, kurang))
    return hasil
