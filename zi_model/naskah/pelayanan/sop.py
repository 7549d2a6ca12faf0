"""SOP in the form of PermenPANRB 35/2012: the identity block on the first page, then the table of steps.

The office's wording (`sop/*.yaml`) gives steps and actors as general practice has them; dates, times
and names that only the office knows stay fill-ins. Number and effective date are filled when it is
made valid. A table of steps has a column per actor, two to six of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from zi_model.bahasa import isi_teks
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import ButirDasar, nama_berkas_aman, susun_hukum, tanggal_konsep
from zi_model.naskah.inti.naskah import (
    Gambar,
    Isi,
    Isian,
    KunciNaskah,
    Naskah,
    PenandaTangan,
    Teks,
    atau_isian,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.pelayanan import alir as alir_sop
from zi_model.naskah.pelayanan.alir import Arah, Garis, susun_alir
from zi_model.rencana import Baris
from zi_model.tahun_rencana import TahunRencana

PELAKSANA_PALING_BANYAK = 6
"""Columns for actors that still fit on a landscape page."""

Bentuk = Literal["mulai", "kegiatan", "keputusan", "selesai"]
"""What a step is in the flow: its symbol is a capsule, a box, a diamond, a capsule."""


class TeksLangkah(Data):
    """One step. `oleh` are actors; what is null only the office knows, and is printed as a fill-in.

    A decision goes on to the next step, or else to the step of the number `tidak_ke`; `ya` and `tidak` are the words
    on both branches.
    """

    uraian: str
    oleh: tuple[str, ...] = Field(min_length=1)
    bentuk: Bentuk = "kegiatan"
    kelengkapan: str | None
    waktu: str | None
    output: str | None
    keterangan: str = ""
    tidak_ke: int | None = None
    ya: str = "Ya"
    tidak: str = "Tidak"


class TeksSOP(Data):
    """The wording of one SOP; `penanda_tangan` is the post that makes it valid."""

    ISIAN: ClassVar[frozenset[str]] = frozenset({"satker", "singkatan", "tahun"})

    nama: str
    nama_berkas: str
    penanda_tangan: str
    mengingat: tuple[str, ...]
    kualifikasi: tuple[str, ...]
    keterkaitan: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: tuple[str, ...]
    pencatatan: tuple[str, ...]
    pelaksana: tuple[str, ...] = Field(min_length=2, max_length=PELAKSANA_PALING_BANYAK)
    langkah: tuple[TeksLangkah, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _periksa_pelaksana(self) -> Self:
        for ke, langkah in enumerate(self.langkah, start=1):
            for nama in langkah.oleh:
                if nama not in self.pelaksana:
                    raise ValueError(
                        f"langkah {ke}: pelaksana “{nama}” tidak ada dalam daftar pelaksana "
                        f"({', '.join(self.pelaksana)})"
                    )
            self._periksa_cabang(ke, langkah)
        return self

    def _periksa_cabang(self, ke: int, langkah: TeksLangkah) -> None:
        if langkah.tidak_ke is None:
            return
        if langkah.bentuk != "keputusan":
            raise ValueError(f"langkah {ke}: tidak_ke hanya untuk langkah berbentuk keputusan")
        if langkah.tidak_ke in {ke, ke + 1} or not 1 <= langkah.tidak_ke <= len(self.langkah):
            raise ValueError(
                f"langkah {ke}: tidak_ke menyebut langkah {langkah.tidak_ke}; sebutlah langkah lain dari 1 sampai "
                f"{len(self.langkah)} yang bukan langkah berikutnya"
            )


class Tanda(Isi):
    """What a step has in one actor's column: at most one of the symbols."""

    terminator: bool = False
    proses: bool = False
    keputusan: bool = False


class Langkah(Isi):
    """One step; `tanda` and `arah` have one entry per actor, `garis` are the lines of the flow (see `alir`)."""

    uraian: str
    tanda: tuple[Tanda, ...]
    arah: tuple[Arah, ...]
    garis: Garis
    kelengkapan: Teks
    waktu: Teks
    output: Teks
    keterangan: str


class IsiSOP(Isi):
    """What the template of an SOP may name."""

    kop: tuple[str, ...]
    logo: Gambar | Isian | None
    nomor: Teks
    tanggal_pembuatan: Teks
    tanggal_revisi: Teks
    tanggal_efektif: Teks
    penanda_tangan: PenandaTangan
    unit: str
    nama: str
    dasar: tuple[ButirDasar, ...]
    kualifikasi: tuple[str, ...]
    keterkaitan: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: tuple[str, ...]
    pencatatan: tuple[str, ...]
    pelaksana: tuple[str, ...]
    langkah: tuple[Langkah, ...]


def susun_sop(tahun: TahunRencana, nama: str, per: dt.date) -> tuple[Naskah, ...]:
    """Return the draft of one SOP of the plan's year; `nama` is its text's (`sop/pengaduan`).

    Raises:
        DasarTidakBerlaku: when a reference was not in force then.
        KeyError: for an unknown text, post or reference, which a plan that loaded without problems
            never has.

    """
    teks = tahun.kantor.teks.ambil(nama, TeksSOP)
    periode = tahun.periode
    nilai = {"satker": tahun.kantor.satker.nama, "singkatan": tahun.kantor.satker.singkatan, "tahun": periode.tahun}

    def isi_semua(daftar: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(isi_teks(t, nilai) for t in daftar)

    tanggal = tanggal_konsep(tahun, per, sesudah_rencana=True)
    baris = [b for b in tahun.rencana.baris if b.indikator.naskah == nama]
    sebutan = isi_teks(teks.nama, nilai)
    kop = susun_kop(tahun.kantor.satker)
    isi = IsiSOP(
        kop=kop.baris,
        logo=kop.logo,
        nomor=susun_nomor(tahun.kantor.satker, "sop", nama, periode.tahun, tahun.unit_naskah(nama)),
        tanggal_pembuatan=Isian(tag="tanggal-pembuatan", petunjuk="tanggal pembuatan"),
        tanggal_revisi=Isian(tag="tanggal-revisi", petunjuk="tanggal revisi, atau tanda – bila belum pernah"),
        tanggal_efektif=Isian(tag="tanggal", petunjuk="tanggal efektif"),
        penanda_tangan=susun_penanda_tangan(tahun.kantor, teks.penanda_tangan, tanggal),
        unit="\n".join(_unit(tahun.kantor, b).upper() for b in baris),
        nama=sebutan,
        dasar=tuple(susun_hukum(tahun.kantor, nama, teks.mengingat, tanggal)),
        kualifikasi=isi_semua(teks.kualifikasi),
        keterkaitan=isi_semua(teks.keterkaitan),
        peralatan=isi_semua(teks.peralatan),
        peringatan=isi_semua(teks.peringatan),
        pencatatan=isi_semua(teks.pencatatan),
        pelaksana=teks.pelaksana,
        langkah=tuple(_susun_langkah(teks, nilai)),
    )
    naskah = Naskah(
        kunci=KunciNaskah(tahun.kantor.satker.kode, "sop", nama.removeprefix("sop/"), periode),
        perihal=f"SOP {sebutan}",
        templat="sop.docx",
        nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, nilai)),
        keluarga="surat",
        isi=isi,
        kode=tuple(b.kode for b in baris),
        unit=tahun.unit_naskah(nama),
    )
    return (naskah,)


def _unit(kantor: Kantor, baris: Baris) -> str:
    return kantor.satker.unit_menurut_kode(baris.indikator.penanggung_jawab.unit).nama


def _susun_langkah(teks: TeksSOP, nilai: Mapping[str, object]) -> Iterator[Langkah]:
    """Yield the steps with the lines between them."""
    alir = susun_alir(
        [
            alir_sop.Langkah(
                kolom=tuple(ke for ke, nama in enumerate(teks.pelaksana) if nama in satu.oleh),
                selesai=satu.bentuk == "selesai",
                ke=None if satu.tidak_ke is None else satu.tidak_ke - 1,
                ya=satu.ya,
                tidak=satu.tidak,
            )
            for satu in teks.langkah
        ],
        len(teks.pelaksana),
    )
    for ke, (satu, (garis, arah)) in enumerate(zip(teks.langkah, alir, strict=True), start=1):
        yield _langkah(ke, satu, teks.pelaksana, nilai, garis, arah)


def _langkah(
    ke: int,
    teks: TeksLangkah,
    pelaksana: tuple[str, ...],
    nilai: Mapping[str, object],
    garis: Garis,
    arah: tuple[Arah, ...],
) -> Langkah:
    tanda = Tanda(
        terminator=teks.bentuk in {"mulai", "selesai"},
        proses=teks.bentuk == "kegiatan",
        keputusan=teks.bentuk == "keputusan",
    )

    def mutu(tertulis: str | None, sebutan: str) -> Teks:
        diisi = None if tertulis is None else isi_teks(tertulis, nilai)
        return atau_isian(diisi, f"{sebutan}-{ke}", sebutan)

    return Langkah(
        uraian=isi_teks(teks.uraian, nilai),
        tanda=tuple(tanda if nama in teks.oleh else Tanda() for nama in pelaksana),
        arah=arah,
        garis=garis,
        kelengkapan=mutu(teks.kelengkapan, "kelengkapan"),
        waktu=mutu(teks.waktu, "waktu"),
        output=mutu(teks.output, "output"),
        keterangan=isi_teks(teks.keterangan, nilai),
    )
