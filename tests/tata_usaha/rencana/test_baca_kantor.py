"""An office's folder is read whole, and every mistake about its files is told at once."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import struct
import zlib
from pathlib import Path

import pytest

from tata_usaha.dasar.berkas import MIB
from tata_usaha.rencana.baca_kantor import baca_kantor, tahun_tersedia
from tests.tata_usaha.kantor_uji import KEPUTUSAN, RENCANA, SATKER, UNDANGAN, KantorUji, TeksUndangan
from tests.tata_usaha.pipa import PERLU_PIPA, pipa
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Tingkat

PLAN = Path(__file__).resolve().parents[3] / "plan"


def test_a_right_office_is_read_whole_and_without_a_word(uji: KantorUji) -> None:
    (tahun,), masalah = uji.baca()
    kantor = tahun.kantor
    assert masalah == []
    assert kantor.satker.libur.tambah == {dt.date(2026, 11, 19): "Hari jadi kabupaten"}
    assert [str(k.periode) for k in tahun.kewajiban] == [
        *("2026", "2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4"),
        *("2026-S1", "2026-S2"),
    ]
    assert list(kantor.hukum) == ["uu-7-2017", "pkpu-8-2019"]
    assert kantor.hukum["uu-7-2017"].perubahan[0].berlaku_dari == 2023
    assert isinstance(kantor.teks["undangan"], TeksUndangan)
    assert tahun.rencana.menurut_kode["1.1.2.1"].indikator.bukti == ("dokumentasi", "laporan|rekapitulasi")


def test_the_real_office_is_right_but_for_the_known_remarks() -> None:
    """The decree's “Setiap Bulan” with one report is remarked, and the wording of its own decree, unchanged since."""
    (tahun,), masalah = baca_kantor(PLAN, "sigi", {2026})
    assert len(tahun.kewajiban) == 121
    assert {m.tingkat for m in masalah} == {Tingkat.CATATAN}
    assert [m.kode for m in masalah] == [KodeMasalah.BAKU_DIGANTI, KodeMasalah.TARGET_CAPAIAN]
    assert "belum berubah sejak disalin" in masalah[0].pesan
    assert "6.2.1.1" in masalah[1].pesan


def test_an_unknown_office_is_answered_with_those_there_are(uji: KantorUji) -> None:
    _, masalah = baca_kantor(uji.plan, "kecli")
    assert [(m.kode, m.saran) for m in masalah] == [("R01", "Mungkin maksudnya “kecil”. Yang ada: kecil.")]


@pytest.mark.parametrize("kode", ["", ".", "..", "../plan/kecil", "kecil/naskah", "/tmp"])  # noqa: S108 - a way out
def test_only_a_folder_right_below_the_plan_folder_is_an_office(uji: KantorUji, kode: str) -> None:
    tahun, masalah = baca_kantor(uji.plan, kode)
    assert tahun == ()
    assert [m.kode for m in masalah] == ["R01"]


def test_a_missing_plan_folder_is_told(tmp_path: Path) -> None:
    _, masalah = baca_kantor(tmp_path / "tidak-ada", "sigi")
    assert [m.kode for m in masalah] == ["R01"]


def test_all_missing_files_are_told_together(uji: KantorUji) -> None:
    for berkas in uji.folder.rglob("*.yaml"):
        berkas.unlink()
    assert uji.masalah() == [
        f"{uji.folder}: galat R01: rencana aksi tidak ada. Letakkan sebagai rencana-aksi-2026.yaml (dengan tahunnya).",
        "hukum.yaml: galat R01: berkas ini tidak ada. Buat berkas ini.",
        "naskah/undangan.yaml: galat R01: teks naskah ini tidak ada. Kembalikan berkasnya.",
        "pejabat.yaml: galat R01: berkas ini tidak ada. Buat berkas ini.",
        "satker.yaml: galat R01: berkas ini tidak ada. Buat berkas ini.",
    ]


def test_a_decree_that_the_office_does_not_issue_need_not_be_there(uji: KantorUji) -> None:
    (uji.folder / "naskah/keputusan/tim-upg.yaml").unlink()
    (tahun,), masalah = uji.baca()
    assert masalah == []
    assert list(tahun.kantor.teks) == ["undangan"]


def test_the_plans_of_several_years_lie_side_by_side(uji: KantorUji) -> None:
    """Each year knows the one before it; who asks for one year gets that one alone."""
    uji.tulis("rencana-aksi-2027", RENCANA.replace("2026", "2027"))
    (lama, baru), masalah = uji.baca()
    assert masalah == []
    assert (lama.tahun, lama.lalu) == (2026, None)
    assert (baru.tahun, baru.lalu) == (2027, lama)
    (hanya,), _ = baca_kantor(uji.plan, "kecil", {2027, 2028})
    assert (hanya.tahun, hanya.lalu) == (2027, None)
    assert tahun_tersedia(uji.plan, "kecil") == (2026, 2027)


def test_a_mistake_in_next_years_plan_does_not_stop_this_years_work(uji: KantorUji) -> None:
    uji.tulis("rencana-aksi-2027", RENCANA)
    assert baca_kantor(uji.plan, "kecil", {2026})[1] == []
    assert baca_kantor(uji.plan, "kecil")[0] == ()


def test_files_that_nobody_reads_are_remarked(uji: KantorUji) -> None:
    uji.tulis("satker (1)", SATKER)
    (uji.folder / "naskah/undangan.yml").write_text(UNDANGAN, encoding="utf-8")
    (uji.folder / ".pejabat.yaml").write_text("", encoding="utf-8")
    assert uji.masalah() == [
        "naskah/undangan.yml: catatan R07: berkas ini tidak dibaca. Kalau maksudnya undangan.yaml, ganti namanya.",
        "satker (1).yaml: catatan R07: berkas ini tidak dibaca. Kalau maksudnya satker.yaml, ganti namanya.",
    ]


def test_wording_for_a_letter_that_nobody_knows_is_refused_with_the_names_that_are_known(uji: KantorUji) -> None:
    uji.tulis("naskah/undangann", UNDANGAN)
    assert uji.satu() == (
        "naskah/undangann.yaml: galat R07: tidak ada naskah bernama “undangann”. "
        "Mungkin maksudnya “undangan”. Yang ada: dokumentasi/…, keputusan/…, laporan/monev, laporan/rekap-provinsi, "
        "laporan/tindak-lanjut, laporan/…, maklumat/…, nota-dinas/pengingat, rapat/monev, rapat/…, sop/…, "
        "surat-pengantar, undangan."
    )


def test_an_office_adds_a_decree_with_a_file_of_its_own(uji: KantorUji) -> None:
    uji.tulis("naskah/keputusan/satgas-spip", KEPUTUSAN)
    (tahun,), masalah = baca_kantor(uji.plan, "kecil")
    assert masalah == []
    assert "keputusan/satgas-spip" in tahun.kantor.teks


def test_a_folder_in_the_place_of_a_file_is_told(uji: KantorUji) -> None:
    (uji.folder / "satker.yaml").unlink()
    (uji.folder / "satker.yaml").mkdir()
    assert "satker.yaml: galat R02: berkas ini tidak dapat dibaca" in uji.satu()


@PERLU_PIPA
@pytest.mark.parametrize("nama", ["satker", "pejabat", "hukum", "rencana-aksi-2026", "naskah/undangan"])
def test_a_pipe_in_the_place_of_a_file_is_told_and_nobody_waits_for_it(uji: KantorUji, nama: str) -> None:
    (uji.folder / f"{nama}.yaml").unlink()
    with pipa(uji.folder / f"{nama}.yaml"):
        masalah = uji.masalah()

    assert [m for m in masalah if m.startswith(f"{nama}.yaml")] == [
        f"{nama}.yaml: galat R08: berkas ini tidak dibaca: ini pipa, perangkat, atau soket, bukan berkas biasa. "
        "Ganti dengan berkas YAML yang sebenarnya, dari cadangan atau dari satker lain."
    ]


@pytest.mark.parametrize("nama", ["rencana-aksi-2026", "naskah/undangan"])
def test_a_folder_in_the_place_of_a_file_is_not_called_missing(uji: KantorUji, nama: str) -> None:
    (uji.folder / f"{nama}.yaml").unlink()
    (uji.folder / f"{nama}.yaml").mkdir()

    assert f"{nama}.yaml: galat R02: berkas ini tidak dapat dibaca: ternyata folder." in uji.satu()


@pytest.mark.parametrize("nama", ["satker", "pejabat", "hukum", "rencana-aksi-2026", "naskah/undangan"])
def test_a_file_of_a_size_that_no_plan_has_is_refused_before_it_is_read(
    uji: KantorUji, monkeypatch: pytest.MonkeyPatch, nama: str
) -> None:
    besar = uji.folder / f"{nama}.yaml"
    with besar.open("r+b") as berkas:
        berkas.truncate(MIB + 1)
    asli = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda berkas: asli(berkas) if berkas != besar else pytest.fail("dibaca"))

    assert [m for m in uji.masalah() if m.startswith(f"{nama}.yaml")] == [
        f"{nama}.yaml: galat R08: berkas ini tidak dibaca: ukurannya lebih dari 1 MB. "
        "Ganti dengan berkas YAML yang sebenarnya, dari cadangan atau dari satker lain."
    ]


def test_a_list_of_more_entries_than_any_plan_has_is_one_problem_and_not_one_for_each(uji: KantorUji) -> None:
    uji.tulis("hukum", "- {}\n" * 100_000)

    assert [m for m in uji.masalah() if m.startswith("hukum.yaml")] == [
        "hukum.yaml:10000:3: galat R08: isinya lebih dari 10.000 nilai. "
        "Hapus yang berulang, atau kembalikan dari cadangan."
    ]


def png_kosong(lebar: int, tinggi: int) -> bytes:
    """Return a picture that says how large it is, with no dot of it."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", b"") + potong(b"IEND", b"")


@pytest.mark.parametrize(
    ("isi", "keluhan"),
    [
        (png_kosong(30_000, 30_000), "terlalu besar (30000 × 30000 piksel); perkecil gambarnya"),
        (b"\x89PNG\r\n\x1a\n" + bytes(5 * MIB), "tidak dibaca: ukurannya lebih dari 5 MB"),
        (b"bukan gambar", "bukan gambar PNG atau JPEG yang utuh"),
    ],
)
def test_a_logo_that_no_letter_can_carry_is_told_with_the_plan(uji: KantorUji, isi: bytes, keluhan: str) -> None:
    uji.ganti("satker", "KECIL]", "KECIL]\n  logo: logo.png")
    (uji.folder / "logo.png").write_bytes(isi)

    assert uji.satu() == (
        f"satker.yaml:10:9: galat R65: gambar logo “logo.png” {keluhan}. "
        "Simpan ulang sebagai PNG atau JPEG yang lebih kecil."
    )


def test_the_name_of_a_logo_that_no_file_can_have_is_told(uji: KantorUji) -> None:
    uji.ganti("satker", "KECIL]", f"KECIL]\n  logo: {'a' * 300}.png")
    assert "satker.yaml:10:9: galat R64: gambar logo “aaa" in uji.satu()


def test_places_are_told_from_where_the_person_stands(uji: KantorUji, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(uji.plan.parent)
    uji.ganti("satker", "zona_waktu: Asia/Makassar", "zona_waktu: WITA")
    _, masalah = uji.baca()
    assert [str(m.letak) for m in masalah] == [str(Path("plan/kecil/satker.yaml")) + ":6:13"]


def test_broken_yaml_in_one_file_hides_nothing_in_the_others(uji: KantorUji) -> None:
    """Units are unknown when satker.yaml is broken; nobody's unit is called wrong for that."""
    uji.ganti("satker", "tempat: Kecil", 'tempat: "Kecil')
    uji.ganti("pejabat", "unsur: komisioner", "unsur: komisioer")
    uji.ganti("rencana-aksi-2026", "target_waktu: Per Semester", "target_waktu: Tiap Semester")
    assert [m.split(" ")[0] + m.split(" ")[2] for m in uji.masalah()] == [
        "pejabat.yaml:5:12:R13:",
        "rencana-aksi-2026.yaml:40:31:R22:",
        "satker.yaml:5:9:R04:",
    ]


def test_the_real_office_reads_as_the_same_values_from_a_copy(tmp_path: Path) -> None:
    for nama in ("sigi", "_baku"):
        shutil.copytree(PLAN / nama, tmp_path / nama)
    assert baca_kantor(tmp_path, "sigi")[0] == baca_kantor(PLAN, "sigi")[0]


def test_every_problem_code_is_used_once_and_explained() -> None:
    assert len({k.value for k in KodeMasalah}) == len(KodeMasalah)
    assert all(re.fullmatch(r"R\d\d", k) and k.arti for k in KodeMasalah)
