"""`zi naskah`, `zi outbox`, `zi templat`: the letters, where they lie, what they are printed from."""

from __future__ import annotations

from pathlib import Path

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah, konsol, tabel
from tata_usaha.galat import GalatTemplat
from tata_usaha.pekerjaan import baca_rencana
from tata_usaha.pengaturan import Pengaturan
from zi_model.masalah import galat_saja


def daftar(*, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan untuk setiap baris rencana naskah yang dimintanya dan kapan disusun.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from zi_model.naskah.daftar import naskah_rencana

    kantor = baca_rencana(Pengaturan.dari_lingkungan(), satker)
    naskah = naskah_rencana(kantor.rencana, kantor.teks)
    if json:
        cetak_json(
            [
                {"kode": n.kode, "naskah": n.naskah, "jenis": n.jenis, "periode_kerja": n.alur, "templat": n.templat}
                for n in naskah
            ]
        )
        return
    isi = tabel({"Kode": 7, "Indikator": 24, "Naskah": 32, "Disusun": 14, "Templat": 19})
    for n in naskah:
        nama = kantor.rencana.menurut_kode[n.kode].indikator.nama_pendek
        isi.add_row(n.kode, nama, n.naskah, n.alur or "belum tersedia", n.templat or "")
    konsol().print(isi)


def outbox(*, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan naskah di outbox: keadaan, berkas, dan isian yang masih kosong.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha import agenda
    from tata_usaha.basis_data import buka
    from tata_usaha.outbox import daftar as daftar_outbox

    pengaturan = Pengaturan.dari_lingkungan()
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        naskah = daftar_outbox(pengaturan.outbox, agenda.semua(sambungan, satker))
    if json:
        cetak_json([n.sebagai_data() for n in naskah])
        return
    if not naskah:
        cetak_baris("Outbox masih kosong. Susun naskah dengan: zi jalankan triwulanan 2026-TW1")
        return
    isi = tabel({"Periode": 8, "Naskah": 54, "Status": 8, "Rev.": 4, "Isian": 5, "Catatan": None})
    for n in naskah:
        isi.add_row(n.entri.periode, n.berkas.stem, n.entri.status.value, str(n.entri.revisi), str(n.isian), n.catatan)
    konsol().print(isi)
    cetak_baris(f"Folder: {pengaturan.outbox / satker}")


def periksa_templat(*berkas: Path) -> None:
    """Periksa templat Word: tag, nama isian, dan letak kesalahannya.

    Parameters
    ----------
    berkas
        Templat yang diperiksa; tanpa nama: semua templat di templates_docx/.

    """
    from tata_usaha.cetak.templat import periksa_semua

    pengaturan = Pengaturan.dari_lingkungan()
    masalah = periksa_semua(pengaturan.templat, berkas)
    cetak_masalah(masalah)
    if galat := galat_saja(masalah):
        raise GalatTemplat(f"Ada {len(galat)} kesalahan pada templat.", "Perbaiki di Word, simpan, lalu periksa lagi.")
    cetak_baris("Semua templat baik.")
