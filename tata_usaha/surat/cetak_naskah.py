"""Prints a letter: its content through its Word template into the bytes of a DOCX.

The same content, template and office give the same bytes. Everything that could be wrong is found
before: the template against the content's model, the values, and at last the letter as printed.
"""

from __future__ import annotations

import traceback
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from tata_usaha.cetak import kode_kaki as kaki
from tata_usaha.cetak.jinja_aman import LingkunganNaskah, TerlaluBanyak, anggota
from tata_usaha.cetak.mesin import BukanTemplat, Cetakan, HasilRusak, Setelan, Templat, muat_templat
from tata_usaha.cetak.penanda import AksaraTakSah, TakTercetak, TerlaluPanjang, aksara_tak_sah
from tata_usaha.cetak.sifat import SIFAT, susun_sifat
from tata_usaha.dasar.berkas import BerkasTakWajar, baca
from tata_usaha.dasar.galat import GalatRencana, GalatTemplat
from tata_usaha.surat.periksa_surat import periksa_cetakan
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.periksa import UKURAN_MAKS, periksa_isi_templat, periksa_templat
from tata_usaha.templat.sintaks import jinja_terbaca
from tata_usaha.templat.tag import bagian_templat
from zi_model.anjuran import Anjuran, Tindak
from zi_model.kantor import Kantor
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.naskah.inti.kode_kaki import kode_kaki
from zi_model.naskah.inti.naskah import Isi, Kutipan, Naskah
from zi_model.naskah.keluarga import berkode_kaki
from zi_model.srikandi import JALUR

_GAGAL = (TemplateError, TypeError, ArithmeticError, TerlaluPanjang)
"""What a tag can end in: Jinja's own errors, and those of comparing and counting values of any kind."""


def cetak(naskah: Naskah, kantor: Kantor, folder_templat: Path, *, berkode: bool = True) -> bytes:
    """Return the letter as the bytes of a DOCX.

    Without `berkode` it has no code on its first page, as nothing had that version 0.1 printed.

    Raises:
        GalatTemplat: when the template is missing or wrong, or what was printed fails the last
            check; with every problem and its place.
        GalatRencana: when a value holds a character that no Word file can hold, or a picture cannot be read.

    """
    berkas = folder_templat / naskah.templat
    docx = _baca_templat(berkas, type(naskah.isi))
    setelan = Setelan(getattr(kantor.satker.kertas, naskah.keluarga), kantor.satker.huruf)
    kode = kode_tercetak(naskah, kantor) if berkode else ""
    templat = _muat(docx, berkas, setelan, berkode=bool(kode))
    try:
        cetakan = _isi_templat(templat, docx, berkas, naskah.isi, kode)
        lain = {SIFAT: susun_sifat(naskah, kantor)}
    except AksaraTakSah as galat:
        _tolak_nilai(naskah, galat)
    _periksa_akhir(templat, cetakan, naskah, kantor)
    if kaki.NAMA in templat.nama:
        lain[kaki.GAMBAR_KODE] = kaki.gambar_kode(kode)
    return templat.kemas(cetakan, lain)


def kode_tercetak(naskah: Naskah, kantor: Kantor) -> str:
    """Return the code on a letter's first page: as the office says, or as the table of kinds does; "" none.

    A letter that goes through SRIKANDI bears what that system puts on it, and is known by its text.
    """
    jenis, satker = naskah.kunci.jenis, kantor.satker
    if naskah.jalur == JALUR:
        return ""
    diminta = satker.kode_kaki_untuk(jenis)
    dipakai = berkode_kaki(jenis) if diminta is None else diminta
    return kode_kaki(str(naskah.kunci), satker.kode_wilayah) if dipakai else ""


def _baca_templat(templat: Path, model: type[Isi]) -> bytes:
    """Return the template's bytes after checking them."""
    try:
        docx = baca(templat, UKURAN_MAKS)
    except (OSError, BerkasTakWajar):
        masalah = periksa_templat(templat, model)
    else:
        masalah = _galat(periksa_isi_templat(docx, str(templat), model))
        if not masalah:
            return docx
    raise _gagal(f"Templat “{templat.name}” tidak dapat dipakai.", masalah)


def _galat(masalah: Iterable[Masalah]) -> list[Masalah]:
    """Return those problems that stop the printing, in reading order."""
    return [m for m in masalah if m.tingkat is Tingkat.GALAT]


def _muat(docx: bytes, berkas: Path, setelan: Setelan, *, berkode: bool) -> Templat:
    """Return the template compiled, with a place for the letter's code where it has one."""
    try:
        return muat_templat(kaki.siapkan_kaki(docx, setelan.kertas, berkode=berkode), setelan)
    except (BukanTemplat, zipfile.BadZipFile, LookupError, etree.XMLSyntaxError) as galat:
        masalah = Masalah(Letak(str(berkas)), KodeTemplat.BERKAS, "berkas ini bukan dokumen Word .docx yang utuh.")
        raise _gagal(f"Templat “{berkas.name}” tidak dapat dibuka.", [masalah]) from galat
    except (TemplateError, SyntaxError) as galat:  # SyntaxError: loops nested deeper than Python can
        raise _gagal(f"Templat “{berkas.name}” gagal dibaca.", [_lacak(docx, berkas, {}, galat)]) from galat


def _isi_templat(templat: Templat, docx: bytes, berkas: Path, isi: Isi, kode: str) -> Cetakan:
    """Return the letter filled."""
    konteks = {nama: getattr(isi, nama) for nama in templat.nama & anggota(type(isi))} | {kaki.NAMA: kode}
    try:
        return templat.susun(konteks, getattr(isi, "grafik", ()))
    except HasilRusak as galat:
        pesan = "hasil cetaknya terputus; mungkin sebuah blok dibuka atau ditutup di dalam tautan atau kotak."
        masalah = Masalah(Letak(str(berkas)), KodeTemplat.HASIL_RUSAK, pesan)
        raise _gagal(f"Templat “{berkas.name}” menghasilkan dokumen yang rusak.", [masalah]) from galat
    except _GAGAL as galat:
        raise _gagal(f"Templat “{berkas.name}” gagal dicetak.", [_lacak(docx, berkas, konteks, galat)]) from galat


def _gagal(pesan: str, masalah: Sequence[Masalah]) -> GalatTemplat:
    """Return the error that stops a letter because of its template."""
    anjuran = Anjuran.untuk(Tindak.PERIKSA_TEMPLAT)
    return GalatTemplat(pesan, "Perbaiki templatnya di Word, lalu periksa.", masalah, anjuran=anjuran)


def _periksa_akhir(templat: Templat, cetakan: Cetakan, naskah: Naskah, kantor: Kantor) -> None:
    def kutipan() -> Iterator[str]:
        return (nilai.teks for _, nilai in _telusuri(naskah.isi) if isinstance(nilai, Kutipan))

    teks = {**templat.teks_tetap, **cetakan.xml}
    if masalah := _galat(periksa_cetakan(teks, f"{naskah.nama_berkas}.docx", kantor, kutipan, naskah.jalur)):
        raise GalatTemplat(
            f"Naskah “{naskah.nama_berkas}” tidak lolos pemeriksaan akhir.",
            "Perbaiki tempat yang disebut, di templat atau di folder plan.",
            masalah,
        )


def _tolak_nilai(naskah: Naskah, sebab: AksaraTakSah) -> NoReturn:
    """Tell which values hold a character that no Word file can hold."""
    masalah = [
        Masalah(
            Letak(str(naskah.kunci)),
            KodeTemplat.GAGAL_CETAK,
            f"{bidang} memuat aksara U+{ord(aksara):04X} yang tidak dapat disimpan di berkas Word: {teks!r}.",
            "Hapus aksara itu dari sumbernya.",
        )
        for bidang, nilai in (("perihal", naskah.perihal), *_telusuri(naskah.isi))
        for teks in (nilai if isinstance(nilai, str) else "",)
        if (aksara := aksara_tak_sah(teks))
    ]
    raise GalatRencana(f"Isi naskah “{naskah.nama_berkas}” memuat aksara yang tidak sah.", masalah=masalah) from sebab


def _telusuri(nilai: object, jalur: str = "") -> Iterator[tuple[str, object]]:
    """Yield every record and value within a content, with its path: `menimbang[0].teks`."""
    yield jalur, nilai
    if isinstance(nilai, Isi):
        for nama in type(nilai).model_fields:
            yield from _telusuri(getattr(nilai, nama), f"{jalur}.{nama}" if jalur else nama)
    elif isinstance(nilai, tuple | list):
        for ke, unsur in enumerate(nilai):
            yield from _telusuri(unsur, f"{jalur}[{ke}]")


def _lacak(docx: bytes, berkas: Path, konteks: dict[str, object], galat: Exception) -> Masalah:
    """Return the problem with the place of the tag that stopped the printing.

    The tags alone, one to a line, are run once more: the line that fails is the number of the tag. A
    loop that was stopped is stopped there again, at its last entry.
    """
    putaran = {"maks_putaran": galat.putaran - 1} if isinstance(galat, TerlaluBanyak) else {}
    for bagian in bagian_templat(docx):
        try:
            program = "\n".join(map(jinja_terbaca, bagian.tag))
            LingkunganNaskah(**putaran).from_string(program).render(konteks)
        except _GAGAL as ulang:
            baris = [b.lineno for b in traceback.extract_tb(ulang.__traceback__) if b.filename == "<template>"]
            nomor = getattr(ulang, "lineno", None) or (baris[-1] if baris else None) or 1
            tag = bagian.tag[nomor - 1]
            pesan = f"{tag.paragraf.tempat}: {_sebab(ulang)}. Tag: {tag.mentah}"
            return Masalah(Letak(str(berkas)), KodeTemplat.GAGAL_CETAK, pesan)
        except SyntaxError:
            continue
    return Masalah(Letak(str(berkas)), KodeTemplat.GAGAL_CETAK, f"{_sebab(galat)}.")


def _sebab(galat: Exception) -> str:
    """Return in Indonesian why a tag stopped the printing."""
    match galat:
        case TakTercetak():
            return str(galat)
        case TerlaluBanyak() | TerlaluPanjang():
            return "perulangan di sini mencetak atau mengerjakan lebih dari yang dapat dimuat sebuah naskah"
        case UndefinedError():
            return "yang disebut tag ini tidak dimiliki naskah ini"
        case SecurityError():
            return "tag ini memakai sesuatu yang tidak boleh dipakai"
        case SyntaxError():
            return "perulangan di templat ini bersarang terlalu dalam"
    return "isi tag ini tidak terbaca"
