"""Single values of an office's YAML files, changed in the file as people left it: every other byte stays.

A value is cut out and the new one put in its place, in the same manner of quoting where it has one. What was written is
read again and compared with what it should say before anybody keeps it: a file that is laid out in a way that this does
not do is refused, with what to type into it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping

from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.rencana.rentang_skalar import rentang_skalar
from tata_usaha.rencana.yaml_berletak import DataBerletak, Tempat, baca_yaml, nilai_skalar
from zi_model.anjuran import Anjuran, Tindak
from zi_model.nilai_mentah import Jalur, nilai_di

NilaiYaml = str | int | dt.date | tuple[str, ...] | None
"""What can be written: a text, a number, a day, nothing, or a list of texts."""
_POLOS = re.compile(r"[A-Za-z](?:[^\W_]|[ .,/()–-])*(?<! )")
_BOM = "\ufeff"


def ganti_nilai(isi: bytes, ganti: Mapping[Jalur, NilaiYaml], berkas: str) -> bytes:
    """Return a file with these values changed; what says so already stays byte for byte.

    `berkas` is its name as people are told it. A value that is not written yet is added below the others of its
    mapping; a mapping of the first level that is not there, at the end.

    Raises:
        GalatRencana: when the file cannot be read, or not be changed so, with the lines to type.

    """
    teks = isi.decode("utf-8")
    bom, teks = (_BOM, teks[1:]) if teks.startswith(_BOM) else ("", teks)
    for jalur, nilai in ganti.items():
        teks = _satu(teks, jalur, nilai, berkas)
    return (bom + teks).encode("utf-8")


def baca_data(teks: str, berkas: str) -> DataBerletak:
    """Return what a text of YAML says.

    Raises:
        GalatRencana: when it cannot be read, with every problem.

    """
    data, masalah = baca_yaml(teks.encode(), berkas)
    if data is None or masalah:
        raise GalatRencana(
            f"{berkas} tidak dapat dibaca, jadi tidak dapat diubah dari sini.",
            "Perbaiki dulu yang disebut, lalu ulangi.",
            masalah,
            anjuran=Anjuran.untuk(Tindak.PERIKSA_RENCANA),
        )
    return data


def akhir_baris(teks: str) -> str:
    """Return how the lines of a text end."""
    return "\r\n" if "\r\n" in teks else "\n"


def tulis_nilai(nilai: NilaiYaml, lama: str = "") -> str:
    """Return a value as YAML, quoted as `lama` (what stands there now) is; where that says nothing, if it must be."""
    return next(_cara(nilai, lama))


def _satu(teks: str, jalur: Jalur, nilai: NilaiYaml, berkas: str) -> str:
    data = baca_data(teks, berkas)
    if _tertulis(data, jalur) and nilai_di(data.nilai, *jalur) == nilai:
        return teks
    harapan = _dengan(data.nilai, jalur, nilai)
    for calon in _calon(teks, data, jalur, nilai):
        kini, masalah = baca_yaml(calon.encode(), berkas)
        if kini is not None and not masalah and kini.nilai == harapan:
            return calon
    induk = " › ".join(str(j + 1 if isinstance(j, int) else j) for j in jalur[:-1])
    raise GalatRencana(
        f"{berkas} tidak dapat diubah dari sini: susunannya lain dari biasanya.",
        f"Tulis sendiri{f' di bawah “{induk}”' if induk else ''}: {jalur[-1]}: {tulis_nilai(nilai)}",
        anjuran=Anjuran.untuk(Tindak.PERIKSA_RENCANA),
    )


def _tertulis(data: DataBerletak, jalur: Jalur) -> bool:
    return jalur in data.kunci or jalur in data.tempat


def _dengan(isi: object, jalur: Jalur, nilai: NilaiYaml) -> object:
    """Return a content with one value changed."""
    if not jalur:
        return nilai
    langkah, sisa = jalur[0], jalur[1:]
    if isinstance(isi, dict) or isi is None:
        lama = isi or {}
        return {**lama, langkah: _dengan(lama.get(langkah), sisa, nilai)}
    if isinstance(isi, tuple) and isinstance(langkah, int) and langkah < len(isi):
        return (*isi[:langkah], _dengan(isi[langkah], sisa, nilai), *isi[langkah + 1 :])
    return isi


def _calon(teks: str, data: DataBerletak, jalur: Jalur, nilai: NilaiYaml) -> Iterator[str]:
    """Yield the texts that may be the changed file, the one that looks best first."""
    rentang = rentang_skalar(teks)
    if jalur in rentang:
        awal, akhir = rentang[jalur]
        if awal == akhir and jalur in data.kunci:  # nothing is written: it goes behind the colon of its key
            awal = akhir = teks.find(":", _tempat(teks, data.kunci[jalur])) + 1
        sela = " " if teks[awal - 1 : awal] == ":" else ""
        for kata in _cara(nilai, teks[awal:akhir]):
            yield f"{teks[:awal]}{sela}{kata}{teks[akhir:]}"
    elif _tertulis(data, jalur):
        if potong := _rentang_daftar(teks, data, jalur, rentang):
            yield f"{teks[: potong[0]]}{tulis_nilai(nilai)}{teks[potong[1] :]}"
    else:
        for kata in _cara(nilai, ""):
            if baru := _tambah(teks, data, jalur, kata, rentang):
                yield baru


def _cara(nilai: NilaiYaml, lama: str) -> Iterator[str]:
    """Yield how a value can be written."""
    if isinstance(nilai, tuple):
        yield "[" + ", ".join(json.dumps(satu, ensure_ascii=False) for satu in nilai) + "]"
        return
    if nilai is None:
        yield lama if lama in {"null", "~", "Null", "NULL"} else "null"
        return
    if not isinstance(nilai, str):
        yield str(nilai)
        return
    if lama.startswith("'"):
        yield "'" + nilai.replace("'", "''") + "'"
    elif not lama.startswith('"') and _POLOS.fullmatch(nilai) and nilai_skalar(nilai) == nilai:
        yield nilai
    yield json.dumps(nilai, ensure_ascii=False)


def _rentang_daftar(
    teks: str, data: DataBerletak, jalur: Jalur, rentang: Mapping[Jalur, tuple[int, int]]
) -> tuple[int, int] | None:
    """Return where a list of texts stands that is written in brackets on one line; None for any other."""
    letak = data.tempat.get(jalur)
    if letak is None:
        return None
    awal = _tempat(teks, letak)
    isi = [akhir for satu, (_, akhir) in rentang.items() if satu[: len(jalur)] == jalur and len(satu) > len(jalur)]
    tutup = teks.find("]", max(isi, default=awal))
    if teks[awal : awal + 1] != "[" or tutup < 0 or "\n" in teks[awal:tutup]:
        return None
    return awal, tutup + 1


def _tempat(teks: str, letak: Tempat) -> int:
    """Return at which character a place is."""
    return sum(map(len, teks.splitlines(keepends=True)[: letak.baris - 1])) + letak.kolom - 1


def _tambah(
    teks: str, data: DataBerletak, jalur: Jalur, kata: str, rentang: Mapping[Jalur, tuple[int, int]]
) -> str | None:
    """Return the text with a key that was not there: below its siblings, or with its mapping at the end."""
    induk, ganti = jalur[:-1], akhir_baris(teks)
    saudara = [k for k in data.kunci if k[:-1] == induk and len(k) == len(jalur)]
    if not saudara:
        if len(jalur) != 2 or induk in data.kunci:
            return None
        ujung = "" if not teks or teks.endswith("\n") else ganti
        return f"{teks}{ujung}{ganti}{jalur[0]}:{ganti}  {jalur[1]}: {kata}{ganti}"
    baris = teks.splitlines(keepends=True)
    satu_baris = [k for k in saudara if k in rentang and "\n" not in teks[rentang[k][0] : rentang[k][1]]]
    acuan = satu_baris[-1] if satu_baris else saudara[0]
    tempat = data.kunci[acuan]
    inden = " " * (tempat.kolom - 1)
    sesudah = tempat.baris if satu_baris else tempat.baris - 1
    if sesudah and not baris[sesudah - 1].endswith("\n"):
        baris[sesudah - 1] += ganti
    return "".join([*baris[:sesudah], f"{inden}{jalur[-1]}: {kata}{ganti}", *baris[sesudah:]])
