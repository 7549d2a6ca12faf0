"""What happened, and to what, told in words: those of the register are a machine's.

Every event that the program writes has its sentence here (`tests/tata_usaha/kerja/test_sebut_peristiwa.py` looks for
them in the code), with those of letters, evidence, the office's data, people and runs alike.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from tata_usaha.agenda.rantai import Kejadian
from zi_model.bahasa import tanggal_panjang
from zi_model.nama_naskah import sebut_nama, sebut_nama_awal
from zi_model.pengguna import Pengguna, baca_peran
from zi_model.periode import Periode, PeriodeTidakSah

Rincian = Mapping[str, str | int | None]

_ALUR = re.compile(r"alur ([a-z]+) (\d{4}(?:-[A-Z0-9]+)*)(?: \S+)?")
_SEBUT_MAKS = 3
"""So many changes of one file are told one by one."""


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


def _ditautkan(d: Rincian) -> str:
    if not d.get("tautan"):
        return "Tidak menjadi bukti baris mana pun"
    semua = (satu.rpartition(" ") for satu in str(d["tautan"]).split(", "))
    return f"Menjadi bukti: {', '.join(f'{kode} {_periode(periode)}'.strip() for kode, _, periode in semua)}"


def _batal(d: Rincian) -> str:
    if d.get("dicabut_oleh"):
        return f"Dicabut oleh {d['dicabut_oleh']} sejak {_hari(d.get('dicabut_sejak'))}"
    return "Dibatalkan"


def _pindah(d: Rincian) -> str:
    ke = PurePosixPath(str(d.get("ke") or "")).name
    return f"Berkasnya pindah: sekarang “{ke}”" if ke else "Berkasnya pindah"


def _berkas(kata: str) -> Callable[[Rincian], str]:
    def sebut(d: Rincian) -> str:
        nama = PurePosixPath(str(d.get("berkas") or d.get("asal") or "")).name
        return f"{kata}: “{nama}”" if nama else kata

    return sebut


def _periode(teks: str) -> str:
    """Return what people call a period; another text stays as it is."""
    try:
        return Periode.parse(teks).nama.replace(" Tahun ", " ")
    except PeriodeTidakSah:
        return teks


def _alur(d: Rincian) -> str:
    bagian = [_periode(str(d[n])) for n in ("periode", "bagian", "kode") if d.get(n) and d[n] != "semua"]
    return f"Dijalankan sekarang ({', '.join(bagian)})" if bagian else "Dijalankan sekarang"


def _diubah(kata: str) -> Callable[[Rincian], str]:
    """Say what of the office's data became what; a key is told by its words."""

    def sebut(d: Rincian) -> str:
        semua = [f"{_kata(k)}: {v}" for k, v in d.items() if k not in {"dari_sha256", "ke_sha256", "oleh"}]
        lain = f", dan {len(semua) - _SEBUT_MAKS} lagi" if len(semua) > _SEBUT_MAKS else ""
        oleh = f" (oleh {d['oleh']})" if d.get("oleh") else ""
        return f"{kata}{': ' if semua else ''}{'; '.join(semua[:_SEBUT_MAKS])}{lain}{oleh}"

    return sebut


def _kata(kunci: str) -> str:
    return " ".join(kunci.removeprefix("fakta.").replace("_", " ").replace("-", " ").split("."))


def _orang(kata: str) -> Callable[[Rincian], str]:
    """Say what of a person at the desk is new."""

    def sebut(d: Rincian) -> str:
        semua = [str(d["nama_lengkap"])] if d.get("nama_lengkap") else []
        semua += [f"peran {_peran(str(d['peran']))}"] if d.get("peran") else []
        semua += [f"NIP {d['nip']}" if d["nip"] else "tanpa NIP"] if "nip" in d and (d["nip"] or len(d) == 1) else []
        return f"{kata}: {', '.join(semua)}" if semua else kata

    return sebut


def _peran(teks: str) -> str:
    """Return roles as people call them; what is none of ours stays as it is."""
    try:
        return Pengguna("", "", *baca_peran(teks)).sebutan_peran.replace("_", " ")
    except ValueError:
        return teks


def _tetap(kalimat: str) -> Callable[[Rincian], str]:
    return lambda _d: kalimat


KALIMAT: dict[str, Callable[[Rincian], str]] = {
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
    "DITAUTKAN": _ditautkan,
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
    "BUKTI_DITERIMA": _berkas("Bukti diterima"),
    "BUKTI_DITAUTKAN": _berkas("Tautan ditaruh"),
    "BUKTI_DITARIK": _berkas("Bukti ditarik"),
    "KIRIMAN_DISISIHKAN": _berkas("Kiriman disisihkan"),
    "KIRIMAN_DIKEMBALIKAN": _berkas("Kiriman dikembalikan, menunggu lagi"),
    "BUKTI_DIARSIPKAN": _tetap("Folder bukti setahun dicatat sebagai arsip"),
    "ARSIP_BUKTI_DIBATALKAN": _tetap("Arsip folder bukti dibatalkan"),
    "CATATAN_UNIT": lambda d: f"Catatan ditulis: “{d.get('teks') or ''}”",
    "NOMOR_LUAR": lambda d: f"Nomor {d.get('nomor')} dicatat dipakai di luar program: {d.get('perihal') or ''}",
    "ALUR_DIMINTA": _alur,
    "AKAN_DIUBAH": _diubah("Akan diubah"),
    "DIUBAH": _diubah("Diubah"),
    "PENGGUNA_DITAMBAH": _orang("Ditambahkan"),
    "PENGGUNA_DIUBAH": _orang("Diubah"),
    "PENGGUNA_DIAKTIFKAN": _tetap("Diaktifkan lagi"),
    "PENGGUNA_DINONAKTIFKAN": _tetap("Dinonaktifkan"),
    "SANDI_AWAL": _tetap("Diberi kata sandi awal"),
    "SANDI_DIGANTI": _tetap("Kata sandinya diganti"),
    "SESI_DICABUT": lambda d: f"Dikeluarkan dari {d['banyak']} tempat masuk" if d.get("banyak") else "Dikeluarkan",
}


def sebut_peristiwa(kejadian: Kejadian) -> str:
    """Return what happened in an event, in Indonesian without a full stop; one that is not known by its own name."""
    sebut = KALIMAT.get(kejadian.peristiwa)
    if sebut is None:
        return kejadian.peristiwa.replace("_", " ").capitalize()
    try:
        return sebut(kejadian.data)
    except ValueError:  # the details are none that we wrote: the proof of the register tells
        return sebut({})


def sebut_pelaku(oleh: str) -> str:
    """Return who did something as people say it: a run is told with its period's name, a person as written."""
    cocok = _ALUR.fullmatch(oleh)
    return f"alur {cocok[1]}, {_periode(_hari(cocok[2]))}" if cocok else oleh


def sebut_kunci(kunci: str) -> str:
    """Return what an event is about that is about no letter of the register."""
    _, _, ekor = kunci.partition("/")
    match ekor.split("/"):
        case [periode, "bukti", kode]:
            return f"Bukti baris {kode}, {_periode(periode)}"
        case [tahun, "folder-bukti"]:
            return f"Folder bukti {tahun}"
        case ["nomor", pencacah, tahun, nomor]:
            return f"Nomor {nomor} ({sebut_nama(pencacah)} {tahun})"
        case ["kiriman"]:
            return "Kiriman masuk"
        case ["alur", jenis]:
            return f"Alur {jenis}"
        case ["pengguna", siapa]:
            return f"Pengguna {siapa}"
        case ["kantor", berkas]:
            return _BERKAS_KANTOR.get(berkas, f"Data kantor ({berkas})")
        case [periode, naskah] if _periode(periode) != periode:
            return f"{sebut_nama_awal(naskah)}, {_periode(periode)}"
        case _:
            return ekor or kunci


_BERKAS_KANTOR = {
    "satker.yaml": "Data kantor",
    "fakta.yaml": "Data kantor",
    "pejabat.yaml": "Pejabat dan tim",
    "pegawai.csv": "Daftar pegawai",
    "pegawai.xlsx": "Daftar pegawai",
}
