"""Bab III and the summary: every figure is that of the evidence, every comparison that of issued reports."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import (
    MONEV,
    TW1,
    TW2,
    TW3,
    bahan,
    berkas,
    bukti_untuk,
    kantor,
    kewajiban,
    semua_bukti,
    tahun,
)
from tests.zi_model.laporan_terbit_uji import baca_tanggal, terbitkan
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.daur_naskah import StatusNaskah
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isian, Kendali, Rangkaian
from zi_model.naskah.monev import teks_hasil
from zi_model.naskah.monev.isi import BarisCapaian, IsiLaporanMonev, TeksHasil, TeksLaporanMonev
from zi_model.naskah.monev.laporan import susun_laporan_monev
from zi_model.naskah.monev.penyebab import tanpa_gambar
from zi_model.periode import JenisPeriode, Periode
from zi_model.rekomendasi import TeksAnjuran
from zi_model.terbit import NaskahTerbit

TAHUN = Periode.parse("2026")
triwulan = st.sampled_from([Periode(2026, JenisPeriode.TRIWULAN, ke) for ke in range(1, 5)])


def susun(sumber: Bahan, periode: Periode = TW1) -> IsiLaporanMonev:
    isi = susun_laporan_monev(sumber, periode).isi
    assert isinstance(isi, IsiLaporanMonev)
    return isi


def laporan(
    bukti: Iterable[Bukti] = (),
    periode: Periode = TW1,
    catatan: Mapping[tuple[str, Periode], str] | None = None,
    **lain: Any,
) -> IsiLaporanMonev:
    return susun(replace(bahan(bukti, catatan), **lain), periode)


def selain(*kode: str) -> list[Bukti]:
    """Return all evidence of the year in time, but that of these rows."""
    return [b for b in semua_bukti(-1) if b.kode not in kode]


def untuk(isi: IsiLaporanMonev, kode: str) -> list[str]:
    return [str(r.teks) for r in isi.rekomendasi if kode in re.findall(r"[\d.]+\d", r.kode)]


def acak_bukti(acak: random.Random) -> list[Bukti]:
    hasil: list[Bukti] = []
    for k in tahun().kewajiban:
        hasil += bukti_untuk(k, acak.choice([-1, 0, 12, 40, 120]), acak.choice([0, 1, None, None]))
    return hasil


class TestAngka:
    """Counted once more here, by another way than the program's."""

    @staticmethod
    def lengkap(bukti: list[Bukti], periode: Periode, hari: dt.date) -> dict[tuple[str, Periode], dt.date]:
        """Return when each obligation of the year was complete, of those that were so on a day."""
        hasil = {}
        for k in tahun().kewajiban:
            tiba = [b.diterima.date() for b in bukti if (b.kode, b.periode) == (k.kode, k.periode)]
            banyak = len(k.baris.indikator.kebutuhan)
            tiba = sorted(t for t in tiba if t <= hari)
            if (k.kode, k.periode) == (MONEV, periode) and len(tiba) == 1:
                tiba.append(min(hari, k.batas))  # the report, beside its photo
            if len(tiba) >= banyak:
                hasil[k.kode, k.periode] = tiba[banyak - 1]
        return hasil

    @settings(max_examples=6, deadline=None)
    @given(st.randoms(use_true_random=False), triwulan, st.sampled_from([1, 8, 30]))
    def test_setiap_angka_cocok_dengan_hitungan_lain(self, acak: random.Random, periode: Periode, sesudah: int) -> None:
        bukti = acak_bukti(acak)
        sumber = replace(bahan(bukti), hari=periode.akhir + dt.timedelta(days=sesudah))
        isi, hari = susun(sumber, periode), sumber.keadaan(periode)
        lengkap = self.lengkap(bukti, periode, hari)
        jatuh = [k for k in tahun().kewajiban if periode.berisi(k.jatuh_tempo)]

        def angka(milik: list[Any]) -> list[str]:
            ada = [k for k in milik if (k.kode, k.periode) in lengkap]
            tepat = [k for k in ada if lengkap[k.kode, k.periode] <= k.batas]
            return [str(len(milik)), str(len(ada)), str(len(tepat)), str(len(milik) - len(ada))]

        def tertulis(b: BarisCapaian) -> list[str]:
            return [str(n) for n in (b.jatuh_tempo, b.terpenuhi, b.tepat_waktu, b.belum)]

        assert tertulis(isi.capaian_jumlah) == angka(jatuh)
        for ke, b in enumerate(isi.capaian, start=1):
            assert tertulis(b) == angka([k for k in jatuh if k.baris.nomor_komponen == ke])
        nama = {b.nama: b for b in isi.capaian_unit}
        for unit in kantor().satker.unit:
            milik = [k for k in jatuh if k.unit == unit.kode]
            assert unit.nama not in nama or tertulis(nama[unit.nama]) == angka(milik)
        terbit = terbitkan(susun_laporan_monev(sumber, periode)).isi
        assert terbit["angka.kumulatif-terpenuhi"] == str(len(lengkap))
        assert terbit["angka.setahun"] == "121"
        assert terbit["angka.persen"] == f"{isi.capaian_jumlah.persen}%"
        assert baca_tanggal(terbit["keadaan-sampai"]) == hari

    def test_angka_dan_hari_keadaan_menjadi_kontrol_yang_dibaca_laporan_berikutnya(self) -> None:
        (kalimat,) = laporan(
            [*selain("2.1.2.1", "4.1.1.1"), *bukti_untuk(kewajiban("4.1.1.1", "2026-TW1"), 3)]
        ).ringkasan
        assert isinstance(kalimat, Rangkaian)
        kendali = {k.tag: k.teks for k in kalimat.bagian if isinstance(k, Kendali)}
        assert kendali == {
            "keadaan-sampai": "16 April 2026",
            "angka.jatuh-tempo": "36",
            "angka.terpenuhi": "35",
            "angka.persen": "97,22%",
            "angka.tepat-waktu": "34",
            "angka.kumulatif-terpenuhi": "35",
            "angka.setahun": "121",
        }

    def test_tidak_ada_spasi_sebelum_persen(self) -> None:
        assert not re.search(r"\d[\s\u00a0]%", str(laporan(selain("2.1.2.1")).model_dump()))


class TestLaporanIniSendiri:
    """The report is the proof of its own row from its signature on, and counts itself as that."""

    isi = laporan([b for b in semua_bukti(-1) if b.kode != MONEV or b.jenis is JenisBerkas.HEIC])

    def test_laporan_memenuhi_barisnya_sendiri(self) -> None:
        (monev,) = [b for k in self.isi.komponen for a in k.aspek for b in a.baris if b.kode == MONEV]
        assert monev.status == "Lengkap"
        assert [str(b) for b in monev.bukti][-1] == "Laporan: laporan ini"
        assert monev.keterangan == ("Terpenuhi dengan laporan ini sejak ditandatangani.",)
        assert str(self.isi.capaian_jumlah.terpenuhi) == "36"

    def test_dikatakan_bahwa_laporan_dihitung_dan_tidak_ada_di_daftar_buktinya(self) -> None:
        assert "bukti laporan untuk indikator 1.3.1.2" in " ".join(self.isi.capaian_uraian)
        assert all(b.berkas.teks != "laporan ini" for b in self.isi.lampiran)

    def test_laporan_tidak_pernah_meminta_dirinya_diserahkan(self) -> None:
        kosong = untuk(laporan(), MONEV)
        assert len(kosong) == 1
        assert "laporan" not in kosong[0].casefold()

    def test_salinannya_yang_sudah_datang_dinilai_sebagai_bukti_biasa(self) -> None:
        semua = laporan(semua_bukti(-1))
        assert not any("Laporan ini" in k for k in semua.capaian_uraian)


class TestPerkembangan:
    """What is compared are the figures that issued reports say, not what would be counted today."""

    tw1 = terbitkan(susun_laporan_monev(replace(bahan(selain("2.1.2.1", "5.2.1.1")), hari=dt.date(2026, 4, 16)), TW1))

    def test_tanpa_laporan_yang_ditetapkan_dikatakan_demikian(self) -> None:
        isi = laporan(semua_bukti(-1), TW2)
        assert isi.perkembangan == ()
        assert isi.perkembangan_uraian[0].startswith("Belum ada laporan triwulan sebelumnya yang ditetapkan")
        assert "per komponen" in isi.grafik_judul

    def test_angkanya_dari_laporan_sebagaimana_ditetapkan_meski_buktinya_berubah(self) -> None:
        lama = replace(self.tw1, isi={**self.tw1.isi, "angka.terpenuhi": "27", "angka.tepat-waktu": "20"})
        isi = laporan(semua_bukti(-1), TW2, terbit=(lama,))
        assert [(b.periode, b.terpenuhi, b.tepat_waktu, b.persen) for b in isi.perkembangan] == [
            ("Triwulan I Tahun 2026", "27", "20", "75,00"),
            ("Triwulan II Tahun 2026", "28", "28", "100,00"),
        ]
        assert isi.perkembangan_uraian[0] == "Capaian naik 25,00 poin dari Triwulan I Tahun 2026 (75,00%)."
        assert isi.grafik[1].label == ("75,00%", "100,00%")

    def test_sebabnya_hanya_baris_yang_keadaannya_berubah(self) -> None:
        """2.1.2.1 was missing and is there; 4.1.3.1 was there and is missing; 2.1.3.1 was and is there."""
        hilang = {("2.1.2.1", TW1), ("5.2.1.1", TAHUN), ("4.1.3.1", TW2)}
        isi = laporan([b for b in semua_bukti(-1) if (b.kode, b.periode) not in hilang], TW2, terbit=(self.tw1,))
        _, naik, turun = isi.perkembangan_uraian
        assert naik.startswith("Kenaikan terbesar pada komponen Penataan Tata Laksana, dari 80,00% menjadi 100,00%")
        assert naik.endswith(
            "karena Efektivitas Penerapan SOP (2.1.2.1), yang sebelumnya belum ada, kini sudah diserahkan."
        )
        assert turun.endswith(
            "karena Pemantauan Capaian Kinerja (4.1.3.1), yang sebelumnya ada, kini belum diserahkan."
        )

    def test_baris_bulanan_disebut_sekali_sebagai_sebab(self) -> None:
        bukti = [b for b in semua_bukti(-1) if b.kode != "6.2.1.1" or b.periode.mulai >= TW2.mulai]
        lama = terbitkan(susun_laporan_monev(bahan(bukti), TW1))
        uraian = " ".join(laporan(bukti, TW2, terbit=(lama,)).perkembangan_uraian)
        assert uraian.count("Informasi Pelayanan Media Sosial (6.2.1.1)") == 1

    def test_tanpa_baris_yang_berubah_tidak_ada_sebab_yang_disebut(self) -> None:
        lama = replace(self.tw1, isi={**self.tw1.isi, "angka.k6.terpenuhi": "1"})
        isi = laporan(selain("2.1.2.1"), TW2, terbit=(lama,))
        assert "Pelayanan Publik, dari 14,29% menjadi 100,00%." in " ".join(isi.perkembangan_uraian)

    def test_baris_laporan_itu_sendiri_bukan_sebab(self) -> None:
        """The earlier report met its row itself, though its signed copy never came home as evidence."""
        foto = [b for b in semua_bukti(-1) if (b.kode, b.periode) != (MONEV, TW1) or b.jenis is JenisBerkas.HEIC]
        lama = replace(self.tw1, isi={**self.tw1.isi, "angka.k1.terpenuhi": "3"})
        assert "Manajemen Perubahan, dari 50,00% menjadi 100,00%." in " ".join(
            laporan(foto, TW2, terbit=(lama,)).perkembangan_uraian
        )

    def test_laporan_itu_sendiri_tidak_menggantikan_foto_yang_tidak_pernah_ada(self) -> None:
        """Its row also asks for photos: without them it was not met, so it cannot have fallen since."""
        bukti = selain("1.3.1.1", "1.3.1.2")
        lama = terbitkan(susun_laporan_monev(replace(bahan(bukti), hari=dt.date(2026, 4, 7)), TW1))
        uraian = " ".join(laporan(bukti, TW2, terbit=(lama,)).perkembangan_uraian)
        assert "Manajemen Perubahan, dari 66,67% menjadi 0,00%." in uraian
        assert "(1.3.1.2)" not in uraian

    def test_keadaan_lama_dinilai_pada_hari_keadaan_laporannya(self) -> None:
        """What came in after the earlier report's cut-off was missing in it."""
        telat = bukti_untuk(kewajiban("2.1.2.1", "2026-TW1"), 10) + bukti_untuk(kewajiban("2.1.2.1", "2026-TW2"), -1)
        bukti = [*selain("2.1.2.1"), *telat]
        lama = terbitkan(susun_laporan_monev(replace(bahan(bukti), hari=dt.date(2026, 4, 3)), TW1))
        uraian = " ".join(laporan(bukti, TW2, terbit=(lama,)).perkembangan_uraian)
        assert "karena Efektivitas Penerapan SOP (2.1.2.1)" in uraian

    def test_laporan_yang_angkanya_tidak_terbaca_tidak_dibandingkan(self) -> None:
        """Reports of earlier versions have no such controls."""
        assert laporan((), TW2, terbit=(replace(self.tw1, isi={}),)).perkembangan == ()


class TestBelumTerpenuhi:
    """What is missing, since when, and what repeats."""

    def test_lewat_berapa_hari_dari_batas_waktunya(self) -> None:
        (unit,) = laporan(selain("2.1.2.1")).belum
        (b,) = unit.baris
        assert (b.kode, b.bukti, b.batas, b.lewat, b.berulang) == ("2.1.2.1", "laporan", "15 April 2026", "1 hari", "–")

    def test_selama_tenggangnya_belum_lewat(self) -> None:
        (unit,) = laporan(selain("2.1.2.1"), hari=dt.date(2026, 4, 3)).belum
        assert unit.baris[0].lewat == "belum lewat"

    def test_yang_berulang_disebut_sejak_kapan_dan_dalam_berapa_periode(self) -> None:
        isi = laporan(selain("2.1.2.1"), TW3)
        baris = [b for u in isi.belum for b in u.baris]
        assert {b.berulang for b in baris if b.indikator.endswith("Triwulan III Tahun 2026")} == {
            "Triwulan I Tahun 2026"
        }
        assert "dalam tiga periode berturut-turut: Efektivitas Penerapan SOP (2.1.2.1)." in isi.belum_uraian[-1]

    def test_yang_pernah_tepat_waktu_di_antaranya_tidak_berulang(self) -> None:
        bukti = [*selain("2.1.2.1"), *bukti_untuk(kewajiban("2.1.2.1", "2026-TW2"), -1)]
        assert not any("berturut-turut" in k for k in laporan(bukti, TW3).belum_uraian)

    def test_tunggakan_triwulan_sebelumnya_tidak_hilang_dari_pandangan(self) -> None:
        isi = laporan(selain("5.2.1.1"), TW2)
        assert [b.kode for u in isi.belum for b in u.baris] == ["5.2.1.1"]
        assert "1 (satu) di antaranya jatuh tempo sebelum Triwulan II Tahun 2026" in isi.belum[0].judul
        assert isi.belum_pengantar.startswith("Seluruh kewajiban yang jatuh tempo pada Triwulan II")
        assert "sebelumnya dan masih belum terpenuhi berjumlah 1 (satu)" in isi.belum_pengantar

    def test_pengantar_tabel_menghitung_semua_baris_yang_menyusul(self) -> None:
        isi = laporan(selain("5.2.1.1", "2.2.3.1"), TW2)
        assert len([b for u in isi.belum for b in u.baris]) == 2
        assert "terpenuhi berjumlah 1 (satu), dan yang jatuh tempo sebelumnya" in isi.belum_pengantar
        assert "berjumlah 1 (satu). Menurut unit" in isi.belum_pengantar

    def test_keputusan_yang_sudah_ditetapkan_tidak_disebut_belum_ada(self) -> None:
        isi = laporan(selain("1.2.1.1"))
        (b,) = isi.belum[0].baris
        assert b.bukti == "keputusan sudah ditetapkan (Nomor 12 Tahun 2026); salinannya belum ada di folder bukti"
        assert untuk(isi, "1.2.1.1") == [
            "Menyerahkan salinan Keputusan Nomor 12 Tahun 2026 tentang Rencana Aksi Zona Integritas, yang sudah "
            "ditetapkan."
        ]
        assert not any("belum ditetapkan" in butir for butir in isi.ringkasan_butir)

    def test_jenis_bukti_yang_paling_banyak_belum_ada(self) -> None:
        isi = laporan(selain("2.1.2.1", "2.1.3.1", "5.3.3.1", "5.2.1.1"))
        assert isi.belum_uraian == (
            "Bukti yang paling banyak belum ada adalah laporan, yaitu 2 (dua) dari 4 (empat) bukti.",
        )

    def test_satu_jenis_saja_tidak_perlu_disebut_terbanyak(self) -> None:
        assert laporan(selain("2.1.2.1")).belum_uraian == ()


class TestPenyebab:
    """Why, in the words of the unit, or as a fill-in for it."""

    KATA = "Format laporan menunggu KPU Provinsi 🙏 dan baru terbit 6 April."

    def test_kata_unit_dikutip_tanpa_gambar_dan_menggantikan_isian(self) -> None:
        isi = laporan(selain("2.1.2.1"), catatan={("2.1.2.1", TW1): self.KATA})
        (unit,) = isi.penyebab
        assert unit.kendala[0].catatan.teks == "Format laporan menunggu KPU Provinsi dan baru terbit 6 April."
        assert unit.isian == ""
        assert untuk(isi, "2.1.2.1")[0].endswith("Kendalanya (Bab III huruf C nomor 1) diselesaikan lebih dahulu.")

    def test_catatan_tentang_hal_lain_tidak_menjawab_yang_belum_ada(self) -> None:
        isi = laporan(selain("2.1.2.1"), catatan={("4.1.3.1", TW1): "Sudah diserahkan lewat surel."})
        (unit,) = isi.penyebab
        assert len(unit.kendala) == 1
        assert isinstance(unit.isian, Isian)

    def test_catatan_setahun_dikutip_sekali_saja(self) -> None:
        """The report that was issued with it told it; a new word of the unit is news again."""
        catatan = {("1.4.1.1", TAHUN): "Apel difoto setiap Senin."}
        sumber = bahan(semua_bukti(-1), catatan)
        pertama = susun_laporan_monev(sumber, TW1)
        terbit = (terbitkan(pertama),)
        assert len(susun(sumber).penyebab) == 1
        assert len(susun(sumber, TW2).penyebab) == 1  # nobody issued the first one
        assert susun(replace(sumber, terbit=terbit), TW2).penyebab == ()
        baru = {("1.4.1.1", TAHUN): "Apel difoto setiap Senin dan Kamis."}
        assert len(susun(replace(sumber, catatan=baru, terbit=terbit), TW2).penyebab) == 1

    def test_tanda_baca_dan_huruf_lain_tetap(self) -> None:
        assert tanpa_gambar("20 °C, № 4 & مرحبا") == "20 °C, № 4 & مرحبا"
        assert tanpa_gambar("Siap 👍🏽 laksanakan ✅; tunggu 🙏") == "Siap laksanakan; tunggu"


class TestRekomendasiLaporan:
    """The rows: who, what, until when, for which obligations."""

    def test_tidak_ada_yang_diminta_sebelum_laporan_disusun(self) -> None:
        hari = dt.date(2026, 9, 3)
        isi = laporan((), TW1, hari=hari)
        assert isi.rekomendasi
        assert all(baca_tanggal(r.batas) >= hari for r in isi.rekomendasi)

    def test_batasnya_sama_pada_hari_hari_sesudah_tenggang(self) -> None:
        """A draft that nobody touched is not laid anew because a day has passed."""
        hari = [dt.date(2026, 4, 20), dt.date(2026, 4, 24), dt.date(2026, 5, 6)]
        assert len({repr(laporan((), TW1, hari=h)) for h in hari}) == 1

    def test_yang_sudah_diminta_laporan_yang_ditetapkan_tidak_diminta_lagi(self) -> None:
        bukti = selain("5.2.1.1", "2.1.2.1")
        tw1 = terbitkan(susun_laporan_monev(bahan(bukti), TW1))
        assert untuk(laporan(bukti, TW2), "5.2.1.1")
        lagi = laporan(bukti, TW2, terbit=(tw1,))
        assert untuk(lagi, "5.2.1.1") == []
        assert len(untuk(lagi, "2.1.2.1")) == 1
        assert [b.kode for u in lagi.belum for b in u.baris] == ["2.1.2.1", "2.1.2.1", "5.2.1.1"]

    def test_naskah_yang_sudah_siap_tidak_diminta_dilengkapi_lagi(self) -> None:
        siap = NaskahTerbit("sigi/2026-TW1/laporan-evaluasi-sop", "laporan-evaluasi-sop", TW1, StatusNaskah.SIAP_TTD)
        (kata,) = untuk(laporan(selain("2.1.3.1"), terbit=(siap,)), "2.1.3.1")
        assert kata.startswith("Menandatangani laporan Evaluasi SOP Triwulan I Tahun 2026, yang naskahnya sudah siap")
        assert untuk(laporan(selain("2.1.3.1")), "2.1.3.1")[0].startswith("Melengkapi dan menandatangani konsep")

    def test_yang_menyertai_tidak_disebut_dua_kali(self) -> None:
        (kata,) = untuk(laporan(selain("2.3.1.1")), "2.3.1.1")
        assert (
            kata
            == "Mengajukan rancangan Keputusan tentang Tim PPID beserta rencana aksi kepada Ketua untuk ditetapkan."
        )

    def test_keputusan_kedua_tidak_terbaca_sebagai_penyerta_yang_pertama(self) -> None:
        (kata,) = untuk(laporan(selain("1.1.1.1", "1.2.1.1")), "1.2.1.1")
        assert "tentang Tim Kerja beserta pakta integritas dan Keputusan Nomor 12 Tahun 2026 tentang" in kata

    def test_yang_diminta_dahulu_dan_masih_terbuka_tetap_berlaku(self) -> None:
        bukti = selain("5.2.1.1", "2.1.2.1")
        tw1 = terbitkan(susun_laporan_monev(bahan(bukti), TW1))
        assert (
            "belum selesai berjumlah 2 (dua) dan tetap berlaku" in laporan(bukti, TW2, terbit=(tw1,)).rekomendasi_lama
        )
        assert laporan(semua_bukti(-1), TW2, terbit=(tw1,)).rekomendasi_lama == ""

    def test_terlambat_sekali_hanya_dicatat_dan_dua_kali_diminta_sebelum_batas(self) -> None:
        telat = [b for tw in (TW1, TW2) for b in bukti_untuk(kewajiban("4.1.1.1", str(tw)), 3)]
        bukti = [*selain("4.1.1.1"), *telat]
        assert laporan(bukti).rekomendasi == ()
        (kata,) = untuk(laporan(bukti, TW2), "4.1.1.1")
        assert "Triwulan III Tahun 2026 lima hari kerja sebelum batas waktunya, 30 September 2026" in kata

    def test_penanggung_jawabnya_kepala_sub_bagian(self) -> None:
        (r,) = laporan(selain("2.1.2.1")).rekomendasi
        assert r.penanggung_jawab == "Kepala Sub Bagian Perencanaan, Data, dan Informasi"
        assert "Perencanaan" not in str(r.teks)  # said once, in its column
        assert r.batas == "30 April 2026" and "April" not in str(r.teks)

    def test_langkah_yang_tidak_diketahui_ditanyakan_sekali_kepada_unitnya(self) -> None:
        """Also of a unit that gave its reasons for something else that is missing."""
        kata = {("2.2.2.1", TW1): "Aplikasi belum dapat dibuka."}
        isi = laporan(selain("5.3.3.1", "2.2.2.1"), catatan=kata)
        assert [str(r.teks).endswith("Langkahnya menurut Bab III huruf C.") for r in isi.rekomendasi] == [True, False]
        (unit,) = isi.penyebab
        assert unit.kendala and isinstance(unit.isian, Isian)


class TestRingkasan:
    """One page: figures, and at most five things that somebody has to decide."""

    def test_keputusan_yang_belum_ditetapkan_didahulukan(self) -> None:
        butir = laporan(selain("5.2.1.1", "2.1.2.1")).ringkasan_butir
        assert butir == (
            "Keputusan tentang Satgas SPIP (5.2.1.1) belum ditetapkan, sudah lewat 75 hari dari batas waktunya.",
        )

    def test_unit_yang_menanggung_paling_banyak_disebut(self) -> None:
        butir = laporan(selain("2.1.2.1", "2.1.3.1", "4.2.1.7", "3.3.2.1")).ringkasan_butir
        assert butir == (
            "Tiga dari 4 kewajiban yang belum terpenuhi berada di Sub Bagian Perencanaan, Data, dan Informasi; "
            "semuanya berupa laporan.",
        )

    def test_tanpa_yang_perlu_diputuskan_tidak_ada_butir(self) -> None:
        assert laporan(semua_bukti(-1)).ringkasan_butir == ()

    def test_paling_banyak_lima_butir(self) -> None:
        sumber = bahan()
        terbit: tuple[NaskahTerbit, ...] = ()
        for periode in (TW1, TW2):
            terbit = (*terbit, terbitkan(susun_laporan_monev(replace(sumber, terbit=terbit), periode)))
        butir = laporan((), TW3, terbit=terbit).ringkasan_butir
        assert 3 <= len(butir) <= 5
        assert any(b.startswith("Belum satu pun dari ") and "Triwulan II Tahun 2026" in b for b in butir)

    def test_yang_paling_lama_lewat_didahulukan(self) -> None:
        bukti = selain("2.1.2.1", "2.1.3.1", "4.2.1.7")
        tw1 = terbitkan(susun_laporan_monev(replace(bahan(bukti), hari=dt.date(2026, 4, 1)), TW1))
        butir = laporan(bukti, TW2, terbit=(tw1,)).ringkasan_butir
        assert [b.split()[0] for b in butir] == ["Belum", "Tiga", "Efektivitas"]

    def test_yang_seluruhnya_tepat_waktu_dikatakan_sekali(self) -> None:
        assert "36 terpenuhi (100,00%), seluruhnya tepat waktu." in str(laporan(semua_bukti(-1)).ringkasan[0])
        terlambat = bukti_untuk(kewajiban("5.1.2.1", "2026"), 14)
        assert "1 terpenuhi (2,78%), tidak ada yang tepat waktu." in str(laporan(terlambat).ringkasan[0])

    def test_tanpa_yang_terpenuhi_tidak_dikatakan_nol_di_antaranya_tepat_waktu(self) -> None:
        assert "tepat waktu" not in str(laporan().ringkasan[0])


class TestRapat:
    """The meeting is told as its issued letters say it, and not at all without them."""

    NOTULA = NaskahTerbit(
        "sigi/2026-TW1/notula-monev",
        "notula-monev",
        TW1,
        StatusNaskah.SIAP_TTD,
        "9/PW.02-NOT/7210/2026",
        dt.date(2026, 3, 26),
        {
            "pimpinan": "Ketua KPU Kabupaten Sigi",
            "yang-hadir": "Ketua dan empat Anggota.",
            "simpulan": "Sepakat & rapi.",
        },
    )
    isi = laporan(semua_bukti(-1), terbit=(NOTULA,))

    def test_pimpinan_dan_yang_hadir_ada_di_halaman_ringkasan(self) -> None:
        kata = str(self.isi.ringkasan[-1])
        assert "Rapat dipimpin oleh Ketua KPU Kabupaten Sigi." in kata
        assert "Unsur pimpinan yang hadir: Ketua dan empat Anggota." in kata

    def test_yang_tidak_ditulis_orang_tidak_disebut(self) -> None:
        assert "Jumlah yang hadir" not in " ".join(map(str, self.isi.rapat))

    def test_hanya_naskah_dari_rapatnya_yang_mengatakan_rapat_dilaksanakan(self) -> None:
        """That the day of the undangan is over does not tell that anybody met."""
        undangan = NaskahTerbit(
            "sigi/2026-TW1/undangan-monev",
            "undangan-monev",
            TW1,
            StatusNaskah.SIAP_TTD,
            isi={"hari-rapat": "Kamis, 26 Maret 2026"},
        )
        saja, bernotula = (
            str(laporan((), terbit=terbit).rapat[0]) for terbit in ((undangan,), (undangan, self.NOTULA))
        )
        assert "dijadwalkan pada hari Kamis, 26 Maret 2026" in saja
        assert "dilaksanakan pada hari Kamis, 26 Maret 2026" in bernotula

    def test_daftar_hadir_bertanggal_hari_rapatnya(self) -> None:
        """It bears no date of its own, and an evaluator compares the days of the packet."""
        undangan, hadir = (
            NaskahTerbit(f"sigi/2026-TW1/{jenis}", jenis, TW1, StatusNaskah.SIAP_TTD, isi=isi)
            for jenis, isi in (
                ("undangan-monev", {"hari-rapat": "Kamis, 26 Maret 2026"}),
                ("daftar-hadir-monev", {}),
            )
        )
        assert laporan((), terbit=(undangan, hadir)).surat_rapat[-1].tanggal == "26 Maret 2026"
        assert laporan((), terbit=(hadir,)).surat_rapat[-1].tanggal == "–"

    def test_tempat_yang_tidak_diketahui_adalah_isian(self) -> None:
        undangan = NaskahTerbit("sigi/2026-TW1/undangan-monev", "undangan-monev", TW1, StatusNaskah.SIAP_TTD)
        assert "bertempat di [isi: tempat rapat]" in str(laporan((), terbit=(undangan,)).rapat[0])

    def test_simpulan_dan_naskahnya_dengan_nomor_dan_tanggal(self) -> None:
        assert str(self.isi.rapat_simpulan) == "Sepakat & rapi."
        assert [(s.sebutan, s.nomor, s.tanggal) for s in self.isi.surat_rapat] == [
            ("Notula", "9/PW.02-NOT/7210/2026", "26 Maret 2026")
        ]
        assert "Naskah rapat yang telah ditetapkan berjumlah 1 (satu)" in self.isi.lampiran_pengantar[0]


def test_target_bulanan_yang_tertulis_satu_dihitung_setiap_bulan() -> None:
    """The decree asks for one report, each month: a month with its report has reached its target."""
    baris = [b for k in laporan(semua_bukti(-1)).komponen for a in k.aspek for b in a.baris if b.kode == "6.2.1.1"]
    assert [b.realisasi for b in baris] == ["1 dari 1 laporan\n1 dari 1 bukti"] * 3


def test_wording_of_version_0_1_is_still_read() -> None:
    """It has none of the new texts, and some that are printed no more."""
    isi = kantor().teks["laporan/monev"].model_dump()
    for nama in ("ringkasan", "rapat", "lampiran_naskah"):
        del isi[nama]
    for nama in ("perkembangan", "belum_rincian", "penyebab", "anjuran"):
        del isi["hasil"][nama]
    isi["hasil"] |= {
        "kendala": "Catatan berjumlah {jumlah}.",
        "kendala_tanpa": "Tidak ada.",
        "rekomendasi_tanpa": "Tidak ada.",
        "aturan": {"tepat_waktu": "{unit} agar tepat, karena baru lengkap pada {lengkap_pada}."},
    }
    isi["lampiran_tanpa"] = "Belum ada undangan."
    teks = TeksLaporanMonev.model_validate(isi)
    assert teks.hasil.anjuran == TeksAnjuran()


@pytest.mark.parametrize(
    "bagian",
    [
        ("ringkasan", teks_hasil.TeksRingkasan),
        ("rapat", teks_hasil.TeksRapatMonev),
        ("hasil.perkembangan", teks_hasil.TeksPerkembangan),
        ("hasil.belum_rincian", teks_hasil.TeksBelum),
        ("hasil.penyebab", teks_hasil.TeksPenyebab),
        ("hasil.anjuran", TeksAnjuran),
    ],
    ids=lambda b: b[0],
)
def test_what_is_delivered_says_what_an_older_wording_gets(bagian: tuple[str, type[Any]]) -> None:
    nilai: Any = kantor().teks.ambil("laporan/monev", TeksLaporanMonev)
    for nama in bagian[0].split("."):
        nilai = getattr(nilai, nama)
    assert nilai == bagian[1]()


def test_setiap_kata_bawaan_ada_di_berkas_yang_dapat_disunting() -> None:
    assert {"perkembangan", "belum_rincian", "penyebab", "anjuran"} <= set(TeksHasil.model_fields)
    assert Counter(type(b).__name__ for b in laporan().belum)["BelumUnit"] == 4


def test_bukti_triwulan_lain_tidak_mengubah_laporan() -> None:
    foto = berkas("5.3.3.1", TAHUN, "kotak.jpg", "2026-04-16", JenisBerkas.JPEG)
    assert laporan([foto]) != laporan()
    nanti = berkas("2.1.2.1", TW2, "laporan.pdf", "2026-07-01", JenisBerkas.PDF)
    assert laporan([nanti]) == laporan()
