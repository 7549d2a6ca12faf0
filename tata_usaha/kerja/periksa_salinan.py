"""What a careful person would ask of a signed copy that somebody brought for a letter they named themselves.

Who names a letter is believed, as nobody else can read a signature. But a scan of last year's report lies in the
wrong folder as easily as anywhere: what its own text or code says against the letter is told at once.
"""

from __future__ import annotations

from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.lembar_naskah import lembar_siap
from tata_usaha.kerja.tahun import baca_kantor
from tata_usaha.outbox.baca_kiriman import catatan_salinan
from tata_usaha.outbox.baca_salinan import UKURAN_MAKS
from tata_usaha.outbox.kenali_pindaian import bantahan


def perhatian_salinan(pengaturan: Pengaturan, basis: BasisData, entri: EntriAgenda, salinan: Path) -> tuple[str, ...]:
    """Return what is odd about a signed copy (Indonesian, each without a full stop); nothing where it tells nothing.

    Nothing either while the plan has mistakes: the letter is signed all the same.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with basis.baca() as sambungan:
        semua = buku.semua(sambungan, entri.satker)
    try:
        satker = baca_kantor(pengaturan, entri.satker).satker
        isi = berkas.baca(salinan, UKURAN_MAKS)
    except (GalatRencana, OSError, berkas.BerkasTakWajar):  # it lies there; whether it is whole `zi periksa` tells
        return ()
    lain = bantahan(isi, entri, semua, satker.kode_wilayah, satker.nama, satker.nomor.values())
    keliru = (f"salinan ini tampaknya bukan naskah itu: {lain}; kalau keliru, lepas salinannya",) if lain else ()
    digambar = banyak_digambar(pengaturan, entri)
    return (*keliru, *catatan_salinan(pengaturan.outbox, entri, isi, semua, satker.kode_wilayah, digambar))


def banyak_digambar(pengaturan: Pengaturan, entri: EntriAgenda) -> int | None:
    """Return how many pages a letter had, as it was drawn when it was ready; None when it was not."""
    lembar = lembar_siap(pengaturan, entri.sha256_siap or "")
    return lembar.banyak if lembar else None
