"""Every way in which a command can end badly: one class per kind of problem.

Each class owns a stable code and an exit code (docs/kode-galat.md lists them, a test compares);
each message is Indonesian, names the place, and says what to do next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import ClassVar

from zi_model.anjuran import Anjuran
from zi_model.masalah import Masalah


class GalatZI(Exception):
    """A problem that is told to a person; `masalah` are the places, when there are several.

    `anjuran` is what the program can do about it: whoever tells the problem names it in their own way. So are
    `langkah`, of which one may be chosen.
    """

    kode: ClassVar[str] = "ZI"
    kode_keluar: ClassVar[int] = 1

    def __init__(
        self,
        pesan: str,
        saran: str = "",
        masalah: Sequence[Masalah] = (),
        *,
        anjuran: Anjuran | None = None,
        langkah: Sequence[Anjuran] = (),
    ) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.saran = saran
        self.masalah = tuple(masalah)
        self.anjuran = anjuran
        self.langkah = tuple(langkah)


class GalatPemakaian(GalatZI):
    """The command was called in a way that it does not know. `isian` says of each field of a form what is wrong."""

    kode, kode_keluar = "PAKAI", 2

    def __init__(
        self,
        pesan: str,
        saran: str = "",
        masalah: Sequence[Masalah] = (),
        *,
        anjuran: Anjuran | None = None,
        langkah: Sequence[Anjuran] = (),
        isian: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(pesan, saran, masalah, anjuran=anjuran, langkah=langkah)
        self.isian = dict(isian or {})


class GalatRencana(GalatZI):
    """The office's plan folder has mistakes."""

    kode, kode_keluar = "RENCANA", 3


class GalatTemplat(GalatZI):
    """A Word template cannot be filled."""

    kode, kode_keluar = "TEMPLAT", 4


class GalatOutbox(GalatZI):
    """A letter cannot be laid into the outbox, numbered, or declared ready."""

    kode, kode_keluar = "OUTBOX", 5


class GalatBukti(GalatZI):
    """Files in the evidence folder are no evidence, or cannot be read."""

    kode, kode_keluar = "BUKTI", 6


class GalatFolderBukti(GalatZI):
    """The evidence folder of a year is gone or bare, though the register knows what lay in it."""

    kode, kode_keluar = "FOLDERBUKTI", 10


class GalatPeriksa(GalatZI):
    """Register, files and copies do not agree; `masalah` names each place. Nothing was changed."""

    kode, kode_keluar = "PERIKSA", 11


class GalatBasisData(GalatZI):
    """The register database cannot be opened or written."""

    kode, kode_keluar = "BASISDATA", 7


class GalatLayanan(GalatZI):
    """The Prefect server or a flow run failed."""

    kode, kode_keluar = "LAYANAN", 8


class GalatTertinggal(GalatZI):
    """Letters could not be laid into the outbox; all others were. `hasil` is what was done nevertheless."""

    kode, kode_keluar = "TERTINGGAL", 9

    def __init__(self, pesan: str, saran: str = "", *, hasil: object = None) -> None:
        super().__init__(pesan, saran)
        self.hasil = hasil


class GalatSurel(GalatZI):
    """Mail cannot be sent. `satu_surat`: only one is concerned; `mungkin_sampai`: nobody knows whether it was taken."""

    kode, kode_keluar = "SUREL", 12

    def __init__(self, pesan: str, saran: str = "", *, satu_surat: bool = False, mungkin_sampai: bool = False) -> None:
        super().__init__(pesan, saran)
        self.satu_surat = satu_surat
        self.mungkin_sampai = mungkin_sampai


class GalatBentrok(GalatZI):
    """A letter is another one than the one that somebody looked at; nothing was written over.

    `kunci` is its key, `kini` the SHA-256 of its file now, `oleh` and `saat` who made it so and when, as far as anybody
    knows. `disimpan` is the name of the file in which the person's own version is kept, `milik` that one's SHA-256;
    empty when there was none to keep.
    """

    kode, kode_keluar = "BENTROK", 13

    def __init__(
        self,
        pesan: str,
        saran: str = "",
        *,
        kunci: str = "",
        kini: str = "",
        oleh: str = "",
        saat: dt.datetime | None = None,
        disimpan: str = "",
        milik: str = "",
    ) -> None:
        super().__init__(pesan, saran)
        self.kunci, self.kini = kunci, kini
        self.oleh, self.saat = oleh, saat
        self.disimpan, self.milik = disimpan, milik
