"""The form that gives a letter its number and date, as `zi outbox nomori` does."""

from __future__ import annotations

from typing import Any

from prefect import State, flow

from flows import alur
from flows.langkah import langkah
from flows.langkah_manusia import Dilakukan, lakukan, pelaku_formulir
from tata_usaha.cli.anjuran import sebut
from tata_usaha.cli.nomori import baris_nomor
from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.outbox import PermintaanNomor, nomori_naskah
from zi_model.anjuran import Anjuran, Tindak

_nomori = langkah("nomori naskah", "Mengisikan nomor dan tanggal ke naskah dan mencatatnya di buku agenda.")(
    nomori_naskah
)


@flow(
    name="nomori",
    description="Formulir: isikan nomor dan tanggal ke satu naskah di outbox dan catat di buku agenda.",
    flow_run_name=alur.nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def nomori(
    kunci: str,
    tanggal: str,
    oleh: str,
    nomor: int | None = None,
    alasan: str = "",
    ganti: bool = False,
    pakai_lagi: bool = False,
    satker: str = "sigi",
) -> State[Any]:
    """Isikan nomor dan tanggal ke satu naskah.

    Args:
        kunci: Kunci naskah, akhirannya (misalnya undangan-monev), atau nama berkasnya.
        tanggal: Tanggal naskah.
        oleh: Nama Anda; dicatat di buku agenda.
        nomor: Nomor urut dari buku agenda. Kosongkan untuk naskah yang tidak bernomor.
        alasan: Hanya untuk yang tidak biasa (ganti, pakai lagi, tanggal tidak urut); dicatat di buku agenda.
        ganti: Ganti nomor atau tanggal yang keliru; perlu alasan. Nomor yang lama menjadi batal.
        pakai_lagi: Pakai nomor yang sudah batal atau tercatat di luar program; perlu alasan.
        satker: Kode satker, yaitu nama foldernya di plan/.

    """

    async def kerja() -> Dilakukan:
        diminta = PermintaanNomor(satker, kunci.strip(), baca_tanggal(tanggal), nomor, ganti, pakai_lagi, alasan)
        hasil = await _nomori(Pengaturan.dari_lingkungan(), pelaku_formulir(oleh), diminta)
        siap = Anjuran.untuk(Tindak.NYATAKAN_SIAP, kunci=hasil.entri.kunci, satker=satker)
        berikut = f"Lengkapi isinya di Word, lalu nyatakan siap dengan formulir siap, atau jalankan: {sebut(siap)}"
        return Dilakukan(tuple(baris_nomor(hasil)), hasil.perhatian, berikut)

    return await lakukan("nomori", satker, kunci, kerja())
