"""Bab II of the monev report: each obligation of the quarter in the table of its component."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from zi_model.bahasa import isi_teks, tanggal_panjang, tanggal_pendek
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import kapital, kutip, nilai_rekap
from zi_model.naskah.inti.naskah import Teks, baca_miring, rangkai
from zi_model.naskah.monev.isi import BagianAspek, BagianKomponen, BarisPelaksanaan, TeksPelaksanaan
from zi_model.periode import Periode
from zi_model.rencana import Aspek
from zi_model.status import HasilStatus, hitung_rekap
from zi_model.tahun_rencana import TahunRencana

_CATATAN_PENDEK = 160
"""A remark of at most so many characters is printed in its cell; a longer one only in Bab III."""


def susun_bagian_komponen(
    tahun: TahunRencana,
    periode: Periode,
    status: Sequence[HasilStatus],
    catatan: Mapping[tuple[str, Periode], tuple[int, str]],
    teks: TeksPelaksanaan,
    umum: Mapping[str, str],
) -> tuple[BagianKomponen, ...]:
    """Return the chapter, one part per component of the plan.

    `catatan` are the units' remarks by row and period, each with its number in Bab III.
    """
    hasil = []
    for nomor, komponen in enumerate(tahun.rencana.komponen, start=1):
        punya = [h for h in status if h.kewajiban.baris.nomor_komponen == nomor]
        rekap = hitung_rekap(punya, periode)
        pola = teks.pengantar if rekap.jatuh_tempo else teks.tanpa_jatuh_tempo if punya else teks.tanpa_kewajiban
        nilai = {**umum, "komponen": komponen.nama, **nilai_rekap(rekap)}
        aspek = groupby(punya, key=lambda h: id(h.kewajiban.baris.aspek))
        hasil.append(
            BagianKomponen(
                huruf=chr(ord("A") + nomor - 1),
                nama=komponen.nama,
                pengantar=isi_teks(pola, nilai),
                aspek=tuple(_aspek(list(isi), catatan, tahun.kantor, teks) for _, isi in aspek),
            )
        )
    return tuple(hasil)


def _aspek(
    status: Sequence[HasilStatus],
    catatan: Mapping[tuple[str, Periode], tuple[int, str]],
    kantor: Kantor,
    teks: TeksPelaksanaan,
) -> BagianAspek:
    aspek: Aspek = status[0].kewajiban.baris.aspek
    return BagianAspek(
        nama=baca_miring(f"{aspek.label} {aspek.nama}".strip()),
        baris=tuple(_baris(h, catatan.get((h.kewajiban.kode, h.kewajiban.periode)), kantor, teks) for h in status),
    )


def _baris(
    hasil: HasilStatus, catatan: tuple[int, str] | None, kantor: Kantor, teks: TeksPelaksanaan
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
        realisasi=isi_teks(teks.realisasi, {"ada": len(hasil.dihitung), "perlu": len(indikator.kebutuhan)}),
        bukti=tuple(_bukti(hasil, kantor, teks)),
        status=hasil.status.nama,
        keterangan=tuple(_keterangan(hasil, catatan, teks)),
    )


def _bukti(hasil: HasilStatus, kantor: Kantor, teks: TeksPelaksanaan) -> Iterable[Teks]:
    """Yield the files that count, each with the proof that it is and its arrival, and how many others there are."""
    for kebutuhan, berkas in hasil.dihitung:
        tanggal = tanggal_panjang(berkas.diterima.astimezone(kantor.zona).date())
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


def _keterangan(hasil: HasilStatus, catatan: tuple[int, str] | None, teks: TeksPelaksanaan) -> Iterable[Teks]:
    """Yield why the state is what it is, and the unit's remark.

    What is wrong with a file is told to its unit, which mends it, and never stands in a report that is signed.
    """
    yield hasil.alasan
    if catatan is None:
        return
    nomor, isi = catatan
    if len(isi) <= _CATATAN_PENDEK:
        yield rangkai(teks.catatan, {"catatan": kutip(isi)})
    else:
        yield isi_teks(teks.catatan_panjang, {"nomor": nomor})
