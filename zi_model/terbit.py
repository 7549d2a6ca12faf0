"""What a letter said when it was issued: read from it as people left it, kept as data, never computed anew.

From the step `siap` on (of an invitation: from its number on, if that comes first) later letters quote what is kept
here. A letter that is opened again and made ready anew replaces its own; a cancelled one withdraws it (issue 10).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from zi_model.daur_naskah import StatusNaskah
from zi_model.periode import Periode


@dataclass(frozen=True)
class RekomendasiTerbit:
    """What an issued report or notula asked of somebody, word for word.

    `id` is what people type (`2026-TW1/3`): it stays that of the row while the letter is issued. `nomor` is its place
    in the letter, `unit` who is asked as it stands there, `batas_teks` the deadline as it stands, `batas` its meaning.
    `kewajiban` are the obligations that the row was drafted for (code and period), empty for one that a person added:
    that is answered only by a person. `aturan` is the rule that drafted it; "" for a person's own.
    """

    id: str
    nomor: int
    teks: str
    unit: str
    batas_teks: str
    batas: dt.date | None
    kewajiban: tuple[tuple[str, Periode], ...] = ()
    aturan: str = ""


@dataclass(frozen=True)
class NaskahTerbit:
    """One letter as issued: its key, kind and period, what it is called by, and what it says.

    `nomor` is the number as the letter writes it ("" while it has none), `tanggal` its date; both come from the
    register, which learns them late of a letter that goes through SRIKANDI. `isi` is the text of its content controls
    by their tags, as people left them (`angka.…` are figures, `keadaan-sampai` is the cut-off day of a report).
    """

    kunci: str
    jenis: str
    periode: Periode
    status: StatusNaskah
    nomor: str = ""
    tanggal: dt.date | None = None
    isi: Mapping[str, str] = field(default_factory=dict)
    rekomendasi: tuple[RekomendasiTerbit, ...] = ()


@dataclass(frozen=True)
class JawabanTindakLanjut:
    """What a person said became of a recommendation (`zi tindak-lanjut jawab`): when, who, note, and the proof's file.

    `bukti` lies below the office's evidence folder, with /; None: only words were given, which close nothing.
    """

    id: str
    saat: dt.datetime
    oleh: str
    catatan: str
    bukti: str | None = None
