"""What was brought by mistake is put aside with a reason: nothing is lost, whoever is killed, and it can come back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import Kejadian, kejadian_naskah, periksa_rantai
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox, GalatPemakaian
from tata_usaha.kerja.hasil_terima import Nasib
from tata_usaha.kerja.lihat_kiriman import lihat_kiriman, taruh_kiriman
from tata_usaha.kerja.pulihkan import pulihkan
from tata_usaha.kerja.sebut_peristiwa import sebut_kunci, sebut_peristiwa
from tata_usaha.kerja.sisihkan_kiriman import (
    HasilSisih,
    PermintaanSisih,
    berkas_disisihkan,
    kembalikan_kiriman,
    lihat_disisihkan,
    sisihkan_kiriman,
)
from tata_usaha.kerja.terima import ada_kiriman
from tests.tata_usaha.kerja import kantor_periksa
from tests.tata_usaha.kerja.kantor_terima import MONEV, SARI, KantorTerima, buat
from tests.tata_usaha.pindaian_uji import foto, pindaian

HANYA_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")


@pytest.fixture
def kantor(tmp_path: Path) -> KantorTerima:
    return buat(tmp_path / "kantor")


def sisihkan(kantor: KantorTerima, nama: str, alasan: str = "bukan naskah", tanda: str | None = None) -> HasilSisih:
    return sisihkan_kiriman(kantor.atur, SARI, PermintaanSisih("sigi", nama, alasan, tanda))


def kembalikan(kantor: KantorTerima, nama: str) -> HasilSisih:
    return kembalikan_kiriman(kantor.atur, SARI, "sigi", nama)


def menunggu(kantor: KantorTerima) -> dict[str, str]:
    """Return what waits, each with what tells it from others."""
    return {k.nama: k.tanda for k in lihat_kiriman(kantor.atur, "sigi").kiriman}


def tersimpan(kantor: KantorTerima) -> dict[str, bytes]:
    folder = kantor.masuk / "disisihkan"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def kejadian(kantor: KantorTerima) -> list[Kejadian]:
    with buka(kantor.atur.database) as basis, basis.baca() as sambungan:
        assert periksa_rantai(sambungan, "sigi") == []
        return kejadian_naskah(sambungan, "sigi/kiriman")


def test_it_waits_no_longer_and_is_kept_with_who_and_why(kantor: KantorTerima) -> None:
    isi = pindaian("", "undangan bank")
    kantor.taruh("undangan bank.pdf", isi)
    hasil = sisihkan(kantor, "undangan bank.pdf", "  surat   bank ", menunggu(kantor)["undangan bank.pdf"])
    assert (hasil.nama, hasil.berubah, hasil.tempat.read_bytes()) == ("undangan bank.pdf", True, isi)
    assert menunggu(kantor) == {}
    assert not ada_kiriman(kantor.atur, "sigi")
    assert kantor.terima().kiriman == ()
    (satu,) = lihat_disisihkan(kantor.atur, "sigi")
    assert (satu.nama, satu.oleh, satu.alasan, satu.ukuran) == ("undangan bank.pdf", "sari", "surat bank", len(isi))
    assert satu.saat is not None
    assert berkas_disisihkan(kantor.atur, "sigi", "undangan bank.pdf").read_bytes() == isi
    (terjadi,) = kejadian(kantor)
    assert sebut_peristiwa(terjadi) == "Kiriman disisihkan: “undangan bank.pdf”"
    assert sebut_kunci(terjadi.kunci) == "Kiriman masuk"
    assert kantor.keluhan() == []


def test_without_a_reason_or_of_a_name_that_does_not_wait_nothing_moves(kantor: KantorTerima) -> None:
    kantor.taruh("a.pdf", b"a")
    for nama, alasan in {"a.pdf": "  ", "b.pdf": "keliru", "../masuk/a.pdf": "keliru", "diterima": "keliru"}.items():
        with pytest.raises(GalatPemakaian):
            sisihkan(kantor, nama, alasan)
    assert kantor.menunggu == ["a.pdf"]
    with pytest.raises(GalatPemakaian, match="satker “sgii”"):
        sisihkan_kiriman(kantor.atur, SARI, PermintaanSisih("sgii", "a.pdf", "keliru"))
    assert kejadian(kantor) == []


def test_another_file_under_its_name_is_not_put_aside_unseen(kantor: KantorTerima) -> None:
    kantor.taruh("a.pdf", b"yang dilihat")
    dilihat = menunggu(kantor)["a.pdf"]
    kantor.taruh("a.pdf", b"yang lain sama sekali")
    with pytest.raises(GalatBentrok):
        sisihkan(kantor, "a.pdf", tanda=dilihat)
    assert kantor.menunggu == ["a.pdf"]
    assert kejadian(kantor) == []


def test_one_that_somebody_has_open_stays(kantor: KantorTerima) -> None:
    kantor.taruh("a.pdf", b"a")
    (kantor.masuk / ".~lock.a.pdf#").write_text(",Budi,pc-budi,26.11.2026 10:00,file:///;", encoding="utf-8")
    with pytest.raises(GalatOutbox, match="Budi"):
        sisihkan(kantor, "a.pdf")
    assert kantor.menunggu == ["a.pdf"]


def test_a_name_that_is_taken_there_gets_a_number_and_nothing_is_written_over(kantor: KantorTerima) -> None:
    for isi in (b"satu", b"dua", b"tiga"):
        kantor.taruh("scan.pdf", isi)
        sisihkan(kantor, "scan.pdf", isi.decode())
    assert tersimpan(kantor) == {"scan.pdf": b"satu", "scan-2.pdf": b"dua", "scan-3.pdf": b"tiga"}
    semua = {s.nama: s.alasan for s in lihat_disisihkan(kantor.atur, "sigi")}
    assert list(semua.items()) == [("scan-3.pdf", "tiga"), ("scan-2.pdf", "dua"), ("scan.pdf", "satu")]


def test_photographs_of_one_letter_go_together_also_those_in_a_folder(kantor: KantorTerima) -> None:
    deret = {"rapat 1.jpg": foto("", "satu"), "rapat 2.jpg": foto("", "dua")}
    for nama, isi in deret.items():
        kantor.taruh(nama, isi)
        kantor.taruh(f"rapat/{nama}", isi)
    kantor.taruh("rapat/catatan.txt", b"bukan foto")
    semua = sorted(lihat_kiriman(kantor.atur, "sigi").kiriman, key=lambda k: len(k.berkas))
    assert [k.nama for k in semua] == ["rapat", "rapat"]
    for satu in semua:
        assert sisihkan(kantor, satu.nama, "foto kegiatan", satu.tanda).berubah
    assert kantor.menunggu == []
    assert tersimpan(kantor) == {
        **{f"{folder}/{nama}": isi for folder in ("rapat", "rapat-2") for nama, isi in deret.items()},
        "rapat-2/catatan.txt": b"bukan foto",
    }
    assert [berkas_disisihkan(kantor.atur, "sigi", "rapat", n).read_bytes() for n in (1, 2)] == [*deret.values()]
    for ke in (0, 3):
        with pytest.raises(GalatPemakaian):
            berkas_disisihkan(kantor.atur, "sigi", "rapat", ke)
    assert kantor.keluhan() == []


def test_photographs_of_another_letter_of_that_name_do_not_mix_with_the_first(kantor: KantorTerima) -> None:
    for tulisan in ("pertama", "kedua"):
        for ke in (1, 2):
            kantor.taruh(f"rapat {ke}.jpg", f"{tulisan} {ke}".encode())
        sisihkan(kantor, "rapat", tulisan)
    assert tersimpan(kantor) == {
        "rapat/rapat 1.jpg": b"pertama 1",
        "rapat/rapat 2.jpg": b"pertama 2",
        "rapat-2/rapat 1.jpg": b"kedua 1",
        "rapat-2/rapat 2.jpg": b"kedua 2",
    }


def test_the_same_once_more_changes_nothing(kantor: KantorTerima) -> None:
    kantor.taruh("a.pdf", b"a")
    tanda = menunggu(kantor)["a.pdf"]
    sisihkan(kantor, "a.pdf", tanda=tanda)
    assert not sisihkan(kantor, "a.pdf", tanda=tanda).berubah
    assert not sisihkan(kantor, "a.pdf").berubah
    assert len(kejadian(kantor)) == 1
    with pytest.raises(GalatPemakaian):
        sisihkan(kantor, "a.pdf", tanda="dari kiriman lain yang bernama sama")


def test_what_was_put_aside_waits_again_and_is_known(kantor: KantorTerima) -> None:
    kantor.taruh("scan.pdf", pindaian(MONEV))
    sisihkan(kantor, "scan.pdf")
    kantor.taruh("scan.pdf", b"yang datang sesudahnya")
    assert kembalikan(kantor, "scan.pdf").nama == "scan-2.pdf"
    assert (kantor.masuk / "scan.pdf").read_bytes() == b"yang datang sesudahnya"
    assert lihat_disisihkan(kantor.atur, "sigi") == ()
    assert [k.peristiwa for k in kejadian(kantor)] == ["KIRIMAN_DISISIHKAN", "KIRIMAN_DIKEMBALIKAN"]
    assert sebut_peristiwa(kejadian(kantor)[-1]) == "Kiriman dikembalikan, menunggu lagi: “scan-2.pdf”"
    assert {k.nama: k.nasib for k in kantor.terima().kiriman}["scan-2.pdf"] is Nasib.DITERIMA
    with pytest.raises(GalatPemakaian):
        kembalikan(kantor, "scan.pdf")


def test_photographs_that_come_back_join_no_other_letter(kantor: KantorTerima) -> None:
    for tulisan in ("satu", "dua"):
        kantor.taruh("foto.jpg", foto("", tulisan))
        sisihkan(kantor, "foto.jpg")
    kantor.taruh("foto.jpg", foto("", "tiga"))
    for nama in ("foto.jpg", "foto-2.jpg"):
        kembalikan(kantor, nama)
    semua = [k.berkas for k in lihat_kiriman(kantor.atur, "sigi").kiriman]
    assert sorted(semua) == [("foto-2-2.jpg",), ("foto-2.jpg",), ("foto.jpg",)]


def test_what_lies_there_without_a_word_is_shown_and_can_come_back(kantor: KantorTerima) -> None:
    kantor.taruh("disisihkan/ditaruh orang.pdf", b"x")
    (satu,) = lihat_disisihkan(kantor.atur, "sigi")
    assert (satu.saat, satu.oleh, satu.alasan) == (None, "", "")
    kembalikan(kantor, "ditaruh orang.pdf")
    assert kantor.menunggu == ["ditaruh orang.pdf"]


@pytest.mark.parametrize("nama", ["disisihkan", "diterima"])
def test_photographs_that_are_called_like_a_folder_of_ours_wait_all_the_same(kantor: KantorTerima, nama: str) -> None:
    unduhan = kantor.folder / "unduhan"
    unduhan.mkdir()
    for berkas in (f"{nama}.jpg", "lain.jpg"):
        (unduhan / berkas).write_bytes(foto("", berkas))
    taruh_kiriman(kantor.atur, "sigi", sorted(unduhan.iterdir()), satu_naskah=True)
    assert list(menunggu(kantor)) == [f"{nama} (2)"]


# ---- recovery


@pytest.mark.tahan
def test_a_register_that_was_lost_still_knows_who_and_why(tmp_path: Path) -> None:
    kantor = kantor_periksa.buat(tmp_path / "kantor")
    masuk = kantor.atur.outbox / "sigi" / "masuk"
    masuk.mkdir()
    for nama in ("a.pdf", "b.pdf"):
        (masuk / nama).write_bytes(nama.encode())
        sisihkan_kiriman(kantor.atur, SARI, PermintaanSisih("sigi", nama, f"{nama} keliru"))
    kembalikan_kiriman(kantor.atur, SARI, "sigi", "b.pdf")
    assert kantor.kode(penuh=True) == []
    assert not pulihkan(kantor.atur, SARI).perlu
    kantor.register.unlink()
    hasil = pulihkan(kantor.atur, SARI, lakukan=True)
    assert hasil.dilakukan
    assert not any("kiriman" in satu for satu in (*hasil.tindakan, *hasil.putusan))
    assert kantor.kode(penuh=True) == []
    (satu,) = lihat_disisihkan(kantor.atur, "sigi")
    assert (masuk / "b.pdf").read_bytes() == b"b.pdf"
    assert satu.nama == "a.pdf"
    assert (satu.oleh, satu.alasan) == ("sari", "a.pdf keliru")


def test_a_register_that_is_rebuilt_from_nothing_leaves_what_was_put_aside(tmp_path: Path) -> None:
    kantor = kantor_periksa.buat(tmp_path / "kantor")
    masuk = kantor.atur.outbox / "sigi" / "masuk"
    masuk.mkdir()
    (masuk / "a.pdf").write_bytes(b"a")
    sisihkan_kiriman(kantor.atur, SARI, PermintaanSisih("sigi", "a.pdf", "keliru"))
    kantor.register.unlink()
    for folder in kantor.atur.folder_cadangan:
        shutil.rmtree(folder, ignore_errors=True)
    pulihkan(kantor.atur, SARI, lakukan=True)
    assert kantor.kode() == []
    assert [s.nama for s in lihat_disisihkan(kantor.atur, "sigi")] == ["a.pdf"]
    assert not pulihkan(kantor.atur, SARI).perlu


# ---- killed anywhere

KIRIMAN: Mapping[str, tuple[str, Mapping[str, bytes]]] = {
    "berkas": ("a.pdf", {"a.pdf": b"a"}),
    "deret": ("rapat", {"rapat 1.jpg": b"1", "rapat 2.jpg": b"2"}),
    "folder": ("foto", {"foto/1.jpg": b"1", "foto/2.jpg": b"2"}),
}

MATI = """
import shutil
import sys
from pathlib import Path
import sqlalchemy as sa
from tests.tata_usaha.kerja import test_sisihkan_kiriman as uji
from tests.tata_usaha.kerja.kantor_terima import KantorTerima
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum

awal, nama, kerja_apa = Path(sys.argv[1]), sys.argv[2], sys.argv[3]

def siapkan(n):
    return shutil.copytree(awal, awal.with_name(f"mati {n}"))

def kerja(tempat, n):
    kantor = KantorTerima(tempat)
    tanda = uji.menunggu(kantor).get(nama)
    (tempat / "tanda").write_text(tanda or "")
    hitung = mati_sebelum(n, ("rename", "replace", "link", "unlink", "fsync"))
    sa.event.listen(sa.Engine, "commit", hitung)
    uji.lakukan(kantor, nama, kerja_apa)

mati_di_setiap_langkah(siapkan, kerja)
"""


def lakukan(kantor: KantorTerima, nama: str, kerja: str) -> None:
    """Do what a page asks for, as it was seen before anybody was killed."""
    if kerja == "sisihkan":
        sisihkan(kantor, nama, "keliru", (kantor.folder / "tanda").read_text())
    else:
        kembalikan(kantor, nama)


@HANYA_POSIX
@pytest.mark.tahan
@pytest.mark.parametrize("kerja", ["sisihkan", "kembalikan"])
@pytest.mark.parametrize("jenis", KIRIMAN)
def test_killed_before_any_durable_step_the_same_again_finishes_it(
    kantor: KantorTerima, tmp_path: Path, jenis: str, kerja: str
) -> None:
    nama, berkas = KIRIMAN[jenis]
    for satu, isi in berkas.items():
        kantor.taruh(satu, isi)
    if kerja == "kembalikan":
        sisihkan(kantor, nama, "keliru")
    awal = tmp_path / "awal"
    kantor.folder.rename(awal)
    perintah = [sys.executable, "-c", MATI, str(awal), nama, kerja]
    proses = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert proses.returncode == 0, proses.stderr
    banyak = int(proses.stdout)
    assert banyak >= 3
    for n in range(1, banyak + 1):
        mati = KantorTerima(awal.with_name(f"mati {n}"))
        selesai = [k.peristiwa for k in kejadian(mati)]
        if kerja == "sisihkan" or "KIRIMAN_DIKEMBALIKAN" not in selesai:
            lakukan(mati, nama, kerja)
        di_sana, di_sini = tersimpan(mati), mati.menunggu
        if kerja == "sisihkan":
            assert sorted(di_sana.values()) == sorted(berkas.values()), f"killed before step {n}"
            assert di_sini == [], f"killed before step {n}"
            assert [s.alasan for s in lihat_disisihkan(mati.atur, "sigi")] == ["keliru"]
        else:
            assert di_sana == {}, f"killed before step {n}"
            assert list(menunggu(mati)) == [nama], f"killed before step {n}"
        assert [k.peristiwa for k in kejadian(mati)] == [
            "KIRIMAN_DISISIHKAN",
            *(["KIRIMAN_DIKEMBALIKAN"] if kerja == "kembalikan" else []),
        ], f"killed before step {n}"
        assert not list(mati.masuk.glob(".zi-pindah-*"))


def test_one_that_came_back_and_went_again_without_its_event_gets_it(kantor: KantorTerima) -> None:
    tempat = kantor.taruh("a.pdf", b"a")
    sisihkan(kantor, "a.pdf", "pertama")
    kembalikan(kantor, "a.pdf")
    tempat.rename(kantor.masuk / "disisihkan" / "a.pdf")
    assert [s.alasan for s in lihat_disisihkan(kantor.atur, "sigi")] == [""]
    assert sisihkan(kantor, "a.pdf", "kedua").berubah
    assert [s.alasan for s in lihat_disisihkan(kantor.atur, "sigi")] == ["kedua"]


def test_one_that_lies_there_under_the_name_of_another_gets_its_own_reason(kantor: KantorTerima) -> None:
    """The event of another file, which somebody removed since, is not taken for its own."""
    kantor.taruh("a.pdf", b"lama")
    sisihkan(kantor, "a.pdf", "lama")
    (kantor.masuk / "disisihkan" / "a.pdf").unlink()
    kantor.taruh("disisihkan/a.pdf", b"baru, terputus")
    assert sisihkan(kantor, "a.pdf", "baru").berubah
    assert [s.alasan for s in lihat_disisihkan(kantor.atur, "sigi")] == ["baru"]
