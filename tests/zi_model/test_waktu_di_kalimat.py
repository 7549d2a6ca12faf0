"""A letter's time within a sentence: Indonesian writes it otherwise than as a title."""

from __future__ import annotations

import pytest

from tests.zi_model.bahan_sigi import bahan, kewajiban
from tests.zi_model.dalam_isi import cari_isi
from zi_model.bahasa import isi_teks
from zi_model.naskah.berkala.laporan import susun_laporan_berkala
from zi_model.naskah.inti.naskah import Miring, Rangkaian, sambung
from zi_model.naskah.inti.tulis import tulis


@pytest.mark.parametrize(
    ("pola", "waktu", "kalimat"),
    [
        ("pada {periode}.", "Tahun 2026", "pada tahun 2026."),
        ("Pada {periode},", "Tahun 2026", "Pada tahun 2026,"),
        ("diterima untuk {periode}", "Tahun 2026", "diterima untuk tahun 2026"),
        ("pada {periode}.", "Januari s.d. Februari 2026", "selama Januari s.d. Februari 2026."),
        ("Pada {periode},", "Januari s.d. Februari 2026", "Selama Januari s.d. Februari 2026,"),
        ("untuk {periode}", "Januari s.d. Februari 2026", "untuk Januari s.d. Februari 2026"),
        ("pada {periode}", "Triwulan I Tahun 2026", "pada Triwulan I Tahun 2026"),
        ("pada {periode}", "Maret 2026", "pada Maret 2026"),
        ("Laporan SPIP {periode}", "Tahun 2026", "Laporan SPIP Tahun 2026"),
    ],
)
def test_the_time_of_a_letter_is_written_as_its_sentence_wants(pola: str, waktu: str, kalimat: str) -> None:
    assert isi_teks(pola, {"periode": waktu}) == kalimat
    assert tulis(pola, {"periode": waktu}) == kalimat


def test_words_in_italics_stay_so_beside_the_time() -> None:
    teks = tulis("<i>stakeholder</i> pada {periode}", {"periode": "Tahun 2026"})
    assert teks == Rangkaian(bagian=(Miring(teks="stakeholder"), " pada tahun 2026"))


@pytest.mark.parametrize(("kode", "periode"), [("5.2.2.1", "2026"), ("5.5.1.1", "2026")])
def test_no_sentence_of_a_report_names_its_time_as_a_title(kode: str, periode: str) -> None:
    isi = susun_laporan_berkala(bahan(), kewajiban(kode, periode)).isi
    semua = str(sambung([isi.model_dump_json(), *(str(b) for b in cari_isi(isi, Rangkaian))]))
    assert "pada Tahun" not in semua
    assert "pada Januari s.d." not in semua
    assert "pada tahun 2026" in semua or "selama Januari s.d. Februari 2026" in semua
