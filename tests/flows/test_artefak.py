"""What a run leaves in the UI is readable whatever the office's data contain."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from flows import artefak
from flows.artefak.markdown import ke_meja
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar.galat import GalatOutbox, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.antrean import Antrean
from tata_usaha.kerja.hasil import HasilAlur
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib
from tata_usaha.kerja.langkah import hitung_status
from tata_usaha.kerja.laporan_alur import LaporanAlur
from tata_usaha.kerja.perubahan import PerubahanPeriode
from tata_usaha.kerja.status import nilai_keadaan
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.outbox.taruh import HasilTaruh
from zi_model.anjuran import Anjuran, Pemberitahuan, Tindak
from zi_model.bukti import Bukti
from zi_model.daur_naskah import Tindakan
from zi_model.masalah import Letak, Masalah
from zi_model.naskah.jenis_alur import JenisAlur
from zi_model.periode import Periode
from zi_model.perubahan import Perubahan, StatusBerubah
from zi_model.status import StatusKewajiban
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


def _laporan(hasil: HasilAlur, **lain: Any) -> LaporanAlur:
    keadaan = nilai_keadaan(hasil.tahun, HasilPindai(bukti=()), hasil.periode, hasil.per)
    return LaporanAlur(hasil, keadaan, Antrean(hasil.kantor, Path("/outbox/sigi")), **lain)


def _ringkasan(hasil: HasilAlur, **lain: Any) -> str:
    return artefak.ringkasan(_laporan(hasil, **lain))


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


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40))
@example("a`b``c|d")
@example("`")
def test_what_is_copied_is_shown_as_it_is_in_a_cell_too(teks: str) -> None:
    html = MARKDOWN.render(artefak.tabel(("A", "B"), [(artefak.kode(teks), "x")]))
    assert html.count("<td>") == 2
    sel = re.sub(r"<[^>]*>", "", html.split("<td>", 1)[1].split("</td>", 1)[0])
    for entitas, huruf in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        sel = sel.replace(entitas, huruf)
    assert sel == teks


@given(st.text(max_size=300))
def test_a_key_has_only_what_the_server_takes(teks: str) -> None:
    assert re.fullmatch(r"outbox(-[a-z0-9-]*[a-z0-9])?", artefak.kunci_outbox(teks))


def test_keys_stay_the_same_for_an_office_and_a_period() -> None:
    periode = Periode.parse("2026-TW1")
    assert artefak.kunci_papan("sigi", periode) == "papan-sigi-2026-tw1"
    assert artefak.kunci_outbox("kota-palu") == "outbox-kota-palu"
    assert artefak.kunci_ringkasan("triwulanan", "sigi", periode) == "ringkasan-triwulanan-sigi-2026-tw1"
    assert artefak.kunci_ringkasan("bulanan", "sigi", None) == "ringkasan-bulanan-sigi"


def test_the_board_names_every_late_row_with_its_unit_what_is_missing_and_its_deadline() -> None:
    hasil = _hasil()
    keadaan = _laporan(hasil).keadaan
    markdown = artefak.papan(keadaan)
    teks = _tampak(markdown)
    terlambat = [*keadaan.tunggakan, *(h for h in hasil.status if h.status is StatusKewajiban.TERLAMBAT)]
    assert f"{len(terlambat) - len(keadaan.tunggakan)} kewajiban terlambat" in teks
    assert f"Terlambat dan tunggakan ({len(terlambat)})" in teks
    assert teks.count("(batas ") >= len(terlambat)
    for h in terlambat:
        assert f"{h.kewajiban.kode} {h.kewajiban.baris.indikator.nama_pendek}" in teks
    monev = next(baris for baris in teks.splitlines() if "1.3.1.2 Monev Rencana Aksi" in baris)
    assert "belum dokumentasi, laporan; 2026-TW1 (batas 15\u00a0Apr\u00a02026)" in monev
    hukum = teks.split("(Tekhum)", 1)[1].split("###", 1)[0]
    assert "1.3.1.2 Monev Rencana Aksi" in hukum
    semua = next(baris for baris in markdown.splitlines() if baris.startswith("| Semua"))
    angka = list(map(int, semua.removesuffix(" |").split(" | ")[2:]))  # complete, late, arrears, under way
    assert angka[1] + angka[2] == len(terlambat)
    assert sum(angka) == len(hasil.status) + len(keadaan.tunggakan)


def test_arrears_of_earlier_periods_are_told_apart_and_listed() -> None:
    keadaan = nilai_keadaan(_tahun(), HasilPindai(bukti=()), Periode.parse("2026-TW2"), dt.date(2026, 4, 20))
    teks = _tampak(artefak.papan(keadaan))
    assert keadaan.tunggakan
    assert f"{len(keadaan.tunggakan)} tunggakan dari sebelum Triwulan II Tahun 2026" in teks
    assert "2026-TW1 (batas 15\u00a0Apr\u00a02026)" in teks


def test_a_board_without_arrears_says_so_and_has_no_list() -> None:
    keadaan = nilai_keadaan(_tahun(), HasilPindai(bukti=()), Periode.parse("2026-TW1"), dt.date(2026, 1, 2))
    teks = _tampak(artefak.papan(keadaan))
    assert "Tidak ada kewajiban yang terlambat" in teks
    assert "##" not in teks


def test_no_name_of_the_office_becomes_markdown_or_html() -> None:
    """Of the office, its units, its letters, its evidence: in all three artifacts, also in the cells of a table."""
    usil = "<b>x</b> *y* | [z](http://a.id)"
    hasil = _hasil(
        HasilTaruh("k", usil, Path(f"/outbox/{usil}.docx"), Tindakan.DISUNTING, usil, 2, dibuka=usil),
        masalah=(Masalah(Letak(f"bukti/{usil}"), "B01", usil),),
    )
    satker = hasil.kantor.satker
    unit = tuple(u.model_copy(update={"nama": usil, "singkatan": usil}) for u in satker.unit)
    komponen = tuple(k.model_copy(update={"nama": usil}) for k in hasil.tahun.rencana.komponen)
    tahun = replace(
        hasil.tahun,
        kantor=replace(hasil.kantor, satker=satker.model_copy(update={"nama": usil, "unit": unit})),
        rencana=hasil.tahun.rencana.model_copy(update={"komponen": komponen}),
    )
    bukti = Bukti(f"x/{usil}", "1.3.1.2", hasil.periode, SAAT, "0" * 64, 1)
    perubahan = PerubahanPeriode(Perubahan(SAAT, bukti_baru=(bukti,)), {usil: ("dinomori",)})
    laporan = _laporan(replace(hasil, tahun=tahun), perubahan=perubahan)
    antrean = replace(laporan.antrean, masuk=(usil,), folder=Path("/outbox") / usil)
    for markdown in (
        artefak.papan(laporan.keadaan),
        artefak.ringkasan(laporan),
        artefak.outbox(antrean, hasil.per),
        artefak.ringkasan_gagal("triwulanan", usil, None, GalatRencana(usil, usil, hasil.masalah), SAAT),
    ):
        html = MARKDOWN.render(markdown)
        assert "&lt;b&gt;x&lt;/b&gt; *y* | [z](http://a.id)" in html
        assert "<b>" not in html
        assert "<em>" not in html
        assert "a.id)" in html
        assert 'href="http' not in html


@given(TAMPAK)
@example("a](http://a.id) [b")
@example("<b>x</b> *y* | `z` \\")
@example("2026/2026-10/02 Undangan (ditandatangani).docx")
@example(" _a_ __b__")
def test_the_name_of_a_link_stays_within_it(teks: str) -> None:
    """The UI shows such a name as it stands, signs of escape too: a file's name has none."""
    tautan = ke_meja(f"x{teks}", "http://127.0.0.1:4300/naskah/a")
    html = re.sub("</?(em|strong)>", "", MARKDOWN.renderInline(tautan))
    assert html.startswith('<a href="http://127.0.0.1:4300/naskah/a">')
    assert html.count("<a ") == html.count("<") - 1 == 1
    assert html.endswith("</a>")
    if re.fullmatch(r"[\w ./()-]*", teks):
        assert "\\" not in tautan


def test_only_short_tables_are_tables() -> None:
    """The UI wraps no cell and cuts off what is higher than the window: rows and letters are lists."""
    kepala = [baris for baris in artefak.papan(_laporan(_hasil()).keadaan).splitlines() if baris.startswith("| ---")]
    assert len(kepala) == 1


def test_ringkasan_menyebut_naskah_masalah_dan_tagihan_setiap_unit() -> None:
    naskah = HasilTaruh("k", "Undangan", Path("/outbox/01 Undangan *baru*.docx"), Tindakan.BARU, "Konsep baru.", 4)
    masalah = Masalah(Letak("bukti/<b>.pdf"), "B01", "berkas kosong.")
    hasil = _hasil(naskah, masalah=(masalah,))
    html = MARKDOWN.render(_ringkasan(hasil))
    assert "<code>01 Undangan *baru*.docx</code>: konsep baru; 4 isian masih kosong" in html
    assert "<li>4 isian di 1 naskah:" in html
    assert "bukti/&lt;b&gt;.pdf: galat B01: berkas kosong." in html
    assert html.count("kewajiban yang terlambat") == len({h.kewajiban.unit for h in hasil.status})
    assert html.count("kewajiban tanpa bukti") == len({h.kewajiban.unit for h in hasil.status})
    assert "Belum ada jalan sebelumnya" in html


def test_what_arrived_signed_is_told_with_what_to_do_and_does_not_count_as_a_draft() -> None:
    tinggal = HasilKiriman(
        "*scan*.pdf", Path("/masuk/scan.pdf"), alasan="tidak dikenal", saran="Sebutkan sendiri.",
        langkah=(Anjuran.untuk(Tindak.TANDATANGANI, kunci="KUNCI", berkas="/masuk/scan.pdf"),),
    )  # fmt: skip
    datang = HasilKiriman("a.pdf", Path("/masuk/a.pdf"), Nasib.DITERIMA, "sigi/2026/a", "kode di kaki halaman")
    hasil = replace(_hasil(HasilTaruh("k", "U", Path("/o/u.docx"), Tindakan.TETAP)), kiriman=(tinggal, datang))
    teks = _tampak(_ringkasan(hasil))
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
    teks = _tampak(_ringkasan(hasil))
    assert teks.count("Naskah di ") == 2
    assert "Folder: /outbox/2026-02" in teks
    assert "Undangan.docx: konsep baru; 2 isian masih kosong" in teks
    assert "Notula.docx: hasil suntingan dibiarkan" in teks
    assert "38 naskah lain tidak berubah." in teks
    assert "Laporan.docx" not in teks


def test_yang_hilang_tertinggal_atau_terbuka_disebut_walaupun_tidak_ada_yang_ditulis() -> None:
    folder = Path("/outbox/2026-TW1")
    naskah = [
        HasilTaruh("a", "Undangan", folder / "Undangan.docx", Tindakan.HILANG, "Berkasnya tidak ada lagi."),
        HasilTaruh("b", "Notula", folder / "Notula.docx", Tindakan.TERTINGGAL, "Disk penuh."),
        HasilTaruh("c", "Laporan", folder / "Laporan.docx", Tindakan.DISUNTING, "Dibuka Rusdi.", dibuka="dibuka"),
        HasilTaruh("d", "Surat", folder / "Surat.docx", Tindakan.TETAP, "Tidak berubah."),
    ]
    hasil = _hasil(*naskah)
    teks = _tampak(_ringkasan(hasil))
    assert "Undangan.docx: siap ditandatangani tetapi berkasnya tidak ada lagi. Berkasnya tidak ada lagi." in teks
    assert "Notula.docx: tidak dapat ditaruh. Disk penuh." in teks
    assert "Laporan.docx: hasil suntingan dibiarkan. Dibuka Rusdi." in teks
    assert "1 tidak dapat ditaruh" in hasil.kalimat
    assert "Gagal: 1 naskah tidak dapat ditaruh di outbox." in teks


def test_the_summary_names_the_decrees_that_are_not_drafted_again() -> None:
    kabar = Pemberitahuan("Sudah ditetapkan.", Anjuran.untuk(Tindak.BUAT_NASKAH, nama="keputusan/x", periode="2026"))
    assert "zi naskah buat keputusan/x" in _tampak(_ringkasan(replace(_hasil(), ditetapkan=(kabar,))))


def test_the_summary_tells_what_to_do_about_a_missing_plan() -> None:
    kabar = Pemberitahuan("Rencana 2027 belum ada.", Anjuran.untuk(Tindak.SUSUN_RENCANA, tahun=2027))
    kalimat = "Rencana 2027 belum ada. Jalankan: zi rencana baru 2027"
    assert kalimat not in _tampak(_ringkasan(_hasil()))
    assert kalimat in _tampak(_ringkasan(replace(_hasil(), rencana_kurang=kabar)))


SAAT = dt.datetime(2026, 4, 16, 6, 30, tzinfo=dt.UTC)


def test_the_summary_tells_what_turned_and_what_came_since_the_last_finished_run() -> None:
    hasil = _hasil()
    satu = hasil.status[0].kewajiban
    bukti = Bukti("x/a_b.pdf", satu.kode, satu.periode, SAAT, "0" * 64, 1)
    perubahan = Perubahan(
        SAAT, (StatusBerubah(satu, StatusKewajiban.BERJALAN, StatusKewajiban.TERLAMBAT),), (bukti,), (bukti,)
    )
    teks = _tampak(
        _ringkasan(hasil, perubahan=PerubahanPeriode(perubahan, {"Surat.docx": ("dinomori", "ditandatangani")}))
    )
    assert "(16 April 2026 pukul 14.30)" in teks
    assert f"1 kewajiban dari Berjalan menjadi Terlambat: {satu.kode} ({satu.periode})" in teks
    assert f"1 bukti baru: {satu.kode} a_b.pdf (ditolak)" in teks
    assert "1 bukti tidak ada lagi atau diganti" in teks
    assert "1 naskah dinomori, ditandatangani: Surat.docx" in teks


def test_a_summary_without_changes_still_tells_what_is_empty() -> None:
    naskah = HasilTaruh("k", "Undangan", Path("/outbox/Undangan.docx"), Tindakan.TETAP, isian=4)
    teks = _tampak(_ringkasan(_hasil(naskah), perubahan=PerubahanPeriode(Perubahan(SAAT))))
    assert "Tidak ada yang berubah." in teks
    assert "Tidak ada: keadaan, bukti, dan naskah periode ini sama dengan waktu itu." in teks
    assert "4 isian di 1 naskah" in teks
    assert "kewajiban tanpa bukti" in teks


def test_a_failure_is_told_with_every_place_its_remedy_and_what_to_type() -> None:
    masalah = [Masalah(Letak("plan/*a*.yaml", baris), "R22", f"salah {baris}.") for baris in (3, 7)]
    galat = GalatRencana("Ada 2 kesalahan.", "Perbaiki.", masalah, anjuran=Anjuran.untuk(Tindak.PERIKSA_RENCANA))
    teks = _tampak(artefak.ringkasan_gagal("triwulanan", "sigi", Periode.parse("2026-TW1"), galat, SAAT))
    assert "Gagal: triwulanan Triwulan I Tahun 2026" in teks
    for satu in masalah:
        assert str(satu) in teks
    assert "Perbaiki." in teks
    assert "Jalankan: zi rencana periksa" in teks
    assert "jalankan lagi: zi jalankan triwulanan 2026-TW1" in teks


def test_a_failure_with_several_ways_out_names_each() -> None:
    langkah = [Anjuran.untuk(Tindak.BUKA_NASKAH, kunci="K"), Anjuran.untuk(Tindak.LIHAT_OUTBOX)]
    teks = _tampak(
        artefak.ringkasan_gagal("bulanan", "sigi", None, GalatOutbox("Baris 1\nBaris 2", langkah=langkah), SAAT)
    )
    assert "Baris 2" in teks
    assert "zi outbox buka K --alasan ALASAN" in teks
    assert "zi outbox" in teks


def test_a_fault_of_the_program_is_not_told_as_the_offices() -> None:
    teks = _tampak(artefak.ringkasan_gagal("bulanan", "<x>", None, ZeroDivisionError("bagi nol"), SAAT))
    assert "Program ini salah, bukan data satker: ZeroDivisionError: bagi nol" in teks
    assert "Satker <x>" in teks
