"""Whether the register agrees with itself: its chain of events, and each letter's row with what its events tell.

A row says what a letter is now, its events how it came to that. Whoever changes a row by hand, or loses one, changes
no event, so the two no longer agree. An event of a kind that is not known here says nothing about a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.kode_periksa import KodePeriksa
from tata_usaha.agenda.rantai import Kejadian
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import StatusNaskah, bertanda_tangan
from zi_model.masalah import Letak, Masalah

BUKU = "buku agenda"
PULIHKAN = Anjuran.untuk(Tindak.PULIHKAN)
DIPULIHKAN = "DIPULIHKAN"
"""The event of a letter that was rebuilt: it tells all that its row says then."""
_MENJADI = {**{s.value: s for s in StatusNaskah}, "DIBUKA": StatusNaskah.KONSEP, "DILEPAS": StatusNaskah.SIAP_TTD}
NOMOR_DILEPAS = "nomor_dilepas"
"""What in the details of DILEPAS says that the letter lost its number with the copy: it had come with that."""
_DITARUH = {"BARU", "DIGANTI", "TETAP"}
_NIAT = "AKAN_DIPINDAHKAN"
_TERBIT = {s.value for s in StatusNaskah if bertanda_tangan(s)}


@dataclass
class Jejak:
    """What a letter's events tell of it; None where none told."""

    berkas: str | None = None
    status: str = StatusNaskah.KONSEP.value
    revisi: str | None = None
    sha256: str | None = None
    sha256_siap: str | None = None
    nomor: str | None = None
    tanggal: str | None = None
    berkas_ttd: str | None = None
    sha256_ttd: str | None = None
    dicabut_oleh: str | None = None

    def ikuti(self, kejadian: Kejadian) -> None:
        """Go on by one event."""
        data = {k: None if v is None else str(v) for k, v in kejadian.data.items()}
        peristiwa = kejadian.peristiwa
        if peristiwa == "DICATAT" and self.berkas is None:
            self.berkas = data.get("berkas")
        elif peristiwa in _DITARUH:
            self.sha256, self.revisi = data.get("sha256"), data.get("revisi")
        elif peristiwa == "DINOMORI":
            self.nomor, self.tanggal = data.get("nomor"), data.get("tanggal")
        elif peristiwa == DIPULIHKAN:
            for nama in vars(self):
                setattr(self, nama, data.get(nama))
        elif peristiwa in _MENJADI:
            self.status = _MENJADI[peristiwa].value
            if NOMOR_DILEPAS in data:
                self.nomor = self.tanggal = None
            if peristiwa == StatusNaskah.SIAP_TTD.value:
                self.sha256_siap = data.get("sha256")
            elif self.status == StatusNaskah.KONSEP.value:
                self.sha256_siap = None
            elif self.status == StatusNaskah.BATAL.value:
                self.dicabut_oleh = data.get("dicabut_oleh")
            if self.status == StatusNaskah.DITANDATANGANI.value:
                self.berkas_ttd, self.sha256_ttd = data.get("berkas"), data.get("sha256")
            elif self.status not in _TERBIT and self.dicabut_oleh is None:
                self.berkas_ttd = self.sha256_ttd = None
        elif peristiwa != _NIAT and data.get("ke"):
            self._pindah(data)

    def _pindah(self, data: Mapping[str, str | None]) -> None:
        """Go on by a file that moved: the letter's, or its signed copy; a draft beside that became the letter."""
        if data.get("dari") == self.berkas:
            self.berkas = data["ke"]
            self.sha256, self.revisi = data.get("sha256", self.sha256), data.get("revisi", self.revisi)
        elif data.get("dari") == self.berkas_ttd:
            self.berkas_ttd = data["ke"]


def ikuti_semua(kejadian: Iterable[Kejadian]) -> dict[str, Jejak]:
    """Return what the events, the oldest first, tell of each letter."""
    jejak: dict[str, Jejak] = {}
    for satu in kejadian:
        if "/" in satu.kunci and satu.peristiwa in {"DICATAT", DIPULIHKAN, *_DITARUH}:
            jejak.setdefault(satu.kunci, Jejak())
        if satu.kunci in jejak:
            jejak[satu.kunci].ikuti(satu)
    return jejak


def nilai_catatan(entri: EntriAgenda) -> dict[str, str | None]:
    """Return what a letter's row says of that which events tell."""
    terbit = entri.status.value in _TERBIT or entri.dicabut_oleh is not None
    return {
        "berkas": entri.berkas,
        "status": entri.status_asing or entri.status.value,
        "revisi": None if entri.sha256 is None else str(entri.revisi),
        "sha256": entri.sha256,
        "sha256_siap": entri.sha256_siap,
        "nomor": None if entri.nomor is None else str(entri.nomor),
        "tanggal": None if entri.tanggal is None else str(entri.tanggal),
        "berkas_ttd": entri.berkas_ttd if terbit else None,  # before that it is only meant to be
        "sha256_ttd": entri.sha256_ttd if terbit else None,
        "dicabut_oleh": entri.dicabut_oleh,
    }


def periksa_catatan(
    entri: Sequence[EntriAgenda], kejadian: Sequence[Kejadian], putus: Sequence[str]
) -> Iterator[Masalah]:
    """Yield where an office's register does not agree with itself; `putus` is where its chain is broken."""
    saran = "Baca catatannya; yang diubah orang dikembalikan dari salinan harian."
    for satu in putus:
        yield Masalah(Letak(BUKU), KodePeriksa.RANTAI, f"{satu}.", saran, anjuran=PULIHKAN)
    jejak = ikuti_semua(kejadian)
    for satu_entri in entri:
        milik = jejak.pop(satu_entri.kunci, None)
        if milik is None:
            pesan = f"{satu_entri.kunci} tidak punya satu kejadian pun."
            yield Masalah(Letak(BUKU), KodePeriksa.BEDA_KEJADIAN, pesan, saran, anjuran=PULIHKAN)
            continue
        for nama, tercatat in nilai_catatan(satu_entri).items():
            seharusnya = getattr(milik, nama)
            if tercatat != seharusnya:
                beda = f"tercatat “{_sebut(tercatat)}”, menurut kejadiannya “{_sebut(seharusnya)}”"
                pesan = f"{nama} {satu_entri.kunci} {beda}."
                yield Masalah(Letak(BUKU), KodePeriksa.BEDA_KEJADIAN, pesan, saran, anjuran=PULIHKAN)
    for kunci in jejak:
        pesan = f"catatan {kunci} tidak ada lagi, padahal ada kejadiannya."
        yield Masalah(Letak(BUKU), KodePeriksa.BEDA_KEJADIAN, pesan, saran, anjuran=PULIHKAN)


def _sebut(nilai: str | None) -> str:
    return "tidak ada" if nilai is None else nilai
