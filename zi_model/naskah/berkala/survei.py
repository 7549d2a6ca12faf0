"""What a report tells of the satisfaction survey: who answered, the nine unsur, the index.

All figures come from the answers in the evidence folder (`zi_model.survei`); while there are none,
the same tables stand there with fill-ins.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zi_model.bahasa import angka_dan_kata, desimal
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.berkala.isi import BagianKhusus, TeksKolom, TeksLaporanBerkala, TeksSurvei
from zi_model.naskah.berkala.tabel import Subjek, nomori, susun_sel
from zi_model.naskah.inti.bagian import kutip
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isian, Teks
from zi_model.naskah.inti.tulis import Nilai, tulis
from zi_model.survei import NASKAH_SURVEI, HasilSurvei, Mutu, bulatkan, konversi, nilai_mutu

_ANGKA = ("responden", "ikm", "mutu", "kinerja")
"""The figures of a survey as sentences name them, in the order of their prompts."""


def survei_periode(bahan: Bahan, kewajiban: Kewajiban) -> HasilSurvei | None:
    """Return the survey of an obligation's period, whichever row of the plan it belongs to; None without answers."""
    baris = (b for b in bahan.tahun.rencana.baris if b.indikator.naskah == NASKAH_SURVEI)
    kode = next((b.kode for b in baris), "")
    return (bahan.survei or {}).get((kode, kewajiban.periode))


def susun_unsur_terendah(bahan: Bahan, hasil: HasilSurvei | None) -> list[Teks]:
    """Return the lowest unsur of a survey with their means: `Waktu Penyelesaian (2,91)`."""
    laporan = bahan.kantor.teks.get(NASKAH_SURVEI)
    if hasil is None or not isinstance(laporan, TeksLaporanBerkala) or laporan.survei is None:
        return []
    return list(_terendah(laporan.survei, hasil))


def susun_bagian_survei(teks: TeksSurvei, hasil: HasilSurvei | None, nilai: Nilai) -> Iterator[BagianKhusus]:
    """Yield the sections on a survey: respondents (if the answers tell), the unsur with the index, its classes."""
    if hasil is not None:
        for nama in hasil.karakteristik:
            yield _karakteristik(teks, hasil, nama, nilai)
    yield _unsur(teks, hasil, nilai)
    yield BagianKhusus(
        judul=tulis(teks.kategori.judul, nilai),
        pengantar=tulis(teks.kategori.pengantar, nilai),
        kolom=teks.kategori.kolom,
        baris=nomori((m.name, " – ".join(map(desimal, m.batas)), _kinerja(teks, m)) for m in Mutu),
    )


def _karakteristik(teks: TeksSurvei, hasil: HasilSurvei, nama: str, nilai: Nilai) -> BagianKhusus:
    """Return the table of one thing that respondents are, in the words of the answers."""
    return BagianKhusus(
        judul=tulis(teks.karakteristik.judul, {**nilai, "ciri": nama.title()}),
        pengantar=tulis(teks.karakteristik.pengantar, {**nilai, "ciri": nama}),
        kolom=teks.karakteristik.kolom,
        baris=nomori(
            (
                kutip(sebutan) if sebutan else teks.karakteristik.tidak_diisi,
                str(banyak),
                desimal(bulatkan(Fraction(100 * banyak, hasil.responden))),
            )
            for sebutan, banyak in hasil.karakteristik[nama]
        ),
    )


def _unsur(teks: TeksSurvei, hasil: HasilSurvei | None, nilai: Nilai) -> BagianKhusus:
    """Return the table of the nine unsur, with the index and the lowest ones after it."""
    isi = {**nilai, **(_angka_isian(teks) if hasil is None else _angka(teks, hasil))}
    kalimat = [teks.nilai.ikm]
    if hasil is None or hasil.terendah:
        kalimat.append(teks.nilai.terendah)
    return BagianKhusus(
        judul=tulis(teks.nilai.judul, nilai),
        pengantar=tulis(teks.nilai.pengantar, nilai),
        kolom=teks.nilai.kolom,
        baris=nomori(_sel_isian(teks) if hasil is None else _sel_unsur(teks, hasil)),
        penutup=tuple(tulis(pola, isi) for pola in kalimat),
    )


def _sel_unsur(teks: TeksSurvei, hasil: HasilSurvei) -> Iterator[tuple[Teks, ...]]:
    for unsur, rata in zip(teks.unsur, hasil.rata, strict=True):
        nilai = konversi(rata)
        mutu = nilai_mutu(nilai)
        yield unsur, desimal(bulatkan(rata)), desimal(nilai), f"{mutu.name} ({_kinerja(teks, mutu)})"


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
