"""The letters that stand for the year, as printed: their words are kept in the files beside this one.

After a wanted change of wording, templates or plan write them anew with `python -m tests.golden.test_surat_tetap`
and read the difference. Keputusan Tim PPID, Agen Perubahan and Tim UPG are in `test_surat`.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
from functools import cache
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from tata_usaha.cetak.cetak import cetak
from tata_usaha.konsep.isian import hitung_isian
from tata_usaha.pengaturan import AKAR
from tata_usaha.templat.periksa import periksa_templat
from tests.tata_usaha.naskah_uji import W, baca_semua, bagian
from tests.zi_model.bahan_sigi import bahan
from zi_model.naskah.daftar import Bagian, JenisAlur, susun_naskah
from zi_model.naskah.dasar import Naskah
from zi_model.periode import Periode

TEMPLAT = AKAR / "templates_docx"
ACUAN = Path(__file__).parent
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SEBUTAN = (
    "tim-zi",
    "penetapan-sop",
    "iku",
    "satgas-spip",
    "tim-pengaduan",
    "standar-pelayanan",
    "maklumat/pelayanan",
    "sop/pengaduan",
    "sop/pelayanan",
)
PAKTA = "Pakta Integritas Tim Kerja ZI 2026"
SOP = "SOP Penanganan Pengaduan Masyarakat 2026"
NAMA = [
    "Keputusan Tim Kerja ZI 2026",
    PAKTA,
    "Keputusan Penetapan SOP 2026",
    "Keputusan Penetapan IKU 2026",
    "Keputusan Satgas SPIP 2026",
    "Keputusan Tim Unit Kerja Pengaduan Masyarakat 2026",
    "Keputusan Standar Pelayanan 2026",
    "Maklumat Pelayanan 2026",
    SOP,
    "SOP Pelayanan Informasi Publik 2026",
]
setiap_surat = pytest.mark.parametrize("nama", NAMA)


@cache
def surat() -> dict[str, tuple[Naskah, bytes]]:
    """Return each letter, drafted on 10 February, by its file name."""
    semua = [
        naskah
        for sebutan in SEBUTAN
        for naskah in susun_naskah(
            bahan(), JenisAlur.KEPUTUSAN, Periode.parse("2026"), Bagian.SEMUA, sebutan, dt.date(2026, 2, 10)
        )
    ]
    return {n.nama_berkas: (n, cetak(n, bahan().kantor, TEMPLAT)) for n in semua}


def test_semua_surat_diperiksa_di_sini() -> None:
    assert list(surat()) == NAMA


@setiap_surat
def test_kata_katanya(nama: str) -> None:
    acuan = (ACUAN / f"{nama}.txt").read_text(encoding="utf-8")
    assert "\n".join(baca_semua(surat()[nama][1])) + "\n" == acuan


@setiap_surat
def test_sah_sebagai_dokumen_word(nama: str, tmp_path: Path) -> None:
    berkas = tmp_path / "surat.docx"
    berkas.write_bytes(surat()[nama][1])
    assert OpenXmlValidator().validate(berkas).errors == []


@setiap_surat
def test_templatnya_tanpa_masalah(nama: str) -> None:
    naskah, _ = surat()[nama]
    assert periksa_templat(TEMPLAT / naskah.templat, type(naskah.isi)) == []


@setiap_surat
def test_tanpa_perataan_dengan_spasi_dan_tanpa_paragraf_kosong_berturut(nama: str) -> None:
    baris = list(baca_semua(surat()[nama][1]))
    assert not any("   " in teks for teks in baris)
    assert not any(a == b == "" for a, b in itertools.pairwise(baris))


@setiap_surat
def test_rupa_hanya_dari_gaya_bernama(nama: str) -> None:
    akar = bagian(surat()[nama][1])
    assert {el.tag.removeprefix(W) for sifat in akar.iter(f"{W}pPr") for el in sifat} <= {
        "pStyle",
        "keepNext",
        "sectPr",
    }
    assert {el.tag.removeprefix(W) for sifat in akar.iter(f"{W}rPr") for el in sifat} <= {"rStyle"}


@setiap_surat
def test_kepala_tabel_berulang_dan_baris_isinya_utuh(nama: str) -> None:
    for tabel in bagian(surat()[nama][1]).iter(f"{W}tbl"):
        if tabel.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") in {"Identitas SOP", "Standar pelayanan"}:
            continue  # their cells may grow over a page
        if tabel.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "NDKisi":
            baris = tabel.findall(f"{W}tr")
            assert baris[0].find(f"{W}trPr/{W}tblHeader") is not None
            assert all(b.find(f"{W}trPr/{W}cantSplit") is not None for b in baris)


@pytest.mark.parametrize("nama", [n for n in NAMA if n.startswith("Keputusan")])
def test_nomor_keputusan_bertag_sama_di_setiap_lampiran_yang_tidak_mengulang_tanggalnya(nama: str) -> None:
    akar = bagian(surat()[nama][1])
    tag = [t.get(f"{W}val") for t in akar.iter(f"{W}tag")]
    lampiran = sum("".join(t.text or "" for t in p.iter(f"{W}t")).startswith("LAMPIRAN") for p in akar.iter(f"{W}p"))
    assert tag.count("isian:nomor") == 1 + lampiran
    assert tag.count("isian:tanggal") == 1
    assert lampiran == (2 if "Pengaduan" in nama else 1)


def test_tabel_iku_mendatar_dan_naskahnya_tegak() -> None:
    bagian_halaman = docx.Document(io.BytesIO(surat()["Keputusan Penetapan IKU 2026"][1])).sections
    assert [b.page_width > b.page_height for b in bagian_halaman] == [False, True]


def test_maklumat_satu_halaman_berbingkai_mendatar() -> None:
    (halaman,) = docx.Document(io.BytesIO(surat()["Maklumat Pelayanan 2026"][1])).sections
    assert halaman.page_width > halaman.page_height
    assert {b.tag.removeprefix(W) for b in halaman._sectPr.find(f"{W}pgBorders")} == {"top", "left", "bottom", "right"}


def test_isian_maklumat_hanya_tanggal_dan_alamat_kantor() -> None:
    assert hitung_isian(surat()["Maklumat Pelayanan 2026"][1]) == [
        "alamat kantor",
        "telepon, laman, dan surel kantor",
        "tanggal",
    ]


def test_setiap_langkah_sop_bersimbol_di_kolom_pelaksananya() -> None:
    tabel = bagian(surat()[SOP][1]).findall(f".//{W}tbl")[-1]
    simbol = [
        [
            (kolom, bentuk.get("prst"))
            for kolom, sel in enumerate(baris.iter(f"{W}tc"))
            for bentuk in sel.iter(f"{A}prstGeom")
        ]
        for baris in tabel.findall(f"{W}tr")[2:]
    ]
    terminator, proses, keputusan = "flowChartTerminator", "flowChartProcess", "flowChartDecision"
    assert simbol == [
        [(2, terminator)],
        [(3, proses)],
        [(3, keputusan)],
        [(4, proses)],
        [(5, keputusan)],
        [(6, proses)],
        [(4, proses)],
        [(3, proses)],
        [(4, terminator)],
    ]


def test_gambar_sop_bernomor_sendiri_sendiri() -> None:
    """Word calls a file damaged in which two drawings have the same number."""
    nomor = [el.get("id") for el in bagian(surat()[SOP][1]).iter() if str(el.tag).endswith("}docPr")]
    assert len(nomor) == len(set(nomor)) == 9


def test_pakta_setiap_anggota_mulai_di_halaman_baru() -> None:
    akar = bagian(surat()[PAKTA][1])
    gaya = [s.get(f"{W}val") for s in akar.iter(f"{W}pStyle")]
    assert gaya.count("NDJudulPakta") == gaya.count("NDHalamanBaru") + 1 == 17


if __name__ == "__main__":
    for nama_surat, (_, isi_surat) in surat().items():
        teks = "\n".join(baca_semua(isi_surat)) + "\n"
        (ACUAN / f"{nama_surat}.txt").write_text(teks, encoding="utf-8", newline="\n")
