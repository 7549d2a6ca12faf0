"""What a run leaves in the UI is readable whatever the office's data contain."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from flows import artefak
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.hasil import HasilAlur
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib
from tata_usaha.kerja.langkah import hitung_status
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.outbox.taruh import HasilTaruh
from zi_model.anjuran import Anjuran, Pemberitahuan, Tindak
from zi_model.daur_naskah import Tindakan
from zi_model.masalah import Letak, Masalah
from zi_model.naskah.jenis_alur import JenisAlur
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

MARKDOWN = MarkdownIt().enable("table")
TAMPAK = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=40)


def _tampak(markdown: str) -> str:
    """Return the plain text that a reader of rendered Markdown sees."""
    html = MARKDOWN.renderInline(markdown)
    tanpa_tag = re.sub(r"<[^>]*>", "", html)
    for entitas, huruf in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        tanpa_tag = tanpa_tag.replace(entitas, huruf)
    return tanpa_tag


def _tahun() -> TahunRencana:
    return baca_rencana(Pengaturan.dari_lingkungan({}), "sigi", 2026)


def _hasil(*naskah: HasilTaruh, masalah: tuple[Masalah, ...] = ()) -> HasilAlur:
    tahun, periode, per = _tahun(), Periode.parse("2026-TW1"), dt.date(2026, 4, 16)
    status = hitung_status(tahun, HasilPindai(bukti=()), periode, per)
    return HasilAlur(JenisAlur.TRIWULANAN, tahun, periode, per, tuple(status), naskah, masalah)


@given(TAMPAK)
@example("*tebal* _miring_ `kode` [a](b) <b>x</b> &amp; #1 1. ~~x~~ | \\ https://a.id a@b.id")
def test_teks_data_tampil_seperti_ditulis(teks: str) -> None:
    """No character of the office's data is taken for Markdown or HTML."""
    assert _tampak(artefak.aman(teks)) == " ".join(teks.split())


@given(st.text(max_size=60))
def test_teks_data_tidak_membuat_baris_baru(teks: str) -> None:
    assert "\n" not in artefak.aman(teks)


def test_kunci_artefak_hanya_huruf_kecil_angka_dan_tanda_hubung() -> None:
    assert artefak.kunci("status", _hasil()) == "status-triwulanan-2026-tw1-sigi"


def test_tabel_status_memuat_setiap_kewajiban_periode_itu() -> None:
    hasil = _hasil()
    tabel = artefak.tabel_status(hasil)
    assert [baris["Kode"] for baris in tabel] == [h.kewajiban.kode for h in hasil.status]
    monev = next(baris for baris in tabel if baris["Kode"] == "1.3.1.2")
    assert monev["Status"] == "Terlambat"
    assert monev["Batas"] == "15 Apr 2026"
    assert monev["Periode"] == "2026-TW1"
    assert "laporan" in monev["Kurang"]


def test_ringkasan_menyebut_naskah_masalah_dan_tagihan_setiap_unit() -> None:
    naskah = HasilTaruh("k", "Undangan", Path("/outbox/01 Undangan *baru*.docx"), Tindakan.BARU, "Konsep baru.", 4)
    masalah = Masalah(Letak("bukti/<b>.pdf"), "B01", "berkas kosong.")
    hasil = _hasil(naskah, masalah=(masalah,))
    html = MARKDOWN.render(artefak.ringkasan(hasil))
    assert "01 Undangan *baru*.docx: konsep baru; 4 isian masih kosong" in html
    assert "bukti/&lt;b&gt;.pdf: galat B01: berkas kosong." in html
    assert html.count("kewajiban yang terlambat") == len({h.kewajiban.unit for h in hasil.status})
    assert f'<td>Semua</td>\n<td style="text-align:right">{len(hasil.status)}</td>' in html


def test_what_arrived_signed_is_told_with_what_to_do_and_does_not_count_as_a_draft() -> None:
    tinggal = HasilKiriman(
        "*scan*.pdf", Path("/masuk/scan.pdf"), alasan="tidak dikenal", saran="Sebutkan sendiri.",
        langkah=(Anjuran.untuk(Tindak.TANDATANGANI, kunci="KUNCI", berkas="/masuk/scan.pdf"),),
    )  # fmt: skip
    datang = HasilKiriman("a.pdf", Path("/masuk/a.pdf"), Nasib.DITERIMA, "sigi/2026/a", "kode di kaki halaman")
    hasil = replace(_hasil(HasilTaruh("k", "U", Path("/o/u.docx"), Tindakan.TETAP)), kiriman=(tinggal, datang))
    teks = _tampak(artefak.ringkasan(hasil))
    assert "*scan*.pdf: belum diterima, tidak dikenal. Sebutkan sendiri. Jalankan: zi outbox tandatangani KUNCI" in teks
    assert "a.pdf: sigi/2026/a tercatat ditandatangani, dikenal dari kode di kaki halaman." in teks
    assert "Lihat pindaian di folder masuk yang belum diterima" in teks
    assert (hasil.berubah, hasil.kalimat) == (
        True,
        "1 naskah bertanda tangan diterima. Tidak ada konsep yang berubah.",
    )
    assert not replace(hasil, kiriman=(tinggal,)).berubah
    assert replace(hasil, kiriman=(tinggal,)).kalimat == "Tidak ada yang berubah."


def test_empat_puluh_naskah_tetap_terbaca() -> None:
    """By folder, and only what somebody should look at is named one by one; the table has them all."""
    tahun, bulan = Path("/outbox/2026"), Path("/outbox/2026-02")
    naskah = [HasilTaruh(f"k{i}", "Laporan", bulan / f"{i} Laporan.docx", Tindakan.TETAP) for i in range(38)]
    naskah.insert(3, HasilTaruh("b", "Undangan", tahun / "Undangan.docx", Tindakan.BARU, isian=2))
    naskah.append(HasilTaruh("s", "Notula", bulan / "Notula.docx", Tindakan.DISUNTING))
    hasil = _hasil(*naskah)
    teks = _tampak(artefak.ringkasan(hasil))
    assert teks.count("Naskah di ") == 2
    assert "Naskah di /outbox/2026-02" in teks
    assert "Undangan.docx: konsep baru; 2 isian masih kosong" in teks
    assert "Notula.docx: hasil suntingan dibiarkan" in teks
    assert "38 naskah lain tidak berubah." in teks
    assert "Laporan.docx" not in teks
    assert len(artefak.tabel_naskah(hasil)) == 40


def test_yang_hilang_tertinggal_atau_terbuka_disebut_walaupun_tidak_ada_yang_ditulis() -> None:
    folder = Path("/outbox/2026-TW1")
    naskah = [
        HasilTaruh("a", "Undangan", folder / "Undangan.docx", Tindakan.HILANG, "Berkasnya tidak ada lagi."),
        HasilTaruh("b", "Notula", folder / "Notula.docx", Tindakan.TERTINGGAL, "Disk penuh."),
        HasilTaruh("c", "Laporan", folder / "Laporan.docx", Tindakan.DISUNTING, "Dibuka Rusdi.", dibuka="dibuka"),
        HasilTaruh("d", "Surat", folder / "Surat.docx", Tindakan.TETAP, "Tidak berubah."),
    ]
    hasil = _hasil(*naskah)
    teks = _tampak(artefak.ringkasan(hasil))
    assert "Undangan.docx: siap ditandatangani tetapi berkasnya tidak ada lagi. Berkasnya tidak ada lagi." in teks
    assert "Notula.docx: tidak dapat ditaruh. Disk penuh." in teks
    assert "Laporan.docx: hasil suntingan dibiarkan. Dibuka Rusdi." in teks
    assert "1 tidak dapat ditaruh" in hasil.kalimat


def test_the_summary_names_the_decrees_that_are_not_drafted_again() -> None:
    kabar = Pemberitahuan("Sudah ditetapkan.", Anjuran.untuk(Tindak.BUAT_NASKAH, nama="keputusan/x", periode="2026"))
    assert "zi naskah buat keputusan/x" in _tampak(artefak.ringkasan(replace(_hasil(), ditetapkan=(kabar,))))


def test_the_summary_tells_what_to_do_about_a_missing_plan() -> None:
    kabar = Pemberitahuan("Rencana 2027 belum ada.", Anjuran.untuk(Tindak.SUSUN_RENCANA, tahun=2027))
    kalimat = "Rencana 2027 belum ada. Jalankan: zi rencana baru 2027"
    assert kalimat not in _tampak(artefak.ringkasan(_hasil()))
    assert kalimat in _tampak(artefak.ringkasan(replace(_hasil(), rencana_kurang=kabar)))
