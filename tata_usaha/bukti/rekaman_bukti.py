"""What the register remembers of each evidence file, so that an unchanged one need not be read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tata_usaha.agenda.skema import berkas_bukti
from tata_usaha.bukti.jelajah_bukti import BerkasTemuan
from zi_model.bukti import JenisBerkas

_DIKENAL = frozenset(JenisBerkas)  # an earlier version took more kinds: such a file is read again


@dataclass(frozen=True)
class Rekaman:
    """What is known of one file: a row of the table. Empty `sha256`: it could not be read for good."""

    berkas: str
    ukuran: int
    mtime_ns: int
    sha256: str
    jenis: JenisBerkas | None
    alasan_ditolak: str
    diterima: dt.datetime
    tanda: str
    dibaca: dt.datetime | None
    catatan: str
    oleh: str = ""
    alasan: str = ""

    @property
    def tetap(self) -> bool:
        """Whether the next scan may believe it."""
        return bool(self.sha256)

    def menurut(self, temuan: BerkasTemuan) -> bool:
        """Tell whether a file's entry is as it was when the file was read."""
        return (self.ukuran, self.mtime_ns, self.tanda) == (temuan.ukuran, temuan.mtime_ns, temuan.tanda)


def muat(sambungan: sa.Connection, satker: str) -> dict[str, Rekaman]:
    """Return what is known of an office's files, by path."""
    t = berkas_bukti.c
    kolom = (t.berkas, t.ukuran, t.mtime_ns, t.sha256, t.jenis, t.alasan_ditolak, t.diterima, t.tanda, t.dibaca)
    pilih = sa.select(*kolom, t.catatan, t.oleh, t.alasan).where(t.satker == satker)
    return {baris[0]: _rekaman(*baris) for baris in sambungan.execute(pilih)}


def _rekaman(
    berkas: str,
    ukuran: int,
    mtime_ns: str,
    sha256: str,
    jenis: str | None,
    ditolak: str,
    diterima: dt.datetime,
    tanda: str | None,
    dibaca: dt.datetime | None,
    *lain: str | None,
) -> Rekaman:
    """Return a row as it was meant: columns that came later are empty in an older one."""
    dikenal = JenisBerkas(jenis) if jenis in _DIKENAL else None
    catatan, oleh, alasan = (satu or "" for satu in lain)
    return Rekaman(
        berkas, ukuran, int(mtime_ns), sha256, dikenal, ditolak, diterima, tanda or "", dibaca, catatan, oleh, alasan
    )


def lupakan(sambungan: sa.Connection, satker: str, berkas: str) -> None:
    """Forget a file that was no evidence, before it is taken away again."""
    t = berkas_bukti.c
    sambungan.execute(sa.delete(berkas_bukti).where(t.satker == satker, t.berkas == berkas, t.jenis.is_(None)))


def simpan(sambungan: sa.Connection, satker: str, rekaman: Iterable[Rekaman]) -> None:
    """Record new and changed files; a scan that ran meanwhile may have recorded some of them already.

    Who brought a file and why stays as it is there: somebody may have been recorded since this scan began.
    """
    t = berkas_bukti.c
    pilih = sa.select(t.berkas, t.sha256, t.oleh, t.alasan).where(t.satker == satker)
    ada = {berkas: (sha256, oleh or "", alasan or "") for berkas, sha256, oleh, alasan in sambungan.execute(pilih)}
    baru: list[dict[str, Any]] = []
    lama: list[dict[str, Any]] = []
    for r in rekaman:
        sha256, oleh, alasan = ada.get(r.berkas, ("", "", ""))
        if sha256 != r.sha256:
            oleh, alasan = "", ""
        isi = {
            "ukuran": r.ukuran,
            "mtime_ns": str(r.mtime_ns),
            "sha256": r.sha256,
            "diterima": r.diterima,
            "jenis": r.jenis,
            "alasan_ditolak": r.alasan_ditolak,
            "tanda": r.tanda,
            "dibaca": r.dibaca,
            "catatan": r.catatan,
            "oleh": oleh or r.oleh,
            "alasan": alasan or r.alasan,
        }
        if r.berkas in ada:
            lama.append({"kunci_satker": satker, "kunci_berkas": r.berkas, **isi})
        else:
            baru.append({"satker": satker, "berkas": r.berkas, **isi})
    if baru:
        sambungan.execute(sa.insert(berkas_bukti), baru)
    if lama:
        sama = (t.satker == sa.bindparam("kunci_satker")) & (t.berkas == sa.bindparam("kunci_berkas"))
        sambungan.execute(sa.update(berkas_bukti).where(sama), lama)
