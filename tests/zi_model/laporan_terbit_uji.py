"""A monev report as if it had been issued: what its controls and rows say, without Word between."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from zi_model.daur_naskah import StatusNaskah
from zi_model.naskah.inti.naskah import Isi, Kendali, Naskah
from zi_model.naskah.monev.isi import BarisRekomendasi, IsiLaporanMonev
from zi_model.periode import NAMA_BULAN, Periode
from zi_model.tag_rekomendasi import baca_tag
from zi_model.terbit import NaskahTerbit, RekomendasiTerbit

_TANGGAL = re.compile(r"(\d+) (\w+) (\d{4})")


def terbitkan(naskah: Naskah, nomor: str = "7", tanggal: dt.date | None = None) -> NaskahTerbit:
    """Return a report as issued exactly as it was drafted."""
    isi = naskah.isi
    assert isinstance(isi, IsiLaporanMonev)
    kendali: dict[str, str] = {}
    for satu in _kendali(isi):
        kendali.setdefault(satu.tag, satu.teks)
    periode = naskah.kunci.periode
    return NaskahTerbit(
        kunci=str(naskah.kunci),
        jenis=naskah.kunci.jenis,
        periode=periode,
        status=StatusNaskah.SIAP_TTD,
        nomor=nomor,
        tanggal=tanggal or periode.akhir + dt.timedelta(days=15),
        isi=kendali,
        rekomendasi=tuple(_baris(b, ke, periode) for ke, b in enumerate(isi.rekomendasi, start=1)),
    )


def _baris(b: BarisRekomendasi, ke: int, periode: Periode) -> RekomendasiTerbit:
    assert isinstance(b.nomor, Kendali)
    terbaca = baca_tag(b.nomor.tag, periode)
    assert terbaca is not None
    return RekomendasiTerbit(
        id=f"{periode}/{ke}",
        nomor=ke,
        teks=str(b.teks),
        unit=b.penanggung_jawab,
        batas_teks=b.batas,
        batas=baca_tanggal(b.batas),
        kewajiban=terbaca[1],
        aturan=terbaca[0],
    )


def baca_tanggal(teks: str) -> dt.date:
    """Return the day that a letter's words name."""
    cocok = _TANGGAL.fullmatch(teks)
    assert cocok
    return dt.date(int(cocok[3]), NAMA_BULAN.index(cocok[2]) + 1, int(cocok[1]))


def _kendali(nilai: Any) -> Iterator[Kendali]:
    if isinstance(nilai, Kendali):
        yield nilai
    elif isinstance(nilai, tuple):
        for satu in nilai:
            yield from _kendali(satu)
    elif isinstance(nilai, Isi):
        for nama in type(nilai).model_fields:
            yield from _kendali(getattr(nilai, nama))
