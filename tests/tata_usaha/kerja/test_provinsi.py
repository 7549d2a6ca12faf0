"""A small province: each line is that office's own, the sums are those of the lines, one broken folder is one line."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tata_usaha.agenda import buku, rantai
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.provinsi import kantor_provinsi, keadaan_kantor, rekap_provinsi
from tata_usaha.kerja.satker_baru import buat_satker
from tata_usaha.kerja.status import PermintaanStatus, lihat_status
from tests.conftest import Meja
from tests.tata_usaha.contoh_bukti import pdf
from zi_model.daur_naskah import StatusNaskah
from zi_model.kantor_baru import JatiDiri
from zi_model.periode import Periode
from zi_model.provinsi import KeadaanKantor, RekapProvinsi, TanpaData, jumlah
from zi_model.status import StatusKewajiban

TW1 = Periode.parse("2026-TW1")
APRIL = "2026-04-20T09:00+08:00"
SAAT = dt.datetime.fromisoformat(APRIL)
KANTOR = {
    "sulteng": ("KPU Provinsi Sulawesi Tengah", "72", "Palu"),
    "poso": ("KPU Kabupaten Poso", "7204", "Poso"),
    "donggala": ("KPU Kabupaten Donggala", "7205", "Banawa"),
    "kota-palu": ("KPU Kota Palu", "7271", "Palu"),
    "wajo": ("KPU Kabupaten Wajo", "7313", "Sengkang"),  # of another province
}
SOP = "6 Peningkatan Kualitas Pelayanan Publik/6.1.3.1 SOP Pelayanan/2026"


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the plan folder of the province, made once."""
    plan = tmp_path_factory.mktemp("provinsi") / "plan"
    shutil.copytree(AKAR / "plan/sigi", plan / "sigi")
    (plan / "_baku").symlink_to(AKAR / "plan/_baku")
    pengaturan = Pengaturan.dari_lingkungan({"ZI_PLAN": str(plan)})
    for kode, (nama, wilayah, tempat) in KANTOR.items():
        buat_satker(pengaturan, JatiDiri(kode, nama, wilayah, tempat, "WITA", 2026))
    return plan


@pytest.fixture
def provinsi(
    contoh: Path,
    tmp_path: Path,
    jam: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Meja:
    """Return a desk with that province, on a day in April; Poso has laid one file."""
    jam(APRIL)
    shutil.copytree(contoh, tmp_path / "plan", symlinks=True)
    for nama in ("plan", "bukti", "outbox"):
        monkeypatch.setenv(f"ZI_{nama.upper()}", str(tmp_path / nama))
    monkeypatch.setenv("COLUMNS", "100")
    tempat = tmp_path / "bukti/poso/2026" / SOP
    tempat.mkdir(parents=True)
    (tempat / "SOP Pelayanan.pdf").write_bytes(pdf())
    return Meja(Pengaturan.dari_lingkungan(), capsys)


def rekap(meja: Meja, satker: str | None = None) -> RekapProvinsi:
    return rekap_provinsi(meja.pengaturan, "sulteng", TW1, SAAT, satker)


def baris(hasil: RekapProvinsi) -> dict[str, KeadaanKantor]:
    return {k.satker: k for k in hasil.kantor}


def rusakkan(meja: Meja, kode: str) -> None:
    with (meja.pengaturan.plan / kode / "pejabat.yaml").open("a", encoding="utf-8") as berkas:
        berkas.write("a: [\n")


def test_its_offices_are_those_whose_code_begins_with_its_own(provinsi: Meja) -> None:
    hasil = rekap(provinsi)
    assert [k.satker for k in hasil.kantor] == ["poso", "donggala", "sigi", "kota-palu"], "by the code of the region"
    assert (hasil.nama, hasil.tak_dikenal) == ("KPU Provinsi Sulawesi Tengah", ())


def test_a_province_is_named_by_its_code_by_its_region_or_not_at_all(provinsi: Meja) -> None:
    pengaturan = provinsi.pengaturan
    assert kantor_provinsi(pengaturan, "72") == kantor_provinsi(pengaturan, "sulteng") == kantor_provinsi(pengaturan)
    assert [k.kode for k in kantor_provinsi(pengaturan, "73").kantor] == ["wajo"], "one without a folder of its own"
    with pytest.raises(GalatPemakaian, match="Tidak ada KPU provinsi “99”"):
        kantor_provinsi(pengaturan, "99")
    with pytest.raises(GalatPemakaian, match="“wajo” di KPU Provinsi Sulawesi Tengah"):
        rekap(provinsi, "wajo")


def test_the_sums_are_those_of_the_offices(provinsi: Meja) -> None:
    hasil = rekap(provinsi)
    assert hasil.capaian == jumlah(k.capaian for k in hasil.kantor)
    assert hasil.capaian.jatuh_tempo == sum(k.capaian.jatuh_tempo for k in hasil.kantor if k.capaian)
    assert hasil.capaian.terpenuhi == 1
    assert hasil.terlambat == sum(k.terlambat for k in hasil.kantor) == sum(len(k.baris) for k in hasil.kantor)
    for nama in {c.nama for k in hasil.kantor for c in k.komponen}:
        semua = [c.capaian for k in hasil.kantor for c in k.komponen if c.nama == nama]
        (satu,) = (c.capaian for c in hasil.komponen if c.nama == nama)
        assert satu == jumlah(semua)
    for k in hasil.kantor:
        assert k.seperiode == jumlah(c.capaian for c in k.komponen)


def test_a_line_is_what_the_office_itself_is_told(provinsi: Meja) -> None:
    satu = baris(rekap(provinsi))["poso"]
    keadaan = lihat_status(provinsi.pengaturan, PermintaanStatus("poso", TW1, SAAT.date()))
    jatuh = [h for h in keadaan.hasil if TW1.berisi(h.kewajiban.jatuh_tempo)]
    assert satu.capaian is not None
    assert satu.capaian.jatuh_tempo == len([h for h in jatuh if h.kewajiban.batas <= SAAT.date()])
    assert satu.capaian.terpenuhi == sum(h.status.lengkap for h in jatuh) == 1
    assert satu.terlambat == sum(h.status is StatusKewajiban.TERLAMBAT for h in jatuh)
    assert {b.kode for b in satu.baris} == {h.kewajiban.kode for h in jatuh if h.status is StatusKewajiban.TERLAMBAT}


@pytest.mark.parametrize("rusak", ["poso", "sigi"])
def test_a_broken_plan_is_one_line_and_changes_no_other(provinsi: Meja, rusak: str) -> None:
    sebelum = baris(rekap(provinsi))
    rusakkan(provinsi, rusak)
    sesudah = baris(rekap(provinsi))
    satu = sesudah.pop(rusak)
    assert (satu.capaian, satu.tanpa_data, satu.baris) == (None, TanpaData.RENCANA_RUSAK, ())
    assert "pejabat.yaml" in satu.masalah
    assert satu.nama == sebelum[rusak].nama
    assert sesudah == {kode: k for kode, k in sebelum.items() if kode != rusak}


def test_an_office_of_which_not_even_the_own_file_can_be_read_keeps_its_line(provinsi: Meja) -> None:
    (provinsi.pengaturan.plan / "poso/satker.yaml").write_text(
        'kode: poso\nnama: KPU Kabupaten Poso\nkode_wilayah: "7204"\n\tx', encoding="utf-8"
    )
    assert baris(rekap(provinsi))["poso"].tanpa_data is TanpaData.RENCANA_RUSAK


def test_a_folder_whose_region_cannot_be_told_is_named(provinsi: Meja) -> None:
    (provinsi.pengaturan.plan / "poso/satker.yaml").write_bytes(b"\xff\xfe")
    hasil = rekap(provinsi)
    assert hasil.tak_dikenal == ("poso",)
    assert "poso" not in baris(hasil)


@pytest.mark.tahan
def test_an_evidence_folder_that_is_gone_is_one_line(provinsi: Meja) -> None:
    sebelum = baris(rekap(provinsi))
    shutil.rmtree(provinsi.pengaturan.bukti / "poso")
    sesudah = baris(rekap(provinsi))
    assert sesudah.pop("poso").tanpa_data is TanpaData.BUKTI_HILANG
    assert sesudah == {kode: k for kode, k in sebelum.items() if kode != "poso"}


def test_a_year_without_a_plan_is_told_as_that(provinsi: Meja) -> None:
    satu = keadaan_kantor(provinsi.pengaturan, "poso", Periode.parse("2027-TW1"), SAAT)
    assert (satu.tanpa_data, satu.capaian) == (TanpaData.TANPA_RENCANA, None)
    for berkas in (provinsi.pengaturan.plan / "poso").glob("rencana-aksi-*.yaml"):
        berkas.unlink()
    assert baris(rekap(provinsi))["poso"].tanpa_data is TanpaData.TANPA_RENCANA


def test_the_last_run_and_what_waits_for_a_signature_come_from_the_register(provinsi: Meja) -> None:
    alur = Pelaku("alur triwulanan 2026-TW1 poso")
    with buka(provinsi.pengaturan.database, alur) as basis, basis.transaksi("poso") as sambungan:
        rantai.catat(sambungan, "poso/2026-TW1/laporan-monev", "DITARUH", {}, SAAT)
        for kode in ("a", "b"):
            entri = EntriAgenda(
                f"poso/2026/{kode}", "poso", "x", "x", "2026", f"{kode}.docx", StatusNaskah.SIAP_TTD, 1, None
            )
            buku.simpan(sambungan, entri)
    with buka(provinsi.pengaturan.database, Pelaku("budi")) as basis, basis.transaksi("poso") as sambungan:
        rantai.catat(sambungan, "poso/2026-TW1/laporan-monev", "SIAP", {}, SAAT + dt.timedelta(hours=1))
    hasil = baris(rekap(provinsi))
    assert hasil["poso"].menunggu_ttd == 2
    jalan = hasil["poso"].jalan_terakhir
    assert jalan is not None
    assert (jalan.nama, jalan.saat) == ("triwulanan 2026-TW1 poso", SAAT)
    assert jalan.saat.utcoffset() == dt.timedelta(hours=8), "told by the office's clock"
    assert hasil["sigi"].jalan_terakhir is None
    assert hasil["sigi"].menunggu_ttd == 0


class TestPerintah:
    def test_the_table_names_the_worst_first_and_what_is_broken(self, provinsi: Meja) -> None:
        rusakkan(provinsi, "donggala")
        keluaran = provinsi.zi("provinsi", "2026-TW1")
        assert keluaran.kode == 0, keluaran.err
        tabel = [b for b in keluaran.out.splitlines() if b.startswith("KPU K")]
        assert [b.split("  ")[0] for b in tabel] == [
            "KPU Kabupaten Donggala",
            "KPU Kabupaten Sigi",
            "KPU Kota Palu",
            "KPU Kabupaten Poso",
        ]
        assert "Jumlah 4 satuan kerja" in keluaran.out
        assert "Tanpa data: KPU Kabupaten Donggala, rencana aksinya tidak dapat dibaca." in keluaran.out

    def test_one_office_is_told_row_by_row(self, provinsi: Meja) -> None:
        keluaran = provinsi.zi("provinsi", "2026-TW1", "--satker", "poso")
        assert keluaran.kode == 0, keluaran.err
        assert "Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum" in keluaran.out
        assert "1.1.1.1" in keluaran.out

    def test_programs_get_json_and_a_spreadsheet_has_every_late_row(self, provinsi: Meja, tmp_path: Path) -> None:
        berkas = tmp_path / "rekap.xlsx"
        keluaran = provinsi.zi("provinsi", "2026-TW1", "--xlsx", str(berkas), "--json")
        data = json.loads(keluaran.out)
        lembar = openpyxl.load_workbook(io.BytesIO(berkas.read_bytes()))
        assert lembar.sheetnames == ["Rekapitulasi", "Terlambat"]
        assert lembar["Rekapitulasi"].max_row == 3 + len(data["kantor"]) + 1
        assert lembar["Terlambat"].max_row == 3 + sum(len(k["baris"]) for k in data["kantor"])
        jumlah_terlambat = lembar["Rekapitulasi"].cell(3 + len(data["kantor"]) + 1, 6).value
        assert jumlah_terlambat == data["jumlah"]["terlambat"]

    @pytest.mark.tahan
    def test_the_report_is_a_letter_of_the_province(self, provinsi: Meja) -> None:
        keluaran = provinsi.zi("provinsi", "2026-TW1", "--laporan", "--json")
        assert keluaran.kode == 0, keluaran.err
        (berkas,) = json.loads(keluaran.out)["laporan"]
        assert "/sulteng/2026/2026-TW1/" in berkas
        kunci = "sulteng/2026-TW1/laporan-rekap-provinsi"
        nomori = provinsi.zi(
            "outbox", "nomori", kunci, "--tanggal", "2026-04-20", "--nomor", "1", "--satker", "sulteng"
        )
        assert nomori.kode == 0, nomori.err
        assert provinsi.zi("periksa", "--semua").kode == 0

    @pytest.mark.parametrize(
        ("argumen", "pesan"),
        [
            (("2026-TW2", "--laporan"), "belum waktunya disusun"),
            (("2026-TW1", "--laporan", "--satker", "poso"), "memuat semua satuan kerja"),
            (("2026-TW1", "--laporan", "--provinsi", "73"), "tidak mempunyai folder satker sendiri"),
            (("2026-TW9",), "bukan periode"),
        ],
    )
    def test_what_cannot_be_is_refused_with_its_reason(
        self, provinsi: Meja, argumen: tuple[str, ...], pesan: str
    ) -> None:
        keluaran = provinsi.zi("provinsi", *argumen)
        assert keluaran.kode == 2
        assert pesan in keluaran.err
