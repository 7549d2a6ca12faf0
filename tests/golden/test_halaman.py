"""Letters as pages: printed by LibreOffice, no page is empty, nothing leaves the paper, the type is the right one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tests.golden.test_cetak_laporan import tercetak
from tests.golden.test_surat import surat

PERLU = ("soffice", "pdftotext", "pdffonts")
pytestmark = pytest.mark.skipif(
    any(shutil.which(alat) is None for alat in PERLU),
    reason="LibreOffice dan poppler-utils tidak terpasang; .ci/run memasangnya",
)
TEPI = 40.0
"""Least margin in points that every word keeps (the templates leave 56 and more; headers a little less)."""


@pytest.fixture(scope="module")
def halaman(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One PDF of each letter with some evidence, by its file name; one LibreOffice with a profile of its own."""
    folder = tmp_path_factory.mktemp("halaman")
    for naskah, isi in [*surat().values(), *tercetak("campur").values()]:
        (folder / f"{naskah.nama_berkas}.docx").write_bytes(isi)
    perintah = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to", "pdf"]
    subprocess.run([*perintah, "--outdir", folder, *sorted(folder.glob("*.docx"))], check=True, capture_output=True)
    return {pdf.stem: pdf for pdf in sorted(folder.glob("*.pdf"))}


def kata_per_halaman(pdf: Path) -> list[tuple[float, float, list[tuple[float, float, float, float, str]]]]:
    """Return for each page its width, height and words with their boxes, in points."""
    keluaran = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True).stdout
    akar = etree.fromstring(keluaran, etree.XMLParser(recover=True))
    return [
        (
            float(h.get("width")),
            float(h.get("height")),
            [
                (float(k.get("xMin")), float(k.get("yMin")), float(k.get("xMax")), float(k.get("yMax")), k.text or "")
                for k in h.iter("{*}word")
            ],
        )
        for h in akar.iter("{*}page")
    ]


def test_setiap_naskah_menjadi_halaman(halaman: dict[str, Path]) -> None:
    nama = {n.nama_berkas for n, _ in [*surat().values(), *tercetak("campur").values()]}
    assert halaman.keys() == nama


def test_tidak_ada_halaman_kosong(halaman: dict[str, Path]) -> None:
    """A page that holds no more than its number is an empty one."""
    kosong = [
        f"{nama}, halaman {ke}"
        for nama, pdf in halaman.items()
        for ke, (_, _, kata) in enumerate(kata_per_halaman(pdf), start=1)
        if not re.sub(r"[-\d\s]", "", "".join(k[4] for k in kata))
    ]
    assert kosong == []


def test_tidak_ada_kata_yang_keluar_dari_kertas(halaman: dict[str, Path]) -> None:
    keluar = [
        f"{nama}, halaman {ke}: {kata}"
        for nama, pdf in halaman.items()
        for ke, (lebar, tinggi, semua) in enumerate(kata_per_halaman(pdf), start=1)
        for kiri, atas, kanan, bawah, kata in semua
        if kiri < TEPI or kanan > lebar - TEPI or atas < TEPI / 2 or bawah > tinggi - TEPI / 2
    ]
    assert keluar == []


def test_tidak_ada_kata_yang_bertumpuk(halaman: dict[str, Path]) -> None:
    """Two words whose boxes share more than a third of the smaller one are printed over each other."""
    tumpuk = []
    for nama, pdf in halaman.items():
        for ke, (_, _, semua) in enumerate(kata_per_halaman(pdf), start=1):
            urut = sorted((k for k in semua if k[4].isascii()), key=lambda k: k[1])  # an emoji's box is too wide
            for i, a in enumerate(urut):
                for b in urut[i + 1 :]:
                    if b[1] >= a[3]:
                        break
                    lebar, tinggi = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                    kecil = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
                    if lebar > 0 and tinggi > 0 and lebar * tinggi > kecil / 3:
                        tumpuk.append(f"{nama}, halaman {ke}: {a[4]} dan {b[4]}")
    assert tumpuk == []


def test_hurufnya_bookman(halaman: dict[str, Path]) -> None:
    """URW Bookman stands in for Bookman Old Style; only emoji may come from another font."""
    for nama, pdf in halaman.items():
        keluaran = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout
        huruf = {baris.split()[0].split("+")[-1] for baris in keluaran.splitlines()[2:]}
        asing = {h for h in huruf if "Bookman" not in h and "Emoji" not in h}
        assert not asing, f"{nama}: {asing}"


def test_tidak_ada_sisa_templat(halaman: dict[str, Path]) -> None:
    """What a unit wrote may look like a tag; nothing else may."""
    for nama, pdf in halaman.items():
        teks = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
        sisa = set(re.findall(r"\{\{.*?\}\}|\{%.*?%\}|\bNone\b", teks)) - {"{{ perbaikan }}"}
        assert not sisa, f"{nama}: {sisa}"
