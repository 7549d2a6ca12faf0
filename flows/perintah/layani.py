"""The command `zi layani`: what can be refused is refused before Prefect is imported."""

from __future__ import annotations

from flows import lingkungan
from tata_usaha.cli.tampilan import cetak_baris
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan


def layani(*, satker: str = "sigi", rahasia: bool = False) -> int:
    """Jalankan server Prefect dan jadwal semua alur sampai dihentikan dengan Ctrl-C.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    rahasia
        Hanya tampilkan kata rahasia yang diminta halaman Prefect.

    """
    if rahasia:
        from flows.server.rahasia import rahasia_server

        lingkungan.siapkan()
        cetak_baris(rahasia_server())
        return 0
    pengaturan = Pengaturan.dari_lingkungan()
    kantor = baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker)).kantor
    lingkungan.siapkan()
    porta = lingkungan.baca_porta()
    from flows.server.layanan import pakai_server

    pakai_server(porta)
    from flows.server.layani import layani_kantor

    return layani_kantor(kantor, porta)
