"""The reminder goes to each unit that has something overdue or soon due, and to no other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import bahan, berkas, bukti_untuk, kantor, semua_bukti, tahun
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.daftar_teks import DaftarTeks
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import Isian, Kendali, Naskah
from zi_model.naskah.surat.nota_dinas import IsiNotaDinas, TeksNotaDinas, susun_nota_dinas
from zi_model.periode import JenisPeriode, Periode
from zi_model.status import StatusKewajiban

JANUARI, DESEMBER = Periode.parse("2026-01"), Periode.parse("2026-12")
TAHUN = Periode.parse("2026")


def isi(naskah: Naskah) -> IsiNotaDinas:
    assert isinstance(naskah.isi, IsiNotaDinas)
    return naskah.isi


def kode(naskah: Naskah) -> list[list[str]]:
    return [[b.kode for b in d.baris] for d in isi(naskah).daftar]


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 12), st.sets(st.sampled_from(tahun().kewajiban), max_size=60))
def test_setiap_tunggakan_dan_yang_segera_jatuh_tempo_disebut_sekali(bulan: int, terpenuhi: set[object]) -> None:
    periode = Periode(2026, JenisPeriode.BULAN, bulan)
    bukti = [b for k in tahun().kewajiban if k in terpenuhi for b in bukti_untuk(k)]
    sumber = bahan(bukti)
    harus = [
        (h.kewajiban.unit, h.kewajiban.kode, h.kewajiban.nama_waktu)
        for h in sumber.status(TAHUN, sesudah(periode))
        if not h.status.lengkap
        and (h.status is StatusKewajiban.TERLAMBAT or h.kewajiban.jatuh_tempo <= periode.berikut.akhir)
    ]
    disebut = [
        (n.kunci.subjek, b.kode, b.periode)
        for n in susun_nota_dinas(sumber, periode)
        for d in isi(n).daftar
        for b in d.baris
    ]
    assert sorted(disebut) == sorted(harus)


def test_tidak_ada_nota_bila_semua_lengkap_dan_tidak_ada_yang_segera_jatuh_tempo() -> None:
    assert susun_nota_dinas(bahan(semua_bukti(hari=-1)), DESEMBER) == []


def test_unit_tanpa_tunggakan_tidak_mendapat_nota() -> None:
    """Keuangan has nothing due in March or April; its January and February work is there."""
    bukti = [b for k in tahun().kewajiban if k.unit == "keuangan_umum_logistik" for b in bukti_untuk(k)]
    penerima = [n.kunci.subjek for n in susun_nota_dinas(bahan(bukti), Periode.parse("2026-03"))]
    assert "keuangan_umum_logistik" not in penerima
    assert len(penerima) == 3


class TestKepala:
    nota = susun_nota_dinas(bahan(), JANUARI)[1]

    def test_kunci_dan_nama_berkas_menyebut_unitnya(self) -> None:
        assert str(self.nota.kunci) == "sigi/2026-01/nota-dinas-pengingat/perencanaan_data_informasi"
        assert self.nota.nama_berkas == "02 Nota Dinas Pengingat Rendatin Januari 2026"
        assert self.nota.keluarga == "surat"

    def test_dari_sekretaris_kepada_kepala_sub_bagian_dengan_tembusan_ketua(self) -> None:
        kepala = isi(self.nota)
        assert kepala.kepada == "Kepala Sub Bagian Perencanaan, Data, dan Informasi"
        assert kepala.dari == kepala.penanda_tangan.jabatan == "Sekretaris Komisi Pemilihan Umum Kabupaten Sigi"
        assert kepala.tembusan == "Ketua Komisi Pemilihan Umum Kabupaten Sigi"

    def test_nomor_sekretaris_tanpa_sub_bagian_dan_tanggal_menjadi_isian(self) -> None:
        """The Sekretaris heads no sub bagian, so the number names none."""
        assert str(isi(self.nota).nomor) == "[isi: nomor]/PW.02-ND/7210/2026"
        assert self.nota.unit == ""
        assert isi(self.nota).tanggal == Isian(tag="tanggal", petunjuk="tanggal")

    def test_baris_rencana_yang_diingatkan(self) -> None:
        """A decree has no grace: it is late on 1 February; the reports on January are not yet."""
        assert kode(self.nota) == [["4.2.1.3"], ["2.1.1.1", "4.1.2.1", "4.2.1.1", "4.2.1.2", "4.2.1.4"]]
        assert self.nota.kode == ("4.2.1.3", "2.1.1.1", "4.1.2.1", "4.2.1.1", "4.2.1.2", "4.2.1.4")

    def test_batas_waktunya_yang_dengan_tenggang(self) -> None:
        batas = {b.kode: b.jatuh_tempo for d in isi(self.nota).daftar for b in d.baris}
        assert (str(batas["4.2.1.3"]), str(batas["4.2.1.1"])) == ("31 Januari 2026", "13 Februari 2026")

    def test_yang_masih_diminta_berkendali_dan_yang_sudah_lewat_hanya_disebut(self) -> None:
        """So that numbering and making ready can tell what the letter asks for a day before its own."""
        batas = {b.kode: b.jatuh_tempo for d in isi(self.nota).daftar for b in d.baris}
        assert batas["4.2.1.3"] == "31 Januari 2026"
        assert batas["4.2.1.1"] == Kendali(tag="batas.4.2.1.1.2026", teks="13 Februari 2026")


def test_yang_batasnya_lewat_sebelum_hari_disusun_tidak_diminta_lagi() -> None:
    def diminta(hari: dt.date) -> list[str]:
        sumber = replace(bahan(), hari=hari)
        semua = [n for n in susun_nota_dinas(sumber, JANUARI) if n.kunci.subjek == "perencanaan_data_informasi"]
        return [b.kode for n in semua for d in isi(n).daftar[1:] for b in d.baris]

    assert "4.2.1.1" in diminta(dt.date(2026, 2, 13))
    assert "4.2.1.1" not in diminta(dt.date(2026, 2, 14))
    assert "2.1.1.1" in diminta(dt.date(2026, 2, 14))


def test_bukti_yang_datang_sesudah_tanggal_posisi_tidak_mengubah_nota() -> None:
    """The reminder says where things stood on the day that it names."""
    terlambat: list[Bukti] = [b for k in tahun().kewajiban for b in bukti_untuk(k, hari=40)]
    assert susun_nota_dinas(bahan(terlambat), JANUARI) == susun_nota_dinas(bahan(), JANUARI)


@pytest.mark.parametrize(
    ("bulan", "pembuka"),
    [
        ("2026-01", "Sehubungan dengan itu, Saudara diminta segera melengkapi bukti dukung yang sudah lewat"),
        ("2026-11", "Sehubungan dengan itu, Saudara diminta menyampaikan bukti dukung tersebut paling lambat pada"),
    ],
)
def test_permintaan_menurut_apa_yang_diingatkan(bulan: str, pembuka: str) -> None:
    """In November everything is there that was due before."""
    ada = [b for k in tahun().kewajiban if k.jatuh_tempo.month < int(bulan[-2:]) for b in bukti_untuk(k)]
    nota = susun_nota_dinas(bahan(ada), Periode.parse(bulan))[1]
    assert isi(nota).permintaan.startswith(pembuka)


def test_nota_desember_bernomor_tahun_penandatanganannya() -> None:
    assert str(isi(susun_nota_dinas(bahan(), DESEMBER)[0]).nomor).endswith("/2027")


@pytest.mark.parametrize(
    ("pimpinan", "nomor", "unit"),
    [
        ("Set", "[isi: nomor]/PW.02-ND/7210/Set/2026", ""),
        (None, "[isi: nomor]/PW.02-ND/7210/Tekhum/2026", "teknis_hukum"),
    ],
)
def test_sub_bagian_pada_nota_pimpinan_menurut_kantor(pimpinan: str | None, nomor: str, unit: str) -> None:
    sumber = replace(kantor(), satker=kantor().satker.model_copy(update={"subbag_pimpinan": pimpinan}))
    nota = susun_nota_dinas(Bahan(tahun(sumber)), JANUARI)[0]
    assert (str(isi(nota).nomor), nota.unit) == (nomor, unit)


def test_nota_kepala_sub_bagian_bernomor_sub_bagiannya() -> None:
    teks = kantor().teks.ambil("nota-dinas/pengingat", TeksNotaDinas)
    sendiri = teks.model_copy(update={"penanda_tangan": "kasubbag-parmas-sdm"})
    sumber = replace(kantor(), teks=DaftarTeks({**kantor().teks.isi, "nota-dinas/pengingat": sendiri}))
    nota = susun_nota_dinas(Bahan(tahun(sumber)), JANUARI)[0]
    assert str(isi(nota).nomor) == "[isi: nomor]/PW.02-ND/7210/Parmas-SDM/2026"
    assert nota.unit == "parmas_sdm"


def test_unit_tanpa_pejabat_tetap_disapa() -> None:
    pejabat = kantor().pejabat
    tanpa = pejabat.model_copy(update={"pejabat": tuple(p for p in pejabat.pejabat if p.unit is None)})
    sumber: Kantor = replace(kantor(), pejabat=tanpa)
    nota = susun_nota_dinas(Bahan(tahun(sumber)), JANUARI)[0]
    assert isi(nota).kepada == "Kepala Sub Bagian Keuangan, Umum, dan Logistik"


def test_pelaksana_tugas_disapa_menurut_jabatannya() -> None:
    pejabat = kantor().pejabat
    plt = tuple(p.model_copy(update={"cara": "plt"}) if p.unit == "teknis_hukum" else p for p in pejabat.pejabat)
    sumber = replace(kantor(), pejabat=pejabat.model_copy(update={"pejabat": plt}))
    nota = next(n for n in susun_nota_dinas(Bahan(tahun(sumber)), JANUARI) if n.kunci.subjek == "teknis_hukum")
    assert isi(nota).kepada.startswith("Plt. Kepala Sub Bagian Teknis")


def ditolak(banyak: int, kode: str = "2.1.1.1") -> list[Bukti]:
    """Return files that lie in a folder of the unit and are no evidence."""
    alasan = "dokumen Office format lama; simpan ulang sebagai PDF"
    return [berkas(kode, "2026", f"laporan {n}.doc", "2026-01-20", None, alasan) for n in range(banyak)]


def daftar_berkas(bukti: list[Bukti], sumber: Kantor | None = None) -> list[IsiNotaDinas]:
    semua = Bahan(tahun(sumber or kantor()), tuple(bukti))
    return [isi(n) for n in susun_nota_dinas(semua, JANUARI) if isi(n).berkas]


def test_berkas_yang_ditolak_disebut_kepada_unitnya_dengan_yang_dilakukan() -> None:
    """In no other unit's reminder, and in no report: who laid it down mends it."""
    (nota,) = daftar_berkas(ditolak(1))
    (daftar,) = nota.berkas
    (baris,) = daftar.baris
    assert (baris.kode, str(baris.berkas), str(baris.sebab)) == (
        "2.1.1.1",
        "laporan 0.doc",
        "Dokumen Office format lama. Simpan ulang sebagai PDF.",
    )
    assert "berjumlah 1 (satu)" in daftar.pengantar
    assert daftar.lain == ""


def test_berkas_yang_ditolak_paling_banyak_sepuluh_disebut_yang_lain_dihitung() -> None:
    (nota,) = daftar_berkas(ditolak(12))
    (daftar,) = nota.berkas
    assert [b.nomor for b in daftar.baris] == list(range(1, 11))
    assert daftar.lain == "Berkas lain yang belum dapat diterima berjumlah 2 (dua)."


def test_teks_satker_dari_versi_sebelumnya_tidak_menyebutnya() -> None:
    lama = (
        kantor()
        .teks.ambil("nota-dinas/pengingat", TeksNotaDinas)
        .model_dump(exclude={"ditolak", "ditolak_lain", "tercatat"})
    )
    teks = DaftarTeks({**kantor().teks.isi, "nota-dinas/pengingat": TeksNotaDinas.model_validate(lama)})
    assert daftar_berkas([*ditolak(3), *bercatatan(1)], replace(kantor(), teks=teks)) == []


def bercatatan(banyak: int, kode: str = "2.1.1.1") -> list[Bukti]:
    """Return files of the unit that count, and of which the text looks wrong."""
    catatan = ("menyebut KPU Kabupaten Poso", "judulnya menyebut tahun 2025, foldernya Tahun 2026")
    return [replace(berkas(kode, "2026", f"{n}.pdf", "2026-01-20"), catatan=catatan) for n in range(banyak)]


def test_berkas_yang_isinya_perlu_dilihat_disebut_kepada_unitnya() -> None:
    (nota,) = daftar_berkas(bercatatan(2))
    (daftar,) = nota.berkas
    assert [str(b.berkas) for b in daftar.baris] == ["0.pdf", "1.pdf"]
    assert str(daftar.baris[0].sebab) == (
        "Menyebut KPU Kabupaten Poso. Judulnya menyebut tahun 2025, foldernya Tahun 2026."
    )
    assert "berjumlah 2 (dua)" in daftar.pengantar


def test_yang_ditolak_dan_yang_perlu_dilihat_disebut_sendiri_sendiri() -> None:
    (perlu_dilihat,) = bercatatan(1)
    (nota,) = daftar_berkas([*ditolak(1), replace(perlu_dilihat, jenis=JenisBerkas.PPTX)])
    assert [len(d.baris) for d in nota.berkas] == [1, 1]
