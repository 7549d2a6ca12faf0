"""A plan folder that says the same, read once by each process of the tests: most of them have a copy of the real one.

What `baca_kantor` returns depends on nothing but the files' bytes, the kinds of letters that there are, and where the
folder lies, which its problems name. So the result is kept by all of that but the place, and gets the place of whoever
asks. What it may depend on otherwise (a logo, staff in a workbook, a file that is none) is read as ever.
"""

from __future__ import annotations

import copy
import hashlib
import os
import pickle
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import replace
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from tata_usaha.rencana.isi_folder import sebut_berkas
from tata_usaha.rencana.nama_kantor import BAKU
from tata_usaha.rencana.yaml_berletak import DataBerletak
from zi_model.masalah import Letak, Masalah
from zi_model.naskah import keluarga
from zi_model.tahun_rencana import TahunRencana

Terbaca = tuple[tuple[TahunRencana, ...], list[Masalah]]
Yaml = tuple[DataBerletak | None, list[Masalah]]
_DI_SINI = "\0plan"
"""Stands for the folder in what is kept."""
_BANYAK = 64


def ingat(baca: Callable[..., Terbaca]) -> Callable[..., Terbaca]:
    """Return `baca_kantor` with a memory."""
    ingatan: OrderedDict[Hashable, Terbaca] = OrderedDict()

    @wraps(baca)
    def baca_kantor(
        folder: Path, kode: str, tahun: Collection[int] | None = None, *, dengan_naskah: bool = True, **lain: Any
    ) -> Terbaca:
        isi = None if lain else _isi(folder, kode)
        if isi is None:
            return baca(folder, kode, tahun, dengan_naskah=dengan_naskah, **lain)
        # the table of kinds itself, not its id: a test's own table may get the place of another one
        kunci = (isi, kode, None if tahun is None else frozenset(tahun), dengan_naskah, keluarga.KELUARGA)
        di_sini = sebut_berkas(folder)
        if kunci in ingatan:
            ingatan.move_to_end(kunci)
            return _pindah(ingatan[kunci], _DI_SINI, di_sini)
        terbaca = baca(folder, kode, tahun, dengan_naskah=dengan_naskah)
        umum = _pindah(terbaca, di_sini, _DI_SINI)
        if str(folder).encode() not in pickle.dumps(umum):
            ingatan[kunci] = umum
            while len(ingatan) > _BANYAK:
                ingatan.popitem(last=False)
        return terbaca

    return baca_kantor


def ingat_yaml(baca: Callable[[bytes, str], Yaml]) -> Callable[[bytes, str], Yaml]:
    """Return `baca_yaml` with a memory: of a plan in which one file is another one the rest is known."""

    @lru_cache(maxsize=512)
    def umum(isi: bytes) -> Yaml:
        return baca(isi, _DI_SINI)

    @wraps(baca)
    def baca_yaml(isi: bytes, berkas: str) -> Yaml:
        data, masalah = umum(isi)
        return data and replace(data, berkas=berkas), [_pindah_masalah(m, _DI_SINI, berkas) for m in masalah]

    return baca_yaml


def _isi(folder: Path, kode: str) -> bytes | None:
    """Return a digest of all that an office's plan is read from; None when it is not to be remembered."""
    sidik = hashlib.sha256()
    try:
        tetangga = sorted(os.scandir(folder), key=lambda satu: satu.name)
        for satu in tetangga:
            sidik.update(f"\n{satu.name}:{satu.is_dir()}\n".encode())
            if satu.name not in {kode, BAKU} and satu.is_dir():
                _tambah(sidik, Path(satu.path, "satker.yaml"))
        for milik in (folder / kode, folder / BAKU):
            for induk, anak, berkas in os.walk(milik):
                anak.sort()
                sidik.update(f"\n{induk[len(str(folder)) :]}\n".encode())
                for nama in sorted(berkas):
                    if milik.name == kode and not nama.endswith((".yaml", ".yml")):
                        return None
                    _tambah(sidik, Path(induk, nama))
    except OSError:
        return None
    return sidik.digest()


def _tambah(sidik: Any, berkas: Path) -> None:
    if berkas.is_symlink() or not berkas.is_file():
        raise OSError(berkas)
    isi = berkas.read_bytes()
    sidik.update(f"\n{berkas.name} {len(isi)}\n".encode())
    sidik.update(isi)


def _pindah(terbaca: Terbaca, dari: str, ke: str) -> Terbaca:
    """Return the same of a folder that lies elsewhere."""
    tahun, masalah = terbaca
    kantor, hasil = {}, {}
    for satu in tahun:
        lama = satu.kantor
        if id(lama) not in kantor:
            kantor[id(lama)] = _dengan(
                lama, letak_hukum={k: _pindah_letak(v, dari, ke) for k, v in lama.letak_hukum.items()}
            )
        lalu = None if satu.lalu is None else hasil[id(satu.lalu)]
        hasil[id(satu)] = _dengan(satu, kantor=kantor[id(lama)], lalu=lalu)
    return tuple(hasil.values()), [_pindah_masalah(m, dari, ke) for m in masalah]


def _pindah_masalah(masalah: Masalah, dari: str, ke: str) -> Masalah:
    pesan, saran = masalah.pesan.replace(dari, ke), masalah.saran.replace(dari, ke)
    return replace(masalah, letak=_pindah_letak(masalah.letak, dari, ke), pesan=pesan, saran=saran)


def _pindah_letak(letak: Letak, dari: str, ke: str) -> Letak:
    return Letak(letak.berkas.replace(dari, ke), letak.baris, letak.kolom)


def _dengan(asal: Any, **isi: Any) -> Any:
    """Return a copy with some fields changed, and with what was computed from the others."""
    salinan = copy.copy(asal)
    for nama, nilai in isi.items():
        object.__setattr__(salinan, nama, nilai)
    return salinan
