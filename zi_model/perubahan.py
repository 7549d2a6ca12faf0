"""What changed between two moments: states that turned, evidence that came, evidence that went.

A state is a pure function of plan, evidence and date, so the earlier one needs no record of its own: it is what the
evidence of then says on the day of then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zi_model.bukti import Bukti
from zi_model.kewajiban import Kewajiban
from zi_model.status import HasilStatus, StatusKewajiban


@dataclass(frozen=True)
class StatusBerubah:
    """An obligation that stood otherwise then."""

    kewajiban: Kewajiban
    dulu: StatusKewajiban
    kini: StatusKewajiban


@dataclass(frozen=True)
class Perubahan:
    """What is otherwise since a moment: of the obligations that were compared, and of the files laid down for them.

    `bukti_hilang` are files that lay there then and do not any more, replaced or taken away.
    """

    sejak: dt.datetime
    status: tuple[StatusBerubah, ...] = ()
    bukti_baru: tuple[Bukti, ...] = ()
    bukti_hilang: tuple[Bukti, ...] = ()

    @property
    def ada(self) -> bool:
        """Whether anything is otherwise."""
        return bool(self.status or self.bukti_baru or self.bukti_hilang)


def pada_saat(bukti: Iterable[Bukti], saat: dt.datetime) -> tuple[Bukti, ...]:
    """Return what was known of evidence at a moment: what has come since is not there, what went since has no end."""
    return tuple(
        b if b.sampai is None or b.sampai <= saat else replace(b, sampai=None) for b in bukti if b.diterima <= saat
    )


def bandingkan(
    dulu: Sequence[HasilStatus], kini: Sequence[HasilStatus], bukti: Iterable[Bukti], sejak: dt.datetime
) -> Perubahan:
    """Return what is otherwise of these obligations since a moment.

    `dulu` are their states as they were then, `bukti` all evidence, that of earlier days too. An obligation that only
    one of both sides has is not compared.
    """
    semula = {(h.kewajiban.kode, h.kewajiban.periode): h.status for h in dulu}
    milik = [b for b in bukti if (b.kode, b.periode) in semula]
    lama, baru = ([b for b in satu if b.sampai is None] for satu in (pada_saat(milik, sejak), milik))
    ada_dulu = {(b.kode, b.periode, b.sha256) for b in lama}
    ada_kini = {(b.kode, b.periode, b.sha256) for b in baru}
    return Perubahan(
        sejak,
        tuple(
            StatusBerubah(h.kewajiban, dahulu, h.status)
            for h in kini
            if (dahulu := semula.get((h.kewajiban.kode, h.kewajiban.periode), h.status)) is not h.status
        ),
        tuple(b for b in baru if (b.kode, b.periode, b.sha256) not in ada_dulu),
        tuple(b for b in lama if (b.kode, b.periode, b.sha256) not in ada_kini),
    )
