"""Which sub bagian somebody means: by its code in the plan, its short or its full name."""

from __future__ import annotations

from collections.abc import Iterable

from tata_usaha.dasar.galat import GalatPemakaian
from zi_model.nilai_mentah import sebut_pilihan
from zi_model.satker import Satker


def kode_unit(satker: Satker, sebutan: str) -> str:
    """Return the code of the sub bagian that somebody names.

    Raises:
        GalatPemakaian: when the office has none of this name, with those that it has.

    """
    for satu in satker.unit:
        if sebutan.casefold() in {satu.kode.casefold(), satu.singkatan.casefold(), satu.nama.casefold()}:
            return satu.kode
    raise GalatPemakaian(
        f"Tidak ada sub bagian “{sebutan}”.", sebut_pilihan(sebutan, [u.singkatan for u in satker.unit])
    )


def kode_semua_unit(satker: Satker, sebutan: Iterable[str] | None) -> frozenset[str] | None:
    """Return the codes of several sub bagian; None, which stands for all, stays None.

    Raises:
        GalatPemakaian: when the office has no sub bagian of one of these names.

    """
    return None if sebutan is None else frozenset(kode_unit(satker, satu) for satu in sebutan)
