"""The form that cancels a letter for good, as `zi outbox batal` does."""

from __future__ import annotations

from typing import Any

from prefect import State, flow

from flows import alur
from flows.langkah import langkah
from flows.langkah_manusia import Dilakukan, lakukan, pelaku_formulir
from tata_usaha.cli.daur import baris_batal
from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.daur import PermintaanBatal, batalkan_naskah

_batal = langkah("batalkan naskah", "Membatalkan naskah dan mencatat alasannya di buku agenda.")(batalkan_naskah)


@flow(
    name="batal",
    description="Formulir: batalkan satu naskah untuk seterusnya. Yang sudah ditandatangani hanya dengan menyebut "
    "naskah yang mencabutnya.",
    flow_run_name=alur.nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def batal(
    kunci: str, alasan: str, oleh: str, dicabut_oleh: str = "", sejak: str = "", satker: str = "sigi"
) -> State[Any]:
    """Batalkan satu naskah untuk seterusnya.

    Args:
        kunci: Kunci naskah, akhirannya (misalnya undangan-monev), atau nama berkasnya.
        alasan: Mengapa dibatalkan; dicatat di buku agenda.
        oleh: Nama Anda; dicatat di buku agenda.
        dicabut_oleh: Hanya untuk naskah yang sudah ditandatangani: kunci naskah bertanda tangan yang mencabutnya.
        sejak: Hanya bersama yang mencabut: sejak tanggal berapa dicabut.
        satker: Kode satker, yaitu nama foldernya di plan/.

    """

    async def kerja() -> Dilakukan:
        mulai = baca_tanggal(sejak) if sejak.strip() else None
        diminta = PermintaanBatal(satker, kunci.strip(), alasan, dicabut_oleh.strip() or None, mulai)
        hasil = await _batal(Pengaturan.dari_lingkungan(), pelaku_formulir(oleh), diminta)
        return Dilakukan(tuple(baris_batal(hasil)))

    return await lakukan("batal", satker, kunci, kerja())
