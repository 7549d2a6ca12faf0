"""The engine by itself: compiled once, filled any number of times, bounded, and sound as a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from PIL import Image

from tata_usaha.cetak.mesin import BukanTemplat, Setelan, Templat, muat_templat
from tata_usaha.cetak.penanda import TakTercetak
from tata_usaha.dasar.galat import GalatRencana, GalatTemplat
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.word.paket import bongkar, kemas
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji, W, bagian, naskah_uji, teks_paragraf, tulis_templat
from tests.zi_model.bahan_sigi import kantor
from tools.templat.kit import PenulisTemplat
from zi_model.naskah.inti.naskah import Foto, Gambar, Isi, Kendali, KodeQR, Kutipan, Miring, Teks
from zi_model.satker import Huruf

SETELAN = Setelan("A4", Huruf())
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def templat(folder: Path, bangun: Callable[[PenulisTemplat], object]) -> bytes:
    def isi(t: PenulisTemplat) -> None:
        bangun(t)

    return tulis_templat(folder, isi).read_bytes()


class TestSekaliDisusun:
    def test_bita_yang_sama_disusun_sekali(self, tmp_path: Path) -> None:
        docx = templat(tmp_path, lambda t: t.paragraf("{{ judul }}"))
        assert muat_templat(docx, SETELAN) is muat_templat(bytes(bytearray(docx)), SETELAN)
        assert muat_templat(docx, Setelan("F4", Huruf())) is not muat_templat(docx, SETELAN)

    def test_templat_yang_diubah_langsung_berlaku(self, tmp_path: Path) -> None:
        for kata in ("satu", "dua "):  # as many bytes, within the clock's tick
            templat(tmp_path, lambda t, kata=kata: t.paragraf(f"{kata} {{{{ judul }}}}"))  # type: ignore[misc] # a lambda
            assert teks_paragraf(cetak(naskah_uji(IsiUji()), kantor(), tmp_path))[0] == f"{kata} Judul"

    def test_tanpa_model_dengan_teks_biasa(self, tmp_path: Path) -> None:
        mesin = Templat.muat(templat(tmp_path, lambda t: t.paragraf("{% for o in orang %}{{ o.nama }}; {% endfor %}")))
        docx = mesin.isi({"orang": [{"nama": "A & B"}, {"nama": "C"}]})
        assert teks_paragraf(docx)[0] == "A & B; C; "

    def test_bagian_tanpa_tag_disalin(self, tmp_path: Path) -> None:
        """What no letter changes is the same packed bytes in all of them."""

        def padat(docx: bytes) -> dict[str, bytes]:
            with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
                return {i.filename: docx[i.header_offset :][: 30 + i.compress_size] for i in arsip.infolist()}

        mesin = Templat.muat(templat(tmp_path, lambda t: t.paragraf("{{ judul }}")), SETELAN)
        satu, dua = (padat(mesin.isi({"judul": judul})) for judul in ("satu", "yang lain"))
        assert [nama for nama in satu if satu[nama] != dua[nama]] == ["word/document.xml"]

    def test_satu_templat_di_banyak_utas(self, tmp_path: Path) -> None:
        def bangun(t: PenulisTemplat) -> None:
            t.nomor_halaman()
            t.dokumen.sections[0].first_page_header.paragraphs[0].add_run("{{ judul }}")
            t.paragraf("{% for b in daftar %}{{ b.nama }} {{ b.nilai }}{% endfor %}")

        mesin = Templat.muat(templat(tmp_path, bangun), SETELAN)

        def isi(ke: int) -> bytes:
            baris = [BarisUji(nama=f"{ke}.{i}", nilai=Kendali(tag="t", teks=f"n{ke}")) for i in range(40)]
            return mesin.isi({"judul": f"kepala {ke}", "daftar": baris})

        with ThreadPoolExecutor(4) as utas:
            semua = list(utas.map(isi, range(60)))
        assert semua == [isi(ke) for ke in range(60)]
        assert "39.39" in "".join(bagian(semua[39]).itertext())

    def test_bukan_templat(self, tmp_path: Path) -> None:
        utuh = bongkar(templat(tmp_path, lambda t: t.paragraf("{{ judul }}")))
        for hilang in ("word/styles.xml", "[Content_Types].xml"):
            with pytest.raises(BukanTemplat):
                Templat.muat(kemas({n: isi for n, isi in utuh.items() if n != hilang}))

    def test_templat_tanpa_sifat_dokumen_mendapatkannya(self, tmp_path: Path) -> None:
        utuh = bongkar(templat(tmp_path, lambda t: t.paragraf("{{ judul }}")))
        rel = utuh["_rels/.rels"].replace(b"docProps/core.xml", b"docProps/inti.xml")
        utuh = {**{n: isi for n, isi in utuh.items() if n != "docProps/core.xml"}, "_rels/.rels": rel}
        (tmp_path / "uji.docx").write_bytes(kemas(utuh))
        docx = cetak(naskah_uji(IsiUji()), kantor(), tmp_path)
        assert Document(io.BytesIO(docx)).core_properties.title == "Surat Uji"


TERLALU_BANYAK = {
    "berlapis tanpa mencetak": "{% for a in daftar %}" * 5 + "{% endfor %}" * 5,
    "berlapis dan mencetak": "{% for a in daftar %}" * 4 + "{{ a.nama }} kata" * 20 + "{% endfor %}" * 4,
    "nilai panjang berulang": "{% for a in daftar %}{% for b in daftar %}{{ panjang }}{% endfor %}{% endfor %}",
}


class IsiBanyak(IsiUji):
    panjang: str = "x" * 100_000


class TestTerbatas:
    ISI = IsiBanyak(daftar=tuple(BarisUji(nama=str(i), nilai="") for i in range(300)))

    @pytest.mark.tahan
    @pytest.mark.parametrize("tag", TERLALU_BANYAK.values(), ids=TERLALU_BANYAK)
    def test_perulangan_tak_berujung_dihentikan_dengan_tempatnya(self, tmp_path: Path, tag: str) -> None:
        def bangun(t: PenulisTemplat) -> None:
            t.paragraf("{{ judul }}")
            t.tabel((8, 8)).baris("a", tag)

        templat(tmp_path, bangun)
        with pytest.raises(GalatTemplat) as galat:
            cetak(naskah_uji(self.ISI), kantor(), tmp_path)
        (masalah,) = galat.value.masalah
        assert masalah.kode == "T12"
        assert "isi, tabel 1 baris 1 kolom 2" in masalah.pesan
        assert "perulangan" in masalah.pesan

    def test_hasil_yang_terlalu_besar_dihentikan(self, tmp_path: Path) -> None:
        """The template's own words count, too."""
        tag = "{% for a in daftar %}{% for b in daftar %}" + "kata " * 2000 + "{% endfor %}{% endfor %}"
        templat(tmp_path, lambda t: t.paragraf(tag))
        with pytest.raises(GalatTemplat) as galat:
            cetak(naskah_uji(self.ISI), kantor(), tmp_path)
        assert "{% for b in daftar %}" in galat.value.masalah[0].pesan

    def test_naskah_besar_yang_wajar_tercetak(self, tmp_path: Path) -> None:
        """Three hundred people with a remark of five thousand characters each."""

        def bangun(t: PenulisTemplat) -> None:
            tabel = t.tabel((1, 5, 10))
            with tabel.blok("for b in daftar"):
                tabel.baris("{{ loop.index }}", "{{ b.nama }}", "{{ b.nilai }}")
            t.paragraf("")

        templat(tmp_path, bangun)
        kata = 'Zack & <b> "Rusdi" مرحبا 😀 '
        daftar = tuple(BarisUji(nama=f"{kata}{i}", nilai=Kutipan(teks=kata * 200)) for i in range(300))
        docx = cetak(naskah_uji(IsiUji(daftar=daftar)), kantor(), tmp_path)
        sel = [["".join(c.itertext()) for c in b.iter(f"{W}tc")] for b in bagian(docx).iter(f"{W}tr")]
        assert sel == [[str(i + 1), f"{kata}{i}", kata * 200] for i in range(300)]

    def test_perulangan_bersarang_terlalu_dalam(self, tmp_path: Path) -> None:
        tag = "{% for a in daftar %}" * 25 + "{% endfor %}" * 25
        templat(tmp_path, lambda t: t.paragraf(tag))
        with pytest.raises(GalatTemplat, match=r"uji\.docx"):
            cetak(naskah_uji(IsiUji()), kantor(), tmp_path)


class IsiBergambar(Isi):
    gambar: tuple[Gambar | Foto | KodeQR, ...]
    teks: Teks = "teks"


class TestGambar:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        def bangun(t: PenulisTemplat) -> None:
            t.nomor_halaman()
            kepala = t.dokumen.sections[0].first_page_header.paragraphs[0]
            kepala.style = "ND Nomor Halaman"
            kepala.add_run("{{ gambar[0] }}")
            kaki = t.dokumen.sections[0].first_page_footer.paragraphs[0]
            kaki.style = "ND Nomor Halaman"
            kaki.add_run("x {{ gambar[0] }} y{{ teks }}")
            tabel = t.tabel((16,))
            with tabel.blok("for g in gambar"):
                tabel.baris("a{{ g }}{{ teks }}{{ g }}")
            t.paragraf("")

        templat(tmp_path, bangun)
        return tmp_path

    def _foto(self, folder: Path, ke: int, jenis: str = "jpg") -> Foto:
        berkas = folder / f"{ke}.{jenis}"
        gambar = Image.new("L", (80, 60))
        for letak in (x for x in range(8) if ke >> x & 1):  # the number as white bars
            gambar.paste(255, (letak * 10, 0, letak * 10 + 8, 60))
        gambar.save(berkas)
        return Foto(berkas=str(berkas), lebar_mm=70, tinggi_mm=50, uraian=f"Foto “{ke}” & <lain>")

    def test_dua_ratus_foto(self, folder: Path, tmp_path: Path) -> None:
        foto = [self._foto(tmp_path, ke, "png" if ke % 2 else "jpg") for ke in range(200)]
        docx = cetak(naskah_uji(IsiBergambar(gambar=tuple(foto))), kantor(), folder)
        with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
            media = [i for i in arsip.infolist() if i.filename.startswith("word/media/")]
            assert len({arsip.read(i) for i in media}) == len(media) == 200
            assert {i.compress_type for i in media} == {zipfile.ZIP_STORED}
        uraian = [el.get("descr") for el in bagian(docx).iter(f"{WP}docPr")]
        assert uraian == [f.uraian for f in foto for _ in range(2)]

    def test_setiap_bagian_merujuk_gambarnya_sendiri(self, folder: Path, tmp_path: Path) -> None:
        gambar = (self._foto(tmp_path, 1), self._foto(tmp_path, 1), self._foto(tmp_path, 2))
        docx = cetak(
            naskah_uji(IsiBergambar(gambar=(*gambar, KodeQR(isi="a", sisi_mm=9, uraian="QR")))), kantor(), folder
        )
        paket = bongkar(docx)
        id_gambar = []
        dirujuk = set()
        for nama in (n for n in paket if n.startswith(("word/document", "word/header", "word/footer"))):
            akar = bagian(docx, nama)
            id_gambar += [el.get("id") for el in akar.iter(f"{WP}docPr")]
            terpakai = {el.get(f"{R}embed") for el in akar.iter(f"{A}blip")}
            if terpakai:
                rel = bagian(docx, nama.replace("word/", "word/_rels/") + ".rels")
                tujuan = {r.get("Id"): r.get("Target") for r in rel}
                dirujuk |= {f"word/{tujuan[t]}" for t in terpakai}
        assert len(id_gambar) == len(set(id_gambar)) == 10
        assert dirujuk == {n for n in paket if n.startswith("word/media/")}
        assert len(dirujuk) == 3
        (tmp_path / "surat.docx").write_bytes(docx)
        assert OpenXmlValidator().validate(tmp_path / "surat.docx").errors == []

    def test_surat_jadi_dipakai_lagi_sebagai_templat(self, folder: Path, tmp_path: Path) -> None:
        """Its pictures and references stay, those of the new letter get other names."""
        lama = cetak(naskah_uji(IsiBergambar(gambar=(self._foto(tmp_path, 1),))), kantor(), folder)
        dokumen = Document(io.BytesIO(lama))
        dokumen.add_paragraph("{{ gambar[0] }}")
        dokumen.save(str(folder / "uji.docx"))
        docx = cetak(naskah_uji(IsiBergambar(gambar=(self._foto(tmp_path, 2),))), kantor(), folder)
        garis = []
        for el in bagian(docx).iter(f"{A}blip"):
            rel = {r.get("Id"): r.get("Target") for r in bagian(docx, "word/_rels/document.xml.rels")}
            with Image.open(io.BytesIO(bongkar(docx)[f"word/{rel[el.get(f'{R}embed')]}"])) as gambar:
                garis.append(gambar.convert("1").getpixel((4, 4)))
        assert garis == [255, 255, 0]

    def test_foto_yang_hilang_disebut(self, folder: Path, tmp_path: Path) -> None:
        foto = Foto(berkas=str(tmp_path / "hilang.jpg"), lebar_mm=1, tinggi_mm=1, uraian="")
        with pytest.raises(GalatRencana, match=r"hilang\.jpg") as galat:
            cetak(naskah_uji(IsiBergambar(gambar=(foto,))), kantor(), folder)
        assert "satker.yaml" not in galat.value.saran


class TestKendali:
    def test_teks_yang_diketahui_berdiri_di_kendalinya_sendiri(self, tmp_path: Path) -> None:
        """In the looks of the words around it, ready to be overwritten: no prompt, no grey."""
        templat(tmp_path, lambda t: t.paragraf(["Sigi, ", ("{{ teks }}", "ND Tebal")]))
        teks = Kendali(tag="tanggal", teks="21 Januari\n2026 & <b>")
        docx = cetak(naskah_uji(IsiUji(teks=teks)), kantor(), tmp_path)
        (kendali,) = bagian(docx).iter(f"{W}sdt")
        sifat = kendali.find(f"{W}sdtPr")
        assert sifat.find(f"{W}tag").get(f"{W}val") == "tanggal"
        assert sifat.find(f"{W}showingPlcHdr") is None
        (potongan,) = kendali.iter(f"{W}r")
        assert potongan.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "NDTebal"
        assert [el.tag.removeprefix(W) for el in potongan] == ["rPr", "t", "br", "t"]
        assert "".join(potongan.itertext()) == "21 Januari2026 & <b>"

    def test_kendali_templat_yang_berulang_beroleh_nomor_sendiri(self, tmp_path: Path) -> None:
        """Word refuses a file in which two controls have one id."""

        def bangun(t: PenulisTemplat) -> None:
            tabel = t.tabel((16,))
            with tabel.blok("for b in daftar"):
                (sel,) = tabel.baris("{{ b.nama }}{{ b.nilai }}")
            paragraf = sel.paragraphs[0]._p
            kendali = paragraf.makeelement(f"{W}sdt")
            sifat, isi = (paragraf.makeelement(f"{W}{nama}") for nama in ("sdtPr", "sdtContent"))
            sifat.append(paragraf.makeelement(f"{W}id", {f"{W}val": "1001"}))
            kendali.extend([sifat, isi])
            isi.append(paragraf.makeelement(f"{W}r"))
            paragraf.append(kendali)
            t.paragraf("")

        templat(tmp_path, bangun)
        daftar = tuple(BarisUji(nama=str(i), nilai=Kendali(tag="x", teks="y")) for i in range(3))
        docx = cetak(naskah_uji(IsiUji(daftar=daftar)), kantor(), tmp_path)
        nomor = [el.get(f"{W}val") for el in bagian(docx).iter(f"{W}id")]
        assert len(nomor) == len(set(nomor)) == 6


class TestTempatLain:
    """Values in places that hold only plain text: here the words that are read to who cannot see a picture."""

    @pytest.fixture(scope="class")
    @classmethod
    def mesin(cls, tmp_path_factory: pytest.TempPathFactory) -> Templat:
        def bangun(t: PenulisTemplat) -> None:
            potongan = t.paragraf("x")._p.r_lst[0]
            gambar = potongan.makeelement(f"{W}drawing")
            gambar.append(
                gambar.makeelement(
                    f"{WP}docPr", {"id": "7", "name": "x", "descr": "{{ teks }}"}, nsmap={"wp": WP[1:-1]}
                )
            )
            potongan.append(gambar)

        return Templat.muat(templat(tmp_path_factory.mktemp("lain"), bangun))

    @settings(max_examples=30, deadline=None)
    @given(st.text(st.sampled_from("ab&<>\"'\n\t “é😀")))
    def test_teks_polos_keluar_seperti_diketik(self, mesin: Templat, teks: str) -> None:
        (el,) = bagian(mesin.isi({"teks": Kutipan(teks=teks)})).iter(f"{WP}docPr")
        assert el.get("descr").split() == teks.split()

    def test_yang_lebih_dari_teks_ditolak_dengan_sebabnya(self, mesin: Templat) -> None:
        with pytest.raises(TakTercetak, match="teks polos"):
            mesin.isi({"teks": Miring(teks="x")})


def test_tabel_yang_tidak_berbaris_tidak_tercetak(tmp_path: Path) -> None:
    """Word may call a file damaged that has a table without rows."""

    def bangun(t: PenulisTemplat) -> None:
        (luar,) = t.tabel((16,)).baris("{{ judul }}")
        dalam: Any = luar.add_table(1, 1)
        dalam.cell(0, 0).paragraphs[0].add_run("{%tr for b in daftar %}")
        dalam.add_row().cells[0].paragraphs[0].add_run("{{ b.nama }}")
        dalam.add_row().cells[0].paragraphs[0].add_run("{%tr endfor %}")
        luar.add_paragraph()
        tabel = t.tabel((16,))
        with tabel.blok("for b in daftar"):
            tabel.baris("{{ b.nama }}")
        t.paragraf("{{ judul }}", "ND Tanda Tangan Jabatan")

    templat(tmp_path, bangun)
    akar = bagian(cetak(naskah_uji(IsiUji()), kantor(), tmp_path))
    assert len(list(akar.iter(f"{W}tbl"))) == 1
    penuh = bagian(cetak(naskah_uji(IsiUji(daftar=(BarisUji(nama="a", nilai=""),))), kantor(), tmp_path))
    assert len(list(penuh.iter(f"{W}tbl"))) == 3


def test_tabel_di_dalam_sel_tidak_dilekatkan(tmp_path: Path) -> None:
    """Only the last rows before a signature are kept with it, not those of a table within a table."""

    def bangun(t: PenulisTemplat) -> None:
        (luar,) = t.tabel((16,)).baris("{{ judul }}")
        luar.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("dalam")
        luar.paragraphs[-1].style = "ND Tanda Tangan Jabatan"
        t.tabel((16,)).baris("lain")
        t.paragraf("")

    templat(tmp_path, bangun)
    assert list(bagian(cetak(naskah_uji(IsiUji()), kantor(), tmp_path)).iter(f"{W}keepNext")) == []
