"""Letters as issued, made by hand: what a signed report or notula asked, and what people answered."""

from __future__ import annotations

import datetime as dt

from tests.zi_model.bahan_sigi import kantor
from zi_model.batas_tertulis import baca_batas
from zi_model.daur_naskah import StatusNaskah
from zi_model.periode import Periode
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit, RekomendasiTerbit

TEKHUM = "Kepala Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum"


def rekomendasi(
    id_: str, *kewajiban: tuple[str, str], teks: str = "", batas: str = "30 April 2026", aturan: str = "serahkan"
) -> RekomendasiTerbit:
    """Return a row of an issued letter; its number is that of its id, its words those given, or ones of its own."""
    nomor = int(id_.rsplit("/", 1)[1])
    return RekomendasiTerbit(
        id=id_,
        nomor=nomor,
        teks=teks or f"Menyerahkan laporan butir {nomor} <sesuai> kesepakatan.",
        unit=TEKHUM,
        batas_teks=batas,
        batas=baca_batas(batas),
        kewajiban=tuple((kode, Periode.parse(periode)) for kode, periode in kewajiban),
        aturan=aturan if kewajiban else "",
    )


def laporan(periode: str, tanggal: str | None, *semua: RekomendasiTerbit, keadaan: str = "") -> NaskahTerbit:
    """Return an issued report; without a date it waits for one from SRIKANDI."""
    return _naskah("laporan-monev", periode, tanggal, semua, {"keadaan-sampai": keadaan} if keadaan else {})


def notula(periode: str, tanggal: str, *semua: RekomendasiTerbit, rapat: str = "monev") -> NaskahTerbit:
    """Return an issued notula."""
    return _naskah(f"notula-{rapat}", periode, tanggal, semua, {})


def _naskah(
    jenis: str, periode: str, tanggal: str | None, semua: tuple[RekomendasiTerbit, ...], isi: dict[str, str]
) -> NaskahTerbit:
    return NaskahTerbit(
        kunci=f"sigi/{periode}/{jenis}",
        jenis=jenis,
        periode=Periode.parse(periode),
        status=StatusNaskah.SIAP_TTD,
        nomor="7/PW.02-Lap/7210/2026" if tanggal else "",
        tanggal=dt.date.fromisoformat(tanggal) if tanggal else None,
        isi=isi,
        rekomendasi=semua,
    )


def jawaban(
    id_: str, hari: str, catatan: str = "Sudah dibahas.", bukti: str | None = None, oleh: str = "Sari"
) -> JawabanTindakLanjut:
    """Return what somebody answered at ten o'clock in the morning of a day."""
    saat = dt.datetime.combine(dt.date.fromisoformat(hari), dt.time(10), kantor().zona)
    return JawabanTindakLanjut(id_, saat, oleh, catatan, bukti)
