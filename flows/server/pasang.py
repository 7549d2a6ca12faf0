"""`zi layani --pasang`: files with which the computer's own system starts `zi layani` when it starts.

For Linux a systemd unit, which runs as the account that wrote it, also when nobody has logged in; for Windows a task of
the Task Scheduler that does the same, and the small program that it starts. They are written side by side, readable by
whoever installs them, so they hold folders and options only: what is secret comes from a file that only the account
reads, `layani.env`, or from the account's own environment.
"""

from __future__ import annotations

import getpass
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from flows.lingkungan import folder_prefect, galat_folder, siapkan_folder
from tata_usaha.dasar import berkas
from tata_usaha.dasar.pengaturan import AKAR

NAMA = "zi-layani"
_DISALIN = (
    "ZI_PLAN",
    "ZI_BUKTI",
    "ZI_OUTBOX",
    "ZI_TEMPLAT",
    "ZI_DATABASE",
    "ZI_CADANGAN",
    "ZI_PORT",
    "ZI_MEJA_PORT",
    "PREFECT_HOME",
)
_BERSANDI = re.compile(r"://[^/]*@")
"""An address with an account in it, as PostgreSQL's: it may have a password, which stands in no unit."""


@dataclass(frozen=True)
class Layanan:
    """What is started, as whom, where, with which environment; `rahasia` is the file that may add to that."""

    perintah: tuple[str, ...]
    akun: str
    folder: Path
    lingkungan: tuple[tuple[str, str], ...]
    rahasia: Path


def tulis_berkas(pilihan: Sequence[str], lingkungan: Mapping[str, str] = os.environ) -> list[str]:
    """Write the files for `zi layani` with these options; return the lines that say how to put them to use.

    Raises:
        GalatLayanan: when Prefect's folder cannot be written.

    """
    tujuan = siapkan_folder() / "pasang"
    layanan = _layanan(pilihan, lingkungan)
    isi = {
        f"{NAMA}.service": susun_unit(layanan).encode(),
        f"{NAMA}.cmd": susun_cmd(layanan).encode(),
        f"{NAMA}.xml": susun_tugas(layanan, tujuan / f"{NAMA}.cmd").encode("utf-16"),
    }
    try:
        tujuan.mkdir(exist_ok=True)
        for nama, satu in isi.items():
            berkas.simpan(tujuan / nama, satu)
    except OSError as galat:
        raise galat_folder(galat) from galat
    tertinggal = [nama for nama in _DISALIN if nama in lingkungan and nama not in dict(layanan.lingkungan)]
    return _petunjuk(tujuan, layanan, tertinggal)


def susun_unit(layanan: Layanan) -> str:
    """Return the systemd unit; systemd.exec(5) and systemd.syntax(7) say what must be quoted how."""
    variabel = "".join(f"Environment={_kutip(f'{nama}={nilai}')}\n" for nama, nilai in layanan.lingkungan)
    return f"""# Dibuat oleh zi layani --pasang; buat lagi sesudah folder program dipindah.
[Unit]
Description=Zona Integritas: jadwal dan halaman Prefect (zi layani)
Documentation=file:{_lolos(str(AKAR / "docs" / "panduan.md")).replace(" ", "%%20")}
Wants=network-online.target
After=network-online.target

[Service]
Type=simple
User={_lolos(layanan.akun)}
WorkingDirectory={_lolos(str(layanan.folder))}
{variabel}EnvironmentFile=-{_lolos(str(layanan.rahasia))}
ExecStart={" ".join(_kutip(kata.replace("$", "$$")) for kata in layanan.perintah)}
KillMode=mixed
TimeoutStopSec=60
Restart=on-failure
RestartSec=30
NoNewPrivileges=yes

[Install]
WantedBy=multi-user.target
"""


def susun_cmd(layanan: Layanan) -> str:
    """Return the program that the Windows task starts: the Task Scheduler itself knows no environment."""
    baris = ["@echo off", "chcp 65001 >nul", f'cd /d "{_persen(str(layanan.folder))}"']
    baris += [f'set "{nama}={_persen(nilai)}"' for nama, nilai in layanan.lingkungan]
    baris += ['set "PYTHONUTF8=1"', " ".join(f'"{_persen(kata)}"' for kata in layanan.perintah)]
    return "".join(f"{satu}\r\n" for satu in baris)


def susun_tugas(layanan: Layanan, program: Path) -> str:
    """Return the task for the Windows Task Scheduler, which wants it in UTF-16."""
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Zona Integritas: jadwal dan halaman Prefect (zi layani)</Description>
  </RegistrationInfo>
  <Triggers>
    <BootTrigger>
      <Enabled>true</Enabled>
      <Delay>PT30S</Delay>
    </BootTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{escape(layanan.akun)}</UserId>
      <LogonType>S4U</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>255</Count>
    </RestartOnFailure>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(str(program))}</Command>
      <WorkingDirectory>{escape(str(layanan.folder))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def _layanan(pilihan: Sequence[str], lingkungan: Mapping[str, str]) -> Layanan:
    zi = Path(sys.executable).with_name("zi.exe" if sys.platform == "win32" else "zi")
    program = [str(zi)] if zi.exists() else [sys.executable, "-c", "from tata_usaha.cli import main; main()"]
    disalin = {n: lingkungan[n] for n in _DISALIN if lingkungan.get(n) and not _BERSANDI.search(lingkungan[n])}
    rumah = folder_prefect().resolve()
    akun = getpass.getuser()
    if sys.platform == "win32" and (domain := lingkungan.get("USERDOMAIN")):
        akun = f"{domain}\\{akun}"
    return Layanan(
        perintah=(*program, "layani", *pilihan),
        akun=akun,
        folder=AKAR,
        lingkungan=tuple(({**disalin, "PREFECT_HOME": str(rumah)}).items()),
        rahasia=rumah / "layani.env",
    )


def _petunjuk(tujuan: Path, layanan: Layanan, tertinggal: Sequence[str]) -> list[str]:
    linux = [
        "Linux (systemd), sekali saja, dengan hak administrator:",
        f'  sudo cp "{tujuan / f"{NAMA}.service"}" /etc/systemd/system/',
        f"  sudo systemctl daemon-reload && sudo systemctl enable --now {NAMA}",
        f"  melihat catatannya: journalctl -u {NAMA}; menghentikan: sudo systemctl disable --now {NAMA}",
    ]
    windows = [
        "Windows (Penjadwal Tugas), sekali saja, di Command Prompt sebagai administrator:",
        f'  schtasks /Create /TN {NAMA} /XML "{tujuan / f"{NAMA}.xml"}"',
        f"  schtasks /Run /TN {NAMA}",
        f"  menghentikan: schtasks /End /TN {NAMA}; tidak memulainya lagi: schtasks /Delete /TN {NAMA}",
    ]
    baris = [f"Ditulis di {tujuan}, tanpa kata rahasia di dalamnya. Hentikan dulu zi layani yang sedang berjalan."]
    baris += [*windows, *linux] if sys.platform == "win32" else [*linux, *windows]
    if tertinggal:
        baris.append(
            f"{', '.join(tertinggal)} mungkin berisi sandi, jadi tidak ditulis di situ. Linux: tulis NAMA=NILAI di "
            f"{layanan.rahasia}, lalu chmod 600; Windows: jadikan variabel lingkungan akun itu."
        )
    return [*baris, "Kata rahasia halamannya: zi layani --rahasia"]


def _lolos(teks: str) -> str:
    """Return a value of a unit in which % means itself."""
    return teks.replace("%", "%%")


def _kutip(kata: str) -> str:
    """Return one word of a unit in quotes."""
    return '"' + _lolos(kata).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _persen(teks: str) -> str:
    """Return a text of a command file in which % means itself."""
    return teks.replace("%", "%%")
