"""Letters that stand for the year beside the decrees on teams: pakta, lists in a Lampiran, maklumat, SOP."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tests.zi_model.bahan_sigi import tahun
from zi_model.daftar_teks import DaftarTeks
from zi_model.data import Data
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Isian, Naskah, Teks
from zi_model.naskah.keputusan.pakta_integritas import IsiPakta, Pernyataan
from zi_model.naskah.keputusan.pokok_dan_tim import IsiKeputusan, TeksKeputusan, susun_keputusan
from zi_model.naskah.keputusan.sop_iku_standar import (
    IsiKeputusanIKU,
    IsiKeputusanSOP,
    IsiKeputusanStandar,
    TeksKeputusanStandar,
    TeksLayanan,
    susun_keputusan_iku,
    susun_keputusan_sop,
    susun_keputusan_standar,
)
from zi_model.naskah.pelayanan.maklumat import IsiMaklumat, susun_maklumat
from zi_model.naskah.pelayanan.sop import IsiSOP, TeksSOP, susun_sop
from zi_model.pejabat import AnggotaTim, Tim

PER = dt.date(2026, 2, 10)


def teks(nama: str, jenis: type[Data] = Data) -> Data:
    return kantor_sigi().teks.ambil(nama, jenis)


def dengan_teks(nama: str, ubah: Mapping[str, object]) -> Kantor:
    """Return the office with some of one wording's fields changed."""
    kantor = kantor_sigi()
    return dataclasses.replace(kantor, teks=DaftarTeks({**kantor.teks, nama: teks(nama).model_copy(update=dict(ubah))}))


def dengan_tim_zi(*anggota: AnggotaTim) -> Kantor:
    kantor = kantor_sigi()
    tim = tuple(Tim(id=t.id, nama=t.nama, anggota=anggota) if t.id == "tim-zi" else t for t in kantor.pejabat.tim)
    return dataclasses.replace(kantor, pejabat=kantor.pejabat.model_copy(update={"tim": tim}))


def tag(teks: Teks | None) -> list[str]:
    bagian = getattr(teks, "bagian", (teks,))
    return [b.tag for b in bagian if isinstance(b, Isian)]


class TestTimKerja:
    def test_keputusan_dan_pakta_disusun_bersama(self) -> None:
        kunci = [str(n.kunci) for n in susun_keputusan(tahun(), "keputusan/tim-zi", PER)]
        assert kunci == ["sigi/2026/keputusan/tim-zi", "sigi/2026/pakta-integritas/tim-zi"]

    def test_keputusan_tim_tidak_mengutip_keputusan_sesudahnya(self) -> None:
        """The team was set by Nomor 10, before the plan's Nomor 12; it cites neither."""
        isi = susun_keputusan(tahun(), "keputusan/tim-zi", dt.date(2026, 1, 5))[0].isi
        assert isinstance(isi, IsiKeputusan)
        kutipan = [str(m.teks) for m in isi.mengingat]
        assert not any("Kabupaten Sigi Nomor" in k for k in kutipan)
        assert any("Nomor 49 Tahun 2011" in k for k in kutipan)

    def test_ada_koordinator_untuk_setiap_area_rencana(self) -> None:
        tim = kantor_sigi().pejabat.tim_menurut_id("tim-zi")
        area = [a.kedudukan.removeprefix("Koordinator Area ") for a in tim.anggota if "Koordinator" in a.kedudukan]
        assert area == [k.nama for k in tahun().rencana.komponen]


def pakta(kantor: Kantor | None = None) -> IsiPakta:
    isi = susun_keputusan(tahun(kantor), "keputusan/tim-zi", PER)[1].isi
    assert isinstance(isi, IsiPakta)
    return isi


class TestPakta:
    def test_yang_duduk_di_dua_kursi_menyatakan_satu_kali(self) -> None:
        nama = [str(a.nama) for a in pakta().anggota]
        assert nama.count("Sasli") == 1
        tim = kantor_sigi().pejabat.tim_menurut_id("tim-zi").anggota
        rangkap = sum(n - 1 for p, n in Counter(a.pejabat for a in tim).items() if p)
        assert len(nama) == len(tim) - rangkap

    def test_ketua_menyaksikan_semua_kecuali_dirinya(self) -> None:
        pertama, *lain = pakta().anggota
        assert str(pertama.nama) == "Soleman"
        assert isinstance(pertama.saksi.nama, Isian)
        assert {str(a.saksi.nama) for a in lain} == {"Soleman"}

    def test_komisioner_tidak_ber_nip(self) -> None:
        menurut_nama = {str(a.nama): a for a in pakta().anggota}
        assert menurut_nama["Soleman"].nip is None
        assert isinstance(menurut_nama["Sasli"].nip, Isian)

    def test_pernyataan_menyebut_diri(self) -> None:
        (sendiri,) = pakta(dengan_tim_zi(AnggotaTim(kedudukan="Anggota"))).anggota
        assert str(sendiri.pembuka) == "Saya, [isi: nama], [isi: jabatan], menyatakan sebagai berikut:"

    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.sampled_from([None, "ketua", "sekretaris", "kasubbag-teknis-hukum"]), min_size=1, max_size=60))
    def test_isian_tidak_pernah_bertag_kembar_antaranggota(self, kursi: list[str | None]) -> None:
        kantor = dengan_tim_zi(*(AnggotaTim(kedudukan="Anggota", pejabat=p) for p in kursi))
        semua = pakta(kantor).anggota
        assert len(semua) == kursi.count(None) + len({p for p in kursi if p})
        milik = [set(_tag_diri(a)) for a in semua]
        assert sum(map(len, milik)) == len(set().union(*milik))

    def test_tiga_ratus_anggota(self) -> None:
        assert len(pakta(dengan_tim_zi(*[AnggotaTim(kedudukan="Anggota")] * 300)).anggota) == 300


def _tag_diri(anggota: Pernyataan) -> list[str]:
    return [*tag(anggota.nama), *tag(anggota.nip), *tag(anggota.pembuka)]


class TestRencanaTim:
    @pytest.mark.parametrize("nama", ["keputusan/tim-ppid", "keputusan/tim-pengaduan"])
    def test_barisnya_dari_rencana_lalu_baris_kosong(self, nama: str) -> None:
        isi, wording = susun_keputusan(tahun(), nama, PER)[0].isi, teks(nama, TeksKeputusan)
        assert isinstance(isi, IsiKeputusan)
        assert isinstance(wording, TeksKeputusan)
        assert isi.rencana_tim is not None
        assert wording.rencana_tim is not None
        naskah = {b.indikator.naskah for b in tahun().rencana.baris}
        assert set(wording.rencana_tim.terkait) <= naskah, "bukan naskah rencana"
        kegiatan = isi.rencana_tim.kegiatan
        dari_rencana = [k for k in kegiatan if not isinstance(k.kegiatan, Isian)]
        assert len(dari_rencana) == len(wording.rencana_tim.terkait)
        assert len(kegiatan) == len(dari_rencana) + wording.rencana_tim.isian

    def test_waktu_memakai_usulan_pembetulan(self) -> None:
        """The decree misprints `Januari s.d.Februari 2026` in 6.1.2.1; a new decree does not repeat it."""
        wording = teks("keputusan/tim-ppid", TeksKeputusan)
        assert isinstance(wording, TeksKeputusan)
        assert wording.rencana_tim is not None
        rencana_tim = wording.rencana_tim.model_copy(update={"terkait": ("maklumat/pelayanan",), "isian": 0})
        kantor = dengan_teks("keputusan/tim-ppid", {"rencana_tim": rencana_tim})
        isi = susun_keputusan(tahun(kantor), "keputusan/tim-ppid", PER)[0].isi
        assert isinstance(isi, IsiKeputusan)
        assert isi.rencana_tim is not None
        assert [k.waktu for k in isi.rencana_tim.kegiatan] == ["Januari sampai dengan Februari 2026"]

    def test_keputusan_lain_tanpa_lampiran_kedua(self) -> None:
        isi = susun_keputusan(tahun(), "keputusan/tim-upg", PER)[0].isi
        assert isinstance(isi, IsiKeputusan)
        assert isi.rencana_tim is None


def isi_sop(kantor: Kantor | None = None) -> IsiKeputusanSOP:
    (naskah,) = susun_keputusan_sop(tahun(kantor), "keputusan/penetapan-sop", PER)
    assert isinstance(naskah.isi, IsiKeputusanSOP)
    return naskah.isi


class TestPenetapanSOP:
    def test_setiap_sub_bagian_ada_barisnya(self) -> None:
        assert {str(s.unit) for s in isi_sop().sop} == {u.nama for u in kantor_sigi().satker.unit}

    def test_sop_yang_ada_teksnya_terdaftar_pada_unit_penanggung_jawabnya(self) -> None:
        bernama = {str(s.nama): str(s.unit) for s in isi_sop().sop if not isinstance(s.nama, Isian)}
        assert bernama == {
            "Penanganan Pengaduan Masyarakat": "Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum",
            "Pelayanan Informasi Publik": "Sub Bagian Partisipasi, Hubungan Masyarakat, dan Sumber Daya Manusia",
        }

    def test_sop_di_luar_rencana_terdaftar_dengan_unit_sebagai_isian(self) -> None:
        kantor = kantor_sigi()
        tambahan = teks("sop/pelayanan").model_copy(update={"nama": "Pengelolaan Arsip"})
        *_, terakhir = isi_sop(dataclasses.replace(kantor, teks=DaftarTeks({**kantor.teks, "sop/arsip": tambahan}))).sop
        assert terakhir.nama == "Pengelolaan Arsip"
        assert isinstance(terakhir.unit, Isian)

    def test_nomor_sop_tidak_bertag_nomor_keputusan(self) -> None:
        nomor = [t for s in isi_sop().sop for t in tag(s.nomor)]
        assert "nomor" not in nomor
        assert len(nomor) == len(set(nomor))


def test_iku_semuanya_isian_karena_tidak_ada_yang_diketahui() -> None:
    (naskah,) = susun_keputusan_iku(tahun(), "keputusan/iku", PER)
    assert isinstance(naskah.isi, IsiKeputusanIKU)
    semua = [t for i in naskah.isi.iku for bidang in type(i).model_fields for t in tag(getattr(i, bidang))]
    assert len(semua) == len(set(semua)) == 6 * len(naskah.isi.iku)


class TestStandarPelayanan:
    def isi(self, kantor: Kantor | None = None) -> IsiKeputusanStandar:
        (naskah,) = susun_keputusan_standar(tahun(kantor), "keputusan/standar-pelayanan", PER)
        assert isinstance(naskah.isi, IsiKeputusanStandar)
        return naskah.isi

    def test_setiap_pelayanan_berkomponen_empat_belas(self) -> None:
        """PermenPANRB 15/2014: six of the delivery and eight of the management of a service."""
        for layanan in self.isi().layanan:
            assert [len(k.komponen) for k in layanan.kelompok] == [6, 8]
            assert [k.nomor for g in layanan.kelompok for k in g.komponen] == list(range(1, 15))

    def test_dasar_hukum_dari_hukum_yaml_yang_lain_isian(self) -> None:
        for layanan in self.isi().layanan:
            for komponen in (k for g in layanan.kelompok for k in g.komponen):
                if komponen.nama == "Dasar hukum":
                    assert not any(isinstance(u.teks, Isian) for u in komponen.uraian)
                else:
                    (uraian,) = komponen.uraian
                    assert isinstance(uraian.teks, Isian) is uraian.terverifikasi, "what the law proposes is marked"

    def test_yang_ditentukan_undang_undang_diusulkan_dengan_tanda_dan_sumbernya(self) -> None:
        informasi, pengaduan = self.isi().layanan
        (jangka,) = (k for k in informasi.kelompok[0].komponen if k.nama == "Jangka waktu pelayanan")
        (usulan,) = jangka.uraian
        assert not usulan.terverifikasi
        assert str(usulan.teks).startswith("Paling lambat 10 (sepuluh) hari kerja")
        assert "7 (tujuh) hari kerja" in str(usulan.teks)
        assert "usulan menurut Pasal 22" in str(usulan.teks)
        assert all(u.terverifikasi for k in pengaduan.kelompok[0].komponen for u in k.uraian)

    def test_yang_ditetapkan_kantor_menggantikan_usulan_tanpa_tanda(self) -> None:
        nama = "Jangka waktu pelayanan"
        layanan = TeksLayanan(nama="Informasi", mengingat=(), uraian={nama: "3 hari."}, usulan={nama: "10 hari."})
        kantor = dengan_teks("keputusan/standar-pelayanan", {"layanan": (layanan,)})
        (jangka,) = (k for k in self.isi(kantor).layanan[0].kelompok[0].komponen if k.nama == nama)
        assert [(str(u.teks), u.terverifikasi) for u in jangka.uraian] == [("3 hari.", True)]

    def test_uraian_yang_diketahui_tercetak(self) -> None:
        layanan = TeksLayanan(nama="Riset", mengingat=(), uraian={"Biaya/tarif": "Tidak dipungut biaya."})
        kantor = dengan_teks("keputusan/standar-pelayanan", {"layanan": (layanan,)})
        biaya = next(k for k in self.isi(kantor).layanan[0].kelompok[0].komponen if k.nama == "Biaya/tarif")
        assert [str(u.teks) for u in biaya.uraian] == ["Tidak dipungut biaya."]

    def test_uraian_dengan_nama_komponen_yang_salah_ditolak(self) -> None:
        data = teks("keputusan/standar-pelayanan").model_dump()
        data["layanan"][0]["uraian"] = {"Biaya": "Gratis"}
        with pytest.raises(ValidationError, match="tidak ada komponen bernama “Biaya”"):
            TeksKeputusanStandar.model_validate(data)


def test_maklumat_memuat_janji_dan_ditandatangani_ketua() -> None:
    (naskah,) = susun_maklumat(tahun(), "maklumat/pelayanan", PER)
    assert isinstance(naskah.isi, IsiMaklumat)
    assert (str(naskah.kunci), naskah.kode) == ("sigi/2026/maklumat/pelayanan", ("6.1.2.1",))
    assert naskah.isi.judul == "MAKLUMAT PELAYANAN"
    assert "siap menerima sanksi" in naskah.isi.janji
    assert str(naskah.isi.penanda_tangan.nama) == "Soleman"


def sop(nama: str = "sop/pengaduan") -> tuple[Naskah, IsiSOP]:
    (naskah,) = susun_sop(tahun(), nama, PER)
    assert isinstance(naskah.isi, IsiSOP)
    return naskah, naskah.isi


class TestSOP:
    def test_kunci_dan_baris_rencananya(self) -> None:
        naskah, _ = sop()
        assert (str(naskah.kunci), naskah.kode) == ("sigi/2026/sop/pengaduan", ("5.3.2.1",))

    @pytest.mark.parametrize("nama", ["sop/pengaduan", "sop/pelayanan"])
    def test_nomor_tanggal_dan_waktu_langkah_tidak_dikarang(self, nama: str) -> None:
        _, isi = sop(nama)
        assert all(isinstance(t, Isian) for t in (isi.nomor, isi.tanggal_pembuatan, isi.tanggal_efektif))
        assert all(isinstance(langkah.waktu, Isian) for langkah in isi.langkah)

    @pytest.mark.parametrize("nama", ["sop/pengaduan", "sop/pelayanan"])
    def test_mulai_dan_selesai_masing_masing_sekali_dan_setiap_langkah_ada_pelaksananya(self, nama: str) -> None:
        _, isi = sop(nama)
        terminator = [any(t.terminator for t in langkah.tanda) for langkah in isi.langkah]
        assert [ke for ke, ya in enumerate(terminator) if ya] == [0, len(isi.langkah) - 1]
        for langkah in isi.langkah:
            assert len(langkah.tanda) == len(isi.pelaksana)
            assert sum(t.terminator + t.proses + t.keputusan for t in langkah.tanda) == 1

    def test_pelaksana_yang_salah_eja_ditolak(self) -> None:
        data = teks("sop/pengaduan").model_dump()
        data["langkah"][2]["oleh"] = ("Petugas Pengaduam",)
        with pytest.raises(ValidationError, match="langkah 3: pelaksana “Petugas Pengaduam” tidak ada"):
            TeksSOP.model_validate(data)

    @pytest.mark.parametrize("nama", ["sop/pengaduan", "sop/pelayanan"])
    def test_langkah_yang_ditunjuk_memang_ada(self, nama: str) -> None:
        """`kembali ke langkah 4` has to name a step of the same SOP."""
        _, isi = sop(nama)
        for langkah in isi.langkah:
            for kata in langkah.keterangan.replace(",", "").split():
                assert not kata.isdigit() or 1 <= int(kata) <= len(isi.langkah)


@pytest.mark.parametrize(
    "susun", [susun_keputusan_sop, susun_keputusan_iku, susun_keputusan_standar, susun_maklumat, susun_sop]
)
def test_teks_jenis_lain_ditolak(susun: object) -> None:
    assert callable(susun)
    with pytest.raises(KeyError):
        susun(tahun(), "keputusan/tim-upg", PER)
