"""Whether a letter is still the one that somebody looked at when they chose to do something with it.

Whoever acts on what they saw says so by a SHA-256: of the letter's file, or of its signed copy once it has one. Between
the look and the act others may have saved, numbered or signed; then nothing is done, and they are told by whom.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.konsep.sisa import UKURAN_MAKS
from tata_usaha.outbox.bentrok import bentrok, pengubah
from zi_model.daur_naskah import bertanda_tangan


def sidik_dasar(entri: EntriAgenda, sidik: str | None) -> str:
    """Return what tells a letter from what it may become: the SHA-256 of its signed copy, else of its file ("": none).

    `sidik` is that of its file as it lies there now.
    """
    return (entri.sha256_ttd if bertanda_tangan(entri.status) else sidik) or ""


def pastikan_sedasar(
    folder: Path, basis: BasisData, entri: EntriAgenda, dasar: str | None, zona: dt.tzinfo | None
) -> None:
    """Refuse to go on with a letter that is not the one whose `dasar` was looked at; None: nobody says what they saw.

    Raises:
        GalatBentrok: with who made it what it is now, and when, as far as anybody knows.
        GalatBasisData: when the register cannot be used.

    """
    if dasar is None:
        return
    salinan = entri.berkas_ttd if bertanda_tangan(entri.status) else None
    tempat = folder / (salinan or entri.berkas)
    isi = _baca(tempat)
    if sidik_dasar(entri, berkas.sha256(isi) if isi is not None else None) != dasar:
        tolak_lain(basis, entri, tempat, isi or b"", zona)


def tolak_lain(basis: BasisData, entri: EntriAgenda, tempat: Path, isi: bytes, zona: dt.tzinfo | None) -> None:
    """Tell whoever looked at another file of a letter what lies there now.

    Raises:
        GalatBentrok: always.
        GalatBasisData: when the register cannot be used.

    """
    with basis.baca() as sambungan:
        oleh = pengubah(sambungan, entri, tempat, isi)
    raise bentrok(entri, isi, oleh, zona)


def _baca(tempat: Path) -> bytes | None:
    try:
        return berkas.baca(tempat, UKURAN_MAKS)
    except (OSError, berkas.BerkasTakWajar):
        return None
