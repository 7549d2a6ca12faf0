"""`make contoh`: the desk of a living sample office in a throw-away folder: `python -m tools.contoh.meja [--porta N]`.

The office is built once (a few minutes) into build/contoh, and copied for each time: what people do there is gone when
it ends, unless `--folder` says where it lies. People, files and numbers are made up, as of the day it was built.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meja.layanan import Permintaan, layani_meja, pastikan_bebas
from tata_usaha.agenda.migrasi import VERSI
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.dasar.pintu import baca_pintu
from tata_usaha.kerja.langkah import periksa_bukti
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from tools.contoh.kantor_hidup import bangun, pengaturan_contoh
from tools.contoh.orang import ORANG, SATKER

TEMPAT = AKAR / "build" / "contoh"
_SUMBER = ("plan/_baku", "plan/sigi", "templates_docx", "tools/contoh/kantor_hidup.py", "tools/contoh/orang.py")
_BASI = dt.timedelta(days=7)
PORTA = 4300


def main() -> None:
    """Serve the desk until it is stopped."""
    pembaca = argparse.ArgumentParser(description="Meja kantor contoh, di folder sementara.")
    pembaca.add_argument("--porta", type=int, default=int(os.environ.get("ZI_MEJA_PORT", PORTA)))
    pembaca.add_argument("--folder", type=Path, help="tempat kantornya; bila tidak ditulis, folder sementara")
    pilihan = pembaca.parse_args()
    minta = Permintaan(SATKER, pilihan.porta, baca_pintu(None, ()))
    try:
        pastikan_bebas(minta)  # before minutes of work
        with kantor_contoh(pilihan.folder) as pengaturan:
            print(_sambutan(), flush=True)
            layani_meja(pengaturan, minta)
    except GalatZI as galat:
        sys.exit(f"{galat.pesan} {galat.saran.replace('zi meja', 'make contoh')}")


@contextmanager
def kantor_contoh(folder: Path | None = None) -> Iterator[Pengaturan]:
    """Give a living office of one's own; in a folder that is named it is as it was left there."""
    if folder is not None:
        if not (folder / "outbox").is_dir():
            shutil.copytree(siapkan(), folder, dirs_exist_ok=True)
            _kenali_salinan(pengaturan_contoh(folder))
        yield pengaturan_contoh(folder.resolve())
        return
    with tempfile.TemporaryDirectory(prefix="kantor-contoh-", ignore_cleanup_errors=True) as sementara:
        tempat = Path(sementara) / "kantor"
        shutil.copytree(siapkan(), tempat)
        _kenali_salinan(pengaturan_contoh(tempat))
        yield pengaturan_contoh(tempat)


def siapkan() -> Path:
    """Return where the built office lies; build it when there is none of these days and sources."""
    hari = waktu.sekarang().date()
    sidik = _sidik()
    for ada in sorted(TEMPAT.glob(f"{sidik}-*"), reverse=True):
        if hari - dt.date.fromisoformat(ada.name.removeprefix(f"{sidik}-")) < _BASI:
            return ada
    TEMPAT.mkdir(parents=True, exist_ok=True)
    _kabari("Menyusun kantor contoh; sekali saja, satu sampai tiga menit.")
    with tempfile.TemporaryDirectory(dir=TEMPAT, prefix="susun-") as sementara:
        baru = Path(sementara) / "kantor"
        bangun(baru, hari, _kabari)
        tujuan = TEMPAT / f"{sidik}-{hari}"
        if not tujuan.is_dir():  # somebody else may have been as slow
            baru.rename(tujuan)
    for lama in TEMPAT.glob("????????????-*"):
        if lama != tujuan:
            shutil.rmtree(lama, ignore_errors=True)
    return tujuan


def _kabari(kalimat: str) -> None:
    print(kalimat, file=sys.stderr, flush=True)


def _kenali_salinan(pengaturan: Pengaturan) -> None:
    """Have the copied evidence looked at once: to the system a copy is another file, and the first page would wait."""
    _kabari("Mengenali bukti kantor contoh.")
    tahun = baca_rencana(pengaturan, SATKER, tahun_berjalan(pengaturan, SATKER))
    periksa_bukti(pengaturan, tahun, waktu.sekarang())


def _sidik() -> str:
    """Return a fingerprint of what the sample office is made from."""
    jumlah = hashlib.sha256(VERSI.encode())
    for nama in _SUMBER:
        tempat = AKAR / nama
        for satu in sorted(p for p in [tempat, *tempat.rglob("*")] if p.is_file()):
            jumlah.update(satu.read_bytes())
    return jumlah.hexdigest()[:12]


def _sambutan() -> str:
    lebar = max(len(o.orang.nama_lengkap) for o in ORANG)
    baris = (
        f"  {o.orang.nama:<8} {o.sandi:<22} {o.orang.nama_lengkap:<{lebar}}  {o.orang.sebutan_peran}" for o in ORANG
    )
    return "\n".join(
        [
            "Kantor contoh; orang, berkas, dan nomornya karangan. Masuk di meja sebagai salah satu dari mereka:",
            "",
            "  nama     kata sandi",
            *baris,
            "",
        ]
    )


if __name__ == "__main__":
    main()
