"""fakta.yaml is read with its places; an office that has none has told none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tata_usaha.rencana.baca_kantor import baca_kantor
from tests.tata_usaha.kantor_uji import KantorUji
from zi_model.fakta import Fakta
from zi_model.masalah import Letak
from zi_model.periksa_fakta import periksa_fakta

FAKTA = """\
rapat:
  pimpinan: ketua
  notulis: Siti Rahma
  khusus:
    monev: {notulis: kasubbag-hukum}
aplikasi:
  - bidang: Layanan
    urusan: {Informasi: null}
sop:
  - {nama: Surat Masuk, unit: umum, waktu: 1 hari kerja}
penilai: {hukum: kasubbag-hukum}
"""


def baca(uji: KantorUji, isi: str) -> list[str]:
    (uji.folder / "fakta.yaml").write_text(isi, encoding="utf-8")
    return uji.masalah()


def test_what_it_says_is_known_to_the_office(uji: KantorUji) -> None:
    assert baca(uji, FAKTA) == []
    fakta = uji.baca()[0][0].kantor.fakta
    assert fakta.rapat.untuk("rapat/monev").notulis == "kasubbag-hukum"
    assert fakta.rapat.untuk("rapat/lain").notulis == "Siti Rahma"
    assert fakta.sop[0].waktu == "1 hari kerja"


def test_an_office_without_the_file_has_told_nothing(uji: KantorUji) -> None:
    assert uji.baca()[0][0].kantor.fakta == Fakta()


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        ("pimpinan: ketua", "pimpinan: ketu", "2:13: galat R40: jabatan “ketu” tidak ada di pejabat.yaml."),
        ("{notulis: kasubbag-hukum}", "{notulis: kasubag}", "5:22: galat R40: jabatan “kasubag” tidak ada"),
        ("unit: umum", "unit: umun", "10:31: galat R26: unit “umun” tidak ada di satker.yaml."),
        ("{hukum: kas", "{hukm: kas", "11:17: galat R26: unit “hukm” tidak ada di satker.yaml."),
        ("{hukum: kasubbag-hukum}", "{hukum: budi}", "11:18: galat R40: jabatan “budi” tidak ada di pejabat.yaml."),
        ("penilai:", "penila:", "galat R10: kunci “penila” tidak dikenal."),
    ],
)
def test_a_mistake_is_told_at_its_place(uji: KantorUji, lama: str, baru: str, pesan: str) -> None:
    (satu,) = baca(uji, FAKTA.replace(lama, baru))
    assert pesan in satu, satu


def test_a_meeting_that_there_is_not_is_told() -> None:
    isi = {"rapat": {"khusus": {"monef": {}}}}
    (satu,) = periksa_fakta(isi, lambda _: Letak("fakta.yaml"), None, None, {"monev"})
    assert str(satu) == (
        "fakta.yaml: galat R10: tidak ada rapat bernama “monef” di naskah/rapat/. Mungkin maksudnya “monev”. "
        "Yang ada: monev."
    )


@pytest.mark.parametrize("satker", ["sigi", "_baku/kantor-baru"])
def test_the_delivered_file_asks_for_what_the_reports_ask(satker: str) -> None:
    """Its applications and documents are called as the rows of the reports' tables are."""
    plan = Path(__file__).parents[3] / "plan"
    tahun, _ = baca_kantor(plan, "sigi")
    teks = (plan / satker / "fakta.yaml").read_text(encoding="utf-8")
    for laporan, tabel in (("aplikasi-sdm", 0), ("monev-ti", 0), ("e-performance", 0), ("dokumen-perencanaan", 0)):
        for baris in tahun[0].kantor.teks[f"laporan/{laporan}"].bagian[tabel].baris:  # type: ignore[attr-defined]
            assert f"{baris}:" in teks or f"bidang: {baris}\n" in teks, baris
