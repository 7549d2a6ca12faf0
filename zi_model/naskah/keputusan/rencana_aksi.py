"""The Keputusan that sets the plan: its Lampiran is the plan's own table, all rows of it.

As a draft it has fill-ins for number and date, and the corrected wording that stands beside the
plan's as `usulan`. Once it has been signed, the plan knows number and date, and its certified copy
(salinan) can be printed: word for word what was signed, misprints included.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from zi_model.bahasa import isi_teks, judul_kapital
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import nama_berkas_aman, tanggal_konsep
from zi_model.naskah.inti.naskah import (
    Isi,
    KunciNaskah,
    Naskah,
    PenandaTangan,
    Penetapan,
    Teks,
    baca_miring,
    susun_penanda_tangan,
)
from zi_model.naskah.keputusan.pokok_dan_tim import (
    PokokKeputusan,
    TeksPokok,
    naskah_keputusan,
    nilai_keputusan,
    susun_pokok,
)
from zi_model.rencana import Baris
from zi_model.tahun_rencana import TahunRencana

TEMPLAT = "keputusan-rencana-aksi.docx"


class TeksSalinan(Data):
    """What the certified copy has beside the decree's words; `tanda` stands in the place of the signature.

    `judul_lampiran`: where a file of version 0.1 has what the plan's own field of this name says now.
    """

    nama_berkas: str
    tanda: str
    pernyataan: str
    sekretariat: str
    penanda_tangan: str
    judul_lampiran: str | None = None


class TeksKeputusanRencana(TeksPokok):
    """What the decree says that sets the plan; `judul_lampiran` is the title over the table."""

    judul_lampiran: str
    salinan: TeksSalinan


class BarisRencana(Isi):
    """A row of the table. The first row of a component, an aspect, an activity says so: it has their cell.

    The same cell goes on over the rows below it until another one begins.
    """

    komponen_baru: bool
    aspek_baru: bool
    aksi_baru: bool
    nomor: str
    komponen: Teks
    aspek: Teks
    aksi: Teks
    indikator: Teks
    bukti_fisik: Teks
    target_waktu: Teks
    target_capaian: Teks


class Salinan(Isi):
    """Who certifies the copy, and the mark in the place of the signature; the post as it is, not in capitals.

    `jdih` is the address at the foot of its pages, as it was published ("" when the plan knows none).
    """

    tanda: str
    pernyataan: str
    sekretariat: str
    penanda_tangan: PenandaTangan
    jdih: str = ""


class IsiKeputusanRencana(PokokKeputusan):
    """What the decree's template may name; `salinan` is None on the original."""

    judul_lampiran: str
    baris: tuple[BarisRencana, ...]
    salinan: Salinan | None


def susun_keputusan_rencana_aksi(tahun: TahunRencana, nama: str, per: dt.date) -> tuple[Naskah, ...]:
    """Return the draft of the decree that sets the plan; `nama` is its text's (`keputusan/rencana-aksi`).

    `per` is the day on which it is drafted; a plan that knows when its decree was signed is drafted by that day.

    Raises:
        DasarTidakBerlaku: when the text names references that are not in force.
        KeyError: for an unknown text, post or reference, which a plan that loaded without problems never has.

    """
    teks = tahun.kantor.teks.ambil(nama, TeksKeputusanRencana)
    tanggal = tahun.rencana.keputusan.tanggal or tanggal_konsep(tahun, per, sesudah_rencana=False)
    isi = IsiKeputusanRencana(
        **dict(susun_pokok(tahun, nama, teks, tanggal)),
        judul_lampiran=judul_kapital(isi_teks(teks.judul_lampiran, nilai_keputusan(tahun, teks))),
        baris=tuple(_susun_baris(tahun, usulan=True)),
        salinan=None,
    )
    return (naskah_keputusan(tahun, nama, teks, TEMPLAT, isi),)


def susun_salinan_rencana_aksi(tahun: TahunRencana, nama: str) -> Naskah | None:
    """Return the certified copy of the decree that set the plan; None while its number or date is not known.

    Raises:
        DasarTidakBerlaku: when the text names references that were not in force on its date.
        KeyError: for an unknown text, post or reference, which a plan that loaded without problems never has.

    """
    teks, keputusan = tahun.kantor.teks.ambil(nama, TeksKeputusanRencana), tahun.rencana.keputusan
    if keputusan.nomor is None or keputusan.tanggal is None:
        return None
    nilai = nilai_keputusan(tahun, teks)
    penetapan = Penetapan(keputusan.nomor, keputusan.tanggal)
    isi = IsiKeputusanRencana(
        **dict(susun_pokok(tahun, nama, teks, keputusan.tanggal, penetapan, keputusan.kutipan)),
        judul_lampiran=judul_kapital(
            keputusan.judul_lampiran or isi_teks(teks.salinan.judul_lampiran or teks.judul_lampiran, nilai)
        ),
        baris=tuple(_susun_baris(tahun, usulan=False)),
        salinan=_susun_salinan(tahun.kantor, teks.salinan, nilai, keputusan.tanggal, keputusan.jdih or ""),
    )
    naskah = naskah_keputusan(tahun, nama, teks, TEMPLAT, isi)
    return replace(
        naskah,
        kunci=KunciNaskah(naskah.kunci.satker, "salinan-keputusan", naskah.kunci.subjek, naskah.kunci.periode),
        perihal=f"Salinan {naskah.perihal}",
        nama_berkas=nama_berkas_aman(isi_teks(teks.salinan.nama_berkas, nilai)),
    )


def _susun_salinan(kantor: Kantor, teks: TeksSalinan, nilai: dict[str, str], tanggal: dt.date, jdih: str) -> Salinan:
    """Return who certifies the copy: with the name alone, as the decree's own copy has it."""
    penanda_tangan = susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal)
    return Salinan(
        tanda=teks.tanda,
        pernyataan=teks.pernyataan,
        sekretariat=isi_teks(teks.sekretariat, nilai).upper(),
        penanda_tangan=penanda_tangan.model_copy(update={"nip": None}),
        jdih=jdih,
    )


def _susun_baris(tahun: TahunRencana, *, usulan: bool) -> Iterator[BarisRencana]:
    """Yield the rows of the plan; with the corrected wording (`usulan`) where some stands beside the plan's."""
    sebelum: Baris | None = None
    for b in tahun.rencana.baris:
        indikator = b.indikator.rapi if usulan else b.indikator
        yield BarisRencana(
            komponen_baru=sebelum is None or sebelum.komponen is not b.komponen,
            aspek_baru=sebelum is None or sebelum.aspek is not b.aspek,
            aksi_baru=sebelum is None or sebelum.aksi is not b.aksi,
            nomor=b.komponen.label,
            komponen=baca_miring(b.komponen.nama),
            aspek=_sel(b.aspek.label, b.aspek.nama),
            aksi=_sel(b.aksi.label, b.aksi.nama_rapi if usulan else b.aksi.nama),
            indikator=_sel(indikator.label, indikator.nama),
            bukti_fisik=baca_miring(indikator.bukti_fisik),
            target_waktu=baca_miring(indikator.target_waktu),
            target_capaian=baca_miring(indikator.target_capaian),
        )
        sebelum = b


def _sel(label: str, nama: str) -> Teks:
    return baca_miring(f"{label} {nama}".strip())
