"""The letters that wait: look at them, give one its number and date, declare one ready to be signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_kantor
from tata_usaha.outbox.daftar import IsiOutbox, daftar
from tata_usaha.outbox.nomori import HasilNomor, nomori
from tata_usaha.outbox.pilih import pilih_naskah
from tata_usaha.outbox.pindah_tahunan import pindahkan
from tata_usaha.outbox.siap import HasilSiap, siapkan_ttd


@dataclass(frozen=True)
class PermintaanNomor:
    """Which letter gets which date, and number if it has one. `kunci`: its key, the end of it, or its file's name."""

    satker: str
    kunci: str
    tanggal: dt.date
    nomor: int | None = None


@dataclass(frozen=True)
class PermintaanSiap:
    """Which letter is declared ready; `kunci` as in `PermintaanNomor`."""

    satker: str
    kunci: str


def lihat_outbox(pengaturan: Pengaturan, satker: str) -> list[IsiOutbox]:
    """Return the office's letters as they lie in the outbox now, by period.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        return daftar(pengaturan.outbox, buku.semua(sambungan, satker))


def nomori_naskah(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanNomor) -> HasilNomor:
    """Put number and date into a letter and into the register.

    Raises:
        GalatPemakaian: when no letter is meant, or the number cannot be one.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: when the letter cannot get the number (see `nomori`).
        GalatBasisData: when the register cannot be used.

    """
    if permintaan.nomor is not None and permintaan.nomor < 1:
        raise GalatPemakaian(f"Nomor {permintaan.nomor} tidak dapat dipakai.", "Nomor urut mulai dari 1.")
    kantor = baca_kantor(pengaturan, permintaan.satker)
    with buka(pengaturan.database, pelaku) as basis:
        entri = _pilih(basis, pengaturan, permintaan.satker, permintaan.kunci)
        nomor, tanggal = permintaan.nomor, permintaan.tanggal
        return nomori(pengaturan.outbox, basis, kantor, entri, nomor, tanggal, waktu.sekarang())


def nyatakan_siap(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanSiap) -> HasilSiap:
    """Record that a letter is ready to be signed.

    Raises:
        GalatPemakaian: when no letter is meant.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: with all that is missing in it.
        GalatBasisData: when the register cannot be used.

    """
    kantor = baca_kantor(pengaturan, permintaan.satker)
    with buka(pengaturan.database, pelaku) as basis:
        entri = _pilih(basis, pengaturan, permintaan.satker, permintaan.kunci)
        return siapkan_ttd(pengaturan.outbox, basis, kantor, entri, waktu.sekarang())


def _pilih(basis: BasisData, pengaturan: Pengaturan, satker: str, kunci: str) -> EntriAgenda:
    """Return the letter that somebody means, chosen by the path that it still has, with the one that it has now."""
    with basis.baca() as sambungan:
        entri = pilih_naskah(buku.semua(sambungan, satker), pengaturan.outbox, kunci)
    pindahkan(pengaturan.outbox, basis, satker, waktu.sekarang())
    with basis.baca() as sambungan:
        entri = buku.cari(sambungan, entri.kunci) or entri
    if entri.status_asing:
        raise GalatOutbox(
            f"Status {entri.kunci} di buku agenda, “{entri.status_asing}”, tidak dikenal program ini.",
            "Pakai versi program yang terbaru, atau kembalikan buku agenda dari cadangan.",
        )
    return entri
