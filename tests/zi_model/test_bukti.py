"""Which files can be which proof, and which file meets which need."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_model.bukti import Bukti, JenisBerkas, JenisBukti, Kebutuhan, pasangkan
from zi_model.periode import Periode

AWAL = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
LAPORAN = Kebutuhan((JenisBukti.LAPORAN,))
DOKUMENTASI = Kebutuhan((JenisBukti.DOKUMENTASI,))
KEPUTUSAN = Kebutuhan((JenisBukti.KEPUTUSAN,))


def bukti(nama: str, jenis: JenisBerkas | None, hari: int = 0, sha256: str = "") -> Bukti:
    """Return a file that arrived so many days after 1 March 2026."""
    return Bukti(
        berkas=nama,
        kode="1.3.1.2",
        periode=Periode.parse("2026-TW1"),
        diterima=AWAL + dt.timedelta(days=hari),
        sha256=sha256 or nama,
        ukuran=1,
        jenis=jenis,
    )


kebutuhan = st.lists(
    st.lists(st.sampled_from(JenisBukti), min_size=1, max_size=2, unique=True).map(lambda p: Kebutuhan(tuple(p))),
    max_size=4,
)
berkas = st.lists(
    st.tuples(st.sampled_from([*JenisBerkas, None]), st.integers(0, 9), st.sampled_from("ab")), max_size=6
).map(lambda isi: [bukti(f"{i}", jenis, hari, f"{jenis}{sha}") for i, (jenis, hari, sha) in enumerate(isi)])


def dapat_dipenuhi(kebutuhan: Sequence[Kebutuhan], bukti: Sequence[Bukti]) -> bool:
    """Tell, by trying everything, whether different contents can meet all these needs."""
    return any(
        len({b.sha256 for b in pilihan}) == len(kebutuhan)
        and all(b.jenis in k.berkas for k, b in zip(kebutuhan, pilihan, strict=True))
        for pilihan in permutations(bukti, len(kebutuhan))
    )


def test_a_decree_counts_as_scan_or_pdf_and_never_as_word() -> None:
    assert JenisBerkas.PDF in JenisBukti.KEPUTUSAN.berkas
    assert JenisBerkas.JPEG in JenisBukti.KEPUTUSAN.berkas
    assert JenisBerkas.DOCX not in JenisBukti.KEPUTUSAN.berkas


def test_documentation_is_pictures_or_film_and_a_report_is_a_document() -> None:
    assert not JenisBukti.DOKUMENTASI.berkas & JenisBukti.LAPORAN.berkas
    assert JenisBukti.LAPORAN.berkas == {JenisBerkas.PDF, JenisBerkas.DOCX}


@pytest.mark.parametrize("jenis", JenisBukti)
def test_every_kind_of_proof_can_be_given(jenis: JenisBukti) -> None:
    assert jenis.berkas


def test_either_of_two_kinds_will_do_and_is_said_so() -> None:
    pilihan = Kebutuhan((JenisBukti.LAPORAN, JenisBukti.DOKUMENTASI))

    assert str(pilihan) == "laporan atau dokumentasi"
    assert pilihan.berkas == JenisBukti.LAPORAN.berkas | JenisBukti.DOKUMENTASI.berkas


def test_one_pdf_is_not_both_the_report_and_the_decree() -> None:
    satu = bukti("a.pdf", JenisBerkas.PDF)

    assert pasangkan([LAPORAN, KEPUTUSAN], [satu]) == {0: satu}


def test_two_copies_of_one_pdf_are_not_both_either() -> None:
    asli, salinan = (bukti(nama, JenisBerkas.PDF, hari, sha256="sama") for hari, nama in enumerate(("a.pdf", "b.pdf")))

    assert pasangkan([LAPORAN, KEPUTUSAN], [salinan, asli]) == {0: asli}


def test_a_file_makes_room_for_one_that_can_meet_less() -> None:
    """The PDF came first and could be the report, but only it can be the decree."""
    pdf, docx = bukti("a.pdf", JenisBerkas.PDF, 0), bukti("b.docx", JenisBerkas.DOCX, 1)

    assert pasangkan([LAPORAN, KEPUTUSAN], [pdf, docx]) == {0: docx, 1: pdf}


def test_a_file_of_later_is_not_counted_where_an_earlier_one_will_do() -> None:
    """Three files for two needs: the first two are enough, whatever the order of the needs."""
    scan, docx, lagi = (
        bukti("a.jpg", JenisBerkas.JPEG, 0),
        bukti("b.docx", JenisBerkas.DOCX, 1),
        bukti("c.jpg", JenisBerkas.JPEG, 2),
    )
    apa_saja = Kebutuhan((JenisBukti.LAPORAN, JenisBukti.DOKUMENTASI))

    assert pasangkan([DOKUMENTASI, apa_saja], [scan, docx, lagi]) == {0: scan, 1: docx}
    assert pasangkan([apa_saja, DOKUMENTASI], [scan, docx, lagi]) == {0: docx, 1: scan}


@pytest.mark.parametrize(
    ("pertama", "kedua"),
    [
        ("pakta integritas pegawai.pdf", "SK tim kerja dan pakta integritas.pdf"),
        ("Pakta_integritas.pdf", "scan0002.pdf"),
        ("scan0001.pdf", "Keputusan 10.pdf"),
    ],
)
def test_of_files_that_could_be_either_the_name_tells_which_is_which(pertama: str, kedua: str) -> None:
    """A report that lists its evidence must not call the pledge the decree because it came first."""
    pakta = Kebutuhan((JenisBukti.PAKTA_INTEGRITAS,))
    a, b = (bukti(nama, JenisBerkas.PDF, hari) for hari, nama in enumerate((pertama, kedua)))

    assert pasangkan([KEPUTUSAN, pakta], [a, b]) == {0: b, 1: a}


def test_a_name_never_makes_a_file_what_its_content_is_not() -> None:
    """A photo that is called a report stays documentation; a name without a hint changes nothing."""
    foto, pdf = bukti("laporan.jpg", JenisBerkas.JPEG, 0), bukti("foto.pdf", JenisBerkas.PDF, 1)

    assert pasangkan([DOKUMENTASI, LAPORAN], [foto, pdf]) == {0: foto, 1: pdf}
    a, b = bukti("a.pdf", JenisBerkas.PDF, 0), bukti("b.pdf", JenisBerkas.PDF, 1)
    assert pasangkan([LAPORAN, KEPUTUSAN], [a, b]) == {0: a, 1: b}


def test_what_is_no_evidence_meets_nothing() -> None:
    assert pasangkan([LAPORAN], [bukti("a.pdf", None)]) == {}


@given(kebutuhan, berkas)
def test_each_need_is_met_by_a_file_that_can_and_no_content_twice(
    kebutuhan: list[Kebutuhan], berkas: list[Bukti]
) -> None:
    pasangan = pasangkan(kebutuhan, berkas)

    assert list(pasangan) == sorted(pasangan)
    assert all(b.jenis in kebutuhan[i].berkas for i, b in pasangan.items())
    assert len({b.sha256 for b in pasangan.values()}) == len(pasangan)


@given(kebutuhan, berkas)
def test_as_many_needs_are_met_as_can_be(kebutuhan: list[Kebutuhan], berkas: list[Bukti]) -> None:
    layak = [b for b in berkas if b.jenis is not None]
    banyak = next(
        n
        for n in range(len(kebutuhan), -1, -1)
        if any(dapat_dipenuhi(sebagian, layak) for sebagian in combinations(kebutuhan, n))
    )

    assert len(pasangkan(kebutuhan, berkas)) == banyak


@given(kebutuhan, berkas, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_named_does_not_matter(
    kebutuhan: list[Kebutuhan], berkas: list[Bukti], acak: random.Random
) -> None:
    teracak = list(berkas)
    acak.shuffle(teracak)

    assert pasangkan(kebutuhan, teracak) == pasangkan(kebutuhan, berkas)


@given(kebutuhan, berkas)
def test_files_of_later_take_nothing_away_from_those_before(kebutuhan: list[Kebutuhan], berkas: list[Bukti]) -> None:
    """Day by day, whatever counted goes on counting."""
    sebelum: set[str] = set()
    for hari in range(10):
        ada = [b for b in berkas if b.diterima <= AWAL + dt.timedelta(days=hari)]
        terhitung = {b.berkas for b in pasangkan(kebutuhan, ada).values()}
        assert sebelum <= terhitung
        sebelum = terhitung
