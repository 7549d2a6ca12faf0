"""`zi tindak-lanjut`: what issued letters asked, what became of it, and a person's answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.tindak_lanjut import (
    DaftarTindakLanjut,
    PermintaanJawaban,
    PermintaanTampil,
    jawab_tindak_lanjut,
    lihat_tindak_lanjut,
)
from zi_model.bahasa import tanggal_panjang, tanggal_pendek
from zi_model.tindak_lanjut import LAPORAN, KeadaanRekomendasi, KeadaanTindakLanjut

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_WARNA = {
    KeadaanTindakLanjut.SELESAI: "green",
    KeadaanTindakLanjut.SELESAI_TERLAMBAT: "dark_orange",
    KeadaanTindakLanjut.DIJAWAB: "green",
    KeadaanTindakLanjut.BERJALAN: "cyan",
    KeadaanTindakLanjut.SEBAGIAN: "yellow",
    KeadaanTindakLanjut.BELUM: "bold red",
    KeadaanTindakLanjut.TIDAK_TERCAPAI: "dark_orange",
    KeadaanTindakLanjut.DIESKALASI: "bold red",
}


def tampil(
    periode: str | None = None,
    /,
    *,
    terbuka: bool = False,
    per: str | None = None,
    unit: str = "",
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Tampilkan rekomendasi laporan dan tindak lanjut notula yang sudah ditetapkan, dan apa yang sudah dikerjakan.

    Parameters
    ----------
    periode
        Hanya dari naskah suatu periode: triwulan 2026-TW1, semester 2026-S1, atau tahun 2026; tanpa periode: tahun ini.
    terbuka
        Hanya yang belum selesai.
    per
        Keadaan pada tanggal ini, ditulis 2026-03-31; tanpa tanggal: hari ini.
    unit
        Hanya yang diminta dari sub bagian ini (singkatan atau kodenya di satker.yaml).
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanTampil(
        satker,
        baca_periode(periode) if periode else None,
        baca_tanggal(per) if per else None,
        terbuka,
        frozenset({unit}) if unit else None,
    )
    daftar = lihat_tindak_lanjut(Pengaturan.dari_lingkungan(), permintaan)
    if json:
        cetak_json(_sebagai_data(daftar))
        return
    layar = konsol()
    for bagian in _susun(daftar):
        layar.print(bagian)


def jawab(nomor: str, /, *, bukti: str = "", catatan: str = "", satker: str = "sigi", json: bool = False) -> None:
    """Jawab satu rekomendasi: apa yang sudah dikerjakan, dengan berkas yang membuktikannya.

    Jawaban tanpa bukti dicatat, tetapi tidak menyelesaikan rekomendasinya. Berkas di luar folder bukti disalin ke
    folder tindak-lanjut tahunnya.

    Parameters
    ----------
    nomor
        Nomor rekomendasi seperti di zi tindak-lanjut, misalnya 2026-TW1/3.
    bukti
        Berkas yang membuktikannya.
    catatan
        Apa yang sudah dikerjakan, dengan kata-kata; dikutip di laporan triwulan berikutnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanJawaban(satker, nomor, catatan, Path(bukti) if bukti else None)
    hasil = jawab_tindak_lanjut(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        tempat = str(hasil.bukti) if hasil.bukti else None
        cetak_json({**_data(hasil.keadaan), "tempat_bukti": tempat, "berubah": hasil.berubah})
        return
    satu = hasil.keadaan
    cetak_baris(f"{satu.rekomendasi.id}: {'dijawab' if hasil.berubah else 'jawaban ini sudah tercatat'}.")
    if hasil.bukti:
        cetak_baris("Buktinya di:", f"  {hasil.bukti}")
    cetak_baris(f"Keadaannya: {satu.keadaan.nama}. {satu.dasar}")
    if satu.keadaan.terbuka and not hasil.bukti:
        cetak_baris("Untuk menyelesaikannya, jawab lagi dengan --bukti.")


def _susun(daftar: DaftarTindakLanjut) -> Iterator[RenderableType]:
    singkatan = daftar.tahun.kantor.satker.singkatan
    yield f"[bold]{singkatan} · tindak lanjut {daftar.periode.nama} · keadaan {tanggal_panjang(daftar.per)}[/bold]"
    for kunci, milik in groupby(daftar.hasil, key=lambda s: s.terbit.kunci):
        semua = list(milik)
        yield f"\n[bold]{_judul(semua[0], kunci)}[/bold]"
        yield _tabel(semua)
    yield ""
    for periode in daftar.belum_terbit:
        belum = "dibatalkan dan belum ada gantinya" if periode in daftar.dibatalkan else "belum ditetapkan"
        yield f"Laporan monev {periode.nama} {belum}: tidak ada rekomendasi yang dikutip darinya."
    terbuka = sum(s.keadaan.terbuka and not s.diulang_di for s in daftar.hasil)
    if not daftar.hasil:
        yield "Belum ada rekomendasi dari naskah yang sudah ditetapkan."
    elif terbuka:
        yield f"{terbuka} dari {len(daftar.hasil)} belum selesai."
        yield "Jawab dengan: zi tindak-lanjut jawab NOMOR --bukti BERKAS --catatan TEKS"
    else:
        yield f"Tidak ada yang belum selesai dari {len(daftar.hasil)} rekomendasi."


def _judul(satu: KeadaanRekomendasi, kunci: str) -> str:
    jenis = "Laporan monev" if satu.terbit.jenis == LAPORAN else "Notula"
    tanggal = f", {tanggal_pendek(satu.terbit.tanggal)}" if satu.terbit.tanggal else ""
    return f"{jenis} {satu.terbit.periode.nama}{tanggal} ({kunci})"


def _tabel(semua: list[KeadaanRekomendasi]) -> Table:
    from rich.markup import escape

    # a number is copied into `jawab`, so it stands on one line where it can
    lebar = min(max([12, *(len(satu.rekomendasi.id) for satu in semua)]), 24)
    isi = tabel({"Nomor": lebar, "Rekomendasi": 46 - lebar, "Batas": 11, "Keadaan": 11, "Dasar": None})
    for satu in semua:
        r = satu.rekomendasi
        batas = tanggal_pendek(r.batas) if r.batas else r.batas_teks
        dasar = f"Diminta lagi: {', '.join(satu.diulang_di)}." if satu.diulang_di else satu.dasar
        keadaan = f"[{_WARNA[satu.keadaan]}]{satu.keadaan.nama}[/]"
        isi.add_row(r.id, escape(f"{r.teks} ({r.unit})"), escape(batas), keadaan, escape(dasar))
    return isi


def _sebagai_data(daftar: DaftarTindakLanjut) -> dict[str, object]:
    return {
        "satker": daftar.tahun.kantor.satker.kode,
        "periode": str(daftar.periode),
        "per": daftar.per,
        "rekomendasi": [_data(satu) for satu in daftar.hasil],
        "belum_terbit": [str(p) for p in daftar.belum_terbit],
    }


def _data(satu: KeadaanRekomendasi) -> dict[str, object]:
    r = satu.rekomendasi
    return {
        "id": r.id,
        "kunci": satu.terbit.kunci,
        "nomor": r.nomor,
        "teks": r.teks,
        "unit": r.unit,
        "batas": r.batas,
        "batas_teks": r.batas_teks,
        "kewajiban": [{"kode": kode, "periode": str(periode)} for kode, periode in r.kewajiban],
        "keadaan": satu.keadaan.value,
        "terbuka": satu.keadaan.terbuka,
        "dasar": satu.dasar,
        "selesai_pada": satu.selesai_pada,
        "sejak": str(satu.sejak),
        "diulang_di": list(satu.diulang_di),
        "bukti": [b.berkas for b in satu.bukti],
        "jawaban": _data_jawaban(satu),
    }


def _data_jawaban(satu: KeadaanRekomendasi) -> dict[str, object] | None:
    if satu.jawaban is None:
        return None
    j = satu.jawaban
    return {"saat": j.saat, "oleh": j.oleh, "catatan": j.catatan, "bukti": j.bukti}
