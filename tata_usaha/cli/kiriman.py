"""`zi outbox kiriman`, `sisihkan`, `kembalikan`: what arrived signed and waits; what was brought by mistake."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.bahasa import tanggal_panjang

if TYPE_CHECKING:
    from tata_usaha.kerja.sisihkan_kiriman import HasilSisih, KirimanDisisihkan


def kiriman(*, disisihkan: bool = False, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan pindaian yang menunggu di folder masuk, dan mengapa belum diterima.

    Parameters
    ----------
    disisihkan
        Tampilkan yang sudah disisihkan: kapan, oleh siapa, mengapa.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    if disisihkan:
        from tata_usaha.kerja.sisihkan_kiriman import lihat_disisihkan
        from tata_usaha.kerja.tahun import zona_kantor

        sisih = lihat_disisihkan(pengaturan, satker)
        if json:
            cetak_json([satu.sebagai_data() for satu in sisih])
        else:
            cetak_baris(*_baris_sisih(sisih, zona_kantor(pengaturan, satker)))
        return
    from tata_usaha.kerja.lihat_kiriman import lihat_kiriman

    isi = lihat_kiriman(pengaturan, satker)
    if json:
        cetak_json([satu.sebagai_data() for satu in isi.kiriman])
        return
    if not isi.kiriman:
        cetak_baris("Tidak ada kiriman yang menunggu.")
    for satu in isi.kiriman:
        calon = f" Mungkin {' atau '.join(satu.calon)}." if satu.calon else ""
        cetak_baris(f"{satu.nama}: {satu.alasan or 'belum dicoba dikenali'}.{calon}")


def sisihkan(nama: str, /, *, alasan: str = "", satker: str = "sigi", json: bool = False) -> None:
    """Sisihkan kiriman yang keliru dibawa: dipindahkan ke folder disisihkan, tidak dihapus.

    Parameters
    ----------
    nama
        Nama kirimannya, seperti yang disebut zi outbox kiriman.
    alasan
        Mengapa disisihkan; dicatat di buku agenda.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.sisihkan_kiriman import PermintaanSisih, sisihkan_kiriman

    permintaan = PermintaanSisih(satker, nama, alasan)
    hasil = sisihkan_kiriman(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    _sebut(hasil, json=json, kabar=f"{nama}: {'disisihkan' if hasil.berubah else 'sudah disisihkan'}. Sekarang di:")


def kembalikan(nama: str, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Kembalikan kiriman yang disisihkan ke folder masuk; menunggu lagi.

    Parameters
    ----------
    nama
        Namanya, seperti yang disebut zi outbox kiriman --disisihkan.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.sisihkan_kiriman import kembalikan_kiriman

    hasil = kembalikan_kiriman(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), satker, nama)
    _sebut(hasil, json=json, kabar=f"{nama}: dikembalikan, menunggu lagi di:")


def _sebut(hasil: HasilSisih, *, json: bool, kabar: str) -> None:
    if json:
        cetak_json({"nama": hasil.nama, "tempat": str(hasil.tempat), "berubah": hasil.berubah})
    else:
        cetak_baris(kabar, f"  {hasil.tempat}")


def _baris_sisih(semua: tuple[KirimanDisisihkan, ...], zona: dt.tzinfo) -> Iterator[str]:
    if not semua:
        yield "Tidak ada kiriman yang disisihkan."
    for satu in semua:
        if satu.saat is None:
            yield f"{satu.nama}: tidak tercatat oleh siapa dan mengapa."
        else:
            hari = tanggal_panjang(satu.saat.astimezone(zona).date())
            yield f"{satu.nama}: disisihkan {hari} oleh {satu.oleh}: {satu.alasan}"
