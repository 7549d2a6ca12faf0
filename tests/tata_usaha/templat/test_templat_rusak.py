"""Templates that somebody broke in Word: each mistake is told with its code and place, and none is printed silently."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tata_usaha.cli import main
from tata_usaha.dasar.galat import GalatTemplat
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.surat.kode_surat import KodeSurat
from tata_usaha.templat.kelengkapan import PENULIS
from tata_usaha.templat.periksa import nama_asal, periksa_templat
from tata_usaha.templat.tandai import tulis_tandaan
from tests.tata_usaha.naskah_uji import baca_semua, periksa_semua
from tests.tata_usaha.tangan_usil import cari, tulis
from tests.tata_usaha.templat_rusak import KEPUTUSAN, RUSAK, TEMPLAT, UNDANGAN, Rusak, rusak
from tests.zi_model.bahan_sigi import bahan, kantor, kewajiban, tahun
from zi_model.masalah import Masalah, Tingkat
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.keluarga import isi_templat
from zi_model.naskah.keputusan.pokok_dan_tim import susun_keputusan
from zi_model.naskah.rapat.paket import susun_rapat


@cache
def naskah(templat: str) -> Naskah:
    """Return a letter of the real office that is printed through a template."""
    if templat == KEPUTUSAN:
        return susun_keputusan(tahun(), "keputusan/tim-upg", dt.date(2026, 2, 10))[0]
    return next(n for n in susun_rapat(bahan(), kewajiban("1.3.1.1", "2026-TW1")) if n.templat == templat)


@cache
def teks_utuh(templat: str) -> list[str]:
    """Return the words of that letter as the unbroken template prints them, the paragraphs of a cell one by one."""
    return [p for baris in baca_semua(cetak(naskah(templat), kantor(), TEMPLAT)) for p in baris.split(" / ")]


def taruh(folder: Path, kasus: Rusak) -> Path:
    """Write the broken template under the name of the real one."""
    (folder / kasus.templat).write_bytes(rusak(kasus))
    return folder / kasus.templat


def periksa(templat: Path) -> list[Masalah]:
    return periksa_templat(templat, isi_templat()[templat.name])


def galat(masalah: list[Masalah]) -> list[Masalah]:
    return [m for m in masalah if m.tingkat is Tingkat.GALAT]


def test_cukup_banyak_dan_setiap_kode_templat_ada() -> None:
    assert len(RUSAK) >= 25
    assert {k.kode for k in RUSAK} >= {f"T{n:02}" for n in range(2, 26)} - {"T11", "T12"}


@pytest.mark.tahan
@pytest.mark.parametrize("kasus", [pytest.param(k, id=k.nama) for k in RUSAK])
def test_kode_tempat_dan_sarannya(tmp_path: Path, kasus: Rusak) -> None:
    templat = taruh(tmp_path, kasus)
    masalah = periksa(templat)
    kena = [
        m
        for m in masalah
        if (m.kode, m.tingkat) == (kasus.kode, kasus.tingkat)
        and m.pesan.startswith(kasus.tempat)
        and kasus.kata in f"{m.pesan} {m.saran}"
    ]
    assert kena, "\n".join(map(str, masalah))
    assert all(m.saran for m in kena)
    assert (kasus.tingkat is Tingkat.GALAT) or not galat(masalah), masalah
    _periksa_nomor_paragraf(templat, masalah)


def _periksa_nomor_paragraf(templat: Path, masalah: list[Masalah]) -> None:
    badan = Document(str(templat)).element.body
    paragraf = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in badan.iter(qn("w:p"))]
    for m in masalah:
        if cocok := re.match(r"isi, paragraf (\d+) “([^ …”]*)", m.pesan):
            assert cocok[2] in paragraf[int(cocok[1]) - 1]


@pytest.mark.tahan
@pytest.mark.parametrize(
    "kasus", [pytest.param(k, id=k.nama, marks=[pytest.mark.tahan] * bool(ke % 4)) for ke, k in enumerate(RUSAK)]
)
def test_tidak_pernah_tercetak_diam_diam(tmp_path: Path, kasus: Rusak) -> None:
    """Either the printing stops and says why, or the letter says what the unbroken template's says."""
    templat = taruh(tmp_path, kasus)
    if galat(periksa(templat)):
        with pytest.raises(GalatTemplat) as sebab:
            cetak(naskah(kasus.templat), kantor(), tmp_path)
        assert kasus.kode in {m.kode for m in sebab.value.masalah}
        return
    hasil = [p for baris in baca_semua(cetak(naskah(kasus.templat), kantor(), tmp_path)) for p in baris.split(" / ")]
    if kasus.hilang:
        assert len(hasil) < len(teks_utuh(kasus.templat))
        assert set(hasil) <= set(teks_utuh(kasus.templat))
    else:
        assert hasil == teks_utuh(kasus.templat)


class TestTandai:
    @pytest.mark.tahan
    @pytest.mark.parametrize(
        "kasus",
        [pytest.param(k, id=k.nama, marks=[pytest.mark.tahan] * bool(ke % 9)) for ke, k in enumerate(RUSAK)],
    )
    def test_salinannya_memuat_setiap_masalah_sebagai_komentar(self, tmp_path: Path, kasus: Rusak) -> None:
        templat = taruh(tmp_path, kasus)
        asal = templat.read_bytes()
        masalah = periksa(templat)
        salinan = tulis_tandaan(templat, isi_templat()[templat.name])
        assert salinan == tmp_path / f"{templat.stem} (ditandai).docx"
        assert templat.read_bytes() == asal
        komentar = [k for k in Document(str(salinan)).comments if k.author == PENULIS]
        assert {m.kode for m in masalah} == {k.text[:3] for k in komentar}
        assert len(komentar) >= len(masalah)
        assert [(m.kode, m.pesan, m.saran) for m in periksa_semua(tmp_path, [salinan])] == [
            (m.kode, m.pesan, m.saran) for m in masalah
        ]

    def test_komentarnya_di_tempat_tagnya(self, tmp_path: Path) -> None:
        """The comment spans the tag alone, though the tag was only a part of its run."""
        dokumen = Document(str(TEMPLAT / UNDANGAN))
        tulis(cari(dokumen, "{{ nomor }}"), "Nomor {{ nmor }} itu")
        dokumen.save(str(tmp_path / UNDANGAN))
        salinan = tulis_tandaan(tmp_path / UNDANGAN, isi_templat()[UNDANGAN])
        (p,) = (p for p in Document(str(salinan)).element.body.iter(qn("w:p")) if "nmor" in "".join(p.itertext()))
        urut = [el.text if el.tag == qn("w:t") else el.tag.split("}")[1] for el in p.iter() if el.tag in PENANDA]
        assert urut == ["Nomor ", "commentRangeStart", "{{ nmor }}", "commentRangeEnd", "commentReference", " itu"]

    def test_yang_disimpan_orang_tidak_ditimpa(self, tmp_path: Path) -> None:
        templat = taruh(tmp_path, RUSAK[0])
        pertama = tulis_tandaan(templat, isi_templat()[UNDANGAN])
        assert pertama is not None
        isi = pertama.read_bytes()
        assert tulis_tandaan(templat, isi_templat()[UNDANGAN]) == pertama
        assert pertama.read_bytes() == isi
        Document(str(pertama)).save(str(pertama))  # somebody opens it and saves it
        isi = pertama.read_bytes()
        kedua = tulis_tandaan(templat, isi_templat()[UNDANGAN])
        assert kedua is not None
        assert kedua.name == "undangan (ditandai 2).docx"
        assert pertama.read_bytes() == isi

    def test_salinan_bertanda_ditandai_lagi_tanpa_tanda_ganda(self, tmp_path: Path) -> None:
        templat = taruh(tmp_path, RUSAK[0])
        pertama = tulis_tandaan(templat, isi_templat()[UNDANGAN])
        assert pertama is not None
        kedua = tulis_tandaan(pertama, isi_templat()[UNDANGAN])
        assert kedua is not None
        assert len(Document(str(kedua)).comments) == len(Document(str(pertama)).comments)

    def test_komentar_pemeriksa_yang_tertinggal_di_templat_disebut(self, tmp_path: Path) -> None:
        """A marked copy that was mended and saved as the template would bring its comments into every letter."""
        salinan = tulis_tandaan(taruh(tmp_path, RUSAK[0]), isi_templat()[UNDANGAN])
        assert salinan is not None
        salinan.replace(tmp_path / UNDANGAN)
        assert "T19" in {m.kode for m in periksa(tmp_path / UNDANGAN)}

    def test_komentar_orang_tetap_ada(self, tmp_path: Path) -> None:
        dokumen = Document(str(TEMPLAT / UNDANGAN))
        dokumen.add_comment(cari(dokumen, "Tembusan:").runs, "tanyakan Sekretaris", "Hukum", "H")
        tulis(cari(dokumen, "{{ nomor }}"), "{{ nmor }}")
        dokumen.save(str(tmp_path / UNDANGAN))
        salinan = tulis_tandaan(tmp_path / UNDANGAN, isi_templat()[UNDANGAN])
        assert {k.author for k in Document(str(salinan)).comments} == {"Hukum", PENULIS}

    def test_sah_sebagai_dokumen_word(self, tmp_path: Path) -> None:
        kasus = next(k for k in RUSAK if k.nama == "ttd")
        templat = taruh(tmp_path, kasus)
        salinan = tulis_tandaan(templat, isi_templat()[KEPUTUSAN])
        assert salinan is not None
        assert OpenXmlValidator().validate(salinan).errors == []

    def test_templat_tanpa_masalah_tidak_disalin(self, tmp_path: Path) -> None:
        shutil.copy(TEMPLAT / UNDANGAN, tmp_path)
        assert tulis_tandaan(tmp_path / UNDANGAN, isi_templat()[UNDANGAN]) is None
        assert [p.name for p in tmp_path.iterdir()] == [UNDANGAN]

    def test_berkas_lain_tidak_disalin(self, tmp_path: Path) -> None:
        (tmp_path / UNDANGAN).write_bytes(b"bukan templat")
        assert tulis_tandaan(tmp_path / UNDANGAN, isi_templat()[UNDANGAN]) is None

    def test_perintahnya(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        templat = taruh(tmp_path, RUSAK[0])
        with pytest.raises(SystemExit) as keluar:
            main(["templat", "periksa", "--tandai", str(templat)])
        assert keluar.value.code == GalatTemplat.kode_keluar
        keluaran = capsys.readouterr()
        assert f"Salinan bertanda: {tmp_path / 'undangan (ditandai).docx'}" in keluaran.out
        assert "galat T08: isi, tabel 2 baris 1 kolom 3" in keluaran.err


PENANDA = {qn("w:t"), qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference")}


@pytest.mark.parametrize(
    ("nama", "asal"),
    [
        ("undangan.docx", "undangan.docx"),
        ("undangan (2).docx", "undangan.docx"),
        ("undangan (ditandai).docx", "undangan.docx"),
        ("undangan - Salin.docx", "undangan.docx"),
        ("Salinan dari undangan.docx", "undangan.docx"),
        ("laporan-monev (ditandai 3).docx", "laporan-monev.docx"),
        ("keputusan-lain.docx", None),
        ("undanagn.docx", None),
    ],
)
def test_nama_salinan_menyebut_naskahnya(nama: str, asal: str | None) -> None:
    assert nama_asal(nama, isi_templat()) == asal


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang; .ci/run memasangnya")
@pytest.mark.tahan
def test_templat_yang_disimpan_ulang_libreoffice_tanpa_galat(tmp_path: Path) -> None:
    """Not even the end of a section: it drops an empty paragraph that holds one, so ours are not empty."""
    perintah = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "docx"]
    berkas = sorted(map(str, TEMPLAT.glob("*.docx")))
    subprocess.run([*perintah, "--outdir", str(tmp_path), *berkas], check=True, capture_output=True, timeout=180)
    assert [str(m) for m in galat(periksa_semua(tmp_path))] == []


SISIPAN = (
    "",
    " ",
    "{",
    "}",
    "{{",
    "}}",
    "%",
    "{%",
    "%}",
    "{% if hal %}",
    "{% endif %}",
    "{%p ",
    "_",
    "”",
    "–",
    "x",
    ".",
    "(",
)


@pytest.mark.tahan
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_yang_lolos_pemeriksaan_selalu_tercetak_utuh(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """However a template's text is edited: what the check lets pass prints, and leaves no piece of a tag behind."""
    dokumen = Document(str(TEMPLAT / UNDANGAN))
    paragraf = [p for p in _semua_paragraf(dokumen) if "{" in p.text]
    for _ in range(data.draw(st.integers(1, 2))):
        p = data.draw(st.sampled_from(paragraf), label="paragraf")
        letak = data.draw(st.integers(0, len(p.text)), label="letak")
        buang = data.draw(st.integers(0, 4), label="buang")
        tulis(p, p.text[:letak] + data.draw(st.sampled_from(SISIPAN)) + p.text[letak + buang :])
    keluar = io.BytesIO()
    dokumen.save(keluar)
    folder = tmp_path_factory.mktemp("ubah")
    (folder / UNDANGAN).write_bytes(keluar.getvalue())
    if not galat(periksa(folder / UNDANGAN)):
        try:
            hasil = "\n".join(baca_semua(cetak(naskah(UNDANGAN), kantor(), folder)))
        except GalatTemplat as galat_cetak:  # a letter typed beside the office's name makes it another office's
            assert {m.kode for m in galat_cetak.masalah} == {KodeSurat.KANTOR_LAIN}
            return
        assert not re.search(r"\{\{|\}\}|\{%|%\}", hasil)


def _semua_paragraf(dokumen: Document) -> list:
    from docx.text.paragraph import Paragraph

    return [Paragraph(el, dokumen) for el in dokumen.element.body.iter(qn("w:p"))]
