"""The legal references: the decree's eight come back as it printed them, and none is cited too early."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from zi_model.hukum import Referensi, susun_mengingat
from zi_model.rencana import RencanaAksi

TERCETAK = (Path(__file__).parent / "mengingat-12-2026.txt").read_text(encoding="utf-8").splitlines()
TANGGAL_KEPUTUSAN = dt.date(2026, 1, 21)
SUMBER_KEPUTUSAN = {
    "Keputusan KPU Kabupaten Sigi Nomor 12 Tahun 2026",
    "Mengingat Keputusan rencana aksi Zona Integritas sebuah KPU kabupaten, 21 Januari 2026",
}
RUJUKAN_KEPUTUSAN = [
    "uu-28-1999",
    "uu-31-1999",
    "uu-7-2017",
    "permenpanrb-90-2021",
    "permenpanrb-9-2023",
    "pkpu-8-2019",
    "pkpu-14-2020",
    "kep-tim-zi",
]


def test_mengingat_keputusan_12_tersusun_kembali(hukum: Mapping[str, Referensi], rencana: RencanaAksi) -> None:
    """On its date the eight references read as in the decree, where the plan keeps what differs from what is right."""
    asli = rencana.keputusan.kutipan
    assert [asli.get(id_) or hukum[id_].kutipan(TANGGAL_KEPUTUSAN) for id_ in RUJUKAN_KEPUTUSAN] == TERCETAK
    assert all(asli[id_] != hukum[id_].kutipan(TANGGAL_KEPUTUSAN) for id_ in asli)


def test_keputusan_baru_tidak_mewarisi_salah_tulis_keputusan_12(hukum: Mapping[str, Referensi]) -> None:
    kutipan = [r.kutipan(TANGGAL_KEPUTUSAN) for r in hukum.values()]
    for salah in (
        r"Tambahan Lembaran Negara Nomor",
        r"Nomor \d+ tahun",
        r"Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        r"\), sebagaimana telah",
    ):
        assert [k for k in kutipan if re.search(salah, k)] == [], salah


def test_urutan_mengingat_seperti_dalam_keputusan(hukum: Mapping[str, Referensi]) -> None:
    acak = [hukum[id_] for id_ in sorted(RUJUKAN_KEPUTUSAN)]
    assert [r.id for r in susun_mengingat(acak)] == RUJUKAN_KEPUTUSAN


def test_rujukan_keputusan_terverifikasi_dan_berlaku(hukum: Mapping[str, Referensi]) -> None:
    dari_keputusan = [r for r in hukum.values() if r.sumber in SUMBER_KEPUTUSAN]
    assert {r.id for r in dari_keputusan} == set(RUJUKAN_KEPUTUSAN)
    assert all(r.terverifikasi and r.berlaku(TANGGAL_KEPUTUSAN) for r in dari_keputusan)


def test_id_sesuai_dengan_nomor_dan_tahun(hukum: Mapping[str, Referensi]) -> None:
    """An id ends with number and year, the title says the same ones; the office's own decree is named by what it is."""
    for id_, r in hukum.items():
        assert id_ == "kep-tim-zi" or id_.endswith(f"-{r.nomor}-{r.tahun}"), id_
        assert re.search(rf"\b0?{r.nomor}(?:/M\.PAN/\d+/| Tahun ){r.tahun} tentang ", r.judul), id_


def test_perubahan_berurutan_dan_menyebut_peraturan_pokoknya(hukum: Mapping[str, Referensi]) -> None:
    """Amendments stand from first to last, each one's title ends with that of what it amends."""
    for r in hukum.values():
        assert [p.ke for p in r.perubahan] == sorted({p.ke for p in r.perubahan}), r.id
        for p in r.perubahan:
            assert r.judul.split(" tentang ", 1)[1].split(" Menjadi ")[0] in p.judul, r.id


def test_pengundangan_memakai_bentuk_resmi(hukum: Mapping[str, Referensi]) -> None:
    """Where a gazette is known it is named in full; where it is not, nothing stands in its place.

    Only what has an elucidation stands in the supplement (Tambahan) too: statutes and government regulations.
    """
    lembaran = r"Lembaran Negara Republik Indonesia Tahun \d{4} Nomor \d+"
    pola = re.compile(
        rf"(?:{lembaran}(?:, Tambahan Lembaran Negara Republik Indonesia Nomor \d+)?"
        r"|Berita Negara Republik Indonesia Tahun \d{4} Nomor \d+)?"
    )
    for r in hukum.values():
        for teks in (r.pengundangan, *(p.pengundangan for p in r.perubahan)):
            assert pola.fullmatch(teks), (r.id, teks)
            assert not teks or ("Tambahan" in teks) == (r.jenis in {"uu", "pp"}), r.id


def test_kebiasaan_kantor_tidak_terverifikasi(hukum: Mapping[str, Referensi]) -> None:
    """What only habit gives us is marked; what is verified names where it was found."""
    for r in hukum.values():
        assert r.terverifikasi == (not r.sumber.startswith("kebiasaan kantor")), r.id


def test_perubahan_peraturan_kpk_baru_dikutip_sejak_20_januari_2026(hukum: Mapping[str, Referensi]) -> None:
    per_kpk = hukum["per-kpk-2-2019"]
    assert "diubah" not in per_kpk.kutipan(dt.date(2026, 1, 19))
    assert "diubah dengan Peraturan Komisi Pemberantasan Korupsi Nomor 1 Tahun 2026" in per_kpk.kutipan(
        dt.date(2026, 1, 20)
    )


def test_rantai_perubahan_pkpu_ppid_menurut_tanggal(hukum: Mapping[str, Referensi]) -> None:
    pkpu = hukum["pkpu-22-2023"]
    assert "diubah dengan Peraturan Komisi Pemilihan Umum Nomor 11 Tahun 2024" in pkpu.kutipan(dt.date(2025, 12, 28))
    assert "beberapa kali diubah terakhir dengan Peraturan Komisi Pemilihan Umum Nomor 4 Tahun 2025" in pkpu.kutipan(
        dt.date(2025, 12, 29)
    )


@settings(max_examples=60)
@given(tanggal=st.dates(dt.date(1999, 1, 1), dt.date(2030, 12, 31)))
def test_tidak_ada_yang_dikutip_sebelum_tahunnya(hukum: Mapping[str, Referensi], tanggal: dt.date) -> None:
    """On any day, what is in force names no regulation of a later year."""
    for r in hukum.values():
        if r.berlaku(tanggal):
            tahun = [int(t) for t in re.findall(r"[Tt]ahun (\d{4})", r.kutipan(tanggal))]
            assert max(tahun, default=r.tahun) <= tanggal.year, r.id


def test_yang_sudah_dicabut_tidak_berlaku_lagi_dan_penggantinya_ada(hukum: Mapping[str, Referensi]) -> None:
    dicabut = [r for r in hukum.values() if r.dicabut_oleh]
    assert dicabut
    for r in dicabut:
        assert not r.berlaku(TANGGAL_KEPUTUSAN), r.id
        assert hukum[r.dicabut_oleh or ""].berlaku(TANGGAL_KEPUTUSAN), r.id
