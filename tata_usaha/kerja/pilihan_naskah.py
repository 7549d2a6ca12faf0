"""Which letters of a year's plan somebody may ask for one by one, and for which periods."""

from __future__ import annotations

from dataclasses import dataclass

from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from zi_model.nama_naskah import sebut_nama
from zi_model.naskah.jatuh_waktu import nama_tetap, naskah_rencana
from zi_model.periode import Periode


@dataclass(frozen=True)
class PilihanNaskah:
    """One letter that may be asked for: by what name or code, what people call it, for which periods, in order."""

    nama: str
    sebutan: str
    periode: tuple[Periode, ...]


def pilihan_naskah(pengaturan: Pengaturan, satker: str, tahun: int | None = None) -> tuple[PilihanNaskah, ...]:
    """Return the letters of a year (None: the running one) for which there are words: by row, then those of no row.

    Raises:
        GalatPemakaian: when the office has no plan of that year.
        GalatRencana: with every problem that the folder has.

    """
    rencana = baca_rencana(pengaturan, satker, tahun or tahun_berjalan(pengaturan, satker))
    teks, setahun = rencana.kantor.teks, Periode.parse(str(rencana.tahun))
    tetap = set(nama_tetap(teks).values())
    hasil, disebut = [], set()
    for satu in naskah_rencana(rencana.rencana, teks):
        if satu.templat is None:
            continue
        disebut.add(satu.naskah)
        masa = dict.fromkeys(k.periode for k in rencana.kewajiban if k.kode == satu.kode)
        nama = rencana.rencana.menurut_kode[satu.kode].indikator.nama_pendek
        hasil.append(
            PilihanNaskah(
                satu.kode,
                f"{satu.kode} {nama}: {sebut_nama(satu.naskah)}",
                (setahun,) if satu.naskah in tetap else tuple(sorted(masa, key=lambda p: (p.akhir, p.mulai))),
            )
        )
    return (*hasil, *(PilihanNaskah(n, sebut_nama(n), (setahun,)) for n in sorted(tetap - disebut)))
