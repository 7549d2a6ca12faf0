"""What is printed: a two-page letter, the plan's Lampiran with its merged cells, a report with 12 photos.

The words are those of real letters, those of the first kept as they were in surat.json; everything is plain
text, lists of records and names of picture files, so that every library can be given the same.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.tahun import baca_rencana
from tools.contoh.berkas import DUA_BELAS_MEGAPIKSEL, foto
from zi_model.rencana import RencanaAksi

BANYAK_FOTO = 12
_MIRING = re.compile(r"</?i>")


def surat(_: Path) -> dict[str, Any]:
    """Return a decree of two pages: heading, considerations, legal basis, diktum, signature."""
    isi: dict[str, Any] = json.loads(Path(__file__).with_name("surat.json").read_text(encoding="utf-8"))
    return isi


def lampiran(_: Path) -> dict[str, Any]:
    """Return the 65 rows of the real plan: komponen, aspek and aksi span the rows that stand under them.

    `gabung` (k, a, x or i) tells which cells a row begins: all three, aspek and aksi, aksi alone, none; the
    same is said by one flag each, for libraries that know no comparison.
    """
    rencana = _rencana()
    baris = []
    sebelum: tuple[object, ...] = (None, None, None)
    for ke, b in enumerate(rencana.baris, start=1):
        kini = (b.komponen, b.aspek, b.aksi)
        baru = [i for i in range(3) if kini[: i + 1] != sebelum[: i + 1]]
        mulai = min(baru, default=3)
        sebelum = kini
        tertulis = {
            "komponen": f"{b.komponen.label} {b.komponen.nama}",
            "aspek": f"{b.aspek.label} {b.aspek.nama}",
            "aksi": f"{b.aksi.label} {b.aksi.nama}",
        }
        baris.append(
            {nama: _polos(teks) if tingkat >= mulai else "" for tingkat, (nama, teks) in enumerate(tertulis.items())}
            | {f"awal_{tanda}": tingkat == mulai for tingkat, tanda in enumerate("kaxi")}
            | {
                "no": f"{ke}.",
                "indikator": _polos(b.indikator.nama),
                "bukti": _polos(b.indikator.bukti_fisik),
                "waktu": b.indikator.target_waktu,
                "capaian": b.indikator.target_capaian,
            }
        )
    return {"judul": rencana.keputusan.tentang.upper(), "baris": baris, "penanda": "SOLEMAN"}


def laporan(folder: Path) -> dict[str, Any]:
    """Return a report with 12 photos of 12 megapixels, two in a row, each with its caption."""
    rencana = _rencana()
    gambar = []
    for ke in range(1, BANYAK_FOTO + 1):
        berkas = folder / f"foto-{ke:02}.jpg"
        waktu = dt.datetime(2026, 3, 25, 9, 4 * ke)
        berkas.write_bytes(foto(f"Rapat monev, foto {ke}", waktu, DUA_BELAS_MEGAPIKSEL))
        gambar.append((str(berkas), f"Foto {ke}. Rapat monitoring dan evaluasi, 25 Maret 2026, {waktu:%H.%M} WITA"))
    pasangan = zip(gambar[::2], gambar[1::2], strict=True)
    return {
        "judul": "LAPORAN MONITORING DAN EVALUASI TRIWULAN I TAHUN 2026",
        "uraian": [
            {"no": f"{ke}.", "teks": _polos(b.indikator.nama)} for ke, b in enumerate(rencana.baris[:20], start=1)
        ],
        "foto": [
            {"gambar_kiri": kiri, "gambar_kanan": kanan, "teks_kiri": teks_kiri, "teks_kanan": teks_kanan}
            for (kiri, teks_kiri), (kanan, teks_kanan) in pasangan
        ],
    }


ISI: dict[str, Callable[[Path], dict[str, Any]]] = {"surat": surat, "lampiran": lampiran, "laporan": laporan}


def _rencana() -> RencanaAksi:
    pengaturan = Pengaturan.dari_lingkungan({"ZI_PLAN": str(AKAR / "plan")})
    return baca_rencana(pengaturan, "sigi", 2026, dengan_naskah=False).rencana


def _polos(teks: str) -> str:
    return " ".join(_MIRING.sub("", teks).split())
