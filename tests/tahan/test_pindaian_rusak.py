"""Thousands of broken scans and PDFs: none raises, none breaks its bounds, none is taken for another letter."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import os
import random
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.bukti.isi.pdf import baca_pdf
from tata_usaha.bukti.pembaca.foto_pdf import FotoTakTerpakai, foto_ke_pdf
from tata_usaha.bukti.pembaca.halaman_pdf import banyak_halaman
from tata_usaha.outbox.kenali_pindaian import kenali_pindaian
from tests.tata_usaha import pdf_uji
from tests.tata_usaha.naskah_terpindai import (
    PERLU_LIBREOFFICE,
    WILAYAH,
    SuratUji,
    beberapa_naskah,
    lembar_pindaian,
    surat_bernomor,
)
from tests.zi_model.bahan_sigi import kantor

pytestmark = [pytest.mark.tahan, PERLU_LIBREOFFICE]
HARI = dt.date(2026, 4, 8)
BANYAK = 1000
_KATA_PDF = (
    b"/Length 0", b"/Length 99999999", b"/Count -1", b"/Count 2147483647", b"/Kids [2 0 R]", b"endstream", b"endobj",
    b"/Filter /FlateDecode", b"/Filter [/ASCIIHexDecode /ASCII85Decode /LZWDecode]", b"/MediaBox [0 0 1e30 1e30]",
    b"/MediaBox [9 9 0 0]", b"/Rotate 45", b"/Parent 3 0 R", b"stream\n", b"<<", b">>", b"[", b"(", b"1 0 R", b"0 0 R",
    b"/Width 65535", b"/BitsPerComponent 16", b"/ColorSpace /DeviceN", b"startxref\n0\n%%EOF", b"xref\n0 99999\n",
)  # fmt: skip
"""What PDFs are made of, in places where it means something else."""


@pytest.fixture(scope="module")
def surat(tmp_path_factory: pytest.TempPathFactory) -> list[SuratUji]:
    semua = dict(surat_bernomor(tmp_path_factory.mktemp("surat"), beberapa_naskah(), HARI))
    return [satu for nama, satu in semua.items() if nama != "konsep"]


@pytest.fixture
def acak() -> random.Random:
    benih = os.environ.get("ZI_BENIH") or str(secrets.randbelow(10**9))
    print(f"ZI_BENIH={benih}")  # noqa: T201 - pytest shows it with a test that fails
    return random.Random(int(benih))  # noqa: S311 - no secret


def rusakkan(acak: random.Random, isi: bytes) -> bytes:
    """Return a file as a bad disk, a bad line, a bad program or a bad person leaves it."""
    hasil = bytearray(isi)
    for _ in range(acak.choice((1, 1, 2, 5, 40))):
        letak = acak.randrange(len(hasil)) if hasil else 0
        match acak.randrange(7):
            case 0:
                hasil[letak : letak + 1] = bytes([acak.randrange(256)])
            case 1:
                del hasil[letak:]
            case 2:
                del hasil[letak : letak + acak.randrange(1, 2000)]
            case 3:
                panjang = acak.randrange(1, 2000)
                hasil[letak:letak] = hasil[acak.randrange(len(hasil) + 1) :][:panjang]
            case 4:
                kata = acak.choice(_KATA_PDF)
                hasil[letak : letak + len(kata)] = kata
            case 5:
                kata = acak.choice(_KATA_PDF)
                awal = hasil.find(acak.choice((b"/Length", b"/Kids", b"/Count", b"obj", b"/Filter", b"/Width")), letak)
                hasil[max(awal, 0) : max(awal, 0) + len(kata)] = kata
            case _:
                hasil[letak : letak + 64] = acak.randbytes(64)
    return bytes(hasil)


def _sumber(surat: list[SuratUji]) -> Iterator[tuple[bytes, str]]:
    """Yield what is broken: PDFs with text, small scans, photographs, odd ones; each with whose it is."""
    for satu in surat:
        yield satu.pdf, satu.entri.kunci
        yield satu.tanpa_kunci, satu.entri.kunci
        yield satu.dipindai(halaman=1, dpi=100), satu.entri.kunci
        foto = io.BytesIO()
        lembar_pindaian(satu.pdf, satu.kode, sudut=1, dpi=120, halaman=1)[0].save(foto, "JPEG")
        yield foto.getvalue(), satu.entri.kunci
    yield pdf_uji.halaman_teks(["KEPUTUSAN", "NOMOR 12 TAHUN 2026"]), ""


def test_whatever_became_of_a_scan_it_is_read_or_named(surat: list[SuratUji], acak: random.Random) -> None:
    entri = [satu.entri for satu in surat]
    sumber = list(_sumber(surat))
    dikenal = 0
    for _ in range(BANYAK):
        isi, kunci = acak.choice(sumber)
        hasil = kenali_pindaian(rusakkan(acak, isi), entri, WILAYAH, kantor().satker.nama)
        assert hasil.keberatan if hasil.entri is None else not hasil.keberatan
        if hasil.entri is not None:
            assert hasil.entri.kunci == kunci, "taken for another letter"
            dikenal += 1
    assert 0 < dikenal < BANYAK
    assert banyak_halaman(surat[0].pdf) is not None


def test_whatever_became_of_evidence_it_is_read_or_left(surat: list[SuratUji], acak: random.Random) -> None:
    sumber = [isi for isi, _ in _sumber(surat) if isi.startswith(b"%PDF-")]
    for _ in range(BANYAK):
        assert dataclasses.is_dataclass(baca_pdf(rusakkan(acak, acak.choice(sumber))))
    assert banyak_halaman(surat[0].pdf) is not None


def test_whatever_became_of_a_photograph_a_pdf_is_made_or_it_is_named(
    surat: list[SuratUji], acak: random.Random, tmp_path: Path
) -> None:
    lembar = lembar_pindaian(surat[0].pdf, "", sudut=0, dpi=40, halaman=1)[0]
    asli: list[bytes] = []
    for bentuk, setelan in (("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {})):
        keluar = io.BytesIO()
        lembar.save(keluar, bentuk, **setelan)
        asli.append(keluar.getvalue())
    foto, jadi = tmp_path / "foto", 0
    for _ in range(BANYAK):
        foto.write_bytes(rusakkan(acak, acak.choice(asli)))
        try:
            pdf = foto_ke_pdf([foto])
        except FotoTakTerpakai as galat:
            assert "foto" in str(galat)
        else:
            jadi += 1
            assert banyak_halaman(pdf) == 1
    assert 0 < jadi < BANYAK
