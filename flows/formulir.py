"""The forms with which people start runs: what each field is called, what may be chosen, what must be filled.

Prefect draws them from a JSON schema that its server also enforces: what the schema forbids is refused at once (409),
before anything runs. The schema is that of the flow's parameters, with the words and choices of this office over it as
they were when the deployments were last applied. What changes by the hour (which letters there are) is no choice, which
would refuse the newest: it is told beside the field and judged by the flow, in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from prefect import Flow
from prefect.utilities.callables import ParameterSchema, parameter_schema

from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.pilihan import kantor_berencana, naskah_berstatus
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import Langkah, StatusNaskah, bertanda_tangan, dapat
from zi_model.naskah.jenis_alur import JenisAlur
from zi_model.periode import JenisPeriode, Periode

_JUDUL = {
    "alasan": "Alasan",
    "alur": "Alur",
    "bagian": "Bagian",
    "dicabut_oleh": "Dicabut oleh",
    "ganti": "Ganti yang keliru",
    "kode": "Naskah",
    "kunci": "Naskah",
    "nomor": "Nomor",
    "oleh": "Dilakukan oleh",
    "pakai_lagi": "Pakai lagi nomor yang batal",
    "periode": "Periode",
    "provinsi": "Provinsi",
    "satker": "Satker",
    "sejak": "Dicabut sejak",
    "tanggal": "Tanggal",
    "tetap": "Tetap nyatakan siap",
    "ukuran": "Kantor dalam satu pecahan",
}
_LANGKAH = {"nomori": Langkah.NOMORI, "siap": Langkah.SIAP, "batal": Langkah.BATAL}
"""The human steps that are forms."""
_SEBUT_MAKS = 12
_KATA: dict[str, Any] = {"type": "string", "minLength": 1}
_HARI: dict[str, Any] = {"type": "string", "format": "date"}
_BENTUK: dict[str, dict[str, dict[str, Any]]] = {
    "nomori": {"nomor": {"type": "integer", "minimum": 1}, "tanggal": _HARI, "kunci": _KATA, "oleh": _KATA},
    "siap": {"kunci": _KATA, "oleh": _KATA},
    "batal": {"sejak": _HARI, "kunci": _KATA, "oleh": _KATA, "alasan": _KATA},
}
"""What a field may hold where Python's type says less, or says it so that Prefect draws it badly."""


class Formulir(ParameterSchema):
    """A schema of parameters that refuses a name which none of them has."""

    additionalProperties: bool = False  # noqa: N815  JSON schema's name


@dataclass(frozen=True)
class Pilihan:
    """What the forms of these offices offer: offices with the years of their plans, and the letters that wait."""

    satker: str
    hari: dt.date
    kantor: Mapping[str, tuple[int, ...]]
    naskah: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def periode(self, jenis: JenisPeriode) -> list[str]:
        """Return the periods of a kind in the years of which an office has a plan, oldest first."""
        tahun = sorted({satu for ada in self.kantor.values() for satu in ada})
        return [str(p) for satu in tahun for p in Periode(satu, JenisPeriode.TAHUN).bagian(jenis)]


def baca_pilihan(pengaturan: Pengaturan, satker: str, hari: dt.date) -> Pilihan:
    """Return what forms may offer now; `satker` is the office that they propose, whose letters they name."""
    naskah = {
        alur: naskah_berstatus(pengaturan, satker, _menunggu(satu), belum_dinomori=satu is Langkah.NOMORI)
        for alur, satu in _LANGKAH.items()
    }
    return Pilihan(satker, hari, kantor_berencana(pengaturan), naskah)


def _menunggu(langkah: Langkah) -> tuple[StatusNaskah, ...]:
    """Return the states of the letters of which a step is asked: not yet where it leads, and not issued."""
    return tuple(
        status
        for status in StatusNaskah
        if dapat(status, langkah)
        and not bertanda_tangan(status)
        and not (langkah is Langkah.SIAP and dapat(status, Langkah.TANDATANGANI))
    )


def susun_formulir(alur: Flow[..., Any], pilihan: Pilihan) -> Formulir:
    """Return the form of a flow."""
    semula = parameter_schema(alur)
    isian = {nama: _isian(alur.name, nama, bentuk, pilihan) for nama, bentuk in semula.properties.items()}
    return Formulir(
        title="Parameters",
        type="object",
        properties=isian,
        required=[
            nama for nama, satu in isian.items() if nama in semula.required or satu.keys() & {"enum"} or _centang(satu)
        ],
        definitions=semula.definitions,
        additionalProperties=False,
    )


def isian_bawaan(formulir: Formulir) -> dict[str, Any]:
    """Return what a deployment has to propose, so that a run may be asked for without naming it.

    Fields to choose from are required, because Prefect writes "(Optional)" beside the others.
    """
    return {
        nama: satu["default"]
        for nama, satu in formulir.properties.items()
        if nama in formulir.required and "default" in satu
    }


def _centang(isian: Mapping[str, Any]) -> bool:
    return isian.get("type") == "boolean"


def _isian(alur: str, nama: str, bentuk: Mapping[str, Any], pilihan: Pilihan) -> dict[str, Any]:
    """Return one field: as Python's type says it, with our words and choices over it."""
    hasil = {**bentuk, "title": _JUDUL.get(nama, nama)}
    if khusus := _BENTUK.get(alur, {}).get(nama):
        for kunci in ("anyOf", "default"):
            hasil.pop(kunci, None)
        hasil |= khusus
    if nama == "satker":
        if hasil.get("type") == "array":
            hasil["items"] = {"type": "string", "enum": list(pilihan.kantor)}
        elif pilihan.kantor:
            hasil |= {"enum": list(pilihan.kantor), "default": pilihan.satker}
    if nama == "periode" and alur in {*JenisAlur} and (semua := pilihan.periode(JenisAlur(alur).jenis_periode)):
        hasil |= {"enum": semua, "description": f"{JenisAlur(alur).jenis_periode.capitalize()} yang dikerjakan."}
        hasil.pop("default", None)
    if nama == "kunci" and (menunggu := pilihan.naskah.get(alur)):
        hasil["description"] = f"{hasil.get('description', '')} {_sebut_menunggu(menunggu, pilihan)}".strip()
    return hasil


def _sebut_menunggu(menunggu: tuple[str, ...], pilihan: Pilihan) -> str:
    """Return the sentence that names the letters of which the step can be asked, as of a day."""
    awalan = f"{pilihan.satker}/"
    sebutan = [f"`{kunci.removeprefix(awalan)}`" for kunci in menunggu[:_SEBUT_MAKS]]
    lebih = f", dan {len(menunggu) - _SEBUT_MAKS} lagi" if len(menunggu) > _SEBUT_MAKS else ""
    return f"Yang menunggu per {tanggal_panjang(pilihan.hari)}: {', '.join(sebutan)}{lebih}."
