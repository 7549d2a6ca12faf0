"""The surat pengantar: the list of all letters of a period, handed over against a receipt.

It is drafted once nothing of the period is held back any more, and is a function of those letters:
drafted again with the same letters it is the same. The receiver's lines are written by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, ClassVar

from zi_model.bahasa import angka_dan_kata, isi_teks
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import KOSONG, UMUM, nama_berkas_aman, nama_ringkas, nilai_umum
from zi_model.naskah.inti.bahan import sesudah
from zi_model.naskah.inti.naskah import (
    Isi,
    Isian,
    Kendali,
    KopSurat,
    KunciNaskah,
    Naskah,
    PenandaTangan,
    Teks,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.rapat.undangan_terbit import perubahan_ke, subjek_perubahan
from zi_model.periode import Periode
from zi_model.pola import boleh

JENIS = "surat-pengantar"
"""Kind of the letter, and name of its text file."""
_DISEBUT = 3
"""So many rows of the plan are named one by one beside a letter; of more only their number."""

Pola = Annotated[str, boleh(*UMUM)]


class TeksSuratPengantar(Data):
    """The wording of the surat pengantar; `penanda_tangan` is the id of the post that sends it."""

    ISIAN: ClassVar[frozenset[str]] = frozenset({*UMUM, "kode", "jumlah"})

    penanda_tangan: str
    perihal: Pola
    nama_berkas: Pola
    judul: Pola
    yth: tuple[Pola, ...]
    di: Pola
    pengantar: Pola
    satuan: Annotated[str, boleh("jumlah")]
    indikator: Annotated[str, boleh("kode")]
    banyak_indikator: Annotated[str, boleh("jumlah")]
    seluruhnya: Annotated[str, boleh("jumlah")]
    penutup: Pola
    pengirim: str
    penerima: str
    diterima: str
    isian_penerima: tuple[str, ...]


class BarisPengantar(Isi):
    """One letter of the list."""

    naskah: str
    banyaknya: str
    keterangan: str


class IsiSuratPengantar(Isi):
    """What the template may name; `isian_penerima` are the labels of lines that the receiver fills by hand."""

    kop: KopSurat
    tempat: Teks
    tanggal: Teks
    yth: tuple[str, ...]
    di: str
    judul: str
    nomor: Teks
    pengantar: str
    baris: tuple[BarisPengantar, ...]
    seluruhnya: str
    penutup: str
    diterima: str
    penerima: str
    isian_penerima: tuple[str, ...]
    pengirim: str
    penanda_tangan: PenandaTangan


def susun_surat_pengantar(kantor: Kantor, periode: Periode, naskah: Sequence[Naskah]) -> list[Naskah]:
    """Return the letter that hands over a period's letters; nothing when there are none.

    They stand in the order of their file names, as in the folder. Files that are no letters (appointments
    for calendars) are not listed. An undangan that was changed after it was issued is no longer drafted, and is listed
    all the same: who compares the days of a packet needs both.

    Raises:
        KeyError: when the office has no text for it, or nobody holds the post that signs.

    """
    surat = sorted(_seluruhnya(naskah), key=lambda n: n.nama_berkas)
    if not surat:
        return []
    teks = kantor.teks.ambil(JENIS, TeksSuratPengantar)
    nilai = nilai_umum(kantor.satker, periode)
    tanggal = sesudah(periode)
    isi = IsiSuratPengantar(
        kop=susun_kop(kantor.satker),
        tempat=Kendali(tag="tempat", teks=kantor.satker.tempat),
        tanggal=Isian(tag="tanggal", petunjuk="tanggal"),
        yth=tuple(isi_teks(t, nilai) for t in teks.yth),
        di=isi_teks(teks.di, nilai),
        judul=isi_teks(teks.judul, nilai),
        nomor=susun_nomor(kantor.satker, JENIS, JENIS, tanggal.year),
        pengantar=isi_teks(teks.pengantar, nilai),
        baris=tuple(_baris(teks, n) for n in surat),
        seluruhnya=isi_teks(teks.seluruhnya, {"jumlah": angka_dan_kata(len(surat))}),
        penutup=isi_teks(teks.penutup, nilai),
        diterima=teks.diterima,
        penerima=teks.penerima,
        isian_penerima=teks.isian_penerima,
        pengirim=teks.pengirim,
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
    )
    return [
        Naskah(
            kunci=KunciNaskah(kantor.satker.kode, JENIS, "", periode),
            perihal=isi_teks(teks.perihal, nilai),
            templat="surat-pengantar.docx",
            nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, nilai | {"periode": nama_ringkas(periode)})),
            keluarga="surat",
            isi=isi,
        )
    ]


def _seluruhnya(naskah: Sequence[Naskah]) -> list[Naskah]:
    """Return the letters among files, and beside an undangan that changes others those that it changes."""
    surat = {n.kunci: n for n in naskah if n.akhiran == ".docx"}
    for n in list(surat.values()):
        for ke in range(perubahan_ke(str(n.kunci))):
            kunci = replace(n.kunci, subjek=subjek_perubahan(ke))
            perihal = n.perihal if ke else n.perihal.replace("Undangan Perubahan", "Undangan", 1)
            berkas = n.nama_berkas.partition(" (Perubahan")[0] + (f" (Perubahan {ke})" if ke else "")
            surat.setdefault(kunci, replace(n, kunci=kunci, perihal=perihal, nama_berkas=berkas))
    return list(surat.values())


def _baris(teks: TeksSuratPengantar, naskah: Naskah) -> BarisPengantar:
    return BarisPengantar(
        naskah=naskah.perihal,
        banyaknya=isi_teks(teks.satuan, {"jumlah": angka_dan_kata(1)}),
        keterangan=_keterangan(teks, naskah.kode),
    )


def _keterangan(teks: TeksSuratPengantar, kode: Sequence[str]) -> str:
    """Return which rows of the plan a letter serves."""
    if len(kode) > _DISEBUT:
        return isi_teks(teks.banyak_indikator, {"jumlah": angka_dan_kata(len(kode))})
    return isi_teks(teks.indikator, {"kode": ", ".join(kode)}) if kode else KOSONG
