"""What issued undangan say of a meeting: from then on its day, hours and place are facts that the packet follows.

The first undangan of a meeting has the key `…/undangan-monev`, one that changes it `…/undangan-monev/perubahan-1`, and
so on: of those that stand the last one binds. Its words are taken over as people left them; day and hours are also
read, for the calendar and for the days of the letters that follow.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.rapat.waktu import WaktuRapat
from zi_model.periode import NAMA_BULAN, NOMOR_BULAN, Periode
from zi_model.rapat import Moda
from zi_model.terbit import NaskahTerbit

HARI, WAKTU, TEMPAT, MODA, TAUTAN = "hari-rapat", "waktu-rapat", "tempat-rapat", "moda-rapat", "tautan-rapat"
"""Tags of the controls in which an undangan says them."""
SEBUTAN_MODA: dict[Moda, str] = {"daring": "Daring", "hibrida": "Hibrida (tatap muka dan daring)"}
"""How letters call it; of a meeting in the room they say nothing."""
_PERUBAHAN = re.compile(r"/perubahan-([1-9]\d?)$")
_HARI = re.compile(
    rf"(\d{{1,2}})\s+({'|'.join(NAMA_BULAN)})\s+(\d{{4}})|(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}})", re.IGNORECASE
)
_JAM = re.compile(r"(?<!\d)([01]?\d|2[0-3])[.:]([0-5]\d)(?!\d)")
_SAMPAI = re.compile(r"(?:s\.?\s?d\.?|sampai(?: dengan)?|hingga|[-–])\s*(.+)$", re.IGNORECASE)


@dataclass(frozen=True)
class UndanganTerbit:
    """One undangan as issued; `ke` is its ordinal: 0 the first, 1 the first that changed it."""

    ke: int
    naskah: NaskahTerbit

    def kata(self, tag: str) -> str:
        """Return what it says in the control with this tag; "" where it has none."""
        return " ".join(self.naskah.isi.get(tag, "").split())


def undangan_terbit(bahan: Bahan, singkat: str, periode: Periode) -> tuple[UndanganTerbit, ...]:
    """Return the undangan of a meeting (`singkat`: `monev`) that stand as issued; the last one binds."""
    milik = (t for t in bahan.terbit if t.jenis == f"undangan-{singkat}" and t.periode == periode)
    return tuple(sorted((UndanganTerbit(perubahan_ke(t.kunci), t) for t in milik), key=lambda u: u.ke))


def subjek_perubahan(ke: int) -> str:
    """Return how the key of the undangan with an ordinal ends; the first one has no such end."""
    return f"perubahan-{ke}" if ke else ""


def perubahan_ke(kunci: str) -> int:
    """Return the ordinal of an undangan (or of what lies beside it) by its key."""
    cocok = _PERUBAHAN.search(kunci)
    return int(cocok[1]) if cocok else 0


def waktu_terikat(undangan: UndanganTerbit, rencana: WaktuRapat) -> WaktuRapat:
    """Return when and where an undangan says that the meeting is; what cannot be read in it is as planned."""
    jam, sampai = baca_waktu(undangan.kata(WAKTU))
    moda = undangan.kata(MODA).casefold()
    kenal = next((m for m, kata in SEBUTAN_MODA.items() if moda and moda.startswith(kata.split()[0].casefold())), None)
    tempat = undangan.kata(TEMPAT) or rencana.tempat
    return replace(
        rencana,
        tanggal=baca_hari(undangan.kata(HARI)) or rencana.tanggal,
        pukul=jam or rencana.pukul,
        sampai=sampai or rencana.sampai,
        tempat=None if kenal == "daring" and tempat == SEBUTAN_MODA["daring"] else tempat,
        moda=kenal or "luring",
        tautan=undangan.kata(TAUTAN) or None,
    )


def baca_hari(teks: str) -> dt.date | None:
    """Return the day that `Rabu, 25 Maret 2026` or `25-03-2026` names; None when it names none."""
    cocok = _HARI.search(teks)
    if cocok is None:
        return None
    hari, bulan, tahun = (cocok[1], NOMOR_BULAN[cocok[2].casefold()], cocok[3]) if cocok[1] else cocok.group(4, 5, 6)
    try:
        return dt.date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None


def baca_waktu(teks: str) -> tuple[str, str]:
    """Return beginning and end as `satker.yaml` writes them, of `09.00 WITA s.d. selesai`; "" where there is none."""
    awal = _JAM.search(teks)
    if awal is None:
        return "", ""
    ekor = _SAMPAI.search(teks, awal.end())
    if ekor is None:
        return _pukul(awal), ""
    akhir = _JAM.search(ekor[1])
    return _pukul(awal), _pukul(akhir) if akhir else ekor[1].strip()


def _pukul(cocok: re.Match[str]) -> str:
    return f"{int(cocok[1]):02}.{cocok[2]}"
