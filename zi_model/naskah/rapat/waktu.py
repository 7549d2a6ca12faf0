"""When each meeting of the year is held: one rule for the day, and no two meetings at the same hour.

The rule sees the whole year at once, so that every letter of a packet, and the packets beside it,
give the same answer whichever is drafted first. A meeting to which the office gave a time of its own
is held then, and no other one moves because of it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from zi_model.jadwal import JendelaWaktu
from zi_model.kalender import Kalender
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.jenis import Kapan
from zi_model.naskah.rapat.teks import TeksRapat
from zi_model.naskah.untuk_baris import naskah_baris
from zi_model.periode import Waktu
from zi_model.rapat import BIDANG_WAKTU, Moda, RapatSendiri
from zi_model.satker import Hari, baca_pukul
from zi_model.tahun_rencana import TahunRencana

_HARI: tuple[Hari, ...] = ("senin", "selasa", "rabu", "kamis", "jumat")


@dataclass(frozen=True)
class WaktuRapat:
    """A meeting's day, hours and place; `sampai` may be a word such as `selesai`, `tempat` None is not known.

    `moda` is how people take part, `tautan` where they join from afar (None: not known, or nobody does).
    """

    tanggal: dt.date
    pukul: str
    sampai: str
    tempat: str | None
    moda: Moda = "luring"
    tautan: str | None = None

    @property
    def mulai(self) -> dt.datetime:
        """When it begins, on the office's clock."""
        return dt.datetime.combine(self.tanggal, dt.time.fromisoformat(self.pukul.replace(".", ":")))

    @property
    def selesai(self) -> dt.datetime | None:
        """When it ends, on the office's clock; None when only a word says so."""
        pukul = baca_pukul(self.sampai)
        akhir = None if pukul is None else dt.datetime.combine(self.tanggal, pukul)
        return akhir if akhir is not None and akhir > self.mulai else None

    def sebut(self, zona: str) -> str:
        """Return its hours as letters say them: `09.00 WITA s.d. selesai`, `13.30 s.d. 16.00 WITA`."""
        if baca_pukul(self.sampai):
            return f"{self.pukul} s.d. {self.sampai} {zona}"
        return f"{self.pukul} {zona} s.d. {self.sampai}"

    def dengan(self, sendiri: RapatSendiri) -> WaktuRapat:
        """Return the time with what the office's own entry says of it."""
        kata = {n: nilai for n in BIDANG_WAKTU if (nilai := getattr(sendiri, n))}
        if sendiri.moda == "daring":
            kata.setdefault("tempat", None)
        if sendiri.moda == "luring":
            kata["tautan"] = None
        return replace(self, tanggal=sendiri.tanggal, **kata)


def nama_rapat(tahun: TahunRencana, kewajiban: Kewajiban) -> str | None:
    """Return the wording of the meeting that an obligation calls for; None when it calls for none."""
    return next(iter(naskah_baris(tahun, kewajiban.kode, Kapan.RAPAT)), None)


def hari_rapat(
    waktu: Waktu, kalender: Kalender, hari: Hari, terpakai: Collection[dt.date] = (), *, hindari: bool = True
) -> dt.date:
    """Return the day on which the meeting of a time is held.

    The wanted weekday of the last week (Monday to Sunday) that lies wholly in that time; if the
    office does not work then, or comes back that day from a long holiday, the working day of that
    week nearest to it (of two the earlier; the day of coming back only if there is no other); if
    it works on none, the week before, and so on. Days that are `terpakai` are passed over. Without
    `hindari` a day of coming back is as good as any, which was the rule up to version 0.1.

    Raises:
        ValueError: when no working day in a full week is left.

    """
    senin = waktu.akhir - dt.timedelta(days=(waktu.akhir.weekday() + 1) % 7 + 6)
    while senin >= waktu.mulai:
        diinginkan = senin + dt.timedelta(days=_HARI.index(hari))
        pekan = [senin + dt.timedelta(days=ke) for ke in range(7)]
        kerja = [calon for calon in pekan if kalender.hari_kerja(calon) and calon not in terpakai]
        if kerja:
            baik = [calon for calon in kerja if not (hindari and kalender.sesudah_libur_panjang(calon))]
            return min(baik or kerja, key=lambda calon: abs(calon - diinginkan))
        senin -= dt.timedelta(days=7)
    raise ValueError(f"{waktu.nama} tidak mempunyai hari kerja untuk rapat.")


def jadwal_rapat(tahun: TahunRencana) -> dict[tuple[str, JendelaWaktu], WaktuRapat]:
    """Return the year's meetings by their wording and the time that they are for.

    What the office has not given a time of its own is held as `jadwal_biasa` says.

    Raises:
        ValueError: when no working day is left for one.

    """
    sendiri = {satu.kunci: satu for satu in tahun.rapat}
    return {
        (nama, jendela): waktu.dengan(satu) if (satu := sendiri.get((nama, str(jendela.periode)))) else waktu
        for (nama, jendela), waktu in jadwal_biasa(tahun).items()
    }


def jadwal_biasa(tahun: TahunRencana, *, hindari: bool = True) -> dict[tuple[str, JendelaWaktu], WaktuRapat]:
    """Return when the year's meetings would be held if none had a time of its own.

    Of two that would begin on the same day at the same hour, the one whose row comes later in the
    plan moves to the next best day. What a wording does not set is the office's habit. `hindari` as in `hari_rapat`.

    Raises:
        ValueError: when no working day is left for one.

    """
    hasil: dict[tuple[str, JendelaWaktu], WaktuRapat] = {}
    terpakai: defaultdict[str, set[dt.date]] = defaultdict(set)
    for kewajiban in tahun.kewajiban:
        nama = nama_rapat(tahun, kewajiban)
        if nama is None or (nama, kewajiban.jendela) in hasil:
            continue
        khusus = tahun.kantor.teks.ambil(nama, TeksRapat).waktu.model_dump(exclude_none=True)
        rapat = tahun.kantor.satker.rapat.model_copy(update=khusus)
        kalender, jam = tahun.kantor.kalender, terpakai[rapat.pukul]
        tanggal = hari_rapat(kewajiban.jendela, kalender, rapat.hari, jam, hindari=hindari)
        terpakai[rapat.pukul].add(tanggal)
        hasil[nama, kewajiban.jendela] = WaktuRapat(tanggal, rapat.pukul, rapat.sampai, rapat.tempat)
    return hasil
