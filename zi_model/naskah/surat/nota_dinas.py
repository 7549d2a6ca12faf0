"""The monthly reminder: a nota dinas to each unit that has something overdue or soon due.

It tells where things stood on the day after the month, by the evidence that had arrived then; so
a reminder that is drafted again later still says what was true on the day that it names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar

from zi_model.bahasa import angka_dan_kata, isi_teks, tanggal_panjang
from zi_model.bukti import Bukti
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.inti.bagian import NASKAH_LAPORAN, UMUM, kutip, nama_berkas_aman, nama_ringkas, nilai_umum
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import (
    Isi,
    Isian,
    Kendali,
    KopSurat,
    KunciNaskah,
    Naskah,
    PenandaTangan,
    Teks,
    jabatan_penanda_tangan,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.periode import JenisPeriode, Periode
from zi_model.pola import boleh
from zi_model.satker import Unit
from zi_model.status import HasilStatus, StatusKewajiban
from zi_model.tag_rekomendasi import BATAS_DIMINTA
from zi_model.tahun_rencana import TahunRencana

NAMA = "nota-dinas/pengingat"
JENIS = bentuk_kunci(NAMA)
"""Kind of the letter."""
_BERKAS_MAKS = 10
"""So many files are named in a list; the others are counted."""
_UNIT = (*UMUM, "unit", "subbag", "posisi", "bulan_depan")

Pola = Annotated[str, boleh(*_UNIT)]
PolaJumlah = Annotated[str, boleh(*_UNIT, "jumlah")]
_Sebab = tuple[Kewajiban, Bukti, str]
"""A file that lies there for an obligation, and why it is named."""


class TeksNotaDinas(Data):
    """The wording of the reminder; `penanda_tangan` is the id of a post.

    Without `ditolak`, as in an office's own wording of an earlier version, files that are no evidence are not named;
    without `tercatat`, those of which the text looks wrong are not.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset({*_UNIT, "jumlah"})

    penanda_tangan: str
    perihal: Pola
    nama_berkas: Pola
    kepada_tanpa_pejabat: Pola
    tembusan: Pola
    sifat: Pola
    lampiran: Pola
    hal: Pola
    pembuka: Pola
    terlambat: PolaJumlah
    mendatang: PolaJumlah
    ditolak: PolaJumlah = ""
    ditolak_lain: PolaJumlah = ""
    tercatat: PolaJumlah = ""
    tercatat_lain: PolaJumlah = ""
    permintaan_keduanya: Pola
    permintaan_terlambat: Pola
    permintaan_mendatang: Pola
    penutup: Pola


class BarisPengingat(Isi):
    """One obligation that the unit is reminded of; the day until which it is asked for is a control."""

    nomor: int
    kode: str
    indikator: str
    periode: str
    kurang: str
    jatuh_tempo: Teks


class DaftarPengingat(Isi):
    """What is overdue, or what falls due soon, with the sentence before it."""

    pengantar: str
    baris: tuple[BarisPengingat, ...]


class BarisBerkas(Isi):
    """One file that the unit should look at: why, and what to do."""

    nomor: int
    kode: str
    periode: str
    berkas: Teks
    sebab: Teks


class DaftarBerkas(Isi):
    """Files to look at, with the sentence before them, and one after them about those that are not named ("": none)."""

    pengantar: str
    baris: tuple[BarisBerkas, ...]
    lain: str


class IsiNotaDinas(Isi):
    """The reminder to one unit."""

    kop: KopSurat
    nomor: Teks
    kepada: str
    dari: str
    tembusan: str
    tanggal: Isian
    sifat: str
    lampiran: str
    hal: str
    pembuka: str
    daftar: tuple[DaftarPengingat, ...]
    permintaan: str
    penutup: str
    penanda_tangan: PenandaTangan
    berkas: tuple[DaftarBerkas, ...] = ()


def susun_nota_dinas(bahan: Bahan, periode: Periode) -> list[Naskah]:
    """Return the reminders after a month: one per unit with something overdue or due by the end of the next month.

    What fell due between the month's end and the day of the run is not asked for any more: the next month's reminder
    tells what became of it.

    Raises:
        KeyError: when the office has no text for it, or nobody holds the post that signs.

    """
    hasil = []
    status = bahan.status(Periode(periode.tahun, JenisPeriode.TAHUN), sesudah(periode))
    for unit in bahan.kantor.satker.unit:
        punya = [h for h in status if h.kewajiban.unit == unit.kode and not h.status.lengkap]
        terlambat = [h for h in punya if h.status is StatusKewajiban.TERLAMBAT]
        belum = [h for h in punya if h not in terlambat and h.kewajiban.jatuh_tempo <= periode.berikut.akhir]
        mendatang = [h for h in belum if bahan.hari is None or bahan.hari <= h.kewajiban.batas]
        if terlambat or mendatang:
            tercatat = _tercatat([h for h in status if h.kewajiban.unit == unit.kode])
            hasil.append(_susun(bahan.tahun, periode, unit, terlambat, mendatang, tercatat))
    return hasil


def _susun(
    tahun: TahunRencana,
    periode: Periode,
    unit: Unit,
    terlambat: Sequence[HasilStatus],
    mendatang: Sequence[HasilStatus],
    tercatat: Sequence[_Sebab],
) -> Naskah:
    teks = tahun.kantor.teks.ambil(NAMA, TeksNotaDinas)
    tanggal = sesudah(periode)
    nilai = nilai_umum(tahun.kantor.satker, periode) | {
        "unit": unit.nama,
        "subbag": unit.singkatan,
        "posisi": tanggal_panjang(tanggal),
        "bulan_depan": periode.berikut.nama,
    }
    penanda_tangan = susun_penanda_tangan(tahun.kantor, teks.penanda_tangan, tanggal)
    pengirim = _sub_bagian_pengirim(tahun, teks.penanda_tangan, tanggal, unit)
    isi = IsiNotaDinas(
        kop=susun_kop(tahun.kantor.satker),
        nomor=susun_nomor(tahun.kantor.satker, "nota-dinas", NAMA, tanggal.year, pengirim),
        kepada=_kepala(tahun.kantor, unit, tanggal) or isi_teks(teks.kepada_tanpa_pejabat, nilai),
        dari=penanda_tangan.jabatan,
        tembusan=isi_teks(teks.tembusan, nilai),
        tanggal=Isian(tag="tanggal", petunjuk="tanggal"),
        sifat=isi_teks(teks.sifat, nilai),
        lampiran=isi_teks(teks.lampiran, nilai),
        hal=isi_teks(teks.hal, nilai),
        pembuka=isi_teks(teks.pembuka, nilai),
        daftar=tuple(
            _daftar(pola, isi, nilai) for pola, isi in ((teks.terlambat, terlambat), (teks.mendatang, mendatang)) if isi
        ),
        permintaan=isi_teks(_permintaan(teks, bool(terlambat), bool(mendatang)), nilai),
        penutup=isi_teks(teks.penutup, nilai),
        penanda_tangan=penanda_tangan,
        berkas=(
            *_daftar_berkas(teks.ditolak, teks.ditolak_lain, _ditolak((*terlambat, *mendatang)), nilai),
            *_daftar_berkas(teks.tercatat, teks.tercatat_lain, tercatat, nilai),
        ),
    )
    return Naskah(
        kunci=KunciNaskah(tahun.kantor.satker.kode, JENIS, unit.kode, periode),
        perihal=isi_teks(teks.perihal, nilai),
        templat="nota-dinas.docx",
        nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, nilai | {"periode": nama_ringkas(periode)})),
        keluarga="surat",
        isi=isi,
        kode=tuple(dict.fromkeys(h.kewajiban.kode for h in (*terlambat, *mendatang))),
        unit=pengirim,
    )


def _permintaan(teks: TeksNotaDinas, terlambat: bool, mendatang: bool) -> str:
    if terlambat and mendatang:
        return teks.permintaan_keduanya
    return teks.permintaan_terlambat if terlambat else teks.permintaan_mendatang


def _sub_bagian_pengirim(tahun: TahunRencana, id_jabatan: str, tanggal: dt.date, kepada: Unit) -> str:
    """Return the sub bagian whose letter a reminder is: its sender's.

    Who heads none (the Sekretaris) has no sub bagian's number, unless the office names the one that drafts them:
    that which answers for the monev report.
    """
    sendiri = tahun.kantor.pejabat.pemangku(id_jabatan, tanggal).unit
    if sendiri or tahun.kantor.satker.subbag_pimpinan is not None:
        return sendiri or ""
    return tahun.unit_naskah(NASKAH_LAPORAN) or kepada.kode


def _kepala(kantor: Kantor, unit: Unit, tanggal: dt.date) -> str | None:
    """Return the post that heads a unit on a day, None when no one is known to."""
    calon = [p for p in kantor.pejabat.pejabat if p.unit == unit.kode and p.menjabat(tanggal)]
    if not calon:
        return None
    return jabatan_penanda_tangan(kantor.pejabat.pemangku(calon[0].id, tanggal))


def _ditolak(status: Sequence[HasilStatus]) -> list[_Sebab]:
    """Return which files of the unit lie there and are no evidence: it believes that it has delivered them."""
    return [(h.kewajiban, b, b.alasan_ditolak) for h in status for b in h.ditolak]


def _tercatat(status: Sequence[HasilStatus]) -> list[_Sebab]:
    """Return which files count and yet ask for a look, by what their text says."""
    return [
        (h.kewajiban, b, "; ".join(b.catatan))
        for h in status
        for b in dict.fromkeys((*(b for _, b in h.dihitung), *h.lain))
        if b.catatan
    ]


def _daftar_berkas(
    pola: str, pola_lain: str, semua: Sequence[_Sebab], nilai: Mapping[str, str]
) -> Iterator[DaftarBerkas]:
    """Yield the files with their reasons; nothing without any, or without wording."""
    if not semua or not pola:
        return
    lain = len(semua) - _BERKAS_MAKS
    yield DaftarBerkas(
        pengantar=isi_teks(pola, {**nilai, "jumlah": angka_dan_kata(len(semua))}),
        baris=tuple(
            BarisBerkas(
                nomor=ke,
                kode=k.kode,
                periode=k.nama_waktu,
                berkas=kutip(b.nama),
                sebab=kutip(_kalimat(sebab)),
            )
            for ke, (k, b, sebab) in enumerate(semua[:_BERKAS_MAKS], start=1)
        ),
        lain=isi_teks(pola_lain, {**nilai, "jumlah": angka_dan_kata(lain)}) if lain > 0 else "",
    )


def _kalimat(alasan: str) -> str:
    """Return why a file is refused, and what to do about it, as sentences."""
    return " ".join(f"{satu[:1].upper()}{satu[1:]}." for satu in alasan.split("; ", 1))


def _daftar(pola: str, status: Sequence[HasilStatus], nilai: Mapping[str, str]) -> DaftarPengingat:
    return DaftarPengingat(
        pengantar=isi_teks(pola, {**nilai, "jumlah": angka_dan_kata(len(status))}),
        baris=tuple(
            BarisPengingat(
                nomor=ke,
                kode=h.kewajiban.kode,
                indikator=h.kewajiban.baris.indikator.nama_pendek,
                periode=h.kewajiban.nama_waktu,
                kurang=h.sebut_kurang,
                jatuh_tempo=_batas(h),
            )
            for ke, h in enumerate(status, start=1)
        ),
    )


def _batas(hasil: HasilStatus) -> Teks:
    """Return the last day of an obligation: what is over is quoted, what is still asked for is a control."""
    kewajiban, hari = hasil.kewajiban, tanggal_panjang(hasil.kewajiban.batas)
    if hasil.status is StatusKewajiban.TERLAMBAT:
        return hari
    return Kendali(tag=f"{BATAS_DIMINTA}{kewajiban.kode}.{kewajiban.periode}", teks=hari)
