"""Two versions of a letter side by side: the one that is used and a newer draft, somebody's edit, an earlier file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.lihat_naskah import RincianNaskah, lihat_naskah
from tata_usaha.konsep.bandingkan import Baris, Beda, Kata, Perbandingan, bandingkan, baris_naskah
from tata_usaha.konsep.sisa import UKURAN_MAKS
from tata_usaha.outbox.bentrok import SUNTINGAN_LAIN, nama_pendek
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian

__all__ = ["Baris", "Beda", "HasilBanding", "Kata", "PermintaanBanding", "Versi", "bandingkan_naskah"]


@dataclass(frozen=True)
class PermintaanBanding:
    """Which letter, and with which of its versions (`Versi.id`), or with which file; neither: the newest other one."""

    satker: str
    kunci: str
    dengan: str | None = None
    berkas: Path | None = None


@dataclass(frozen=True)
class Versi:
    """Another version of a letter: `id` names it, `sebutan` says what it is, by whom and when as far as it is known.

    `sidik` is its SHA-256 where it may become the letter ("" where it may not); `lama`: it is an earlier file.
    """

    id: str
    tempat: Path
    sebutan: str
    oleh: str = ""
    saat: dt.datetime | None = None
    sidik: str = ""
    lama: bool = False


@dataclass(frozen=True)
class HasilBanding:
    """A letter and another version of it: what differs, from the older to the newer, and what else it has.

    `lain` is None when there is none. `sidik` is the SHA-256 of the letter's own file.
    """

    naskah: RincianNaskah
    pilihan: tuple[Versi, ...]
    lain: Versi | None = None
    beda: Perbandingan | None = None

    @property
    def sidik(self) -> str:
        """The SHA-256 of the file that is the letter now; "" when there is none."""
        return self.naskah.isi.sha256 or ""

    @property
    def dapat_dipakai(self) -> bool:
        """Whether a person may choose between the two."""
        return self.lain is not None and bool(self.lain.sidik) and self.lain.sidik != self.sidik

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        beda = self.beda
        return {
            "kunci": self.naskah.entri.kunci,
            "berkas": str(self.naskah.isi.berkas),
            "dengan": str(self.lain.tempat) if self.lain else None,
            "baru": beda.baru if beda else 0,
            "hilang": beda.hilang if beda else 0,
            "ubah": beda.ubah if beda else 0,
            "baris": [_data(b) for b in beda.baris] if beda else [],
        }


def bandingkan_naskah(pengaturan: Pengaturan, permintaan: PermintaanBanding) -> HasilBanding:
    """Return what differs between a letter and another version of it; nothing is changed.

    Raises:
        GalatPemakaian: when no letter is meant, or it has no such version.
        GalatOutbox: when one of the two cannot be read as a letter.
        GalatRencana: when the office's plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    naskah = lihat_naskah(pengaturan, permintaan.satker, permintaan.kunci)
    pilihan = tuple(_versi(pengaturan, naskah))
    if permintaan.berkas is not None:
        lain: Versi | None = Versi("", permintaan.berkas, permintaan.berkas.name)
    elif permintaan.dengan:
        lain = next((v for v in pilihan if permintaan.dengan in {v.id, v.sidik}), None)
        if lain is None:
            raise GalatPemakaian("Versi itu tidak ada lagi: sudah dipilih, dipindahkan, atau berubah.", "Pilih lagi.")
    else:
        lain = pilihan[0] if pilihan else None
    if lain is None:
        return HasilBanding(naskah, pilihan)
    kini, versi = _baca(naskah.isi.berkas), _baca(lain.tempat)
    beda = bandingkan(versi, kini) if lain.lama else bandingkan(kini, versi)
    return HasilBanding(naskah, pilihan, lain, beda)


def _versi(pengaturan: Pengaturan, naskah: RincianNaskah) -> Iterator[Versi]:
    """Yield the other versions of a letter, those that may become it first."""
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        disimpan = {
            str(k.data.get("sha256")): (nama_pendek(k.oleh), k.saat)
            for k in kejadian_naskah(sambungan, naskah.entri.kunci)
            if k.peristiwa == SUNTINGAN_LAIN
        }
    for satu in naskah.berkas_lain:
        if satu.tempat != naskah.isi.berkas and satu.tempat.suffix == ".docx":
            oleh, saat = disimpan.get(satu.sidik, ("", None))
            sebutan = f"suntingan {oleh}" if oleh else satu.sebutan
            yield Versi(satu.sidik, satu.tempat, sebutan, oleh, saat, satu.sidik)
    for revisi in naskah.revisi:
        if revisi.tempat.suffix == ".docx":
            yield Versi(revisi.nama, revisi.tempat, revisi.sebutan, saat=revisi.saat, lama=True)


def _baca(tempat: Path) -> list[str]:
    try:
        return baris_naskah(baca_bagian(berkas.baca(tempat, UKURAN_MAKS)))
    except OSError as galat:
        raise GalatOutbox(f"“{tempat.name}” tidak dapat dibaca: {sebab_sistem(galat)}.", saran_sistem(galat)) from galat
    except (berkas.BerkasTakWajar, PaketAsing) as galat:
        raise GalatOutbox(
            f"“{tempat.name}” tidak dapat dibandingkan: {galat}.", "Hanya dokumen Word (.docx) yang dapat dibandingkan."
        ) from galat


def _data(baris: Baris) -> dict[str, object]:
    if baris.beda is Beda.LEWAT:
        return {"beda": baris.beda.value, "banyak": baris.banyak}
    if baris.beda is Beda.UBAH:
        return {"beda": baris.beda.value, "kata": [[k.beda.value, k.teks] for k in baris.kata]}
    return {"beda": baris.beda.value, "teks": baris.teks}
