"""A folder for another office: made whole or not at all, and never over one that is there."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar.berkas import MIB, BerkasTakWajar, baca, simpan
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.rencana.baca_kantor import baca_kantor
from tata_usaha.rencana.baca_pegawai import NAMA_XLSX
from tata_usaha.rencana.nama_kantor import BAKU
from zi_model.anjuran import Anjuran, Tindak
from zi_model.kantor_baru import BelumDiisi, JatiDiri, JatiDiriTidakSah, belum_diisi, isi_kerangka
from zi_model.masalah import Masalah

_KERANGKA = "kantor-baru"
_SISA = ".zi-satker-"
_LAMA = 3600


@dataclass(frozen=True)
class SatkerBaru:
    """The new folder, what its files still have to say, and what the check found in it."""

    folder: Path
    singkatan: str
    belum: tuple[BelumDiisi, ...]
    masalah: tuple[Masalah, ...]


def buat_satker(pengaturan: Pengaturan, jati_diri: JatiDiri) -> SatkerBaru:
    """Make the folder of an office that can draft letters at once, with null for what nobody knows.

    Raises:
        GalatPemakaian: when the office has a folder already, or cannot be what it was said to be.
        GalatRencana: when what an office's files are made from is missing, or the folder cannot be written.

    """
    try:
        nilai = jati_diri.isi()
    except JatiDiriTidakSah as galat:
        raise GalatPemakaian(str(galat)) from galat
    tujuan = pengaturan.plan / jati_diri.kode
    berkas = {nama: isi_kerangka(isi, nilai).encode() for nama, isi in _baca_kerangka(pengaturan.plan, nilai).items()}
    berkas[NAMA_XLSX] = _baca_baku(pengaturan.plan / BAKU / _KERANGKA / NAMA_XLSX)
    try:
        _tulis(tujuan, berkas)
    except OSError as galat:
        _tolak_yang_ada(tujuan)  # somebody else made it while we wrote
        raise GalatRencana(
            f"Folder {tujuan} tidak dapat dibuat: {sebab_sistem(galat)}.", "Pastikan folder plan dapat ditulisi."
        ) from galat
    tahun, masalah = baca_kantor(pengaturan.plan, jati_diri.kode)
    belum = tuple(hal for satu in tahun for hal in belum_diisi(satu))
    return SatkerBaru(tujuan, nilai["singkatan"], belum, tuple(masalah))


def _tolak_yang_ada(tujuan: Path) -> None:
    if os.path.lexists(tujuan):
        raise GalatPemakaian(
            f"{tujuan} sudah ada dan tidak diubah.",
            "Sunting berkas di dalamnya, lalu periksa rencananya; atau pilih kode lain.",
            anjuran=Anjuran.untuk(Tindak.PERIKSA_RENCANA, satker=tujuan.name),
        )


def _baca_kerangka(plan: Path, nilai: dict[str, str]) -> dict[str, str]:
    """Return the files from which an office's are made, by the names that those will have."""
    baku = plan / BAKU
    sumber = {nama: baku / _KERANGKA / nama for nama in ("satker.yaml", "pejabat.yaml", "hukum.yaml", "fakta.yaml")}
    sumber[f"rencana-aksi-{nilai['tahun']}.yaml"] = baku / "rencana-aksi.yaml"
    hasil: dict[str, str] = {}
    for nama, berkas in sumber.items():
        try:
            hasil[nama] = _baca_baku(berkas).decode()
        except UnicodeDecodeError as galat:
            raise _tak_terbaca(berkas, "bukan teks UTF-8") from galat
    return hasil


def _baca_baku(berkas: Path) -> bytes:
    """Return a file from which an office's is made.

    Raises:
        GalatRencana: when it cannot be read.

    """
    try:
        return baca(berkas, MIB)
    except BerkasTakWajar as galat:
        raise _tak_terbaca(berkas, str(galat)) from galat
    except OSError as galat:
        raise _tak_terbaca(berkas, sebab_sistem(galat)) from galat


def _tak_terbaca(berkas: Path, sebab: str) -> GalatRencana:
    return GalatRencana(f"{berkas} tidak dapat dibaca: {sebab}.", "Kembalikan folder plan/_baku dari program ini.")


def _tulis(tujuan: Path, berkas: dict[str, bytes]) -> None:
    """Write the folder under another name beside its place, then give it its own."""
    _buang_sisa(tujuan.parent)
    sementara = Path(tempfile.mkdtemp(dir=tujuan.parent, prefix=_SISA, suffix=".tmp"))
    try:
        for nama, isi in berkas.items():
            simpan(sementara / nama, isi)
        sementara.chmod(0o755)
        _tolak_yang_ada(tujuan)  # a rename would take the place of an empty folder
        sementara.rename(tujuan)
    except BaseException:
        shutil.rmtree(sementara, ignore_errors=True)
        raise


def _buang_sisa(plan: Path) -> None:
    """Remove folders of runs that were killed, once they are too old to be under way."""
    for sisa in plan.glob(f"{_SISA}*.tmp"):
        with contextlib.suppress(OSError):
            if sisa.stat().st_mtime < time.time() - _LAMA:
                shutil.rmtree(sisa)
