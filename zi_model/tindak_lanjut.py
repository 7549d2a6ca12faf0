"""What became of the recommendations that issued letters made: by the evidence of a day, or by what a person answered.

Nothing is computed anew of what was asked: it is what the letter said when it was issued (`zi_model.terbit`). Only its
fate is read here, by one rule for the report, the notula, the letter on follow-up and `zi tindak-lanjut`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, Self

from zi_model.batas_tertulis import baca_batas
from zi_model.bukti import Bukti
from zi_model.id_rekomendasi import LAPORAN
from zi_model.nasib_rekomendasi import (
    Jawaban,
    KeadaanTindakLanjut,
    Potongan,
    menurut_berikutnya,
    menurut_bukti,
    menurut_jawaban,
    tentang_ketepatan,
    yang_berikut,
)
from zi_model.periode import JenisPeriode, Periode, Waktu
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit, RekomendasiTerbit

__all__ = [
    "LAPORAN",
    "NOTULA",
    "KeadaanRekomendasi",
    "KeadaanTindakLanjut",
    "Potongan",
    "hari_keadaan",
    "laporan_belum_terbit",
    "merekomendasikan",
    "nilai_terbit",
]

NOTULA = "notula-"
"""How the kinds, in keys, of notulas begin."""
_ESKALASI = 3
"""In the how-many-eth quarter after the one that it was asked in an open one goes to the leaders."""
_Kewajiban = tuple[str, Periode]


@dataclass(frozen=True)
class KeadaanRekomendasi:
    """One recommendation as issued, with what became of it on a day.

    `potongan` says why, in pieces (`dasar` as one text). `selesai_pada` is the day on which it was done, `diputus_pada`
    that on which its fate was known, done or not; both None while it is open. `bukti` are the files that count for it,
    `jawaban` what a person answered. `sejak` is the period of the letter that first asked for it, `diulang_di` are the
    later recommendations that ask for the same again.
    """

    terbit: NaskahTerbit
    rekomendasi: RekomendasiTerbit
    keadaan: KeadaanTindakLanjut
    potongan: tuple[Potongan, ...]
    sejak: Periode
    selesai_pada: dt.date | None = None
    diputus_pada: dt.date | None = None
    bukti: tuple[Bukti, ...] = ()
    jawaban: JawabanTindakLanjut | None = None
    diulang_di: tuple[str, ...] = ()

    @property
    def dasar(self) -> str:
        """Why it is so, in words, with the evidence."""
        return "".join(satu.teks for satu in self.potongan)


class Sumber(Protocol):
    """What is judged by: `Bahan`, which stands on a higher floor."""

    @property
    def tahun(self) -> TahunRencana:
        """The year of the office."""

    @property
    def lalu(self) -> Self | None:
        """The same for the year before."""

    @property
    def terbit(self) -> tuple[NaskahTerbit, ...]:
        """The letters that stand as issued."""

    @property
    def jawaban(self) -> tuple[JawabanTindakLanjut, ...]:
        """What people answered."""

    def status(self, periode: Waktu, per: dt.date, bukti_sampai: dt.date | None = None) -> list[HasilStatus]:
        """Return where the obligations that touch a time stand on a day."""


def nilai_terbit(bahan: Sumber, per: dt.date, sampai: Periode | None = None) -> list[KeadaanRekomendasi]:
    """Return every recommendation of reports and notulas of this year and the one before, with its fate on a day.

    `sampai`: only those of letters on times that end with this period or earlier; what later ones ask for again is not
    told then. The earliest letter comes first, of one period the report before notulas; each letter's rows in order.
    """
    tahun = {bahan.tahun.tahun - 1, bahan.tahun.tahun}
    semua = [
        t
        for t in bahan.terbit
        if t.rekomendasi
        and merekomendasikan(t.jenis)
        and t.periode.tahun in tahun
        and (sampai is None or t.periode.akhir <= sampai.akhir)
    ]
    if not semua:
        return []
    penilai = _Penilai(bahan, per)
    urut = sorted(semua, key=lambda t: (t.periode.akhir, t.jenis != LAPORAN, t.jenis, t.kunci))
    hasil = [penilai.nilai(t, r) for t in urut for r in sorted(t.rekomendasi, key=lambda r: r.nomor)]
    return [_eskalasi(satu, per) for satu in _rangkaikan(hasil, penilai.lengkap)]


def merekomendasikan(jenis: str) -> bool:
    """Tell whether a kind of letter, as keys have it, makes recommendations that are followed up."""
    return jenis == LAPORAN or jenis.startswith(NOTULA)


def laporan_belum_terbit(bahan: Sumber, periode: Periode) -> list[Periode]:
    """Return the quarters before one of which no report stands as issued, the latest first.

    They are those of its year, and the last one of the year before where there is a plan of that.
    """
    terbit = {t.periode for t in bahan.terbit if t.jenis == LAPORAN}
    calon = [p for p in bahan.tahun.periode.bagian(JenisPeriode.TRIWULAN) if p < periode]
    if bahan.tahun.lalu is not None:
        calon.insert(0, bahan.tahun.lalu.periode.bagian(JenisPeriode.TRIWULAN)[-1])
    return [p for p in reversed(calon) if p not in terbit]


def hari_keadaan(terbit: NaskahTerbit) -> dt.date:
    """Return the day by which a report tells: as it says itself, else its own date, else the day after its time."""
    tertulis = baca_batas(terbit.isi.get("keadaan-sampai", ""))
    return tertulis or terbit.tanggal or terbit.periode.akhir + dt.timedelta(days=1)


class _Penilai:
    """Judges by the evidence and the answers that were there on a day."""

    def __init__(self, bahan: Sumber, per: dt.date) -> None:
        self._per = per
        self._zona = bahan.tahun.kantor.zona
        tahun = [satu for satu in (bahan, bahan.lalu) if satu is not None]
        self._kini = {
            (h.kewajiban.kode, h.kewajiban.periode): h for satu in tahun for h in satu.status(satu.tahun.periode, per)
        }
        self._jawaban: defaultdict[str, list[JawabanTindakLanjut]] = defaultdict(list)
        for jawaban in sorted(bahan.jawaban, key=lambda j: j.saat):
            if jawaban.saat.astimezone(self._zona).date() <= per:
                self._jawaban[jawaban.id].append(jawaban)

    @property
    def lengkap(self) -> Mapping[_Kewajiban, dt.date]:
        """On which day each obligation was complete; those that are not are left out."""
        return {kunci: h.lengkap_pada for kunci, h in self._kini.items() if h.lengkap_pada is not None}

    def nilai(self, terbit: NaskahTerbit, r: RekomendasiTerbit) -> KeadaanRekomendasi:
        """Return the fate of one recommendation, without regard to the others."""
        hasil = [self._kini[k] for k in r.kewajiban if k in self._kini]
        asli = self._jawaban_terbaik(r.id)
        jawaban = self._jawaban_dari(asli) if asli else None
        if not hasil:
            nasib = menurut_jawaban(r.batas, jawaban, self._per)
        elif tentang_ketepatan(r.aturan):
            mulai = terbit.tanggal or terbit.periode.akhir + dt.timedelta(days=1)
            berikut = yang_berikut(self._kini.values(), [h.kewajiban for h in hasil], mulai, r.batas)
            nasib = menurut_berikutnya(berikut, jawaban)
        else:
            nasib = menurut_bukti(r.batas, hasil, jawaban, self._per, terbit.periode)
        return KeadaanRekomendasi(
            terbit=terbit,
            rekomendasi=r,
            keadaan=nasib.keadaan,
            potongan=nasib.potongan,
            sejak=terbit.periode,
            selesai_pada=nasib.selesai_pada,
            diputus_pada=nasib.diputus_pada,
            bukti=nasib.bukti,
            jawaban=asli,
        )

    def _jawaban_terbaik(self, id_: str) -> JawabanTindakLanjut | None:
        """Return the last answer with a proof; where none has one, the last."""
        semua = self._jawaban.get(id_, [])
        return next((j for j in reversed(semua) if j.bukti), semua[-1] if semua else None)

    def _jawaban_dari(self, asli: JawabanTindakLanjut) -> Jawaban:
        nama = asli.bukti.rsplit("/", 1)[-1] if asli.bukti else None
        return Jawaban(asli.saat.astimezone(self._zona).date(), asli.oleh, asli.catatan, nama)


def _rangkaikan(semua: list[KeadaanRekomendasi], lengkap: Mapping[_Kewajiban, dt.date]) -> list[KeadaanRekomendasi]:
    """Return the same with what asks for the same thing tied together: the older one says where it is asked for again.

    A report asks again for an older recommendation when it asks for all that was not complete by its own day.
    """
    laporan: dict[str, list[KeadaanRekomendasi]] = {}
    for satu in semua:
        if (
            satu.terbit.jenis == LAPORAN
            and satu.rekomendasi.kewajiban
            and not tentang_ketepatan(satu.rekomendasi.aturan)
        ):
            laporan.setdefault(satu.terbit.kunci, []).append(satu)
    diulang: dict[str, tuple[str, ...]] = {}
    sejak: dict[str, Periode] = {}
    urut = list(laporan.values())
    for ke, lama in enumerate(urut):
        for satu in lama:
            for nanti in urut[ke + 1 :]:
                if id_ := _diulang(satu.rekomendasi.kewajiban, nanti, lengkap):
                    diulang[satu.rekomendasi.id] = id_
                    pertama = sejak.get(satu.rekomendasi.id, satu.sejak)
                    for i in id_:
                        sejak[i] = min(sejak.get(i, pertama), pertama)
                    break
    return [
        replace(
            satu,
            sejak=sejak.get(satu.rekomendasi.id, satu.sejak),
            diulang_di=diulang.get(satu.rekomendasi.id, ()),
        )
        for satu in semua
    ]


def _diulang(
    diminta: Collection[_Kewajiban], nanti: Iterable[KeadaanRekomendasi], lengkap: Mapping[_Kewajiban, dt.date]
) -> tuple[str, ...]:
    """Return which recommendations of a later report ask for the same again; none unless they leave nothing out."""
    sama = [satu for satu in nanti if not set(diminta).isdisjoint(satu.rekomendasi.kewajiban)]
    if not sama:
        return ()
    lagi = {k for satu in sama for k in satu.rekomendasi.kewajiban}
    hari = hari_keadaan(sama[0].terbit)
    if any(k not in lagi and not (k in lengkap and lengkap[k] <= hari) for k in diminta):
        return ()
    return tuple(satu.rekomendasi.id for satu in sama)


def _eskalasi(satu: KeadaanRekomendasi, per: dt.date) -> KeadaanRekomendasi:
    """Return it as what the leaders have to decide, if it is overdue and open in the third quarter.

    One that is open and was asked for before says since when.
    """
    if satu.diulang_di or not satu.keadaan.terbuka:
        return satu
    if satu.keadaan is not KeadaanTindakLanjut.BERJALAN and _triwulan(per) - _triwulan(satu.sejak.akhir) >= _ESKALASI:
        kata = (
            f" Belum selesai sejak diminta pada {satu.sejak.nama}, sehingga diajukan kepada pimpinan untuk diputuskan."
        )
        return replace(satu, keadaan=KeadaanTindakLanjut.DIESKALASI, potongan=(*satu.potongan, Potongan(kata)))
    if satu.sejak == satu.terbit.periode:
        return satu
    return replace(satu, potongan=(*satu.potongan, Potongan(f" Sudah diminta sejak {satu.sejak.nama}.")))


def _triwulan(hari: dt.date) -> int:
    """Return which quarter a day lies in, counted on over the years."""
    triwulan = Periode.dari_tanggal(hari, JenisPeriode.TRIWULAN)
    return triwulan.tahun * 4 + triwulan.ke
