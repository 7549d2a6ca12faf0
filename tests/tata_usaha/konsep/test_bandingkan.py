"""Two versions of a letter: what came, what went, which words of a line; what agrees is told in little."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tata_usaha.konsep.bandingkan import Baris, Beda, Kata, bandingkan, baris_naskah
from tests.tata_usaha.konsep.test_kendali import ISI, dokumen


def p(teks: str) -> str:
    return f"<w:p><w:r><w:t>{teks}</w:t></w:r></w:p>"


def test_a_letter_reads_as_paragraphs_and_rows_in_their_order() -> None:
    sel = "".join(f"<w:tc>{p(t)}</w:tc>" for t in ("1.", "Rapat monev", "24 orang"))
    dalam = f"<w:tbl><w:tr><w:tc>{p('dalam')}</w:tc></w:tr></w:tbl>"
    tabel = f"<w:tbl><w:tr>{sel}</w:tr><w:tr><w:tc>{dalam}{p('luar')}</w:tc></w:tr></w:tbl>"
    badan = f"{p('Kepala')}<w:p/>{tabel}{p('Kaki')}"
    assert baris_naskah({ISI: dokumen(badan)}) == ["Kepala", "1. | Rapat monev | 24 orang", "dalam luar", "Kaki"]


def test_the_words_of_a_changed_line_are_told() -> None:
    hasil = bandingkan(["Rapat di Aula pada hari Senin."], ["Rapat di Ruang Rapat pada hari Senin."])
    assert (hasil.ubah, hasil.baru, hasil.hilang) == (1, 0, 0)
    assert hasil.baris[0].kata == (
        Kata(Beda.SAMA, "Rapat di "),
        Kata(Beda.HILANG, "Aula"),
        Kata(Beda.BARU, "Ruang Rapat"),
        Kata(Beda.SAMA, " pada hari Senin."),
    )


def test_a_filled_blank_is_one_change_and_a_row_stays_one_row() -> None:
    hasil = bandingkan(["Pimpinan Rapat | : | [isi: nama pimpinan rapat]"], ["Pimpinan Rapat | : | Drs. Ahmad"])
    (baris,) = hasil.baris
    assert baris.kata[1:] == (Kata(Beda.HILANG, "[isi: nama pimpinan rapat]"), Kata(Beda.BARU, "Drs. Ahmad"))


def test_what_agrees_is_left_out_except_next_to_a_difference() -> None:
    lama = [f"baris {n} sama saja" for n in range(9)]
    hasil = bandingkan(lama, [*lama[:5], "sisipan", *lama[5:]])
    assert [b.beda for b in hasil.baris] == [Beda.LEWAT, Beda.SAMA, Beda.BARU, Beda.SAMA, Beda.LEWAT]
    assert [b.banyak for b in hasil.baris if b.banyak] == [4, 3]
    assert bandingkan(lama, lama).sama


def baris_lama(baris: Baris) -> str:
    return baris.teks or "".join(k.teks for k in baris.kata if k.beda is not Beda.BARU)


def baris_baru(baris: Baris) -> str:
    return baris.teks or "".join(k.teks for k in baris.kata if k.beda is not Beda.HILANG)


KALIMAT = st.lists(st.text("ab cd[]:|", min_size=1, max_size=12), max_size=8)


@given(KALIMAT, KALIMAT)
@settings(max_examples=100, deadline=None)
def test_both_versions_can_be_read_out_of_the_comparison(lama: list[str], baru: list[str]) -> None:
    hasil = bandingkan(lama, baru)
    assert hasil.sama == (lama == baru)
    kiri = [baris_lama(b) for b in hasil.baris if b.beda in {Beda.HILANG, Beda.UBAH}]
    kanan = [baris_baru(b) for b in hasil.baris if b.beda in {Beda.BARU, Beda.UBAH}]
    sama = [b.teks for b in hasil.baris if b.beda is Beda.SAMA]
    lewat = sum(b.banyak for b in hasil.baris)
    assert len(kiri) + len(sama) + lewat == len(lama)
    assert len(kanan) + len(sama) + lewat == len(baru)
    assert set(kiri) <= set(lama)
    assert set(kanan) <= set(baru)
