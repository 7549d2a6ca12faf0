"""The code stands on the first page of letters that shall have it, whatever the office's template, and nowhere else."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from docx import Document
from docx.shared import Mm
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from tata_usaha.cetak.kode_kaki import GAMBAR_KODE
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak, kode_tercetak
from tata_usaha.templat.periksa import periksa_templat
from tata_usaha.word.paket import bongkar, kemas
from tests.tata_usaha.naskah_uji import IsiUji, W, bagian, naskah_uji
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tools.ooxml import titik_buta
from zi_model.kantor import Kantor
from zi_model.masalah import Tingkat
from zi_model.naskah.inti.kode_kaki import kode_kaki
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.keluarga import isi_templat
from zi_model.srikandi import JALUR

NASKAH = dataclasses.replace(
    naskah_uji(IsiUji()), kunci=dataclasses.replace(naskah_uji(IsiUji()).kunci, jenis="undangan-uji")
)
KODE = kode_kaki(str(NASKAH.kunci), "7210")
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_PER_MM = 36_000


def berjenis(jenis: str) -> Naskah:
    return dataclasses.replace(NASKAH, kunci=dataclasses.replace(NASKAH.kunci, jenis=jenis))


def kantor(**pilihan: bool) -> Kantor:
    """Return the office with its own choice for some kinds of letters."""
    sigi = kantor_sigi()
    milik = {nama.replace("_", "-"): nilai for nama, nilai in pilihan.items()}
    return dataclasses.replace(sigi, satker=sigi.satker.model_copy(update={"kode_kaki": milik}))


def tercetak(folder: Path, ubah: Callable[[Any], None] = lambda _: None, naskah: Naskah = NASKAH) -> bytes:
    """Return a letter printed through a template that somebody made in Word without knowing ours."""
    dokumen = Document()
    dokumen.add_paragraph("Isi {{ teks }}")
    bagian_pertama = dokumen.sections[0]
    bagian_pertama.left_margin, bagian_pertama.bottom_margin = Mm(30), Mm(25)
    ubah(dokumen)
    dokumen.save(str(folder / "uji.docx"))
    return cetak(naskah, kantor_sigi(), folder)


def kaki(docx: bytes, halaman: str, ke: int = 0) -> Any:
    """Return the foot of a section as its part says, for the first page or for all (`default`); None without one."""
    semua = bagian(docx).findall(f".//{W}sectPr")
    rujukan = semua[ke].find(f"{W}footerReference[@{W}type='{halaman}']")
    if rujukan is None:
        return None
    id_ = rujukan.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    hubungan = bagian(docx, "word/_rels/document.xml.rels")
    return bagian(docx, "word/" + next(h.get("Target") for h in hubungan if h.get("Id") == id_))


def kata(akar: Any) -> str:
    return " ".join(t.text for t in akar.iter(f"{W}t") if t.text)


def letak_mm(akar: Any) -> list[tuple[float, float, float, float]]:
    """Return where the drawings of a foot stand: left, top, width, height."""
    return [
        tuple(
            int(nilai) / EMU_PER_MM
            for nilai in (
                j.findtext(f"{WP}positionH/{WP}posOffset"),
                j.findtext(f"{WP}positionV/{WP}posOffset"),
                j.find(f"{WP}extent").get("cx"),
                j.find(f"{WP}extent").get("cy"),
            )
        )
        for j in akar.iter(f"{WP}anchor")
    ]


@pytest.mark.parametrize(
    ("jenis", "berkode"),
    [
        ("undangan-monev", True),
        ("daftar-hadir-monev", True),
        ("notula-monev", True),
        ("dokumentasi-sarana", True),
        ("laporan-monev", True),
        ("laporan-spip", True),
        ("nota-dinas-pengingat", True),
        ("surat-pengantar", True),
        ("keputusan", False),
        ("salinan-keputusan", False),
        ("pakta-integritas", False),
        ("maklumat", False),
        ("sop", False),
    ],
)
def test_letters_and_reports_bear_it_and_what_is_decreed_or_pledged_does_not(jenis: str, berkode: bool) -> None:
    naskah = berjenis(jenis)
    assert kode_tercetak(naskah, kantor_sigi()) == (kode_kaki(str(naskah.kunci), "7210") if berkode else "")


def test_the_office_says_otherwise_by_kind_and_the_narrower_word_counts() -> None:
    milik = kantor(laporan=False, laporan_monev=True, keputusan=True)
    berkode = [bool(kode_tercetak(berjenis(j), milik)) for j in ("laporan-spip", "laporan-monev-ppid", "keputusan")]
    assert berkode == [False, True, True]


def test_a_letter_that_goes_through_srikandi_never_bears_it() -> None:
    assert kode_tercetak(dataclasses.replace(NASKAH, jalur=JALUR), kantor(undangan=True)) == ""


def test_text_and_qr_code_say_the_letters_code(tmp_path: Path) -> None:
    docx = tercetak(tmp_path)
    assert kata(kaki(docx, "first")) == KODE
    gambar = Image.open(io.BytesIO(bongkar(docx)[GAMBAR_KODE]))
    assert [b.text for b in zxingcpp.read_barcodes(gambar)] == [KODE]


def test_it_stands_in_the_corner_of_the_margins_of_the_paper_that_is_printed_on(tmp_path: Path) -> None:
    """The template's own paper is another one (Letter); the office prints letters on A4."""
    (qr, teks) = letak_mm(kaki(tercetak(tmp_path), "first"))
    assert qr == pytest.approx((13, 297 - 8 - 15, 15, 15), abs=0.1)
    assert teks[0] >= 13
    assert 297 - 8 <= teks[1] < teks[1] + teks[3] <= 297 - 5


def test_the_body_is_the_same_as_without_it(tmp_path: Path) -> None:
    dengan = bagian(tercetak(tmp_path))
    tanpa = bagian(cetak(NASKAH, kantor_sigi(), tmp_path, berkode=False))
    for akar in (dengan, tanpa):
        for bagian_ in akar.iter(f"{W}sectPr"):
            bagian_.clear()
    assert [(el.tag, el.attrib, el.text) for el in dengan.iter()] == [
        (el.tag, el.attrib, el.text) for el in tanpa.iter()
    ]


def test_the_same_letter_has_the_same_bytes(tmp_path: Path) -> None:
    assert tercetak(tmp_path) == cetak(NASKAH, kantor_sigi(), tmp_path)


# An office's own template.


def bernomor_halaman(dokumen: Any) -> None:
    dokumen.sections[0].header.paragraphs[0].text = "Kepala kantor"
    dokumen.sections[0].footer.paragraphs[0].text = "Halaman 1"


def test_head_and_foot_of_all_pages_stay_on_the_first_one(tmp_path: Path) -> None:
    docx = tercetak(tmp_path, bernomor_halaman)
    assert kata(kaki(docx, "first")) == f"Halaman 1 {KODE}"
    assert kata(kaki(docx, "default")) == "Halaman 1"
    assert Document(io.BytesIO(docx)).sections[0].first_page_header.paragraphs[0].text == "Kepala kantor"


def test_a_first_page_that_had_its_own_foot_keeps_it(tmp_path: Path) -> None:
    def ubah(dokumen: Any) -> None:
        bernomor_halaman(dokumen)
        dokumen.sections[0].different_first_page_header_footer = True
        dokumen.sections[0].first_page_footer.paragraphs[0].text = "Tembusan disimpan"

    docx = tercetak(tmp_path, ubah)
    assert kata(kaki(docx, "first")) == f"Tembusan disimpan {KODE}"
    assert Document(io.BytesIO(docx)).sections[0].first_page_header.is_linked_to_previous


def test_a_later_first_page_keeps_the_foot_that_it_shares_with_the_first_one(tmp_path: Path) -> None:
    def ubah(dokumen: Any) -> None:
        dokumen.sections[0].different_first_page_header_footer = True
        dokumen.sections[0].first_page_footer.paragraphs[0].text = "Tembusan disimpan"
        dokumen.add_section()
        dokumen.sections[1].different_first_page_header_footer = True

    docx = tercetak(tmp_path, ubah)
    assert [kata(kaki(docx, "first", ke)) for ke in (0, 1)] == [f"Tembusan disimpan {KODE}", "Tembusan disimpan"]


def test_a_foot_for_first_pages_that_nobody_sees_stays_unseen(tmp_path: Path) -> None:
    """Word keeps what it was told once, though all pages have the same foot now."""

    def ubah(dokumen: Any) -> None:
        bernomor_halaman(dokumen)
        dokumen.sections[0].first_page_footer.paragraphs[0].text = "Sisa lama"
        dokumen.sections[0].different_first_page_header_footer = False

    assert kata(kaki(tercetak(tmp_path, ubah), "first")) == f"Halaman 1 {KODE}"


def test_no_later_first_page_takes_it_over(tmp_path: Path) -> None:
    def ubah(dokumen: Any) -> None:
        dokumen.add_section()
        dokumen.sections[1].different_first_page_header_footer = True

    docx = tercetak(tmp_path, ubah)
    assert kata(kaki(docx, "first", 0)) == KODE
    assert kata(kaki(docx, "first", 1)) == ""


@pytest.mark.parametrize("akhir", ["Hal. {{ judul }}", "{%p if ya %}", "{%p endif %}"])
def test_a_tag_in_the_foot_does_not_take_it_along(tmp_path: Path, akhir: str) -> None:
    """A tag for a whole paragraph leaves nothing of that paragraph behind."""

    def ubah(dokumen: Any) -> None:
        isi = dokumen.sections[0].footer
        for teks in {"{%p if ya %}": ["{%p if ya %}", "rahasia", "{%p endif %}"]}.get(akhir, [akhir]):
            if akhir == "{%p endif %}":
                isi.add_paragraph("{%p if ya %}")
            isi.add_paragraph(teks)

    docx = tercetak(tmp_path, ubah)
    assert kata(kaki(docx, "first")).split()[-1] == KODE
    assert "rahasia" not in kata(kaki(docx, "first"))


def test_it_stands_below_the_text_where_the_left_margin_is_narrow(tmp_path: Path) -> None:
    def ubah(dokumen: Any) -> None:
        dokumen.sections[0].left_margin, dokumen.sections[0].bottom_margin = Mm(20), Mm(25)

    (qr, _) = letak_mm(kaki(tercetak(tmp_path, ubah), "first"))
    assert qr[0] >= 5
    assert 297 - 25 < qr[1] < qr[1] + 15 <= 297 - 5


def test_margins_without_room_for_it_leave_the_letter_as_it_was(tmp_path: Path) -> None:
    def ubah(dokumen: Any) -> None:
        dokumen.sections[0].left_margin, dokumen.sections[0].bottom_margin = Mm(20), Mm(20)

    assert tercetak(tmp_path, ubah) == cetak(NASKAH, kantor_sigi(), tmp_path, berkode=False)


@pytest.mark.tahan
@pytest.mark.parametrize(
    ("nama", "tepi_mm", "dicatat"),
    [("undangan.docx", 20, True), ("undangan.docx", 25, False), ("sop.docx", 20, False)],
)
def test_the_linter_says_when_a_template_that_should_bear_it_has_no_room(
    tmp_path: Path, nama: str, tepi_mm: int, dicatat: bool
) -> None:
    """A kind that bears none is not asked for room."""
    dokumen = Document(str(AKAR / "templates_docx" / nama))
    dokumen.sections[0].left_margin = dokumen.sections[0].bottom_margin = Mm(tepi_mm)
    dokumen.save(str(tmp_path / nama))
    pesan = [m for m in periksa_templat(tmp_path / nama, isi_templat()[nama]) if "kode naskah" in m.pesan]
    assert [(m.kode, m.tingkat) for m in pesan] == ([("T21", Tingkat.CATATAN)] if dicatat else [])


def berisi_lengkap(dokumen: Any) -> None:
    bernomor_halaman(dokumen)
    dokumen.sections[0].footer.add_paragraph("{{ judul }}")
    dokumen.add_section()
    dokumen.sections[1].different_first_page_header_footer = True


def test_what_is_added_to_a_foot_is_sound(tmp_path: Path) -> None:
    assert titik_buta.periksa(tercetak(tmp_path, berisi_lengkap)) == []


@pytest.mark.tahan
@pytest.mark.parametrize("ubah", [lambda _: None, bernomor_halaman, berisi_lengkap])
def test_the_letter_is_as_valid_as_without_it(tmp_path: Path, ubah: Callable[[Any], None]) -> None:
    salah = []
    for isi in (tercetak(tmp_path, ubah), cetak(NASKAH, kantor_sigi(), tmp_path, berkode=False)):
        (tmp_path / "surat.docx").write_bytes(isi)
        salah.append([str(satu) for satu in OpenXmlValidator().validate(tmp_path / "surat.docx").errors])
    assert salah[0] == salah[1]


@pytest.mark.parametrize("jenis", ["undangan-lain", "keputusan"])
def test_a_template_that_was_a_letter_once_does_not_bear_that_letters_code(tmp_path: Path, jenis: str) -> None:
    """Offices make templates of letters that were printed."""
    dari_surat(tmp_path)
    lain = berjenis(jenis)
    kode = kode_tercetak(lain, kantor_sigi())
    docx = cetak(lain, kantor_sigi(), tmp_path)
    assert kata(kaki(docx, "first")) == kode
    assert len(letak_mm(kaki(docx, "first"))) == (2 if kode else 0)
    assert list(map(len, rujukan_kaki(docx))) == [1 if kode else 0]


def test_another_picture_in_the_foot_keeps_its_reference(tmp_path: Path) -> None:
    dari_surat(tmp_path, b"ode naskah", b"ode lain")
    docx = cetak(NASKAH, kantor_sigi(), tmp_path)
    assert len(letak_mm(kaki(docx, "first"))) == 4
    assert list(map(len, rujukan_kaki(docx))) == [2]


def dari_surat(folder: Path, lama: bytes = b"", baru: bytes = b"") -> None:
    """Make a template of a letter that was printed; in its foot some words may be others."""
    paket = bongkar(tercetak(folder))
    paket["word/document.xml"] = paket["word/document.xml"].replace(b"Isi teks", b"Isi {{ teks }}")
    paket |= {nama: xml.replace(lama, baru) for nama, xml in paket.items() if lama and "footer" in nama}
    (folder / "uji.docx").write_bytes(kemas(paket))


def rujukan_kaki(docx: bytes) -> list[list[str]]:
    """Return the ids in the lists of references of the feet, all different within a list."""
    daftar = [xml for nama, xml in bongkar(docx).items() if nama.startswith("word/_rels/footer")]
    semua = [[str(h.get("Id")) for h in etree.fromstring(xml)] for xml in daftar]
    assert all(len(set(id_)) == len(id_) for id_ in semua)
    return semua
