"""Reports and reminders as printed: valid, whole and legible, from an empty folder to a full one.

Their words with some evidence are kept in the files beside this one; after a wanted change write them anew
with `python -m tests.golden.test_cetak_laporan` and read the difference.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from openxml_audit import OpenXmlValidator

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.word.paket import bongkar
from tests.tata_usaha.naskah_uji import baca_semua, hitung_isian
from tests.zi_model.bahan_sigi import MONEV, TW1, TW2, bahan, berkas, bukti_untuk, kantor, kewajiban, semua_bukti, tahun
from tests.zi_model.survei_uji import hitung_survei
from tests.zi_model.terbit_uji import jawaban, laporan, rekomendasi
from zi_model.bukti import JenisBerkas
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.berkala.isi import IsiLaporanBerkala, TeksLaporanBerkala
from zi_model.naskah.berkala.laporan import susun_laporan_berkala
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.monev.isi import IsiLaporanMonev
from zi_model.naskah.monev.laporan import susun_laporan_monev
from zi_model.naskah.monev.laporan_tindak_lanjut import susun_laporan_tindak_lanjut
from zi_model.naskah.surat.nota_dinas import susun_nota_dinas
from zi_model.periode import Periode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLAT = AKAR / "templates_docx"
ACUAN = Path(__file__).parent
MARET, SEMESTER, DESEMBER, TAHUN = (Periode.parse(p) for p in ("2026-03", "2026-S1", "2026-12", "2026"))
LAYANAN, SURVEI = "6.2.1.1", "6.3.1.1"
NAMA_PANJANG = f"Laporan_{'Monitoring_dan_Evaluasi_' * 6}(ttd)_FINAL & revisi <3>.pdf"
CATATAN = 'Jaringan "putus" & <alat> rusak 😀; menunggu {{ perbaikan }} 4 (lima) hari. ' * 40
TERBIT = laporan(
    "2026-TW1",
    "2026-04-10",
    rekomendasi("2026-TW1/1", ("2.1.2.1", "2026-TW1")),
    rekomendasi("2026-TW1/2", ("2.1.3.1", "2026-TW1"), ("2.2.2.1", "2026-TW1")),
    rekomendasi("2026-TW1/3", teks="Menunjuk satu petugas pengumpul bukti."),
)
BAHAN = {
    "kosong": bahan(),
    "penuh": bahan(semua_bukti()),
    "campur": replace(
        bahan(
            [
                *(b for b in semua_bukti() if b.kode.startswith(("1.1", "4."))),
                *bukti_untuk(kewajiban("2.1.2.1", "2026-TW1"), hari=8),
                berkas(MONEV, TW1, NAMA_PANJANG, "2026-03-20"),
                berkas(MONEV, TW1, "rusak.jpg", "2026-03-20", None, "berkas kosong (0 byte)"),
                berkas(LAYANAN, MARET, NAMA_PANJANG, "2026-03-20"),
                berkas("5.3.2.1", "2026", "sop.docx", "2026-02-08", JenisBerkas.DOCX),
            ],
            {(MONEV, TW1): CATATAN, (LAYANAN, MARET): CATATAN},
            {
                (SURVEI, SEMESTER): hitung_survei(
                    [(4, 3, 2, 4, 4, 4, 3, 3, 4)] * 3, {"pekerjaan": ["Petani", "Guru", ""]}
                )
            },
        ),
        terbit=(TERBIT,),
        jawaban=(jawaban("2026-TW1/3", "2026-04-24", bukti="sigi/2026/tindak-lanjut/SK petugas.pdf"),),
    ),
}
BERKALA = {LAYANAN: MARET, "2.3.2.1": SEMESTER, "5.5.4.1": SEMESTER, SURVEI: SEMESTER, "6.3.3.1": SEMESTER} | {
    "5.2.2.1": TAHUN,
    "4.2.1.4": TAHUN,
}
"""Reports of single rows whose words are kept, one of each make; all of them are printed below."""


def _berkala(sumber: Bahan) -> list[Naskah]:
    """Return the reports of a few rows, each of one period."""
    return [susun_laporan_berkala(sumber, k) for k in sumber.tahun.kewajiban if BERKALA.get(k.kode) == k.periode]


def susun(sumber: Bahan) -> list[Naskah]:
    """Return one letter of each kind, and the quarter that follows up another one."""
    return [
        susun_laporan_monev(sumber, TW1),
        susun_laporan_monev(sumber, TW2),
        *susun_laporan_tindak_lanjut(sumber, TW2),
        *_berkala(sumber),
        *susun_nota_dinas(sumber, DESEMBER),
    ]


@cache
def tercetak(nama: str) -> dict[str, tuple[Naskah, bytes]]:
    return {str(n.kunci): (n, cetak(n, kantor(), TEMPLAT)) for n in susun(BAHAN[nama])}


@pytest.mark.parametrize("nama", [n.nama_berkas for n in susun(BAHAN["campur"])])
def test_kata_katanya(nama: str) -> None:
    (isi,) = [isi for n, isi in tercetak("campur").values() if n.nama_berkas == nama]
    assert "\n".join(baca_semua(isi)) + "\n" == (ACUAN / f"{nama}.txt").read_text(encoding="utf-8")


def buka(isi: bytes) -> Any:
    return docx.Document(io.BytesIO(isi))


def teks(isi: bytes) -> str:
    """Return all text of a letter's body, paragraph by paragraph."""
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in buka(isi).element.body.iter(f"{W}p"))


@pytest.mark.tahan  # what validators of Word files read takes them seconds
@pytest.mark.parametrize("nama", BAHAN)
def test_naskah_sah_sebagai_dokumen_word(nama: str, tmp_path: Path) -> None:
    for kunci, (_, isi) in tercetak(nama).items():
        salinan = tmp_path / "naskah.docx"
        salinan.write_bytes(isi)
        assert OpenXmlValidator().validate(salinan).errors == [], kunci


@pytest.mark.parametrize("nama", BAHAN)
def test_isi_yang_sama_memberi_bita_yang_sama(nama: str) -> None:
    for naskah, isi in tercetak(nama).values():
        assert cetak(naskah, kantor(), TEMPLAT) == isi


@pytest.mark.parametrize("nama", BAHAN)
def test_baris_kepala_tabel_berulang_dan_baris_tidak_terpotong(nama: str) -> None:
    for kunci, (_, isi) in tercetak(nama).items():
        for tabel in buka(isi).element.body.findall(f"{W}tbl"):
            if tabel.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") != "NDKisi":
                continue
            baris = tabel.findall(f"{W}tr")
            assert baris[0].find(f"{W}trPr/{W}tblHeader") is not None, kunci
            assert all(b.find(f"{W}trPr/{W}cantSplit") is not None for b in baris), kunci
            assert len(baris) > 1, kunci


@pytest.mark.parametrize("nama", BAHAN)
def test_tabel_tidak_lebih_lebar_dari_halamannya(nama: str) -> None:
    for kunci, (_, isi) in tercetak(nama).items():
        dokumen = buka(isi)
        lebar = [s.page_width.twips - s.left_margin.twips - s.right_margin.twips for s in dokumen.sections]
        bagian = 0
        for anak in dokumen.element.body:
            if anak.tag == f"{W}tbl":
                kolom = [int(k.get(f"{W}w")) for k in anak.iter(f"{W}gridCol")]
                assert sum(kolom) <= lebar[bagian] + 5, kunci
            bagian += anak.find(f".//{W}sectPr") is not None


def test_bab_ii_mendatar_dan_bab_lain_tegak() -> None:
    _, isi = tercetak("campur")["sigi/2026-TW1/laporan-monev"]
    arah = [s.orientation for s in buka(isi).sections]
    assert [int(a) for a in arah] == [0, 0, 1, 0]


def test_isian_laporan_monev_hanya_yang_memang_tidak_diketahui() -> None:
    _, isi = tercetak("penuh")["sigi/2026-TW1/laporan-monev"]
    assert hitung_isian(isi) == [
        "nomor",
        "logo kantor",
        "tanggal",
        "nama Sekretaris KPU Kabupaten Sigi",
        "NIP Sekretaris KPU Kabupaten Sigi",
    ]


def test_kata_orang_tercetak_seperti_diketik() -> None:
    """Marks, braces and wrong figures in a remark are its author's; a long one is there in full, without its emoji."""
    hasil = tercetak("campur")
    for kunci, catatan in (
        ("sigi/2026-TW1/laporan-monev", CATATAN.replace(" 😀", "")),
        ("sigi/2026-03/laporan-layanan-informasi", CATATAN),
    ):
        isi = teks(hasil[kunci][1])
        assert catatan.strip() in isi
        assert NAMA_PANJANG in isi


def test_laporan_menyebut_yang_ada_dan_yang_kurang() -> None:
    isi = teks(tercetak("campur")["sigi/2026-TW1/laporan-monev"][1])
    assert f"Laporan: {NAMA_PANJANG} (diterima 20 Maret 2026)" in isi
    assert "rusak.jpg" not in isi
    assert "Belum ada dokumentasi; batas 31 Maret 2026 sudah lewat." in isi
    assert "BAB IV" in isi and "triwulan pertama tahun rencana aksi" in isi


def test_grafik_memuat_capaian_yang_sebenarnya() -> None:
    naskah, isi = tercetak("campur")["sigi/2026-TW1/laporan-monev"]
    assert isinstance(naskah.isi, IsiLaporanMonev)
    komponen, _ = naskah.isi.grafik
    xml = bongkar(isi)["word/charts/chart1.xml"].decode()
    assert all(label in xml for label in komponen.label)
    assert "Komponen pertama" not in xml


def test_lampiran_hanya_ada_bila_ada_bukti() -> None:
    kunci = "sigi/2026-TW1/laporan-monev"
    assert "LAMPIRAN" not in teks(tercetak("kosong")[kunci][1])
    assert "LAMPIRAN" in teks(tercetak("penuh")[kunci][1])


@cache
def setiap_laporan() -> list[tuple[Naskah, bytes]]:
    """Return the first report of every row that calls for one, without evidence."""
    pertama = {k.kode: k for k in reversed(tahun().kewajiban) if _berlaporan(k)}
    naskah = [susun_laporan_berkala(BAHAN["kosong"], k) for k in pertama.values()]
    return [(n, cetak(n, kantor(), TEMPLAT)) for n in naskah]


def _berlaporan(k: Kewajiban) -> bool:
    return isinstance(kantor().teks.get(k.baris.indikator.naskah), TeksLaporanBerkala)


@pytest.mark.tahan
@pytest.mark.parametrize("ke", range(35))
def test_setiap_laporan_tercetak_utuh_dengan_semua_tabelnya(ke: int) -> None:
    """All sections and rows of the content are there, and each table once."""
    naskah, isi = setiap_laporan()[ke]
    assert isinstance(naskah.isi, IsiLaporanBerkala)
    tabel = [t for t in buka(isi).tables if t.rows[0].cells[0].text == "No."]
    assert [len(t.rows) - 1 for t in tabel] == [len(b.baris) for b in naskah.isi.bagian]
    assert [[s.text for s in t.rows[0].cells[1:]] for t in tabel] == [list(b.kolom) for b in naskah.isi.bagian]
    bagian = [baris for baris in teks(isi).split("\n") if baris[:3] in {"A. ", "B. ", "C. ", "D. ", "E. "}]
    assert [baris[0] for baris in bagian] == ["A", "B", "C", "D", "E"]


@pytest.mark.tahan
def test_setiap_laporan_sah_sebagai_dokumen_word(tmp_path: Path) -> None:
    for naskah, isi in setiap_laporan():
        salinan = tmp_path / "naskah.docx"
        salinan.write_bytes(isi)
        assert OpenXmlValidator().validate(salinan).errors == [], naskah.nama_berkas


@pytest.mark.tahan
def test_laporan_dengan_ratusan_bukti_dan_catatan_panjang_tetap_sah(tmp_path: Path) -> None:
    """Emoji, right-to-left text, marks and a remark of thousands of characters are printed as they are."""
    catatan = 'Zack & <b> "Rusdi" 😀 مرحبا بالعالم שלום {{ nama }} {% if %} ' * 100
    bukti = [berkas(LAYANAN, MARET, f"foto {ke} مرحبا 😀 & <x>.pdf", "2026-03-20") for ke in range(200)]
    (kewajiban_maret,) = [k for k in tahun().kewajiban if (k.kode, k.periode) == (LAYANAN, MARET)]
    isi = cetak(susun_laporan_berkala(bahan(bukti, {(LAYANAN, MARET): catatan}), kewajiban_maret), kantor(), TEMPLAT)
    assert catatan.strip() in teks(isi)
    assert all(b.nama in teks(isi) for b in bukti)
    assert "dan 199 (seratus sembilan puluh sembilan) berkas pendukung" in teks(isi)
    salinan = tmp_path / "naskah.docx"
    salinan.write_bytes(isi)
    assert OpenXmlValidator().validate(salinan).errors == []


if __name__ == "__main__":
    for naskah_acuan, isi_acuan in tercetak("campur").values():
        kata = "\n".join(baca_semua(isi_acuan)) + "\n"
        (ACUAN / f"{naskah_acuan.nama_berkas}.txt").write_text(kata, encoding="utf-8", newline="\n")
