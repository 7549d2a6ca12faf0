"""Which letters of the outbox somebody wants to see, and which of them belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tata_usaha.agenda.buku import EntriAgenda
from zi_model.daur_naskah import StatusNaskah
from zi_model.naskah.keluarga import rapat_naskah
from zi_model.periode import Periode, PeriodeTidakSah


@dataclass(frozen=True)
class Saringan:
    """What is asked for; None: whatever it is. `jenis` is the beginning of a kind, `unit` the code of a sub bagian.

    `kunci` is the key of one letter. A period is that of a letter, or one within which it lies: `2026-TW1` has the
    letters of its months too.
    """

    periode: Periode | None = None
    status: StatusNaskah | None = None
    jenis: str | None = None
    unit: str | None = None
    kunci: str | None = None

    def cocok(self, entri: EntriAgenda) -> bool:
        """Tell whether a letter is asked for."""
        return (
            (self.periode is None or _di_dalam(entri.periode, self.periode))
            and (self.status is None or (entri.status is self.status and not entri.status_asing))
            and (self.jenis is None or f"{entri.jenis}-".startswith(f"{self.jenis.casefold()}-"))
            and (self.unit is None or entri.unit == self.unit)
            and (self.kunci is None or entri.kunci == self.kunci)
        )


def paket(entri: Sequence[EntriAgenda]) -> dict[str, str]:
    """Return for each letter of a meeting's packet, by its key, the meeting: those of one period that say its name.

    A letter that would be alone in its packet is in none.
    """
    rapat: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for e in entri:
        if nama := rapat_naskah(e.jenis):
            rapat[e.periode, nama].append(e.kunci)
    return {kunci: nama for (_, nama), semua in rapat.items() if len(semua) > 1 for kunci in semua}


def sepaket(entri: Sequence[EntriAgenda]) -> list[EntriAgenda]:
    """Return the letters in their order, but those of one packet together, where the first of them stands."""
    nama = paket(entri)
    pertama: dict[tuple[str, str], int] = {}
    for ke, e in enumerate(entri):
        pertama.setdefault((e.periode, nama.get(e.kunci, e.kunci)), ke)
    return sorted(entri, key=lambda e: pertama[e.periode, nama.get(e.kunci, e.kunci)])


def _di_dalam(teks: str, periode: Periode) -> bool:
    try:
        satu = Periode.parse(teks)
    except PeriodeTidakSah:
        return False
    return periode.mulai <= satu.mulai and satu.akhir <= periode.akhir
