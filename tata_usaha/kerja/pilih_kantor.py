"""For which offices a run over many is: all, those of a province, or those that are named; and in which shares."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from tata_usaha.rencana.nama_kantor import daftar_satker, nama_kantor
from zi_model.nilai_mentah import sebut_pilihan

UKURAN = 50
"""So many offices are one share at most. A process for a share starts in three seconds of the processor's time, which
is a tenth of what fifty offices take; what a share that was cut off has done is looked at once more."""
_PROVINSI = 2


@dataclass(frozen=True)
class Pilihan:
    """The offices by the two digits of their province ("": cannot be read), in the order of their codes.

    `nama_provinsi` is how those provinces are called that have a folder.
    """

    menurut_provinsi: dict[str, tuple[str, ...]]
    nama_provinsi: dict[str, str] = field(default_factory=dict)

    @property
    def kantor(self) -> tuple[str, ...]:
        """All of them, province by province."""
        return tuple(k for milik in self.menurut_provinsi.values() for k in milik)


def pilih_kantor(pengaturan: Pengaturan, provinsi: str = "", satker: Sequence[str] = ()) -> Pilihan:
    """Return the offices of a province, by its office's code or the two digits of its region, or those named, or all.

    An office whose region cannot be read belongs to no province, but to all offices. A province's own folder without
    a plan is no office to work for.

    Raises:
        GalatPemakaian: when there is no such office or province, or no office at all.

    """
    nama = nama_kantor(pengaturan.plan)
    wilayah = {kode: nama[kode].wilayah if kode in nama else "" for kode in daftar_satker(pengaturan.plan)}
    if asing := [s for s in satker if s not in wilayah]:
        raise GalatPemakaian(f"Tidak ada satker “{asing[0]}”.", sebut_pilihan(asing[0], sorted(wilayah)))
    awalan = wilayah.get(provinsi, provinsi)[:_PROVINSI]
    dipilih = [
        kode
        for kode, milik in wilayah.items()
        if (not satker or kode in satker)
        and (not provinsi or (awalan and milik.startswith(awalan)))
        and (len(milik) != _PROVINSI or tahun_tersedia(pengaturan.plan, kode))
    ]
    if not dipilih:
        raise GalatPemakaian(
            f"Tidak ada kantor yang dapat dikerjakan di {pengaturan.plan}"
            f"{f' untuk provinsi “{provinsi}”' if provinsi else ''}.",
            "Provinsi disebut dengan kode satkernya atau dua angka kode wilayahnya, misalnya 72.",
        )
    menurut: dict[str, list[str]] = {}
    for kode in sorted(dipilih, key=lambda k: (wilayah[k], k)):
        menurut.setdefault(wilayah[kode][:_PROVINSI], []).append(kode)
    provinsi_bernama = {k.wilayah: k.singkatan for k in nama.values() if len(k.wilayah) == _PROVINSI}
    return Pilihan({kode: tuple(milik) for kode, milik in menurut.items()}, provinsi_bernama)


def bagi(kantor: Sequence[str], ukuran: int = UKURAN) -> list[tuple[str, ...]]:
    """Return the offices in shares of equal size, none larger than `ukuran`: the last one is no crumb."""
    banyak = max(1, -(-len(kantor) // ukuran))
    batas = [len(kantor) * ke // banyak for ke in range(banyak + 1)]
    return [tuple(kantor[dari:sampai]) for dari, sampai in itertools.pairwise(batas)]
