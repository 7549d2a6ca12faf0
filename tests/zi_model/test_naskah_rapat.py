"""The meeting packet: a day that the office works on, letters that agree, nothing told in advance."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from zi_model.bahasa import hari_tanggal, tanggal_panjang
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.kalender import Kalender
from zi_model.kantor import Kantor
from zi_model.naskah.bahan import Bahan
from zi_model.naskah.dasar import Isian, Naskah
from zi_model.naskah.rapat import IsiDaftarHadir, IsiNotula, IsiUndangan, hari_rapat, susun_rapat_monev
from zi_model.periode import JenisPeriode, Periode
from zi_model.satker import Hari, Libur, Rapat

TW1 = Periode.parse("2026-TW1")
_HARI = get_args(Hari)
triwulan = st.builds(Periode, st.integers(2010, 2035), st.just(JenisPeriode.TRIWULAN), st.integers(1, 4))


def paket(kantor: Kantor, periode: Periode = TW1, bukti: tuple[Bukti, ...] = ()) -> tuple[Naskah, Naskah, Naskah]:
    status = Bahan(kantor, bukti).status(periode, periode.akhir, dt.date.max)
    return susun_rapat_monev(kantor, periode, status)


def isi(kantor: Kantor, periode: Periode = TW1) -> tuple[IsiUndangan, IsiDaftarHadir, IsiNotula]:
    undangan, daftar_hadir, notula = (naskah.isi for naskah in paket(kantor, periode))
    assert isinstance(undangan, IsiUndangan)
    assert isinstance(daftar_hadir, IsiDaftarHadir)
    assert isinstance(notula, IsiNotula)
    return undangan, daftar_hadir, notula


def dengan_rapat(**ubah: object) -> Kantor:
    kantor = kantor_sigi()
    rapat = Rapat(**{**kantor.satker.rapat.model_dump(), **ubah})
    return dataclasses.replace(kantor, satker=kantor.satker.model_copy(update={"rapat": rapat}))


class TestHariRapat:
    @pytest.mark.parametrize(
        ("periode", "hari", "tambah", "harapan"),
        [
            ("2026-TW1", "rabu", (), "2026-03-25"),  # 23 and 24 March are cuti bersama
            ("2026-TW1", "senin", (), "2026-03-25"),  # the nearest working day of that week
            ("2026-TW1", "rabu", ("2026-03-25",), "2026-03-26"),
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
        """And no working day of the last full week is nearer to the wanted one."""
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
        assert all(abs(rapat - diinginkan) <= abs(lain - diinginkan) for lain in sepekan if kalender.hari_kerja(lain))
        sesudah = [minggu + dt.timedelta(days=n) for n in range(1, (periode.akhir - minggu).days // 7 * 7 + 1)]
        assert not any(kalender.hari_kerja(lain) for lain in sesudah)

    def test_triwulan_tanpa_hari_kerja(self) -> None:
        hari = (TW1.mulai + dt.timedelta(days=n) for n in range(92))
        kalender = Kalender(Libur(tambah=dict.fromkeys(hari, "libur")))
        with pytest.raises(ValueError, match="Triwulan I"):
            hari_rapat(TW1, kalender, "rabu")


class TestPaket:
    def test_kunci_dan_nama_berkas(self) -> None:
        assert [str(n.kunci) for n in paket(kantor_sigi())] == [
            "sigi/2026-TW1/undangan-monev",
            "sigi/2026-TW1/daftar-hadir-monev",
            "sigi/2026-TW1/notula-monev",
        ]
        assert [n.nama_berkas for n in paket(kantor_sigi())] == [
            "01 Undangan Rapat Monev Triwulan I 2026",
            "02 Daftar Hadir Rapat Monev Triwulan I 2026",
            "03 Notula Rapat Monev Triwulan I 2026",
        ]

    @pytest.mark.parametrize("periode", ["2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4"])
    def test_ketiganya_menyebut_acara_yang_sama(self, periode: str) -> None:
        """Evaluators compare the dates of undangan, daftar hadir and notula."""
        undangan, daftar_hadir, notula = isi(kantor_sigi(), Periode.parse(periode))
        assert undangan.acara == daftar_hadir.acara == notula.acara
        assert undangan.acara.hari_tanggal.endswith(notula.tanggal)

    def test_undangan_tw1_2026(self) -> None:
        undangan, _, _ = isi(kantor_sigi())
        assert undangan.tanggal == "11 Maret 2026"
        assert undangan.acara.hari_tanggal == "Rabu, 25 Maret 2026"
        assert undangan.acara.waktu == "09.00 WITA s.d. selesai"
        assert isinstance(undangan.acara.tempat, Isian)
        assert str(undangan.nomor) == "[isi: nomor]/PW.02-Und/7210/2026"

    @settings(max_examples=40, deadline=None)
    @given(triwulan, st.integers(1, 15))
    def test_undangan_bertanggal_sekian_hari_kerja_sebelumnya(self, periode: Periode, hari_kerja: int) -> None:
        assume(periode.tahun > 2010)
        kantor = dengan_rapat(undangan_hari_kerja=hari_kerja)
        undangan, _, _ = isi(kantor, periode)
        rapat = hari_rapat(periode, kantor.kalender, "rabu")
        tanggal = next(h for n in range(60) if tanggal_panjang(h := rapat - dt.timedelta(days=n)) == undangan.tanggal)
        assert kantor.kalender.hari_kerja(tanggal)
        antara = [tanggal + dt.timedelta(days=n) for n in range((rapat - tanggal).days)]
        assert sum(map(kantor.kalender.hari_kerja, antara)) == hari_kerja
        assert undangan.acara.hari_tanggal == hari_tanggal(rapat)

    def test_tempat_dan_jam_dari_satker(self) -> None:
        undangan, _, _ = isi(dengan_rapat(tempat="Aula KPU Kabupaten Sigi", pukul="13.30", sampai="16.00"))
        assert undangan.acara.tempat == "Aula KPU Kabupaten Sigi"
        assert undangan.acara.waktu == "13.30 WITA s.d. 16.00"


class TestDaftarHadir:
    def test_pejabat_dahulu_lalu_baris_kosong(self) -> None:
        _, daftar_hadir, _ = isi(kantor_sigi())
        jabatan = [p.jabatan for p in daftar_hadir.peserta if p.jabatan]
        assert jabatan == [p.sebutan for p in kantor_sigi().pejabat.pejabat]
        assert len(daftar_hadir.peserta) >= 30

    def test_nama_yang_tidak_diketahui_ditulis_tangan(self) -> None:
        """A line to write on, no fill-in: the list is filled at the door, not at the desk."""
        _, daftar_hadir, _ = isi(kantor_sigi())
        assert {p.nama for p in daftar_hadir.peserta} == {"", "Soleman", "Sasli"}


class TestNotula:
    def test_yang_belum_terjadi_tidak_diceritakan(self) -> None:
        _, _, notula = isi(kantor_sigi())
        for bagian in (notula.pimpinan, notula.notulis, notula.pembahasan, notula.simpulan):
            assert isinstance(bagian, Isian)
        assert isinstance(notula.tindak_lanjut[0].apa, Isian)
        assert all(b.apa == b.siapa == b.kapan == "" for b in notula.tindak_lanjut[1:])

    @pytest.mark.parametrize("periode", ["2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4"])
    def test_membahas_yang_jatuh_tempo_di_triwulan_itu(self, periode: str) -> None:
        kantor, tw = kantor_sigi(), Periode.parse(periode)
        _, _, notula = isi(kantor, tw)
        jatuh = [k for k in kantor.kewajiban if tw.berisi(k.jatuh_tempo)]
        assert [k.kode for k in notula.komitmen] == [k.kode for k in jatuh]
        assert all(k.keadaan for k in notula.komitmen)

    def test_bulanan_disebut_per_bulan(self) -> None:
        _, _, notula = isi(kantor_sigi())
        bulanan = [str(k.indikator) for k in notula.komitmen if k.kode == "6.2.1.1"]
        assert [b.rsplit("(")[-1] for b in bulanan] == ["Januari 2026)", "Februari 2026)", "Maret 2026)"]

    def test_keadaan_mengikuti_bukti(self) -> None:
        masuk = dt.datetime(2026, 3, 20, tzinfo=dt.UTC)
        bukti = tuple(
            Bukti(f"{i}", "1.3.1.2", TW1, masuk, f"{i}", 1, jenis)
            for i, jenis in enumerate((JenisBerkas.PDF, JenisBerkas.JPEG))
        )
        kantor = kantor_sigi()
        for ada, awal in (((), "Belum ada"), (bukti, "Lengkap pada 20 Maret 2026")):
            notula = paket(kantor, bukti=ada)[2].isi
            assert isinstance(notula, IsiNotula)
            (keadaan,) = [k.keadaan for k in notula.komitmen if k.kode == "1.3.1.2"]
            assert keadaan.startswith(awal)

    def test_triwulan_tanpa_kewajiban(self) -> None:
        _, _, notula = (n.isi for n in susun_rapat_monev(kantor_sigi(), TW1, []))
        assert isinstance(notula, IsiNotula)
        assert notula.komitmen == ()
        assert notula.komitmen_pengantar.startswith("Tidak ada kewajiban")

    def test_kantor_yang_tidak_menomori_notula(self) -> None:
        kantor = kantor_sigi()
        nomor = {jenis: pola for jenis, pola in kantor.satker.nomor.items() if jenis != "notula"}
        kantor = dataclasses.replace(kantor, satker=kantor.satker.model_copy(update={"nomor": nomor}))
        assert isi(kantor)[2].nomor is None
