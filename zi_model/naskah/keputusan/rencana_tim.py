"""The yearly plan of a team that a decree appoints: the second Lampiran of its decree.

Its rows are those of the office's plan that concern the team, as they stand there; what the team
means to do beside them is left to fill in.
"""

from __future__ import annotations

from pydantic import Field

from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Isi, Isian, Teks, baca_miring
from zi_model.naskah.keputusan.tanpa_singkatan import tanpa_singkatan
from zi_model.rencana import Baris
from zi_model.tahun_rencana import TahunRencana


class TeksRencanaTim(Data):
    """Heading of the second Lampiran; `terkait` are the letters (as rows of the plan call them) of its rows.

    `isian` is how many empty rows follow.
    """

    judul: str
    terkait: tuple[str, ...]
    isian: int = Field(ge=0, le=20)


class KegiatanTim(Isi):
    """One row of the team's plan; one that is `lekat` stays on a page with the row after it."""

    kegiatan: Teks
    keluaran: Teks
    waktu: Teks
    penanggung_jawab: Teks
    lekat: bool = False


class RencanaTim(Isi):
    """The team's plan with its heading."""

    judul: str
    kegiatan: tuple[KegiatanTim, ...]


def susun_rencana_tim(tahun: TahunRencana, teks: TeksRencanaTim, judul: str) -> RencanaTim:
    """Return the rows of the plan that concern the team, in the plan's order, and after them the empty ones.

    The last of the plan's rows stays with the empty ones, so that these never stand on a page with the signature alone.
    """
    dari_rencana = [_kegiatan(tahun.kantor, b) for b in tahun.rencana.baris if b.indikator.naskah in teks.terkait]
    akhir = [satu.model_copy(update={"lekat": True}) for satu in dari_rencana[-1:]]
    kosong = (_kosong(ke + 1) for ke in range(teks.isian))
    return RencanaTim(judul=judul, kegiatan=(*dari_rencana[:-1], *akhir, *kosong))


def _kegiatan(kantor: Kantor, baris: Baris) -> KegiatanTim:
    indikator = baris.indikator.rapi
    return KegiatanTim(
        kegiatan=baca_miring(tanpa_singkatan(baris.aksi.nama_rapi)),
        keluaran=baca_miring(tanpa_singkatan(indikator.bukti_fisik)),
        waktu=tanpa_singkatan(indikator.target_waktu),
        penanggung_jawab=tanpa_singkatan(kantor.satker.unit_menurut_kode(indikator.penanggung_jawab.unit).nama),
    )


def _kosong(ke: int) -> KegiatanTim:
    return KegiatanTim(
        kegiatan=Isian(tag=f"kegiatan-{ke}", petunjuk="kegiatan lain, atau hapus baris ini"),
        keluaran=Isian(tag=f"keluaran-{ke}", petunjuk="keluaran"),
        waktu=Isian(tag=f"waktu-{ke}", petunjuk="waktu"),
        penanggung_jawab=Isian(tag=f"penanggung-jawab-{ke}", petunjuk="penanggung jawab"),
        lekat=True,
    )
