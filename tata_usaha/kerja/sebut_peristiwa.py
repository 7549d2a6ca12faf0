"""What happened to a letter, told in a sentence: the register's words are those of a machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from tata_usaha.agenda.rantai import Kejadian
from zi_model.bahasa import tanggal_panjang

Rincian = Mapping[str, str | int | None]


def _hari(nilai: str | int | None) -> str:
    """Return a day as people write it; what is none stays as it is."""
    try:
        return tanggal_panjang(dt.date.fromisoformat(str(nilai)))
    except ValueError:
        return str(nilai)


def _dinomori(d: Rincian) -> str:
    nomor = f"Dinomori {d['nomor']}" if d.get("nomor") else "Diberi tanggal"
    tanggal = f"{', tanggal' if d.get('nomor') else ''} {_hari(d['tanggal'])}" if d.get("tanggal") else ""
    diganti = f" (sebelumnya nomor {d['diganti']})" if d.get("diganti") else ""
    return f"{nomor}{tanggal}{diganti}"


def _ditandatangani(d: Rincian) -> str:
    hari = f" pada {_hari(d['ditandatangani'])}" if d.get("ditandatangani") else ""
    asal = f", salinannya “{d['asal']}”" if d.get("asal") else ""
    return f"Ditandatangani{hari}{asal}"


def _batal(d: Rincian) -> str:
    if d.get("dicabut_oleh"):
        return f"Dicabut oleh {d['dicabut_oleh']} sejak {_hari(d.get('dicabut_sejak'))}"
    return "Dibatalkan"


def _pindah(d: Rincian) -> str:
    ke = PurePosixPath(str(d.get("ke") or "")).name
    return f"Berkasnya pindah: sekarang “{ke}”" if ke else "Berkasnya pindah"


def _tetap(kalimat: str) -> Callable[[Rincian], str]:
    return lambda _d: kalimat


_KALIMAT: dict[str, Callable[[Rincian], str]] = {
    "DICATAT": _tetap("Dicatat di buku agenda"),
    "BARU": _tetap("Konsep disusun"),
    "DIGANTI": lambda d: f"Konsep disusun ulang karena datanya berubah (revisi {d.get('revisi')})",
    "DISANDINGKAN": _tetap("Konsep baru ditaruh di samping yang sedang dikerjakan"),
    "TETAP": _tetap("Konsep dikenali lagi sesudah pekerjaan terputus"),
    "SUNTINGAN": _tetap("Suntingan diunggah"),
    "SUNTINGAN_LAIN": _tetap("Suntingan lain disimpan di sampingnya"),
    "DIISI": _tetap("Isian dilengkapi"),
    "DINOMORI": _dinomori,
    "SIAP_TTD": _tetap("Dinyatakan siap ditandatangani"),
    "DIBUKA": _tetap("Dibuka kembali menjadi konsep"),
    "DITANDATANGANI": _ditandatangani,
    "DITERIMA": lambda d: f"Pindaian “{d.get('asal') or ''}” dikenal dari {d.get('dikenal') or 'isinya'}",
    "PINDAIAN_LAIN": lambda d: f"Pindaian lain “{d.get('asal') or ''}” disimpan di riwayat",
    "DITAUTKAN": lambda d: f"Menjadi bukti: {d['tautan']}" if d.get("tautan") else "Tidak menjadi bukti baris mana pun",
    "DILEPAS": _tetap("Salinan bertanda tangan dilepas"),
    "DIARSIPKAN": lambda d: f"Diarsipkan di {d['tempat']}" if d.get("tempat") else "Diarsipkan",
    "BATAL": _batal,
    "DIPAKAI": _tetap("Berkas yang dipakai dipilih"),
    "DIIKUTI": _pindah,
    "DIPINDAHKAN": _pindah,
    "AKAN_DIPINDAHKAN": _tetap("Berkas akan dipindahkan ke folder tahunnya"),
    "DIBACA": _tetap("Isi yang terbit dibaca"),
    "DIPULIHKAN": _tetap("Catatannya dipulihkan"),
    "TINDAK_LANJUT_DIJAWAB": _tetap("Rekomendasinya dijawab"),
    "KEHADIRAN_DICATAT": lambda d: f"Kehadiran rapatnya dicatat: {d.get('jumlah')} orang",
    "RAPAT_DIPINDAHKAN": lambda d: f"Rapatnya dipindahkan ke {_hari(d.get('ke'))}",
    "ISI_BERAKHIR": _tetap("Isi yang terbit tidak berlaku lagi"),
}


def sebut_peristiwa(kejadian: Kejadian) -> str:
    """Return what happened in an event, in Indonesian without a full stop; one that is not known by its own name."""
    sebut = _KALIMAT.get(kejadian.peristiwa)
    if sebut is None:
        return kejadian.peristiwa.replace("_", " ").capitalize()
    try:
        return sebut(kejadian.data)
    except ValueError:  # the details are none that we wrote: the proof of the register tells
        return sebut({})
