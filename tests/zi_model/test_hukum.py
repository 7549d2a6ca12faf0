"""What a decree cites depends on its date, and the order is hierarchy, year, number."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from zi_model.hukum import Perubahan, Referensi, periksa_masa, periksa_tanggal, susun_mengingat
from zi_model.masalah import Letak, Tingkat

BN = "Berita Negara Republik Indonesia Tahun 2019 Nomor 1438"


def rujukan(**lain: object) -> Referensi:
    dasar: dict[str, object] = {
        "id": "per-kpk-2-2019",
        "jenis": "peraturan lembaga",
        "nomor": "2",
        "tahun": 2019,
        "judul": "Peraturan KPK Nomor 2 Tahun 2019",
        "pengundangan": BN,
        "berlaku_dari": 2019,
        "terverifikasi": True,
        "sumber": "uji",
    }
    return Referensi.model_validate(dasar | lain)


DIUBAH = (
    Perubahan(ke=1, judul="Peraturan KPK Nomor 1 Tahun 2026", pengundangan=BN, berlaku_dari=dt.date(2026, 1, 20)),
    Perubahan(ke=2, judul="Peraturan KPK Nomor 9 Tahun 2027", pengundangan=BN, berlaku_dari=2027),
)


def test_a_decree_before_the_amendment_does_not_cite_it() -> None:
    kutipan = rujukan(perubahan=DIUBAH).kutipan(dt.date(2026, 1, 19))

    assert kutipan == "Peraturan KPK Nomor 2 Tahun 2019 (Berita Negara Republik Indonesia Tahun 2019 Nomor 1438)"


def test_one_amendment_and_several_are_worded_differently() -> None:
    satu = rujukan(perubahan=DIUBAH).kutipan(dt.date(2026, 1, 20))
    dua = rujukan(perubahan=DIUBAH).kutipan(dt.date(2027, 12, 31))

    assert "sebagaimana telah diubah dengan Peraturan KPK Nomor 1 Tahun 2026" in satu
    assert "sebagaimana telah beberapa kali diubah terakhir dengan Peraturan KPK Nomor 9 Tahun 2027" in dua


def test_a_listed_fifth_amendment_alone_is_worded_as_one_of_several() -> None:
    kelima = (Perubahan(ke=5, judul="PKPU Nomor 12 Tahun 2023", berlaku_dari=2023),)

    assert "telah beberapa kali diubah terakhir dengan PKPU" in rujukan(perubahan=kelima).kutipan(dt.date(2026, 1, 1))


@given(st.dates(dt.date(2019, 1, 1), dt.date(2030, 1, 1)))
def test_no_letter_cites_an_amendment_that_was_not_yet_in_force(tanggal: dt.date) -> None:
    kutipan = rujukan(perubahan=DIUBAH).kutipan(tanggal)

    assert ("2026" in kutipan) == (dt.date(2026, 1, 20) <= tanggal < dt.date(2027, 12, 31))
    assert ("2027" in kutipan) == (dt.date(2027, 12, 31) <= tanggal)


def test_a_bare_year_counts_from_its_last_day() -> None:
    assert not rujukan().berlaku(dt.date(2019, 12, 30))
    assert rujukan().berlaku(dt.date(2019, 12, 31))


def test_a_mengingat_list_goes_by_hierarchy_year_and_number() -> None:
    acak = [
        rujukan(id="kep", jenis="keputusan", nomor="10", tahun=2026),
        rujukan(id="pkpu", jenis="pkpu", nomor="8", tahun=2019),
        rujukan(id="uu7", jenis="uu", nomor="7", tahun=2017),
        rujukan(id="lembaga10", nomor="10", tahun=2021),
        rujukan(id="lembaga9", nomor="9", tahun=2021),
        rujukan(id="uu28", jenis="uu", nomor="28", tahun=1999),
    ]

    assert [r.id for r in susun_mengingat(acak)] == ["uu28", "uu7", "lembaga9", "lembaga10", "pkpu", "kep"]


def test_a_comma_of_the_source_stands_before_the_amendment_and_nowhere_else() -> None:
    berkoma = rujukan(perubahan=DIUBAH, koma=True)

    assert "Nomor 1438), sebagaimana telah diubah" in berkoma.kutipan(dt.date(2026, 1, 20))
    assert "," not in berkoma.kutipan(dt.date(2026, 1, 19))


class TestPasti:
    """A citation is marked when it is not checked, or when which amendment was the last one then is not known."""

    def test_in_the_year_of_an_amendment_whose_day_is_not_known(self) -> None:
        diubah = rujukan(perubahan=DIUBAH)

        assert diubah.pasti(dt.date(2026, 12, 31))
        assert not diubah.pasti(dt.date(2027, 1, 1))
        assert diubah.pasti(dt.date(2027, 12, 31))

    def test_before_an_amendment_whose_forerunners_are_not_listed(self) -> None:
        lima = Perubahan(ke=5, judul="PKPU 12/2023", pengundangan=BN, berlaku_dari=dt.date(2023, 6, 1))
        kelima = rujukan(perubahan=(lima,))

        assert not kelima.pasti(dt.date(2023, 5, 31))
        assert kelima.pasti(dt.date(2023, 6, 1))

    def test_never_while_nobody_has_checked_it(self) -> None:
        assert not rujukan(terverifikasi=False).pasti(dt.date(2026, 1, 1))

    def test_not_without_the_gazette_of_what_is_cited(self) -> None:
        hari = dt.date(2026, 1, 20)
        satu = Perubahan(ke=1, judul="Peraturan KPK Nomor 1 Tahun 2026", berlaku_dari=hari)

        assert not rujukan(pengundangan="").pasti(hari)
        assert not rujukan(perubahan=(satu,)).pasti(hari)
        assert rujukan(perubahan=(satu,)).pasti(hari - dt.timedelta(days=1))

    def test_a_decree_stands_in_no_gazette(self) -> None:
        assert rujukan(jenis="keputusan", pengundangan="").pasti(dt.date(2026, 1, 1))


LETAK = Letak("naskah/keputusan/tim-upg.yaml", 31, 5)
LAMA = rujukan(
    id="lama-1-2012", nomor="1", tahun=2012, judul="Peraturan Nomor 1 Tahun 2012 tentang Benturan Kepentingan"
)
LAMA = LAMA.model_copy(update={"berlaku_dari": 2012, "berlaku_sampai": 2024, "dicabut_oleh": "antara-2-2024"})
ANTARA = rujukan(id="antara-2-2024", nomor="2", tahun=2024, judul="Peraturan Nomor 2 Tahun 2024 tentang Konflik")
ANTARA = ANTARA.model_copy(
    update={"berlaku_dari": dt.date(2024, 12, 1), "berlaku_sampai": dt.date(2026, 6, 30), "dicabut_oleh": "baru-3-2026"}
)
BARU = rujukan(id="baru-3-2026", nomor="3", tahun=2026, judul="Peraturan Nomor 3 Tahun 2026 tentang Konflik")
BARU = BARU.model_copy(update={"berlaku_dari": dt.date(2026, 7, 1)})
HUKUM = {r.id: r for r in (LAMA, ANTARA, BARU)}


class TestTidakBerlaku:
    def test_in_force_is_no_problem(self) -> None:
        assert periksa_tanggal(ANTARA, HUKUM, LETAK, dt.date(2026, 6, 30)) is None

    def test_a_revoked_reference_is_told_with_its_place_and_what_replaced_it_then(self) -> None:
        masalah = periksa_tanggal(LAMA, HUKUM, LETAK, dt.date(2026, 3, 1))

        assert str(masalah) == (
            "naskah/keputusan/tim-upg.yaml:31:5: galat R53: dasar hukum “lama-1-2012” (Peraturan Nomor 1 Tahun 2012) "
            "tidak berlaku pada tanggal naskah, 1 Maret 2026: baru pasti berlaku pada akhir tahun 2012, dicabut dalam "
            "tahun 2024. Ganti dengan “antara-2-2024” (Peraturan Nomor 2 Tahun 2024 tentang Konflik)."
        )

    def test_what_replaced_it_may_have_been_replaced_too(self) -> None:
        masalah = periksa_tanggal(LAMA, HUKUM, LETAK, dt.date(2026, 7, 1))

        assert masalah is not None
        assert masalah.saran.startswith("Ganti dengan “baru-3-2026”")

    def test_a_reference_that_is_not_yet_in_force(self) -> None:
        masalah = periksa_tanggal(BARU, HUKUM, LETAK, dt.date(2026, 3, 1))

        assert masalah is not None
        assert masalah.pesan.endswith("1 Maret 2026: berlaku sejak 1 Juli 2026.")
        assert masalah.saran == "Hapus dari naskah ini, atau periksa berlaku_dari di hukum.yaml."

    def test_a_bare_year_of_the_letter_itself_asks_for_the_day(self) -> None:
        masalah = periksa_tanggal(rujukan(berlaku_dari=2026), {}, LETAK, dt.date(2026, 3, 1))

        assert masalah is not None
        assert "tulis tanggal lengkapnya" in masalah.saran

    def test_references_that_replace_each_other_end_the_search(self) -> None:
        melingkar = ANTARA.model_copy(update={"berlaku_sampai": dt.date(2025, 1, 1), "dicabut_oleh": "lama-1-2012"})
        masalah = periksa_tanggal(LAMA, {LAMA.id: LAMA, melingkar.id: melingkar}, LETAK, dt.date(2026, 3, 1))

        assert masalah is not None
        assert masalah.saran.startswith("Hapus dari naskah ini")


class TestMasa:
    """What can be told before any letter has a date."""

    TAHUN = dt.date(2026, 1, 21), dt.date(2026, 12, 31)

    def test_in_force_all_the_time_is_nothing_to_tell(self) -> None:
        assert periksa_masa(rujukan(), HUKUM, LETAK, *self.TAHUN) is None

    def test_on_no_day_is_a_problem(self) -> None:
        masalah = periksa_masa(LAMA, HUKUM, LETAK, *self.TAHUN)

        assert masalah is not None
        assert (masalah.kode, masalah.tingkat) == ("R53", Tingkat.GALAT)
        assert "“baru-3-2026”" in masalah.saran

    def test_on_some_days_is_a_remark(self) -> None:
        for r in (ANTARA, BARU):
            masalah = periksa_masa(r, HUKUM, LETAK, *self.TAHUN)
            assert masalah is not None
            assert (masalah.kode, masalah.tingkat) == ("R54", Tingkat.CATATAN)


@given(
    tanggal=st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31)),
    dari=st.one_of(st.integers(2010, 2030), st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31))),
    sampai=st.one_of(st.none(), st.integers(2010, 2030), st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31))),
)
def test_a_bare_year_never_makes_something_citable_on_a_day_on_which_it_may_not_have_been_in_force(
    tanggal: dt.date, dari: dt.date | int, sampai: dt.date | int | None
) -> None:
    r = rujukan(berlaku_dari=dari, berlaku_sampai=sampai)
    paling_lambat = dt.date(dari, 12, 31) if isinstance(dari, int) else dari
    paling_awal = dt.date(sampai, 1, 1) if isinstance(sampai, int) else sampai or dt.date.max

    assert r.berlaku(tanggal) == (paling_lambat <= tanggal <= paling_awal)
    assert (periksa_tanggal(r, {}, LETAK, tanggal) is None) == r.berlaku(tanggal)
