"""What arrived signed and waits: its reason, bringing it over nothing, assigning it as seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian
from tata_usaha.kerja import lihat_kiriman as modul
from tata_usaha.kerja.hasil_terima import Nasib
from tata_usaha.kerja.lihat_kiriman import (
    PermintaanTetapkan,
    halaman_kiriman,
    lihat_kiriman,
    taruh_kiriman,
    tetapkan_kiriman,
)
from tests.tata_usaha.kerja.kantor_terima import KONSEP, MONEV, SARI, WBS, KantorTerima, buat
from tests.tata_usaha.pindaian_uji import foto, pindaian


@pytest.fixture
def kantor(tmp_path: Path) -> KantorTerima:
    return buat(tmp_path / "kantor")


def unduhan(kantor: KantorTerima, nama: str, isi: bytes) -> Path:
    tempat = kantor.folder / "unduhan" / nama
    tempat.parent.mkdir(exist_ok=True)
    tempat.write_bytes(isi)
    return tempat


def test_what_waits_is_told_with_why_and_for_which_letters_it_may_be(kantor: KantorTerima) -> None:
    kantor.taruh("entah.pdf", pindaian("", "x", halaman=3))
    assert lihat_kiriman(kantor.atur, "sigi").kiriman[0].alasan == ""
    kantor.terima()
    isi = lihat_kiriman(kantor.atur, "sigi")
    (satu,) = isi.kiriman
    assert satu.alasan
    assert satu.halaman == 3
    assert [kunci for kunci, _ in isi.naskah] == [MONEV, WBS]


def test_what_is_no_scan_is_told_without_being_tried(kantor: KantorTerima) -> None:
    kantor.taruh("foto.png", b"halo")
    assert "isinya berkas teks" in lihat_kiriman(kantor.atur, "sigi").kiriman[0].alasan
    kantor.terima()
    assert "isinya berkas teks" in lihat_kiriman(kantor.atur, "sigi").kiriman[0].alasan


def test_a_page_is_drawn_and_one_that_is_not_there_is_none(kantor: KantorTerima) -> None:
    kantor.taruh("entah.pdf", pindaian("", "x"))
    kantor.taruh("rusak.pdf", b"bukan pdf")
    gambar = halaman_kiriman(kantor.atur, "sigi", "entah.pdf", 1)
    assert gambar is not None
    assert gambar.startswith(b"\x89PNG")
    assert halaman_kiriman(kantor.atur, "sigi", "entah.pdf", 2) is None
    assert halaman_kiriman(kantor.atur, "sigi", "entah.pdf", 0) is None
    assert halaman_kiriman(kantor.atur, "sigi", "rusak.pdf", 1) is None
    with pytest.raises(GalatPemakaian):
        halaman_kiriman(kantor.atur, "sigi", "../agenda.sqlite3", 1)


def test_what_is_brought_writes_over_nothing(kantor: KantorTerima) -> None:
    kantor.taruh("scan.pdf", b"punya orang lain")
    taruh_kiriman(kantor.atur, "sigi", [unduhan(kantor, "scan.pdf", pindaian(MONEV))])
    assert kantor.menunggu == ["scan-2.pdf", "scan.pdf"]
    assert (kantor.masuk / "scan.pdf").read_bytes() == b"punya orang lain"


def test_photographs_of_one_letter_arrive_together_or_not_at_all(
    kantor: KantorTerima, monkeypatch: pytest.MonkeyPatch
) -> None:
    semua = [unduhan(kantor, f"a{n}.jpg", foto("" if n > 1 else MONEV, str(n))) for n in (1, 2)]
    asli, ke = modul._salin, []

    def mati(asal: Path, folder: Path) -> None:
        ke.append(asal)
        if len(ke) == 2:
            raise KeyboardInterrupt
        asli(asal, folder)

    monkeypatch.setattr(modul, "_salin", mati)
    with pytest.raises(KeyboardInterrupt):
        taruh_kiriman(kantor.atur, "sigi", semua, satu_naskah=True)
    assert kantor.menunggu == []
    monkeypatch.setattr(modul, "_salin", asli)
    taruh_kiriman(kantor.atur, "sigi", semua, satu_naskah=True)
    (satu,) = lihat_kiriman(kantor.atur, "sigi").kiriman
    assert satu.berkas == ("a1.jpg", "a2.jpg")
    assert kantor.satu().kunci == MONEV


def test_only_scans_and_photographs_are_brought(kantor: KantorTerima) -> None:
    with pytest.raises(GalatPemakaian):
        taruh_kiriman(kantor.atur, "sigi", [unduhan(kantor, "naskah.docx", b"PK")])
    with pytest.raises(GalatPemakaian):
        taruh_kiriman(kantor.atur, "sigi", [unduhan(kantor, "a.pdf", b"%PDF")], satu_naskah=True)
    assert kantor.menunggu == []


def test_it_is_assigned_as_it_was_seen(kantor: KantorTerima) -> None:
    kantor.taruh("entah.pdf", pindaian("", "x"))
    dilihat = lihat_kiriman(kantor.atur, "sigi").kiriman[0].tanda
    with pytest.raises(GalatBentrok):
        tetapkan_kiriman(kantor.atur, SARI, PermintaanTetapkan("sigi", "entah.pdf", WBS, "lain"))
    konsep = tetapkan_kiriman(kantor.atur, SARI, PermintaanTetapkan("sigi", "entah.pdf", KONSEP, dilihat))
    assert konsep.nasib is Nasib.TINGGAL
    assert tetapkan_kiriman(kantor.atur, SARI, PermintaanTetapkan("sigi", "entah.pdf", WBS, dilihat)).kunci == WBS
    with pytest.raises(GalatPemakaian):
        tetapkan_kiriman(kantor.atur, SARI, PermintaanTetapkan("sigi", "entah.pdf", WBS, dilihat))
    assert kantor.keluhan() == []
