"""The flow of an SOP: what is filled so that each step is joined to the next, and decisions to both of theirs."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.zi_model.bahan_sigi import kantor
from zi_model.naskah.pelayanan.alir import PER_PELAKSANA, Arah, Garis, Langkah, susun_alir
from zi_model.naskah.pelayanan.sop import TeksSOP

BARIS = ("atas", "datar", "sisi_atas", "sisi_bawah", "bawah")
Alir = list[tuple[Garis, tuple[Arah, ...]]]


def terisi(alir: Alir) -> set[tuple[int, int]]:
    """Return the filled cells as places in the table: row, column."""
    return {
        (len(BARIS) * ke + nomor, kolom)
        for ke, (garis, _) in enumerate(alir)
        for nomor, nama in enumerate(BARIS)
        for kolom, warna in enumerate(getattr(garis, nama))
        if warna == "000000"
    }


def terjangkau(sel: set[tuple[int, int]], dari: tuple[int, int]) -> set[tuple[int, int]]:
    """Return the cells that touch a cell directly or through others."""
    dilihat, antrean = {dari}, deque([dari])
    while antrean:
        baris, kolom = antrean.popleft()
        for sebelah in ((baris - 1, kolom), (baris + 1, kolom), (baris, kolom - 1), (baris, kolom + 1)):
            if sebelah in sel and sebelah not in dilihat:
                dilihat.add(sebelah)
                antrean.append(sebelah)
    return dilihat


def tengah(kolom: int) -> int:
    return PER_PELAKSANA * kolom + 3


@st.composite
def lurus(draw: st.DrawFn) -> tuple[list[Langkah], int]:
    pelaksana = draw(st.integers(2, 6))
    kolom = st.integers(0, pelaksana - 1)
    return [Langkah((k,)) for k in draw(st.lists(kolom, min_size=1, max_size=12))], pelaksana


@settings(max_examples=40)
@given(lurus())
def test_a_line_joins_each_step_to_the_next(contoh: tuple[list[Langkah], int]) -> None:
    langkah, pelaksana = contoh
    alir = susun_alir(langkah, pelaksana)
    sel = terisi(alir)
    for ke, (ini, berikut) in enumerate(itertools.pairwise(langkah)):
        dari, sampai = (5 * ke + 4, tengah(ini.kolom[0])), (5 * (ke + 1) + 1, tengah(berikut.kolom[0]))
        assert dari in sel
        assert sampai in terjangkau(sel, dari)
        assert alir[ke + 1][1][berikut.kolom[0]].masuk
    assert not any(warna == "000000" for warna in (*alir[0][0].atas, *alir[0][0].datar, *alir[-1][0].bawah))


@pytest.mark.parametrize(
    ("dari", "tujuan", "kolom", "tepi"),
    [(2, 0, (1, 1, 2), 2), (2, 0, (1, 1, 1), 2), (1, 3, (0, 0, 2, 1), 1), (1, 3, (0, 2, 0, 1), 2)],
)
def test_the_second_branch_runs_along_an_edge(dari: int, tujuan: int, kolom: tuple[int, ...], tepi: int) -> None:
    langkah = [Langkah((k,), ke=tujuan if n == dari else None, ya="Ya", tidak="Tidak") for n, k in enumerate(kolom)]
    alir = susun_alir(langkah, 3)
    awal, akhir = sorted((dari, tujuan))
    sel = {(baris, k) for baris, k in terisi(alir) if k == tepi * PER_PELAKSANA}
    assert {baris for baris, _ in sel} >= set(range(5 * awal + 3, 5 * akhir + 3))
    asal, sampai = alir[dari][1][kolom[dari]], alir[tujuan][1][kolom[tujuan]]
    assert "keluar" in {asal.kiri, asal.kanan}
    assert "masuk" in {sampai.kiri, sampai.kanan}
    assert {asal.label_kiri, asal.label_kanan} == {"Ya", "Tidak"}
    sisi = "kiri" if asal.kiri == "keluar" else "kanan"
    assert getattr(asal, f"label_{sisi}") == "Tidak"


@pytest.mark.parametrize("kolom", [(0, 1, 3), (0, 1, 1)])
def test_a_branch_that_cannot_be_drawn_names_its_step(kolom: tuple[int, ...]) -> None:
    """The step is two columns away, or beside the decision's own edge another branch runs already."""
    langkah = [Langkah((k,), ke=0 if n else None, ya="Ya", tidak="Tidak") for n, k in enumerate(kolom)]
    _, arah = susun_alir(langkah, 4)[2]
    assert arah[kolom[2]] == Arah(masuk=True, label_kiri="Tidak: langkah 1", label_kanan="Ya")


def test_two_branches_never_run_over_each_other() -> None:
    tujuan = {2: 1, 3: 0}
    langkah = [Langkah((k,), ke=tujuan.get(n), ya="Ya", tidak="Tidak") for n, k in enumerate((0, 0, 1, 1))]
    alir = susun_alir(langkah, 2)
    assert alir[2][1][1].kiri == "keluar"
    assert alir[3][1][1] == Arah(masuk=True, label_kiri="Tidak: langkah 1", label_kanan="Ya")


def test_nothing_goes_on_from_the_end() -> None:
    alir = susun_alir([Langkah((0,), selesai=True), Langkah((1,))], 2)
    assert terisi(alir) == set()


def isi_sop() -> Iterator[tuple[str, TeksSOP]]:
    teks = kantor().teks
    yield from ((nama, teks.ambil(nama, TeksSOP)) for nama in ("sop/pengaduan", "sop/pelayanan"))


def test_every_decision_of_our_procedures_has_both_branches_drawn() -> None:
    for nama, teks in isi_sop():
        putusan = [satu for satu in teks.langkah if satu.bentuk == "keputusan"]
        assert putusan, nama
        assert all(satu.tidak_ke for satu in putusan), nama


@pytest.mark.parametrize("ubah", [{"tidak_ke": 99}, {"tidak_ke": 4}, {"bentuk": "kegiatan"}])
def test_a_branch_to_nowhere_is_refused(ubah: dict[str, object]) -> None:
    teks = kantor().teks.ambil("sop/pengaduan", TeksSOP).model_dump()
    langkah = [dict(satu) for satu in teks["langkah"]]
    langkah[2] |= ubah
    with pytest.raises(ValidationError, match="langkah 3"):
        TeksSOP.model_validate(teks | {"langkah": tuple(langkah)})
