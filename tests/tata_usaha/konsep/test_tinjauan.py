"""What reviewers left in a draft is found with its place: changes that nobody decided, comments that are open."""

from __future__ import annotations

import pytest

from tata_usaha.konsep.tinjauan import cari_komentar, cari_perubahan
from tests.tata_usaha.konsep.test_letak_isian import JUDUL, p, surat, t, tabel
from tests.tata_usaha.naskah_uji import W

OLEH = 'w:id="7" w:author="Kasubbag Hukum" w:date="2026-03-01T08:00:00Z"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def perubahan(isi: str, **lain: str) -> list[tuple[str, str, str, str]]:
    bagian = surat(isi) | {f"word/{n}.xml": _bagian(n[:3], x) for n, x in lain.items()}
    return [(satu.macam, str(satu), satu.oleh, satu.teks) for satu in cari_perubahan(bagian)]


def _bagian(nama: str, isi: str) -> bytes:
    return f'<w:{nama} xmlns:w="{W[1:-1]}">{isi}</w:{nama}>'.encode()


def sisip(teks: str) -> str:
    return f"<w:ins {OLEH}><w:r>{t(teks)}</w:r></w:ins>"


def test_a_letter_that_nobody_reviews_has_no_changes() -> None:
    assert perubahan(p(t("BAB I"), sifat=JUDUL) + tabel(p(t("a")))) == []


def test_pieces_that_one_person_inserted_in_a_paragraph_are_one_change() -> None:
    isi = p(t("BAB I"), sifat=JUDUL) + f"<w:p>{sisip('dua ')}<w:r>{t('tetap')}</w:r>{sisip('puluh')}</w:p>"
    assert perubahan(isi) == [("disisipkan", "di bawah “BAB I”, paragraf 2", "Kasubbag Hukum", "dua puluh")]


def test_what_was_deleted_is_told_with_its_words() -> None:
    isi = f"<w:p><w:del {OLEH}><w:r><w:delText>wajib</w:delText></w:r></w:del>{sisip('dapat')}</w:p>"
    assert [(macam, teks) for macam, *_, teks in perubahan(isi)] == [("dihapus", "wajib"), ("disisipkan", "dapat")]


def test_a_move_is_told_at_both_ends() -> None:
    dari = f"<w:p><w:moveFrom {OLEH}><w:r>{t('butir a')}</w:r></w:moveFrom></w:p>"
    ke = f"<w:p><w:moveTo {OLEH}><w:r>{t('butir a')}</w:r></w:moveTo></w:p>"
    assert [(macam, tempat) for macam, tempat, *_ in perubahan(dari + ke)] == [
        ("dipindahkan dari sini", "paragraf 1"),
        ("dipindahkan ke sini", "paragraf 2"),
    ]


@pytest.mark.parametrize(
    ("isi", "macam", "tempat"),
    [
        (f"<w:p><w:r><w:rPr><w:rPrChange {OLEH}/></w:rPr></w:r></w:p>", "format huruf diubah", "paragraf 1"),
        (f"<w:p><w:pPr><w:pPrChange {OLEH}/></w:pPr></w:p>", "format paragraf diubah", "paragraf 1"),
        (f"<w:p><w:pPr><w:rPr><w:ins {OLEH}/></w:rPr></w:pPr></w:p>", "disisipkan", "paragraf 1"),
        (
            f"<w:tbl><w:tr><w:trPr><w:del {OLEH}/></w:trPr><w:tc>{p(t('a'))}</w:tc></w:tr></w:tbl>",
            "dihapus",
            "tabel baris 1 kolom 1",
        ),
        (
            f"<w:tbl><w:tblPr><w:tblPrChange {OLEH}/></w:tblPr><w:tr><w:tc>{p(t('a'))}</w:tc></w:tr></w:tbl>",
            "format tabel diubah",
            "tabel baris 1 kolom 1",
        ),
        (f"<w:sectPr><w:sectPrChange {OLEH}/></w:sectPr>", "pengaturan halaman diubah", "seluruh naskah"),
    ],
)
def test_changes_that_are_none_of_words_count_as_well(isi: str, macam: str, tempat: str) -> None:
    assert perubahan(isi) == [(macam, tempat, "Kasubbag Hukum", "")]


@pytest.mark.parametrize(
    "nama",
    [
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
        "numberingChange",
    ],
)
def test_every_kind_of_change_that_word_can_track_is_known(nama: str) -> None:
    assert len(perubahan(f"<w:p><w:{nama} {OLEH}/></w:p>")) == 1


def test_a_change_in_a_footer_is_found() -> None:
    assert perubahan(p(t("a")), footer1=f"<w:p>{sisip('x')}</w:p>")[0][1] == "kaki halaman, paragraf 1"


def test_old_words_copy_of_a_text_box_is_not_a_second_change() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    kotak = f"<w:txbxContent><w:p>{sisip('x')}</w:p></w:txbxContent>"
    isi = f"<mc:AlternateContent {mc}><mc:Choice>{kotak}</mc:Choice><mc:Fallback>{kotak}</mc:Fallback>"
    assert len(perubahan(f"<w:p><w:r>{isi}</mc:AlternateContent></w:r></w:p>")) == 1


def jangkar(*nomor: int) -> str:
    return p(t("Pasal 1"), *(f'<w:commentReference w:id="{n}"/>' for n in nomor))


def komentar(*, selesai: tuple[int, ...] = (), balasan: tuple[int, ...] = (), dijangkar: tuple[int, ...]) -> list[str]:
    """Return what is open of three comments, of which these are resolved, or answer the first."""
    semua = "".join(
        f'<w:comment {W14} w:id="{n}" w:author="Sekretaris"><w:p w14:paraId="A{n}">'
        f"<w:r>{t('Mohon')}</w:r></w:p><w:p w14:paraId='0000000{n}'><w:r>{t(f'dicek {n}')}</w:r></w:p></w:comment>"
        for n in (0, 1, 2)
    )
    keadaan = "".join(
        f'<w15:commentEx w15:paraId="0000000{n}" w15:done="{int(n in selesai)}"'
        + (' w15:paraIdParent="00000000"/>' if n in balasan else "/>")
        for n in (0, 1, 2)
    )
    bagian = surat(jangkar(*dijangkar)) | {
        "word/comments.xml": _bagian("comments", semua),
        "word/commentsExtended.xml": f"<w15:commentsEx {W15}>{keadaan}</w15:commentsEx>".encode(),
    }
    return [f"{satu.oleh}, {satu}: {satu.teks}" for satu in cari_komentar(bagian)]


def test_open_comments_are_told_with_place_person_and_words() -> None:
    assert komentar(dijangkar=(0, 2)) == [
        "Sekretaris, paragraf 1: Mohon dicek 0",
        "Sekretaris, paragraf 1: Mohon dicek 2",
    ]


def test_a_comment_that_is_resolved_or_only_an_answer_is_not_open() -> None:
    assert komentar(dijangkar=(0, 1, 2), selesai=(1,), balasan=(2,)) == ["Sekretaris, paragraf 1: Mohon dicek 0"]


def test_a_comment_that_is_anchored_nowhere_is_none() -> None:
    assert komentar(dijangkar=()) == []


def test_comments_of_a_program_that_knows_no_resolving_are_open() -> None:
    bagian = surat(jangkar(3)) | {
        "word/comments.xml": _bagian("comments", f'<w:comment w:id="3">{p(t("a"))}</w:comment>')
    }
    assert [satu.teks for satu in cari_komentar(bagian)] == ["a"]
