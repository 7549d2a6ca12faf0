"""The letters that wait: look at them, give one its number and date, declare one ready to be signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from tata_usaha.agenda import buku, terbit
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBasisData, GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis, galat_hilang
from tata_usaha.kerja.kenali import pilih_dikenali
from tata_usaha.kerja.pilih_unit import kode_unit
from tata_usaha.kerja.tahun import baca_kantor, baca_rencana
from tata_usaha.outbox.daftar import IsiOutbox, daftar_dikenali
from tata_usaha.outbox.ikuti import kenali
from tata_usaha.outbox.masuk import yang_menunggu
from tata_usaha.outbox.nomori import HasilNomor, nomori
from tata_usaha.outbox.pilih import baca_naskah
from tata_usaha.outbox.pindah_tahunan import pindahkan
from tata_usaha.outbox.saring import Saringan
from tata_usaha.outbox.siap import HasilSiap, siapkan_ttd
from tata_usaha.outbox.syarat_nomor import Kehendak
from tata_usaha.outbox.temukan import BerkasTemuan

__all__ = [
    "FolderOutbox",
    "HasilNomor",
    "HasilSiap",
    "IsiOutbox",
    "PermintaanNomor",
    "PermintaanSiap",
    "Saringan",
    "lihat_folder",
    "lihat_outbox",
    "nomori_naskah",
    "nyatakan_siap",
    "pilih_entri",
]


@dataclass(frozen=True)
class PermintaanNomor:
    """Which letter gets which date, and number if it has one. `kunci`: its key, the end of it, or its file's name.

    `ganti`, `pakai_lagi` and `alasan` are what is asked for explicitly beyond that, `dasar` is which file was looked at
    (see `Kehendak`).
    """

    satker: str
    kunci: str
    tanggal: dt.date
    nomor: int | None = None
    ganti: bool = False
    pakai_lagi: bool = False
    alasan: str = ""
    dasar: str | None = None


@dataclass(frozen=True)
class PermintaanSiap:
    """Which letter is declared ready; `kunci` as in `PermintaanNomor`.

    `tetap`: it is, in spite of what is asked about it, for the reason `alasan`. `dasar` is the SHA-256 of the file that
    was looked at; None: nobody says.
    """

    satker: str
    kunci: str
    tetap: bool = False
    alasan: str = ""
    dasar: str | None = None


@dataclass(frozen=True)
class FolderOutbox:
    """What lies in an office's part of the outbox: its letters, and files that the register does not know.

    `hilang` says what to do when the register is not the one of which there are copies: what it tells is not all.
    `masuk` names what waits to be taken in as signed.
    """

    naskah: list[IsiOutbox]
    asing: tuple[BerkasTemuan, ...]
    hilang: GalatBasisData | None = None
    masuk: tuple[str, ...] = ()


def lihat_outbox(pengaturan: Pengaturan, satker: str, saringan: Saringan | None = None) -> list[IsiOutbox]:
    """Return the office's letters as they lie in the outbox now, by period, a meeting's packet together.

    `saringan` picks some of them; its unit may be called by its short name.

    Raises:
        GalatPemakaian: when the office has no such unit.
        GalatRencana: when the office's plan folder has mistakes and a unit is asked for.
        GalatBasisData: when the register cannot be used.

    """
    return lihat_folder(pengaturan, satker, saringan).naskah


def lihat_folder(pengaturan: Pengaturan, satker: str, saringan: Saringan | None = None) -> FolderOutbox:
    """Return the office's letters as `lihat_outbox` does, and what else lies in its folder.

    Raises as `lihat_outbox`.
    """
    if saringan and saringan.unit is not None:
        saringan = replace(saringan, unit=kode_unit(baca_kantor(pengaturan, satker).satker, saringan.unit))
    with buka(pengaturan.database) as basis:
        with basis.baca() as sambungan:
            semua = buku.semua(sambungan, satker)
            kenalan = kenali(pengaturan.outbox, sambungan, satker, semua)
            rekomendasi = terbit.banyak_rekomendasi(sambungan, satker)
        hilang = galat_hilang(pengaturan, basis)
    cetakan = {str(PurePosixPath(e.berkas).with_suffix(".pdf")) for e in semua}  # printed of a letter, to be signed
    asing = tuple(b for b in kenalan.asing if _milik_satker(b, satker) and b.nama not in cetakan)
    naskah = [
        replace(n, rekomendasi=rekomendasi.get(n.entri.kunci, 0))
        for n in daftar_dikenali(pengaturan.outbox, semua, kenalan, saringan, waktu.sekarang())
    ]
    return FolderOutbox(naskah, asing, hilang, yang_menunggu(pengaturan.outbox, satker))


def _milik_satker(satu: BerkasTemuan, satker: str) -> bool:
    """Tell whether a file is an office's to look at: it lies in its folder, or says that it is its letter."""
    disebut = satu.jati_diri.satker if satu.jati_diri else ""
    return satu.nama.startswith(f"{satker}/") or disebut == satker


def nomori_naskah(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanNomor) -> HasilNomor:
    """Put number and date into a letter and into the register.

    Raises:
        GalatPemakaian: when no letter is meant, or the number cannot be one.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: when the letter cannot get the number (see `nomori`).
        GalatBentrok: when its file is not the one that was looked at.
        GalatBasisData: when the register cannot be used.

    """
    if permintaan.nomor is not None and permintaan.nomor < 1:
        raise GalatPemakaian(f"Nomor {permintaan.nomor} tidak dapat dipakai.", "Nomor urut mulai dari 1.")
    kantor = baca_kantor(pengaturan, permintaan.satker)
    with buka_tulis(pengaturan, pelaku) as basis:
        entri = pilih_entri(basis, pengaturan, permintaan.satker, permintaan.kunci)
        nomor, tanggal = permintaan.nomor, permintaan.tanggal
        kehendak = Kehendak(permintaan.ganti, permintaan.pakai_lagi, permintaan.alasan.strip(), permintaan.dasar)
        return nomori(pengaturan.outbox, basis, kantor, entri, nomor, tanggal, waktu.sekarang(), kehendak)


def nyatakan_siap(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanSiap) -> HasilSiap:
    """Record that a letter is ready to be signed.

    Raises:
        GalatPemakaian: when no letter is meant, or a reason is missing, or given for nothing.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: with all that is missing in it, or asked about it; when the sheet for SRIKANDI cannot be laid
            beside it.
        GalatBentrok: when its file is not the one that was looked at.
        GalatTemplat: when the template of that sheet cannot be filled; the letter is ready then.
        GalatBasisData: when the register cannot be used.

    """
    if permintaan.tetap and not permintaan.alasan.strip():
        raise GalatPemakaian("Sebutkan alasannya: mengapa naskah tetap dinyatakan siap.")
    if permintaan.alasan and not permintaan.tetap:
        raise GalatPemakaian(
            "Alasan hanya dicatat kalau naskah tetap dinyatakan siap meskipun ada yang perlu dipastikan.",
            "Nyatakan bahwa naskahnya tetap siap, atau jangan tulis alasannya.",
        )
    kantor = baca_kantor(pengaturan, permintaan.satker)
    alasan = permintaan.alasan if permintaan.tetap else None
    with buka_tulis(pengaturan, pelaku) as basis:
        entri = pilih_entri(basis, pengaturan, permintaan.satker, permintaan.kunci)
        dasar, sekarang = permintaan.dasar, waktu.sekarang()
        hasil = siapkan_ttd(pengaturan.outbox, basis, kantor, entri, sekarang, tetap=alasan, dasar=dasar)
    return replace(hasil, lembar=_taruh_lembar(pengaturan, hasil.entri)) if hasil.entri.jalur else hasil


def _taruh_lembar(pengaturan: Pengaturan, entri: EntriAgenda) -> Path:
    """Lay the sheet that is copied into SRIKANDI's form beside a letter that is ready; return where it lies."""
    from tata_usaha.outbox.lembar_srikandi import bahan_lembar, taruh_lembar, tempat_lembar
    from tata_usaha.surat.cetak_naskah import cetak
    from tata_usaha.templat.milik_satker import FOLDER, folder_templat
    from zi_model.naskah.surat.lembar_srikandi import susun_lembar_srikandi

    bahan = bahan_lembar(entri, baca_naskah(pengaturan.outbox, entri))
    try:
        kantor = baca_rencana(pengaturan, entri.satker, bahan.periode.tahun).kantor  # its wording says who signs
    except GalatPemakaian:  # the plan of that year is gone: the sheet then says less
        kantor = baca_kantor(pengaturan, entri.satker)
    lembar = susun_lembar_srikandi(kantor, bahan, waktu.sekarang(kantor.zona).date())
    milik = pengaturan.plan / kantor.satker.kode / FOLDER
    isi = cetak(lembar, kantor, folder_templat(pengaturan.templat, milik, lembar.templat))
    tempat = tempat_lembar(pengaturan.outbox, entri)
    taruh_lembar(tempat, isi)
    return tempat


def pilih_entri(basis: BasisData, pengaturan: Pengaturan, satker: str, kunci: str) -> EntriAgenda:
    """Return the letter that somebody means, chosen by the path that it still has, with the one that it has now.

    Raises:
        GalatPemakaian: when none or several are meant.
        GalatOutbox: when its state is one that this program does not know, or a person must choose its file first.
        GalatBasisData: when the register cannot be used.

    """
    entri = pilih_dikenali(basis, pengaturan, satker, kunci)
    pindahkan(pengaturan.outbox, basis, satker, waktu.sekarang())
    with basis.baca() as sambungan:
        entri = buku.cari(sambungan, entri.kunci) or entri
    if entri.status_asing:
        raise GalatOutbox(
            f"Status {entri.kunci} di buku agenda, “{entri.status_asing}”, tidak dikenal program ini.",
            "Pakai versi program yang terbaru, atau kembalikan buku agenda dari cadangan.",
        )
    return entri
