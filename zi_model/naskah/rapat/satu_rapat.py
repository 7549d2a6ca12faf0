"""One meeting as all letters of its packet see it: what it is about, when and where, and which undangan say so.

Until an undangan is issued the plan says when. From then on the last one that stands does, whatever the plan says
later. A time of its own that the office gave the meeting afterwards is a change, and asks for an undangan that says so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from zi_model.bahasa import hari_tanggal, isi_teks
from zi_model.kehadiran import Kehadiran
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.bagian import nama_berkas_aman, nama_ringkas, nilai_umum
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isi, Kendali, KunciNaskah, Naskah, Teks, kendali_atau_isian
from zi_model.naskah.inti.tulis import tulis
from zi_model.naskah.rapat.isi import Acara
from zi_model.naskah.rapat.kalender import uid_kalender
from zi_model.naskah.rapat.teks import TeksRapat
from zi_model.naskah.rapat.undangan_terbit import (
    HARI,
    MODA,
    SEBUTAN_MODA,
    TAUTAN,
    TEMPAT,
    WAKTU,
    UndanganTerbit,
    subjek_perubahan,
    undangan_terbit,
    waktu_terikat,
)
from zi_model.naskah.rapat.waktu import WaktuRapat, jadwal_biasa, nama_rapat
from zi_model.rapat import RapatSendiri


@dataclass(frozen=True)
class SatuRapat:
    """The meeting of one obligation.

    Raises:
        KeyError: from whatever needs its wording, when the obligation calls for no meeting.
        ValueError: from whatever needs its day, when no working day is left for it.

    """

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
    def sendiri(self) -> RapatSendiri | None:
        """The time of its own that the office gave it."""
        kunci = (self.nama, str(self.kewajiban.periode))
        return next((satu for satu in self.bahan.tahun.rapat if satu.kunci == kunci), None)

    @cached_property
    def kehadiran(self) -> Kehadiran | None:
        """Who came to it; None while nobody has entered that."""
        kunci = (self.nama, str(self.kewajiban.periode))
        return next((satu for satu in self.bahan.tahun.kehadiran if satu.kunci == kunci), None)

    @cached_property
    def undangan(self) -> tuple[UndanganTerbit, ...]:
        """Its undangan that stand as issued; the last one binds."""
        return undangan_terbit(self.bahan, self.singkat, self.kewajiban.periode)

    @property
    def pengikat(self) -> UndanganTerbit | None:
        """The undangan that says when and where it is; None while none is issued."""
        return self.undangan[-1] if self.undangan else None

    @cached_property
    def waktu(self) -> WaktuRapat:
        """When and where it is held."""
        if self.pengikat is not None:
            return self.waktu_terbit(self.pengikat)
        return self._biasa.dengan(self.sendiri) if self.sendiri else self._biasa

    @cached_property
    def pindah(self) -> WaktuRapat | None:
        """When and where it is to be instead of what its undangan says; None when nobody wants that."""
        if self.pengikat is None or self.sendiri is None:
            return None
        baru = self.waktu.dengan(self.sendiri)
        return None if baru == self.waktu else baru

    @property
    def ke(self) -> int:
        """The ordinal of the undangan that says when it is: of the one that binds, or of the one to be drafted."""
        if self.pengikat is not None:
            return self.pengikat.ke
        return (self.sendiri.perubahan or 0) if self.sendiri else 0

    @property
    def ke_pindah(self) -> int:
        """The ordinal of the undangan that would change it."""
        return max(self.ke + 1, (self.sendiri.perubahan or 0) if self.sendiri else 0)

    def waktu_terbit(self, undangan: UndanganTerbit) -> WaktuRapat:
        """Return when and where an issued undangan says that it is."""
        if undangan.kata(HARI):
            return waktu_terikat(undangan, self._biasa)
        dahulu = jadwal_biasa(self.bahan.tahun, hindari=False)  # those of version 0.1 have no control for their day
        return waktu_terikat(undangan, dahulu[self.nama, self.kewajiban.jendela])

    @cached_property
    def _biasa(self) -> WaktuRapat:
        """When it would be held if nobody had said anything."""
        return jadwal_biasa(self.bahan.tahun)[self.nama, self.kewajiban.jendela]

    @cached_property
    def acara(self) -> Acara:
        """When, where and about what, as every letter says it: in the words of the undangan that binds."""
        return self.acara_pada(self.waktu) if self.pengikat is None else self.acara_terbit(self.pengikat)

    def acara_terbit(self, undangan: UndanganTerbit) -> Acara:
        """Return the meeting in the words of an issued undangan."""
        rencana, kata = self.acara_pada(self.waktu_terbit(undangan)), undangan.kata
        terikat: dict[str, Teks] = {
            bidang: Kendali(tag=tag, teks=kata(tag))
            for bidang, tag in (("hari_tanggal", HARI), ("waktu", WAKTU), ("tempat", TEMPAT))
            if kata(tag)
        }
        terikat |= {b: Kendali(tag=t, teks=kata(t)) if kata(t) else "" for b, t in (("moda", MODA), ("tautan", TAUTAN))}
        return rencana.model_copy(update=terikat)

    def acara_pada(self, waktu: WaktuRapat) -> Acara:
        """Return the meeting at a time, with a fill-in for what nobody knows."""
        jauh = waktu.moda != "luring"
        tempat = waktu.tempat or (SEBUTAN_MODA["daring"] if waktu.moda == "daring" else None)
        return Acara(
            hari_tanggal=Kendali(tag=HARI, teks=hari_tanggal(waktu.tanggal)),
            waktu=Kendali(tag=WAKTU, teks=waktu.sebut(self.bahan.kantor.satker.singkatan_waktu)),
            tempat=kendali_atau_isian(tempat, TEMPAT, "tempat rapat"),
            acara=tulis(self.teks.acara, self.nilai),
            moda=Kendali(tag=MODA, teks=SEBUTAN_MODA[waktu.moda]) if jauh else "",
            tautan=kendali_atau_isian(waktu.tautan, TAUTAN, "tautan rapat daring") if jauh else "",
        )

    @property
    def uid_kalender(self) -> str:
        """By what calendars know it: all its entries have one id, so that the later takes the earlier's place."""
        satker, periode = self.bahan.kantor.satker.kode, self.kewajiban.periode
        return uid_kalender(KunciNaskah(satker, f"undangan-{self.singkat}", "", periode))

    def tanggal_undangan(self, waktu: WaktuRapat) -> dt.date:
        """Return the day of an undangan to a meeting at this time."""
        kantor = self.bahan.kantor
        return kantor.kalender.geser(waktu.tanggal, -kantor.satker.rapat.undangan_hari_kerja)

    @cached_property
    def kode(self) -> tuple[str, ...]:
        """The rows of the plan that it serves."""
        return tuple(
            b.kode
            for b in self.bahan.tahun.rencana.baris
            if b.indikator.naskah == self.nama or b.kode in self.teks.untuk_baris
        )

    @property
    def serapat(self) -> tuple[Kewajiban, ...]:
        """The obligations that it serves, in the plan's order."""
        return tuple(
            k for k in self.bahan.tahun.kewajiban if k.jendela == self.kewajiban.jendela and k.kode in self.kode
        )

    def naskah(self, jenis: str, sebutan: str, pola_berkas: str, isi: Isi, ke: int = 0) -> Naskah:
        """Return one letter of the packet; `ke` is the ordinal of what changes an earlier one."""
        ringkas = self.nilai | {"periode": nama_ringkas(self.kewajiban.jendela)}
        satker, periode = self.bahan.kantor.satker.kode, self.kewajiban.periode
        ekor = f" (Perubahan {ke})" if ke > 1 else " (Perubahan)" if ke else ""
        return Naskah(
            kunci=KunciNaskah(satker, f"{jenis}-{self.singkat}", subjek_perubahan(ke), periode),
            perihal=f"{sebutan} {self.acara.acara}",
            templat=f"{jenis}.docx",
            nama_berkas=nama_berkas_aman(isi_teks(pola_berkas, ringkas) + ekor),
            keluarga="surat",
            isi=isi,
            kode=self.kode,
            unit=self.kewajiban.unit,
        )

    def kalender(self, sebutan: str, pola_berkas: str, isi: Isi, ke: int = 0) -> Naskah:
        """Return the calendar entry of the packet."""
        return replace(self.naskah("kalender", sebutan, pola_berkas, isi, ke), templat="", akhiran=".ics")


def hari_rapat_kini(bahan: Bahan, kewajiban: Kewajiban) -> dt.date:
    """Return the day of the meeting that an obligation calls for, as its undangan or the plan says now.

    Raises:
        KeyError: when the obligation calls for no meeting.
        ValueError: when no working day is left for it.

    """
    return SatuRapat(bahan, kewajiban).waktu.tanggal
