"""The main job without Prefect: from the real plan and evidence to letters in the outbox."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar.galat import GalatTemplat, GalatTertinggal
from tata_usaha.kerja import langkah as pekerjaan
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.outbox.taruh import HasilTaruh
from tests.conftest import Meja
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur, tertunda
from zi_model.periode import Periode

APRIL = dt.datetime(2026, 4, 9, 4, tzinfo=dt.UTC)
"""While the grace of the first triwulan's reports runs."""
NOVEMBER = dt.datetime(2026, 11, 23, 4, tzinfo=dt.UTC)


def jalankan(
    meja: Meja, jenis: JenisAlur, periode: str, sekarang: dt.datetime = NOVEMBER, bagian: Bagian = Bagian.SEMUA
) -> list[HasilTaruh]:
    tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
    pindaian = pekerjaan.periksa_bukti(meja.pengaturan, tahun, sekarang)
    hari_ini = sekarang.astimezone(tahun.kantor.zona).date()
    naskah = pekerjaan.susun_naskah(tahun, pindaian, jenis, Periode.parse(periode), bagian, None, hari_ini)
    return pekerjaan.taruh_di_outbox(meja.pengaturan, tahun.kantor, naskah, sekarang)


def triwulan(meja: Meja, periode: str = "2026-TW1", sekarang: dt.datetime = NOVEMBER) -> list[HasilTaruh]:
    return jalankan(meja, JenisAlur.TRIWULANAN, periode, sekarang)


def undangan(meja: Meja) -> list[HasilTaruh]:
    """Run the smallest part of a run."""
    return jalankan(meja, JenisAlur.TRIWULANAN, "2026-TW1", bagian=Bagian.UNDANGAN)


def laporan(hasil: list[HasilTaruh]) -> HasilTaruh:
    (satu,) = [h for h in hasil if h.kunci.endswith("/laporan-monev")]
    return satu


def teks(berkas: Path) -> str:
    """Return all text of a letter: paragraphs, tables, content controls, headers, footers."""
    from lxml import etree

    bagian = []
    with zipfile.ZipFile(berkas) as paket:
        for nama in paket.namelist():
            if nama.startswith("word/") and nama.endswith(".xml"):
                akar = etree.fromstring(paket.read(nama))
                bagian += ["".join(p.itertext("{*}t")) for p in akar.iter("{*}p")]
    return "\n".join(bagian)


def isi_bukti(meja: Meja) -> None:
    meja.zi("bukti", "siapkan", "2026")
    (tempat,) = meja.pengaturan.bukti.glob("sigi/2026/*/1.3.1.2 */2026-TW1")
    dokumen = Document()
    dokumen.add_paragraph("Laporan Monitoring dan Evaluasi")
    dokumen.save(str(tempat / "Laporan & Evaluasi (TW I).docx"))
    Image.new("RGB", (640, 480), "navy").save(tempat / "rapat 25 Maret.jpg")
    (tempat / "catatan.txt").write_text('Zack & <b> "Rusdi" terlambat hadir', encoding="utf-8")


def test_the_letters_of_a_triwulan_are_laid_and_laid_only_once(meja: Meja) -> None:
    pertama = triwulan(meja)
    jenis = [h.kunci.rsplit("/", 1)[1] for h in pertama]
    assert jenis[:4] == ["undangan-monev", "kalender-monev", "daftar-hadir-monev", "notula-monev"]
    assert {"undangan-perencanaan-anggaran", "dokumentasi-monev", "laporan-monev"} <= set(jenis)
    assert jenis[-1] == "surat-pengantar"
    assert {h.tindakan for h in pertama} == {Tindakan.BARU}
    sebelum = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in meja.pengaturan.outbox.rglob("*") if p.is_file()}

    kedua = triwulan(meja)

    assert {h.tindakan for h in kedua} == {Tindakan.TETAP}
    assert {
        p: (p.read_bytes(), p.stat().st_mtime_ns) for p in meja.pengaturan.outbox.rglob("*") if p.is_file()
    } == sebelum


@pytest.mark.parametrize("sebutan", ["tim-ppid", "keputusan/tim-ppid", "keputusan-tim-ppid"])
def test_a_letter_of_the_year_is_picked_by_any_form_of_its_name(meja: Meja, sebutan: str) -> None:
    tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
    (naskah,) = pekerjaan.susun_naskah(
        tahun, HasilPindai(()), JenisAlur.KEPUTUSAN, tahun.periode, Bagian.SEMUA, sebutan, tahun.periode.mulai
    )
    assert str(naskah.kunci) == "sigi/2026/keputusan/tim-ppid"


@pytest.mark.tahan
def test_evidence_and_remarks_reach_the_report(meja: Meja) -> None:
    kosong = teks(laporan(triwulan(meja, sekarang=APRIL)).berkas)
    assert "rapat 25 Maret.jpg" not in kosong

    isi_bukti(meja)
    sesudah = laporan(triwulan(meja, sekarang=APRIL))

    assert sesudah.tindakan is Tindakan.DIGANTI
    isi = teks(sesudah.berkas).replace("\u200b", "")
    assert "rapat 25 Maret.jpg" in isi
    assert "Laporan & Evaluasi (TW I).docx" in isi
    assert 'Zack & <b> "Rusdi" terlambat hadir' in isi


@pytest.mark.tahan
def test_when_the_grace_is_over_a_later_day_changes_no_draft_and_new_evidence_does(meja: Meja) -> None:
    triwulan(meja)
    assert {h.tindakan for h in triwulan(meja, sekarang=NOVEMBER + dt.timedelta(days=3))} == {Tindakan.TETAP}
    isi_bukti(meja)

    assert laporan(triwulan(meja)).tindakan is Tindakan.DIGANTI


@pytest.mark.tahan  # in `make test` the outbox and the morning try it on one letter
def test_a_draft_that_somebody_edited_is_never_overwritten(meja: Meja) -> None:
    konsep = laporan(triwulan(meja, sekarang=APRIL)).berkas
    dokumen = Document(str(konsep))
    dokumen.add_paragraph("Catatan Sekretaris: angka ini sudah saya periksa.")
    dokumen.save(str(konsep))
    suntingan = konsep.read_bytes()

    assert laporan(triwulan(meja, sekarang=APRIL)).tindakan is Tindakan.DISUNTING
    isi_bukti(meja)
    hasil = laporan(triwulan(meja, sekarang=APRIL))

    assert hasil.tindakan is Tindakan.DISANDINGKAN
    assert konsep.read_bytes() == suntingan
    assert "konsep baru" in hasil.berkas.name
    assert "rapat 25 Maret.jpg" in teks(hasil.berkas).replace("\u200b", "")


@pytest.mark.tahan
def test_all_kinds_of_letters_are_drafted_without_a_rest_of_the_template(meja: Meja) -> None:
    isi_bukti(meja)
    hasil = [
        *triwulan(meja),
        *triwulan(meja, "2026-TW2"),
        *jalankan(meja, JenisAlur.BULANAN, "2026-03"),
        *jalankan(meja, JenisAlur.SEMESTERAN, "2026-S1"),
        *jalankan(meja, JenisAlur.KEPUTUSAN, "2026"),
    ]

    assert len({h.berkas for h in hasil}) == len(hasil) >= 4 + 4 + 2 + 2 + 3
    for h in hasil:
        if h.berkas.suffix == ".ics":
            assert h.berkas.read_bytes().startswith(b"BEGIN:VCALENDAR")
            continue
        isi = teks(h.berkas)
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bnan\b", isi)
        assert h.isian == isi.count("[isi: ")


@pytest.mark.tahan
def test_a_calendar_entry_that_somebody_edited_is_never_overwritten(meja: Meja) -> None:
    def kalender() -> HasilTaruh:
        hasil = jalankan(meja, JenisAlur.TRIWULANAN, "2026-TW1", bagian=Bagian.UNDANGAN)
        (satu,) = [h for h in hasil if h.kunci.endswith("/kalender-monev")]
        return satu

    berkas = kalender().berkas
    suntingan = berkas.read_bytes().replace(b"SUMMARY:", b"SUMMARY:Ruang kecil; ")
    berkas.write_bytes(suntingan)
    meja.ubah_rencana("  tempat: null", "  tempat: Aula", "satker.yaml")

    hasil = kalender()

    assert hasil.tindakan is Tindakan.DISANDINGKAN
    assert berkas.read_bytes() == suntingan
    assert hasil.berkas.name == "01 Kalender Rapat Monev Triwulan I 2026 (konsep baru).ics"
    assert b"LOCATION:Aula" in hasil.berkas.read_bytes()


def test_a_letter_taken_to_be_signed_does_not_stop_the_next_run(meja: Meja) -> None:
    """People move the file away once it is signed; the run says so in its row and lays the others."""
    taken = undangan(meja)[0]
    with buka(meja.pengaturan.database) as basis, basis.transaksi() as sambungan:
        entri = agenda.cari(sambungan, taken.kunci)
        assert entri is not None
        agenda.simpan(sambungan, replace(entri, status=StatusNaskah.SIAP_TTD, sha256_siap=entri.sha256))
    taken.berkas.unlink()

    hasil = undangan(meja)

    assert hasil[0].tindakan is Tindakan.HILANG
    assert (hasil[0].isian, taken.berkas.exists()) == (0, False)
    assert {h.tindakan for h in hasil} == {Tindakan.TETAP, Tindakan.HILANG}


@pytest.mark.tahan
def test_a_letter_that_cannot_be_laid_stops_only_itself(meja: Meja) -> None:
    """All others are renewed; the one is named with the reason and what to do, and next time it is laid."""
    pertama = undangan(meja)
    tertahan = pertama[0].berkas
    suntingan = tertahan.read_bytes()
    tertahan.unlink()
    tertahan.mkdir()  # what root too cannot replace
    meja.ubah_rencana("  tempat: null", "  tempat: Aula", "satker.yaml")

    hasil = undangan(meja)

    assert {h.tindakan for h in hasil[1:]} == {Tindakan.DIGANTI}
    assert (hasil[0].tindakan, hasil[0].berkas) == (Tindakan.TERTINGGAL, tertahan)
    assert "ternyata folder" in hasil[0].keterangan
    assert "jalankan lagi" in hasil[0].keterangan
    with pytest.raises(GalatTertinggal) as galat:
        pekerjaan.periksa_tertinggal(hasil)
    assert galat.value.pesan.startswith(f"1 dari {len(hasil)} naskah tidak dapat ditaruh di outbox; yang lain sudah")
    assert tertahan.name in galat.value.pesan
    tertahan.rmdir()
    tertahan.write_bytes(suntingan)
    assert undangan(meja)[0].tindakan is Tindakan.DIGANTI


@pytest.mark.tahan
def test_a_report_waits_for_the_end_of_its_period(meja: Meja) -> None:
    desember = dt.datetime(2026, 12, 10, 4, tzinfo=dt.UTC)

    hasil = jalankan(meja, JenisAlur.TRIWULANAN, "2026-TW4", desember)

    assert [h.kunci.rsplit("/", 1)[1] for h in hasil] == [
        f"{jenis}-{rapat}"
        for rapat in ("monev", "perencanaan-anggaran")
        for jenis in ("undangan", "kalender", "daftar-hadir", "notula")
    ]
    sebab = tertunda(JenisAlur.TRIWULANAN, Periode.parse("2026-TW4"), Bagian.SEMUA, desember.date())
    assert sebab is not None
    assert "31 Desember 2026" in sebab


@pytest.mark.tahan
def test_a_misspelt_name_in_a_template_is_told_and_nothing_is_laid(meja: Meja) -> None:
    templat = meja.pengaturan.templat / "undangan.docx"
    dokumen = Document(str(templat))
    dokumen.add_paragraph("{{ perihall }}")
    dokumen.save(str(templat))

    with pytest.raises(GalatTemplat) as galat:
        triwulan(meja)

    semua = "\n".join(map(str, galat.value.masalah))
    assert "undangan.docx" in semua
    assert "perihall" in semua
    assert "paragraf" in semua
    assert not list(meja.pengaturan.outbox.rglob("*.docx"))
