"""Decrees, meeting packets and surat pengantar of the real office, as printed: their words lie beside this file.

After a wanted change of wording, templates or plan write them anew with `python -m tests.golden.test_surat`
and read the difference.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import shutil
from functools import cache
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.baca_kantor import baca_kantor
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.templat.periksa import periksa_templat
from tests.golden.surat_tetap import NAMA as NAMA_TETAP
from tests.golden.surat_tetap import surat_tetap
from tests.tata_usaha.naskah_uji import W, baca_semua, bagian, hitung_isian
from tests.zi_model.bahan_sigi import TW1, bahan, kantor, kewajiban, tahun
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.keputusan.pokok_dan_tim import susun_keputusan
from zi_model.naskah.rapat.isi import IsiNotula, IsiUndangan
from zi_model.naskah.rapat.paket import susun_rapat
from zi_model.naskah.surat.surat_pengantar import susun_surat_pengantar

TEMPLAT = AKAR / "templates_docx"
ACUAN = Path(__file__).parent


@cache
def surat() -> dict[str, tuple[Naskah, bytes]]:
    """Return each letter but reports, drafted on 10 February without any evidence, by its file name.

    Of the meetings: a whole packet, and of those that differ from it in their words undangan and notula.
    """
    rapat = [n for n in susun_rapat(bahan(), kewajiban("1.3.1.1", "2026-TW1")) if n.akhiran == ".docx"]
    for kode, periode in (("4.1.1.1", "2026-TW1"), ("4.1.2.1", "2026"), ("5.4.1.1", "2026")):
        paket = susun_rapat(bahan(), kewajiban(kode, periode))
        rapat += [n for n in paket if isinstance(n.isi, IsiUndangan | IsiNotula)]
    rapat += susun_surat_pengantar(kantor(), TW1, rapat)
    keputusan = (
        susun_keputusan(tahun(), f"keputusan/{n}", dt.date(2026, 2, 10))[0]
        for n in ("agen-perubahan", "tim-ppid", "tim-upg")
    )
    return {n.nama_berkas: (n, cetak(n, kantor(), TEMPLAT)) for n in (*keputusan, *rapat)} | surat_tetap()


NAMA = [
    "Keputusan Agen Perubahan 2026",
    "Keputusan Tim PPID 2026",
    "Keputusan Tim UPG 2026",
    "01 Undangan Rapat Monev Triwulan I 2026",
    "02 Daftar Hadir Rapat Monev Triwulan I 2026",
    "03 Notula Rapat Monev Triwulan I 2026",
    "4.1.1.1-1 Undangan Rapat Perencanaan dan Anggaran Triwulan I 2026",
    "4.1.1.1-3 Notula Rapat Perencanaan dan Anggaran Triwulan I 2026",
    "4.1.2.1-1 Undangan Penandatanganan Perjanjian Kinerja 2026",
    "4.1.2.1-3 Notula Penandatanganan Perjanjian Kinerja 2026",
    "5.4.1.1-1 Undangan Sosialisasi WBS 2026",
    "5.4.1.1-3 Notula Sosialisasi WBS 2026",
    "00 Surat Pengantar Triwulan I 2026",
    *NAMA_TETAP,
]
setiap_surat = pytest.mark.parametrize("nama", NAMA)


@pytest.mark.tahan
def test_semua_surat_diperiksa_di_sini() -> None:
    assert sorted(surat()) == sorted(NAMA)


@setiap_surat
def test_kata_katanya(nama: str) -> None:
    acuan = (ACUAN / f"{nama}.txt").read_text(encoding="utf-8")
    assert "\n".join(baca_semua(surat()[nama][1])) + "\n" == acuan


@pytest.mark.tahan  # what validators of Word files read takes them seconds
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
    """A person who changes a style in Word changes the letter; paragraphs and words carry no looks of their own."""
    akar = bagian(surat()[nama][1])
    rupa_paragraf = {el.tag.removeprefix(W) for sifat in akar.iter(f"{W}pPr") for el in sifat}
    assert rupa_paragraf <= {"pStyle", "keepNext", "sectPr"}
    rupa_kata = {el.tag.removeprefix(W) for sifat in akar.iter(f"{W}rPr") for el in sifat}
    assert rupa_kata <= {"rStyle"}
    gaya = {s.get(f"{W}val") for s in akar.iter(f"{W}pStyle")}
    assert all(g.startswith("ND") for g in gaya)


@setiap_surat
def test_kepala_tabel_berulang_di_setiap_halaman(nama: str) -> None:
    for tabel in bagian(surat()[nama][1]).iter(f"{W}tbl"):
        if tabel.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") in {"Identitas SOP", "Standar pelayanan"}:
            continue  # their cells may grow over a page
        if tabel.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "NDKisi":
            baris = tabel.findall(f"{W}tr")
            assert baris[0].find(f"{W}trPr/{W}tblHeader") is not None
            assert all(b.find(f"{W}trPr/{W}cantSplit") is not None for b in baris)


@setiap_surat
def test_bahasa_indonesia_dan_nomor_halaman(nama: str) -> None:
    naskah, isi = surat()[nama]
    satu_halaman = naskah.templat in {"maklumat.docx", "pakta-integritas.docx"}
    gaya = bagian(isi, "word/styles.xml")
    assert gaya.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "id-ID"
    medan = docx.Document(io.BytesIO(isi)).sections[0].header._element.iter(f"{W}instrText")
    assert [m.text.strip() for m in medan] == ([] if satu_halaman else ["PAGE"])


def test_nomor_keputusan_bertag_sama_di_lampiran_yang_tidak_mengulang_tanggalnya() -> None:
    _, isi = surat()["Keputusan Tim UPG 2026"]
    tag = [t.get(f"{W}val") for t in bagian(isi).iter(f"{W}tag")]
    assert tag.count("isian:nomor") == 2
    assert tag.count("isian:tanggal") == 1


def test_yang_belum_terverifikasi_bertanda_kuning() -> None:
    _, isi = surat()["Keputusan Agen Perubahan 2026"]
    bertanda = [
        "".join(r.itertext())
        for r in bagian(isi).iter(f"{W}r")
        if r.find(f"{W}rPr/{W}rStyle[@{W}val='NDBelumTerverifikasi']") is not None
    ]
    assert len(bertanda) == 1
    assert "Nomor 27 Tahun 2014" in bertanda[0]


def test_isian_undangan_hanya_yang_memang_tidak_diketahui() -> None:
    _, isi = surat()["01 Undangan Rapat Monev Triwulan I 2026"]
    assert hitung_isian(isi) == [
        "logo kantor",
        "alamat kantor",
        "telepon, laman, dan surel kantor",
        "nomor",
        "tempat rapat",
    ]


def test_logo_dari_folder_satker_tercetak_di_kop(tmp_path: Path) -> None:
    for nama in ("sigi", "_baku"):
        shutil.copytree(AKAR / "plan" / nama, tmp_path / nama)
    satker = tmp_path / "sigi" / "satker.yaml"
    satker.write_text(satker.read_text(encoding="utf-8").replace("logo: null", "logo: logo.png"), encoding="utf-8")
    Image.new("RGB", (30, 33), "red").save(tmp_path / "sigi" / "logo.png")
    (berlogo,), _ = baca_kantor(tmp_path, "sigi", {2026})
    undangan, *_ = susun_rapat(Bahan(berlogo), kewajiban("1.3.1.1", "2026-TW1"))
    (logo,) = docx.Document(io.BytesIO(cetak(undangan, berlogo.kantor, TEMPLAT))).element.iter(f"{W}drawing")
    assert "Logo Komisi Pemilihan Umum Kabupaten Sigi" in logo.xpath("string(.//@descr)")


if __name__ == "__main__":
    for nama_surat, (_, isi_surat) in surat().items():
        teks = "\n".join(baca_semua(isi_surat)) + "\n"
        (ACUAN / f"{nama_surat}.txt").write_text(teks, encoding="utf-8", newline="\n")
