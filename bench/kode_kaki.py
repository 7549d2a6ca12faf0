"""The code at the foot of the first page: no page breaks elsewhere because of it, and scans are known by it.

    .venv/bin/python -m bench.kode_kaki

Every letter of the sample year is printed with and without its code and turned into pages by LibreOffice; pages and the
words on each must be the same. Then the first page of each letter that has a code is scanned (`tools.contoh.pindaian`:
150 dpi, grey, speckled, JPEG), turned by three degrees one way or the other, and shown to the program as a PDF without
text, among all letters of the year.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.cetak.gambar import simpanan_gambar
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.outbox.kenali_pindaian import CARA_KODE, kenali_pindaian
from tata_usaha.surat.cetak_naskah import cetak, kode_tercetak
from tools.contoh.pindaian import pdf_pindaian, pindai
from tools.contoh.setahun import TahunContoh, siapkan_tahun
from tools.halaman import ubah_ke_pdf
from zi_model.daur_naskah import StatusNaskah
from zi_model.naskah.inti.naskah import Naskah

SUDUT = (3.0, -3.0)


def main() -> int:
    """Print the figures; return 1 when a page breaks elsewhere or a scan is not known."""
    with tempfile.TemporaryDirectory(prefix="zi-kode-") as sementara:
        folder = Path(sementara)
        lingkungan = {f"ZI_{nama.upper()}": f"{sementara}/{nama}" for nama in ("bukti", "outbox")}
        tahun = siapkan_tahun(Pengaturan.dari_lingkungan(lingkungan), ukuran_foto=(640, 480))
        naskah = {str(n.kunci): n for n in _setahun(tahun)}
        with simpanan_gambar(folder / "gambar"):
            kode, dengan, tanpa = _cetak(tahun, naskah, folder)
        berubah = _yang_berubah(kode, dengan, tanpa)
        print(
            f"{len(naskah)} naskah, {len(kode)} berkode; halaman atau katanya berubah: {len(berubah)}",
            *berubah,
            sep="\n",
        )
        entri = [_entri(n) for n in naskah.values()]
        gagal, detik = _yang_tak_dikenal(entri, tahun.tahun.kantor.satker.kode_wilayah, {k: dengan[k] for k in kode})
    dikenal = len(kode) - len(gagal)
    print(f"{len(kode)} pindaian, {dikenal} dikenal dari kodenya; {detik / len(kode):.2f} detik masing-masing")
    print(*gagal, sep="\n")
    return bool(berubah or gagal)


def _setahun(tahun: TahunContoh) -> Iterator[Naskah]:
    pindaian = tahun.pindai()
    for jenis, periode in tahun.alur():
        yield from (n for n in tahun.susun(pindaian, jenis, periode) if n.akhiran == ".docx")


def _entri(naskah: Naskah) -> EntriAgenda:
    """Return a letter as the register has it when it waits for its signature."""
    return EntriAgenda(
        kunci=str(naskah.kunci),
        satker=naskah.kunci.satker,
        jenis=naskah.kunci.jenis,
        perihal=naskah.perihal,
        periode=str(naskah.kunci.periode),
        berkas=f"{naskah.nama_berkas}.docx",
        status=StatusNaskah.SIAP_TTD,
        revisi=1,
        sha256=None,
    )


def _cetak(
    tahun: TahunContoh, naskah: dict[str, Naskah], folder: Path
) -> tuple[dict[str, str], dict[str, Path], dict[str, Path]]:
    """Return each letter's code by its key, and the PDFs of those that have one, with it and without."""
    kantor, templat = tahun.tahun.kantor, tahun.pengaturan.templat
    kode = {kunci: satu for kunci, n in naskah.items() if (satu := kode_tercetak(n, kantor))}
    hasil = []
    for berkode in (True, False):
        berkas = []
        for ke, kunci in enumerate(kode):
            berkas.append(folder / f"{berkode}-{ke:03}.docx")
            berkas[-1].write_bytes(cetak(naskah[kunci], kantor, templat, berkode=berkode))
        hasil.append(dict(zip(kode, ubah_ke_pdf(berkas, folder, 1), strict=True)))
    return kode, hasil[0], hasil[1]


def _yang_berubah(kode: dict[str, str], dengan: dict[str, Path], tanpa: dict[str, Path]) -> list[str]:
    """Return the letters whose pages hold other words than without the code."""
    hasil = []
    for kunci, satu in kode.items():
        pertama, *lain = _halaman(dengan[kunci])
        if [pertama.replace(satu, "").split(), *map(str.split, lain)] != [*map(str.split, _halaman(tanpa[kunci]))]:
            hasil.append(kunci)
    return hasil


def _halaman(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as dokumen:
        return [halaman.get_textpage().get_text_range() for halaman in dokumen]


def _yang_tak_dikenal(entri: list[EntriAgenda], wilayah: str, pdf: dict[str, Path]) -> tuple[list[str], float]:
    """Return the scans that are not known by their code, and how long looking at all took."""
    hasil, detik = [], 0.0
    for ke, (kunci, satu) in enumerate(pdf.items()):
        pindaian = pdf_pindaian([pindai(satu, SUDUT[ke % 2], benih=ke)])
        mulai = time.perf_counter()
        dikenal = kenali_pindaian(pindaian, entri, wilayah)
        detik += time.perf_counter() - mulai
        if dikenal.entri is None or dikenal.entri.kunci != kunci or dikenal.cara != CARA_KODE:
            hasil.append(f"{kunci}, {SUDUT[ke % 2]:+.0f}°: {dikenal.entri} {dikenal.cara} {dikenal.keberatan}")
    return hasil, detik


if __name__ == "__main__":
    sys.exit(main())
