"""The real plan says what the decree says, and owes what the decree means."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.plan.tabel_keputusan import LANJUTAN_TERCETAK, BarisTercetak, baca_baris_mentah, baca_tabel
from zi_model.bukti import JenisBukti
from zi_model.jadwal import Berulang, baca_target_waktu
from zi_model.kewajiban import susun_kewajiban
from zi_model.periode import JenisPeriode
from zi_model.rencana import RencanaAksi
from zi_model.satker import Satker

TERCETAK = baca_tabel()


def test_hasil_pindai_terbaca_utuh() -> None:
    """The scan holds 65 rows, 14 of which go on over a page, and no hyphen of a line end is left."""
    baris, lanjutan = baca_baris_mentah()
    assert len(baris) == 65
    assert lanjutan == LANJUTAN_TERCETAK
    assert not [t for t in TERCETAK if re.search(r"\w- \w", repr(t))]


def test_jumlah_baris_per_komponen(rencana: RencanaAksi) -> None:
    assert Counter(b.nomor_komponen for b in rencana.baris) == {1: 8, 2: 9, 3: 10, 4: 11, 5: 16, 6: 11}
    assert [k.label for k in rencana.komponen] == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_kode_unik_dan_menurut_letak(rencana: RencanaAksi) -> None:
    """A row's code is its position, whatever numbers the decree prints."""
    letak = [
        f"{k}.{a}.{s}.{i}"
        for k, komponen in enumerate(rencana.komponen, 1)
        for a, aspek in enumerate(komponen.aspek, 1)
        for s, aksi in enumerate(aspek.aksi, 1)
        for i, _ in enumerate(aksi.indikator, 1)
    ]
    assert [b.kode for b in rencana.baris] == letak
    assert len(rencana.menurut_kode) == 65


@pytest.mark.parametrize("tercetak", TERCETAK, ids=lambda t: t.kode)
def test_setiap_sel_sama_dengan_keputusan(rencana: RencanaAksi, tercetak: BarisTercetak) -> None:
    """Every cell of the row is the decree's, word for word, with its misprints, italics and labels."""
    baris = rencana.menurut_kode[tercetak.kode]
    indikator = baris.indikator
    assert (
        (baris.komponen.label, baris.komponen.nama),
        (baris.aspek.label, baris.aspek.nama),
        (baris.aksi.label, baris.aksi.nama),
        (indikator.label, indikator.nama),
        indikator.bukti_fisik,
        indikator.target_waktu,
        indikator.target_capaian,
    ) == (
        tercetak.komponen,
        tercetak.aspek,
        tercetak.aksi,
        tercetak.indikator,
        tercetak.bukti_fisik,
        tercetak.target_waktu,
        tercetak.target_capaian,
    )


def test_urutan_baris_sama_dengan_keputusan(rencana: RencanaAksi) -> None:
    assert [b.kode for b in rencana.baris] == [t.kode for t in TERCETAK]


@pytest.mark.parametrize(
    ("kode", "potongan"),
    [
        ("1.3.1.2", "Terlaksananya monitoring dan evaluasi berisi tindak lanjut dan rekomendasi"),
        ("2.3.1.1", "Menetapkan Tim PPID"),
        ("2.3.2.1", "Telah dilakukan Monitoring dan Evaluasi pelaksanaan kebijakan keterbukaan"),
        ("3.3.2.1", "Perencanaan pengembangan kompetensi"),
        ("4.2.1.8", "Meningkatkan kapasitas SDM"),
        ("5.1.2.1", "KPU Kabupaten Sigi menetapkan Tim Unit Pengendalian Gratifikasi"),
        ("5.5.4.1", "Telah dilakukan evaluasi atas penanganan benturan kepentingan"),
        ("6.2.1.1", "Tersedianya informasi tentang pelayanan pada media sosial"),
        ("6.3.3.1", "Terlaksananya perbaikan layanan"),
    ],
)
def test_baris_yang_dikenal(rencana: RencanaAksi, kode: str, potongan: str) -> None:
    """Rows whose place the office knows by heart stand there."""
    assert rencana.menurut_kode[kode].indikator.nama.startswith(potongan)


def test_nomor_tercetak_yang_salah_dipertahankan(rencana: RencanaAksi) -> None:
    """Where the decree numbers wrongly, its number stays and only the code counts."""
    assert [a.label for a in rencana.komponen[2].aspek] == ["1.", "2.", "3.", "2.", "3.", "4."]
    assert [a.label for a in rencana.komponen[2].aspek[2].aksi] == ["1.", "1."]
    assert [a.label for a in rencana.komponen[5].aspek] == ["1.", "2.", "5."]


def test_keputusan_yang_menetapkan(rencana: RencanaAksi) -> None:
    assert rencana.tahun == 2026
    assert (rencana.keputusan.nomor, rencana.keputusan.tanggal.isoformat()) == ("12", "2026-01-21")
    assert rencana.keputusan.tentang.startswith("Rencana Aksi Pembangunan dan Evaluasi Zona Integritas Menuju")


def test_121_kewajiban(rencana: RencanaAksi) -> None:
    """The year owes 40 quarterly, 30 half-yearly, 12 monthly and 39 single obligations."""
    menurut_jenis = Counter(k.periode.jenis for k in susun_kewajiban(rencana))
    assert menurut_jenis == {
        JenisPeriode.TRIWULAN: 40,
        JenisPeriode.SEMESTER: 30,
        JenisPeriode.BULAN: 12,
        JenisPeriode.TAHUN: 39,
    }


def test_jadwal_sejalan_dengan_target_waktu(rencana: RencanaAksi) -> None:
    for baris in rencana.baris:
        assert baris.indikator.jadwal == str(baca_target_waktu(baris.indikator.target_waktu)), baris.kode


def test_jumlah_target_sejalan_dengan_jadwal(rencana: RencanaAksi) -> None:
    """The count in column 8 is the number of windows, save for the one row that says 1 for every month."""
    berbeda = []
    for baris in rencana.baris:
        banyak = len(baris.indikator.waktu.jendela(rencana.tahun))
        if int(baris.indikator.target_capaian.split()[0]) != banyak:
            berbeda.append(baris.kode)
    assert berbeda == ["6.2.1.1"]
    assert rencana.menurut_kode["6.2.1.1"].indikator.waktu == Berulang(JenisPeriode.BULAN)


def test_usulan_hanya_membetulkan_salah_ketik(rencana: RencanaAksi) -> None:
    """Each proposal differs from the decree by one word, and every known misprint of a row has one."""
    dibetulkan = {}
    for baris in rencana.baris:
        usulan = baris.indikator.usulan
        for bidang, betul in (usulan.model_dump(exclude_none=True) if usulan else {}).items():
            asli = getattr(baris.indikator, bidang).split()
            dibetulkan[baris.kode, bidang] = [kata for kata in asli if kata not in betul.split()]
    assert dibetulkan == {
        ("1.4.2.1", "nama"): ["berkontiribusi"],
        ("3.2.1.1", "nama"): ["mutase"],
        ("4.2.1.4", "nama"): ["Acheivable,"],
        ("6.1.2.1", "target_waktu"): ["s.d.Februari"],
    }


def test_bukti_dari_kolom_enam(rencana: RencanaAksi) -> None:
    """Each kind of proof is named in BUKTI FISIK, and what "dan" joins is needed together."""
    kata = {
        JenisBukti.SOP: "sop",
        JenisBukti.KEPUTUSAN: "keputusan|penetapan",
    }
    for baris in rencana.baris:
        indikator = baris.indikator
        for kebutuhan in indikator.kebutuhan:
            for jenis in kebutuhan.pilihan:
                assert re.search(kata.get(jenis, jenis.value), indikator.bukti_fisik, re.IGNORECASE), baris.kode
    bukti = {b.kode: b.indikator.bukti for b in rencana.baris}
    assert bukti["1.1.1.1"] == ("keputusan", "pakta integritas")
    assert bukti["2.2.1.1"] == ("laporan|dokumentasi",)
    assert bukti["2.3.1.1"] == ("keputusan", "rencana aksi")
    assert bukti["3.4.1.1"] == ("rekapitulasi", "penilaian")
    assert bukti["5.1.4.1"] == ("video",)
    assert bukti["5.3.2.1"] == ("sop", "laporan")
    ganda = [b for b in rencana.baris if b.indikator.bukti_fisik.lower().startswith("dokumentasi dan laporan")]
    assert [b.kode for b in ganda] == ["1.2.2.1", "1.3.1.1", "1.3.1.2", "4.1.2.1", "4.1.3.1"]
    assert {b.indikator.bukti for b in ganda} == {("dokumentasi", "laporan")}


def test_nama_pendek_layak_menjadi_nama_folder(rencana: RencanaAksi) -> None:
    nama = [b.indikator.nama_pendek for b in rencana.baris]
    assert len({n.casefold() for n in nama}) == 65
    for n in nama:
        assert re.fullmatch(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+){1,4}", n), n
        assert len(n) <= 40, n


def test_setiap_baris_punya_penanggung_jawab_yang_dikenal(rencana: RencanaAksi, satker: Satker) -> None:
    """Every unit of the office answers for something; every choice is still a proposal."""
    unit = {b.indikator.penanggung_jawab.unit for b in rencana.baris}
    assert unit == {u.kode for u in satker.unit}
    assert all(b.indikator.penanggung_jawab.usulan for b in rencana.baris)


def test_setiap_baris_memanggil_satu_naskah(rencana: RencanaAksi) -> None:
    naskah = {b.kode: b.indikator.naskah for b in rencana.baris}
    for kode, n in naskah.items():
        assert re.fullmatch(r"(?:keputusan|rapat|laporan|dokumentasi|maklumat|sop)/[a-z0-9]+(?:-[a-z0-9]+)*", n), kode
    assert len(set(naskah.values())) == 65
    dikenal = {
        "1.1.1.1": "keputusan/tim-zi",
        "1.2.1.1": "keputusan/rencana-aksi",
        "1.3.1.1": "rapat/monev",
        "1.3.1.2": "laporan/monev",
        "1.4.2.1": "keputusan/agen-perubahan",
        "2.1.1.1": "keputusan/penetapan-sop",
        "2.3.1.1": "keputusan/tim-ppid",
        "2.3.2.1": "laporan/monev-ppid",
        "4.2.1.3": "keputusan/iku",
        "5.1.2.1": "keputusan/tim-upg",
        "5.2.1.1": "keputusan/satgas-spip",
        "5.3.1.1": "keputusan/tim-pengaduan",
        "5.5.4.1": "laporan/evaluasi-benturan-kepentingan",
        "6.1.1.1": "keputusan/standar-pelayanan",
        "6.1.2.1": "maklumat/pelayanan",
        "6.2.1.1": "laporan/layanan-informasi",
    }
    assert {kode: naskah[kode] for kode in dikenal} == dikenal


def test_naskah_mengutip_baris_tanpa_salah_ketiknya(rencana: RencanaAksi) -> None:
    """What stands beside the decree's words takes their place; a row without a correction is quoted as it is."""
    for b in rencana.baris:
        indikator, usulan = b.indikator, b.indikator.usulan
        for kolom in ("nama", "bukti_fisik", "target_waktu", "target_capaian"):
            tertulis = getattr(indikator, kolom)
            assert getattr(indikator.rapi, kolom) == ((usulan and getattr(usulan, kolom)) or tertulis)
    assert not any("Acheivable" in b.indikator.rapi.nama for b in rencana.baris)
    assert any("Acheivable" in b.indikator.nama for b in rencana.baris)
