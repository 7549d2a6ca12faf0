"""What holds for the letters that stand for the year; their words are kept with the others' (`test_surat`)."""

from __future__ import annotations

import io

import docx
import pytest

from tests.golden.surat_tetap import NAMA, PAKTA, SOP
from tests.golden.surat_tetap import surat_tetap as surat
from tests.tata_usaha.naskah_uji import W, bagian, hitung_isian

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


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


def test_isian_maklumat_hanya_tanggal_logo_dan_alamat_kantor() -> None:
    assert hitung_isian(surat()["Maklumat Pelayanan 2026"][1]) == [
        "logo kantor",
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
