"""What each letter of the real plan proves once it is signed, row by row and need by need."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from tests.zi_model.bahan_sigi import kantor, tahun
from tests.zi_model.naskah.test_keluarga import SESUDAH, setahun
from zi_model.bukti import JenisBukti
from zi_model.bukti_naskah import mungkin_membuktikan, tahun_kunci, yang_dibuktikan
from zi_model.daftar_teks import DaftarTeks
from zi_model.naskah.jatuh_waktu import susun_tetap
from zi_model.naskah.keluarga import KELUARGA

DIBUKTIKAN = """\
1.1.1.1 keputusan: keputusan/tim-zi; pakta integritas: pakta-integritas/tim-zi
1.2.1.1 keputusan: keputusan/rencana-aksi + salinan-keputusan/rencana-aksi
1.2.2.1 dokumentasi: -; laporan: laporan-sosialisasi-rencana-aksi
1.3.1.1 dokumentasi: -; laporan: laporan-pelaksanaan-rencana-aksi
1.3.1.2 dokumentasi: -; laporan: laporan-monev
1.4.1.1 dokumentasi: -
1.4.2.1 keputusan: keputusan/agen-perubahan
1.4.3.1 dokumentasi: -
2.1.1.1 keputusan: keputusan/penetapan-sop
2.1.2.1 laporan: laporan-efektivitas-sop
2.1.3.1 laporan: laporan-evaluasi-sop
2.2.1.1 laporan|dokumentasi: laporan-e-performance
2.2.2.1 laporan: laporan-aplikasi-sdm
2.2.3.1 tangkapan layar: -
2.2.4.1 laporan: laporan-monev-ti
2.3.1.1 keputusan: keputusan/tim-ppid; rencana aksi: keputusan/tim-ppid
2.3.2.1 laporan: laporan-monev-ppid
3.1.1.1 laporan: laporan-analisis-kebutuhan-pegawai
3.1.2.1 laporan: laporan-penempatan-pegawai
3.1.3.1 laporan: laporan-evaluasi-penempatan-pegawai
3.2.1.1 laporan: laporan-mutasi-internal
3.3.1.1 laporan: laporan-diklat
3.3.2.1 rekapitulasi: laporan-rekap-skp
3.4.1.1 rekapitulasi: laporan-penilaian-skp; penilaian: -
3.5.1.1 dokumentasi: -
3.6.1.1 daftar: laporan-nominatif
3.6.1.2 laporan: laporan-pemutakhiran-data-pegawai
4.1.1.1 dokumentasi: -
4.1.2.1 dokumentasi: -; laporan: laporan-perjanjian-kinerja
4.1.3.1 dokumentasi: -; laporan: laporan-capaian-kinerja
4.2.1.1 laporan: laporan-dokumen-perencanaan
4.2.1.2 laporan: laporan-perencanaan-berorientasi-hasil
4.2.1.3 keputusan: keputusan/iku
4.2.1.4 laporan: laporan-indikator-smart
4.2.1.5 laporan: laporan-laporan-kinerja-tepat-waktu
4.2.1.6 laporan: laporan-informasi-kinerja
4.2.1.7 laporan: laporan-sistem-informasi-kinerja
4.2.1.8 laporan: laporan-bimtek-akuntabilitas
5.1.1.1 dokumentasi: -
5.1.2.1 keputusan: keputusan/tim-upg
5.1.3.1 dokumentasi: -
5.1.4.1 video: -
5.2.1.1 keputusan: keputusan/satgas-spip
5.2.2.1 laporan: laporan-spip
5.3.1.1 keputusan: keputusan/tim-pengaduan
5.3.2.1 sop: sop/pengaduan; laporan: laporan-sop-pengaduan
5.3.3.1 dokumentasi: -
5.4.1.1 dokumentasi: -
5.4.2.1 laporan: laporan-evaluasi-wbs
5.5.1.1 laporan: laporan-identifikasi-benturan-kepentingan
5.5.2.1 dokumentasi: -
5.5.3.1 laporan: laporan-pencegahan-benturan-kepentingan
5.5.4.1 laporan: laporan-evaluasi-benturan-kepentingan
5.5.5.1 laporan: laporan-tindak-lanjut-benturan-kepentingan
6.1.1.1 laporan: laporan-standar-pelayanan
6.1.2.1 maklumat: maklumat/pelayanan
6.1.3.1 sop: sop/pelayanan
6.1.4.1 laporan: laporan-kaji-ulang-standar-pelayanan
6.2.1.1 laporan: laporan-layanan-informasi
6.2.2.1 laporan: laporan-pelatihan-pelayanan-prima
6.2.3.1 dokumentasi: -
6.2.4.1 dokumentasi: -
6.3.1.1 laporan: laporan-survei-kepuasan
6.3.2.1 dokumentasi: -
6.3.3.1 laporan: laporan-perbaikan-layanan
"""
"""Of each of the 65 rows: its needs, and which letters meet each; `-`: only what people lay there themselves."""


@cache
def kunci_setahun() -> tuple[str, ...]:
    """Return the keys of every letter of a year."""
    tetap = susun_tetap(tahun(), "keputusan/tim-zi", SESUDAH)  # no run owes what stands already
    return tuple(dict.fromkeys(str(n.kunci) for n in (*setahun(), *tetap)))


def test_which_letter_proves_which_need_of_each_row() -> None:
    dibuktikan: dict[tuple[str, str], list[tuple[str, frozenset[JenisBukti]]]] = {}
    for kunci in kunci_setahun():
        for satu in yang_dibuktikan(tahun(), kunci):
            milik = dibuktikan.setdefault((satu.kode, str(satu.periode)), [])
            milik.append((kunci.split("/", 2)[2], frozenset(satu.jenis)))
    menurut_baris: dict[str, set[str]] = {}
    for k in tahun().kewajiban:
        naskah = dibuktikan.get((k.kode, str(k.periode)), [])
        kebutuhan = (
            f"{'|'.join(k.pilihan)}: {' + '.join(n for n, jenis in naskah if jenis & set(k.pilihan)) or '-'}"
            for k in k.baris.indikator.kebutuhan
        )
        menurut_baris.setdefault(k.kode, set()).add(f"{k.kode} {'; '.join(kebutuhan)}")
    assert [satu for semua in menurut_baris.values() for satu in sorted(semua)] == DIBUKTIKAN.splitlines()


def test_a_report_proves_its_own_period_and_a_decree_every_one_of_its_row() -> None:
    laporan = yang_dibuktikan(tahun(), "sigi/2026-TW2/laporan-monev")
    assert [(p.kode, str(p.periode)) for p in laporan] == [("1.3.1.2", "2026-TW2")]
    keputusan = yang_dibuktikan(tahun(), "sigi/2026/keputusan/tim-ppid")
    assert [(p.kode, str(p.periode), p.jenis) for p in keputusan] == [
        ("2.3.1.1", "2026", (JenisBukti.KEPUTUSAN, JenisBukti.RENCANA_AKSI))
    ]


def test_a_row_that_another_letters_wording_names_shares_that_letter() -> None:
    """As an office may say of two rows that one report is for both."""
    teks = kantor().teks
    lebih = teks["laporan/monev-ti"].model_copy(update={"untuk_baris": ("2.3.2.1",)})
    lain = dataclasses.replace(kantor(), teks=DaftarTeks({**teks, "laporan/monev-ti": lebih}))
    dua = yang_dibuktikan(tahun(lain), "sigi/2026-S1/laporan-monev-ti")
    assert [(p.kode, str(p.periode)) for p in dua] == [("2.2.4.1", "2026-S1"), ("2.3.2.1", "2026-S1")]


def test_a_decree_without_the_teams_plan_is_no_plan() -> None:
    (surat, pakta) = next(j.surat for j in KELUARGA if j.nama == "keputusan/*")
    assert surat.bukti(kantor().teks["keputusan/tim-zi"]) == (JenisBukti.KEPUTUSAN,)
    assert pakta.bukti(kantor().teks["keputusan/tim-ppid"]) == (JenisBukti.PAKTA_INTEGRITAS,)


@pytest.mark.parametrize(
    "kunci",
    [
        "sigi/2026-TW1/undangan-monev",
        "sigi/2026-TW1/notula-monev",
        "sigi/2026-TW1/daftar-hadir-monev",
        "sigi/2026-TW1/dokumentasi-monev",
        "sigi/2026-01/nota-dinas-pengingat/hukum",
        "sigi/2026-TW1/surat-pengantar",
        "sigi/2026/dokumentasi-budaya-kerja",
        "sigi/tanpa-periode",
        "sigi",
    ],
)
def test_these_letters_prove_nothing_and_are_known_not_to_without_a_plan(kunci: str) -> None:
    assert not mungkin_membuktikan(kunci)
    assert yang_dibuktikan(tahun(), kunci) == ()


def test_a_letter_of_another_year_or_of_no_wording_proves_nothing_of_this_plan() -> None:
    assert yang_dibuktikan(tahun(), "sigi/2025/keputusan/tim-ppid") == ()
    assert yang_dibuktikan(tahun(), "sigi/2026/keputusan/tidak-ada") == ()
    assert (tahun_kunci("sigi/2025-S1/laporan-diklat"), tahun_kunci("sigi/catatan/x")) == (2025, None)


def test_every_letter_that_proves_something_is_of_a_kind_that_may() -> None:
    for kunci in kunci_setahun():
        assert not yang_dibuktikan(tahun(), kunci) or mungkin_membuktikan(kunci), kunci
