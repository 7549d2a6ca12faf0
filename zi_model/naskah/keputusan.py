"""Keputusan that appoint a team: Menimbang, Mengingat, diktum, and the team in the Lampiran.

One content model and one template serve them all; what tells them apart is the office's wording
(`keputusan/*.yaml`) and the team (`pejabat.yaml`). The order of the parts is that of the office's
own Keputusan Nomor 12 Tahun 2026. Number and date stay open until it is signed.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pydantic import Field

from zi_model.bahasa import isi_teks
from zi_model.dasar import Data
from zi_model.kantor import Kantor
from zi_model.naskah.bagian import ButirDasar, nama_berkas_aman, susun_dasar
from zi_model.naskah.dasar import (
    Isi,
    Isian,
    KunciNaskah,
    Naskah,
    PenandaTangan,
    Teks,
    atau_isian,
    rangkai,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.pejabat import AnggotaTim
from zi_model.periode import JenisPeriode, Periode

DIKTUM = (
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
)
_HURUF = 26
"""Items are lettered a to z; what is beyond has no letter and is refused, never left out."""


class TeksDiktum(Data):
    """One diktum as the office words it; `butir` are its items a, b, c."""

    teks: str
    butir: tuple[str, ...] = Field(default=(), max_length=_HURUF)


class TeksRencana(Data):
    """How the decree that set the plan is cited: the last item of Mengingat."""

    ISIAN: ClassVar[frozenset[str]] = frozenset({"nomor", "tanggal", "tentang"})

    sebutan: str


class TeksLampiran(Data):
    """Heading of the Lampiran, and of its column for the seat in the team."""

    judul: str
    kedudukan: str


class TeksKeputusan(Data):
    """What one decree says. `tim` is the team it appoints, `penanda_tangan` the post that signs."""

    ISIAN: ClassVar[frozenset[str]] = frozenset({"satker", "singkatan", "tahun", "tentang"})

    tentang: str
    nama_berkas: str
    tim: str
    penanda_tangan: str
    menimbang: tuple[str, ...] = Field(min_length=1, max_length=_HURUF)
    mengingat: tuple[str, ...]
    rencana: TeksRencana
    diktum: tuple[TeksDiktum, ...] = Field(min_length=1, max_length=len(DIKTUM))
    lampiran: TeksLampiran


class Butir(Isi):
    """An item of an enumeration with its letter."""

    huruf: str
    teks: str


class Diktum(Isi):
    """A diktum with its word (KESATU …) and its items."""

    ke: str
    teks: str
    butir: tuple[Butir, ...]


class KursiTim(Isi):
    """A row of the team table; what nobody gave us is a fill-in."""

    nama: Teks
    jabatan: Teks
    kedudukan: str


class Lampiran(Isi):
    """The team table with its heading."""

    judul: str
    kedudukan: str
    anggota: tuple[KursiTim, ...]


class IsiKeputusan(Isi):
    """What the decree's template may name. Titles and posts are in capitals already."""

    kop: tuple[str, ...]
    satker: str
    nomor: Teks
    tahun: int
    tentang: str
    jabatan: str
    menimbang: tuple[Butir, ...]
    mengingat: tuple[ButirDasar, ...]
    diktum: tuple[Diktum, ...]
    tempat: str
    tanggal: Teks
    penanda_tangan: PenandaTangan
    lampiran: Lampiran


def susun_keputusan(kantor: Kantor, nama: str, per: dt.date) -> tuple[Naskah, ...]:
    """Return the draft of one decree of the plan's year; `nama` is its text's (`keputusan/tim-ppid`).

    `per` is the day on which it is drafted: the date of signing is not known yet, so references are
    cited as they stand then, and whoever holds a post then signs.

    Raises:
        KeyError: for an unknown text, team, post or reference, which a plan that loaded without
            problems never has.

    """
    teks = kantor.teks[nama]
    if not isinstance(teks, TeksKeputusan):
        raise KeyError(nama)
    periode = Periode(kantor.rencana.tahun, JenisPeriode.TAHUN)
    nilai = {"satker": kantor.satker.nama, "singkatan": kantor.satker.singkatan, "tahun": periode.tahun}
    tentang = isi_teks(teks.tentang, nilai)
    nilai["tentang"] = tentang
    penanda_tangan = susun_penanda_tangan(kantor, teks.penanda_tangan, per)
    isi = IsiKeputusan(
        kop=kantor.satker.kop.baris,
        satker=kantor.satker.nama.upper(),
        nomor=susun_nomor(kantor.satker, "keputusan", periode.tahun),
        tahun=periode.tahun,
        tentang=tentang.upper(),
        jabatan=penanda_tangan.jabatan.upper(),
        menimbang=_butir([isi_teks(t, nilai) for t in teks.menimbang]),
        mengingat=tuple(susun_dasar(kantor, teks.mengingat, teks.rencana.sebutan, per)),
        diktum=tuple(
            Diktum(ke=ke, teks=isi_teks(d.teks, nilai), butir=_butir([isi_teks(b, nilai) for b in d.butir]))
            for ke, d in zip(DIKTUM, teks.diktum, strict=False)
        ),
        tempat=kantor.satker.tempat,
        tanggal=Isian(tag="tanggal", petunjuk="tanggal penetapan"),
        penanda_tangan=_kapital(penanda_tangan),
        lampiran=Lampiran(
            judul=isi_teks(teks.lampiran.judul, nilai).upper(),
            kedudukan=isi_teks(teks.lampiran.kedudukan, nilai).upper(),
            anggota=_susun_kursi(kantor, teks.tim, per),
        ),
    )
    naskah = Naskah(
        kunci=KunciNaskah(kantor.satker.kode, "keputusan", nama.removeprefix("keputusan/"), periode),
        perihal=f"Keputusan tentang {tentang}",
        templat="keputusan.docx",
        nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, nilai)),
        keluarga="keputusan",
        isi=isi,
        kode=tuple(b.kode for b in kantor.rencana.baris if b.indikator.naskah == nama),
    )
    return (naskah,)


def _butir(teks: list[str]) -> tuple[Butir, ...]:
    return tuple(Butir(huruf=chr(ord("a") + ke), teks=t) for ke, t in enumerate(teks))


def _susun_kursi(kantor: Kantor, id_tim: str, per: dt.date) -> tuple[KursiTim, ...]:
    anggota = kantor.pejabat.tim_menurut_id(id_tim).anggota
    return tuple(_kursi(kantor, a, ke, per) for ke, a in enumerate(anggota, start=1))


def _kursi(kantor: Kantor, anggota: AnggotaTim, ke: int, per: dt.date) -> KursiTim:
    """Return one seat: by its post, or, where the person is still to be named, with two fill-ins."""
    if anggota.pejabat is None:
        jabatan: Teks = Isian(tag=f"jabatan-{ke}", petunjuk="jabatan")
        if anggota.keterangan:
            jabatan = rangkai("{jabatan} pada {unit}", {"jabatan": jabatan, "unit": anggota.keterangan})
        return KursiTim(nama=_nama(None, ke), jabatan=jabatan, kedudukan=anggota.kedudukan)
    pejabat = kantor.pejabat.pemangku(anggota.pejabat, per)
    return KursiTim(nama=_nama(pejabat.nama, ke), jabatan=pejabat.sebutan, kedudukan=anggota.kedudukan)


def _nama(nama: str | None, ke: int) -> Teks:
    return atau_isian(nama, f"nama-{ke}", "nama")


def _kapital(penanda_tangan: PenandaTangan) -> PenandaTangan:
    """Return the signer as a decree prints him: post and name in capitals, academic titles as they are."""
    nama = penanda_tangan.nama
    if isinstance(nama, str):
        bagian, koma, gelar = nama.partition(",")
        nama = " ".join(kata if kata.endswith(".") else kata.upper() for kata in bagian.split()) + koma + gelar
    return PenandaTangan(jabatan=penanda_tangan.jabatan.upper(), nama=nama, nip=penanda_tangan.nip)
