"""Makes up contents for any content model, so that every template can be printed before a letter needs it."""

from __future__ import annotations

import itertools
import types
import typing
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from zi_model.naskah.inti.naskah import Foto, Gambar, Isi, Isian, Kendali, KodeQR, Kutipan, Miring, Rangkaian

RUPA = ("penuh", "kosong", "isian")
"""With everything that may be there, with nothing that need not be, and with fill-ins wherever one may stand."""

_SEL_ALIR = 37
"""Of a choice of looks there is one for each thin cell of a row of an SOP: so many for six actors."""


class PembuatIsi:
    """Fills models of one kind (RUPA); `folder` holds the picture that they show."""

    def __init__(self, rupa: str, folder: Path) -> None:
        self._rupa = rupa
        self._nomor = itertools.count(1)
        self._berkas = folder / "gambar.png"
        Image.new("RGB", (40, 20), "red").save(self._berkas)

    def isi(self, model: type[Isi]) -> Isi:
        """Return a content of this model."""
        return model.model_construct(**{n: self._nilai(b.annotation) for n, b in model.model_fields.items()})

    def _nilai(self, tipe: Any) -> Any:
        asal, bagian = typing.get_origin(tipe), typing.get_args(tipe)
        if asal is typing.Annotated:
            return self._nilai(bagian[0])
        if asal in (typing.Union, types.UnionType):
            return self._pilih(bagian)
        if asal is Literal:
            return bagian[0]
        if asal is dict or (isinstance(asal, type) and issubclass(asal, typing.Mapping)):
            return {}
        if isinstance(asal, type) and issubclass(asal, Sequence):
            banyak = {"penuh": 3, "kosong": 0, "isian": 1}[self._rupa]
            if typing.get_origin(bagian[0]) is Literal:
                banyak = _SEL_ALIR
            return tuple(self._nilai(bagian[0]) for _ in range(banyak))
        return self._sederhana(tipe)

    def _pilih(self, pilihan: tuple[Any, ...]) -> Any:
        if type(None) in pilihan and self._rupa == "kosong":
            return None
        if Isian in pilihan:
            nomor = next(self._nomor)
            if self._rupa == "isian":
                return Isian(tag=f"isian-{nomor}", petunjuk=f"isian & <{nomor}>")
            if self._rupa == "penuh" and Rangkaian in pilihan:
                return self._rangkaian(nomor)
        return self._nilai(next(p for p in pilihan if p is not type(None)))

    def _rangkaian(self, nomor: int) -> Any:
        semua: list[Any] = [
            f"teks {nomor} {{{{ x }}}}\n",
            Isian(tag="a", petunjuk="b"),
            Miring(teks="miring\nmiring"),
            "\tsesudah tab",
            Kendali(tag="tanggal", teks="21 Januari\t2026"),
            Kutipan(teks="<kutipan> & {_{ x"),
        ]
        return Rangkaian(bagian=tuple(semua[nomor % 6 :] + semua[: nomor % 6 : 2]))

    def _sederhana(self, tipe: Any) -> Any:
        if tipe is Gambar:
            return Gambar(berkas=str(self._berkas), tinggi_mm=20, uraian="Gambar “&” <uji>")
        if tipe is Foto:
            return Foto(berkas=str(self._berkas), lebar_mm=70, tinggi_mm=50, uraian=f"Foto {next(self._nomor)}")
        if tipe is KodeQR:
            return KodeQR(isi="sha256:0", sisi_mm=20, uraian="Kode QR")
        if isinstance(tipe, type) and issubclass(tipe, Isi):
            return tipe(teks="kutipan & <kata>") if tipe is Kutipan else self.isi(tipe)
        contoh = {str: "", int: 3, float: 2.5, bool: self._rupa != "kosong"}
        return f"Teks {next(self._nomor)} & “<b>”" if tipe is str else contoh[tipe]
