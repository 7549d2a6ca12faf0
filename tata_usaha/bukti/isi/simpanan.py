"""What contents say, kept in the register under their SHA-256: no file is read again for what it said before.

A first scan of a full folder reads for minutes; what it has read is recorded now and then, so that one that is
stopped goes on where it was.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import re
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.sisipan import sisipkan_bila_belum
from tata_usaha.agenda.skema import berkas_bukti, bukti_lama, isi_bukti
from tata_usaha.bukti.pembaca.asing import MIB, teruskan_galat_baca
from zi_model.bukti import JenisBerkas
from zi_model.isi_bukti import Bacaan, IsiBukti, Sebutan, TeksAwal
from zi_model.pakai_ulang import AsalTanggal, SidikBukti

VERSI = 5
"""Of how a file is read: what another version kept is not believed."""
DIBACA = frozenset({JenisBerkas.PDF, JenisBerkas.DOCX, JenisBerkas.XLSX})
"""The kinds of file that say something."""
_UKURAN_MAKS = 64 * MIB  # larger ones are scans; what they say is not known
_SEKALIGUS = 200
_SIDIK = (
    re.compile(r'"sidik_teks":"([0-9a-f]{64})"'),
    re.compile(r'"tanggal":"(\d{4}-\d\d-\d\d)"'),
    re.compile(r'"dibuat":"(\d{4}-\d\d-\d\d)"'),
)
_RINGKAS = 1200  # so many characters hold the first two lines of nearly all


class SimpananIsi:
    """What an office's evidence says, as far as the register knows, and what is read now."""

    def __init__(self, basis: BasisData, satker: str) -> None:
        """Load what is known.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        self._basis = basis
        self._baru: dict[str, str] = {}
        with basis.baca() as sambungan:
            self._baris = _muat(sambungan, satker)

    def __contains__(self, sha256: str) -> bool:
        """Tell whether a content has been read."""
        return sha256 in self._baris

    def sebutan(self, sha256: str) -> Sebutan | None:
        """Return what a content names; None when nobody has read it."""
        baris = self._baris.get(sha256)
        return _sebutan(baris.partition("\n")[0]) if baris is not None else None

    def get(self, sha256: str) -> IsiBukti | None:
        """Return what is known of a content; None when nobody has read it."""
        baris = self._baris.get(sha256)
        return dari_json(baris) if baris is not None else None

    def sidik(self, sha256: str) -> SidikBukti | None:
        """Return by what a content is known again, and its day; None when nobody has read it."""
        if (baris := self._baris.get(sha256)) is None:
            return None
        sidik, tanggal, dibuat = (p.search(baris) for p in _SIDIK)  # thousands at each scan: nothing is parsed
        hari = tanggal or dibuat
        asal = (AsalTanggal.TEKS if tanggal else AsalTanggal.SIFAT) if hari else None
        return SidikBukti(sidik[1] if sidik else "", None, dt.date.fromisoformat(hari[1]) if hari else None, asal)

    def baca(self, berkas: Path, jenis: JenisBerkas, sha256: str) -> IsiBukti | None:
        """Return what a file of this content says, read now when it is new.

        None when it says nothing by its kind, or cannot be read just now.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        if jenis not in DIBACA or not sha256:
            return None
        if sha256 not in self._baris and (ada := self._cari(sha256)):  # of a scan that was stopped, of another office
            self._baris[sha256] = ada
        if sha256 in self._baris:
            return self.get(sha256)
        try:
            bacaan = _baca(berkas, jenis, sha256)
        except OSError:
            return None
        if bacaan is None:
            return None
        self._baris[sha256] = self._baru[sha256] = ke_json(bacaan)
        if len(self._baru) >= _SEKALIGUS:
            self.simpan()
        return bacaan.isi

    def awal(self, sha256: str) -> TeksAwal:
        """Return the text of a content that has been read: title and first page.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        isi = self._baru.get(sha256) or self._cari(sha256)
        nilai = json.loads(isi.split("\n")[2]) if isi else {}
        return TeksAwal(tuple(nilai.get("judul", ())), tuple(nilai.get("halaman", ())))

    def _cari(self, sha256: str) -> str | None:
        t = isi_bukti.c
        with self._basis.baca() as sambungan:
            return sambungan.scalar(sa.select(t.isi).where(t.versi == VERSI, t.sha256 == sha256))

    def simpan(self) -> None:
        """Record what is new.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        if not self._baru:
            return
        with self._basis.transaksi() as sambungan:
            baris = [{"sha256": s, "versi": VERSI, "isi": satu} for s, satu in sorted(self._baru.items())]
            sisipkan_bila_belum(sambungan, isi_bukti, baris)
        self._baru.clear()


def _muat(sambungan: sa.Connection, satker: str) -> dict[str, str]:
    """Return the first two lines of what is kept of an office's contents."""
    t = isi_bukti.c
    milik = sa.union_all(
        *(sa.select(tabel.c.sha256).where(tabel.c.satker == satker) for tabel in (berkas_bukti, bukti_lama))
    )
    dikenal = (t.versi == VERSI) & t.sha256.in_(milik)
    pendek = sambungan.execute(sa.select(t.sha256, sa.func.substr(t.isi, 1, _RINGKAS).label("isi")).where(dikenal))
    hasil: dict[str, str] = {satu.sha256: satu.isi for satu in pendek}
    for sha256 in [sha256 for sha256, isi in hasil.items() if isi.count("\n") < 2]:
        hasil[sha256] = str(sambungan.scalar(sa.select(t.isi).where(t.versi == VERSI, t.sha256 == sha256)))
    return hasil


def _baca(berkas: Path, jenis: JenisBerkas, sha256: str) -> Bacaan | None:
    """Return what a file says; None when its content is another by now.

    Raises:
        OSError: when it cannot be read.

    """
    if berkas.stat().st_size > _UKURAN_MAKS:
        return Bacaan()
    isi = berkas.read_bytes()
    if hashlib.sha256(isi).hexdigest() != sha256:
        return None
    return baca_isi(isi, jenis)


def baca_isi(isi: bytes, jenis: JenisBerkas) -> Bacaan:
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
                return Bacaan()
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break a reader in any way
        teruskan_galat_baca(galat)
        logging.getLogger("zi").debug("isi tidak terbaca: %s", galat)
        return Bacaan()


def ke_json(bacaan: Bacaan) -> str:
    """Return what was read as the register keeps it: in one line what is named, then what else is known, then the text.

    The first line is alike for many files, and the second is needed of few: so thousands are known in no time.
    """
    lain = asdict(bacaan.isi)
    sebutan = lain.pop("sebutan") | {"konsep": bool(bacaan.isi.banyak_isian or bacaan.isi.kunci)}
    bagian = (sebutan, lain, asdict(bacaan.awal))
    return "\n".join(json.dumps(b, ensure_ascii=False, separators=(",", ":"), default=str) for b in bagian)


@lru_cache(maxsize=4096)
def _sebutan(baris: str) -> Sebutan:
    nilai = json.loads(baris)
    return Sebutan(
        berteks=nilai["berteks"],
        konsep=nilai["konsep"],
        peraturan=nilai["peraturan"],
        tahun=tuple((awal, akhir) for awal, akhir in nilai["tahun"]),
        bagian=tuple(nilai["bagian"]),
        kantor=tuple((jenis, nama, tertulis) for jenis, nama, tertulis in nilai["kantor"]),
        wilayah=tuple((jenis, nama) for jenis, nama in nilai["wilayah"]),
        panjang=nilai["panjang"],
    )


def dari_json(teks: str) -> IsiBukti:
    """Return what the register keeps as what is known of a text."""
    sebutan, lain = teks.split("\n")[:2]
    nilai = json.loads(lain)
    return IsiBukti(
        sebutan=_sebutan(sebutan),
        isian=tuple(nilai["isian"]),
        banyak_isian=nilai["banyak_isian"],
        kunci=nilai["kunci"],
        terperiksa=nilai["terperiksa"],
        dibuat=dt.date.fromisoformat(nilai["dibuat"]) if nilai["dibuat"] else None,
        tanggal=dt.date.fromisoformat(nilai["tanggal"]) if nilai["tanggal"] else None,
        sidik_teks=nilai["sidik_teks"],
    )
