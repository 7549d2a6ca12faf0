"""The monev report as a Word file: its list of contents, its outline, and the controls by which it is read again."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache
from typing import Any

import docx

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tests.golden.test_kerangka import kerangka
from tests.tata_usaha.naskah_uji import W, bagian
from tests.zi_model.bahan_sigi import TW1, bahan, kantor, semua_bukti
from zi_model.naskah.monev.laporan import susun_laporan_monev
from zi_model.tag_rekomendasi import TABEL_REKOMENDASI, baca_tag


@cache
def isi(*, berbukti: bool) -> bytes:
    naskah = susun_laporan_monev(bahan(semua_bukti() if berbukti else ()), TW1)
    return cetak(naskah, kantor(), AKAR / "templates_docx")


def test_setiap_butir_daftar_isi_merujuk_penanda_yang_ada() -> None:
    for berbukti in (True, False):
        akar = bagian(isi(berbukti=berbukti))
        penanda = Counter(el.get(f"{W}name") for el in akar.iter(f"{W}bookmarkStart"))
        rujukan = re.findall(r"PAGEREF (\S+)", " ".join(el.text or "" for el in akar.iter(f"{W}instrText")))
        assert sorted(rujukan) == sorted(penanda)  # each once, and none of what is not printed
        assert set(penanda.values()) == {1}
        assert ("_zi_lampiran" in penanda) is berbukti


def test_word_tidak_bertanya_saat_naskah_dibuka() -> None:
    """Fields are neither dirty nor updated on opening."""
    akar: Any = bagian(isi(berbukti=True))
    setelan = bagian(isi(berbukti=True), "word/settings.xml")
    assert setelan.find(f"{W}updateFields") is None
    assert not [el for el in akar.iter(f"{W}fldChar") if el.get(f"{W}dirty")]


def test_kerangkanya_memuat_ringkasan_setiap_bab_dan_subbabnya() -> None:
    semua = kerangka(isi(berbukti=True))
    assert [teks for tingkat, teks in semua if tingkat == 1] == [
        "RINGKASAN EKSEKUTIF",
        "BAB I",
        "BAB II",
        "BAB III",
        "BAB IV",
        "BAB V",
        "LAMPIRAN",
    ]
    hasil = semua[semua.index((1, "BAB III")) + 1 : semua.index((1, "BAB IV"))]
    assert [teks[:2] for tingkat, teks in hasil if tingkat == 2] == ["A.", "B.", "C.", "D."]


def test_tabel_rekomendasi_dan_barisnya_dikenali_dari_kontrolnya() -> None:
    dokumen = docx.Document(io.BytesIO(isi(berbukti=False)))
    akar: Any = dokumen.element.body
    (kepala,) = [t for t in akar.iter(f"{W}tag") if t.get(f"{W}val") == TABEL_REKOMENDASI]
    tabel = next(kepala.iterancestors(f"{W}tbl"))
    baris = tabel.findall(f"{W}tr")
    assert "".join(t.text for t in baris[0].find(f"{W}tc").iter(f"{W}t")) == "No."
    for satu in baris[1:]:
        (tag,) = [t.get(f"{W}val") for t in satu.find(f"{W}tc").iter(f"{W}tag")]
        terbaca = baca_tag(tag, TW1)
        assert terbaca is not None and terbaca[1]


def test_nomor_kontrol_tidak_ada_yang_sama() -> None:
    nomor = Counter(el.find(f"{W}id").get(f"{W}val") for el in bagian(isi(berbukti=True)).iter(f"{W}sdtPr"))
    assert set(nomor.values()) == {1}
