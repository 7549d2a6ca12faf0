"""One file, several proofs: a signed letter surely is all that it proves, a person's file what its name joins."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zi_model.test_bukti import AWAL, DOKUMENTASI, KEPUTUSAN, LAPORAN, bukti, kebutuhan
from zi_model.bukti import AturanHitung, Bukti, JenisBerkas, JenisBukti, Kebutuhan, aturan_hitung, pasangkan

RENCANA = Kebutuhan((JenisBukti.RENCANA_AKSI,))
PAKTA = Kebutuhan((JenisBukti.PAKTA_INTEGRITAS,))
SOP = Kebutuhan((JenisBukti.SOP,))
TIM_PPID = frozenset({JenisBukti.KEPUTUSAN, JenisBukti.RENCANA_AKSI})


def naskah(nama: str, hari: int = 0, memenuhi: frozenset[JenisBukti] = TIM_PPID, sha256: str = "") -> Bukti:
    """Return the signed copy of a letter, as the scan finds it."""
    satu = bukti(nama, JenisBerkas.PDF, hari, sha256)
    return dataclasses.replace(satu, memenuhi=memenuhi, naskah="sigi/2026/keputusan/tim-ppid")


def aturan(kebutuhan: Sequence[Kebutuhan], berkas: Sequence[Bukti]) -> dict[str, AturanHitung]:
    return {
        str(kebutuhan[i]): aturan_hitung(kebutuhan, kebutuhan[i], b) for i, b in pasangkan(kebutuhan, berkas).items()
    }


def test_a_signed_letter_meets_all_that_it_proves_and_nothing_else() -> None:
    satu = naskah("a.pdf")

    assert pasangkan([KEPUTUSAN, RENCANA], [satu]) == {0: satu, 1: satu}
    assert pasangkan([KEPUTUSAN, LAPORAN], [satu]) == {0: satu}
    assert set(aturan([KEPUTUSAN, RENCANA], [satu]).values()) == {AturanHitung.NASKAH}


def test_a_photo_of_a_signed_report_is_the_report_whatever_kind_of_file_it_is() -> None:
    foto = dataclasses.replace(naskah("a.jpg", memenuhi=frozenset({JenisBukti.LAPORAN})), jenis=JenisBerkas.JPEG)

    assert pasangkan([DOKUMENTASI, LAPORAN], [foto]) == {1: foto}


def test_the_name_of_a_signed_letter_tells_nothing() -> None:
    satu = naskah("Keputusan dan Rencana Aksi.pdf", memenuhi=frozenset({JenisBukti.KEPUTUSAN}))

    assert pasangkan([KEPUTUSAN, RENCANA], [satu]) == {0: satu}


@pytest.mark.parametrize(
    "nama",
    [
        "Keputusan dan Rencana Aksi PPID.pdf",
        "SK_PPID_dan_rencana_aksi.pdf",
        "rencana aksi & keputusan.pdf",
        "KEP 14 Tim PPID beserta Renaksi 2026.pdf",
        "Keputusan Tim PPID, Rencana Aksi.pdf",
    ],
)
def test_a_name_that_joins_two_proofs_says_that_the_file_is_both(nama: str) -> None:
    satu = bukti(nama, JenisBerkas.PDF)

    assert pasangkan([KEPUTUSAN, RENCANA], [satu]) == {0: satu, 1: satu}
    assert set(aturan([KEPUTUSAN, RENCANA], [satu]).values()) == {AturanHitung.NAMA_GANDA}


@pytest.mark.parametrize(
    ("butuh", "nama", "satu_satunya"),
    [
        ([KEPUTUSAN, RENCANA], "Keputusan tentang Rencana Aksi PPID.pdf", "keputusan"),
        ([KEPUTUSAN, RENCANA], "Keputusan Tim PPID dan Rencana Kerja.pdf", "keputusan"),
        ([SOP, LAPORAN], "Laporan Penyusunan SOP dan Rencana Aksi Tim.pdf", "laporan"),
        ([KEPUTUSAN, PAKTA], "Pakta Integritas dan Maklumat.pdf", "pakta integritas"),
    ],
)
def test_a_name_that_only_tells_what_the_file_is_about_is_one_proof(
    butuh: list[Kebutuhan], nama: str, satu_satunya: str
) -> None:
    satu = bukti(nama, JenisBerkas.PDF)

    assert list(pasangkan(butuh, [satu]).values()) == [satu]
    assert satu_satunya in {str(k) for k in butuh if k.disebut(satu)}


def test_no_name_makes_one_file_two_proofs_that_it_cannot_be() -> None:
    word = bukti("Keputusan dan Rencana Aksi.docx", JenisBerkas.DOCX)

    assert pasangkan([KEPUTUSAN, RENCANA], [word]) == {1: word}


def test_an_earlier_file_stays_counted_beside_a_later_letter_that_proves_both() -> None:
    pertama, kemudian = bukti("scan.pdf", JenisBerkas.PDF, 0), naskah("b.pdf", 5)

    pasangan = pasangkan([KEPUTUSAN, RENCANA], [kemudian, pertama])

    assert set(pasangan.values()) == {pertama, kemudian}


def test_of_two_copies_of_one_content_the_one_that_is_known_counts() -> None:
    """A person's own copy, called as they like, and the letter's: the same bytes, the same evidence."""
    orang, kita = bukti("a scan.pdf", JenisBerkas.PDF, sha256="sama"), naskah("z.pdf", sha256="sama")

    assert pasangkan([KEPUTUSAN, RENCANA], [orang, kita]) == {0: kita, 1: kita}


def test_what_is_sure_is_not_exchanged_for_a_better_name() -> None:
    kep, scan = (
        naskah("Pakta Integritas.pdf", memenuhi=frozenset({JenisBukti.KEPUTUSAN})),
        bukti("SK.pdf", JenisBerkas.PDF, 1),
    )

    assert pasangkan([KEPUTUSAN, PAKTA], [kep, scan]) == {0: kep, 1: scan}


def test_what_a_name_joins_stays_together_though_another_name_would_fit_one_of_them() -> None:
    dua = bukti("Keputusan dan Rencana Aksi tentang Pakta.pdf", JenisBerkas.PDF)
    scan = bukti("SK.pdf", JenisBerkas.PDF, 1)

    assert pasangkan([KEPUTUSAN, RENCANA, PAKTA], [dua, scan]) == {0: dua, 1: dua, 2: scan}


def test_the_rule_of_an_ordinary_file_is_its_name_or_its_kind() -> None:
    sk, scan = bukti("SK 10.pdf", JenisBerkas.PDF), bukti("scan.pdf", JenisBerkas.PDF, 1)

    assert aturan([KEPUTUSAN, PAKTA], [sk, scan]) == {
        "keputusan": AturanHitung.NAMA,
        "pakta integritas": AturanHitung.JENIS_BERKAS,
    }


campuran = st.lists(
    st.tuples(
        st.sampled_from(["scan", "Keputusan dan Rencana Aksi", "Laporan, SOP", "SK"]),
        st.sampled_from([JenisBerkas.PDF, JenisBerkas.JPEG, JenisBerkas.DOCX]),
        st.integers(0, 4),
        st.frozensets(st.sampled_from(JenisBukti), max_size=2),
    ),
    max_size=4,
).map(
    lambda isi: [
        dataclasses.replace(bukti(f"{nama} {i}.x", jenis, hari, str(i)), memenuhi=memenuhi)
        for i, (nama, jenis, hari, memenuhi) in enumerate(isi)
    ]
)


def paling_banyak(butuh: Sequence[Kebutuhan], berkas: Sequence[Bukti]) -> int:
    """Return how many needs can be met, by trying every choice of what a file counts for."""
    pilihan = []
    for b in berkas:
        sendiri = pasangkan(butuh, [b])  # alone: all that it is at once, or one
        boleh = [i for i, k in enumerate(butuh) if k.dapat(b)]
        pilihan.append([set(sendiri)] if len(sendiri) > 1 else [{i} for i in boleh] or [set()])
    return max((len(set().union(*satu)) for satu in product(*pilihan)), default=0)


@given(kebutuhan, campuran, st.randoms(use_true_random=False))
def test_as_many_needs_as_can_be_are_met_whatever_the_order_and_none_is_lost_later(
    butuh: list[Kebutuhan], berkas: list[Bukti], acak: random.Random
) -> None:
    pasangan = pasangkan(butuh, berkas)
    assert len(pasangan) == paling_banyak(butuh, berkas)
    teracak = list(berkas)
    acak.shuffle(teracak)
    assert pasangkan(butuh, teracak) == pasangan
    sebelum: set[str] = set()
    for hari in range(5):
        ada = [b for b in berkas if b.diterima <= AWAL + dt.timedelta(days=hari)]
        terhitung = {b.berkas for b in pasangkan(butuh, ada).values()}
        assert sebelum <= terhitung
        sebelum = terhitung
