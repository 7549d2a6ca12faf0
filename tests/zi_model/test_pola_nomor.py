"""An office's pattern of numbers: what is known is printed, what waits for number and date is a control."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import kantor
from zi_model.naskah.inti.naskah import Isian, Kendali, Penetapan, Rangkaian, Teks, susun_nomor
from zi_model.pola_nomor import ISIAN_NOMOR, sama_nomor, tanpa_unit, tulis_bulan, tulis_no
from zi_model.satker import Pencacah, Satker

HARI = dt.date(2026, 3, 18)


def satker(pola: str = "{no}", **lain: object) -> Satker:
    return kantor().satker.model_copy(update={"nomor": {"laporan": pola}, "subbag_pimpinan": None, **lain})


def nomor(pola: str, milik: str = "", penetapan: Penetapan | None = None, **lain: object) -> Teks:
    return susun_nomor(satker(pola, **lain), "laporan", "laporan/evaluasi-sop", 2026, milik, penetapan)


def kendali(teks: Teks) -> list[tuple[str, str]]:
    """Return the controls of a number with what they hold, or ask for."""
    bagian = teks.bagian if isinstance(teks, Rangkaian) else (teks,)
    return [(b.tag, b.teks if isinstance(b, Kendali) else b.petunjuk) for b in bagian if isinstance(b, Kendali | Isian)]


def test_in_a_draft_number_and_month_are_controls_of_their_own() -> None:
    teks = nomor("{no:03}/{klasifikasi}-LP/{bulan}/{bulan_romawi}/{tahun}")
    assert str(teks) == "[isi: nomor]/ORT.06-LP/[isi: bulan]/[isi: bulan romawi]/2026"
    assert kendali(teks) == [("nomor", "nomor"), ("bulan-nomor", "bulan"), ("bulan-romawi", "bulan romawi")]


def test_of_a_signed_letter_everything_is_known() -> None:
    teks = nomor("{no:03}/{bulan:02}/{bulan_romawi}/{tahun}", penetapan=Penetapan("12", HARI))
    assert str(teks) == "012/03/III/2026"
    assert str(nomor("{no:03}/{tahun}", penetapan=Penetapan("12A", HARI))) == "12A/2026"


@pytest.mark.parametrize(
    ("nama", "kelas"),
    [("laporan/evaluasi-sop", "ORT.06"), ("laporan/monev", "PW.02"), ("laporan/buatan-sendiri", "PW.02")],
)
def test_a_letter_has_its_own_class_or_that_of_its_kind(nama: str, kelas: str) -> None:
    assert str(susun_nomor(satker("{no}/{klasifikasi}"), "laporan", nama, 2026)) == f"[isi: nomor]/{kelas}"


def test_subbag_is_the_short_name_and_unit_the_code_where_there_is_one() -> None:
    unit = tuple(
        u.model_copy(update={"kode_nomor": "02"}) if u.kode == "teknis_hukum" else u for u in kantor().satker.unit
    )
    assert str(nomor("{no}/{subbag}/{unit}", "teknis_hukum", unit=unit)) == "[isi: nomor]/Tekhum/02"
    assert str(nomor("{no}/{unit}", "parmas_sdm", unit=unit)) == "[isi: nomor]/Parmas-SDM"


@pytest.mark.parametrize(
    ("pola", "tanpa"),
    [
        ("{no}/ND/{satker}/{subbag}/{tahun}", "{no}/ND/{satker}/{tahun}"),
        ("{no}-{unit}.{tahun}", "{no}.{tahun}"),
        ("{subbag}/{no}/{tahun}", "{no}/{tahun}"),
        ("{no}/{tahun}", "{no}/{tahun}"),
    ],
)
def test_a_letter_of_no_sub_bagian_leaves_its_place_out(pola: str, tanpa: str) -> None:
    assert tanpa_unit(pola) == tanpa


@given(st.integers(1, 99_999), st.integers(1, 9))
def test_a_padded_number_is_the_same_number(no: int, lebar: int) -> None:
    tertulis = tulis_no(f"{{no:0{lebar}}}/{{tahun}}", no)
    assert int(tertulis) == no
    assert len(tertulis) == max(lebar, len(str(no)))
    assert sama_nomor(tertulis, str(no))
    assert not sama_nomor(tertulis, str(no + 1))
    assert tulis_no("{no}/{tahun}", no) == str(no)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)))
def test_the_month_is_that_of_the_date(hari: dt.date) -> None:
    angka, romawi = tulis_bulan("{no}/{bulan}", hari).values()
    assert angka == str(hari.month)
    nilai = {"I": 1, "V": 5, "X": 10}
    huruf = [nilai[h] for h in romawi]
    terbaca = sum(-h if h < max(huruf[ke:]) else h for ke, h in enumerate(huruf))
    assert terbaca == hari.month


isian = st.sampled_from([f"{{{n}}}" for n in ISIAN_NOMOR] + ["{no:04}", "{bulan:02}"])


@given(st.lists(isian | st.text("/-. ABC0123", max_size=4), max_size=8), st.sampled_from(["", "teknis_hukum"]))
def test_whatever_the_pattern_a_signed_letter_shows_no_brace_and_a_draft_only_what_waits(
    bagian: list[str], unit: str
) -> None:
    pola = "".join(bagian) + "{no}"
    jadi = nomor(pola, unit, Penetapan("7", HARI))
    assert not {"{", "}", "["} & set(str(jadi))
    konsep = nomor(pola, unit)
    assert {tag for tag, _ in kendali(konsep)} == {tag for tag, _ in kendali(jadi)}
    menunggu = {"{no": "nomor", "{bulan}": "bulan-nomor", "{bulan:": "bulan-nomor", "{bulan_romawi}": "bulan-romawi"}
    assert {tag for tag, _ in kendali(konsep)} == {tag for awal, tag in menunggu.items() if awal in pola}


def test_counters_are_by_kind_by_sub_bagian_or_joint() -> None:
    pencacah = Pencacah(
        per_sub_bagian=("nota-dinas", "surat"), gabungan={"surat": ("undangan", "surat-pengantar"), "lain": ("sop",)}
    )
    kantor_ini = satker(pencacah=pencacah)
    assert kantor_ini.pencacah_nomor("laporan", "teknis_hukum") == "laporan"
    assert kantor_ini.pencacah_nomor("nota-dinas", "teknis_hukum") == "nota-dinas/teknis_hukum"
    assert kantor_ini.pencacah_nomor("nota-dinas", "") == "nota-dinas"
    assert kantor_ini.pencacah_nomor("undangan", "teknis_hukum") == "surat/teknis_hukum"
    assert kantor_ini.pencacah_nomor("sop", "teknis_hukum") == "lain"
    assert satker(pencacah=Pencacah()).pencacah_nomor("undangan", "x") == "undangan"
