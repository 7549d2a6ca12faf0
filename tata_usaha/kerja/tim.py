"""Who sits in the teams that decrees appoint: seats shown and filled, with an official or one of the staff.

Which teams and seats there are is the decree's; only who fills a seat is said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.berkas_pejabat import (
    PEJABAT,
    PratinjauPejabat,
    baca_pejabat,
    baca_untuk_diubah,
    nilai_berkas,
    sebut_jabatan,
    tulis_perubahan,
)
from tata_usaha.kerja.hitung_isian import hitung_isian
from tata_usaha.kerja.pegawai import lihat_pegawai
from tata_usaha.kerja.tulis_plan import Berubah, isi_berkas, sidik_isi
from tata_usaha.rencana.tulis_kantor import NilaiYaml, ganti_nilai
from zi_model.masalah import Masalah
from zi_model.nilai_mentah import Jalur, sebut_pilihan
from zi_model.pegawai import rapikan_nip
from zi_model.pejabat import AnggotaTim, DaftarPejabat

TEMPAT = "pejabat.yaml: tim"
"""Where letters say that their blanks for members of teams are answered."""


@dataclass(frozen=True)
class Kursi:
    """One seat: its key (`tim-ppid.11`), its role, of which sub bagian, who fills it ("" nobody), by code and words."""

    kunci: str
    kedudukan: str
    keterangan: str
    siapa: str
    sebutan: str


@dataclass(frozen=True)
class DataTim:
    """The teams with their seats; whom one can choose, by code (a post's id, or a NIP) with their words.

    `usulan` are the teams whose make-up nobody has confirmed. `dasar` is the SHA-256 of the file, `masalah` what is
    wrong with it: then there are no teams.
    """

    tim: tuple[tuple[str, str, tuple[Kursi, ...]], ...]
    pilihan: tuple[tuple[str, str], ...]
    usulan: frozenset[str]
    dasar: str
    masalah: tuple[Masalah, ...] = ()


@dataclass(frozen=True)
class PermintaanTim:
    """Who shall fill which seats: by the seat's key a post's id, a NIP of the list of staff, or "" for nobody."""

    satker: str
    kursi: Mapping[str, str]
    dasar: str | None = None


def lihat_tim(pengaturan: Pengaturan, satker: str) -> DataTim:
    """Return the teams and their seats.

    Raises:
        GalatRencana: when the file is there and the system does not let it be read.

    """
    isi = isi_berkas(pengaturan, satker, PEJABAT)
    try:
        daftar = baca_pejabat(isi)
    except GalatRencana as galat:
        return DataTim((), (), frozenset(), sidik_isi(isi), galat.masalah)
    pilihan = _pilihan(pengaturan, satker, daftar)
    kata = dict(pilihan)
    tim = []
    for satu in daftar.tim:
        kursi = []
        for ke, anggota in enumerate(satu.anggota, start=1):
            siapa = _siapa(anggota)
            kursi.append(Kursi(f"{satu.id}.{ke}", anggota.kedudukan, anggota.keterangan, siapa, kata.get(siapa, siapa)))
        tim.append((satu.id, satu.nama, tuple(kursi)))
    return DataTim(tuple(tim), pilihan, frozenset(t.id for t in daftar.tim if t.usulan), sidik_isi(isi))


def periksa_tim(pengaturan: Pengaturan, permintaan: PermintaanTim) -> PratinjauPejabat:
    """Return what filling seats would do, and what keeps it from being saved; nothing is written.

    Raises:
        GalatPemakaian: when there is no such seat.
        GalatBentrok: when the file is another than the one that was looked at.
        GalatRencana: when the file cannot be read, or is laid out so that only a person can change it.

    """
    return _nilai(pengaturan, permintaan)[0]


def ubah_tim(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanTim) -> PratinjauPejabat:
    """Write who fills seats; nothing is written when the plan with it has a mistake.

    Raises:
        GalatPemakaian: when there is no such seat, or nobody of that code.
        GalatBentrok: when the file is another than the one that was looked at.
        GalatRencana: when the plan would have mistakes, or the file cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    return tulis_perubahan(pengaturan, pelaku, permintaan.satker, _nilai(pengaturan, permintaan, hitung=False))


def _pilihan(pengaturan: Pengaturan, satker: str, daftar: DaftarPejabat) -> tuple[tuple[str, str], ...]:
    sebutan = sebut_jabatan(daftar)
    nama: dict[str, str | None] = {}
    for p in daftar.pejabat:
        nama.setdefault(p.id, p.nama)
    sebutan = {k: f"{nama[k]}, {s}" if nama[k] else f"{s}, belum ada namanya" for k, s in sebutan.items()}
    pegawai = ((p.nip, f"{p.nama} (NIP {p.nip})") for p in lihat_pegawai(pengaturan, satker).daftar.semua if p.nip)
    return (*sebutan.items(), *pegawai)


def _siapa(anggota: AnggotaTim) -> str:
    return anggota.pejabat or (rapikan_nip(anggota.pegawai) if anggota.pegawai else "")


def _nilai(
    pengaturan: Pengaturan, permintaan: PermintaanTim, *, hitung: bool = True
) -> tuple[PratinjauPejabat, bytes, str]:
    """Return what a change would do, the file as it would be, and the SHA-256 of what that is made from."""
    satker = permintaan.satker
    berkas = baca_untuk_diubah(pengaturan, satker, permintaan.dasar)
    isi, daftar = berkas.isi, berkas.daftar
    kata = dict(_pilihan(pengaturan, satker, daftar))
    kursi = {
        f"{tim.id}.{ke + 1}": (t, ke, anggota, tim.nama)
        for t, tim in enumerate(daftar.tim)
        for ke, anggota in enumerate(tim.anggota)
    }
    ganti: dict[Jalur, NilaiYaml] = {}
    perubahan, salah = [], {}
    for kunci, diminta in permintaan.kursi.items():
        if kunci not in kursi:
            raise GalatPemakaian(f"Tidak ada kursi “{kunci}”.", sebut_pilihan(kunci, list(kursi), terurut=False))
        t, ke, anggota, tim = kursi[kunci]
        kode = rapikan_nip(diminta) if rapikan_nip(diminta).isdigit() else diminta.strip()
        if kode == _siapa(anggota):
            continue
        if kode and kode not in kata:
            salah[kunci] = f"{kunci}: tidak ada jabatan atau pegawai “{diminta}”."
            continue
        dari = _siapa(anggota)
        perubahan.append(Berubah(kunci, f"{anggota.kedudukan}, {tim}", kata.get(dari, dari), kata.get(kode, "")))
        jalur: Jalur = ("tim", t, "anggota", ke)
        ganti[*jalur, "pejabat"] = None if kode.isdigit() or not kode else kode
        if kode.isdigit() or anggota.pegawai:
            ganti[*jalur, "pegawai"] = kode if kode.isdigit() else None
    if salah or not ganti:
        return PratinjauPejabat(tuple(perubahan), salah), isi, berkas.dasar
    baru = ganti_nilai(isi, ganti, PEJABAT)
    galat = nilai_berkas(pengaturan, satker, baru)
    mengisi = None
    if hitung and not galat and any(not b.dari for b in perubahan):
        mengisi = hitung_isian(pengaturan, satker).untuk({TEMPAT})
    return PratinjauPejabat(tuple(perubahan), salah, tuple(galat), mengisi), baru, berkas.dasar
