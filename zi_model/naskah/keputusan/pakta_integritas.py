"""Pakta Integritas: what every member of a team pledges, one page for each in one file.

They are drafted together with the decree that appoints the team, whose wording holds theirs too
(`pakta` in `keputusan/tim-zi.yaml`). Who has several seats in the team pledges once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from zi_model.bahasa import isi_teks
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import nama_berkas_aman, susun_tempat_tanggal
from zi_model.naskah.inti.jabatan_pegawai import jabatan_pegawai
from zi_model.naskah.inti.naskah import (
    Isi,
    Isian,
    KopSurat,
    KunciNaskah,
    Naskah,
    Teks,
    jabatan_penanda_tangan,
    kendali_atau_isian,
    rangkai,
    susun_kop,
    susun_penanda_tangan,
)
from zi_model.pegawai import orang
from zi_model.pejabat import AnggotaTim, Pejabat
from zi_model.tahun_rencana import TahunRencana


class TeksPakta(Data):
    """The wording of the pledge. `penanda_tangan` is the post that witnesses all pledges but its own."""

    ISIAN: ClassVar[frozenset[str]] = frozenset({"nama", "jabatan"})

    perihal: str
    nama_berkas: str
    penanda_tangan: str
    pembuka: str
    butir: tuple[str, ...] = Field(min_length=1)


class Saksi(Isi):
    """Who witnesses a pledge."""

    jabatan: Teks
    nama: Teks


class Pernyataan(Isi):
    """One member's page. `nip` is None for who has none."""

    pembuka: Teks
    nama: Teks
    nip: Teks | None
    saksi: Saksi


class IsiPakta(Isi):
    """What the template of the pledges may name."""

    kop: KopSurat
    butir: tuple[str, ...]
    tempat_tanggal: Teks
    anggota: tuple[Pernyataan, ...]


def susun_pakta(tahun: TahunRencana, nama: str, teks: TeksPakta, id_tim: str, tanggal: dt.date) -> Naskah:
    """Return the pledges of a team's members; `nama` is the wording of the decree that appoints them.

    Raises:
        KeyError: for an unknown team or post, which a plan that loaded without problems never has.

    """
    periode = tahun.periode
    nilai = {
        "satker": tahun.kantor.satker.nama,
        "singkatan": tahun.kantor.satker.singkatan,
        "tahun": str(periode.tahun),
    }
    isi = IsiPakta(
        kop=susun_kop(tahun.kantor.satker),
        butir=tuple(isi_teks(b, nilai) for b in teks.butir),
        tempat_tanggal=susun_tempat_tanggal(tahun.kantor.satker),
        anggota=tuple(_susun_pernyataan(tahun.kantor, teks, id_tim, tanggal, nilai)),
    )
    return Naskah(
        kunci=KunciNaskah(tahun.kantor.satker.kode, "pakta-integritas", nama.removeprefix("keputusan/"), periode),
        perihal=isi_teks(teks.perihal, nilai),
        templat="pakta-integritas.docx",
        nama_berkas=nama_berkas_aman(isi_teks(teks.nama_berkas, nilai)),
        keluarga="surat",
        isi=isi,
        kode=tahun.kode_naskah(nama),
        unit=tahun.unit_naskah(nama),
    )


def _susun_pernyataan(
    kantor: Kantor, teks: TeksPakta, id_tim: str, tanggal: dt.date, nilai: dict[str, str]
) -> Iterator[Pernyataan]:
    """Yield a page for each person of the team; fill-ins bear the number of the seat in the decree's list.

    One person is told from another by the NIP, else by the post: whoever has a seat by his post and another by name
    pledges once, and nobody witnesses himself.
    """
    saksi = susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal)
    semua_saksi = Saksi(jabatan=saksi.jabatan, nama=saksi.nama)
    penyaksi = AnggotaTim(kedudukan="", pejabat=teks.penanda_tangan)
    orang_saksi = orang(penyaksi, _pemangku(kantor, penyaksi, tanggal))
    sudah: set[str] = set()
    for ke, anggota in enumerate(kantor.pejabat.tim_menurut_id(id_tim).anggota, start=1):
        pengisi = orang(anggota, _pemangku(kantor, anggota, tanggal))
        if pengisi in sudah:
            continue
        if pengisi is not None:
            sudah.add(pengisi)
        nama, jabatan, nip = _susun_diri(kantor, anggota, ke, tanggal)
        yield Pernyataan(
            pembuka=rangkai(teks.pembuka, {**nilai, "nama": nama, "jabatan": jabatan}),
            nama=nama,
            nip=nip,
            saksi=_saksi_lain(ke) if pengisi == orang_saksi else semua_saksi,
        )


def _pemangku(kantor: Kantor, anggota: AnggotaTim, tanggal: dt.date) -> Pejabat | None:
    """Return who holds the post that fills a seat; None when no post does."""
    return None if anggota.pejabat is None else kantor.pejabat.pemangku(anggota.pejabat, tanggal)


def _susun_diri(kantor: Kantor, anggota: AnggotaTim, ke: int, tanggal: dt.date) -> tuple[Teks, Teks, Teks | None]:
    """Return a member's name, post and NIP, each a fill-in where nobody gave it to us."""
    tag_nama, tag_nip = f"nama-{ke}", f"nip-{ke}"
    if pegawai := kantor.pegawai.cari(anggota.pegawai):
        jabatan_itu = jabatan_pegawai(kantor, pegawai, f"jabatan-{ke}", anggota.keterangan)
        diri = (pegawai.nama, tag_nama, "nama"), (pegawai.nip, tag_nip, "NIP")
        return kendali_atau_isian(*diri[0]), jabatan_itu, kendali_atau_isian(*diri[1])
    if anggota.pejabat is None:
        jabatan: Teks = Isian(tag=f"jabatan-{ke}", petunjuk="jabatan")
        if anggota.keterangan:
            jabatan = rangkai("{jabatan} pada {unit}", {"jabatan": jabatan, "unit": anggota.keterangan})
        return Isian(tag=tag_nama, petunjuk="nama"), jabatan, Isian(tag=tag_nip, petunjuk="NIP")
    pejabat = kantor.pejabat.pemangku(anggota.pejabat, tanggal)
    nama = kendali_atau_isian(pejabat.nama, tag_nama, "nama")
    nip = kendali_atau_isian(pejabat.nip, tag_nip, "NIP") if pejabat.punya_nip else None
    return nama, jabatan_penanda_tangan(pejabat), nip


def _saksi_lain(ke: int) -> Saksi:
    """Return the witness of whoever witnesses all others: nobody told us who that is."""
    return Saksi(
        jabatan=Isian(tag=f"jabatan-saksi-{ke}", petunjuk="jabatan saksi"),
        nama=Isian(tag=f"nama-saksi-{ke}", petunjuk="nama saksi"),
    )
