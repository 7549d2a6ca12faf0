"""What a person may do next, apart from how: the terminal names a command for it, the desk a button."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class Tindak(StrEnum):
    """What can be advised; each is one use case of the office."""

    PERIKSA_RENCANA = auto()
    SUSUN_RENCANA = auto()
    PERIKSA_BUKTI = auto()
    ARSIPKAN_BUKTI = auto()
    BATALKAN_ARSIP_BUKTI = auto()
    LIHAT_STATUS = auto()
    DAFTAR_NASKAH = auto()
    SUSUN_NASKAH = auto()
    BUAT_NASKAH = auto()
    LIHAT_OUTBOX = auto()
    NOMORI = auto()
    GANTI_NOMOR = auto()
    PAKAI_LAGI_NOMOR = auto()
    NOMORI_PERIODE = auto()
    LIHAT_NOMOR = auto()
    LIHAT_TINDAK_LANJUT = auto()
    NYATAKAN_SIAP = auto()
    BUKA_NASKAH = auto()
    TANDATANGANI = auto()
    TERIMA = auto()
    TERIMA_MASUK = auto()
    LEPAS_TTD = auto()
    ARSIPKAN_NASKAH = auto()
    BATALKAN_NASKAH = auto()
    PAKAI_BERKAS = auto()
    PULIHKAN = auto()
    PERIKSA_TEMPLAT = auto()
    UBAH_TEMPLAT = auto()
    COCOKKAN_TEMPLAT = auto()
    PERIKSA = auto()
    LAPORAN_PROVINSI = auto()


@dataclass(frozen=True)
class Anjuran:
    """One advice: what to do, with what. Which parameters belong to which `tindak` stands where it is worded."""

    tindak: Tindak
    parameter: tuple[tuple[str, str], ...] = ()

    @classmethod
    def untuk(cls, tindak: Tindak, **parameter: object) -> Anjuran:
        """Return an advice with its parameters by name."""
        return cls(tindak, tuple((nama, str(nilai)) for nama, nilai in parameter.items()))


@dataclass(frozen=True)
class Pemberitahuan:
    """A sentence (Indonesian) that tells a person something, and what may be done about it."""

    kalimat: str
    anjuran: Anjuran
