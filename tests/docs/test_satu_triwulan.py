"""The guide's page on one quarter of a Sekretariat: short, first of its chapter, and its steps run in that order."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tata_usaha.cli import susun_app
from tata_usaha.dasar import waktu
from tata_usaha.kerja import langkah as langkah_kerja
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.conftest import Meja
from tests.docs.test_panduan import PANDUAN, perintah_program
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.pindaian_uji import pindaian
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

BAB = PANDUAN.partition("\n## Untuk Sekretariat\n")[2].partition("\n## ")[0]
HALAMAN = BAB.partition("### ")[2].partition("\n### ")[0]
LANGKAH = re.split(r"^\d\. ", HALAMAN, flags=re.MULTILINE)[1:]
SAAT = ("2026-03-05", "2026-03-16", "2026-03-31", "2026-04-01", "2026-04-09", "2026-05-04", "2026-07-08")
"""On which day the test lives each step; the text names the first four."""
DISEBUT = {"layani", "isian", "outbox lepas", "outbox buka"}
"""Only named there, not to be typed as they stand."""
PROGRAM = {
    0: ("2026-TW1", Bagian.UNDANGAN, {"undangan-monev", "kalender-monev", "daftar-hadir-monev", "notula-monev"}),
    3: ("2026-TW1", Bagian.LAPORAN, {"laporan-monev"}),
    6: ("2026-TW2", Bagian.LAPORAN, {"laporan-monev", "laporan-tindak-lanjut"}),
}
"""What the program drafts by itself before a step: of which run, and which of its letters the page speaks of."""


def perintah(langkah: str) -> list[str]:
    """Return the commands of a step in their order, those in the running text too."""
    blok_atau_kutipan = re.findall(r"^ *zi (.+)$|`zi ([^`]+)`", langkah, re.MULTILINE)
    return [a or b for a, b in blok_atau_kutipan if (a or b) not in DISEBUT]


def susun(meja: Meja, periode: str, bagian: Bagian, jenis: set[str]) -> None:
    """Draft as the program's own run does."""
    sekarang = waktu.sekarang()
    tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
    pindaian_bukti = langkah_kerja.periksa_bukti(meja.pengaturan, tahun, sekarang)
    hari = sekarang.astimezone(tahun.kantor.zona).date()
    semua = langkah_kerja.susun_naskah(
        tahun, pindaian_bukti, JenisAlur.TRIWULANAN, Periode.parse(periode), bagian, None, hari
    )
    naskah = [n for n in semua if n.kunci.jenis in jenis]
    assert {n.kunci.jenis for n in naskah} == jenis
    langkah_kerja.taruh_di_outbox(meja.pengaturan, tahun.kantor, naskah, sekarang)


def isi_naskah(meja: Meja, akhir_kunci: str) -> None:
    """Fill in a letter as people do in Word: the prompts go, and with them the mark of an empty control."""
    (baris,) = [b for b in json.loads(meja.zi("outbox", "--json").out) if b["kunci"].endswith(akhir_kunci)]
    berkas = meja.pengaturan.outbox / baris["berkas"]

    def isi(kendali: bytes) -> bytes:
        petunjuk = re.search(rb"\[isi: ([^\]]*)\]", kendali)
        if petunjuk is None or petunjuk[1] in {b"nomor", b"tanggal"}:
            return kendali
        kata = b"30 April 2026" if petunjuk[1] == b"batas waktu" else b"Diisi petugas"
        return kendali.replace(petunjuk[0], kata).replace(b"<w:showingPlcHdr/>", b"")

    docx = berkas.read_bytes()
    bagian = {n: x for n, x in baca_bagian(docx).items() if b"[isi: " in x}
    terisi = {n: b"</w:sdt>".join(map(isi, x.split(b"</w:sdt>"))) for n, x in bagian.items()}
    berkas.write_bytes(ganti_bagian(docx, terisi))


def test_the_page_is_the_chapters_first_and_fits_a_page() -> None:
    assert BAB.lstrip().startswith("### Satu triwulan Sekretariat\n")
    assert HALAMAN.count("\n") <= 60
    assert len(LANGKAH) == len(SAAT)
    for langkah, hari in zip(LANGKAH[:4], ("5 Maret", "16 Maret", "31 Maret", "1 April"), strict=True):
        assert langkah.startswith(f"**{hari}")


def test_every_command_of_the_page_exists() -> None:
    app, ada = susun_app(), dict(perintah_program(susun_app()))
    for satu in (satu for langkah in LANGKAH for satu in perintah(langkah)):
        app.parse_args(shlex.split(satu), exit_on_error=False, print_error=False)
    assert set(ada) >= DISEBUT


@pytest.mark.tahan
def test_the_quarter_can_be_lived_as_the_page_says(
    meja: Meja, jam: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "SK petugas.pdf").write_bytes(pdf("SK petugas"))
    for ke, (langkah, hari) in enumerate(zip(LANGKAH, SAAT, strict=True)):
        jam(f"{hari}T09:00+08:00")
        if ke in PROGRAM:
            susun(meja, *PROGRAM[ke])
        for satu in perintah(langkah):
            argumen = shlex.split(satu)
            if argumen[:2] == ["outbox", "nomori"] or satu.endswith("daftar-hadir-monev"):
                isi_naskah(meja, argumen[2])
            if argumen == ["outbox", "terima"]:
                masuk = meja.pengaturan.outbox / "sigi" / "masuk"
                (masuk / "scan.pdf").write_bytes(pindaian("sigi/2026-TW1/laporan-monev"))
            hasil = meja.zi(*argumen)
            assert hasil.kode == 0, (satu, hasil.out, hasil.err)

    keadaan = {b["kunci"]: b["status"] for b in json.loads(meja.zi("outbox", "--json").out)}
    assert keadaan["sigi/2026-TW1/laporan-monev"] == "DITANDATANGANI"
    assert keadaan["sigi/2026-TW2/laporan-tindak-lanjut"] == "SIAP_TTD"
    rekomendasi = json.loads(meja.zi("tindak-lanjut", "--json").out)["rekomendasi"]
    assert {r["kunci"] for r in rekomendasi} == {"sigi/2026-TW1/laporan-monev", "sigi/2026-TW1/notula-monev"}
    (notula,) = [r for r in rekomendasi if r["id"] == "2026-TW1/notula-monev/1"]
    assert notula["jawaban"]["bukti"].endswith("SK petugas.pdf")
