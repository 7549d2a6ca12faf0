"""The order of a Keputusan, as the office's own decrees and PKPU 1/2022 have it.

Menimbang, Mengingat, (Memperhatikan), MEMUTUSKAN, Menetapkan, the diktum; each Lampiran begins with
the decree's name, number and title; `ttd` stands only on a certified copy.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tata_usaha.cetak.jinja_aman import anggota
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.tag import TAG, Paragraf
from tata_usaha.templat.temuan import Bacaan, Temuan

_URUTAN = ("Menimbang", "Mengingat", "Memperhatikan", "MEMUTUSKAN", "Menetapkan")
_BOLEH_TIDAK_ADA = "Memperhatikan"
_ISI = ("menimbang", "mengingat", "memperhatikan", "diktum")
_KEPALA_LAMPIRAN = ("KEPUTUSAN", "NOMOR", "TENTANG")
_BARIS_KEPALA = 6
"""Within so many paragraphs after the word LAMPIRAN its heading is complete."""
_TTD = re.compile(r"(?<!\w)t\s?\.?\s?t\s?\.?\s?d\s?\.?(?!\w)", re.IGNORECASE)


def susunan(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find parts of a decree that are missing or not in their order."""
    if not _keputusan(bacaan):
        return
    letak: dict[str, Paragraf] = {}
    for p in bacaan.isi.paragraf:
        if (label := _label(p)) and label not in letak:
            letak[label] = p
    for label in _URUTAN:
        if label not in letak and label != _BOLEH_TIDAK_ADA:
            pesan = f"bagian “{label}” tidak ada; susunannya {', '.join(_URUTAN)}, lalu diktum."
            p = bacaan.isi.paragraf[0]
            yield Temuan(
                KodeTemplat.SUSUNAN_KEPUTUSAN, p, pesan, f"Tambahkan bagian {label} di tempatnya.", tempat="isi"
            )
    yield from _tak_urut([(label, letak[label]) for label in _URUTAN if label in letak])
    yield from _tak_urut(list(_letak_isi(bacaan)))


def _tak_urut(bagian: list[tuple[str, Paragraf]]) -> Iterator[Temuan]:
    """Tell of parts that are named in order but stand before the one that should precede them."""
    for (dulu, p_dulu), (kemudian, p_kemudian) in itertools.pairwise(bagian):
        if p_kemudian.nomor < p_dulu.nomor:
            pesan = f"“{kemudian}” berdiri sebelum “{dulu}”; urutannya {', '.join(_URUTAN)}, lalu diktum."
            saran = f"Pindahkan bagian {kemudian} ke sesudah {dulu}."
            yield Temuan(KodeTemplat.SUSUNAN_KEPUTUSAN, p_kemudian, pesan, saran)


def _letak_isi(bacaan: Bacaan) -> Iterator[tuple[str, Paragraf]]:
    """Yield what the parts are printed from, in the order that is right, each with its first tag's paragraph."""
    for nama in _ISI:
        pola = re.compile(rf"\bin\s+{nama}\b")
        p = next((t.paragraf for t in bacaan.isi.tag if pola.search(t.jinja)), None)
        if p is not None:
            yield nama, p


def lampiran(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find a Lampiran without the heading that repeats the decree's name, number and title."""
    if not _keputusan(bacaan):
        return
    semua = bacaan.isi.paragraf
    kepala = [ke for ke, p in enumerate(semua) if re.match(r"\s*LAMPIRAN\b", TAG.sub("", p.teks))]
    if not kepala and "lampiran" in bacaan.model.model_fields:
        pesan = "lampiran tidak mempunyai kepala: LAMPIRAN, KEPUTUSAN …, NOMOR …, TENTANG …"
        saran = "Tulis kepala lampiran di awal halaman lampiran."
        yield Temuan(KodeTemplat.KEPALA_LAMPIRAN, semua[-1], pesan, saran, tempat="isi")
    for ke in kepala:
        teks = " ".join(TAG.sub(" ", p.teks) for p in semua[ke : ke + _BARIS_KEPALA])
        letak = 0
        for kata in _KEPALA_LAMPIRAN:
            cocok = re.compile(rf"\b{kata}\b").search(teks, letak)
            if cocok is None:
                pesan = f"kepala lampiran tidak mengulang “{kata} …” pada tempatnya."
                saran = "Sesudah LAMPIRAN tulis KEPUTUSAN …, NOMOR … TAHUN …, TENTANG …, berurutan."
                yield Temuan(KodeTemplat.KEPALA_LAMPIRAN, semua[ke], pesan, saran)
                break
            letak = cocok.end()


def tanpa_ttd(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find `ttd` on an original; a certified copy's may stand within `{% if salinan %}`."""
    if not _keputusan(bacaan):
        return
    untuk_salinan = _dalam_salinan(bacaan)
    for p in bacaan.isi.paragraf:
        if _TTD.search(TAG.sub(" ", p.teks)) and p.nomor not in untuk_salinan:
            pesan = "“ttd” tercetak; tulisan itu hanya ada pada salinan yang sesuai dengan aslinya."
            yield Temuan(KodeTemplat.TTD, p, pesan, "Hapus “ttd” dari templat.")


def _dalam_salinan(bacaan: Bacaan) -> set[int]:
    """Return the numbers of the paragraphs that are printed on certified copies only."""
    nomor: set[int] = set()
    for b in bacaan.blok[id(bacaan.isi)]:
        if b.buka is not None and b.tutup is not None and re.match(r"\{%\s*if\b.*\bsalinan\b", b.buka.jinja):
            nomor.update(range(b.buka.paragraf.nomor, (b.tengah[0] if b.tengah else b.tutup).paragraf.nomor + 1))
    return nomor


def _keputusan(bacaan: Bacaan) -> bool:
    return {"menimbang", "mengingat", "diktum"} <= anggota(bacaan.model) and bool(bacaan.isi.paragraf)


def _label(p: Paragraf) -> str:
    """Return which part of a decree a paragraph begins, however its letters are spaced, or ""."""
    teks = re.sub(r"\s", "", TAG.sub(" ", p.teks)).casefold()
    return next((label for label in _URUTAN if re.match(rf"{label.casefold()}(?![a-z])", teks)), "")
