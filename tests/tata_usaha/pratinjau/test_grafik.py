"""A letter with charts is no PDF where LibreOffice cannot draw them: nobody signs a placeholder."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from tata_usaha.pratinjau import ubah_pdf
from tata_usaha.pratinjau.ubah_pdf import TakBerhalaman, jadikan_pdf


@pytest.fixture
def tanpa_calc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let LibreOffice have its writer alone; the list says of which files it was asked for a PDF."""
    program, registri = tmp_path / "lo" / "program" / "soffice", tmp_path / "lo" / "share" / "registry"
    for folder in (program.parent, registri):
        folder.mkdir(parents=True)
    program.touch()
    (registri / "writer.xcd").touch()
    monkeypatch.setattr(ubah_pdf, "cari_libreoffice", lambda: str(program))
    diminta: list[str] = []

    def jalankan(_program: str, folder: Path) -> None:
        diminta.append(folder.name)
        (folder / "naskah.pdf").write_bytes(b"%PDF-1.7")

    monkeypatch.setattr(ubah_pdf, "_jalankan", jalankan)
    return diminta


def naskah(*bagian: str) -> bytes:
    keluar = io.BytesIO()
    with ZipFile(keluar, "w") as paket:
        for satu in ("word/document.xml", *bagian):
            paket.writestr(satu, "<a/>")
    return keluar.getvalue()


def test_a_report_with_a_chart_is_refused_and_every_other_letter_is_not(tanpa_calc: list[str], tmp_path: Path) -> None:
    with pytest.raises(TakBerhalaman, match="memerlukan LibreOffice Calc"):
        jadikan_pdf(naskah("word/charts/chart1.xml"), tmp_path / "kunci")
    assert tanpa_calc == []
    assert jadikan_pdf(naskah(), tmp_path / "kunci") == b"%PDF-1.7"
    (tmp_path / "lo" / "share" / "registry" / "calc.xcd").touch()
    assert jadikan_pdf(naskah("word/charts/chart1.xml"), tmp_path / "kunci") == b"%PDF-1.7"
