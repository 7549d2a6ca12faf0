"""The sentences of the report on a row: what each may name, and those that only people can write."""

from __future__ import annotations

from typing import Annotated

from zi_model.data import Data
from zi_model.naskah.inti.bagian import UMUM
from zi_model.pola import boleh

BARIS = (
    *(*UMUM, "keputusan", "kode", "komponen", "aspek", "aksi", "indikator"),
    *("bukti_fisik", "target", "target_waktu", "jatuh_tempo", "unit", "jumlah_pegawai"),
)
"""What every sentence of such a report may name."""

PolaBaris = Annotated[str, boleh(*BARIS)]


class TeksIsian(Data):
    """A paragraph that only people can write: the prompt of its fill-in."""

    isian: str
