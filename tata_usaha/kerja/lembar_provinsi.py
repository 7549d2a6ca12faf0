"""A province's recapitulation as an Excel workbook: a sheet with a line for each office, one with every late row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tata_usaha.agenda.lembar_xlsx import Sel, tulis_buku
from zi_model.provinsi import KeadaanKantor, RekapProvinsi
from zi_model.tunggakan import Tempo

_REKAP = (
    "Kode Wilayah",
    "Satuan Kerja",
    "Jatuh Tempo",
    "Terpenuhi",
    "Capaian (%)",
    "Terlambat",
    "Tunggakan",
    "Menunggu Tanda Tangan",
    "Jalan Terakhir",
    "Tanggal Jalan",
    "Masalah",
)
_TERLAMBAT = (
    "Kode Wilayah",
    "Satuan Kerja",
    "Unit Penanggung Jawab",
    "Kode",
    "Indikator",
    "Periode",
    "Batas",
    "Bukti yang Belum Ada",
    "Dari Periode Sebelumnya",
)


def lembar_provinsi(rekap: RekapProvinsi) -> bytes:
    """Return the workbook, its offices by the code of their region."""
    judul = f"Rekapitulasi {rekap.nama} {rekap.periode.nama}"
    jumlah: Sequence[Sel] = (
        "",
        "Jumlah",
        *_tempo(rekap.capaian),
        rekap.terlambat,
        rekap.tunggakan,
        rekap.menunggu_ttd,
        "",
        None,
        "",
    )
    return tulis_buku(
        judul,
        {
            "Rekapitulasi": (judul, _REKAP, [*map(_kantor, rekap.kantor), jumlah]),
            "Terlambat": (f"Kewajiban terlambat {rekap.nama} {rekap.periode.nama}", _TERLAMBAT, _terlambat(rekap)),
        },
    )


def _kantor(k: KeadaanKantor) -> Sequence[Sel]:
    ada = k.capaian is not None
    return (
        k.wilayah,
        k.nama,
        *(_tempo(k.capaian) if k.capaian is not None else (None, None, None)),
        k.terlambat if ada else None,
        k.tunggakan if ada else None,
        k.menunggu_ttd,
        k.jalan_terakhir.nama if k.jalan_terakhir else "",
        k.jalan_terakhir.saat.date() if k.jalan_terakhir else None,
        k.masalah,
    )


def _tempo(t: Tempo) -> tuple[Sel, Sel, Sel]:
    return t.jatuh_tempo, t.terpenuhi, None if t.persen is None else round(t.persen, 2)


def _terlambat(rekap: RekapProvinsi) -> Iterator[Sequence[Sel]]:
    for k in rekap.kantor:
        for b in k.baris:
            sebelumnya = "ya" if b.sebelumnya else "tidak"
            yield (k.wilayah, k.nama, b.unit, b.kode, b.indikator, str(b.periode), b.batas, b.kurang, sebelumnya)
