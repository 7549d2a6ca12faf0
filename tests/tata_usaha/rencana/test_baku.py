"""What offices share is read from _baku; an office's own wins, and remembers what it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tata_usaha.rencana.baca_kantor import baca_kantor
from tata_usaha.rencana.nama_kantor import daftar_satker
from tata_usaha.rencana.yaml_berletak import baca_yaml
from tests.tata_usaha.kantor_uji import HUKUM, KEPUTUSAN, SATKER, UNDANGAN, KantorUji
from zi_model.baku import baris_tanda, tanda_isi

PKPU = """\
- id: pkpu-8-2019
  jenis: pkpu
  nomor: "8"
  tahun: 2019
  judul: Peraturan KPU Nomor 8 Tahun 2019 tentang Tata Kerja
  berlaku_dari: 2019
  terverifikasi: true
  sumber: JDIH
"""


def tanda(teks: str) -> str:
    data, _ = baca_yaml(teks.encode(), "baku.yaml")
    assert data is not None
    return tanda_isi(data.nilai)


def tulis(berkas: Path, teks: str) -> None:
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.write_text(teks, encoding="utf-8")


@pytest.fixture
def bersama(uji: KantorUji) -> KantorUji:
    """Return the office `kecil` with its wording and references in what all offices share."""
    for nama in ("hukum", "naskah/undangan", "naskah/keputusan/tim-upg"):
        lama = uji.folder / f"{nama}.yaml"
        tulis(uji.plan / "_baku" / f"{nama}.yaml", lama.read_text(encoding="utf-8"))
        lama.unlink()
    return uji


def test_an_office_without_files_of_its_own_reads_what_all_share(bersama: KantorUji) -> None:
    (tahun,), masalah = bersama.baca()
    assert masalah == []
    kantor = tahun.kantor
    assert list(kantor.hukum) == ["uu-7-2017", "pkpu-8-2019"]
    assert sorted(kantor.teks) == ["keputusan/tim-upg", "undangan"]


def test_what_all_share_is_no_office(bersama: KantorUji) -> None:
    tulis(bersama.plan / "_baku" / "satker.yaml", SATKER)
    tahun, masalah = baca_kantor(bersama.plan, "_baku")
    assert tahun == ()
    assert [(m.kode, m.saran) for m in masalah] == [("R01", "Yang ada: kecil.")]


def test_what_a_killed_run_left_is_no_office(bersama: KantorUji) -> None:
    tulis(bersama.plan / ".zi-satker-x.tmp" / "satker.yaml", SATKER)
    assert daftar_satker(bersama.plan) == ["kecil"]
    assert [m.kode for m in baca_kantor(bersama.plan, ".zi-satker-x.tmp")[1]] == ["R01"]


def test_a_mistake_in_what_all_share_is_told_where_it_stands(bersama: KantorUji) -> None:
    tulis(bersama.plan / "_baku/naskah/undangan.yaml", UNDANGAN.replace("{periode}", "{priode}"))
    assert f"{bersama.plan / '_baku/naskah/undangan.yaml'}:1:10: galat R70" in bersama.satu()


class TestTeks:
    def ubah(self, bersama: KantorUji, kepala: str) -> str:
        bersama.tulis("naskah/undangan", kepala + UNDANGAN.replace("Undangan Rapat", "Panggilan Rapat"))
        (tahun,), _ = bersama.baca()
        kantor = tahun.kantor
        assert "Panggilan" in str(kantor.teks["undangan"])
        return bersama.satu()

    def test_the_offices_file_wins_and_the_base_is_unchanged_since(self, bersama: KantorUji) -> None:
        pesan = self.ubah(bersama, baris_tanda(tanda(UNDANGAN)) + "\n")
        assert pesan.startswith("naskah/undangan.yaml: catatan R81: dipakai sebagai ganti ")
        assert pesan.endswith("_baku/naskah/undangan.yaml, yang belum berubah sejak disalin.")

    def test_a_base_that_changed_since_is_told_with_the_mark_to_write(self, bersama: KantorUji) -> None:
        baru = UNDANGAN.replace("Pembukaan", "Doa")
        tulis(bersama.plan / "_baku/naskah/undangan.yaml", baru)
        pesan = self.ubah(bersama, baris_tanda(tanda(UNDANGAN)) + "\n")
        assert "naskah/undangan.yaml: catatan R82: dipakai sebagai ganti " in pesan
        assert f"“{baris_tanda(tanda(baru))}”" in pesan

    def test_a_comment_in_the_base_changes_nothing(self, bersama: KantorUji) -> None:
        tulis(bersama.plan / "_baku/naskah/undangan.yaml", "# baru\r\n" + UNDANGAN.replace("\n", "\r\n"))
        assert "R81" in self.ubah(bersama, baris_tanda(tanda(UNDANGAN)) + "\n")

    def test_without_a_mark_nobody_knows(self, bersama: KantorUji) -> None:
        pesan = self.ubah(bersama, "")
        assert "catatan R81" in pesan
        assert "tidak bertanda" in pesan
        assert baris_tanda(tanda(UNDANGAN)) in pesan

    @pytest.mark.parametrize("kepala", ["", "# kata kantor\n", baris_tanda("00000000") + "\n"])
    def test_one_that_says_what_the_base_says_may_go(self, bersama: KantorUji, kepala: str) -> None:
        """An office that comes from a version without a base has copies of all of it, edited or not."""
        bersama.tulis("naskah/undangan", kepala + UNDANGAN)
        pesan = bersama.satu()
        assert pesan.startswith("naskah/undangan.yaml: catatan R81: sama dengan ")
        assert "boleh dihapus" in pesan

    def test_a_copy_just_made_to_be_edited_is_not_told_to_go(self, bersama: KantorUji) -> None:
        bersama.tulis("naskah/undangan", baris_tanda(tanda(UNDANGAN)) + "\n" + UNDANGAN)
        assert "boleh dihapus" not in bersama.satu()

    def test_a_letter_of_the_offices_own_overrides_nothing(self, bersama: KantorUji) -> None:
        bersama.tulis("naskah/keputusan/satgas-spip", KEPUTUSAN)
        (tahun,), masalah = bersama.baca()
        assert masalah == []
        kantor = tahun.kantor
        assert "keputusan/satgas-spip" in kantor.teks


class TestHukum:
    def test_a_reference_of_the_office_replaces_the_shared_one(self, bersama: KantorUji) -> None:
        data, _ = baca_yaml(HUKUM.encode(), "hukum.yaml")
        assert data is not None
        assert isinstance(data.nilai, tuple)
        bersama.tulis("hukum", f"{baris_tanda(tanda_isi(data.nilai[1]), 'pkpu-8-2019')}\n{PKPU}")
        (tahun,), (masalah,) = bersama.baca()
        kantor = tahun.kantor
        assert kantor.hukum["pkpu-8-2019"].terverifikasi
        assert list(kantor.hukum) == ["uu-7-2017", "pkpu-8-2019"]
        assert (masalah.kode, masalah.letak.baris) == ("R81", 2)
        assert "“pkpu-8-2019” di" in masalah.pesan
        assert "belum berubah" in masalah.pesan

    def test_a_replaced_reference_whose_base_changed_is_told(self, bersama: KantorUji) -> None:
        bersama.tulis("hukum", f"{baris_tanda('00000000', 'pkpu-8-2019')}\n{PKPU}")
        assert "hukum.yaml:2:3: catatan R82" in bersama.satu()

    def test_a_reference_that_says_what_the_base_says_may_go(self, bersama: KantorUji) -> None:
        bersama.tulis("hukum", "- id: pkpu-8-2019" + HUKUM.split("- id: pkpu-8-2019")[1])
        pesan = bersama.satu()
        assert pesan.startswith("hukum.yaml:1:3: catatan R81: sama dengan “pkpu-8-2019” di ")
        assert "Butir ini boleh dihapus" in pesan

    def test_the_offices_own_reference_is_cited_beside_the_shared_ones(self, bersama: KantorUji) -> None:
        bersama.tulis("hukum", PKPU.replace("pkpu-8-2019", "kep-10"))
        tulis(bersama.plan / "_baku/naskah/keputusan/tim-upg.yaml", KEPUTUSAN.replace("pkpu-8-2019", "kep-10"))
        (tahun,), masalah = bersama.baca()
        assert masalah == []
        kantor = tahun.kantor
        assert list(kantor.hukum) == ["uu-7-2017", "pkpu-8-2019", "kep-10"]

    def test_two_of_one_id_in_the_offices_file_are_a_mistake(self, bersama: KantorUji) -> None:
        bersama.tulis("hukum", PKPU + PKPU)
        assert any("galat R50: id “pkpu-8-2019” sudah dipakai di" in m for m in bersama.masalah())

    def test_a_broken_file_of_the_office_hides_nothing_and_accuses_nobody(self, bersama: KantorUji) -> None:
        bersama.tulis("hukum", "id: x\n")
        assert bersama.satu() == (
            "hukum.yaml:1:1: galat R12: isi berkas ini harus daftar. Awali tiap dasar hukum dengan “- id: …”."
        )


class TestNomorBelumDiketahui:
    KEP = """\
- id: kep-tim-zi
  jenis: keputusan
  nomor: null
  tahun: 2026
  judul: Keputusan KPU Kabupaten Kecil Nomor {nomor} Tahun 2026 tentang Tim
  berlaku_dari: null
  terverifikasi: false
  sumber: uji
"""

    def test_the_office_need_not_know_the_number_of_its_own_decree(self, bersama: KantorUji) -> None:
        bersama.tulis("hukum", self.KEP)
        (tahun,), masalah = bersama.baca()
        assert masalah == []
        kantor = tahun.kantor
        assert kantor.hukum["kep-tim-zi"].nomor is None

    @pytest.mark.parametrize(
        ("lama", "baru", "pesan"),
        [
            ("Nomor {nomor} ", "", "tetapi judulnya tidak menyebut tempatnya"),
            ("Nomor {nomor} ", "Nomor {nomor} {x} ", "tanpa kurung kurawal lain"),
            ("nomor: null", 'nomor: "10"', "masih menyebut {nomor}"),
            ("nomor: null", "nomor: null\n  koma: ya", "R12"),
        ],
    )
    def test_title_and_number_have_to_agree(self, bersama: KantorUji, lama: str, baru: str, pesan: str) -> None:
        bersama.tulis("hukum", self.KEP.replace(lama, baru))
        assert pesan in bersama.satu()

    def test_a_decree_with_a_number_tells_its_day(self, bersama: KantorUji) -> None:
        bersama.tulis("hukum", self.KEP.replace("nomor: null", 'nomor: "10"').replace("{nomor}", "10"))
        assert "galat R57: berlaku_dari belum ditulis" in bersama.satu()


class TestNamaKantorLain:
    @pytest.fixture
    def tetangga(self, bersama: KantorUji) -> KantorUji:
        satker = SATKER.replace("Kecil", "Besar").replace("KECIL", "BESAR").replace("kode: kecil", "kode: besar")
        tulis(bersama.plan / "besar" / "satker.yaml", satker)
        return bersama

    def test_a_name_left_in_copied_data_is_told_with_its_line(self, tetangga: KantorUji) -> None:
        tetangga.ganti(
            "pejabat", "jabatan: Ketua Komisi Pemilihan Umum Kabupaten Kecil", "jabatan: Ketua KPU Kabupaten Besar"
        )
        assert tetangga.satu().startswith("pejabat.yaml:3:20: galat R80: tersebut “KPU Kabupaten Besar”")

    def test_no_office_is_named_in_what_all_share(self, tetangga: KantorUji) -> None:
        baku = tetangga.plan / "_baku/naskah/undangan.yaml"
        tulis(baku, UNDANGAN.replace("Undangan Rapat", "Undangan KPU Kabupaten Kecil"))
        assert f"{baku}:1:" in tetangga.satu()
        assert "berkas yang dipakai semua satker" in tetangga.satu()

    def test_a_neighbour_that_cannot_be_read_is_the_neighbours_problem(self, tetangga: KantorUji) -> None:
        (tetangga.plan / "besar/satker.yaml").write_bytes(b"\xff\xfe")
        assert tetangga.masalah() == []
