"""Where the office's CA and the certificate of the desk are kept, and when another one is made.

They lie apart from letters and evidence, which an office shares: in `.meja` beside the program, or in ZI_MEJA_FOLDER. A
key and its certificate are one file, so that being killed in between leaves the old pair or the new one. Of two desks
that start at once one waits for the other.

The CA is kept as long as it can vouch for every name: another one must be installed on every computer anew. It then
permits the earlier names too, so that who goes back to them need not walk to every computer once more.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from meja.keamanan import sertifikat as buat
from meja.keamanan.sertifikat import Pasangan, SertifikatRusak
from tata_usaha.dasar.berkas import MIB, BerkasTakWajar, baca, sinkron_folder, tempat_sementara
from tata_usaha.dasar.galat import GalatLayanan, GalatPemakaian
from tata_usaha.dasar.kunci import Kunci
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem

FOLDER_BAWAAN = AKAR / ".meja"
_CA, _MEJA, _UMUM = "ca-rahasia.pem", "meja-rahasia.pem", "sertifikat-meja-zi.crt"


@dataclass(frozen=True)
class SertifikatMeja:
    """`umum` is what other computers install, `meja` the key and the certificates that the server shows.

    `diganti` says why what they had installed before is no longer of use; empty when it still is.
    """

    umum: Path
    meja: Path
    sidik: str
    diganti: str = ""


def folder_sertifikat(pengaturan: Pengaturan, satker: str, lingkungan: Mapping[str, str] = os.environ) -> Path:
    """Return where the certificates of an office's desk are kept.

    Raises:
        GalatPemakaian: when ZI_MEJA_FOLDER lies among letters or evidence, where others could read the keys.

    """
    folder = Path(lingkungan.get("ZI_MEJA_FOLDER") or FOLDER_BAWAAN).expanduser().resolve()
    if folder.is_relative_to(pengaturan.outbox) or folder.is_relative_to(pengaturan.bukti):
        raise GalatPemakaian(
            f"ZI_MEJA_FOLDER {folder} ada di folder naskah atau bukti, yang dapat dibaca orang lain.",
            "Pilih folder lain, yang tidak dibagikan di jaringan.",
        )
    return folder / satker


def siapkan_sertifikat(folder: Path, kantor: str, nama: Iterable[str], saat: dt.datetime) -> SertifikatMeja:
    """Return the certificate for a desk under these names; made or renewed where that is needed.

    Raises:
        GalatLayanan: when the folder cannot be used, the office's CA is broken, or the clock stands before its time.

    """
    umum = buat.nama_umum(nama)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with Kunci(folder / "sertifikat.kunci"):
            ca, diganti = _ca(folder / _CA, kantor, umum, saat)
            if _isi(folder / _UMUM) != buat.pem(ca.sertifikat):
                _simpan(folder / _UMUM, buat.pem(ca.sertifikat), 0o644)
            _meja(folder / _MEJA, ca, umum, saat)
    except OSError as galat:
        raise GalatLayanan(
            f"Folder sertifikat {folder} tidak dapat dipakai: {sebab_sistem(galat)}.",
            saran_sistem(galat, "Atur ZI_MEJA_FOLDER ke folder yang dapat ditulisi."),
        ) from galat
    return SertifikatMeja(folder / _UMUM, folder / _MEJA, buat.sidik(ca.sertifikat), diganti)


def _ca(berkas: Path, kantor: str, nama: frozenset[x509.GeneralName], saat: dt.datetime) -> tuple[Pasangan, str]:
    """Return the office's CA, and why it is another one than before."""
    ada = _baca_ca(berkas)
    if ada is None:
        baru = buat.buat_ca(kantor, nama, saat)
        _simpan(berkas, baru.ke_pem())
        return baru, ""
    if saat < ada.sertifikat.not_valid_before_utc:
        raise GalatLayanan(
            f"Jam komputer ini ({saat:%Y-%m-%d}) menunjuk waktu sebelum sertifikat kantor dibuat.",
            "Betulkan jam komputernya, lalu jalankan lagi.",
        )
    boleh = buat.nama_boleh(ada.sertifikat)
    if kurang := nama - boleh:
        sebab = f"yang lama tidak berlaku untuk {', '.join(sorted(str(satu.value) for satu in kurang))}"
    elif saat > ada.sertifikat.not_valid_after_utc - buat.SISA_CA:
        sebab = "masa berlaku yang lama habis"
    else:
        _tutup(berkas)
        return ada, ""
    baru = buat.buat_ca(kantor, nama | boleh, saat)
    _simpan(berkas, baru.ke_pem())
    return baru, sebab


def _baca_ca(berkas: Path) -> Pasangan | None:
    """Return the CA that is kept; None when there is none yet."""
    if (isi := _isi(berkas)) is None:
        return None
    try:
        ada = buat.dari_pem(isi)
        buat.nama_boleh(ada.sertifikat)
    except SertifikatRusak as galat:
        raise GalatLayanan(
            f"Sertifikat kantor di {berkas} rusak.",
            "Kembalikan berkas itu dari cadangan. Kalau tidak ada cadangannya, pindahkan berkas itu, jalankan lagi, "
            "dan pasang sertifikat yang baru di setiap komputer.",
        ) from galat
    return ada


def _meja(berkas: Path, ca: Pasangan, nama: frozenset[x509.GeneralName], saat: dt.datetime) -> None:
    """See to it that there is a certificate of the desk with which it can go on."""
    isi = _isi(berkas)
    try:
        baik = isi is not None and buat.masih_baik(buat.dari_pem(isi).sertifikat, ca.sertifikat, nama, saat)
    except SertifikatRusak:
        baik = False
    if baik:
        _tutup(berkas)
    else:
        _simpan(berkas, buat.buat_meja(ca, nama, saat).ke_pem() + buat.pem(ca.sertifikat))


def _isi(berkas: Path) -> bytes | None:
    try:
        return baca(berkas, MIB)
    except FileNotFoundError:
        return None
    except BerkasTakWajar:
        return b""


def _tutup(berkas: Path) -> None:
    """Let nobody else read a key that was copied there, or restored from a backup."""
    if os.name == "posix" and berkas.stat().st_mode & 0o077:
        berkas.chmod(0o600)


def _simpan(berkas: Path, isi: bytes, hak: int = 0o600) -> None:
    """Write a file whole, with these rights from its first moment on."""
    with tempat_sementara(berkas.parent) as sementara:
        fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), hak)
        with os.fdopen(fd, "wb") as keluar:
            keluar.write(isi)
            keluar.flush()
            os.fsync(keluar.fileno())
        sementara.replace(berkas)
    sinkron_folder(berkas.parent)
