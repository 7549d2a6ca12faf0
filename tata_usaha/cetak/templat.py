"""Checks a Word template against the content model of its letter, before anything is printed.

All problems come at once, each with the part, the paragraph or the table cell, the tag and the
nearest name that exists; a person mends a template in Word, where there are no line numbers.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from tata_usaha.cetak.aturan_templat import ATURAN, Temuan, susun_program
from tata_usaha.cetak.kode_templat import KodeTemplat
from tata_usaha.cetak.nama_templat import periksa_nama
from tata_usaha.cetak.tag_templat import BukanDocx, baca_bagian
from zi_model.masalah import Letak, Masalah
from zi_model.naskah.dasar import Isi


def periksa_semua(folder: Path, berkas: Sequence[Path] = ()) -> list[Masalah]:
    """Return the problems of these templates, or of every one that letters need.

    A file may be named alone (`undangan.docx`: the one in `folder`) or by its path; its name tells
    which letter it is for, so a copy has to keep it.
    """
    from zi_model.naskah.kontrak import KONTRAK

    masalah = []
    for satu in berkas or [Path(nama) for nama in KONTRAK]:
        templat = satu if satu.exists() or satu.name != str(satu) else folder / satu
        if (model := KONTRAK.get(satu.name)) is not None:
            masalah += periksa_templat(templat, model)
        else:
            dekat = difflib.get_close_matches(satu.name, KONTRAK, 1)
            saran = f"Mungkin maksudnya {dekat[0]}." if dekat else f"Yang ada: {', '.join(KONTRAK)}."
            pesan = "tidak ada naskah yang memakai templat bernama ini."
            masalah.append(Masalah(Letak(str(satu)), KodeTemplat.BERKAS, pesan, saran))
    return masalah


def periksa_templat(templat: Path, model: type[Isi]) -> list[Masalah]:
    """Return everything that is wrong with a template, part by part in reading order.

    `model` is the type of the letter's content: what the tags may name. A file that is missing or
    is no Word document is a problem too, not an exception.
    """
    try:
        docx = templat.read_bytes()
    except OSError as galat:
        ada = not isinstance(galat, FileNotFoundError)
        return [_tak_terbuka(templat, "templat tidak dapat dibuka" if ada else "templat tidak ada")]
    return list(periksa_isi_templat(docx, str(templat), model))


@lru_cache(maxsize=32)
def periksa_isi_templat(docx: bytes, berkas: str, model: type[Isi]) -> tuple[Masalah, ...]:
    """Return the problems of a template whose bytes are at hand; `berkas` is how it is called."""
    try:
        semua = baca_bagian(docx)
    except BukanDocx as galat:
        return (_tak_terbuka(Path(berkas), str(galat)),)
    temuan = [t for bagian in semua for aturan in ATURAN for t in aturan(bagian)]
    for bagian in semua:
        program = susun_program(bagian)
        for baris, kode, pesan, saran in periksa_nama(program, model):
            tag = bagian.tag[baris - 1]
            temuan.append(Temuan(kode, tag.paragraf, pesan, saran, tag.mentah))
    urut = {id(p): i for i, p in enumerate(p for bagian in semua for p in bagian.paragraf)}
    return tuple(t.masalah(berkas) for t in sorted(temuan, key=lambda t: (urut[id(t.paragraf)], t.kode)))


def _tak_terbuka(templat: Path, pesan: str) -> Masalah:
    saran = f"Kembalikan templat “{templat.name}” dari salinan, atau simpan ulang dari Word sebagai .docx."
    return Masalah(Letak(str(templat)), KodeTemplat.BERKAS, f"{pesan}.", saran)
