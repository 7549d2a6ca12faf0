"""What the office, its evidence and a meeting's letters tell is not asked again in reports."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from bench.isian import hitung, isian_alur, sumber
from tests.zi_model.bahan_sigi import TW1, bukti_untuk, kewajiban, tahun
from tests.zi_model.dalam_isi import cari_isi
from tools.contoh.kantor_terisi import isi_kantor
from zi_model.bukti import Bukti
from zi_model.daftar_isian import tempat_jawaban
from zi_model.daur_naskah import StatusNaskah
from zi_model.kantor import Kantor
from zi_model.naskah.berkala.isi import IsiLaporanBerkala
from zi_model.naskah.berkala.laporan import susun_laporan_berkala
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isian, Kendali
from zi_model.naskah.jenis_alur import JenisAlur
from zi_model.naskah.keputusan.sop_iku_standar import IsiKeputusanSOP, susun_keputusan_sop
from zi_model.naskah.rapat.petugas import petugas_rapat
from zi_model.pegawai import DaftarPegawai
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana
from zi_model.terbit import NaskahTerbit

AREA, SOP, APLIKASI, SKP, KINERJA = "1.3.1.1", "2.1.2.1", "2.2.2.1", "3.4.1.1", "4.1.3.1"
NAMA = {AREA: "laporan/pelaksanaan-rencana-aksi"}


@cache
def terisi() -> TahunRencana:
    return isi_kantor(tahun())


def kantor(**fakta: Any) -> Kantor:
    """Return the filled-in office with some of its facts replaced."""
    milik = terisi().kantor
    return replace(milik, fakta=milik.fakta.model_copy(update=fakta))


def laporan(
    kode: str, milik: Kantor | None = None, bukti: list[Bukti] | None = None, terbit: tuple[NaskahTerbit, ...] = ()
) -> IsiLaporanBerkala:
    sumber = Bahan(replace(terisi(), kantor=milik or terisi().kantor), tuple(bukti or ()), terbit=terbit)
    isi = susun_laporan_berkala(sumber, kewajiban(kode, "2026-TW1"), NAMA.get(kode, "")).isi
    assert isinstance(isi, IsiLaporanBerkala)
    return isi


def tabel(isi: IsiLaporanBerkala, ke: int = 0) -> list[list[str]]:
    return [[str(sel) for sel in baris.sel] for baris in isi.bagian[ke].baris]


def isian(isi: IsiLaporanBerkala) -> set[str]:
    return {i.tag for i in cari_isi(isi, Isian)}


class TestYangDitulisSekali:
    def test_nama_aplikasi(self) -> None:
        assert all(baris[1] == "Aplikasi Contoh" for baris in tabel(laporan(APLIKASI)))

    def test_sop_dengan_sub_bagian_dan_waktunya(self) -> None:
        baris = {b[0]: b for b in tabel(laporan(SOP))}
        assert baris["Penyusunan Keputusan"][1:3] == [
            "5 hari kerja",
            "Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum",
        ]
        assert "" not in baris, "the list names all: no row is left to write in"

    def test_sop_yang_belum_disebut_ditanyakan(self) -> None:
        assert tabel(laporan(SOP, kantor(sop=())))[0][0] == "[isi: nama SOP]"

    def test_sop_yang_sama_masuk_daftar_keputusan_tanpa_baris_kosong(self) -> None:
        isi = susun_keputusan_sop(terisi(), "keputusan/penetapan-sop", TW1.mulai)[0].isi
        assert isinstance(isi, IsiKeputusanSOP)
        nama = [str(satu.nama) for satu in isi.sop]
        assert "Penyusunan Keputusan" in nama
        assert len(nama) == len(set(nama))
        assert not any(n.startswith("[isi") for n in nama)

    def test_pejabat_penilai(self) -> None:
        assert [baris[2] for baris in tabel(laporan(SKP))] == [
            "Kasubbag Keuangan, Umum, dan Logistik",
            "Kasubbag Perencanaan, Data, dan Informasi",
            "Kasubbag Teknis Penyelenggaraan Pemilu dan Hukum",
            "Kasubbag Partisipasi, Hubungan Masyarakat, dan Sumber Daya Manusia",
            "Atasan Langsung",  # of the Sekretaris: a post of another office
        ]
        tanpa = tabel(laporan(SKP, kantor(penilai={"teknis_hukum": None})))
        assert {baris[2] for baris in tanpa} == {"[isi: jabatan penilai]"}

    def test_target_kinerja_dari_keputusan_iku(self) -> None:
        assert tabel(laporan(KINERJA))[0][:2] == ["Persentase dokumen tahapan yang tepat waktu", "100"]


class TestRapat:
    def test_pemimpin_dan_notulis(self) -> None:
        petugas = petugas_rapat(kantor(), "rapat/monev", TW1.akhir, "Pimpinan Rapat")
        assert (petugas.pimpinan, petugas.notulis) == (
            Kendali(tag="pimpinan", teks="Soleman"),
            Kendali(tag="notulis", teks="Notulis Contoh"),
        )

    def test_jabatan_yang_namanya_belum_diketahui_ditanyakan_dengan_jabatannya(self) -> None:
        fakta = terisi().kantor.fakta.rapat.model_copy(update={"pimpinan": "sekretaris"})
        tanpa_nama = replace(tahun().kantor, fakta=kantor(rapat=fakta).fakta)
        pimpinan = petugas_rapat(tanpa_nama, "rapat/monev", TW1.akhir, "Pimpinan Rapat").pimpinan
        assert pimpinan == Isian(tag="pimpinan", petunjuk="nama Sekretaris KPU Kabupaten Sigi")

    def test_tanpa_fakta_ditanyakan_seperti_sebutannya(self) -> None:
        petugas = petugas_rapat(tahun().kantor, "rapat/monev", TW1.akhir, "Pimpinan Acara", "Narasumber")
        assert [str(p) for p in (petugas.pimpinan, petugas.notulis, petugas.pemateri)] == [
            "[isi: nama pimpinan acara]",
            "[isi: nama notulis]",
            "[isi: nama narasumber]",
        ]

    def test_diceritakan_hanya_sesudah_notulanya_terbit(self) -> None:
        assert "rapat" in isian(laporan(AREA))
        notula = NaskahTerbit(
            "sigi/2026-TW1/notula-monev",
            "notula-monev",
            TW1,
            StatusNaskah.SIAP_TTD,
            isi={"pimpinan": "Soleman", "jumlah-hadir": "28 orang"},
        )
        dengan = laporan(AREA, terbit=(notula,))
        assert "rapat" not in isian(dengan)
        assert "bertempat di Aula, dipimpin oleh Soleman, dan dihadiri oleh 28 orang." in str(dengan.kegiatan[-1])


class TestPelaksanaanMenurutArea:
    def test_anggota_dari_tim_yang_sudah_dikonfirmasi(self) -> None:
        assert tabel(laporan(AREA))[0][2] == "Sasli"
        usulan = tahun().kantor.pejabat
        assert tabel(laporan(AREA, replace(kantor(), pejabat=usulan)))[0][2] == "[isi: nama anggota tim]"

    def test_kegiatan_dan_capaian_dari_bukti(self) -> None:
        bukti = bukti_untuk(kewajiban("1.1.1.1", "2026"))
        manajemen, tata_laksana, *_ = tabel(laporan(AREA, bukti=bukti))
        assert manajemen[3] == kewajiban("1.1.1.1", "2026").baris.indikator.nama_pendek
        assert manajemen[1].startswith("1 dari ")
        assert tata_laksana[3] == "[isi: kegiatan]"
        assert tata_laksana[1].startswith("0 dari ")

    def test_jumlah_unsur_dari_daftar_pejabat(self) -> None:
        assert [baris[1] for baris in tabel(laporan(AREA), 1)] == ["5", "5", "20"]
        tanpa = replace(kantor(), pegawai=DaftarPegawai())
        assert tabel(laporan(AREA, tanpa), 1)[2][1] == "[isi: jumlah]"


DI_BERKAS = (
    "satker.yaml",
    "pejabat.yaml",
    "pegawai.csv",
    "fakta.yaml",
    "hukum.yaml",
    "rencana aksi",
    "naskah/keputusan/",
)


@pytest.mark.parametrize(
    ("jenis", "periode"),
    [
        (JenisAlur.KEPUTUSAN, "2026"),
        (JenisAlur.BULANAN, "2026-12"),
        (JenisAlur.TRIWULANAN, "2026-TW1"),
        (JenisAlur.SEMESTERAN, "2026-S1"),
    ],
)
def test_tidak_ada_yang_ditanyakan_padahal_dijawab_berkas_kantor(jenis: JenisAlur, periode: str) -> None:
    """What zi isian says is answered by a file is asked by no letter once that file answers it, and before it is."""
    dijawab = {
        nama: {
            (i.kunci, i.tag)
            for i in isian_alur(milik, jenis, Periode.parse(periode))
            if tempat_jawaban(i, milik.kantor).startswith(DI_BERKAS)
        }
        for nama, milik in sumber().items()
    }
    assert len(dijawab["kantor kosong, tanpa bukti"]) > 40
    assert not dijawab["kantor terisi, dengan bukti"]


@pytest.mark.parametrize(
    ("jenis", "periode", "batas"),
    [(JenisAlur.TRIWULANAN, "2026-TW1", 110), (JenisAlur.SEMESTERAN, "2026-S1", 160)],
)
def test_kantor_yang_terisi_ditanya_paling_banyak_sekian(jenis: JenisAlur, periode: str, batas: int) -> None:
    """Before the office's facts and its evidence answered, the filled-in office was asked 226 and 308."""
    isian = hitung(sumber()["kantor terisi, dengan bukti"], jenis, Periode.parse(periode))
    assert sum(isian.values()) <= batas, isian
