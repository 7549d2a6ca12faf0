"""What is known of a meeting afterwards: its letters with their numbers, who was there, what was concluded.

A report on the time of the meeting tells it, and lists the letters in its Lampiran. Everything comes from letters as
they were issued (`bahan.terbit`), as people left them; what nobody wrote is "" and is not told.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from zi_model.bahasa import hari_tanggal
from zi_model.naskah.inti.bagian import NASKAH_RAPAT
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.rapat.waktu import jadwal_rapat
from zi_model.periode import Waktu
from zi_model.terbit import NaskahTerbit, RekomendasiTerbit

_PAKET = (
    ("undangan", "Undangan"),
    ("daftar-hadir", "Daftar Hadir"),
    ("notula", "Notula"),
    ("dokumentasi", "Lembar Dokumentasi"),
)


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
    while it is not issued. `tindak_lanjut` is what the notula asked of whom.
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
    milik_nama = ((j, w) for (n, j), w in jadwal_rapat(bahan.tahun).items() if n == nama and j.nama == waktu.nama)
    jendela, rapat = next(milik_nama, (None, None))
    if jendela is None or rapat is None:
        return None
    singkat = nama.removeprefix("rapat/")
    milik = [t for t in bahan.terbit if t.periode == jendela.periode]
    surat = {jenis: [t for t in milik if t.jenis == f"{jenis}-{singkat}"] for jenis, _ in _PAKET}
    notula = surat["notula"][-1] if surat["notula"] else None
    isi = notula.isi if notula else {}
    return KabarRapat(
        nama=nama,
        tanggal=rapat.tanggal,
        hari_tanggal=hari_tanggal(rapat.tanggal),
        waktu=rapat.sebut(bahan.kantor.satker.singkatan_waktu),
        tempat=rapat.tempat or "",
        undangan=tuple(_surat(t) for t in surat["undangan"]),
        daftar_hadir=_terakhir(surat["daftar-hadir"]),
        notula=_surat(notula) if notula else None,
        dokumentasi=_terakhir(surat["dokumentasi"]),
        pimpinan=isi.get("pimpinan", ""),
        notulis=isi.get("notulis", ""),
        yang_hadir=isi.get("yang-hadir", ""),
        jumlah_hadir=isi.get("jumlah-hadir", ""),
        simpulan=isi.get("simpulan", ""),
        tindak_lanjut=notula.rekomendasi if notula else (),
    )


def _terakhir(surat: list[NaskahTerbit]) -> SuratRapat | None:
    return _surat(surat[-1]) if surat else None


def _surat(terbit: NaskahTerbit) -> SuratRapat:
    sebutan = next(kata for jenis, kata in _PAKET if terbit.jenis.startswith(f"{jenis}-"))
    return SuratRapat(sebutan, terbit.kunci, terbit.nomor, terbit.tanggal)
