"""Letters as they come home: printed by the program, made into PDF by LibreOffice, scanned grey, noisy and turned."""

from __future__ import annotations

import datetime as dt
import io
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.pembaca.halaman_pdf import buka_pdf
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.outbox.isian_nomor import konsep_bernomor, nilai_nomor, pola_naskah
from tata_usaha.surat.cetak_naskah import cetak
from tests.zi_model.bahan_sigi import TW1, bahan, kantor
from tools.halaman import PERLU, ubah_ke_pdf
from zi_model.daur_naskah import StatusNaskah
from zi_model.naskah.inti.kode_kaki import kode_kaki
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.keluarga import pencacah
from zi_model.periode import Periode

TEMPLAT = AKAR / "templates_docx"
PERLU_LIBREOFFICE = pytest.mark.skipif(
    any(shutil.which(alat) is None for alat in PERLU),
    reason="LibreOffice dan poppler-utils tidak terpasang; .ci/run memasangnya",
)
WILAYAH = "7210"
_SISI_KODE_MM = 15


@dataclass(frozen=True)
class SuratUji:
    """A letter that is out to be signed: what the register says of it, and the PDF of it as it was printed."""

    entri: EntriAgenda
    pdf: bytes

    @property
    def kode(self) -> str:
        """The code in its footer."""
        return kode_kaki(self.entri.kunci, WILAYAH)

    @property
    def tanpa_kunci(self) -> bytes:
        """Its PDF as a program makes it that leaves out the keywords."""
        return gabung(self.pdf)

    def dipindai(self, *, berkode: bool = True, **setelan: float) -> bytes:
        """Return a scan of its sheets."""
        return pindai(self.pdf, self.kode if berkode else "", **setelan)


def beberapa_naskah() -> dict[str, Naskah]:
    """Return an invitation, minutes, a report, a reminder and a decree by the kind in the key, and a draft."""
    triwulan = susun_naskah(bahan(), JenisAlur.TRIWULANAN, TW1, Bagian.SEMUA, None, dt.date(2026, 4, 8))
    bulan = susun_naskah(bahan(), JenisAlur.BULANAN, Periode.parse("2026-02"), Bagian.SEMUA, None, dt.date(2026, 3, 2))
    keputusan = susun_naskah(
        bahan(), JenisAlur.KEPUTUSAN, Periode.parse("2026"), Bagian.SEMUA, "tim-upg", dt.date(2026, 2, 10)
    )
    semua = {n.kunci.jenis: n for n in [*keputusan, *reversed(bulan), *triwulan] if n.templat}
    dipilih = ("undangan-monev", "notula-monev", "laporan-evaluasi-sop", "nota-dinas-pengingat", "keputusan")
    return {jenis: semua[jenis] for jenis in dipilih} | {"konsep": semua["undangan-monev"]}


def cetak_bernomor(naskah: Naskah, nomor: int | None, hari: dt.date) -> bytes:
    """Return a letter as a Word file, with number and date, without its code: a test pastes the one that it wants."""
    pola = pola_naskah(naskah.kunci.jenis, kantor().satker.nomor)
    return konsep_bernomor(cetak(naskah, kantor(), TEMPLAT, berkode=False), nilai_nomor(pola, nomor, hari))


def entri_naskah(naskah: Naskah, nomor: int | None, hari: dt.date) -> EntriAgenda:
    """Return what the register says of a letter that is ready to be signed."""
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
        jenis_nomor=pencacah(naskah.kunci.jenis, kantor().satker.nomor) if nomor else None,
        tahun_nomor=hari.year if nomor else None,
        nomor=nomor,
        tanggal=hari if nomor else None,
    )


def surat_bernomor(folder: Path, semua: Mapping[str, Naskah], hari: dt.date) -> Iterator[tuple[str, SuratUji]]:
    """Yield the letters, numbered from 5 on in each counter, as PDFs that LibreOffice made.

    The one that is called `konsep` has its number in the register only: it is a draft that somebody kept.
    """
    sampai: dict[str, int] = {}
    entri, berkas = [], []
    for ke, (nama, naskah) in enumerate(semua.items()):
        nomor = None
        if jenis := pencacah(naskah.kunci.jenis, kantor().satker.nomor):
            nomor = sampai[jenis] = sampai.get(jenis, 4) + 1
        entri.append(entri_naskah(naskah, nomor, hari))
        berkas.append(folder / f"{ke}.docx")
        berkas[-1].write_bytes(cetak_bernomor(naskah, None if nama == "konsep" else nomor, hari))
    for nama, satu, pdf in zip(semua, entri, ubah_ke_pdf(berkas, folder, jalur=1), strict=True):
        yield nama, SuratUji(satu, pdf.read_bytes())


def pindai(
    pdf: bytes, kode: str = "", *, sudut: float = 2.0, dpi: float = 150, derau: float = 30.0, halaman: float = 99
) -> bytes:
    """Return a PDF of pictures, as a scanner makes one of printed sheets; a code is pasted on the first."""
    lembar = lembar_pindaian(pdf, kode, sudut=sudut, dpi=int(dpi), derau=derau, halaman=int(halaman))
    keluar = io.BytesIO()
    lembar[0].save(keluar, "PDF", resolution=dpi, save_all=True, append_images=lembar[1:])
    return keluar.getvalue()


def lembar_pindaian(
    pdf: bytes, kode: str, *, sudut: float, dpi: int = 150, derau: float = 30.0, halaman: int = 99
) -> list[Image.Image]:
    """Return printed sheets as a scanner sees them: grey, noisy, turned by so many degrees, compressed."""
    with buka_pdf(pdf) as terbuka:
        gambar = [terbuka.gambar(ke, dpi) for ke in range(min(terbuka.halaman, halaman))]
    lembar = []
    for ke, satu in enumerate(gambar):
        assert satu is not None
        if kode and ke == 0:
            tempel_kode(satu, kode, dpi)
        miring = satu.rotate(sudut, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=235)
        pudar = miring.point([30 + nilai * 3 // 4 for nilai in range(256)])
        keluar = io.BytesIO()
        ImageChops.add(pudar, _derau(pudar.size, derau), offset=-128).save(keluar, "JPEG", quality=60)
        lembar.append(Image.open(keluar))
    return lembar


def tempel_kode(gambar: Image.Image, kode: str, dpi: int, kiri_mm: float = 150) -> None:
    """Paste a code into the bottom margin, as large as letters have it, and not upon the one that is printed there."""
    besar = io.BytesIO()
    segno.make(kode, error="q", boost_error=False, micro=False).save(besar, kind="png", scale=8, border=4)
    sisi = round(_SISI_KODE_MM / 25.4 * dpi)
    with Image.open(besar) as png:
        kecil = png.convert("L").resize((sisi, sisi), Image.Resampling.LANCZOS)
    gambar.paste(kecil, (round(kiri_mm / 25.4 * dpi), gambar.height - sisi - round(4 / 25.4 * dpi)))


def _derau(ukuran: tuple[int, int], kuat: float) -> Image.Image:
    """Return grey noise about 128, the same each time: Pillow's own has a seed that nobody can set."""
    petak, hasil = _petak(kuat), Image.new("L", ukuran)
    for x in range(0, ukuran[0], petak.width):
        for y in range(0, ukuran[1], petak.height):
            hasil.paste(petak, (x, y))
    return hasil


@cache
def _petak(kuat: float) -> Image.Image:
    acak = random.Random(7)  # noqa: S311 - noise, no secret
    nilai = bytes(max(0, min(255, round(acak.gauss(128, kuat)))) for _ in range(256 * 256))
    return Image.frombytes("L", (256, 256), nilai)


def gabung(*pdf: bytes) -> bytes:
    """Return the pages of several PDFs as one, without properties."""
    penulis = PdfWriter()
    for satu in pdf:
        for halaman in PdfReader(io.BytesIO(satu)).pages:
            penulis.add_page(halaman)
    return _tulis(penulis)


def bertulis(pdf: bytes, kode: str) -> bytes:
    """Return a PDF with its text, on whose first page a code stands as a picture: a footer that was copied."""
    lembar = Image.new("L", (1240, 1754), 255)
    tempel_kode(lembar, kode, 150)
    keluar = io.BytesIO()
    lembar.save(keluar, "PDF", resolution=150)
    penulis = PdfWriter()
    for halaman in PdfReader(io.BytesIO(pdf)).pages:
        penulis.add_page(halaman)
    penulis.pages[0].merge_page(PdfReader(keluar).pages[0], over=False)
    return _tulis(penulis)


def _tulis(penulis: PdfWriter) -> bytes:
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()
