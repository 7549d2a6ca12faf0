"""`make lihat`: the letters of a whole sample year as pages, to be read: `python -m tools.lihat [FOLDER]`.

Lays sample evidence into a temporary folder, drafts the year into a fresh outbox (twice: the second time
nothing may change), converts every letter to PDF, and writes index.html with the pages of each.
"""

from __future__ import annotations

import html
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tools.contoh.setahun import siapkan_tahun
from tools.halaman import PERLU, lembar_pandang, ubah_ke_pdf
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.inti.naskah import Naskah


@dataclass(frozen=True, eq=False)
class Lembar:
    """One letter in the folder that is looked at: its file name there, without suffix."""

    naskah: Naskah
    nama: str


def main() -> int:
    """Write everything into the folder that is named, or into build/lihat; return 1 when something is wrong."""
    tujuan = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else AKAR / "build" / "lihat"
    if kurang := sorted({paket for alat, paket in PERLU.items() if shutil.which(alat) is None}):
        print(f"Belum terpasang: {', '.join(kurang)}.", file=sys.stderr)
        return 1
    mulai = time.monotonic()
    for bagian in ("docx", "pdf", "png"):
        shutil.rmtree(tujuan / bagian, ignore_errors=True)
        (tujuan / bagian).mkdir(parents=True)
    try:
        lembar, lain = susun(tujuan / "docx")
    except GalatZI as galat:
        print(galat, *galat.masalah, sep="\n", file=sys.stderr)
        return 1
    print(f"{len(lembar) + len(lain)} naskah disusun; penyusunan kedua tidak mengubah apa-apa.", flush=True)
    pdf = ubah_ke_pdf([tujuan / "docx" / f"{satu.nama}.docx" for satu in lembar], tujuan / "pdf")
    with ThreadPoolExecutor(2) as utas:
        gambar = dict(zip(lembar, utas.map(lambda satu: gambarkan(satu, tujuan / "png"), pdf), strict=True))
    (tujuan / "index.html").write_text(susun_indeks(gambar, lain), encoding="utf-8")
    print(f"{tujuan / 'index.html'} ({time.monotonic() - mulai:.0f} detik)")
    return 0


def susun(folder: Path) -> tuple[list[Lembar], list[str]]:
    """Draft the sample year and copy each letter into a folder; return the Word files and the names of the others.

    Raises:
        GalatZI: when a letter cannot be drafted.
        SystemExit: when drafting again changes something.

    """
    with tempfile.TemporaryDirectory(prefix="zi-lihat-") as sementara:
        lingkungan = {f"ZI_{nama.upper()}": f"{sementara}/{nama}" for nama in ("bukti", "outbox")}
        tahun = siapkan_tahun(Pengaturan.dari_lingkungan(lingkungan))
        hasil = tahun.jalankan()
        if berubah := [h.kunci for _, h in tahun.jalankan() if h.tindakan is not Tindakan.TETAP]:
            raise SystemExit(f"Penyusunan kedua mengubah {', '.join(berubah)}")
        lembar, lain = [], []
        for naskah, taruhan in hasil:
            nama = f"{naskah.kunci.periode} {taruhan.berkas.stem}"
            shutil.copyfile(taruhan.berkas, folder / f"{nama}{taruhan.berkas.suffix}")
            if taruhan.berkas.suffix == ".docx":
                lembar.append(Lembar(naskah, nama))
            else:
                lain.append(f"{nama}{taruhan.berkas.suffix}")
    return lembar, lain


def gambarkan(pdf: Path, folder: Path) -> list[str]:
    """Write the pages of a letter as pictures and return their names."""
    nama = []
    for ke, gambar in enumerate(lembar_pandang(pdf), start=1):
        nama.append(f"{pdf.stem} ({ke}).png")
        gambar.save(folder / nama[-1])
    return nama


def susun_indeks(lembar: Mapping[Lembar, list[str]], lain: Iterable[str]) -> str:
    """Return the page that shows the letters with their pictures, kind by kind."""
    urut = sorted(lembar, key=lambda satu: (satu.naskah.templat, satu.naskah.kunci.jenis, satu.nama))
    isi = []
    for satu in urut:
        judul = f"{satu.naskah.perihal} · {satu.naskah.kunci.periode}"
        isi.append(
            f"<h2>{html.escape(judul)}</h2><p>{html.escape(satu.naskah.templat)} · "
            f'<a href="pdf/{quote(satu.nama)}.pdf">PDF</a> · <a href="docx/{quote(satu.nama)}.docx">Word</a></p>'
        )
        isi += (f'<img loading="lazy" src="png/{quote(nama)}" alt="{html.escape(nama)}">' for nama in lembar[satu])
    isi += (f'<p><a href="docx/{quote(nama)}">{html.escape(nama)}</a></p>' for nama in lain)
    return (
        '<!doctype html><html lang="id"><meta charset="utf-8"><title>Naskah setahun contoh</title>'
        "<style>body{font-family:sans-serif;margin:2em}img{max-width:100%}</style>"
        f"<h1>Naskah setahun contoh</h1>{''.join(isi)}</html>\n"
    )


if __name__ == "__main__":
    sys.exit(main())
