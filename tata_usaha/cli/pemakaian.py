"""What somebody typed on a command line, and what was wrong with it: cyclopts tells it in English only."""

from __future__ import annotations

import datetime as dt
import difflib
from typing import TYPE_CHECKING, Any

from cyclopts.exceptions import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from tata_usaha.dasar.galat import GalatPemakaian

if TYPE_CHECKING:
    from cyclopts.help import ColumnSpec, HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions


def baca_tanggal(teks: str) -> dt.date:
    """Return the date that somebody typed.

    Raises:
        GalatPemakaian: when it is none.

    """
    try:
        return dt.date.fromisoformat(teks)
    except ValueError as galat:
        raise GalatPemakaian(
            f"“{teks}” bukan tanggal.", "Tulis sebagai tahun-bulan-hari, misalnya 2026-03-31."
        ) from galat


def terjemahkan(salah: CycloptsError) -> str:
    """Return the message for a person."""
    match salah:
        case UnknownCommandError():
            return _perintah_tidak_dikenal(salah)
        case UnknownOptionError():
            return f"Pilihan “{salah.token.keyword or salah.token.value}” tidak dikenal."
        case UnusedCliTokensError():
            return f"Argumen berlebih: {' '.join(salah.unused_tokens or ())}."
        case MissingArgumentError():
            return f"Argumen {_nama(salah)} harus diisi."
        case RepeatArgumentError():
            return f"Argumen {_nama(salah)} ditulis lebih dari sekali."
        case CoercionError():
            nilai = salah.token.value if salah.token else ""
            return f"Nilai “{nilai}” untuk {_nama(salah)} tidak dapat dipakai.{_pilihan(salah)}"
        case _:
            return "Perintah tidak dapat dibaca."


def _perintah_tidak_dikenal(salah: UnknownCommandError) -> str:
    kata = (salah.unused_tokens or [""])[0]
    dikenal = [nama for nama in (salah.app or ()) if not nama.startswith("-")]
    dekat = difflib.get_close_matches(kata, dikenal, n=1)
    saran = f"Maksudnya “{dekat[0]}”?" if dekat else f"Yang ada: {', '.join(dikenal)}."
    return f"Perintah “{kata}” tidak dikenal. {saran}"


def _nama(salah: CycloptsError) -> str:
    if salah.argument is None:
        return "ini"
    nama = salah.argument.name
    return nama if nama.startswith("--") else nama.upper()


def _pilihan(salah: CoercionError) -> str:
    from enum import Enum
    from typing import Literal, get_args, get_origin

    jenis = salah.target_type
    if isinstance(jenis, type) and issubclass(jenis, Enum):
        return f" Pilih salah satu: {', '.join(str(anggota.value) for anggota in jenis)}."
    if get_origin(jenis) is Literal:
        return f" Pilih salah satu: {', '.join(map(str, get_args(jenis)))}."
    return ""


def tulis_bantuan(layar: Console, pilihan: ConsoleOptions, panel: HelpPanel) -> None:
    """Print one part of a help text: which values an argument takes, and that it must be given, in Indonesian."""
    from cyclopts.help import DefaultFormatter

    if panel.format == "parameter":
        DefaultFormatter(column_specs=_kolom)(layar, pilihan, panel)
    else:
        DefaultFormatter()(layar, pilihan, panel)


def _kolom(console: Console, options: ConsoleOptions, entries: list[HelpEntry]) -> tuple[ColumnSpec, ...]:
    from cyclopts.help.specs import get_default_parameter_columns

    *awal, uraian = get_default_parameter_columns(console, options, entries)
    return (*awal, uraian.copy(renderer=_uraian))


def _uraian(satu: HelpEntry) -> Any:
    from cyclopts.help.specs import DescriptionRenderer
    from rich.text import Text

    hasil: Any = DescriptionRenderer()(satu.copy(choices=(), required=False))
    kata = [f"[pilihan: {', '.join(satu.choices)}]"] if satu.choices else []
    for tambahan in [*kata, *(["[wajib]"] if satu.required else [])]:
        hasil.append(Text(tambahan))
    return hasil
