"""What a signed letter proves: of which rows and periods of the plan, and which kinds of proof at once.

The table of kinds says what a letter of a kind is (`Surat.membuktikan`), its wording what else it holds: a decree with
the team's plan as Lampiran II is that plan too. A row gets it when it calls for the letter, or is named by its wording,
and asks for something that the letter is. Invitations, attendance lists, minutes, sheets of photos, reminders and cover
letters prove nothing: what they tell of is proved by what it left behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zi_model.bukti import JenisBukti
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.jenis import SEMUA, JenisNaskah, Kapan, Surat
from zi_model.naskah.keluarga import KELUARGA, jenis_naskah
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.tahun_rencana import TahunRencana


@dataclass(frozen=True)
class Pembuktian:
    """A row and period of which a letter proves something: `jenis` is all that the letter is."""

    kode: str
    periode: Periode
    jenis: tuple[JenisBukti, ...]


def tahun_kunci(kunci: str) -> int | None:
    """Return the year of a letter's key; None for one that names no period."""
    periode = _periode(kunci)
    return periode.tahun if periode else None


def mungkin_membuktikan(kunci: str) -> bool:
    """Tell whether a letter can prove anything by its kind alone, whatever plan and wording say."""
    jenis = kunci.split("/")[2:3]
    return any(s.membuktikan and s.berjenis(jenis[0]) for j in KELUARGA for s in j.surat) if jenis else False


def yang_dibuktikan(tahun: TahunRencana, kunci: str) -> tuple[Pembuktian, ...]:
    """Return what a signed letter of this key proves by the plan of its year, in the plan's order.

    The year has to come with the wording of its letters.
    """
    periode = _periode(kunci)
    if periode is None or periode.tahun != tahun.tahun:
        return ()
    for nama, jenis, surat in _naskah(tahun, kunci.split("/", 2)[2]):
        teks = tahun.kantor.teks[nama]
        bukti = surat.bukti(teks)
        baris = {
            b.kode
            for b in tahun.rencana.baris
            if b.indikator.naskah == nama or b.kode in getattr(teks, "untuk_baris", ())
            if any(set(k.pilihan) & set(bukti) for k in b.indikator.kebutuhan)
        }
        return tuple(
            Pembuktian(k.kode, k.periode, bukti)
            for k in tahun.kewajiban
            if k.kode in baris and (jenis.kapan is Kapan.SETAHUN or k.periode == periode)
        )
    return ()


def _naskah(tahun: TahunRencana, ekor: str) -> Iterator[tuple[str, JenisNaskah, Surat]]:
    """Yield of which wording and kind a letter is whose key ends so."""
    bentuk = bentuk_kunci(ekor)
    for nama in sorted(tahun.kantor.teks):
        jenis = jenis_naskah(nama)
        if jenis is None:
            continue
        sisa = nama.removeprefix(f"{jenis.folder}/")
        for surat in jenis.surat:
            if bentuk_kunci(surat.kunci.replace(SEMUA, sisa)) == bentuk:
                yield nama, jenis, surat


def _periode(kunci: str) -> Periode | None:
    try:
        return Periode.parse(kunci.split("/")[1])
    except (PeriodeTidakSah, IndexError):
        return None
