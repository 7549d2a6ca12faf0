"""What waits in the outbox: for whose signature, for whose words, for how long, and where each letter lies.

A browser opens no file of this PC from a page: a letter leads to its page of the desk, and where there is no desk its
place is told as text to be copied.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from flows.artefak.markdown import aman, daftar, ke_meja, kode, naskah_di_meja, naskah_markdown, sebut_meja
from tata_usaha.cli.anjuran import sebut
from tata_usaha.dasar.letak_meja import LetakMeja
from tata_usaha.kerja.antrean import Antrean, ButirAntrean, Tunggu
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import hari_tanggal, tanggal_pendek
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import jabatan_penanda_tangan

_SEBUT_MAKS = 10
_TANPA_MEJA = "Peramban tidak dapat membuka berkas dari halaman ini, jadi salin letaknya ke pengelola berkas."
_PENJELASAN = {
    Tunggu.DILIHAT: "Berkasnya tidak seperti yang dicatat buku agenda; periksa satu demi satu.",
    Tunggu.TANDA_TANGAN: "Sudah siap; sesudah ditandatangani, taruh pindaiannya di folder masuk.",
    Tunggu.SIAP: "Tidak ada lagi yang kosong; periksa, lalu nyatakan siap.",
    Tunggu.ISIAN: "Buka berkasnya di Word dan isi yang masih kosong; nomor dan tanggal diisi waktu dinomori.",
    Tunggu.ARSIP: "Sudah ditandatangani; tinggal diarsipkan.",
}


def outbox(antrean: Antrean, hari: dt.date, lihat: str = "", meja: LetakMeja | None = None) -> str:
    """Return what waits on a day; `lihat` are links to what else there is to see, letters lead to their desk `meja`."""
    return naskah_markdown(
        [
            "# Outbox: apa menunggu siapa",
            f"{aman(antrean.kantor.satker.nama)}, keadaan {aman(hari_tanggal(hari))}.",
            f"**{aman(antrean.kalimat)}**",
            f"Folder: {kode(str(antrean.folder))}. Letak setiap naskah di bawah ini dihitung dari folder itu. "
            + (sebut_meja(meja) or _TANPA_MEJA),
            *_masuk(antrean, meja),
            *(bagian for tunggu in Tunggu for bagian in _bagian(antrean, tunggu, meja)),
            _lain(antrean),
            f"Lihat juga: {lihat}." if lihat else "",
        ]
    )


def _bagian(antrean: Antrean, tunggu: Tunggu, meja: LetakMeja | None) -> Iterator[str]:
    semua = antrean.yang(tunggu)
    if not semua:
        return
    yield f"## {aman(tunggu.capitalize())} ({len(semua)})"
    yield _PENJELASAN[tunggu]
    siapa = _penanda if tunggu is Tunggu.TANDA_TANGAN else _unit
    semua = sorted(semua, key=lambda b: siapa(b, antrean.kantor))  # the longest stays first with each of them
    for nama, milik in groupby(semua, key=lambda b: siapa(b, antrean.kantor)):
        yield f"### {aman(nama)}"
        yield daftar(_baris(b, antrean, meja) for b in milik)


def _baris(b: ButirAntrean, antrean: Antrean, meja: LetakMeja | None) -> str:
    """Return one line for a letter: where it lies, for how long it has waited, what else there is to say of it."""
    lama = "" if b.hari is None else "sejak hari ini" if b.hari == 0 else f"{b.hari} hari"
    match b.tunggu:
        case Tunggu.DILIHAT:
            rincian = [b.isi.status, lama, b.isi.catatan]
        case Tunggu.TANDA_TANGAN:
            rincian = [lama, _nomor(b), _unit(b, antrean.kantor, pendek=True), b.isi.catatan]
        case Tunggu.ISIAN:
            rincian = [f"{b.isi.isian} isian", lama, _nomor(b), b.isi.catatan]
        case Tunggu.SIAP | Tunggu.ARSIP:
            rincian = [lama, _nomor(b), b.isi.catatan]
    naskah = naskah_di_meja(_letak(b, antrean), meja.naskah(b.isi.entri.kunci) if meja else "")
    return f"{naskah}: {aman(', '.join(filter(None, rincian)))}"


def _letak(b: ButirAntrean, antrean: Antrean) -> str:
    tempat = b.isi.berkas
    return (tempat.relative_to(antrean.folder) if tempat.is_relative_to(antrean.folder) else tempat).as_posix()


def _nomor(b: ButirAntrean) -> str:
    e = b.isi.entri
    if e.tanggal is None:
        return "nomornya dari SRIKANDI" if e.jalur else ""
    return f"{'' if e.nomor is None else f'nomor {e.nomor} '}tanggal {tanggal_pendek(e.tanggal)}"


def _penanda(b: ButirAntrean, kantor: Kantor, *, pendek: bool = False) -> str:
    """Return whose signature it waits for; where no post signs it, those of its unit."""
    if b.penanda is None:
        return _unit(b, kantor, pendek=pendek)
    lewat = " (di SRIKANDI)" if b.isi.entri.jalur else ""
    nama = f", {b.penanda.nama}" if b.penanda.nama else ""
    return f"{jabatan_penanda_tangan(b.penanda)}{nama}{lewat}"


def _unit(b: ButirAntrean, kantor: Kantor, *, pendek: bool = False) -> str:
    kode_unit = b.isi.entri.unit
    milik = next((u for u in kantor.satker.unit if u.kode == kode_unit), None)
    if milik is None:
        return "Sekretariat"
    return milik.singkatan if pendek else f"{milik.nama} ({milik.singkatan})"


def _masuk(antrean: Antrean, meja: LetakMeja | None) -> list[str]:
    """Return what arrived signed and waits to be taken in."""
    if not antrean.masuk:
        return []
    nama = [kode(satu) for satu in antrean.masuk[:_SEBUT_MAKS]]
    if (lebih := len(antrean.masuk) - _SEBUT_MAKS) > 0:
        nama.append(f"… dan {lebih} lagi")
    perintah = sebut(Anjuran.untuk(Tindak.TERIMA_MASUK, satker=antrean.kantor.satker.kode))
    return [
        f"## Di folder masuk ({len(antrean.masuk)})",
        f"Diterima pada jalan berikutnya, atau sekarang dengan {kode(perintah)}."
        + (f" {ke_meja('Lihat di meja', meja.kiriman)}." if meja else ""),
        daftar(nama),
    ]


def _lain(antrean: Antrean) -> str:
    bagian = [f"{antrean.selesai} naskah sudah diarsipkan atau dibatalkan."] if antrean.selesai else []
    if antrean.asing:
        bagian.append(f"{antrean.asing} berkas lain tidak dikenal buku agenda; lihat dengan `zi outbox`.")
    return " ".join(bagian)
