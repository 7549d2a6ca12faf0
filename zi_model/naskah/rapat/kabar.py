"""What is known of a meeting afterwards: its letters with their numbers, who was there, what was concluded.

A report on the time of the meeting tells it, and lists the letters in its Lampiran. Everything comes from letters as
they were issued (`bahan.terbit`), as people left them; what nobody wrote is "" and is not told.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.bagian import NASKAH_RAPAT
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isian
from zi_model.naskah.rapat.notula import JUMLAH_HADIR, YANG_HADIR
from zi_model.naskah.rapat.satu_rapat import SatuRapat
from zi_model.naskah.rapat.waktu import nama_rapat
from zi_model.periode import Waktu
from zi_model.terbit import NaskahTerbit, RekomendasiTerbit


@dataclass(frozen=True)
class SuratRapat:
    """One letter of a meeting's packet as issued: what it is called, its number as it writes it ("" none), its date.

    `kunci` is its key, by which `zi outbox` knows it.
    """

    sebutan: str
    kunci: str
    nomor: str
    tanggal: dt.date | None


@dataclass(frozen=True)
class KabarRapat:
    """One meeting as its letters tell it.

    `pasti` says that an issued undangan names day, time and place; else they are the plan's. `undangan` are those that
    stand, the first before those that changed it. `pimpinan` led, `notulis` wrote, `yang_hadir` are the leaders who
    were there, `jumlah_hadir` how many came, `simpulan` what was concluded: as people entered them in the notula, ""
    while it is not issued; who came is told before that too, where somebody entered it. `tindak_lanjut` is what the
    notula asked of whom.
    """

    nama: str
    tanggal: dt.date
    hari_tanggal: str
    waktu: str
    tempat: str
    pasti: bool = False
    undangan: tuple[SuratRapat, ...] = ()
    daftar_hadir: SuratRapat | None = None
    notula: SuratRapat | None = None
    dokumentasi: SuratRapat | None = None
    pimpinan: str = ""
    notulis: str = ""
    yang_hadir: str = ""
    jumlah_hadir: str = ""
    simpulan: str = ""
    tindak_lanjut: tuple[RekomendasiTerbit, ...] = ()

    @property
    def surat(self) -> tuple[SuratRapat, ...]:
        """The letters that were issued, in the order of the packet."""
        return tuple(s for s in (*self.undangan, self.daftar_hadir, self.notula, self.dokumentasi) if s)


def kabar_rapat(bahan: Bahan, waktu: Waktu, nama: str = NASKAH_RAPAT) -> KabarRapat | None:
    """Return what is known of the meeting `nama` (its wording) that belongs to a time; None when there is none."""
    milik = (k for k in bahan.tahun.kewajiban if k.nama_waktu == waktu.nama and nama_rapat(bahan.tahun, k) == nama)
    kewajiban = next(milik, None)
    return None if kewajiban is None else kabar_kewajiban(bahan, kewajiban)


def kabar_kewajiban(bahan: Bahan, kewajiban: Kewajiban) -> KabarRapat | None:
    """Return what is known of the meeting that an obligation calls for; None when it calls for none."""
    if nama_rapat(bahan.tahun, kewajiban) is None:
        return None
    rapat = SatuRapat(bahan, kewajiban)
    terbit = [t for t in bahan.terbit if t.periode == kewajiban.periode]
    notula = next((t for t in terbit if t.jenis == f"notula-{rapat.singkat}"), None)
    acara, kehadiran = rapat.acara, rapat.kehadiran

    def surat(jenis: str, sebutan: str) -> SuratRapat | None:
        cocok = next((t for t in terbit if t.jenis == f"{jenis}-{rapat.singkat}"), None)
        return _surat(sebutan, cocok) if cocok else None

    def kata(tag: str) -> str:
        return " ".join(notula.isi.get(tag, "").split()) if notula else ""

    return KabarRapat(
        nama=rapat.nama,
        tanggal=rapat.waktu.tanggal,
        hari_tanggal=str(acara.hari_tanggal),
        waktu=str(acara.waktu),
        tempat="" if isinstance(acara.tempat, Isian) else str(acara.tempat),
        pasti=rapat.pengikat is not None,
        undangan=tuple(_surat("Undangan Perubahan" if u.ke else "Undangan", u.naskah) for u in rapat.undangan),
        daftar_hadir=_berhari_rapat(surat("daftar-hadir", "Daftar Hadir"), rapat),
        notula=surat("notula", "Notula"),
        dokumentasi=surat("dokumentasi", "Lembar Dokumentasi"),
        pimpinan=kata("pimpinan"),
        notulis=kata("notulis"),
        yang_hadir=kata(YANG_HADIR) if notula else kehadiran.pimpinan if kehadiran else "",
        jumlah_hadir=kata(JUMLAH_HADIR) if notula else kehadiran.jumlah if kehadiran else "",
        simpulan=notula.isi.get("simpulan", "").strip() if notula else "",
        tindak_lanjut=notula.rekomendasi if notula else (),
    )


def _berhari_rapat(surat: SuratRapat | None, rapat: SatuRapat) -> SuratRapat | None:
    """Return a letter that bears no date but the meeting's day, as its undangan says it."""
    if surat is None or surat.tanggal is not None or rapat.pengikat is None:
        return surat
    return replace(surat, tanggal=rapat.waktu.tanggal)


def _surat(sebutan: str, terbit: NaskahTerbit) -> SuratRapat:
    return SuratRapat(sebutan, terbit.kunci, terbit.nomor, terbit.tanggal)
