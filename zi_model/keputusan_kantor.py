"""What the plan knows of the office's own decrees: the register saw only what came after them.

Keputusan 12/2026 is the plan's own decree, Keputusan 10/2026 is cited by it. No other decree of the year
may get their numbers, and no letter that cites them may be older.
"""

from __future__ import annotations

from zi_model.hukum import Referensi
from zi_model.kantor import Kantor
from zi_model.rencana import RencanaAksi
from zi_model.satker import Satker

KEPUTUSAN = "keputusan"
"""The kind of letter whose numbers the plan may know."""
_TENTANG = " tentang "


def pemakai_nomor_keputusan(kantor: Kantor, nomor: int, tahun: int, perihal: str) -> str | None:
    """Return the title of another decree that has this number, None when it is free or this decree's own.

    `perihal` is the subject line of the decree that is to get it; the same subject means the same decree.
    """
    awal = f"Keputusan {kantor.satker.nama} Nomor {nomor} Tahun {tahun}{_TENTANG}"
    for judul in (r.judul for r in rujukan_kantor(kantor) if r.jenis == KEPUTUSAN):
        if _rapi(judul).startswith(_rapi(awal)) and _pokok(judul) != _pokok(perihal):
            return judul
    return None


def nomor_keputusan_dikenal(kantor: Kantor, tahun: int) -> frozenset[int]:
    """Return the numbers of a year that the office's own decrees have, as far as the plan knows them."""
    awal = _rapi(f"Keputusan {kantor.satker.nama} Nomor ")
    sendiri = (r for r in rujukan_kantor(kantor) if r.jenis == KEPUTUSAN and _rapi(r.judul).startswith(awal))
    return frozenset(int(r.nomor) for r in sendiri if r.tahun == tahun and r.nomor and r.nomor.isdecimal())


def rujukan_kantor(kantor: Kantor) -> list[Referensi]:
    """Return all that the office's letters cite: its legal references, and the decrees that set its plans."""
    return [*kantor.hukum.values(), *kantor.keputusan_rencana]


def keputusan_rencana(satker: Satker, rencana: RencanaAksi) -> Referensi | None:
    """Return the decree that set a plan as letters cite it; None until it has its number and date."""
    keputusan = rencana.keputusan
    if keputusan.nomor is None or keputusan.tanggal is None:
        return None
    tahun = keputusan.tanggal.year
    return Referensi(
        id=f"rencana-aksi-{rencana.tahun}",
        jenis="keputusan",
        nomor=keputusan.nomor,
        tahun=tahun,
        judul=f"Keputusan {satker.nama} Nomor {keputusan.nomor} Tahun {tahun}{_TENTANG}{keputusan.tentang}",
        berlaku_dari=keputusan.tanggal,
        terverifikasi=True,
        sumber="rencana aksi",
    )


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def _pokok(judul: str) -> str:
    return _rapi(judul.partition(_TENTANG)[2])
