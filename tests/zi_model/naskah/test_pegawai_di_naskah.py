"""Twenty people typed once stand wherever letters name or count them; without the list every letter is as before."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace

import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.baca_kantor import baca_kantor
from tests.kantor_pegawai import AGEN, KASUBBAG, SEKRETARIS, isi_pegawai
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tests.zi_model.bahan_sigi import tahun as tahun_sigi
from tests.zi_model.dalam_isi import cari_isi
from zi_model.kantor import Kantor
from zi_model.naskah.berkala.isi import IsiLaporanBerkala
from zi_model.naskah.berkala.laporan import susun_laporan_berkala
from zi_model.naskah.inti.bagian import NASKAH_LAPORAN
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.jabatan_pegawai import jabatan_pegawai
from zi_model.naskah.inti.naskah import Isian, susun_penanda_tangan
from zi_model.naskah.keputusan.pakta_integritas import IsiPakta
from zi_model.naskah.keputusan.pokok_dan_tim import IsiKeputusan, susun_keputusan
from zi_model.naskah.rapat.isi import IsiDaftarHadir, Peserta
from zi_model.naskah.rapat.paket import susun_rapat
from zi_model.pegawai import DaftarPegawai, Pegawai
from zi_model.pejabat import AnggotaTim, Tim
from zi_model.tahun_rencana import TahunRencana

HARI = dt.date(2026, 3, 2)


@pytest.fixture(scope="module")
def tahun(tmp_path_factory: pytest.TempPathFactory) -> TahunRencana:
    """Return the real office's year with its staff typed once."""
    plan = tmp_path_factory.mktemp("kantor") / "plan"
    shutil.copytree(AKAR / "plan", plan)
    isi_pegawai(plan / "sigi")
    semua, masalah = baca_kantor(plan, "sigi", {2026})
    assert semua, "\n".join(map(str, masalah))
    assert {m.kode for m in masalah} == {"R24", "R81"}  # as the office is without the list
    return semua[0]


def dengan(tahun: TahunRencana, *pegawai: Pegawai, berunit: bool = True) -> TahunRencana:
    """Return the year with another list of staff."""
    return replace(tahun, kantor=replace(tahun.kantor, pegawai=DaftarPegawai(pegawai, berunit)))


def laporan(tahun: TahunRencana, nama: str) -> IsiLaporanBerkala:
    kode = next(b.kode for b in tahun.rencana.baris if b.indikator.naskah == f"laporan/{nama}")
    kewajiban = next(k for k in tahun.kewajiban if k.kode == kode)
    hasil = susun_laporan_berkala(Bahan(tahun), kewajiban).isi
    assert isinstance(hasil, IsiLaporanBerkala)
    return hasil


def tabel(tahun: TahunRencana, nama: str, ke: int = 0) -> list[tuple[str, ...]]:
    return [tuple(map(str, baris.sel)) for baris in laporan(tahun, nama).bagian[ke].baris]


def peserta(tahun: TahunRencana, kode: str = "1.3.1.1") -> tuple[Peserta, ...]:
    kewajiban = next(k for k in tahun.kewajiban if k.kode == kode)
    hadir = susun_rapat(Bahan(tahun), kewajiban)[2].isi
    assert isinstance(hadir, IsiDaftarHadir)
    return hadir.peserta


class TestPenandaTangan:
    def test_name_and_nip_come_from_the_list(self, tahun: TahunRencana) -> None:
        penanda = susun_penanda_tangan(tahun.kantor, "sekretaris", HARI)
        assert (str(penanda.nama), str(penanda.nip)) == ("Rahmat Hidayat, S.E., M.Si.", SEKRETARIS)

    def test_a_commissioner_is_not_of_the_staff(self, tahun: TahunRencana) -> None:
        assert str(susun_penanda_tangan(tahun.kantor, "ketua", HARI).nama) == "Soleman"


class TestDaftarHadir:
    def test_everybody_stands_there_once_the_officials_first(self, tahun: TahunRencana) -> None:
        semua = peserta(tahun)
        nama = [p.nama for p in semua if p.nama]
        assert len(nama) == len(set(nama)) == 1 + 20  # the chairman is a commissioner
        assert [p.jabatan for p in semua[:10]] == [p.sebutan for p in tahun.kantor.pejabat.pejabat]
        assert semua[5].nama == "Rahmat Hidayat, S.E., M.Si."
        assert semua[10] == Peserta(nama="Andi Saputra, S.E.", jabatan="Analis Keuangan")
        assert [p.nama for p in semua[25:]] == ["", "", ""]

    def test_a_meeting_of_some_has_empty_rows(self, tahun: TahunRencana) -> None:
        assert peserta(tahun, "4.1.2.1")[10:] == peserta(tahun_sigi(), "4.1.2.1")[10:]

    def test_who_left_a_post_is_listed_with_the_others(self, tahun: TahunRencana) -> None:
        pejabat = tuple(
            p.model_copy(update={"berlaku_sampai": dt.date(2026, 1, 31)}) if p.id == "kasubbag-keuangan" else p
            for p in tahun.kantor.pejabat.pejabat
        )
        daftar = tahun.kantor.pejabat.model_copy(update={"pejabat": pejabat})
        semua = peserta(replace(tahun, kantor=replace(tahun.kantor, pejabat=daftar)))
        assert semua[9] == Peserta(nama="Nurlaela, S.E.", jabatan="Kepala Sub Bagian")

    def test_an_official_who_points_to_nobody_is_known_by_his_name(self) -> None:
        sasli = Pegawai("Sasli, S.H.", KASUBBAG["kasubbag-teknis-hukum"], "Kepala Sub Bagian")
        kantor = replace(kantor_sigi(), pegawai=DaftarPegawai((sasli, Pegawai("Budi", jabatan="Pengemudi"))))
        assert [p.nama for p in peserta(tahun_sigi(kantor))[10:]] == ["Budi", "", "", ""]


class TestTim:
    def kursi(self, tahun: TahunRencana, nama: str = "agen-perubahan") -> list[tuple[str, str]]:
        keputusan = susun_keputusan(tahun, f"keputusan/{nama}", HARI)[0].isi
        assert isinstance(keputusan, IsiKeputusan)
        return [(str(k.nama), str(k.jabatan)) for k in keputusan.lampiran.anggota]

    def test_a_seat_names_who_fills_it_with_post_and_sub_bagian(self, tahun: TahunRencana) -> None:
        kursi = self.kursi(tahun)
        assert kursi[0] == ("Andi Saputra, S.E.", "Analis Keuangan pada Sub Bagian Keuangan, Umum, dan Logistik")
        assert not [kata for satu in kursi for kata in satu if "[isi:" in kata]

    def test_without_the_list_it_is_to_be_filled_in(self) -> None:
        assert self.kursi(tahun_sigi())[0] == (
            "[isi: nama]",
            "[isi: jabatan] pada Sub Bagian Keuangan, Umum, dan Logistik",
        )

    @pytest.mark.parametrize(
        ("jabatan", "unit", "tertulis"),
        [
            ("Analis Hukum", "teknis_hukum", "Analis Hukum pada {unit}"),
            ("Kepala Sub Bagian", "teknis_hukum", "Kepala {unit}"),
            ("Plt. Kepala Subbag", "teknis_hukum", "Plt. Kepala {unit}"),
            ("Kepala {unit}", "teknis_hukum", "Kepala {unit}"),
            ("Sekretaris", None, "Sekretaris"),
            (None, "teknis_hukum", "[isi: jabatan] pada {unit}"),
            (None, None, "[isi: jabatan]"),
        ],
    )
    def test_a_post_names_its_sub_bagian_once(self, jabatan: str | None, unit: str | None, tertulis: str) -> None:
        nama = "Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum"
        pegawai = Pegawai("A", jabatan=jabatan and jabatan.replace("{unit}", nama), unit=unit)
        assert str(jabatan_pegawai(kantor_sigi(), pegawai, "jabatan-1")) == tertulis.replace("{unit}", nama)


class TestPakta:
    def pakta(self, kantor: Kantor, *kursi: AnggotaTim) -> list[tuple[str, str, str]]:
        tim = Tim(id="tim-zi", nama="Tim", anggota=kursi)
        lain = tuple(tim if t.id == "tim-zi" else t for t in kantor.pejabat.tim)
        milik = replace(kantor, pejabat=kantor.pejabat.model_copy(update={"tim": lain}))
        isi = susun_keputusan(tahun_sigi(milik), "keputusan/tim-zi", HARI)[1].isi
        assert isinstance(isi, IsiPakta)
        return [(str(a.nama), str(a.nip), str(a.saksi.nama)) for a in isi.anggota]

    def test_a_member_of_the_staff_pledges_by_name_and_nip(self, tahun: TahunRencana) -> None:
        (satu,) = self.pakta(tahun.kantor, AnggotaTim(kedudukan="Anggota", pegawai=AGEN[2]))
        assert satu == ("Rizky Pratama, S.H.", AGEN[2], "Soleman")

    def test_who_has_a_seat_by_post_and_one_by_name_pledges_once(self, tahun: TahunRencana) -> None:
        kasubbag = AnggotaTim(kedudukan="Koordinator", pejabat="kasubbag-keuangan")
        semua = self.pakta(
            tahun.kantor, kasubbag, AnggotaTim(kedudukan="Anggota", pegawai=KASUBBAG[kasubbag.pejabat or ""])
        )
        assert [nama for nama, _, _ in semua] == ["Nurlaela, S.E."]

    def test_seats_that_nobody_fills_yet_are_not_one_person(self, tahun: TahunRencana) -> None:
        assert len(self.pakta(tahun.kantor, AnggotaTim(kedudukan="A"), AnggotaTim(kedudukan="B"))) == 2


class TestLaporan:
    def test_the_nominatif_lists_the_twenty_and_has_no_empty_row(self, tahun: TahunRencana) -> None:
        isi = tabel(tahun, "nominatif")
        assert len(isi) == 20
        assert isi[0] == (
            f"Rahmat Hidayat, S.E., M.Si.\n{SEKRETARIS}",
            *("Pembina Tingkat I (IV/b)\nS-2 Administrasi Publik", "Sekretaris"),
        )
        assert isi[8] == (*("Ferdi Gunawan", "–\nSMA", "Pengemudi pada Sub Bagian Keuangan, Umum, dan Logistik"),)

    def test_it_counts_them_by_sub_bagian_and_status_and_the_sum_is_all(self, tahun: TahunRencana) -> None:
        isi = tabel(tahun, "nominatif", 1)
        assert [baris[1:] for baris in isi] == [
            ("4", "0", "2"),
            ("3", "1", "0"),
            ("4", "1", "0"),
            ("3", "1", "0"),
            ("1", "0", "0"),
        ]
        assert isi[-1][0] == "Sekretaris"
        hasil = str(laporan(tahun, "nominatif").hasil[0])
        assert hasil.endswith(
            "sebanyak 20 (dua puluh) orang, terdiri atas 15 (lima belas) PNS, 3 (tiga) PPPK, "
            "dan 2 (dua) pegawai lainnya."
        )

    @pytest.mark.parametrize("nama", ["rekap-skp", "penilaian-skp", "diklat", "pemutakhiran-data-pegawai"])
    def test_the_number_of_staff_of_each_sub_bagian_is_asked_of_nobody(self, tahun: TahunRencana, nama: str) -> None:
        isi = tabel(tahun, nama, 1 if nama == "diklat" else 0)
        assert [baris[1] for baris in isi] == ["6", "4", "5", "4", "1"]
        assert not [sel for baris in isi for sel in baris if sel == "[isi: jumlah]"]

    def test_without_the_list_the_tables_ask(self) -> None:
        assert tabel(tahun_sigi(), "nominatif")[0][0] == "[isi: nama dan NIP]"
        assert len(tabel(tahun_sigi(), "nominatif")) == 25
        assert [baris[1] for baris in tabel(tahun_sigi(), "rekap-skp")] == ["[isi: jumlah]"] * 4
        assert "sebanyak [isi: jumlah pegawai]." in str(laporan(tahun_sigi(), "nominatif").hasil[0])

    def test_what_the_list_does_not_tell_is_asked_and_never_a_dash(self, tahun: TahunRencana) -> None:
        isi = tabel(dengan(tahun, Pegawai("Andi", status="PNS"), berunit=False), "nominatif")
        assert isi == [("Andi\n[isi: NIP]", *(f"[isi: {p}]" for p in ISIAN_NOMINATIF))]
        assert tabel(dengan(tahun, Pegawai("Andi"), berunit=False), "rekap-skp")[0][1] == "[isi: jumlah]"
        tanpa_status = dengan(tahun, Pegawai("Andi", unit="teknis_hukum"))
        assert tabel(tanpa_status, "nominatif", 1)[2][1:] == ("[isi: jumlah]",) * 3
        assert tabel(tanpa_status, "nominatif", 1)[0][1:] == ("0", "0", "0")

    def test_of_two_things_in_one_cell_only_the_unknown_one_is_asked(self, tahun: TahunRencana) -> None:
        isi = tabel(dengan(tahun, Pegawai("Andi", jabatan="Analis", status="PNS", pendidikan="SMA")), "nominatif")
        assert isi[0][1] == "[isi: pangkat dan golongan]\nSMA"

    def test_others_without_a_sub_bagian_are_not_called_sekretaris(self, tahun: TahunRencana) -> None:
        isi = tabel(dengan(tahun, Pegawai("Andi", jabatan="Auditor")), "rekap-skp")
        assert isi[-1][:2] == ("Di luar Sub Bagian", "1")


ISIAN_NOMINATIF = ("pangkat, golongan, dan pendidikan", "jabatan dan Sub Bagian")


def test_no_report_asks_for_a_name_or_a_nip_that_the_list_has(tahun: TahunRencana) -> None:
    nama = {f"{apa}-{pejabat}" for pejabat in ("sekretaris", *KASUBBAG) for apa in ("nama", "nip")}
    ditanya: list[set[str]] = []
    for milik in (tahun, tahun_sigi()):
        pertama = {k.baris.indikator.naskah: k for k in reversed(milik.kewajiban)}
        laporan_itu = (k for n, k in pertama.items() if n.startswith("laporan/") and n != NASKAH_LAPORAN)
        isi = [susun_laporan_berkala(Bahan(milik), k).isi for k in laporan_itu]
        ditanya.append({i.tag for satu in isi for i in cari_isi(satu, Isian)} & nama)
    assert ditanya[0] == set()
    assert {"nama-sekretaris", "nip-sekretaris"} <= ditanya[1]
