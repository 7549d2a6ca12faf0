"""References that are not in force: told with their places, before anything is laid into the outbox."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.kerja.langkah import periksa_bukti, susun_naskah
from tata_usaha.kerja.satu_naskah import susun_satu
from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja
from tests.tata_usaha.kantor_uji import KantorUji
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

UPG = "naskah/keputusan/tim-upg.yaml"
JULI = dt.datetime(2026, 7, 1, 9, tzinfo=dt.UTC)


def baris_ke(berkas: Path, teks: str) -> int:
    return next(ke for ke, b in enumerate(berkas.read_text(encoding="utf-8").splitlines(), start=1) if teks in b)


def dicabut_pertengahan_tahun(meja: Meja) -> None:
    """Let another regulation replace PKPU 15/2015 from 1 July 2026."""
    pengganti = (
        '\n- id: pkpu-1-2026\n  jenis: pkpu\n  nomor: "1"\n  tahun: 2026\n  judul: Peraturan KPU Nomor 1 Tahun 2026 '
        "tentang Gratifikasi\n  berlaku_dari: 2026-07-01\n  terverifikasi: false\n  sumber: uji\n"
    )
    hukum = meja.pengaturan.plan / "_baku" / "hukum.yaml"
    isi = hukum.read_text(encoding="utf-8")
    lama = "  berlaku_dari: 2015\n  terverifikasi: true\n  sumber: sumber terbuka, salinan di scribd.com/document/54"
    assert isi.count(lama) == 1
    baru = lama.replace("2015\n", "2015\n  berlaku_sampai: 2026-06-30\n  dicabut_oleh: pkpu-1-2026\n", 1)
    hukum.write_text(isi.replace(lama, baru) + pengganti, encoding="utf-8")


class TestPeriksaRencana:
    def test_yang_dicabut_sebelum_tahun_rencana_ditolak_dengan_penggantinya(self, meja: Meja) -> None:
        meja.ubah_rencana("  - per-kpk-2-2019", "  - permenpanrb-37-2012", UPG)
        baris = baris_ke(meja.berkas_rencana(UPG), "permenpanrb-37-2012")
        hasil = meja.zi("rencana", "periksa")
        assert hasil.kode == 3
        assert f"{UPG}:{baris}:5: galat R53: dasar hukum “permenpanrb-37-2012” (Peraturan Menteri" in hasil.err
        assert "Ganti dengan “permenpanrb-17-2024”" in hasil.err

    def test_yang_berlaku_sebagian_tahun_hanya_dicatat(self, meja: Meja) -> None:
        dicabut_pertengahan_tahun(meja)
        hasil = meja.zi("rencana", "periksa")
        assert hasil.kode == 0
        assert f"{UPG}:" in hasil.err
        assert "catatan R54: dasar hukum “pkpu-15-2015”" in hasil.err
        assert "terakhir berlaku 30 Juni 2026" in hasil.err

    @pytest.mark.tahan
    def test_rencana_yang_sebenarnya_tanpa_catatan_tentang_hukum(self, meja: Meja) -> None:
        assert "R5" not in meja.zi("rencana", "periksa").err


class TestSusun:
    def test_sesudah_dicabut_naskahnya_tidak_disusun_dan_tempatnya_disebut(self, meja: Meja) -> None:
        dicabut_pertengahan_tahun(meja)
        tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
        susun_satu(meja.pengaturan, tahun, "tim-upg", None, JULI - dt.timedelta(days=1))
        with pytest.raises(GalatRencana) as galat:
            susun_satu(meja.pengaturan, tahun, "tim-upg", None, JULI)
        (masalah,) = galat.value.masalah
        assert masalah.letak.berkas.endswith(UPG)
        assert masalah.letak.baris == baris_ke(meja.berkas_rencana(UPG), "pkpu-15-2015")
        assert "1 Juli 2026" in masalah.pesan
        assert "“pkpu-1-2026”" in masalah.saran

    def test_semua_naskah_suatu_alur_disebut_sekaligus(self, meja: Meja) -> None:
        dicabut_pertengahan_tahun(meja)
        for nama in ("tim-ppid", "agen-perubahan"):
            meja.ubah_rencana("  - uu-7-2017", "  - uu-7-2017\n  - pkpu-15-2015", f"naskah/keputusan/{nama}.yaml")
        tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
        bukti = periksa_bukti(meja.pengaturan, tahun, JULI)
        with pytest.raises(GalatRencana, match="3 dasar hukum") as galat:
            susun_naskah(tahun, bukti, JenisAlur.KEPUTUSAN, Periode.parse("2026"), Bagian.SEMUA, None, JULI.date())
        assert sorted(Path(m.letak.berkas).stem for m in galat.value.masalah) == [
            "agen-perubahan",
            "tim-ppid",
            "tim-upg",
        ]


class TestIsiBerkas:
    """The file of references itself."""

    def test_dasar_yang_disebut_dua_kali(self, uji: KantorUji) -> None:
        uji.ganti("naskah/keputusan/tim-upg", "[uu-7-2017, pkpu-8-2019]", "[uu-7-2017, pkpu-8-2019, uu-7-2017]")
        assert "tim-upg.yaml:2:37: galat R56: dasar hukum “uu-7-2017” sudah disebut di" in uji.satu()

    def test_dicabut_tanpa_hari_terakhir(self, uji: KantorUji) -> None:
        uji.ganti("hukum", "sumber: JDIH\n- id", "sumber: JDIH\n  dicabut_oleh: pkpu-8-2019\n- id")
        assert "hukum.yaml:13:17: galat R55: peraturan ini dicabut oleh “pkpu-8-2019”" in uji.satu()

    def test_berakhir_sebelum_mulai(self, uji: KantorUji) -> None:
        uji.ganti("hukum", "berlaku_dari: 2017-08-16", "berlaku_dari: 2017-08-16\n  berlaku_sampai: 2016")
        assert any("galat R55: peraturan ini berakhir 2016, sebelum mulai" in m for m in uji.masalah())

    def test_perubahan_yang_lebih_tua_dari_peraturannya(self, uji: KantorUji) -> None:
        uji.ganti("hukum", "berlaku_dari: 2023", "berlaku_dari: 2016")
        assert "hukum.yaml:10:21: galat R52: perubahan ke-1 berlaku dari 2016" in uji.satu()
