"""What is known of the electronic signatures in a file, and how people are told of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from zi_model.bahasa import tanggal_panjang

BERUBAH = "PDF ini berubah sesudah ditandatangani secara elektronik"
"""How each refusal of a changed file begins, which is how the register knows one again."""
BELUM_DIPASANG = "tanda tangan elektroniknya tidak diperiksa karena pustakanya belum dipasang"
TAK_TERPERIKSA = "tanda tangan elektroniknya tidak dapat diperiksa"
_ASLI = "pakai berkas yang diterima dari penanda tangan, bukan hasil simpan ulang, gabungan, atau suntingan"


class KeadaanTanda(StrEnum):
    """What is known of a file's electronic signatures, all of them together."""

    TANPA = "tanpa tanda tangan elektronik"
    DIKENAL = "utuh, penanda tangan dikenal"
    TAK_DIKENAL = "utuh, penanda tangan belum dikenal"
    BERUBAH = "berubah sesudah ditandatangani"
    TAK_DIPERIKSA = "belum diperiksa"
    TAK_TERPERIKSA = "tidak dapat diperiksa"


@dataclass(frozen=True)
class PenandaTangan:
    """Who signed, as the certificate says, and when, as the signature says (aware; None: it does not say).

    `dikenal`: the certificate was issued, for that moment, by one that the office trusts.
    """

    nama: str
    penerbit: str
    waktu: dt.datetime | None
    dikenal: bool


@dataclass(frozen=True)
class HasilTanda:
    """What is known of a file's signatures; `sebab` says in Indonesian what is wrong, or why it is not known."""

    keadaan: KeadaanTanda
    penanda: tuple[PenandaTangan, ...] = ()
    sebab: str = ""

    @property
    def alasan(self) -> str:
        """Why the file is refused, with what to do, or nothing."""
        if self.keadaan is not KeadaanTanda.BERUBAH:
            return ""
        return f"{BERUBAH}{f' ({self.sebab})' if self.sebab else ''}; {_ASLI}"

    @property
    def catatan(self) -> str:
        """What keeps the file from being checked, or nothing; it refuses nothing."""
        if self.keadaan is KeadaanTanda.TAK_DIPERIKSA:
            return BELUM_DIPASANG
        if self.keadaan is KeadaanTanda.TAK_TERPERIKSA:
            return f"{TAK_TERPERIKSA}{f' ({self.sebab})' if self.sebab else ''}"
        return ""

    @property
    def ringkas(self) -> str:
        """Who signed, and what was known of it, on one line; nothing about a file without signatures."""
        if self.keadaan is KeadaanTanda.TANPA:
            return ""
        return "; ".join([*(satu.nama for satu in self.penanda), self.keadaan])

    def hari(self, zona: dt.tzinfo) -> dt.date | None:
        """Return the day on which the last of those signed whom the office knows; None when that is not sure."""
        if self.keadaan is not KeadaanTanda.DIKENAL:
            return None
        return max((satu.waktu.astimezone(zona).date() for satu in self.penanda if satu.waktu), default=None)

    def kalimat(self, zona: dt.tzinfo) -> list[str]:
        """Return what a person is told of it, a sentence each; nothing about a file without signatures."""
        if self.catatan:
            return [f"{self.catatan[:1].upper()}{self.catatan[1:]}."]
        if self.alasan:
            return [f"{self.alasan.partition('; ')[0]}."]
        baris = [_sebut(satu, zona) for satu in self.penanda]
        if self.keadaan is KeadaanTanda.TAK_DIKENAL and self.sebab:
            baris.append(f"{self.sebab[:1].upper()}{self.sebab[1:]}.")
        return baris

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "keadaan": self.keadaan.value,
            "sebab": self.sebab,
            "penanda_tangan": [
                {
                    "nama": satu.nama,
                    "penerbit": satu.penerbit,
                    "waktu": satu.waktu.isoformat() if satu.waktu else None,
                    "dikenal": satu.dikenal,
                }
                for satu in self.penanda
            ],
        }


TANPA_TANDA = HasilTanda(KeadaanTanda.TANPA)


def cara_memeriksa(catatan: str) -> str:
    """Return what a person may do about a remark on an electronic signature; nothing about another remark."""
    if catatan == BELUM_DIPASANG:
        return "untuk memeriksanya, pasang paketnya (panduan, bagian Tanda tangan elektronik)."
    if catatan.startswith(TAK_TERPERIKSA):
        return "periksa tanda tangannya sendiri di pembaca PDF."
    return ""


def _sebut(satu: PenandaTangan, zona: dt.tzinfo) -> str:
    pada = ""
    if satu.waktu is not None:
        waktu = satu.waktu.astimezone(zona)
        pada = f" pada {tanggal_panjang(waktu.date())} pukul {waktu:%H.%M}"
    kenal = "penanda tangannya dikenal" if satu.dikenal else "penanda tangannya belum dikenal"
    penerbit = f" (sertifikat dari {satu.penerbit})" if satu.penerbit else ""
    return f"Ditandatangani secara elektronik oleh {satu.nama}{penerbit}{pada}; isinya utuh, {kenal}."
