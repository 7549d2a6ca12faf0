"""Bab IV of the monev report as types: its wording, and the tables that its template prints.

Columns of the table: No. | Rekomendasi | Penanggung Jawab | Batas Waktu | Keadaan | Dasar, with a line (`judul`) that
spans them before the rows of each letter that is quoted.
"""

from __future__ import annotations

from typing import Annotated

from zi_model.naskah.inti.bagian import UMUM
from zi_model.naskah.inti.tindak_lanjut import BarisTindakLanjut, TindakLanjutTriwulan
from zi_model.pola import boleh

__all__ = ["BarisTindakLanjut", "TindakLanjutTriwulan"]

ISIAN = frozenset({*UMUM, "lalu", "jumlah", "selesai", "belum", "naskah", "keadaan"})
"""All places that the texts of the chapter may name."""

Pola = Annotated[str, boleh(*ISIAN)]
