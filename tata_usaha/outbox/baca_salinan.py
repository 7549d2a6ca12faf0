"""A file that somebody brings as a letter's signed copy, read: refused with what it is, where it can be none."""

from __future__ import annotations

from pathlib import Path

from tata_usaha.bukti.jenis_berkas import kenali
from tata_usaha.bukti.pembaca.hasil_tanda import TANPA_TANDA, HasilTanda
from tata_usaha.bukti.pembaca.tanda_elektronik import periksa_tanda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox.pilih import tak_dapat, tolak_terbuka
from zi_model.bukti import JenisBerkas

_DITERIMA = {JenisBerkas.PDF: ".pdf", JenisBerkas.JPEG: ".jpg", JenisBerkas.PNG: ".png"}
UKURAN_MAKS = 200 * berkas.MIB
"""How large a signed copy may be."""


def baca_salinan(asal: Path, kepercayaan: Path | None) -> tuple[bytes, str, HasilTanda]:
    """Return the bytes of a scan, the suffix that fits what it really is, and what is known of its signatures.

    `kepercayaan` is the office's folder with the certificates by which it knows those who sign.

    Raises:
        GalatPemakaian: when there is no such file.
        GalatOutbox: when it is open, cannot be read, is no scan, or was changed after it was signed electronically.

    """
    if not asal.exists():
        raise GalatPemakaian(f"Berkas {asal} tidak ada.", "Sebutkan letak pindaian naskah yang sudah ditandatangani.")
    tolak_terbuka(asal)
    dikenal = kenali(asal)
    _tolak_berubah(asal, dikenal.tanda)
    if dikenal.alasan:  # what evidence would be told to do instead is no advice for a signed copy
        sebab = dikenal.alasan if dikenal.sementara else dikenal.alasan.partition(";")[0]
        raise _bukan_salinan(asal, f": {sebab.removesuffix(', bukan jenis berkas bukti')}")
    if dikenal.jenis is JenisBerkas.DOCX:
        raise _bukan_salinan(asal, ": ini berkas Word, belum bertanda tangan")
    if dikenal.jenis not in _DITERIMA:
        raise _bukan_salinan(asal, f": isinya {dikenal.jenis}")
    try:
        isi = berkas.baca(asal, UKURAN_MAKS)
        tetap = isi and berkas.sidik(asal) == berkas.sha256(isi)
    except berkas.BerkasTakWajar as galat:
        raise _bukan_salinan(asal, f": {galat}") from galat
    except OSError as galat:
        raise tak_dapat(asal, galat) from galat
    if not tetap:
        raise _bukan_salinan(asal, " karena sedang ditulis program lain")
    terbuka = dikenal.jenis is JenisBerkas.PDF and (dikenal.tanda != TANPA_TANDA or not dikenal.catatan)
    tanda = periksa_tanda(isi, kepercayaan) if terbuka else TANPA_TANDA
    _tolak_berubah(asal, tanda)  # it may have been another file a moment ago
    return isi, _DITERIMA[dikenal.jenis], tanda


def _bukan_salinan(asal: Path, sebab: str) -> GalatOutbox:
    return GalatOutbox(
        f"“{asal.name}” tidak dapat dipakai sebagai salinan bertanda tangan{sebab}.",
        "Pakai pindaian atau PDF bertanda tangan elektronik (PDF), atau foto lembarnya (JPG, PNG), yang dapat dibuka.",
    )


def _tolak_berubah(asal: Path, tanda: HasilTanda) -> None:
    if tanda.alasan:
        sebab, _, saran = tanda.alasan.partition("; ")
        raise GalatOutbox(f"“{asal.name}” bukan salinan bertanda tangan: {sebab}.", f"{saran[:1].upper()}{saran[1:]}.")
