"""`zi kantor`: the office's own data: what is known and what it fills; changes, officials, staff, drafts renewed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah, konsol, tabel
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.hitung_isian import Hitungan, Terisi, hitung_isian
from tata_usaha.kerja.isian_pejabat import CARA, PermintaanPejabat
from tata_usaha.kerja.kantor import (
    DataKantor,
    PermintaanKantor,
    Pratinjau,
    ganti_logo,
    lihat_kantor,
    periksa_perubahan,
    ubah_kantor,
)
from tata_usaha.kerja.langkah import periksa_tertinggal
from tata_usaha.kerja.pegawai import ganti_pegawai, lihat_pegawai, periksa_pegawai
from tata_usaha.kerja.pejabat import (
    Pemangku,
    lihat_pejabat,
    terisi_pejabat,
    ubah_pejabat,
)
from tata_usaha.kerja.perbarui import HasilPerbarui, perbarui_konsep, susun_lagi
from tata_usaha.kerja.tim import PermintaanTim, lihat_tim, ubah_tim
from tata_usaha.kerja.tulis_plan import Berubah
from zi_model.bahasa import tanggal_pendek

_BELUM = "belum diisi"


def tampil(*, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan data kantor: yang sudah dan yang belum diisi, dan berapa isian naskah yang menunggunya.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    data = lihat_kantor(pengaturan, satker)
    hitungan = None if data.galat else hitung_isian(pengaturan, satker)
    if json:
        cetak_json(_sebagai_data(data, hitungan))
        return
    isi = tabel({"Kunci": 42, "Isi": 30, "Mengisi": None})
    for kelompok, _, fakta in data.kelompok:
        isi.add_row(f"[bold]{kelompok}[/bold]")
        sudah: set[str] = set()  # one place that answers several questions is counted at the first
        for satu in fakta:
            tempat = {satu.bidang.tempat} - sudah if not satu.nilai else set()
            sudah |= tempat
            terisi = hitungan.untuk(tempat) if hitungan else Terisi()
            nilai = satu.nilai.replace("\n", "; ").replace("[", r"\[") or _BELUM
            isi.add_row(satu.bidang.kunci, nilai, _sebut(terisi) if terisi.isian else "")
    konsol().print(isi)
    if hitungan and hitungan.semua.isian:
        cetak_baris("", f"Yang belum diisi, bersama pejabat dan pegawai: {_sebut(hitungan.semua)}.")
    cetak_masalah(data.galat)


def ubah(*ganti: str, coba: bool = False, satker: str = "sigi", json: bool = False) -> None:
    """Ubah data kantor; yang lain di berkasnya, juga catatannya, tetap.

    Parameters
    ----------
    ganti
        Kunci seperti di `zi kantor`, tanda sama dengan, lalu isinya; misalnya "kop.alamat=Jl. Contoh Nomor 1". Isi yang
        kosong menjadikannya belum diisi.
    coba
        Sebutkan saja apa yang akan berubah dan berapa isian yang terisi; tidak ada yang disimpan.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pasangan = [satu.partition("=") for satu in ganti]
    if not pasangan or any(not sama for _, sama, _ in pasangan):
        raise GalatPemakaian("Tulis yang diubah sebagai KUNCI=NILAI.", 'Misalnya: "kop.alamat=Jl. Contoh Nomor 1".')
    pengaturan = Pengaturan.dari_lingkungan()
    permintaan = PermintaanKantor(satker, {kunci.strip(): nilai for kunci, _, nilai in pasangan})
    pratinjau = periksa_perubahan(pengaturan, permintaan)
    if not coba:
        ubah_kantor(pengaturan, Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(_pratinjau_data(pratinjau, disimpan=not coba))
        return
    if pratinjau.salah and coba:
        cetak_baris(*(f"{kunci}: {sebab}" for kunci, sebab in pratinjau.salah.items()))
    cetak_masalah(pratinjau.catatan)
    if not pratinjau.perubahan:
        cetak_baris("Tidak ada yang berubah.")
        return
    cetak_baris(*_baris(pratinjau.perubahan))
    if pratinjau.mengisi and pratinjau.mengisi.isian:
        cetak_baris(f"{'Akan mengisi' if coba else 'Mengisi'} {_sebut(pratinjau.mengisi)}.")
    cetak_baris(
        "Belum disimpan." if coba else "Disimpan. Supaya konsep yang belum disentuh memuatnya: zi kantor perbarui"
    )


def pejabat(
    jabatan: str | None = None,
    /,
    *,
    nama: str | None = None,
    nip: str | None = None,
    surel: str | None = None,
    cara: Literal["definitif", "plt", "plh", "an", "ub"] | None = None,
    mulai: str = "",
    sampai: str = "",
    alasan: str = "",
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Tampilkan para pejabat, isi yang belum diketahui, atau catat penggantinya; yang lama tetap tercatat.

    Parameters
    ----------
    jabatan
        Id jabatannya, misalnya sekretaris; tanpa jabatan: tampilkan semuanya.
    nama
        Nama lengkap dengan gelar.
    nip
        NIP, 18 angka.
    surel
        Alamat surelnya; "" = tidak ada.
    cara
        definitif, plt, plh, an, atau ub; hanya bersama --mulai.
    mulai
        Pejabat ini menggantikan yang sekarang mulai tanggal ini, misalnya 2026-08-01.
    sampai
        Hari terakhirnya; wajib untuk Plh.
    alasan
        Mengapa nama atau NIP yang sudah tertulis dibetulkan.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    if jabatan is None:
        _tampil_pejabat(pengaturan, satker, json=json)
        return
    if cara and not mulai:
        raise GalatPemakaian(
            "Cara menjabat ditulis bersama tanggal mulainya.", "Tambahkan --mulai, misalnya 2026-08-01."
        )
    permintaan = PermintaanPejabat(satker, jabatan, nama, nip, surel, cara, mulai, sampai, alasan)
    hasil = ubah_pejabat(pengaturan, Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json({"perubahan": [vars(b) for b in hasil.perubahan]})
        return
    cetak_baris(*_baris(hasil.perubahan), "Disimpan." if hasil.perubahan else "Tidak ada yang berubah.")


def _tampil_pejabat(pengaturan: Pengaturan, satker: str, *, json: bool) -> None:
    data = lihat_pejabat(pengaturan, satker)
    if data.masalah:
        raise GalatRencana("Daftar pejabat berisi kesalahan.", "Perbaiki yang disebut.", data.masalah)
    if json:
        cetak_json([_pemangku_data(p) for _, _, isi in data.jabatan for p in isi])
        return
    hitungan = hitung_isian(pengaturan, satker)
    isi = tabel({"Jabatan": 22, "Nama": 22, "NIP": 18, "Masa": 17, "Mengisi": None})
    for kode, _, pemangku in data.jabatan:
        for p in pemangku:
            terisi = terisi_pejabat(hitungan, kode) if p.kini else Terisi()
            nama = p.nama or (f"pegawai {p.pegawai}" if p.pegawai else _BELUM)
            cara = "" if p.cara == "definitif" else f" ({CARA[p.cara].partition(' ')[0]})"
            isi.add_row(kode, f"{nama}{cara}", p.nip, _masa(p), _sebut(terisi) if terisi.isian else "")
    konsol().print(isi)


def _masa(p: Pemangku) -> str:
    dari = f"sejak {tanggal_pendek(p.dari)}" if p.dari else ""
    sampai = f"sampai {tanggal_pendek(p.sampai)}" if p.sampai else ""
    return " ".join(filter(None, (dari, sampai))) or ("sekarang" if p.kini else "")


def _sebut(terisi: Terisi) -> str:
    return f"{terisi.isian} isian di {terisi.naskah} naskah"


def _baris(perubahan: tuple[Berubah, ...]) -> list[str]:
    return [f"{b.label}: {b.dari or _BELUM} → {b.menjadi or _BELUM}".replace("\n", "; ") for b in perubahan]


def _sebagai_data(data: DataKantor, hitungan: Hitungan | None) -> dict[str, object]:
    fakta = []
    for satu in data.semua:
        terisi = hitungan.untuk({satu.bidang.tempat}) if hitungan and not satu.nilai else Terisi()
        fakta.append({"kunci": satu.bidang.kunci, "isi": satu.nilai or None, **vars(terisi)})
    return {"fakta": fakta, "kesalahan": [str(m) for m in data.galat]}


def _pratinjau_data(pratinjau: Pratinjau, *, disimpan: bool) -> dict[str, object]:
    return {
        "perubahan": [vars(b) for b in pratinjau.perubahan],
        "salah": dict(pratinjau.salah),
        "mengisi": vars(pratinjau.mengisi) if pratinjau.mengisi else None,
        "disimpan": disimpan,
    }


def _pemangku_data(p: Pemangku) -> dict[str, object]:
    return {nama: isi for nama, isi in vars(p).items() if nama != "ke"}


def tim(*kursi: str, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan kursi setiap tim dan siapa yang mengisinya, atau isi kursi yang masih kosong.

    Parameters
    ----------
    kursi
        Kursi seperti di `zi kantor tim`, tanda sama dengan, lalu id jabatan atau NIP pegawainya; misalnya
        agen-perubahan.1=199001172014021002.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    if kursi:
        pasangan = [satu.partition("=") for satu in kursi]
        if any(not sama for _, sama, _ in pasangan):
            raise GalatPemakaian("Tulis yang diisi sebagai KURSI=ORANG.", "Misalnya: agen-perubahan.1=sekretaris.")
        permintaan = PermintaanTim(satker, {kunci.strip(): orang for kunci, _, orang in pasangan})
        hasil = ubah_tim(pengaturan, Pelaku.dari_lingkungan(), permintaan)
        if json:
            cetak_json({"perubahan": [vars(b) for b in hasil.perubahan]})
        else:
            cetak_baris(*_baris(hasil.perubahan), "Disimpan." if hasil.perubahan else "Tidak ada yang berubah.")
        return
    data = lihat_tim(pengaturan, satker)
    if data.masalah:
        raise GalatRencana("Daftar pejabat berisi kesalahan.", "Perbaiki yang disebut.", data.masalah)
    if json:
        cetak_json([vars(k) for _, _, semua in data.tim for k in semua])
        return
    isi = tabel({"Kursi": 24, "Kedudukan": 28, "Diisi": None})
    for _, nama, semua in data.tim:
        isi.add_row(f"[bold]{nama}[/bold]")
        for k in semua:
            isi.add_row(k.kunci, k.kedudukan, k.sebutan or _BELUM)
    konsol().print(isi)


def logo(gambar: Path | None = None, /, *, tanpa: bool = False, satker: str = "sigi") -> None:
    """Pakai gambar ini sebagai logo kepala surat; yang lama tetap di folder kantor.

    Parameters
    ----------
    gambar
        Berkas PNG atau JPG.
    tanpa
        Kepala surat kantor ini tanpa logo.
    satker
        Kode satker (nama folder di plan/).

    """
    if (gambar is None) is not tanpa:
        raise GalatPemakaian("Sebutkan satu gambar, atau --tanpa kalau kepala surat tanpa logo.")
    berubah = ganti_logo(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), satker, gambar, None)
    cetak_baris(*_baris((berubah,)))


def pegawai(berkas: Path | None = None, /, *, coba: bool = False, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan daftar pegawai, atau pakai berkas ini sebagai daftar yang baru; yang lama tetap disimpan.

    Parameters
    ----------
    berkas
        Berkas Excel (.xlsx) atau CSV; tanpa berkas: tampilkan daftar yang sekarang.
    coba
        Sebutkan saja siapa yang bertambah, hilang, dan berubah; tidak ada yang disimpan.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    if berkas is None:
        data = lihat_pegawai(pengaturan, satker)
        if json:
            cetak_json([vars(p) for p in data.daftar.semua])
            return
        isi = tabel({"Nama": 32, "NIP": 18, "Jabatan": 26, "Sub bagian": None})
        for p in data.daftar.semua:
            isi.add_row(p.nama, p.nip or "", p.jabatan or "", p.unit or "")
        konsol().print(isi)
        cetak_baris(f"{len(data.daftar.semua)} orang ({data.berkas or 'belum ada daftarnya'}).")
        cetak_masalah(data.masalah)
        return
    if coba:
        hasil = periksa_pegawai(pengaturan, satker, berkas)
    else:
        hasil = ganti_pegawai(pengaturan, Pelaku.dari_lingkungan(), satker, berkas)
    if json:
        cetak_json({**{n: v for n, v in vars(hasil).items() if n not in {"masalah", "catatan"}}, "disimpan": not coba})
        return
    cetak_masalah((*hasil.masalah, *hasil.catatan))
    for judul, nama in (("Bertambah", hasil.bertambah), ("Hilang", hasil.hilang)):
        cetak_baris(*([f"{judul}: {', '.join(nama)}"] if nama else []))
    cetak_baris(*(f"{nama}: {beda}" for nama, beda in hasil.berubah))
    cetak_baris("Belum disimpan." if coba else f"Dipakai: {hasil.banyak} orang.")


def perbarui(*, satker: str = "sigi", naskah: str | None = None, json: bool = False) -> None:
    """Perbarui konsep yang belum disentuh siapa pun supaya memuat data kantor yang sekarang.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    naskah
        Kunci satu naskah: hanya itu yang disusun lagi, juga kalau tenggang periodenya sudah berakhir.
    json
        Cetak sebagai JSON.

    """
    pengaturan, pelaku = Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan()
    if naskah is None:
        hasil = perbarui_konsep(pengaturan, pelaku, satker)
    else:
        hasil = HasilPerbarui((susun_lagi(pengaturan, pelaku, satker, naskah),))
    if json:
        cetak_json([{"kunci": n.kunci, "berkas": str(n.berkas), "hasil": n.tindakan.value} for n in hasil.naskah])
    else:
        cetak_baris(hasil.kalimat)
    periksa_tertinggal(hasil.naskah)
