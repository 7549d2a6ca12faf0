"""The set-up: it tells what is missing, and does nothing when nothing changed.

The steps themselves (making an environment, installing) are run for real by `.ci/run`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import siapkan


@pytest.fixture
def langkah(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Record the steps instead of running them; the project's folder is a small copy."""
    for nama in (*(kunci for kunci, _ in siapkan.SUSUNAN), "pyproject.toml"):
        (tmp_path / nama).write_text(nama, encoding="utf-8")
    monkeypatch.setattr(siapkan, "AKAR", tmp_path)
    dijalankan: list[list[str]] = []

    def catat(perintah: list[str]) -> None:
        dijalankan.append(perintah)
        if "--clear" in perintah:
            for lama in (tmp_path / ".venv").glob(".siap*"):
                lama.unlink()
            (tmp_path / ".venv").mkdir(exist_ok=True)

    monkeypatch.setattr(siapkan, "_jalankan", catat)
    return dijalankan


def jumlah(langkah: list[list[str]], lingkungan: Path, *susunan: tuple[str, str]) -> int:
    """Set up and return how many steps that took."""
    langkah.clear()
    siapkan.siapkan(lingkungan, *susunan)
    return len(langkah)


def test_kali_kedua_tidak_ada_yang_dikerjakan(langkah: list[list[str]], tmp_path: Path) -> None:
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DASAR) == 3
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DASAR) == 0


def test_lingkungan_pengembangan_cukup_untuk_menjalankan(langkah: list[list[str]], tmp_path: Path) -> None:
    """`make run` after `make test` installs nothing; the other way round only adds packages."""
    jumlah(langkah, tmp_path / ".venv", siapkan.DASAR)
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DEV) == 1
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DASAR) == 0


def test_kunci_berubah_maka_lingkungan_dibuat_baru(langkah: list[list[str]], tmp_path: Path) -> None:
    """No package of the old set may stay behind."""
    jumlah(langkah, tmp_path / ".venv", siapkan.DEV)
    (tmp_path / "requirements.txt").write_text("lain", encoding="utf-8")
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DEV) == 3
    assert "--clear" in langkah[0]


def test_postgresql_is_added_to_an_environment_and_needs_nothing_where_it_is(
    langkah: list[list[str]], tmp_path: Path
) -> None:
    """A second `--postgresql` and a later `make run` install nothing."""
    jumlah(langkah, tmp_path / ".venv", siapkan.DASAR)
    assert jumlah(langkah, tmp_path / ".venv", siapkan.POSTGRESQL) == 1
    assert "requirements-postgresql.txt" in langkah[0][-1]
    assert jumlah(langkah, tmp_path / ".venv", siapkan.POSTGRESQL) == 0
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DASAR) == 0


def test_a_development_environment_can_talk_to_postgresql(langkah: list[list[str]], tmp_path: Path) -> None:
    jumlah(langkah, tmp_path / ".venv", siapkan.DEV)
    assert jumlah(langkah, tmp_path / ".venv", siapkan.POSTGRESQL) == 0


def test_an_update_does_not_take_postgresql_away(langkah: list[list[str]], tmp_path: Path) -> None:
    """Who updates types the command without `--postgresql`; the register of the office must still open."""
    jumlah(langkah, tmp_path / ".venv", siapkan.POSTGRESQL)
    (tmp_path / "requirements.txt").write_text("lain", encoding="utf-8")
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DASAR) == 3
    assert "requirements-postgresql.txt" in langkah[1][-1]


def test_electronic_signatures_are_added_beside_postgresql(langkah: list[list[str]], tmp_path: Path) -> None:
    """Either may come first; each adds its packages once."""
    jumlah(langkah, tmp_path / ".venv", siapkan.POSTGRESQL)
    assert jumlah(langkah, tmp_path / ".venv", siapkan.TTE) == 1
    assert "requirements-tte.txt" in langkah[0][-1]
    assert jumlah(langkah, tmp_path / ".venv", siapkan.POSTGRESQL, siapkan.TTE) == 0
    assert jumlah(langkah, tmp_path / ".venv") == 0


def test_both_are_installed_at_once_without_the_smaller_set(langkah: list[list[str]], tmp_path: Path) -> None:
    assert jumlah(langkah, tmp_path / ".venv", siapkan.TTE, siapkan.POSTGRESQL) == 4
    kunci = [satu[-1] for satu in langkah if "-r" in satu]
    assert [Path(satu).name for satu in kunci] == ["requirements-postgresql.txt", "requirements-tte.txt"]


def test_a_development_environment_can_check_electronic_signatures(langkah: list[list[str]], tmp_path: Path) -> None:
    jumlah(langkah, tmp_path / ".venv", siapkan.DEV)
    assert jumlah(langkah, tmp_path / ".venv", siapkan.TTE) == 0


def test_an_update_takes_neither_away(langkah: list[list[str]], tmp_path: Path) -> None:
    jumlah(langkah, tmp_path / ".venv", siapkan.TTE, siapkan.POSTGRESQL)
    (tmp_path / "requirements.txt").write_text("lain", encoding="utf-8")
    assert jumlah(langkah, tmp_path / ".venv") == 4
    assert {Path(satu[-1]).name for satu in langkah if "-r" in satu} == {
        "requirements-postgresql.txt",
        "requirements-tte.txt",
    }


def test_pyproject_berubah_maka_hanya_proyek_dipasang_lagi(langkah: list[list[str]], tmp_path: Path) -> None:
    jumlah(langkah, tmp_path / ".venv", siapkan.DEV)
    (tmp_path / "pyproject.toml").write_text("lain", encoding="utf-8")
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DEV) == 1
    assert "--editable" in langkah[0]


def test_langkah_yang_gagal_diulang_pada_kali_berikut(
    langkah: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catat = siapkan._jalankan

    def gagal(perintah: list[str]) -> None:
        catat(perintah)
        if "--require-hashes" in perintah:
            raise siapkan.TidakBisa("tidak ada sambungan")

    monkeypatch.setattr(siapkan, "_jalankan", gagal)
    with pytest.raises(siapkan.TidakBisa):
        siapkan.siapkan(tmp_path / ".venv", siapkan.DASAR)
    monkeypatch.setattr(siapkan, "_jalankan", catat)
    assert jumlah(langkah, tmp_path / ".venv", siapkan.DASAR) == 3


def test_hanya_paket_yang_dikunci_yang_diambil(langkah: list[list[str]], tmp_path: Path) -> None:
    """Packages come by hash and as built files; the project itself fetches nothing to be built."""
    jumlah(langkah, tmp_path / ".venv", siapkan.DEV)
    pasang = [perintah for perintah in langkah if "install" in perintah]
    assert all("--no-deps" in perintah for perintah in pasang)
    assert {"--require-hashes", "--only-binary=:all:"} <= set(pasang[0])
    assert "--no-build-isolation" in pasang[1]


def test_langkah_sungguhan_yang_gagal_disebut(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(siapkan.TidakBisa, match="tidak berhasil"):
        siapkan._jalankan([sys.executable, "-c", "raise SystemExit('sebabnya')"])
    assert "sebabnya" in capfd.readouterr().err


@pytest.mark.parametrize("versi", [(3, 10, 9), (3, 15, 0)])
def test_python_yang_tidak_dikenal_ditolak_dengan_sarannya(
    versi: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", versi)
    with pytest.raises(siapkan.TidakBisa, match=r"perlu Python 3\.11 sampai 3\.14.*misalnya"):
        siapkan.periksa_python()


def test_modul_venv_yang_tidak_ada_disebut_dengan_cara_memasangnya(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian ships Python without ensurepip."""
    monkeypatch.setattr("importlib.util.find_spec", lambda nama: None if nama == "ensurepip" else object())
    with pytest.raises(siapkan.TidakBisa, match="python3-venv"):
        siapkan.periksa_python()
