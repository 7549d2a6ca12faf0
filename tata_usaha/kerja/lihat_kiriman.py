"""What arrived signed and waits: why, how it looks, which letter it may be; and a person's word which one it is."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import os
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.hasil_terima import HasilKiriman, PermintaanTerima
from tata_usaha.kerja.tahun import baca_kantor
from tata_usaha.kerja.terima import terima_naskah
from tata_usaha.outbox import masuk
from tata_usaha.outbox.baca_kiriman import KirimanTertahan, baca_kiriman, keluhan_jenis
from tata_usaha.outbox.ingatan_masuk import Ingatan, dasar, tanda
from tata_usaha.outbox.masuk import Kiriman
from tata_usaha.outbox.pilih import tak_dapat
from tata_usaha.outbox.terbuka import pembuka
from zi_model.daur_naskah import Langkah, dapat

_DPI = 80
"""Enough to read a letter's heading on a screen."""
_AWAL_SEMENTARA, _LAMA = ".zi-unggah-", 3600.0
"""How the names of folders begin that are being filled; after so many seconds nobody fills one any more."""


@dataclass(frozen=True)
class KirimanMenunggu:
    """Something that arrived and is no letter's signed copy yet.

    `tanda` tells it from what may lie there under its name later, `halaman` is how many pages it has (None: it does not
    open). `alasan` says in Indonesian, without a full stop, why it waits ("": nobody has tried yet), `calon` are the
    keys of letters that it may be.
    """

    nama: str
    berkas: tuple[str, ...]
    tanda: str
    saat: dt.datetime | None
    ukuran: int
    halaman: int | None
    alasan: str
    calon: tuple[str, ...] = ()

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        saat = self.saat.isoformat() if self.saat else None
        return {**vars(self), "saat": saat, "berkas": list(self.berkas), "calon": list(self.calon)}


@dataclass(frozen=True)
class FolderKiriman:
    """What waits, by name; `naskah` are the letters that wait for a signature: key and name.

    `srikandi` are the keys of those that get number and date in SRIKANDI.
    """

    kiriman: tuple[KirimanMenunggu, ...]
    naskah: tuple[tuple[str, str], ...]
    srikandi: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PermintaanTetapkan:
    """Which of the things that wait is which letter; `tanda` is which one was looked at, None: nobody says.

    `tanggal` and `nomor` as in `PermintaanTtd`.
    """

    satker: str
    nama: str
    kunci: str
    tanda: str | None = None
    tanggal: dt.date | None = None
    nomor: int | None = None


def lihat_kiriman(pengaturan: Pengaturan, satker: str) -> FolderKiriman:
    """Return what arrived signed and waits in an office's folder for it, and which letters wait for a signature.

    Raises:
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: when the folder cannot be read.
        GalatBasisData: when the register cannot be used.

    """
    kantor = baca_kantor(pengaturan, satker)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        semua = buku.semua(sambungan, satker)
    ingatan = Ingatan(folder_kiriman(pengaturan, satker), dasar(semua, kantor.satker))
    nama = {e.kunci: PurePosixPath(e.berkas).stem for e in semua}
    kiriman = tuple(_lihat(ingatan, satu, nama) for satu in _daftar(pengaturan, satker))
    return FolderKiriman(kiriman, tuple(_menunggu(semua)), frozenset(e.kunci for e in semua if e.jalur))


def halaman_kiriman(pengaturan: Pengaturan, satker: str, nama: str, ke: int) -> bytes | None:
    """Return a page (from 1) of something that waits, as a PNG; None when it has none, or does not open.

    Raises:
        GalatPemakaian: when nothing of this name waits.
        GalatOutbox: when the folder cannot be read.

    """
    from tata_usaha.bukti.pembaca.halaman_pdf import gambar_halaman

    kiriman = _cari(pengaturan, satker, nama)
    try:
        gambar = gambar_halaman(baca_kiriman(kiriman).isi, ke - 1, _DPI) if ke > 0 else None
    except (KirimanTertahan, OSError):
        return None
    if gambar is None:
        return None
    keluar = io.BytesIO()
    gambar.save(keluar, "PNG")
    return keluar.getvalue()


def taruh_kiriman(pengaturan: Pengaturan, satker: str, semua: Sequence[Path], *, satu_naskah: bool = False) -> Path:
    """Copy files to where scans arrive; what lies there stays. `satu_naskah`: they are photographs of one letter.

    Return the folder. Nothing is taken in yet (see `terima_naskah`).

    Raises:
        GalatPemakaian: when a file is neither PDF nor photograph, or they are to be one letter and are not all
            photographs.
        GalatOutbox: when the folder cannot be written.

    """
    for satu in semua:
        if satu.suffix.lower() not in {".pdf", *masuk.AKHIRAN_FOTO}:
            raise GalatPemakaian(
                f"“{satu.name}” bukan PDF atau foto.", "Kirim pindaian (PDF), atau foto lembarnya (JPG, PNG)."
            )
    if satu_naskah and not all(s.suffix.lower() in masuk.AKHIRAN_FOTO for s in semua):
        raise GalatPemakaian(
            "Yang dijadikan satu naskah hanya foto.", "Kirim PDF-nya tersendiri: satu PDF, satu naskah."
        )
    folder = folder_kiriman(pengaturan, satker)
    try:
        masuk.siapkan_masuk(pengaturan.outbox, satker)
        berurut = sorted(semua, key=lambda s: masuk.urutan(s.name))
        if satu_naskah and len(semua) > 1:
            _salin_bersama(berurut, folder)
        else:
            for satu in berurut:
                _salin(satu, folder)
    except OSError as galat:
        raise tak_dapat(folder, galat) from galat
    return folder


def tetapkan_kiriman(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanTetapkan) -> HasilKiriman:
    """Take in something that waits as the signed copy of the letter that a person names.

    Raises:
        GalatPemakaian: when nothing of this name waits, or no letter is meant.
        GalatBentrok: when it is not what was looked at.
        GalatRencana, GalatOutbox, GalatBasisData: as `terima_naskah`.

    """
    kiriman = _cari(pengaturan, permintaan.satker, permintaan.nama)
    if permintaan.tanda not in {None, tanda_kiriman(kiriman)}:
        raise GalatBentrok(f"“{kiriman.nama}” sudah berubah sejak dilihat.", "Lihat lagi halamannya, lalu tetapkan.")
    disebut = permintaan.tanggal, permintaan.nomor
    diminta = PermintaanTerima(permintaan.satker, kiriman.berkas, permintaan.kunci, disebut=disebut)
    hasil = terima_naskah(pengaturan, pelaku, diminta).kiriman
    if not hasil:
        raise GalatPemakaian(f"“{kiriman.nama}” tidak ada lagi.", "Mungkin baru saja diterima; lihat lagi daftarnya.")
    return hasil[0]


def folder_kiriman(pengaturan: Pengaturan, satker: str) -> Path:
    """Return the folder in which an office's scans arrive, without links in its path."""
    return masuk.folder_masuk(pengaturan.outbox, satker).resolve()


def _daftar(pengaturan: Pengaturan, satker: str) -> list[Kiriman]:
    folder = folder_kiriman(pengaturan, satker)
    try:
        return masuk.daftar_kiriman(folder)
    except OSError as galat:
        raise tak_dapat(folder, galat) from galat


def _cari(pengaturan: Pengaturan, satker: str, nama: str) -> Kiriman:
    for satu in _daftar(pengaturan, satker):
        if satu.nama == nama:
            return satu
    raise GalatPemakaian(f"Tidak ada kiriman “{nama}” yang menunggu.", "Mungkin baru saja diterima.")


def _lihat(ingatan: Ingatan, kiriman: Kiriman, nama: Mapping[str, str]) -> KirimanMenunggu:
    ada = None
    with suppress(OSError):
        if kini := tanda(kiriman):
            ada = ingatan.cari(kiriman, kini)
    dibuka = next(filter(None, map(pembuka, kiriman.berkas)), None)
    alasan = kiriman.keluhan or (str(dibuka) if dibuka else "") or (ada.keberatan if ada else "")
    if not alasan and ada and ada.kunci:
        alasan = f"dikenal sebagai “{nama.get(ada.kunci, ada.kunci)}”, tetapi belum dapat diterima"
    saat, ukuran = _keadaan(kiriman)
    return KirimanMenunggu(
        kiriman.nama,
        tuple(b.name for b in kiriman.berkas),
        tanda_kiriman(kiriman),
        saat,
        ukuran,
        len(kiriman.berkas) if kiriman.foto else _halaman(kiriman.berkas[0]),
        alasan or ("" if ada else keluhan_jenis(kiriman)),
        ada.calon or ((ada.kunci,) if ada.kunci else ()) if ada else (),
    )


def tanda_kiriman(kiriman: Kiriman) -> str:
    """Return what tells it from what may lie there under its name later; "" when it is gone."""
    try:
        kini = tanda(kiriman)
    except OSError:
        return ""
    return berkas.sha256(kini.encode()) if kini else ""


def _keadaan(kiriman: Kiriman) -> tuple[dt.datetime | None, int]:
    saat, ukuran = 0.0, 0
    for satu in kiriman.berkas:
        with suppress(OSError):
            keadaan = satu.stat()
            saat, ukuran = max(saat, keadaan.st_mtime), ukuran + keadaan.st_size
    return (dt.datetime.fromtimestamp(saat, dt.UTC) if saat else None), ukuran


def _halaman(tempat: Path) -> int | None:
    from tata_usaha.bukti.pembaca.halaman_pdf import banyak_halaman
    from tata_usaha.outbox.baca_salinan import UKURAN_MAKS

    try:
        return banyak_halaman(berkas.baca(tempat, UKURAN_MAKS))
    except (OSError, berkas.BerkasTakWajar):
        return None


def _menunggu(semua: Sequence[EntriAgenda]) -> list[tuple[str, str]]:
    return [
        (e.kunci, PurePosixPath(e.berkas).stem)
        for e in semua
        if dapat(e.status, Langkah.TANDATANGANI) and not e.status_asing and e.berkas.endswith(".docx")
    ]


def _salin_bersama(semua: Sequence[Path], folder: Path) -> None:
    """Copy photographs into a folder of their own, which nobody takes for a letter before all are there."""
    _buang_sisa(folder)
    sementara = folder / f"{_AWAL_SEMENTARA}{secrets.token_hex(8)}"
    try:
        sementara.mkdir()
        for satu in semua:
            _salin(satu, sementara)
        nama = (f"{semua[0].stem}{f' ({ke})' if ke > 1 else ''}" for ke in itertools.count(1))
        bebas = (n for n in nama if n.casefold() not in masuk.MILIK_PROGRAM and not os.path.lexists(folder / n))
        sementara.rename(folder / next(bebas))
        berkas.sinkron_folder(folder)
    finally:
        shutil.rmtree(sementara, ignore_errors=True)


def _buang_sisa(folder: Path) -> None:
    """Remove what somebody left who was killed while copying photographs."""
    for satu in folder.glob(f"{_AWAL_SEMENTARA}*"):
        with suppress(OSError):
            if time.time() - satu.stat().st_mtime > _LAMA:
                shutil.rmtree(satu, ignore_errors=True)


def _salin(asal: Path, folder: Path) -> None:
    """Copy a file into a folder under the first name that is free there."""
    with berkas.salinan_sementara(folder, asal) as salinan:
        for ke in itertools.count(1):
            with suppress(FileExistsError):
                tujuan = folder / f"{asal.stem}{f'-{ke}' if ke > 1 else ''}{asal.suffix.lower()}"
                berkas.pindahkan(salinan.tempat, tujuan)
                berkas.sinkron_folder(folder)
                return
