"""Looking at one evidence file: the first time, and again when it was refused, because "copy it again" has to help."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.bukti.jelajah_bukti import BerkasTemuan
from tata_usaha.bukti.jenis_berkas import Pengenalan, kenali
from tata_usaha.bukti.pembaca.hasil_tanda import BERUBAH
from tata_usaha.bukti.rekaman_bukti import Rekaman
from tata_usaha.dasar.berkas import sha256_berkas
from tata_usaha.dasar.sebab import sebab_sistem

_MASIH_DISALIN = dt.timedelta(seconds=2)


@dataclass(frozen=True)
class Ditinjau:
    """A file that was refused for what it is, below the office's folder: each scan looks at it again."""

    relatif: str
    mtime_ns: int
    alasan: str
    sha256: str

    @property
    def dibaca(self) -> bool:
        """Whether looking at it counts as reading it: one that was changed after it was signed is only summed up."""
        return not self.alasan.startswith(BERUBAH)

    def tetap(self, akar: Path, sekarang: dt.datetime) -> bool:
        """Tell whether a scan at this moment would refuse it again, for the same reason and as surely."""
        if not self.dibaca:
            return _isinya(akar / self.relatif, self.sha256)
        if baru_berubah(self.mtime_ns, sekarang):
            return False
        return kenali(akar / self.relatif) == Pengenalan(None, self.alasan)


def baca_berkas(temuan: BerkasTemuan, lama: Rekaman | None) -> tuple[str, Pengenalan]:
    """Return SHA-256 and kind of one file, provided that it stayed the same meanwhile.

    A file that is refused again for the same reason is not summed up again: large films would cost
    every scan as much as the first one.
    """
    try:
        pengenalan = kenali(temuan.berkas)
        if lama and lama.jenis is None and lama.menurut(temuan) and pengenalan == Pengenalan(None, lama.alasan_ditolak):
            return lama.sha256, pengenalan
        sha256 = sha256_berkas(temuan.berkas)
        sesudah = temuan.berkas.stat()
    except PermissionError:
        alasan = "tidak boleh dibaca; tutup program yang sedang membukanya, atau minta izin baca"
        return "", Pengenalan(None, alasan, sementara=True)
    except OSError as galat:
        alasan = f"tidak dapat dibaca ({sebab_sistem(galat)}); periksa sambungan ke foldernya"
        return "", Pengenalan(None, alasan, sementara=True)
    if (sesudah.st_size, sesudah.st_mtime_ns) != (temuan.ukuran, temuan.mtime_ns):
        alasan = "sedang ditulis; dibaca lagi pada pemindaian berikutnya"
        return "", Pengenalan(None, alasan, sementara=True)
    return sha256, pengenalan


def tetap_berubah(berkas: Path, lama: Rekaman) -> bool:
    """Tell whether a file that was changed after it was signed has the same bytes still: nothing makes it whole."""
    return lama.alasan_ditolak.startswith(BERUBAH) and _isinya(berkas, lama.sha256)


def baru_berubah(mtime_ns: int, sekarang: dt.datetime) -> bool:
    """Tell whether a file may still be being copied."""
    diubah = dt.datetime.fromtimestamp(mtime_ns / 1e9, dt.UTC)
    return abs(sekarang - diubah) <= _MASIH_DISALIN


def _isinya(berkas: Path, sha256: str) -> bool:
    try:
        return sha256_berkas(berkas) == sha256
    except OSError:
        return False
