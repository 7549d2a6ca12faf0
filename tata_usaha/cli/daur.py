"""`zi outbox buka`, `tandatangani`, `lepas`, `arsipkan`, `batal`, `arsip`, `riwayat`: a letter's life from ready on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.bahasa import tanggal_panjang

if TYPE_CHECKING:
    from tata_usaha.kerja.daur import HasilBatal
    from tata_usaha.kerja.hasil_terima import HasilTtd

_RINCIAN = (
    *("revisi", "nomor", "tanggal", "ditandatangani", "asal", "dikenal", "dicabut_oleh", "dicabut_sejak", "tempat"),
    *("dari", "ke", "tautan", "bukti", "tanda_elektronik", "rekomendasi"),
)
"""What of an event's details a person wants to read; the others are for machines."""


def buka(kunci: str, /, *, alasan: str, satker: str = "sigi", json: bool = False) -> None:
    """Buka kembali naskah yang sudah dinyatakan siap: statusnya menjadi konsep lagi, nomornya tetap.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    alasan
        Mengapa dibuka kembali; dicatat di buku agenda.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.daur import PermintaanAlasan, buka_naskah

    permintaan = PermintaanAlasan(satker, kunci, alasan)
    hasil = buka_naskah(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
    elif hasil.berubah:
        cetak_baris(f"{hasil.berkas.name}: dibuka kembali, sekarang konsep. Sesudah dibetulkan, nyatakan siap lagi.")
    else:
        cetak_baris(f"{hasil.berkas.name}: masih konsep; tidak ada yang diubah.")


def tandatangani(
    kunci: str,
    berkas: Path,
    /,
    *,
    nomor: int | None = None,
    tanggal: str | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Catat naskah sudah ditandatangani, dan simpan salinan bertanda tangannya di samping naskahnya.

    Naskah yang lewat SRIKANDI mendapat nomor dan tanggal yang terbaca di PDF-nya; kalau tidak terbaca, sebutkan.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    berkas
        Pindaian atau PDF bertanda tangan elektronik (PDF), atau fotonya (JPG, PNG). Berkas ini tidak dipindahkan.
    nomor
        Nomor urut dari SRIKANDI, kalau tidak terbaca di PDF-nya; hanya untuk naskah yang lewat SRIKANDI.
    tanggal
        Tanggal ditandatangani, misalnya 2026-02-03; tanpa tanggal: hari ini, atau yang terbaca di PDF dari SRIKANDI.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.daur import PermintaanTtd, tandatangani_naskah
    from tata_usaha.kerja.tahun import zona_kantor

    pengaturan = Pengaturan.dari_lingkungan()
    permintaan = PermintaanTtd(satker, kunci, berkas, baca_tanggal(tanggal) if tanggal else None, nomor)
    hasil = tandatangani_naskah(pengaturan, Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    if hasil.berubah:
        cetak_baris(f"{hasil.berkas.name}: tercatat ditandatangani.", f"Salinannya disimpan: {hasil.salinan}")
    else:
        cetak_baris(f"{hasil.berkas.name}: sudah tercatat ditandatangani dengan salinan ini; tidak ada yang diubah.")
    cetak_baris(*baris_ttd(hasil, zona_kantor(pengaturan, satker)))


def baris_ttd(hasil: HasilTtd, zona: dt.tzinfo) -> Iterator[str]:
    """Yield the sentences that tell of a signed copy: its number, what it proves, where it lies, who signed it."""
    if hasil.berubah and hasil.entri.jalur and hasil.entri.tanggal:
        yield f"Nomor dari SRIKANDI: {hasil.entri.nomor}, tanggal {tanggal_panjang(hasil.entri.tanggal)}."
    yield from (f"Perhatian: {satu}." for satu in hasil.perhatian)
    yield from (f"Membuktikan {p.kode} {p.periode}: {', '.join(p.jenis)}." for p in hasil.pembuktian)
    if hasil.bukti:
        yield f"Salinannya ditaruh di folder bukti: {hasil.bukti}"
    if hasil.bukti_belum:
        yield f"Salinannya belum ditaruh di folder bukti: {hasil.bukti_belum}."
    if hasil.tanda.ringkas:
        yield from hasil.tanda.kalimat(zona)
    for satu in hasil.di_bukti:
        if hasil.bukti is None or not hasil.bukti.as_posix().endswith(f"/{satu}"):
            yield f"Berkas yang sama ada di folder bukti: {satu}"


def lepas(kunci: str, /, *, alasan: str, satker: str = "sigi", json: bool = False) -> None:
    """Lepas salinan bertanda tangan yang keliru: naskahnya menunggu tanda tangan lagi, salinannya masuk riwayat.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    alasan
        Mengapa dilepas; dicatat di buku agenda.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.daur import PermintaanAlasan, lepas_naskah

    permintaan = PermintaanAlasan(satker, kunci, alasan)
    hasil = lepas_naskah(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    if not hasil.berubah:
        cetak_baris(f"{hasil.berkas.name}: masih menunggu tanda tangan; tidak ada salinan yang dilepas.")
        return
    cetak_baris(f"{hasil.berkas.name}: salinannya dilepas, naskahnya menunggu tanda tangan lagi.")
    if hasil.disimpan:
        cetak_baris(f"Salinan yang dilepas disimpan: {hasil.disimpan}")
    if hasil.ditarik:
        cetak_baris(f"Salinannya di folder bukti ditarik: {hasil.ditarik}")
    for satu in hasil.masih_di_bukti:
        cetak_baris(f"Berkas yang sama masih ada di folder bukti: {satu}. Tarik juga kalau keliru.")


def arsipkan(
    kunci: str,
    /,
    *,
    tempat: str | None = None,
    klasifikasi: str | None = None,
    retensi: str | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Catat naskah yang sudah ditandatangani sebagai arsip: tempat, klasifikasi, dan masa simpannya.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    tempat
        Tempat berkas aslinya disimpan; tanpa ini: menurut satker.yaml.
    klasifikasi
        Kode klasifikasi arsipnya; tanpa ini: menurut satker.yaml.
    retensi
        Masa simpannya menurut jadwal retensi arsip; tanpa ini: menurut satker.yaml.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.daur import PermintaanArsipkan, arsipkan_naskah

    permintaan = PermintaanArsipkan(satker, kunci, tempat, klasifikasi, retensi)
    hasil = arsipkan_naskah(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    cetak_baris(f"{hasil.berkas.name}: {'tercatat' if hasil.berubah else 'sudah tercatat'} sebagai arsip.")
    if hasil.belum:
        pilihan = ", ".join(f"--{nama}" for nama in hasil.belum)
        cetak_baris(
            f"Belum ditentukan: {', '.join(hasil.belum)}. Isi di plan/{satker}/satker.yaml (arsip), atau jalankan lagi "
            f"dengan {pilihan}."
        )


def batal(
    kunci: str,
    /,
    *,
    alasan: str,
    dicabut_oleh: str | None = None,
    sejak: str | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Batalkan naskah untuk seterusnya; yang sudah ditandatangani hanya dengan menyebut naskah yang mencabutnya.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    alasan
        Mengapa dibatalkan; dicatat di buku agenda.
    dicabut_oleh
        Kunci naskah bertanda tangan yang mencabutnya.
    sejak
        Sejak tanggal berapa dicabut, misalnya 2026-09-01.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.daur import PermintaanBatal, batalkan_naskah

    permintaan = PermintaanBatal(satker, kunci, alasan, dicabut_oleh, baca_tanggal(sejak) if sejak else None)
    hasil = batalkan_naskah(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    cetak_baris(*baris_batal(hasil))


def baris_batal(hasil: HasilBatal) -> Iterator[str]:
    """Yield the sentences that tell of a letter that is cancelled."""
    yield f"{hasil.berkas.name}: {'dibatalkan' if hasil.berubah else 'sudah dibatalkan'}."
    if hasil.entri.dicabut_oleh:
        yield f"Dicabut oleh {hasil.entri.dicabut_oleh} sejak {hasil.entri.dicabut_sejak}."
    elif hasil.nomor_batal:
        yield f"Nomor {hasil.entri.nomor} ikut batal dan tidak diberikan lagi dengan sendirinya."
    if hasil.berubah:
        yield "Berkasnya tetap di tempatnya, dan tidak disusun lagi."


def arsip(*, tahun: int | None = None, xlsx: Path | None = None, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan daftar arsip aktif, atau tulis sebagai berkas Excel.

    Parameters
    ----------
    tahun
        Tahun naskahnya; tanpa tahun: semua.
    xlsx
        Berkas Excel yang ditulis, misalnya daftar-arsip-2026.xlsx.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.daur import daftar_arsip

    hasil = daftar_arsip(Pengaturan.dari_lingkungan(), satker, tahun, xlsx)
    if json:
        cetak_json([b.sebagai_data() for b in hasil.baris])
        return
    if hasil.berkas:
        cetak_baris(f"Daftar arsip aktif, {len(hasil.baris)} naskah: {hasil.berkas}")
        return
    if not hasil.baris:
        cetak_baris("Belum ada naskah yang diarsipkan.")
        return
    isi = tabel({"Tanggal": 10, "No.": 4, "Naskah": 34, "Klasifikasi": 16, "Tempat": 16, "Retensi": 16})
    for b in hasil.baris:
        d = b.sebagai_data()
        belum = "belum ditentukan"
        ciri = (str(d[nama] or belum) for nama in ("klasifikasi", "tempat", "retensi"))
        catatan = f" ({b.keterangan})" if b.keterangan else ""
        isi.add_row(str(d["tanggal"] or ""), str(d["nomor"] or ""), f"{d['perihal']}{catatan}", *ciri)
    konsol().print(isi)


def riwayat(kunci: str, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan apa yang terjadi pada satu naskah: kapan, apa, oleh siapa, mengapa.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.daur import riwayat_naskah
    from tata_usaha.kerja.tahun import zona_kantor

    pengaturan = Pengaturan.dari_lingkungan()
    kejadian, zona = riwayat_naskah(pengaturan, satker, kunci), zona_kantor(pengaturan, satker)
    if json:
        cetak_json(
            [
                {"saat": k.saat.isoformat(), "peristiwa": k.peristiwa, "oleh": k.oleh, "alasan": k.alasan, **k.data}
                for k in kejadian
            ]
        )
        return
    isi = tabel({"Kapan": 17, "Peristiwa": 16, "Oleh": 14, "Rincian dan alasan": None})
    for k in kejadian:
        rincian = ", ".join(f"{nama.replace('_', ' ')} {k.data[nama]}" for nama in _RINCIAN if k.data.get(nama))
        keterangan = "; ".join(filter(None, (rincian, k.alasan)))
        isi.add_row(f"{k.saat.astimezone(zona):%Y-%m-%d %H.%M}", k.peristiwa, k.oleh, keterangan)
    konsol().print(isi)
