"""The office's identity, posts and teams say what is known, and nothing that is not."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from zi_model.kantor import Kantor
from zi_model.masalah import Masalah, galat_saja
from zi_model.naskah.inti.naskah import Penetapan, susun_nomor
from zi_model.pejabat import DaftarPejabat
from zi_model.rencana import RencanaAksi
from zi_model.satker import Satker

TANGGAL = dt.date(2026, 1, 21)
BAKU = Path(__file__).parents[2] / "plan" / "_baku" / "naskah"


def test_rencana_hanya_mendapat_satu_catatan(terbaca: tuple[Kantor | None, list[Masalah]]) -> None:
    """The office's files have no mistake; the one remark on the plan is the monthly row that says "1 (satu)"."""
    _, masalah = terbaca
    assert not galat_saja(masalah)
    catatan = [m for m in masalah if m.letak.berkas.endswith("rencana-aksi-2026.yaml")]
    assert len(catatan) == 1
    assert "6.2.1.1" in catatan[0].pesan


def test_jati_diri(satker: Satker) -> None:
    assert (satker.kode, satker.kode_wilayah) == ("sigi", "7210")
    assert (satker.zona_waktu, satker.singkatan_waktu) == ("Asia/Makassar", "WITA")
    assert satker.kop.baris == ("KOMISI PEMILIHAN UMUM", "KABUPATEN SIGI")


def test_kop_yang_belum_diketahui_tetap_kosong(satker: Satker) -> None:
    """No address, telephone, site, e-mail or logo is known, so none is made up."""
    kop = satker.kop
    assert [kop.alamat, kop.telepon, kop.laman, kop.surel, kop.logo] == [None] * 5
    assert satker.rapat.tempat is None


def test_pola_nomor(satker: Satker) -> None:
    """Every pattern has the counter; decrees and SOP carry nothing else, others a class, nota dinas also the unit."""
    for jenis, pola in satker.nomor.items():
        assert set(re.findall(r"\{(\w+)\}", pola)) <= {"no", "satker", "subbag", "tahun", "klasifikasi"}, jenis
        assert pola.count("{no}") == 1, jenis
    assert satker.nomor["keputusan"] == satker.nomor["sop"] == "{no}"
    undangan = susun_nomor(satker, "undangan", "rapat/monev", 2026, penetapan=Penetapan("12", TANGGAL))
    assert str(undangan) == "12/PW.02-Und/7210/2026"
    assert [jenis for jenis, pola in satker.nomor.items() if "{subbag}" in pola] == ["nota-dinas"]
    assert {"undangan", "notula", "laporan", "nota-dinas", "keputusan"} <= set(satker.nomor)


def test_setiap_klasifikasi_menunjuk_naskah_yang_ada(satker: Satker) -> None:
    """A class of one letter is of one that has its wording; no class but those of the known list."""
    sendiri = {nama for nama in satker.klasifikasi if "/" in nama}
    berkas = {str(b.relative_to(BAKU).with_suffix("")) for b in BAKU.rglob("*.yaml")}
    assert sendiri <= berkas
    assert set(satker.klasifikasi.values()) <= {"PW.02", "ORT.06", "ORT.08", "ORT.10"}


def test_hanya_dua_nama_yang_diketahui(pejabat: DaftarPejabat) -> None:
    assert {p.id: p.nama for p in pejabat.pejabat if p.nama} == {"ketua": "Soleman", "kasubbag-teknis-hukum": "Sasli"}
    assert not [p.id for p in pejabat.pejabat if p.nip]


def test_ketua_empat_anggota_sekretaris_dan_empat_kasubbag(pejabat: DaftarPejabat, satker: Satker) -> None:
    komisioner = [p for p in pejabat.pejabat if p.unsur == "komisioner"]
    assert [p.id for p in komisioner] == ["ketua", "anggota-1", "anggota-2", "anggota-3", "anggota-4"]
    assert not any(p.punya_nip for p in komisioner)
    sekretariat = [p for p in pejabat.pejabat if p.unsur == "sekretariat"]
    assert all(p.punya_nip for p in sekretariat)
    assert [p.unit for p in sekretariat] == [None, *(u.kode for u in satker.unit)]


def test_kasubbag_bernama_menurut_unitnya(pejabat: DaftarPejabat, satker: Satker) -> None:
    """A Kasubbag's full title is "Kepala" and the unit's name."""
    for p in pejabat.pejabat:
        if p.unit:
            assert p.jabatan == f"Kepala {satker.unit_menurut_kode(p.unit).nama}"


def test_setiap_jabatan_terpangku_sepanjang_tahun(pejabat: DaftarPejabat) -> None:
    for p in pejabat.pejabat:
        assert pejabat.pemangku(p.id, TANGGAL).id == p.id


@pytest.mark.parametrize("id_tim", ["tim-ppid", "agen-perubahan", "tim-upg"])
def test_tim_adalah_usulan_dari_jabatan_yang_ada(pejabat: DaftarPejabat, satker: Satker, id_tim: str) -> None:
    """A team's seats are posts of this office, each at most once; a seat without one says from which unit."""
    tim = pejabat.tim_menurut_id(id_tim)
    assert tim.usulan
    terisi = [kursi.pejabat for kursi in tim.anggota if kursi.pejabat]
    assert len(set(terisi)) == len(terisi)
    assert set(terisi) <= {p.id for p in pejabat.pejabat}
    nama_unit = {u.nama for u in satker.unit}
    assert {kursi.keterangan for kursi in tim.anggota if not kursi.pejabat} <= nama_unit


def test_kedudukan_dalam_tim(pejabat: DaftarPejabat) -> None:
    def pengisi(id_tim: str, kedudukan: str) -> list[str | None]:
        return [k.pejabat for k in pejabat.tim_menurut_id(id_tim).anggota if k.kedudukan == kedudukan]

    assert pengisi("tim-ppid", "Atasan PPID") == ["sekretaris"]
    assert pengisi("tim-ppid", "PPID") == ["kasubbag-parmas-sdm"]
    assert pengisi("tim-upg", "Ketua") == ["kasubbag-teknis-hukum"]


def test_agen_perubahan_dari_setiap_unit(pejabat: DaftarPejabat, satker: Satker, rencana: RencanaAksi) -> None:
    """The plan wants all units in it, so each has one seat, and nobody is named before the office does."""
    assert "seluruh unit organisasi" in rencana.menurut_kode["1.4.2.1"].indikator.nama
    anggota = pejabat.tim_menurut_id("agen-perubahan").anggota
    assert [k.keterangan for k in anggota] == [u.nama for u in satker.unit]
    assert not any(k.pejabat for k in anggota)
