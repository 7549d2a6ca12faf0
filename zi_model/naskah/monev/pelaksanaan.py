"""Bab II of the monev report: each obligation of the quarter in the table of its component."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from zi_model.bahasa import isi_teks, tanggal_panjang, tanggal_pendek
from zi_model.naskah.inti.bagian import kapital, kutip, nilai_rekap
from zi_model.naskah.inti.naskah import Teks, baca_miring, rangkai
from zi_model.naskah.monev.capaian import sebut_persen
from zi_model.naskah.monev.isi import BagianAspek, BagianKomponen, BarisPelaksanaan, TeksPelaksanaan
from zi_model.naskah.monev.keadaan import LAPORAN_INI, KeadaanTriwulan, Sebutan
from zi_model.naskah.monev.penyebab import Catatan
from zi_model.rencana import Aspek
from zi_model.status import HasilStatus, hitung_rekap

_CATATAN_PENDEK = 160
"""A remark of at most so many characters is printed in its cell; a longer one only in Bab III."""
_TARGET = re.compile(r"(\d+)\s*(?:\([^)]*\))?\s*(\S.*)", re.ASCII)


def susun_bagian_komponen(
    keadaan: KeadaanTriwulan, catatan: Mapping[Sebutan, Catatan], teks: TeksPelaksanaan, umum: Mapping[str, str]
) -> tuple[BagianKomponen, ...]:
    """Return the chapter, one part per component of the plan.

    `catatan` are the units' remarks by row and period, each with its number in Bab III.
    """
    hasil = []
    for nomor, komponen in enumerate(keadaan.bahan.tahun.rencana.komponen, start=1):
        punya = [h for h in keadaan.status if h.kewajiban.baris.nomor_komponen == nomor]
        rekap = hitung_rekap(punya, keadaan.periode)
        pola = teks.pengantar if rekap.jatuh_tempo else teks.tanpa_jatuh_tempo if punya else teks.tanpa_kewajiban
        persen = sebut_persen(rekap.terpenuhi, rekap.jatuh_tempo)
        nilai = {**umum, **nilai_rekap(rekap), "komponen": komponen.nama, "persen": persen}
        aspek = groupby(punya, key=lambda h: id(h.kewajiban.baris.aspek))
        hasil.append(
            BagianKomponen(
                huruf=chr(ord("A") + nomor - 1),
                nama=komponen.nama,
                pengantar=isi_teks(pola, nilai),
                aspek=tuple(_aspek(list(isi), catatan, keadaan, teks) for _, isi in aspek),
            )
        )
    return tuple(hasil)


def _aspek(
    status: Sequence[HasilStatus],
    catatan: Mapping[Sebutan, Catatan],
    keadaan: KeadaanTriwulan,
    teks: TeksPelaksanaan,
) -> BagianAspek:
    aspek: Aspek = status[0].kewajiban.baris.aspek
    return BagianAspek(
        nama=baca_miring(f"{aspek.label} {aspek.nama}".strip()),
        baris=tuple(_baris(h, catatan.get((h.kewajiban.kode, h.kewajiban.periode)), keadaan, teks) for h in status),
    )


def _baris(
    hasil: HasilStatus, catatan: Catatan | None, keadaan: KeadaanTriwulan, teks: TeksPelaksanaan
) -> BarisPelaksanaan:
    kewajiban = hasil.kewajiban
    indikator = kewajiban.baris.indikator.rapi
    return BarisPelaksanaan(
        kode=kewajiban.kode,
        kegiatan=baca_miring(kewajiban.baris.aksi.nama),
        indikator=baca_miring(indikator.nama),
        target=(
            indikator.target_capaian,
            indikator.target_waktu,
            isi_teks(teks.jatuh_tempo, {"tanggal": tanggal_pendek(kewajiban.jatuh_tempo)}),
        ),
        realisasi="\n".join(_realisasi(hasil, keadaan, teks)),
        bukti=tuple(_bukti(hasil, keadaan, teks)),
        status=hasil.status.nama,
        keterangan=tuple(_keterangan(hasil, catatan, teks)),
    )


def _realisasi(hasil: HasilStatus, keadaan: KeadaanTriwulan, teks: TeksPelaksanaan) -> Iterable[str]:
    """Yield what is done in the unit of the target, and how many of the proofs are there.

    A target of as many as the row has times is the year's: it is counted over the year so far. Any other one is that of
    each time, and reached when the time's proofs are complete.
    """
    indikator = hasil.kewajiban.baris.indikator.rapi
    cocok = _TARGET.fullmatch(indikator.target_capaian.strip())
    if cocok:
        perlu = int(cocok[1])
        serupa = [h for h in keadaan.setahun if h.kewajiban.kode == hasil.kewajiban.kode]
        ada = sum(h.status.lengkap for h in serupa) if len(serupa) == perlu else perlu * hasil.status.lengkap
        yield isi_teks(teks.realisasi_target, {"ada": ada, "perlu": perlu, "satuan": cocok[2].lower()})
    yield isi_teks(teks.realisasi, {"ada": len(hasil.dihitung), "perlu": len(indikator.kebutuhan)})


def _bukti(hasil: HasilStatus, keadaan: KeadaanTriwulan, teks: TeksPelaksanaan) -> Iterable[Teks]:
    """Yield the files that count, each with the proof that it is and its arrival, and how many others there are."""
    for kebutuhan, berkas in hasil.dihitung:
        if berkas.berkas == LAPORAN_INI:
            yield isi_teks(teks.bukti_laporan_ini, {"bukti": kapital(str(kebutuhan))})
            continue
        tanggal = tanggal_panjang(berkas.diterima.astimezone(keadaan.bahan.kantor.zona).date())
        nilai: dict[str, Teks | int] = {
            "bukti": kapital(str(kebutuhan)),
            "berkas": kutip(berkas.nama),
            "tanggal": tanggal,
        }
        yield rangkai(teks.bukti, nilai)
    if hasil.lain:
        yield isi_teks(teks.bukti_lain, {"jumlah": len(hasil.lain)})
    if not hasil.dihitung and not hasil.lain:
        yield teks.tanpa_bukti


def _keterangan(hasil: HasilStatus, catatan: Catatan | None, teks: TeksPelaksanaan) -> Iterable[Teks]:
    """Yield why the state is what it is, and the unit's remark.

    What is wrong with a file is told to its unit, which mends it, and never stands in a report that is signed.
    """
    sendiri = any(berkas.berkas == LAPORAN_INI for _, berkas in hasil.dihitung)
    yield teks.laporan_ini if sendiri and hasil.status.lengkap else hasil.alasan
    if catatan is None:
        return
    if len(catatan.teks) <= _CATATAN_PENDEK:
        yield rangkai(teks.catatan, {"catatan": kutip(catatan.teks)})
    else:
        yield isi_teks(teks.catatan_panjang, {"nomor": catatan.nomor})
