"""The meetings of a year beside the letters of each, and how many people came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tata_usaha.agenda import buku, terbit
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.rapat import BarisRapat, rapat_setahun
from tata_usaha.kerja.tahun import baca_rencana, tahun_berencana, tahun_berjalan
from zi_model.naskah.inti.bahan import Bahan
from zi_model.periode import Periode

_JENIS = {
    "undangan": "Undangan",
    "daftar-hadir": "Daftar hadir",
    "notula": "Notula",
    "dokumentasi": "Lembar dokumentasi",
}
"""The letters of a packet by the beginnings of their kinds; the entry for calendars is none."""
_Kunci = tuple[str, Periode]


@dataclass(frozen=True)
class SuratPaket:
    """One letter of a packet: what it is called, and its entry in the register."""

    sebutan: str
    entri: EntriAgenda


@dataclass(frozen=True)
class RapatKantor:
    """The meetings of a year; `paket` are the letters of each that were drafted, `hadir` how many came to each.

    Who came to one that is missing in `hadir` nobody has entered. `lewat` are those whose day is over, `tahun_lain` the
    years beside it that have a plan.
    """

    tahun: int
    rapat: tuple[BarisRapat, ...]
    paket: Mapping[_Kunci, tuple[SuratPaket, ...]]
    hadir: Mapping[_Kunci, int]
    lewat: frozenset[_Kunci]
    tahun_lain: tuple[int, ...] = ()


def lihat_rapat_kantor(pengaturan: Pengaturan, satker: str, tahun: int | None = None) -> RapatKantor:
    """Return the meetings of a year (None: the running one) with their letters.

    Raises:
        GalatPemakaian: when there is no plan of that year.
        GalatRencana: when the plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    rencana = baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker) if tahun is None else tahun)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        semua = rapat_setahun(Bahan(rencana, terbit=terbit.muat_terbit(sambungan, satker)))
        entri = buku.semua(sambungan, satker)
    kini = waktu.sekarang(rencana.kantor.zona).date()
    return RapatKantor(
        rencana.tahun,
        tuple(semua),
        {(b.nama, b.periode): _paket(entri, b) for b in semua},
        {(k.rapat, Periode.parse(k.periode)): len(k.hadir) for k in rencana.kehadiran},
        frozenset((b.nama, b.periode) for b in semua if b.waktu.tanggal < kini),
        tuple(t for t in tahun_berencana(pengaturan, satker) if t != rencana.tahun),
    )


def _paket(entri: list[EntriAgenda], b: BarisRapat) -> tuple[SuratPaket, ...]:
    periode = str(b.periode)
    milik = {awalan: [e for e in entri if (e.jenis, e.periode) == (f"{awalan}-{b.nama}", periode)] for awalan in _JENIS}
    return tuple(
        SuratPaket(_JENIS[awalan] if e.kunci.count("/") == 2 else f"{_JENIS[awalan]} perubahan", e)
        for awalan, semua in milik.items()
        for e in sorted(semua, key=lambda e: e.kunci)
    )
