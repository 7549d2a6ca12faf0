"""The guides of the desk show what is there: their pictures, and the words of buttons, headings and messages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
DOCS = AKAR / "docs"
PERAN = ("sekretariat", "hukum", "unit", "pimpinan", "admin")
BATAS = 150_000
"""Bytes of one picture, as `tools/potret.py` has it."""
BUKAN_KATA_MEJA = frozenset(
    {"sekali di setiap komputer", "Pindah tugas:", "Keluar dari kantor:", "Lupa kata sandi:", "Telepon hilang:"}
    | {"Naskah yang akan ditandatangani.", "Ada yang keliru di naskah?", "Capaian.", "Mengapa terlambat."}
    | {"Siapa mengerjakan apa.", "Rapat.", "periode yang diterangkan isinya"}
)
"""What is bold in the guides and no word of a page."""


def panduan(peran: str) -> str:
    return (DOCS / f"meja-{peran}.md").read_text(encoding="utf-8")


def rapat(teks: str) -> str:
    """Return a text as it reads on one line."""
    return re.sub(r"\s+", " ", teks)


@cache
def kata_meja() -> str:
    """Return every word that the desk may show: its pages, and the program's texts, joined where code breaks them."""
    halaman = [b.read_text(encoding="utf-8") for b in (AKAR / "meja" / "halaman").rglob("*.html")]
    kode = [
        re.sub(r"\"\s*\n\s*f?\"", "", b.read_text(encoding="utf-8"))
        for paket in ("meja", "tata_usaha", "zi_model")
        for b in (AKAR / paket).rglob("*.py")
    ]
    return rapat(re.sub(r"</?(?:strong|em|a|span)\b[^>]*>", "", "\n".join([*halaman, *kode]))).casefold()


@pytest.mark.parametrize("peran", PERAN)
def test_the_words_of_buttons_and_messages_are_the_desks_own(peran: str) -> None:
    """Whoever looks for a button must find it by the name that the guide gives it."""
    isi = rapat(panduan(peran))
    tebal = set(re.findall(r"\*\*(.+?)\*\*", isi)) - BUKAN_KATA_MEJA
    kutipan = {bagian.strip() for satu in re.findall(r"“(.+?)”", isi) for bagian in satu.split("…")} - {""}
    assert len(tebal) > 8
    assert not sorted(kata for kata in tebal | kutipan if kata.casefold() not in kata_meja())


@pytest.mark.parametrize("peran", PERAN)
def test_a_guide_is_found_from_the_others_and_says_what_to_do_when_it_goes_wrong(peran: str) -> None:
    nama = f"meja-{peran}.md"
    assert all(f"({nama})" in panduan(lain) for lain in PERAN if lain != peran)
    assert f"({nama})" in (DOCS / "panduan.md").read_text(encoding="utf-8")
    assert f"(docs/{nama})" in (AKAR / "README.md").read_text(encoding="utf-8")
    assert "## Kalau ada yang tidak lancar" in panduan(peran)


def test_only_the_admin_needs_a_terminal() -> None:
    for peran in PERAN:
        assert peran == "admin" or not re.search(r"```|`zi ", panduan(peran)), peran


def test_every_picture_of_the_guides_is_light_has_words_and_is_shown() -> None:
    halaman = "".join(b.read_text(encoding="utf-8") for b in [*DOCS.glob("*.md"), AKAR / "README.md"])
    ditunjukkan = re.findall(r"!\[([^\]]*)\]\((?:docs/)?gambar/([^)]+)\)", halaman)
    assert all(len(kata.split()) > 3 for kata, nama in ditunjukkan if nama.startswith("meja-"))
    gambar = {b.name: b.stat().st_size for b in (DOCS / "gambar").glob("*.png")}
    assert {nama for nama in gambar if nama.startswith("meja-")} <= {nama for _, nama in ditunjukkan}
    assert not {nama: besar for nama, besar in gambar.items() if besar > BATAS}
