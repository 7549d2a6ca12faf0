"""Every letter of ours is the one that docxtpl itself would print, part by part."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tata_usaha.cetak.jinja_aman import anggota
from tata_usaha.cetak.mesin import Setelan, Templat, muat_templat
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.word.paket import bongkar
from tests.golden.contoh_naskah import CONTOH, tahun
from tests.tata_usaha.contoh_isi import RUPA, PembuatIsi
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji, W, tulis_templat
from tests.tata_usaha.rujukan_docxtpl import bagian_setara, cetak_rujukan
from tools.templat.kit import PenulisTemplat, Sel
from zi_model.naskah.inti.naskah import Grafik, Isi, Isian, Kendali, Kutipan, Miring, Rangkaian
from zi_model.naskah.keluarga import isi_templat
from zi_model.satker import Huruf

TEMPLAT = AKAR / "templates_docx"
SETELAN = Setelan("F4", Huruf(nama="Arial", ukuran=11))


def bandingkan(docx: bytes, isi: Isi, setelan: Setelan = SETELAN) -> None:
    templat = muat_templat(docx, setelan)
    konteks = {nama: getattr(isi, nama) for nama in templat.nama & anggota(type(isi))}
    kami = bagian_setara(templat.isi(konteks, getattr(isi, "grafik", ())))
    rujukan = bagian_setara(cetak_rujukan(docx, isi, setelan))
    assert kami.keys() == rujukan.keys()
    for nama in kami:
        assert kami[nama] == rujukan[nama], nama


def lengkapi_grafik(docx: bytes, isi: Isi) -> Isi:
    """Return the content with figures for every chart that the template has."""
    nama = re.findall(r'name="grafik:([^"]*)"', bongkar(docx)["word/document.xml"].decode())
    contoh = Grafik(nama="", kategori=("A & B", "C"), nilai=(50.0, None), label=("50 %", "–"), uraian="Uraian “&”")
    return isi.model_copy(update={"grafik": tuple(contoh.model_copy(update={"nama": n}) for n in nama)})


@pytest.mark.tahan
@pytest.mark.parametrize("rupa", RUPA)
@pytest.mark.parametrize("nama", sorted(isi_templat()))
def test_setiap_templat_dengan_isi_karangan(nama: str, rupa: str, tmp_path: Path) -> None:
    docx = (TEMPLAT / nama).read_bytes()
    bandingkan(docx, lengkapi_grafik(docx, PembuatIsi(rupa, tmp_path).isi(isi_templat()[nama])))


@pytest.mark.tahan
@pytest.mark.parametrize("contoh", ["penuh", "kosong", "ganas"])
def test_setiap_surat_kantor(contoh: str) -> None:
    satker = tahun().tahun.kantor.satker
    for naskah in CONTOH[contoh]().values():
        setelan = Setelan(getattr(satker.kertas, naskah.keluarga), satker.huruf)
        bandingkan((TEMPLAT / naskah.templat).read_bytes(), naskah.isi, setelan)


# no "_": of a value "{_{" docxtpl makes "{{", where we leave what was written
KATA = st.text(st.sampled_from("ab&<>\"'{}%#\n\t “é😀"), max_size=8)
POTONGAN = st.one_of(
    KATA,
    st.builds(Isian, tag=st.just("x"), petunjuk=KATA),
    st.builds(Kendali, tag=st.just("tanggal"), teks=KATA),
    st.builds(Miring, teks=KATA),
    st.builds(Kutipan, teks=KATA),
)
TEKS = st.builds(Rangkaian, bagian=st.lists(POTONGAN, max_size=6).map(tuple))


def _berdempet(t: PenulisTemplat) -> None:
    """Write tags side by side: in one run, in runs of different looks, in a loop, in a locked control, in a header."""
    t.nomor_halaman()
    t.dokumen.sections[0].header.paragraphs[0].add_run("{{ teks }}{{ teks }}")
    t.paragraf("{{ teks }}{{ teks }}")
    t.paragraf(["A{% for b in daftar %}{{ b.nilai }}", ("{{ b.nilai }} B", "ND Tebal"), "{{ b.nilai }}{% endfor %}"])
    t.paragraf("Hal\t:\n{% if ya %}{{ teks }}{% endif %}\t{{ teks }}", "ND Rincian")
    tabel = t.tabel((8, 8))
    with tabel.blok("for b in daftar"):
        tabel.baris("{{ b.nilai }}{% vm %}", Sel("{{ loop.index }}. {{ b.nama }}", "ND Tabel Tengah"))
    paragraf = t.paragraf("{{ teks }} x", "ND Tanda Tangan Jabatan")._p
    kendali = paragraf.makeelement(f"{W}sdt")
    isi = paragraf.makeelement(f"{W}sdtContent")
    kendali.append(isi)
    isi.append(paragraf.r_lst[0])
    paragraf.append(kendali)
    t.paragraf("{_{ bukan tag }_} {{ judul }}")


@cache
def _templat(bangun: Callable[[PenulisTemplat], None]) -> bytes:
    with TemporaryDirectory() as folder:
        return tulis_templat(Path(folder), bangun).read_bytes()


@pytest.mark.tahan
@settings(max_examples=60, deadline=None)
@given(TEKS, st.lists(st.builds(BarisUji, nama=KATA, nilai=TEKS), max_size=3), st.booleans())
def test_nilai_apa_pun_bersebelahan_apa_pun(teks: Rangkaian, daftar: list[BarisUji], ya: bool) -> None:
    bandingkan(_templat(_berdempet), IsiUji(teks=teks, daftar=tuple(daftar), ya=ya))


@pytest.mark.parametrize(
    "perintah", ["{%tc for b in daftar %}", "{% colspan jumlah %}", "{% hm %}", "{% cellbg judul %}"]
)
def test_perintah_tabel_docxtpl(perintah: str) -> None:
    """What changes the number of a table's columns is seen to as docxtpl does it."""

    def bangun(t: PenulisTemplat) -> None:
        if perintah.startswith("{%tc"):
            t.tabel((4, 4, 4)).baris(perintah, "{{ b.nama }}", "{%tc endfor %}")
            return
        tabel = t.tabel((4, 4))
        with tabel.blok("for b in daftar"):
            tabel.baris(perintah + "{{ b.nama }}", "{{ b.nilai }}")

    daftar = tuple(BarisUji(nama=n, nilai="x") for n in ("satu & dua", "tiga"))
    with TemporaryDirectory() as folder:
        docx = tulis_templat(Path(folder), bangun).read_bytes()
    isi = IsiUji(judul="FFFF00", daftar=daftar)
    kami = bagian_setara(Templat.muat(docx, SETELAN).isi({n: getattr(isi, n) for n in anggota(IsiUji)}))
    assert kami == bagian_setara(cetak_rujukan(docx, isi, SETELAN))
