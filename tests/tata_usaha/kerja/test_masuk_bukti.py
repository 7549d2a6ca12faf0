"""Evidence that a person brings or withdraws: whole, under its own name, never over another file, and recorded."""

from __future__ import annotations

import datetime as dt
import functools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import Kejadian, periksa_rantai, semua_kejadian
from tata_usaha.agenda.skema import naskah
from tata_usaha.bukti.catatan_unit import CATATAN_MAKS, baca_catatan
from tata_usaha.bukti.isi.nilai_isi import NilaiIsi
from tata_usaha.dasar.galat import GalatBukti, GalatFolderBukti, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja import masuk_bukti
from tata_usaha.kerja.bukti import PermintaanArsip, arsipkan_bukti, periksa_semua_bukti
from tata_usaha.kerja.masuk_bukti import (
    BerkasMasuk,
    HasilMasuk,
    PermintaanBukti,
    PermintaanCatatan,
    PermintaanTautan,
    Tindakan,
    catat_kendala,
    tautkan_bukti,
    terima_bukti,
)
from tata_usaha.kerja.tarik_bukti import HasilTarik, PermintaanTarik, tarik_bukti
from tata_usaha.rencana import baca_kantor
from tests.tata_usaha import contoh_bukti as contoh
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.periode import Periode
from zi_model.status import StatusKewajiban

HANYA_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")
SARI, BUDI = Pelaku("Sari"), Pelaku("Budi")
MONEV = "1.3.1.2"
TW1 = Periode.parse("2026-TW1")


@dataclass(frozen=True)
class Meja:
    """The office's own plan, which nobody changes here, with evidence and outbox of its own."""

    pengaturan: Pengaturan


@pytest.fixture
def meja(tmp_path: Path) -> Meja:
    return Meja(pengaturan_di(tmp_path, plan=AKAR / "plan"))


@pytest.fixture(scope="module", autouse=True)
def rencana_dibaca_sekali() -> Iterator[None]:
    """Read the plan once for all these tests: it takes longer than all else that they do."""
    with pytest.MonkeyPatch.context() as ganti:
        asli = functools.cache(lambda folder, kode, tahun, naskah: baca(folder, kode, tahun, dengan_naskah=naskah))
        baca = baca_kantor.baca_kantor
        ganti.setattr(
            baca_kantor,
            "baca_kantor",
            lambda folder, kode, tahun, *, dengan_naskah=True: asli(
                folder, kode, None if tahun is None else frozenset(tahun), dengan_naskah
            ),
        )
        yield


@pytest.fixture(autouse=True)
def maret(jam: Callable[[str], None]) -> None:
    jam("2026-03-20T09:00+08:00")


@pytest.fixture
def laporan(tmp_path: Path) -> Path:
    return tulis(tmp_path / "rumah" / "Laporan Monev.pdf", contoh.pdf())


def tulis(tempat: Path, isi: bytes) -> Path:
    tempat.parent.mkdir(exist_ok=True, parents=True)
    tempat.write_bytes(isi)
    return tempat


def terima(
    meja: Meja,
    *berkas: Path,
    kode: str = MONEV,
    periode: Periode | None = TW1,
    alasan: str = "",
    pelaku: Pelaku = SARI,
) -> HasilMasuk:
    return terima_bukti(meja.pengaturan, pelaku, PermintaanBukti("sigi", kode, periode, berkas, alasan))


def tarik(meja: Meja, berkas: str | Path, alasan: str = "salah foto") -> HasilTarik:
    return tarik_bukti(meja.pengaturan, BUDI, PermintaanTarik("sigi", str(berkas), alasan))


def catat(meja: Meja, teks: str) -> Path:
    return catat_kendala(meja.pengaturan, SARI, PermintaanCatatan("sigi", MONEV, TW1, teks)).tempat


def bukti(meja: Meja) -> dict[str, Bukti]:
    """Return what a check finds in the evidence folder, by bare name."""
    return {b.nama: b for b in periksa_semua_bukti(meja.pengaturan, "sigi").bukti}


def kejadian(meja: Meja) -> list[Kejadian]:
    with buka(meja.pengaturan.database) as basis, basis.baca() as sambungan:
        assert periksa_rantai(sambungan, "sigi") == []
        return [k for k in semua_kejadian(sambungan, "sigi") if "/bukti/" in k.kunci]


def isi_bukti(meja: Meja) -> dict[str, bytes]:
    akar = meja.pengaturan.bukti
    return {p.relative_to(akar).as_posix(): p.read_bytes() for p in akar.rglob("*") if p.is_file()}


# ---- taking in


def test_a_file_comes_under_its_own_name_with_who_brought_it_and_when(meja: Meja, laporan: Path) -> None:
    hasil = terima(meja, laporan, alasan="versi akhir")

    (satu,) = hasil.berkas
    assert satu.tindakan is Tindakan.DITERIMA
    assert satu.tempat is not None
    assert satu.tempat.parts[-3:] == ("1.3.1.2 Monev Rencana Aksi", "2026-TW1", "Laporan Monev.pdf")
    assert satu.tempat.read_bytes() == laporan.read_bytes()
    (masuk,) = bukti(meja).values()
    assert (masuk.oleh, masuk.alasan) == ("Sari", "versi akhir")
    assert masuk.diterima == dt.datetime(2026, 3, 20, 1, tzinfo=dt.UTC)
    (satu_kejadian,) = kejadian(meja)
    assert (satu_kejadian.kunci, satu_kejadian.peristiwa) == ("sigi/2026-TW1/bukti/1.3.1.2", "BUKTI_DITERIMA")
    assert (satu_kejadian.oleh, satu_kejadian.alasan) == ("Sari", "versi akhir")
    assert satu_kejadian.data["sha256"] == masuk.sha256


def test_the_answer_is_where_the_row_stands_now(meja: Meja, laporan: Path, tmp_path: Path) -> None:
    foto = tulis(tmp_path / "rapat.jpg", contoh.gambar())

    kurang = terima(meja, laporan)
    lengkap = terima(meja, foto)

    assert (kurang.status.status, [str(k) for k in kurang.status.kurang]) == (StatusKewajiban.KURANG, ["dokumentasi"])
    assert lengkap.status.status is StatusKewajiban.LENGKAP


def test_what_a_person_brought_stays_where_it_is(meja: Meja, laporan: Path) -> None:
    isi, saat = laporan.read_bytes(), laporan.stat().st_mtime_ns

    terima(meja, laporan)

    assert (laporan.read_bytes(), laporan.stat().st_mtime_ns) == (isi, saat)


def test_a_copy_keeps_the_time_of_writing_of_its_original(meja: Meja, laporan: Path) -> None:
    os.utime(laporan, (1_700_000_000, 1_700_000_000))

    (satu,) = terima(meja, laporan).berkas

    assert satu.tempat is not None
    assert satu.tempat.stat().st_mtime == 1_700_000_000


def test_another_file_of_the_same_name_is_never_written_over(meja: Meja, laporan: Path, tmp_path: Path) -> None:
    terima(meja, laporan)
    lain = tulis(tmp_path / "lain" / "LAPORAN MONEV.pdf", contoh.pdf("lain"))

    terima(meja, lain)

    assert sorted(bukti(meja)) == ["LAPORAN MONEV (2).pdf", "Laporan Monev.pdf"]


def test_the_same_content_is_said_and_not_laid_twice(meja: Meja, laporan: Path, tmp_path: Path) -> None:
    terima(meja, laporan)
    sebelum, tercatat = isi_bukti(meja), kejadian(meja)

    (satu,) = terima(meja, tulis(tmp_path / "salinan.pdf", laporan.read_bytes()), pelaku=BUDI).berkas

    assert satu.tindakan is Tindakan.TETAP
    assert satu.tempat is not None
    assert satu.tempat.name == "Laporan Monev.pdf"
    assert (isi_bukti(meja), kejadian(meja)) == (sebelum, tercatat)


def test_a_reason_settles_at_once_what_is_told_of_a_photograph_that_was_used_before(meja: Meja, tmp_path: Path) -> None:
    asli = tulis(tmp_path / "rumah" / "rapat.jpg", contoh.gambar())
    kecil = tulis(tmp_path / "rumah" / "rapat kecil.jpg", contoh.gambar(quality=60))
    terima(meja, asli)
    tw2 = Periode.parse("2026-TW2")

    (ditanya,) = terima(meja, kecil, periode=tw2).berkas
    (beralasan,) = terima(meja, kecil, periode=tw2, alasan="rapat gabungan").berkas

    assert [m.kode for m in ditanya.masalah] == ["B51"]
    assert beralasan.masalah == ()


def test_a_reason_settles_that_the_same_bytes_lie_in_two_places(meja: Meja, laporan: Path) -> None:
    def kembar() -> list[str]:
        return [str(m.kode) for m in periksa_semua_bukti(meja.pengaturan, "sigi").masalah if m.kode == "B03"]

    tw2 = Periode.parse("2026-TW2")
    terima(meja, laporan)
    terima(meja, laporan, periode=tw2)
    assert kembar() == ["B03"]
    terima(meja, laporan, periode=tw2, alasan="laporan gabungan")
    assert kembar() == []


def test_a_file_that_lies_there_gets_its_reason_and_keeps_who_brought_it(meja: Meja, laporan: Path) -> None:
    (satu,) = terima(meja, laporan).berkas
    assert satu.tempat is not None

    (lagi,) = terima(meja, satu.tempat, periode=None, alasan="rapat gabungan", pelaku=BUDI).berkas

    assert lagi.tindakan is Tindakan.DICATAT
    (masuk,) = bukti(meja).values()
    assert (masuk.oleh, masuk.alasan) == ("Sari", "rapat gabungan")
    assert [(k.oleh, k.alasan) for k in kejadian(meja)] == [("Sari", ""), ("Budi", "rapat gabungan")]


def test_who_brought_it_stays_known_when_it_is_read_again_or_renamed(meja: Meja, laporan: Path) -> None:
    (satu,) = terima(meja, laporan, alasan="sah").berkas
    assert satu.tempat is not None
    satu.tempat.rename(satu.tempat.with_name("baru.pdf"))

    assert {b.nama: (b.oleh, b.alasan) for b in bukti(meja).values()} == {"baru.pdf": ("Sari", "sah")}
    penuh = periksa_semua_bukti(meja.pengaturan, "sigi", penuh=True)
    assert [(b.oleh, b.alasan) for b in penuh.bukti] == [("Sari", "sah")]


def test_a_scan_that_began_before_forgets_nobody_who_brought_a_file_meanwhile(
    meja: Meja, laporan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page scans: one that is opened while a file comes knows the file, and not yet who brought it."""
    (satu,) = terima(meja, tulis(tmp_path / "lain.pdf", contoh.pdf("lain"))).berkas
    assert satu.tempat is not None
    baru = tulis(satu.tempat.with_name("baru.pdf"), laporan.read_bytes())
    asli, sekali = NilaiIsi.simpan, iter((True,))

    def disela(isi: NilaiIsi) -> None:
        if next(sekali, False):
            terima(meja, baru, alasan="sah", pelaku=BUDI)
        asli(isi)

    monkeypatch.setattr(NilaiIsi, "simpan", disela)
    periksa_semua_bukti(meja.pengaturan, "sigi")
    assert (bukti(meja)["baru.pdf"].oleh, bukti(meja)["baru.pdf"].alasan) == ("Budi", "sah")
    baru.write_bytes(contoh.pdf("isi lain"))
    assert (bukti(meja)["baru.pdf"].oleh, bukti(meja)["baru.pdf"].alasan) == ("", ""), "this content nobody brought"


def test_of_two_who_bring_the_same_at_once_the_first_is_who_brought_it(
    meja: Meja, laporan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli, sekali = masuk_bukti._catat_semua, iter((True,))

    def disela(*isi: Any, **lain: Any) -> list[BerkasMasuk]:
        if next(sekali, False):
            terima(meja, laporan, pelaku=BUDI)
        return asli(*isi, **lain)

    monkeypatch.setattr(masuk_bukti, "_catat_semua", disela)
    terima(meja, laporan, pelaku=SARI)
    assert bukti(meja)["Laporan Monev.pdf"].oleh == "Budi"
    assert [(k.peristiwa, k.oleh) for k in kejadian(meja)] == [("BUKTI_DITERIMA", "Budi")]


def test_one_bad_file_stops_no_other_and_none_of_it_is_laid(meja: Meja, laporan: Path, tmp_path: Path) -> None:
    lama = tulis(tmp_path / "lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))

    hasil = terima(meja, lama, tmp_path / "tidak ada.pdf", tmp_path, laporan)

    assert [b.tindakan for b in hasil.berkas] == [*[Tindakan.DITOLAK] * 3, Tindakan.DITERIMA]
    assert [b.alasan.partition(" ")[0] for b in hasil.ditolak] == ["dokumen", "berkasnya", "ini"]
    assert [nama.rpartition("/")[2] for nama in isi_bukti(meja)] == ["Laporan Monev.pdf"]


@HANYA_POSIX
def test_a_pipe_is_not_waited_for(meja: Meja, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "laporan.pdf")

    (satu,) = terima(meja, tmp_path / "laporan.pdf").berkas

    assert satu.alasan.startswith("ini folder atau bukan berkas biasa")


def test_a_file_that_grows_as_fast_as_it_is_copied_is_not_taken(meja: Meja, laporan: Path) -> None:
    sekali: list[int] = []

    def tulis_lagi(_nama: str, bita: int) -> None:
        sekali.append(bita)
        assert len(sekali) < 5, "it would be copied for ever"
        with laporan.open("ab") as keluar:
            keluar.write(b"lagi")

    hasil = terima_bukti(meja.pengaturan, SARI, PermintaanBukti("sigi", MONEV, TW1, (laporan,)), tulis_lagi)

    assert [b.alasan for b in hasil.berkas] == [
        "sedang ditulis program lain; tunggu sampai selesai, lalu jalankan lagi"
    ]
    assert isi_bukti(meja) == {}


def test_how_far_a_copy_is_can_be_watched(meja: Meja, tmp_path: Path) -> None:
    film = tulis(tmp_path / "rapat.mp4", contoh.mp4())
    dilihat: list[tuple[str, int]] = []

    permintaan = PermintaanBukti("sigi", MONEV, TW1, (film,))
    terima_bukti(meja.pengaturan, SARI, permintaan, lambda nama, bita: dilihat.append((nama, bita)))

    assert dilihat == [("rapat.mp4", film.stat().st_size), ("", 0)]


def test_what_only_the_scan_refuses_is_taken_away_again(
    meja: Meja, laporan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is a draft, or was changed after it was signed, is asked by the scan alone."""
    from tata_usaha.bukti import tinjau_berkas
    from tata_usaha.bukti.jenis_berkas import Pengenalan

    monkeypatch.setattr(tinjau_berkas, "kenali", lambda _: Pengenalan(None, "masih konsep; tanda tangani dahulu"))

    hasil = terima(meja, laporan)

    assert [(b.tindakan, b.tempat) for b in hasil.berkas] == [(Tindakan.DITOLAK, None)]
    assert hasil.berkas[0].alasan.startswith("masih konsep")
    assert isi_bukti(meja) == {}
    assert kejadian(meja) == []
    assert laporan.exists()


@pytest.mark.parametrize(
    ("nama", "jadi"),
    [
        (".laporan.pdf", "laporan.pdf"),
        ("~$laporan.pdf", "laporan.pdf"),
        ("a\nb.pdf", "a b.pdf"),
        ("x:y?.pdf", "x y.pdf"),
    ],
)
@HANYA_POSIX
def test_a_name_that_the_walk_or_windows_would_not_see_is_mended(
    meja: Meja, tmp_path: Path, nama: str, jadi: str
) -> None:
    terima(meja, tulis(tmp_path / "rumah" / nama, contoh.pdf()))

    assert list(bukti(meja)) == [jadi]


def test_a_remark_of_the_scan_is_told_with_the_file(meja: Meja, tmp_path: Path) -> None:
    konsep = tulis(tmp_path / "keputusan.docx", contoh.docx_())

    hasil = terima(meja, konsep, kode="1.1.1.1", periode=None)

    assert [m.kode for m in hasil.berkas[0].masalah] == ["B06"]


# ---- which obligation


def test_without_a_period_it_is_the_one_that_the_row_owes_now(meja: Meja, laporan: Path) -> None:
    assert terima(meja, laporan, periode=None).status.kewajiban.periode == TW1


def test_of_several_periods_that_are_owed_none_is_guessed(
    meja: Meja, laporan: Path, jam: Callable[[str], None]
) -> None:
    jam("2026-05-20T09:00+08:00")

    with pytest.raises(GalatPemakaian) as galat:
        terima(meja, laporan, periode=None)

    assert "2026-TW1 (Terlambat), 2026-TW2 (Berjalan)" in galat.value.pesan
    assert isi_bukti(meja) == {}


def test_a_row_that_owes_nothing_now_says_what_it_has(meja: Meja, laporan: Path, tmp_path: Path) -> None:
    terima(meja, laporan, tulis(tmp_path / "a.jpg", contoh.gambar()))

    with pytest.raises(GalatPemakaian, match="sedang tidak menagih satu periode pun: 2026-TW1 "):
        terima(meja, tulis(tmp_path / "b.pdf", contoh.pdf("b")), periode=None)


@pytest.mark.parametrize(
    ("kode", "periode", "pesan"),
    [("1.3.1.9", TW1, "Tidak ada baris"), (MONEV, Periode.parse("2026-S1"), "tidak mempunyai periode 2026-S1")],
)
def test_a_row_or_period_that_the_plan_does_not_have_is_refused(
    meja: Meja, laporan: Path, kode: str, periode: Periode, pesan: str
) -> None:
    with pytest.raises(GalatPemakaian, match=pesan):
        terima(meja, laporan, kode=kode, periode=periode)


def test_nothing_is_laid_where_the_years_folder_is_gone(meja: Meja, laporan: Path) -> None:
    """A fresh folder in an empty mount point would hide the year's own."""
    terima(meja, laporan)
    meja.pengaturan.bukti.rename(meja.pengaturan.bukti.with_name("disk lepas"))

    with pytest.raises(GalatFolderBukti):
        terima(meja, laporan)

    assert not meja.pengaturan.bukti.exists()


def test_nothing_is_laid_into_an_archived_year(meja: Meja, laporan: Path) -> None:
    (satu,) = terima(meja, laporan).berkas
    assert satu.tempat is not None
    arsipkan_bukti(meja.pengaturan, SARI, PermintaanArsip("sigi", 2026))

    for langkah in (lambda: terima(meja, laporan), lambda: tarik(meja, satu.tempat or ""), lambda: catat(meja, "x")):
        with pytest.raises(GalatFolderBukti, match="tercatat diarsipkan"):
            langkah()


# ---- links


def tautkan(meja: Meja, alamat: str, nama: str = "") -> HasilMasuk:
    return tautkan_bukti(meja.pengaturan, SARI, PermintaanTautan("sigi", MONEV, TW1, alamat, nama))


def test_a_link_is_kept_and_named_and_meets_nothing(meja: Meja) -> None:
    hasil = tautkan(meja, "https://drive.google.com/x", "Foto rapat")

    assert hasil.status.status is StatusKewajiban.BERJALAN
    assert [(b.nama, b.jenis) for b in hasil.status.tautan] == [("Foto rapat.url", JenisBerkas.TAUTAN)]
    assert [(k.peristiwa, k.data["alamat"]) for k in kejadian(meja)] == [
        ("BUKTI_DITAUTKAN", "https://drive.google.com/x")
    ]
    assert periksa_semua_bukti(meja.pengaturan, "sigi").masalah == []


def test_the_same_link_twice_is_one(meja: Meja) -> None:
    tautkan(meja, "https://drive.google.com/x", "Foto rapat")

    (lagi,) = tautkan(meja, "https://drive.google.com/x", "nama lain").berkas

    assert (lagi.tindakan, list(bukti(meja))) == (Tindakan.TETAP, ["Foto rapat.url"])


def test_what_is_no_address_is_refused(meja: Meja) -> None:
    with pytest.raises(GalatPemakaian, match=r"“laporan\.pdf” bukan alamat web"):
        tautkan(meja, "laporan.pdf")


# ---- remarks


def test_a_remark_is_added_to_what_the_unit_wrote(meja: Meja) -> None:
    tempat = catat(meja, "Kendala: listrik padam")
    catat(meja, "  Sudah dijadwalkan ulang – 3 April  ")

    assert baca_catatan(tempat) == ("Kendala: listrik padam\nSudah dijadwalkan ulang – 3 April", False)
    assert [k.data["teks"] for k in kejadian(meja)] == ["Kendala: listrik padam", "Sudah dijadwalkan ulang – 3 April"]


def test_the_same_remark_again_changes_nothing(meja: Meja) -> None:
    tempat = catat(meja, "Kendala: listrik padam")
    isi = tempat.read_bytes()

    catat(meja, "Kendala: listrik padam")

    assert (tempat.read_bytes(), len(kejadian(meja))) == (isi, 1)


@pytest.mark.parametrize(
    ("lama", "sandi"),
    [
        ("Rapat ditunda".encode("utf-16"), "utf-16"),
        ("Rapat “ditunda”\r\n".encode("cp1252"), "cp1252"),
        ("Rapat “ditunda”\n".encode(), "utf-8"),
        ("Rapat ditunda\r\n\r\n".encode("utf-8-sig"), "utf-8-sig"),
    ],
)
def test_what_the_unit_wrote_stays_byte_for_byte_in_its_encoding(meja: Meja, lama: bytes, sandi: str) -> None:
    tempat = catat(meja, "x")
    tempat.write_bytes(lama)

    catat(meja, "Kendala – air")

    isi = tempat.read_bytes()
    assert isi.startswith(lama)
    assert isi.decode(sandi).rstrip().endswith("Kendala – air")
    assert baca_catatan(tempat)[0].splitlines()[-1] == "Kendala – air"


def test_a_letter_that_the_old_encoding_lacks_makes_the_whole_utf_8(meja: Meja) -> None:
    tempat = catat(meja, "x")
    tempat.write_bytes("Rapat “ditunda”\r\n".encode("cp1252"))

    catat(meja, "suhu ≥ 30")

    assert baca_catatan(tempat)[0] == "Rapat “ditunda”\nsuhu ≥ 30"


@pytest.mark.parametrize("teks", ["", " \n ", "\x07"])
def test_a_remark_that_says_nothing_is_refused(meja: Meja, teks: str) -> None:
    with pytest.raises(GalatPemakaian, match="kosong"):
        catat(meja, teks)


def test_a_remark_longer_than_the_report_takes_is_refused(meja: Meja) -> None:
    tempat = catat(meja, "a" * (CATATAN_MAKS - 100))
    isi = tempat.read_bytes()

    with pytest.raises(GalatBukti, match="lebih panjang dari 64 KB"):
        catat(meja, "b" * 200)

    assert tempat.read_bytes() == isi


# ---- withdrawing


def test_what_is_withdrawn_lies_aside_with_its_reason_and_counts_no_more(meja: Meja, laporan: Path) -> None:
    terima(meja, laporan)

    hasil = tarik(meja, "Laporan Monev.pdf", alasan="milik TW2")

    assert hasil.tempat == meja.pengaturan.bukti / "sigi/2026/ditarik/1.3.1.2 2026-TW1/Laporan Monev.pdf"
    assert hasil.tempat.read_bytes() == laporan.read_bytes()
    assert hasil.status.status is StatusKewajiban.BERJALAN
    periksa = periksa_semua_bukti(meja.pengaturan, "sigi")
    assert (periksa.bukti, periksa.masalah) == ((), [])
    akhir = kejadian(meja)[-1]
    assert (akhir.peristiwa, akhir.oleh, akhir.alasan) == ("BUKTI_DITARIK", "Budi", "milik TW2")


def test_on_the_days_before_it_lay_there_all_the_same(meja: Meja, laporan: Path, jam: Callable[[str], None]) -> None:
    terima(meja, laporan)
    jam("2026-03-25T09:00+08:00")
    tarik(meja, "Laporan Monev.pdf")

    riwayat = periksa_semua_bukti(meja.pengaturan, "sigi").riwayat

    assert [(b.nama, b.sampai) for b in riwayat] == [("Laporan Monev.pdf", dt.datetime(2026, 3, 25, 1, tzinfo=dt.UTC))]


def test_withdrawn_twice_is_said_and_recorded_once(meja: Meja, laporan: Path) -> None:
    terima(meja, laporan)
    pertama, kedua = tarik(meja, "Laporan Monev.pdf"), tarik(meja, "Laporan Monev.pdf")

    assert (pertama.berubah, kedua.berubah, kedua.tempat) == (True, False, pertama.tempat)
    assert [k.peristiwa for k in kejadian(meja)] == ["BUKTI_DITERIMA", "BUKTI_DITARIK"]


def test_two_of_one_name_are_both_kept(meja: Meja, laporan: Path) -> None:
    terima(meja, laporan)
    tarik(meja, "Laporan Monev.pdf")
    laporan.write_bytes(contoh.pdf("yang kedua"))
    terima(meja, laporan)

    assert tarik(meja, "Laporan Monev.pdf").tempat.name == "Laporan Monev (2).pdf"
    assert len(isi_bukti(meja)) == 2


def test_of_two_files_of_one_name_none_is_guessed(meja: Meja, laporan: Path) -> None:
    terima(meja, laporan)
    terima(meja, laporan, periode=Periode.parse("2026-TW2"))

    with pytest.raises(GalatPemakaian, match=r"ada 2 di folder bukti:\n  2026/1 .*2026-TW1/Laporan Monev\.pdf\n"):
        tarik(meja, "Laporan Monev.pdf")

    assert tarik(meja, "2026-TW2/Laporan Monev.pdf").berubah


@pytest.mark.parametrize(
    ("berkas", "alasan", "galat", "pesan"),
    [
        ("Laporan Monev.pdf", " ", GalatPemakaian, "Alasannya belum diisi"),
        ("tidak ada.pdf", "x", GalatPemakaian, "Tidak ada berkas “tidak ada.pdf”"),
        ("catatan.txt", "x", GalatPemakaian, "bukan berkas bukti"),
        ("salah tempat.pdf", "x", GalatPemakaian, "bukan berkas bukti"),
    ],
)
def test_what_cannot_be_withdrawn_is_told_with_the_reason(
    meja: Meja, laporan: Path, berkas: str, alasan: str, galat: type[Exception], pesan: str
) -> None:
    terima(meja, laporan)
    catatan = catat(meja, "x")
    tulis(meja.pengaturan.bukti / "sigi/2026/salah tempat.pdf", contoh.pdf())
    letak = {"catatan.txt": catatan, "salah tempat.pdf": meja.pengaturan.bukti / "sigi/2026/salah tempat.pdf"}
    sebelum = isi_bukti(meja)

    with pytest.raises(galat, match=pesan):
        tarik(meja, letak.get(berkas, berkas), alasan)

    assert isi_bukti(meja) == sebelum


def test_the_copy_of_a_signed_letter_goes_only_with_the_letter(meja: Meja, laporan: Path) -> None:
    (satu,) = terima(meja, laporan).berkas
    assert satu.tempat is not None
    relatif = satu.tempat.relative_to(meja.pengaturan.bukti / "sigi").as_posix()
    with buka(meja.pengaturan.database) as basis, basis.transaksi("sigi") as sambungan:
        isi = {"kunci": "sigi/2026-TW1/laporan-monev", "satker": "sigi", "jenis": "laporan", "perihal": "Monev"}
        isi |= {"periode": "2026-TW1", "berkas": "x.docx", "status": "DITANDATANGANI", "berkas_bukti": relatif}
        sambungan.execute(sa.insert(naskah).values(**isi, revisi=1))

    with pytest.raises(GalatBukti, match="salinan bertanda tangan naskah sigi/2026-TW1/laporan-monev"):
        tarik(meja, "Laporan Monev.pdf")

    assert satu.tempat.exists()


def test_a_file_that_is_open_is_not_withdrawn(meja: Meja, laporan: Path) -> None:
    (satu,) = terima(meja, laporan).berkas
    assert satu.tempat is not None
    tulis(satu.tempat.with_name("~$poran Monev.pdf"), b"\x04Rudi")

    with pytest.raises(GalatBukti, match="sedang dibuka di Word oleh Rudi"):
        tarik(meja, "Laporan Monev.pdf")


# ---- killed anywhere

MATI = """
import sys
from pathlib import Path
import shutil
import sqlalchemy as sa
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.dasar.pengaturan import Pengaturan
from tests.tata_usaha.kerja import test_masuk_bukti as uji
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum

awal, langkah = Path(sys.argv[1]), sys.argv[2]

def siapkan(n):
    return shutil.copytree(awal, awal.with_name(f"mati {n}"))

def kerja(tempat, n):
    hitung = mati_sebelum(n, ("rename", "replace", "link", "unlink", "fsync"))
    sa.event.listen(sa.Engine, "commit", hitung)
    uji.LANGKAH[langkah](uji.pengaturan_di(tempat), tempat)

mati_di_setiap_langkah(siapkan, kerja)
"""


def pengaturan_di(tempat: Path, plan: Path = AKAR / "plan") -> Pengaturan:
    """Return the settings of an office whose evidence and outbox lie in one folder."""
    lingkungan = {f"ZI_{nama.upper()}": str(tempat / nama) for nama in ("templat", "bukti", "outbox")}
    return Pengaturan.dari_lingkungan({**lingkungan, "ZI_PLAN": str(plan)})


LANGKAH: dict[str, Callable[..., object]] = {
    "terima": lambda atur, tempat: terima_bukti(
        atur, SARI, PermintaanBukti("sigi", MONEV, TW1, (tempat / "Laporan Monev.pdf",), "sah")
    ),
    "tautan": lambda atur, _: tautkan_bukti(atur, SARI, PermintaanTautan("sigi", MONEV, TW1, "https://kpu.go.id/", "")),
    "catatan": lambda atur, _: catat_kendala(atur, SARI, PermintaanCatatan("sigi", MONEV, TW1, "Kendala")),
    "tarik": lambda atur, _: tarik_bukti(atur, SARI, PermintaanTarik("sigi", "lama.pdf", "keliru")),
}


@HANYA_POSIX
@pytest.mark.tahan
@pytest.mark.parametrize("langkah", LANGKAH)
def test_killed_before_any_durable_step_the_same_command_finishes_the_work(
    meja: Meja, laporan: Path, tmp_path: Path, langkah: str
) -> None:
    terima(meja, tulis(tmp_path / "lama.pdf", contoh.pdf("lama")))
    awal = tmp_path / "awal"
    awal.mkdir()
    for nama in ("bukti", "outbox"):
        (tmp_path / nama).rename(awal / nama)
    laporan.rename(awal / laporan.name)
    proses = subprocess.run(
        [sys.executable, "-c", MATI, str(awal), langkah], capture_output=True, text=True, check=False
    )
    assert proses.returncode == 0, proses.stderr
    banyak = int(proses.stdout)
    sys.stdout.write(f"{langkah}: mati di {banyak} langkah\n")
    assert banyak >= 3

    utuh = sesudah(awal, langkah)
    for n in range(1, banyak + 1):
        assert sesudah(awal.with_name(f"mati {n}"), langkah) == utuh, f"killed before step {n}"


def sesudah(tempat: Path, langkah: str) -> object:
    """Return what lies there and what is recorded once the command has been run (again)."""
    atur = pengaturan_di(tempat)
    LANGKAH[langkah](atur, tempat)
    LANGKAH[langkah](atur, tempat)
    akar = tempat / "bukti"
    berkas = {p.relative_to(akar).as_posix(): p.read_bytes() for p in akar.rglob("*") if p.is_file()}
    with buka(atur.database) as basis, basis.baca() as sambungan:
        assert periksa_rantai(sambungan, "sigi") == []
        semua = [(k.kunci, k.peristiwa, k.oleh, k.alasan, k.rincian) for k in semua_kejadian(sambungan, "sigi")]
    dikenal = [(b.berkas, b.oleh, b.alasan) for b in periksa_semua_bukti(atur, "sigi").bukti]
    return berkas, semua, dikenal
