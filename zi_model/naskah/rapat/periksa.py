"""What `rapat-<tahun>.yaml` can say wrongly although every value has its type, and meetings that meet.

Two meetings at one hour are no mistake of the file: an office may mean it. They are told, and nothing is moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from zi_model.bahasa import hari_tanggal
from zi_model.jadwal import JendelaWaktu
from zi_model.kehadiran import Kehadiran
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah, Tingkat, galat_saja
from zi_model.naskah.rapat.waktu import WaktuRapat, jadwal_biasa, jadwal_rapat
from zi_model.nilai_mentah import CariLetak
from zi_model.rapat import RapatSendiri
from zi_model.tahun_rencana import TahunRencana

Rapat = tuple[str, JendelaWaktu]
"""A meeting of the year: the name of its wording, and the time that it is for."""


def sebut_rapat(rapat: Rapat) -> str:
    """Return how people call a meeting: `monev 2026-TW1`."""
    nama, jendela = rapat
    return f"{nama.removeprefix('rapat/')} {jendela.periode}"


def bertemu(satu: WaktuRapat, lain: WaktuRapat) -> bool:
    """Tell whether two meetings take place at one time, as far as their hours are known."""
    dulu, nanti = sorted((satu, lain), key=lambda w: w.mulai)
    return dulu.mulai == nanti.mulai or (dulu.selesai is not None and nanti.mulai < dulu.selesai)


def bentrok(jadwal: dict[Rapat, WaktuRapat]) -> list[tuple[Rapat, Rapat]]:
    """Return the meetings of a year that take place at one time."""
    return [(a, b) for a, b in combinations(jadwal, 2) if bertemu(jadwal[a], jadwal[b])]


def periksa_rapat(tahun: TahunRencana, letak: CariLetak) -> list[Masalah]:
    """Return every problem of the meetings that have a time of their own; `letak` is that of their file."""
    rapat = {(nama, str(jendela.periode)): (nama, jendela) for nama, jendela in jadwal_biasa(tahun)}
    masalah: list[Masalah] = []
    pertama: dict[tuple[str, str], Letak] = {}
    for ke in range(len(tahun.rapat)):
        masalah += _periksa_nama(tahun.rapat[ke], letak(("rapat", ke)), rapat, pertama)
        masalah += _periksa_hari(tahun, ke, letak)
    if not galat_saja(masalah):
        masalah += _periksa_bentrok(tahun, letak)
    return masalah


def periksa_kehadiran(tahun: TahunRencana, letak: CariLetak) -> list[Masalah]:
    """Return every problem of who came to which meetings; `letak` is that of their file."""
    rapat = {(nama, str(jendela.periode)): (nama, jendela) for nama, jendela in jadwal_biasa(tahun)}
    pertama: dict[tuple[str, str], Letak] = {}
    semua = enumerate(tahun.kehadiran)
    return [m for ke, satu in semua for m in _periksa_nama(satu, letak(("rapat", ke)), rapat, pertama)]


def _periksa_nama(
    satu: RapatSendiri | Kehadiran,
    di: Letak,
    rapat: Mapping[tuple[str, str], Rapat],
    pertama: dict[tuple[str, str], Letak],
) -> Iterator[Masalah]:
    """Yield what is wrong with the meeting that an entry names; `pertama` are the places of those before it."""
    if satu.kunci not in rapat:
        ada = ", ".join(sorted(map(sebut_rapat, rapat.values())))
        pesan = f"rapat “{satu.rapat}” untuk {satu.periode} tidak ada."
        yield Masalah(di, KodeMasalah.RAPAT_ASING, pesan, f"Yang ada: {ada}.")
    elif dulu := pertama.get(satu.kunci):
        pesan = f"rapat {satu.rapat} {satu.periode} sudah ditulis di {dulu}."
        yield Masalah(di, KodeMasalah.RAPAT_KEMBAR, pesan, "Hapus salah satunya.")
    pertama.setdefault(satu.kunci, di)


def _periksa_hari(tahun: TahunRencana, ke: int, letak: CariLetak) -> Iterator[Masalah]:
    hari = tahun.rapat[ke].tanggal
    di = letak(("rapat", ke, "tanggal"))
    if hari.year not in {tahun.tahun, tahun.tahun + 1}:
        pesan = f"{hari_tanggal(hari)} di luar tahun rencana {tahun.tahun}."
        yield Masalah(di, KodeMasalah.TANGGAL_RAPAT, pesan, "Perbaiki tahunnya.")
    elif not tahun.kantor.kalender.hari_kerja(hari):
        pesan, saran = f"{hari_tanggal(hari)} bukan hari kerja kantor.", "Pastikan rapatnya memang pada hari itu."
        yield Masalah(di, KodeMasalah.TANGGAL_RAPAT, pesan, saran, Tingkat.CATATAN)


def _periksa_bentrok(tahun: TahunRencana, letak: CariLetak) -> Iterator[Masalah]:
    sendiri = {satu.kunci: ke for ke, satu in enumerate(tahun.rapat)}
    jadwal = jadwal_rapat(tahun)
    for a, b in bentrok(jadwal):
        ke = max((sendiri[n, str(j.periode)] for n, j in (a, b) if (n, str(j.periode)) in sendiri), default=None)
        if ke is not None:
            pesan = (
                f"rapat {sebut_rapat(a)} dan {sebut_rapat(b)} sama-sama {hari_tanggal(jadwal[b].tanggal)} pukul "
                f"{max(jadwal[a].pukul, jadwal[b].pukul)}."
            )
            saran = "Pindahkan salah satunya, kalau orangnya sama; yang lain tidak dipindahkan sendiri."
            yield Masalah(letak(("rapat", ke)), KodeMasalah.RAPAT_BENTROK, pesan, saran, Tingkat.CATATAN)
