"""Whether the computer that serves an office can go on doing so: disk, copies of the register, clock, what it needs.

Whether register, letters and numbers agree is another question (`tata_usaha.kerja.periksa`), which takes longer.
"""

from __future__ import annotations

import datetime as dt
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from tata_usaha.agenda import cadangan, rantai
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBasisData, GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_kantor, zona_kantor
from tata_usaha.pratinjau.huruf import huruf_pemakai
from tata_usaha.pratinjau.ubah_pdf import cari_libreoffice, dapat_grafik
from zi_model.bahasa import tanggal_panjang

_GB = 1_000_000_000
_SEDIKIT, _HAMPIR_HABIS = 5 * _GB, _GB
_TERTINGGAL = dt.timedelta(days=1)
"""For so long the register may know what none of its copies does."""
_JAM_MUNDUR = dt.timedelta(minutes=5)
_SERTIFIKAT_DEKAT, _SERTIFIKAT_HABIS = 30, 7


class Tingkat(StrEnum):
    """How well something is."""

    BAIK = "baik"
    INGAT = "perlu diingat"
    BURUK = "perlu ditangani"


@dataclass(frozen=True)
class ButirSehat:
    """One thing that was looked at: what, how well it is, in a sentence, and what to do ("": nothing)."""

    perihal: str
    tingkat: Tingkat
    uraian: str
    saran: str = ""

    def sebagai_data(self) -> dict[str, str]:
        """Return it as `--json` prints it."""
        return {**vars(self), "tingkat": self.tingkat.value}


@dataclass(frozen=True)
class PermintaanSehat:
    """Of which office; `sertifikat` is that under which its desk is served, where it is."""

    satker: str
    sertifikat: Path | None = None


@dataclass(frozen=True)
class Kesehatan:
    """What was found, and when."""

    saat: dt.datetime
    butir: tuple[ButirSehat, ...]

    @property
    def mendesak(self) -> tuple[ButirSehat, ...]:
        """What somebody has to see to."""
        return tuple(b for b in self.butir if b.tingkat is Tingkat.BURUK)


def lihat_kesehatan(pengaturan: Pengaturan, permintaan: PermintaanSehat) -> Kesehatan:
    """Return how the computer is; what cannot be found out is told, and hides nothing else."""
    saat = waktu.sekarang().astimezone(_zona(pengaturan, permintaan.satker))
    butir = [*_disk(pengaturan), *_register(pengaturan, saat), _libreoffice(), _huruf(pengaturan, permintaan.satker)]
    if permintaan.sertifikat is not None:
        butir.append(_sertifikat(permintaan.sertifikat, saat))
    butir.append(ButirSehat("Versi program", Tingkat.BAIK, f"{versi()}, Python {platform.python_version()}."))
    return Kesehatan(saat, tuple(butir))


def lihat_salinan(pengaturan: Pengaturan, satker: str) -> tuple[ButirSehat, ...]:
    """Return what is to be told of the disk and of the register's copies only, which is cheap."""
    return (*_disk(pengaturan), *_register(pengaturan, waktu.sekarang().astimezone(_zona(pengaturan, satker))))


def _zona(pengaturan: Pengaturan, satker: str) -> dt.tzinfo | None:
    """Return the office's zone; the computer's own (None) while the plan folder cannot be read."""
    try:
        return zona_kantor(pengaturan, satker)
    except GalatZI:
        return None


def versi() -> str:
    """Return the version of the program."""
    try:
        return metadata.version("zona-integritas")
    except metadata.PackageNotFoundError:  # run from a folder where it was never installed
        return "tidak diketahui"


def _disk(pengaturan: Pengaturan) -> Iterator[ButirSehat]:
    """Yield how much each disk has left that holds something of ours."""
    letak = {"naskah": pengaturan.outbox, "bukti": pengaturan.bukti}
    if pengaturan.berkas_database is not None:
        letak["buku agenda"] = pengaturan.berkas_database.parent
    if pengaturan.cadangan is not None and pengaturan.cadangan.is_dir():
        letak["salinan kedua"] = pengaturan.cadangan
    disk: dict[int, tuple[Path, list[str]]] = {}
    for nama, folder in letak.items():
        ada = next((f for f in (folder, *folder.parents) if f.exists()), None)
        if ada is not None:
            disk.setdefault(ada.stat().st_dev, (ada, []))[1].append(nama)
    for folder, isi in disk.values():
        perihal = f"Disk {', '.join(isi)}"
        try:
            sisa = shutil.disk_usage(folder)
        except OSError:
            yield ButirSehat(perihal, Tingkat.INGAT, "Sisanya tidak dapat dibaca.")
            continue
        uraian = f"{_gb(sisa.free)} kosong dari {_gb(sisa.total)}."
        if sisa.free < _HAMPIR_HABIS:
            yield ButirSehat(perihal, Tingkat.BURUK, uraian, "Kosongkan disk sekarang; yang baru tidak dapat disimpan.")
        elif sisa.free < _SEDIKIT:
            yield ButirSehat(perihal, Tingkat.INGAT, uraian, "Kosongkan disk sebelum habis.")
        else:
            yield ButirSehat(perihal, Tingkat.BAIK, uraian)


def _gb(bita: int) -> str:
    return f"{bita / _GB:.1f} GB".replace(".", ",")


def _register(pengaturan: Pengaturan, saat: dt.datetime) -> Iterator[ButirSehat]:
    """Yield how the copies of the register are, and whether the clock goes on from its last event."""
    berkas = pengaturan.berkas_database
    if berkas is not None and not berkas.exists():
        yield ButirSehat("Buku agenda", Tingkat.INGAT, "Belum ada; dibuat ketika naskah pertama disusun.")
        yield _jam(saat, None)
        return
    try:
        with buka(pengaturan.database) as basis:
            with basis.baca() as sambungan:
                ujung = rantai.rentang_kejadian(sambungan)
            yield from _salinan(pengaturan, basis, saat, ada_isi=ujung is not None)
    except GalatBasisData as galat:
        yield ButirSehat("Buku agenda", Tingkat.BURUK, galat.pesan, galat.saran)
        ujung = None
    yield _jam(saat, ujung[1] if ujung else None)


def _salinan(pengaturan: Pengaturan, basis: BasisData, saat: dt.datetime, *, ada_isi: bool) -> Iterator[ButirSehat]:
    if not ada_isi:
        yield ButirSehat("Salinan buku agenda", Tingkat.BAIK, "Belum ada yang perlu disalin.")
        return
    for ke, folder in enumerate(pengaturan.folder_cadangan):
        yield _satu_salinan(basis, folder, saat, "kedua" if ke else "harian")
    if pengaturan.cadangan is None:
        yield ButirSehat(
            "Salinan buku agenda kedua",
            Tingkat.INGAT,
            "Tidak ada: semua salinan ada di komputer ini, dan hilang bersamanya.",
            "Minta admin memasang folder salinan di disk lain.",
        )


def _satu_salinan(basis: BasisData, folder: Path, saat: dt.datetime, sebutan: str) -> ButirSehat:
    perihal = f"Salinan buku agenda {sebutan}"
    if sebutan == "kedua" and not folder.is_dir():
        return ButirSehat(perihal, Tingkat.BURUK, "Foldernya tidak dapat dicapai.", "Sambungkan disknya.")
    terbaru = next((s for s in cadangan.daftar_salinan(folder, utuh=False) if not s.keluhan), None)
    if terbaru is None:
        return ButirSehat(perihal, Tingkat.BURUK, "Belum ada.", "Pastikan foldernya dapat ditulisi.")
    hari = tanggal_panjang(terbaru.hari)
    with basis.baca() as sambungan:
        if terbaru.kepala == cadangan.kepala_register(sambungan):
            return ButirSehat(perihal, Tingkat.BAIK, f"Lengkap sampai kejadian terakhir; dibuat {hari}.")
        berlanjut = cadangan.berlanjut(sambungan, terbaru.kepala)
    if not berlanjut:
        uraian = f"Buku agenda tidak memuat semua yang ada di salinannya tanggal {hari}."
        return ButirSehat(perihal, Tingkat.BURUK, uraian, "Jangan menomori apa pun sebelum admin memulihkannya.")
    umur = saat.date() - terbaru.hari
    if umur > _TERTINGGAL:
        uraian = f"Tertinggal {umur.days} hari: yang terakhir {hari}, dan sesudah itu ada yang dicatat."
        return ButirSehat(perihal, Tingkat.BURUK, uraian, "Pastikan foldernya dapat ditulisi dan disknya tidak penuh.")
    return ButirSehat(perihal, Tingkat.BAIK, f"Yang terakhir {hari}; yang berikutnya dibuat hari ini.")


def _jam(saat: dt.datetime, terakhir: dt.datetime | None) -> ButirSehat:
    uraian = f"{tanggal_panjang(saat.date())}, pukul {saat:%H.%M}."
    if terakhir is not None and terakhir > saat + _JAM_MUNDUR:
        lalu = terakhir.astimezone(saat.tzinfo)
        uraian += f" Kejadian terakhir tercatat {tanggal_panjang(lalu.date())} pukul {lalu:%H.%M}, sesudah itu."
        return ButirSehat(
            "Jam komputer", Tingkat.BURUK, uraian, "Betulkan jam komputernya: ia menentukan siapa terlambat."
        )
    return ButirSehat("Jam komputer", Tingkat.BAIK, uraian)


def _libreoffice() -> ButirSehat:
    program = cari_libreoffice()
    if program is not None and not dapat_grafik(program):
        return ButirSehat(
            "LibreOffice",
            Tingkat.INGAT,
            "Terpasang tanpa Calc: naskah bergrafik (laporan monev) belum dapat tampil sebagai halaman atau PDF.",
            "Pasang juga LibreOffice Calc; sebelum itu cetak laporan yang bergrafik dari Word.",
        )
    if program is not None:
        return ButirSehat(
            "LibreOffice", Tingkat.BAIK, "Terpasang: halaman naskah tampil sebagai gambar, dan PDF dapat dibuat."
        )
    return ButirSehat(
        "LibreOffice",
        Tingkat.INGAT,
        "Tidak terpasang: naskah diunduh sebagai berkas Word, tanpa gambar halaman dan tanpa PDF.",
        "Pasang LibreOffice di komputer ini kalau gambar halaman diperlukan.",
    )


def _huruf(pengaturan: Pengaturan, satker: str) -> ButirSehat:
    """Return whether the typeface of the office's letters is there for the pictures of their pages."""
    try:
        nama = baca_kantor(pengaturan, satker).satker.huruf.nama
    except GalatZI:
        return ButirSehat("Huruf naskah", Tingkat.INGAT, "Tidak diperiksa: data kantor belum dapat dibaca.")
    ada = huruf_pemakai(nama)
    if ada is None:
        return ButirSehat(
            "Huruf naskah", Tingkat.BAIK, f"{nama}; komputer ini tidak dapat menyebut huruf yang terpasang."
        )
    if ada.casefold() == nama.casefold():
        return ButirSehat("Huruf naskah", Tingkat.BAIK, f"{nama} terpasang.")
    if ada:
        uraian = f"{nama} diganti {ada}, yang selebar sama; pembagian halamannya tetap."
        return ButirSehat("Huruf naskah", Tingkat.BAIK, uraian)
    return ButirSehat(
        "Huruf naskah",
        Tingkat.INGAT,
        f"{nama} tidak terpasang: gambar halaman memakai huruf lain dan dapat berbeda dari cetakannya.",
        f"Pasang {nama} di komputer ini.",
    )


def _sertifikat(berkas: Path, saat: dt.datetime) -> ButirSehat:
    from cryptography import x509

    try:
        semua = x509.load_pem_x509_certificates(berkas.read_bytes())
        akhir = min(satu.not_valid_after_utc for satu in semua)
    except (OSError, ValueError):
        return ButirSehat(
            "Sertifikat", Tingkat.BURUK, "Tidak dapat dibaca.", "Jalankan lagi meja, supaya dibuat yang baru."
        )
    sisa = (akhir - saat).days
    uraian = f"Berlaku sampai {tanggal_panjang(akhir.astimezone(saat.tzinfo).date())}, {max(sisa, 0)} hari lagi."
    if sisa < _SERTIFIKAT_HABIS:
        return ButirSehat("Sertifikat", Tingkat.BURUK, uraian, "Jalankan lagi meja, supaya diperbarui.")
    return ButirSehat("Sertifikat", Tingkat.INGAT if sisa < _SERTIFIKAT_DEKAT else Tingkat.BAIK, uraian)
