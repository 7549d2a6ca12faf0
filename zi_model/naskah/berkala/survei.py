"""What a report tells of the satisfaction survey: who answered, the nine unsur, the index.

All figures come from the answers in the evidence folder (`zi_model.survei`); while there are none,
the same tables stand there with fill-ins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zi_model.bahasa import angka_dan_kata, desimal
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.berkala.isi import BagianKhusus, BarisTabel, TeksLaporanBerkala
from zi_model.naskah.berkala.tabel import Subjek, nomori, susun_sel
from zi_model.naskah.berkala.teks_survei import TeksSurvei
from zi_model.naskah.berkala.teks_tabel import TeksKolom
from zi_model.naskah.inti.bagian import kutip
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Grafik, Isian, Teks
from zi_model.naskah.inti.tulis import Nilai, tulis
from zi_model.periode import Periode
from zi_model.survei import NASKAH_SURVEI, UNSUR, HasilSurvei, Mutu, bulatkan, konversi, nilai_mutu

_ANGKA = ("responden", "ikm", "mutu", "kinerja")
"""The figures of a survey as sentences name them, in the order of their prompts."""


GRAFIK = "unsur-pelayanan"
"""The name of the chart in the template."""


@dataclass(frozen=True)
class SurveiLalu:
    """The survey of the period before: when that was, and its answers if there are any."""

    periode: Periode
    hasil: HasilSurvei | None


def survei_periode(bahan: Bahan, kewajiban: Kewajiban) -> HasilSurvei | None:
    """Return the survey of an obligation's period, whichever row of the plan it belongs to; None without answers."""
    return (bahan.survei or {}).get((_kode_survei(bahan), kewajiban.periode))


def survei_lalu(bahan: Bahan, kewajiban: Kewajiban) -> SurveiLalu:
    """Return the survey of the period before an obligation's, which may lie in the year before."""
    periode = kewajiban.periode.sebelum
    tahun_itu = bahan.lalu if periode.tahun != kewajiban.periode.tahun and bahan.lalu else bahan
    return SurveiLalu(periode, (bahan.survei or {}).get((_kode_survei(tahun_itu), periode)))


def _kode_survei(bahan: Bahan) -> str:
    return next((b.kode for b in bahan.tahun.rencana.baris if b.indikator.naskah == NASKAH_SURVEI), "")


def susun_grafik(teks: TeksSurvei, hasil: HasilSurvei | None, nilai: Nilai) -> tuple[Grafik, ...]:
    """Return the chart of the nine unsur; none without answers."""
    if hasil is None:
        return ()
    angka = [konversi(rata) for rata in hasil.rata]
    rincian = "; ".join(f"{unsur} {desimal(n)}" for unsur, n in zip(teks.unsur, angka, strict=True))
    return (
        Grafik(
            nama=GRAFIK,
            kategori=teks.unsur,
            nilai=tuple(map(float, angka)),
            label=tuple(map(desimal, angka)),
            uraian=f"{tulis(teks.nilai.grafik, nilai)}: {rincian}.",
        ),
    )


def susun_unsur_terendah(bahan: Bahan, hasil: HasilSurvei | None) -> list[Teks]:
    """Return the lowest unsur of a survey with their means: `Waktu Penyelesaian (2,91)`."""
    laporan = bahan.kantor.teks.get(NASKAH_SURVEI)
    if hasil is None or not isinstance(laporan, TeksLaporanBerkala) or laporan.survei is None:
        return []
    return list(_terendah(laporan.survei, hasil))


def susun_bagian_survei(
    teks: TeksSurvei, hasil: HasilSurvei | None, lalu: SurveiLalu, nilai: Nilai
) -> Iterator[BagianKhusus]:
    """Yield the sections on a survey: respondents (if the answers tell), the unsur with the index, its classes."""
    if hasil is not None:
        for nama in hasil.karakteristik:
            yield _karakteristik(teks, hasil, nama, nilai)
    yield _unsur(teks, hasil, lalu, nilai)
    yield BagianKhusus(
        judul=tulis(teks.kategori.judul, nilai),
        pengantar=tulis(teks.kategori.pengantar, nilai),
        kolom=teks.kategori.kolom,
        baris=nomori((m.name, " – ".join(map(desimal, m.batas)), _kinerja(teks, m)) for m in Mutu),
    )


def _karakteristik(teks: TeksSurvei, hasil: HasilSurvei, nama: str, nilai: Nilai) -> BagianKhusus:
    """Return the table of one thing that respondents are, in the words of the answers, with their sum."""
    baris = nomori(
        (
            kutip(sebutan) if sebutan else teks.karakteristik.tidak_diisi,
            str(banyak),
            desimal(bulatkan(Fraction(100 * banyak, hasil.responden))),
        )
        for sebutan, banyak in hasil.karakteristik[nama]
    )
    jumlah = BarisTabel(nomor="", sel=(teks.karakteristik.jumlah, str(hasil.responden), desimal(100)))
    return BagianKhusus(
        judul=tulis(teks.karakteristik.judul, {**nilai, "ciri": nama.title()}),
        pengantar=tulis(teks.karakteristik.pengantar, {**nilai, "ciri": nama}),
        kolom=teks.karakteristik.kolom,
        baris=(*baris, jumlah),
    )


def _unsur(teks: TeksSurvei, hasil: HasilSurvei | None, lalu: SurveiLalu, nilai: Nilai) -> BagianKhusus:
    """Return the table of the nine unsur and the index, beside those of the period before, with what they tell."""
    dahulu = {**nilai, "periode_lalu": lalu.periode.nama}
    kolom: tuple[str, ...] = teks.nilai.kolom
    if hasil is None:
        isi = {**dahulu, **_angka_isian(teks)}
        baris, kalimat = nomori(_sel_isian(teks)), [teks.nilai.ikm, teks.nilai.terendah]
    else:
        isi = {**dahulu, **_angka(teks, hasil), **_angka_lalu(hasil, lalu)}
        baris = (*nomori(_sel_unsur(teks, hasil, lalu.hasil)), _baris_ikm(teks, hasil, lalu.hasil))
        if lalu.hasil:
            kolom = (*kolom, str(tulis(teks.nilai.kolom_lalu, dahulu)))
        kalimat = [teks.nilai.ikm, *([teks.nilai.terendah] if hasil.terendah else [])]
        kalimat.append(_perkembangan(teks, hasil, lalu.hasil))
    return BagianKhusus(
        judul=tulis(teks.nilai.judul, nilai),
        pengantar=tulis(teks.nilai.pengantar, nilai),
        kolom=kolom,
        baris=baris,
        grafik=tulis(teks.nilai.grafik, nilai) if hasil else "",
        penutup=tuple(tulis(pola, isi) for pola in kalimat),
    )


def _sel_unsur(teks: TeksSurvei, hasil: HasilSurvei, lalu: HasilSurvei | None) -> Iterator[tuple[Teks, ...]]:
    dahulu = [(desimal(konversi(rata)),) for rata in lalu.rata] if lalu else [()] * UNSUR
    for unsur, rata, beserta in zip(teks.unsur, hasil.rata, dahulu, strict=True):
        yield unsur, desimal(bulatkan(rata)), *_nilai_mutu(teks, konversi(rata)), *beserta


def _baris_ikm(teks: TeksSurvei, hasil: HasilSurvei, lalu: HasilSurvei | None) -> BarisTabel:
    rata = desimal(bulatkan(sum(hasil.rata, Fraction()) / UNSUR))
    dahulu = (desimal(lalu.ikm),) if lalu else ()
    return BarisTabel(nomor="", sel=(teks.nilai.jumlah, rata, *_nilai_mutu(teks, hasil.ikm), *dahulu))


def _nilai_mutu(teks: TeksSurvei, nilai: Decimal) -> tuple[str, str]:
    mutu = nilai_mutu(nilai)
    return desimal(nilai), f"{mutu.name} ({_kinerja(teks, mutu)})"


def _perkembangan(teks: TeksSurvei, hasil: HasilSurvei, lalu: HasilSurvei | None) -> str:
    if lalu is None:
        return teks.nilai.tanpa_lalu
    if hasil.ikm == lalu.ikm:
        return teks.nilai.tetap
    return teks.nilai.naik if hasil.ikm > lalu.ikm else teks.nilai.turun


def _angka_lalu(hasil: HasilSurvei, lalu: SurveiLalu) -> dict[str, Teks]:
    if lalu.hasil is None:
        return {}
    return {"ikm_lalu": desimal(lalu.hasil.ikm), "selisih": desimal(abs(hasil.ikm - lalu.hasil.ikm))}


def _sel_isian(teks: TeksSurvei) -> Iterator[tuple[Teks, ...]]:
    judul, *lain = teks.nilai.kolom
    kolom = [TeksKolom(judul=judul)]
    kolom += [TeksKolom(judul=j, isian=isian) for j, isian in zip(lain, teks.nilai.isian, strict=True)]
    return susun_sel([Subjek(nama) for nama in teks.unsur], kolom, "unsur")


def _angka(teks: TeksSurvei, hasil: HasilSurvei) -> dict[str, Teks]:
    mutu = nilai_mutu(hasil.ikm)
    return {
        "responden": angka_dan_kata(hasil.responden),
        "ikm": desimal(hasil.ikm),
        "mutu": mutu.name,
        "kinerja": _kinerja(teks, mutu),
        "terendah": "; ".join(_terendah(teks, hasil)),
    }


def _angka_isian(teks: TeksSurvei) -> dict[str, Teks]:
    petunjuk = (*teks.nilai.isian_ikm, teks.nilai.isian_terendah)
    return {nama: Isian(tag=nama, petunjuk=satu) for nama, satu in zip((*_ANGKA, "terendah"), petunjuk, strict=True)}


def _terendah(teks: TeksSurvei, hasil: HasilSurvei) -> Iterator[str]:
    for ke in hasil.terendah:
        yield f"{teks.unsur[ke]} ({desimal(bulatkan(hasil.rata[ke]))})"


def _kinerja(teks: TeksSurvei, mutu: Mutu) -> str:
    return str(getattr(teks.mutu, mutu.name))
