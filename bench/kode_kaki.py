"""The code at the foot of the first page: no page breaks elsewhere because of it, and scans are read by it.

    .venv/bin/python -m bench.kode_kaki

Every letter of the sample year is printed with and without its code and turned into pages by LibreOffice; pages and the
words on each must be the same. Then the first page of each letter that has a code is scanned (`tools.contoh.pindaian`:
150 dpi, grey, speckled, JPEG) straight and turned by three degrees either way, and the code is read off the picture.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import zxingcpp

from tata_usaha.cetak.gambar import simpanan_gambar
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.surat.cetak_naskah import cetak, kode_tercetak
from tools.contoh.pindaian import gambar_halaman, pindai
from tools.contoh.setahun import TahunContoh, siapkan_tahun
from tools.halaman import ubah_ke_pdf
from zi_model.naskah.inti.kode_kaki import POLA_KODE_KAKI
from zi_model.naskah.inti.naskah import Naskah

SUDUT = (0.0, 3.0, -3.0)


def main() -> int:
    """Print the figures; return 1 when a page breaks elsewhere or a scan is not read."""
    with tempfile.TemporaryDirectory(prefix="zi-kode-") as sementara:
        folder = Path(sementara)
        lingkungan = {f"ZI_{nama.upper()}": f"{sementara}/{nama}" for nama in ("bukti", "outbox")}
        tahun = siapkan_tahun(Pengaturan.dari_lingkungan(lingkungan), ukuran_foto=(640, 480))
        with simpanan_gambar(folder / "gambar"):
            kode, dengan, tanpa = _cetak(tahun, folder)
        berubah = _yang_berubah(kode, dengan, tanpa)
        gagal, detik = _yang_tak_terbaca(kode, dengan)
    kali = len(kode) * len(SUDUT)
    print(f"{len(tanpa)} naskah, {len(kode)} berkode; halaman atau katanya berubah: {len(berubah)}", *berubah, sep="\n")
    print(f"{kali} pindaian, terbaca {kali - len(gagal)}; {detik / kali:.3f} detik tiap halaman", *gagal, sep="\n")
    return bool(berubah or gagal)


def _cetak(tahun: TahunContoh, folder: Path) -> tuple[dict[str, str], dict[str, Path], dict[str, Path]]:
    """Return each letter's code by its key, and the PDFs of those with and of all without."""
    kode: dict[str, str] = {}
    berkas: dict[bool, dict[str, Path]] = {True: {}, False: {}}
    for ke, naskah in enumerate(_setahun(tahun)):
        kantor, kunci = tahun.tahun.kantor, str(naskah.kunci)
        if satu := kode_tercetak(naskah, kantor):
            kode[kunci] = satu
        for berkode in (True, False) if satu else (False,):
            tempat = folder / str(berkode) / f"{ke:03}.docx"
            tempat.parent.mkdir(exist_ok=True)
            tempat.write_bytes(cetak(naskah, kantor, tahun.pengaturan.templat, berkode=berkode))
            berkas[berkode][kunci] = tempat
    pdf = {
        berkode: dict(zip(semua, ubah_ke_pdf(list(semua.values()), folder / f"pdf-{berkode}", 1), strict=True))
        for berkode, semua in berkas.items()
    }
    return kode, pdf[True], pdf[False]


def _setahun(tahun: TahunContoh) -> Iterator[Naskah]:
    pindaian = tahun.pindai()
    for jenis, periode in tahun.alur():
        yield from (n for n in tahun.susun(pindaian, jenis, periode) if n.akhiran == ".docx")


def _yang_berubah(kode: dict[str, str], dengan: dict[str, Path], tanpa: dict[str, Path]) -> list[str]:
    """Return the letters whose pages hold other words than without the code."""
    hasil = []
    for kunci, satu in kode.items():
        pertama, *lain = _halaman(dengan[kunci])
        if [pertama.replace(satu, "").split(), *(h.split() for h in lain)] != [
            h.split() for h in _halaman(tanpa[kunci])
        ]:
            hasil.append(kunci)
    return hasil


def _halaman(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as dokumen:
        return [halaman.get_textpage().get_text_range() for halaman in dokumen]


def _yang_tak_terbaca(kode: dict[str, str], pdf: dict[str, Path]) -> tuple[list[str], float]:
    """Return the scans from which the code is not read, and how long reading took."""
    hasil, detik = [], 0.0
    for ke, (kunci, satu) in enumerate(kode.items()):
        halaman = gambar_halaman(pdf[kunci])
        for sudut in SUDUT:
            gambar = pindai(halaman, sudut, benih=ke)
            mulai = time.perf_counter()
            terbaca = {b.text for b in zxingcpp.read_barcodes(gambar) if POLA_KODE_KAKI.fullmatch(b.text)}
            detik += time.perf_counter() - mulai
            if terbaca != {satu}:
                hasil.append(f"{kunci}, {sudut:+.0f}°: {sorted(terbaca)}")
    return hasil, detik


if __name__ == "__main__":
    sys.exit(main())
