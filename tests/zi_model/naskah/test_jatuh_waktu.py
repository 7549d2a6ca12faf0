"""Which letters a year's runs draft: one for every row of the plan, each once, none over another."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from functools import cache

import pytest

from tests.zi_model.bahan_sigi import bahan, kantor, tahun
from zi_model.bukti import JenisBukti
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jatuh_waktu import nama_tetap, naskah_rencana, susun_diminta, susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur, kewajiban_alur, tertunda
from zi_model.naskah.keluarga import isi_templat
from zi_model.periode import JenisPeriode, Periode

TAHUN = Periode.parse("2026")
SESUDAH = dt.date(2027, 1, 4)
SEMUA_ALUR = [(jenis, periode) for jenis in JenisAlur for periode in TAHUN.bagian(jenis.jenis_periode)]


@cache
def setahun() -> dict[tuple[JenisAlur, Periode], list[Naskah]]:
    """Return what every run of the year drafts, after the year; of decrees also those that stand already."""
    return {(jenis, periode): _sejalan(jenis, periode) for jenis, periode in SEMUA_ALUR}


def _sejalan(jenis: JenisAlur, periode: Periode) -> list[Naskah]:
    pilihan = nama_tetap(kantor().teks) if jenis is JenisAlur.KEPUTUSAN else [None]
    return [n for kode in pilihan for n in susun_naskah(bahan(), jenis, periode, Bagian.SEMUA, kode, SESUDAH)]


def test_setiap_baris_rencana_punya_naskah() -> None:
    daftar = naskah_rencana(tahun().rencana, kantor().teks)
    assert len(daftar) == 65
    assert [n.kode for n in daftar if n.alur is None or n.templat is None] == []
    assert {n.templat for n in daftar} <= isi_templat().keys()


def test_setiap_baris_dibuktikan_oleh_naskah_yang_disusun_setahun_itu() -> None:
    """What the list promises is what the runs draft, apart from the reminders."""
    dilayani = {
        kode
        for semua in setahun().values()
        for n in semua
        if not n.kunci.jenis.startswith("nota-dinas")
        for kode in n.kode
    }
    assert {b.kode for b in tahun().rencana.baris} == dilayani


NASKAH_BUKTI = {
    JenisBukti.KEPUTUSAN: "keputusan",
    JenisBukti.PAKTA_INTEGRITAS: "pakta-integritas",
    JenisBukti.RENCANA_AKSI: "keputusan",  # Lampiran II of the decree on the team
    JenisBukti.MAKLUMAT: "maklumat",
    JenisBukti.SOP: "sop",
    JenisBukti.DOKUMENTASI: "dokumentasi",
    JenisBukti.TANGKAPAN_LAYAR: "dokumentasi",
    JenisBukti.VIDEO: "dokumentasi",
}
"""Which kind of letter is, or gathers, a proof; for what is not named here it is a report."""


def test_setiap_bukti_yang_diminta_rencana_punya_naskahnya() -> None:
    """A row that asks for photos and a report gets both, in every time in which it is owed."""
    dilayani: defaultdict[tuple[str, Periode], set[str]] = defaultdict(set)
    for semua in setahun().values():
        for n in semua:
            for kode in n.kode:
                dilayani[kode, n.kunci.periode].add(n.kunci.jenis)
    tanpa = [
        (k.kode, str(k.periode), str(kebutuhan))
        for k in tahun().kewajiban
        for kebutuhan in k.baris.indikator.kebutuhan
        if not any(
            jenis.startswith(NASKAH_BUKTI.get(bukti, "laporan"))
            for jenis in dilayani[k.kode, k.periode]
            for bukti in kebutuhan.pilihan
        )
    ]
    assert tanpa == []


def test_setiap_kewajiban_dikerjakan_satu_alur() -> None:
    dikerjakan = Counter(
        k
        for jenis, periode in SEMUA_ALUR
        if jenis is not JenisAlur.KEPUTUSAN
        for k in kewajiban_alur(tahun(), jenis, periode)
    )
    assert dikerjakan == Counter(tahun().kewajiban)


def test_kunci_tidak_pernah_kembar_setahun() -> None:
    banyak = Counter(str(n.kunci) for semua in setahun().values() for n in semua)
    assert {kunci: n for kunci, n in banyak.items() if n > 1} == {}


def test_nama_berkas_tidak_pernah_kembar_di_satu_folder() -> None:
    """Also for systems that take capitals and small letters for the same."""
    banyak = Counter(
        (n.kunci.periode, (n.nama_berkas + n.akhiran).casefold()) for semua in setahun().values() for n in semua
    )
    assert {nama: n for nama, n in banyak.items() if n > 1} == {}


def test_disusun_ulang_sama_persis() -> None:
    for (jenis, periode), semua in setahun().items():
        if periode.ke == 1:
            assert _sejalan(jenis, periode) == semua


@pytest.mark.tahan
@pytest.mark.parametrize(("jenis", "periode"), [a for a in SEMUA_ALUR if a[0] is not JenisAlur.KEPUTUSAN])
def test_kedua_bagian_bersama_adalah_semuanya(jenis: JenisAlur, periode: Periode) -> None:
    undangan, laporan = (
        susun_naskah(bahan(), jenis, periode, bagian, None, SESUDAH) for bagian in (Bagian.UNDANGAN, Bagian.LAPORAN)
    )
    assert [*undangan, *laporan] == setahun()[jenis, periode]


@pytest.mark.parametrize(
    ("jenis", "periode"),
    [(JenisAlur.BULANAN, "2026-01"), (JenisAlur.TRIWULANAN, "2026-TW2"), (JenisAlur.SEMESTERAN, "2026-S1")],
)
def test_yang_menerangkan_suatu_waktu_menunggu_waktu_itu_berakhir(jenis: JenisAlur, periode: str) -> None:
    p = Periode.parse(periode)
    sebelum = susun_naskah(bahan(), jenis, p, Bagian.SEMUA, None, p.akhir)
    assert sebelum == susun_naskah(bahan(), jenis, p, Bagian.UNDANGAN, None, p.akhir)
    assert not any(n.kunci.jenis.startswith(("laporan", "dokumentasi", "surat-pengantar")) for n in sebelum)
    sebab = tertunda(jenis, p, Bagian.SEMUA, p.akhir)
    assert sebab is not None
    assert p.nama in sebab
    assert tertunda(jenis, p, Bagian.SEMUA, p.berikut.mulai) is None


def test_undangan_jendela_tunggal_disusun_pada_bulan_terakhirnya() -> None:
    undangan = {
        periode.ke: [n.kunci.jenis for n in semua if n.kunci.jenis.startswith("undangan")]
        for (jenis, periode), semua in setahun().items()
        if jenis is JenisAlur.BULANAN
    }
    assert {ke: jenis for ke, jenis in undangan.items() if jenis} == {
        1: ["undangan-perjanjian-kinerja"],
        2: ["undangan-sosialisasi-rencana-aksi", "undangan-sosialisasi-wbs"],
        3: ["undangan-sosialisasi-benturan-kepentingan"],
    }


def test_paket_rapat_disusun_sekali_meskipun_melayani_dua_baris() -> None:
    (triwulan,) = (semua for (_, p), semua in setahun().items() if str(p) == "2026-TW1")
    assert sum(n.kunci.jenis == "undangan-monev" for n in triwulan) == 1
    assert sum(n.kunci.jenis == "dokumentasi-monev" for n in triwulan) == 1


def test_naskah_setahun_dapat_dipilih_satu() -> None:
    for sebutan in nama_tetap(kantor().teks):
        naskah = susun_naskah(bahan(), JenisAlur.KEPUTUSAN, TAHUN, Bagian.SEMUA, sebutan, SESUDAH)
        assert naskah, sebutan
        assert {n.kunci for n in naskah} <= {n.kunci for n in setahun()[JenisAlur.KEPUTUSAN, TAHUN]}


def test_a_letter_that_was_asked_for_is_no_report_on_the_due_day_itself() -> None:
    """On its last day a duty can still be done: report and documentation tell of a time that is over."""
    (rapat,) = (k for k in tahun().kewajiban if (k.kode, str(k.periode)) == ("1.3.1.2", "2026-TW1"))

    def jenis(hari_ini: dt.date) -> set[str]:
        return {n.kunci.jenis for n in susun_diminta(bahan(), [rapat], None, hari_ini)}

    sesudahnya = jenis(rapat.jatuh_tempo + dt.timedelta(days=1)) - jenis(rapat.jatuh_tempo)
    assert sesudahnya == {"dokumentasi-monev", "laporan-monev"}


def test_periode_naskah_adalah_periode_alurnya_atau_tahunnya() -> None:
    for (_, periode), semua in setahun().items():
        assert {n.kunci.periode for n in semua} <= {periode, Periode(2026, JenisPeriode.TAHUN)}


def test_each_letter_of_a_row_says_which_unit_answers_for_it() -> None:
    """What the Sekretaris signs for the whole office, reminders and cover letters, is no unit's."""
    baris = tahun().rencana.menurut_kode
    for n in (n for semua in setahun().values() for n in semua):
        umum = n.kunci.jenis in {"surat-pengantar", "nota-dinas-pengingat"}
        assert n.unit == ("" if umum else baris[n.kode[0]].indikator.penanggung_jawab.unit)
