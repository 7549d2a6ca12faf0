"""What people say of an official, and their texts as values: name, NIP, address, manner, days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from zi_model.pegawai import rapikan_nip
from zi_model.pejabat import Cara
from zi_model.setelan_surel import boleh_alamat

CARA: dict[Cara, str] = {
    "definitif": "Definitif",
    "plt": "Plt. (jabatan kosong)",
    "plh": "Plh. (pejabat berhalangan)",
    "an": "a.n. (atas nama)",
    "ub": "u.b. (untuk beliau)",
}
_NAMA_MAKS = 150


@dataclass(frozen=True)
class PermintaanPejabat:
    """What is asked: of which post; texts as people type them. `dasar` is the file that they looked at.

    `berlaku_dari` says that it is a successor; without it the present entry is filled or, with `alasan`, put right.
    None leaves as it is, "" takes away.
    """

    satker: str
    jabatan: str
    nama: str | None = None
    nip: str | None = None
    surel: str | None = None
    cara: str | None = None
    berlaku_dari: str = ""
    berlaku_sampai: str = ""
    alasan: str = ""
    dasar: str | None = None


@dataclass(frozen=True)
class NilaiPejabat:
    """What was asked for, as values: only what was named."""

    teks: Mapping[str, str | None]
    cara: Cara | None
    dari: dt.date | None
    sampai: dt.date | None


def urai_pejabat(permintaan: PermintaanPejabat, salah: dict[str, str]) -> NilaiPejabat:
    """Return what was asked for as values; what cannot be one goes into `salah`."""
    teks: dict[str, str | None] = {}
    if permintaan.nama is not None:
        nama = " ".join(permintaan.nama.split())
        teks["nama"] = nama or None
        if len(nama) > _NAMA_MAKS or "[isi:" in nama:
            salah["nama"] = "Tulis nama lengkap dengan gelar, seperti di bawah tanda tangan."
    if permintaan.nip is not None:
        nip = rapikan_nip(permintaan.nip)
        teks["nip"] = nip or None
        if nip and not re.fullmatch(r"[0-9]{18}", nip):
            salah["nip"] = f"NIP terdiri atas 18 angka; yang Anda tulis {len(nip)} huruf atau angka."
    if permintaan.surel is not None:
        surel = permintaan.surel.strip()
        teks["surel"] = surel or None
        if surel and not boleh_alamat(surel):
            salah["surel"] = "Tulis satu alamat surel, misalnya sekretaris@kantor.example."
    cara = next((c for c in CARA if c == permintaan.cara), None)
    if permintaan.cara and cara is None:
        salah["cara"] = f"Pilih salah satu: {', '.join(CARA)}."
    dari, sampai = (_tanggal(nama, getattr(permintaan, nama), salah) for nama in ("berlaku_dari", "berlaku_sampai"))
    if dari and sampai and sampai < dari:
        salah["berlaku_sampai"] = "Hari terakhirnya sebelum hari pertamanya."
    return NilaiPejabat(teks, cara, dari, sampai)


def _tanggal(nama: str, teks: str, salah: dict[str, str]) -> dt.date | None:
    if not teks.strip():
        return None
    try:
        return dt.date.fromisoformat(teks.strip())
    except ValueError:
        salah[nama] = "Tulis tanggal seperti 2026-08-01."
        return None
