"""`zi naskah buat`: one letter by its name or its row, and every reason why it cannot be had."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tata_usaha.cli.anjuran import sebut
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.langkah import baca_periode, taruh_di_outbox
from tata_usaha.kerja.satu_naskah import susun_satu
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.konsep.sisa import hitung_sisa
from tests.conftest import Meja
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.inti.naskah import Naskah

APRIL = dt.datetime(2026, 4, 2, 9, tzinfo=dt.UTC)
JULI = dt.datetime(2026, 7, 2, 9, tzinfo=dt.UTC)


def susun(
    meja: Meja, nama: str, periode: str | None = None, sekarang: dt.datetime = APRIL, *, salinan: bool = False
) -> list[Naskah]:
    tahun = baca_rencana(meja.pengaturan, "sigi", baca_periode(periode).tahun if periode else 2026)
    return list(susun_satu(meja.pengaturan, tahun, nama, periode, sekarang, salinan=salinan))


def kunci(naskah: list[Naskah]) -> list[str]:
    return [str(n.kunci) for n in naskah]


class TestPerintah:
    @pytest.mark.tahan
    def test_salinan_keputusan_rencana_ditaruh_di_outbox_dan_disebut_tempatnya(self, meja: Meja) -> None:
        hasil = meja.zi("naskah", "buat", "keputusan/rencana-aksi", "--salinan")
        berkas = meja.pengaturan.outbox / "sigi/2026/tahunan/Salinan Keputusan Rencana Aksi 2026.docx"
        assert (hasil.kode, hasil.out) == (0, f"{berkas}\n  Konsep baru.\n")
        assert berkas.is_file()
        assert "Tidak berubah." in meja.zi("naskah", "buat", "keputusan/rencana-aksi", "--salinan").out

    def test_yang_tidak_dapat_ditaruh_disebut_dengan_sebabnya(self, meja: Meja) -> None:
        berkas = meja.pengaturan.outbox / "sigi/2026/tahunan/Salinan Keputusan Rencana Aksi 2026.docx"
        berkas.mkdir(parents=True)
        hasil = meja.zi("naskah", "buat", "keputusan/rencana-aksi", "--salinan")
        assert (hasil.kode, hasil.out) == (9, "")
        assert "Galat TERTINGGAL: 1 dari 1 naskah tidak dapat ditaruh di outbox.\n" in hasil.err
        assert f"{berkas}: ternyata folder." in hasil.err

    @pytest.mark.tahan
    def test_konsep_dan_salinan_adalah_dua_naskah(self, meja: Meja) -> None:
        meja.zi("naskah", "buat", "keputusan/rencana-aksi", "--salinan")
        hasil = meja.zi("naskah", "buat", "keputusan/rencana-aksi")
        assert "Keputusan Rencana Aksi 2026.docx\n  Konsep baru. 3 isian masih kosong.\n" in hasil.out

    @pytest.mark.tahan
    def test_isian_dan_dasar_yang_belum_terverifikasi_dihitung(self, meja: Meja) -> None:
        hasil = json.loads(meja.zi("naskah", "buat", "agen-perubahan", "--json").out)
        (naskah,) = hasil
        assert naskah["kunci"] == "sigi/2026/keputusan/agen-perubahan"
        assert naskah["hasil"] == "BARU"
        assert naskah["belum_terverifikasi"] == 1
        assert "1 dasar hukum belum terverifikasi" in meja.zi("naskah", "buat", "agen-perubahan").out
        (tercatat,) = json.loads(meja.zi("outbox", "--json").out)
        assert tercatat["belum_terverifikasi"] == 1
        assert "1 dasar hukum" in meja.zi("outbox").out

    def test_nama_yang_salah_ketik(self, meja: Meja) -> None:
        hasil = meja.zi("naskah", "buat", "laporan/monev-ppdi")
        assert hasil.kode == 2
        assert "tidak meminta naskah “laporan/monev-ppdi”" in hasil.err
        assert "Maksudnya “laporan/monev-ppid”?" in hasil.err


def test_dasar_yang_sudah_diverifikasi_tidak_bertanda(meja: Meja) -> None:
    (naskah,) = susun(meja, "keputusan/rencana-aksi", salinan=True)
    tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
    (hasil,) = taruh_di_outbox(meja.pengaturan, tahun.kantor, [naskah], APRIL)
    assert hasil.tindakan is Tindakan.BARU
    assert (hasil.isian, hasil.belum_terverifikasi, hasil.sisa) == (0, 0, "")
    assert hitung_sisa(hasil.berkas).belum_terverifikasi == 0


@pytest.mark.tahan
def test_keputusan_dengan_nama_panjang_nama_pendek_atau_kode_barisnya(meja: Meja) -> None:
    panjang, pendek, kode = (kunci(susun(meja, n)) for n in ("keputusan/tim-ppid", "tim-ppid", "2.3.1.1"))
    assert panjang == pendek == kode == ["sigi/2026/keputusan/tim-ppid"]


@pytest.mark.tahan
def test_laporan_dengan_nama_atau_kode_barisnya(meja: Meja) -> None:
    assert kunci(susun(meja, "laporan/monev-ppid", "2026-S1", JULI)) == ["sigi/2026-S1/laporan-monev-ppid"]
    assert kunci(susun(meja, "2.3.2.1", "2026-S1", JULI)) == ["sigi/2026-S1/laporan-monev-ppid"]


@pytest.mark.tahan
def test_a_letter_may_be_called_as_its_key_ends_or_by_its_old_name(meja: Meja) -> None:
    tw1 = kunci(susun(meja, "laporan/monev", "2026-TW1"))
    assert tw1 == ["sigi/2026-TW1/laporan-monev"]
    assert kunci(susun(meja, "laporan-monev", "2026-TW1")) == tw1
    assert kunci(susun(meja, "laporan/monev-triwulan", "2026-TW1")) == tw1
    assert kunci(susun(meja, "undangan-monev", "2026-TW2")) == kunci(susun(meja, "rapat/monev", "2026-TW2"))


@pytest.mark.tahan
def test_rapat_dapat_disusun_sebelum_waktunya_laporannya_belum(meja: Meja) -> None:
    paket = kunci(susun(meja, "rapat/monev", "2026-TW2"))
    assert "sigi/2026-TW2/undangan-monev" in paket
    assert not any("laporan" in k for k in paket)
    with pytest.raises(GalatPemakaian, match=r"belum waktunya disusun pada 2 April 2026.*30 Juni 2026") as galat:
        susun(meja, "laporan/monev-ppid", "2026-S1")
    assert galat.value.saran == "Jalankan lagi mulai 1 Juli 2026."


@pytest.mark.tahan
@pytest.mark.parametrize(
    ("nama", "periode", "pesan", "saran"),
    [
        ("laporan/monev-ppid", None, "beberapa periode", "pilihannya: 2026-S1, 2026-S2."),
        ("laporan/monev-ppid", "2026-03", "tidak meminta “laporan/monev-ppid” untuk Maret 2026", "2026-S1, 2026-S2"),
        ("laporan/monev-ppid", "2027-S1", "untuk tahun 2026, bukan 2027", "zi rencana baru 2027"),
        ("keputusan/tim-upg", "2026-TW1", "berlaku setahun", "tahunnya saja sebagai periode: 2026"),
        ("9.9.9.9", None, "tidak ada baris berkode itu", "zi naskah daftar"),
        ("nota-dinas", "2026-03", "alur bulanan yang menyusunnya", "zi jalankan bulanan 2026-03"),
        ("laporan/tindak-lanjut", "2026-TW2", "alur triwulanan yang menyusunnya", "zi jalankan triwulanan 2026-TW2"),
        (
            "laporan/rekap-provinsi",
            "2026-TW1",
            "disusun KPU provinsi",
            "zi provinsi 2026-TW1 --provinsi sigi --laporan",
        ),
        ("surat-pengantar", None, "tidak diminta satu baris pun", "zi naskah daftar"),
    ],
)
def test_permintaan_yang_tidak_dapat_dipenuhi(
    meja: Meja, nama: str, periode: str | None, pesan: str, saran: str
) -> None:
    with pytest.raises(GalatPemakaian, match=pesan) as galat:
        susun(meja, nama, periode)
    perintah = sebut(galat.value.anjuran) if galat.value.anjuran else ""
    assert saran in f"{galat.value.saran} {perintah}"


@pytest.mark.tahan
def test_naskah_tanpa_teks(meja: Meja) -> None:
    (meja.pengaturan.plan / "_baku/naskah/keputusan/tim-upg.yaml").unlink()
    with pytest.raises(GalatPemakaian, match="belum mempunyai teks") as galat:
        susun(meja, "keputusan/tim-upg", sekarang=JULI)
    assert galat.value.saran == "Tambahkan plan/sigi/naskah/keputusan/tim-upg.yaml."


class TestSalinan:
    def test_hanya_untuk_keputusan_yang_tercatat(self, meja: Meja) -> None:
        with pytest.raises(GalatPemakaian, match="tidak bersalinan") as galat:
            susun(meja, "keputusan/tim-upg", salinan=True)
        assert "keputusan/rencana-aksi" in galat.value.saran

    @pytest.mark.parametrize("teks", ["dokumentasi", "laporan"])
    def test_wording_of_no_letter_of_its_own_is_refused_like_any_other(self, meja: Meja, teks: str) -> None:
        """Words that several letters share are known to the plan, but no kind of letter is called by them."""
        with pytest.raises(GalatPemakaian, match=f"“{teks}” tidak bersalinan"):
            susun(meja, teks, salinan=True)

    def test_belum_ada_sebelum_ditetapkan(self, meja: Meja) -> None:
        """Next year's plan is drafted without number and date, and gets them when the decree has been signed."""
        meja.ubah_rencana('  nomor: "12"\n  tanggal: 2026-01-21\n', "")
        with pytest.raises(GalatPemakaian, match="belum tercatat") as galat:
            susun(meja, "keputusan/rencana-aksi", salinan=True)
        assert "keputusan.nomor dan keputusan.tanggal di plan/sigi/rencana-aksi-2026.yaml" in galat.value.saran
        (konsep,) = susun(meja, "keputusan/rencana-aksi")
        assert str(konsep.kunci) == "sigi/2026/keputusan/rencana-aksi"
