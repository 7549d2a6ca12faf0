"""`zi provinsi`: where the kabupaten and kota of a province stand in a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar import waktu
from tata_usaha.dasar.berkas import simpan
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.provinsi import rekap_provinsi
from zi_model.bahasa import desimal, tanggal_panjang, tanggal_pendek
from zi_model.provinsi import BarisTerlambat, KeadaanKantor, RekapProvinsi
from zi_model.tunggakan import Tempo

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tata_usaha.kerja.hasil import HasilTaruh

_KOSONG = "–"


def provinsi(
    periode: str,
    /,
    *,
    provinsi: str = "",
    satker: str | None = None,
    xlsx: Path | None = None,
    laporan: bool = False,
    json: bool = False,
) -> None:
    """Rekapitulasi KPU kabupaten/kota satu provinsi untuk suatu periode; yang paling perlu dilihat disebut lebih dulu.

    Parameters
    ----------
    periode
        Bulan 2026-03, triwulan 2026-TW1, semester 2026-S1, atau tahun 2026.
    provinsi
        Kode satker KPU provinsi atau dua angka kode wilayahnya; tanpa ini: satu-satunya provinsi, atau semua satker.
    satker
        Hanya KPU kabupaten/kota ini, dengan baris terlambatnya menurut sub bagian.
    xlsx
        Tulis rekapitulasi dan semua baris terlambat ke berkas Excel ini.
    laporan
        Susun laporan rekapitulasi sebagai naskah KPU provinsi di outbox.
    json
        Cetak sebagai JSON.

    """
    if laporan and satker is not None:
        raise GalatPemakaian("Laporan memuat semua satuan kerja.", "Jalankan --laporan tanpa --satker.")
    pengaturan, sekarang = Pengaturan.dari_lingkungan(), waktu.sekarang()
    rekap = rekap_provinsi(pengaturan, provinsi, baca_periode(periode), sekarang, satker)
    if xlsx is not None:
        _tulis(xlsx, rekap)
    tersusun = _susun(pengaturan, rekap, sekarang) if laporan else []
    if json:
        cetak_json(sebagai_data(rekap) | {"laporan": [str(n.berkas) for n in tersusun]})
    elif not laporan:
        layar = konsol()
        layar.print(f"[bold]{rekap.nama} · {rekap.periode.nama} · keadaan {tanggal_panjang(rekap.per)}[/bold]\n")
        for bagian in _rincian(rekap) if satker else _ringkasan(rekap):
            layar.print(bagian)
    for n in () if json else tersusun:
        cetak_baris(str(n.berkas), f"  {n.keterangan} {n.sisa.capitalize()}{'.' if n.sisa else ''}".rstrip())
    if xlsx is not None and not json:
        cetak_baris(f"Ditulis: {xlsx}")


def _susun(pengaturan: Pengaturan, rekap: RekapProvinsi, sekarang: dt.datetime) -> list[HasilTaruh]:
    """Draft the report; its modules are loaded only by who asks for it.

    Raises:
        GalatTertinggal: when it could not be laid.

    """
    from tata_usaha.kerja.langkah import periksa_tertinggal
    from tata_usaha.kerja.laporan_provinsi import susun_laporan

    hasil = susun_laporan(pengaturan, rekap, sekarang, Pelaku.dari_lingkungan())
    periksa_tertinggal(hasil)
    return hasil


def _tulis(berkas: Path, rekap: RekapProvinsi) -> None:
    """Write the workbook.

    Raises:
        GalatOutbox: when the file cannot be written.

    """
    from tata_usaha.kerja.lembar_provinsi import lembar_provinsi

    try:
        simpan(berkas, lembar_provinsi(rekap))
    except OSError as galat:
        raise GalatOutbox(
            f"{berkas} tidak dapat ditulis: {sebab_sistem(galat)}.",
            "Tutup berkas itu kalau terbuka, atau pilih nama lain.",
        ) from galat


def _ringkasan(rekap: RekapProvinsi) -> Iterator[RenderableType]:
    kolom = {"Satuan kerja": 33, "Capaian": 22, "Terlambat": 9, "Tunggakan": 9, "Tunggu ttd": 10, "Jalan terakhir": 11}
    isi = tabel(dict(kolom))
    for k in rekap.terburuk_dulu:
        isi.add_row(*_baris(k))
    isi.add_section()
    angka = (rekap.terlambat, rekap.tunggakan, rekap.menunggu_ttd)
    isi.add_row(f"Jumlah {len(rekap.kantor)} satuan kerja", _tempo(rekap.capaian), *map(str, angka), "")
    for ke in (2, 3, 4):
        isi.columns[ke].justify = "right"
    yield isi
    yield from _catatan(rekap)


def _baris(k: KeadaanKantor) -> tuple[str, ...]:
    jalan = tanggal_pendek(k.jalan_terakhir.saat.date()) if k.jalan_terakhir else _KOSONG
    if k.capaian is None:
        return _polos(k.nama), "tanpa data", _KOSONG, _KOSONG, str(k.menunggu_ttd), jalan
    return _polos(k.nama), _tempo(k.capaian), str(k.terlambat), str(k.tunggakan), str(k.menunggu_ttd), jalan


def _tempo(t: Tempo) -> str:
    return _KOSONG if t.persen is None else f"{t.terpenuhi} dari {t.jatuh_tempo} ({desimal(t.persen, 1)} %)"


def _catatan(rekap: RekapProvinsi) -> Iterator[str]:
    yield ""
    for k in rekap.tanpa_data:
        yield _polos(f"Tanpa data: {k.nama}, {k.tanpa_data}. {k.masalah}")
    if kosong := [k.nama for k in rekap.berdata if not k.berkas]:
        yield _polos(f"Belum ada satu pun berkas bukti: {', '.join(kosong)}.")
    if rekap.tak_dikenal:
        yield f"Kode wilayahnya tidak terbaca, jadi tidak dihitung: {', '.join(rekap.tak_dikenal)}."
    yield "Baris yang terlambat: zi provinsi PERIODE --satker KODE"


def _rincian(rekap: RekapProvinsi) -> Iterator[RenderableType]:
    """Yield of one office what it owes, sub bagian by sub bagian."""
    (k,) = rekap.kantor
    yield f"[bold]{_polos(k.nama)}[/bold]"
    if k.capaian is None:
        yield _polos(f"Tanpa data: {k.tanpa_data}. {k.masalah}")
        return
    yield f"Capaian {_tempo(k.capaian)}, terlambat {k.terlambat}, tunggakan {k.tunggakan}."
    yield f"Menunggu tanda tangan: {k.menunggu_ttd} naskah."
    if k.jalan_terakhir:
        yield _polos(f"Jalan terakhir: {k.jalan_terakhir.nama}, {tanggal_panjang(k.jalan_terakhir.saat.date())}.")
    for satu in k.komponen:
        yield _polos(f"  {satu.nama}: {_tempo(satu.capaian)}")
    for unit, baris in k.menurut_unit.items():
        yield f"\n[bold]{_polos(unit)}[/bold]"
        yield _tabel_terlambat(baris)
    if not k.baris:
        yield "\nTidak ada yang terlambat."


def _tabel_terlambat(baris: tuple[BarisTerlambat, ...]) -> RenderableType:
    isi = tabel({"Kode": 8, "Indikator": 34, "Periode": 9, "Batas": 12, "Belum ada": 32})
    for b in baris:
        isi.add_row(b.kode, _polos(b.indikator), str(b.periode), tanggal_pendek(b.batas), _polos(b.kurang))
    return isi


def sebagai_data(rekap: RekapProvinsi) -> dict[str, object]:
    """Return all that the command tells, under names that stay as they are."""
    return {
        "provinsi": rekap.provinsi,
        "nama": rekap.nama,
        "periode": str(rekap.periode),
        "per": rekap.per.isoformat(),
        "kantor": [_data_kantor(k) for k in rekap.terburuk_dulu],
        "jumlah": {
            **_data_tempo(rekap.capaian),
            "terlambat": rekap.terlambat,
            "tunggakan": rekap.tunggakan,
            "menunggu_ttd": rekap.menunggu_ttd,
        },
        "tak_dikenal": list(rekap.tak_dikenal),
    }


def _data_kantor(k: KeadaanKantor) -> dict[str, object]:
    jalan = k.jalan_terakhir
    return {
        "satker": k.satker,
        "nama": k.nama,
        "kode_wilayah": k.wilayah,
        "capaian": None if k.capaian is None else _data_tempo(k.capaian),
        "terlambat": k.terlambat,
        "tunggakan": k.tunggakan,
        "menunggu_ttd": k.menunggu_ttd,
        "jalan_terakhir": None if jalan is None else {"nama": jalan.nama, "saat": jalan.saat.isoformat()},
        "berkas": k.berkas,
        "masalah": k.masalah,
        "komponen": [{"nama": satu.nama, **_data_tempo(satu.capaian)} for satu in k.komponen],
        "baris": [{**vars(b), "periode": str(b.periode), "batas": b.batas.isoformat()} for b in k.baris],
    }


def _data_tempo(t: Tempo) -> dict[str, object]:
    persen = None if t.persen is None else round(t.persen, 2)
    return {"jatuh_tempo": t.jatuh_tempo, "terpenuhi": t.terpenuhi, "persen": persen}


def _polos(teks: str) -> str:
    """Return a text of which rich takes nothing as markup."""
    return teks.replace("[", r"\[")
