"""The desk as a server: on which addresses it listens, what it says when it is there, how it ends.

It is one process. It never believes what a request says of the address it comes from, because nothing stands in front
of it. What a killed desk left of uploads is removed only when no other desk of the same register is alive.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from meja.aplikasi import susun_aplikasi
from meja.keamanan.awal import Undangan
from meja.setelan import SetelanMeja
from meja.unggahan import bersihkan, folder_unggahan
from tata_usaha.cli.tampilan import umumkan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatLayanan
from tata_usaha.dasar.kunci import Kunci, terkunci
from tata_usaha.dasar.letak_meja import LetakMeja, catat_meja, folder_meja
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.pintu import Pintu, bebas, buka_soket
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.dasar.sinyal import berhenti_seperti_ctrl_c
from tata_usaha.kerja.pengguna import ada_admin
from tata_usaha.kerja.tahun import sebutan_kantor, zona_kantor

if TYPE_CHECKING:
    from meja.keamanan.simpanan_sertifikat import SertifikatMeja

VARIABEL_INDUK = "ZI_MEJA_BERSAMA_INDUK"
"""Set by whoever starts the desk as a child: it then ends when its standard input does."""
_SABAR_HENTI = 5
_TUTUP_DIAM = 30


@dataclass(frozen=True)
class Permintaan:
    """What somebody asked of `zi meja`; `http`: others without TLS, on purpose."""

    satker: str
    porta: int
    pintu: Pintu
    http: bool = False


def layani_meja(pengaturan: Pengaturan, minta: Permintaan) -> int:
    """Serve the desk until Ctrl-C, SIGTERM or the closing of the window; return the exit code.

    Raises:
        GalatLayanan: when the port is in use, or the folder of the desk or that of its certificates cannot be used.
        GalatPemakaian: when keys would lie where others read them.
        GalatRencana: when there is no such office.
        GalatBasisData: when the register cannot be used.

    """
    berhenti_seperti_ctrl_c()
    pastikan_bebas(minta)
    sertifikat = _sertifikat(pengaturan, minta) if minta.pintu.terbuka and not minta.http else None
    setelan = SetelanMeja(
        minta.satker,
        minta.porta,
        minta.pintu.pasang,
        minta.pintu.dilayani,
        aman=sertifikat is not None,
        biasa=minta.pintu.terbuka and minta.http,
        sertifikat=sertifikat.umum if sertifikat else None,
        sertifikat_meja=sertifikat.meja if sertifikat else None,
    )
    with _hidup(pengaturan, minta.porta):
        undangan = None if ada_admin(pengaturan, minta.satker) else Undangan()
        aplikasi = susun_aplikasi(pengaturan, setelan, undangan)
        konfigurasi = uvicorn.Config(
            aplikasi,
            lifespan="on",  # it keeps the register open, and makes the pages of letters
            ws="none",
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=_TUTUP_DIAM,
            timeout_graceful_shutdown=_SABAR_HENTI,
            ssl_certfile=setelan.sertifikat_meja,  # the key is in it
        )
        if os.environ.get(VARIABEL_INDUK):
            threading.Thread(target=_berhenti_bersama_induk, daemon=True).start()
        with contextlib.suppress(KeyboardInterrupt), contextlib.ExitStack() as tumpukan:
            soket = [_soket(alamat, minta.porta, tumpukan) for alamat in minta.pintu.soket]
            _catat(pengaturan, setelan, minta)
            _Peladen(konfigurasi, _sapaan(setelan, minta, undangan, sertifikat)).run(sockets=soket)
    umumkan("Meja ditutup.")
    return 0


class _Peladen(uvicorn.Server):
    """A server that says where it is as soon as it can be reached."""

    def __init__(self, konfigurasi: uvicorn.Config, sapaan: Sequence[str]) -> None:
        super().__init__(konfigurasi)
        self._sapaan = sapaan

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and tell it."""
        await super().startup(sockets)
        if self.started:
            umumkan(*self._sapaan)


def alamat_meja(setelan: SetelanMeja) -> str:
    """Return the address by which this computer itself opens the desk."""
    return f"{setelan.skema}://127.0.0.1:{setelan.porta}"


def letak_meja(setelan: SetelanMeja, pintu: Pintu) -> LetakMeja:
    """Return where people are led who come from elsewhere: by its first name for others where it has one."""
    if pintu.terbuka:
        return LetakMeja(f"{setelan.skema}://{pintu.nama[0]}:{setelan.porta}", terbuka=True)
    return LetakMeja(alamat_meja(setelan))


def siapkan_folder(pengaturan: Pengaturan) -> Path:
    """Return the desk's folder, made if it was not there.

    Raises:
        GalatLayanan: when it cannot be made.

    """
    folder = folder_meja(pengaturan)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as galat:
        raise galat_folder(folder, galat) from galat
    return folder


def galat_folder(folder: Path, galat: OSError) -> GalatLayanan:
    """Return what tells a person that the desk's folder cannot be used."""
    return GalatLayanan(
        f"Folder meja {folder} tidak dapat dipakai: {sebab_sistem(galat)}.",
        saran_sistem(galat, "Atur ZI_DATABASE atau ZI_OUTBOX ke folder yang dapat ditulisi."),
    )


def _catat(pengaturan: Pengaturan, setelan: SetelanMeja, minta: Permintaan) -> None:
    """Write down where the desk is, for runs and mail that lead people to its pages."""
    try:
        catat_meja(pengaturan, minta.satker, letak_meja(setelan, minta.pintu))
    except OSError as galat:
        raise galat_folder(folder_meja(pengaturan), galat) from galat


def _sertifikat(pengaturan: Pengaturan, minta: Permintaan) -> SertifikatMeja:
    """Return the certificate under which others are served; no office that is none gets one."""
    from meja.keamanan.simpanan_sertifikat import folder_sertifikat, siapkan_sertifikat

    zona_kantor(pengaturan, minta.satker)
    folder = folder_sertifikat(pengaturan, minta.satker)
    kantor = sebutan_kantor(pengaturan, minta.satker)
    return siapkan_sertifikat(folder, kantor, minta.pintu.dilayani, waktu.sekarang())


def _sapaan(
    setelan: SetelanMeja, minta: Permintaan, undangan: Undangan | None, sertifikat: SertifikatMeja | None
) -> list[str]:
    """Return the lines that say where the desk is."""
    sini = alamat_meja(setelan)
    baris = [f"Meja terbuka di {sini} (hentikan dengan Ctrl-C)."]
    if minta.pintu.terbuka:
        lain = ", ".join(f"{setelan.skema}://{nama}:{minta.porta}" for nama in minta.pintu.nama)
        baris.append(f"Dari komputer lain: {lain}")
    if setelan.biasa:
        baris.append("Tanpa TLS: kata sandi dapat dibaca orang lain di jaringan yang sama.")
    if sertifikat is not None:
        if sertifikat.diganti:
            baris.append(f"Sertifikat kantor DIGANTI: {sertifikat.diganti}. Pasang yang baru di setiap komputer.")
        baris += [
            f"Sertifikat kantor, dipasang sekali di setiap komputer: {sertifikat.umum}",
            f"Caranya, dan berkasnya juga, di {sini}/sertifikat. Sidik SHA-256-nya:",
            f"  {sertifikat.sidik}",
        ]
    if undangan is not None:
        baris.append(
            f"Belum ada admin. Buka di komputer ini, dalam 30 menit, satu kali saja: {sini}/awal/{undangan.token}"
        )
    return baris


def pastikan_bebas(minta: Permintaan) -> None:
    """Refuse a port on which somebody listens.

    Raises:
        GalatLayanan: naming the port.

    """
    if not all(bebas(alamat, minta.porta) for alamat in minta.pintu.soket):
        raise GalatLayanan(
            f"Porta {minta.porta} sudah dipakai program lain, mungkin meja yang sudah terbuka.",
            "Pakai meja yang sudah terbuka itu, atau pilih porta lain, misalnya ZI_MEJA_PORT=4310 zi meja.",
        )


def _soket(alamat: str, porta: int, tumpukan: contextlib.ExitStack) -> socket.socket:
    try:
        return tumpukan.enter_context(buka_soket(alamat, porta))
    except OSError as galat:
        raise GalatLayanan(f"Porta {porta} tidak dapat dipakai: {sebab_sistem(galat)}.", "Jalankan lagi.") from galat


@contextlib.contextmanager
def _hidup(pengaturan: Pengaturan, porta: int) -> Iterator[None]:
    """Be seen to be alive while a `with` lasts; when nobody else is, what a killed desk left of uploads is removed."""
    folder = siapkan_folder(pengaturan)
    kunci = Kunci(folder / f"hidup-{porta}.kunci")
    try:
        sendiri = kunci.coba()
        lain = not sendiri or any(terkunci(b) for b in folder.glob("hidup-*.kunci") if b != kunci.berkas)
        if not lain:
            bersihkan(pengaturan)
    except OSError as galat:
        raise galat_folder(folder, galat) from galat
    try:
        with sementara_di(folder_unggahan(pengaturan)):
            yield
    finally:
        kunci.lepas()


@contextlib.contextmanager
def sementara_di(folder: Path) -> Iterator[None]:
    """Let all that this process lays aside for a moment lie in a folder while a `with` lasts.

    The system's own may be memory (tmpfs), which one upload of 200 MB fills; here the free disk was asked for
    (`meja.keamanan.isi`), and what a killed desk leaves is removed at its next start.

    Raises:
        GalatLayanan: when the folder cannot be made.

    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as galat:
        raise galat_folder(folder, galat) from galat
    semula, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = semula


def _berhenti_bersama_induk() -> None:
    while os.read(0, 1024):
        pass
    signal.raise_signal(signal.SIGTERM)
