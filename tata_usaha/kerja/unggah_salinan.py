"""The signed copy that somebody brings for one letter: a PDF, or photographs of its sheets, which become one PDF."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.daur import PermintaanTtd, tandatangani_naskah
from tata_usaha.outbox.baca_kiriman import KirimanTertahan, baca_kiriman, sebagai_berkas
from tata_usaha.outbox.masuk import AKHIRAN_FOTO, Kiriman, urutan
from tata_usaha.outbox.tanda_tangan import HasilTtd

__all__ = ["HasilTtd", "PermintaanUnggah", "unggah_salinan"]

_SARAN = (
    "Pilih pindaian (PDF), PDF bertanda tangan elektronik, atau foto lembarnya (JPG, PNG). Kalau berkasnya rusak atau "
    "terpotong, salin atau pindai sekali lagi."
)


@dataclass(frozen=True)
class PermintaanUnggah:
    """Which letter got which signed copy: one PDF, or its photographs in the order of their names.

    `tanggal`, `nomor` and `dasar` as in `PermintaanTtd`.
    """

    satker: str
    kunci: str
    berkas: tuple[Path, ...]
    tanggal: dt.date | None = None
    nomor: int | None = None
    dasar: str | None = None


def unggah_salinan(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanUnggah) -> HasilTtd:
    """Take in the signed copy of a letter (see `tandatangani_naskah`); the files themselves stay where they are.

    Raises:
        GalatPemakaian: as `tandatangani_naskah`; when no file is named, or several that are no photographs.
        GalatRencana, GalatOutbox, GalatBentrok, GalatBasisData: as `tandatangani_naskah`.

    """
    berkas = tuple(sorted(permintaan.berkas, key=lambda b: urutan(b.name)))
    if not berkas:
        raise GalatPemakaian("Belum ada berkas yang dipilih.", "Pilih pindaian atau foto naskah yang ditandatangani.")
    if len(berkas) > 1 and not all(b.suffix.lower() in AKHIRAN_FOTO for b in berkas):
        raise GalatPemakaian(
            f"Yang dipilih {len(berkas)} berkas, dan tidak semuanya foto.",
            "Untuk satu naskah, pilih satu PDF, atau semua fotonya (JPG, PNG).",
        )
    kiriman = Kiriman(berkas[0].name if len(berkas) == 1 else f"{len(berkas)} foto", berkas)
    try:
        isi = baca_kiriman(kiriman)
        with sebagai_berkas(kiriman, isi) as tempat:
            return tandatangani_naskah(pengaturan, pelaku, _ttd(permintaan, tempat))
    except KirimanTertahan as galat:
        raise GalatOutbox(
            f"“{kiriman.nama}” tidak dapat dipakai sebagai salinan bertanda tangan: {galat.alasan}.",
            galat.saran or _SARAN,
        ) from galat
    except OSError as galat:
        raise GalatOutbox(f"“{kiriman.nama}” tidak dapat dibaca: {sebab_sistem(galat)}.", "Kirim lagi.") from galat


def _ttd(permintaan: PermintaanUnggah, tempat: Path) -> PermintaanTtd:
    p = permintaan
    return PermintaanTtd(p.satker, p.kunci, tempat, p.tanggal, p.nomor, dasar=p.dasar)
