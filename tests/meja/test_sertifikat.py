"""The office's own CA: for which names it vouches, when another one is made, and that nothing half of it is left."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509
from starlette.testclient import TestClient

from meja.aplikasi import susun_aplikasi
from meja.keamanan import sertifikat as buat
from meja.keamanan import simpanan_sertifikat as simpanan
from meja.keamanan.simpanan_sertifikat import SertifikatMeja, siapkan_sertifikat
from meja.setelan import SetelanMeja
from tata_usaha.dasar.galat import GalatLayanan
from tests.meja.conftest import ALAMAT, Situs
from zi_model.pengguna import Peran

SAAT = dt.datetime(2026, 4, 6, 8, tzinfo=dt.UTC)
KANTOR = "KPU Kabupaten Sigi"
NAMA = ("localhost", "127.0.0.1", "[::1]", "192.168.1.10", "meja.kantor")


def siapkan(folder: Path, *lain: str, saat: dt.datetime = SAAT) -> SertifikatMeja:
    return siapkan_sertifikat(folder, KANTOR, (*NAMA, *lain), saat)


def ca(ada: SertifikatMeja) -> x509.Certificate:
    return x509.load_pem_x509_certificate(ada.umum.read_bytes())


def jabat(server: ssl.SSLContext, klien: ssl.SSLContext, nama: str) -> None:
    """Let a browser of this name and the desk greet each other, without a network."""
    ke_server, ke_klien = ssl.MemoryBIO(), ssl.MemoryBIO()
    satu = klien.wrap_bio(ke_klien, ke_server, server_hostname=nama)
    dua = server.wrap_bio(ke_server, ke_klien, server_side=True)
    for _ in range(4):
        for pihak in (satu, dua):
            try:
                pihak.do_handshake()
            except ssl.SSLWantReadError:
                continue
    satu.do_handshake()


def konteks_server(berkas: Path) -> ssl.SSLContext:
    konteks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    konteks.load_cert_chain(berkas)
    return konteks


def kini() -> dt.datetime:
    """Return the real time, by which the system judges certificates."""
    return dt.datetime.now(dt.UTC)


class TestVouching:
    @pytest.mark.parametrize("nama", ["127.0.0.1", "::1", "localhost", "192.168.1.10", "meja.kantor"])
    def test_who_installed_the_ca_reaches_the_desk_by_each_of_its_names(self, tmp_path: Path, nama: str) -> None:
        ada = siapkan(tmp_path, saat=kini())
        klien = ssl.create_default_context(cafile=str(ada.umum))
        klien.verify_flags |= ssl.VERIFY_X509_STRICT
        jabat(konteks_server(ada.meja), klien, nama)

    def test_who_did_not_is_warned(self, tmp_path: Path) -> None:
        ada = siapkan(tmp_path, saat=kini())
        with pytest.raises(ssl.SSLCertVerificationError, match="self-signed"):
            jabat(konteks_server(ada.meja), ssl.create_default_context(), "meja.kantor")

    @pytest.mark.parametrize("nama", ["bank.example", "192.168.1.11", "kantor", "2001:db8::1"])
    def test_with_its_key_nobody_can_pose_as_another_site(self, tmp_path: Path, nama: str) -> None:
        ada = siapkan(tmp_path, saat=kini())
        kantor = buat.dari_pem((tmp_path / "ca-rahasia.pem").read_bytes())
        palsu = tmp_path / "palsu.pem"
        palsu.write_bytes(buat.buat_meja(kantor, buat.nama_umum([nama]), kini()).ke_pem())
        with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
            jabat(konteks_server(palsu), ssl.create_default_context(cafile=str(ada.umum)), nama)

    @pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
    @pytest.mark.parametrize(("guna", "baik"), [("sslserver", True), ("sslclient", False), ("smimesign", False)])
    def test_it_is_good_for_web_servers_only(self, tmp_path: Path, guna: str, baik: bool) -> None:
        ada = siapkan(tmp_path, saat=kini())
        perintah = ["openssl", "verify", "-x509_strict", "-purpose", guna, "-CAfile", str(ada.umum), str(ada.meja)]
        assert (subprocess.run(perintah, capture_output=True).returncode == 0) is baik

    def test_a_ca_says_whose_it_is_and_has_no_other_below_it(self, tmp_path: Path) -> None:
        satu = ca(siapkan(tmp_path))
        assert f"CN={KANTOR} Meja ZI" in satu.subject.rfc4514_string()
        dasar = satu.extensions.get_extension_for_class(x509.BasicConstraints)
        assert (dasar.critical, dasar.value.ca, dasar.value.path_length) == (True, True, 0)
        assert satu.extensions.get_extension_for_class(x509.NameConstraints).critical

    def test_an_office_with_the_longest_name_has_one(self, tmp_path: Path) -> None:
        siapkan_sertifikat(tmp_path, "KPU Kabupaten " + "Kepulauan Pañé " * 9, NAMA, SAAT)

    def test_browsers_accept_for_how_long_it_is_good(self, tmp_path: Path) -> None:
        satu = buat.dari_pem(siapkan(tmp_path).meja.read_bytes()).sertifikat
        assert satu.not_valid_after_utc - satu.not_valid_before_utc <= dt.timedelta(days=398)
        assert satu.not_valid_before_utc < SAAT, "a computer whose clock is slow reaches the desk too"


class TestKeeping:
    def test_the_next_start_makes_nothing_anew(self, tmp_path: Path) -> None:
        siapkan(tmp_path)
        isi = {b.name: b.read_bytes() for b in tmp_path.iterdir()}
        siapkan(tmp_path, saat=SAAT + dt.timedelta(days=300))
        assert {b.name: b.read_bytes() for b in tmp_path.iterdir()} == isi

    @pytest.mark.skipif(os.name != "posix", reason="rights are told in bits on POSIX only")
    def test_only_this_account_reads_the_keys(self, tmp_path: Path) -> None:
        folder = tmp_path / "baru"
        lama = os.umask(0)
        try:
            siapkan(folder)
        finally:
            os.umask(lama)
        assert folder.stat().st_mode & 0o777 == 0o700
        berkunci = [b for b in folder.iterdir() if b"PRIVATE KEY" in b.read_bytes()]
        assert len(berkunci) == 2
        assert {b.stat().st_mode & 0o777 for b in berkunci} == {0o600}
        for satu in berkunci:
            satu.chmod(0o644)
        siapkan(folder)
        assert {b.stat().st_mode & 0o777 for b in berkunci} == {0o600}

    def test_what_others_install_holds_no_key(self, tmp_path: Path) -> None:
        assert b"PRIVATE" not in siapkan(tmp_path).umum.read_bytes()

    def test_the_desks_own_is_renewed_a_month_before_it_ends(self, tmp_path: Path) -> None:
        ada = siapkan(tmp_path)
        awal, kantor = ada.meja.read_bytes(), ada.umum.read_bytes()
        akhir = buat.dari_pem(awal).sertifikat.not_valid_after_utc
        siapkan(tmp_path, saat=akhir - dt.timedelta(days=30))
        assert ada.meja.read_bytes() == awal
        lagi = siapkan(tmp_path, saat=akhir - dt.timedelta(days=29))
        assert ada.meja.read_bytes() != awal
        assert (ada.umum.read_bytes(), lagi.diganti) == (kantor, "")

    def test_fewer_names_need_no_new_ca(self, tmp_path: Path) -> None:
        ada = siapkan(tmp_path)
        awal = ada.meja.read_bytes()
        lagi = siapkan_sertifikat(tmp_path, KANTOR, NAMA[:-1], SAAT)
        assert (lagi.sidik, lagi.diganti) == (ada.sidik, "")
        assert ada.meja.read_bytes() != awal

    def test_a_name_for_which_the_ca_cannot_vouch_makes_another_one_and_says_so(self, tmp_path: Path) -> None:
        """And it vouches for the earlier names too: who goes back to them installs nothing once more."""
        lama = siapkan(tmp_path)
        baru = siapkan(tmp_path, "10.0.0.5")
        assert baru.sidik != lama.sidik
        assert "10.0.0.5" in baru.diganti
        lagi = siapkan(tmp_path)
        assert (lagi.sidik, lagi.diganti) == (baru.sidik, "")

    def test_a_ca_that_ends_soon_gives_way(self, tmp_path: Path) -> None:
        lama = siapkan(tmp_path)
        saat = ca(lama).not_valid_after_utc - dt.timedelta(days=100)
        assert siapkan(tmp_path, saat=saat).sidik == lama.sidik
        satu = buat.dari_pem(lama.meja.read_bytes()).sertifikat
        assert satu.not_valid_after_utc == ca(lama).not_valid_after_utc
        baru = siapkan(tmp_path, saat=saat + dt.timedelta(days=11))
        assert baru.sidik != lama.sidik
        assert "masa berlaku" in baru.diganti
        buat.dari_pem(baru.meja.read_bytes()).sertifikat.verify_directly_issued_by(ca(baru))

    def test_a_clock_that_stands_before_it_is_told_and_changes_nothing(self, tmp_path: Path) -> None:
        ada = siapkan(tmp_path)
        with pytest.raises(GalatLayanan, match="Jam komputer"):
            siapkan(tmp_path, saat=SAAT - dt.timedelta(days=5000))
        assert siapkan(tmp_path).sidik == ada.sidik

    @pytest.mark.parametrize("isi", [b"", b"bukan sertifikat", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
    def test_a_broken_ca_is_not_replaced_behind_anybodys_back(self, tmp_path: Path, isi: bytes) -> None:
        siapkan(tmp_path)
        (tmp_path / "ca-rahasia.pem").write_bytes(isi)
        with pytest.raises(GalatLayanan, match="rusak") as galat:
            siapkan(tmp_path)
        assert "cadangan" in galat.value.saran
        assert (tmp_path / "ca-rahasia.pem").read_bytes() == isi

    @pytest.mark.parametrize("isi", [b"", b"bukan sertifikat"])
    def test_a_broken_one_of_the_desk_is_made_anew(self, tmp_path: Path, isi: bytes) -> None:
        ada = siapkan(tmp_path)
        ada.meja.write_bytes(isi)
        assert siapkan(tmp_path).sidik == ada.sidik
        assert buat.dari_pem(ada.meja.read_bytes())

    def test_a_folder_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "berkas").write_text("")
        with pytest.raises(GalatLayanan, match="Folder sertifikat"):
            siapkan(tmp_path / "berkas")


class TestInterrupted:
    @pytest.mark.parametrize("ke", range(3))
    def test_killed_after_any_write_the_next_start_finishes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ke: int
    ) -> None:
        asli, sudah = simpanan._simpan, []

        def mati(berkas: Path, isi: bytes, hak: int = 0o600) -> None:
            if len(sudah) == ke:
                raise KeyboardInterrupt
            sudah.append(berkas)
            asli(berkas, isi, hak)

        siapkan(tmp_path)
        with monkeypatch.context() as m, pytest.raises(KeyboardInterrupt):
            m.setattr(simpanan, "_simpan", mati)
            siapkan(tmp_path, "10.0.0.5")
        ada = siapkan(tmp_path, "10.0.0.5", saat=kini())
        jabat(konteks_server(ada.meja), ssl.create_default_context(cafile=str(ada.umum)), "10.0.0.5")

    def test_desks_that_start_at_once_agree(self, tmp_path: Path) -> None:
        program = (
            "import sys, datetime as dt; from pathlib import Path;"
            "from meja.keamanan.simpanan_sertifikat import siapkan_sertifikat as s;"
            "print(s(Path(sys.argv[1]), 'KPU', ['localhost', '127.0.0.1'], dt.datetime.now(dt.UTC)).sidik)"
        )
        perintah = [sys.executable, "-c", program, str(tmp_path / "baru")]
        proses = [subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True) for _ in range(4)]
        assert len({satu.communicate()[0] for satu in proses}) == 1
        assert [satu.returncode for satu in proses] == [0] * 4
        assert not list((tmp_path / "baru").glob(".zi-*"))


class TestPage:
    @pytest.fixture
    def ada(self, tmp_path: Path) -> SertifikatMeja:
        return siapkan(tmp_path / "kunci")

    @pytest.fixture
    def peramban(self, situs: Situs, ada: SertifikatMeja) -> TestClient:
        """Return the browser of somebody who is not logged in."""
        setelan = SetelanMeja("sigi", aman=True, sertifikat=ada.umum, sertifikat_meja=ada.meja)
        app = susun_aplikasi(situs.kantor.pengaturan, setelan)
        return TestClient(app, base_url=ALAMAT.replace("http:", "https:"), follow_redirects=False)

    def test_it_tells_the_fingerprint_and_how_to_install(self, peramban: TestClient, ada: SertifikatMeja) -> None:
        jawab = peramban.get("/sertifikat")
        assert jawab.status_code == 200
        assert ada.sidik in jawab.text
        assert re.fullmatch(r"([0-9A-F]{4} ){15}[0-9A-F]{4}", ada.sidik)
        for kata in ("Otoritas Sertifikasi Akar Tepercaya", "Android", "iPhone", "Firefox"):
            assert kata in jawab.text
        assert str(ada.umum.parent) not in jawab.text

    def test_who_cannot_log_in_yet_gets_it(self, peramban: TestClient, ada: SertifikatMeja) -> None:
        jawab = peramban.get("/sertifikat/unduh")
        assert jawab.headers["content-type"] == "application/x-x509-ca-cert"
        assert ".crt" in jawab.headers["content-disposition"]
        assert jawab.content == ada.umum.read_bytes()

    def test_the_way_in_leads_there(self, peramban: TestClient) -> None:
        assert 'href="/sertifikat"' in peramban.get("/masuk").text

    def test_a_desk_without_one_says_so(self, situs: Situs) -> None:
        assert "tidak memakai sertifikat" in situs.peramban().get("/sertifikat").text
        assert situs.peramban().get("/sertifikat/unduh").status_code == 404

    def test_the_health_page_tells_how_long_the_desks_own_lasts(self, situs: Situs, tmp_path: Path) -> None:
        ada = siapkan(tmp_path / "kunci", saat=kini() - dt.timedelta(days=390))
        setelan = SetelanMeja("sigi", sertifikat=ada.umum, sertifikat_meja=ada.meja)
        lain = Situs(situs.kantor, susun_aplikasi(situs.kantor.pengaturan, setelan))
        assert re.search(r"Sertifikat</th>.*\b[56] hari lagi", lain.masuk(Peran.ADMIN).get("/kesehatan").text)
