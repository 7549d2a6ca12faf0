"""With the program's own schedules and the grace that every office has, a whole year can be in time.

Each run comes on its planned day, each report is signed so many working days later, each document is put in its time.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache

import pytest

from tata_usaha.kerja.periode_alur import TERJADWAL, hari_laporan, hari_rencana, periode_untuk
from tests.zi_model.bahan_sigi import kantor, tahun
from zi_model.bukti import Bukti, JenisBerkas, JenisBukti
from zi_model.bukti_naskah import yang_dibuktikan
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode
from zi_model.status import HasilStatus, StatusKewajiban

TAHUN = Periode.parse("2026")
AWAL, AKHIR = dt.date(2026, 1, 1), dt.date(2027, 1, 31)
KEPUTUSAN_DIRANCANG = dt.date(2026, 1, 21)
"""Decrees are drafted when the plan's own decree has been signed."""


@cache
def dirancang() -> dict[str, dt.date]:
    """Return on which day each letter of the year is drafted, by its key."""
    jalan = [(KEPUTUSAN_DIRANCANG, JenisAlur.KEPUTUSAN, Bagian.SEMUA, TAHUN)]
    for jenis, bagian in TERJADWAL:
        if bagian is Bagian.UNDANGAN:
            hari = [hari_rencana(kantor().kalender, bagian, p) for p in TAHUN.bagian(jenis.jenis_periode)]
        else:
            hari = list(hari_laporan(kantor().kalender, jenis, AWAL, AKHIR))
        jalan += [(h, jenis, bagian, periode_untuk(jenis, bagian, h)) for h in hari]
    return {
        str(n.kunci): hari
        for hari, jenis, bagian, periode in sorted(jalan)
        if periode.tahun == TAHUN.tahun
        for n in susun_naskah(Bahan(tahun(), hari=hari), jenis, periode, bagian, None, hari)
    }


def bukti(nama: str, kode: str, periode: Periode, hari: dt.date, jenis: JenisBerkas) -> Bukti:
    saat = dt.datetime.combine(hari, dt.time(14), kantor().zona)
    return Bukti(f"{kode}/{periode}/{nama}", kode, periode, saat, f"{kode}{periode}{nama}", 1, jenis)


def setahun(sesudah: int) -> list[HasilStatus]:
    """Return where the year stands when every report is signed so many working days after it was drafted."""
    semua: list[Bukti] = []
    terbukti: set[tuple[str, Periode, JenisBukti]] = set()
    for kunci, hari in dirancang().items():
        for satu in yang_dibuktikan(tahun(), kunci):
            lama = min(sesudah, 3) if hari == KEPUTUSAN_DIRANCANG else sesudah  # a decree has no grace
            ditandatangani = kantor().kalender.geser(hari, lama)
            salinan = bukti(f"{kunci}.pdf", satu.kode, satu.periode, ditandatangani, JenisBerkas.PDF)
            semua.append(Bukti(**{**vars(salinan), "memenuhi": frozenset(satu.jenis), "naskah": kunci}))
            terbukti |= {(satu.kode, satu.periode, jenis) for jenis in satu.jenis}
    for k in tahun().kewajiban:
        for ke, butuh in enumerate(k.baris.indikator.kebutuhan):
            if not any((k.kode, k.periode, jenis) in terbukti for jenis in butuh.pilihan):
                jenis_berkas = sorted(butuh.berkas)[0]
                semua.append(bukti(f"berkas {ke}", k.kode, k.periode, k.jatuh_tempo, jenis_berkas))
    return Bahan(tahun(), tuple(semua)).status(TAHUN, AKHIR)


@pytest.mark.tahan
@pytest.mark.parametrize("sesudah", [0, 3, 9])
def test_every_obligation_of_the_year_is_met_in_time(sesudah: int) -> None:
    hasil = setahun(sesudah)
    assert [h.alasan for h in hasil if h.status is not StatusKewajiban.LENGKAP] == []
    assert len(hasil) == 121


@pytest.mark.tahan
def test_who_signs_on_the_eleventh_working_day_is_late_with_what_tells_of_a_time() -> None:
    menurut = Counter(h.status for h in setahun(10))
    assert menurut[StatusKewajiban.LENGKAP_TERLAMBAT] > 70
    assert menurut[StatusKewajiban.LENGKAP] + menurut[StatusKewajiban.LENGKAP_TERLAMBAT] == 121
