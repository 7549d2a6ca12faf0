"""The office's calendar: last days of obligations, meetings, planned runs and holidays of a month or a longer time.

Nothing of it is kept: it is read from the plan, from what was issued and from the evidence each time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.periode_alur import TERJADWAL, hari_rencana, periode_untuk
from tata_usaha.kerja.pilih_unit import kode_semua_unit
from tata_usaha.kerja.rapat import BarisRapat, rapat_setahun
from tata_usaha.kerja.tahun import baca_rencana, hari_ini, tahun_berencana
from zi_model.acara import Acara, JenisAcara
from zi_model.bahasa import tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import JenisPeriode, Periode
from zi_model.status import HasilStatus

_SEHARI = dt.timedelta(days=1)


@dataclass(frozen=True)
class PermintaanKalender:
    """Which time (None: the running month); `unit`: last days of these sub bagian only (codes or short names)."""

    satker: str
    periode: Periode | None = None
    unit: frozenset[str] | None = None


@dataclass(frozen=True)
class KalenderKantor:
    """The entries of a time by day; `sebelum` and `berikut` are the times beside it, None where no plan reaches."""

    kantor: Kantor
    periode: Periode
    hari_ini: dt.date
    acara: tuple[Acara, ...]
    sebelum: Periode | None
    berikut: Periode | None

    def dari(self, *jenis: JenisAcara) -> tuple[Acara, ...]:
        """Return the entries of some kinds."""
        return tuple(a for a in self.acara if a.jenis in jenis)


def lihat_kalender(pengaturan: Pengaturan, permintaan: PermintaanKalender) -> KalenderKantor:
    """Return the calendar of a time.

    A plan reaches into the year after it: there are the grace of its last obligations, and its last reports.

    Raises:
        GalatPemakaian: when no plan reaches there, or the office has no such sub bagian.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    satker, ada = permintaan.satker, tahun_berencana(pengaturan, permintaan.satker)
    periode = permintaan.periode or _bulan_ini(hari_ini(pengaturan, satker), ada)
    dipakai = [ke for ke in (periode.tahun - 1, periode.tahun) if ke in ada]
    if not dipakai:
        if not ada:
            baca_rencana(pengaturan, satker, periode.tahun)  # says what is missing
        raise GalatPemakaian(
            f"Tidak ada rencana aksi untuk {periode.nama}.", f"Yang ada: tahun {', '.join(map(str, ada))}."
        )
    acara: list[Acara] = []
    for ke in dipakai:
        tahun = baca_rencana(pengaturan, satker, ke)
        kantor, sekarang = tahun.kantor, waktu.sekarang(tahun.kantor.zona)
        unit = kode_semua_unit(kantor.satker, permintaan.unit)
        isi = bahan(tahun, periksa_bukti(pengaturan, tahun, sekarang), sekarang.date())
        acara += [a for a in _batas(isi, periode, sekarang.date()) if unit is None or a.unit in unit]
        acara += [_rapat(r) for r in rapat_setahun(isi) if periode.berisi(r.waktu.tanggal)]
    acara += [*_libur(kantor, periode), *_jadwal(kantor, periode, set(ada))]
    tetangga = [p if {p.tahun - 1, p.tahun} & set(ada) else None for p in (periode.sebelum, periode.berikut)]
    return KalenderKantor(kantor, periode, sekarang.date(), tuple(sorted(acara, key=lambda a: a.urut)), *tetangga)


def sebagai_ics(kalender: KalenderKantor) -> bytes:
    """Return last days and meetings as a file for calendar programs; the same entries give the same bytes."""
    from tata_usaha.surat.kalender_ics import cetak_acara  # icalendar is loaded only by who asks for it

    satker = kalender.kantor.satker
    milik = kalender.dari(JenisAcara.RAPAT, JenisAcara.BATAS)
    nama = f"Zona Integritas {satker.singkatan}"
    return cetak_acara(milik, nama, satker.zona_waktu, satker.singkatan_waktu, kalender.periode.tahun)


def _bulan_ini(hari: dt.date, ada: tuple[int, ...]) -> Periode:
    """Return the month of a day; where no plan reaches it, the month of a plan that is next to it."""
    if ada:
        hari = min(max(hari, dt.date(ada[0], 1, 1)), dt.date(ada[-1] + 1, 12, 31))
    return Periode.dari_tanggal(hari, JenisPeriode.BULAN)


def _batas(isi: Bahan, periode: Periode, per: dt.date) -> Iterator[Acara]:
    """Yield the last days, grace included, that lie in a time."""
    for h in isi.status(isi.tahun.periode, per):
        if periode.berisi(h.kewajiban.batas):
            yield _satu_batas(isi.kantor, h)


def _satu_batas(kantor: Kantor, h: HasilStatus) -> Acara:
    k = h.kewajiban
    unit = kantor.satker.unit_menurut_kode(k.unit)
    tenggang = "" if k.batas == k.jatuh_tempo else f" Jatuh tempo {tanggal_panjang(k.jatuh_tempo)}, lalu masa tenggang."
    minta = ", ".join(map(str, k.baris.indikator.kebutuhan))
    return Acara(
        tanggal=k.batas,
        jenis=JenisAcara.BATAS,
        judul=f"Batas {k.kode} {k.baris.indikator.nama_pendek}",
        uid=f"zona-integritas/{kantor.satker.kode}/{k.periode}/batas/{k.kode}",
        uraian=f"{k.nama_waktu}, {unit.nama}. Yang diminta: {minta}.{tenggang}",
        unit=k.unit,
        kode=k.kode,
        periode=str(k.periode),
        status=h.status,
    )


def _rapat(r: BarisRapat) -> Acara:
    pindah = f" Akan pindah ke {tanggal_panjang(r.pindah.tanggal)}." if r.pindah else ""
    asal = (
        f"Menurut undangan {r.undangan}." if r.undangan else "Undangannya belum terbit; waktunya masih dapat berubah."
    )
    return Acara(
        tanggal=r.waktu.tanggal,
        jenis=JenisAcara.RAPAT,
        judul=r.acara,
        uid=r.uid,
        uraian=f"{asal}{pindah}",
        mulai=r.waktu.mulai,
        selesai=r.waktu.selesai,
        tempat=r.waktu.tempat,
        tautan=r.waktu.tautan,
        urutan=r.urutan,
        periode=str(r.periode),
    )


def _libur(kantor: Kantor, periode: Periode) -> Iterator[Acara]:
    for hari in _hari(periode):
        if nama := kantor.kalender.libur(hari):
            yield Acara(hari, JenisAcara.LIBUR, nama, f"zona-integritas/{kantor.satker.kode}/libur/{hari}")


def _jadwal(kantor: Kantor, periode: Periode, berencana: set[int]) -> Iterator[Acara]:
    """Yield the runs that are planned in a time, of years that have a plan."""
    for hari in _hari(periode):
        for jenis, bagian in TERJADWAL:
            untuk = periode_untuk(jenis, bagian, hari)
            if untuk.tahun in berencana and hari_rencana(kantor.kalender, bagian, untuk) == hari:
                uid = f"zona-integritas/{kantor.satker.kode}/{untuk}/jadwal/{jenis}-{bagian}"
                yield Acara(hari, JenisAcara.JADWAL, _sebut_jadwal(jenis, bagian, untuk), uid, periode=str(untuk))


def _sebut_jadwal(jenis: JenisAlur, bagian: Bagian, untuk: Periode) -> str:
    apa = {Bagian.UNDANGAN: "Paket rapat", Bagian.LAPORAN: "Laporan", Bagian.SEMUA: "Naskah"}[bagian]
    ada = " kalau ada" if (jenis, bagian) == (JenisAlur.BULANAN, Bagian.UNDANGAN) else ""  # in most months none is
    return f"{apa} {jenis} disusun{ada}: {untuk.nama}"


def _hari(periode: Periode) -> Iterator[dt.date]:
    hari = periode.mulai
    while hari <= periode.akhir:
        yield hari
        hari += _SEHARI
