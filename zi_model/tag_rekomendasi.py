"""The tag of a row that asks something: by which rule it was drafted, and for which obligations.

The control in the first cell of a row bears it, so that the letter itself tells, however people moved, reworded or
struck its rows, what each is about. Word allows 64 characters and a letter's controls keep 58 of them: the rule is
abbreviated, a position of a code is one character, and a code that begins like the one before says only where it
differs. The year is not written: it is that of the letter's period.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from zi_model.periode import JenisPeriode, Periode

TABEL_REKOMENDASI = "tabel.rekomendasi"
TABEL_TINDAK_LANJUT = "tabel.tindak-lanjut"
TABEL = frozenset({TABEL_REKOMENDASI, TABEL_TINDAK_LANJUT})
"""Tags of the control in the header of a table whose rows ask: by it the table is found without any of our rows."""

BATAS_DIMINTA = "batas."
"""How the tag of a control begins that holds a deadline which a letter sets to somebody, outside those tables."""

PANJANG_MAKS = 58
_AWALAN = "r."
_ATURAN_MAKS = 10
_ATURAN = re.compile(r"[a-z0-9][a-z0-9_]*")
_SINGKATAN = {
    "terlambat": "t",
    "terlambat_sebagian": "ts",
    "kurang": "k",
    "jatuh_tempo": "jt",
    "tepat_waktu_berikutnya": "twb",
    "tepat_waktu": "tw",
}
"""How a rule is written; one that is not here is written out. Letters bear them: none ever changes its meaning."""

_ANGKA = "0123456789abcdefghijklmnopqrstuvwxyz"
_PANJANG = "z"  # a position that needs two characters
_KURUNG = {3: "-", 2: "_", 0: ""}  # how many positions a code shares with the one before; sharing one saves nothing
_AWAL_JENIS = {JenisPeriode.BULAN: 10, JenisPeriode.TRIWULAN: 22, JenisPeriode.SEMESTER: 26, JenisPeriode.TAHUN: 28}

Sebutan = tuple[str, Periode]
"""An obligation by the code of its row and its period."""


def tulis_tag(aturan: str, kewajiban: Sequence[Sebutan]) -> str:
    """Return the tag of a row that a rule drafted for these obligations; none at all is allowed.

    Raises:
        ValueError: when they are of several years, do not fit (`muat`), or the rule needs an abbreviation here.

    """
    pendek = _SINGKATAN.get(aturan, aturan)
    if not _ATURAN.fullmatch(pendek) or len(pendek) > _ATURAN_MAKS or (pendek == aturan and _panjang(pendek)):
        raise ValueError(f"Aturan {aturan!r} tidak punya singkatan.")
    if len({p.tahun for _, p in kewajiban}) > 1:
        raise ValueError("Kewajiban satu baris harus dari satu tahun.")
    if not muat(kewajiban):
        raise ValueError(f"{len(kewajiban)} kewajiban tidak muat dalam satu baris.")
    return ".".join([_AWALAN + pendek, *_kelompok(kewajiban)])


def muat(kewajiban: Iterable[Sebutan]) -> bool:
    """Tell whether one row can bear so many obligations, by whatever rule."""
    return len(_AWALAN) + _ATURAN_MAKS + sum(len(satu) + 1 for satu in _kelompok(kewajiban)) <= PANJANG_MAKS


def baca_tag(tag: str, periode: Periode) -> tuple[str, tuple[Sebutan, ...]] | None:
    """Return the rule and the obligations, by period and code, of a row in a letter on a period.

    None: it is no tag of such a row.
    """
    if not tag.startswith(_AWALAN):
        return None
    pendek, *kelompok = tag.removeprefix(_AWALAN).split(".")
    if not _ATURAN.fullmatch(pendek):
        return None
    try:
        kewajiban = tuple(satu for k in kelompok for satu in _baca_kelompok(k, periode.tahun))
    except (ValueError, IndexError):
        return None
    return _panjang(pendek) or pendek, kewajiban


def _panjang(pendek: str) -> str:
    return next((aturan for aturan, singkat in _SINGKATAN.items() if singkat == pendek), "")


def _kelompok(kewajiban: Iterable[Sebutan]) -> list[str]:
    """Return the obligations of each period as they are written."""
    urut = sorted({(periode, _posisi(kode)) for kode, periode in kewajiban})
    hasil = []
    for periode, anggota in itertools.groupby(urut, key=lambda satu: satu[0]):
        kode = [posisi for _, posisi in anggota]
        sebelum: list[tuple[int, ...]] = [(), *kode]
        hasil.append(_tanda(periode) + "".join(itertools.starmap(_tulis_kode, zip(sebelum, kode, strict=False))))
    return hasil


def _tulis_kode(sebelum: tuple[int, ...], kode: tuple[int, ...]) -> str:
    sama = next(n for n in _KURUNG if kode[:n] == sebelum[:n])
    return _KURUNG[sama] + "".join(map(_tulis_posisi, kode[sama:]))


def _tulis_posisi(posisi: int) -> str:
    if posisi < len(_ANGKA) - 1:
        return _ANGKA[posisi]
    return _PANJANG + _ANGKA[posisi // len(_ANGKA)] + _ANGKA[posisi % len(_ANGKA)]


def _baca_kelompok(teks: str, tahun: int) -> Iterator[Sebutan]:
    """Yield the obligations of one period.

    Raises:
        ValueError, IndexError: when it was not written by `_kelompok`.

    """
    periode = _baca_tanda(teks[0], tahun)
    posisi: tuple[int, ...] = ()
    huruf = iter(teks[1:])
    for satu in huruf:
        sama = next((n for n, tanda in _KURUNG.items() if tanda == satu), 0)
        posisi = posisi[:sama]
        if sama == 0:
            posisi = (_baca_posisi(satu, huruf),)
        while len(posisi) < 4:
            posisi = (*posisi, _baca_posisi(next(huruf, ""), huruf))
        if 0 in posisi:
            raise ValueError(teks)
        yield ".".join(map(str, posisi)), periode


def _baca_posisi(satu: str, sisa: Iterator[str]) -> int:
    if satu == _PANJANG:
        return int(next(sisa, "") + next(sisa, ""), len(_ANGKA))
    return _ANGKA.index(satu) if satu else int(satu)


def _posisi(kode: str) -> tuple[int, ...]:
    posisi = tuple(map(int, kode.split(".")))
    if len(posisi) != 4 or not all(0 < p < len(_ANGKA) ** 2 for p in posisi):
        raise ValueError(f"{kode!r} bukan kode baris.")
    return posisi


def _tanda(periode: Periode) -> str:
    """Return the one character that stands for a period of the year: months, quarters, half-years, the year."""
    return _ANGKA[_AWAL_JENIS[periode.jenis] + periode.ke - 1]


def _baca_tanda(huruf: str, tahun: int) -> Periode:
    letak = _ANGKA.index(huruf)
    jenis = next(j for j, awal in reversed(_AWAL_JENIS.items()) if awal <= letak) if letak >= 10 else None
    if jenis is None:
        raise ValueError(huruf)
    return Periode(tahun, jenis, letak - _AWAL_JENIS[jenis] + 1)
