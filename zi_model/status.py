"""Where each obligation stands on a day, and why.

A pure function of the plan, the evidence and two dates, so that it can be asked as of any past
day ("what would the evaluator have seen on 30 June?") and always answers with its reason.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from zi_model.bahasa import deret, tanggal_panjang
from zi_model.bukti import AturanHitung, Bukti, JenisBerkas, JenisBukti, Kebutuhan, aturan_hitung, pasangkan
from zi_model.keputusan_terbit import KeputusanTerbit
from zi_model.kewajiban import Kewajiban
from zi_model.periode import Periode


class StatusKewajiban(StrEnum):
    """The states of an obligation."""

    BELUM_WAKTUNYA = "BELUM_WAKTUNYA"
    BERJALAN = "BERJALAN"
    KURANG = "KURANG"
    LENGKAP = "LENGKAP"
    TERLAMBAT = "TERLAMBAT"
    LENGKAP_TERLAMBAT = "LENGKAP_TERLAMBAT"

    @property
    def lengkap(self) -> bool:
        """Whether nothing is missing any more."""
        return self in {StatusKewajiban.LENGKAP, StatusKewajiban.LENGKAP_TERLAMBAT}

    @property
    def nama(self) -> str:
        """The words that people read."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class HasilStatus:
    """The state of one obligation with its reason.

    `dihitung` are the files that count, each with the need it meets; `kurang` are the needs that
    nothing meets; `ditolak` are files that lie there and are no evidence. `aturan` says by which rule each of
    `dihitung` counts.
    `lain` are good files that are not needed, `tautan` links, which meet nothing. `diganti_pada` is the day on which
    what had been complete in time was complete again with other files; `lengkap_pada` then is the first of both days.
    `keputusan` is the decree that the row asks for, where it stands and only its copy is missing.
    """

    kewajiban: Kewajiban
    status: StatusKewajiban
    dihitung: tuple[tuple[Kebutuhan, Bukti], ...]
    kurang: tuple[Kebutuhan, ...]
    ditolak: tuple[Bukti, ...]
    lain: tuple[Bukti, ...]
    lengkap_pada: dt.date | None
    alasan: str
    aturan: tuple[AturanHitung, ...] = ()
    tautan: tuple[Bukti, ...] = ()
    diganti_pada: dt.date | None = None
    keputusan: KeputusanTerbit | None = None

    @property
    def sebut_kurang(self) -> str:
        """What is missing, in Indonesian: `laporan dan dokumentasi`, `salinan Keputusan Nomor 12 Tahun 2026`."""
        return deret(self.daftar_kurang)

    @property
    def daftar_kurang(self) -> tuple[str, ...]:
        """What is missing, piece by piece, as `sebut_kurang` names it."""
        return tuple(
            f"salinan Keputusan {self.keputusan.sebutan}" if self.keputusan and _minta_keputusan(k) else str(k)
            for k in self.kurang
        )


def hitung_persen(terpenuhi: int, jatuh_tempo: int) -> float | None:
    """Return the share of what fell due that is complete, in percent; None when nothing fell due."""
    return 100 * terpenuhi / jatuh_tempo if jatuh_tempo else None


@dataclass(frozen=True)
class Rekap:
    """Counts over some obligations.

    `jatuh_tempo` are those whose last day lies in the period asked for, `terpenuhi` how many of
    them are complete; `persen` is their ratio (0–100), None when nothing fell due.
    """

    jumlah: int
    menurut_status: dict[StatusKewajiban, int]
    jatuh_tempo: int
    terpenuhi: int

    @property
    def persen(self) -> float | None:
        """Share of what fell due that is complete, in percent."""
        return hitung_persen(self.terpenuhi, self.jatuh_tempo)


def nilai_status(
    kewajiban: Kewajiban,
    bukti: Iterable[Bukti],
    per: dt.date,
    zona: ZoneInfo,
    bukti_sampai: dt.date | None = None,
    keputusan: KeputusanTerbit | None = None,
) -> HasilStatus:
    """Return where one obligation stands on the day `per`.

    Only evidence of this row and period that lay there on the day `bukti_sampai` (`per` when that
    is None) is seen. The two dates differ for a report on a past period: what was due is judged at
    its end, what has come in since is counted as late. Who replaces a file that was complete in time is not late for
    it. Days are days in `zona`. `keputusan` is the decree that the row calls for, where it stands.
    """
    sampai = bukti_sampai or per
    milik = [b for b in bukti if (b.kode, b.periode) == (kewajiban.kode, kewajiban.periode)]
    terlihat = _terlihat(milik, sampai, zona)
    kebutuhan = kewajiban.baris.indikator.kebutuhan
    layak = _layak(terlihat)
    pasangan = pasangkan(kebutuhan, layak)
    dihitung = tuple((kebutuhan[i], b) for i, b in pasangan.items())
    kurang = tuple(k for i, k in enumerate(kebutuhan) if i not in pasangan)
    lengkap_pada = diganti_pada = None
    if dihitung and not kurang:
        lengkap_pada = _hari_lengkap(pasangan, zona)
        semula = _lengkap_semula(kewajiban, milik, zona) if lengkap_pada > kewajiban.batas else None
        if semula is not None:
            lengkap_pada, diganti_pada = semula, lengkap_pada
    status = _status(kewajiban, per, bool(dihitung), lengkap_pada)
    terhitung = {b.berkas for _, b in dihitung}
    kurang_salinan = keputusan if any(map(_minta_keputusan, kurang)) else None
    return HasilStatus(
        kewajiban=kewajiban,
        status=status,
        dihitung=dihitung,
        kurang=kurang,
        ditolak=tuple(b for b in terlihat if b.jenis is None),
        lain=tuple(b for b in layak if b.berkas not in terhitung),
        lengkap_pada=lengkap_pada,
        alasan=_alasan(kewajiban, status, kurang, lengkap_pada, diganti_pada, kurang_salinan),
        aturan=tuple(aturan_hitung(kebutuhan, k, b) for k, b in dihitung),
        tautan=tuple(b for b in terlihat if b.jenis is JenisBerkas.TAUTAN),
        diganti_pada=diganti_pada,
        keputusan=kurang_salinan,
    )


def _minta_keputusan(kebutuhan: Kebutuhan) -> bool:
    return JenisBukti.KEPUTUSAN in kebutuhan.pilihan


def _terlihat(milik: Iterable[Bukti], hari: dt.date, zona: ZoneInfo) -> list[Bukti]:
    """Return what lay there at the end of a day, as it came."""
    ada = (
        b
        for b in milik
        if b.diterima.astimezone(zona).date() <= hari and (b.sampai is None or b.sampai.astimezone(zona).date() > hari)
    )
    return sorted(ada, key=lambda b: (b.diterima, b.berkas))


def _layak(bukti: Iterable[Bukti]) -> list[Bukti]:
    return [b for b in bukti if b.jenis is not None and b.jenis is not JenisBerkas.TAUTAN]


def _hari_lengkap(pasangan: Mapping[int, Bukti], zona: ZoneInfo) -> dt.date:
    """Return when the last piece came that was needed; `pasangkan` took the earliest that could."""
    return max(b.diterima for b in pasangan.values()).astimezone(zona).date()


def _lengkap_semula(kewajiban: Kewajiban, milik: Iterable[Bukti], zona: ZoneInfo) -> dt.date | None:
    """Return on which day it was complete by what lay there on its last day; None when it was not."""
    kebutuhan = kewajiban.baris.indikator.kebutuhan
    pasangan = pasangkan(kebutuhan, _layak(_terlihat(milik, kewajiban.batas, zona)))
    return _hari_lengkap(pasangan, zona) if len(pasangan) == len(kebutuhan) else None


def _status(kewajiban: Kewajiban, per: dt.date, ada: bool, lengkap_pada: dt.date | None) -> StatusKewajiban:
    if lengkap_pada is not None:
        tepat = lengkap_pada <= kewajiban.batas
        return StatusKewajiban.LENGKAP if tepat else StatusKewajiban.LENGKAP_TERLAMBAT
    if per > kewajiban.batas:
        return StatusKewajiban.TERLAMBAT
    if ada:
        return StatusKewajiban.KURANG
    return StatusKewajiban.BELUM_WAKTUNYA if per < kewajiban.mulai else StatusKewajiban.BERJALAN


def _alasan(
    kewajiban: Kewajiban,
    status: StatusKewajiban,
    kurang: Sequence[Kebutuhan],
    lengkap_pada: dt.date | None,
    diganti_pada: dt.date | None,
    keputusan: KeputusanTerbit | None,
) -> str:
    """Return in Indonesian why the state is what it is."""
    batas = tanggal_panjang(kewajiban.batas)
    sebutan = deret(map(str, kurang))
    if keputusan is not None:
        lain = deret(str(k) for k in kurang if not _minta_keputusan(k))
        sebutan = f"salinannya{f' dan {lain}' if lain else ''} belum ada di folder bukti"
        lewat = " sudah lewat" if status is StatusKewajiban.TERLAMBAT else ""
        return f"Keputusannya sudah ditetapkan ({keputusan.sebutan}); {sebutan}; batas {batas}{lewat}."
    match status:
        case StatusKewajiban.BELUM_WAKTUNYA:
            return f"Baru mulai {tanggal_panjang(kewajiban.mulai)}."
        case StatusKewajiban.BERJALAN:
            return f"Belum ada {sebutan}; batas {batas}."
        case StatusKewajiban.KURANG:
            return f"Masih kurang {sebutan}; batas {batas}."
        case StatusKewajiban.TERLAMBAT:
            return f"Belum ada {sebutan}; batas {batas} sudah lewat."
    assert lengkap_pada is not None  # noqa: S101 - the two complete states always have their day
    if diganti_pada is not None:
        ganti = f"berkasnya diganti sesudah itu dan lengkap lagi {tanggal_panjang(diganti_pada)}"
        return f"Lengkap pada {tanggal_panjang(lengkap_pada)}, batas {batas}; {ganti}."
    if status is StatusKewajiban.LENGKAP:
        return f"Lengkap pada {tanggal_panjang(lengkap_pada)}; batas {batas}."
    return f"Baru lengkap pada {tanggal_panjang(lengkap_pada)}, sesudah batas {batas}."


def hitung_rekap(hasil: Iterable[HasilStatus], periode: Periode) -> Rekap:
    """Return the counts over these obligations, those due in `periode` for the ratio."""
    semua = list(hasil)
    jatuh = [h for h in semua if periode.berisi(h.kewajiban.jatuh_tempo)]
    hitungan = Counter(h.status for h in semua)
    return Rekap(
        jumlah=len(semua),
        menurut_status={status: hitungan[status] for status in StatusKewajiban},
        jatuh_tempo=len(jatuh),
        terpenuhi=sum(h.status.lengkap for h in jatuh),
    )
