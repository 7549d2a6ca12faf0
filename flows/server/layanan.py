"""The Prefect server as our child: started, watched, started again when it dies, stopped.

`zi layani` keeps one for as long as it runs; `zi jalankan` starts one for the length of one run
when no `zi layani` is there. It stands in a process session of its own, so that Ctrl-C reaches us
first and runs in progress can still report to it, and it ends by itself when we are gone.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from flows.lingkungan import alamat, alamat_api, folder_prefect, galat_folder, siapkan_folder
from flows.pencatatan import CATATAN
from flows.server.pintu import VARIABEL_NAMA
from flows.server.rahasia import rahasia_server
from flows.server.sementara import catat_skema, lingkungan_sementara
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatLayanan
from tata_usaha.dasar.kunci import Kunci, terkunci
from tata_usaha.dasar.pintu import ALAMAT_LOKAL, SETEMPAT, Pintu, bebas

_BATAS_MULAI = 120.0
_BATAS_HENTI = 10.0
_PERCOBAAN = 3
_SABAR = 1.0
"""Seconds for which `zi layani` waits for the lock: a `zi jalankan` that looks whether we run holds it for a moment."""


def sehat(porta: int) -> bool:
    """Tell whether a Prefect server answers on a port of this computer."""
    sambungan = http.client.HTTPConnection(ALAMAT_LOKAL, porta, timeout=3)
    try:
        sambungan.request("GET", "/api/health")
        jawaban = sambungan.getresponse()
        return jawaban.status == 200 and jawaban.read(16) == b"true"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        sambungan.close()


def porta_layanan() -> int | None:
    """Return the port of the `zi layani` that runs on our Prefect database now; None when none does."""
    # asked of the lock first: whoever listens on the port of one that was killed is not sent our secret
    porta = _tanda().get("porta") if terkunci(_berkas_kunci()) else None
    return porta if porta and sehat(porta) else None


def pakai_server(porta: int) -> None:
    """Let Prefect's client, which is imported later, use the server of ours on a port, whatever was set.

    Raises:
        GalatLayanan: when the server's secret cannot be read.

    """
    os.environ["PREFECT_API_URL"] = alamat_api(porta)
    os.environ["PREFECT_API_AUTH_STRING"] = rahasia_server()


def _berkas_layanan() -> Path:
    return folder_prefect() / "layani.json"


def _berkas_kunci() -> Path:
    return folder_prefect() / "layani.kunci"


def _tanda() -> dict[str, int]:
    """Return what a running `zi layani` wrote of itself: port and process id; nothing when there is none."""
    try:
        tanda = json.loads(_berkas_layanan().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return tanda if isinstance(tanda, dict) and all(isinstance(n, int) for n in tanda.values()) else {}


def cari_porta() -> int:
    """Return a port that nobody uses now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as soket:
        soket.bind((ALAMAT_LOKAL, 0))
        porta: int = soket.getsockname()[1]
        return porta


class ServerPrefect:
    """One server on one port. Its own words go to `catatan`, a file of the last start only.

    A temporary one (`sementara`) is there to record one run, and does nothing else.
    Making one raises `GalatLayanan` when Prefect's folder cannot be used.
    """

    def __init__(self, porta: int, *, sementara: bool = False, pintu: Pintu = SETEMPAT) -> None:
        self._porta = porta
        self._pintu = pintu
        self._sementara = sementara
        self._rahasia = rahasia_server()  # kept: whoever was let in stays so when the server has to start again
        self._anak: subprocess.Popen[bytes] | None = None
        self.catatan = folder_prefect() / ("server-sementara.log" if sementara else "server.log")

    def mulai(self) -> None:
        """Start the server; `tunggu` says when it answers.

        Raises:
            GalatLayanan: when the port is in use, or Prefect's folder cannot be written.

        """
        if not all(bebas(alamat, self._porta) for alamat in self._pintu.soket):
            raise GalatLayanan(
                f"Porta {self._porta} sudah dipakai program lain.",
                "Hentikan program itu, atau pilih porta lain, misalnya ZI_PORT=4201 zi layani.",
            )
        siapkan_folder()
        try:
            self.catatan.write_bytes(b"")
            self._anak = self._jalankan()
        except OSError as galat:
            raise galat_folder(galat) from galat

    def tunggu(self) -> None:
        """Return when the server answers.

        Raises:
            GalatLayanan: when it ends or does not answer in two minutes, with the last it said.

        """
        akhir = time.monotonic() + _BATAS_MULAI
        while self._mati() or not sehat(self._porta):
            if self._mati() or time.monotonic() > akhir:
                raise GalatLayanan(
                    f"Server Prefect tidak dapat dimulai. Kata terakhirnya:\n{self._kata_terakhir()}",
                    f"Catatan lengkapnya di {self.catatan}. Folder itu hanya berisi jejak Prefect, bukan naskah; "
                    "kalau rusak, pindahkan, lalu jalankan lagi.",
                )
            time.sleep(0.05 if self._sementara else 0.25)
        if self._sementara:
            catat_skema()

    def hentikan(self) -> None:
        """Stop the server and return when it is gone."""
        if self._anak is None:
            return
        if self._anak.stdin is not None:
            self._anak.stdin.close()  # which tells it to stop
        try:
            self._anak.wait(_BATAS_HENTI)
        except subprocess.TimeoutExpired:
            self._anak.kill()
            self._anak.wait()

    def _jalankan(self) -> subprocess.Popen[bytes]:
        with self.catatan.open("ab") as keluaran:
            return subprocess.Popen(
                [sys.executable, "-m", "flows.server.server_prefect"],
                stdin=subprocess.PIPE,
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                env=os.environ | self._lingkungan(),
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )

    def _lingkungan(self) -> dict[str, str]:
        asal = self._pintu.asal(self._porta)
        return {
            "PREFECT_SERVER_API_HOST": self._pintu.pasang,
            "PREFECT_SERVER_API_PORT": str(self._porta),
            "PREFECT_SERVER_API_AUTH_STRING": self._rahasia,
            "PREFECT_SERVER_UI_API_URL": "/api",  # by whichever of its names the page was opened
            VARIABEL_NAMA: ",".join(self._pintu.nama),
            **({"PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": ",".join(asal)} if self._pintu.nama else {}),
            **(lingkungan_sementara() if self._sementara else {}),
        }

    def _mati(self) -> bool:
        return self._anak is None or self._anak.poll() is not None

    def _kata_terakhir(self) -> str:
        return "\n".join(self.catatan.read_text(encoding="utf-8", errors="replace").splitlines()[-5:])


class Layanan(ServerPrefect):
    """The server of `zi layani` while a `with` lasts: started again when it dies, found by `zi jalankan`.

    There is one on a Prefect folder at a time: two would take each other's runs.
    """

    def __init__(self, porta: int, pintu: Pintu = SETEMPAT) -> None:
        super().__init__(porta, pintu=pintu)
        self._berhenti = threading.Event()
        self._pengawas = threading.Thread(target=self._awasi, name="pengawas-server", daemon=True)
        self._kunci = Kunci(_berkas_kunci())
        self.galat: GalatLayanan | None = None

    def __enter__(self) -> Self:
        """Start the server and leave a mark by which it is found; `tunggu` says when it answers.

        Raises:
            GalatLayanan: when one runs already, the port is in use, or Prefect's folder cannot be written.

        """
        self._pastikan_sendiri()
        try:
            self.mulai()
        except BaseException:
            self._lepas_tanda()
            raise
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, nilai: BaseException | None, jejak: TracebackType | None
    ) -> None:
        """Stop watching, stop the server, take away the mark."""
        self._berhenti.set()
        if self._pengawas.is_alive():
            self._pengawas.join()
        self.hentikan()
        self._lepas_tanda()

    def _pastikan_sendiri(self) -> None:
        """Take the lock and leave the mark."""
        siapkan_folder()
        try:
            sendiri = self._kunci.coba(_SABAR)
            if sendiri:
                tanda = {"porta": self._porta, "proses": os.getpid()}
                berkas.simpan(_berkas_layanan(), json.dumps(tanda).encode())
        except OSError as galat:
            raise galat_folder(galat) from galat
        if not sendiri:
            lain = _tanda()
            di_mana = f" di {alamat(lain['porta'])} (proses {lain.get('proses')})" if "porta" in lain else ""
            raise GalatLayanan(
                f"zi layani sudah berjalan{di_mana} dengan folder Prefect yang sama, {folder_prefect()}.",
                "Pakai yang sudah berjalan itu, atau hentikan dulu dengan Ctrl-C di jendelanya.",
            )

    def _lepas_tanda(self) -> None:
        _berkas_layanan().unlink(missing_ok=True)
        self._kunci.lepas()

    def tunggu(self) -> None:
        """Return when the server answers, and watch it from then on.

        Raises:
            GalatLayanan: as `ServerPrefect.tunggu`.

        """
        super().tunggu()
        self._pengawas.start()

    def _awasi(self) -> None:
        """Start the server again whenever it has ended; give up when that does not help."""
        gagal = 0
        while not self._berhenti.wait(1):
            if not self._mati():
                gagal = 0 if gagal and sehat(self._porta) else gagal
                continue
            gagal += 1
            if gagal > _PERCOBAAN:
                self.galat = GalatLayanan(
                    f"Server Prefect terus berhenti. Kata terakhirnya:\n{self._kata_terakhir()}",
                    f"Catatan lengkapnya di {self.catatan}.",
                )
                signal.raise_signal(signal.SIGINT)
                return
            CATATAN.warning("Server Prefect berhenti; dijalankan lagi.")
            self._anak = self._jalankan()
