"""What issued letters say, in the register: added and ended, never changed (`zi_model.terbit`).

One that stands has no end. What was opened again, made ready anew or cancelled keeps its row with the moment at which
it ended, so that an earlier day can be asked about. An event of the letter bears the SHA-256 of what was kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda import buku
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import rincian_kejadian
from tata_usaha.agenda.skema import jawaban_tindak_lanjut, naskah, terbit
from zi_model.daur_naskah import Langkah, StatusNaskah, dapat
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit, RekomendasiTerbit

VERSI_PEMBACA = 1
"""Of what reads letters: what an earlier one read is read anew where the letter still lies there."""

SIDIK = "terbit"
"""What in the details of an event is the SHA-256 of what was kept of the letter."""

SIAP_ATAU_LEBIH = tuple(s.value for s in StatusNaskah if s is not StatusNaskah.BATAL and not dapat(s, Langkah.SUSUN))
"""The states in which a letter is issued, whatever its kind."""


@dataclass(frozen=True)
class _IsiTersimpan:
    isi: dict[str, str]
    nomor: str
    rekomendasi: tuple[RekomendasiTerbit, ...]


@dataclass(frozen=True)
class CatatanTerbit:
    """One row: what a letter said in a file (`sha256`), as JSON, since when; `sampai` None: it stands."""

    kunci: str
    sejak: dt.datetime
    sampai: dt.datetime | None
    sha256: str
    versi: int
    isi: str

    @property
    def sidik(self) -> str:
        """The SHA-256 of what is kept."""
        return sidik_isi(self.isi)

    @property
    def terbaca(self) -> _IsiTersimpan | None:
        """What the letter says; None for what was not written by `tulis_isi`: `zi periksa` tells of it."""
        try:
            nilai = json.loads(self.isi)
            isi = {str(tag): str(teks) for tag, teks in nilai["isi"].items()}
            return _IsiTersimpan(isi, str(nilai["nomor"]), tuple(map(_baca_rekomendasi, nilai["rekomendasi"])))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    @property
    def rekomendasi(self) -> tuple[RekomendasiTerbit, ...]:
        """What the letter asks, row by row."""
        return self.terbaca.rekomendasi if self.terbaca else ()

    def sama(self, isi: Mapping[str, str], nomor: str, rekomendasi: Sequence[RekomendasiTerbit]) -> bool:
        """Tell whether a letter says this, whatever its recommendations are called."""
        tanpa_id = tuple(replace(r, id="") for r in self.rekomendasi)
        return self.terbaca == _IsiTersimpan(dict(isi), nomor, self.rekomendasi) and tanpa_id == tuple(rekomendasi)


def tulis_isi(isi: Mapping[str, str], nomor: str, rekomendasi: Sequence[RekomendasiTerbit]) -> str:
    """Return what a letter says as canonical JSON: its controls, its number as written, what it asks."""
    nilai = {"isi": dict(isi), "nomor": nomor, "rekomendasi": list(map(_tulis_rekomendasi, rekomendasi))}
    return json.dumps(nilai, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sidik_isi(isi: str) -> str:
    """Return the SHA-256 of what is kept of a letter."""
    return hashlib.sha256(isi.encode()).hexdigest()


def muat_terbit(sambungan: Connection, satker: str) -> tuple[NaskahTerbit, ...]:
    """Return an office's letters that stand as issued, by period and key.

    Number and date are those that the register has now: what goes through SRIKANDI gets them with its signature.
    """
    semua = berlaku(sambungan, satker)
    if not semua:
        return ()
    hasil = []
    for entri in buku.semua(sambungan, satker):
        catatan = semua.get(entri.kunci)
        isi = catatan.terbaca if catatan else None
        try:
            periode = Periode.parse(entri.periode)
        except PeriodeTidakSah:
            continue
        if isi is not None:
            nomor = _nomor(sambungan, entri, isi.nomor)
            status, tanggal = entri.status, entri.tanggal
            hasil.append(
                NaskahTerbit(entri.kunci, entri.jenis, periode, status, nomor, tanggal, isi.isi, isi.rekomendasi)
            )
    return tuple(sorted(hasil, key=lambda n: (n.periode, n.kunci)))


def banyak_rekomendasi(sambungan: Connection, satker: str) -> dict[str, int]:
    """Return by key how many recommendations are kept of each letter that stands as issued, where it has any."""
    banyak = {kunci: len(catatan.rekomendasi) for kunci, catatan in berlaku(sambungan, satker).items()}
    return {kunci: n for kunci, n in banyak.items() if n}


def riwayat_terbit(sambungan: Connection, kunci: str) -> list[CatatanTerbit]:
    """Return all that was ever kept of a letter, the newest first."""
    t = terbit.c
    pilih = sa.select(terbit).where(t.satker == kunci.partition("/")[0], t.kunci == kunci)
    hasil = [CatatanTerbit(b.kunci, b.sejak, b.sampai, b.sha256, b.versi, b.isi) for b in sambungan.execute(pilih)]
    return sorted(hasil, key=lambda c: (c.sampai is None, c.sejak), reverse=True)


def berlaku(sambungan: Connection, satker: str) -> dict[str, CatatanTerbit]:
    """Return by key what stands of an office's letters."""
    t = terbit.c
    pilih = sa.select(terbit).where(t.satker == satker, t.sampai.is_(None))
    hasil = (CatatanTerbit(b.kunci, b.sejak, b.sampai, b.sha256, b.versi, b.isi) for b in sambungan.execute(pilih))
    return {c.kunci: c for c in hasil}


def belum_dibaca(sambungan: Connection) -> list[EntriAgenda]:
    """Return the letters of all offices that are ready, or more, and of which nothing is kept as they are."""
    n, t = naskah.c, terbit.c
    terbaca = sa.exists().where(
        t.satker == n.satker,
        t.kunci == n.kunci,
        t.sampai.is_(None),
        t.sha256 == n.sha256_siap,
        t.versi >= VERSI_PEMBACA,
    )
    pilih = sa.select(n.kunci).where(n.status.in_(SIAP_ATAU_LEBIH), n.sha256_siap.is_not(None), ~terbaca)
    semua = (buku.cari(sambungan, kunci) for kunci in sorted(sambungan.scalars(pilih)))
    return [e for e in semua if e is not None]


def simpan(sambungan: Connection, kunci: str, sejak: dt.datetime, sha256: str, isi: str) -> None:
    """Keep what a letter says from a moment on; what was kept of it before ends then."""
    akhiri(sambungan, kunci, sejak)
    nilai = {
        "satker": kunci.partition("/")[0],
        "kunci": kunci,
        "sejak": sejak,
        "sampai": None,
        "sha256": sha256,
        "versi": VERSI_PEMBACA,
        "isi": isi,
    }
    tempat = [terbit.c[k.name] == nilai[k.name] for k in terbit.primary_key]
    if not sambungan.execute(sa.update(terbit).where(*tempat).values(nilai)).rowcount:  # opened and ready at once
        sambungan.execute(sa.insert(terbit).values(nilai))


def akhiri(sambungan: Connection, kunci: str, sampai: dt.datetime) -> bool:
    """End what stands of a letter; tell whether there was anything."""
    t = terbit.c
    tempat = (t.satker == kunci.partition("/")[0], t.kunci == kunci, t.sampai.is_(None))
    return bool(sambungan.execute(sa.update(terbit).where(*tempat).values(sampai=sampai)).rowcount)


def muat_jawaban(sambungan: Connection, satker: str) -> tuple[JawabanTindakLanjut, ...]:
    """Return what people answered to recommendations, the earliest first."""
    j = jawaban_tindak_lanjut.c
    baris = sambungan.execute(sa.select(jawaban_tindak_lanjut).where(j.satker == satker))
    hasil = (JawabanTindakLanjut(b.id, b.saat, b.oleh, b.catatan, b.bukti) for b in baris)
    return tuple(sorted(hasil, key=lambda satu: (satu.saat, satu.id)))


def _nomor(sambungan: Connection, entri: EntriAgenda, tertulis: str) -> str:
    if entri.nomor is None:
        return ""
    if entri.jalur:
        dari_sana = rincian_kejadian(sambungan, entri.kunci, "DINOMORI")
        tertulis = str(dari_sana[-1].get("tertulis") or "") if dari_sana else ""
    return tertulis or str(entri.nomor)


def _tulis_rekomendasi(satu: RekomendasiTerbit) -> dict[str, object]:
    return {
        "id": satu.id,
        "nomor": satu.nomor,
        "teks": satu.teks,
        "unit": satu.unit,
        "batas_teks": satu.batas_teks,
        "batas": str(satu.batas) if satu.batas else None,
        "kewajiban": [[kode, str(periode)] for kode, periode in satu.kewajiban],
        "aturan": satu.aturan,
    }


def _baca_rekomendasi(nilai: Mapping[str, object]) -> RekomendasiTerbit:
    kewajiban = nilai["kewajiban"]
    if not isinstance(kewajiban, list):
        raise TypeError(nilai)
    return RekomendasiTerbit(
        id=str(nilai["id"]),
        nomor=int(str(nilai["nomor"])),
        teks=str(nilai["teks"]),
        unit=str(nilai["unit"]),
        batas_teks=str(nilai["batas_teks"]),
        batas=dt.date.fromisoformat(str(nilai["batas"])) if nilai["batas"] else None,
        kewajiban=tuple((str(kode), Periode.parse(periode)) for kode, periode in kewajiban),
        aturan=str(nilai["aturan"]),
    )
