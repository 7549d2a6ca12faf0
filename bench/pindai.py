"""How long a scan of ten thousand evidence files takes, the first and an unchanged one: `python -m bench.pindai`."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import time
from pathlib import Path

from PIL import Image

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.bukti.pohon_bukti import cari_folder, siapkan
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_rencana
from tools.contoh.berkas import docx
from zi_model.bukti import JenisBerkas
from zi_model.tahun_rencana import TahunRencana

BANYAK = 10_000
KALI = 5
SAAT = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
_PARAGRAF = "Kegiatan dilaksanakan oleh KPU Kabupaten Sigi dan diikuti seluruh pegawai sekretariat. "


def pdf(judul: str, baris: int = 40) -> bytes:
    """Return a PDF of one page of text, as a printer writes it."""
    teks = [judul, *(f"{ke}. {_PARAGRAF}" for ke in range(baris))]
    isi = "BT /F1 9 Tf 50 800 Td 14 TL " + " ".join(f"({satu}) Tj T*" for satu in teks) + " ET"
    benda = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(isi)}>>\nstream\n{isi}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    keluar, letak = bytearray(b"%PDF-1.4\n"), []
    for nomor, satu in enumerate(benda, start=1):
        letak.append(len(keluar))
        keluar += f"{nomor} 0 obj\n{satu}\nendobj\n".encode()
    awal = len(keluar)
    keluar += f"xref\n0 {len(benda) + 1}\n0000000000 65535 f \n".encode()
    keluar += b"".join(f"{satu:010} 00000 n \n".encode() for satu in letak)
    return bytes(keluar + f"trailer<</Size {len(benda) + 1}/Root 1 0 R>>\nstartxref\n{awal}\n%%EOF\n".encode())


def foto(ke: int) -> bytes:
    """Return a small photo, each a different one."""
    keluar = io.BytesIO()
    Image.new("RGB", (64, 48), (ke % 256, 60, 90)).save(keluar, "JPEG", comment=str(ke).encode())
    return keluar.getvalue()


def isi(tahun: TahunRencana, folder: Path, banyak: int) -> None:
    """Lay so many files into an office's folders: four reports, one Word file and five photos of ten."""
    boleh = [
        k
        for k in tahun.kewajiban
        if {JenisBerkas.PDF, JenisBerkas.DOCX, JenisBerkas.JPEG}
        <= {j for b in k.baris.indikator.kebutuhan for j in b.berkas}
    ]
    for ke in range(banyak):
        kewajiban = boleh[ke % len(boleh)]
        tempat = cari_folder(folder, tahun.kantor, kewajiban)
        judul = f"LAPORAN {kewajiban.baris.indikator.nama_pendek.upper()} {kewajiban.periode.nama.upper()} {ke}"
        if ke % 10 < 4:
            (tempat / f"Laporan {ke}.pdf").write_bytes(pdf(judul.replace("(", "").replace(")", "")))
        elif ke % 10 == 4:
            (tempat / f"Laporan {ke}.docx").write_bytes(docx(judul))
        else:
            (tempat / f"IMG_{ke}.jpg").write_bytes(foto(ke))


def ukur(
    folder: Path, tahun: TahunRencana, basis: BasisData, simpanan: Path | None = None
) -> tuple[float, HasilPindai]:
    """Return the seconds of the processor's time that one scan took, and what it found."""
    awal = time.process_time()
    hasil = pindai(folder, tahun, basis, SAAT, simpanan=simpanan)
    return time.process_time() - awal, hasil


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="zi-pindai-") as sementara:
        atur = Pengaturan.dari_lingkungan({"ZI_BUKTI": f"{sementara}/bukti", "ZI_OUTBOX": f"{sementara}/outbox"})
        tahun = baca_rencana(atur, "sigi", 2026, dengan_naskah=False)
        siapkan(atur.bukti, tahun)
        isi(tahun, atur.bukti, BANYAK)
        with buka(atur.database) as basis:
            pertama, hasil = ukur(atur.bukti, tahun, basis)
            print(f"{len(hasil.bukti)} berkas, {len(hasil.masalah)} masalah")
            print(f"pindaian pertama        {pertama:.1f} s, {hasil.dibaca} berkas dibaca")
            tetap = min(ukur(atur.bukti, tahun, basis)[0] for _ in range(KALI))
            print(f"dinilai satu per satu   {tetap:.2f} s")
            time.sleep(3)  # so recent a change is not remembered
            tetap = min(ukur(atur.bukti, tahun, basis, atur.pindaian)[0] for _ in range(KALI))
            print(f"diingat seluruhnya      {tetap:.2f} s")


if __name__ == "__main__":
    main()
