"""What every letter has in common: its key, its name in the outbox, its content, its fill-ins.

The content of a letter is a typed model; the template's contract is that model. A fact that
nobody gave us is an `Isian`: a visible fill-in, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from zi_model.periode import Periode


class Isi(BaseModel):
    """Base of the content models: frozen, closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Isian(Isi):
    """A visible fill-in: the content control's tag and the prompt, printed as `[isi: …]`."""

    tag: str
    petunjuk: str

    def __str__(self) -> str:
        """Return the prompt as it is printed."""
        return f"[isi: {self.petunjuk}]"


Teks = str | Isian


def atau_isian(nilai: str | None, tag: str, petunjuk: str) -> Teks:
    """Return the value, or a fill-in where there is none."""
    return nilai if nilai else Isian(tag=tag, petunjuk=petunjuk)


class PenandaTangan(Isi):
    """Whoever signs: the lines above the signature, the name, the NIP line (None = has no NIP)."""

    jabatan: str
    nama: Teks
    nip: Teks | None = None


class KopSurat(Isi):
    """The head of a letter: bold lines, then the address line(s); `logo` is a path or None."""

    baris: tuple[str, ...]
    alamat: Teks
    kontak: Teks
    logo: str | None = None


@dataclass(frozen=True)
class KunciNaskah:
    """Same key, same letter. `subjek` tells letters of one kind and period apart ("" if only one)."""

    satker: str
    jenis: str
    subjek: str
    periode: Periode

    def __str__(self) -> str:
        """Return the key as people type it: `sigi/2026-TW1/undangan-monev`."""
        ekor = f"{self.jenis}/{self.subjek}" if self.subjek else self.jenis
        return f"{self.satker}/{self.periode}/{ekor}"


@dataclass(frozen=True)
class Naskah:
    """One letter that is due: key, subject line, template, file name (without suffix), content.

    `keluarga` is the family whose paper setting applies. `kode` are the rows of the plan it serves.
    """

    kunci: KunciNaskah
    perihal: str
    templat: str
    nama_berkas: str
    keluarga: Literal["keputusan", "surat", "laporan"]
    isi: Isi
    kode: tuple[str, ...] = ()
