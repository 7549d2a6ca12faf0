"""What a decree cites depends on its date, and the order is hierarchy, year, number."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from zi_model.hukum import Perubahan, Referensi, susun_mengingat


def rujukan(**lain: object) -> Referensi:
    dasar: dict[str, object] = {
        "id": "per-kpk-2-2019",
        "jenis": "peraturan lembaga",
        "nomor": "2",
        "tahun": 2019,
        "judul": "Peraturan KPK Nomor 2 Tahun 2019",
        "pengundangan": "Berita Negara Republik Indonesia Tahun 2019 Nomor 1438",
        "berlaku_dari": 2019,
        "terverifikasi": True,
        "sumber": "uji",
    }
    return Referensi.model_validate(dasar | lain)


DIUBAH = (
    Perubahan(ke=1, judul="Peraturan KPK Nomor 1 Tahun 2026", berlaku_dari=dt.date(2026, 1, 20)),
    Perubahan(ke=2, judul="Peraturan KPK Nomor 9 Tahun 2027", berlaku_dari=2027),
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
