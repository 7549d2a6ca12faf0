"""Which numbers of the office's own decrees the plan already knows: the register saw only what came after it.

Keputusan 12/2026 is the plan's own decree, Keputusan 10/2026 is cited by it. No other decree of the year
may get their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from zi_model.kantor import Kantor

_TENTANG = " tentang "


def pemakai_nomor_keputusan(kantor: Kantor, nomor: int, tahun: int, perihal: str) -> str | None:
    """Return the title of another decree that has this number, None when it is free or this decree's own.

    `perihal` is the subject line of the decree that is to get it; the same subject means the same decree.
    """
    awal = f"Keputusan {kantor.satker.nama} Nomor {nomor} Tahun {tahun}{_TENTANG}"
    for judul in _judul(kantor):
        if _rapi(judul).startswith(_rapi(awal)) and _pokok(judul) != _pokok(perihal):
            return judul
    return None


def _judul(kantor: Kantor) -> Iterator[str]:
    keputusan = kantor.rencana.keputusan
    if keputusan.nomor and keputusan.tanggal:
        nomor = f"Nomor {keputusan.nomor} Tahun {keputusan.tanggal.year}"
        yield f"Keputusan {kantor.satker.nama} {nomor}{_TENTANG}{keputusan.tentang}"
    yield from (r.judul for r in kantor.hukum.values() if r.jenis == "keputusan")


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def _pokok(judul: str) -> str:
    return _rapi(judul.partition(_TENTANG)[2])
