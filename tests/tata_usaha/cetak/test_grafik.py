"""Charts of a printed letter: real figures in a real Word chart, never a template's samples."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from tata_usaha.cetak.grafik import cari_grafik, isi_grafik, susun_lembar
from tata_usaha.dasar.galat import GalatTemplat
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.word.paket import bongkar
from zi_model.naskah.inti.naskah import Grafik

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CAPAIAN = Grafik(
    nama="unsur-pelayanan",
    kategori=("Tata & Laksana", "Pengawasan", "Pelayanan <Publik>", "SDM"),
    nilai=(33.3333, None, 100.0, 0.0),
    label=("33,33 %", "–", "100,00 %", "0,00 %"),
    uraian="Capaian: Tata & Laksana 33,33 %",
)


@pytest.fixture(scope="module")
def bagian() -> dict[str, bytes]:
    """Return the parts of the report's template."""
    return bongkar((AKAR / "templates_docx" / "laporan-berkala.docx").read_bytes())


def isi(bagian: dict[str, bytes], grafik: list[Grafik]) -> dict[str, bytes]:
    """Return the parts of a template with its charts filled."""
    dokumen = etree.fromstring(bagian["word/document.xml"])
    tempat = cari_grafik(dokumen, bagian)
    xml, terisi = isi_grafik(etree.tostring(dokumen, encoding="unicode"), tempat, grafik)
    return {**bagian, **terisi, "word/document.xml": xml.encode()}


def grafik_di(bagian: dict[str, bytes]) -> etree._Element:
    (nama,) = (n for n in bagian if n.startswith("word/charts/") and n.endswith(".xml"))
    return etree.fromstring(bagian[nama])


def teks(akar: etree._Element, jalur: str) -> list[str]:
    return [el.text or "" for el in akar.findall(jalur)]


def test_kategori_nilai_dan_label_diganti_semuanya(bagian: dict[str, bytes]) -> None:
    akar = grafik_di(isi(bagian, [CAPAIAN]))
    assert teks(akar, f".//{C}cat//{C}v") == list(CAPAIAN.kategori)
    assert teks(akar, f".//{C}val//{C}v") == ["33.3333", "0", "100", "0"]
    assert teks(akar, f".//{C}dLbl//{A}t") == list(CAPAIAN.label)
    assert [el.get("val") for el in akar.iter(f"{C}ptCount")] == ["1", "4", "4"]
    assert "Contoh" not in etree.tostring(akar, encoding="unicode")


def test_lembar_kerja_di_belakang_grafik_sama_isinya(bagian: dict[str, bytes]) -> None:
    """Who edits the chart in Word sees the true figures; what has no figure is an empty cell."""
    hasil = isi(bagian, [CAPAIAN])
    (nama,) = (n for n in hasil if n.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(hasil[nama])) as lembar:
        akar = etree.fromstring(lembar.read("xl/worksheets/sheet1.xml"))
    baris = [{c.get("r", ""): "".join(c.itertext()) for c in r.iter("{*}c")} for r in akar.iter("{*}row")]
    assert baris == [
        {"A1": "", "B1": "Nilai konversi"},
        {"A2": "Tata & Laksana", "B2": "33.3333"},
        {"A3": "Pengawasan"},
        {"A4": "Pelayanan <Publik>", "B4": "100"},
        {"A5": "SDM", "B5": "0"},
    ]


def test_grafik_dibacakan_dengan_angkanya(bagian: dict[str, bytes]) -> None:
    dokumen = etree.fromstring(isi(bagian, [CAPAIAN])["word/document.xml"])
    (sifat,) = (el for el in dokumen.iter("{*}docPr") if el.get("name") == "grafik:unsur-pelayanan")
    assert sifat.get("descr") == CAPAIAN.uraian


def test_grafik_tanpa_data_ditolak_karena_angkanya_hanya_contoh(bagian: dict[str, bytes]) -> None:
    with pytest.raises(GalatTemplat, match="grafik:unsur-pelayanan") as galat:
        isi(bagian, [CAPAIAN.model_copy(update={"nama": "lain"})])
    assert "grafik:lain" in galat.value.saran
    with pytest.raises(GalatTemplat):
        isi(bagian, [])


def test_naskah_tanpa_grafik_tidak_diubah() -> None:
    """A template from which somebody removed the chart is printed as it is."""
    bagian = bongkar((AKAR / "templates_docx" / "nota-dinas.docx").read_bytes())
    dokumen = etree.fromstring(bagian["word/document.xml"])
    assert cari_grafik(dokumen, bagian) == []
    assert isi_grafik("<xml/>", [], [CAPAIAN]) == ("<xml/>", {})


def test_isi_yang_sama_memberi_bita_yang_sama(bagian: dict[str, bytes]) -> None:
    assert isi(bagian, [CAPAIAN]) == isi(bagian, [CAPAIAN])
    assert susun_lembar("Nilai", CAPAIAN) == susun_lembar("Nilai", CAPAIAN)
