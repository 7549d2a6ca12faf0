"""Officials in `pejabat.yaml` as people left it: a successor is a new entry below the old one, who keeps his days.

Comments, order and layout stay (see `tulis_kantor`); what was written is read again before anybody keeps it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.rencana.bentuk_data import bentuk
from tata_usaha.rencana.tulis_kantor import akhir_baris, baca_data, ganti_nilai, tulis_nilai
from tata_usaha.rencana.yaml_berletak import baca_yaml
from zi_model.anjuran import Anjuran, Tindak
from zi_model.nilai_mentah import butir
from zi_model.pejabat import DaftarPejabat, Pejabat

_BOM = "\ufeff"


def tambah_pejabat(isi: bytes, ke: int, baru: Pejabat, berakhir: Mapping[int, dt.date], berkas: str) -> bytes:
    """Return the file with a new entry below the `ke`-th (from 0), those of `berakhir` ended on their days.

    Raises:
        GalatRencana: when the file cannot be read, or is not laid out in lines, with the lines to type.

    """
    data = baca_data(isi.decode("utf-8").removeprefix(_BOM), berkas)
    lama, masalah = bentuk(DaftarPejabat, data)
    if lama is None:
        raise GalatRencana(f"{berkas} berisi kesalahan, jadi tidak dapat diubah dari sini.", "", masalah)
    isi = ganti_nilai(isi, {("pejabat", satu, "berlaku_sampai"): hari for satu, hari in berakhir.items()}, berkas)
    harapan = [
        p.model_copy(update={"berlaku_sampai": berakhir[satu]}) if satu in berakhir else p
        for satu, p in enumerate(lama.pejabat)
    ]
    harapan.insert(ke + 1, baru)
    teks = isi.decode("utf-8")
    bom, teks = (_BOM, teks[1:]) if teks.startswith(_BOM) else ("", teks)
    hasil = _sisipkan(teks, ke, baru, berkas)
    if hasil is not None:
        baca, keluhan = baca_yaml(hasil.encode(), berkas)
        kini = bentuk(DaftarPejabat, baca)[0] if baca is not None and not keluhan else None
        if kini is not None and list(kini.pejabat) == harapan:
            return (bom + hasil).encode("utf-8")
    baris = "\n".join(_baris(baru, "  ", tuple(Pejabat.model_fields)))
    raise GalatRencana(
        f"{berkas} tidak dapat diubah dari sini: susunannya lain dari satu pejabat per beberapa baris.",
        f"Tulis sendiri di bawah “pejabat:”:\n{baris}",
        anjuran=Anjuran.untuk(Tindak.PERIKSA_RENCANA),
    )


def _sisipkan(teks: str, ke: int, baru: Pejabat, berkas: str) -> str | None:
    """Return the text with the entry below another; None when lines do not do."""
    data, ganti = baca_data(teks, berkas), akhir_baris(teks)
    baris = teks.splitlines(keepends=True)
    awal = [data.letak(("pejabat", satu)).baris - 1 for satu, _ in butir(data.nilai, "pejabat")]
    if not awal or ke >= len(awal) or not all(baris[a].lstrip().startswith("- ") for a in awal):
        return None
    inden = baris[awal[ke]][: len(baris[awal[ke]]) - len(baris[awal[ke]].lstrip())]
    milik = [tempat.baris for jalur, tempat in data.tempat.items() if jalur[:2] == ("pejabat", ke)]
    akhir = max(milik)
    kunci = [str(k[2]) for k in data.kunci if k[:2] == ("pejabat", ke) and len(k) == 3]
    if not baris[akhir - 1].endswith("\n"):
        baris[akhir - 1] += ganti
    berjarak = any(not baris[a - 1].strip() for a in awal[1:]) or len(awal) == 1
    sela = [ganti] if berjarak else []
    return "".join([*baris[:akhir], *sela, *(f"{b}{ganti}" for b in _baris(baru, inden, kunci)), *baris[akhir:]])


def _baris(satu: Pejabat, inden: str, kunci: Sequence[str]) -> list[str]:
    """Return the lines of an entry: in the order of the one above it, what that does not have after it."""
    nilai = satu.model_dump()
    bawaan = Pejabat.model_fields
    perlu = [k for k in nilai if k not in kunci and nilai[k] != bawaan[k].default]
    urut = [*(k for k in kunci if k in nilai), *perlu]
    if "id" in urut:
        urut.remove("id")
    kata = [f"{k}: {_kata(nilai[k], k)}" for k in ["id", *urut]]
    return [f"{inden}- {kata[0]}", *(f"{inden}  {k}" for k in kata[1:])]


def _kata(nilai: object, kunci: str) -> str:
    if isinstance(nilai, bool):
        return "true" if nilai else "false"
    if isinstance(nilai, str) and kunci in {"nip", "pegawai"}:
        return json.dumps(nilai)
    return tulis_nilai(nilai if isinstance(nilai, str | dt.date | None) else str(nilai))
