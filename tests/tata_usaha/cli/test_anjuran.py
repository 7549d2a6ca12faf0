"""What the program advises is data; the command line names a command for it, and that command exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.cli import lengkapi, susun_app
from tata_usaha.cli.anjuran import sebut
from tata_usaha.dasar.pengaturan import AKAR
from zi_model.anjuran import Anjuran, Tindak

PARAMETER = {
    "tahun": "2027",
    "jenis": "bulanan",
    "periode": "2026-03",
    "kode": "1.3.1.2",
    "kunci": "sigi/2026-03/nota-dinas-pengingat/teknis_hukum",
    "nama": "undangan",
    "berkas": "undangan.docx",
    "provinsi": "sulteng",
}


@pytest.mark.parametrize("tindak", Tindak)
@pytest.mark.parametrize("satker", ["sigi", "donggala"])
def test_every_advice_is_a_command_that_can_be_typed(tindak: Tindak, satker: str) -> None:
    perintah = sebut(Anjuran.untuk(tindak, **PARAMETER, satker=satker))
    assert ("--satker donggala" in perintah) is (satker == "donggala")
    _, *kata = perintah.replace("TANGGAL", "2026-04-01").replace("NOMOR", "15").split()
    susun_app().parse_args(lengkapi(kata), exit_on_error=False, print_error=False)


def test_a_letter_with_a_number_is_asked_for_its_number() -> None:
    assert sebut(Anjuran.untuk(Tindak.NOMORI, kunci="x", bernomor="ya")) == (
        "zi outbox nomori x --nomor NOMOR --tanggal TANGGAL"
    )


def test_only_the_part_of_a_run_that_is_missing_is_advised() -> None:
    anjuran = Anjuran.untuk(Tindak.SUSUN_NASKAH, jenis="bulanan", periode="2026-03", bagian="laporan")
    assert sebut(anjuran) == "zi jalankan bulanan 2026-03 --bagian laporan"


def teks_dalam(berkas: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts in a module that are no docstrings, with their lines."""
    pohon = ast.parse(berkas.read_text(encoding="utf-8"))
    dokumentasi = {
        id(n.value) for n in ast.walk(pohon) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
    }
    for n in ast.walk(pohon):
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in dokumentasi:
            yield n.lineno, n.value


BOLEH = {
    "pintu.py": "how a server is started, which only a command does",
    "ubah_pdf.py": "LibreOffice's own options",
    "alamat.py": "how the program is installed, which no desk can do for anybody",
    "kelengkapan.py": "the author of comments in a marked template",
    "rencana_baru.py": "the head of a file that people edit with the command line",
    "tulis_rapat.py": "the head of a file that people edit with the command line",
}


def test_no_message_of_the_office_names_a_command() -> None:
    """The desk in the browser tells the same problems with buttons; a command in the words would be wrong there."""
    perintah = re.compile(
        r"\bzi (?:rencana|satker|bukti|naskah|outbox|nomor|rapat|isian|tindak-lanjut|templat|status|jalankan|layani)\b"
        r"|--[a-z]{3,}"
    )
    sumber = [
        berkas
        for paket in ("zi_model", "tata_usaha")
        for berkas in (AKAR / paket).rglob("*.py")
        if "cli" not in berkas.parts and berkas.name not in BOLEH
    ]
    assert len(sumber) > 150
    tersebut = [
        f"{b.relative_to(AKAR)}:{baris}: {t}" for b in sumber for baris, t in teks_dalam(b) if perintah.search(t)
    ]
    assert tersebut == []
