"""Half a year of evidence as offices really hand it in, beside a slow clerk with a sheet of paper: they always agree.

Wrong folder, late, twice, replaced, taken away, a draft, a shortcut, two proofs in one file. The clerk knows nothing
of hashes or of pairing: for each row he writes down which papers lay there from when until when, and tries out every
way to give them to what the row needs.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.bukti.pohon_bukti import cari_folder, siapkan
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.tahun import baca_rencana
from tests.tahan.serbuan import jalankan_skenario
from tests.tata_usaha import contoh_bukti as contoh
from zi_model.bahasa import tanggal_panjang
from zi_model.bukti import JenisBukti
from zi_model.kewajiban import Kewajiban
from zi_model.status import HasilStatus, nilai_status
from zi_model.tahun_rencana import TahunRencana

AWAL = dt.date(2026, 1, 2)
HARI = 185
GAMBAR = frozenset(
    {
        JenisBukti.DOKUMENTASI, JenisBukti.TANGKAPAN_LAYAR, JenisBukti.KEPUTUSAN, JenisBukti.PAKTA_INTEGRITAS,
        JenisBukti.MAKLUMAT,
    }
)  # fmt: skip
DOKUMEN = frozenset(
    {
        JenisBukti.RENCANA_AKSI, JenisBukti.LAPORAN, JenisBukti.SOP, JenisBukti.REKAPITULASI, JenisBukti.PENILAIAN,
        JenisBukti.DAFTAR,
    }
)  # fmt: skip
PINDAIAN = DOKUMEN | GAMBAR - {JenisBukti.DOKUMENTASI}
FILM = frozenset({JenisBukti.DOKUMENTASI, JenisBukti.VIDEO})
TABEL = frozenset({JenisBukti.REKAPITULASI, JenisBukti.PENILAIAN, JenisBukti.DAFTAR})
TAK_ADA: frozenset[JenisBukti] = frozenset()


@dataclass
class Kertas:
    """One paper as the clerk sees it: what it can be, from which day it lay there, until which; which content it is."""

    dapat: frozenset[JenisBukti]
    isi: str
    sejak: dt.date
    sampai: dt.date | None = None
    keduanya: bool = False

    def ada(self, hari: dt.date) -> bool:
        """Tell whether it lay there at the end of a day."""
        return self.sejak <= hari and (self.sampai is None or hari < self.sampai)


@dataclass
class Laci:
    """One row's folder of one period: the papers by file name, and those that lay there once."""

    folder: Path
    kertas: dict[str, Kertas] = field(default_factory=dict)
    dulu: list[Kertas] = field(default_factory=list)

    def semua(self) -> list[Kertas]:
        """Return every paper that ever lay here."""
        return [*self.kertas.values(), *self.dulu]

    def taruh(self, nama: str, kertas: Kertas, isi: bytes, hari: dt.date) -> None:
        """Lay a file, over another one when the name is taken."""
        self.folder.mkdir(parents=True, exist_ok=True)
        tempat = self.folder / nama
        if tempat.exists() and tempat.read_bytes() == isi:
            return
        # the same content has arrived when it first did, wherever it lies in this folder
        lebih_dulu = [k.sejak for k in self.semua() if k.isi == kertas.isi and k.dapat]
        tempat.write_bytes(isi)
        if nama in self.kertas:
            self._keluar(nama, hari)
        kertas.sejak = min([kertas.sejak, *lebih_dulu])
        self.kertas[nama] = kertas

    def ambil(self, nama: str, hari: dt.date) -> None:
        """Take a file away."""
        (self.folder / nama).unlink()
        self._keluar(nama, hari)

    def _keluar(self, nama: str, hari: dt.date) -> None:
        lama = self.kertas.pop(nama)
        lama.sampai = hari
        self.dulu.append(lama)


def dipenuhi(kebutuhan: list[frozenset[JenisBukti]], kertas: list[Kertas]) -> int:
    """Return how many needs can be met at most, trying every way."""
    unik = list(
        {k.isi: k for k in sorted(kertas, key=lambda k: k.keduanya) if k.dapat}.values()
    )  # of copies one says it
    terbaik = 0
    for pilihan in itertools.product([*unik, None], repeat=len(kebutuhan)):
        dipakai = [k for k in pilihan if k is not None]
        sah = all(k is None or butuh & k.dapat for butuh, k in zip(kebutuhan, pilihan, strict=True))
        ganda = any(dipakai.count(k) > 1 and not k.keduanya for k in dipakai)
        if sah and not ganda:
            terbaik = max(terbaik, len(dipakai))
    return terbaik


def keadaan(kewajiban: Kewajiban, laci: Laci, hari: dt.date) -> tuple[str, int]:
    """Return what the clerk says of a row on a day: its state, and how many needs are open."""
    butuh = [frozenset(k.pilihan) for k in kewajiban.baris.indikator.kebutuhan]

    def terpenuhi(per: dt.date) -> int:
        return dipenuhi(butuh, [k for k in laci.semua() if k.ada(per)])

    kini = terpenuhi(hari)
    if kini == len(butuh):
        ada = [k for k in laci.semua() if k.ada(hari)]
        saat = next(
            h for h in sorted(k.sejak for k in ada) if dipenuhi(butuh, [k for k in ada if k.sejak <= h]) == kini
        )
        tepat = saat <= kewajiban.batas or terpenuhi(kewajiban.batas) == len(butuh)
        return ("LENGKAP" if tepat else "LENGKAP_TERLAMBAT"), 0
    if hari > kewajiban.batas:
        return "TERLAMBAT", len(butuh) - kini
    if kini:
        return "KURANG", len(butuh) - kini
    return ("BELUM_WAKTUNYA" if hari < kewajiban.mulai else "BERJALAN"), len(butuh)


@pytest.mark.tahan
def test_half_a_year_of_evidence_agrees_with_a_slow_clerk(tmp_path: Path) -> None:
    jalankan_skenario(__name__, tmp_path)


def skenario(folder: Path, acak: random.Random) -> None:
    """Live through the days; at the end of each all rows are compared, and every reason is read."""
    atur = Pengaturan(
        plan=AKAR / "plan",
        bukti=folder / "bukti",
        outbox=folder / "outbox",
        templat=AKAR / "templates_docx",
        database=f"sqlite:///{folder}/buku.sqlite3",
    )
    tahun = baca_rencana(atur, "sigi", 2026, dengan_naskah=False)
    siapkan(atur.bukti, tahun)
    laci = {(k.kode, k.periode): Laci(cari_folder(atur.bukti, tahun.kantor, k)) for k in tahun.kewajiban}
    for ke in range(HARI):
        hari = AWAL + dt.timedelta(days=ke)
        for _ in range(acak.randint(0, 4)):
            _satu(acak, tahun, laci, hari)
        saat = dt.datetime.combine(hari, dt.time(15), tahun.kantor.zona).astimezone(dt.UTC)
        with buka(atur.database) as basis:
            hasil = pindai(atur.bukti, tahun, basis, saat)
        if ke % 5 == 4 or ke == HARI - 1:
            _bandingkan(tahun, laci, hasil, hari)
    for per in (dt.date(2026, 3, 31), dt.date(2026, 5, 4)):  # the past stays as it was
        _bandingkan(tahun, laci, hasil, per)


def _satu(acak: random.Random, tahun: TahunRencana, laci: dict[object, Laci], hari: dt.date) -> None:
    """Let one thing happen, mostly in what is due about now."""
    dekat = [k for k in tahun.kewajiban if k.mulai <= hari <= k.batas + dt.timedelta(days=40)]
    k = acak.choice(dekat or list(tahun.kewajiban))
    satu = laci[k.kode, k.periode]
    if satu.kertas and acak.random() < 0.25:
        nama = acak.choice(sorted(satu.kertas))
        acak.choice([_salin, _ganti, _ganti_nama, _hapus])(acak, satu, nama, hari)
        return
    _datang(acak, k, satu, hari)


JENIS: dict[str, tuple[frozenset[JenisBukti], Callable[[str], bytes]]] = {
    ".pdf": (PINDAIAN, contoh.pdf),
    ".jpg": (GAMBAR, lambda isi: contoh.gambar("JPEG", comment=isi.encode())),
    ".docx": (DOKUMEN, contoh.docx_),
    ".mp4": (FILM, lambda isi: contoh.mp4() + contoh.kotak(b"free", isi.encode())),
    ".csv": (TABEL, lambda isi: contoh.csv() + f"99;{isi};Sigi\r\n".encode()),
}


def _datang(acak: random.Random, k: Kewajiban, laci: Laci, hari: dt.date) -> None:
    akhiran = acak.choice(
        [".pdf", ".pdf", ".jpg", ".jpg", ".docx", ".mp4", ".csv", "konsep", "pintasan", "salah", "dua"]
    )
    isi = f"{k.kode} {k.periode} {hari} {acak.randrange(10**6)}"
    nama = f"Berkas {acak.randrange(40)}"
    match akhiran:
        case "konsep":  # a draft whose blanks are left
            tulisan = contoh.docx_(f"Laporan {isi}: dihadiri [isi: jumlah peserta] orang")
            laci.taruh(f"{nama}.docx", Kertas(TAK_ADA, isi, hari), tulisan, hari)
        case "pintasan":
            laci.taruh(f"{nama}.lnk", Kertas(TAK_ADA, isi, hari), b"L\x00\x00\x00" + isi.encode(), hari)
        case "salah":  # beside the periods' folders: it counts nowhere
            (laci.folder.parent / f"{nama} {acak.randrange(10**6)}.pdf").write_bytes(contoh.pdf(isi))
        case "dua":
            jenis = [b.pilihan[0] for b in k.baris.indikator.kebutuhan]
            sebutan = " dan ".join(j.nama for j in jenis)
            keduanya = len(jenis) > 1 and all(j in PINDAIAN for j in jenis) and set(jenis) <= DISEBUT
            laci.taruh(f"{sebutan}.pdf", Kertas(PINDAIAN, isi, hari, keduanya=keduanya), contoh.pdf(isi), hari)
        case _:
            dapat, buat = JENIS[akhiran]
            laci.taruh(nama + akhiran, Kertas(dapat, isi, hari), buat(isi), hari)


DISEBUT = frozenset(
    {
        JenisBukti.KEPUTUSAN, JenisBukti.PAKTA_INTEGRITAS, JenisBukti.RENCANA_AKSI, JenisBukti.LAPORAN, JenisBukti.SOP,
        JenisBukti.REKAPITULASI, JenisBukti.PENILAIAN,
    }
)  # fmt: skip
"""What people call by its name in file names."""


def _salin(acak: random.Random, laci: Laci, nama: str, hari: dt.date) -> None:
    lama = laci.kertas[nama]
    baru = f"Salinan {acak.randrange(40)}{Path(nama).suffix}"
    laci.taruh(baru, Kertas(lama.dapat, lama.isi, lama.sejak), (laci.folder / nama).read_bytes(), hari)


def _ganti(acak: random.Random, laci: Laci, nama: str, hari: dt.date) -> None:
    lama, akhiran = laci.kertas[nama], Path(nama).suffix
    if not lama.dapat:
        return
    isi = f"pengganti {hari} {acak.randrange(10**6)}"
    laci.taruh(nama, Kertas(lama.dapat, isi, hari, keduanya=lama.keduanya), JENIS[akhiran][1](isi), hari)


def _ganti_nama(acak: random.Random, laci: Laci, nama: str, hari: dt.date) -> None:
    baru = f"Nama Baru {acak.randrange(10**6)}{Path(nama).suffix}"
    lama = laci.kertas[nama]
    (laci.folder / nama).rename(laci.folder / baru)
    laci.kertas[baru] = Kertas(lama.dapat, lama.isi, lama.sejak)
    laci.kertas.pop(nama).sampai = hari


def _hapus(acak: random.Random, laci: Laci, nama: str, hari: dt.date) -> None:  # noqa: ARG001 - as its siblings
    laci.ambil(nama, hari)


def _bandingkan(tahun: TahunRencana, laci: dict[object, Laci], hasil: HasilPindai, hari: dt.date) -> None:
    bukti = hasil.bukti + hasil.riwayat
    for k in tahun.kewajiban:
        kata = nilai_status(k, bukti, hari, tahun.kantor.zona)
        sebut = f"{k.kode} {k.periode} pada {hari}: {kata.status} ({kata.alasan})"
        assert (kata.status.value, len(kata.kurang)) == keadaan(k, laci[k.kode, k.periode], hari), sebut
        _baca_alasan(kata, sebut)


def _baca_alasan(kata: HasilStatus, sebut: str) -> None:
    """See that the reason names every open need and the last day, or the day on which it was complete."""
    if kata.kurang and kata.status.value != "BELUM_WAKTUNYA":
        assert all(str(butuh) in kata.alasan for butuh in kata.kurang), sebut
        assert tanggal_panjang(kata.kewajiban.batas) in kata.alasan, sebut
    if kata.lengkap_pada is not None:
        assert tanggal_panjang(kata.lengkap_pada) in kata.alasan, sebut


if __name__ == "__main__":
    skenario(Path(sys.argv[1]), random.Random(int(sys.argv[2])))  # noqa: S311 - chance, no secret
