"""What a form may offer to choose from: the offices that have a folder, and the years of which each has a plan."""

from __future__ import annotations

from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from tata_usaha.rencana.nama_kantor import daftar_satker


def kantor_berencana(pengaturan: Pengaturan) -> dict[str, tuple[int, ...]]:
    """Return the codes of the offices in plan/ with the years of which each has a plan, which need not be right."""
    return {kode: tahun_tersedia(pengaturan.plan, kode) for kode in daftar_satker(pengaturan.plan)}
