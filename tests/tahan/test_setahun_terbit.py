"""A year of monev reports as an office really issues them, beside a reader with a pencil: every follow-up agrees.

Rows are reworded, put off, struck, added and copied in Word; one report is opened again after it was ready and then
numbered by SRIKANDI, one is cancelled and never issued; a meeting is moved after its undangan went out, and the
Sekretaris is replaced by a Plt. in August. The reader copies from each signed paper what it asks, keeps beside it which
proof came when, and knows nothing of registers or controls.
"""

from __future__ import annotations

import copy
import datetime as dt
import random
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tata_usaha.bukti.pohon_bukti import cari_folder, siapkan
from tata_usaha.cli import jalankan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja import langkah
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.kerja.tindak_lanjut import PermintaanTampil, lihat_tindak_lanjut
from tests.tahan.serbuan import jalankan_skenario
from tests.tata_usaha import contoh_bukti as contoh
from zi_model.bahasa import tanggal_panjang
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TRIWULAN = [Periode.parse(f"2026-TW{ke}") for ke in range(1, 5)]
ISIAN = re.compile(r"\[isi: [^\]]*\]")
TABEL = "tabel.rekomendasi"


@dataclass
class Diminta:
    """One row of a signed report, copied with a pencil: its words, who, by when, for which rows of the plan."""

    laporan: str
    teks: str
    unit: str
    batas: str
    kode: tuple[str, ...]
    dijawab: str = ""


@dataclass
class Pensil:
    """What the reader keeps: what stands signed, and the day on which each obligation's proof came."""

    diminta: dict[str, list[Diminta]] = field(default_factory=dict)
    tiba: dict[tuple[str, Periode], dt.date] = field(default_factory=dict)


@pytest.mark.tahan
@pytest.mark.parametrize("ke", range(2))
def test_every_follow_up_says_what_the_signed_reports_said(tmp_path: Path, ke: int) -> None:
    jalankan_skenario(__name__, tmp_path, str(ke))


class Kantor:
    """The real plan in a folder of its own, on a day that the test sets."""

    def __init__(self, folder: Path) -> None:
        for nama in ("plan", "bukti", "outbox"):
            import os

            os.environ[f"ZI_{nama.upper()}"] = str(folder / nama)
        shutil.copytree(AKAR / "plan", folder / "plan")
        self.atur = Pengaturan.dari_lingkungan()
        self.tahun = baca_rencana(self.atur, "sigi", 2026)
        siapkan(self.atur.bukti, self.tahun)
        self.pensil = Pensil()

    def hari(self, hari: dt.date, jam: int = 9) -> None:
        saat = dt.datetime.combine(hari, dt.time(jam), self.tahun.kantor.zona)
        waktu.sekarang = lambda zona=dt.UTC: saat.astimezone(zona)  # type: ignore[assignment]

    def susun(self, periode: Periode, bagian: Bagian) -> None:
        """Draft what the quarterly run owes."""
        self.tahun = baca_rencana(self.atur, "sigi", 2026)
        kini = waktu.sekarang(self.tahun.kantor.zona)
        pindaian = langkah.periksa_bukti(self.atur, self.tahun, kini)
        naskah = langkah.susun_naskah(self.tahun, pindaian, JenisAlur.TRIWULANAN, periode, bagian, None, kini.date())
        langkah.periksa_tertinggal(langkah.taruh_di_outbox(self.atur, self.tahun.kantor, naskah, kini))

    def zi(self, *kata: str, kode: int = 0) -> None:
        hasil = jalankan(kata)
        assert hasil == kode, f"zi {' '.join(kata)} → {hasil}"

    def berkas(self, kunci: str) -> Path:
        from tata_usaha.agenda import buku
        from tata_usaha.agenda.basis_data import buka

        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            (entri,) = (e for e in buku.semua(sambungan, "sigi") if e.kunci == f"sigi/{kunci}")
        return self.atur.outbox / entri.berkas

    def bukti(self, k: Kewajiban, hari: dt.date) -> None:
        """Lay all that an obligation needs."""
        folder = cari_folder(self.atur.bukti, self.tahun.kantor, k)
        folder.mkdir(parents=True, exist_ok=True)
        for ke, butuh in enumerate(k.baris.indikator.kebutuhan):
            isi = f"{k.kode} {k.periode} {ke} {hari}"
            film = {"dokumentasi", "video"} & {j.value for j in butuh.pilihan}
            if "video" in film:
                (folder / f"{butuh.pilihan[0].nama} {ke}.mp4").write_bytes(
                    contoh.mp4() + contoh.kotak(b"free", isi.encode())
                )
            elif film:
                (folder / f"{butuh.pilihan[0].nama} {ke}.jpg").write_bytes(contoh.gambar("JPEG", comment=isi.encode()))
            else:
                (folder / f"{butuh.pilihan[0].nama} {ke}.pdf").write_bytes(contoh.pdf(isi))
        # a file is never newer than the computer's own clock, whatever day the test has made it
        kini = dt.datetime.now(self.tahun.kantor.zona).date()
        self.pensil.tiba.setdefault((k.kode, k.periode), min(hari, kini))

    def ubah(self, berkas: str, dari: str, ke: str) -> None:
        """Change a file of the office."""
        tempat = self.atur.plan / "sigi" / berkas
        isi = tempat.read_text(encoding="utf-8")
        assert isi.count(dari) == 1, dari
        tempat.write_text(isi.replace(dari, ke), encoding="utf-8")

    # what people do to a draft in Word

    def sunting(self, kunci: str, ubah: Callable[[Any], None]) -> None:
        """Change the body of a letter, and save it."""
        berkas = self.berkas(kunci)
        with zipfile.ZipFile(berkas) as paket:
            bagian = {i.filename: paket.read(i) for i in paket.infolist()}
        akar = etree.fromstring(bagian["word/document.xml"])
        ubah(akar)
        bagian["word/document.xml"] = etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)
        with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as paket:
            for nama, isi in bagian.items():
                paket.writestr(nama, isi)

    def lengkapi(self, kunci: str) -> None:
        """Fill in every blank but number and date, which the register gives."""

        def isi(akar: Any) -> None:
            for t in akar.iter(f"{W}t"):
                if t.text and ISIAN.search(t.text) and t.text not in {"[isi: nomor]", "[isi: tanggal]"}:
                    t.text = ISIAN.sub("sesuai kesepakatan rapat", t.text)

        self.sunting(kunci, isi)

    def baca(self, kunci: str) -> Any:
        with zipfile.ZipFile(self.berkas(kunci)) as paket:
            return etree.fromstring(paket.read("word/document.xml"))

    def terbitkan(self, kunci: str, hari: dt.date, nomor: int) -> None:
        """Give a letter its number and date, and make it ready."""
        self.hari(hari)
        self.lengkapi(kunci)
        if nomor:  # else SRIKANDI gives it
            self.zi("outbox", "nomori", kunci, "--tanggal", str(hari), "--nomor", str(nomor))
        self.zi("outbox", "siap", kunci, "--tetap", "--alasan", "sudah dicocokkan")

    def tandatangani(self, kunci: str, hari: dt.date, *lagi: str) -> None:
        self.hari(hari)
        pindaian = self.atur.outbox.parent / f"{kunci.replace('/', ' ')}.pdf"
        pindaian.write_bytes(contoh.pdf(f"pindaian {kunci}"))
        self.zi("outbox", "tandatangani", kunci, str(pindaian), "--tanggal", str(hari), *lagi)


def teks(unsur: Any) -> str:
    """Return the words of a cell, its paragraphs parted by a blank."""
    paragraf = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in unsur.iter(f"{W}p"))
    return " ".join(" ".join(paragraf).split())


def tabel_rekomendasi(akar: Any) -> Any:
    (tabel,) = (t for t in akar.iter(f"{W}tbl") if t.xpath(f".//w:tag[@w:val='{TABEL}']", namespaces={"w": W[1:-1]}))
    return tabel


def baris_rekomendasi(akar: Any) -> list[Any]:
    """Return the rows below the head of the table of recommendations."""
    semua = list(tabel_rekomendasi(akar).iter(f"{W}tr"))
    return [tr for tr in semua if not tr.xpath(".//w:tblHeader", namespaces={"w": W[1:-1]})]


def sel(tr: Any) -> list[str]:
    return [teks(tc) for tc in tr.iter(f"{W}tc")]


def tulis_sel(tr: Any, ke: int, kata: str) -> None:
    """Type something over a cell."""
    tc = list(tr.iter(f"{W}tc"))[ke]
    t, *lain = tc.iter(f"{W}t")
    t.text = kata
    for satu in lain:
        satu.text = ""


def tanpa_kendali(tr: Any) -> None:
    """Take the controls of a row away and leave its words, as when a person types a row."""
    for sdt in list(tr.iter(f"{W}sdt")):
        isi = sdt.find(f"{W}sdtContent")
        for anak in list(isi):
            sdt.addprevious(anak)
        sdt.getparent().remove(sdt)


def sunting_rekomendasi(kantor: Kantor, kunci: str, acak: random.Random, hari: dt.date) -> None:
    """Reword, put off, strike, copy and add rows as people do."""

    def ubah(akar: Any) -> None:
        baris = baris_rekomendasi(akar)
        if not baris:
            return
        tulis_sel(baris[0], 1, f"Menuntaskan yang diminta rapat {hari} & <segera>.")
        if len(baris) > 2:
            tulis_sel(baris[1], 3, tanggal_panjang(hari + dt.timedelta(days=acak.randint(20, 50))))
        if len(baris) > 4:
            dicoret = acak.choice(baris[2:])
            dicoret.getparent().remove(dicoret)
        baris = baris_rekomendasi(akar)
        salinan = copy.deepcopy(baris[0])  # of two rows with one control the second is a person's own
        tulis_sel(salinan, 1, "Melaporkan perkembangannya setiap Senin.")
        baru = copy.deepcopy(baris[-1])
        tanpa_kendali(baru)
        for ke, kata in enumerate(("", "Menunjuk satu petugas pengumpul bukti.", "Sekretaris", "", "")):
            tulis_sel(baru, ke, kata)
        tulis_sel(baru, 3, tanggal_panjang(hari + dt.timedelta(days=30)))
        for satu in (salinan, baru):
            baris[-1].getparent().append(satu)

    kantor.sunting(kunci, ubah)


def salin_dengan_pensil(kantor: Kantor, kunci: str) -> list[Diminta]:
    """Copy from the paper what it asks; whose control came before, and who has none, answers for himself."""
    hasil, terlihat = [], set()
    for tr in baris_rekomendasi(kantor.baca(kunci)):
        _, kata, unit, batas, untuk = sel(tr)
        tanda = tuple(t.get(f"{W}val") for t in tr.iter(f"{W}tag") if str(t.get(f"{W}val")).startswith("r."))
        kode = tuple(re.findall(r"\d+(?:\.\d+){3}", untuk)) if tanda and tanda not in terlihat else ()
        terlihat.add(tanda)
        hasil.append(Diminta(kunci, kata, unit, batas, kode))
    return hasil


def bab_empat(akar: Any) -> list[list[str]]:
    """Return the rows of Bab IV: number, words, who, by when, state, why."""
    tabel = [t for t in akar.iter(f"{W}tbl") if teks(next(t.iter(f"{W}tr"))).endswith("Keadaan Dasar")]
    return [sel(tr) for t in tabel for tr in list(t.iter(f"{W}tr"))[1:] if len(list(tr.iter(f"{W}tc"))) == 6]


def skenario(folder: Path, acak: random.Random) -> None:
    kantor = Kantor(folder)
    _ganti_sekretaris(kantor)
    pensil = kantor.pensil
    for ke, periode in enumerate(TRIWULAN, start=1):
        _datangkan_bukti(kantor, acak, periode)
        laporan = f"{periode}/laporan-monev"
        kalender = kantor.tahun.kantor.kalender
        hari = kalender.pertama_sejak(periode.berikut.mulai)
        if ke == 2:
            _pindahkan_rapat(kantor, periode)
            kantor.ubah("satker.yaml", "srikandi: []", "srikandi: [laporan]")
        if ke == 3:
            kantor.ubah("satker.yaml", "srikandi: [laporan]", "srikandi: []")
        kantor.hari(hari)
        kantor.susun(periode, Bagian.LAPORAN)
        plt = "Plt. Sekretaris Komisi Pemilihan Umum Kabupaten Sigi"
        assert (plt in teks(kantor.baca(laporan))) == (ke >= 3)
        if ke == 2:
            assert "Kamis, 25 Juni 2026" in teks(kantor.baca(laporan)), "the meeting as its last undangan says"
        _bandingkan(kantor, laporan, kalender.geser(periode.akhir, 1))
        sunting_rekomendasi(kantor, laporan, acak, hari)
        terbit = kalender.geser(hari, 5)
        kantor.terbitkan(laporan, terbit, 0 if ke == 2 else 10 * ke)
        if ke == 2:  # found wrong before it was signed: opened again, reworded, ready anew
            kantor.zi("outbox", "buka", laporan, "--alasan", "batas waktunya keliru")
            kantor.sunting(laporan, lambda akar: tulis_sel(baris_rekomendasi(akar)[-1], 1, "Menyusun jadwal piket."))
            kantor.zi("outbox", "siap", laporan, "--tetap", "--alasan", "sudah dibetulkan")
        if ke == 3:  # never issued: Bab IV of the next one quotes nothing of it
            kantor.zi("outbox", "batal", laporan, "--alasan", "disusun ulang oleh provinsi")
            continue
        kantor.tandatangani(laporan, kalender.geser(terbit, 1), *(("--nomor", "77") if ke == 2 else ()))
        pensil.diminta[laporan] = salin_dengan_pensil(kantor, laporan)
        _jawab_satu(kantor, laporan, kalender.geser(terbit, 3))
    kantor.zi("periksa")


def _pindahkan_rapat(kantor: Kantor, periode: Periode) -> None:
    """Move a meeting whose undangan has its number, and send what says so: then its packet has the new day."""
    undangan, notula = f"{periode}/undangan-monev", f"{periode}/notula-monev"
    kantor.hari(dt.date(2026, 6, 5))
    kantor.susun(periode, Bagian.UNDANGAN)
    kantor.terbitkan(undangan, dt.date(2026, 6, 8), 31)
    kantor.zi("rapat", "pindah", "monev", str(periode), "--tanggal", "2026-06-25", "--pukul", "13.30")
    kantor.susun(periode, Bagian.UNDANGAN)
    assert "Rabu, 24 Juni 2026" in teks(kantor.baca(notula)), "the undangan that went out binds"
    kantor.terbitkan(f"{undangan}/perubahan-1", dt.date(2026, 6, 10), 32)
    kantor.susun(periode, Bagian.UNDANGAN)
    assert "Kamis, 25 Juni 2026" in teks(kantor.baca(notula))
    assert "SEQUENCE:1" in kantor.berkas(f"{periode}/kalender-monev/perubahan-1").read_text(encoding="utf-8")


SEKRETARIS = """  - id: sekretaris
    jabatan: Sekretaris Komisi Pemilihan Umum Kabupaten Sigi
    sebutan: Sekretaris KPU Kabupaten Sigi
    unsur: sekretariat
    nama: null
    punya_nip: true
    nip: null
    unit: null
    cara: definitif
    berlaku_dari: null
    berlaku_sampai: null
"""


def _ganti_sekretaris(kantor: Kantor) -> None:
    """Let the post be filled by a Plt. from August on."""
    lama = SEKRETARIS.replace("berlaku_sampai: null", "berlaku_sampai: 2026-07-31")
    baru = SEKRETARIS.replace("cara: definitif", "cara: plt").replace("berlaku_dari: null", "berlaku_dari: 2026-08-01")
    kantor.ubah("pejabat.yaml", SEKRETARIS, lama + "\n" + baru)


def _datangkan_bukti(kantor: Kantor, acak: random.Random, periode: Periode) -> None:
    """Let proof of what is due come in through the quarter, and some of what is overdue."""
    kini = periode.mulai
    while kini <= periode.akhir:
        kantor.hari(kini, 15)
        for k in kantor.tahun.kewajiban:
            if (k.kode, k.periode) in kantor.pensil.tiba or k.mulai > kini:
                continue
            if k.kode.startswith("1.3.1.") or acak.random() > (0.12 if k.jatuh_tempo <= periode.akhir else 0.01):
                continue
            kantor.bukti(k, kini)
        langkah.periksa_bukti(kantor.atur, kantor.tahun, waktu.sekarang(kantor.tahun.kantor.zona))
        kini += dt.timedelta(days=6)


def _jawab_satu(kantor: Kantor, laporan: str, hari: dt.date) -> None:
    """Answer the last row, a person's own, with a proof."""
    kantor.hari(hari)
    periode = laporan.split("/")[0]
    diminta = kantor.pensil.diminta[laporan][-1]
    bukti = kantor.atur.outbox.parent / f"Surat tugas {periode}.pdf"
    bukti.write_bytes(contoh.pdf(f"surat tugas {periode}"))
    semua = lihat_tindak_lanjut(kantor.atur, PermintaanTampil("sigi", Periode.parse(periode)))
    (nama,) = (s.rekomendasi.id for s in semua.hasil if s.rekomendasi.teks == diminta.teks)
    diminta.dijawab = "Petugasnya sudah ditunjuk."
    kantor.zi("tindak-lanjut", "jawab", nama, "--bukti", str(bukti), "--catatan", diminta.dijawab)


def _bandingkan(kantor: Kantor, laporan: str, hari: dt.date) -> None:
    """See that Bab IV quotes the last signed report whole and word for word, and tells each row's fate truly."""
    pensil = kantor.pensil
    akar = kantor.baca(laporan)
    kutipan = bab_empat(akar)
    if not pensil.diminta:
        assert kutipan == []
        return
    terakhir = list(pensil.diminta.values())[-1]
    dikutip = [tuple(b[1:4]) for b in kutipan]
    for d in terakhir:
        assert (d.teks, d.unit, d.batas) in dikutip, (d, dikutip)
    semua = {(d.teks, d.unit, d.batas): d for isi in pensil.diminta.values() for d in isi}
    for _, kata, unit, batas, keadaan, dasar in kutipan:
        d = semua[kata, unit, batas]  # nothing is quoted that no signed report said
        _nasib(kantor, d, keadaan, dasar, hari)
    if laporan.startswith("2026-TW3"):
        assert "77" in teks(akar).split("Triwulan II Tahun 2026 Nomor", 1)[1][:12], "the number that SRIKANDI gave"
    if laporan.startswith("2026-TW4"):
        isi = teks(akar)
        assert re.search(r"Laporan [^.]*Triwulan III Tahun 2026[^.]* (belum|tidak)", isi), "named as never issued"
    for angka, harus in _angka(kantor, Periode.parse(laporan.split("/")[0])).items():
        assert _kendali(akar, angka) == str(harus), (laporan, angka)


SELESAI = {"Selesai", "Selesai, terlambat"}


def _nasib(kantor: Kantor, d: Diminta, keadaan: str, dasar: str, hari: dt.date) -> None:
    """See that a row is told as done only when proof had come for each of its rows, or a person answered with one."""
    if not d.kode:
        assert (keadaan in {*SELESAI, "Dijawab"}) == bool(d.dijawab), (d, keadaan, dasar)
        assert not d.dijawab or d.dijawab in dasar
        return
    akhir = Periode.parse(d.laporan[:8]).akhir
    milik = [k for k in kantor.tahun.kewajiban if k.kode in d.kode and k.jatuh_tempo <= akhir]
    ada = [k for k in milik if kantor.pensil.tiba.get((k.kode, k.periode), dt.date.max) <= hari]
    if len(ada) == len(milik):  # "be in time" is judged by what comes next
        assert keadaan in {*SELESAI, "Berjalan", "Tidak tercapai"}, (d, keadaan, dasar)
    if keadaan in SELESAI:
        assert {k.kode for k in ada} >= set(d.kode), (d, keadaan, dasar)


def _angka(kantor: Kantor, periode: Periode) -> dict[str, int]:
    """Count anew, from what the test laid: due, complete, in time."""
    jatuh = [k for k in kantor.tahun.kewajiban if periode.berisi(k.jatuh_tempo)]
    tiba = kantor.pensil.tiba
    ada = [k for k in jatuh if (k.kode, k.periode) in tiba]
    return {
        "angka.jatuh-tempo": len(jatuh),
        "angka.terpenuhi": len(ada),
        "angka.tepat-waktu": sum(tiba[k.kode, k.periode] <= k.batas for k in ada),
        "angka.setahun": len(kantor.tahun.kewajiban),
    }


def _kendali(akar: Any, tag: str) -> str:
    sdt = akar.xpath(f"//w:sdt[w:sdtPr/w:tag/@w:val='{tag}']", namespaces={"w": W[1:-1]})
    return "".join(t.text or "" for t in sdt[0].iter(f"{W}t")) if sdt else ""


if __name__ == "__main__":
    skenario(Path(sys.argv[1]), random.Random(int(sys.argv[2])))  # noqa: S311 - chance, no secret
