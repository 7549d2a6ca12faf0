"""The old store unpacked, and today's program at work in it: the one place that knows how a run is started."""

from __future__ import annotations

import datetime as dt
import tarfile
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from tata_usaha.kerja import langkah
from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

ARSIP = Path(__file__).with_name("toko-0.1.tar.xz")
WITA = ZoneInfo("Asia/Makassar")
TERAKHIR = dt.datetime(2026, 4, 3, 9, tzinfo=WITA)
"""When the old program ran last."""

BUKAN_NASKAH = {"buku-agenda.sqlite3"}
BUKAN_FOLDER = {"cadangan", ".pindaian"}
"""What a run that changes no letter may write into the outbox: the register brings its own tables up to date.

Beside it lie its copies, and what a scan of the evidence remembers as soon as it is sure of every file.
"""


@dataclass(frozen=True)
class Toko:
    """The store, and what to do with it."""

    meja: Meja

    @property
    def outbox(self) -> Path:
        """The outbox."""
        return self.meja.pengaturan.outbox

    def jalankan(
        self,
        jenis: str,
        periode: str,
        bagian: Bagian = Bagian.SEMUA,
        kode: str | None = None,
        saat: dt.datetime = TERAKHIR,
    ) -> dict[str, Tindakan]:
        """Do what `zi jalankan` does, on that day; return what was done with each letter."""
        atur, waktu = self.meja.pengaturan, Periode.parse(periode)
        tahun = baca_rencana(atur, "sigi", waktu.tahun)
        pindaian = langkah.periksa_bukti(atur, tahun, saat)
        naskah = langkah.susun_naskah(tahun, pindaian, JenisAlur(jenis), waktu, bagian, kode, saat.date())
        return {h.kunci: h.tindakan for h in langkah.taruh_di_outbox(atur, tahun.kantor, naskah, saat)}

    def jalankan_semua(self) -> dict[str, Tindakan]:
        """Do every run again that the old program did, on the days on which it did."""
        hasil = self.jalankan("triwulanan", "2026-TW1")
        hasil |= self.jalankan("bulanan", "2026-03", Bagian.LAPORAN)
        for kode in ("tim-ppid", "tim-upg", "maklumat/pelayanan"):
            hasil |= self.jalankan("keputusan", "2026", kode=kode, saat=dt.datetime(2026, 2, 10, 9, tzinfo=WITA))
        return hasil

    def isi(self) -> dict[str, tuple[bytes, int]]:
        """Return what lies in the outbox, with the times of writing."""
        return {
            p.relative_to(self.outbox).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns)
            for p in self.outbox.rglob("*")
            if p.is_file() and p.name not in BUKAN_NASKAH and not BUKAN_FOLDER & set(p.parts)
        }

    def bukti(self, kode: str, periode: str) -> Path:
        """Return the folder of an obligation."""
        (tempat,) = self.meja.pengaturan.bukti.glob(f"sigi/2026/*/{kode} */{periode}")
        return tempat


def buka_arsip(tujuan: Path) -> None:
    """Unpack the store, with the times of its files."""
    with tarfile.open(ARSIP) as arsip:
        arsip.extraction_filter = getattr(tarfile, "data_filter", lambda satu, _: satu)  # not in every Python 3.11
        arsip.extractall(tujuan)  # noqa: S202 - our own archive
