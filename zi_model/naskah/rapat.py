"""The packet of the quarterly monev meeting: undangan, daftar hadir, notula.

All three name the same day, time, place and subject, because evaluators compare them. Nothing that
has not happened is told: the notula brings the agenda and the commitments to discuss, and leaves
open who led, what was said and what was decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from zi_model.bahasa import hari_tanggal, isi_teks, tanggal_panjang
from zi_model.dasar import Data
from zi_model.kalender import Kalender
from zi_model.kantor import Kantor
from zi_model.naskah.bagian import UMUM, nama_berkas_aman, nama_ringkas, nilai_umum
from zi_model.naskah.dasar import (
    Isi,
    Isian,
    KopSurat,
    KunciNaskah,
    Naskah,
    PenandaTangan,
    Teks,
    atau_isian,
    baca_miring,
    sambung,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.periode import JenisPeriode, Periode
from zi_model.satker import Hari, Satker
from zi_model.status import HasilStatus

_HARI: tuple[Hari, ...] = ("senin", "selasa", "rabu", "kamis", "jumat")


class TeksUndangan(Data):
    """Wording of the undangan; `yth` are its addressees, `tembusan` may be empty."""

    penanda_tangan: str
    sifat: str
    lampiran: str
    hal: str
    yth: tuple[str, ...]
    di: str
    pembuka: str
    penutup: tuple[str, ...]
    tembusan: tuple[str, ...]
    nama_berkas: str


class TeksDaftarHadir(Data):
    """Wording of the daftar hadir, and how many empty rows follow the officials'."""

    judul: str
    baris_pegawai: int
    nama_berkas: str


class TeksNotula(Data):
    """Wording of the notula, and how many empty rows its follow-up table has after the first."""

    judul: str
    peserta: str
    agenda: tuple[str, ...]
    komitmen: str
    komitmen_tanpa: str
    baris_tindak_lanjut: int
    nama_berkas: str


class TeksRapatMonev(Data):
    """What the meeting's letters say. `acara` is the subject, the same in all three."""

    ISIAN: ClassVar[frozenset[str]] = frozenset(UMUM)

    acara: str
    undangan: TeksUndangan
    daftar_hadir: TeksDaftarHadir
    notula: TeksNotula


class Acara(Isi):
    """When and where the meeting is, and what it is about."""

    hari_tanggal: str
    waktu: str
    tempat: Teks
    acara: str


class IsiUndangan(Isi):
    """What the undangan's template may name."""

    kop: KopSurat
    tempat: str
    tanggal: str
    nomor: Teks
    sifat: str
    lampiran: str
    hal: str
    yth: tuple[str, ...]
    di: str
    pembuka: str
    acara: Acara
    penutup: tuple[str, ...]
    penanda_tangan: PenandaTangan
    tembusan: tuple[str, ...]


class Peserta(Isi):
    """A row of the daftar hadir; what is empty gets a line to write on."""

    nama: str
    jabatan: str


class IsiDaftarHadir(Isi):
    """What the daftar hadir's template may name."""

    kop: KopSurat
    judul: str
    acara: Acara
    peserta: tuple[Peserta, ...]


class Komitmen(Isi):
    """An obligation to discuss: its row, its unit, what was aimed at, and where it stands."""

    kode: str
    indikator: Teks
    unit: str
    target: str
    keadaan: str


class TindakLanjut(Isi):
    """A row of the follow-up table: what, who, when."""

    apa: Teks
    siapa: Teks
    kapan: Teks


class IsiNotula(Isi):
    """What the notula's template may name; `nomor` is None where the office numbers no notula."""

    kop: KopSurat
    judul: str
    nomor: Teks | None
    acara: Acara
    peserta: str
    agenda: tuple[str, ...]
    komitmen_pengantar: str
    komitmen: tuple[Komitmen, ...]
    pimpinan: Teks
    notulis: Teks
    pembahasan: Teks
    simpulan: Teks
    tindak_lanjut: tuple[TindakLanjut, ...]
    tempat: str
    tanggal: str


def hari_rapat(periode: Periode, kalender: Kalender, hari: Hari) -> dt.date:
    """Return the day on which the meeting of a period is held by default.

    The wanted weekday of the last week (Monday to Sunday) that lies wholly in the period; if the
    office does not work then, the working day of that week nearest to it (of two the earlier); if
    it works on none, the week before, and so on.

    Raises:
        ValueError: when the period has no working day in a full week.

    """
    senin = periode.akhir - dt.timedelta(days=(periode.akhir.weekday() + 1) % 7 + 6)
    while senin >= periode.mulai:
        diinginkan = senin + dt.timedelta(days=_HARI.index(hari))
        pekan = [senin + dt.timedelta(days=ke) for ke in range(7)]
        kerja = [hari_kerja for hari_kerja in pekan if kalender.hari_kerja(hari_kerja)]
        if kerja:
            return min(kerja, key=lambda calon: abs(calon - diinginkan))
        senin -= dt.timedelta(days=7)
    raise ValueError(f"{periode.nama} tidak mempunyai hari kerja untuk rapat.")


def susun_rapat_monev(kantor: Kantor, periode: Periode, status: Sequence[HasilStatus]) -> tuple[Naskah, Naskah, Naskah]:
    """Return undangan, daftar hadir and notula of a triwulan's meeting.

    `status` are the states of the obligations that touch the period; those due in it are discussed.

    Raises:
        KeyError: for a missing text or post, which a plan that loaded without problems never has.

    """
    teks = kantor.teks["rapat/monev"]
    if not isinstance(teks, TeksRapatMonev):
        raise KeyError("rapat/monev")
    hari = hari_rapat(periode, kantor.kalender, kantor.satker.rapat.hari)
    nilai = nilai_umum(kantor.satker, periode)
    acara = _acara(kantor.satker, hari, isi_teks(teks.acara, nilai))
    undangan = _undangan(kantor, teks.undangan, nilai, acara, hari)
    daftar_hadir = IsiDaftarHadir(
        kop=susun_kop(kantor.satker),
        judul=isi_teks(teks.daftar_hadir.judul, nilai),
        acara=acara,
        peserta=_peserta(kantor, hari, teks.daftar_hadir.baris_pegawai),
    )
    notula = _notula(kantor, teks.notula, nilai, acara, hari, status, periode)
    kode = tuple(b.kode for b in kantor.rencana.baris if b.indikator.naskah == "rapat/monev")
    ringkas = {**nilai, "periode": nama_ringkas(periode)}

    def naskah(jenis: str, sebutan: str, pola_berkas: str, isi: Isi) -> Naskah:
        return Naskah(
            kunci=KunciNaskah(kantor.satker.kode, f"{jenis}-monev", "", periode),
            perihal=f"{sebutan} {acara.acara}",
            templat=f"{jenis}.docx",
            nama_berkas=nama_berkas_aman(isi_teks(pola_berkas, ringkas)),
            keluarga="surat",
            isi=isi,
            kode=kode,
        )

    return (
        naskah("undangan", "Undangan", teks.undangan.nama_berkas, undangan),
        naskah("daftar-hadir", "Daftar Hadir", teks.daftar_hadir.nama_berkas, daftar_hadir),
        naskah("notula", "Notula", teks.notula.nama_berkas, notula),
    )


def _acara(satker: Satker, hari: dt.date, acara: str) -> Acara:
    rapat = satker.rapat
    return Acara(
        hari_tanggal=hari_tanggal(hari),
        waktu=f"{rapat.pukul} {satker.singkatan_waktu} s.d. {rapat.sampai}",
        tempat=atau_isian(rapat.tempat, "tempat-rapat", "tempat rapat"),
        acara=acara,
    )


def _undangan(kantor: Kantor, teks: TeksUndangan, nilai: dict[str, str], acara: Acara, hari: dt.date) -> IsiUndangan:
    satker = kantor.satker
    tanggal = kantor.kalender.geser(hari, -satker.rapat.undangan_hari_kerja)
    return IsiUndangan(
        kop=susun_kop(satker),
        tempat=satker.tempat,
        tanggal=tanggal_panjang(tanggal),
        nomor=susun_nomor(satker, "undangan", tanggal.year),
        sifat=teks.sifat,
        lampiran=teks.lampiran,
        hal=isi_teks(teks.hal, nilai),
        yth=tuple(isi_teks(t, nilai) for t in teks.yth),
        di=teks.di,
        pembuka=isi_teks(teks.pembuka, nilai),
        acara=acara,
        penutup=tuple(isi_teks(t, nilai) for t in teks.penutup),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
        tembusan=tuple(isi_teks(t, nilai) for t in teks.tembusan),
    )


def _peserta(kantor: Kantor, hari: dt.date, baris_pegawai: int) -> tuple[Peserta, ...]:
    """Return the officials of that day in the file's order, then empty rows for the staff."""
    pejabat = [Peserta(nama=p.nama or "", jabatan=p.sebutan) for p in kantor.pejabat.pejabat if p.menjabat(hari)]
    return (*pejabat, *(Peserta(nama="", jabatan="") for _ in range(baris_pegawai)))


def _notula(
    kantor: Kantor,
    teks: TeksNotula,
    nilai: dict[str, str],
    acara: Acara,
    hari: dt.date,
    status: Sequence[HasilStatus],
    periode: Periode,
) -> IsiNotula:
    jatuh = [h for h in status if periode.berisi(h.kewajiban.jatuh_tempo)]
    kosong = TindakLanjut(apa="", siapa="", kapan="")
    return IsiNotula(
        kop=susun_kop(kantor.satker),
        judul=isi_teks(teks.judul, nilai),
        nomor=susun_nomor(kantor.satker, "notula", hari.year) if "notula" in kantor.satker.nomor else None,
        acara=acara,
        peserta=isi_teks(teks.peserta, nilai),
        agenda=tuple(isi_teks(t, nilai) for t in teks.agenda),
        komitmen_pengantar=isi_teks(teks.komitmen if jatuh else teks.komitmen_tanpa, nilai),
        komitmen=tuple(_komitmen(kantor.satker, h) for h in jatuh),
        pimpinan=Isian(tag="pimpinan", petunjuk="nama pimpinan rapat"),
        notulis=Isian(tag="notulis", petunjuk="nama notulis"),
        pembahasan=Isian(tag="pembahasan", petunjuk="jalannya pembahasan"),
        simpulan=Isian(tag="simpulan", petunjuk="simpulan rapat"),
        tindak_lanjut=(
            TindakLanjut(
                apa=Isian(tag="tindak-lanjut", petunjuk="tindak lanjut"),
                siapa=Isian(tag="penanggung-jawab", petunjuk="penanggung jawab"),
                kapan=Isian(tag="batas-waktu", petunjuk="batas waktu"),
            ),
            *(kosong for _ in range(teks.baris_tindak_lanjut)),
        ),
        tempat=kantor.satker.tempat,
        tanggal=tanggal_panjang(hari),
    )


def _komitmen(satker: Satker, hasil: HasilStatus) -> Komitmen:
    kewajiban = hasil.kewajiban
    indikator = kewajiban.baris.indikator
    nama = baca_miring(indikator.nama)
    if kewajiban.periode.jenis is JenisPeriode.BULAN:  # three of the same row in a triwulan
        nama = sambung([nama, f" ({kewajiban.periode.nama})"])
    return Komitmen(
        kode=kewajiban.kode,
        indikator=nama,
        unit=satker.unit_menurut_kode(kewajiban.unit).singkatan,
        target=indikator.target_capaian,
        keadaan=hasil.alasan,
    )
