"""The plan: RencanaAksi → Komponen → Aspek → Aksi → Indikator.

The decree's own wording stays as it was printed (with its misprints, in `teks asli`); beside it
stands how we read it: when it is owed, which proof it needs, who answers for it, and which
letter it calls for. A row is an Indikator; its `kode` is its position, because the decree's own
numbers repeat themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from zi_model.bukti import JenisBukti, Kebutuhan
from zi_model.data import Data
from zi_model.jadwal import Jadwal, baca_target_waktu
from zi_model.nama_naskah import NamaNaskah


class PenanggungJawab(Data):
    """The unit that answers for a row; `usulan` until the office has confirmed our choice."""

    unit: str
    usulan: bool = False


class Usulan(Data):
    """Corrected wording that is proposed beside the decree's, field by field."""

    nama: str | None = None
    bukti_fisik: str | None = None
    target_waktu: str | None = None
    target_capaian: str | None = None


class Indikator(Data):
    """One row of the decree's table (columns 5 to 8) and how it is read.

    `jadwal` is written as `setiap triwulan`, `2026-01` or `2026-01 s.d. 2026-02` and has to agree
    with `target_waktu`. `bukti` names the kinds of proof that are all needed; `a|b` means either.
    `naskah` is the name of the letter that the row calls for.
    """

    kode: str
    label: str = ""
    nama: str
    nama_pendek: str
    bukti_fisik: str
    target_waktu: str
    target_capaian: str
    jadwal: str
    bukti: tuple[str, ...]
    penanggung_jawab: PenanggungJawab
    naskah: NamaNaskah
    usulan: Usulan | None = None

    @cached_property
    def rapi(self) -> Indikator:
        """The row as letters quote it: with the corrections that stand beside the decree's misprints."""
        return self.model_copy(update=self.usulan.model_dump(exclude_none=True)) if self.usulan else self

    @cached_property
    def waktu(self) -> Jadwal:
        """The schedule that column 7 means.

        Raises:
            WaktuTidakTerbaca: which a plan that loaded without problems never does.

        """
        return baca_target_waktu(self.target_waktu)

    @cached_property
    def kebutuhan(self) -> tuple[Kebutuhan, ...]:
        """The pieces of proof that are needed, in the plan's order.

        Raises:
            ValueError: for an unknown kind, which a plan that loaded without problems never has.

        """
        return tuple(Kebutuhan(tuple(JenisBukti(jenis) for jenis in teks.split("|"))) for teks in self.bukti)


class UsulanNama(Data):
    """The corrected name of an activity that is proposed beside the decree's."""

    nama: str


class Aksi(Data):
    """An activity (column 4) and its indicators."""

    label: str = ""
    nama: str
    usulan: UsulanNama | None = None
    indikator: tuple[Indikator, ...]

    @property
    def nama_rapi(self) -> str:
        """Its name as letters quote it: corrected where the decree's is a slip."""
        return self.usulan.nama if self.usulan else self.nama


class Aspek(Data):
    """An aspect (column 3) and its activities."""

    label: str = ""
    nama: str
    aksi: tuple[Aksi, ...]


class Komponen(Data):
    """A lever component (columns 1 and 2) and its aspects; its number is its position."""

    label: str
    nama: str
    aspek: tuple[Aspek, ...]


class KeputusanRencana(Data):
    """The decree by which the plan was set; number and date are None until it has been signed.

    What differs in it from what is right is kept as it was signed: the attachment's title (`judul_lampiran`), and
    by the reference's id what it cites (`kutipan`). `jdih` is the address stamped on its pages when it was published.
    """

    nomor: str | None = None
    tanggal: dt.date | None = None
    tentang: str
    judul_lampiran: str | None = None
    kutipan: dict[str, str | None] = Field(default_factory=dict)
    jdih: str | None = None


@dataclass(frozen=True)
class Baris:
    """One indicator together with all that it stands under."""

    nomor_komponen: int
    komponen: Komponen
    aspek: Aspek
    aksi: Aksi
    indikator: Indikator

    @property
    def kode(self) -> str:
        """The row's unique code."""
        return self.indikator.kode


class RencanaAksi(Data):
    """The plan of one year."""

    tahun: int
    keputusan: KeputusanRencana
    komponen: tuple[Komponen, ...]

    @cached_property
    def baris(self) -> tuple[Baris, ...]:
        """All rows in the decree's order."""
        return tuple(self._telusuri())

    @cached_property
    def menurut_kode(self) -> dict[str, Baris]:
        """The rows by their code."""
        return {baris.kode: baris for baris in self.baris}

    def _telusuri(self) -> Iterator[Baris]:
        for nomor, komponen in enumerate(self.komponen, start=1):
            for aspek in komponen.aspek:
                for aksi in aspek.aksi:
                    for indikator in aksi.indikator:
                        yield Baris(nomor, komponen, aspek, aksi, indikator)
