"""Where a signature ends a page to the point, no page without words follows it, nor one before the Lampiran.

Word wants a paragraph after a table and at the end of a section; it must not be what needs a page of its own.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tests.golden.contoh_naskah import kosong, penuh, tahun
from tests.golden.test_halaman import kata_per_halaman
from tests.golden.test_tanda_tangan_keputusan import keputusan
from tools.halaman import PERLU, ubah_ke_pdf
from zi_model.naskah.inti.naskah import Isi, Naskah

pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(
        any(shutil.which(alat) is None for alat in PERLU),
        reason="LibreOffice dan poppler-utils tidak terpasang; .ci/run memasangnya",
    ),
]
TEMPLAT = ("laporan-berkala.docx", "keputusan.docx", "keputusan-iku.docx", "lembar-dokumentasi.docx")
SEPEREMPAT_TITIK = 5  # twentieths of a point
LANGKAH = range(-6, 4)
GESER = 2  # what just fits to the very twentieth is left out: there a line of next to nothing needs a page of its own


def satu_halaman(templat: str) -> Naskah:
    """Return a letter that says so little that all before its Lampiran fits one page."""
    naskah = next(
        n for n in (*penuh().values(), *kosong().values()) if n.templat == templat and not _berlampiran_dua(n.isi)
    )
    ubah: dict[str, Any] = {}
    for nama in type(naskah.isi).model_fields:
        nilai = getattr(naskah.isi, nama)
        if isinstance(nilai, tuple) and nama not in {"kop", "judul", "lampiran"}:
            ubah[nama] = nilai[: nama in {"diktum", "penutup"}]
    return replace(naskah, isi=naskah.isi.model_copy(update=ubah))


def _berlampiran_dua(isi: Isi) -> bool:
    return getattr(isi, "rencana_tim", None) is not None


def berbatas(docx: bytes, bawah: int) -> bytes:
    """Return a letter whose first section has this lower margin, in twentieths of a point."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as asal, zipfile.ZipFile(keluar, "w") as tujuan:
        for nama in asal.namelist():
            isi = asal.read(nama)
            if nama == "word/document.xml":
                isi = re.sub(rb'(<w:pgMar [^>]*w:bottom=")\d+', rb"\g<1>%d" % bawah, isi, count=1)
            tujuan.writestr(nama, isi)
    return keluar.getvalue()


def ujung(pdf: Path) -> int:
    """Return the lower margin at which the words of the first page, but for a code in its corner, just fit."""
    _, tinggi, kata = kata_per_halaman(pdf)[0]
    isi = [k for k in kata if k[0] > 60]
    bawah: float = tinggi - max(k[3] for k in isi)
    return round(bawah * 20)


def halaman(pdf: Path) -> Iterator[str]:
    teks = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return (re.sub(r"[-\d\s]", "", satu) for satu in teks.split("\f")[:-1])


@pytest.mark.parametrize("templat", TEMPLAT)
def test_no_page_without_words_follows_a_signature_that_ends_a_page(templat: str, tmp_path: Path) -> None:
    isi = cetak(satu_halaman(templat), tahun().tahun.kantor, AKAR / "templates_docx")
    (tmp_path / "asal.docx").write_bytes(isi)
    (asal,) = ubah_ke_pdf([tmp_path / "asal.docx"], tmp_path, 1)
    pas = ujung(asal)
    berkas = []
    for ke in LANGKAH:
        berkas.append(tmp_path / f"{ke}.docx")
        berkas[-1].write_bytes(berbatas(isi, pas + GESER + ke * SEPEREMPAT_TITIK))
    semua = [list(halaman(pdf)) for pdf in ubah_ke_pdf(berkas, tmp_path, 1)]
    assert len({h[0] for h in semua}) > 1, "tanda tangannya tidak pernah berpindah halaman"
    assert [ke for ke, h in zip(LANGKAH, semua, strict=True) if not all(h)] == []


def berbaris(jumlah: int) -> Naskah:
    """Return the decree on the PPID with so many rows in its plan, before the two to fill in."""
    naskah = keputusan("tim-ppid")
    isi: Any = naskah.isi
    *tertulis, akhir = (k for k in isi.rencana_tim.kegiatan if not str(k.kegiatan).startswith("[isi"))
    baris = [tertulis[ke % len(tertulis)] for ke in range(jumlah - 1)]
    semua = (*baris, akhir, *isi.rencana_tim.kegiatan[-2:])
    rencana = isi.rencana_tim.model_copy(update={"kegiatan": semua})
    return replace(naskah, isi=isi.model_copy(update={"rencana_tim": rencana}))


def test_empty_rows_never_stand_with_the_signature_alone(tmp_path: Path) -> None:
    berkas = [tmp_path / f"{jumlah}.docx" for jumlah in range(2, 9)]
    for satu in berkas:
        satu.write_bytes(cetak(berbaris(int(satu.stem)), tahun().tahun.kantor, AKAR / "templates_docx"))
    halaman_akhir = [list(halaman(pdf))[-1] for pdf in ubah_ke_pdf(berkas, tmp_path, 1)]
    assert len({len(akhir) for akhir in halaman_akhir}) > 1
    assert [akhir for akhir in halaman_akhir if "SubBagian" not in akhir] == []
