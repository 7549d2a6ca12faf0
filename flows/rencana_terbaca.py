"""A plan that the same command has just read to check it: its run takes that one and does not read it again."""

from __future__ import annotations

from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja import tahun as pembaca
from zi_model.tahun_rencana import TahunRencana

_titipan: dict[tuple[Pengaturan, str, int], TahunRencana] = {}


def titipkan(pengaturan: Pengaturan, satker: str, rencana: TahunRencana) -> None:
    """Keep a plan for the next `baca_rencana` of the same office and year, and for that one only."""
    _titipan[pengaturan, satker, rencana.rencana.tahun] = rencana


def baca_rencana(pengaturan: Pengaturan, satker: str, tahun: int) -> TahunRencana:
    """Return the plan that was kept, or else read it (see `tahun.baca_rencana`).

    Raises:
        GalatPemakaian: when the office has no plan of that year.
        GalatRencana: with every problem that the folder has.

    """
    return _titipan.pop((pengaturan, satker, tahun), None) or pembaca.baca_rencana(pengaturan, satker, tahun)
