"""One Python library prints one letter for a while; started by bench/cetak.py, which reads the JSON line."""

from __future__ import annotations

import io
import json
import resource
import sys
import time
import zlib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

LEBAR_FOTO_MM, TINGGI_FOTO_MM = 76, 57
TITIK_FOTO = (898, 673)
"""What 300 dots to the inch are at that size."""

KAMI = "zona-integritas"
Cetak = Callable[[], bytes]


def docxtpl(templat: Path, isi: dict[str, Any], *, diperkecil: bool = False) -> Cetak:
    """Return plain docxtpl: opened anew for each letter, as its objects may be rendered only once."""
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage
    from PIL import Image

    def gambar(dokumen: Any, berkas: str) -> Any:
        sumber: Any = berkas
        if diperkecil:
            sumber = io.BytesIO()
            with Image.open(berkas) as foto:
                foto.draft("RGB", TITIK_FOTO)
                foto.thumbnail(TITIK_FOTO)
                foto.save(sumber, "JPEG", quality=85)
        return InlineImage(dokumen, sumber, width=Mm(LEBAR_FOTO_MM))

    def cetak() -> bytes:
        dokumen = DocxTemplate(templat)
        konteks = isi
        if "foto" in isi:
            foto = [{k: gambar(dokumen, v) if k.startswith("gambar") else v for k, v in b.items()} for b in isi["foto"]]
            konteks = isi | {"foto": foto}
        dokumen.render(konteks, autoescape=True)
        keluar = io.BytesIO()
        dokumen.save(keluar)
        return keluar.getvalue()

    return cetak


def mailmerge(templat: Path, isi: dict[str, Any]) -> Cetak:
    """Return docx-mailmerge2: fields once, lists as repeated rows."""
    from mailmerge import MailMerge  # installed by bench/cetak.py

    tunggal = {nama: nilai for nama, nilai in isi.items() if isinstance(nilai, str)}
    daftar = {
        nama: [{f"{nama}_{k}": v for k, v in b.items() if isinstance(v, str)} for b in nilai]
        for nama, nilai in isi.items()
        if isinstance(nilai, list)
    }

    def cetak() -> bytes:
        with MailMerge(str(templat)) as dokumen:
            dokumen.merge(**tunggal)
            for baris in daftar.values():
                dokumen.merge_rows(next(iter(baris[0])), baris)
            keluar = io.BytesIO()
            dokumen.write(keluar)
        return keluar.getvalue()

    return cetak


def mesin(templat: Path, isi: dict[str, Any]) -> Cetak:
    """Return our engine alone: compiled for the first letter, then data in and bytes out."""
    from tata_usaha.cetak.mesin import Templat

    model = sebagai_isi(isi)
    konteks = {nama: getattr(model, nama) for nama in isi}
    siap: list[Templat] = []

    def cetak() -> bytes:
        if not siap:
            siap.append(Templat.muat(templat.read_bytes()))
        return siap[0].isi(konteks)

    return cetak


def naskah(templat: Path, isi: dict[str, Any]) -> Cetak:
    """Return what `zi` does with a letter: template and values checked, filled, paper and type set, read once more."""
    from tata_usaha.dasar.pengaturan import Pengaturan
    from tata_usaha.kerja.tahun import baca_rencana
    from tata_usaha.surat.cetak_naskah import cetak
    from zi_model.naskah.inti.naskah import KunciNaskah, Naskah
    from zi_model.periode import Periode

    kunci = KunciNaskah("sigi", "bench", "", Periode.parse("2026-TW1"))
    surat = Naskah(kunci, "Naskah bench", templat.name, "Naskah bench", "keputusan", sebagai_isi(isi))
    kantor = baca_rencana(Pengaturan.dari_lingkungan(), "sigi", 2026, dengan_naskah=False).kantor
    return lambda: cetak(surat, kantor, templat.parent)


def naskah_bersimpanan(templat: Path, isi: dict[str, Any]) -> Cetak:
    """Return the same when the photos have been prepared before, as `zi` keeps them."""
    from tata_usaha.cetak.gambar import simpanan_gambar

    satu = naskah(templat, isi)

    def cetak() -> bytes:
        with simpanan_gambar(templat.parent / "gambar"):
            return satu()

    return cetak


def sebagai_isi(isi: dict[str, Any]) -> Any:
    """Return plain data as a content model of its own, pictures as `Foto`."""
    from pydantic import create_model

    from zi_model.naskah.inti.naskah import Foto, Isi

    bidang: dict[str, Any] = dict.fromkeys(isi, (str, ...))
    data = dict(isi)
    for nama, nilai in isi.items():
        if isinstance(nilai, list):
            sel: dict[str, Any] = {k: (Foto if k.startswith("gambar") else type(v), ...) for k, v in nilai[0].items()}
            bidang[nama] = (tuple[create_model(f"Baris_{nama}", __base__=Isi, **sel), ...], ...)
            data[nama] = [{k: _foto(v) if k.startswith("gambar") else v for k, v in b.items()} for b in nilai]
    return create_model("IsiBench", __base__=Isi, **bidang).model_validate(data)


def _foto(berkas: str) -> dict[str, object]:
    return {"berkas": berkas, "lebar_mm": LEBAR_FOTO_MM, "tinggi_mm": TINGGI_FOTO_MM, "uraian": "Foto"}


def lantai(templat: Path, docx: bytes) -> float:
    """Return how many milliseconds it takes to deflate those parts of a letter that are not the template's."""
    from tata_usaha.word.paket import TINGKAT_CETAK as TINGKAT  # the level at which the engine itself deflates
    from tata_usaha.word.paket import bongkar

    asal, hasil = bongkar(templat.read_bytes()), bongkar(docx)
    berubah = [b for n, b in hasil.items() if asal.get(n) != b and not n.startswith("word/media/")]
    waktu = []
    for _ in range(200):
        awal = time.process_time()
        for satu in berubah:
            mampat = zlib.compressobj(TINGKAT, zlib.DEFLATED, -15)
            mampat.compress(satu)
            mampat.flush()
        waktu.append(time.process_time() - awal)
    return 1000 * min(waktu)


MESIN: dict[str, tuple[str, Callable[[Path, dict[str, Any]], Cetak]]] = {
    "docxtpl": ("docxtpl", docxtpl),
    "docxtpl + Pillow": ("docxtpl", lambda templat, isi: docxtpl(templat, isi, diperkecil=True)),
    "docx-mailmerge2": ("docx-mailmerge2", mailmerge),
    "zi, bare engine": (KAMI, mesin),
    "zi, whole letter": (KAMI, naskah),
    "zi, whole letter, photos kept": (KAMI, naskah_bersimpanan),
}


def main() -> None:
    """Measure what the JSON on the command line asks for."""
    minta = json.loads(sys.argv[1])
    sys.path += minta.get("jalur", [])
    paket, pilih = MESIN[minta["mesin"]]
    isi = json.loads(Path(minta["isi"]).read_text(encoding="utf-8"))
    templat = Path(minta["templat"])
    cetak = pilih(templat, isi)
    awal = time.process_time()
    docx = cetak()
    pertama = 1000 * (time.process_time() - awal)
    Path(minta["keluar"]).write_bytes(docx)
    sampai = time.monotonic() + minta["pemanasan"]
    while time.monotonic() < sampai:
        cetak()
    banyak, awal, sampai = 0, time.process_time(), time.monotonic() + minta["detik"]
    while time.monotonic() < sampai:
        cetak()
        banyak += 1
    ms = 1000 * (time.process_time() - awal) / banyak
    kami = {"pertama_ms": pertama, "lantai_ms": lantai(templat, docx)} if paket == KAMI else {}
    print(json.dumps({"ms": ms, "rss_mib": puncak_memori(), "versi": version(paket)} | kami))


def puncak_memori() -> float:
    """Return this process's peak memory in MiB; `getrusage` would tell that of the one that started it, too."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
