"""`zi outbox lihat` and `zi outbox kiriman` tell a person and a program the same."""

from __future__ import annotations

from tests.conftest import Meja, data

UPG = "sigi/2026/keputusan/tim-upg"


def test_one_letter_is_told(meja: Meja) -> None:
    meja.zi("naskah", "buat", "keputusan/tim-upg")
    hasil = meja.zi("outbox", "lihat", "tim-upg")
    assert hasil.kode == 0
    assert "tahap: Lengkapi" in hasil.out
    assert "Nomor bebas berikutnya" in hasil.out
    assert f"zi outbox batal {UPG}" in hasil.out
    isi = data(meja.zi("outbox", "lihat", UPG, "--json"))
    assert isi["kunci"] == UPG
    assert isi["tahap"] == "Lengkapi"
    assert isi["langkah"] == ["nomori", "siap", "batal"]
    assert meja.zi("outbox", "lihat", "tidak-ada").kode == 2


def test_what_waits_is_told(meja: Meja) -> None:
    assert "Tidak ada kiriman" in meja.zi("outbox", "kiriman").out
    meja.zi("outbox", "terima")
    masuk = meja.pengaturan.outbox / "sigi" / "masuk"
    (masuk / "entah.pdf").write_bytes(b"bukan pdf")
    assert "entah.pdf: belum dicoba dikenali." in meja.zi("outbox", "kiriman").out
    assert data(meja.zi("outbox", "kiriman", "--json"))[0]["nama"] == "entah.pdf"
