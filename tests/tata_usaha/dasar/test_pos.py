"""Mail by a real server: encrypted, with an account, encoded so that names arrive as they are, refused in words."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tata_usaha.dasar.galat import GalatSurel
from tata_usaha.dasar.pos import Pos, Surat, baca_sandi, susun_pesan
from tests.peladen_surel import PENGGUNA, SANDI, buat_sertifikat, peladen
from zi_model.setelan_surel import Keamanan, SetelanSurel

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")  # of the test's server, about itself
SAAT = dt.datetime(2026, 4, 2, 6, 15, tzinfo=ZoneInfo("Asia/Makassar"))
HANYA_POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of others are POSIX")


def setelan(porta: int, keamanan: Keamanan = "tanpa", *, akun: bool = False, server: str = "localhost") -> SetelanSurel:
    pengguna = PENGGUNA if akun else None
    return SetelanSurel(server=server, porta=porta, keamanan=keamanan, pengguna=pengguna, pengirim=PENGGUNA)


def surat(kepada: str = "kasubbag@kantor.example", subjek: str = "KPU Kabupaten Sigi: 1 hal", nama: str = "") -> Surat:
    return Surat(kepada, subjek, "Isi “naskah” – é 😀\n", "<zi.1@kantor.example>", SAAT, nama)


def kirim(atur: SetelanSurel, satu: Surat | None = None, sandi: str | None = SANDI) -> None:
    with Pos(atur, sandi, "KPU Kabupaten Sigi") as pos:
        pos.kirim(satu or surat())


@pytest.fixture
def sertifikat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the certificate of a server that this computer trusts."""
    tempat = buat_sertifikat(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tempat))
    return tempat


def test_a_mail_arrives_as_it_was_written() -> None:
    with peladen() as server:
        kirim(setelan(server.porta), surat(subjek="Tindak lanjut – “laporan” é", nama="Sasli, S.H."))
    (diterima,) = server.kotak
    pesan = diterima.pesan
    assert (diterima.dari, diterima.kepada) == (PENGGUNA, ("kasubbag@kantor.example",))
    assert pesan["Subject"] == "Tindak lanjut – “laporan” é"
    assert str(pesan["From"]) == f"KPU Kabupaten Sigi <{PENGGUNA}>"
    assert str(pesan["To"]) == '"Sasli, S.H." <kasubbag@kantor.example>'
    assert pesan["Date"].datetime == SAAT
    assert pesan["Date"].datetime.utcoffset() == dt.timedelta(hours=8)
    assert pesan["Message-ID"] == "<zi.1@kantor.example>"
    assert pesan["Auto-Submitted"] == "auto-generated"
    assert pesan.get_content_type() == "text/plain"
    assert list(pesan.iter_attachments()) == []
    assert diterima.teks == "Isi “naskah” – é 😀\n"
    assert diterima.mentah.isascii()


@pytest.mark.parametrize("keamanan", ["starttls", "tls"])
def test_account_and_password_go_encrypted(sertifikat: Path, keamanan: Keamanan) -> None:
    with peladen(keamanan=keamanan, akun=True, sertifikat=sertifikat) as server:
        kirim(setelan(server.porta, keamanan, akun=True))
    assert server.masuk == [PENGGUNA]
    assert len(server.kotak) == 1


def test_a_server_without_encryption_gets_neither_mail_nor_password() -> None:
    with peladen(akun=True) as server, pytest.raises(GalatSurel, match="tidak menawarkan yang diminta"):
        kirim(setelan(server.porta, "starttls", akun=True))
    assert (server.masuk, server.kotak) == ([], [])


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    sertifikat = buat_sertifikat(tmp_path)
    with peladen(akun=True, sertifikat=sertifikat) as server, pytest.raises(GalatSurel, match="tidak dipercaya"):
        kirim(setelan(server.porta, "starttls", akun=True))
    assert (server.masuk, server.kotak) == ([], [])


def test_a_certificate_of_another_server_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tempat = buat_sertifikat(tmp_path, "lain.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(tempat))
    with peladen(akun=True, sertifikat=tempat) as server, pytest.raises(GalatSurel, match="sertifikatnya tidak"):
        kirim(setelan(server.porta, "starttls", akun=True))
    assert server.masuk == []


def test_a_wrong_password_is_told_without_the_password(sertifikat: Path) -> None:
    with peladen(akun=True, sertifikat=sertifikat) as server, pytest.raises(GalatSurel) as salah:
        kirim(setelan(server.porta, "starttls", akun=True), sandi="sandi-salah-9x")
    assert "menolak akun zi@kantor.example atau kata sandinya" in salah.value.pesan
    assert "sandi-salah-9x" not in f"{salah.value.pesan} {salah.value.saran} {salah.value.__cause__!r}"
    assert server.kotak == []


@pytest.mark.parametrize("porta_mati", [True, False])
def test_a_server_that_is_away_or_unknown_is_told_in_words(porta_mati: bool) -> None:
    with peladen() as server:
        porta = server.porta
    atur = setelan(porta) if porta_mati else setelan(25, server="tidak-ada.invalid")
    with pytest.raises(GalatSurel, match=r"tidak ada yang menjawab di porta itu|nama servernya tidak dikenal") as galat:
        kirim(atur)
    assert not galat.value.satu_surat


def test_an_address_that_is_refused_leaves_the_next_mail_alone() -> None:
    with peladen() as server, Pos(setelan(server.porta), None, "KPU") as pos:
        server.tolak.add("salah@kantor.example")
        with pytest.raises(GalatSurel, match=r"menolak surel untuk salah@kantor\.example: 550") as galat:
            pos.kirim(surat("salah@kantor.example"))
        assert (galat.value.satu_surat, galat.value.mungkin_sampai) == (True, False)
        pos.kirim(surat())
    assert [d.kepada for d in server.kotak] == [("kasubbag@kantor.example",)]


def test_a_server_that_hangs_up_is_called_again_and_nobody_claims_to_know() -> None:
    with peladen() as server, Pos(setelan(server.porta), None, "KPU") as pos:
        server.gantung.add("putus@kantor.example")
        with pytest.raises(GalatSurel, match="terputus sewaktu") as galat:
            pos.kirim(surat("putus@kantor.example"))
        assert (galat.value.satu_surat, galat.value.mungkin_sampai) == (True, True)
        pos.kirim(surat())
    assert len(server.kotak) == 2


@pytest.mark.parametrize("jahat", ["a\r\nBcc: x@y.example", "a\nSubject: lain", "a\x0bBcc: x", "a\u2028Bcc: x", "a\0b"])
def test_no_text_begins_a_line_of_its_own_in_the_head(jahat: str) -> None:
    atur = setelan(25)
    mentah = susun_pesan(atur, jahat, surat(subjek=jahat, nama=jahat)).as_bytes()
    nama = [baris.partition(b":")[0].lower() for baris in mentah.partition(b"\r\n\r\n")[0].split(b"\r\n")]
    assert b"bcc" not in nama
    assert nama.count(b"subject") == 1


def test_a_long_domain_leaves_the_name_of_the_message_whole() -> None:
    """Programs that compare names of messages read them as they stand, not encoded or folded."""
    nama = f"<zi.20260402.0123456789abcdef@{'a' * 60}.{'b' * 60}.example>"
    satu = Surat("a@b.example", "s", "t", nama, SAAT)
    kepala = susun_pesan(setelan(25), "KPU", satu).as_bytes().partition(b"\r\n\r\n")[0]
    assert nama.encode() in kepala


def test_the_password_comes_from_the_environment_or_a_file_of_ones_own(tmp_path: Path) -> None:
    berkas = tmp_path / "sandi"
    berkas.write_text("dari berkas\n", encoding="utf-8")
    berkas.chmod(0o600)
    assert baca_sandi({"ZI_SUREL_SANDI_BERKAS": str(berkas)}) == "dari berkas"
    assert baca_sandi({"ZI_SUREL_SANDI_BERKAS": str(berkas), "ZI_SUREL_SANDI": "dari env"}) == "dari env"
    assert baca_sandi({}) is None


@HANYA_POSIX
@pytest.mark.parametrize("hak", [0o640, 0o604, 0o644, 0o620])
def test_a_password_that_others_may_read_is_refused(tmp_path: Path, hak: int) -> None:
    berkas = tmp_path / "sandi"
    berkas.write_text("terbuka-77", encoding="utf-8")
    berkas.chmod(hak)
    with pytest.raises(GalatSurel, match="dapat dibaca orang lain") as galat:
        baca_sandi({"ZI_SUREL_SANDI_BERKAS": str(berkas)})
    assert "chmod 600" in galat.value.saran
    assert "terbuka-77" not in f"{galat.value.pesan}{galat.value.saran}"


def test_a_password_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GalatSurel, match="tidak dapat dibaca: tidak ada"):
        baca_sandi({"ZI_SUREL_SANDI_BERKAS": str(tmp_path / "tiada")})


def test_an_account_without_password_is_told_before_anything_goes(sertifikat: Path) -> None:
    with peladen(akun=True, sertifikat=sertifikat) as server, pytest.raises(GalatSurel, match="belum diatur"):
        kirim(setelan(server.porta, "starttls", akun=True), sandi=None)
    assert server.kotak == []
