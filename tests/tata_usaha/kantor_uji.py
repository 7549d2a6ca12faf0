"""A small valid office in a folder, of which a test changes one thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from tata_usaha.rencana.baca_kantor import baca_kantor
from zi_model.data import Data
from zi_model.masalah import Masalah, Tingkat
from zi_model.naskah import keluarga
from zi_model.naskah.jenis import JenisNaskah, Kapan
from zi_model.tahun_rencana import TahunRencana

SATKER = """\
kode: kecil
nama: Komisi Pemilihan Umum Kabupaten Kecil
singkatan: KPU Kabupaten Kecil
kode_wilayah: "7299"
tempat: Kecil
zona_waktu: Asia/Makassar
singkatan_waktu: WITA
kop:
  baris: [KOMISI PEMILIHAN UMUM, KABUPATEN KECIL]
unit:
  - {kode: umum, nama: Sub Bagian Umum, singkatan: U}
  - {kode: hukum, nama: Sub Bagian Hukum, singkatan: H}
nomor:
  undangan: "{no}/PW.02-Und/{satker}/{tahun}"
libur:
  tambah:
    2026-11-19: Hari jadi kabupaten
"""

PEJABAT = """\
pejabat:
  - id: ketua
    jabatan: Ketua Komisi Pemilihan Umum Kabupaten Kecil
    sebutan: Ketua
    unsur: komisioner
    punya_nip: false
  - id: kasubbag-hukum
    jabatan: Kepala Sub Bagian Hukum
    sebutan: Kasubbag Hukum
    unsur: sekretariat
    unit: hukum
tim:
  - id: tim-upg
    nama: Tim UPG
    anggota:
      - kedudukan: Ketua
        pejabat: ketua
      - kedudukan: Anggota
"""

HUKUM = """\
- id: uu-7-2017
  jenis: uu
  nomor: "7"
  tahun: 2017
  judul: Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum
  berlaku_dari: 2017-08-16
  perubahan:
    - ke: 1
      judul: Undang-Undang Nomor 7 Tahun 2023
      berlaku_dari: 2023
  terverifikasi: true
  sumber: JDIH
- id: pkpu-8-2019
  jenis: pkpu
  nomor: "8"
  tahun: 2019
  judul: Peraturan KPU Nomor 8 Tahun 2019
  berlaku_dari: 2019
  terverifikasi: false
  sumber: JDIH
"""

RENCANA = """\
tahun: 2026
keputusan:
  nomor: "12"
  tanggal: 2026-01-21
  tentang: Rencana Aksi
komponen:
  - label: "1."
    nama: Manajemen Perubahan
    aspek:
      - nama: Pembentukan Tim Kerja
        aksi:
          - nama: Menetapkan tim
            indikator:
              - kode: 1.1.1.1
                nama: Tim kerja ditetapkan
                nama_pendek: Tim kerja
                bukti_fisik: Keputusan
                target_waktu: Januari s.d.Februari 2026
                target_capaian: 1 (satu) Laporan
                jadwal: 2026-01 s.d. 2026-02
                bukti: [keputusan]
                penanggung_jawab: {unit: hukum, usulan: true}
                naskah: keputusan/tim-kerja
          - nama: Rapat setiap 3 (tiga) bulan
            indikator:
              - kode: 1.1.2.1
                nama: Dokumen tersedia
                nama_pendek: Rapat monev
                bukti_fisik: Dokumentasi dan Laporan
                target_waktu: Per Triwulan
                target_capaian: 4 (empat) Kegiatan
                jadwal: setiap triwulan
                bukti: [dokumentasi, laporan|rekapitulasi]
                penanggung_jawab: {unit: umum}
                naskah: rapat/monev
              - kode: 1.1.2.2
                nama: Monitoring terlaksana
                nama_pendek: Monev
                bukti_fisik: Laporan
                target_waktu: Per Semester
                target_capaian: 2 (dua) Laporan
                jadwal: setiap semester
                bukti: [laporan]
                penanggung_jawab: {unit: umum}
                naskah: laporan/monev
"""

UNDANGAN = """\
perihal: Undangan Rapat {periode}
penanda_tangan: ketua
acara:
  - {nama: Pembukaan, pemimpin: ketua}
  - {nama: "Pembahasan {unit}", pemimpin: kasubbag-hukum}
"""

KEPUTUSAN = """\
judul: Tim UPG
mengingat: [uu-7-2017, pkpu-8-2019]
tim: tim-upg
"""


class Acara(Data):
    ISIAN: ClassVar[frozenset[str]] = frozenset({"unit"})

    nama: str
    pemimpin: str


class TeksUndangan(Data):
    ISIAN: ClassVar[frozenset[str]] = frozenset({"periode"})

    perihal: str
    penanda_tangan: str
    acara: tuple[Acara, ...]


class TeksKeputusan(Data):
    judul: str
    mengingat: tuple[str, ...]
    tim: str


@dataclass(frozen=True)
class _JenisUji(JenisNaskah):
    """A kind of letter whose wording is of a class at hand."""

    kelas: type[Data] = Data

    @property
    def teks(self) -> type[Data]:
        return self.kelas


def jenis_uji(nama: str, teks: type[Data], *, wajib: bool = False) -> JenisNaskah:
    """Return a kind of letter that stands for the year, has this wording and is never composed."""
    return _JenisUji(nama, "", (), Kapan.SETAHUN, "", wajib=wajib, kelas=teks)


def pasang_teks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the office have an invitation and decrees of its own kind instead of the real letters."""
    lain = tuple(replace(j, wajib=False, umum_di=None) for j in keluarga.KELUARGA if j.folder != "keputusan")
    sendiri = (jenis_uji("undangan", TeksUndangan, wajib=True), jenis_uji("keputusan/*", TeksKeputusan))
    monkeypatch.setattr(keluarga, "KELUARGA", (*lain, *sendiri))


class KantorUji:
    """The office `kecil` in a plan folder."""

    def __init__(self, plan: Path) -> None:
        self.plan = plan
        self.folder = plan / "kecil"
        isi = {
            "satker": SATKER,
            "pejabat": PEJABAT,
            "hukum": HUKUM,
            "rencana-aksi-2026": RENCANA,
            "naskah/undangan": UNDANGAN,
            "naskah/keputusan/tim-upg": KEPUTUSAN,
        }
        (self.folder / "naskah/keputusan").mkdir(parents=True)
        for nama, teks in isi.items():
            self.tulis(nama, teks)

    def tulis(self, nama: str, teks: str) -> None:
        (self.folder / f"{nama}.yaml").write_text(teks, encoding="utf-8")

    def ganti(self, nama: str, lama: str, baru: str) -> None:
        """Replace a text that stands in a file exactly once."""
        teks = (self.folder / f"{nama}.yaml").read_text(encoding="utf-8")
        assert teks.count(lama) == 1, f"{lama!r} ada {teks.count(lama)} kali"
        self.tulis(nama, teks.replace(lama, baru))

    def baca(self) -> tuple[tuple[TahunRencana, ...], list[Masalah]]:
        return baca_kantor(self.plan, "kecil")

    def masalah(self) -> list[str]:
        """Return the problems as a person sees them, without the folder in front."""
        tahun, masalah = self.baca()
        assert not tahun or all(m.tingkat is Tingkat.CATATAN for m in masalah)
        return [str(m).replace(f"{self.folder}/", "") for m in masalah]

    def satu(self) -> str:
        masalah = self.masalah()
        assert len(masalah) == 1, "\n".join(masalah)
        return masalah[0]
