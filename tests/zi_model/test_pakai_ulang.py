"""Evidence that was used before is told with both places, and what is normal is not."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from zi_model.bukti import Bukti, JenisBerkas
from zi_model.pakai_ulang import SERUPA, AsalTanggal, HalUlang, SidikBukti, cari_pakai_ulang, salah_masa
from zi_model.periode import Periode

AWAL = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
TEKS = SidikBukti(teks="a" * 64)


def bukti(nama: str, kode: str = "1.3.1.2", periode: str = "2026-TW1", hari: int = 0, **lain: str) -> Bukti:
    saat = AWAL + dt.timedelta(days=hari)
    return Bukti(nama, kode, Periode.parse(periode), saat, f"sha-{nama}", 10, JenisBerkas.PDF, **lain)


def ulang(*semua: Bukti, sidik: SidikBukti = TEKS) -> list[tuple[str, str, bool]]:
    return [(u.bukti.berkas, u.semula.berkas, u.wajar) for u in cari_pakai_ulang(semua, lambda _: sidik)]


def test_last_quarters_text_under_a_new_date_is_told_beside_the_first_one() -> None:
    lama, baru, lagi = bukti("a"), bukti("b", periode="2026-TW2", hari=90), bukti("c", periode="2026-TW3", hari=180)
    assert ulang(lagi, baru, lama) == [("b", "a", False), ("c", "a", False)]


def test_one_paper_for_several_rows_of_one_time_is_only_noted() -> None:
    assert ulang(bukti("a"), bukti("b", kode="1.3.1.1", hari=1)) == [("b", "a", True)]
    assert ulang(bukti("a"), bukti("b", kode="1.4.1.1", periode="2026", hari=1)) == [("b", "a", True)]


def test_versions_of_one_paper_in_its_own_folder_are_nothing_to_tell_of() -> None:
    assert ulang(bukti("a"), bukti("b", hari=1)) == []


def test_a_reason_settles_it() -> None:
    assert ulang(bukti("a"), bukti("b", periode="2026-TW2", hari=90, alasan="aturannya tidak berubah")) == []


def test_signed_letters_of_our_own_are_told_from_others_only() -> None:
    surat = bukti("a", naskah="sigi/2026-TW1/laporan")
    lain = bukti("b", periode="2026-TW2", hari=90, naskah="sigi/2026-TW2/laporan")
    assert ulang(surat, lain) == []
    assert ulang(surat, bukti("c", periode="2026-TW2", hari=90)) == [("c", "a", False)]


def test_a_signed_letter_that_proves_many_rows_is_told_of_once() -> None:
    lama = bukti("lama", periode="2026-TW2")
    surat = [
        Bukti(
            "surat",
            kode,
            Periode.parse("2026-TW1"),
            AWAL + dt.timedelta(days=9),
            "sha-surat",
            10,
            JenisBerkas.PDF,
            naskah="k",
        )
        for kode in ("1.3.1.1", "1.3.1.2")
    ]
    assert ulang(lama, *surat) == [("surat", "lama", False)]


def test_the_same_bytes_are_told_elsewhere() -> None:
    lama = bukti("a")
    salinan = Bukti("b", "1.3.1.2", Periode.parse("2026-TW2"), AWAL, lama.sha256, 10, JenisBerkas.PDF)
    assert ulang(lama, salinan) == []


@pytest.mark.parametrize(("beda", "sama"), [(0, True), (SERUPA, True), (SERUPA + 1, False), (60, False)])
def test_photographs_that_differ_in_few_bits_are_one(beda: int, sama: bool) -> None:
    """Wherever the bits lie: in one band or spread over all."""
    acak = random.Random(beda)  # noqa: S311 - chance, no secret
    for _ in range(50):
        sidik = acak.getrandbits(128)
        lain = sidik
        for letak in acak.sample(range(128), beda):
            lain ^= 1 << letak
        foto = {"sha-a": SidikBukti(foto=sidik), "sha-b": SidikBukti(foto=lain)}
        hasil = cari_pakai_ulang([bukti("a"), bukti("b", periode="2026-TW2", hari=90)], foto.__getitem__)
        assert [u.hal for u in hasil] == [HalUlang.FOTO] * sama


@pytest.mark.parametrize(
    ("asal", "salah"),
    [
        (AsalTanggal.KAMERA, ["2025-12-31", "2026-04-01", "2026-04-20"]),
        (AsalTanggal.TEKS, ["2025-12-31", "2026-04-20"]),
        (AsalTanggal.SIFAT, []),
        (None, []),
    ],
)
def test_a_photograph_is_of_its_time_and_a_report_neither_before_it_nor_after_it_came(
    asal: AsalTanggal | None, salah: list[str]
) -> None:
    hari = ["2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01", "2026-04-10", "2026-04-20"]
    mulai, akhir, tiba = dt.date(2026, 1, 1), dt.date(2026, 3, 31), dt.date(2026, 4, 10)
    if asal is AsalTanggal.KAMERA:
        hari.remove("2026-04-10")
    didapat = [
        h for h in hari if salah_masa(SidikBukti(tanggal=dt.date.fromisoformat(h), asal=asal), mulai, akhir, tiba)
    ]
    assert didapat == salah
