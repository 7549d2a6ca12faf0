"""Keeping what a letter says when it is issued: with the step that issues it, in the same transaction.

A letter is issued when it is ready to be signed. An invitation binds those who read it from its number on, if that
comes first, and stays issued while it is opened again with that number. What was ready before this version of the
program is read when the next command looks, from the very file that was declared ready; where that is gone, nothing is
known of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku, terbit
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import Kejadian, catat, kejadian_naskah
from tata_usaha.dasar import berkas
from tata_usaha.konsep.baca_terbit import BarisMeminta, IsiTerbaca, baca_terbit
from tata_usaha.konsep.sisa import UKURAN_MAKS
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.daur_naskah import StatusNaskah
from zi_model.id_rekomendasi import beri_id, beri_nomor
from zi_model.periode import JenisPeriode, Periode, PeriodeTidakSah
from zi_model.terbit import RekomendasiTerbit

DIBACA = "DIBACA"
"""The event of a letter that was issued before anything was kept of it, and is read now."""
BERAKHIR = "ISI_BERAKHIR"
"""The event of a letter of which what was kept was not right, and is quoted no more."""
_UNDANGAN = "undangan"


def sejak_bernomor(jenis: str) -> bool:
    """Tell whether a kind of letter, as keys have it, is issued from its number on."""
    return jenis.partition("-")[0] == _UNDANGAN


def periode_naskah(entri: EntriAgenda) -> Periode:
    """Return the period of a letter; of one that nobody can read, the year in which nothing is owed."""
    try:
        return Periode.parse(entri.periode)
    except PeriodeTidakSah:
        return Periode(1000, JenisPeriode.TAHUN)


def susun_isi(sambungan: Connection, entri: EntriAgenda, terbaca: IsiTerbaca) -> str:
    """Return what is to be kept of a letter; its recommendations keep the names that they had."""
    lama = [r for c in terbit.riwayat_terbit(sambungan, entri.kunci) for r in c.rekomendasi]
    dijawab = {j.id for j in terbit.muat_jawaban(sambungan, entri.satker)}
    baris = beri_id(entri.kunci, susun_rekomendasi(terbaca.baris), lama, dijawab)
    return terbit.tulis_isi(terbaca.isi, terbaca.nomor, baris)


def susun_rekomendasi(baris: Iterable[BarisMeminta]) -> list[RekomendasiTerbit]:
    """Return the rows of a letter as recommendations that have no name yet."""
    semua = list(baris)
    return [
        RekomendasiTerbit("", nomor, b.teks, b.unit, b.batas_teks, b.batas, b.kewajiban, b.aturan)
        for nomor, b in zip(beri_nomor([b.nomor for b in semua]), semua, strict=True)
    ]


def catat_terbit(
    sambungan: Connection, entri: EntriAgenda, terbaca: IsiTerbaca, sha256: str, sejak: dt.datetime
) -> dict[str, str | int | None]:
    """Keep what a letter says in a file of this SHA-256; return what its event tells of that."""
    isi = susun_isi(sambungan, entri, terbaca)
    terbit.simpan(sambungan, entri.kunci, sejak, sha256, isi)
    rincian: dict[str, str | int | None] = {terbit.SIDIK: terbit.sidik_isi(isi)}
    return rincian | ({"rekomendasi": len(terbaca.baris)} if terbaca.baris else {})


def masih_terbit(entri: EntriAgenda) -> bool:
    """Tell whether a letter is issued: ready or more, or an invitation that has its number."""
    if entri.status.value in terbit.SIAP_ATAU_LEBIH:
        return True
    return entri.status is StatusNaskah.KONSEP and entri.nomor is not None and sejak_bernomor(entri.jenis)


def akhiri_terbit(sambungan: Connection, sesudah: EntriAgenda, sampai: dt.datetime) -> dict[str, str | int | None]:
    """Let no later letter quote one that is issued no more; return what its event tells of that."""
    if masih_terbit(sesudah) or not terbit.akhiri(sambungan, sesudah.kunci, sampai):
        return {}
    return {terbit.SIDIK: ""}


def lengkapi_terbit(folder: Path, basis: BasisData, sekarang: dt.datetime) -> None:
    """Read what was issued while nothing was kept of it, from the files that were declared ready.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with basis.baca() as sambungan:
        belum = terbit.belum_dibaca(sambungan)
    for entri in belum:
        if (terbaca := baca_siap(folder, entri)) is not None:
            _catat_susulan(basis, entri, terbaca, sekarang)


def sidik_terbit(entri: EntriAgenda) -> str | None:
    """Return of which file a letter was issued: the one that is ready, of a numbered draft the one with the number."""
    return entri.sha256_tulis if entri.status is StatusNaskah.KONSEP else entri.sha256_siap


def baca_siap(folder: Path, entri: EntriAgenda) -> IsiTerbaca | None:
    """Return what the file of a letter says as it was issued; None when it is not there, or another by now."""
    tempat = folder / entri.berkas
    if tempat.suffix != ".docx":
        return None
    try:
        isi = berkas.baca(tempat, UKURAN_MAKS)
        if berkas.sha256(isi) != sidik_terbit(entri):
            return None
        return baca_terbit(baca_bagian(isi), periode_naskah(entri))
    except (OSError, berkas.BerkasTakWajar, PaketAsing):
        return None


@diulang
def _catat_susulan(basis: BasisData, entri: EntriAgenda, terbaca: IsiTerbaca, sekarang: dt.datetime) -> None:
    with basis.transaksi(entri.satker) as sambungan:
        if buku.cari(sambungan, entri.kunci) != entri or entri not in terbit.belum_dibaca(sambungan):
            return  # somebody else went on with it, or has read it
        sejak = _saat_siap(kejadian_naskah(sambungan, entri.kunci)) or entri.sejak or sekarang
        rincian = catat_terbit(sambungan, entri, terbaca, str(entri.sha256_siap), sejak)
        catat(sambungan, entri.kunci, DIBACA, {**rincian, "sha256": entri.sha256_siap}, sekarang)


def _saat_siap(kejadian: Iterable[Kejadian]) -> dt.datetime | None:
    return next(_siap_terakhir(reversed(list(kejadian))), None)


def _siap_terakhir(kejadian: Iterable[Kejadian]) -> Iterator[dt.datetime]:
    return (k.saat for k in kejadian if k.peristiwa == StatusNaskah.SIAP_TTD.value)
