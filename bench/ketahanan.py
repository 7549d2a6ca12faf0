"""How long proof, copies and rebuilding take on a whole sample year: `python -m bench.ketahanan`."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.cadangan import cadangkan
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.periksa import PermintaanPeriksa, periksa
from tata_usaha.kerja.pulihkan import pulihkan
from tools.contoh.setahun import siapkan_tahun

KALI = 3
HARI = dt.date(2027, 1, 11)


def terbaik(kerja: Callable[[], object], kali: int = KALI) -> float:
    """Return the seconds of the best of several rounds."""
    hasil = []
    for _ in range(kali):
        awal = time.perf_counter()
        kerja()
        hasil.append(time.perf_counter() - awal)
    return min(hasil)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="zi-ketahanan-") as folder:
        lingkungan = {"ZI_BUKTI": f"{folder}/bukti", "ZI_OUTBOX": f"{folder}/outbox"}
        atur = Pengaturan.dari_lingkungan(lingkungan)
        siapkan_tahun(atur, ukuran_foto=(320, 240)).jalankan()
        register = Path(folder, "outbox", "buku-agenda.sqlite3")
        hasil = periksa(atur, PermintaanPeriksa("sigi"))
        print(f"{hasil.naskah} naskah, {hasil.kejadian} kejadian, buku agenda {register.stat().st_size // 1024} KiB")
        print(f"zi periksa          {terbaik(lambda: periksa(atur, PermintaanPeriksa('sigi'))):.2f} s")
        penuh = PermintaanPeriksa("sigi", penuh=True)
        print(f"zi periksa --penuh  {terbaik(lambda: periksa(atur, penuh)):.2f} s")
        with buka(atur.database) as basis:
            tempat = [Path(folder, "salinan")]
            hari = iter(HARI + dt.timedelta(days=n) for n in range(KALI))
            print(f"salinan sehari      {terbaik(lambda: cadangkan(basis.mesin, tempat, next(hari))) * 1000:.0f} ms")
            ada = terbaik(lambda: cadangkan(basis.mesin, tempat, HARI)) * 1000
            print(f"salinan sudah ada   {ada:.1f} ms")
        register.unlink()
        print(f"zi pulihkan         {terbaik(lambda: pulihkan(atur, Pelaku('uji'))):.2f} s (dari salinan)")


if __name__ == "__main__":
    main()
