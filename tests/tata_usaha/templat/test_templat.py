"""The template check: every mistake is found at once, with its place, its code and what was meant."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from jinja2.exceptions import SecurityError, UndefinedError

from tata_usaha.cetak.jinja_aman import LingkunganNaskah
from tata_usaha.cetak.penanda import TakTercetak
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.periksa import periksa_templat
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji, periksa_semua, tulis_templat
from tools.templat.kit import PenulisTemplat, Sel, tulis_sel
from zi_model.masalah import Masalah, Tingkat
from zi_model.naskah.inti.naskah import Isian
from zi_model.naskah.keluarga import isi_templat


def paragraf(*teks: str) -> Callable[[PenulisTemplat], None]:
    """Return what writes these paragraphs into a template."""

    def bangun(t: PenulisTemplat) -> None:
        for satu in teks:
            t.paragraf(satu)

    return bangun


def sel(*teks: str) -> Callable[[PenulisTemplat], None]:
    """Return what writes one table row with these cells."""
    return lambda t: t.tabel([16 / len(teks)] * len(teks)).baris(*teks) and None


def sel_berparagraf(*teks: str) -> Callable[[PenulisTemplat], None]:
    """Return what writes a table with one cell that has these paragraphs."""

    def bangun(t: PenulisTemplat) -> None:
        (kosong,) = t.tabel((16,)).baris(Sel(""))
        tulis_sel(kosong, *((satu, "ND Isi") for satu in teks))

    return bangun


def periksa(folder: Path, bangun: Callable[[PenulisTemplat], None]) -> list[Masalah]:
    """Return the problems of a template of one or two lines, which prints only some of `IsiUji`."""
    masalah = periksa_templat(tulis_templat(folder, bangun), IsiUji)
    return [m for m in masalah if m.kode != KodeTemplat.TAK_TERCANTUM]


RUSAK: list[tuple[str, Callable[[PenulisTemplat], None], KodeTemplat, str]] = [
    ("nama salah eja", paragraf("{{ judl }}"), KodeTemplat.NAMA_ASING, "Mungkin maksudnya “judul”"),
    ("nama berkapital", paragraf("{{ Judul }}"), KodeTemplat.NAMA_ASING, "“judul”"),
    ("bagian salah eja", paragraf("{% for b in daftar %}{{ b.nma }}{% endfor %}"), KodeTemplat.NAMA_ASING, "“nama”"),
    ("bagian dari teks", paragraf("{{ judul.nama }}"), KodeTemplat.NAMA_ASING, "tidak mempunyai bagian"),
    ("perulangan di luar for", paragraf("{{ loop.index }}"), KodeTemplat.NAMA_ASING, "“loop”"),
    (
        "penghitung salah eja",
        paragraf("{% for b in daftar %}{{ loop.indeks }}{% endfor %}"),
        KodeTemplat.NAMA_ASING,
        "",
    ),
    ("nama di sesudah for", paragraf("{% for b in daftar %}{% endfor %}{{ b.nama }}"), KodeTemplat.NAMA_ASING, "“b”"),
    ("kurung tidak ditutup", paragraf("{{ judul }"), KodeTemplat.TAK_TERTUTUP, "{{ … }}"),
    ("kurung tidak dibuka", paragraf("judul }}"), KodeTemplat.TAK_TERTUTUP, ""),
    ("tag di dua paragraf", paragraf("{{ judul", "}}"), KodeTemplat.TAK_TERTUTUP, ""),
    ("tag bertumpuk", paragraf("{{ judul {{ teks }}"), KodeTemplat.TAK_TERTUTUP, ""),
    ("nama berspasi", paragraf("{{ judul surat }}"), KodeTemplat.SINTAKS, "{{ judul_surat }}"),
    ("tanda asing", paragraf("{{ judul$ }}"), KodeTemplat.SINTAKS, "“$”"),
    ("perintah asing", paragraf("{%p fr b in daftar %}", "x"), KodeTemplat.SINTAKS, "“for”"),
    ("for tanpa in", paragraf("{% for b daftar %}{{ b.nama }}{% endfor %}"), KodeTemplat.SINTAKS, "“in”"),
    ("memanggil", paragraf("{{ judul.upper() }}"), KodeTemplat.TERLARANG, "dipanggil"),
    ("membongkar", paragraf("{{ judul.__class__ }}"), KodeTemplat.TERLARANG, ""),
    ("filter asing", paragraf("{{ judul|upper }}"), KodeTemplat.TERLARANG, "length"),
    ("filter bawaan", paragraf("{{ tak_ada|default('x') }}"), KodeTemplat.TERLARANG, ""),
    ("uji asing", paragraf("{% if judul is callable %}x{% endif %}"), KodeTemplat.TERLARANG, "callable"),
    ("menghitung", paragraf("{{ 10 ** 10 }}"), KodeTemplat.TERLARANG, ""),
    ("menyambung", paragraf("{{ judul ~ teks }}"), KodeTemplat.TERLARANG, ""),
    ("if tanpa endif", paragraf("{% if ya %}x"), KodeTemplat.BLOK, "tidak pernah ditutup"),
    ("endif tanpa if", paragraf("x{% endif %}"), KodeTemplat.BLOK, "tanpa “if”"),
    ("awalan berbeda", paragraf("{%p if ya %}", "x{% endif %}"), KodeTemplat.BLOK, "berawalan lain"),
    ("blok antarparagraf", paragraf("{% if ya %}x", "{% endif %}"), KodeTemplat.BLOK, "{%p … %}"),
    ("blok antarsel", sel("{% if ya %}x", "{% endif %}"), KodeTemplat.BLOK, "{%tr … %}"),
    ("tr di luar tabel", paragraf("{%tr if ya %}", "{%tr endif %}"), KodeTemplat.LETAK_TAG, "di dalam tabel"),
    ("dua tr sebaris", sel("{%tr for b in daftar %}", "{%tr endfor %}"), KodeTemplat.LETAK_TAG, "sendiri"),
    ("tulisan di samping p", paragraf("{%p if ya %} hilang", "x", "{%p endif %}"), KodeTemplat.LETAK_TAG, "hilang"),
    ("spasi sebelum awalan", paragraf("{% p if ya %}", "x", "{%p endif %}"), KodeTemplat.LETAK_TAG, "{%p"),
    ("persen dalam awalan", paragraf("{%p if jumlah % 2 %}", "x", "{%p endif %}"), KodeTemplat.LETAK_TAG, ""),
    ("teks kaya", paragraf("{{r judul }}"), KodeTemplat.LETAK_TAG, "{{ … }}"),
    ("sel bisa kosong", sel_berparagraf("{%p if ya %}", "x", "{%p endif %}"), KodeTemplat.SEL_KOSONG, "kosong"),
    ("mencetak daftar", paragraf("{{ daftar }}"), KodeTemplat.TAK_TERCETAK, "for"),
    ("mencetak yang bisa kosong", paragraf("{{ mungkin }}"), KodeTemplat.TAK_TERCETAK, "if"),
    ("mencetak ya atau tidak", paragraf("{{ ya }}"), KodeTemplat.TAK_TERCETAK, "if"),
    ("mencetak seluruh baris", paragraf("{% for b in daftar %}{{ b }}{% endfor %}"), KodeTemplat.TAK_TERCETAK, "nama"),
    ("mengulang teks", paragraf("{% for b in judul %}{{ b }}{% endfor %}"), KodeTemplat.TAK_TERCETAK, "bukan daftar"),
    ("kurung tunggal", paragraf("Hal: { judul }"), KodeTemplat.MIRIP_TAG, "{{ judul }}"),
    ("kurung siku", paragraf("Hal: [[judul]]"), KodeTemplat.MIRIP_TAG, "{{ judul }}"),
    ("medan surat gabungan", paragraf("Hal: «judul»"), KodeTemplat.MIRIP_TAG, "{{ judul }}"),
]


@pytest.mark.parametrize(("bangun", "kode", "kata"), [r[1:] for r in RUSAK], ids=[r[0] for r in RUSAK])
def test_setiap_kesalahan_ditemukan(
    tmp_path: Path, bangun: Callable[[PenulisTemplat], None], kode: KodeTemplat, kata: str
) -> None:
    masalah = periksa(tmp_path, bangun)
    kena = [m for m in masalah if m.kode == kode]
    assert kena, masalah
    assert any(kata in f"{m.pesan} {m.saran}" for m in kena), kena


BAIK: dict[str, Callable[[PenulisTemplat], None]] = {
    "nilai, bagian, sifat": paragraf("{{ judul }} {{ teks }} {{ jumlah }}"),
    "yang bisa kosong, dijaga": paragraf("{% if mungkin %}{{ mungkin }}{% endif %}"),
    "dijaga bersama yang lain": paragraf("{% if ya and mungkin is not none %}{{ mungkin }}{% endif %}"),
    "dijaga dalam satu ungkapan": paragraf("{{ mungkin if mungkin else judul }}"),
    "penghitung dan saringan": paragraf("{% for b in daftar[1:] %}{{ loop.index }}{{ b.nama }}{% endfor %}"),
    "unsur pertama": paragraf("{% if daftar %}{{ (daftar|first).nama }}{{ (daftar|last).nama }}{% endif %}"),
    "panjang daftar": paragraf("{{ daftar|length }}"),
    "perulangan berlapis": paragraf("{% for b in daftar %}{% for c in daftar %}{{ b.nama }}{% endfor %}{% endfor %}"),
    "sel dengan paragraf tetap": sel_berparagraf("{%p if ya %}", "x", "{%p endif %}", ""),
    "catatan": paragraf("{# ini catatan #}{{ judul }}"),
}


@pytest.mark.parametrize("bangun", BAIK.values(), ids=BAIK.keys())
def test_yang_benar_tidak_dikeluhkan(tmp_path: Path, bangun: Callable[[PenulisTemplat], None]) -> None:
    assert periksa(tmp_path, bangun) == []


def test_semua_sekaligus_menurut_urutan_bacanya(tmp_path: Path) -> None:
    """One broken loop hides neither the tags within it nor those after it."""

    def bangun(t: PenulisTemplat) -> None:
        t.nomor_halaman()
        t.dokumen.sections[0].header.paragraphs[0].add_run("{{ jdul }}")
        t.paragraf("{% for b daftar %}{{ b.nama }} {{ tks }}{% endfor %}")
        t.paragraf("{{ mungkin }}")
        t.tabel((8, 8)).baris("a", "{{ dftar }}")
        t.paragraf("{% if ya %}{{ jumlh }}")

    masalah = periksa(tmp_path, bangun)
    assert [m.kode for m in masalah] == ["T03", "T08", "T09", "T08", "T05", "T08", "T08"]
    tempat = [m.pesan.split(":")[0] for m in masalah]
    assert tempat[3] == "isi, tabel 1 baris 1 kolom 2"
    assert tempat[-1].startswith("kepala, paragraf 1")


def test_tempat_di_tabel_bersarang(tmp_path: Path) -> None:
    def bangun(t: PenulisTemplat) -> None:
        (luar,) = t.tabel((16,)).baris("")
        dalam = luar.add_table(1, 2)
        dalam.cell(0, 1).paragraphs[0].add_run("{{ judl }}")
        luar.add_paragraph()

    (masalah,) = periksa(tmp_path, bangun)
    assert "tabel 1 baris 1 kolom 1, di dalamnya tabel 1 baris 1 kolom 2" in masalah.pesan


def test_tag_yang_dipecah_word_tetap_satu(tmp_path: Path) -> None:
    """Word splits a tag over runs wherever somebody stopped typing."""

    def bangun(t: PenulisTemplat) -> None:
        kosong = t.paragraf("")
        for potongan in ("{", "{ ju", "dul", " }", "}"):
            kosong.add_run(potongan)

    assert periksa(tmp_path, bangun) == []


def test_tag_dalam_teks_yang_dihapus_terlacak(tmp_path: Path) -> None:
    def bangun(t: PenulisTemplat) -> None:
        p = t.paragraf("{{ judul }}")._p
        hapus = p.makeelement(qn("w:del"), {qn("w:id"): "9", qn("w:author"): "x"})
        potongan = p.makeelement(qn("w:r"))
        teks = p.makeelement(qn("w:delText"))
        teks.text = "{{ judul_lama }}"
        potongan.append(teks)
        hapus.append(potongan)
        p.append(hapus)

    tag, perubahan = periksa(tmp_path, bangun)
    assert "judul_lama" in tag.pesan
    assert (perubahan.kode, perubahan.tingkat) == ("T19", Tingkat.CATATAN)


@pytest.mark.parametrize("isi", [None, b"", b"bukan zip", b"PK\x03\x04rusak"])
def test_berkas_yang_bukan_templat(tmp_path: Path, isi: bytes | None) -> None:
    if isi is not None:
        (tmp_path / "uji.docx").write_bytes(isi)
    (masalah,) = periksa_templat(tmp_path / "uji.docx", IsiUji)
    assert (masalah.kode, masalah.tingkat) == ("T01", Tingkat.GALAT)
    assert "uji.docx" in str(masalah)


def test_zip_lain_bukan_templat(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "uji.docx", "w") as arsip:
        arsip.writestr("xl/workbook.xml", "<x/>")
    (masalah,) = periksa_templat(tmp_path / "uji.docx", IsiUji)
    assert "bukan dokumen Word" in masalah.pesan


def test_templat_dari_word_biasa(tmp_path: Path) -> None:
    dokumen = Document()
    dokumen.add_heading("{{ judul }}")
    dokumen.save(str(tmp_path / "uji.docx"))
    masalah = periksa_templat(tmp_path / "uji.docx", IsiUji)
    assert not [m for m in masalah if m.tingkat is Tingkat.GALAT]
    assert {"T16", "T20", "T22"} <= {m.kode for m in masalah}  # nothing of it is the office's house style


class TestSemua:
    @pytest.mark.tahan
    def test_templat_kantor_tanpa_masalah(self) -> None:
        assert periksa_semua(AKAR / "templates_docx") == []

    def test_setiap_naskah_mempunyai_templatnya(self) -> None:
        assert set(isi_templat()) == {berkas.name for berkas in (AKAR / "templates_docx").glob("*.docx")}

    def test_yang_hilang_dan_yang_salah_nama(self, tmp_path: Path) -> None:
        assert {m.kode for m in periksa_semua(tmp_path)} == {"T01"}
        (masalah,) = periksa_semua(AKAR / "templates_docx", [Path("undanagn.docx")])
        assert "undangan.docx" in masalah.saran

    def test_satu_templat_menurut_nama_atau_jalurnya(self, tmp_path: Path) -> None:
        tulis_templat(tmp_path, paragraf("{{ nomer }}"), "undangan.docx")
        assert periksa_semua(AKAR / "templates_docx", [Path("undangan.docx")]) == []
        masalah = periksa_semua(AKAR / "templates_docx", [tmp_path / "undangan.docx"])
        (salah_eja,) = (m for m in masalah if m.kode == KodeTemplat.NAMA_ASING)
        assert "Mungkin maksudnya “nomor”" in salah_eja.saran


class TestJinjaAman:
    """The sandbox by itself, should a template ever get past the check."""

    ISI = IsiUji(daftar=(BarisUji(nama="a", nilai=Isian(tag="t", petunjuk="p")),))

    @pytest.mark.parametrize(
        "tag",
        [
            "{{ isi.__class__ }}",
            "{{ isi.model_dump }}",
            "{{ isi.copy() }}",
            "{{ isi.judul.upper() }}",
            "{{ isi.daftar.count }}",
            "{% for b in isi.daftar %}{{ loop.cycle('a') }}{% endfor %}",
            "{% for b in isi.daftar %}{{ loop.__init__ }}{% endfor %}",
        ],
    )
    def test_tidak_ada_yang_dapat_dipanggil_atau_dibongkar(self, tag: str) -> None:
        with pytest.raises(SecurityError):
            LingkunganNaskah().from_string(tag).render(isi=self.ISI)

    def test_fungsi_pun_tidak_dapat_dipanggil(self) -> None:
        with pytest.raises(SecurityError):
            LingkunganNaskah().from_string("{{ fungsi() }}").render(fungsi=lambda: "x")

    @pytest.mark.parametrize("nama", ["range", "cycler", "joiner", "lipsum", "namespace", "dict", "tak_ada"])
    def test_tidak_ada_nama_bawaan(self, nama: str) -> None:
        with pytest.raises(UndefinedError):
            LingkunganNaskah().from_string(f"{{{{ {nama} }}}}").render(isi=self.ISI)

    @pytest.mark.parametrize("ungkapan", ["isi.mungkin", "isi.ya", "isi.daftar", "isi"])
    def test_yang_bukan_teks_tidak_tercetak(self, ungkapan: str) -> None:
        with pytest.raises(TakTercetak):
            LingkunganNaskah().from_string(f"{{{{ {ungkapan} }}}}").render(isi=self.ISI)


@pytest.mark.tahan
def test_templat_di_repositori_adalah_yang_ditulis_skripnya(tmp_path: Path) -> None:
    from tata_usaha.word.paket import bongkar
    from tools.templat.__main__ import pembuat

    folder = AKAR / "templates_docx"
    assert {berkas.name for berkas in folder.glob("*.docx")} == set(pembuat())
    for nama, buat in pembuat().items():
        buat().simpan(tmp_path / nama)
        assert bongkar((tmp_path / nama).read_bytes()) == bongkar((folder / nama).read_bytes()), nama


@pytest.mark.parametrize("nama", sorted(isi_templat().keys() - {"maklumat.docx", "sop.docx"}))  # of one page
def test_tanda_tangan_tidak_dapat_terbelah_dua_halaman(nama: str) -> None:
    """LibreOffice parts paragraphs that keep with the next; a row of a table that may not split it never parts."""
    for p in Document(str(AKAR / "templates_docx" / nama)).element.body.iter(qn("w:p")):
        if "penanda_tangan.jabatan" in "".join(t.text or "" for t in p.iter(qn("w:t"))):
            baris = next(p.iterancestors(qn("w:tr")))
            assert "penanda_tangan.nama" in "".join(t.text or "" for t in baris.iter(qn("w:t")))
            assert baris.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
