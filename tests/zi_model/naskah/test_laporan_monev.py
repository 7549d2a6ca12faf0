"""The quarterly monev report says what the evidence says, all of it, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from tests.zi_model.bahan_sigi import (
    MONEV,
    TW1,
    TW2,
    TW3,
    TW4,
    bahan,
    berkas,
    bukti_untuk,
    kantor,
    kewajiban,
    semua_bukti,
    tahun,
)
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.naskah.inti.naskah import Isian
from zi_model.naskah.monev.isi import BarisPelaksanaan, IsiLaporanMonev, Kendala, TeksLaporanMonev
from zi_model.naskah.monev.laporan import susun_laporan_monev
from zi_model.periode import Periode
from zi_model.rencana import RencanaAksi
from zi_model.tahun_rencana import TahunRencana

PENGAWASAN = 4  # index of the component that has nothing due in the third quarter


def isi(
    periode: Periode = TW1, bukti: Iterable[Bukti] = (), catatan: Mapping[tuple[str, Periode], str] | None = None
) -> IsiLaporanMonev:
    hasil = susun_laporan_monev(bahan(bukti, catatan), periode).isi
    assert isinstance(hasil, IsiLaporanMonev)
    return hasil


def baris(laporan: IsiLaporanMonev, kode: str) -> list[BarisPelaksanaan]:
    return [b for k in laporan.komponen for a in k.aspek for b in a.baris if b.kode == kode]


def kendala(laporan: IsiLaporanMonev) -> list[Kendala]:
    return [k for p in laporan.penyebab for k in p.kendala]


def dengan_bukti(kode: str, *jenis: str) -> TahunRencana:
    """Return the real office's year with a row that needs these kinds of proof."""

    def ganti(nilai: Any) -> Any:
        if isinstance(nilai, dict):
            hasil = {kunci: ganti(anak) for kunci, anak in nilai.items()}
            return hasil | {"bukti": jenis} if hasil.get("kode") == kode else hasil
        return tuple(map(ganti, nilai)) if isinstance(nilai, tuple) else nilai

    return replace(tahun(), rencana=RencanaAksi.model_validate(ganti(tahun().rencana.model_dump())))


def test_identitas_naskah() -> None:
    n = susun_laporan_monev(bahan(), TW1)
    assert str(n.kunci) == "sigi/2026-TW1/laporan-monev"
    assert (n.nama_berkas, n.templat, n.keluarga) == (
        "04 Laporan Monev Triwulan I 2026",
        "laporan-monev.docx",
        "laporan",
    )
    assert n.kode == (MONEV,)


@pytest.mark.parametrize("periode", [TW1, TW2, TW3, TW4])
def test_setiap_kewajiban_triwulan_ada_tepat_satu_kali(periode: Periode) -> None:
    tertulis = [b.kode for k in isi(periode).komponen for a in k.aspek for b in a.baris]
    assert tertulis == [k.kode for k in tahun().kewajiban if k.menyangkut(periode)]


class TestTanpaBukti:
    """With an empty folder the report says so, in figures and in words."""

    laporan = isi()

    def test_angkanya(self) -> None:
        jumlah = self.laporan.capaian_jumlah
        angka = [str(n) for n in (jumlah.kewajiban, jumlah.jatuh_tempo, jumlah.terpenuhi, jumlah.belum)]
        assert angka == ["66", "36", "0", "36"]
        assert jumlah.persen == "0,00"
        assert "36 (tiga puluh enam)" in self.laporan.capaian_pengantar

    def test_semua_yang_jatuh_tempo_disebut_belum_terpenuhi_menurut_unit(self) -> None:
        assert sum(len(u.baris) for u in self.laporan.belum) == 36
        assert len(self.laporan.belum) == 4

    def test_tidak_ada_kendala_yang_dikarang(self) -> None:
        """Every unit that said nothing about what it lacks is asked; nothing is guessed."""
        assert [p.kendala for p in self.laporan.penyebab] == [()] * 4
        assert [str(p.isian) for p in self.laporan.penyebab] == [
            f"[isi: penyebab dan langkah penyelesaian menurut {u.nama}]" for u in kantor().satker.unit
        ]

    def test_lampiran_tidak_menyebut_rapat_yang_tidak_ada_buktinya(self) -> None:
        """Nor does anything say that it is not there."""
        assert not (self.laporan.lampiran or self.laporan.surat_rapat or self.laporan.rapat)
        assert self.laporan.lampiran_pengantar == ()
        assert "Belum ada undangan" not in repr(self.laporan)

    def test_nomor_tanggal_dan_nama_menjadi_isian(self) -> None:
        assert str(self.laporan.nomor) == "[isi: nomor]/PW.02-LP/7210/2026"
        assert str(self.laporan.tempat_tanggal) == "Sigi, [isi: tanggal]"
        assert isinstance(self.laporan.penanda_tangan.nama, Isian)


class TestBuktiLengkap:
    """With everything in time nothing is missing and nothing is recommended."""

    laporan = isi(bukti=semua_bukti(hari=-1))

    def test_capaian_penuh(self) -> None:
        assert {b.persen for b in self.laporan.capaian} == {"100,00"}
        assert not (self.laporan.belum or self.laporan.rekomendasi)
        assert self.laporan.belum_pengantar.startswith("Seluruh kewajiban yang jatuh tempo")
        assert "Rekomendasi dalam laporan ini" not in " ".join(self.laporan.penutup)

    def test_setiap_bukti_disebut_dengan_nama_berkas_dan_tanggalnya(self) -> None:
        (monev,) = baris(self.laporan, MONEV)
        assert list(map(str, monev.bukti)) == [
            "Dokumentasi: bukti 1.heic (diterima 30 Maret 2026)",
            "Laporan: bukti 2.docx (diterima 30 Maret 2026)",
        ]
        assert monev.realisasi == "1 dari 4 kegiatan\n2 dari 2 bukti"

    def test_lampiran_memuat_bukti_rapat_dan_monev_triwulan_itu_saja(self) -> None:
        assert {b.kode for b in self.laporan.lampiran} == {"1.3.1.1", MONEV}
        assert len(self.laporan.lampiran) == 4


def test_bukti_yang_datang_sesudah_triwulan_dihitung_terlambat() -> None:
    laporan = isi(bukti=bukti_untuk(kewajiban("4.1.1.1", "2026-TW1"), hari=8))
    (satu,) = baris(laporan, "4.1.1.1")
    assert satu.status == "Lengkap terlambat"
    assert str(laporan.capaian_jumlah.terpenuhi) == "1"
    assert satu.keterangan[0] == "Baru lengkap pada 8 April 2026, sesudah batas 31 Maret 2026."
    assert not any("4.1.1.1" in r.kode for r in laporan.rekomendasi)  # late once is only noted


def test_komponen_tanpa_jatuh_tempo_tidak_bernilai_nol() -> None:
    """Nothing due is a dash with its reason, in the table and in the chart, not a failure."""
    laporan = isi(TW3)
    assert laporan.capaian[PENGAWASAN].persen == "–"
    assert "– berarti tidak ada kewajiban yang jatuh tempo" in laporan.capaian_keterangan
    assert "Tidak ada kewajiban yang jatuh tempo" in laporan.komponen[PENGAWASAN].pengantar
    grafik = laporan.grafik[0]
    assert (grafik.nilai[PENGAWASAN], grafik.label[PENGAWASAN]) == (None, "–")
    assert isi(TW1).capaian_keterangan == ""


def test_grafik_dan_tabel_sama_angkanya() -> None:
    laporan = isi(bukti=[b for b in semua_bukti() if b.kode.startswith(("1.", "5.1", "6.1"))])
    grafik = laporan.grafik[0]
    assert [label.removesuffix("%") for label in grafik.label] == [b.persen for b in laporan.capaian]
    assert list(grafik.kategori) == [b.nama for b in laporan.capaian]


def test_urutan_datangnya_bukti_tidak_mengubah_isi() -> None:
    bukti = semua_bukti()
    teracak = random.Random(1).sample(bukti, len(bukti))  # noqa: S311 - a shuffled list, not a secret
    assert isi(bukti=teracak) == isi(bukti=bukti)


def test_berkas_yang_ditolak_tidak_dihitung_dan_tidak_disebut_di_laporan() -> None:
    """Its unit is told, which mends it; a report that is signed says nothing of an old .doc."""
    ditolak = [berkas(MONEV, TW1, f"rusak {n}.pdf", "2026-03-01", None, "berkas kosong (0 byte)") for n in range(5)]
    (satu,) = baris(isi(bukti=ditolak), MONEV)
    assert satu.realisasi == "0 dari 4 kegiatan\n1 dari 2 bukti"  # the report itself
    assert len(satu.keterangan) == 1  # the reason of the state
    assert "rusak" not in repr(isi(bukti=ditolak))


def test_teks_satker_dari_versi_sebelumnya_yang_menyebut_berkas_ditolak_tetap_dibaca() -> None:
    teks = kantor().teks["laporan/monev"].model_dump()
    teks["pelaksanaan"] |= {"ditolak": "Berkas {berkas}: {alasan}", "ditolak_lain": "{jumlah} lagi"}
    assert TeksLaporanMonev.model_validate(teks).pelaksanaan.ditolak


def test_berkas_berlebih_dihitung_dan_ada_di_lampiran() -> None:
    foto = [berkas(MONEV, TW1, f"foto {n}.jpg", "2026-03-20", JenisBerkas.JPEG) for n in range(3)]
    laporan = isi(bukti=foto)
    (satu,) = baris(laporan, MONEV)
    assert str(satu.bukti[-1]) == "Berkas lain yang diterima sebanyak 2"
    assert [b.memenuhi for b in laporan.lampiran] == ["Dokumentasi", "Pendukung", "Pendukung"]


class TestCatatan:
    """A unit's remark is printed as typed: in full in Bab III, and in its row when it is short."""

    def test_catatan_pendek_ada_di_barisnya_dan_di_bab_iii(self) -> None:
        laporan = isi(catatan={(MONEV, TW1): "Listrik padam & <rapat> mundur.\n"})
        (satu,) = baris(laporan, MONEV)
        assert str(satu.keterangan[-1]) == "Catatan unit: Listrik padam & <rapat> mundur."
        assert kendala(laporan)[0].catatan.teks == "Listrik padam & <rapat> mundur."
        assert kendala(laporan)[0].judul.startswith("Indikator 1.3.1.2 Monev Rencana Aksi")

    def test_catatan_panjang_hanya_dirujuk_di_barisnya(self) -> None:
        panjang = "Kendala jaringan. " * 170
        laporan = isi(catatan={("1.3.1.1", TW1): "Pendek.", (MONEV, TW1): panjang})
        (satu,) = baris(laporan, MONEV)
        assert str(satu.keterangan[-1]) == "Catatan unit dimuat dalam Bab III huruf C nomor 2."
        assert kendala(laporan)[1].catatan.teks == panjang.strip()

    def test_catatan_kosong_dan_catatan_periode_lain_diabaikan(self) -> None:
        assert kendala(isi(catatan={(MONEV, TW1): "  \n", (MONEV, TW2): "Nanti."})) == []

    def test_aksara_yang_tidak_dapat_dicetak_tidak_menggagalkan_laporan(self) -> None:
        assert kendala(isi(catatan={(MONEV, TW1): "a\x0bb"}))[0].catatan.teks == "a�b"


def test_dasar_hukum_menurut_hierarki_dan_diakhiri_keputusan_rencana() -> None:
    dasar = [d.teks for d in isi().dasar]
    assert dasar[0].startswith("Undang-Undang Nomor 28 Tahun 1999")
    assert dasar[-1].startswith("Keputusan Komisi Pemilihan Umum Kabupaten Sigi Nomor 12 Tahun 2026")


def test_laporan_triwulan_iv_bernomor_tahun_penandatanganannya() -> None:
    assert str(isi(TW4).nomor).endswith("/2027")


def test_isian_yang_salah_tempat_di_berkas_teks_ditolak() -> None:
    teks = kantor().teks["laporan/monev"].model_dump() | {"judul": ("LAPORAN {kode}",)}
    with pytest.raises(ValidationError, match=r"\{kode\} tidak dapat dipakai di sini"):
        TeksLaporanMonev.model_validate(teks)
