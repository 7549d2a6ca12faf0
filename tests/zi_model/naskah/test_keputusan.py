"""Keputusan: the order of parts, references as of the day, posts with or without names."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tests.zi_model.bahan_sigi import tahun
from zi_model.daftar_teks import DaftarTeks
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Isian, Kendali
from zi_model.naskah.keputusan.pokok_dan_tim import DIKTUM, IsiKeputusan, TeksKeputusan, susun_keputusan
from zi_model.pejabat import AnggotaTim, Pejabat, Tim
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

PER = dt.date(2026, 2, 10)
SEMUA = ("tim-ppid", "agen-perubahan", "tim-upg")


def isi(nama: str, per: dt.date = PER, kantor: Kantor | TahunRencana | None = None) -> IsiKeputusan:
    milik = kantor if isinstance(kantor, TahunRencana) else tahun(kantor)
    naskah = susun_keputusan(milik, f"keputusan/{nama}", per)[0]
    assert isinstance(naskah.isi, IsiKeputusan)
    return naskah.isi


def dengan_pejabat(*pejabat: Pejabat, tim: Tim | None = None) -> Kantor:
    """Return the office with these holders of the chairman's post, and one team changed."""
    kantor = kantor_sigi()
    lain = tuple(p for p in kantor.pejabat.pejabat if p.id not in {q.id for q in pejabat})
    semua_tim = tuple(tim if tim and t.id == tim.id else t for t in kantor.pejabat.tim)
    daftar = kantor.pejabat.model_copy(update={"pejabat": (*lain, *pejabat), "tim": semua_tim})
    return dataclasses.replace(kantor, pejabat=daftar)


def ketua(**ubah: object) -> Pejabat:
    return kantor_sigi().pejabat.pemangku("ketua", PER).model_copy(update=ubah)


@pytest.mark.parametrize("nama", SEMUA)
def test_kunci_nama_berkas_dan_baris_rencananya(nama: str) -> None:
    naskah = susun_keputusan(tahun(), f"keputusan/{nama}", PER)[0]
    assert str(naskah.kunci) == f"sigi/2026/keputusan/{nama}"
    assert naskah.kunci.periode == Periode.parse("2026")
    assert (naskah.keluarga, naskah.templat) == ("keputusan", "keputusan.docx")
    (kode,) = naskah.kode
    assert tahun().rencana.menurut_kode[kode].indikator.naskah == f"keputusan/{nama}"
    assert naskah.nama_berkas.startswith("Keputusan ")
    assert naskah.nama_berkas.endswith(" 2026")


@pytest.mark.parametrize("nama", SEMUA)
def test_nomor_dan_tanggal_baru_diisi_waktu_ditetapkan(nama: str) -> None:
    keputusan = isi(nama)
    assert isinstance(keputusan.nomor, Isian)
    assert isinstance(keputusan.tanggal, Isian)


@pytest.mark.parametrize("nama", SEMUA)
def test_diktum_dan_huruf_berurutan(nama: str) -> None:
    keputusan = isi(nama)
    assert [d.ke for d in keputusan.diktum] == list(DIKTUM[: len(keputusan.diktum)])
    assert [b.huruf for b in keputusan.menimbang] == list("abcdefgh"[: len(keputusan.menimbang)])
    assert keputusan.menimbang[-1].teks.endswith(keputusan_tentang(nama))
    assert keputusan.diktum[-1].teks == "Keputusan ini mulai berlaku pada tanggal ditetapkan."
    assert "Bagian Anggaran 076" in keputusan.diktum[-2].teks


def keputusan_tentang(nama: str) -> str:
    return susun_keputusan(tahun(), f"keputusan/{nama}", PER)[0].perihal.removeprefix("Keputusan tentang ")


@pytest.mark.parametrize("nama", SEMUA)
def test_mengingat_menurut_hierarki_dan_diakhiri_keputusan_rencana(nama: str) -> None:
    mengingat = [str(m.teks) for m in isi(nama).mengingat]
    hierarki = ("Undang-Undang", "Peraturan Pemerintah", "Peraturan", "Keputusan")
    urutan = [next(i for i, awal in enumerate(hierarki) if m.startswith(awal)) for m in mengingat]
    assert urutan == sorted(urutan)
    assert mengingat[-1].startswith("Keputusan Komisi Pemilihan Umum Kabupaten Sigi Nomor 12 Tahun 2026 tentang")


def test_kutipan_mengikuti_hari_penyusunan() -> None:
    """Peraturan KPK 1/2026 is in force from 20 January 2026; a decree of a day before must not cite it."""
    perubahan = "Peraturan Komisi Pemberantasan Korupsi Nomor 1 Tahun 2026"

    def kpk(hari: dt.date) -> str:
        kantor = tanpa_keputusan_rencana()
        return next(str(m.teks) for m in isi("tim-upg", hari, kantor).mengingat if "Gratifikasi" in str(m.teks))

    assert perubahan not in kpk(dt.date(2026, 1, 19))
    assert perubahan in kpk(dt.date(2026, 1, 20))


def tanpa_keputusan_rencana() -> TahunRencana:
    """Return the year before its plan was set: the decree has no date, and what was decided then is not cited."""
    kantor, rencana = kantor_sigi(), tahun().rencana
    keputusan = rencana.keputusan.model_copy(update={"nomor": None, "tanggal": None})
    rencana = rencana.model_copy(update={"keputusan": keputusan})
    teks = dict(kantor.teks)
    for nama in (f"keputusan/{n}" for n in SEMUA):
        lama = kantor.teks.ambil(nama, TeksKeputusan)
        mengingat = tuple(i for i in lama.mengingat if i != "kep-tim-zi")
        teks[nama] = lama.model_copy(update={"mengingat": mengingat})
    return TahunRencana(dataclasses.replace(kantor, teks=DaftarTeks(teks)), rencana)


def test_nomor_dan_tanggal_keputusan_rencana_yang_belum_ditetapkan_menjadi_isian() -> None:
    terakhir = isi("tim-ppid", dt.date(2026, 1, 5), tanpa_keputusan_rencana()).mengingat[-1]
    assert "Nomor [isi: nomor keputusan rencana aksi] Tahun 2026" in str(terakhir.teks)


@pytest.mark.parametrize("nama", SEMUA)
def test_keputusan_yang_mengutip_rencana_tidak_bertanggal_sebelum_rencananya(nama: str) -> None:
    """Drafted in December or on New Year's Day it cites as on the day of the plan's decree, not as of a day before."""
    pada_hari_itu = isi(nama, dt.date(2026, 1, 21))
    assert isi(nama, dt.date(2025, 12, 15)) == isi(nama, dt.date(2026, 1, 1)) == pada_hari_itu
    assert isi(nama, dt.date(2027, 3, 1)) == isi(nama, dt.date(2026, 12, 31))


def test_dasar_yang_belum_terverifikasi_ditandai() -> None:
    ragu = [str(m.teks) for m in isi("agen-perubahan").mengingat if not m.terverifikasi]
    assert any("Nomor 27 Tahun 2014" in teks for teks in ragu)


class TestLampiran:
    def test_setiap_kursi_ada_dengan_jabatannya(self) -> None:
        kantor = kantor_sigi()
        anggota = isi("tim-ppid").lampiran.anggota
        kursi = kantor.pejabat.tim_menurut_id("tim-ppid").anggota
        ppid = "Pejabat Pengelola Informasi dan Dokumentasi"
        assert [a.kedudukan for a in anggota] == [k.kedudukan.replace("PPID", ppid) for k in kursi]
        assert (anggota[0].nama, anggota[0].jabatan) == ("Soleman", "Ketua Komisi Pemilihan Umum Kabupaten Sigi")

    def test_nama_yang_tidak_diketahui_menjadi_isian_masing_masing(self) -> None:
        nama = [a.nama for a in isi("tim-upg").lampiran.anggota if isinstance(a.nama, Isian)]
        assert nama
        assert len({n.tag for n in nama}) == len(nama)

    def test_kursi_tanpa_jabatan_tetap_menyebut_unitnya(self) -> None:
        for a in isi("agen-perubahan").lampiran.anggota:
            assert isinstance(a.nama, Isian)
            assert str(a.jabatan).startswith("[isi: jabatan] pada Sub Bagian ")

    def test_kursi_tanpa_jabatan_dan_unit(self) -> None:
        tim = Tim(id="tim-upg", nama="Tim UPG", anggota=(AnggotaTim(kedudukan="Anggota"),))
        (kursi,) = isi("tim-upg", kantor=dengan_pejabat(tim=tim)).lampiran.anggota
        assert isinstance(kursi.jabatan, Isian)


class TestPenandaTangan:
    def test_jabatan_dan_nama_berhuruf_kapital_gelar_tidak(self) -> None:
        kantor = dengan_pejabat(ketua(nama="Dr. Soleman, S.H., M.Si."))
        nama = isi("tim-ppid", kantor=kantor).penanda_tangan.nama
        assert nama == Kendali(tag="nama-ketua", teks="Dr. SOLEMAN, S.H., M.Si.")
        assert isi("tim-ppid").penanda_tangan.jabatan == "KETUA KOMISI PEMILIHAN UMUM KABUPATEN SIGI"
        assert isi("tim-ppid").penanda_tangan.nip is None

    def test_pemangku_menurut_harinya(self) -> None:
        kantor = dengan_pejabat(
            ketua(berlaku_sampai=dt.date(2026, 2, 28)),
            ketua(nama="Penerus", cara="plt", berlaku_dari=dt.date(2026, 3, 1)),
        )
        assert str(isi("tim-ppid", dt.date(2026, 2, 28), kantor).penanda_tangan.nama) == "SOLEMAN"
        sesudah = isi("tim-ppid", dt.date(2026, 3, 1), kantor).penanda_tangan
        assert (str(sesudah.nama), sesudah.jabatan.startswith("PLT. KETUA")) == ("PENERUS", True)

    def test_nama_yang_tidak_diketahui_menjadi_isian(self) -> None:
        assert isinstance(isi("tim-ppid", kantor=dengan_pejabat(ketua(nama=None))).penanda_tangan.nama, Isian)


def test_teks_yang_tidak_ada() -> None:
    with pytest.raises(KeyError):
        susun_keputusan(tahun(), "keputusan/tim-khayalan", PER)
