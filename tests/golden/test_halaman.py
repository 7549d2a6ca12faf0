"""Letters as pages: printed by LibreOffice, no page is empty, nothing leaves its margins, the type is the right one.

Of each template a full letter of a sample year, one without evidence and, in `make tahan`, one with hostile content.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import zxingcpp
from lxml import etree

from tata_usaha.surat.cetak_naskah import kode_tercetak
from tests.golden.contoh_naskah import CONTOH, KURUNG, tahun, tercetak
from tools.contoh.pindaian import pindai
from tools.halaman import PERLU, ubah_ke_pdf
from zi_model.naskah.inti.kode_kaki import POLA_KODE_KAKI

pytestmark = pytest.mark.skipif(
    any(shutil.which(alat) is None for alat in PERLU),
    reason="LibreOffice dan poppler-utils tidak terpasang; .ci/run memasangnya",
)
LONGGAR = 3.0
"""Points by which a word may stand outside: italics and full stops hang a little."""
HALAMAN_WAJAR = {"surat": 5, "notula.docx": 8, "keputusan": 20, "laporan": 30, "pakta-integritas.docx": 25}
"""Most pages that a letter of a family has when nobody wrote a novel into it; a pledge has one for each member."""
DILIHAT = pytest.param(("penuh", "kosong"), id="wajar"), pytest.param(("ganas",), id="ganas", marks=pytest.mark.tahan)
GANTUNG, SETINGGI_BARIS = 8, 8
"""Points: how far a word may hang out of a line with right-to-left words, and how near words of one line stand."""
KANAN_KE_KIRI = re.compile("[\u0590-\u08ff]")
KOTAK = ("xMin", "yMin", "xMax", "yMax")


@pytest.fixture(scope="module", params=DILIHAT)
def halaman(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Return the letters as PDF, by sample and name."""
    folder = tmp_path_factory.mktemp("halaman")
    semua = {(contoh, nama): isi for contoh in request.param for nama, isi in tercetak(contoh).items()}
    berkas = [folder / f"{contoh} {nama}.docx" for contoh, nama in semua]
    for satu, isi in zip(berkas, semua.values(), strict=True):
        satu.write_bytes(isi)
    return dict(zip(semua, ubah_ke_pdf(berkas, folder), strict=True))


@cache
def kata_per_halaman(pdf: Path) -> list[tuple[float, float, list[Any]]]:
    """Return for each page its width, height and words with their boxes, in points."""
    keluaran = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True).stdout
    akar = etree.fromstring(keluaran, etree.XMLParser(recover=True))
    return [
        (
            float(h.get("width")),
            float(h.get("height")),
            [(*(float(k.get(sisi)) for sisi in KOTAK), k.text or "") for k in h.iter("{*}word")],
        )
        for h in akar.iter("{*}page")
    ]


def tepi(docx_: bytes) -> tuple[float, ...]:
    """Return the narrowest margins of a letter in points (left, top, right, bottom), its header and footer within."""
    bagian = docx.Document(io.BytesIO(docx_)).sections
    return tuple(
        min(getattr(b, sisi).pt for b in bagian) - LONGGAR
        for sisi in ("left_margin", "header_distance", "right_margin", "footer_distance")
    )


@pytest.mark.tahan
def test_banyak_halaman_wajar(halaman: dict[tuple[str, str], Path]) -> None:
    for (contoh, nama), pdf in halaman.items():
        if contoh != "ganas":
            naskah = CONTOH[contoh]()[nama]
            terbanyak = HALAMAN_WAJAR.get(naskah.templat, HALAMAN_WAJAR[naskah.keluarga])
            assert 1 <= len(kata_per_halaman(pdf)) <= terbanyak, f"{contoh} {nama}"


@pytest.mark.tahan
def test_tidak_ada_halaman_kosong(halaman: dict[tuple[str, str], Path]) -> None:
    """A page that holds no more than its number is an empty one, nor may it hold figures alone.

    Where hostile titles fill a cover, its last line may go over.
    """
    kosong = [
        f"{contoh} {nama}, halaman {ke}"
        for (contoh, nama), pdf in halaman.items()
        for ke, (_, _, kata) in enumerate(kata_per_halaman(pdf), start=1)
        if not re.sub(r"-\s*\d+\s*-" if contoh == "ganas" else r"[-\d\s]", "", "".join(k[4] for k in kata))
    ]
    assert kosong == []


def gantung(y: float, semua: list[tuple[float, float, float, float, str]]) -> float:
    """Return by how much a word on this height may hang over the right margin: nothing, but beside right-to-left words.

    Where a line turns, LibreOffice reckons the blanks wrongly and breaks a few points too late.
    """
    berbalik = (y2 for _, y2, _, _, kata in semua if KANAN_KE_KIRI.search(kata))
    return GANTUNG if any(abs(y - y2) < SETINGGI_BARIS for y2 in berbalik) else 0


@pytest.mark.tahan
def test_tidak_ada_kata_yang_keluar_dari_batas_halaman(halaman: dict[tuple[str, str], Path]) -> None:
    keluar = []
    for (contoh, nama), pdf in halaman.items():
        kiri, atas, kanan, bawah = tepi(tercetak(contoh)[nama])
        for ke, (lebar, tinggi, semua) in enumerate(kata_per_halaman(pdf), start=1):
            keluar += [
                f"{contoh} {nama}, halaman {ke}: {kata}"
                for x, y, x2, y2, kata in semua
                if (x < kiri or x2 > lebar - kanan + gantung(y, semua) or y < atas or y2 > tinggi - bawah)
                and not (ke == 1 and POLA_KODE_KAKI.fullmatch(kata))  # stands where no text does
            ]
    assert keluar == []


@pytest.mark.tahan
def test_tidak_ada_kata_yang_bertumpuk(halaman: dict[tuple[str, str], Path]) -> None:
    """Two words whose boxes share more than a third of the smaller one are printed over each other."""
    tumpuk = []
    for (contoh, nama), pdf in halaman.items():
        for ke, (_, _, semua) in enumerate(kata_per_halaman(pdf), start=1):
            urut = sorted((k for k in semua if k[4].isascii()), key=lambda k: k[1])  # an emoji's box is too wide
            for i, a in enumerate(urut):
                for b in urut[i + 1 :]:
                    if b[1] >= a[3]:
                        break
                    lebar, tinggi = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                    kecil = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
                    if lebar > 0 and tinggi > 0 and lebar * tinggi > kecil / 3:
                        tumpuk.append(f"{contoh} {nama}, halaman {ke}: {a[4]} dan {b[4]}")
    assert tumpuk == []


@pytest.mark.tahan
def test_hurufnya_bookman(halaman: dict[tuple[str, str], Path]) -> None:
    """URW Bookman stands in for Bookman Old Style; what it lacks (emoji, Arabic) comes from another font."""
    for (contoh, nama), pdf in halaman.items():
        keluaran = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout
        huruf = {baris.split()[0].split("+")[-1] for baris in keluaran.splitlines()[2:]}
        assert any("Bookman" in h for h in huruf), f"{contoh} {nama}: {huruf}"
        asing = {h for h in huruf if "Bookman" not in h and "Emoji" not in h}
        assert not asing or contoh == "ganas", f"{contoh} {nama}: {asing}"


@pytest.mark.tahan
def test_tidak_ada_sisa_templat(halaman: dict[tuple[str, str], Path]) -> None:
    """What a person wrote may look like a tag; nothing else may."""
    for (contoh, nama), pdf in halaman.items():
        teks = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
        sisa = set(re.findall(r"\{\{.*?\}\}|\{%.*?%\}|\bNone\b", teks))
        assert all(satu in KURUNG for satu in sisa), f"{contoh} {nama}: {sisa}"


@pytest.mark.tahan
def test_kode_naskah_hanya_di_pojok_halaman_pertama(halaman: dict[tuple[str, str], Path]) -> None:
    """On the right letters, below where any text ends, beside where it begins."""
    for (contoh, nama), pdf in halaman.items():
        naskah = CONTOH[contoh]()[nama]
        kode = kode_tercetak(naskah, tahun().tahun.kantor)
        pertama, *lain = kata_per_halaman(pdf)
        letak = [k[:4] for k in pertama[2] if POLA_KODE_KAKI.fullmatch(k[4])]
        assert [k[4] for k in pertama[2] if POLA_KODE_KAKI.fullmatch(k[4])] == ([kode] if kode else []), nama
        assert all(x < 45 and pertama[1] - 30 < y < y2 < pertama[1] - 12 for x, y, _, y2 in letak), nama
        assert not any(POLA_KODE_KAKI.fullmatch(k[4]) for _, _, kata in lain for k in kata), nama


@pytest.mark.tahan
def test_kode_naskah_terbaca_dari_pindaian_yang_miring(halaman: dict[tuple[str, str], Path]) -> None:
    """`python -m bench.kode_kaki` reads every letter of the sample year."""
    semua = {pdf: kode_tercetak(CONTOH[c]()[n], tahun().tahun.kantor) for (c, n), pdf in halaman.items()}
    for (pdf, kode), sudut in zip([s for s in semua.items() if s[1]], (-3, 3), strict=False):
        terbaca = zxingcpp.read_barcodes(pindai(pdf, sudut))
        assert kode in [b.text for b in terbaca], pdf
