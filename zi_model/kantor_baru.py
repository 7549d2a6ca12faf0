"""A folder for another office: what has to be known of it, and what it still has to say.

What nobody knows yet stays null in its files and is a fill-in in its letters; here only that is asked for without
which no letter can be dated, numbered or headed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zi_model.bahasa import angka_dan_kata
from zi_model.fakta import Fakta
from zi_model.kantor import Kantor
from zi_model.periksa_kantor import ZONA_WAKTU
from zi_model.provinsi import KABUPATEN_KOTA
from zi_model.rencana import RencanaAksi
from zi_model.satker import PROVINSI
from zi_model.tahun_rencana import TahunRencana

_KODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NAMA = re.compile(
    r"(?:Komisi Pemilihan Umum|KPU)\s+(?P<jenis>Kabupaten|Kota|Provinsi)\s+(?P<nama>[^\W\d_][\w .'’-]*)", re.IGNORECASE
)
_TEMPAT = re.compile(r"[^\W\d_][\w .'’-]*")
_WILAYAH = {
    KABUPATEN_KOTA: (re.compile(r"\d{4}", re.ASCII), "empat angka, misalnya 7205"),
    PROVINSI: (re.compile(r"\d{2}", re.ASCII), "dua angka, misalnya 72"),
}
_SUB_BAGIAN = re.compile(r"\b([Ss])ub\s+[Bb]agian|\bKasubbag\b")
_TAHUN = range(2000, 2100)
_UNIT_PROVINSI = "susunan, nama, dan singkatan Bagian; yang di sini menurut pembagian tugas di KPU kabupaten/kota"
_ANGGOTA_PROVINSI = (
    "KPU Provinsi beranggotakan 5 atau 7 orang. PERLU DIKONFIRMASI: bila 7, tambahkan anggota-5 dan anggota-6."
)
_PANJANG = 30  # a code is a folder in paths that Windows must open
_NAMA_WINDOWS = frozenset({"con", "prn", "aux", "nul"})
_TEMPAT_ISI = re.compile(r"«([^«»]*)»")


class JatiDiriTidakSah(ValueError):
    """Something that an office was said to be is not right: in Indonesian, with what to write instead."""


@dataclass(frozen=True)
class JatiDiri:
    """What has to be known of an office before it can have a folder."""

    kode: str
    nama: str
    kode_wilayah: str
    tempat: str
    zona: str
    tahun: int

    def isi(self) -> dict[str, str]:
        """Return what stands in the places of the files from which an office's are made.

        Raises:
            JatiDiriTidakSah: when one of the values cannot be.

        """
        cocok = _NAMA.fullmatch(" ".join(self.nama.split()))
        if len(self.kode) > _PANJANG or not _KODE.fullmatch(self.kode) or self.kode in _NAMA_WINDOWS:
            raise JatiDiriTidakSah(
                f"“{self.kode}” tidak dapat menjadi kode satker: huruf kecil, angka, dan tanda hubung, diawali huruf, "
                f"paling banyak {_PANJANG} karakter, misalnya donggala atau kota-palu."
            )
        if cocok is None:
            raise JatiDiriTidakSah(
                f"“{self.nama}” bukan nama KPU kabupaten/kota atau provinsi. Tulis misalnya “KPU Kabupaten Donggala” "
                "atau “KPU Provinsi Sulawesi Tengah”."
            )
        provinsi = cocok["jenis"].title() == "Provinsi"
        bentuk, sebutan = _WILAYAH[PROVINSI if provinsi else KABUPATEN_KOTA]
        if not bentuk.fullmatch(self.kode_wilayah):
            milik = "provinsi" if provinsi else "kabupaten/kota"
            raise JatiDiriTidakSah(f"Kode wilayah {milik} “{self.kode_wilayah}” bukan {sebutan}.")
        if not _TEMPAT.fullmatch(self.tempat):
            raise JatiDiriTidakSah(f"“{self.tempat}” bukan nama tempat penetapan keputusan.")
        if self.tahun not in _TAHUN:
            raise JatiDiriTidakSah(f"Tahun {self.tahun} tidak dapat menjadi tahun rencana.")
        wilayah = f"{cocok['jenis'].title()} {cocok['nama']}"
        zona = _zona(self.zona)
        return {
            "kode": self.kode,
            "satker": f"Komisi Pemilihan Umum {wilayah}",
            "singkatan": f"KPU {wilayah}",
            "wilayah": wilayah.upper(),
            "kode_wilayah": self.kode_wilayah,
            "tempat": self.tempat,
            "zona_waktu": zona,
            "singkatan_waktu": ZONA_WAKTU[zona],
            "tahun": str(self.tahun),
            "perlu unit": _UNIT_PROVINSI if provinsi else "singkatannya",
            "perlu anggota": _ANGGOTA_PROVINSI if provinsi else "Pembagian divisi para anggota belum diketahui.",
        }


def _zona(teks: str) -> str:
    """Return the time zone that `WITA` or `Asia/Makassar` says.

    Raises:
        JatiDiriTidakSah: when it is none of Indonesia's.

    """
    for zona, singkatan in ZONA_WAKTU.items():
        if teks.casefold() in {zona.casefold(), singkatan.casefold()}:
            return zona
    raise JatiDiriTidakSah(f"Zona waktu “{teks}” tidak dikenal. Pilih WIB, WITA, atau WIT.")


def isi_kerangka(teks: str, nilai: Mapping[str, str]) -> str:
    """Return a file with its places («satker», «tahun», …) filled; a province's secretariat consists of Bagian.

    Raises:
        KeyError: for a place that has no value, which the files of this program never name.

    """
    terisi = _TEMPAT_ISI.sub(lambda cocok: nilai[cocok[1]], teks)
    return _SUB_BAGIAN.sub(_bagian, terisi) if len(nilai.get("kode_wilayah", "")) == PROVINSI else terisi


def _bagian(cocok: re.Match[str]) -> str:
    return "Kabag" if cocok[1] is None else "Bagian" if cocok[1] == "S" else "bagian"


@dataclass(frozen=True)
class BelumDiisi:
    """Something that an office's file does not say yet, or that only custom says."""

    berkas: str
    hal: str


def belum_diisi(tahun: TahunRencana) -> list[BelumDiisi]:
    """Return what an office still has to say, by file."""
    kantor = tahun.kantor
    return [
        *(BelumDiisi("satker.yaml", hal) for hal in _satker(kantor)),
        *(BelumDiisi("pejabat.yaml", hal) for hal in _pejabat(kantor)),
        *(BelumDiisi("fakta.yaml", hal) for hal in _fakta(kantor.fakta)),
        *(BelumDiisi("pegawai.xlsx", hal) for hal in _pegawai(kantor)),
        *(BelumDiisi("hukum.yaml", hal) for hal in _hukum(kantor)),
        *(BelumDiisi(f"rencana-aksi-{tahun.tahun}.yaml", hal) for hal in _rencana(tahun.rencana)),
    ]


def _satker(kantor: Kantor) -> Iterator[str]:
    kop = kantor.satker.kop
    kosong = [n for n in ("alamat", "telepon", "laman", "surel", "logo") if getattr(kop, n) is None]
    if kosong:
        yield f"kepala surat: {', '.join(kosong)}"
    if kantor.satker.rapat.tempat is None:
        yield "tempat rapat yang biasa"
    arsip = kantor.satker.arsip
    if arsip.tempat is None or any(None in (j.klasifikasi, j.retensi) for j in arsip.jenis.values()):
        yield "arsip: tempat menyimpan naskah asli, klasifikasi dan retensinya menurut jadwal retensi kantor"
    if kantor.satker.provinsi:
        yield "susunan, nama, dan singkatan Bagian sekretariat, yang belum diketahui"
        yield "kata “Sub Bagian” di teks naskah bersama, yang ditulis untuk KPU kabupaten/kota"
        yield "yang bertanda PERLU DIKONFIRMASI, terutama pola nomor"
    else:
        yield "yang bertanda PERLU DIKONFIRMASI, terutama pola nomor dan singkatan sub bagian"


def _pejabat(kantor: Kantor) -> Iterator[str]:
    semua = kantor.pejabat.pejabat
    if tanpa_nama := [p.id for p in semua if p.nama is None]:
        yield f"nama pejabat: {', '.join(tanpa_nama)}"
    if tanpa_nip := [p for p in semua if p.punya_nip and p.nip is None]:
        yield f"NIP {angka_dan_kata(len(tanpa_nip))} pejabat sekretariat"
    if tim := [t.id for t in kantor.pejabat.tim if t.usulan]:
        yield f"susunan tim yang baru diusulkan: {', '.join(tim)}"


def _fakta(fakta: Fakta) -> Iterator[str]:
    if None in (fakta.rapat.pimpinan, fakta.rapat.notulis):
        yield "siapa yang biasa memimpin rapat dan siapa yang mencatat"
    if any(None in satu.urusan.values() for satu in fakta.aplikasi):
        yield "aplikasi yang dipakai untuk setiap urusan"
    if not fakta.sop:
        yield "SOP yang berlaku, dengan sub bagian dan waktunya"
    if not fakta.media_sosial:
        yield "akun media sosial resmi"


def _pegawai(kantor: Kantor) -> Iterator[str]:
    if not kantor.pegawai.semua:
        yield "daftar pegawai: nama, NIP, jabatan, sub bagian, dan seterusnya, satu baris untuk setiap orang"


def _hukum(kantor: Kantor) -> Iterator[str]:
    for r in kantor.hukum.values():
        if r.nomor is None:
            yield f"{r.id}: nomor, tanggal, dan judul keputusan ini, kalau sudah ditetapkan"


def _rencana(rencana: RencanaAksi) -> Iterator[str]:
    keputusan = rencana.keputusan
    if keputusan.nomor is None or keputusan.tanggal is None:
        yield "nomor dan tanggal Keputusan rencana aksi, sesudah ditandatangani"
    if usulan := [b for b in rencana.baris if b.indikator.penanggung_jawab.usulan]:
        yield f"sub bagian penanggung jawab {angka_dan_kata(len(usulan))} indikator yang baru diusulkan"
    yield "kata-kata setiap baris, kalau berbeda dari Keputusan rencana aksi satker"
