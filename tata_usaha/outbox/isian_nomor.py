"""The places in a letter that wait for its number and date: which they are, what they are to say, filling them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from tata_usaha.konsep.kendali import ISIAN, Kendali, cari_kendali, isi_kendali
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian, ganti_bagian
from zi_model.bahasa import tanggal_panjang
from zi_model.naskah.keluarga import pencacah
from zi_model.pola_nomor import BULAN, BULAN_ROMAWI, MENUNGGU, NOMOR, sama_nomor, tulis_bulan, tulis_no

TANGGAL = "tanggal"
"""Tag of the control for the date; `isian:tanggal` is the one that shows a prompt, `tanggal` that of a known date."""
SEBUTAN = {NOMOR: "nomor", TANGGAL: "tanggal", BULAN: "bulan pada nomor", BULAN_ROMAWI: "bulan pada nomor"}
"""What each place is called, by the tag of its control."""


def pola_naskah(jenis: str, pola: Mapping[str, str]) -> str:
    """Return the pattern of a kind of letter (as keys have it) among an office's; `{no}` when it has none."""
    return pola.get(pencacah(jenis, pola) or "", "{no}")


def nilai_nomor(pola: str, nomor: int | None, tanggal: dt.date | None) -> dict[str, str]:
    """Return what the controls say for a number and a date, as far as these are known, by their tags."""
    hasil = {NOMOR: tulis_no(pola, nomor)} if nomor is not None else {}
    return hasil | ({TANGGAL: tanggal_panjang(tanggal), **tulis_bulan(pola, tanggal)} if tanggal else {})


def bertag(kendali: Kendali, nama: str) -> bool:
    """Tell whether a control is the place of this name, empty or filled."""
    return kendali.tag in {nama, f"isian:{nama}"}


def milik_nomor(kendali: Kendali) -> bool:
    """Tell whether a control waits for number or date, or shows them."""
    return any(bertag(kendali, nama) for nama in SEBUTAN)


def petunjuk_nomor(kendali: Collection[Kendali], pola: str) -> set[str]:
    """Return the prompts of fill-ins that number and date fill, also where the control itself is gone."""
    bulan = {tempat.petunjuk for nama, tempat in MENUNGGU.items() if f"{{{nama}" in pola}
    return {NOMOR, TANGGAL}.union(bulan, *(ISIAN.findall(k.teks) for k in kendali if milik_nomor(k)))


def sama(kendali: Kendali, nilai: str) -> bool:
    """Tell whether a control holds a value; the zeros before a number say nothing."""
    return kendali.terisi and sama_nomor(" ".join(kendali.teks.split()), nilai)


def isi_nomor(
    bagian: Mapping[str, bytes], kendali: Sequence[Kendali], nilai: Mapping[str, str]
) -> tuple[dict[str, bytes], int]:
    """Return the parts that change when the controls get these values, and how many places are filled."""
    isian = [(k, teks) for nama, teks in nilai.items() for k in kendali if bertag(k, nama) and not sama(k, teks)]
    return isi_kendali(bagian, isian), len(isian)


def konsep_bernomor(docx: bytes, nilai: Mapping[str, str]) -> bytes:
    """Return a printed draft with number and date filled in; as it is when it has no place for them."""
    try:
        bagian = baca_bagian(docx)
        baru, terisi = isi_nomor(bagian, cari_kendali(bagian), nilai)
    except PaketAsing:  # no Word document: an entry for calendars
        return docx
    return ganti_bagian(docx, baru) if terisi else docx
