"""A unit's remark (`catatan.txt`): text from any Notepad, as it can be printed in a report, and how one is added."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from pathlib import Path

from tata_usaha.bukti.jelajah_bukti import Tempat, sebut
from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.bukti.pembaca.asing import urutan_sandi
from tata_usaha.bukti.pohon_bukti import CATATAN
from tata_usaha.dasar import berkas as penulis
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.masalah import Letak, Masalah, Tingkat

CATATAN_MAKS = 64 * 1024
_TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def baca_catatan(berkas: Path) -> tuple[str, bool]:
    """Return a remark and whether it was cut: its first 64 KiB, in lines of LF, without control characters.

    Windows-1252, UTF-8 and UTF-16 are told apart by mark and content; a byte that none of them has
    becomes �.

    Raises:
        OSError: when it cannot be read.

    """
    with berkas.open("rb") as masuk:
        isi = masuk.read(CATATAN_MAKS + 1)
    terpotong = len(isi) > CATATAN_MAKS
    return rapikan(_sandikan(isi[:CATATAN_MAKS])), terpotong


class CatatanPenuh(ValueError):
    """A remark that would be longer than what a report takes of it."""


def rapikan(teks: str) -> str:
    """Return a text as `baca_catatan` will give it back."""
    baris = (_TAK_TERCETAK.sub("", satu).rstrip() for satu in re.split(r"\r\n|\r|\n", teks.replace("\t", " ")))
    return "\n".join(baris).strip("\n")


def tambahkan(folder: Path, teks: str) -> tuple[Path, bool]:
    """Add a text to the end of a period's remark; return its file, and False when it ends so already.

    What stands there stays as it is, byte for byte, in the encoding that its Notepad chose; only where that lacks a
    letter of the new text the whole is written in UTF-8, with its mark.

    Raises:
        CatatanPenuh: when it would be longer than what a report takes of it.
        OSError: when it cannot be read or written.

    """
    penulis.buat_folder(folder)
    ada = [satu for satu in sorted(folder.iterdir()) if satu.name.casefold() == CATATAN]
    tempat = ada[0] if ada else folder / CATATAN
    lama = penulis.baca(tempat, CATATAN_MAKS * 4) if ada else b""
    tertulis, _ = baca_catatan(tempat) if ada else ("", False)
    if f"\n{tertulis}".endswith(f"\n{teks}"):
        return tempat, False
    isi = _sambung(lama, teks)
    if len(isi) > CATATAN_MAKS:
        raise CatatanPenuh(f"catatannya akan lebih panjang dari {CATATAN_MAKS // 1024} KB")
    penulis.simpan(tempat, isi)
    return tempat, True


def _sambung(lama: bytes, teks: str) -> bytes:
    if not lama.strip():
        return codecs.BOM_UTF8 + f"{teks}\n".replace("\n", "\r\n").encode()
    sandi = _sandi(lama)
    dulu = lama.decode(sandi or "cp1252", "replace")
    akhir = "\r\n" if "\r\n" in dulu or "\n" not in dulu else "\n"
    sambungan = f"{'' if dulu.endswith(chr(10)) else akhir}{teks}\n".replace("\r\n", "\n").replace("\n", akhir)
    if sandi == "utf-16":
        return lama + sambungan.encode("utf-16-be" if lama.startswith(codecs.BOM_UTF16_BE) else "utf-16-le")
    try:
        return lama + sambungan.encode("utf-8" if sandi == "utf-8-sig" else "cp1252")
    except UnicodeEncodeError:
        return codecs.BOM_UTF8 + f"{dulu}{sambungan}".encode()


def _sandi(isi: bytes) -> str | None:
    for sandi in urutan_sandi(isi):
        try:
            isi.decode(sandi)
        except UnicodeDecodeError:
            continue
        return sandi
    return None


def _sandikan(isi: bytes) -> str:
    for sandi in urutan_sandi(isi):
        try:  # where it was cut, half a character may stand at the end
            return codecs.getincrementaldecoder(sandi)().decode(isi, final=False)
        except UnicodeDecodeError:
            continue
    return isi.decode("cp1252", errors="replace")


def baca_semua_catatan(berkas: Iterable[tuple[Tempat, Path]]) -> tuple[dict[Tempat, str], list[Masalah]]:
    """Return the remarks by the row and period that they are of, and what is wrong with their files."""
    catatan: dict[Tempat, str] = {}
    masalah: list[Masalah] = []
    for tempat, satu in berkas:
        letak = Letak(sebut(satu))
        try:
            teks, terpotong = baca_catatan(satu)
        except OSError as galat:
            pesan = f"tidak dapat dibaca ({sebab_sistem(galat)}); tidak masuk laporan."
            masalah.append(Masalah(letak, KodeBukti.CATATAN_RUSAK, pesan, "Tutup program yang sedang membukanya."))
            continue
        if terpotong:
            pesan = f"lebih panjang dari {CATATAN_MAKS // 1024} KB; hanya bagian awalnya masuk laporan."
            masalah.append(Masalah(letak, KodeBukti.CATATAN_PANJANG, pesan, "Ringkaskan.", Tingkat.CATATAN))
        if teks:
            catatan[tempat] = f"{catatan[tempat]}\n{teks}" if tempat in catatan else teks
    return catatan, masalah
