"""Printing: what is typed comes out as typed, what is unknown can be filled in, the bytes never vary."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tata_usaha.dasar.galat import GalatRencana, GalatTemplat
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.word.paket import bongkar, kemas
from tests.tata_usaha.naskah_uji import (
    BarisUji,
    IsiUji,
    W,
    baca_semua,
    bagian,
    naskah_uji,
    teks_paragraf,
    tulis_templat,
)
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tools.templat.kit import PenulisTemplat, Sel
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Gambar, Isi, Isian, Kutipan, Miring, Rangkaian, baca_miring, rangkai
from zi_model.satker import Huruf, Kertas

_TAK_SAH = {chr(c) for c in (*range(0x20), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)} - {"\t", "\n", "\r"}
SEMBARANG = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",), exclude_characters="".join(_TAK_SAH)),
        st.sampled_from("&<>'\"{}%_#\n\t 😀"),
    )
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a template that prints every kind of value, in body, table and header."""
    tempat = tmp_path_factory.mktemp("templat")
    tulis_templat(tempat, _templat_lengkap)
    return tempat


def _templat_lengkap(t: PenulisTemplat) -> None:
    t.nomor_halaman()
    t.dokumen.sections[0].first_page_header.paragraphs[0].add_run("{{ teks }}")
    t.paragraf("{{ judul }}", "ND Judul")
    t.paragraf(["Awal ", ("{{ teks }}", "ND Tebal"), " akhir"])
    tabel = t.tabel((4, 12))
    tabel.kepala("Nama", "Nilai")
    with tabel.blok("for b in daftar"):
        tabel.baris("{{ b.nama }}", Sel("{{ b.nilai }}", "ND Tabel Tengah"))
    with t.blok("if mungkin"):
        t.paragraf("{{ mungkin }}", "ND Isi Akhir")
    t.paragraf("{% if gambar %}{{ gambar }}{% endif %}")


@pytest.fixture
def kantor() -> Kantor:
    return kantor_sigi()


class TestApaAdanya:
    @settings(max_examples=60, deadline=None)
    @given(SEMBARANG)
    def test_setiap_teks_keluar_seperti_diketik(self, folder: Path, teks: str) -> None:
        """Markup, tags, emoji, spaces and tabs are text like any other; only line ends become one kind."""
        docx = cetak(naskah_uji(IsiUji(teks=Kutipan(teks=teks))), kantor_sigi(), folder)
        assert teks_paragraf(docx)[1] == f"Awal {teks} akhir".replace("\r\n", "\n").replace("\r", "\n")

    @pytest.mark.parametrize(
        "teks",
        [
            "Pemuda & Olahraga",
            "<b>tebal</b> dan <w:p>",
            "“kutip”, 'petik', \"ganda\"",
            "baris satu\nbaris dua\tsesudah tab",
            "👍🏽 selesai",
            "{{ 7 * 7 }} dan {% if x %}",
            "{_{ judul }_} {_% %_} {#_#}",
            "  spasi  ganda  ",
        ],
    )
    def test_teks_yang_biasa_merusak(self, folder: Path, kantor: Kantor, teks: str) -> None:
        docx = cetak(naskah_uji(IsiUji(teks=Kutipan(teks=teks))), kantor, folder)
        assert teks_paragraf(docx)[1] == f"Awal {teks} akhir"

    def test_akhir_baris_macam_apa_pun_menjadi_baris_baru(self, folder: Path, kantor: Kantor) -> None:
        """Within the text of a Word file a line end is only a space; a line break is an element of its own."""
        akar = bagian(cetak(naskah_uji(IsiUji(teks="satu\r\ndua\rtiga\nempat")), kantor, folder))
        assert len(list(akar.iter(f"{W}br"))) == 3

    @pytest.mark.parametrize("aksara", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\ud800", "\ufdd0", "\ufffe"])
    def test_aksara_yang_tidak_sah_ditolak_dengan_tempatnya(self, folder: Path, kantor: Kantor, aksara: str) -> None:
        isi = IsiUji(daftar=(BarisUji(nama="a", nilai="b"), BarisUji(nama=f"ru{aksara}sak", nilai="c")))
        with pytest.raises(GalatRencana) as galat:
            cetak(naskah_uji(isi), kantor, folder)
        (masalah,) = galat.value.masalah
        assert "daftar[1].nama" in masalah.pesan
        assert f"U+{ord(aksara):04X}" in masalah.pesan
        assert "sak" in masalah.pesan

    def test_nilai_kosong_yang_dijaga_tidak_tercetak(self, folder: Path, kantor: Kantor) -> None:
        docx = cetak(naskah_uji(IsiUji()), kantor, folder)
        assert "None" not in "\n".join(baca_semua(docx))


class TestIsian:
    def test_menjadi_kendali_isi_dengan_rupa_di_tempatnya(self, folder: Path, kantor: Kantor) -> None:
        """The control keeps the run's own looks for what will be typed; the prompt is grey italics over them."""
        isian = Isian(tag="nomor", petunjuk="nomor & kode <surat>")
        akar = bagian(cetak(naskah_uji(IsiUji(teks=isian)), kantor, folder))
        (kendali,) = akar.iter(f"{W}sdt")
        sifat = kendali.find(f"{W}sdtPr")
        assert sifat.find(f"{W}tag").get(f"{W}val") == "isian:nomor"
        assert sifat.find(f"{W}alias").get(f"{W}val") == "nomor & kode <surat>"
        assert sifat.find(f"{W}showingPlcHdr") is not None
        assert sifat.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "NDTebal"
        assert kendali.find(f"{W}sdtContent/{W}r/{W}rPr/{W}rStyle").get(f"{W}val") == "NDIsian"
        assert "".join(kendali.itertext()) == "[isi: nomor & kode <surat>]"

    def test_teks_di_sekitarnya_tetap(self, folder: Path, kantor: Kantor) -> None:
        nomor = rangkai("{no}/PW.02-Und/{kode}/2026", {"no": Isian(tag="nomor", petunjuk="nomor"), "kode": 7210})
        docx = cetak(naskah_uji(IsiUji(teks=nomor)), kantor, folder)
        assert "Awal [isi: nomor]/PW.02-Und/7210/2026 akhir" in list(baca_semua(docx))

    def test_isian_yang_sama_bertag_sama_dengan_id_masing_masing(self, folder: Path, kantor: Kantor) -> None:
        """Also between body and header; an id that occurs twice makes Word call the file damaged."""
        isian = Isian(tag="tanggal", petunjuk="tanggal")
        isi = IsiUji(teks=isian, daftar=tuple(BarisUji(nama=str(i), nilai=isian) for i in range(3)))
        docx = cetak(naskah_uji(isi), kantor, folder)
        with zipfile.ZipFile(BytesIO(docx)) as arsip:
            bagian_teks = [n for n in arsip.namelist() if n.startswith(("word/document", "word/header"))]
        kendali = [k for nama in bagian_teks for k in bagian(docx, nama).iter(f"{W}sdtPr")]
        assert len(kendali) == 5
        assert {k.find(f"{W}tag").get(f"{W}val") for k in kendali} == {"isian:tanggal"}
        assert len({k.find(f"{W}id").get(f"{W}val") for k in kendali}) == 5

    def test_id_tidak_bertabrakan_dengan_kendali_templat(self, tmp_path: Path, kantor: Kantor) -> None:
        def bangun(t: PenulisTemplat) -> None:
            paragraf = t.paragraf("{{ teks }}")._p
            kendali = paragraf.makeelement(f"{W}sdt")
            for nama, nilai in (("sdtPr", "1001"), ("sdtContent", "")):
                anak = kendali.makeelement(f"{W}{nama}")
                kendali.append(anak)
                if nilai:
                    anak.append(anak.makeelement(f"{W}id", {f"{W}val": nilai}))
            paragraf.append(kendali)

        tulis_templat(tmp_path, bangun)
        akar = bagian(cetak(naskah_uji(IsiUji(teks=Isian(tag="x", petunjuk="x"))), kantor, tmp_path))
        semua = [el.get(f"{W}val") for el in akar.iter(f"{W}id")]
        assert len(semua) == len(set(semua)) == 2

    def test_petunjuk_panjang_utuh_di_surat_judul_kendalinya_dipotong(self, folder: Path, kantor: Kantor) -> None:
        """Word refuses a control whose title is longer than 64 characters."""
        isian = Isian(tag="x", petunjuk="petunjuk " * 20)
        akar = bagian(cetak(naskah_uji(IsiUji(teks=isian)), kantor, folder))
        (judul,) = akar.iter(f"{W}alias")
        assert len(judul.get(f"{W}val")) == 64
        assert str(isian) in "".join(akar.itertext())

    def test_di_dalam_kendali_templat_tidak_bersarang(self, tmp_path: Path, kantor: Kantor) -> None:
        """A plain-text control may not hold another one; the prompt then stands in the one that is there."""

        def bangun(t: PenulisTemplat) -> None:
            paragraf = t.paragraf("{{ teks }}")._p
            kendali = paragraf.makeelement(f"{W}sdt")
            isi = paragraf.makeelement(f"{W}sdtContent")
            kendali.append(isi)
            isi.append(paragraf.r_lst[0])
            paragraf.append(kendali)

        tulis_templat(tmp_path, bangun)
        akar = bagian(cetak(naskah_uji(IsiUji(teks=Isian(tag="x", petunjuk="x"))), kantor, tmp_path))
        (kendali,) = akar.iter(f"{W}sdt")
        assert "".join(kendali.itertext()) == "[isi: x]"

    def test_templat_tanpa_gaya_kami_mendapatkannya(self, tmp_path: Path, kantor: Kantor) -> None:
        dokumen = Document()
        dokumen.add_paragraph("{{ teks }}")
        dokumen.save(str(tmp_path / "uji.docx"))
        teks = rangkai("{a} {b}", {"a": Isian(tag="x", petunjuk="x"), "b": Miring(teks="role model")})
        docx = cetak(naskah_uji(IsiUji(teks=teks)), kantor, tmp_path)
        gaya = {g.get(f"{W}styleId") for g in bagian(docx, "word/styles.xml").iter(f"{W}style")}
        assert {"NDIsian", "NDMiring"} <= gaya


class TestMiringDanGambar:
    def test_kata_miring_dari_rencana(self, folder: Path, kantor: Kantor) -> None:
        teks = baca_miring("Pimpinan sebagai <i>role model</i> & teladan")
        docx = cetak(naskah_uji(IsiUji(teks=teks)), kantor, folder)
        miring = [r for r in bagian(docx).iter(f"{W}r") if r.find(f"{W}rPr/{W}rStyle[@{W}val='NDMiring']") is not None]
        assert ["".join(r.itertext()) for r in miring] == ["role model"]
        assert teks_paragraf(docx)[1] == "Awal Pimpinan sebagai role model & teladan akhir"

    def test_kata_miring_di_beberapa_baris(self, folder: Path, kantor: Kantor) -> None:
        docx = cetak(naskah_uji(IsiUji(teks=Miring(teks="satu\ndua"))), kantor, folder)
        assert teks_paragraf(docx)[1] == "Awal satu\ndua akhir"

    def test_gambar_setinggi_yang_diminta_dengan_uraian(self, folder: Path, tmp_path: Path, kantor: Kantor) -> None:
        Image.new("RGB", (40, 20), "red").save(tmp_path / "logo.png")
        gambar = Gambar(berkas=str(tmp_path / "logo.png"), tinggi_mm=22, uraian="Logo “KPU” & Sigi")
        dokumen = Document(BytesIO(cetak(naskah_uji(IsiUji(gambar=gambar)), kantor, folder)))
        (bentuk,) = dokumen.inline_shapes
        assert (bentuk.height.mm, bentuk.width.mm) == (22, 44)
        assert bentuk._inline.docPr.get("descr") == "Logo “KPU” & Sigi"

    @pytest.mark.parametrize("isi", [None, b"bukan gambar"])
    def test_gambar_yang_tidak_ada_atau_bukan_gambar(
        self, folder: Path, tmp_path: Path, kantor: Kantor, isi: bytes | None
    ) -> None:
        berkas = tmp_path / "logo.png"
        if isi is not None:
            berkas.write_bytes(isi)
        gambar = Gambar(berkas=str(berkas), tinggi_mm=22, uraian="Logo")
        with pytest.raises(GalatRencana, match=r"logo\.png"):
            cetak(naskah_uji(IsiUji(gambar=gambar)), kantor, folder)


class TestTetap:
    ISI = IsiUji(
        teks=Rangkaian(bagian=("a ", Isian(tag="t", petunjuk="p"), Miring(teks="m"))),
        daftar=(BarisUji(nama="1", nilai=Isian(tag="u", petunjuk="q")),),
    )

    @pytest.mark.tahan
    def test_byte_sama_di_proses_zona_waktu_dan_benih_lain(self, folder: Path, kantor: Kantor) -> None:
        program = (
            "import sys, hashlib, pathlib\n"
            "from tata_usaha.surat.cetak_naskah import cetak\n"
            "from tests.tata_usaha.naskah_uji import naskah_uji\n"
            "from tests.zi_model.bahan_sigi import kantor as kantor_sigi\n"
            "from tests.tata_usaha.surat.test_cetak import TestTetap\n"
            "docx = cetak(naskah_uji(TestTetap.ISI), kantor_sigi(), pathlib.Path(sys.argv[1]))\n"
            "print(hashlib.sha256(docx).hexdigest())\n"
        )
        lain = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/New_York"}
        hasil = subprocess.run(
            [sys.executable, "-c", program, str(folder)], env=lain, cwd=AKAR, check=True, capture_output=True, text=True
        )
        docx = cetak(naskah_uji(self.ISI), kantor, folder)
        assert hasil.stdout.strip() == hashlib.sha256(docx).hexdigest()

    def test_beberapa_utas_tidak_bercampur(self, folder: Path, kantor: Kantor) -> None:
        """One docxtpl template shared by threads puts one letter's content into another's."""
        with ThreadPoolExecutor(4) as utas:
            semua = list(utas.map(lambda i: cetak(naskah_uji(IsiUji(judul=f"Surat {i}")), kantor, folder), range(40)))
        assert [teks_paragraf(docx)[0] for docx in semua] == [f"Surat {i}" for i in range(40)]

    def test_sifat_dokumen_milik_kantor_dan_surat(self, folder: Path, kantor: Kantor) -> None:
        docx = cetak(naskah_uji(self.ISI), kantor, folder)
        sifat = Document(BytesIO(docx)).core_properties
        assert (sifat.author, sifat.title, sifat.language) == (kantor.satker.nama, "Surat Uji", "id-ID")
        assert sifat.created == sifat.modified == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
        with zipfile.ZipFile(BytesIO(docx)) as arsip:
            assert {info.date_time for info in arsip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not any(b"python-docx" in arsip.read(nama) for nama in arsip.namelist())


class TestHalaman:
    def _kantor(self, **ubah: object) -> Kantor:
        kantor = kantor_sigi()
        return dataclasses.replace(kantor, satker=kantor.satker.model_copy(update=ubah))

    def test_kertas_menurut_satker_arah_menurut_templat(self, tmp_path: Path) -> None:
        def bangun(t: PenulisTemplat) -> None:
            t.tabel((8, 8)).baris("{{ judul }}", "")
            t.bagian_baru(mendatar=True)
            t.tabel((12, 12.7)).baris("{{ judul }}", "")

        tulis_templat(tmp_path, bangun)
        for kertas, ukuran in (("A4", (210, 297)), ("F4", (215, 330))):
            kantor = self._kantor(kertas=Kertas(surat=kertas))
            dokumen = Document(BytesIO(cetak(naskah_uji(IsiUji()), kantor, tmp_path)))
            tegak, mendatar = dokumen.sections
            assert (round(tegak.page_width.mm), round(tegak.page_height.mm)) == ukuran
            assert (round(mendatar.page_height.mm), round(mendatar.page_width.mm)) == ukuran

    def test_tabel_tidak_keluar_dari_kertas_yang_lebih_sempit(self, tmp_path: Path) -> None:
        t = PenulisTemplat(kertas="F4")
        for mendatar in (False, True):
            if mendatar:
                t.bagian_baru(mendatar=True)
            t.tabel((t.lebar / 2, t.lebar / 2)).baris("{{ judul }}", "")
        t.simpan(tmp_path / "uji.docx")
        dokumen = Document(BytesIO(cetak(naskah_uji(IsiUji()), self._kantor(kertas=Kertas(surat="A4")), tmp_path)))
        for bagian_halaman, tabel in zip(dokumen.sections, dokumen.tables, strict=True):
            muat = bagian_halaman.page_width - bagian_halaman.left_margin - bagian_halaman.right_margin
            assert sum(k.width for k in tabel.columns) <= muat

    def test_huruf_menurut_satker(self, folder: Path) -> None:
        kantor = self._kantor(huruf=Huruf(nama="Arial", ukuran=11))
        gaya = bagian(cetak(naskah_uji(IsiUji()), kantor, folder), "word/styles.xml")
        bawaan = gaya.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        assert set(bawaan.find(f"{W}rFonts").attrib.values()) == {"Arial"}
        assert bawaan.find(f"{W}sz").get(f"{W}val") == "22"

    def test_tanda_tangan_tidak_sendirian_sesudah_tabel(self, tmp_path: Path, kantor: Kantor) -> None:
        def bangun(t: PenulisTemplat) -> None:
            tabel = t.tabel((16,))
            with tabel.blok("for b in daftar"):
                tabel.baris("{{ b.nama }}")
            t.paragraf("{{ judul }}", "ND Tanda Tangan Jabatan")

        tulis_templat(tmp_path, bangun)
        isi = IsiUji(daftar=tuple(BarisUji(nama=str(i), nilai="") for i in range(5)))
        akar = bagian(cetak(naskah_uji(isi), kantor, tmp_path))
        lekat = [b.find(f".//{W}keepNext") is not None for b in akar.iter(f"{W}tr")]
        assert lekat == [False, False, True, True, True]


class TestGalatTemplat:
    def test_templat_yang_tidak_ada(self, tmp_path: Path, kantor: Kantor) -> None:
        with pytest.raises(GalatTemplat) as galat:
            cetak(naskah_uji(IsiUji()), kantor, tmp_path)
        assert "uji.docx" in str(galat.value.masalah[0])

    def test_templat_bermakro_atau_tidak_utuh(self, tmp_path: Path, kantor: Kantor) -> None:
        templat = tulis_templat(tmp_path, lambda t: t.paragraf("{{ judul }}") and None)
        utuh = bongkar(templat.read_bytes())
        jenis = utuh["[Content_Types].xml"].replace(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
        )
        tanpa_gaya = {nama: isi for nama, isi in utuh.items() if nama != "word/styles.xml"}
        for rusak in ({**utuh, "[Content_Types].xml": jenis}, tanpa_gaya):
            templat.write_bytes(kemas(rusak))
            with pytest.raises(GalatTemplat) as galat:
                cetak(naskah_uji(IsiUji()), kantor, tmp_path)
            assert [m.kode for m in galat.value.masalah] == ["T01"]

    def test_semua_masalah_templat_sekaligus(self, tmp_path: Path, kantor: Kantor) -> None:
        def bangun(t: PenulisTemplat) -> None:
            t.paragraf("Perihal {{ judl }}")
            t.paragraf("{{ teks.upper() }}")
            t.tabel((8, 8)).baris("a", "{{ daftr }}")

        tulis_templat(tmp_path, bangun)
        with pytest.raises(GalatTemplat) as galat:
            cetak(naskah_uji(IsiUji()), kantor, tmp_path)
        pesan = [str(m) for m in galat.value.masalah]
        assert len(pesan) == 3
        assert "paragraf 1 “Perihal {{ judl }}”" in pesan[0]
        assert "Mungkin maksudnya “judul”" in pesan[0]
        assert "tabel 1 baris 1 kolom 2" in pesan[2]

    def test_yang_baru_ketahuan_waktu_mencetak_juga_bertempat(self, tmp_path: Path, kantor: Kantor) -> None:
        """What a field holds may differ from letter to letter; the check cannot know, the printing tells."""

        class IsiBerpilihan(Isi):
            pihak: BarisUji | Isian

        tulis_templat(tmp_path, lambda t: t.tabel((8, 8)).baris("Pihak", "{{ pihak.nama }}") and None)
        cetak(naskah_uji(IsiBerpilihan(pihak=BarisUji(nama="a", nilai="b"))), kantor, tmp_path)
        with pytest.raises(GalatTemplat) as galat:
            cetak(naskah_uji(IsiBerpilihan(pihak=Isian(tag="x", petunjuk="x"))), kantor, tmp_path)
        (masalah,) = galat.value.masalah
        assert masalah.kode == "T12"
        assert "isi, tabel 1 baris 1 kolom 2" in masalah.pesan

    def test_dokumen_rusak_tidak_keluar_diam_diam(self, tmp_path: Path, kantor: Kantor) -> None:
        """By itself docxtpl would drop the rest of the letter without a word; the check of the template knows."""

        def bangun(t: PenulisTemplat) -> None:
            p = t.paragraf("{% if ya %}")._p
            tautan = p.makeelement(f"{W}hyperlink")
            tautan.append(t.paragraf("{% endif %} tautan")._p.r_lst[0])
            p.append(tautan)

        tulis_templat(tmp_path, bangun)
        with pytest.raises(GalatTemplat) as galat:
            cetak(naskah_uji(IsiUji()), kantor, tmp_path)
        assert [m.kode for m in galat.value.masalah] == ["T05"]

    def test_naskah_yang_menyebut_kantor_lain_tidak_keluar(self, tmp_path: Path, kantor: Kantor) -> None:
        tulis_templat(tmp_path, lambda t: t.paragraf("KPU Kabupaten Donggala: {{ judul }}") and None)
        with pytest.raises(GalatTemplat, match="pemeriksaan akhir"):
            cetak(naskah_uji(IsiUji()), kantor, tmp_path)

    def test_kata_orang_dikutip_apa_adanya(self, folder: Path, kantor: Kantor) -> None:
        """A unit's remark may name another office or get a weekday wrong; that is not the letter's mistake."""
        kutipan = Kutipan(teks="Studi tiru ke KPU Kabupaten Donggala, Senin, 21 Januari 2026, 4 (lima) orang")
        cetak(naskah_uji(IsiUji(teks=kutipan)), kantor, folder)
        with pytest.raises(GalatTemplat) as galat:
            cetak(naskah_uji(IsiUji(teks=kutipan.teks)), kantor, folder)
        assert {m.kode for m in galat.value.masalah} == {"P04", "P05", "P06"}
