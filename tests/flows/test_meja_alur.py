"""The desk and a real `zi layani` beside each other: a run asked for twice is one, and tells how it went."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from meja.prefect import Keadaan, Prefect
from tata_usaha.dasar.letak_prefect import alamat_terpasang, rahasia_terpasang
from tata_usaha.kerja.jejak import PermintaanJejak, lihat_jejak
from tests.flows.jendela import tunggu
from tests.flows.layanan_uji import layani
from tests.meja.conftest import Situs, situs
from zi_model.pengguna import Peran

__all__ = ["situs"]
pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(sys.platform == "win32", reason="mengirim sinyal Unix"),
]


def test_a_run_from_the_desk(situs: Situs, lingkungan_layani: dict[str, str], tmp_path: Path) -> None:
    kantor = situs.kantor
    kini = Prefect(lambda: alamat_terpasang(lingkungan_layani), lambda: rahasia_terpasang(lingkungan_layani), 20)
    situs.app.state.prefect = kini
    orang = situs.masuk(Peran.SEKRETARIAT)
    isian = {"jenis": "keputusan", "periode": "2026", "kode": "tim-ppid", "kunci": "a" * 32}
    with layani(lingkungan_layani, tmp_path / "layani.txt") as layanan:
        layanan.tunggu_jadwal()
        pertama, kedua = (orang.post("/alur/jalankan", data=isian) for _ in range(2))
        assert (pertama.status_code, kedua.status_code) == (303, 303), pertama.text
        assert pertama.headers["location"] == kedua.headers["location"]
        jalan = pertama.headers["location"].partition("=")[2]
        tunggu("jalan selesai", lambda: (satu := kini.jalan(jalan)) is not None and satu.keadaan.akhir, 120)
        satu = kini.jalan(jalan)
        assert satu is not None
        assert (satu.keadaan, satu.oleh) == (Keadaan.SELESAI, "siti"), satu.pesan
        jadwal = kini.jadwal("sigi")
        assert jadwal.terakhir["keputusan"].id == jalan
        assert jadwal.berikut.keys() == {"pagi", "bulanan", "triwulanan", "semesteran"}
        teks = orang.get(pertama.headers["location"]).text
        assert "Selesai" in teks
        assert str(kantor.pengaturan.outbox) not in teks
        salah = Prefect(lambda: alamat_terpasang(lingkungan_layani), lambda: "0" * 32)
        situs.app.state.prefect = salah
        tunggu("jawaban lama dilupakan", lambda: "tidak mengenal meja ini" in orang.get("/alur").text, 30)
        layanan.hentikan()
    situs.app.state.prefect = kini
    tunggu("server berhenti", lambda: "sedang tidak berjalan" in orang.get("/alur").text, 30)
    assert (kantor.pengaturan.outbox / "sigi" / "2026" / "tahunan" / "Keputusan Tim PPID 2026.docx").is_file()
    diminta = [b for b in lihat_jejak(kantor.pengaturan, PermintaanJejak("sigi")).butir if b.tentang.startswith("Alur")]
    assert [b.oleh for b in diminta] == ["Siti (siti)"]
