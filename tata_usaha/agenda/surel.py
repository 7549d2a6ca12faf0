"""What was told to whom by mail, in the register: reserved before it is sent, marked when the server took it.

A row that is reserved and not marked is of a mail under way, or of a run that died: nobody knows whether it arrived.
What surely did not arrive is let go, as if it had never been reserved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda.skema import surel


@dataclass(frozen=True)
class CatatanSurel:
    """One thing that was told, or is about to be, to one address; `pesan` is the Message-ID of the mail that tells it.

    `jenis` and `butir` are those of `zi_model.perhatian.ButirPerhatian`, `terkirim` is None until the server took it.
    """

    penerima: str
    jenis: str
    butir: str
    pesan: str
    disiapkan: dt.datetime
    terkirim: dt.datetime | None = None

    @property
    def hal(self) -> tuple[str, str]:
        """What is told: kind and key."""
        return self.jenis, self.butir


def muat(sambungan: Connection, satker: str, penerima: str | None = None) -> list[CatatanSurel]:
    """Return what stands of an office's mail, or only of one address, the oldest first."""
    t = surel.c
    pilih = sa.select(t.penerima, t.jenis, t.butir, t.pesan, t.disiapkan, t.terkirim).where(t.satker == satker)
    if penerima is not None:
        pilih = pilih.where(t.penerima == penerima)
    semua = [CatatanSurel(*baris) for baris in sambungan.execute(pilih)]
    return sorted(semua, key=lambda c: (c.disiapkan, c.penerima, c.jenis, c.butir))


def siapkan(
    sambungan: Connection, satker: str, penerima: str, hal: Iterable[tuple[str, str]], pesan: str, saat: dt.datetime
) -> None:
    """Reserve things for a mail to an address; what was reserved for an earlier mail of theirs goes with this one."""
    tetap = {"satker": satker, "penerima": penerima, "pesan": pesan, "disiapkan": saat}
    lepaskan(sambungan, satker, penerima)
    baris = [{**tetap, "jenis": jenis, "butir": butir} for jenis, butir in hal]
    if baris:
        sambungan.execute(sa.insert(surel), baris)


def lepaskan(sambungan: Connection, satker: str, penerima: str) -> None:
    """Forget what was reserved for an address and is not known to have been sent."""
    t = surel.c
    milik = (t.satker == satker, t.penerima == penerima, t.terkirim.is_(None))
    sambungan.execute(sa.delete(surel).where(*milik))


def tandai_terkirim(sambungan: Connection, satker: str, penerima: str, pesan: str, saat: dt.datetime) -> None:
    """Record that the office's server took a mail."""
    t = surel.c
    milik = (t.satker == satker, t.penerima == penerima, t.pesan == pesan, t.terkirim.is_(None))
    sambungan.execute(sa.update(surel).where(*milik).values(terkirim=saat))


def terakhir(catatan: Sequence[CatatanSurel]) -> dt.datetime | None:
    """Return when the last mail of these was taken; None when none was."""
    return max((c.terkirim for c in catatan if c.terkirim is not None), default=None)
