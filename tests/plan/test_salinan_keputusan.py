"""Keputusan 12/2026 made again from the plan folder: word for word what its scan says.

The scan's page furniture is taken off and its line breaks are joined; whatever differs then stands in
`PERBEDAAN` with its reason, and nothing else may.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from openxml_audit import OpenXmlValidator

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.templat.periksa import periksa_templat
from tests.plan.tabel_keputusan import BERKAS, KEPALA, baca_baris_mentah, rapikan
from tests.tata_usaha.naskah_uji import W, hitung_isian
from zi_model.naskah.inti.naskah import Isian, Kendali, Naskah
from zi_model.naskah.keputusan.rencana_aksi import (
    IsiKeputusanRencana,
    susun_keputusan_rencana_aksi,
    susun_salinan_rencana_aksi,
)
from zi_model.tahun_rencana import TahunRencana

NAMA = "keputusan/rencana-aksi"
TEMPLAT = AKAR / "templates_docx"
BARIS_KEPALA = 2
BARIS_TANDA_TANGAN = 1

PERBEDAAN = [
    (
        "badan, pengesahan salinan",
        "",
        "Sasli",
        "nama pengesah salinan terbaca pemindai di lampiran, tidak di badan keputusan",
    ),
    (
        "tabel, baris 3",
        "3. Pemantauan dan Evaluasi Pembangunan",
        "",
        "pemindai mencetak judul aspek 3 sebaris dengan kegiatan 2 dari aspek 2",
    ),
    (
        "tabel, baris 4",
        "",
        "3. Pemantauan dan Evaluasi Pembangunan",
        "tempat judul aspek 3 yang sebenarnya: kegiatan rapat setiap tiga bulan",
    ),
]
"""Where, what the scan has, what we print, why."""


@pytest.fixture(scope="module")
def tahun_rencana() -> TahunRencana:
    from tests.zi_model.bahan_sigi import tahun

    return tahun()


@pytest.fixture(scope="module")
def salinan(tahun_rencana: TahunRencana) -> bytes:
    naskah = susun_salinan_rencana_aksi(tahun_rencana, NAMA)
    assert naskah is not None
    return cetak(naskah, tahun_rencana.kantor, TEMPLAT)


@pytest.fixture(scope="module")
def naskah_konsep(tahun_rencana: TahunRencana) -> Naskah:
    (naskah,) = susun_keputusan_rencana_aksi(tahun_rencana, NAMA, dt.date(2026, 1, 5))
    return naskah


@pytest.fixture(scope="module")
def konsep(tahun_rencana: TahunRencana, naskah_konsep: Naskah) -> bytes:
    return cetak(naskah_konsep, tahun_rencana.kantor, TEMPLAT)


@cache
def kata_pindaian() -> list[str]:
    """Return the words of the scan: its table row by row, a bar before each cell."""
    teks = BERKAS.read_text(encoding="utf-8")
    teks = re.sub(r"\[Jdih\.go\.id\S*\]\(\S+\)", "", teks)  # the address stamped at the foot of each page
    teks = re.sub(r"^- (?=tentang Evaluasi)", "", teks, flags=re.MULTILINE)  # what is left of the page number
    baris = teks.replace("**", "").splitlines()
    awal = next(ke for ke, b in enumerate(baris) if "\t" in b)
    akhir = max(ke for ke, b in enumerate(baris) if "\t" in b)
    mentah, _ = baca_baris_mentah()
    tabel = [[*KEPALA[0].split("\t")], [*KEPALA[1].split("\t")], *[[rapikan(sel) for sel in b] for b in mentah]]
    sel = " ".join(f"| {satu}" for b in tabel for satu in b)
    return " ".join([*baris[:awal], sel, *baris[akhir + 1 :]]).split()


def kata_tercetak(isi: bytes) -> list[str]:
    """Return the words of the printed decree as a reader meets them, a bar before each cell of the plan's table."""
    return " ".join(_baca(docx.Document(io.BytesIO(isi)).element.body)).split()


def _baca(induk: Any) -> Iterator[str]:
    for anak in induk:
        if anak.tag == f"{W}p":
            yield _teks(anak)
        elif anak.tag == f"{W}tbl":
            berkisi = anak.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "NDKisi"
            for baris in anak.findall(f"{W}tr"):
                sel = baris.findall(f"{W}tc")
                for satu in sel:
                    yield ("| " if berkisi and len(sel) == 8 else "") + " ".join(_baca(satu))


def _teks(paragraf: Any) -> str:
    """Return a paragraph's text, words in italics between <i> and </i> as the scan marks them."""
    potongan = []
    for el in paragraf.iter(f"{W}r"):
        teks = "".join("\t" if t.tag == f"{W}tab" else t.text or "" for t in el if t.tag in {f"{W}t", f"{W}tab"})
        miring = el.find(f"{W}rPr/{W}rStyle[@{W}val='NDMiring']") is not None
        potongan.append(f"<i>{teks}</i>" if miring else teks)
    return "".join(potongan)


def test_kata_demi_kata_sama_dengan_keputusan_asli(salinan: bytes) -> None:
    asli, kita = kata_pindaian(), kata_tercetak(salinan)
    beda = [
        (" ".join(asli[a:b]), " ".join(kita[c:d]))
        for jenis, a, b, c, d in SequenceMatcher(None, asli, kita, autojunk=False).get_opcodes()
        if jenis != "equal"
    ]
    assert beda == [(pindaian, tercetak) for _, pindaian, tercetak, _ in PERBEDAAN]


def test_salah_ketik_keputusan_tetap_ada(salinan: bytes) -> None:
    kita = " ".join(kata_tercetak(salinan))
    for salah in ("KABUAPTEN SIGI TAHUN 2026", "pola mutase internal", "Acheivable", "berkontiribusi", "s.d.Februari"):
        assert salah in kita


def test_alamat_jdih_keputusan_asli_di_kaki_setiap_halaman_salinan_saja(salinan: bytes, konsep: bytes) -> None:
    alamat = re.search(r"\[(Jdih\.go\.id\S*)\]", BERKAS.read_text(encoding="utf-8"))
    assert alamat is not None
    for isi, tercetak in ((salinan, alamat[1]), (konsep, "")):
        bagian = docx.Document(io.BytesIO(isi)).sections
        assert {b.footer.paragraphs[0].text for b in bagian} == {tercetak}
        assert bagian[0].first_page_footer.paragraphs[0].text == tercetak


def test_salinan_tanpa_isian_dan_bertanda_ttd(salinan: bytes) -> None:
    assert hitung_isian(salinan) == []
    assert kata_tercetak(salinan).count("ttd") == 2


def test_konsep_tanpa_nomor_tanggal_ttd_dan_dengan_usulan_perbaikan(naskah_konsep: Naskah, konsep: bytes) -> None:
    """A draft for signature repeats no misprint for which the plan has a correction."""
    isi = naskah_konsep.isi
    assert isinstance(isi, IsiKeputusanRencana)
    assert isinstance(isi.nomor, Isian)
    assert isinstance(isi.tanggal, Isian)
    assert hitung_isian(konsep) == ["nomor", "tanggal penetapan", "nomor"]
    kita = " ".join(kata_tercetak(konsep))
    for salah in ("ttd", "Salinan", "KABUAPTEN", "mutase", "Acheivable", "berkontiribusi", "s.d.Februari"):
        assert salah not in kita


def test_nomor_tanggal_dan_nama_dalam_kendali(tahun_rencana: TahunRencana) -> None:
    naskah = susun_salinan_rencana_aksi(tahun_rencana, NAMA)
    assert naskah is not None
    isi = naskah.isi
    assert isinstance(isi, IsiKeputusanRencana)
    assert isi.nomor == Kendali(tag="nomor", teks="12")
    assert isi.tanggal == Kendali(tag="tanggal", teks="21 Januari 2026")
    assert isi.penanda_tangan.nama == Kendali(tag="nama-ketua", teks="SOLEMAN")
    assert str(naskah.kunci) == "sigi/2026/salinan-keputusan/rencana-aksi"


@pytest.mark.parametrize("tanpa", ["nomor", "tanggal"])
def test_rencana_yang_belum_ditetapkan_belum_punya_salinan(tahun_rencana: TahunRencana, tanpa: str) -> None:
    keputusan = tahun_rencana.rencana.keputusan.model_copy(update={tanpa: None})
    rencana = tahun_rencana.rencana.model_copy(update={"keputusan": keputusan})
    assert susun_salinan_rencana_aksi(dataclasses.replace(tahun_rencana, rencana=rencana), NAMA) is None


class TestTabel:
    def tabel(self, isi: bytes) -> Any:
        *_, tabel = docx.Document(io.BytesIO(isi)).element.body.findall(f"{W}tbl")
        return tabel

    def test_enam_puluh_lima_baris_dan_kepala_di_setiap_halaman(self, salinan: bytes) -> None:
        baris = self.tabel(salinan).findall(f"{W}tr")
        assert len(baris) == BARIS_KEPALA + 65 + BARIS_TANDA_TANGAN
        kepala = [b for b in baris if b.find(f"{W}trPr/{W}tblHeader") is not None]
        assert kepala == baris[:BARIS_KEPALA]
        tercetak = ["\t".join(" ".join(_baca(sel)) for sel in b.findall(f"{W}tc")) for b in kepala]
        assert tercetak == list(KEPALA)
        assert all(b.find(f"{W}trPr/{W}cantSplit") is not None for b in baris)

    def test_sel_bergabung_menurut_komponen_aspek_dan_aksi(self, salinan: bytes, tahun_rencana: TahunRencana) -> None:
        baris = self.tabel(salinan).findall(f"{W}tr")[BARIS_KEPALA:-BARIS_TANDA_TANGAN]
        mulai = [
            sum(b.findall(f"{W}tc")[kolom].find(f"{W}tcPr/{W}vMerge").get(f"{W}val") == "restart" for b in baris)
            for kolom in range(4)
        ]
        komponen = tahun_rencana.rencana.komponen
        aspek = [a for k in komponen for a in k.aspek]
        assert mulai == [6, 6, len(aspek), sum(len(a.aksi) for a in aspek)]
        lanjutan = [
            " ".join(_baca(sel))
            for b in baris
            for sel in b.findall(f"{W}tc")[:4]
            if sel.find(f"{W}tcPr/{W}vMerge").get(f"{W}val") != "restart"
        ]
        assert set(lanjutan) == {""}

    def test_badan_tegak_lampiran_mendatar_di_kertas_f4(self, salinan: bytes) -> None:
        bagian = docx.Document(io.BytesIO(salinan)).sections
        assert [round(b.page_width.mm) for b in bagian] == [215, 330]
        assert [round(b.page_height.mm) for b in bagian] == [330, 215]


@pytest.mark.tahan
@pytest.mark.parametrize("jenis", ["salinan", "konsep"])
def test_sah_sebagai_dokumen_word(jenis: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    berkas = tmp_path / "keputusan.docx"
    berkas.write_bytes(request.getfixturevalue(jenis))
    assert OpenXmlValidator().validate(berkas).errors == []


def test_templatnya_tanpa_masalah() -> None:
    assert periksa_templat(TEMPLAT / "keputusan-rencana-aksi.docx", IsiKeputusanRencana) == []


@pytest.mark.tahan
@pytest.mark.skipif(
    any(shutil.which(alat) is None for alat in ("soffice", "pdftotext")),
    reason="LibreOffice dan poppler-utils tidak terpasang; .ci/run memasangnya",
)
def test_setiap_halaman_lampiran_berkepala_dan_tanda_tangan_tidak_sendirian(salinan: bytes, tmp_path: Path) -> None:
    (tmp_path / "salinan.docx").write_bytes(salinan)
    perintah = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "pdf"]
    subprocess.run([*perintah, "--outdir", tmp_path, tmp_path / "salinan.docx"], check=True, capture_output=True)
    teks = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "salinan.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    halaman = teks.removesuffix("\f").split("\f")
    lampiran = halaman[next(ke for ke, isi in enumerate(halaman) if "LAMPIRAN" in isi) :]
    for isi in lampiran:
        kata = isi.split()
        assert [f"({ke})" for ke in range(1, 9)] == [k for k in kata if re.fullmatch(r"\([1-8]\)", k)]
        assert "INDIKATOR" in kata
    assert "3. Melaksanakan" in lampiran[-1]
    assert "SOLEMAN" in lampiran[-1]
