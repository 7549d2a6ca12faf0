"""Make the store of version 0.1 that today's program must go on with: `toko-0.1.tar.xz`.

It is made by the program of commit bfdd2ca, the last one whose plan folder held all wording itself, whose
register had no version and whose outbox laid letters of a year into `2026/2026`. From this repository:

    git worktree add ../lama bfdd2ca
    cd ../lama
    PYTHONPATH=$PWD ../REPO/.venv/bin/python ../REPO/tests/warisan/buat_toko.py ../REPO/tests/warisan/toko-0.1.tar.xz
    cd - && git worktree remove ../lama

Nothing of today's is imported here. Every moment is given, but the old program stamps arrivals of evidence
with the file system's clock where that is earlier, so run it later than April 2026. Files of the store have
times of whole seconds, which the archive keeps: the register knows evidence by them.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from docx import Document
from PIL import Image
from pypdf import PdfWriter
from zi_model.naskah.daftar import Bagian, JenisAlur

from tata_usaha import agenda, basis_data, nomori, outbox, pekerjaan, pengaturan, siap  # the old program's rooms
from tata_usaha.bukti.pohon_bukti import cari_folder, siapkan
from zi_model.periode import Periode

WITA = ZoneInfo("Asia/Makassar")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TETAP = ("tim-ppid", "tim-upg", "maklumat/pelayanan")


def pukul(bulan: int, hari: int, jam: int = 9) -> dt.datetime:
    """Return a moment of 2026 on the office's clock."""
    return dt.datetime(2026, bulan, hari, jam, tzinfo=WITA)


class Kantor:
    """The old program at work in one folder."""

    def __init__(self, tempat: Path) -> None:
        self.atur = pengaturan.Pengaturan.dari_lingkungan(
            {f"ZI_{nama.upper()}": str(tempat / nama) for nama in ("plan", "bukti", "outbox")}
        )
        shutil.copytree(pengaturan.AKAR / "plan", self.atur.plan)

    def sunting_rencana(self, berkas: str, dari: str, ke: str) -> None:
        """Change a file of the plan as the office would."""
        tempat = self.atur.plan / "sigi" / berkas
        teks = tempat.read_text(encoding="utf-8")
        assert teks.count(dari) == 1, (berkas, dari)
        tempat.write_text(teks.replace(dari, ke), encoding="utf-8")

    def baca(self):
        """Return the plan."""
        return pekerjaan.baca_rencana(self.atur, "sigi")

    def bukti(self, kode: str, periode: str, nama: str, isi: bytes, saat: dt.datetime) -> None:
        """Lay a file into the folder of an obligation, written at that moment."""
        kantor = self.baca()
        (satu,) = [k for k in kantor.kewajiban if (k.kode, str(k.periode)) == (kode, periode)]
        berkas = cari_folder(self.atur.bukti, kantor, satu) / nama
        berkas.write_bytes(isi)
        os.utime(berkas, (saat.timestamp(), saat.timestamp()))

    def jalankan(self, jenis: str, periode: str, saat: dt.datetime, bagian: str = "semua", kode: str | None = None):
        """Do what `zi jalankan` does, on that day; return what was done with each letter."""
        kantor = self.baca()
        pindaian = pekerjaan.periksa_bukti(self.atur, kantor, saat)
        naskah = pekerjaan.susun_naskah(
            kantor, pindaian, JenisAlur(jenis), Periode.parse(periode), Bagian(bagian), kode, saat.date()
        )
        return pekerjaan.taruh_di_outbox(self.atur, kantor, naskah, saat)

    def berkas(self, kunci: str) -> Path:
        """Return a letter's file."""
        return self.atur.outbox / self._entri(kunci).berkas

    def nomori(self, kunci: str, nomor: int, tanggal: dt.date, saat: dt.datetime) -> None:
        """Do what `zi outbox nomori` does."""
        with basis_data.buka(self.atur.database) as basis:
            nomori.nomori(self.atur.outbox, basis, self.baca(), self._entri(kunci), nomor, tanggal, saat)

    def siap(self, kunci: str, saat: dt.datetime) -> None:
        """Do what `zi outbox siap` does."""
        with basis_data.buka(self.atur.database) as basis:
            siap.siapkan_ttd(self.atur.outbox, basis, self.baca(), self._entri(kunci), saat)

    def _entri(self, kunci: str):
        with basis_data.buka(self.atur.database) as basis, basis.baca() as sambungan:
            (entri,) = [e for e in agenda.semua(sambungan) if e.kunci == kunci]
        return entri


def di_word(berkas: Path, tambahan: str, isian: dict[str, str] | None = None) -> None:
    """Do what a person does in Word: type one more paragraph, and over prompts; then save."""
    dokumen = Document(str(berkas))
    for t in list(dokumen.element.body.iter(f"{W}t")) if isian else ():
        for petunjuk, nilai in (isian or {}).items():
            if t.text == f"[isi: {petunjuk}]":
                t.text = nilai
                (sdt,) = list(t.iterancestors(f"{W}sdt"))[:1]
                for tanda in list(sdt.iter(f"{W}showingPlcHdr")):
                    tanda.getparent().remove(tanda)
    dokumen.add_paragraph(tambahan)
    dokumen.save(str(berkas))


def pdf(judul: str) -> bytes:
    """Return a PDF of one page."""
    penulis = PdfWriter()
    penulis.add_blank_page(595, 842)
    penulis.add_metadata({"/Title": judul})
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def foto() -> bytes:
    """Return a small photo."""
    keluar = io.BytesIO()
    Image.radial_gradient("L").resize((320, 240)).convert("RGB").save(keluar, "JPEG", quality=70)
    return keluar.getvalue()


def isi(kantor: Kantor) -> None:
    """Let the office work from January to the beginning of April."""
    kantor.sunting_rencana(
        "pejabat.yaml",
        "sebutan: Sekretaris KPU Kabupaten Sigi\n    unsur: sekretariat\n    nama: null",
        "sebutan: Sekretaris KPU Kabupaten Sigi\n    unsur: sekretariat\n    nama: Dra. Hj. Andi Nurhayati, M.Si.",
    )
    kantor.sunting_rencana(
        "naskah/rapat/monev.yaml",
        "Demikian disampaikan, atas perhatian dan kehadiran Saudara diucapkan terima kasih.",
        "Demikian undangan ini kami sampaikan; kehadiran Saudara tidak dapat diwakilkan.",
    )
    siapkan(kantor.atur.bukti, kantor.baca(), 2026)

    # February: decrees and the service pledge, in the folder of the year
    for kode in TETAP:
        kantor.jalankan("keputusan", "2026", pukul(2, 10), kode=kode)
    kantor.nomori("sigi/2026/keputusan/tim-ppid", 21, dt.date(2026, 2, 12), pukul(2, 12))
    di_word(kantor.berkas("sigi/2026/keputusan/tim-upg"), "Catatan Kasubbag Hukum: tunggu rapat pleno.")

    # March: the packets of meetings; one letter goes to be signed, one is numbered, one is edited
    kantor.jalankan("triwulanan", "2026-TW1", pukul(3, 5), "undangan")
    undangan = "sigi/2026-TW1/undangan-monev"
    diketik = {
        "alamat kantor": "Jalan Palu-Kulawi, Sigi",
        "telepon, laman, dan surel kantor": "kab-sigi.kpu.go.id",
        "tempat rapat": "Aula Kantor",
    }
    di_word(kantor.berkas(undangan), "Peserta membawa laptop.", diketik)
    kantor.nomori(undangan, 15, dt.date(2026, 3, 12), pukul(3, 12))
    kantor.siap(undangan, pukul(3, 12, 10))
    kantor.nomori("sigi/2026-TW1/undangan-perencanaan-anggaran", 16, dt.date(2026, 3, 13), pukul(3, 13))
    di_word(kantor.berkas("sigi/2026-TW1/daftar-hadir-monev"), "Tamu: Bawaslu Kabupaten Sigi.")

    # end of March: evidence, and remarks; one file is no evidence
    kantor.bukti("1.3.1.2", "2026-TW1", "Laporan Monev.pdf", pdf("Laporan Monev, rancangan"), pukul(3, 26))
    kantor.bukti("1.3.1.2", "2026-TW1", "rapat 25 Maret.jpg", foto(), pukul(3, 25))
    kantor.bukti("1.3.1.2", "2026-TW1", "catatan.txt", b"Narasumber hadir secara daring.", pukul(3, 26))
    kantor.bukti("3.4.1.1", "2026-TW1", "Rekap SKP.pdf", b"bukan PDF", pukul(3, 27))
    jawaban = "U1;U2;U3;U4;U5;U6;U7;U8;U9\r\n" + "3;4;3;4;3;3;4;4;3\r\n2;3;3;4;4;3;3;4;4\r\n" * 6
    kantor.bukti("6.3.1.1", "2026-S1", "Jawaban survei.csv", jawaban.encode(), pukul(3, 27))
    pekerjaan.periksa_bukti(kantor.atur, kantor.baca(), pukul(3, 27, 15))

    # April: reports; one is edited before better evidence takes the place of the draft's
    kantor.jalankan("triwulanan", "2026-TW1", pukul(4, 1), "laporan")
    kantor.jalankan("bulanan", "2026-03", pukul(4, 1), "laporan")
    di_word(kantor.berkas("sigi/2026-TW1/laporan-monev"), "Catatan Sekretaris: angka sudah dicocokkan.")
    kantor.bukti("1.3.1.2", "2026-TW1", "Laporan Monev.pdf", pdf("Laporan Monev, bertanda tangan"), pukul(4, 2))
    pekerjaan.periksa_bukti(kantor.atur, kantor.baca(), pukul(4, 2, 15))
    hasil = kantor.jalankan("triwulanan", "2026-TW1", pukul(4, 3))
    print(*sorted(f"{h.tindakan} {h.kunci}" for h in hasil), sep="\n")  # noqa: T201 - a developer's script

    # nothing is left to do: what changes from here on, today's program changes
    lagi = kantor.jalankan("triwulanan", "2026-TW1", pukul(4, 3)) + kantor.jalankan(
        "bulanan", "2026-03", pukul(4, 3), "laporan"
    )
    for kode in TETAP:
        lagi += kantor.jalankan("keputusan", "2026", pukul(2, 10), kode=kode)
    assert not [h for h in lagi if h.tindakan.menulis], "unsettled"
    with basis_data.buka(kantor.atur.database) as basis, basis.baca() as sambungan:
        daftar = outbox.daftar(kantor.atur.outbox, agenda.semua(sambungan))
    assert not [d for d in daftar if d.sha256 is None or d.berubah_sesudah_siap]


def kemas(tempat: Path, tujuan: Path) -> None:
    """Write all files below a folder into an archive, without who made them."""

    def polos(satu: tarfile.TarInfo) -> tarfile.TarInfo:
        satu.uid = satu.gid = 0
        satu.uname = satu.gname = ""
        satu.mtime = int(satu.mtime)
        return satu

    with tarfile.open(tujuan, "w:xz", format=tarfile.PAX_FORMAT, preset=9) as arsip:
        for berkas in sorted(tempat.rglob("*")):
            arsip.add(berkas, berkas.relative_to(tempat).as_posix(), recursive=False, filter=polos)


def main() -> None:
    """Make the archive named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        isi(Kantor(Path(folder)))
        kemas(Path(folder), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
