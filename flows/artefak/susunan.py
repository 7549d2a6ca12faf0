"""Which artifacts a run leaves: three, however many letters it has laid.

They are laid one after another, because the later ones lead to the earlier ones: to the very version of this run.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from flows.artefak.kunci import kunci_outbox, kunci_papan, kunci_ringkasan
from flows.artefak.markdown import tautan
from flows.artefak.outbox import outbox
from flows.artefak.papan import papan, sebut_terlambat
from flows.artefak.ringkasan import ringkasan
from tata_usaha.dasar.letak_meja import LetakMeja
from tata_usaha.kerja.antrean import Tunggu
from tata_usaha.kerja.laporan_alur import LaporanAlur


@dataclass(frozen=True)
class IsiArtefak:
    """One artifact: its key, what the list of artifacts says of it (plain text), its text as Markdown."""

    kunci: str
    keterangan: str
    isi: str


async def tinggalkan(
    laporan: LaporanAlur, taruh: Callable[[IsiArtefak], Awaitable[str]], meja: LetakMeja | None = None
) -> None:
    """Leave the board of a run's period, the office's outbox, its summary, which lead to the pages of the desk `meja`.

    `taruh` lays one and returns its id.
    """
    hasil = laporan.hasil
    satker, periode = hasil.kantor.satker, hasil.periode
    ke_papan, ke_outbox = kunci_papan(satker.kode, periode), kunci_outbox(satker.kode)
    terlambat = sebut_terlambat(laporan.keadaan)
    nomor = await taruh(IsiArtefak(ke_papan, f"{periode.nama}: {terlambat}", papan(laporan.keadaan, meja)))
    lihat = tautan("papan status", ke_papan, nomor)
    menunggu, ttd = len(laporan.antrean.butir), len(laporan.antrean.yang(Tunggu.TANDA_TANGAN))
    keterangan = f"{satker.singkatan}: {menunggu} naskah menunggu, {ttd} di antaranya tanda tangan"
    nomor = await taruh(IsiArtefak(ke_outbox, keterangan, outbox(laporan.antrean, hasil.per, lihat, meja)))
    lihat = f"{lihat}, {tautan('outbox', ke_outbox, nomor)}"
    kunci = kunci_ringkasan(str(hasil.jenis), satker.kode, periode)
    await taruh(IsiArtefak(kunci, f"{terlambat}. {hasil.kalimat}", ringkasan(laporan, lihat, meja)))
