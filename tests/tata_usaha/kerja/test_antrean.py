"""What waits in the outbox for whom: real letters in the states that a secretary brings them into."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from flows import artefak
from tata_usaha.dasar import waktu
from tata_usaha.kerja.antrean import Antrean, Tunggu, lihat_antrean
from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja
from tests.tata_usaha.cli.test_cli_daur import siap
from tests.tata_usaha.contoh_bukti import pdf

__all__ = ["siap"]  # the fixture: a decree that is ready


def _antrean(meja: Meja, hari: int = 0) -> Antrean:
    kantor = baca_rencana(meja.pengaturan, "sigi", 2026).kantor
    return lihat_antrean(meja.pengaturan, kantor, waktu.sekarang() + dt.timedelta(days=hari))


def _tunggu(antrean: Antrean) -> dict[str, Tunggu]:
    return {b.isi.entri.kunci.rsplit("/", 1)[1]: b.tunggu for b in antrean.butir}


@pytest.mark.usefixtures("siap")
def test_each_letter_waits_for_one_thing_until_its_life_is_over(meja: Meja, tmp_path: Path) -> None:
    meja.zi("naskah", "buat", "keputusan/tim-upg")
    antrean = _antrean(meja, hari=12)
    assert _tunggu(antrean) == {"tim-ppid": Tunggu.TANDA_TANGAN, "tim-upg": Tunggu.ISIAN}
    (ttd,) = antrean.yang(Tunggu.TANDA_TANGAN)
    assert ttd.hari == 12
    assert ttd.penanda is not None
    assert ttd.penanda.id == "ketua"
    assert antrean.kalimat == (
        "2 naskah menunggu: 1 menunggu tanda tangan, 1 masih ada isian. Tanda tangan ditunggu paling lama 12 hari."
    )
    teks = artefak.outbox(antrean, dt.date(2026, 2, 15)).replace("\\", "")
    assert "### Ketua Komisi Pemilihan Umum Kabupaten Sigi" in teks
    assert "`2026/tahunan/Keputusan Tim PPID 2026.docx`: 12 hari, nomor 15 tanggal 3 Feb 2026, Parmas-SDM" in teks
    assert f"Folder: `{meja.pengaturan.outbox / 'sigi'}`" in teks

    salinan = tmp_path / "salinan.pdf"
    salinan.write_bytes(pdf("salinan"))
    assert meja.zi("outbox", "tandatangani", "tim-ppid", str(salinan)).kode == 0
    assert _tunggu(_antrean(meja))["tim-ppid"] is Tunggu.ARSIP
    assert meja.zi("outbox", "arsipkan", "tim-ppid").kode == 0
    antrean = _antrean(meja)
    assert _tunggu(antrean) == {"tim-upg": Tunggu.ISIAN}
    assert antrean.selesai == 1


def test_what_is_not_as_the_register_says_is_to_be_looked_at(meja: Meja, siap: Path) -> None:
    siap.unlink()
    antrean = _antrean(meja)
    assert _tunggu(antrean) == {"tim-ppid": Tunggu.DILIHAT}
    assert "SIAP_TTD" in artefak.outbox(antrean, dt.date(2026, 2, 15)).replace("\\", "")


@pytest.mark.usefixtures("siap")
def test_a_scan_in_the_folder_is_named(meja: Meja) -> None:
    masuk = meja.pengaturan.outbox / "sigi" / "masuk"
    masuk.mkdir(exist_ok=True)
    (masuk / "a_b`c.pdf").write_bytes(pdf("x"))
    teks = artefak.outbox(_antrean(meja), dt.date(2026, 2, 15))
    assert "``a_b`c.pdf``" in teks
    assert "`zi outbox terima`" in teks


def test_an_empty_outbox_says_so(meja: Meja) -> None:
    antrean = _antrean(meja)
    assert antrean.kalimat == "Tidak ada naskah yang menunggu."
    assert "##" not in artefak.outbox(antrean, dt.date(2026, 2, 15))
