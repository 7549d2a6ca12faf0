"""The links of signed letters in the register: of which rows and periods each content proves what.

A link is only ever added and ended, so that earlier days can be asked about. It counts as long as its letter is
issued; from which day on a letter is revoked, its own row tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.skema import naskah, tautan_naskah
from zi_model.bukti import JenisBukti
from zi_model.bukti_naskah import Pembuktian
from zi_model.daur_naskah import StatusNaskah, bertanda_tangan
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.tautan_naskah import TautanNaskah

_PEMISAH = "; "
TERBIT = tuple(s.value for s in StatusNaskah if bertanda_tangan(s))
"""The states in which a letter proves something."""
_BELUM_TERBIT = tuple(s.value for s in StatusNaskah if not bertanda_tangan(s))
_DIKENAL = frozenset(JenisBukti)  # a newer version may know more kinds


def muat(sambungan: Connection, satker: str, zona: ZoneInfo) -> list[TautanNaskah]:
    """Return an office's links that count, or did; days are days in `zona`."""
    t, n = tautan_naskah.c, naskah.c
    pilih = (
        sa.select(t.sha256, t.kunci, t.kode, t.periode, t.jenis, t.sejak, t.sampai, n.status, n.dicabut_sejak)
        .join_from(tautan_naskah, naskah, t.kunci == n.kunci)
        .where(t.satker == satker)
    )
    hasil = []
    for b in sambungan.execute(pilih):
        dicabut = b.dicabut_sejak is not None and b.sampai is None
        if b.sampai is None and not dicabut and b.status in _BELUM_TERBIT:
            continue  # somebody's hand was in the register: `zi periksa` tells
        sampai = dt.datetime.combine(b.dicabut_sejak, dt.time(), zona) if dicabut else b.sampai
        if (satu := _tautan(b, sampai, dicabut=dicabut)) is not None:
            hasil.append(satu)
    return sorted(
        hasil, key=lambda s: (s.sejak, s.kode, s.periode, s.sha256)
    )  # each database would sort in its own way


def milik(sambungan: Connection, kunci: str) -> list[TautanNaskah]:
    """Return all links of a letter as they were recorded, those that ended too."""
    baris = sambungan.execute(sa.select(tautan_naskah).where(tautan_naskah.c.kunci == kunci))
    hasil = (_tautan(b, b.sampai, dicabut=False) for b in baris)
    return sorted((s for s in hasil if s is not None), key=lambda s: (s.sejak, s.kode, s.periode))


def semua_kunci(sambungan: Connection, satker: str) -> set[tuple[str, str]]:
    """Return which contents of which letters have links that have not ended: keys with SHA-256."""
    t = tautan_naskah.c
    pilih = sa.select(t.kunci, t.sha256).where(t.satker == satker, t.sampai.is_(None)).distinct()
    return {(b.kunci, b.sha256) for b in sambungan.execute(pilih)}


def yatim(sambungan: Connection, satker: str, dikenal: Collection[str]) -> set[str]:
    """Return the keys of letters that have links that have not ended, and are none of these."""
    return {kunci for kunci, _ in semua_kunci(sambungan, satker)} - set(dikenal)


def dilepas(sambungan: Connection, satker: str) -> set[str]:
    """Return the copies in the evidence folder of letters that were let go, while they still lie there."""
    n = naskah.c
    pilih = sa.select(n.berkas_bukti).where(
        n.satker == satker, n.berkas_bukti != "", n.status.in_(_BELUM_TERBIT), n.dicabut_sejak.is_(None)
    )
    return set(sambungan.scalars(pilih))


def perlu_dilengkapi(sambungan: Connection) -> list[tuple[str, str]]:
    """Return office and key of each letter of which links or copy are not as they shall be, of all offices.

    These are issued ones that nobody has looked at yet, or that got another signed copy since; and those that were
    let go with a copy left in the evidence folder.
    """
    n, t = naskah.c, tautan_naskah.c
    bertaut = sa.exists().where(t.kunci == n.kunci, t.sha256 == n.sha256_ttd, t.sampai.is_(None))
    belum = sa.and_(
        n.status.in_(TERBIT),
        n.sha256_ttd.is_not(None),
        sa.or_(n.berkas_bukti.is_(None), sa.and_(n.berkas_bukti != "", ~bertaut)),
    )
    sisa = sa.and_(n.status.in_(_BELUM_TERBIT), n.berkas_bukti != "", n.dicabut_sejak.is_(None))
    return sorted((b.satker, b.kunci) for b in sambungan.execute(sa.select(n.satker, n.kunci).where(belum | sisa)))


def tambah(
    sambungan: Connection, entri: EntriAgenda, pembuktian: Iterable[Pembuktian], sejak: dt.datetime
) -> tuple[Pembuktian, ...]:
    """Link the signed copy of a letter to what it proves; return what is new."""
    semua = [s for s in milik(sambungan, entri.kunci) if s.sha256 == entri.sha256_ttd]
    ada = {s.tempat for s in semua if s.sampai is None}
    baru = tuple(p for p in pembuktian if (p.kode, p.periode) not in ada)
    for satu in baru:
        baris = _baris(entri, satu, sejak)
        if any(s.tempat == (satu.kode, satu.periode) and s.sejak == sejak for s in semua):
            kunci = (tautan_naskah.c[k.name] == baris[k.name] for k in tautan_naskah.primary_key)
            sambungan.execute(sa.update(tautan_naskah).where(*kunci).values(baris))  # let go and taken back at once
        else:
            sambungan.execute(sa.insert(tautan_naskah).values(baris))
    return baru


def akhiri(sambungan: Connection, entri: EntriAgenda, sampai: dt.datetime) -> EntriAgenda:
    """End the links of a letter; return its entry, of which it is open again whether it proves anything."""
    t = tautan_naskah.c
    buka = (t.kunci == entri.kunci, t.sampai.is_(None))
    sambungan.execute(sa.update(tautan_naskah).where(*buka).values(sampai=sampai))
    return replace(entri, berkas_bukti=entri.berkas_bukti or None)


def hapus(sambungan: Connection, kunci: Collection[str]) -> None:
    """Forget the links of letters that the register does not have."""
    sambungan.execute(sa.delete(tautan_naskah).where(tautan_naskah.c.kunci.in_(kunci)))


def sidik_lama(tautan: Sequence[TautanNaskah]) -> set[str]:
    """Return the contents that a letter had as its signed copies."""
    return {s.sha256 for s in tautan}


def _baris(entri: EntriAgenda, pembuktian: Pembuktian, sejak: dt.datetime) -> dict[str, object]:
    return {
        "satker": entri.satker,
        "sha256": entri.sha256_ttd,
        "kode": pembuktian.kode,
        "periode": str(pembuktian.periode),
        "kunci": entri.kunci,
        "jenis": _PEMISAH.join(pembuktian.jenis),
        "sejak": sejak,
        "sampai": None,
    }


def _tautan(baris: sa.Row[*tuple[Any, ...]], sampai: dt.datetime | None, *, dicabut: bool) -> TautanNaskah | None:
    """Return a row as it was meant; None for one that this version cannot read."""
    jenis = tuple(JenisBukti(satu) for satu in str(baris.jenis).split(_PEMISAH) if satu in _DIKENAL)
    try:
        periode = Periode.parse(baris.periode)
    except PeriodeTidakSah:
        return None
    return TautanNaskah(baris.sha256, baris.kunci, baris.kode, periode, jenis, baris.sejak, sampai, dicabut)
