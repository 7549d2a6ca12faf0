"""The year turns: in January the old year is finished by its own plan while the new one begins by its own.

Every command is tried with the plans of both years side by side and the clock on 4 January 2027, the first
working day: nothing of the old year is lost, and nothing of one year gets into the other.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from tata_usaha.cli.anjuran import sebut
from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja import langkah
from tata_usaha.kerja.rencana_baru import buat_rencana
from tata_usaha.kerja.tahun import baca_rencana, baca_semua_tahun
from tata_usaha.kerja.terlewat import yang_terlewat
from tata_usaha.outbox.taruh import HasilTaruh
from tests.conftest import Keluaran, Meja, data
from tests.zi_model.terbit_uji import laporan, rekomendasi
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.monev.isi import TeksLaporanMonev
from zi_model.naskah.monev.tindak_lanjut import susun_bab_tindak_lanjut
from zi_model.naskah.monev.tindak_lanjut_isi import TindakLanjutTriwulan
from zi_model.periode import Periode

JANUARI = "2027-01-04T09:00+08:00"
APRIL = "2027-04-01T09:00+08:00"


@cache
def rencana_2027() -> bytes:
    """Return the plan that the program itself makes for 2027."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(AKAR / "plan", Path(folder) / "plan")
        pengaturan = Pengaturan.dari_lingkungan({"ZI_PLAN": f"{folder}/plan"})
        return buat_rencana(pengaturan, "sigi", 2027).berkas.read_bytes()


@pytest.fixture
def dua(meja: Meja, jam: Callable[[str], None]) -> Meja:
    """Return an office with the plans of 2026 and 2027, on the first working day of 2027."""
    (meja.pengaturan.plan / "sigi/rencana-aksi-2027.yaml").write_bytes(rencana_2027())
    jam(JANUARI)
    return meja


JALAN = {
    "2026": JenisAlur.KEPUTUSAN,
    "2026-12": JenisAlur.BULANAN,
    "2026-TW4": JenisAlur.TRIWULANAN,
    "2026-S2": JenisAlur.SEMESTERAN,
    "2027": JenisAlur.KEPUTUSAN,
    "2027-01": JenisAlur.BULANAN,
    "2027-TW1": JenisAlur.TRIWULANAN,
    "2027-S1": JenisAlur.SEMESTERAN,
}
"""The runs of both years that somebody may ask for in January, by their periods."""


@dataclass(frozen=True)
class Januari:
    """An office in which all runs have been done on the first working day of 2027."""

    pengaturan: Pengaturan
    terlewat: list[str]
    hasil: dict[str, list[HasilTaruh]]

    def letak(self, periode: str) -> set[tuple[str, ...]]:
        """Return office and year of the folders in which the letters of a run lie."""
        return {h.berkas.relative_to(self.pengaturan.outbox).parts[:2] for h in self.hasil[periode]}


@pytest.fixture(scope="module")
def januari(tmp_path_factory: pytest.TempPathFactory) -> Januari:
    """Return that office, with what was missed before the first run."""
    folder = tmp_path_factory.mktemp("januari")
    shutil.copytree(AKAR / "plan", folder / "plan")
    (folder / "plan/sigi/rencana-aksi-2027.yaml").write_bytes(rencana_2027())
    pengaturan = Pengaturan.dari_lingkungan({f"ZI_{n.upper()}": f"{folder}/{n}" for n in ("plan", "bukti", "outbox")})
    sekarang = dt.datetime.fromisoformat(JANUARI)
    terlewat = [sebut(anjuran) for anjuran, _ in yang_terlewat(pengaturan, "sigi", sekarang)]
    hasil: dict[str, list[HasilTaruh]] = {}
    for angka in (2026, 2027):
        tahun = baca_rencana(pengaturan, "sigi", angka)
        pindaian = langkah.periksa_bukti(pengaturan, tahun, sekarang)
        for periode, jenis in ((Periode.parse(p), jenis) for p, jenis in JALAN.items() if p.startswith(str(angka))):
            naskah = langkah.susun_naskah(tahun, pindaian, jenis, periode, Bagian.SEMUA, None, sekarang.date())
            hasil[str(periode)] = langkah.taruh_di_outbox(pengaturan, tahun.kantor, naskah, sekarang)
    return Januari(pengaturan, terlewat, hasil)


@pytest.fixture
def terisi(dua: Meja, januari: Januari) -> Meja:
    """Return a desk with all letters of that office in its outbox."""
    shutil.copytree(januari.pengaturan.outbox, dua.pengaturan.outbox)
    return dua


def teks(berkas: Path) -> list[str]:
    with ZipFile(berkas) as paket:
        akar = etree.fromstring(paket.read("word/document.xml"))
    return ["".join(p.itertext("{*}t")) for p in akar.iter("{*}p")]


def taruh_bukti(meja: Meja, kode: str, periode: str, nama: str) -> None:
    tahun = periode[:4]
    meja.zi("bukti", "siapkan", tahun)
    (tempat,) = meja.pengaturan.bukti.glob(f"sigi/{tahun}/*/{kode} */{periode}")
    dokumen = Document()
    dokumen.add_paragraph(f"Laporan {nama}")
    dokumen.save(str(tempat / f"{nama}.docx"))


def status(meja: Meja, *argumen: str) -> Any:
    return data(meja.zi("status", *argumen, "--json"))


def bukti_baris(isi: Any, kode: str) -> list[str]:
    return [Path(b["berkas"]).name for k in isi["kewajiban"] if k["kode"] == kode for b in k["bukti"]]


class TestPerintah:
    """Without a year each means that of the clock; with one, the other."""

    def test_status(self, dua: Meja) -> None:
        baru, lama = status(dua), status(dua, "2026-TW4")
        assert (baru["periode"], baru["per"]) == ("2027-TW1", "2027-01-04")
        assert {k["periode"][:4] for k in baru["kewajiban"]} == {"2027"}
        assert {k["periode"][:4] for k in lama["kewajiban"]} == {"2026"}
        assert (lama["total"]["TERLAMBAT"], lama["total"]["jumlah"]) == (12, 44)  # the others have until 18 January
        assert len(baru["tenggang"]) == 32
        assert status(dua, "--per", "2026-12-31")["periode"] == "2026-TW4"
        assert status(dua, "2026", "--per", "2026-12-31")["total"]["jumlah"] == 121

    def test_rencana_periksa_tells_of_both(self, dua: Meja) -> None:
        hasil = dua.zi("rencana", "periksa")
        assert hasil.kode == 0, hasil.err
        assert [int(t) for t in re.findall(r"tahun (\d{4}) baik: 65 indikator, 121 kewajiban", hasil.out)] == [
            2026,
            2027,
        ]

    def test_rencana_tampil(self, dua: Meja) -> None:
        assert data(dua.zi("rencana", "tampil", "--json"))[0]["target_waktu"] == "Januari 2027"
        assert data(dua.zi("rencana", "tampil", "2026", "--json"))[0]["target_waktu"] == "Januari 2026"

    def test_rencana_baru_goes_on_to_the_next_year(self, dua: Meja) -> None:
        assert dua.zi("rencana", "baru", "2027").kode == 2
        assert dua.zi("rencana", "baru", "2028").kode == 0

    def test_bukti_siapkan_makes_each_years_tree_beside_the_other(self, dua: Meja) -> None:
        dua.zi("bukti", "siapkan", "2026")
        sebelum = {b: b.read_bytes() for b in dua.pengaturan.bukti.rglob("*.txt")}
        assert "121 folder bukti siap" in dua.zi("bukti", "siapkan", "2027").out
        assert {b: b.read_bytes() for b in sebelum} == sebelum
        folder = {b.parent for b in dua.pengaturan.bukti.rglob("BACA-SAYA.txt")}
        assert len(folder) == 2 * 121
        assert {f.name[:4] for f in folder if "2027" in f.parts} == {"2027"}
        assert "tidak ada yang berubah" in dua.zi("bukti", "siapkan").out  # the clock's year

    def test_bukti_periksa_reads_both_years_and_tells_of_each_file_once(self, dua: Meja) -> None:
        taruh_bukti(dua, "2.1.2.1", "2026-TW4", "lama")
        taruh_bukti(dua, "2.1.2.1", "2027-TW1", "baru")
        assert [b["periode"] for b in data(dua.zi("bukti", "periksa", "--json"))] == ["2026-TW4", "2027-TW1"]
        (dua.pengaturan.bukti / "sigi/lain-lain").mkdir()
        (dua.pengaturan.bukti / "sigi/1.3.1.2 tersesat.pdf").write_bytes(b"x")
        hasil = dua.zi("bukti", "periksa")
        assert hasil.err.count("lain-lain") == 1
        assert hasil.err.count("tersesat.pdf") == 1

    def test_naskah_daftar(self, dua: Meja) -> None:
        assert len(data(dua.zi("naskah", "daftar", "--json"))) == 65
        assert data(dua.zi("naskah", "daftar", "2026", "--json")) == data(dua.zi("naskah", "daftar", "--json"))

    @pytest.mark.tahan
    def test_naskah_buat(self, dua: Meja) -> None:
        def kunci(*argumen: str) -> str:
            (satu,) = data(dua.zi("naskah", "buat", *argumen, "--json"))
            return str(satu["kunci"])

        assert kunci("tim-ppid") == "sigi/2027/keputusan/tim-ppid"
        assert kunci("tim-ppid", "--periode", "2026") == "sigi/2026/keputusan/tim-ppid"
        assert kunci("laporan/monev-ppid", "--periode", "2026-S2") == "sigi/2026-S2/laporan-monev-ppid"
        salinan = ("keputusan/rencana-aksi", "--salinan")
        assert dua.zi("naskah", "buat", *salinan).kode == 2  # that of 2027 has not been signed
        assert kunci(*salinan, "--periode", "2026") == "sigi/2026/salinan-keputusan/rencana-aksi"

    def test_next_years_decree_can_be_drafted_in_november(self, dua: Meja, jam: Callable[[str], None]) -> None:
        jam("2026-11-20T09:00+08:00")
        (satu,) = data(dua.zi("naskah", "buat", "keputusan/rencana-aksi", "--periode", "2027", "--json"))
        isi = "\n".join(teks(Path(satu["berkas"])))
        assert "TAHUN 2027" in isi
        assert "Januari s.d. Februari 2027" in isi
        assert not re.search(r"(?<!Nomor 10 )Tahun 2026|s\.d\. \w+ 2026", isi)


def test_a_copy_of_the_new_decree_has_nothing_of_the_old_one(dua: Meja) -> None:
    """Not even the attachment's title, which the decree of 2026 printed with a misprint."""
    dua.ubah_rencana("  nomor: null\n  tanggal: null", '  nomor: "9"\n  tanggal: 2027-01-20', "rencana-aksi-2027.yaml")

    def judul(tahun: str) -> list[str]:
        perintah = ("naskah", "buat", "keputusan/rencana-aksi", "--salinan", "--periode", tahun, "--json")
        (satu,) = data(dua.zi(*perintah))
        return [b.replace("\xa0", " ") for b in teks(Path(satu["berkas"])) if "DI LINGKUNGAN" in b]

    assert "KABUAPTEN SIGI TAHUN 2026" in " ".join(judul("2026"))
    baru = " ".join(judul("2027"))
    assert "KABUPATEN SIGI TAHUN 2027" in baru
    assert not {"KABUAPTEN", "2026"} & set(re.findall(r"KABUAPTEN|2026", baru))


@pytest.mark.tahan
class TestNaskah:
    @pytest.mark.tahan
    def test_the_old_years_last_reports_are_missed_and_drafted_in_january(self, januari: Januari) -> None:
        assert januari.terlewat == [
            "zi jalankan bulanan 2026-12 --bagian laporan",
            "zi jalankan triwulanan 2026-TW4 --bagian laporan",
            "zi jalankan semesteran 2026-S2",
        ]
        kunci = {h.kunci for hasil in januari.hasil.values() for h in hasil}
        assert {
            "sigi/2026-12/laporan-layanan-informasi",
            "sigi/2026/laporan-spip",  # owed once, in the whole year
            "sigi/2026-TW4/laporan-monev",
            "sigi/2026-TW4/surat-pengantar",
            "sigi/2026-S2/laporan-monev-ppid",
        } <= kunci

    def test_what_has_been_drafted_is_not_missed_and_the_new_year_is_next(self, januari: Januari) -> None:
        sekarang = dt.datetime.fromisoformat("2027-01-05T09:00+08:00")
        assert yang_terlewat(januari.pengaturan, "sigi", sekarang) == []

    @pytest.mark.parametrize("periode", JALAN)
    def test_letters_lie_in_the_folder_of_their_year(self, januari: Januari, periode: str) -> None:
        hasil = januari.hasil[periode]
        if periode == "2027-S1":  # not over
            assert hasil == []
            return
        assert {h.tindakan for h in hasil} == {Tindakan.BARU}
        assert januari.letak(periode) == {("sigi", periode[:4])}
        assert {h.kunci.split("/")[1][:4] for h in hasil} == {periode[:4]}

    def test_no_two_letters_of_the_years_are_one(self, januari: Januari) -> None:
        semua = [h for hasil in januari.hasil.values() for h in hasil]
        assert len({h.kunci for h in semua}) == len({h.berkas for h in semua}) == len(semua)


class TestBabTindakLanjut:
    """Chapter IV of the new year's first monev report follows up what the old year's last one asked for."""

    TW4 = laporan("2026-TW4", "2027-01-11", rekomendasi("2026-TW4/1", ("2.1.2.1", "2026-TW4"), batas="29 Januari 2027"))

    def bab(self, meja: Meja, tiba: str | None = None) -> tuple[tuple[str, ...], list[TindakLanjutTriwulan]]:
        """Return its sentences and tables; `tiba` is when all evidence arrived."""
        tahun = baca_rencana(meja.pengaturan, "sigi", 2027)
        sekarang = dt.datetime.fromisoformat(APRIL)
        pindaian = langkah.periksa_bukti(meja.pengaturan, tahun, sekarang)
        if tiba:
            saat = dt.datetime.fromisoformat(tiba)
            pindaian = replace(pindaian, bukti=tuple(replace(b, diterima=saat) for b in pindaian.bukti))
        bahan = langkah.bahan(tahun, replace(pindaian, terbit=(self.TW4,)), sekarang.date())
        teks = tahun.kantor.teks.ambil("laporan/monev", TeksLaporanMonev)
        pengantar, tabel = susun_bab_tindak_lanjut(bahan, Periode.parse("2027-TW1"), teks)
        return pengantar, list(tabel)

    def test_it_quotes_the_report_of_the_old_year(self, dua: Meja) -> None:
        pengantar, tabel = self.bab(dua)
        assert pengantar[0].startswith("Laporan Monitoring dan Evaluasi Triwulan IV Tahun 2026 Nomor 7/")
        (satu,) = tabel[0].baris
        assert (satu.teks.teks, satu.keadaan) == (self.TW4.rekomendasi[0].teks, "Belum")

    def test_evidence_that_comes_in_january_settles_what_the_old_year_asked_for(self, dua: Meja) -> None:
        taruh_bukti(dua, "2.1.2.1", "2026-TW4", "susulan")
        pengantar, (terbaru, *_) = self.bab(dua, "2027-01-12T10:00+08:00")
        (satu,) = terbaru.baris
        assert "12 Januari 2027" in str(satu.dasar)
        assert "keadaannya adalah 1 (satu) selesai" in pengantar[0]

    def test_evidence_of_the_new_year_settles_nothing_of_the_old(self, dua: Meja) -> None:
        taruh_bukti(dua, "2.1.2.1", "2027-TW1", "baru")
        pengantar, _ = self.bab(dua, "2027-01-12T10:00+08:00")
        assert "keadaannya adalah 1 (satu) belum selesai" in pengantar[0]

    def test_without_a_plan_of_the_old_year_only_a_person_can_answer(self, dua: Meja) -> None:
        (dua.pengaturan.plan / "sigi/rencana-aksi-2026.yaml").unlink()
        pengantar, tabel = self.bab(dua)
        assert not any("triwulan pertama tahun rencana aksi" in alinea for alinea in pengantar)
        assert str(tabel[0].baris[0].dasar) == "Sampai dengan 1 April 2027 belum ada jawaban."


class TestBukti:
    def test_evidence_of_one_year_never_counts_for_the_other(self, dua: Meja) -> None:
        taruh_bukti(dua, "2.1.2.1", "2026-TW1", "lama")
        assert bukti_baris(status(dua, "2026"), "2.1.2.1") == ["lama.docx"]
        assert bukti_baris(status(dua, "2027"), "2.1.2.1") == []
        taruh_bukti(dua, "2.1.2.1", "2027-TW1", "baru")
        assert bukti_baris(status(dua, "2026"), "2.1.2.1") == ["lama.docx"]
        assert bukti_baris(status(dua, "2027"), "2.1.2.1") == ["baru.docx"]

    def test_a_folder_of_the_old_year_among_the_new_ones_is_told_and_counts_for_neither(self, dua: Meja) -> None:
        """Somebody copied the whole tree of 2026 and called it 2027."""
        taruh_bukti(dua, "2.1.2.1", "2026-TW1", "lama")
        shutil.copytree(dua.pengaturan.bukti / "sigi/2026", dua.pengaturan.bukti / "sigi/2027")
        assert bukti_baris(status(dua, "2027"), "2.1.2.1") == []
        assert bukti_baris(status(dua, "2026"), "2.1.2.1") == ["lama.docx"]
        hasil = dua.zi("bukti", "periksa")
        assert "bukan periode baris 2.1.2.1" in hasil.err
        assert "2027-TW1, 2027-TW2" in hasil.err


class TestOutbox:
    def test_numbers_are_counted_by_the_year_of_the_date(self, dua: Meja) -> None:
        """No number of 2026 is in the way of 2027, not even that of the plan's own decree; within a year it is."""
        for tahun in ("2026", "2027"):
            for nama in ("tim-ppid", "tim-upg"):
                assert dua.zi("naskah", "buat", f"keputusan/{nama}", "--periode", tahun).kode == 0
            hasil = self._nomori(dua, f"sigi/{tahun}/keputusan/tim-ppid", "14", f"{tahun}-02-03")
            assert hasil.kode == 0, hasil.err
        assert self._nomori(dua, "sigi/2026/keputusan/tim-upg", "12", "2026-02-03").kode == 5
        assert self._nomori(dua, "sigi/2027/keputusan/tim-upg", "14", "2027-02-03").kode == 5
        hasil = self._nomori(dua, "sigi/2027/keputusan/tim-upg", "12", "2027-02-03")
        assert hasil.kode == 0, hasil.err

    @pytest.mark.tahan  # all letters of both years
    def test_a_report_on_the_old_year_takes_a_number_of_the_year_in_which_it_is_written(self, terisi: Meja) -> None:
        lama = self._nomori(terisi, "sigi/2026-TW4/laporan-monev", "1", "2027-01-04")
        assert lama.kode == 0, lama.err
        hasil = self._nomori(terisi, "sigi/2026-S2/laporan-monev-ppid", "1", "2027-01-05")
        assert hasil.kode == 5
        assert "tahun 2027 sudah dipakai sigi/2026-TW4/laporan-monev" in hasil.err

    @pytest.mark.tahan  # all letters of both years
    def test_a_name_that_both_years_have_is_asked_for_again(self, terisi: Meja) -> None:
        hasil = self._nomori(terisi, "keputusan/tim-ppid", "14", "2027-02-03")
        assert hasil.kode == 2
        assert "sigi/2026/keputusan/tim-ppid" in hasil.err
        assert "sigi/2027/keputusan/tim-ppid" in hasil.err
        assert terisi.zi("outbox", "siap", "keputusan/tim-ppid").kode == 2
        siap = terisi.zi("outbox", "siap", "sigi/2026/keputusan/tim-ppid")
        assert siap.kode == 5
        assert "Keputusan Tim PPID 2026" in siap.err

    @pytest.mark.tahan  # all letters of both years
    def test_the_list_shows_the_letters_of_both(self, terisi: Meja) -> None:
        assert {n["periode"][:4] for n in data(terisi.zi("outbox", "--json"))} == {"2026", "2027"}

    @staticmethod
    def _nomori(meja: Meja, kunci: str, nomor: str, tanggal: str) -> Keluaran:
        return meja.zi("outbox", "nomori", kunci, "--nomor", nomor, "--tanggal", tanggal)


class TestRencanaYangSedangDitulis:
    """In November next year's plan is being written; with a mistake in it this year's work goes on."""

    @pytest.fixture
    def cacat(self, terisi: Meja) -> Meja:
        terisi.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan", "rencana-aksi-2027.yaml")
        return terisi

    @pytest.mark.tahan
    def test_a_mistake_in_it_stops_nothing_of_this_year(self, cacat: Meja, jam: Callable[[str], None]) -> None:
        jam("2026-11-20T09:00+08:00")
        nomori = cacat.zi(
            "outbox", "nomori", "sigi/2026/keputusan/tim-ppid", "--nomor", "14", "--tanggal", "2026-11-20"
        )
        assert nomori.kode == 0, nomori.err
        assert cacat.zi("bukti", "periksa").kode == 0
        assert cacat.zi("status").kode == 0
        periksa = cacat.zi("rencana", "periksa")
        assert periksa.kode == 3
        assert "rencana-aksi-2027.yaml:" in periksa.err

    @pytest.mark.tahan
    def test_from_its_first_day_on_it_stops_the_work(self, cacat: Meja) -> None:
        with pytest.raises(GalatRencana):
            baca_semua_tahun(cacat.pengaturan, "sigi")
        assert cacat.zi("status").kode == 3
        assert cacat.zi("status", "2026-TW4").kode == 0

    def test_a_mistake_in_this_years_plan_still_stops_it(self, dua: Meja, jam: Callable[[str], None]) -> None:
        jam("2026-11-20T09:00+08:00")
        dua.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan")
        with pytest.raises(GalatRencana):
            baca_semua_tahun(dua.pengaturan, "sigi")
