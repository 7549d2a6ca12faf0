"""Fingerprints of photographs, kept in the register under their SHA-256: each is decoded for it once."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.sisipan import sisipkan_bila_belum
from tata_usaha.agenda.skema import berkas_bukti, isi_bukti
from tata_usaha.bukti.pembaca.asing import MIB
from zi_model.bukti import JenisBerkas
from zi_model.pakai_ulang import AsalTanggal, SidikBukti

VERSI = 1001
"""Of this reader; those of texts count from 1 in the same table, and no content is both."""
FOTO = frozenset({JenisBerkas.JPEG, JenisBerkas.PNG, JenisBerkas.WEBP})
_UKURAN_MAKS = 64 * MIB
_SEKALIGUS = 200
_TANPA = "-"


class SimpananFoto:
    """What is known of an office's photographs, and what is read now."""

    def __init__(self, basis: BasisData, satker: str) -> None:
        """Load what is known.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        self._basis = basis
        self._baru: dict[str, str] = {}
        t = isi_bukti.c
        milik = sa.select(berkas_bukti.c.sha256).where(berkas_bukti.c.satker == satker)
        with basis.baca() as sambungan:
            baris = sambungan.execute(sa.select(t.sha256, t.isi).where(t.versi == VERSI, t.sha256.in_(milik)))
            self._sidik = {sha256: _dari(isi) for sha256, isi in baris}

    def get(self, sha256: str) -> SidikBukti | None:
        """Return what is known of a content; None when it is no photograph that was read."""
        return self._sidik.get(sha256)

    def baca(self, berkas: Iterable[tuple[Path, JenisBerkas | None, str]]) -> None:
        """Read those of the files (path, kind, SHA-256) that are photographs and not known yet, and record them.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        from tata_usaha.bukti.isi.foto import baca_foto

        for tempat, jenis, sha256 in berkas:
            if jenis not in FOTO or jenis is None or not sha256 or sha256 in self._sidik:
                continue
            try:
                isi = tempat.read_bytes() if tempat.stat().st_size <= _UKURAN_MAKS else b""
            except OSError:
                continue
            if isi and hashlib.sha256(isi).hexdigest() != sha256:
                continue
            sidik, hari = baca_foto(isi, jenis) if isi else (None, None)
            self._baru[sha256] = f"{_TANPA if sidik is None else f'{sidik:032x}'} {hari or _TANPA}"
            self._sidik[sha256] = _dari(self._baru[sha256])
            if len(self._baru) >= _SEKALIGUS:
                self._simpan()
        self._simpan()

    def _simpan(self) -> None:
        if not self._baru:
            return
        with self._basis.transaksi() as sambungan:
            baris = [{"sha256": s, "versi": VERSI, "isi": satu} for s, satu in sorted(self._baru.items())]
            sisipkan_bila_belum(sambungan, isi_bukti, baris)
        self._baru.clear()


def _dari(isi: str) -> SidikBukti:
    sidik, hari = isi.split(" ")
    tanggal = None if hari == _TANPA else dt.date.fromisoformat(hari)
    asal = AsalTanggal.KAMERA if tanggal else None
    return SidikBukti(foto=None if sidik == _TANPA else int(sidik, 16), tanggal=tanggal, asal=asal)
