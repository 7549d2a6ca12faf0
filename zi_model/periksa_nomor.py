"""What satker.yaml can say wrongly of the office's numbers: patterns, classes, counters, and who gives them."""

from __future__ import annotations

from collections.abc import Iterator

from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah
from zi_model.naskah.keluarga import jenis_bernomor, jenis_lewat_srikandi, jenis_naskah
from zi_model.nilai_mentah import CariLetak, Jalur, butir, nilai_di, sebut_pilihan
from zi_model.periksa_kantor import isian_asing
from zi_model.pola_nomor import ISIAN_NOMOR, polos


def periksa_nomor(isi: object, letak: CariLetak) -> list[Masalah]:
    """Return every problem of the patterns, classes, counters and kinds for SRIKANDI in satker.yaml."""
    nomor = [*_periksa_pola(isi, letak), *_periksa_klasifikasi(isi, letak), *_periksa_pencacah(isi, letak)]
    return [*nomor, *_periksa_srikandi(isi, letak)]


def _periksa_pola(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield what would keep a letter from its number: an unknown place, a brace left over, no {no}, no class."""
    saran = f"Isian yang ada: {', '.join(f'{{{nama}}}' for nama in ISIAN_NOMOR)}; angka tiga digit ditulis {{no:03}}."
    for jenis, pola in _peta(isi, "nomor").items():
        if not isinstance(pola, str):
            continue
        di = letak(("nomor", jenis))
        asing = isian_asing(polos(pola), ISIAN_NOMOR)
        for keluhan in asing:
            yield Masalah(di, KodeMasalah.POLA_NOMOR, f"pola nomor “{pola}”: {keluhan}.", saran)
        if not asing and "{no}" not in polos(pola):
            pesan = f"pola nomor “{pola}” tidak memuat {{no}}, jadi semua naskah akan bernomor sama."
            yield Masalah(di, KodeMasalah.POLA_NOMOR, pesan, saran)
        if "{klasifikasi}" in pola and not _peta(isi, "klasifikasi").get(jenis):
            pesan = f"pola nomor “{pola}” memakai {{klasifikasi}}, tetapi klasifikasi untuk “{jenis}” belum ditulis."
            tulis = f"Tulis di bagian klasifikasi, misalnya “{jenis}: PW.02”."
            yield Masalah(di, KodeMasalah.POLA_NOMOR, pesan, tulis)


def _periksa_klasifikasi(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield classes of what is no letter: they would be read by nobody."""
    dikenal = _jenis(isi)
    for nama in _peta(isi, "klasifikasi"):
        if isinstance(nama, str) and nama not in dikenal and jenis_naskah(nama) is None:
            saran = f"{sebut_pilihan(nama, dikenal)} Satu naskah disebut seperti di rencana aksi: laporan/evaluasi-sop."
            pesan = f"klasifikasi untuk “{nama}”, padahal tidak ada jenis naskah atau naskah bernama itu."
            yield Masalah(letak(("klasifikasi", nama)), KodeMasalah.KLASIFIKASI, pesan, saran)


def _periksa_pencacah(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield counters of unknown kinds, kinds that two counters share, and names that would mix with another's."""
    dikenal, gabungan = _jenis(isi), _peta(isi, "pencacah", "gabungan")
    milik: dict[object, object] = {}
    for nama, anggota in gabungan.items():
        jalur = ("pencacah", "gabungan", nama)
        if nama in dikenal and nama not in (anggota if isinstance(anggota, tuple) else ()):
            pesan = f"pencacah gabungan “{nama}” bernama seperti jenis naskah yang tidak termasuk di dalamnya."
            yield Masalah(letak(jalur), KodeMasalah.PENCACAH, pesan, "Beri nama lain, misalnya “surat”.")
        if isinstance(nama, str) and "/" in nama:
            pesan = f"nama pencacah gabungan “{nama}” memuat garis miring."
            yield Masalah(letak(jalur), KodeMasalah.PENCACAH, pesan, "Beri nama tanpa garis miring.")
        for ke, jenis in butir(isi, *jalur):
            if jenis in milik:
                pesan = f"jenis “{jenis}” sudah termasuk pencacah gabungan “{milik[jenis]}”."
                yield Masalah(letak((*jalur, ke)), KodeMasalah.PENCACAH, pesan, "Hapus dari salah satunya.")
            milik.setdefault(jenis, nama)
            yield from _asing(jenis, dikenal, letak, (*jalur, ke))
    for ke, jenis in butir(isi, "pencacah", "per_sub_bagian"):
        yield from _asing(jenis, {*dikenal, *_nama(gabungan)}, letak, ("pencacah", "per_sub_bagian", ke))


def _periksa_srikandi(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield kinds that cannot go through SRIKANDI, and those that are named twice."""
    terlihat: set[object] = set()
    for ke, jenis in butir(isi, "srikandi"):
        if not isinstance(jenis, str):
            continue
        dikenal = set(jenis_lewat_srikandi())
        if jenis in jenis_bernomor() - dikenal:
            pesan = f"“{jenis}” tidak dapat lewat SRIKANDI: penanda tangannya lebih dari satu."
            yield Masalah(letak(("srikandi", ke)), KodeMasalah.SRIKANDI, pesan, "Hapus dari daftar ini.")
        elif jenis not in dikenal:
            pesan = f"tidak ada jenis naskah bernomor “{jenis}” yang dapat lewat SRIKANDI."
            yield Masalah(letak(("srikandi", ke)), KodeMasalah.SRIKANDI, pesan, sebut_pilihan(jenis, dikenal))
        elif jenis in terlihat:
            pesan = f"“{jenis}” disebut dua kali."
            yield Masalah(letak(("srikandi", ke)), KodeMasalah.SRIKANDI, pesan, "Hapus salah satunya.")
        terlihat.add(jenis)


def _asing(jenis: object, dikenal: set[str], letak: CariLetak, jalur: Jalur) -> Iterator[Masalah]:
    if isinstance(jenis, str) and jenis not in dikenal:
        pesan = f"tidak ada jenis naskah bernomor “{jenis}”."
        yield Masalah(letak(jalur), KodeMasalah.PENCACAH, pesan, sebut_pilihan(jenis, dikenal))


def _jenis(isi: object) -> set[str]:
    """Return the kinds of letters that have numbers: those that we know, and those that the office has patterns for."""
    return {*jenis_bernomor(), *_nama(_peta(isi, "nomor"))}


def _nama(peta: dict[object, object]) -> Iterator[str]:
    yield from (kunci for kunci in peta if isinstance(kunci, str))


def _peta(isi: object, *jalur: object) -> dict[object, object]:
    nilai = nilai_di(isi, *jalur)
    return nilai if isinstance(nilai, dict) else {}
