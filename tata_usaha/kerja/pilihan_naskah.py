"""Which letters of a year's plan somebody may ask for one by one, and for which periods."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_rencana, hari_ini, tahun_berencana, tahun_berjalan
from zi_model.nama_naskah import sebut_nama
from zi_model.naskah.jatuh_waktu import nama_tetap, naskah_rencana
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

_PARUH, _TRIWULAN_AKHIR = 6, 10
"""The month with which half a year is over, and the first of its last quarter."""


@dataclass(frozen=True)
class PilihanNaskah:
    """One letter that may be asked for: by what name or code, what people call it, for which periods, in order."""

    nama: str
    sebutan: str
    periode: tuple[Periode, ...]


def pilihan_naskah(pengaturan: Pengaturan, satker: str, tahun: int | None = None) -> tuple[PilihanNaskah, ...]:
    """Return the letters of a year for which there are words: by row, then those of no row.

    None is the running year, and in its first half also the end of the year before: its last reports are drafted then.

    Raises:
        GalatPemakaian: when the office has no plan of that year.
        GalatRencana: with every problem that the folder has.

    """
    berjalan = tahun or tahun_berjalan(pengaturan, satker)
    hasil = _pilihan(baca_rencana(pengaturan, satker, berjalan))
    hari = hari_ini(pengaturan, satker)
    if tahun is not None or (hari.year, hari.month) > (berjalan, _PARUH):
        return hasil
    if berjalan - 1 not in tahun_berencana(pengaturan, satker):
        return hasil
    lalu = {p.nama: _akhir_tahun(p) for p in _pilihan(baca_rencana(pengaturan, satker, berjalan - 1), tetap=False)}
    return tuple(replace(p, periode=(*lalu.get(p.nama, ()), *p.periode)) for p in hasil)


def _akhir_tahun(pilihan: PilihanNaskah) -> tuple[Periode, ...]:
    return tuple(p for p in pilihan.periode if p.akhir.month >= _TRIWULAN_AKHIR)


def _pilihan(rencana: TahunRencana, *, tetap: bool = True) -> tuple[PilihanNaskah, ...]:
    """Return the letters of a plan; `tetap`: also those that are drafted once a year."""
    teks, setahun = rencana.kantor.teks, Periode.parse(str(rencana.tahun))
    sekali = set(nama_tetap(teks).values())
    hasil, disebut = [], set()
    for satu in naskah_rencana(rencana.rencana, teks):
        if satu.templat is None or (satu.naskah in sekali and not tetap):
            continue
        disebut.add(satu.naskah)
        masa = dict.fromkeys(k.periode for k in rencana.kewajiban if k.kode == satu.kode)
        nama = rencana.rencana.menurut_kode[satu.kode].indikator.nama_pendek
        hasil.append(
            PilihanNaskah(
                satu.kode,
                f"{satu.kode} {nama}: {sebut_nama(satu.naskah)}",
                (setahun,) if satu.naskah in sekali else tuple(sorted(masa, key=lambda p: (p.akhir, p.mulai))),
            )
        )
    lain = sorted(sekali - disebut) if tetap else ()
    return (*hasil, *(PilihanNaskah(n, sebut_nama(n), (setahun,)) for n in lain))
