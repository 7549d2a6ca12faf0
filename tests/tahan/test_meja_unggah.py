"""Uploads to a real desk: too large, cut off, slow, killed, on a full disk, and very large ones beside other people."""

from __future__ import annotations

import socket
import statistics
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tests.conftest import Meja
from tests.tahan.meja_hidup import PEMBUKA, PENUTUP, MejaHidup, awal_video, bita, meja_hidup, periksa, tunggu

pytestmark = [pytest.mark.tahan, pytest.mark.skipif(sys.platform != "linux", reason="/proc and kill -9")]
BARIS = "/kewajiban/2026-TW1/2.1.3.1"
MIB = 1 << 20


@pytest.fixture
def hidup(meja: Meja) -> Iterator[MejaHidup]:
    with meja_hidup(meja.pengaturan) as desk:
        yield desk
        keluaran = desk.tutup()
    assert "Traceback" not in keluaran, keluaran
    assert "Exception" not in keluaran, keluaran


def kirim(hidup: MejaHidup, besar: int, jalur: str = f"{BARIS}/berkas") -> tuple[int, str]:
    """Send one file of so many bytes in one go; return status and page."""
    with hidup.masuk() as peramban:
        jawab = peramban.post(jalur, files={"berkas": ("video rapat.mp4", bita(besar), "video/mp4")})
        return jawab.status_code, jawab.text


def jawaban(soket: socket.socket, detik: float = 60) -> str:
    """Return what the desk answers, until it is whole or nothing comes any more."""
    soket.settimeout(detik)
    isi = b""
    try:
        while b"</html>" not in isi and (potong := soket.recv(65536)):
            isi += potong
    except OSError:
        pass
    return isi.decode(errors="replace")


def test_too_much_is_refused_before_it_is_sent(hidup: MejaHidup) -> None:
    with hidup.sambungan(f"{BARIS}/berkas", 3 << 30) as soket:
        jawab = jawaban(soket, 5)
    assert jawab.startswith("HTTP/1.1 413"), jawab
    assert "Kiriman ini terlalu besar." in jawab


def test_too_much_that_does_not_say_so_is_refused_as_soon_as_it_is(hidup: MejaHidup) -> None:
    potong = bytes(MIB)
    with hidup.sambungan(f"{BARIS}/berkas", None) as soket:
        pembuka = PEMBUKA.format(nama="besar.mp4").encode()
        soket.sendall(f"{len(pembuka):x}\r\n".encode() + pembuka + b"\r\n")
        dikirim = 0
        utas = threading.Thread(target=lambda: balas.append(jawaban(soket)))
        balas: list[str] = []
        utas.start()
        try:
            while dikirim < 1100:
                soket.sendall(f"{MIB:x}\r\n".encode() + potong + b"\r\n")
                dikirim += 1
            soket.sendall(b"0\r\n\r\n")
        except OSError:
            pass
        utas.join(60)
    assert dikirim >= 1000
    assert balas[0].startswith("HTTP/1.1 413"), balas[0][:300]
    assert tunggu(lambda: hidup.terbuka() == []), hidup.terbuka()


def test_who_is_not_logged_in_cannot_make_the_desk_keep_much(hidup: MejaHidup) -> None:
    hidup._token["asing"] = "tidak-dikenal"
    with hidup.sambungan(f"{BARIS}/berkas", 200 * MIB, "asing", pembuka=PEMBUKA.format(nama="a.mp4").encode()) as soket:
        jawab = jawaban(soket, 5)
    assert jawab.startswith("HTTP/1.1 401"), jawab[:300]


def test_cut_uploads_leave_nothing_and_are_nobodys_fault(hidup: MejaHidup) -> None:
    pembuka = PEMBUKA.format(nama="potong.mp4").encode()
    jalur = [f"{BARIS}/berkas", "/kiriman", "/kantor/logo"]
    for ke, besar in enumerate((0, 100, 70_000, 3 * MIB, 20 * MIB)):
        with hidup.sambungan(jalur[ke % len(jalur)], 40 * MIB, pembuka=pembuka) as soket:
            soket.sendall(bita(max(besar, 64)))
    assert tunggu(lambda: hidup.terbuka() == []), hidup.terbuka()
    assert not list(hidup.pengaturan.bukti.rglob("*potong*"))


def test_what_arrives_lies_on_the_offices_disk_and_not_in_the_systems_memory(hidup: MejaHidup) -> None:
    """The system's folder for temporary files may be a tmpfs."""
    pembuka, kantor = PEMBUKA.format(nama="besar.mp4").encode(), str(hidup.pengaturan.gambar.parent)
    with hidup.sambungan(f"{BARIS}/berkas", 40 * MIB, pembuka=pembuka) as soket:
        soket.sendall(bita(20 * MIB))
        assert tunggu(lambda: hidup.terbuka() != [])
        assert [t for t in hidup.terbuka() if not t.startswith(kantor)] == []
    assert tunggu(lambda: hidup.terbuka() == []), hidup.terbuka()


def test_slow_uploads_hold_nobody_else(hidup: MejaHidup) -> None:
    """Sixty who send 100 KB/s are more than there are threads."""
    pembuka = PEMBUKA.format(nama="lambat.mp4").encode()
    soket = [hidup.sambungan(f"{BARIS}/berkas", 200 * MIB, pembuka=pembuka) for _ in range(60)]
    henti = threading.Event()

    def teteskan() -> None:
        while not henti.wait(0.1):
            for satu in soket:
                satu.sendall(bytes(10_000))

    with hidup.masuk() as peramban:
        sendiri = lama(peramban, 20)
        utas = threading.Thread(target=teteskan)
        utas.start()
        time.sleep(12)  # each is past what is kept in memory
        beramai = lama(peramban, 20)
    henti.set()
    utas.join()
    for satu in soket:
        satu.close()
    sys.stdout.write(f"halaman lain: {sendiri:.1f} ms, di samping 60 unggahan lambat {beramai:.1f} ms\n")
    assert tunggu(lambda: hidup.terbuka() == []), hidup.terbuka()


def lama(peramban: object, kali: int) -> float:
    """Return how many milliseconds a page takes in the middle of many."""
    hasil = []
    for _ in range(kali):
        mulai = time.perf_counter()
        assert peramban.get("/kewajiban/2026-TW1").status_code == 200  # type: ignore[attr-defined]
        hasil.append((time.perf_counter() - mulai) * 1000)
    return statistics.median(hasil)


@pytest.mark.parametrize("besar", [100, 3 * MIB, 40 * MIB])
def test_a_desk_that_is_killed_during_an_upload_leaves_nothing_after_the_next_start(
    hidup: MejaHidup, besar: int
) -> None:
    pembuka = PEMBUKA.format(nama="terbunuh.mp4").encode()
    with hidup.sambungan(f"{BARIS}/berkas", 80 * MIB, pembuka=pembuka) as soket:
        soket.sendall(bita(besar))
        time.sleep(0.3)
        hidup.bunuh()
    hidup.buka_lagi()
    assert hidup.sisa() == []
    assert not list(hidup.pengaturan.bukti.rglob("*terbunuh*"))
    kode, keluaran = periksa(hidup.pengaturan)
    assert kode == 0, keluaran


def test_a_desk_that_is_killed_while_it_judges_leaves_nothing_either(hidup: MejaHidup) -> None:
    """All was sent; it dies at moments until the answer is there, and the same once more is taken in."""
    isi = bita(30 * MIB)
    badan = PEMBUKA.format(nama="dinilai.mp4").encode() + isi + PENUTUP.encode()
    for jeda in (0.0, 0.05, 0.1, 0.2, 0.4):
        with hidup.sambungan(f"{BARIS}/berkas", len(badan)) as soket:
            soket.sendall(badan)
            time.sleep(jeda)
            hidup.bunuh()
        hidup.buka_lagi()
        assert hidup.sisa() == []
    status, halaman = 0, ""
    with hidup.masuk() as peramban:
        jawab = peramban.post(f"{BARIS}/berkas", files={"berkas": ("dinilai.mp4", isi)}, follow_redirects=True)
        status, halaman = jawab.status_code, jawab.text
    assert "dinilai.mp4" in halaman, status
    assert [p.read_bytes() == isi for p in hidup.pengaturan.bukti.rglob("*.mp4")] == [True]
    assert not [p for p in hidup.pengaturan.bukti.rglob("*") if p.name.startswith((".", "~"))]
    kode, keluaran = periksa(hidup.pengaturan)
    assert kode == 0, keluaran


def test_two_hundred_megabytes_need_no_memory_and_hold_nobody(hidup: MejaHidup) -> None:
    """What other pages take meanwhile is printed; time is not asserted."""
    besar = 200 * MIB
    pembuka, isi = PEMBUKA.format(nama="video rapat.mp4").encode(), awal_video(besar).ljust(MIB, b"\0")
    panjang = len(pembuka) + besar + len(PENUTUP)
    with hidup.masuk() as peramban:
        kirim(hidup, 2 * MIB)
        sendiri = lama(peramban, 30)
        awal = hidup.rss()
        hidup.lupakan_puncak()
        selesai = threading.Event()

        def unggah() -> None:
            with hidup.sambungan(f"{BARIS}/berkas", panjang, pembuka=pembuka) as soket:
                soket.sendall(isi)
                for _ in range(199):
                    soket.sendall(bytes(MIB))
                soket.sendall(PENUTUP.encode())
                balas.append(soket.recv(65536).decode(errors="replace"))  # a redirection: no page
            selesai.set()

        balas: list[str] = []
        mulai = time.perf_counter()
        utas = threading.Thread(target=unggah)
        utas.start()
        beramai = []
        while not selesai.is_set():
            beramai.append(lama(peramban, 1))
        lamanya = time.perf_counter() - mulai
        puncak = hidup.rss("VmHWM")
        utas.join()
    assert balas[0].startswith("HTTP/1.1 303"), balas[0][:500]
    tengah = statistics.median(beramai)
    sys.stdout.write(
        f"200 MB dalam {lamanya:.1f} s; memori +{(puncak - awal) / 1024:.1f} MB; halaman lain {sendiri:.1f} ms, "
        f"sementara itu {tengah:.1f} ms ({tengah / sendiri:.1f} ×, terlama {max(beramai):.0f} ms)\n"
    )
    assert puncak - awal <= 10 * 1024
    (tersimpan,) = [p for p in hidup.pengaturan.bukti.rglob("video rapat*") if p.stat().st_size == besar]
    with tersimpan.open("rb") as berkas:
        assert berkas.read(MIB) == isi
