"""The register follows a letter's file that somebody renamed or moved within the outbox.

Looked for is only what is missing at its place; while all letters lie where the register has them, nothing is
walked or opened. Looking (`kenali`) writes nothing. What a person must decide is handed back as it is.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat, kejadian_naskah
from tata_usaha.dasar import berkas
from tata_usaha.konsep.judul import berjudul, menyebut_angka
from tata_usaha.konsep.kendali import cari_kendali
from tata_usaha.konsep.sisa import UKURAN_MAKS
from tata_usaha.outbox import pindah_tahunan, riwayat, terbuka
from tata_usaha.outbox.cocokkan import Kenalan, cocokkan, dicari, dikenal, rincian_pindah
from tata_usaha.outbox.isian_nomor import bertag
from tata_usaha.outbox.taruh import JUDUL
from tata_usaha.outbox.temukan import inode, kenali_berkas, temukan
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.pola_nomor import NOMOR, sama_nomor

_KABAR = logging.getLogger("zi")
PERISTIWA = "DIIKUTI"
"""The event of a letter that followed its file."""


@diulang
def ikuti(folder: Path, basis: BasisData, satker: str, sekarang: dt.datetime) -> Kenalan:
    """Let the register follow the files of an office that are not at their place, and return what was found.

    Nothing is found, nor looked for, while none is missing.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with basis.baca() as sambungan:
        entri = agenda.semua(sambungan, satker)
        if not any(dicari(e) and _ada_yang_hilang(folder, e) for e in entri):
            return Kenalan()
        kenalan = kenali(folder, sambungan, satker, entri)
    lama = {e.kunci: e for e in entri}
    for kunci, kini in kenalan.pindah.items():
        _catat_pindah(folder, basis, lama[kunci], kini, sekarang)
    return kenalan


def kenali(folder: Path, sambungan: Connection, satker: str, entri: Sequence[EntriAgenda]) -> Kenalan:
    """Return which letter each file is that the register does not have; `entri` are the office's letters."""
    tergantung = [e for e in entri if pindah_tahunan.terputus(folder / e.berkas)]
    terdaftar = {b for e in entri for b in _berkas(e)}
    hilang = {b for b in terdaftar if _hilang(folder, b)}
    terdaftar |= {pindah_tahunan.nama_baru(e.berkas) for e in tergantung}
    satker_lain = agenda.satker_terdaftar(sambungan)

    @cache
    def beda(kunci: str, nama: str) -> str:
        return _beda(folder, sambungan, menurut_kunci[kunci], nama)

    menurut_kunci = {e.kunci: e for e in entri}
    pindaian = any(e.berkas_ttd in hilang for e in entri)  # else nobody need read all scans
    nama_lain = temukan(folder, satker, satker_lain, terdaftar)
    temuan = [kenali_berkas(folder, nama, pindaian=pindaian) for nama in nama_lain]
    return cocokkan(
        entri,
        hilang,
        temuan,
        beda=lambda satu, b: "" if dikenal(satu, b.sha256) else beda(satu.kunci, b.nama),
        inode=lambda nama: inode(folder / nama),
    )


def _berkas(entri: EntriAgenda) -> list[str]:
    return [b for b in (entri.berkas, entri.berkas_sanding, entri.berkas_ttd) if b]


def _ada_yang_hilang(folder: Path, entri: EntriAgenda) -> bool:
    return any(_hilang(folder, b) for b in (entri.berkas, entri.berkas_ttd) if b)


def _hilang(folder: Path, nama: str) -> bool:
    """Tell whether nothing lies at a place, and nobody is at work there: a run, or a program that saves."""
    tempat = folder / nama
    if os.path.lexists(tempat):
        return False
    return not (riwayat.terputus(tempat) or pindah_tahunan.terputus(tempat) or terbuka.pembuka(tempat))


def _beda(folder: Path, sambungan: Connection, entri: EntriAgenda, nama: str) -> str:
    """Return in Indonesian why the text of a file is another letter's; empty when it may be this one's."""
    try:
        bagian = baca_bagian(berkas.baca(folder / nama, UKURAN_MAKS))
        judul = _judul(sambungan, entri.kunci)
        if lain := nomor_lain(entri, bagian):
            return lain
        return "" if not judul or berjudul(bagian, judul) else "judulnya lain"
    except (OSError, berkas.BerkasTakWajar, PaketAsing):
        return "berkasnya tidak terbaca"


def nomor_lain(entri: EntriAgenda, bagian: dict[str, bytes]) -> str:
    """Return in Indonesian how the number in a letter's text differs from the register's; empty when it does not.

    Raises:
        PaketAsing: when a part is no XML.

    """
    if entri.nomor is None:
        return ""
    tempat = [k for k in cari_kendali(bagian) if bertag(k, NOMOR)]
    nomor = [" ".join(k.teks.split()) for k in tempat if k.terisi]
    lain = next((n for n in nomor if not sama_nomor(n, str(entri.nomor))), None)
    if lain is not None:
        return f"bernomor {lain}, di buku agenda {entri.nomor}"
    if tempat or menyebut_angka(bagian, entri.nomor):  # an empty place: saved before the letter got its number
        return ""
    return f"tidak memuat nomor {entri.nomor}"


def _judul(sambungan: Connection, kunci: str) -> str:
    """Return the title that the letter was printed with last, as far as the register knows."""
    semua = [str(k.data.get(JUDUL) or "") for k in kejadian_naskah(sambungan, kunci)]
    return next(filter(None, reversed(semua)), "")


def _catat_pindah(folder: Path, basis: BasisData, lama: EntriAgenda, kini: EntriAgenda, sekarang: dt.datetime) -> None:
    """Write into the register where a letter's files lie now, unless somebody changed either meanwhile."""
    pindah = {
        dari: ke
        for dari, ke in (
            (lama.berkas, kini.berkas),
            (lama.berkas_sanding, kini.berkas_sanding),
            (lama.berkas_ttd, kini.berkas_ttd),
        )
        if dari and ke and dari != ke
    }
    with basis.transaksi(lama.satker) as sambungan:
        if agenda.cari(sambungan, lama.kunci) != lama or not all((folder / ke).exists() for ke in pindah.values()):
            return
        for dari, ke in pindah.items():
            catat(sambungan, lama.kunci, PERISTIWA, rincian_pindah(lama, dari, ke, kini), sekarang)
        agenda.simpan(sambungan, kini)
    for dari, ke in pindah.items():
        _KABAR.warning("%s sudah dipindahkan orang ke %s; buku agenda mengikutinya.", folder / dari, folder / ke)
