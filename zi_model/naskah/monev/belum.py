"""Bab III huruf B: what fell due and is not complete, unit by unit, with since when and what of it repeats.

What fell due earlier in the year and is still missing stands in the same tables: a report that told only its own
quarter would lose it from sight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from zi_model.bahasa import angka_dan_kata, deret, isi_teks, tanggal_panjang, terbilang
from zi_model.bukti import JenisBukti
from zi_model.naskah.inti.bagian import KOSONG
from zi_model.naskah.monev.isi import BarisBelum, BelumUnit, TeksHasil
from zi_model.naskah.monev.keadaan import KeadaanTriwulan
from zi_model.rekomendasi import sebut
from zi_model.status import HasilStatus

BERULANG = 2
"""From so many periods on end it is told that something was not met in time."""
_JENIS_PALING_SEDIKIT = 3
"""From so many missing proofs on it means something of which kind most of them are."""


def susun_belum(keadaan: KeadaanTriwulan, teks: TeksHasil) -> tuple[BelumUnit, ...]:
    """Return the tables, unit by unit in the order of the office's file, the plan's order within each."""
    terbuka = {id(h) for h in (*keadaan.tunggakan, *keadaan.belum)}
    milik = [h for h in keadaan.setahun if id(h) in terbuka]
    hasil = []
    for unit in keadaan.bahan.kantor.satker.unit:
        punya = [h for h in milik if h.kewajiban.unit == unit.kode]
        if not punya:
            continue
        lama = sum(h.kewajiban.jatuh_tempo < keadaan.periode.mulai for h in punya)
        nilai = {"unit": unit.nama, "jumlah": angka_dan_kata(len(punya))}
        judul = isi_teks(teks.belum_unit, nilai)
        if lama:
            nilai |= {"semua": angka_dan_kata(lama), "periode": keadaan.periode.nama}
            judul = isi_teks(teks.belum_rincian.unit_bertunggakan, nilai)
        hasil.append(BelumUnit(judul=judul, baris=tuple(_baris(keadaan, h, teks) for h in punya)))
    return tuple(hasil)


def susun_pengantar_belum(keadaan: KeadaanTriwulan, umum: Mapping[str, str], teks: TeksHasil) -> str:
    """Return the sentence before the tables: how many of the quarter, and how many of earlier ones beside them."""
    kini, lama = len(keadaan.belum), len(keadaan.tunggakan)
    if lama:
        pola = teks.belum_rincian.bertunggakan if kini else teks.belum_rincian.tinggal_tunggakan
    else:
        pola = teks.belum if kini else teks.belum_tanpa
    return isi_teks(pola, {**umum, "jumlah": angka_dan_kata(kini), "semua": angka_dan_kata(lama)})


def _baris(keadaan: KeadaanTriwulan, hasil: HasilStatus, teks: TeksHasil) -> BarisBelum:
    kewajiban, pola = hasil.kewajiban, teks.belum_rincian
    lewat = (keadaan.hari - kewajiban.batas).days
    berturut = keadaan.berturut(hasil)
    return BarisBelum(
        kode=kewajiban.kode,
        indikator=f"{kewajiban.baris.indikator.nama_pendek}, {kewajiban.nama_waktu}",
        bukti=_bukti(hasil, pola.keputusan),
        batas=tanggal_panjang(kewajiban.batas),
        lewat=isi_teks(pola.lewat, {"jumlah": lewat}) if lewat > 0 else pola.belum_lewat,
        berulang=berturut[0].kewajiban.nama_waktu if len(berturut) >= BERULANG else KOSONG,
    )


def _bukti(hasil: HasilStatus, pola: str) -> str:
    """Return what is missing; of a decree that stands, that its copy is."""
    if hasil.keputusan is None:
        return sebut(hasil.kurang)
    lain = [k for k in hasil.kurang if JenisBukti.KEPUTUSAN not in k.pilihan]
    keputusan = isi_teks(pola, {"nomor": hasil.keputusan.sebutan})
    return f"{keputusan}; {sebut(lain)}" if lain else keputusan


def susun_uraian_belum(keadaan: KeadaanTriwulan, umum: Mapping[str, str], teks: TeksHasil) -> tuple[str, ...]:
    """Return what the tables show: the kind of proof missing most, what repeats."""
    pola, kalimat = teks.belum_rincian, []
    jenis = Counter(str(k) for h in (*keadaan.tunggakan, *keadaan.belum) for k in h.kurang)
    semua = sum(jenis.values())
    if semua >= _JENIS_PALING_SEDIKIT and (terbanyak := jenis.most_common(1)[0])[1] > 1:
        nilai = {"bukti": terbanyak[0], "jumlah": angka_dan_kata(terbanyak[1]), "semua": angka_dan_kata(semua)}
        kalimat.append(isi_teks(pola.terbanyak, {**umum, **nilai}))
    for kali, isi in susun_berulang(keadaan):
        hal = deret(f"{h.kewajiban.baris.indikator.nama_pendek} ({h.kewajiban.kode})" for h in isi)
        kalimat.append(isi_teks(pola.berulang, {**umum, "kali": terbilang(kali), "hal": hal}))
    return tuple(kalimat)


def susun_berulang(keadaan: KeadaanTriwulan) -> list[tuple[int, Sequence[HasilStatus]]]:
    """Return what was not met in time in several periods on end, the longest first: how many, and which."""
    menurut: dict[int, list[HasilStatus]] = {}
    terakhir = {h.kewajiban.kode: h for h in keadaan.jatuh}  # of months the last one tells of all
    for h in terakhir.values():
        if (kali := len(keadaan.berturut(h))) >= BERULANG:
            menurut.setdefault(kali, []).append(h)
    return sorted(menurut.items(), reverse=True)
