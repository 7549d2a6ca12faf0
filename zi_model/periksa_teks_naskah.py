"""What the wording of letters can say wrongly: references, teams, posts, rows and places that do not exist.

The text models stay free of all this. They only name their fields by what they hold (`mengingat`,
`tim`, `penanda_tangan`, `notulis`, `pemimpin`) and list in `ISIAN` the names in braces that their
letter can fill; a brace that nobody declared would be printed as it stands, so it is a mistake.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah
from zi_model.nilai_mentah import CariLetak, Jalur, model_di, sebut_pilihan, telusuri
from zi_model.periksa_kantor import isian_asing

_JABATAN = frozenset({"penanda_tangan", "notulis", "pemimpin"})


@dataclass(frozen=True)
class Rujukan:
    """What letters may refer to: ids of references, teams, posts, codes of rows; None for what is not known."""

    hukum: Collection[str] | None
    tim: Collection[str] | None
    jabatan: Collection[str] | None
    baris: Collection[str] | None = None


def periksa_teks_naskah(isi: object, letak: CariLetak, model: type[BaseModel], rujukan: Rujukan) -> list[Masalah]:
    """Return every problem of one file of wording, whose type is `model`."""
    masalah = list(_periksa_ganda(isi, letak))
    for jalur, nilai in telusuri(isi):
        if isinstance(nilai, str):
            masalah += _periksa_rujukan(jalur, nilai, letak, rujukan)
            masalah += _periksa_isian(jalur, nilai, letak, model)
    return masalah


def letak_hukum(isi: object, letak: CariLetak) -> dict[str, Letak]:
    """Return where a file of wording names each reference, by the reference's id."""
    return {id_hukum: letak(jalur) for jalur, id_hukum in _sebutan_hukum(isi)}


def _sebutan_hukum(isi: object) -> Iterator[tuple[Jalur, str]]:
    """Yield every id of a reference with its path, in the file's order."""
    for jalur, nilai in telusuri(isi):
        if isinstance(nilai, str) and _bidang(jalur) == "mengingat":
            yield jalur, nilai


def _bidang(jalur: Jalur) -> str:
    """Return the key under which a value stands, itself or in a list."""
    return next((langkah for langkah in reversed(jalur) if isinstance(langkah, str)), "")


def _periksa_ganda(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield a problem for each reference that a list has named before: it would be printed twice."""
    pertama: dict[tuple[Jalur, str], Letak] = {}
    for jalur, id_hukum in _sebutan_hukum(isi):
        dulu = pertama.setdefault((jalur[:-1], id_hukum), letak(jalur))
        if dulu != letak(jalur):
            pesan = f"dasar hukum “{id_hukum}” sudah disebut di {dulu}."
            yield Masalah(letak(jalur), KodeMasalah.HUKUM_GANDA, pesan, "Hapus salah satunya.")


def _periksa_rujukan(jalur: Jalur, nama: str, letak: CariLetak, rujukan: Rujukan) -> Iterator[Masalah]:
    bidang = _bidang(jalur)
    if bidang == "mengingat":
        dikenal, kode, sebutan = rujukan.hukum, KodeMasalah.HUKUM_ASING, "dasar hukum “{}” tidak ada di hukum.yaml."
    elif bidang == "tim":
        dikenal, kode, sebutan = rujukan.tim, KodeMasalah.TIM_ASING, "tim “{}” tidak ada di pejabat.yaml."
    elif bidang == "untuk_baris":
        dikenal, kode, sebutan = rujukan.baris, KodeMasalah.BARIS_ASING, "baris “{}” tidak ada di rencana aksi."
    elif bidang in _JABATAN:
        dikenal, kode, sebutan = rujukan.jabatan, KodeMasalah.JABATAN_ASING, "jabatan “{}” tidak ada di pejabat.yaml."
    else:
        return
    if dikenal is not None and nama not in dikenal:
        yield Masalah(letak(jalur), kode, sebutan.format(nama), sebut_pilihan(nama, dikenal))


def _periksa_isian(jalur: Jalur, teks: str, letak: CariLetak, model: type[BaseModel]) -> Iterator[Masalah]:
    if "{" not in teks and "}" not in teks:
        return
    dikenal = sorted(_isian_di(model, jalur))
    for keluhan in isian_asing(teks, dikenal):
        saran = f"Isian di sini: {', '.join(f'{{{nama}}}' for nama in dikenal) or 'tidak ada'}."
        yield Masalah(letak(jalur), KodeMasalah.ISIAN_ASING, f"{keluhan}.", saran)


def _isian_di(model: type[BaseModel], jalur: Jalur) -> frozenset[str]:
    """Return the names that may stand in braces at a path: those of every model on the way to it."""
    di_jalan = (m for panjang in range(len(jalur) + 1) for m in model_di(model, jalur[:panjang]))
    return frozenset().union(*(getattr(m, "ISIAN", ()) for m in di_jalan))
