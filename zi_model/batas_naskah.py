"""Until when a letter is wanted: the last day, with grace, of what the plan owes by it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.jenis import SEMUA
from zi_model.naskah.keluarga import jenis_naskah
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.tahun_rencana import TahunRencana


class BatasNaskah:
    """The last days of a year's letters, by their keys; the year has to come with the wording of its letters.

    `lengkap` are the rows, each with its period, that have all their evidence: nothing of them is late any more.
    """

    def __init__(self, tahun: TahunRencana, lengkap: Collection[tuple[str, Periode]] = ()) -> None:
        self._kode = _kode_menurut_ekor(tahun)
        self._lengkap = frozenset(lengkap)
        self._batas: defaultdict[str, dict[Periode, dt.date]] = defaultdict(dict)
        for satu in tahun.kewajiban:
            self._batas[satu.kode][satu.periode] = satu.batas

    def untuk(self, kunci: str) -> dt.date | None:
        """Return until when a letter is wanted: of a row that is owed several times what the letter's period says.

        A letter that no row calls for is wanted until its period ends; None where the key names no period, and where
        the rows that call for it are complete without it.
        """
        _, _, sisa = kunci.partition("/")
        teks, _, ekor = sisa.partition("/")
        try:
            periode = Periode.parse(teks)
        except PeriodeTidakSah:
            return None
        kode = self._kode.get(bentuk_kunci(ekor), ())
        milik = {(k, p): batas for k in kode for p, batas in self._batas[k].items() if p.tahun == periode.tahun}
        semua = {satu: batas for satu, batas in milik.items() if satu[1] == periode} or milik
        if not semua:
            return periode.akhir
        return min((batas for satu, batas in semua.items() if satu not in self._lengkap), default=None)


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
