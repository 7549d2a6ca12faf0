"""`rapat-<tahun>.yaml`: read with the place of every mistake, changed line by line, refused where that cannot be."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.baca_kantor import baca_kantor
from tata_usaha.rencana.bentuk_data import bentuk
from tata_usaha.rencana.tulis_rapat import tulis_rapat
from tata_usaha.rencana.yaml_berletak import baca_yaml
from zi_model.masalah import Masalah, Tingkat
from zi_model.rapat import RapatSendiri, RapatTahun
from zi_model.tahun_rencana import TahunRencana

NAMA = "rapat-2026.yaml"
MONEV = RapatSendiri(rapat="monev", periode="2026-TW1", tanggal=dt.date(2026, 3, 30), pukul="13.30", tempat="Aula")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tujuan = tmp_path_factory.mktemp("rapat") / "plan"
    shutil.copytree(AKAR / "plan", tujuan)
    return tujuan


def baca(plan: Path, teks: str) -> tuple[TahunRencana | None, list[Masalah]]:
    (plan / "sigi" / NAMA).write_text(teks, encoding="utf-8")
    tahun, masalah = baca_kantor(plan, "sigi", {2026})
    return (tahun[0] if tahun else None), [m for m in masalah if NAMA in m.letak.berkas]


def isi(teks: str) -> tuple[RapatSendiri, ...]:
    data, masalah = baca_yaml(teks.encode(), NAMA)
    assert data is not None
    assert masalah == []
    hasil, keluhan = bentuk(RapatTahun, data)
    assert hasil is not None, keluhan
    return hasil.rapat


def test_all_mistakes_are_told_with_their_places(plan: Path) -> None:
    _, masalah = baca(
        plan,
        "rapat:\n"
        "  - {rapat: monev, periode: 2026-S1, tanggal: 2026-03-30}\n"
        "  - {rapat: monev, periode: 2026-TW2, tanggal: 2062-06-30}\n"
        "  - {rapat: monev, periode: 2026-TW2, tanggal: 2026-06-30}\n",
    )
    assert [(m.letak.baris, m.kode, m.tingkat) for m in masalah] == [
        (2, "R85", Tingkat.GALAT),
        (3, "R87", Tingkat.GALAT),
        (4, "R86", Tingkat.GALAT),
    ]
    assert "monev 2026-TW1" in masalah[0].saran


def test_values_are_checked_like_all_others(plan: Path) -> None:
    salah = {
        "{rapat: monev, periode: TW1, tanggal: 2026-03-30}": "R14",
        "{rapat: monev, periode: 2026-TW1, tanggal: besok}": "R12",
        "{rapat: monev, periode: 2026-TW1, tanggal: 2026-03-30, moda: zoom}": "R13",
        "{rapat: monev, periode: 2026-TW1, tanggal: 2026-03-30, tmpat: Aula}": "R10",
        "{rapat: monev, periode: 2026-TW1}": "R11",
    }
    tahun, masalah = baca(plan, "rapat:\n" + "".join(f"  - {baris}\n" for baris in salah))
    assert tahun is None
    assert [m.kode for m in masalah] == list(salah.values())
    assert [m.letak.baris for m in masalah] == [2, 3, 4, 5, 6]


def test_a_clash_and_a_day_without_work_are_told_and_stop_nothing(plan: Path) -> None:
    """Onto the hour of the meeting on planning and budget, which is not moved away; and a Saturday."""
    tahun, masalah = baca(
        plan,
        "rapat:\n"
        "  - {rapat: monev, periode: 2026-TW1, tanggal: 2026-03-27}\n"
        "  - {rapat: monev, periode: 2026-TW2, tanggal: 2026-06-27}\n",
    )
    assert tahun is not None
    assert [satu.kunci for satu in tahun.rapat] == [("rapat/monev", "2026-TW1"), ("rapat/monev", "2026-TW2")]
    assert [(m.kode, m.tingkat, m.letak.baris) for m in masalah] == [
        ("R88", Tingkat.CATATAN, 2),
        ("R87", Tingkat.CATATAN, 3),
    ]
    assert "perencanaan-anggaran 2026-TW1" in masalah[0].pesan


class TestTulis:
    def test_comments_and_other_entries_stay(self) -> None:
        lama = (
            "# milik kami\nrapat:\n# satu\n- rapat: monev\n  periode: '2026-TW1' # tetap\n  tanggal: 2026-03-27\n\n"
            '# dua\n- rapat: sosialisasi-wbs\n  periode: "2026"\n  tanggal: 2026-02-19 # Kamis\n# akhir\n'
        )
        baru = tulis_rapat(lama, MONEV, 2026, NAMA)
        assert isi(baru) == (MONEV, isi(lama)[1])
        sama = [b for b in lama.splitlines() if b.startswith("#") or "sosialisasi" in b or "Kamis" in b]
        assert [b for b in baru.splitlines() if b in sama] == sama

    def test_a_new_one_comes_last(self) -> None:
        lama = tulis_rapat(None, MONEV, 2026, NAMA)
        lain = MONEV.model_copy(update={"periode": "2026-TW2", "tanggal": dt.date(2026, 6, 30)})
        assert isi(tulis_rapat(lama, lain, 2026, NAMA)) == (MONEV, lain)

    def test_the_same_again_changes_nothing(self) -> None:
        lama = tulis_rapat(None, MONEV, 2026, NAMA)
        assert tulis_rapat(lama, MONEV, 2026, NAMA) == lama

    def test_line_ends_of_windows_stay(self) -> None:
        lama = tulis_rapat(None, MONEV, 2026, NAMA).replace("\n", "\r\n")
        baru = tulis_rapat(lama, MONEV.model_copy(update={"tempat": "Ruang 2"}), 2026, NAMA)
        assert baru.count("\n") == baru.count("\r\n") > 10

    @pytest.mark.parametrize(
        "lama",
        [
            "rapat: [{rapat: monev, periode: '2026-TW1', tanggal: 2026-03-27}]\n",
            "rapat: []\n",
            "rapat: rusak\n",
            "{",
            "rapat:\n  - {rapat: monev, periode: 2026-TW1, tanggal: 2026-03-27}\nlain: 1\n",
        ],
    )
    def test_what_cannot_be_changed_by_lines_is_refused_with_what_to_type(self, lama: str) -> None:
        with pytest.raises(GalatRencana) as galat:
            tulis_rapat(lama, MONEV, 2026, NAMA)
        assert "- rapat: monev" in galat.value.saran

    @settings(max_examples=50, deadline=None)
    @given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=30))
    def test_any_name_of_a_room_comes_back(self, tempat: str) -> None:
        satu = MONEV.model_copy(update={"tempat": tempat})
        assert isi(tulis_rapat(None, satu, 2026, NAMA)) == (satu,)
