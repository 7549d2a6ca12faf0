"""docs/panduan.md and the command line agree: every command and option, both ways, and every example."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyclopts import App

from tata_usaha.cli import susun_app
from zi_model.bukti import JenisBukti

AKAR = Path(__file__).resolve().parents[2]
PANDUAN = (AKAR / "docs" / "panduan.md").read_text(encoding="utf-8")
SATKER_BARU = (AKAR / "docs" / "panduan-satker-baru.md").read_text(encoding="utf-8")
MEMPERBARUI = (AKAR / "docs" / "memperbarui.md").read_text(encoding="utf-8")
MEJA = (AKAR / "docs" / "meja-admin.md").read_text(encoding="utf-8")
TAUTAN = [
    (dokumen.name, tautan)
    for dokumen in sorted([*(AKAR / "docs").glob("*.md"), *AKAR.glob("*.md")])
    for tautan in re.findall(r"\]\(([^)]+)\)", dokumen.read_text(encoding="utf-8"))
]


def perintah_program(app: App, awalan: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Give every command of the program with its options."""
    for nama in app:
        if nama.startswith("-"):
            continue
        anak = app[nama]
        if anak.default_command is None:
            yield from perintah_program(anak, f"{awalan}{nama} ")
        else:
            pilihan = (a.name for a in anak.assemble_argument_collection() if a.name.startswith("--"))
            yield f"{awalan}{nama}", frozenset(pilihan)


def perintah_panduan() -> Iterator[tuple[str, frozenset[str]]]:
    """Give every command of the list at the guide's end with its options."""
    for judul in re.findall(r"^### `zi ([^`]+)`$", PANDUAN, re.MULTILINE):
        kata = re.split(r" (?=[\[A-Z])", judul, maxsplit=1)[0]
        yield kata, frozenset(re.findall(r"\[(--[a-z-]+)", judul))


def contoh() -> list[str]:
    """Return every command line that the guides and the README show as an example."""
    blok = re.findall(
        r"^```(?:sh|powershell)\n(.*?)^```",
        PANDUAN + SATKER_BARU + MEMPERBARUI + MEJA + (AKAR / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    baris = "".join(blok).replace(".venv\\Scripts\\zi ", "zi ").splitlines()
    return sorted({satu.removeprefix("zi ") for satu in baris if satu.startswith("zi ")})


def test_panduan_menyebut_semua_perintah_dan_pilihannya_dan_tidak_lebih() -> None:
    tercantum = list(perintah_panduan())
    assert dict(tercantum) == dict(perintah_program(susun_app()))
    assert len(tercantum) == len(dict(tercantum)), "each once"


def test_a_table_of_the_guide_says_of_each_thing_once() -> None:
    """Two branches that each rewrite a row leave both behind."""
    for tabel in re.findall(r"(?:^\|.*\n)+", PANDUAN, re.MULTILINE):
        sel = re.findall(r"^\| ((?:[^|`]|`[^`]*`)+) \|", tabel, re.MULTILINE)
        if not tabel.startswith("| Dari | Langkah |"):
            assert len(sel) == len(set(sel)), sel


@pytest.mark.parametrize("baris", contoh())
def test_contoh_di_panduan_dapat_dibaca_program(baris: str) -> None:
    susun_app().parse_args(shlex.split(baris), exit_on_error=False, print_error=False)


def test_panduan_menyebut_setiap_jenis_bukti() -> None:
    """The table says of each kind that a plan may ask for which files it can be."""
    tabel = PANDUAN.partition("| Yang diminta |")[2].partition("\n\n")[0]
    disebut = [nama for sel in re.findall(r"^\| ([^|-]+) \|", tabel, re.MULTILINE) for nama in sel.split(", ")]
    assert sorted(disebut) == sorted(jenis.nama for jenis in JenisBukti)


def test_panduan_memberi_contoh_pekerjaan_sehari_hari() -> None:
    """A guide without the main job would pass the tests above."""
    assert {"jalankan triwulanan 2026-TW1", "bukti siapkan 2026", "status 2026-TW1", "outbox"} <= set(contoh())


@pytest.mark.parametrize(("dokumen", "tautan"), TAUTAN)
def test_tautan_di_dokumen_menuju_sesuatu(dokumen: str, tautan: str) -> None:
    berkas, _, jangkar = tautan.partition("#")
    asal = next(satu for satu in (AKAR / dokumen, AKAR / "docs" / dokumen) if satu.is_file())
    tujuan = asal.parent / berkas if berkas else asal
    assert tujuan.is_file()
    if jangkar:
        judul = re.findall(r"^#+ (.+)$", tujuan.read_text(encoding="utf-8"), re.MULTILINE)
        assert jangkar in {re.sub(r"[^\w\- ]", "", satu.lower()).replace(" ", "-") for satu in judul}


def test_no_page_promises_a_register_for_which_no_driver_is_installed() -> None:
    """Whoever reads it would set ZI_DATABASE to such an address and be refused."""
    paket = (AKAR / "requirements-postgresql.txt").read_text(encoding="utf-8")
    halaman = "".join((AKAR / satu).read_text(encoding="utf-8") for satu in ("README.md", "docs/panduan.md"))
    assert "psycopg" in paket or "PostgreSQL" not in halaman
