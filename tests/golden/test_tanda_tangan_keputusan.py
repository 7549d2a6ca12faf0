"""The signature of a decree never stands on a page alone, wherever the table above it ends.

LibreOffice keeps a table that goes over two pages together with nothing: a decree's signature is the
last row of the table. The lengths here are those at which it just no longer fits, and one less.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tests.zi_model.bahan_sigi import bahan
from tools.halaman import PERLU, ubah_ke_pdf
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.keputusan.pokok_dan_tim import susun_butir
from zi_model.periode import Periode

pytestmark = pytest.mark.skipif(
    any(shutil.which(alat) is None for alat in PERLU),
    reason="LibreOffice dan poppler-utils tidak terpasang; .ci/run memasangnya",
)
PENANDA_TANGAN = "SOLEMAN"
_T = TypeVar("_T")


def sebanyak(baris: Sequence[_T], jumlah: int) -> tuple[_T, ...]:
    """Return so many rows, these ones over and over."""
    return tuple(baris[ke % len(baris)] for ke in range(jumlah))


def keputusan(sebutan: str, **isi: Any) -> Naskah:
    """Return a decree with some of its content changed; a content of a content is named `lampiran__anggota`."""
    naskah = susun_naskah(
        bahan(), JenisAlur.KEPUTUSAN, Periode.parse("2026"), Bagian.SEMUA, sebutan, dt.date(2026, 2, 10)
    )[0]
    semua: Any = naskah.isi
    for nama, jumlah in isi.items():
        luar, _, dalam = nama.partition("__")
        if dalam:
            bagian = getattr(semua, luar)
            bagian = bagian.model_copy(update={dalam: sebanyak(getattr(bagian, dalam), jumlah)})
            semua = semua.model_copy(update={luar: bagian})
        else:
            semua = semua.model_copy(update={nama: sebanyak(getattr(semua, nama), jumlah)})
    return replace(naskah, isi=semua)


def bertugas_banyak(tambahan: int) -> Naskah:
    """Return the decree on the ZI team with so many tasks more, and with a Lampiran of one page."""
    naskah = keputusan("tim-zi", lampiran__anggota=5)
    isi: Any = naskah.isi
    diktum = list(isi.diktum)
    tugas = [*(b.teks for b in diktum[1].butir), *["menyusun laporan;"] * tambahan]
    diktum[1] = diktum[1].model_copy(update={"butir": susun_butir(tugas)})
    return replace(naskah, isi=isi.model_copy(update={"diktum": tuple(diktum)}))


CONTOH: dict[str, tuple[Naskah, tuple[str, ...]]] = {
    **{f"anggota {n}": (keputusan("tim-zi", lampiran__anggota=n), ("KEENAM", f"{n}.")) for n in (10, 11, 12, 28, 29)},
    **{
        f"rencana tim {n}": (keputusan("tim-ppid", rencana_tim__kegiatan=n), ("KEENAM", "11.", f"{n}."))
        for n in (5, 6, 7)
    },
    **{f"SOP {n}": (keputusan("penetapan-sop", sop=n), ("KEEMPAT", f"{n}.")) for n in (12, 13)},
    **{f"IKU {n}": (keputusan("iku", iku=n), ("KEEMPAT", f"{n}.")) for n in (7, 8, 9)},
    **{f"tugas {n}": (bertugas_banyak(n), ("KEENAM", "5.")) for n in range(2, 8)},
}
"""Decrees, and what stands last above each of their signatures."""


@pytest.mark.tahan
def test_di_halaman_tanda_tangan_ada_baris_terakhir_di_atasnya(tmp_path: Path) -> None:
    berkas = [tmp_path / f"{nama}.docx" for nama in CONTOH]
    for satu, (naskah, _) in zip(berkas, CONTOH.values(), strict=True):
        satu.write_bytes(cetak(naskah, bahan().kantor, AKAR / "templates_docx"))
    for pdf, (nama, (_, terakhir)) in zip(ubah_ke_pdf(berkas, tmp_path), CONTOH.items(), strict=True):
        teks = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
        bertanda = [isi.split(PENANDA_TANGAN)[0].split() for isi in teks.split("\f") if PENANDA_TANGAN in isi]
        assert len(bertanda) == len(terakhir), nama
        for kata, baris in zip(bertanda, terakhir, strict=True):
            assert baris in kata, f"{nama}: tanda tangan tanpa {baris} di atasnya"
