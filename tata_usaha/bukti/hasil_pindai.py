"""What a scan of the evidence folder tells: the files, the remarks, the surveys, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zi_model.bukti import Bukti
from zi_model.masalah import Masalah
from zi_model.periode import Periode
from zi_model.survei import HasilSurvei
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit


@dataclass(frozen=True)
class HasilPindai:
    """What lies in the evidence folder now.

    `bukti` are all files in periods' folders, valid or not, in the plan's order and then by path; one that is a signed
    letter stands there for every row that the letter proves, so its path may come more than once.
    `riwayat` is what lay there earlier, for questions about earlier days. `catatan` are the units'
    remarks, `survei` the answers to surveys, counted. `baru` is how many contents arrived since the
    scan before, `dibaca` how many files were read for it, `arsip` how many of `bukti` are known from the
    register alone because their year is archived. `folder` is the office's own folder, below which the
    files lie. `terbit` and `jawaban` are what the register knows as issued, and as answered to it.
    """

    bukti: tuple[Bukti, ...]
    riwayat: tuple[Bukti, ...] = ()
    catatan: Mapping[tuple[str, Periode], str] = field(default_factory=dict)
    survei: Mapping[tuple[str, Periode], HasilSurvei] = field(default_factory=dict)
    masalah: list[Masalah] = field(default_factory=list)
    baru: int = 0
    dibaca: int = 0
    arsip: int = 0
    folder: Path = field(default=Path(), compare=False)
    terbit: tuple[NaskahTerbit, ...] = ()
    jawaban: tuple[JawabanTindakLanjut, ...] = ()

    def dengan(self, lain: HasilPindai) -> HasilPindai:
        """Return this scan of an office's year together with that of another of its years.

        What lies outside of any year's folder both have seen; it is told once, in the words of the other.
        """
        terlihat = {(satu.letak, satu.kode) for satu in lain.masalah}
        sendiri = (satu for satu in self.masalah if (satu.letak, satu.kode) not in terlihat)
        return HasilPindai(
            bukti=self.bukti + lain.bukti,
            riwayat=self.riwayat + lain.riwayat,
            catatan={**self.catatan, **lain.catatan},
            survei={**self.survei, **lain.survei},
            masalah=sorted([*sendiri, *lain.masalah]),
            baru=self.baru + lain.baru,
            dibaca=self.dibaca + lain.dibaca,
            arsip=self.arsip + lain.arsip,
            folder=lain.folder,
            terbit=lain.terbit,
            jawaban=lain.jawaban,
        )
