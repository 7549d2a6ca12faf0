"""Checks a Word template against the content model of its letter, before anything is printed.

All problems come at once, each with the part, the paragraph or the table cell, the tag and the
nearest name that exists; a person mends a template in Word, where there are no line numbers.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from tata_usaha.dasar.berkas import MIB, BerkasTakWajar, baca
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.templat import aturan, bawaan, bentuk_kpu, kelengkapan, susunan_keputusan, tag_sistem, tempat_tag, utuh
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.tag import BukanDocx
from tata_usaha.templat.temuan import Aturan, Bacaan, Temuan
from zi_model.masalah import Letak, Masalah
from zi_model.naskah.inti.naskah import Isi
from zi_model.naskah.keluarga import isi_templat

ATURAN: tuple[Aturan, ...] = (
    aturan.tag_terbuka,
    aturan.mirip_tag,
    aturan.kurung_lepas,
    aturan.sintaks,
    aturan.blok,
    aturan.nama,
    tempat_tag.letak_tag,
    tempat_tag.tersapu,
    tempat_tag.terlacak,
    tempat_tag.bisa_kosong,
    tempat_tag.tak_terisi,
    utuh.tag_utuh,
    utuh.blok_utuh,
    tag_sistem.tag_srikandi,
    kelengkapan.isian_wajib,
    kelengkapan.tak_tercantum,
    kelengkapan.sisa_tinjauan,
    bawaan.bawaan,
    bentuk_kpu.kertas,
    bentuk_kpu.tepi,
    bentuk_kpu.kode_kaki,
    bentuk_kpu.huruf,
    bentuk_kpu.gaya_hilang,
    bentuk_kpu.tanda_tangan,
    susunan_keputusan.susunan,
    susunan_keputusan.lampiran,
    susunan_keputusan.tanpa_ttd,
)
UKURAN_MAKS = 50 * MIB
"""The largest file that can be a template; ours have 50 KB, one with pictures in it has a few MB."""
TANDA = " (ditandai"
"""What the name of a marked copy has after the template's: `undangan (ditandai).docx`."""


def pilih_templat(folder: Path, berkas: Sequence[Path] = ()) -> list[tuple[Path, type[Isi] | Masalah]]:
    """Return these templates, or every one that letters need, each with the content it is for.

    A file may be named alone (`undangan.docx`: the one in `folder`) or by its path. Its name tells which
    letter it is for; one that is for none comes with the problem that says so.
    """
    dikenal = isi_templat()
    hasil: list[tuple[Path, type[Isi] | Masalah]] = []
    for satu in berkas or [Path(nama) for nama in dikenal]:
        templat = satu if satu.exists() or satu.name != str(satu) else folder / satu
        asal = nama_asal(satu.name, dikenal)
        if asal is not None:
            hasil.append((templat, dikenal[asal]))
            continue
        dekat = difflib.get_close_matches(satu.name, dikenal, 1)
        saran = f"Mungkin maksudnya {dekat[0]}." if dekat else f"Yang ada: {', '.join(dikenal)}."
        pesan = "tidak ada naskah yang memakai templat bernama ini."
        hasil.append((templat, Masalah(Letak(str(satu)), KodeTemplat.BERKAS, pesan, saran)))
    return hasil


def nama_asal(nama: str, dikenal: Sequence[str] | dict[str, type[Isi]]) -> str | None:
    """Return the template that a file is, or is a copy of: `undangan (2).docx`, `Salinan dari undangan.docx`."""
    pokok = re.sub(r"^(?:copy of|salinan(?: dari)?|salin)\s+", "", nama, flags=re.IGNORECASE)
    calon = [
        satu
        for satu in dikenal
        if pokok == satu or re.match(rf"{re.escape(satu.removesuffix('.docx'))}[ (_].*\.docx$", pokok, re.IGNORECASE)
    ]
    return max(calon, key=len, default=None)


def periksa_templat(templat: Path, model: type[Isi]) -> list[Masalah]:
    """Return everything that is wrong with a template, part by part in reading order.

    `model` is the type of the letter's content: what the tags may name. A file that is missing or
    is no Word document is a problem too, not an exception.
    """
    try:
        docx = baca(templat, UKURAN_MAKS)
    except FileNotFoundError:
        return [_tak_terbuka(templat, "templat tidak ada")]
    except OSError as galat:
        return [_tak_terbuka(templat, f"templat tidak dapat dibuka: {sebab_sistem(galat)}")]
    except BerkasTakWajar as galat:
        return [_tak_terbuka(templat, f"templat tidak dibaca: {galat}")]
    return list(periksa_isi_templat(docx, str(templat), model))


def periksa_isi_templat(docx: bytes, berkas: str, model: type[Isi]) -> tuple[Masalah, ...]:
    """Return the problems of a template whose bytes are at hand; `berkas` is how it is called."""
    try:
        masalah = _periksa_bita(docx, model, ditandai=TANDA in Path(berkas).name)
    except BukanDocx as galat:
        return (_tak_terbuka(Path(berkas), str(galat)),)
    return tuple(replace(m, letak=Letak(berkas)) for m in masalah)


@lru_cache(maxsize=32)
def _periksa_bita(docx: bytes, model: type[Isi], *, ditandai: bool) -> tuple[Masalah, ...]:
    """Return the problems of a template that nobody has called anything yet: the same bytes are read once."""
    return tuple(dict.fromkeys(t.masalah("") for t in cari_temuan(Bacaan(docx, model, ditandai=ditandai))))


def cari_temuan(bacaan: Bacaan) -> list[Temuan]:
    """Return what the rules find in a template, in reading order.

    Raises:
        BukanDocx: when a part of the file is no XML.

    """
    temuan = [t for aturan in ATURAN for t in aturan(bacaan)]
    urut = {id(p): i for i, p in enumerate(p for bagian in bacaan.bagian for p in bagian.paragraf)}
    return sorted(temuan, key=lambda t: (bool(t.tempat), urut[id(t.paragraf)], t.kode))


def _tak_terbuka(templat: Path, pesan: str) -> Masalah:
    saran = f"Kembalikan templat “{templat.name}” dari salinan, atau simpan ulang dari Word sebagai .docx."
    return Masalah(Letak(str(templat)), KodeTemplat.BERKAS, f"{pesan}.", saran)
