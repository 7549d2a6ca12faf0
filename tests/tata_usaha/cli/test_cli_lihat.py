"""`zi outbox lihat` and `zi outbox kiriman` tell a person and a program the same; what is put aside is told too."""

from __future__ import annotations

from tests.conftest import Meja, data
from tests.tata_usaha.contoh_bukti import pdf

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
    (masuk / "scan.pdf").write_bytes(pdf())
    hasil = meja.zi("outbox", "kiriman").out
    assert "entah.pdf: namanya berakhiran .pdf tetapi isinya berkas teks." in hasil
    assert "scan.pdf: belum dicoba dikenali." in hasil
    assert {satu["nama"] for satu in data(meja.zi("outbox", "kiriman", "--json"))} == {"entah.pdf", "scan.pdf"}


def test_what_was_brought_by_mistake_is_put_aside_and_put_back(meja: Meja) -> None:
    meja.zi("outbox", "terima")
    assert "Tidak ada kiriman yang disisihkan." in meja.zi("outbox", "kiriman", "--disisihkan").out
    masuk = meja.pengaturan.outbox / "sigi" / "masuk"
    (masuk / "entah.pdf").write_bytes(b"bukan pdf")
    assert meja.zi("outbox", "sisihkan", "entah.pdf").kode == 2
    hasil = meja.zi("outbox", "sisihkan", "entah.pdf", "--alasan", "bukan naskah")
    assert hasil.out == f"entah.pdf: disisihkan. Sekarang di:\n  {masuk / 'disisihkan' / 'entah.pdf'}\n"
    assert "sudah disisihkan" in meja.zi("outbox", "sisihkan", "entah.pdf", "--alasan", "bukan naskah").out
    assert "Tidak ada kiriman yang menunggu." in meja.zi("outbox", "kiriman").out
    assert meja.zi("outbox", "kiriman", "--disisihkan").out.rstrip().endswith(": bukan naskah")
    (satu,) = data(meja.zi("outbox", "kiriman", "--disisihkan", "--json"))
    assert (satu["nama"], satu["berkas"], satu["alasan"]) == ("entah.pdf", ["entah.pdf"], "bukan naskah")
    isi = data(meja.zi("outbox", "kembalikan", "entah.pdf", "--json"))
    assert isi == {"nama": "entah.pdf", "tempat": str(masuk / "entah.pdf"), "berubah": True}
    assert meja.zi("outbox", "kembalikan", "entah.pdf").kode == 2
