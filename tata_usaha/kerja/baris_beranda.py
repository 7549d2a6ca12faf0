"""Lines of a person's first page: a letter, a meeting's letters together, an obligation, files that are no proof."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tata_usaha.kerja.antrean import ButirAntrean, Tunggu
from zi_model.nama_naskah import sebut_nama_awal
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.status import HasilStatus

_NASKAH_RAPAT = re.compile(
    r"(?:[\d.]+(?:-\d+)? )?(?:Undangan|Daftar Hadir|Notula|Lembar Dokumentasi|Kalender) (?P<acara>.+)"
)


@dataclass(frozen=True)
class Baris:
    """One line: what waits, what there is to say of it, until when; what it is about, as far as it has a page.

    `kunci` are the keys of its letters, `kode` and `periode` those of an obligation; a packet's period stands alone.
    `tempat` is where the office's data answer what is blank (`daftar_isian`).
    """

    teks: str
    keterangan: str = ""
    batas: dt.date | None = None
    lewat: bool = False
    kunci: tuple[str, ...] = ()
    kode: str = ""
    periode: str = ""
    tempat: str = ""


def baris_naskah(butir: Iterable[ButirAntrean], batas: Callable[[str], dt.date | None], hari: dt.date) -> list[Baris]:
    """Return the lines of letters that wait: those of one meeting together, the one wanted first before the others.

    Of those that no day is named for, the one that has waited longest comes first.
    """
    paket: dict[tuple[str, str], list[ButirAntrean]] = {}
    for satu in butir:
        nama = satu.isi.paket
        paket.setdefault((satu.isi.entri.periode, nama) if nama else ("", satu.isi.entri.kunci), []).append(satu)
    semua = [(_paket(satu, batas, hari), max(b.hari or 0 for b in satu)) for satu in paket.values()]
    return [baris for baris, _ in sorted(semua, key=lambda satu: _urutan(*satu))]


def _paket(semua: Sequence[ButirAntrean], batas: Callable[[str], dt.date | None], hari: dt.date) -> Baris:
    kunci = tuple(b.isi.entri.kunci for b in semua)
    akhir = min((h for k in kunci if (h := batas(k)) is not None), default=None)
    satu = semua[0].isi
    if len(semua) == 1:
        teks, jumlah = PurePosixPath(satu.entri.berkas).stem or satu.entri.perihal, []
    else:
        teks, jumlah = _acara(semua), [f"{len(semua)} naskah"]
    keterangan = ", ".join([*jumlah, *_menunggu(semua)])
    return Baris(teks, keterangan, akhir, akhir is not None and akhir < hari, kunci, periode=satu.entri.periode)


def _acara(semua: Sequence[ButirAntrean]) -> str:
    """Return what people call a meeting, as the files of its letters do; the wording's name where none does."""
    for satu in semua:
        if acara := acara_berkas(PurePosixPath(satu.isi.entri.berkas).stem):
            return acara
    nama = sebut_nama_awal(semua[0].isi.paket or "")
    return f"Rapat {nama} {_nama_periode(semua[0].isi.entri.periode)}"


def acara_berkas(nama: str) -> str:
    """Return which meeting the name of a letter's file tells: `Sosialisasi WBS 2026`; "" where it tells none."""
    cocok = _NASKAH_RAPAT.fullmatch(nama)
    return cocok["acara"] if cocok else ""


def _nama_periode(teks: str) -> str:
    try:
        return Periode.parse(teks).nama.replace(" Tahun ", " ")
    except PeriodeTidakSah:
        return teks


def _menunggu(semua: Sequence[ButirAntrean]) -> list[str]:
    """Return what there is to say of letters that wait for the same."""
    match semua[0].tunggu:
        case Tunggu.ISIAN:
            banyak = sum(b.isi.isian_orang for b in semua)
            return [f"{banyak} isian"] if banyak else []
        case Tunggu.TANDA_TANGAN:
            oleh = {b.penanda.sebutan for b in semua if b.penanda}
            lama = max((b.hari or 0 for b in semua), default=0)
            siapa = [next(iter(oleh))] if len(oleh) == 1 else []
            return [*siapa, f"sudah {lama} hari" if lama else "sejak hari ini"]
        case Tunggu.DILIHAT:
            return list(dict.fromkeys(_sebab(b) for b in semua))[:1]
    return []


def _sebab(butir: ButirAntrean) -> str:
    """Return in a few words why a letter has to be looked at: names of files stand on its own page."""
    n = butir.isi
    if n.keluhan:
        return n.keluhan
    if n.konsep_baru is not None:
        return "ada konsep yang lebih baru"
    if n.berubah_sesudah_siap:
        return "berubah sesudah dinyatakan siap"
    if n.berebut:
        return "berkasnya lebih dari satu"
    if n.mungkin or n.sha256 is None:
        return "berkasnya tidak di tempatnya"
    return n.catatan


def baris_kewajiban(hasil: HasilStatus, hari: dt.date) -> Baris:
    """Return the line of an obligation that is not complete."""
    k = hasil.kewajiban
    kurang = hasil.sebut_kurang
    return Baris(
        f"{k.kode} {k.baris.indikator.nama_pendek} ({_nama_periode(str(k.periode))})",
        f"belum ada {kurang}" if kurang else "",
        k.batas,
        k.batas < hari,
        kode=k.kode,
        periode=str(k.periode),
    )


def baris_bukti(hasil: HasilStatus) -> Baris:
    """Return the line of an obligation some of whose files are no proof."""
    k, pertama = hasil.kewajiban, hasil.ditolak[0]
    lain = f", dan {len(hasil.ditolak) - 1} berkas lain" if len(hasil.ditolak) > 1 else ""
    return Baris(
        f"{k.kode} {k.baris.indikator.nama_pendek} ({_nama_periode(str(k.periode))})",
        f"ditolak: {PurePosixPath(pertama.berkas).name} ({pertama.alasan_ditolak.rstrip('.')}){lain}",
        k.batas,
        kode=k.kode,
        periode=str(k.periode),
    )


def _urutan(baris: Baris, lama: int) -> tuple[dt.date, int, str]:
    return baris.batas or dt.date.max, 0 if baris.batas else -lama, baris.teks
