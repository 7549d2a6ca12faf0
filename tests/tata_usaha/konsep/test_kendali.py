"""Content controls are found and filled whatever program wrote the file, and not a byte beside them changes."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tata_usaha.konsep.kendali import Kendali, cari_kendali, isi_kendali
from tata_usaha.konsep.letak_isian import cari_isian
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian, ganti_bagian

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KETAT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
ISI = "word/document.xml"
SIFAT = (
    '<w:sdtPr><w:alias w:val="nomor"/><w:tag w:val="isian:nomor"/><w:id w:val="7"/>'
    "<w:showingPlcHdr/><w:text/></w:sdtPr>"
)
RUN = '<w:r w:rsidR="00A1"><w:rPr><w:rStyle w:val="NDIsian"/><w:b/></w:rPr><w:t>[isi: nomor]</w:t></w:r>'


def dokumen(badan: str, ruang: str = W) -> bytes:
    kepala = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{kepala}<w:document xmlns:w="{ruang}"><w:body>{badan}</w:body></w:document>'.encode()


def sebaris(isi: str, sifat: str = SIFAT) -> str:
    return f"<w:p><w:r><w:t>Nomor </w:t></w:r><w:sdt>{sifat}<w:sdtContent>{isi}</w:sdtContent></w:sdt></w:p>"


def isi(xml: bytes, teks: str = "15 & <b>", tag: str = "isian:nomor") -> bytes:
    bagian = {ISI: xml}
    return isi_kendali(bagian, [(k, teks) for k in cari_kendali(bagian) if k.tag == tag])[ISI]


def satu(xml: bytes) -> Kendali:
    (kendali,) = cari_kendali({ISI: xml})
    return kendali


BENTUK = {
    "satu run": sebaris(RUN),
    "beberapa run": sebaris(RUN + '<w:proofErr w:type="spellStart"/>' + RUN.replace("[isi: nomor]", " lagi")),
    "run tanpa isi": sebaris("<w:r/>"),
    "kendali kosong": sebaris(""),
    "isi satu tag": sebaris("").replace("<w:sdtContent></w:sdtContent>", "<w:sdtContent/>"),
    "isi satu tag berspasi": sebaris("").replace("<w:sdtContent></w:sdtContent>", "<w:sdtContent />"),
    "paragraf di dalam": f"<w:sdt>{SIFAT}<w:sdtContent><w:p><w:pPr/>{RUN}</w:p></w:sdtContent></w:sdt>",
    "paragraf kosong di dalam": f"<w:sdt>{SIFAT}<w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "blok kosong": f"<w:sdt>{SIFAT}<w:sdtContent></w:sdtContent></w:sdt>",
    "tanda > dalam atribut": sebaris(RUN.replace('w:rsidR="00A1"', 'w:rsidR="a>b"')),
    "kutip tunggal": sebaris(RUN).replace('"', "'"),
    "komentar dan CDATA": sebaris("<!-- <w:sdt> -->" + RUN.replace("[isi: nomor]", "<![CDATA[[isi: nomor]]]>")),
    "sel tabel": f"<w:tbl><w:tr><w:sdt>{SIFAT}<w:sdtContent><w:tc><w:p>{RUN}</w:p></w:tc></w:sdtContent></w:sdt>"
    "</w:tr></w:tbl>",
}


@pytest.mark.parametrize("badan", BENTUK.values(), ids=BENTUK)
@pytest.mark.parametrize("ruang", [W, KETAT])
def test_segala_bentuk_kendali_terisi(badan: str, ruang: str) -> None:
    xml = dokumen(
        f"<w:p><w:r><w:t>awal &amp; 'awal'</w:t></w:r></w:p>{badan}<w:p  ><w:r><w:t>akhir</w:t></w:r></w:p >", ruang
    )
    assert not satu(xml).terisi
    baru = isi(xml)
    etree.fromstring(baru)
    assert (satu(baru).teks, satu(baru).terisi) == ("15 & <b>", True)
    awal, akhir = satu(xml).unsur.awal, satu(xml).unsur.akhir
    assert baru.startswith(xml[:awal])
    assert baru.endswith(xml[akhir:])
    assert isi(baru, "15 & <b>") == baru, "diisi lagi dengan nilai yang sama tidak mengubah apa pun"


def test_rupa_teks_tetap_hanya_rupa_petunjuk_yang_hilang() -> None:
    baru = isi(dokumen(sebaris(RUN)))
    assert b'<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">15 &amp; &lt;b&gt;</w:t></w:r>' in baru
    assert b"showingPlcHdr" not in baru
    assert b'<w:id w:val="7"/><w:text/></w:sdtPr>' in baru


def test_awalan_lain_dan_tanda_awal_berkas() -> None:
    xml = b"\xef\xbb\xbf" + dokumen(sebaris(RUN)).replace(b"w:", b"ns0:").replace(b"xmlns:w", b"xmlns:ns0")
    baru = isi(xml)
    assert b"<ns0:t xml:space" in baru
    assert satu(baru).teks == "15 & <b>"


def test_suntingan_yang_dicoret_tidak_disentuh() -> None:
    coret = '<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del>'
    baru = isi(dokumen(sebaris(coret + RUN)))
    assert coret.encode() in baru
    assert satu(baru).teks == "15 & <b>"


def test_kendali_bertag_lain_dan_di_kepala_halaman() -> None:
    kepala = sebaris(RUN).replace("isian:nomor", "isian:tanggal")
    bagian = {"word/header2.xml": dokumen(kepala), ISI: dokumen(sebaris(RUN)), "word/styles.xml": b"bukan xml"}
    assert [(k.bagian, k.tag) for k in cari_kendali(bagian)] == [
        (ISI, "isian:nomor"),
        ("word/header2.xml", "isian:tanggal"),
    ]
    diisi = isi_kendali(bagian, [(k, "x") for k in cari_kendali(bagian) if k.tag == "isian:tanggal"])
    assert list(diisi) == ["word/header2.xml"]


@pytest.mark.parametrize(
    "xml",
    [
        b"<rusak>",
        b"",
        b'<?xml version="1.0" encoding="UTF-16"?><a/>',
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0" encoding="windows-1252"?><a>é</a>'.encode("cp1252"),
    ],
)
def test_xml_yang_tidak_ditulis_word_ditolak(xml: bytes) -> None:
    with pytest.raises(PaketAsing):
        cari_kendali({ISI: xml})


_TEKS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="[]\ufffe\uffff"), min_size=1, max_size=30
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(BENTUK.values())), _TEKS), min_size=1, max_size=4), _TEKS)
def test_di_antara_apa_pun_hanya_kendali_yang_berubah(isi_isi: list[tuple[str, str]], nilai: str) -> None:
    badan = "".join(f"<w:p><w:r><w:t>{_lolos(teks)}</w:t></w:r></w:p>{bentuk}" for bentuk, teks in isi_isi)
    xml = dokumen(badan)
    baru = isi(xml, nilai)
    assert [k.teks for k in cari_kendali({ISI: baru})] == [nilai] * len(isi_isi)
    assert _tanpa_kendali(baru) == _tanpa_kendali(xml)


def _lolos(teks: str) -> str:
    return teks.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tanpa_kendali(xml: bytes) -> bytes:
    for kendali in reversed(cari_kendali({ISI: xml})):
        xml = xml[: kendali.unsur.awal] + b"@" + xml[kendali.unsur.akhir :]
    return xml


def paket(**pilihan: bytes) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.comment = b"catatan"
        arsip.writestr(zipfile.ZipInfo("polos.bin"), b"\0" * 100)
        for nama, isi_bagian in pilihan.items():
            arsip.writestr(nama, isi_bagian)
    return keluar.getvalue()


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.sampled_from("abcdef"), st.binary(max_size=300), min_size=1), st.binary(max_size=500), st.data()
)
def test_bagian_lain_dari_paket_tetap_bita_demi_bita(lama: dict[str, bytes], baru: bytes, data: st.DataObject) -> None:
    asli = paket(**lama)
    nama = data.draw(st.sampled_from(sorted(lama)))
    assert ganti_bagian(asli, {}) == asli
    hasil = ganti_bagian(asli, {nama: baru})
    assert baca_bagian(hasil) == {"polos.bin": b"\0" * 100, **lama, nama: baru}
    with zipfile.ZipFile(io.BytesIO(hasil)) as arsip:
        assert arsip.testzip() is None
        assert arsip.comment == b"catatan"


@pytest.mark.parametrize("rusak", [b"", b"PK", b"%PDF", paket(a=b"isi" * 99)[:80], paket(a=b"isi" * 99)[60:]])
def test_paket_yang_rusak_ditolak(rusak: bytes) -> None:
    with pytest.raises(PaketAsing):
        baca_bagian(rusak)


GAYA = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="Bab"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="Subbab"><w:basedOn w:val="Bab"/></w:style>'
    '<w:style w:styleId="Putar"><w:basedOn w:val="Putar"/></w:style></w:styles>'
).encode()


def paragraf(teks: str, gaya: str = "", depan: str = "") -> str:
    sifat = f'<w:pPr><w:pStyle w:val="{gaya}"/></w:pPr>' if gaya else ""
    return f"<w:p>{sifat}<w:r>{depan}<w:t>{teks}</w:t></w:r></w:p>"


def letak(badan: str, **lain: bytes) -> list[str]:
    bagian = {ISI: dokumen(badan), "word/styles.xml": GAYA, **{f"word/{k}.xml": v for k, v in lain.items()}}
    return [f"{t.petunjuk}: {t}" for t in cari_isian(bagian)]


def test_isian_disebut_menurut_judul_di_atasnya() -> None:
    badan = (
        paragraf("A. Hasil", "Subbab")
        + paragraf("[isi: hasil], [isi: saran]")
        + paragraf("B.", "Putar")
        + paragraf("[isi: x]")
    )
    assert letak(badan) == [
        "hasil: di bawah “A. Hasil”, paragraf 2",
        "saran: di bawah “A. Hasil”, paragraf 2",
        "x: di bawah “A. Hasil”, paragraf 4",
    ]


def test_isian_dalam_tabel_disebut_baris_dan_kolomnya() -> None:
    sel = "<w:tc>{}</w:tc>"
    tabel = (
        '<w:tbl><w:tblPr><w:tblCaption w:val="Tindak lanjut"/></w:tblPr>'
        f"<w:tr>{sel.format(paragraf('No.'))}{sel.format(paragraf('Apa'))}</w:tr>"
        f"<w:tr>{sel.format(paragraf('1'))}{sel.format(paragraf('[isi: apa]'))}</w:tr></w:tbl>"
    )
    assert letak(tabel) == ["apa: tabel “Tindak lanjut” baris 2 kolom 2"]


def test_halaman_disebut_hanya_kalau_word_mencatatnya() -> None:
    batas = "<w:lastRenderedPageBreak/>"
    badan = (
        paragraf("[isi: satu]")
        + paragraf("isi", depan=batas)
        + paragraf("[isi: dua]")
        + paragraf("[isi: tiga]", depan=batas)
    )
    assert letak(badan) == [
        "satu: paragraf 1, halaman 1",
        "dua: paragraf 3, halaman 2",
        "tiga: paragraf 4, halaman 3",
    ]
    assert letak(paragraf("[isi: satu]")) == ["satu: paragraf 1"]


def test_isian_di_kepala_halaman_disebut_sesudah_isinya() -> None:
    kepala = dokumen(paragraf("[isi: alamat]"))
    assert letak(paragraf("[isi: satu]"), header1=kepala) == ["satu: paragraf 1", "alamat: kepala halaman, paragraf 1"]
