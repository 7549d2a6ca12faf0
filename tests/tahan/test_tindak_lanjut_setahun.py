"""What the signed report says is what is followed up, whatever people did to it: two quarters of a real office."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tata_usaha.kerja import langkah
from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja
from tests.tata_usaha.cli.test_cli_daur import lengkapi
from zi_model.naskah.inti.tindak_lanjut import BarisTindakLanjut
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.monev.isi import IsiLaporanMonev
from zi_model.naskah.monev.laporan_tindak_lanjut import IsiLaporanTindakLanjut
from zi_model.periode import Periode

pytestmark = pytest.mark.tahan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KUNCI = "sigi/2026-TW1/laporan-monev"
JULI = "2026-07-02T07:00+08:00"


@dataclass
class Triwulan:
    """An office whose quarterly letters are laid and edited as people do."""

    meja: Meja
    jam: Callable[[str], None]

    def taruh(self, periode: str, saat: str) -> None:
        self.jam(saat)
        tahun, naskah = self._susun(periode, saat)
        langkah.taruh_di_outbox(self.meja.pengaturan, tahun.kantor, naskah, dt.datetime.fromisoformat(saat))

    def isi(self, periode: str, saat: str) -> tuple[IsiLaporanMonev, IsiLaporanTindakLanjut | None]:
        """Return what the quarter's report, and that on the follow-up, would say."""
        _, naskah = self._susun(periode, saat)
        laporan = next(n.isi for n in naskah if isinstance(n.isi, IsiLaporanMonev))
        return laporan, next((n.isi for n in naskah if isinstance(n.isi, IsiLaporanTindakLanjut)), None)

    def _susun(self, periode: str, saat: str) -> tuple[Any, list[Any]]:
        sekarang = dt.datetime.fromisoformat(saat)
        tahun = baca_rencana(self.meja.pengaturan, "sigi", 2026)
        pindaian = langkah.periksa_bukti(self.meja.pengaturan, tahun, sekarang)
        naskah = langkah.susun_naskah(
            tahun,
            pindaian,
            JenisAlur.TRIWULANAN,
            Periode.parse(periode),
            Bagian.LAPORAN,
            None,
            sekarang.astimezone(tahun.kantor.zona).date(),
        )
        return tahun, [n for n in naskah if n.kunci.jenis in {"laporan-monev", "laporan-tindak-lanjut"}]

    def zi(self, *argumen: str) -> str:
        hasil = self.meja.zi(*argumen)
        assert hasil.kode == 0, hasil.err
        return hasil.out

    def siap(self) -> None:
        if self.meja.zi("outbox", "siap", KUNCI).kode != 0:  # a reference that nobody has verified
            self.zi("outbox", "siap", KUNCI, "--tetap", "--alasan", "cocok dengan JDIH")

    def berkas(self) -> Path:
        (satu,) = self.meja.pengaturan.outbox.glob("sigi/2026/**/04 Laporan Monev Triwulan I 2026.docx")
        return satu

    def dikutip(self) -> list[BarisTindakLanjut]:
        return [b for t in self.isi("2026-TW2", JULI)[0].tindak_lanjut for b in t.baris]


def tabel_rekomendasi(dokumen: Any) -> Any:
    return next(t for t in dokumen.tables if "tabel.rekomendasi" in t._tbl.xml)


def baris_rekomendasi(tabel: Any) -> list[Any]:
    """Return the rows below the head, which is repeated on every page."""
    return [tr for tr in tabel._tbl.iter(f"{W}tr") if tr.find(f"{W}trPr/{W}tblHeader") is None]


def sel(tr: Any, kolom: int) -> list[Any]:
    return list(list(tr.iter(f"{W}tc"))[kolom].iter(f"{W}t"))


def teks(tr: Any, kolom: int) -> str:
    return "".join(t.text or "" for t in sel(tr, kolom))


def tulis(tr: Any, kolom: int, kata: str) -> None:
    pertama, *lain = sel(tr, kolom)
    pertama.text = kata
    for satu in lain:
        satu.text = ""


def tambah(semua: list[Any], *kata: str) -> None:
    """Add a row of a person's own: a copy of the last without its control."""
    baru = copy.deepcopy(semua[-1])
    semua[-1].addnext(baru)
    for sdt in list(baru.iter(f"{W}sdt")):
        isi = sdt.find(f"{W}sdtContent")
        for anak in list(isi):
            sdt.addprevious(anak)
        sdt.getparent().remove(sdt)
    for kolom, satu in enumerate(kata):
        tulis(baru, kolom, satu)


@pytest.fixture
def triwulan(meja: Meja, jam: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> Triwulan:
    monkeypatch.setenv("ZI_OLEH", "Sari")
    monkeypatch.setenv("ZI_TEMPLAT", str(meja.pengaturan.templat))
    t = Triwulan(meja, jam)
    t.taruh("2026-TW1", "2026-04-02T07:00+08:00")
    return t


def test_every_follow_up_equals_what_the_signed_report_said(triwulan: Triwulan) -> None:
    t = triwulan
    lengkapi(t.berkas())
    dokumen = Document(str(t.berkas()))
    semua = baris_rekomendasi(tabel_rekomendasi(dokumen))
    assert len(semua) > 3
    tulis(semua[0], 1, "Mengajukan rancangan itu paling lambat akhir bulan, sesuai kesepakatan <rapat>.")
    tulis(semua[0], 3, "30-04-2026")
    semua[1].getparent().remove(semua[1])
    tambah(semua, "99", "Menunjuk satu petugas pengumpul.", "Para Kepala Sub Bagian", "15 Mei 2026", "")
    dokumen.save(str(t.berkas()))
    tersisa = [(teks(tr, 1), teks(tr, 2), teks(tr, 3)) for tr in baris_rekomendasi(tabel_rekomendasi(dokumen))]

    assert t.dikutip() == []  # never issued so far
    assert "belum ditetapkan" in t.isi("2026-TW2", JULI)[0].tindak_lanjut_pengantar[0]
    t.jam("2026-04-09T10:00+08:00")
    t.zi("outbox", "nomori", KUNCI, "--nomor", "1", "--tanggal", "2026-04-09")
    t.siap()

    dikutip = t.dikutip()
    assert [(b.teks.teks, b.unit.teks, b.batas.teks) for b in dikutip] == tersisa
    laporan, tindak_lanjut = t.isi("2026-TW2", JULI)
    assert tindak_lanjut is not None
    assert tindak_lanjut.hasil == laporan.tindak_lanjut
    assert "tanggal 9 April 2026" in laporan.tindak_lanjut[0].judul

    t.jam("2026-05-04T10:00+08:00")
    sendiri = next(r for r in _daftar(t) if r["teks"] == "Menunjuk satu petugas pengumpul.")
    assert (sendiri["kewajiban"], sendiri["keadaan"]) == ([], "BERJALAN")
    bukti = t.meja.pengaturan.outbox.parent / "SK petugas.docx"
    surat = Document()
    surat.add_paragraph("Surat tugas petugas pengumpul bukti.")
    surat.save(str(bukti))
    t.zi("tindak-lanjut", "jawab", sendiri["id"], "--bukti", str(bukti), "--catatan", "Ani ditunjuk.")
    assert [b.keadaan for b in t.dikutip()][-1] == "Selesai"

    # opened again: nothing is quoted; made ready anew: what it says now, and the answer stays with its row
    t.zi("outbox", "buka", KUNCI, "--alasan", "batas waktu keliru")
    assert t.dikutip() == []
    dokumen = Document(str(t.berkas()))
    semua = baris_rekomendasi(tabel_rekomendasi(dokumen))
    tulis(semua[-1], 3, "30 Mei 2026")
    semua[0].getparent().remove(semua[0])
    dokumen.save(str(t.berkas()))
    t.siap()
    dikutip = t.dikutip()
    assert [b.teks.teks for b in dikutip] == [satu for satu, _, _ in tersisa[1:]]
    assert (dikutip[-1].batas.teks, dikutip[-1].keadaan) == ("30 Mei 2026", "Selesai")
    assert t.meja.zi("periksa").kode == 0

    # cancelled: as if it had never been
    t.zi("outbox", "batal", KUNCI, "--alasan", "diganti")
    assert t.dikutip() == []
    assert t.isi("2026-TW2", JULI)[1] is None


def _daftar(t: Triwulan) -> list[dict[str, Any]]:
    import json

    hasil: list[dict[str, Any]] = json.loads(t.zi("tindak-lanjut", "--json"))["rekomendasi"]
    return hasil
