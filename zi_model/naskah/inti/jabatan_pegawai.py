"""How letters call one of the staff: by the post in the office's list, and the sub bagian where it is."""

from __future__ import annotations

import re

from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Isian, Teks, rangkai
from zi_model.pegawai import Pegawai

_KEPALA = re.compile(r"(?P<awal>.*?)\s*(?:sub\s?bagian|subbag)", re.IGNORECASE)


def jabatan_pegawai(kantor: Kantor, pegawai: Pegawai, tag: str, keterangan: str = "") -> Teks:
    """Return the post with the sub bagian: `Analis Hukum pada Sub Bagian Hukum`; a fill-in where no post is known.

    `tag` is the fill-in's; `keterangan` names the sub bagian where the list does not. A post that ends in the words
    for a sub bagian (`Kepala Sub Bagian`) is followed by its name, and one that names it already stays as it is.
    """
    unit = keterangan
    if pegawai.unit is not None:
        unit = kantor.satker.unit_menurut_kode(pegawai.unit).nama
    if pegawai.jabatan is None:
        jabatan: Teks = Isian(tag=tag, petunjuk="jabatan")
    elif not unit or unit.casefold() in pegawai.jabatan.casefold():
        return pegawai.jabatan
    elif cocok := _KEPALA.fullmatch(pegawai.jabatan):
        return f"{cocok['awal']} {unit}"
    else:
        jabatan = pegawai.jabatan
    return rangkai("{jabatan} pada {unit}", {"jabatan": jabatan, "unit": unit}) if unit else jabatan
