"""Check Word files as CI does: `python -m tools.ooxml [--pasang] [FILE.docx …]`.

Without a file every letter of the sample year is drafted and checked. `--pasang` installs Microsoft's SDK first.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tata_usaha.dasar.pengaturan import Pengaturan
from tools.contoh.setahun import siapkan_tahun
from tools.ooxml import sdk, titik_buta


def main() -> int:
    """Print what is wrong with each file; return 1 when anything is, 2 when the SDK cannot be asked."""
    berkas = [Path(satu) for satu in sys.argv[1:] if satu != "--pasang"]
    try:
        program = sdk.pasang() if "--pasang" in sys.argv[1:] else sdk.cari()
    except sdk.TanpaValidator as galat:
        print(galat, file=sys.stderr)
        return 2
    if program is None:
        print("Open XML SDK belum terpasang: tambahkan --pasang.", file=sys.stderr)
        return 2
    if berkas:
        masalah = periksa(program, berkas)
    else:
        with tempfile.TemporaryDirectory(prefix="zi-ooxml-") as sementara:
            lingkungan = {f"ZI_{nama.upper()}": f"{sementara}/{nama}" for nama in ("bukti", "outbox")}
            tahun = siapkan_tahun(Pengaturan.dari_lingkungan(lingkungan), ukuran_foto=(640, 480))
            berkas = [h.berkas for _, h in tahun.jalankan() if h.berkas.suffix == ".docx"]
            masalah = periksa(program, berkas)
    print(*masalah, f"{len(berkas)} berkas Word diperiksa, {len(masalah)} masalah.", sep="\n")
    return bool(masalah)


def periksa(program: Path, berkas: Sequence[Path]) -> list[str]:
    """Return what the SDK, and what we ourselves, find wrong with some files."""
    masalah = [f"{satu.name}: {pesan}" for satu in berkas for pesan in titik_buta.periksa(satu.read_bytes())]
    for word in sdk.WORD:
        hasil = sdk.periksa(program, berkas, word)
        masalah += [f"{satu.name}: {word}: {pesan}" for satu, semua in hasil.items() for pesan in semua]
    return masalah


if __name__ == "__main__":
    sys.exit(main())
