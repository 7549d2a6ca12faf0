"""Bab III huruf C: why something is missing, in the words of the unit that answers for it, never a guess.

A remark is quoted in one report, the first that is issued with it: its number there is a control whose tag names row,
period and words, so that the next report knows it again. A note on a year-long row is no news in four quarters.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zi_model.bahasa import isi_teks
from zi_model.naskah.inti.bagian import kutip
from zi_model.naskah.inti.naskah import Isian, Kendali
from zi_model.naskah.monev.isi import Kendala, PenyebabUnit, TeksHasil
from zi_model.naskah.monev.keadaan import KeadaanTriwulan, Sebutan
from zi_model.rekomendasi import Rekomendasi

_GAMBAR_MULAI = 0x2600
"""From here on a symbol of Unicode is a picture; before it stand signs such as ° and №."""
_PELENGKAP = frozenset({"\ufe0f", "\u200d", *map(chr, range(0x1F3FB, 0x1F400))})


@dataclass(frozen=True)
class Catatan:
    """A unit's remark on an obligation: its number in the report, its words without pictures."""

    nomor: int
    teks: str


def kumpulkan_catatan(keadaan: KeadaanTriwulan) -> dict[Sebutan, Catatan]:
    """Return the remarks that the report quotes, numbered unit by unit, by row and period."""
    catatan = keadaan.bahan.catatan or {}
    dikutip = {tag for t in keadaan.laporan_terbit() for tag in t.isi}
    urutan = {unit.kode: ke for ke, unit in enumerate(keadaan.bahan.kantor.satker.unit)}
    hasil: dict[Sebutan, Catatan] = {}
    for h in sorted((*keadaan.tunggakan, *keadaan.status), key=lambda h: urutan.get(h.kewajiban.unit, len(urutan))):
        kunci = h.kewajiban.kode, h.kewajiban.periode
        teks = tanpa_gambar(catatan.get(kunci, "")).strip()
        if teks and _tag(kunci, teks) not in dikutip:
            hasil[kunci] = Catatan(len(hasil) + 1, teks)
    return hasil


def tanpa_gambar(teks: str) -> str:
    """Return a text without emoji: a signed report quotes words."""
    hasil: list[str] = []
    for c in teks:
        if c not in _PELENGKAP and not _gambar(c):
            hasil.append(c)
        else:
            while hasil and hasil[-1] == " ":
                hasil.pop()
    return "".join(hasil)


def _gambar(c: str) -> bool:
    return ord(c) >= _GAMBAR_MULAI and unicodedata.category(c) == "So"


def _tag(kunci: Sebutan, teks: str) -> str:
    sidik = hashlib.sha256(teks.encode(errors="replace")).hexdigest()[:8]
    return f"catatan.{kunci[0]}.{str(kunci[1]).casefold()}.{sidik}"


def susun_penyebab(
    keadaan: KeadaanTriwulan,
    catatan: Mapping[Sebutan, Catatan],
    rekomendasi: Iterable[Rekomendasi],
    umum: Mapping[str, str],
    teks: TeksHasil,
) -> tuple[PenyebabUnit, ...]:
    """Return the units that said something, and those that have something missing and said nothing about it.

    These are asked, and so are those of which a recommendation does not know how it is to be followed.
    """
    tanpa_langkah = {r.unit for r in rekomendasi if not r.berlangkah}
    hasil = []
    for unit in keadaan.bahan.kantor.satker.unit:
        punya = [h for h in (*keadaan.tunggakan, *keadaan.status) if h.kewajiban.unit == unit.kode]
        kendala = tuple(
            Kendala(
                nomor=Kendali(tag=_tag(kunci, c.teks), teks=str(c.nomor)),
                judul=isi_teks(
                    teks.kendala_judul,
                    {
                        "kode": h.kewajiban.kode,
                        "indikator": h.kewajiban.baris.indikator.nama_pendek,
                        "periode": h.kewajiban.nama_waktu,
                        "unit": unit.nama,
                    },
                ),
                catatan=kutip(c.teks),
            )
            for h in punya
            if (c := catatan.get(kunci := (h.kewajiban.kode, h.kewajiban.periode)))
        )
        kurang = [h for h in (*keadaan.tunggakan, *keadaan.belum) if h.kewajiban.unit == unit.kode]
        diam = kurang and not any((h.kewajiban.kode, h.kewajiban.periode) in catatan for h in kurang)
        ditanya = diam or unit.kode in tanpa_langkah
        if kendala or ditanya:
            petunjuk = isi_teks(teks.penyebab.isian, {**umum, "unit": unit.nama})
            isian = Isian(tag=f"penyebab-{unit.kode}", petunjuk=petunjuk) if ditanya else ""
            hasil.append(PenyebabUnit(unit=unit.nama, kendala=kendala, isian=isian))
    return tuple(hasil)
