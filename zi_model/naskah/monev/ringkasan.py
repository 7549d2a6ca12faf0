"""The ringkasan eksekutif: one page for leaders, of the figures and of what they have to decide.

At most five items, each only where somebody must decide something: what is overdue longest first, of two the one on
which more hangs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zi_model.bahasa import awali_kata, deret, isi_teks, terbilang
from zi_model.bukti import JenisBukti
from zi_model.naskah.inti.naskah import Kendali, Teks, rangkai
from zi_model.naskah.monev.belum import susun_berulang
from zi_model.naskah.monev.capaian import KENDALI_ANGKA, nilai_angka
from zi_model.naskah.monev.keadaan import KeadaanTriwulan
from zi_model.naskah.monev.teks_hasil import BUTIR_KOSONG, TeksRingkasan
from zi_model.status import HasilStatus
from zi_model.tindak_lanjut import LAPORAN, KeadaanRekomendasi, KeadaanTindakLanjut

BUTIR_MAKS = 5
_UNIT_PALING_SEDIKIT = 3
_SEBUT_MAKS = 3

Butir = tuple[int, int, str]
"""How many days overdue, how many obligations hang on it, the words."""


def susun_ringkasan(keadaan: KeadaanTriwulan, umum: Mapping[str, str], teks: TeksRingkasan) -> tuple[Teks, ...]:
    """Return its paragraphs: the figures as controls, and the arrears of earlier quarters."""
    angka = nilai_angka(keadaan)
    nilai: dict[str, Teks | int] = {**umum, **angka}
    nilai |= {nama: Kendali(tag=tag, teks=angka[nama]) for nama, tag in KENDALI_ANGKA.items()}
    if not keadaan.jatuh:
        pola = teks.tanpa_jatuh_tempo
    elif angka["terpenuhi"] == "0":
        pola = teks.belum_ada
    elif angka["tepat_waktu"] == "0":
        pola = teks.tepat_tiada
    else:
        pola = teks.tepat_semua if angka["terlambat"] == "0" else teks.capaian
    alinea: list[Teks] = [rangkai(pola, nilai)]
    if keadaan.tunggakan:
        alinea.append(isi_teks(teks.tunggakan, _kosong(umum) | {"jumlah": str(len(keadaan.tunggakan))}))
    return tuple(alinea)


def susun_butir(
    keadaan: KeadaanTriwulan, terbit: list[KeadaanRekomendasi], umum: Mapping[str, str], teks: TeksRingkasan
) -> tuple[str, ...]:
    """Return what leaders have to decide; `terbit` are the recommendations as issued, with what became of them."""
    semua = [
        *_keputusan(keadaan, umum, teks),
        *_unit(keadaan, umum, teks),
        *_berulang(keadaan, umum, teks),
        *_tindak_lanjut(keadaan, terbit, umum, teks),
    ]
    semua.sort(key=lambda butir: (-butir[0], -butir[1]))
    return tuple(awali_kata(kata) for _, _, kata in semua[:BUTIR_MAKS])


def _keputusan(keadaan: KeadaanTriwulan, umum: Mapping[str, str], teks: TeksRingkasan) -> Iterator[Butir]:
    """Yield the decrees that are missing: only the one who signs can mend that."""
    belum = [
        h
        for h in (*keadaan.tunggakan, *keadaan.belum)
        if any(JenisBukti.KEPUTUSAN in k.pilihan for k in h.kurang) and h.keputusan is None and _lewat(keadaan, h) > 0
    ]
    if not belum:
        return
    hari = max(_lewat(keadaan, h) for h in belum)
    nilai = _kosong(umum) | {
        "hari": str(hari),
        "hal": _daftar([h.kewajiban.baris.indikator.nama_pendek for h in belum]),
        "kode": belum[0].kewajiban.kode,
        "jumlah": str(len(belum)),
    }
    yield hari, len(belum), isi_teks(teks.keputusan if len(belum) == 1 else teks.keputusan_banyak, nilai)


def _unit(keadaan: KeadaanTriwulan, umum: Mapping[str, str], teks: TeksRingkasan) -> Iterator[Butir]:
    """Yield the unit that has at least half of what is missing in the quarter, where that is more than one or two."""
    semua = keadaan.belum
    for unit in keadaan.bahan.kantor.satker.unit:
        milik = [h for h in semua if h.kewajiban.unit == unit.kode]
        if len(milik) < _UNIT_PALING_SEDIKIT or 2 * len(milik) < len(semua):
            continue
        bukti = {str(k) for h in milik for k in h.kurang}
        nilai = _kosong(umum) | {
            "jumlah": str(len(milik)),
            "semua": str(len(semua)),
            "unit": unit.nama,
            "hal": deret(bukti),
        }
        pola = teks.unit_sejenis if len(bukti) == 1 else teks.unit
        yield max(0, *(_lewat(keadaan, h) for h in milik)), len(milik), isi_teks(pola, nilai)


def _berulang(keadaan: KeadaanTriwulan, umum: Mapping[str, str], teks: TeksRingkasan) -> Iterator[Butir]:
    """Yield what was not met in time most often on end."""
    for kali, isi in susun_berulang(keadaan)[:1]:
        hal = _daftar([h.kewajiban.baris.indikator.nama_pendek for h in isi])
        kode = _daftar([h.kewajiban.kode for h in isi])
        nilai = _kosong(umum) | {"hal": hal, "kode": kode, "kali": terbilang(kali)}
        yield max(0, *(_lewat(keadaan, h) for h in isi)), len(isi), isi_teks(teks.berulang, nilai)


def _tindak_lanjut(
    keadaan: KeadaanTriwulan, terbit: list[KeadaanRekomendasi], umum: Mapping[str, str], teks: TeksRingkasan
) -> Iterator[Butir]:
    """Yield how far the last report's recommendations are, and how many have been open into the third quarter."""
    lalu = [t for t in terbit if t.terbit.periode == keadaan.periode.sebelum and t.terbit.jenis == LAPORAN]
    terbuka = [t for t in lalu if t.keadaan.terbuka]
    lewat = [(keadaan.hari - t.rekomendasi.batas).days for t in terbuka if t.rekomendasi.batas]
    if terbuka:
        nilai = _kosong(umum) | {
            "semua": str(len(lalu)),
            "selesai": str(sum(t.keadaan.selesai for t in lalu)),
            "terbuka": str(len(terbuka)),
            "lalu": keadaan.periode.sebelum.nama,
        }
        pola = teks.tindak_lanjut if any(t.keadaan.selesai for t in lalu) else teks.tindak_lanjut_belum
        yield max(0, 0, *lewat), len(terbuka), isi_teks(pola, nilai)
    naik = [t for t in terbit if t.keadaan is KeadaanTindakLanjut.DIESKALASI]
    if naik:
        hari = [(keadaan.hari - t.rekomendasi.batas).days for t in naik if t.rekomendasi.batas]
        yield max(0, 0, *hari), len(naik), isi_teks(teks.eskalasi, _kosong(umum) | {"jumlah": str(len(naik))})


def _lewat(keadaan: KeadaanTriwulan, hasil: HasilStatus) -> int:
    return (keadaan.hari - hasil.kewajiban.batas).days


def _daftar(hal: list[str]) -> str:
    if len(hal) > _SEBUT_MAKS:
        hal = [*hal[: _SEBUT_MAKS - 1], f"{len(hal) - _SEBUT_MAKS + 1} lainnya"]
    return deret(hal)


def _kosong(umum: Mapping[str, str]) -> dict[str, str]:
    return {**BUTIR_KOSONG, **umum}
