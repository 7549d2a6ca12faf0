"""An outbox with small letters of one's own, and the hands of people who rename, move, copy and edit them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.outbox.cocokkan import Kenalan
from tata_usaha.outbox.ikuti import ikuti, kenali
from tata_usaha.outbox.pakai import HasilPakai, pakai
from tata_usaha.outbox.taruh import HasilTaruh, taruh
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.tata_usaha.naskah_uji import IsiUji, tulis_templat
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tools.templat.kit import PenulisTemplat
from zi_model.naskah.inti.naskah import Isian, KunciNaskah, Naskah, sambung
from zi_model.periode import Periode

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
FOLDER = "sigi/2026/2026-TW1"
DOKUMEN = "word/document.xml"
NOMOR = Isian(tag="nomor", petunjuk="nomor")


def naskah(jenis: str = "undangan", satker: str = "sigi", data: str = "satu") -> Naskah:
    """Return a letter whose title is its kind and whose body says `data`."""
    return Naskah(
        kunci=KunciNaskah(satker, jenis, "", Periode.parse("2026-TW1")),
        perihal=f"{jenis} rapat monev",
        templat="uji.docx",
        nama_berkas=f"01 {jenis}",
        keluarga="surat",
        isi=IsiUji(judul=f"{jenis} rapat monev", teks=sambung(["Nomor ", NOMOR, f"/PW/2026 isi {data} TEMPAT"])),
    )


def _templat(t: PenulisTemplat) -> None:
    t.paragraf("{{ judul }}")
    t.paragraf("{{ teks }}")


@cache
def tercetak(folder: Path, jenis: str = "undangan", satker: str = "sigi", data: str = "satu") -> bytes:
    """Return a letter as printed."""
    if not (folder / "uji.docx").exists():
        tulis_templat(folder, _templat)
    return cetak(naskah(jenis, satker, data), kantor_sigi(), folder)


def disunting(isi: bytes, ganti: Mapping[str, str]) -> bytes:
    """Return a letter in which a person typed other words."""
    xml = baca_bagian(isi)[DOKUMEN].decode()
    for lama, baru in ganti.items():
        assert lama in xml
        xml = xml.replace(lama, baru)
    return ganti_bagian(isi, {DOKUMEN: xml.encode()})


@dataclasses.dataclass
class MejaIkuti:
    """The outbox and its register; `templat` is the folder of the letters' template."""

    tmp: Path
    basis: BasisData
    templat: Path

    @property
    def outbox(self) -> Path:
        return self.tmp / "outbox"

    def cetakan(self, jenis: str = "undangan", satker: str = "sigi", data: str = "satu") -> bytes:
        return tercetak(self.templat, jenis, satker, data)

    def taruh(self, jenis: str = "undangan", data: str = "satu") -> HasilTaruh:
        return taruh(self.outbox, self.basis, naskah(jenis, data=data), self.cetakan(jenis, data=data), SAAT)

    def ikuti(self) -> Kenalan:
        return ikuti(self.outbox, self.basis, "sigi", SAAT)

    def lihat(self) -> Kenalan:
        with self.basis.baca() as sambungan:
            return kenali(self.outbox, sambungan, "sigi", agenda.semua(sambungan, "sigi"))

    def pakai(self, nama: str) -> HasilPakai:
        return pakai(self.outbox, self.basis, "sigi", nama, SAAT)

    def entri(self, jenis: str = "undangan") -> EntriAgenda:
        with self.basis.baca() as sambungan:
            entri = agenda.cari(sambungan, f"sigi/2026-TW1/{jenis}")
        assert entri is not None
        return entri

    def ubah(self, **nilai: object) -> None:
        """Change what the register has of the letter."""
        with self.basis.transaksi("sigi") as sambungan:
            agenda.simpan(sambungan, dataclasses.replace(self.entri(), **nilai))  # type: ignore[arg-type]

    def peristiwa(self, jenis: str = "undangan") -> list[tuple[str, dict[str, str | int | None], str]]:
        with self.basis.baca() as sambungan:
            semua = kejadian_naskah(sambungan, f"sigi/2026-TW1/{jenis}")
        return [(k.peristiwa, k.data, k.oleh) for k in semua]

    def berkas(self) -> dict[str, bytes]:
        akar = self.outbox
        return {p.relative_to(akar).as_posix(): p.read_bytes() for p in sorted(akar.rglob("*")) if p.is_file()}

    def pindah(self, dari: str, ke: str) -> None:
        (self.outbox / ke).parent.mkdir(parents=True, exist_ok=True)
        (self.outbox / dari).rename(self.outbox / ke)

    def tulis(self, nama: str, isi: bytes) -> None:
        (self.outbox / nama).parent.mkdir(parents=True, exist_ok=True)
        (self.outbox / nama).write_bytes(isi)
