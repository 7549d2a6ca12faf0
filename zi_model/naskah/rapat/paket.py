"""The packet of a meeting: undangan with its calendar entry, daftar hadir, notula; afterwards the photo sheet.

All of them name the same day, time, place and subject, because evaluators compare them. One
function composes the packet of every kind of meeting; what makes a kind its own is its wording.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from zi_model.bahasa import hari_tanggal, isi_teks, tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.dokumentasi.isi import AcaraLembar
from zi_model.naskah.dokumentasi.lembar import susun_dokumentasi_rapat
from zi_model.naskah.inti.bagian import nama_berkas_aman, nama_ringkas, nilai_umum
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import (
    Isi,
    Isian,
    Kendali,
    KunciNaskah,
    Naskah,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.inti.tulis import tulis
from zi_model.naskah.rapat.isi import Acara, IsiDaftarHadir, IsiUndangan, Peserta
from zi_model.naskah.rapat.kalender import susun_acara_kalender
from zi_model.naskah.rapat.notula import susun_notula
from zi_model.naskah.rapat.teks import TeksRapat, TeksUndangan
from zi_model.naskah.rapat.waktu import WaktuRapat, jadwal_rapat, nama_rapat


def susun_rapat(bahan: Bahan, kewajiban: Kewajiban) -> tuple[Naskah, ...]:
    """Return what is needed before and at the meeting of an obligation: undangan, calendar entry, daftar hadir, notula.

    Raises:
        KeyError: when the obligation calls for no meeting, or nobody holds the post that signs.
        ValueError: when no working day is left for it.

    """
    rapat = _Rapat(bahan, kewajiban)
    kantor, teks, nilai, acara = bahan.kantor, rapat.teks, rapat.nilai, rapat.acara
    tanggal = kantor.kalender.geser(rapat.waktu.tanggal, -kantor.satker.rapat.undangan_hari_kerja)
    daftar_hadir = IsiDaftarHadir(
        kop=susun_kop(kantor.satker),
        judul=isi_teks(teks.daftar_hadir.judul, nilai),
        acara=acara,
        peserta=_peserta(kantor, rapat.waktu.tanggal, teks.daftar_hadir.baris_pegawai),
    )
    undangan = rapat.naskah(
        "undangan", "Undangan", teks.undangan.nama_berkas, _undangan(rapat, teks.undangan, nilai, acara, tanggal)
    )
    entri = susun_acara_kalender(
        kantor, teks.kalender, nilai, str(acara.acara), rapat.waktu, str(undangan.kunci), dibuat=tanggal
    )
    kalender = rapat.naskah("kalender", "Acara Kalender", teks.kalender.nama_berkas, entri)
    return (
        undangan,
        replace(kalender, templat="", akhiran=".ics"),
        rapat.naskah("daftar-hadir", "Daftar Hadir", teks.daftar_hadir.nama_berkas, daftar_hadir),
        rapat.naskah(
            "notula",
            "Notula",
            teks.notula.nama_berkas,
            susun_notula(bahan, rapat.nama, teks.notula, nilai, acara, rapat.waktu.tanggal, kewajiban),
        ),
    )


def susun_lembar_rapat(bahan: Bahan, kewajiban: Kewajiban) -> Naskah:
    """Return the photo sheet of an obligation's meeting, to be drafted when its time is over.

    Raises:
        KeyError: when the obligation calls for no meeting, or nobody holds the post that signs.
        ValueError: when no working day is left for it.

    """
    rapat = _Rapat(bahan, kewajiban)
    acara = AcaraLembar(**{bidang: getattr(rapat.acara, bidang) for bidang in AcaraLembar.model_fields})
    lembar = susun_dokumentasi_rapat(bahan, kewajiban, rapat.singkat, rapat.teks.dokumentasi, acara)
    return replace(lembar, kode=rapat.kode)


@dataclass(frozen=True)
class _Rapat:
    """The meeting of one obligation: what all its letters share."""

    bahan: Bahan
    kewajiban: Kewajiban

    @cached_property
    def nama(self) -> str:
        """The name of its wording."""
        nama = nama_rapat(self.bahan.tahun, self.kewajiban)
        if nama is None:
            raise KeyError(self.kewajiban.kode)
        return nama

    @property
    def singkat(self) -> str:
        """How keys call it: `monev`."""
        return self.nama.removeprefix("rapat/")

    @property
    def teks(self) -> TeksRapat:
        """Its wording."""
        return self.bahan.kantor.teks.ambil(self.nama, TeksRapat)

    @property
    def nilai(self) -> dict[str, str]:
        """What its texts may name."""
        return nilai_umum(self.bahan.kantor.satker, self.kewajiban.jendela)

    @cached_property
    def waktu(self) -> WaktuRapat:
        """When and where it is held."""
        return jadwal_rapat(self.bahan.tahun)[self.nama, self.kewajiban.jendela]

    @property
    def acara(self) -> Acara:
        """When, where and about what, as every letter says it."""
        waktu, satker = self.waktu, self.bahan.kantor.satker
        return Acara(
            hari_tanggal=hari_tanggal(waktu.tanggal),
            waktu=waktu.sebut(satker.singkatan_waktu),
            tempat=Kendali(tag="tempat-rapat", teks=waktu.tempat)
            if waktu.tempat
            else Isian(tag="tempat-rapat", petunjuk="tempat rapat"),
            acara=tulis(self.teks.acara, self.nilai),
        )

    @property
    def kode(self) -> tuple[str, ...]:
        """The rows of the plan that it serves."""
        return tuple(
            b.kode
            for b in self.bahan.tahun.rencana.baris
            if b.indikator.naskah == self.nama or b.kode in self.teks.untuk_baris
        )

    def naskah(self, jenis: str, sebutan: str, pola_berkas: str, isi: Isi) -> Naskah:
        """Return one letter of the packet."""
        ringkas = self.nilai | {"periode": nama_ringkas(self.kewajiban.jendela)}
        return Naskah(
            kunci=KunciNaskah(self.bahan.kantor.satker.kode, f"{jenis}-{self.singkat}", "", self.kewajiban.periode),
            perihal=f"{sebutan} {self.acara.acara}",
            templat=f"{jenis}.docx",
            nama_berkas=nama_berkas_aman(isi_teks(pola_berkas, ringkas)),
            keluarga="surat",
            isi=isi,
            kode=self.kode,
            unit=self.kewajiban.unit,
        )


def _undangan(rapat: _Rapat, teks: TeksUndangan, nilai: dict[str, str], acara: Acara, tanggal: dt.date) -> IsiUndangan:
    kantor = rapat.bahan.kantor
    satker = kantor.satker
    return IsiUndangan(
        kop=susun_kop(satker),
        tempat=Kendali(tag="tempat", teks=satker.tempat),
        tanggal=Kendali(tag="tanggal", teks=tanggal_panjang(tanggal)),
        nomor=susun_nomor(satker, "undangan", rapat.nama, tanggal.year, rapat.kewajiban.unit),
        sifat=teks.sifat,
        lampiran=teks.lampiran,
        hal=tulis(teks.hal, nilai),
        yth=tuple(isi_teks(t, nilai) for t in teks.yth),
        di=teks.di,
        pembuka=tulis(teks.pembuka, nilai),
        acara=acara,
        penutup=tuple(tulis(t, nilai) for t in teks.penutup),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
        tembusan=tuple(isi_teks(t, nilai) for t in teks.tembusan),
    )


def _peserta(kantor: Kantor, hari: dt.date, baris_pegawai: int) -> tuple[Peserta, ...]:
    """Return the officials of that day in the file's order, then empty rows for the staff."""
    pejabat = [Peserta(nama=p.nama or "", jabatan=p.sebutan) for p in kantor.pejabat.pejabat if p.menjabat(hari)]
    return (*pejabat, *(Peserta(nama="", jabatan="") for _ in range(baris_pegawai)))
