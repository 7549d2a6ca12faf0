"""`zi outbox pdf`: a letter as PDF, to be printed or sent for a look."""

from __future__ import annotations

from pathlib import Path

from tata_usaha.cli.tampilan import cetak_baris
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.lembar_naskah import PermintaanPdf, simpan_pdf


def pdf(naskah: str, berkas: Path | None = None, /, *, satker: str = "sigi") -> None:
    """Simpan satu naskah sebagai PDF, dengan LibreOffice; salinan bertanda tangan diambil apa adanya.

    Parameters
    ----------
    naskah
        Kunci naskah, akhir kuncinya, atau nama berkasnya.
    berkas
        Berkas PDF yang ditulis; bila tidak ditulis, di folder ini dengan nama naskahnya.
    satker
        Kode satker (nama folder di plan/).

    """
    hasil = simpan_pdf(Pengaturan.dari_lingkungan(), PermintaanPdf(satker, naskah, berkas))
    cetak_baris(f"{'Tersimpan' if hasil.berubah else 'Sudah tersimpan'}: {hasil.berkas}")
