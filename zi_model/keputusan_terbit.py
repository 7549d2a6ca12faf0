"""Which decrees of the year stand already: by the plan itself, by what the office cites, by the register.

The plan's own decree has its number in the plan; another one that was signed before the program came has it in
`hukum.yaml`, under the id `kep-` and the name of its letter (`kep-tim-zi` is `keputusan/tim-zi`); the rest the register
knows as issued. So a row is not told to be without a decree of which only the copy is missing, and no second one is
drafted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from zi_model.daur_naskah import bertanda_tangan
from zi_model.keputusan_kantor import KEPUTUSAN
from zi_model.tahun_rencana import TahunRencana
from zi_model.terbit import NaskahTerbit

FOLDER = f"{KEPUTUSAN}/"
"""How the names of decrees begin, as rows of the plan have them."""
_RENCANA = f"{FOLDER}rencana-aksi"


@dataclass(frozen=True)
class KeputusanTerbit:
    """A decree that stands: its number, the year of the number, its day (None where nobody has told it)."""

    nomor: str
    tahun: int
    tanggal: dt.date | None = None

    @property
    def sebutan(self) -> str:
        """What sentences call it by: `Nomor 12 Tahun 2026`."""
        return f"Nomor {self.nomor} Tahun {self.tahun}"


def keputusan_terbit(tahun: TahunRencana, terbit: Iterable[NaskahTerbit]) -> dict[str, KeputusanTerbit]:
    """Return the decrees that stand, by the names by which rows of the plan call for them (`keputusan/tim-zi`).

    `terbit` are the letters that stand as issued; of them only what is signed and has its number is a decree.
    """
    tercatat = {
        f"{FOLDER}{n.kunci.rpartition('/')[2]}": KeputusanTerbit(n.nomor, n.tanggal.year, n.tanggal)
        for n in terbit
        if n.jenis == KEPUTUSAN and n.periode == tahun.periode and bertanda_tangan(n.status) and n.nomor and n.tanggal
    }
    return {**tercatat, **keputusan_dikenal(tahun)}


def keputusan_dikenal(tahun: TahunRencana) -> dict[str, KeputusanTerbit]:
    """Return those that the plan folder knows, whatever the register has."""
    hasil: dict[str, KeputusanTerbit] = {}
    for nama in dict.fromkeys(b.indikator.naskah for b in tahun.rencana.baris):
        rujukan = tahun.kantor.hukum.get(f"kep-{nama.removeprefix(FOLDER)}") if nama.startswith(FOLDER) else None
        if rujukan is not None and rujukan.nomor is not None and rujukan.tahun == tahun.tahun:
            hasil[nama] = KeputusanTerbit(rujukan.nomor, rujukan.tahun)  # berlaku_dari may be a latest day only
    rencana = tahun.rencana.keputusan
    if rencana.nomor is not None and rencana.tanggal is not None:
        hasil[_RENCANA] = KeputusanTerbit(rencana.nomor, rencana.tanggal.year, rencana.tanggal)
    return hasil
