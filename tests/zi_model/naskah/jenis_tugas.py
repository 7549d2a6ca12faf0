"""A kind of letter that the program does not have, as somebody who adds one writes it: wording, content, composer.

It borrows the form of the nota dinas; the recipe is docs/menambah-naskah.md.
"""

from __future__ import annotations

from typing import ClassVar

from zi_model.bahasa import isi_teks
from zi_model.data import Data
from zi_model.kewajiban import Kewajiban
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.inti.bagian import UMUM, nama_berkas_aman, nilai_umum
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import Isian, KunciNaskah, Naskah, susun_kop, susun_nomor, susun_penanda_tangan
from zi_model.naskah.jenis import JenisNaskah, Kapan, Surat
from zi_model.naskah.surat.nota_dinas import IsiNotaDinas

NAMA = "surat-tugas/monitoring"
TEMPLAT = "surat-tugas.docx"
TEKS = """\
penanda_tangan: sekretaris
perihal: Surat Tugas {periode}
kepada: Kasubbag {satker}
"""


class TeksSuratTugas(Data):
    """What the letter says."""

    ISIAN: ClassVar[frozenset[str]] = frozenset(UMUM)

    penanda_tangan: str
    perihal: str
    kepada: str


class IsiSuratTugas(IsiNotaDinas):
    """What its template may name."""


def susun_surat_tugas(bahan: Bahan, kewajiban: Kewajiban, nama: str) -> Naskah:
    """Return the letter that an obligation calls for."""
    kantor, tanggal = bahan.kantor, sesudah(kewajiban.jendela)
    teks = kantor.teks.ambil(nama, TeksSuratTugas)
    nilai = nilai_umum(kantor.satker, kewajiban.jendela)
    perihal = isi_teks(teks.perihal, nilai)
    return Naskah(
        kunci=KunciNaskah(kantor.satker.kode, bentuk_kunci(nama), "", kewajiban.periode),
        perihal=perihal,
        templat=TEMPLAT,
        nama_berkas=nama_berkas_aman(perihal),
        keluarga="surat",
        isi=IsiSuratTugas(
            kop=susun_kop(kantor.satker),
            nomor=susun_nomor(kantor.satker, "surat-tugas", nama, tanggal.year),
            kepada=isi_teks(teks.kepada, nilai),
            dari="Sekretaris",
            tembusan="–",
            tanggal=Isian(tag="tanggal", petunjuk="tanggal"),
            sifat="Biasa",
            lampiran="–",
            hal=perihal,
            pembuka="Dengan ini ditugaskan.",
            daftar=(),
            permintaan="Agar dilaksanakan.",
            penutup="Demikian.",
            penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
        ),
        kode=(kewajiban.kode,),
    )


_DI = "tests.zi_model.naskah.jenis_tugas"
SURAT_TUGAS = JenisNaskah(
    nama="surat-tugas/*",
    teks_di=f"{_DI}:TeksSuratTugas",
    surat=(Surat("surat-tugas-*", f"{_DI}:IsiSuratTugas", TEMPLAT, pencacah="surat-tugas"),),
    kapan=Kapan.KEWAJIBAN,
    susun_di=f"{_DI}:susun_surat_tugas",
)
"""Its row."""
