"""`zi rencana`: check the plan folder, show the plan, start next year's."""

from __future__ import annotations

from collections.abc import Iterable

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah, konsol, tabel
from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.rencana import lihat_rencana, periksa_rencana
from tata_usaha.kerja.rencana_baru import buat_rencana
from zi_model.masalah import Masalah, galat_saja
from zi_model.rencana import Baris
from zi_model.tahun_rencana import TahunRencana


def periksa(*, satker: str = "sigi", json: bool = False) -> None:
    """Periksa semua berkas rencana satker; keluar 0 kalau tidak ada kesalahan.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak daftar masalah sebagai JSON.

    """
    semua, masalah = periksa_rencana(Pengaturan.dari_lingkungan(), satker)
    if json:
        cetak_json(_daftar_masalah(masalah))
    else:
        cetak_masalah(masalah)
    galat = galat_saja(masalah)
    if galat:
        raise GalatRencana(
            f"Ada {len(galat)} kesalahan pada rencana satker “{satker}”.", "Perbaiki, lalu periksa lagi."
        )
    for tahun in () if json else semua:
        cetak_baris(
            f"Rencana {tahun.kantor.satker.singkatan} tahun {tahun.tahun} baik: "
            f"{len(tahun.rencana.baris)} indikator, {len(tahun.kewajiban)} kewajiban, "
            f"{len(tahun.kantor.hukum)} rujukan hukum, {_banyak_pegawai(tahun)}{len(masalah)} catatan."
        )


def tampil(tahun: int | None = None, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan rencana aksi, baris demi baris menurut urutan Keputusan.

    Parameters
    ----------
    tahun
        Tahun rencana, misalnya 2026; tanpa tahun: tahun berjalan.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON dengan kata-kata Keputusan yang asli.

    """
    dipilih = lihat_rencana(Pengaturan.dari_lingkungan(), satker, tahun)
    kantor, rencana = dipilih.kantor, dipilih.rencana
    if json:
        cetak_json([_sebagai_data(b) for b in rencana.baris])
        return
    layar = konsol()
    for nomor, komponen in enumerate(rencana.komponen, start=1):
        layar.print(f"\n[bold]{nomor}. {komponen.nama}[/bold]")
        isi = tabel({"Kode": 7, "Indikator": 30, "Bukti": 22, "Waktu": 15, "Target": 11, "Unit": 10})
        for b in rencana.baris:
            if b.nomor_komponen == nomor:
                i = b.indikator
                unit = kantor.satker.unit_menurut_kode(i.penanggung_jawab.unit).singkatan
                bukti = ", ".join(map(str, i.kebutuhan))
                isi.add_row(b.kode, i.nama_pendek, bukti, i.target_waktu, i.target_capaian, unit)
        layar.print(isi)


def baru(tahun: int, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Susun rencana aksi satu tahun dari rencana tahun sebelumnya, dan sebutkan yang perlu dilihat orang.

    Parameters
    ----------
    tahun
        Tahun rencana yang baru, misalnya 2027; rencana yang sudah ada tidak pernah ditimpa.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak daftar yang perlu dilihat sebagai JSON.

    """
    hasil = buat_rencana(Pengaturan.dari_lingkungan(), satker, tahun)
    if json:
        cetak_json(_daftar_masalah(hasil.catatan))
        return
    cetak_baris(
        *map(str, hasil.catatan),
        f"Rencana aksi {tahun} disusun dari {hasil.asal.name}: {hasil.berkas}",
        f"Lihat {len(hasil.catatan)} tempat yang disebut di atas, lalu jalankan: zi rencana periksa",
    )


def _banyak_pegawai(tahun: TahunRencana) -> str:
    jumlah = tahun.kantor.pegawai.jumlah()
    return f"{jumlah} pegawai, " if jumlah else ""


def _daftar_masalah(masalah: Iterable[Masalah]) -> list[dict[str, object]]:
    return [
        {"berkas": m.letak.berkas, "baris": m.letak.baris, "kolom": m.letak.kolom, "kode": m.kode,
         "tingkat": m.tingkat.value, "pesan": m.pesan, "saran": m.saran}
        for m in sorted(masalah)
    ]  # fmt: skip


def _sebagai_data(b: Baris) -> dict[str, object]:
    """Return a row as JSON: the decree's cells as printed, then how we read them."""
    i = b.indikator
    return {
        "kode": b.kode,
        "komponen": b.komponen.nama,
        "aspek": _sel(b.aspek.label, b.aspek.nama),
        "aksi": _sel(b.aksi.label, b.aksi.nama),
        "indikator": _sel(i.label, i.nama),
        "bukti_fisik": i.bukti_fisik,
        "target_waktu": i.target_waktu,
        "target_capaian": i.target_capaian,
        "jadwal": i.jadwal,
        "bukti": [str(k) for k in i.kebutuhan],
        "penanggung_jawab": {"unit": i.penanggung_jawab.unit, "usulan": i.penanggung_jawab.usulan},
        "naskah": i.naskah,
        "usulan": i.usulan.model_dump(exclude_none=True) if i.usulan else None,
    }


def _sel(label: str, nama: str) -> str:
    return f"{label} {nama}".strip()
