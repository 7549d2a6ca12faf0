"""A letter's life after it is ready: opened again, signed, let go, archived, cancelled; and the list of archives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import Kejadian, kejadian_naskah
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.outbox import pilih_entri
from tata_usaha.kerja.periksa_salinan import perhatian_salinan
from tata_usaha.kerja.tahun import baca_kantor, hari_ini, zona_kantor
from tata_usaha.kerja.tautan import tarik_yang_dilepas, taut_yang_ditandatangani
from tata_usaha.outbox import arsip
from tata_usaha.outbox.arsip import BarisArsip, HasilArsipkan, KeteranganArsip
from tata_usaha.outbox.batal import HasilBatal, Pencabutan, batalkan
from tata_usaha.outbox.buka import buka_kembali
from tata_usaha.outbox.langkah_naskah import HasilLangkah
from tata_usaha.outbox.nomor_srikandi import Disebut
from tata_usaha.outbox.pilih import pilih_naskah
from tata_usaha.outbox.sedasar import pastikan_sedasar
from tata_usaha.outbox.tanda_tangan import HasilLepas, HasilTtd, lepas, tandatangani
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import Langkah, sudah

__all__ = [
    "DaftarArsip",
    "HasilArsipkan",
    "HasilBatal",
    "HasilLepas",
    "PermintaanAlasan",
    "PermintaanArsipkan",
    "PermintaanBatal",
    "PermintaanTtd",
    "arsipkan_naskah",
    "batalkan_naskah",
    "buka_naskah",
    "daftar_arsip",
    "folder_kepercayaan",
    "lepas_naskah",
    "riwayat_naskah",
    "tandatangani_naskah",
]


@dataclass(frozen=True)
class PermintaanAlasan:
    """Which letter, and why. `kunci`: its key, the end of it, or its file's name.

    `dasar` is the SHA-256 of the letter that was looked at (`RincianNaskah.dasar`); None: nobody says.
    """

    satker: str
    kunci: str
    alasan: str
    dasar: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class PermintaanBatal(PermintaanAlasan):
    """Which letter is cancelled, and why; for one that was issued: by which letter, and from which day on."""

    dicabut_oleh: str | None = None
    sejak: dt.date | None = None


@dataclass(frozen=True)
class PermintaanTtd:
    """Which letter got which signed copy. `tanggal`: when it was signed; None: today.

    `nomor` is what SRIKANDI gave a letter that went through it, and `tanggal` then its date; None: as its text says.
    `dikenal`: the file itself told which letter it is, so it need not be compared with it once more. `dasar` as in
    `PermintaanAlasan`.
    """

    satker: str
    kunci: str
    berkas: Path
    tanggal: dt.date | None = None
    nomor: int | None = None
    dikenal: bool = False
    dasar: str | None = None


@dataclass(frozen=True)
class PermintaanArsipkan:
    """Which letter is archived; what is not said of it here is taken from the office's settings.

    `dasar` as in `PermintaanAlasan`.
    """

    satker: str
    kunci: str
    tempat: str | None = None
    klasifikasi: str | None = None
    retensi: str | None = None
    dasar: str | None = None


@dataclass(frozen=True)
class DaftarArsip:
    """The list of active archives; `berkas` is where it was written as a workbook, None: nowhere."""

    baris: tuple[BarisArsip, ...]
    berkas: Path | None


def buka_naskah(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanAlasan) -> HasilLangkah:
    """Make a letter that is ready a draft again.

    Raises:
        GalatPemakaian: when no letter is meant, or no reason is given.
        GalatOutbox: when the letter's state forbids it.
        GalatBentrok: when it is not the letter that was looked at.
        GalatBasisData: when the register cannot be used.

    """
    with _dimaksud(pengaturan, pelaku, permintaan, Langkah.BUKA) as (basis, entri):
        return buka_kembali(pengaturan.outbox, basis, entri, permintaan.alasan, waktu.sekarang())


def batalkan_naskah(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanBatal) -> HasilBatal:
    """Cancel a letter (see `batalkan`).

    Raises:
        GalatPemakaian: when no letter is meant, or what is needed for it is not said or not right.
        GalatOutbox: when it cannot be cancelled so.
        GalatBasisData: when the register cannot be used.

    """
    if (permintaan.dicabut_oleh is None) != (permintaan.sejak is None):
        raise GalatPemakaian(
            "Naskah yang mencabut dan sejak kapan dicabut harus disebut keduanya.",
            "Untuk naskah yang belum ditandatangani, keduanya tidak perlu.",
        )
    with _dimaksud(pengaturan, pelaku, permintaan, Langkah.BATAL) as (basis, entri):
        pencabutan = None
        if permintaan.dicabut_oleh is not None and permintaan.sejak is not None:
            oleh = pilih_entri(basis, pengaturan, permintaan.satker, permintaan.dicabut_oleh)
            pencabutan = Pencabutan(oleh, permintaan.sejak)
        return batalkan(pengaturan.outbox, basis, entri, permintaan.alasan, pencabutan, waktu.sekarang())


def tandatangani_naskah(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanTtd) -> HasilTtd:
    """Take in the signed copy of a letter (see `tandatangani`), and lay it into the evidence folder for what it proves.

    Raises:
        GalatPemakaian: when no letter is meant, there is no such file, or the day is yet to come; when a number is
            needed and cannot be read (see `tandatangani`).
        GalatRencana: with every problem that the plan folder has, when the office's clock cannot be read from it.
        GalatOutbox: when the letter cannot be signed, or not with this file.
        GalatBasisData: when the register cannot be used.

    """
    kini = hari_ini(pengaturan, permintaan.satker)
    tanggal = permintaan.tanggal or kini
    if tanggal > kini:
        raise GalatPemakaian(
            f"Tanggal tanda tangan {tanggal_panjang(tanggal)} belum tiba.", "Catat sesudah naskahnya ditandatangani."
        )
    with _dimaksud(pengaturan, pelaku, permintaan, Langkah.TANDATANGANI) as (basis, entri):
        asal, sekarang = permintaan.berkas.expanduser(), waktu.sekarang()
        disebut = Disebut(permintaan.nomor, permintaan.tanggal)
        kepercayaan = folder_kepercayaan(pengaturan, permintaan.satker)
        zona = zona_kantor(pengaturan, permintaan.satker)
        hasil = tandatangani(pengaturan.outbox, basis, entri, asal, tanggal, sekarang, disebut, kepercayaan, zona)
        if hasil.berubah and not permintaan.dikenal:
            perhatian = perhatian_salinan(pengaturan, basis, hasil.entri, hasil.salinan)
            hasil = replace(hasil, perhatian=(*hasil.perhatian, *_terlalu_dini(hasil.entri, permintaan), *perhatian))
        return taut_yang_ditandatangani(pengaturan, basis, hasil, sekarang)


def _terlalu_dini(entri: EntriAgenda, permintaan: PermintaanTtd) -> tuple[str, ...]:
    """Return that somebody said a day of signing before the letter's own date; nothing when not."""
    ttd = permintaan.tanggal
    if ttd is None or entri.tanggal is None or entri.jalur or ttd >= entri.tanggal:
        return ()
    dini = (
        f"dicatat ditandatangani {tanggal_panjang(ttd)}, padahal naskahnya bertanggal {tanggal_panjang(entri.tanggal)}"
    )
    return (f"{dini}; kalau keliru, lepas salinannya, lalu unggah lagi",)


def folder_kepercayaan(pengaturan: Pengaturan, satker: str) -> Path:
    """Return where an office lays the certificates by which it knows those who sign electronically."""
    return pengaturan.plan / satker / "kepercayaan"


def lepas_naskah(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanAlasan) -> HasilLepas:
    """Let a wrong signed copy of a letter go (see `lepas`).

    Raises:
        GalatPemakaian: when no letter is meant, or no reason is given.
        GalatOutbox: when the letter's state forbids it, or the outbox cannot be written.
        GalatBentrok: when it is not the letter that was looked at.
        GalatBasisData: when the register cannot be used.

    """
    with _dimaksud(pengaturan, pelaku, permintaan, Langkah.LEPAS) as (basis, entri):
        sidik, sekarang = entri.sha256_ttd, waktu.sekarang()
        hasil = lepas(pengaturan.outbox, basis, entri, permintaan.alasan, sekarang)
        return tarik_yang_dilepas(pengaturan, basis, sidik, hasil, sekarang)


def arsipkan_naskah(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanArsipkan) -> HasilArsipkan:
    """File a signed letter away (see `arsipkan`).

    Raises:
        GalatPemakaian: when no letter is meant.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: when the letter's state forbids it, or its signed copy is not as it came.
        GalatBasisData: when the register cannot be used.

    """
    satker = baca_kantor(pengaturan, permintaan.satker).satker
    kini = hari_ini(pengaturan, permintaan.satker)
    with _dimaksud(pengaturan, pelaku, permintaan, Langkah.ARSIPKAN) as (basis, entri):
        keterangan = KeteranganArsip(permintaan.tempat, permintaan.klasifikasi, permintaan.retensi)
        return arsip.arsipkan(pengaturan.outbox, basis, satker, entri, keterangan, kini, waktu.sekarang())


def daftar_arsip(pengaturan: Pengaturan, satker: str, tahun: int | None, tujuan: Path | None) -> DaftarArsip:
    """Return the letters that were filed away, of one year or all; written as a workbook to `tujuan` if it is named.

    Raises:
        GalatPemakaian: when the workbook cannot be written there.
        GalatRencana: when the office's plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    kantor = baca_kantor(pengaturan, satker).satker
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        baris = arsip.daftar_arsip(kantor, buku.semua(sambungan, satker), tahun)
    if tujuan is not None:
        tujuan = tujuan.expanduser().resolve()
        try:
            berkas.simpan(tujuan, arsip.daftar_arsip_xlsx(kantor, baris, tahun))
        except OSError as galat:
            raise GalatPemakaian(
                f"Daftar arsip tidak dapat ditulis ke {tujuan}: {sebab_sistem(galat)}.",
                "Tutup berkasnya di Excel, atau sebutkan nama lain.",
            ) from galat
    return DaftarArsip(tuple(baris), tujuan)


def riwayat_naskah(pengaturan: Pengaturan, satker: str, kunci: str) -> list[Kejadian]:
    """Return what happened to a letter, the oldest first: when, what, by whom, why.

    Raises:
        GalatPemakaian: when no letter is meant.
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        entri = pilih_naskah(buku.semua(sambungan, satker), pengaturan.outbox, kunci)
        return kejadian_naskah(sambungan, entri.kunci)


@contextmanager
def _dimaksud(
    pengaturan: Pengaturan,
    pelaku: Pelaku,
    permintaan: PermintaanAlasan | PermintaanTtd | PermintaanArsipkan,
    langkah: Langkah,
) -> Iterator[tuple[BasisData, EntriAgenda]]:
    """Give the letter that is meant: each step refuses to go on from an entry that is not this one any more.

    A step that was taken already, as by a second click, changes nothing: then nobody need have seen the letter.
    """
    with buka_tulis(pengaturan, pelaku) as basis:
        entri = pilih_entri(basis, pengaturan, permintaan.satker, permintaan.kunci)
        if permintaan.dasar is not None and not sudah(entri.status, langkah):
            zona = zona_kantor(pengaturan, entri.satker)
            pastikan_sedasar(pengaturan.outbox, basis, entri, permintaan.dasar, zona)
        yield basis, entri
