"""A province's offices as a run over many left them: figures in narrow tables, trouble in sentences below.

What waits and what is late comes first, for whoever opens it asks whom to call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flows.artefak.kunci import kunci
from flows.artefak.markdown import aman, daftar, ke_meja, naskah_markdown, tabel
from tata_usaha.dasar.letak_meja import LetakMeja
from zi_model.periode import Periode, PeriodeTidakSah

Baris = dict[str, str | int | None]
"""What a share told of an office, under the words of its table (see `flows.pecahan.sebagai_baris`)."""
_SEHALAMAN = 15
"""Rows of one table: the UI cuts off what is higher than its window."""
_KEPALA = ("Kantor", "Capaian", "Terlambat", "Menunggu ttd", "Ditulis")


def kunci_banyak(provinsi: str, sebutan: str) -> str:
    """Return the key of a province's artifact: one for each kind of run or period, under which versions follow."""
    return kunci("provinsi", provinsi or "lain", sebutan)


def _sebut(sebutan: str) -> str:
    """Return what people call the period that a run was for; a kind of run stays as it is."""
    try:
        return Periode.parse(sebutan).nama
    except PeriodeTidakSah:
        return sebutan


def rangkuman_banyak(
    nama: str, sebutan: str, baris: Sequence[Baris], cari: Callable[[str], LetakMeja | None] = lambda _: None
) -> str:
    """Return a province's offices as Markdown: who has trouble first, then by what is late.

    `cari` finds the desk of an office, which its name then leads to.
    """
    urut = sorted(baris, key=lambda b: (not b["Masalah"], -int(b["Terlambat"] or 0), str(b["Satker"])))
    masalah = [b for b in urut if b["Masalah"]]
    bagian = [
        f"# {aman(nama)}, {aman(_sebut(sebutan))}",
        f"{len(baris)} kantor: {len(baris) - len(masalah)} selesai, {len(masalah)} bermasalah.",
    ]
    if masalah:
        bagian += ["## Perlu ditangani", daftar(f"{aman(str(b['Nama']))}: {aman(str(b['Masalah']))}" for b in masalah)]
    bagian.append("## Kantor")
    for awal in range(0, len(urut), _SEHALAMAN):
        bagian.append(tabel(_KEPALA, (_sel(b, cari) for b in urut[awal : awal + _SEHALAMAN]), kanan=4))
    return naskah_markdown(bagian)


def _sel(b: Baris, cari: Callable[[str], LetakMeja | None]) -> list[str]:
    meja = cari(str(b["Satker"]))
    capaian = "–" if b["Jatuh tempo"] is None else f"{b['Lengkap']} dari {b['Jatuh tempo']}"
    angka = ["–" if b[nama] is None else str(b[nama]) for nama in ("Terlambat", "Menunggu", "Berubah")]
    return [ke_meja(str(b["Nama"]), f"{meja.alamat}/" if meja else ""), capaian, *angka]
