"""`zi outbox terima`: signed letters come home."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tata_usaha.cli.anjuran import sebut
from tata_usaha.cli.daur import baris_ttd
from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.galat import GalatTertinggal
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan

if TYPE_CHECKING:
    from tata_usaha.kerja.hasil_terima import HasilKiriman, HasilTerima
    from tata_usaha.kerja.terima import Maju


def terima(*berkas: Path, kunci: str | None = None, satker: str = "sigi", json: bool = False) -> int:
    """Terima naskah yang sudah ditandatangani: kenali pindaiannya, simpan salinannya, catat tanda tangannya.

    Parameters
    ----------
    berkas
        Pindaian, PDF bertanda tangan elektronik, foto, atau folder foto; tanpa nama: semua di folder masuk.
    kunci
        Naskahnya, kalau tidak dikenal program: kuncinya, akhirannya, atau nama berkasnya. Hanya untuk satu kiriman.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.hasil_terima import Nasib, PermintaanTerima
    from tata_usaha.kerja.tahun import zona_kantor
    from tata_usaha.kerja.terima import terima_naskah

    pengaturan = Pengaturan.dari_lingkungan()
    with _kemajuan() as maju:
        permintaan = PermintaanTerima(satker, berkas, kunci)
        hasil = terima_naskah(pengaturan, Pelaku.dari_lingkungan(), permintaan, maju)
    if json:
        cetak_json(hasil.sebagai_data())
    else:
        cetak_baris(*_baris(hasil, zona_kantor(pengaturan, satker)))
    if tinggal := hasil.yang(Nasib.TINGGAL):
        raise GalatTertinggal(
            "\n".join(
                [
                    f"{len(tinggal)} dari {len(hasil.kiriman)} kiriman belum diterima; tetap di tempatnya:",
                    *(baris for satu in tinggal for baris in _baris_tinggal(satu)),
                ]
            ),
            "Yang sudah diterima tidak diulang.",
            hasil=hasil,
        )
    return 0


def _baris(hasil: HasilTerima, zona: dt.tzinfo) -> Iterator[str]:
    """Yield what became of each, but for what stays: that is told as an error."""
    from tata_usaha.kerja.hasil_terima import Nasib

    if not hasil.kiriman:
        yield f"Tidak ada yang menunggu di {hasil.folder}."
    for satu in hasil.kiriman:
        if satu.nasib is Nasib.TINGGAL:
            continue
        yield f"{satu.kalimat}."
        if satu.nasib is Nasib.DITERIMA:
            yield f"  Salinannya disimpan: {satu.salinan}"
        if satu.ttd is not None and satu.nasib is Nasib.DITERIMA:
            yield from (f"  {kalimat}" for kalimat in baris_ttd(satu.ttd, zona))
        yield from _saran(satu)


def _baris_tinggal(satu: HasilKiriman) -> Iterator[str]:
    yield f"  {satu.nama}: {satu.alasan}."
    yield from _saran(satu)


def _saran(satu: HasilKiriman) -> Iterator[str]:
    if satu.saran:
        yield f"    {satu.saran}"
    yield from (f"    {sebut(anjuran)}" for anjuran in satu.langkah)


@contextmanager
def _kemajuan() -> Iterator[Maju | None]:
    """Give what shows on a terminal which scan is being read; nothing is shown elsewhere."""
    import sys

    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    kolom = (TextColumn("Membaca {task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*kolom, console=Console(stderr=True), transient=True) as kemajuan:
        tugas = kemajuan.add_task("")

        def maju(selesai: int, semua: int, nama: str) -> None:
            kemajuan.update(tugas, completed=selesai, total=semua, description=nama)

        yield maju
