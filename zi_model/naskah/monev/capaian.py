"""Bab III huruf A: achievement per component and unit, whole year, and against the reports that were issued before.

Figures of earlier quarters are those that their reports said, read from them when they were issued, not counted anew.
What is said to be the cause of a change names only rows whose own state changed between the two reports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zi_model.bahasa import angka_dan_kata, deret, desimal, isi_teks, tanggal_panjang
from zi_model.batas_tertulis import baca_batas
from zi_model.bukti import JenisBukti
from zi_model.capaian import Hitungan
from zi_model.naskah.inti.bagian import KOSONG, NASKAH_LAPORAN
from zi_model.naskah.inti.naskah import Grafik, Kendali
from zi_model.naskah.monev.isi import BarisCapaian, BarisPerkembangan, TeksHasil
from zi_model.naskah.monev.keadaan import KeadaanTriwulan
from zi_model.naskah.monev.teks_hasil import BANDING_KOSONG, TeksPerkembangan
from zi_model.periode import Periode
from zi_model.status import HasilStatus, hitung_persen
from zi_model.terbit import NaskahTerbit

_TRIWULAN_MAKS = 5
"""So many quarters are shown, this one counted: a year back to the same quarter."""
_SEBAB_MAKS = 4
"""So many rows are named as the cause of a change; of more it would be a list, which the tables have."""


def sebut_persen(bagian: int, semua: int) -> str:
    """Return a share as letters write it: `82,14%`; a dash where there is nothing to share."""
    hasil = hitung_persen(bagian, semua)
    return KOSONG if hasil is None else f"{desimal(hasil)}%"


def nilai_angka(keadaan: KeadaanTriwulan) -> dict[str, str]:
    """Return the figures of the whole report as bare words, by the names that texts give them."""
    semua = Hitungan.dari(keadaan.status, keadaan.periode)
    setahun = len(keadaan.setahun)
    kumulatif = sum(h.status.lengkap for h in keadaan.setahun)
    return {
        "keadaan": tanggal_panjang(keadaan.hari),
        "kewajiban": str(semua.kewajiban),
        "jatuh_tempo": str(semua.jatuh_tempo),
        "terpenuhi": str(semua.terpenuhi),
        "tepat_waktu": str(semua.tepat_waktu),
        "terlambat": str(semua.terpenuhi - semua.tepat_waktu),
        "belum": str(semua.belum),
        "persen": sebut_persen(semua.terpenuhi, semua.jatuh_tempo),
        "persen_tepat": sebut_persen(semua.tepat_waktu, semua.jatuh_tempo),
        "kumulatif": str(kumulatif),
        "setahun": str(setahun),
        "persen_setahun": sebut_persen(kumulatif, setahun),
    }


KENDALI_ANGKA = {
    "keadaan": "keadaan-sampai",
    "jatuh_tempo": "angka.jatuh-tempo",
    "terpenuhi": "angka.terpenuhi",
    "tepat_waktu": "angka.tepat-waktu",
    "persen": "angka.persen",
    "kumulatif": "angka.kumulatif-terpenuhi",
    "setahun": "angka.setahun",
}
"""The figures that later reports read from this one, with the tags of their controls."""


def susun_tabel_komponen(keadaan: KeadaanTriwulan) -> tuple[BarisCapaian, ...]:
    """Return the table per component of the plan."""
    return tuple(
        _baris(f"{nomor}.", komponen.nama, _komponen(keadaan.status, nomor, keadaan.periode), f"k{nomor}")
        for nomor, komponen in enumerate(keadaan.bahan.tahun.rencana.komponen, start=1)
    )


def susun_tabel_unit(keadaan: KeadaanTriwulan) -> tuple[BarisCapaian, ...]:
    """Return the table per sub bagian, in the order of the office's file."""
    hasil: list[BarisCapaian] = []
    for unit in keadaan.bahan.kantor.satker.unit:
        punya = [h for h in keadaan.status if h.kewajiban.unit == unit.kode]
        if punya:
            angka = Hitungan.dari(punya, keadaan.periode)
            hasil.append(_baris(f"{len(hasil) + 1}.", unit.nama, angka, unit.kode))
    return tuple(hasil)


def susun_jumlah(keadaan: KeadaanTriwulan) -> BarisCapaian:
    """Return the row of sums."""
    return _baris("", "", Hitungan.dari(keadaan.status, keadaan.periode), "")


def _baris(nomor: str, nama: str, angka: Hitungan, tag: str) -> BarisCapaian:
    awalan = f"angka.{tag}." if tag else "angka."
    return BarisCapaian(
        nomor=nomor,
        nama=nama,
        kewajiban=str(angka.kewajiban),
        jatuh_tempo=Kendali(tag=f"{awalan}jatuh-tempo", teks=str(angka.jatuh_tempo)),
        terpenuhi=Kendali(tag=f"{awalan}terpenuhi", teks=str(angka.terpenuhi)),
        tepat_waktu=Kendali(tag=f"{awalan}tepat-waktu", teks=str(angka.tepat_waktu)),
        belum=str(angka.belum),
        persen=KOSONG if angka.persen is None else desimal(angka.persen),
    )


def _komponen(status: Sequence[HasilStatus], nomor: int, periode: Periode) -> Hitungan:
    return Hitungan.dari((h for h in status if h.kewajiban.baris.nomor_komponen == nomor), periode)


def susun_uraian(keadaan: KeadaanTriwulan, umum: Mapping[str, str], teks: TeksPerkembangan) -> tuple[str, ...]:
    """Return the sentences below the tables: share in time, whole year, and that the report counts itself."""
    angka = nilai_angka(keadaan)
    kata = {nama: angka_dan_kata(int(n)) if n.isdecimal() else n for nama, n in angka.items()}
    kalimat = []
    if angka["terpenuhi"] != "0":
        pola = teks.semua_tepat if angka["terlambat"] == "0" else teks.tepat_waktu
        kalimat.append(isi_teks(pola, {**umum, **kata}))
    kalimat.append(isi_teks(teks.kumulatif, {**umum, **kata}))
    if keadaan.menghitung_diri:
        kode = deret(keadaan.bahan.tahun.kode_naskah(NASKAH_LAPORAN))
        kalimat.append(isi_teks(teks.diri, {"kode": kode}))
    return tuple(kalimat)


@dataclass(frozen=True)
class AngkaTerbit:
    """The figures that an issued report says."""

    terbit: NaskahTerbit
    jatuh_tempo: int
    terpenuhi: int
    tepat_waktu: int | None

    @classmethod
    def baca(cls, terbit: NaskahTerbit, tag: str = "") -> AngkaTerbit | None:
        """Return what it says of all (or of a component: `k1`); None where it says nothing that is a figure."""
        awalan = f"angka.{tag}." if tag else "angka."
        jatuh, terpenuhi, tepat = (
            _bulat(terbit.isi.get(f"{awalan}{nama}", "")) for nama in ("jatuh-tempo", "terpenuhi", "tepat-waktu")
        )
        return None if jatuh is None or terpenuhi is None else cls(terbit, jatuh, terpenuhi, tepat)

    @property
    def persen(self) -> float | None:
        """Share that was complete; None when nothing had fallen due."""
        return hitung_persen(self.terpenuhi, self.jatuh_tempo)


def _bulat(teks: str) -> int | None:
    cocok = re.match(r"\d+", teks.strip(), re.ASCII)
    return int(cocok[0]) if cocok else None


@dataclass(frozen=True)
class Perkembangan:
    """The comparison with earlier reports: its table (empty when there is none), its sentences, its chart if any."""

    baris: tuple[BarisPerkembangan, ...]
    uraian: tuple[str, ...]
    grafik: Grafik


def susun_perkembangan(keadaan: KeadaanTriwulan, umum: Mapping[str, str], teks: TeksHasil) -> Perkembangan:
    """Return how achievement developed, quarter by quarter as issued."""
    lalu = [angka for t in keadaan.laporan_terbit() if (angka := AngkaTerbit.baca(t))][-(_TRIWULAN_MAKS - 1) :]
    kini = Hitungan.dari(keadaan.status, keadaan.periode)
    pola = teks.perkembangan
    baris = [
        BarisPerkembangan(
            periode=a.terbit.periode.nama,
            jatuh_tempo=str(a.jatuh_tempo),
            terpenuhi=str(a.terpenuhi),
            tepat_waktu=KOSONG if a.tepat_waktu is None else str(a.tepat_waktu),
            persen=KOSONG if a.persen is None else desimal(a.persen),
        )
        for a in lalu
    ]
    baris.append(
        BarisPerkembangan(
            periode=keadaan.periode.nama,
            jatuh_tempo=str(kini.jatuh_tempo),
            terpenuhi=str(kini.terpenuhi),
            tepat_waktu=str(kini.tepat_waktu),
            persen=KOSONG if kini.persen is None else desimal(kini.persen),
        )
    )
    nilai = [a.persen for a in lalu] + [kini.persen]
    uraian = _banding(keadaan, lalu, kini, umum, pola) if lalu else [isi_teks(pola.tanpa, _kosong(umum))]
    return Perkembangan(
        baris=tuple(baris) if lalu else (),
        uraian=tuple(uraian),
        grafik=_grafik("perkembangan", [b.periode for b in baris], nilai, keadaan.periode, teks),
    )


def susun_grafik_komponen(keadaan: KeadaanTriwulan, teks: TeksHasil) -> Grafik:
    """Return the chart per component: for a report that has no earlier one to be compared with."""
    nama = [k.nama for k in keadaan.bahan.tahun.rencana.komponen]
    nilai = [_komponen(keadaan.status, nomor, keadaan.periode).persen for nomor in range(1, len(nama) + 1)]
    return _grafik("capaian", nama, nilai, keadaan.periode, teks)


def _grafik(
    nama: str, kategori: Sequence[str], nilai: Sequence[float | None], periode: Periode, teks: TeksHasil
) -> Grafik:
    label = tuple(KOSONG if n is None else f"{desimal(n)}%" for n in nilai)
    uraian = "; ".join(f"{k} {satu}" for k, satu in zip(kategori, label, strict=True))
    return Grafik(
        nama=nama,
        kategori=tuple(kategori),
        nilai=tuple(nilai),
        label=label,
        uraian=isi_teks(teks.grafik, {"periode": periode.nama, "capaian": uraian}),
    )


def _kosong(umum: Mapping[str, str]) -> dict[str, str]:
    return {**BANDING_KOSONG, **umum}


def _banding(
    keadaan: KeadaanTriwulan,
    lalu: Sequence[AngkaTerbit],
    kini: Hitungan,
    umum: Mapping[str, str],
    teks: TeksPerkembangan,
) -> list[str]:
    """Return the comparison with the last report, with the cause of its greatest changes, and with a year ago."""
    terakhir = lalu[-1]
    kalimat = [k for k in [_selisih(terakhir, kini, umum, teks)] if k]
    if kalimat:
        kalimat += _menurut_komponen(keadaan, terakhir.terbit, umum, teks)
    setahun = Periode(keadaan.periode.tahun - 1, keadaan.periode.jenis, keadaan.periode.ke)
    sama = next((a for a in lalu[:-1] if a.terbit.periode == setahun), None)
    if sama and (satu := _selisih(sama, kini, umum, teks)):
        kalimat.append(satu)
    return kalimat


def _selisih(lalu: AngkaTerbit, kini: Hitungan, umum: Mapping[str, str], teks: TeksPerkembangan) -> str | None:
    if lalu.persen is None or kini.persen is None:
        return None
    beda = round(kini.persen, 2) - round(lalu.persen, 2)
    pola = teks.naik if beda > 0 else teks.turun if beda < 0 else teks.tetap
    nilai = {"lalu": lalu.terbit.periode.nama, "persen_lalu": f"{desimal(lalu.persen)}%", "poin": desimal(abs(beda))}
    return isi_teks(pola, _kosong(umum) | nilai)


def _menurut_komponen(
    keadaan: KeadaanTriwulan, terbit: NaskahTerbit, umum: Mapping[str, str], teks: TeksPerkembangan
) -> list[str]:
    """Return the component that rose most and the one that fell most, each with the rows whose state changed."""
    beda: list[tuple[float, int, float, float]] = []
    for nomor in range(1, len(keadaan.bahan.tahun.rencana.komponen) + 1):
        dulu, kini = AngkaTerbit.baca(terbit, f"k{nomor}"), _komponen(keadaan.status, nomor, keadaan.periode).persen
        if dulu and dulu.persen is not None and kini is not None:
            beda.append((kini - dulu.persen, nomor, dulu.persen, kini))
    naik, turun = _berubah(keadaan, terbit)
    kalimat = []
    if beda and (teratas := max(beda, key=lambda b: (b[0], -b[1])))[0] > 0:
        kalimat.append(_sebab(keadaan, teratas, naik, (teks.komponen_naik, teks.karena_naik), umum, teks))
    if beda and (terbawah := min(beda))[0] < 0:
        kalimat.append(_sebab(keadaan, terbawah, turun, (teks.komponen_turun, teks.karena_turun), umum, teks))
    return kalimat


def _sebab(
    keadaan: KeadaanTriwulan,
    beda: tuple[float, int, float, float],
    baris: Sequence[HasilStatus],
    pola: tuple[str, str],
    umum: Mapping[str, str],
    teks: TeksPerkembangan,
) -> str:
    _, nomor, dari, menjadi = beda
    milik = [h for h in baris if h.kewajiban.baris.nomor_komponen == nomor]
    nama = (f"{h.kewajiban.baris.indikator.nama_pendek} ({h.kewajiban.kode})" for h in milik)
    hal = list(dict.fromkeys(nama))  # a row of months is one thing that changed
    if len(hal) > _SEBAB_MAKS:
        hal = [*hal[: _SEBAB_MAKS - 1], f"{len(hal) - _SEBAB_MAKS + 1} indikator lain"]
    nilai = _kosong(umum) | {
        "komponen": keadaan.bahan.tahun.rencana.komponen[nomor - 1].nama,
        "dari": f"{desimal(dari)}%",
        "menjadi": f"{desimal(menjadi)}%",
        "hal": deret(hal),
    }
    return isi_teks(pola[0], nilai) + (isi_teks(pola[1], nilai) if hal else teks.tanpa_sebab)


def _berubah(keadaan: KeadaanTriwulan, terbit: NaskahTerbit) -> tuple[list[HasilStatus], list[HasilStatus]]:
    """Return which obligations are met now whose row was not when that report was issued, and the other way round."""
    bahan, periode = keadaan.bahan, terbit.periode
    dulu = bahan if periode.tahun == bahan.tahun.tahun else bahan.lalu
    if dulu is None:
        return [], []
    per = baca_batas(terbit.isi.get("keadaan-sampai", "")) or dulu.keadaan(periode)
    sebelum: dict[tuple[str, str], bool] = {}
    for h in dulu.status(periode, per):
        if periode.berisi(h.kewajiban.jatuh_tempo):
            kunci = (h.kewajiban.kode, h.kewajiban.baris.indikator.naskah)
            # that report itself was its proof, but of nothing else that the row needs
            sendiri = h.kewajiban.baris.indikator.naskah == NASKAH_LAPORAN and all(
                JenisBukti.LAPORAN in butuh.pilihan for butuh in h.kurang
            )
            sebelum[kunci] = sebelum.get(kunci, True) and (h.status.lengkap or sendiri)
    naik, turun = [], []
    for h in keadaan.jatuh:
        lama = sebelum.get((h.kewajiban.kode, h.kewajiban.baris.indikator.naskah))
        if lama is False and h.status.lengkap:
            naik.append(h)
        elif lama and not h.status.lengkap:
            turun.append(h)
    return naik, turun
