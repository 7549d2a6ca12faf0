"""Maklumat Pelayanan: the office's public promise to keep to its standards of service, on one page.

Its wording is that of PermenPANRB 15/2014; it hangs where the public is served, so the page is
large and framed, and bears no number.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from zi_model.bahasa import isi_teks
from zi_model.data import Data
from zi_model.naskah.inti.bagian import nama_berkas_aman, susun_tempat_tanggal, tanggal_konsep
from zi_model.naskah.inti.naskah import (
    Isi,
    KopSurat,
    KunciNaskah,
    Naskah,
    PenandaTangan,
    Teks,
    susun_kop,
    susun_penanda_tangan,
)
from zi_model.tahun_rencana import TahunRencana


class TeksMaklumat(Data):
    """What the maklumat promises; `penanda_tangan` is the post that signs."""

    ISIAN: ClassVar[frozenset[str]] = frozenset({"satker", "singkatan", "tahun"})

    judul: str
    nama_berkas: str
    penanda_tangan: str
    janji: str


class IsiMaklumat(Isi):
    """What the template of the maklumat may name."""

    kop: KopSurat
    judul: str
    janji: str
    tempat_tanggal: Teks
    penanda_tangan: PenandaTangan


def susun_maklumat(tahun: TahunRencana, nama: str, per: dt.date) -> tuple[Naskah, ...]:
    """Return the draft of one maklumat of the plan's year; `nama` is its text's (`maklumat/pelayanan`).

    Raises:
        KeyError: for an unknown text or post, which a plan that loaded without problems never has.

    """
    teks = tahun.kantor.teks.ambil(nama, TeksMaklumat)
    periode = tahun.periode
    nilai = {"satker": tahun.kantor.satker.nama, "singkatan": tahun.kantor.satker.singkatan, "tahun": periode.tahun}
    judul = isi_teks(teks.judul, nilai)
    tanggal = tanggal_konsep(tahun, per, sesudah_rencana=True)
    isi = IsiMaklumat(
        kop=susun_kop(tahun.kantor.satker),
        judul=judul.upper(),
        janji=isi_teks(teks.janji, nilai),
        tempat_tanggal=susun_tempat_tanggal(tahun.kantor.satker),
        penanda_tangan=susun_penanda_tangan(tahun.kantor, teks.penanda_tangan, tanggal),
    )
    naskah = Naskah(
        kunci=KunciNaskah(tahun.kantor.satker.kode, "maklumat", nama.removeprefix("maklumat/"), periode),
        perihal=judul,
        templat="maklumat.docx",
        nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, nilai)),
        keluarga="surat",
        isi=isi,
        kode=tahun.kode_naskah(nama),
        unit=tahun.unit_naskah(nama),
    )
    return (naskah,)
