"""A letter that was renamed or moved, as the commands have it: found, asked about, never drafted twice."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.conftest import Meja
from zi_model.daur_naskah import StatusNaskah

KUNCI = "sigi/2026/sop/pengaduan"
BUAT = ("naskah", "buat", "sop/pengaduan", "--periode", "2026", "--json")
DOKUMEN = "word/document.xml"


@pytest.fixture
def surat(meja: Meja) -> Path:
    """Lay one letter and return its file."""
    assert meja.zi(*BUAT).kode == 0
    return tempat(meja)


def daftar(meja: Meja) -> dict[str, dict[str, object]]:
    hasil = meja.zi("outbox", "--json")
    assert hasil.kode == 0, hasil.err
    return {n["kunci"]: n for n in json.loads(hasil.out)}


def tempat(meja: Meja) -> Path:
    return Path(str(daftar(meja)[KUNCI]["berkas"]))


def pindahkan(surat: Path, nama: str = "../Bu Kasub/final fix revisi.docx") -> Path:
    tujuan = (surat.parent / nama).resolve()
    tujuan.parent.mkdir(exist_ok=True)
    return surat.rename(tujuan)


def sunting(surat: Path, lama: str, baru: str) -> Path:
    isi = surat.read_bytes()
    xml = baca_bagian(isi)[DOKUMEN]
    assert lama.encode() in xml
    surat.write_bytes(ganti_bagian(isi, {DOKUMEN: xml.replace(lama.encode(), baru.encode())}))
    return surat


def semua(meja: Meja) -> list[Path]:
    return sorted(p for p in meja.pengaturan.outbox.rglob("*.docx"))


@pytest.mark.tahan
def test_a_run_follows_a_moved_letter_says_so_and_drafts_nothing_beside_it(meja: Meja, surat: Path) -> None:
    baru = pindahkan(surat)
    hasil = meja.zi(*BUAT)
    assert hasil.kode == 0, hasil.err
    assert semua(meja) == [baru]
    assert daftar(meja)[KUNCI]["dipindahkan_dari"] is None, "the register has it now"
    assert tempat(meja) == baru
    riwayat = "".join(meja.zi("outbox", "riwayat", KUNCI).out.split())
    assert "DIIKUTI" in riwayat
    assert "kesigi/2026/BuKasub/final" in riwayat


@pytest.mark.tahan
def test_the_list_shows_where_a_moved_letter_lies_now(meja: Meja, surat: Path) -> None:
    baru = pindahkan(surat)
    satu = daftar(meja)[KUNCI]
    assert satu["berkas"] == str(baru)
    assert str(satu["catatan"]).endswith("; dipindahkan orang")
    assert str(satu["dipindahkan_dari"]).endswith(surat.name)


@pytest.mark.tahan
@pytest.mark.parametrize("sebutan", ["the key", "the old name", "the new path"])
def test_a_moved_letter_is_dated_where_it_lies(meja: Meja, surat: Path, sebutan: str) -> None:
    baru = pindahkan(surat)
    kunci = {"the key": KUNCI, "the old name": surat.name, "the new path": str(baru)}[sebutan]
    hasil = meja.zi("outbox", "nomori", kunci, "--nomor", "7", "--tanggal", "2026-02-03", "--json")
    assert hasil.kode == 0, hasil.err
    assert Path(json.loads(hasil.out)["berkas"]) == baru


@pytest.mark.tahan
def test_of_two_files_none_is_drafted_anew_numbered_or_chosen_without_a_person(meja: Meja, surat: Path) -> None:
    satu = Path(shutil.copy(surat, surat.with_name("satu.docx")))
    dua = pindahkan(surat)
    sebelum = semua(meja)

    hasil = meja.zi(*BUAT)
    assert hasil.kode == 9
    assert str(satu) in hasil.err
    assert str(dua) in hasil.err
    dinomori = meja.zi("outbox", "nomori", KUNCI, "--nomor", "7", "--tanggal", "2026-02-03")
    assert dinomori.kode == 5
    assert "mungkin salah satu dari ini" in dinomori.err
    assert semua(meja) == sebelum
    assert len(list(daftar(meja)[KUNCI]["mungkin"])) == 2  # type: ignore[call-overload]

    dipilih = meja.zi("outbox", "pakai", "final fix revisi.docx")
    assert dipilih.kode == 0, dipilih.err
    assert tempat(meja) == dua
    assert meja.zi(*BUAT).kode == 0
    assert sorted(p.parent.name for p in semua(meja)) == ["Bu Kasub", "riwayat"]


def test_the_list_names_copies_and_unknown_files(meja: Meja, surat: Path) -> None:
    shutil.copy(surat, surat.with_name("final.docx"))
    (surat.parent / "pindaian.pdf").write_bytes(b"%PDF-")
    hasil = meja.zi("outbox")
    assert "sigi/2026/tahunan/final.docx: salinan yang sama isinya" in hasil.out
    assert 'zi outbox pakai "BERKAS"' in hasil.out
    assert "Berkas lain, tidak dikenal buku agenda:\n  sigi/2026/tahunan/pindaian.pdf\n" in hasil.out
    assert [b["berkas"] for b in daftar(meja)[KUNCI]["berkas_lain"]] == [  # type: ignore[attr-defined]
        "sigi/2026/tahunan/final.docx"
    ]


@pytest.mark.tahan
def test_a_new_letter_made_by_save_as_is_asked_about_and_not_taken(meja: Meja, surat: Path) -> None:
    baru = sunting(pindahkan(surat), "Penanganan Pengaduan Masyarakat", "Peminjaman Kendaraan")
    hasil = meja.zi(*BUAT)
    assert hasil.kode == 9
    assert "judulnya lain" in hasil.err
    assert semua(meja) == [baru]


@pytest.mark.tahan
def test_a_letter_that_is_away_to_be_signed_is_not_asked_about(meja: Meja, surat: Path) -> None:
    """A new letter that somebody made of it lies in the outbox, and stops neither a run nor the next step."""
    with buka(meja.pengaturan.database) as basis, basis.transaksi("sigi") as sambungan:
        entri = buku.cari(sambungan, KUNCI)
        assert entri is not None
        buku.simpan(sambungan, replace(entri, status=StatusNaskah.SIAP_TTD, sha256_siap="0" * 64))
    sunting(pindahkan(surat), "Penanganan Pengaduan Masyarakat", "Peminjaman Kendaraan")
    assert meja.zi(*BUAT).kode == 0
    dibuka = meja.zi("outbox", "buka", KUNCI, "--alasan", "salah tempat")
    assert "mungkin ini" not in dibuka.err


def test_a_command_that_is_given_a_copy_names_the_registered_one(meja: Meja, surat: Path) -> None:
    salinan = shutil.copy(surat, surat.with_name("final.docx"))
    hasil = meja.zi("outbox", "siap", str(salinan))
    assert hasil.kode == 5
    assert f"yang tercatat di buku agenda {surat}" in hasil.err
    assert f'zi outbox pakai "{salinan}"' in hasil.err


@pytest.mark.tahan
def test_a_command_tells_of_an_edited_copy_that_it_does_not_use(
    meja: Meja, surat: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copy(surat, surat.with_name("sama.docx"))
    salinan = sunting(Path(shutil.copy(surat, surat.with_name("final.docx"))), "dan santun", "dan ramah")
    assert meja.zi("outbox", "nomori", KUNCI, "--nomor", "7", "--tanggal", "2026-02-03").kode == 0
    (kabar,) = [r.getMessage() for r in caplog.records]
    assert kabar == f"Ada salinan {KUNCI} yang lain isinya: {salinan}. Yang dipakai sekarang: {surat}."


@pytest.mark.tahan
@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        ("tidak ada.docx", "Tidak ada berkas “tidak ada.docx” di outbox."),
        ("{luar}", "tidak di folder outbox"),
        ("{riwayat}", "tidak dapat dipakai dari folder itu"),
        ("x.docx", "Ada 2 berkas “x.docx”"),
    ],
)
def test_a_file_that_cannot_be_meant_is_wrong_usage(
    meja: Meja, surat: Path, tmp_path: Path, berkas: str, pesan: str
) -> None:
    riwayat = surat.parent / "riwayat" / surat.name
    for satu in (tmp_path / "luar.docx", riwayat, surat.with_name("x.docx"), surat.parents[1] / "x.docx"):
        satu.parent.mkdir(exist_ok=True)
        shutil.copy(surat, satu)
    hasil = meja.zi("outbox", "pakai", berkas.format(luar=tmp_path / "luar.docx", riwayat=riwayat))
    assert hasil.kode == 2
    assert pesan in hasil.err


@pytest.mark.tahan
def test_choosing_tells_what_was_kept_what_stays_and_what_to_look_at(meja: Meja, surat: Path) -> None:
    lain = sunting(
        Path(shutil.copy(surat, surat.with_name("kendaraan.docx"))),
        "Penanganan Pengaduan Masyarakat",
        "Peminjaman Kendaraan",
    )
    hasil = meja.zi("outbox", "pakai", str(lain))
    assert hasil.kode == 0
    assert "Disimpan: " in hasil.out
    assert "Perhatian: kendaraan.docx judulnya lain." in hasil.err
    assert json.loads(meja.zi("outbox", "pakai", str(lain), "--json").out)["berubah"] is False


def temuan(meja: Meja) -> list[tuple[str, str]]:
    """Return what the check finds, without the daily copy's remarks."""
    hasil = json.loads(meja.zi("periksa", "--json").out)["temuan"]
    return [(t["kode"], t["pesan"]) for t in hasil if t["kode"][:2] != "K4"]


@pytest.mark.tahan
def test_the_check_knows_moved_letters_and_copies_and_finds_nothing_once_a_person_chose(
    meja: Meja, surat: Path
) -> None:
    """Also the register's events tell the same as its rows, whichever file became the letter."""
    dulu = surat.relative_to(meja.pengaturan.outbox).as_posix()
    baru = pindahkan(surat)
    assert temuan(meja) == [("K09", f"{KUNCI} dipindahkan orang ke sini, tadinya {dulu}.")]
    assert meja.zi(*BUAT).kode == 0
    assert temuan(meja) == []

    salinan = Path(shutil.copy(baru, baru.with_name("lagi.docx")))
    assert temuan(meja) == [("K02", f"salinan {KUNCI}.")]
    assert meja.zi("outbox", "pakai", str(salinan)).kode == 0
    assert temuan(meja) == []

    sunting(salinan, "Penanganan", "Penanganan cepat")
    meja.ubah_rencana("baik dan santun", "santun", "naskah/sop/pengaduan.yaml")
    meja.zi(*BUAT)
    (sanding,) = salinan.parent.glob("*(konsep baru).docx")
    assert meja.zi("outbox", "pakai", str(sanding)).kode == 0
    assert temuan(meja) == []
