"""Who has a file open is told as the program that they use tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tata_usaha.outbox.terbuka import pembuka
from tests.tata_usaha.outbox.test_taruh import isi_kunci_word


@pytest.mark.parametrize(
    ("nama", "kunci"),
    [
        ("01 Undangan.docx", "~$ Undangan.docx"),
        ("1234567.docx", "~$234567.docx"),
        ("123456.docx", "~$123456.docx"),
        ("01 Undangan.docx", "~$01 Undangan.docx"),
    ],
)
def test_word_names_its_owner(tmp_path: Path, nama: str, kunci: str) -> None:
    (tmp_path / kunci).write_bytes(isi_kunci_word("Rusdi Halim"))

    dibuka = pembuka(tmp_path / nama)

    assert dibuka is not None
    assert str(dibuka) == "sedang dibuka di Word oleh Rusdi Halim"
    assert dibuka.kunci == tmp_path / kunci
    assert f"“{kunci}”" in dibuka.saran
    assert "minta Rusdi Halim menutupnya" in dibuka.tutup
    assert pembuka(tmp_path / "02 Notula.docx") is None


def test_an_older_word_gives_the_name_once(tmp_path: Path) -> None:
    (tmp_path / "~$ Undangan.docx").write_bytes(bytes([9]) + "Ni Wayan\xe9".encode("cp1252"))

    assert str(pembuka(tmp_path / "01 Undangan.docx")) == "sedang dibuka di Word oleh Ni Wayan\xe9"


@pytest.mark.parametrize("isi", [b"", bytes(162), b"\xff" * 7, bytes([200]) + bytes(20)])
def test_a_lock_that_does_not_tell_its_owner_is_a_lock_all_the_same(tmp_path: Path, isi: bytes) -> None:
    (tmp_path / "~$ Undangan.docx").write_bytes(isi)

    assert str(pembuka(tmp_path / "01 Undangan.docx")).startswith("sedang dibuka di Word")


@pytest.mark.parametrize(
    ("isi", "oleh"),
    [
        (r"Halim\, Rusdi,rusdi,PC-KASUBBAG,25.03.2026 08:00,file:///profil/4;", " oleh Halim, Rusdi (PC-KASUBBAG)"),
        (",rusdi,PC-KASUBBAG,25.03.2026 08:00,file:///profil/4;", " oleh rusdi (PC-KASUBBAG)"),
        ("", ""),
    ],
)
def test_libreoffice_names_its_owner_and_pc(tmp_path: Path, isi: str, oleh: str) -> None:
    (tmp_path / ".~lock.01 Undangan.docx#").write_text(isi, encoding="utf-8")

    assert str(pembuka(tmp_path / "01 Undangan.docx")) == f"sedang dibuka di LibreOffice{oleh}"
