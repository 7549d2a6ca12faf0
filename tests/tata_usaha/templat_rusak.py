"""Our own templates as somebody may have broken them in Word, each with what the check has to say.

A case opens the real template, does what a hurried hand or Word itself would do (`tangan_usil`), and names
the code, the place, and a piece of the advice. `CATATAN` marks what does not stop a print.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.shared import Cm

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.templat.kode_templat import KodeTemplat as K
from tests.tata_usaha.tangan_usil import (
    bagian_di_tag,
    belah,
    bungkus,
    cari,
    catatan_akhir,
    dalam_kontrol,
    dalam_medan,
    el,
    ganti,
    gaya_biasa,
    hapus,
    hapus_gaya,
    huruf_dasar,
    ke_awal_diktum,
    kepala,
    kepala_lampiran_tanpa,
    kertas_letter,
    kode_medan,
    kotak_teks,
    medan,
    mendatar_tanpa_arah,
    menetapkan_hilang,
    sel_bisa_kosong,
    sesudah,
    sisipan_terlacak,
    tabel_bersarang,
    tag_srikandi_terpotong,
    tanpa_endfor_tabel,
    tanpa_ukuran_kertas,
    teks_alternatif,
    terhapus_terlacak,
    tr_di_baris_isi,
    tukar_konsiderans,
    urutan,
)
from zi_model.masalah import Tingkat

TEMPLAT = AKAR / "templates_docx"
UNDANGAN, KEPUTUSAN = "undangan.docx", "keputusan.docx"
NOMOR = "isi, tabel 2 baris 1 kolom 3"
CATATAN = Tingkat.CATATAN


@dataclass(frozen=True)
class Rusak:
    """One broken template; `tempat` is how the place begins, `kata` stands in the message or the advice.

    `hilang` is what the office took out on purpose and the letter therefore lacks, where printing goes on.
    """

    nama: str
    kode: K
    tempat: str
    kata: str
    rusakkan: Callable[[Any], object]
    templat: str = UNDANGAN
    tingkat: Tingkat = Tingkat.GALAT
    hilang: bool = False


def rusak(kasus: Rusak) -> bytes:
    """Return the bytes of the broken template."""
    dokumen = Document(str(TEMPLAT / kasus.templat))
    kasus.rusakkan(dokumen)
    keluar = io.BytesIO()
    dokumen.save(keluar)
    return keluar.getvalue()


RUSAK: tuple[Rusak, ...] = (
    # names and values
    Rusak("nama salah eja", K.NAMA_ASING, NOMOR, "Mungkin maksudnya “nomor”", ganti("{{ nomor }}", "{{ nomer }}")),
    Rusak("nama berkapital", K.NAMA_ASING, NOMOR, "“nomor”", ganti("{{ nomor }}", "{{ NOMOR }}")),
    Rusak("bagian salah eja", K.NAMA_ASING, "isi, tabel", "“jabatan”", ganti("tangan.jabatan", "tangan.jabtan")),
    Rusak("nama di kepala", K.NAMA_ASING, "kepala, paragraf 1", "Yang ada", kepala("{{ instansi }}")),
    Rusak("mencetak daftar", K.TAK_TERCETAK, "isi, paragraf", "for", ganti("{{ pembuka }}", "{{ penutup }}")),
    Rusak("tanpa if", K.TAK_TERCETAK, "isi, tabel 1 baris 1 kolom 1", "if", ganti("{% if kop.logo %}", "{# x #}")),
    Rusak("mengulang teks", K.TAK_TERCETAK, "isi, tabel 3", "bukan daftar", ganti("in yth", "in sifat")),
    # braces
    Rusak("kurung kurang", K.TAK_TERTUTUP, "isi, paragraf", "{{ … }}", ganti("{{ pembuka }}", "{{ pembuka }")),
    Rusak("kurung di dua paragraf", K.TAK_TERTUTUP, "isi, paragraf", "", urutan("{{ pembuka }}", "{{ pembuka", "}}")),
    Rusak("tag bertumpuk", K.TAK_TERTUTUP, NOMOR, "ditutup", ganti("{{ nomor }}", "{{ nomor {{ hal }}")),
    Rusak("kurung tunggal", K.MIRIP_TAG, "isi, tabel 2 baris 4", "{{ hal }}", ganti("{{ hal }}", "{ hal }")),
    Rusak("kurung siku", K.MIRIP_TAG, "isi, tabel 2 baris 4", "{{ hal }}", ganti("{{ hal }}", "[[hal]]")),
    Rusak("kurung berspasi", K.MIRIP_TAG, "isi, tabel 2 baris 4", "{{ hal }}", ganti("{{ hal }}", "{ { hal } }")),
    Rusak("tag SRIKANDI salah eja", K.MIRIP_TAG, NOMOR, "${nomor_naskah}", ganti("{{ nomor }}", "{{ nomor }} ${hla}")),
    Rusak("tag SRIKANDI terpotong", K.TERPOTONG, NOMOR, "Ketik ulang", tag_srikandi_terpotong),
    Rusak(
        "kurung menempel pada tag",
        K.MIRIP_TAG,
        "isi, tabel 3",
        "Hapus kurung",
        ganti("{% if loop.first %}", "{{% if loop.first %}"),
    ),
    Rusak("kurung di akhir paragraf", K.MIRIP_TAG, NOMOR, "sebelahnya", ganti("{{ nomor }}", "{{ nomor }}{")),
    Rusak("kurung di awal paragraf", K.MIRIP_TAG, "isi, ", "“}”", ganti("{{ pembuka }}", "}{{ pembuka }}")),
    Rusak("nama berspasi", K.SINTAKS, NOMOR, "{{ nomor_surat }}", ganti("{{ nomor }}", "{{ nomor surat }}")),
    Rusak("perintah salah eja", K.SINTAKS, "isi, paragraf", "“if”", ganti("{%p if tembusan", "{%p iff tembusan")),
    # what Word's autocorrection types
    Rusak(
        "kutip pembuka bawah",
        K.TIPOGRAFI,
        NOMOR,
        "„",
        ganti("{{ nomor }}", "{% if sifat == „x“ %}{% endif %}{{ nomor }}"),
    ),
    Rusak("tanda pisah", K.TIPOGRAFI, "isi, paragraf", "–", ganti("penutup[:-1]", "penutup[:–1]")),
    Rusak("elipsis", K.TIPOGRAFI, NOMOR, "…", ganti("{{ nomor }}", "{{ nomor… }}")),
    Rusak("aksara tak terlihat", K.TIPOGRAFI, NOMOR, "U+200B", ganti("{{ nomor }}", "{{ no\u200bmor }}")),
    Rusak(
        "kutip miring",
        K.TIPOGRAFI,
        NOMOR,
        "kutip lurus",
        ganti("{{ nomor }}", "{% if sifat == “x” %}{% endif %}{{ nomor }}"),
        tingkat=CATATAN,
    ),
    # what may not be used
    Rusak("memanggil", K.TERLARANG, NOMOR, "dipanggil", ganti("{{ nomor }}", "{{ nomor.upper() }}")),
    Rusak("filter", K.TERLARANG, "isi, tabel 2 baris 2 kolom 3", "upper", ganti("{{ sifat }}", "{{ sifat|upper }}")),
    Rusak(
        "uji", K.TERLARANG, NOMOR, "callable", ganti("{{ nomor }}", "{% if hal is callable %}{% endif %}{{ nomor }}")
    ),
    Rusak("membongkar", K.TERLARANG, NOMOR, "", ganti("{{ nomor }}", "{{ nomor }}{{ acara.__class__ }}")),
    # blocks
    Rusak("for tanpa endfor", K.BLOK, "isi, tabel 3 baris 1", "endfor", tanpa_endfor_tabel),
    Rusak("endif tanpa if", K.BLOK, "isi, paragraf", "pembukanya", hapus("{%p if tembusan %}")),
    Rusak(
        "bersilang",
        K.BLOK,
        "isi, paragraf",
        "bersilang",
        ganti("{{ pembuka }}", "{% if hal %}{% for p in penutup %}{{ pembuka }}{% endif %}{{ p }}{% endfor %}"),
    ),
    Rusak("else di luar if", K.BLOK, "isi, paragraf", "di luar", ganti("{{ pembuka }}", "{{ pembuka }}{% else %}")),
    Rusak("awalan penutup lain", K.BLOK, "isi, paragraf", "berawalan lain", ganti("{%p endif %}", "{% endif %}")),
    Rusak(
        "blok dua paragraf",
        K.BLOK,
        "isi, paragraf",
        "{%p … %}",
        urutan("{{ pembuka }}", "{% if hal %}a", "b{% endif %}"),
    ),
    # places
    Rusak("awalan berspasi", K.LETAK_TAG, "isi, paragraf", "{%p", ganti("{%p if tembusan", "{% p if tembusan")),
    Rusak("awalan tanpa spasi", K.LETAK_TAG, "isi, tabel 3", "{%tr", ganti("{%tr for", "{%trfor")),
    Rusak(
        "tulisan di samping p",
        K.LETAK_TAG,
        "isi, paragraf",
        "hilang",
        ganti("{%p if tembusan %}", "{%p if tembusan %} Yth."),
    ),
    Rusak(
        "tr di luar tabel",
        K.LETAK_TAG,
        "isi, paragraf",
        "{%p",
        urutan("{{ pembuka }}", "{%tr if hal %}", "{{ pembuka }}", "{%tr endif %}"),
    ),
    Rusak("tulisan di baris tr", K.LETAK_TAG, "isi, tabel 3 baris 1", "hilang", tr_di_baris_isi),
    Rusak("tabel di baris tr", K.LETAK_TAG, "isi, tabel 3 baris 1", "baris tabel lain", tabel_bersarang),
    Rusak(
        "minus di tepi tag",
        K.LETAK_TAG,
        "isi, paragraf",
        "menyambungkan",
        ganti("{%p if tembusan %}", "{%p if tembusan -%}"),
    ),
    Rusak("akhir bagian di tag p", K.LETAK_TAG, "isi, ", "pemisah bagian", bagian_di_tag, KEPUTUSAN),
    Rusak("tag terhapus terlacak", K.LETAK_TAG, "isi, paragraf", "Terima atau tolak", terhapus_terlacak),
    Rusak("sel bisa kosong", K.SEL_KOSONG, "isi, tabel 2 baris 4", "paragraf kosong", sel_bisa_kosong),
    Rusak("tag di teks alternatif", K.TAK_TERISI, "isi, ", "teks alternatif", teks_alternatif),
    Rusak("tag di kode medan", K.TAK_TERISI, "isi, paragraf", "kode medan", kode_medan),
    Rusak("tag di catatan akhir", K.TAK_TERISI, "catatan akhir", "teks biasa", catatan_akhir),
    # tags that Word has cut
    Rusak(
        "dipotong bookmark",
        K.TERPOTONG,
        NOMOR,
        "penanda (bookmark) “acuan”",
        belah("{{ nomor }}", "{{ no", lambda a, _: a.addnext(el("w:bookmarkStart", id="7", name="acuan")), "mor }}"),
    ),
    Rusak(
        "dipotong tautan",
        K.TERPOTONG,
        NOMOR,
        "tautan",
        belah("{{ nomor }}", "{{ no", lambda a, _: bungkus(a, "w:hyperlink"), "mor }}"),
    ),
    Rusak(
        "dipotong lacak perubahan",
        K.TERPOTONG,
        NOMOR,
        "terlacak",
        belah("{{ nomor }}", "{{ no", lambda _, b: bungkus(b, "w:ins", id="8", author="x"), "mor }}"),
    ),
    Rusak(
        "dipotong medan",
        K.TERPOTONG,
        NOMOR,
        "medan",
        belah("{{ nomor }}", "{{ no", lambda _, b: medan(b, "begin", "separate"), "mor }}"),
    ),
    Rusak("dipotong ganti baris", K.TERPOTONG, NOMOR, "ganti baris", ganti("{{ nomor }}", "{{\nnomor }}")),
    Rusak(
        "dipotong kotak teks",
        K.TERPOTONG,
        NOMOR,
        "kotak teks",
        belah("{{ nomor }}", "{{ no", lambda a, _: kotak_teks(a, "kotak"), "mor }}"),
    ),
    Rusak(
        "blok menyeberang ke tautan",
        K.BLOK,
        "isi, paragraf",
        "tautan",
        belah("{{ pembuka }}", "{{ pembuka }}{% if hal %}", lambda _, b: bungkus(b, "w:hyperlink"), "x{% endif %}"),
    ),
    Rusak(
        "blok memuat sebagian medan",
        K.TERPOTONG,
        "isi, paragraf",
        "seluruh medan",
        belah(
            "{{ pembuka }}", "{{ pembuka }}{% if hal %}x", lambda _, b: medan(b, "begin", "separate"), "y{% endif %}"
        ),
    ),
    # fill-ins
    Rusak("nomor terhapus", K.ISIAN_WAJIB, "isi", "{{ nomor }}", ganti("{{ nomor }}", "15/PW.02")),
    Rusak(
        "nama penanda tangan diketik",
        K.ISIAN_WAJIB,
        "isi",
        "penanda_tangan.nama",
        ganti("{{ penanda_tangan.nama }}", "Budi"),
    ),
    Rusak("nomor dalam kontrol konten", K.ISIAN_WAJIB, NOMOR, "kontrol konten", dalam_kontrol),
    Rusak("nomor dalam medan", K.ISIAN_WAJIB, NOMOR, "medan", dalam_medan),
    Rusak(
        "pembuka terhapus",
        K.TAK_TERCANTUM,
        "isi",
        "{{ pembuka }}",
        hapus("{{ pembuka }}"),
        tingkat=CATATAN,
        hilang=True,
    ),
    # what a review leaves behind
    Rusak(
        "komentar",
        K.SISA_TINJAUAN,
        "isi, paragraf",
        "Hapus",
        lambda d: d.add_comment(cari(d, "Tembusan:").runs, "periksa lagi", "Sek", "S"),
        tingkat=CATATAN,
    ),
    Rusak(
        "komentar bertag",
        K.SISA_TINJAUAN,
        "isi, paragraf",
        "Hapus",
        lambda d: d.add_comment(cari(d, "Tembusan:").runs, "pakai {{ hal }}?", "Sek", "S"),
    ),
    Rusak("sisipan terlacak", K.SISA_TINJAUAN, "isi, paragraf", "terlacak", sisipan_terlacak, tingkat=CATATAN),
    # styles, paper, margins, type
    Rusak("gaya hilang", K.GAYA, "isi, tabel", "“NDTandaTanganNama”", hapus_gaya("NDTandaTanganNama")),
    Rusak("gaya tabel hilang", K.GAYA, "isi, tabel 1 baris 1", "“NDTanpaGaris”", hapus_gaya("NDTanpaGaris")),
    Rusak("gaya isian hilang", K.GAYA, "isi", "“ND Isian”", hapus_gaya("NDIsian"), tingkat=CATATAN),
    Rusak("kertas Letter", K.KERTAS, "isi, halaman", "bukan A4 atau F4", kertas_letter, tingkat=CATATAN),
    Rusak("mendatar tanpa arah", K.KERTAS, "isi, halaman", "arah tegak", mendatar_tanpa_arah),
    Rusak("tanpa ukuran kertas", K.KERTAS, "isi, halaman", "tidak disebut", tanpa_ukuran_kertas),
    Rusak(
        "tepi sempit",
        K.TEPI,
        "isi, halaman",
        "kiri 2,0 cm",
        lambda d: setattr(d.sections[0], "left_margin", Cm(2)),
        tingkat=CATATAN,
    ),
    Rusak(
        "huruf lain",
        K.HURUF,
        "isi, paragraf",
        "Arial",
        lambda d: setattr(cari(d, "{{ pembuka }}").runs[0].font, "name", "Arial"),
        tingkat=CATATAN,
    ),
    Rusak("huruf dasar lain", K.HURUF, "isi", "Times New Roman", huruf_dasar, tingkat=CATATAN),
    Rusak("tanda tangan terpisah", K.TANDA_TANGAN, "isi, paragraf", "ND Tanda Tangan", gaya_biasa, tingkat=CATATAN),
    # the decree
    Rusak(
        "Mengingat sebelum Menimbang",
        K.SUSUNAN_KEPUTUSAN,
        "isi, tabel 1",
        "sesudah Menimbang",
        tukar_konsiderans,
        KEPUTUSAN,
    ),
    Rusak("tanpa MEMUTUSKAN", K.SUSUNAN_KEPUTUSAN, "isi", "MEMUTUSKAN", hapus("MEMUTUSKAN"), KEPUTUSAN),
    Rusak("tanpa Menetapkan", K.SUSUNAN_KEPUTUSAN, "isi", "Menetapkan", menetapkan_hilang, KEPUTUSAN),
    Rusak("MEMUTUSKAN sesudah diktum", K.SUSUNAN_KEPUTUSAN, "isi, ", "sesudah MEMUTUSKAN", ke_awal_diktum, KEPUTUSAN),
    Rusak(
        "lampiran tanpa NOMOR",
        K.KEPALA_LAMPIRAN,
        "isi, paragraf",
        "“NOMOR …”",
        kepala_lampiran_tanpa("NOMOR"),
        KEPUTUSAN,
    ),
    Rusak(
        "ttd",
        K.TTD,
        "isi, tabel 3 baris 9 kolom 1",
        "ttd",
        lambda d: sesudah(cari(d, "{{ penanda_tangan.jabatan }}"), "ttd."),
        KEPUTUSAN,
    ),
)
