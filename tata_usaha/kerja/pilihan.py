"""What a form may offer to choose from: offices, the years of which each has a plan, letters in a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import PurePosixPath

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from tata_usaha.rencana.nama_kantor import daftar_satker
from zi_model.daur_naskah import StatusNaskah, bertanda_tangan
from zi_model.naskah.keluarga import bernomor


def kantor_berencana(pengaturan: Pengaturan) -> dict[str, tuple[int, ...]]:
    """Return the codes of the offices in plan/ with the years of which each has a plan, which need not be right."""
    return {kode: tahun_tersedia(pengaturan.plan, kode) for kode in daftar_satker(pengaturan.plan)}


def naskah_berstatus(
    pengaturan: Pengaturan, satker: str, status: Collection[StatusNaskah], *, belum_dinomori: bool = False
) -> tuple[str, ...]:
    """Return the keys of an office's letters that the register has in one of these states, in its order.

    `belum_dinomori`: only those that the office dates itself and has not.
    None when the register is not there yet or cannot be used: what only offers a choice says nothing of that.
    """
    semua = _terdaftar(pengaturan, satker)
    return tuple(e.kunci for e in semua if e.status in status and (not belum_dinomori or _belum_dinomori(e)))


def periode_belum_bernomor(pengaturan: Pengaturan, satker: str) -> dict[str, int]:
    """Return the periods of which letters wait for a number, and how many of each, the latest period first.

    None when the register is not there yet or cannot be used, as with `naskah_berstatus`.
    """
    semua = _terdaftar(pengaturan, satker)
    menunggu = (e for e in semua if e.status is StatusNaskah.KONSEP and _belum_dinomori(e) and bernomor(e.jenis))
    return dict(sorted(Counter(e.periode for e in menunggu).items(), reverse=True))


def _terdaftar(pengaturan: Pengaturan, satker: str) -> list[EntriAgenda]:
    """Return an office's letters whose state is known; none when the register cannot be asked."""
    berkas = pengaturan.berkas_database
    if berkas is not None and not berkas.exists():
        return []
    try:
        with buka(pengaturan.database) as basis, basis.baca() as sambungan:
            return [e for e in buku.semua(sambungan, satker) if not e.status_asing]
    except GalatBasisData:
        return []


def naskah_bertanda(pengaturan: Pengaturan, satker: str, jenis: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return key and name of each letter of an office (of a kind) that is signed, in the register's order.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        semua = [e for e in buku.semua(sambungan, satker) if bertanda_tangan(e.status) and not e.status_asing]
    return tuple((e.kunci, PurePosixPath(e.berkas).stem) for e in semua if jenis in {None, e.jenis})


def _belum_dinomori(entri: EntriAgenda) -> bool:
    """Tell whether a letter waits for its number and date: no calendar entry, and none that SRIKANDI numbers."""
    return entri.tanggal is None and not entri.jalur and entri.berkas.endswith(".docx")
