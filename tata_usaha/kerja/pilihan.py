"""What a form may offer to choose from: offices, the years of which each has a plan, letters in a state."""

from __future__ import annotations

from collections.abc import Collection

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from tata_usaha.rencana.nama_kantor import daftar_satker
from zi_model.daur_naskah import StatusNaskah


def kantor_berencana(pengaturan: Pengaturan) -> dict[str, tuple[int, ...]]:
    """Return the codes of the offices in plan/ with the years of which each has a plan, which need not be right."""
    return {kode: tahun_tersedia(pengaturan.plan, kode) for kode in daftar_satker(pengaturan.plan)}


def naskah_berstatus(pengaturan: Pengaturan, satker: str, status: Collection[StatusNaskah]) -> tuple[str, ...]:
    """Return the keys of an office's letters that the register has in one of these states, in its order.

    None when the register is not there yet or cannot be used: what only offers a choice says nothing of that.
    """
    berkas = pengaturan.berkas_database
    if berkas is not None and not berkas.exists():
        return ()
    try:
        with buka(pengaturan.database) as basis, basis.baca() as sambungan:
            return tuple(e.kunci for e in buku.semua(sambungan, satker) if e.status in status and not e.status_asing)
    except GalatBasisData:
        return ()
