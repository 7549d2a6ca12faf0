"""Words of the office's errors at the desk: no command line, no path of the server; advice becomes a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tata_usaha.dasar.galat import GalatBasisData, GalatRencana, GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.anjuran import Anjuran, Tindak
from zi_model.masalah import Masalah


@dataclass(frozen=True)
class Tautan:
    """What may be done next: how it is called, and on which page."""

    teks: str
    rute: str
    bagian: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Keluhan:
    """An error as a page tells it: the sentence, what to do, each place with its own, and where to go on."""

    pesan: str
    saran: str
    tempat: tuple[str, ...] = ()
    langkah: tuple[Tautan, ...] = ()


_NASKAH = {
    Tindak.NOMORI: "Nomori naskah",
    Tindak.GANTI_NOMOR: "Ganti nomornya",
    Tindak.PAKAI_LAGI_NOMOR: "Pakai lagi nomornya",
    Tindak.NYATAKAN_SIAP: "Nyatakan siap",
    Tindak.BUKA_NASKAH: "Buka kembali naskahnya",
    Tindak.TANDATANGANI: "Unggah salinan bertanda tangan",
    Tindak.LEPAS_TTD: "Lepas salinan yang keliru",
    Tindak.ARSIPKAN_NASKAH: "Arsipkan naskah",
    Tindak.BATALKAN_NASKAH: "Batalkan naskah",
}
_HALAMAN = {
    Tindak.PERIKSA_RENCANA: ("Lihat data kantor", "kantor"),
    Tindak.SUSUN_NASKAH: ("Susun naskahnya", "alur"),
    Tindak.PERIKSA_BUKTI: ("Lihat kewajiban", "kewajiban"),
    Tindak.LIHAT_STATUS: ("Lihat kewajiban", "kewajiban"),
    Tindak.DAFTAR_NASKAH: ("Lihat naskah", "naskah"),
    Tindak.BUAT_NASKAH: ("Lihat naskah", "naskah"),
    Tindak.LIHAT_OUTBOX: ("Lihat naskah", "naskah"),
    Tindak.PAKAI_BERKAS: ("Lihat naskah", "naskah"),
    Tindak.NOMORI_PERIODE: ("Nomori beberapa naskah", "naskah.nomori_banyak"),
    Tindak.LIHAT_NOMOR: ("Lihat naskah", "naskah"),
    Tindak.LIHAT_TINDAK_LANJUT: ("Lihat tindak lanjut", "tindak_lanjut"),
    Tindak.TERIMA: ("Lihat kiriman masuk", "kiriman"),
    Tindak.TERIMA_MASUK: ("Lihat kiriman masuk", "kiriman"),
    Tindak.PERIKSA: ("Lihat kesehatan", "kesehatan"),
    Tindak.PULIHKAN: ("Lihat kesehatan", "kesehatan"),
}
_JALANKAN_LAGI = re.compile(r",? lalu (?:jalankan|ulangi) lagi\b|,? lalu `zi [^`]*`(?: lagi)?")
_SIMPAN_DI_WORD = re.compile(r"(\bWord\b[^.;]*?),? lalu simpan\.")
_ULANGI_SESUDAH_WORD = re.compile(r"(\bWord\b[^.;]*?), lalu ulangi\b")
"""What is mended in Word comes back only when it is uploaded: the letter is not the file on a person's own disk."""
_TAUTKAN_PEGAWAI = re.compile(r"Tulis pegawai: \"\d+\" dan nama: null")
"""What only who opens the plan's files can do: the desk has no field for it."""
_AJAKAN = re.compile(r"Jalankan: `?zi\b[^\n]*")
_PERINTAH = re.compile(r"`zi[^`]*`|\bzi (?:outbox|naskah|bukti|rencana|status|nomor|jalankan|periksa|templat)\b[^.;,]*")
_KUNCI = re.compile(r"\b[a-z][a-z0-9-]*/\d{4}(?:-[A-Z0-9]+)?/[a-z][a-z0-9-]*(?:/[\w-]+)?")
_ADMIN = "Hubungi admin."
_BAGI_ADMIN = (
    ("Minta admin memasang", "Pasang"),
    ("sebelum admin memulihkannya", "sebelum Anda memulihkannya"),
    ("Beri tahu admin.", "Caranya ada di panduan admin."),
    ("Hubungi admin.", "Caranya ada di panduan admin."),
    ("hubungi admin", "ikuti panduan admin"),
)
"""What is said of the admin to others, and how to himself."""

_DI_MEJA = (
    ("bila ini catatan unit, namai catatan.txt", "kalau ini kendala, tulis di “Tambahkan kendala”"),
    ("salin berkas aslinya ke folder ini", "pilih berkas aslinya"),
)
"""Advice for who lays files into folders, and what it is at the desk."""


def tautan(anjuran: Anjuran) -> Tautan | None:
    """Return where an advice can be followed at the desk; None when it can only by the admin's own means."""
    parameter = dict(anjuran.parameter)
    if (teks := _NASKAH.get(anjuran.tindak)) and "kunci" in parameter:
        return Tautan(teks, "naskah.satu", (("kunci", parameter["kunci"]),))
    if (halaman := _HALAMAN.get(anjuran.tindak)) is not None:
        return Tautan(*halaman)
    return None


def keluhan(galat: GalatZI, pengaturan: Pengaturan) -> Keluhan:
    """Return an error as a page tells it."""
    bersihkan = pembersih(pengaturan)
    anjuran = [galat.anjuran, *(m.anjuran for m in galat.masalah), *galat.langkah]
    return Keluhan(
        bersihkan(galat.pesan),
        bersihkan(galat.saran),
        tuple(sebut_temuan(m, bersihkan) for m in galat.masalah),
        _sekali(tautan(a) for a in anjuran if a is not None),
    )


def sebut_temuan(satu: Masalah, bersihkan: Callable[[str], str]) -> str:
    """Return a finding as every page tells it: where it is, what is wrong, and what to do."""
    letak = f"{satu.letak.berkas}, baris {satu.letak.baris}" if satu.letak.baris else satu.letak.berkas
    return bersihkan(f"{letak}: {satu.pesan} {satu.saran}".strip())


def keluhan_rencana(galat: GalatRencana, pengaturan: Pengaturan, boleh: Callable[[str], bool]) -> Keluhan:
    """Return that the plan folder has mistakes, as a page that waits for it tells it: each place to who mends them."""
    isi = keluhan(galat, pengaturan)
    if boleh("pengguna"):
        pesan = f"Rencana kantor berisi {len(isi.tempat)} kesalahan." if isi.tempat else isi.pesan
        saran = "Betulkan di berkas yang disebut, di folder rencana kantor, lalu muat ulang halaman ini."
        return replace(isi, pesan=pesan, saran=saran)
    saran = "Yang memerlukannya menunggu; naskah tetap dapat dibaca dan diunduh. Kalau lama, hubungi admin."
    return Keluhan("Rencana kantor sedang diperbaiki admin.", saran)


def pembersih(pengaturan: Pengaturan) -> Callable[[str], str]:
    """Return what takes paths of the server and commands out of a sentence, and calls letters as their pages do."""
    akar = _akar(pengaturan)

    def bersihkan(teks: str) -> str:
        for satu in akar:
            teks = teks.replace(f"{satu}/", "").replace(str(satu), "folder kantor")
        teks = _KUNCI.sub(lambda cocok: _sebut_kunci(pengaturan, cocok[0]), teks)
        teks = _TAUTKAN_PEGAWAI.sub("Admin dapat menautkannya ke daftar itu di pejabat.yaml", teks)
        teks = _AJAKAN.sub(_ADMIN, teks)
        teks = _JALANKAN_LAGI.sub(", lalu ulangi", teks)
        teks = _SIMPAN_DI_WORD.sub(r"\1, simpan, lalu unggah lagi.", teks)
        teks = _ULANGI_SESUDAH_WORD.sub(r"\1, unggah lagi, lalu ulangi", teks)
        return _PERINTAH.sub(_ADMIN.rstrip(".").lower(), teks).strip()

    return bersihkan


def di_meja(teks: str) -> str:
    """Return a sentence on a file with the advice that can be followed at the desk."""
    for di_folder, di_sini in _DI_MEJA:
        teks = teks.replace(di_folder, di_sini)
    return teks


def bagi(teks: str, boleh: Callable[[str], bool]) -> str:
    """Return a sentence as it is said to whom `boleh` tells of: nobody is sent to himself."""
    if boleh("pengguna"):
        for lain, sendiri in _BAGI_ADMIN:
            teks = teks.replace(lain, sendiri)
    return teks


def _sebut_kunci(pengaturan: Pengaturan, kunci: str) -> str:
    from tata_usaha.kerja.lihat_naskah import sebutan_naskah  # it brings Word's reader: not while the desk opens

    try:
        nama = sebutan_naskah(pengaturan, kunci)
    except GalatBasisData:  # it is the register's own error that is told
        return kunci
    return f"“{nama}”" if nama else kunci


def _akar(pengaturan: Pengaturan) -> list[Path]:
    """Return the server's own folders, the longest first."""
    folder = {pengaturan.plan, pengaturan.bukti, pengaturan.outbox, pengaturan.templat}
    folder |= {f.parent for f in folder} | {f.parent for f in pengaturan.folder_cadangan}
    return sorted((f for f in folder if len(f.parts) > 1), key=lambda f: -len(str(f)))


def _sekali(semua: Iterable[Tautan | None]) -> tuple[Tautan, ...]:
    return tuple(dict.fromkeys(t for t in semua if t is not None))
