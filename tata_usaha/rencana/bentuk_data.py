"""From what a file says to a typed model, with pydantic's complaints told as located problems.

Pydantic knows which value is wrong and why, but not where it stands nor a word of Indonesian.
Here each complaint becomes one `Masalah`: the place of the value (of the key, when the key is
wrong; of what encloses it, when it is missing), the path as a person says it, and what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tata_usaha.rencana.yaml_berletak import AngkaTaksa, DataBerletak
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah
from zi_model.nilai_mentah import Jalur, model_di, nilai_di, sebut_jalur, sebut_pilihan, terdekat

_M = TypeVar("_M", bound=BaseModel)

_KUNCI_ASING = frozenset({"extra_forbidden", "invalid_key"})
_HARUS = {
    "string_type": "teks",
    "int_type": "bilangan bulat",
    "int_from_float": "bilangan bulat",
    "float_type": "bilangan",
    "bool_type": "true atau false",
    "date_type": "tanggal",
    "tuple_type": "daftar",
    "dict_type": "pasangan “kunci: nilai”",
    "model_type": "pasangan “kunci: nilai”",
    "model_attributes_type": "pasangan “kunci: nilai”",
    "none_required": "kosong",
}
_SYARAT = {
    "greater_than": "harus lebih dari {gt}",
    "greater_than_equal": "harus paling sedikit {ge}",
    "less_than": "harus kurang dari {lt}",
    "less_than_equal": "harus paling banyak {le}",
    "string_too_short": "paling sedikit {min_length} karakter",
    "string_too_long": "paling banyak {max_length} karakter",
    "too_short": "paling sedikit {min_length} butir",
    "too_long": "paling banyak {max_length} butir",
}


def bentuk(model: type[_M], data: DataBerletak, jalur: Jalur = ()) -> tuple[_M | None, list[Masalah]]:
    """Return the value at a path as a model, and every problem that keeps it from being one.

    The model is None exactly when there is such a problem, here or in what is marked as unreadable.
    """
    try:
        return model.model_validate(nilai_di(data.nilai, *jalur)), []
    except ValidationError as galat:
        return None, _Penerjemah(model, data, jalur).terjemahkan(galat)


class _Penerjemah:
    """Translates the complaints about one value of one file."""

    def __init__(self, model: type[BaseModel], data: DataBerletak, pangkal: Jalur) -> None:
        self._model = model
        self._data = data
        self._pangkal = pangkal

    def terjemahkan(self, galat: ValidationError) -> list[Masalah]:
        """Return one problem for each mistake.

        A value that fits none of several types is told once, a misspelt key is not also told as
        missing, and what could not be read at all is not told again.
        """
        menurut_jalur: dict[tuple[Jalur, str], list[Any]] = {}
        for jalur, satu in self._pilih_cabang(galat.errors(include_url=False)):
            if not any(jalur[:n] in self._data.rusak for n in range(len(jalur) + 1)):
                golongan = satu["type"] if satu["type"] in {"missing", *_KUNCI_ASING} else "nilai"
                golongan = "kunci" if satu["loc"][-1:] == ("[key]",) else golongan
                menurut_jalur.setdefault((jalur, golongan), []).append(satu)
        salah_eja: set[Jalur] = set()
        masalah: list[Masalah] = []
        for (jalur, golongan), semua in menurut_jalur.items():
            if golongan in _KUNCI_ASING:
                masalah.append(self._kunci_asing(jalur, salah_eja))
            elif golongan == "kunci":
                masalah.append(self._jenis_kunci(jalur, semua[0]))
            elif golongan == "nilai":
                masalah.append(self._nilai(jalur, semua))
        masalah += [
            self._kunci_kurang(jalur)
            for jalur, golongan in menurut_jalur
            if golongan == "missing" and jalur not in salah_eja
        ]
        return masalah

    def _pilih_cabang(self, semua: Iterable[Any]) -> list[tuple[Jalur, Any]]:
        """Return the complaints with their paths, those about a mapping that could be several things only once.

        A mapping that has a key of one of them was meant to be that one; one that has none was not
        meant to be a mapping: in a text without quotes a colon makes it one.
        """
        hasil: list[tuple[Jalur, Any]] = []
        menurut_cabang: dict[Jalur, dict[str, list[tuple[Jalur, Any]]]] = {}
        for satu in semua:
            jalur, cabang = self._jalur(satu["loc"], kurang=satu["type"] == "missing")
            if cabang and isinstance(self._isi(cabang[0]), dict):
                menurut_cabang.setdefault(cabang[0], {}).setdefault(cabang[1], []).append((jalur, satu))
            else:
                hasil.append((jalur, satu))
        for pangkal, cabang_cabang in menurut_cabang.items():
            isi = self._isi(pangkal)
            banyak = len(isi) if isinstance(isi, dict) else 0
            bukan_pasangan = [c for c in cabang_cabang.values() if c[0][0] == pangkal]
            dimaksud = [
                c
                for c in cabang_cabang.values()
                if c not in bukan_pasangan and sum(s["type"] in _KUNCI_ASING for _, s in c) < banyak
            ]
            for cabang_ini in dimaksud[:1] or bukan_pasangan or cabang_cabang.values():
                hasil += cabang_ini
        return hasil

    def _jalur(self, lokasi: Sequence[int | str], *, kurang: bool) -> tuple[Jalur, tuple[Jalur, str] | None]:
        """Return pydantic's location as a path in the file; where it names a member of a union, that and which.

        Only the last step of something missing (`kurang`) leads to what the file does not have.
        """
        jalur: Jalur = self._pangkal
        cabang: tuple[Jalur, str] | None = None
        isi = self._isi(jalur)
        for ke, langkah in enumerate(lokasi):
            if isinstance(isi, dict):
                cocok = [k for k in isi if k == langkah or repr(k) == langkah]
                if not cocok and not (kurang and ke == len(lokasi) - 1):
                    cabang = cabang or (jalur, str(langkah))
                    continue
                jalur = (*jalur, *(cocok[:1] or [langkah]))
            elif isinstance(isi, tuple) and isinstance(langkah, int):
                jalur = (*jalur, langkah)
            else:
                continue
            isi = nilai_di(isi, jalur[-1])
        return jalur, cabang

    def _isi(self, jalur: Jalur) -> object:
        return nilai_di(self._data.nilai, *jalur)

    def _kunci_asing(self, jalur: Jalur, salah_eja: set[Jalur]) -> Masalah:
        """Return the problem of an unknown key; note which missing key was meant by it."""
        kunci, induk = str(jalur[-1]), jalur[:-1]
        dikenal = [k for m in model_di(self._model, jalur[len(self._pangkal) : -1]) for k in m.model_fields]
        if maksud := terdekat(kunci, dikenal):
            salah_eja.add((*induk, maksud))
        return Masalah(
            self._data.letak_kunci(jalur),
            KodeMasalah.KUNCI_ASING,
            f"{self._sebut(induk)}kunci “{kunci}” tidak dikenal.",
            sebut_pilihan(kunci, dikenal, terurut=False),
        )

    def _jenis_kunci(self, jalur: Jalur, galat: Any) -> Masalah:
        """Return the problem of a key in a free mapping that is not of the type that keys have there."""
        harus = _HARUS.get(galat["type"], "lain")
        saran = _CONTOH.get(harus, "")
        pesan = f"{self._sebut(jalur)}kuncinya harus {harus}."
        return Masalah(self._data.letak_kunci(jalur), KodeMasalah.JENIS_NILAI, pesan, saran)

    def _kunci_kurang(self, jalur: Jalur) -> Masalah:
        if isinstance(jalur[-1], int):
            pesan, saran = f"butir ke-{jalur[-1] + 1} belum ditulis.", "Tambahkan."
        else:
            pesan, saran = f"“{jalur[-1]}” belum ditulis.", f"Tambahkan baris “{jalur[-1]}: …”."
        return Masalah(
            self._data.letak(jalur[:-1]), KodeMasalah.KUNCI_KURANG, f"{self._sebut(jalur[:-1])}{pesan}", saran
        )

    def _nilai(self, jalur: Jalur, semua: Sequence[Any]) -> Masalah:
        """Return the problem of a value that is none of the things that it could be."""
        satu = semua[0]
        kode, pesan, saran = KodeMasalah.NILAI_DITOLAK, f"{self._tertulis(jalur)} tidak memenuhi syarat.", ""
        jenis = [_HARUS[s["type"]] for s in semua if s["type"] in _HARUS]
        if jenis and len(jenis) == len(semua):
            kode = KodeMasalah.JENIS_NILAI
            pesan = f"harus {' atau '.join(dict.fromkeys(jenis))}, bukan {self._tertulis(jalur)}."
            saran = self._saran(jalur, jenis[0])
        elif satu["type"] in {"literal_error", "enum"}:
            kode = KodeMasalah.DI_LUAR_PILIHAN
            pesan = f"{self._tertulis(jalur)} tidak ada dalam pilihan."
            saran = sebut_pilihan(str(self._isi(jalur)), _pilihan(satu), terurut=False)
        elif satu["type"] in {"value_error", "assertion_error"}:
            pesan = str(satu["ctx"]["error"])
        elif satu["type"] in _SYARAT:
            pesan = f"{_SYARAT[satu['type']].format(**satu['ctx'])}, bukan {self._tertulis(jalur)}."
        return Masalah(self._data.letak(jalur), kode, f"{self._sebut(jalur)}{pesan}", saran)

    def _saran(self, jalur: Jalur, harus: str) -> str:
        """Return what to write instead."""
        nilai, tempat = self._isi(jalur), self._data.tempat.get(jalur)
        teks = tempat.teks if tempat and tempat.teks is not None else ""
        polos = tempat is not None and tempat.polos
        match harus:
            case "teks" if nilai is None:
                return 'Isi teksnya; kalau memang kosong, tulis "".'
            case "teks" if isinstance(nilai, dict | tuple):
                return "Apit dengan tanda kutip kalau memang teks; tanpanya “: ”, “{”, dan “[” berarti lain."
            case "teks":
                return f'Tulis dalam tanda kutip: "{teks}".'
            case "bilangan bulat" if isinstance(nilai, AngkaTaksa) and teks.lstrip("+-").isdigit():
                return f"Tulis tanpa nol di depan: {int(teks)}."
            case "bilangan bulat" | "true atau false" | "tanggal" if not polos and _COCOK[harus].fullmatch(teks):
                return f"Tulis tanpa tanda kutip: {teks}."
            case "tanggal" if _COCOK[harus].fullmatch(teks):
                return f"Tanggal {teks} tidak ada di kalender."
        return _CONTOH.get(harus, "")

    def _tertulis(self, jalur: Jalur) -> str:
        """Return how to name the value as it was written."""
        nilai, tempat = self._isi(jalur), self._data.tempat.get(jalur)
        if isinstance(nilai, dict):
            return "pasangan “kunci: nilai”"
        if isinstance(nilai, tuple):
            return "daftar"
        if nilai is None:
            return "kosong"
        tertulis = tempat.teks if tempat and tempat.teks is not None else str(nilai)
        if isinstance(nilai, AngkaTaksa | int | float) and not isinstance(nilai, bool):
            return f"angka {tertulis}"
        return f"“{tertulis if len(tertulis) <= 60 else tertulis[:59] + '…'}”"

    def _sebut(self, jalur: Jalur) -> str:
        sebutan = sebut_jalur(self._data.nilai, jalur)
        return f"{sebutan}: " if sebutan else ""


_CONTOH = {
    "teks": "Tulis dalam tanda kutip.",
    "tanggal": "Tulis tahun-bulan-hari, misalnya 2026-01-21.",
    "true atau false": "Tulis true (ya) atau false (tidak).",
    "daftar": "Tulis tiap butir pada barisnya sendiri, diawali “- ”.",
    "bilangan bulat": "Tulis angkanya saja, misalnya 5.",
    "bilangan": "Tulis angkanya saja, misalnya 5.",
}
_COCOK = {
    "bilangan bulat": re.compile(r"[-+]?\d+"),
    "true atau false": re.compile(r"true|false"),
    "tanggal": re.compile(r"\d{4}-\d{2}-\d{2}"),
}


def _pilihan(galat: Any) -> list[str]:
    """Return the choices that pydantic's complaint lists: `'F4' or 'A4'`."""
    return re.findall(r"'([^']*)'", str(galat["ctx"]["expected"]))
