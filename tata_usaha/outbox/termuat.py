"""What somebody's own file says already: a new draft that says nothing else is not laid beside it.

Whoever writes a fact into an edited draft for people knows that the next draft will hold it as well, and that this is
all the two differ in. Without saying so, the next run would take that draft for news and ask people to compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.outbox.isian_nomor import konsep_bernomor, nilai_nomor, pola_naskah


def catat_termuat(
    basis: BasisData, satker: str, kunci: str, cetakan: tuple[bytes, bytes], pola: Mapping[str, str]
) -> bool:
    """Record that people's file says what the second of two drafts has beyond the first; return whether it is so.

    It is not when the first is none that they know: then the second says other things, too, and is to be shown to them.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with basis.transaksi(satker) as sambungan:
        entri = buku.cari(sambungan, kunci)
        if entri is None or entri.berkas_sanding:
            return False
        dulu, kini = (_sidik(entri, satu, pola) for satu in cetakan)
        if dulu not in {entri.sha256, entri.sha256_sanding}:
            return False
        buku.simpan(sambungan, replace(entri, sha256_sanding=kini))
        return True


def _sidik(entri: EntriAgenda, cetakan: bytes, pola: Mapping[str, str]) -> str:
    nilai = nilai_nomor(pola_naskah(entri.jenis, pola), entri.nomor, entri.tanggal)
    return berkas.sha256(konsep_bernomor(cetakan, nilai) if nilai else cetakan)
