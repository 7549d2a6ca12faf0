"""Until when a letter is wanted: the last day, with grace, of what the plan owes by it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.jenis import SEMUA
from zi_model.naskah.keluarga import jenis_naskah
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.tahun_rencana import TahunRencana


class BatasNaskah:
    """The last days of a year's letters, by their keys; the year has to come with the wording of its letters."""

    def __init__(self, tahun: TahunRencana) -> None:
        self._kode = _kode_menurut_ekor(tahun)
        self._batas: defaultdict[str, dict[Periode, dt.date]] = defaultdict(dict)
        for satu in tahun.kewajiban:
            self._batas[satu.kode][satu.periode] = satu.batas

    def untuk(self, kunci: str) -> dt.date | None:
        """Return until when a letter is wanted: of a row that is owed several times what the letter's period says.

        A letter that no row calls for is wanted until its period ends; None where the key names no period.
        """
        _, _, sisa = kunci.partition("/")
        teks, _, ekor = sisa.partition("/")
        try:
            periode = Periode.parse(teks)
        except PeriodeTidakSah:
            return None
        milik = [self._batas[kode] for kode in self._kode.get(bentuk_kunci(ekor), ())]
        sendiri = [satu[periode] for satu in milik if periode in satu]
        semua = sendiri or [batas for satu in milik for p, batas in satu.items() if p.tahun == periode.tahun]
        return min(semua, default=periode.akhir)


def _kode_menurut_ekor(tahun: TahunRencana) -> dict[str, set[str]]:
    """Return the rows that call for the letters whose keys end so."""
    hasil: defaultdict[str, set[str]] = defaultdict(set)
    for nama, teks in tahun.kantor.teks.items():
        jenis = jenis_naskah(nama)
        if jenis is None:
            continue
        baris = {*tahun.kode_naskah(nama), *getattr(teks, "untuk_baris", ())}
        for surat in jenis.surat:
            ekor = surat.kunci.replace(SEMUA, nama.removeprefix(f"{jenis.folder}/"))
            hasil[bentuk_kunci(ekor)] |= baris
    return hasil
