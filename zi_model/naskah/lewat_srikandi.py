"""A letter as it goes through SRIKANDI: with the system's merge tags where number, date and signature stand.

Composers know nothing of it: whichever letter of a kind that the office named is composed, it is changed here, before
it is printed. What the system's form asks is said on a sheet of its own (`lembar_srikandi`).
"""

from __future__ import annotations

from dataclasses import replace

from zi_model import srikandi
from zi_model.naskah.inti.naskah import Isi, Isian, Kendali, Naskah, PenandaTangan, Rangkaian, TagSistem, Teks, sambung
from zi_model.naskah.keluarga import jenis_srikandi
from zi_model.satker import Satker

_TANGGAL = "tanggal"
"""The tag of the control in which a letter's own date stands."""


def lewat_srikandi(naskah: Naskah, satker: Satker) -> Naskah:
    """Return a letter as the office issues it: with merge tags when its kind goes through SRIKANDI, else as it is."""
    if not satker.srikandi or naskah.akhiran != ".docx" or jenis_srikandi(naskah.kunci.jenis) not in satker.srikandi:
        return naskah
    return replace(naskah, isi=_bertag(naskah.isi), jalur=srikandi.JALUR)


def _bertag(isi: Isi) -> Isi:
    """Return a content with tags in the place of its own number, its own date, and whoever signs it."""
    baru: dict[str, object] = {}
    for nama in type(isi).model_fields:
        nilai = getattr(isi, nama)
        if nama == "nomor":
            baru[nama] = TagSistem(nama=srikandi.NOMOR)
        elif isinstance(nilai, PenandaTangan):
            baru[nama] = _penanda(nilai)
        elif (teks := _tanggal(nilai)) is not None:
            baru[nama] = teks
    return isi.model_copy(update=baru)


def _penanda(asli: PenandaTangan) -> PenandaTangan:
    """Return the lines of a signature as the system fills them; a post without NIP gets no line for it."""
    tag = {nama: TagSistem(nama=nama) for nama in (srikandi.JABATAN, srikandi.TTD, srikandi.NAMA, srikandi.NIP)}
    nama = sambung([tag[srikandi.TTD], "\n", tag[srikandi.NAMA]])
    return PenandaTangan(
        jabatan=tag[srikandi.JABATAN], nama=nama, nip=tag[srikandi.NIP] if asli.nip is not None else None
    )


def _tanggal(nilai: object) -> Teks | None:
    """Return a text with the tag in the place of the letter's date; None where no date stands in it."""
    if not isinstance(nilai, Isian | Kendali | Rangkaian):
        return None
    tag = TagSistem(nama=srikandi.TANGGAL)
    bagian = nilai.bagian if isinstance(nilai, Rangkaian) else (nilai,)
    hasil = [tag if isinstance(b, Isian | Kendali) and b.tag == _TANGGAL else b for b in bagian]
    return sambung(hasil) if tag in hasil else None
