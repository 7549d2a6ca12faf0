"""The packets of meetings: a day that the office works on, letters that agree, nothing told in advance."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import TW1, bahan, berkas, kewajiban, tahun
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from zi_model.bahasa import hari_tanggal, tanggal_panjang
from zi_model.bukti import JenisBerkas
from zi_model.daftar_teks import DaftarTeks
from zi_model.kalender import Kalender
from zi_model.kantor import Kantor
from zi_model.naskah.dokumentasi.isi import IsiDokumentasi
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isian, Kendali, Naskah
from zi_model.naskah.rapat.isi import IsiDaftarHadir, IsiNotula, IsiUndangan
from zi_model.naskah.rapat.kalender import IsiAcaraKalender
from zi_model.naskah.rapat.paket import susun_lembar_rapat, susun_rapat
from zi_model.naskah.rapat.teks import TeksRapat
from zi_model.naskah.rapat.waktu import hari_rapat, jadwal_rapat, nama_rapat
from zi_model.periode import JenisPeriode, Periode
from zi_model.satker import Hari, Libur, Rapat

_HARI = get_args(Hari)
triwulan = st.builds(Periode, st.integers(2010, 2035), st.just(JenisPeriode.TRIWULAN), st.integers(1, 4))
RAPAT = {
    "rapat/monev": "1.3.1.1",
    "rapat/perencanaan-anggaran": "4.1.1.1",
    "rapat/perjanjian-kinerja": "4.1.2.1",
    "rapat/sosialisasi-benturan-kepentingan": "5.5.2.1",
    "rapat/sosialisasi-rencana-aksi": "1.2.2.1",
    "rapat/sosialisasi-wbs": "5.4.1.1",
}
"""The first row of each meeting."""
setiap_rapat = pytest.mark.parametrize("kode", RAPAT.values(), ids=list(RAPAT))


def paket(
    kode: str = "1.3.1.1", kantor: Kantor | None = None, ke: int = 0, sumber: Bahan | None = None
) -> list[Naskah]:
    """Return the packet of a row's first window (or a later one)."""
    sumber = sumber or Bahan(tahun(kantor))
    semua = [k for k in sumber.tahun.kewajiban if k.kode == kode]
    return list(susun_rapat(sumber, semua[ke]))


def isi(
    kode: str = "1.3.1.1", kantor: Kantor | None = None, ke: int = 0
) -> tuple[IsiUndangan, IsiAcaraKalender, IsiDaftarHadir, IsiNotula]:
    undangan, kalender, daftar_hadir, notula = (naskah.isi for naskah in paket(kode, kantor, ke))
    assert isinstance(undangan, IsiUndangan)
    assert isinstance(kalender, IsiAcaraKalender)
    assert isinstance(daftar_hadir, IsiDaftarHadir)
    assert isinstance(notula, IsiNotula)
    return undangan, kalender, daftar_hadir, notula


def dengan_rapat(**ubah: object) -> Kantor:
    kantor = kantor_sigi()
    rapat = Rapat(**{**kantor.satker.rapat.model_dump(), **ubah})
    return dataclasses.replace(kantor, satker=kantor.satker.model_copy(update={"rapat": rapat}))


def dengan_waktu(waktu: Mapping[str, Mapping[str, str]]) -> Kantor:
    """Return the office with other days and hours for some meetings."""
    kantor = kantor_sigi()
    teks = dict(kantor.teks)
    for nama, ubah in waktu.items():
        asli = kantor.teks.ambil(nama, TeksRapat)
        teks[nama] = asli.model_copy(update={"waktu": asli.waktu.model_copy(update=dict(ubah))})
    return dataclasses.replace(kantor, teks=DaftarTeks(teks))


class TestHariRapat:
    @pytest.mark.parametrize(
        ("periode", "hari", "tambah", "harapan"),
        [
            ("2026-TW1", "rabu", (), "2026-03-26"),  # on the 25th the office comes back from a week without work
            ("2026-TW1", "senin", (), "2026-03-26"),  # 23 and 24 March are cuti bersama
            ("2026-TW1", "rabu", ("2026-03-25",), "2026-03-27"),  # then it comes back on the 26th
            ("2026-TW1", "rabu", ("2026-03-26", "2026-03-27"), "2026-03-25"),  # there is no other day
            ("2026-TW1", "rabu", ("2026-03-25", "2026-03-26", "2026-03-27"), "2026-03-17"),
            ("2026-TW2", "rabu", (), "2026-06-24"),
            ("2026-TW2", "rabu", ("2026-06-24",), "2026-06-23"),  # of two equally near the earlier
            ("2026-TW3", "rabu", (), "2026-09-23"),
            ("2026-TW4", "jumat", (), "2026-12-23"),  # 24 December is cuti bersama, 25 a holiday
        ],
    )
    def test_pekan_penuh_terakhir(self, periode: str, hari: Hari, tambah: tuple[str, ...], harapan: str) -> None:
        kalender = Kalender(Libur(tambah={dt.date.fromisoformat(t): "libur daerah" for t in tambah}))
        assert hari_rapat(Periode.parse(periode), kalender, hari).isoformat() == harapan

    @settings(max_examples=150, deadline=None)
    @given(triwulan, st.sampled_from(_HARI), st.sets(st.integers(0, 40), max_size=30))
    def test_selalu_hari_kerja_di_dalam_triwulan(self, periode: Periode, hari: Hari, libur: set[int]) -> None:
        """And no working day of the last full week is nearer to the wanted one, but for that of coming back."""
        tambah = {periode.akhir - dt.timedelta(days=n): "libur" for n in libur}
        kalender = Kalender(Libur(tambah=tambah))
        rapat = hari_rapat(periode, kalender, hari)
        senin = rapat - dt.timedelta(days=rapat.weekday())
        minggu = senin + dt.timedelta(days=6)
        assert kalender.hari_kerja(rapat)
        assert periode.berisi(senin)
        assert periode.berisi(minggu)
        diinginkan = senin + dt.timedelta(days=_HARI.index(hari))
        sepekan = [senin + dt.timedelta(days=n) for n in range(7)]
        boleh = [h for h in sepekan if kalender.hari_kerja(h) and not kalender.sesudah_libur_panjang(h)]
        assert all(abs(rapat - diinginkan) <= abs(lain - diinginkan) for lain in boleh)
        assert rapat in boleh or not boleh
        sesudah = [minggu + dt.timedelta(days=n) for n in range(1, (periode.akhir - minggu).days // 7 * 7 + 1)]
        assert not any(kalender.hari_kerja(lain) for lain in sesudah)

    def test_hari_yang_sudah_terpakai_dilewati(self) -> None:
        rabu = dt.date(2026, 6, 24)
        assert hari_rapat(Periode.parse("2026-TW2"), Kalender(), "rabu", {rabu}) == dt.date(2026, 6, 23)

    def test_triwulan_tanpa_hari_kerja(self) -> None:
        hari = (TW1.mulai + dt.timedelta(days=n) for n in range(92))
        kalender = Kalender(Libur(tambah=dict.fromkeys(hari, "libur")))
        with pytest.raises(ValueError, match="Triwulan I"):
            hari_rapat(TW1, kalender, "rabu")


class TestJadwal:
    def test_setiap_rapat_rencana_ada_jadwalnya(self) -> None:
        """40 quarterly rows are not 40 meetings: two kinds each triwulan, four once a year."""
        jadwal = jadwal_rapat(tahun())
        banyak = {nama: sum(n == nama for n, _ in jadwal) for nama in RAPAT}
        assert banyak == dict.fromkeys(RAPAT, 1) | {"rapat/monev": 4, "rapat/perencanaan-anggaran": 4}

    def test_rapat_setahun_2026(self) -> None:
        """Read by a person: no holiday, no two at once, each in the last full week of its time."""
        hari = {(n, w.nama): (r.tanggal.isoformat(), r.pukul) for (n, w), r in jadwal_rapat(tahun()).items()}
        assert hari["rapat/perjanjian-kinerja", "Januari 2026"] == ("2026-01-22", "09.00")
        # wanted on Wednesday the 18th, when the office comes back from four days
        assert hari["rapat/sosialisasi-wbs", "Januari s.d. Februari 2026"] == ("2026-02-20", "09.00")
        assert hari["rapat/sosialisasi-rencana-aksi", "Januari s.d. Februari 2026"] == ("2026-02-19", "09.00")
        assert hari["rapat/monev", "Triwulan I Tahun 2026"] == ("2026-03-26", "09.00")
        # wanted on Tuesday 24 March, which is cuti bersama; Thursday at nine is the monev's
        assert hari["rapat/perencanaan-anggaran", "Triwulan I Tahun 2026"] == ("2026-03-27", "09.00")
        assert hari["rapat/sosialisasi-benturan-kepentingan", "Januari s.d. Maret 2026"] == ("2026-03-26", "13.30")
        assert hari["rapat/perencanaan-anggaran", "Triwulan II Tahun 2026"] == ("2026-06-23", "09.00")

    @settings(max_examples=30, deadline=None)
    @given(st.fixed_dictionaries({nama: st.sampled_from(_HARI) for nama in RAPAT}), st.sampled_from(["09.00", "13.30"]))
    def test_tidak_ada_dua_rapat_pada_hari_dan_jam_yang_sama(self, hari: dict[str, str], pukul: str) -> None:
        kantor = dengan_waktu({nama: {"hari": h, "pukul": pukul} for nama, h in hari.items()})
        jadwal = jadwal_rapat(tahun(kantor))
        assert len({(r.tanggal, r.pukul) for r in jadwal.values()}) == len(jadwal)
        for (_, jendela), rapat in jadwal.items():
            assert kantor.kalender.hari_kerja(rapat.tanggal)
            assert jendela.mulai <= rapat.tanggal <= jendela.akhir

    def test_yang_barisnya_lebih_akhir_yang_pindah(self) -> None:
        sama = {"hari": "rabu", "pukul": "09.00"}
        jadwal = jadwal_rapat(tahun(dengan_waktu({"rapat/monev": sama, "rapat/perencanaan-anggaran": sama})))
        (tw2,) = {w for _, w in jadwal if w.nama == "Triwulan II Tahun 2026"}
        assert jadwal["rapat/monev", tw2].tanggal == dt.date(2026, 6, 24)
        assert jadwal["rapat/perencanaan-anggaran", tw2].tanggal == dt.date(2026, 6, 23)

    def test_baris_lain_menurut_teks_rapatnya(self) -> None:
        assert nama_rapat(tahun(), kewajiban("1.3.1.2", "2026-TW1")) == "rapat/monev"
        assert nama_rapat(tahun(), kewajiban("1.2.2.1", "2026")) == "rapat/sosialisasi-rencana-aksi"
        assert nama_rapat(tahun(), kewajiban("6.1.4.1", "2026-S1")) is None

    def test_baris_tanpa_rapat_tidak_punya_paket(self) -> None:
        with pytest.raises(KeyError, match=r"6\.1\.4\.1"):
            susun_rapat(bahan(), kewajiban("6.1.4.1", "2026-S1"))


class TestPaket:
    def test_kunci_dan_nama_berkas(self) -> None:
        assert [str(n.kunci) for n in paket()] == [
            "sigi/2026-TW1/undangan-monev",
            "sigi/2026-TW1/kalender-monev",
            "sigi/2026-TW1/daftar-hadir-monev",
            "sigi/2026-TW1/notula-monev",
        ]
        assert [n.nama_berkas + n.akhiran for n in paket()] == [
            "01 Undangan Rapat Monev Triwulan I 2026.docx",
            "01 Kalender Rapat Monev Triwulan I 2026.ics",
            "02 Daftar Hadir Rapat Monev Triwulan I 2026.docx",
            "03 Notula Rapat Monev Triwulan I 2026.docx",
        ]

    def test_menyebut_semua_baris_yang_dibuktikannya(self) -> None:
        assert {n.kode for n in paket()} == {("1.3.1.1", "1.3.1.2")}

    @setiap_rapat
    def test_semuanya_menyebut_acara_yang_sama(self, kode: str) -> None:
        """Evaluators compare the dates of undangan, daftar hadir, notula and photo sheet."""
        sumber = Bahan(tahun())
        for k in (k for k in sumber.tahun.kewajiban if k.kode == kode):
            undangan, kalender, daftar_hadir, notula = (n.isi for n in susun_rapat(sumber, k))
            lembar = susun_lembar_rapat(sumber, k).isi
            assert isinstance(undangan, IsiUndangan)
            assert isinstance(daftar_hadir, IsiDaftarHadir)
            assert isinstance(notula, IsiNotula)
            assert isinstance(lembar, IsiDokumentasi)
            assert lembar.acara is not None
            assert undangan.acara == daftar_hadir.acara == notula.acara
            assert lembar.acara.model_dump() == undangan.acara.model_dump()
            assert str(undangan.acara.hari_tanggal).endswith(str(notula.tanggal))
            assert isinstance(kalender, IsiAcaraKalender)
            assert hari_tanggal(kalender.mulai.date()) == str(undangan.acara.hari_tanggal)
            assert str(undangan.acara.waktu).startswith(f"{kalender.mulai:%H.%M} WITA")
            assert kalender.ringkasan == str(undangan.acara.acara)

    @setiap_rapat
    def test_undangan_disusun_sebelum_tanggalnya(self, kode: str) -> None:
        """The planned run of the fifth comes before the day that stands on the undangan."""
        for ke in range(sum(k.kode == kode for k in tahun().kewajiban)):
            kalender = isi(kode, ke=ke)[1]
            assert kalender.dibuat >= kalender.mulai.date().replace(day=5)

    def test_undangan_tw1_2026(self) -> None:
        undangan, *_ = isi()
        assert undangan.tanggal == Kendali(tag="tanggal", teks="12 Maret 2026")
        assert undangan.acara.hari_tanggal == Kendali(tag="hari-rapat", teks="Kamis, 26 Maret 2026")
        assert undangan.acara.waktu == Kendali(tag="waktu-rapat", teks="09.00 WITA s.d. selesai")
        assert isinstance(undangan.acara.tempat, Isian)
        assert str(undangan.nomor) == "[isi: nomor]/PW.02-Und/7210/2026"

    @settings(max_examples=40, deadline=None)
    @given(st.integers(1, 15), st.integers(0, 3))
    def test_undangan_bertanggal_sekian_hari_kerja_sebelumnya(self, hari_kerja: int, ke: int) -> None:
        kantor = dengan_rapat(undangan_hari_kerja=hari_kerja)
        undangan, kalender, *_ = isi(kantor=kantor, ke=ke)
        rapat, tanggal = kalender.mulai.date(), kalender.dibuat
        assume(tanggal.year == rapat.year)
        assert str(undangan.tanggal) == tanggal_panjang(tanggal)
        assert kantor.kalender.hari_kerja(tanggal)
        antara = [tanggal + dt.timedelta(days=n) for n in range((rapat - tanggal).days)]
        assert sum(map(kantor.kalender.hari_kerja, antara)) == hari_kerja

    def test_tempat_dan_jam_dari_satker(self) -> None:
        undangan, kalender, *_ = isi(
            kantor=dengan_rapat(tempat="Aula KPU Kabupaten Sigi", pukul="13.30", sampai="16.00")
        )
        assert str(undangan.acara.tempat) == kalender.tempat == "Aula KPU Kabupaten Sigi"
        assert str(undangan.acara.waktu) == "13.30 s.d. 16.00 WITA"
        assert kalender.selesai == dt.datetime(2026, 3, 26, 16)

    def test_tempat_dan_jam_milik_rapat_sendiri(self) -> None:
        kantor = dengan_waktu({"rapat/perjanjian-kinerja": {"tempat": "Aula Bupati", "pukul": "10.00"}})
        undangan, *_ = isi("4.1.2.1", kantor)
        assert str(undangan.acara.tempat) == "Aula Bupati"
        assert str(undangan.acara.waktu) == "10.00 WITA s.d. selesai"

    @pytest.mark.parametrize("sampai", ["selesai", "08.00", "09.00"])
    def test_acara_tanpa_jam_akhir_yang_diketahui(self, sampai: str) -> None:
        assert isi(kantor=dengan_rapat(sampai=sampai))[1].selesai is None

    @pytest.mark.parametrize("pukul", ["9.00", "09:00", "24.00", "09.60", "pagi"])
    def test_jam_yang_bukan_jam_ditolak(self, pukul: str) -> None:
        with pytest.raises(ValueError, match=r"09\.00"):
            Rapat(pukul=pukul)

    def test_kata_asing_tercetak_miring_dan_tanpa_tanda_di_perihal(self) -> None:
        undangan, kalender, *_ = isi("5.4.1.1")
        assert "<i>" not in str(undangan.hal) + str(undangan.acara.acara) + kalender.ringkasan
        assert {n.perihal.split(" Sosialisasi")[1] for n in paket("5.4.1.1")} == {
            " Pedoman Pelaksanaan Whistleblowing System (WBS) KPU Kabupaten Sigi Tahun 2026"
        }


class TestDaftarHadir:
    def test_pejabat_dahulu_lalu_baris_kosong(self) -> None:
        daftar_hadir = isi()[2]
        jabatan = [p.jabatan for p in daftar_hadir.peserta if p.jabatan]
        assert jabatan == [p.sebutan for p in kantor_sigi().pejabat.pejabat]
        assert len(daftar_hadir.peserta) >= 30

    def test_nama_yang_tidak_diketahui_ditulis_tangan(self) -> None:
        """A line to write on, no fill-in: the list is filled at the door, not at the desk."""
        daftar_hadir = isi()[2]
        assert {p.nama for p in daftar_hadir.peserta} == {"", "Soleman", "Sasli"}


class TestNotula:
    @setiap_rapat
    def test_yang_belum_terjadi_tidak_diceritakan(self, kode: str) -> None:
        notula = isi(kode)[3]
        for bagian in (notula.pimpinan, notula.notulis, notula.pembahasan.isi, notula.simpulan.isi):
            assert isinstance(bagian, Isian)
        assert isinstance(notula.tindak_lanjut[0].apa, Isian)
        assert all(b.apa == b.siapa == b.kapan == "" for b in notula.tindak_lanjut[1:])

    @setiap_rapat
    def test_pemateri_hanya_pada_sosialisasi(self, kode: str) -> None:
        notula = isi(kode)[3]
        sosialisasi = kode in {"1.2.2.1", "5.4.1.1", "5.5.2.1"}
        assert bool(notula.sebutan_pemateri) is isinstance(notula.pemateri, Isian) is sosialisasi

    @pytest.mark.parametrize("ke", range(4))
    def test_membahas_yang_jatuh_tempo_di_triwulan_itu(self, ke: int) -> None:
        kantor, tw = kantor_sigi(), Periode(2026, JenisPeriode.TRIWULAN, ke + 1)
        komitmen = isi(ke=ke)[3].komitmen
        assert komitmen is not None
        jatuh = [k for k in tahun(kantor).kewajiban if tw.berisi(k.jatuh_tempo)]
        assert [k.kode for k in komitmen.baris] == [k.kode for k in jatuh]
        assert all(k.keadaan for k in komitmen.baris)

    def test_hanya_rapat_monev_yang_membahas_komitmen(self) -> None:
        assert [kode for kode in RAPAT.values() if isi(kode)[3].komitmen] == ["1.3.1.1"]

    def test_bulanan_disebut_per_bulan(self) -> None:
        komitmen = isi()[3].komitmen
        assert komitmen is not None
        bulanan = [str(k.indikator) for k in komitmen.baris if k.kode == "6.2.1.1"]
        assert [b.rsplit("(")[-1] for b in bulanan] == ["Januari 2026)", "Februari 2026)", "Maret 2026)"]

    def test_keadaan_mengikuti_bukti(self) -> None:
        bukti = [
            berkas("1.3.1.2", TW1, "laporan.pdf", "2026-03-20"),
            berkas("1.3.1.2", TW1, "foto.jpg", "2026-03-20", JenisBerkas.JPEG),
        ]
        for ada, awal in (([], "Belum ada"), (bukti, "Lengkap pada 20 Maret 2026")):
            notula = paket(sumber=bahan(ada))[3].isi
            assert isinstance(notula, IsiNotula)
            assert notula.komitmen is not None
            (keadaan,) = [k.keadaan for k in notula.komitmen.baris if k.kode == "1.3.1.2"]
            assert keadaan.startswith(awal)

    def test_yang_datang_sesudah_rapat_tidak_disebut(self) -> None:
        """The meeting was on 25 March: its notula cannot tell of the 29th, however late it is drafted."""
        bukti = [
            berkas("1.3.1.2", TW1, "laporan.pdf", "2026-03-25"),
            berkas("1.3.1.2", TW1, "foto.jpg", "2026-03-29", JenisBerkas.JPEG),
        ]
        notula = paket(sumber=bahan(bukti))[3].isi
        assert isinstance(notula, IsiNotula)
        assert notula.komitmen is not None
        keadaan = {k.kode: k.keadaan for k in notula.komitmen.baris}
        assert keadaan["1.3.1.2"] == "Masih kurang dokumentasi; batas 15 April 2026."
        assert keadaan["1.1.1.1"].endswith("batas 31 Januari 2026 sudah lewat.")

    def test_kantor_yang_tidak_menomori_notula(self) -> None:
        kantor = kantor_sigi()
        nomor = {jenis: pola for jenis, pola in kantor.satker.nomor.items() if jenis != "notula"}
        kantor = dataclasses.replace(kantor, satker=kantor.satker.model_copy(update={"nomor": nomor}))
        assert isi(kantor=kantor)[3].nomor is None


class TestLembar:
    def test_kunci_dan_foto_dari_folder_barisnya(self) -> None:
        foto = berkas("1.3.1.1", TW1, "rapat.jpg", "2026-03-26", JenisBerkas.JPEG)
        lembar = susun_lembar_rapat(bahan([foto]), kewajiban("1.3.1.1", "2026-TW1"))
        assert str(lembar.kunci) == "sigi/2026-TW1/dokumentasi-monev"
        assert lembar.kode == ("1.3.1.1", "1.3.1.2")
        assert isinstance(lembar.isi, IsiDokumentasi)
        assert [baris.kiri.gambar.berkas for baris in lembar.isi.foto] == [foto.berkas]
