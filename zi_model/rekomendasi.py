"""Recommendations: what a report asks of a unit, derived by rule from what is missing, one for each cause.

An evaluator wants every gap answered by a recommendation and every recommendation followed up; a Sekretaris wants one
line where the cause is one. So gaps of one unit that want the same remedy until the same day are one recommendation,
which names all obligations that it is for. What is complete, and late for the first time, asks for nothing. Nothing is
asked for until a day that is past when the report is drafted. The wording of each rule stands in the office's file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from zi_model.bahasa import deret, isi_teks, tanggal_panjang, terbilang
from zi_model.bukti import JenisBukti, Kebutuhan
from zi_model.data import Data
from zi_model.jadwal import JendelaWaktu
from zi_model.kalender import Kalender
from zi_model.kewajiban import Kewajiban
from zi_model.periode import Periode
from zi_model.pola import boleh
from zi_model.status import HasilStatus
from zi_model.tag_rekomendasi import muat

_HAL = ("hal", "periode")
_TEPAT = (*_HAL, "kali", "hari_kerja", "batas")
ISIAN = frozenset({*_TEPAT, "nomor", "unit"})
"""All places that the texts of this module may name."""

PolaHal = Annotated[str, boleh(*_HAL)]
PolaTepat = Annotated[str, boleh(*_TEPAT)]

HARI_SEBELUM_BATAS = 5
"""So many working days before its last day something is asked for that was late twice."""


class AturanRekomendasi(StrEnum):
    """Why a recommendation is made, the more urgent first; each value is the field of `TeksAnjuran` that words it.

    Issued letters bear these values (`zi_model.tag_rekomendasi`): none ever changes its meaning.
    """

    KEPUTUSAN = "keputusan"
    SK_TERBIT = "sk_terbit"
    SALINAN = "salinan"
    KONSEP = "konsep"
    SERAHKAN = "serahkan"
    TEPAT_WAKTU = "tepat_waktu"

    @property
    def ketepatan(self) -> bool:
        """Whether it is about being in time, nothing being missing any more."""
        return self is AturanRekomendasi.TEPAT_WAKTU


class TeksAnjuran(Data):
    """The wording of each rule: {hal} is what is asked for, {periode} the time that it is about.

    `langkah` follows where neither rule nor unit say how: it points to where the unit is asked. `kendala` follows where
    a unit has said why: {nomor} is where its words stand. `penanggung_jawab` is who is asked. `lama` tells how many of
    earlier letters are still open: they are not asked for anew.
    """

    keputusan: PolaHal = "Mengajukan rancangan Keputusan tentang {hal} kepada Ketua untuk ditetapkan."
    sk_terbit: PolaHal = "Menyerahkan salinan Keputusan {hal}, yang sudah ditetapkan."
    salinan: PolaHal = "Menandatangani {hal}{periode}, yang naskahnya sudah siap, dan menyerahkan salinannya."
    konsep: PolaHal = "Melengkapi dan menandatangani konsep {hal}{periode}, lalu menyerahkan salinannya."
    serahkan: PolaHal = "Menyerahkan {hal}{periode} yang belum ada."
    tepat_waktu: PolaTepat = (
        "Menyelesaikan {hal}{periode} {hari_kerja} hari kerja sebelum batas waktunya, {batas}, karena sudah {kali} "
        "periode berturut-turut tidak tepat waktu."
    )
    langkah: str = " Langkahnya menurut Bab III huruf C."
    kendala: Annotated[str, boleh("nomor")] = " Kendalanya (Bab III huruf C nomor {nomor}) diselesaikan lebih dahulu."
    penanggung_jawab: Annotated[str, boleh("unit")] = "Kepala {unit}"
    lama: Annotated[str, boleh("jumlah")] = (
        "Di samping itu, rekomendasi dan tindak lanjut sebelumnya yang belum selesai berjumlah {jumlah} dan tetap "
        "berlaku, sebagaimana dimuat dalam Bab IV."
    )
    tanpa: Annotated[str, boleh("periode")] = "Tidak ada kekurangan pada {periode} yang memerlukan rekomendasi baru."


@dataclass(frozen=True)
class Kekurangan:
    """A gap: of which obligation, by which rule it is closed, what is asked for in words.

    `kendala` are the places (numbers) at which the report quotes why. `kali`: in so many periods on end it was not in
    time, this one counted. `tunggakan`: it fell due before the time that the report tells of.
    """

    hasil: HasilStatus
    aturan: AturanRekomendasi
    hal: str
    kendala: tuple[int, ...] = ()
    kali: int = 1
    tunggakan: bool = False

    @property
    def kewajiban(self) -> Kewajiban:
        """Its obligation."""
        return self.hasil.kewajiban


@dataclass(frozen=True)
class Rekomendasi:
    """One recommendation: by which rule, of which unit, for which obligations, until when, in words.

    `berlangkah`: rule or unit say how; else it is left to people.
    """

    aturan: AturanRekomendasi
    unit: str
    kewajiban: tuple[Kewajiban, ...]
    batas: dt.date
    teks: str
    berlangkah: bool

    @property
    def kode(self) -> tuple[str, ...]:
        """The codes of its rows, each once."""
        return tuple(dict.fromkeys(k.kode for k in self.kewajiban))

    @property
    def sebutan(self) -> tuple[tuple[str, Periode], ...]:
        """Its obligations by code and period, as a tag names them."""
        return tuple((k.kode, k.periode) for k in self.kewajiban)


def pilih_aturan(
    kurang: Iterable[Kebutuhan], *, ditetapkan: bool, selesai: Iterable[JenisBukti], berkonsep: Iterable[JenisBukti]
) -> AturanRekomendasi:
    """Return by which rule what an obligation lacks is asked for; of several that fit the first.

    `ditetapkan`: its decree is known as issued. `selesai` are the proofs of which a letter is ready or signed, and
    `berkonsep` those for which there is a draft.
    """
    jenis = {j for butuh in kurang for j in butuh.pilihan}
    if ditetapkan and JenisBukti.KEPUTUSAN in jenis:
        return AturanRekomendasi.SK_TERBIT
    if not jenis.isdisjoint(selesai):
        return AturanRekomendasi.SALINAN
    if JenisBukti.KEPUTUSAN in jenis:
        return AturanRekomendasi.KEPUTUSAN
    return AturanRekomendasi.SERAHKAN if jenis.isdisjoint(berkonsep) else AturanRekomendasi.KONSEP


def tenggat_tindak_lanjut(kalender: Kalender, dasar: dt.date, hari_kerja: int) -> dt.date:
    """Return until when what is overdue is asked for: a month's last working day, at least so many of them off.

    `dasar` is the day on which the report is drafted, or counts by. A month's last day does not move from one run to
    the next, as so many days from today would.
    """
    paling_dini = kalender.geser(dasar, hari_kerja)
    akhir = Periode.parse(f"{paling_dini:%Y-%m}").akhir
    return akhir if kalender.hari_kerja(akhir) else kalender.geser(akhir, -1)


def susun_rekomendasi(
    kekurangan: Iterable[Kekurangan], dasar: dt.date, tenggat: dt.date, unit: Sequence[str], teks: TeksAnjuran
) -> tuple[Rekomendasi, ...]:
    """Return the recommendations that answer these gaps, the most urgent first.

    What can still come in time is asked for until its own last day, anything else until `tenggat`; none until a day
    before `dasar`. `unit` are the codes of the units in the office's order. First come decrees, because
    other letters cite them, then what has been overdue longest, then what most obligations wait for.
    """
    menurut: dict[tuple[object, ...], list[Kekurangan]] = {}
    batas: dict[tuple[object, ...], dt.date] = {}
    for k in sorted(kekurangan, key=lambda k: (_urutan(k.kewajiban.kode), k.kewajiban.periode)):
        if (sampai := _batas(k, dasar, tenggat)) is not None:
            kali = k.kali if k.aturan.ketepatan else 0
            kunci = (k.kewajiban.unit, k.aturan, sampai, k.kendala, kali, k.tunggakan)
            menurut.setdefault(kunci, []).append(k)
            batas[kunci] = sampai
    kelompok = [(bagian, batas[kunci]) for kunci, isi in menurut.items() for bagian in _pecah(isi)]
    kelompok.sort(key=lambda satu: (_mendesak(satu[0], dasar), unit.index(satu[0][0].kewajiban.unit)))
    return tuple(_rekomendasi(isi, sampai, teks) for isi, sampai in kelompok)


def _pecah(isi: Sequence[Kekurangan]) -> list[list[Kekurangan]]:
    """Return gaps of one cause in as few parts as one row of a letter can bear."""
    hasil: list[list[Kekurangan]] = [[]]
    for satu in isi:
        if not muat([(k.kewajiban.kode, k.kewajiban.periode) for k in (*hasil[-1], satu)]):
            hasil.append([])
        hasil[-1].append(satu)
    return hasil


def _mendesak(isi: Sequence[Kekurangan], dasar: dt.date) -> tuple[bool, bool, int, int]:
    aturan = isi[0].aturan
    lewat = max((dasar - k.kewajiban.batas).days for k in isi)
    return aturan.ketepatan, aturan is not AturanRekomendasi.KEPUTUSAN, -max(lewat, 0), -len(isi)


def _batas(k: Kekurangan, dasar: dt.date, tenggat: dt.date) -> dt.date | None:
    """Return until when a gap is asked to be closed; None when nothing can be asked any more."""
    if not k.aturan.ketepatan:
        return k.kewajiban.batas if k.kewajiban.batas >= dasar else tenggat
    berikut = kewajiban_berikut(k.kewajiban, dasar)
    return sebelum_batas(berikut) if berikut else None


def kewajiban_berikut(kewajiban: Kewajiban, dasar: dt.date) -> Kewajiban | None:
    """Return what the same row owes next in the plan's year and can still be asked for in time; None after its last."""
    lain = (kewajiban.di(j) for j in _jendela_sesudah(kewajiban))
    return next((k for k in lain if sebelum_batas(k) > dasar), None)


def sebelum_batas(kewajiban: Kewajiban) -> dt.date:
    """Return the day, a little before the last one, until which something is asked for that was late twice."""
    return kewajiban.kalender.geser(kewajiban.batas, -HARI_SEBELUM_BATAS)


def _jendela_sesudah(kewajiban: Kewajiban) -> list[JendelaWaktu]:
    jendela = kewajiban.baris.indikator.waktu.jendela(kewajiban.mulai.year)
    return [j for j in jendela if j.mulai > kewajiban.mulai]


def _rekomendasi(isi: Sequence[Kekurangan], batas: dt.date, teks: TeksAnjuran) -> Rekomendasi:
    pertama = isi[0]
    aturan = pertama.aturan
    waktu = [k.kewajiban for k in isi]
    if aturan.ketepatan:
        waktu = [kewajiban_berikut(k, batas - dt.timedelta(days=1)) or k for k in waktu]
    hal, periode = sebut_hal([(k.hal, w) for k, w in zip(isi, waktu, strict=True)])
    if aturan is AturanRekomendasi.KEPUTUSAN:  # a decree has no time that it is about
        hal = deret(k.hal for k in isi)
    elif aturan is AturanRekomendasi.SK_TERBIT:  # each called so: one may be followed by what is handed in with it
        hal = deret(f"Keputusan {k.hal}" if ke else k.hal for ke, k in enumerate(isi))
    nilai = {
        "hal": hal,
        "periode": periode,
        "kali": terbilang(pertama.kali),
        "hari_kerja": terbilang(HARI_SEBELUM_BATAS),
        "batas": tanggal_panjang(max(w.batas for w in waktu)),
    }
    kalimat = isi_teks(getattr(teks, aturan.value), nilai)
    if pertama.kendala:
        kalimat += isi_teks(teks.kendala, {"nomor": deret(map(str, pertama.kendala))})
    return Rekomendasi(
        aturan=aturan,
        unit=pertama.kewajiban.unit,
        kewajiban=tuple(k.kewajiban for k in isi),
        batas=batas,
        teks=kalimat,
        berlangkah=bool(pertama.kendala) or aturan is not AturanRekomendasi.SERAHKAN,
    )


def sebut_hal(hal: Sequence[tuple[str, Kewajiban]]) -> tuple[str, str]:
    """Return several things in words, and the one time that all are about, to be put behind them.

    ("laporan Evaluasi SOP dan laporan Aplikasi SDM", " Triwulan I Tahun 2026"). Of several times each stands behind its
    own thing, and the second is "".
    """
    waktu = {k.nama_waktu for _, k in hal}
    if len(waktu) == 1:
        return deret(dict.fromkeys(nama for nama, _ in hal)), f" {waktu.pop()}"
    menurut: dict[str, list[str]] = {}
    for nama, k in hal:
        menurut.setdefault(nama, []).append(k.nama_waktu)
    return deret(f"{nama} ({sebut_waktu(semua)})" for nama, semua in menurut.items()), ""


def sebut_waktu(nama: Sequence[str]) -> str:
    """Return names of times as a sentence lists them, the year they share once: `Januari, Februari, dan Maret 2026`."""
    akhiran = {satu.rpartition(" ")[2] for satu in nama}
    if len(nama) > 1 and len(akhiran) == 1:
        tahun = akhiran.pop()
        ekor = f" Tahun {tahun}" if all(satu.endswith(f" Tahun {tahun}") for satu in nama) else f" {tahun}"
        return deret(satu.removesuffix(ekor) for satu in nama) + ekor
    return deret(nama)


def sebut(kebutuhan: Iterable[Kebutuhan]) -> str:
    """Return pieces of proof as a sentence names them: `laporan, daftar, dan dokumentasi`."""
    return deret(map(str, kebutuhan))


def _urutan(kode: str) -> tuple[int, ...]:
    return tuple(map(int, kode.split(".")))
