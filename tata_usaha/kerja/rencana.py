"""The plan as it is: check the office's folder, show a year's rows, list the letters that they call for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from tata_usaha.rencana.baca_kantor import baca_kantor
from zi_model.masalah import Masalah
from zi_model.tahun_rencana import TahunRencana

if TYPE_CHECKING:
    from zi_model.naskah.jatuh_waktu import NaskahRencana


def periksa_rencana(pengaturan: Pengaturan, satker: str) -> tuple[tuple[TahunRencana, ...], list[Masalah]]:
    """Return all years of the office, none when something stops the work, and every problem of its folder by place."""
    return baca_kantor(pengaturan.plan, satker)


def lihat_rencana(pengaturan: Pengaturan, satker: str, tahun: int | None = None) -> TahunRencana:
    """Return a year's plan (None: the running one).

    Raises:
        GalatPemakaian: when the office has no plan of that year.
        GalatRencana: with every problem that the folder has.

    """
    return baca_rencana(pengaturan, satker, tahun or tahun_berjalan(pengaturan, satker), dengan_naskah=False)


def daftar_naskah(
    pengaturan: Pengaturan, satker: str, tahun: int | None = None
) -> tuple[TahunRencana, list[NaskahRencana]]:
    """Return a year's plan (None: the running one), and for each row the letter that it calls for.

    Raises:
        GalatPemakaian: when the office has no plan of that year.
        GalatRencana: with every problem that the folder has.

    """
    from zi_model.naskah.jatuh_waktu import naskah_rencana

    dipilih = baca_rencana(pengaturan, satker, tahun or tahun_berjalan(pengaturan, satker))
    return dipilih, naskah_rencana(dipilih.rencana, dipilih.kantor.teks)
