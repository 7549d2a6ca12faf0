"""A real `zi meja` in a process of its own, and people at it whose browsers are sockets."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.sesi import buka_sesi
from tests.tata_usaha.contoh_bukti import mp4
from zi_model.pengguna import Pengguna, Peran

_ZI = "from tata_usaha.cli import main; main()"
SEKAT = "sekat-uji"
PEMBUKA = (
    f'--{SEKAT}\r\nContent-Disposition: form-data; name="berkas"; filename="{{nama}}"\r\n'
    "Content-Type: application/octet-stream\r\n\r\n"
)
PENUTUP = f"\r\n--{SEKAT}--\r\n"


def zi(pengaturan: Pengaturan, *argumen: str, **tambahan: str) -> subprocess.Popen[str]:
    """Start `zi` in a process of its own."""
    lingkungan = {nama: nilai for nama, nilai in os.environ.items() if not nama.startswith("ZI_")}
    lingkungan |= {
        "ZI_PLAN": str(pengaturan.plan),
        "ZI_BUKTI": str(pengaturan.bukti),
        "ZI_OUTBOX": str(pengaturan.outbox),
        "ZI_TEMPLAT": str(pengaturan.templat),
        "ZI_DATABASE": pengaturan.database,
        **tambahan,
    }
    return subprocess.Popen(
        [sys.executable, "-c", _ZI, *argumen],
        cwd=AKAR,
        env=lingkungan,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@dataclass
class MejaHidup:
    """The desk of an office on a port of its own; it can die, and be opened again."""

    pengaturan: Pengaturan
    porta: int
    proses: subprocess.Popen[str]
    keluaran: str = ""
    _token: dict[str, str] = field(default_factory=dict)

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.porta}"

    def masuk(self, nama: str = "siti", *peran: Peran | str) -> httpx.Client:
        """Return the browser of somebody with these roles (`unit:tekhum`: one of that sub bagian)."""
        if nama not in self._token:
            jenis = frozenset(Peran(str(p).partition(":")[0]) for p in peran or (Peran.SEKRETARIAT,))
            unit = frozenset(kode for p in peran if (kode := str(p).partition(":")[2]))
            orang, saat = Pengguna(nama, nama.capitalize(), jenis, unit), waktu.sekarang()
            with buka(self.pengaturan.database) as basis, basis.transaksi() as sambungan:
                tabel.simpan(sambungan, "sigi", orang, saat, sandi="-")
            self._token[nama] = buka_sesi(self.pengaturan, "sigi", orang, saat, alamat="127.0.0.1", peramban="uji")
        return httpx.Client(
            base_url=self.alamat, headers={"Origin": self.alamat}, cookies={"zi_meja": self._token[nama]}, timeout=120
        )

    def sambungan(self, jalur: str, panjang: int | None, nama: str = "siti", *, pembuka: bytes = b"") -> socket.socket:
        """Return a socket that has said the beginning of an upload; `panjang` None: in chunks, of unknown number."""
        self.masuk(nama).close()
        besar = "Transfer-Encoding: chunked" if panjang is None else f"Content-Length: {panjang}"
        kepala = (
            f"POST {jalur} HTTP/1.1\r\nHost: 127.0.0.1:{self.porta}\r\nOrigin: {self.alamat}\r\n"
            f"Cookie: zi_meja={self._token.get(nama, '')}\r\n{besar}\r\n"
            f"Content-Type: multipart/form-data; boundary={SEKAT}\r\n\r\n"
        )
        soket = socket.create_connection(("127.0.0.1", self.porta), 30)
        soket.sendall(kepala.encode() + pembuka)
        return soket

    def bunuh(self) -> None:
        """End it as a power cut would."""
        self.proses.send_signal(signal.SIGKILL)
        self.keluaran += self.proses.communicate(timeout=30)[0]

    def tutup(self) -> str:
        """End it as Ctrl-C does; return all that it has said."""
        if self.proses.poll() is None:
            self.proses.send_signal(signal.SIGTERM)
            self.keluaran += self.proses.communicate(timeout=40)[0]
        return self.keluaran

    def buka_lagi(self) -> None:
        """Open it once more, after it died or was closed."""
        self.proses = zi(self.pengaturan, "meja", ZI_MEJA_PORT=str(self.porta))
        self._tunggu()

    def _tunggu(self) -> None:
        assert self.proses.stdout is not None
        while baris := self.proses.stdout.readline():
            self.keluaran += baris
            if "Meja terbuka" in baris:
                return
        raise AssertionError(self.keluaran)

    def rss(self, nama: str = "VmRSS") -> int:
        """Return how many kilobytes of memory it holds (`VmHWM`: at most, since `lupakan_puncak`)."""
        isi = Path(f"/proc/{self.proses.pid}/status").read_text()
        cocok = re.search(rf"{nama}:\s*(\d+)", isi)
        assert cocok is not None
        return int(cocok[1])

    def lupakan_puncak(self) -> None:
        """Let the peak of its memory be what it holds now."""
        Path(f"/proc/{self.proses.pid}/clear_refs").write_text("5")

    def terbuka(self) -> list[str]:
        """Return which files it holds open that have no name any more, and what lies in its room."""
        fd = Path(f"/proc/{self.proses.pid}/fd")
        lepas = []
        for satu in fd.iterdir():
            with contextlib.suppress(OSError):
                lepas.append(str(satu.readlink()))
        tempat = ("/tmp", str(self.pengaturan.gambar.parent))  # noqa: S108 - looked at
        return [t for t in lepas if "(deleted)" in t and any(satu in t for satu in tempat)] + self.sisa()

    def sisa(self) -> list[str]:
        """Return what lies where files are judged."""
        ruang = self.pengaturan.gambar.parent / "unggahan"
        return sorted(str(p.relative_to(ruang)) for p in ruang.rglob("*")) if ruang.exists() else []


@contextlib.contextmanager
def meja_hidup(pengaturan: Pengaturan) -> Iterator[MejaHidup]:
    """Give an open desk."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
    hidup = MejaHidup(pengaturan, porta, zi(pengaturan, "meja", ZI_MEJA_PORT=str(porta)))
    try:
        hidup._tunggu()
        yield hidup
    finally:
        if hidup.proses.poll() is None:
            hidup.bunuh()


def periksa(pengaturan: Pengaturan) -> tuple[int, str]:
    """Return what `zi periksa` says, and its exit code."""
    proses = zi(pengaturan, "periksa", "--penuh")
    keluaran = proses.communicate(timeout=300)[0]
    return proses.returncode, keluaran


def bita(besar: int) -> bytes:
    """Return an MP4 of about so many bytes, and not fewer than it needs, that nobody has seen before."""
    return awal_video(besar) + bytes(max(0, besar - len(awal_video(besar))))


def awal_video(besar: int) -> bytes:
    """Return the beginning of an MP4 of so many bytes; what is missing to them are zeros."""
    isi = mp4()
    return isi + (max(besar - len(isi), 24)).to_bytes(4, "big") + b"free" + secrets.token_bytes(16)


def tunggu(syarat: object, detik: float = 30) -> bool:
    """Wait until something is so; return whether it came to be."""
    akhir = time.monotonic() + detik
    while time.monotonic() < akhir:
        if syarat():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False
