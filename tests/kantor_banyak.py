"""Many offices in a moment: each as `zi satker baru` makes one, in its own folder, with names that are made up.

Codes of regions are numbered as the real ones are: two digits for the province, two for the office in it. Sigi stays
out of it: its plan tells of people.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar.pengaturan import AKAR
from zi_model.kantor_baru import JatiDiri, isi_kerangka

SE_PROVINSI = 15
"""So many offices has a province here; the real ones have 14 or 15 on the average."""
_AWAL = ("Ba", "Da", "Ga", "Ja", "Ka", "La", "Ma", "Na", "Pa", "Ra", "Sa", "Ta", "Wa")
_TENGAH = ("bi", "do", "lu", "mo", "ri", "ru", "to", "wu")
_AKHIR = ("bang", "dale", "gola", "lawi", "mpao", "ndeng", "tolo", "wua")
_ZONA = ("WIB", "WITA", "WIT")


@dataclass(frozen=True)
class KantorUji:
    """An office that was made: its folder, and the code of its region."""

    kode: str
    kode_wilayah: str
    nama: str

    @property
    def provinsi(self) -> str:
        """The code of its province."""
        return self.kode_wilayah[:2]


def buat_kantor(plan: Path, banyak: int, *, rusak: int | None = None, tahun: int = 2026) -> list[KantorUji]:
    """Lay so many offices into a plan folder, with what all share; the one at the place `rusak` has a broken file."""
    plan.mkdir(parents=True, exist_ok=True)
    if not (plan / "_baku").exists():
        shutil.copytree(AKAR / "plan/_baku", plan / "_baku")
    kerangka = plan / "_baku/kantor-baru"
    teks = {n: (kerangka / n).read_text("utf-8") for n in ("satker.yaml", "pejabat.yaml", "hukum.yaml", "fakta.yaml")}
    teks[f"rencana-aksi-{tahun}.yaml"] = (plan / "_baku/rencana-aksi.yaml").read_text("utf-8")
    semua = list(itertools.islice(_kantor(), banyak))
    for ke, satu in enumerate(semua):
        tempat = satu.nama.split(maxsplit=2)[-1]
        nilai = JatiDiri(satu.kode, satu.nama, satu.kode_wilayah, tempat, _ZONA[ke % 3], tahun).isi()
        folder = plan / satu.kode
        folder.mkdir()
        for nama, isi in teks.items():
            (folder / nama).write_text(isi_kerangka(isi, nilai), encoding="utf-8")
        if ke == rusak:
            rusakkan(plan, satu.kode)
    return semua


def rusakkan(plan: Path, kode: str) -> None:
    """Break an office's file as a slip of the hand does."""
    berkas = plan / kode / "satker.yaml"
    teks = berkas.read_text(encoding="utf-8")
    berkas.write_text(teks.replace("singkatan_waktu:", "singkatan_waktu", 1), encoding="utf-8")


def _kantor() -> Iterator[KantorUji]:
    """Yield offices without end (of 832 names), province by province."""
    nama = ("".join(suku) for suku in itertools.product(_TENGAH, _AWAL, _AKHIR))
    for ke, urut in enumerate(nama):
        tengah, awal, akhir = urut[:2], urut[2:4], urut[4:]
        sebutan = f"{awal}{tengah}{akhir}"
        jenis = "Kota" if ke % SE_PROVINSI == SE_PROVINSI - 1 else "Kabupaten"
        di_provinsi = ke % SE_PROVINSI + (71 if jenis == "Kota" else 1)
        wilayah = f"{11 + ke // SE_PROVINSI}{di_provinsi:02}"
        kode = sebutan.lower() if jenis == "Kabupaten" else f"kota-{sebutan.lower()}"
        yield KantorUji(kode, wilayah, f"KPU {jenis} {sebutan}")
