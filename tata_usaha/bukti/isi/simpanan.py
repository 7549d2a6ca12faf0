"""What contents say, kept in the register under their SHA-256: no file is read again for what it said before.

A first scan of a full folder reads for minutes; what it has read is recorded now and then, so that one that is
stopped goes on where it was.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
from dataclasses import astuple
from pathlib import Path

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.sisipan import sisipkan_bila_belum
from tata_usaha.agenda.skema import berkas_bukti, bukti_lama, isi_bukti
from tata_usaha.bukti.pembaca.asing import MIB, teruskan_galat_baca
from zi_model.bukti import JenisBerkas
from zi_model.isi_bukti import IsiBukti

VERSI = 1
"""Of how a file is read: what another version kept is not believed."""
DIBACA = frozenset({JenisBerkas.PDF, JenisBerkas.DOCX, JenisBerkas.XLSX})
"""The kinds of file that say something."""
_UKURAN_MAKS = 64 * MIB  # larger ones are scans; what they say is not known
_SEKALIGUS = 200


class SimpananIsi:
    """What an office's evidence says, as far as the register knows, and what is read now."""

    def __init__(self, basis: BasisData, satker: str) -> None:
        """Load what is known.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        self._basis = basis
        self._baru: dict[str, IsiBukti] = {}
        with basis.baca() as sambungan:
            self._isi = _muat(sambungan, satker)

    def __contains__(self, sha256: str) -> bool:
        """Tell whether a content has been read."""
        return sha256 in self._isi

    def get(self, sha256: str) -> IsiBukti | None:
        """Return what a content says; None when nobody has read it."""
        return self._isi.get(sha256)

    def baca(self, berkas: Path, jenis: JenisBerkas, sha256: str) -> IsiBukti | None:
        """Return what a file of this content says, read now when it is new.

        None when it says nothing by its kind, or cannot be read just now.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        if jenis not in DIBACA or not sha256:
            return None
        if (ada := self._isi.get(sha256)) is not None:
            return ada
        try:
            isi = _baca(berkas, jenis, sha256)
        except OSError:
            return None
        if isi is not None:
            self._isi[sha256] = self._baru[sha256] = isi
            if len(self._baru) >= _SEKALIGUS:
                self.simpan()
        return isi

    def simpan(self) -> None:
        """Record what is new.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        if not self._baru:
            return
        with self._basis.transaksi() as sambungan:
            baris = [{"sha256": s, "versi": VERSI, "isi": ke_json(isi)} for s, isi in sorted(self._baru.items())]
            sisipkan_bila_belum(sambungan, isi_bukti, baris)
        self._baru.clear()


def _muat(sambungan: sa.Connection, satker: str) -> dict[str, IsiBukti]:
    t = isi_bukti.c
    milik = sa.union_all(
        *(sa.select(tabel.c.sha256).where(tabel.c.satker == satker) for tabel in (berkas_bukti, bukti_lama))
    )
    baris = sambungan.execute(sa.select(t.sha256, t.isi).where(t.versi == VERSI, t.sha256.in_(milik)))
    return {sha256: dari_json(isi) for sha256, isi in baris}


def _baca(berkas: Path, jenis: JenisBerkas, sha256: str) -> IsiBukti | None:
    """Return what a file says; None when its content is another by now.

    Raises:
        OSError: when it cannot be read.

    """
    if berkas.stat().st_size > _UKURAN_MAKS:
        return IsiBukti()
    isi = berkas.read_bytes()
    if hashlib.sha256(isi).hexdigest() != sha256:
        return None
    return baca_isi(isi, jenis)


def baca_isi(isi: bytes, jenis: JenisBerkas) -> IsiBukti:
    """Return what bytes of this kind say; nothing where a stranger's file breaks its reader, however it is made."""
    try:
        match jenis:
            case JenisBerkas.PDF:
                from tata_usaha.bukti.isi.pdf import baca_pdf

                return baca_pdf(isi)
            case JenisBerkas.DOCX:
                from tata_usaha.bukti.isi.docx import baca_docx

                return baca_docx(isi)
            case JenisBerkas.XLSX:
                from tata_usaha.bukti.isi.xlsx import baca_xlsx

                return baca_xlsx(isi)
            case _:
                return IsiBukti()
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break a reader in any way
        teruskan_galat_baca(galat)
        logging.getLogger("zi").debug("isi tidak terbaca: %s", galat)
        return IsiBukti()


def ke_json(isi: IsiBukti) -> str:
    """Return what a content says as the register keeps it."""
    *awal, dibuat, sidik = astuple(isi)
    return json.dumps([*awal, dibuat.isoformat() if dibuat else "", sidik], ensure_ascii=False, separators=(",", ":"))


def dari_json(teks: str) -> IsiBukti:
    """Return what the register keeps as what a content says."""
    judul, halaman, berteks, isian, banyak, kunci, terperiksa, dibuat, sidik = json.loads(teks)
    hari = dt.date.fromisoformat(dibuat) if dibuat else None
    return IsiBukti(tuple(judul), tuple(halaman), berteks, tuple(isian), banyak, kunci, terperiksa, hari, sidik)
