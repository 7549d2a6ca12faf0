"""What a row of the table of kinds says (see `keluarga`): what its columns are, and what they lead to.

What belongs to a kind's own module is named, not imported: `zi status` reads the table and composes
nothing. `.rapat.teks:TeksRapat` stands below `zi_model.naskah`; any other name is given in full.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zi_model.bukti import JenisBukti
    from zi_model.data import Data
    from zi_model.naskah.inti.naskah import Isi

SEMUA = "*"
"""Stands for the rest of a name."""


class Kapan(Enum):
    """When a kind of letter is due; what its composer is given follows from that (see `jatuh_waktu`)."""

    SETAHUN = auto()
    """Stands for the year: composed of the year, the wording's name and the day of drafting."""
    RAPAT = auto()
    """Goes out before a meeting: composed of what is known, and the obligation that calls for the meeting."""
    KEWAJIBAN = auto()
    """Tells of an obligation's time when it is over: of what is known, the obligation, the wording's name."""
    BULAN = auto()
    """Looks back on a month and ahead to the next: of what is known, and the month."""
    TRIWULAN = auto()
    """Looks back on a quarter when it is over: of what is known, and the quarter."""
    PENGANTAR = auto()
    """Hands over what a run has drafted: of the office, the run's period, and those letters."""
    PROVINSI = auto()
    """Tells of a province's offices when somebody asks: of the province's year, and where each of them stands."""


@dataclass(frozen=True)
class Surat:
    """One letter that a kind gives: how its key begins, its content, its template, its counter.

    In `kunci` a star stands for the rest of the wording's name: `undangan-*`, `keputusan/*`. A file that is
    no Word document has no template (""), a letter without a number no counter (None). `tepi_sendiri`
    says that its page has a geometry of its own, which the house style's margins do not bind: a notice in a
    frame, the form of SOP (PermenPANRB 35/2012). `kode_kaki`: its first page bears the code by which a scan of it
    is known again, unless the office says otherwise.

    `membuktikan` are the proofs that it is once it is signed, `bila_teks` those that it is besides where its wording
    has a part of this name (see `zi_model.bukti_naskah`).
    """

    kunci: str
    isi_di: str
    templat: str = ""
    pencacah: str | None = None
    tepi_sendiri: bool = False
    membuktikan: tuple[JenisBukti, ...] = ()
    bila_teks: tuple[tuple[str, JenisBukti], ...] = ()
    kode_kaki: bool = False

    @property
    def isi(self) -> type[Isi]:
        """What its template may name."""
        hasil: type[Isi] = _ambil(self.isi_di)
        return hasil

    @property
    def jenis(self) -> str:
        """The kind in its key, where a star may stand: what comes before the subject."""
        return self.kunci.partition("/")[0]

    @property
    def bertanda_satu(self) -> bool:
        """Whether the letter has a number of its own, and one official signs it."""
        from zi_model.naskah.inti.naskah import PenandaTangan

        bidang = self.isi.model_fields
        return "nomor" in bidang and sum(satu.annotation is PenandaTangan for satu in bidang.values()) == 1

    def bukti(self, teks: Data) -> tuple[JenisBukti, ...]:
        """Return all the proofs that the letter is once it is signed, with this wording."""
        if not self.membuktikan:
            return ()
        lampiran = (jenis for bidang, jenis in self.bila_teks if getattr(teks, bidang, None) is not None)
        return tuple(dict.fromkeys((*self.membuktikan, *lampiran, *getattr(teks, "membuktikan", ()))))

    def berjenis(self, jenis: str) -> bool:
        """Tell whether a kind in a key is this letter's."""
        pokok = self.jenis.removesuffix(SEMUA)
        return jenis.startswith(pokok) if pokok != self.jenis else jenis == pokok


@dataclass(frozen=True)
class JenisNaskah:
    """One kind of letter.

    `nama` is what the plan and the file of its wording call it; `laporan/*` is every name in that folder
    that has no row of its own. `teks_di` is the type of the wording, `umum_di` that of a wording which
    the whole folder shares (its file is named as the folder). `wajib`: every office has to have it.
    `susun_di` composes it; `lembar_di` what a meeting's packet has afterwards, `salinan_di` a decree's
    certified copy.
    """

    nama: str
    teks_di: str
    surat: tuple[Surat, ...]
    kapan: Kapan
    susun_di: str
    wajib: bool = False
    umum_di: str | None = None
    lembar_di: str | None = None
    salinan_di: str | None = None

    @property
    def folder(self) -> str:
        """The first word of its name."""
        return self.nama.partition("/")[0]

    @property
    def sefolder(self) -> bool:
        """Whether it is a whole folder of names, to which an office adds its own."""
        return self.nama.endswith(f"/{SEMUA}")

    @property
    def diminta_rencana(self) -> bool:
        """Whether a row of the plan may call for it; the others are owed by runs."""
        return self.kapan in {Kapan.SETAHUN, Kapan.RAPAT, Kapan.KEWAJIBAN}

    @property
    def teks(self) -> type[Data]:
        """The type of its wording."""
        hasil: type[Data] = _ambil(self.teks_di)
        return hasil

    @property
    def umum(self) -> type[Data] | None:
        """The type of the wording that its whole folder shares; None: it shares none."""
        hasil: type[Data] | None = _ambil(self.umum_di) if self.umum_di else None
        return hasil

    @property
    def susun(self) -> Callable[..., Any]:
        """What composes it; `kapan` says of what."""
        return _penyusun(self.susun_di)

    @property
    def susun_lembar(self) -> Callable[..., Any] | None:
        """What composes the sheet that follows a meeting, of the same as its packet; None: nothing follows."""
        return _penyusun(self.lembar_di) if self.lembar_di else None

    @property
    def susun_salinan(self) -> Callable[..., Any] | None:
        """What composes the certified copy, of the year and the wording's name; None: there is none."""
        return _penyusun(self.salinan_di) if self.salinan_di else None

    def kunci(self, nama: str) -> Iterator[str]:
        """Yield how the keys of the letters end that a wording of this kind gives, without what they are about."""
        sisa = nama.removeprefix(f"{self.folder}/")
        yield from (s.kunci.replace(SEMUA, sisa) for s in self.surat)


def _ambil(di: str) -> Any:
    return pkgutil.resolve_name(f"{__package__}{di}" if di.startswith(".") else di)


def _penyusun(di: str) -> Callable[..., Any]:
    hasil: Callable[..., Any] = _ambil(di)
    return hasil
