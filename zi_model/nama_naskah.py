"""What a letter is called: one name in the plan, in its wording's file, in its key and in commands.

The name is the one that rows of the plan write, `laporan/monev-ppid`. In keys it stands as it is
(`sigi/2026/keputusan/tim-ppid`) or with a hyphen (`sigi/2026-S1/laporan-monev-ppid`), because a key
that a register already holds must never come to mean a second letter. Names that were once written
otherwise are still read: whoever has them in a plan of their own is told what to write instead.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

NAMA_LAMA = {
    "laporan/monev-triwulan": "laporan/monev",
    "nota-dinas": "nota-dinas/pengingat",
}
"""What letters were called before, and what they are called now; an entry is never taken away."""

_SINGKATAN = {s.lower(): s for s in ("IKU", "PPID", "SDM", "SKP", "SMART", "SOP", "SPIP", "TI", "UPG", "WBS", "ZI")}
"""Words that people write in capitals, where a name has small letters only."""


def sebut_nama(nama: str) -> str:
    """Return what people call a letter or a meeting of the plan: `laporan/monev-ppid` is `laporan monev PPID`."""
    return " ".join(_SINGKATAN.get(kata, kata) for kata in nama.replace("/", " ").replace("-", " ").split())


def sebut_nama_awal(nama: str) -> str:
    """Return the same with a capital at its beginning: `Sosialisasi WBS`."""
    sebutan = sebut_nama(nama)
    return f"{sebutan[:1].upper()}{sebutan[1:]}"


def nama_kini(nama: str) -> str:
    """Return what a letter is called now that may be called by an old name."""
    return NAMA_LAMA.get(nama, nama)


def bentuk_kunci(nama: str) -> str:
    """Return a letter's name, or its key, in the one form in which both are alike: `laporan-monev-ppid`.

    A name may have what a key has before it (`2026-S1/laporan/monev-ppid`).
    """
    for lama, kini in NAMA_LAMA.items():
        if f"/{nama}".endswith(f"/{lama}"):
            nama = nama.removesuffix(lama) + kini
    return nama.replace("/", "-")


NamaNaskah = Annotated[str, AfterValidator(nama_kini)]
"""A letter's name as data of an office holds it, an old one already read as the new one."""
