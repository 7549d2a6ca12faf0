"""Which wording each letter needs: the type of every file in an office's `naskah/`.

A file bears the name by which rows of the plan call their letter (`laporan/monev-ppid`), so the
plan itself says where its words are.
"""

from __future__ import annotations

from zi_model.data import Data
from zi_model.naskah.berkala.isi import TeksLaporan, TeksLaporanBerkala
from zi_model.naskah.dokumentasi.isi import TeksDokumentasi, TeksLembar
from zi_model.naskah.keputusan.pokok_dan_tim import TeksKeputusan
from zi_model.naskah.keputusan.rencana_aksi import TeksKeputusanRencana
from zi_model.naskah.keputusan.sop_iku_standar import TeksKeputusanIKU, TeksKeputusanSOP, TeksKeputusanStandar
from zi_model.naskah.monev.isi import TeksLaporanMonev
from zi_model.naskah.pelayanan.maklumat import TeksMaklumat
from zi_model.naskah.pelayanan.sop import TeksSOP
from zi_model.naskah.rapat.teks import TeksRapat
from zi_model.naskah.surat.nota_dinas import TeksNotaDinas
from zi_model.naskah.surat.surat_pengantar import TeksSuratPengantar

TEKS: dict[str, type[Data]] = {
    "dokumentasi": TeksLembar,
    "laporan": TeksLaporan,
    "keputusan/rencana-aksi": TeksKeputusanRencana,
    "laporan/monev-triwulan": TeksLaporanMonev,
    "nota-dinas": TeksNotaDinas,
    "rapat/monev": TeksRapat,
    "surat-pengantar": TeksSuratPengantar,
}
"""The files that every office needs, by their paths without suffix."""

KHUSUS: dict[str, type[Data]] = {
    "keputusan/iku": TeksKeputusanIKU,
    "keputusan/penetapan-sop": TeksKeputusanSOP,
    "keputusan/standar-pelayanan": TeksKeputusanStandar,
}
"""Files of a family that are unlike its others, for offices whose plan calls for them."""

KELUARGA: dict[str, type[Data]] = {
    "dokumentasi": TeksDokumentasi,
    "keputusan": TeksKeputusan,
    "laporan": TeksLaporanBerkala,
    "maklumat": TeksMaklumat,
    "sop": TeksSOP,
    "rapat": TeksRapat,
}
"""The folders to which an office adds a file for each letter that its plan calls for."""


def jenis_teks(nama: str) -> type[Data] | None:
    """Return the type of a file by its path without suffix; None for one that no letter reads."""
    if jenis := TEKS.get(nama) or KHUSUS.get(nama):
        return jenis
    folder, garis, _ = nama.partition("/")
    return KELUARGA.get(folder) if garis else None
