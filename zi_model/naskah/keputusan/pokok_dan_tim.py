"""Keputusan: what every decree has, and those that appoint a team, which stands in the Lampiran.

What tells decrees apart is the office's wording (`keputusan/*.yaml`) and the team (`pejabat.yaml`).
The order of the parts is that of the office's own Keputusan Nomor 12 Tahun 2026. Number and date
stay open until it is signed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import ClassVar

from pydantic import Field

from zi_model.bahasa import isi_teks, judul_kapital, tanggal_panjang
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import ButirDasar, nama_berkas_aman, susun_dasar, susun_hukum, tanggal_konsep
from zi_model.naskah.inti.jabatan_pegawai import jabatan_pegawai
from zi_model.naskah.inti.naskah import (
    Isi,
    Isian,
    Kendali,
    KunciNaskah,
    Naskah,
    PenandaTangan,
    Penetapan,
    Teks,
    atau_isian,
    jabatan_penanda_tangan,
    kendali_atau_isian,
    rangkai,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.keputusan.pakta_integritas import TeksPakta, susun_pakta
from zi_model.naskah.keputusan.rencana_tim import RencanaTim, TeksRencanaTim, susun_rencana_tim
from zi_model.naskah.keputusan.tanpa_singkatan import tanpa_singkatan
from zi_model.pejabat import AnggotaTim
from zi_model.tahun_rencana import TahunRencana

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
    """How the decree that set the plan is cited, as the last item of Mengingat."""

    ISIAN: ClassVar[frozenset[str]] = frozenset({"nomor", "tanggal", "tentang"})

    sebutan: str


class TeksLampiran(Data):
    """Heading of the Lampiran, and of its column for the seat in the team."""

    judul: str
    kedudukan: str


class TeksPokok(Data):
    """What every decree says. `penanda_tangan` is the post that signs.

    `rencana` is left out where the decree does not cite that of the plan, being older or that one itself.
    """

    ISIAN: ClassVar[frozenset[str]] = frozenset({"satker", "singkatan", "tahun", "tentang"})

    tentang: str
    nama_berkas: str
    penanda_tangan: str
    menimbang: tuple[str, ...] = Field(min_length=1, max_length=_HURUF)
    mengingat: tuple[str, ...]
    rencana: TeksRencana | None = None
    diktum: tuple[TeksDiktum, ...] = Field(min_length=1, max_length=len(DIKTUM))


class TeksKeputusan(TeksPokok):
    """What a decree says that appoints a team: `tim` is its id.

    `rencana_tim` is the team's own plan, if it is set by the same decree; `pakta` what its members
    pledge, if they do.
    """

    tim: str
    lampiran: TeksLampiran
    rencana_tim: TeksRencanaTim | None = None
    pakta: TeksPakta | None = None


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


class PokokKeputusan(Isi):
    """What every decree's template may name. Titles and posts are in capitals already."""

    kop: tuple[str, ...]
    satker: str
    nomor: Teks
    tahun: int
    tentang: str
    jabatan: str
    menimbang: tuple[Butir, ...]
    mengingat: tuple[ButirDasar, ...]
    diktum: tuple[Diktum, ...]
    tempat: Teks
    tanggal: Teks
    penanda_tangan: PenandaTangan


class IsiKeputusan(PokokKeputusan):
    """What the template of a decree that appoints a team may name."""

    lampiran: Lampiran
    rencana_tim: RencanaTim | None


def susun_keputusan(tahun: TahunRencana, nama: str, per: dt.date) -> tuple[Naskah, ...]:
    """Return the draft of one decree of the plan's year, and the pledges of the team's members if they make any.

    `nama` is its text's (`keputusan/tim-ppid`).

    `per` is the day on which it is drafted: the date of signing is not known yet, so references are
    cited as they stand then (see `tanggal_konsep`), and whoever holds a post then signs.

    Raises:
        DasarTidakBerlaku: when the text names references that are not in force.
        KeyError: for an unknown text, team, post or reference, which a plan that loaded without
            problems never has.

    """
    teks = tahun.kantor.teks.ambil(nama, TeksKeputusan)
    nilai = nilai_keputusan(tahun, teks)
    tanggal = tanggal_konsep(tahun, per, sesudah_rencana=teks.rencana is not None)
    lampiran = Lampiran(
        judul=judul_kapital(isi_teks(teks.lampiran.judul, nilai)),
        kedudukan=isi_teks(teks.lampiran.kedudukan, nilai).upper(),
        anggota=_susun_kursi(tahun.kantor, teks.tim, tanggal),
    )
    rencana_tim = None
    if teks.rencana_tim is not None:
        judul = judul_kapital(isi_teks(teks.rencana_tim.judul, nilai))
        rencana_tim = susun_rencana_tim(tahun, teks.rencana_tim, judul)
    pokok = susun_pokok(tahun, nama, teks, tanggal)
    isi = IsiKeputusan(**dict(pokok), lampiran=lampiran, rencana_tim=rencana_tim)
    keputusan = naskah_keputusan(tahun, nama, teks, "keputusan.docx", isi)
    if teks.pakta is None:
        return (keputusan,)
    return (keputusan, susun_pakta(tahun, nama, teks.pakta, teks.tim, tanggal))


def naskah_keputusan(tahun: TahunRencana, nama: str, teks: TeksPokok, templat: str, isi: Isi) -> Naskah:
    """Return the letter that a decree's content makes: its key, its subject line, its file name, its rows."""
    nilai = nilai_keputusan(tahun, teks)
    return Naskah(
        kunci=KunciNaskah(tahun.kantor.satker.kode, "keputusan", nama.removeprefix("keputusan/"), tahun.periode),
        perihal=f"Keputusan tentang {nilai['tentang']}",
        templat=templat,
        nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, nilai)),
        keluarga="keputusan",
        isi=isi,
        kode=tahun.kode_naskah(nama),
        unit=tahun.unit_naskah(nama),
    )


def nilai_keputusan(tahun: TahunRencana, teks: TeksPokok) -> dict[str, str]:
    """Return what a decree's wording may name: {satker}, {singkatan}, {tahun}, and its own title as {tentang}."""
    satker = tahun.kantor.satker
    nilai = {"satker": satker.nama, "singkatan": satker.singkatan, "tahun": str(tahun.tahun)}
    return {**nilai, "tentang": isi_teks(teks.tentang, nilai)}


def susun_pokok(
    tahun: TahunRencana,
    nama: str,
    teks: TeksPokok,
    tanggal: dt.date,
    penetapan: Penetapan | None = None,
    tertulis: Mapping[str, str | None] | None = None,
) -> PokokKeputusan:
    """Return what every decree has; number and date are fill-ins unless it has been signed (`penetapan`).

    `tertulis` are its citations as they were signed, where they differ (see `susun_hukum`).

    `tanggal` is the day by which references are cited and the signer is chosen; `nama` is its text's.

    Raises:
        DasarTidakBerlaku: when the text names references that are not in force on that day.
        KeyError: for an unknown post or reference, which a plan that loaded without problems never has.

    """
    satker = tahun.kantor.satker
    nilai = nilai_keputusan(tahun, teks)
    penanda_tangan = susun_penanda_tangan(tahun.kantor, teks.penanda_tangan, tanggal)
    if teks.rencana is None:
        mengingat = susun_hukum(tahun.kantor, nama, teks.mengingat, tanggal, tertulis)
    else:
        mengingat = susun_dasar(tahun, nama, teks.mengingat, teks.rencana.sebutan, tanggal)
    return PokokKeputusan(
        kop=satker.kop.baris,
        satker=satker.nama.upper(),
        nomor=susun_nomor(satker, "keputusan", nama, tahun.tahun, tahun.unit_naskah(nama), penetapan),
        tahun=tahun.tahun,
        tentang=judul_kapital(nilai["tentang"]),
        jabatan=str(penanda_tangan.jabatan).upper(),
        menimbang=susun_butir([isi_teks(t, nilai) for t in teks.menimbang]),
        mengingat=tuple(mengingat),
        diktum=tuple(
            Diktum(ke=ke, teks=isi_teks(d.teks, nilai), butir=susun_butir([isi_teks(b, nilai) for b in d.butir]))
            for ke, d in zip(DIKTUM, teks.diktum, strict=False)
        ),
        tempat=Kendali(tag="tempat", teks=satker.tempat),
        tanggal=kendali_atau_isian(
            tanggal_panjang(penetapan.tanggal) if penetapan else None, "tanggal", "tanggal penetapan"
        ),
        penanda_tangan=_kapital(penanda_tangan),
    )


def susun_butir(teks: Sequence[str]) -> tuple[Butir, ...]:
    """Return the items with their letters a, b, c."""
    return tuple(Butir(huruf=chr(ord("a") + ke), teks=t) for ke, t in enumerate(teks))


def _susun_kursi(kantor: Kantor, id_tim: str, per: dt.date) -> tuple[KursiTim, ...]:
    anggota = kantor.pejabat.tim_menurut_id(id_tim).anggota
    return tuple(_kursi(kantor, a, ke, per) for ke, a in enumerate(anggota, start=1))


def _kursi(kantor: Kantor, anggota: AnggotaTim, ke: int, per: dt.date) -> KursiTim:
    """Return one seat: by its post or by one of the staff; where the person is still to be named, with two fill-ins."""
    kedudukan = tanpa_singkatan(anggota.kedudukan)
    if pegawai := kantor.pegawai.cari(anggota.pegawai):
        jabatan_itu = jabatan_pegawai(kantor, pegawai, f"jabatan-{ke}", anggota.keterangan)
        return KursiTim(nama=pegawai.nama, jabatan=jabatan_itu, kedudukan=kedudukan)
    if anggota.pejabat is None:
        jabatan: Teks = Isian(tag=f"jabatan-{ke}", petunjuk="jabatan")
        if anggota.keterangan:
            jabatan = rangkai(
                "{jabatan} pada {unit}", {"jabatan": jabatan, "unit": tanpa_singkatan(anggota.keterangan)}
            )
        return KursiTim(nama=_nama(None, ke), jabatan=jabatan, kedudukan=kedudukan)
    pejabat = kantor.pejabat.pemangku(anggota.pejabat, per)
    jabatan = tanpa_singkatan(jabatan_penanda_tangan(pejabat))
    return KursiTim(nama=_nama(pejabat.nama, ke), jabatan=jabatan, kedudukan=kedudukan)


def _nama(nama: str | None, ke: int) -> Teks:
    return atau_isian(nama, f"nama-{ke}", "nama")


def _kapital(penanda_tangan: PenandaTangan) -> PenandaTangan:
    """Return the signer as a decree prints him: post and name in capitals, academic titles as they are."""
    nama = penanda_tangan.nama
    if isinstance(nama, Kendali):
        bagian, koma, gelar = nama.teks.partition(",")
        kapital = " ".join(kata if kata.endswith(".") else kata.upper() for kata in bagian.split())
        nama = Kendali(tag=nama.tag, teks=kapital + koma + gelar)
    return PenandaTangan(jabatan=str(penanda_tangan.jabatan).upper(), nama=nama, nip=penanda_tangan.nip)
