"""Bab IV of the monev report as types: its wording, and the tables that its template prints.

Columns of the table: No. | Rekomendasi | Penanggung Jawab | Batas Waktu | Keadaan | Dasar, with a line (`judul`) that
spans them before the rows of each letter that is quoted.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from zi_model.data import Data
from zi_model.naskah.inti.bagian import UMUM
from zi_model.naskah.inti.tindak_lanjut import BarisTindakLanjut, TindakLanjutTriwulan
from zi_model.pola import boleh

__all__ = ["BarisTindakLanjut", "TeksBabTindakLanjut", "TindakLanjutTriwulan"]

# what wording of earlier versions may name, also where it is printed no more
_LAMA = ("lalu", "jumlah", "selesai", "belum")
_PERKEMBANGAN_LAMA = ("tanggal", "bukti", "batas")
_KUTIPAN = ("naskah", "jumlah", "rincian", "keadaan")

Pola = Annotated[str, boleh(*UMUM, *_LAMA)]
PolaKutipan = Annotated[str, boleh(*UMUM, *_KUTIPAN)]
PolaTidakTerbit = Annotated[str, boleh(*UMUM, "lalu", "keadaan")]


class TeksBabTindakLanjut(Data):
    """Bab IV: what became of what issued letters recommended.

    `naskah` names the letter that is quoted, `rincian` says how many of its recommendations are in which state,
    `keadaan` is the day by which that counts, `lalu` a quarter of which no report was issued.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset({*UMUM, *_LAMA, *_KUTIPAN, *_PERKEMBANGAN_LAMA})

    triwulan_pertama: Pola
    tidak_terbit: PolaTidakTerbit = (
        "Laporan Monitoring dan Evaluasi {lalu} belum ditetapkan sampai dengan {keadaan}, sehingga tidak ada "
        "rekomendasinya yang dikutip dalam bab ini."
    )
    terbit: PolaKutipan = (
        "{naskah} memuat {jumlah} rekomendasi. Menurut bukti yang diterima sampai dengan {keadaan}, keadaannya adalah "
        "{rincian}."
    )
    terbit_tanpa: PolaKutipan = "{naskah} tidak memuat rekomendasi."
    terbit_lama: PolaKutipan = (
        "Dari {naskah}, {jumlah} butir belum selesai pada laporan sebelumnya. Menurut bukti yang diterima sampai "
        "dengan {keadaan}, keadaannya adalah {rincian}."
    )
    notula: PolaKutipan = (
        "{naskah} memuat {jumlah} tindak lanjut. Menurut bukti yang diterima sampai dengan {keadaan}, keadaannya "
        "adalah {rincian}."
    )
    eskalasi: PolaKutipan = (
        "Rekomendasi yang belum selesai pada triwulan ketiga sejak diminta berjumlah {jumlah} dan diajukan kepada "
        "pimpinan {satker} untuk diputuskan."
    )
    # printed no more: an office's own wording of an earlier version has them
    pengantar: Pola = ""
    tanpa: Pola = ""
    sebelumnya: Pola = ""
    judul: Annotated[str, boleh("lalu")] = ""
    perkembangan: dict[str, str] = Field(default_factory=dict)
