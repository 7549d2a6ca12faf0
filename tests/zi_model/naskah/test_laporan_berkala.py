"""Reports of single rows: one for each row that owes one, facts filled in, the rest fill-ins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from tests.zi_model.bahan_sigi import bahan, berkas, bukti_untuk, kantor, kewajiban, tahun
from tests.zi_model.dalam_isi import cari_isi
from tests.zi_model.survei_uji import hitung_survei
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.naskah.berkala.isi import BagianKhusus, IsiLaporanBerkala, TeksLaporanBerkala
from zi_model.naskah.berkala.laporan import susun_laporan_berkala
from zi_model.naskah.berkala.tabel import rapikan_butir
from zi_model.naskah.inti.naskah import Isian, Miring, Naskah, Rangkaian, Teks
from zi_model.naskah.jatuh_waktu import nama_laporan
from zi_model.periode import JenisPeriode, Periode
from zi_model.survei import HasilSurvei

MARET, SEMESTER, TAHUN = (Periode.parse(p) for p in ("2026-03", "2026-S1", "2026"))
LAYANAN, PPID, BENTURAN, SURVEI, PERBAIKAN = "6.2.1.1", "2.3.2.1", "5.5.4.1", "6.3.1.1", "6.3.3.1"
JAWABAN = hitung_survei([(4, 4, 2, 4, 4, 4, 4, 3, 4), (4, 4, 3, 4, 4, 4, 4, 3, 3)], {"pendidikan": ["SMA", ""]})


def susun(
    periode: Periode,
    bukti: Iterable[Bukti] = (),
    catatan: Mapping[tuple[str, Periode], str] | None = None,
    survei: Mapping[tuple[str, Periode], HasilSurvei] | None = None,
) -> dict[str, Naskah]:
    """Return the reports by the row that they are for."""
    sumber = bahan(bukti, catatan, survei)
    return {
        k.kode: susun_laporan_berkala(sumber, k)
        for k in tahun().kewajiban
        if k.periode == periode and isinstance(kantor().teks.get(k.baris.indikator.naskah), TeksLaporanBerkala)
    }


@cache
def setahun() -> dict[str, list[Naskah]]:
    """Return every report that the year owes, without evidence, by its row."""
    hasil: dict[str, list[Naskah]] = {}
    for k in tahun().kewajiban:
        if isinstance(kantor().teks.get(k.baris.indikator.naskah), TeksLaporanBerkala):
            hasil.setdefault(k.kode, []).append(susun_laporan_berkala(bahan(), k))
    return hasil


def isi(naskah: Naskah) -> IsiLaporanBerkala:
    assert isinstance(naskah.isi, IsiLaporanBerkala)
    return naskah.isi


def bagian(laporan: IsiLaporanBerkala, judul: str) -> BagianKhusus:
    """Return the section with this heading."""
    (satu,) = [b for b in laporan.bagian if str(b.judul) == judul]
    return satu


def sel(b: BagianKhusus) -> list[list[str]]:
    """Return a section's table as plain text."""
    return [[str(s) for s in baris.sel] for baris in b.baris]


def gabung(teks: Iterable[Teks]) -> str:
    return " ".join(map(str, teks))


class TestSemuaLaporan:
    """What holds for each of the reports that the plan calls for."""

    def test_setiap_baris_pelaporan_mempunyai_laporannya(self) -> None:
        baris = [b for b in tahun().rencana.baris if b.indikator.naskah.startswith("laporan/")]
        diharapkan = {b.kode for b in baris if b.indikator.naskah != "laporan/monev"}
        assert len(diharapkan) == 35
        assert set(setahun()) == diharapkan

    def test_setiap_teks_dipakai_satu_baris(self) -> None:
        teks = {n for n, t in kantor().teks.items() if isinstance(t, TeksLaporanBerkala) and not t.untuk_baris}
        assert teks == {tahun().rencana.menurut_kode[kode].indikator.naskah for kode in setahun()}

    def test_baris_yang_meminta_bukti_kedua_mendapat_naskah_kedua(self) -> None:
        """A report beside a meeting's photos (1.3.1.1, 4.1.2.1), photos beside a report, a report beside an SOP."""
        diminta = {
            "1.3.1.1": ["laporan/pelaksanaan-rencana-aksi"],
            "4.1.2.1": ["laporan/perjanjian-kinerja"],
            "4.1.3.1": ["laporan/capaian-kinerja", "dokumentasi/capaian-kinerja"],
            "5.3.2.1": ["laporan/sop-pengaduan"],
            "6.1.1.1": ["laporan/standar-pelayanan"],
        }
        for kode, nama in diminta.items():
            assert nama_laporan(tahun(), next(k for k in tahun().kewajiban if k.kode == kode)) == nama

    @pytest.mark.parametrize("kode", sorted(setahun()))
    def test_isinya_khas_dan_isiannya_terbedakan(self, kode: str) -> None:
        for naskah in setahun()[kode]:
            laporan = isi(naskah)
            tag = [i.tag for i in cari_isi(laporan, Isian)]
            assert len(tag) == len(set(tag))
            assert {"nomor", "tanggal", "simpulan-1", "saran-1"} <= set(tag)
            assert laporan.bagian
            assert [b.nomor for b in laporan.bagian] == list(range(2, laporan.nomor_bukti))
            for b in laporan.bagian:
                assert b.baris
                assert 2 <= len(b.kolom) <= 5
                assert {len(baris.sel) for baris in b.baris} == {len(b.kolom)}
            assert "<i>" not in laporan.model_dump_json()
            assert str(kewajiban(kode, str(naskah.kunci.periode)).baris.indikator.target_capaian) in gabung(
                laporan.bukti
            )

    @pytest.mark.parametrize("kode", sorted(setahun()))
    def test_dasarnya_berlaku_dan_berakhir_dengan_rencana_aksi(self, kode: str) -> None:
        for naskah in setahun()[kode]:
            dasar = isi(naskah).dasar
            assert len(dasar) > 1
            assert str(dasar[-1].teks).startswith(f"Keputusan {kantor().satker.nama} Nomor 12")

    def test_bukan_surat_edaran_yang_sama(self) -> None:
        """No two rows' reports share a prompt for the conclusion, the account or the activity."""
        petunjuk = [
            i.petunjuk
            for semua in setahun().values()
            for bagian_surat in ("hasil", "simpulan", "saran")
            for i in cari_isi(getattr(isi(semua[0]), bagian_surat), Isian)
        ]
        assert len(petunjuk) > 80
        assert len(set(petunjuk)) == len(petunjuk)

    def test_nama_berkas_diawali_kode_barisnya_dan_tidak_kembar(self) -> None:
        semua = [n for berkas_baris in setahun().values() for n in berkas_baris]
        nama = [(n.kunci.periode, n.nama_berkas) for n in semua]
        assert len(nama) == len(set(nama))
        assert all(n.nama_berkas.startswith(f"{n.kode[0]} ") for n in semua)
        assert all(len(n.nama_berkas) <= 90 for n in semua)

    def test_judulnya_tidak_menyisakan_satu_kata(self) -> None:
        for semua in setahun().values():
            judul = isi(semua[0]).judul
            assert all(len(baris) <= 46 for baris in judul)
            assert len(judul) == 1 or len(judul[-1]) >= 0.5 * len(judul[0])

    def test_yang_terkait_memang_naskah_rencana(self) -> None:
        dikenal = {b.indikator.naskah for b in tahun().rencana.baris}
        for teks in kantor().teks.values():
            if isinstance(teks, TeksLaporanBerkala):
                assert set(teks.terkait) <= dikenal


def test_setiap_bulan_ada_laporan_layanan_informasi() -> None:
    assert {kode: str(n.kunci) for kode, n in susun(MARET).items()} == {
        LAYANAN: "sigi/2026-03/laporan-layanan-informasi"
    }


def test_laporan_sekali_setahun_bercerita_tentang_jendela_waktunya() -> None:
    naskah = susun(TAHUN)["5.5.1.1"]
    assert naskah.nama_berkas == "5.5.1.1 Laporan Identifikasi Benturan Kepentingan Januari s.d. Februari 2026"
    assert isi(naskah).periode == "JANUARI S.D. FEBRUARI 2026"
    assert "tanggal 1 Januari 2026 sampai dengan 28 Februari 2026" in gabung(isi(naskah).ruang_lingkup)


class TestTanpaBukti:
    laporan = isi(susun(MARET)[LAYANAN])

    def test_yang_hanya_diketahui_orang_menjadi_isian(self) -> None:
        assert {"nomor", "tanggal", "kegiatan-2", "hasil-1", "tabel-1-1-1", "tabel-2-2-2"} <= {
            i.tag for i in cari_isi(self.laporan, Isian)
        }

    def test_tabel_berisi_yang_diketahui_isian_dan_baris_untuk_ditulisi(self) -> None:
        unggahan, jumlah = self.laporan.bagian
        assert all(isinstance(s, Isian) for s in unggahan.baris[0].sel)
        assert all(baris.sel == ("", "") for baris in unggahan.baris[1:])
        assert sel(jumlah)[1][0] == "Permohonan informasi publik"
        assert isinstance(jumlah.baris[1].sel[1], Isian)

    def test_laporan_sendiri_yang_menjadi_bukti(self) -> None:
        assert self.laporan.lampiran == ()
        assert str(self.laporan.bukti[1]) == "Laporan ini disusun sebagai bukti fisik tersebut."

    def test_kendala_yang_tidak_dicatat_tidak_dikatakan_tidak_ada(self) -> None:
        """It is asked together with the suggestions; the place where a remark would stand says so."""
        assert "disampaikan bersama saran" in str(self.laporan.kendala)
        (saran,) = self.laporan.saran
        assert isinstance(saran, Isian)
        assert saran.petunjuk.startswith("kendala yang dihadapi, atau tidak ada; saran")


def test_tabel_per_sub_bagian_menyebut_semua_sub_bagian() -> None:
    rekap = bagian(isi(susun(Periode.parse("2026-TW1"))["3.4.1.1"]), "Rekapitulasi Penetapan dan Penilaian SKP")
    assert [baris[0] for baris in sel(rekap)] == [unit.nama for unit in kantor().satker.unit]


def test_bukti_lain_yang_diminta_barisnya_menjadi_isian_selama_belum_ada() -> None:
    """The report itself is one of the proofs; the documentation beside it is another."""
    sosialisasi = kewajiban("1.2.2.1", "2026")
    tanpa = isi(susun(TAHUN)["1.2.2.1"])
    assert "disertakan bukti berupa dokumentasi: [isi: nama berkas dokumentasi" in gabung(tanpa.bukti)
    assert "bukti-kurang" in {i.tag for i in cari_isi(tanpa, Isian)}
    assert "disertakan" not in gabung(isi(susun(TAHUN, bukti_untuk(sosialisasi))["1.2.2.1"]).bukti)
    sop = susun_laporan_berkala(bahan(), kewajiban("5.3.2.1", "2026"), "laporan/sop-pengaduan")
    assert "bukti berupa SOP:" in gabung(isi(sop).bukti)
    assert "bukti berupa penilaian:" in gabung(isi(susun(Periode.parse("2026-TW1"))["3.4.1.1"]).bukti)
    assert "disertakan" not in gabung(isi(susun(TAHUN)["2.2.1.1"]).bukti)


def test_lampiran_memuat_bukti_baris_itu_saja_pada_periode_itu() -> None:
    """What lies there for another row is never counted as this one's; the table of related rows tells of it."""
    bukti = [
        berkas(LAYANAN, "2026-03", "tangkapan layar.pdf", "2026-03-30"),
        berkas(LAYANAN, "2026-02", "bulan lalu.pdf", "2026-02-28"),
        berkas("6.2.3.1", "2026", "meja layanan.jpg", "2026-03-05", JenisBerkas.JPEG),
        berkas("1.3.1.2", "2026-TW1", "tidak terkait.pdf", "2026-03-20"),
        berkas(LAYANAN, "2026-03", "rusak.pdf", "2026-03-30", None, "berkas kosong"),
    ]
    laporan = isi(susun(MARET, bukti)[LAYANAN])
    assert [(b.kode, b.berkas.teks, b.diterima) for b in laporan.lampiran] == [
        (LAYANAN, "tangkapan layar.pdf", "30 Maret 2026"),
    ]
    assert [t.kode for t in laporan.terkait] == ["6.2.3.1"]


def test_bukti_disebut_menurut_yang_dibuktikannya_bukan_format_berkasnya() -> None:
    bukti = [
        berkas(LAYANAN, "2026-03", "laporan.pdf", "2026-03-30"),
        berkas(LAYANAN, "2026-03", "unggahan 1.jpg", "2026-03-30", JenisBerkas.JPEG),
        berkas(LAYANAN, "2026-03", "unggahan 2.jpg", "2026-03-30", JenisBerkas.JPEG),
    ]
    kalimat = gabung(isi(susun(MARET, bukti)[LAYANAN]).bukti)
    assert "untuk Maret 2026 adalah 1 (satu) laporan dan 2 (dua) berkas pendukung" in kalimat
    assert "JPEG" not in kalimat


class TestTujuan:
    def test_bukti_fisik_bukan_tujuan_dan_kode_berdiri_di_kepala(self) -> None:
        for semua in setahun().values():
            laporan = isi(semua[0])
            assert "bukti fisik" not in gabung((laporan.maksud, *laporan.tujuan))
            assert str(laporan.indikator) == f"Indikator {semua[0].kode[0]} Rencana Aksi Tahun 2026"

    def test_butirnya_berakhir_sebagai_daftar(self) -> None:
        for semua in setahun().values():
            *awal, akhir = map(str, isi(semua[0]).tujuan)
            assert akhir.endswith(".")
            assert all(b.endswith(("; dan", ";")) for b in awal)

    def test_tanda_baca_dari_dua_berkas_disambung(self) -> None:
        """An older wording of the office still ends as if a shared aim followed, or has that aim itself."""
        assert rapikan_butir(("satu;", "dua; dan")) == ("satu; dan", "dua.")
        assert rapikan_butir(("satu;", "dua; dan", "tiga.")) == ("satu;", "dua; dan", "tiga.")
        assert rapikan_butir(("satu",)) == ("satu.",)
        assert rapikan_butir(()) == ()


def test_keadaan_kewajiban_terkait_dibaca_dari_buktinya() -> None:
    laporan = isi(susun(SEMESTER, bukti_untuk(kewajiban("5.5.1.1", "2026"), hari=20))[BENTURAN])
    keadaan = {t.kode: t.keadaan for t in laporan.terkait}
    assert list(keadaan) == ["5.5.1.1", "5.5.2.1"]
    assert keadaan["5.5.1.1"] == "Baru lengkap pada 20 Maret 2026, sesudah batas 13 Maret 2026."
    assert keadaan["5.5.2.1"] == "Belum ada dokumentasi; batas 31 Maret 2026 sudah lewat."


def test_yang_jatuh_tempo_bersama_laporan_baru_disebut_bila_buktinya_ada() -> None:
    """Its own report is drafted beside this one: that it is not there yet says nothing."""
    assert "6.3.2.1" not in {t.kode for t in isi(susun(SEMESTER)[SURVEI]).terkait}
    bersama = bukti_untuk(kewajiban("6.3.2.1", "2026-S1"))
    assert "6.3.2.1" in {t.kode for t in isi(susun(SEMESTER, bersama)[SURVEI]).terkait}


def test_indikator_yang_salah_ketik_disebut_menurut_usulannya() -> None:
    assert "pola mutasi internal" in gabung(isi(susun(SEMESTER)["3.2.1.1"]).ruang_lingkup)


def test_catatan_unit_dimuat_utuh() -> None:
    catatan = "Baris satu.\nBaris dua."
    laporan = isi(susun(MARET, catatan={(LAYANAN, MARET): catatan})[LAYANAN])
    assert [c.teks for c in laporan.kendala_catatan] == [catatan]
    assert not any(i.petunjuk.startswith("kendala") for i in cari_isi(laporan, Isian))  # it has been answered


def test_huruf_miring_dari_rencana_dan_dari_teks_tetap_miring() -> None:
    wbs = isi(susun(SEMESTER)["5.4.2.1"])
    alinea = wbs.penutup[0]
    assert isinstance(alinea, Rangkaian)
    assert Miring(teks="Whistleblowing System") in alinea.bagian


@pytest.mark.parametrize("hari", ["2026-07-01", "2026-07-15", "2026-11-03"])
def test_laporan_memuat_yang_datang_terlambat_pun(hari: str) -> None:
    """An office that begins late, or a unit that hands in late, finds its evidence in the report."""
    lambat = berkas(PPID, "2026-S1", "susulan.pdf", hari)
    assert isi(susun(SEMESTER, [lambat])[PPID]).lampiran


class TestSurvei:
    dengan = isi(susun(SEMESTER, survei={(SURVEI, SEMESTER): JAWABAN})[SURVEI])
    tanpa = isi(susun(SEMESTER)[SURVEI])
    UNSUR = "Nilai Unsur Pelayanan dan Indeks Kepuasan Masyarakat"

    def test_nilai_unsur_dan_ikm_dihitung(self) -> None:
        nilai = bagian(self.dengan, self.UNSUR)
        assert sel(nilai)[0] == ["Persyaratan", "4,00", "100,00", "A (Sangat Baik)"]
        assert sel(nilai)[2] == ["Waktu Penyelesaian", "2,50", "62,50", "D (Tidak Baik)"]
        assert not list(cari_isi(nilai, Isian))
        assert "2 (dua) responden" in str(nilai.penutup[0])
        assert "adalah 91,67 dengan mutu pelayanan A dan kinerja unit pelayanan Sangat Baik" in str(nilai.penutup[0])
        assert str(nilai.penutup[1]) == (
            "Unsur dengan nilai rata-rata terendah: Waktu Penyelesaian (2,50); "
            "Penanganan Pengaduan, Saran, dan Masukan (3,00); Sarana dan Prasarana (3,50)."
        )

    def test_ciri_responden_menurut_kolomnya(self) -> None:
        assert sel(bagian(self.dengan, "Responden menurut Pendidikan")) == [
            ["SMA", "1", "50,00"],
            ["Tidak diisi", "1", "50,00"],
            ["Jumlah", "2", "100,00"],
        ]

    def test_tanpa_jawaban_seluruh_angkanya_isian(self) -> None:
        nilai = bagian(self.tanpa, self.UNSUR)
        assert [baris[0] for baris in sel(nilai)] == [baris[0] for baris in sel(bagian(self.dengan, self.UNSUR))][:-1]
        assert len(list(cari_isi(nilai, Isian))) == 9 * 3 + 5  # the table's, and those of the two sentences
        assert all(isinstance(s, Isian) for baris in nilai.baris for s in baris.sel[1:])

    def test_semua_unsur_sama_tidak_ada_yang_terendah(self) -> None:
        rata = hitung_survei([(3,) * 9])
        nilai = bagian(isi(susun(SEMESTER, survei={(SURVEI, SEMESTER): rata})[SURVEI]), self.UNSUR)
        assert not any("terendah" in str(kalimat) for kalimat in nilai.penutup)

    def test_perbaikan_layanan_dimulai_dari_unsur_terendah_periode_itu(self) -> None:
        judul = "Perbaikan menurut Hasil Survei"
        perbaikan = bagian(isi(susun(SEMESTER, survei={(SURVEI, SEMESTER): JAWABAN})[PERBAIKAN]), judul)
        assert [baris[0] for baris in sel(perbaikan)][:3] == [
            "Waktu Penyelesaian (2,50)",
            "Penanganan Pengaduan, Saran, dan Masukan (3,00)",
            "Sarana dan Prasarana (3,50)",
        ]
        lain = {(SURVEI, Periode(2026, JenisPeriode.SEMESTER, 2)): JAWABAN}
        for survei in (None, lain):
            kosong = bagian(isi(susun(SEMESTER, survei=survei)[PERBAIKAN]), judul)
            assert isinstance(kosong.baris[0].sel[0], Isian)
