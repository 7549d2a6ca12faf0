"""The wording of a report's tables: where their rows come from, and what answers for their cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from zi_model.data import Data
from zi_model.naskah.berkala.kalimat import PolaBaris, TeksIsian

SumberBaris = Literal[
    "unit", "komponen", "unsur terendah", "sop", "sop utama", "iku", "layanan", "media sosial", "pegawai"
]
"""Where a table's rows come from (see `berkala/sumber.py`)."""
DariKolom = Literal[
    "aplikasi",
    "dokumen",
    "sub bagian sop",
    "waktu sop",
    "jumlah sop",
    "penilai",
    "target iku",
    "tim",
    "kegiatan",
    "capaian",
    "jumlah orang",
]
"""What answers for a column's cells where it knows."""


_DAFTAR_PEGAWAI = "pegawai.csv"
_DIJAWAB_DI: Mapping[str, str] = {
    "aplikasi": "fakta.yaml: aplikasi",
    "dokumen": "fakta.yaml: dokumen",
    "media sosial": "fakta.yaml: media_sosial",
    "sop": "fakta.yaml: sop",
    "sop utama": "fakta.yaml: sop",
    "sub bagian sop": "fakta.yaml: sop",
    "waktu sop": "fakta.yaml: sop",
    "jumlah sop": "fakta.yaml: sop",
    "penilai": "fakta.yaml: penilai",
    "iku": "naskah/keputusan/iku.yaml: iku",
    "target iku": "naskah/keputusan/iku.yaml: iku",
    "tim": "pejabat.yaml: tim",
    "jumlah orang": _DAFTAR_PEGAWAI,
    "pegawai": _DAFTAR_PEGAWAI,
    "kegiatan": "folder bukti",
    "unsur terendah": "folder bukti: jawaban survei (CSV)",
}
"""Where the office answers what a source does not know yet."""


SatuPegawai = Literal[
    "nama",
    "NIP",
    "nama dan NIP",
    "pangkat",
    "pangkat dan pendidikan",
    "jabatan",
    "unit",
    "jabatan dan unit",
    "jenis kelamin",
    "pendidikan",
    "status",
]
"""What a column can take from the list of staff of one person."""
BanyakPegawai = Literal["jumlah", "PNS", "PPPK", "lainnya"]
"""What a column can take from it of a sub bagian: how many there are."""


class TeksKolom(Data):
    """A column of a table: its heading, and the prompt of the fill-ins in it (none: cells to write in, or nothing).

    `dari` is what answers instead, where it knows; `pegawai` what the office's list of staff says.
    """

    judul: str
    isian: str | None = None
    dari: DariKolom | None = None
    pegawai: SatuPegawai | BanyakPegawai | None = None

    @property
    def dijawab_di(self) -> str:
        """Where the office answers the column's cells once; "" nowhere."""
        return _DAFTAR_PEGAWAI if self.pegawai else _DIJAWAB_DI.get(self.dari or "", "")


class TeksTabel(Data):
    """A section of its own: heading, introduction, a table, what follows it.

    Its rows are named by `baris`, or by `sumber`: one for each sub bagian, for each component of the plan, for each
    of the lowest unsur of the period's survey, for each of the staff, and so on. The first column then holds the name.
    Without either, and where the source knows none, the first row has fill-ins only. `kosong` rows to write in follow,
    but not after a list that names all there are.
    """

    judul: PolaBaris
    pengantar: PolaBaris
    kolom: Annotated[tuple[TeksKolom, ...], Field(min_length=2, max_length=5)]
    baris: tuple[PolaBaris, ...] = ()
    sumber: SumberBaris | None = None
    kosong: Annotated[int, Field(ge=0, le=30)] = 0
    penutup: tuple[PolaBaris | TeksIsian, ...] = ()

    @property
    def baris_di(self) -> str:
        """Where the office tells once what the rows are; "" nowhere."""
        return _DIJAWAB_DI.get(self.sumber or "", "")
