"""The wording of a letter written out: named places filled, italics read."""

from __future__ import annotations

from collections.abc import Mapping

from zi_model.bahasa import waktu_di_kalimat
from zi_model.naskah.inti.naskah import Miring, Rangkaian, Teks, baca_miring, rangkai, sambung

Nilai = Mapping[str, Teks | int]
"""What the places in a report's texts are filled with."""


def tulis(pola: str, nilai: Nilai) -> Teks:
    """Return a text of the wording with its named places filled and its `<i>…</i>` in italics.

    Raises:
        KeyError: when a name is not among the values; loading a plan has checked that before.

    """
    bagian = baca_miring(waktu_di_kalimat(pola, nilai))
    potongan = bagian.bagian if isinstance(bagian, Rangkaian) else (bagian,)
    return sambung(p if isinstance(p, Miring) else rangkai(str(p), nilai) for p in potongan)
