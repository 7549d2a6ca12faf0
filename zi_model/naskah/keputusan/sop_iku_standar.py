"""Keputusan whose Lampiran is no team: the list of SOP, the IKU, the standards of service.

All they say before the Lampiran is that of any other decree (`PokokKeputusan`). What the plan and the
office's own wording give stands in the tables; the rest is fill-ins, never a guess.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from zi_model.bahasa import isi_teks, judul_kapital
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bagian import ButirDasar, susun_hukum, tanggal_konsep
from zi_model.naskah.inti.naskah import Isi, Isian, Naskah, Teks, atau_isian
from zi_model.naskah.keputusan.pokok_dan_tim import (
    PokokKeputusan,
    TeksPokok,
    naskah_keputusan,
    nilai_keputusan,
    susun_butir,
    susun_pokok,
)
from zi_model.naskah.keputusan.tanpa_singkatan import tanpa_singkatan
from zi_model.naskah.pelayanan.sop import TeksSOP
from zi_model.tahun_rencana import TahunRencana

_BANYAK_ISIAN = 20


class TeksKeputusanSOP(TeksPokok):
    """The decree that sets the SOP; `isian_per_unit` is how many empty rows each unit has in the list."""

    judul_lampiran: str
    isian_per_unit: int = Field(ge=0, le=_BANYAK_ISIAN)


class TeksIKU(Data):
    """One IKU; what is null is printed as a fill-in."""

    sasaran: str | None
    indikator: str | None
    satuan: str | None
    target: str | None
    formulasi: str | None
    sumber_data: str | None


class TeksKeputusanIKU(TeksPokok):
    """The decree that sets the IKU."""

    judul_lampiran: str
    iku: tuple[TeksIKU, ...] = Field(min_length=1)


class TeksKomponen(Data):
    """One component of a standard of service; `dari_hukum` is the one that lists its legal sources."""

    nama: str
    petunjuk: str
    dari_hukum: bool = False


class TeksKelompok(Data):
    """One of the two groups of components (PermenPANRB 15/2014)."""

    nama: str
    komponen: tuple[TeksKomponen, ...] = Field(min_length=1)


class TeksLayanan(Data):
    """One service: `mengingat` are ids of its legal sources, `uraian` what is known of its components by name.

    `usulan` is what the law says of a component of which the office has said nothing yet: printed with a mark, until
    somebody has checked it and taken it over as `uraian`.
    """

    nama: str
    mengingat: tuple[str, ...]
    uraian: dict[str, str] = Field(default_factory=dict)
    usulan: dict[str, str] = Field(default_factory=dict)


class TeksKeputusanStandar(TeksPokok):
    """The decree that sets the standards of service."""

    judul_lampiran: str
    kelompok: tuple[TeksKelompok, ...] = Field(min_length=1)
    layanan: tuple[TeksLayanan, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _periksa_uraian(self) -> Self:
        dikenal = [k.nama for kelompok in self.kelompok for k in kelompok.komponen]
        for layanan in self.layanan:
            if asing := [nama for nama in (*layanan.uraian, *layanan.usulan) if nama not in dikenal]:
                raise ValueError(f"pelayanan “{layanan.nama}”: tidak ada komponen bernama “{asing[0]}”")
        return self


class BarisSOP(Isi):
    """One SOP in the list; one that is `lekat` stays on a page with the row after it."""

    nomor: Teks
    nama: Teks
    unit: Teks
    lekat: bool = False


class IsiKeputusanSOP(PokokKeputusan):
    """What the template of the decree on SOP may name."""

    judul_lampiran: str
    sop: tuple[BarisSOP, ...]


class BarisIKU(Isi):
    """One IKU."""

    sasaran: Teks
    indikator: Teks
    satuan: Teks
    target: Teks
    formulasi: Teks
    sumber_data: Teks


class IsiKeputusanIKU(PokokKeputusan):
    """What the template of the decree on IKU may name."""

    judul_lampiran: str
    iku: tuple[BarisIKU, ...]


class Komponen(Isi):
    """One component of a service; `uraian` has an entry per line."""

    nomor: int
    nama: str
    uraian: tuple[ButirDasar, ...]


class Kelompok(Isi):
    """A group of components with its letter."""

    huruf: str
    nama: str
    komponen: tuple[Komponen, ...]


class Layanan(Isi):
    """One service with its standard."""

    nama: str
    kelompok: tuple[Kelompok, ...]


class IsiKeputusanStandar(PokokKeputusan):
    """What the template of the decree on standards of service may name."""

    judul_lampiran: str
    layanan: tuple[Layanan, ...]


def susun_keputusan_sop(tahun: TahunRencana, nama: str, per: dt.date) -> tuple[Naskah, ...]:
    """Return the draft of the decree that sets the SOP: those that the office has texts of, and empty rows.

    Raises:
        DasarTidakBerlaku: when the text names references that are not in force.
        KeyError: for an unknown text, post or reference, which a plan that loaded without problems never has.

    """
    teks = tahun.kantor.teks.ambil(nama, TeksKeputusanSOP)
    isi = IsiKeputusanSOP(
        **dict(susun_pokok(tahun, nama, teks, _tanggal(tahun, teks, per))),
        judul_lampiran=_judul(tahun, teks, teks.judul_lampiran),
        sop=tuple(_susun_daftar_sop(tahun, teks.isian_per_unit)),
    )
    return (naskah_keputusan(tahun, nama, teks, "keputusan-sop.docx", isi),)


def susun_keputusan_iku(tahun: TahunRencana, nama: str, per: dt.date) -> tuple[Naskah, ...]:
    """Return the draft of the decree that sets the IKU (raises as `susun_keputusan_sop`)."""
    teks = tahun.kantor.teks.ambil(nama, TeksKeputusanIKU)
    isi = IsiKeputusanIKU(
        **dict(susun_pokok(tahun, nama, teks, _tanggal(tahun, teks, per))),
        judul_lampiran=_judul(tahun, teks, teks.judul_lampiran),
        iku=tuple(_susun_iku(ke, satu) for ke, satu in enumerate(teks.iku, start=1)),
    )
    return (naskah_keputusan(tahun, nama, teks, "keputusan-iku.docx", isi),)


def susun_keputusan_standar(tahun: TahunRencana, nama: str, per: dt.date) -> tuple[Naskah, ...]:
    """Return the draft of the decree that sets the standards of service (raises as `susun_keputusan_sop`)."""
    teks = tahun.kantor.teks.ambil(nama, TeksKeputusanStandar)
    tanggal = _tanggal(tahun, teks, per)
    isi = IsiKeputusanStandar(
        **dict(susun_pokok(tahun, nama, teks, tanggal)),
        judul_lampiran=_judul(tahun, teks, teks.judul_lampiran),
        layanan=tuple(
            Layanan(
                nama=layanan.nama,
                kelompok=tuple(_susun_kelompok(tahun.kantor, nama, teks, ke, layanan, tanggal)),
            )
            for ke, layanan in enumerate(teks.layanan, start=1)
        ),
    )
    return (naskah_keputusan(tahun, nama, teks, "keputusan-standar-pelayanan.docx", isi),)


def _tanggal(tahun: TahunRencana, teks: TeksPokok, per: dt.date) -> dt.date:
    return tanggal_konsep(tahun, per, sesudah_rencana=teks.rencana is not None)


def _judul(tahun: TahunRencana, teks: TeksPokok, pola: str) -> str:
    return judul_kapital(isi_teks(pola, nilai_keputusan(tahun, teks)))


def _susun_daftar_sop(tahun: TahunRencana, isian_per_unit: int) -> Iterator[BarisSOP]:
    """Yield the SOP by unit: those with a text of their own, whose unit the plan names, and those that the office told.

    While it has told none, empty rows follow. From the last one that has a name on they stay together: empty rows
    never stand with the signature alone.
    """
    nilai = {"satker": tahun.kantor.satker.nama, "singkatan": tahun.kantor.satker.singkatan, "tahun": tahun.tahun}
    milik = {b.indikator.naskah: b.indikator.penanggung_jawab.unit for b in tahun.rencana.baris}
    bernama = [(milik.get(n), isi_teks(t.nama, nilai)) for n, t in tahun.kantor.teks.items() if isinstance(t, TeksSOP)]
    bernama += [(s.unit, s.nama) for s in tahun.kantor.fakta.sop if s.nama not in {nama for _, nama in bernama}]
    kosong: list[str | None] = [] if tahun.kantor.fakta.sop else [None] * isian_per_unit
    daftar: list[tuple[Teks | None, str | None]] = []
    for unit in tahun.kantor.satker.unit:
        daftar += [(unit.nama, sop) for sop in [*(s for u, s in bernama if u == unit.kode), *kosong]]
    daftar += [(None, sop) for unit_sop, sop in bernama if unit_sop is None]
    terakhir = max((ke for ke, (_, sop) in enumerate(daftar, start=1) if sop), default=0)
    for ke, (nama_unit, sop) in enumerate(daftar, start=1):
        yield BarisSOP(
            lekat=ke >= terakhir,
            nomor=Isian(tag=f"nomor-sop-{ke}", petunjuk="nomor SOP"),
            nama=atau_isian(tanpa_singkatan(sop), f"nama-sop-{ke}", "nama SOP, atau hapus baris ini"),
            unit=nama_unit or Isian(tag=f"unit-sop-{ke}", petunjuk="unit kerja"),
        )


def _susun_iku(ke: int, teks: TeksIKU) -> BarisIKU:
    return BarisIKU(
        sasaran=atau_isian(teks.sasaran, f"sasaran-{ke}", "sasaran"),
        indikator=atau_isian(teks.indikator, f"indikator-{ke}", "indikator kinerja utama"),
        satuan=atau_isian(teks.satuan, f"satuan-{ke}", "satuan"),
        target=atau_isian(teks.target, f"target-{ke}", "target"),
        formulasi=atau_isian(teks.formulasi, f"formulasi-{ke}", "cara menghitung"),
        sumber_data=atau_isian(teks.sumber_data, f"sumber-data-{ke}", "sumber data"),
    )


def _susun_kelompok(
    kantor: Kantor, nama: str, teks: TeksKeputusanStandar, ke: int, layanan: TeksLayanan, tanggal: dt.date
) -> Iterator[Kelompok]:
    """Yield the groups of one service's components, numbered through."""
    nomor = 0
    for kelompok, butir in zip(teks.kelompok, susun_butir([k.nama for k in teks.kelompok]), strict=True):
        komponen = []
        for satu in kelompok.komponen:
            nomor += 1
            if satu.dari_hukum:
                uraian = susun_hukum(kantor, nama, layanan.mengingat, tanggal)
            else:
                ditetapkan, usulan = layanan.uraian.get(satu.nama), layanan.usulan.get(satu.nama)
                isi = atau_isian(ditetapkan or usulan, f"layanan-{ke}-{nomor}", satu.petunjuk)
                uraian = [ButirDasar(teks=isi, terverifikasi=bool(ditetapkan) or usulan is None)]
            komponen.append(Komponen(nomor=nomor, nama=satu.nama, uraian=tuple(uraian)))
        yield Kelompok(huruf=butir.huruf.upper(), nama=butir.teks, komponen=tuple(komponen))
