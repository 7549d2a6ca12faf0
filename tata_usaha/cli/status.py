"""`zi status`: what is owed, what is there, what is missing, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_json, konsol, tabel
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.status import PermintaanStatus, lihat_status
from zi_model.bahasa import desimal, tanggal_panjang, tanggal_pendek
from zi_model.bukti import AturanHitung
from zi_model.periode import Periode
from zi_model.status import HasilStatus, Rekap, StatusKewajiban, hitung_rekap
from zi_model.tahun_rencana import TahunRencana

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_WARNA = {
    StatusKewajiban.BELUM_WAKTUNYA: "dim",
    StatusKewajiban.BERJALAN: "cyan",
    StatusKewajiban.KURANG: "yellow",
    StatusKewajiban.LENGKAP: "green",
    StatusKewajiban.TERLAMBAT: "bold red",
    StatusKewajiban.LENGKAP_TERLAMBAT: "dark_orange",
}

_LEBAR_REKAP = {
    StatusKewajiban.BELUM_WAKTUNYA: 8,
    StatusKewajiban.BERJALAN: 8,
    StatusKewajiban.KURANG: 6,
    StatusKewajiban.LENGKAP: 7,
    StatusKewajiban.TERLAMBAT: 9,
    StatusKewajiban.LENGKAP_TERLAMBAT: 9,
}
_ATURAN = {AturanHitung.NASKAH: "dari naskah bertanda tangan", AturanHitung.NAMA_GANDA: "satu berkas, menurut namanya"}
"""The rules that a reader would not guess."""
_LEBAR = (7, 30, 8, 6, 17, 27)


def status(periode: str | None = None, /, *, per: str | None = None, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan setiap kewajiban suatu periode: keadaannya, buktinya, yang kurang, dan alasannya.

    Parameters
    ----------
    periode
        Bulan 2026-03, triwulan 2026-TW1, semester 2026-S1, atau tahun 2026; tanpa periode: triwulan berjalan.
    per
        Keadaan pada tanggal ini, ditulis 2026-03-31; tanpa tanggal: hari ini.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanStatus(
        satker, baca_periode(periode) if periode else None, baca_tanggal(per) if per else None
    )
    keadaan = lihat_status(Pengaturan.dari_lingkungan(), permintaan)
    tahun, rentang, tanggal, hasil = keadaan.tahun, keadaan.periode, keadaan.per, keadaan.hasil
    if json:
        cetak_json(_sebagai_data(tahun, rentang, tanggal, hasil))
        return
    layar = konsol()
    layar.print(f"[bold]{tahun.kantor.satker.singkatan} · {rentang.nama} · keadaan {tanggal_panjang(tanggal)}[/bold]")
    for bagian in _tabel_kewajiban(tahun, hasil):
        layar.print(bagian)
    layar.print("\n[bold]Rekapitulasi[/bold]")
    layar.print(_tabel_rekap(tahun, rentang, hasil))
    if keadaan.masalah:
        layar.print(f"\n{len(keadaan.masalah)} masalah di folder bukti; lihat dengan: zi bukti periksa")


def _tabel_kewajiban(tahun: TahunRencana, hasil: Sequence[HasilStatus]) -> Iterator[RenderableType]:
    """Yield a heading and a table for each component, all with the same columns: 100 characters in all."""
    for nomor, komponen in enumerate(tahun.rencana.komponen, start=1):
        milik = [h for h in hasil if h.kewajiban.baris.nomor_komponen == nomor]
        if not milik:
            continue
        yield f"\n[bold]{nomor}. {komponen.nama}[/bold]"
        isi = tabel(dict(zip(("Kode", "Indikator", "Periode", "Batas", "Status", "Bukti"), _LEBAR, strict=True)))
        for h in milik:
            k = h.kewajiban
            keadaan = f"[{_WARNA[h.status]}]{h.status.nama}[/]"
            batas = tanggal_pendek(k.batas).rsplit(" ", 1)[0]
            isi.add_row(k.kode, k.baris.indikator.nama_pendek, str(k.periode), batas, keadaan, _bukti(h))
        yield isi


def _bukti(h: HasilStatus) -> str:
    """Return in a few words what counts and what is missing."""
    bagian = [f"belum {', '.join(map(str, h.kurang))}"] if h.kurang else []
    if h.dihitung:
        bagian.append(f"ada {len(h.dihitung)}" + (f", {tanggal_pendek(h.lengkap_pada)}" if h.lengkap_pada else ""))
        bagian += dict.fromkeys(_ATURAN[aturan] for aturan in h.aturan if aturan in _ATURAN)
    if h.ditolak:
        bagian.append(f"{len(h.ditolak)} ditolak")
    return "; ".join(bagian)


def _tabel_rekap(tahun: TahunRencana, periode: Periode, hasil: Sequence[HasilStatus]) -> Table:
    lebar: dict[str, int | None] = {"Komponen": 18, "Jumlah": 6}
    lebar |= {s.nama: n for s, n in _LEBAR_REKAP.items()}
    isi = tabel(lebar | {"Jatuh tempo": 5, "Terpenuhi": 9, "%": 5})
    for nama, rekap in _rekap(tahun, periode, hasil):
        hitungan = (str(rekap.menurut_status[s]) for s in _LEBAR_REKAP)
        isi.add_row(nama, str(rekap.jumlah), *hitungan, str(rekap.jatuh_tempo), str(rekap.terpenuhi), _persen(rekap))
    for kolom in isi.columns[1:]:
        kolom.justify = "right"
    return isi


def _persen(rekap: Rekap) -> str:
    return "–" if rekap.persen is None else desimal(rekap.persen, 1)


def _rekap(tahun: TahunRencana, periode: Periode, hasil: Sequence[HasilStatus]) -> list[tuple[str, Rekap]]:
    """Return the counts of each component and, last, of all."""
    per_komponen = [
        (komponen.nama, hitung_rekap([h for h in hasil if h.kewajiban.baris.nomor_komponen == nomor], periode))
        for nomor, komponen in enumerate(tahun.rencana.komponen, start=1)
    ]
    return [*per_komponen, ("Semua", hitung_rekap(hasil, periode))]


def _sebagai_data(
    tahun: TahunRencana, periode: Periode, per: dt.date, hasil: Sequence[HasilStatus]
) -> dict[str, object]:
    *komponen, (_, total) = _rekap(tahun, periode, hasil)
    return {
        "periode": str(periode),
        "per": per.isoformat(),
        "kewajiban": [_kewajiban(h) for h in hasil],
        "komponen": [{"nomor": i, "nama": nama, **_angka(r)} for i, (nama, r) in enumerate(komponen, start=1)],
        "total": _angka(total),
    }


def _kewajiban(h: HasilStatus) -> dict[str, object]:
    k = h.kewajiban
    return {
        "kode": k.kode,
        "periode": str(k.periode),
        "mulai": k.mulai.isoformat(),
        "jatuh_tempo": k.jatuh_tempo.isoformat(),
        "status": h.status.value,
        "bukti": [
            {
                "berkas": b.berkas,
                "jenis": b.jenis,
                "untuk": str(butuh),
                "diterima": b.diterima.isoformat(),
                "sha256": b.sha256,
                "aturan": aturan.value,
                "naskah": b.naskah or None,
            }
            for (butuh, b), aturan in zip(h.dihitung, h.aturan, strict=True)
        ],
        "kurang": [str(butuh) for butuh in h.kurang],
        "ditolak": [{"berkas": b.berkas, "alasan": b.alasan_ditolak} for b in h.ditolak],
        "alasan": h.alasan,
        "unit": k.unit,
    }


def _angka(rekap: Rekap) -> dict[str, object]:
    return {
        "jumlah": rekap.jumlah,
        **{s.value: n for s, n in rekap.menurut_status.items()},
        "jatuh_tempo": rekap.jatuh_tempo,
        "terpenuhi": rekap.terpenuhi,
        "persen": None if rekap.persen is None else round(rekap.persen, 2),
    }
