"""`zi surel` by the commands of an admin: off until it is set, tried with one mail, then each person's digest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Meja, data
from tests.peladen_surel import PENGGUNA, SANDI, PeladenSurel, buat_sertifikat, peladen
from tests.tata_usaha.cli.test_cli_daur import PPID, siap

__all__ = ["siap"]  # the fixture: a decree that is ready

KETUA = "ketua@kantor.example"


def pasang(meja: Meja, server: PeladenSurel, **pilihan: str) -> None:
    """Let the office send through a server, and tell the chair's address."""
    meja.ubah_rencana("\nsurel: null\n", f"\n{server.setelan(**pilihan)}\n", "satker.yaml")
    dari = "    nama: Soleman\n    punya_nip: false\n    nip: null\n    unit: null\n    cara: definitif\n"
    dari += "    berlaku_dari: null\n    berlaku_sampai: null\n"
    meja.ubah_rencana(f"{dari}    surel: null\n", f"{dari}    surel: {KETUA}\n", "pejabat.yaml")


def test_nothing_is_sent_until_it_is_set(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-02-02T09:00+08:00")
    assert meja.zi("surel").out == "Surel tidak dikirim: bagian surel di satker.yaml belum diisi.\n"
    kirim, uji = meja.zi("surel", "kirim"), meja.zi("surel", "uji", KETUA)
    assert (kirim.kode, uji.kode) == (2, 2)
    assert "seperti contoh di sana" in kirim.err


@pytest.mark.tahan
def test_the_chair_is_told_of_the_decree_that_waits_for_them(
    meja: Meja, siap: Path, jam: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With account and encryption, by the password file; who signs is what stands under the letter itself."""
    sertifikat, sandi = buat_sertifikat(tmp_path), tmp_path / "sandi"
    sandi.write_text(f"{SANDI}\n", encoding="utf-8")
    sandi.chmod(0o600)
    monkeypatch.delenv("ZI_SUREL_SANDI", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(sertifikat))
    monkeypatch.setenv("ZI_SUREL_SANDI_BERKAS", str(sandi))
    jam("2099-12-20T09:00+08:00")  # weeks after it was made ready
    with peladen(akun=True, sertifikat=sertifikat) as server:
        pasang(meja, server, keamanan="starttls", pengguna=PENGGUNA)
        uji = meja.zi("surel", "uji", KETUA)
        assert (uji.kode, "diterima localhost" in uji.out) == (0, True), uji.err
        tampil = meja.zi("surel", "tampil", "--isi")
        assert f"{KETUA} (Ketua KPU Kabupaten Sigi): 1 hal" in tampil.out
        assert "MENUNGGU TANDA TANGAN LEBIH DARI 3 HARI (1)" in tampil.out
        assert len(server.kotak) == 1
        hasil = data(meja.zi("surel", "kirim", "--json"))
        lagi = meja.zi("surel", "kirim")
    assert [(t["alamat"], [h["kunci"] for h in t["hal"]]) for t in hasil["terkirim"]] == [(KETUA, [PPID])]
    assert lagi.out == "Tidak ada surel yang perlu dikirim hari ini.\n"
    percobaan, ringkasan = server.kotak
    assert percobaan.pesan["Subject"] == "KPU Kabupaten Sigi: surel percobaan"
    assert str(ringkasan.pesan["To"]) == f"Soleman <{KETUA}>"
    assert str(siap) in ringkasan.teks
    semua = "".join([uji.out, tampil.out, str(hasil), *(d.mentah.decode() for d in server.kotak)])
    assert SANDI not in semua
    assert f"  2099-12-20 09.00  {KETUA}: 1 hal" in meja.zi("surel").out
    assert meja.zi("periksa").kode == 0


@pytest.mark.tahan
@pytest.mark.usefixtures("siap")
def test_a_server_that_is_away_is_told_with_what_to_do(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2099-12-20T09:00+08:00")
    with peladen() as server:
        pasang(meja, server)
    hasil = meja.zi("surel", "kirim")
    assert (hasil.kode, hasil.out) == (12, "1 surel tidak terkirim.\n")
    assert "tidak dapat dipakai: tidak ada yang menjawab di porta itu." in hasil.err
    assert "Dicoba lagi besok pagi" in hasil.err
    assert meja.zi("surel", "uji", "salah alamat").kode == 2
