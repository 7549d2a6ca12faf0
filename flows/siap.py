"""The form that declares a letter ready to be signed, as `zi outbox siap` does."""

from __future__ import annotations

from typing import Any

from prefect import State, flow

from flows import alur
from flows.langkah import langkah
from flows.langkah_manusia import Dilakukan, lakukan, pelaku_formulir
from tata_usaha.cli.anjuran import ajakan
from tata_usaha.cli.outbox import baris_siap
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.outbox import PermintaanSiap, nyatakan_siap
from zi_model.anjuran import Anjuran, Tindak

_siap = langkah("nyatakan siap", "Memeriksa naskah dan mencatatnya siap ditandatangani.")(nyatakan_siap)


@flow(
    name="siap",
    description="Formulir: nyatakan satu naskah siap ditandatangani; ditolak selama masih ada yang kosong atau salah.",
    flow_run_name=alur.nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def siap(
    kunci: str,
    oleh: str,
    tetap: bool = False,
    alasan: str = "",
    satker: str = "sigi",
) -> State[Any]:
    """Nyatakan satu naskah siap ditandatangani.

    Args:
        kunci: Kunci naskah, akhirannya (misalnya undangan-monev), atau nama berkasnya.
        oleh: Nama Anda; dicatat di buku agenda.
        tetap: Tetap nyatakan siap meskipun ada yang perlu dipastikan; perlu alasan.
        alasan: Hanya kalau tetap dinyatakan siap; dicatat di buku agenda.
        satker: Kode satker, yaitu nama foldernya di plan/.

    """

    async def kerja() -> Dilakukan:
        diminta = PermintaanSiap(satker, kunci.strip(), tetap, alasan)
        hasil = await _siap(Pengaturan.dari_lingkungan(), pelaku_formulir(oleh), diminta)
        berikut = (
            "Unggah berkasnya ke SRIKANDI, lalu taruh PDF yang kembali di folder masuk; alur pagi menerimanya."
            if hasil.entri.jalur
            else "Mintakan tanda tangannya, lalu taruh pindaian atau PDF-nya di folder masuk; alur pagi menerimanya."
        )
        terima = Anjuran.untuk(Tindak.TERIMA_MASUK, satker=satker)
        return Dilakukan(tuple(baris_siap(hasil)), hasil.perhatian, f"{berikut} {ajakan(terima)}")

    return await lakukan("siap", satker, kunci, kerja())
